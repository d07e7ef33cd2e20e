// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/file/casefile.h"

#include <string>
#include <utility>
#include <vector>

namespace assay {

using SourceOptions = std::vector<std::pair<std::string, std::string>>; // UTF-8, name and value

// What a finished comparison is to a case: its sources (with absolute paths), its results, and what the journal tells of both: each source
// hashed, all compared. options: those that every source was read with. Any thread. The errors are those of packResults().
Result<CaseChange> comparedChange(const Comparison &comparison, const SourceOptions &options, Context &context);

} // namespace assay
