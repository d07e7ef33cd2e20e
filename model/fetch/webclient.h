// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "formats/weburl.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace assay {

struct WebAnswer {
    int status = 0;
    std::map<std::string, std::string> headers; // only wantedHeaders, names in lower case, those of one name joined with ", "
    std::string body;
    bool tooLarge = false;       // it has more bytes than were allowed; body is a part of it then, or nothing
    std::string certificate;     // SHA-256 of the server's own, hex; "" without TLS
    std::string protocol;        // "TLSv1.3"; "" without TLS

    std::string header(const std::string &name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
};
inline constexpr const char *wantedHeaders[] = {"content-type", "docker-content-digest", "link", "location", "www-authenticate"};

// Asks for one URL and follows nothing. Blocks: not for the window's thread.
class WebClient {
public:
    virtual ~WebClient() = default;
    // What is sent beside what HTTP itself needs. The error is of the way there (Io), of an answer that is none (Malformed, Truncated), of time
    // (LimitExceeded), or Cancelled; it is named by url.shown().
    virtual Result<WebAnswer> get(const WebUrl &url, const std::vector<std::pair<std::string, std::string>> &headers, std::uint64_t mostBytes) = 0;
};

} // namespace assay
