// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "ui/bundlecheckdialog.h"
#include "ui/plaintext.h"
#include "ui/reportdone.h"

// Report bundles that come to this window.
namespace assay {

void MainWindow::checkBundle(const std::string &folder)
{
    // Over the list of what was written, if that is there, so that the keys go back to it.
    auto *written = findChild<ReportDoneDialog *>(QString(), Qt::FindDirectChildrenOnly);
    auto *dialog = new BundleCheckDialog(m_session->runner(), folder, written && written->isVisible() ? written : static_cast<QWidget *>(this));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// A bundle is no evidence: it is checked instead of opened.
void MainWindow::openDropped(std::vector<OpenRequest> requests)
{
    if (requests.size() != 1) {
        openPaths(std::move(requests), AskRoles::Always);
        return;
    }
    const std::string path = requests.front().path;
    m_session->runner().start({.title = tr("Looking at what was dropped"), .lane = JobLane::Interactive, .listed = false}, this,
                              [path](Context &) -> Result<bool> { return looksLikeBundle(path); },
                              [this, requests = std::move(requests)](const Result<bool> &bundle) mutable {
                                  if (bundle && *bundle)
                                      checkBundle(requests.front().path);
                                  else
                                      openPaths(std::move(requests), AskRoles::Always);
                              });
}

} // namespace assay
