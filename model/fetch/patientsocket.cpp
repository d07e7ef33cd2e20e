// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fetch/patientsocket.h"

#include <QEventLoop>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslSocket>
#include <QTimer>

namespace assay {
namespace {

constexpr std::chrono::milliseconds glance{100}; // between two looks at whether to stop
constexpr qint64 mostUnwritten = 0;

std::string secondsText(std::chrono::milliseconds time)
{
    const auto seconds = time.count() / 1000;
    return seconds > 0 ? std::to_string(seconds) + " s" : std::to_string(time.count()) + " ms";
}

} // namespace

PatientSocket::PatientSocket(QSslSocket &socket, const std::string &name, std::chrono::milliseconds idle, const QDeadlineTimer &deadline, const Context &context)
    : m_socket(socket), m_name(name), m_idle(idle), m_deadline(deadline), m_context(context)
{
}

Status PatientSocket::connectTo(const std::string &host, std::uint16_t port)
{
    m_socket.connectToHost(QString::fromStdString(host), port);
    return waitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; }, [this] { return isClosed(); }, "connecting");
}

Status PatientSocket::encrypt(const QSslConfiguration &configuration, const std::string &host)
{
    m_socket.setSslConfiguration(configuration);
    m_socket.setPeerVerifyName(QString::fromStdString(host));
    m_socket.startClientEncryption();
    return waitFor([this] { return m_socket.isEncrypted(); }, [this] { return isClosed() || !m_socket.sslHandshakeErrors().isEmpty(); }, "agreeing on TLS");
}

Status PatientSocket::write(std::string_view bytes)
{
    if (m_socket.write(bytes.data(), static_cast<qint64>(bytes.size())) != static_cast<qint64>(bytes.size()))
        return Unexpected(failure("sending"));
    return waitFor([this] { return m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite() <= mostUnwritten; }, [this] { return isClosed(); }, "sending");
}

Result<std::string> PatientSocket::read(std::size_t most)
{
    const Status come = waitFor([this] { return m_socket.bytesAvailable() > 0 || isClosed(); }, [] { return false; }, "waiting for the answer");
    if (!come)
        return Unexpected(come.error());
    const QByteArray bytes = m_socket.read(static_cast<qint64>(most));
    // The end without TLS's own farewell looks like a shorter answer; HTTP's own length tells, where there is one.
    const bool broken = bytes.isEmpty() && m_socket.error() != QAbstractSocket::RemoteHostClosedError && m_socket.error() != QAbstractSocket::UnknownSocketError;
    return broken ? Result<std::string>(Unexpected(failure("reading the answer"))) : Result<std::string>(bytes.toStdString());
}

Status PatientSocket::waitFor(const std::function<bool()> &ready, const std::function<bool()> &failed, const char *what)
{
    const QDeadlineTimer idle(m_idle);
    while (!ready()) {
        if (failed())
            return Unexpected(failure(what));
        if (m_context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, m_name, "cancelled"));
        if (m_deadline.hasExpired())
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_name, "the answer took too long as a whole"));
        if (idle.hasExpired())
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_name, std::string(what) + ": nothing came for " + secondsText(m_idle)));
        QEventLoop loop;
        QObject::connect(&m_socket, &QAbstractSocket::stateChanged, &loop, &QEventLoop::quit);
        QObject::connect(&m_socket, &QAbstractSocket::errorOccurred, &loop, &QEventLoop::quit);
        QObject::connect(&m_socket, &QSslSocket::encrypted, &loop, &QEventLoop::quit);
        QObject::connect(&m_socket, &QIODevice::readyRead, &loop, &QEventLoop::quit);
        QObject::connect(&m_socket, &QIODevice::bytesWritten, &loop, &QEventLoop::quit);
        QObject::connect(&m_socket, &QSslSocket::encryptedBytesWritten, &loop, &QEventLoop::quit);
        QTimer::singleShot(glance, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return {};
}

bool PatientSocket::isClosed() const
{
    return m_socket.state() == QAbstractSocket::UnconnectedState;
}

Error PatientSocket::failure(const char *what) const
{
    std::string why;
    for (const QSslError &error : m_socket.sslHandshakeErrors())
        why += (why.empty() ? "" : "; ") + error.errorString().toStdString();
    if (why.empty())
        why = m_socket.error() == QAbstractSocket::UnknownSocketError ? "the connection was closed" : m_socket.errorString().toStdString();
    return makeError(ErrorCode::Io, m_name, std::string(what) + ": " + why);
}

} // namespace assay
