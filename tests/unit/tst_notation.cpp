// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Signatures of notation against the certificates that an analyst trusts: what the real tools signed.

#include "notationcase.h"

#include "formats/notationenvelope.h"
#include "io/digest.h"
#include "support/craftednotation.h"
#include "support/sweep.h"
#include "support/testdata.h"
#include "trust/attached.h"
#include "trust/notation.h"
#include "trust/notationstore.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

namespace {

const std::string jwsBlob = "sha256:38a483f73ffb47b2f15bf704ab4202d0bb392bbdbbf9a1182103b1c10f0d372c";
const std::string coseBlob = "sha256:cff5a6c5dc2a8e5b29ef9b59c0894e1497a10b9db21885f97b0e6a439cd85859";
constexpr std::int64_t signedAt = 1795672336; // 2026-11-26T05:52:16Z, as notation wrote it
constexpr std::int64_t soonAfter = signedAt + 600;

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

std::string conformance(const std::string &name)
{
    return fromTestData(readAll(*fromTestData(openFileSource(std::string(ASSAY_TEST_DATA) + "/trust/notation/conformance/" + name)), mostAttachedBytes));
}

// The last certificate of an envelope, as one to trust.
TrustAnchorsPtr rootOf(const std::string &envelope)
{
    return fromTestData(TrustAnchors::fromBytes(fromTestData(parseNotationEnvelope(envelope, notationJws, "e", Limits())).certificates.back(), "root"));
}

const std::string madeArchive = "trust/notation/notation.tar.gz";
constexpr std::int64_t madeSoonAfter = 1795673700;      // 2026-11-26T06:15:00Z, minutes after notation signed what is in it

NotationTrust madeTrust()
{
    const NotationStore store = fromTestData(readNotationStore(archiveFs(madeArchive), "config", Limits()));
    return fromTestData(notationTrustFor(store, "127.0.0.1:5103/demo/app"));
}

std::string_view typeOf(const std::string &name)
{
    return name.ends_with(".jws") ? notationJws : notationCose;
}

} // namespace

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
    const TrustStatement statement = check(blob(digest.toStdString()), type.toStdString(), fixtureTrust(), soonAfter);
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
        for (std::size_t size = 0; size < bytes.size(); size += sweepStride) {
            const TrustStatement statement = check(bytes.substr(0, size), typeOf(name), trust, madeSoonAfter);
            QCOMPARE(statement.answer(TrustAspect::Integrity), TrustAnswer::No);
            QVERIFY(statement.answer(TrustAspect::Signature) != TrustAnswer::Yes);
        }
    }
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
