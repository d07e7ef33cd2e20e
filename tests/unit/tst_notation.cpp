// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Signatures of notation against the certificates that an analyst trusts.

#include "formats/notationenvelope.h"
#include "io/digest.h"
#include "support/craftednotation.h"
#include "support/testdata.h"
#include "trust/attached.h"
#include "trust/notation.h"
#include "trust/notationstore.h"

#include <QtTest>

#include <set>

using namespace assay;
using namespace assay::test;

namespace {

const std::string jwsBlob = "sha256:38a483f73ffb47b2f15bf704ab4202d0bb392bbdbbf9a1182103b1c10f0d372c";
const std::string coseBlob = "sha256:cff5a6c5dc2a8e5b29ef9b59c0894e1497a10b9db21885f97b0e6a439cd85859";
constexpr std::int64_t signedAt = 1795672336; // 2026-11-26T05:52:16Z, as notation wrote it
constexpr std::int64_t soonAfter = signedAt + 600;

TrustAnchorsPtr anchors(const std::string &name)
{
    return fromTestData(TrustAnchors::load(std::string(ASSAY_TEST_DATA) + "/trust/" + name));
}

NotationTrust fixtureTrust()
{
    NotationTrust trust;
    trust.authorities = anchors("attached/notation-ca.pem");
    trust.identities = {"x509.subject: C=US, ST=WA, L=Seattle, O=Notary, CN=fixture.example.invalid"};
    return trust;
}

std::string blob(const std::string &digest)
{
    std::vector<Error> problems;
    return fromTestData(BlobPlaces::find(archiveFs("trust/attached/registry.tar.gz"), problems).front().read(digest, mostAttachedBytes)).bytes;
}

TrustStatement check(const std::string &envelope, std::string_view type, const NotationTrust &trust, std::int64_t at = soonAfter)
{
    return checkNotation(envelope, type, "envelope", trust, at, Limits());
}

std::string conformance(const std::string &name)
{
    return fromTestData(readAll(*fromTestData(openFileSource(std::string(ASSAY_TEST_DATA) + "/trust/notation/conformance/" + name)), mostAttachedBytes));
}

// The last certificate of an envelope, as one to trust.
TrustAnchorsPtr rootOf(const std::string &envelope)
{
    return fromTestData(TrustAnchors::fromBytes(fromTestData(parseNotationEnvelope(envelope, notationJws, "e", Limits())).certificates.back(), "root"));
}

// The answers of an aspect, as one word each, and why.
std::string story(const TrustStatement &statement)
{
    std::string text;
    for (const TrustCheck &one : statement.checks)
        text += std::string(trustAspectName(one.aspect)) + ' ' + std::string(trustAnswerName(one.answer)) + ": " + one.what + (one.reason.empty() ? "" : " (" + one.reason + ")") + '\n';
    return text;
}

bool allHold(const TrustStatement &statement)
{
    if (!statement.firstBroken())
        return true;
    qWarning("%s", story(statement).c_str());
    return false;
}

const std::string madeArchive = "trust/notation/notation.tar.gz";
constexpr std::int64_t madeSoonAfter = 1795673700;      // 2026-11-26T06:15:00Z, minutes after notation signed what is in it
constexpr std::int64_t longAfter = 2200000000;          // 2039, when no certificate of it is valid any more

NotationTrust madeTrust()
{
    const NotationStore store = fromTestData(readNotationStore(archiveFs(madeArchive), "config", Limits()));
    return fromTestData(notationTrustFor(store, "127.0.0.1:5103/demo/app"));
}

std::string_view typeOf(const std::string &name)
{
    return name.ends_with(".jws") ? notationJws : notationCose;
}

// One authority, and one signer by it.
struct Lab {
    KeyPtr rootKey = ecKey();
    KeyPtr signerKey = ecKey();
    CertificatePtr root = CertificateDraft::authority().make(rootKey.get());
    CertificatePtr signer = CertificateDraft::signer().make(signerKey.get(), root.get(), rootKey.get());

    CertificatePtr issue(const CertificateDraft &draft, EVP_PKEY *key) const { return draft.make(key, root.get(), rootKey.get()); }
    EnvelopeDraft draft() const
    {
        EnvelopeDraft envelope;
        envelope.key = signerKey.get();
        envelope.chain = {derOf(signer.get()), derOf(root.get())};
        return envelope;
    }
    NotationTrust trust() const
    {
        NotationTrust trusted;
        trusted.authorities = fromTestData(TrustAnchors::fromBytes(derOf(root.get()), "root"));
        trusted.identities = {"x509.subject: C=US, ST=WA, O=Lab"};
        return trusted;
    }
};

const Lab &lab()
{
    static const Lab one;
    return one;
}

// What is changed about a good signature, and the aspect that must say no.
struct Wrong {
    std::function<void(EnvelopeDraft &)> envelope = [](EnvelopeDraft &) {};
    std::function<void(NotationTrust &)> trust = [](NotationTrust &) {};
    TrustAspect aspect = TrustAspect::Integrity;
    std::int64_t at = craftedDay + 60;
};

// A signer whose certificate is made as change says, in an envelope of its own.
std::function<void(EnvelopeDraft &)> bySigner(const std::function<void(CertificateDraft &)> &change)
{
    return [change](EnvelopeDraft &envelope) {
        CertificateDraft draft = CertificateDraft::signer();
        change(draft);
        envelope.chain.front() = derOf(lab().issue(draft, lab().signerKey.get()).get());
    };
}

std::function<void(EnvelopeDraft &)> withUsage(const std::string &usage)
{
    return bySigner([usage](CertificateDraft &draft) { draft.extensions[0].second = usage; });
}

std::function<void(EnvelopeDraft &)> withPurpose(const std::string &purpose)
{
    return bySigner([purpose](CertificateDraft &draft) { draft.extensions[1].second = purpose; });
}

// By an authority in the middle of the way.
std::function<void(EnvelopeDraft &)> byWay(const CertificateDraft &middle)
{
    return [middle](EnvelopeDraft &envelope) {
        static const KeyPtr key = ecKey();
        const CertificatePtr between = lab().issue(middle, key.get());
        const CertificatePtr signer = CertificateDraft::signer().make(lab().signerKey.get(), between.get(), key.get());
        envelope.chain = {derOf(signer.get()), derOf(between.get()), derOf(lab().root.get())};
    };
}

} // namespace

