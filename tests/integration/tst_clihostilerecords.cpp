// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clibounded.h"
#include "clirun.h"
#include "made.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace assay::test;

namespace {

std::string descriptor(const std::string &mediaType, const std::string &bytes, const std::string &more = {})
{
    return R"({"mediaType":")" + mediaType + R"(","digest":")" + digestOf(bytes) + R"(","size":)" + std::to_string(bytes.size()) + more + '}';
}

const std::string manifestType = "application/vnd.oci.image.manifest.v1+json";
const std::string indexType = "application/vnd.oci.image.index.v1+json";

std::string ociManifest(const MadeImage &image)
{
    std::string layers;
    for (const std::string &tar : image.tars)
        layers += (layers.empty() ? "" : ",") + descriptor("application/vnd.oci.image.layer.v1.tar", tar);
    return R"({"schemaVersion":2,"config":)" + descriptor("application/vnd.oci.image.config.v1+json", image.config) + R"(,"layers":[)" + layers + "]}";
}

void addBlob(std::vector<Member> &members, const std::string &bytes)
{
    members.push_back(fileMember("blobs/sha256/" + hexOf(bytes), bytes));
}

std::vector<Member> layout(const std::string &index, const std::vector<std::string> &blobs)
{
    std::vector<Member> members{folderMember("blobs/"), folderMember("blobs/sha256/")};
    for (const std::string &blob : blobs)
        addBlob(members, blob);
    members.push_back(fileMember("oci-layout", R"({"imageLayoutVersion":"1.0.0"})"));
    members.push_back(fileMember("index.json", index));
    return members;
}

} // namespace

// Records of images that lie, lead nowhere, or say two things.
class TestCliHostileRecords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void sizeField_data();
    void sizeField();
    void badRecords_data();
    void badRecords();
    void alteredLayer();
    void layerThatIsNoTar();
    void viewsThatDisagree();
    void viewsThroughIndexes_data();
    void viewsThroughIndexes();
    void indexesWithoutEnd();

private:
    QString write(const char *name, const std::string &bytes)
    {
        const QString path = m_folder.filePath(QString::fromUtf8(name));
        return writeBytes(path, bytes) ? path : QString();
    }

    QTemporaryDir m_folder;
};

void TestCliHostileRecords::sizeField_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("2^63 in base 256") << QByteArray::fromHex("800000008000000000000000");
    QTest::newRow("2^64-1 in base 256") << QByteArray::fromHex("80000000ffffffffffffffff");
    QTest::newRow("2^63-1 in base 256") << QByteArray::fromHex("800000007fffffffffffffff");
    QTest::newRow("2^63-512 in base 256") << QByteArray::fromHex("800000007ffffffffffffe00");
    QTest::newRow("-1 in base 256") << QByteArray::fromHex("ffffffffffffffffffffffff");
    QTest::newRow("8 GB") << QByteArray("77777777777\0", 12);
    QTest::newRow("more than there is") << QByteArray("00000100000\0", 12);
    QTest::newRow("letters") << QByteArray("hello there\0", 12);
    QTest::newRow("minus") << QByteArray("-0000000001\0", 12);
}

void TestCliHostileRecords::sizeField()
{
    QFETCH(QByteArray, field);
    std::vector<Member> members{folderMember("etc/"), fileMember("etc/first", "first"), fileMember("etc/odd", std::string(3000, 'o')), fileMember("etc/last", "last")};
    members[2].sizeField = field.toStdString();
    const CliResult rootfs = treeOf(write("size.tar", tarOf(members)));
    const QByteArray problem = notSilent(rootfs);
    QVERIFY2(problem.isEmpty(), problem.constData());

    MadeImage image(std::vector<std::vector<Member>>{members});
    const QByteArray inLayer = notSilent(treeOf(write("layer.tar", tarOf(dockerArchive(image)))));
    QVERIFY2(inLayer.isEmpty(), inLayer.constData());
    std::vector<Member> outer = dockerArchive(smallImage());
    findMember(outer, "/layer.tar")->sizeField = field.toStdString();
    const QByteArray ofLayer = notSilent(treeOf(write("outer.tar", tarOf(outer))));
    QVERIFY2(ofLayer.isEmpty(), ofLayer.constData());
}

