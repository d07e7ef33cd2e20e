// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfpages.h"

#include <QPageSize>

#include <algorithm>

namespace assay {

using namespace PdfStyle;

PdfPages::PdfPages(PdfFonts &fonts, PageSize size, const ReportContent &content)
    : m_content(content), m_canvas(fonts)
{
    m_size = QPageSize(size == PageSize::A4 ? QPageSize::A4 : QPageSize::Letter).size(QPageSize::Point);
    m_right = m_size.width() - m_left;
    m_bottom = m_size.height() - 58;
}

void PdfPages::begin(QPdfWriter *writer, QPainter *painter)
{
    m_canvas.setPainter(painter);
    m_writer = writer;
    m_pages = m_page + 1;
    m_page = -1;
    m_bookmarks.clear();
    m_links.clear();
    newPage();
}

void PdfPages::end()
{
    m_canvas.setPainter(nullptr);
    m_writer = nullptr;
}

void PdfPages::newPage()
{
    if (++m_page > 0) {
        if (m_writer)
            m_writer->newPage();
        else
            m_canvas.setPainter(nullptr); // it paints on one page only
    }
    const double top = 38;
    const PdfLine id = {
        {QStringLiteral("Report ") + m_text.plain(m_content.shortId), PdfFace::Sans, smallSize, soft}};
    const double idX = m_right - m_canvas.width(id);
    const QString title =
        m_canvas.wrapProse(PdfFace::Sans, smallSize, m_text.plain(m_content.title), idX - m_left - 20)
            .first();
    m_canvas.line(m_left, top, {{title, PdfFace::Sans, smallSize, soft}});
    m_canvas.line(idX, top, id);
    m_canvas.rule(m_left, top + 5, m_right, 0.5, faint);
    if (!m_content.marking.empty()) {
        const PdfLine marking = {{m_text.evidence(m_content.marking, PdfFace::SansBold), PdfFace::SansBold, bodySize, ink}};
        m_canvas.line((m_left + m_right - m_canvas.width(marking)) / 2, top - 12, marking);
    }

    const double foot = m_size.height() - 34;
    m_canvas.line(m_left, foot, {{m_text.plain(m_content.created), PdfFace::Sans, smallSize, soft}});
    const PdfLine number = {
        {m_pages > 0 ? QStringLiteral("Page %1 of %2").arg(m_page + 1).arg(m_pages) : QStringLiteral("Page %1").arg(m_page + 1), PdfFace::Sans,
         smallSize, soft}};
    m_canvas.line(m_right - m_canvas.width(number), foot, number);
    if (!m_content.footer.empty()) {
        const double room = m_right - m_left - 200;
        const QString about = m_canvas.wrapProse(PdfFace::Sans, smallSize, m_text.evidence(m_content.footer, PdfFace::Sans), room).first();
        const PdfLine line = {{about, PdfFace::Sans, smallSize, soft}};
        m_canvas.line((m_left + m_right - m_canvas.width(line)) / 2, foot, line);
    }
    m_y = m_top;
}

void PdfPages::need(double height)
{
    if (!fits(height))
        newPage();
}

void PdfPages::place(const PdfBlock &block, double leading, const std::function<void()> &onNewPage)
{
    const double whole = leading * static_cast<double>(block.size());
    const auto turn = [&] {
        newPage();
        if (onNewPage)
            onNewPage();
    };
    if (!fits(whole) && (whole <= m_bottom - m_top - 40 || !fits(leading * 4)))
        turn();
    for (const PdfPlacedLine &line : block) {
        if (!fits(leading))
            turn();
        m_y += leading;
        for (const PdfPlaced &part : line)
            m_canvas.line(part.x, m_y - leading * 0.25, part.line);
    }
}

void PdfPages::ruleBelow(double above, double below)
{
    m_y += above;
    m_canvas.rule(m_left, m_y, m_right, 0.4, faint);
    m_y += below;
}

void PdfPages::heading(int level, const QString &title, double following)
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

void PdfPages::bookmark(int level, const QString &title, double top)
{
    m_bookmarks.push_back({title.toStdString(), level, m_page, top});
}

void PdfPages::link(std::size_t section)
{
    m_links.push_back({m_page, m_left, m_y - 9, m_right, m_y + 3, section});
}

void PdfPages::prose(const QString &text, const QColor &color)
{
    PdfBlock block;
    for (const QString &line : m_canvas.wrapProse(PdfFace::Sans, bodySize, text, std::min(width(), 470.0)))
        block.push_back({{m_left, {{line, PdfFace::Sans, bodySize, color}}}});
    place(block, bodyLeading);
    m_y += 3;
}

void PdfPages::shownNote(std::uint64_t shown, std::uint64_t all, std::string_view one, std::string_view many)
{
    note(m_text.plain(shownText(shown, all, one, many)));
}

void PdfPages::evidence(std::string_view safe)
{
    PdfBlock block;
    for (const QString &line :
         m_canvas.wrapEvidence(PdfFace::MonoBold, smallSize, m_text.evidence(safe, PdfFace::MonoBold), width()))
        block.push_back({{m_left, {{line, PdfFace::MonoBold, smallSize, ink}}}});
    place(block, lineLeading);
    m_y += 3;
}

void PdfPages::facts(const std::vector<Fact> &list, double labelWidth)
{
    for (const Fact &fact : list) {
        PdfBlock block;
        m_text.appendFact(block, fact, m_left, labelWidth, m_right);
        place(block, bodyLeading);
    }
}

void PdfPages::terms(const std::vector<Term> &list, double termWidth)
{
    for (const Term &term : list) {
        PdfBlock block;
        const QStringList lines = m_canvas.wrapProse(PdfFace::Sans, bodySize, m_text.plain(term.meaning),
                                                     std::min(width(), 490.0) - termWidth);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            PdfPlacedLine placed;
            if (i == 0)
                placed.push_back(
                    {m_left,
                     {{m_text.evidence(term.term, PdfFace::SansBold), PdfFace::SansBold, smallSize, ink}}});
            placed.push_back({m_left + termWidth, {{lines[i], PdfFace::Sans, bodySize, ink}}});
            block.push_back(std::move(placed));
        }
        place(block, bodyLeading);
    }
    m_y += 3;
}

