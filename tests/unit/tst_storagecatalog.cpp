// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digest.h"
#include "source/kinds.h"
#include "source/store.h"
#include "support/memoryfs.h"
#include "support/qtbytes.h"
#include "support/sweep.h"

#include <QtTest>

#include <algorithm>
#include <functional>

using namespace assay;
using namespace assay::test;

static const std::string podman = "live/podman.tar.gz";
static const std::string richId = "d2bd991535755744de414e101b0f3dbac5f2e7307dde71a4db4d13e6abdbdc8e";
static const std::string tinyId = "4a1e94a6788391c0d5dbd75bdbadb17b1078d127c841b9f17468be2979524acc";
static const std::string lowest = "1bf7c171b092a52ac3521e9768dc8275721b1bfca850959edbc368e66d1374d5";
static const std::string second = "39a9efaa75e24debd337d2319490d662efba9025ef3a60c2fe064e3a0d912181";
static const std::string top = "2717a2fa9dd21bfe04c840fcf4afddd0f6fe4e6fc031b2ae2d3a80f1f4181b2d";
static const std::string own = "64ec6a60ed346d0afe82ca305680c33be521a583635d2f649fcae8c98938597c";
static const std::string layersFile = "overlay-layers/layers.json";
static const std::string imagesFile = "overlay-images/images.json";
static const std::string containersFile = "overlay-containers/containers.json";
static const std::string richManifest = "overlay-images/" + richId + "/manifest";
static const std::string richConfig = "overlay-images/" + richId + "/=c2hhMjU2OmQyYmQ5OTE1MzU3NTU3NDRkZTQxNGUxMDFiMGYzZGJhYzVmMmU3MzA3ZGRlNzFhNGRiNGQxM2U2YWJkYmRjOGU=";
static const std::string outside = "../../../../etc/passwd";

// Untouched, and not read anew for each test.
static const MemoryFs &podmanStore()
{
    static const MemoryFs store(podman);
    return store;
}

static void replace(MemoryFs &fs, const std::string &path, const std::string &from, const std::string &to)
{
    std::string text = fs.bytes(path);
    const std::size_t at = text.find(from);
    if (at == std::string::npos)
        qFatal("%s does not say %s", path.c_str(), from.c_str());
    fs.file(path, text.replace(at, from.size(), to));
}

static std::size_t count(const std::vector<ChainLink> &chain, LinkState state)
{
    return static_cast<std::size_t>(std::count_if(chain.begin(), chain.end(), [&](const ChainLink &link) { return link.state == state; }));
}

// "CODE SEVERITY STORE" of each, sorted; ids cut short.
static QByteArray told(const StoreCatalog &catalog)
{
    std::vector<std::string> lines;
    for (const Finding &finding : catalog.findings)
        lines.push_back(finding.code + ' ' + std::string(severityName(finding.severity)) + ' ' + finding.store);
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string &line : lines)
        text += line + '\n';
    for (const std::string &id : {richId, tinyId, lowest, second, top, own}) {
        for (std::size_t at = text.find(id); at != std::string::npos; at = text.find(id))
            text.replace(at, id.size(), id.substr(0, 4));
    }
    return bytes(text);
}

// Whether anything says that the store is not as it should be.
static bool anythingTold(const StoreCatalog &catalog)
{
    return !catalog.findings.empty() || !catalog.skipped.empty() || !catalog.complete;
}

static const StoredImage *imageOf(const StoreCatalog &catalog, const std::string &id)
{
    const auto found = std::find_if(catalog.images.begin(), catalog.images.end(), [&](const StoredImage &image) { return image.info.id == "sha256:" + id; });
    return found == catalog.images.end() ? nullptr : &*found;
}

static Result<StoreCatalog> catalogOf(const EvidenceFs &fs, const Limits &limits = {})
{
    return readContainersStorageCatalog(fs, {}, limits);
}

class TestStorageCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untouched_data();
    void untouched();
    void viewOfAContainer();
    void found();
    void changes_data();
    void changes();
    void cutShort_data();
    void cutShort();
    void replaced_data();
    void replaced();
    void withoutRecords();
    void otherDrivers();
    void rings();
    void manyLayers();
    void deepLayers();
    void manyImages();
    void partialPulls();
    void copiesWithShiftedOwners();
    void ownStore();
};

