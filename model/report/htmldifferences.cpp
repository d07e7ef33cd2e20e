// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"
#include "report/redaction.h"

#include "report/pathorder.h"

#include <array>

namespace assay {
namespace {

// How many rows one table of differences has: a browser lays out a table when it comes into view, the next
// ones later.
constexpr std::size_t rowsPerTable = 200;

void beginTable(HtmlOut &out, const ReportInput &report)
{
    out << "<div class=\"chunk scroll\"><table class=\"d\"><thead><tr><th scope=\"col\" "
           "class=\"p\">Path</th><th scope=\"col\" class=\"c\">Change</th>";
    for (const int side : report.content.sides)
        out << "<th scope=\"col\">" << sideTitles[static_cast<std::size_t>(side)] << "</th>";
    out << "</tr></thead>\n<tbody>\n";
}

void writeDifference(HtmlOut &out, const ReportInput &report, DiffNodeId id, std::string_view where)
{
    out << "<tr><th scope=\"row\">";
    out.name(where);
    out << "</th><td>";
    for (const int step : report.content.steps) {
        const DiffStatus status = report.tree().status(id, step);
        if (status == DiffStatus::Identical)
            continue;
        out << "<div><span class=\"note\">" << report.content.stepTitle[static_cast<std::size_t>(step)]
            << "</span><br>";
        const StatusTerm &term = statusTerm(status);
        out.badge(term);
        const std::string words = changeText(report.tree(), id, step);
        out << (words.empty() ? std::string(term.word) : words);
        const std::string_view code =
            explanationCode(report.tree().node(id).explanation[static_cast<std::size_t>(step)]);
        if (!code.empty())
            out << "<br><span class=\"note\">" << code << "</span>";
        out << "</div>";
    }
    if (!report.tree().differs(id) && report.tree().node(id).unknown == 0)
        out << "<span class=\"none\">no difference</span>";
    out << "</td>";
    for (const int side : report.content.sides) {
        const std::vector<Fact> facts = sideFacts(report.comparison, id, side);
        if (facts.empty()) {
            out << "<td class=\"none\">not there</td>";
            continue;
        }
        out << "<td><div class=\"e f\">";
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (i)
                out << '\n';
            out << "<span class=\"k\">" << facts[i].label << "</span> ";
            if (facts[i].changed)
                out << "<mark>";
            out.path(facts[i].value);
            if (facts[i].changed)
                out << "</mark>";
        }
        out << "</div></td>";
    }
    out << "</tr>\n";
}

} // namespace

Status writeHtmlDifferences(HtmlOut &out, const ReportInput &report, PathList list, Context &context)
{
    static constexpr std::array<std::string_view, pathListCount> ids = {"differences", "explained", "alike"};
    out.heading(ids[static_cast<std::size_t>(list)], pathListTitle(list));
    const DiffTree &tree = report.tree();
    const ListedPaths &paths = report.content.listed[static_cast<std::size_t>(list)];
    if (paths.inScope == 0) {
        out << "<p>" << nothingInList(report.options, paths, list) << "</p>\n";
        return {};
    }
    if (list == PathList::Explained)
        out << "<p>The evidence of each of these paths proves that an engine that works as intended makes "
               "this difference.</p>\n";
    const std::uint64_t most = paths.shown;
    out << "<p class=\"note\">" << listedNote(paths, list) << "</p>\n";
    if (list != PathList::Alike)
        out << "<p class=\"note\">Highlighted: not what the state before has.</p>\n";
    std::uint64_t rows = 0;
    const Status walked = walkInPathOrder(
        tree, [&](DiffNodeId node) { return rows < most && (list == PathList::Alike || tree.rollup(node) != nullptr); },
        [&](DiffNodeId node, std::string_view where) -> Status {
            if (rows >= most || pathListOf(tree, node) != list || !report.lists(node))
                return {};
            if (rows % rowsPerTable == 0)
                beginTable(out, report);
            writeDifference(out, report, node, where);
            if (++rows % rowsPerTable == 0)
                out << "</tbody></table></div>\n";
            context.addEntries(1);
            if (context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
            return out.failed() ? out.finish() : Status();
        });
    if (walked && rows % rowsPerTable != 0)
        out << "</tbody></table></div>\n";
    return walked;
}

} // namespace assay
