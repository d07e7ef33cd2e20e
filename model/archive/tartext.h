// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// How tar headers write numbers and PAX records. All pure.

constexpr std::size_t tarBlock = 512;

std::string_view untilZero(std::string_view bytes);

// A numeric field: octal text, or base 256 when the first bit is set. nullopt when it is neither or does not fit.
std::optional<std::int64_t> parseTarNumber(std::string_view field);

// A PAX number: decimal with an optional sign.
std::optional<std::int64_t> parseDecimal(std::string_view text);

struct PaxTime {
    std::int64_t seconds = 0;
    std::uint32_t nanoseconds = 0; // counts forward from seconds, also before 1970
};
std::optional<PaxTime> parsePaxTime(std::string_view text);

struct PaxRecord {
    std::string keyword;
    std::string value;
};
// In their order; of one keyword the last counts. Error::offset is relative to body.
Result<std::vector<PaxRecord>> parsePaxRecords(std::string_view body);

// The two encodings of LIBARCHIVE.xattr. base64 may come without padding.
std::optional<std::string> percentDecoded(std::string_view text);
std::optional<std::string> base64Decoded(std::string_view text);

} // namespace assay
