// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/projection.h"

#include <vector>

namespace assay {

// Sorts brothers by what a query says. A 64-bit key is taken of each first, so that the sorting itself does not wander
// through the entries; what keys leave open is asked of the entries, and what those leave open is the order of the paths.
// One for each thread.
class RowOrder {
public:
    RowOrder(const DiffTree &tree, const ProjectionQuery &query) : m_tree(tree), m_query(query) {}

    // first to last stand in the order of their names; folders are moved to the front where the query wants that.
    void sort(std::vector<DiffNodeId>::iterator first, std::vector<DiffNodeId>::iterator last);

private:
    struct Row {
        std::uint64_t key = 0;
        DiffNodeId id;
    };

    void sortAlike(std::vector<DiffNodeId>::iterator first, std::vector<DiffNodeId>::iterator last);
    int sideOf(DiffNodeId id) const; // whose entry counts: the query's, or another that has the path
    std::uint64_t key(DiffNodeId id) const;
    int compareFurther(DiffNodeId a, DiffNodeId b) const; // where the keys are the same
    std::string_view text(DiffNodeId id) const;           // for keys that are the beginning of one

    const DiffTree &m_tree;
    const ProjectionQuery &m_query;
    std::vector<Row> m_rows;
    std::vector<DiffNodeId> m_others;
};

} // namespace assay
