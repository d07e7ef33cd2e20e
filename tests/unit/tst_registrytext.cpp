// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What registries and users write: URLs, names of images, challenges, links.

#include "formats/imagereference.h"
#include "formats/registryauth.h"

#include <QtTest>

using namespace assay;

namespace {

const std::string digest = "sha256:86d2804e8f2d86e26cc9a19e40d6253f4e6e82ae474a0be98295248b5821ca82";

QString text(const std::string &bytes)
{
    return QString::fromStdString(bytes);
}

WebUrl url(std::string_view from)
{
    auto parsed = parseWebUrl(from);
    if (!parsed)
        qFatal("%s", parsed.error().message().c_str());
    return *parsed;
}

} // namespace

class TestRegistryText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void urls_data();
    void urls();
    void refusedUrls_data();
    void refusedUrls();
    void whereAnAnswerLeads_data();
    void whereAnAnswerLeads();
    void queriesAreNotShown();
    void thisMachine();
    void references_data();
    void references();
    void refusedReferences_data();
    void refusedReferences();
    void hubAnswersElsewhere();
    void challenges();
    void refusedChallenges_data();
    void refusedChallenges();
    void tokens();
    void links_data();
    void links();
};

void TestRegistryText::urls_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("plain") << "https://registry.example" << "https://registry.example/";
    QTest::newRow("upper case") << "HTTPS://Registry.Example:443/V2/" << "https://registry.example/V2/";
    QTest::newRow("port and query") << "http://localhost:5000/a?b=c&d" << "http://localhost:5000/a?b=c&d";
    QTest::newRow("query at once") << "https://h?x" << "https://h/?x";
    QTest::newRow("six") << "https://[::1]:5000/a" << "https://[::1]:5000/a";
    QTest::newRow("fragment") << "https://h/a#b" << "https://h/a";
    QTest::newRow("last port") << "https://h:65535/" << "https://h:65535/";
}

void TestRegistryText::urls()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QCOMPARE(text(url(from.toStdString()).text()), to);
}

void TestRegistryText::refusedUrls_data()
{
    QTest::addColumn<QByteArray>("from");
    const std::pair<const char *, QByteArray> rows[] = {
        {"empty", ""}, {"other scheme", "file:///etc/passwd"}, {"no scheme", "registry.example/v2"}, {"password", "https://me:secret@h/"}, {"name", "https://me@h/"},
        {"no host", "https:///a"}, {"port 0", "https://h:0/"}, {"port too large", "https://h:65536/"}, {"no port", "https://h:/"}, {"space", "https://h/a b"},
        {"line end", "https://h/a\r\nX: y"}, {"line end in host", "https://h\r\nX/"}, {"not ASCII", "https://h\xc3\xa4/"}, {"backslash", "https://h/a\\b"},
        {"dots", "https://h..x/"}, {"six without brackets", "https://::1/"}, {"six without end", "https://[::1/"}, {"behind six", "https://[::1]x/"},
        {"too long", "https://h/" + QByteArray(9000, 'a')}, {"control", QByteArray("https://h/\x01")},
    };
    for (const auto &[name, from] : rows)
        QTest::newRow(name) << from;
}

void TestRegistryText::refusedUrls()
{
    QFETCH(QByteArray, from);
    const auto parsed = parseWebUrl(from.toStdString());
    QVERIFY(!parsed);
    QVERIFY(!QByteArray::fromStdString(parsed.error().message()).contains("secret"));
}

void TestRegistryText::whereAnAnswerLeads_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("to"); // "" is refused
    const std::pair<const char *, const char *> rows[] = {
        {"https://other.example/x?y", "https://other.example/x?y"}, {"//other.example/x", "https://other.example/x"}, {"/x", "https://h:5000/x"},
        {"x", "https://h:5000/v2/a/x"}, {"?n=2", "https://h:5000/v2/a/b?n=2"}, {"../x", "https://h:5000/v2/x"}, {"../../../../x/./y", "https://h:5000/x/y"},
        {"x/..", "https://h:5000/v2/a/"}, {"http://h:5000/", "http://h:5000/"}, {"", ""}, {"javascript:alert(1)", ""}, {"/a b", ""}, {"/a\r\nB: c", ""},
    };
    for (const auto &[link, to] : rows)
        QTest::newRow(link) << link << to;
}

