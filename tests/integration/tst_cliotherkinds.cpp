// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "made.h"

#include <QTemporaryDir>
#include <QTest>

using namespace assay::test;

namespace {

const std::string manifestType = "application/vnd.oci.image.manifest.v1+json";
const std::string indexType = "application/vnd.oci.image.index.v1+json";
const std::string configType = "application/vnd.oci.image.config.v1+json";
const std::string layerType = "application/vnd.oci.image.layer.v1.tar";
const std::string cacheType = "application/vnd.buildkit.cacheconfig.v0";
const std::string unknownPlatform = R"(,"platform":{"architecture":"unknown","os":"unknown"})";

std::string descriptor(const std::string &mediaType, const std::string &bytes, const std::string &more = {})
{
    return R"({"mediaType":")" + mediaType + R"(","digest":")" + digestOf(bytes) + R"(","size":)" + std::to_string(bytes.size()) + more + '}';
}

std::string manifest(const std::string &config, const std::string &configIsA, const std::vector<std::string> &layers, const std::string &layersAre = layerType)
{
    std::string list;
    for (const std::string &layer : layers)
        list += (list.empty() ? "" : ",") + descriptor(layersAre, layer);
    return R"({"schemaVersion":2,"config":)" + descriptor(configIsA, config) + R"(,"layers":[)" + list + "]}";
}

std::string index(const std::string &descriptors)
{
    return R"({"schemaVersion":2,"manifests":[)" + descriptors + "]}";
}

std::string named(const std::string &tag)
{
    return R"(,"annotations":{"org.opencontainers.image.ref.name":")" + tag + "\"}";
}

std::vector<Member> layout(const std::string &top, const std::vector<std::string> &blobs, const std::string &folder = {})
{
    std::vector<Member> members{folderMember(folder + "blobs/"), folderMember(folder + "blobs/sha256/")};
    for (const std::string &blob : blobs)
        members.push_back(fileMember(folder + "blobs/sha256/" + hexOf(blob), blob));
    members.push_back(fileMember(folder + "oci-layout", R"({"imageLayoutVersion":"1.0.0"})"));
    members.push_back(fileMember(folder + "index.json", top));
    return members;
}

} // namespace

// What tools write beside images, or in another way than Docker, and what assay-cli says of it.
class TestCliOtherKinds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void buildCache();
    void buildCacheBesideAnImage();
    void artifact();
    void imageCalledAnAttestation();
    void platformsOfOneName();
    void folderAroundALayout();
    void accessListsOfTwoPrograms();
    void topFolder();
    void savedImageAndContainer();

private:
    CliResult list(const std::vector<Member> &members, const char *name)
    {
        return runCli({QStringLiteral("list"), written(tarOf(members), name)});
    }
    QString written(const std::string &bytes, const char *name)
    {
        return writtenIn(m_folder, bytes, name);
    }

    QTemporaryDir m_folder;
    const MadeImage m_one{{{folderMember("etc/"), fileMember("etc/a", "a")}}};
    const MadeImage m_two{{{folderMember("etc/"), fileMember("etc/b", "b")}}};
};

// docker buildx build --cache-to type=local: an index of layers and of what BuildKit says of them, or (image-manifest=true) a manifest.
void TestCliOtherKinds::buildCache()
{
    const std::string cache = R"({"layers":[{"blob":")" + digestOf(m_one.tars[0]) + R"(","parent":-1}],"records":[]})";
    const std::string of = index(descriptor("application/vnd.docker.image.rootfs.diff.tar.gzip", m_one.tars[0]) + ',' + descriptor(cacheType, cache));
    const CliResult result = list(layout(index(descriptor(indexType, of, named("latest"))), {m_one.tars[0], cache, of}), "cache.tar");
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.endsWith("cache.tar: an image archive that holds no image, but a build cache of BuildKit, layers that belong to no image\n"), result.told());

    const std::string newer = manifest(cache, cacheType, {m_one.tars[0]});
    const CliResult asManifest = list(layout(index(descriptor(manifestType, newer, named("latest"))), {m_one.tars[0], cache, newer}), "cache2.tar");
    QCOMPARE(asManifest.code, 2);
    QVERIFY2(asManifest.err.endsWith("cache2.tar: an image archive that holds no image, but a build cache of BuildKit\n"), asManifest.told());
}

