// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"

#include "base/displaysafe.h"

namespace assay {

void writeHtmlHashLists(HtmlOut &out, const ReportInput &report)
{
    const ReportHashLists &said = *report.options.hashLists;
    out.heading("hashlists", hashListsHeading);
    out << "<p>";
    out.text(hashListsMeaning);
    out << "</p>\n<dl>\n";
    for (const ReportHashLists::List &each : said.lists) {
        out.fact({knownKindTitle(each.list->kind), displaySafe(each.list->path), true, false});
        out.fact({"SHA-256", toHex(each.list->sha256), true, false});
        out.fact({"Files", hashListCounts(each), false, false});
    }
    out << "</dl>\n<p>";
    out.text(hashListMatches(said));
    out << "</p>\n";
    if (said.allBad == 0)
        return;
    out.shownNote(said.bad.size(), said.allBad, "known bad file", "known bad files");
    out << "<div class=\"scroll\"><table class=\"findings\"><thead><tr><th scope=\"col\" class=\"path\">Path</th>"
           "<th scope=\"col\">Where</th><th scope=\"col\">List and SHA-256</th></tr></thead>\n<tbody>\n";
    for (const ReportHashLists::BadFile &file : said.bad) {
        out << "<tr><td>";
        out.name(file.path);
        out << "</td><td>" << badFilePlace(file) << "</td><td>";
        out.evidence(badFileLists(said, file));
        out << "<br><code>" << toHex(file.sha256) << "</code></td></tr>\n";
    }
    out << "</tbody></table></div>\n";
}

} // namespace assay
