// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fetch/httpsclient.h"

#include "base/overwrite.h"
#include "base/version.h"
#include "fetch/patientsocket.h"
#include "formats/httpreply.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>

namespace assay {
namespace {

constexpr std::size_t mostIdleConnections = 4;
constexpr std::size_t pieceBytes = 64 * 1024;

std::string nameOf(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2: return "TLSv1.2";
    case QSsl::TlsV1_3: return "TLSv1.3";
    default: return "TLS";
    }
}

std::string hostAndPort(const WebUrl &url)
{
    return (url.host.find(':') == std::string::npos ? url.host : '[' + url.host + ']') + ':' + std::to_string(url.port);
}

std::string requestText(const WebUrl &url, const std::string &methodAndTarget, const std::vector<std::pair<std::string, std::string>> &headers)
{
    const std::string head = methodAndTarget + " HTTP/1.1\r\nHost: " + url.authority() + "\r\nUser-Agent: assay/" + std::string(version) + "\r\nAccept-Encoding: identity\r\n";
    std::size_t size = head.size() + 2;
    for (const auto &[name, value] : headers)
        size += name.size() + value.size() + 4;
    std::string text;
    text.reserve(size); // growing would leave a password behind
    text += head;
    for (const auto &[name, value] : headers)
        text.append(name).append(": ").append(value).append("\r\n");
    text += "\r\n";
    return text;
}

// Overwritten when it goes: a password may be in it.
struct Request {
    std::string text;
    explicit Request(std::string bytes) : text(std::move(bytes)) {}
    ~Request() { overwrite(text); }
    Request(const Request &) = delete;
    Request &operator=(const Request &) = delete;
};

// Reads one answer; what stands behind its end would be an answer to nothing.
Status readAnswer(PatientSocket &socket, HttpReplyReader &reader, const std::string &name)
{
    while (!reader.done()) {
        const auto piece = socket.read(pieceBytes);
        if (!piece)
            return Unexpected(piece.error());
        auto taken = piece->empty() ? Result<std::size_t>(0) : reader.feed(*piece);
        Status ended = taken && piece->empty() ? reader.end() : Status();
        if (taken && *taken < piece->size() && !reader.tooLarge())
            taken = Unexpected(makeError(ErrorCode::Malformed, {}, "more is sent than was asked for"));
        Error error = !taken ? taken.error() : !ended ? ended.error() : Error();
        if (!taken || !ended) {
            error.file = name;
            return Unexpected(std::move(error));
        }
    }
    return {};
}

} // namespace

struct HttpsClient::Authorities {
    QList<QSslCertificate> certificates;
};

struct HttpsClient::Connection {
    QSslSocket socket;
    std::string certificate;
    std::string protocol;
};

namespace {

QSslConfiguration configurationOf(const QList<QSslCertificate> &authorities)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (!authorities.isEmpty())
        configuration.setCaCertificates(authorities); // and the system's are not looked for
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setSslOption(QSsl::SslOptionDisableSessionPersistence, true);
    configuration.setSslOption(QSsl::SslOptionDisableCompression, true);
    return configuration;
}

Status tunnel(PatientSocket &socket, const WebUrl &url, const WebProxy &proxy)
{
    const std::string name = "proxy " + proxy.host + ':' + std::to_string(proxy.port);
    const std::string target = hostAndPort(url);
    if (const Status sent = socket.write("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n"); !sent)
        return sent;
    HttpReplyReader reader(HttpReplyReader::Body::None, 0);
    while (!reader.headDone()) { // byte by byte where need be: what follows is TLS
        const auto piece = socket.read(1);
        if (!piece)
            return Unexpected(piece.error());
        const auto taken = piece->empty() ? Result<std::size_t>(Unexpected(makeError(ErrorCode::Truncated, {}, "closed the connection"))) : reader.feed(*piece);
        if (!taken)
            return Unexpected(makeError(taken.error().code, name, taken.error().detail));
    }
    if (reader.status() / 100 != 2)
        return Unexpected(makeError(ErrorCode::Io, name, "refused to connect to " + target + " with status " + std::to_string(reader.status())));
    return {};
}

} // namespace

HttpsClient::HttpsClient(HttpsSettings settings, std::unique_ptr<Authorities> authorities, Context &context)
    : m_settings(std::move(settings)), m_authorities(std::move(authorities)), m_context(context)
{
}

HttpsClient::~HttpsClient() = default;

Result<std::unique_ptr<HttpsClient>> HttpsClient::create(HttpsSettings settings, Context &context)
{
    if (!QSslSocket::supportsSsl())
        return Unexpected(makeError(ErrorCode::Unsupported, {}, "Qt finds no OpenSSL here, and without TLS nothing is fetched"));
    auto authorities = std::make_unique<Authorities>();
    if (!settings.authorities.empty()) {
        authorities->certificates = QSslCertificate::fromData(QByteArray::fromStdString(settings.authorities), QSsl::Pem);
        if (authorities->certificates.isEmpty())
            return Unexpected(makeError(ErrorCode::Malformed, {}, "there is no certificate in PEM in it"));
    }
    return std::unique_ptr<HttpsClient>(new HttpsClient(std::move(settings), std::move(authorities), context));
}

