// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Cases of the conformance suite of sigstore that are not at hand as files, made after what the suite says of them: real bundles of the suite with one
// thing changed that no signature needs to be made for. The names are the suite's, the bytes are ours.

#include "sigstorecase.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>
#include <functional>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/obj_mac.h>

using namespace assay;

namespace {

QString withSlash(const char *folder)
{
    return dataFolder + QLatin1String(folder) + QLatin1Char('/');
}

// A case with its parts taken apart, to change one of them.
struct Parts {
    QJsonObject bundle;
    QJsonObject root;
    std::string artifact;
    std::string digest;  // where there is no artifact
    std::string key;     // PEM; "" for an identity
    std::string identity;
    std::string issuer;
    std::string text;    // instead of the bundle, where it is to be no JSON

    static Parts of(const char *name)
    {
        const Case one{withSlash("conformance") + QLatin1String(name), dataFolder + QStringLiteral("conformance")};
        Parts parts;
        parts.bundle = QJsonDocument::fromJson(QByteArray::fromStdString(one.bundle())).object();
        parts.root = QJsonDocument::fromJson(QByteArray::fromStdString(read(one.path("trusted_root.json", "trusted_root.json")))).object();
        parts.artifact = one.artifact();
        parts.digest = one.text("digest");
        parts.key = read(one.folder + QStringLiteral("/key.pub"));
        parts.identity = one.text("identity");
        parts.issuer = one.text("issuer");
        return parts;
    }

    // The reason for the refusal, or "all holds".
    QByteArray judged() const
    {
        SigstoreTrust trust;
        if (key.empty())
            trust.identities.push_back({identity, false, issuer, false});
        else if (const auto read = PublicKey::fromPem(key, "key.pub"))
            trust.keys.push_back(*read);
        const auto anchors = SigstoreAnchors::fromTrustedRoot(QJsonDocument(root).toJson().toStdString(), "trusted_root.json", {});
        if (!anchors)
            return QByteArray::fromStdString(anchors.error().message());
        trust.anchors.push_back(*anchors);
        SigstoreArtifact atHand;
        if (artifact.empty())
            atHand.digests.push_back(digest);
        else
            atHand.bytes = artifact;
        constexpr std::int64_t later = 1'790'000'000;
        const std::string bytes = text.empty() ? QJsonDocument(bundle).toJson().toStdString() : text;
        const TrustStatement statement = checkBundle(bytes, "bundle.sigstore.json", atHand, trust, later);
        return isAccepted(statement) ? QByteArrayLiteral("all holds") : statement.firstBroken() ? reasonOf(statement) : QByteArrayLiteral("it is not said that all holds");
    }
};

// The value at a way as "verificationMaterial.tlogEntries.0.logIndex".
QJsonValue at(QJsonValue value, const QString &way)
{
    for (const QString &step : way.split(QLatin1Char('.')))
        value = value.isArray() ? QJsonValue(value.toArray().at(step.toInt())) : value.toObject().value(step);
    return value;
}

QJsonValue with(const QJsonValue &value, const QStringList &way, const QJsonValue &instead)
{
    if (way.isEmpty())
        return instead;
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        array[way.front().toInt()] = with(array.at(way.front().toInt()), way.mid(1), instead);
        return array;
    }
    QJsonObject object = value.toObject();
    const QJsonValue inner = with(object.value(way.front()), way.mid(1), instead);
    if (inner.isUndefined())
        object.remove(way.front());
    else
        object.insert(way.front(), inner);
    return object;
}

void put(QJsonObject &object, const char *way, const QJsonValue &instead)
{
    object = with(object, QString::fromLatin1(way).split(QLatin1Char('.')), instead).toObject();
}

