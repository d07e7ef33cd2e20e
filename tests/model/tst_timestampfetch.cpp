// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A time stamp from a server: what is asked, of whom, and servers that answer with something else.

#include "fetch/timestampfetch.h"
#include "io/digest.h"
#include "proof/timestamp.h"
#include "support/opensslfiles.h"
#include "support/webserver.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include <ctime>

using namespace assay;
using namespace assay::test;
using namespace std::chrono_literals;

namespace {

using Manner = WebReply::Manner;
const std::string replyType = "application/timestamp-reply";

WebReply stamp(std::string body, const std::string &type = replyType)
{
    return {200, {{"Content-Type", type}}, std::move(body), Manner::Whole};
}

} // namespace

class TestTimeStampFetch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void asksAsTheStandardSays_data();
    void asksAsTheStandardSays();
    void answersThatAreNone_data();
    void answersThatAreNone();
    void goesNowhereElse();
    void serversThatTakeTheirTime();
    void certificatesOfServers();
    void throughAProxy();
    void stopsWhenCancelled();

private:
    WebServer::Tls tls() const { return {m_files->path("server.pem"), m_files->path("server.key")}; }
    Result<std::string> ask(const std::string &url, HttpsSettings settings = {}) const
    {
        Context context;
        return askWith(url, std::move(settings), context);
    }
    Result<std::string> askWith(const std::string &url, HttpsSettings settings, Context &context) const
    {
        const auto client = HttpsClient::create(std::move(settings), context);
        const auto parsed = parseWebUrl(url);
        return client && parsed ? fetchTimeReply(*parsed, m_question, **client) : Unexpected(makeError(ErrorCode::Usage, url, "no client"));
    }
    std::string said(const Result<std::string> &answer) const { return answer ? "an answer" : answer.error().message(); }

    QTemporaryDir m_folder;
    std::unique_ptr<OpensslFiles> m_files;
    const Sha256Digest m_digest = sha256("a manifest");
    const std::string m_question = timeStampQuery(m_digest);
};

void TestTimeStampFetch::initTestCase()
{
    if (!OpensslFiles::available())
        QSKIP("there is no program openssl to stamp with");
    m_files = std::make_unique<OpensslFiles>(m_folder.path());
    QVERIFY(m_files->makeAll() && m_files->makeCertificate("server", "ec -pkeyopt ec_paramgen_curve:P-256", "subjectAltName=IP:127.0.0.1,DNS:stamp.example.invalid\n"));
}

void TestTimeStampFetch::asksAsTheStandardSays_data()
{
    QTest::addColumn<bool>("secure");
    QTest::newRow("https") << true;
    QTest::newRow("http, as it was written") << false;
}

void TestTimeStampFetch::asksAsTheStandardSays()
{
    QFETCH(bool, secure);
    const WebServer server(
        [this](const WebQuestion &question) {
            return m_files->write("asked.tsq", QByteArray::fromStdString(question.body)) ? stamp(m_files->answer(m_files->path("asked.tsq")), "Application/Timestamp-Reply; x=y") : WebReply{500, {}, {}, Manner::Whole};
        },
        secure ? std::optional(tls()) : std::nullopt);
    HttpsSettings settings;
    settings.authorities = m_files->bytes("ca.pem");
    const auto answer = ask(server.url() + "/stamp?policy=1", settings);
    QVERIFY2(answer, said(answer).c_str());
    const auto anchors = TrustAnchors::load(m_files->path("ca.pem").toStdString());
    QVERIFY(anchors);
    const TimeStampCheck check = checkTimeReply(*answer, m_digest, m_question, anchors->get(), std::time(nullptr));
    QVERIFY2(check.result.verdict == ProofVerdict::Holds, check.result.reason.c_str());
    const auto questions = server.questions();
    QCOMPARE(questions.size(), std::size_t{1});
    const WebQuestion &question = questions.front();
    QCOMPARE(question.method, std::string("POST"));
    QCOMPARE(question.target, std::string("/stamp?policy=1"));
    QCOMPARE(question.body, m_question);
    QCOMPARE(question.header("content-type"), std::string("application/timestamp-query"));
    for (const char *none : {"authorization", "cookie", "referer"})
        QVERIFY(question.header(none).empty());
}

void TestTimeStampFetch::answersThatAreNone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<qsizetype>("bytes");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("a page") << 200 << QByteArray("text/html; charset=utf-8") << qsizetype(100) << QByteArray("answers with \"text/html; charset=utf-8\", which is no time stamp");
    QTest::newRow("nothing said") << 200 << QByteArray() << qsizetype(100) << QByteArray("which is no time stamp");
    QTest::newRow("escapes") << 200 << QByteArray("text/\x1b[31mred") << qsizetype(1) << QByteArray();
    QTest::newRow("not found") << 404 << QByteArray("text/html") << qsizetype(100) << QByteArray("answers with status 404");
    QTest::newRow("no content") << 204 << QByteArray(replyType.c_str()) << qsizetype(0) << QByteArray("answers with status 204");
    QTest::newRow("too large") << 200 << QByteArray(replyType.c_str()) << qsizetype(mostTimeStampBytes + 1) << QByteArray("answers with more than 1048576 bytes");
}

