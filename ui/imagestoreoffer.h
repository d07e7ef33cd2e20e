// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

#include "ui/session.h"

#include <string>

class QAction;
class QMainWindow;
class QMenu;

namespace assay {

class MessageBar;

/// Adds further image stores to a live source that is a store of containers/storage: the menu for it, and a message where layers are
/// missing that may lie in one.
class ImageStoreOffer : public QObject {
    Q_OBJECT

public:
    ImageStoreOffer(QMainWindow &window, Session &session, MessageBar &messages);

    QMenu *menu() const { return m_menu; }
    void add(const std::string &store); ///< a folder or a tar of one

private:
    void look();
    void withdraw();
    void choose(bool folder);

    QMainWindow &m_window;
    Session &m_session;
    MessageBar &m_messages;
    QMenu *m_menu;
    QPointer<QWidget> m_row;
    SourcePtr m_seen;
    bool m_compared = false; // it was in a comparison
    std::string m_location; // of the last live source that is such a store; bytes
};

} // namespace assay
