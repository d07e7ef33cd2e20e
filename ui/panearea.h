// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSplitter>

#include "ui/treepane.h"

#include <array>
#include <vector>

namespace assay {

/// The three panes side by side. Panes that show the same comparison move as one: the same rows, expansion, scroll position,
/// current row and column widths. A pane whose source is still alone moves alone.
class PaneArea : public QSplitter {
    Q_OBJECT

public:
    explicit PaneArea(Session &session, QWidget *parent = nullptr);

    TreePane *pane(int side) const { return m_panes[static_cast<std::size_t>(side)]; }
    int focusedSide() const; ///< the pane with the focus, else the last one that had it
    void focusPane(int side);
    int sideWithLayers() const; ///< the focused pane's where it has layers, else the last that has some; -1 for none
    void focusLayers();
    void cycleFocus(bool backwards);

    void expandAll();
    void collapseAll();
    void expandSubtree(DiffNodeId id);

    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);
    void resetColumns();
    std::array<int, sideCount> paneWidths() const;

Q_SIGNALS:
    void headClicked(int side);
    void layerWanted(int side, quint32 layer); ///< what it did
    void dropped(int side, const std::vector<std::string> &paths);
    void dropRefused(const QString &why);
    void menuRequested(int side, const QPoint &globalPosition);
    void widthsChanged();
    void noted(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    template<class F> void forLinked(const TreePane *than, F function);
    bool isShared(const TreePane *pane) const;
    void refresh();
    void newComparison(bool sameSources);
    void swapProjection();
    void showCurrent(DiffNodeId id);
    void rowToggled(TreePane *pane, const QModelIndex &index, bool expanded);
    void applyExpansion();
    std::vector<DiffNodeId> rowsToExpand(DiffNodeId from, std::size_t limit, bool onlyChanged) const;
    void expandRows(const std::vector<DiffNodeId> &ids);
    void headerClicked(int side, int column);
    void showSortIndicator();
    void showHeaderMenu(QPoint globalPosition);
    void layoutColumns();
    bool hidesColumn(const TreePane *pane, int column) const;
    int wordsWidth() const;
    int columnWidth(int column) const;
    void shareSpace();

    Session &m_session;
    std::array<TreePane *, sideCount> m_panes;
    std::vector<bool> m_expanded; // of the comparison's tree
    std::shared_ptr<const DiffTree> m_tree;
    ComparisonPtr m_whole; // that the tree is of, or a view of
    std::array<int, DiffTreeModel::ColumnCount> m_widths{};       // of the columns, in all panes
    std::array<bool, DiffTreeModel::ColumnCount> m_userHidden{};
    int m_focused = LiveSide;
    int m_scroll = 0;
    bool m_applying = false;   // what the views say now was said to them by us
    bool m_tight = false;      // no room for words beside the names
    bool m_manualName = false; // the user set the width of the names
    bool m_manualSpace = false;
};

} // namespace assay
