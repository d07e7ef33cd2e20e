// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/imagesignature.h"
#include "formats/json.h"
#include "formats/simplesigning.h"
#include "io/digest.h"
#include "support/trustfiles.h"
#include "trust/simplesigning.h"

#include <QTest>

#include <string>

using namespace assay;
using namespace assay::test;

namespace {

constexpr std::int64_t in2021 = 1'622'505'600;
constexpr std::int64_t in2028 = 1'830'000'000; // after skopeo's signatures, which are of the day they were made
const char *const reference = "docker.io/library/app:1.0";

std::string manifestDigest()
{
    return digestText(sha256(trustFile("simple/manifest.json")));
}

TrustStatement stated(const std::string &message, const OpenPgpTrust &trust, std::int64_t at = in2021, const std::string &wanted = reference)
{
    return simpleSigningStatement({"signature-1", message}, trust, wanted, manifestDigest(), at, Limits{});
}

std::string payload(const std::string &digest = "sha256:" + std::string(64, 'a'), const std::string &optional = "{}")
{
    return R"({"critical":{"identity":{"docker-reference":"a/b:1"},"image":{"docker-manifest-digest":")" + digest + R"("},"type":"atomic container signature"},"optional":)" + optional
        + '}';
}

std::string replaced(std::string text, const std::string &what, const std::string &by)
{
    const std::size_t at = text.find(what);
    return at == std::string::npos ? "not in it" : text.replace(at, what.size(), by);
}

} // namespace

#define TRUST_OR_SKIP(name, ...) \
    const OpenPgpTrust name = trustIn(__VA_ARGS__); \
    if (!name.keyring) \
        QSKIP(("SKIPPED, signatures were not checked: " + name.unavailable).c_str())

class TestSimpleSigning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signatures_data();
    void signatures();
    void everyByte();
    void cutAnywhere();
    void pinned();
    void wanted();
    void payloads();
    void references();
    void blobs();
    void storage();
    void dirLayout();
    void howFast();
};

void TestSimpleSigning::signatures_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, std::int64_t at, const char *expected) { QTest::newRow(name) << qint64(at) << QString::fromLatin1(expected); };
    const char *const all = "integrity=yes signature=yes identity=yes freshness=yes binding=yes";
    const char *const unread = "integrity=yes signature=yes identity=yes freshness=no binding=yes";
    row("valid", in2028, all); // by skopeo itself
    row("gpg", in2021, all);
    row("uncompressed", in2021, all);
    row("subkey", in2021, all);
    row("no-optional-fields", in2021, all);
    row("expired", in2021, unread);
    row("expired-key", in2021, unread);
    row("unknown-key", in2021, "integrity=yes signature=unknown identity=no");
    row("subkey-revoked", in2021, "integrity=yes signature=yes identity=no freshness=yes binding=yes");
    row("two", in2021, "integrity=no signature=yes identity=yes freshness=yes");
    row("twice", in2021, "integrity=no");
    row("armoured", in2021, "integrity=no");
    row("cleartext", in2021, "integrity=no");
    row("detached", in2021, "integrity=no");
    row("unsigned-compressed", in2021, "integrity=yes signature=no");
    row("unsigned-literal", in2021, "integrity=no");
    row("unsigned-encrypted", in2021, "integrity=no");
    row("invalid-blob", in2021, "integrity=no signature=yes identity=yes freshness=yes");
    row("other-type", in2021, "integrity=no signature=yes identity=yes freshness=yes");
    row("invalid-reference", in2021, "integrity=yes signature=yes identity=yes freshness=yes binding=no");
    row("bomb", in2021, "integrity=yes signature=no");
    row("manifest.json", in2021, "integrity=no");
}