void TestCliOtherKinds::buildCacheBesideAnImage()
{
    const std::string cache = R"({"layers":[],"records":[]})";
    const std::string other = manifest(cache, cacheType, {m_two.tars[0]});
    const std::string image = manifest(m_one.config, configType, m_one.tars);
    const auto members = layout(index(descriptor(manifestType, image, named("app")) + ',' + descriptor(manifestType, other, named("cache"))),
                                {m_one.tars[0], m_one.config, m_two.tars[0], cache, other, image});
    const QString path = written(tarOf(members), "both.tar");
    const CliResult tree = runCli({QStringLiteral("tree"), path}); // there is but one image to choose
    QVERIFY2(tree.code == 0 && tree.out.contains("etc/a"), tree.told());
    const CliResult listed = runCli({QStringLiteral("list"), path});
    QCOMPARE(listed.code, 0);
    QVERIFY2(listed.out.contains("info  image.other-content  blobs/sha256/" + QByteArray::fromStdString(hexOf(other))), listed.told());
}

void TestCliOtherKinds::artifact()
{
    const std::string other = manifest("{}", "application/vnd.oci.empty.v1+json", {m_one.tars[0]});
    const CliResult result = list(layout(index(descriptor(manifestType, other)), {m_one.tars[0], "{}", other}), "artifact.tar");
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.endsWith("an image archive that holds no image, but an artifact of type \"application/vnd.oci.empty.v1+json\"\n"), result.told());
}

// What has layers can be run whatever platform it is said to be for: it is shown.
void TestCliOtherKinds::imageCalledAnAttestation()
{
    const std::string image = manifest(m_one.config, configType, m_one.tars);
    const std::string hidden = manifest(m_two.config, configType, m_two.tars);
    const std::string statement = "{}";
    const std::string attestation = manifest(m_one.config, configType, {statement}, "application/vnd.in-toto+json");
    const std::string top = index(descriptor(manifestType, image) + ',' + descriptor(manifestType, hidden, unknownPlatform) + ',' + descriptor(manifestType, attestation, unknownPlatform));
    const CliResult result = list(layout(top, {image, hidden, attestation, statement, m_one.config, m_two.config, m_one.tars[0], m_two.tars[0]}), "posing.tar");
    QCOMPARE(result.code, 0);
    QCOMPARE(result.out.count("  id "), 2);
    QVERIFY2(result.out.contains(QByteArray::fromStdString(m_two.id)), result.told());
}

void TestCliOtherKinds::platformsOfOneName()
{
    MadeImage arm = m_two;
    arm.config.replace(arm.config.find("amd64"), 5, "arm64");
    arm.id = hexOf(arm.config);
    const std::string image = manifest(m_one.config, configType, m_one.tars);
    const std::string other = manifest(arm.config, configType, arm.tars);
    const std::string inner = index(descriptor(manifestType, image, R"(,"platform":{"architecture":"amd64","os":"linux"})") + ',' + descriptor(manifestType, other, R"(,"platform":{"architecture":"arm64","os":"linux"})"));
    const QString path = written(tarOf(layout(index(descriptor(indexType, inner, named("app:1"))), {image, other, inner, m_one.config, arm.config, m_one.tars[0], arm.tars[0]})), "platforms.tar");
    const CliResult tree = runCli({QStringLiteral("tree"), path, QStringLiteral("--image"), QStringLiteral("app:1")});
    QCOMPARE(tree.code, 2);
    QVERIFY2(tree.err.contains("app:1  sha256:" + QByteArray::fromStdString(arm.id) + "  linux/arm64\n"), tree.told());
    const CliResult chosen = runCli({QStringLiteral("tree"), path, QStringLiteral("--image"), QString::fromStdString(arm.id.substr(0, 12))});
    QVERIFY2(chosen.code == 0 && chosen.out.contains("etc/b"), chosen.told());
    // What is proposed can be taken.
    const CliResult proposed = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), written(tarOf(arm.layers[0]), "rootfs.tar"), QStringLiteral("--saved"), path});
    QCOMPARE(proposed.code, 2);
    QVERIFY2(proposed.err.contains("fits the other sources best: --image sha256:"), proposed.told());
}

