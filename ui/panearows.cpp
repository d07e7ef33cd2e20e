// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which rows of the panes are open and selected, and in which order they stand.

#include "ui/panearea.h"

#include "compare/displayorder.h"
#include "ui/columns.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <limits>
#include <optional>

namespace assay {

namespace {

constexpr std::size_t mostKeptOpen = 5'000; // folders that are looked up in the next comparison

struct SortColumn {
    int column;
    SortKey key;
    bool fallingFirst; // what is large, late or changed is what one looks for
};
constexpr SortColumn sortColumns[] = {
    {DiffTreeModel::NameColumn, SortKey::Name, false},     {DiffTreeModel::ChangeColumn, SortKey::Change, true},
    {DiffTreeModel::StepsColumn, SortKey::Change, true},   {DiffTreeModel::SizeColumn, SortKey::Size, true},
    {DiffTreeModel::ModeColumn, SortKey::Mode, true},      {DiffTreeModel::OwnerColumn, SortKey::Owner, false},
    {DiffTreeModel::MtimeColumn, SortKey::Mtime, true},    {DiffTreeModel::DigestColumn, SortKey::Digest, false},
    {DiffTreeModel::LayerColumn, SortKey::Layer, true},    {DiffTreeModel::TypeColumn, SortKey::Type, false},
    {DiffTreeModel::TargetColumn, SortKey::Target, false}, {DiffTreeModel::LinksColumn, SortKey::Links, true},
    {DiffTreeModel::KnownColumn, SortKey::Known, true},
};

} // namespace

// Breadth first: the folders to open so that there are no more than so many rows of them.
std::vector<DiffNodeId> PaneArea::foldersToOpen(DiffNodeId from, std::size_t mostRows, bool onlyChanged) const
{
    std::vector<DiffNodeId> open;
    const ProjectionPtr &projection = m_session.projection();
    if (!projection || !m_tree)
        return open;
    std::vector<DiffNodeId> folders{from};
    std::size_t rows = 0;
    for (std::size_t i = 0; i < folders.size(); ++i) {
        const DiffNodeId folder = folders[i];
        const std::uint32_t count = projection->childCount(folder);
        if (rows + count > mostRows && folder != DiffTree::root)
            continue;
        rows += count;
        if (folder != DiffTree::root)
            open.push_back(folder);
        for (std::uint32_t c = 0; c < count; ++c) {
            const DiffNodeId child = projection->childAt(folder, c);
            if (projection->childCount(child) > 0 && (!onlyChanged || m_tree->rollup(child)))
                folders.push_back(child);
        }
    }
    return open;
}

const OpenRows *PaneArea::rowsLike(const TreePane *pane) const
{
    if (isShared(pane))
        return &pane->view()->openRows();
    const auto other = std::find_if(m_panes.begin(), m_panes.end(), [this](const TreePane *each) { return isShared(each); });
    return other == m_panes.end() ? nullptr : &(*other)->view()->openRows();
}

// What was open stays open where it is there again.
OpenRows PaneArea::reopened(const OpenRows &before, const TreePane *pane) const
{
    const ProjectionPtr &projection = pane->model()->projection();
    if (before.tree() == m_tree) {
        OpenRows same = before;
        same.setProjection(projection);
        return same;
    }
    std::vector<DiffNodeId> folders;
    std::size_t kept = 0;
    for (std::uint32_t id = 1; before.tree() && id < before.tree()->size() && kept < mostKeptOpen; ++id) {
        if (!before.isOpen(DiffNodeId(id)))
            continue;
        ++kept;
        if (const DiffNodeId again = m_tree->find(before.tree()->path(DiffNodeId(id))))
            folders.push_back(again);
    }
    OpenRows rows(m_tree, projection);
    rows.openAll(folders);
    return rows;
}

void PaneArea::giveRows(const std::function<OpenRows(const TreePane *)> &rowsOf, bool everywhere)
{
    std::optional<OpenRows> common;
    for (TreePane *pane : m_panes) {
        if (everywhere ? !isShared(pane) : !isFollowing(pane))
            continue;
        if (!common || !m_locked) {
            common = rowsOf(pane);
            common->count(); // the list is made once for all
        }
        pane->view()->setOpenRows(*common);
    }
    Q_EMIT viewMoved();
}

void PaneArea::changeRows(const std::function<void(OpenRows &)> &change, bool everywhere)
{
    giveRows(
        [&change](const TreePane *pane) {
            OpenRows rows = pane->view()->openRows();
            change(rows);
            return rows;
        },
        everywhere);
}

void PaneArea::scrollBack()
{
    const QScopedValueRollback guard(m_applying, true);
    for (const TreePane *pane : m_panes) {
        if (isFollowing(pane))
            pane->view()->verticalScrollBar()->setValue(m_scroll);
    }
}

void PaneArea::expandAll()
{
    if (m_tree)
        changeRows([](OpenRows &rows) { rows.openAll(); });
}

void PaneArea::collapseAll()
{
    if (m_tree)
        changeRows([](OpenRows &rows) { rows.closeAll(); });
}

void PaneArea::expandSubtree(DiffNodeId id)
{
    if (m_tree && m_session.projection()->shows(id))
        changeRows([folders = foldersToOpen(id, std::numeric_limits<std::size_t>::max(), false)](OpenRows &rows) { rows.openAll(folders); });
}

void PaneArea::rowToggled(TreePane *pane)
{
    if (m_applying || !isShared(pane))
        return;
    m_scroll = pane->view()->verticalScrollBar()->value();
    forLinked(pane, [pane](TreePane *other) { other->view()->setOpenRows(pane->view()->openRows()); });
    Q_EMIT viewMoved();
}

void PaneArea::setLocked(bool locked)
{
    if (locked == m_locked)
        return;
    m_locked = locked;
    const TreePane *leader = m_panes[static_cast<std::size_t>(m_focused)];
    if (locked && isShared(leader)) {
        const int scroll = leader->view()->verticalScrollBar()->value();
        const int across = leader->view()->horizontalScrollBar()->value();
        const DiffNodeId current = leader->model()->nodeAt(leader->view()->currentIndex());
        {
            const QScopedValueRollback guard(m_applying, true);
            forLinked(leader, [leader](TreePane *other) { other->view()->setOpenRows(leader->view()->openRows()); });
        }
        if (current != DiffTree::root)
            m_session.setCurrent(current);
        showCurrent(m_session.current());
        m_scroll = scroll;
        const QScopedValueRollback guard(m_applying, true);
        forLinked(nullptr, [&](TreePane *pane) {
            pane->view()->verticalScrollBar()->setValue(scroll);
            pane->view()->horizontalScrollBar()->setValue(across);
        });
    }
    Q_EMIT lockedChanged(locked);
    Q_EMIT viewMoved();
}

void PaneArea::selectAll()
{
    if (!m_tree)
        return;
    RowSelection selection;
    selection.selectAll(*m_tree, *m_session.projection());
    const std::uint32_t count = selection.count();
    m_session.select(std::move(selection), m_session.current());
    Q_EMIT noted(tr("%1 rows are selected, those in closed folders among them.").arg(numberText(count)));
}

void PaneArea::rowPicked(TreePane *pane, const QModelIndex &index, Qt::KeyboardModifiers modifiers)
{
    if (!isShared(pane))
        return;
    const DiffNodeId id = pane->model()->nodeAt(index);
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        selectTo(pane, id);
        return;
    }
    m_anchor = id;
    if (!modifiers.testFlag(Qt::ControlModifier)) {
        m_session.setCurrent(id);
        return;
    }
    RowSelection selection = m_session.selection();
    if (selection.isEmpty() && m_session.current() && m_session.current() != id)
        selection.set(*m_tree, m_session.current(), true);
    selection.set(*m_tree, id, !selection.contains(id));
    m_session.select(std::move(selection), id);
}

