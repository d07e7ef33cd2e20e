// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/publickey.h"
#include "formats/cosignpayload.h"
#include "formats/intoto.h"
#include "formats/protojson.h"
#include "formats/rekorentry.h"
#include "formats/signednote.h"
#include "formats/sigstorebundle.h"
#include "formats/sigstoreroot.h"
#include "formats/timestampreply.h"

#include <QFile>
#include <QTest>
#include <functional>

using namespace assay;

namespace {

std::string contentOf(const char *name)
{
    QFile file(QStringLiteral(ASSAY_TEST_DATA "/trust/sigstore/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string swapped(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.find(from);
    return at == std::string::npos ? std::string() : text.replace(at, from.size(), to);
}

const std::string note = "log.example.invalid\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\xE2\x80\x94 log.example.invalid AQIDBAU=\n";
const std::string statement = R"({"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a","digest":{"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","gitCommit":"x"}}],"predicateType":"https://spdx.dev/Document","predicate":{}})";
const std::string payload = R"({"critical":{"identity":{"docker-reference":"demo/app"},"image":{"docker-manifest-digest":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},"type":"cosign container image signature"},"optional":null})";
const std::string blob = R"({"base64Signature":"YQ==","cert":"YQ==","rekorBundle":{"SignedEntryTimestamp":"YQ==","Payload":{"body":"YQ==","integratedTime":1,"logIndex":2,"logID":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}}})";
const std::string envelope = R"({"payload":"YQ==","payloadType":"t","signatures":[{"sig":"YQ==","keyid":"k"}]})";
const std::string root = R"({"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1","tlogs":[{"baseUrl":"https://log.example.invalid","hashAlgorithm":"SHA2_256","publicKey":{"rawBytes":"AAAA","keyDetails":"PKIX_ED25519","validFor":{"start":"2021-01-12T11:53:27Z","end":"2022-12-31T23:59:59.999Z"}},"logId":{"keyId":"AAAA"}}]})";
const std::string bundle = R"({"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","verificationMaterial":{"publicKey":{"hint":"h"},"tlogEntries":[{"logIndex":"1","logId":{"keyId":"AAAA"},"canonicalizedBody":"AAAA"}]},"messageSignature":{"messageDigest":{"algorithm":"SHA2_256","digest":"AAAA"},"signature":"AAAA"}})";

using Parse = std::function<std::string(const std::string &)>; // "" or the error's words
template <class T>
std::string fault(const Result<T> &result)
{
    return result ? std::string() : result.error().detail;
}

const Limits limits;
const Parse asNote = [](const std::string &text) { return fault(parseCheckpoint(text, "f")); };
const Parse asStatement = [](const std::string &text) { return fault(parseInTotoStatement(text, "f", limits)); };
const Parse asPayload = [](const std::string &text) { return fault(parseCosignPayload(text, "f", limits)); };
const Parse asRoot = [](const std::string &text) { return fault(parseSigstoreRoot(text, "f", limits)); };
const Parse asBundle = [](const std::string &text) { return fault(parseSigstoreBundle(text, "f", limits)); };
const Parse asEnvelope = [](const std::string &text) { return fault(parseDsseEnvelope(text, "f", limits)); };
const Parse asBlob = [](const std::string &text) { return fault(parseCosignBlobBundle(text, "f", limits)); };
const Parse asTimestamp = [](const std::string &text) { return fault(parseCosignTimestamp(text, "f", limits)); };
const Parse asEntry = [](const std::string &text) { return fault(parseRekorEntry(text, "f", limits)); };

} // namespace

Q_DECLARE_METATYPE(Parse)

class tst_SigstoreFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void everyTruncatedRecordIsAnError_data();
    void everyTruncatedRecordIsAnError();
    void contentInPiecesIsPutTogether();
    void checkpointSaysItsParts();
    void statementSaysItsSubjects();
    void rootSaysItsTimes();
    void entriesOfEveryKindAreRead();
    void predicatesHaveNames();
    void signedTextOfAnEnvelope();
    void envelopesOfTheSpecificationsVectors_data();
    void envelopesOfTheSpecificationsVectors();
    void unknownMembersOfAnEnvelopeArePassedOver();
    void base64OfEitherAlphabet();
};

void tst_SigstoreFormats::refuses_data()
{
    QTest::addColumn<Parse>("parse");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("why");
    const auto add = [](const char *name, const Parse &parse, const std::string &text, const char *why) {
        QTest::newRow(name) << parse << QByteArray::fromStdString(text) << QByteArray(why);
    };
    add("note without a blank line", asNote, swapped(note, "\n\n", "\n"), "blank line");
    add("note by nobody", asNote, note.substr(0, note.find("\n\n") + 2), "nobody signed");
    add("note with text below", asNote, note + "more\n", "line 2 below the note");
    add("note without its last line feed", asNote, note.substr(0, note.size() - 1), "no signature");
    add("note with a hint alone", asNote, swapped(note, "AQIDBAU=", "AQIDBA=="), "no signature");
    add("note with no base64", asNote, swapped(note, "AQIDBAU=", "AQIDBAU"), "no signature");
    add("note with a carriage return", asNote, swapped(note, "7\n", "7\r\n"), "control character");
    add("note that is long", asNote, std::string(70'000, 'a') + note, "more than");
    add("checkpoint of no size", asNote, swapped(note, "\n7\n", "\nseven\n"), "no size");
    add("checkpoint with a zero before", asNote, swapped(note, "\n7\n", "\n07\n"), "no size");
    add("checkpoint of too large a size", asNote, swapped(note, "\n7\n", "\n99999999999999999999999\n"), "no size");
    add("checkpoint of a short root", asNote, swapped(note, "AAAA=\n\n", "=\n\n"), "no SHA-256");
    add("checkpoint of two lines", asNote, "a\n7\n\n\xE2\x80\x94 a AQIDBAU=\n", "three lines");

    add("statement of no type", asStatement, swapped(statement, "_type", "_typ"), "no in-toto statement");
    add("statement of another version", asStatement, swapped(statement, "Statement/v1", "Statement/v2"), "version 0.1 or 1");
    add("statement of two types", asStatement, swapped(statement, "{\"_type\"", "{\"_type\":\"x\",\"_type\""), "stands twice");
    add("statement with another spelling", asStatement, swapped(statement, "\"predicate\":", "\"Subject\":"), "engines take for");
    add("statement of no predicate", asStatement, swapped(statement, "predicateType", "predicatetypo"), "predicateType");
    add("statement about nothing", asStatement, swapped(statement, statement.substr(statement.find("[{"), statement.find("}],") + 2 - statement.find("[{")), "[]"), "about nothing");
    add("statement with a short digest", asStatement, swapped(statement, "aaaaaaaa", "aaaaaaa"), "is none");
    add("statement with a digest in capitals", asStatement, swapped(statement, "aaaaaaaa", "AAAAAAAA"), "is none");
    add("statement without digests", asStatement, swapped(statement, "\"digest\"", "\"digests\""), "has no digest");

    add("payload of another type", asPayload, swapped(payload, "cosign container", "atomic container"), "its type is");
    add("payload that says more", asPayload, swapped(payload, "\"type\"", "\"more\":1,\"type\""), "does not have");
    add("payload with more beside", asPayload, swapped(payload, "\"optional\"", "\"mandatory\""), "does not have");
    add("payload with a key twice", asPayload, swapped(payload, "\"type\"", "\"type\":\"x\",\"type\""), "stands twice");
    add("payload of a short digest", asPayload, swapped(payload, "sha256:aa", "sha256:a"), "not sha256: and 64 lower-case hex digits");
    add("payload that is no object", asPayload, "[]", "no object");
    add("payload of nothing", asPayload, "{}", "critical");

    add("root of another media type", asRoot, swapped(root, "version=0.1", "version=7"), "media type");
    add("root with a log since nobody knows when", asRoot, swapped(root, "\"start\":\"2021-01-12T11:53:27Z\",", ""), "since when");
    add("root with no time", asRoot, swapped(root, "2021-01-12T11:53:27Z", "2021-01-12"), "no time");
    add("root with a time of a zone", asRoot, swapped(root, "11:53:27Z", "11:53:27+01:00"), "no time");
    add("root with a day that is none", asRoot, swapped(root, "2021-01-12", "2021-02-30"), "no time");
    add("root with a fraction of nothing", asRoot, swapped(root, ".999Z", ".Z"), "no time");
    add("root with another hash", asRoot, swapped(root, "SHA2_256", "SHA1"), "hash algorithm");
    add("root with no base64", asRoot, swapped(root, "AAAA", "AAAAA"), "no base64");
    add("root with a field of its own", asRoot, swapped(root, "\"baseUrl\"", "\"baseURL\""), "does not have");

    add("bundle of another media type", asBundle, swapped(bundle, "bundle.v0.3", "bundle.v0.4"), "media type");
    add("bundle with a key twice", asBundle, swapped(bundle, "\"mediaType\"", "\"mediaType\":\"x\",\"mediaType\""), "stands twice");
    add("bundle of two contents", asBundle, swapped(bundle, "\"messageSignature\"", "\"dsseEnvelope\":{},\"messageSignature\""), "one of a message");
    add("bundle of no content", asBundle, swapped(bundle, ",\"messageSignature\":{\"messageDigest\":{\"algorithm\":\"SHA2_256\",\"digest\":\"AAAA\"},\"signature\":\"AAAA\"}", ""), "one of a message");
    add("bundle by nobody", asBundle, swapped(bundle, "\"publicKey\":{\"hint\":\"h\"},", ""), "one of a certificate");
    add("bundle with snake case", asBundle, swapped(bundle, "tlogEntries", "tlog_entries"), "does not have");
    add("bundle with a number that is none", asBundle, swapped(bundle, "\"logIndex\":\"1\"", "\"logIndex\":\"1x\""), "no integer");
    add("bundle with a fraction", asBundle, swapped(bundle, "\"logIndex\":\"1\"", "\"logIndex\":1.5"), "no integer");
    add("bundle with a number too large", asBundle, swapped(bundle, "\"logIndex\":\"1\"", "\"logIndex\":18446744073709551615"), "no integer");
    add("bundle with a number below zero", asBundle, swapped(bundle, "\"logIndex\":\"1\"", "\"logIndex\":-1"), "below zero");
    add("bundle with an entry of nothing", asBundle, swapped(bundle, ",\"canonicalizedBody\":\"AAAA\"", ""), "no body");
    add("bundle with a proof past the end", asBundle, swapped(bundle, "\"logIndex\"", "\"inclusionProof\":{\"logIndex\":\"3\",\"treeSize\":\"3\"},\"logIndex\""), "there is no entry 3");
    std::string many = "[";
    for (int i = 0; i < 40; ++i)
        many += std::string(i > 0 ? "," : "") + "{}";
    add("bundle with many entries", asBundle, swapped(bundle, "[{\"logIndex\":\"1\",\"logId\":{\"keyId\":\"AAAA\"},\"canonicalizedBody\":\"AAAA\"}]", many + ']'), "more than");
    add("bundle deep in itself", asBundle, std::string(100, '[') + std::string(100, ']'), "deep");

    add("bundle with an envelope that says more", asBundle,
        swapped(swapped(bundle, bundle.substr(bundle.find("\"messageSignature\"")), "\"dsseEnvelope\":" + envelope + "}"), "\"payloadType\"", "\"more\":1,\"payloadType\""),
        "does not have");
    add("bundle with an envelope whose signature says more", asBundle,
        swapped(swapped(bundle, bundle.substr(bundle.find("\"messageSignature\"")), "\"dsseEnvelope\":" + envelope + "}"), "\"keyid\"", "\"extension\":{},\"keyid\""),
        "does not have");
    add("envelope with a key twice", asEnvelope, swapped(envelope, "\"payload\"", "\"payload\":\"eA==\",\"payload\""), "stands twice");
    add("envelope with an unknown key twice", asEnvelope, swapped(envelope, "\"payload\"", "\"x\":1,\"x\":2,\"payload\""), "stands twice");
    add("envelope with another spelling", asEnvelope, swapped(envelope, "\"payload\"", "\"Payload\":\"eA==\",\"payload\""), "engines take for");
    add("envelope with a signature of another spelling", asEnvelope, swapped(envelope, "\"sig\"", "\"SIG\":\"eA==\",\"sig\""), "engines take for");
    add("bundle with an envelope of two signatures", asBundle,
        swapped(swapped(bundle, bundle.substr(bundle.find("\"messageSignature\"")), "\"dsseEnvelope\":" + envelope + "}"), "[{\"sig\"", "[{\"sig\":\"eA==\"},{\"sig\""), "must have one");
    std::string signatures = "[";
    for (int i = 0; i < 100; ++i)
        signatures += "{\"sig\":\"eA==\"},";
    add("envelope with many signatures", asEnvelope, swapped(envelope, "[{", signatures + '{'), "more than");
    add("envelope with a key id that is no text", asEnvelope, swapped(envelope, "\"k\"", "1"), "no text");
    add("cosign's bundle of no signature", asBlob, swapped(blob, "\"YQ==\"", "\"\""), "no signature");
    add("cosign's bundle with a signature that is no base64", asBlob, swapped(blob, "\"YQ==\"", "\"%\""), "no base64");
    add("cosign's bundle with a signer that is no base64", asBlob, swapped(blob, "\"cert\":\"YQ==\"", "\"cert\":\"%\""), "no base64");
    add("cosign's bundle with a signer that is no text", asBlob, swapped(blob, "\"cert\":\"YQ==\"", "\"cert\":1"), "no text");
    add("cosign's bundle with a key twice", asBlob, swapped(blob, "\"cert\"", "\"cert\":\"eA==\",\"cert\""), "stands twice");
    add("cosign's bundle with another spelling", asBlob, swapped(blob, "\"cert\"", "\"CERT\":\"eA==\",\"cert\""), "engines take for");
    add("cosign's bundle with an entry that says more", asBlob, swapped(blob, "\"body\"", "\"more\":1,\"body\""), "does not have");
    add("cosign's bundle with an entry of no body", asBlob, swapped(blob, "\"body\":\"YQ==\"", "\"body\":\"\""), "no \"body\"");
    add("cosign's bundle with an entry of no log", asBlob, swapped(blob, "aaaa\"", "aaa\""), "no SHA-256");
    add("cosign's bundle with a time below zero", asBlob, swapped(blob, "\"integratedTime\":1", "\"integratedTime\":-1"), "below zero");
    add("time stamp with another spelling", asTimestamp, R"({"signedRFC3161Timestamp":"eA==","SignedRFC3161Timestamp":"YQ=="})", "engines take for");
    add("time stamp of nothing", asTimestamp, R"({"more":1})", "there is no");

    add("entry of another kind", asEntry, R"({"apiVersion":"0.0.1","kind":"rpm","spec":{}})", "not read by this version");
    add("entry of another version", asEntry, R"({"apiVersion":"0.0.9","kind":"dsse","spec":{}})", "not read by this version");
    add("entry of nothing", asEntry, R"({"apiVersion":"0.0.1","kind":"hashedrekord","spec":{}})", "there is no SHA-256");
    add("entry with a hash of SHA-1", asEntry, R"({"apiVersion":"0.0.1","kind":"hashedrekord","spec":{"data":{"hash":{"algorithm":"sha1","value":"aa"}}}})", "there is no SHA-256");
}

void tst_SigstoreFormats::refuses()
{
    QFETCH(Parse, parse);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, why);
    QVERIFY(!text.isEmpty());
    const QByteArray said = QByteArray::fromStdString(parse(text.toStdString()));
    QVERIFY2(said.contains(why), said.constData());
}

void tst_SigstoreFormats::everyTruncatedRecordIsAnError_data()
{
    QTest::addColumn<Parse>("parse");
    QTest::addColumn<QByteArray>("text");
    for (const auto &[name, parse, text] : {std::tuple("note", asNote, note), std::tuple("statement", asStatement, statement), std::tuple("payload", asPayload, payload),
                                            std::tuple("root", asRoot, root), std::tuple("bundle", asBundle, bundle), std::tuple("envelope", asEnvelope, envelope), std::tuple("cosign's bundle", asBlob, blob)})
        QTest::newRow(name) << parse << QByteArray::fromStdString(text);
}

void tst_SigstoreFormats::everyTruncatedRecordIsAnError()
{
    QFETCH(Parse, parse);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(parse(text.toStdString())), QByteArray());
    for (qsizetype size = 0; size < text.size(); ++size)
        QVERIFY2(!parse(text.left(size).toStdString()).empty(), qPrintable(QString::number(size)));
}

void tst_SigstoreFormats::contentInPiecesIsPutTogether()
{
    const auto value = [](char tag, const std::string &inner) { return std::string(1, tag) + static_cast<char>(inner.size()) + inner; };
    const std::string type = value('\x06', "\x2a");
    // No more of a reply than what is on the way to the content.
    const auto reply = [&](const std::string &content) {
        const std::string encapsulated = value('\x30', type + value('\xa0', content));
        const std::string data = value('\x30', value('\x02', "\x03") + value('\x31', {}) + encapsulated + value('\x31', "after"));
        return value('\x30', value('\x30', value('\x02', std::string(1, '\0'))) + value('\x30', type + value('\xa0', data)));
    };
    const std::string whole = reply(value('\x04', "content"));
    const std::string pieces = reply(value('\x24', value('\x04', "con") + value('\x04', {}) + value('\x04', "tent")));
    QCOMPARE(withWholeContent(whole), whole);
    QCOMPARE(withWholeContent(pieces), whole);
    QCOMPARE(withWholeContent(reply(value('\x24', {}))), reply(value('\x04', {})));
    for (const std::string &other : {reply(value('\x24', value('\x24', value('\x04', "content")))), reply(value('\x24', "\x04\x09" "short")),
                                     reply(value('\x24', value('\x04', "content")) + type), std::string("\x30\x80"), std::string("\x30\x85\x01\x01\x01\x01\x01")})
        QCOMPARE(withWholeContent(other), other);
    for (std::size_t size = 0; size < pieces.size(); ++size)
        QCOMPARE(withWholeContent(pieces.substr(0, size)), pieces.substr(0, size));
}

void tst_SigstoreFormats::checkpointSaysItsParts()
{
    const auto checkpoint = parseCheckpoint(swapped(note, "AAA=\n\n", "AAA=\nTimestamp: 1\n\n"), "f");
    QVERIFY(checkpoint);
    QCOMPARE(checkpoint->origin, std::string("log.example.invalid"));
    QCOMPARE(checkpoint->size, std::uint64_t{7});
    QVERIFY(checkpoint->note.text.ends_with("Timestamp: 1\n"));
    QCOMPARE(checkpoint->note.signatures.size(), std::size_t{1});
    QCOMPARE(checkpoint->note.signatures.front().hint, std::string("\1\2\3\4"));
    QCOMPARE(checkpoint->note.signatures.front().signature, std::string("\5"));
}

void tst_SigstoreFormats::statementSaysItsSubjects()
{
    const auto read = parseInTotoStatement(statement, "f", limits);
    QVERIFY(read);
    QCOMPARE(read->subjects.size(), std::size_t{1});
    QCOMPARE(read->subjects.front().name, std::string("a"));
    QCOMPARE(read->subjects.front().digest(), "sha256:" + std::string(64, 'a'));
    QCOMPARE(read->subjects.front().digests.size(), std::size_t{2});
}

void tst_SigstoreFormats::rootSaysItsTimes()
{
    const auto read = parseSigstoreRoot(root, "f", limits);
    QVERIFY(read);
    const SigstoreValidity validity = read->logs.front().validity;
    QCOMPARE(validity.start, std::int64_t{1610452407});
    QCOMPARE(validity.end, std::int64_t{1672531199});
    QVERIFY(validity.holds(validity.start) && validity.holds(validity.end));
    QVERIFY(!validity.holds(validity.start - 1) && !validity.holds(validity.end + 1));
}

void tst_SigstoreFormats::entriesOfEveryKindAreRead()
{
    for (const auto &[name, kind, version, ofPayload] :
         {std::tuple("happy-path", "hashedrekord", "0.0.1", false), std::tuple("rekor2-happy-path", "hashedrekord", "0.0.2", false),
          std::tuple("dsse-happy-path", "dsse", "0.0.1", true), std::tuple("rekor2-dsse-happy-path", "dsse", "0.0.2", true),
          std::tuple("intoto-002-in-dsse-happy-path", "intoto", "0.0.2", true), std::tuple("intoto-001-says-no-signature_fail", "intoto", "0.0.1", true)}) {
        const auto read = parseSigstoreBundle(contentOf((std::string("cases/") + name + "/bundle.sigstore.json").c_str()), "f", limits);
        QVERIFY2(read && read->entries.size() == 1, name);
        const auto entry = parseRekorEntry(read->entries.front().body, "f", limits);
        QVERIFY2(entry, entry ? "" : entry.error().message().c_str());
        QCOMPARE(entry->kind, std::string(kind));
        QCOMPARE(entry->version, std::string(version));
        QCOMPARE(entry->hashOfPayload, ofPayload);
        QCOMPARE(entry->signatures.size(), std::size_t(entry->version == "0.0.1" && entry->kind == "intoto" ? 0 : 1));
    }
}

void tst_SigstoreFormats::predicatesHaveNames()
{
    QCOMPARE(predicateName("https://slsa.dev/provenance/v0.2"), std::string("SLSA provenance v0.2"));
    QCOMPARE(predicateName("https://cyclonedx.org/bom"), std::string("CycloneDX"));
    QCOMPARE(predicateName("https://spdx.dev/Document/v2.3"), std::string("SPDX v2.3"));
    QCOMPARE(predicateName("https://cosign.sigstore.dev/attestation/vuln/v1"), std::string("vulnerability scan v1"));
    QCOMPARE(predicateName("https://cosign.sigstore.dev/attestation/v1"), std::string("cosign attestation v1"));
    // What only begins like one is another type, and must not get its name.
    for (const char *other : {"", "https://example.invalid/", "https://slsa.dev/provenance/", "https://slsa.dev/provenance/v", "https://slsa.dev/provenance/v1/x", "https://slsa.dev/provenance/v1 approved",
                              "https://spdx.dev/Document-of-mine", "https://slsa.dev/provenance.example/v1", "https://slsa.dev/provenance/v11111111111111111111"})
        QVERIFY2(predicateName(other).empty(), other);
    QCOMPARE(namedPredicate("https://slsa.dev/provenance/v1"), std::string("SLSA provenance v1 (https://slsa.dev/provenance/v1)"));
    QCOMPARE(namedPredicate("https://example.invalid/"), std::string("https://example.invalid/"));
}

void tst_SigstoreFormats::signedTextOfAnEnvelope()
{
    // The example of the DSSE specification.
    QCOMPARE(dsseSigned("http://example.com/HelloWorld", "hello world"), std::string("DSSEv1 29 http://example.com/HelloWorld 11 hello world"));
}

// The envelopes of DSSE's own test vectors, by the first two keys of RFC 8032. Signatures that need two keys are none for us: an
// attestation has one signer, as Sigstore's bundles have.
void tst_SigstoreFormats::envelopesOfTheSpecificationsVectors_data()
{
    QTest::addColumn<QByteArray>("envelope");
    QTest::addColumn<QByteArray>("covered"); // "" where it cannot be read
    QTest::addColumn<bool>("valid");
    const QByteArray statement = R"({"_type":"https://in-toto.io/Statement/v1"})";
    const QByteArray payload = statement.toBase64();
    const QByteArray inToto = "application/vnd.in-toto+json";
    const QByteArray first = "2WAfaHm5jluo0w+0rk8uVkluELJYWjSmU9x7EUzx+AyteDGJ4/nqyJXfmAUVFIAoQafWm7AxBZNw5M9ixNHiCA==";
    const QByteArray second = "c1+67/aT0yqEpwx8PsVY3MLHsj9D0CZ014/Fv/QlG59P+9CobUZ7xECJ/V3USG0Ob9CiE5LjReEZUzNF2l7eBw==";
    const auto signatureOf = [](const QByteArray &bytes, const char *keyId) -> QByteArray {
        return R"({"sig":")" + bytes + R"(","keyid":")" + keyId + "\"}";
    };
    const auto envelope = [](const QByteArray &type, const QByteArray &body, const QByteArray &signatures) -> QByteArray {
        return R"({"payload":")" + body + R"(","payloadType":")" + type + R"(","signatures":[)" + signatures + "]}";
    };

