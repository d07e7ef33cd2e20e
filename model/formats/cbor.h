// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// One item of CBOR (RFC 8949).
struct CborValue {
    enum class Kind : std::uint8_t { Unsigned, Negative, Bytes, Text, Array, Map, Tag, False, True, Null };

    Kind kind = Kind::Null;
    std::uint64_t number = 0;      // Unsigned: the value; Negative: it is -1 - number; Tag: the tag
    std::string bytes;             // Bytes, Text
    std::vector<CborValue> items;  // Array: its elements; Map: key, value, key, value …; Tag: the one that is tagged
    std::size_t offset = 0;        // where it begins in what was read

    bool is(Kind wanted) const { return kind == wanted; }
    bool isTag(std::uint64_t tag) const { return kind == Kind::Tag && number == tag; }

    // Of a map, null when there is none: under a text, or under a number (negative ones too).
    const CborValue *at(std::string_view key) const;
    const CborValue *at(std::int64_t key) const;
};

inline constexpr std::size_t cborDepth = 16;        // items in items
inline constexpr std::size_t cborItems = 100'000;   // of one input
inline constexpr std::size_t cborBytes = 16 << 20;  // of one input

// One item and nothing after it. Refused: lengths that are not definite, numbers not written in the shortest way, keys of maps that are
// neither texts nor numbers or stand twice, texts that are no UTF-8; fractions and simple values apart from false, true and null.
Result<CborValue> parseCbor(std::string_view bytes, const std::string &file);

// The head and the bytes of a byte string or text, as parseCbor() takes them.
std::string cborBytesOf(std::string_view bytes);
std::string cborTextOf(std::string_view text);

} // namespace assay
