// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfreport.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "report/pathorder.h"
#include "report/pdf/pdfcanvas.h"
#include "report/pdf/pdffinish.h"
#include "report/pdf/pdffonts.h"
#include "report/reportcontent.h"
#include "report/sink.h"

#include <QGuiApplication>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryFile>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

namespace assay {
namespace {

const QColor ink(0x1d, 0x23, 0x29);
const QColor soft(0x5a, 0x64, 0x6e);
const QColor faint(0xd5, 0xda, 0xde);
const QColor accent(0x1f, 0x4e, 0x79);

QColor statusColor(DiffStatus status)
{
    switch (status) {
    case DiffStatus::Added: return {0x12, 0x2d, 0x51};
    case DiffStatus::Removed: return {0x5d, 0x12, 0x06};
    case DiffStatus::Type:
    case DiffStatus::Modified: return {0x8a, 0x60, 0x0f};
    case DiffStatus::Metadata: return {0xad, 0x00, 0xbe};
    case DiffStatus::Identical: return {0x6f, 0x6f, 0x6f};
    case DiffStatus::Unknown: break;
    }
    return ink;
}

constexpr double bodySize = 8.5;
constexpr double smallSize = 7.5;
constexpr double monoSize = 7;
constexpr double bodyLeading = 12.5;
constexpr double lineLeading = 10;

// One line of a block: texts that begin at different places.
struct Placed {
    double x = 0;
    PdfLine line;
};
using PlacedLine = std::vector<Placed>;
using Block = std::vector<PlacedLine>;

struct Column {
    QString title;
    double width = 0;
    bool right = false;
};

struct Section {
    QString title;
    std::function<Status()> write;
    double following = 60; // of its beginning, how much must stand on the page of its heading
};

class ReportPainter {
public:
    ReportPainter(const Comparison &comparison, const ReportOptions &options, const ReportContent &content, PdfFonts &fonts,
                  Context &context)
        : m_comparison(comparison), m_tree(*comparison.tree), m_options(options), m_content(content), m_canvas(fonts),
          m_context(context)
    {
        const QPageSize size(options.pageSize == PageSize::A4 ? QPageSize::A4 : QPageSize::Letter);
        m_pageSize = size.size(QPageSize::Point);
        m_right = m_pageSize.width() - m_left;
        m_bottom = m_pageSize.height() - 58;
        const auto section = [this](const char *title, auto write) {
            m_sections.push_back({QString::fromUtf8(title),
                                  [this, write] {
                                      (this->*write)();
                                      return Status();
                                  },
                                  60});
        };
        section("Summary", &ReportPainter::writeSummary);
        section("Sources and layers", &ReportPainter::writeSources);
        section("Method", &ReportPainter::writeMethod);
        section("Findings", &ReportPainter::writeFindings);
        m_sections.back().following = 160;
        if (!content.steps.empty()) {
            m_sections.push_back(
                {QStringLiteral("Differences without an explanation"), [this] { return writeDifferences(false); }, 120});
            m_sections.push_back(
                {QStringLiteral("Differences with an explanation"), [this] { return writeDifferences(true); }, 140});
        }
        section("Limitations", &ReportPainter::writeLimitations);
        section("Settings", &ReportPainter::writeSettings);
        section("How to read this report", &ReportPainter::writeGlossary);
    }

    // Lays the pages out to learn how many there are, then paints them.
    Status paint(QPdfWriter &writer)
    {
        if (Status counted = pass(); !counted)
            return counted;
        m_pages = m_page + 1;
        for (std::size_t i = 0; i < m_bookmarks.size(); ++i) {
            if (m_bookmarks[i].level == 1)
                m_sectionBookmarks.push_back(i);
        }
        for (const std::size_t i : m_sectionBookmarks)
            m_sectionPages.push_back(m_bookmarks[i].page);
        m_bookmarks.clear();
        m_links.clear();

        QPainter painter;
        if (!painter.begin(&writer))
            return Unexpected(makeError(ErrorCode::Io, {}, "the PDF cannot be painted"));
        m_canvas.setPainter(&painter);
        m_writer = &writer;
        Status painted = pass();
        m_writer = nullptr;
        m_canvas.setPainter(nullptr);
        if (!painter.end() && painted)
            return Unexpected(makeError(ErrorCode::Io, {}, "the painted PDF cannot be written"));
        return painted;
    }

    PdfProperties properties() const
    {
        PdfProperties properties;
        properties.title = m_content.title + " \u2013 " + m_content.shortId;
        properties.creator = m_content.tool;
        properties.created = m_options.created.seconds;
        properties.pageHeight = m_pageSize.height();
        properties.bookmarks = m_bookmarks;
        properties.links = m_links;
        for (PdfFonts::Used &font : m_canvas.fonts().used())
            properties.fonts.push_back({std::move(font.name), std::move(font.characters), std::move(font.ems)});
        for (PdfLink &link : properties.links)
            link.bookmark = m_sectionBookmarks.at(link.bookmark);
        return properties;
    }

private:
    // ---- Pages

    Status pass()
    {
        m_page = -1;
        m_section = 0;
        newPage();
        writeCover();
        for (const Section &section : m_sections) {
            heading(1, QString::number(++m_section) + u' ' + section.title, section.following);
            if (Status written = section.write(); !written)
                return written;
        }
        need(40);
        m_y += 26;
        const PdfLine end = {{QStringLiteral("\u2014 End of report \u2014"), PdfFace::Sans, bodySize, soft}};
        m_canvas.line((m_left + m_right - m_canvas.width(end)) / 2, m_y, end);
        return {};
    }

