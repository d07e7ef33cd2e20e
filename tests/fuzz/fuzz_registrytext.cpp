// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/imagereference.h"
#include "formats/registryauth.h"
#include "support/fuzzlayers.h"

#include <algorithm>
#include <string_view>

namespace {

using namespace assay;

// What goes into a request as it is.
bool fitsRequest(const WebUrl &url)
{
    const auto printable = [](const std::string &text) { return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; }); };
    return !url.host.empty() && printable(url.host) && url.port != 0 && url.target.starts_with('/') && printable(url.target);
}

void holdUrl(const Result<WebUrl> &url)
{
    if (!url)
        return;
    test::require(fitsRequest(*url), "a URL that breaks a request");
    const auto again = parseWebUrl(url->text());
    test::require(again && again->text() == url->text(), "a URL that reads as another one");
}

} // namespace

// Text of a server or user: whatever is taken from it is harmless in a request and in a path.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    holdUrl(parseWebUrl(text));
    const auto base = parseWebUrl("https://h:5000/v2/a/b?c");
    holdUrl(resolveWebUrl(*base, text));
    holdUrl(resolveWebUrl(*base, nextLink(text)));
    if (const auto challenges = parseChallenges(text)) {
        for (const AuthChallenge &challenge : *challenges) {
            const auto url = tokenUrl(challenge, "repository:a:pull");
            test::require(!url || fitsRequest(*url), "a token's URL that breaks a request");
        }
    }
    if (const auto token = parseToken(text, "f", Limits{}))
        test::require(token->find_first_of(" \r\n") == std::string::npos, "a token that breaks a request");
    if (const auto reference = parseImageReference(text)) {
        const auto again = parseImageReference(reference->text());
        test::require(again && again->text() == reference->text(), "a reference that reads as another one");
        const std::string target = manifestTarget(reference->repository, reference->wanted());
        test::require(target.find("..") == std::string::npos || reference->tag.find("..") != std::string::npos, "a name that leads upward");
        holdUrl(registryOf(*reference, false));
    }
    return 0;
}
