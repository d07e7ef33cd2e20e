// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Samples out of the tests of notation-go, with what those tests ask of them.

#include "formats/notationenvelope.h"
#include "support/craftednotation.h"
#include "support/memoryfs.h"
#include "support/testdata.h"
#include "trust/notation.h"
#include "trust/notationstore.h"

#include <QtTest>

#include <openssl/pkcs7.h>

using namespace assay;
using namespace assay::test;

namespace {

constexpr std::int64_t in2024 = 1'718'701'715; // 2024-06-18T09:08:35Z, as withoutTimestamp.sig says
constexpr std::int64_t in2023 = 1'674'162'358; // 2023-01-19T21:05:58Z, as some of the envelopes for plug-ins say
constexpr std::int64_t onItsDay = 1'673'510'400; // 2023-01-12T08:00:00Z, in the one day of the others' certificate

std::string sample(const std::string &name)
{
    return fromTestData(readAll(*fromTestData(openFileSource(std::string(ASSAY_TEST_DATA) + "/trust/notation/conformance/" + name)), 1 << 20));
}

NotationEnvelope parsed(const std::string &envelope)
{
    return fromTestData(parseNotationEnvelope(envelope, notationJws, "e", Limits()));
}

NotationTrust inItsRoot(const std::string &envelope)
{
    NotationTrust trust;
    trust.authorities = fromTestData(TrustAnchors::fromBytes(parsed(envelope).certificates.back(), "root"));
    trust.identities = {"*"};
    return trust;
}

// The certificates in the time stamp of jwsWithTimestamp.sig, the authority's root last.
std::vector<std::string> certificatesOfTheStamp()
{
    const std::string token = parsed(sample("jwsWithTimestamp.sig")).timeStampToken;
    const auto *at = reinterpret_cast<const unsigned char *>(token.data());
    const std::unique_ptr<PKCS7, Released<PKCS7_free>> read(d2i_PKCS7(nullptr, &at, static_cast<long>(token.size())));
    std::vector<std::string> all;
    for (int i = 0; i < sk_X509_num(read->d.sign->cert); ++i)
        all.push_back(derOf(sk_X509_value(read->d.sign->cert, i)));
    return all;
}

std::string pemOf(const std::string &der)
{
    return "-----BEGIN CERTIFICATE-----\n" + toBase64(der) + "\n-----END CERTIFICATE-----\n";
}

TrustStatement check(const std::string &envelope, const NotationTrust &trust, std::int64_t at)
{
    return checkNotation(envelope, notationJws, "envelope", trust, at, Limits());
}

std::string story(const TrustStatement &statement)
{
    const TrustCheck *broken = statement.firstBroken();
    return broken ? broken->what + " - " + broken->reason : "all holds";
}

} // namespace

class tst_NotationProjects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAStamp();
    void stampsOfOthers();
    void expiresUnderAnAuthority();
    void withAnnotations();
    void plugInsAreNotRun_data();
    void plugInsAreNotRun();
    void stores_data();
    void stores();
};

// TestAuthenticTimestamp: a stamp is demanded, and there is none.
void tst_NotationProjects::withoutAStamp()
{
    const std::string envelope = sample("withoutTimestamp.sig");
    NotationTrust trust = inItsRoot(envelope);
    QCOMPARE(story(check(envelope, trust, in2024)), std::string("all holds"));
    trust.timeStampers = fromTestData(TrustAnchors::fromBytes(certificatesOfTheStamp().back(), "tsa"));
    QCOMPARE(story(check(envelope, trust, in2024)), std::string("all holds"));
    trust.timeStampNeeded = true;
    QVERIFY(check(envelope, trust, in2024).answer(TrustAspect::Freshness) != TrustAnswer::Yes);
    QVERIFY(check(envelope, trust, in2024).firstBroken());
}

