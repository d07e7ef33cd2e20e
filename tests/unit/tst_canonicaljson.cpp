// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/canonicaljson.h"
#include "formats/tuf.h"

#include <QtTest>

using namespace assay;

Q_DECLARE_METATYPE(std::string)

// The expected texts of the first rows are those of docker/go (canonical/json) and go-securesystemslib (cjson), which sign and check such metadata.
class tst_CanonicalJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodes_data();
    void encodes();
    void refuses_data();
    void refuses();
    void limitsHold();
    void members();
    void times_data();
    void times();
};

void tst_CanonicalJson::encodes_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("canonical");
    const auto row = [](const char *name, std::string json, std::string canonical) { QTest::newRow(name) << std::move(json) << std::move(canonical); };
    row("null", " null ", "null");
    row("struct", R"({"S":"foo","F":0,"I":0,"E":{"S":"","F":0,"I":42,"E":null}})", R"({"E":{"E":null,"F":0,"I":42,"S":""},"F":0,"I":0,"S":"foo"})");
    row("escapes", R"("\u0090 \t \\ \n \"")", "\"\xC2\x90 \t \\\\ \n \\\"\"");
    row("mixed", R"({"true":true,"false":false,"nil":null,"int":3,"int2":42,"string":"\\\""})", R"({"false":false,"int":3,"int2":42,"nil":null,"string":"\\\"","true":true})");
    row("key", R"({"keyid":"id","keyid_hash_algorithms":["hash"],"keytype":"type","scheme":"scheme","keyval":{"public":"pub","private":"priv"}})",
        R"({"keyid":"id","keyid_hash_algorithms":["hash"],"keytype":"type","keyval":{"private":"priv","public":"pub"},"scheme":"scheme"})");
    row("space", "\t{ \"b\" : [ 1 , 2 ] ,\r\n\"a\":{ } , \"c\":[ ] }\n", R"({"a":{},"b":[1,2],"c":[]})");
    row("bytewise", "{\"\xF0\x90\x80\x80\":1,\"\xEF\xBF\xBD\":2,\"b\":3,\"B\":4,\"a\":5,\"aa\":6,\"\":7}", "{\"\":7,\"B\":4,\"a\":5,\"aa\":6,\"b\":3,\"\xEF\xBF\xBD\":2,\"\xF0\x90\x80\x80\":1}");
    row("surrogates", R"("\ud83d\ude00\/\b\f\r")", "\"\xF0\x9F\x98\x80/\b\f\r\"");
    row("zero byte", R"("a\u0000b")", std::string("\"a\0b\"", 5));
    row("not normalised", R"("e\u0301")", "\"e\xCC\x81\"");
    row("integers", "[0,-1,9223372036854775807,-9223372036854775808,9007199254740993]", "[0,-1,9223372036854775807,-9223372036854775808,9007199254740993]");
    row("control bytes", R"("\u0001\u007f\u2028")", "\"\x01\x7F\xE2\x80\xA8\"");
}

void tst_CanonicalJson::encodes()
{
    QFETCH(std::string, json);
    QFETCH(std::string, canonical);
    const auto value = parseSignedJson(json, "f", Limits{});
    QVERIFY2(value, value ? "" : value.error().message().c_str());
    QCOMPARE(canonicalJson(*value), canonical);
    for (std::size_t size = 0; size < json.size(); ++size) {
        if (json.substr(size).find_first_not_of(" \n") == std::string::npos)
            continue;
        const auto cut = parseSignedJson(std::string_view(json).substr(0, size), "f", Limits{});
        QVERIFY2(!cut, std::to_string(size).c_str());
        QVERIFY(cut.error().hasOffset && cut.error().offset <= size);
    }
}

void tst_CanonicalJson::refuses_data()
{
    QTest::addColumn<std::string>("json");
    for (const char *json : {"", "1.0", "1.2", "3.14159265359", "1e3", "1E3", "-0", "01", "-", "+1", "9223372036854775808", "-9223372036854775809", "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}", "[1,]", "{\"a\":1,}",
                             "{a:1}", "{\"a\" 1}", "[1 2]", "nul", "True", "'a'", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\u+123\"", "\"\\ud800\"", "\"\\ud800x\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\xFF\"", "\"\xC0\x80\"",
                             "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xE2\x80\"", "\"a\nb\"", "\"\t\"", "1 2", "{} {}", "{}x", "\xEF\xBB\xBF{}", "//c\n1", "[", "]", "{", "}", "[}", "{]", ",", ":", "NaN", "Infinity", "[1,,2]", "{\"a\":}", "{,}"})
        QTest::newRow(json) << std::string(json);
    QTest::newRow("zero byte") << std::string("1\0", 2);
    QTest::newRow("zero byte in a string") << std::string("\"\0\"", 3);
}

void tst_CanonicalJson::refuses()
{
    QFETCH(std::string, json);
    const auto value = parseSignedJson(json, "f", Limits{});
    QVERIFY(!value);
    QVERIFY(!value.error().detail.empty());
    QCOMPARE(value.error().file, std::string("f"));
}

void tst_CanonicalJson::limitsHold()
{
    Limits limits;
    limits.jsonDepth = 3;
    QVERIFY(parseSignedJson("[[{}]]", "f", limits));
    QVERIFY(parseSignedJson("[[{\"a\":[]}]]", "f", limits).error().code == ErrorCode::LimitExceeded);
    limits.jsonBytes = 4;
    QVERIFY(parseSignedJson("[[]]", "f", limits));
    QVERIFY(parseSignedJson("[[]] ", "f", limits).error().code == ErrorCode::LimitExceeded);
}

void tst_CanonicalJson::members()
{
    const auto value = parseSignedJson(R"({"b":2,"a":1,"c":"x"})", "f", Limits{});
    QVERIFY(value);
    QCOMPARE(value->member("a")->integer, std::int64_t{1});
    QCOMPARE(value->member("c")->text, std::string("x"));
    QVERIFY(!value->member("d") && !value->member("") && !value->member("a")->member("a"));
}

void tst_CanonicalJson::times_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<qint64>("seconds");
    const auto row = [](const char *text, qint64 seconds) { QTest::newRow(text) << std::string(text) << seconds; };
    row("1970-01-01T00:00:00Z", 0);
    row("2036-11-23T05:51:31.105888443Z", 2'111'032'291);
    row("2116-07-03T18:08:08.418734928-05:00", 4'623'260'888);
    row("2024-02-29T23:59:59+00:00", 1'709'251'199);
    row("0000-03-01T00:00:00Z", -62'162'035'200);
    for (const char *bad : {"", "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-00-01T00:00:00Z", "2024-01-00T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z", "2024-01-01T00:00:60Z",
                            "2024-01-01T00:00:00", "2024-01-01 00:00:00Z", "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00+0100", "2024-01-01T00:00:00+24:00", "2024-01-01T00:00:00Zx", "x024-01-01T00:00:00Z", "1893456000"})
        row(bad, -1);
}

void tst_CanonicalJson::times()
{
    QFETCH(std::string, text);
    QFETCH(qint64, seconds);
    const auto read = secondsOfRfc3339(text);
    QCOMPARE(read.has_value(), seconds != -1);
    if (read)
        QCOMPARE(qint64{*read}, seconds);
}

QTEST_GUILESS_MAIN(tst_CanonicalJson)
#include "tst_canonicaljson.moc"