Q_DECLARE_METATYPE(Wrong)

class tst_Notation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatNotationSigned_data();
    void takesWhatNotationSigned();
    void takesWhatKeysOfEachKindSigned_data();
    void takesWhatKeysOfEachKindSigned();
    void stampsOutliveCertificates_data();
    void stampsOutliveCertificates();
    void expiryIsKept();
    void eachChangedByteIsRefused_data();
    void eachChangedByteIsRefused();
    void eachTruncationIsRefused();
    void takesWhatIsCrafted();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void refusesOtherForms_data();
    void refusesOtherForms();
    void signingAuthoritySaysWhen();
    void keyIsThatOfTheCertificate();
    void identitiesAreMatched_data();
    void identitiesAreMatched();
    void takesWhatTheProjectSigned();
    void readsConformanceSamples();
    void realAuthoritysStampHolds();
    void realStampsAroundACertificatesTime();
    void howFast();
};

void tst_Notation::takesWhatNotationSigned_data()
{
    QTest::addColumn<QString>("digest");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("image");
    QTest::newRow("JWS") << QString::fromStdString(jwsBlob) << QStringLiteral("application/jose+json") << QStringLiteral("sha256:86d2804e8f2d86e26cc9a19e40d6253f4e6e82ae474a0be98295248b5821ca82");
    QTest::newRow("COSE") << QString::fromStdString(coseBlob) << QStringLiteral("application/cose") << QStringLiteral("sha256:9f3b321e64daf658b89c4bf7010d31598cee1230566d0f1023ab64ddc3b004a2");
}

void tst_Notation::takesWhatNotationSigned()
{
    QFETCH(QString, digest);
    QFETCH(QString, type);
    QFETCH(QString, image);
    const TrustStatement statement = check(blob(digest.toStdString()), type.toStdString(), fixtureTrust());
    QVERIFY(allHold(statement));
    QCOMPARE(QString::fromStdString(statement.digest), image);
    QCOMPARE(statement.mediaType, std::string("application/vnd.docker.distribution.manifest.v2+json"));
    QVERIFY(statement.size && (*statement.size == 528 || *statement.size == 529));
    QCOMPARE(statement.signers.size(), std::size_t(1));
    QVERIFY(statement.signers.front().trusted);
    QCOMPARE(statement.signers.front().key, std::string("b205b1250b4bf422689e8c57b8bc41d24bc4865b545638678d4051bbc7ae7557"));
    QCOMPARE(statement.signedAt.value_or(0), signedAt);
    QVERIFY(!statement.signedAtProven);
}

void tst_Notation::takesWhatKeysOfEachKindSigned_data()
{
    QTest::addColumn<QString>("name");
    for (const std::string &name : fromTestData(archiveFs(madeArchive).list("envelopes")))
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void tst_Notation::takesWhatKeysOfEachKindSigned()
{
    QFETCH(QString, name);
    const std::string file = name.toStdString();
    const std::string manifest = recordOf(madeArchive, "manifests/" + file + ".json");
    const TrustStatement statement = check(recordOf(madeArchive, "envelopes/" + file), typeOf(file), madeTrust(), madeSoonAfter);
    QVERIFY(allHold(statement));
    QCOMPARE(statement.digest, digestText(sha256(std::string_view(manifest))));
    QCOMPARE(statement.size.value_or(0), manifest.size());
    QCOMPARE(statement.mediaType, std::string("application/vnd.oci.image.manifest.v1+json"));
    const bool stamped = name.startsWith(QStringLiteral("stamped")) || name == QStringLiteral("expiring.jws");
    QCOMPARE(statement.signedAtProven, stamped);
    // The other type does not do.
    QCOMPARE(check(recordOf(madeArchive, "envelopes/" + file), name.endsWith(QStringLiteral(".jws")) ? notationCose : notationJws, madeTrust(), madeSoonAfter).answer(TrustAspect::Integrity), TrustAnswer::No);
}

void tst_Notation::stampsOutliveCertificates_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("JWS") << QStringLiteral("stamped.jws");
    QTest::newRow("COSE") << QStringLiteral("stamped.cose");
}

void tst_Notation::stampsOutliveCertificates()
{
    QFETCH(QString, name);
    const std::string bytes = recordOf(madeArchive, "envelopes/" + name.toStdString());
    const std::string_view type = typeOf(name.toStdString());
    NotationTrust trust = madeTrust();
    QVERIFY(allHold(check(bytes, type, trust, longAfter)));
    // Before it was signed, it cannot have been.
    QCOMPARE(check(bytes, type, trust, madeSoonAfter - 86400).answer(TrustAspect::Freshness), TrustAnswer::No);
    // An authority that is not trusted stamps nothing.
    trust.timeStampers = trust.authorities;
    QCOMPARE(check(bytes, type, trust, longAfter).answer(TrustAspect::Freshness), TrustAnswer::No);
    // Without any, it cannot be told.
    trust.timeStampers = nullptr;
    QCOMPARE(check(bytes, type, trust, longAfter).answer(TrustAspect::Freshness), TrustAnswer::Unknown);
    QVERIFY(allHold(check(bytes, type, trust, madeSoonAfter)));
    const std::string without = recordOf(madeArchive, "envelopes/rsa3072.jws");
    QCOMPARE(check(without, notationJws, madeTrust(), longAfter).answer(TrustAspect::Freshness), TrustAnswer::No);
    NotationTrust always = madeTrust();
    always.timeStampNeeded = true;
    QCOMPARE(check(without, notationJws, always, madeSoonAfter).answer(TrustAspect::Freshness), TrustAnswer::No);
}

