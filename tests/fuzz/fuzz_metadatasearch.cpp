// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspect/metadatasearch.h"
#include "support/fuzzlayers.h"

#include <algorithm>
#include <string_view>

// The first line is what is looked for, the rest a list of accounts and what is looked through.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const std::string_view wanted = text.substr(0, text.find('\n'));
    const std::string_view rest = text.substr(std::min(text.size(), wanted.size() + 1));

    const auto accounts = parseAccounts(rest);
    test::require(accounts.size() <= static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n')) + 1, "more accounts than lines");
    std::string written;
    for (const auto &[name, id] : accounts) {
        test::require(!name.empty() && name.find_first_of(":\n") == std::string::npos, "a name that no line can have");
        written += name + ":x:" + std::to_string(id) + ":\n";
    }
    test::require(parseAccounts(written) == accounts, "accounts do not survive being written");

    for (const bool ignoreCase : {false, true}) {
        const auto query = MetadataQuery::metadata(wanted, ignoreCase);
        if (!query || query->isOwner())
            continue;
        for (const std::size_t least : {std::size_t{0}, rest.size() / 2}) {
            if (const auto match = query->findIn(rest, least))
                test::require(match->at + match->size <= rest.size() && match->at + match->size > least, "a match outside of what was asked for");
        }
    }
    if (const auto digest = MetadataQuery::digest(wanted))
        test::require(digest->isDigest() && digest->digestDigits().size() <= 64, "digits that no SHA-256 has");
    return 0;
}
