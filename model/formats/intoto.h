// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

inline constexpr std::string_view inTotoPayloadType = "application/vnd.in-toto+json";

struct InTotoSubject {
    std::string name;                                          // bytes
    std::vector<std::pair<std::string, std::string>> digests;  // algorithm ("sha256", "gitCommit", …) and value, in lower case
    std::string digest() const; // "sha256:<hex>" (else sha512, sha384), "" where there is none of these
};

// What an attestation says of which things (in-toto Statement v0.1 and v1). What the predicate holds is not read.
struct InTotoStatement {
    std::string predicateType;
    std::vector<InTotoSubject> subjects;
};

// The error is Malformed, Unsupported where it is a statement of another version.
Result<InTotoStatement> parseInTotoStatement(std::string_view bytes, const std::string &file, const Limits &limits);

// "SLSA provenance v1", "SPDX", "CycloneDX", "cosign signature v1" …, or "" where the type is not exactly a known one with or without a version.
std::string predicateName(std::string_view predicateType);
// The same with the type itself in brackets, for people; the type alone where it has no name. May quote evidence: displaySafe() to show.
std::string namedPredicate(std::string_view predicateType);

} // namespace assay
