// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "containerdcase.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

class TestContainerdCatalog : public QObject {
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
    void names();
    void platforms();
    void notUnpacked();
    void oddImages();
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
    store.image("reg.example/blake3:1", "blake3:" + std::string(64, '0'));
    store.image("reg.example/artifact:1", store.manifest(store.blob("{}"), {}, "application/vnd.example.artifact"));
    store.image("reg.example/text:1", store.blob("no JSON"));
    const StoreCatalog catalog = readCatalog(store.finish());
    const QByteArray tags = tagsOf(catalog);
    QVERIFY2(tags.contains("reg.example/good:1, 2 layers\nreg.example/outside:1, 0 layers: "), tags.constData());
    QVERIFY2(tags.contains("a descriptor's digest is not sha256: and 64 lower-case hex digits\n"), tags.constData());
    QVERIFY2(tags.contains("reg.example/ring:1, 0 layers: none of its platforms is in this store\n"), tags.constData());
    QVERIFY2(tags.contains("reg.example/blake3:1, 0 layers: its target's digest is by \"blake3\"; only sha256 and sha512 are read\n"), tags.constData());
    QVERIFY2(tags.contains("reg.example/text:1, 0 layers: ") && tags.contains("reg.example/three:1, 2 layers\n") && !tags.contains("artifact"), tags.constData());
    QCOMPARE(bytes(catalog.skipped.front().reason), QByteArray("\"reg.example/artifact:1\" is an artifact, no image"));
    QVERIFY(told(catalog).contains(bytes(cutDigests("store.chain-broken high " + blobs + store.configId.substr(7)))));
    QCOMPARE(count(imageNamed(catalog, "reg.example/good:1")->chain, LinkState::Broken), std::size_t{0});
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
