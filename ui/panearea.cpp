// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panearea.h"

#include "ui/columns.h"
#include "ui/layerstrip.h"
#include "ui/plaintext.h"

#include <QApplication>
#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <optional>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t rowsAtFirst = 400; // as many rows are opened where a comparison comes in

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
        connectPane(pane);
    }
    m_columns = new PaneColumns(session, m_panes, this);
    connect(this, &QSplitter::splitterMoved, this, [this] {
        m_manualSpace = true;
        m_columns->layout();
        Q_EMIT widthsChanged();
    });
    connect(&session, &Session::panesChanged, this, &PaneArea::refresh);
    connect(&session, &Session::projectionChanged, this, &PaneArea::swapProjection);
    connect(&session, &Session::currentChanged, this, &PaneArea::showCurrent);
    connect(&session, &Session::queryChanged, this, &PaneArea::showSortIndicator);
    connect(&session, &Session::selectionChanged, this, &PaneArea::showSelection);
    refresh();
}

void PaneArea::connectPane(TreePane *pane)
{
    const int side = pane->side();
    EntryView *view = pane->view();
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this);
    const auto isSelected = [this, pane](DiffNodeId id) { return isShared(pane) && m_session.selection().contains(id); };
    view->setSelected([isSelected, pane](const QModelIndex &index) { return isSelected(pane->model()->nodeAt(index)); });
    pane->model()->setSelected(isSelected);
    connect(view, &RowView::expanded, this, [this, pane] { rowToggled(pane); });
    connect(view, &RowView::collapsed, this, [this, pane] { rowToggled(pane); });
    connect(view, &EntryView::expandSubtreeRequested, this, [this, pane](const QModelIndex &index) { expandSubtree(pane->model()->nodeAt(index)); });
    connect(view, &EntryView::rowPicked, this,
            [this, pane](const QModelIndex &index, Qt::KeyboardModifiers modifiers) { rowPicked(pane, index, modifiers); });
    connect(view, &EntryView::selectAllRequested, this, &PaneArea::selectAll);
    connect(view, &QWidget::customContextMenuRequested, this, [this, side, view](const QPoint &at) {
        Q_EMIT menuRequested(side, view->viewport()->mapToGlobal(at));
    });
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this, pane](const QModelIndex &index) {
        if (!m_applying && isShared(pane) && index.isValid())
            m_session.setCurrent(pane->model()->nodeAt(index));
    });
    QScrollBar *vertical = view->verticalScrollBar();
    connect(vertical, &QScrollBar::valueChanged, this, [this, pane](int value) {
        Q_EMIT viewMoved();
        if (m_applying || !isShared(pane))
            return;
        const QScopedValueRollback guard(m_applying, true);
        m_scroll = value;
        forLinked(pane, [value](TreePane *other) { other->view()->verticalScrollBar()->setValue(value); });
    });
    connect(vertical, &QScrollBar::rangeChanged, this, [this, pane] {
        Q_EMIT viewMoved();
        if (m_applying || !isFollowing(pane))
            return;
        const QScopedValueRollback guard(m_applying, true);
        pane->view()->verticalScrollBar()->setValue(m_scroll);
    });
    connect(view->horizontalScrollBar(), &QScrollBar::valueChanged, this, [this, pane](int value) {
        for (TreePane *other : m_panes) {
            if (other != pane && m_locked)
                other->view()->horizontalScrollBar()->setValue(value);
        }
    });
    connect(view->header(), &QHeaderView::sectionClicked, this, [this, side](int column) { headerClicked(side, column); });
    connect(pane->head(), &PaneHead::clicked, this, [this, side] { Q_EMIT headClicked(side); });
    connect(pane->layers(), &LayerStrip::layerWanted, this, &PaneArea::layerWanted);
    connect(pane, &TreePane::dropped, this, [this, side](const std::vector<std::string> &paths) { Q_EMIT dropped(side, paths); });
    connect(pane, &TreePane::dropRefused, this, &PaneArea::dropRefused);
}

bool PaneArea::isShared(const TreePane *pane) const
{
    return m_tree && pane->model()->tree() == m_tree && !pane->model()->isPending();
}

void PaneArea::forLinked(const TreePane *than, const std::function<void(TreePane *)> &function)
{
    for (TreePane *pane : m_panes) {
        if (pane != than && isShared(pane) && (m_locked || !than))
            function(pane);
    }
}

bool PaneArea::isFollowing(const TreePane *pane) const
{
    return isShared(pane) && (m_locked || pane->side() == m_focused);
}

void PaneArea::refresh()
{
    const std::shared_ptr<const DiffTree> before = m_tree;
    std::array<OpenRows, sideCount> rows;
    for (const TreePane *pane : m_panes) {
        if (const OpenRows *like = rowsLike(pane))
            rows[static_cast<std::size_t>(pane->side())] = *like;
    }
    m_tree = m_session.comparison() ? m_session.comparison()->tree : nullptr;
    bool changed = before != m_tree;
    {
        const QScopedValueRollback guard(m_applying, true);
        for (TreePane *pane : m_panes)
            changed |= pane->refresh();
    }
    if (m_tree && (changed || before != m_tree))
        giveRows([&](const TreePane *pane) { return reopened(rows[static_cast<std::size_t>(pane->side())], pane); }, true);
    if (before != m_tree) {
        m_anchor = {};
        const bool sameSources = std::exchange(m_whole, m_session.whole()) == m_session.whole();
        if (m_tree)
            newComparison(sameSources);
    }
    shareSpace();
    m_columns->layout();
}

