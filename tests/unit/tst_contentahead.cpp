// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digest.h"
#include "source/contentahead.h"

#include <QTemporaryDir>
#include <QTest>
#include <fcntl.h>
#include <optional>
#include <string>
#include <unistd.h>
#include <vector>

using namespace assay;

class TestContentAhead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_folder.reset(); }
    void spareThreadsAreShared();
    void batchesAreBounded();
    void nothingIsReadWithoutSpareThreads();
    void whatIsReadIsWhatIsThere();
    void whatIsNotAsWalkedIsLeft();
    void manyBatches_data();
    void manyBatches();
    void endsWhileItReads();
    void cancelled();

private:
    void makeFile(const std::string &name, const std::string &content) const;
    static std::string contentOf(int i) { return std::string(static_cast<std::size_t>(i * 37 % 20'000), static_cast<char>('a' + i % 26)); }
    // Until another thread has read the file: what take() gives at last.
    static std::optional<ContentAhead::Content> takenAhead(const EvidenceFs &fs, const std::string &name, std::uint64_t size);

    std::optional<QTemporaryDir> m_folder;
    EvidenceFsPtr m_fs;
};

void TestContentAhead::init()
{
    m_folder.emplace();
    m_fs = *openDirectoryFs(m_folder->path().toStdString());
}

void TestContentAhead::makeFile(const std::string &name, const std::string &content) const
{
    const int file = ::open((m_folder->path().toStdString() + '/' + name).c_str(), O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0644);
    QVERIFY(::write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size()));
    ::close(file);
}

void TestContentAhead::spareThreadsAreShared()
{
    SpareThreads threads(5);
    QCOMPARE(threads.forEach(), 0U); // nobody is there to be helped
    {
        const SpareThreads::Busy one(threads);
        QCOMPARE(threads.forEach(), 4U);
        const SpareThreads::Busy two(threads);
        QCOMPARE(threads.forEach(), 1U);
        const SpareThreads::Busy three(threads);
        QCOMPARE(threads.forEach(), 0U);
    }
    std::vector<std::unique_ptr<SpareThreads::Busy>> more;
    for (int i = 0; i < 7; ++i)
        more.push_back(std::make_unique<SpareThreads::Busy>(threads));
    QCOMPARE(threads.forEach(), 0U);
}

void TestContentAhead::batchesAreBounded()
{
    ContentAhead::Batch small;
    int files = 0;
    for (; !small.full(); ++files)
        small.add("x", 1);
    QCOMPARE(files, 256);
    ContentAhead::Batch large;
    std::uint64_t bytes = 0;
    for (; !large.full(); bytes += 300'000)
        large.add("x", 300'000);
    QVERIFY(bytes <= 4 * 1024 * 1024);
    large.clear();
    QVERIFY(!large.full());
    for (int i = 0; i < 100; ++i)
        QCOMPARE(large.add("x", std::uint64_t{1} << 40), static_cast<std::size_t>(i)); // never into memory
    QVERIFY(!large.full());
}

void TestContentAhead::nothingIsReadWithoutSpareThreads()
{
    makeFile("file", "content");
    Context context;
    SpareThreads one(1);
    const SpareThreads::Busy busy(one);
    for (const SpareThreads *spare : {static_cast<const SpareThreads *>(nullptr), static_cast<const SpareThreads *>(&one)}) {
        ContentAhead::Batch batch;
        ContentAhead ahead(*m_fs, context, spare);
        batch.add("file", 7);
        batch.add("file", 7);
        ahead.offer(batch);
        for (std::size_t i = 0; i < 2; ++i)
            QVERIFY(ahead.take(batch, i).digest == nullptr);
        ahead.withdraw(batch);
    }
}

// A file before it gives other threads time: it is taken first, and the one behind it at the end.
std::optional<ContentAhead::Content> TestContentAhead::takenAhead(const EvidenceFs &fs, const std::string &name, std::uint64_t size)
{
    static Context context;
    static SpareThreads threads(2);
    static const SpareThreads::Busy busy(threads);
    static std::string bytes;
    static Sha256Digest digest;
    for (int i = 0; i < 200; ++i) {
        ContentAhead::Batch batch;
        ContentAhead ahead(fs, context, &threads);
        batch.add("none", 0);
        batch.add(name, size);
        ahead.offer(batch);
        QTest::qSleep(1 + i / 10);
        const ContentAhead::Content content = ahead.take(batch, 1);
        ahead.withdraw(batch);
        if (!content.digest)
            continue;
        bytes.assign(reinterpret_cast<const char *>(content.bytes.data()), content.bytes.size());
        digest = *content.digest;
        return ContentAhead::Content{std::as_bytes(std::span(bytes)), &digest};
    }
    return std::nullopt;
}

void TestContentAhead::whatIsReadIsWhatIsThere()
{
    for (const std::string &content : {std::string(), std::string("x"), std::string(512 * 1024, 'y')}) {
        makeFile("file", content);
        const auto taken = takenAhead(*m_fs, "file", content.size());
        QVERIFY(taken);
        QVERIFY(std::equal(taken->bytes.begin(), taken->bytes.end(), std::as_bytes(std::span(content)).begin(), std::as_bytes(std::span(content)).end()));
        QCOMPARE(*taken->digest, sha256(content));
    }
}

void TestContentAhead::whatIsNotAsWalkedIsLeft()
{
    makeFile("file", "content");
    QVERIFY(::symlink("file", (m_folder->path().toStdString() + "/link").c_str()) == 0);
    Context context;
    SpareThreads threads(2);
    const SpareThreads::Busy busy(threads);
    for (int round = 0; round < 20; ++round) {
        ContentAhead::Batch batch;
        ContentAhead ahead(*m_fs, context, &threads);
        batch.add("file", 6);
        batch.add("file", 8);
        batch.add("link", 7);
        batch.add("none", 0);
        batch.add("file", 600 * 1024);
        ahead.offer(batch);
        QTest::qSleep(round % 5);
        for (std::size_t i = 0; i < 5; ++i)
            QVERIFY(ahead.take(batch, i).digest == nullptr);
        ahead.withdraw(batch);
    }
}

void TestContentAhead::manyBatches_data()
{
    QTest::addColumn<unsigned>("threads");
    for (const unsigned threads : {1U, 2U, 4U})
        QTest::addRow("%u", threads) << threads;
}

void TestContentAhead::manyBatches()
{
    QFETCH(unsigned, threads);
    constexpr int files = 400;
    for (int i = 0; i < files; ++i)
        makeFile(std::to_string(i), contentOf(i));
    std::vector<Sha256Digest> digests;
    for (int i = 0; i < files; ++i)
        digests.push_back(sha256(contentOf(i)));
    Context context;
    SpareThreads spare(threads);
    const SpareThreads::Busy busy(spare);
    ContentAhead::Batch batches[2];
    ContentAhead ahead(*m_fs, context, &spare);
    std::vector<int> numbers[2];
    int next = 0;
    for (int turn = 0; turn < 30; ++turn) {
        ContentAhead::Batch &batch = batches[turn % 2];
        std::vector<int> &of = numbers[turn % 2];
        of.clear();
        for (int i = 0; i < 1 + turn * 7 % 256 && !batch.full(); ++i, next = (next + 1) % files) {
            of.push_back(next);
            batch.add(std::to_string(next), contentOf(next).size());
        }
        ahead.offer(batch);
        if (turn == 0)
            continue;
        ContentAhead::Batch &before = batches[(turn + 1) % 2];
        const std::vector<int> &taken = numbers[(turn + 1) % 2];
        for (std::size_t i = 0; i < taken.size(); ++i) {
            const auto content = ahead.take(before, i);
            if (!content.digest)
                continue;
            QCOMPARE(*content.digest, digests[static_cast<std::size_t>(taken[i])]);
            QCOMPARE(sha256(content.bytes), *content.digest);
        }
        ahead.withdraw(before);
        before.clear();
    }
}

void TestContentAhead::endsWhileItReads()
{
    for (int i = 0; i < 200; ++i)
        makeFile(std::to_string(i), contentOf(i));
    Context context;
    SpareThreads threads(3);
    const SpareThreads::Busy busy(threads);
    for (int round = 0; round < 50; ++round) {
        ContentAhead::Batch batch;
        ContentAhead ahead(*m_fs, context, &threads);
        for (int i = 0; i < 200; ++i)
            batch.add(std::to_string(i), contentOf(i).size());
        ahead.offer(batch);
        QTest::qSleep(round % 3);
    }
}

void TestContentAhead::cancelled()
{
    makeFile("file", "content");
    Context context;
    context.cancel();
    SpareThreads threads(2);
    const SpareThreads::Busy busy(threads);
    ContentAhead::Batch batch;
    ContentAhead ahead(*m_fs, context, &threads);
    batch.add("file", 7);
    batch.add("file", 7);
    ahead.offer(batch);
    QTest::qSleep(20);
    QVERIFY(ahead.take(batch, 0).digest == nullptr);
}

QTEST_GUILESS_MAIN(TestContentAhead)
#include "tst_contentahead.moc"
