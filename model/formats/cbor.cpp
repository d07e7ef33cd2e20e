// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/cbor.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>

namespace assay {
namespace {

// The first three bits of an item.
enum Major : unsigned { UnsignedNumber = 0, NegativeNumber = 1, ByteString = 2, TextString = 3, ArrayOf = 4, MapOf = 5, Tagged = 6, SimpleOrFloat = 7 };

constexpr unsigned lastShort = 23;

// U+D800 … U+DFFF, forms that are longer than they need to be and what is past U+10FFFF are no UTF-8.
bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
        if (length == 0 || text.size() - at < length)
            return false;
        std::uint32_t code = length == 1 ? first : first & (0xFFU >> (length + 1));
        for (std::size_t i = 1; i < length; ++i) {
            const auto next = static_cast<unsigned char>(text[at + i]);
            if ((next & 0xC0U) != 0x80U)
                return false;
            code = code << 6 | (next & 0x3FU);
        }
        if ((length == 3 && code < 0x800) || (length == 4 && code < 0x10000) || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
            return false;
        at += length;
    }
    return true;
}

class Reader {
public:
    Reader(std::string_view bytes, const std::string &file) : m_bytes(bytes), m_file(file) {}

    Result<CborValue> read()
    {
        if (m_bytes.size() > cborBytes)
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_file, "CBOR of more than " + std::to_string(cborBytes) + " bytes"));
        // Each open value waits for some more items; one that has all of them is handed to the one above it.
        struct Open {
            CborValue value;
            std::uint64_t missing;
        };
        std::vector<Open> open;
        while (true) {
            if (++m_items > cborItems)
                return Unexpected(makeErrorAt(ErrorCode::LimitExceeded, m_file, m_at, "more than " + std::to_string(cborItems) + " items"));
            CborValue value;
            const auto missing = head(value);
            if (!missing)
                return Unexpected(missing.error());
            if (*missing != 0) {
                if (open.size() >= cborDepth)
                    return Unexpected(makeErrorAt(ErrorCode::LimitExceeded, m_file, value.offset, "nested more than " + std::to_string(cborDepth) + " deep"));
                open.push_back({std::move(value), *missing});
                continue;
            }
            while (true) {
                if (const Status keys = checkKeys(value); !keys)
                    return Unexpected(keys.error());
                if (open.empty())
                    return m_at == m_bytes.size() ? Result<CborValue>(std::move(value)) : fail(m_at, "there is more after the end");
                Open &above = open.back();
                above.value.items.push_back(std::move(value));
                if (--above.missing != 0)
                    break;
                value = std::move(above.value);
                open.pop_back();
            }
        }
    }

