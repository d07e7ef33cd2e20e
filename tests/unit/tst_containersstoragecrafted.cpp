// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storagerecordtext.h"
#include "support/cputime.h"

#include <QtTest>

#include <cmath>

using namespace assay;
using namespace assay::test;

class TestContainersStorageCrafted : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void malformed_data();
    void malformed();
    void otherSpellings_data();
    void otherSpellings();
    void allowed_data();
    void allowed();
    void limits_data();
    void limits();
    void manyLayers();
    void repeatedAsksLittle_data();
    void repeatedAsksLittle();
};

void TestContainersStorageCrafted::malformed_data()
{
    QTest::addColumn<QByteArray>("parser");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char *name, const char *parser, const std::string &record, const char *problem) {
        QTest::addRow("%s: %s", parser, name) << QByteArray(parser) << bytes(record) << QByteArray(problem);
    };
    for (const auto &[parser, parse] : parsers()) {
        for (const char *record : {" ", "1", "\"x\"", "true", "[1]", "{}}", "[[]", "[[]]", "[null]", "{\"a\":1,\"a\":2}", "\xEF\xBB\xBF[]", "[1,]", "NaN", "[{\"id\":\"\xff\"}]",
                                  "[{\"id\":\"\\ud800\"}]", "{\"name\":\"\xC0\x80\"}"})
            row(record, parser.c_str(), record, "");
    }
    for (const char *parser : {"layers", "images", "containers"}) {
        const std::string kind = std::string(parser).substr(0, std::string(parser).size() - 1);
        row("an object", parser, R"({"id":"a"})", ("no array of " + kind + 's').c_str());
        row("no id", parser, R"([{"id":"a"},{}])", (kind + " 2 has no \"id\"").c_str());
        row("an empty id", parser, R"([{"id":""}])", (kind + " 1 has no \"id\"").c_str());
        row("an id that is null", parser, R"([{"id":null}])", (kind + " 1 has no \"id\"").c_str());
        row("an id that is a number", parser, R"([{"id":5}])", (kind + " 1 has a \"id\" that is no text").c_str());
        row("no object", parser, R"([{"id":"a"},"b"])", (kind + " 2 is no object").c_str());
        row("names that are text", parser, R"([{"id":"a","names":"b"}])", (kind + " 1 has a \"names\" that is no array").c_str());
        row("names that are null", parser, R"([{"id":"a","names":[null]}])", (kind + " 1 has a \"names\" that holds something that is no text").c_str());
        row("metadata that is an object", parser, R"([{"id":"a","metadata":{}}])", (kind + " 1 has a \"metadata\" that is no text").c_str());
    }
    row("a negative size", "layers", R"([{"id":"a","diff-size":-2}])", "layer 1 has a \"diff-size\" that is no size");
    row("the least size", "layers", R"([{"id":"a","compressed-size":-9223372036854775808}])", "layer 1 has a \"compressed-size\" that is no size");
    row("half a byte", "layers", R"([{"id":"a","diff-size":1.5}])", "layer 1 has a \"diff-size\" that is no size");
    row("a size with an exponent", "layers", R"([{"id":"a","diff-size":1e3}])", "layer 1 has a \"diff-size\" that is no size");
    row("a size of 2^63", "layers", R"([{"id":"a","diff-size":9223372036854775808}])", "layer 1 has a \"diff-size\" that is no size");
    row("a size of 2^64", "layers", R"([{"id":"a","diff-size":18446744073709551616}])", "layer 1 has a \"diff-size\" that is no size");
    row("a size in text", "layers", R"([{"id":"a","diff-size":"1"}])", "layer 1 has a \"diff-size\" that is no size");
    row("a compression in text", "layers", R"([{"id":"a","compression":"gzip"}])", "layer 1 has a \"compression\" that is no number");
    row("an id of -1", "layers", R"([{"id":"a","uidset":[-1]}])", "layer 1 has a \"uidset\" that holds something that is no id");
    row("an id of 2^32", "layers", R"([{"id":"a","gidset":[4294967296]}])", "layer 1 has a \"gidset\" that holds something that is no id");
    row("flags that are a list", "layers", R"([{"id":"a","flags":["incomplete"]}])", "layer 1 has a \"flags\" that is no object");
    row("a map of nothing", "layers", R"([{"id":"a","uidmap":[1]}])", "layer 1's \"uidmap\" is no object");
    row("a map that is an object", "containers", R"([{"id":"a","gidmap":{}}])", "container 1 has a \"gidmap\" that is no array");
    row("a map from -1", "layers", R"([{"id":"a","uidmap":[{"container_id":-1,"host_id":1,"size":1}]}])",
        "layer 1's \"uidmap\" has a \"container_id\" that is no id or number of ids");
    row("a map of -1", "layers", R"([{"id":"a","uidmap":[{"container_id":1,"host_id":1,"size":-1}]}])", "layer 1's \"uidmap\" has a \"size\" that is no id or number of ids");
    row("a map past the last", "layers", R"([{"id":"a","gidmap":[{"container_id":0,"host_id":4294967295,"size":2}]}])", "layer 1's \"gidmap\" leads past the last id");
    row("a map past the last in the container", "containers", R"([{"id":"a","uidmap":[{"container_id":1,"host_id":0,"size":4294967296}]}])",
        "container 1's \"uidmap\" has a \"size\" that is no id or number of ids");
    row("data twice", "images", R"([{"id":"a","big-data-names":["x","x"]}])", "image 1 has a \"big-data-names\" that names the same twice");
    row("data of a negative size", "images", R"([{"id":"a","big-data-sizes":{"x":-1}}])", "image 1 has a \"big-data-sizes\" that holds something that is no size");
    row("sizes that are a list", "images", R"([{"id":"a","big-data-sizes":[1]}])", "image 1 has a \"big-data-sizes\" that is no object");
    row("a digest that is a number", "images", R"([{"id":"a","big-data-digests":{"x":1}}])", "image 1 has a \"big-data-digests\" that holds something that is no text");
    row("a size twice", "images", R"([{"id":"a","big-data-sizes":{"x":1,"\u0078":2}}])", "the key \"x\" stands twice in one object");
    row("an id twice", "layers", R"([{"id":"a","id":"b"}])", "the key \"id\" stands twice in one object");
    row("no object", "image", "[]", "the image's metadata is no object");
    row("null", "image", "null", "the image's metadata is no object");
    row("a negative signature", "image", R"({"signature-sizes":[-1]})", "the image's metadata has a \"signature-sizes\" that holds something that is no size");
    row("signatures that are a list", "image", R"({"signatures-sizes":[]})", "the image's metadata has a \"signatures-sizes\" that is no object");
    row("a manifest's that are a number", "image", R"({"signatures-sizes":{"a\u0000b":1}})", "the image's metadata has a \"signatures-sizes\" that is no array");
    row("no object", "container", "[]", "the container's metadata is no object");
    row("a name that is a number", "container", R"({"name":1})", "the container's metadata has a \"name\" that is no text");
}

