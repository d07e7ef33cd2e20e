// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/kinds.h"
#include "source/store.h"
#include "support/craftedcontainerd.h"

#include <QtTest>

#include <algorithm>
#include <cstring>
#include <functional>

using namespace assay;
using namespace assay::test;

static const std::string containerd16 = "live/containerd16.tar.gz";
static const std::string metaFile = "io.containerd.metadata.v1.bolt/meta.db";
static const std::string overlay = "io.containerd.snapshotter.v1.overlayfs";
static const std::string snapshotsFile = overlay + "/metadata.db";
static const std::string blobs = "io.containerd.content.v1.content/blobs/sha256/";
static const std::string richManifest = "ce0d692f281f26c9972e843cc4e7717e7b689727a6bd46359b1ce9b6d891c0ba";
static const std::string richConfig = "d2bd991535755744de414e101b0f3dbac5f2e7307dde71a4db4d13e6abdbdc8e";
static const std::string richLayer = "41d1c4992f8db3783025de9409750632acc22e747619506f62a8cda5cdaddddd";
static const std::string tinyTarget = "620332feea0e4484d82bd2984c0fc9a7d804906e773b853226b557166dd646b4";
static const std::string secondTiny = "docker.io/demo/tiny:1 (namespace second)";

using Change = std::function<void(MemoryFs &)>;

static QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

static Result<StoreCatalog> catalogOf(const EvidenceFs &fs, const std::string &root = {}, const Limits &limits = {})
{
    Context context;
    return readContainerdCatalog(fs, root, limits, context);
}

static StoreCatalog readCatalog(const EvidenceFs &fs, const std::string &root = {}, const Limits &limits = {})
{
    return fromTestData(catalogOf(fs, root, limits));
}

static std::string cutDigests(std::string text)
{
    for (std::size_t at = text.find_first_of("0123456789abcdef"); at < text.size(); at = text.find_first_of("0123456789abcdef", at + 1)) {
        const std::size_t end = std::min(text.find_first_not_of("0123456789abcdef", at), text.size());
        if (end - at == 64)
            text.erase(at + 4, 60);
        else
            at = end;
    }
    return text;
}

// "CODE SEVERITY STORE" of each, sorted and each once; digests cut short.
static QByteArray told(const StoreCatalog &catalog)
{
    std::set<std::string> lines;
    for (const Finding &finding : catalog.findings)
        lines.insert(finding.code + ' ' + std::string(severityName(finding.severity)) + ' ' + finding.store);
    std::string text;
    for (const std::string &line : lines)
        text += line + '\n';
    return bytes(cutDigests(text));
}

static QByteArray tagsOf(const StoreCatalog &catalog)
{
    std::string text;
    for (const StoredImage &image : catalog.images) {
        for (const std::string &tag : image.info.tags)
            text += tag + ", ";
        text += std::to_string(image.layers.size()) + " layers" + (image.info.problem.empty() ? "" : ": " + image.info.problem) + '\n';
    }
    return bytes(cutDigests(text));
}

static const StoredImage *imageNamed(const StoreCatalog &catalog, const std::string &tag)
{
    const auto found = std::find_if(catalog.images.begin(), catalog.images.end(), [&](const StoredImage &image) {
        return std::find(image.info.tags.begin(), image.info.tags.end(), tag) != image.info.tags.end();
    });
    return found == catalog.images.end() ? nullptr : &*found;
}

static std::size_t count(const std::vector<ChainLink> &chain, LinkState state)
{
    return static_cast<std::size_t>(std::count_if(chain.begin(), chain.end(), [&](const ChainLink &link) { return link.state == state; }));
}

static const MemoryFs &store16()
{
    static const MemoryFs store(containerd16);
    return store;
}

// Wherever it stands in the bytes of a file, a database's unused pages included; lengths stay.
static void replaceIn(MemoryFs &fs, const std::string &path, const std::string &from, const std::string &to)
{
    std::string text = fs.bytes(path);
    if (text.find(from) == std::string::npos || from.size() != to.size())
        qFatal("%s cannot be changed", path.c_str());
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
        text.replace(at, from.size(), to);
    fs.file(path, text);
}

