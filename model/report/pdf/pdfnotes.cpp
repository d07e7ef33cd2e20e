// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfparts.h"

namespace assay {

using namespace PdfStyle;

void writePdfNotes(PdfPages &pages, const ReportInput &report)
{
    constexpr double labels = 58;
    const ReportNotes &notes = *report.options.notes;
    const PdfText &text = pages.text();
    const double indent = pages.left() + 14;
    pages.prose(text.plain(notesMeaning));
    pages.note(text.plain(shownNotesText(notes)));
    for (const ReportNotesOfPath &each : notes.paths) {
        PdfBlock block;
        text.appendPath(block, each.path, pages.left(), pages.right(), {});
        for (const ReportNote &note : each.notes) {
            std::string_view label = reportNoteTitle(note.kind);
            for (const std::string &line : noteLines(note)) {
                text.appendFact(block, {label, line, true, false}, indent, labels, pages.right());
                label = {};
            }
            text.appendFact(block, {"", noteAttribution(note), false, false}, indent, labels, pages.right());
        }
        pages.place(block, lineLeading);
        pages.ruleBelow(3, 2);
    }
}

} // namespace assay
