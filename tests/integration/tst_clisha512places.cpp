// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "namedlayout.h"
#include "support/craftedcontainerd.h"
#include "support/tufmaker.h"
#include "support/webserver.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

QString text(const std::string &bytes)
{
    return QString::fromStdString(bytes);
}

// cosign's, as a manifest of its own with what it names, all by SHA-512.
struct Signature {
    std::map<std::string, std::string> blobs; // by digest
    std::string manifest;                     // its digest
    std::string key;                          // PEM

    explicit Signature(const std::string &signedDigest)
    {
        const SigningKey signer(KeyMake::P256);
        const std::string payload = R"({"critical":{"identity":{"docker-reference":"demo/app"},"image":{"docker-manifest-digest":")" + signedDigest
            + R"("},"type":"cosign container image signature"},"optional":null})";
        const QByteArray hex = QByteArray::fromStdString(signer.signature(TufDialect::Tuf1, payload));
        const auto put = [this](const std::string &bytes) { return blobs.emplace(digestLike("sha512:", bytes), bytes).first->first; };
        std::string layer = descriptor("application/vnd.dev.cosign.simplesigning.v1+json", put(payload), payload.size());
        layer.pop_back();
        layer += R"(,"annotations":{"dev.cosignproject.cosign/signature":")" + toBase64(QByteArray::fromHex(hex).toStdString()) + R"("}})";
        manifest = put(R"({"schemaVersion":2,"config":)" + descriptor(configMediaType, put("{}"), 2) + R"(,"layers":[)" + layer + "]}");
        key = "-----BEGIN PUBLIC KEY-----\n" + toBase64(signer.spki()) + "\n-----END PUBLIC KEY-----\n";
    }
};

// Answers as a registry of "demo/app" that names all by SHA-512.
class LongRegistry {
public:
    explicit LongRegistry(const Layout &layout) : m_tags{{"1.0", layout.manifestDigest}}, m_blobs(layout.blobs()) {}

    void replace(const std::string &digest, const std::string &bytes) { m_blobs[digest] = bytes; }
    void add(const Signature &signature, const std::string &tag)
    {
        m_blobs.insert(signature.blobs.begin(), signature.blobs.end());
        m_tags[tag] = signature.manifest;
    }
    WebReply answer(const WebQuestion &question) const
    {
        const std::string reference = question.target.substr(question.target.rfind('/') + 1);
        const auto tag = m_tags.find(reference);
        const auto found = question.target.starts_with("/v2/demo/app/") ? m_blobs.find(tag == m_tags.end() ? reference : tag->second) : m_blobs.end();
        if (found == m_blobs.end() || question.target.find("/referrers/") != std::string::npos)
            return {404, {}, {}, WebReply::Manner::Whole};
        return {200, {{"Docker-Content-Digest", found->first}}, found->second, WebReply::Manner::Whole};
    }

private:
    std::map<std::string, std::string> m_tags;
    std::map<std::string, std::string> m_blobs;
};

} // namespace

// Images that are named by SHA-512 throughout, in places other than a layout.
class TestCliSha512Places : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void fetched_data();
    void fetched();
    void fetchedWithItsSignature_data();
    void fetchedWithItsSignature();
    void fetchedOtherBytes();
    void signedInARegistry();
    void signedOfAnother();
    void misnamedInARegistry();
    void containerd();
    void containerdOtherBytes();

private:
    QString in(const QString &name) const { return m_folder->filePath(name); }
    void put(const std::string &name, const std::string &bytes) const
    {
        const QString path = in(text(name));
        QFile file(path);
        if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly) || file.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size()))
            qFatal("cannot write");
    }
    CliResult fetch(const WebServer &server, const std::string &reference) const
    {
        return runCli({u"fetch"_s, text(server.authority() + "/demo/app" + reference), u"--to"_s, in(u"out"_s), u"--insecure-http-to"_s, text(server.authority())});
    }
    void putBlob(const std::string &digest, const std::string &bytes) const { put("docker/registry/v2/blobs/" + digest.substr(0, 6) + '/' + digest.substr(7, 2) + '/' + digest.substr(7) + "/data", bytes); }
    void putManifest(const std::string &tag, const std::string &digest) const
    {
        const std::string manifests = "docker/registry/v2/repositories/demo/app/_manifests/";
        put(manifests + "tags/" + tag + "/current/link", digest);
        put(manifests + "revisions/" + digest.substr(0, 6) + '/' + digest.substr(7) + "/link", digest);
    }
    // A registry's storage folder with the image, and cosign's signature of signedDigest attached to it.
    void putRegistry(const Layout &layout, const std::string &signedDigest) const;
    CliResult trust() const { return runCli({u"trust"_s, m_folder->path(), u"--image"_s, u"demo/app:1.0"_s, u"--key"_s, in(u"key.pub"_s)}); }

    std::unique_ptr<QTemporaryDir> m_folder;
    const Layout m_layout{Names{}};
};

