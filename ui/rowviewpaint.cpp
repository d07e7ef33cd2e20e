// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the rows look: as a QTreeView's do, in whatever style.

#include "ui/rowview.h"

#include <QHeaderView>
#include <QPainter>
#include <QPaintEvent>

#include <algorithm>

namespace assay {

void RowView::paintEvent(QPaintEvent *event)
{
    if (!model())
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    option.palette.setCurrentColorGroup(option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive);
    const int height = rowHeight();
    const int last = std::min(static_cast<int>(m_rows.count()) - 1, (event->rect().bottom() + verticalOffset()) / height);
    for (int row = std::max(0, event->rect().top() + verticalOffset()) / height; row <= last; ++row) {
        option.rect = QRect(0, row * height - verticalOffset(), viewport()->width(), height);
        drawRow(&painter, option, indexOfRow(row));
    }
}

void RowView::drawRow(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    if (selectionModel() && selectionModel()->isSelected(index))
        option.state |= QStyle::State_Selected;
    if (m_hovered == index.siblingAtColumn(0))
        option.state |= QStyle::State_MouseOver;
    const QRect row = given.rect;
    const auto drawPanel = [&](const QRect &area, bool selected) {
        QStyleOptionViewItem panel = option;
        panel.rect = area;
        panel.state.setFlag(QStyle::State_Selected, selected);
        style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &panel, painter, this);
    };
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        if (m_header->isSectionHidden(column))
            continue;
        const QModelIndex cell = index.siblingAtColumn(column);
        QRect area(m_header->sectionViewportPosition(column), row.top(), m_header->sectionSize(column), row.height());
        if (!area.intersects(row))
            continue;
        if (column == 0) {
            const QRect content = visualRect(cell);
            const QRect branches = isRightToLeft() ? QRect(content.right() + 1, row.top(), area.right() - content.right(), row.height())
                                                   : QRect(area.left(), row.top(), content.left() - area.left(), row.height());
            painter->save();
            painter->setClipRect(area, Qt::IntersectClip);
            if (style()->styleHint(QStyle::SH_ItemView_ShowDecorationSelected, &option, this))
                drawPanel(branches, option.state & QStyle::State_Selected);
            drawBranches(painter, branches, index);
            painter->restore();
            area = content;
        }
        if (area.width() <= 0)
            continue;
        drawPanel(area, false);
        QStyleOptionViewItem item = option;
        item.rect = area;
        item.index = cell;
        itemDelegateForIndex(cell)->paint(painter, item, cell);
    }
    if (hasFocus() && currentIndex().siblingAtColumn(0) == index.siblingAtColumn(0)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.state |= QStyle::State_KeyboardFocusChange;
        focus.backgroundColor = option.palette.color(QPalette::Normal, option.state & QStyle::State_Selected ? QPalette::Highlight : QPalette::Window);
        focus.rect = row;
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, this);
    }
}

void RowView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const bool reversed = isRightToLeft();
    QStyleOption option;
    option.initFrom(this);
    const QStyle::State common = option.state & ~(QStyle::State_MouseOver | QStyle::State_HasFocus);
    const auto hasSiblingBelow = [this](const QModelIndex &at) { return at.row() + 1 < model()->rowCount(at.parent()); };
    QRect level(reversed ? rect.left() : rect.right() + 1 - indentation, rect.top(), indentation, rect.height());
    option.rect = level;
    option.state = common | QStyle::State_Item;
    option.state.setFlag(QStyle::State_Sibling, hasSiblingBelow(index));
    option.state.setFlag(QStyle::State_Children, model()->hasChildren(index));
    option.state.setFlag(QStyle::State_Open, isExpanded(index));
    option.state.setFlag(QStyle::State_MouseOver, m_hovered == index);
    style()->drawPrimitive(QStyle::PE_IndicatorBranch, &option, painter, this);
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
        level.translate(reversed ? indentation : -indentation, 0);
        option.rect = level;
        option.state = common;
        option.state.setFlag(QStyle::State_Sibling, hasSiblingBelow(above));
        style()->drawPrimitive(QStyle::PE_IndicatorBranch, &option, painter, this);
    }
}

} // namespace assay
