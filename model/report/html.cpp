// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/html.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "io/digest.h"
#include "report/evidence.h"
#include "report/htmlstyle.h"
#include "report/pathorder.h"
#include "report/reportcontent.h"

#include <algorithm>
#include <cstdio>

namespace assay {
namespace {

// How many rows one table of differences has: a browser lays out a table when it comes into view, the next ones later.
constexpr std::size_t rowsPerTable = 200;

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Percent of a whole with three decimals, by whole numbers: no locale, no rounding that differs between machines.
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

class HtmlWriter {
public:
    HtmlWriter(const Comparison &comparison, const ReportOptions &options, const ReportContent &content, const Sink &sink,
               Context &context)
        : m_comparison(comparison), m_tree(*comparison.tree), m_options(options), m_content(content), m_out(sink),
          m_context(context)
    {
    }

    Status write()
    {
        writeHead();
        writeCover();
        writeSummary();
        writeSources();
        writeMethod();
        writeFindings();
        if (!m_content.steps.empty()) {
            const DiffTree::Totals &totals = m_tree.totals();
            if (Status status =
                    writeDifferences("differences", "Differences without an explanation", false, totals.unexplained);
                !status)
                return status;
            if (Status status = writeDifferences("explained", "Differences with an explanation", true, totals.explained);
                !status)
                return status;
        }
        writeLimitations();
        writeSettings();
        writeGlossary();
        m_out << "<p class=\"end\">\u2014 End of report \u2014</p>\n</main>\n</body>\n</html>\n";
        return m_out.finish();
    }

private:
    // What is ours or has been through displaySafe(), as text of an element or of a quoted attribute.
    void text(std::string_view plain)
    {
        for (std::size_t i = 0; i < plain.size();) {
            const std::size_t end = std::min(plain.find_first_of("&<>\"'", i), plain.size());
            m_out << plain.substr(i, end - i);
            if (end < plain.size()) {
                switch (plain[end]) {
                case '&': m_out << "&amp;"; break;
                case '<': m_out << "&lt;"; break;
                case '>': m_out << "&gt;"; break;
                case '"': m_out << "&quot;"; break;
                default: m_out << "&#39;"; break;
                }
            }
            i = end + 1;
        }
    }

    // The same with places to break after slashes. Parts that are not plain ASCII are kept apart, so that text that runs
    // from right to left cannot change the order of the parts of a path.
    void path(std::string_view safe)
    {
        for (std::size_t i = 0; i < safe.size();) {
            const std::size_t slash = safe.find('/', i);
            const std::string_view part = safe.substr(i, slash == std::string_view::npos ? slash : slash - i);
            const bool apart = !isAscii(part);
            if (apart)
                m_out << "<bdi>";
            text(part);
            if (apart)
                m_out << "</bdi>";
            i += part.size();
            if (slash != std::string_view::npos) {
                m_out << "/<wbr>";
                ++i;
            }
        }
    }

    void evidence(std::string_view safe)
    {
        m_out << "<span class=\"e\">";
        path(safe);
        m_out << "</span>";
    }

    // A name from evidence, and its bytes when it has others than visible ASCII ones.
    void name(std::string_view bytes)
    {
        evidence(displaySafe(bytes));
        if (needsPercentText(bytes)) {
            m_out << "<span class=\"e raw\">bytes ";
            path(percentText(bytes));
            m_out << "</span>";
        }
    }

    void heading(std::string_view id, std::string_view title)
    {
        m_out << "<h2 id=\"" << id << "\">" << std::to_string(++m_section) << ' ';
        text(title);
        m_out << "</h2>\n";
    }

    void fact(const Fact &one)
    {
        m_out << "<dt>";
        text(one.label);
        m_out << "</dt><dd>";
        if (one.evidence)
            evidence(one.value);
        else
            text(one.value);
        m_out << "</dd>\n";
    }

