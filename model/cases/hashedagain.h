// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/casecontent.h"
#include "verify/comparison.h"

#include <string>
#include <vector>

namespace assay {

// The sources of a comparison, hashed a second time before a report is written.
struct HashedAgain {
    std::vector<CaseSource> sources;
    std::vector<SourceCheck> checks; // one for each
    std::string when;                // UTC, as isoTime()

    bool anyWrong() const; // one is another one now, or cannot be read
};

// sources: where they are now; none: where they were read. Reads them whole. The error is Cancelled.
Result<HashedAgain> hashAgain(const Comparison &comparison, std::vector<CaseSource> sources, Context &context);

// For page one of a report: "MATCH: SHA-256 …, 2026-11-22T04:00:00Z", "MISMATCH: …", "not read again: …".
std::string hashedAgainText(const SourceCheck &check, const std::string &when);

} // namespace assay
