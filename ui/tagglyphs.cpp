// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tagglyphs.h"

#include "ui/glyphs.h"
#include "ui/preview/previewstyle.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

namespace assay {

namespace {

struct TagGlyphs {
    Q_DECLARE_TR_FUNCTIONS(TagGlyphs)
};

constexpr int gap = 2;
constexpr int most = 4; // tags; "+" says that there are more

constexpr std::array<QRgb, tagColours> hues = {0xFFD0342CU, 0xFFE08A00U, 0xFFB8A100U, 0xFF3F9142U, 0xFF0E8E8EU, 0xFF2F6FD0U, 0xFF8E4EC6U, 0xFF7A7A7AU};

void setGlyphPen(QPainter &painter, const QRectF &area, const QColor &color)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, std::max(1.0, area.width() / 12), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
}

} // namespace

QColor tagColor(int colour, const QPalette &palette, bool selected)
{
    const QColor ground = palette.color(selected ? QPalette::Highlight : QPalette::Base);
    const QColor text = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    return readable(QColor::fromRgb(hues[static_cast<std::size_t>(std::clamp(colour, 0, int{tagColours} - 1))]), ground, text, 3.2); // styles change what is chosen a little
}

QString tagColorName(int colour)
{
    switch (colour) {
    case 0: return TagGlyphs::tr("red");
    case 1: return TagGlyphs::tr("orange");
    case 2: return TagGlyphs::tr("yellow");
    case 3: return TagGlyphs::tr("green");
    case 4: return TagGlyphs::tr("teal");
    case 5: return TagGlyphs::tr("blue");
    case 6: return TagGlyphs::tr("purple");
    default: return TagGlyphs::tr("grey");
    }
}

void paintTag(QPainter &painter, const QRectF &area, int colour, QChar letter, const QPalette &palette, bool selected)
{
    painter.save();
    const QColor fill = tagColor(colour, palette, selected);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), area.width() / 5, area.width() / 5);
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(std::max(7, int(area.height() * 0.72)));
    painter.setFont(font);
    painter.setPen(contrast(fill, Qt::white) >= contrast(fill, Qt::black) ? Qt::white : Qt::black);
    painter.drawText(area, Qt::AlignCenter, QString(letter));
    painter.restore();
}

void paintNoteGlyph(QPainter &painter, const QRectF &area, const QColor &color)
{
    painter.save();
    setGlyphPen(painter, area, color);
    const double unit = area.width() / 16;
    const QPointF at = area.topLeft();
    const auto point = [&](double x, double y) { return QPointF(at.x() + x * unit, at.y() + y * unit); };
    painter.drawPolygon(QPolygonF({point(2, 2), point(14, 2), point(14, 10), point(10, 14), point(2, 14)}));
    painter.drawLine(point(5, 5.5), point(11, 5.5));
    painter.drawLine(point(5, 8.5), point(9.5, 8.5));
    painter.drawPolyline(QPolygonF({point(14, 10), point(10, 10), point(10, 14)}));
    painter.restore();
}

void paintBookmarkGlyph(QPainter &painter, const QRectF &area, const QColor &color)
{
    painter.save();
    setGlyphPen(painter, area, color);
    painter.setBrush(color);
    const double unit = area.width() / 16;
    const QPointF at = area.topLeft();
    const auto point = [&](double x, double y) { return QPointF(at.x() + x * unit, at.y() + y * unit); };
    painter.drawPolygon(QPolygonF({point(4, 2), point(12, 2), point(12, 14), point(8, 10.5), point(4, 14)}));
    painter.restore();
}

QIcon tagIcon(int colour, QChar letter)
{
    return drawnIcon([colour, letter](QPainter &painter, const QRectF &area, const QPalette &palette, QIcon::Mode mode) {
        paintTag(painter, area, colour, letter, palette, mode == QIcon::Selected);
    });
}

int paintRowNotes(QPainter &painter, const QRect &area, const RowNotes &notes, const QPalette &palette, bool selected)
{
    if (notes.isEmpty())
        return area.right();
    const int side = std::min(14, area.height() - 6);
    const int room = area.width() / 2 / (side + gap);
    int right = area.right();
    int left = room;
    const auto takePlace = [&]() {
        --left;
        const QRectF place(right - side, area.top() + (area.height() - side) / 2.0, side, side);
        right -= side + gap;
        return place;
    };
    const QColor plain = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    if (notes.bookmark && left > 0)
        paintBookmarkGlyph(painter, takePlace(), plain);
    if (notes.note && left > 0)
        paintNoteGlyph(painter, takePlace(), plain);
    const int tags = static_cast<int>(notes.tags.size());
    int shown = std::min({tags, most, std::max(left, 0)});
    if (shown < tags && shown > 1) {
        --shown; // its place says that there are more
        painter.setPen(plain);
        painter.drawText(takePlace(), Qt::AlignCenter, QStringLiteral("+"));
    }
    for (int i = shown; i-- > 0;)
        paintTag(painter, takePlace(), notes.tags[i].colour, notes.tags[i].letter, palette, selected);
    return right - gap;
}

} // namespace assay
