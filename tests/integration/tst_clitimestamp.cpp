// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// assay-cli timestamp and sign with --timestamp-url, against authorities of this test.

#include "clirun.h"
#include "support/opensslfiles.h"
#include "support/webserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

class TestCliTimestamp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void asksWhenTold();
    void overTls();
    void signedAndStamped();
    void answersThatDoNotFit_data();
    void answersThatDoNotFit();
    void wrongUsage_data();
    void wrongUsage();

private:
    QString key(const char *name) const { return m_files->path(name); }
    QString bundleFile(const char *name) const { return m_bundle + u'/' + QString::fromUtf8(name); }
    // What an authority makes of that question; runs in the server's thread.
    std::string answerTo(const std::string &question, const char *configuration = "tsa.conf") const
    {
        return m_files->write("asked.tsq", QByteArray::fromStdString(question)) ? m_files->answer(key("asked.tsq"), configuration) : std::string();
    }
    static WebReply reply(std::string body) { return {200, {{"Content-Type", "application/timestamp-reply"}}, std::move(body), WebReply::Manner::Whole}; }
    CliResult timestamp(const WebServer &server, const QStringList &more = {}) const
    {
        return runCli(QStringList{u"timestamp"_s, m_bundle, u"--timestamp-url"_s, QString::fromStdString(server.url() + "/tsr")} + more);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<OpensslFiles> m_files;
    QString m_made;
    QString m_bundle;
    int m_count = 0;
};

void TestCliTimestamp::initTestCase()
{
    if (!OpensslFiles::available())
        QSKIP("no program openssl: nothing was stamped");
    m_files = std::make_unique<OpensslFiles>(m_folder.filePath(u"keys"_s));
    QVERIFY(m_files->makeAll() && m_files->makeCertificate("server", "ec -pkeyopt ec_paramgen_curve:P-256", "subjectAltName=IP:127.0.0.1\n"));
    QVERIFY(m_files->makeCertificate("nobody", "rsa:2048", OpensslFiles::signing));
    m_made = m_folder.filePath(u"made"_s);
    const CliResult made = runCli({u"compare"_s, u"--vendor"_s, sampleFile("rootfs.tar.xz"), u"--saved"_s, sampleFile("app.tar.xz"), u"--image"_s, u"demo/shop:1.0"_s, u"--quiet"_s,
                                   u"--hash-once"_s, u"--bundle"_s, m_made});
    QVERIFY2(made.code == 1, made.told());
}

void TestCliTimestamp::init()
{
    if (!m_files)
        QSKIP("no program openssl: nothing was stamped");
    m_bundle = m_folder.filePath(u"bundle%1"_s.arg(++m_count));
    QCOMPARE(runProgram(u"cp"_s, {u"-r"_s, m_made, m_bundle}).code, 0);
}

void TestCliTimestamp::asksWhenTold()
{
    const WebServer server([this](const WebQuestion &question) { return reply(answerTo(question.body)); });
    const CliResult shown = runCli({u"timestamp"_s, m_bundle});
    QVERIFY2(shown.code == 0 && server.questions().empty(), shown.told());
    const CliResult taken = timestamp(server, {u"--tsa-ca"_s, key("ca.pem")});
    QVERIFY2(taken.code == 0 && taken.out.startsWith("holds") && taken.out.contains("trusted by"), taken.told());
    QVERIFY2(taken.err == "asking " + QByteArray::fromStdString(server.authority()) + " without TLS: it is told the SHA-256 of the manifest alone, and its answer is judged by its signature\n", taken.told());
    QCOMPARE(server.questions().size(), std::size_t{1});
    QCOMPARE(server.questions().front().body, readBytes(bundleFile("manifest.json.tsq")));
    // As everybody can check it.
    QVERIFY(m_files->run(("ts -verify -data " + bundleFile("manifest.json").toStdString() + " -in " + bundleFile("manifest.json.tsr").toStdString() + " -CAfile ca.pem").c_str()));
    const CliResult checked = runCli({u"check"_s, m_bundle, u"--tsa-ca"_s, key("ca.pem")});
    QVERIFY2(checked.code == 0 && checked.out.contains("holds       Time stamp of the manifest"), checked.told());
    // No second one takes its place, and nobody is asked for it.
    const std::string before = readBytes(bundleFile("manifest.json.tsr"));
    const CliResult again = timestamp(server);
    QVERIFY2(again.code == 2 && again.err.contains("is there already") && server.questions().size() == 1, again.told());
    QCOMPARE(readBytes(bundleFile("manifest.json.tsr")), before);
}

void TestCliTimestamp::overTls()
{
    const WebServer server([this](const WebQuestion &question) { return reply(answerTo(question.body)); }, WebServer::Tls{key("server.pem"), key("server.key")});
    const CliResult unknown = timestamp(server, {u"--quiet"_s});
    QVERIFY2(unknown.code == 2 && server.questions().empty() && !QFile::exists(bundleFile("manifest.json.tsr")), unknown.told());
    const CliResult taken = timestamp(server, {u"--server-ca"_s, key("ca.pem"), u"--quiet"_s});
    QVERIFY2(taken.code == 0 && taken.out.isEmpty() && taken.err.isEmpty() && QFile::exists(bundleFile("manifest.json.tsr")), taken.told());
}

