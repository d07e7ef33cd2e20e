// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QTemporaryDir>
#include <QtTest>

using namespace assay::test;
using namespace Qt::StringLiterals;

// assay-cli trust on what docker, cosign and notation wrote, from a tar of a registry's storage folder.
class TestCliTrust : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void signaturesReachTheImage();
    void nobodyIsTrustedUnasked();
    void anotherKeyIsNotTrusted();
    void registriesListTheirImages();
    void contentThatWasNotReadIsUnknown();
    void rules_data();
    void rules();
    void rulesNameTheirFilesBesideThem();
    void configurationOfNotation_data();
    void configurationOfNotation();
    void wrongUsage_data();
    void wrongUsage();
    void everyChangedBlobIsSeen();
    void signaturesByAnyName();
    void sumsOfAFile();
    void openPgpOfAFile_data();
    void openPgpOfAFile();
    void jsonHoldsTheRawBytesDigests();

private:
    QString at(const QString &name) const { return m_folder.filePath(name); }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(at(name)).path());
        QFile file(at(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    CliResult trust(const QStringList &more) const { return runProgram(QString::fromUtf8(ASSAY_CLI), QStringList{u"trust"_s} + more); }
    QStringList first() const { return {m_registry, u"--image"_s, u"demo/app:1.0"_s, u"--at"_s, u"2026-11-26T07:00:00Z"_s}; }
    QStringList relied() const { return {u"--key"_s, m_data + u"/cosign.pub"_s, u"--ca"_s, m_data + u"/notation-ca.pem"_s, u"--identity"_s, u"x509.subject: C=US, ST=WA, O=Notary"_s}; }

    QTemporaryDir m_folder;
    const QString m_data = QString::fromUtf8(ASSAY_TEST_DATA) + u"/trust/attached"_s;
    const QString m_registry = m_data + u"/registry.tar.gz"_s;
    QString m_time;
};

void TestCliTrust::initTestCase()
{
    const CliResult unpacked = runProgram(u"tar"_s, {u"-xzf"_s, m_registry, u"-C"_s, m_folder.path()});
    QVERIFY2(unpacked.code == 0, unpacked.told());
    // The certificate was made for a day.
    const CliResult dates = runProgram(u"openssl"_s, {u"x509"_s, u"-in"_s, m_data + u"/notation-ca.pem"_s, u"-noout"_s, u"-startdate"_s, u"-dateopt"_s, u"iso_8601"_s});
    QVERIFY2(dates.out.startsWith("notBefore="), dates.told());
    m_time = QString::fromLatin1(dates.out.mid(10).trimmed()).replace(u' ', u'T');
    const QDateTime begin = QDateTime::fromString(m_time, Qt::ISODate);
    QVERIFY2(begin.isValid(), qPrintable(m_time));
    m_time = begin.addSecs(3600).toString(Qt::ISODate);
}

void TestCliTrust::signaturesReachTheImage()
{
    QStringList arguments = first() + relied();
    arguments[4] = m_time;
    const CliResult result = trust(arguments);
    QVERIFY2(result.code == 0, result.told());
    QVERIFY(result.out.contains("\nholds  cosign-signature"));
    QVERIFY(result.out.contains("\nholds  notation"));
    QVERIFY(result.out.contains("its diff ids are those of the image's layers (1)"));
    QVERIFY(result.out.contains("something else: 2"));
    arguments[2] = u"demo/app:2.0"_s;
    const CliResult second = trust(arguments);
    QVERIFY2(second.code == 0, second.told());
    QVERIFY(second.out.contains("\nholds  sigstore-bundle"));
    QVERIFY(second.out.contains("\nholds  notation"));
}

void TestCliTrust::nobodyIsTrustedUnasked()
{
    const CliResult result = trust(first());
    QVERIFY2(result.code == 1, result.told());
    QVERIFY(!result.out.contains("\nholds"));
    QVERIFY(result.out.contains("identity"));
}

void TestCliTrust::anotherKeyIsNotTrusted()
{
    QCOMPARE(runProgram(u"openssl"_s, {u"genpkey"_s, u"-algorithm"_s, u"EC"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-out"_s, at(u"other.key"_s)}).code, 0);
    QCOMPARE(runProgram(u"openssl"_s, {u"pkey"_s, u"-in"_s, at(u"other.key"_s), u"-pubout"_s, u"-out"_s, at(u"other.pub"_s)}).code, 0);
    const CliResult result = trust(first() + QStringList{u"--key"_s, at(u"other.pub"_s)});
    QVERIFY2(result.code == 1, result.told());
    QVERIFY(!result.out.contains("\nholds"));
}

void TestCliTrust::registriesListTheirImages()
{
    const CliResult result = trust({m_registry});
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains("--image demo/app:1.0") && result.err.contains("--image demo/app:2.0"), result.told());
    QVERIFY(!result.err.contains("sha256-"));
    QCOMPARE(trust({m_registry, u"--image"_s, u"demo/app:3.0"_s}).code, 2);
}

// Whoever asks for the content is told when it was not read, and gets no yes.
void TestCliTrust::contentThatWasNotReadIsUnknown()
{
    QCOMPARE(trust(first() + relied()).code, 0);
    const CliResult result = trust(first() + relied() + QStringList{u"--disk"_s});
    QVERIFY2(result.code == 2 && result.err.contains("no layer was read"), result.told());
    QVERIFY2(result.out.contains("unknown  every layer that was read is the one that the configuration names, to the last byte: no layer was read"), result.told());
    QVERIFY2(result.out.contains("\nholds"), result.told()); // the signatures do all the same
    // A file is what was signed itself.
    put(u"disk/file.txt"_s, "what is released\n");
    const QByteArray sum = QCryptographicHash::hash("what is released\n", QCryptographicHash::Sha256).toHex();
    put(u"disk/SHA256SUMS"_s, sum + "  file.txt\n");
    const CliResult file = trust({at(u"disk/file.txt"_s), u"--disk"_s});
    QVERIFY2(file.code == 1 && file.out.contains("unsigned-sums  file.txt") && !file.out.contains("every layer"), file.told()); // nobody signed the sums, and that is why
}

void TestCliTrust::rules_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("signed") << QByteArray("name = \"signed\"\nschemes = [\"cosign-signature\"]\n") << 0 << QByteArray("holds  signed: by ");
    QTest::newRow("two keys") << QByteArray("name = \"two\"\nat-least = 2\n") << 0 << QByteArray("holds  two: by ");
    QTest::newRow("three keys") << QByteArray("name = \"three\"\nat-least = 3\n") << 1 << QByteArray("FAILS  three: 2 keys of the 3 that are wanted signed it");
    QTest::newRow("scheme") << QByteArray("name = \"dct\"\nschemes = [\"content-trust\"]\n") << 1 << QByteArray("FAILS  dct: there is no signature of content-trust");
    QTest::newRow("attestation") << QByteArray("name = \"built\"\nattestation = \"https://slsa.dev/provenance/v1\"\n") << 1 << QByteArray("there is no attestation https://slsa.dev/provenance/v1");
    QTest::newRow("signer") << QByteArray("name = \"who\"\nsigners = [\"somebody else\"]\n") << 1 << QByteArray("no trusted signer of it is one that the rule names");
    QTest::newRow("age") << QByteArray("name = \"young\"\nmax-age-days = 1\n") << 1 << QByteArray("nothing proves when it was signed");
    QTest::newRow("name") << QByteArray("name = \"tag\"\nnames = [\"127.0.0.1:5005/demo/*\"]\nschemes = [\"cosign-signature\"]\n") << 0 << QByteArray("holds  tag");
}

void TestCliTrust::rules()
{
    QFETCH(QByteArray, rule);
    QFETCH(int, code);
    QFETCH(QByteArray, said);
    put(u"rules.toml"_s, "schema = \"assay-trust/1\"\nat = \"" + m_time.toUtf8() + "\"\n[[rule]]\n" + rule);
    const CliResult result = trust(QStringList{m_registry, u"--image"_s, u"demo/app:1.0"_s, u"--require"_s, at(u"rules.toml"_s)} + relied());
    QVERIFY2(result.code == code && result.out.contains(said), result.told());
}

void TestCliTrust::rulesNameTheirFilesBesideThem()
{
    put(u"deploy/rules.json"_s, R"({"schema": "assay-trust/1", "trust": {"keys": ["keys"]}, "rule": [{"schemes": "cosign-signature"}]})");
    QDir().mkpath(at(u"deploy/keys"_s));
    QVERIFY(QFile::exists(at(u"deploy/keys/cosign.pub"_s)) || QFile::copy(m_data + u"/cosign.pub"_s, at(u"deploy/keys/cosign.pub"_s)));
    const CliResult result = trust({m_registry, u"--image"_s, u"demo/app:1.0"_s, u"--require"_s, at(u"deploy/rules.json"_s), u"--quiet"_s});
    QVERIFY2(result.code == 0 && result.out.isEmpty(), result.told());
}

void TestCliTrust::configurationOfNotation_data()
{
    QTest::addColumn<QByteArray>("scope");
    QTest::addColumn<QByteArray>("level");
    QTest::addColumn<QByteArray>("identity");
    QTest::addColumn<QString>("image");
    QTest::addColumn<bool>("holds");
    QTest::addColumn<QByteArray>("said");
    const QString whole = u"localhost:5005/demo/app:1.0"_s;
    const QByteArray scope = "localhost:5005/demo/app";
    const QByteArray signer = "x509.subject: C=US, ST=WA, O=Notary";
    QTest::newRow("its policy") << scope << QByteArray("strict") << signer << whole << true << QByteArray("yes      the signer is one of those who are trusted");
    QTest::newRow("everybody's policy") << QByteArray("*") << QByteArray("strict") << signer << u"demo/app:1.0"_s << true << QByteArray("yes      the signer is one of those who are trusted");
    QTest::newRow("another repository's") << QByteArray("localhost:5005/demo/other") << QByteArray("strict") << signer << whole << false << QByteArray("there is no policy for \"localhost:5005/demo/app\"");
    QTest::newRow("another registry's") << scope << QByteArray("strict") << signer << u"registry.example/demo/app:1.0"_s << false << QByteArray("there is no policy for \"registry.example/demo/app\"");
    QTest::newRow("registry not said") << scope << QByteArray("strict") << signer << u"demo/app:1.0"_s << false << QByteArray("there is no policy for \"demo/app\"");
    QTest::newRow("another signer") << scope << QByteArray("strict") << QByteArray("x509.subject: C=US, ST=WA, O=Other") << whole << false << QByteArray("NO       the signer is one of those who are trusted");
    QTest::newRow("a level that forgives") << scope << QByteArray("audit") << QByteArray("x509.subject: C=US, ST=WA, O=Other") << whole << false << QByteArray("NO       the signer is one of those who are trusted");
    QTest::newRow("nothing is looked at") << scope << QByteArray("skip") << signer << whole << false << QByteArray("has no signature looked at");
}

void TestCliTrust::configurationOfNotation()
{
    QFETCH(QByteArray, scope);
    QFETCH(QByteArray, level);
    QFETCH(QByteArray, identity);
    QFETCH(QString, image);
    QFETCH(bool, holds);
    QFETCH(QByteArray, said);
    put(u"deploy/notation/trustpolicy.json"_s, R"({"version":"1.0","trustPolicies":[{"name":"p","registryScopes":[")" + scope + R"("],"signatureVerification":{"level":")" + level
            + R"("},"trustStores":["ca:fixture"],"trustedIdentities":[")" + identity + R"("]}]})");
    const QString certificate = at(u"deploy/notation/truststore/x509/ca/fixture/ca.pem"_s);
    QDir().mkpath(QFileInfo(certificate).path());
    QVERIFY(QFile::exists(certificate) || QFile::copy(m_data + u"/notation-ca.pem"_s, certificate));
    const CliResult byOption = trust({m_registry, u"--image"_s, image, u"--at"_s, m_time, u"--notation-config"_s, at(u"deploy/notation"_s)});
    QVERIFY2(byOption.out.contains("\nholds  notation") == holds && byOption.out.contains(said), byOption.told());
    put(u"deploy/notation.toml"_s, "schema = \"assay-trust/1\"\nat = \"" + m_time.toUtf8() + "\"\n[trust]\nnotation-configs = [\"notation\"]\n[[rule]]\nschemes = [\"notation\"]\n");
    const CliResult byRules = trust({m_registry, u"--image"_s, image, u"--require"_s, at(u"deploy/notation.toml"_s)});
    QVERIFY2(byRules.code == (holds ? 0 : 1), byRules.told());
}

