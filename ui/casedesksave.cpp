// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Making cases, writing them elsewhere, and what to do with what cannot be written.

#include "ui/casedesk.h"

#include "cases/file/comparedchange.h"
#include "cases/journal.h"
#include "items/displaytext.h"
#include "ui/annotator.h"
#include "ui/casekeeper.h"
#include "ui/erroradvice.h"
#include "ui/journaldialog.h"
#include "ui/messagebar.h"
#include "ui/notespanel.h"
#include "ui/pathtext.h"
#include "ui/reportdialog.h"
#include "ui/settings.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>

#include <algorithm>
#include <iterator>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

QString caseAdvice(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Io: return CaseDesk::tr("The disk may be full, or its medium may be gone. Nothing is lost as long as this window is open: it is tried again by itself, and Save Case As … writes to another place.");
    case ErrorCode::Permission: return CaseDesk::tr("Save Case As … writes to another place.");
    case ErrorCode::Malformed: return CaseDesk::tr("It is no case, it is damaged, or it was made to look like something it is not.");
    case ErrorCode::Unsupported: return CaseDesk::tr("A newer version of Assay made it.");
    default: return adviceFor(error);
    }
}

std::optional<CaseAbout> CaseDesk::about() const
{
    return hasCase() ? std::optional(m_keeper->about()) : std::nullopt;
}

void CaseDesk::askNew()
{
    const bool free = !hasCase() && (m.session.whole() || m.annotator.notes().isUnsaved());
    auto *dialog = new CasePropertiesDialog(usualAbout(), free ? CasePropertiesDialog::Purpose::MakeOfWhatIsOpen : CasePropertiesDialog::Purpose::Make, false, &m.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, shown = m_shown] {
        if (!isStillShown(shown))
            return;
        const CaseAbout about = dialog->about();
        const bool take = dialog->takesWhatIsOpen();
        if (const QString chosen = askFile(); !chosen.isEmpty())
            makeNew(pathBytes(chosen), about, take, QFileInfo::exists(chosen));
    });
    dialog->open();
}

QString CaseDesk::askFile()
{
    const QString folder = AppSettings::folder(u"case"_s);
    const QString proposal = hasCase() ? QFileInfo(nativePath(m_keeper->path())).fileName() : u"case.assay"_s;
    const Question question(*this);
    QString chosen = QFileDialog::getSaveFileName(&m.window, tr("Save Case"), (folder.isEmpty() ? QDir::homePath() : folder) + u'/' + proposal, tr("Cases (*.assay)"));
    if (chosen.isEmpty())
        return {};
    AppSettings::setFolder(u"case"_s, QFileInfo(chosen).absolutePath());
    if (isCaseName(pathBytes(chosen)))
        return chosen;
    chosen += u".assay"_s;
    if (!QFileInfo::exists(chosen))
        return chosen;
    // The dialog has asked about another name.
    m.messages.show(MessageBar::Kind::Error, tr("%1 is there already. Choose its whole name to replace it.").arg(displayText(pathBytes(chosen))));
    return {};
}

void CaseDesk::makeNew(const std::string &path, const CaseAbout &about, bool takeWhatIsOpen, bool replace)
{
    if (takeWhatIsOpen && !hasCase()) {
        create(path, about, replace, {});
        return;
    }
    const auto make = [this, path, about, replace] {
        close();
        create(path, about, replace, {});
    };
    if (mayLeave(make))
        make();
}

void CaseDesk::askSaveAs(const Done &whenDone)
{
    const QString chosen = askFile();
    if (!chosen.isEmpty())
        saveAs(pathBytes(chosen), QFileInfo::exists(chosen), whenDone);
    else if (whenDone)
        whenDone(false);
}

