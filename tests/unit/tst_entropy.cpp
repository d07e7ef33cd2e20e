// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspect/entropy.h"
#include "support/failingsource.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace assay;
using namespace assay::test;

namespace {

std::span<const std::byte> view(const std::string &bytes)
{
    return std::as_bytes(std::span(bytes));
}

std::string noise(std::size_t size)
{
    std::mt19937_64 random(3);
    std::string bytes;
    while (bytes.size() < size)
        bytes += static_cast<char>(random());
    return bytes;
}

} // namespace

class TestEntropy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void values();
    void bucketsCoverTheFile();
    void unreadableIsUnknown();
    void shorterThanItSays();
    void cancelled();
    void tenGigabytesSparse();
};

void TestEntropy::values()
{
    QCOMPARE(shannonEntropy({}), 0.0);
    QCOMPARE(shannonEntropy(view("aaaa")), 0.0);
    QCOMPARE(shannonEntropy(view("abab")), 1.0);
    QCOMPARE(shannonEntropy(view("abcd")), 2.0);
    QVERIFY(qAbs(shannonEntropy(view("aaab")) - 0.8112781244591328) < 1e-12);
    std::string all;
    for (int i = 0; i < 256; ++i)
        all += static_cast<char>(i);
    QCOMPARE(shannonEntropy(view(all)), 8.0);
    const double random = shannonEntropy(view(noise(1 << 20)));
    QVERIFY(random > 7.999 && random <= 8.0);
}

void TestEntropy::bucketsCoverTheFile()
{
    Context context;
    const auto empty = entropyMap(*memorySource({}, "empty"), 1024, context);
    QVERIFY(empty && empty->buckets.empty() && empty->bucketBytes == 0);
    const std::string bytes = std::string(10'000, 'a') + noise(10'000) + std::string(1, 'x');
    const auto map = entropyMap(*memorySource(bytes, "three"), 10'000, context);
    QVERIFY(map);
    QCOMPARE(map->buckets.size(), std::size_t{3});
    QCOMPARE(map->buckets[0], 0.0F);
    QVERIFY(map->buckets[1] > 7.9F);
    QCOMPARE(map->buckets[2], 0.0F);
    QVERIFY(!map->sampled);
    // Sampled ones too: what is looked at lies at both ends and between.
    std::string large = std::string(1 << 20, '\0') + noise(1 << 20);
    const auto halves = entropyMap(*memorySource(large, "halves"), 1 << 20, context);
    QVERIFY(halves && halves->sampled);
    QCOMPARE(halves->buckets[0], 0.0F);
    QVERIFY(halves->buckets[1] > 7.9F);
    large.back() = 'x';
    large[(1 << 20) - 1] = 'x'; // the last byte of a bucket is seen
    QVERIFY(entropyMap(*memorySource(large, "halves"), 1 << 20, context)->buckets[0] > 0.0F);
    // Too many buckets are not made.
    QVERIFY(entropyMap(*memorySource(large, "tiny"), 1, context)->buckets.size() <= 65536);
    QCOMPARE(entropyBucketBytes(0, 512), std::uint64_t{1024});
    QCOMPARE(entropyBucketBytes(512 * 4096, 512), std::uint64_t{4096});
    QCOMPARE(entropyBucketBytes(512 * 4096 + 1, 512), std::uint64_t{4097});
    QVERIFY(entropyBucketBytes(~std::uint64_t{0}, 0) == ~std::uint64_t{0});
}

void TestEntropy::unreadableIsUnknown()
{
    Context context;
    const ByteSourcePtr whole = memorySource(std::string(64 * 1024, 'a') + noise(64 * 1024), "whole");
    for (std::uint64_t place = 0; place <= whole->size(); place += 1000) {
        const auto map = entropyMap(FailingSource(whole, place), 8192, context);
        QVERIFY(map);
        QCOMPARE(map->buckets.size(), std::size_t{16});
        for (std::uint64_t i = 0; i < 16; ++i)
            QCOMPARE(map->buckets[static_cast<std::size_t>(i)] == EntropyMap::unknown, place < (i + 1) * 8192);
    }
}

void TestEntropy::shorterThanItSays()
{
    class Shrunk final : public ByteSource {
    public:
        std::uint64_t size() const override { return 40'000; }
        const std::string &name() const override { return m_bytes->name(); }
        Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const override { return m_bytes->readAt(offset, out); }

    private:
        ByteSourcePtr m_bytes = memorySource(std::string(15'000, 'a'), "shrunk");
    };
    Context context;
    const auto map = entropyMap(Shrunk(), 10'000, context);
    QVERIFY(map);
    QCOMPARE(map->buckets, (std::vector<float>{0, EntropyMap::unknown, EntropyMap::unknown, EntropyMap::unknown}));
}

void TestEntropy::cancelled()
{
    Context context;
    context.cancel();
    const auto map = entropyMap(*memorySource("some bytes", "some"), 1024, context);
    QVERIFY(!map);
    QCOMPARE(map.error().code, ErrorCode::Cancelled);
}

void TestEntropy::tenGigabytesSparse()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sparse"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    if (!file.resize(10'000'000'000))
        QSKIP("This file system holds no sparse file of 10 GB");
    file.close();
    const auto source = openFileSource(path.toStdString());
    QVERIFY(source);
    Context context;
    QElapsedTimer clock;
    clock.start();
    const auto map = entropyMap(**source, entropyBucketBytes((*source)->size(), 512), context);
    const qint64 elapsed = clock.elapsed();
    QVERIFY(map && map->sampled);
    QCOMPARE(map->buckets.size(), std::size_t{512});
    QVERIFY(std::all_of(map->buckets.begin(), map->buckets.end(), [](float bits) { return bits == 0.0F; }));
    qInfo("Entropy of 10 GB, sparse, 512 parts: %lld ms", static_cast<long long>(elapsed));
    QVERIFY(elapsed < 5000);
}

QTEST_GUILESS_MAIN(TestEntropy)
#include "tst_entropy.moc"
