// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

using Sha256Digest = std::array<std::uint8_t, 32>;

std::string toHex(const std::uint8_t *data, std::size_t size); // lower case
std::string toHex(std::string_view raw);
inline std::string toHex(const Sha256Digest &digest) { return toHex(digest.data(), digest.size()); }
std::string toBase64(std::string_view bytes);                  // RFC 4648, padded
std::optional<std::string> fromBase64(std::string_view text);  // nullopt unless canonical: alphabet, padding, zero tail bits

// A digest as engines write it: "sha256:" and 64 lower-case hex digits.
std::string digestText(const Sha256Digest &digest);
std::optional<Sha256Digest> parseDigest(std::string_view text); // nullopt unless exactly that form
std::optional<Sha256Digest> parseHexDigest(std::string_view hex64);

// "2026-11-22T03:37:30Z", with nine digits of fraction when nanoseconds are not 0. Works for every int64 second; years
// outside of 0000–9999 are written as a signed number.
std::string isoTime(std::int64_t seconds, std::uint32_t nanoseconds = 0);

} // namespace assay
