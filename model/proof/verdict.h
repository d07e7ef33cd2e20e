// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// What the check of one proof came to. Only Holds says that something was proven.
enum class ProofVerdict {
    Holds,
    Unproven,   // nothing speaks against it, but what would prove it is missing: a signer who is in no list of trusted ones
    Fails,
    Absent,     // there is no such proof here
    NotChecked, // it is there, and could not be looked at
};
std::string_view proofVerdictName(ProofVerdict verdict); // "holds", "unproven", "fails", "absent", "not-checked"

struct ProofResult {
    ProofVerdict verdict = ProofVerdict::NotChecked;
    std::string reason;               // one clause, safe to show
    std::vector<std::string> details; // a line each, safe to show
};

} // namespace assay