    void newPage()
    {
        if (++m_page > 0 && m_writer)
            m_writer->newPage();
        const double top = 38;
        const PdfLine id = {{QStringLiteral("Report ") + plain(m_content.shortId), PdfFace::Sans, smallSize, soft}};
        const double idX = m_right - m_canvas.width(id);
        const QString title =
            m_canvas.wrapProse(PdfFace::Sans, smallSize, plain(m_content.title), idX - m_left - 20).first();
        m_canvas.line(m_left, top, {{title, PdfFace::Sans, smallSize, soft}});
        m_canvas.line(idX, top, id);
        m_canvas.rule(m_left, top + 5, m_right, 0.5, faint);

        const double foot = m_pageSize.height() - 34;
        m_canvas.line(m_left, foot, {{plain(m_content.created), PdfFace::Sans, smallSize, soft}});
        const PdfLine number = {
            {QStringLiteral("Page %1 of %2").arg(m_page + 1).arg(m_pages), PdfFace::Sans, smallSize, soft}};
        m_canvas.line(m_right - m_canvas.width(number), foot, number);
        m_y = m_top;
    }

    void need(double height)
    {
        if (m_y + height > m_bottom)
            newPage();
    }

    bool atTop() const { return m_y <= m_top; }
    double width() const { return m_right - m_left; }

    // Lines that stay together when one page can hold them; otherwise they go on on the next one.
    void place(const Block &block, double leading, const std::function<void()> &onNewPage = {})
    {
        const double whole = leading * static_cast<double>(block.size());
        const auto turn = [&] {
            newPage();
            if (onNewPage)
                onNewPage();
        };
        if (m_y + whole > m_bottom && (whole <= m_bottom - m_top - 40 || m_y + leading * 4 > m_bottom))
            turn();
        for (const PlacedLine &line : block) {
            if (m_y + leading > m_bottom)
                turn();
            m_y += leading;
            for (const Placed &part : line)
                m_canvas.line(part.x, m_y - leading * 0.25, part.line);
        }
    }

    // ---- Text

    QString plain(std::string_view text) const { return m_canvas.fonts().printable(PdfFace::Sans, text); }
    QString evidence(std::string_view safe, PdfFace face = PdfFace::Mono) const
    {
        return m_canvas.fonts().printable(face, safe);
    }

    // following: of what comes next, how much must stand on the same page.
    void heading(int level, const QString &title, double following = 40)
    {
        if (level == 1) {
            need(42 + following);
            m_y += atTop() ? 6 : 24;
            bookmark(level, title, m_y - 6);
            m_y += 12;
            m_canvas.line(m_left, m_y, {{title, PdfFace::SansBold, 14, ink}});
            m_y += 6;
            m_canvas.rule(m_left, m_y, m_right, 1.2, accent);
            m_y += 6;
        } else {
            need(26 + following);
            m_y += atTop() ? 2 : 12;
            bookmark(level, title, m_y - 4);
            m_y += 9;
            m_canvas.line(m_left, m_y, {{title, PdfFace::SansBold, 10, ink}});
            m_y += 5;
        }
    }

    void bookmark(int level, const QString &title, double top)
    {
        m_bookmarks.push_back({title.toStdString(), level, m_page, top});
    }

    void prose(const QString &text, const QColor &color = ink)
    {
        Block block;
        for (const QString &line : m_canvas.wrapProse(PdfFace::Sans, bodySize, text, std::min(width(), 470.0)))
            block.push_back({{m_left, {{line, PdfFace::Sans, bodySize, color}}}});
        place(block, bodyLeading);
        m_y += 3;
    }

    void note(const QString &text) { prose(text, soft); }

    // label and value, the value wrapped into what is right of it.
    void appendFact(Block &block, const Fact &fact, double x, double labelWidth, double right) const
    {
        const PdfFace face = fact.evidence ? (fact.changed ? PdfFace::MonoBold : PdfFace::Mono) : PdfFace::Sans;
        const double size = fact.evidence ? monoSize : smallSize;
        const QString value = m_canvas.fonts().printable(face, fact.value);
        const double room = right - x - labelWidth;
        const QStringList lines =
            fact.evidence ? m_canvas.wrapEvidence(face, size, value, room) : m_canvas.wrapProse(face, size, value, room);
        bool first = true;
        for (const QString &line : lines) {
            PlacedLine placed;
            if (first)
                placed.push_back({x, {{plain(fact.label), PdfFace::Sans, smallSize, soft}}});
            placed.push_back({x + labelWidth, {{line, face, size, ink}}});
            block.push_back(std::move(placed));
            first = false;
        }
    }

    void appendName(Block &block, std::string_view label, std::string_view bytes, double x, double labelWidth,
                    double right) const
    {
        appendFact(block, {label, displaySafe(bytes), true, false}, x, labelWidth, right);
        if (needsPercentText(bytes))
            appendFact(block, {"", "bytes " + percentText(bytes), true, false}, x, labelWidth, right);
    }

    void facts(const std::vector<Fact> &list, double labelWidth)
    {
        for (const Fact &fact : list) {
            Block block;
            appendFact(block, fact, m_left, labelWidth, m_right);
            place(block, bodyLeading);
        }
    }

    void terms(const std::vector<Term> &list, double termWidth)
    {
        for (const Term &term : list) {
            Block block;
            const QStringList lines =
                m_canvas.wrapProse(PdfFace::Sans, bodySize, plain(term.meaning), std::min(width(), 490.0) - termWidth);
            for (qsizetype i = 0; i < lines.size(); ++i) {
                PlacedLine placed;
                if (i == 0)
                    placed.push_back(
                        {m_left,
                         {{m_canvas.fonts().printable(PdfFace::SansBold, term.term), PdfFace::SansBold, smallSize, ink}}});
                placed.push_back({m_left + termWidth, {{lines[i], PdfFace::Sans, bodySize, ink}}});
                block.push_back(std::move(placed));
            }
            place(block, bodyLeading);
        }
        m_y += 3;
    }

    // ---- Tables

    void beginTable(std::vector<Column> columns)
    {
        m_columns = std::move(columns);
        need(lineLeading * 4);
        tableHead();
    }

