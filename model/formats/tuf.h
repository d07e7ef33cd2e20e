// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Metadata of The Update Framework, in both dialects that are in use: bytes in, values out, nothing judged.
namespace assay {

enum class TufDialect : std::uint8_t {
    Notary, // Docker Content Trust, Notary v1: "_type":"Root", signatures with a method, base64
    Tuf1,   // https://theupdateframework.github.io/specification/latest/: "_type":"root", hex
};
enum class TufType : std::uint8_t { Root, Timestamp, Snapshot, Targets };
std::string_view tufTypeName(TufType type); // "root", …

struct TufKey {
    std::string type;       // "ecdsa-x509", "ed25519" …
    std::string scheme;     // Tuf1: "ecdsa-sha2-nistp256" …; Notary has none
    std::string publicText; // as it stands: base64, PEM or hex
    std::string hashedText; // what a key id is the SHA-256 of, if it is made as usual
};

struct TufSignature {
    std::string keyId;
    std::string method; // Notary
    std::string bytes;  // decoded; "" where the text is not base64, or not hex
};

// Whose signatures a role needs.
struct TufRole {
    std::string name;
    std::vector<std::string> keyIds; // as they stand; a key id may stand twice only with Notary
    std::uint32_t threshold = 0;     // at least 1
};

struct TufDelegation {
    TufRole role;
    std::vector<std::string> paths; // Notary: prefixes, "" is all; Tuf1: patterns of the shell
    std::vector<std::string> hashPrefixes; // Tuf1: of the hex SHA-256 of a target's name
    bool terminating = false;
    std::uint32_t hashBins = 0; // Tuf1, succinct roles: so many bits of that hash choose the role "NAME-<hex>"; 0: none
};

struct TufHashes {
    std::string sha256; // raw, "" where it is not said
    std::string sha384;
    std::string sha512;
    std::string other; // "<algorithm>:<text>" of one by an algorithm that is not known here, cut at 200 bytes
};

struct TufFileFacts {
    std::optional<std::uint64_t> length;
    std::optional<std::uint64_t> version; // Tuf1
    TufHashes hashes;
};

struct TufTarget {
    std::string name;
    std::uint64_t length = 0;
    TufHashes hashes;
    std::string custom; // canonical JSON, "" for none
};

struct TufMetadata {
    TufDialect dialect = TufDialect::Notary;
    TufType type = TufType::Root;
    std::string signedText; // canonical: what the signatures are made over
    std::vector<TufSignature> signatures;       // rising by key id, those of one id in their order
    std::uint64_t version = 0;
    std::int64_t expires = 0; // seconds since 1970, a fraction cut off
    std::string specVersion;  // Tuf1
    std::map<std::string, TufKey> keys;         // of a root or of delegations, by key id
    std::map<std::string, TufRole> roles;       // Root: "root", "targets", "snapshot", "timestamp"
    std::map<std::string, TufFileFacts> files;  // Timestamp, Snapshot: by role ("targets/releases"), Tuf1's ".json" taken off
    std::vector<TufTarget> targets;             // Targets: rising by name
    std::vector<TufDelegation> delegations;     // Targets: in their order
};

// The error says where and why: not JSON, a key twice or in another spelling (Go would take "Version" for "version"), a member missing or of
// another type, a threshold or version of 0, in TUF 1.0 two signatures by one key id, more keys, signatures or roles than mostTufItems.
Result<TufMetadata> parseTuf(std::string_view bytes, const std::string &file, const Limits &limits);
inline constexpr std::size_t mostTufItems = 4096;
inline constexpr std::size_t mostTufTargets = 100'000; // of one file

// Seconds since 1970 of a time as RFC 3339 has it; nullopt when it is none. A fraction is cut off.
std::optional<std::int64_t> secondsOfRfc3339(std::string_view text);
// The bytes of lower- or upper-case hex digits; nullopt when it is something else.
std::optional<std::string> bytesOfHex(std::string_view text);

} // namespace assay