void TestStorageCatalog::untouched_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QByteArray>("driver");
    QTest::addColumn<int>("containers");
    QTest::newRow("podman 4, overlay") << bytes(podman) << QByteArray("overlay") << 1;
    QTest::newRow("podman 4, vfs") << QByteArray("live/podman-vfs.tar.gz") << QByteArray("vfs") << 2;
    QTest::newRow("podman 5, overlay") << QByteArray("live/podman5.tar.gz") << QByteArray("overlay") << 2;
}

void TestStorageCatalog::untouched()
{
    QFETCH(QByteArray, archive);
    QFETCH(QByteArray, driver);
    QFETCH(int, containers);
    const EvidenceFs &fs = archiveFs(archive.toStdString());
    const auto roots = fromTestData(findStorageRoots(fs));
    QCOMPARE(roots.size(), std::size_t{1});
    const auto catalog = readContainersStorageCatalog(fs, roots.front(), Limits{});
    QVERIFY2(catalog.has_value(), catalog ? "" : catalog.error().message().c_str());
    QCOMPARE(told(*catalog), QByteArray());
    QVERIFY(catalog->complete && catalog->skipped.empty());
    QCOMPARE(catalog->images.size(), std::size_t{2});
    QCOMPARE(catalog->layers.size(), std::size_t{7});
    for (std::size_t i = 0; i < catalog->layers.size(); ++i) {
        const StoredLayer &layer = catalog->layers[i];
        QVERIFY(layer.problem.empty() && layer.unrecorded.empty() && fs.stat(layer.tarSplit));
        QVERIFY(layer.below == StoredLayer::none || layer.below < i);
        QVERIFY(layer.form == (driver == "vfs" ? FolderForm::WholeTree : FolderForm::Overlay));
        QVERIFY(!layer.uids.change() && layer.layer.store.starts_with(driver.toStdString()));
        QCOMPARE(layer.layer.chainId == layer.layer.diffId, layer.below == StoredLayer::none);
    }
    for (const StoredImage &image : catalog->images) {
        QCOMPARE(bytes(image.info.problem), QByteArray());
        QCOMPARE(count(image.chain, LinkState::Holds), image.chain.size());
        QCOMPARE(image.info.digests.size(), std::size_t{1});
    }
    const StoredImage *rich = imageOf(*catalog, richId);
    QVERIFY(rich && imageOf(*catalog, tinyId));
    QCOMPARE(rich->layers.size(), std::size_t{5});
    QCOMPARE(bytes(rich->info.tags.front()), QByteArray("localhost/demo/rich:1"));
    QCOMPARE(catalog->containers.size(), static_cast<std::size_t>(containers));
    for (const StoredContainer &container : catalog->containers) {
        QCOMPARE(bytes(container.problem), QByteArray());
        QCOMPARE(count(container.chain, LinkState::Holds), container.chain.size());
        QVERIFY(container.layers == rich->layers);
        QCOMPARE(container.own.size(), std::size_t{1});
        QVERIFY(container.own.front().tarSplit.empty() && container.engineFolder.empty());
    }
}

void TestStorageCatalog::viewOfAContainer()
{
    Context context;
    const auto source = openSource(std::string(ASSAY_TEST_DATA) + '/' + podman, Limits{}, context);
    QVERIFY2(source.has_value(), source ? "" : source.error().message().c_str());
    QCOMPARE((*source)->kind(), SourceKind::ContainersStorage);
    const auto image = (*source)->load(0, Role::Live, {}, context);
    const auto view = chooseImage(**source, "untouched");
    QVERIFY(image && view);
    const auto loaded = (*source)->load(*view, Role::Live, {}, context);
    QVERIFY(loaded && loaded->complete && loaded->layers.size() == 6);
    QCOMPARE(loaded->entries, image->entries);
    for (std::size_t i = 0; i < image->layers.size(); ++i) {
        QVERIFY(image->layers[i].recomputed);
        QCOMPARE(bytes(digestText(*image->layers[i].recomputed)), bytes(image->layers[i].layer.diffId));
    }
}

