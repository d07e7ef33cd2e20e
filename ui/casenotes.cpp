// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/casenotes.h"

#include "items/displaytext.h"
#include "ui/settings.h"

#include <QDateTime>
#include <QScopedValueRollback>
#include <QUndoCommand>

#include <algorithm>
#include <utility>

#include <pwd.h>
#include <unistd.h>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int settleMs = 600; // a filter that has stood so long was meant
constexpr int mostUndone = 500;
constexpr quint64 notSaved = ~quint64{0}; // the number of no act

// Sorting is no filter, and what it asks of the annotations is theirs.
bool sameFilter(const ProjectionQuery &a, const ProjectionQuery &b)
{
    return a.text == b.text && a.differencesOnly == b.differencesOnly && a.unexplainedOnly == b.unexplainedOnly && a.changes == b.changes
        && a.statuses == b.statuses;
}

std::string loginName()
{
    if (const passwd *entry = getpwuid(geteuid()); entry && entry->pw_name)
        return entry->pw_name;
    return std::to_string(geteuid());
}

std::string bounded(std::string text, std::size_t most)
{
    text.resize(std::min(text.size(), most));
    return QString::fromStdString(text).remove(QChar::ReplacementCharacter).toStdString();
}

} // namespace

std::vector<Tag> firstTags()
{
    const QString names[] = {CaseNotes::tr("suspicious", "a tag"), CaseNotes::tr("relevant", "a tag"), CaseNotes::tr("to check", "a tag"),
                             CaseNotes::tr("benign", "a tag")};
    static constexpr std::uint8_t colours[] = {0, 1, 5, 3};
    std::vector<Tag> tags;
    for (std::size_t i = 0; i < std::size(names); ++i) {
        Tag tag;
        tag.id = static_cast<TagId>(i + 1);
        tag.name = names[i].toStdString();
        tag.colour = colours[i];
        tag.hotkey = static_cast<std::uint8_t>(i + 1);
        tags.push_back(std::move(tag));
    }
    return tags;
}

class CaseNotes::ActCommand : public QUndoCommand {
public:
    ActCommand(CaseNotes &notes, Act act, const QString &text) : QUndoCommand(text), m_notes(notes), m_act(std::move(act)) {}

    void redo() override
    {
        Act act = m_act;
        if (m_done)
            act.stamp = m_notes.now(); // again, now; what it brings keeps the stamps it had
        if (!m_notes.apply(act)) {
            setObsolete(true);
            return;
        }
        m_done = true;
        m_before = std::exchange(m_notes.m_state, m_own ? m_own : m_own = ++m_notes.m_lastState);
        Q_EMIT m_notes.changed(act);
    }

    void undo() override
    {
        const Act act = m_act.inverse(m_notes.now());
        if (!m_notes.apply(act)) {
            setObsolete(true);
            return;
        }
        m_notes.m_state = m_before;
        Q_EMIT m_notes.changed(act);
    }

private:
    CaseNotes &m_notes;
    const Act m_act;
    quint64 m_own = 0;
    quint64 m_before = 0;
    bool m_done = false;
};

class CaseNotes::FilterCommand : public QUndoCommand {
public:
    FilterCommand(CaseNotes &notes, ProjectionQuery before, ProjectionQuery after) :
        QUndoCommand(tr("the filter")), m_notes(notes), m_before(std::move(before)), m_after(std::move(after))
    {
    }

    void redo() override
    {
        if (std::exchange(m_done, true))
            m_notes.restoreQuery(m_after);
    }
    void undo() override { m_notes.restoreQuery(m_before); }

private:
    CaseNotes &m_notes;
    const ProjectionQuery m_before;
    const ProjectionQuery m_after;
    bool m_done = false; // it stands already when it is pushed
};

CaseNotes::CaseNotes(Session &session, QObject *parent) :
    QObject(parent),
    m_session(session)
{
    m_stack.setUndoLimit(mostUndone);
    apply(tagsAct(m_annotations, firstTags(), {}));
    m_settling.setSingleShot(true);
    m_settling.setInterval(settleMs);
    connect(&m_settling, &QTimer::timeout, this, &CaseNotes::settleQuery);
    session.setMarks([this] { return marked(); });
    connect(&session, &Session::queryChanged, this, &CaseNotes::takeQuery);
}

std::string CaseNotes::user() const
{
    const std::string examiner = AppSettings::text(u"examiner"_s).trimmed().toStdString();
    return bounded(examiner.empty() ? loginName() : examiner, m_annotations.limits().userBytes);
}

Stamp CaseNotes::now() const
{
    return {user(), QDateTime::currentMSecsSinceEpoch()};
}

