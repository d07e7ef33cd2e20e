// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sigstorecase.h"

#include "formats/intoto.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <string>

using namespace assay;

Q_DECLARE_METATYPE(TrustAnswer)

class tst_Sigstore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cases_data();
    void cases();
    void legacy_data();
    void legacy();
    void whatCosign3WritesIsAccepted();
    void namesAndIssuersAreHeldAgainstWhatIsWanted_data();
    void namesAndIssuersAreHeldAgainstWhatIsWanted();
    void withoutTrustNothingIsYes();
    void saysWhoSignedWhatAndWhen();
    void digestAloneIsEnoughForAFile();
    void ed25519OfAFileNeedsItsBytes();
    void logsCanBeDemandedOrLeftOut();
    void timestampCanBeDemanded();
    void authorityOfOnesOwn();
    void keyOfACertificateThatWasChosen();
    void laterThanAskedIsRefused();
    void firstVersionMayHaveAProofWithoutCheckpoint();
    void rootMayNameKeysInOtherForms();
    void isFast_data();
    void tokenOfTheFirstVersionHolds();
    void isFast();
};

void tst_Sigstore::cases_data()
{
    QTest::addColumn<QString>("suite");
    QTest::addColumn<QString>("name");
    for (const char *suite : {"cases", "conformance", "further"}) {
        const QString folder = dataFolder + QLatin1String(suite);
        for (const QString &name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
            QTest::addRow("%s %s", suite, qPrintable(name)) << folder << name;
    }
}

void tst_Sigstore::cases()
{
    QFETCH(QString, suite);
    QFETCH(QString, name);
    const Case one{suite + QLatin1Char('/') + name, suite};
    const bool shouldFail = name.endsWith(QStringLiteral("_fail"));
    const auto trust = trustOf(one);
    if (!trust) {
        QVERIFY2(shouldFail, trust.error().message().c_str());
        return;
    }
    const TrustStatement statement = judged(one, *trust, one.bundle(), one.artifact());
    if (qEnvironmentVariableIsSet("ASSAY_SHOW"))
        qInfo("%s: %s", qPrintable(name), reasonOf(statement).constData());
    QVERIFY2(isAccepted(statement) != shouldFail, reasonOf(statement).constData());
}

void tst_Sigstore::legacy_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : QDir(dataFolder + QStringLiteral("legacy")).entryList(QDir::Files, QDir::Name))
        QTest::addRow("%s", qPrintable(name)) << name;
}

void tst_Sigstore::legacy()
{
    QFETCH(QString, name);
    const TrustStatement statement = legacyNamed(name).judged();
    QVERIFY2(isAccepted(statement) != name.endsWith(QStringLiteral("_fail.json")), reasonOf(statement).constData());
    QCOMPARE(statement.scheme, TrustScheme::CosignSignature);
}