static const std::vector<std::string> twoLayers = {"sha256:" + std::string(64, '1'), "sha256:" + std::string(64, '2')};

// A store with an image that was unpacked, ready for more.
struct Whole : CraftedContainerd {
    explicit Whole(const std::vector<std::string> &diffIds = twoLayers)
    {
        layers = {blob("layer one"), blob("layer two")};
        configId = config(diffIds);
        target = manifest(configId, layers);
        unpack(diffIds);
    }
    std::vector<std::string> layers;
    std::string configId;
    std::string target;
};

class TestContainerdCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untouched_data();
    void untouched();
    void containers();
    void withoutDockersRecords();
    void chooses();
    void changes_data();
    void changes();
    void movedNames();
    void unreadableDatabases_data();
    void unreadableDatabases();
    void busyDatabases();
    void cutShort_data();
    void cutShort();
    void flipped();
    void names();
    void platforms();
    void notUnpacked();
    void oddImages();
    void rings();
    void manySnapshots();
    void limits();
    void roots_data();
    void roots();
    void bothOfDockersStores();
};

void TestContainerdCatalog::untouched_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QByteArray>("root");
    QTest::addColumn<QByteArray>("tags");
    QTest::addColumn<QByteArray>("findings");
    const QByteArray two = "docker.io/demo/rich:1, 5 layers\ndocker.io/demo/rich:1 (native), 5 layers\n"
                           "docker.io/demo/tiny:1 (namespace fixture), 2 layers\ndocker.io/demo/tiny:1 (namespace second), 2 layers\n";
    QTest::newRow("containerd 1.6") << bytes(containerd16) << QByteArray() << two << QByteArray();
    QTest::newRow("containerd 2.1") << QByteArray("live/containerd21.tar.gz") << QByteArray() << two << QByteArray();
    // What BuildKit keeps of its builds.
    QByteArray kept;
    for (const char *id : {"10", "11", "12", "18", "19", "2", "20", "21", "22", "3", "4", "5", "6", "7", "8", "9"})
        kept += QByteArray("store.orphan info containerd/daemon/io.containerd.snapshotter.v1.overlayfs/snapshots/") + id + '\n';
    QTest::newRow("Docker 28") << QByteArray("live/docker28-containerd.tar.gz") << QByteArray("containerd/daemon")
                               << QByteArray("docker.io/demo/rich:1, 5 layers\ndocker.io/demo/rich:2, 6 layers\ndocker.io/vendor/base:1, 1 layers\n") << kept;
}

void TestContainerdCatalog::untouched()
{
    QFETCH(QByteArray, archive);
    QFETCH(QByteArray, root);
    QFETCH(QByteArray, tags);
    QFETCH(QByteArray, findings);
    const EvidenceFs &fs = archiveFs(archive.toStdString());
    const auto found = findContainerdRoot(fs);
    QVERIFY(found && *found);
    QCOMPARE(bytes(**found), root);
    const StoreCatalog catalog = readCatalog(fs, root.toStdString());
    QVERIFY(catalog.kind == (root.isEmpty() ? SourceKind::ContainerdRoot : SourceKind::DockerRoot));
    QCOMPARE(tagsOf(catalog), tags);
    QCOMPARE(told(catalog), findings);
    QVERIFY(catalog.complete && catalog.skipped.empty());
    for (std::size_t i = 0; i < catalog.layers.size(); ++i) {
        const StoredLayer &layer = catalog.layers[i];
        QVERIFY(layer.problem.empty() && layer.unrecorded.empty() && layer.tarSplit.empty() && fs.stat(layer.blob) && fs.stat(layer.layer.store));
        QVERIFY(layer.blob.ends_with(layer.blobDigest.substr(7)));
        QVERIFY(layer.below == StoredLayer::none || layer.below < i);
        QVERIFY(layer.form == (layer.layer.store.find("native") == std::string::npos ? FolderForm::Overlay : FolderForm::WholeTree));
        QVERIFY(layer.engine == (root.isEmpty() ? Engine::Containerd : Engine::DockerContainerd));
        QCOMPARE(layer.layer.chainId == layer.layer.diffId, layer.below == StoredLayer::none);
    }
    for (const StoredImage &image : catalog.images) {
        // The blob of each layer is hashed with the layer, all else is known.
        QCOMPARE(count(image.chain, LinkState::Unknown), image.layers.size());
        QCOMPARE(count(image.chain, LinkState::Broken), std::size_t{0});
        QCOMPARE(bytes(image.info.platform), QByteArray("linux/amd64"));
        QVERIFY(image.info.id.starts_with("sha256:") && !image.info.digests.empty());
    }
}

