// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspect/contentsearch.h"
#include "support/qtbytes.h"

#include <QtTest>

using namespace assay;
using test::bytes;

static std::vector<std::size_t> offsets(const ContentPattern &pattern, std::string_view in, std::size_t from = 0, std::size_t until = ~std::size_t{0})
{
    std::vector<ContentPattern::Match> matches;
    pattern.find(in, from, until, 1000, matches);
    std::vector<std::size_t> at;
    for (const ContentPattern::Match &match : matches)
        at.push_back(match.at);
    return at;
}

class TestContentSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void patterns();
    void everySeam();
    void everyLayer();
    void sameContentOnce();
    void limits();
    void unreadable();
    void cancelled();

private:
    void write(const std::string &name, const std::string &content);
    LoadedSourcePtr load(const std::string &path, Role role);
    // "source.layer path offset", one line a hit and place, sorted.
    QStringList search(const std::vector<LoadedSourcePtr> &sources, const ContentPattern &pattern, ContentSearchSummary *summary = nullptr, const ContentSearchOptions &options = {});

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestContentSearch::write(const std::string &name, const std::string &content)
{
    const QString path = m_folder->filePath(QString::fromStdString(name));
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes(content)) != static_cast<qint64>(content.size()))
        qFatal("cannot write a test file");
}

LoadedSourcePtr TestContentSearch::load(const std::string &path, Role role)
{
    Context context;
    const auto source = openSource(path, Limits{}, context);
    if (!source)
        qFatal("%s", source.error().message().c_str());
    auto loaded = (*source)->load(0, role, {}, context);
    if (!loaded)
        qFatal("%s", loaded.error().message().c_str());
    return std::make_shared<const LoadedSource>(std::move(*loaded));
}

QStringList TestContentSearch::search(const std::vector<LoadedSourcePtr> &sources, const ContentPattern &pattern, ContentSearchSummary *summary, const ContentSearchOptions &options)
{
    QStringList lines;
    Context context;
    const auto done = searchContents(
        sources, pattern, options,
        [&](const ContentHits &hits) {
            for (const ContentPlace &place : hits.places) {
                const std::string path = sources[place.source]->layers[place.layer].tree->path(place.node);
                for (const ContentHit &hit : hits.hits)
                    lines.append(QStringLiteral("%1.%2 %3 %4").arg(place.source).arg(place.layer).arg(QString::fromStdString(path)).arg(hit.offset));
            }
        },
        context);
    if (!done)
        return {QString::fromStdString(done.error().message())};
    if (summary)
        *summary = *done;
    lines.sort();
    return lines;
}

void TestContentSearch::patterns()
{
    using Places = std::vector<std::size_t>;
    QCOMPARE(offsets(ContentPattern::bytes("aa"), "aaab aa"), (Places{0, 1, 5}));
    QCOMPARE(offsets(ContentPattern::bytes("aa"), "aaab aa", 1, 5), Places{1});
    QCOMPARE(offsets(ContentPattern::bytes("aa"), "aaab aa", 1, 6), (Places{1, 5})); // may end behind
    QCOMPARE(offsets(ContentPattern::bytes(std::string("\0\xff", 2)), std::string_view("x\0\xff\0", 4)), Places{1});
    QCOMPARE(offsets(ContentPattern::bytes("long"), "lon"), Places{});
    const std::string wide = std::string("K\0e\0y\0", 6) + std::string("\0K\0e\0y", 6) + "Key key";
    QCOMPARE(offsets(ContentPattern::text("Key", false), wide), (Places{0, 6, 12}));
    QCOMPARE(offsets(ContentPattern::text("key", true), wide), (Places{0, 6, 12, 16}));
    QCOMPARE(offsets(ContentPattern::text("a.b", true), "a-b A.B"), Places{4}); // no expression
    const auto key = ContentPattern::expression("^-+BEGIN [A-Z ]+-+$", false);
    QVERIFY(key);
    QCOMPARE(offsets(*key, "x\n--BEGIN RSA KEY--\n--BEGIN X-- "), Places{2});
    QCOMPARE(offsets(*key, "x--BEGIN RSA--", 1), Places{}); // what stands before counts
    QCOMPARE(offsets(*ContentPattern::expression("a*", false), "b aa"), Places{2}); // nothing is nowhere
    QVERIFY(!ContentPattern::expression("(", false));
    QVERIFY(!ContentPattern::expression("((a{1,1000}){1,1000}){1,1000}", false));
}

// A match may lie across any seam of the pieces that a file is read in.
void TestContentSearch::everySeam()
{
    const std::string needle = "needle-in-a-large-file";
    const std::size_t piece = 1 << 20;
    std::string content(3 * piece + 1000, '.');
    QStringList wanted;
    int number = 0;
    for (std::size_t at = piece - 700; at < 2 * piece + 1500; at += (at > piece + 1500 && at < 2 * piece - 700) ? 5000 : 37) {
        content.replace(at, needle.size(), needle);
        wanted.append(QStringLiteral("0.0 big %1").arg(at));
        ++number;
    }
    content.replace(content.size() - needle.size(), needle.size(), needle);
    wanted.append(QStringLiteral("0.0 big %1").arg(content.size() - needle.size()));
    write("big", content);
    wanted.sort();
    ContentSearchOptions options;
    options.hitsPerContent = 10'000;
    const auto loaded = load(m_folder->path().toStdString(), Role::Vendor);
    QVERIFY(number > 100);
    QCOMPARE(search({loaded}, ContentPattern::bytes(needle), nullptr, options), wanted);
    QCOMPARE(search({loaded}, ContentPattern::text("NEEDLE-in", true), nullptr, options), wanted);
    QCOMPARE(search({loaded}, *ContentPattern::expression("needle[a-z-]*", false), nullptr, options), wanted);
}