const char *const entry = "verificationMaterial.tlogEntries.0";
const char *const body = "verificationMaterial.tlogEntries.0.canonicalizedBody";
const char *const proofHash = "verificationMaterial.tlogEntries.0.inclusionProof.hashes.0";
const char *const checkpoint = "verificationMaterial.tlogEntries.0.inclusionProof.checkpoint.envelope";
const char *const stamps = "verificationMaterial.timestampVerificationData.rfc3161Timestamps";
const char *const chain = "verificationMaterial.x509CertificateChain.certificates";

// The bytes in base64 with a bit of one of them changed.
QString flipped(const QString &base64, qsizetype byte)
{
    QByteArray bytes = QByteArray::fromBase64(base64.toLatin1());
    bytes[byte < 0 ? bytes.size() + byte : byte] ^= 1;
    return QString::fromLatin1(bytes.toBase64());
}

// A checkpoint with its lines changed: text, then an empty line, then signatures.
QString changedNote(const QString &note, const std::function<void(QStringList &, QStringList &)> &change)
{
    const qsizetype gap = note.indexOf(QStringLiteral("\n\n"));
    QStringList text = note.left(gap).split(QLatin1Char('\n'));
    QStringList signatures = note.mid(gap + 2).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    change(text, signatures);
    return text.join(QLatin1Char('\n')) + QStringLiteral("\n\n") + signatures.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void changeNote(Parts &parts, const std::function<void(QStringList &, QStringList &)> &change)
{
    put(parts.bundle, checkpoint, changedNote(at(parts.bundle, QLatin1String(checkpoint)).toString(), change));
}

QString signatureLine(const QString &name, char first)
{
    return QStringLiteral("\u2014 ") + name + QLatin1Char(' ') + QString::fromLatin1(QByteArray(68, first).toBase64());
}

// In (r, n - s) every signature of ECDSA has another one over the same bytes.
QString otherSignature(const QString &base64)
{
    const QByteArray der = QByteArray::fromBase64(base64.toLatin1());
    const auto *from = reinterpret_cast<const unsigned char *>(der.constData());
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> signature(d2i_ECDSA_SIG(nullptr, &from, static_cast<long>(der.size())), &ECDSA_SIG_free);
    const std::unique_ptr<EC_GROUP, decltype(&EC_GROUP_free)> group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1), &EC_GROUP_free);
    BIGNUM *s = BN_new();
    BN_sub(s, EC_GROUP_get0_order(group.get()), ECDSA_SIG_get0_s(signature.get()));
    ECDSA_SIG_set0(signature.get(), BN_dup(ECDSA_SIG_get0_r(signature.get())), s);
    unsigned char *out = nullptr;
    const int size = i2d_ECDSA_SIG(signature.get(), &out);
    const QByteArray other(reinterpret_cast<const char *>(out), size);
    OPENSSL_free(out);
    return QString::fromLatin1(other.toBase64());
}

using Change = std::function<void(Parts &)>;
struct Described {
    const char *name; // of the suite
    const char *base; // of the case that is changed
    const char *says; // what is said of it; "all holds" where it must be accepted
    Change change;
};

constexpr const char *first = "a.txt.good";                  // version 0.1, a file
constexpr const char *enveloped = "sha256_cd5380.jsonl";      // version 0.3, an envelope in the first Rekor
constexpr const char *second = "rekor2-happy-path";           // a file in the second Rekor
constexpr const char *secondEnvelope = "rekor2-dsse-happy-path";
constexpr const char *holds = "all holds";

void notJson(Parts &parts)
{
    parts.text = "{\"mediaType\": \"application/vnd.dev.sigstore.bundle+json;version=0.1\", ";
}

