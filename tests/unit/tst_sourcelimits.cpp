// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/tarfs.h"
#include "integration/made.h"
#include "source/archiveimages.h"
#include "source/source.h"
#include "support/countingfs.h"
#include "support/recordbytes.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <functional>

using namespace assay;
using namespace assay::test;

// What layers may spend holds for all layers of a source together.
class TestSourceLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void together_data();
    void together();
    void recordsTogether();
    void recordThatNamesAFileTwice_data();
    void recordThatNamesAFileTwice();
    void sharedConfigurationIsReadOnce_data();
    void sharedConfigurationIsReadOnce();
    void openingCanBeCancelled_data();
    void openingCanBeCancelled();
    void layersOfAllImages();

private:
    std::string path(const std::string &name = {}) const { return m_folder->path().toStdString() + '/' + name; }
    void write(const std::string &name, const std::string &bytes) const
    {
        std::ofstream(path(name), std::ios::binary) << bytes;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

static constexpr std::size_t layerCount = 4;
static constexpr std::size_t filesOfLayer = 300;

static std::vector<Member> layerOf(std::size_t number, const std::string &target = "t")
{
    std::vector<Member> members;
    for (std::size_t i = 0; i < filesOfLayer; ++i) {
        const std::string name = "file" + std::to_string(number) + '-' + std::to_string(i);
        members.push_back(i % 2 == 0 ? fileMember(name) : linkMember(name, target));
    }
    return members;
}

static MadeImage manyLayers(const std::string &target)
{
    std::vector<std::vector<Member>> layers;
    for (std::size_t i = 0; i < layerCount; ++i)
        layers.push_back(layerOf(i, target));
    return MadeImage(std::move(layers));
}

static Result<LoadedSource> loaded(const std::string &path, const Limits &limits, unsigned threads)
{
    Context context;
    const auto source = openSource(path, limits, context);
    return source ? (*source)->load(0, Role::Saved, LoadOptions{.threads = threads, .treeKnown = {}}, context) : Unexpected(source.error());
}

void TestSourceLimits::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSourceLimits::together_data()
{
    QTest::addColumn<bool>("store");
    QTest::addColumn<QByteArray>("limit");
    for (const char *limit : {"entries", "names", "targets"}) {
        QTest::addRow("%s of an archive", limit) << false << QByteArray(limit);
        QTest::addRow("%s of a store", limit) << true << QByteArray(limit);
    }
}

void TestSourceLimits::together()
{
    QFETCH(bool, store);
    QFETCH(QByteArray, limit);
    const MadeImage image = manyLayers(limit == "targets" ? "a target that is longer than all the names" : "t");
    const std::string evidence = path(store ? "root" : "saved.tar");
    if (store) {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("root")));
        QVERIFY(unpack(dataRoot(image), QString::fromStdString(evidence)));
    } else {
        write("saved.tar", tarOf(dockerArchive(image)));
    }
    const auto whole = loaded(evidence, Limits(), 2);
    QVERIFY(whole);
    QCOMPARE(whole->layers.size(), layerCount);
    std::uint64_t entries = 0;
    std::uint64_t names = 0;
    std::uint64_t targets = 0;
    for (const LoadedLayer &layer : whole->layers) {
        entries += layer.tree->recordedEntries();
        for (std::uint32_t i = 0; i < layer.tree->size(); ++i) {
            const std::string_view target = layer.tree->target(layer.tree->entry(NodeId(i)));
            names += layer.tree->name(NodeId(i)).size();
            targets += target.empty() ? 0 : target.size() + 4;
        }
    }
    const auto limited = [&](std::uint64_t less) {
        Limits limits;
        if (limit == "entries")
            limits.entriesPerSource = entries - less;
        else
            limits.namesBytes = (limit == "names" ? names : targets) - less;
        return limits;
    };
    QCOMPARE(targets > names, limit == "targets");
    for (const unsigned threads : {1U, 2U, 8U}) {
        QVERIFY(loaded(evidence, limited(0), threads));
        for (const std::uint64_t less : {std::uint64_t{1}, entries / 2}) {
            const auto refused = loaded(evidence, limited(less), threads);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
            QCOMPARE(QString::fromStdString(refused.error().file), QString::fromStdString(evidence));
            QVERIFY(QString::fromStdString(refused.error().detail).startsWith(QStringLiteral("its layers together hold more than ")));
        }
    }
}

