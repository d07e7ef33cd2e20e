// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/difftree.h"
#include "trust/trustreport.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace assay {

// What is said of one of the sources that are compared.
struct SourceTrust {
    Role role = Role::Vendor;
    std::shared_ptr<const TrustReport> report; // null where it could not be made: problem says why
    std::string problem;                       // may quote evidence
    std::vector<RuleOutcome> outcomes;         // of the rules, in their order
};

// Immutable once it is shared.
struct ComparedTrust {
    std::vector<SourceTrust> sources; // that there are, by side
    std::vector<TrustRule> rules;     // that were held against each; none where there are none
    std::int64_t at = 0;              // the time it was judged for, seconds since 1970

    const SourceTrust *of(Role role) const; // null where there is no such source
};
using ComparedTrustPtr = std::shared_ptr<const ComparedTrust>;

struct ComparedTrustQuestion {
    std::array<LoadedSourcePtr, sideCount> sources; // by side, null where there is none
    std::vector<std::string> from; // further places to look in
    Relied relied;
    std::vector<TrustRule> rules;
    std::int64_t at = 0;
};

// Looks for what is said of each source in its own place, in those of the others, and in the further ones: a manifest or signature that one
// of them keeps stands for the same digest in another. Reads no content: what the disk is was told when the sources were read. The error is
// Cancelled; everything else that goes wrong is told of the source it concerns.
Result<ComparedTrustPtr> judgeCompared(const ComparedTrustQuestion &question, const Limits &limits, Context &context);

} // namespace assay
