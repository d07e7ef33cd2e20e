// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "cases/parts.h"
#include "verify/comparison.h"

#include <cstdint>
#include <string>
#include <vector>

namespace assay {

// What was found, as a case keeps it: the trees of all layers with what every source, layer, record and container has to say, so that a
// case opens without its evidence. Contents of files are not in it. What follows from the layers by itself (what is seen of them, what
// differs, the sums) is made anew.
//
// Sections: first all but the trees, then one for each layer's tree, see treebytes.h. The first begins with the number of its form.
inline constexpr std::uint64_t resultsVersion = 5;
inline constexpr std::uint64_t oldestResultsVersion = 2; // that is read: it lacks when a source was read, and what it unpacks to; 3 lacks what engines made of folders, 4 digests by SHA-512
inline constexpr std::uint64_t mostResultBytes = 4ULL << 30; // decompressed

struct StoredResults {
    std::vector<StoredSection> sections;

    bool empty() const { return sections.empty(); }
};

// Of a view of some layers the whole is kept. Any thread. The error is Cancelled, or Unsupported for what cannot be kept.
Result<StoredResults> packResults(const Comparison &comparison, Context &context);

struct OpenedResults {
    ComparisonPtr comparison; // its sources cannot read contents; Source::load() reads their evidence anew
    // What is made anew has the sums it had: false when another version of Assay, which compares or explains otherwise, made the case.
    bool asRecorded = true;
};

// stored may be anybody's. Any thread. The error is Malformed, Truncated, LimitExceeded, Unsupported (a newer form), or Cancelled.
Result<OpenedResults> unpackResults(const StoredResults &stored, const Limits &limits, Context &context);
// The same of the sections' texts, see joinParts().
Result<OpenedResults> unpackTexts(std::vector<std::string> texts, const Limits &limits, Context &context);

} // namespace assay
