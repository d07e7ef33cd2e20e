// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/containersstorage.h"
#include "formats/repeated.h"
#include "io/digest.h"
#include "support/cputime.h"
#include "support/testdata.h"

#include <QtTest>

#include <cmath>
#include <functional>
#include <set>

using namespace assay;
using assay::test::archiveFs;
using assay::test::CpuTimer;
using assay::test::recordOf;

static const std::string podman = "live/podman.tar.gz";

static QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

template<class List, class Text>
static std::string joined(const List &list, const Text &text)
{
    std::string out = "[";
    for (const auto &one : list)
        out += (out.size() > 1 ? " " : "") + text(one);
    return out + ']';
}

static std::string joined(const std::vector<std::string> &list)
{
    return joined(list, [](const std::string &one) { return one; });
}

static std::string joined(const IdMap &map)
{
    return joined(map, [](const IdRange &range) { return std::to_string(range.container) + '>' + std::to_string(range.host) + '+' + std::to_string(range.size); });
}

static std::string joined(const std::vector<BigData> &list)
{
    return joined(list, [](const BigData &one) {
        return one.key.substr(0, 12) + '=' + (one.size ? std::to_string(*one.size) : "?") + ',' + one.digest.substr(0, 10) + (one.named ? "" : "!");
    });
}

template<class Number>
static std::string numbers(const std::vector<Number> &list)
{
    return joined(list, [](Number one) { return std::to_string(one); });
}

static std::string sizeText(const std::optional<std::uint64_t> &size)
{
    return size ? std::to_string(*size) : "?";
}

static std::string text(const StorageLayer &layer)
{
    return layer.id.substr(0, 8) + joined(layer.names) + " on " + layer.parent.substr(0, 8) + ' ' + layer.metadata + layer.mountLabel + ' ' + layer.created.substr(0, 4) + ' '
        + layer.compressedDigest.substr(0, 10) + '/' + sizeText(layer.compressedSize) + ' ' + layer.diffDigest.substr(0, 10) + '/' + sizeText(layer.diffSize) + ' '
        + layer.tocDigest.substr(0, 10) + layer.expectedDiffId.substr(0, 10) + ' ' + std::to_string(static_cast<int>(layer.compression)) + numbers(layer.uids)
        + numbers(layer.gids) + joined(layer.uidMap) + joined(layer.gidMap) + joined(layer.bigDataKeys) + (layer.incomplete ? " incomplete" : "");
}

static std::string text(const StorageImage &image)
{
    return image.id.substr(0, 8) + ' ' + image.digest.substr(0, 10) + joined(image.names) + joined(image.namesHistory) + ' ' + image.topLayer.substr(0, 8)
        + joined(image.mappedLayers) + joined(image.bigData) + ' ' + image.created.substr(0, 4) + ' ' + image.metadata.substr(0, 10);
}

static std::string text(const StorageContainer &container)
{
    return container.id.substr(0, 8) + joined(container.names) + ' ' + container.imageId.substr(0, 8) + ' ' + container.layerId.substr(0, 8) + joined(container.bigData) + ' '
        + container.created.substr(0, 4) + joined(container.uidMap) + joined(container.gidMap) + (container.incomplete ? " incomplete" : "");
}

template<class Record>
static Result<std::string> text(const Result<StorageRecords<Record>> &store)
{
    if (!store)
        return Unexpected(store.error());
    std::string out;
    for (const Record &record : store->records)
        out += text(record) + "; ";
    if (!store->repeatedIds.empty())
        out += "ids" + joined(store->repeatedIds);
    if (!store->repeatedNames.empty())
        out += "names" + joined(store->repeatedNames);
    return out;
}

// Each parser, its result as one text.
using Parse = std::function<Result<std::string>(std::string_view, const Limits &)>;

static const std::map<std::string, Parse> &parsers()
{
    static const std::map<std::string, Parse> all = {
        {"layers", [](std::string_view record, const Limits &limits) { return text(parseStorageLayers(record, "f", limits)); }},
        {"images", [](std::string_view record, const Limits &limits) { return text(parseStorageImages(record, "f", limits)); }},
        {"containers", [](std::string_view record, const Limits &limits) { return text(parseStorageContainers(record, "f", limits)); }},
        {"image", [](std::string_view record, const Limits &limits) -> Result<std::string> {
             const auto signatures = parseImageSignatures(record, "f", limits);
             if (!signatures)
                 return Unexpected(signatures.error());
             return numbers(signatures->sizes) + joined(signatures->byManifest, [](const auto &one) { return one.first.substr(0, 10) + numbers(one.second); });
         }},
        {"container", [](std::string_view record, const Limits &limits) -> Result<std::string> {
             const auto container = parseContainerMetadata(record, "f", limits);
             if (!container)
                 return Unexpected(container.error());
             return container->name + ' ' + container->imageName + ' ' + container->imageId.substr(0, 8) + ' ' + container->podName + ' ' + container->podId;
         }},
    };
    return all;
}

class TestContainersStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realRecords_data();
    void realRecords();
    void realLayerIds();
    void realBigData();
    void cutShort_data();
    void cutShort();
    void damaged_data();
    void damaged();
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
    void idMaps_data();
    void idMaps();
    void bigDataNames_data();
    void bigDataNames();
    void bigDataKeysThatAreNone_data();
    void bigDataKeysThatAreNone();
    void computedIds();
};

void TestContainersStorage::realRecords_data()
{
    QTest::addColumn<QByteArray>("parser");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *parser, const std::string &record, const char *expected) {
        QTest::newRow(parser) << QByteArray(parser) << bytes(record) << QByteArray(expected);
    };
    row("layers", recordOf(podman, "overlay-layers/layers.json"),
        "1bf7c171[] on   2026 sha256:1bf/51200 sha256:1bf/51200  0[0][0][][][]; "
        "39a9efaa[] on 1bf7c171  2026 sha256:41d/1129472 sha256:41d/1129472  0[0 3000000 2147483653][0 4000000 4294967290][][][]; "
        "e53ecec2[] on 39a9efaa  2026 sha256:d36/20480 sha256:d36/20480  0[0 1][0 1][][][]; "
        "75d56bc5[] on e53ecec2  2026 sha256:920/10752 sha256:920/10752  0[0][0][][][]; "
        "2717a2fa[] on 75d56bc5  2026 sha256:ca0/4096 sha256:ca0/4096  0[0][0][][][]; "
        "9becfe44[] on   2026 sha256:9be/32768 sha256:9be/32768  0[0][0][][][]; "
        "3a6b96f0[] on 9becfe44  2026 sha256:b45/5120 sha256:b45/5120  0[0][0][][][]; "
        "64ec6a60[untouched-layer] on 2717a2fa  2026 /? /?  0[][][][][]; ");
    row("images", recordOf(podman, "overlay-images/images.json"),
        "d2bd9915 sha256:dcd[localhost/demo/rich:1][localhost/demo/rich:1] 2717a2fa[][sha256:d2bd9=2442,sha256:d2b manifest-sha=1075,sha256:dcd "
        "manifest=1075,sha256:dcd signature-dc=0,sha256:e3b] 2026 {\"signatur; "
        "4a1e94a6 sha256:ffd[localhost/demo/tiny:1][localhost/demo/tiny:1] 3a6b96f0[][sha256:4a1e9=1641,sha256:4a1 manifest-sha=587,sha256:ffd "
        "manifest=587,sha256:ffd signature-ff=0,sha256:e3b] 2026 {\"signatur; ");
    const std::string containers = recordOf(podman, "overlay-containers/containers.json");
    row("containers", containers, "ff32b58b[untouched] d2bd9915 64ec6a60[] 2026[][]; ");
    row("image", parseStorageImages(recordOf(podman, "overlay-images/images.json"), "f", Limits{})->records.front().metadata, "[][sha256:dcd[]]");
    row("container", parseStorageContainers(containers, "f", Limits{})->records.front().metadata, "untouched localhost/demo/rich:1 d2bd9915  ");
}

void TestContainersStorage::realRecords()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, expected);
    const auto parsed = parsers().at(parser.toStdString())(record.toStdString(), Limits{});
    QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().message().c_str());
    QCOMPARE(bytes(*parsed), expected);
}

void TestContainersStorage::realLayerIds()
{
    const auto layers = parseStorageLayers(recordOf(podman, "overlay-layers/layers.json"), "f", Limits{});
    QVERIFY(layers);
    std::size_t pulled = 0;
    for (const StorageLayer &layer : layers->records) {
        QVERIFY(isStoreId(layer.id));
        const auto diffId = parseDigest(layer.diffDigest);
        if (diffId) {
            QCOMPARE(bytes(pulledLayerId(layer.parent, *diffId)), bytes(layer.id));
            ++pulled;
        }
    }
    QCOMPARE(pulled, std::size_t{7});
}

