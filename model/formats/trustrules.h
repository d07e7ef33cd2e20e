// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Whom somebody that is trusted may vouch for.
struct TrustedName {
    std::string name;   // mail address, URI …, or "x509.subject: …" (notation); * and ? stand for any bytes; "*" alone for everybody
    std::string issuer; // that must have told the name (OpenID Connect), likewise; "": any
};

// What the analyst relies on, as files. Nothing else is ever trusted: no keyring of a user, no store of the system.
struct TrustSourceFiles {
    std::vector<std::string> publicKeys;         // of cosign: PEM
    std::vector<std::string> minisignKeys;       // of minisign or signify, whose keys have one form
    std::vector<std::string> openPgpKeys;        // files, or folders of them
    std::vector<std::string> openPgpFingerprints; // of primary keys, hex
    std::vector<std::string> sigstoreRoots;      // trusted_root.json
    std::vector<std::string> logKeys;            // of transparency logs of one's own, PEM
    std::vector<std::string> certificateAuthorities; // PEM or DER
    std::vector<std::string> signingAuthorities;
    std::vector<std::string> timeStampAuthorities;
    std::vector<std::string> notationConfigs;    // configuration folders of notation: trustpolicy.json and truststore
    std::vector<std::string> tufRoots;           // root.json
    std::vector<std::string> tufRootKeys;        // key ids, hex
    std::vector<TrustedName> identities;         // whose certificates are taken; none: nobody's
};

// One thing that must hold. An empty list leaves all through.
struct TrustRule {
    std::string name;
    std::vector<std::string> schemes;  // as trustSchemeName() has them
    std::vector<std::string> signers;  // names, or keys in hex
    std::string issuer;                // that vouches for the signer
    std::vector<std::string> names;    // patterns with * and ?, of what is signed: reference, tag or file
    std::string attestation;           // its predicate type; "": a plain signature
    std::uint32_t atLeast = 1;         // different keys
    std::optional<std::int64_t> maxAge; // seconds since the time that was proven
    bool mayBeStale = false;
    bool disk = false;                 // what lies on the disk must be proven to be what was signed
};

struct TrustRules {
    TrustSourceFiles relied;           // as written: paths relative to the file's folder
    std::optional<std::int64_t> at;    // seconds since 1970
    std::vector<TrustRule> rules;      // one at least
};

// Rules for `assay-cli trust --require`, TOML or JSON of the same shape (schema "assay-trust/1"). The error names the key that is wrong.
Result<TrustRules> parseTrustRules(std::string_view bytes, const std::string &file, const Limits &limits);

// "2026-11-26", "2026-11-26T12:00:00Z": seconds since 1970, of that UTC day's beginning where no time is said.
std::optional<std::int64_t> parseUtcTime(std::string_view text);

} // namespace assay
