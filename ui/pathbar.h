// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>
#include <QWidget>

#include "ui/session.h"

#include <vector>

class QHBoxLayout;
class QStackedWidget;
class QStringListModel;
class QToolButton;

namespace assay {

class ElidedLabel;
class PlainLabel;

/// Where a path is written: proposes what stands in the folder that is named so far.
class PathEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit PathEdit(Session &session, QWidget *parent = nullptr);

    /// Paths of tree that go on from text, as they are shown; folders end in a slash. At most some dozens.
    static QStringList proposals(const DiffTree &tree, const QString &text);

Q_SIGNALS:
    void leaveRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void propose();

    Session &m_session;
    QStringListModel *m_proposals;
};

/// The current path as buttons, one a folder; or, after goTo() or a click beside them, as text to be written or pasted: as it
/// is shown anywhere here, plain, or quoted for a shell. What is not there is said below, and the text stays to be mended.
/// Paths run from left to right whatever the layout of the window.
class PathBar : public QWidget {
    Q_OBJECT

public:
    explicit PathBar(Session &session, QWidget *parent = nullptr);

    void edit();
    bool isEditing() const;
    PathEdit *lineEdit() const { return m_edit; }
    /// Goes where text leads; false when nothing is there, which is then said.
    bool goTo(const QString &text);
    QString note() const;
    /// The folders of the current path that are buttons now, and the path itself; those left out of them for want of room are in a menu.
    std::vector<DiffNodeId> crumbs() const;
    /// Stands at the end of the bar.
    void addTrailing(QWidget *widget);

Q_SIGNALS:
    void leaveRequested(); ///< into the panes

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Crumb {
        PlainLabel *slash;
        QToolButton *button;
    };

    void leave();
    void refresh();
    void fit();
    void fillMore();
    void setNote(const QString &text);
    void follow(DiffNodeId id);
    Crumb &crumb(std::size_t at);
    QString missingText(const std::string &path) const;

    Session &m_session;
    QStackedWidget *m_pages;
    QWidget *m_page;
    QHBoxLayout *m_row;
    QToolButton *m_root;
    QToolButton *m_more;
    std::vector<Crumb> m_crumbs;
    std::vector<DiffNodeId> m_path; // from the top folder to the current path
    std::size_t m_first = 0;        // of m_path that has a button
    QHBoxLayout *m_line;
    PathEdit *m_edit;
    ElidedLabel *m_note;
};

} // namespace assay