void TestCliTrust::wrongUsage_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no such rules") << QStringList{u"--require"_s, u"/nowhere/rules.toml"_s} << QByteArray("/nowhere/rules.toml");
    QTest::newRow("no such key") << QStringList{u"--key"_s, u"/nowhere/key"_s} << QByteArray("/nowhere/key");
    QTest::newRow("short fingerprint") << QStringList{u"--openpgp-fingerprint"_s, u"DEADBEEF"_s} << QByteArray("too short");
    QTest::newRow("time") << QStringList{u"--at"_s, u"yesterday"_s} << QByteArray("--at wants a time in UTC");
    QTest::newRow("no such place") << QStringList{u"--from"_s, u"/nowhere"_s} << QByteArray("/nowhere");
    QTest::newRow("no configuration of notation") << QStringList{u"--notation-config"_s, m_data} << QByteArray("there is no trustpolicy.json in it");
    QTest::newRow("no such configuration") << QStringList{u"--notation-config"_s, u"/nowhere"_s} << QByteArray("/nowhere");
    QTest::newRow("issuer alone") << QStringList{u"--identity-issuer"_s, u"x"_s} << QByteArray("stands behind the --identity");
}

void TestCliTrust::wrongUsage()
{
    QFETCH(QStringList, more);
    QFETCH(QByteArray, said);
    const CliResult result = trust(QStringList{m_registry, u"--image"_s, u"demo/app:1.0"_s} + more);
    QVERIFY2(result.code == 2 && result.err.contains(said), result.told());
}

