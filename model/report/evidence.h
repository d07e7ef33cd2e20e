// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "report/reportoptions.h"
#include "report/sink.h"
#include "verify/comparison.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

// The evidence file, schema "assay-evidence/1": everything that was compared and found, for programs. Streams; the memory
// it takes does not grow with the number of differences. The same comparison and options give the same bytes.
//
// A step that was not compared is null. Without a saved source the step from vendor to live has a key of its own,
// "vendorToLive", in the summary and in every difference. A difference that is explained in one step only has "explained": null
// and tells the step in "explainedSteps".
Status writeEvidence(const Comparison &comparison, const ReportOptions &options, const Sink &sink);

// One path as it stands among the differences there, whether it differs or not.
std::string differenceJson(const Comparison &comparison, DiffNodeId id);

// SHA-256 of what writeEvidence() gives: the number by which HTML and PDF say which evidence file they go with.
// The error is Cancelled.
Result<Sha256Digest> evidenceDigest(const Comparison &comparison, const ReportOptions &options, const Context &context);

// The libraries that had a part in a report, as the evidence file has them: name and version, sorted by name.
std::vector<std::pair<std::string, std::string>> reportLibraries(const ReportOptions &options);

// "vendorToSaved", "savedToLive" or, of the second step without a saved source, "vendorToLive".
std::string_view stepKey(const DiffTree &tree, int step);

// The codes of what explains every change of a path; "" when there is a change that nothing explains.
std::string explanationText(const DiffTree &tree, DiffNodeId id);

// Parts of a source that were not read, each once, sorted.
std::vector<SkippedPart> skippedParts(const LoadedSource &source);

} // namespace assay
