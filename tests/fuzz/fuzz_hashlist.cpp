// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/hashlist.h"
#include "support/fuzzlayers.h"

#include <algorithm>
#include <string_view>

// The same in any pieces; sorted, each once, no more than lines; what is written plainly from it reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto list = parseHashList(text, "f");
    HashListReader reader("f");
    const std::size_t piece = size == 0 ? 1 : 1 + data[0] % 17U;
    Status fed;
    for (std::size_t at = 0; at < size && fed; at += piece)
        fed = reader.feed(text.substr(at, piece));
    const auto again = fed ? reader.finish() : Unexpected(fed.error());
    test::require(list.has_value() == again.has_value(), "pieces change what a list is");
    if (!list) {
        test::require(list.error().message() == again.error().message(), "pieces change the error");
        return 0;
    }
    test::require(list->digests == again->digests && list->otherHashes == again->otherHashes && list->lines == again->lines, "pieces change the list");
    test::require(list->hashes + list->otherHashes <= list->lines && list->digests.size() <= list->hashes, "more hashes than lines");
    test::require(std::adjacent_find(list->digests.begin(), list->digests.end(), [](const auto &a, const auto &b) { return a >= b; }) == list->digests.end(),
                  "not rising");
    std::string written;
    for (const Sha256Digest &digest : list->digests)
        written += toHex(digest) + '\n';
    test::require(parseHashList(written, "f")->digests == list->digests, "a list does not survive being written");
    return 0;
}
