// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/trustrules.h"
#include "trust/statement.h"

#include <string>
#include <vector>

namespace assay {

struct RuleOutcome {
    bool holds = false;
    std::string reason;                  // one line: by whom it holds, or why it does not; may quote evidence: displaySafe() to show
    std::vector<std::size_t> statements; // that make it hold, indices
};

// Holds each rule against the statements about one image or file, in the order of the rules. A statement counts only when integrity,
// signature, identity, binding and, unless the rule lets it be stale, freshness are all Yes; two of one key count once, as do two
// certificates of one name. onDisk: whether what lies on the disk was proven to be what is signed, Unknown where nobody looked; No fails every rule. at: seconds since 1970.
std::vector<RuleOutcome> holdRules(const std::vector<TrustRule> &rules, const std::vector<TrustStatement> &statements, TrustAnswer onDisk, std::int64_t at);

// Whether a pattern of * and ? is all of text. In time that grows with the product of their lengths at worst.
bool matchesPattern(std::string_view text, std::string_view pattern);

} // namespace assay
