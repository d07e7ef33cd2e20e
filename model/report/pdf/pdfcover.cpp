// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfparts.h"

#include "report/reportlogo.h"

#include <algorithm>

namespace assay {

using namespace PdfStyle;

namespace {

constexpr double cardLeading = 11.5;

void writeNotice(PdfPages &pages, const std::string &notice)
{
    pages.skip(8);
    const double top = pages.y();
    pages.skip(5);
    PdfCanvas &canvas = pages.canvas();
    const QString text = pages.text().evidence(notice, PdfFace::SansBold);
    for (const QString &line : canvas.wrapProse(PdfFace::SansBold, bodySize, text, pages.width() - 24)) {
        pages.skip(bodyLeading);
        canvas.line(pages.left() + 12, pages.y() - 3, {{line, PdfFace::SansBold, bodySize, ink}});
    }
    pages.skip(5);
    canvas.box(pages.left(), top, pages.width(), pages.y() - top, 0.9, ink);
    canvas.fill(pages.left(), top, 4, pages.y() - top, ink);
}

void writeLogo(PdfPages &pages, const ReportLogo &logo)
{
    constexpr QSizeF most(216, 72); // points
    const QSizeF size = QSizeF(logo.width, logo.height).scaled(most, Qt::KeepAspectRatio).boundedTo(QSizeF(logo.width, logo.height));
    pages.skip(4);
    pages.canvas().picture(pages.left(), pages.y(), size, logo);
    pages.skip(size.height());
}

void writeCard(PdfPages &pages, const SourceContent &source)
{
    PdfBlock block;
    for (const Fact &fact : source.facts)
        pages.text().appendFact(block, fact, pages.left() + 10, 88, pages.right() - 10);
    constexpr std::size_t mostTogether = 30; // lines: what a page holds easily stands below its own title
    pages.need(36 + cardLeading * static_cast<double>(std::min(block.size(), mostTogether)));
    pages.skip(12);
    pages.canvas().fill(pages.left(), pages.y(), pages.width(), 2.5, accent);
    pages.skip(15);
    pages.canvas().line(pages.left() + 10, pages.y(),
                        {{pages.text().plain(sideTitles[static_cast<std::size_t>(source.side)]),
                          PdfFace::SansBold, 10, ink}});
    pages.skip(3);
    pages.place(block, cardLeading);
    pages.skip(4);
    pages.canvas().rule(pages.left(), pages.y(), pages.right(), 0.5, faint);
}

void writeContents(PdfPages &pages, const std::vector<PdfContentsLine> &contents)
{
    constexpr double leading = 12.5;
    pages.need(24 + leading * static_cast<double>(contents.size()));
    pages.skip(pages.atTop() ? 14 : 20);
    PdfCanvas &canvas = pages.canvas();
    canvas.line(pages.left(), pages.y(), {{QStringLiteral("Contents"), PdfFace::SansBold, 10, ink}});
    pages.skip(4);
    for (std::size_t i = 0; i < contents.size(); ++i) {
        pages.skip(leading);
        const double y = pages.y();
        const PdfLine title = {
            {QString::number(i + 1) + u' ' + contents[i].title, PdfFace::Sans, bodySize, ink}};
        canvas.line(pages.left(), y, title);
        const PdfLine page = {{contents[i].page >= 0 ? QString::number(contents[i].page + 1) : QString(),
                               PdfFace::Sans, bodySize, ink}};
        canvas.line(pages.right() - canvas.width(page), y, page);
        canvas.rule(pages.left() + canvas.width(title) + 6, y - 1, pages.right() - canvas.width(page) - 6,
                    0.4, faint);
        pages.link(i);
    }
}

} // namespace

void writePdfCover(PdfPages &pages, const ReportInput &report, const std::vector<PdfContentsLine> &contents)
{
    const ReportContent &content = report.content;
    PdfCanvas &canvas = pages.canvas();
    if (report.options.logo)
        writeLogo(pages, *report.options.logo);
    pages.skip(22);
    for (const QString &line : canvas.wrapProse(
             PdfFace::SansBold, 21, pages.text().evidence(content.title, PdfFace::SansBold), pages.width())) {
        pages.skip(24);
        canvas.line(pages.left(), pages.y(), {{line, PdfFace::SansBold, 21, ink}});
    }
    pages.skip(15);
    canvas.line(pages.left(), pages.y(),
                {{QStringLiteral("Report ") + pages.text().plain(content.shortId)
                      + QStringLiteral(", created ") + pages.text().plain(content.created),
                  PdfFace::Sans, 10, soft}});
    for (const std::string &notice : content.notices)
        writeNotice(pages, notice);
    pages.skip(14);
    std::vector<Fact> about = content.caseFacts;
    about.push_back({"Tool", content.tool, false, false});
    about.push_back({"Libraries", content.libraries, false, false});
    about.push_back({"Evidence file", "SHA-256 " + content.evidenceSha256, true, false});
    if (report.options.roots)
        about.push_back({"Merkle root", report.options.roots->all, true, false});
    pages.facts(about, 112);
    for (const SourceContent &source : content.sources)
        writeCard(pages, source);
    writeContents(pages, contents);
}

} // namespace assay