void PaneArea::newComparison(bool sameSources)
{
    if (sameSources) { // other layers of what was there: nobody is led elsewhere
        showCurrent(m_session.current());
        return;
    }
    m_scroll = 0;
    while (m_focused > VendorSide && !m_tree->hasSide(m_focused))
        --m_focused;
    const bool steps = m_tree->hasStep(VendorToSaved) || m_tree->hasStep(SavedToLive);
    changeRows([folders = foldersToOpen(DiffTree::root, steps ? rowsAtFirst : 0, steps)](OpenRows &rows) { rows.openAll(folders); }, true);
    showCurrent(m_session.current());
}

void PaneArea::swapProjection()
{
    // The current row stays where it is on the screen, if it can be seen: a user who sorts does not look for it.
    const TreePane *eye = m_panes[static_cast<std::size_t>(m_focused)];
    const QModelIndex seen = isShared(eye) ? eye->view()->currentIndex() : QModelIndex();
    const int height = seen.isValid() && eye->view()->shows(seen) ? eye->view()->visualRect(seen).top() : -1;
    {
        const QScopedValueRollback guard(m_applying, true);
        std::optional<OpenRows> common;
        for (TreePane *pane : m_panes) {
            if (isShared(pane)) {
                pane->view()->clearSelection(); // restored by id below; the selection model would keep it row by row
                if (m_locked && !common) {
                    common = pane->view()->openRows();
                    common->setProjection(m_session.projection());
                    common->count(); // made once for all
                }
                if (common)
                    pane->view()->setNextRows(*common);
            }
            pane->refresh();
        }
    }
    // A filter that leaves little is there to be read: show what it found.
    const ProjectionPtr &projection = m_session.projection();
    if (!m_session.query().text.empty() && projection && projection->matches <= rowsAtFirst) {
        changeRows([folders = foldersToOpen(DiffTree::root, 4 * rowsAtFirst, false)](OpenRows &rows) { rows.openAll(folders); });
    }
    scrollBack();
    showCurrent(m_session.current());
    const QModelIndex again = eye->view()->currentIndex();
    if (height >= 0 && again.isValid()) {
        QScrollBar *bar = eye->view()->verticalScrollBar();
        bar->setValue(bar->value() + eye->view()->visualRect(again).top() - height);
    }
    Q_EMIT viewMoved();
}

void PaneArea::showCurrent(DiffNodeId id)
{
    if (!m_tree || !m_session.projection())
        return;
    const bool shown = id && id != DiffTree::root && m_session.projection()->shows(id);
    if (shown) {
        std::vector<DiffNodeId> above;
        for (DiffNodeId at = m_tree->parent(id); at && at != DiffTree::root; at = m_tree->parent(at))
            above.push_back(at);
        const auto isClosedIn = [&](const TreePane *pane) {
            const OpenRows &rows = pane->view()->openRows();
            return isFollowing(pane) && !std::all_of(above.begin(), above.end(), [&rows](DiffNodeId folder) { return rows.isOpen(folder); });
        };
        if (std::any_of(m_panes.begin(), m_panes.end(), isClosedIn))
            changeRows([&above](OpenRows &rows) { rows.openAll(above); });
    }
    const QScopedValueRollback guard(m_applying, true);
    TreePane *leader = nullptr;
    for (TreePane *pane : m_panes) {
        if (!isFollowing(pane))
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
        if (!m_session.selection().isEmpty() && !m_session.selection().contains(id))
            selection->clearSelection();
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
            if (pane->view() != watched || pane->side() == m_focused)
                continue;
            m_focused = pane->side();
            m_scroll = pane->view()->verticalScrollBar()->value();
            Q_EMIT viewMoved();
        }
    } else if (event->type() == QEvent::Resize && !m_applying) {
        for (TreePane *pane : m_panes) {
            if (pane->view()->viewport() == watched)
                m_columns->layout();
        }
    }
    return QSplitter::eventFilter(watched, event);
}

void PaneArea::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    shareSpace();
    m_columns->layout();
    Q_EMIT widthsChanged();
    Q_EMIT viewMoved();
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

QByteArray PaneArea::saveColumns() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    m_columns->save(out);
    out << m_manualSpace << saveState();
    return state;
}

void PaneArea::restoreColumns(const QByteArray &state)
{
    QDataStream in(state);
    if (!m_columns->restore(in))
        return;
    QByteArray splitter;
    in >> m_manualSpace >> splitter;
    if (m_manualSpace)
        m_manualSpace = restoreState(splitter);
    m_columns->layout();
}


} // namespace assay
