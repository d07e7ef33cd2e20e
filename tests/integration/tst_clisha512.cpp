// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "namedlayout.h"

#include <QTemporaryDir>
#include <QTest>

using namespace assay;
using namespace assay::test;

// The image-spec registers SHA-512 beside SHA-256 for all that names blobs.
class TestCliSha512 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void realLayout();
    void mixed_data();
    void mixed();
    void otherBytes_data();
    void otherBytes();
    void refused_data();
    void refused();
    void blobsOfOtherAlgorithms();
    void placesOfOtherLengths_data();
    void placesOfOtherLengths();
    void oneConfigurationOfTwoNames();
    void namesThatPromiseNothing();
    void oneConfigurationInBothViews();
    void liveByTheOther();

private:
    QString written(const std::string &bytes, const char *name)
    {
        return writtenIn(m_folder, bytes, name);
    }
    CliResult compare(const QString &vendor, const QString &saved)
    {
        return runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), vendor, QStringLiteral("--saved"), saved, QStringLiteral("--json"), QStringLiteral("-")});
    }

    QTemporaryDir m_folder;
};

// Of skopeo's layout by SHA-256 and the same by SHA-512, see tests/data/sha512-layout.
void TestCliSha512::realLayout()
{
    const CliResult result = compare(testData("saved/skopeo-oci-gzip.tar"), testData("saved/skopeo-oci-sha512.tar"));
    QVERIFY2(result.code == 0, result.told());
    const Ordered json = result.json();
    QVERIFY(json.at("complete").get<bool>() && json.at("differences").empty());
    const Ordered &image = json.at("sources").at(1).at("image");
    QCOMPARE(image.at("id").get<std::string>().substr(0, 23), std::string("sha512:022fa933eb8c4d42"));
    QCOMPARE(image.at("layers").size(), std::size_t(2));
    for (const Ordered &layer : image.at("layers")) {
        QVERIFY(layer.at("diffId").get<std::string>().starts_with("sha512:"));
        QVERIFY(layer.at("recomputed") == layer.at("diffId"));
        QCOMPARE(layer.at("verdict").get<std::string>(), std::string("intact"));
    }
    for (const Ordered &finding : json.at("findings"))
        QVERIFY2(finding.at("severity") == "info", result.told());
    // The lowest layer's chain id is its diff id; above it they are by SHA-256.
    QVERIFY(image.at("layers").at(1).at("chainId").get<std::string>().starts_with("sha256:"));
}

void TestCliSha512::mixed_data()
{
    QTest::addColumn<int>("longNames");
    for (int which = 0; which < 16; ++which)
        QTest::addRow("%d", which) << which;
}

void TestCliSha512::mixed()
{
    QFETCH(int, longNames);
    const auto of = [&](int bit) { return std::string((longNames & bit) != 0 ? "sha512:" : "sha256:"); };
    const Layout made(Names{of(1), of(2), of(4), of(8)});
    const QString path = written(made.tar(), "mixed.tar");
    const CliResult result = compare(written(Layout(Names{"sha256:", "sha256:", "sha256:", "sha256:"}).tar(), "plain.tar"), path);
    QVERIFY2(result.code == 0, result.told());
    const Ordered image = result.json().at("sources").at(1).at("image");
    QCOMPARE(image.at("id").get<std::string>(), made.configDigest);
    QCOMPARE(image.at("layers").at(0).at("recomputed").get<std::string>(), made.diffId);
    QCOMPARE(image.at("layers").at(0).at("verdict").get<std::string>(), std::string("intact"));
    QVERIFY2(result.json().at("findings").empty(), result.told());
    for (const std::string &reference : {made.manifestDigest, made.configDigest, made.manifestDigest.substr(7, 12)}) {
        const CliResult tree = runCli({QStringLiteral("tree"), path, QStringLiteral("--image"), QString::fromStdString(reference)});
        QVERIFY2(tree.code == 0 && tree.out.contains("etc/a"), tree.told());
    }
}

