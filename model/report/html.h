// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportoptions.h"
#include "report/sink.h"
#include "verify/comparison.h"

namespace assay {

// The report as one HTML file that needs nothing else: no script (but for options.withTable, and then it also works without), nothing loaded from anywhere (a Content-Security-Policy in
// it says so to the reader's browser), light or dark as the reader has it, made to be printed too. Everything from evidence
// is escaped twice: what would not show or mislead by displaySafe(), what would be markup by entities.
//
// Streams. The same comparison and options give the same bytes. Counts and polls in context where there is one.
Status writeHtml(const Comparison &comparison, const ReportOptions &options, const Sink &sink, Context *context = nullptr);

} // namespace assay
