// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is spoken to, who gets the password, and servers that want more than they should have: TLS, redirects, tokens, proxies, time.

#include "support/fetchcase.h"
#include "support/opensslfiles.h"
#include "support/replayregistry.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

namespace {

const std::string manifest = "/v2/demo/app/manifests/1.0";
const std::string user = "examiner";
const std::string password = "pass-word-of-the-case";
const std::string token = "token-that-opens";
using Manner = WebReply::Manner;

FetchCredentials credentials()
{
    FetchCredentials own;
    own.user = user;
    for (const char c : password)
        own.password.append(c);
    return own;
}

WebReply unauthorized(const std::string &challenge)
{
    return {401, {{"WWW-Authenticate", challenge}}, {}, Manner::Whole};
}

// Nothing that lets one in may be in anything that is shown or written.
bool isSilent(const FetchCase &one, const Result<FetchedImage> &fetched)
{
    std::string all = one.toldText() + messageOf(fetched);
    if (fetched) {
        const QTemporaryDir folder;
        Context context;
        const QString path = folder.filePath(QStringLiteral("out"));
        if (!writeFetchedFolder(*fetched, path.toStdString(), context))
            return false;
        QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll().toStdString();
        }
    }
    const std::string basic = toBase64(user + ':' + password);
    return all.find(password) == std::string::npos && all.find(token) == std::string::npos && all.find(basic) == std::string::npos;
}

} // namespace

class TestFetchHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void privateAuthority();
    void certificatesThatDoNotFit();
    void noTlsButHere();
    void redirects();
    void redirectsGoWithoutThePassword();
    void redirectsToPlainHttp();
    void redirectsWithoutEnd();
    void tokenWithoutAName();
    void tokenWithAName();
    void tokensOfOtherHosts();
    void tokensThatAreNone_data();
    void tokensThatAreNone();
    void basicPassword();
    void otherWaysIn();
    void challengesOfOthersAreNotAnswered();
    void throughAProxy();
    void proxiesThatRefuse();
    void proxyOfTheEnvironment();
    void slowServers();
    void headsWithoutEnd();
    void serversThatSpeakSomethingElse();

private:
    WebServer::Tls tls(const char *name = "server") const { return {m_files->path((std::string(name) + ".pem").c_str()), m_files->path((std::string(name) + ".key").c_str())}; }
    // Of a server with TLS, that the private authority vouches for.
    FetchCase caseOf(const WebServer &server, const std::string &image = "demo/app:1.0") const
    {
        return FetchCase(server.authority() + '/' + image, m_files->bytes("ca.pem"));
    }
    WebHandler replay() const
    {
        return [this](const WebQuestion &question) { return m_registry.answer(question); };
    }

    QTemporaryDir m_folder;
    std::unique_ptr<OpensslFiles> m_files;
    ReplayRegistry m_registry;
};

void TestFetchHostile::initTestCase()
{
    if (!OpensslFiles::available())
        QSKIP("there is no program openssl to make certificates with");
    m_files = std::make_unique<OpensslFiles>(m_folder.path());
    const QByteArray here = "subjectAltName=IP:127.0.0.1,DNS:registry.example.invalid\n";
    QVERIFY(m_files->makeAuthority() && m_files->makeCertificate("server", "ec -pkeyopt ec_paramgen_curve:P-256", here)
            && m_files->makeCertificate("elsewhere", "ec -pkeyopt ec_paramgen_curve:P-256", "subjectAltName=DNS:elsewhere.example\n")
            && m_files->makeCertificate("nobody", "ec -pkeyopt ec_paramgen_curve:P-256", here + "extendedKeyUsage=clientAuth\n")
            && m_files->makeCertificate("early", "ec -pkeyopt ec_paramgen_curve:P-256", here, "-1"));
}

