// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "app/clioptions.h"
#include "cases/annotations.h"
#include "cases/hashedagain.h"
#include "verify/comparison.h"

namespace assay {

// Each runs one command and gives its exit code; errors have been told on standard error.
int runCompare(const CliOptions &options, Context &context);
int runVerify(const CliOptions &options, Context &context);
int runList(const CliOptions &options, Context &context);
int runTree(const CliOptions &options, Context &context);
int runCase(const CliOptions &options, Context &context);
int runVersion();

// The sources are hashed again before a report or a case is written, unless that is not wanted: then again has none. What is to be said of
// it on page one goes into the options.
Result<HashedAgain> hashSourcesAgain(const Comparison &comparison, CliOptions &options, Context &context);
void tellHashedAgain(const HashedAgain &again); // on standard error, what is wrong

// Of --case: nothing may be there; then the case itself.
Status checkNewCase(const CliOptions &options);
Status makeCase(const Comparison &comparison, const HashedAgain &again, const Annotations &notes, const CliOptions &options, Context &context);

// Neither outputs nor temporary files may come to lie inside of evidence.
Status checkPlaces(const CliOptions &options);

// Prints text on standard output; gives the exit code.
int print(const std::string &text);

// A line a part, on standard error.
void tellSkipped(const std::vector<SkippedPart> &parts);

// Tells an error as "assay-cli: …" and gives exit code 2.
int failed(const Error &error);

} // namespace assay