void CaseDesk::saveAs(const std::string &path, bool replace, const Done &whenDone)
{
    m.annotator.panel()->commit();
    if (!hasCase()) {
        create(path, usualAbout(), replace, whenDone);
        return;
    }
    if (QFileInfo(nativePath(path)).canonicalFilePath() == nativePath(m_keeper->path())) {
        save();
        if (whenDone)
            whenDone(!isUnsaved());
        return;
    }
    if (const Status outside = m.session.whole() ? outsideEvidence(*m.session.whole(), path) : Status(); !outside) {
        tellFailure(outside.error());
        if (whenDone)
            whenDone(false);
        return;
    }
    keepLayout();
    giveUpOpenings();
    m_keeper->saveAs(path, replace, [this, path, replace, whenDone, shown = m_shown](const Status &saved) {
        if (saved) {
            if (m_keeper->isWritable())
                m.messages.show(MessageBar::Kind::Done, tr("Saved: %1. This is the case that is open now.").arg(displayText(m_keeper->path())));
            else
                m.messages.show(MessageBar::Kind::Error, tr("A copy was made: %1. It is open for reading only too: %2.").arg(displayText(m_keeper->path()), displayText(m_keeper->readOnlyReason())),
                                tr("File › Export Notes keeps what you tag or write."));
            Q_EMIT opened(m_keeper->path());
        } else if (saved.error().code == ErrorCode::Cancelled) {
            tellCancelled(path, saved.error());
        } else if (shown == m_shown && m_keeper->lost()) {
            saveAnew(path, m_keeper->about(), replace, whenDone);
            return;
        } else {
            tellFailure(saved.error());
        }
        if (whenDone)
            whenDone(saved.has_value());
    });
}

// The disk or server of the case is gone, and its file with it. All but the journal is in the window too.
void CaseDesk::saveAnew(const std::string &path, const CaseAbout &about, bool replace, const Done &whenDone)
{
    create(path, about, replace, whenDone, continuedDraft(m_keeper->path(), m_keeper->lost()->entries, m_keeper->lost()->lastHash));
}

void CaseDesk::save()
{
    m.annotator.panel()->commit();
    if (!hasCase()) {
        askSaveAs();
        return;
    }
    keepLayout();
    if (!m_keeper->isWritable()) {
        m.messages.show(MessageBar::Kind::Error, tr("The case is open for reading only: %1.").arg(displayText(m_keeper->readOnlyReason())), tr("Save Case As … writes another file."));
        return;
    }
    if (m.session.whole() != m_whole)
        keepResults();
    m_keeper->retry();
    if (!m_keeper->hasFailed())
        m.messages.show(MessageBar::Kind::Note, tr("A case is written as you work; all is in %1.").arg(displayText(m_keeper->path())));
}

// The results are made first, in a job; the notes are taken when the file is made, so that none is left out.
void CaseDesk::create(const std::string &path, const CaseAbout &about, bool replace, const Done &whenDone, const std::optional<JournalDraft> &continued)
{
    const bool recovery = isRecovery(path);
    if (!recovery)
        giveUpOpenings();
    if (isRecoveryOpen() && !continued) {
        saveRecovery(path, about, replace, whenDone);
        return;
    }
    const ComparisonPtr whole = m.session.whole();
    if (!whole) {
        created(path, about, replace, {}, whenDone, continued);
        return;
    }
    if (continued)
        ++m_continuing;
    m.session.runner().start(
        {tr("Making the case %1").arg(fileNameText(path)), JobLane::Background, !recovery}, this,
        [whole, path, options = sourceOptions()](Context &context) -> Result<CaseChange> {
            if (const Status outside = outsideEvidence(*whole, path); !outside)
                return Unexpected(outside.error());
            return comparedChange(*whole, options, context);
        },
        [this, path, about, replace, whenDone, whole, continued, recovery, shown = m_shown](Result<CaseChange> change) {
            if (continued && shown == m_shown)
                --m_continuing;
            const bool isWanted = shown == m_shown && !(recovery && (m_keeper->isOpen() || m_keeper->isCreating())); // or the notes are another case's by now
            if (change && isWanted) {
                m_whole = whole;
                created(path, about, replace, std::move(*change), whenDone, continued);
                return;
            }
            if (recovery)
                m_recoveryInMaking.clear();
            else if (!isWanted)
                tellNotWanted(makeError(ErrorCode::Cancelled, path, "was not made: another case was opened meanwhile, or the one before was closed"));
            else if (change.error().code == ErrorCode::Cancelled)
                tellCancelled(path, makeError(ErrorCode::Cancelled, path, "cancelled"));
            else
                tellFailure(change.error());
            if (whenDone)
                whenDone(false);
        });
}