void TestFetchHostile::privateAuthority()
{
    const WebServer server(replay(), tls());
    FetchCase one = caseOf(server);
    const auto fetched = one.run();
    QVERIFY2(fetched && fetched->problems.empty() && fetched->blobs.size() == 9, messageOf(fetched).c_str());
    const QSslCertificate own = QSslCertificate::fromPath(m_files->path("server.pem")).value(0);
    for (const FetchRecord &record : fetched->records) {
        QCOMPARE(record.certificate, own.digest(QCryptographicHash::Sha256).toHex().toStdString());
        QCOMPARE(record.protocol, std::string("TLSv1.3"));
        QVERIFY(record.url.starts_with(server.url() + "/v2/demo/app/"));
    }
    QCOMPARE(server.questions().back().connection, 1);
    WebServer::Tls older = tls();
    older.protocol = QSsl::TlsV1_2;
    const WebServer second(replay(), older);
    const auto again = caseOf(second).run();
    QVERIFY2(again, messageOf(again).c_str());
    QCOMPARE(again->records.front().protocol, std::string("TLSv1.2"));
}

void TestFetchHostile::certificatesThatDoNotFit()
{
    const auto failing = [this](const char *certificate, bool authority) {
        const WebServer server(replay(), tls(certificate));
        FetchCase one = caseOf(server);
        if (!authority)
            one.settings.authorities.clear(); // the system's
        const auto fetched = one.run();
        if (fetched || !server.questions().empty())
            return std::string("was asked");
        return messageOf(fetched).find("agreeing on TLS") != std::string::npos ? std::string() : messageOf(fetched);
    };
    QCOMPARE(failing("server", false), std::string());
    QCOMPARE(failing("elsewhere", true), std::string());
    QCOMPARE(failing("nobody", true), std::string());
    QCOMPARE(failing("early", true), std::string());
    QCOMPARE(failing("ca", true), std::string()); // for no host at all
    HttpsSettings settings;
    settings.authorities = "no certificate";
    Context context;
    QVERIFY(!HttpsClient::create(settings, context));
}

void TestFetchHostile::noTlsButHere()
{
    FetchCase one("registry.example.invalid:5000/demo/app:1.0");
    one.request.insecureHost = "registry.example.invalid:5000";
    QVERIFY(messageOf(one.run()).find("is without TLS") != std::string::npos);
    const WebServer server(replay());
    FetchCase unsaid(server.authority() + "/demo/app:1.0"); // which is asked with TLS then, and has none
    unsaid.settings.idle = std::chrono::milliseconds(500);
    QVERIFY(!unsaid.run());
    QVERIFY(server.questions().empty());
    FetchCase trust(server, "demo/app:1.0");
    trust.request.contentTrust = fromTestData(parseWebUrl("http://127.0.0.1:1/"));
    QVERIFY(messageOf(trust.run()).find("is without TLS") != std::string::npos);
    QVERIFY(server.questions().empty());
}

void TestFetchHostile::redirects()
{
    const std::string query = "?Signature=" + token; // as stores have it, which lets anyone in
    const WebServer store(
        [&](WebQuestion question) {
            const std::size_t end = question.target.find(query);
            question.target.resize(std::min(end, question.target.size()));
            return end == std::string::npos ? WebReply{403, {}, {}, Manner::Whole} : m_registry.answer(question);
        },
        tls());
    const WebServer server(
        [&](const WebQuestion &question) {
            return question.target.find("/blobs/") == std::string::npos ? m_registry.answer(question)
                                                                        : WebReply{307, {{"Location", store.url() + question.target + query}}, {}, Manner::Whole};
        },
        tls());
    FetchCase one = caseOf(server);
    const auto fetched = one.run();
    QVERIFY2(fetched && fetched->problems.empty() && fetched->blobs.size() == 9, messageOf(fetched).c_str());
    QVERIFY(isSilent(one, fetched));
    QVERIFY(one.toldText().find("asking " + store.authority()) != std::string::npos);
}