    void badge(const StatusTerm &term)
    {
        std::string_view style = term.letter;
        if (term.status == DiffStatus::Identical)
            style = "I";
        else if (term.status == DiffStatus::Unknown)
            style = "U";
        m_out << "<span class=\"s s" << style << "\">" << term.letter << "</span>";
    }

    void terms(const std::vector<Term> &list)
    {
        m_out << "<dl class=\"terms\">\n";
        for (const Term &term : list) {
            m_out << "<dt>";
            text(term.term);
            m_out << "</dt><dd>";
            text(term.meaning);
            m_out << "</dd>\n";
        }
        m_out << "</dl>\n";
    }

    void writeHead()
    {
        std::string style(htmlStyle);
        style += "@page { size: ";
        style += m_options.pageSize == PageSize::A4 ? "A4" : "letter";
        style += "; margin: 16mm 14mm 18mm; @bottom-left { content: \"Report " + m_content.shortId
            + "\"; font: 8pt sans-serif; } @bottom-right { content: \"Page \" counter(page) \" of \" counter(pages); font: 8pt sans-serif; } }\n";
        const Sha256Digest digest = sha256(style);
        m_out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"
              << toBase64({reinterpret_cast<const char *>(digest.data()), digest.size()})
              << "'; base-uri 'none'; form-action 'none'\">\n"
                 "<meta name=\"referrer\" content=\"no-referrer\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                 "<meta name=\"color-scheme\" content=\"light dark\">\n<title>";
        text(m_content.title);
        m_out << " \u2013 " << m_content.shortId << "</title>\n<style>" << style << "</style>\n</head>\n<body>\n";
    }

    void writeCover()
    {
        m_out << "<header>\n<h1>";
        text(m_content.title);
        m_out << "</h1>\n<p class=\"sub\">Report " << m_content.shortId << ", created ";
        text(m_content.created);
        m_out << "</p>\n<dl>\n";
        for (const Fact &one : m_content.caseFacts)
            fact(one);
        fact({"Tool", m_content.tool, false, false});
        fact({"Libraries", m_content.libraries, false, false});
        fact({"Evidence file", "SHA-256 " + m_content.evidenceSha256, true, false});
        m_out << "</dl>\n<div class=\"cards\">\n";
        for (const SourceContent &source : m_content.sources) {
            m_out << "<section class=\"card\"><h3>" << sideTitles[static_cast<std::size_t>(source.side)] << "</h3>\n<dl>\n";
            for (const Fact &one : source.facts)
                fact(one);
            m_out << "</dl></section>\n";
        }
        m_out << "</div>\n";
        if (!m_comparison.complete)
            m_out
                << "<p class=\"banner\"><strong>Incomplete.</strong> Not all of the evidence could be read. <a href=\"#limitations\">Limitations</a> lists what.</p>\n";
        m_out << "<nav aria-label=\"Contents\"><ol>";
        for (const auto &[id, title] :
             {std::pair("summary", "Summary"), std::pair("sources", "Sources and layers"), std::pair("method", "Method"),
              std::pair("findings", "Findings"), std::pair("differences", "Differences without an explanation"),
              std::pair("explained", "Differences with an explanation"), std::pair("limitations", "Limitations"),
              std::pair("settings", "Settings"), std::pair("reading", "How to read this report")}) {
            const bool ofDifferences = std::string_view(id) == "differences" || std::string_view(id) == "explained";
            if (!ofDifferences || !m_content.steps.empty())
                m_out << "<li><a href=\"#" << id << "\">" << title << "</a></li>";
        }
        m_out << "</ol></nav>\n</header>\n<main>\n";
    }

