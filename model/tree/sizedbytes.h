// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace assay {

// Byte strings one behind the other in a tree's table, each after its size: 32 bits in the order of this machine. The bytes are of our own
// making, so no size is checked.

// Splits off the first one; table is not empty.
inline std::string_view takeSized(std::string_view &table)
{
    std::uint32_t size;
    std::memcpy(&size, table.data(), sizeof size);
    const std::string_view bytes = table.substr(sizeof size, size);
    table.remove_prefix(sizeof size + size);
    return bytes;
}

inline std::string_view sizedAt(std::string_view table, std::uint32_t offset)
{
    table.remove_prefix(offset);
    return takeSized(table);
}

inline void appendSized(std::string &table, std::string_view bytes)
{
    const auto size = static_cast<std::uint32_t>(bytes.size());
    table.append(reinterpret_cast<const char *>(&size), sizeof size);
    table += bytes;
}

} // namespace assay
