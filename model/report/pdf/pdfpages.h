// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/pdf/pdfcanvas.h"
#include "report/pdf/pdffinish.h"
#include "report/pdf/pdftext.h"
#include "report/reportcontent.h"

#include <QPainter>
#include <QPdfWriter>
#include <QSizeF>

#include <functional>
#include <vector>

namespace assay {

// The pages of the report, filled from top to bottom: what does not fit any more goes on the next one. All
// numbers are points. Laid out two times, the first time without a painter, to learn how many pages there
// are.
class PdfPages {
public:
    // content gives what stands on the edge of every page, and must outlive this.
    PdfPages(PdfFonts &fonts, PageSize size, const ReportContent &content);
    PdfPages(const PdfPages &) = delete;
    PdfPages &operator=(const PdfPages &) = delete;

    // Starts with a first page again. Without a writer, pages are only counted; with a painter nevertheless, the first one is painted.
    void begin(QPdfWriter *writer, QPainter *painter);
    void end(); // nothing more is painted
    bool painting() const { return m_writer != nullptr; }

    PdfCanvas &canvas() { return m_canvas; }
    const PdfCanvas &canvas() const { return m_canvas; }
    const PdfText &text() const { return m_text; }
    QSizeF size() const { return m_size; }
    int page() const { return m_page; } // from 0
    double left() const { return m_left; }
    double right() const { return m_right; }
    double width() const { return m_right - m_left; }
    double y() const { return m_y; }
    double filled() const { return (m_y - m_top) / (m_bottom - m_top); } // how much of the page
    bool atTop() const { return m_y <= m_top; }
    bool fits(double height) const { return m_y + height <= m_bottom; }

    void newPage();
    void need(double height); // on one page, else on the next
    void skip(double height) { m_y += height; }

    // Lines that stay together when one page can hold them; otherwise they go on on the next one.
    void place(const PdfBlock &block, double leading, const std::function<void()> &onNewPage = {});
    void ruleBelow(double above, double below); // a thin line under what was placed

    // following: of what comes next, how much must stand on the same page. Also a bookmark.
    void heading(int level, const QString &title, double following = 40);
    void prose(const QString &text, const QColor &color = PdfStyle::ink);
    void note(const QString &text) { prose(text, PdfStyle::soft); }
    void shownNote(std::uint64_t shown, std::uint64_t all, std::string_view one, std::string_view many);
    void evidence(std::string_view safe); // a name alone, in bold
    void facts(const std::vector<Fact> &list, double labelWidth);
    void terms(const std::vector<Term> &list, double termWidth);
    void bullets(const std::vector<std::string_view> &list);

    void link(std::size_t section); // the line that was placed last leads to a section
    const std::vector<PdfBookmark> &bookmarks() const { return m_bookmarks; }
    const std::vector<PdfLink> &links() const { return m_links; } // bookmark holds the number of the section

private:
    void bookmark(int level, const QString &title, double top);

    const ReportContent &m_content;
    PdfCanvas m_canvas;
    PdfText m_text{m_canvas};
    QSizeF m_size;
    static constexpr double m_left = 50;
    static constexpr double m_top = 56;
    double m_right = 0;
    double m_bottom = 0;
    QPdfWriter *m_writer = nullptr;
    int m_page = -1;
    int m_pages = 0; // of the pass before
    double m_y = 0;
    std::vector<PdfBookmark> m_bookmarks;
    std::vector<PdfLink> m_links;
};

struct PdfColumn {
    QString title;
    double width = 0;
    bool right = false; // its cells stand at the right
};

// A table with a head that is there again on every page it goes on to.
class PdfTable {
public:
    PdfTable(PdfPages &pages, std::vector<PdfColumn> columns);

    void row(const std::vector<PdfCell> &cells); // one a column
    void head();

private:
    PdfPages &m_pages;
    std::vector<PdfColumn> m_columns;
};

} // namespace assay
