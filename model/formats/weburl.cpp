// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/weburl.h"

#include "base/upperhex.h"

#include <algorithm>
#include <vector>

namespace assay {
namespace {

Unexpected bad(const std::string &what)
{
    return Unexpected(makeError(ErrorCode::Malformed, {}, what));
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAlphanumeric(char c)
{
    return isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'z');
}

// RFC 3986 names what may stand in a path and query; "[", "]" and "|" are met there in the wild and harmless.
bool isTarget(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f' && c != '"' && c != '<' && c != '>' && c != '\\' && c != '`' && c != '#'; });
}

bool isHostName(std::string_view text)
{
    constexpr std::size_t mostNameBytes = 253;
    if (text.empty() || text.size() > mostNameBytes || text.front() == '.' || text.front() == '-' || text.find("..") != std::string_view::npos)
        return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return isAlphanumeric(c) || c == '.' || c == '-' || c == '_'; });
}

bool isSixAddress(std::string_view text)
{
    return text.size() <= 45 && text.find(':') != std::string_view::npos
        && std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'f') || c == ':' || c == '.'; });
}

// RFC 3986, section 5.2.4: a path that begins with a slash, without "." and "..".
std::string withoutDots(std::string_view path)
{
    std::vector<std::string_view> kept;
    bool folder = false;
    for (std::size_t begin = 1; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view part = path.substr(begin, end - begin);
        folder = part == "." || part == "..";
        if (part == ".." && !kept.empty())
            kept.pop_back();
        else if (!folder)
            kept.push_back(part);
        begin = end + 1;
    }
    std::string out;
    for (const std::string_view part : kept)
        out.append("/").append(part);
    return folder || out.empty() ? out + '/' : out;
}

} // namespace

std::string WebUrl::path() const
{
    return target.substr(0, target.find('?'));
}

std::string WebUrl::authority() const
{
    const std::string name = host.find(':') == std::string::npos ? host : '[' + host + ']';
    return port == (secure ? 443 : 80) ? name : name + ':' + std::to_string(port);
}

std::string WebUrl::text() const
{
    return (secure ? "https://" : "http://") + authority() + target;
}

std::string WebUrl::shown() const
{
    const std::string path = this->path();
    return (secure ? "https://" : "http://") + authority() + path + (path.size() < target.size() ? "?…" : "");
}

Status parseAuthority(std::string_view text, std::string &host, std::uint16_t &port)
{
    std::string_view name = text;
    std::string_view number;
    bool hasNumber = false;
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos || !isSixAddress(text.substr(1, end - 1)))
            return bad("its host is no IPv6 address");
        name = text.substr(1, end - 1);
        hasNumber = end + 1 < text.size();
        if (hasNumber && text[end + 1] != ':')
            return bad("something else than a port stands behind its host");
        number = hasNumber ? text.substr(end + 2) : std::string_view();
    } else {
        const std::size_t colon = text.find(':');
        hasNumber = colon != std::string_view::npos;
        name = text.substr(0, colon);
        number = hasNumber ? text.substr(colon + 1) : std::string_view();
        if (!isHostName(name))
            return bad("its host is no name in ASCII and no address");
    }
    if (hasNumber) {
        if (number.empty() || number.size() > 5 || !std::all_of(number.begin(), number.end(), isDigit))
            return bad("its port is no number");
        const unsigned long value = std::stoul(std::string(number));
        if (value == 0 || value > 65535)
            return bad("its port is no port");
        port = static_cast<std::uint16_t>(value);
    }
    host.resize(name.size());
    std::transform(name.begin(), name.end(), host.begin(), lower);
    return {};
}

Result<WebUrl> parseWebUrl(std::string_view text)
{
    if (text.size() > mostUrlBytes)
        return bad("it is longer than " + std::to_string(mostUrlBytes) + " bytes");
    const std::size_t end = text.find("://");
    std::string scheme(text.substr(0, end == std::string_view::npos ? 0 : end));
    std::transform(scheme.begin(), scheme.end(), scheme.begin(), lower);
    if (scheme != "https" && scheme != "http")
        return bad("it is no URL that begins with https://");
    WebUrl url;
    url.secure = scheme == "https";
    url.port = url.secure ? 443 : 80;
    std::string_view rest = text.substr(end + 3);
    rest = rest.substr(0, rest.find('#'));
    const std::size_t slash = std::min(rest.find_first_of("/?"), rest.size());
    const std::string_view authority = rest.substr(0, slash);
    if (authority.find('@') != std::string_view::npos)
        return bad("a name or password must not stand in a URL");
    if (const Status parsed = parseAuthority(authority, url.host, url.port); !parsed)
        return Unexpected(parsed.error());
    url.target = rest.substr(slash);
    if (!url.target.starts_with('/'))
        url.target.insert(0, "/");
    if (!isTarget(url.target))
        return bad("a character stands in it that must not be in a URL");
    return url;
}

Result<WebUrl> resolveWebUrl(const WebUrl &base, std::string_view text)
{
    if (text.empty() || text.size() > mostUrlBytes)
        return bad("it is empty, or longer than " + std::to_string(mostUrlBytes) + " bytes");
    if (text.starts_with("//"))
        return parseWebUrl((base.secure ? "https:" : "http:") + std::string(text));
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos && colon < text.find_first_of("/?#"))
        return parseWebUrl(text);
    text = text.substr(0, text.find('#'));
    WebUrl url = base;
    if (text.starts_with('?')) {
        url.target = base.path() + std::string(text);
    } else if (!text.empty()) {
        const std::size_t question = std::min(text.find('?'), text.size());
        const std::string path = base.path();
        const std::string above = text.front() == '/' ? std::string() : path.substr(0, path.rfind('/') + 1);
        url.target = withoutDots(above + std::string(text.substr(0, question))) + std::string(text.substr(question));
    }
    if (!isTarget(url.target))
        return bad("a character stands in it that must not be in a URL");
    return url;
}

bool isLoopback(std::string_view host)
{
    if (host == "localhost" || host == "::1")
        return true;
    int dots = 0;
    for (std::size_t begin = 0; begin <= host.size(); ++dots) {
        const std::size_t end = std::min(host.find('.', begin), host.size());
        const std::string_view part = host.substr(begin, end - begin);
        if (part.empty() || part.size() > 3 || !std::all_of(part.begin(), part.end(), isDigit) || std::stoi(std::string(part)) > 255)
            return false;
        begin = end + 1;
    }
    return dots == 4 && host.starts_with("127.");
}

std::string percentEncoded(std::string_view bytes)
{
    std::string out;
    for (const char c : bytes) {
        if (isAlphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            out += c;
            continue;
        }
        appendPercentEncoded(out, c);
    }
    return out;
}

} // namespace assay
