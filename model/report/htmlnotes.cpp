// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"

namespace assay {

void writeHtmlNotes(HtmlOut &out, const ReportInput &report)
{
    const ReportNotes &notes = *report.options.notes;
    out.heading("notes", notesHeading);
    out << "<p>";
    out.text(notesMeaning);
    out << "</p>\n";
    out << "<p class=\"note\">" << shownNotesText(notes) << "</p>\n";
    out << "<div class=\"scroll\"><table class=\"findings\"><thead><tr><th scope=\"col\" class=\"path\">Path</th>"
           "<th scope=\"col\">What was said of it</th></tr></thead>\n<tbody>\n";
    for (const ReportNotesOfPath &each : notes.paths) {
        out << "<tr><td>";
        out.name(each.path);
        out << "</td><td><dl>\n";
        for (const ReportNote &note : each.notes) {
            out << "<dt>" << reportNoteTitle(note.kind) << "</dt><dd>";
            const std::vector<std::string> lines = noteLines(note);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                if (i > 0)
                    out << "<br>";
                out << "<bdi>";
                out.text(lines[i]);
                out << "</bdi>";
            }
            out << " <span class=\"none\">(";
            out.text(noteAttribution(note));
            out << ")</span></dd>\n";
        }
        out << "</dl></td></tr>\n";
    }
    out << "</tbody></table></div>\n";
}

} // namespace assay