void TestFetchHostile::redirectsGoWithoutThePassword()
{
    const WebServer store(replay(), tls());
    const WebServer server(
        [&](const WebQuestion &question) {
            if (question.header("authorization") != "Basic " + toBase64(user + ':' + password))
                return unauthorized("Basic realm=\"x\"");
            return question.target.find("/blobs/") == std::string::npos ? m_registry.answer(question)
                                                                        : WebReply{301, {{"Location", store.url() + question.target}}, {}, Manner::Whole};
        },
        tls());
    const FetchCredentials own = credentials();
    FetchCase one = caseOf(server);
    one.request.credentials = &own;
    const auto fetched = one.run();
    QVERIFY2(fetched && fetched->problems.empty() && fetched->blobs.size() == 9, messageOf(fetched).c_str());
    QVERIFY(!store.questions().empty());
    for (const WebQuestion &question : store.questions())
        QCOMPARE(question.header("authorization"), std::string());
    QVERIFY(isSilent(one, fetched));
    QVERIFY(one.toldText().find("the name and password go to " + server.authority()) != std::string::npos);
}

void TestFetchHostile::redirectsToPlainHttp()
{
    const WebServer plain(replay());
    const WebServer server([&](const WebQuestion &question) { return WebReply{302, {{"Location", plain.url() + question.target}}, {}, Manner::Whole}; }, tls());
    FetchCase one = caseOf(server);
    one.request.insecureHost = plain.authority(); // even so: the analyst asked the other one
    const auto fetched = one.run();
    QVERIFY(!fetched);
    QVERIFY2(messageOf(fetched).find("leads to " + plain.url() + manifest) != std::string::npos, messageOf(fetched).c_str());
    QVERIFY(plain.questions().empty());
}

void TestFetchHostile::redirectsWithoutEnd()
{
    const WebServer server([](const WebQuestion &question) { return WebReply{302, {{"Location", question.target + 'x'}}, {}, Manner::Whole}; }, tls());
    const auto fetched = caseOf(server).run();
    QVERIFY(!fetched && fetched.error().code == ErrorCode::LimitExceeded);
    QCOMPARE(server.questions().size(), 6U);
    const WebServer nowhere([](const WebQuestion &) { return WebReply{302, {{"Location", "javascript:alert(1)"}}, {}, Manner::Whole}; }, tls());
    QVERIFY(messageOf(caseOf(nowhere).run()).find("cannot be followed") != std::string::npos);
    const WebServer lost([](const WebQuestion &) { return WebReply{302, {}, {}, Manner::Whole}; }, tls());
    QVERIFY(!caseOf(lost).run());
}

void TestFetchHostile::tokenWithoutAName()
{
    const WebServer tokens([](const WebQuestion &) { return WebReply{200, {}, "{\"token\":\"" + token + "\"}", Manner::Whole}; }, tls());
    int answered = 0;
    const WebServer server(
        [&](const WebQuestion &question) {
            // It expires once, in the middle.
            if (question.header("authorization") != "Bearer " + token || ++answered == 4)
                return unauthorized("Bearer realm=\"" + tokens.url() + "/token\",service=\"the registry\",scope=\"repository:other:pull,push,delete\"");
            return m_registry.answer(question);
        },
        tls());
    FetchCase one = caseOf(server);
    const auto fetched = one.run();
    QVERIFY2(fetched && fetched->problems.empty() && fetched->blobs.size() == 9, messageOf(fetched).c_str());
    QVERIFY(isSilent(one, fetched));
    QCOMPARE(tokens.questions().size(), 2U);
    QCOMPARE(tokens.questions().front().target, std::string("/token?service=the%20registry&scope=repository%3Ademo%2Fapp%3Apull"));
    QCOMPARE(tokens.questions().front().header("authorization"), std::string());
    QVERIFY(one.toldText().find("asking " + tokens.authority() + " for a token without a name") != std::string::npos);
}

