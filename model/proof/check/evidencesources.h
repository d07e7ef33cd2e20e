// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/context.h"
#include "base/result.h"
#include "io/bytesource.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assay {

// What an evidence file says of one of its sources.
struct EvidenceSource {
    std::string role;
    std::string kind;
    std::string location; // bytes
    std::string image;    // its id; "" for none
    std::optional<std::uint64_t> bytes;
    std::optional<Sha256Digest> sha256;
    std::uint64_t entries = 0;
};

struct EvidenceHead {
    bool complete = false;
    std::vector<EvidenceSource> sources;
    Sha256Digest digest{}; // of all bytes that were read
};

// Reads all of an evidence file ("assay-evidence/1") and keeps its sources only: it may be of any size. Malformed where it is no JSON or names
// a thing twice, Unsupported for another schema, LimitExceeded for a text, a depth or a number of sources that none has.
Result<EvidenceHead> readEvidenceSources(const ByteSourcePtr &source, Context &context);

} // namespace assay
