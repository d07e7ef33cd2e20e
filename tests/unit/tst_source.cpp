// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digest.h"
#include "source/source.h"
#include "support/cputime.h"
#include "support/qtbytes.h"
#include "support/treetext.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace assay;
using namespace assay::test;

// A folder of its own for each test.
class Folder
{
public:
    std::string path(const std::string &name = {}) const { return m_folder.path().toStdString() + (name.empty() ? "" : "/" + name); }
    void write(const std::string &name, const std::string &content) const
    {
        const QString where = QString::fromStdString(path(name));
        QDir().mkpath(QFileInfo(where).path());
        QFile file(where);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes(content)) != static_cast<qint64>(content.size()))
            qFatal("cannot write %s", qPrintable(where));
    }
    std::string blob(const std::string &content) const
    {
        const std::string digest = digestText(sha256(std::string_view(content)));
        write("blobs/sha256/" + digest.substr(7), content);
        return digest;
    }

private:
    QTemporaryDir m_folder;
};

// A tar of empty files.
static std::string tarOf(const std::vector<std::string> &names)
{
    std::string tar;
    for (const std::string &name : names) {
        std::string header(512, '\0');
        header.replace(0, name.size(), name);
        header.replace(100, 7, "0000644");
        header.replace(108, 7, "0000000");
        header.replace(116, 7, "0000000");
        header.replace(124, 11, "00000000000");
        header.replace(136, 11, "00000000000");
        header.replace(148, 8, "        ");
        header[156] = '0';
        header.replace(257, 8, std::string("ustar\0" "00", 8));
        unsigned sum = 0;
        for (const char c : header)
            sum += static_cast<unsigned char>(c);
        char text[8] = {};
        std::snprintf(text, sizeof text, "%06o", sum);
        header.replace(148, 7, std::string(text, 7));
        tar += header;
    }
    return tar + std::string(1024, '\0');
}

static std::string descriptor(const std::string &digest, std::size_t size, const std::string &type = "manifest")
{
    return R"({"mediaType":"application/vnd.oci.image.)" + type + R"(.v1+json","digest":")" + digest + R"(","size":)" + std::to_string(size) + "}";
}

// An OCI layout of one image with one layer; gives the layer's digest.
static std::string writeLayout(const Folder &folder)
{
    const std::string layer = folder.blob(tarOf({"a", "b"}));
    const std::string config = R"({"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":[")" + layer + R"("]}})";
    const std::string configId = folder.blob(config);
    const std::string manifest = R"({"config":)" + descriptor(configId, config.size(), "config") + R"(,"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":")" + layer
        + R"(","size":2048}]})";
    const std::string manifestId = folder.blob(manifest);
    folder.write("oci-layout", R"({"imageLayoutVersion":"1.0.0"})");
    folder.write("index.json", R"({"manifests":[)" + descriptor(manifestId, manifest.size()) + "]}");
    return layer;
}

class TestSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksumsBesideAnArchive_data();
    void checksumsBesideAnArchive();
    void layoutOpens();
    void dirTransport();
    void blobThatIsNoTar();
    void indexThatNamesItself();
    void truncatedArchives();
    void choosing();
    void proposing();
    void pathsBeforeContent_data();
    void pathsBeforeContent();
    void unreadableAfterwards();
};

void TestSource::checksumsBesideAnArchive_data()
{
    QTest::addColumn<QByteArray>("sums");
    QTest::addColumn<QByteArray>("findings");
    const std::string good = toHex(sha256(std::string_view(tarOf({"a"}))));
    const std::string bad(64, '0');
    const auto row = [](const char *name, const std::string &sums, const char *findings) { QTest::newRow(name) << bytes(sums) << QByteArray(findings); };
    row("match", good + "  root.tar\n", "source.sums-match");
    row("mismatch", bad + "  root.tar\n", "source.sums-mismatch");
    row("unlisted", good + "  other.tar\n", "source.sums-unlisted");
    row("in a folder", good + "  ./out/root.tar\n", "source.sums-match");
    row("of several folders", bad + "  amd64/root.tar\n" + good + "  arm64/root.tar\n", "source.sums-match");
    row("of several folders, none of them right", bad + "  amd64/root.tar\n" + bad + "  arm64/root.tar\n", "source.sums-mismatch source.sums-mismatch");
    row("twice under one name", bad + "  root.tar\n" + good + "  root.tar\n", "source.sums-match source.sums-mismatch");
    row("no checksums at all", "hello\n", "source.sums-unlisted");
    row("empty", "", "source.sums-unlisted");
}