// A byte at the end of each blob that leads from a signature to the image: none of the statements that need it holds any more.
void TestCliTrust::everyChangedBlobIsSeen()
{
    const QStringList arguments = QStringList{m_folder.path(), u"--image"_s, u"demo/app:1.0"_s, u"--at"_s, m_time, u"--json"_s, u"-"_s} + relied();
    const Ordered whole = trust(arguments).json();
    QCOMPARE(whole["statements"].size(), std::size_t(2));
    for (const Ordered &statement : whole["statements"]) {
        for (const Ordered &record : statement["records"]) {
            const std::string place = record["place"];
            if (place.find(" (annotation ") != std::string::npos)
                continue; // bytes of the manifest, which is a record of its own
            const QString file = at(QString::fromStdString(place));
            QVERIFY2(QFile::exists(file), qPrintable(file));
            QFile blob(file);
            QVERIFY(blob.open(QIODevice::ReadWrite));
            const QByteArray bytes = blob.readAll();
            QByteArray changed = bytes;
            changed[bytes.size() / 2] = static_cast<char>(changed[bytes.size() / 2] ^ 1);
            blob.seek(0);
            blob.write(changed);
            blob.flush();
            const CliResult result = trust(arguments);
            QVERIFY2(result.code == 1 || (result.code == 2 && !result.json()["problems"].empty()), result.told());
            const Ordered after = result.json();
            for (const Ordered &other : after["statements"]) {
                if (other["scheme"] == statement["scheme"])
                    QVERIFY2(other["holds"] == false, place.c_str());
            }
            blob.seek(0);
            blob.write(bytes);
        }
    }
    QCOMPARE(QByteArray::fromStdString(trust(arguments).json().dump()), QByteArray::fromStdString(whole.dump()));
}

