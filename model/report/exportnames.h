// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace assay {

// A path of evidence as one that any disk takes and any shell leaves alone: of each part only letters and digits of ASCII and . _ - + , = @
// stay, every other byte is %XX, so that two paths never become one. "." and ".." and a "-" in front are written so as well. A part that
// gets too long is cut and ends in "%~" and 32 digits of its SHA-256; a path that gets too long is "%long/" and the SHA-256 of all of it.
// Neither can be the name of anything else, since a "%" of the evidence is "%25".
std::string exportName(std::string_view path);

inline constexpr std::size_t longestExportPart = 200;  // bytes
inline constexpr std::size_t longestExportName = 2000;

} // namespace assay
