// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "verify/comparison.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A file that changed while it was read, as its finding has it. Text from evidence has been through displaySafe().
struct ChangedWhileRead {
    std::string_view source; // "Vendor" …; "" where the finding is of none
    std::string path;        // in the image, or where it lies in the source
    std::string before;      // its state when it was opened, before that how it was listed where that is another one
    std::string after;
};

// In the order of the findings. What changed and has no states (a layer's folder, records of an engine) is not among them.
std::vector<ChangedWhileRead> changedWhileRead(const Comparison &comparison);

inline constexpr std::string_view changedWhileReadHeading = "Changed while read";
inline constexpr std::string_view changedWhileReadText = "What the kernel said of these files before and after they were read is not the same. What was read of them may be of neither state.";

} // namespace assay
