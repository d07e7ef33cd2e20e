// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>

#include "items/difftreemodel.h"

class QPainter;
class QPalette;
class QRect;
class QRectF;

namespace assay {

// What the analyst said, small: a tag is a label in its colour with its key or first letter, a note a sheet, a bookmark a ribbon. None is
// told from another by colour alone.

/// 3:1 on the ground it stands on.
QColor tagColor(int colour, const QPalette &palette, bool selected = false);
QString tagColorName(int colour); // translated
void paintTag(QPainter &painter, const QRectF &area, int colour, QChar letter, const QPalette &palette, bool selected);
void paintNoteGlyph(QPainter &painter, const QRectF &area, const QColor &color);
void paintBookmarkGlyph(QPainter &painter, const QRectF &area, const QColor &color);
QIcon tagIcon(int colour, QChar letter);

/// Draws them at the right end of area, as many as leave room for a name; gives where what is left ends.
int paintRowNotes(QPainter &painter, const QRect &area, const RowNotes &notes, const QPalette &palette, bool selected);

} // namespace assay
