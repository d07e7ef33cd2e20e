// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "crypto/opensslhandles.h"
#include "crypto/publickey.h"
#include "formats/sigstorebundle.h"
#include "trust/sigstore.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What bundles and cosign's annotations have in common. For the .cpp files of sigstore only.
namespace assay {

struct SigstoreAnchors::Authority {
    std::vector<CertificatePtr> trusted;
    std::vector<CertificatePtr> others; // complete chains
    CertificatePtr signer;              // of time stamps: the only one that makes them; null where any below the trusted may
    SigstoreValidity validity;
    std::string name;                   // for texts
};

// What a signature is over: the bytes, or what is known of them.
struct SignedInput {
    std::optional<std::string> bytes;
    std::map<HashAlgorithm, std::string> digests; // raw; also of bytes

    static SignedInput of(std::string bytes);
};

// By whose key, which says in which ways sigstore's tools sign with it.
enum class SignedAs {
    Log,               // RSA by PKCS #1 with SHA-256, ECDSA, Ed25519 over the bytes themselves
    CertificateOfFile, // the same, and Ed25519ph, which is cosign's choice for what is no envelope
    CertificateOfEnvelope,
    KeyOfFile,         // keys that are kept in services also sign by PSS, and with longer hashes
    KeyOfEnvelope,
};

// Unknown where it may be over bytes, or another digest of them, that are not at hand.
TrustAnswer signedBy(const PublicKey &key, const SignedInput &input, std::string_view signature, SignedAs as);

struct SigstoreMaterial {
    SignedInput input;
    std::string signature;
    std::vector<std::string> certificates; // DER, the signer's first; none where a key signed
    std::string keyHint;
    std::optional<std::string> payload;     // of an envelope
    std::string payloadType;
    std::vector<SigstoreLogEntry> entries;
    bool proofDemanded = false;             // a promise of the log alone is not enough
    std::vector<std::string> timestamps;
};

// What signed: a certificate or a key.
struct SigstoreSigner {
    CertificatePtr certificate; // null: a key
    std::optional<PublicKey> key;
};

// A time that was proven, or why one was not.
struct ProvenTime {
    std::vector<TrustCheck> checks;
    std::optional<std::int64_t> time;
};

ProvenTime checkTimestamp(const std::string &reply, const std::string &signature, const SigstoreTrust &trust);

// known: what time stamps prove, in which the key of the log must have been in use where the entry itself says no time.
ProvenTime checkLogEntry(const SigstoreLogEntry &entry, const SigstoreMaterial &material, const SigstoreSigner &signer, const SigstoreTrust &trust,
                         const std::vector<std::int64_t> &known, std::int64_t at, const Limits &limits);

// Names, chain, purpose, identity and log of certificates, as of the times; adds the checks and the signer.
void checkCertificate(X509 *leaf, const std::vector<CertificatePtr> &others, const SigstoreTrust &trust, const std::vector<std::int64_t> &times, TrustStatement &statement);
std::vector<std::string> namesIn(X509 *certificate); // subject alternative names, bytes
std::string identityIssuerIn(X509 *certificate);     // "" where there is none

// All checks of who signed, when, and that it was signed. What the digest is and whether it is that of what is at hand is for the caller.
void judgeSigstore(const SigstoreMaterial &material, const SigstoreTrust &trust, std::int64_t at, const Limits &limits, TrustStatement &statement);

CertificatePtr certificateFromDer(std::string_view der); // null: it is none, or there are bytes after it
std::optional<std::string> hostOf(std::string_view url);

} // namespace assay
