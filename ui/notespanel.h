// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "items/notesmodel.h"
#include "ui/casenotes.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QTableView;
class QToolButton;

namespace assay {

class ElidedLabel;

/// The note of the current path with all that it once was, and the list of all bookmarks, notes and tagged paths.
///
/// A note is written down when the keys leave it, when another path is chosen, and before anything is undone or written to a file.
class NotesPanel : public QWidget {
    Q_OBJECT

public:
    NotesPanel(CaseNotes &notes, Session &session, QWidget *parent = nullptr);

    /// Writes down what is in the editor.
    void commit();
    void focusNote();
    QPlainTextEdit *editor() const { return m_editor; }
    QComboBox *history() const { return m_history; }
    QTableView *table() const { return m_table; }
    QComboBox *wanted() const { return m_wanted; }
    NotesModel *model() const { return m_model; }
    QString about() const; ///< who wrote the note, and when

Q_SIGNALS:
    /// Lead there; bookmark is null for a path.
    void pathWanted(const std::string &path, const assay::Bookmark *bookmark);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeEditor();
    QWidget *makeList();
    void showPath(const std::string &path);
    void showNote();
    void showRevision(int entry);
    void fillWanted();
    void takeWanted();
    void takeAct(const Act &act);
    void refreshButtons();
    void nameBookmark();
    void removeSelected();
    QString noteOfPath() const;

    CaseNotes &m_notes;
    Session &m_session;
    std::string m_path; // of the note that is shown
    ElidedLabel *m_pathLabel;
    QPlainTextEdit *m_editor;
    ElidedLabel *m_about;
    QComboBox *m_history;
    QPushButton *m_again;
    QComboBox *m_wanted;
    QTableView *m_table;
    NotesModel *m_model;
    QToolButton *m_rename;
    QToolButton *m_remove;
    bool m_loading = false;
    bool m_stale = false; // the list: it was not seen when much changed
};

} // namespace assay