void TestSourceLimits::recordsTogether()
{
    const MadeImage image({{fileMember("a")}, {fileMember("b")}, {fileMember("c")}});
    QVERIFY(unpack(dataRoot(image), m_folder->path()));
    for (std::size_t i = 0; i < image.tars.size(); ++i)
        write("image/overlay2/layerdb/sha256/" + image.chainId(i) + "/tar-split.json.gz", recordOf(layerOf(i)));
    const auto whole = loaded(path(), Limits(), 2);
    QVERIFY(whole);
    std::uint64_t entries = 0;
    for (const LoadedLayer &layer : whole->layers) {
        QVERIFY(layer.record && layer.record->tree);
        entries += layer.record->tree->recordedEntries();
    }
    QCOMPARE(entries, std::uint64_t{3 * filesOfLayer});
    Limits limits;
    limits.entriesPerSource = entries;
    QVERIFY(loaded(path(), limits, 2));
    limits.entriesPerSource = entries - 1;
    const auto refused = loaded(path(), limits, 2);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
}

void TestSourceLimits::recordThatNamesAFileTwice_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const char *first, const char *second, bool same) { QTest::newRow(name) << QByteArray(first) << QByteArray(second) << same; };
    row("the same name", "a", "a", true);
    row("with a dot", "a", "./a", true);
    row("with a way back", "a", "b/../a", true);
    row("out of the root and back", "/a", "/../a", true);
    row("a way up", "../a", "../a", true);
    row("absolute", "a", "/a", false);
    row("another", "a", "b", false);
    row("out of the root", "a", "../a", false);
}

// As tar-split itself: a record that names a path twice is no record.
void TestSourceLimits::recordThatNamesAFileTwice()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(bool, same);
    const std::string content(1 << 20, 'x');
    const MadeImage image({{fileMember("a", content)}});
    QVERIFY(unpack(dataRoot(image), m_folder->path()));
    std::vector<Member> recorded{fileMember(first.toStdString(), content)};
    for (int i = 0; i < (same ? 50 : 1); ++i)
        recorded.push_back(fileMember(second.toStdString(), content));
    write("image/overlay2/layerdb/sha256/" + image.chainId(0) + "/tar-split.json.gz", recordOf(recorded));
    Context context;
    const auto source = openSource(path(), Limits(), context);
    QVERIFY(source);
    const auto whole = (*source)->load(0, Role::Live, {}, context);
    QVERIFY(whole);
    const LoadedLayer &layer = whole->layers.front();
    QVERIFY(layer.record);
    QCOMPARE(layer.record->problem.find("twice") != std::string::npos, same);
    QVERIFY(layer.tree->digest(layer.tree->entry(layer.tree->find("a"))));
    QVERIFY(context.progress().bytesDone <= 5 * content.size());
}

static std::string listOf(std::size_t count, const std::function<std::string(std::size_t)> &element)
{
    std::string list = "[";
    for (std::size_t i = 0; i < count; ++i)
        list += (i == 0 ? "" : ",") + element(i);
    return list + ']';
}

// An archive of many images, all of them with one configuration: under its own name, through links, or as further names of its file.
static std::vector<Member> sharingArchive(std::size_t images, const std::string &kind)
{
    const std::string config = R"({"os":"linux","rootfs":{"diff_ids":[)" + std::string("\"sha256:") + std::string(64, 'a') + "\"]},\"history\":[{},{}]}";
    const std::string id = hexOf(config);
    const std::string blobs = "blobs/sha256/";
    std::vector<Member> members;
    if (kind == "oci") {
        members.push_back(fileMember("oci-layout", R"({"imageLayoutVersion":"1.0.0"})"));
        members.push_back(fileMember(blobs + id, config));
        std::vector<std::string> manifests;
        for (std::size_t i = 0; i < images; ++i) {
            manifests.push_back(R"({"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:)" + id + R"(","size":)" + std::to_string(config.size())
                                + R"(},"layers":[],"annotations":{"n":")" + std::to_string(i) + "\"}}");
            members.push_back(fileMember(blobs + hexOf(manifests.back()), manifests.back()));
        }
        members.push_back(fileMember("index.json", R"({"manifests":)" + listOf(images, [&](std::size_t i) {
            return R"({"digest":")" + digestOf(manifests[i]) + R"(","size":)" + std::to_string(manifests[i].size()) + '}';
        }) + '}'));
        return members;
    }
    const auto nameOf = [&](std::size_t i) { return kind == "name" ? "other.json" : "config" + std::to_string(i) + ".json"; };
    members.push_back(fileMember("other.json", config));
    for (std::size_t i = 0; kind != "name" && i < images; ++i)
        members.push_back(linkMember(nameOf(i), "other.json", kind == "symbolic links" ? '2' : '1'));
    members.push_back(fileMember("manifest.json", listOf(images, [&](std::size_t i) { return R"({"Config":")" + nameOf(i) + R"(","Layers":["l"]})"; })));
    return members;
}