void TestCliTimestamp::signedAndStamped()
{
    const WebServer server([this](const WebQuestion &question) { return reply(answerTo(question.body)); });
    const CliResult done = runCli({u"sign"_s, m_bundle, u"--key"_s, key("signer.key"), u"--cert"_s, key("signer.pem"), u"--timestamp-url"_s, QString::fromStdString(server.url()), u"--tsa-ca"_s, key("ca.pem")});
    QVERIFY2(done.code == 0 && done.out.contains("signed by") && done.out.contains("holds"), done.told());
    const CliResult checked = runCli({u"check"_s, m_bundle, u"--ca"_s, key("ca.pem"), u"--tsa-ca"_s, key("ca.pem")});
    QVERIFY2(checked.code == 0, checked.told());
}

void TestCliTimestamp::answersThatDoNotFit_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("another digest") << u"digest"_s << QByteArray("it is about something else");
    QTest::newRow("another nonce") << u"nonce"_s << QByteArray("the nonce is another one");
    QTest::newRow("an authority that nobody vouches for") << u"stranger"_s << QByteArray("its signature");
    QTest::newRow("a refusal") << u"refusal"_s << QByteArray("the authority refused");
    QTest::newRow("a page") << u"page"_s << QByteArray("which is no time stamp");
    QTest::newRow("a page that calls itself a stamp") << u"lie"_s << QByteArray("no answer of a time stamp authority");
    QTest::newRow("a changed byte") << u"byte"_s << QByteArray();
    QTest::newRow("on to another host") << u"redirect"_s << QByteArray("leads on to");
}

void TestCliTimestamp::answersThatDoNotFit()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, why);
    const WebServer other([this](const WebQuestion &question) { return reply(answerTo(question.body)); });
    const WebServer server([&](const WebQuestion &question) -> WebReply {
        if (kind == u"digest"_s || kind == u"nonce"_s) {
            const QString about = bundleFile(kind == u"nonce"_s ? "manifest.json" : "README.txt");
            m_files->run(("ts -query -data " + about.toStdString() + " -sha256 -cert -out other.tsq").c_str());
            return reply(m_files->answer(key("other.tsq")));
        }
        if (kind == u"refusal"_s)
            return reply(answerTo("no question"));
        if (kind == u"page"_s)
            return {200, {{"Content-Type", "text/html"}}, "<html>Log in first</html>", WebReply::Manner::Whole};
        if (kind == u"lie"_s)
            return reply("<html>Log in first</html>");
        if (kind == u"redirect"_s)
            return {302, {{"Location", other.url()}}, {}, WebReply::Manner::Whole};
        std::string answer = answerTo(question.body);
        if (kind == u"byte"_s && answer.size() > 300)
            answer[answer.size() - 20] = static_cast<char>(answer[answer.size() - 20] ^ 1);
        return reply(std::move(answer));
    });
    const CliResult refused = timestamp(server, {u"--tsa-ca"_s, key(kind == u"stranger"_s ? "nobody.pem" : "ca.pem")});
    QVERIFY2(refused.code == 2 && refused.err.contains(why), refused.told());
    QVERIFY(!QFile::exists(bundleFile("manifest.json.tsr")));
    QVERIFY(other.questions().empty());
    const CliResult checked = runCli({u"check"_s, m_bundle, u"--quiet"_s});
    QVERIFY2(checked.code == 0, checked.told());
}

void TestCliTimestamp::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("both") << QStringList{u"timestamp"_s, u"b"_s, u"--reply"_s, u"r"_s, u"--timestamp-url"_s, u"https://x"_s} << QByteArray("either asked for");
    QTest::newRow("a proxy for nobody") << QStringList{u"timestamp"_s, u"b"_s, u"--proxy"_s, u"http://p:1"_s} << QByteArray("want --timestamp-url");
    QTest::newRow("a CA for nobody") << QStringList{u"sign"_s, u"b"_s, u"--key"_s, u"k"_s, u"--tsa-ca"_s, u"c"_s} << QByteArray("wants --timestamp-url");
    QTest::newRow("no scheme") << QStringList{u"timestamp"_s, u"b"_s, u"--timestamp-url"_s, u"stamp.example"_s} << QByteArray("--timestamp-url cannot be used");
    QTest::newRow("another scheme") << QStringList{u"timestamp"_s, u"b"_s, u"--timestamp-url"_s, u"ftp://stamp.example"_s} << QByteArray("--timestamp-url cannot be used");
    QTest::newRow("a password in it") << QStringList{u"timestamp"_s, u"b"_s, u"--timestamp-url"_s, u"https://a:b@stamp.example"_s} << QByteArray("--timestamp-url cannot be used");
    QTest::newRow("two proxies") << QStringList{u"timestamp"_s, u"b"_s, u"--timestamp-url"_s, u"https://x"_s, u"--proxy"_s, u"http://p:1"_s, u"--proxy-from-environment"_s} << QByteArray("exclude each other");
}

void TestCliTimestamp::wrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, why);
    const CliResult refused = runCli(arguments);
    QVERIFY2(refused.code == 2 && refused.err.contains(why), refused.told());
}

QTEST_GUILESS_MAIN(TestCliTimestamp)
#include "tst_clitimestamp.moc"