void TestSimpleSigning::signatures()
{
    QFETCH(qint64, at);
    QFETCH(QString, expected);
    TRUST_OR_SKIP(trust, {"keyring.gpg"});
    const std::string name = QTest::currentDataTag();
    const TrustStatement statement = stated(trustFile("simple/" + name), trust, at);
    QVERIFY2(answersOf(statement) == expected.toLatin1(), toldBy(statement));
    QCOMPARE(statement.scheme, TrustScheme::SimpleSigning);
    QCOMPARE(statement.digest, expected.contains(QStringLiteral("binding")) ? manifestDigest() : std::string());
    if (expected.contains(QStringLiteral("binding=yes")))
        QCOMPARE(statement.subject, std::string(reference));
    QCOMPARE(statement.records.size(), 1U);
}

void TestSimpleSigning::everyByte()
{
    TRUST_OR_SKIP(trust, {"vendor.gpg"});
    const std::string message = trustFile("simple/uncompressed");
    int survived = 0;
    for (std::size_t i = 0; i < message.size(); ++i) {
        std::string other = message;
        other[i] = static_cast<char>(static_cast<unsigned char>(other[i]) ^ 0x01U);
        const TrustStatement statement = stated(other, trust);
        if (!holds(statement))
            continue;
        ++survived; // in the name and time of the literal packet, or in what of the signature is not signed
        QVERIFY2(statement.digest == manifestDigest() && statement.subject == reference, toldBy(statement));
    }
    QVERIFY2(survived <= 40, numbered(static_cast<std::size_t>(survived)));
}

void TestSimpleSigning::cutAnywhere()
{
    TRUST_OR_SKIP(trust, {"vendor.gpg"});
    for (const char *name : {"simple/uncompressed", "simple/gpg"}) {
        const std::string message = trustFile(name);
        for (std::size_t size = 0; size + 8 < message.size(); size += size < 300 ? 5 : 1) // zlib's own checksum is not waited for
            QVERIFY2(!holds(stated(message.substr(0, size), trust)), numbered(size));
    }
}

void TestSimpleSigning::pinned()
{
    TRUST_OR_SKIP(other, {"keyring.gpg"}, {fingerprintOf("second")});
    const TrustStatement statement = stated(trustFile("simple/gpg"), other);
    QCOMPARE(answersOf(statement), QByteArray("integrity=yes signature=yes identity=no freshness=yes"));
    QVERIFY(statement.digest.empty() && statement.subject.empty());
    const TrustStatement unavailable = stated(trustFile("simple/gpg"), {nullptr, "no keys"});
    QCOMPARE(answersOf(unavailable), QByteArray("integrity=yes signature=unknown"));
}

void TestSimpleSigning::wanted()
{
    TRUST_OR_SKIP(trust, {"vendor.gpg"});
    const std::string message = trustFile("simple/gpg");
    QVERIFY(holds(stated(message, trust, in2021, "app:1.0")));
    QVERIFY(holds(stated(message, trust, in2021, "app@" + manifestDigest())));
    QVERIFY(holds(stated(message, trust, in2021, "")));
    QVERIFY(!holds(stated(message, trust, in2021, "app:1.1")));
    QVERIFY(!holds(stated(message, trust, in2021, "other/app:1.0")));
    const TrustStatement otherManifest = simpleSigningStatement({"s", message}, trust, {}, "sha256:" + std::string(64, 'b'), in2021, Limits{});
    QCOMPARE(otherManifest.answer(TrustAspect::Binding), TrustAnswer::No);
}

