// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Samples out of the tests of sigstore-go, sigstore-python and containers/image, and what those tests change about them.

#include "base/bytes.h"
#include "io/digest.h"
#include "sigstorecase.h"
#include "support/craftednotation.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>
#include <map>
#include <openssl/evp.h>
#include <openssl/x509.h>

using namespace assay;
using namespace assay::test;

namespace {

const QString suite = dataFolder + QStringLiteral("projects");

Case named(const char *name)
{
    return {suite + QLatin1Char('/') + QLatin1String(name), suite};
}

QJsonObject parsed(const std::string &text)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

std::string text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

// The case judged with its trusted root changed, or with its bundle.
QByteArray judgedWith(const Case &one, const std::function<void(QJsonObject &root, QJsonObject &bundle)> &change)
{
    QJsonObject root = parsed(read(one.path("trusted_root.json", "trusted_root.json")));
    QJsonObject bundle = parsed(one.bundle());
    change(root, bundle);
    auto trust = trustOf(one);
    if (!trust)
        return QByteArray::fromStdString(trust.error().message());
    const auto anchors = SigstoreAnchors::fromTrustedRoot(text(root), "trusted_root.json", {});
    if (!anchors)
        return QByteArray::fromStdString(anchors.error().message());
    trust->anchors = {*anchors};
    const TrustStatement statement = judged(one, *trust, text(bundle), one.artifact());
    return isAccepted(statement) ? QByteArrayLiteral("all holds") : reasonOf(statement);
}

QJsonObject firstAuthority(const QJsonObject &root)
{
    return root[QStringLiteral("timestampAuthorities")].toArray().at(0).toObject();
}

void setFirstAuthority(QJsonObject &root, const QJsonObject &authority)
{
    root[QStringLiteral("timestampAuthorities")] = QJsonArray{authority};
}

void setEndOfAuthority(QJsonObject &root, const QJsonValue &end)
{
    QJsonObject authority = firstAuthority(root);
    QJsonObject validity = authority[QStringLiteral("validFor")].toObject();
    validity.insert(QStringLiteral("end"), end);
    authority[QStringLiteral("validFor")] = validity;
    setFirstAuthority(root, authority);
}

// A signature in the way of cosign before version 3.
struct Cosigned {
    std::string payload;
    std::string image;
    std::map<std::string, std::string> annotations;
    SigstoreTrust trust;

    TrustStatement judged() const { return checkCosignSignature(payload, annotations, "payload", image, trust, named("").time()); }
};

constexpr const char *bundleKey = "dev.sigstore.cosign/bundle";
constexpr const char *certificateKey = "dev.sigstore.cosign/certificate";
constexpr const char *signatureKey = "dev.cosignproject.cosign/signature";

Cosigned ofContainersImage()
{
    const QJsonObject json = parsed(read(suite + QStringLiteral("/containers-image-rekor.json")));
    Cosigned one;
    one.payload = json[QStringLiteral("payload")].toString().toStdString();
    one.image = json[QStringLiteral("image")].toString().toStdString();
    const QJsonObject annotations = json[QStringLiteral("annotations")].toObject();
    for (auto at = annotations.begin(); at != annotations.end(); ++at)
        one.annotations[at.key().toStdString()] = at->toString().toStdString();
    one.trust.identities.push_back({"mitr@redhat.com", false, "https://github.com/login/oauth", false});
    if (const auto anchors = SigstoreAnchors::fromTrustedRoot(read(suite + QStringLiteral("/trusted_root.json")), "trusted_root.json", {}))
        one.trust.anchors.push_back(*anchors);
    return one;
}

// A log of our own, which signs whatever entry it is given.
class Log
{
public:
    Log()
        : m_key(EVP_EC_gen("P-256"), &EVP_PKEY_free)
    {
        unsigned char *out = nullptr;
        const int size = i2d_PUBKEY(m_key.get(), &out);
        m_spki.assign(reinterpret_cast<const char *>(out), static_cast<std::size_t>(size));
        OPENSSL_free(out);
    }

