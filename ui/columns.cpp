// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/columns.h"

#include "ui/plaintext.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>
#include <numeric>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 columnsVersion = 3;
constexpr int narrowest = 32;
constexpr int widest = 4000;

constexpr bool hiddenAtFirst(int column)
{
    return column == DiffTreeModel::TypeColumn || column == DiffTreeModel::TargetColumn || column == DiffTreeModel::LinksColumn
        || column == DiffTreeModel::StepsColumn || column == DiffTreeModel::KnownColumn;
}

} // namespace

PaneColumns::PaneColumns(Session &session, const Panes &panes, QObject *parent) :
    QObject(parent),
    m_session(session),
    m_panes(panes)
{
    for (TreePane *pane : m_panes) {
        QHeaderView *header = pane->view()->header();
        header->setSectionsMovable(true);
        header->setFirstSectionMovable(false);
        connect(header, &QHeaderView::sectionResized, this, [this, pane](int section, int, int size) { sectionResized(pane, section, size); });
        connect(header, &QHeaderView::sectionMoved, this, [this](int column, int, int visual) { sectionMoved(column, visual); });
        connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
            auto *menu = named(new QMenu(header), "columnMenu", tr("Columns"));
            menu->setAttribute(Qt::WA_DeleteOnClose);
            fillMenu(menu, header->logicalIndexAt(at));
            menu->popup(header->mapToGlobal(at));
        });
    }
    reset();
}

void PaneColumns::sectionResized(TreePane *pane, int section, int size)
{
    if (m_applying || size <= 0)
        return;
    Side &side = sideOf(pane);
    side.widths[static_cast<std::size_t>(section)] = size;
    if (section == DiffTreeModel::NameColumn) {
        side.manualName = true;
        if (hides(pane, DiffTreeModel::ChangeColumn)) // its names are wider by that
            side.widths[DiffTreeModel::NameColumn] = std::max(40, size - widthOf(side, DiffTreeModel::ChangeColumn));
    }
    layout();
}

void PaneColumns::sectionMoved(int column, int visual)
{
    if (m_applying)
        return;
    const auto from = std::find(m_order.begin(), m_order.end(), column);
    const auto to = m_order.begin() + std::max(visual, 1);
    if (from < to)
        std::rotate(from, from + 1, to + 1);
    else
        std::rotate(to, from, from + 1);
    applyOrder();
    layout();
}

void PaneColumns::applyOrder()
{
    const QScopedValueRollback guard(m_applying, true);
    for (const TreePane *pane : m_panes) {
        QHeaderView *header = pane->view()->header();
        for (int visual = 0; visual < DiffTreeModel::ColumnCount; ++visual) {
            const int now = header->visualIndex(m_order[static_cast<std::size_t>(visual)]);
            if (now != visual)
                header->moveSection(now, visual);
        }
    }
}

void PaneColumns::move(int column, int by)
{
    const auto at = std::find(m_order.begin(), m_order.end(), column) - m_order.begin();
    auto to = at + by;
    while (to > 0 && to < DiffTreeModel::ColumnCount && m_hidden[static_cast<std::size_t>(m_order[static_cast<std::size_t>(to)])])
        to += by;
    if (at > 0 && to > 0 && to < DiffTreeModel::ColumnCount)
        sectionMoved(column, static_cast<int>(to));
}

void PaneColumns::setShown(int column, bool shown)
{
    if (column == DiffTreeModel::NameColumn)
        return;
    m_hidden[static_cast<std::size_t>(column)] = !shown;
    layout();
}

void PaneColumns::setLinked(bool linked)
{
    if (linked == m_linked)
        return;
    if (linked) {
        for (const TreePane *pane : m_panes) {
            if (pane->view()->hasFocus())
                m_sides[0] = m_sides[static_cast<std::size_t>(pane->side())];
        }
    } else {
        m_sides.fill(m_sides[0]);
    }
    m_linked = linked;
    layout();
}