void TestContainersStorage::realBigData()
{
    const auto images = parseStorageImages(recordOf(podman, "overlay-images/images.json"), "f", Limits{});
    QVERIFY(images);
    for (const StorageImage &image : images->records) {
        const std::string folder = "overlay-images/" + image.id;
        std::set<std::string> files;
        for (const BigData &data : image.bigData) {
            const auto name = bigDataFileName(data.key);
            QVERIFY(name);
            files.insert(*name);
            const std::string content = recordOf(podman, folder + '/' + *name);
            QCOMPARE(data.size.value(), std::uint64_t{content.size()});
            QCOMPARE(bytes(data.digest), bytes(digestText(sha256(std::string_view(content)))));
            QCOMPARE(bytes(bigDataKey(*name).value()), bytes(data.key));
        }
        const auto listed = archiveFs(podman).list(folder);
        QVERIFY(listed);
        QVERIFY(files == std::set<std::string>(listed->begin(), listed->end()));
    }
}

void TestContainersStorage::cutShort_data()
{
    realRecords_data();
}

void TestContainersStorage::cutShort()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    const Parse &parse = parsers().at(parser.toStdString());
    const std::string whole = record.toStdString();
    const auto none = parse("", Limits{}); // an empty file is one without records
    QVERIFY(none);
    QVERIFY(none->find("sha256") == std::string::npos);
    for (std::size_t size = 1; size < whole.size(); ++size) {
        const auto parsed = parse(whole.substr(0, size), Limits{});
        QVERIFY2(!parsed, std::to_string(size).c_str());
        QCOMPARE(parsed.error().code, ErrorCode::Malformed);
        QVERIFY(!parsed.error().detail.empty());
    }
    QVERIFY(parse(whole + " \n", Limits{}));
    QVERIFY(!parse(whole + "x", Limits{}));
    QVERIFY(!parse(whole + whole, Limits{}));
    QVERIFY(!parse(whole + std::string(1, '\0'), Limits{}));
}

void TestContainersStorage::damaged_data()
{
    realRecords_data();
}

void TestContainersStorage::damaged()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    // One byte changed: an error or another record, never a crash.
    const Parse &parse = parsers().at(parser.toStdString());
    for (qsizetype at = 0; at < record.size(); at += at < 400 ? 1 : 61) {
        for (const char c : {'\0', '"', '{', ']', '9', '-', '\\', '\xff'}) {
            std::string changed = record.toStdString();
            changed[static_cast<std::size_t>(at)] = c;
            const auto parsed = parse(changed, Limits{});
            if (!parsed)
                QVERIFY(!parsed.error().detail.empty());
            else
                QVERIFY(c != '\xff' && c != '\0');
        }
    }
}

void TestContainersStorage::malformed_data()
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

void TestContainersStorage::malformed()
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

void TestContainersStorage::otherSpellings_data()
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

void TestContainersStorage::otherSpellings()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    const auto parsed = parsers().at(parser.toStdString())(record.toStdString(), Limits{});
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().detail.find("which engines take for") != std::string::npos, parsed.error().detail.c_str());
}

void TestContainersStorage::allowed_data()
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

void TestContainersStorage::allowed()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, expected);
    const auto parsed = parsers().at(parser.toStdString())(record.toStdString(), Limits{});
    QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().message().c_str());
    const std::string upToZero = parsed->substr(0, parsed->find('\0'));
    QCOMPARE(bytes(upToZero), expected);
}

void TestContainersStorage::limits_data()
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

void TestContainersStorage::limits()
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

void TestContainersStorage::manyLayers()
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

void TestContainersStorage::repeatedAsksLittle_data()
{
    QTest::addColumn<int>("different");
    QTest::addColumn<int>("expected");
    QTest::newRow("all different") << 100'000 << 0;
    QTest::newRow("each twice") << 50'000 << 50'000;
    QTest::newRow("all the same") << 1 << 1;
}

void TestContainersStorage::repeatedAsksLittle()
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

void TestContainersStorage::idMaps_data()
{
    QTest::addColumn<quint32>("host");
    QTest::addColumn<qint64>("container"); // -1: not mapped
    QTest::newRow("root") << 1000U << qint64{0};
    QTest::newRow("below") << 999U << qint64{-1};
    QTest::newRow("between") << 1001U << qint64{-1};
    QTest::newRow("the first of the second") << 100'000U << qint64{1};
    QTest::newRow("the last of the second") << 165'535U << qint64{65'536};
    QTest::newRow("past it") << 165'536U << qint64{-1};
    QTest::newRow("the last id of all") << 0xFFFFFFFFU << qint64{0xFFFFFFFF};
    QTest::newRow("a range of none") << 5U << qint64{-1};
    QTest::newRow("in two ranges") << 200'000U << qint64{300'000};
}

