// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clioptions.h"
#include "base/context.h"

namespace assay {

// Takes the sample case, of which all is known, through everything that a verdict rests on, and prints one page: what was tried, whether the
// answer was the known one, with which versions, and what no such test can show. 0 when all were, 1 when one was not, 2 without a sample case.
int runSelfTest(const CliOptions &options, Context &context);

} // namespace assay