private:
    Unexpected fail(std::size_t at, const std::string &what) const { return Unexpected(makeErrorAt(ErrorCode::Malformed, m_file, at, what)); }
    Unexpected ends() const { return Unexpected(makeErrorAt(ErrorCode::Truncated, m_file, m_bytes.size(), "it ends in the middle of an item")); }

    Result<std::uint64_t> argument(unsigned info)
    {
        if (info <= lastShort)
            return info;
        const std::size_t size = info >= 24 && info <= 27 ? std::size_t(1) << (info - 24) : 0;
        if (size == 0)
            return fail(m_at - 1, info == 31 ? "a length that is not definite" : "a head that is not defined");
        if (m_bytes.size() - m_at < size)
            return ends();
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value = value << 8 | static_cast<unsigned char>(m_bytes[m_at + i]);
        const bool fitsLess = size == 1 ? value <= lastShort : value >> (size * 4) == 0;
        if (fitsLess)
            return fail(m_at - 1, "a number that is not written in the shortest way");
        m_at += size;
        return value;
    }

    // Reads one head and, of strings, the bytes; the answer is how many items it waits for.
    Result<std::uint64_t> head(CborValue &value)
    {
        if (m_at >= m_bytes.size())
            return ends();
        value.offset = m_at;
        const auto initial = static_cast<unsigned char>(m_bytes[m_at++]);
        const unsigned info = initial & 0x1FU;
        const unsigned major = initial >> 5U;
        if (major == SimpleOrFloat)
            return simple(value, info);
        const auto number = argument(info);
        if (!number)
            return Unexpected(number.error());
        value.number = *number;
        switch (major) {
        case UnsignedNumber: value.kind = CborValue::Kind::Unsigned; return 0;
        case NegativeNumber: value.kind = CborValue::Kind::Negative; return 0;
        case ByteString:
        case TextString: return string(value, major == TextString);
        case Tagged: value.kind = CborValue::Kind::Tag; return 1;
        default: break;
        }
        value.kind = major == MapOf ? CborValue::Kind::Map : CborValue::Kind::Array;
        value.number = 0;
        const std::uint64_t each = major == MapOf ? 2 : 1;
        // Each item has one byte at least.
        if (*number > (m_bytes.size() - m_at) / each)
            return ends();
        return *number * each;
    }

    Result<std::uint64_t> simple(CborValue &value, unsigned info)
    {
        switch (info) {
        case 20: value.kind = CborValue::Kind::False; return 0;
        case 21: value.kind = CborValue::Kind::True; return 0;
        case 22: value.kind = CborValue::Kind::Null; return 0;
        case 31: return fail(m_at - 1, "a length that is not definite");
        default: return Unexpected(makeErrorAt(ErrorCode::Unsupported, m_file, m_at - 1, "a fraction, or a simple value that is not false, true or null"));
        }
    }

    Result<std::uint64_t> string(CborValue &value, bool isText)
    {
        if (value.number > m_bytes.size() - m_at)
            return ends();
        value.kind = isText ? CborValue::Kind::Text : CborValue::Kind::Bytes;
        value.bytes = m_bytes.substr(m_at, static_cast<std::size_t>(value.number));
        m_at += value.bytes.size();
        value.number = 0;
        if (isText && !isUtf8(value.bytes))
            return fail(value.offset, "a text that is no UTF-8");
        return 0;
    }

    Status checkKeys(const CborValue &map) const
    {
        if (!map.is(CborValue::Kind::Map))
            return {};
        std::set<std::pair<CborValue::Kind, std::pair<std::uint64_t, std::string_view>>> seen;
        for (std::size_t i = 0; i < map.items.size(); i += 2) {
            const CborValue &key = map.items[i];
            if (!key.is(CborValue::Kind::Unsigned) && !key.is(CborValue::Kind::Negative) && !key.is(CborValue::Kind::Text))
                return fail(key.offset, "a key that is neither a text nor a whole number");
            if (!seen.insert({key.kind, {key.number, key.bytes}}).second)
                return fail(key.offset, "a key that stands twice in one map");
        }
        return {};
    }

    std::string_view m_bytes;
    const std::string &m_file;
    std::size_t m_at = 0;
    std::size_t m_items = 0;
};

std::string headOf(unsigned major, std::uint64_t number)
{
    const unsigned first = major << 5U;
    if (number <= lastShort)
        return std::string(1, static_cast<char>(first | static_cast<unsigned>(number)));
    unsigned power = 0; // of two: how many bytes the number takes
    while (power < 3 && number >> (8U << power) != 0)
        ++power;
    std::string head(1, static_cast<char>(first | (lastShort + 1 + power)));
    for (unsigned byte = 1U << power; byte > 0; --byte)
        head += static_cast<char>(number >> ((byte - 1) * 8));
    return head;
}

} // namespace

const CborValue *CborValue::at(std::string_view key) const
{
    for (std::size_t i = 0; kind == Kind::Map && i < items.size(); i += 2) {
        if (items[i].is(Kind::Text) && items[i].bytes == key)
            return &items[i + 1];
    }
    return nullptr;
}

const CborValue *CborValue::at(std::int64_t key) const
{
    const Kind wanted = key < 0 ? Kind::Negative : Kind::Unsigned;
    const auto value = static_cast<std::uint64_t>(key < 0 ? -1 - key : key);
    for (std::size_t i = 0; kind == Kind::Map && i < items.size(); i += 2) {
        if (items[i].is(wanted) && items[i].number == value)
            return &items[i + 1];
    }
    return nullptr;
}

Result<CborValue> parseCbor(std::string_view bytes, const std::string &file)
{
    return Reader(bytes, file).read();
}

std::string cborBytesOf(std::string_view bytes)
{
    return headOf(ByteString, bytes.size()).append(bytes);
}

std::string cborTextOf(std::string_view text)
{
    return headOf(TextString, text.size()).append(text);
}

} // namespace assay