void TestCliSha512::otherBytes_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("layer") << QByteArray("layer") << QByteArray("store.blob-altered");
    QTest::newRow("configuration") << QByteArray("config") << QByteArray("store.config-altered");
    QTest::newRow("manifest") << QByteArray("manifest") << QByteArray("store.blob-altered");
    QTest::newRow("size of the manifest") << QByteArray("size") << QByteArray("store.blob-altered");
}

// What is named by SHA-512 is told as what is named by SHA-256, both digests by the same algorithm.
void TestCliSha512::otherBytes()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, code);
    Layout made{Names{}};
    const Layout other(Names{}, "changed\n");
    std::string named;
    if (part == "layer") {
        named = made.layerDigest;
        made.replace(named, tarOf({folderMember("etc/"), fileMember("etc/a", "changed\n")}));
    } else if (part == "config") {
        named = made.configDigest;
        made.replace(named, R"({"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[")" + made.diffId + R"("]} })");
    } else if (part == "manifest") {
        named = made.manifestDigest;
        made.replace(named, made.manifest() + ' ');
    } else {
        named = made.manifestDigest;
        const std::string size = std::to_string(made.manifest().size());
        made.index.replace(made.index.rfind(size), size.size(), "7");
    }
    const CliResult result = compare(written(Layout(Names{}).tar(), "good.tar"), written(made.tar(), "bad.tar"));
    QVERIFY2(result.code == 1, result.told());
    bool told = false;
    const Ordered json = result.json();
    for (const Ordered &finding : json.at("findings")) {
        if (finding.at("code") != code.toStdString())
            continue;
        told = true;
        const Ordered &detail = finding.at("detail");
        QCOMPARE(detail.at("named").get<std::string>(), named);
        QVERIFY(detail.at("recomputed").get<std::string>().starts_with("sha512:"));
        QCOMPARE(detail.at("recomputed") == detail.at("named"), part == "size");
        QCOMPARE(finding.at("store").get<std::string>(), Layout::place(named));
    }
    QVERIFY2(told, result.told());
    QCOMPARE(json.at("sources").at(1).at("image").at("layers").at(0).at("verdict").get<std::string>(), std::string(part == "layer" ? "altered" : "intact"));
}

void TestCliSha512::refused_data()
{
    QTest::addColumn<QByteArray>("digest");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray form = "not sha512: and 128 lower-case hex digits";
    QTest::newRow("short") << "sha512:" + QByteArray(127, 'a') << form;
    QTest::newRow("long") << "sha512:" + QByteArray(129, 'a') << form;
    QTest::newRow("of the other length") << "sha512:" + QByteArray(64, 'a') << form;
    QTest::newRow("upper case") << "sha512:" + QByteArray(128, 'A') << form;
    QTest::newRow("path") << "sha512:../../" + QByteArray(122, 'a') << form;
    QTest::newRow("long SHA-256") << "sha256:" + QByteArray(128, 'a') << QByteArray("not sha256: and 64 lower-case hex digits");
    QTest::newRow("unknown") << "blake3:" + QByteArray(64, 'a') << QByteArray("by \"blake3\"; only sha256 and sha512 are read");
    QTest::newRow("upper-case name") << "SHA512:" + QByteArray(128, 'a') << QByteArray("by \"SHA512\"; only sha256 and sha512 are read");
    QTest::newRow("none") << QByteArray() << QByteArray("missing");
}

void TestCliSha512::refused()
{
    QFETCH(QByteArray, digest);
    QFETCH(QByteArray, reason);
    Layout inIndex{Names{}};
    inIndex.index.replace(inIndex.index.find(inIndex.manifestDigest), inIndex.manifestDigest.size(), digest.toStdString());
    const CliResult index = runCli({QStringLiteral("list"), written(inIndex.tar(), "index.tar")});
    QCOMPARE(index.code, 2);
    QVERIFY2(index.err.endsWith("index.tar: index.json: a descriptor's digest is " + reason + '\n'), index.told());

    const Layout inConfig{Names{}};
    const std::string config = R"({"rootfs":{"type":"layers","diff_ids":[")" + digest.toStdString() + R"("]}})";
    Layout changed = inConfig;
    changed.replace(inConfig.configDigest, config);
    const CliResult read = runCli({QStringLiteral("tree"), written(changed.tar(), "config.tar")});
    QCOMPARE(read.code, 2);
    QVERIFY2(read.err.contains(QByteArray::fromStdString(Layout::place(inConfig.configDigest)) + ": a diff id is " + reason), read.told());
}