bool CaseNotes::apply(const Act &act)
{
    if (const Status status = m_annotations.apply(act); !status) {
        Q_EMIT failed(tr("That was not noted: %1.").arg(displayText(status.error().detail)), {});
        return false;
    }
    m_marked.reset();
    m_session.marksChanged();
    return true;
}

void CaseNotes::perform(Act act, const QString &text)
{
    if (act.changesNothing())
        return;
    settleQuery(); // what was done before comes before
    m_stack.push(new ActCommand(*this, std::move(act), text));
}

void CaseNotes::toggleTag(const std::vector<std::string> &paths, TagId id)
{
    const Tag *tag = m_annotations.tag(id);
    if (!tag || paths.empty())
        return;
    const QString name = displayText(tag->name);
    Act act = toggleMarkAct(m_annotations, paths, id, now());
    const QString text = act.kind == ActKind::Mark ? tr("tag “%1”").arg(name) : tr("no tag “%1”").arg(name);
    perform(std::move(act), text);
}

void CaseNotes::setNote(const std::string &path, const std::string &text)
{
    perform(noteAct(m_annotations, path, text, now()), text.empty() ? tr("remove the note") : tr("write a note"));
}

void CaseNotes::setTags(std::vector<Tag> tags)
{
    perform(tagsAct(m_annotations, std::move(tags), now()), tr("edit the tags"));
}

void CaseNotes::addBookmark(Bookmark bookmark)
{
    perform(addBookmarkAct(m_annotations, std::move(bookmark), now()), tr("set a bookmark"));
}

void CaseNotes::labelBookmark(BookmarkId id, std::string label)
{
    const auto found = m_annotations.bookmarks().find(id);
    if (found != m_annotations.bookmarks().end())
        perform(labelBookmarkAct(found->second, std::move(label), now()), tr("name a bookmark"));
}

void CaseNotes::removeBookmarks(const std::vector<BookmarkId> &ids)
{
    perform(removeBookmarksAct(m_annotations, ids, now()), tr("remove a bookmark"));
}

void CaseNotes::addFinding(OwnFinding finding)
{
    perform(addFindingAct(m_annotations, std::move(finding), now()), tr("add a finding"));
}

void CaseNotes::editFinding(OwnFinding finding)
{
    const auto found = m_annotations.ownFindings().find(finding.id);
    if (found != m_annotations.ownFindings().end())
        perform(editFindingAct(found->second, std::move(finding), now()), tr("edit a finding"));
}

void CaseNotes::removeFindings(const std::vector<OwnFindingId> &ids)
{
    perform(removeFindingsAct(m_annotations, ids, now()), tr("remove a finding"));
}

void CaseNotes::takeOff(const std::vector<std::string> &paths)
{
    perform(takeOffAct(m_annotations, paths, now()), tr("take off what was said of a source"));
}

void CaseNotes::import(const Annotations &other)
{
    perform(importAct(m_annotations, other, now()), tr("import notes"));
}

void CaseNotes::undo()
{
    settleQuery();
    m_stack.undo();
}

void CaseNotes::redo()
{
    settleQuery();
    m_stack.redo();
}

void CaseNotes::setAnnotations(Annotations annotations)
{
    m_stack.clear();
    m_annotations = std::move(annotations);
    m_marked.reset();
    m_state = m_savedState = 0;
    m_session.marksChanged();
    Q_EMIT replaced();
}

void CaseNotes::saved()
{
    m_savedBefore = std::exchange(m_savedState, m_state);
}

void CaseNotes::unsaved()
{
    m_savedState = m_savedBefore;
}

void CaseNotes::setUnsaved()
{
    m_savedBefore = m_savedState = notSaved;
}

MarkedPathsPtr CaseNotes::marked()
{
    if (!m_marked)
        m_marked = markedPaths(m_annotations);
    return m_marked;
}

// A comparison begins with a filter of its own, which nobody has to take back.
void CaseNotes::takeQuery()
{
    if (m_restoring || m_session.whole() != m_settledOf) {
        m_settledOf = m_session.whole();
        m_settled = m_session.query();
        m_settling.stop();
    } else {
        m_settling.start();
    }
}

void CaseNotes::settleQuery()
{
    m_settling.stop();
    const ProjectionQuery &query = m_session.query();
    if (m_session.comparison() && m_session.whole() == m_settledOf && !sameFilter(query, m_settled))
        m_stack.push(new FilterCommand(*this, std::exchange(m_settled, query), query));
}

void CaseNotes::restoreQuery(ProjectionQuery query)
{
    const QScopedValueRollback guard(m_restoring, true);
    const ProjectionQuery &now = m_session.query();
    query.sortKey = now.sortKey;
    query.sortSide = now.sortSide;
    query.descending = now.descending;
    query.directoriesFirst = now.directoriesFirst;
    m_session.setQuery(std::move(query));
}

} // namespace assay