void TestContainerdCatalog::containers()
{
    const StoreCatalog plain = readCatalog(archiveFs(containerd16));
    QByteArray text;
    for (const StoredContainer &container : plain.containers) {
        text += bytes(container.info.id + ' ' + container.info.imageId.substr(0, 11) + ' ' + std::to_string(container.layers.size()) + ' ' + container.own.front().layer.store + '\n');
        QVERIFY(container.problem.empty() && container.own.size() == 1 && container.engineFolder.empty());
        QCOMPARE(count(container.chain, LinkState::Holds), container.chain.size());
    }
    QCOMPARE(text, QByteArray("changed sha256:d2bd 5 io.containerd.snapshotter.v1.overlayfs/snapshots/10/fs\n"
                              "copied sha256:d2bd 5 io.containerd.snapshotter.v1.native/snapshots/6\n"
                              "other sha256:4a1e 2 io.containerd.snapshotter.v1.overlayfs/snapshots/12/fs\n"
                              "untouched sha256:d2bd 5 io.containerd.snapshotter.v1.overlayfs/snapshots/11/fs\n"));
    const StoreCatalog docker = readCatalog(archiveFs("live/docker28-containerd.tar.gz"), "containerd/daemon");
    QCOMPARE(docker.containers.size(), std::size_t{2});
    const StoredContainer &untouched = docker.containers.front();
    QCOMPARE(bytes(untouched.info.name), QByteArray("untouched"));
    QCOMPARE(untouched.own.size(), std::size_t{2});
    QCOMPARE(bytes(untouched.engineFolder), bytes(untouched.own.front().layer.store));
    QVERIFY(untouched.own.front().layer.store.ends_with("/27/fs") && untouched.own.back().layer.store.ends_with("/28/fs"));
    QVERIFY(untouched.layers == imageNamed(docker, "docker.io/demo/rich:2")->layers);
    QCOMPARE(count(untouched.chain, LinkState::Holds), untouched.chain.size());
}

// Docker's records of containers lie elsewhere when its packages set up a containerd beside it.
void TestContainerdCatalog::withoutDockersRecords()
{
    MemoryFs whole("live/docker28-containerd.tar.gz");
    whole.remove("containers");
    MemoryFs moved;
    Context context;
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &item) {
        const std::string path = "elsewhere/containerd/" + std::string(item.path);
        if (item.stat.kind == FileKind::File)
            moved.file(path, whole.bytes("containerd/daemon/" + std::string(item.path)));
        else if (item.stat.kind == FileKind::Directory && !item.path.empty())
            moved.put(path, FileKind::Directory);
        return Status();
    };
    QVERIFY(whole.walk("containerd/daemon", visitor, Limits{}, context));
    const auto root = findContainerdRoot(moved);
    QVERIFY(root && *root == "elsewhere/containerd");
    const StoreCatalog catalog = readCatalog(moved, **root);
    QVERIFY(catalog.kind == SourceKind::ContainerdRoot);
    QCOMPARE(catalog.containers.size(), std::size_t{2});
    for (const StoredContainer &container : catalog.containers) {
        QVERIFY(container.info.id.size() == 64 && container.own.size() == 2 && !container.engineFolder.empty() && container.problem.empty());
        QVERIFY(!container.layers.empty());
    }
}