    void tableHead()
    {
        m_y += lineLeading + 2;
        double x = m_left;
        for (const Column &column : m_columns) {
            const PdfLine title = {{column.title, PdfFace::SansBold, smallSize, ink}};
            m_canvas.line(column.right ? x + column.width - 6 - m_canvas.width(title) : x, m_y - 3, title);
            x += column.width;
        }
        m_y += 1;
        m_canvas.rule(m_left, m_y, x, 0.9, soft);
        m_y += 2;
    }

    // One cell a column; each is a list of lines.
    void tableRow(const std::vector<std::vector<PdfLine>> &cells)
    {
        Block block;
        double x = m_left;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const Column &column = m_columns[i];
            for (std::size_t k = 0; k < cells[i].size(); ++k) {
                if (block.size() <= k)
                    block.emplace_back();
                const double at = column.right ? x + column.width - 6 - m_canvas.width(cells[i][k]) : x;
                block[k].push_back({at, cells[i][k]});
            }
            x += column.width;
        }
        place(block, lineLeading, [this] { tableHead(); });
        m_y += 2.5;
        m_canvas.rule(m_left, m_y, x, 0.4, faint);
        m_y += 1.5;
    }

    std::vector<PdfLine> cell(const QString &text, const QColor &color = ink, PdfFace face = PdfFace::Sans) const
    {
        return {{{text, face, smallSize, color}}};
    }

    std::vector<PdfLine> wrappedCell(const QString &text, double columnWidth, const QColor &color = ink) const
    {
        std::vector<PdfLine> lines;
        for (const QString &line : m_canvas.wrapProse(PdfFace::Sans, smallSize, text, columnWidth - 8))
            lines.push_back({{line, PdfFace::Sans, smallSize, color}});
        return lines;
    }

    std::vector<PdfLine> evidenceCell(std::string_view safe, double columnWidth, const QColor &color = ink) const
    {
        std::vector<PdfLine> lines;
        for (const QString &line : m_canvas.wrapEvidence(PdfFace::Mono, monoSize, evidence(safe), columnWidth - 8))
            lines.push_back({{line, PdfFace::Mono, monoSize, color}});
        return lines;
    }

    std::vector<PdfLine> nameCell(std::string_view bytes, double columnWidth) const
    {
        std::vector<PdfLine> lines = evidenceCell(displaySafe(bytes), columnWidth);
        if (needsPercentText(bytes)) {
            for (PdfLine &line : evidenceCell("bytes " + percentText(bytes), columnWidth, soft))
                lines.push_back(std::move(line));
        }
        return lines;
    }

    static void append(std::vector<PdfLine> &lines, std::vector<PdfLine> more)
    {
        for (PdfLine &line : more)
            lines.push_back(std::move(line));
    }

    PdfLine statusLine(DiffStatus status, const QString &word, PdfFace wordFace = PdfFace::Sans) const
    {
        return {{evidence(statusTerm(status).letter, PdfFace::MonoBold) + u' ', PdfFace::MonoBold, smallSize,
                 statusColor(status)},
                {u' ' + word, wordFace, smallSize, ink}};
    }

    QString count(std::uint64_t value) const { return plain(groupedNumber(value)); }

    // ---- The parts of the report

    void writeCover()
    {
        m_y += 22;
        for (const QString &line : m_canvas.wrapProse(
                 PdfFace::SansBold, 21, m_canvas.fonts().printable(PdfFace::SansBold, m_content.title), width())) {
            m_y += 24;
            m_canvas.line(m_left, m_y, {{line, PdfFace::SansBold, 21, ink}});
        }
        m_y += 15;
        m_canvas.line(
            m_left, m_y,
            {{QStringLiteral("Report ") + plain(m_content.shortId) + QStringLiteral(", created ") + plain(m_content.created),
              PdfFace::Sans, 10, soft}});
        m_y += 14;
        std::vector<Fact> about = m_content.caseFacts;
        about.push_back({"Tool", m_content.tool, false, false});
        about.push_back({"Libraries", m_content.libraries, false, false});
        about.push_back({"Evidence file", "SHA-256 " + m_content.evidenceSha256, true, false});
        facts(about, 72);
        if (!m_comparison.complete) {
            m_y += 8;
            const double top = m_y;
            m_y += 5;
            const QString text = plain("Incomplete: not all of the evidence could be read. Limitations lists what.");
            for (const QString &line : m_canvas.wrapProse(PdfFace::SansBold, bodySize, text, width() - 24)) {
                m_y += bodyLeading;
                m_canvas.line(m_left + 12, m_y - 3, {{line, PdfFace::SansBold, bodySize, ink}});
            }
            m_y += 5;
            m_canvas.box(m_left, top, width(), m_y - top, 0.9, ink);
            m_canvas.fill(m_left, top, 4, m_y - top, ink);
        }
        for (const SourceContent &source : m_content.sources) {
            Block block;
            for (const Fact &fact : source.facts)
                appendFact(block, fact, m_left + 10, 72, m_right - 10);
            need(36 + lineLeading * 3);
            m_y += 12;
            const auto top = [this] {
                m_canvas.fill(m_left, m_y, width(), 2.5, accent);
                m_y += 5;
            };
            top();
            m_y += 10;
            m_canvas.line(m_left + 10, m_y,
                          {{plain(sideTitles[static_cast<std::size_t>(source.side)]), PdfFace::SansBold, 10, ink}});
            m_y += 3;
            place(block, 11.5);
            m_y += 4;
            m_canvas.rule(m_left, m_y, m_right, 0.5, faint);
        }
        writeContents();
    }

