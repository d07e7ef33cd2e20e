// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fetch/serverclient.h"

#include "base/displaysafe.h"
#include "io/digest.h"

#include <algorithm>

namespace assay {
namespace {

constexpr int mostRedirects = 5;
constexpr int mostTokens = 64;
constexpr std::uint64_t mostTokenAnswerBytes = 1 << 20;

using Headers = std::vector<std::pair<std::string, std::string>>;

// What is sent along, overwritten when it goes.
struct SecretHeaders {
    Headers headers;

    SecretHeaders() = default;
    ~SecretHeaders()
    {
        for (auto &[name, value] : headers)
            overwrite(value);
    }
    SecretHeaders(const SecretHeaders &) = delete;
    SecretHeaders &operator=(const SecretHeaders &) = delete;

    void authorize(const SecretText &by) { headers.emplace_back("Authorization", by.text()); }
};

SecretText basicOf(const FetchCredentials &credentials)
{
    const SecretText plain = SecretText::of(credentials.user, ":", credentials.password.text());
    return SecretText::of("Basic ", SecretText(toBase64(plain.text())).text());
}

bool isRedirect(const WebAnswer &answer)
{
    const int status = answer.status;
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::int64_t now()
{
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

FetchLedger::FetchLedger(const FetchRequest &request, WebClient &web, FetchTold told, FetchedImage &out)
    : m_request(request), m_web(web), m_told(std::move(told)), m_out(out), m_end(std::chrono::steady_clock::now() + request.longest)
{
}

Result<WebAnswer> FetchLedger::get(const WebUrl &url, const Headers &headers, std::uint64_t mostBytes, Kept kept)
{
    if (m_out.records.size() >= mostFetchRequests)
        return Unexpected(makeError(ErrorCode::LimitExceeded, url.shown(), "more than " + std::to_string(mostFetchRequests) + " questions were needed"));
    if (std::chrono::steady_clock::now() > m_end)
        return Unexpected(makeError(ErrorCode::LimitExceeded, url.shown(), "all together took longer than " + std::to_string(m_request.longest.count()) + " s"));
    if (m_hosts.insert(url.authority()).second)
        tell("asking " + displaySafe(url.authority()) + (url.secure ? "" : " without TLS"));
    auto answer = m_web.get(url, headers, mostBytes);
    if (!answer)
        return answer;
    m_bytes += answer->body.size();
    if (m_bytes > mostFetchedBytes)
        return Unexpected(makeError(ErrorCode::LimitExceeded, url.shown(), "more than " + std::to_string(mostFetchedBytes) + " bytes were answered"));
    const bool hashed = kept == Kept::Digest && !answer->tooLarge;
    m_out.records.push_back({url.shown(), answer->status, now(), answer->body.size(), hashed ? toHex(sha256(std::string_view(answer->body))) : std::string(),
                             answer->certificate, answer->protocol});
    return answer;
}

ServerClient::ServerClient(FetchLedger &ledger, WebUrl base, std::string repository)
    : m_ledger(ledger), m_base(std::move(base)), m_repository(std::move(repository))
{
    while (m_base.target.ends_with('/'))
        m_base.target.pop_back();
}

WebUrl ServerClient::urlOf(const std::string &target) const
{
    WebUrl url = m_base;
    url.target += target;
    return url;
}

Result<WebAnswer> ServerClient::get(const std::string &target, const std::string &accept, std::uint64_t mostBytes)
{
    auto followed = follow(target, accept, mostBytes);
    if (followed && followed->own && followed->answer.status == 401) {
        if (const Status known = authorise(followed->answer.header("www-authenticate")); !known)
            return Unexpected(known.error());
        followed = follow(target, accept, mostBytes);
        if (followed && followed->own && followed->answer.status == 401) {
            const char *whom = m_ledger.request().credentials ? "does not take this name and password" : "does not let anybody in without a name";
            return Unexpected(makeError(ErrorCode::Permission, urlOf(target).shown(), std::string(whom) + ": status 401"));
        }
    }
    return followed ? Result<WebAnswer>(std::move(followed->answer)) : Unexpected(followed.error());
}

Result<ServerClient::Followed> ServerClient::follow(const std::string &target, const std::string &accept, std::uint64_t mostBytes)
{
    WebUrl url = urlOf(target);
    bool own = true;
    for (int hop = 0;; ++hop) {
        SecretHeaders sent;
        sent.headers.emplace_back("Accept", accept);
        if (own && !m_authorization.empty())
            sent.authorize(m_authorization);
        auto answer = m_ledger.get(url, sent.headers, mostBytes, FetchLedger::Kept::Digest);
        if (!answer)
            return Unexpected(answer.error());
        if (!isRedirect(*answer))
            return Followed{std::move(*answer), own};
        if (hop == mostRedirects)
            return Unexpected(makeError(ErrorCode::LimitExceeded, url.shown(), "leads on and on, more than " + std::to_string(mostRedirects) + " times"));
        const auto next = resolveWebUrl(url, answer->header("location"));
        if (!next)
            return Unexpected(makeError(ErrorCode::Malformed, url.shown(), "leads to another place that cannot be followed: " + next.error().detail));
        if (!next->secure && !next->sameOrigin(m_base))
            return Unexpected(makeError(ErrorCode::Permission, url.shown(), "leads to " + next->shown() + ", which is without TLS: not followed"));
        own = own && next->sameOrigin(m_base); // and never again once it was elsewhere
        url = *next;
    }
}

Status ServerClient::authorise(const std::string &asked)
{
    const std::string name = m_base.authority();
    const auto challenges = parseChallenges(asked);
    if (!challenges)
        return Unexpected(makeError(ErrorCode::Malformed, name, "asks who one is in words that cannot be read: " + challenges.error().detail));
    for (const AuthChallenge &challenge : *challenges) {
        if (challenge.scheme == "bearer")
            return fetchToken(challenge);
    }
    for (const AuthChallenge &challenge : *challenges) {
        if (challenge.scheme != "basic")
            continue;
        const FetchCredentials *credentials = m_ledger.request().credentials;
        if (!credentials)
            return Unexpected(makeError(ErrorCode::Permission, name, "wants a name and a password"));
        if (!m_authorization.empty())
            return Unexpected(makeError(ErrorCode::Permission, name, "does not take this name and password"));
        m_ledger.tell("the name and password go to " + displaySafe(name));
        m_authorization = basicOf(*credentials);
        return {};
    }
    return Unexpected(makeError(ErrorCode::Permission, name, "lets nobody in that comes with a name and password, or without: \"" + asked.substr(0, 200) + '"'));
}

bool ServerClient::mayHaveCredentials(const WebUrl &url) const
{
    const auto &named = m_ledger.request().tokenServers;
    return url.sameOrigin(m_base) || std::find(named.begin(), named.end(), url.authority()) != named.end();
}

Status ServerClient::fetchToken(const AuthChallenge &challenge)
{
    const std::string name = m_base.authority();
    if (++m_tokens > mostTokens)
        return Unexpected(makeError(ErrorCode::LimitExceeded, name, "asks who one is again and again"));
    const auto url = tokenUrl(challenge, "repository:" + m_repository + ":pull");
    if (!url)
        return Unexpected(makeError(ErrorCode::Malformed, name, url.error().detail));
    const std::string host = url->authority();
    if (!url->secure && !url->sameOrigin(m_base))
        return Unexpected(makeError(ErrorCode::Permission, name, "wants a token from " + url->shown() + ", which is without TLS: not asked"));
    const FetchCredentials *credentials = m_ledger.request().credentials;
    if (credentials && !mayHaveCredentials(*url))
        return Unexpected(makeError(ErrorCode::Permission, name,
                                    "wants the name and password to be sent to another host, " + host + ": if that is right, name that as a token server"));
    m_ledger.tell(credentials ? "the name and password go to " + displaySafe(host) + " for a token, as " + displaySafe(name) + " says"
                              : "asking " + displaySafe(host) + " for a token without a name, as " + displaySafe(name) + " says");
    SecretHeaders sent;
    if (credentials)
        sent.authorize(basicOf(*credentials));
    auto answer = m_ledger.get(*url, sent.headers, mostTokenAnswerBytes, FetchLedger::Kept::Nothing);
    if (!answer)
        return Unexpected(answer.error());
    if (answer->status != 200 || answer->tooLarge)
        return Unexpected(makeError(ErrorCode::Permission, url->shown(), "gives no token: status " + std::to_string(answer->status)));
    auto token = parseToken(answer->body, url->shown(), Limits());
    overwrite(answer->body);
    if (!token)
        return Unexpected(token.error());
    m_authorization = SecretText::of("Bearer ", SecretText(std::move(*token)).text());
    return {};
}

Status checkBase(const WebUrl &url, const FetchRequest &request)
{
    if (url.secure || (url.authority() == request.insecureHost && isLoopback(url.host)))
        return {};
    return Unexpected(makeError(ErrorCode::Usage, url.shown(), "is without TLS; only a server on this machine may be, where it is named for that"));
}

} // namespace assay
