// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the user is among the rows, to come back to.

#include "ui/panearea.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace assay {

namespace {

constexpr std::size_t mostFolders = 5'000;

} // namespace

PaneView PaneArea::saveView() const
{
    PaneView view;
    view.locked = m_locked;
    view.focused = m_focused;
    if (!m_tree)
        return view;
    for (std::size_t side = 0; side < (m_locked ? 1 : m_panes.size()); ++side) {
        const OpenRows *rows = rowsLike(m_panes[m_locked ? static_cast<std::size_t>(m_focused) : side]);
        for (std::uint32_t id = 1; rows && id < m_tree->size() && view.expanded[side].size() < mostFolders; ++id) {
            if (rows->isOpen(DiffNodeId(id)))
                view.expanded[side].push_back(m_tree->path(DiffNodeId(id)));
        }
    }
    const TreePane *pane = m_panes[static_cast<std::size_t>(m_focused)];
    if (const DiffNodeId first = visibleRows().first; first && first != DiffTree::root) {
        view.top = m_tree->path(first);
        view.topOffset = pane->view()->visualRect(pane->model()->indexOf(first)).top();
    }
    return view;
}

void PaneArea::restoreView(const PaneView &view)
{
    if (!m_tree || !m_session.projection())
        return;
    m_focused = m_tree->hasSide(view.focused) ? view.focused : m_focused;
    setLocked(view.locked);
    {
        giveRows(
            [&](const TreePane *pane) {
                OpenRows rows(m_tree, pane->model()->projection());
                for (const std::string &path : view.expanded[view.locked ? 0 : static_cast<std::size_t>(pane->side())])
                    rows.setOpen(m_tree->find(path), true);
                return rows;
            },
            true);
    }
    showCurrent(m_session.current());
    restoreScroll(view);
}

void PaneArea::restoreScroll(const PaneView &view)
{
    if (!m_tree || !m_session.projection())
        return;
    TreePane *leader = m_panes[static_cast<std::size_t>(m_focused)];
    const DiffNodeId top = view.top.empty() ? DiffNodeId() : m_tree->find(view.top);
    if (!isShared(leader) || !top || !m_session.projection()->shows(top))
        return;
    const QModelIndex index = leader->model()->indexOf(top);
    leader->view()->scrollTo(index, QAbstractItemView::PositionAtTop);
    QScrollBar *bar = leader->view()->verticalScrollBar();
    bar->setValue(bar->value() + leader->view()->visualRect(index).top() - view.topOffset);
    m_scroll = bar->value();
    const QScopedValueRollback guard(m_applying, true);
    forLinked(leader, [this](TreePane *other) { other->view()->verticalScrollBar()->setValue(m_scroll); });
}

} // namespace assay