void TestRegistryText::whereAnAnswerLeads()
{
    QFETCH(QString, link);
    QFETCH(QString, to);
    const auto led = resolveWebUrl(url("https://h:5000/v2/a/b?q=1"), link.toStdString());
    QCOMPARE(led ? text(led->text()) : QString(), to);
}

void TestRegistryText::queriesAreNotShown()
{
    QCOMPARE(text(url("https://h/blob?X-Amz-Signature=secret").shown()), QString::fromUtf8("https://h/blob?…"));
    QCOMPARE(text(url("https://h/blob").shown()), QStringLiteral("https://h/blob"));
}

void TestRegistryText::thisMachine()
{
    for (const char *here : {"localhost", "127.0.0.1", "127.255.0.9", "::1"})
        QVERIFY2(isLoopback(here), here);
    for (const char *there : {"", "localhost.example", "127.0.0.1.example", "127.0.0", "127.0.0.1.1", "127.0.0.256", "128.0.0.1", "0127.0.0.1", "::2", "127.0.0.", "127..0.1"})
        QVERIFY2(!isLoopback(there), there);
}

void TestRegistryText::references_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("wanted");
    const QString sum = text(digest);
    QTest::newRow("one word") << "alpine" << "docker.io/library/alpine:latest" << "latest";
    QTest::newRow("tag") << "alpine:3.20" << "docker.io/library/alpine:3.20" << "3.20";
    QTest::newRow("user") << "demo/app" << "docker.io/demo/app:latest" << "latest";
    QTest::newRow("hub by its other name") << "index.docker.io/alpine" << "docker.io/library/alpine:latest" << "latest";
    QTest::newRow("registry") << "Registry.Example/a/b/c:1" << "registry.example/a/b/c:1" << "1";
    QTest::newRow("port") << "localhost:5000/app" << "localhost:5000/app:latest" << "latest";
    QTest::newRow("localhost") << "localhost/app" << "localhost/app:latest" << "latest";
    QTest::newRow("six") << "[::1]:5000/app:1" << "[::1]:5000/app:1" << "1";
    QTest::newRow("digest") << text("r.example/app@" + digest) << text("r.example/app@" + digest) << sum;
    QTest::newRow("both") << text("r.example/app:1@" + digest) << text("r.example/app:1@" + digest) << sum;
    QTest::newRow("separators") << "r.example/a__b/c--d.e" << "r.example/a__b/c--d.e:latest" << "latest";
}

void TestRegistryText::references()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, wanted);
    const auto reference = parseImageReference(from.toStdString());
    QVERIFY2(reference, reference ? "" : reference.error().message().c_str());
    QCOMPARE(text(reference->text()), to);
    QCOMPARE(text(reference->wanted()), wanted);
}

void TestRegistryText::refusedReferences_data()
{
    QTest::addColumn<QString>("from");
    for (const char *from : {"", ":1", "@", "Upper/case", "a//b", "/a", "a/", "a/../b", "r.example/..", "r.example/a..b", "r.example/a_-b", "a:", "a:-x", "a b", "a@sha256:12",
                             "a@sha512:12", "r.example:x/a", "https://r.example/a", "me@r.example/a", "r.example/a?b", "r.example/a%2e", "r.example/-a"})
        QTest::newRow(*from ? from : "empty") << from;
    QTest::newRow("long tag") << text("a:" + std::string(129, 'x'));
    QTest::newRow("long name") << QString(256, QLatin1Char('x'));
    QTest::newRow("digest in capitals") << text("a@" + digest).toUpper();
}

void TestRegistryText::refusedReferences()
{
    QFETCH(QString, from);
    QVERIFY(!parseImageReference(from.toStdString()));
}

void TestRegistryText::hubAnswersElsewhere()
{
    const auto reference = parseImageReference("alpine");
    QCOMPARE(text(reference->name()), QStringLiteral("docker.io/library/alpine")); // what Content Trust calls it
    QCOMPARE(text(registryOf(*reference, false)->text()), QStringLiteral("https://registry-1.docker.io/"));
    QCOMPARE(text(registryOf(*parseImageReference("localhost/a"), true)->text()), QStringLiteral("http://localhost/"));
}