void TestCliHostileRecords::badRecords_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QByteArray>("content");
    const MadeImage image = smallImage();
    std::vector<Member> original = dockerArchive(image);
    const std::string good = findMember(original, "manifest.json")->content;
    const auto manifest = [](const char *name, const std::string &content) { QTest::newRow(name) << QStringLiteral("manifest.json") << QByteArray::fromStdString(content); };
    const auto replaced = [&](const std::string &what, const std::string &with) {
        std::string text = good;
        return text.replace(text.find(what), what.size(), with);
    };
    manifest("empty manifest", "");
    manifest("no JSON", "this is no JSON");
    manifest("object", "{}");
    manifest("null", "null");
    manifest("no images", "[]");
    manifest("null image", "[null]");
    manifest("numbers", R"([{"Config":1,"RepoTags":2,"Layers":3}])");
    manifest("no layers", replaced(R"("Layers":)", R"("Layerz":)"));
    manifest("garbage behind", good + "x");
    manifest("key twice", replaced(R"("Config":)", R"("Config":"etc/passwd","Config":)"));
    manifest("deep", std::string(1'000'000, '['));
    manifest("deep objects", [] {
        std::string text;
        for (int i = 0; i < 100'000; ++i)
            text += "{\"a\":";
        return text;
    }());
    manifest("huge", '[' + std::string(17 << 20, ' ') + ']');
    manifest("not UTF-8", replaced("made/image", "made\xff/image"));
    manifest("missing layer", replaced("/layer.tar", "/nothing.tar"));
    manifest("layer climbs", replaced("/layer.tar", "/../../../../../../etc/passwd"));
    manifest("layer absolute", replaced(hexOf("v10" + image.id) + "/layer.tar", "/etc/passwd"));
    manifest("config climbs", replaced(image.id + ".json", "../../../etc/passwd"));
    manifest("config missing", replaced(image.id + ".json", "nothing.json"));
    manifest("layer is the config", replaced(hexOf("v10" + image.id) + "/layer.tar", image.id + ".json"));
    manifest("layer is a folder", replaced(hexOf("v10" + image.id) + "/layer.tar", hexOf("v10" + image.id)));
    manifest("one layer only", replaced(",\"" + hexOf("v11" + image.id) + "/layer.tar\"", ""));
    manifest("empty layer name", replaced(hexOf("v10" + image.id) + "/layer.tar", ""));
    const QString config = QString::fromStdString(image.id + ".json");
    QTest::newRow("config empty") << config << QByteArray();
    QTest::newRow("config no JSON") << config << QByteArray("no JSON");
    QTest::newRow("config array") << config << QByteArray("[]");
    QTest::newRow("config without layers") << config << QByteArray("{}");
    QTest::newRow("diff ids no digests") << config << QByteArray(R"({"rootfs":{"diff_ids":["../../etc/passwd","x"]}})");
    QTest::newRow("diff ids numbers") << config << QByteArray(R"({"rootfs":{"diff_ids":[1,2]}})");
    QTest::newRow("config deep") << config << QByteArray(100'000, '[');
}

void TestCliHostileRecords::badRecords()
{
    QFETCH(QString, member);
    QFETCH(QByteArray, content);
    std::vector<Member> members = dockerArchive(smallImage());
    findMember(members, member.toStdString())->content = content.toStdString();
    const QString path = write("records.tar", tarOf(members));
    const QByteArray problem = notSilent(treeOf(path));
    QVERIFY2(problem.isEmpty(), problem.constData());
    const QByteArray compared = notSilent(compareVendor(testData("vendor/rootfs.tar"), path));
    QVERIFY2(compared.isEmpty(), compared.constData());
    const CliResult list = runCli({QStringLiteral("list"), path}, bounded());
    // The list reads records only: what a layer's file holds it cannot know.
    QVERIFY2((list.code == 2 && !list.err.isEmpty()) || qstrcmp(QTest::currentDataTag(), "layer is the config") == 0, list.told());
    QVERIFY2(!list.err.contains("root:x:0:0:root") && !list.out.contains("root:x:0:0:root"), list.told());
}

void TestCliHostileRecords::alteredLayer()
{
    MadeImage image = smallImage();
    std::vector<Member> members = dockerArchive(image);
    std::string &layer = findMember(members, "/layer.tar")->content;
    layer[layer.find("tttt")] = 'T';
    CliResult result = compareVendor(testData("vendor/rootfs.tar"), write("altered.tar", tarOf(members)));
    QVERIFY2(result.code == 1, result.told());
    Ordered evidence = result.json();
    QVERIFY(evidence["sources"][1]["image"]["layers"][0]["verdict"] == "altered");
    QVERIFY(evidence["sources"][1]["image"]["layers"][1]["verdict"] == "intact");
    QVERIFY(std::any_of(evidence["findings"].begin(), evidence["findings"].end(), [](const Ordered &finding) { return finding["code"] == "layer.digest-mismatch" && finding["severity"] == "high"; }));

    // The configuration is not the one that its name says.
    members = dockerArchive(image);
    Member *config = findMember(members, image.id + ".json");
    config->content.insert(1, " ");
    result = compareVendor(testData("vendor/rootfs.tar"), write("altered.tar", tarOf(members)));
    QVERIFY2(result.code == 1, result.told());
    evidence = result.json();
    QVERIFY(std::any_of(evidence["findings"].begin(), evidence["findings"].end(), [](const Ordered &finding) { return finding["code"] == "store.config-altered"; }));
}

void TestCliHostileRecords::layerThatIsNoTar()
{
    for (const std::string &content : {std::string(), std::string("no tar"), std::string(5000, 'x'), std::string("\x1f\x8b\x08"), std::string("\xfd" "7zXZ\0", 6), std::string(700, '\0')}) {
        std::vector<Member> members = dockerArchive(smallImage());
        findMember(members, "/layer.tar")->content = content;
        const CliResult result = treeOf(write("layer.tar", tarOf(members)));
        if (content.find_first_not_of('\0') == std::string::npos && result.code == 0)
            continue;
        const QByteArray problem = notSilent(result);
        QVERIFY2(problem.isEmpty(), problem.constData());
    }
    // A file of a layer where a folder, a FIFO or a device should be.
    for (const char type : {'5', '6', '3', '7'}) {
        std::vector<Member> members = dockerArchive(smallImage());
        Member *layer = findMember(members, "/layer.tar");
        layer->type = type;
        layer->content.clear();
        const QByteArray problem = notSilent(treeOf(write("layer.tar", tarOf(members))));
        QVERIFY2(problem.isEmpty(), problem.constData());
    }
}

void TestCliHostileRecords::viewsThatDisagree()
{
    const MadeImage docker = smallImage();
    const MadeImage containerd(std::vector<std::vector<Member>>{{folderMember("etc/"), fileMember("etc/other", "another image\n")}});
    const std::string manifest = ociManifest(containerd);
    std::vector<Member> members = layout(R"({"schemaVersion":2,"manifests":[)" + descriptor(manifestType, manifest) + "]}", {manifest, containerd.config, containerd.tars[0]});
    for (Member &member : dockerArchive(docker))
        members.push_back(std::move(member));
    const CliResult result = compareVendor(testData("vendor/rootfs.tar"), write("hybrid.tar", tarOf(members)));
    QVERIFY2(result.code == 1, result.told());
    const Ordered evidence = result.json();
    QVERIFY2(std::any_of(evidence["findings"].begin(), evidence["findings"].end(), [](const Ordered &finding) { return finding["code"] == "image.view-divergence" && finding["severity"] == "medium"; }),
             result.told());

    // And the other way round: the same image in both, with one more that only containerd would load.
    const std::string honest = ociManifest(docker);
    std::vector<Member> hidden = layout(R"({"schemaVersion":2,"manifests":[)" + descriptor(manifestType, honest) + ',' + descriptor(manifestType, manifest) + "]}",
                                        {honest, docker.config, docker.tars[0], docker.tars[1], manifest, containerd.config, containerd.tars[0]});
    for (Member &member : dockerArchive(docker))
        hidden.push_back(std::move(member));
    const CliResult more = compareVendor(testData("vendor/rootfs.tar"), write("hidden.tar", tarOf(hidden)));
    QVERIFY2(more.code == 1, more.told());
    const Ordered findings = more.json()["findings"];
    QVERIFY2(std::any_of(findings.begin(), findings.end(), [](const Ordered &finding) { return finding["code"] == "image.view-divergence"; }), more.told());
}

void TestCliHostileRecords::viewsThroughIndexes_data()
{
    QTest::addColumn<QByteArray>("indexes"); // of each what stands in it: D is Docker's image, d another manifest of it, E an image for the same platform, A and a for another
    QTest::addColumn<bool>("told");
    QTest::newRow("of two platforms") << QByteArray("DA") << false;
    QTest::newRow("of two platforms, the other first") << QByteArray("AD") << false;
    QTest::newRow("two of two platforms") << QByteArray("DA dA") << false;
    QTest::newRow("two of two platforms, others in each") << QByteArray("DA da") << false;
    QTest::newRow("two of one platform") << QByteArray("DE") << true;
    QTest::newRow("two of one platform, the hidden one first") << QByteArray("ED") << true;
    QTest::newRow("the other platform by itself too") << QByteArray("DA A") << true;
    QTest::newRow("the other platform by itself first") << QByteArray("A DA") << true;
    QTest::newRow("the other platform with another manifest's") << QByteArray("DA a") << true;
    QTest::newRow("of one platform, in an index of its own") << QByteArray("D E") << true;
}

// Docker takes of an index what fits; what containerd would show besides must not hide behind that.
void TestCliHostileRecords::viewsThroughIndexes()
{
    QFETCH(QByteArray, indexes);
    QFETCH(bool, told);
    const MadeImage docker = smallImage();
    const auto another = [](const char *content, const char *architecture) {
        MadeImage made(std::vector<std::vector<Member>>{{folderMember("etc/"), fileMember("etc/other", content)}});
        made.config.replace(made.config.find("amd64"), 5, architecture);
        return made;
    };
    const std::map<char, std::string> manifests = {{'D', ociManifest(docker)},
                                                   {'d', ociManifest(docker) + ' '},
                                                   {'E', ociManifest(another("hidden\n", "amd64"))},
                                                   {'A', ociManifest(another("other\n", "arm64"))},
                                                   {'a', ociManifest(another("more\n", "arm64"))}};
    std::vector<std::string> blobs = {docker.config, docker.tars[0], docker.tars[1]};
    for (const MadeImage &each : {another("hidden\n", "amd64"), another("other\n", "arm64"), another("more\n", "arm64")})
        blobs.insert(blobs.end(), {each.config, each.tars[0]});
    for (const auto &[letter, manifest] : manifests)
        blobs.push_back(manifest);
    std::string tops;
    for (const QByteArray &each : indexes.split(' ')) {
        std::string list;
        for (const char letter : each)
            list += (list.empty() ? "" : ",") + descriptor(manifestType, manifests.at(letter));
        const std::string index = R"({"schemaVersion":2,"manifests":[)" + list + "]}";
        tops += (tops.empty() ? "" : ",") + (each.size() == 1 ? list : descriptor(indexType, index));
        blobs.push_back(index);
    }
    std::vector<Member> members = layout(R"({"schemaVersion":2,"manifests":[)" + tops + "]}", blobs);
    for (Member &member : dockerArchive(docker))
        members.push_back(std::move(member));
    const CliResult result = runCli({QStringLiteral("list"), write("views.tar", tarOf(members))});
    QVERIFY2(result.out.contains("image.view-divergence") == told, result.told());
}

void TestCliHostileRecords::indexesWithoutEnd()
{
    // Each index names the next one three thousand times: followed blindly, a number of ways with sixteen digits.
    const MadeImage image = smallImage();
    std::vector<std::string> blobs{ociManifest(image), image.config, image.tars[0], image.tars[1]};
    std::string below = descriptor(manifestType, blobs[0]);
    std::string index;
    for (int depth = 0; depth < 4; ++depth) {
        std::string list;
        for (int i = 0; i < 3000; ++i)
            list += (list.empty() ? "" : ",") + below;
        index = R"({"schemaVersion":2,"manifests":[)" + list + "]}";
        blobs.push_back(index);
        below = descriptor(indexType, index);
    }
    // Broken ones, which lead to no image, must not be followed again and again either.
    std::string broken = R"({"schemaVersion":2,"manifests":[]})";
    blobs.push_back(broken);
    for (int depth = 0; depth < 4; ++depth) {
        std::string list;
        for (int i = 0; i < 3000; ++i)
            list += (list.empty() ? "" : ",") + descriptor(indexType, broken);
        broken = R"({"schemaVersion":2,"manifests":[)" + list + "]}";
        blobs.push_back(broken);
    }
    for (const std::string &top : {index, broken}) {
        const CliResult result = runCli({QStringLiteral("list"), write("index.tar", tarOf(layout(top, blobs)))}, bounded());
        QVERIFY2(!result.timedOut && !result.crashed, result.told());
    }
    // One that leads to many images, named by many.
    std::string many;
    for (int i = 0; i < 1'500; ++i) {
        blobs.push_back(blobs[0] + std::string(static_cast<std::size_t>(i + 1), ' '));
        many += (many.empty() ? "" : ",") + descriptor(manifestType, blobs.back());
    }
    blobs.push_back(R"({"schemaVersion":2,"manifests":[)" + many + "]}");
    const std::string toMany = descriptor(indexType, blobs.back(), R"(,"annotations":{"org.opencontainers.image.ref.name":"a"})");
    std::string tops;
    for (int i = 0; i < 1'500; ++i)
        tops += (tops.empty() ? "" : ",") + toMany;
    const CliResult ways = runCli({QStringLiteral("list"), write("ways.tar", tarOf(layout(R"({"schemaVersion":2,"manifests":[)" + tops + "]}", blobs)))}, bounded());
    QVERIFY2(ways.code == 2 && ways.err.contains("lead to its images in more than 1000000 ways"), ways.told());
    // An index that names itself cannot be made; one deeper than is followed is said to be so.
    std::string deep = R"({"schemaVersion":2,"manifests":[)" + descriptor(manifestType, blobs[0]) + "]}";
    std::vector<std::string> chain{blobs[0], image.config, image.tars[0], image.tars[1], deep};
    for (int depth = 0; depth < 8; ++depth) {
        deep = R"({"schemaVersion":2,"manifests":[)" + descriptor(indexType, deep) + "]}";
        chain.push_back(deep);
    }
    const CliResult nested = runCli({QStringLiteral("list"), write("nested.tar", tarOf(layout(deep, chain)))}, bounded());
    QVERIFY2(nested.code == 2 && !nested.err.isEmpty(), nested.told());
}

QTEST_GUILESS_MAIN(TestCliHostileRecords)
#include "tst_clihostilerecords.moc"
