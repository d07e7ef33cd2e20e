// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clioptions.h"

namespace assay {

// Before evidence is opened: the process keeps the right to write only where the options ask for output, and temporary files. Says in
// options.about what the kernel has agreed to.
void giveUpWriting(CliOptions &options);

} // namespace assay
