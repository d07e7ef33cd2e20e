// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/overwrite.h"
#include "fetch/fetch.h"
#include "formats/registryauth.h"

#include <chrono>
#include <set>

namespace assay {

// What all questions of one fetch share: the way to ask, what is told and recorded, and how much is left to ask.
class FetchLedger {
public:
    FetchLedger(const FetchRequest &request, WebClient &web, FetchTold told, FetchedImage &out);

    enum class Kept : std::uint8_t { Digest, Nothing }; // Nothing: the body lets one in
    Result<WebAnswer> get(const WebUrl &url, const std::vector<std::pair<std::string, std::string>> &headers, std::uint64_t mostBytes, Kept kept);
    void tell(const std::string &what) const { m_told(what); }
    const FetchRequest &request() const { return m_request; }
    FetchedImage &out() { return m_out; }

private:
    const FetchRequest &m_request;
    WebClient &m_web;
    FetchTold m_told;
    FetchedImage &m_out;
    std::set<std::string> m_hosts; // that were told of
    std::uint64_t m_bytes = 0;
    std::chrono::steady_clock::time_point m_end;
};

// One server that the analyst named: follows where it leads, and answers when it asks who is there.
class ServerClient {
public:
    // repository is what a token is asked for. Both must outlive this.
    ServerClient(FetchLedger &ledger, WebUrl base, std::string repository);

    // An answer to base + target, of any status but of being sent on or asked for credentials. What crosses to another host goes without them.
    Result<WebAnswer> get(const std::string &target, const std::string &accept, std::uint64_t mostBytes);
    WebUrl urlOf(const std::string &target) const;

private:
    struct Followed {
        WebAnswer answer;
        bool own = true; // the server's, not that of one it led to
    };
    Result<Followed> follow(const std::string &target, const std::string &accept, std::uint64_t mostBytes);
    Status authorise(const std::string &asked);
    Status fetchToken(const AuthChallenge &challenge);
    bool mayHaveCredentials(const WebUrl &url) const;

    FetchLedger &m_ledger;
    WebUrl m_base;
    std::string m_repository;
    SecretText m_authorization; // "" for none
    int m_tokens = 0;
};

// The base of a server: refused where it is not https, and not the one of request.insecureHost on this machine.
Status checkBase(const WebUrl &url, const FetchRequest &request);

} // namespace assay
