// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/sigstore.h"

#include "base/displaysafe.h"
#include "formats/cosignpayload.h"
#include "formats/intoto.h"
#include "formats/sigstorebundle.h"
#include "formats/tuf.h"
#include "io/digest.h"
#include "trust/placedbytes.h"
#include "trust/sigstoreparts.h"

#include <algorithm>
#include <array>
#include <openssl/err.h>
#include <utility>

namespace assay {
namespace {

struct Algorithm {
    HashAlgorithm algorithm;
    std::string_view name;      // in digests
    std::string_view protoName; // in bundles
};
constexpr std::array<Algorithm, 3> algorithms{{
    {HashAlgorithm::Sha256, "sha256", "SHA2_256"},
    {HashAlgorithm::Sha384, "sha384", "SHA2_384"},
    {HashAlgorithm::Sha512, "sha512", "SHA2_512"},
}};

std::string textOf(const Algorithm &algorithm, std::string_view digest)
{
    return std::string(algorithm.name) + ':' + toHex(digest);
}

// Raw, of "sha256:<hex>"; "" where it is none of the algorithm.
std::string bytesOf(std::string_view digest, const Algorithm &algorithm)
{
    if (!digest.starts_with(algorithm.name) || digest.substr(algorithm.name.size(), 1) != ":")
        return {};
    const std::string bytes = bytesOfHex(digest.substr(algorithm.name.size() + 1)).value_or(std::string());
    return bytes.size() == hashOf(algorithm.algorithm, {}).size() ? bytes : std::string();
}

// Every digest by which what is at hand can be told.
std::vector<std::string> digestsOf(const SigstoreArtifact &artifact)
{
    std::vector<std::string> digests = artifact.digests;
    for (const Algorithm &algorithm : algorithms) {
        if (artifact.bytes)
            digests.push_back(textOf(algorithm, hashOf(algorithm.algorithm, *artifact.bytes)));
    }
    return digests;
}

void addBinding(TrustStatement &statement, const std::vector<std::string> &atHand, const std::vector<std::string> &said)
{
    if (atHand.empty())
        return;
    const auto isAtHand = [&](const std::string &digest) { return std::find(atHand.begin(), atHand.end(), digest) != atHand.end(); };
    const std::string what = "the signed digest is that of what is at hand";
    if (const auto same = std::find_if(said.begin(), said.end(), isAtHand); same != said.end()) {
        if (!isAtHand(statement.digest))
            statement.digest = *same;
        return statement.add(TrustAspect::Binding, TrustAnswer::Yes, what);
    }
    const bool comparable = std::any_of(said.begin(), said.end(), [&](const std::string &digest) {
        const std::string start = digest.substr(0, digest.find(':') + 1);
        return std::any_of(atHand.begin(), atHand.end(), [&](const std::string &other) { return other.starts_with(start); });
    });
    statement.add(TrustAspect::Binding, comparable ? TrustAnswer::No : TrustAnswer::Unknown, what,
                  comparable ? "something else was signed" : "it was signed by another kind of digest than is at hand");
}

void addUnreadable(TrustStatement &statement, const Error &error)
{
    statement.add(TrustAspect::Integrity, TrustAnswer::No, "it can be read", error.message());
}

TrustStatement begin(TrustScheme scheme, std::string_view bytes, const std::string &place)
{
    TrustStatement statement;
    statement.scheme = scheme;
    statement.records.push_back(recordOf(place, bytes));
    return statement;
}

// Of several that an attestation is about, the one that is at hand.
// Of its other digests those by algorithms that no consumer should rely on, or that are of no bytes ("gitCommit"), say nothing.
void takeSubject(TrustStatement &statement, const InTotoSubject &subject, const std::string &digest)
{
    statement.subject = subject.name;
    statement.subjectIsSigned = !subject.name.empty();
    statement.digest = digest;
    statement.furtherDigests.clear();
    for (const auto &[algorithm, value] : subject.digests) {
        const bool isKnown = std::any_of(algorithms.begin(), algorithms.end(), [&](const Algorithm &one) { return one.name == algorithm; });
        if (const std::string one = algorithm + ':' + value; isKnown && one != digest)
            statement.furtherDigests.push_back(one);
    }
}

// What the payload of an envelope says, into the statement; the digests of its subjects.
std::optional<std::vector<std::string>> readEnvelope(const SigstoreBundle::Envelope &envelope, const std::string &place, const std::vector<std::string> &atHand,
                                                     const Limits &limits, TrustStatement &statement)
{
    statement.mediaType = envelope.payloadType;
    if (envelope.payloadType != inTotoPayloadType) {
        statement.add(TrustAspect::Integrity, TrustAnswer::No, "the envelope says what is signed", "its payload is \"" + envelope.payloadType + "\", no in-toto statement");
        return std::nullopt;
    }
    const auto said = parseInTotoStatement(envelope.payload, place, limits);
    if (!said) {
        addUnreadable(statement, said.error());
        return std::nullopt;
    }
    statement.predicateType = said->predicateType;
    takeSubject(statement, said->subjects.front(), said->subjects.front().digest());
    std::vector<std::string> digests;
    bool isTaken = false;
    for (const InTotoSubject &subject : said->subjects) {
        bool isIt = false;
        bool isAnother = false;
        for (const auto &[algorithm, value] : subject.digests) {
            digests.push_back(algorithm + ':' + value);
            if (std::find(atHand.begin(), atHand.end(), digests.back()) != atHand.end()) {
                if (!std::exchange(isTaken, true))
                    takeSubject(statement, subject, digests.back());
                isIt = true;
            } else {
                isAnother = isAnother || std::any_of(atHand.begin(), atHand.end(), [&](const std::string &other) { return other.starts_with(algorithm + ':'); });
            }
        }
        if (isIt && isAnother)
            statement.add(TrustAspect::Integrity, TrustAnswer::No, "the digests of each subject are of one thing", "\"" + subject.name + "\" has digests of two different ones");
    }
    return digests;
}

void putEnvelope(const SigstoreBundle::Envelope &envelope, SigstoreMaterial &material)
{
    material.input = SignedInput::of(dsseSigned(envelope.payloadType, envelope.payload));
    material.signature = envelope.signatures.front();
    material.payload = envelope.payload;
    material.payloadType = envelope.payloadType;
}

// Of a file: the signature is over its digest, which the bundle says too, though it need not. That digest, or none with the reason.
std::optional<std::string> putMessage(const SigstoreBundle::Message &message, const SigstoreArtifact &artifact, SigstoreMaterial &material, TrustStatement &statement)
{
    material.signature = message.signature;
    if (artifact.bytes)
        material.input = SignedInput::of(std::string(*artifact.bytes));
    for (const std::string &digest : artifact.digests) {
        for (const Algorithm &algorithm : algorithms) {
            // Of several things at hand it is not clear which one was signed.
            const bool isOnly = std::count_if(artifact.digests.begin(), artifact.digests.end(), [&](const std::string &one) { return !bytesOf(one, algorithm).empty(); }) == 1;
            if (const std::string bytes = bytesOf(digest, algorithm); !bytes.empty() && isOnly)
                material.input.digests[algorithm.algorithm] = bytes;
        }
    }
    if (message.algorithm.empty() && message.digest.empty()) {
        if (const auto known = material.input.digests.find(HashAlgorithm::Sha256); known != material.input.digests.end())
            return textOf(algorithms.front(), known->second);
        statement.add(TrustAspect::Signature, TrustAnswer::Unknown, "the signer's key signed this", "the bundle does not say what was signed, and no SHA-256 of it is at hand");
        return std::nullopt;
    }
    for (const Algorithm &algorithm : algorithms) {
        if (message.algorithm != algorithm.protoName || message.digest.size() != hashOf(algorithm.algorithm, {}).size())
            continue;
        // What was signed is told by the bundle; whether that is what is at hand is another question.
        material.input.digests[algorithm.algorithm] = message.digest;
        return textOf(algorithm, message.digest);
    }
    statement.add(TrustAspect::Integrity, TrustAnswer::No, "the bundle says what is signed", "it has no digest of an algorithm that is known");
    return std::nullopt;
}

std::string annotationOf(const std::map<std::string, std::string> &annotations, const char *name)
{
    const auto found = annotations.find(name);
    return found == annotations.end() ? std::string() : found->second;
}

constexpr const char *signatureName = "dev.cosignproject.cosign/signature";
constexpr const char *certificateName = "dev.sigstore.cosign/certificate";
constexpr const char *chainName = "dev.sigstore.cosign/chain";
constexpr const char *bundleName = "dev.sigstore.cosign/bundle";
constexpr const char *timestampName = "dev.sigstore.cosign/rfc3161timestamp";

// PEM as DER; the error where there is a text and no certificate in it.
Status addCertificates(const std::string &pem, const std::string &place, std::vector<std::string> &out)
{
    if (pem.empty())
        return {};
    const auto found = certificatesIn(pem, place);
    if (!found)
        return Unexpected(found.error());
    for (const CertificatePtr &certificate : *found) {
        unsigned char *der = nullptr;
        const int size = i2d_X509(certificate.get(), &der);
        if (size > 0 && out.size() < mostSigstoreCertificates)
            out.emplace_back(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size));
        OPENSSL_free(der);
    }
    return {};
}

// Certificates, entry and time stamp, from the annotations of a layer.
Status takeAnnotations(const std::map<std::string, std::string> &annotations, const std::string &place, const Limits &limits, SigstoreMaterial &material, TrustStatement &statement)
{
    for (const char *name : {signatureName, certificateName, chainName, bundleName, timestampName}) {
        if (const std::string value = annotationOf(annotations, name); !value.empty())
            statement.records.push_back(recordOf(place + " (annotation " + name + ')', value));
    }
    const std::string certificate = annotationOf(annotations, certificateName);
    if (const Status taken = addCertificates(certificate, place, material.certificates); !taken)
        return taken;
    if (material.certificates.size() > 1)
        return Unexpected(makeError(ErrorCode::Malformed, place, "there are several certificates where the signer's should be"));
    if (!certificate.empty()) {
        if (const Status taken = addCertificates(annotationOf(annotations, chainName), place, material.certificates); !taken)
            return taken;
    }
    if (const std::string bundle = annotationOf(annotations, bundleName); !bundle.empty()) {
        auto entry = parseCosignLogEntry(bundle, place, limits);
        if (!entry)
            return Unexpected(entry.error());
        material.entries.push_back(std::move(*entry));
    }
    if (const std::string stamp = annotationOf(annotations, timestampName); !stamp.empty()) {
        auto reply = parseCosignTimestamp(stamp, place, limits);
        if (!reply)
            return Unexpected(reply.error());
        material.timestamps.push_back(std::move(*reply));
    }
    return {};
}

// The roots come from whoever asks. A bundle that brings one, as the chain of its signer, is refused by the rules of its format.
void refuseOwnRoots(const std::vector<std::string> &certificates, TrustStatement &statement)
{
    for (std::size_t i = 1; i < certificates.size(); ++i) {
        const CertificatePtr other = certificateFromDer(certificates[i]);
        if (!other || X509_NAME_cmp(X509_get_subject_name(other.get()), X509_get_issuer_name(other.get())) == 0)
            statement.add(TrustAspect::Integrity, TrustAnswer::No, "the chain of its certificate is one of the authorities between it and a root",
                          "certificate " + std::to_string(i + 1) + (other ? " of it was issued by itself" : " of it cannot be read"));
    }
}

// A certificate, or a key, which says only which key is said to have signed.
Status takeSigner(const std::string &pem, const std::string &place, SigstoreMaterial &material)
{
    if (pem.find("-----BEGIN CERTIFICATE-----") == std::string::npos) {
        const auto key = PublicKey::fromPem(pem, place);
        if (!key)
            return Unexpected(key.error());
        material.keyHint = toBase64(hashOf(HashAlgorithm::Sha256, key->spki()));
        return {};
    }
    if (const Status taken = addCertificates(pem, place, material.certificates); !taken)
        return taken;
    if (material.certificates.size() != 1)
        return Unexpected(makeError(ErrorCode::Malformed, place, "there are several certificates where the signer's should be"));
    return {};
}

void judgeCosignBlob(std::string_view bytes, const std::string &place, const SigstoreArtifact &artifact, const SigstoreTrust &trust, std::int64_t at, const Limits &limits,
                     TrustStatement &statement)
{
    const auto bundle = parseCosignBlobBundle(bytes, place, limits);
    if (!bundle)
        return addUnreadable(statement, bundle.error());
    SigstoreMaterial material;
    if (const Status taken = bundle->signer.empty() ? Status() : takeSigner(bundle->signer, place, material); !taken)
        return addUnreadable(statement, taken.error());
    statement.add(TrustAspect::Integrity, TrustAnswer::Yes, "it is a bundle of cosign's own kind, and all of it can be read");
    if (bundle->entry)
        material.entries.push_back(*bundle->entry);
    // It does not say what was signed: that is told from what is at hand.
    const auto digest = putMessage({{}, {}, bundle->signature}, artifact, material, statement);
    if (!digest)
        return;
    statement.digest = *digest;
    judgeSigstore(material, trust, at, limits, statement);
    addBinding(statement, digestsOf(artifact), {*digest});
}

// Each signature over one payload stands for itself (DSSE, "Multiple signatures"), so a stranger's beside it takes nothing from one that holds.
TrustStatement judgeBest(const std::vector<std::string> &signatures, SigstoreMaterial &material, const SigstoreTrust &trust, std::int64_t at, const Limits &limits,
                         const TrustStatement &begun)
{
    std::optional<TrustStatement> best;
    int bestMerit = -1;
    for (std::size_t i = 0; i < signatures.size() && bestMerit < 2; ++i) {
        material.signature = signatures[i];
        TrustStatement one = begun;
        if (signatures.size() > 1)
            one.add(TrustAspect::Integrity, TrustAnswer::Yes, "it has " + std::to_string(signatures.size()) + " signatures, each of which stands for itself: this is about number " + std::to_string(i + 1));
        judgeSigstore(material, trust, at, limits, one);
        const int merit = (one.answer(TrustAspect::Signature) == TrustAnswer::Yes) + (one.answer(TrustAspect::Identity) == TrustAnswer::Yes);
        if (merit > bestMerit)
            best = std::move(one);
        bestMerit = std::max(merit, bestMerit);
    }
    return best ? std::move(*best) : begun;
}

std::vector<std::string> imageDigests(const std::string &imageDigest)
{
    return imageDigest.empty() ? std::vector<std::string>() : std::vector{imageDigest};
}

} // namespace