void TestCliSha512Places::fetched_data()
{
    QTest::addColumn<QByteArray>("reference");
    QTest::newRow("by its tag") << QByteArray(":1.0");
    QTest::newRow("by its digest") << QByteArray::fromStdString('@' + m_layout.manifestDigest);
}

void TestCliSha512Places::fetched()
{
    QFETCH(QByteArray, reference);
    const LongRegistry registry(m_layout);
    const WebServer server([&](const WebQuestion &question) { return registry.answer(question); });
    const CliResult result = fetch(server, reference.toStdString());
    QVERIFY2(result.code == 0 && result.out.contains(QByteArray::fromStdString(" is " + m_layout.manifestDigest)), result.told());
    for (const std::string &digest : {m_layout.manifestDigest, m_layout.configDigest}) {
        QFile blob(in(u"out/"_s + text(Layout::place(digest))));
        QVERIFY2(blob.open(QIODevice::ReadOnly) && digestLike(digest, blob.readAll().toStdString()) == digest, digest.c_str());
    }
    QCOMPARE(QDir(in(u"out/blobs"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList(u"sha512"_s));
    // Layers are not fetched, so nothing of it can be read but what it is.
    const CliResult list = runCli({u"list"_s, in(u"out"_s)});
    QVERIFY2(list.out.contains(QByteArray::fromStdString(m_layout.configDigest)) && list.out.contains(QByteArray::fromStdString(m_layout.manifestDigest)), list.told());
}

void TestCliSha512Places::fetchedWithItsSignature_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QByteArray>("digest");
    const std::string shorter = digestLike("sha256:", m_layout.manifest());
    QTest::newRow("by the registry's digest") << QByteArray::fromStdString("sha512-" + m_layout.manifestDigest.substr(7, 64) + ".sig") << QByteArray::fromStdString(m_layout.manifestDigest);
    QTest::newRow("by SHA-256") << QByteArray::fromStdString("sha256-" + shorter.substr(7) + ".sig") << QByteArray::fromStdString(shorter);
}

void TestCliSha512Places::fetchedWithItsSignature()
{
    QFETCH(QByteArray, tag);
    QFETCH(QByteArray, digest);
    const Signature signature(digest.toStdString());
    LongRegistry registry(m_layout);
    registry.add(signature, tag.toStdString());
    put("key.pub", signature.key);
    const WebServer server([&](const WebQuestion &question) { return registry.answer(question); });
    const CliResult result = fetch(server, ":1.0");
    QVERIFY2(result.code == 0, result.told());
    const CliResult trust = runCli({u"trust"_s, in(u"out"_s), u"--image"_s, u"1.0"_s, u"--key"_s, in(u"key.pub"_s)});
    QVERIFY2(trust.code == 0 && trust.out.contains("\nholds  cosign-signature"), trust.told());
}

void TestCliSha512Places::fetchedOtherBytes()
{
    LongRegistry registry(m_layout);
    std::string another = m_layout.config(); // of the same size, so that it is fetched
    another.replace(another.find("amd64"), 5, "arm64");
    registry.replace(m_layout.configDigest, another);
    const WebServer server([&](const WebQuestion &question) { return registry.answer(question); });
    const CliResult config = fetch(server, ":1.0");
    QVERIFY2(config.code == 2 && config.err.contains(", not " + QByteArray::fromStdString(m_layout.configDigest) + ": not kept"), config.told());
    QVERIFY(!QFile::exists(in(u"out/"_s + text(Layout::place(m_layout.configDigest)))));
    QVERIFY(QDir(in(u"out"_s)).removeRecursively());
    registry.replace(m_layout.manifestDigest, m_layout.manifest() + ' ');
    for (const std::string &reference : {std::string(":1.0"), '@' + m_layout.manifestDigest}) {
        const CliResult manifest = fetch(server, reference);
        QVERIFY2(manifest.code == 2 && manifest.err.contains(", not " + QByteArray::fromStdString(m_layout.manifestDigest) + ": not kept"), manifest.told());
        QVERIFY(!QFile::exists(in(u"out"_s)));
    }
}

void TestCliSha512Places::putRegistry(const Layout &layout, const std::string &signedDigest) const
{
    for (const auto &[digest, bytes] : layout.blobs())
        putBlob(digest, bytes);
    putManifest("1.0", layout.manifestDigest);
    const Signature signature(signedDigest);
    for (const auto &[digest, bytes] : signature.blobs)
        putBlob(digest, bytes);
    putManifest("sha512-" + layout.manifestDigest.substr(7, 64) + ".sig", signature.manifest); // a tag has 128 characters at most
    put("key.pub", signature.key);
}

void TestCliSha512Places::signedInARegistry()
{
    // By the digest that the registry gives, and by that of SHA-256, which is all that some clients know.
    for (const std::string &digest : {m_layout.manifestDigest, digestLike("sha256:", m_layout.manifest())}) {
        init();
        putRegistry(m_layout, digest);
        const CliResult result = trust();
        QVERIFY2(result.code == 0 && result.out.contains("\nholds  cosign-signature"), result.told());
        QVERIFY2(result.out.contains("its diff ids are those of the image's layers (1)"), result.told());
        QVERIFY2(result.out.contains(QByteArray::fromStdString(m_layout.configDigest)), result.told());
    }
}

void TestCliSha512Places::signedOfAnother()
{
    putRegistry(m_layout, Layout(Names{}, "changed\n").manifestDigest);
    const CliResult result = trust();
    QVERIFY2(result.code != 0 && !result.out.contains("\nholds"), result.told());
    // What is signed is right, and the manifest's bytes are not what names them.
    init();
    putRegistry(m_layout, m_layout.manifestDigest);
    putBlob(m_layout.manifestDigest, m_layout.manifest() + ' ');
    const CliResult altered = trust();
    QVERIFY2(altered.code != 0 && !altered.out.contains("\nholds"), altered.told());
    QVERIFY2((altered.out + altered.err).contains("sha512:"), altered.told());
}

// A file that has the digits of SHA-256 in the folder of SHA-512 is neither's: it is told, with its place.
void TestCliSha512Places::misnamedInARegistry()
{
    putRegistry(m_layout, m_layout.manifestDigest);
    const std::string shorter = digestLike("sha256:", m_layout.manifest()).substr(7);
    put("docker/registry/v2/repositories/demo/app/_manifests/revisions/sha512/" + shorter + "/link", "sha512:" + shorter);
    const CliResult result = trust();
    QVERIFY2(result.code == 2, result.told());
    QVERIFY2((result.out + result.err).contains(QByteArray::fromStdString("revisions/sha512/" + shorter + ": the digest that its place names is not sha512: and 128 lower-case hex digits")), result.told());
}

namespace {

// The image of the layout in a containerd root, unpacked.
struct LongContainerd : CraftedContainerd {
    explicit LongContainerd(const Layout &layout)
    {
        algorithm = "sha512:";
        blob(layout.layer());
        const std::string top = manifest(config({layout.diffId}), {layout.layerDigest});
        unpack({layout.diffId});
        files.file("io.containerd.snapshotter.v1.overlayfs/snapshots/1/fs/etc/a", "kept\n");
        image("reg.example/app:1", top);
    }
    std::string tar()
    {
        std::vector<Member> members;
        EvidenceFs::Visitor visitor;
        visitor.item = [&](const EvidenceFs::Item &item) {
            const std::string path(item.path);
            if (item.stat.kind == FileKind::Directory && !path.empty())
                members.push_back(folderMember(path + '/'));
            else if (item.stat.kind == FileKind::File)
                members.push_back(fileMember(path, files.bytes(path)));
            return Status();
        };
        Context context;
        const MemoryFs &fs = finish();
        if (!fs.walk("", visitor, Limits{}, context))
            qFatal("not all of the root could be walked");
        return tarOf(members);
    }
};

} // namespace

void TestCliSha512Places::containerd()
{
    put("root.tar", LongContainerd(m_layout).tar());
    const CliResult list = runCli({u"list"_s, in(u"root.tar"_s)});
    QVERIFY2(list.code == 0 && list.out.contains("reg.example/app:1") && list.out.contains("sha512:"), list.told());
    put("saved.tar", m_layout.tar());
    const CliResult compared = runCli({u"compare"_s, u"--saved"_s, in(u"saved.tar"_s), u"--live"_s, in(u"root.tar"_s), u"--json"_s, u"-"_s});
    QVERIFY2(compared.code == 0, compared.told());
    const Ordered json = compared.json();
    QVERIFY2(json.at("complete").get<bool>() && json.at("differences").empty(), compared.told());
    const Ordered &layer = json.at("sources").at(1).at("image").at("layers").at(0);
    QCOMPARE(layer.at("recomputed").get<std::string>(), m_layout.diffId);
    QCOMPARE(layer.at("verdict").get<std::string>(), std::string("intact"));
}

void TestCliSha512Places::containerdOtherBytes()
{
    LongContainerd root(m_layout);
    root.files.file("io.containerd.content.v1.content/" + Layout::place(m_layout.layerDigest), tarOf({folderMember("etc/"), fileMember("etc/a", "left\n")}));
    put("root.tar", root.tar());
    const CliResult result = runCli({u"verify"_s, u"--live"_s, in(u"root.tar"_s), u"--json"_s, u"-"_s});
    QVERIFY2(result.code == 1, result.told());
    bool told = false;
    const Ordered json = result.json();
    for (const Ordered &finding : json.at("findings")) {
        if (finding.at("code") != "store.blob-altered")
            continue;
        told = true;
        QCOMPARE(finding.at("detail").at("named").get<std::string>(), m_layout.layerDigest);
        QVERIFY(finding.at("detail").at("recomputed").get<std::string>().starts_with("sha512:"));
    }
    QVERIFY2(told, json.at("findings").dump().c_str());
}

QTEST_GUILESS_MAIN(TestCliSha512Places)
#include "tst_clisha512places.moc"