static EvidenceFsPtr tarFs(const std::vector<Member> &members)
{
    Context context;
    auto fs = openTarFs(memorySource(tarOf(members), "saved.tar"), Limits(), context);
    return fs ? fs->fs : nullptr;
}

void TestSourceLimits::sharedConfigurationIsReadOnce_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char *kind : {"name", "symbolic links", "hard links", "oci"})
        QTest::addRow("%s", kind) << QByteArray(kind);
}

void TestSourceLimits::sharedConfigurationIsReadOnce()
{
    QFETCH(QByteArray, kind);
    constexpr std::size_t images = 500;
    const EvidenceFsPtr tar = tarFs(sharingArchive(images, kind.toStdString()));
    QVERIFY(tar);
    const CountingFs fs(tar);
    Context context;
    const auto records = readArchiveRecords(fs, false, Limits(), context);
    QVERIFY(records);
    QCOMPARE(records->images.size(), images);
    for (const ArchiveImage &image : records->images) {
        QCOMPARE(image.info.id, records->images.front().info.id);
        QCOMPARE(image.info.layers.front().diffId, "sha256:" + std::string(64, 'a'));
    }
    std::size_t configReads = 0;
    for (const auto &[path, count] : fs.reads)
        configReads += path.find("json") == std::string::npos || path.starts_with("config") || path.starts_with("other") ? count : 0;
    const std::size_t manifests = kind == "oci" ? images : 0;
    QCOMPARE(configReads, manifests + (kind == "oci" ? 2 : 1)); // of a layout the file oci-layout, too
    const auto told = [&](std::string_view code) {
        return std::count_if(records->findings.begin(), records->findings.end(), [&](const Finding &finding) { return finding.code == code; });
    };
    QCOMPARE(told("image.history-mismatch"), 1);
}

void TestSourceLimits::openingCanBeCancelled_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char *kind : {"name", "oci"})
        QTest::addRow("%s", kind) << QByteArray(kind);
}

void TestSourceLimits::openingCanBeCancelled()
{
    QFETCH(QByteArray, kind);
    const EvidenceFsPtr tar = tarFs(sharingArchive(300, kind.toStdString()));
    QVERIFY(tar);
    CountingFs whole(tar);
    Context unhurried;
    QVERIFY(readArchiveRecords(whole, false, Limits(), unhurried));
    for (std::size_t at = 1; at <= std::min<std::size_t>(whole.all, 20); ++at) {
        CountingFs fs(tar);
        Context context;
        fs.onRead = [&] {
            if (fs.all == at)
                context.cancel();
        };
        const auto records = readArchiveRecords(fs, false, Limits(), context);
        QVERIFY(!records);
        QCOMPARE(records.error().code, ErrorCode::Cancelled);
        QVERIFY2(fs.all <= at + 2, std::to_string(fs.all).c_str()); // what belongs to the image at hand
    }
}

void TestSourceLimits::layersOfAllImages()
{
    const EvidenceFsPtr tar = tarFs(sharingArchive(100, "name"));
    QVERIFY(tar);
    Context context;
    Limits limits;
    limits.layersOfImages = 100;
    QVERIFY(readArchiveRecords(*tar, false, limits, context));
    limits.layersOfImages = 99;
    const auto records = readArchiveRecords(*tar, false, limits, context);
    QVERIFY(!records);
    QCOMPARE(records.error().code, ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(TestSourceLimits)
#include "tst_sourcelimits.moc"
