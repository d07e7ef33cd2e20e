// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/projection.h"

namespace assay {

// Steps through the rows of a projection from top to bottom, without recursion. open(id) tells of which folders the rows
// below are to be seen; a path that is shown but lies in a closed folder is never come to.

// The row after id, the first of all after the root; none at the end.
template<class Open>
DiffNodeId nextRow(const DiffTree &tree, const Projection &projection, DiffNodeId id, Open open)
{
    if (projection.childCount(id) > 0 && (id == DiffTree::root || open(id)))
        return projection.childAt(id, 0);
    while (id != DiffTree::root) {
        const DiffNodeId above = tree.parent(id);
        const std::uint32_t next = projection.row[id.value] + 1;
        if (next < projection.childCount(above))
            return projection.childAt(above, next);
        id = above;
    }
    return {};
}

// Whether a stands above b on the screen; both are shown. The cost is their depth.
bool standsBefore(const DiffTree &tree, const Projection &projection, DiffNodeId a, DiffNodeId b);

} // namespace assay