    void writeContents()
    {
        constexpr double leading = 12.5;
        need(24 + leading * static_cast<double>(m_sections.size()));
        m_y += atTop() ? 14 : 20;
        m_canvas.line(m_left, m_y, {{QStringLiteral("Contents"), PdfFace::SansBold, 10, ink}});
        m_y += 4;
        for (std::size_t i = 0; i < m_sections.size(); ++i) {
            m_y += leading;
            const PdfLine title = {{QString::number(i + 1) + u' ' + m_sections[i].title, PdfFace::Sans, bodySize, ink}};
            m_canvas.line(m_left, m_y, title);
            const PdfLine page = {{i < m_sectionPages.size() ? QString::number(m_sectionPages[i] + 1) : QString(),
                                   PdfFace::Sans, bodySize, ink}};
            m_canvas.line(m_right - m_canvas.width(page), m_y, page);
            m_canvas.rule(m_left + m_canvas.width(title) + 6, m_y - 1, m_right - m_canvas.width(page) - 6, 0.4, faint);
            m_links.push_back({m_page, m_left, m_y - 9, m_right, m_y + 3, i});
        }
    }

    void writeSummary()
    {
        prose(plain(m_content.outcome));
        if (!m_content.steps.empty()) {
            std::vector<Column> columns = {{QStringLiteral("Differing paths by step"), 170, false}};
            for (const int step : m_content.steps)
                columns.push_back({plain(m_content.stepTitle[static_cast<std::size_t>(step)]), 100, true});
            beginTable(columns);
            const auto row = [this](DiffStatus status, const char *word, auto value) {
                std::vector<std::vector<PdfLine>> cells = {{statusLine(status, plain(word))}};
                for (const int step : m_content.steps)
                    cells.push_back(cell(count(value(m_tree.totals().step[static_cast<std::size_t>(step)]))));
                tableRow(cells);
            };
            row(DiffStatus::Added, "added", [](const Rollup::Counts &c) { return c.added; });
            row(DiffStatus::Removed, "removed", [](const Rollup::Counts &c) { return c.removed; });
            row(DiffStatus::Modified, "modified or type changed", [](const Rollup::Counts &c) { return c.modified; });
            row(DiffStatus::Metadata, "metadata only", [](const Rollup::Counts &c) { return c.metadata; });
            row(DiffStatus::Unknown, "not determined", [](const Rollup::Counts &c) { return c.unknown; });
            m_y += 8;
        }
        beginTable({{QStringLiteral("Findings by severity"), 170, false}, {QStringLiteral("Findings"), 100, true}});
        for (std::size_t i = m_comparison.findingCounts.size(); i-- > 0;)
            tableRow({cell(plain(severityName(static_cast<Severity>(i)))), cell(count(m_comparison.findingCounts[i]))});
        writePresence();
        writeChart();
    }

    void writePresence()
    {
        if (m_content.presence.empty())
            return;
        heading(2, QStringLiteral("Where the paths are"));
        std::vector<Column> columns;
        for (const int side : m_content.sides)
            columns.push_back({plain(sideTitles[static_cast<std::size_t>(side)]), 48, false});
        columns.push_back({QStringLiteral("Meaning"), 250, false});
        columns.push_back({QStringLiteral("Paths"), 60, true});
        beginTable(columns);
        for (const PresenceRow &row : m_content.presence) {
            std::vector<std::vector<PdfLine>> cells;
            const bool known = row.present[0] || row.present[1] || row.present[2];
            for (const int side : m_content.sides)
                cells.push_back(cell(plain(!known ? "?" : row.present[static_cast<std::size_t>(side)] ? "yes" : "\u2013")));
            cells.push_back(cell(plain(row.meaning)));
            cells.push_back(cell(count(row.paths)));
            tableRow(cells);
        }
    }

    struct Segment {
        DiffStatus status;
        std::uint32_t count;
        PdfFill fill;
    };

    static std::array<Segment, 4> segmentsOf(const Rollup::Counts &counts)
    {
        return {{{DiffStatus::Added, counts.added, PdfFill::Solid},
                 {DiffStatus::Removed, counts.removed, PdfFill::Diagonal},
                 {DiffStatus::Modified, counts.modified, PdfFill::Grid},
                 {DiffStatus::Metadata, counts.metadata, PdfFill::Dots}}};
    }

    void writeChart()
    {
        if (m_content.directories.empty())
            return;
        need(110);
        heading(2, QStringLiteral("What changed where"));
        note(QStringLiteral("Directories with the most differing paths, each with all that is below it."));
        m_y += 10;
        double x = m_left;
        for (const Segment &segment : segmentsOf({1, 1, 1, 1, 0})) {
            m_canvas.bar(x, m_y - 7, 20, 8, segment.fill, statusColor(segment.status));
            const StatusTerm &term = statusTerm(segment.status);
            const QString word =
                segment.status == DiffStatus::Modified ? QStringLiteral("modified or type changed") : plain(term.word);
            const PdfLine text = {{plain(term.letter) + u' ' + word, PdfFace::Sans, smallSize, ink}};
            m_canvas.line(x + 25, m_y - 0.5, text);
            x += 25 + m_canvas.width(text) + 18;
        }
        m_y += 4;

        std::uint64_t most = 1;
        for (const DirectoryBar &bar : m_content.directories) {
            for (const int step : m_content.steps) {
                std::uint64_t sum = 0;
                for (const Segment &segment : segmentsOf(bar.step[static_cast<std::size_t>(step)]))
                    sum += segment.count;
                most = std::max(most, sum);
            }
        }
        const double labelWidth = 140;
        const double stepWidth = (width() - labelWidth) / static_cast<double>(m_content.steps.size());
        m_columns = {{QStringLiteral("Directory"), labelWidth, false}};
        for (const int step : m_content.steps)
            m_columns.push_back({plain(m_content.stepTitle[static_cast<std::size_t>(step)]), stepWidth, false});
        tableHead();
        for (const DirectoryBar &bar : m_content.directories)
            writeBar(bar, most, labelWidth, stepWidth);
    }