void CaseDesk::created(const std::string &path, const CaseAbout &about, bool replace, CaseChange first, const Done &whenDone, const std::optional<JournalDraft> &continued)
{
    const CaseNotes &notes = m.annotator.notes();
    if (continued || !m_keeper->isOpen()) { // or while another one is made
        std::vector<JournalDraft> unsaved = m_keeper->unsavedEntries();
        first.journal.insert(first.journal.end(), std::make_move_iterator(unsaved.begin()), std::make_move_iterator(unsaved.end()));
    }
    if (continued) {
        first.journal.insert(first.journal.begin(), *continued);
        first.filters = m_filters;
        if (!m_unreadTrusted.empty())
            first.trusted = m_unreadTrusted;
        if (!first.sources)
            first.sources = m_keeper->sources();
    }
    if (Act whole = wholeAct(notes.annotations(), notes.now()); !whole.changesNothing()) {
        first.journal.push_back(actDraft(whole));
        first.acts.push_back(std::move(whole));
    }
    const std::vector<ReliedItem> items = m_trusted ? m_trusted() : std::vector<ReliedItem>();
    if (const auto text = trustedText(items); text && !items.empty()) {
        first.trusted = *text;
        for (const ReliedItem &item : items)
            first.journal.push_back(trustedDraft(item, JournalKind::TrustAdded));
    }
    for (JournalDraft &draft : m_earlier ? m_earlier() : std::vector<JournalDraft>()) {
        if (std::find(first.journal.begin(), first.journal.end(), draft) == first.journal.end()) // or it waited for the case that could not be written
            first.journal.push_back(std::move(draft));
    }
    if (m.session.whole())
        first.layout = m_layout = layoutBytes(layoutOf(m.window, m.session, m.panes));
    // Of one that goes on, what was changed while its results were made is among what was not written.
    m_keeper->create(path, continued && hasCase() ? CaseAbout(m_keeper->about()) : about, replace, std::move(first), [this, path, whenDone, goesOn = continued.has_value()](const Status &made) {
        const bool recovery = isRecovery(path);
        if (recovery)
            m_recoveryInMaking.clear();
        if (made && recovery) {
            m_recoveryPath = m_keeper->path();
            refreshActions();
            Q_EMIT changed();
            takeComparison();
            return;
        }
        if (made) {
            removeRecovery(std::exchange(m_recoveryPath, {}));
            refreshActions();
            Q_EMIT changed();
            m.messages.show(MessageBar::Kind::Done, tr("The case is in %1, and is written to as you work.").arg(displayText(m_keeper->path())),
                            goesOn ? tr("The file before could not be read, so its journal could not be taken along: the new one begins with the number and the hash of its last entry that is known.")
                                   : QString());
            Q_EMIT opened(m_keeper->path());
            takeComparison(); // another one may stand by now
            settle();
        } else if (recovery) {
            removeRecovery(path); // another case was opened meanwhile
            refreshActions();
            Q_EMIT changed();
        } else if (made.error().code == ErrorCode::Cancelled) {
            tellNotWanted(made.error());
        } else {
            tellFailure(made.error());
        }
        if (whenDone)
            whenDone(made.has_value());
    });
}

