// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

#include "ui/session.h"

namespace assay {

class MessageBar;

/// Says once a case that a live source which is a folder may change while it is read, and that it is only read. A message that stops
/// nobody from looking; but before a report is written the user has seen it. A case ends when its last source is closed.
class LiveNotice : public QObject {
    Q_OBJECT

public:
    LiveNotice(QWidget &window, Session &session, MessageBar &messages);

    void setUnattended() { m_unattended = true; }
    bool isPending() const; ///< there is such a source and the user has not said yet that this is understood
    void acknowledge();
    /// True when a report may be written; asks where the message was not answered.
    bool mayReport();

private:
    void look();
    void withdraw();

    QWidget &m_window;
    Session &m_session;
    MessageBar &m_messages;
    QPointer<QWidget> m_row;
    SourcePtr m_seen; // the live source that was looked at last
    bool m_isFolder = false;
    bool m_acknowledged = false;
    bool m_unattended = false;
};

} // namespace assay
