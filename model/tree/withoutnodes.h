// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tree/fstree.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace assay {

struct FsTreeWithout {
    std::shared_ptr<const FsTree> tree;
    std::vector<NodeId> newIds; // by node of the whole tree; none for what is left out
};

// The same tree without some of its nodes, and without all that is below them. leaveOut has a byte a node; that of the root is not looked at.
// Layers stay those of the whole, as does the number of names that share a file.
FsTreeWithout withoutNodes(const FsTree &whole, const std::vector<std::uint8_t> &leaveOut);

} // namespace assay
