// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/json.h"
#include "support/fuzzlayers.h"

#include <string_view>

// What the strict reader takes must come out the same when it is written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    Limits limits;
    limits.jsonDepth = 16;
    const auto json = parseJson(text, "f", limits);
    if (!json) {
        test::require(!json.error().detail.empty(), "an error without words");
        return 0;
    }
    const std::string written = json->dump();
    const auto again = parseJson(written, "f", limits);
    test::require(again.has_value() && *again == *json, "a record does not survive being written");
    return 0;
}