void TestSimpleSigning::payloads()
{
    const auto parsed = parseSimpleSigning(payload("sha256:" + std::string(64, 'a'), R"({"creator":"me","timestamp":12,"more":[1]})"), "f", Limits{});
    QVERIFY(parsed && parsed->creator == "me" && parsed->timestamp == 12 && parsed->reference == "a/b:1");
    // skopeo and podman take a whole number in any spelling.
    const auto whole = parseSimpleSigning(payload("sha256:" + std::string(64, 'a'), R"({"timestamp":1.2e1})"), "f", Limits{});
    QVERIFY(whole && whole->timestamp == 12);
    QVERIFY(parseSimpleSigning(payload("sha512:" + std::string(128, 'a')), "f", Limits{}));
    const std::string good = payload();
    for (std::size_t size = 0; size < good.size(); ++size)
        QVERIFY2(!parseSimpleSigning(std::string_view(good).substr(0, size), "f", Limits{}), numbered(size));
    for (const std::string &bad :
         {payload("sha256:abc"), payload("sha256:" + std::string(64, 'A')), payload("md5:" + std::string(32, 'a')), payload(std::string(64, 'a')), payload("sha256:" + std::string(64, 'a'), "null"),
          payload("sha256:" + std::string(64, 'a'), R"({"timestamp":1.5})"), payload("sha256:" + std::string(64, 'a'), R"({"timestamp":18446744073709551615})"),
          payload("sha256:" + std::string(64, 'a'), R"({"creator":1})"), replaced(good, R"("type":)", R"("Type":)"), replaced(good, R"("type":)", R"("more":1,"type":)"),
          replaced(good, R"("identity":{)", R"("identity":{"more":1,)"), replaced(good, R"("image":{)", R"("image":{"more":1,)"), replaced(good, R"("critical")", R"("more":1,"critical")"),
          replaced(good, R"("optional":{})", R"("optional":{},"optional":{})"), replaced(good, R"("type":"atomic)", R"("type":"cosign)"), replaced(good, R"("a/b:1")", "1"), good + "x",
          std::string("[]"), std::string("{}")})
        QVERIFY2(!parseSimpleSigning(bad, "f", Limits{}), bad.c_str());
}

void TestSimpleSigning::references()
{
    const std::string digest = "@sha256:" + std::string(64, 'a');
    const std::string other = "@sha256:" + std::string(64, 'b');
    struct Row {
        std::string has;
        std::string wants;
        bool fits;
    };
    for (const Row &row : std::vector<Row>{{"docker.io/library/app:1", "app:1", true}, {"index.docker.io/library/app:1", "app:1", true}, {"app:latest", "app", true},
                                           {"app", "app", false}, {"app", "app:latest", false}, {"app:1", "app", false}, {"quay.io/a/b:1", "quay.io/a/b:1", true},
                                           {"quay.io/a/b:1", "a/b:1", false}, {"localhost:5000/a:1", "localhost:5000/a:1", true}, {"localhost/a:1", "a:1", false},
                                           {"a/b:1", "a/b" + digest, true}, {"a/b" + digest, "a/b" + digest, true}, {"a/b" + other, "a/b" + digest, false},
                                           {"a/b:1", "a/c" + digest, false}, {"a/b:1" + digest, "a/b:1", false}, {"a/b:1" + digest, "a/b:1" + digest, true},
                                           {"a/b", "a/b" + digest, false}, {"A/b:1", "A/b:1", false}, {"a//b:1", "a//b:1", false}, {"a/b:", "a/b:", false}, {"", "", false},
                                           {"a/b:1@x", "a/b:1@x", false}, {"a..b:1", "a..b:1", false}, {"a__b:1", "a__b:1", true}, {"a---b:1", "a---b:1", true}, {"a___b:1", "a___b:1", false},
                                           {"a/-b:1", "a/-b:1", false}, {"a/b\n:1", "a/b\n:1", false}})
        QVERIFY2(signedReferenceFits(row.has, row.wants) == row.fits, (row.has + " for " + row.wants).c_str());
}

