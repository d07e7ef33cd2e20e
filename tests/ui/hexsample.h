// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <random>
#include <string>

namespace assay::test {

// Bytes of which some are text and others are not; the same ones each time.
inline std::string sample(std::size_t size)
{
    std::string bytes;
    std::mt19937 random(1);
    while (bytes.size() < size)
        bytes += bytes.size() % 64 < 20 ? "ELF program text" : std::string(1, static_cast<char>(random() & 0xFF));
    bytes.resize(size);
    return bytes;
}

} // namespace assay::test
