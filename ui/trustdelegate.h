// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/statement.h"
#include "ui/plaintext.h"

#include <QPalette>

#include <functional>
#include <optional>

namespace assay {

/// How a cell that answers something is drawn: a shape before its words, both in the colour of the answer.
struct TrustCell {
    std::optional<TrustAnswer> answer; ///< none: words alone
    bool strong = false;               ///< bold
    bool faint = false;                ///< in less weight; an answer No keeps its own
    QString text = {};                 ///< in place of the model's, may have several lines; "" for the model's
};

/// Cells of several lines keep their shape beside the first one.
class TrustDelegate : public PlainItemDelegate {
    Q_OBJECT

public:
    using CellOf = std::function<TrustCell(const QModelIndex &)>;

    TrustDelegate(int toolTipRole, CellOf cell, QObject *parent);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    CellOf m_cell;
};

/// The colours of the panes' heads.
QColor trustColor(TrustAnswer answer, const QPalette &palette);

} // namespace assay