// The signatures of the registry as files that the analyst names, with another place for the image.
void TestCliTrust::signaturesByAnyName()
{
    const QString layout = m_data + u"/oci-cosign.tar.gz"_s;
    const Ordered found = trust(QStringList{m_folder.path(), u"--image"_s, u"demo/app:1.0"_s, u"--at"_s, m_time, u"--json"_s, u"-"_s} + relied()).json();
    QString envelope;
    for (const Ordered &statement : found["statements"]) {
        if (statement["scheme"] == "notation")
            envelope = at(QString::fromStdString(statement["records"].back()["place"]));
    }
    QVERIFY(QFile::exists(envelope));
    const QStringList arguments = QStringList{layout, u"--at"_s, m_time} + relied();
    const CliResult without = trust(arguments);
    QVERIFY2(without.code == 0 && !without.out.contains("notation"), without.told());
    const CliResult with = trust(arguments + QStringList{u"--signature"_s, envelope});
    QVERIFY2(with.code == 0 && with.out.contains("\nholds  notation"), with.told());
    const CliResult listed = runProgram(QString::fromUtf8(ASSAY_CLI), {u"list"_s, layout, u"--json"_s, u"-"_s});
    QCOMPARE(listed.json()["images"].size(), std::size_t(1)); // the signature is none
    const CliResult wrong = trust(arguments + QStringList{u"--signature"_s, m_data + u"/cosign.pub"_s});
    QVERIFY2(wrong.code == 1, wrong.told());
}

