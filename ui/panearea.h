// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSplitter>

#include "ui/treepane.h"

#include <array>
#include <functional>
#include <utility>
#include <vector>

namespace assay {

class PaneColumns;

/// Where the user is among the rows: by paths, for a case that is opened again.
struct PaneView {
    bool locked = true;
    int focused = LiveSide;
    std::array<std::vector<std::string>, sideCount> expanded; ///< folders, parents first; locked: the first is that of all
    std::string top;                                          ///< the first row that can be seen in the focused pane, "" for none
    int topOffset = 0;                                        ///< pixels of it that are above the edge, as a negative number

    bool operator==(const PaneView &) const = default;
};

/// The three panes side by side. Panes that show the same comparison move as one: the same rows, expansion, scroll position
/// and current row; unless they are unlocked, then each has its own. A pane whose source is still alone moves alone.
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

    /// Whether the panes move as one. Locked again, they go where the pane is that had the focus last.
    bool isLocked() const { return m_locked; }
    void setLocked(bool locked);

    /// All rows that are shown, those in closed folders too.
    void selectAll();
    /// The first and the last row of the pane with the focus that can be seen; the root where there is none.
    std::pair<DiffNodeId, DiffNodeId> visibleRows() const;

    /// Some thousand open folders at most.
    PaneView saveView() const;
    void restoreView(const PaneView &view);
    void restoreScroll(const PaneView &view); ///< the last part of it, when the views have got their sizes

    PaneColumns *columns() const { return m_columns; }
    QByteArray saveColumns() const; ///< and how wide the panes are
    void restoreColumns(const QByteArray &state);
    std::array<int, sideCount> paneWidths() const;

Q_SIGNALS:
    void headClicked(int side);
    void layerWanted(int side, quint32 layer); ///< what it did
    void dropped(int side, const std::vector<std::string> &paths);
    void dropRefused(const QString &why);
    void menuRequested(int side, const QPoint &globalPosition);
    void widthsChanged();
    void lockedChanged(bool locked);
    void viewMoved(); ///< visibleRows() may be others
    void noted(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void forLinked(const TreePane *than, const std::function<void(TreePane *)> &function);
    void connectPane(TreePane *pane);
    bool isShared(const TreePane *pane) const;
    bool isFollowing(const TreePane *pane) const; ///< shared, and where the user is when unlocked
    const OpenRows *rowsLike(const TreePane *pane) const; ///< its own, or those of one that it would move with; null where nothing is compared
    OpenRows reopened(const OpenRows &before, const TreePane *pane) const;
    /// To the panes that follow the user, or to all that show the comparison; worked out once where they move as one.
    void giveRows(const std::function<OpenRows(const TreePane *)> &rowsOf, bool everywhere);
    void changeRows(const std::function<void(OpenRows &)> &change, bool everywhere = false);
    void scrollBack(); ///< to where the user is
    void refresh();
    void newComparison(bool sameSources);
    void swapProjection();
    void showCurrent(DiffNodeId id);
    void rowToggled(TreePane *pane);
    std::vector<DiffNodeId> foldersToOpen(DiffNodeId from, std::size_t mostRows, bool onlyChanged) const;
    void rowPicked(TreePane *pane, const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    void selectTo(TreePane *pane, DiffNodeId id);
    void showSelection();
    void headerClicked(int side, int column);
    void showSortIndicator();
    void shareSpace();

    Session &m_session;
    std::array<TreePane *, sideCount> m_panes;
    PaneColumns *m_columns = nullptr;
    std::shared_ptr<const DiffTree> m_tree;
    ComparisonPtr m_whole; // that the tree is of, or a view of it
    DiffNodeId m_anchor;   // where a selection with Shift begins
    int m_focused = LiveSide;
    int m_scroll = 0;
    bool m_locked = true;
    bool m_applying = false;   // what the views say now was said to them by us
    bool m_manualSpace = false;
};

} // namespace assay
