// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"

#include <algorithm>

namespace assay {
namespace {

void writeLines(HtmlOut &out, const std::vector<std::string> &lines)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0)
            out << "<br>";
        out << "<bdi>";
        out.text(lines[i]);
        out << "</bdi>";
    }
}

void writePaths(HtmlOut &out, const ReportInterpretation &one)
{
    if (one.paths.empty()) {
        out << "<dt>About</dt><dd><span class=\"none\">no path in particular</span></dd>\n";
        return;
    }
    for (std::size_t i = 0; i < std::min(one.paths.size(), shownInterpretationPaths); ++i) {
        out << "<dt>" << (i == 0 ? "About" : "") << "</dt><dd>";
        out.name(one.paths[i]);
        out << "</dd>\n";
    }
    if (const std::string cut = shownPathsText(one); !cut.empty())
        out << "<dt></dt><dd class=\"none\">" << cut << "</dd>\n";
}

void writeFacts(HtmlOut &out, const std::vector<Fact> &facts)
{
    for (std::size_t i = 0; i < facts.size();) {
        out << "<dt>" << facts[i].label << "</dt><dd>";
        std::vector<std::string> lines{facts[i].value};
        while (++i < facts.size() && facts[i].label.empty())
            lines.push_back(facts[i].value);
        writeLines(out, lines);
        out << "</dd>\n";
    }
}

} // namespace

void writeHtmlInterpretations(HtmlOut &out, const ReportInput &report)
{
    const ReportNotes &notes = *report.options.notes;
    out.heading("interpretation", interpretationHeading);
    out << "<p>";
    out.text(interpretationMeaning);
    out << "</p>\n<p class=\"note\">" << shownInterpretationsText(notes) << "</p>\n";
    const std::size_t shown = shownInterpretations(notes);
    for (std::size_t i = 0; i < shown; ++i) {
        const ReportInterpretation &one = notes.interpretations[i];
        out << "<section class=\"said\">\n<h3>" << interpretationNumber(one) << " <bdi>";
        out.text(interpretationTitle(one));
        out << "</bdi></h3>\n";
        if (!one.statement.empty()) {
            out << "<p>";
            writeLines(out, interpretationLines(one.statement));
            out << "</p>\n";
        }
        out << "<dl>\n";
        writeFacts(out, interpretationFacts(one));
        writePaths(out, one);
        out << "</dl>\n</section>\n";
    }
}

} // namespace assay
