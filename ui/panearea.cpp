// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panearea.h"

#include "ui/layerstrip.h"
#include "ui/plaintext.h"

#include <QActionGroup>
#include <QApplication>
#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t rowsAtFirst = 400;        // as many rows are opened where a comparison comes in
constexpr std::size_t rowsOfSubtree = 5'000;
constexpr std::size_t rowsOfAll = 200'000;      // more would make the window wait for the views
constexpr quint32 columnsVersion = 1;

} // namespace

PaneArea::PaneArea(Session &session, QWidget *parent) :
    QSplitter(Qt::Horizontal, parent),
    m_session(session)
{
    named(this, "panes", tr("The sources side by side"));
    setChildrenCollapsible(true);
    setHandleWidth(5);
    for (int side = 0; side < sideCount; ++side) {
        auto *pane = new TreePane(side, session, this);
        m_panes[static_cast<std::size_t>(side)] = pane;
        addWidget(pane);
        EntryView *view = pane->view();
        view->installEventFilter(this);
        view->viewport()->installEventFilter(this);
        connect(view, &QTreeView::expanded, this, [this, pane](const QModelIndex &index) { rowToggled(pane, index, true); });
        connect(view, &QTreeView::collapsed, this, [this, pane](const QModelIndex &index) { rowToggled(pane, index, false); });
        connect(view, &EntryView::expandSubtreeRequested, this,
                [this, pane](const QModelIndex &index) { expandSubtree(pane->model()->nodeAt(index)); });
        connect(view, &QWidget::customContextMenuRequested, this, [this, side, view](const QPoint &at) {
            Q_EMIT menuRequested(side, view->viewport()->mapToGlobal(at));
        });
        connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this, pane](const QModelIndex &index) {
            if (!m_applying && isShared(pane) && index.isValid())
                m_session.setCurrent(pane->model()->nodeAt(index));
        });
        QScrollBar *vertical = view->verticalScrollBar();
        connect(vertical, &QScrollBar::valueChanged, this, [this, pane](int value) {
            if (m_applying || !isShared(pane))
                return;
            const QScopedValueRollback guard(m_applying, true);
            m_scroll = value;
            forLinked(pane, [value](TreePane *other) { other->view()->verticalScrollBar()->setValue(value); });
        });
        connect(vertical, &QScrollBar::rangeChanged, this, [this, pane] {
            if (m_applying || !isShared(pane))
                return;
            const QScopedValueRollback guard(m_applying, true);
            pane->view()->verticalScrollBar()->setValue(m_scroll);
        });
        connect(view->horizontalScrollBar(), &QScrollBar::valueChanged, this, [this, pane](int value) {
            for (TreePane *other : m_panes) {
                if (other != pane)
                    other->view()->horizontalScrollBar()->setValue(value);
            }
        });
        QHeaderView *header = view->header();
        connect(header, &QHeaderView::sectionResized, this, [this, pane](int section, int, int size) {
            if (m_applying)
                return;
            if (size <= 0)
                return;
            m_widths[static_cast<std::size_t>(section)] = size;
            if (section == DiffTreeModel::NameColumn) {
                m_manualName = true;
                if (hidesColumn(pane, DiffTreeModel::ChangeColumn)) // its names are wider by that
                    m_widths[DiffTreeModel::NameColumn] = std::max(40, size - columnWidth(DiffTreeModel::ChangeColumn));
            }
            layoutColumns();
        });
        connect(header, &QHeaderView::sectionClicked, this, [this, side](int column) { headerClicked(side, column); });
        connect(header, &QWidget::customContextMenuRequested, this,
                [this, header](const QPoint &at) { showHeaderMenu(header->mapToGlobal(at)); });
        connect(pane->head(), &PaneHead::clicked, this, [this, side] { Q_EMIT headClicked(side); });
        connect(pane->layers(), &LayerStrip::layerWanted, this, &PaneArea::layerWanted);
        connect(pane, &TreePane::dropped, this, [this, side](const std::vector<std::string> &paths) { Q_EMIT dropped(side, paths); });
        connect(pane, &TreePane::dropRefused, this, &PaneArea::dropRefused);
    }
    connect(this, &QSplitter::splitterMoved, this, [this] {
        m_manualSpace = true;
        layoutColumns();
        Q_EMIT widthsChanged();
    });
    connect(&session, &Session::panesChanged, this, &PaneArea::refresh);
    connect(&session, &Session::projectionChanged, this, &PaneArea::swapProjection);
    connect(&session, &Session::currentChanged, this, &PaneArea::showCurrent);
    connect(&session, &Session::queryChanged, this, &PaneArea::showSortIndicator);
    resetColumns();
    refresh();
}

