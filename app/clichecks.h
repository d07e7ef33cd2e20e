// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clioptions.h"

#include <span>

namespace assay {

// Takes in the words of the command line that belong to no option, and says whether all that the command wants is there and fits together.
// The error is of code Usage.
Status completeOptions(CliOptions &options, std::span<const char *const> words);

} // namespace assay