std::vector<Described> shape()
{
    return {
        {"bundle-empty-certificate-chain_fail", first, "there is no certificate in it", [](Parts &p) { put(p.bundle, chain, QJsonArray()); }},
        {"bundle-from-wrong-instance_fail", second, "it does not lead to an authority that is trusted", [](Parts &p) { p.root = Parts::of(first).root; }},
        {"bundle-invalid-base64-signature_fail", first, "base64", [](Parts &p) { put(p.bundle, "messageSignature.signature", QStringLiteral("%%%")); }},
        {"bundle-malformed-json_fail", first, "JSON", notJson},
        {"bundle-negative-log-index_fail", first, "a number in it is below zero", [](Parts &p) { put(p.bundle, "verificationMaterial.tlogEntries.0.logIndex", QStringLiteral("-1")); }},
        {"bundle-unknown-version_fail", first, "version=99.9",
         [](Parts &p) { put(p.bundle, "mediaType", QStringLiteral("application/vnd.dev.sigstore.bundle+json;version=99.9")); }},
        {"bundle-with-root-cert_fail", first, "certificate 2 of it was issued by itself",
         [](Parts &p) {
             QJsonArray all = at(p.bundle, QLatin1String(chain)).toArray();
             all.append(at(p.root, QStringLiteral("certificateAuthorities.0.certChain.certificates")).toArray().last());
             put(p.bundle, chain, all);
         }},
        {"message-digest-mismatch_fail", first, "the entry is about other bytes",
         [](Parts &p) { put(p.bundle, "messageSignature.messageDigest.digest", flipped(at(p.bundle, QStringLiteral("messageSignature.messageDigest.digest")).toString(), 0)); }},
        {"signature-mismatch_fail", first, "the entry is about another signature",
         [](Parts &p) { put(p.bundle, "messageSignature.signature", flipped(at(p.bundle, QStringLiteral("messageSignature.signature")).toString(), -1)); }},
        {"wrong-material_fail", first, "something else was signed", [](Parts &p) { p.artifact = "something else\n"; }},
        {"wrong-hashedrekord-artifact_fail", first, "something else was signed", [](Parts &p) { p.artifact.push_back('\n'); }},
    };
}

