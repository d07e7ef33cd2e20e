// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "formats/rekorentry.h"
#include "formats/signednote.h"
#include "proof/merkle.h"
#include "trust/signingchain.h"
#include "trust/sigstoreparts.h"

#include <algorithm>

namespace assay {
namespace {

HashAlgorithm algorithmOf(std::string_view name)
{
    return name == "sha512" ? HashAlgorithm::Sha512 : name == "sha384" ? HashAlgorithm::Sha384 : HashAlgorithm::Sha256;
}

// What the log promises by its signature over an entry.
std::string promised(const SigstoreLogEntry &entry)
{
    return "{\"body\":\"" + toBase64(entry.body) + "\",\"integratedTime\":" + std::to_string(entry.integratedTime) + ",\"logID\":\""
        + toHex(reinterpret_cast<const std::uint8_t *>(entry.logId.data()), entry.logId.size()) + "\",\"logIndex\":" + std::to_string(entry.logIndex) + '}';
}

const SigstoreLog *logOf(const std::string &id, const SigstoreTrust &trust)
{
    for (const SigstoreAnchorsPtr &anchors : trust.anchors) {
        for (const SigstoreLog &log : anchors->logs()) {
            if (log.id == id)
                return &log;
        }
    }
    return nullptr;
}

// "" or why the log did not sign this state of itself.
std::string checkpointFault(const SigstoreInclusionProof &proof, const SigstoreLog &log)
{
    const auto checkpoint = parseCheckpoint(proof.checkpoint, "checkpoint");
    if (!checkpoint)
        return "the checkpoint cannot be read: " + checkpoint.error().detail;
    if (checkpoint->size != static_cast<std::uint64_t>(proof.treeSize) || checkpoint->root != proof.root)
        return "the checkpoint is about another state of the log than the proof";
    const std::string hint = log.checkpointId.substr(0, 4);
    const SignedInput text = SignedInput::of(checkpoint->note.text);
    bool signedByLog = false;
    for (const NoteSignature &signature : checkpoint->note.signatures) {
        // Rekor's first version adds the number of its tree to the name. Lines of witnesses and other keys say nothing here.
        const bool ofLog = signature.name == checkpoint->origin || checkpoint->origin.starts_with(signature.name + " - ");
        if (!ofLog || signature.hint != hint)
            continue;
        if (signedBy(log.key, text, signature.signature, SignedAs::Log) != TrustAnswer::Yes)
            return "the signature of the log under the checkpoint does not hold";
        signedByLog = true;
    }
    return signedByLog ? std::string() : "the checkpoint has no signature of the log";
}

const char *const inclusion = "the entry is in the log, by its inclusion proof";

// Whether the proof leads from the entry to the root that the proof itself names.
bool leadsToItsRoot(const SigstoreLogEntry &entry)
{
    const SigstoreInclusionProof &proof = *entry.proof;
    const MerkleProof path{static_cast<std::uint64_t>(proof.logIndex), static_cast<std::uint64_t>(proof.treeSize), proof.hashes};
    return merkleProves(path, merkleLeaf(entry.body), proof.root);
}

void checkProof(const SigstoreLogEntry &entry, const SigstoreLog &log, bool withCheckpoint, std::vector<TrustCheck> &checks)
{
    const SigstoreInclusionProof &proof = *entry.proof;
    if (!leadsToItsRoot(entry))
        checks.push_back({TrustAspect::Integrity, TrustAnswer::No, inclusion, "the proof does not lead from the entry to the root of the log"});
    else if (withCheckpoint)
        checks.push_back({TrustAspect::Integrity, TrustAnswer::Yes, inclusion, {}});
    if (!withCheckpoint)
        return;
    const std::string fault = checkpointFault(proof, log);
    checks.push_back({TrustAspect::Integrity, fault.empty() ? TrustAnswer::Yes : TrustAnswer::No, log.name + " signed the state of the log that the proof leads to", fault});
}

// The key that an entry says to have made the signature, whether it has it as such or in a certificate.
Result<PublicKey> keyOf(const RekorVerifier &verifier)
{
    using Form = RekorVerifier::Form;
    if (verifier.form == Form::KeyDer)
        return PublicKey::fromSpki(verifier.bytes, "entry");
    if (verifier.form == Form::CertificateDer) {
        const CertificatePtr certificate = certificateFromDer(verifier.bytes);
        return PublicKey::fromSpki(certificate ? spkiOf(certificate.get()) : std::string(), "entry");
    }
    const auto certificates = certificatesIn(verifier.bytes, "entry");
    if (certificates && certificates->size() == 1)
        return PublicKey::fromSpki(spkiOf(certificates->front().get()), "entry");
    return PublicKey::fromPem(verifier.bytes, "entry");
}

// "" or why the entry's verifier is not who signed here.
std::string verifierFault(const RekorVerifier &verifier, const SigstoreSigner &signer)
{
    if (signer.certificate) {
        const std::string own = "the entry is about a signature by another certificate";
        CertificatePtr logged = certificateFromDer(verifier.form == RekorVerifier::Form::CertificateDer ? verifier.bytes : std::string());
        if (verifier.form == RekorVerifier::Form::Pem) {
            auto found = certificatesIn(verifier.bytes, "entry");
            if (!found || found->size() != 1)
                return own;
            logged = std::move(found->front());
        }
        return logged && X509_cmp(logged.get(), signer.certificate.get()) == 0 ? std::string() : own;
    }
    const auto key = keyOf(verifier);
    return key && signer.key && key->spki() == signer.key->spki() ? std::string() : "the entry is about a signature by another key";
}

struct AboutThis {
    TrustAnswer answer = TrustAnswer::Yes;
    std::string reason;
};

AboutThis aboutThis(const SigstoreLogEntry &entry, const SigstoreMaterial &material, const SigstoreSigner &signer, const Limits &limits)
{
    const auto body = parseRekorEntry(entry.body, "entry", limits);
    if (!body)
        return {body.error().code == ErrorCode::Unsupported ? TrustAnswer::Unknown : TrustAnswer::No, "the entry cannot be read: " + body.error().detail};
    if (!entry.kind.empty() && (body->kind != entry.kind || body->version != entry.version))
        return {TrustAnswer::No, "the entry is of another kind than it is said to be"};
    const HashAlgorithm algorithm = algorithmOf(body->algorithm);
    if (body->hashOfPayload) {
        if (!material.payload)
            return {TrustAnswer::No, "the entry is about an envelope, and this is none"};
        if (hashOf(algorithm, *material.payload) != body->hash)
            return {TrustAnswer::No, "the entry is about another payload"};
        if (!body->payloadType.empty() && body->payloadType != material.payloadType)
            return {TrustAnswer::No, "the entry is about a payload of another type"};
    } else {
        const auto digest = material.input.digests.find(algorithm);
        if (digest == material.input.digests.end())
            return {TrustAnswer::Unknown, "the " + body->algorithm + " that the entry has is not at hand"};
        if (digest->second != body->hash)
            return {TrustAnswer::No, "the entry is about other bytes"};
    }
    if (body->signatures.empty())
        return {TrustAnswer::Unknown, "an entry of kind " + body->kind + ' ' + body->version + " does not say which signature it is about"};
    if (body->signatures.size() != 1)
        return {TrustAnswer::No, "the entry is about " + std::to_string(body->signatures.size()) + " signatures"};
    if (body->signatures.front().signature != material.signature)
        return {TrustAnswer::No, "the entry is about another signature"};
    const std::string fault = verifierFault(body->signatures.front().verifier, signer);
    return {fault.empty() ? TrustAnswer::Yes : TrustAnswer::No, fault};
}

// The time that an entry has of itself counts only where the log signed it: anybody may write another into a bundle.
bool inUse(const SigstoreLog &log, const SigstoreLogEntry &entry, bool promiseHolds, const std::vector<std::int64_t> &known, std::int64_t at)
{
    if (promiseHolds && entry.integratedTime > 0)
        return log.validity.holds(entry.integratedTime);
    if (known.empty())
        return log.validity.holds(at);
    return std::all_of(known.begin(), known.end(), [&](std::int64_t time) { return log.validity.holds(time); });
}

} // namespace

ProvenTime checkLogEntry(const SigstoreLogEntry &entry, const SigstoreMaterial &material, const SigstoreSigner &signer, const SigstoreTrust &trust,
                         const std::vector<std::int64_t> &known, std::int64_t at, const Limits &limits)
{
    ProvenTime result;
    const auto add = [&](TrustAspect aspect, TrustAnswer answer, std::string clause, std::string reason) {
        result.checks.push_back({aspect, answer, std::move(clause), answer == TrustAnswer::Yes ? std::string() : std::move(reason)});
    };
    const SigstoreLog *log = logOf(entry.logId, trust);
    const std::string id = toHex(reinterpret_cast<const std::uint8_t *>(entry.logId.data()), std::min<std::size_t>(entry.logId.size(), 32));
    const AboutThis about = aboutThis(entry, material, signer, limits);
    add(TrustAspect::Integrity, about.answer, "the entry of the log is about this signature, by this signer", about.reason);
    if (!log) {
        add(TrustAspect::Integrity, TrustAnswer::Unknown, "a log that is trusted has the entry", "no log that is trusted has the id " + id);
        return result;
    }
    const bool promiseHolds =
        !entry.signedEntryTimestamp.empty() && signedBy(log->key, SignedInput::of(promised(entry)), entry.signedEntryTimestamp, SignedAs::Log) == TrustAnswer::Yes;
    if (!inUse(*log, entry, promiseHolds, known, at))
        add(TrustAspect::Integrity, TrustAnswer::No, "the key of " + log->name + " was in use", "the key of " + log->name + " was not in use then, by the trusted root");
    if (!entry.signedEntryTimestamp.empty()) {
        add(TrustAspect::Integrity, promiseHolds ? TrustAnswer::Yes : TrustAnswer::No, log->name + " promised that the entry is in the log",
            "the log's signature over the entry does not hold");
    }
    // The first version of bundles could have a proof without what the log signed of itself. It proves nothing, and the promise stands for it; one
    // that leads nowhere shows that something was changed all the same.
    const bool provesNothing = entry.proof && entry.proof->checkpoint.empty() && !material.proofDemanded && !entry.signedEntryTimestamp.empty();
    if (entry.proof)
        checkProof(entry, *log, !provesNothing, result.checks);
    else if (material.proofDemanded || entry.signedEntryTimestamp.empty())
        add(TrustAspect::Integrity, TrustAnswer::No, inclusion, "there is no inclusion proof");
    // What is logged of something else says nothing of when this was signed.
    if (about.answer != TrustAnswer::Yes || !promiseHolds || entry.integratedTime <= 0)
        return result;
    if (entry.integratedTime > at) {
        add(TrustAspect::Freshness, TrustAnswer::No, log->name + " says when the signature was there", "it says " + isoTime(entry.integratedTime) + ", which is still to come");
        return result;
    }
    add(TrustAspect::Freshness, TrustAnswer::Yes, log->name + " says that the signature was there at " + isoTime(entry.integratedTime), {});
    result.time = entry.integratedTime;
    return result;
}

} // namespace assay
