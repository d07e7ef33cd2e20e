// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/canonicaljson.h"
#include "formats/json.h"
#include "support/fuzzlayers.h"

#include <string_view>

// What is taken for signed JSON is JSON to the other reader too; its canonical form is a fixed point wherever that is JSON again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    Limits limits;
    limits.jsonDepth = 16;
    const auto value = parseSignedJson(text, "f", limits);
    if (!value) {
        test::require(!value.error().detail.empty(), "an error without words");
        test::require(!value.error().hasOffset || value.error().offset <= size, "an error beyond the end");
        return 0;
    }
    test::require(parseJson(text, "f", limits).has_value(), "the other reader refuses it");
    const std::string canonical = canonicalJson(*value);
    const bool plain = canonical.find_first_of(std::string_view("\0\1\2\3\4\5\6\7\10\11\12\13\14\15\16\17\20\21\22\23\24\25\26\27\30\31\32\33\34\35\36\37", 32)) == std::string::npos;
    const auto again = parseSignedJson(canonical, "f", limits);
    test::require(again.has_value() == plain, "the canonical form is read otherwise");
    test::require(!again || canonicalJson(*again) == canonical, "the canonical form is no fixed point");
    return 0;
}