void TestFetchHostile::tokenWithAName()
{
    WebServer *self = nullptr;
    WebServer server(
        [&](const WebQuestion &question) {
            if (question.target.starts_with("/token"))
                return question.header("authorization") == "Basic " + toBase64(user + ':' + password) ? WebReply{200, {}, "{\"token\":\"" + token + "\"}", Manner::Whole}
                                                                                                          : unauthorized("Basic realm=\"x\"");
            if (question.header("authorization") != "Bearer " + token)
                return unauthorized("Bearer realm=\"" + self->url() + "/token\"");
            return m_registry.answer(question);
        },
        tls());
    self = &server;
    const FetchCredentials own = credentials();
    FetchCase one = caseOf(server);
    one.request.credentials = &own;
    const auto fetched = one.run();
    QVERIFY2(fetched && fetched->problems.empty() && fetched->blobs.size() == 9, messageOf(fetched).c_str());
    QVERIFY(isSilent(one, fetched));
    // Without one, that server gives none.
    FetchCase nameless = caseOf(server);
    QVERIFY(messageOf(nameless.run()).find("gives no token: status 401") != std::string::npos);
}

void TestFetchHostile::tokensOfOtherHosts()
{
    const WebServer tokens([](const WebQuestion &) { return WebReply{200, {}, "{\"token\":\"" + token + "\"}", Manner::Whole}; }, tls());
    const WebServer server(
        [&](const WebQuestion &question) {
            return question.header("authorization") == "Bearer " + token ? m_registry.answer(question) : unauthorized("Bearer realm=\"" + tokens.url() + "/token\"");
        },
        tls());
    const FetchCredentials own = credentials();
    FetchCase one = caseOf(server);
    one.request.credentials = &own;
    const auto refused = one.run();
    QVERIFY2(messageOf(refused).find(tokens.authority() + ": if that is right, name that as a token server") != std::string::npos, messageOf(refused).c_str());
    QVERIFY(tokens.questions().empty());
    QVERIFY(isSilent(one, refused));
    one.request.tokenServers.push_back(tokens.authority());
    const auto fetched = one.run();
    QVERIFY2(fetched, messageOf(fetched).c_str());
    QCOMPARE(tokens.questions().front().header("authorization"), "Basic " + toBase64(user + ':' + password));
    QVERIFY(isSilent(one, fetched));
}

void TestFetchHostile::tokensThatAreNone_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no realm") << QByteArray("Bearer service=\"x\"") << QByteArray() << QByteArray("where a token is to be had");
    QTest::newRow("without TLS") << QByteArray("Bearer realm=\"http://127.0.0.1:1/\"") << QByteArray() << QByteArray("without TLS: not asked");
    QTest::newRow("a file") << QByteArray("Bearer realm=\"file:///etc/passwd\"") << QByteArray() << QByteArray("no URL that is followed");
    QTest::newRow("password in it") << QByteArray("Bearer realm=\"https://a:b@h/\"") << QByteArray() << QByteArray("no URL that is followed");
    QTest::newRow("broken") << QByteArray("Bearer realm=\"x") << QByteArray() << QByteArray("cannot be read");
    QTest::newRow("line end in the token") << QByteArray("Bearer realm=\"SELF/token\"") << QByteArray("{\"token\":\"a\\r\\nX: y\"}") << QByteArray("no token in the answer");
    QTest::newRow("no JSON") << QByteArray("Bearer realm=\"SELF/token\"") << QByteArray("token") << QByteArray("not valid JSON");
    QTest::newRow("never good enough") << QByteArray("Bearer realm=\"SELF/token\"") << QByteArray("{\"token\":\"x\"}") << QByteArray("status 401");
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray("lets nobody in");
}

void TestFetchHostile::tokensThatAreNone()
{
    QFETCH(QByteArray, challenge);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, message);
    WebServer *self = nullptr;
    WebServer server(
        [&](const WebQuestion &question) {
            QByteArray own = challenge;
            own.replace("SELF", QByteArray::fromStdString(self->url()));
            return question.target.starts_with("/token") ? WebReply{200, {}, answer.toStdString(), Manner::Whole} : unauthorized(own.toStdString());
        },
        tls());
    self = &server;
    const auto fetched = caseOf(server).run();
    QVERIFY(!fetched);
    QVERIFY2(messageOf(fetched).find(message.toStdString()) != std::string::npos, messageOf(fetched).c_str());
}