void PdfPages::bullets(const std::vector<std::string_view> &list)
{
    for (const std::string_view item : list) {
        PdfBlock block;
        bool first = true;
        for (const QString &line :
             m_canvas.wrapProse(PdfFace::Sans, bodySize, m_text.evidence(item, PdfFace::Sans), std::min(width(), 470.0) - 12)) {
            PdfPlacedLine placed;
            if (first)
                placed.push_back({m_left, {{QStringLiteral("\u2022"), PdfFace::Sans, bodySize, ink}}});
            placed.push_back({m_left + 12, {{line, PdfFace::Sans, bodySize, ink}}});
            block.push_back(std::move(placed));
            first = false;
        }
        place(block, bodyLeading);
    }
}

namespace {
constexpr double gap = 12; // between a cell that stands at the right and the next one
}

PdfTable::PdfTable(PdfPages &pages, std::vector<PdfColumn> columns)
    : m_pages(pages), m_columns(std::move(columns))
{
    m_pages.need(lineLeading * 4);
    head();
}

void PdfTable::head()
{
    m_pages.skip(lineLeading + 2);
    PdfCanvas &canvas = m_pages.canvas();
    double x = m_pages.left();
    for (const PdfColumn &column : m_columns) {
        const PdfLine title = {{column.title, PdfFace::SansBold, smallSize, ink}};
        canvas.line(column.right ? x + column.width - gap - canvas.width(title) : x, m_pages.y() - 3, title);
        x += column.width;
    }
    m_pages.skip(1);
    canvas.rule(m_pages.left(), m_pages.y(), x, 0.9, soft);
    m_pages.skip(2);
}

void PdfTable::row(const std::vector<PdfCell> &cells)
{
    PdfCanvas &canvas = m_pages.canvas();
    PdfBlock block;
    double x = m_pages.left();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const PdfColumn &column = m_columns[i];
        for (std::size_t k = 0; k < cells[i].size(); ++k) {
            if (block.size() <= k)
                block.emplace_back();
            const double at = column.right ? x + column.width - gap - canvas.width(cells[i][k]) : x;
            block[k].push_back({at, cells[i][k]});
        }
        x += column.width;
    }
    m_pages.place(block, lineLeading, [this] { head(); });
    m_pages.skip(2.5);
    canvas.rule(m_pages.left(), m_pages.y(), x, 0.4, faint);
    m_pages.skip(1.5);
}

} // namespace assay
