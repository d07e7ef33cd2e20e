// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/difftree.h"
#include "report/reportoptions.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The words of the reports: what never depends on the evidence.
namespace assay {

inline constexpr std::array<std::string_view, sideCount> sideTitles = {"Vendor", "Saved", "Live"};

// A word and what it means.
struct Term {
    std::string_view term;
    std::string_view meaning;
};

struct StatusTerm {
    DiffStatus status;
    std::string_view letter;
    std::string_view word;
    std::string_view meaning;
};
const std::vector<StatusTerm> &statusTerms(); // in the order of DiffStatus
const StatusTerm &statusTerm(DiffStatus status);
const std::vector<Term> &changeTerms(); // every change word
const std::vector<Term> &explanationTerms(); // every code of an explanation
const std::vector<Term> &verdictTerms();
const std::vector<Term> &linkTerms(); // every state of a link, its shape before the word
const std::vector<Term> &containerTerms(); // what a container can have done to its image
const std::vector<Term> &glossary();
// Which states have a path, and what each step is called then. Where all three have it, what differs decides.
struct TruthRow {
    std::array<bool, sideCount> present;
    std::string_view firstStep;  // vendor to saved
    std::string_view secondStep; // saved to live
    std::string_view meaning;
};
const std::vector<TruthRow> &truthTable();
const std::vector<std::string_view> &truthNotes(); // what the table does not say
const std::vector<std::string_view> &methodParagraphs();
// How a reader checks a report that goes with listings, and with what: the command, and what it shows. Words in the first may be shell.
const std::vector<Term> &checkTerms();
std::string_view writeGuardText(WriteGuard guard); // a paragraph of Method
const std::vector<std::string_view> &standingLimitations(); // what no comparison of this kind can show

std::string groupedNumber(std::uint64_t value); // "1,234,567"
// "All 12 paths shown.", "1 path." or "20,000 of 31,415 paths shown; the evidence file has all."
std::string shownText(std::uint64_t shown, std::uint64_t all, std::string_view one, std::string_view many);

} // namespace assay
