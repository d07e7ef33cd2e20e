// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"
#include "ui/plaintext.h"

#include <QColor>
#include <QPainter>
#include <QRect>
#include <QStyleOptionViewItem>

namespace assay {

/// A row of a list of findings while it is painted: its ground at first, then what it is given from both ends, then the text between. Plain
/// text, which runs from left to right in every language, and stands where the language begins.
class FindingRow {
public:
    /// painter is as it was before when this goes; style options hold on to index.
    FindingRow(QPainter &painter, const QStyleOptionViewItem &given, const QModelIndex &index);
    ~FindingRow() { m_painter.restore(); }
    FindingRow(const FindingRow &) = delete;
    FindingRow &operator=(const FindingRow &) = delete;

    bool isSelected() const { return m_option.state & QStyle::State_Selected; }
    int room() const { return m_area.width(); } ///< in pixels
    void setBold();
    /// The sign of a severity; with loud, the text after it has its colour.
    void paintSeverity(Severity severity, bool loud);
    /// Dimmed, at the end of the row.
    void paintTail(const QString &text);
    int widthOf(const QString &text) const;
    void paintText(const QString &text, Qt::TextElideMode elide);

private:
    QRect placed(const QRect &rect) const { return QStyle::visualRect(m_option.direction, m_option.rect, rect); }
    bool mirrored() const { return m_option.direction == Qt::RightToLeft; }

    QPainter &m_painter;
    QStyleOptionViewItem m_option;
    QColor m_color;
    QRect m_area;
};

/// Gives such rows their height.
class FindingRowDelegate : public PlainItemDelegate {
public:
    using PlainItemDelegate::PlainItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace assay