// Where no step leads to there is no change to tell of: the names of that pane get the room.
bool PaneColumns::hides(const TreePane *pane, int column) const
{
    if (m_hidden[static_cast<std::size_t>(column)])
        return true;
    const std::shared_ptr<const DiffTree> tree = m_session.comparison() ? m_session.comparison()->tree : nullptr;
    return column == DiffTreeModel::ChangeColumn && tree && pane->model()->tree() == tree && DiffTreeModel::stepTo(*tree, pane->side()) < 0;
}

// Of a change in words.
int PaneColumns::wordsWidth() const
{
    return 16 + 13 * m_panes[0]->fontMetrics().horizontalAdvance(u'0');
}

// Where there is little room the names come first, and a change is its sign and letter.
int PaneColumns::widthOf(const Side &side, int column) const
{
    const int width = side.widths[static_cast<std::size_t>(column)];
    const int sign = 26 + 5 * m_panes[0]->fontMetrics().horizontalAdvance(u'0');
    return column == DiffTreeModel::ChangeColumn && m_tight ? std::min(width, sign) : width;
}

int PaneColumns::room() const
{
    int room = 0;
    for (const TreePane *pane : m_panes) {
        const int width = pane->view()->viewport()->width();
        if (m_session.pane(pane->side()).stage != PaneState::Stage::Empty && width > 120)
            room = room == 0 ? width : std::min(room, width);
    }
    return room > 0 ? room : m_panes[0]->view()->viewport()->width();
}

// The names take what is left by the columns that fit beside them whole, the change at any rate; the others are a scroll away.
void PaneColumns::shareRoom(Side &side, int room) const
{
    if (side.manualName)
        return;
    const int character = m_panes[0]->fontMetrics().averageCharWidth();
    int left = room - (isShown(DiffTreeModel::ChangeColumn) ? widthOf(side, DiffTreeModel::ChangeColumn) : 0);
    for (const int column : m_order) {
        if (column == DiffTreeModel::NameColumn || column == DiffTreeModel::ChangeColumn || !isShown(column))
            continue;
        if (left - widthOf(side, column) < character * 34)
            break;
        left -= widthOf(side, column);
    }
    side.widths[DiffTreeModel::NameColumn] = std::max(left, character * 14);
}

