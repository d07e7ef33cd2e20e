// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"

#include "base/bytes.h"
#include "base/displaysafe.h"

#include <algorithm>

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
    if (!layer.recomputed)
        out << "<span class=\"none\">not recomputed as one digest</span>";
    else if (digestText(*layer.recomputed) == layer.layer.diffId)
        out << "recomputed: the same";
    else {
        out << "recomputed: ";
        out.evidence(digestText(*layer.recomputed));
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

void writeHtmlMethod(HtmlOut &out, const ReportInput &)
{
    out.heading("method", "Method");
    for (const std::string_view paragraph : methodParagraphs()) {
        out << "<p>";
        out.text(paragraph);
        out << "</p>\n";
    }
    out << "<h3>Change words</h3>\n";
    out.terms(changeTerms());
    out << "<h3>Explanations</h3>\n";
    out.terms(explanationTerms());
}

void writeHtmlLimitations(HtmlOut &out, const ReportInput &report)
{
    out.heading("limitations", "Limitations");
    out << "<ul>\n";
    for (const std::string_view limitation : standingLimitations()) {
        out << "<li>";
        out.text(limitation);
        out << "</li>\n";
    }
    out << "</ul>\n";
    if (report.content.notDetermined != 0)
        out << "<p>" << groupedNumber(report.content.notDetermined)
            << (report.content.notDetermined == 1 ? " path" : " paths")
            << " could not be compared in full: \u201Cno difference\u201D is not proven there.</p>\n";
    const auto &all = report.content.limitations;
    if (all.empty()) {
        out << "<p>No part of the sources was skipped and nothing in them was unreadable.</p>\n";
        return;
    }
    const std::size_t shown = std::min(all.size(), report.options.shownFindings);
    out.shownNote(shown, all.size(), "part was not read", "parts that were not read");
    out << "<table><thead><tr><th scope=\"col\">Source</th><th scope=\"col\">Where</th><th "
           "scope=\"col\">What</th></tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < shown; ++i) {
        out << "<tr><td>" << all[i].source << "</td><td>";
        if (all[i].path.empty())
            out << "<span class=\"none\">the whole</span>";
        else
            out.evidence(all[i].path);
        out << "</td><td>";
        out.text(all[i].what);
        out << "</td></tr>\n";
    }
    out << "</tbody></table>\n";
}

void writeHtmlSettings(HtmlOut &out, const ReportInput &report)
{
    out.heading("settings", "Settings");
    if (report.content.settings.empty()) {
        out << "<p>No setting had an effect on the result.</p>\n";
        return;
    }
    out << "<ul>\n";
    for (const Fact &setting : report.content.settings) {
        out << "<li>";
        out.evidence(setting.value);
        out << "</li>\n";
    }
    out << "</ul>\n";
}

void writeHtmlGlossary(HtmlOut &out, const ReportInput &report)
{
    out.heading("reading", "How to read this report");
    out << "<table class=\"small\"><thead><tr><th scope=\"col\">Letter</th><th scope=\"col\">Status</th><th "
           "scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n";
    for (const StatusTerm &term : statusTerms()) {
        out << "<tr><th scope=\"row\">";
        out.badge(term);
        out << "</th><td>" << term.word << "</td><td>" << term.meaning << "</td></tr>\n";
    }
    out << "</tbody></table>\n";
    out.terms(glossary());
    out << "<h3>The evidence file</h3>\n<p>The numbers and tables here are a rendering of the evidence file "
           "(schema assay-evidence/1) that was made with "
           "the same options at the same time. Its SHA-256 is the one on the first page; its first twelve "
           "digits name this report. "
           "Anyone can make it again from the same sources with <span class=\"e\">assay-cli "
        << (report.comparison.mustBeProven ? "verify" : "compare")
        << "</span> of the same version; "
           "<span class=\"e\">SOURCE_DATE_EPOCH="
        << std::to_string(report.options.created.seconds) << "</span> gives it the same date.</p>\n";
}

} // namespace assay
