// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "items/findingsmodel.h"
#include "ui/session.h"

class QStackedWidget;
class QTabBar;
class QTreeView;

namespace assay {

class FindingsView;

/// What was found, the worst first, where choosing one leads to its path; and apart from it the findings of the examiner's own.
class FindingsPanel : public QWidget {
    Q_OBJECT

public:
    explicit FindingsPanel(Session &session, QWidget *parent = nullptr);

    QTreeView *view() const;
    FindingsModel *model() const;
    FindingsView *findingsView() const { return m_findings; }
    QTabBar *tabs() const { return m_tabs; }
    void setOwnFindings(QWidget *view); ///< shown when it is chosen; once
    void setOwnCount(int count);
    void showFound();
    void showOwn();
    void focusList(); ///< of the findings that are shown
    /// How many, by severity, in words.
    QString summary() const;

Q_SIGNALS:
    void countChanged(int count);

private:
    void refresh();

    Session &m_session;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    FindingsView *m_findings;
    ComparisonPtr m_shown; // of all layers
};

/// Filters for the rows of these paths (bytes), or of as many of the first as a filter can name, and says so.
void showRowsOf(Session &session, const std::vector<std::string> &paths);

} // namespace assay