    void writeSummary()
    {
        heading("summary", "Summary");
        m_out << "<p>";
        text(m_content.outcome);
        m_out << "</p>\n<div class=\"pair\">\n";
        if (!m_content.steps.empty()) {
            m_out
                << "<table class=\"small\"><caption>Differing paths by step</caption>\n<thead><tr><th scope=\"col\">Status</th>";
            for (const int step : m_content.steps)
                m_out << "<th scope=\"col\" class=\"num\">" << m_content.stepTitle[static_cast<std::size_t>(step)]
                      << "</th>";
            m_out << "</tr></thead>\n<tbody>\n";
            const auto row = [this](DiffStatus status, std::string_view word, auto value) {
                m_out << "<tr><th scope=\"row\">";
                badge(statusTerm(status));
                m_out << word << "</th>";
                for (const int step : m_content.steps)
                    m_out << "<td class=\"num\">"
                          << groupedNumber(value(m_tree.totals().step[static_cast<std::size_t>(step)])) << "</td>";
                m_out << "</tr>\n";
            };
            row(DiffStatus::Added, "added", [](const Rollup::Counts &c) { return c.added; });
            row(DiffStatus::Removed, "removed", [](const Rollup::Counts &c) { return c.removed; });
            row(DiffStatus::Modified, "modified or type changed", [](const Rollup::Counts &c) { return c.modified; });
            row(DiffStatus::Metadata, "metadata only", [](const Rollup::Counts &c) { return c.metadata; });
            row(DiffStatus::Unknown, "not determined", [](const Rollup::Counts &c) { return c.unknown; });
            m_out << "</tbody></table>\n";
        }
        m_out << "<table class=\"small\"><caption>Findings by severity</caption>\n<thead><tr><th scope=\"col\">Severity</th>"
                 "<th scope=\"col\" class=\"num\">Findings</th></tr></thead>\n<tbody>\n";
        for (std::size_t i = m_comparison.findingCounts.size(); i-- > 0;) {
            m_out << "<tr><th scope=\"row\">" << severityName(static_cast<Severity>(i)) << "</th><td class=\"num\">"
                  << groupedNumber(m_comparison.findingCounts[i]) << "</td></tr>\n";
        }
        m_out << "</tbody></table>\n</div>\n";
        writePresence();
        writeChart();
    }

    void writePresence()
    {
        if (m_content.presence.empty())
            return;
        m_out << "<h3>Where the paths are</h3>\n<table class=\"small\"><thead><tr>";
        for (const int side : m_content.sides)
            m_out << "<th scope=\"col\" class=\"mid\">" << sideTitles[static_cast<std::size_t>(side)] << "</th>";
        m_out << "<th scope=\"col\">Meaning</th><th scope=\"col\" class=\"num\">Paths</th></tr></thead>\n<tbody>\n";
        for (const PresenceRow &row : m_content.presence) {
            m_out << "<tr>";
            const bool known = row.present[0] || row.present[1] || row.present[2];
            for (const int side : m_content.sides)
                m_out << "<td class=\"mid\">"
                      << (!known                                            ? "?"
                              : row.present[static_cast<std::size_t>(side)] ? "yes"
                                                                            : "\u2013")
                      << "</td>";
            m_out << "<td>";
            text(row.meaning);
            m_out << "</td><td class=\"num\">" << groupedNumber(row.paths) << "</td></tr>\n";
        }
        m_out << "</tbody></table>\n";
    }

    void rectangle(std::string_view x, std::string_view width, std::string_view letter)
    {
        // A pattern alone would be lost where a printer leaves out fills, a fill alone where there is no colour.
        m_out << "<rect class=\"seg l" << letter << "\" x=\"" << x << "\" y=\"0.5\" width=\"" << width
              << "\" height=\"13\" fill=\"url(#p" << letter << ")\"/>";
    }

