// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspect/datavalues.h"

#include "base/bytes.h"
#include "base/displaysafe.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

namespace assay {
namespace {

constexpr std::int64_t firstSecond = -62'167'219'200; // 0000-01-01T00:00:00Z
constexpr std::int64_t lastSecond = 253'402'300'799;  // 9999-12-31T23:59:59Z
constexpr std::int64_t fileTimeEpoch = -11'644'473'600;
constexpr std::uint64_t fileTimeTicks = 10'000'000; // a second

struct Bytes {
    std::span<const std::byte> all;
    ByteOrder order;

    bool has(std::size_t count) const { return all.size() >= count; }
    std::uint64_t number(std::size_t size) const
    {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value = value << 8 | std::to_integer<std::uint64_t>(all[order == ByteOrder::Big ? i : size - 1 - i]);
        return value;
    }
};

DataValue problem(DataKind kind, DataProblem what)
{
    return {kind, what, 0, {}};
}

DataValue value(DataKind kind, std::size_t size, std::string text)
{
    return {kind, DataProblem::None, static_cast<unsigned>(size), std::move(text)};
}

template<class Unsigned, class Signed>
void addIntegers(std::vector<DataValue> &out, const Bytes &bytes, DataKind unsignedKind, DataKind signedKind)
{
    if (!bytes.has(sizeof(Unsigned))) {
        out.push_back(problem(unsignedKind, DataProblem::TooFewBytes));
        out.push_back(problem(signedKind, DataProblem::TooFewBytes));
        return;
    }
    const auto number = static_cast<Unsigned>(bytes.number(sizeof(Unsigned)));
    out.push_back(value(unsignedKind, sizeof(Unsigned), std::to_string(number)));
    out.push_back(value(signedKind, sizeof(Unsigned), std::to_string(static_cast<Signed>(number))));
}

// Two values may be told apart only by the bits of a NaN.
std::string nanText(bool negative, std::uint64_t fraction)
{
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), fraction, 16).ptr;
    return (negative ? "-NaN (0x" : "NaN (0x") + std::string(digits.data(), end) + ')';
}