void TestTimeStampFetch::answersThatAreNone()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(qsizetype, bytes);
    QFETCH(QByteArray, why);
    const WebServer server([&](const WebQuestion &) {
        return WebReply{status, {{"Content-Type", type.toStdString()}}, std::string(static_cast<std::size_t>(bytes), '0'), Manner::Whole};
    });
    const auto answer = ask(server.url());
    QVERIFY(!answer);
    QVERIFY2(said(answer).find(why.toStdString()) != std::string::npos && said(answer).find('\x1b') == std::string::npos, said(answer).c_str());
    QCOMPARE(server.questions().size(), std::size_t{1});
}

void TestTimeStampFetch::goesNowhereElse()
{
    const WebServer other([](const WebQuestion &) { return stamp("x"); });
    for (const int status : {301, 302, 303, 307, 308}) {
        const WebServer server([&](const WebQuestion &) { return WebReply{status, {{"Location", other.url() + "/elsewhere"}}, {}, Manner::Whole}; });
        const auto answer = ask(server.url());
        QVERIFY(!answer);
        QVERIFY2(said(answer).find("leads on to \"" + other.url() + "/elsewhere\", where nobody was asked") != std::string::npos, said(answer).c_str());
    }
    QVERIFY(other.questions().empty());
}

void TestTimeStampFetch::serversThatTakeTheirTime()
{
    for (const Manner manner : {Manner::Silent, Manner::Slow, Manner::Endless, Manner::EndlessHead}) {
        const WebServer server([&](const WebQuestion &) { return WebReply{200, {{"Content-Type", replyType}}, std::string(5000, '0'), manner}; });
        HttpsSettings settings;
        settings.idle = 400ms;
        settings.whole = 900ms;
        QElapsedTimer timer;
        timer.start();
        const auto answer = ask(server.url(), settings);
        QVERIFY(!answer);
        QVERIFY2(timer.elapsed() < 20'000, said(answer).c_str());
    }
}

void TestTimeStampFetch::certificatesOfServers()
{
    const WebServer server([](const WebQuestion &) { return stamp("x"); }, tls());
    HttpsSettings other;
    other.authorities = m_files->bytes("tsa.pem");
    QVERIFY(!ask(server.url(), other));
    QVERIFY(!ask(server.url())); // the system knows nothing of it
    HttpsSettings own;
    own.authorities = m_files->bytes("ca.pem");
    QVERIFY(!ask("https://" + server.authority("localhost"), own)); // a name that it is not for
    QVERIFY(server.questions().empty());
    QVERIFY(ask(server.url(), own));
}

void TestTimeStampFetch::throughAProxy()
{
    // With TLS the proxy hands on bytes; without, it gets the whole URL, as HTTP has it.
    const WebServer secure([](const WebQuestion &) { return stamp("x"); }, tls());
    const ConnectProxy proxy;
    HttpsSettings settings;
    settings.authorities = m_files->bytes("ca.pem");
    settings.proxy = WebProxy{"127.0.0.1", proxy.port(), {}};
    const auto tunnelled = ask("https://" + secure.authority("stamp.example.invalid"), settings);
    QVERIFY2(tunnelled, said(tunnelled).c_str());
    QCOMPARE(proxy.heads().size(), std::size_t{1});
    const WebServer plain([](const WebQuestion &) { return stamp("x"); });
    settings.proxy = WebProxy{"127.0.0.1", plain.port(), {}};
    const auto handedOn = ask("http://stamp.example.invalid/tsr", settings);
    QVERIFY2(handedOn, said(handedOn).c_str());
    QCOMPARE(plain.questions().front().target, std::string("http://stamp.example.invalid/tsr"));
    QCOMPARE(plain.questions().front().header("host"), std::string("stamp.example.invalid"));
    // A client of which a time stamp was asked asks for nothing else without TLS.
    Context context;
    const auto client = HttpsClient::create({}, context);
    QVERIFY(client);
    QVERIFY(!(*client)->get(*parseWebUrl("http://stamp.example.invalid/"), {}, 100));
}

void TestTimeStampFetch::stopsWhenCancelled()
{
    const WebServer server([](const WebQuestion &) { return WebReply{200, {}, {}, Manner::Silent}; });
    Context context;
    QTimer::singleShot(200, [&context] { context.cancel(); });
    QElapsedTimer timer;
    timer.start();
    const auto answer = askWith(server.url(), {}, context);
    QVERIFY(!answer && answer.error().code == ErrorCode::Cancelled);
    QVERIFY(timer.elapsed() < 5000);
}

QTEST_GUILESS_MAIN(TestTimeStampFetch)
#include "tst_timestampfetch.moc"
