// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include "ui/session.h"

#include <functional>
#include <string>
#include <vector>

namespace assay {

class CaseNotes;

/// Asks what becomes of tags, notes and bookmarks when another source takes the place of one that has them. They go by path, so they can
/// stay; they are not asked about where nothing was said.
class ReplaceQuestion : public QObject {
    Q_OBJECT

public:
    ReplaceQuestion(QWidget &window, Session &session, CaseNotes &notes);

    /// Nobody is there to answer: they stay.
    void setUnattended() { m_unattended = true; }

private:
    std::vector<std::string> saidOf(const std::vector<Role> &roles) const;
    void ask(const std::vector<Role> &roles, const std::function<void(bool)> &answer);

    QWidget &m_window;
    Session &m_session;
    CaseNotes &m_notes;
    bool m_unattended = false;
};

} // namespace assay
