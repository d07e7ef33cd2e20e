// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ownfindings.h"

#include "items/displaytext.h"
#include "ui/casenotes.h"
#include "ui/findingspanel.h"
#include "ui/ownfindingdialog.h"
#include "ui/ownfindingsview.h"
#include "ui/session.h"

#include <QListView>

#include <algorithm>

namespace assay {

OwnFindings::OwnFindings(Parts parts) :
    QObject(&parts.window),
    m(std::move(parts)),
    m_view(new OwnFindingsView(m.notes.annotations(), &m.panel))
{
    m.panel.setOwnFindings(m_view);
    connect(&m.notes, &CaseNotes::changed, this, [this](const Act &act) {
        if (act.ownFindings.empty())
            return;
        m_view->model()->applied(act);
        if (const auto &after = act.ownFindings.back().after; after && act.ownFindings.size() == 1)
            m_view->choose(after->id);
        refreshCount();
    });
    connect(&m.notes, &CaseNotes::replaced, this, [this] {
        m_view->model()->reset();
        refreshCount();
    });
    connect(&m.session, &Session::comparisonChanged, this, [this] { m_view->model()->setTree(m.session.whole() ? m.session.whole()->tree : nullptr); });
    connect(m_view, &OwnFindingsView::addWanted, this, &OwnFindings::add);
    connect(m_view, &OwnFindingsView::editWanted, this, &OwnFindings::edit);
    connect(m_view, &OwnFindingsView::removeWanted, this, [this](const std::vector<OwnFindingId> &ids) { m.notes.removeFindings(ids); });
    connect(m_view, &OwnFindingsView::addRowsWanted, this, [this](OwnFindingId id) {
        edit(id);
        if (m_editor && m_editor->id() == id)
            m_editor->addPaths(m.chosenPaths());
    });
    connect(m_view, &OwnFindingsView::rowsWanted, this, [this](const std::vector<std::string> &paths) { showRowsOf(m.session, paths); });
    connect(m_view, &OwnFindingsView::pathWanted, this, [this](const std::string &path) {
        if (m.session.comparison())
            m.session.goToPath(path);
    });
    refreshCount();
}

OwnFindingDialog *OwnFindings::editor() const
{
    return m_editor;
}

void OwnFindings::refreshCount()
{
    m.panel.setOwnCount(m_view->model()->rowCount());
}

void OwnFindings::add()
{
    if (!settle())
        return;
    // Rows that were chosen before are nothing that was written: leaving the editor at once asks nothing.
    OwnFinding finding;
    std::vector<std::string> paths = m.chosenPaths();
    std::sort(paths.begin(), paths.end());
    const bool fits = paths.size() <= m.notes.annotations().limits().pathsPerFinding;
    if (fits)
        finding.paths = std::move(paths);
    OwnFindingDialog *editor = open(finding);
    if (!fits)
        editor->addPaths(std::move(paths));
}

void OwnFindings::edit(OwnFindingId id)
{
    if (m_editor && m_editor->id() == id) {
        m_editor->raise();
        m_editor->activateWindow();
        return;
    }
    const auto &all = m.notes.annotations().ownFindings();
    if (!settle() || !all.contains(id))
        return;
    open(all.at(id));
}

bool OwnFindings::settle()
{
    if (!m_editor)
        return true;
    if (!m_editor->isModified()) {
        m_editor->done(QDialog::Rejected);
    } else if (const QString wrong = m_editor->problem(); wrong.isEmpty()) {
        m_editor->accept();
    } else {
        m_editor->say(wrong);
        m_editor->raise();
        m_editor->activateWindow();
        return false;
    }
    m_editor = nullptr;
    return true;
}

OwnFindingDialog *OwnFindings::open(const OwnFinding &finding)
{
    m_editor = new OwnFindingDialog(finding, m.notes.annotations().limits(), &m.window);
    OwnFindingDialog *editor = m_editor;
    connect(editor, &QDialog::accepted, this, [this, editor] { take(editor->finding()); });
    connect(editor, &QDialog::finished, this, [this, editor] {
        if (m_editor == editor)
            m_editor = nullptr;
    });
    connect(editor, &OwnFindingDialog::chosenRowsWanted, this, [this, editor] { editor->addPaths(m.chosenPaths()); });
    editor->show();
    return editor;
}

// One that was taken back while it was edited is a new one.
void OwnFindings::take(const OwnFinding &finding)
{
    const auto &all = m.notes.annotations().ownFindings();
    const auto same = all.find(finding.id);
    // Another case may have one of the same number.
    if (same != all.end() && same->second.written == finding.written)
        m.notes.editFinding(finding);
    else
        m.notes.addFinding(finding);
    m.panel.showOwn();
}

} // namespace assay
