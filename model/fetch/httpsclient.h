// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "fetch/webclient.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

class QDeadlineTimer;

namespace assay {

struct WebProxy {
    std::string host;
    std::uint16_t port = 3128;
    std::string except; // names of hosts that are asked without it, divided by commas or spaces, as in no_proxy

    bool serves(const std::string &askedHost) const;
};

struct HttpsSettings {
    std::string authorities;          // certificates in PEM, which take the place of the system's; "" for the system's
    std::optional<WebProxy> proxy;    // for everything with TLS, by CONNECT; for what postSigned() asks for without it, as it is
    std::chrono::milliseconds idle{30'000};   // until a connection, or the next byte
    std::chrono::milliseconds whole{600'000}; // until the end of one answer
};

// HTTP/1.1 over TLS 1.2 or later, by Qt's sockets. There is nothing here that could do more than it is asked for: no cookies, no cache, no
// HSTS, no credentials of the system, no proxy from the environment, no decompression. Plain http goes to this machine only, but for
// postSigned().
//
// Each question runs an event loop of its own on the calling thread, which has to be the object's. Needs a QCoreApplication.
class HttpsClient final : public WebClient {
public:
    // Malformed where authorities holds no certificate. context must outlive the client.
    static Result<std::unique_ptr<HttpsClient>> create(HttpsSettings settings, Context &context);
    ~HttpsClient() override;

    Result<WebAnswer> get(const WebUrl &url, const std::vector<std::pair<std::string, std::string>> &headers, std::uint64_t mostBytes) override;

    // As get(), with a body; headers has its type. Of a URL that is http this goes to any machine without TLS: only for a question that is no
    // secret, and an answer that is signed and judged by its signature.
    Result<WebAnswer> postSigned(const WebUrl &url, const std::vector<std::pair<std::string, std::string>> &headers, std::string_view body, std::uint64_t mostBytes);

private:
    struct Connection;
    struct Authorities;
    HttpsClient(HttpsSettings settings, std::unique_ptr<Authorities> authorities, Context &context);
    enum class PlainTo : std::uint8_t { ThisMachine, Anywhere };
    Result<WebAnswer> ask(const WebUrl &url, const std::string &request, PlainTo plainTo, std::uint64_t mostBytes);
    bool asksProxy(const WebUrl &url) const;
    Result<std::unique_ptr<Connection>> open(const WebUrl &url, const std::string &name, PlainTo plainTo, const QDeadlineTimer &deadline);
    std::unique_ptr<Connection> takeIdle(const std::string &origin);

    HttpsSettings m_settings;
    std::unique_ptr<Authorities> m_authorities;
    Context &m_context;
    std::map<std::string, std::unique_ptr<Connection>> m_idle; // by origin: kept for the next question
};

// "http://host:port" or "host:port" as a proxy. Usage where it is something else, or holds a name and password.
Result<WebProxy> parseWebProxy(const std::string &text);

// The one that the environment has for https, as curl reads it: https_proxy, HTTPS_PROXY, all_proxy, ALL_PROXY, no_proxy, NO_PROXY.
// environment gives "" where a name is not set.
using EnvironmentLookup = std::function<std::string(const char *name)>;
Result<std::optional<WebProxy>> proxyOfEnvironment(const EnvironmentLookup &environment);

} // namespace assay
