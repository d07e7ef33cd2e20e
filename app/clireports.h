// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clioptions.h"
#include "base/context.h"
#include "report/sink.h"
#include "verify/comparison.h"

#include <functional>
#include <string>

namespace assay {

inline constexpr char standardOutput[] = "-";

std::string temporaryFolder();

// To a file, whole or not at all, or to standard output.
Status writeOut(const std::string &file, const std::function<Status(const Sink &)> &writer);

// Everything that the options ask for. The notes are read first.
Status writeReports(const Comparison &comparison, const CliOptions &options, Context &context);

} // namespace assay
