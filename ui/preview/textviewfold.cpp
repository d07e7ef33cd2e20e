// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a text shows that is not its own: white space made visible, and the lines that stand for folded ones.

#include "ui/preview/textviewlaid.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace assay {

void TextView::setShowWhitespace(bool on)
{
    m_whitespace = on;
    viewport()->update();
}

// A dot for a space, an arrow for a tab, a bar with ends for a space of another width.
void TextView::paintWhitespace(QPainter &painter, const Laid &line, std::string_view bytes, std::size_t part, int top)
{
    const qreal left = textLeft() - horizontalScrollBar()->value();
    const qreal middle = top + lineHeight() / 2.0;
    const qreal reach = charWidth() * 0.3;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = readable(colors().dim, colors().base, colors().text, 3.0);
    const int end = line.endOf(part);
    for (int column = line.beginOf(part); column < end; ++column) {
        const auto at = static_cast<std::size_t>(column);
        const QChar shown = line.shown.text[column];
        if (!shown.isSpace())
            continue;
        painter.setPen(QPen(color, 1));
        const qreal from = left + line.xOf(part, column);
        const std::uint32_t origin = line.shown.origin[at];
        if (shown != QLatin1Char(' ')) {
            const qreal to = left + line.xOf(part, column + 1);
            painter.drawLine(QPointF(from + 1, middle + reach), QPointF(to - 1, middle + reach));
            painter.drawLine(QPointF(from + 1, middle), QPointF(from + 1, middle + reach));
            painter.drawLine(QPointF(to - 1, middle), QPointF(to - 1, middle + reach));
        } else if (bytes[origin] == '\t') {
            int last = column;
            while (last + 1 < end && line.shown.origin[static_cast<std::size_t>(last) + 1] == origin)
                ++last;
            const QPointF tip(left + line.xOf(part, last + 1) - 2, middle);
            painter.drawLine(QPointF(from + 2, middle), tip);
            painter.drawLine(tip, tip + QPointF(-reach, -reach));
            painter.drawLine(tip, tip + QPointF(-reach, reach));
            column = last;
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawEllipse(QPointF(from + charWidth() / 2, middle), 1.1, 1.1);
        }
    }
    painter.restore();
}

const FoldedRows *TextView::foldAt(quint64 row) const
{
    return m_wrap ? m_wrap->foldAt(row) : nullptr;
}

QString TextView::foldText(const FoldedRows &fold) const
{
    return tr("%n equal lines", nullptr, static_cast<int>(fold.count));
}

void TextView::paintFold(QPainter &painter, const FoldedRows &fold, int top)
{
    const PreviewColors &c = colors();
    const QRect area(0, top, viewport()->width(), lineHeight());
    const bool current = hasFocus() && foldAt(m_cursor.row) == &fold;
    painter.fillRect(area, c.gutter);
    painter.setPen(c.line);
    painter.drawLine(QPointF(0, top + 0.5), QPointF(area.right() + 1, top + 0.5));
    painter.drawLine(QPointF(0, area.bottom() + 0.5), QPointF(area.right() + 1, area.bottom() + 0.5));
    painter.setPen(c.gutterText);
    painter.drawText(QPointF(textLeft(), top + ascent()), QString(QStringLiteral("⋯ ") + foldText(fold)));
    if (current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(readable(c.selection, c.gutter, c.text, 3.0), 2));
        painter.drawRect(QRectF(area).adjusted(1, 1, -1, -1));
    }
}

// Folded lines are gone through in one step.
TextPlace TextView::outOfFold(TextPlace place) const
{
    const FoldedRows *fold = foldAt(place.row);
    if (!fold)
        return place;
    const TextPlace begin{fold->begin, 0};
    const TextPlace behind{fold->begin + quint64{fold->count}, 0};
    const bool onwards = foldAt(m_cursor.row) == fold && place > std::max(m_cursor, begin) && behind.row < alignedRows();
    return onwards ? behind : begin;
}

} // namespace assay
