// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string_view>

namespace assay {

// PATHPATTERN of TUF 1.0, a pattern of the shell: "*", "?", "[a-z]", "[!a]"; none of them matches a slash. Takes time in proportion to the product of
// the two lengths at most.
// steps is lowered by what it took, at most pattern times path; it answers false when none is left.
bool tufPatternMatches(std::string_view pattern, std::string_view path, std::uint64_t &steps);

} // namespace assay
