// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"

#include "base/displaysafe.h"
#include "report/reportjournal.h"

namespace assay {

void writeHtmlJournal(HtmlOut &out, const ReportInput &report)
{
    const ReportJournal &journal = *report.options.journal;
    out.heading("journal", journalHeading);
    out << "<p>" << journalMeaning << "</p>\n<p>";
    out.text(journalStateText(journal));
    out << "</p>\n<p class=\"note\">" << shownJournalText(journal) << "</p>\n";
    out << "<div class=\"scroll\"><table class=\"journal\"><thead><tr><th scope=\"col\" class=\"no\">No.</th><th scope=\"col\" class=\"when\">When (UTC)</th>"
           "<th scope=\"col\" class=\"who\">Who</th><th scope=\"col\">What</th></tr></thead>\n<tbody>\n";
    for (const ReportJournalEntry &entry : journal.entries) {
        out << "<tr><th scope=\"row\">" << groupedNumber(entry.sequence) << "</th><td>";
        out.text(displaySafe(entry.utc));
        out << "</td><td><bdi>";
        out.text(journalWhoText(entry));
        out << "</bdi></td><td>";
        out.evidence(journalWhatText(entry));
        out << "</td></tr>\n";
    }
    out << "</tbody></table></div>\n";
}

} // namespace assay
