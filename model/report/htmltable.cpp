// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"

#include "base/displaysafe.h"
#include "report/htmlscript.h"
#include "report/pathorder.h"

#include <algorithm>

namespace assay {
namespace {

// How many rows are one piece of data: a browser reads one after the other, and the page stays quick meanwhile.
constexpr std::uint64_t rowsPerBlock = 2000;

constexpr std::string_view labels[] = {"type", "layer", "note", "mode", "owner", "size", "mtime", "links", "sha256", "target", "device", "xattr"};

// A string of JSON in an element of HTML: no quotation mark, no angle bracket or ampersand stands as itself. safe is what displaySafe() gives.
void quoted(HtmlOut &out, std::string_view safe)
{
    out << '"';
    for (std::size_t i = 0; i < safe.size();) {
        const std::size_t end = std::min(safe.find_first_of("\"\\<>&'", i), safe.size());
        out << safe.substr(i, end - i);
        if (end < safe.size()) {
            static constexpr char digits[] = "0123456789abcdef";
            const auto value = static_cast<unsigned char>(safe[end]);
            const char escaped[] = {'\\', 'u', '0', '0', digits[value >> 4], digits[value & 0xF]};
            out << std::string_view(escaped, sizeof escaped);
        }
        i = end + 1;
    }
    out << '"';
}

void writeSide(HtmlOut &out, const std::vector<Fact> &facts, const std::vector<Fact> &before)
{
    const auto same = [](const Fact &a, const Fact &b) { return a.label == b.label && a.value == b.value && !b.changed; };
    if (facts.empty()) {
        out << '0';
        return;
    }
    if (std::equal(before.begin(), before.end(), facts.begin(), facts.end(), same)) {
        out << '1';
        return;
    }
    out << '[';
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto label = std::find(std::begin(labels), std::end(labels), facts[i].label) - std::begin(labels);
        out << (i ? "," : "") << std::to_string(label * 2 + facts[i].changed) << ',';
        quoted(out, facts[i].value);
    }
    out << ']';
}

void writeRow(HtmlOut &out, const ReportInput &report, DiffNodeId id, std::string_view path)
{
    out << '[';
    quoted(out, displaySafe(path));
    out << ',';
    if (needsPercentText(path))
        quoted(out, percentText(path));
    else
        out << '0';
    std::string letters;
    for (const int step : report.content.steps)
        letters += statusTerm(report.tree().status(id, step)).letter;
    out << ',';
    quoted(out, letters);
    out << ",[";
    bool first = true;
    for (const int step : report.content.steps) {
        const StatusTerm &term = statusTerm(report.tree().status(id, step));
        if (term.status == DiffStatus::Identical)
            continue;
        const std::string words = changeText(report.tree(), id, step);
        out << (first ? "[" : ",[");
        first = false;
        quoted(out, term.letter);
        out << ',';
        quoted(out, words.empty() ? std::string(term.word) : words);
        out << ',';
        quoted(out, explanationCode(report.tree().node(id).explanation[static_cast<std::size_t>(step)]));
        out << ',';
        quoted(out, report.content.stepTitle[static_cast<std::size_t>(step)]);
        out << ']';
    }
    out << ']';
    std::vector<Fact> before;
    for (const int side : report.content.sides) {
        std::vector<Fact> facts = sideFacts(report.comparison, id, side);
        out << ',';
        writeSide(out, facts, before);
        before = std::move(facts);
    }
    out << ']';
}

void option(HtmlOut &out, std::string_view value, std::string_view text)
{
    out << "<option value=\"";
    out.text(value);
    out << "\">";
    out.text(text);
    out << "</option>";
}

} // namespace

std::string_view tableTitle(const ReportInput &report)
{
    return report.options.scope ? "Differences in the scope" : "All differences";
}

void writeHtmlTable(HtmlOut &out, const ReportInput &report)
{
    const DiffTree::Totals &totals = report.tree().totals();
    out.heading("table", tableTitle(report));
    const std::string elsewhere = "The next sections list the first differences, the evidence file has all " + groupedNumber(totals.explained + totals.unexplained) + ".</p>\n";
    out << "<p id=\"t-off\">Scripts are off in this browser, so there is no table here. " << elsewhere << "<p id=\"t-print\">The table is for the screen. " << elsewhere
        << "<div id=\"t\" hidden>\n<div class=\"t-bar\"><label>Search in paths<input id=\"t-search\" type=\"search\" autocomplete=\"off\" "
           "spellcheck=\"false\"></label><label>Status<select id=\"t-status\">";
    option(out, "", "any");
    for (const StatusTerm &term : statusTerms()) {
        if (term.status != DiffStatus::Identical)
            option(out, term.letter, std::string(term.letter) + ' ' + std::string(term.word));
    }
    out << "</select></label><label>Explanation<select id=\"t-why\">";
    option(out, "", "any");
    option(out, "without", "in no step");
    option(out, "with", "in a step");
    out << "</select></label><span id=\"t-count\" aria-live=\"polite\"></span></div>\n"
           "<table id=\"t-head\"><thead><tr><th class=\"t-path\" aria-sort=\"ascending\"><button id=\"t-by-path\">Path</button></th>"
           "<th aria-sort=\"none\"><button id=\"t-by-change\">Change</button></th>"
           "<th class=\"t-size\" aria-sort=\"none\"><button id=\"t-by-size\">Size</button></th></tr></thead></table>\n"
           "<div id=\"t-view\" tabindex=\"0\" role=\"grid\" aria-label=\"" << tableTitle(report)
        << "\"><div id=\"t-space\"></div>"
           "<table id=\"t-rows\" role=\"presentation\"><tbody id=\"t-body\"></tbody></table></div>\n<div id=\"t-detail\"></div>\n</div>\n";
}

Status writeHtmlTableData(HtmlOut &out, const ReportInput &report, Context &context)
{
    const DiffTree &tree = report.tree();
    out << "<script type=\"application/json\" id=\"t-about\">{\"labels\":[";
    for (std::size_t i = 0; i < std::size(labels); ++i) {
        out << (i ? "," : "");
        quoted(out, labels[i]);
    }
    out << "],\"rows\":" << std::to_string(report.content.listed[0].inScope + report.content.listed[1].inScope) << ",\"sides\":[";
    for (std::size_t i = 0; i < report.content.sides.size(); ++i) {
        out << (i ? "," : "");
        quoted(out, sideTitles[static_cast<std::size_t>(report.content.sides[i])]);
    }
    out << "]}</script>\n";
    std::uint64_t rows = 0;
    const Status walked = walkInPathOrder(
        tree, [&tree](DiffNodeId node) { return tree.rollup(node) != nullptr; },
        [&](DiffNodeId node, std::string_view path) -> Status {
            if (context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
            if (!tree.differs(node) || !report.lists(node))
                return {};
            out << (rows % rowsPerBlock == 0 ? "<script type=\"application/json\" class=\"t-data\">[" : ",\n");
            writeRow(out, report, node, path);
            if (++rows % rowsPerBlock == 0)
                out << "]</script>\n";
            return out.failed() ? out.finish() : Status();
        });
    if (walked && rows % rowsPerBlock != 0)
        out << "]</script>\n";
    if (walked)
        out << "<script>" << htmlScript << "</script>\n";
    return walked;
}

} // namespace assay
