// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfreport.h"

#include "report/pdf/pdffinish.h"
#include "report/pdf/pdffonts.h"
#include "report/pdf/pdfpages.h"
#include "report/pdf/pdfparts.h"
#include "report/reportcontent.h"
#include "report/reportjournal.h"
#include "report/sink.h"

#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryFile>

#include <functional>

namespace assay {
namespace {

struct Section {
    QString title;
    std::function<Status()> write;
    double following = 60; // of its beginning, how much must stand on the page of its heading
};

// The order of the parts, and the two passes over them.
class ReportPainter {
public:
    ReportPainter(const ReportInput &report, PdfFonts &fonts, Context &context)
        : m_report(report), m_pages(fonts, report.options.pageSize, report.content)
    {
        add("Summary", writePdfSummary, 240);
        add("Sources and layers", writePdfSources);
        if (!report.content.stores.empty())
            add("Records and containers", writePdfStores, 100);
        add("Method", writePdfMethod);
        add("Findings", writePdfFindings, 160);
        if (report.options.hashLists)
            add(hashListsHeading.data(), writePdfHashLists, 100);
        if (report.hasInterpretations())
            add(interpretationHeading.data(), writePdfInterpretations, 120);
        if (report.hasNotes())
            add(notesHeading.data(), writePdfNotes, 80);
        if (!report.content.steps.empty()) {
            addDifferences("Differences without an explanation", false, 120, context);
            addDifferences("Differences with an explanation", true, 140, context);
        }
        add("Limitations", writePdfLimitations);
        add("Settings", writePdfSettings);
        if (report.options.journal)
            add(journalHeading.data(), writePdfJournal, 120);
        add("How to read this report", writePdfGlossary);
        if (report.options.roots)
            add("How to check this report", writePdfCheck);
        add("Signatures", writePdfSignatures, 165);
    }

    // Lays the pages out to learn how many there are, then paints them.
    Status paint(QPdfWriter &writer)
    {
        if (Status counted = pass(nullptr, nullptr); !counted)
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

    PdfProperties properties() const
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

private:
    void add(const char *title, void (*write)(PdfPages &, const ReportInput &), double following = 60)
    {
        add(title, following, [this, write] {
            write(m_pages, m_report);
            return Status();
        });
    }

    void addDifferences(const char *title, bool explained, double following, Context &context)
    {
        add(title, following, [this, explained, &context] {
            return writePdfDifferences(m_pages, m_report, explained, context);
        });
    }

    void add(const char *title, double following, std::function<Status()> write)
    {
        m_sections.push_back({QString::fromUtf8(title), std::move(write), following});
        m_contents.push_back({m_sections.back().title, -1});
    }

    Status pass(QPdfWriter *writer, QPainter *painter)
    {
        m_pages.begin(writer, painter);
        writePdfCover(m_pages, m_report, m_contents);
        int number = 0;
        for (const Section &section : m_sections) {
            m_pages.heading(1, QString::number(++number) + u' ' + section.title, section.following);
            if (Status written = section.write(); !written)
                return written;
        }
        // At the very bottom of a page rather than alone on one.
        m_pages.skip(m_pages.fits(40) ? 26 : 12);
        PdfCanvas &canvas = m_pages.canvas();
        const PdfLine end = {{QStringLiteral("\u2014 End of report \u2014"), PdfFace::Sans,
                              PdfStyle::bodySize, PdfStyle::soft}};
        canvas.line((m_pages.left() + m_pages.right() - canvas.width(end)) / 2, m_pages.y(), end);
        return {};
    }

    const ReportInput &m_report;
    PdfPages m_pages;
    std::vector<Section> m_sections;
    std::vector<PdfContentsLine> m_contents; // one for each section; the pages from the first pass
    std::vector<std::size_t> m_sectionBookmarks; // which bookmark is that of a section
};

} // namespace

Status writePdf(const Comparison &comparison, const ReportOptions &options, const std::string &path,
                Context &context)
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

    const ReportInput report{comparison, options, *content};
    ReportPainter painter(report, *fonts, context);
    {
        QPdfWriter writer(&painted);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        writer.setResolution(PdfCanvas::resolution);
        writer.setPageLayout(
            QPageLayout(QPageSize(options.pageSize == PageSize::A4 ? QPageSize::A4 : QPageSize::Letter),
                        QPageLayout::Portrait, QMarginsF(0, 0, 0, 0), QPageLayout::Point));
        writer.setTitle(QString::fromStdString(content->title));
        if (Status done = painter.paint(writer); !done)
            return done;
    }
    if (!painted.flush() || painted.error() != QFileDevice::NoError)
        return Unexpected(makeError(ErrorCode::Io, painted.fileName().toStdString(),
                                    "writing: " + painted.errorString().toStdString()));
    return writeFileAtomically(path, [&](const Sink &sink) {
        return finishPdf(painted.fileName().toStdString(), painter.properties(),
                         [&](std::string_view bytes) -> Status {
                             if (context.cancelled())
                                 return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
                             return sink(bytes);
                         });
    });
}

} // namespace assay
