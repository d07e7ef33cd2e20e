// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <QTreeView>

#include "items/difftreemodel.h"
#include "ui/session.h"

#include <functional>
#include <utility>

class QLabel;
class QToolButton;

namespace assay {

class ElidedLabel;
class LayerStrip;

/// The tree of a pane. What the base class would do row by row over a million rows is taken out of it.
class EntryView : public QTreeView {
    Q_OBJECT

public:
    explicit EntryView(QWidget *parent = nullptr);

    void setPlaceholder(const QString &text);
    /// Expands what is not expanded yet; one layout for all, however many there are. Parents come before children.
    void expandAllOf(const QModelIndexList &indexes);
    bool shows(const QModelIndex &index) const; ///< within the viewport
    void keyboardSearch(const QString &search) override;
    void selectAll() override { Q_EMIT selectAllRequested(); }
    /// Which rows are drawn as selected besides the current one. The base class only ever selects that one: it keeps a
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

/// What the source is, how much is in it, what is to be said of it. A click gives all of it.
class PaneHead : public QFrame {
    Q_OBJECT

public:
    PaneHead(int side, QWidget *parent = nullptr);
    void show(const PaneState &state);
    QString summary() const;

Q_SIGNALS:
    void clicked();
    void closeRequested();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int m_side;
    QLabel *m_title;
    ElidedLabel *m_name;
    class VerdictMark *m_mark;
    ElidedLabel *m_verdict;
    QToolButton *m_close;
};

/// One source: head and tree.
class TreePane : public QFrame {
    Q_OBJECT

public:
    TreePane(int side, Session &session, QWidget *parent = nullptr);

    int side() const { return m_side; }
    EntryView *view() const { return m_view; }
    DiffTreeModel *model() const { return m_model; }
    PaneHead *head() const { return m_head; }
    LayerStrip *layers() const { return m_layers; }

    /// Shows what the session has for this side. True when the tree is another one.
    bool refresh();

Q_SIGNALS:
    void dropped(const std::vector<std::string> &paths);
    void dropRefused(const QString &why);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int m_side;
    Session &m_session;
    PaneHead *m_head;
    LayerStrip *m_layers;
    EntryView *m_view;
    DiffTreeModel *m_model;
    class DropHint *m_hint;
};

} // namespace assay
