// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clioptions.h"
#include "base/context.h"

namespace assay {

// Takes the sample case, of which all is known, through everything that a verdict rests on, and prints one page, see selftest/selftestpage.h;
// also as HTML where the options ask for that. 0 when every answer was the known one, 1 when one was not, 2 without a sample case, or where
// the page cannot be written.
int runSelfTest(const CliOptions &options, Context &context);

} // namespace assay