void TestContainerdCatalog::chooses()
{
    Context context;
    const auto source = openSource(std::string(ASSAY_TEST_DATA) + '/' + containerd16, Limits{}, context);
    QVERIFY2(source.has_value(), source ? "" : source.error().message().c_str());
    QCOMPARE((*source)->kind(), SourceKind::ContainerdRoot);
    const auto tagOf = [&](const char *reference) {
        const auto image = chooseImage(**source, reference);
        return image ? bytes((*source)->images()[*image].tags.empty() ? (*source)->images()[*image].container : (*source)->images()[*image].tags.front()) : bytes(image.error().message().substr(0, image.error().message().find(';')));
    };
    QCOMPARE(tagOf("demo/rich:1"), QByteArray("docker.io/demo/rich:1"));
    QCOMPARE(tagOf("demo/rich:1 (native)"), QByteArray("docker.io/demo/rich:1 (native)"));
    QCOMPARE(tagOf("demo/tiny:1 (namespace second)"), bytes(secondTiny));
    QVERIFY(tagOf("demo/tiny:1").endsWith("holds several images \"demo/tiny:1\""));
    QCOMPARE(tagOf("copied"), QByteArray("copied"));
    // The view of a container that changed nothing is its image.
    const auto image = (*source)->load(*chooseImage(**source, "demo/rich:1"), Role::Live, {}, context);
    const auto view = (*source)->load(*chooseImage(**source, "untouched"), Role::Live, {}, context);
    QVERIFY(image && view && image->complete && view->complete);
    QCOMPARE(view->layers.size(), std::size_t{6});
    QCOMPARE(view->entries, image->entries);
    for (const LoadedLayer &layer : image->layers)
        QCOMPARE(bytes(layer.recomputed ? digestText(*layer.recomputed) : std::string()), bytes(layer.layer.diffId));
}

