// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/difftree.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

// What the summary of a report counts.
namespace assay {

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

struct Presence {
    std::vector<PresenceRow> rows; // every path is in one of them; none for a source alone
    std::uint64_t notDetermined = 0; // paths of which something could not be compared
};
// Of the sides and steps that there are. The error is Cancelled.
Result<Presence> countPresence(const DiffTree &tree, const std::vector<int> &sides,
                               const std::vector<int> &steps, Context &context);

// The folders that tell most, most differing paths first, each difference in one of them.
std::vector<DirectoryBar> directoryBars(const DiffTree &tree);
// The most paths that differ in a step of any of them, what could not be compared apart; at least 1.
std::uint64_t longestBar(const std::vector<DirectoryBar> &bars);

} // namespace assay
