// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/html.h"

#include "report/htmlparts.h"
#include "report/reportcontent.h"

namespace assay {

Status writeHtmlPage(const ReportInput &report, const Sink &sink, Context &watched)
{
    const ReportOptions &options = report.options;
    HtmlOut out(sink);
    writeHtmlHead(out, report);
    writeHtmlCover(out, report);
    writeHtmlSummary(out, report);
    writeHtmlScope(out, report);
    writeHtmlSources(out, report);
    if (report.hasRecords())
        writeHtmlStores(out, report);
    writeHtmlMethod(out, report);
    if (options.has(ReportPart::FindingsList))
        writeHtmlFindings(out, report);
    if (options.trust)
        writeHtmlTrust(out, report);
    if (report.hasHashLists())
        writeHtmlHashLists(out, report);
    if (report.hasInterpretations())
        writeHtmlInterpretations(out, report);
    if (report.hasNotes())
        writeHtmlNotes(out, report);
    const bool withTable = options.withTable && report.hasLists();
    if (withTable)
        writeHtmlTable(out, report);
    for (const PathList list : pathLists) {
        if (Status written = report.hasList(list) ? writeHtmlDifferences(out, report, list, watched) : Status(); !written)
            return written;
    }
    writeHtmlLimitations(out, report);
    writeHtmlSettings(out, report);
    if (options.journal)
        writeHtmlJournal(out, report);
    if (options.has(ReportPart::Glossary))
        writeHtmlGlossary(out);
    writeHtmlEvidenceFile(out, report);
    if (options.roots)
        writeHtmlCheck(out);
    if (options.has(ReportPart::Signatures))
        writeHtmlSignatures(out, report);
    out << "<p class=\"end\">\u2014 End of report \u2014</p>\n</main>\n";
    if (withTable) {
        if (Status written = writeHtmlTableData(out, report, watched); !written)
            return written;
    }
    out << "</body>\n</html>\n";
    return out.finish();
}

Status writeHtml(const Comparison &comparison, const ReportOptions &options, const Sink &sink,
                 Context *context)
{
    Context unwatched;
    Context &watched = context ? *context : unwatched;
    watched.setPhase(Phase::Reporting);
    const auto content = gatherContent(comparison, options, watched);
    return content ? writeHtmlPage({comparison, options, *content}, sink, watched) : Unexpected(content.error());
}

} // namespace assay
