// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>

#include "base/finding.h"
#include "items/displaytext.h"

#include <functional>

class QPainter;
class QRectF;

namespace assay {

// Everything small that is drawn: paths of our own, never characters of a font that may miss them. The colours were searched
// for so that no two states come close for any kind of colour vision, with 4.5:1 on the base colour; further states are
// told apart by shape and weight, never by another hue.

QColor statusColor(RowStatus status, const QPalette &palette);
/// For fills of some area, where less contrast is needed than for text.
QColor statusFill(RowStatus status, const QPalette &palette);
void paintStatusGlyph(QPainter &painter, const QRectF &area, RowStatus status, const QColor &color);

QColor severityColor(Severity severity, const QPalette &palette);
void paintSeverityGlyph(QPainter &painter, const QRectF &area, Severity severity, const QColor &color);

void paintTypeGlyph(QPainter &painter, const QRectF &area, EntryType type, const QColor &color);

enum class Symbol { Open, Reload, Stop, Previous, Next, Report, Sample, Warning, Note, Close, Check, Broken, Unclear, Whiteout, Layers, Package, Archive, Disk };
void paintSymbol(QPainter &painter, const QRectF &area, Symbol symbol, const QColor &color);
/// Drawn at the size and in the colours of the moment: follows scale factor and theme.
QIcon symbolIcon(Symbol symbol);
QIcon statusIcon(RowStatus status);
using DrawIcon = std::function<void(QPainter &painter, const QRectF &area, const QPalette &palette, QIcon::Mode mode)>;
QIcon drawnIcon(DrawIcon draw);

} // namespace assay
