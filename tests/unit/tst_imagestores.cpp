// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/combinedfs.h"
#include "source/imagestores.h"
#include "source/kinds.h"
#include "support/memoryfs.h"
#include "support/qtbytes.h"
#include "verify/storecheck.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace assay;
using namespace assay::test;

namespace {

const std::string lowest = "9becfe449798ff14adda04ed5b2f73cb0325b9a5cfab69b529938f9242453b42";
const std::string second = "3a6b96f0e5d52bd5e3f31b02bfa3ba7d18cf2c4b8d56008be1faf0dd33dc9911";

std::string place(const char *archive)
{
    return std::string(ASSAY_TEST_DATA) + "/live/" + archive + ".tar.gz";
}

SourcePtr opened(const char *store, const std::vector<std::string> &imageStores)
{
    Context context;
    return fromTestData(openWithImageStores(place(store), imageStores, Limits(), context));
}

ComparisonPtr checked(const SourcePtr &source)
{
    Context context;
    return fromTestData(checkStore(source, {}, context));
}

std::string detailOf(const Finding &finding, std::string_view wanted)
{
    for (const auto &[key, value] : finding.detail) {
        if (key == wanted)
            return value;
    }
    return {};
}

// "CODE STORE" of all of this severity or a higher one.
QByteArray told(const Findings &findings, Severity least)
{
    std::set<std::string> lines;
    for (const Finding &finding : findings) {
        if (finding.severity >= least)
            lines.insert(finding.code + ' ' + finding.store + '\n');
    }
    std::string text;
    for (const std::string &line : lines)
        text += line;
    return bytes(text);
}

// A store with image stores beside it, all in memory.
SourcePtr sourceOf(const MemoryFs &store, const MemoryFs &shared)
{
    OpenedEvidence evidence;
    evidence.location = "store";
    evidence.fs = combinedFs(std::make_shared<MemoryFs>(store), {{"/srv/shared", std::make_shared<MemoryFs>(shared)}});
    auto catalog = fromTestData(readContainersStorageCatalogs(*evidence.fs, {"", "/srv/shared"}, Limits()));
    return makeStoreSource(std::move(evidence), std::move(catalog));
}

} // namespace

// Stores of which images and layers lie in another one (tests/data/image-stores).
class TestImageStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untouched_data();
    void untouched();
    void inOneFolder();
    void missing_data();
    void missing();
    void tamperedLayer();
    void sameImageOtherLayers();
    void ringOfStores();
    void refused();
    void combinedPaths();
};

void TestImageStores::untouched_data()
{
    QTest::addColumn<QByteArray>("store");
    QTest::addColumn<QByteArray>("further");
    QTest::addColumn<int>("containers");
    QTest::newRow("additionalimagestores, podman 4") << QByteArray("podman-additional") << QByteArray("podman-shared") << 2;
    QTest::newRow("imagestore, podman 5") << QByteArray("podman5-graphroot") << QByteArray("podman5-imagestore") << 1;
}

void TestImageStores::untouched()
{
    QFETCH(QByteArray, store);
    QFETCH(QByteArray, further);
    QFETCH(int, containers);
    const std::string other = place(further.constData());
    const SourcePtr source = opened(store.constData(), {other});
    QCOMPARE(imagesOnly(*source).size(), std::size_t{2}); // the copy of a record of an image is no image of its own
    const ComparisonPtr result = checked(source);
    QCOMPARE(told(result->findings, Severity::Low), QByteArray());
    QCOMPARE(result->exitCode(), 0);
    QCOMPARE(result->containers->size(), static_cast<std::size_t>(containers));
    std::set<std::string> layers;
    for (const LoadedSourcePtr &image : result->liveSources()) {
        for (const LoadedLayer &layer : image->layers) {
            QVERIFY2(layer.verdict == LayerVerdict::Intact, layer.verdictReason.c_str());
            layers.insert(layer.layer.store);
        }
    }
    QCOMPARE(layers.size(), std::size_t{3});
    QCOMPARE(std::count_if(layers.begin(), layers.end(), [&](const std::string &layer) { return layer.starts_with(other + "/overlay/"); }), further == "podman-shared" ? 2 : 3);
    const auto noted = std::find_if(result->findings.begin(), result->findings.end(), [](const Finding &finding) { return finding.code == "source.image-store"; });
    QVERIFY(noted != result->findings.end());
    QCOMPARE(bytes(noted->store), bytes(other));
    QCOMPARE(detailOf(*noted, "sha256").size(), std::size_t{71});
}