    QTest::newRow("single-signature") << envelope(inToto, payload, signatureOf(first, "A")) << "DSSEv1 28 " + inToto + " 43 " + statement << true;
    QTest::newRow("url-safe-base64")
        << envelope(inToto, "-_-_Pj8=", signatureOf("P-_KHICeR7tI6S_YyejJTRtrXhcQyQ2LYPaL8h90KjC9qN8HU_svOQ6TuDOT1HIrsGW886DbWNWcCmX5twLrAw==", "A"))
        << "DSSEv1 28 " + inToto + " 5 " + QByteArray::fromHex("fbffbf3e3f") << true;
    QTest::newRow("payload-type-swapped") << envelope("application/vnd.example.other+json", payload, signatureOf(first, "A"))
                                          << "DSSEv1 34 application/vnd.example.other+json 43 " + statement << false;
    QTest::newRow("non-ascii-payload-type")
        << envelope("application/vnd.ex\xc3\xa4mple+json", payload, signatureOf("xmSk/ug66ysT7ayhkCIjhAq42zgZXSsEWuzUaNL7w2eGAdF/NU6/fRXPtmfN+5DNSAs5/i2lUnHjbbjPsu0tAw==", "A"))
        << "DSSEv1 29 application/vnd.ex\xc3\xa4mple+json 43 " + statement << true;
    QTest::newRow("empty-payload") << envelope(inToto, "", signatureOf("gSggCAaTLTYyRH6FIDBem6meyIynsYy8RTHVzwx9tnTb7Bg/1jMWnuVgI/gffqmbsC2VX5/jHfkkDqsj7CDbDg==", "A"))
                                   << "DSSEv1 28 " + inToto + " 0 " << true;
    QTest::newRow("empty-payload-type") // a good signature; that nobody has asked for such a type is for checkCosignAttestation to say
        << envelope("", payload, signatureOf("iC3q/+3Rm0+lpAJRueDmDh15PnwCfxKmS0NAfKsbv+zgulXQC/WM9trc+j1XEqlwDIg/vf/uNfebeD6sxInrDg==", "A"))
        << "DSSEv1 0  43 " + statement << true;
    QTest::newRow("threshold-two-distinct-keys") << envelope(inToto, payload, signatureOf(first, "A") + ',' + signatureOf(second, "B")) << "DSSEv1 28 " + inToto + " 43 " + statement << true;
    QTest::newRow("threshold-two-one-key-twice") << envelope(inToto, payload, signatureOf(first, "A") + ',' + signatureOf(first, "A")) << "DSSEv1 28 " + inToto + " 43 " + statement << true;
    QTest::newRow("no signature") << envelope(inToto, payload, "") << QByteArray() << false;
    QTest::newRow("one of two is empty") << envelope(inToto, payload, signatureOf(first, "A") + ',' + signatureOf("", "B")) << QByteArray() << false;
    QTest::newRow("by another key") << envelope(inToto, payload, signatureOf(second, "A")) << "DSSEv1 28 " + inToto + " 43 " + statement << false;
}

