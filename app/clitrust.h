// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clioptions.h"
#include "base/context.h"
#include "base/result.h"
#include "report/sink.h"
#include "trust/comparedtrust.h"
#include "verify/comparison.h"

#include <optional>

namespace assay {

// As the commands in clicommands.h.
int runTrust(const CliOptions &options, Context &context);

// Of compare and verify: what --trust asks, read before the evidence is; none where it is not given.
Result<std::optional<ComparedTrustQuestion>> readTrustQuestion(const CliOptions &options);
// Null without a question. Has no say in exit codes.
Result<ComparedTrustPtr> judgeComparison(const std::optional<ComparedTrustQuestion> &question, const Comparison &comparison, Context &context);
// For a terminal: a line a source and rule.
Status writeRuleLines(const ComparedTrust &trust, const Sink &sink);

extern const char trustHelp[];

} // namespace assay