    void writeBar(const DirectoryBar &bar, std::uint64_t most, double labelWidth, double stepWidth)
    {
        const QStringList label = m_canvas.wrapEvidence(PdfFace::Mono, monoSize, evidence(bar.label), labelWidth - 10);
        const double height = std::max(26.0, 8 + lineLeading * static_cast<double>(label.size()));
        if (m_y + height > m_bottom) {
            newPage();
            tableHead();
        }
        for (qsizetype i = 0; i < label.size(); ++i)
            m_canvas.line(m_left, m_y + 10 + lineLeading * static_cast<double>(i),
                          {{label[i], PdfFace::Mono, monoSize, ink}});
        double x = m_left + labelWidth;
        for (const int step : m_content.steps) {
            double at = x;
            QString text;
            for (const Segment &segment : segmentsOf(bar.step[static_cast<std::size_t>(step)])) {
                if (segment.count == 0)
                    continue;
                const double length =
                    std::max(0.8, (stepWidth - 14) * static_cast<double>(segment.count) / static_cast<double>(most));
                m_canvas.bar(at, m_y + 4, length, 8, segment.fill, statusColor(segment.status));
                at += length;
                text += (text.isEmpty() ? QString() : QStringLiteral(" \u00B7 ")) + plain(statusTerm(segment.status).letter)
                    + u' ' + count(segment.count);
            }
            m_canvas.line(x, m_y + 20.5, {{text.isEmpty() ? QStringLiteral("none") : text, PdfFace::Sans, 7, soft}});
            x += stepWidth;
        }
        m_y += height;
        m_canvas.rule(m_left, m_y, m_right, 0.4, faint);
        m_y += 1;
    }

    void writeSources()
    {
        bool any = false;
        for (const SourceContent &source : m_content.sources) {
            const QString word = plain(roleName(static_cast<Role>(source.side)));
            if (source.layers.empty()) {
                prose(QStringLiteral("The %1 source is a bare root file system: it has no image and no layers.").arg(word));
                continue;
            }
            any = true;
            heading(2, QStringLiteral("Layers of the %1 image, lowest first").arg(word));
            const double digestWidth = 172;
            const double verdictWidth = 82;
            const double storeWidth = width() - 24 - digestWidth - verdictWidth - 48 - 66;
            beginTable({{QStringLiteral("No."), 24, false},
                        {QStringLiteral("Diff id and recomputed digest"), digestWidth, false},
                        {QStringLiteral("Verdict"), verdictWidth, false},
                        {QStringLiteral("Entries"), 48, true},
                        {QStringLiteral("Bytes"), 66, true},
                        {QStringLiteral("Store"), storeWidth, false}});
            for (std::size_t i = 0; i < source.layers.size(); ++i) {
                const LoadedLayer &layer = *source.layers[i];
                std::vector<PdfLine> digest = layer.layer.diffId.empty()
                    ? cell(QStringLiteral("no diff id recorded"), soft)
                    : evidenceCell(displaySafe(layer.layer.diffId), digestWidth);
                if (!layer.recomputed)
                    append(digest, cell(QStringLiteral("not recomputed as one digest"), soft));
                else if (digestText(*layer.recomputed) == layer.layer.diffId)
                    append(digest, cell(QStringLiteral("recomputed: the same")));
                else
                    append(digest, evidenceCell("recomputed: " + digestText(*layer.recomputed), digestWidth));
                std::vector<PdfLine> verdict = cell(plain(verdictName(layer.verdict)), ink, PdfFace::SansBold);
                if (!layer.verdictReason.empty())
                    append(verdict, wrappedCell(plain(displaySafe(layer.verdictReason)), verdictWidth));
                tableRow({cell(QString::number(i)), digest, verdict, cell(count(layer.entries)), cell(count(layer.bytes)),
                          nameCell(layer.layer.store, storeWidth)});
            }
            m_y += 6;
        }
        if (any)
            terms(verdictTerms(), 80);
    }

    void writeMethod()
    {
        for (const std::string_view paragraph : methodParagraphs())
            prose(plain(paragraph));
        heading(2, QStringLiteral("Change words"));
        terms(changeTerms(), 80);
        heading(2, QStringLiteral("Explanations"));
        terms(explanationTerms(), 150);
    }

    void shownNote(std::uint64_t shown, std::uint64_t all, const char *one, const char *many)
    {
        note(plain(shownText(shown, all, one, many)));
    }

    void writeFindings()
    {
        const auto &all = m_content.findings;
        if (all.empty())
            return prose(QStringLiteral("There are no findings."));
        const std::size_t shown = std::min(all.size(), m_options.shownFindings);
        shownNote(shown, all.size(), "finding", "findings");
        for (std::size_t i = 0; i < shown; ++i) {
            const Finding &finding = *all[i];
            const Block block = findingBlock(finding, i);
            if (i == 0 || all[i - 1]->code != finding.code || all[i - 1]->severity != finding.severity) {
                heading(2,
                        plain(severityName(finding.severity)) + QStringLiteral(": ")
                            + m_canvas.fonts().printable(PdfFace::SansBold, displaySafe(finding.code)),
                        bodyLeading * 2 + 6 + lineLeading * static_cast<double>(std::min<std::size_t>(block.size(), 20)));
                prose(plain(findingMeaning(finding)));
            }
            place(block, lineLeading);
            m_y += 3;
            m_canvas.rule(m_left, m_y, m_right, 0.4, faint);
            m_y += 2;
        }
    }

