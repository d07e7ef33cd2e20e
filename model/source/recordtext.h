// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace assay {

// The one value of a small record file, without the white space around it.
inline std::string trimmedRecord(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const std::size_t first = text.find_first_not_of(space);
    return first == std::string_view::npos ? std::string() : std::string(text.substr(first, text.find_last_not_of(space) - first + 1));
}

} // namespace assay