// Of every layer, what is hidden too, and what was saved and what is live.
void TestContentSearch::everyLayer()
{
    const LoadedSourcePtr saved = load(ASSAY_SAMPLE_DIR "/app.tar.xz", Role::Saved);
    const LoadedSourcePtr vendor = load(ASSAY_SAMPLE_DIR "/rootfs.tar.xz", Role::Vendor);
    QVERIFY(saved->layers.size() > 2);
    // By hand: each file of each layer, read whole.
    QStringList wanted;
    const std::vector<LoadedSourcePtr> sources{vendor, nullptr, saved};
    const std::string needle = "shop";
    for (std::uint32_t s = 0; s < sources.size(); ++s) {
        for (std::uint32_t l = 0; sources[s] && l < sources[s]->layers.size(); ++l) {
            const LayerTree &tree = *sources[s]->layers[l].tree;
            for (std::uint32_t n = 1; n < tree.size(); ++n) {
                Context context;
                const auto content = sources[s]->source->content(*sources[s], {l, NodeId(n)}, context);
                const auto all = content ? readAll(**content, 1 << 24) : Unexpected(content.error());
                if (!all)
                    continue;
                for (std::size_t at = all->find(needle); at != std::string::npos; at = all->find(needle, at + 1))
                    wanted.append(QStringLiteral("%1.%2 %3 %4").arg(s).arg(l).arg(QString::fromStdString(tree.path(NodeId(n)))).arg(at));
            }
        }
    }
    wanted.sort();
    QVERIFY(wanted.size() > 3);
    ContentSearchOptions options;
    options.hitsPerContent = 10'000;
    QCOMPARE(search(sources, ContentPattern::bytes(needle), nullptr, options), wanted);
    options.threads = 1;
    QCOMPARE(search(sources, ContentPattern::bytes(needle), nullptr, options), wanted);
}

void TestContentSearch::sameContentOnce()
{
    write("a", "one needle");
    write("b", "one needle");
    write("c", "no n-e-e-d-l-e");
    const auto loaded = load(m_folder->path().toStdString(), Role::Vendor);
    ContentSearchSummary summary;
    QCOMPARE(search({loaded, loaded}, ContentPattern::bytes("needle"), &summary),
             QStringList({QStringLiteral("0.0 a 4"), QStringLiteral("0.0 b 4"), QStringLiteral("1.0 a 4"), QStringLiteral("1.0 b 4")}));
    QCOMPARE(summary.contents, std::uint64_t{2});
    QCOMPARE(summary.bytes, std::uint64_t{24});
    QCOMPARE(summary.hits, std::uint64_t{1});

    ContentHits seen;
    Context context;
    QVERIFY(searchContents(std::vector{loaded}, ContentPattern::bytes("ne n"), {}, [&](ContentHits hits) { seen = std::move(hits); }, context));
    QCOMPARE(bytes(seen.hits.at(0).before + '|' + seen.hits[0].matched + '|' + seen.hits[0].after), QByteArray("o|ne n|eedle"));
}

void TestContentSearch::limits()
{
    for (int i = 0; i < 50; ++i)
        write("f" + std::to_string(i), std::string(static_cast<std::size_t>(i), ' ') + "xxxxxxxxxx");
    const auto loaded = load(m_folder->path().toStdString(), Role::Vendor);
    ContentSearchOptions options;
    options.hitsPerContent = 3;
    ContentSearchSummary summary;
    QCOMPARE(search({loaded}, ContentPattern::bytes("x"), &summary, options).size(), qsizetype{150});
    QVERIFY(!summary.stopped);
    options.hitsInAll = 30;
    options.threads = 1;
    QCOMPARE(search({loaded}, ContentPattern::bytes("x"), &summary, options).size(), qsizetype{30});
    QVERIFY(summary.stopped);
}

void TestContentSearch::unreadable()
{
    write("a", "needle");
    write("gone", "another needle");
    const auto loaded = load(m_folder->path().toStdString(), Role::Vendor);
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("gone"))));
    ContentSearchSummary summary;
    QCOMPARE(search({loaded}, ContentPattern::bytes("needle"), &summary), QStringList{QStringLiteral("0.0 a 0")});
    QCOMPARE(summary.skipped.size(), std::size_t{1});
    QCOMPARE(bytes(summary.skipped[0].path), QByteArray("gone"));
}

void TestContentSearch::cancelled()
{
    for (int i = 0; i < 200; ++i)
        write("f" + std::to_string(i), "needle " + std::to_string(i));
    const auto loaded = load(m_folder->path().toStdString(), Role::Vendor);
    Context context;
    int found = 0;
    const auto done = searchContents(
        std::vector{loaded}, ContentPattern::bytes("needle"), {},
        [&](const ContentHits &) {
            if (++found == 3)
                context.cancel();
        },
        context);
    QVERIFY(!done && done.error().code == ErrorCode::Cancelled);
    QVERIFY(found < 20);
}

QTEST_GUILESS_MAIN(TestContentSearch)
#include "tst_contentsearch.moc"
