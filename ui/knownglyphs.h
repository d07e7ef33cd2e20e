// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>

#include <cstdint>

class QPainter;
class QPalette;
class QRect;
class QRectF;

namespace assay {

// What lists of hashes say of a file, small: a tick in a ring for known good, a filled lozenge with a bar for known bad. Told apart by
// shape; the words stand in the column Known.

/// known: Known, what is bad before what is good. Nothing for 0.
void paintKnownGlyph(QPainter &painter, const QRectF &area, std::uint8_t known, const QPalette &palette, bool selected);
QIcon knownIcon(std::uint8_t known);
/// Draws it at the right end of area, where there is room for it beside a name; gives where what is left ends.
int paintRowKnown(QPainter &painter, const QRect &area, std::uint8_t known, const QPalette &palette, bool selected);

} // namespace assay
