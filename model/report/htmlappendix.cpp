// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"
#include "report/redaction.h"
#include "report/reportprogram.h"

#include <algorithm>

namespace assay {
namespace {

void writeTruthTable(HtmlOut &out)
{
    out << "<table class=\"small truth\"><caption>What a path is called by where it is</caption>\n<thead><tr>";
    for (const std::string_view title : sideTitles)
        out << "<th scope=\"col\" class=\"mid\">" << title << "</th>";
    out << "<th scope=\"col\">Vendor \u2192 Saved</th><th scope=\"col\">Saved \u2192 Live</th><th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n";
    for (const TruthRow &row : truthTable()) {
        out << "<tr>";
        for (const bool present : row.present)
            out << "<td class=\"mid\">" << (present ? "yes" : "\u2013") << "</td>";
        out << "<td>" << row.firstStep << "</td><td>" << row.secondStep << "</td><td>" << row.meaning << "</td></tr>\n";
    }
    out << "</tbody></table>\n<ul>\n";
    for (const std::string_view note : truthNotes())
        out << "<li>" << note << "</li>\n";
    out << "</ul>\n";
}

void writeChangedWhileRead(HtmlOut &out, const ReportInput &report)
{
    const auto &all = report.content.changedWhileRead;
    if (all.empty())
        return;
    const std::size_t shown = std::min(all.size(), report.options.shownFindings);
    out << "<h3>" << changedWhileReadHeading << "</h3>\n<p>" << changedWhileReadText << "</p>\n";
    out.shownNote(shown, all.size(), "file", "files");
    out << "<table><thead><tr><th scope=\"col\">Source</th><th scope=\"col\">Path</th><th scope=\"col\">Before</th><th scope=\"col\">After</th></tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < shown; ++i) {
        out << "<tr><td>" << all[i].source << "</td>";
        for (const std::string *text : {&all[i].path, &all[i].before, &all[i].after}) {
            out << "<td>";
            out.evidence(*text);
            out << "</td>";
        }
        out << "</tr>\n";
    }
    out << "</tbody></table>\n";
}

} // namespace

void writeHtmlMethod(HtmlOut &out, const ReportInput &report)
{
    out.heading("method", "Method");
    for (const std::string_view paragraph : methodParagraphs()) {
        out << "<p>";
        out.text(paragraph);
        out << "</p>\n";
    }
    out << "<p>" << writeGuardText(report.options.writeGuard) << "</p>\n<h3>" << programHeading << "</h3>\n<dl>\n";
    for (const Fact &fact : report.content.program)
        out.fact(fact);
    out << "</dl>\n";
    writeTruthTable(out);
    out << "<h3>Change words</h3>\n";
    out.terms(changeTerms());
    out << "<h3>Explanations</h3>\n";
    out.terms(explanationTerms());
}

void writeHtmlLimitations(HtmlOut &out, const ReportInput &report)
{
    out.heading("limitations", "Limitations");
    out << "<ul>\n";
    for (const std::string_view limitation : standingLimitations()) {
        out << "<li>";
        out.text(limitation);
        out << "</li>\n";
    }
    for (const std::string &choice : report.content.leftOut) {
        out << "<li>";
        out.text(choice);
        out << "</li>\n";
    }
    out << "</ul>\n";
    if (report.content.notDetermined != 0)
        out << "<p>" << groupedNumber(report.content.notDetermined)
            << (report.content.notDetermined == 1 ? " path" : " paths")
            << " could not be compared in full: \u201Cno difference\u201D is not proven there.</p>\n";
    const auto &all = report.content.limitations;
    if (all.empty()) {
        if (const std::string_view nothing = nothingUnreadText(report.options); !nothing.empty())
            out << "<p>" << nothing << "</p>\n";
        return;
    }
    const std::size_t shown = std::min(all.size(), report.options.shownFindings);
    out.shownNote(shown, all.size(), "entry on what was not read whole", "entries on what was not read whole");
    out << "<table><thead><tr><th scope=\"col\">Source</th><th scope=\"col\">Where</th><th "
           "scope=\"col\">What</th></tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < shown; ++i) {
        out << "<tr><td>" << all[i].source << "</td><td>";
        if (all[i].path.empty())
            out << "<span class=\"none\">the whole</span>";
        else
            out.evidence(all[i].path);
        out << "</td><td>";
        out.text(all[i].what);
        out << "</td></tr>\n";
    }
    out << "</tbody></table>\n";
    writeChangedWhileRead(out, report);
}

void writeHtmlSettings(HtmlOut &out, const ReportInput &report)
{
    out.heading("settings", "Settings");
    if (report.content.settings.empty())
        out << "<p>No setting was given that has an effect on the result.</p>\n";
    else
        out << "<ul>\n";
    for (const Fact &setting : report.content.settings) {
        out << "<li>";
        out.evidence(setting.value);
        out << "</li>\n";
    }
    if (!report.content.settings.empty())
        out << "</ul>\n";
    out << "<h3>In effect</h3>\n<dl>\n";
    for (const Fact &fact : report.content.effective)
        out.fact(fact);
    out << "</dl>\n";
}

void writeHtmlGlossary(HtmlOut &out)
{
    out.heading("reading", "How to read this report");
    out << "<table class=\"small\"><thead><tr><th scope=\"col\">Letter</th><th scope=\"col\">Status</th><th "
           "scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n";
    for (const StatusTerm &term : statusTerms()) {
        out << "<tr><th scope=\"row\">";
        out.badge(term);
        out << "</th><td>" << term.word << "</td><td>" << term.meaning << "</td></tr>\n";
    }
    out << "</tbody></table>\n";
    out.terms(glossary());
}

void writeHtmlEvidenceFile(HtmlOut &out, const ReportInput &report)
{
    out.heading("evidence", "The evidence file");
    out << "<p>The numbers and tables here are a rendering of the evidence file "
           "(schema assay-evidence/1) that was made with "
           "the same options at the same time. Its SHA-256 is the one on the first page; its first twelve "
           "digits name this report. "
           "Anyone can make it again from the same sources with <span class=\"e\">assay-cli "
        << (report.comparison.mustBeProven ? "verify" : "compare")
        << "</span> of the same version; "
           "<span class=\"e\">SOURCE_DATE_EPOCH="
        << std::to_string(report.options.created.seconds) << "</span> gives it the same date.</p>\n";
}

void writeHtmlCheck(HtmlOut &out)
{
    out.heading("check", "How to check this report");
    out << "<dl>\n";
    for (const Term &term : checkTerms()) {
        out << "<dt class=\"e\">";
        out.text(term.term);
        out << "</dt><dd>";
        out.text(term.meaning);
        out << "</dd>\n";
    }
    out << "</dl>\n";
}

void writeHtmlSignatures(HtmlOut &out, const ReportInput &report)
{
    out.heading("signatures", "Signatures");
    out << "<table class=\"small sign\"><thead><tr><th scope=\"col\"></th><th scope=\"col\">Name</th><th scope=\"col\">Role</th>"
           "<th scope=\"col\">Date</th><th scope=\"col\">Signature</th></tr></thead>\n<tbody>\n";
    for (const Signer &signer : report.content.signers) {
        out << "<tr><th scope=\"row\">" << signer.function << "</th><td>";
        out.text(signer.name);
        out << "</td><td>";
        out.text(signer.role);
        out << "</td><td></td><td></td></tr>\n";
    }
    out << "</tbody></table>\n";
}

} // namespace assay
