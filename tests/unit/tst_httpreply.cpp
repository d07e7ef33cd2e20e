// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// HTTP as servers answer it, and as no server should.

#include "formats/httpreply.h"

#include <QtTest>

using namespace assay;

using Reader = HttpReplyReader;

namespace {

struct Read {
    bool good = false;    // no error
    bool done = false;
    std::size_t taken = 0;
    int status = 0;
    std::string body;
    bool tooLarge = false;
    bool keeps = false;
    std::string detail;   // of the error

    bool operator==(const Read &) const = default;
};

// pieces: so many bytes at once.
Read read(std::string_view bytes, std::size_t pieces, bool closed = false, std::uint64_t most = 100, Reader::Body body = Reader::Body::Normal)
{
    Reader reader(body, most);
    Read out;
    for (std::size_t at = 0; at < bytes.size() && !reader.done();) {
        const std::string_view piece = bytes.substr(at, pieces);
        const auto taken = reader.feed(piece);
        if (!taken) {
            out.detail = taken.error().detail;
            return out;
        }
        out.taken += *taken;
        at += piece.size();
    }
    if (closed) {
        if (const Status ended = reader.end(); !ended) {
            out.detail = ended.error().detail;
            return out;
        }
    }
    out.good = true;
    out.done = reader.done();
    out.status = reader.status();
    out.tooLarge = reader.tooLarge();
    out.keeps = reader.keepsConnection();
    out.body = reader.takeBody();
    return out;
}

} // namespace

class TestHttpReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void refused_data();
    void refused();
    void everyCutIsSeen();
    void headersOfOneName();
    void afterAConnect();
    void bodiesHaveALimit();
    void headsHaveALimit();
};

void TestHttpReply::answers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("keeps");
    QTest::addColumn<bool>("closed");
    QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc") << QByteArray("abc") << true << false;
    QTest::newRow("no body") << QByteArray("HTTP/1.1 404 Not Found\r\ncontent-length:0\r\n\r\n") << QByteArray() << true << false;
    QTest::newRow("no reason") << QByteArray("HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n") << QByteArray() << true << false;
    QTest::newRow("bare newlines") << QByteArray("HTTP/1.1 200 OK\nContent-Length: 1\n\na") << QByteArray("a") << true << false;
    QTest::newRow("says close") << QByteArray("HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 1\r\n\r\na") << QByteArray("a") << false << false;
    QTest::newRow("old") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na") << QByteArray("a") << false << false;
    QTest::newRow("until close") << QByteArray("HTTP/1.1 200 OK\r\n\r\nabc") << QByteArray("abc") << false << true;
    QTest::newRow("chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n") << QByteArray("abc0123456789") << true << false;
    QTest::newRow("early hints") << QByteArray("HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na") << QByteArray("a") << true << false;
    QTest::newRow("204") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << QByteArray() << true << false;
}

void TestHttpReply::answers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, body);
    QFETCH(bool, keeps);
    QFETCH(bool, closed);
    const std::string whole = bytes.toStdString();
    const Read atOnce = read(whole, whole.size(), closed);
    QVERIFY2(atOnce.good && atOnce.done, atOnce.detail.c_str());
    QCOMPARE(atOnce.body, body.toStdString());
    QCOMPARE(atOnce.keeps, keeps);
    QCOMPARE(atOnce.taken, whole.size());
    for (const std::size_t pieces : {1U, 2U, 3U, 7U})
        QVERIFY(read(whole, pieces, closed) == atOnce);
}

