// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "items/layermodels.h"
#include "ui/glyphs.h"
#include "ui/plaintext.h"

namespace assay {

/// A verdict by shape and colour, as in the panes' heads.
void paintVerdict(QPainter &painter, const QRectF &area, LayerVerdict verdict, const QColor &color);
QColor verdictColor(LayerVerdict verdict, const QPalette &palette);
QIcon verdictIcon(LayerVerdict verdict);

/// What a layer did, by shape and colour: those of the panes, and one of its own for a mark.
void paintLayerAct(QPainter &painter, const QRectF &area, LayerAct act, const QColor &color);
QColor layerActColor(LayerAct act, const QPalette &palette);
QIcon layerActIcon(LayerAct act);

/// Rows of a LayerChoiceModel: verdict, number, facts, and the command with what room is left.
class LayerChoiceDelegate : public PlainItemDelegate {
    Q_OBJECT

public:
    explicit LayerChoiceDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Cells of a LayerChangesModel.
class LayerChangeDelegate : public PlainItemDelegate {
    Q_OBJECT

public:
    explicit LayerChangeDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace assay
