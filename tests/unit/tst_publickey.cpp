// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/publickey.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace assay;

Q_DECLARE_METATYPE(SignatureForm)
Q_DECLARE_METATYPE(HashAlgorithm)

// Against what the openssl command signs.
class tst_PublicKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatOpensslSigns_data();
    void takesWhatOpensslSigns();
    void ecdsaInTheOtherFormIsInvalid();
    void weakKeysAreNamed();
    void everyTruncatedKeyIsAnError();
    void ed25519OverADigest();

private:
    QByteArray run(const QStringList &arguments);
    QByteArray content(const QString &name);
    void write(const QString &name, const QByteArray &bytes);

    QTemporaryDir m_folder;
};

QByteArray tst_PublicKey::run(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qWarning("openssl: %s", process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QByteArray tst_PublicKey::content(const QString &name)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_PublicKey::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void tst_PublicKey::takesWhatOpensslSigns_data()
{
    QTest::addColumn<QStringList>("make");
    QTest::addColumn<QStringList>("sign");
    QTest::addColumn<SignatureForm>("form");
    QTest::addColumn<HashAlgorithm>("hash");
    QTest::addColumn<QString>("kind");
    const auto list = [](const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts); };
    QTest::newRow("p256") << list("-algorithm EC -pkeyopt ec_paramgen_curve:P-256") << list("-digest sha256") << SignatureForm::EcdsaDer << HashAlgorithm::Sha256 << QStringLiteral("ECDSA P-256");
    QTest::newRow("p384") << list("-algorithm EC -pkeyopt ec_paramgen_curve:P-384") << list("-digest sha384") << SignatureForm::EcdsaDer << HashAlgorithm::Sha384 << QStringLiteral("ECDSA P-384");
    QTest::newRow("p521") << list("-algorithm EC -pkeyopt ec_paramgen_curve:P-521") << list("-digest sha512") << SignatureForm::EcdsaDer << HashAlgorithm::Sha512 << QStringLiteral("ECDSA P-521");
    QTest::newRow("pkcs1") << list("-algorithm RSA") << list("-digest sha256") << SignatureForm::RsaPkcs1 << HashAlgorithm::Sha256 << QStringLiteral("RSA 2048");
    QTest::newRow("pss") << list("-algorithm RSA") << list("-digest sha256 -pkeyopt rsa_padding_mode:pss -pkeyopt rsa_pss_saltlen:32") << SignatureForm::RsaPss << HashAlgorithm::Sha256 << QStringLiteral("RSA 2048");
    QTest::newRow("pss any salt") << list("-algorithm RSA") << list("-digest sha256 -pkeyopt rsa_padding_mode:pss -pkeyopt rsa_pss_saltlen:max") << SignatureForm::RsaPssAnySalt << HashAlgorithm::Sha256 << QStringLiteral("RSA 2048");
    QTest::newRow("ed25519") << list("-algorithm ED25519") << QStringList() << SignatureForm::Ed25519 << HashAlgorithm::Sha256 << QStringLiteral("Ed25519");
}

void tst_PublicKey::takesWhatOpensslSigns()
{
    QFETCH(QStringList, make);
    QFETCH(QStringList, sign);
    QFETCH(SignatureForm, form);
    QFETCH(HashAlgorithm, hash);
    QFETCH(QString, kind);
    const QByteArray message = "what is signed\n";
    write(QStringLiteral("message"), message);
    run(QStringList{QStringLiteral("genpkey"), QStringLiteral("-out"), QStringLiteral("key")} + make);
    const QByteArray pem = run({QStringLiteral("pkey"), QStringLiteral("-in"), QStringLiteral("key"), QStringLiteral("-pubout")});
    run(QStringList{QStringLiteral("pkeyutl"), QStringLiteral("-sign"), QStringLiteral("-inkey"), QStringLiteral("key"), QStringLiteral("-rawin"), QStringLiteral("-in"), QStringLiteral("message"), QStringLiteral("-out"), QStringLiteral("signature")} + sign);
    const std::string signature = content(QStringLiteral("signature")).toStdString();
    QVERIFY(!signature.empty());
    const auto key = PublicKey::fromPem(pem.toStdString(), "key.pem");
    QVERIFY(key);
    QCOMPARE(QString::fromStdString(key->kind()), kind);
    QCOMPARE(QString::fromStdString(key->weakness()), QString());
    QVERIFY(key->verify(form, hash, message.toStdString(), signature) == SignatureAnswer::Valid);

    const auto again = PublicKey::fromSpki(key->spki(), "key.der");
    QVERIFY(again);
    QCOMPARE(again->fingerprint(), key->fingerprint());
    QVERIFY(!PublicKey::fromSpki(key->spki() + "x", "key.der"));

    for (std::size_t at = 0; at < signature.size(); ++at) {
        std::string other = signature;
        other[at] = static_cast<char>(other[at] ^ 1);
        QVERIFY2(key->verify(form, hash, message.toStdString(), other) == SignatureAnswer::Invalid, std::to_string(at).c_str());
        QVERIFY(key->verify(form, hash, message.toStdString(), signature.substr(0, at)) == SignatureAnswer::Invalid);
    }
    QVERIFY(key->verify(form, hash, message.toStdString(), signature + std::string(1, '\0')) == SignatureAnswer::Invalid);
    QVERIFY(key->verify(form, hash, message.toStdString() + "x", signature) == SignatureAnswer::Invalid);
}

void tst_PublicKey::ecdsaInTheOtherFormIsInvalid()
{
    write(QStringLiteral("message"), "m");
    run({QStringLiteral("genpkey"), QStringLiteral("-out"), QStringLiteral("key"), QStringLiteral("-algorithm"), QStringLiteral("EC"), QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256")});
    const auto key = PublicKey::fromPem(run({QStringLiteral("pkey"), QStringLiteral("-in"), QStringLiteral("key"), QStringLiteral("-pubout")}).toStdString(), "key");
    QVERIFY(key);
    run({QStringLiteral("pkeyutl"), QStringLiteral("-sign"), QStringLiteral("-inkey"), QStringLiteral("key"), QStringLiteral("-rawin"), QStringLiteral("-in"), QStringLiteral("message"), QStringLiteral("-out"), QStringLiteral("signature"), QStringLiteral("-digest"), QStringLiteral("sha256")});
    const std::string der = content(QStringLiteral("signature")).toStdString();
    // SEQUENCE { INTEGER r, INTEGER s }: each may have a zero in front, or lack leading ones.
    const auto number = [&der](std::size_t at) {
        const std::string bytes = der.substr(at + 2, static_cast<unsigned char>(der[at + 1]));
        return bytes.size() > 32 ? bytes.substr(bytes.size() - 32) : std::string(32 - bytes.size(), '\0') + bytes;
    };
    const std::string raw = number(2) + number(4 + static_cast<unsigned char>(der[3]));
    QVERIFY(key->verify(SignatureForm::EcdsaRaw, HashAlgorithm::Sha256, "m", raw) == SignatureAnswer::Valid);
    QVERIFY(key->verify(SignatureForm::EcdsaDer, HashAlgorithm::Sha256, "m", der) == SignatureAnswer::Valid);
    QVERIFY(key->verify(SignatureForm::EcdsaRaw, HashAlgorithm::Sha256, "m", der) == SignatureAnswer::Invalid);
    QVERIFY(key->verify(SignatureForm::EcdsaDer, HashAlgorithm::Sha256, "m", raw) == SignatureAnswer::Invalid);
    QVERIFY(key->verify(SignatureForm::RsaPss, HashAlgorithm::Sha256, "m", der) == SignatureAnswer::WrongKind);
    // A length in two bytes where one is enough: the same numbers, another text.
    QVERIFY(key->verify(SignatureForm::EcdsaDer, HashAlgorithm::Sha256, "m", der.substr(0, 1) + '\x81' + der.substr(1)) == SignatureAnswer::Invalid);
}

void tst_PublicKey::weakKeysAreNamed()
{
    write(QStringLiteral("message"), "m");
    for (const QStringList &make : {QStringList{QStringLiteral("RSA"), QStringLiteral("rsa_keygen_bits:1024")}, QStringList{QStringLiteral("EC"), QStringLiteral("ec_paramgen_curve:secp256k1")}}) {
        run({QStringLiteral("genpkey"), QStringLiteral("-out"), QStringLiteral("key"), QStringLiteral("-algorithm"), make[0], QStringLiteral("-pkeyopt"), make[1]});
        const auto key = PublicKey::fromPem(run({QStringLiteral("pkey"), QStringLiteral("-in"), QStringLiteral("key"), QStringLiteral("-pubout")}).toStdString(), "key");
        QVERIFY(key);
        run({QStringLiteral("pkeyutl"), QStringLiteral("-sign"), QStringLiteral("-inkey"), QStringLiteral("key"), QStringLiteral("-rawin"), QStringLiteral("-in"), QStringLiteral("message"), QStringLiteral("-out"), QStringLiteral("signature"), QStringLiteral("-digest"), QStringLiteral("sha256")});
        QVERIFY(!key->weakness().empty());
        const SignatureForm form = key->isRsa() ? SignatureForm::RsaPkcs1 : SignatureForm::EcdsaDer;
        QVERIFY(key->verify(form, HashAlgorithm::Sha256, "m", content(QStringLiteral("signature")).toStdString()) == SignatureAnswer::WeakKey);
    }
}

void tst_PublicKey::everyTruncatedKeyIsAnError()
{
    run({QStringLiteral("genpkey"), QStringLiteral("-out"), QStringLiteral("key"), QStringLiteral("-algorithm"), QStringLiteral("ED25519")});
    const std::string der = run({QStringLiteral("pkey"), QStringLiteral("-in"), QStringLiteral("key"), QStringLiteral("-pubout"), QStringLiteral("-outform"), QStringLiteral("DER")}).toStdString();
    QVERIFY(PublicKey::fromSpki(der, "key"));
    for (std::size_t size = 0; size < der.size(); ++size)
        QVERIFY(!PublicKey::fromSpki(std::string_view(der).substr(0, size), "key"));
}

// RFC 8032, 7.3.
void tst_PublicKey::ed25519OverADigest()
{
    const auto bytes = [](const char *hex) { return QByteArray::fromHex(hex).toStdString(); };
    const auto key = PublicKey::fromEd25519(bytes("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf"), "RFC 8032");
    QVERIFY(key);
    const std::string signature = bytes("98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae4131f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406");
    const auto answer = [&](const std::string &message, const std::string &of, SignatureForm form) { return key->verify(form, HashAlgorithm::Sha512, message, of); };
    QCOMPARE(answer("abc", signature, SignatureForm::Ed25519Prehashed), SignatureAnswer::Valid);
    QCOMPARE(answer("abc", signature, SignatureForm::Ed25519), SignatureAnswer::Invalid);
    QCOMPARE(answer("abd", signature, SignatureForm::Ed25519Prehashed), SignatureAnswer::Invalid);
    QCOMPARE(answer("abc", signature + '\0', SignatureForm::Ed25519Prehashed), SignatureAnswer::Invalid);
    QCOMPARE(key->verifyDigest(SignatureForm::Ed25519Prehashed, HashAlgorithm::Sha512, hashOf(HashAlgorithm::Sha512, "abc"), signature), SignatureAnswer::WrongKind);
    for (std::size_t at = 0; at < signature.size(); ++at) {
        std::string other = signature;
        other[at] = static_cast<char>(other[at] ^ 1);
        QCOMPARE(answer("abc", other, SignatureForm::Ed25519Prehashed), SignatureAnswer::Invalid);
        QCOMPARE(answer("abc", signature.substr(0, at), SignatureForm::Ed25519Prehashed), SignatureAnswer::Invalid);
    }
    // A key of small order would sign anything.
    const auto small = PublicKey::fromEd25519(std::string(1, '\1') + std::string(31, '\0'), "of small order");
    QVERIFY(small);
    QCOMPARE(small->verify(SignatureForm::Ed25519Prehashed, HashAlgorithm::Sha512, "abc", std::string(1, '\1') + std::string(63, '\0')), SignatureAnswer::Invalid);
}

QTEST_GUILESS_MAIN(tst_PublicKey)
#include "tst_publickey.moc"
