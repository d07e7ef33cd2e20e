// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace assay {

// An http or https URL (RFC 3986), strict: what it is built from can go into a request as it is.
struct WebUrl {
    bool secure = true;     // https
    std::string host;       // lower case; a name in ASCII, or an address, an IPv6 one without its brackets
    std::uint16_t port = 443;
    std::string target = "/"; // path and query: printable ASCII without spaces, begins with a slash

    std::string path() const;      // of target
    std::string authority() const; // "host", or "host:port" where the scheme has another port
    std::string text() const;
    std::string shown() const; // the same without the query, which may hold what lets one in: for errors and records
    bool sameOrigin(const WebUrl &other) const { return secure == other.secure && host == other.host && port == other.port; }
};

// Malformed: another scheme, a name or password in it, a character that must not be there, longer than mostUrlBytes. A fragment is left out.
Result<WebUrl> parseWebUrl(std::string_view text);
// What a Location or a link says in an answer of base; text may be relative.
Result<WebUrl> resolveWebUrl(const WebUrl &base, std::string_view text);

// "host", "host:port", "[address]:port"; port stays as it is where none is given.
Status parseAuthority(std::string_view text, std::string &host, std::uint16_t &port);

// "localhost", 127.0.0.0/8 and ::1: what does not leave this machine.
bool isLoopback(std::string_view host);

std::string percentEncoded(std::string_view bytes); // everything but the unreserved characters

inline constexpr std::size_t mostUrlBytes = 8192;

} // namespace assay
