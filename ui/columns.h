// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/treepane.h"

#include <QDataStream>
#include <QObject>

#include <array>

class QMenu;

namespace assay {

/// The columns of the panes: which there are, in which order and how wide. Order and choice are those of all panes; so are
/// the widths, unless the user parts them. Names come first, for they stand beside the branches.
///
/// Until the user sets their width, names take what the columns leave that fit beside them whole.
class PaneColumns : public QObject {
    Q_OBJECT

public:
    using Panes = std::array<TreePane *, sideCount>;

    PaneColumns(Session &session, const Panes &panes, QObject *parent);

    void layout();
    void reset();

    bool isShown(int column) const { return !m_hidden[static_cast<std::size_t>(column)]; }
    void setShown(int column, bool shown);
    bool areLinked() const { return m_linked; }
    void setLinked(bool linked); ///< the widths of the pane with the focus become those of all
    /// One place to the right (by 1) or to the left (-1) among the columns that are shown.
    void move(int column, int by);
    QList<int> order() const { return QList<int>(m_order.begin(), m_order.end()); }

    void save(QDataStream &out) const;
    bool restore(QDataStream &in); ///< false, and all as it was, for what cannot be read

    /// Fills menu with all of this. column is the one it is about, none: -1.
    void fillMenu(QMenu *menu, int column);

private:
    using Widths = std::array<int, DiffTreeModel::ColumnCount>;
    struct Side {
        Widths widths{};
        bool manualName = false; // the user set the width of the names
    };

    void sectionResized(TreePane *pane, int section, int size);
    void sectionMoved(int column, int visual);
    void applyOrder();
    bool hides(const TreePane *pane, int column) const;
    int wordsWidth() const;
    int widthOf(const Side &side, int column) const;
    Side &sideOf(const TreePane *pane) { return m_sides[static_cast<std::size_t>(m_linked ? 0 : pane->side())]; }
    int room() const;
    void shareRoom(Side &side, int room) const;
    QString title(int column) const;

    Session &m_session;
    Panes m_panes;
    std::array<Side, sideCount> m_sides; // of each pane; linked: the first is that of all
    std::array<bool, DiffTreeModel::ColumnCount> m_hidden{};
    std::array<int, DiffTreeModel::ColumnCount> m_order{}; // columns from first to last
    bool m_linked = true;
    bool m_tight = false;    // no room for words beside the names
    bool m_applying = false; // what the headers say now was said to them by us
};

} // namespace assay
