// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"

#include "base/bytes.h"
#include "base/displaysafe.h"

namespace assay {
namespace {

std::string_view sideWord(int side)
{
    return roleName(static_cast<Role>(side));
}

void writeLayer(HtmlOut &out, const LoadedLayer &layer, std::size_t number)
{
    out << "<tr><th scope=\"row\" class=\"num\">" << std::to_string(number) << "</th><td>";
    if (layer.layer.diffId.empty())
        out << "<span class=\"none\">no diff id recorded</span>";
    else
        out.evidence(displaySafe(layer.layer.diffId));
    out << "<br>";
    const std::string recomputed = recomputedAsNamed(layer);
    if (recomputed.empty())
        out << "<span class=\"none\">not recomputed as one digest</span>";
    else if (recomputed == layer.layer.diffId)
        out << "recomputed: the same";
    else {
        out << "recomputed: ";
        out.evidence(recomputed);
    }
    out << "</td><td><span class=\"v v-" << verdictName(layer.verdict) << "\">" << verdictName(layer.verdict)
        << "</span>";
    if (!layer.verdictReason.empty()) {
        out << "<br>";
        out.text(displaySafe(layer.verdictReason));
    }
    out << "</td><td class=\"num\">" << groupedNumber(layer.entries) << "</td><td class=\"num\">"
        << groupedNumber(layer.bytes) << "</td><td>";
    out.name(layer.layer.store);
    out << "</td></tr>\n";
}

void writeLayers(HtmlOut &out, const ImageContent &image)
{
    if (image.allLayers == 0) {
        out << "<p>The " << sideWord(image.side) << " image ";
        out.evidence(image.name);
        out << " has no layers.</p>\n";
        return;
    }
    out << "<div class=\"scroll\"><table class=\"layers\"><caption>Layers of the " << sideWord(image.side)
        << " image";
    if (!image.name.empty()) {
        out << ' ';
        out.evidence(image.name);
    }
    out << ", lowest first</caption>\n<thead><tr><th scope=\"col\" class=\"n num\">No.</th><th "
           "scope=\"col\">Diff id and recomputed digest</th>"
           "<th scope=\"col\" class=\"verdict\">Verdict</th><th scope=\"col\" class=\"count "
           "num\">Entries</th>"
           "<th scope=\"col\" class=\"count num\">Bytes</th><th "
           "scope=\"col\">Store</th></tr></thead>\n<tbody>\n";
    for (const LayerRow &row : image.layers)
        writeLayer(out, *row.layer, row.number);
    out << "</tbody></table></div>\n";
    if (image.layers.size() < image.allLayers)
        out.shownNote(image.layers.size(), image.allLayers, "layer", "layers");
}

} // namespace

void writeHtmlSources(HtmlOut &out, const ReportInput &report)
{
    out.heading("sources", "Sources and layers");
    for (const ImageContent &image : report.content.images)
        writeLayers(out, image);
    if (const std::string more =
            moreText(report.content.imagesLeftOut, "image with its layers; the evidence file has it",
                     "images with their layers; the evidence file has them");
        !more.empty())
        out << "<p class=\"note\">" << more << "</p>\n";
    for (const SourceContent &source : report.content.sources) {
        if (!report.comparison.sources[static_cast<std::size_t>(source.side)]->image)
            out << "<p>The " << sideWord(source.side)
                << " source is a bare root file system: it has no image and no layers.</p>\n";
    }
    if (!report.content.images.empty())
        out.terms(verdictTerms());
}

} // namespace assay