void tst_Sigstore::whatCosign3WritesIsAccepted()
{
    const QString folder = dataFolder + QStringLiteral("cosign3/");
    SigstoreTrust trust;
    trust.keys.push_back(*PublicKey::fromPem(read(folder + QStringLiteral("cosign.pub")), "cosign.pub"));
    const std::int64_t at = 1'800'000'000;

    SigstoreArtifact image;
    image.digests = {"sha256:9f3b321e64daf658b89c4bf7010d31598cee1230566d0f1023ab64ddc3b004a2"};
    const TrustStatement signedImage = checkBundle(read(folder + QStringLiteral("image.bundle.json")), "image", image, trust, at);
    QVERIFY2(isAccepted(signedImage), reasonOf(signedImage).constData());
    QCOMPARE(signedImage.digest, image.digests.front());
    QCOMPARE(predicateName(signedImage.predicateType), std::string("cosign signature v1"));
    QVERIFY(signedImage.signers.front().trusted);
    QCOMPARE(signedImage.signers.front().key, trust.keys.front().fingerprint());

    SigstoreArtifact file;
    const std::string bytes = read(folder + QStringLiteral("artifact.txt"));
    file.bytes = bytes;
    const TrustStatement blob = checkBundle(read(folder + QStringLiteral("artifact.bundle.json")), "blob", file, trust, at);
    QVERIFY2(isAccepted(blob), reasonOf(blob).constData());
    const TrustStatement provenance = checkBundle(read(folder + QStringLiteral("provenance.bundle.json")), "provenance", file, trust, at);
    QVERIFY2(isAccepted(provenance), reasonOf(provenance).constData());
    QVERIFY(predicateName(provenance.predicateType).starts_with("SLSA provenance v"));
    QCOMPARE(provenance.subject, std::string("artifact.txt"));

    const TrustStatement envelope = checkCosignAttestation(read(folder + QStringLiteral("envelope.json")), {}, "envelope", provenance.digest, trust, at);
    QVERIFY2(isAccepted(envelope), reasonOf(envelope).constData());
    QCOMPARE(envelope.predicateType, provenance.predicateType);
    QVERIFY(!isAccepted(checkCosignAttestation(read(folder + QStringLiteral("envelope.json")), {}, "envelope", image.digests.front(), trust, at)));

    // Beside a stranger's, as DSSE has it; by strangers alone it is nothing.
    const QJsonObject alone = QJsonDocument::fromJson(QByteArray::fromStdString(read(folder + QStringLiteral("envelope.json")))).object();
    const QJsonValue own = alone[QStringLiteral("signatures")].toArray().at(0);
    QJsonObject strange = own.toObject();
    strange[QStringLiteral("sig")] = QString::fromLatin1(QByteArray(71, 'x').toBase64());
    const auto judgedWith = [&](const QJsonArray &signatures) {
        QJsonObject several = alone;
        several[QStringLiteral("signatures")] = signatures;
        return checkCosignAttestation(QJsonDocument(several).toJson().toStdString(), {}, "envelope", provenance.digest, trust, at);
    };
    for (const QJsonArray &signatures : {QJsonArray{strange, own}, QJsonArray{own, strange}, QJsonArray{own, own}, QJsonArray{strange, strange, own}}) {
        const TrustStatement several = judgedWith(signatures);
        QVERIFY2(isAccepted(several), reasonOf(several).constData());
        QCOMPARE(several.signers.size(), std::size_t(1));
        QCOMPARE(several.signers.front().key, trust.keys.front().fingerprint());
    }
    for (const QJsonArray &signatures : {QJsonArray{strange}, QJsonArray{strange, strange}, QJsonArray()}) {
        const TrustStatement nobody = judgedWith(signatures);
        QVERIFY(!isAccepted(nobody) && nobody.answer(TrustAspect::Signature) != TrustAnswer::Yes);
    }

    const QJsonObject manifest = QJsonDocument::fromJson(QByteArray::fromStdString(read(folder + QStringLiteral("signature-manifest.json")))).object();
    const QJsonObject layer = manifest[QStringLiteral("layers")].toArray().at(0).toObject();
    std::map<std::string, std::string> annotations;
    const QJsonObject given = layer[QStringLiteral("annotations")].toObject();
    for (auto at2 = given.begin(); at2 != given.end(); ++at2)
        annotations[at2.key().toStdString()] = at2->toString().toStdString();
    const std::string payload = read(folder + QStringLiteral("payload.json"));
    const std::string digest = "sha256:86d2804e8f2d86e26cc9a19e40d6253f4e6e82ae474a0be98295248b5821ca82";
    const TrustStatement old = checkCosignSignature(payload, annotations, "payload", digest, trust, at);
    QVERIFY2(isAccepted(old), reasonOf(old).constData());
    QCOMPARE(old.subject, std::string("127.0.0.1:5005/demo/app"));
    QVERIFY(!isAccepted(checkCosignSignature(payload, annotations, "payload", image.digests.front(), trust, at)));
}

