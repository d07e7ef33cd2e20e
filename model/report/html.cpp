// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/html.h"

#include "report/htmlparts.h"
#include "report/reportcontent.h"

namespace assay {

Status writeHtml(const Comparison &comparison, const ReportOptions &options, const Sink &sink,
                 Context *context)
{
    Context unwatched;
    Context &watched = context ? *context : unwatched;
    watched.setPhase(Phase::Reporting);
    const auto content = gatherContent(comparison, options, watched);
    if (!content)
        return Unexpected(content.error());
    const ReportInput report{comparison, options, *content};
    HtmlOut out(sink);
    writeHtmlHead(out, report);
    writeHtmlCover(out, report);
    writeHtmlSummary(out, report);
    writeHtmlSources(out, report);
    writeHtmlStores(out, report);
    writeHtmlMethod(out, report);
    writeHtmlFindings(out, report);
    if (options.hashLists)
        writeHtmlHashLists(out, report);
    if (report.hasInterpretations())
        writeHtmlInterpretations(out, report);
    if (report.hasNotes())
        writeHtmlNotes(out, report);
    const bool withTable = options.withTable && !content->steps.empty();
    if (withTable)
        writeHtmlTable(out, report);
    if (!content->steps.empty()) {
        for (const bool explained : {false, true}) {
            if (Status written = writeHtmlDifferences(out, report, explained, watched); !written)
                return written;
        }
    }
    writeHtmlLimitations(out, report);
    writeHtmlSettings(out, report);
    if (options.journal)
        writeHtmlJournal(out, report);
    writeHtmlGlossary(out, report);
    if (options.roots)
        writeHtmlCheck(out);
    writeHtmlSignatures(out, report);
    out << "<p class=\"end\">\u2014 End of report \u2014</p>\n</main>\n";
    if (withTable) {
        if (Status written = writeHtmlTableData(out, report, watched); !written)
            return written;
    }
    out << "</body>\n</html>\n";
    return out.finish();
}

} // namespace assay
