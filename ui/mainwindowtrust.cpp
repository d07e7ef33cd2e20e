// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window has to do with the trust view.

#include "ui/mainwindow.h"

#include "items/displaytext.h"
#include "ui/preview/metadataview.h"
#include "ui/trustdock.h"

#include <QAction>
#include <QDockWidget>

namespace assay {

void MainWindow::makeTrust()
{
    connect(m_trust, &TrustDock::trustChanged, this, [this] {
        std::size_t count = 0;
        for (const SourceTrust &source : m_trust->trust() ? m_trust->trust()->sources : std::vector<SourceTrust>())
            count += source.report ? source.report->statements.size() : 0;
        m_trustDock->setWindowTitle(count > 0 ? tr("Trust (%1)").arg(numberText(count)) : tr("Trust"));
    });
}

void MainWindow::goToTrust()
{
    if (!m_working)
        return;
    m_trustDock->show();
    m_trustDock->raise();
    m_trust->focusFirst();
}

} // namespace assay
