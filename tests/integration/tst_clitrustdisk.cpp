// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "made.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QtTest>

using namespace assay::test;
using namespace Qt::StringLiterals;

// assay-cli trust --disk: the last step, from the configuration to the bytes of the layers.
class TestCliTrustDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void layersThatAreRead();
    void anImageWithoutLayers();
    void aConfigurationThatNamesNoneAnyMore();
    void aLayerThatIsNotThere();
    void aLayerThatIsAnotherOne();

private:
    QString at(const QString &name) const { return m_folder.filePath(name); }
    void put(const QString &name, const QByteArray &bytes) const;
    QByteArray putBlob(const QByteArray &bytes) const; // its digest
    QByteArray descriptor(const char *type, const QByteArray &bytes, const QByteArray &more = {}) const;
    void signedLayout(const QList<QByteArray> &layers);
    CliResult trust(const QStringList &more = {}) const;
    CliResult byRule(const char *disk) const;

    QTemporaryDir m_folder;
    QString m_layout;
    QByteArray m_config; // digests
    QList<QByteArray> m_layers;
};

namespace {

QByteArray namedDigest(const QByteArray &bytes)
{
    return "sha256:" + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray quoted(const QByteArray &text)
{
    return '"' + text + '"';
}

} // namespace

void TestCliTrustDisk::put(const QString &name, const QByteArray &bytes) const
{
    QDir().mkpath(QFileInfo(at(name)).path());
    QFile file(at(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QByteArray TestCliTrustDisk::putBlob(const QByteArray &bytes) const
{
    const QByteArray digest = namedDigest(bytes);
    put(m_layout + u"/blobs/sha256/"_s + QString::fromLatin1(digest.mid(7)), bytes);
    return digest;
}

QByteArray TestCliTrustDisk::descriptor(const char *type, const QByteArray &bytes, const QByteArray &more) const
{
    return QByteArray(R"({"mediaType":")") + type + R"(","size":)" + QByteArray::number(bytes.size()) + R"(,"digest":)" + quoted(putBlob(bytes)) + more + '}';
}

// As `cosign save` writes an image and a signature of it by a key.
void TestCliTrustDisk::signedLayout(const QList<QByteArray> &layers)
{
    constexpr char manifestType[] = "application/vnd.oci.image.manifest.v1+json";
    constexpr char configType[] = "application/vnd.oci.image.config.v1+json";
    QByteArrayList diffIds;
    QByteArrayList descriptors;
    m_layers.clear();
    for (const QByteArray &layer : layers) {
        m_layers.append(namedDigest(layer));
        diffIds.append(quoted(m_layers.last()));
        descriptors.append(descriptor("application/vnd.oci.image.layer.v1.tar", layer));
    }
    const QByteArray config = R"({"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":[)" + diffIds.join(',') + "]}}";
    m_config = namedDigest(config);
    const auto manifestOf = [&](const QByteArray &configText, const QByteArray &parts) {
        return QByteArray(R"({"schemaVersion":2,"mediaType":")") + manifestType + R"(","config":)" + descriptor(configType, configText) + R"(,"layers":[)" + parts + "]}";
    };
    const QByteArray manifest = manifestOf(config, descriptors.join(','));
    const QByteArray payload = R"({"critical":{"identity":{"docker-reference":"registry.example/app"},"image":{"docker-manifest-digest":)" + quoted(namedDigest(manifest))
        + R"(},"type":"cosign container image signature"},"optional":null})";
    put(u"payload"_s, payload);
    const CliResult made = runProgram(u"openssl"_s, {u"dgst"_s, u"-sha256"_s, u"-sign"_s, at(u"key.pem"_s), u"-out"_s, at(u"signature"_s), at(u"payload"_s)});
    QVERIFY2(made.code == 0, made.told());
    QFile signature(at(u"signature"_s));
    QVERIFY(signature.open(QIODevice::ReadOnly));
    const QByteArray annotation = R"(,"annotations":{"dev.cosignproject.cosign/signature":)" + quoted(signature.readAll().toBase64()) + '}';
    const QByteArray signatures = manifestOf("{}", descriptor("application/vnd.dev.cosign.simplesigning.v1+json", payload, annotation));
    const auto listed = [&](const QByteArray &bytes, const char *kind) {
        return descriptor(manifestType, bytes, QByteArray(R"(,"annotations":{"kind":"dev.cosignproject.cosign/)") + kind + "\"}");
    };
    put(m_layout + u"/index.json"_s, R"({"schemaVersion":2,"manifests":[)" + listed(manifest, "image") + ',' + listed(signatures, "sigs") + "]}");
    put(m_layout + u"/oci-layout"_s, R"({"imageLayoutVersion":"1.0.0"})");
}

CliResult TestCliTrustDisk::trust(const QStringList &more) const
{
    return runProgram(QString::fromUtf8(ASSAY_CLI), QStringList{u"trust"_s, at(m_layout), u"--key"_s, at(u"key.pub"_s), u"--at"_s, u"2026-11-27"_s} + more);
}

CliResult TestCliTrustDisk::byRule(const char *disk) const
{
    put(u"rules.toml"_s, QByteArray("schema = \"assay-trust/1\"\n[[rule]]\nname = \"signed\"\ndisk = ") + disk + '\n');
    return trust({u"--require"_s, at(u"rules.toml"_s)});
}

void TestCliTrustDisk::initTestCase()
{
    QCOMPARE(runProgram(u"openssl"_s, {u"genpkey"_s, u"-algorithm"_s, u"EC"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-out"_s, at(u"key.pem"_s)}).code, 0);
    QCOMPARE(runProgram(u"openssl"_s, {u"pkey"_s, u"-in"_s, at(u"key.pem"_s), u"-pubout"_s, u"-out"_s, at(u"key.pub"_s)}).code, 0);
}

void TestCliTrustDisk::init()
{
    m_layout = QString::fromUtf8(QTest::currentTestFunction());
}

void TestCliTrustDisk::layersThatAreRead()
{
    signedLayout({QByteArray::fromStdString(tarOf({fileMember("etc/app.conf", "made\n")}))});
    const CliResult result = trust({u"--disk"_s});
    QVERIFY2(result.code == 0 && result.out.contains("\nholds  cosign-signature") && result.err.isEmpty(), result.told());
    QCOMPARE(byRule("true").code, 0);
}

// There is nothing that could be read, and that is proven.
void TestCliTrustDisk::anImageWithoutLayers()
{
    signedLayout({});
    const CliResult result = trust({u"--disk"_s});
    QVERIFY2(result.code == 0, result.told());
    QVERIFY2(result.out.contains("yes      every layer that was read is the one that the configuration names, to the last byte (it names none)"), result.told());
    const CliResult byRules = byRule("true");
    QVERIFY2(byRules.code == 0, byRules.told());
}

// Whoever takes the layers out of the configuration takes the proof with them.
void TestCliTrustDisk::aConfigurationThatNamesNoneAnyMore()
{
    signedLayout({QByteArray::fromStdString(tarOf({fileMember("etc/app.conf", "made\n")}))});
    put(m_layout + u"/blobs/sha256/"_s + QString::fromLatin1(m_config.mid(7)), R"({"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":[]}})");
    const CliResult result = trust({u"--disk"_s});
    QVERIFY2(result.code != 0 && !result.out.contains("it names none"), result.told());
    QVERIFY2(byRule("true").code != 0, "a rule holds");
}

// What was asked for was not read whole.
void TestCliTrustDisk::aLayerThatIsNotThere()
{
    signedLayout({QByteArray::fromStdString(tarOf({fileMember("etc/app.conf", "made\n")}))});
    QVERIFY(QFile::remove(at(m_layout + u"/blobs/sha256/"_s + QString::fromLatin1(m_layers.first().mid(7)))));
    QCOMPARE(trust().code, 0);
    const CliResult result = trust({u"--disk"_s});
    QVERIFY2(result.code == 2 && result.err.contains("not read: ") && result.out.contains("\nholds  cosign-signature"), result.told());
    const CliResult byRules = byRule("true");
    QVERIFY2(byRules.code == 2 && byRules.out.contains("FAILS  signed: nothing proves"), byRules.told());
    QCOMPARE(byRule("false").code, 0); // nobody asked for the layers
}

void TestCliTrustDisk::aLayerThatIsAnotherOne()
{
    signedLayout({QByteArray::fromStdString(tarOf({fileMember("etc/app.conf", "made\n")}))});
    put(m_layout + u"/blobs/sha256/"_s + QString::fromLatin1(m_layers.first().mid(7)), QByteArray::fromStdString(tarOf({fileMember("etc/app.conf", "mode\n")})));
    const CliResult result = trust({u"--disk"_s});
    QVERIFY2(result.code == 1 && result.out.contains("NO       every layer that was read"), result.told());
    QCOMPARE(byRule("true").code, 1);
}

QTEST_GUILESS_MAIN(TestCliTrustDisk)
#include "tst_clitrustdisk.moc"
