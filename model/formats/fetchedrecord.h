// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// "fetched.json" beside what `assay-cli fetch` brought (schema assay-fetched/1): what was asked of whom, and what came. Nobody signed it: it
// is the word of whoever made the folder.
struct FetchedRequest {
    std::string url;         // without its query; printable ASCII
    std::string host;        // of it, as WebUrl::authority()
    int status = 0;
    std::int64_t at = 0;     // seconds since 1970
    std::uint64_t bytes = 0; // of the body
    std::string sha256;      // of the body, hex; "" where none was kept
    std::string certificate; // SHA-256 of the server's own, hex; "" without TLS
};

struct FetchedRecord {
    std::string tool;   // "assay 1.0 (commit)"; bytes
    std::string asked;  // the reference; bytes
    std::string digest; // "sha256:…" of what was asked for
    std::int64_t began = 0; // seconds since 1970, as the next one
    std::int64_t ended = 0;
    std::vector<FetchedRequest> requests;
    std::vector<std::string> problems; // bytes

    std::vector<std::string> hosts() const; // each once, in the order of their first answers
};

inline constexpr std::size_t mostFetchedRequests = 8192;
inline constexpr std::size_t mostFetchedProblems = 8192;
inline constexpr std::uint64_t mostFetchedRecordBytes = 8 << 20;

// Malformed where a member is missing or is not what it must be, Unsupported of another schema, LimitExceeded.
Result<FetchedRecord> parseFetchedRecord(std::string_view bytes, const std::string &file, const Limits &limits);

} // namespace assay