void TestContainersStorageCrafted::malformed()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, problem);
    const auto parsed = parsers().at(parser.toStdString())(record.toStdString(), Limits{});
    QVERIFY2(!parsed, parsed ? parsed->c_str() : "");
    QCOMPARE(parsed.error().code, ErrorCode::Malformed);
    QCOMPARE(bytes(parsed.error().file), QByteArray("f"));
    if (!problem.isEmpty())
        QCOMPARE(bytes(parsed.error().detail), problem);
}

void TestContainersStorageCrafted::otherSpellings_data()
{
    QTest::addColumn<QByteArray>("parser");
    QTest::addColumn<QByteArray>("record");
    const auto row = [](const char *name, const char *parser, const char *record) { QTest::newRow(name) << QByteArray(parser) << QByteArray(record); };
    row("parent of another layer", "layers", R"([{"id":"a","parent":"b","Parent":"c"}])");
    row("diff digest in capitals only", "layers", R"([{"id":"a","DIFF-DIGEST":"b"}])");
    row("the long s", "layers", "[{\"id\":\"a\",\"name\xC5\xBF\":[]}]");
    row("a range", "layers", R"([{"id":"a","uidmap":[{"Host_ID":5}]}])");
    row("layer of an image", "images", R"([{"id":"a","layer":"b","LAYER":"c"}])");
    row("image of a container", "containers", R"([{"id":"a","image":"b","Image":"c"}])");
    row("signatures", "image", R"({"Signature-Sizes":[1]})");
    row("name", "container", R"({"name":"a","Name":"b"})");
}

void TestContainersStorageCrafted::otherSpellings()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    const auto parsed = parsers().at(parser.toStdString())(record.toStdString(), Limits{});
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().detail.find("which engines take for") != std::string::npos, parsed.error().detail.c_str());
}