void tst_Sigstore::namesAndIssuersAreHeldAgainstWhatIsWanted_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("namePattern");
    QTest::addColumn<QByteArray>("issuer");
    QTest::addColumn<bool>("issuerPattern");
    QTest::addColumn<TrustAnswer>("answer");
    const QByteArray name = "https://build.example.invalid/demo/release.yml@refs/heads/main";
    const QByteArray issuer = "https://token.example.invalid";
    QTest::newRow("both") << name << false << issuer << false << TrustAnswer::Yes;
    QTest::newRow("name only") << name << false << QByteArray() << false << TrustAnswer::Yes;
    QTest::newRow("issuer only") << QByteArray() << false << issuer << false << TrustAnswer::Yes;
    QTest::newRow("neither") << QByteArray() << false << QByteArray() << false << TrustAnswer::Unknown;
    QTest::newRow("pattern") << QByteArray("https://build[.]example[.]invalid/demo/.*@refs/heads/main") << true << issuer << false << TrustAnswer::Yes;
    QTest::newRow("patterns") << QByteArray(".*/demo/.*") << true << QByteArray("https://[a-z]+[.]example[.]invalid") << true << TrustAnswer::Yes;
    QTest::newRow("pattern of a part") << QByteArray("build[.]example[.]invalid") << true << issuer << false << TrustAnswer::No;
    QTest::newRow("pattern that is none") << QByteArray("(") << true << issuer << false << TrustAnswer::Unknown;
    QTest::newRow("pattern that is none, wrong issuer") << QByteArray("(") << true << QByteArray("x") << false << TrustAnswer::No;
    QTest::newRow("a pattern is no pattern unless it is said") << QByteArray(".*") << false << issuer << false << TrustAnswer::No;
    QTest::newRow("name begins alike") << name.left(20) << false << issuer << false << TrustAnswer::No;
    QTest::newRow("wrong issuer") << name << false << QByteArray("https://other.example.invalid") << false << TrustAnswer::No;
    QTest::newRow("issuer pattern of a part") << name << false << QByteArray("token") << true << TrustAnswer::No;
}

void tst_Sigstore::namesAndIssuersAreHeldAgainstWhatIsWanted()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, namePattern);
    QFETCH(QByteArray, issuer);
    QFETCH(bool, issuerPattern);
    QFETCH(TrustAnswer, answer);
    const Case one = caseNamed("happy-path");
    SigstoreTrust trust = mustTrust(one);
    trust.identities = {{name.toStdString(), namePattern, issuer.toStdString(), issuerPattern}};
    const TrustStatement statement = judged(one, trust, one.bundle(), one.artifact());
    QCOMPARE(statement.answer(TrustAspect::Identity), answer);
    trust.identities.insert(trust.identities.begin(), {"nobody", false, "nowhere", false});
    QCOMPARE(judged(one, trust, one.bundle(), one.artifact()).answer(TrustAspect::Identity), answer == TrustAnswer::Unknown && name.isEmpty() ? TrustAnswer::No : answer);
}

void tst_Sigstore::withoutTrustNothingIsYes()
{
    for (const char *name : {"happy-path", "managed-key-happy-path", "managed-key-p256-no-log", "rekor2-happy-path"}) {
        const Case one = caseNamed(name);
        const TrustStatement statement = judged(one, {}, one.bundle(), one.artifact());
        QVERIFY(!isAccepted(statement));
        QCOMPARE(statement.answer(TrustAspect::Identity), TrustAnswer::Unknown);
        QVERIFY(std::none_of(statement.signers.begin(), statement.signers.end(), [](const TrustSigner &signer) { return signer.trusted; }));
    }
}

void tst_Sigstore::saysWhoSignedWhatAndWhen()
{
    const Case one = caseNamed("dsse-happy-path");
    const TrustStatement statement = judged(one, mustTrust(one), one.bundle(), one.artifact());
    QCOMPARE(statement.scheme, TrustScheme::SigstoreBundle);
    QCOMPARE(statement.subject, std::string("a.txt"));
    QVERIFY(statement.digest.starts_with("sha256:"));
    QCOMPARE(statement.predicateType, std::string("https://slsa.dev/provenance/v1"));
    QCOMPARE(statement.mediaType, std::string("application/vnd.in-toto+json"));
    QCOMPARE(statement.signers.size(), std::size_t{1});
    QCOMPARE(statement.signers.front().name, one.text("identity"));
    QCOMPARE(statement.signers.front().issuer, one.text("issuer"));
    QVERIFY(statement.signers.front().trusted);
    QVERIFY(statement.signedAtProven);
    QCOMPARE(*statement.signedAt, one.time() - 86400);
    QCOMPARE(statement.records.size(), std::size_t{1});
    QCOMPARE(statement.records.front().bytes, std::uint64_t(one.bundle().size()));
    QVERIFY(!statement.expires);
}