    // The public sigstore's root with this log instead of its own.
    SigstoreAnchorsPtr anchors() const
    {
        QJsonObject root = parsed(read(suite + QStringLiteral("/trusted_root.json")));
        const QJsonObject key{{QStringLiteral("rawBytes"), base64(m_spki)},
                              {QStringLiteral("keyDetails"), QStringLiteral("PKIX_ECDSA_P256_SHA_256")},
                              {QStringLiteral("validFor"), QJsonObject{{QStringLiteral("start"), QStringLiteral("2021-01-01T00:00:00Z")}}}};
        const QJsonObject log{{QStringLiteral("baseUrl"), QStringLiteral("https://log.example.invalid")},
                              {QStringLiteral("hashAlgorithm"), QStringLiteral("SHA2_256")},
                              {QStringLiteral("publicKey"), key},
                              {QStringLiteral("logId"), QJsonObject{{QStringLiteral("keyId"), base64(id())}}}};
        root[QStringLiteral("tlogs")] = QJsonArray{log};
        const auto anchors = SigstoreAnchors::fromTrustedRoot(text(root), "root", {});
        return anchors ? *anchors : nullptr;
    }

    // What cosign keeps of an entry: the log's signature over it, and the entry.
    std::string bundle(const std::string &body) const
    {
        const std::string logId = QByteArray::fromStdString(id()).toHex().toStdString();
        const std::string payload = R"({"body":")" + toBase64(body) + R"(","integratedTime":1670870899,"logID":")" + logId + R"(","logIndex":8949589})";
        return R"({"SignedEntryTimestamp":")" + toBase64(sign(payload)) + R"(","Payload":)" + payload + "}";
    }

private:
    static QString base64(const std::string &bytes) { return QString::fromStdString(toBase64(bytes)); }
    std::string id() const
    {
        const auto digest = sha256(m_spki);
        return {digest.begin(), digest.end()};
    }
    std::string sign(const std::string &bytes) const
    {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
        std::string signature(256, '\0');
        std::size_t size = signature.size();
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get());
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
        signature.resize(size);
        return signature;
    }

    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> m_key;
    std::string m_spki;
};

// An entry's body with the member at a way as "spec.data.hash.value" replaced, or removed where value is undefined.
QJsonObject changed(QJsonObject object, QStringList way, const QJsonValue &value)
{
    const QString key = way.takeFirst();
    if (!way.isEmpty())
        object[key] = changed(object[key].toObject(), way, value);
    else if (value.isUndefined())
        object.remove(key);
    else
        object[key] = value;
    return object;
}

QString inBase64(const std::string &bytes)
{
    return QString::fromStdString(toBase64(bytes));
}

} // namespace

class tst_SigstoreProjects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cases_data();
    void cases();
    void stampsOfSigstorePython();
    void keyOfSigstoreGo();
    void nameOfAnotherKind();
    void entryOfContainersImage();
    void entryBodiesThatAreWrong_data();
    void entryBodiesThatAreWrong();
    void entriesThatAreWrong_data();
    void entriesThatAreWrong();
    void partsThatAreWrong();
    void entryWithTheCertificateOfAKey();
    void certificatesForOtherPurposes_data();
    void certificatesForOtherPurposes();
    void keysAndIdentitiesAreAskedByThemselves();
};

void tst_SigstoreProjects::cases_data()
{
    QTest::addColumn<QByteArray>("reason");
    std::map<QByteArray, QByteArray> reasons;
    for (const QByteArray &line : QByteArray::fromStdString(read(suite + QStringLiteral("/reasons"))).split('\n')) {
        if (!line.isEmpty())
            reasons[line.left(line.indexOf('\t'))] = line.mid(line.indexOf('\t') + 1);
    }
    for (const QString &name : QDir(suite).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const auto reason = reasons.extract(name.toUtf8());
        QTest::addRow("%s", qPrintable(name)) << (reason ? reason.mapped() : QByteArrayLiteral("all holds"));
    }
    QVERIFY(reasons.empty());
}

void tst_SigstoreProjects::cases()
{
    QFETCH(QByteArray, reason);
    const QByteArray name = QTest::currentDataTag();
    const QByteArray said = judgedWith(named(name.constData()), [](QJsonObject &, QJsonObject &) {});
    QCOMPARE(reason == "all holds", !name.endsWith("_fail"));
    QVERIFY2(said.contains(reason), said.constData());
}

