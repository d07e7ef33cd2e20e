// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/buildcache.h"
#include "source/store.h"
#include "support/boltbytes.h"
#include "support/memoryfs.h"
#include "support/sweep.h"

#include <QtTest>

#include <algorithm>

using namespace assay;
using namespace assay::test;

// What BuildKit writes down about folders of Docker's graph driver; live/docker20-buildkit.tar.gz is of Docker 20.10.24 (see
// tests/data/buildkit-store).
class TestBuildCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void engine();
    void odd();
    void store();
    void unreadable_data();
    void unreadable();
    void everyTruncation();
};

static constexpr const char *archive = "live/docker20-buildkit.tar.gz";
static constexpr const char *snapshotsPath = "buildkit/snapshots.db";
static constexpr const char *textsPath = "buildkit/metadata_v2.db";

static BoltDb database(const std::string &bytes, const std::string &name = "db")
{
    Context context;
    return fromTestData(BoltDb::load(memorySource(bytes, name), Limits(), context));
}

void TestBuildCache::engine()
{
    const BoltDb db = database(recordOf(archive, snapshotsPath));
    const BuildCacheSnapshots cache = parseBuildCacheSnapshots(db, Limits());
    QVERIFY(cache.problems.empty());
    // All folders but that of short names, and no more.
    std::vector<std::string> folders = fromTestData(archiveFs(archive).list("overlay2"));
    std::erase(folders, "l");
    std::vector<std::string> named;
    for (const auto &[folder, record] : cache.recordOf)
        named.push_back(folder);
    QVERIFY(named == folders);
    const BoltDb texts = database(recordOf(archive, textsPath));
    const BuildCacheTexts told = parseBuildCacheTexts(texts, Limits());
    QVERIFY(told.problems.empty());
    const auto has = [&](const char *text) {
        return std::any_of(cache.recordOf.begin(), cache.recordOf.end(), [&](const auto &one) {
            const auto found = told.byRecord.find(one.second);
            return found != told.byRecord.end() && found->second == text;
        });
    };
    QVERIFY(has("local source for context") && has("fileop target"));
    // Of one database what the other one is asked for.
    QVERIFY(parseBuildCacheSnapshots(texts, Limits()).recordOf.empty());
    QVERIFY(parseBuildCacheTexts(db, Limits()).byRecord.empty());
}

void TestBuildCache::odd()
{
    const auto of = [](const std::vector<BoltCell> &cells) {
        BoltFile file;
        file.addFreelist({});
        file.addLeaf(cells);
        return database(file.bytes());
    };
    const BoltDb snapshots = of({boltInline("a", {{"committed", "../../etc"}}), boltInline("b", {{"committed", "c"}, {"parent", ""}}),
                                 boltInline("d", {boltInline("parent", {})}), boltInline("e", {{"chainid", "sha256:0"}}), {"f", "value"}});
    const BuildCacheSnapshots cache = parseBuildCacheSnapshots(snapshots, Limits());
    QCOMPARE(cache.recordOf.size(), std::size_t{2});
    QVERIFY(cache.recordOf.at("b") == "b" && cache.recordOf.at("c") == "b");
    QCOMPARE(cache.problems.list.size(), std::size_t{3});
    const BoltDb texts = of({boltInline("_main", {boltInline("a", {{"cache.description", R"({"value":"one"})"}}), boltInline("b", {{"cache.description", R"({"value":1})"}}),
                                                  boltInline("c", {{"cache.description", "{"}}), boltInline("d", {{"other", ""}}), {"e", "value"}})});
    const BuildCacheTexts told = parseBuildCacheTexts(texts, Limits());
    QCOMPARE(told.byRecord.size(), std::size_t{1});
    QVERIFY(told.byRecord.at("a") == "one");
    QCOMPARE(told.problems.list.size(), std::size_t{3});
    for (const Error &error : told.problems.list)
        QVERIFY(error.hasOffset && error.file == "db");
}

static StoreCatalog catalogOf(const MemoryFs &fs)
{
    Context context;
    return fromTestData(readDockerCatalog(fs, "", Limits(), context));
}

static std::size_t count(const StoreCatalog &catalog, std::string_view code)
{
    return static_cast<std::size_t>(std::count_if(catalog.findings.begin(), catalog.findings.end(), [&](const Finding &finding) { return finding.code == code; }));
}

void TestBuildCache::store()
{
    MemoryFs fs(archive);
    const std::size_t folders = fromTestData(fs.list("overlay2")).size() - 1;
    const StoreCatalog honest = catalogOf(fs);
    QCOMPARE(honest.layers.size(), std::size_t{1});
    QCOMPARE(count(honest, "store.build-cache"), folders - 1);
    QCOMPARE(count(honest, "store.orphan"), std::size_t{0});
    QVERIFY(honest.complete);
    // What nobody wrote down is still told.
    fs.file("overlay2/0123456789abcdefghijklmno/diff/hidden", "x");
    const std::string cached = honest.findings.front().store;
    fs.file(cached + "/beside", "x");
    const StoreCatalog more = catalogOf(fs);
    QCOMPARE(count(more, "store.build-cache"), folders - 1);
    QCOMPARE(count(more, "store.orphan"), std::size_t{2});
}

void TestBuildCache::unreadable_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("orphans");
    QTest::newRow("snapshots") << QByteArray(snapshotsPath) << true;
    QTest::newRow("texts") << QByteArray(textsPath) << false;
}

void TestBuildCache::unreadable()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, orphans);
    MemoryFs fs(archive);
    fs.file(path.toStdString(), "this is no database");
    const StoreCatalog catalog = catalogOf(fs);
    QVERIFY(!catalog.complete);
    QCOMPARE(count(catalog, "source.unreadable"), std::size_t{1});
    QCOMPARE(count(catalog, "store.orphan") != 0, orphans);
    QCOMPARE(count(catalog, "store.build-cache") == 0, orphans);
    // Without any there is no cache to be told of.
    fs.remove(snapshotsPath);
    const StoreCatalog none = catalogOf(fs);
    QVERIFY(none.complete && count(none, "store.orphan") != 0);
}

void TestBuildCache::everyTruncation()
{
    for (const char *path : {snapshotsPath, textsPath}) {
        const std::string whole = recordOf(archive, path);
        std::size_t most = 0;
        for (std::size_t size = 0; size <= whole.size(); size += sweepStride) {
            Context context;
            const auto db = BoltDb::load(memorySource(whole.substr(0, size), "f"), Limits(), context);
            if (!db) {
                QVERIFY(!db.error().message().empty());
                continue;
            }
            const std::size_t found = parseBuildCacheSnapshots(*db, Limits()).recordOf.size() + parseBuildCacheTexts(*db, Limits()).byRecord.size();
            QVERIFY(found != 0 || !db->problems().empty());
            most = std::max(most, found);
        }
        QVERIFY(most > 2);
    }
}

QTEST_GUILESS_MAIN(TestBuildCache)
#include "tst_buildcache.moc"
