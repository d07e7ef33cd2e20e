// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"

#include "base/upperhex.h"

#include <cstdint>

namespace assay {
namespace {

bool isHiddenOrMisleading(char32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD)
        return true;
    if (c == 0x034F || c == 0x061C || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x3164 || c == 0xFFA0)
        return true;
    if (c >= 0x180B && c <= 0x180F)
        return true;
    if (c >= 0x200B && c <= 0x200F)
        return true;
    if (c >= 0x2028 && c <= 0x202F)
        return true;
    if (c >= 0x205F && c <= 0x206F)
        return true;
    if (c >= 0x2000 && c <= 0x200A)
        return true;
    if (c == 0x1680 || c == 0x3000 || c == 0x2800)
        return true;
    if ((c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFB))
        return true;
    if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xE0000)
        return true;
    if (c >= 0x1D173 && c <= 0x1D17A)
        return true;
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

void appendHex(std::string &out, std::uint32_t value, int minimumDigits)
{
    int shift = 28;
    while (shift > (minimumDigits - 1) * 4 && (value >> shift) == 0)
        shift -= 4;
    for (; shift >= 0; shift -= 4)
        out += upperHexDigits[(value >> shift) & 0xF];
}

bool passesUnchanged(const DecodedCodePoint &point)
{
    return point.valid && point.value != U'\\' && !isHiddenOrMisleading(point.value);
}

} // namespace

DecodedCodePoint decodeUtf8(std::string_view text, std::size_t position)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(position);
    if (first < 0x80)
        return {first, 1, true};
    unsigned length = 0;
    unsigned low = 0x80;
    unsigned high = 0xBF;
    char32_t value = 0;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
        value = first & 0x1F;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        value = first & 0x0F;
        if (first == 0xE0)
            low = 0xA0;
        if (first == 0xED)
            high = 0x9F;
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        value = first & 0x07;
        if (first == 0xF0)
            low = 0x90;
        if (first == 0xF4)
            high = 0x8F;
    } else {
        return {0xFFFD, 1, false};
    }
    for (unsigned i = 1; i < length; ++i) {
        if (position + i >= text.size())
            return {0xFFFD, i, false};
        const unsigned next = byte(position + i);
        if (next < low || next > high)
            return {0xFFFD, i, false};
        value = (value << 6) | (next & 0x3F);
        low = 0x80;
        high = 0xBF;
    }
    return {value, length, true};
}

void appendUtf8(std::string &out, char32_t codePoint)
{
    const auto append = [&out](char32_t byte) { out += static_cast<char>(byte); };
    const auto continuation = [&](unsigned shift) { append(0x80 | ((codePoint >> shift) & 0x3F)); };
    if (codePoint < 0x80)
        return append(codePoint);
    if (codePoint < 0x800) {
        append(0xC0 | (codePoint >> 6));
    } else if (codePoint < 0x10000) {
        append(0xE0 | (codePoint >> 12));
        continuation(6);
    } else {
        append(0xF0 | (codePoint >> 18));
        continuation(12);
        continuation(6);
    }
    continuation(0);
}

std::string displaySafe(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const DecodedCodePoint point = decodeUtf8(bytes, i);
        if (passesUnchanged(point)) {
            out.append(bytes, i, point.length);
        } else if (!point.valid) {
            for (unsigned k = 0; k < point.length; ++k) {
                out += "\\x";
                appendHex(out, static_cast<unsigned char>(bytes[i + k]), 2);
            }
        } else {
            switch (point.value) {
            case U'\\': out += "\\\\"; break;
            case U'\n': out += "\\n"; break;
            case U'\t': out += "\\t"; break;
            case U'\r': out += "\\r"; break;
            default:
                out += "\\u{";
                appendHex(out, point.value, 4);
                out += '}';
            }
        }
        i += point.length;
    }
    return out;
}

bool needsDisplayEscape(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size();) {
        const DecodedCodePoint point = decodeUtf8(bytes, i);
        if (!passesUnchanged(point))
            return true;
        i += point.length;
    }
    return false;
}

std::string toUtf8Lossy(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const DecodedCodePoint point = decodeUtf8(bytes, i);
        if (point.valid)
            out.append(bytes, i, point.length);
        else
            out += "\xEF\xBF\xBD";
        i += point.length;
    }
    return out;
}

bool isValidUtf8(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size();) {
        const DecodedCodePoint point = decodeUtf8(bytes, i);
        if (!point.valid)
            return false;
        i += point.length;
    }
    return true;
}

std::string shellQuoted(std::string_view bytes)
{
    static const std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+:@%,=-";
    if (!bytes.empty() && bytes.find_first_not_of(plain) == std::string_view::npos && bytes.front() != '-')
        return std::string(bytes);
    std::string out = "$'";
    bool escaped = false;
    for (std::size_t i = 0; i < bytes.size();) {
        const DecodedCodePoint point = decodeUtf8(bytes, i);
        const bool literal = point.valid && !isHiddenOrMisleading(point.value);
        for (unsigned k = 0; k < point.length; ++k) {
            const char c = bytes[i + k];
            if (literal) {
                if (c == '\'' || c == '\\') {
                    out += '\\';
                    escaped = true;
                }
                out += c;
            } else {
                out += "\\x";
                appendHex(out, static_cast<unsigned char>(c), 2);
                escaped = true;
            }
        }
        i += point.length;
    }
    out += '\'';
    return escaped ? out : out.substr(1);
}

} // namespace assay
