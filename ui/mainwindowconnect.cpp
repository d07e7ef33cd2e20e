// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window does when its parts have something to say.

#include "ui/mainwindow.h"

#include "ui/annotator.h"
#include "ui/caseexporter.h"
#include "ui/caseopener.h"
#include "ui/diffruler.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/jobstrip.h"
#include "ui/messagebar.h"
#include "ui/panearea.h"
#include "ui/pathbar.h"
#include "ui/preview/previewpanel.h"
#include "ui/startpage.h"
#include "ui/treepane.h"

#include <QAction>
#include <QApplication>
#include <QStatusBar>

#include <memory>

namespace assay {

void MainWindow::connectSession()
{
    Session &session = *m_session;
    connect(&session, &Session::panesChanged, this, &MainWindow::refresh);
    connect(&session, &Session::loadingChanged, this, &MainWindow::refresh);
    connect(&session, &Session::comparisonChanged, this, [this] {
        refresh();
        refreshTotals();
        refreshTagged();
        showCurrent();
        // The keys go where the work is, unless the user is elsewhere by now.
        const QWidget *focus = QApplication::focusWidget();
        if (m_session->comparison() && (!focus || m_start->isAncestorOf(focus) || qobject_cast<const PaneHead *>(focus)))
            m_panes->focusPane(m_panes->focusedSide());
    });
    connect(&session, &Session::currentChanged, this, &MainWindow::showCurrent);
    connect(&session, &Session::failed, this, [this](const QString &what, const QString &advice) {
        m_messages->show(MessageBar::Kind::Error, what, advice);
    });
    // In the status line, where there is room: a bar would move the rows that a note is about from under the eye.
    const auto told = std::make_shared<QString>();
    const auto tell = [this, told](const QString &text) {
        if (statusBar()->fontMetrics().horizontalAdvance(text) > statusBar()->width() * 9 / 10) {
            m_messages->show(MessageBar::Kind::Note, text);
            return;
        }
        m_messages->clearNotes();
        *told = text;
        statusBar()->showMessage(text, 8000);
    };
    connect(&session, &Session::noted, this, tell);
    connect(m_panes, &PaneArea::noted, this, tell);
    connect(&session, &Session::currentChanged, this, [this, told] {
        m_messages->clearNotes();
        if (!told->isEmpty() && statusBar()->currentMessage() == *told)
            statusBar()->clearMessage();
    });
    connect(&session, &Session::opened, this, [this](const std::vector<OpenRequest> &sources) {
        if (m_unattended)
            return;
        AppSettings::addRecent(sources);
        m_opener->refreshRecent();
    });
    connectLayers();
    connectSearch();
    connectOverview();
    makeTrust();
    connect(&session.runner(), &JobRunner::jobStarted, this, &MainWindow::refresh);
    connect(&session.runner(), &JobRunner::jobFinished, this, &MainWindow::refresh);
    connect(m_jobs, &JobStrip::cancelRequested, m_stop, &QAction::trigger);
    connect(m_exporter, &CaseExporter::exported, this, &MainWindow::exported);
    connect(m_exporter, &CaseExporter::checkWanted, this, &MainWindow::checkBundle);
    connect(m_exporter, &CaseExporter::exportFailed, this, &MainWindow::exportFailed);
    connectFilter();
    connectPanes();
    connectStartPage();
}

void MainWindow::connectFilter()
{
    m_filter->textEdit()->setTagNames(m_annotator->tagNames());
    connect(m_annotator, &Annotator::tagNamesChanged, m_filter->textEdit(), &FilterEdit::setTagNames);
    connect(&m_annotator->notes(), &CaseNotes::changed, this, &MainWindow::refreshTagged);
    connect(&m_annotator->notes(), &CaseNotes::replaced, this, &MainWindow::refreshTagged);
    connect(m_filter, &FilterBar::leaveRequested, this, [this] { m_panes->focusPane(m_panes->focusedSide()); });
}

void MainWindow::connectPanes()
{
    connect(m_panes, &PaneArea::headClicked, this, &MainWindow::showSource);
    connect(m_panes, &PaneArea::dropped, this, &MainWindow::openOn);
    connect(m_panes, &PaneArea::dropRefused, this, &MainWindow::refuseDrop);
    connect(m_panes, &PaneArea::menuRequested, this, &MainWindow::showContextMenu);
    connect(m_panes, &PaneArea::viewMoved, m_ruler, [this] {
        const auto [first, last] = m_panes->visibleRows();
        m_ruler->setVisibleRows(first, last);
    });
    connect(m_path, &PathBar::leaveRequested, this, [this] { m_panes->focusPane(m_panes->focusedSide()); });
    connect(m_panes, &PaneArea::widthsChanged, this, [this] { m_preview->setPaneWidths(m_panes->paneWidths()); });
}

void MainWindow::connectStartPage()
{
    connect(m_start, &StartPage::dropped, this, &MainWindow::openOn);
    connect(m_start, &StartPage::dropRefused, this, &MainWindow::refuseDrop);
    connect(m_start, &StartPage::fileWanted, this, [this](int side) { m_opener->chooseFiles(static_cast<Role>(side)); });
    connect(m_start, &StartPage::folderWanted, this, [this](int side) { m_opener->chooseFolder(static_cast<Role>(side)); });
    connect(m_start, &StartPage::sampleWanted, this, &MainWindow::openSample);
    connect(m_opener, &CaseOpener::recentChanged, m_start, &StartPage::setRecent);
    connect(m_start, &StartPage::pinWanted, m_opener, &CaseOpener::pin);
    connect(m_start, &StartPage::forgetWanted, m_opener, &CaseOpener::forget);
    connect(m_start, &StartPage::recentWanted, this, [this](const RecentCase &one) { openPaths(one.sources, AskRoles::WhenAmbiguous); });
}

} // namespace assay