void TestCliTrust::sumsOfAFile()
{
    put(u"release/app.tar.xz"_s, "what is released\n");
    put(u"release/SHA256SUMS"_s, QCryptographicHash::hash("what is released\n", QCryptographicHash::Sha256).toHex() + "  app.tar.xz\n");
    const CliResult result = trust({at(u"release/app.tar.xz"_s)});
    QVERIFY2(result.code == 1, result.told());
    QVERIFY2(result.out.contains("unsigned-sums") && result.out.contains("nobody signed it"), result.told());
    QVERIFY(result.out.contains("signature unknown") && result.out.contains("binding yes"));
    put(u"release/app.tar.xz"_s, "what was released\n");
    const CliResult other = trust({at(u"release/app.tar.xz"_s)});
    QVERIFY2(other.code == 1 && other.out.contains("binding no"), other.told());
}

void TestCliTrust::openPgpOfAFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("over its bytes") << u"app.txt"_s << u"vendor.gpg"_s << QByteArray("\nholds  openpgp");
    QTest::newRow("over its text") << u"text.txt"_s << u"vendor.gpg"_s << QByteArray("unknown  key");
    QTest::newRow("another may revoke") << u"app.txt"_s << u"maybe.gpg"_s << QByteArray("\nholds  openpgp");
    QTest::newRow("another says it did") << u"app.txt"_s << u"revoked.gpg"_s << QByteArray("that key was not given to check it with");
}

void TestCliTrust::openPgpOfAFile()
{
    QFETCH(QString, file);
    QFETCH(QString, keys);
    QFETCH(QByteArray, said);
    const QString folder = QString::fromUtf8(ASSAY_TEST_DATA) + u"/trust/openpgp/crafted/"_s;
    QFile prints(folder + u"fingerprints.txt"_s);
    QVERIFY(prints.open(QIODevice::ReadOnly));
    const QString vendor = QString::fromLatin1(prints.readLine().mid(7, 40));
    const CliResult result = trust({folder + file, u"--openpgp-key"_s, folder + keys, u"--openpgp-fingerprint"_s, vendor, u"--at"_s, u"2026-11-26"_s});
    if (result.out.contains("GnuPG is not there"))
        QSKIP("SKIPPED: GnuPG is not installed");
    QVERIFY2(result.out.contains(said) && result.code == (said.contains("holds") ? 0 : 1), result.told());
}

void TestCliTrust::jsonHoldsTheRawBytesDigests()
{
    QStringList arguments = first() + relied() + QStringList{u"--json"_s, u"-"_s};
    arguments[4] = m_time;
    const CliResult result = trust(arguments);
    const Ordered json = result.json();
    QCOMPARE(json["schema"], "assay-trust-result/1");
    QVERIFY(json["rules"].is_null());
    for (const Ordered &statement : json["statements"]) {
        QVERIFY(!statement["records"].empty());
        for (const char *aspect : {"integrity", "signature", "identity", "freshness", "binding"})
            QCOMPARE(statement[aspect], "yes");
        for (const Ordered &record : statement["records"]) {
            const QString place = QString::fromStdString(record["place"]);
            if (place.contains(u" (annotation "_s))
                continue;
            QFile blob(at(place));
            QVERIFY(blob.open(QIODevice::ReadOnly));
            QCOMPARE(QByteArray::fromStdString(record["sha256"]), QCryptographicHash::hash(blob.readAll(), QCryptographicHash::Sha256).toHex());
        }
    }
}

QTEST_GUILESS_MAIN(TestCliTrust)
#include "tst_clitrust.moc"