void TestSimpleSigning::blobs()
{
    const std::string message = trustFile("simple/gpg");
    const auto plain = parseImageSignature(message, "f", Limits{});
    QVERIFY(plain && plain->kind == ImageSignatureKind::SimpleSigning && plain->message == message);
    const auto framed = parseImageSignature(std::string(1, '\0') + "simple-signing\n" + message, "f", Limits{});
    QVERIFY(framed && framed->message == message);
    const std::string frame = std::string(1, '\0') + "sigstore-json\n";
    const auto sigstore = parseImageSignature(frame + R"({"mimeType":"m","payload":"aGk=","annotations":{"a":"b"}})", "f", Limits{});
    QVERIFY(sigstore && sigstore->kind == ImageSignatureKind::Sigstore && sigstore->payload == "hi" && sigstore->mimeType == "m" && sigstore->annotations.at("a") == "b");
    QVERIFY(parseImageSignature(frame + R"({"mimeType":"m","payload":"aGk="})", "f", Limits{}));
    for (const std::string &bad : {std::string(), std::string(1, '\0'), frame, frame + "{}", frame + R"({"mimeType":"m","payload":"aGk"})", frame + R"({"mimeType":"m","payload":"aGk=","annotations":[1]})",
                                   frame + R"({"mimeType":"m","payload":"aGk=","annotations":{"a":1}})", std::string(1, '\0') + "simple-signing\n", std::string(1, '\0') + "simple-signing",
                                   std::string(1, '\0') + "other\nx", std::string("{}")})
        QVERIFY2(!parseImageSignature(bad, "f", Limits{}), bad.c_str());
    QCOMPARE(lookasideFolder("library/app", "sha256:ab"), std::string("library/app@sha256=ab"));
    for (const char *repository : {"", "/a", "../a", "a/../b", "a//b", "./a"})
        QVERIFY2(lookasideFolder(repository, "sha256:ab").empty(), repository);
    for (const char *digest : {"", "sha256", "sha256:../a", "sha256:a/b"})
        QVERIFY2(lookasideFolder("a", digest).empty(), digest);
    QCOMPARE(imageSignatureName(3), std::string("signature-3"));
}

// What skopeo left in a storage of podman's.
void TestSimpleSigning::storage()
{
    const auto images = fromTestData(parseJson(trustFile("storage/images.json"), "images.json", Limits{}));
    const std::string bytes = trustFile("storage/signatures");
    const std::string digest = stringMember(images.at(0), "digest");
    const auto metadata = fromTestData(parseJson(stringMember(images.at(0), "metadata"), "images.json", Limits{}));
    const auto sizes = member(metadata, "signatures-sizes")->at(digest).get<std::vector<std::uint64_t>>();
    const auto blobs = splitImageSignatures(bytes, sizes, "signatures");
    QVERIFY(blobs && blobs->size() == 1 && blobs->front() == bytes);
    const auto three = splitImageSignatures("aabccc", {2, 1, 3}, "f");
    QVERIFY(three && three->at(0) == "aa" && three->at(1) == "b" && three->at(2) == "ccc");
    for (const std::vector<std::uint64_t> &bad : std::vector<std::vector<std::uint64_t>>{{2, 1, 4}, {2, 1}, {}, {UINT64_MAX}, {6, UINT64_MAX}, std::vector<std::uint64_t>(200, 0)})
        QVERIFY(!splitImageSignatures("aabccc", bad, "f"));
    TRUST_OR_SKIP(trust, {"vendor.gpg"});
    const auto signature = parseImageSignature(blobs->front(), "signatures", Limits{});
    const TrustStatement statement = simpleSigningStatement({"signatures", signature->message}, trust, "demo/app:1.0", digest, in2028, Limits{});
    QVERIFY2(holds(statement), toldBy(statement));
}

void TestSimpleSigning::dirLayout()
{
    TRUST_OR_SKIP(trust, {"vendor.gpg"}, {fingerprintOf("vendor")});
    const std::string digest = digestText(sha256(trustFile("dir/manifest.json")));
    const TrustStatement statement = simpleSigningStatement({"signature-1", trustFile("dir/signature-1")}, trust, "demo/app:1.0", digest, in2028, Limits{});
    QVERIFY2(holds(statement), toldBy(statement));
    QCOMPARE(statement.signers.front().key, fingerprintOf("vendor"));
}

void TestSimpleSigning::howFast()
{
    TRUST_OR_SKIP(trust, {"vendor.gpg"});
    const std::string message = trustFile("simple/gpg");
    QBENCHMARK {
        QVERIFY(holds(stated(message, trust)));
    }
}

QTEST_GUILESS_MAIN(TestSimpleSigning)
#include "tst_simplesigning.moc"
