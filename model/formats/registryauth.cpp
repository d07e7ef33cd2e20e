// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/registryauth.h"

#include "base/overwrite.h"
#include "formats/json.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t mostValues = 64;
constexpr std::size_t mostTokenBytes = 32 * 1024;

Unexpected bad(const std::string &what)
{
    return Unexpected(makeError(ErrorCode::Malformed, {}, what));
}

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What stands between separators: RFC 9110, sections 5.6.2 and 5.6.4.
class HeaderText {
public:
    explicit HeaderText(std::string_view text) : m_rest(text) {}

    bool done() const { return m_rest.empty(); }
    void skipSpace() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t"), m_rest.size())); }
    bool take(char c)
    {
        if (!m_rest.starts_with(c))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    // "" where none begins here.
    std::string word()
    {
        const auto isToken = [](char c) { return isAlphanumeric(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos; };
        const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), isToken);
        std::string word(m_rest.begin(), end);
        m_rest.remove_prefix(word.size());
        return word;
    }
    std::string lowerWord()
    {
        std::string text = word();
        std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
        return text;
    }
    // Behind a quotation mark; nullopt where it does not end, or holds what is not printable.
    std::optional<std::string> quoted()
    {
        std::string text;
        for (std::size_t at = 0; at < m_rest.size(); ++at) {
            char c = m_rest[at];
            if (c == '"') {
                m_rest.remove_prefix(at + 1);
                return text;
            }
            if (c == '\\' && ++at < m_rest.size())
                c = m_rest[at];
            if (c < ' ' || c > '~')
                return std::nullopt;
            text += c;
        }
        return std::nullopt;
    }
    // Up to c, and behind it; nullopt where there is none.
    std::optional<std::string> until(char c)
    {
        const std::size_t end = m_rest.find(c);
        if (end == std::string_view::npos)
            return std::nullopt;
        std::string text(m_rest.substr(0, end));
        m_rest.remove_prefix(end + 1);
        return text;
    }

private:
    std::string_view m_rest;
};

std::optional<std::string> valueOf(HeaderText &text)
{
    if (text.take('"'))
        return text.quoted();
    std::string word = text.word();
    return word.empty() ? std::nullopt : std::optional(std::move(word));
}

// "name=value" behind a scheme or a comma.
Status takeValue(HeaderText &text, const std::string &name, AuthChallenge &challenge)
{
    text.skipSpace();
    auto value = valueOf(text);
    if (!value)
        return bad("the value of " + name + " cannot be read");
    if (challenge.values.size() >= mostValues || !challenge.values.emplace(name, std::move(*value)).second)
        return bad("a value is given twice, or there are too many of them");
    return {};
}

} // namespace

Result<std::vector<AuthChallenge>> parseChallenges(std::string_view header)
{
    std::vector<AuthChallenge> challenges;
    HeaderText text(header);
    bool wantsComma = false;
    while (true) {
        text.skipSpace();
        if (text.done())
            return challenges;
        if (text.take(',')) {
            wantsComma = false;
            continue;
        }
        if (wantsComma)
            return bad("a comma is missing between two values");
        const std::string word = text.lowerWord();
        if (word.empty())
            return bad("something else than a name stands where one must");
        text.skipSpace();
        if (!text.take('=')) {
            if (challenges.size() >= mostValues)
                return bad("there are too many challenges");
            challenges.push_back({word, {}});
            continue; // its first value follows without a comma
        }
        if (challenges.empty())
            return bad("a value stands before the first scheme");
        if (const Status taken = takeValue(text, word, challenges.back()); !taken)
            return Unexpected(taken.error());
        wantsComma = true;
    }
}

Result<WebUrl> tokenUrl(const AuthChallenge &challenge, const std::string &scope)
{
    const auto realm = challenge.values.find("realm");
    if (challenge.scheme != "bearer" || realm == challenge.values.end())
        return bad("it does not say where a token is to be had");
    auto url = parseWebUrl(realm->second);
    if (!url)
        return bad("where a token is to be had is no URL that is followed: " + url.error().detail);
    char separator = url->target.find('?') == std::string::npos ? '?' : '&';
    if (const auto service = challenge.values.find("service"); service != challenge.values.end()) {
        url->target += separator + ("service=" + percentEncoded(service->second));
        separator = '&';
    }
    url->target += separator + ("scope=" + percentEncoded(scope));
    if (url->target.size() > mostUrlBytes)
        return bad("where a token is to be had is longer than a URL may be");
    return url;
}

Result<std::string> parseToken(std::string_view bytes, const std::string &file, const Limits &limits)
{
    auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    std::string token = stringMember(*json, "token");
    if (token.empty())
        token = stringMember(*json, "access_token");
    for (const char *key : {"token", "access_token", "refresh_token"}) {
        const auto found = json->is_object() ? json->find(key) : json->end();
        if (found != json->end() && found->is_string())
            overwrite(found->get_ref<std::string &>());
    }
    const bool fits = std::all_of(token.begin(), token.end(), [](char c) { return isAlphanumeric(c) || std::string_view("-._~+/=").find(c) != std::string_view::npos; });
    if (token.empty() || token.size() > mostTokenBytes || !fits) {
        overwrite(token);
        return wrong(file, "there is no token in the answer that can be used");
    }
    return token;
}

std::string nextLink(std::string_view header)
{
    HeaderText text(header);
    while (true) {
        text.skipSpace();
        if (text.take(','))
            continue;
        if (!text.take('<'))
            return {};
        const auto target = text.until('>');
        if (!target)
            return {};
        bool next = false;
        for (text.skipSpace(); text.take(';'); text.skipSpace()) {
            text.skipSpace();
            const std::string name = text.lowerWord();
            text.skipSpace();
            if (!text.take('='))
                continue;
            text.skipSpace();
            const auto value = valueOf(text);
            if (!value)
                return {};
            next = next || (name == "rel" && *value == "next");
        }
        if (next)
            return *target;
    }
}

} // namespace assay
