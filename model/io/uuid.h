// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace assay {

using Uuid = std::array<std::uint8_t, 16>;

inline constexpr Uuid urlNamespace = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};

// Version 5 of RFC 9562: made of a name, so that the same name always gives the same one. Its SHA-1 is no proof of anything.
Uuid nameUuid(const Uuid &space, std::string_view name);
std::string uuidText(const Uuid &uuid); // "74738ff5-5367-5958-9aee-98fffdcd1876"

} // namespace assay
