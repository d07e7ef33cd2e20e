// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tree/fstree.h"

#include <cstdint>
#include <unordered_map>
#include <unordered_set>

namespace assay {

// What one layer has renamed, by the marks that overlay leaves (see LayerTree::Alias): which paths of the tree with that layer are
// paths of the tree without it. Where the old name still shows the same thing nothing was renamed.
class Renames {
public:
    // after: the layers of before and one more. Both must outlive this.
    Renames(const FsTree &before, const FsTree &after);

    struct Move {
        NodeId from;        // of before
        bool first = false; // renamed itself, not by the folder it lies in
    };
    const Move *at(NodeId after) const; // null when it was not renamed
    bool movedAway(NodeId before) const { return m_movedAway.contains(before.value); }

private:
    NodeId oldPlace(const FsTree::Alias &alias) const;
    bool stillThere(NodeId old) const;
    void pairUp(NodeId after, NodeId before);

    const FsTree &m_before;
    const FsTree &m_after;
    const std::uint32_t m_layer; // the one that after has more
    std::unordered_map<std::uint64_t, NodeId> m_places; // in before, of what aliases stand for
    std::unordered_map<std::uint32_t, Move> m_moves;    // by node of after
    std::unordered_set<std::uint32_t> m_movedAway;
};

} // namespace assay
