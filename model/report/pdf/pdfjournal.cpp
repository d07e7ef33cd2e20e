// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfparts.h"

#include "base/displaysafe.h"
#include "report/reportjournal.h"

namespace assay {

using namespace PdfStyle;

void writePdfJournal(PdfPages &pages, const ReportInput &report)
{
    const ReportJournal &journal = *report.options.journal;
    const PdfText &text = pages.text();
    pages.prose(text.plain(journalMeaning));
    pages.prose(text.evidence(journalStateText(journal), PdfFace::Sans));
    pages.note(text.plain(shownJournalText(journal)));
    constexpr double number = 34;
    constexpr double when = 108;
    constexpr double who = 90;
    const double what = pages.width() - number - when - who;
    PdfTable table(pages,
                   {{QStringLiteral("No."), number, false}, {QStringLiteral("When (UTC)"), when, false}, {QStringLiteral("Who"), who, false}, {QStringLiteral("What"), what, false}});
    for (const ReportJournalEntry &entry : journal.entries) {
        table.row({text.cell(text.count(entry.sequence)), text.evidenceCell(displaySafe(entry.utc), when), text.wrappedCell(text.evidence(journalWhoText(entry), PdfFace::Sans), who - 6),
                   text.evidenceCell(journalWhatText(entry), what)});
    }
}

} // namespace assay