void TestContainersStorageCrafted::allowed_data()
{
    QTest::addColumn<QByteArray>("parser");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *parser, const std::string &record, const char *expected) {
        QTest::addRow("%s: %s", parser, name) << QByteArray(parser) << bytes(record) << QByteArray(expected);
    };
    for (const char *parser : {"layers", "images", "containers"}) {
        row("null", parser, "null", "");
        row("no records", parser, " [ ] ", "");
    }
    row("little", "layers", R"([{"id":"a","names":null,"parent":null,"diff-size":null,"uidmap":null,"flags":null,"other":[{}]}])", "a[] on    /? /?  0[][][][][]; ");
    row("its own parent", "layers", R"([{"id":"a","parent":"a"},{"id":"b","parent":"c"},{"id":"c","parent":"b"}])",
        "a[] on a   /? /?  0[][][][][]; b[] on c   /? /?  0[][][][][]; c[] on b   /? /?  0[][][][][]; ");
    row("the same id three times, another twice", "layers", R"([{"id":"b"},{"id":"a"},{"id":"b"},{"id":"c"},{"id":"a"},{"id":"b"}])",
        "b[] on    /? /?  0[][][][][]; a[] on    /? /?  0[][][][][]; b[] on    /? /?  0[][][][][]; c[] on    /? /?  0[][][][][]; a[] on    /? /?  0[][][][][]; "
        "b[] on    /? /?  0[][][][][]; ids[a b]");
    row("a partial pull", "layers",
        R"([{"id":"a","toc-digest":"sha256:abcd","compression":4,"diff-size":-1,"compressed-size":-1,"flags":{"expected-layer-diffid":"sha256:ffff","incomplete":true}}])",
        "a[] on    /? /? sha256:abcsha256:fff 4[][][][][] incomplete; ");
    row("all of a layer", "layers",
        R"([{"id":"a","names":["n","m"],"parent":"b","metadata":"{}","mountlabel":"L","created":"2026","compressed-diff-digest":"c","compressed-size":0,"diff-digest":"d",
            "diff-size":9223372036854775807,"compression":2,"uidset":[0,4294967295],"gidset":[],"uidmap":[{"container_id":0,"host_id":100000,"size":65536}],
            "gidmap":[{"container_id":0,"host_id":0,"size":4294967295},{"size":0}],"big-data-names":["k"]}])",
        "a[n m] on b {}L 2026 c/0 d/9223372036854775807  2[0 4294967295][][0>100000+65536][0>0+4294967295 0>0+0][k]; ");
    row("a compression to come", "layers", R"([{"id":"a","compression":5},{"id":"b","compression":-1}])", "a[] on    /? /?  5[][][][][]; b[] on    /? /?  5[][][][][]; ");
    row("flags that are not what they seem", "layers", R"([{"id":"a","flags":{"incomplete":"true","expected-layer-diffid":1}},{"id":"b","flags":{"incomplete":false}}])",
        "a[] on    /? /?  0[][][][][]; b[] on    /? /?  0[][][][][]; ");
    row("minus nothing", "layers", R"([{"id":"a","diff-size":-0,"uidset":[-0]}])", "a[] on    /? /0  0[0][][][][]; ");
    row("an id that is a path", "layers", R"([{"id":"../../etc","parent":"a\u0000b"}])", "../../et[] on a");
    row("names of two images", "images", R"([{"id":"a","names":["x","y"]},{"id":"b","names":["y"]},{"id":"c","names":["z","z"]}])",
        "a [x y][] [][]  ; b [y][] [][]  ; c [z z][] [][]  ; names[y z]");
    row("data of which not all is recorded", "images", R"([{"id":"a","big-data-names":["x","y"],"big-data-sizes":{"y":1,"z":2},"big-data-digests":{"w":"d","y":"e"}}])",
        "a [][] [][x=?, y=1,e z=2,! w=?,d!]  ; ");
    row("mapped copies", "images", R"([{"id":"a","layer":"b","mapped-layers":["c","d"]}])", "a [][] b[c d][]  ; ");
    row("a mapped container", "containers", R"([{"id":"a","uidmap":[{"container_id":0,"host_id":1,"size":2}],"flags":{"incomplete":true}}])", "a[]  [] [0>1+2][] incomplete; ");
    row("signatures", "image", R"({"signature-sizes":[1,2],"signatures-sizes":{"sha256:a":[3],"sha256:b":null},"other":1})", "[1 2][sha256:a[3] sha256:b[]]");
    row("none", "image", "{}", "[][]");
    row("CRI-O", "container", R"({"pod-name":"p","pod-id":"i","image-name":"n","image-id":"m","name":"c","metadata-name":"x","created-at":5,"attempt":0})", "c n m p i");
}

void TestContainersStorageCrafted::allowed()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, expected);
    const auto parsed = parsers().at(parser.toStdString())(record.toStdString(), Limits{});
    QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().message().c_str());
    const std::string upToZero = parsed->substr(0, parsed->find('\0'));
    QCOMPARE(bytes(upToZero), expected);
}

