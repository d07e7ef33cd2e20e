// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/html.h"

#include "report/htmlparts.h"
#include "report/redaction.h"
#include "report/reportcontent.h"

namespace assay {

Status writeHtmlPage(const ReportInput &report, const Sink &sink, Context &watched)
{
    const ReportOptions &options = report.options;
    HtmlOut out(sink);
    const auto say = [&out](const std::string &note) {
        if (note.empty())
            return;
        out << "<p class=\"withheld\">";
        out.text(note);
        out << "</p>\n";
    };
    const auto withheld = [&](Withheld kind) { say(withheldNote(options, kind)); };
    writeHtmlHead(out, report);
    writeHtmlCover(out, report);
    writeHtmlSummary(out, report);
    withheld(Withheld::Sums);
    writeHtmlScope(out, report);
    writeHtmlSources(out, report);
    withheld(Withheld::Reasons);
    if (report.hasRecords()) {
        writeHtmlStores(out, report);
        withheld(Withheld::ContainerChanges);
    }
    writeHtmlMethod(out, report);
    if (options.has(ReportPart::FindingsList)) {
        writeHtmlFindings(out, report);
        withheld(Withheld::FindingsList);
    }
    if (options.trust)
        writeHtmlTrust(out, report);
    if (report.hasHashLists()) {
        writeHtmlHashLists(out, report);
        withheld(Withheld::HashListFiles);
    }
    if (report.hasInterpretations()) {
        writeHtmlInterpretations(out, report);
        withheld(Withheld::Interpretations);
    }
    if (report.hasNotes()) {
        writeHtmlNotes(out, report);
        withheld(Withheld::Notes);
    }
    const bool withTable = options.withTable && report.hasLists();
    if (withTable)
        writeHtmlTable(out, report);
    for (const PathList list : pathLists) {
        if (Status written = report.hasList(list) ? writeHtmlDifferences(out, report, list, watched) : Status(); !written)
            return written;
        if (report.hasList(list))
            say(withheldFromList(options, list));
    }
    writeHtmlLimitations(out, report);
    withheld(Withheld::Parts);
    if (options.exhibits) {
        writeHtmlExhibits(out, report);
        withheld(Withheld::Exhibits);
    }
    writeHtmlSettings(out, report);
    if (options.journal) {
        writeHtmlJournal(out, report);
        withheld(Withheld::Journal);
    }
    if (options.has(ReportPart::Glossary))
        writeHtmlGlossary(out);
    writeHtmlEvidenceFile(out, report);
    withheld(Withheld::Evidence);
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
