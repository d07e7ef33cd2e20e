// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// That an entry is in a log of some size (RFC 6962), with what the log signed of itself then.
struct SigstoreInclusionProof {
    std::int64_t logIndex = 0; // in this shard of the log, not SigstoreLogEntry::logIndex
    std::int64_t treeSize = 0;
    Sha256Digest root{};
    std::vector<Sha256Digest> hashes; // the lowest first
    std::string checkpoint;           // a signed note
};

struct SigstoreLogEntry {
    std::string logId; // raw: SHA-256 of the log's key, or the id of a note's key
    std::int64_t logIndex = 0;
    std::string kind;    // "" where the entry is not said to be of one, outside its body
    std::string version;
    std::int64_t integratedTime = 0;  // seconds since 1970; 0 where there is none
    std::string signedEntryTimestamp; // DER, "" where there is none
    std::optional<SigstoreInclusionProof> proof;
    std::string body; // JSON, see rekorentry.h
};

// A signature and all that is needed to check it offline (sigstore protobuf-specs, dev.sigstore.bundle.v1.Bundle, in JSON).
struct SigstoreBundle {
    unsigned minorVersion = 3;             // of 0.1 to 0.3
    std::vector<std::string> certificates; // DER, the signer's first; none where a key is only hinted at
    std::string keyHint;
    std::vector<SigstoreLogEntry> entries;
    std::vector<std::string> timestamps;   // TimeStampResp in DER

    // One of the two.
    struct Message {
        std::string algorithm; // "SHA2_256" …, "" where no digest is said
        std::string digest;    // raw; a hint only, not signed
        std::string signature;
    };
    struct Envelope {
        std::string payload;
        std::string payloadType;
        std::vector<std::string> signatures; // one at least; of a bundle the only one
    };
    std::optional<Message> message;
    std::optional<Envelope> envelope;
};

// Strict: unknown fields, an unknown media type, several signatures and a key twice are errors.
Result<SigstoreBundle> parseSigstoreBundle(std::string_view bytes, const std::string &file, const Limits &limits);

// An envelope by itself, as the attestations of cosign before version 3 are kept. Members that DSSE does not know are passed over, as it
// asks; one that Go's decoder would take for one that it knows is an error. It may have several signatures, "which is equivalent to separate
// envelopes with individual signatures".
Result<SigstoreBundle::Envelope> parseDsseEnvelope(std::string_view bytes, const std::string &file, const Limits &limits);

// What an envelope's signature is over (DSSE, pre-authentication encoding).
std::string dsseSigned(std::string_view payloadType, std::string_view payload);

inline constexpr std::size_t mostLogEntries = 32;
inline constexpr std::size_t mostSigstoreTimestamps = 32;
inline constexpr std::size_t mostSigstoreCertificates = 16;

} // namespace assay