bool PaneArea::isShared(const TreePane *pane) const
{
    return m_tree && pane->model()->tree() == m_tree && !pane->model()->isPending();
}

template<class F>
void PaneArea::forLinked(const TreePane *than, F function)
{
    for (TreePane *pane : m_panes) {
        if (pane != than && isShared(pane))
            function(pane);
    }
}

void PaneArea::refresh()
{
    const std::shared_ptr<const DiffTree> before = m_tree;
    m_tree = m_session.comparison() ? m_session.comparison()->tree : nullptr;
    bool changed = before != m_tree;
    {
        const QScopedValueRollback guard(m_applying, true);
        for (TreePane *pane : m_panes)
            changed |= pane->refresh();
    }
    if (before != m_tree) {
        // What was open stays open where it is there again.
        std::vector<bool> expanded;
        if (m_tree) {
            expanded.assign(m_tree->size(), false);
            std::size_t kept = 0;
            for (std::uint32_t id = 1; before && id < m_expanded.size() && kept < rowsOfSubtree; ++id) {
                if (!m_expanded[id])
                    continue;
                ++kept;
                if (const DiffNodeId again = m_tree->find(before->path(DiffNodeId(id))))
                    expanded[again.value] = true;
            }
        }
        m_expanded = std::move(expanded);
        const bool sameSources = std::exchange(m_whole, m_session.whole()) == m_session.whole();
        if (m_tree)
            newComparison(sameSources);
    } else if (changed && m_tree) {
        applyExpansion();
    }
    shareSpace();
    layoutColumns();
}

void PaneArea::newComparison(bool sameSources)
{
    if (sameSources) { // other layers of what was there: nobody is led elsewhere
        const int scroll = m_scroll;
        applyExpansion();
        m_scroll = scroll;
        showCurrent(m_session.current());
        return;
    }
    m_scroll = 0;
    while (m_focused > VendorSide && !m_tree->hasSide(m_focused))
        --m_focused;
    const bool steps = m_tree->hasStep(VendorToSaved) || m_tree->hasStep(SavedToLive);
    for (const DiffNodeId id : rowsToExpand(DiffTree::root, steps ? rowsAtFirst : 0, steps))
        m_expanded[id.value] = true;
    applyExpansion();
    showCurrent(m_session.current());
}

void PaneArea::swapProjection()
{
    const int scroll = m_scroll;
    {
        const QScopedValueRollback guard(m_applying, true);
        for (TreePane *pane : m_panes) {
            if (isShared(pane)) {
                pane->view()->clearSelection(); // restored by id below; the selection model would keep it row by row
                pane->refresh();
            } else {
                pane->refresh();
            }
        }
    }
    // A filter that leaves little is there to be read: show what it found.
    const ProjectionPtr &projection = m_session.projection();
    if (!m_session.query().text.empty() && projection && projection->matches <= rowsAtFirst) {
        for (const DiffNodeId id : rowsToExpand(DiffTree::root, 4 * rowsAtFirst, false))
            m_expanded[id.value] = true;
    }
    applyExpansion();
    m_scroll = scroll;
    showCurrent(m_session.current());
}

// Breadth first, so that parents come before children: the folders to open that rows of them fit into limit.
std::vector<DiffNodeId> PaneArea::rowsToExpand(DiffNodeId from, std::size_t limit, bool onlyChanged) const
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
        if (rows + count > limit && folder != DiffTree::root)
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

void PaneArea::applyExpansion()
{
    if (!m_tree || !m_session.projection())
        return;
    const QScopedValueRollback guard(m_applying, true);
    const Projection &projection = *m_session.projection();
    std::vector<DiffNodeId> open;
    for (std::uint32_t id = 1; id < m_expanded.size(); ++id) {
        if (m_expanded[id] && projection.childCount(DiffNodeId(id)) > 0 && projection.shows(DiffNodeId(id)))
            open.push_back(DiffNodeId(id));
    }
    for (TreePane *pane : m_panes) {
        if (!isShared(pane))
            continue;
        QModelIndexList indexes;
        for (const DiffNodeId id : open) {
            const QModelIndex index = pane->model()->indexOf(id);
            if (!pane->view()->isExpanded(index))
                indexes.append(index);
        }
        pane->view()->expandAllOf(indexes);
    }
}

void PaneArea::expandRows(const std::vector<DiffNodeId> &ids)
{
    for (const DiffNodeId id : ids)
        m_expanded[id.value] = true;
    applyExpansion();
}