// Both lie in what was named.
void TestImageStores::inOneFolder()
{
    MemoryFs both;
    const auto copy = [&](const std::string &archive, const std::string &into) {
        const MemoryFs store(archive);
        EvidenceFs::Visitor visitor;
        visitor.item = [&](const EvidenceFs::Item &item) {
            MemoryFs::Node &node = both.put(joinPath(into, item.path), item.stat.kind);
            node.stat = item.stat;
            node.xattrs = item.xattrs;
            node.bytes = item.stat.kind == FileKind::File ? store.bytes(std::string(item.path)) : std::string(item.target);
            return Status();
        };
        Context context;
        QVERIFY(store.walk("", visitor, Limits(), context));
    };
    copy("live/podman-shared.tar.gz", "a/images");
    copy("live/podman-additional.tar.gz", "b/storage");
    const auto roots = findStorageRoots(both);
    QVERIFY(roots);
    QVERIFY(*roots == (std::vector<std::string>{"b/storage", "a/images"})); // the one with containers first
    const auto catalog = readContainersStorageCatalogs(both, *roots, Limits());
    QVERIFY(catalog && catalog->complete && catalog->findings.empty());
    QCOMPARE(catalog->containers.size(), std::size_t{2});
    for (const StoredContainer &container : catalog->containers)
        QCOMPARE(bytes(container.problem), QByteArray());
}

void TestImageStores::missing_data()
{
    QTest::addColumn<QByteArray>("store");
    QTest::addColumn<QByteArray>("layer");
    QTest::newRow("additionalimagestores") << QByteArray("podman-additional") << bytes(second);
    QTest::newRow("imagestore") << QByteArray("podman5-graphroot") << QByteArray("2e11f5088161f93822f3e78e61b919083b8e2cdef299742ff18801798973d19a");
}

void TestImageStores::missing()
{
    QFETCH(QByteArray, store);
    QFETCH(QByteArray, layer);
    const ComparisonPtr result = checked(opened(store.constData(), {}));
    QCOMPARE(told(result->findings, Severity::Medium), QByteArray("source.unreadable overlay-layers/layers.json\n")); // nothing is called broken
    QCOMPARE(result->exitCode(), 2);
    const auto finding = std::find_if(result->findings.begin(), result->findings.end(), [](const Finding &one) { return one.code == "source.unreadable"; });
    const std::string reason = detailOf(*finding, "reason");
    QVERIFY2(reason.find(layer.toStdString()) != std::string::npos && reason.find("--image-store") != std::string::npos, reason.c_str());
}

void TestImageStores::tamperedLayer()
{
    const MemoryFs store("live/podman-additional.tar.gz");
    MemoryFs shared("live/podman-shared.tar.gz");
    const std::string folder = "overlay/" + lowest + "/diff";
    const auto names = shared.list(folder);
    QVERIFY(names && !names->empty());
    shared.file(folder + "/backdoor", "x");
    const ComparisonPtr result = checked(sourceOf(store, shared));
    QCOMPARE(told(result->findings, Severity::Medium), bytes("layer.file-added /srv/shared/" + folder + "/backdoor\n"));
    QCOMPARE(result->exitCode(), 1);
    for (const Finding &finding : result->findings) {
        if (finding.code == "layer.file-added")
            QCOMPARE(bytes(detailOf(finding, "containers")), QByteArray("lent, mixed"));
    }
}

