// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

#include "ui/casenotes.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

class QAction;
class QMainWindow;
class QMenu;

namespace assay {

class FilterBar;
class MessageBar;
class NotesPanel;
class PaneArea;
class PreviewPanel;
struct ReportNotes;

/// What the window has to do with tags, notes and bookmarks: the actions, their keys, and where they act.
class Annotator : public QObject {
    Q_OBJECT

public:
    struct Parts {
        QMainWindow &window;
        Session &session;
        PaneArea &panes;
        PreviewPanel &preview;
        MessageBar &messages;
    };
    explicit Annotator(const Parts &parts);
    ~Annotator() override;

    CaseNotes &notes() { return *m_notes; }
    NotesPanel *panel() const { return m_panel; }
    QMenu *tagMenu() const { return m_tagMenu; }
    QAction *action(const char *name) const; ///< "undo", "redo", "bookmark", "ownFinding", "editTags", "tagKeys", "exportNotes", "importNotes"

    void addToFileMenu(QMenu *file);
    void addToEditMenu(QMenu *edit);
    void addToContextMenu(QMenu *menu);

    /// The paths that a tag is set on now: those of the chosen rows.
    std::vector<std::string> chosenPaths() const;
    void setBookmark();
    /// Whether the notes may be taken away, as by closing the window. When not, the user is asked or they are being written; goOn is done
    /// later where the answer allows it.
    bool mayLeave(const std::function<void()> &goOn);
    void discard() { m_discard = true; } ///< nobody wants what is in no file
    void askAgain() { m_discard = false; } ///< what was to come after a Discard does not
    bool isKept() const; ///< what was said is in a file, or nobody wants it
    /// Asked before anything is left: false where something is still to be written down by the user.
    void setSettle(std::function<bool()> settle) { m_settle = std::move(settle); }
    /// Takes what stands in an open editor; false where that needs the user first.
    bool settle() const { return !m_settle || m_settle(); }
    /// What saves the notes with all the rest: asked for a place, it tells whether it has.
    void setSaver(std::function<void(std::function<void(bool)>)> saver) { m_saver = std::move(saver); }

    QStringList tagNames() const;
    /// How many paths of tree have a tag, counted up to most.
    std::size_t taggedPaths(const DiffTree &tree, std::size_t most) const;
    /// For the reports; null when nothing was said.
    std::shared_ptr<const ReportNotes> reportNotes();
    /// In a job; whenDone is told whether it was written.
    void exportNotes(const std::string &path, std::function<void(bool)> whenDone = {});
    void importNotes(const std::string &path);

Q_SIGNALS:
    void ownFindingWanted();
    void tagNamesChanged(const QStringList &names);

private:
    QAction *makeAction(const char *name, const QString &text, const char *key, std::function<void()> run);
    void makeActions();
    void refreshTags();
    void refreshActions();
    void takeAct(const Act &act);
    void tellRows(const std::vector<std::string> &paths);
    void goTo(const std::string &path, const Bookmark *bookmark);
    void editTags();
    void askExport(std::function<void(bool)> whenDone = {});
    void askImport();
    bool mayImport(std::uint64_t of); ///< of m_whose, when it was asked for; says so where not
    void setTagKeys(bool on);

    Parts m;
    CaseNotes *m_notes;
    NotesPanel *m_panel;
    QMenu *m_tagMenu;
    std::vector<QAction *> m_actions;
    std::vector<QAction *> m_tagActions;
    std::function<void(std::function<void(bool)>)> m_saver;
    std::function<bool()> m_settle;
    std::uint64_t m_whose = 0; // the notes are those of another case each time
    bool m_discard = false;
    bool m_tagKeys = true;
};

} // namespace assay