void TestSource::checksumsBesideAnArchive()
{
    QFETCH(QByteArray, sums);
    QFETCH(QByteArray, findings);
    const Folder folder;
    folder.write("root.tar", tarOf({"a"}));
    folder.write("SHA256SUMS", sums.toStdString());
    Context context;
    const auto source = openSource(folder.path("root.tar"), Limits{}, context);
    QVERIFY(source);
    QCOMPARE((*source)->kind(), SourceKind::RootfsArchive);
    const auto loaded = (*source)->load(0, Role::Vendor, {}, context);
    QVERIFY(loaded);
    QStringList codes;
    for (const Finding &finding : loaded->findings)
        codes += QString::fromStdString(finding.code);
    codes.sort();
    QCOMPARE(codes.join(u' ').toUtf8(), findings);
}

void TestSource::layoutOpens()
{
    const Folder folder;
    writeLayout(folder);
    Context context;
    const auto source = openSource(folder.path(), Limits{}, context);
    QVERIFY2(source.has_value(), source ? "" : source.error().message().c_str());
    QCOMPARE((*source)->kind(), SourceKind::OciLayout);
    const auto loaded = (*source)->load(0, Role::Saved, {}, context);
    QVERIFY(loaded);
    QVERIFY(loaded->complete);
    QCOMPARE(bytes(treeText(*loaded->tree)), QByteArray("f a #0 0644 !whole sha256:e3b0c442\nf b #0 0644 !whole sha256:e3b0c442\n"));
    QCOMPARE(loaded->layers[0].verdict, LayerVerdict::Intact);
    QCOMPARE(bytes(findingsText(loaded->findings)), QByteArray());
}

// What `skopeo copy --all … dir:` makes: blobs by their digests beside manifest.json, which is an index here.
void TestSource::dirTransport()
{
    const Folder folder;
    const std::string layerBytes = tarOf({"a", "b"});
    const std::string layer = digestText(sha256(layerBytes));
    const std::string config = R"({"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":[")" + layer + R"("]}})";
    const std::string configId = digestText(sha256(config));
    const std::string manifest = R"({"config":)" + descriptor(configId, config.size(), "config") + R"(,"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":")" + layer
        + R"(","size":2048}]})";
    const std::string manifestId = digestText(sha256(manifest));
    folder.write("version", "Directory Transport Version: 1.1\n");
    folder.write("manifest.json", R"({"schemaVersion":2,"manifests":[)" + descriptor(manifestId, manifest.size()) + "]}");
    folder.write(manifestId.substr(7) + ".manifest.json", manifest);
    folder.write(configId.substr(7), config);
    folder.write(layer.substr(7), layerBytes);
    folder.write("signature-1", "x");
    Context context;
    const auto findings = [&]() -> std::string {
        const auto source = openSource(folder.path(), Limits{}, context);
        if (!source || (*source)->kind() != SourceKind::OciLayout || (*source)->images().size() != 1)
            return source ? "not one image of a layout" : source.error().message();
        const auto loaded = (*source)->load(0, Role::Saved, {}, context);
        if (!loaded)
            return loaded.error().message();
        return treeText(*loaded->tree) + (loaded->layers[0].verdict == LayerVerdict::Intact ? "intact\n" : "not intact\n") + findingsText(loaded->findings);
    };
    const std::string whole = "f a #0 0644 !whole sha256:e3b0c442\nf b #0 0644 !whole sha256:e3b0c442\nintact\n";
    QCOMPARE(bytes(findings()), bytes(whole));
    folder.write(std::string(64, 'a'), "nobody's");
    QVERIFY2(findings().starts_with(whole + "image.blob-unreferenced"), findings().c_str());
    folder.write(layer.substr(7), tarOf({"a", "c"}));
    QVERIFY2(findings().find("not intact") != std::string::npos && findings().find("store.blob-altered") != std::string::npos, findings().c_str());
    folder.write("manifest.json", R"({"schemaVersion":2})");
    QVERIFY2(findings().find("manifest.json") != std::string::npos, findings().c_str());
}

// What took a blob's place is no tar at all: that no layer can be read is not the whole of it.
void TestSource::blobThatIsNoTar()
{
    const Folder folder;
    const std::string layer = writeLayout(folder);
    folder.write("blobs/sha256/" + layer.substr(7), std::string(2048, 'x'));
    Context context;
    const auto source = openSource(folder.path(), Limits{}, context);
    QVERIFY(source);
    const auto loaded = (*source)->load(0, Role::Saved, {}, context);
    QVERIFY(loaded);
    QVERIFY(!loaded->complete);
    const auto altered = std::find_if(loaded->findings.begin(), loaded->findings.end(), [](const Finding &finding) { return finding.code == "store.blob-altered"; });
    QVERIFY(altered != loaded->findings.end());
    QVERIFY(bytes(altered->store).endsWith(bytes(layer.substr(7))));
}

