// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include "cases/annotations.h"
#include "ui/session.h"

#include <string>
#include <vector>

namespace assay {

/// What the analyst has said of the case, and the one way to say more: every act goes through the undo stack, which holds the changes of
/// the filter as well. The evidence that is loaded is no act; loading changes nothing here.
class CaseNotes : public QObject {
    Q_OBJECT

public:
    explicit CaseNotes(Session &session, QObject *parent = nullptr);

    const Annotations &annotations() const { return m_annotations; }
    QUndoStack &undoStack() { return m_stack; }

    /// The user's name in what is said from now on: the examiner of the reports, or else the name of the login.
    std::string user() const;
    Stamp now() const;

    /// Sets the tag on what of paths has it not, or takes it away when all have it.
    void toggleTag(const std::vector<std::string> &paths, TagId tag);
    void setNote(const std::string &path, const std::string &text);
    void setTags(std::vector<Tag> tags);
    void addBookmark(Bookmark bookmark);
    void labelBookmark(BookmarkId id, std::string label);
    void removeBookmarks(const std::vector<BookmarkId> &ids);
    void addFinding(OwnFinding finding);
    void editFinding(OwnFinding finding); ///< that of its id
    void removeFindings(const std::vector<OwnFindingId> &ids);
    /// Everything that was said of these paths.
    void takeOff(const std::vector<std::string> &paths);
    void import(const Annotations &other);

    void undo();
    void redo();

    /// All of it in place of what was there, which cannot be undone: of another case.
    void setAnnotations(Annotations annotations);
    /// Something was said that saved() has not been called after.
    bool isUnsaved() const { return m_state != m_savedState; }
    void saved();
    void unsaved();           ///< it was not, after all
    void setUnsaved();        ///< what is there now is in no file of the user's

Q_SIGNALS:
    /// An act was done, undone or redone; in the order in which that happened. What a journal records.
    void changed(const assay::Act &act);
    void replaced();                                            ///< by setAnnotations()
    void failed(const QString &what, const QString &advice);

private:
    class ActCommand;
    class FilterCommand;

    void perform(Act act, const QString &text);
    bool apply(const Act &act);
    void takeQuery();
    void settleQuery();
    void restoreQuery(ProjectionQuery query);
    MarkedPathsPtr marked();

    Session &m_session;
    Annotations m_annotations;
    QUndoStack m_stack;
    MarkedPathsPtr m_marked;      // null: to be made anew
    quint64 m_lastState = 0;
    quint64 m_state = 0;          // 0: as it was at first; else the number of the act that stands last
    quint64 m_savedState = 0;
    quint64 m_savedBefore = 0;
    ProjectionQuery m_settled;    // the filter that undo leads back to
    ComparisonPtr m_settledOf;
    QTimer m_settling;
    bool m_restoring = false;
};

/// The tags of a new case.
std::vector<Tag> firstTags();

} // namespace assay
