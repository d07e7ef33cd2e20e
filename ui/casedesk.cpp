// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/casedesk.h"

#include "items/displaytext.h"
#include "ui/annotator.h"
#include "ui/casebar.h"
#include "ui/casekeeper.h"
#include "ui/messagebar.h"
#include "ui/notespanel.h"
#include "ui/pathtext.h"

#include <QAction>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

// Of a case that no window has looked at.
ProjectionQuery firstQuery(const DiffTree &tree)
{
    ProjectionQuery query;
    query.differencesOnly = query.unexplainedOnly = tree.hasStep(VendorToSaved) || tree.hasStep(SavedToLive);
    query.statuses[static_cast<std::size_t>(DiffStatus::Identical)] = !query.differencesOnly;
    return query;
}

// The reference that chose the images of all.
std::string referenceOf(const std::vector<CaseSource> &sources)
{
    for (const CaseSource &source : sources) {
        for (const auto &[name, value] : source.options) {
            if (name == "image")
                return value;
        }
    }
    return {};
}

Annotations freshAnnotations()
{
    Annotations fresh;
    const Status tagged = fresh.apply(tagsAct(fresh, firstTags(), {}));
    return tagged ? fresh : Annotations();
}

} // namespace

// What showing a case needs, made in the job that opens it.
struct CaseDesk::Prepared {
    std::optional<CaseLayout> layout;
    ProjectionQuery query;
    ProjectionPtr projection;
    Result<std::vector<ReliedItem>> trusted;
};

bool isCaseName(const std::string &path)
{
    return QFileInfo(nativePath(path)).suffix().compare(u"assay"_s, Qt::CaseInsensitive) == 0;
}

CaseDesk::CaseDesk(const Parts &parts) :
    QObject(&parts.window),
    m(parts),
    m_keeper(new CaseKeeper(parts.session.runner(), this))
{
    makeActions();
    connectKeeping();
    connect(m_keeper, &CaseKeeper::stateChanged, this, [this] {
        refreshActions();
        withdrawNotWritten();
        Q_EMIT changed();
    });
    connect(m_keeper, &CaseKeeper::failed, this, [this](Error error) {
        const QString text = tr("The case was not written: %1").arg(displayText(error.message()));
        if (error.code == ErrorCode::NotFound)
            error.code = ErrorCode::Io; // it was there
        if (!isSavingAnew())
            m_goOn = nullptr;
        tellNotWritten(text, caseAdvice(error), tr("Try Again"));
    });
    connect(m_keeper, &CaseKeeper::slow, this, [this] {
        if (!isSavingAnew())
            m_goOn = nullptr;
        const std::string copy = m_keeper->copyPath();
        tellNotWritten(copy.empty() ? tr("The case is not written yet: the disk or server of %1 does not answer.").arg(displayText(m_keeper->path()))
                                    : tr("The case is not saved as %1 yet: a disk or server does not answer.").arg(displayText(copy)),
                       tr("Nothing is lost as long as this window is open: what was done is written when it answers. Save Case As … writes to another place at once."), {});
    });
    connect(m_keeper, &CaseKeeper::behindChanged, this, &CaseDesk::tellLate);
    connect(m_keeper, &CaseKeeper::lastWordsLost, this, &CaseDesk::tellLastWordsLost);
    connect(&m.session, &Session::settled, this, &CaseDesk::evidenceSettled);
    connect(&m.bar, &CaseBar::actionWanted, this, [this] {
        if (m_barAction)
            m_barAction();
    });
    m.annotator.setSaver([this](const Done &whenDone) { askSaveAs(whenDone); });
    refreshActions();
}

CaseDesk::~CaseDesk()
{
    delete std::exchange(m_keeper, nullptr); // it finishes what is being made
    if (m_hasLeft) {
        for (const std::string &kept : {m_recoveryPath, m_recoveryInMaking})
            removeRecovery(kept);
    }
}

bool CaseDesk::hasCase() const
{
    return m_keeper->isOpen() && !isRecoveryOpen();
}

