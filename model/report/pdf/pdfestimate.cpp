// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfestimate.h"

#include "report/pdf/pdfreportpainter.h"
#include "report/reportsample.h"

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

// Measured of what writePdf() gives: the fonts, the profile and the frame of the file; then pages of prose and tables, of findings and of paths.
constexpr double frameBytes = 65'000;
constexpr double proseBytes = 3'600;   // a page
constexpr double findingBytes = 3'300; // a page
constexpr double packedEvidence = 0.14; // of the evidence file, where it is attached
constexpr double listBytes = 7'000;    // a page

// Of a bundle: what tells of it; for each path of each source its lines in the listing, in the one for mtree and in the timeline; for each path
// that differs its line in the table and what case.jsonld has of it.
constexpr std::uint64_t aboutBytes = 12'000;
constexpr std::uint64_t pathBytes = 350;
constexpr std::uint64_t differenceBytes = 950;
constexpr std::uint64_t findingRowBytes = 350;

Status estimatePdf(const Comparison &comparison, const ReportSample &sample, Context &context, ReportEstimate &estimate)
{
    using Extent = PdfReportPainter::Extent;
    auto fonts = PdfFonts::load();
    if (!fonts)
        return Unexpected(fonts.error());
    const ReportInput report{comparison, sample.options, sample.content};
    PdfReportPainter painter(report, *fonts, context);
    if (Status laidOut = painter.layOut(); !laidOut)
        return laidOut;
    const double findings = painter.extent(Extent::FindingsList) * sample.ofFindings;
    double lists = 0;
    for (std::size_t i = 0; i < pathListCount; ++i)
        lists += painter.extent(static_cast<Extent>(static_cast<std::size_t>(Extent::UnexplainedList) + i)) * sample.ofList[i];
    const double prose = painter.extent(Extent::AllElse);
    estimate.pages = static_cast<std::uint64_t>(std::max(1.0, std::ceil(lists + findings + prose)));
    estimate.pdfBytes = static_cast<std::uint64_t>(frameBytes + lists * listBytes + findings * findingBytes + prose * proseBytes);
    return {};
}

} // namespace

Result<ReportEstimate> estimateReports(const Comparison &comparison, const ReportOptions &options, Context &context)
{
    ReportEstimate estimate;
    const auto sample = sampleReport(comparison, options, context);
    if (!sample)
        return Unexpected(sample.error());
    if (Status laidOut = estimatePdf(comparison, *sample, context, estimate); !laidOut)
        return Unexpected(laidOut.error());
    const auto html = estimateHtml(comparison, *sample, context);
    if (!html)
        return Unexpected(html.error());
    estimate.htmlBytes = *html;
    estimate.evidenceBytes = options.redaction ? 0 : estimateEvidence(comparison); // of a redacted report there is none
    if (options.attachesEvidence && !options.redaction)
        estimate.pdfBytes += static_cast<std::uint64_t>(static_cast<double>(estimate.evidenceBytes) * packedEvidence);
    std::uint64_t paths = 0;
    for (const LoadedSourcePtr &source : comparison.allSources())
        paths += source->tree ? source->tree->size() : 0;
    const std::uint64_t differing = comparison.tree->totals().explained + comparison.tree->totals().unexplained;
    estimate.bundleBytes = estimate.pdfBytes + estimate.htmlBytes + estimate.evidenceBytes + aboutBytes + paths * pathBytes + differing * differenceBytes
        + comparison.findings.size() * findingRowBytes;
    return estimate;
}

} // namespace assay
