// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plaintext.h"

namespace assay {

/// Draws the rows of a pane: a glyph of the type and the name, the status by shape, letter and word, what is below a folder,
/// and hatching where this source has nothing. Asks the model once a cell; colours come from the palette of the moment.
class EntryDelegate : public PlainItemDelegate {
    Q_OBJECT

public:
    explicit EntryDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// The hatching of a row that this source has not got, over a part of the row.
void paintGap(QPainter &painter, const QRect &area, const QPalette &palette, bool selected);

} // namespace assay
