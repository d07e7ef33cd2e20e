// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/rowselection.h"

#include "compare/displayorder.h"

namespace assay {

void RowSelection::clear()
{
    m_bits.clear();
    m_count = 0;
}

void RowSelection::set(const DiffTree &tree, DiffNodeId id, bool on)
{
    if (id == DiffTree::root || id.value >= tree.size() || contains(id) == on)
        return;
    m_bits.resize(tree.size());
    m_bits[id.value] = on;
    m_count += on ? 1U : ~0U;
}

void RowSelection::selectAll(const DiffTree &tree, const Projection &projection)
{
    m_bits.assign(tree.size(), false);
    for (const DiffNodeId id : projection.items)
        m_bits[id.value] = true;
    m_count = static_cast<std::uint32_t>(projection.items.size());
}

void RowSelection::keepShown(const Projection &projection)
{
    m_count = 0;
    for (std::uint32_t id = 0; id < m_bits.size(); ++id) {
        m_bits[id] = m_bits[id] && projection.shows(DiffNodeId(id));
        m_count += m_bits[id];
    }
}

std::vector<DiffNodeId> RowSelection::rows(const DiffTree &tree, const Projection &projection) const
{
    std::vector<DiffNodeId> rows;
    rows.reserve(m_count);
    const auto always = [](DiffNodeId) { return true; };
    for (DiffNodeId id = nextRow(tree, projection, DiffTree::root, always); id && rows.size() < m_count; id = nextRow(tree, projection, id, always)) {
        if (contains(id))
            rows.push_back(id);
    }
    return rows;
}

} // namespace assay
