// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/findingrow.h"

#include "ui/glyphs.h"
#include "ui/theme.h"

#include <QApplication>

#include <algorithm>

namespace assay {

namespace {

constexpr int signSize = 16;

} // namespace

FindingRow::FindingRow(QPainter &painter, const QStyleOptionViewItem &given, const QModelIndex &index) :
    m_painter(painter),
    m_option(given)
{
    m_option.index = index;
    const QPalette::ColorGroup group = m_option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    m_color = isSelected() ? m_option.palette.color(group, QPalette::HighlightedText) : m_option.palette.color(QPalette::Text);
    m_area = m_option.rect.adjusted(3, 0, -6, 0);
    const QStyle *style = m_option.widget ? m_option.widget->style() : QApplication::style();
    m_painter.save();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &m_option, &m_painter, m_option.widget);
    m_painter.setLayoutDirection(Qt::LeftToRight);
    m_painter.setFont(m_option.font);
}

void FindingRow::setBold()
{
    QFont font = m_painter.font();
    font.setBold(true);
    m_painter.setFont(font);
}

void FindingRow::paintSeverity(Severity severity, bool loud)
{
    const QColor tone = isSelected() ? m_color : severityColor(severity, m_option.palette);
    const QRect sign(m_area.left(), m_area.top() + (m_area.height() - signSize) / 2, signSize, signSize);
    paintSeverityGlyph(m_painter, placed(sign), severity, tone);
    m_area.setLeft(m_area.left() + signSize + 5);
    if (loud)
        m_color = tone;
}

int FindingRow::widthOf(const QString &text) const
{
    return QFontMetrics(m_painter.font()).horizontalAdvance(text);
}

void FindingRow::paintTail(const QString &text)
{
    m_painter.setPen(isSelected() ? m_color : dimText(m_option.palette, QPalette::Base));
    m_painter.drawText(placed(m_area), int(mirrored() ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, text);
    m_area.setRight(m_area.right() - widthOf(text) - 8);
}

void FindingRow::paintText(const QString &text, Qt::TextElideMode elide)
{
    m_painter.setPen(m_color);
    m_painter.drawText(placed(m_area), int(mirrored() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                       QFontMetrics(m_painter.font()).elidedText(text, elide, m_area.width()));
}

QSize FindingRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, std::max(22, QFontMetrics(option.font).height() + 6)};
}

} // namespace assay
