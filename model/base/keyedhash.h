// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace assay {

// SipHash-1-3 under a key that each run of the program draws anew: names in evidence cannot be chosen to collide and make
// a hash table slow. For tables only, never in results: they would not be the same twice.
std::uint64_t keyedHash(std::uint64_t prefix, std::string_view bytes);

// For the hash tables of the standard library.
struct KeyedHash {
    std::size_t operator()(std::string_view bytes) const { return keyedHash(0, bytes); }
};

} // namespace assay
