// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/pdf/pdfpages.h"
#include "report/reportcontent.h"

#include <vector>

// The parts of the PDF report, each without its heading. Called once to count the pages and once to paint
// them, with the same results both times.
namespace assay {

struct PdfContentsLine {
    QString title;
    int page = -1; // from 0; -1 while it is not known
};

void writePdfCover(PdfPages &pages, const ReportInput &report, const std::vector<PdfContentsLine> &contents);
void writePdfSummary(PdfPages &pages, const ReportInput &report);
void writePdfScope(PdfPages &pages, const ReportInput &report);
void writePdfSources(PdfPages &pages, const ReportInput &report);
void writePdfStores(PdfPages &pages, const ReportInput &report);
void writePdfMethod(PdfPages &pages, const ReportInput &report);
void writePdfFindings(PdfPages &pages, const ReportInput &report);
void writePdfInterpretations(PdfPages &pages, const ReportInput &report); // needs options.notes
void writePdfNotes(PdfPages &pages, const ReportInput &report); // needs options.notes
void writePdfHashLists(PdfPages &pages, const ReportInput &report); // needs options.hashLists
void writePdfTrust(PdfPages &pages, const ReportInput &report); // needs options.trust
// One of the lists. Counts its painted paths in context; the error is Cancelled.
Status writePdfDifferences(PdfPages &pages, const ReportInput &report, PathList list, Context &context);
void writePdfLimitations(PdfPages &pages, const ReportInput &report);
void writePdfSettings(PdfPages &pages, const ReportInput &report);
void writePdfExhibits(PdfPages &pages, const ReportInput &report); // needs options.exhibits
void writePdfJournal(PdfPages &pages, const ReportInput &report); // needs options.journal
void writePdfEvidenceFile(PdfPages &pages, const ReportInput &report);
void writePdfGlossary(PdfPages &pages, const ReportInput &report);
void writePdfCheck(PdfPages &pages, const ReportInput &report);
void writePdfSignatures(PdfPages &pages, const ReportInput &report);

} // namespace assay
