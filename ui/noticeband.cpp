// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/noticeband.h"

#include "ui/preview/previewstyle.h"
#include "ui/theme.h"

#include <QPainter>
#include <QWidget>

namespace assay {

void paintNoticeBand(QWidget &bar, Symbol symbol)
{
    QPainter painter(&bar);
    const QPalette palette = bar.palette();
    const QRect rect = bar.rect();
    const QColor accent = statusFill(RowStatus::Modified, palette);
    painter.fillRect(rect, mixed(palette.color(QPalette::Window), accent, 0.16));
    painter.fillRect(QRect(0, 0, 4, rect.height()), accent);
    painter.setPen(lineColor(palette));
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    paintSymbol(painter, QRectF(12, (rect.height() - 18) / 2.0, 18, 18), symbol, palette.color(QPalette::WindowText));
}

} // namespace assay