void tst_Sigstore::digestAloneIsEnoughForAFile()
{
    const Case one = caseNamed("happy-path");
    const SigstoreTrust trust = mustTrust(one);
    const TrustStatement whole = judged(one, trust, one.bundle(), one.artifact());
    SigstoreArtifact atHand;
    atHand.digests = {whole.digest};
    QVERIFY(isAccepted(checkBundle(one.bundle(), "bundle", atHand, trust, one.time())));
    atHand.digests = {"sha512:00"};
    QCOMPARE(checkBundle(one.bundle(), "bundle", atHand, trust, one.time()).answer(TrustAspect::Binding), TrustAnswer::Unknown);
    // With nothing at hand nothing is said of it.
    const TrustStatement alone = checkBundle(one.bundle(), "bundle", {}, trust, one.time());
    QCOMPARE(alone.digest, whole.digest);
    QCOMPARE(alone.answer(TrustAspect::Signature), TrustAnswer::Yes);
    QCOMPARE(alone.answer(TrustAspect::Binding), TrustAnswer::Unknown);
}

void tst_Sigstore::ed25519OfAFileNeedsItsBytes()
{
    const Case one = caseNamed("managed-key-ed25519-no-log");
    const SigstoreTrust trust = mustTrust(one);
    SigstoreArtifact atHand;
    atHand.digests = {judged(one, trust, one.bundle(), one.artifact()).digest};
    const TrustStatement statement = checkBundle(one.bundle(), "bundle", atHand, trust, one.time());
    QVERIFY(!isAccepted(statement));
    QCOMPARE(statement.answer(TrustAspect::Signature), TrustAnswer::Unknown);
}

void tst_Sigstore::logsCanBeDemandedOrLeftOut()
{
    const Case keyed = caseNamed("managed-key-p256-no-log");
    SigstoreTrust trust = mustTrust(keyed);
    trust.logs = SigstoreLogs::Always;
    QCOMPARE(judged(keyed, trust, keyed.bundle(), keyed.artifact()).answer(TrustAspect::Integrity), TrustAnswer::No);
    // A key and an entry of a log that is not known: the entry cannot be held against anything.
    const Case logged = caseNamed("managed-key-happy-path");
    trust = mustTrust(logged);
    trust.anchors.clear();
    QCOMPARE(judged(logged, trust, logged.bundle(), logged.artifact()).answer(TrustAspect::Integrity), TrustAnswer::Unknown);
    trust.logs = SigstoreLogs::Never;
    const TrustStatement statement = judged(logged, trust, logged.bundle(), logged.artifact());
    QVERIFY(isAccepted(statement));
    QVERIFY(!statement.signedAt);
    // A certificate without its log has no time in which it was good.
    const Case certificate = caseNamed("happy-path");
    trust = mustTrust(certificate);
    trust.logs = SigstoreLogs::Never;
    QCOMPARE(judged(certificate, trust, certificate.bundle(), certificate.artifact()).answer(TrustAspect::Freshness), TrustAnswer::Unknown);
}

void tst_Sigstore::timestampCanBeDemanded()
{
    for (const auto &[name, answer] : {std::pair("happy-path", TrustAnswer::No), std::pair("timestamp-and-promise", TrustAnswer::Yes)}) {
        const Case one = caseNamed(name);
        SigstoreTrust trust = mustTrust(one);
        trust.demandTimestamp = true;
        QCOMPARE(judged(one, trust, one.bundle(), one.artifact()).answer(TrustAspect::Freshness), answer);
    }
}

