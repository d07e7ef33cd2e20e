// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window has to do with the overview, which comes to the front when a comparison has ended, and with the findings
// that it leads to.

#include "ui/mainwindow.h"

#include "ui/findingspanel.h"
#include "ui/findingsview.h"
#include "ui/overviewpanel.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QTreeView>

namespace assay {

void MainWindow::connectOverview()
{
    connect(m_session.get(), &Session::comparisonChanged, this, &MainWindow::offerOverview);
    connect(m_overview, &OverviewPanel::findingsWanted, this, [this](Severity severity) {
        goToFindings();
        m_findings->showFound();
        m_findings->findingsView()->goToSeverity(severity);
    });
}

void MainWindow::makeOverviewActions()
{
    const auto key = [](const char *text) { return QKeySequence(QString::fromLatin1(text)); };
    m_goToOverview = makeAction("goToOverview", tr("O&verview"), {key("Alt+6")}, [this] { goToOverview(); });
    m_goToFindings = makeAction("goToFindings", tr("&Findings"), {key("Alt+7")}, [this] { goToFindings(); });
    m_goToTrust = makeAction("goToTrust", tr("&Trust"), {key("Alt+8")}, [this] { goToTrust(); });
}

// Unless the user has closed it, or is at work in the findings that stand in the same place.
void MainWindow::offerOverview()
{
    const ComparisonPtr &whole = m_session->whole();
    if (whole == m_overviewOffered.lock())
        return;
    m_overviewOffered = whole;
    const QWidget *focus = QApplication::focusWidget();
    if (whole && !m_overviewDock->isHidden() && !(focus && m_findingsDock->isAncestorOf(focus)))
        m_overviewDock->raise();
}

void MainWindow::goToOverview()
{
    if (!m_working)
        return;
    m_overviewDock->show();
    m_overviewDock->raise();
    m_overview->focusFirst();
}

void MainWindow::goToFindings()
{
    if (!m_working)
        return;
    m_findingsDock->show();
    m_findingsDock->raise();
    m_findings->focusList();
}

} // namespace assay