void PaneArea::expandAll()
{
    if (!m_tree)
        return;
    const ProjectionPtr &projection = m_session.projection();
    if (projection->items.size() > rowsOfAll)
        Q_EMIT noted(tr("There are too many rows to open all of them. The first levels were opened; a filter shows the rest."));
    expandRows(rowsToExpand(DiffTree::root, rowsOfAll, false));
}

void PaneArea::collapseAll()
{
    if (!m_tree)
        return;
    std::fill(m_expanded.begin(), m_expanded.end(), false);
    const QScopedValueRollback guard(m_applying, true);
    forLinked(nullptr, [](TreePane *pane) { pane->view()->collapseAll(); });
}

void PaneArea::expandSubtree(DiffNodeId id)
{
    if (!m_tree || !m_session.projection()->shows(id))
        return;
    std::vector<DiffNodeId> ids = rowsToExpand(id, rowsOfSubtree, false);
    if (id != DiffTree::root && ids.empty() && m_session.projection()->childCount(id) > 0) {
        ids.push_back(id);
        Q_EMIT noted(tr("There is too much in this folder to open all of it."));
    }
    expandRows(ids);
}

void PaneArea::rowToggled(TreePane *pane, const QModelIndex &index, bool expanded)
{
    if (m_applying || !isShared(pane))
        return;
    const DiffNodeId id = pane->model()->nodeAt(index);
    m_expanded[id.value] = expanded;
    const QScopedValueRollback guard(m_applying, true);
    m_scroll = pane->view()->verticalScrollBar()->value();
    forLinked(pane, [id, expanded](TreePane *other) { other->view()->setExpanded(other->model()->indexOf(id), expanded); });
}

void PaneArea::showCurrent(DiffNodeId id)
{
    if (!m_tree || !m_session.projection())
        return;
    const bool shown = id && id != DiffTree::root && m_session.projection()->shows(id);
    const QScopedValueRollback guard(m_applying, true);
    if (shown) {
        std::vector<DiffNodeId> above;
        for (DiffNodeId at = m_tree->parent(id); at && at != DiffTree::root; at = m_tree->parent(at)) {
            m_expanded[at.value] = true;
            above.insert(above.begin(), at);
        }
        for (TreePane *pane : m_panes) {
            if (!isShared(pane))
                continue;
            for (const DiffNodeId at : above) {
                const QModelIndex index = pane->model()->indexOf(at);
                if (!pane->view()->isExpanded(index))
                    pane->view()->expand(index);
            }
        }
    }
    TreePane *leader = nullptr;
    for (TreePane *pane : m_panes) {
        if (!isShared(pane))
            continue;
        const QModelIndex index = shown ? pane->model()->indexOf(id) : QModelIndex();
        QItemSelectionModel *selection = pane->view()->selectionModel();
        if (!index.isValid()) {
            selection->clear();
            continue;
        }
        const bool visible = pane->view()->shows(index);
        const bool hadAutoScroll = pane->view()->hasAutoScroll();
        pane->view()->setAutoScroll(false);
        selection->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        pane->view()->setAutoScroll(hadAutoScroll);
        if (!leader) {
            leader = pane;
            if (!visible)
                pane->view()->scrollTo(index, QAbstractItemView::PositionAtCenter);
        }
    }
    if (leader) {
        m_scroll = leader->view()->verticalScrollBar()->value();
        forLinked(leader, [this](TreePane *other) { other->view()->verticalScrollBar()->setValue(m_scroll); });
    }
}

int PaneArea::focusedSide() const
{
    return m_focused;
}

void PaneArea::focusPane(int side)
{
    m_focused = side;
    EntryView *view = pane(side)->view();
    view->setFocus(Qt::ShortcutFocusReason);
    if (!view->currentIndex().isValid() && view->model()->rowCount() > 0)
        view->setCurrentIndex(view->model()->index(0, 0));
}

int PaneArea::sideWithLayers() const
{
    for (const int side : {m_focused, int(LiveSide), int(SavedSide), int(VendorSide)}) {
        if (m_session.layerCount(side) > 0)
            return side;
    }
    return -1;
}

void PaneArea::focusLayers()
{
    if (const int side = sideWithLayers(); side >= 0)
        pane(side)->layers()->box()->setFocus(Qt::ShortcutFocusReason);
}