void TestSource::indexThatNamesItself()
{
    // A blob that does not have its digest may name itself a hundred times, four deep: 10^8 visits.
    const Folder folder;
    const std::string digest = "sha256:" + std::string(64, 'a');
    std::string index = R"({"manifests":[)";
    for (int i = 0; i < 100; ++i)
        index += (i == 0 ? "" : ",") + descriptor(digest, 1, "index");
    index += "]}";
    folder.write("blobs/sha256/" + digest.substr(7), index);
    folder.write("oci-layout", R"({"imageLayoutVersion":"1.0.0"})");
    folder.write("index.json", index);
    Context context;
    const CpuTimer timer;
    const auto source = openSource(folder.path(), Limits{}, context);
    QVERIFY2(timer.seconds() < 20, "an index is followed again and again");
    if (source)
        QVERIFY((*source)->images().size() <= 100);
    else
        QVERIFY(!source.error().detail.empty());
}

void TestSource::truncatedArchives()
{
    // Cut anywhere: an error, or a result that says it is not whole.
    const std::string tar = tarOf({"a", "b", "c"});
    const Folder folder;
    Context context;
    for (std::size_t size = 0; size < tar.size(); size += 64) {
        folder.write("root.tar", tar.substr(0, size));
        const auto source = openSource(folder.path("root.tar"), Limits{}, context);
        if (!source)
            continue;
        const auto loaded = (*source)->load(0, Role::Vendor, {}, context);
        if (!loaded)
            continue;
        const bool told = !loaded->complete || std::any_of(loaded->findings.begin(), loaded->findings.end(), [](const Finding &f) { return f.code.starts_with("tar."); });
        // One block of zeros is an end mark as well; what is cut off behind it is padding.
        QVERIFY2(told || size >= 4 * 512, std::to_string(size).c_str());
    }
}

void TestSource::choosing()
{
    Context context;
    const auto source = openSource(std::string(ASSAY_TEST_DATA) + "/saved/docker20-two-images.tar", Limits{}, context);
    QVERIFY(source);
    const auto chosen = [&](const char *reference) {
        const auto image = chooseImage(**source, reference);
        return image ? bytes((*source)->images()[*image].tags.front()) : bytes("error " + std::to_string(image.error().choices.size()));
    };
    QCOMPARE(chosen("demo/tiny:1"), QByteArray("demo/tiny:1"));
    QCOMPARE(chosen("docker.io/demo/other:1"), QByteArray("demo/other:1"));
    QCOMPARE(chosen("sha256:4a1e"), QByteArray("demo/tiny:1"));
    QCOMPARE(chosen("7b89"), QByteArray("demo/other:1"));
    QCOMPARE(chosen("sha256:"), QByteArray("error 2"));
    QCOMPARE(chosen("demo/tiny"), QByteArray("error 2"));
    QCOMPARE(chosen(""), QByteArray("error 2"));
    QCOMPARE(chosen("nothing"), QByteArray("error 2"));
}

// A source of which only the records matter.
class Recorded final : public Source
{
public:
    explicit Recorded(std::vector<ImageInfo> images) : m_images(std::move(images)) {}

    SourceKind kind() const override { return SourceKind::DockerArchive; }
    const std::string &location() const override { return m_location; }
    const std::vector<ImageInfo> &images() const override { return m_images; }
    const Findings &findings() const override { return m_findings; }
    const std::vector<SkippedPart> &skipped() const override { return m_skipped; }
    Result<LoadedSource> load(std::size_t, Role, const LoadOptions &, Context &) const override { return nothing(); }
    Result<ByteSourcePtr> content(const LoadedSource &, const FsTree::Ref &, Context &) const override { return nothing(); }

private:
    Unexpected nothing() const { return Unexpected(makeError(ErrorCode::NotFound, m_location, "only records")); }

    std::string m_location = "recorded";
    std::vector<ImageInfo> m_images;
    Findings m_findings;
    std::vector<SkippedPart> m_skipped;
};

static ImageInfo image(const char *id, std::vector<std::string> tags, const std::vector<std::string> &diffIds)
{
    ImageInfo info;
    info.id = id;
    info.tags = std::move(tags);
    for (const std::string &diffId : diffIds)
        info.layers.push_back({diffId, {}, {}});
    return info;
}

