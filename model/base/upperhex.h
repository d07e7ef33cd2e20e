// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace assay {

// Where a format has upper case: percent-encoding (RFC 3986, section 2.1), key ids and fingerprints, code points. Digests are lower
// case, toHex() of base/bytes.h.
inline constexpr char upperHexDigits[] = "0123456789ABCDEF";

inline void appendUpperHex(std::string &out, char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    out += upperHexDigits[value >> 4U];
    out += upperHexDigits[value & 0xFU];
}

// "%XX"
inline void appendPercentEncoded(std::string &out, char byte)
{
    out += '%';
    appendUpperHex(out, byte);
}

inline std::string upperHex(std::string_view bytes)
{
    std::string hex;
    hex.reserve(2 * bytes.size());
    for (const char byte : bytes)
        appendUpperHex(hex, byte);
    return hex;
}

} // namespace assay