void TestHttpReply::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const std::pair<const char *, QByteArray> rows[] = {
        {"no HTTP", "SSH-2.0-OpenSSH\r\n"}, {"HTTP/2", "HTTP/2 200\r\n"}, {"no status", "HTTP/1.1 OK\r\n"}, {"status of two", "HTTP/1.1 20 OK\r\n"}, {"status of four", "HTTP/1.1 2000 OK\r\n"},
        {"status 000", "HTTP/1.1 000 x\r\n"}, {"status 999", "HTTP/1.1 999 x\r\n"}, {"another protocol", "HTTP/1.1 101 x\r\n\r\n"}, {"no colon", "HTTP/1.1 200 OK\r\nabc\r\n"},
        {"folded", "HTTP/1.1 200 OK\r\nA: b\r\n c\r\n"}, {"space before colon", "HTTP/1.1 200 OK\r\nA : b\r\n"}, {"control", QByteArray("HTTP/1.1 200 OK\r\nA: \x01\r\n")},
        {"carriage return", "HTTP/1.1 200 OK\r\nA: b\rc\r\n"}, {"two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"},
        {"length and chunks", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"}, {"compressed", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"},
        {"negative", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"}, {"plus", "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n"},
        {"length too long", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n"}, {"no chunk size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n"},
        {"chunk too long", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n"}, {"chunk of 2^64", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10000000000000000\r\n"},
        {"never comes to the point", QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(20)},
    };
    for (const auto &[name, bytes] : rows)
        QTest::newRow(name) << bytes;
}

void TestHttpReply::refused()
{
    QFETCH(QByteArray, bytes);
    for (const std::size_t pieces : {1U, 4U, 1000U}) {
        const Read out = read(bytes.toStdString(), pieces);
        QVERIFY(!out.good);
        QVERIFY(!out.detail.empty());
    }
}

void TestHttpReply::everyCutIsSeen()
{
    for (const std::string whole : {"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"}) {
        for (std::size_t cut = 0; cut < whole.size(); ++cut) {
            const Read out = read(whole.substr(0, cut), 1000, true);
            QVERIFY2(!out.good, whole.substr(0, cut).c_str());
        }
        QVERIFY(read(whole, 1000, true).good);
    }
}

void TestHttpReply::headersOfOneName()
{
    Reader reader(Reader::Body::Normal, 10);
    QVERIFY(reader.feed("HTTP/1.1 401 x\r\nWWW-Authenticate: Basic\r\nX: \t y \t\r\nwww-authenticate:Bearer\r\nContent-Length: 0\r\n\r\n"));
    QCOMPARE(reader.header("www-authenticate"), std::string("Basic, Bearer"));
    QCOMPARE(reader.header("x"), std::string("y"));
    QCOMPARE(reader.header("missing"), std::string());
}

void TestHttpReply::afterAConnect()
{
    const Read good = read("HTTP/1.1 200 Connection established\r\n\r\nTLS", 1000, false, 0, Reader::Body::None);
    QVERIFY(good.done);
    QCOMPARE(good.taken, std::string("HTTP/1.1 200 Connection established\r\n\r\n").size());
    QCOMPARE(read("HTTP/1.1 407 No\r\nContent-Length: 9\r\n\r\n", 1000, false, 0, Reader::Body::None).status, 407);
}

void TestHttpReply::bodiesHaveALimit()
{
    const std::string length = "HTTP/1.1 200 OK\r\nContent-Length: ";
    QVERIFY(!read(length + "100\r\n\r\n" + std::string(100, 'x'), 1000).tooLarge);
    const Read said = read(length + "101\r\n\r\n", 1000); // before the first byte of it
    QVERIFY(said.good && said.done && said.tooLarge && !said.keeps);
    const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    QVERIFY(read(chunked + "65\r\n", 1000).tooLarge);
    QVERIFY(read(chunked + "60\r\n" + std::string(96, 'x') + "\r\n5\r\n", 1000).tooLarge);
    QVERIFY(!read(chunked + "60\r\n" + std::string(96, 'x') + "\r\n4\r\nabcd\r\n0\r\n\r\n", 1000).tooLarge);
    const std::string open = "HTTP/1.1 200 OK\r\n\r\n";
    QVERIFY(read(open + std::string(101, 'x'), 1000).tooLarge);
    QVERIFY(!read(open + std::string(100, 'x'), 1000, true).tooLarge);
    QCOMPARE(read(open + std::string(1000, 'x'), 7).body.size(), 100U);
}

void TestHttpReply::headsHaveALimit()
{
    const std::string start = "HTTP/1.1 200 OK\r\n";
    QVERIFY(!read(start + "A: " + std::string(mostHttpHeadBytes, 'x'), 4096).good);
    std::string many = start;
    while (many.size() < 2 * mostHttpHeadBytes)
        many += "A: b\r\n";
    QVERIFY(!read(many, 4096).good);
    const std::string chunked = start + "Transfer-Encoding: chunked\r\n\r\n";
    QVERIFY(!read(chunked + "1;" + std::string(10'000, 'x'), 4096).good);
    std::string trailers = chunked + "0\r\n";
    while (trailers.size() < 2 * mostHttpHeadBytes)
        trailers += "A: b\r\n";
    QVERIFY(!read(trailers, 4096).good);
}

QTEST_GUILESS_MAIN(TestHttpReply)
#include "tst_httpreply.moc"