void tst_SigstoreFormats::envelopesOfTheSpecificationsVectors()
{
    QFETCH(QByteArray, envelope);
    QFETCH(QByteArray, covered);
    QFETCH(bool, valid);
    const auto read = parseDsseEnvelope(envelope.toStdString(), "f", Limits());
    if (covered.isEmpty()) {
        QVERIFY(!read);
        QVERIFY2(read.error().message().find("signature") != std::string::npos, read.error().message().c_str());
        return;
    }
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    const std::string toBeSigned = dsseSigned(read->payloadType, read->payload);
    QCOMPARE(QByteArray::fromStdString(toBeSigned), covered);
    const auto key = PublicKey::fromEd25519(QByteArray::fromHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a").toStdString(), "A");
    QVERIFY2(key, key ? "" : key.error().message().c_str());
    const SignatureAnswer answer = key->verify(SignatureForm::Ed25519, HashAlgorithm::Sha256, toBeSigned, read->signatures.front());
    QCOMPARE(answer, valid ? SignatureAnswer::Valid : SignatureAnswer::Invalid);
}

// "Consumers MUST ignore unrecognized fields" (DSSE, envelope.md), and cosign does.
void tst_SigstoreFormats::unknownMembersOfAnEnvelopeArePassedOver()
{
    const std::string more = swapped(swapped(envelope, "\"payloadType\"", "\"more\":{\"payload\":\"eA==\"},\"payloadType\""), "\"keyid\"", "\"extension\":{\"kind\":\"x\"},\"keyid\"");
    const auto plain = parseDsseEnvelope(envelope, "f", limits);
    const auto read = parseDsseEnvelope(more, "f", limits);
    QVERIFY(plain);
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(read->payload, plain->payload);
    QCOMPARE(read->payloadType, plain->payloadType);
    QCOMPARE(read->signatures, plain->signatures);
    QCOMPARE(parseCosignTimestamp(R"({"more":[],"SignedRFC3161Timestamp":"YQ=="})", "f", limits).value_or(std::string()), std::string("a"));
}

void tst_SigstoreFormats::base64OfEitherAlphabet()
{
    const auto hex = [](const char *text) { return QByteArray::fromStdString(fromProtoBase64(text).value_or("none")).toHex(); };
    const QByteArray none = QByteArray("none").toHex();
    QCOMPARE(hex(""), QByteArray());
    for (const char *text : {"+/+/Pj8=", "+/+/Pj8", "-_-_Pj8=", "-_-_Pj8"})
        QCOMPARE(hex(text), QByteArray("fbffbf3e3f"));
    for (const char *text : {"-/-/Pj8=", "-_-_Pj8==", "-_-_Pj8====", "-_-_Pj9=", "-_-_Pj9", "-_-_P", "-_-_P===", "-_ -_Pj8", "-_-_Pj8=\n", "=", "===="})
        QCOMPARE(hex(text), none);
}

QTEST_GUILESS_MAIN(tst_SigstoreFormats)
#include "tst_sigstoreformats.moc"
