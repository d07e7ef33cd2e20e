// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bundlecheckcase.h"

#include "proof/check/bundleproofs.h"
#include "proof/signaturecheck.h"
#include "support/opensslfiles.h"
#include "support/sweep.h"

#include <QTest>

#include <ctime>

using namespace assay;
using namespace assay::test;

namespace {

Result<Secret> noPassphrase(const std::string &file)
{
    return Unexpected(makeError(ErrorCode::Usage, file, "no passphrase was expected to be asked for"));
}

} // namespace

// Who signed a bundle, and when it was there: signatures and time stamps as OpenSSL makes them.
class TestBundleSignatures : public QObject, private BundleCheckCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { copyAnew(); }
    void signatures();
    void trustThatIsMissing();
    void cutSignature();
    void signingWhatDoesNotHold();
    void timeStamps();
    void cutTimeStamp();

private:
    TrustAnchorsPtr anchors(const char *name) const
    {
        const auto loaded = TrustAnchors::load(m_openssl->path(name).toStdString());
        return loaded ? *loaded : nullptr;
    }
    SigningKeyPtr signer() const
    {
        const auto key = SigningKey::load({m_openssl->path("signer.key").toStdString(), m_openssl->path("signer.pem").toStdString(), {}, false}, noPassphrase);
        return key ? *key : nullptr;
    }

    std::unique_ptr<OpensslFiles> m_openssl;
};

void TestBundleSignatures::initTestCase()
{
    if (!OpensslFiles::available())
        QSKIP("no program openssl: signatures and time stamps were not checked");
    writeOriginal();
    m_openssl = std::make_unique<OpensslFiles>(all("openssl"));
    QVERIFY(m_openssl->makeAll());
}

void TestBundleSignatures::signatures()
{
    Context context;
    const SigningKeyPtr key = signer();
    QVERIFY(key);
    const Status done = signBundle(place(), *key, context);
    QVERIFY2(done, done ? "" : done.error().message().c_str());
    QVERIFY(!signBundle(place(), *key, context)); // there is one
    BundleCheck check = checked();
    QVERIFY(check.of("signature") == ProofVerdict::Unproven);
    QCOMPARE(check.exitCode(), 0);
    check = checked({anchors("ca.pem"), nullptr});
    QVERIFY2(check.of("signature") == ProofVerdict::Holds, layer(check, "signature").reason.c_str());
    QCOMPARE(check.exitCode(), 0);
    // The certificate of the signer itself will do for trust, one that has nothing to do with it will not.
    QVERIFY(checked({anchors("signer.pem"), nullptr}).of("signature") == ProofVerdict::Holds);
    QVERIFY(checked({anchors("tsa.pem"), nullptr}).of("signature") == ProofVerdict::Fails);
    // A forger who makes everything fit again has not the key.
    makeItFit([](BundleManifest &manifest) { manifest.caseNumber = "another"; });
    check = checked({anchors("ca.pem"), nullptr});
    QVERIFY(check.of("files") == ProofVerdict::Holds && check.of("signature") == ProofVerdict::Fails);
    QCOMPARE(check.exitCode(), 1);
    QCOMPARE(checked().exitCode(), 1);
}

void TestBundleSignatures::trustThatIsMissing()
{
    const BundleCheck check = checked({anchors("ca.pem"), anchors("ca.pem")});
    QVERIFY(check.of("signature") == ProofVerdict::Fails && check.of("time-stamp") == ProofVerdict::Fails);
    QCOMPARE(check.exitCode(), 1);
    QVERIFY(!TrustAnchors::load(m_openssl->path("signer.key").toStdString()));
    QVERIFY(!TrustAnchors::load(m_openssl->path("nowhere.pem").toStdString()));
}

void TestBundleSignatures::cutSignature()
{
    const std::string content = "some bytes";
    const auto signature = signer()->sign(content);
    QVERIFY(signature);
    const TrustAnchorsPtr trusted = anchors("ca.pem");
    const std::int64_t now = std::time(nullptr);
    QVERIFY(checkSignature(*signature, content, {}, trusted.get(), now).result.verdict == ProofVerdict::Holds);
    QVERIFY(checkSignature(*signature, "some ", "bytes", trusted.get(), now).result.verdict == ProofVerdict::Holds);
    QVERIFY(checkSignature(*signature, "some byteS", {}, trusted.get(), now).result.verdict == ProofVerdict::Fails);
    QVERIFY(checkSignature(*signature + '\0', content, {}, trusted.get(), now).result.verdict == ProofVerdict::Fails);
    constexpr std::int64_t day = 86400;
    QVERIFY(checkSignature(*signature, content, {}, trusted.get(), now + 40 * day).result.verdict == ProofVerdict::Unproven); // expired since
    QVERIFY(checkSignature(*signature, content, {}, trusted.get(), now - day).result.verdict == ProofVerdict::Unproven);      // made tomorrow
    for (std::size_t size = 0; size < signature->size(); size += sweepStride)
        QVERIFY(checkSignature(signature->substr(0, size), content, {}, trusted.get(), now).result.verdict == ProofVerdict::Fails);
    // A changed byte may stand where nothing depends on it; it never makes another content hold.
    for (std::size_t i = 0; i < signature->size(); i += sweepStride) {
        std::string altered = *signature;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        checkSignature(altered, content, {}, trusted.get(), now);
        QVERIFY(checkSignature(altered, "other bytes", {}, trusted.get(), now).result.verdict == ProofVerdict::Fails);
    }
}