TrustStatement checkBundle(std::string_view bytes, const std::string &place, const SigstoreArtifact &artifact, const SigstoreTrust &trust, std::int64_t at, const Limits &limits)
{
    TrustStatement statement = begin(TrustScheme::SigstoreBundle, bytes, place);
    if (isCosignBlobBundle(bytes)) {
        judgeCosignBlob(bytes, place, artifact, trust, at, limits, statement);
        return statement;
    }
    const auto bundle = parseSigstoreBundle(bytes, place, limits);
    if (!bundle) {
        addUnreadable(statement, bundle.error());
        return statement;
    }
    statement.add(TrustAspect::Integrity, TrustAnswer::Yes, "it is a bundle of Sigstore, and all of it can be read");
    SigstoreMaterial material;
    material.certificates = bundle->certificates;
    material.keyHint = bundle->keyHint;
    material.entries = bundle->entries;
    material.timestamps = bundle->timestamps;
    material.proofDemanded = bundle->minorVersion > 1;
    refuseOwnRoots(bundle->certificates, statement);
    const std::vector<std::string> atHand = digestsOf(artifact);
    std::vector<std::string> said;
    if (bundle->envelope) {
        const auto digests = readEnvelope(*bundle->envelope, place, atHand, limits, statement);
        if (!digests)
            return statement;
        said = *digests;
        putEnvelope(*bundle->envelope, material);
    } else {
        const auto digest = putMessage(*bundle->message, artifact, material, statement);
        if (!digest)
            return statement;
        statement.digest = *digest;
        said.push_back(*digest);
    }
    judgeSigstore(material, trust, at, limits, statement);
    addBinding(statement, atHand, said);
    return statement;
}

