// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/previewstyle.h"

#include "ui/glyphs.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace assay {
namespace {

// As WCAG defines it, of colours of eight bits. Each row that is painted asks often: what a power costs was nearly half of a page's time.
double luminance(const QColor &color)
{
    static const std::array<double, 256> linear = [] {
        std::array<double, 256> table{};
        for (std::size_t i = 0; i < table.size(); ++i) {
            const double c = static_cast<double>(i) / 255.0;
            table[i] = c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        }
        return table;
    }();
    const QRgb bits = color.rgb();
    return 0.2126 * linear[static_cast<std::size_t>(qRed(bits))] + 0.7152 * linear[static_cast<std::size_t>(qGreen(bits))]
        + 0.0722 * linear[static_cast<std::size_t>(qBlue(bits))];
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

QColor mixed(const QColor &base, const QColor &over, double amount)
{
    const auto channel = [amount](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * amount)); };
    return QColor(channel(base.red(), over.red()), channel(base.green(), over.green()), channel(base.blue(), over.blue()));
}

QColor readable(const QColor &wanted, const QColor &base, const QColor &text, double minimum)
{
    for (double amount = 0; amount < 1; amount += 0.1) {
        const QColor color = mixed(wanted, text, amount);
        if (contrast(color, base) >= minimum)
            return color;
    }
    return text;
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Base)) < luminance(palette.color(QPalette::Text));
}

PreviewColors PreviewColors::of(const QPalette &palette, bool active)
{
    const QPalette::ColorGroup group = active ? QPalette::Active : QPalette::Inactive;
    const bool dark = isDark(palette);
    PreviewColors c;
    c.base = palette.color(group, QPalette::Base);
    c.text = palette.color(group, QPalette::Text);
    c.dim = readable(mixed(c.text, c.base, 0.5), c.base, c.text);
    c.gutter = mixed(c.base, c.text, 0.05);
    c.gutterText = readable(mixed(c.text, c.gutter, 0.5), c.gutter, c.text);
    c.line = mixed(c.base, c.text, 0.2);
    const QColor modified = statusColor(RowStatus::Modified, palette); // as in the tree
    c.changedFill = mixed(c.base, modified, dark ? 0.30 : 0.32);
    c.changedFaint = mixed(c.base, modified, dark ? 0.10 : 0.11);
    c.changedLine = readable(modified, c.changedFill, c.text, 3.0);
    // The one other hue of the window that stays apart from it for everybody.
    c.escape = readable(statusColor(RowStatus::Metadata, palette), c.base, c.text);
    c.hatch = mixed(c.base, c.text, 0.14);
    c.selection = palette.color(group, QPalette::Highlight);
    c.selectionText = palette.color(group, QPalette::HighlightedText);
    return c;
}

QFont evidenceFont(const QFont &font)
{
    QFont result = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (!QFontInfo(result).fixedPitch())
        result.setFamilies({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Liberation Mono"), QStringLiteral("monospace")});
    result.setStyleHint(QFont::Monospace);
    result.setFixedPitch(true);
    result.setKerning(false);
    // Qt leaves ligatures out as soon as there is letter spacing; this is the least of it there is.
    result.setLetterSpacing(QFont::AbsoluteSpacing, 1.0 / 64);
    if (font.pointSizeF() > 0)
        result.setPointSizeF(font.pointSizeF());
    else
        result.setPixelSize(font.pixelSize());
    return result;
}

void paintHatch(QPainter &painter, const QRect &area, const PreviewColors &colors)
{
    if (area.isEmpty())
        return;
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.hatch, 1));
    // The same raster for every area of a widget, so that the lines go on from one row to the next.
    constexpr int step = 7;
    const int first = (area.left() + area.top()) / step * step;
    const int last = area.right() + area.bottom() + step;
    for (int sum = first; sum <= last; sum += step)
        painter.drawLine(QPointF(sum - area.top() + 1, area.top() - 1), QPointF(sum - area.bottom() - 2, area.bottom() + 2));
    painter.restore();
}

} // namespace assay
