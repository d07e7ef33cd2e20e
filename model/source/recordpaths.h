// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace assay {

// A path of the record of a layer's tar without "." parts and slashes at its ends, as trees have it.
std::string cleanPath(std::string_view name);
// As tar-split compares it: Go's filepath.Clean, to which "/a" is another path than "a".
std::string comparedPath(std::string_view name);

} // namespace assay
