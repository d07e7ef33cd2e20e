// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clifetchoptions.h"
#include "app/clioptions.h"
#include "base/context.h"

namespace assay {

// As the commands in clicommands.h.
int runFetch(const CliOptions &options, Context &context);

} // namespace assay
