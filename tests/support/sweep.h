// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

namespace assay::test {

// How far apart the places are that a sweep over all bytes of a file tries. Under sanitizers each of them takes ten times as long, and what they look
// for, in code and not in values, shows at any place that takes the same way: there it is one of seven, which meets each bit and each field in turn.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr std::size_t sweepStride = 7;
#else
inline constexpr std::size_t sweepStride = 1;
#endif

} // namespace assay::test
