// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the window and its docks stand, and what of that is remembered.

#include "ui/mainwindow.h"

#include "ui/casedesk.h"
#include "ui/casekeeper.h"
#include "ui/hashlists.h"
#include "ui/panearea.h"
#include "ui/plainmessagebox.h"
#include "ui/preview/previewpanel.h"
#include "ui/startpage.h"
#include "ui/storepanel.h"
#include "ui/treepane.h"

#include <QAction>
#include <QCloseEvent>
#include <QDockWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScreen>
#include <QStackedWidget>
#include <QToolBar>
#include <QTreeView>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

void MainWindow::showWork(bool work)
{
    if (m_pageSet && work == m_working)
        return;
    m_pageSet = true;
    if (m_working && !work) {
        rememberStore();
        m_workState = saveState();
    }
    m_working = work;
    m_stack->setCurrentWidget(work ? m_work : static_cast<QWidget *>(m_start));
    m_filterBar->setVisible(work);
    for (QDockWidget *dock : {m_previewDock, m_findingsDock, m_trustDock, m_overviewDock})
        dock->setVisible(work);
    m_storeOffered = false; // rememberStore() has been; what follows is not the user's
    m_storeDock->hide();
    m_layerDock->hide();
    m_searchDock->hide();
    m_notesDock->hide();
    if (work) {
        if (!m_workState.isEmpty() && restoreState(m_workState)) {
            m_filterBar->show();
            refreshStore();
            return;
        }
        const int side = std::clamp(width() * 22 / 100, 250, 320);
        resizeDocks({m_previewDock}, {std::max(200, height() * 32 / 100)}, Qt::Vertical);
        resizeDocks({m_findingsDock, m_overviewDock}, {side, side}, Qt::Horizontal);
    }
    refreshStore();
}

// Its dock stands where the live source is a store, unless the user has closed it.
void MainWindow::refreshStore()
{
    rememberStore();
    m_storeOffered = m_working && m_store->hasStore();
    m_storeDock->toggleViewAction()->setEnabled(m_storeOffered);
    m_goToStore->setEnabled(m_storeOffered);
    const bool show = m_storeOffered && m_storeWanted;
    if (show == m_storeDock->isHidden())
        m_storeDock->setVisible(show);
}

void MainWindow::rememberStore()
{
    if (m_storeOffered)
        m_storeWanted = !m_storeDock->isHidden();
}

void MainWindow::goToStore()
{
    m_storeDock->show();
    m_storeDock->raise();
    m_store->tree()->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::takeTheme(Theme theme)
{
    applyTheme(theme);
    if (!m_unattended)
        AppSettings::setTheme(theme);
}

void MainWindow::place()
{
    if (m_placed)
        return;
    m_placed = true;
    if (m_unattended)
        return;
    m_keys.load();
    m_preview->wrapAction()->setChecked(AppSettings::flag(u"wrap"_s, false));
    for (QAction *option : m_preview->optionActions())
        option->setChecked(AppSettings::flag(option->objectName(), option->isChecked()));
    m_storeWanted = AppSettings::flag(u"store"_s, true);
    m_hashLists->restore();
    const QByteArray geometry = AppSettings::geometry();
    if (testAttribute(Qt::WA_Resized)) {
        // whoever made the window has said how large it is
    } else if (geometry.isEmpty() || !restoreGeometry(geometry)) {
        const QSize available = screen() ? screen()->availableSize() : QSize(1400, 900);
        resize(std::min(1400, available.width() * 9 / 10), std::min(900, available.height() * 9 / 10));
    }
    m_workState = AppSettings::windowState();
    if (m_working && !m_workState.isEmpty()) {
        restoreState(m_workState);
        m_filterBar->show();
    }
    m_storeOffered = false; // what the dock is like now is not what the user left
    refreshStore();
}

void MainWindow::showEvent(QShowEvent *event)
{
    place();
    QMainWindow::showEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_panes) {
        for (int side = 0; side < sideCount; ++side)
            m_panes->pane(side)->refresh();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const JobRunner &runner = m_session->runner();
    if (!m_unattended && runner.newestListedJob() > m_askedJobs) {
        PlainMessageBox box(QMessageBox::Question, "closeQuestion", tr("Something is still being read or written. Stop it and close the window?"), this);
        QPushButton *stop = box.addButton(tr("&Stop and Close"), QMessageBox::AcceptRole);
        box.addButton(tr("&Go On"), QMessageBox::RejectRole);
        box.exec();
        if (box.clickedButton() != stop) {
            m_case->stayOpen();
            event->ignore();
            return;
        }
        m_case->keeper().cancelCopy(); // the others when nothing else stands against it
        m_case->keeper().cancelOpenings(); // or what comes begins something new
    }
    const auto closeLater = [this, stopped = std::max<quint64>(runner.newestListedJob(), m_askedJobs)] {
        const auto again = [this, stopped] {
            const QScopedValueRollback asked(m_askedJobs, stopped);
            close();
        };
        QMetaObject::invokeMethod(this, again, Qt::QueuedConnection);
    };
    if (!m_unattended && !(m_case->mayLeave(closeLater) && m_case->mayEnd(closeLater))) {
        if (m_case->isWaiting())
            m_session->cancel(); // what is read would be compared next, as a job that nobody was asked about
        event->ignore();
        return;
    }
    m_session->cancel();
    m_session->runner().cancelAll();
    m_case->leave();
    if (!m_unattended) {
        AppSettings::setGeometry(saveGeometry());
        rememberStore();
        AppSettings::setFlag(u"store"_s, m_storeWanted);
        if (m_working)
            m_workState = saveState();
        if (!m_workState.isEmpty())
            AppSettings::setWindowState(m_workState);
        AppSettings::setColumns(m_panes->saveColumns());
    }
    QMainWindow::closeEvent(event);
}

} // namespace assay
