// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/ids.h"
#include "base/result.h"
#include "tree/fstree.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum Side : std::uint8_t { VendorSide, SavedSide, LiveSide };
inline constexpr int sideCount = 3;

// The two steps a path goes through. Without a saved source the second one leads from vendor to live.
enum Step : std::uint8_t { VendorToSaved, SavedToLive };
inline constexpr int stepCount = 2;

// The change words of "assay-evidence/1", as bits. Added, Removed and Type stand alone.
namespace Change {
enum : std::uint16_t {
    Added = 1 << 0,
    Content = 1 << 1,
    Device = 1 << 2,
    Links = 1 << 3,
    Mode = 1 << 4,
    Mtime = 1 << 5,
    Owner = 1 << 6,
    Removed = 1 << 7,
    Target = 1 << 8,
    Type = 1 << 9,
    Xattrs = 1 << 10,
};
inline constexpr std::uint16_t metadataOnly = Links | Mode | Mtime | Owner | Xattrs;
inline constexpr std::uint16_t all = 0x7FF;
}

std::vector<std::string_view> changeWords(std::uint16_t changes); // sorted, as in the evidence file
std::uint16_t changeFromWord(std::string_view word);              // 0 when it is none

// One letter and one word for what a step did to a path: the language of window and reports.
enum class DiffStatus : std::uint8_t { Identical, Added, Removed, Type, Modified, Metadata, Unknown };
DiffStatus statusOf(std::uint16_t changes, bool unknown);

// Why an honest engine makes a difference. Given only where the evidence of this very path proves it, see verify/explanations.h.
enum class Explanation : std::uint8_t { None, TimeClampedTo1970, SaveDropsSocket, SaveDropsXattr, FolderNotDescribed, AclInherited, CopyDropsXattr };
std::string_view explanationCode(Explanation explanation); // "engine.time-clamped-to-1970"; "" for None

struct DiffNode {
    std::array<NodeId, sideCount> side; // of the FsTree of that side; none where the path is missing
    std::uint32_t parent = DiffNodeId::none;
    std::uint32_t firstChild = 0;
    std::uint32_t childCount = 0;
    std::uint32_t rollup = 0xFFFFFFFFU; // index of what differs below, none when nothing does
    std::array<std::uint16_t, stepCount> changes{};
    std::array<Explanation, stepCount> explanation{};
    std::uint8_t unknown = 0; // bit per step: content could not be compared, so "no change" is not proven
    bool directory = false;   // in any of the sides
};

// How much differs below a directory, itself not counted. Explained ones are counted too.
struct Rollup {
    struct Counts {
        std::uint32_t added = 0;
        std::uint32_t removed = 0;
        std::uint32_t modified = 0; // content, target, device, type
        std::uint32_t metadata = 0; // nothing but metadata
        std::uint32_t unknown = 0;
    };
    std::array<Counts, stepCount> step;
    std::uint32_t unexplained = 0; // paths with a change that no explanation covers
};

// Three trees laid side by side: each path of any of them once. Order of nodes as in LayerTree. Shared as const; the
// explanations are set before.
class DiffTree {
public:
    static constexpr DiffNodeId root{0};

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_nodes.size()); }
    const DiffNode &node(DiffNodeId id) const { return m_nodes[id.value]; }
    std::string_view name(DiffNodeId id) const { return nameAt(id.value); }
    std::string_view nameAt(std::uint32_t i) const
    {
        return std::string_view(m_names).substr(m_nameOffsets[i], m_nameOffsets[i + 1] - m_nameOffsets[i]);
    }
    // All names one after the other in the order of nodes, for searching in one run; nameAt() tells where each is.
    std::string_view allNames() const { return m_names; }
    const std::vector<std::uint32_t> &nameOffsets() const { return m_nameOffsets; } // size() + 1 of them

    DiffNodeId parent(DiffNodeId id) const { return DiffNodeId(m_nodes[id.value].parent); }
    NodeRange children(DiffNodeId id) const { return {m_nodes[id.value].firstChild, m_nodes[id.value].childCount}; }
    // The paths that have something below them, in the order of nodes. Their children, one branch after the other, are all nodes but the root.
    const std::vector<DiffNodeId> &branches() const { return m_branches; }
    DiffNodeId find(std::string_view path) const;
    std::string path(DiffNodeId id) const;

    const std::shared_ptr<const FsTree> &tree(int side) const { return m_trees[static_cast<std::size_t>(side)]; }
    bool hasSide(int side) const { return m_trees[static_cast<std::size_t>(side)] != nullptr; }
    bool hasStep(int step) const;
    int fromSide(int step) const; // of a step there is
    int toSide(int step) const { return step == VendorToSaved ? SavedSide : LiveSide; }

    // The entry of a side at a path; null where it is missing.
    const Entry *entry(DiffNodeId id, int side) const;
    // A directory, in any of the sides.
    bool isDirectory(DiffNodeId id) const { return m_nodes[id.value].directory; }
    // The same, or a branch: stands with the folders where these come first.
    bool isFolder(DiffNodeId id) const { return m_folders[id.value] != 0; }

    bool differs(DiffNodeId id) const { return (m_nodes[id.value].changes[0] | m_nodes[id.value].changes[1]) != 0; }
    // Differs in a step that no explanation covers.
    bool unexplained(DiffNodeId id) const;
    DiffStatus status(DiffNodeId id, int step) const;
    const Rollup *rollup(DiffNodeId id) const; // null when nothing below differs

    struct Totals {
        std::uint64_t paths = 0; // the root not counted
        std::array<Rollup::Counts, stepCount> step;
        Rollup::Counts anyStep;        // a path that is modified in both steps is one
        std::uint64_t identical = 0;   // the same in every source
        std::uint64_t explained = 0;   // differing paths whose every change is explained
        std::uint64_t unexplained = 0; // the other differing paths
    };
    const Totals &totals() const { return m_totals; }

    void setExplanation(DiffNodeId id, int step, Explanation explanation);
    void sumUp(); // rollups and totals; call again after explanations were set

private:
    friend class TreeComparison;

    void listFolders();

    std::vector<DiffNode> m_nodes;
    std::string m_names;
    std::vector<std::uint32_t> m_nameOffsets;
    std::vector<DiffNodeId> m_branches;
    std::vector<std::uint8_t> m_folders; // by node: 1 for a folder. A byte apart from the rest of a node, for going through many
    std::array<std::shared_ptr<const FsTree>, sideCount> m_trees;
    std::vector<Rollup> m_rollups;
    Totals m_totals;
};

struct PairComparison {
    std::uint16_t changes = 0;
    bool unknown = false; // content could not be compared
};
// One path of each of two trees, but for the names that they share their files with.
PairComparison comparePair(const FsTree &fromTree, NodeId from, const FsTree &toTree, NodeId to);

// Compares up to three trees; at least one must be there. Linear in their entries; polls context. The error is Cancelled, or
// LimitExceeded when there are more paths than can be counted.
Result<std::shared_ptr<DiffTree>> compareTrees(std::array<std::shared_ptr<const FsTree>, sideCount> trees, Context &context);

} // namespace assay
