// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows the user has selected.

#include "ui/session.h"

#include <utility>

namespace assay {

void Session::select(RowSelection selection, DiffNodeId current)
{
    if (!m_comparison)
        return;
    m_selection = std::move(selection);
    Q_EMIT selectionChanged();
    if (current == m_current)
        return;
    m_current = current;
    m_lostPath.clear();
    Q_EMIT currentChanged(current);
}

std::vector<DiffNodeId> Session::selectedRows() const
{
    if (!m_comparison || !m_projection)
        return {};
    if (!m_selection.isEmpty())
        return m_selection.rows(*m_comparison->tree, *m_projection);
    return m_current ? std::vector<DiffNodeId>{m_current} : std::vector<DiffNodeId>();
}

void Session::dropSelection()
{
    if (m_selection.isEmpty())
        return;
    m_selection.clear();
    Q_EMIT selectionChanged();
}

void Session::keepSelection()
{
    const std::uint32_t before = m_selection.count();
    m_selection.keepShown(*m_projection);
    if (m_selection.count() != before)
        Q_EMIT selectionChanged();
}

} // namespace assay