void TestBundleSignatures::signingWhatDoesNotHold()
{
    writeFile(place() / "findings.csv", "x");
    Context context;
    const Status done = signBundle(place(), *signer(), context);
    QVERIFY(!done && done.error().code == ErrorCode::Malformed);
    QVERIFY(!fs::exists(place() / "manifest.json.p7s"));
}

void TestBundleSignatures::timeStamps()
{
    Context context;
    const auto question = timeQuestionOf(place(), context);
    QVERIFY(question);
    QVERIFY(readFile(*question) == timeStampQuery(sha256(readFile(place() / "manifest.json"))));
    fs::remove(*question);
    QVERIFY(timeQuestionOf(place(), context) && fs::exists(*question));
    const std::string answer = m_openssl->answer(QString::fromStdString(*question));
    QVERIFY(!answer.empty());
    writeFile(place("answer.tsr"), answer);
    // An answer to another question, about the same bytes even.
    QVERIFY(m_openssl->run(("ts -query -data " + (place() / "manifest.json").string() + " -sha256 -cert -out other.tsq").c_str()));
    writeFile(place("other.tsr"), m_openssl->answer(m_openssl->path("other.tsq")));
    QVERIFY(!addTimeReply(place(), place("other.tsr"), nullptr, context));
    QVERIFY(m_openssl->run(("ts -query -data " + (place() / "README.txt").string() + " -sha256 -cert -out other.tsq").c_str()));
    writeFile(place("other.tsr"), m_openssl->answer(m_openssl->path("other.tsq")));
    QVERIFY(!addTimeReply(place(), place("other.tsr"), nullptr, context));
    QVERIFY(!addTimeReply(place(), place("answer.tsr"), anchors("signer.pem").get(), context));
    QVERIFY(!fs::exists(place() / "manifest.json.tsr"));
    const auto taken = addTimeReply(place(), place("answer.tsr"), anchors("ca.pem").get(), context);
    QVERIFY2(taken, taken ? "" : taken.error().message().c_str());
    QVERIFY(taken->result.verdict == ProofVerdict::Holds && std::abs(*taken->time - std::time(nullptr)) < 600);
    QVERIFY(!addTimeReply(place(), place("answer.tsr"), anchors("ca.pem").get(), context)); // there is one
    QVERIFY(checked().of("time-stamp") == ProofVerdict::Unproven);
    QCOMPARE(checked().exitCode(), 0);
    QVERIFY(checked({nullptr, anchors("ca.pem")}).of("time-stamp") == ProofVerdict::Holds);
    QVERIFY(checked({nullptr, anchors("tsa.pem")}).of("time-stamp") == ProofVerdict::Holds);
    QVERIFY(checked({nullptr, anchors("signer.pem")}).of("time-stamp") == ProofVerdict::Fails);
    makeItFit([](BundleManifest &manifest) { manifest.caseNumber = "another"; });
    const BundleCheck check = checked({nullptr, anchors("ca.pem")});
    QVERIFY(check.of("time-stamp") == ProofVerdict::Fails);
}

void TestBundleSignatures::cutTimeStamp()
{
    const Sha256Digest digest = sha256("some bytes");
    const std::string query = timeStampQuery(digest);
    QVERIFY(m_openssl->write("cut.tsq", QByteArray::fromStdString(query)));
    const std::string answer = m_openssl->answer(m_openssl->path("cut.tsq"));
    const TrustAnchorsPtr trusted = anchors("ca.pem");
    const std::int64_t now = std::time(nullptr);
    QVERIFY(checkTimeReply(answer, digest, query, trusted.get(), now).result.verdict == ProofVerdict::Holds);
    constexpr std::int64_t day = 86400;
    QVERIFY(checkTimeReply(answer, digest, query, trusted.get(), now + 4000 * day).result.verdict == ProofVerdict::Holds);
    QVERIFY(checkTimeReply(answer, digest, query, trusted.get(), now - day).result.verdict == ProofVerdict::Unproven);
    for (std::size_t size = 0; size < answer.size(); size += sweepStride) {
        QVERIFY(checkTimeReply(answer.substr(0, size), digest, query, trusted.get(), now).result.verdict == ProofVerdict::Fails);
        QVERIFY(checkTimeReply(answer.substr(0, size), digest, query, nullptr, now).result.verdict == ProofVerdict::Fails);
    }
    for (std::size_t size = 0; size < query.size(); size += sweepStride)
        QVERIFY(checkTimeQuery(query.substr(0, size), digest).verdict == ProofVerdict::Fails);
    for (std::size_t i = 0; i < answer.size(); i += sweepStride) {
        std::string altered = answer;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        checkTimeReply(altered, digest, query, nullptr, now);
        QVERIFY(checkTimeReply(altered, sha256("others"), query, trusted.get(), now).result.verdict == ProofVerdict::Fails);
    }
}

QTEST_GUILESS_MAIN(TestBundleSignatures)
#include "tst_bundlesignatures.moc"
