// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfparts.h"

#include <algorithm>
#include <array>

namespace assay {

using namespace PdfStyle;

namespace {

void writeSteps(PdfPages &pages, const ReportInput &report)
{
    const ReportContent &content = report.content;
    const PdfText &text = pages.text();
    std::vector<PdfColumn> columns = {{QStringLiteral("Differing paths by step"), 170, false}};
    for (const int step : content.steps)
        columns.push_back({text.plain(content.stepTitle[static_cast<std::size_t>(step)]), 100, true});
    PdfTable table(pages, columns);
    const auto row = [&](DiffStatus status, const char *word, auto value) {
        std::vector<PdfCell> cells = {{text.statusLine(status, text.plain(word))}};
        for (const int step : content.steps)
            cells.push_back(
                text.cell(text.count(value(report.tree().totals().step[static_cast<std::size_t>(step)]))));
        table.row(cells);
    };
    row(DiffStatus::Added, "added", [](const Rollup::Counts &c) { return c.added; });
    row(DiffStatus::Removed, "removed", [](const Rollup::Counts &c) { return c.removed; });
    row(DiffStatus::Modified, "modified or type changed", [](const Rollup::Counts &c) { return c.modified; });
    row(DiffStatus::Metadata, "metadata only", [](const Rollup::Counts &c) { return c.metadata; });
    row(DiffStatus::Unknown, "not determined", [](const Rollup::Counts &c) { return c.unknown; });
    pages.skip(8);
}

void writePresence(PdfPages &pages, const ReportContent &content)
{
    if (content.presence.empty())
        return;
    pages.heading(2, QStringLiteral("Where the paths are"));
    const PdfText &text = pages.text();
    std::vector<PdfColumn> columns;
    for (const int side : content.sides)
        columns.push_back({text.plain(sideTitles[static_cast<std::size_t>(side)]), 48, false});
    columns.push_back({QStringLiteral("Meaning"), 250, false});
    columns.push_back({QStringLiteral("Paths"), 60, true});
    PdfTable table(pages, columns);
    for (const PresenceRow &row : content.presence) {
        std::vector<PdfCell> cells;
        const bool known = row.present[0] || row.present[1] || row.present[2];
        for (const int side : content.sides)
            cells.push_back(
                text.cell(text.plain(!known                                            ? "?"
                                         : row.present[static_cast<std::size_t>(side)] ? "yes"
                                                                                       : "\u2013")));
        cells.push_back(text.cell(text.plain(row.meaning)));
        cells.push_back(text.cell(text.count(row.paths)));
        table.row(cells);
    }
}

struct Segment {
    DiffStatus status;
    std::uint32_t count;
    PdfFill fill;
};

std::array<Segment, 4> segmentsOf(const Rollup::Counts &counts)
{
    return {{{DiffStatus::Added, counts.added, PdfFill::Solid},
             {DiffStatus::Removed, counts.removed, PdfFill::Diagonal},
             {DiffStatus::Modified, counts.modified, PdfFill::Grid},
             {DiffStatus::Metadata, counts.metadata, PdfFill::Dots}}};
}

void writeLegend(PdfPages &pages)
{
    pages.skip(10);
    PdfCanvas &canvas = pages.canvas();
    double x = pages.left();
    for (const Segment &segment : segmentsOf({1, 1, 1, 1, 0})) {
        canvas.bar(x, pages.y() - 7, 20, 8, segment.fill, statusColor(segment.status));
        const StatusTerm &term = statusTerm(segment.status);
        const QString word = segment.status == DiffStatus::Modified
            ? QStringLiteral("modified or type changed")
            : pages.text().plain(term.word);
        const PdfLine text = {{pages.text().plain(term.letter) + u' ' + word, PdfFace::Sans, smallSize, ink}};
        canvas.line(x + 25, pages.y() - 0.5, text);
        x += 25 + canvas.width(text) + 18;
    }
    pages.skip(4);
}

constexpr double labelWidth = 140;

QStringList barLabel(const PdfPages &pages, const DirectoryBar &bar)
{
    return pages.canvas().wrapEvidence(PdfFace::Mono, monoSize, pages.text().evidence(bar.label),
                                       labelWidth - 10);
}

double barHeight(const QStringList &label)
{
    return std::max(26.0, 8 + lineLeading * static_cast<double>(label.size()));
}

void writeBar(PdfPages &pages, PdfTable &table, const std::vector<int> &steps, const DirectoryBar &bar,
              std::uint64_t most, double stepWidth)
{
    PdfCanvas &canvas = pages.canvas();
    const PdfText &text = pages.text();
    const QStringList label = barLabel(pages, bar);
    const double height = barHeight(label);
    if (!pages.fits(height)) {
        pages.newPage();
        writeLegend(pages);
        table.head();
    }
    for (qsizetype i = 0; i < label.size(); ++i)
        canvas.line(pages.left(), pages.y() + 10 + lineLeading * static_cast<double>(i),
                    {{label[i], PdfFace::Mono, monoSize, ink}});
    double x = pages.left() + labelWidth;
    for (const int step : steps) {
        double at = x;
        QString counts;
        for (const Segment &segment : segmentsOf(bar.step[static_cast<std::size_t>(step)])) {
            if (segment.count == 0)
                continue;
            const double length = std::max(
                0.8, (stepWidth - 14) * static_cast<double>(segment.count) / static_cast<double>(most));
            canvas.bar(at, pages.y() + 4, length, 8, segment.fill, statusColor(segment.status));
            at += length;
            counts += (counts.isEmpty() ? QString() : QStringLiteral(" \u00B7 "))
                + text.plain(statusTerm(segment.status).letter) + u' ' + text.count(segment.count);
        }
        canvas.line(x, pages.y() + 20.5,
                    {{counts.isEmpty() ? QStringLiteral("none") : counts, PdfFace::Sans, 7, soft}});
        x += stepWidth;
    }
    pages.ruleBelow(height, 1);
}

void writeChart(PdfPages &pages, const ReportContent &content)
{
    if (content.directories.empty())
        return;
    // Some of its bars stand with its heading.
    double height = 80;
    for (std::size_t i = 0; i < std::min<std::size_t>(content.directories.size(), 4); ++i)
        height += barHeight(barLabel(pages, content.directories[i])) + 1;
    pages.need(height);
    pages.heading(2, QStringLiteral("What changed where"));
    pages.note(QStringLiteral("Directories with the most differing paths, each with all that is below it."));
    writeLegend(pages);
    const double stepWidth = (pages.width() - labelWidth) / static_cast<double>(content.steps.size());
    std::vector<PdfColumn> columns = {{QStringLiteral("Directory"), labelWidth, false}};
    for (const int step : content.steps)
        columns.push_back(
            {pages.text().plain(content.stepTitle[static_cast<std::size_t>(step)]), stepWidth, false});
    PdfTable table(pages, columns);
    const std::uint64_t most = longestBar(content.directories);
    for (const DirectoryBar &bar : content.directories)
        writeBar(pages, table, content.steps, bar, most, stepWidth);
}

} // namespace

void writePdfSummary(PdfPages &pages, const ReportInput &report)
{
    const PdfText &text = pages.text();
    pages.prose(text.plain(report.content.outcome));
    if (!report.content.steps.empty())
        writeSteps(pages, report);
    PdfTable table(
        pages,
        {{QStringLiteral("Findings by severity"), 170, false}, {QStringLiteral("Findings"), 100, true}});
    const auto &counts = report.comparison.findingCounts;
    for (std::size_t i = counts.size(); i-- > 0;)
        table.row({text.cell(text.plain(severityName(static_cast<Severity>(i)))),
                   text.cell(text.count(counts[i]))});
    if (!report.options.has(ReportPart::Overview))
        return;
    writePresence(pages, report.content);
    writeChart(pages, report.content);
}

void writePdfScope(PdfPages &pages, const ReportInput &report)
{
    for (const std::string &paragraph : report.content.scope)
        pages.prose(pages.text().evidence(paragraph, PdfFace::Sans));
}

} // namespace assay