// TestVerifierWithTimestamp of sigstore-python.
void tst_SigstoreProjects::stampsOfSigstorePython()
{
    const Case one = named("sigstore-python-tsa-first-stamp-only");
    const auto stampsOf = [](QJsonObject &bundle, const std::function<void(QJsonArray &)> &change) {
        QJsonObject material = bundle[QStringLiteral("verificationMaterial")].toObject();
        QJsonObject times = material[QStringLiteral("timestampVerificationData")].toObject();
        QJsonArray stamps = times[QStringLiteral("rfc3161Timestamps")].toArray();
        change(stamps);
        times[QStringLiteral("rfc3161Timestamps")] = stamps;
        material[QStringLiteral("timestampVerificationData")] = times;
        bundle[QStringLiteral("verificationMaterial")] = material;
    };
    // Without an end, and until the very second; used until the day before.
    QCOMPARE(judgedWith(one, [](QJsonObject &root, QJsonObject &) { setEndOfAuthority(root, QStringLiteral("2024-10-31T10:23:39Z")); }), QByteArray("all holds"));
    QByteArray said = judgedWith(one, [](QJsonObject &root, QJsonObject &) { setEndOfAuthority(root, QStringLiteral("2024-10-31T00:00:00Z")); });
    QVERIFY2(said.contains("was not in use"), said.constData());
    said = judgedWith(one, [](QJsonObject &root, QJsonObject &) { root[QStringLiteral("timestampAuthorities")] = QJsonArray(); });
    QVERIFY2(said.contains("no authority that is trusted made the time stamp"), said.constData());
    // One good stamp twice; more than anybody needs.
    said = judgedWith(one, [&](QJsonObject &, QJsonObject &bundle) { stampsOf(bundle, [](QJsonArray &stamps) { stamps.append(stamps.at(0)); }); });
    QVERIFY2(said.contains("one time stamp is there twice"), said.constData());
    said = judgedWith(one, [&](QJsonObject &, QJsonObject &bundle) {
        stampsOf(bundle, [](QJsonArray &stamps) {
            while (stamps.size() < 33)
                stamps.append(stamps.at(0));
        });
    });
    QVERIFY2(said.contains("rfc3161Timestamps"), said.constData());
}

// The authority, and no certificate of it, is good any more; the key has no end of its own.
void tst_SigstoreProjects::keyOfSigstoreGo()
{
    const Case one = named("sigstore-go-public-key-validity");
    const auto trust = trustOf(one);
    QVERIFY(trust.has_value());
    const TrustStatement statement = judged(one, *trust, one.bundle(), one.artifact());
    QVERIFY(statement.signedAtProven);
    QCOMPARE(statement.signedAt.value_or(0), std::int64_t{1780595009}); // 2026-06-04T17:43:29Z
    const QByteArray said = judgedWith(one, [](QJsonObject &root, QJsonObject &) { setEndOfAuthority(root, QStringLiteral("2026-06-04T17:43:28Z")); });
    QVERIFY2(said.contains("was not in use"), said.constData());
    const TrustStatement early = checkBundle(one.bundle(), "bundle", {{}, one.artifact()}, *trust, 1780595008);
    QCOMPARE(early.answer(TrustAspect::Freshness), TrustAnswer::No);
}

// A user's name that is no mail address: an "other name" of Fulcio's.
void tst_SigstoreProjects::nameOfAnotherKind()
{
    const Case one = named("sigstore-go-othername");
    auto trust = trustOf(one);
    QVERIFY(trust.has_value());
    QCOMPARE(judged(one, *trust, one.bundle(), {}).signers.front().name, std::string("foo!oidc.local"));
    trust->identities = {{"foo@oidc.local", false, "http://oidc.local:8080", false}};
    QVERIFY(!isAccepted(judged(one, *trust, one.bundle(), {})));
    trust->identities = {{"foo!oidc.local", false, "http://oidc.local:8081", false}};
    QVERIFY(!isAccepted(judged(one, *trust, one.bundle(), {})));
}

// TestVerifyRekorSET of containers/image: cosign's annotations of an image, by the public sigstore in 2022.
void tst_SigstoreProjects::entryOfContainersImage()
{
    Cosigned one = ofContainersImage();
    const TrustStatement statement = one.judged();
    QVERIFY2(isAccepted(statement), reasonOf(statement).constData());
    QCOMPARE(statement.signedAt.value_or(0), std::int64_t{1670870899});
    // By our own log it holds as well, and by that one alone.
    const Log log;
    const std::string body = *fromBase64(parsed(one.annotations[bundleKey])[QStringLiteral("Payload")].toObject()[QStringLiteral("body")].toString().toStdString());
    one.trust.anchors = {log.anchors()};
    QVERIFY(one.trust.anchors.front());
    QVERIFY2(!isAccepted(one.judged()), "an entry of another log");
    one.annotations[bundleKey] = log.bundle(body);
    QVERIFY2(isAccepted(one.judged()), reasonOf(one.judged()).constData());
}

