// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfparts.h"

#include "base/bytes.h"
#include "base/displaysafe.h"

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
    const std::string recomputed = recomputedAsNamed(layer);
    if (recomputed.empty())
        appendLines(digest, text.cell(QStringLiteral("not recomputed as one digest"), soft));
    else if (recomputed == layer.layer.diffId)
        appendLines(digest, text.cell(QStringLiteral("recomputed: the same")));
    else
        appendLines(digest, text.evidenceCell("recomputed: " + recomputed, digestWidth));
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

} // namespace assay