TrustStatement checkCosignSignature(std::string_view payload, const std::map<std::string, std::string> &annotations, const std::string &place,
                                    const std::string &imageDigest, const SigstoreTrust &trust, std::int64_t at, const Limits &limits)
{
    TrustStatement statement = begin(TrustScheme::CosignSignature, payload, place);
    SigstoreMaterial material;
    const auto said = parseCosignPayload(payload, place, limits);
    const std::optional<std::string> signature = fromBase64(annotationOf(annotations, signatureName));
    if (!said) {
        addUnreadable(statement, said.error());
        return statement;
    }
    statement.subject = said->reference;
    statement.subjectIsSigned = true;
    statement.digest = said->digest;
    if (!signature || signature->empty()) {
        statement.add(TrustAspect::Integrity, TrustAnswer::No, "it can be read", "there is no signature in base64 beside the payload");
        return statement;
    }
    material.input = SignedInput::of(std::string(payload));
    material.signature = *signature;
    if (const Status taken = takeAnnotations(annotations, place, limits, material, statement); !taken) {
        addUnreadable(statement, taken.error());
        return statement;
    }
    judgeSigstore(material, trust, at, limits, statement);
    addBinding(statement, imageDigests(imageDigest), {said->digest});
    return statement;
}

TrustStatement checkCosignAttestation(std::string_view envelope, const std::map<std::string, std::string> &annotations, const std::string &place,
                                      const std::string &imageDigest, const SigstoreTrust &trust, std::int64_t at, const Limits &limits)
{
    TrustStatement statement = begin(TrustScheme::CosignSignature, envelope, place);
    const auto read = parseDsseEnvelope(envelope, place, limits);
    if (!read) {
        addUnreadable(statement, read.error());
        return statement;
    }
    const std::vector<std::string> atHand = imageDigests(imageDigest);
    const auto said = readEnvelope(*read, place, atHand, limits, statement);
    if (!said)
        return statement;
    SigstoreMaterial material;
    putEnvelope(*read, material);
    if (const Status taken = takeAnnotations(annotations, place, limits, material, statement); !taken) {
        addUnreadable(statement, taken.error());
        return statement;
    }
    statement = judgeBest(read->signatures, material, trust, at, limits, statement);
    addBinding(statement, atHand, *said);
    return statement;
}

} // namespace assay
