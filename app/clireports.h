// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clioptions.h"
#include "base/context.h"
#include "cases/annotations.h"
#include "report/reporthashlists.h"
#include "report/sink.h"
#include "verify/comparison.h"

#include <functional>
#include <memory>
#include <string>

namespace assay {

inline constexpr char standardOutput[] = "-";

std::string temporaryFolder();

// To a file, whole or not at all, or to standard output.
Status writeOut(const std::string &file, const std::function<Status(const Sink &)> &writer);

Result<Annotations> readNotes(const std::string &file); // none where file is ""

// Everything that the options ask for. hashLists may be null.
Status writeReports(const Comparison &comparison, const CliOptions &options, const Annotations &notes, const std::shared_ptr<const ReportHashLists> &hashLists,
                    Context &context);

} // namespace assay
