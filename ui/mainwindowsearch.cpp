// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window has to do with searching in contents.

#include "ui/mainwindow.h"

#include "items/displaytext.h"
#include "ui/messagebar.h"
#include "ui/plaintext.h"
#include "ui/preview/previewpanel.h"
#include "ui/searchpanel.h"

#include <QAction>
#include <QDockWidget>
#include <QTimer>

namespace assay {

void MainWindow::connectSearch()
{
    connect(m_search, &SearchPanel::availabilityChanged, this, [this] { m_searchContents->setEnabled(m_session->comparison() != nullptr); });
    connect(m_search, &SearchPanel::failed, m_session.get(), &Session::failed);
    connect(m_search, &SearchPanel::hitWanted, this, [this](const std::string &path, const std::vector<PathVersion> &versions, quint64 offset, quint64 size) {
        m_preview->showBytes(m_session->comparison(), path, versions, offset, size);
        if (!m_previewDock->isHidden())
            m_previewDock->raise(); // the store's dock may cover it
        //: %1 a path
        m_previewDock->setWindowTitle(tr("Preview: %1").arg(menuText(displayText(path))));
    });
    m_searchContents->setEnabled(m_session->comparison() != nullptr);
}

void MainWindow::goToSearch()
{
    if (m_searchDock->isHidden()) {
        m_searchDock->show();
        // When the layout knows of it: the list gets some of the preview's room and some of the panes'.
        QTimer::singleShot(0, this, [this] { resizeDocks({m_searchDock, m_previewDock}, {height() * 26 / 100, height() * 25 / 100}, Qt::Vertical); });
    }
    m_searchDock->raise();
    m_search->focusField();
}

} // namespace assay