// Names and change together are equally wide in all panes, so that the columns behind them stand in the same places.
void PaneColumns::layout()
{
    if (m_applying)
        return;
    const QScopedValueRollback guard(m_applying, true);
    const int room = this->room();
    const auto words = [this](const Side &side) { return side.widths[DiffTreeModel::ChangeColumn]; };
    const bool own = m_sides[0].manualName || words(m_sides[0]) != wordsWidth();
    m_tight = !own && room < words(m_sides[0]) + m_panes[0]->fontMetrics().averageCharWidth() * 26;
    for (Side &side : m_sides)
        shareRoom(side, room);
    int length = 0;
    for (TreePane *pane : m_panes) {
        const Side &side = sideOf(pane);
        QHeaderView *header = pane->view()->header();
        for (int column = 0; column < DiffTreeModel::ColumnCount; ++column) {
            const bool hidden = hides(pane, column);
            if (header->isSectionHidden(column) != hidden)
                header->setSectionHidden(column, hidden);
            int width = widthOf(side, column);
            if (column == DiffTreeModel::NameColumn && isShown(DiffTreeModel::ChangeColumn) && hides(pane, DiffTreeModel::ChangeColumn))
                width += widthOf(side, DiffTreeModel::ChangeColumn);
            if (!hidden && header->sectionSize(column) != width)
                header->resizeSection(column, width);
        }
        length = std::max(length, header->length());
    }
    // All panes have the bar or none has: their rows end at the same height.
    for (const TreePane *pane : m_panes)
        pane->view()->setHorizontalScrollBarPolicy(length > room ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
}

void PaneColumns::reset()
{
    for (int column = 0; column < DiffTreeModel::ColumnCount; ++column)
        m_hidden[static_cast<std::size_t>(column)] = hiddenAtFirst(column);
    std::iota(m_order.begin(), m_order.end(), 0);
    m_linked = true;
    const int digit = m_panes[0]->fontMetrics().horizontalAdvance(u'0');
    Side side;
    side.widths.fill(12 * digit);
    static constexpr std::pair<int, int> digits[] = {
        {DiffTreeModel::NameColumn, 20}, {DiffTreeModel::SizeColumn, 10}, {DiffTreeModel::ModeColumn, 13},   {DiffTreeModel::OwnerColumn, 9},
        {DiffTreeModel::MtimeColumn, 22}, {DiffTreeModel::DigestColumn, 15}, {DiffTreeModel::LayerColumn, 7}, {DiffTreeModel::TargetColumn, 24}, {DiffTreeModel::NotesColumn, 26}, {DiffTreeModel::KnownColumn, 9}};
    for (const auto &[column, count] : digits)
        side.widths[static_cast<std::size_t>(column)] = count * digit;
    side.widths[DiffTreeModel::ChangeColumn] = wordsWidth();
    m_sides.fill(side);
    applyOrder();
    layout();
}

void PaneColumns::save(QDataStream &out) const
{
    out << columnsVersion << m_linked << quint32{DiffTreeModel::ColumnCount};
    for (std::size_t column = 0; column < m_hidden.size(); ++column)
        out << m_hidden[column] << m_order[column];
    for (const Side &side : m_sides) {
        out << side.manualName;
        for (const int width : side.widths)
            out << width;
    }
}

bool PaneColumns::restore(QDataStream &in)
{
    quint32 version = 0;
    bool linked = true;
    quint32 count = 0;
    in >> version >> linked >> count;
    if (in.status() != QDataStream::Ok || version != columnsVersion || count != DiffTreeModel::ColumnCount)
        return false;
    auto hidden = m_hidden;
    auto order = m_order;
    auto sides = m_sides;
    for (std::size_t column = 0; column < hidden.size(); ++column)
        in >> hidden[column] >> order[column];
    for (Side &side : sides) {
        in >> side.manualName;
        for (int &width : side.widths) {
            int read = 0;
            in >> read;
            if (read >= narrowest && read < widest)
                width = read;
        }
    }
    auto sorted = order;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t column = 0; column < sorted.size(); ++column) {
        if (sorted[column] != static_cast<int>(column))
            return false;
    }
    if (in.status() != QDataStream::Ok || order[0] != DiffTreeModel::NameColumn)
        return false;
    m_linked = linked;
    m_hidden = hidden;
    m_hidden[DiffTreeModel::NameColumn] = false;
    m_order = order;
    m_sides = sides;
    applyOrder();
    layout();
    return true;
}

QString PaneColumns::title(int column) const
{
    return m_panes[0]->model()->headerData(column, Qt::Horizontal).toString();
}

void PaneColumns::fillMenu(QMenu *menu, int column)
{
    for (const int each : m_order) {
        QAction *action = menu->addAction(menuText(title(each)));
        action->setObjectName(u"column-%1"_s.arg(each));
        action->setCheckable(true);
        action->setChecked(isShown(each));
        action->setEnabled(each != DiffTreeModel::NameColumn);
        connect(action, &QAction::toggled, this, [this, each](bool on) { setShown(each, on); });
    }
    menu->addSeparator();
    if (column > DiffTreeModel::NameColumn) {
        //: %1 the title of a column
        QAction *left = menu->addAction(menuText(tr("Move “%1” to the Left").arg(title(column))));
        QAction *right = menu->addAction(menuText(tr("Move “%1” to the Right").arg(title(column))));
        left->setObjectName(u"columnLeft"_s);
        right->setObjectName(u"columnRight"_s);
        const bool reversed = menu->layoutDirection() == Qt::RightToLeft;
        connect(left, &QAction::triggered, this, [this, column, reversed] { move(column, reversed ? 1 : -1); });
        connect(right, &QAction::triggered, this, [this, column, reversed] { move(column, reversed ? -1 : 1); });
        menu->addSeparator();
    }
    QAction *link = menu->addAction(tr("Same &Widths in All Panes"));
    link->setObjectName(u"columnsLinked"_s);
    link->setCheckable(true);
    link->setChecked(m_linked);
    connect(link, &QAction::toggled, this, &PaneColumns::setLinked);
    QAction *anew = menu->addAction(tr("&Reset Columns"));
    anew->setObjectName(u"columnsReset"_s);
    connect(anew, &QAction::triggered, this, &PaneColumns::reset);
}

} // namespace assay