std::vector<Described> logged()
{
    return {
        {"happy-path", first, holds, [](Parts &) {}},
        {"happy-path-v0.3-new-mediaType", enveloped, holds, [](Parts &) {}},
        {"happy-path-v0.3", enveloped, holds, [](Parts &p) { put(p.bundle, "mediaType", QStringLiteral("application/vnd.dev.sigstore.bundle+json;version=0.3")); }},
        {"happy-path-v0.2", enveloped, holds,
         [](Parts &p) {
             put(p.bundle, "mediaType", QStringLiteral("application/vnd.dev.sigstore.bundle+json;version=0.2"));
             const QJsonObject certificate = at(p.bundle, QStringLiteral("verificationMaterial.certificate")).toObject();
             put(p.bundle, "verificationMaterial.certificate", QJsonValue(QJsonValue::Undefined));
             put(p.bundle, "verificationMaterial.x509CertificateChain", QJsonObject{{QStringLiteral("certificates"), QJsonArray{certificate}}});
         }},
        {"happy-path-v0.2-without-checkpoint_fail", first, "the checkpoint cannot be read",
         [](Parts &p) { put(p.bundle, "mediaType", QStringLiteral("application/vnd.dev.sigstore.bundle+json;version=0.2")); }},
        {"checkpoint-bad-keyhint_fail", enveloped, "the checkpoint has no signature of the log",
         [](Parts &p) { changeNote(p, [](QStringList &, QStringList &lines) { lines[0] = lines[0].section(QLatin1Char(' '), 0, 1) + QLatin1Char(' ') + flipped(lines[0].section(QLatin1Char(' '), 2), 0); }); }},
        {"checkpoint-wrong-roothash_fail", enveloped, "the checkpoint is about another state of the log",
         [](Parts &p) { put(p.bundle, checkpoint, at(Parts::of("dsse-with-hashedrekord-happy-path").bundle, QLatin1String(checkpoint))); }},
        {"invalid-checkpoint-signature_fail", enveloped, "the signature of the log under the checkpoint does not hold",
         [](Parts &p) { changeNote(p, [](QStringList &, QStringList &lines) { lines[0] = lines[0].section(QLatin1Char(' '), 0, 1) + QLatin1Char(' ') + flipped(lines[0].section(QLatin1Char(' '), 2), -1); }); }},
        {"inclusion-proof-corrupted-hash_fail", enveloped, "the proof does not lead from the entry to the root", [](Parts &p) { put(p.bundle, proofHash, flipped(at(p.bundle, QLatin1String(proofHash)).toString(), 3)); }},
        {"incorrect-public-key_fail", first, "by another certificate",
         [](Parts &p) {
             QJsonObject logged = QJsonDocument::fromJson(QByteArray::fromBase64(at(p.bundle, QLatin1String(body)).toString().toLatin1())).object();
             const QJsonObject other = QJsonDocument::fromJson(QByteArray::fromBase64(at(Parts::of("a.txt.invalid_inclusion_proof_fail").bundle, QLatin1String(body)).toString().toLatin1())).object();
             put(logged, "spec.signature.publicKey.content", at(other, QStringLiteral("spec.signature.publicKey.content")));
             put(p.bundle, body, QString::fromLatin1(QJsonDocument(logged).toJson(QJsonDocument::Compact).toBase64()));
         }},
        {"integrated-time-in-future_fail", first, "the log's signature over the entry does not hold", [](Parts &p) { put(p.bundle, "verificationMaterial.tlogEntries.0.integratedTime", QStringLiteral("32503680000")); }},
        {"set-invalid-signature_fail", enveloped, "the log's signature over the entry does not hold",
         [](Parts &p) {
             const char *promise = "verificationMaterial.tlogEntries.0.inclusionPromise.signedEntryTimestamp";
             put(p.bundle, promise, flipped(at(p.bundle, QLatin1String(promise)).toString(), -1));
         }},
        {"wrong-hashedrekord-entry_fail", first, "the entry is about other bytes", [](Parts &p) { put(p.bundle, entry, at(Parts::of("dsse-with-hashedrekord-happy-path").bundle, QLatin1String(entry))); }},
        // The entry that another signature over the very same file has: what was wrong in CVE-2022-36056.
        {"wrong-hashedrekord-cert-and-sig_fail", first, "the entry is about another signature",
         [](Parts &p) {
             QJsonObject other = at(Parts::of("a.txt.invalid_inclusion_proof_fail").bundle, QLatin1String(entry)).toObject();
             other.remove(QStringLiteral("inclusionProof"));
             put(p.bundle, entry, other);
         }},
        {"invalid-ct-key_fail", first, "no log of certificates that is trusted made the promise in it",
         [](Parts &p) {
             QJsonArray logs;
             logs.append(at(Parts::of(second).root, QStringLiteral("ctlogs.1")));
             p.root.insert(QStringLiteral("ctlogs"), logs);
         }},
        {"dsse-invalid-sig_fail", enveloped, "the entry is about another signature",
         [](Parts &p) { put(p.bundle, "dsseEnvelope.signatures.0.sig", at(Parts::of("dsse-with-hashedrekord-happy-path").bundle, QStringLiteral("dsseEnvelope.signatures.0.sig"))); }},
        {"dsse-mismatch-envelope_fail", enveloped, "the entry is about another payload",
         [](Parts &p) {
             QByteArray payload = QByteArray::fromBase64(at(p.bundle, QStringLiteral("dsseEnvelope.payload")).toString().toLatin1());
             put(p.bundle, "dsseEnvelope.payload", QString::fromLatin1(payload.replace("refs/heads/trunk", "refs/heads/other").toBase64()));
         }},
        {"dsse-mismatch-sig_fail", enveloped, "the entry is about another signature",
         [](Parts &p) { put(p.bundle, "dsseEnvelope.signatures.0.sig", otherSignature(at(p.bundle, QStringLiteral("dsseEnvelope.signatures.0.sig")).toString())); }},
    };
}