// From where the selection began to id, along the rows that can be seen in the pane.
void PaneArea::selectTo(TreePane *pane, DiffNodeId id)
{
    const Projection &projection = *m_session.projection();
    if (!m_anchor || !projection.shows(m_anchor) || m_session.selection().isEmpty())
        m_anchor = m_session.current() ? m_session.current() : id;
    const bool down = m_anchor == id || standsBefore(*m_tree, projection, m_anchor, id);
    const DiffNodeId last = down ? id : m_anchor;
    RowSelection selection;
    const auto isOpen = [&rows = pane->view()->openRows()](DiffNodeId folder) { return rows.isOpen(folder); };
    for (DiffNodeId at = down ? m_anchor : id; at; at = nextRow(*m_tree, projection, at, isOpen)) {
        selection.set(*m_tree, at, true);
        if (at == last)
            break;
    }
    m_session.select(std::move(selection), id);
}

// Of the current row the view draws whether it is selected; it is not when it was taken out of the selection.
void PaneArea::showSelection()
{
    const QScopedValueRollback guard(m_applying, true);
    const RowSelection &selection = m_session.selection();
    for (const TreePane *pane : m_panes) {
        pane->view()->viewport()->update();
        const QModelIndex current = pane->view()->currentIndex();
        if (!isShared(pane) || !current.isValid())
            continue;
        const bool selected = selection.isEmpty() || selection.contains(pane->model()->nodeAt(current));
        pane->view()->selectionModel()->select(current, selected ? QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                                                                 : QItemSelectionModel::Clear);
    }
}

