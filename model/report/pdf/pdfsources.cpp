// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfparts.h"

#include "base/bytes.h"
#include "base/displaysafe.h"

#include <algorithm>

namespace assay {

using namespace PdfStyle;

namespace {

constexpr double digestWidth = 172;
constexpr double verdictWidth = 82;

PdfCell digestCell(const PdfText &text, const LoadedLayer &layer)
{
    PdfCell digest = layer.layer.diffId.empty()
        ? text.cell(QStringLiteral("no diff id recorded"), soft)
        : text.evidenceCell(displaySafe(layer.layer.diffId), digestWidth);
    if (!layer.recomputed)
        appendLines(digest, text.cell(QStringLiteral("not recomputed as one digest"), soft));
    else if (digestText(*layer.recomputed) == layer.layer.diffId)
        appendLines(digest, text.cell(QStringLiteral("recomputed: the same")));
    else
        appendLines(digest, text.evidenceCell("recomputed: " + digestText(*layer.recomputed), digestWidth));
    return digest;
}

PdfCell verdictCell(const PdfText &text, const LoadedLayer &layer)
{
    PdfCell verdict = text.cell(text.plain(verdictName(layer.verdict)), ink, PdfFace::SansBold);
    if (!layer.verdictReason.empty())
        appendLines(verdict, text.wrappedCell(text.plain(displaySafe(layer.verdictReason)), verdictWidth));
    return verdict;
}

void writeLayers(PdfPages &pages, const ImageContent &image)
{
    const PdfText &text = pages.text();
    const double storeWidth = pages.width() - 24 - digestWidth - verdictWidth - 48 - 66;
    PdfTable table(pages,
                   {{QStringLiteral("No."), 24, false},
                    {QStringLiteral("Diff id and recomputed digest"), digestWidth, false},
                    {QStringLiteral("Verdict"), verdictWidth, false},
                    {QStringLiteral("Entries"), 48, true},
                    {QStringLiteral("Bytes"), 66, true},
                    {QStringLiteral("Store"), storeWidth, false}});
    for (const LayerRow &row : image.layers) {
        const LoadedLayer &layer = *row.layer;
        table.row({text.cell(QString::number(row.number)), digestCell(text, layer), verdictCell(text, layer),
                   text.cell(text.count(layer.entries)), text.cell(text.count(layer.bytes)),
                   text.nameCell(layer.layer.store, storeWidth)});
    }
    if (image.layers.size() < image.allLayers)
        pages.shownNote(image.layers.size(), image.allLayers, "layer", "layers");
    pages.skip(6);
}

} // namespace

void writePdfSources(PdfPages &pages, const ReportInput &report)
{
    const PdfText &text = pages.text();
    for (const SourceContent &source : report.content.sources) {
        if (!report.comparison.sources[static_cast<std::size_t>(source.side)]->image)
            pages.prose(
                QStringLiteral("The %1 source is a bare root file system: it has no image and no layers.")
                    .arg(text.plain(roleName(static_cast<Role>(source.side)))));
    }
    for (const ImageContent &image : report.content.images) {
        const QString word = text.plain(roleName(static_cast<Role>(image.side)));
        pages.heading(
            2,
            QStringLiteral("Layers of the %1 image").arg(word)
                + (image.allLayers == 0 ? QStringLiteral(": none") : QStringLiteral(", lowest first")));
        if (!image.name.empty())
            pages.evidence(image.name);
        if (image.allLayers != 0)
            writeLayers(pages, image);
    }
    if (const std::string more =
            moreText(report.content.imagesLeftOut, "image with its layers; the evidence file has it",
                     "images with their layers; the evidence file has them");
        !more.empty())
        pages.note(text.plain(more));
    if (!report.content.images.empty())
        pages.terms(verdictTerms(), 80);
}

void writePdfMethod(PdfPages &pages, const ReportInput &)
{
    for (const std::string_view paragraph : methodParagraphs())
        pages.prose(pages.text().plain(paragraph));
    pages.heading(2, QStringLiteral("Change words"));
    pages.terms(changeTerms(), 80);
    pages.heading(2, QStringLiteral("Explanations"));
    pages.terms(explanationTerms(), 150);
}

void writePdfLimitations(PdfPages &pages, const ReportInput &report)
{
    const ReportContent &content = report.content;
    const PdfText &text = pages.text();
    pages.bullets(standingLimitations());
    pages.skip(4);
    if (content.notDetermined != 0) {
        pages.prose(text.plain(
            groupedNumber(content.notDetermined) + (content.notDetermined == 1 ? " path" : " paths")
            + " could not be compared in full: \u201Cno difference\u201D is not proven there."));
    }
    const auto &all = content.limitations;
    if (all.empty())
        return pages.prose(
            QStringLiteral("No part of the sources was skipped and nothing in them was unreadable."));
    const std::size_t shown = std::min(all.size(), report.options.shownFindings);
    pages.shownNote(shown, all.size(), "part was not read", "parts that were not read");
    const double whereWidth = pages.width() * 0.5;
    const double whatWidth = pages.width() - 56 - whereWidth;
    PdfTable table(pages,
                   {{QStringLiteral("Source"), 56, false},
                    {QStringLiteral("Where"), whereWidth, false},
                    {QStringLiteral("What"), whatWidth, false}});
    for (std::size_t i = 0; i < shown; ++i) {
        table.row({text.cell(text.plain(all[i].source)),
                   all[i].path.empty() ? text.cell(QStringLiteral("the whole"), soft)
                                       : text.evidenceCell(all[i].path, whereWidth),
                   text.wrappedCell(text.plain(all[i].what), whatWidth)});
    }
}

void writePdfSettings(PdfPages &pages, const ReportInput &report)
{
    if (report.content.settings.empty())
        return pages.prose(QStringLiteral("No setting had an effect on the result."));
    pages.facts(report.content.settings, 72);
}

void writePdfGlossary(PdfPages &pages, const ReportInput &report)
{
    const PdfText &text = pages.text();
    const double meaningWidth = pages.width() - 50 - 110;
    PdfTable table(pages,
                   {{QStringLiteral("Letter"), 50, false},
                    {QStringLiteral("Status"), 110, false},
                    {QStringLiteral("Meaning"), meaningWidth, false}});
    for (const StatusTerm &term : statusTerms()) {
        table.row({text.cell(text.evidence(term.letter, PdfFace::MonoBold), statusColor(term.status),
                             PdfFace::MonoBold),
                   text.cell(text.plain(term.word)),
                   text.wrappedCell(text.plain(term.meaning), meaningWidth)});
    }
    pages.skip(6);
    pages.terms(glossary(), 110);
    pages.heading(2, QStringLiteral("The evidence file"));
    pages.prose(text.plain(
        "The numbers and tables here are a rendering of the evidence file (schema assay-evidence/1) that was "
        "made with the same options at "
        "the same time. Its SHA-256 is the one on the first page; its first twelve digits name this report. "
        "Anyone can make it again from "
        "the same sources with \u201Cassay-cli "
        + std::string(report.comparison.mustBeProven ? "verify" : "compare")
        + "\u201D of the same version; SOURCE_DATE_EPOCH=" + std::to_string(report.options.created.seconds)
        + " gives it the same date."));
    pages.prose(
        text.plain("This file has no tags for screen readers; the HTML report says the same and has them."));
}

} // namespace assay