void tst_Sigstore::authorityOfOnesOwn()
{
    const QJsonObject root = QJsonDocument::fromJson(QByteArray::fromStdString(read(dataFolder + QStringLiteral("cases/trusted_root.json")))).object();
    const auto pemOf = [&](const char *service) {
        QByteArray pem;
        const QJsonObject chain = root[QLatin1String(service)].toArray().at(0).toObject()[QStringLiteral("certChain")].toObject();
        for (const QJsonValue certificate : chain[QStringLiteral("certificates")].toArray()) {
            const QByteArray der = QByteArray::fromBase64(certificate.toObject()[QStringLiteral("rawBytes")].toString().toLatin1());
            pem += "-----BEGIN CERTIFICATE-----\n" + der.toBase64() + "\n-----END CERTIFICATE-----\n";
        }
        return pem.toStdString();
    };
    const Case one = caseNamed("timestamp-and-promise");
    SigstoreTrust trust = mustTrust(one);
    const auto authorities = SigstoreAnchors::fromAuthorities(pemOf("certificateAuthorities"), "ca.pem");
    const auto stamps = SigstoreAnchors::fromTimestampAuthorities(pemOf("timestampAuthorities"), "tsa.pem");
    QVERIFY(authorities && stamps);
    trust.anchors = {*authorities, *stamps};
    trust.logs = SigstoreLogs::Never;
    const TrustStatement statement = judged(one, trust, one.bundle(), one.artifact());
    QCOMPARE(statement.answer(TrustAspect::Freshness), TrustAnswer::Yes);
    QVERIFY(statement.signers.front().trusted);
    // There is a promise in the certificate, and no log of certificates that could have made it.
    QCOMPARE(statement.answer(TrustAspect::Identity), TrustAnswer::Unknown);
    trust.anchors = {*authorities};
    QVERIFY(!isAccepted(judged(one, trust, one.bundle(), one.artifact())));
    QVERIFY(!SigstoreAnchors::fromAuthorities("no certificate", "ca.pem"));
    QVERIFY(!SigstoreAnchors::fromLogKey("no key", "rekor.pub"));

    const auto rekor = SigstoreAnchors::fromLogKey(
        "-----BEGIN PUBLIC KEY-----\n" + root[QStringLiteral("tlogs")].toArray().at(0).toObject()[QStringLiteral("publicKey")].toObject()[QStringLiteral("rawBytes")].toString().toStdString()
            + "\n-----END PUBLIC KEY-----\n",
        "rekor.pub");
    QVERIFY(rekor);
    const Case keyed = caseNamed("managed-key-happy-path");
    trust = mustTrust(keyed);
    trust.anchors = {*rekor};
    QVERIFY(isAccepted(judged(keyed, trust, keyed.bundle(), keyed.artifact())));
}

void tst_Sigstore::keyOfACertificateThatWasChosen()
{
    const Case one = caseNamed("happy-path");
    const QJsonObject bundle = QJsonDocument::fromJson(QByteArray::fromStdString(one.bundle())).object();
    const QByteArray der = QByteArray::fromBase64(valueAt(bundle, {QStringLiteral("verificationMaterial"), QStringLiteral("certificate"), QStringLiteral("rawBytes")}).toLatin1());
    SigstoreTrust trust = mustTrust(one);
    trust.identities.clear();
    trust.keys.push_back(*PublicKey::fromCertificate(der.toStdString(), "certificate"));
    QVERIFY(isAccepted(judged(one, trust, one.bundle(), one.artifact())));
    const Case other = caseNamed("dsse-happy-path");
    QVERIFY(!isAccepted(judged(other, trust, other.bundle(), other.artifact())));
}

void tst_Sigstore::laterThanAskedIsRefused()
{
    for (const char *name : {"happy-path", "rekor2-happy-path", "managed-key-happy-path"}) {
        const Case one = caseNamed(name);
        SigstoreArtifact atHand;
        const std::string bytes = one.artifact();
        atHand.bytes = bytes;
        const TrustStatement statement = checkBundle(one.bundle(), "bundle", atHand, mustTrust(one), one.time() - 10 * 86400);
        QVERIFY2(statement.answer(TrustAspect::Freshness) == TrustAnswer::No, name);
        QVERIFY(!statement.signedAt);
    }
}

void tst_Sigstore::firstVersionMayHaveAProofWithoutCheckpoint()
{
    const Case modern = caseNamed("happy-path");
    const Case one = caseNamed("happy-path-v0.1");
    const Steps entry{QStringLiteral("verificationMaterial"), QStringLiteral("tlogEntries"), 0};
    const QJsonObject proven = QJsonDocument::fromJson(QByteArray::fromStdString(modern.bundle())).object();
    const auto with = [&](const Case &base, bool promise) {
        QJsonObject bundle = QJsonDocument::fromJson(QByteArray::fromStdString(base.bundle())).object();
        QJsonObject material = bundle[entry[0].toString()].toObject();
        QJsonObject logged = material[entry[1].toString()].toArray().at(0).toObject();
        QJsonObject proof = proven[entry[0].toString()].toObject()[entry[1].toString()].toArray().at(0).toObject()[QStringLiteral("inclusionProof")].toObject();
        proof.remove(QStringLiteral("checkpoint"));
        logged[QStringLiteral("inclusionProof")] = proof;
        if (!promise)
            logged.remove(QStringLiteral("inclusionPromise"));
        material[entry[1].toString()] = QJsonArray{logged};
        bundle[entry[0].toString()] = material;
        return isAccepted(judged(base, mustTrust(base), QJsonDocument(bundle).toJson().toStdString(), base.artifact()));
    };
    QVERIFY(with(one, true));
    QVERIFY(!with(one, false));
    QVERIFY(!with(modern, true));
}

