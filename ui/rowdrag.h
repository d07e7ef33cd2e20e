// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPoint>

#include "ui/session.h"

#include <memory>
#include <string>

class QMimeData;

namespace assay {

class CopyOut;
class TreePane;

/// Drags a file's row out of a pane as a copy of the file. The copy is written in a job when the drag begins; the drag itself
/// begins when it is there and the button is still held, else with the next one of the same row. Only ever copies.
class RowDrag : public QObject {
    Q_OBJECT

public:
    RowDrag(CopyOut &copies, Session &session, TreePane &pane);

    bool isReady() const { return !m_copy.empty(); }
    /// What a drag of the copy carries: its URL, and a mark by which our own window knows it.
    static std::unique_ptr<QMimeData> mimeData(const std::string &path);
    static bool isOwn(const QMimeData *mime);

Q_SIGNALS:
    void ready(const QString &path); ///< the copy is there

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin();
    void take(const std::string &path);
    void drag();

    CopyOut &m_copies;
    Session &m_session;
    TreePane &m_pane;
    ComparisonPtr m_comparison; // that the row is of
    DiffNodeId m_node;
    QPoint m_pressedAt;
    std::string m_copy;      // of m_node; "" while there is none
    bool m_pressed = false;
    bool m_writing = false;
};

} // namespace assay