QAction *CaseDesk::action(const char *name) const
{
    const auto found = std::find_if(m_actions.begin(), m_actions.end(), [name](const QAction *each) { return each->objectName() == QLatin1String(name); });
    return found == m_actions.end() ? nullptr : *found;
}

QAction *CaseDesk::makeAction(const char *name, const QString &text, const QKeySequence &key, std::function<void()> run)
{
    auto *made = new QAction(text, &m.window);
    made->setObjectName(QString::fromLatin1(name));
    made->setShortcut(key);
    connect(made, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m.window.addAction(made);
    m_actions.push_back(made);
    return made;
}

void CaseDesk::makeActions()
{
    makeAction("newCase", tr("&New Case …"), QKeySequence::New, [this] { askNew(); });
    makeAction("saveCase", tr("Sav&e Case"), QKeySequence::Save, [this] { save(); });
    makeAction("saveCaseAs", tr("Save Case As …"), QKeySequence(u"Ctrl+Shift+S"_s), [this] { askSaveAs(); });
    makeAction("caseProperties", tr("Case &Properties …"), {}, [this] { showProperties(); });
    makeAction("custody", tr("&Transfer of Custody …"), {}, [this] { showCustody(); });
    makeAction("journal", tr("&Journal …"), QKeySequence(u"Ctrl+J"_s), [this] { showJournal(); });
    makeAction("closeCase", tr("C&lose Case"), {}, [this] {
        const auto closeIt = [this, shown = m_shown] {
            if (shown == m_shown || !m_keeper->isOpen()) // or what was said in it was discarded
                close();
        };
        if (mayLeave(closeIt))
            closeIt();
    });
}

void CaseDesk::addToFileMenu(QMenu *file)
{
    for (const char *name : {"newCase", "saveCase", "saveCaseAs", "caseProperties", "journal", "custody", "closeCase"})
        file->addAction(action(name));
}

void CaseDesk::refreshActions()
{
    for (const char *name : {"caseProperties", "journal", "closeCase"})
        action(name)->setEnabled(hasCase());
    action("custody")->setEnabled(hasCase() && m_keeper->isWritable());
}

QString CaseDesk::title() const
{
    if (!hasCase())
        return {};
    const QString name = fileNameText(m_keeper->path());
    //: %1 the name of a case file
    return m_keeper->isWritable() ? name : tr("%1 (read-only)").arg(name);
}

bool CaseDesk::isUnsaved() const
{
    return hasCase() && (m_keeper->isUnsaved() || m_packing > 0);
}

bool CaseDesk::takes(const std::vector<OpenRequest> &requests)
{
    const auto isCase = [](const OpenRequest &request) { return isCaseName(request.path); };
    if (std::none_of(requests.begin(), requests.end(), isCase))
        return false;
    if (requests.size() > 1)
        m.messages.show(MessageBar::Kind::Error, tr("A case is opened alone: it brings its own sources."));
    else
        open(requests.front().path);
    return true;
}

void CaseDesk::open(const std::string &path)
{
    const std::string place = pathBytes(QFileInfo(nativePath(path)).absoluteFilePath()); // whether it is another name of the same shows when it is opened
    if (hasCase() && m_keeper->holdsFile() && place == m_keeper->path()) {
        openAlready(path);
        return;
    }
    if (std::any_of(m_opening.begin(), m_opening.end(), [&place](const auto &each) { return each->place == place && !each->isGivenUp; })) {
        m.messages.show(MessageBar::Kind::Note, tr("This case is being opened already."));
        return;
    }
    if (!mayLeave([this, path] { open(path); }))
        return;
    stay();
    const auto onItsWay = m_opening.emplace_back(std::make_shared<OnItsWay>(place));
    const auto prepared = std::make_shared<Prepared>();
    m_keeper->open(
        path, [prepared](OpenedCase &opened, Context &context) { return prepare(*prepared, opened, context); },
        [this, prepared, onItsWay, path, name = fileNameText(path)](const Result<std::shared_ptr<OpenedCase>> &opened) {
            std::erase(m_opening, onItsWay);
            if (!opened && m_opening.empty()) // or another one rests on what was answered
                m.annotator.askAgain();
            if (opened && (*opened)->isCurrent) {
                openAlready(path);
            } else if (opened) {
                removeRecovery(std::exchange(m_recoveryPath, {}));
                takeOpened(*opened, prepared);
            } else if (opened.error().code != ErrorCode::Cancelled) {
                m.messages.show(MessageBar::Kind::Error, tr("The case %1 was not opened: %2").arg(name, displayText(opened.error().message())), caseAdvice(opened.error()));
                Q_EMIT failed(m.messages.lastText());
            } else if (onItsWay->isGivenUp) {
                tellGivenUp(name);
            }
        },
        [this, path] { return mayTakePlace(path); });
}

// For what is made of what the window shows now, and is to be open then.
void CaseDesk::giveUpOpenings()
{
    for (const auto &each : m_opening)
        each->isGivenUp = true;
    m_keeper->cancelOpenings();
    if (const std::string path = std::exchange(m_openLater, {}); !path.empty())
        tellGivenUp(fileNameText(path));
}

void CaseDesk::tellGivenUp(const QString &name)
{
    m.messages.show(MessageBar::Kind::Warning, tr("The case %1 is not opened: what this window shows is being saved as another case instead.").arg(name));
}

// When it has been read, which may be long after it was asked for. What was said meanwhile and is kept nowhere is asked about first; nothing
// comes while a question about what is open stands.
bool CaseDesk::mayTakePlace(const std::string &path)
{
    if (m_asking) {
        m_openLater = path;
        return false;
    }
    m.annotator.panel()->commit();
    if (m.annotator.settle() && isKept())
        return true;
    QMetaObject::invokeMethod(this, [this, path] { open(path); }, Qt::QueuedConnection);
    return false;
}

// In a file, or on its way there behind the next case.
bool CaseDesk::isKept() const
{
    if (m_unattended)
        return true;
    if (!hasCase())
        return m.annotator.isKept();
    return !isSavingAnew() && (!isUnsaved() || (m_keeper->isWritable() && !m_keeper->hasFailed() && m_packing == 0));
}

// The case is lost, and what is known of it is to be in another file: see saveAnew().
bool CaseDesk::isSavingAnew() const
{
    return m_continuing > 0 || (hasCase() && m_keeper->isCreating());
}

// In the job that opens it.
Status CaseDesk::prepare(Prepared &prepared, const OpenedCase &opened, Context &context)
{
    prepared.layout = readLayout(opened.layout);
    prepared.trusted = readTrusted(opened.trusted, "the case");
    if (!opened.results)
        return {};
    prepared.query = prepared.layout ? prepared.layout->query : firstQuery(*opened.results->comparison->tree);
    prepared.query.marks = markedPaths(opened.annotations);
    auto projection = project(*opened.results->comparison->tree, prepared.query, context);
    if (!projection)
        return Unexpected(projection.error());
    prepared.projection = std::move(*projection);
    return {};
}

// By whoever wants to see it; or to write it, where only its evidence stood against that.
void CaseDesk::openAlready(const std::string &path)
{
    m.window.raise();
    m.window.activateWindow();
    if (m_keeper->isWritable()) {
        m.messages.show(MessageBar::Kind::Note, tr("This case is open already."));
    } else if (m_sourcesDialog) {
        m_sourcesDialog->activateWindow();
    } else if (m_whole && m_whole == m.session.whole()) {
        if (m_checking != m_shown)
            checkEvidence();
    } else if (mayLeave([this, path] { open(path); })) { // something else is shown in its place
        close();
        open(path);
    }
}

// What is asked about its evidence is not to be answered into another case.
void CaseDesk::leaveShown()
{
    ++m_shown;
    m_continuing = 0;
    if (CaseSourcesDialog *asked = m_sourcesDialog) {
        m_sourcesDialog.clear();
        asked->disconnect(this);
        asked->hide();
        asked->deleteLater();
    }
}

void CaseDesk::takeOpened(const std::shared_ptr<OpenedCase> &opened, const std::shared_ptr<Prepared> &prepared)
{
    leaveShown();
    m_recoveryPath = isRecoveryOpen() ? m_keeper->path() : std::string();
    m_layout = opened->layout;
    m_filter = prepared->query.text;
    m_filters = opened->filters;
    m_unreadTrusted = prepared->trusted ? std::string() : opened->trusted;
    Q_EMIT trustedFound(prepared->trusted.value_or(std::vector<ReliedItem>()), prepared->trusted ? QString() : displayText(prepared->trusted.error().message()));
    m_stored = {};
    m_rereadOf.reset();
    m_resultsTime = opened->resultsTime;
    m_rereading = false;
    m.bar.tell({});
    // Before anything of it is shown as true.
    const bool doubtful = opened->journalProblem || opened->agreement.all > 0;
    if (doubtful)
        m.messages.show(MessageBar::Kind::Error, tr("The case is open for reading only: %1.").arg(displayText(m_keeper->readOnlyReason())),
                        tr("Somebody changed its file by other means than Assay, or it is damaged. Nothing is written into it, nor into a copy of it: File › Export Notes keeps what you tag or write."));
    {
        const QScopedValueRollback guard(m_restoring, true);
        m.annotator.notes().setAnnotations(std::move(opened->annotations));
        if (opened->results) {
            m.session.restore(opened->results->comparison, prepared->projection, prepared->query, referenceOf(opened->sources));
            for (std::size_t side = 0; side < m_stored.size(); ++side) {
                if (const LoadedSourcePtr &loaded = opened->results->comparison->sources[side])
                    m_stored[side] = loaded->source;
            }
            if (prepared->layout)
                applyAll(*prepared->layout);
            m.session.knownChanged(); // a filter may ask for lists, which are no part of a case
        } else {
            showNothing();
        }
        m_whole = m.session.whole();
    }
    if (opened->resultsProblem) {
        m_keeper->setReadOnly("its results cannot be shown");
        m.messages.show(MessageBar::Kind::Error, tr("The results in the case were not taken: %1").arg(displayText(opened->resultsProblem->message())),
                        tr("Its tags and notes are shown. Open the evidence to compare it again."));
    } else if (!m_keeper->isWritable()) {
        if (!doubtful)
            m.messages.show(MessageBar::Kind::Error, tr("The case is open for reading only: %1.").arg(displayText(m_keeper->readOnlyReason())),
                            tr("What you tag or write is not kept, unless you save the case as another file."));
    } else {
        CaseChange change;
        change.journal.push_back({JournalKind::Opened, "{}"});
        m_keeper->commit(std::move(change));
        if (m.annotator.notes().annotations().empty()) // the command line made it
            m.annotator.notes().setTags(firstTags());
    }
    if (opened->results && !opened->results->asRecorded)
        m.messages.show(MessageBar::Kind::Error, tr("This version of Assay counts otherwise than the one that made the case: its sums are not those that were recorded."));
    refreshActions();
    Q_EMIT changed();
    if (isRecoveryOpen())
        m.annotator.notes().setUnsaved();
    else
        Q_EMIT this->opened(m_keeper->path());
    if (opened->results)
        checkEvidence();
    // What waited until the case before is written: that goes there behind this one.
    if (const auto goOn = std::exchange(m_goOn, nullptr))
        QMetaObject::invokeMethod(this, goOn, Qt::QueuedConnection);
}

void CaseDesk::showNothing()
{
    m.session.cancel();
    for (const Role role : {Role::Vendor, Role::Saved, Role::Live})
        m.session.close(role);
}

void CaseDesk::close()
{
    leaveShown();
    dropRecovery();
    m_keeper->close();
    m_rereading = false;
    m_rereadOf.reset();
    m_filters.clear();
    m_layout.clear();
    m_unreadTrusted.clear();
    Q_EMIT trustedFound({}, {});
    m.bar.tell({});
    const QScopedValueRollback guard(m_restoring, true);
    m.annotator.notes().setAnnotations(freshAnnotations());
    showNothing();
    m_whole = m.session.whole();
}

} // namespace assay