void tst_Sigstore::rootMayNameKeysInOtherForms()
{
    QJsonObject root = QJsonDocument::fromJson(QByteArray::fromStdString(read(dataFolder + QStringLiteral("cases/trusted_root.json")))).object();
    const auto rootWith = [&](const QString &key, const QString &details) {
        QJsonArray logs = root[QStringLiteral("ctlogs")].toArray();
        QJsonObject log = logs.at(0).toObject();
        QJsonObject publicKey = log[QStringLiteral("publicKey")].toObject();
        publicKey[QStringLiteral("rawBytes")] = key;
        publicKey[QStringLiteral("keyDetails")] = details;
        log[QStringLiteral("publicKey")] = publicKey;
        logs.append(log);
        QJsonObject changed = root;
        changed[QStringLiteral("ctlogs")] = logs;
        return SigstoreAnchors::fromTrustedRoot(QJsonDocument(changed).toJson().toStdString(), "root", {});
    };
    const Case rsa = caseNamed("managed-key-rsa3072-no-log");
    const std::string spki = mustTrust(rsa).keys.front().spki();
    constexpr std::size_t beforeKey = 24; // SEQUENCE, algorithm, BIT STRING of a key of 3072 bits
    const auto pkcs1 = rootWith(QString::fromStdString(toBase64(spki.substr(beforeKey))), QStringLiteral("PKCS1_RSA_PKCS1V5"));
    QVERIFY2(pkcs1, pkcs1 ? "" : pkcs1.error().message().c_str());
    QCOMPARE((*pkcs1)->certificateLogs().back().key.spki(), spki);
    const auto later = rootWith(QStringLiteral("AAAA"), QStringLiteral("ML_DSA_65"));
    QVERIFY(later);
    QCOMPARE((*later)->leftOut().size(), std::size_t{1});
    QVERIFY(!rootWith(QStringLiteral("AAAA"), QStringLiteral("PKIX_ECDSA_P256_SHA_256")));
    QVERIFY(!rootWith(QStringLiteral("AAAA"), QStringLiteral("PKCS1_RSA_PKCS1V5")));
}

void tst_Sigstore::isFast_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"managed-key-p256-no-log", "happy-path", "rekor2-dsse-happy-path", "timestamp-and-promise"})
        QTest::addRow("%s", name) << QByteArray(name);
}

// As GitHub's authority of time stamps wrote them, and the examples of sigstore-go have them: SignedData says version 1, which nobody signs.
void tst_Sigstore::tokenOfTheFirstVersionHolds()
{
    const Case one{dataFolder + QStringLiteral("conformance/rekor2-happy-path"), dataFolder + QStringLiteral("conformance")};
    const auto trust = trustOf(one);
    QVERIFY(trust.has_value());
    const QByteArray bundle = QByteArray::fromStdString(one.bundle());
    const qsizetype begin = bundle.indexOf('"', bundle.indexOf(':', bundle.indexOf("\"signedTimestamp\""))) + 1;
    const QByteArray token = QByteArray::fromBase64(bundle.mid(begin, bundle.indexOf('"', begin) - begin));
    const QByteArray head = QByteArray::fromHex("020103310d300b06096086480165");
    QVERIFY(token.contains(head));
    for (const char version : {'\x01', '\x02', '\x03', '\x04'}) {
        QByteArray other = token;
        other[token.indexOf(head) + 2] = version;
        QByteArray text = bundle;
        text.replace(begin, bundle.indexOf('"', begin) - begin, other.toBase64());
        const TrustStatement statement = judged(one, *trust, text.toStdString(), one.artifact());
        QCOMPARE(statement.answer(TrustAspect::Freshness) == TrustAnswer::Yes, version == '\x01' || version == '\x03');
    }
}

void tst_Sigstore::isFast()
{
    QFETCH(QByteArray, name);
    const Case one = caseNamed(name.constData());
    const SigstoreTrust trust = mustTrust(one);
    const std::string bundle = one.bundle();
    const std::string artifact = one.artifact();
    QBENCHMARK {
        QVERIFY(isAccepted(judged(one, trust, bundle, artifact)));
    }
}

QTEST_GUILESS_MAIN(tst_Sigstore)
#include "tst_sigstore.moc"
