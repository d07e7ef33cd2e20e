// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/trustdelegate.h"

#include "ui/glyphs.h"
#include "ui/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace assay {

namespace {

constexpr int shapeSide = 16;

Symbol shapeOf(TrustAnswer answer)
{
    switch (answer) {
    case TrustAnswer::Yes: return Symbol::Check;
    case TrustAnswer::No: return Symbol::Broken;
    case TrustAnswer::Unknown: break;
    }
    return Symbol::Unclear;
}

} // namespace

QColor trustColor(TrustAnswer answer, const QPalette &palette)
{
    switch (answer) {
    case TrustAnswer::Yes: return statusColor(RowStatus::Added, palette);
    case TrustAnswer::No: return statusColor(RowStatus::Removed, palette);
    case TrustAnswer::Unknown: break;
    }
    return statusColor(RowStatus::Identical, palette);
}

TrustDelegate::TrustDelegate(int toolTipRole, CellOf cell, QObject *parent) :
    PlainItemDelegate(toolTipRole, parent), m_cell(std::move(cell))
{
}

void TrustDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    PlainItemDelegate::initStyleOption(option, index);
    const TrustCell cell = m_cell(index);
    option->textElideMode = Qt::ElideMiddle;
    option->displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    if (!cell.text.isEmpty()) {
        option->text = cell.text;
        option->text.replace(QLatin1Char('\n'), QChar::LineSeparator); // ours; those of evidence were escaped
    }
    if (cell.strong)
        option->font.setBold(true);
    const bool no = cell.answer == TrustAnswer::No;
    if (cell.answer) {
        option->features |= QStyleOptionViewItem::HasDecoration; // the room for it; the style draws no icon
        option->decorationSize = {shapeSide, shapeSide};
        option->decorationAlignment = Qt::AlignCenter;
        option->palette.setColor(QPalette::Text, trustColor(*cell.answer, option->palette));
    }
    if (cell.faint && !no)
        option->palette.setColor(QPalette::Text, dimText(option->palette, QPalette::Base));
}

QSize TrustDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize hint = PlainItemDelegate::sizeHint(option, index);
    return {hint.width(), std::max({22, option.fontMetrics.height() + 6, hint.height() + 4})};
}

void TrustDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    const TrustCell cell = m_cell(index);
    if (!cell.answer)
        return;
    const bool selected = option.state & QStyle::State_Selected;
    const QRect area = style->subElementRect(QStyle::SE_ItemViewItemDecoration, &option, option.widget);
    const QPoint corner(area.left() + (area.width() - shapeSide) / 2, area.top() + (area.height() - shapeSide) / 2);
    paintSymbol(*painter, QRectF(corner, QSizeF(shapeSide, shapeSide)), shapeOf(*cell.answer),
                selected ? option.palette.color(QPalette::HighlightedText) : option.palette.color(QPalette::Text));
}

} // namespace assay
