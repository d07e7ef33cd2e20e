// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/htmlout.h"
#include "report/reportcontent.h"

// The parts of the HTML report, each with its heading.
namespace assay {

// The whole page of what was gathered.
Status writeHtmlPage(const ReportInput &report, const Sink &sink, Context &context);

void writeHtmlHead(HtmlOut &out, const ReportInput &report);
void writeHtmlCover(HtmlOut &out, const ReportInput &report);
void writeHtmlSummary(HtmlOut &out, const ReportInput &report);
void writeHtmlScope(HtmlOut &out, const ReportInput &report);
void writeHtmlSources(HtmlOut &out, const ReportInput &report);
void writeHtmlStores(HtmlOut &out, const ReportInput &report); // nothing where no source is a store
void writeHtmlMethod(HtmlOut &out, const ReportInput &report);
void writeHtmlFindings(HtmlOut &out, const ReportInput &report);
void writeHtmlInterpretations(HtmlOut &out, const ReportInput &report); // needs options.notes
void writeHtmlNotes(HtmlOut &out, const ReportInput &report); // needs options.notes
void writeHtmlHashLists(HtmlOut &out, const ReportInput &report); // needs options.hashLists
void writeHtmlTrust(HtmlOut &out, const ReportInput &report); // needs options.trust
// For readers with scripts on: the place for the table of all differences, and at the end of the page its data and script.
std::string_view tableTitle(const ReportInput &report);
void writeHtmlTable(HtmlOut &out, const ReportInput &report);
Status writeHtmlTableData(HtmlOut &out, const ReportInput &report, Context &context);
// One of the lists. Counts its paths in context; the error is Cancelled or the sink's.
Status writeHtmlDifferences(HtmlOut &out, const ReportInput &report, PathList list, Context &context);
void writeHtmlLimitations(HtmlOut &out, const ReportInput &report);
void writeHtmlExhibits(HtmlOut &out, const ReportInput &report); // needs options.exhibits
void writeHtmlSettings(HtmlOut &out, const ReportInput &report);
void writeHtmlJournal(HtmlOut &out, const ReportInput &report); // needs options.journal
void writeHtmlEvidenceFile(HtmlOut &out, const ReportInput &report);
void writeHtmlGlossary(HtmlOut &out);
void writeHtmlCheck(HtmlOut &out);
void writeHtmlSignatures(HtmlOut &out, const ReportInput &report);

} // namespace assay