void TestFetchHostile::basicPassword()
{
    const WebServer server([](const WebQuestion &) { return unauthorized("Basic realm=\"x\""); }, tls());
    QVERIFY(messageOf(caseOf(server).run()).find("wants a name and a password") != std::string::npos);
    const FetchCredentials own = credentials();
    FetchCase one = caseOf(server);
    one.request.credentials = &own;
    const auto fetched = one.run();
    QVERIFY(!fetched && isSilent(one, fetched));
    QCOMPARE(server.questions().size(), 3U); // asked once again with it, and no more
}

void TestFetchHostile::otherWaysIn()
{
    for (const char *challenge : {"Negotiate", "NTLM", "Digest realm=\"x\", nonce=\"y\""}) {
        const WebServer server([&](const WebQuestion &) { return unauthorized(challenge); }, tls());
        const FetchCredentials own = credentials();
        FetchCase one = caseOf(server);
        one.request.credentials = &own;
        QVERIFY(messageOf(one.run()).find("lets nobody in") != std::string::npos);
        QCOMPARE(server.questions().size(), 1U); // neither the user's tickets nor anything else was tried
    }
}

void TestFetchHostile::challengesOfOthersAreNotAnswered()
{
    const WebServer other([](const WebQuestion &) { return unauthorized("Basic realm=\"x\""); }, tls());
    const WebServer server([&](const WebQuestion &) { return WebReply{302, {{"Location", other.url() + "/x"}}, {}, Manner::Whole}; }, tls());
    const FetchCredentials own = credentials();
    FetchCase one = caseOf(server);
    one.request.credentials = &own;
    QVERIFY(messageOf(one.run()).find("status 401") != std::string::npos);
    QCOMPARE(other.questions().size(), 1U);
    QCOMPARE(other.questions().front().header("authorization"), std::string());
}

void TestFetchHostile::throughAProxy()
{
    const WebServer server(replay(), tls());
    const ConnectProxy proxy;
    // A name that nobody but the proxy could resolve.
    FetchCase one("registry.example.invalid:" + std::to_string(server.port()) + "/demo/app:1.0");
    one.settings.authorities = m_files->bytes("ca.pem");
    one.settings.proxy = WebProxy{"127.0.0.1", proxy.port(), {}};
    const auto fetched = one.run();
    QVERIFY2(fetched && fetched->problems.empty() && fetched->blobs.size() == 9, messageOf(fetched).c_str());
    QCOMPARE(proxy.heads().size(), 1U);
    const std::string target = server.authority("registry.example.invalid");
    QCOMPARE(proxy.heads().front(), "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n");
    // The certificate still has to be the server's.
    FetchCase wrong("other.example.invalid:" + std::to_string(server.port()) + "/demo/app:1.0");
    wrong.settings = one.settings;
    QVERIFY(messageOf(wrong.run()).find("agreeing on TLS") != std::string::npos);
}

void TestFetchHostile::proxiesThatRefuse()
{
    const WebServer server(replay(), tls());
    const ConnectProxy proxy(407);
    const FetchCredentials own = credentials();
    FetchCase one = caseOf(server);
    one.request.credentials = &own;
    one.settings.proxy = WebProxy{"127.0.0.1", proxy.port(), {}};
    QVERIFY(messageOf(one.run()).find("refused to connect to " + server.authority() + " with status 407") != std::string::npos);
    QCOMPARE(proxy.heads().size(), 1U); // nor did it get a password
    QVERIFY(server.questions().empty());
    one.settings.proxy->except = "other.example, 127.0.0.1";
    QVERIFY(one.run());
}

