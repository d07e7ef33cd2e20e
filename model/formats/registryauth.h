// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "formats/weburl.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How a registry asks who one is (distribution, spec/auth; RFC 9110, section 11), and where an answer continues (RFC 8288).
namespace assay {

struct AuthChallenge {
    std::string scheme;                        // lower case: "bearer", "basic"
    std::map<std::string, std::string> values; // names in lower case; bytes, printable ASCII
};
// Of one WWW-Authenticate: several may stand in it. Malformed where it breaks the grammar, or names a value twice.
Result<std::vector<AuthChallenge>> parseChallenges(std::string_view header);

// Where a token is to be had: the realm of a bearer challenge, with its service, and with scope.
Result<WebUrl> tokenUrl(const AuthChallenge &challenge, const std::string &scope);
// The token in the answer from there. Malformed where it has none, or one with characters that no token may have (RFC 6750).
Result<std::string> parseToken(std::string_view bytes, const std::string &file, const Limits &limits);

// The target of rel="next" in a Link, "" where there is none.
std::string nextLink(std::string_view header);

} // namespace assay
