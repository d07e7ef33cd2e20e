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

// Seconds since 1970, both ends included. A fraction of a second is cut off.
struct SigstoreValidity {
    std::int64_t start = INT64_MIN;
    std::int64_t end = INT64_MAX;
    bool holds(std::int64_t at) const { return start <= at && at <= end; }
};

struct SigstoreRootLog {
    std::string url;
    std::string id;           // raw; entries name the log by it
    std::string checkpointId; // raw; its first 4 bytes are the hint beside the log's signatures
    std::string key;        // SubjectPublicKeyInfo in DER
    std::string keyDetails; // "PKIX_ECDSA_P256_SHA_256" …
    SigstoreValidity validity;
};

struct SigstoreRootAuthority {
    std::string url;
    std::vector<std::string> certificates; // DER, the lowest first
    SigstoreValidity validity;
};

// trusted_root.json: which keys and certificates are those of one sigstore (protobuf-specs, dev.sigstore.trustroot.v1.TrustedRoot).
struct SigstoreRoot {
    std::vector<SigstoreRootLog> logs;            // Rekor
    std::vector<SigstoreRootAuthority> authorities;    // Fulcio
    std::vector<SigstoreRootLog> certificateLogs;
    std::vector<SigstoreRootAuthority> timestampAuthorities;
};

// Strict. A log must say since when its key is in use.
Result<SigstoreRoot> parseSigstoreRoot(std::string_view bytes, const std::string &file, const Limits &limits);

} // namespace assay
