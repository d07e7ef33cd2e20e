// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class TrustScheme : std::uint8_t {
    UnsignedSums,    // a list of checksums that nobody signed
    SignedSums,      // one that OpenPGP signs: detached, armoured or clear-signed
    OpenPgp,         // a signature of OpenPGP over the file itself
    Minisign,
    Signify,
    ContentTrust,    // Docker Content Trust: Notary v1, the dialect of TUF before 1.0
    Tuf,             // TUF 1.0
    CosignSignature, // simple-signing payload beside the image, the way of cosign before version 3
    SigstoreBundle,
    Notation,
    SimpleSigning,   // OpenPGP, of containers/image
};
std::string_view trustSchemeName(TrustScheme scheme); // as in the reports' data: "content-trust", …

// What a check is about. They are never folded into one: a signature can be valid and stale, or good and by nobody that is known.
enum class TrustAspect : std::uint8_t {
    Integrity, // the metadata is what its own records say: hashes, lengths, versions, inclusion in a log
    Signature, // the key signed these bytes
    Identity,  // the key or certificate belongs to whom the analyst trusts
    Freshness, // valid at the time that is asked about
    Binding,   // the signed digest is that of what is at hand
};
inline constexpr int trustAspects = 5;
std::string_view trustAspectName(TrustAspect aspect); // "integrity", …

enum class TrustAnswer : std::uint8_t { Unknown, Yes, No };
std::string_view trustAnswerName(TrustAnswer answer); // "unknown", "yes", "no"

// One step on the way from the signer to the bytes.
struct TrustCheck {
    TrustAspect aspect = TrustAspect::Integrity;
    TrustAnswer answer = TrustAnswer::Unknown;
    std::string what;   // a clause that is true when the answer is Yes: "the snapshot is what the timestamp says"
    std::string reason; // why it is not, or cannot be told; "" for Yes. May quote evidence: displaySafe() to show
};

struct TrustSigner {
    std::string name;    // role, user id, subject alternative name … bytes
    std::string issuer;  // who vouches for the name: the OIDC issuer, the certificate's issuer; "" when nobody does
    std::string key;     // fingerprint or key id in hex, as the scheme's own tools write it
    bool trusted = false; // chosen by the analyst, or reached from what was
    std::string countedAs = {}; // the same for two signatures of one signer: a key's SHA-256, whoever certified it; "" for key
};

// Raw bytes that the statement was read from.
struct TrustRecord {
    std::string place; // path inside the evidence, bytes
    std::uint64_t bytes = 0;
    Sha256Digest sha256{};
};

// What somebody says of one digest, and how much of it holds. Says nothing of who is right to be trusted: that comes from the analyst.
struct TrustStatement {
    TrustScheme scheme = TrustScheme::UnsignedSums;
    std::string subject;       // what is signed by its claimed name: reference, tag, file name; bytes
    bool subjectIsSigned = false; // that name is part of what is signed; otherwise it is only what the evidence calls it
    std::string digest;        // "sha256:<hex>" (or sha384, sha512) of what is signed; "" where nothing readable is
    // Of the same thing by further algorithms, "sha512:<hex>": each of them must be its. One by an algorithm that is not known here stands as the evidence has it.
    std::vector<std::string> furtherDigests;
    std::optional<std::uint64_t> size; // of what is signed, where it is said
    std::string mediaType;     // of what is signed, where it is said
    std::string predicateType; // of an attestation; "" for a plain signature
    std::vector<TrustSigner> signers;
    unsigned threshold = 1;    // how many of the signers must have signed
    std::optional<std::int64_t> signedAt; // seconds since 1970
    bool signedAtProven = false;          // by an authority or a log, not only by the signer's word
    std::optional<std::int64_t> expires;  // the earliest of all that expires
    std::vector<TrustCheck> checks;       // in the order of the way
    std::vector<TrustRecord> records;

    void add(TrustAspect aspect, TrustAnswer answer, std::string what, std::string reason = {});
    void addYesOrNo(TrustAspect aspect, bool yes, std::string what, std::string reasonIfNot);

    // No as soon as one check of the aspect says so; Yes only when there is one and all do.
    TrustAnswer answer(TrustAspect aspect) const;
    // The first check, in the order of the way, that is not Yes; null when all are.
    const TrustCheck *firstBroken() const;
};

} // namespace assay
