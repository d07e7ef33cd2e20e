// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/timestampreply.h"

#include <array>
#include <cstddef>
#include <optional>

namespace assay {
namespace {

constexpr unsigned char octets = 0x04;
constexpr unsigned char octetsInPieces = 0x24;
constexpr unsigned char sequence = 0x30;
constexpr unsigned char explicitZero = 0xa0;

// One value of DER, and what is after it.
struct Value {
    std::string_view whole;
    std::string_view content;
    std::string_view after;
};

std::optional<std::size_t> lengthOf(std::string_view text, std::size_t &headSize)
{
    constexpr unsigned char inMoreBytes = 0x80;
    constexpr std::size_t mostLengthBytes = 4;
    const auto first = static_cast<unsigned char>(text[1]);
    headSize = 2;
    if (first < inMoreBytes)
        return first;
    const std::size_t bytes = first - inMoreBytes;
    if (bytes == 0 || bytes > mostLengthBytes || text.size() < headSize + bytes)
        return std::nullopt;
    std::size_t length = 0;
    for (std::size_t i = 0; i < bytes; ++i)
        length = length << 8 | static_cast<unsigned char>(text[headSize + i]);
    headSize += bytes;
    return length;
}

// The first value in it, if it has this tag.
std::optional<Value> take(std::string_view text, unsigned char tag)
{
    std::size_t headSize = 0;
    if (text.size() < 2 || static_cast<unsigned char>(text[0]) != tag)
        return std::nullopt;
    const std::optional<std::size_t> length = lengthOf(text, headSize);
    if (!length || *length > text.size() - headSize)
        return std::nullopt;
    return Value{text.substr(0, headSize + *length), text.substr(headSize, *length), text.substr(headSize + *length)};
}

std::string put(unsigned char tag, std::string_view content)
{
    std::string length;
    for (std::size_t left = content.size(); left > 0; left >>= 8)
        length.insert(length.begin(), static_cast<char>(left & 0xff));
    std::string value(1, static_cast<char>(tag));
    if (content.size() < 0x80)
        value += static_cast<char>(content.size());
    else
        value += static_cast<char>(0x80 | length.size()) + length;
    return value.append(content);
}

std::optional<std::string> joined(std::string_view pieces)
{
    std::string whole;
    while (!pieces.empty()) {
        const std::optional<Value> piece = take(pieces, octets);
        if (!piece)
            return std::nullopt;
        whole.append(piece->content);
        pieces = piece->after;
    }
    return whole;
}

// The way from a reply to what its token encapsulates: at each step the value with this tag, after as many others of it as are said.
struct Step {
    unsigned char tag;
    std::size_t before;
};
constexpr std::array<Step, 6> way{{
    {sequence, 0},     // TimeStampResp
    {sequence, 1},     // its token, after the status
    {explicitZero, 1}, // SignedData, after the type
    {sequence, 0},
    {sequence, 2},     // encapContentInfo, after version and algorithms
    {explicitZero, 1}, // the content, after its type
}};

std::optional<Value> passOver(std::string_view text)
{
    return text.empty() ? std::nullopt : take(text, static_cast<unsigned char>(text[0]));
}

} // namespace

std::string withWholeContent(std::string_view reply)
{
    std::array<std::string_view, way.size()> before; // in the same value, what comes ahead of the next step
    std::array<std::string_view, way.size()> after;
    std::string_view text = reply;
    for (std::size_t i = 0; i < way.size(); ++i) {
        std::string_view rest = text;
        for (std::size_t n = 0; n < way[i].before; ++n) {
            const std::optional<Value> other = passOver(rest);
            if (!other)
                return std::string(reply);
            rest = other->after;
        }
        const std::optional<Value> next = take(rest, way[i].tag);
        if (!next)
            return std::string(reply);
        before[i] = text.substr(0, text.size() - rest.size());
        after[i] = next->after;
        text = next->content;
    }
    const std::optional<Value> pieces = take(text, octetsInPieces);
    const std::optional<std::string> content = pieces && pieces->after.empty() ? joined(pieces->content) : std::nullopt;
    if (!content)
        return std::string(reply);
    std::string value = put(octets, *content);
    for (std::size_t i = way.size(); i-- > 0;)
        value = std::string(before[i]).append(put(way[i].tag, value)).append(after[i]);
    return value;
}

} // namespace assay