void TestRegistryText::challenges()
{
    const auto parsed = parseChallenges(R"(Basic realm="a, \"b\"", Negotiate, BEARER Realm = "https://auth.example/token?x=1" , service=registry.example,scope="repository:a:pull,push")");
    QVERIFY2(parsed, parsed ? "" : parsed.error().message().c_str());
    QCOMPARE(parsed->size(), 3U);
    QCOMPARE(text((*parsed)[0].scheme), QStringLiteral("basic"));
    QCOMPARE(text((*parsed)[0].values.at("realm")), QStringLiteral("a, \"b\""));
    QVERIFY((*parsed)[1].values.empty());
    // What is asked for is what is needed, whatever the server would give.
    const auto token = tokenUrl((*parsed)[2], "repository:a/b:pull");
    QVERIFY(token);
    QCOMPARE(text(token->text()), QStringLiteral("https://auth.example/token?x=1&service=registry.example&scope=repository%3Aa%2Fb%3Apull"));
    QVERIFY(!tokenUrl((*parsed)[0], "x"));
    QVERIFY(!tokenUrl({"bearer", {}}, "x"));
    QVERIFY(!tokenUrl({"bearer", {{"realm", "https://me:secret@auth.example/"}}}, "x"));
    QVERIFY(!tokenUrl({"bearer", {{"realm", "https://h/"}, {"service", std::string(9000, 'x')}}}, "x"));
}

void TestRegistryText::refusedChallenges_data()
{
    QTest::addColumn<QByteArray>("header");
    const std::pair<const char *, QByteArray> rows[] = {
        {"no end", "Bearer realm=\"x"}, {"twice", "Bearer realm=\"x\",realm=\"y\""}, {"no scheme", "realm=\"x\""}, {"no comma", "Bearer a=\"x\" b=\"y\""},
        {"no value", "Bearer a="}, {"control", QByteArray("Bearer a=\"\x01\"")}, {"no word", "Bearer \"x\""}, {"many", QByteArray("a ").repeated(100)},
    };
    for (const auto &[name, header] : rows)
        QTest::newRow(name) << header;
}

void TestRegistryText::refusedChallenges()
{
    QFETCH(QByteArray, header);
    QVERIFY(!parseChallenges(header.toStdString()));
}

void TestRegistryText::tokens()
{
    QCOMPARE(text(*parseToken(R"({"token":"abc.d-e_f~+/="})", "t", {})), QStringLiteral("abc.d-e_f~+/="));
    QCOMPARE(text(*parseToken(R"({"access_token":"x","expires_in":300})", "t", {})), QStringLiteral("x"));
    for (const char *bad : {"", "{}", "[]", R"({"token":""})", R"({"token":7})", R"({"token":"a b"})", R"({"token":"a\r\nX: y"})", R"({"token":"a","token":"b"})"}) {
        const auto token = parseToken(bad, "t", {});
        QVERIFY2(!token, bad);
    }
    QVERIFY(!parseToken("{\"token\":\"" + std::string(40'000, 'x') + "\"}", "t", {}));
}

void TestRegistryText::links_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("next");
    const std::pair<const char *, const char *> rows[] = {
        {R"(</v2/a/referrers/x?n=2>; rel="next")", "/v2/a/referrers/x?n=2"}, {R"(<a>; rel=prev, <b>; title="x, <c>; rel=next"; rel=next)", "b"}, {"<a>;rel=next", "a"},
        {"", ""}, {"<a>", ""}, {"<a; rel=next", ""}, {"a; rel=next", ""}, {R"(<a>; rel="next)", ""}, {"<a>; rel=", ""},
    };
    for (const auto &[header, next] : rows)
        QTest::newRow(*header ? header : "empty") << header << next;
}

void TestRegistryText::links()
{
    QFETCH(QString, header);
    QFETCH(QString, next);
    QCOMPARE(text(nextLink(header.toStdString())), next);
}

QTEST_GUILESS_MAIN(TestRegistryText)
#include "tst_registrytext.moc"
