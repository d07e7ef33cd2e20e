// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// assay-cli fetch as a user runs it, against servers of this test; and what trust makes of the folder, without them.

#include "clirun.h"
#include "support/opensslfiles.h"
#include "support/replayregistry.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

const std::string password = "pass-word-of-the-case";
const std::string firstImage = "sha256:86d2804e8f2d86e26cc9a19e40d6253f4e6e82ae474a0be98295248b5821ca82";

QString text(const std::string &bytes)
{
    return QString::fromStdString(bytes);
}

QStringList below(const QString &folder)
{
    QStringList names;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        names << files.next().mid(folder.size() + 1);
    return names;
}

} // namespace

class TestCliFetch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void fetchesAndTrustReadsIt();
    void saysNothingWhenQuiet();
    void whatIsMissingIsTold();
    void nothingIsLeftOfAFailure();
    void foldersThatAreTaken();
    void thePasswordStaysWhereItIs();
    void proxiesAreAskedFor();
    void wrongUsage_data();
    void wrongUsage();

private:
    QString in(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QStringList fetch(const WebServer &server, const QStringList &more = {}) const
    {
        return QStringList{u"fetch"_s, text(server.authority() + "/demo/app:1.0"), u"--to"_s, in("out"), u"--ca"_s, m_files->path("ca.pem")} + more;
    }
    std::unique_ptr<WebServer> serve(WebHandler handler) const
    {
        return std::make_unique<WebServer>(std::move(handler), WebServer::Tls{m_files->path("server.pem"), m_files->path("server.key")});
    }

    QTemporaryDir m_keys;
    std::unique_ptr<OpensslFiles> m_files;
    std::unique_ptr<QTemporaryDir> m_folder;
    ReplayRegistry m_registry;
};

void TestCliFetch::initTestCase()
{
    if (!OpensslFiles::available())
        QSKIP("there is no program openssl to make certificates with");
    m_files = std::make_unique<OpensslFiles>(m_keys.path());
    QVERIFY(m_files->makeAuthority() && m_files->makeCertificate("server", "ec -pkeyopt ec_paramgen_curve:P-256", "subjectAltName=IP:127.0.0.1\n"));
}

void TestCliFetch::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_registry.instead.clear();
}

void TestCliFetch::fetchesAndTrustReadsIt()
{
    auto server = serve([this](const WebQuestion &question) { return m_registry.answer(question); });
    const CliResult result = runCli(fetch(*server));
    QVERIFY2(result.code == 0, result.told());
    QCOMPARE(result.err, QByteArray::fromStdString("asking " + server->authority() + '\n'));
    QVERIFY(result.out.contains(QByteArray::fromStdString("demo/app:1.0 is " + firstImage)));
    QCOMPARE(below(in("out")).size(), 9 + 3);
    const QByteArray asked = QByteArray::fromStdString(server->url() + "/v2/demo/app/manifests/1.0");
    server.reset();
    // The layout alone names the image; nobody is asked any more.
    const CliResult trust = runCli({u"trust"_s, in("out"), u"--image"_s, u"1.0"_s, u"--key"_s, testData("trust/attached/cosign.pub"), u"--json"_s, u"-"_s});
    QVERIFY2(trust.code == 0 || trust.code == 1, trust.told());
    QVERIFY2(trust.out.contains(QByteArray::fromStdString(firstImage)) && trust.out.contains("cosign-signature") && trust.out.contains("notation"), trust.told());
    QVERIFY2(trust.out.contains(asked), trust.told()); // from where it came, as fetched.json says
}

void TestCliFetch::saysNothingWhenQuiet()
{
    const auto server = serve([this](const WebQuestion &question) { return m_registry.answer(question); });
    QVERIFY(QDir().mkdir(in("out"))); // empty: room for the new one
    const CliResult result = runCli(fetch(*server, {u"--quiet"_s}));
    QVERIFY2(result.code == 0 && result.err.isEmpty(), result.told());
    QCOMPARE(below(in("out")).size(), 9 + 3);
}