void tst_Notation::expiryIsKept()
{
    for (const std::string name : {"expiring.jws", "expiring.cose"}) {
        const std::string bytes = recordOf(madeArchive, "envelopes/" + name);
        const TrustStatement statement = check(bytes, typeOf(name), madeTrust(), madeSoonAfter);
        QVERIFY(statement.expires.has_value());
        QVERIFY(*statement.expires > madeSoonAfter && *statement.expires < madeSoonAfter + 86400);
        QCOMPARE(check(bytes, typeOf(name), madeTrust(), *statement.expires).answer(TrustAspect::Freshness), TrustAnswer::No);
        QVERIFY(allHold(check(bytes, typeOf(name), madeTrust(), *statement.expires - 1)));
    }
}

void tst_Notation::eachChangedByteIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("step"); // of larger ones, some of their bytes
    QTest::newRow("JWS") << QStringLiteral("p256.jws") << 3;
    QTest::newRow("COSE") << QStringLiteral("p256.cose") << 1;
    QTest::newRow("RSA") << QStringLiteral("rsa2048.cose") << 5;
    QTest::newRow("time stamp") << QStringLiteral("stamped.cose") << 5;
}

// What nobody signs may change without harm: the agent's name; in a time stamp the copy of the root, which is not taken from there, and
// a few bytes of CMS that name versions and algorithms a second time. Nothing else may.
void tst_Notation::eachChangedByteIsRefused()
{
    QFETCH(QString, name);
    QFETCH(int, step);
    const std::string bytes = recordOf(madeArchive, "envelopes/" + name.toStdString());
    const std::string_view type = typeOf(name.toStdString());
    const NotationTrust trust = madeTrust();
    const std::int64_t at = name.startsWith(QStringLiteral("stamped")) ? longAfter : madeSoonAfter; // so that the stamp is needed
    const std::size_t agent = bytes.find("io.cncf.notary.signingAgent");
    QVERIFY(agent != std::string::npos);
    const std::size_t agentEnd = bytes.find("notation-go/", agent) + std::string("notation-go/1.3.2").size();
    const std::string root = derOf(certificatesOf(*trust.timeStampers).front().get());
    const std::size_t copy = std::min(bytes.find(root), bytes.size());
    const std::size_t copyEnd = std::min(copy + root.size(), bytes.size());
    std::size_t tolerated = 0;
    std::size_t elsewhere = 0;
    for (std::size_t i = 0; i < bytes.size(); i += static_cast<std::size_t>(step)) {
        std::string changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const TrustStatement statement = check(changed, type, trust, at);
        if (statement.firstBroken())
            continue;
        ++tolerated;
        if ((i < agent || i >= agentEnd) && (i < copy || i >= copyEnd))
            ++elsewhere;
    }
    QVERIFY(tolerated > 0);
    const std::size_t inCms = copy == bytes.size() ? 0 : 16;
    QVERIFY2(elsewhere <= inCms, qPrintable(QString::number(elsewhere)));
}

void tst_Notation::eachTruncationIsRefused()
{
    const NotationTrust trust = madeTrust();
    for (const std::string name : {"p256.jws", "stamped.cose"}) {
        const std::string bytes = recordOf(madeArchive, "envelopes/" + name);
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            const TrustStatement statement = check(bytes.substr(0, size), typeOf(name), trust, madeSoonAfter);
            QCOMPARE(statement.answer(TrustAspect::Integrity), TrustAnswer::No);
            QVERIFY(statement.answer(TrustAspect::Signature) != TrustAnswer::Yes);
        }
    }
}

void tst_Notation::takesWhatIsCrafted()
{
    const EnvelopeDraft draft = lab().draft();
    QVERIFY(allHold(check(draft.jws(), notationJws, lab().trust(), craftedDay + 60)));
    QVERIFY(allHold(check(draft.cose(), notationCose, lab().trust(), craftedDay + 60)));
    EnvelopeDraft longer = draft;
    byWay(CertificateDraft::authority("middle"))(longer);
    QVERIFY(allHold(check(longer.jws(), notationJws, lab().trust(), craftedDay + 60)));
    EnvelopeDraft constrained = draft;
    CertificateDraft ofOtherNames = CertificateDraft::authority("middle");
    ofOtherNames.extensions.push_back({NID_name_constraints, "critical,permitted;email:other.example"});
    byWay(ofOtherNames)(constrained); // whose signer has no mail address
    QVERIFY(allHold(check(constrained.jws(), notationJws, lab().trust(), craftedDay + 60)));
    EnvelopeDraft plain = draft;
    bySigner([](CertificateDraft &one) { one.extensions.erase(one.extensions.begin() + 1, one.extensions.end()); })(plain);
    QVERIFY(allHold(check(plain.cose(), notationCose, lab().trust(), craftedDay + 60)));
}