// A blob that nothing can refer to is told, whatever its folder is called.
void TestCliSha512::blobsOfOtherAlgorithms()
{
    const Layout made{Names{}};
    const CliResult result = runCli({QStringLiteral("list"), written(made.tar({fileMember("blobs/blake3/aa", "x"), fileMember(Layout::place(digestLike("sha512:", "y")), "y")}), "more.tar")});
    QVERIFY2(result.out.contains("image.blob-unreferenced  blobs/blake3/aa"), result.told());
    QVERIFY2(result.out.contains("image.blob-unreferenced  " + QByteArray::fromStdString(Layout::place(digestLike("sha512:", "y")))), result.told());
    QCOMPARE(result.out.count("image.blob-unreferenced"), 2);
}

void TestCliSha512::placesOfOtherLengths_data()
{
    QTest::addColumn<QByteArray>("folder");
    QTest::addColumn<QByteArray>("hashed");
    for (const char *above : {"", "./", "saved/../"}) {
        QTest::addRow("%sshort ones", above) << QByteArray(above) + "blobs/sha512" << QByteArray("sha256:");
        QTest::addRow("%slong ones", above) << QByteArray(above) + "blobs/sha256" << QByteArray("sha512:");
    }
}

// Docker's manifest names files, and a blob's folder says by which algorithm its name is: digits of the other one promise what no bytes have.
void TestCliSha512::placesOfOtherLengths()
{
    QFETCH(QByteArray, folder);
    QFETCH(QByteArray, hashed);
    const Layout made(Names{"sha256:", "sha256:", "sha256:", "sha256:"});
    const auto placeOf = [&](const std::string &bytes) { return folder.toStdString() + '/' + digestLike(hashed.toStdString(), bytes).substr(7); };
    const auto memberOf = [&](const std::string &bytes) { return fileMember(placeOf(bytes).substr(placeOf(bytes).find("blobs/")), bytes); };
    const std::string manifest = R"([{"Config":")" + placeOf(made.config()) + R"(","RepoTags":["a/b:1"],"Layers":[")" + placeOf(made.layer()) + R"("]}])";
    const QString path = written(tarOf({memberOf(made.config()), memberOf(made.layer()), fileMember("saved/x"), fileMember("manifest.json", manifest)}), "docker.tar");
    const CliResult result = compare(written(made.tar(), "plain.tar"), path);
    QVERIFY2(result.code == 1, result.told());
    const Ordered json = result.json();
    const auto told = [&](const char *code, const std::string &bytes) {
        for (const Ordered &finding : json.at("findings")) {
            if (finding.at("code") == code)
                return finding.at("detail").at("named") == folder.right(6).toStdString() + ':' + digestLike(hashed.toStdString(), bytes).substr(7);
        }
        return false;
    };
    QVERIFY2(told("store.config-altered", made.config()), result.told());
    QVERIFY2(told("store.blob-altered", made.layer()), result.told());
}

// Two manifests of one image, which name its configuration differently: each is found by all of its own names.
void TestCliSha512::oneConfigurationOfTwoNames()
{
    Layout made(Names{"sha256:", "sha256:", "sha256:", "sha256:"});
    const Layout other(Names{"sha256:", "sha512:", "sha256:", "sha256:"});
    QVERIFY(made.config() == other.config() && made.manifestDigest != other.manifestDigest);
    const auto tagged = [](const Layout &layout, const std::string &tag) {
        std::string one = descriptor(manifestMediaType, layout.manifestDigest, layout.manifest().size());
        one.pop_back();
        return one + R"(,"annotations":{"org.opencontainers.image.ref.name":")" + tag + R"("}})";
    };
    made.index = R"({"schemaVersion":2,"manifests":[)" + tagged(made, "short") + ',' + tagged(other, "long") + "]}";
    made.replace(other.manifestDigest, other.manifest());
    made.replace(other.configDigest, other.config());
    const QString path = written(made.tar(), "two.tar");
    const CliResult list = runCli({QStringLiteral("list"), path, QStringLiteral("--json"), QStringLiteral("-")});
    QVERIFY2(list.code == 0 && !list.out.contains("unreferenced"), list.told());
    QCOMPARE(list.json().at("images").size(), std::size_t(2));
    for (const std::string &reference : {std::string("long"), std::string("short"), made.manifestDigest, other.manifestDigest, made.configDigest, other.configDigest}) {
        const CliResult tree = runCli({QStringLiteral("tree"), path, QStringLiteral("--image"), QString::fromStdString(reference)});
        QVERIFY2(tree.code == 0 && tree.out.contains("etc/a"), tree.told());
    }
}