// The stamp of another signature by the very same key: the store, the authority and the chain are good, the stamp is about something else.
void tst_NotationProjects::stampsOfOthers()
{
    const std::string stamped = sample("jwsWithTimestamp.sig");
    const NotationEnvelope other = parsed(stamped);
    std::string envelope = sample("withoutTimestamp.sig");
    NotationTrust trust = inItsRoot(envelope);
    trust.timeStampers = fromTestData(TrustAnchors::fromBytes(certificatesOfTheStamp().back(), "tsa"));
    trust.timeStampNeeded = true;
    QCOMPARE(story(check(stamped, trust, in2024)), std::string("all holds"));
    const auto with = [&](const std::string &token) {
        std::string text = envelope;
        text.insert(text.find("\"io.cncf.notary.signingAgent\""), R"("io.cncf.notary.timestampSignature":")" + toBase64(token) + "\",");
        return check(text, trust, in2024);
    };
    QVERIFY(story(with(other.timeStampToken)).find("about something else") != std::string::npos);
    // Cut, and no stamp at all.
    QVERIFY(with(other.timeStampToken.substr(0, other.timeStampToken.size() - 1)).firstBroken());
    QVERIFY(with(certificatesOfTheStamp().back()).firstBroken());
    QVERIFY(with("stamp").firstBroken());
}

void tst_NotationProjects::expiresUnderAnAuthority()
{
    const std::string envelope = sample("ca_expired_sig_env.json");
    constexpr std::int64_t end = 1659139140; // 2022-07-29T23:59:00Z
    const NotationTrust trust = inItsRoot(envelope);
    QCOMPARE(story(check(envelope, trust, end - 1)), std::string("all holds"));
    const TrustStatement late = check(envelope, trust, end);
    QCOMPARE(late.answer(TrustAspect::Freshness), TrustAnswer::No);
    QCOMPARE(late.answer(TrustAspect::Signature), TrustAnswer::Yes);
    QCOMPARE(late.expires.value_or(0), end);
}

// What the signer says of the image in it is signed too.
void tst_NotationProjects::withAnnotations()
{
    const std::string envelope = sample("sig_env_with_metadata.json");
    constexpr std::int64_t signing = 1673460174; // 2023-01-11T10:02:54-08:00
    const TrustStatement statement = check(envelope, inItsRoot(envelope), signing);
    QCOMPARE(story(statement), std::string("all holds"));
    QCOMPARE(statement.digest, std::string("sha256:5a07385af4e6b6af81b0ebfd435aedccdfa3507f0609c658209e1aba57159b2b"));
    QCOMPARE(statement.size.value_or(0), std::uint64_t{942});
    // A day later its certificate is good no more.
    QCOMPARE(check(envelope, inItsRoot(envelope), signing + 86400).answer(TrustAspect::Freshness), TrustAnswer::No);
}

void tst_NotationProjects::plugInsAreNotRun_data()
{
    QTest::addColumn<QString>("critical"); // what is not known here, the first of them
    QTest::addColumn<std::int64_t>("at");
    const auto row = [](const char *name, const char *critical, std::int64_t at) { QTest::addRow("%s", name) << QString::fromLatin1(critical) << at; };
    constexpr const char *plugIn = "io.cncf.notary.verificationPluginMinVersion";
    row("ca_compatible_pluginver_sig_env_1.0.0.json", plugIn, in2023);
    row("ca_incompatible_pluginver_sig_env_1.0.9.json", plugIn, in2023);
    for (const char *name : {"ca_invalid_minver_sig_env2.json", "ca_invalid_minver_sig_env3.json", "ca_minver_sig_env1.json", "ca_minver_sig_env5.json", "ca_valid_minver_sig_env1.json", "ca_valid_minver_sig_env3.json"})
        row(name, plugIn, onItsDay);
    // A header of the signer's own stands before the plug-in that would understand it.
    row("ca_plugin_sig_env.json", "SomeKey", in2023);
    row("sa_plugin_sig_env.json", "SomeKey", in2023);
}

