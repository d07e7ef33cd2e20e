// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportoptions.h"
#include "verify/comparison.h"

#include <cstdint>

namespace assay {

// How long and large reports would be. Made by laying out and writing a sample of what they list; within a half of what is written then.
struct ReportEstimate {
    std::uint64_t pages = 0; // of the PDF
    std::uint64_t pdfBytes = 0; // with what is attached
    std::uint64_t htmlBytes = 0;
    std::uint64_t evidenceBytes = 0; // 0 where something is withheld: it is not written then
    std::uint64_t bundleBytes = 0; // of its files together, exhibits apart
};

// From here on a PDF is nothing that anybody reads.
inline constexpr std::uint64_t manyPages = 500;

// Any thread, while there is a QGuiApplication. Linear in the paths, with little work for each. The error is Cancelled.
Result<ReportEstimate> estimateReports(const Comparison &comparison, const ReportOptions &options, Context &context);

} // namespace assay
