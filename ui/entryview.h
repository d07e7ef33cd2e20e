// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/rowview.h"

#include <QElapsedTimer>

#include <functional>

namespace assay {

/// The tree of a pane.
class EntryView : public RowView {
    Q_OBJECT

public:
    explicit EntryView(QWidget *parent = nullptr);

    void setPlaceholder(const QString &text);
    bool shows(const QModelIndex &index) const; ///< within the viewport
    void keyboardSearch(const QString &search) override;
    void selectAll() override { Q_EMIT selectAllRequested(); }
    /// Which rows are drawn as selected besides the current one. The selection model only ever has that one: it keeps a
    /// selection as ranges of rows of one folder each, and would take seconds over a million.
    void setSelected(std::function<bool(const QModelIndex &)> isSelected) { m_isSelected = std::move(isSelected); }

Q_SIGNALS:
    void expandSubtreeRequested(const QModelIndex &index);
    /// A row was clicked, or come to by a key with Shift; with Shift or Ctrl the current row is left to whoever listens.
    void rowPicked(const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    void selectAllRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;

private:
    bool isRowSelected(const QModelIndex &index) const;

    QString m_placeholder;
    QString m_typed; // of a name, letter by letter
    QElapsedTimer m_sinceTyped;
    std::function<bool(const QModelIndex &)> m_isSelected;
};

} // namespace assay