void TestStorageCatalog::found()
{
    QTemporaryDir folder;
    const auto write = [&](const std::string &path, const std::string &content) {
        const QString where = folder.filePath(QString::fromStdString(path));
        QDir().mkpath(QFileInfo(where).path());
        QFile file(where);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes(content)) == static_cast<qint64>(content.size()));
    };
    const std::string deep = "home/user/.local/share/containers/storage/";
    write(deep + layersFile, "[]");
    write(deep + "overlay-containers/x", "");
    write(deep + "libpod/x", "");
    write("docker/image/overlay2/repositories.json", R"({"Repositories":{}})");
    write("docker/image/overlay2/imagedb/content/sha256/x", "");
    write("docker/overlay2/l/x", "");
    const auto kindOf = [&](const std::string &path) {
        Context context;
        const auto source = openSource(folder.filePath(QString::fromStdString(path)).toStdString(), Limits{}, context);
        return source ? std::string(sourceKindName((*source)->kind())) : source.error().message();
    };
    for (const char *path : {"home", "home/user", "home/user/.local/share/containers/storage", "home/user/.local/share/containers/storage/overlay-layers",
                             "home/user/.local/share/containers/storage/overlay-containers/"})
        QCOMPARE(bytes(kindOf(path)), QByteArray("containers-storage"));
    QCOMPARE(bytes(kindOf("home/user/.local/share/containers/storage/libpod")), QByteArray("rootfs-directory"));
    for (const char *path : {"docker", "docker/overlay2", "docker/image"})
        QCOMPARE(bytes(kindOf(path)), QByteArray("docker-root"));
    QCOMPARE(bytes(kindOf("docker/overlay2/l")), QByteArray("rootfs-directory"));
}