// Where a layer lies in both, containers run the store's own; the image store's is read all the same, and told apart by its name.
void TestImageStores::sameImageOtherLayers()
{
    const MemoryFs store("live/podman.tar.gz");
    MemoryFs shared("live/podman-shared.tar.gz");
    shared.file("overlay/" + lowest + "/diff/backdoor", "x");
    const SourcePtr source = sourceOf(store, shared);
    QCOMPARE(imagesOnly(*source).size(), std::size_t{3});
    const auto own = chooseImage(*source, "localhost/demo/tiny:1");
    const auto further = chooseImage(*source, "localhost/demo/tiny:1 (image store /srv/shared)");
    QVERIFY(own && further && *own != *further);
    for (const ImageLayer &layer : source->images()[*own].layers)
        QVERIFY(layer.store.starts_with("overlay/"));
    for (const ImageLayer &layer : source->images()[*further].layers)
        QVERIFY(layer.store.starts_with("/srv/shared/overlay/"));
    QCOMPARE(told(checked(source)->findings, Severity::Medium), bytes("layer.file-added /srv/shared/overlay/" + lowest + "/diff/backdoor\n"));
}

void TestImageStores::ringOfStores()
{
    MemoryFs store;
    MemoryFs shared;
    store.file("overlay-layers/layers.json", R"([{"id":"aa","parent":"bb"}])");
    store.file("overlay-images/images.json", R"([{"id":"cc","layer":"aa"}])");
    shared.file("overlay-layers/layers.json", R"([{"id":"bb","parent":"aa"}])");
    const auto fs = combinedFs(std::make_shared<MemoryFs>(store), {{"/srv/shared", std::make_shared<MemoryFs>(shared)}});
    const auto catalog = readContainersStorageCatalogs(*fs, {"", "/srv/shared"}, Limits());
    QVERIFY(catalog);
    QCOMPARE(catalog->layers.size(), std::size_t{2});
    QVERIFY(told(catalog->findings, Severity::High).contains("store.chain-broken /srv/shared/overlay-layers/layers.json"));
}

void TestImageStores::refused()
{
    Context context;
    const auto failure = [&](const std::string &path, const std::vector<std::string> &stores) {
        const auto source = openWithImageStores(path, stores, Limits(), context);
        return source ? QByteArray("opened") : bytes(source.error().message());
    };
    const std::string shared = place("podman-shared");
    QVERIFY(failure(place("docker20"), {shared}).contains("no further image store belongs to it"));
    QVERIFY(failure(std::string(ASSAY_TEST_DATA) + "/vendor/rootfs.tar", {shared}).contains("no further image store belongs to it"));
    QVERIFY(failure(place("podman-additional"), {place("docker20")}).contains("holds no image store"));
    QVERIFY(failure(place("podman-additional"), {shared, shared}).contains("is named twice"));
    QVERIFY(failure(shared, {shared}).contains("is named twice"));
    QVERIFY(failure(place("podman-additional"), {place("nothing")}).contains("No such file"));
}

void TestImageStores::combinedPaths()
{
    const auto with = [](const std::string &path) {
        auto fs = std::make_shared<MemoryFs>();
        fs->file(path, path);
        return fs;
    };
    const auto fs = combinedFs(with("srv/a/main"), {{"/srv/a", with("upper")}, {"/srv/a/b", with("lower")}});
    const auto content = [&](std::string_view path) {
        const auto read = fs->readFile(path, 100);
        return read ? *read : std::string("none");
    };
    QCOMPARE(bytes(content("srv/a/main")), QByteArray("srv/a/main"));
    QCOMPARE(bytes(content("/srv/a/upper")), QByteArray("upper"));
    QCOMPARE(bytes(content("/srv/a/b/lower")), QByteArray("lower"));
    QCOMPARE(bytes(content("/srv/ab")), QByteArray("none"));
    const auto opener = fs->opener();
    for (const char *path : {"/srv/a/upper", "srv/a/main", "/srv/a/b/lower"})
        QVERIFY(opener->open(path));
    QVERIFY(!opener->open("/srv/a/none"));
    QCOMPARE(bytes(furtherPrefix("shared/")), QByteArray("./shared"));
    QCOMPARE(bytes(furtherPrefix("/srv/shared//")), QByteArray("/srv/shared"));
}

QTEST_GUILESS_MAIN(TestImageStores)
#include "tst_imagestores.moc"