void TestContainerdCatalog::changes_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("findings");
    const auto row = [](const char *name, Change change, const std::string &findings) { QTest::newRow(name) << std::move(change) << bytes(findings); };
    const auto edit = [](const std::string &path, const std::string &from, const std::string &to) { return [=](MemoryFs &fs) { replaceIn(fs, path, from, to); }; };
    const auto put = [](const std::string &path) { return [=](MemoryFs &fs) { fs.file(path, "x"); }; };
    const auto remove = [](const std::string &path) { return [=](MemoryFs &fs) { fs.remove(path); }; };
    const auto link = [](const std::string &path, const std::string &target) { return [=](MemoryFs &fs) { fs.remove(path); fs.put(path, FileKind::Symlink, target); }; };
    const std::string broken = "store.chain-broken high ";
    const std::string orphan = "store.orphan low ";
    const std::string chain2 = "sha256:08a070145e1c9f9cb13adde3ecc8d697030cd75afa0f875544ae3c7f224fa635";
    const std::string chain5 = "sha256:e4fbcd4ac83bff4880bfec9436a2e66f84858ee824517c01d09d7df3d8d2fa16";

    row("a configuration", edit(blobs + richConfig, "amd64", "arm64"), "store.config-altered high " + blobs + "d2bd\n");
    row("a manifest", edit(blobs + richManifest, "\"schemaVersion\":2", "\"schemaVersion\":3"), "store.blob-altered high " + blobs + "ce0d\n");
    row("a layer's blob cut", [](MemoryFs &fs) { fs.file(blobs + richLayer, "x"); }, broken + blobs + "41d1\n");
    row("a layer's blob gone", remove(blobs + richLayer), broken + blobs + "41d1\n");
    row("a manifest gone", remove(blobs + richManifest), broken + blobs + "ce0d\n");
    row("a folder gone", remove(overlay + "/snapshots/2/fs"), broken + snapshotsFile + ": fixture/4/sha256:08a0\n");
    row("a folder that leads out", link(overlay + "/snapshots/2/fs", "../../../../etc"), broken + snapshotsFile + ": fixture/4/sha256:08a0\nstore.link-escapes high " + overlay + "/snapshots/2/fs\n");
    row("a snapshot that leads out", link(overlay + "/snapshots/2", "/etc"), broken + snapshotsFile + ": fixture/4/sha256:08a0\nstore.link-escapes high " + overlay + "/snapshots/2\n");
    row("a parent in the metadata", edit(metaFile, "parent" + chain2, "parent" + chain5), broken + metaFile + '\n' + broken + metaFile + ": fixture/snapshots/native/sha256:8b0b\n" + broken + metaFile + ": fixture/snapshots/overlayfs/sha256:8b0b\n");
    row("a parent in the snapshotter's records", edit(snapshotsFile, "parentfixture/4/" + chain2, "parentfixture/8/" + chain2), broken + snapshotsFile + '\n' + broken + snapshotsFile + ": fixture/6/sha256:8b0b\n");
    row("a layer's digest by its label", edit(metaFile, "uncompressedsha256:41d1", "uncompressedsha256:4444"), broken + blobs + "41d1\n");
    row("a snapshot's label", edit(metaFile, "overlayfs" + chain5, "overlayfs" + chain2), broken + metaFile + ": fixture/content/blob/sha256:d2bd/labels/containerd.io/gc.ref.snapshot.overlayfs\n");
    row("a manifest's label", edit(metaFile, "l.1sha256:41d1", "l.1sha256:4444"), broken + metaFile + ": fixture/content/blob/sha256:ce0d/labels/containerd.io/gc.ref.content.l.1\nstore.orphan info " + metaFile + ": fixture/content/blob/sha256:41d1\n");
    row("what belongs to nothing",
        [](MemoryFs &fs) {
            fs.file(blobs + std::string(64, 'a'), "x");
            fs.file("io.containerd.content.v1.content/ingest/abc/data", "x");
            fs.file(overlay + "/snapshots/99/fs/x", "x");
            fs.file(overlay + "/snapshots/new-1234/x", "x");
            fs.file(overlay + "/snapshots/2/extra", "x");
            fs.file("io.containerd.snapshotter.v1.native/snapshots/99/x", "x");
        },
        "store.orphan info io.containerd.content.v1.content/ingest/abc\n" + orphan + blobs + "aaaa\n" + orphan + "io.containerd.snapshotter.v1.native/snapshots/99\n" + orphan + overlay + "/snapshots/2/extra\n" + orphan + overlay + "/snapshots/99\n" + orphan + overlay
            + "/snapshots/new-1234\n");
    row("another snapshotter's folder", put("io.containerd.snapshotter.v1.erofs/snapshots/1/layer.erofs"), "");
}

void TestContainerdCatalog::changes()
{
    QFETCH(Change, change);
    QFETCH(QByteArray, findings);
    MemoryFs fs = store16();
    change(fs);
    const StoreCatalog catalog = readCatalog(fs);
    QCOMPARE(told(catalog), findings);
    const StoredImage *tiny = imageNamed(catalog, secondTiny);
    QVERIFY(tiny && tiny->info.problem.empty() && tiny->layers.size() == 2 && count(tiny->chain, LinkState::Broken) == 0);
}

// A container that was made after the name was last given did not see the image that the name now stands for. One that was made
// before may be of an older image, as after any pull.
void TestContainerdCatalog::movedNames()
{
    MemoryFs fs = store16();
    replaceIn(fs, metaFile, "digestsha256:" + richManifest, "digestsha256:" + tinyTarget);
    const StoreCatalog moved = readCatalog(fs);
    QVERIFY2(told(moved).startsWith(bytes("store.chain-broken high " + blobs + "6203\nstore.name-moved high " + metaFile + ": fixture/images/docker.io/demo/rich:1\n")), told(moved).constData());
    QVERIFY2(told(moved).contains(bytes("store.orphan info " + metaFile + ": fixture/content/blob/sha256:ce0d\n")), told(moved).constData());
    for (const char *id : {"changed", "untouched"}) {
        const auto of = std::find_if(moved.containers.begin(), moved.containers.end(), [&](const StoredContainer &container) { return container.info.id == id; });
        QVERIFY(of->layers.size() == 5 && of->problem.empty());
    }

    Whole store;
    const std::string older = "sha256:" + std::string(64, '5');
    store.unpack({older});
    store.snapshot("container", older, 2);
    store.container("container", "reg.example/app:1");
    store.image("reg.example/app:1", store.target);
    QCOMPARE(told(readCatalog(store.finish())), bytes("store.name-moved low " + metaFile + ": k8s.io/images/reg.example/app:1\n"));
}

