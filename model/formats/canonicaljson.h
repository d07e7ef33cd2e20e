// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A value of JSON that is signed: integers exact, strings as they are, no key twice.
struct SignedJson {
    enum class Kind : std::uint8_t { Null, False, True, Integer, String, Array, Object };
    Kind kind = Kind::Null;
    std::int64_t integer = 0;
    std::string text;               // String: UTF-8, may hold control bytes and zeros
    std::vector<std::string> keys;  // Object: rising bytewise
    std::vector<SignedJson> items;  // Array: its elements; Object: the values of keys

    bool isString() const { return kind == Kind::String; }
    bool isArray() const { return kind == Kind::Array; }
    bool isObject() const { return kind == Kind::Object; }
    const SignedJson *member(std::string_view key) const; // null when this is no object or has no such member
};

// Strict (RFC 8259), and narrower, since what is signed is another text made from it: no fraction, exponent, negative zero or integer
// outside of 64 bits, no half of a surrogate pair, no bytes that are not UTF-8, no key twice in an object. At most limits.jsonBytes long,
// limits.jsonDepth deep, mostSignedValues values. file is the name for errors, which say where.
Result<SignedJson> parseSignedJson(std::string_view bytes, const std::string &file, const Limits &limits);
inline constexpr std::size_t mostSignedValues = 500'000;

// The text that signatures are made over (http://wiki.laptop.org/go/Canonical_JSON, as TUF, Notary and in-toto use it): keys sorted bytewise, no white
// space, in strings only the quotation mark and the backslash escaped.
std::string canonicalJson(const SignedJson &value);

} // namespace assay