    void writeChart()
    {
        if (m_content.directories.empty())
            return;
        m_out
            << "<h3>What changed where</h3>\n"
               "<svg class=\"defs\" aria-hidden=\"true\"><defs>"
               "<pattern id=\"pA\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect class=\"fA\" width=\"6\" height=\"6\"/></pattern>"
               "<pattern id=\"pR\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect class=\"back\" width=\"6\" height=\"6\"/>"
               "<path class=\"lR\" stroke-width=\"1.6\" d=\"M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2\"/></pattern>"
               "<pattern id=\"pM\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><rect class=\"back\" width=\"5\" height=\"5\"/>"
               "<path class=\"lM\" stroke-width=\"1.4\" d=\"M0,2.5 H5 M2.5,0 V5\"/></pattern>"
               "<pattern id=\"pm\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><rect class=\"back\" width=\"4\" height=\"4\"/>"
               "<circle class=\"fm\" cx=\"2\" cy=\"2\" r=\"1\"/></pattern>"
               "</defs></svg>\n<ul class=\"legend\" aria-hidden=\"true\">";
        for (const auto &[letter, word] : {std::pair("A", "added"), std::pair("R", "removed"),
                                           std::pair("M", "modified or type changed"), std::pair("m", "metadata only")}) {
            m_out << "<li><svg>";
            rectangle("0.5", "24", letter);
            m_out << "</svg>" << letter << ' ' << word << "</li>";
        }
        m_out
            << "</ul>\n<table class=\"chart\"><caption>Directories with the most differing paths, each with all that is below it</caption>\n"
               "<thead><tr><th scope=\"col\" class=\"label\">Directory</th>";
        std::uint64_t most = 1;
        for (const int step : m_content.steps) {
            m_out << "<th scope=\"col\">" << m_content.stepTitle[static_cast<std::size_t>(step)] << "</th>";
            for (const DirectoryBar &bar : m_content.directories) {
                std::uint64_t sum = 0;
                for (const Segment &segment : segmentsOf(bar.step[static_cast<std::size_t>(step)]))
                    sum += segment.count;
                most = std::max(most, sum);
            }
        }
        m_out << "</tr></thead>\n<tbody>\n";
        for (const DirectoryBar &bar : m_content.directories) {
            m_out << "<tr><th scope=\"row\">";
            evidence(bar.label);
            m_out << "</th>";
            for (const int step : m_content.steps) {
                const auto segments = segmentsOf(bar.step[static_cast<std::size_t>(step)]);
                m_out << "<td><svg class=\"bar\" aria-hidden=\"true\">";
                std::uint64_t before = 0;
                for (const Segment &segment : segments) {
                    if (segment.count)
                        rectangle(percent(before, most), percent(segment.count, most), segment.letter);
                    before += segment.count;
                }
                m_out << "</svg><span class=\"counts\">";
                bool first = true;
                for (const Segment &segment : segments) {
                    if (!segment.count)
                        continue;
                    m_out << (first ? "" : " \u00B7 ") << segment.letter << ' ' << groupedNumber(segment.count);
                    first = false;
                }
                m_out << (first ? "none" : "") << "</span></td>";
            }
            m_out << "</tr>\n";
        }
        m_out << "</tbody></table>\n";
    }

    void writeSources()
    {
        heading("sources", "Sources and layers");
        bool any = false;
        for (const SourceContent &source : m_content.sources) {
            if (source.layers.empty())
                continue;
            any = true;
            m_out
                << "<div class=\"scroll\"><table class=\"layers\"><caption>Layers of the " << sideWord(source.side)
                << " image, lowest first</caption>\n<thead><tr><th scope=\"col\" class=\"n num\">No.</th><th scope=\"col\">Diff id and recomputed digest</th>"
                   "<th scope=\"col\" class=\"verdict\">Verdict</th><th scope=\"col\" class=\"count num\">Entries</th>"
                   "<th scope=\"col\" class=\"count num\">Bytes</th><th scope=\"col\">Store</th></tr></thead>\n<tbody>\n";
            for (std::size_t i = 0; i < source.layers.size(); ++i)
                writeLayer(*source.layers[i], i);
            m_out << "</tbody></table></div>\n";
        }
        for (const SourceContent &source : m_content.sources) {
            if (source.layers.empty())
                m_out << "<p>The " << sideWord(source.side)
                      << " source is a bare root file system: it has no image and no layers.</p>\n";
        }
        if (any)
            terms(verdictTerms());
    }

    static std::string_view sideWord(int side) { return roleName(static_cast<Role>(side)); }