void TestFetchHostile::proxyOfTheEnvironment()
{
    std::map<std::string, std::string> set;
    const auto environment = [&set](const char *name) { return set[name]; };
    QVERIFY(!*proxyOfEnvironment(environment));
    set = {{"https_proxy", "http://proxy.example:8080/"}, {"no_proxy", "localhost, .example.org,10.0.0.1"}};
    const auto proxy = proxyOfEnvironment(environment);
    QVERIFY(proxy && *proxy);
    QCOMPARE((*proxy)->host, std::string("proxy.example"));
    QCOMPARE((*proxy)->port, 8080);
    for (const char *near : {"localhost", "example.org", "a.b.example.org", "10.0.0.1"})
        QVERIFY2(!(*proxy)->serves(near), near);
    for (const char *far : {"example.com", "notexample.org", "110.0.0.1", "localhost.example"})
        QVERIFY2((*proxy)->serves(far), far);
    for (const char *bad : {"http://me:secret@proxy:1", "socks5://proxy:1", "https://proxy:1", "http://", "proxy:x"}) {
        set = {{"ALL_PROXY", bad}};
        const auto refused = proxyOfEnvironment(environment);
        QVERIFY2(!refused, bad);
        QVERIFY(refused.error().message().find("secret") == std::string::npos);
    }
    set = {{"HTTPS_PROXY", "http://p"}, {"NO_PROXY", "*"}};
    QVERIFY(!(*proxyOfEnvironment(environment))->serves("anything"));
}

void TestFetchHostile::slowServers()
{
    for (const Manner manner : {Manner::Silent, Manner::Slow}) {
        const WebServer server([manner](const WebQuestion &) { return WebReply{200, {}, std::string(100'000, 'x'), manner}; }, tls());
        FetchCase one = caseOf(server);
        one.settings.idle = manner == Manner::Silent ? std::chrono::milliseconds(500) : std::chrono::milliseconds(20'000);
        one.settings.whole = std::chrono::milliseconds(2'000);
        QElapsedTimer timer;
        timer.start();
        const auto fetched = one.run();
        QVERIFY(!fetched && fetched.error().code == ErrorCode::LimitExceeded);
        QVERIFY2(timer.elapsed() < 15'000, messageOf(fetched).c_str());
    }
    QTcpServer mute; // takes the connection, and never says anything
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    FetchCase one("127.0.0.1:" + std::to_string(mute.serverPort()) + "/demo/app:1.0");
    one.settings.idle = std::chrono::milliseconds(300);
    QVERIFY(messageOf(one.run()).find("agreeing on TLS: nothing came for 300 ms") != std::string::npos);
}

void TestFetchHostile::headsWithoutEnd()
{
    const WebServer server([](const WebQuestion &) { return WebReply{200, {}, {}, Manner::EndlessHead}; }, tls());
    const auto fetched = caseOf(server).run();
    QVERIFY2(messageOf(fetched).find("head is longer than") != std::string::npos, messageOf(fetched).c_str());
    const WebServer body([](const WebQuestion &) { return WebReply{200, {}, {}, Manner::Endless}; }, tls());
    QVERIFY(messageOf(caseOf(body).run()).find("has more than 4194304 bytes") != std::string::npos);
}

void TestFetchHostile::serversThatSpeakSomethingElse()
{
    const WebServer plain(replay());
    FetchCase encrypted = caseOf(plain);
    encrypted.settings.idle = std::chrono::milliseconds(500); // it waits for the end of a line that it takes for a question
    QVERIFY(messageOf(encrypted.run()).find("agreeing on TLS") != std::string::npos);
    QVERIFY(plain.questions().empty());
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const std::string authority = "127.0.0.1:" + std::to_string(gone.serverPort());
    gone.close();
    QVERIFY(messageOf(FetchCase(authority + "/demo/app:1.0").run()).find("connecting: Connection refused") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestFetchHostile)
#include "tst_fetchhostile.moc"
