// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// What "options" of an evidence file says, as what it was made of: the same again gives the same evidence file.
struct EvidenceSettings {
    std::string image;                    // "" where none was chosen
    std::vector<std::string> imageStores; // in the order in which they were given

    bool operator==(const EvidenceSettings &) const = default;
};

// bytes: of an evidence file, or its beginning, up to the end of "options". Nothing that follows is looked at. file names it in errors:
// Malformed, Truncated where "options" has not ended, Unsupported for another schema or a setting that this version does not know.
Result<EvidenceSettings> readEvidenceSettings(std::string_view bytes, const std::string &file);
inline constexpr std::size_t mostSettingsBytes = 4 << 20; // in which "options" has ended

} // namespace assay
