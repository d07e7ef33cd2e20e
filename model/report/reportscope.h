// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/difftree.h"
#include "compare/projection.h"
#include "verify/comparison.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// Which paths the lists of a report have, for those who read it. Its sums, and the evidence file, are of everything.
namespace assay {

struct ReportOptions;

enum class ScopeKind : std::uint8_t { Differences, All, Unexplained, Tagged, Filter };

// As it is asked for.
struct ScopeWanted {
    ScopeKind kind = ScopeKind::Differences;
    std::vector<std::string> tags; // Tagged: UTF-8 names, any of which a path has; none of them: any tag at all
    ProjectionQuery query;         // Filter: which paths, by themselves; its marks are those of Tagged, too
};

// "all", "differences", "unexplained", "tagged", "tagged:A,B", "filter:TEXT", as on a command line. The error is Usage, and says what there is.
Result<ScopeWanted> scopeFromText(std::string_view text);

// The same for one tree. Immutable; any thread.
struct ReportScope {
    ScopeKind kind = ScopeKind::Differences;
    std::string words;              // one line in English, safe to show: "only differences without an explanation"
    std::vector<std::uint8_t> keep; // a byte a node of that tree
};
using ReportScopePtr = std::shared_ptr<const ReportScope>;

// Null for ScopeKind::Differences, which is what reports list where nothing else is asked for. Linear in the paths; polls context. The error is
// Cancelled, or Usage for a filter that is none.
Result<ReportScopePtr> resolveScope(const DiffTree &tree, const ScopeWanted &wanted, Context &context);

// The lists, by what is in them.
enum class PathList : std::uint8_t { Unexplained, Explained, Alike };
inline constexpr std::size_t pathListCount = 3;
inline constexpr std::array<PathList, pathListCount> pathLists = {PathList::Unexplained, PathList::Explained, PathList::Alike};

PathList pathListOf(const DiffTree &tree, DiffNodeId id);
std::string_view pathListTitle(PathList list);
bool scopeHasList(const ReportScope *scope, PathList list); // scope may be null
// Whether a path is in one of the lists that the scope has.
bool inScope(const DiffTree &tree, const ReportScope *scope, DiffNodeId id);

struct ListedPaths {
    std::uint64_t all = 0;     // of the tree
    std::uint64_t inScope = 0;
    std::uint64_t shown = 0;   // of those: no more than the options say, in the order of the evidence file
};
using ListedCounts = std::array<ListedPaths, pathListCount>; // by PathList

// The error is Cancelled, or Internal for a scope that was made for another tree.
Result<ListedCounts> countListed(const DiffTree &tree, const ReportOptions &options, Context &context);

// What the first line of a list says of how much is in it; "" where there is nothing to list.
std::string listedNote(const ListedPaths &paths, PathList list);

std::string nothingListed(const ListedPaths &paths); // instead of an empty list

// The section "Scope": what is listed, of how much, which sections are left out by choice, and what is whole nevertheless.
std::vector<std::string> scopeParagraphs(const Comparison &comparison, const ReportOptions &options, const ListedCounts &counts);
// The same for those who read limitations only: a line for each choice that leaves something out.
std::vector<std::string> scopeLimitations(const ReportOptions &options, const ListedCounts &counts, bool hasSteps);
std::string leftOutNames(const ReportOptions &options); // "Findings, Signatures"; "" when nothing is

} // namespace assay
