// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"

#include "report/reportexhibits.h"

#include <algorithm>

namespace assay {

void writeHtmlExhibits(HtmlOut &out, const ReportInput &report)
{
    const ReportExhibits &exhibits = *report.options.exhibits;
    out.heading("exhibits", exhibitsHeading);
    out << "<p>" << exhibitsMeaning << "</p>\n<p class=\"note\">" << shownExhibitsText(exhibits) << "</p>\n";
    if (!exhibits.copied.empty()) {
        out << "<div class=\"scroll\"><table class=\"findings\"><thead><tr><th scope=\"col\">No.</th><th scope=\"col\" class=\"path\">Path</th>"
               "<th scope=\"col\">Copy</th></tr></thead>\n<tbody>\n";
        for (const ReportExhibit &exhibit : exhibits.copied) {
            out << "<tr><th scope=\"row\">" << exhibit.number << "</th><td>";
            out.name(exhibit.path);
            out << "</td><td><dl>\n";
            for (const Fact &fact : exhibitFacts(exhibit))
                out.fact(fact);
            out << "</dl></td></tr>\n";
        }
        out << "</tbody></table></div>\n";
    }
    if (exhibits.leftOut.empty())
        return;
    out << "<p class=\"note\">" << shownLeftOutText(exhibits) << "</p>\n<table><thead><tr><th scope=\"col\">Path</th><th scope=\"col\">Why there is no copy</th></tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < std::min(exhibits.leftOut.size(), shownExhibitsLeftOut); ++i) {
        out << "<tr><td>";
        out.name(exhibits.leftOut[i].path);
        out << "</td><td>";
        out.text(exhibitLeftOutText(exhibits.leftOut[i]));
        out << "</td></tr>\n";
    }
    out << "</tbody></table>\n";
}

} // namespace assay
