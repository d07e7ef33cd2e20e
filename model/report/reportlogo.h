// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A picture that the examiner chose for page one. Immutable once it is shared.
struct ReportLogo {
    std::string_view mediaType;    // "image/png" or "image/jpeg"
    std::string bytes;             // of the file as it is, which was decoded whole: for HTML, so that no decoder's version shows in it
    int width = 0;                 // of the pixels
    int height = 0;
    std::vector<std::uint8_t> rgb; // three bytes a pixel, upper row first, on white where the picture is transparent
};
using ReportLogoPtr = std::shared_ptr<const ReportLogo>;

} // namespace assay
