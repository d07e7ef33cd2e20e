// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QThread>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Servers on this machine, each in a thread of its own, that answer as a test says.
namespace assay::test {

struct WebQuestion {
    std::string method;
    std::string target;
    std::map<std::string, std::string> headers; // names in lower case
    std::string body;                           // as long as its head says
    int connection = 0;                         // which one it came by

    std::string header(const std::string &name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
};

struct WebReply {
    enum class Manner : std::uint8_t {
        Whole,
        Closing,     // closes the connection behind it, without having said so
        Endless,     // body without end, and without a length
        EndlessHead,
        Slow,        // a byte each 20 ms
        Silent,
    };
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    Manner manner = Manner::Whole;
};

using WebHandler = std::function<WebReply(const WebQuestion &)>; // in the server's thread

class WebServer {
public:
    struct Tls {
        QString certificate; // files in PEM
        QString key;
        QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater;
    };

    explicit WebServer(WebHandler handler, std::optional<Tls> tls = std::nullopt) : m_handler(std::move(handler)), m_tls(std::move(tls))
    {
        m_anchor.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_anchor,
            [this] {
                m_listener = std::make_unique<Listener>(*this);
                if (!m_listener->listen(QHostAddress::LocalHost))
                    qFatal("no port to listen on");
                m_port = m_listener->serverPort();
            },
            Qt::BlockingQueuedConnection);
    }
    ~WebServer()
    {
        QMetaObject::invokeMethod(&m_anchor, [this] { m_listener.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    WebServer(const WebServer &) = delete;
    WebServer &operator=(const WebServer &) = delete;

    std::string authority(const std::string &host = "127.0.0.1") const { return host + ':' + std::to_string(m_port); }
    std::string url() const { return (m_tls ? "https://" : "http://") + authority(); }
    std::uint16_t port() const { return m_port; }
    std::vector<WebQuestion> questions() const
    {
        const std::lock_guard lock(m_mutex);
        return m_questions;
    }

private:
    class Listener : public QTcpServer {
    public:
        explicit Listener(WebServer &server) : m_server(server) {}

    protected:
        void incomingConnection(qintptr descriptor) override
        {
            auto *socket = new QSslSocket(this);
            socket->setSocketDescriptor(descriptor);
            auto bytes = std::make_shared<QByteArray>();
            const int number = ++m_count;
            connect(socket, &QIODevice::readyRead, socket, [this, socket, bytes, number] {
                *bytes += socket->readAll();
                for (qsizetype end = bytes->indexOf("\r\n\r\n"); end >= 0; end = bytes->indexOf("\r\n\r\n")) {
                    const QByteArray head = bytes->left(end);
                    const qsizetype length = bodyLength(head);
                    if (bytes->size() < end + 4 + length)
                        return;
                    const QByteArray body = bytes->mid(end + 4, length);
                    bytes->remove(0, end + 4 + length);
                    m_server.answer(*socket, head, body, number);
                }
            });
            connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
            if (m_server.m_tls)
                encrypt(*socket);
        }

    private:
        static qsizetype bodyLength(const QByteArray &head)
        {
            const qsizetype at = head.toLower().indexOf("\r\ncontent-length:");
            return at < 0 ? 0 : head.mid(at + 17, head.indexOf('\n', at + 17) - at - 17).trimmed().toLongLong();
        }
        void encrypt(QSslSocket &socket) const
        {
            QFile key(m_server.m_tls->key);
            if (!key.open(QIODevice::ReadOnly))
                qFatal("no key of the server");
            const QByteArray pem = key.readAll();
            const bool rsa = !QSslKey(pem, QSsl::Rsa).isNull();
            socket.setLocalCertificate(m_server.m_tls->certificate);
            socket.setPrivateKey(QSslKey(pem, rsa ? QSsl::Rsa : QSsl::Ec));
            socket.setProtocol(m_server.m_tls->protocol);
            socket.startServerEncryption();
        }

        WebServer &m_server;
        int m_count = 0;
    };

    void answer(QSslSocket &socket, const QByteArray &head, const QByteArray &body, int connection)
    {
        WebQuestion question;
        question.body = body.toStdString();
        question.connection = connection;
        const QList<QByteArray> lines = head.split('\n');
        const QList<QByteArray> words = lines.front().trimmed().split(' ');
        question.method = words.value(0).toStdString();
        question.target = words.value(1).toStdString();
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            question.headers[line.left(colon).trimmed().toLower().toStdString()] = line.mid(colon + 1).trimmed().toStdString();
        }
        {
            const std::lock_guard lock(m_mutex);
            m_questions.push_back(question);
        }
        send(socket, m_handler(question));
    }

    static void send(QSslSocket &socket, const WebReply &reply)
    {
        using Manner = WebReply::Manner;
        if (reply.manner == Manner::Silent)
            return;
        QByteArray text = "HTTP/1.1 " + QByteArray::number(reply.status) + " Test\r\n";
        for (const auto &[name, value] : reply.headers)
            text += QByteArray::fromStdString(name) + ": " + QByteArray::fromStdString(value) + "\r\n";
        if (reply.manner == Manner::Endless || reply.manner == Manner::EndlessHead) {
            const QByteArray more = reply.manner == Manner::Endless ? QByteArray(64 * 1024, 'x') : QByteArray("X: y\r\n").repeated(10'000);
            socket.write(text + (reply.manner == Manner::Endless ? "\r\n" : ""));
            connectMore(socket, more);
            return;
        }
        text += "Content-Length: " + QByteArray::number(static_cast<qlonglong>(reply.body.size())) + "\r\n\r\n" + QByteArray::fromStdString(reply.body);
        if (reply.manner == Manner::Slow) {
            auto *timer = new QTimer(&socket);
            QObject::connect(timer, &QTimer::timeout, &socket, [&socket, text, at = qsizetype(0)]() mutable {
                if (at < text.size())
                    socket.write(text.constData() + at++, 1);
            });
            timer->start(20);
            return;
        }
        socket.write(text);
        if (reply.manner == Manner::Closing)
            socket.disconnectFromHost();
    }

    static void connectMore(QSslSocket &socket, const QByteArray &more)
    {
        auto *timer = new QTimer(&socket);
        QObject::connect(timer, &QTimer::timeout, &socket, [&socket, more] {
            if (socket.bytesToWrite() + socket.encryptedBytesToWrite() < 1 << 20)
                socket.write(more);
        });
        timer->start(1);
    }

    WebHandler m_handler;
    std::optional<Tls> m_tls;
    QThread m_thread;
    QObject m_anchor;
    std::unique_ptr<Listener> m_listener; // of that thread
    std::uint16_t m_port = 0;
    mutable std::mutex m_mutex;
    std::vector<WebQuestion> m_questions;
};

// A proxy that connects to this machine, whatever host is asked for.
class ConnectProxy {
public:
    // Where status is not 200, it refuses.
    explicit ConnectProxy(int status = 200) : m_status(status)
    {
        m_anchor.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(&m_anchor, [this] { listen(); }, Qt::BlockingQueuedConnection);
    }
    ~ConnectProxy()
    {
        QMetaObject::invokeMethod(&m_anchor, [this] { m_listener.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    ConnectProxy(const ConnectProxy &) = delete;
    ConnectProxy &operator=(const ConnectProxy &) = delete;

    std::uint16_t port() const { return m_port; }
    std::vector<std::string> heads() const
    {
        const std::lock_guard lock(m_mutex);
        return m_heads;
    }

private:
    void listen()
    {
        m_listener = std::make_unique<QTcpServer>();
        QObject::connect(m_listener.get(), &QTcpServer::newConnection, m_listener.get(), [this] {
            QTcpSocket *client = m_listener->nextPendingConnection();
            auto *server = new QTcpSocket(client);
            auto bytes = std::make_shared<QByteArray>();
            QObject::connect(client, &QAbstractSocket::disconnected, client, &QObject::deleteLater);
            QObject::connect(server, &QIODevice::readyRead, client, [client, server] { client->write(server->readAll()); });
            QObject::connect(server, &QAbstractSocket::disconnected, client, &QAbstractSocket::disconnectFromHost);
            QObject::connect(client, &QIODevice::readyRead, server, [this, client, server, bytes] {
                if (server->state() == QAbstractSocket::ConnectedState) {
                    server->write(client->readAll());
                    return;
                }
                *bytes += client->readAll();
                if (bytes->endsWith("\r\n\r\n"))
                    takeHead(*client, *server, *bytes);
            });
        });
        if (!m_listener->listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        m_port = m_listener->serverPort();
    }

    void takeHead(QTcpSocket &client, QTcpSocket &server, const QByteArray &head)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_heads.push_back(head.toStdString());
        }
        if (m_status != 200) {
            client.write("HTTP/1.1 " + QByteArray::number(m_status) + " No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        const QByteArray target = head.split(' ').value(1);
        QObject::connect(&server, &QAbstractSocket::connected, &client, [&client] { client.write("HTTP/1.1 200 Connected\r\n\r\n"); });
        server.connectToHost(QHostAddress(QHostAddress::LocalHost), target.mid(target.lastIndexOf(':') + 1).toUShort());
    }

    int m_status;
    QThread m_thread;
    QObject m_anchor;
    std::unique_ptr<QTcpServer> m_listener; // of that thread
    std::uint16_t m_port = 0;
    mutable std::mutex m_mutex;
    std::vector<std::string> m_heads;
};

} // namespace assay::test
