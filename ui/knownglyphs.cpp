// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/knownglyphs.h"

#include "compare/knownhashes.h"
#include "ui/glyphs.h"

#include <QPainter>

#include <algorithm>

namespace assay {

void paintKnownGlyph(QPainter &painter, const QRectF &area, std::uint8_t known, const QPalette &palette, bool selected)
{
    if (known == 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double unit = area.width() / 16;
    const auto point = [&](double x, double y) { return QPointF(area.left() + x * unit, area.top() + y * unit); };
    const QColor plain = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    if ((known & Known::Bad) != 0) {
        const QColor fill = selected ? plain : severityColor(Severity::High, palette);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(QPolygonF({point(8, 0.5), point(15.5, 8), point(8, 15.5), point(0.5, 8)}));
        painter.setPen(QPen(palette.color(selected ? QPalette::Highlight : QPalette::Base), std::max(1.2, 2 * unit), Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(point(8, 4.5), point(8, 8.6));
        painter.drawLine(point(8, 11.4), point(8, 11.5));
    } else {
        painter.setPen(QPen(plain, std::max(1.0, 1.4 * unit), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(point(8, 8), 6.5 * unit, 6.5 * unit);
        painter.drawPolyline(QPolygonF({point(5, 8.4), point(7.2, 10.6), point(11.2, 5.6)}));
    }
    painter.restore();
}

QIcon knownIcon(std::uint8_t known)
{
    return drawnIcon([known](QPainter &painter, const QRectF &area, const QPalette &palette, QIcon::Mode mode) {
        paintKnownGlyph(painter, area, known, palette, mode == QIcon::Selected);
    });
}

int paintRowKnown(QPainter &painter, const QRect &area, std::uint8_t known, const QPalette &palette, bool selected)
{
    const int side = std::min(14, area.height() - 6);
    if (known == 0 || area.width() < 3 * side)
        return area.right();
    paintKnownGlyph(painter, QRectF(area.right() - side, area.top() + (area.height() - side) / 2.0, side, side), known, palette, selected);
    return area.right() - side - 4;
}

} // namespace assay