    void writeLayer(const LoadedLayer &layer, std::size_t number)
    {
        m_out << "<tr><th scope=\"row\" class=\"num\">" << std::to_string(number) << "</th><td>";
        if (layer.layer.diffId.empty())
            m_out << "<span class=\"none\">no diff id recorded</span>";
        else
            evidence(displaySafe(layer.layer.diffId));
        m_out << "<br>";
        if (!layer.recomputed)
            m_out << "<span class=\"none\">not recomputed as one digest</span>";
        else if (digestText(*layer.recomputed) == layer.layer.diffId)
            m_out << "recomputed: the same";
        else {
            m_out << "recomputed: ";
            evidence(digestText(*layer.recomputed));
        }
        m_out << "</td><td><span class=\"v v-" << verdictName(layer.verdict) << "\">" << verdictName(layer.verdict)
              << "</span>";
        if (!layer.verdictReason.empty()) {
            m_out << "<br>";
            text(displaySafe(layer.verdictReason));
        }
        m_out << "</td><td class=\"num\">" << groupedNumber(layer.entries) << "</td><td class=\"num\">"
              << groupedNumber(layer.bytes) << "</td><td>";
        name(layer.layer.store);
        m_out << "</td></tr>\n";
    }

    void writeMethod()
    {
        heading("method", "Method");
        for (const std::string_view paragraph : methodParagraphs()) {
            m_out << "<p>";
            text(paragraph);
            m_out << "</p>\n";
        }
        m_out << "<h3>Change words</h3>\n";
        terms(changeTerms());
        m_out << "<h3>Explanations</h3>\n";
        terms(explanationTerms());
    }

    void shownNote(std::uint64_t shown, std::uint64_t all, std::string_view one, std::string_view many)
    {
        m_out << "<p class=\"note\">" << shownText(shown, all, one, many) << "</p>\n";
    }

    void writeFindings()
    {
        heading("findings", "Findings");
        const auto &all = m_content.findings;
        if (all.empty()) {
            m_out << "<p>There are no findings.</p>\n";
            return;
        }
        const std::size_t shown = std::min(all.size(), m_options.shownFindings);
        shownNote(shown, all.size(), "finding", "findings");
        for (std::size_t first = 0; first < shown;) {
            const Finding &sample = *all[first];
            const auto sameKind = [&](std::size_t i) {
                return all[i]->code == sample.code && all[i]->severity == sample.severity;
            };
            std::size_t end = first;
            while (end < shown && sameKind(end))
                ++end;
            m_out << "<h3><span class=\"sev sev-" << severityName(sample.severity) << "\">" << severityName(sample.severity)
                  << "</span>";
            text(displaySafe(sample.code));
            m_out << "</h3>\n<p>";
            text(findingMeaning(sample));
            m_out
                << "</p>\n<div class=\"scroll\"><table class=\"findings\"><thead><tr><th scope=\"col\" class=\"no\">No.</th><th scope=\"col\" class=\"path\">Path</th>"
                   "<th scope=\"col\" class=\"where\">Where it lies</th><th scope=\"col\">Missed by and details</th></tr></thead>\n<tbody>\n";
            for (std::size_t i = first; i < end; ++i)
                writeFinding(*all[i], i);
            m_out << "</tbody></table></div>\n";
            first = end;
        }
    }

    void writeFinding(const Finding &finding, std::size_t index)
    {
        m_out << "<tr><th scope=\"row\">" << findingNumber(index) << "</th><td>";
        if (finding.path.empty())
            m_out << "<span class=\"none\">no path</span>";
        else
            name(finding.path);
        m_out << "</td><td><dl>\n";
        if (finding.role >= 0 && finding.role < sideCount)
            fact({"Source", std::string(sideTitles[static_cast<std::size_t>(finding.role)]), false, false});
        if (!finding.layer.empty())
            fact({"Layer", layerText(m_comparison, finding), true, false});
        if (!finding.store.empty()) {
            m_out << "<dt>Store</dt><dd>";
            name(finding.store);
            m_out << "</dd>\n";
        }
        m_out << "</dl></td><td>";
        if (!finding.missedBy.empty() || !finding.detail.empty()) {
            m_out << "<dl>\n";
            std::string missed;
            for (const std::string &command : finding.missedBy)
                missed += (missed.empty() ? "" : ", ") + displaySafe(command);
            if (!missed.empty())
                fact({"Missed by", missed, false, false});
            auto detail = finding.detail;
            std::sort(detail.begin(), detail.end());
            for (const auto &[key, value] : detail) {
                m_out << "<dt>";
                text(detailLabel(key));
                m_out << "</dt><dd>";
                if (value.empty())
                    m_out << "<span class=\"none\">(empty)</span>";
                else
                    name(value);
                m_out << "</dd>\n";
            }
            m_out << "</dl>";
        }
        m_out << "</td></tr>\n";
    }