// Only the plug-in knows whether such a signature holds: for notation with it, those hold that ask for no newer one. Here none is a yes.
void tst_NotationProjects::plugInsAreNotRun()
{
    QFETCH(QString, critical);
    QFETCH(std::int64_t, at);
    const std::string envelope = sample(QTest::currentDataTag());
    NotationTrust trust = inItsRoot(envelope);
    trust.signingAuthorities = trust.authorities;
    const TrustStatement statement = check(envelope, trust, at);
    QCOMPARE(statement.answer(TrustAspect::Signature), TrustAnswer::No);
    QCOMPARE(story(statement), "each header that must be understood is - \"" + critical.toStdString() + "\" is critical, and not known here");
    for (const TrustCheck &check : statement.checks)
        QVERIFY2(check.answer == TrustAnswer::Yes || &check == statement.firstBroken(), (check.what + ": " + check.reason).c_str());
}

// The stores that notation-go's tests of its trust store refuse, and those that it takes.
void tst_NotationProjects::stores_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const std::vector<std::string> stamp = certificatesOfTheStamp(); // of the signer, of an authority, of the root
    QCOMPARE(stamp.size(), std::size_t{3});
    const std::string selfSigned = parsed(sample("ca_compatible_pluginver_sig_env_1.0.0.json")).certificates.front(); // wabbit-networks.io.crt
    const std::string leaf = parsed(sample("ca_valid_sig_env.json")).certificates.front();
    const auto row = [](const char *name, const char *kind, const std::string &bytes, const char *reason) {
        QTest::addRow("%s: %s", kind, name) << QString::fromLatin1(kind) << QByteArray::fromStdString(bytes) << QString::fromLatin1(reason);
    };
    for (const char *kind : {"ca", "signingAuthority"}) {
        row("valid-trust-store", kind, stamp[2], "");
        row("an authority below a root", kind, stamp[1], "");
        row("valid-trust-store-self-signed", kind, selfSigned, "");
        row("trust-store-with-leaf-certs", kind, leaf, "is no authority's and did not sign itself");
        row("trust-store-with-leaf-certs-in-single-file", kind, pemOf(stamp[2]) + pemOf(leaf), "is no authority's and did not sign itself");
        row("trust-store-with-invalid-certs", kind, "invalid", "invalid");
    }
    row("root", "tsa", stamp[2], "");
    row("test-nonCA", "tsa", selfSigned, "is not the root of an authority");
    row("test-nonSelfIssued", "tsa", stamp[1], "is not the root of an authority");
    row("signer", "tsa", stamp[0], "is no authority's and did not sign itself");
}

void tst_NotationProjects::stores()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    MemoryFs fs;
    const std::string name = kind.toStdString() + ":s";
    fs.file("truststore/x509/" + kind.toStdString() + "/s/file", bytes.toStdString());
    fs.file("trustpolicy.json", R"({"version":"1.0","trustPolicies":[{"name":"p","registryScopes":["*"],"signatureVerification":{"level":"strict"},"trustStores":[")" + name
                                    + R"("],"trustedIdentities":["*"]}]})");
    const NotationStore store = fromTestData(readNotationStore(fs, "", Limits()));
    QCOMPARE(store.stores.contains(name), reason.isEmpty());
    QCOMPARE(store.problems.empty(), reason.isEmpty());
    // A policy that names it trusts nobody then.
    QCOMPARE(notationTrustFor(store, "a/b").has_value(), reason.isEmpty());
    if (reason.isEmpty())
        return;
    const std::string problem = store.problems.front().message();
    QVERIFY2(problem.find("truststore/x509/" + kind.toStdString() + "/s/file") != std::string::npos, problem.c_str());
    if (reason != QStringLiteral("invalid"))
        QVERIFY2(problem.find(reason.toStdString()) != std::string::npos, problem.c_str());
}

QTEST_GUILESS_MAIN(tst_NotationProjects)
#include "tst_notationprojects.moc"
