// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

#include "cases/annotations.h"

#include <functional>
#include <string>
#include <vector>

class QWidget;

namespace assay {

class CaseNotes;
class FindingsPanel;
class OwnFindingDialog;
class OwnFindingsView;
class Session;

/// What the window has to do with findings of the examiner's own: their list beside the program's, and the editor.
class OwnFindings : public QObject {
    Q_OBJECT

public:
    struct Parts {
        QWidget &window;
        Session &session;
        CaseNotes &notes;
        FindingsPanel &panel;
        std::function<std::vector<std::string>()> chosenPaths; ///< of the rows that are chosen now
    };
    explicit OwnFindings(Parts parts);

    OwnFindingsView *view() const { return m_view; }
    OwnFindingDialog *editor() const; ///< null while nothing is edited
    /// Opens the editor for a new one about the chosen rows.
    void add();
    void edit(OwnFindingId id);
    /// Takes what is in the editor into the case; false where that needs the user, who is told in the editor.
    bool settle();

private:
    OwnFindingDialog *open(const OwnFinding &finding);
    void take(const OwnFinding &finding);
    void refreshCount();

    Parts m;
    OwnFindingsView *m_view;
    QPointer<OwnFindingDialog> m_editor;
};

} // namespace assay