std::vector<Described> rekor2()
{
    const auto dropLine = [](qsizetype line) {
        return [line](Parts &p) { changeNote(p, [line](QStringList &text, QStringList &) { text.removeAt(line); }); };
    };
    const auto witness = QStringLiteral("witness.example.org");
    return {
        {"rekor2-checkpoint-cosigned", second, holds, [=](Parts &p) { changeNote(p, [=](QStringList &, QStringList &lines) { lines.append(signatureLine(witness, 'w')); }); }},
        {"rekor2-checkpoint-multiple-cosigs", second, holds,
         [=](Parts &p) { changeNote(p, [=](QStringList &, QStringList &lines) { lines.append({signatureLine(witness, 'w'), signatureLine(QStringLiteral("other.example.org"), 'o')}); }); }},
        {"rekor2-checkpoint-origin-not-first", second, holds, [=](Parts &p) { changeNote(p, [=](QStringList &, QStringList &lines) { lines.prepend(signatureLine(witness, 'w')); }); }},
        {"rekor2-checkpoint-two-sigs-from-origin", second, holds,
         [](Parts &p) { changeNote(p, [](QStringList &text, QStringList &lines) { lines.prepend(signatureLine(text[0], 'k')); }); }},
        {"rekor2-checkpoint-two-sigs-cosigned", second, holds,
         [=](Parts &p) { changeNote(p, [=](QStringList &text, QStringList &lines) { lines.append({signatureLine(text[0], 'k'), signatureLine(witness, 'w')}); }); }},
        {"rekor2-checkpoint-missing-log-signature_fail", second, "the checkpoint cannot be read", [](Parts &p) { changeNote(p, [](QStringList &, QStringList &lines) { lines.clear(); }); }},
        {"rekor2-checkpoint-no-matching-signature_fail", second, "the checkpoint has no signature of the log",
         [=](Parts &p) { changeNote(p, [=](QStringList &text, QStringList &lines) { lines[0].replace(text[0], witness); }); }},
        {"rekor2-checkpoint-missing-origin_fail", second, "the checkpoint", dropLine(0)},
        {"rekor2-checkpoint-missing-size_fail", second, "the checkpoint cannot be read", dropLine(1)},
        {"rekor2-checkpoint-missing-root-hash_fail", second, "the checkpoint", dropLine(2)},
        {"rekor2-no-inclusion-proof_fail", second, "there is no inclusion proof", [](Parts &p) { put(p.bundle, "verificationMaterial.tlogEntries.0.inclusionProof", QJsonValue(QJsonValue::Undefined)); }},
        {"rekor2-no-timestamp_fail", second, "nothing proves when it signed", [](Parts &p) { put(p.bundle, stamps, QJsonArray()); }},
        {"rekor2-timestamp-payload-mismatch_fail", second, "the time stamp is about something else than this signature",
         [](Parts &p) { put(p.bundle, stamps, at(Parts::of(secondEnvelope).bundle, QLatin1String(stamps))); }},
        {"rekor2-timestamp-untrusted-tsa_fail", second, "no authority that is trusted made the time stamp", [](Parts &p) { p.root.insert(QStringLiteral("timestampAuthorities"), QJsonArray()); }},
    };
}

