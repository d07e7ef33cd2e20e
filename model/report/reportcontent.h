// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportoptions.h"
#include "verify/comparison.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What HTML and PDF say alike, so that they cannot differ: words, order and numbers. Nothing here knows of pages or markup.
// Text from evidence has been through displaySafe(); what a format needs besides, it does itself.
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
const std::vector<Term> &changeTerms();       // every change word
const std::vector<Term> &explanationTerms();  // every code of an explanation
const std::vector<Term> &verdictTerms();
const std::vector<Term> &glossary();
const std::vector<std::string_view> &methodParagraphs();
const std::vector<std::string_view> &standingLimitations(); // what no comparison of this kind can show

std::string groupedNumber(std::uint64_t value); // "1,234,567"
// "All 12 paths shown.", "1 path." or "20,000 of 31,415 paths shown; the evidence file has all."
std::string shownText(std::uint64_t shown, std::uint64_t all, std::string_view one, std::string_view many);

// "label: value" of a source card or of one side of a difference.
struct Fact {
    std::string_view label;
    std::string value;
    bool evidence = false; // from evidence or a digest: a monospace face, breaks allowed anywhere
    bool changed = false;  // of a difference: not what the state before has
};

struct SourceContent {
    int side = 0;
    std::vector<Fact> facts;
    std::vector<const LoadedLayer *> layers; // empty when there is no image
};

// One row of "how many paths are where".
struct PresenceRow {
    std::array<bool, sideCount> present{};
    std::string meaning;
    std::uint64_t paths = 0;
};

// Differing paths of one directory, by step. Whole subtree, or only what is directly in it.
struct DirectoryBar {
    std::string label; // escaped
    std::array<Rollup::Counts, stepCount> step;
    std::uint64_t total() const;
};

struct Limitation {
    std::string_view source; // "Vendor" …
    std::string path;        // escaped
    std::string what;        // escaped
};

// Everything of a comparison but its differences, which are taken from the tree one by one.
struct ReportContent {
    std::string title;
    std::string evidenceSha256; // of the evidence file made with the same options
    std::string shortId;        // its first twelve digits
    std::string created;
    std::string tool;           // "assay 0.1.0, commit …"
    std::string libraries;      // librariesText()
    std::vector<Fact> caseFacts;
    std::vector<Fact> settings;
    std::vector<int> sides;     // that there are, in order
    std::vector<int> steps;     // that were compared
    std::array<std::string, stepCount> stepTitle; // "Vendor → Saved"
    std::vector<SourceContent> sources;
    std::vector<PresenceRow> presence;
    std::vector<DirectoryBar> directories;
    std::vector<const Finding *> findings; // worst first, then by code, then as in the evidence file
    std::vector<Limitation> limitations;
    // How many differences without and with an explanation are to be shown, in the order of the evidence file: as many as the
    // options say, but no more than some tens of megabytes of names, which a few long paths could otherwise make of them.
    std::uint64_t shownUnexplained = 0;
    std::uint64_t shownExplained = 0;
    std::uint64_t notDetermined = 0; // paths of which something could not be compared
    std::string outcome;             // one sentence: what was read and what the numbers are
};
// The comparison must outlive the result. The error is Cancelled.
Result<ReportContent> gatherContent(const Comparison &comparison, const ReportOptions &options, Context &context);

// All that a report is written from. Holds references; whoever makes it keeps the three.
struct ReportInput {
    const Comparison &comparison;
    const ReportOptions &options;
    const ReportContent &content;

    const DiffTree &tree() const { return *comparison.tree; }
};

// What a side has at a differing path, each value marked where the state before has another one. Empty when it has none.
std::vector<Fact> sideFacts(const Comparison &comparison, DiffNodeId id, int side);

// "content, mtime"; "" when a step changed nothing.
std::string changeText(const DiffTree &tree, DiffNodeId id, int step);

// Bytes outside of plain ASCII, and '%', as %XX: says exactly which bytes a name has that may look like another one.
std::string percentText(std::string_view bytes);
// Whether a name should be followed by percentText(): it has anything but ASCII that shows as what it is.
bool needsPercentText(std::string_view bytes);

std::string librariesText(const ReportOptions &options); // "libarchive 3.6.2, openssl 3.0.22"

std::string findingNumber(std::size_t index); // "F-001" for 0
std::string_view findingMeaning(const Finding &finding);
std::string detailLabel(std::string_view key);  // "size on disk" for "sizeOnDisk", escaped
std::string layerText(const Comparison &comparison, const Finding &finding); // "2, sha256:…"; "" when it is about none

} // namespace assay