void TestStorageCatalog::changes_data()
{
    using Change = std::function<void(MemoryFs &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("findings");
    const auto row = [](const char *name, Change change, const std::string &findings) { QTest::newRow(name) << std::move(change) << bytes(findings); };
    const auto edit = [](const std::string &path, const std::string &from, const std::string &to) { return [=](MemoryFs &fs) { replace(fs, path, from, to); }; };
    const auto all = [](std::vector<Change> each) {
        return [each = std::move(each)](MemoryFs &fs) {
            for (const Change &change : each)
                change(fs);
        };
    };
    const auto put = [](const std::string &path) { return [=](MemoryFs &fs) { fs.file(path, "x"); }; };
    const auto link = [](const std::string &path, const std::string &target) { return [=](MemoryFs &fs) { fs.put(path, FileKind::Symlink, target); }; };
    const std::string broken = "store.chain-broken high ";
    const std::string orphan = "store.orphan low ";
    const std::string shortcut = "overlay/l/" + podmanStore().bytes("overlay/" + second + "/link");
    const std::string other(64, 'a');

    row("a name that the image was never given", edit(imagesFile, R"("names":["localhost/demo/tiny:1"])", R"("names":["localhost/demo/rich:2"])"), "store.chain-broken medium " + imagesFile + '\n');
    row("a name without any history", edit(imagesFile, R"("names-history":["localhost/demo/tiny:1"],)", ""), "");
    row("no name", edit(imagesFile, R"("names":["localhost/demo/tiny:1"],)", ""), "");
    row("two images of one name",
        all({edit(imagesFile, R"("names":["localhost/demo/tiny:1"])", R"("names":["localhost/demo/rich:1"])"), edit(imagesFile, R"(history":["localhost/demo/tiny:1"])", R"(history":["localhost/demo/rich:1"])")}),
        broken + imagesFile + '\n');
    row("a configuration", edit(richConfig, "amd64", "arm64"), "store.config-altered high overlay-images/d2bd/=c2hhMjU2OmQyYmQ5OTE1MzU3NTU3NDRkZTQxNGUxMDFiMGYzZGJhYzVmMmU3MzA3ZGRlNzFhNGRiNGQxM2U2YWJkYmRjOGU=\n");
    row("a manifest", edit(richManifest, "\"schemaVersion\":2", "\"schemaVersion\":3"), "store.blob-altered high overlay-images/d2bd/manifest\n");
    row("the manifest's digest", edit(imagesFile, R"("digest":"sha256:dcdb)", R"("digest":"sha256:dddd)"), broken + imagesFile + '\n');
    row("the size of a file", edit(imagesFile, R"("manifest":1075)", R"("manifest":1076)"), broken + "overlay-images/d2bd/manifest\n");
    row("the digest of a file", edit(imagesFile, R"("manifest":"sha256:dcdb)", R"("manifest":"sha256:dddd)"), "store.blob-altered high overlay-images/d2bd/manifest\n");
    row("a file gone", [](MemoryFs &fs) { fs.remove(richManifest); }, broken + "overlay-images/d2bd/manifest\n");
    row("another image's layers", edit(imagesFile, "\"layer\":\"" + top, "\"layer\":\"" + second), broken + layersFile + '\n' + broken + layersFile + '\n');
    row("a diff id", edit(layersFile, "\"diff-digest\":\"sha256:41d1", "\"diff-digest\":\"sha256:4444"), broken + layersFile + '\n');
    row("an interrupted layer", edit(layersFile, "\"diff-size\":1129472", R"("diff-size":1129472,"flags":{"incomplete":true})"), broken + layersFile + '\n');
    row("a layer's record gone, perhaps of an additional store", edit(layersFile, "\"id\":\"" + lowest, "\"id\":\"" + other),
        "source.unreadable medium " + layersFile + '\n' + orphan + "overlay-layers/1bf7.tar-split.gz\n" + orphan + layersFile + '\n' + orphan + "overlay/1bf7\n");
    row("a container on another layer", edit(layersFile, R"("names":["untouched-layer"],"parent":")" + top, R"("names":["untouched-layer"],"parent":")" + second),
        broken + layersFile + '\n' + broken + "overlay/64ec/lower\n");
    row("a container without a layer", edit(containersFile, "\"layer\":\"" + own, "\"layer\":\"" + other), broken + containersFile + '\n' + orphan + layersFile + '\n');
    row("a container of an image that is not here", edit(containersFile, "\"image\":\"" + richId, "\"image\":\"" + other), "");
    row("two records of one id", edit(layersFile, "\"id\":\"" + own, "\"id\":\"" + second), broken + containersFile + '\n' + broken + layersFile + '\n' + orphan + "overlay/64ec\n");
    row("lower folders", edit("overlay/" + second + "/lower", "l/", "l/A"), broken + "overlay/39a9/lower\n");
    row("a short name that leads to another layer", link(shortcut, "../" + lowest + "/diff"), broken + shortcut + '\n');
    row("a short name that leads out", link(shortcut, "/etc"), broken + shortcut + "\nstore.link-escapes high " + shortcut + '\n');
    row("a short name gone, which podman makes anew", [=](MemoryFs &fs) { fs.remove(shortcut); }, "");
    row("a folder that leads out", link("overlay/" + second + "/diff", outside), broken + layersFile + "\nstore.link-escapes high overlay/39a9/diff\n");
    row("a folder gone", [](MemoryFs &fs) { fs.remove("overlay/" + second + "/diff"); }, broken + layersFile + '\n');
    row("a composefs image", put("overlay/" + second + "/composefs-data/composefs.blob"), "");
    row("a record of a tar gone", [](MemoryFs &fs) { fs.remove("overlay-layers/" + second + ".tar-split.gz"); }, "");
    row("what belongs to nothing",
        all({put("overlay/" + other + "/diff/x"), put("overlay-layers/" + other + ".tar-split.gz"), put("overlay-layers/x"), put("overlay-images/" + other + "/manifest"),
             put("overlay-images/" + richId + "/x"), put("overlay-containers/" + other + "/userdata/x"), put("overlay/" + second + "/x"), link("overlay/l/AAAA", "../" + second + "/diff")}),
        orphan + "overlay-containers/" + other + '\n' + orphan + "overlay-images/" + other + '\n' + orphan + "overlay-images/d2bd/x\n" + orphan + "overlay-layers/" + other + ".tar-split.gz\n"
            + orphan + "overlay-layers/x\n" + orphan + "overlay/39a9/x\n" + orphan + "overlay/" + other + '\n' + orphan + "overlay/l/AAAA\n");
    row("a volatile layer", [](MemoryFs &fs) { fs.file("overlay-layers/volatile-layers.json", R"([{"id":"abc"}])"); }, orphan + layersFile + '\n');
    row("ids that are paths", all({edit(layersFile, "\"id\":\"" + own, "\"id\":\"../" + own), edit(containersFile, "\"layer\":\"" + own, "\"layer\":\"../" + own), edit(imagesFile, "\"id\":\"" + richId, "\"id\":\"../x")}),
        broken + layersFile + '\n' + orphan + "overlay-images/d2bd\n" + orphan + "overlay/64ec\n");
}

void TestStorageCatalog::changes()
{
    using Change = std::function<void(MemoryFs &)>;
    QFETCH(Change, change);
    QFETCH(QByteArray, findings);
    MemoryFs fs = podmanStore();
    change(fs);
    const auto catalog = catalogOf(fs);
    QVERIFY2(catalog.has_value(), catalog ? "" : catalog.error().message().c_str());
    QCOMPARE(told(*catalog), findings);
    QVERIFY(imageOf(*catalog, tinyId) && imageOf(*catalog, tinyId)->info.problem.empty());
}

// Records of rich, which tiny has nothing to do with, and those of all.
static void addRecordRows()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("ofAll");
    const auto row = [](const std::string &path, bool ofAll) { QTest::newRow(path.substr(0, 40).c_str()) << bytes(path) << ofAll; };
    row(layersFile, true);
    row(imagesFile, true);
    row(containersFile, false);
    row(richManifest, false);
    row(richConfig, false);
    row("overlay/" + second + "/link", false);
    row("overlay/" + second + "/lower", false);
}