void TestCliFetch::whatIsMissingIsTold()
{
    const std::string payload = "/v2/demo/app/blobs/sha256:529d00ea4eb3f67779a61b28e386c80b7bf4a503bf94fe8828b4b4c77446371d";
    m_registry.instead[payload] = {404, {}, {}, WebReply::Manner::Whole};
    const auto server = serve([this](const WebQuestion &question) { return m_registry.answer(question); });
    const CliResult result = runCli(fetch(*server));
    QVERIFY2(result.code == 2 && result.err.contains(QByteArray::fromStdString(payload)), result.told());
    QCOMPARE(below(in("out")).size(), 8 + 3); // and the rest is there
    QVERIFY(QByteArray::fromStdString(readBytes(in("out/fetched.json"))).contains("is answered with status 404\""));
}

void TestCliFetch::nothingIsLeftOfAFailure()
{
    m_registry.instead["/v2/demo/app/manifests/1.0"] = {200, {}, "<html>", WebReply::Manner::Whole};
    const auto server = serve([this](const WebQuestion &question) { return m_registry.answer(question); });
    const CliResult result = runCli(fetch(*server));
    QVERIFY2(result.code == 2, result.told());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
    m_registry.instead.clear();
    QStringList untrusted = fetch(*server); // without --ca
    untrusted.resize(4);
    const CliResult unknown = runCli(untrusted);
    QVERIFY2(unknown.code == 2 && unknown.err.contains("agreeing on TLS"), unknown.told());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
}

void TestCliFetch::foldersThatAreTaken()
{
    const auto server = serve([this](const WebQuestion &question) { return m_registry.answer(question); });
    QVERIFY(QDir().mkdir(in("out")) && writeBytes(in("out/mine"), "x"));
    const CliResult full = runCli(fetch(*server));
    QVERIFY2(full.code == 2 && full.err.contains("is no empty folder"), full.told());
    QCOMPARE(below(in("out")), QStringList{u"mine"_s});
    QVERIFY(QDir(in("out")).removeRecursively() && writeBytes(in("out"), "x"));
    QCOMPARE(runCli(fetch(*server)).code, 2);
    QVERIFY(QFile::remove(in("out")) && QFile::link(in("elsewhere"), in("out")));
    QCOMPARE(runCli(fetch(*server)).code, 2);
    QVERIFY(server->questions().empty()); // nobody was asked for any of them
}

void TestCliFetch::thePasswordStaysWhereItIs()
{
    const std::string basic = "Basic " + toBase64("me:" + password);
    const auto server = serve([&](const WebQuestion &question) {
        return question.header("authorization") == basic ? m_registry.answer(question) : WebReply{401, {{"WWW-Authenticate", "Basic realm=\"x\""}}, {}, WebReply::Manner::Whole};
    });
    QVERIFY(writeBytes(in("secret"), password + "\nmore"));
    const CliResult result = runCli(fetch(*server, {u"--user"_s, u"me"_s, u"--password-file"_s, in("secret")}));
    QVERIFY2(result.code == 0, result.told());
    QByteArray all = result.out + result.err;
    for (const QString &name : below(in("out")))
        all += QByteArray::fromStdString(readBytes(in("out") + u'/' + name));
    QVERIFY(!all.contains(QByteArray::fromStdString(password)) && !all.contains(QByteArray::fromStdString(basic.substr(6))));
    QVERIFY(result.err.contains("the name and password go to 127.0.0.1"));
    QVERIFY(writeBytes(in("secret"), "wrong\n"));
    QVERIFY(QDir(in("out")).removeRecursively());
    const CliResult wrong = runCli(fetch(*server, {u"--user"_s, u"me"_s, u"--password-file"_s, in("secret")}));
    QVERIFY2(wrong.code == 2 && wrong.err.contains("does not take this name and password") && !wrong.err.contains("wrong"), wrong.told());
}