void TestContainersStorageCrafted::limits_data()
{
    QTest::addColumn<QByteArray>("parser");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char *name, const char *parser, const std::string &record, const char *problem) {
        QTest::addRow("%s: %s", parser, name) << QByteArray(parser) << bytes(record) << QByteArray(problem);
    };
    const auto deep = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    for (const auto &[parser, parse] : parsers()) {
        row("nested", parser.c_str(), deep(100'000), "JSON nested more than 8 deep");
        row("of many bytes", parser.c_str(), "[{\"id\":\"" + std::string(500'000, 'x') + "\"}]", "JSON of 500011 bytes, more than 400000");
    }
    const std::string seven = R"([{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"},{"id":"e"},{"id":"f"},{"id":"g"}])";
    row("records", "layers", seven, "more than 6 layers");
    row("records", "images", seven, "more than 6 images");
    row("records", "containers", seven, "more than 6 containers");
    row("names", "layers", R"([{"id":"a","names":["1","2","3","4"]}])", "layer 1 has a \"names\" of more than 3 elements");
    row("owners", "layers", R"([{"id":"a","uidset":[1,2,3,4,5]}])", "layer 1 has a \"uidset\" of more than 4 elements");
    row("data", "images", R"([{"id":"a","big-data-sizes":{"1":1,"2":2,"3":3,"4":4}}])", "image 1 has a \"big-data-sizes\" of more than 3 elements");
    row("signatures", "image", R"({"signature-sizes":[1,2,3,4]})", "the image's metadata has a \"signature-sizes\" of more than 3 elements");
    std::string ranges;
    for (std::size_t i = 0; i <= mostIdRanges; ++i)
        ranges += i == 0 ? "{}" : ",{}";
    row("ranges", "layers", R"([{"id":"a","uidmap":[)" + ranges + "]}]", "layer 1 has a \"uidmap\" of more than 340 elements");
}

void TestContainersStorageCrafted::limits()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, problem);
    Limits limits;
    limits.jsonBytes = 400'000;
    limits.jsonDepth = 8;
    limits.images = 3;
    limits.layersPerImage = 2;
    limits.entriesPerSource = 4;
    const auto parsed = parsers().at(parser.toStdString())(record.toStdString(), limits);
    QVERIFY(!parsed);
    QCOMPARE(bytes(parsed.error().detail), problem);
    QCOMPARE(parsed.error().code, ErrorCode::LimitExceeded);
}

void TestContainersStorageCrafted::manyLayers()
{
    constexpr int count = 100'000;
    std::string record = "[";
    for (int i = 0; i < count; ++i)
        record += (i == 0 ? "{\"id\":\"" : ",{\"id\":\"") + std::to_string(i) + "\",\"parent\":\"" + std::to_string(i - 1) + "\",\"names\":[\"n" + std::to_string(i / 2) + "\"]}";
    record += ",{\"id\":\"5\"}]";
    const CpuTimer timer;
    const auto layers = parseStorageLayers(record, "f", Limits{});
    QVERIFY2(layers.has_value(), layers ? "" : layers.error().message().c_str());
    QCOMPARE(layers->records.size(), std::size_t{count + 1});
    QCOMPARE(bytes(joined(layers->repeatedIds)), QByteArray("[5]"));
    QCOMPARE(layers->repeatedNames.size(), std::size_t{count / 2});
    QVERIFY2(timer.seconds() < 60, "time grows faster than the record");
}

void TestContainersStorageCrafted::repeatedAsksLittle_data()
{
    QTest::addColumn<int>("different");
    QTest::addColumn<int>("expected");
    QTest::newRow("all different") << 100'000 << 0;
    QTest::newRow("each twice") << 50'000 << 50'000;
    QTest::newRow("all the same") << 1 << 1;
}

void TestContainersStorageCrafted::repeatedAsksLittle()
{
    QFETCH(int, different);
    QFETCH(int, expected);
    constexpr int count = 100'000;
    std::vector<std::string> texts;
    for (int i = 0; i < count; ++i)
        texts.push_back(std::to_string(i % different));
    std::size_t asked = 0;
    const auto counting = [&](std::string_view a, std::string_view b) {
        ++asked;
        return a < b;
    };
    const auto twice = repeated(std::vector<std::string_view>(texts.begin(), texts.end()), counting);
    QCOMPARE(twice.size(), static_cast<std::size_t>(expected));
    QVERIFY(std::is_sorted(twice.begin(), twice.end()));
    QVERIFY2(static_cast<double>(asked) < 4.0 * count * std::log2(count), std::to_string(asked).c_str());
}

QTEST_GUILESS_MAIN(TestContainersStorageCrafted)
#include "tst_containersstoragecrafted.moc"
