// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/pdf/pdffinish.h"
#include "report/pdf/pdffonts.h"
#include "report/pdf/pdfpages.h"
#include "report/pdf/pdfparts.h"
#include "report/redaction.h"
#include "report/reportcontent.h"

#include <QPainter>
#include <QPdfWriter>

#include <functional>
#include <string>
#include <vector>

namespace assay {

// The order of the parts of the PDF report, and the passes over them. What it is made from must outlive it.
class PdfReportPainter {
public:
    PdfReportPainter(const ReportInput &report, PdfFonts &fonts, Context &context);

    // Lays the pages out to learn how many there are, then paints them.
    Status paint(QPdfWriter &writer);
    // Lays them out only.
    Status layOut() { return pass(nullptr, nullptr); }
    // Page one alone, in points from its upper left corner times PdfCanvas::pixelsPerPoint; without the numbers of pages.
    void paintCover(QPainter &painter);

    PdfProperties properties() const;
    QSizeF pageSize() const { return m_pages.size(); } // points

    // After layOut(), what a part takes, in pages, with what it begins on a page of another one.
    enum class Extent { FindingsList, UnexplainedList, ExplainedList, AlikeList, AllElse };
    double extent(Extent part) const { return m_extents[static_cast<std::size_t>(part)]; }

private:
    struct Section {
        QString title;
        std::function<Status()> write;
        double following = 60; // of its beginning, how much must stand on the page of its heading
        Extent extent = Extent::AllElse;
        std::string withheld; // how much of it is, below it; "" for nothing
    };

    void add(const char *title, void (*write)(PdfPages &, const ReportInput &), double following = 60, Extent extent = Extent::AllElse);
    void tell(Withheld kind); // below the section that was added last
    void addList(PathList list, Context &context);
    void add(const char *title, double following, std::function<Status()> write, Extent extent);
    Status pass(QPdfWriter *writer, QPainter *painter);
    double place() const; // how far the pages are filled, in pages

    const ReportInput &m_report;
    PdfPages m_pages;
    std::vector<Section> m_sections;
    std::vector<PdfContentsLine> m_contents; // one for each section; the pages from the first pass
    std::vector<std::size_t> m_sectionBookmarks; // which bookmark is that of a section
    std::array<double, 5> m_extents{};
};

} // namespace assay