void tst_SigstoreProjects::entryBodiesThatAreWrong_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<QJsonValue>("value");
    const QJsonValue none(QJsonValue::Undefined);
    const QJsonValue null;
    const QJsonValue number(1);
    const Cosigned one = ofContainersImage();
    const auto row = [](const char *what, const char *way, const QJsonValue &value) { QTest::addRow("%s %s", way, what) << QString::fromLatin1(way) << value; };
    for (const char *way : {"apiVersion", "kind", "spec", "spec.data", "spec.data.hash", "spec.data.hash.algorithm", "spec.data.hash.value", "spec.signature", "spec.signature.content",
                            "spec.signature.publicKey", "spec.signature.publicKey.content"}) {
        row("missing", way, none);
        row("null", way, null);
        row("a number", way, number);
    }
    row("an object", "apiVersion", QJsonObject());
    row("of another version", "apiVersion", QStringLiteral("99.0.99"));
    row("of another kind", "kind", QStringLiteral("notHashedRekord"));
    row("of 63 digits", "spec.data.hash.value", QString(63, QLatin1Char('a')));
    row("of something else", "spec.data.hash.value", QString(64, QLatin1Char('a')));
    row("by another algorithm", "spec.data.hash.algorithm", QStringLiteral("sha512"));
    for (const char *way : {"spec.signature.content", "spec.signature.publicKey.content"}) {
        row("empty", way, QString());
        row("no base64", way, QStringLiteral("+"));
    }
    row("another one", "spec.signature.content", inBase64("does not match"));
    row("no PEM", "spec.signature.publicKey.content", inBase64("not PEM"));
    row("twice", "spec.signature.publicKey.content", inBase64(one.annotations.at(certificateKey) + one.annotations.at(certificateKey)));
    row("another key", "spec.signature.publicKey.content", inBase64(read(suite + QStringLiteral("/sigstore-go-public-key-validity/key.pub"))));
}

// What a log signed is not for that about this signature.
void tst_SigstoreProjects::entryBodiesThatAreWrong()
{
    QFETCH(QString, way);
    QFETCH(QJsonValue, value);
    static const Log log;
    Cosigned one = ofContainersImage();
    one.trust.anchors = {log.anchors()};
    const std::string good = *fromBase64(parsed(one.annotations[bundleKey])[QStringLiteral("Payload")].toObject()[QStringLiteral("body")].toString().toStdString());
    one.annotations[bundleKey] = log.bundle(text(changed(parsed(good), way.split(QLatin1Char('.')), value)));
    const TrustStatement statement = one.judged();
    QVERIFY2(!isAccepted(statement), "accepted");
    QVERIFY2(!statement.signedAtProven, "its time counts");
}

void tst_SigstoreProjects::entriesThatAreWrong_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<QJsonValue>("value");
    const QJsonValue none(QJsonValue::Undefined);
    const auto row = [](const char *what, const char *way, const QJsonValue &value) { QTest::addRow("%s %s", way, what) << QString::fromLatin1(way) << value; };
    for (const char *way : {"SignedEntryTimestamp", "Payload", "Payload.body", "Payload.integratedTime", "Payload.logIndex", "Payload.logID"}) {
        row("missing", way, none);
        row("null", way, QJsonValue());
        row("a list", way, QJsonArray());
    }
    row("a text", "Payload.integratedTime", QStringLiteral("hello"));
    row("a text", "Payload.logIndex", QStringLiteral("hello"));
    row("a number", "Payload.body", 1);
    row("a number", "Payload.logID", 1);
    row("another second", "Payload.integratedTime", 1670870900);
    row("another place", "Payload.logIndex", 8949590);
    row("empty", "SignedEntryTimestamp", QString());
    row("another one", "SignedEntryTimestamp", inBase64("invalid signature"));
}

void tst_SigstoreProjects::entriesThatAreWrong()
{
    QFETCH(QString, way);
    QFETCH(QJsonValue, value);
    Cosigned one = ofContainersImage();
    one.annotations[bundleKey] = text(changed(parsed(one.annotations[bundleKey]), way.split(QLatin1Char('.')), value));
    QVERIFY(!isAccepted(one.judged()));
}

