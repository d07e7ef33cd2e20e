// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/session.h"
#include "ui/settings.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QMainWindow;
class QMenu;

namespace assay {

class MessageBar;
class ThreadLink;

/// What the user does to open something: the dialogs for files, folders and roles, the sample case, and what was opened lately.
class CaseOpener : public QObject {
    Q_OBJECT

public:
    CaseOpener(QMainWindow &window, Session &session, MessageBar &messages);
    ~CaseOpener() override;

    void open(std::vector<OpenRequest> requests, AskRoles ask);
    bool openSample();
    /// Asked first of what is to be opened.
    void setTakesCase(std::function<bool(const std::vector<OpenRequest> &)> takes) { m_takesCase = std::move(takes); }
    static QString sampleFolder(); ///< "" when it is not there
    void chooseFiles(std::optional<Role> role);
    void chooseFolder(std::optional<Role> role);
    QMenu *recentMenu() const { return m_recentMenu; }
    void refreshRecent();
    void pin(const RecentCase &one, bool pinned);
    void forget(const RecentCase &one);

Q_SIGNALS:
    void recentChanged(const std::vector<assay::RecentCase> &cases);

private:
    void lookForThem(std::vector<RecentCase> cases);
    void tell(const std::vector<RecentCase> &cases);
    void showRecent(const std::vector<RecentCase> &cases);
    void askRoles(const std::vector<Candidate> &candidates);

    QMainWindow &m_window;
    Session &m_session;
    MessageBar &m_messages;
    std::shared_ptr<ThreadLink> m_link; // of a thread that may outlive this
    bool m_looking = false;   // whether the recent ones are there
    bool m_lookAgain = false; // they have changed meanwhile
    QMenu *m_recentMenu;
    std::function<bool(const std::vector<OpenRequest> &)> m_takesCase;
};

} // namespace assay