// A connection that is ready for a question.
Result<std::unique_ptr<HttpsClient::Connection>> HttpsClient::open(const WebUrl &url, const std::string &name, PlainTo plainTo, const QDeadlineTimer &deadline)
{
    auto connection = std::make_unique<Connection>();
    QSslSocket &plain = connection->socket;
    PatientSocket socket(plain, name, m_settings.idle, deadline, m_context);
    const bool byProxy = asksProxy(url);
    plain.setProxy(QNetworkProxy::NoProxy);
    plain.setReadBufferSize(static_cast<qint64>(pieceBytes));
    Status ready = byProxy ? socket.connectTo(m_settings.proxy->host, m_settings.proxy->port) : socket.connectTo(url.host, url.port);
    if (ready && !url.secure && plainTo == PlainTo::ThisMachine && !plain.peerAddress().isLoopback())
        ready = Unexpected(makeError(ErrorCode::Usage, name, "its name leads to another machine, and nothing is asked for there without TLS"));
    if (ready && byProxy && url.secure)
        ready = tunnel(socket, url, *m_settings.proxy);
    if (ready && url.secure)
        ready = socket.encrypt(configurationOf(m_authorities->certificates), url.host);
    if (!ready)
        return Unexpected(ready.error());
    if (url.secure) {
        connection->certificate = plain.peerCertificate().digest(QCryptographicHash::Sha256).toHex().toStdString();
        connection->protocol = nameOf(plain.sessionProtocol());
    }
    return connection;
}

std::unique_ptr<HttpsClient::Connection> HttpsClient::takeIdle(const std::string &origin)
{
    const auto kept = m_idle.find(origin);
    if (kept == m_idle.end())
        return nullptr;
    auto connection = std::move(kept->second);
    m_idle.erase(kept);
    return connection->socket.state() == QAbstractSocket::ConnectedState ? std::move(connection) : nullptr;
}

// What is on this machine needs none.
bool HttpsClient::asksProxy(const WebUrl &url) const
{
    return m_settings.proxy && m_settings.proxy->serves(url.host) && (url.secure || !isLoopback(url.host));
}

Result<WebAnswer> HttpsClient::get(const WebUrl &url, const std::vector<std::pair<std::string, std::string>> &headers, std::uint64_t mostBytes)
{
    if (!url.secure && !isLoopback(url.host))
        return Unexpected(makeError(ErrorCode::Usage, url.shown(), "nothing is asked for without TLS but from this machine"));
    const Request request(requestText(url, "GET " + url.target, headers));
    return ask(url, request.text, PlainTo::ThisMachine, mostBytes);
}

Result<WebAnswer> HttpsClient::postSigned(const WebUrl &url, const std::vector<std::pair<std::string, std::string>> &headers, std::string_view body, std::uint64_t mostBytes)
{
    auto all = headers;
    all.emplace_back("Content-Length", std::to_string(body.size()));
    // A proxy is told the whole URL, where it does not only hand on bytes.
    const std::string target = !url.secure && asksProxy(url) ? url.text() : url.target;
    return ask(url, requestText(url, "POST " + target, all).append(body), PlainTo::Anywhere, mostBytes);
}

Result<WebAnswer> HttpsClient::ask(const WebUrl &url, const std::string &request, PlainTo plainTo, std::uint64_t mostBytes)
{
    const std::string name = url.shown();
    const std::string origin = (url.secure ? "https " : "http ") + hostAndPort(url);
    const QDeadlineTimer deadline(m_settings.whole);
    while (true) {
        // What was opened to ask anywhere is not kept, nor is a question sent twice then.
        std::unique_ptr<Connection> connection = plainTo == PlainTo::ThisMachine ? takeIdle(origin) : nullptr;
        const bool reused = connection != nullptr;
        if (!reused) {
            auto opened = open(url, name, plainTo, deadline);
            if (!opened)
                return Unexpected(opened.error());
            connection = std::move(*opened);
        }
        PatientSocket socket(connection->socket, name, m_settings.idle, deadline, m_context);
        HttpReplyReader reader(HttpReplyReader::Body::Normal, mostBytes);
        Status done = socket.write(request);
        if (done)
            done = readAnswer(socket, reader, name);
        // A server may close at any time what was kept, and has not begun to answer then. No more than one is kept, so this ends.
        if (!done && reused && reader.status() == 0 && (done.error().code == ErrorCode::Io || done.error().code == ErrorCode::Truncated))
            continue;
        if (!done)
            return Unexpected(done.error());
        WebAnswer answer;
        answer.status = reader.status();
        answer.tooLarge = reader.tooLarge();
        for (const char *wanted : wantedHeaders)
            answer.headers.emplace(wanted, reader.header(wanted));
        answer.certificate = connection->certificate;
        answer.protocol = connection->protocol;
        if (reader.keepsConnection() && plainTo == PlainTo::ThisMachine && m_idle.size() < mostIdleConnections)
            m_idle.emplace(origin, std::move(connection));
        answer.body = reader.takeBody();
        m_context.addEntries(1);
        m_context.addBytes(answer.body.size());
        return answer;
    }
}

} // namespace assay