void TestCliFetch::proxiesAreAskedFor()
{
    const auto server = serve([this](const WebQuestion &question) { return m_registry.answer(question); });
    const ConnectProxy proxy;
    CliSettings settings;
    settings.environment = {{u"https_proxy"_s, u"http://127.0.0.1:%1"_s.arg(proxy.port())}, {u"no_proxy"_s, {}}};
    QCOMPARE(runCli(fetch(*server), settings).code, 0);
    QVERIFY(proxy.heads().empty());
    QVERIFY(QDir(in("out")).removeRecursively());
    const CliResult asked = runCli(fetch(*server, {u"--proxy-from-environment"_s}), settings);
    QVERIFY2(asked.code == 0 && asked.err.contains("through the proxy 127.0.0.1"), asked.told());
    QCOMPARE(proxy.heads().size(), 1U);
    QVERIFY(QDir(in("out")).removeRecursively());
    QCOMPARE(runCli(fetch(*server, {u"--proxy"_s, u"http://127.0.0.1:%1"_s.arg(proxy.port())})).code, 0);
    QCOMPARE(proxy.heads().size(), 2U);
}

void TestCliFetch::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("message");
    const QString out = u"/nonexistent/out"_s;
    QTest::newRow("no folder") << QStringList{u"r.example/a"_s} << QByteArray("--to FOLDER");
    QTest::newRow("no reference") << QStringList{u"--to"_s, out} << QByteArray("one REFERENCE");
    QTest::newRow("no place") << QStringList{u"r.example/a"_s, u"--to"_s, out} << QByteArray("making a folder there");
    QTest::newRow("bad reference") << QStringList{u"r.example/A"_s, u"--to"_s, out} << QByteArray("no name of a repository");
    QTest::newRow("password only") << QStringList{u"r.example/a"_s, u"--to"_s, out, u"--password-fd"_s, u"0"_s} << QByteArray("want --user");
    QTest::newRow("user only") << QStringList{u"r.example/a"_s, u"--to"_s, out, u"--user"_s, u"x"_s} << QByteArray("wants one of");
    QTest::newRow("two passwords") << QStringList{u"r.example/a"_s, u"--to"_s, out, u"--user"_s, u"x"_s, u"--password-fd"_s, u"0"_s, u"--password-file"_s, u"x"_s} << QByteArray("wants one of");
    QTest::newRow("no descriptor") << QStringList{u"r.example/a"_s, u"--to"_s, out, u"--user"_s, u"x"_s, u"--password-fd"_s, u"0x"_s} << QByteArray("open descriptor");
    QTest::newRow("password in a proxy") << QStringList{u"r.example/a"_s, u"--to"_s, out, u"--proxy"_s, u"http://me:geheim@p:1"_s} << QByteArray("name and password is not spoken to");
    QTest::newRow("two proxies") << QStringList{u"r.example/a"_s, u"--to"_s, out, u"--proxy"_s, u"http://p:1"_s, u"--proxy-from-environment"_s} << QByteArray("exclude each other");
    QTest::newRow("notary by http") << QStringList{u"r.example/a"_s, u"--to"_s, QDir::temp().filePath(u"assay-not-made"_s), u"--content-trust-server"_s, u"http://n.example"_s} << QByteArray("without TLS");
    QTest::newRow("insecure elsewhere") << QStringList{u"r.example:5/a"_s, u"--to"_s, QDir::temp().filePath(u"assay-not-made"_s), u"--insecure-http-to"_s, u"r.example:5"_s} << QByteArray("without TLS");
    QTest::newRow("no certificates") << QStringList{u"r.example/a"_s, u"--to"_s, out, u"--ca"_s, u"/dev/null"_s} << QByteArray("/dev/null");
}

void TestCliFetch::wrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, message);
    const CliResult result = runCli(QStringList{u"fetch"_s} + arguments);
    QVERIFY2(result.code == 2 && result.err.contains(message), result.told());
    QVERIFY(!result.err.contains("geheim"));
}

QTEST_GUILESS_MAIN(TestCliFetch)
#include "tst_clifetch.moc"
