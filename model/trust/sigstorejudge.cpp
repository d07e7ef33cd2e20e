// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "trust/sigstoreparts.h"

#include <algorithm>
#include <openssl/err.h>
#include <set>

namespace assay {
namespace {

struct Way {
    SignatureForm form;
    HashAlgorithm hash;
};

// All of these hold a digest of the same bytes against the same key, so that none is a weaker proof than another.
std::vector<Way> waysOf(const PublicKey &key, SignedAs as)
{
    constexpr int p384 = 384;
    constexpr int p521 = 521;
    if (key.isRsa()) {
        std::vector<Way> ways{{SignatureForm::RsaPkcs1, HashAlgorithm::Sha256}};
        if (as == SignedAs::KeyOfFile || as == SignedAs::KeyOfEnvelope) {
            ways.push_back({SignatureForm::RsaPkcs1, HashAlgorithm::Sha512});
            for (const HashAlgorithm hash : {HashAlgorithm::Sha256, HashAlgorithm::Sha384, HashAlgorithm::Sha512})
                ways.push_back({SignatureForm::RsaPssAnySalt, hash}); // Go's signers take the longest salt
        }
        return ways;
    }
    // cosign before version 3 took SHA-256 with every key.
    if (key.bits() == p384)
        return {{SignatureForm::EcdsaDer, HashAlgorithm::Sha384}, {SignatureForm::EcdsaDer, HashAlgorithm::Sha256}};
    if (key.bits() == p521)
        return {{SignatureForm::EcdsaDer, HashAlgorithm::Sha512}, {SignatureForm::EcdsaDer, HashAlgorithm::Sha256}};
    return {{SignatureForm::EcdsaDer, HashAlgorithm::Sha256}};
}

TrustAnswer signedByEd25519(const PublicKey &key, const SignedInput &input, std::string_view signature, SignedAs as)
{
    if (!input.bytes)
        return TrustAnswer::Unknown;
    const auto holds = [&](SignatureForm form) { return key.verify(form, HashAlgorithm::Sha512, *input.bytes, signature) == SignatureAnswer::Valid; };
    const bool prehashed = as == SignedAs::CertificateOfFile || as == SignedAs::KeyOfFile;
    return holds(SignatureForm::Ed25519) || (prehashed && holds(SignatureForm::Ed25519Prehashed)) ? TrustAnswer::Yes : TrustAnswer::No;
}

SignedAs asKey(const SigstoreMaterial &material)
{
    return material.payload ? SignedAs::KeyOfEnvelope : SignedAs::KeyOfFile;
}

const std::string overWhatIsNotAtHand = "a key of this kind may sign the bytes themselves or a longer digest of them, which is not at hand";

void checkSignature(const SigstoreMaterial &material, const PublicKey &key, bool byKey, TrustStatement &statement)
{
    const SignedAs as = byKey ? asKey(material) : material.payload ? SignedAs::CertificateOfEnvelope : SignedAs::CertificateOfFile;
    const TrustAnswer answer = signedBy(key, material.input, material.signature, as);
    const std::string weak = key.weakness();
    statement.add(TrustAspect::Signature, answer, "the signer's key (" + key.kind() + ") signed this",
                  answer == TrustAnswer::Yes ? std::string()
                      : !weak.empty()        ? "the key is not relied upon: " + weak
                      : answer == TrustAnswer::No ? "the signature does not hold"
                                                  : overWhatIsNotAtHand);
}

// The one that the signature is by; else the one that it is said to be by.
std::optional<PublicKey> keyOf(const SigstoreMaterial &material, const SigstoreTrust &trust)
{
    for (const PublicKey &key : trust.keys) {
        if (signedBy(key, material.input, material.signature, asKey(material)) == TrustAnswer::Yes)
            return key;
    }
    for (const PublicKey &key : trust.keys) {
        if (toBase64(hashOf(HashAlgorithm::Sha256, key.spki())) == material.keyHint)
            return key;
    }
    return std::nullopt;
}

// The signer, or none with the reason in the statement.
std::optional<SigstoreSigner> signerOf(const SigstoreMaterial &material, const SigstoreTrust &trust, TrustStatement &statement)
{
    SigstoreSigner signer;
    if (material.certificates.empty()) {
        signer.key = keyOf(material, trust);
        if (signer.key)
            return signer;
        const bool needsBytes = std::any_of(trust.keys.begin(), trust.keys.end(), [&](const PublicKey &key) {
            return signedBy(key, material.input, material.signature, asKey(material)) == TrustAnswer::Unknown;
        });
        const std::string hint = material.keyHint.empty() ? std::string() : ", which is said to be by a key " + displaySafe(material.keyHint);
        statement.signers.push_back({{}, {}, material.keyHint, false});
        statement.add(TrustAspect::Identity, TrustAnswer::Unknown, "the key is one that was chosen", trust.keys.empty() ? "no key was given" : "none of the keys that were given made the signature" + hint);
        statement.add(TrustAspect::Signature, trust.keys.empty() || needsBytes ? TrustAnswer::Unknown : TrustAnswer::No, "the signer's key signed this",
                      trust.keys.empty() ? "without a key it cannot be told" + hint
                          : needsBytes   ? overWhatIsNotAtHand
                                         : std::string("none of the keys that were given made the signature"));
        return std::nullopt;
    }
    signer.certificate = certificateFromDer(material.certificates.front());
    unsigned char *spki = nullptr;
    const int size = signer.certificate ? i2d_X509_PUBKEY(X509_get_X509_PUBKEY(signer.certificate.get()), &spki) : 0;
    const auto key = PublicKey::fromSpki({reinterpret_cast<const char *>(spki), static_cast<std::size_t>(std::max(size, 0))}, statement.records.front().place);
    OPENSSL_free(spki);
    ERR_clear_error();
    if (!key) {
        statement.add(TrustAspect::Integrity, TrustAnswer::No, "the signer's certificate can be read", "it is no certificate, or its key is none");
        return std::nullopt;
    }
    signer.key = *key;
    return signer;
}

// Adds what was found out of one time stamp or entry.
void take(const ProvenTime &proven, std::vector<TrustCheck> &checks, std::vector<std::int64_t> &times)
{
    checks.insert(checks.end(), proven.checks.begin(), proven.checks.end());
    if (proven.time)
        times.push_back(*proven.time);
}

struct Times {
    std::vector<TrustCheck> checks;
    std::vector<std::int64_t> proven;
};

void checkTimestamps(const SigstoreMaterial &material, const SigstoreTrust &trust, std::int64_t at, Times &times)
{
    std::set<std::string_view> seen;
    for (const std::string &reply : material.timestamps) {
        if (!seen.insert(reply).second)
            times.checks.push_back({TrustAspect::Integrity, TrustAnswer::No, "each time stamp is there once", "one time stamp is there twice"});
        ProvenTime proven = checkTimestamp(reply, material.signature, trust);
        if (proven.time && *proven.time > at) {
            proven.checks = {{TrustAspect::Freshness, TrustAnswer::No, "the time stamp is of the past", "it is of " + isoTime(*proven.time) + ", which is still to come"}};
            proven.time.reset();
        }
        take(proven, times.checks, times.proven);
    }
    if (trust.demandTimestamp && times.proven.empty())
        times.checks.push_back({TrustAspect::Freshness, TrustAnswer::No, "an authority of time stamps says when the signature was there", "there is no good time stamp, and one is demanded"});
}

void checkEntries(const SigstoreMaterial &material, const SigstoreSigner &signer, const SigstoreTrust &trust, std::int64_t at, const Limits &limits, bool byKey, Times &times)
{
    if (trust.logs == SigstoreLogs::Never)
        return;
    const std::vector<std::int64_t> stamped = times.proven;
    std::set<std::pair<std::string, std::int64_t>> seen;
    for (const SigstoreLogEntry &entry : material.entries) {
        if (!seen.emplace(entry.logId, entry.logIndex).second)
            times.checks.push_back({TrustAspect::Integrity, TrustAnswer::No, "each entry of a log is there once", "entry " + std::to_string(entry.logIndex) + " of one log is there twice"});
        take(checkLogEntry(entry, material, signer, trust, stamped, at, limits), times.checks, times.proven);
    }
    const bool logsKnown = std::any_of(trust.anchors.begin(), trust.anchors.end(), [](const SigstoreAnchorsPtr &anchors) { return !anchors->logs().empty(); });
    const bool demanded = trust.logs == SigstoreLogs::Always || (!byKey && logsKnown);
    if (material.entries.empty() && demanded)
        times.checks.push_back({TrustAspect::Integrity, TrustAnswer::No, "the signature is in a log", "there is no entry of a log with it"});
}

// Whether an authority gave the certificate is asked of a time when the certificate was valid; that it was valid is another question.
std::vector<std::int64_t> within(const CertificateFacts &facts, std::vector<std::int64_t> times)
{
    if (facts.notBefore >= facts.notAfter)
        return times; // never valid, which is told where its validity is
    for (std::int64_t &time : times)
        time = std::max(facts.notBefore, std::min(facts.notAfter - 1, time)); // at whose very end OpenSSL holds it expired
    return times;
}

void checkValidity(const CertificateFacts &facts, const Times &times, std::int64_t at, TrustStatement &statement)
{
    const auto isWithin = [&](std::int64_t time) { return facts.notBefore <= time && time <= facts.notAfter; };
    const std::string window = "it was from " + isoTime(facts.notBefore) + " to " + isoTime(facts.notAfter);
    for (const std::int64_t time : times.proven)
        statement.addYesOrNo(TrustAspect::Freshness, isWithin(time), "the certificate was valid at " + isoTime(time), window);
    if (!times.proven.empty())
        return;
    // A signature of a day when the certificate is valid anyhow needs no proof of its time.
    if (isWithin(at))
        statement.add(TrustAspect::Freshness, TrustAnswer::Yes, "the certificate is valid at " + isoTime(at));
    else
        statement.add(TrustAspect::Freshness, at < facts.notBefore ? TrustAnswer::No : TrustAnswer::Unknown, "the certificate was valid when it signed",
                      window + ", and nothing proves when it signed");
    statement.expires = facts.notAfter;
}

} // namespace

SignedInput SignedInput::of(std::string bytes)
{
    SignedInput input;
    for (const HashAlgorithm algorithm : {HashAlgorithm::Sha256, HashAlgorithm::Sha384, HashAlgorithm::Sha512})
        input.digests[algorithm] = hashOf(algorithm, bytes);
    input.bytes = std::move(bytes);
    return input;
}

TrustAnswer signedBy(const PublicKey &key, const SignedInput &input, std::string_view signature, SignedAs as)
{
    if (!key.isRsa() && !key.isEcdsa())
        return signedByEd25519(key, input, signature, as);
    bool allTried = true;
    for (const auto &[form, hash] : waysOf(key, as)) {
        const auto digest = input.digests.find(hash);
        if (digest == input.digests.end())
            allTried = false;
        else if (key.verifyDigest(form, hash, digest->second, signature) == SignatureAnswer::Valid)
            return TrustAnswer::Yes;
    }
    return allTried || !key.weakness().empty() ? TrustAnswer::No : TrustAnswer::Unknown;
}

void judgeSigstore(const SigstoreMaterial &material, const SigstoreTrust &trust, std::int64_t at, const Limits &limits, TrustStatement &statement)
{
    const std::optional<SigstoreSigner> signer = signerOf(material, trust, statement);
    if (!signer)
        return;
    const std::string spki = signer->key->spki();
    const bool byKey = !signer->certificate || std::any_of(trust.keys.begin(), trust.keys.end(), [&](const PublicKey &key) { return key.spki() == spki; });
    Times times;
    checkTimestamps(material, trust, at, times);
    checkEntries(material, *signer, trust, at, limits, byKey, times);
    if (byKey) {
        statement.signers.push_back({signer->key->kind() + " key", {}, signer->key->fingerprint(), true});
        statement.add(TrustAspect::Identity, TrustAnswer::Yes, "the key is one that was chosen");
        statement.add(TrustAspect::Freshness, TrustAnswer::Yes, "the key has no end of its own");
    } else {
        std::vector<CertificatePtr> others;
        for (std::size_t i = 1; i < material.certificates.size(); ++i) {
            if (CertificatePtr other = certificateFromDer(material.certificates[i]))
                others.push_back(std::move(other));
        }
        const CertificateFacts facts = factsOf(signer->certificate.get());
        checkCertificate(signer->certificate.get(), others, trust, within(facts, times.proven.empty() ? std::vector{at} : times.proven), statement);
    }
    statement.checks.insert(statement.checks.end(), times.checks.begin(), times.checks.end());
    if (!byKey)
        checkValidity(factsOf(signer->certificate.get()), times, at, statement);
    if (!times.proven.empty()) {
        statement.signedAt = *std::min_element(times.proven.begin(), times.proven.end());
        statement.signedAtProven = true;
    }
    checkSignature(material, *signer->key, byKey, statement);
}

} // namespace assay
