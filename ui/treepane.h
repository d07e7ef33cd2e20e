// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

#include "items/difftreemodel.h"
#include "ui/entryview.h"
#include "ui/session.h"

class QLabel;
class QToolButton;

namespace assay {

class ElidedLabel;
class LayerStrip;

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
