// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/casecontent.h"
#include "report/reportoptions.h"
#include "verify/comparison.h"

#include <vector>

namespace assay {

// The sources of a comparison, hashed a second time before a report is written.
struct HashedAgain {
    std::vector<CaseSource> sources;
    std::vector<SourceCheck> checks; // one for each
    ReportClock when;

    bool anyWrong() const; // one is another one now, or cannot be read
};

// sources: where they are now; none: where they were read. Reads them whole, several at a time. The error is Cancelled.
Result<HashedAgain> hashAgain(const Comparison &comparison, std::vector<CaseSource> sources, Context &context);

// Puts it on page one of the reports that the options are of.
void tellInReports(const HashedAgain &again, const Comparison &comparison, ReportOptions &options);

} // namespace assay
