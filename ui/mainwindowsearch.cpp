// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window has to do with searching in contents.

#include "ui/mainwindow.h"

#include "ui/preview/previewpanel.h"
#include "ui/searchpanel.h"

#include <QAction>

namespace assay {

void MainWindow::connectSearch()
{
    connect(m_search, &SearchPanel::availabilityChanged, this, [this] { m_searchContents->setEnabled(m_session->comparison() != nullptr); });
    connect(m_search, &SearchPanel::failed, m_session.get(), &Session::failed);
    connect(m_search, &SearchPanel::hitWanted, this, [this](const std::string &path, const std::vector<PathVersion> &versions, quint64 offset, quint64 size) {
        m_preview->showBytes(m_session->comparison(), path, versions, offset, size);
        raisePreview(path);
    });
    connect(m_search, &SearchPanel::pathWanted, this, [this](const std::string &path, const std::vector<PathVersion> &versions) {
        m_preview->showPath(m_session->comparison(), path, versions);
        raisePreview(path);
    });
    m_searchContents->setEnabled(m_session->comparison() != nullptr);
}

void MainWindow::goToSearch()
{
    showAbovePreview(m_searchDock);
    m_search->focusField();
}

} // namespace assay
