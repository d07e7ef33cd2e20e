// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "formats/fetchedrecord.h"
#include "support/fuzzlayers.h"

#include <string_view>

// What is read of where something was fetched has hosts, digests that are ones, and keeps to its limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const auto record = parseFetchedRecord(std::string_view(reinterpret_cast<const char *>(data), size), "f", Limits{});
    if (!record)
        return 0;
    test::require(parseDigest(record->digest).has_value(), "a digest that is none");
    test::require(record->requests.size() <= mostFetchedRequests && record->problems.size() <= mostFetchedProblems, "more than may be");
    test::require(record->hosts().size() <= record->requests.size(), "more hosts than requests");
    for (const FetchedRequest &request : record->requests) {
        test::require(!request.host.empty() && request.url.find('?') == std::string::npos, "a URL without a host, or with a query");
        test::require(request.sha256.empty() || parseHexDigest(request.sha256), "a hash that is none");
    }
    return 0;
}