template<class Float>
std::string floatText(Float number, std::uint64_t fraction)
{
    if (std::isnan(number))
        return nanText(std::signbit(number), fraction);
    if (std::isinf(number))
        return std::signbit(number) ? "-Infinity" : "Infinity";
    std::array<char, 64> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

float halfToFloat(std::uint16_t half)
{
    const int exponent = half >> 10 & 0x1F;
    const auto fraction = static_cast<float>(half & 0x3FF);
    float number = 0;
    if (exponent == 0x1F)
        number = (half & 0x3FF) != 0 ? std::numeric_limits<float>::quiet_NaN() : std::numeric_limits<float>::infinity();
    else if (exponent == 0)
        number = std::ldexp(fraction, -24);
    else
        number = std::ldexp(1024 + fraction, exponent - 25);
    return std::copysign(number, (half & 0x8000) != 0 ? -1.0F : 1.0F);
}

void addFloats(std::vector<DataValue> &out, const Bytes &bytes)
{
    if (bytes.has(2)) {
        const auto half = static_cast<std::uint16_t>(bytes.number(2));
        out.push_back(value(DataKind::Float16, 2, floatText(halfToFloat(half), half & 0x3FF)));
    } else {
        out.push_back(problem(DataKind::Float16, DataProblem::TooFewBytes));
    }
    if (bytes.has(4)) {
        const auto bits = static_cast<std::uint32_t>(bytes.number(4));
        out.push_back(value(DataKind::Float32, 4, floatText(std::bit_cast<float>(bits), bits & 0x7F'FFFF)));
    } else {
        out.push_back(problem(DataKind::Float32, DataProblem::TooFewBytes));
    }
    if (bytes.has(8)) {
        const std::uint64_t bits = bytes.number(8);
        out.push_back(value(DataKind::Float64, 8, floatText(std::bit_cast<double>(bits), bits & 0xF'FFFF'FFFF'FFFF)));
    } else {
        out.push_back(problem(DataKind::Float64, DataProblem::TooFewBytes));
    }
}

std::string twoDigits(std::uint64_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

bool isLeap(std::uint64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

std::uint64_t daysOf(std::uint64_t year, std::uint64_t month)
{
    constexpr std::array<std::uint64_t, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[static_cast<std::size_t>(month - 1)] + (month == 2 && isLeap(year) ? 1 : 0);
}

DataValue unixTime(DataKind kind, std::size_t size, std::int64_t seconds)
{
    if (seconds < firstSecond || seconds > lastSecond)
        return problem(kind, DataProblem::OutOfRange);
    return value(kind, size, isoTime(seconds));
}

DataValue fileTime(std::uint64_t ticks)
{
    const auto seconds = static_cast<std::int64_t>(ticks / fileTimeTicks) + fileTimeEpoch;
    if (seconds > lastSecond)
        return problem(DataKind::FileTime, DataProblem::OutOfRange);
    return value(DataKind::FileTime, 8, isoTime(seconds, static_cast<std::uint32_t>(ticks % fileTimeTicks) * 100));
}

DataValue dosDateTime(std::uint64_t number)
{
    const std::uint64_t second = (number & 0x1F) * 2;
    const std::uint64_t minute = number >> 5 & 0x3F;
    const std::uint64_t hour = number >> 11 & 0x1F;
    const std::uint64_t day = number >> 16 & 0x1F;
    const std::uint64_t month = number >> 21 & 0xF;
    const std::uint64_t year = 1980 + (number >> 25 & 0x7F);
    const bool valid = second < 60 && minute < 60 && hour < 24 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
    if (!valid)
        return problem(DataKind::DosDateTime, DataProblem::Invalid);
    return value(DataKind::DosDateTime, 4, std::to_string(year) + '-' + twoDigits(month) + '-' + twoDigits(day) + 'T' + twoDigits(hour) + ':'
                     + twoDigits(minute) + ':' + twoDigits(second));
}

void addTimes(std::vector<DataValue> &out, const Bytes &bytes)
{
    const auto orTooFew = [&](DataKind kind, std::size_t size, const auto &make) {
        out.push_back(bytes.has(size) ? make(bytes.number(size)) : problem(kind, DataProblem::TooFewBytes));
    };
    orTooFew(DataKind::UnixTime32, 4, [](std::uint64_t number) { return unixTime(DataKind::UnixTime32, 4, static_cast<std::int32_t>(number)); });
    orTooFew(DataKind::UnixTime64, 8, [](std::uint64_t number) { return unixTime(DataKind::UnixTime64, 8, static_cast<std::int64_t>(number)); });
    orTooFew(DataKind::FileTime, 8, fileTime);
    orTooFew(DataKind::DosDateTime, 4, dosDateTime);
}

// "é U+00E9"; what must not act on the reader has only its number.
std::string characterText(char32_t character)
{
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::uint32_t>(character), 16).ptr;
    std::string number(digits.data(), end);
    for (char &c : number)
        c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    if (number.size() < 4)
        number.insert(0, 4 - number.size(), '0');
    std::string shown;
    appendUtf8(shown, character);
    const bool plain = character == U'\\' || (character != U' ' && !needsDisplayEscape(shown));
    return (plain ? shown + ' ' : std::string()) + "U+" + number;
}

DataValue utf8(std::span<const std::byte> bytes)
{
    if (bytes.empty())
        return problem(DataKind::Utf8, DataProblem::TooFewBytes);
    const std::string_view text(reinterpret_cast<const char *>(bytes.data()), std::min<std::size_t>(bytes.size(), 4));
    const DecodedCodePoint point = decodeUtf8(text, 0);
    if (point.valid)
        return value(DataKind::Utf8, point.length, characterText(point.value));
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    // The maximal part that could go on is all there is: the rest is missing, not wrong.
    const bool cut = lead >= 0xC2 && lead <= 0xF4 && text.size() < wanted && point.length == text.size();
    return problem(DataKind::Utf8, cut ? DataProblem::TooFewBytes : DataProblem::Invalid);
}

DataValue utf16(const Bytes &bytes)
{
    if (!bytes.has(2))
        return problem(DataKind::Utf16, DataProblem::TooFewBytes);
    const auto first = static_cast<char32_t>(bytes.number(2));
    if (first < 0xD800 || first > 0xDFFF)
        return value(DataKind::Utf16, 2, characterText(first));
    if (first >= 0xDC00)
        return problem(DataKind::Utf16, DataProblem::Invalid);
    if (!bytes.has(4))
        return problem(DataKind::Utf16, DataProblem::TooFewBytes);
    const auto second = static_cast<char32_t>(Bytes{bytes.all.subspan(2), bytes.order}.number(2));
    if (second < 0xDC00 || second > 0xDFFF)
        return problem(DataKind::Utf16, DataProblem::Invalid);
    return value(DataKind::Utf16, 4, characterText(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)));
}

DataValue leb128(std::span<const std::byte> bytes, bool isSigned)
{
    const DataKind kind = isSigned ? DataKind::Sleb128 : DataKind::Uleb128;
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < bytes.size() && i < 10; ++i) {
        const auto byte = std::to_integer<std::uint64_t>(bytes[i]);
        const std::uint64_t seven = byte & 0x7F;
        const bool last = (byte & 0x80) == 0;
        // Of the tenth byte one bit is left; the others of a signed number say the same as it.
        if (i == 9 && (!last || (isSigned ? seven != 0 && seven != 0x7F : seven > 1)))
            return problem(kind, DataProblem::OutOfRange);
        number |= seven << (7 * i);
        if (!last)
            continue;
        if (!isSigned)
            return value(kind, i + 1, std::to_string(number));
        if ((byte & 0x40) != 0 && i < 9)
            number |= ~std::uint64_t{0} << (7 * (i + 1));
        return value(kind, i + 1, std::to_string(static_cast<std::int64_t>(number)));
    }
    return problem(kind, DataProblem::TooFewBytes);
}

DataValue bits(std::span<const std::byte> bytes)
{
    if (bytes.empty())
        return problem(DataKind::Bits, DataProblem::TooFewBytes);
    std::string text;
    for (int bit = 7; bit >= 0; --bit)
        text += (std::to_integer<unsigned>(bytes[0]) >> bit & 1) != 0 ? '1' : '0';
    return value(DataKind::Bits, 1, std::move(text));
}

} // namespace

std::vector<DataValue> dataValues(std::span<const std::byte> bytes, ByteOrder byteOrder)
{
    const Bytes ordered{bytes, byteOrder};
    std::vector<DataValue> values;
    values.reserve(static_cast<std::size_t>(DataKind::Bits) + 1);
    addIntegers<std::uint8_t, std::int8_t>(values, ordered, DataKind::Uint8, DataKind::Int8);
    addIntegers<std::uint16_t, std::int16_t>(values, ordered, DataKind::Uint16, DataKind::Int16);
    addIntegers<std::uint32_t, std::int32_t>(values, ordered, DataKind::Uint32, DataKind::Int32);
    addIntegers<std::uint64_t, std::int64_t>(values, ordered, DataKind::Uint64, DataKind::Int64);
    addFloats(values, ordered);
    addTimes(values, ordered);
    values.push_back(utf8(bytes));
    values.push_back(utf16(ordered));
    values.push_back(leb128(bytes, false));
    values.push_back(leb128(bytes, true));
    values.push_back(bits(bytes));
    return values;
}

const char *dataKindName(DataKind kind)
{
    switch (kind) {
    case DataKind::Uint8: return "uint8";
    case DataKind::Int8: return "int8";
    case DataKind::Uint16: return "uint16";
    case DataKind::Int16: return "int16";
    case DataKind::Uint32: return "uint32";
    case DataKind::Int32: return "int32";
    case DataKind::Uint64: return "uint64";
    case DataKind::Int64: return "int64";
    case DataKind::Float16: return "float16";
    case DataKind::Float32: return "float32";
    case DataKind::Float64: return "float64";
    case DataKind::UnixTime32: return "time32";
    case DataKind::UnixTime64: return "time64";
    case DataKind::FileTime: return "FILETIME";
    case DataKind::DosDateTime: return "DOS time";
    case DataKind::Utf8: return "UTF-8";
    case DataKind::Utf16: return "UTF-16";
    case DataKind::Uleb128: return "ULEB128";
    case DataKind::Sleb128: return "SLEB128";
    case DataKind::Bits: return "bits";
    }
    return "";
}

} // namespace assay