void tst_Notation::refusesWhatIsWrong_data()
{
    QTest::addColumn<Wrong>("wrong");
    const auto envelope = [](const char *name, TrustAspect aspect, std::function<void(EnvelopeDraft &)> change) {
        Wrong wrong;
        wrong.envelope = std::move(change);
        wrong.aspect = aspect;
        QTest::newRow(name) << wrong;
    };
    const auto trust = [](const char *name, std::function<void(NotationTrust &)> change) {
        Wrong wrong;
        wrong.trust = std::move(change);
        wrong.aspect = TrustAspect::Identity;
        QTest::newRow(name) << wrong;
    };
    const auto at = [](const char *name, std::int64_t time) {
        Wrong wrong;
        wrong.aspect = TrustAspect::Freshness;
        wrong.at = time;
        QTest::newRow(name) << wrong;
    };
    using E = EnvelopeDraft;
    const auto signature = TrustAspect::Signature;
    const auto identity = TrustAspect::Identity;
    envelope("algorithm none", signature, [](E &e) { e.algorithm = "none"; e.coseAlgorithm = -100; });
    envelope("no algorithm", signature, [](E &e) { e.algorithm = ""; e.coseAlgorithm = -1; });
    envelope("algorithm of a symmetric key", signature, [](E &e) { e.algorithm = "HS256"; e.coseAlgorithm = -5; });
    envelope("algorithm of another key", signature, [](E &e) { e.algorithm = "PS256"; e.coseAlgorithm = -37; });
    envelope("algorithm of a longer key", signature, [](E &e) { e.algorithm = "ES384"; e.coseAlgorithm = -35; e.digest = EVP_sha384(); });
    envelope("another hash than is named", signature, [](E &e) { e.digest = EVP_sha384(); });
    envelope("another key signed", signature, [](E &e) { e.key = lab().rootKey.get(); });
    envelope("ECDSA in the form of X.509", signature, [](E &e) { e.derOfEcdsa = true; });
    envelope("PKCS #1 for PSS", signature, [](E &e) {
        static const KeyPtr rsa = rsaKey(2048);
        e.key = rsa.get(); e.algorithm = "PS256"; e.coseAlgorithm = -37; e.pss = false;
        e.chain.front() = derOf(lab().issue(CertificateDraft::signer(), rsa.get()).get());
    });
    envelope("RSA of 1024 bits", signature, [](E &e) {
        static const KeyPtr rsa = rsaKey(1024);
        e.key = rsa.get(); e.algorithm = "PS256"; e.coseAlgorithm = -37;
        e.chain.front() = derOf(lab().issue(CertificateDraft::signer(), rsa.get()).get());
    });
    envelope("RSA of an odd size", signature, [](E &e) {
        static const KeyPtr rsa = rsaKey(2056);
        e.key = rsa.get(); e.algorithm = "PS256"; e.coseAlgorithm = -37;
        e.chain.front() = derOf(lab().issue(CertificateDraft::signer(), rsa.get()).get());
    });
    envelope("another curve", signature, [](E &e) {
        static const KeyPtr key = ecKey("secp256k1");
        e.key = key.get();
        e.chain.front() = derOf(lab().issue(CertificateDraft::signer(), key.get()).get());
    });
    envelope("unknown critical header", signature, [](E &e) { e.critical.push_back("com.example.must"); e.more = {{"com.example.must", "x"}}; });
    envelope("plug-in wanted", signature, [](E &e) { e.critical.push_back("io.cncf.notary.verificationPlugin"); e.more = {{"io.cncf.notary.verificationPlugin", "x"}}; });
    envelope("critical header that is not there", signature, [](E &e) { e.critical.push_back("io.cncf.notary.expiry"); });
    envelope("nothing critical", signature, [](E &e) { e.critical.clear(); });
    envelope("expiry not critical", signature, [](E &e) { e.expiry = craftedDay + 86400; });
    envelope("expired before it was signed", signature, [](E &e) { e.expiry = craftedDay; e.critical.push_back("io.cncf.notary.expiry"); });
    envelope("no time of signing", signature, [](E &e) { e.signingTime.reset(); });
    envelope("authentic time in the wrong scheme", signature, [](E &e) { e.authenticSigningTime = craftedDay; e.critical.push_back("io.cncf.notary.authenticSigningTime"); });
    envelope("another scheme", signature, [](E &e) { e.scheme = "notary.x510"; });
    envelope("another type of content", signature, [](E &e) { e.contentType = "text/plain"; });
    envelope("payload that is no descriptor", TrustAspect::Integrity, [](E &e) { e.payload = R"({"target":{}})"; });
    envelope("payload with a member twice", TrustAspect::Integrity, [](E &e) { e.payload.insert(1, R"("targetArtifact":{},)"); });
    envelope("payload with another spelling", TrustAspect::Integrity, [](E &e) { e.payload.insert(1, R"("TARGETARTIFACT":{},)"); });
    envelope("payload with a digest of another kind", TrustAspect::Integrity, [](E &e) { e.payload.replace(e.payload.find("sha256"), 6, "sha1"); });
    envelope("payload with a size below zero", TrustAspect::Integrity, [](E &e) { e.payload.replace(e.payload.find(":7}"), 2, ":-7"); });
    envelope("no certificate", identity, [](E &e) { e.chain.clear(); });
    envelope("root left out", identity, [](E &e) { e.chain.pop_back(); });
    envelope("certificates the other way round", identity, [](E &e) { std::swap(e.chain[0], e.chain[1]); });
    envelope("a certificate too many", identity, [](E &e) { e.chain.push_back(e.chain.back()); });
    envelope("bytes after a certificate", identity, [](E &e) { e.chain.front() += '\0'; });
    envelope("root of the same name", identity, [](E &e) {
        const KeyPtr key = ecKey();
        e.chain.back() = derOf(CertificateDraft::authority().make(key.get()).get());
    });
    envelope("signed by nobody but itself", identity, [](E &e) { e.chain = {derOf(CertificateDraft::signer().make(lab().signerKey.get()).get())}; });
    envelope("signer with an authority's certificate", identity, bySigner([](CertificateDraft &d) { d.extensions[2].second = "critical,CA:TRUE"; }));
    envelope("no key usage", identity, bySigner([](CertificateDraft &d) { d.extensions.erase(d.extensions.begin()); }));
    envelope("key usage not critical", identity, withUsage("digitalSignature"));
    envelope("key for something else", identity, withUsage("critical,nonRepudiation"));
    envelope("key also for something else", identity, withUsage("critical,digitalSignature,keyEncipherment"));
    envelope("for servers", identity, withPurpose("serverAuth"));
    envelope("for code and servers", identity, withPurpose("codeSigning,serverAuth"));
    envelope("for code and clients", identity, withPurpose("codeSigning,clientAuth"));
    envelope("authority of other names", identity, [](E &e) {
        const KeyPtr middleKey = ecKey();
        CertificateDraft middle = CertificateDraft::authority("middle");
        middle.extensions.push_back({NID_name_constraints, "critical,permitted;email:other.example"});
        const CertificatePtr way = middle.make(middleKey.get(), lab().root.get(), lab().rootKey.get());
        CertificateDraft signer = CertificateDraft::signer();
        signer.extensions.push_back({NID_subject_alt_name, "email:release@vendor.example"});
        e.chain = {derOf(signer.make(lab().signerKey.get(), way.get(), middleKey.get()).get()), derOf(way.get()), e.chain.back()};
    });
    envelope("authority that demands policies", identity, byWay([] { auto d = CertificateDraft::authority("middle"); d.extensions.push_back({NID_policy_constraints, "critical,requireExplicitPolicy:0"}); return d; }()));
    envelope("authority's certificate expired", TrustAspect::Freshness, byWay([] { auto d = CertificateDraft::authority("middle"); d.to = craftedDay + 59; return d; }()));
    envelope("for anything", identity, withPurpose("codeSigning,anyExtendedKeyUsage"));
    envelope("for clients", identity, withPurpose("clientAuth"));
    envelope("SHA-1", identity, bySigner([](CertificateDraft &d) { d.digest = EVP_sha1(); }));
    envelope("authority that is none", identity, byWay([] { auto d = CertificateDraft::authority("middle"); d.extensions[1].second = "critical,CA:FALSE"; return d; }()));
    envelope("authority that signs no certificates", identity, byWay([] { auto d = CertificateDraft::authority("middle"); d.extensions[0].second = "critical,cRLSign"; return d; }()));
    envelope("too many authorities", identity, [](E &e) {
        const KeyPtr rootKey = ecKey();
        const KeyPtr middleKey = ecKey();
        CertificateDraft root = CertificateDraft::authority();
        root.extensions[1].second = "critical,CA:TRUE,pathlen:0";
        const CertificatePtr top = root.make(rootKey.get());
        const CertificatePtr middle = CertificateDraft::authority("middle").make(middleKey.get(), top.get(), rootKey.get());
        e.chain = {derOf(CertificateDraft::signer().make(lab().signerKey.get(), middle.get(), middleKey.get()).get()), derOf(middle.get()), derOf(top.get())};
    });
    envelope("signer's certificate expired", TrustAspect::Freshness, bySigner([](CertificateDraft &d) { d.to = craftedDay + 59; }));
    envelope("signer's certificate not yet valid", TrustAspect::Freshness, bySigner([](CertificateDraft &d) { d.from = craftedDay + 61; }));
    at("root expired", craftedDay + 86401);
    at("root not yet valid", craftedDay - 86401);
    trust("nobody trusted", [](NotationTrust &t) { t.authorities = nullptr; });
    trust("another root trusted", [](NotationTrust &t) { t.authorities = anchors("attached/notation-ca.pem"); });
    trust("signer's own certificate in the store", [](NotationTrust &t) { t.authorities = fromTestData(TrustAnchors::fromBytes(derOf(lab().signer.get()), "leaf")); });
    trust("store of the other scheme", [](NotationTrust &t) { std::swap(t.authorities, t.signingAuthorities); });
    trust("no identities", [](NotationTrust &t) { t.identities.clear(); });
}

