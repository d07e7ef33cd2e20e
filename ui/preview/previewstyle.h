// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QPainter;
class QRect;

namespace assay {

/// Colours of the previews, all made from a palette, so that light, dark and high-contrast themes are followed.
struct PreviewColors {
    QColor base;
    QColor text;
    QColor dim;            ///< text of less weight, still 4.5:1 on base
    QColor gutter;         ///< behind line numbers and offsets
    QColor gutterText;
    QColor line;           ///< between columns
    QColor changedFill;    ///< behind what no other source has like this
    QColor changedFaint;   ///< behind what differs from some source and agrees with another
    QColor changedLine;    ///< under both, 3:1 on either
    QColor escape;         ///< text of an escape that stands for a character
    QColor hatch;          ///< lines where a source has nothing
    QColor selection;
    QColor selectionText;

    static PreviewColors of(const QPalette &palette, bool active = true);
};

bool isDark(const QPalette &palette);
/// Contrast of WCAG 2, 1 … 21.
double contrast(const QColor &a, const QColor &b);
/// wanted, moved towards text until it has the contrast asked for on base.
QColor readable(const QColor &wanted, const QColor &base, const QColor &text, double minimum = 4.5);
/// amount of over on base, 0 … 1.
QColor mixed(const QColor &base, const QColor &over, double amount);

/// The monospace face evidence is shown in, in the size of font: without kerning and without ligatures, which would make
/// one glyph of several characters.
QFont evidenceFont(const QFont &font);

/// Slanted lines: nothing stands here. Crisp at every scale; the lines of neighbouring rows meet.
void paintHatch(QPainter &painter, const QRect &area, const PreviewColors &colors);

} // namespace assay
