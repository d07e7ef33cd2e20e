// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the window that has to do with the case that is open.

#include "ui/mainwindow.h"

#include "base/displaysafe.h"
#include "items/displaytext.h"
#include "report/reportjournal.h"
#include "ui/annotator.h"
#include "ui/casebar.h"
#include "ui/casedesk.h"
#include "ui/caseexporter.h"
#include "ui/casekeeper.h"
#include "ui/caseopener.h"
#include "ui/messagebar.h"
#include "ui/panearea.h"
#include "ui/settings.h"

namespace assay {

using namespace Qt::StringLiterals;

void MainWindow::makeCase()
{
    m_case = new CaseDesk({*this, *m_session, *m_panes, *m_annotator, *m_messages, *m_caseBar});
    connect(m_case, &CaseDesk::changed, this, &MainWindow::refreshTitle);
    connect(m_case, &CaseDesk::opened, this, [this](const std::string &path) {
        if (m_unattended)
            return;
        AppSettings::addRecent({{path, std::nullopt}});
        m_opener->refreshRecent();
    });
    m_exporter->setAbout([this] { return m_case->about(); });
    m_exporter->setBefore([this](const ReportOptions &options, const CaseExporter::Ready &ready) { m_case->hashAgain(options, ready); });
    m_exporter->setJournal([this](const CaseExporter::JournalReady &ready) {
        if (!m_case->keeper().isOpen())
            return ready(nullptr);
        m_case->keeper().readReportJournal([this, ready](const Result<std::shared_ptr<const ReportJournal>> &journal) {
            if (!journal && journal.error().code == ErrorCode::Cancelled)
                return m_messages->show(MessageBar::Kind::Note, tr("No report was written: the case is still being saved."));
            if (!journal)
                m_messages->show(MessageBar::Kind::Error, tr("The report has no journal of the case: %1").arg(displayText(journal.error().message())));
            if (journal)
                return ready(*journal);
            auto unread = std::make_shared<ReportJournal>();
            unread->problem = "it could not be read: " + displaySafe(journal.error().message());
            ready(std::move(unread));
        });
    });
    m_exporter->setShown([this] { return m_case->shown(); });
    connect(m_exporter, &CaseExporter::wrote, m_case, &CaseDesk::tellExported);
    m_opener->setTakesCase([this](const std::vector<OpenRequest> &requests) { return m_case->takes(requests); });
}

void MainWindow::refreshTitle()
{
    QStringList parts;
    for (const QString &part : {m_case->title(), imageTitle()}) {
        if (!part.isEmpty())
            parts.append(QString(part).replace(u"[*]"_s, u"[**]"_s)); // Qt's own placeholder
    }
    if (!m_case->title().isEmpty())
        parts.front() += u"[*]"_s;
    //: title of the window: %1 an image's name
    setWindowTitle(parts.isEmpty() ? tr("Assay") : tr("%1 — Assay").arg(parts.join(u" — "_s)));
    setWindowModified(m_case->isUnsaved());
}

} // namespace assay
