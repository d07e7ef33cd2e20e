// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"

#include <cstdio>

namespace assay {
namespace {

constexpr char hexDigits[] = "0123456789abcdef";
constexpr char base64Alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

int base64Value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+')
        return 62;
    return c == '/' ? 63 : -1;
}

struct CivilDate {
    std::int64_t year;
    unsigned month;
    unsigned day;
};

// Days since 1970-01-01 to the proleptic Gregorian calendar, by whole 400-year eras.
CivilDate civilFromDays(std::int64_t days)
{
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const auto dayOfEra = static_cast<unsigned>(days - era * 146097);
    const unsigned yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const unsigned dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const unsigned shiftedMonth = (5 * dayOfYear + 2) / 153;
    const unsigned day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
    const unsigned month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    return {static_cast<std::int64_t>(yearOfEra) + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

} // namespace

std::string toHex(std::string_view raw)
{
    return toHex(reinterpret_cast<const std::uint8_t *>(raw.data()), raw.size());
}

std::string toHex(const std::uint8_t *data, std::size_t size)
{
    std::string out(size * 2, '\0');
    for (std::size_t i = 0; i < size; ++i) {
        out[2 * i] = hexDigits[data[i] >> 4];
        out[2 * i + 1] = hexDigits[data[i] & 0xF];
    }
    return out;
}

std::string toBase64(std::string_view bytes)
{
    std::string out((bytes.size() + 2) / 3 * 4, '=');
    char *to = out.data();
    for (std::size_t i = 0; i < bytes.size(); i += 3, to += 4) {
        const std::size_t have = bytes.size() - i < 3 ? bytes.size() - i : 3;
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = (group << 8) | (k < have ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k <= have; ++k)
            to[k] = base64Alphabet[(group >> (18 - 6 * k)) & 0x3F];
    }
    return out;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::string out;
    out.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        std::uint32_t group = 0;
        unsigned padding = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const char c = text[i + k];
            const bool mayPad = i + 4 == text.size() && k >= 2;
            if (c == '=' && mayPad) {
                ++padding;
                group <<= 6;
                continue;
            }
            const int value = base64Value(c);
            if (value < 0 || padding != 0)
                return std::nullopt;
            group = (group << 6) | static_cast<std::uint32_t>(value);
        }
        if ((padding == 1 && (group & 0xFF) != 0) || (padding == 2 && (group & 0xFFFF) != 0))
            return std::nullopt;
        for (unsigned k = 0; k < 3 - padding; ++k)
            out += static_cast<char>((group >> (16 - 8 * k)) & 0xFF);
    }
    return out;
}

std::string digestText(const Sha256Digest &digest)
{
    return "sha256:" + toHex(digest);
}

std::optional<Sha256Digest> parseHexDigest(std::string_view hex64)
{
    Sha256Digest digest;
    if (hex64.size() != 2 * digest.size())
        return std::nullopt;
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const int high = hexValue(hex64[2 * i]);
        const int low = hexValue(hex64[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        digest[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return digest;
}

std::optional<Sha256Digest> parseDigest(std::string_view text)
{
    constexpr std::string_view prefix = "sha256:";
    if (text.substr(0, prefix.size()) != prefix)
        return std::nullopt;
    return parseHexDigest(text.substr(prefix.size()));
}

std::string isoTime(std::int64_t seconds, std::uint32_t nanoseconds)
{
    std::int64_t days = seconds / 86400;
    std::int64_t rest = seconds % 86400;
    if (rest < 0) {
        rest += 86400;
        --days;
    }
    const CivilDate date = civilFromDays(days);
    const bool plainYear = date.year >= 0 && date.year <= 9999;
    char buffer[80];
    int length = std::snprintf(buffer, sizeof buffer, plainYear ? "%04lld-%02u-%02uT%02d:%02d:%02d" : "%+lld-%02u-%02uT%02d:%02d:%02d",
                               static_cast<long long>(date.year), date.month, date.day, static_cast<int>(rest / 3600),
                               static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60));
    std::string text(buffer, static_cast<std::size_t>(length));
    if (nanoseconds != 0) {
        length = std::snprintf(buffer, sizeof buffer, ".%09u", nanoseconds);
        text.append(buffer, static_cast<std::size_t>(length));
    }
    return text + 'Z';
}

} // namespace assay