    Status writeDifferences(std::string_view id, std::string_view title, bool explained, std::uint64_t all)
    {
        heading(id, title);
        if (all == 0) {
            m_out << "<p>There are none.</p>\n";
            return {};
        }
        if (explained)
            m_out
                << "<p>The evidence of each of these paths proves that an engine that works as intended makes this difference.</p>\n";
        const std::uint64_t most = explained ? m_content.shownExplained : m_content.shownUnexplained;
        shownNote(most, all, "path", "paths");
        m_out << "<p class=\"note\">Highlighted: not what the state before has.</p>\n";
        m_rows = 0;
        const Status walked = walkInPathOrder(
            m_tree, [this, most](DiffNodeId node) { return m_rows < most && m_tree.rollup(node) != nullptr; },
            [&](DiffNodeId node, std::string_view where) -> Status {
                if (!m_tree.differs(node) || m_tree.unexplained(node) == explained || m_rows >= most)
                    return {};
                if (m_rows % rowsPerTable == 0)
                    beginTable();
                writeDifference(node, where);
                if (++m_rows % rowsPerTable == 0)
                    m_out << "</tbody></table></div>\n";
                m_context.addEntries(1);
                if (m_context.cancelled())
                    return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
                return m_out.failed() ? m_out.finish() : Status();
            });
        if (walked && m_rows % rowsPerTable != 0)
            m_out << "</tbody></table></div>\n";
        return walked;
    }

    void beginTable()
    {
        m_out
            << "<div class=\"chunk scroll\"><table class=\"d\"><thead><tr><th scope=\"col\" class=\"p\">Path</th><th scope=\"col\" class=\"c\">Change</th>";
        for (const int side : m_content.sides)
            m_out << "<th scope=\"col\">" << sideTitles[static_cast<std::size_t>(side)] << "</th>";
        m_out << "</tr></thead>\n<tbody>\n";
    }

    void writeDifference(DiffNodeId id, std::string_view where)
    {
        m_out << "<tr><th scope=\"row\">";
        name(where);
        m_out << "</th><td>";
        for (const int step : m_content.steps) {
            const DiffStatus status = m_tree.status(id, step);
            if (status == DiffStatus::Identical)
                continue;
            m_out << "<div><span class=\"note\">" << m_content.stepTitle[static_cast<std::size_t>(step)] << "</span><br>";
            const StatusTerm &term = statusTerm(status);
            badge(term);
            const std::string words = changeText(m_tree, id, step);
            m_out << (words.empty() ? std::string(term.word) : words);
            const std::string_view code = explanationCode(m_tree.node(id).explanation[static_cast<std::size_t>(step)]);
            if (!code.empty())
                m_out << "<br><span class=\"note\">" << code << "</span>";
            m_out << "</div>";
        }
        m_out << "</td>";
        for (const int side : m_content.sides) {
            const std::vector<Fact> facts = sideFacts(m_comparison, id, side);
            if (facts.empty()) {
                m_out << "<td class=\"none\">not there</td>";
                continue;
            }
            m_out << "<td><div class=\"e f\">";
            for (std::size_t i = 0; i < facts.size(); ++i) {
                if (i)
                    m_out << '\n';
                m_out << "<span class=\"k\">" << facts[i].label << "</span> ";
                if (facts[i].changed)
                    m_out << "<mark>";
                path(facts[i].value);
                if (facts[i].changed)
                    m_out << "</mark>";
            }
            m_out << "</div></td>";
        }
        m_out << "</tr>\n";
    }

