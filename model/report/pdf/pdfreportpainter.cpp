// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfreportpainter.h"

#include "report/reportexhibits.h"
#include "report/reportjournal.h"
#include "report/reporttrust.h"

#include <utility>

namespace assay {

PdfReportPainter::PdfReportPainter(const ReportInput &report, PdfFonts &fonts, Context &context)
    : m_report(report), m_pages(fonts, report.options.pageSize, report.content)
{
    add("Summary", writePdfSummary, 240);
    tell(Withheld::Sums);
    add("Scope", writePdfScope);
    add("Sources and layers", writePdfSources);
    tell(Withheld::Reasons);
    if (report.hasRecords()) {
        add("Records and containers", writePdfStores, 100);
        tell(Withheld::ContainerChanges);
    }
    add("Method", writePdfMethod);
    if (report.options.has(ReportPart::FindingsList)) {
        add("Findings", writePdfFindings, 210, Extent::FindingsList);
        tell(Withheld::FindingsList);
    }
    if (report.options.trust)
        add(trustHeading.data(), writePdfTrust, 120);
    if (report.hasHashLists()) {
        add(hashListsHeading.data(), writePdfHashLists, 100);
        tell(Withheld::HashListFiles);
    }
    if (report.hasInterpretations()) {
        add(interpretationHeading.data(), writePdfInterpretations, 120);
        tell(Withheld::Interpretations);
    }
    if (report.hasNotes()) {
        add(notesHeading.data(), writePdfNotes, 80);
        tell(Withheld::Notes);
    }
    for (const PathList list : pathLists) {
        if (report.hasList(list))
            addList(list, context);
    }
    add("Limitations", writePdfLimitations);
    tell(Withheld::Parts);
    if (report.options.exhibits) {
        add(exhibitsHeading.data(), writePdfExhibits, 120);
        tell(Withheld::Exhibits);
    }
    add("Settings", writePdfSettings);
    if (report.options.journal) {
        add(journalHeading.data(), writePdfJournal, 120);
        tell(Withheld::Journal);
    }
    if (report.options.has(ReportPart::Glossary))
        add("How to read this report", writePdfGlossary);
    add("The evidence file", writePdfEvidenceFile);
    tell(Withheld::Evidence);
    if (report.options.roots)
        add("How to check this report", writePdfCheck);
    if (report.options.has(ReportPart::Signatures))
        add("Signatures", writePdfSignatures, 165);
}

Status PdfReportPainter::paint(QPdfWriter &writer)
{
    if (Status counted = layOut(); !counted)
        return counted;
    const auto &bookmarks = m_pages.bookmarks();
    for (std::size_t i = 0; i < bookmarks.size(); ++i) {
        if (bookmarks[i].level != 1)
            continue;
        m_contents[m_sectionBookmarks.size()].page = bookmarks[i].page;
        m_sectionBookmarks.push_back(i);
    }
    QPainter painter;
    if (!painter.begin(&writer))
        return Unexpected(makeError(ErrorCode::Io, {}, "the PDF cannot be painted"));
    Status painted = pass(&writer, &painter);
    m_pages.end();
    if (!painter.end() && painted)
        return Unexpected(makeError(ErrorCode::Io, {}, "the painted PDF cannot be written"));
    return painted;
}

void PdfReportPainter::paintCover(QPainter &painter)
{
    m_pages.begin(nullptr, &painter);
    writePdfCover(m_pages, m_report, m_contents);
    m_pages.end();
}

PdfProperties PdfReportPainter::properties() const
{
    const ReportContent &content = m_report.content;
    PdfProperties properties;
    properties.title = content.title + " \u2013 " + content.shortId;
    properties.creator = content.tool;
    properties.created = m_report.options.created.seconds;
    properties.pageHeight = m_pages.size().height();
    properties.bookmarks = m_pages.bookmarks();
    properties.links = m_pages.links();
    for (PdfFonts::Used &font : m_pages.canvas().fonts().used())
        properties.fonts.push_back(
            {std::move(font.name), std::move(font.characters), std::move(font.ems)});
    for (PdfLink &link : properties.links)
        link.bookmark = m_sectionBookmarks.at(link.bookmark);
    return properties;
}

void PdfReportPainter::add(const char *title, void (*write)(PdfPages &, const ReportInput &), double following, Extent extent)
{
    add(title, following, [this, write] {
        write(m_pages, m_report);
        return Status();
    }, extent);
}

void PdfReportPainter::addList(PathList list, Context &context)
{
    const auto extent = static_cast<Extent>(static_cast<int>(Extent::UnexplainedList) + static_cast<int>(list));
    add(pathListTitle(list).data(), list == PathList::Explained ? 140 : 120, [this, list, &context] {
        return writePdfDifferences(m_pages, m_report, list, context);
    }, extent);
    m_sections.back().withheld = withheldFromList(m_report.options, list);
}

void PdfReportPainter::tell(Withheld kind)
{
    m_sections.back().withheld = withheldNote(m_report.options, kind);
}

void PdfReportPainter::add(const char *title, double following, std::function<Status()> write, Extent extent)
{
    m_sections.push_back({QString::fromUtf8(title), std::move(write), following, extent, {}});
    m_contents.push_back({m_sections.back().title, -1});
}

double PdfReportPainter::place() const
{
    return m_pages.page() + m_pages.filled();
}

Status PdfReportPainter::pass(QPdfWriter *writer, QPainter *painter)
{
    m_pages.begin(writer, painter);
    m_extents.fill(0);
    double before = 0;
    const auto measure = [&](Extent extent) {
        const double now = place();
        m_extents[static_cast<std::size_t>(extent)] += now - before;
        before = now;
    };
    writePdfCover(m_pages, m_report, m_contents);
    measure(Extent::AllElse);
    int number = 0;
    for (const Section &section : m_sections) {
        m_pages.heading(1, QString::number(++number) + u' ' + section.title, section.following);
        if (Status written = section.write(); !written)
            return written;
        if (!section.withheld.empty())
            m_pages.prose(m_pages.text().plain(section.withheld));
        measure(section.extent);
    }
    // At the very bottom of a page rather than alone on one.
    m_pages.skip(m_pages.fits(40) ? 26 : 12);
    PdfCanvas &canvas = m_pages.canvas();
    const PdfLine end = {{QStringLiteral("\u2014 End of report \u2014"), PdfFace::Sans,
                          PdfStyle::bodySize, PdfStyle::soft}};
    canvas.line((m_pages.left() + m_pages.right() - canvas.width(end)) / 2, m_pages.y(), end);
    return {};
}

} // namespace assay