void TestSource::proposing()
{
    const Recorded store({image("sha256:0", {}, {"sha256:a", "sha256:b"}), image("sha256:1", {"app:1"}, {"sha256:a", "sha256:b", "sha256:c"}),
                          image("sha256:2", {"app:2"}, {"sha256:a", "sha256:d"}), image("sha256:3", {}, {"sha256:a", "sha256:d"})});
    const auto proposed = [&](const std::vector<const Source *> &others) { return proposeImage(store, others); };
    const Recorded root({image("", {}, {""})});
    // Nothing to go by: one with a name. A layer nobody knows the digest of is like no other.
    QCOMPARE(proposed({}), std::size_t{1});
    QCOMPARE(proposed({nullptr, &store}), std::size_t{1});
    QCOMPARE(proposed({&root}), std::size_t{1});
    const Recorded unknown({image("sha256:7", {}, {"", ""})});
    const Recorded nameless({image("sha256:8", {}, {""}), image("sha256:9", {}, {})});
    QCOMPARE(proposeImage(nameless, {&unknown}), std::size_t{0});
    // Layers come before names, names in common before names at all.
    const Recorded third({image("sha256:3", {"app:1"}, {"sha256:d"})});
    QCOMPARE(proposed({&third}), std::size_t{2});
    const Recorded tagged({image("sha256:5", {"docker.io/library/app:2"}, {})});
    QCOMPARE(proposed({&root, &tagged}), std::size_t{2});
    const Recorded first({image("sha256:6", {}, {"sha256:b"})});
    QCOMPARE(proposed({&first}), std::size_t{1});
}

void TestSource::pathsBeforeContent_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("a folder") << QString();
    for (const char *name : {"docker20", "docker20-vfs", "docker28-containerd", "podman5"})
        QTest::newRow(name) << QStringLiteral(ASSAY_TEST_DATA "/live/%1.tar.gz").arg(QLatin1String(name));
}

void TestSource::pathsBeforeContent()
{
    QFETCH(const QString, place);
    const Folder folder;
    folder.write("etc/passwd", "root");
    folder.write("etc/shadow", "*");
    Context context;
    const auto source = openSource(place.isEmpty() ? folder.path() : place.toStdString(), Limits{}, context);
    QVERIFY2(source, source ? "" : source.error().message().c_str());
    for (std::size_t image = 0; image < (*source)->images().size(); ++image) {
        std::shared_ptr<const FsTree> known;
        std::uint32_t digests = 0;
        int told = 0;
        std::atomic<bool> done{false};
        std::atomic<int> seen{0};
        std::jthread reader; // as the window looks at the tree while digests come into it
        LoadOptions options;
        options.treeKnown = [&](std::shared_ptr<const FsTree> tree) {
            ++told;
            for (std::uint32_t i = 0; i < tree->size(); ++i)
                digests += tree->entry(NodeId(i)).size > 0 && tree->digest(NodeId(i)) != nullptr;
            known = std::move(tree);
            reader = std::jthread([known, &done, &seen] {
                for (bool last = false; !last;) {
                    last = done;
                    seen = 0;
                    for (std::uint32_t i = 0; i < known->size(); ++i)
                        seen += known->digest(NodeId(i)) && *known->digest(NodeId(i)) != Sha256Digest();
                }
            });
        };
        const auto loaded = (*source)->load(image, Role::Live, options, context);
        done = true;
        reader = {};
        QVERIFY(loaded);
        QVERIFY(seen > 0);
        QCOMPARE(told, 1);
        QCOMPARE(digests, 0U);
        QVERIFY(loaded->tree == known);
        for (std::uint32_t i = 0; i < known->size(); ++i)
            QVERIFY2(known->entry(NodeId(i)).type != EntryType::File || known->digest(NodeId(i)), known->path(NodeId(i)).c_str());
    }
}

// A flag is no digest: whoever looks at the paths already keeps them as they were.
void TestSource::unreadableAfterwards()
{
    const Folder folder;
    folder.write("etc/passwd", "root");
    folder.write("etc/shadow", "*");
    Context context;
    const auto source = openSource(folder.path(), Limits{}, context);
    QVERIFY(source);
    std::shared_ptr<const FsTree> known;
    LoadOptions options;
    options.treeKnown = [&](std::shared_ptr<const FsTree> tree) {
        known = std::move(tree);
        folder.write("etc/shadow", "longer than it was");
    };
    const auto loaded = (*source)->load(0, Role::Live, options, context);
    QVERIFY(loaded);
    QVERIFY(!loaded->complete && loaded->tree != known);
    QVERIFY(loaded->tree->entry(loaded->tree->find("etc/shadow")).has(EntryFlag::Unstable));
    QVERIFY(!known->entry(known->find("etc/shadow")).has(EntryFlag::Unstable));
    QVERIFY(loaded->tree->digest(loaded->tree->find("etc/passwd")));
}

QTEST_GUILESS_MAIN(TestSource)
#include "tst_source.moc"