    Block findingBlock(const Finding &finding, std::size_t index) const
    {
        const double indent = m_left + 40;
        const double labels = 58;
        Block block;
        PlacedLine first = {{m_left, {{plain(findingNumber(index)), PdfFace::SansBold, smallSize, ink}}}};
        if (finding.path.empty()) {
            first.push_back({indent, {{QStringLiteral("no path"), PdfFace::Sans, smallSize, soft}}});
            block.push_back(first);
        } else {
            appendPath(block, finding.path, indent, std::move(first));
        }
        if (finding.role >= 0 && finding.role < sideCount)
            appendFact(block, {"Source", std::string(sideTitles[static_cast<std::size_t>(finding.role)]), false, false},
                       indent, labels, m_right);
        if (!finding.layer.empty())
            appendFact(block, {"Layer", layerText(m_comparison, finding), true, false}, indent, labels, m_right);
        if (!finding.store.empty())
            appendName(block, "Store", finding.store, indent, labels, m_right);
        std::string missed;
        for (const std::string &command : finding.missedBy)
            missed += (missed.empty() ? "" : ", ") + displaySafe(command);
        if (!missed.empty())
            appendFact(block, {"Missed by", missed, false, false}, indent, labels, m_right);
        auto detail = finding.detail;
        std::sort(detail.begin(), detail.end());
        for (const auto &[key, value] : detail) {
            const std::string label = detailLabel(key);
            const double labelWidth = std::max(labels, m_canvas.fonts().width(PdfFace::Sans, smallSize, plain(label)) + 8);
            if (value.empty())
                appendFact(block, {label, "(empty)", false, false}, indent, labelWidth, m_right);
            else
                appendName(block, label, value, indent, labelWidth, m_right);
        }
        return block;
    }

    // A path in bold, with its bytes when they are not plain; first is what stands left of it.
    void appendPath(Block &block, std::string_view bytes, double x, PlacedLine first) const
    {
        const double room = m_right - x;
        for (const QString &line :
             m_canvas.wrapEvidence(PdfFace::MonoBold, smallSize, evidence(displaySafe(bytes), PdfFace::MonoBold), room)) {
            first.push_back({x, {{line, PdfFace::MonoBold, smallSize, ink}}});
            block.push_back(std::move(first));
            first.clear();
        }
        if (needsPercentText(bytes)) {
            for (const QString &line :
                 m_canvas.wrapEvidence(PdfFace::Mono, monoSize, evidence("bytes " + percentText(bytes)), room))
                block.push_back({{x, {{line, PdfFace::Mono, monoSize, soft}}}});
        }
    }

    Status writeDifferences(bool explained)
    {
        const DiffTree::Totals &totals = m_tree.totals();
        const std::uint64_t all = explained ? totals.explained : totals.unexplained;
        if (all == 0) {
            prose(QStringLiteral("There are none."));
            return {};
        }
        if (explained)
            prose(QStringLiteral(
                "The evidence of each of these paths proves that an engine that works as intended makes this difference."));
        const std::uint64_t shown = explained ? m_content.shownExplained : m_content.shownUnexplained;
        shownNote(shown, all, "path", "paths");
        note(QStringLiteral("Bold values: not what the state before has."));
        std::uint64_t written = 0;
        return walkInPathOrder(
            m_tree, [this, &written, shown](DiffNodeId node) { return written < shown && m_tree.rollup(node) != nullptr; },
            [&](DiffNodeId node, std::string_view path) -> Status {
                if (written >= shown || !m_tree.differs(node) || m_tree.unexplained(node) == explained)
                    return {};
                ++written;
                place(differenceBlock(node, path), 9.6);
                m_y += 3;
                m_canvas.rule(m_left, m_y, m_right, 0.4, faint);
                m_y += 2;
                if (m_writer)
                    m_context.addEntries(1);
                if (m_context.cancelled())
                    return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
                return {};
            });
    }

    // Sides, one after the other, that have the same values; which layer holds them does not count.
    struct SideGroup {
        QString title;
        std::vector<Fact> facts;
        QString layers; // "2", "0 / 1"; empty where there are none

        void addLayer(const QString &layer)
        {
            if (!layer.isEmpty() && layers != layer)
                layers += (layers.isEmpty() ? QString() : QStringLiteral(" / ")) + layer;
        }
    };

    Block differenceBlock(DiffNodeId id, std::string_view path) const
    {
        Block block;
        appendPath(block, path, m_left, {});
        PdfLine steps;
        for (const int step : m_content.steps) {
            const DiffStatus status = m_tree.status(id, step);
            if (status == DiffStatus::Identical)
                continue;
            const std::string words = changeText(m_tree, id, step);
            const std::string_view code = explanationCode(m_tree.node(id).explanation[static_cast<std::size_t>(step)]);
            steps.push_back({(steps.empty() ? QString() : QStringLiteral("     "))
                                 + plain(m_content.stepTitle[static_cast<std::size_t>(step)]) + QStringLiteral("  "),
                             PdfFace::Sans, smallSize, soft});
            for (PdfRun &run : statusLine(status, words.empty() ? plain(statusTerm(status).word) : plain(words)))
                steps.push_back(std::move(run));
            if (!code.empty())
                steps.push_back({QStringLiteral(" (") + plain(code) + u')', PdfFace::Sans, smallSize, soft});
        }
        // Two steps with many words each do not fit on one line.
        PdfLine line;
        for (PdfRun &run : steps) {
            const bool startsStep = run.color == soft && !run.text.startsWith(QLatin1String(" ("));
            if (startsStep && !line.empty() && m_canvas.width(steps) > width() - 10) {
                block.push_back({{m_left + 10, std::exchange(line, {})}});
                run.text = run.text.trimmed() + QStringLiteral("  ");
            }
            line.push_back(std::move(run));
        }
        block.push_back({{m_left + 10, std::move(line)}});

        std::vector<SideGroup> groups;
        for (const int side : m_content.sides) {
            std::vector<Fact> facts = sideFacts(m_comparison, id, side);
            if (facts.empty())
                continue;
            const QString title = plain(sideTitles[static_cast<std::size_t>(side)]);
            QString layer;
            const auto found =
                std::find_if(facts.begin(), facts.end(), [](const Fact &fact) { return fact.label == "layer"; });
            if (found != facts.end()) {
                layer = plain(found->value);
                facts.erase(found);
            }
            const auto same = [](const Fact &a, const Fact &b) { return a.label == b.label && a.value == b.value; };
            if (!groups.empty()
                && std::equal(groups.back().facts.begin(), groups.back().facts.end(), facts.begin(), facts.end(), same))
                groups.back().title += QStringLiteral(", ") + title;
            else
                groups.push_back({title, std::move(facts), {}});
            groups.back().addLayer(layer);
        }
        if (groups.size() == 1) {
            SideGroup &only = groups.front();
            if (!only.layers.isEmpty())
                only.facts.insert(only.facts.begin() + 1, {"layer", only.layers.toStdString(), true, false});
            appendFlow(block, only.title, only.facts);
        } else
            appendGrid(block, groups);
        return block;
    }

