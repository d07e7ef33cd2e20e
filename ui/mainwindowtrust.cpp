// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window has to do with the trust view.

#include "ui/mainwindow.h"

#include "items/displaytext.h"
#include "report/sink.h"
#include "report/trustjson.h"
#include "ui/casedesk.h"
#include "ui/caseexporter.h"
#include "ui/casekeeper.h"
#include "ui/countedtitle.h"
#include "ui/erroradvice.h"
#include "ui/evidenceexport.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/preview/metadataview.h"
#include "ui/settings.h"
#include "ui/signaturefetcher.h"
#include "ui/trustdock.h"
#include "ui/trustedkeys.h"

#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>

namespace assay {

using namespace Qt::StringLiterals;

void MainWindow::makeTrust()
{
    m_trustedKeys = new TrustedKeys(m_session->runner(), m_case->keeper(), this);
    m_case->setTrusted([this] { return m_trustedKeys->items(); });
    connect(m_case, &CaseDesk::trustedFound, m_trustedKeys, &TrustedKeys::takeCase);
    connect(m_trustedKeys, &TrustedKeys::reliedChanged, this, [this] { m_trust->setRelied(m_trustedKeys->used(), m_trustedKeys->said()); });
    connect(m_trustedKeys, &TrustedKeys::failed, this, [this](const QString &why) { m_messages->show(MessageBar::Kind::Error, why); });
    auto *fetcher = new SignatureFetcher(*m_session, *m_trust, m_case->keeper(), *m_messages, this);
    fetcher->setShown([this] { return m_case->shown(); });
    m_case->setEarlier([fetcher] { return fetcher->untold(); });
    connect(m_case, &CaseDesk::opened, fetcher, &SignatureFetcher::forgetUntold);
    connect(m_case, &CaseDesk::trustedFound, fetcher, &SignatureFetcher::closeEarlierDialog);
    connect(m_case, &CaseDesk::trustedFound, this, [this] { m_trust->setPlaces({}); }); // those of another case; its layout brings its own
    connect(m_trust, &TrustDock::placesChanged, m_case, &CaseDesk::keepLayoutSoon);
    connect(m_trust, &TrustDock::keysWanted, this, [this] { m_trustedKeys->showDialog(this); });
    connect(m_trust, &TrustDock::exportWanted, this, &MainWindow::askExportTrust);
    m_exporter->setTrust([this] { return m_trust->trust(); });
    m_exporter->setTrustMissing([this] { return m_trust->whyNoTrust(); });
    connect(m_trust, &TrustDock::trustChanged, this, [this] {
        std::size_t count = 0;
        for (const SourceTrust &source : m_trust->trust() ? m_trust->trust()->sources : std::vector<SourceTrust>())
            count += source.report ? source.report->statements.size() : 0;
        setCountedTitle(m_trustDock, tr("Trust"), count > 0 ? tr("Trust (%1)").arg(numberText(count)) : QString());
    });
}

void MainWindow::askExportTrust(const std::shared_ptr<const TrustReport> &report)
{
    const QString folder = AppSettings::folder(u"report"_s);
    const QString path = QFileDialog::getSaveFileName(this, tr("Export Trust Result"), QDir(folder.isEmpty() ? QDir::homePath() : folder).filePath(u"trust-result.json"_s),
                                                      tr("JSON (*.json)"));
    if (path.isEmpty())
        return;
    AppSettings::setFolder(u"report"_s, QFileInfo(path).absolutePath());
    exportTrust(report, pathBytes(path));
}

void MainWindow::exportTrust(const std::shared_ptr<const TrustReport> &report, const std::string &path)
{
    m_session->runner().start(
        {.title = tr("Writing the trust result"), .writes = {path}}, this,
        [report, path, comparison = m_session->whole()](Context &context) -> Result<bool> {
            if (const Status outside = comparison ? outsideEvidence(*comparison, path) : Status(); !outside)
                return Unexpected(outside.error());
            const Status written = writeFileAtomically(path, [&](const Sink &sink) {
                return writeTrustJson(*report, nullptr, {}, [&](std::string_view piece) -> Status {
                    return context.cancelled() ? Unexpected(makeError(ErrorCode::Cancelled, path, "cancelled")) : sink(piece);
                });
            });
            return written ? Result<bool>(true) : Unexpected(written.error());
        },
        [this, path](Result<bool> written) {
            if (written) {
                m_messages->show(MessageBar::Kind::Done, tr("The trust result is in %1.").arg(displayText(path)));
                Q_EMIT exported(nativePath(path));
            } else if (written.error().code != ErrorCode::Cancelled) {
                m_messages->show(MessageBar::Kind::Error, tr("The trust result was not written. %1").arg(displayText(written.error().message())), adviceFor(written.error()));
                Q_EMIT exportFailed(displayText(written.error().message()));
            }
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
