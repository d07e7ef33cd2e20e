// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/tuf.h"

#include <algorithm>
#include <array>

namespace assay {

namespace {

// Days since 1970 of a date of the Gregorian calendar.
std::int64_t daysOf(std::int64_t year, std::int64_t month, std::int64_t day)
{
    const std::int64_t shifted = month <= 2 ? year - 1 : year;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
    const std::int64_t ofEra = shifted - era * 400;
    const std::int64_t ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
}

std::int64_t daysInMonth(std::int64_t year, std::int64_t month)
{
    constexpr std::array<std::int64_t, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

// Digits at a fixed place; -1 where there is something else.
std::int64_t digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    std::int64_t value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// Seconds east of Greenwich of "Z", "+01:00"; nullopt for what is none.
std::optional<std::int64_t> zoneOf(std::string_view text)
{
    if (text == "Z")
        return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
        return std::nullopt;
    const std::int64_t hours = digitsAt(text, 1, 2);
    const std::int64_t minutes = digitsAt(text, 4, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

} // namespace

std::string_view tufTypeName(TufType type)
{
    switch (type) {
    case TufType::Root: return "root";
    case TufType::Timestamp: return "timestamp";
    case TufType::Snapshot: return "snapshot";
    case TufType::Targets: break;
    }
    return "targets";
}

std::optional<std::int64_t> secondsOfRfc3339(std::string_view text)
{
    const std::int64_t year = digitsAt(text, 0, 4);
    const std::int64_t month = digitsAt(text, 5, 2);
    const std::int64_t day = digitsAt(text, 8, 2);
    const std::int64_t hour = digitsAt(text, 11, 2);
    const std::int64_t minute = digitsAt(text, 14, 2);
    const std::int64_t second = digitsAt(text, 17, 2);
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return std::nullopt;
    std::size_t at = 19;
    if (text[at] == '.') {
        const std::size_t end = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
        if (end == at + 1)
            return std::nullopt;
        at = end;
    }
    const auto zone = zoneOf(text.substr(at));
    if (!zone)
        return std::nullopt;
    return daysOf(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - *zone;
}

std::optional<std::string> bytesOfHex(std::string_view text)
{
    const auto valueOf = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    if (text.size() % 2 != 0)
        return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = valueOf(text[i]);
        const int low = valueOf(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

} // namespace assay