void PaneArea::cycleFocus(bool backwards)
{
    const QWidget *focus = QApplication::focusWidget();
    const bool inside = focus && isAncestorOf(focus);
    int side = m_focused;
    for (int i = 0; i < sideCount; ++i) {
        if (inside || i > 0)
            side = (side + (backwards ? sideCount - 1 : 1)) % sideCount;
        if (pane(side)->isVisible() && sizes().at(side) > 0)
            break;
    }
    focusPane(side);
}

bool PaneArea::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        for (TreePane *pane : m_panes) {
            if (pane->view() == watched)
                m_focused = pane->side();
        }
    } else if (event->type() == QEvent::Resize && !m_applying) {
        for (TreePane *pane : m_panes) {
            if (pane->view()->viewport() == watched)
                layoutColumns();
        }
    }
    return QSplitter::eventFilter(watched, event);
}

void PaneArea::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    shareSpace();
    layoutColumns();
    Q_EMIT widthsChanged();
}

// Until the user moves a handle: the same width for all that hold something, a strip for what does not.
void PaneArea::shareSpace()
{
    if (m_manualSpace || width() < 100)
        return;
    int full = 0;
    for (const TreePane *pane : m_panes)
        full += m_session.pane(pane->side()).stage != PaneState::Stage::Empty;
    const int room = width() - 2 * handleWidth();
    const int strip = full == 0 ? room / 3 : std::min(170, room / 5);
    QList<int> wanted;
    for (const TreePane *pane : m_panes) {
        const bool empty = m_session.pane(pane->side()).stage == PaneState::Stage::Empty;
        wanted.append(empty ? strip : (room - strip * (sideCount - full)) / std::max(full, 1));
    }
    setSizes(wanted);
    Q_EMIT widthsChanged();
}

std::array<int, sideCount> PaneArea::paneWidths() const
{
    std::array<int, sideCount> widths{};
    for (const TreePane *pane : m_panes)
        widths[static_cast<std::size_t>(pane->side())] = pane->isVisible() ? pane->width() : 0;
    return widths;
}

// Where no step leads to there is no change to tell of: the names of that pane get the room.
bool PaneArea::hidesColumn(const TreePane *pane, int column) const
{
    if (m_userHidden[static_cast<std::size_t>(column)])
        return true;
    return column == DiffTreeModel::ChangeColumn && m_tree && pane->model()->tree() == m_tree
        && DiffTreeModel::stepTo(*m_tree, pane->side()) < 0;
}

// The names take what is left by the columns that fit beside them whole, the change at any rate; the others are a scroll away.
// Names and change together are equally wide in all panes, so that the columns behind them stand in the same places.
// Of a change in words.
int PaneArea::wordsWidth() const
{
    return 16 + 13 * fontMetrics().horizontalAdvance(u'0');
}

// Where there is little room the names come first, and a change is its sign and letter.
int PaneArea::columnWidth(int column) const
{
    const int width = m_widths[static_cast<std::size_t>(column)];
    const int sign = 26 + 5 * fontMetrics().horizontalAdvance(u'0');
    return column == DiffTreeModel::ChangeColumn && m_tight ? std::min(width, sign) : width;
}

void PaneArea::layoutColumns()
{
    if (m_applying)
        return;
    const QScopedValueRollback guard(m_applying, true);
    int room = 0;
    for (const TreePane *pane : m_panes) {
        const int width = pane->view()->viewport()->width();
        if (m_session.pane(pane->side()).stage != PaneState::Stage::Empty && width > 120)
            room = room == 0 ? width : std::min(room, width);
    }
    if (room == 0)
        room = m_panes[0]->view()->viewport()->width();
    const bool change = !m_userHidden[DiffTreeModel::ChangeColumn];
    const bool ownWidths = m_manualName || m_widths[DiffTreeModel::ChangeColumn] != wordsWidth();
    m_tight = !ownWidths && room < m_widths[DiffTreeModel::ChangeColumn] + fontMetrics().averageCharWidth() * 26;
    if (!m_manualName) {
        const int comfortable = fontMetrics().averageCharWidth() * 34;
        int left = room - (change ? columnWidth(DiffTreeModel::ChangeColumn) : 0);
        for (int column = DiffTreeModel::ChangeColumn + 1; column < DiffTreeModel::ColumnCount; ++column) {
            if (m_userHidden[static_cast<std::size_t>(column)])
                continue;
            if (left - columnWidth(column) < comfortable)
                break;
            left -= columnWidth(column);
        }
        m_widths[DiffTreeModel::NameColumn] = std::max(left, fontMetrics().averageCharWidth() * 14);
    }
    int length = 0;
    for (const TreePane *pane : m_panes) {
        QHeaderView *header = pane->view()->header();
        for (int column = 0; column < DiffTreeModel::ColumnCount; ++column) {
            const bool hidden = hidesColumn(pane, column);
            if (header->isSectionHidden(column) != hidden)
                header->setSectionHidden(column, hidden);
            int width = columnWidth(column);
            if (column == DiffTreeModel::NameColumn && change && hidesColumn(pane, DiffTreeModel::ChangeColumn))
                width += columnWidth(DiffTreeModel::ChangeColumn);
            if (!hidden && header->sectionSize(column) != width)
                header->resizeSection(column, width);
        }
        length = std::max(length, header->length());
    }
    // All panes have the bar or none has: their rows end at the same height.
    for (const TreePane *pane : m_panes)
        pane->view()->setHorizontalScrollBarPolicy(length > room ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
}

void PaneArea::resetColumns()
{
    m_manualName = false;
    m_userHidden = {};
    const int digit = fontMetrics().horizontalAdvance(u'0');
    m_widths = {20 * digit, wordsWidth(), 10 * digit, 13 * digit, 9 * digit, 22 * digit, 15 * digit, 7 * digit};
    layoutColumns();
}

QByteArray PaneArea::saveColumns() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << columnsVersion << m_manualName << m_manualSpace;
    for (std::size_t column = 0; column < m_widths.size(); ++column)
        out << m_userHidden[column] << m_widths[column];
    out << saveState();
    return state;
}

