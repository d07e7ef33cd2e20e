// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"

#include <array>
#include <cstdio>
#include <utility>

namespace assay {
namespace {

// Percent of a whole with three decimals, by whole numbers: no locale, no rounding that differs between
// machines.
std::string percent(std::uint64_t part, std::uint64_t whole)
{
    const std::uint64_t thousandths = whole == 0 ? 0 : part * 100000 / whole;
    char text[40];
    std::snprintf(text, sizeof text, "%llu.%03llu%%", static_cast<unsigned long long>(thousandths / 1000),
                  static_cast<unsigned long long>(thousandths % 1000));
    return text;
}

struct Segment {
    std::uint32_t count;
    std::string_view letter; // of the status; also names the classes and the pattern
};

std::array<Segment, 4> segmentsOf(const Rollup::Counts &counts)
{
    return {{{counts.added, "A"}, {counts.removed, "R"}, {counts.modified, "M"}, {counts.metadata, "m"}}};
}

void writePresence(HtmlOut &out, const ReportContent &content)
{
    if (content.presence.empty())
        return;
    out << "<h3>Where the paths are</h3>\n<table class=\"small\"><thead><tr>";
    for (const int side : content.sides)
        out << "<th scope=\"col\" class=\"mid\">" << sideTitles[static_cast<std::size_t>(side)] << "</th>";
    out << "<th scope=\"col\">Meaning</th><th scope=\"col\" class=\"num\">Paths</th></tr></thead>\n<tbody>\n";
    for (const PresenceRow &row : content.presence) {
        out << "<tr>";
        const bool known = row.present[0] || row.present[1] || row.present[2];
        for (const int side : content.sides)
            out << "<td class=\"mid\">"
                << (!known                                            ? "?"
                        : row.present[static_cast<std::size_t>(side)] ? "yes"
                                                                      : "\u2013")
                << "</td>";
        out << "<td>";
        out.text(row.meaning);
        out << "</td><td class=\"num\">" << groupedNumber(row.paths) << "</td></tr>\n";
    }
    out << "</tbody></table>\n";
}

void rectangle(HtmlOut &out, std::string_view x, std::string_view width, std::string_view letter)
{
    // A pattern alone would be lost where a printer leaves out fills, a fill alone where there is no colour.
    out << "<rect class=\"seg l" << letter << "\" x=\"" << x << "\" y=\"0.5\" width=\"" << width
        << "\" height=\"13\" fill=\"url(#p" << letter << ")\"/>";
}

void writePatternsAndLegend(HtmlOut &out)
{
    out << "<svg class=\"defs\" aria-hidden=\"true\"><defs>"
           "<pattern id=\"pA\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect class=\"fA\" "
           "width=\"6\" height=\"6\"/></pattern>"
           "<pattern id=\"pR\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect class=\"back\" "
           "width=\"6\" height=\"6\"/>"
           "<path class=\"lR\" stroke-width=\"1.6\" d=\"M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2\"/></pattern>"
           "<pattern id=\"pM\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><rect class=\"back\" "
           "width=\"5\" height=\"5\"/>"
           "<path class=\"lM\" stroke-width=\"1.4\" d=\"M0,2.5 H5 M2.5,0 V5\"/></pattern>"
           "<pattern id=\"pm\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><rect class=\"back\" "
           "width=\"4\" height=\"4\"/>"
           "<circle class=\"fm\" cx=\"2\" cy=\"2\" r=\"1\"/></pattern>"
           "</defs></svg>\n<ul class=\"legend\" aria-hidden=\"true\">";
    for (const auto &[letter, word] :
         {std::pair("A", "added"), std::pair("R", "removed"), std::pair("M", "modified or type changed"),
          std::pair("m", "metadata only")}) {
        out << "<li><svg>";
        rectangle(out, "0.5", "24", letter);
        out << "</svg>" << letter << ' ' << word << "</li>";
    }
    out << "</ul>\n";
}

void writeBar(HtmlOut &out, const Rollup::Counts &counts, std::uint64_t most)
{
    out << "<td><svg class=\"bar\" aria-hidden=\"true\">";
    std::uint64_t before = 0;
    std::string text;
    for (const Segment &segment : segmentsOf(counts)) {
        if (!segment.count)
            continue;
        rectangle(out, percent(before, most), percent(segment.count, most), segment.letter);
        before += segment.count;
        text += text.empty() ? "" : " \u00B7 ";
        text += std::string(segment.letter) + ' ' + groupedNumber(segment.count);
    }
    out << "</svg><span class=\"counts\">" << (text.empty() ? "none" : text) << "</span></td>";
}

void writeChart(HtmlOut &out, const ReportContent &content)
{
    if (content.directories.empty())
        return;
    out << "<h3>What changed where</h3>\n";
    writePatternsAndLegend(out);
    out << "<table class=\"chart\"><caption>Directories with the most differing paths, each with all that is "
           "below it</caption>\n"
           "<thead><tr><th scope=\"col\" class=\"label\">Directory</th>";
    for (const int step : content.steps)
        out << "<th scope=\"col\">" << content.stepTitle[static_cast<std::size_t>(step)] << "</th>";
    out << "</tr></thead>\n<tbody>\n";
    const std::uint64_t most = longestBar(content.directories);
    for (const DirectoryBar &bar : content.directories) {
        out << "<tr><th scope=\"row\">";
        out.evidence(bar.label);
        out << "</th>";
        for (const int step : content.steps)
            writeBar(out, bar.step[static_cast<std::size_t>(step)], most);
        out << "</tr>\n";
    }
    out << "</tbody></table>\n";
}

void writeSteps(HtmlOut &out, const ReportInput &report)
{
    const ReportContent &content = report.content;
    out << "<table class=\"small\"><caption>Differing paths by step</caption>\n<thead><tr><th "
           "scope=\"col\">Status</th>";
    for (const int step : content.steps)
        out << "<th scope=\"col\" class=\"num\">" << content.stepTitle[static_cast<std::size_t>(step)]
            << "</th>";
    out << "</tr></thead>\n<tbody>\n";
    const auto row = [&](DiffStatus status, std::string_view word, auto value) {
        out << "<tr><th scope=\"row\">";
        out.badge(statusTerm(status));
        out << word << "</th>";
        for (const int step : content.steps)
            out << "<td class=\"num\">"
                << groupedNumber(value(report.tree().totals().step[static_cast<std::size_t>(step)]))
                << "</td>";
        out << "</tr>\n";
    };
    row(DiffStatus::Added, "added", [](const Rollup::Counts &c) { return c.added; });
    row(DiffStatus::Removed, "removed", [](const Rollup::Counts &c) { return c.removed; });
    row(DiffStatus::Modified, "modified or type changed", [](const Rollup::Counts &c) { return c.modified; });
    row(DiffStatus::Metadata, "metadata only", [](const Rollup::Counts &c) { return c.metadata; });
    row(DiffStatus::Unknown, "not determined", [](const Rollup::Counts &c) { return c.unknown; });
    out << "</tbody></table>\n";
}

} // namespace

void writeHtmlSummary(HtmlOut &out, const ReportInput &report)
{
    out.heading("summary", "Summary");
    out << "<p>";
    out.text(report.content.outcome);
    out << "</p>\n<div class=\"pair\">\n";
    if (!report.content.steps.empty())
        writeSteps(out, report);
    out << "<table class=\"small\"><caption>Findings by severity</caption>\n<thead><tr><th "
           "scope=\"col\">Severity</th>"
           "<th scope=\"col\" class=\"num\">Findings</th></tr></thead>\n<tbody>\n";
    const auto &counts = report.comparison.findingCounts;
    for (std::size_t i = counts.size(); i-- > 0;) {
        out << "<tr><th scope=\"row\">" << severityName(static_cast<Severity>(i)) << "</th><td class=\"num\">"
            << groupedNumber(counts[i]) << "</td></tr>\n";
    }
    out << "</tbody></table>\n</div>\n";
    if (!report.options.has(ReportPart::Overview))
        return;
    writePresence(out, report.content);
    writeChart(out, report.content);
}

void writeHtmlScope(HtmlOut &out, const ReportInput &report)
{
    out.heading("scope", "Scope");
    for (const std::string &paragraph : report.content.scope) {
        out << "<p>";
        out.text(paragraph);
        out << "</p>\n";
    }
}

} // namespace assay
