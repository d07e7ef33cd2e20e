// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString> // before <compare>, see flattreemodel.h

#include "compare/projection.h"

#include <cstdint>
#include <vector>

namespace assay {

/// Which rows of a comparison are selected: a bit a path, so that all of a million are selected within a millisecond or two,
/// folders that are closed in the views included. Qt's own selection keeps ranges row by row of every folder.
/// Only rows that are shown can be in it.
class RowSelection {
public:
    bool contains(DiffNodeId id) const { return id.value < m_bits.size() && m_bits[id.value]; }
    std::uint32_t count() const { return m_count; }
    bool isEmpty() const { return m_count == 0; }

    void clear();
    void set(const DiffTree &tree, DiffNodeId id, bool on);
    void selectAll(const DiffTree &tree, const Projection &projection);
    /// Drops what projection does not show.
    void keepShown(const Projection &projection);
    /// In the order of the rows of projection.
    std::vector<DiffNodeId> rows(const DiffTree &tree, const Projection &projection) const;

private:
    std::vector<bool> m_bits; // by node; empty while nothing is selected
    std::uint32_t m_count = 0;
};

} // namespace assay