    void writeLimitations()
    {
        heading("limitations", "Limitations");
        m_out << "<ul>\n";
        for (const std::string_view limitation : standingLimitations()) {
            m_out << "<li>";
            text(limitation);
            m_out << "</li>\n";
        }
        m_out << "</ul>\n";
        if (m_content.notDetermined != 0)
            m_out << "<p>" << groupedNumber(m_content.notDetermined) << (m_content.notDetermined == 1 ? " path" : " paths")
                  << " could not be compared in full: \u201Cno difference\u201D is not proven there.</p>\n";
        const auto &all = m_content.limitations;
        if (all.empty()) {
            m_out << "<p>No part of the sources was skipped and nothing in them was unreadable.</p>\n";
            return;
        }
        const std::size_t shown = std::min(all.size(), m_options.shownFindings);
        shownNote(shown, all.size(), "part was not read", "parts that were not read");
        m_out
            << "<table><thead><tr><th scope=\"col\">Source</th><th scope=\"col\">Where</th><th scope=\"col\">What</th></tr></thead>\n<tbody>\n";
        for (std::size_t i = 0; i < shown; ++i) {
            m_out << "<tr><td>" << all[i].source << "</td><td>";
            if (all[i].path.empty())
                m_out << "<span class=\"none\">the whole</span>";
            else
                evidence(all[i].path);
            m_out << "</td><td>";
            text(all[i].what);
            m_out << "</td></tr>\n";
        }
        m_out << "</tbody></table>\n";
    }

    void writeSettings()
    {
        heading("settings", "Settings");
        if (m_content.settings.empty()) {
            m_out << "<p>No setting had an effect on the result.</p>\n";
            return;
        }
        m_out << "<ul>\n";
        for (const Fact &setting : m_content.settings) {
            m_out << "<li>";
            evidence(setting.value);
            m_out << "</li>\n";
        }
        m_out << "</ul>\n";
    }

    void writeGlossary()
    {
        heading("reading", "How to read this report");
        m_out
            << "<table class=\"small\"><thead><tr><th scope=\"col\">Letter</th><th scope=\"col\">Status</th><th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n";
        for (const StatusTerm &term : statusTerms()) {
            m_out << "<tr><th scope=\"row\">";
            badge(term);
            m_out << "</th><td>" << term.word << "</td><td>" << term.meaning << "</td></tr>\n";
        }
        m_out << "</tbody></table>\n";
        terms(glossary());
        m_out
            << "<h3>The evidence file</h3>\n<p>The numbers and tables here are a rendering of the evidence file (schema assay-evidence/1) that was made with "
               "the same options at the same time. Its SHA-256 is the one on the first page; its first twelve digits name this report. "
               "Anyone can make it again from the same sources with <span class=\"e\">assay-cli compare</span> of the same version; "
               "<span class=\"e\">SOURCE_DATE_EPOCH="
            << std::to_string(m_options.created.seconds) << "</span> gives it the same date.</p>\n";
    }

    const Comparison &m_comparison;
    const DiffTree &m_tree;
    const ReportOptions &m_options;
    const ReportContent &m_content;
    BufferedSink m_out;
    Context &m_context;
    int m_section = 0;
    std::uint64_t m_rows = 0; // of the differences that are being written
};

} // namespace

Status writeHtml(const Comparison &comparison, const ReportOptions &options, const Sink &sink, Context *context)
{
    Context unwatched;
    Context &watched = context ? *context : unwatched;
    watched.setPhase(Phase::Reporting);
    const auto content = gatherContent(comparison, options, watched);
    if (!content)
        return Unexpected(content.error());
    return HtmlWriter(comparison, options, *content, sink, watched).write();
}

} // namespace assay