std::pair<DiffNodeId, DiffNodeId> PaneArea::visibleRows() const
{
    const TreePane *pane = m_panes[static_cast<std::size_t>(m_focused)];
    const EntryView *view = pane->view();
    if (!isShared(pane))
        return {DiffTree::root, DiffTree::root};
    const int x = view->header()->sectionViewportPosition(DiffTreeModel::NameColumn) + 1;
    const DiffNodeId first = pane->model()->nodeAt(view->indexAt({x, 1}));
    const DiffNodeId last = pane->model()->nodeAt(view->indexAt({x, view->viewport()->height() - 2}));
    return {first, last};
}

void PaneArea::headerClicked(int side, int column)
{
    const auto *const sort = std::find_if(std::begin(sortColumns), std::end(sortColumns), [column](const SortColumn &each) { return each.column == column; });
    if (sort == std::end(sortColumns)) {
        Q_EMIT noted(tr("Rows are not sorted by this column."));
        return;
    }
    ProjectionQuery query = m_session.query();
    const bool byName = sort->key == SortKey::Name;
    const bool same = query.sortKey == sort->key && (query.sortSide == side || byName || sort->key == SortKey::Change);
    // The one way, the other way, and back to the order of the paths.
    if (!same) {
        query.sortKey = sort->key;
        query.sortSide = side;
        query.descending = sort->fallingFirst;
    } else if (query.descending == sort->fallingFirst && !(byName && query.descending)) {
        query.descending = !query.descending;
    } else {
        query.sortKey = SortKey::Name;
        query.descending = false;
    }
    m_session.setQuery(std::move(query));
}

void PaneArea::showSortIndicator()
{
    const ProjectionQuery &query = m_session.query();
    const bool pathOrder = query.sortKey == SortKey::Name && !query.descending;
    const auto *const sort = std::find_if(std::begin(sortColumns), std::end(sortColumns), [&query](const SortColumn &each) { return each.key == query.sortKey; });
    const Qt::SortOrder order = query.descending ? Qt::DescendingOrder : Qt::AscendingOrder;
    for (const TreePane *pane : m_panes) {
        QHeaderView *header = pane->view()->header();
        const bool here = !pathOrder && (query.sortKey == SortKey::Name || query.sortSide == pane->side());
        header->setSortIndicatorShown(here);
        header->setSortIndicator(sort->column, order);
        pane->model()->setSorted(here ? sort->column : -1, order);
    }
}

} // namespace assay