void tst_SigstoreProjects::partsThatAreWrong()
{
    const Cosigned good = ofContainersImage();
    const auto with = [&](const char *annotation, const std::string &value) {
        Cosigned one = good;
        one.annotations[annotation] = value;
        return isAccepted(one.judged());
    };
    QVERIFY(with(certificateKey, good.annotations.at(certificateKey)));
    for (const std::string &certificate : {std::string(), std::string("this is not PEM"), good.annotations.at(certificateKey) + good.annotations.at(certificateKey)})
        QVERIFY2(!with(certificateKey, certificate), certificate.c_str());
    for (const std::string &bundle : {std::string(), std::string("&"), std::string("1"), std::string("invalid signature"), std::string("{}")})
        QVERIFY2(!with(bundleKey, bundle), bundle.c_str());
    std::string cut = good.annotations.at(signatureKey);
    cut.pop_back();
    QVERIFY(!with(signatureKey, cut));
    // A name twice is one that two readers understand in two ways.
    std::string twice = good.annotations.at(bundleKey);
    twice.insert(twice.find("\"integratedTime\""), R"("integratedTime":1,)");
    QVERIFY(!with(bundleKey, twice));
    Cosigned another = good;
    another.payload.push_back('\n');
    QVERIFY(!isAccepted(another.judged()));
    another = good;
    another.image.back() = another.image.back() == '0' ? '1' : '0';
    QVERIFY(!isAccepted(another.judged()));
}

// Who relies on a key alone is told of entries that have a certificate for it, as in sigstore-js's bundle; one for another key is none of it.
void tst_SigstoreProjects::entryWithTheCertificateOfAKey()
{
    static const Log log;
    const KeyPtr key = ecKey();
    const auto certified = [](EVP_PKEY *of) {
        return "-----BEGIN CERTIFICATE-----\n" + toBase64(derOf(CertificateDraft::signer().make(of).get())) + "\n-----END CERTIFICATE-----\n";
    };
    unsigned char *out = nullptr;
    const int size = i2d_PUBKEY(key.get(), &out);
    const auto known = PublicKey::fromSpki({reinterpret_cast<const char *>(out), static_cast<std::size_t>(size)}, "key");
    OPENSSL_free(out);
    QVERIFY(known.has_value());
    Cosigned one = ofContainersImage();
    const QJsonObject logged = parsed(*fromBase64(parsed(one.annotations[bundleKey])[QStringLiteral("Payload")].toObject()[QStringLiteral("body")].toString().toStdString()));
    const std::string signature = signedBy(key.get(), EVP_sha256(), one.payload, false, true);
    one.trust.keys = {*known};
    one.trust.anchors = {log.anchors()};
    const auto with = [&](const std::string &verifier) {
        const QJsonObject signedHere = changed(logged, {QStringLiteral("spec"), QStringLiteral("signature"), QStringLiteral("content")}, inBase64(signature));
        const QJsonObject body = changed(signedHere, {QStringLiteral("spec"), QStringLiteral("signature"), QStringLiteral("publicKey"), QStringLiteral("content")}, inBase64(verifier));
        one.annotations = {{signatureKey, toBase64(signature)}, {bundleKey, log.bundle(text(body))}};
        return one.judged();
    };
    QVERIFY2(isAccepted(with(certified(key.get()))), reasonOf(with(certified(key.get()))).constData());
    for (const std::string &verifier : {certified(ecKey().get()), certified(key.get()) + certified(ecKey().get()), certified(ecKey().get()) + certified(key.get())})
        QVERIFY(!isAccepted(with(verifier)));
}

void tst_SigstoreProjects::certificatesForOtherPurposes_data()
{
    QTest::addColumn<bool>("ofTheSigner");
    QTest::addColumn<int>("extension");
    QTest::addColumn<QByteArray>("value"); // "" for none
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, bool ofTheSigner, int extension, const char *value, bool good = false) { QTest::newRow(name) << ofTheSigner << extension << QByteArray(value) << good; };
    row("bogus-leaf", true, NID_ext_key_usage, "codeSigning", true);
    row("bogus-leaf-invalid-eku", true, NID_ext_key_usage, "serverAuth");
    row("bogus-leaf-missing-eku", true, NID_ext_key_usage, "");
    row("a leaf for anything", true, NID_ext_key_usage, "anyExtendedKeyUsage");
    row("bogus-leaf-invalid-ku", true, NID_key_usage, "critical,keyAgreement");
    row("a leaf that is an authority's", true, NID_basic_constraints, "critical,CA:TRUE");
    row("bogus-intermediate-with-eku", false, NID_ext_key_usage, "codeSigning", true);
    row("an intermediate for servers", false, NID_ext_key_usage, "serverAuth");
    row("an intermediate that is no authority's", false, NID_basic_constraints, "critical,CA:FALSE");
    row("an intermediate that does not say", false, NID_basic_constraints, "");
    row("an intermediate that signs no certificates", false, NID_key_usage, "critical,digitalSignature");
}