std::vector<Described> roots()
{
    const auto end = [](const char *way, const char *time) { return [=](Parts &p) { put(p.root, way, QString::fromLatin1(time)); }; };
    const char *log = "tlogs.0.publicKey.validFor.end";
    const char *authority = "timestampAuthorities.0.validFor.end";
    return {
        {"trust-root-tlog-missing-validity-start_fail", first, "it does not say since when it is valid", [](Parts &p) { put(p.root, "tlogs.0.publicKey.validFor.start", QJsonValue(QJsonValue::Undefined)); }},
        {"trust-root-tlog-validity-end-inclusive", first, holds, end(log, "2023-06-15T18:21:13Z")},
        {"trust-root-tlog-validity-ended_fail", first, "was not in use then", end(log, "2023-06-15T18:21:12Z")},
        {"trust-root-tsa-validity-end-inclusive", secondEnvelope, holds, end(authority, "2025-07-25T19:53:04Z")},
        {"rekor2-timestamp-outside-trust-root-tsa-validity_fail", secondEnvelope, "was not in use", end(authority, "2025-07-25T19:53:03Z")},
        {"rekor2-timestamp-wrong-tsa-validity-borrow_fail", secondEnvelope, "timestamp.sigstage.dev was not in use",
         [](Parts &p) {
             put(p.root, "timestampAuthorities.0.validFor.end", QStringLiteral("2025-06-01T00:00:00Z"));
             QJsonArray all = p.root.value(QStringLiteral("timestampAuthorities")).toArray();
             QJsonObject other = all.at(0).toObject();
             put(other, "uri", QStringLiteral("https://unrelated.invalid"));
             put(other, "certChain.certificates", QJsonArray());
             put(other, "validFor.end", QStringLiteral("2026-01-01T00:00:00Z"));
             all.append(other);
             p.root.insert(QStringLiteral("timestampAuthorities"), all);
         }},
        {"managed-key-happy-path", "managed-key-and-trusted-root", holds, [](Parts &) {}},
        {"managed-key-no-key_fail", "managed-key-and-trusted-root", "no key was given", [](Parts &p) { p.key.clear(); }},
        {"managed-key-wrong-key_fail", "managed-key-and-trusted-root", "none of the keys that were given made the signature", [](Parts &p) { p.key = Parts::of("intoto-canonical-log-entry").key; }},
    };
}

} // namespace

class tst_SigstoreDescribed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void described_data();
    void described();
    void folders_data();
    void folders();
    void reasons_data();
    void reasons();
    void statementsWithoutTheirStamps_data();
    void statementsWithoutTheirStamps();
    void names();
};

void tst_SigstoreDescribed::described_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<int>("number");
    const auto add = [](const char *group, const std::vector<Described> &all) {
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::addRow("%s", all[i].name) << QString::fromLatin1(group) << static_cast<int>(i);
    };
    add("shape", shape());
    add("logged", logged());
    add("rekor2", rekor2());
    add("roots", roots());
}

void tst_SigstoreDescribed::described()
{
    QFETCH(QString, group);
    QFETCH(int, number);
    const std::vector<Described> all = group == QLatin1String("shape") ? shape() : group == QLatin1String("logged") ? logged() : group == QLatin1String("rekor2") ? rekor2() : roots();
    const Described &one = all[static_cast<std::size_t>(number)];
    Parts parts = Parts::of(one.base);
    QCOMPARE(parts.judged(), QByteArray(holds));
    one.change(parts);
    const QByteArray reason = parts.judged();
    if (qEnvironmentVariableIsSet("ASSAY_SHOW"))
        qInfo("%s: %s", one.name, reason.constData());
    QCOMPARE(reason == holds, !QByteArray(one.name).endsWith("_fail"));
    QVERIFY2(reason.contains(one.says), reason.constData());
}

// Whole cases after what the suite says of them, as the suite lays them out.
void tst_SigstoreDescribed::folders_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : QDir(withSlash("conformance-described")).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        QTest::addRow("%s", qPrintable(name)) << name;
}

void tst_SigstoreDescribed::folders()
{
    QFETCH(QString, name);
    const Case one{withSlash("conformance-described") + name, dataFolder + QStringLiteral("conformance-described")};
    const auto trust = trustOf(one);
    QVERIFY2(trust, trust ? "" : trust.error().message().c_str());
    const TrustStatement statement = judged(one, *trust, one.bundle(), one.artifact());
    if (qEnvironmentVariableIsSet("ASSAY_SHOW"))
        qInfo("%s: %s", qPrintable(name), reasonOf(statement).constData());
    QVERIFY2(isAccepted(statement) != name.endsWith(QStringLiteral("_fail")), reasonOf(statement).constData());
}

