// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/cose.h"
#include "support/fuzzlayers.h"

#include <string_view>
#include <utility>
#include <vector>

namespace {

// No deeper than the limit, maps of pairs; without recursion.
void checkValue(const assay::CborValue &whole)
{
    std::vector<std::pair<const assay::CborValue *, std::size_t>> pending{{&whole, 0}};
    while (!pending.empty()) {
        const auto [value, depth] = pending.back();
        pending.pop_back();
        assay::test::require(depth <= assay::cborDepth, "nested too deep");
        assay::test::require(!value->is(assay::CborValue::Kind::Map) || value->items.size() % 2 == 0, "a map with half an entry");
        assay::test::require(!value->is(assay::CborValue::Kind::Tag) || value->items.size() == 1, "a tag of several");
        for (const assay::CborValue &item : value->items)
            pending.emplace_back(&item, depth + 1);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (const auto value = parseCbor(bytes, "f"))
        checkValue(*value);
    else
        test::require(!value.error().detail.empty(), "an error without words");
    if (const auto message = parseCoseSign1(bytes, "f"))
        test::require(message->signedBytes.size() > message->payload.size(), "the payload is not signed");
    return 0;
}
