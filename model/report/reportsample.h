// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportcontent.h"

#include <array>
#include <cstdint>

namespace assay {

// A report with a few paths and findings of each kind instead of all of them, evenly taken: what its writers make of it tells how long the
// whole would be, without writing that. All that is not of lists is in it whole.
struct ReportSample {
    ReportOptions options;
    ReportContent content;
    std::array<double, pathListCount> ofList{1, 1, 1}; // how many shown paths stand for one of the sample, by PathList
    double ofFindings = 1;                             // likewise
};

// The comparison must outlive the result. Linear in the paths, and quick; the error is Cancelled.
Result<ReportSample> sampleReport(const Comparison &comparison, const ReportOptions &options, Context &context);

// How many bytes writeHtml() and writeEvidence() would give. Not exact; the second also knows what was sampled of differences that are out of
// scope, since that file has all.
Result<std::uint64_t> estimateHtml(const Comparison &comparison, const ReportSample &sample, Context &context);
std::uint64_t estimateEvidence(const Comparison &comparison);

} // namespace assay