void TestContainerdCatalog::unreadableDatabases_data()
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

void TestContainerdCatalog::unreadableDatabases()
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

void TestContainerdCatalog::busyDatabases()
{
    const StoreCatalog none = readCatalog(BusyFs(store16(), metaFile));
    QCOMPARE(told(none), bytes("source.unstable medium " + metaFile + '\n'));
    QVERIFY(!none.complete && none.images.empty() && none.skipped.size() == 1);
    const StoreCatalog some = readCatalog(BusyFs(store16(), snapshotsFile));
    QCOMPARE(told(some), bytes("source.unstable medium " + snapshotsFile + '\n'));
    QVERIFY(!some.complete && imageNamed(some, "docker.io/demo/rich:1")->info.problem.empty() && !imageNamed(some, secondTiny)->info.problem.empty());
}

void TestContainerdCatalog::cutShort_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const std::string &path : {metaFile, snapshotsFile, blobs + richConfig, blobs + richManifest})
        QTest::newRow(path.c_str()) << bytes(path);
}

void TestContainerdCatalog::cutShort()
{
    QFETCH(QByteArray, path);
    const std::string record = path.toStdString();
    const std::string whole = store16().bytes(record);
    MemoryFs fs = store16();
    const bool database = record.ends_with(".db");
    // A database's file may be longer than what is in use; a page that is cut anywhere is not there.
    for (std::size_t size = 0; size < whole.size(); size += database ? 509 : 7) {
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
void TestContainerdCatalog::flipped()
{
    for (const std::string &path : {metaFile, snapshotsFile}) {
        const std::string whole = store16().bytes(path);
        MemoryFs fs = store16();
        for (std::size_t at = 0; at < whole.size(); at += 599) {
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

void TestContainerdCatalog::names()
{
    Whole store;
    // The three records of CRI.
    store.image("reg.example/app:1", store.target);
    store.image("reg.example/app@" + store.target, store.target);
    store.image(store.configId, store.target);
    const StoreCatalog three = readCatalog(store.finish());
    QCOMPARE(told(three), QByteArray());
    QCOMPARE(tagsOf(three), QByteArray("reg.example/app:1, 2 layers\n"));
    QCOMPARE(three.images.front().info.digests.size(), std::size_t{1});

    Whole other;
    const std::string second = other.manifest(other.config(twoLayers, "amd64", {{"x", "y"}}), {other.layers[1], other.layers[0]});
    other.image("reg.example/app:1", other.target);
    other.image("reg.example/app@" + second, other.target);
    other.image("sha256:" + std::string(64, 'f'), other.target);
    const StoreCatalog wrong = readCatalog(other.finish());
    QCOMPARE(told(wrong), bytes(cutDigests("store.chain-broken high " + metaFile + ": k8s.io/images/reg.example/app@" + second + "\nstore.chain-broken high " + metaFile + ": k8s.io/images/sha256:"
                                           + std::string(64, 'f') + "\nstore.orphan info " + metaFile + ": k8s.io/content/blob/" + second + "\n")));
}

void TestContainerdCatalog::platforms()
{
    Whole store;
    const std::vector<std::string> foreign = {"sha256:" + std::string(64, '3')};
    const std::string arm = store.manifest(store.config(foreign, "arm64"), {store.blob("layer three")});
    const std::string attestation = store.blob(R"({"schemaVersion":2})");
    const auto entry = [&](const std::string &digest, const std::string &os, const std::string &architecture) {
        return store.descriptor(digest, "application/vnd.oci.image.manifest.v1+json", R"(,"platform":{"os":")" + os + R"(","architecture":")" + architecture + "\"}");
    };
    const std::string index = store.index({entry(arm, "linux", "arm64"), entry(store.target, "linux", "amd64"), entry(attestation, "unknown", "unknown"),
                                           entry("sha256:" + std::string(64, '9'), "linux", "s390x")});
    store.image("reg.example/app:1", index, "application/vnd.oci.image.index.v1+json");
    const StoreCatalog one = readCatalog(store.finish());
    QCOMPARE(tagsOf(one), QByteArray("reg.example/app:1, 2 layers\n"));
    QCOMPARE(one.skipped.size(), std::size_t{1});
    QCOMPARE(bytes(one.skipped.front().reason), QByteArray("manifest for linux/arm64, not unpacked in this store"));
    QVERIFY(one.complete);
    store.unpack(foreign);
    QCOMPARE(tagsOf(readCatalog(store.finish())), QByteArray("reg.example/app:1, 1 layers\nreg.example/app:1 (linux/amd64), 2 layers\n"));
}

void TestContainerdCatalog::notUnpacked()
{
    CraftedContainerd store;
    const std::string config = store.config(twoLayers);
    store.image("reg.example/app:1", store.manifest(config, {store.blob("layer one"), store.blob("layer two")}));
    QCOMPARE(tagsOf(readCatalog(store.finish())), QByteArray("reg.example/app:1, 0 layers: not unpacked in this store\n"));
    store.unpack({twoLayers.front()});
    const StoreCatalog half = readCatalog(store.finish());
    QCOMPARE(tagsOf(half), QByteArray("reg.example/app:1, 1 layers: unpacked in this store up to layer 1 of 2\n"));
    QCOMPARE(told(half), QByteArray());
    // The label says that it was unpacked to the end.
    CraftedContainerd labelled;
    const std::string top = chainIds(twoLayers).back();
    const std::string says = labelled.config(twoLayers, "amd64", {{"containerd.io/gc.ref.snapshot.overlayfs", top}});
    labelled.image("reg.example/app:1", labelled.manifest(says, {labelled.blob("layer one"), labelled.blob("layer two")}));
    labelled.unpack({twoLayers.front()});
    QCOMPARE(told(readCatalog(labelled.finish())), bytes(cutDigests("store.chain-broken high " + metaFile + ": k8s.io/content/blob/" + says + "/labels/containerd.io/gc.ref.snapshot.overlayfs\n")));
}

void TestContainerdCatalog::oddImages()
{
    Whole store;
    store.image("reg.example/good:1", store.target);
    const std::string three = store.manifest(store.configId, {store.layers[0], store.layers[1], store.layers[0]});
    store.image("reg.example/three:1", three);
    const std::string outside = store.blob(R"({"config":{"digest":"sha256:../../../../etc/passwd","size":1},"layers":[]})");
    store.image("reg.example/outside:1", outside);
    const std::string ring = "sha256:" + std::string(64, 'e');
    store.files.file(blobs + ring.substr(7), R"({"manifests":[{"digest":")" + ring + R"(","size":1}]})");
    store.image("reg.example/ring:1", ring);
    store.image("reg.example/sha512:1", "sha512:" + std::string(128, '0'));
    store.image("reg.example/artifact:1", store.manifest(store.blob("{}"), {}, "application/vnd.example.artifact"));
    store.image("reg.example/text:1", store.blob("no JSON"));
    const StoreCatalog catalog = readCatalog(store.finish());
    const QByteArray tags = tagsOf(catalog);
    QVERIFY2(tags.startsWith("reg.example/good:1, 2 layers\nreg.example/outside:1, 0 layers: "), tags.constData());
    QVERIFY2(tags.contains("a descriptor without a sha256 digest\n"), tags.constData());
    QVERIFY2(tags.contains("reg.example/ring:1, 0 layers: none of its platforms is in this store\n"), tags.constData());
    QVERIFY2(tags.contains("reg.example/sha512:1, 0 layers: its target is no sha256 digest\n"), tags.constData());
    QVERIFY2(tags.contains("reg.example/text:1, 0 layers: ") && tags.contains("reg.example/three:1, 2 layers\n") && !tags.contains("artifact"), tags.constData());
    QCOMPARE(bytes(catalog.skipped.front().reason), QByteArray("\"reg.example/artifact:1\" is an artifact, no image"));
    QVERIFY(told(catalog).contains(bytes(cutDigests("store.chain-broken high " + blobs + store.configId.substr(7)))));
    QCOMPARE(count(imageNamed(catalog, "reg.example/good:1")->chain, LinkState::Broken), std::size_t{0});
}

void TestContainerdCatalog::rings()
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

void TestContainerdCatalog::manySnapshots()
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

void TestContainerdCatalog::limits()
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

void TestContainerdCatalog::roots_data()
{
    QTest::addColumn<QByteArray>("at");
    QTest::addColumn<QByteArray>("beside");
    for (const char *at : {"var/lib/containerd", "containerd/daemon", "var/lib/docker/containerd/daemon", "var/lib/rancher/k3s/agent/containerd", "home/user/.local/share/containerd"})
        QTest::newRow(at) << QByteArray(at) << QByteArray();
    QTest::newRow("among others") << QByteArray("containerd") << QByteArray("abcdefgh");
    QTest::newRow("Docker's among others") << QByteArray("containerd/daemon") << QByteArray("abcdefgh");
}

void TestContainerdCatalog::roots()
{
    QFETCH(QByteArray, at);
    QFETCH(QByteArray, beside);
    MemoryFs fs;
    fs.put(at.toStdString() + "/io.containerd.content.v1.content", FileKind::Directory);
    for (const char name : beside)
        fs.put(std::string(1, name), FileKind::Directory);
    const auto root = findContainerdRoot(fs);
    QVERIFY(root && *root);
    QCOMPARE(bytes(**root), at);
    MemoryFs none;
    none.put("var/lib/containers/x", FileKind::Directory);
    QVERIFY(findContainerdRoot(none) && !*findContainerdRoot(none));
}

// The bytes of a tar up to its end mark.
static std::string membersOf(const std::string &archive)
{
    Context context;
    const auto file = fromTestData(openFileSource(std::string(ASSAY_TEST_DATA) + '/' + archive));
    std::string tar = fromTestData(readAll(*fromTestData(seekable(file, Limits{}, &context)), 1ULL << 30));
    tar.erase(tar.find_last_not_of('\0') / 512 * 512 + 512);
    return tar;
}

// A data root that had a graph driver before it had a containerd of its own keeps the images of both.
void TestContainerdCatalog::bothOfDockersStores()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("both.tar")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes(membersOf("live/docker28.tar.gz") + membersOf("live/docker28-containerd.tar.gz") + std::string(1024, '\0')));
    file.close();
    Context context;
    const auto source = openSource(file.fileName().toStdString(), Limits{}, context);
    QVERIFY2(source.has_value(), source ? "" : source.error().message().c_str());
    QCOMPARE((*source)->kind(), SourceKind::DockerRoot);
    std::vector<std::string> tags;
    for (const ImageInfo &image : imagesOnly(**source))
        tags.insert(tags.end(), image.tags.begin(), image.tags.end());
    std::sort(tags.begin(), tags.end());
    QCOMPARE(tags, (std::vector<std::string>{"demo/rich:1", "demo/rich:2", "docker.io/demo/rich:1", "docker.io/demo/rich:2", "docker.io/vendor/base:1", "vendor/base:1"}));
    const StoreCatalog &catalog = *(*source)->store();
    QCOMPARE(catalog.containers.size(), std::size_t{4});
    for (const StoredContainer &container : catalog.containers)
        QVERIFY2(container.problem.empty() && container.own.size() == 2, container.problem.c_str());
    for (std::size_t i = 0; i < catalog.layers.size(); ++i)
        QVERIFY(catalog.layers[i].below == StoredLayer::none || catalog.layers[i].below < i);
    QVERIFY(std::none_of(catalog.findings.begin(), catalog.findings.end(), [](const Finding &finding) { return finding.severity > Severity::Low; }));
}

QTEST_GUILESS_MAIN(TestContainerdCatalog)
#include "tst_containerdcatalog.moc"