// The kinds of certificates that sigstore-python's tests have in test/assets/x509, in a chain that is good else.
void tst_SigstoreProjects::certificatesForOtherPurposes()
{
    QFETCH(bool, ofTheSigner);
    QFETCH(int, extension);
    QFETCH(QByteArray, value);
    QFETCH(bool, good);
    CertificateDraft signer = CertificateDraft::signer();
    signer.extensions.push_back({NID_subject_alt_name, "critical,email:a@example.invalid"});
    CertificateDraft middle = CertificateDraft::authority("middle");
    auto &changedOne = (ofTheSigner ? signer : middle).extensions;
    std::erase_if(changedOne, [extension](const auto &one) { return one.first == extension; });
    if (!value.isEmpty())
        changedOne.push_back({extension, value.toStdString()});
    const KeyPtr rootKey = ecKey();
    const KeyPtr middleKey = ecKey();
    const KeyPtr key = ecKey();
    const CertificatePtr root = CertificateDraft::authority().make(rootKey.get());
    const CertificatePtr between = middle.make(middleKey.get(), root.get(), rootKey.get());
    const CertificatePtr leaf = signer.make(key.get(), between.get(), middleKey.get());
    const auto pem = [](X509 *certificate) { return "-----BEGIN CERTIFICATE-----\n" + toBase64(derOf(certificate)) + "\n-----END CERTIFICATE-----\n"; };
    Cosigned one = ofContainersImage();
    one.annotations = {{signatureKey, toBase64(signedBy(key.get(), EVP_sha256(), one.payload, false, true))}, {certificateKey, pem(leaf.get())}, {"dev.sigstore.cosign/chain", pem(between.get())}};
    one.trust.identities = {{"a@example.invalid", false, {}, false}};
    const QJsonObject authority{{QStringLiteral("uri"), QStringLiteral("https://authority.example.invalid")},
                                {QStringLiteral("certChain"), QJsonObject{{QStringLiteral("certificates"), QJsonArray{QJsonObject{{QStringLiteral("rawBytes"), inBase64(derOf(root.get()))}}}}}},
                                {QStringLiteral("validFor"), QJsonObject{{QStringLiteral("start"), QStringLiteral("2021-01-01T00:00:00Z")}}}};
    const auto anchors = SigstoreAnchors::fromTrustedRoot(text({{QStringLiteral("mediaType"), QStringLiteral("application/vnd.dev.sigstore.trustedroot+json;version=0.1")}, {QStringLiteral("certificateAuthorities"), QJsonArray{authority}}}), "root", {});
    QVERIFY2(anchors, anchors ? "" : anchors.error().message().c_str());
    one.trust.anchors = {*anchors};
    const TrustStatement statement = checkCosignSignature(one.payload, one.annotations, "payload", one.image, one.trust, craftedDay);
    QVERIFY2(statement.firstBroken() ? !good : good, reasonOf(statement).constData());
}

// The suite has a client refuse a key and an identity at once. Here several of both may be relied on, and either has to do for itself.
void tst_SigstoreProjects::keysAndIdentitiesAreAskedByThemselves()
{
    const Case byKey = named("sigstore-go-public-key-validity");
    const Case byName = named("sigstore-python-tsa-first-stamp-only");
    const auto keyed = trustOf(byKey);
    const auto identified = trustOf(byName);
    QVERIFY(keyed && identified);
    SigstoreTrust both = *keyed;
    both.identities = identified->identities;
    both.anchors.push_back(identified->anchors.front());
    QVERIFY(isAccepted(judged(byKey, both, byKey.bundle(), byKey.artifact())));
    QVERIFY(isAccepted(judged(byName, both, byName.bundle(), byName.artifact())));
    SigstoreTrust otherName = both;
    otherName.identities.front().name = "b@example.invalid";
    QVERIFY(isAccepted(judged(byKey, otherName, byKey.bundle(), byKey.artifact())));
    QVERIFY(!isAccepted(judged(byName, otherName, byName.bundle(), byName.artifact())));
    SigstoreTrust noKey = both;
    noKey.keys.clear();
    QVERIFY(!isAccepted(judged(byKey, noKey, byKey.bundle(), byKey.artifact())));
}

QTEST_GUILESS_MAIN(tst_SigstoreProjects)
#include "tst_sigstoreprojects.moc"