    static bool isLong(const Fact &fact)
    {
        return fact.label == "sha256" || fact.label == "target" || fact.label == "xattr";
    }

    // "mode 0644 rw-r--r--   owner 0:0   …" on as few lines as it takes.
    void appendFlow(Block &block, const QString &title, const std::vector<Fact> &facts) const
    {
        const double x = m_left + 10 + 62;
        const double room = m_right - x;
        PdfLine line;
        PlacedLine placed = {{m_left + 10, {{title, PdfFace::Sans, smallSize, soft}}}};
        const auto flush = [&] {
            if (line.empty())
                return;
            placed.push_back({x, std::exchange(line, {})});
            block.push_back(std::exchange(placed, {}));
        };
        for (const Fact &fact : facts) {
            PdfLine piece = {{plain(fact.label) + u' ', PdfFace::Sans, 7, soft}};
            const PdfFace face = fact.evidence ? PdfFace::Mono : PdfFace::Sans;
            const QString value = m_canvas.fonts().printable(face, fact.value);
            const double labelWidth = m_canvas.width(piece);
            if (isLong(fact) && labelWidth + m_canvas.fonts().width(face, monoSize, value) > room - m_canvas.width(line)) {
                flush();
                bool first = true;
                for (const QString &part : m_canvas.wrapEvidence(face, monoSize, value, room - labelWidth)) {
                    if (first)
                        placed.push_back({x, piece});
                    placed.push_back({x + labelWidth, {{part, face, monoSize, ink}}});
                    block.push_back(std::exchange(placed, {}));
                    first = false;
                }
                continue;
            }
            piece.push_back({value, face, monoSize, ink});
            if (!line.empty()) {
                if (m_canvas.width(line) + m_canvas.width(piece) + 10 > room)
                    flush();
                else
                    line.push_back({QStringLiteral("   "), PdfFace::Sans, 7, soft});
            }
            for (PdfRun &run : piece)
                line.push_back(std::move(run));
        }
        flush();
    }

