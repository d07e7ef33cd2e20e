// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Signatures of notation with one thing wrong, each made for it.

#include "notationcase.h"

#include "formats/notationenvelope.h"
#include "support/craftednotation.h"
#include "support/testdata.h"

#include <QtTest>

#include <functional>

using namespace assay;
using namespace assay::test;

namespace {

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

class tst_NotationCrafted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatIsCrafted();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void refusesOtherForms_data();
    void refusesOtherForms();
    void signingAuthoritySaysWhen();
    void keyIsThatOfTheCertificate();
    void identitiesAreMatched_data();
    void identitiesAreMatched();
};

void tst_NotationCrafted::takesWhatIsCrafted()
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

void tst_NotationCrafted::refusesWhatIsWrong_data()
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

void tst_NotationCrafted::refusesWhatIsWrong()
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

void tst_NotationCrafted::refusesOtherForms_data()
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

void tst_NotationCrafted::refusesOtherForms()
{
    QFETCH(QByteArray, envelope);
    QFETCH(QString, type);
    const TrustStatement statement = check(envelope.toStdString(), type.toStdString(), lab().trust(), craftedDay + 60);
    QCOMPARE(statement.answer(TrustAspect::Integrity), TrustAnswer::No);
    QCOMPARE(statement.answer(TrustAspect::Signature), TrustAnswer::Unknown);
    QVERIFY(statement.digest.empty());
}

void tst_NotationCrafted::signingAuthoritySaysWhen()
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
void tst_NotationCrafted::keyIsThatOfTheCertificate()
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

void tst_NotationCrafted::identitiesAreMatched_data()
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

void tst_NotationCrafted::identitiesAreMatched()
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

QTEST_GUILESS_MAIN(tst_NotationCrafted)
#include "tst_notationcrafted.moc"