// What is called otherwise than by its digest promises nothing: Bazel's rules_oci writes layers so.
void TestCliSha512::namesThatPromiseNothing()
{
    const Layout made(Names{"sha256:", "sha256:", "sha256:", "sha256:"});
    const std::string layer = Layout::place(made.layerDigest) + ".tar.gz";
    const std::string config = Layout::place(made.configDigest) + ".json";
    for (const auto &[configPlace, layerPlace] : {std::pair(Layout::place(made.configDigest), layer), std::pair(config, layer), std::pair(config, std::string("blobs/sha256/layer.tar"))}) {
        const std::string manifest = R"([{"Config":")" + configPlace + R"(","RepoTags":["a/b:1"],"Layers":[")" + layerPlace + R"("]}])";
        const QString path = written(tarOf({fileMember(configPlace, made.config()), fileMember(layerPlace, made.layer()), fileMember("manifest.json", manifest)}), "bazel.tar");
        const CliResult result = compare(written(made.tar(), "plain.tar"), path);
        QVERIFY2(result.code == 0 && !result.out.contains("altered"), result.told());
    }
}

// manifest.json says where the configuration lies by SHA-256, the layout names it by SHA-512: Docker and containerd show one image.
void TestCliSha512::oneConfigurationInBothViews()
{
    const Layout made{Names{"sha512:", "sha512:", "sha256:", "sha256:"}};
    const auto manifestOf = [&](const std::string &config) {
        return fileMember("manifest.json", R"([{"Config":")" + config + R"(","RepoTags":["a/b:1"],"Layers":[")" + Layout::place(made.layerDigest) + R"("]}])");
    };
    const std::string shorter = digestLike("sha256:", made.config());
    const CliResult same = runCli({QStringLiteral("list"), written(made.tar({fileMember(Layout::place(shorter), made.config()), manifestOf(Layout::place(shorter))}), "both.tar")});
    QVERIFY2(same.code == 0 && !same.out.contains("image.view-divergence"), same.told());
    QVERIFY2(same.out.contains(QByteArray::fromStdString(made.manifestDigest)), same.told());
    const std::string another = made.config() + ' ';
    const std::string place = Layout::place(digestLike("sha256:", another));
    const CliResult differs = runCli({QStringLiteral("list"), written(made.tar({fileMember(place, another), manifestOf(place)}), "differs.tar")});
    QVERIFY2(differs.out.contains("image.view-divergence"), differs.told());
}

// A store that has the layer by SHA-256 is held against an image that names it by SHA-512.
void TestCliSha512::liveByTheOther()
{
    const MadeImage image({{folderMember("etc/"), fileMember("etc/a", "kept\n")}});
    const QString live = written(tarOf(dataRoot(image)), "root.tar");
    const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--saved"), written(Layout(Names{}).tar(), "saved.tar"), QStringLiteral("--live"), live,
                                     QStringLiteral("--json"), QStringLiteral("-")});
    const Ordered json = result.json();
    QVERIFY2(result.code == 0, result.told());
    QCOMPARE(json.at("sources").at(1).at("image").at("layers").at(0).at("verdict").get<std::string>(), std::string("intact"));
}

QTEST_GUILESS_MAIN(TestCliSha512)
#include "tst_clisha512.moc"