// Not only that the suite's own cases are refused, also why.
void tst_SigstoreDescribed::reasons_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray table = QByteArray::fromStdString(read(withSlash("conformance") + QStringLiteral("reasons")));
    for (const QByteArray &line : table.split('\n')) {
        if (!line.isEmpty())
            QTest::addRow("%s", line.left(line.indexOf('\t')).constData()) << QString::fromUtf8(line.left(line.indexOf('\t'))) << line.mid(line.indexOf('\t') + 1);
    }
    QVERIFY(!table.isEmpty());
}

void tst_SigstoreDescribed::reasons()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, reason);
    const Case one{withSlash("conformance") + name, dataFolder + QStringLiteral("conformance")};
    const auto trust = trustOf(one);
    QVERIFY(trust);
    const QByteArray said = reasonOf(judged(one, *trust, one.bundle(), one.artifact()));
    QVERIFY2(said.contains(reason), said.constData());
}

// Their stamps are by an authority whose certificate is for none, which the suite took out later, root and stamps. What they are about besides:
void tst_SigstoreDescribed::statementsWithoutTheirStamps_data()
{
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("d.stmt.good_fail") << QByteArray(holds);
    QTest::newRow("d.stmt.cert-expired_fail") << QByteArray("certificate has expired");
    QTest::newRow("d.stmt.no-inclusion-proof_fail") << QByteArray("there is no inclusion proof");
    QTest::newRow("d.stmt.tlog-body-error_fail") << QByteArray("the entry cannot be read");
    QTest::newRow("d.stmt.tlog-timestamp-error_fail") << QByteArray("it was from 2023-02-01T00:00:00Z to 2023-02-01T00:10:00Z");
    QTest::newRow("d.stmt.tsa-timestamp-error_fail") << QByteArray(holds);
}

void tst_SigstoreDescribed::statementsWithoutTheirStamps()
{
    QFETCH(QByteArray, reason);
    Parts parts = Parts::of(QTest::currentDataTag());
    put(parts.bundle, stamps, QJsonArray());
    const QByteArray said = parts.judged();
    QVERIFY2(said.contains(reason), said.constData());
}

// Nothing that the suite is known to have is left out: for each of its names there is the case itself, or one with the same outcome for the same fault.
void tst_SigstoreDescribed::names()
{
    QSet<QString> described;
    for (const auto &group : {shape(), logged(), rekor2(), roots()}) {
        for (const Described &one : group)
            described.insert(QString::fromLatin1(one.name));
    }
    const QByteArray table = QByteArray::fromStdString(read(withSlash("conformance") + QStringLiteral("names")));
    QSet<QString> all;
    for (const QByteArray &line : table.split('\n')) {
        if (line.isEmpty())
            continue;
        const QString name = QString::fromUtf8(line.left(line.indexOf('\t')));
        const QString where = QString::fromUtf8(line.mid(line.indexOf('\t') + 1));
        QVERIFY2(!all.contains(name), qPrintable(name));
        all.insert(name);
        if (where == QStringLiteral("described")) {
            QVERIFY2(described.contains(name), qPrintable(name));
            continue;
        }
        QVERIFY2(QFile::exists(dataFolder + where + QStringLiteral("/bundle.sigstore.json")), qPrintable(where));
        QCOMPARE(where.endsWith(QStringLiteral("_fail")), name.endsWith(QStringLiteral("_fail")));
    }
    QVERIFY(described.subtract(all).isEmpty());
    QVERIFY(all.size() >= 85);
}

QTEST_GUILESS_MAIN(tst_SigstoreDescribed)
#include "tst_sigstoredescribed.moc"
