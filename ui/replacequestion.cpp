// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/replacequestion.h"

#include "items/displaytext.h"
#include "ui/casenotes.h"
#include "ui/plainmessagebox.h"

#include <QPushButton>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

ReplaceQuestion::ReplaceQuestion(QWidget &window, Session &session, CaseNotes &notes) :
    QObject(&window),
    m_window(window),
    m_session(session),
    m_notes(notes)
{
    session.setReplaceGuard([this](const Session::Replacing &roles, const std::function<void(bool)> &answer) { ask(roles, answer); });
}

// The paths of these sources that something was said of.
std::vector<std::string> ReplaceQuestion::saidOf(const std::vector<Role> &roles) const
{
    std::vector<std::string> paths;
    const ComparisonPtr &whole = m_session.whole();
    if (!whole)
        return paths;
    const auto take = [&](const std::string &path) {
        const DiffNodeId id = whole->tree->find(path);
        if (id && std::any_of(roles.begin(), roles.end(), [&](Role role) {
                return whole->tree->hasSide(static_cast<int>(role)) && whole->tree->entry(id, static_cast<int>(role)) != nullptr;
            }))
            paths.push_back(path);
    };
    const Annotations &annotations = m_notes.annotations();
    for (const auto &[path, notes] : annotations.paths()) {
        if (!notes.marks.empty() || notes.note())
            take(path);
    }
    for (const auto &[id, bookmark] : annotations.bookmarks())
        take(bookmark.path);
    std::sort(paths.begin(), paths.end());
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    return paths;
}

void ReplaceQuestion::ask(const std::vector<Role> &roles, const std::function<void(bool)> &answer)
{
    const std::vector<std::string> said = m_unattended ? std::vector<std::string>() : saidOf(roles);
    if (said.empty()) {
        answer(true);
        return;
    }
    QStringList words;
    for (const Role role : roles)
        words.append(sideWord(static_cast<int>(role)));
    auto *box = new PlainMessageBox(QMessageBox::Question, "replaceQuestion",
                                    //: %1 "saved, live"
                                    tr("%n path(s) of what is to be replaced (%1) have tags, notes or bookmarks.", nullptr, static_cast<int>(said.size())).arg(words.join(u", "_s)),
                                    &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("They go by path: kept, they stand at the same paths of the new source. Taken off, Undo brings them back."));
    QPushButton *keep = box->addButton(tr("&Keep Them"), QMessageBox::AcceptRole);
    keep->setObjectName(u"replaceKeep"_s);
    QPushButton *off = box->addButton(tr("&Take Them Off"), QMessageBox::DestructiveRole);
    off->setObjectName(u"replaceTakeOff"_s);
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    cancel->setObjectName(u"replaceCancel"_s);
    box->setDefaultButton(keep);
    box->setEscapeButton(cancel);
    connect(box, &QMessageBox::finished, this, [this, box, keep, off, said, answer] {
        const QAbstractButton *clicked = box->clickedButton();
        if (clicked == off)
            m_notes.takeOff(said);
        answer(clicked == keep || clicked == off);
    });
    connect(&m_notes, &CaseNotes::replaced, box, &QDialog::reject); // it was about what was said before
    box->open();
}

} // namespace assay
