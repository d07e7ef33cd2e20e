// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"

#include <QDeadlineTimer>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

class QSslConfiguration;
class QSslSocket;

namespace assay {

// Waits for a socket in an event loop of its own, and not for ever. For httpsclient.cpp.
class PatientSocket {
public:
    // name is for errors. All must outlive this.
    PatientSocket(QSslSocket &socket, const std::string &name, std::chrono::milliseconds idle, const QDeadlineTimer &deadline, const Context &context);

    Status connectTo(const std::string &host, std::uint16_t port);
    // The certificate has to be for host.
    Status encrypt(const QSslConfiguration &configuration, const std::string &host);
    Status write(std::string_view bytes); // all of them
    // At most so many bytes; none at the end.
    Result<std::string> read(std::size_t most);

private:
    // Until one of both is so; the first is what is hoped for.
    Status waitFor(const std::function<bool()> &ready, const std::function<bool()> &failed, const char *what);
    bool isClosed() const;
    Error failure(const char *what) const;

    QSslSocket &m_socket;
    const std::string &m_name;
    const std::chrono::milliseconds m_idle;
    const QDeadlineTimer &m_deadline;
    const Context &m_context;
};

} // namespace assay