void TestStorageCatalog::cutShort_data()
{
    addRecordRows();
}

void TestStorageCatalog::cutShort()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, ofAll);
    const std::string record = path.toStdString();
    const std::string whole = podmanStore().bytes(record);
    MemoryFs fs = podmanStore();
    const std::size_t step = (whole.size() < 600 ? 1U : 7U) * sweepStride;
    for (std::size_t size = 0; size < whole.size(); size += step) {
        fs.file(record, whole.substr(0, size));
        const auto catalog = catalogOf(fs);
        QVERIFY2(catalog.has_value(), record.c_str());
        QVERIFY2(anythingTold(*catalog), std::to_string(size).c_str());
        // An empty file has no records, as to engines.
        const StoredImage *tiny = imageOf(*catalog, tinyId);
        if (size != 0 || !ofAll)
            QVERIFY2(tiny && tiny->info.problem.empty() && tiny->layers.size() == 2, std::to_string(size).c_str());
    }
}

void TestStorageCatalog::replaced_data()
{
    addRecordRows();
}

void TestStorageCatalog::replaced()
{
    QFETCH(QByteArray, path);
    const std::string record = path.toStdString();
    using Change = std::function<void(MemoryFs &)>;
    const std::map<std::string, Change> changes = {
        {"missing", [&](MemoryFs &fs) { fs.remove(record); }},
        {"garbage", [&](MemoryFs &fs) { fs.file(record, std::string("\0\xFF[{", 4)); }},
        {"nested", [&](MemoryFs &fs) { fs.file(record, std::string(100'000, '[')); }},
        {"huge", [&](MemoryFs &fs) { fs.file(record, std::string(Limits{}.jsonBytes + 1, ' ')); }},
        {"FIFO", [&](MemoryFs &fs) { fs.put(record, FileKind::Fifo); }},
        {"folder", [&](MemoryFs &fs) { fs.remove(record), fs.put(record, FileKind::Directory); }},
        {"link", [&](MemoryFs &fs) { fs.put(record, FileKind::Symlink, outside); }},
    };
    for (const auto &[name, change] : changes) {
        MemoryFs fs = podmanStore();
        change(fs);
        const auto catalog = catalogOf(fs);
        QVERIFY2(catalog.has_value(), name.c_str());
        QVERIFY2(anythingTold(*catalog), name.c_str());
        const StoredImage *tiny = imageOf(*catalog, tinyId);
        QVERIFY2(tiny != nullptr, name.c_str());
        QVERIFY2(tiny->layers.size() == 2 || (name == "missing" && record == layersFile), name.c_str());
    }
}

// With neither list, images are those of which there are folders, and their layers those that a pull makes.
void TestStorageCatalog::withoutRecords()
{
    MemoryFs fs = podmanStore();
    fs.file(layersFile, "x");
    fs.file(imagesFile, "x");
    const auto catalog = catalogOf(fs);
    QVERIFY(catalog && !catalog->complete);
    QCOMPARE(told(*catalog), "source.unreadable medium " + bytes(imagesFile) + "\nsource.unreadable medium " + bytes(layersFile) + '\n');
    const StoredImage *rich = imageOf(*catalog, richId);
    QVERIFY(rich);
    QCOMPARE(bytes(rich->info.problem), QByteArray());
    QCOMPARE(bytes(rich->info.layers.back().store), bytes("overlay/" + top + "/diff"));
    QVERIFY(!catalog->containers.front().problem.empty());

    MemoryFs forbidden = podmanStore();
    forbidden.remove(layersFile);
    forbidden.remove(imagesFile);
    forbidden.remove("overlay-images/" + richId);
    const auto some = catalogOf(forbidden);
    QVERIFY(some && imageOf(*some, tinyId) && !imageOf(*some, richId));
}

void TestStorageCatalog::otherDrivers()
{
    MemoryFs fs = podmanStore();
    fs.file("zfs-layers/layers.json", "[]");
    fs.file("vfs-layers/layers.json", R"([{"id":"abc","diff-digest":"sha256:)" + std::string(64, 'a') + R"("}])");
    fs.file("vfs-images/images.json", R"([{"id":"def","layer":"abc"}])");
    fs.put("vfs/dir/abc", FileKind::Directory);
    fs.put("vfs-images/def", FileKind::Directory);
    const auto catalog = catalogOf(fs);
    QVERIFY(catalog);
    QCOMPARE(told(*catalog), QByteArray());
    QCOMPARE(catalog->skipped.size(), std::size_t{1});
    QCOMPARE(bytes(catalog->skipped.front().path), QByteArray("zfs-layers"));
    QVERIFY(!catalog->complete);
    QCOMPARE(catalog->images.size(), std::size_t{3});
    const StoredImage *image = imageOf(*catalog, "def");
    QVERIFY(image && !image->info.problem.empty() && image->layers.size() == 1); // no configuration
    QCOMPARE(bytes(catalog->layers[image->layers.front()].layer.store), QByteArray("vfs/dir/abc"));
    QVERIFY(!catalog->layers[image->layers.front()].unrecorded.empty());

    MemoryFs named = podmanStore();
    named.file("overlay/.has-mount-program", "true");
    QVERIFY(catalogOf(named)->layers.front().form == FolderForm::OverlayNames);

    MemoryFs only;
    only.file("zfs-layers/layers.json", "[]");
    const auto refused = catalogOf(only);
    QVERIFY(!refused && refused.error().code == ErrorCode::Unsupported);
}

void TestStorageCatalog::rings()
{
    for (const std::string &parent : {lowest, second, top}) { // itself, one above it, the topmost
        MemoryFs fs = podmanStore();
        replace(fs, layersFile, "\"id\":\"" + lowest + "\",", "\"id\":\"" + lowest + "\",\"parent\":\"" + parent + "\",");
        const auto catalog = catalogOf(fs);
        QVERIFY(catalog);
        const StoredImage *rich = imageOf(*catalog, richId);
        QVERIFY(rich && rich->layers.size() == 5);
        QVERIFY(rich->info.problem.find("lies on itself") != std::string::npos);
        QCOMPARE(told(*catalog), "store.chain-broken high " + bytes(layersFile) + '\n');
        QCOMPARE(bytes(catalog->containers.front().problem), bytes(rich->info.problem));
    }
}

static std::string idOf(std::size_t number)
{
    std::string id = std::to_string(number);
    return std::string(64 - id.size(), '0') + id;
}

// Images with chains of their own of this many layers.
static MemoryFs storeOf(std::size_t images, std::size_t layers)
{
    MemoryFs fs;
    std::string layerRecords;
    std::string imageRecords;
    for (std::size_t image = 0; image < images; ++image) {
        std::string parent;
        for (std::size_t layer = 0; layer < layers; ++layer) {
            const std::string id = idOf(image * layers + layer);
            layerRecords += (layerRecords.empty() ? R"([{"id":")" : R"(,{"id":")") + id + (parent.empty() ? "\"}" : R"(","parent":")" + parent + "\"}");
            parent = id;
        }
        imageRecords += (image == 0 ? R"([{"id":")" : R"(,{"id":")") + idOf(image) + R"(","layer":")" + parent + "\"}";
    }
    fs.file("vfs-layers/layers.json", layerRecords + ']');
    fs.file("vfs-images/images.json", imageRecords + ']');
    return fs;
}

void TestStorageCatalog::manyLayers()
{
    // Counted, not timed: every layer is asked for a fixed number of times.
    Limits limits;
    limits.jsonBytes = 64 << 20;
    std::uint64_t calls[2];
    for (const std::size_t i : {0U, 1U}) {
        const MemoryFs fs = storeOf(i == 0 ? 1'000 : 10'000, 10);
        const auto catalog = catalogOf(fs, limits);
        QVERIFY(catalog);
        QCOMPARE(catalog->layers.size(), std::size_t{i == 0 ? 10'000U : 100'000U});
        calls[i] = fs.calls();
    }
    QVERIFY2(calls[1] < calls[0] * 101 / 10, std::to_string(calls[1]).c_str());
}

void TestStorageCatalog::deepLayers()
{
    const auto catalog = catalogOf(storeOf(1, Limits{}.layersPerImage + 1));
    QVERIFY(catalog && catalog->layers.empty());
    QVERIFY(!catalog->images.front().info.problem.empty());
    const auto allowed = catalogOf(storeOf(1, Limits{}.layersPerImage));
    QVERIFY(allowed && allowed->layers.size() == Limits{}.layersPerImage);
}

void TestStorageCatalog::manyImages()
{
    Limits limits;
    limits.images = 3;
    QVERIFY(catalogOf(storeOf(3, 1), limits));
    const auto refused = catalogOf(storeOf(4, 1), limits);
    QVERIFY(!refused && refused.error().code == ErrorCode::LimitExceeded);
    limits.layersOfImages = 5;
    const auto some = catalogOf(storeOf(3, 2), limits);
    QVERIFY(some && some->images[1].layers.size() == 2);
    QVERIFY(some->images[2].layers.empty() && some->images[2].chain.back().found.find("more than 5 layers") != std::string::npos);
}

// An image of which a layer was pulled by its table of contents has another id than its configuration.
void TestStorageCatalog::partialPulls()
{
    const std::string toc(64, 'b');
    const std::string diffId = "sha256:" + std::string(64, 'a');
    const std::string config = R"({"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":[")" + diffId + R"("]}})";
    const std::string configId = digestText(sha256(std::string_view(config)));
    const std::string manifest = R"({"schemaVersion":2,"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":")" + configId + R"(","size":1},"layers":[]})";
    const std::string layerId = pulledLayerIdByToc("", *parseDigest("sha256:" + toc));
    const std::string imageId = pulledImageIdByToc({parseDigest("sha256:" + toc)});
    const auto read = [&](const std::string &id, const std::string &layer) {
        MemoryFs fs;
        fs.file("vfs-layers/layers.json", "[{\"id\":\"" + layerId + "\"," + layer + "}]");
        fs.file("vfs-images/images.json", R"([{"id":")" + id + R"(","layer":")" + layerId + R"(","big-data-names":[")" + configId + R"(","manifest"]}])");
        fs.file("vfs-images/" + id + '/' + *bigDataFileName(configId), config);
        fs.file("vfs-images/" + id + "/manifest", manifest);
        fs.put("vfs/dir/" + layerId, FileKind::Directory);
        return told(*catalogOf(fs));
    };
    const std::string expected = R"("flags":{"expected-layer-diffid":")" + diffId + "\"}";
    const std::string byToc = R"("toc-digest":"sha256:)" + toc + "\"," + expected;
    const std::string whole = R"("diff-digest":")" + diffId + "\"";
    QCOMPARE(read(imageId, byToc), QByteArray());
    QCOMPARE(read(idOf(7), byToc), QByteArray()); // pulled partly before
    QCOMPARE(read(configId.substr(7), whole), QByteArray());
    QCOMPARE(read(idOf(7), whole), QByteArray("store.chain-broken high vfs-images/images.json\n"));
}

// A container in a user namespace, of podman 4.3 without mounts that shift ids: the copy of the topmost layer lies over that.
void TestStorageCatalog::copiesWithShiftedOwners()
{
    const std::string copy(64, 'c');
    MemoryFs fs = podmanStore();
    replace(fs, layersFile, R"("names":["untouched-layer"],"parent":")" + top, R"("names":["untouched-layer"],"parent":")" + copy);
    replace(fs, layersFile, "[{", R"([{"id":")" + copy + R"(","parent":"75d56bc58afc50408ce59e3e218e357a2ffb33dd4e2ee730c219df0e85b1d015","diff-digest":"sha256:ca0dc4637d54eafa4c37120ceaca1aff53cccbfda58e66e27c466a638c7a62c8","uidmap":[{"container_id":0,"host_id":100000,"size":65536}]},{)");
    replace(fs, imagesFile, "\"layer\":\"" + top + "\"", "\"layer\":\"" + top + R"(","mapped-layers":[")" + copy + "\"]");
    const std::string folder = "overlay/" + copy;
    const std::string topLink = fs.bytes("overlay/" + top + "/link");
    fs.put(folder + "/diff", FileKind::Directory);
    fs.put(folder + "/diff1", FileKind::Directory);
    fs.file(folder + "/link", "AAAA");
    fs.put("overlay/l/AAAA", FileKind::Symlink, "../" + copy + "/diff");
    fs.file(folder + "/lower", fs.bytes("overlay/" + own + "/lower"));
    fs.file("overlay-layers/" + copy + ".tar-split.gz", fs.bytes("overlay-layers/" + top + ".tar-split.gz"));
    fs.file("overlay/" + own + "/lower", "l/AAAA:" + fs.bytes("overlay/" + own + "/lower"));
    const auto catalog = catalogOf(fs);
    QVERIFY(catalog);
    QCOMPARE(told(*catalog), QByteArray());
    const StoredContainer &container = catalog->containers.front();
    QVERIFY(container.layers == imageOf(*catalog, richId)->layers);
    QCOMPARE(container.own.size(), std::size_t{2});
    QCOMPARE(bytes(container.own.front().layer.store), bytes(folder + "/diff1"));
    QVERIFY(container.own.front().uids.change());
    QCOMPARE(count(container.chain, LinkState::Holds), container.chain.size());
}

void TestStorageCatalog::ownStore()
{
    MemoryFs fs = podmanStore();
    const auto setOwner = [&](const std::string &path) {
        fs.node(path).stat.uid = 1000;
        fs.node(path).stat.gid = 1001;
    };
    setOwner("overlay-layers");
    for (const std::string &id : {lowest, second})
        setOwner("overlay/" + id + "/diff");
    const auto catalog = catalogOf(fs);
    QVERIFY(catalog);
    QCOMPARE(told(*catalog), bytes("source.ids-mapped info overlay/1bf7/diff\n"));
    for (const StoredLayer &layer : catalog->layers) {
        const bool mapped = layer.layer.store.find(lowest) != std::string::npos || layer.layer.store.find(second) != std::string::npos;
        QCOMPARE(layer.uids.keeper, mapped ? std::optional<std::uint32_t>(1000) : std::nullopt);
        QCOMPARE(layer.gids.keeper, mapped ? std::optional<std::uint32_t>(1001) : std::nullopt);
    }
}

QTEST_GUILESS_MAIN(TestStorageCatalog)
#include "tst_storagecatalog.moc"
