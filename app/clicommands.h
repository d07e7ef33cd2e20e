// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "app/clioptions.h"

namespace assay {

// Each runs one command and gives its exit code; errors have been told on standard error.
int runCompare(const CliOptions &options, Context &context);
int runVerify(const CliOptions &options, Context &context);
int runList(const CliOptions &options, Context &context);
int runTree(const CliOptions &options, Context &context);
int runCase(const CliOptions &options, Context &context);
int runVersion();

// Prints text on standard output; gives the exit code.
int print(const std::string &text);

// Tells an error as "assay-cli: …" and gives exit code 2.
int failed(const Error &error);

} // namespace assay
