// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemView>

#include "compare/openrows.h"
#include "items/flattreemodel.h"

#include <optional>

class QHeaderView;

namespace assay {

/// A tree view of a FlatTreeModel for any number of rows: what it knows of them is OpenRows, all rows are equally high, and only what is
/// on the screen costs something. QTreeView keeps an object for each open row, so that opening or sorting a million rows holds the window.
///
/// Keys, mouse and painting are QTreeView's, and its names are kept. Assistive technology is given a tree of table cells (rowviewspeech.h).
class RowView : public QAbstractItemView {
    Q_OBJECT

public:
    explicit RowView(QWidget *parent = nullptr);
    ~RowView() override;

    QHeaderView *header() const { return m_header; }
    void setModel(QAbstractItemModel *model) override; ///< a FlatTreeModel
    FlatTreeModel *rowModel() const;

    const OpenRows &openRows() const { return m_rows; }
    /// Rows of the model's tree and projection. Views that are given copies share the list.
    void setOpenRows(OpenRows rows);
    /// What to show as soon as the model has the projection of rows; without it the view works out its own.
    void setNextRows(OpenRows rows) { m_next = std::move(rows); }

    bool isExpanded(const QModelIndex &index) const { return m_rows.isOpen(nodeAt(index)); }
    void setExpanded(const QModelIndex &index, bool expanded);
    void expand(const QModelIndex &index) { setExpanded(index, true); }
    void collapse(const QModelIndex &index) { setExpanded(index, false); }

    int rowHeight() const;
    int rowOf(const QModelIndex &index) const;                 ///< from the top of all; -1 where a folder above it is closed
    QModelIndex indexOfRow(int row, int column = 0) const;     ///< invalid where there is none
    QModelIndex indexBelow(const QModelIndex &index) const;

    QRect visualRect(const QModelIndex &index) const override; ///< the first column's without what is before the name
    QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override; ///< up and down only
    void reset() override;

Q_SIGNALS:
    void expanded(const QModelIndex &index);
    void collapsed(const QModelIndex &index);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    int sizeHintForColumn(int column) const override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    virtual void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// rect: from the edge of the column to the row's content.
    virtual void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const;

private:
    static constexpr int indentation = 16; // pixels a level

    DiffNodeId nodeAt(const QModelIndex &index) const;
    int indentationOf(DiffNodeId id) const;
    QRect rowRect(const QModelIndex &index) const; // across the viewport; null where it is not among the rows
    QRect branchRect(const QModelIndex &index) const; // of the arrow
    void updateRow(const QModelIndex &index);
    bool toggleAt(const QPoint &point);
    void layOut();
    void projectionChanged();
    void tellOfRows();

    QHeaderView *m_header;
    OpenRows m_rows;
    std::optional<OpenRows> m_next;
    QPersistentModelIndex m_hovered;
    mutable int m_rowHeight = 0; // 0: to be asked of the delegate
    mutable const QAbstractItemDelegate *m_measured = nullptr; // that said so
    bool m_updating = false;
};

} // namespace assay
