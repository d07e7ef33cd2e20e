// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/difftree.h"
#include "compare/projection.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace assay {

// Which folders of a projection are open, and so which rows there are to see from top to bottom. A folder that is open but lies in a
// closed one, or is not shown by the projection, stays open for when it comes back.
//
// A value: copies share the list of rows (4 bytes each) until one of them changes. The list is made when it is first asked for, in the
// time of a walk over it; one folder that is opened or closed costs the rows that come and go, and moving what stands below.
// Thread: any, one at a time.
class OpenRows {
public:
    using TreePtr = std::shared_ptr<const DiffTree>;

    OpenRows() = default;
    OpenRows(TreePtr tree, ProjectionPtr projection); // all folders closed; both null, or the projection made of the tree

    const TreePtr &tree() const { return m_tree; }
    const ProjectionPtr &projection() const { return m_projection; }
    void setProjection(ProjectionPtr projection); // of the same tree

    bool isOpen(DiffNodeId folder) const;
    void setOpen(DiffNodeId folder, bool open);
    void openAll(std::span<const DiffNodeId> folders);
    void openAll();  // every folder of the tree
    void closeAll();

    std::uint32_t count() const;
    DiffNodeId at(std::uint32_t row) const;                     // row < count()
    std::optional<std::uint32_t> rowOf(DiffNodeId id) const;    // nullopt where it is not seen; in the logarithm of the rows times the depth

private:
    using Rows = std::vector<DiffNodeId>;

    const Rows &rows() const;
    void append(Rows &rows, DiffNodeId folder) const; // what is seen of it while it is open
    bool isEveryFolderAboveOpen(DiffNodeId id) const;

    TreePtr m_tree;
    ProjectionPtr m_projection;
    std::vector<bool> m_open; // by node
    mutable std::shared_ptr<const Rows> m_rows;
};

} // namespace assay
