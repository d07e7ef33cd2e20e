// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/joinwords.h"
#include "report/htmlparts.h"
#include "report/redaction.h"

#include "base/displaysafe.h"
#include "verify/findingtext.h"

#include <algorithm>

namespace assay {
namespace {

void writeFinding(HtmlOut &out, const ReportInput &report, const Finding &finding, std::size_t index)
{
    out << "<tr><th scope=\"row\">" << findingNumber(index) << "</th><td>";
    if (finding.path.empty())
        out << "<span class=\"none\">no path</span>";
    else
        out.name(finding.path);
    out << "</td><td><dl>\n";
    if (finding.role >= 0 && finding.role < sideCount)
        out.fact({"Source", std::string(sideTitles[static_cast<std::size_t>(finding.role)]), false, false});
    if (!finding.layer.empty())
        out.fact({"Layer", layerText(report.comparison, finding), true, false});
    if (!finding.store.empty()) {
        out << "<dt>Store</dt><dd>";
        out.name(finding.store);
        out << "</dd>\n";
    }
    out << "</dl></td><td>";
    if (!finding.missedBy.empty() || !finding.detail.empty()) {
        out << "<dl>\n";
        if (!finding.missedBy.empty())
            out.fact({"Missed by", joinWords(finding.missedBy, ", ", displaySafe), false, false});
        auto detail = finding.detail;
        std::sort(detail.begin(), detail.end());
        for (const auto &[key, value] : detail) {
            out << "<dt>";
            out.text(detailLabel(key));
            out << "</dt><dd>";
            if (value.empty())
                out << "<span class=\"none\">(empty)</span>";
            else
                out.name(shownDetail(finding, value));
            out << "</dd>\n";
        }
        out << "</dl>";
    }
    out << "</td></tr>\n";
}

} // namespace

void writeHtmlFindings(HtmlOut &out, const ReportInput &report)
{
    out.heading("findings", "Findings");
    const auto &all = report.content.findings;
    if (all.empty()) {
        out << "<p>" << noFindingsText(report.options) << "</p>\n";
        return;
    }
    const std::size_t shown = std::min(all.size(), report.options.shownFindings);
    out.shownNote(shown, all.size(), "finding", "findings");
    for (std::size_t first = 0; first < shown;) {
        const Finding &sample = *all[first];
        const auto sameKind = [&](std::size_t i) {
            return all[i]->code == sample.code && all[i]->severity == sample.severity;
        };
        std::size_t end = first;
        while (end < shown && sameKind(end))
            ++end;
        out << "<h3><span class=\"sev sev-" << severityName(sample.severity) << "\">"
            << severityName(sample.severity) << "</span>";
        out.text(displaySafe(sample.code));
        out << "</h3>\n<p>";
        out.text(findingMeaning(sample));
        out << "</p>\n<div class=\"scroll\"><table class=\"findings\"><thead><tr><th scope=\"col\" "
               "class=\"no\">No.</th><th scope=\"col\" class=\"path\">Path</th>"
               "<th scope=\"col\" class=\"where\">Where it lies</th><th scope=\"col\">Missed by and "
               "details</th></tr></thead>\n<tbody>\n";
        for (std::size_t i = first; i < end; ++i)
            writeFinding(out, report, *all[i], i);
        out << "</tbody></table></div>\n";
        first = end;
    }
}

} // namespace assay