void CaseDesk::describe(const CaseAbout &about)
{
    if (!hasCase() || about == m_keeper->about())
        return;
    CaseChange change;
    change.about = about;
    change.journal.push_back(
        {JournalKind::Described, textPayload({{"number", about.number}, {"title", about.title}, {"examiner", about.examiner}, {"organisation", about.organisation}})});
    m_keeper->commit(std::move(change));
}

// Says so where it is not the one that a dialog was about.
bool CaseDesk::isStillShown(std::uint64_t shown)
{
    if (shown != m_shown)
        m.messages.show(MessageBar::Kind::Error, tr("What was entered was not written: it was about the case before, which is not open any more."));
    return shown == m_shown;
}

void CaseDesk::showProperties()
{
    if (!hasCase())
        return;
    auto *dialog = new CasePropertiesDialog(m_keeper->about(), CasePropertiesDialog::Purpose::Show, !m_keeper->isWritable(), &m.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, shown = m_shown] {
        if (isStillShown(shown))
            describe(dialog->about());
    });
    dialog->open();
}

void CaseDesk::showCustody()
{
    auto *dialog = new CustodyDialog(&m.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, shown = m_shown] {
        if (!isStillShown(shown))
            return;
        CaseChange change;
        change.journal.push_back(custodyDraft(dialog->transfer()));
        m_keeper->commit(std::move(change));
    });
    dialog->open();
}

void CaseDesk::showJournal()
{
    if (!hasCase())
        return;
    auto *dialog = new JournalDialog(*m_keeper, &m.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &JournalDialog::custodyWanted, this, &CaseDesk::showCustody);
    dialog->show();
}

void CaseDesk::tellFailure(const Error &error)
{
    m_goOn = nullptr;
    stay();
    const bool place = error.code == ErrorCode::Io || error.code == ErrorCode::Permission;
    m.messages.show(MessageBar::Kind::Error, tr("The case was not written: %1").arg(displayText(error.message())), place ? tr("Choose another place.") : caseAdvice(error));
}

// What the user asked for after that goes on.
void CaseDesk::tellNotWanted(const Error &error)
{
    m.messages.show(MessageBar::Kind::Warning, tr("A case that was being made is not the one that is open: %1").arg(displayText(error.message())));
}

// By the user, who is not told of it as of an error.
void CaseDesk::tellCancelled(const std::string &path, const Error &error)
{
    if (error.file != path) {
        m.messages.show(MessageBar::Kind::Note, tr("No case was made at %1: another place was chosen meanwhile, or another case was opened.").arg(displayText(path)));
        return;
    }
    m_goOn = nullptr;
    stay();
    m.messages.show(MessageBar::Kind::Note, hasCase() ? tr("No case was made at %1: that was cancelled. The case that is open is %2, as before.").arg(displayText(path), displayText(m_keeper->path()))
                                                      : tr("No case was made at %1: that was cancelled. What you said is still in the window.").arg(displayText(path)));
}

// In one line, whatever is tried meanwhile.
void CaseDesk::tellNotWritten(const QString &text, const QString &advice, const QString &action)
{
    if (m_notWritten)
        m.messages.close(m_notWritten);
    m_notWrittenPath = m_keeper->path();
    m_notWritten = m.messages.show(MessageBar::Kind::Error, text, advice, action, [this] { m_keeper->retry(); });
}

void CaseDesk::withdrawNotWritten()
{
    if (m_notWrittenPath.empty() || m_keeper->hasFailed() || m_keeper->isSlow())
        return;
    if (m_notWritten)
        m.messages.close(m_notWritten);
    m_notWritten.clear();
    const std::string path = std::exchange(m_notWrittenPath, {});
    if (hasCase() && path == m_keeper->path() && !m_keeper->isUnsaved())
        m.messages.show(MessageBar::Kind::Note, tr("The case is written again: all is in %1.").arg(displayText(path)));
}

} // namespace assay
