// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/difftree.h"
#include "compare/knownhashes.h"
#include "compare/markedpaths.h"

#include <memory>
#include <string>
#include <vector>

namespace assay {

// By what rows are sorted, of the side that a query names; paths it has not got go by another side that has them.
enum class SortKey : std::uint8_t { Name, Size, Mtime, Change, Mode, Owner, Type, Digest, Layer, Target, Links, Known };
inline constexpr int sortKeyCount = 12;

// What of a DiffTree is to be shown, and in which order.
struct ProjectionQuery {
    std::string text;                             // see Filter::parse(); "" matches all
    bool differencesOnly = false;
    bool unexplainedOnly = false;
    std::uint16_t changes = Change::all;          // with differencesOnly: only paths with one of these in any step
    std::array<bool, 7> statuses{true, true, true, true, true, true, true}; // by DiffStatus: a path is shown when any step has a set one; Identical: all steps
    SortKey sortKey = SortKey::Name;
    int sortSide = LiveSide;                      // whose size, time and so on
    bool descending = false;
    bool directoriesFirst = true;
    MarkedPathsPtr marks;                         // for text; null where nothing was said, or text does not ask

    KnownHashesPtr known;                         // for text and SortKey::Known; null where there is no list, or neither asks

    bool operator==(const ProjectionQuery &) const = default;
};

// The rows to show: immutable, made in a job, swapped into the model whole. 12 bytes a row.
struct Projection {
    std::vector<std::uint32_t> begin;  // node -> first slot in items; size() + 1 of them
    std::vector<DiffNodeId> items;     // shown children of every node, in display order
    std::vector<std::uint32_t> row;    // node -> row within its parent; none when it is not shown
    std::uint32_t matches = 0;         // paths that fit the query themselves, without the folders that lead to them
    std::uint32_t total = 0;           // paths of the tree

    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    bool shows(DiffNodeId id) const { return id == DiffTree::root || row[id.value] != none; }
    std::uint32_t childCount(DiffNodeId id) const { return begin[id.value + 1] - begin[id.value]; }
    DiffNodeId childAt(DiffNodeId id, std::uint32_t at) const { return items[begin[id.value] + at]; }
};
using ProjectionPtr = std::shared_ptr<const Projection>;

// A path is shown when it fits, or when one below it does. Linear; polls context. The error is Cancelled, or Usage for a text that is no filter.
Result<ProjectionPtr> project(const DiffTree &tree, const ProjectionQuery &query, Context &context);

// The next (or, backwards, previous) path in display order that differs and is shown, after from; none at the end.
// From none it is the first (or, backwards, the last) of all.
DiffNodeId nextDifference(const DiffTree &tree, const Projection &projection, DiffNodeId from, bool backwards, bool unexplainedOnly);

} // namespace assay