// tar -cf image.tar layout, not tar -C layout -cf image.tar .
void TestCliOtherKinds::folderAroundALayout()
{
    const std::string image = manifest(m_one.config, configType, m_one.tars);
    auto members = layout(index(descriptor(manifestType, image)), {image, m_one.config, m_one.tars[0]}, "app/");
    members.insert(members.begin(), folderMember("app/"));
    const CliResult result = list(members, "around.tar");
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains("an image archive within its folder app: unpack it and open that folder"), result.told());
    members.push_back(fileMember("beside", "x")); // then it is what it is
    QCOMPARE(list(members, "beside.tar").code, 0);
}

// bsdtar and GNU tar do not write the same mode for a file that has an access list.
void TestCliOtherKinds::accessListsOfTwoPrograms()
{
    const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), testData("vendor/acl-gnutar.tar"), QStringLiteral("--live"), testData("vendor/acl-bsdtar.tar")});
    QCOMPARE(result.code, 0);
    QVERIFY2(result.out.contains("5 paths; 0 differ with an explanation, 0 without"), result.told());
}

void TestCliOtherKinds::topFolder()
{
    Member top = folderMember("./");
    const QString vendor = written(tarOf({top, fileMember("./a", "a")}), "vendor.tar");
    const auto lines = [](const CliResult &result) { return result.out.contains("medium   root.mode-changed            .\n"); };
    top.mode = 0777;
    const CliResult open = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), vendor, QStringLiteral("--live"), written(tarOf({top, fileMember("./a", "a")}), "open.tar"),
                                   QStringLiteral("--json"), m_folder.filePath(QStringLiteral("evidence.json"))});
    QCOMPARE(open.code, 1);
    QVERIFY2(lines(open) && open.out.contains("1 paths; 0 differ"), open.told());
    QFile evidence(m_folder.filePath(QStringLiteral("evidence.json")));
    QVERIFY(evidence.open(QIODevice::ReadOnly));
    const Ordered finding = Ordered::parse(evidence.readAll().toStdString()).at("findings").at(0);
    QCOMPARE(QString::fromStdString(finding.at("code").get<std::string>()), QStringLiteral("root.mode-changed"));
    QCOMPARE(QString::fromStdString(finding.at("detail").dump()), QStringLiteral(R"({"after":"0777","before":"0755"})"));
    const CliResult same = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), vendor, QStringLiteral("--live"), vendor});
    QVERIFY2(same.code == 0 && !lines(same), same.told());
    const CliResult undescribed = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), vendor, QStringLiteral("--live"), written(tarOf({fileMember("a", "a")}), "plain.tar")});
    QVERIFY2(undescribed.code == 0 && !lines(undescribed), undescribed.told());
}

// What a container made of the image that was saved: the archive has the image's name, not the container's.
void TestCliOtherKinds::savedImageAndContainer()
{
    const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--saved"), testData("saved/rich-docker20.tar.gz"), QStringLiteral("--live"), testData("live/docker20.tar.gz"), QStringLiteral("--image"), QStringLiteral("changed")});
    QCOMPARE(result.code, 1);
    QVERIFY2(result.out.contains("live: added                   opt/added-in-container\n"), result.told());
    const CliResult none = runCli({QStringLiteral("compare"), QStringLiteral("--saved"), testData("saved/rich-docker20.tar.gz"), QStringLiteral("--live"), testData("live/docker20.tar.gz"), QStringLiteral("--image"), QStringLiteral("nobody")});
    QCOMPARE(none.code, 2);
    QVERIFY2(none.err.contains("holds no image \"nobody\""), none.told());
}

QTEST_GUILESS_MAIN(TestCliOtherKinds)
#include "tst_cliotherkinds.moc"
