// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "containerdcase.h"

#include "support/sweep.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

class TestContainerdDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unreadableDatabases_data();
    void unreadableDatabases();
    void busyDatabases();
    void cutShort_data();
    void cutShort();
    void flipped();
    void rings();
    void manySnapshots();
    void limits();
};

void TestContainerdDamage::unreadableDatabases_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("path");
    for (const std::string &path : {metaFile, snapshotsFile}) {
        const auto row = [&](const char *name, const Change &change) { QTest::addRow("%s, %s", path.c_str(), name) << change << bytes(path); };
        row("gone", [=](MemoryFs &fs) { fs.remove(path); });
        row("empty", [=](MemoryFs &fs) { fs.file(path, {}); });
        row("garbage", [=](MemoryFs &fs) { fs.file(path, std::string(40'000, 'x')); });
        row("zeros", [=](MemoryFs &fs) { fs.file(path, std::string(40'000, '\0')); });
        row("a FIFO", [=](MemoryFs &fs) { fs.remove(path); fs.put(path, FileKind::Fifo); });
        row("a link", [=](MemoryFs &fs) { fs.remove(path); fs.put(path, FileKind::Symlink, "/etc/passwd"); });
        row("a folder", [=](MemoryFs &fs) { fs.remove(path); fs.put(path + "/x", FileKind::Directory); });
        row("another database", [=](MemoryFs &fs) { fs.file(path, BoltPages().bytes(boltInline("v2", {{"a", "b"}}))); });
    }
}

void TestContainerdDamage::unreadableDatabases()
{
    QFETCH(Change, change);
    QFETCH(QByteArray, path);
    MemoryFs fs = store16();
    change(fs);
    const auto catalog = catalogOf(fs);
    if (path == bytes(metaFile)) {
        QVERIFY(!catalog.has_value());
        QVERIFY2(catalog.error().message().find("meta.db") != std::string::npos, catalog.error().message().c_str());
        return;
    }
    QVERIFY(catalog && !catalog->complete);
    QVERIFY2(told(*catalog).contains(bytes("source.unreadable medium " + path.toStdString())), told(*catalog).constData());
    // The other snapshotter's copy is still there, and now the one that can be read comes first.
    const StoredImage *rich = imageNamed(*catalog, "docker.io/demo/rich:1");
    QVERIFY(rich && rich->info.problem.empty());
    QVERIFY(rich->info.layers.front().store.find("native") != std::string::npos);
    QVERIFY(!imageNamed(*catalog, secondTiny)->info.problem.empty());
}

// A database whose latest state is another one each time that it is asked for.
class BusySource : public ByteSource
{
public:
    explicit BusySource(std::string bytes) : m_bytes(std::move(bytes)) {}
    std::uint64_t size() const override { return m_bytes.size(); }
    const std::string &name() const override { return m_name; }
    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const override
    {
        std::string now = m_bytes;
        // Both meta pages, the next transaction of each.
        if (offset == 0)
            m_asked += 2;
        for (const std::size_t page : {std::size_t{0}, std::size_t{4096}}) {
            std::uint64_t txid = 0;
            std::memcpy(&txid, now.data() + page + 64, 8);
            now.replace(page + 64, 8, littleEndian(txid + m_asked, 8));
        }
        mendBoltChecksums(now);
        return memorySource(now, m_name)->readAt(offset, out);
    }

private:
    std::string m_bytes;
    std::string m_name = "busy";
    mutable std::uint64_t m_asked = 0;
};

class BusyFs : public EvidenceFs
{
public:
    BusyFs(const MemoryFs &still, std::string path) : m_still(still), m_path(std::move(path)) {}
    const std::string &name() const override { return m_still.name(); }
    Result<FileStat> stat(std::string_view path) const override { return m_still.stat(path); }
    Result<std::vector<std::string>> list(std::string_view path) const override { return m_still.list(path); }
    Result<std::string> readLink(std::string_view path) const override { return m_still.readLink(path); }
    Result<std::string> readFile(std::string_view path, std::uint64_t limit) const override { return m_still.readFile(path, limit); }
    Result<ByteSourcePtr> open(std::string_view path) const override
    {
        return path == m_path ? Result<ByteSourcePtr>(std::make_shared<BusySource>(m_still.bytes(m_path))) : m_still.open(path);
    }
    Status walk(std::string_view path, const Visitor &visitor, const Limits &limits, Context &context) const override { return m_still.walk(path, visitor, limits, context); }
    bool seesTrustedXattrs() const override { return true; }

private:
    const MemoryFs &m_still;
    std::string m_path;
};

void TestContainerdDamage::busyDatabases()
{
    const StoreCatalog none = readCatalog(BusyFs(store16(), metaFile));
    QCOMPARE(told(none), bytes("source.unstable medium " + metaFile + '\n'));
    QVERIFY(!none.complete && none.images.empty() && none.skipped.size() == 1);
    const StoreCatalog some = readCatalog(BusyFs(store16(), snapshotsFile));
    QCOMPARE(told(some), bytes("source.unstable medium " + snapshotsFile + '\n'));
    QVERIFY(!some.complete && imageNamed(some, "docker.io/demo/rich:1")->info.problem.empty() && !imageNamed(some, secondTiny)->info.problem.empty());
}

void TestContainerdDamage::cutShort_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const std::string &path : {metaFile, snapshotsFile, blobs + richConfig, blobs + richManifest})
        QTest::newRow(path.c_str()) << bytes(path);
}

void TestContainerdDamage::cutShort()
{
    QFETCH(QByteArray, path);
    const std::string record = path.toStdString();
    const std::string whole = store16().bytes(record);
    MemoryFs fs = store16();
    const bool database = record.ends_with(".db");
    // A database's file may be longer than what is in use; a page that is cut anywhere is not there.
    for (std::size_t size = 0; size < whole.size(); size += (database ? 509U : 7U) * sweepStride) {
        fs.file(record, whole.substr(0, size));
        const auto catalog = catalogOf(fs);
        if (!catalog) {
            QVERIFY(record == metaFile && catalog.error().message().find("meta.db") != std::string::npos);
            continue;
        }
        if (!database) {
            QVERIFY(!told(*catalog).isEmpty());
            QCOMPARE(imageNamed(*catalog, secondTiny)->layers.size(), std::size_t{2});
        } else if (catalog->complete) {
            QCOMPARE(catalog->images.size(), std::size_t{4});
        }
    }
}

// No byte of a database may lead outside, or to a crash.
void TestContainerdDamage::flipped()
{
    for (const std::string &path : {metaFile, snapshotsFile}) {
        const std::string whole = store16().bytes(path);
        MemoryFs fs = store16();
        for (std::size_t at = 0; at < whole.size(); at += 599 * sweepStride) {
            std::string bad = whole;
            bad[at] = static_cast<char>(bad[at] ^ (1 << (at % 8)));
            fs.file(path, bad);
            const auto catalog = catalogOf(fs);
            for (std::size_t i = 0; catalog && i < catalog->layers.size(); ++i) {
                QVERIFY(catalog->layers[i].below == StoredLayer::none || catalog->layers[i].below < i);
                QVERIFY(catalog->layers[i].layer.store.find("..") == std::string::npos);
            }
        }
    }
}

void TestContainerdDamage::rings()
{
    Whole store;
    store.image("reg.example/good:1", store.target);
    store.snapshot("a", "b", 2);
    store.snapshot("b", "a");
    store.snapshot("alone", "alone", 2);
    store.container("a", "reg.example/good:1");
    store.container("alone", "reg.example/good:1");
    const StoreCatalog catalog = readCatalog(store.finish());
    QCOMPARE(catalog.containers.size(), std::size_t{2});
    QVERIFY(catalog.containers[0].layers.empty() && catalog.containers[0].own.size() == 2);
    QVERIFY(told(catalog).contains(bytes("store.chain-broken high " + metaFile)));
    QCOMPARE(count(catalog.images.front().chain, LinkState::Broken), std::size_t{0});
}

void TestContainerdDamage::manySnapshots()
{
    Whole store;
    store.image("reg.example/good:1", store.target);
    constexpr int many = 100'000;
    const auto key = [](int i) { return "sha256:" + std::string(58, '0') + std::to_string(100'000 + i); };
    store.snapshot(key(0), {}, 3, false);
    for (int i = 1; i < many; ++i)
        store.snapshot(key(i), key(i - 1), 3, false);
    store.snapshot("deep", key(many - 1), 2);
    store.container("deep", "reg.example/good:1");
    const StoreCatalog catalog = readCatalog(store.finish());
    const StoredContainer &deep = catalog.containers.front();
    QVERIFY(deep.layers.size() <= Limits{}.layersPerImage);
    QVERIFY(catalog.findings.size() < 25'000);
    QVERIFY(told(catalog).contains("findings.truncated"));
    QCOMPARE(imageNamed(catalog, "reg.example/good:1")->layers.size(), std::size_t{2});
}

void TestContainerdDamage::limits()
{
    Limits few;
    few.images = 3;
    QVERIFY(!catalogOf(store16(), {}, few));
    few = {};
    few.layersOfImages = 6;
    const auto catalog = catalogOf(store16(), {}, few);
    QVERIFY(!catalog && catalog.error().code == ErrorCode::LimitExceeded);
    Context stopped;
    stopped.cancel();
    const auto cancelled = readContainerdCatalog(store16(), {}, Limits{}, stopped);
    QVERIFY(!cancelled && cancelled.error().code == ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestContainerdDamage)
#include "tst_containerddamage.moc"
