// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/cosignpayload.h"
#include "formats/intoto.h"
#include "formats/rekorentry.h"
#include "support/fuzzlayers.h"

#include <string_view>

// Small documents of JSON: what is read of them is what their formats promise.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (const auto entry = parseRekorEntry(bytes, "f", {})) {
        test::require(entry->hash.size() == 32 || entry->hash.size() == 48 || entry->hash.size() == 64, "a hash of no length");
        for (const RekorSignature &signature : entry->signatures)
            test::require(!signature.signature.empty() && !signature.verifier.bytes.empty(), "a signature by nobody");
    }
    if (const auto entry = parseCosignLogEntry(bytes, "f", {}))
        test::require(!entry->body.empty() && !entry->signedEntryTimestamp.empty() && entry->logId.size() == 32, "an entry that is not told");
    if (const auto payload = parseCosignPayload(bytes, "f", {}))
        test::require(parseDigest(payload->digest).has_value(), "a payload about nothing");
    if (const auto reply = parseCosignTimestamp(bytes, "f", {}))
        test::require(!reply->empty(), "a time stamp of no bytes");
    if (const auto statement = parseInTotoStatement(bytes, "f", {}))
        test::require(!statement->subjects.empty() && !statement->subjects.front().digests.empty() && !statement->predicateType.empty(), "a statement about nothing");
    return 0;
}
