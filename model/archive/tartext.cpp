// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/tartext.h"

#include "base/bytes.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace assay {
namespace {

template<class Number>
std::optional<Number> parseWhole(std::string_view text, int base)
{
    Number value = 0;
    const char *end = text.data() + text.size();
    const auto [stopped, fault] = std::from_chars(text.data(), end, value, base);
    if (fault != std::errc() || stopped != end)
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> parseBase256(std::string_view field)
{
    // The first bit is the mark, the second the sign of a two's complement.
    const unsigned char invert = (static_cast<unsigned char>(field[0]) & 0x40U) ? 0xFF : 0;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < field.size(); ++i) {
        auto byte = static_cast<unsigned char>(static_cast<unsigned char>(field[i]) ^ invert);
        if (i == 0)
            byte &= 0x7F;
        if ((value >> 56) != 0)
            return std::nullopt;
        value = (value << 8) | byte;
    }
    if ((value >> 63) != 0)
        return std::nullopt;
    const auto magnitude = static_cast<std::int64_t>(value);
    return invert ? -magnitude - 1 : magnitude;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

} // namespace

std::string_view untilZero(std::string_view bytes)
{
    return bytes.substr(0, bytes.find('\0'));
}

std::optional<std::int64_t> parseTarNumber(std::string_view field)
{
    if (!field.empty() && (static_cast<unsigned char>(field[0]) & 0x80U))
        return parseBase256(field);
    using namespace std::string_view_literals;
    const std::size_t first = field.find_first_not_of(" \0"sv);
    if (first == std::string_view::npos)
        return 0;
    field = untilZero(field.substr(first));
    field = field.substr(0, field.find_last_not_of(' ') + 1);
    return parseWhole<std::int64_t>(field.starts_with('-') ? std::string_view() : field, 8);
}

std::optional<std::int64_t> parseDecimal(std::string_view text)
{
    if (text.size() > 1 && text[0] == '+' && text[1] != '-')
        text.remove_prefix(1);
    return parseWhole<std::int64_t>(text, 10);
}

std::optional<PaxTime> parsePaxTime(std::string_view text)
{
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const auto seconds = parseDecimal(whole);
    if (!seconds)
        return std::nullopt;
    PaxTime time;
    time.seconds = *seconds;
    if (point == std::string_view::npos)
        return time;
    const std::string_view digits = text.substr(point + 1);
    if (!std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    std::uint32_t scale = 100'000'000;
    for (const char c : digits) {
        time.nanoseconds += static_cast<std::uint32_t>(c - '0') * scale;
        scale /= 10;
    }
    if (whole.starts_with('-') && time.nanoseconds != 0) {
        if (time.seconds == std::numeric_limits<std::int64_t>::min())
            return std::nullopt;
        --time.seconds;
        time.nanoseconds = 1'000'000'000 - time.nanoseconds;
    }
    return time;
}

Result<std::vector<PaxRecord>> parsePaxRecords(std::string_view body)
{
    std::vector<PaxRecord> records;
    const auto fault = [&](std::size_t at, const char *why) { return Unexpected(makeErrorAt(ErrorCode::Malformed, {}, at, why)); };
    for (std::size_t at = 0; at < body.size();) {
        // "LENGTH KEYWORD=VALUE\n", LENGTH counting all of it.
        const std::string_view rest = body.substr(at);
        const std::size_t space = rest.find(' ');
        if (space == std::string_view::npos || !std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(space), isDigit))
            return fault(at, "a PAX record without a length");
        const auto length = parseWhole<std::uint64_t>(rest.substr(0, space), 10);
        if (!length || *length > rest.size() || *length < space + 3)
            return fault(at, "a PAX record with an impossible length");
        const std::string_view record = rest.substr(space + 1, static_cast<std::size_t>(*length) - space - 1);
        if (!record.ends_with('\n'))
            return fault(at, "a PAX record that does not end with its line");
        const std::size_t equals = record.find('=');
        if (equals == std::string_view::npos || equals == 0)
            return fault(at, "a PAX record without a keyword");
        const std::string_view keyword = record.substr(0, equals);
        if (keyword.find('\0') != std::string_view::npos)
            return fault(at, "a PAX record without a proper keyword");
        records.push_back({std::string(keyword), std::string(record.substr(equals + 1, record.size() - equals - 2))});
        at += static_cast<std::size_t>(*length);
    }
    return records;
}

std::optional<std::string> percentDecoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        if (text.size() - i < 3)
            return std::nullopt;
        const int high = hexValue(text[i + 1]);
        const int low = hexValue(text[i + 2]);
        if (high < 0 || low < 0)
            return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

std::optional<std::string> base64Decoded(std::string_view text)
{
    std::string padded(text);
    while (padded.size() % 4 != 0)
        padded += '=';
    return fromBase64(padded);
}

} // namespace assay