    // What differs between the groups side by side, what does not on a line below.
    void appendGrid(Block &block, const std::vector<SideGroup> &groups) const
    {
        static const std::vector<std::string_view> order = {"type",  "note",   "mode",   "owner",  "size", "mtime",
                                                            "links", "sha256", "target", "device", "xattr"};
        const auto keyOf = [](const Fact &fact) {
            const auto at = std::find(order.begin(), order.end(), fact.label) - order.begin();
            return std::pair(at, fact.label == "xattr" ? fact.value.substr(0, fact.value.find('=')) : std::string());
        };
        std::map<std::pair<std::ptrdiff_t, std::string>, std::vector<const Fact *>> rows;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            for (const Fact &fact : groups[g].facts) {
                auto &row = rows[keyOf(fact)];
                row.resize(groups.size(), nullptr);
                row[g] = &fact;
            }
        }
        const double x = m_left + 10;
        const double labels = 62;
        const double columnWidth = (m_right - x - labels) / static_cast<double>(groups.size());
        PlacedLine titles;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            QString title = groups[g].title;
            if (!groups[g].layers.isEmpty())
                title += QStringLiteral(" (layer %1)").arg(groups[g].layers);
            titles.push_back({x + labels + columnWidth * static_cast<double>(g), {{title, PdfFace::Sans, 7, soft}}});
        }
        block.push_back(std::move(titles));
        std::vector<Fact> common;
        for (const auto &[key, row] : rows) {
            const auto differs = [&row = row](const Fact *fact) {
                return !fact || !row.front() || fact->value != row.front()->value;
            };
            if (std::none_of(row.begin(), row.end(), differs)) {
                common.push_back(*row.front());
                continue;
            }
            const std::size_t firstLine = block.size();
            block.push_back({{x, {{plain(order[static_cast<std::size_t>(key.first)]), PdfFace::Sans, 7, soft}}}});
            for (std::size_t g = 0; g < groups.size(); ++g) {
                const double at = x + labels + columnWidth * static_cast<double>(g);
                const Fact *fact = row[g];
                const PdfFace face = !fact || !fact->evidence ? (fact && fact->changed ? PdfFace::SansBold : PdfFace::Sans)
                                                              : (fact->changed ? PdfFace::MonoBold : PdfFace::Mono);
                const QString value = fact ? m_canvas.fonts().printable(face, fact->value) : QStringLiteral("\u2013");
                const QStringList lines = m_canvas.wrapEvidence(face, monoSize, value, columnWidth - 8);
                for (qsizetype i = 0; i < lines.size(); ++i) {
                    const std::size_t line = firstLine + static_cast<std::size_t>(i);
                    if (block.size() <= line)
                        block.emplace_back();
                    block[line].push_back({at, {{lines[i], face, monoSize, ink}}});
                }
            }
        }
        if (!common.empty())
            appendFlow(block, QStringLiteral("the same"), common);
    }

    void writeLimitations()
    {
        for (const std::string_view limitation : standingLimitations()) {
            Block block;
            bool first = true;
            for (const QString &line :
                 m_canvas.wrapProse(PdfFace::Sans, bodySize, plain(limitation), std::min(width(), 470.0) - 12)) {
                PlacedLine placed;
                if (first)
                    placed.push_back({m_left, {{QStringLiteral("\u2022"), PdfFace::Sans, bodySize, ink}}});
                placed.push_back({m_left + 12, {{line, PdfFace::Sans, bodySize, ink}}});
                block.push_back(std::move(placed));
                first = false;
            }
            place(block, bodyLeading);
        }
        m_y += 4;
        if (m_content.notDetermined != 0) {
            prose(plain(groupedNumber(m_content.notDetermined) + (m_content.notDetermined == 1 ? " path" : " paths")
                        + " could not be compared in full: \u201Cno difference\u201D is not proven there."));
        }
        const auto &all = m_content.limitations;
        if (all.empty())
            return prose(QStringLiteral("No part of the sources was skipped and nothing in them was unreadable."));
        const std::size_t shown = std::min(all.size(), m_options.shownFindings);
        shownNote(shown, all.size(), "part was not read", "parts that were not read");
        const double whereWidth = width() * 0.5;
        const double whatWidth = width() - 56 - whereWidth;
        beginTable({{QStringLiteral("Source"), 56, false},
                    {QStringLiteral("Where"), whereWidth, false},
                    {QStringLiteral("What"), whatWidth, false}});
        for (std::size_t i = 0; i < shown; ++i) {
            tableRow({cell(plain(all[i].source)),
                      all[i].path.empty() ? cell(QStringLiteral("the whole"), soft) : evidenceCell(all[i].path, whereWidth),
                      wrappedCell(plain(all[i].what), whatWidth)});
        }
    }

    void writeSettings()
    {
        if (m_content.settings.empty())
            return prose(QStringLiteral("No setting had an effect on the result."));
        facts(m_content.settings, 72);
    }

    void writeGlossary()
    {
        const double meaningWidth = width() - 50 - 110;
        beginTable({{QStringLiteral("Letter"), 50, false},
                    {QStringLiteral("Status"), 110, false},
                    {QStringLiteral("Meaning"), meaningWidth, false}});
        for (const StatusTerm &term : statusTerms()) {
            tableRow({{{{evidence(term.letter, PdfFace::MonoBold), PdfFace::MonoBold, smallSize, statusColor(term.status)}}},
                      cell(plain(term.word)),
                      wrappedCell(plain(term.meaning), meaningWidth)});
        }
        m_y += 6;
        terms(glossary(), 110);
        heading(2, QStringLiteral("The evidence file"));
        prose(plain(
            "The numbers and tables here are a rendering of the evidence file (schema assay-evidence/1) that was made with the same options at "
            "the same time. Its SHA-256 is the one on the first page; its first twelve digits name this report. Anyone can make it again from "
            "the same sources with \u201Cassay-cli compare\u201D of the same version; SOURCE_DATE_EPOCH="
            + std::to_string(m_options.created.seconds) + " gives it the same date."));
        prose(plain("This file has no tags for screen readers; the HTML report says the same and has them."));
    }

    const Comparison &m_comparison;
    const DiffTree &m_tree;
    const ReportOptions &m_options;
    const ReportContent &m_content;
    PdfCanvas m_canvas;
    Context &m_context;

    QSizeF m_pageSize; // points
    static constexpr double m_left = 50;
    static constexpr double m_top = 56;
    double m_right = 0;
    double m_bottom = 0;
    QPdfWriter *m_writer = nullptr; // null while the pages are only counted
    int m_page = 0;
    int m_pages = 0;
    int m_section = 0;
    double m_y = 0;
    std::vector<Section> m_sections;
    std::vector<int> m_sectionPages; // these two from the first pass
    std::vector<std::size_t> m_sectionBookmarks;
    std::vector<Column> m_columns; // of the table that is being written
    std::vector<PdfBookmark> m_bookmarks;
    std::vector<PdfLink> m_links; // bookmark holds the number of the section
};

} // namespace

Status writePdf(const Comparison &comparison, const ReportOptions &options, const std::string &path, Context &context)
{
    context.setPhase(Phase::Reporting);
    auto fonts = PdfFonts::load();
    if (!fonts)
        return Unexpected(fonts.error());
    auto content = gatherContent(comparison, options, context);
    if (!content)
        return Unexpected(content.error());
    // It had a part in this file, not in the evidence.
    ReportOptions ofThisFile = options;
    ofThisFile.libraries.push_back(pdfLibrary());
    content->libraries = librariesText(ofThisFile);
    QTemporaryFile painted;
    if (!painted.open())
        return Unexpected(makeError(ErrorCode::Io, painted.fileTemplate().toStdString(),
                                    "creating a temporary file: " + painted.errorString().toStdString()));

    ReportPainter painter(comparison, options, *content, *fonts, context);
    {
        QPdfWriter writer(&painted);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        writer.setResolution(PdfCanvas::resolution);
        writer.setPageLayout(QPageLayout(QPageSize(options.pageSize == PageSize::A4 ? QPageSize::A4 : QPageSize::Letter),
                                         QPageLayout::Portrait, QMarginsF(0, 0, 0, 0), QPageLayout::Point));
        writer.setTitle(QString::fromStdString(content->title));
        if (Status done = painter.paint(writer); !done)
            return done;
    }
    if (!painted.flush() || painted.error() != QFileDevice::NoError)
        return Unexpected(
            makeError(ErrorCode::Io, painted.fileName().toStdString(), "writing: " + painted.errorString().toStdString()));
    return writeFileAtomically(path, [&](const Sink &sink) {
        return finishPdf(painted.fileName().toStdString(), painter.properties(), [&](std::string_view bytes) -> Status {
            if (context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
            return sink(bytes);
        });
    });
}

} // namespace assay