void tst_Notation::refusesWhatIsWrong()
{
    QFETCH(Wrong, wrong);
    EnvelopeDraft draft = lab().draft();
    NotationTrust trust = lab().trust();
    wrong.envelope(draft);
    wrong.trust(trust);
    for (const std::string_view type : {notationJws, notationCose}) {
        const TrustStatement statement = check(type == notationJws ? draft.jws() : draft.cose(), type, trust, wrong.at);
        if (statement.answer(wrong.aspect) != TrustAnswer::No)
            QFAIL(story(statement).c_str());
        const bool reasoned = std::all_of(statement.checks.begin(), statement.checks.end(), [](const TrustCheck &one) { return one.reason.empty() == (one.answer == TrustAnswer::Yes); });
        QVERIFY(reasoned);
        QVERIFY(wrong.aspect != TrustAspect::Identity || statement.signers.empty() || !statement.signers.front().trusted);
    }
}

void tst_Notation::refusesOtherForms_data()
{
    QTest::addColumn<QByteArray>("envelope");
    QTest::addColumn<QString>("type");
    const std::string jws = lab().draft().jws();
    const std::string cose = lab().draft().cose();
    const auto json = QStringLiteral("application/jose+json");
    const auto cbor = QStringLiteral("application/cose");
    const auto row = [](const char *name, const QString &type, std::string bytes) { QTest::newRow(name) << QByteArray::fromStdString(bytes) << type; };
    const auto with = [](std::string text, const std::string &what, const std::string &by) { return text.replace(text.find(what), what.size(), by); };
    row("nothing", json, "");
    row("no bytes", cbor, "");
    row("another type", QStringLiteral("application/json"), jws);
    row("padding", json, with(jws, R"(","protected)", R"(==","protected)"));
    row("line break in base64", json, with(jws, R"("signature":")", R"("signature":"\n)"));
    row("member twice", json, with(jws, "{", R"({"payload":"",)"));
    row("general form", json, with(jws, "{", R"({"signatures":[],)"));
    row("header in both", json, with(jws, R"("header":{)", R"("header":{"alg":"ES256",)"));
    row("more behind", json, jws + "{}");
    row("certificate in base64url", json, with(jws, R"("x5c":[")", R"("x5c":["-_)"));
    row("without its tag", cbor, cose.substr(1));
    row("other tag", cbor, '\xD1' + cose.substr(1));
    row("more behind it", cbor, cose + '\0');
    row("array without a definite length", cbor, std::string("\xD2\x9F") + cose.substr(2) + '\xFF');
    row("three items", cbor, std::string("\xD2\x83") + cose.substr(2));
    row("label twice", cbor, with(cose, "\xA1\x18\x21", std::string("\xA2\x18\x21\x80\x18\x21", 6)));
    row("label in both", cbor, with(cose, "\xA1\x18\x21", std::string("\xA2\x01\x26\x18\x21", 5)));
    row("number in the long way", cbor, with(cose, "\xA1\x18\x21", std::string("\xA1\x19\x00\x21", 4)));
}

void tst_Notation::refusesOtherForms()
{
    QFETCH(QByteArray, envelope);
    QFETCH(QString, type);
    const TrustStatement statement = check(envelope.toStdString(), type.toStdString(), lab().trust(), craftedDay + 60);
    QCOMPARE(statement.answer(TrustAspect::Integrity), TrustAnswer::No);
    QCOMPARE(statement.answer(TrustAspect::Signature), TrustAnswer::Unknown);
    QVERIFY(statement.digest.empty());
}

void tst_Notation::signingAuthoritySaysWhen()
{
    EnvelopeDraft draft = lab().draft();
    draft.scheme = "notary.x509.signingAuthority";
    draft.signingTime.reset();
    draft.authenticSigningTime = craftedDay;
    draft.critical.push_back("io.cncf.notary.authenticSigningTime");
    NotationTrust trust = lab().trust();
    QCOMPARE(check(draft.jws(), notationJws, trust, craftedDay + 60).answer(TrustAspect::Identity), TrustAnswer::No);
    std::swap(trust.authorities, trust.signingAuthorities);
    for (const std::int64_t at : {craftedDay + 60, longAfter}) { // what was valid when it was signed stays so
        const TrustStatement statement = check(draft.cose(), notationCose, trust, at);
        QVERIFY(allHold(statement));
        QVERIFY(statement.signedAtProven);
        QCOMPARE(statement.signedAt.value_or(0), craftedDay);
        QVERIFY(allHold(check(draft.jws(), notationJws, trust, at)));
    }
    QCOMPARE(check(draft.jws(), notationJws, trust, craftedDay - 60).answer(TrustAspect::Freshness), TrustAnswer::No);
    draft.authenticSigningTime = craftedDay + 86401;
    QCOMPARE(check(draft.jws(), notationJws, trust, longAfter).answer(TrustAspect::Freshness), TrustAnswer::No);
    draft.authenticSigningTime.reset();
    draft.critical.pop_back();
    QCOMPARE(check(draft.jws(), notationJws, trust, craftedDay + 60).answer(TrustAspect::Freshness), TrustAnswer::No);
}

// In the name of a certificate in DER there may stand a whole one in PEM; it is not the one whose key counts.
void tst_Notation::keyIsThatOfTheCertificate()
{
    const KeyPtr attacker = ecKey();
    const CertificatePtr other = CertificateDraft::signer().make(attacker.get());
    const BioPtr out(BIO_new(BIO_s_mem()));
    QVERIFY(PEM_write_bio_X509(out.get(), other.get()) == 1);
    char *text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    CertificateDraft draft = CertificateDraft::signer();
    draft.extensions.push_back({NID_netscape_comment, std::string(text, static_cast<std::size_t>(size))});
    EnvelopeDraft envelope = lab().draft();
    const std::string der = derOf(lab().issue(draft, lab().signerKey.get()).get());
    QVERIFY(der.find("-----BEGIN CERTIFICATE-----") != std::string::npos);
    envelope.chain.front() = der;
    QVERIFY(allHold(check(envelope.jws(), notationJws, lab().trust(), craftedDay + 60)));
    envelope.key = attacker.get();
    QCOMPARE(check(envelope.jws(), notationJws, lab().trust(), craftedDay + 60).answer(TrustAspect::Signature), TrustAnswer::No);
    const auto anchor = fromTestData(TrustAnchors::fromBytes(der, "der"));
    QVERIFY(anchor != nullptr);
    QCOMPARE(certificatesOf(*anchor).size(), std::size_t(1));
    QCOMPARE(derOf(certificatesOf(*anchor).front().get()), der);
}

void tst_Notation::identitiesAreMatched_data()
{
    QTest::addColumn<QStringList>("identities");
    QTest::addColumn<bool>("match");
    QTest::newRow("everybody") << QStringList(QStringLiteral("*")) << true;
    QTest::newRow("everybody and one more") << QStringList({QStringLiteral("*"), QStringLiteral("x509.subject: C=US, ST=WA, O=Lab")}) << false;
    QTest::newRow("part of the subject") << QStringList(QStringLiteral("x509.subject: C=US, ST=WA, O=Lab")) << true;
    QTest::newRow("all of it, in another order") << QStringList(QStringLiteral("x509.subject:CN=signer,O=Lab,S=WA,C=US")) << true;
    QTest::newRow("the second") << QStringList({QStringLiteral("x509.subject: C=DE, ST=BE, O=Lab"), QStringLiteral("x509.subject: C=US, ST=WA, O=Lab")}) << true;
    QTest::newRow("one more than it has") << QStringList(QStringLiteral("x509.subject: C=US, ST=WA, O=Lab, OU=Tests")) << false;
    QTest::newRow("other letters") << QStringList(QStringLiteral("x509.subject: C=US, ST=WA, O=lab")) << false;
    QTest::newRow("no organisation") << QStringList(QStringLiteral("x509.subject: C=US, ST=WA, CN=signer")) << false;
    QTest::newRow("twice one") << QStringList(QStringLiteral("x509.subject: C=US, ST=WA, O=Lab, O=Lab")) << false;
    QTest::newRow("escaped") << QStringList(QStringLiteral("x509.subject: C=US, ST=WA, O=L\\61b")) << true;
    QTest::newRow("another way") << QStringList(QStringLiteral("C=US, ST=WA, O=Lab")) << false;
    QTest::newRow("a part of several") << QStringList(QStringLiteral("x509.subject: C=US+ST=WA, O=Lab")) << false;
    QTest::newRow("nothing") << QStringList(QStringLiteral("x509.subject:")) << false;
}

void tst_Notation::identitiesAreMatched()
{
    QFETCH(QStringList, identities);
    QFETCH(bool, match);
    NotationTrust trust = lab().trust();
    trust.identities.clear();
    for (const QString &one : identities)
        trust.identities.push_back(one.toStdString());
    const TrustStatement statement = check(lab().draft().jws(), notationJws, trust, craftedDay + 60);
    QCOMPARE(statement.answer(TrustAspect::Identity), match ? TrustAnswer::Yes : TrustAnswer::No);
    QCOMPARE(statement.signers.front().trusted, match);
}

void tst_Notation::takesWhatTheProjectSigned()
{
    const std::string own = conformance("jws_signature.sig");
    NotationTrust trust;
    trust.authorities = rootOf(own);
    trust.identities = {"x509.subject: C=US, ST=WA, L=Seattle, O=Notary, CN=alpine"};
    const TrustStatement statement = check(own, notationJws, trust, craftedDay);
    QVERIFY(allHold(statement));
    QCOMPARE(statement.digest, std::string("sha256:19dbd2e48e921426ee8ace4dc892edfb2ecdc1d1a72d5416c83670c30acecef0"));
    QCOMPARE(statement.size.value_or(0), std::uint64_t(481));
    QCOMPARE(statement.signedAt.value_or(0), std::int64_t(1678781402)); // 2023-03-14T16:10:02+08:00

    // Its certificates were valid for a day; the authority says that it was signed then.
    const std::string byAuthority = conformance("sa_valid_sig_env.json");
    NotationTrust authority;
    authority.signingAuthorities = rootOf(byAuthority);
    authority.identities = {"*"};
    const TrustStatement proven = check(byAuthority, notationJws, authority, craftedDay);
    QVERIFY(allHold(proven));
    QVERIFY(proven.signedAtProven);
    QCOMPARE(proven.signedAt.value_or(0), std::int64_t(1659135411)); // 2022-07-29T15:56:51-07:00
    QCOMPARE(proven.digest, std::string("sha256:60043cf45eaebc4c0867fea485a039b598f52fd09fd5b07b0b2d2f88fad9d74e"));
    std::swap(authority.authorities, authority.signingAuthorities);
    QCOMPARE(check(byAuthority, notationJws, authority, craftedDay).answer(TrustAspect::Identity), TrustAnswer::No);
    // The project's own invalid sample has both of this: padding behind the payload, letters around the signature.
    QVERIFY(check(conformance("sa_invalid_sig_env.json"), notationJws, authority, craftedDay).firstBroken());
    std::string padded = byAuthority;
    padded.insert(padded.find("fQ\","), "=");
    QCOMPARE(check(padded, notationJws, authority, craftedDay).answer(TrustAspect::Integrity), TrustAnswer::No);
    std::string longer = byAuthority;
    longer.insert(longer.find("\"Kgz2") + 1, "LOLk");
    QCOMPARE(check(longer, notationJws, authority, craftedDay).answer(TrustAspect::Signature), TrustAnswer::No);

    // By a signer under an authority, without anything that proves the time: good while the certificate was.
    const std::string plain = conformance("ca_valid_sig_env.json");
    constexpr std::int64_t signing = 1659135310; // 2022-07-29T15:55:10-07:00
    NotationTrust ordinary;
    ordinary.authorities = rootOf(plain);
    ordinary.identities = {"x509.subject: C=US, ST=WA, O=Notary"};
    QVERIFY(allHold(check(plain, notationJws, ordinary, signing)));
    QCOMPARE(check(plain, notationJws, ordinary, craftedDay).answer(TrustAspect::Freshness), TrustAnswer::No);
    QVERIFY(check(conformance("ca_invalid_sig_env.json"), notationJws, ordinary, signing).firstBroken());

    // Good for a minute; notation's own verifier takes it no more.
    const std::string expired = conformance("sa_expired_sig_env.json");
    constexpr std::int64_t end = 1659139140; // 2022-07-29T23:59:00Z
    NotationTrust another;
    another.signingAuthorities = rootOf(expired);
    another.identities = {"*"};
    QVERIFY(allHold(check(expired, notationJws, another, end - 1)));
    const TrustStatement late = check(expired, notationJws, another, craftedDay);
    QCOMPARE(late.expires.value_or(0), end);
    QCOMPARE(late.answer(TrustAspect::Freshness), TrustAnswer::No);
    QCOMPARE(late.answer(TrustAspect::Signature), TrustAnswer::Yes);
    QCOMPARE(late.answer(TrustAspect::Identity), TrustAnswer::Yes);
}

void tst_Notation::readsConformanceSamples()
{
    const NotationEnvelope jws = fromTestData(parseNotationEnvelope(conformance("jws.json"), notationJws, "jws", Limits()));
    QCOMPARE(jws.algorithm, std::string("ES256"));
    QCOMPARE(jws.critical, std::vector<std::string>({"io.cncf.notary.signingScheme", "signedCritKey1", "io.cncf.notary.expiry"}));
    QCOMPARE(jws.expiry.value_or(0), std::int64_t(4091781000)); // 2099-08-30T13:50:00Z
    QCOMPARE(jws.signingTime.value_or(0), std::int64_t(1661781000));
    QCOMPARE(jws.scheme, std::string("notary.x509"));
    QCOMPARE(jws.signingAgent, std::string("NotationConformanceTest/1.0.0"));
    QCOMPARE(jws.signature.size(), std::size_t(64));
    QVERIFY(jws.certificates.empty());

    const std::string bytes = QByteArray::fromHex(QByteArray::fromStdString(conformance("cose.hex")).trimmed()).toStdString();
    const NotationEnvelope cose = fromTestData(parseNotationEnvelope(bytes, notationCose, "cose", Limits()));
    QCOMPARE(cose.algorithm, std::string("PS384"));
    QCOMPARE(cose.critical, std::vector<std::string>({"io.cncf.notary.signingScheme", "io.cncf.notary.expiry", "signedCritKey1"}));
    QCOMPARE(cose.signingTime.value_or(0), std::int64_t(1661321924));
    QCOMPARE(cose.expiry.value_or(0), std::int64_t(1661408324));
    QCOMPARE(cose.payload, std::string("hello COSE"));
    QCOMPARE(cose.signature.size(), std::size_t(384));
    QCOMPARE(cose.signingAgent, std::string("NotationConformanceTest/1.0.0"));
}

// The last certificate of an envelope, and the last one of its time stamp.
static NotationTrust trustInItsAuthorities(const std::string &envelope)
{
    const NotationEnvelope parsed = fromTestData(parseNotationEnvelope(envelope, notationJws, "e", Limits()));
    const auto *at = reinterpret_cast<const unsigned char *>(parsed.timeStampToken.data());
    const std::unique_ptr<PKCS7, Released<PKCS7_free>> token(d2i_PKCS7(nullptr, &at, static_cast<long>(parsed.timeStampToken.size())));
    STACK_OF(X509) *certificates = token->d.sign->cert;
    X509 *root = sk_X509_value(certificates, sk_X509_num(certificates) - 1);
    NotationTrust trust;
    trust.authorities = rootOf(envelope);
    trust.timeStampers = fromTestData(TrustAnchors::fromBytes(derOf(root), "GlobalSign"));
    trust.identities = {"*"};
    return trust;
}

// A stamp of a public authority: 2024-06-18T06:29:37Z, by a chain of three.
void tst_Notation::realAuthoritysStampHolds()
{
    const std::string envelope = conformance("jwsWithTimestamp.sig");
    const NotationTrust trust = trustInItsAuthorities(envelope);
    const TrustStatement statement = check(envelope, notationJws, trust, 2'100'000'000); // 2036: all of them have expired
    QVERIFY(allHold(statement));
    QCOMPARE(statement.signedAt.value_or(0), std::int64_t(1718692176)); // a second of accuracy before
    QVERIFY(statement.signedAtProven);
    // Of another signature it says nothing.
    std::string other = envelope;
    const std::string mine = fromTestData(parseNotationEnvelope(conformance("jws_signature.sig"), notationJws, "e", Limits())).signature;
    const std::size_t begin = other.find(R"("signature":")") + 13;
    other.replace(begin, other.find('"', begin) - begin, base64Url(mine));
    QCOMPARE(check(other, notationJws, trust, 2'100'000'000).answer(TrustAspect::Freshness), TrustAnswer::No);
}

// One certificate was good for ten minutes, in which the stamp is; the other one will be good from 2099 on, long after its stamp.
void tst_Notation::realStampsAroundACertificatesTime()
{
    const std::string within = conformance("jwsExpiredWithTimestamp.sig");
    const TrustStatement proven = check(within, notationJws, trustInItsAuthorities(within), 2'000'000'000);
    QVERIFY(allHold(proven));
    QCOMPARE(proven.signedAt.value_or(0), std::int64_t(1718695301)); // 2024-06-18T07:21:42Z, a second of accuracy before
    NotationTrust without = trustInItsAuthorities(within);
    without.timeStampers = {};
    QVERIFY(check(within, notationJws, without, 2'000'000'000).firstBroken());

    const std::string before = conformance("timestampBeforeNotBefore.sig");
    for (const std::int64_t at : {std::int64_t{2'000'000'000}, std::int64_t{4'100'000'000}}) { // 2033, and 2099-12
        const TrustStatement early = check(before, notationJws, trustInItsAuthorities(before), at);
        QCOMPARE(early.answer(TrustAspect::Signature), TrustAnswer::Yes);
        QCOMPARE(early.answer(TrustAspect::Freshness), TrustAnswer::No);
    }
}

void tst_Notation::howFast()
{
    const std::string bytes = recordOf(madeArchive, "envelopes/stamped.jws");
    const NotationTrust trust = madeTrust();
    QBENCHMARK {
        QVERIFY(!check(bytes, notationJws, trust, madeSoonAfter).firstBroken());
    }
}

QTEST_GUILESS_MAIN(tst_Notation)
#include "tst_notation.moc"
