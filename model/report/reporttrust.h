// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportfacts.h"
#include "trust/comparedtrust.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// What HTML and PDF say of trust alike. Text from evidence has been through displaySafe().

inline constexpr std::string_view trustHeading = "Trust: who signed what";
inline constexpr std::string_view trustMeaning =
    "What statements that lie beside the images say of them, and how much of each holds. A signature says something of a digest at one moment. "
    "Five things are told apart: whether its records are intact, whether the signature is valid, whether the signer is one whom the examiner "
    "relies on, whether it is fresh at the time it is judged for, and whether its digest leads to what was examined. What was not checked is "
    "unknown. Nothing here changes what the other sections say.";

struct TrustStep {
    TrustAnswer answer = TrustAnswer::Unknown;
    std::string what;
    std::string reason; // "" where it is proven
};

// One statement, to be printed.
struct TrustBlock {
    std::string title; // the scheme, and what it signs
    std::vector<Fact> facts;
    std::vector<TrustStep> way; // to the disk
    std::vector<Fact> records;  // the raw bytes: SHA-256, size and place of each
};

std::string trustSourceTitle(const SourceTrust &source); // "Saved: shop/app:1.0"
// What was asked and for which time; why it could not be told; what was not read.
std::string fetchedText(const FetchedPlace &fetched); // one line: what, from whom, when, by what; safe to show
std::vector<Fact> trustSourceFacts(const SourceTrust &source);
// A line a rule, with its outcome.
std::vector<Fact> trustRuleFacts(const ComparedTrust &trust, const SourceTrust &source);
TrustBlock trustBlock(const TrustReport &report, const TrustStatement &statement);
std::string_view trustStepWord(TrustAnswer answer); // "yes", "NO", "unknown"
std::string_view trustNothingSaid();

} // namespace assay
