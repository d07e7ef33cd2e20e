// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether a case may be left, or the window closed, and what is said of what is not written then.

#include "ui/casedesk.h"

#include "items/displaytext.h"
#include "ui/annotator.h"
#include "ui/casekeeper.h"
#include "ui/messagebar.h"
#include "ui/notespanel.h"
#include "ui/plainmessagebox.h"

#include <QMainWindow>
#include <QPushButton>

#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

bool CaseDesk::mayLeave(const std::function<void()> &goOn)
{
    m.annotator.panel()->commit();
    if (m_unattended)
        return true;
    if (!m.annotator.settle())
        return false;
    if (!hasCase()) {
        const Question question(*this);
        return m.annotator.mayLeave(goOn);
    }
    keepLayout();
    if ((m_keeper->isCopying() && !m_keeper->isSlow()) || (isSavingAnew() && !m_keeper->isCreatingSlowly())) {
        m_goOn = goOn;
        m.messages.show(MessageBar::Kind::Note, tr("The case is still being saved as another file; what you asked for comes after that."));
        return false;
    }
    if (!isUnsaved() && !isSavingAnew())
        return true;
    if (m_keeper->isWritable() && !m_keeper->hasFailed() && !m_keeper->isSlow() && !isSavingAnew()) {
        m_goOn = goOn; // see connectKeeping()
        return false;
    }
    askUnsaved(goOn);
    return false;
}

CaseDesk::Question::~Question()
{
    m_desk.m_asking = m_before;
    if (!m_before && !m_desk.m_openLater.empty())
        QMetaObject::invokeMethod(&m_desk, [desk = &m_desk] { desk->openLater(); }, Qt::QueuedConnection);
}

void CaseDesk::openLater()
{
    if (m_asking || m_openLater.empty()) // when the next question has been answered; or it was given up
        return;
    open(std::exchange(m_openLater, {}));
}

// Cases before, for which something is still to be written. What was kept for a crash nobody wants any more.
CaseDesk::Late CaseDesk::late() const
{
    Late late;
    QStringList silent;
    for (const CaseKeeper::Behind &each : m_keeper->behind()) {
        if (isRecovery(each.path))
            continue;
        late.any = true;
        if (each.isSilent)
            silent.append(displayText(each.path));
    }
    silent.removeDuplicates();
    late.silent = silent.join(u", "_s);
    return late;
}

bool CaseDesk::mayEnd(const std::function<void()> &goOn)
{
    const Late late = this->late();
    if (m_unattended || !late.any)
        return true;
    if (late.silent.isEmpty()) {
        m_end = goOn; // see tellLate()
        m_endMessage = m.messages.show(MessageBar::Kind::Note, tr("What was done last is still being written; the window closes after that."), {}, {}, {});
        return false;
    }
    PlainMessageBox box(QMessageBox::Warning, "lastWordsQuestion", tr("What was done last in the case %1 is not in it yet: its disk or server is slow, or does not answer. It is lost when the program ends now.").arg(late.silent), &m.window);
    const QPushButton *close = box.addButton(tr("&Close All the Same"), QMessageBox::DestructiveRole);
    QPushButton *stay = box.addButton(tr("&Go On"), QMessageBox::RejectRole);
    box.setDefaultButton(stay);
    box.exec();
    if (box.clickedButton() != close)
        m.annotator.askAgain();
    return box.clickedButton() == close;
}

// Whoever goes on working does not want the window to close by itself any more.
void CaseDesk::stay()
{
    if (std::exchange(m_end, nullptr))
        m.annotator.askAgain();
    closeEndMessage();
}

void CaseDesk::closeEndMessage()
{
    if (m_endMessage)
        m.messages.close(m_endMessage);
    m_endMessage.clear();
}

void CaseDesk::stayOpen()
{
    m_goOn = nullptr;
    m.annotator.askAgain();
    stay();
}

// One line for all of them, for as long as it is true.
void CaseDesk::tellLate()
{
    const Late late = this->late();
    const bool isNews = std::exchange(m_toldLate, late.silent) != late.silent;
    if (isNews && m_lateMessage)
        m.messages.close(m_lateMessage);
    if (m_keeper->isCreatingSlowly())
        m_goOn = nullptr;
    if (isNews && !late.silent.isEmpty()) {
        stay();
        m_lateMessage = m.messages.show(MessageBar::Kind::Error, tr("What was done last in the case %1 is not in it yet: its disk or server is slow, or does not answer.").arg(late.silent),
                                        tr("It is written when that answers, as long as this window is open."), {}, {});
    }
    if (late.any)
        return;
    if (const auto end = std::exchange(m_end, nullptr)) {
        closeEndMessage();
        end();
    }
}

void CaseDesk::tellLastWordsLost(const std::string &path, const Error &error)
{
    if (isRecovery(path))
        return;
    stay();
    m.messages.show(MessageBar::Kind::Error, tr("What was done last in the case %1 was not written into it: %2").arg(displayText(path), displayText(error.message())),
                    tr("It is not tried again. Open that case and do it once more."));
}

void CaseDesk::askUnsaved(const std::function<void()> &goOn)
{
    std::optional<Question> question(std::in_place, *this);
    PlainMessageBox box(QMessageBox::Warning, "caseQuestion", tr("Something that was done is not in the case: it cannot be written. What is to become of it?"), &m.window);
    QPushButton *as = box.addButton(tr("&Save As …"), QMessageBox::AcceptRole);
    QPushButton *discard = box.addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    box.addButton(tr("&Go On"), QMessageBox::RejectRole);
    box.setDefaultButton(as);
    box.exec();
    question.reset();
    if (box.clickedButton() == discard) {
        leaveShown();
        m_goOn = nullptr; // of an earlier wish
        m_keeper->close();
        m.annotator.discard();
        goOn();
    } else if (box.clickedButton() == as) {
        askSaveAs([this, goOn](bool saved) {
            if (saved && mayLeave(goOn))
                goOn();
        });
    }
}

} // namespace assay