void PaneArea::restoreColumns(const QByteArray &state)
{
    QDataStream in(state);
    quint32 version = 0;
    in >> version;
    if (version != columnsVersion)
        return;
    in >> m_manualName >> m_manualSpace;
    for (std::size_t column = 0; column < m_widths.size() && in.status() == QDataStream::Ok; ++column) {
        bool hidden = false;
        int width = 0;
        in >> hidden >> width;
        m_userHidden[column] = hidden && column != DiffTreeModel::NameColumn;
        if (width >= 32 && width < 4000)
            m_widths[column] = width;
    }
    QByteArray splitter;
    in >> splitter;
    if (m_manualSpace)
        m_manualSpace = restoreState(splitter);
    layoutColumns();
}

void PaneArea::headerClicked(int side, int column)
{
    static constexpr std::pair<int, SortKey> keys[] = {{DiffTreeModel::NameColumn, SortKey::Name},
                                                       {DiffTreeModel::ChangeColumn, SortKey::Change},
                                                       {DiffTreeModel::SizeColumn, SortKey::Size},
                                                       {DiffTreeModel::MtimeColumn, SortKey::Mtime}};
    const auto *const key = std::find_if(std::begin(keys), std::end(keys), [column](const auto &k) { return k.first == column; });
    if (key == std::end(keys)) {
        Q_EMIT noted(tr("Rows can be sorted by name, change, size and modification time."));
        return;
    }
    ProjectionQuery query = m_session.query();
    const bool same = query.sortKey == key->second && (query.sortSide == side || key->second == SortKey::Name);
    // Up, down, and back to the order of the paths. What is large, late or changed is what one looks for: first.
    const bool first = key->second != SortKey::Name;
    if (!same) {
        query.sortKey = key->second;
        query.sortSide = side;
        query.descending = first;
    } else if (query.descending == first && !(key->second == SortKey::Name && query.descending)) {
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
    for (const TreePane *pane : m_panes) {
        QHeaderView *header = pane->view()->header();
        header->setSortIndicatorShown(!pathOrder && (query.sortKey == SortKey::Name || query.sortSide == pane->side()));
        static constexpr int columns[] = {DiffTreeModel::NameColumn, DiffTreeModel::SizeColumn, DiffTreeModel::MtimeColumn,
                                          DiffTreeModel::ChangeColumn};
        header->setSortIndicator(columns[static_cast<std::size_t>(query.sortKey)],
                                 query.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
}

void PaneArea::showHeaderMenu(QPoint globalPosition)
{
    auto *menu = named(new QMenu(this), "columnMenu", tr("Columns"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = DiffTreeModel::NameColumn + 1; column < DiffTreeModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(menuText(m_panes[0]->model()->headerData(column, Qt::Horizontal).toString()));
        action->setCheckable(true);
        action->setChecked(!m_userHidden[static_cast<std::size_t>(column)]);
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            m_userHidden[static_cast<std::size_t>(column)] = !on;
            layoutColumns();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Reset Columns")), &QAction::triggered, this, &PaneArea::resetColumns);
    menu->popup(globalPosition);
}

} // namespace assay