void TestContainersStorage::idMaps()
{
    QFETCH(quint32, host);
    QFETCH(qint64, container);
    const IdMap map = {{0, 1000, 1}, {1, 100'000, 65'536}, {7, 5, 0}, {300'000, 200'000, 1}, {400'000, 200'000, 10}, {0xFFFFFFFF, 0xFFFFFFFF, 1}};
    const auto found = containerIdOf(map, host);
    QCOMPARE(found ? static_cast<qint64>(*found) : qint64{-1}, container);
    QCOMPARE(containerIdOf({}, host).value(), host);
    QCOMPARE(containerIdOf({{0, 0, std::uint64_t{1} << 32}}, host).value(), host);
}

void TestContainersStorage::bigDataNames_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("name"); // "" when there is none
    const auto row = [](const char *what, const std::string &key, const char *name) { QTest::newRow(what) << bytes(key) << QByteArray(name); };
    row("plain", "manifest", "manifest");
    row("plain with all that may be", "a.z0.9", "a.z0.9");
    row("a colon", "sha256:ab", "=c2hhMjU2OmFi");
    row("a hyphen", "a-b", "=YS1i");
    row("capitals", "Manifest", "=TWFuaWZlc3Q=");
    // Engines do not look at the last character.
    row("a capital at the end", "manifesT", "manifesT");
    row("two capitals at the end", "manifeST", "=bWFuaWZlU1Q=");
    row("a wide character at the end", "a\xC3\xA9", "a\xC3\xA9");
    row("the widest at the end", "a\xF0\x9F\x98\x80", "a\xF0\x9F\x98\x80");
    row("a wide character", "\xC3\xA9" "a", "=w6lh");
    row("bytes that are no character", "a\xE2\x82", "=YeKC");
    row("a stray byte at the end", "a\xFF", "a\xFF");
    row("an equals sign", "=", "=");
    row("empty", "", "");
    row("here", ".", "");
    row("above", "..", "");
    row("three dots", "...", "...");
    row("a slash", "/", "");
    row("a slash at the end", "a/", "");
    row("a slash inside", "a/b", "=YS9i");
    row("a path above", "../../etc/passwd", "=Li4vLi4vZXRjL3Bhc3N3ZA==");
    row("base64 with a slash", "a??", ""); // YT8/
    row("base64 with a plus", "a>>", "=YT4+");
    row("a zero byte", std::string("a\0b", 3), "=YQBi");
    row("a zero byte at the end", std::string("a\0", 2), "");
}

void TestContainersStorage::bigDataNames()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, name);
    const auto found = bigDataFileName(key.toStdString());
    QCOMPARE(bytes(found.value_or("")), name);
    if (found)
        QCOMPARE(bytes(bigDataKey(*found).value()), key);
}

void TestContainersStorage::bigDataKeysThatAreNone_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"", ".", "..", "a/b", "images.lock.x-y", "=YS1i=", "=YS1", "=YS1iCg", "=bWFuaWZlc3Q=", "=YT8/", "==", "=YS1j\n", "=!!!!"})
        QTest::newRow(name) << QByteArray(name);
}

void TestContainersStorage::bigDataKeysThatAreNone()
{
    QFETCH(QByteArray, name);
    QVERIFY2(!bigDataKey(name.toStdString()), bigDataKey(name.toStdString()).value_or("").c_str());
}

void TestContainersStorage::computedIds()
{
    // Each worked out with printf '…' | sha256sum.
    const Sha256Digest a = parseHexDigest(std::string(64, 'a')).value();
    const Sha256Digest b = parseHexDigest(std::string(64, 'b')).value();
    const Sha256Digest empty = parseHexDigest("5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef").value();
    QCOMPARE(bytes(pulledLayerId("", a)), QByteArray(64, 'a'));
    QCOMPARE(bytes(pulledLayerId(toHex(empty), empty)), QByteArray("9b8ee3b34fd5261042248659e43763dab3c56e76aa64f6181f1fbe7141124b55"));
    QCOMPARE(bytes(pulledLayerIdByToc("", a)), QByteArray("101c31f63e736ba8d1143b6a3120f147736fb41b31c0e6f658b482f30d36412e"));
    QCOMPARE(bytes(pulledLayerIdByToc(toHex(b), a)), QByteArray("137a98c5b542a1d0b5152d8aa49a6e3b8dbb683527650b623c5a098ac2f2285e"));
    QCOMPARE(bytes(pulledImageIdByToc({std::nullopt, a, std::nullopt, b})), QByteArray("f189bf05ae28e61f4aaac046daaf31c64b1384c10a343d9ae8aeb31fcfa3778e"));
    QVERIFY(isStoreId(std::string(64, '0')));
    QVERIFY(!isStoreId(std::string(64, 'A')));
    QVERIFY(!isStoreId(std::string(63, '0')));
    QVERIFY(!isStoreId("../../etc"));
}

QTEST_GUILESS_MAIN(TestContainersStorage)
#include "tst_containersstorage.moc"
