// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"

#include "report/reporttrust.h"

#include <algorithm>

namespace assay {

namespace {

void writeFacts(HtmlOut &out, const std::vector<Fact> &facts)
{
    if (facts.empty())
        return;
    out << "<dl>\n";
    for (const Fact &fact : facts)
        out.fact(fact);
    out << "</dl>\n";
}

void writeBlock(HtmlOut &out, const TrustBlock &block)
{
    out << "<section class=\"card signed\"><h3>";
    out.evidence(block.title);
    out << "</h3>\n";
    writeFacts(out, block.facts);
    out << "<div class=\"scroll\"><table class=\"small\"><thead><tr><th scope=\"col\">Proven</th><th scope=\"col\">From signer to disk</th>"
           "<th scope=\"col\">Why not</th></tr></thead>\n<tbody>\n";
    for (const TrustStep &step : block.way) {
        const bool strong = step.answer == TrustAnswer::No;
        out << "<tr><th scope=\"row\">" << trustStepWord(step.answer) << "</th><td>" << (strong ? "<strong>" : "");
        out.evidence(step.what);
        out << (strong ? "</strong>" : "") << "</td><td>";
        out.evidence(step.reason);
        out << "</td></tr>\n";
    }
    out << "</tbody></table></div>\n";
    writeFacts(out, block.records);
    out << "</section>\n";
}

} // namespace

void writeHtmlTrust(HtmlOut &out, const ReportInput &report)
{
    const ComparedTrust &trust = *report.options.trust;
    out.heading("trust", trustHeading);
    out << "<p>";
    out.text(trustMeaning);
    out << "</p>\n";
    for (const SourceTrust &source : trust.sources) {
        out << "<h3>";
        out.evidence(trustSourceTitle(source));
        out << "</h3>\n";
        writeFacts(out, trustSourceFacts(source));
        writeFacts(out, trustRuleFacts(trust, source));
        if (!source.report)
            continue;
        const std::vector<TrustStatement> &statements = source.report->statements;
        if (statements.empty())
            out << "<p>" << trustNothingSaid() << "</p>\n";
        const std::size_t shown = std::min(statements.size(), report.options.shownStatements);
        if (shown < statements.size())
            out.shownNote(shown, statements.size(), "statement", "statements");
        for (std::size_t i = 0; i < shown; ++i)
            writeBlock(out, trustBlock(*source.report, statements[i]));
    }
}

} // namespace assay
