// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fetch/httpsclient.h"

#include <algorithm>

namespace assay {
namespace {

Unexpected bad(const std::string &what)
{
    return Unexpected(makeError(ErrorCode::Usage, {}, what)); // never with the text: a password may be in it
}

std::string firstOf(const EnvironmentLookup &environment, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (std::string value = environment(name); !value.empty())
            return value;
    }
    return {};
}

// "example.org" and ".example.org" stand for all below it as well, "*" for everything.
bool covers(std::string_view pattern, std::string_view host)
{
    if (pattern == "*")
        return true;
    if (pattern.starts_with('.'))
        pattern.remove_prefix(1);
    if (pattern.empty() || !host.ends_with(pattern))
        return false;
    return host.size() == pattern.size() || host[host.size() - pattern.size() - 1] == '.';
}

} // namespace

Result<WebProxy> parseWebProxy(const std::string &text)
{
    std::string_view rest = text;
    if (const std::size_t scheme = rest.find("://"); scheme != std::string_view::npos) {
        if (rest.substr(0, scheme) != "http")
            return bad("a proxy is wanted as http://HOST:PORT; others are not spoken to");
        rest.remove_prefix(scheme + 3);
    }
    if (rest.find('@') != std::string_view::npos)
        return bad("a proxy that wants a name and password is not spoken to");
    while (rest.ends_with('/'))
        rest.remove_suffix(1);
    WebProxy proxy;
    if (const Status parsed = parseAuthority(rest, proxy.host, proxy.port); !parsed)
        return bad("the proxy cannot be used: " + parsed.error().detail);
    return proxy;
}

Result<std::optional<WebProxy>> proxyOfEnvironment(const EnvironmentLookup &environment)
{
    const std::string text = firstOf(environment, {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"});
    if (text.empty())
        return std::optional<WebProxy>();
    auto proxy = parseWebProxy(text);
    if (!proxy)
        return Unexpected(proxy.error());
    proxy->except = firstOf(environment, {"no_proxy", "NO_PROXY"});
    return std::optional(std::move(*proxy));
}

bool WebProxy::serves(const std::string &askedHost) const
{
    for (std::size_t begin = 0; begin < except.size();) {
        const std::size_t end = std::min(except.find_first_of(", ", begin), except.size());
        if (covers(std::string_view(except).substr(begin, end - begin), askedHost))
            return false;
        begin = end + 1;
    }
    return true;
}

} // namespace assay
