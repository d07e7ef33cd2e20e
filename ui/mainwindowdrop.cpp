// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is dropped on the window.

#include "ui/mainwindow.h"

#include "ui/drophint.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QStatusBar>
#include <QTimer>

#include <utility>

namespace assay {

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const DropOffer offer = dropOffer(event->mimeData());
    if (!offer.refusal.isEmpty()) {
        event->ignore();
        refuseDrop(offer.refusal);
        return;
    }
    if (acceptAsCopy(event))
        m_hint->showText(tr("Drop to open"));
}

void MainWindow::dragMoveEvent(QDragMoveEvent *event)
{
    acceptAsCopy(event);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    m_hint->hide();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_hint->hide();
    const DropOffer offer = dropOffer(event->mimeData());
    if (!offer.refusal.isEmpty()) {
        event->ignore();
        refuseDrop(offer.refusal);
        return;
    }
    if (!acceptAsCopy(event))
        return;
    std::vector<OpenRequest> requests;
    for (const std::string &path : offer.paths)
        requests.push_back({path, std::nullopt});
    openDropped(std::move(requests));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_hint)
        m_hint->setGeometry(m_hint->parentWidget()->rect());
    if (event->size().height() < event->oldSize().height())
        QTimer::singleShot(0, this, &MainWindow::keepRows); // when the docks are laid out
}

void MainWindow::openOn(int side, const std::vector<std::string> &paths)
{
    std::vector<OpenRequest> requests;
    for (const std::string &path : paths)
        requests.push_back({path, paths.size() == 1 ? std::optional(static_cast<Role>(side)) : std::nullopt});
    openDropped(std::move(requests));
}

void MainWindow::refuseDrop(const QString &why)
{
    statusBar()->showMessage(why, 8000);
}

} // namespace assay
