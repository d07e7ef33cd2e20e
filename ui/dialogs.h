// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "ui/session.h"

#include <vector>

class QComboBox;
class QDialogButtonBox;
class QLabel;

namespace assay {

/// What was recognised, and in which place each goes: before anything of it is read.
class RoleDialog : public QDialog {
    Q_OBJECT

public:
    RoleDialog(std::vector<Candidate> candidates, const Session &session, QWidget *parent);

    std::vector<Candidate> candidates() const;

private:
    void check();

    std::vector<Candidate> m_candidates;
    std::vector<QComboBox *> m_roles;
    std::array<bool, sideCount> m_taken{};
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

/// All that is known of a loaded source: digests, layers, what was not read.
class SourceDialog : public QDialog {
    Q_OBJECT

public:
    SourceDialog(int side, const PaneState &state, const ComparisonPtr &comparison, QWidget *parent);
};

class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent);
};

/// Name and version of what the program is made of, one line each; for --version and About.
QString versionText();

} // namespace assay
