// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/checksums.h"
#include "formats/dockerarchive.h"
#include "formats/oci.h"
#include "formats/tarsplit.h"
#include "io/bytestream.h"
#include "io/digest.h"
#include "support/cputime.h"
#include "support/qtbytes.h"
#include "support/testdata.h"

#include <QtTest>

#include <functional>

using namespace assay;
using test::bytes;
using assay::test::CpuTimer;
using assay::test::firstIn;
using assay::test::recordOf;

static std::string joined(const std::vector<std::string> &list)
{
    std::string text;
    for (const std::string &one : list)
        text += (text.empty() ? "" : " ") + one;
    return text;
}

static std::string digestLike(char c)
{
    return "sha256:" + std::string(64, c);
}

// Each parser, its result as one text.
using Parse = std::function<Result<std::string>(std::string_view, const Limits &)>;

static Result<std::string> parsedManifest(std::string_view text, const Limits &limits)
{
    const auto items = parseDockerManifest(text, "f", limits);
    if (!items)
        return Unexpected(items.error());
    std::string out;
    for (const DockerManifestItem &item : *items)
        out += item.config.substr(0, 8) + " [" + joined(item.repoTags) + "] " + std::to_string(item.layers.size()) + "; ";
    return out;
}

static Result<std::string> parsedLegacyTags(std::string_view text, const Limits &limits)
{
    const auto tags = parseLegacyRepositories(text, "f", limits);
    if (!tags)
        return Unexpected(tags.error());
    std::string out;
    for (const LegacyTag &tag : *tags)
        out += tag.reference + '=' + tag.topLayer.substr(0, 8) + "; ";
    return out;
}

static Result<std::string> parsedLegacyLayer(std::string_view text, const Limits &limits)
{
    const auto layer = parseLegacyLayer(text, "f", limits);
    if (!layer)
        return Unexpected(layer.error());
    return layer->id.substr(0, 8) + " on " + layer->parent.substr(0, 8);
}

static Result<std::string> parsedReferences(std::string_view text, const Limits &limits)
{
    const auto references = parseRepositories(text, "f", limits);
    if (!references)
        return Unexpected(references.error());
    std::string out;
    for (const Reference &reference : *references)
        out += reference.name + '=' + reference.imageId.substr(0, 12) + "; ";
    return out;
}

static Result<std::string> parsedContainer(std::string_view text, const Limits &limits)
{
    const auto record = parseContainerRecord(text, "f", limits);
    if (!record)
        return Unexpected(record.error());
    return record->id.substr(0, 8) + ' ' + record->name + ' ' + record->imageId.substr(0, 12) + ' ' + record->driver + (record->running ? " running" : "");
}

static Result<std::string> parsedIndex(std::string_view text, const Limits &limits)
{
    const auto list = parseOciIndex(text, "f", limits);
    if (!list)
        return Unexpected(list.error());
    std::string out;
    for (const OciDescriptor &one : *list)
        out += one.digest.substr(7, 8) + ' ' + std::to_string(one.size) + ' ' + one.platform + ' ' + std::to_string(one.annotations.size()) + "; ";
    return out;
}

static Result<std::string> parsedOciManifest(std::string_view text, const Limits &limits)
{
    const auto manifest = parseOciManifest(text, "f", limits);
    if (!manifest)
        return Unexpected(manifest.error());
    return manifest->config.digest.substr(7, 8) + ' ' + std::to_string(manifest->layers.size());
}

static Result<std::string> parsedConfig(std::string_view text, const Limits &limits)
{
    const auto config = parseImageConfig(text, "f", limits);
    if (!config)
        return Unexpected(config.error());
    return config->platform + ' ' + std::to_string(config->diffIds.size()) + ' ' + (config->hasHistory ? std::to_string(config->filledHistory) : "-");
}

static Result<std::string> parsedLayout(std::string_view text, const Limits &limits)
{
    return parseOciLayoutVersion(text, "f", limits);
}

static Result<std::string> parsedTarSplit(std::string_view text, const Limits &limits)
{
    TarSplitEntry entry;
    if (const Status read = parseTarSplitEntry(text, "f", 0, limits, entry); !read)
        return Unexpected(read.error());
    return std::to_string(static_cast<int>(entry.kind)) + ' ' + entry.name + ' ' + std::to_string(entry.size) + ' ' + std::to_string(entry.payload.size()) + ' '
        + std::to_string(entry.position);
}

static const std::map<std::string, Parse> &parsers()
{
    static const std::map<std::string, Parse> all = {
        {"manifest", parsedManifest},   {"legacy tags", parsedLegacyTags}, {"legacy layer", parsedLegacyLayer}, {"references", parsedReferences},
        {"container", parsedContainer}, {"index", parsedIndex},            {"oci manifest", parsedOciManifest}, {"config", parsedConfig},
        {"layout", parsedLayout},       {"tar-split", parsedTarSplit},
    };
    return all;
}

class TestFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realRecords_data();
    void realRecords();
    void cutShort_data();
    void cutShort();
    void damaged_data();
    void damaged();
    void malformed_data();
    void malformed();
    void spellings_data();
    void spellings();
    void allowed_data();
    void allowed();
    void limits_data();
    void limits();
    void manyKeysStayFast();
    void errorsSayWhere();
    void chains();
    void commands();
    void checksums_data();
    void checksums();
    void checksumsOfTheTestData();
    void checksumsCutShort();
};

void TestFormats::realRecords_data()
{
    QTest::addColumn<QByteArray>("parser");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *parser, const std::string &record, const char *expected) {
        QTest::newRow(name) << QByteArray(parser) << bytes(record) << QByteArray(expected);
    };
    row("docker 20", "manifest", recordOf("saved/docker20-two-images.tar", "manifest.json"), "4a1e94a6 [demo/tiny:1] 2; 7b89ee8e [demo/other:1] 3; ");
    row("docker 20 by id", "manifest", recordOf("saved/docker20-by-id.tar", "manifest.json"), "4a1e94a6 [] 2; ");
    row("docker 20 two tags", "manifest", recordOf("saved/docker20-two-tags.tar", "manifest.json"), "4a1e94a6 [demo/tiny:1 registry.example.invalid:5000/demo/tiny:stable] 2; ");
    row("docker 28", "manifest", recordOf("saved/docker28-single.tar", "manifest.json"), "");
    row("podman", "manifest", recordOf("saved/podman-docker-archive.tar", "manifest.json"), "");
    row("repositories", "legacy tags", recordOf("saved/docker20-two-images.tar", "repositories"), "demo/other:1=3e4a6ca7; demo/tiny:1=d144a05d; ");
    row("layer", "legacy layer", recordOf("saved/docker20-single.tar", "d144a05dddd99bfc6cfa6f9402f5b4c20e84ce379dbffd516f8c103df4afbdaa/json"), "d144a05d on 4bfc2745");
    row("data root", "references", recordOf("live/docker20.tar.gz", "image/overlay2/repositories.json"),
        "demo/rich:1=sha256:d2bd9; demo/rich:2=sha256:6cc4e; vendor/base:1=sha256:23b51; ");
    row("container", "container", recordOf("live/docker20.tar.gz", "containers/1f4a13ebf86959d94afd885b2ff275ba35b5622b8e9c74acc060ba35bc528843/config.v2.json"), "");
    row("index of Docker 28", "index", recordOf("saved/docker28-containerd.tar", "index.json"), "06f5e4fd 855  3; ");
    row("layout version", "layout", recordOf("saved/podman-oci-archive.tar", "oci-layout"), "1.0.0");
    row("config", "config", recordOf("saved/docker20-single.tar", "4a1e94a6788391c0d5dbd75bdbadb17b1078d127c841b9f17468be2979524acc.json"), "linux/amd64 2 2");
    row("config in a data root", "config", recordOf("live/docker28.tar.gz", "image/overlay2/imagedb/content/sha256/" + firstIn("live/docker28.tar.gz", "image/overlay2/imagedb/content/sha256")), "");
    row("tar-split segment", "tar-split", R"({"type":2,"payload":"b3B0LwAA","position":0})", "2  0 6 0");
    row("tar-split file", "tar-split", R"({"type":1,"name":"opt/demo/bin/cap-true","size":35664,"payload":"2or0Phb+R/o=","position":7})", "1 opt/demo/bin/cap-true 35664 8 7");
}

void TestFormats::realRecords()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, expected);
    const auto parsed = parsers().at(parser.toStdString())(record.toStdString(), Limits{});
    QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().message().c_str());
    if (!expected.isEmpty())
        QCOMPARE(bytes(*parsed), expected);
    QVERIFY(parsed->size() > 4);
}

void TestFormats::cutShort_data()
{
    realRecords_data();
}

void TestFormats::cutShort()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    const Parse &parse = parsers().at(parser.toStdString());
    const std::string whole = record.trimmed().toStdString();
    // Every byte of a small record; of a large one each of the first and last, and some between.
    for (std::size_t size = 0; size < whole.size(); size += size < 800 || whole.size() - size < 200 ? 1U : 97U) {
        const auto parsed = parse(whole.substr(0, size), Limits{});
        QVERIFY2(!parsed, std::to_string(size).c_str());
        QVERIFY(parsed.error().code == ErrorCode::Malformed || parsed.error().code == ErrorCode::Truncated);
        QVERIFY(!parsed.error().detail.empty());
    }
    // Something behind it is no part of a record either.
    QVERIFY(parse(whole + " \n", Limits{}));
    if (parser == "tar-split")
        return; // one object of a stream of them
    QVERIFY(!parse(whole + "x", Limits{}));
    QVERIFY(!parse(whole + whole, Limits{}));
    QVERIFY(!parse(whole + std::string(1, '\0'), Limits{}));
}

void TestFormats::damaged_data()
{
    realRecords_data();
}

void TestFormats::damaged()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    // One byte changed: an error or another record, never a crash. What is not UTF-8 is an error, but in names of a tar-split.
    const Parse &parse = parsers().at(parser.toStdString());
    for (qsizetype at = 0; at < record.size(); at += at < 600 ? 1 : 61) {
        for (const char c : {'\0', '"', '{', ']', '9', '\\', '\xff'}) {
            std::string changed = record.toStdString();
            changed[static_cast<std::size_t>(at)] = c;
            const auto parsed = parse(changed, Limits{});
            if (!parsed)
                QVERIFY(!parsed.error().detail.empty());
            else
                QVERIFY(c != '\xff' || parser == "tar-split" || record[at] == c);
        }
    }
}

void TestFormats::malformed_data()
{
    QTest::addColumn<QByteArray>("parser");
    QTest::addColumn<QByteArray>("record");
    const auto row = [](const char *name, const char *parser, const std::string &record) { QTest::addRow("%s: %s", parser, name) << QByteArray(parser) << bytes(record); };
    const std::string d = digestLike('a');
    for (const auto &[parser, parse] : parsers()) {
        for (const char *text : {"", " ", "null", "1", "\"x\"", "true", "[1]", "{}}", "[[]", "{\"a\":1,\"a\":2}", "\xEF\xBB\xBF", "{'a':1}", "{a:1}", "[1,]", "NaN", "/**/{}",
                                 "{\"a\":\"\xff\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\x01\"}", "{\"a\":1e999}", "[-]"})
            row(text, parser.c_str(), text);
    }
    row("a byte order mark", "manifest", "\xEF\xBB\xBF[]");
    row("a byte order mark", "index", "\xEF\xBB\xBF{}");
    row("no array", "manifest", R"({"Config":"c"})");
    row("null in it", "manifest", "[null]");
    row("no config", "manifest", R"([{"RepoTags":[],"Layers":[]}])");
    row("config that is a number", "manifest", R"([{"Config":1}])");
    row("config null", "manifest", R"([{"Config":null}])");
    row("layers that are no list", "manifest", R"([{"Config":"c","Layers":"x"}])");
    row("a layer that is null", "manifest", R"([{"Config":"c","Layers":[null]}])");
    row("a layer that is a list", "manifest", R"([{"Config":"c","Layers":[["x"]]}])");
    row("tags that are an object", "manifest", R"([{"Config":"c","RepoTags":{"a":1}}])");
    row("the same key twice", "manifest", R"([{"Config":"c","Config":"d"}])");
    row("the same key twice, once escaped", "manifest", R"([{"Config":"c","\u0043onfig":"d"}])");
    row("tags that are a list", "legacy tags", R"({"a":["b"]})");
    row("a layer that is a number", "legacy tags", R"({"a":{"b":1}})");
    row("no object of names", "references", R"({"Repositories":[]})");
    row("names that are a string", "references", R"({"Repositories":{"a":"b"}})");
    row("an id that is null", "references", R"({"Repositories":{"a":{"a:1":null}}})");
    row("no id", "container", R"({"Name":"/x"})");
    row("an id that is a number", "container", R"({"ID":5})");
    row("no list", "index", R"({"manifests":{}})");
    row("a descriptor that is text", "index", R"({"manifests":["x"]})");
    row("no digest", "index", R"({"manifests":[{"size":1}]})");
    row("another digest", "index", R"({"manifests":[{"digest":"sha512:00","size":1}]})");
    row("a digest of 63 digits", "index", R"({"manifests":[{"digest":")" + d.substr(0, 70) + R"(","size":1}]})");
    row("a digest of capitals", "index", R"({"manifests":[{"digest":")" + digestLike('A') + R"(","size":1}]})");
    row("a digest that is a path", "index", R"({"manifests":[{"digest":"sha256:../../etc/passwd","size":1}]})");
    row("no size", "index", R"({"manifests":[{"digest":")" + d + R"("}]})");
    row("a negative size", "index", R"({"manifests":[{"digest":")" + d + R"(","size":-1}]})");
    row("half a byte", "index", R"({"manifests":[{"digest":")" + d + R"(","size":1.5}]})");
    row("a size of 2^64", "index", R"({"manifests":[{"digest":")" + d + R"(","size":18446744073709551616}]})");
    row("a size in text", "index", R"({"manifests":[{"digest":")" + d + R"(","size":"1"}]})");
    row("no config", "oci manifest", R"({"layers":[]})");
    row("config null", "oci manifest", R"({"config":null,"layers":[]})");
    row("layers that are no list", "oci manifest", R"({"config":{"digest":")" + d + R"(","size":1},"layers":1})");
    row("no rootfs", "config", R"({"os":"linux"})");
    row("no diff ids", "config", R"({"rootfs":{}})");
    row("rootfs that is a list", "config", R"({"rootfs":[]})");
    row("diff ids that are text", "config", R"({"rootfs":{"diff_ids":"x"}})");
    row("a diff id that is no digest", "config", R"({"rootfs":{"diff_ids":["x"]}})");
    row("a diff id that is null", "config", R"({"rootfs":{"diff_ids":[null]}})");
    row("no type", "tar-split", R"({"name":"x"})");
    row("another type", "tar-split", R"({"type":3})");
    row("a negative size", "tar-split", R"({"type":1,"size":-1})");
    row("a huge size", "tar-split", R"({"type":1,"size":9223372036854775808})");
    row("a payload that is no base64", "tar-split", R"({"type":2,"payload":"!!"})");
    row("the same key twice", "tar-split", R"({"type":2,"type":1})");
}

void TestFormats::malformed()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    const auto parsed = parsers().at(parser.toStdString())(record.toStdString(), Limits{});
    // A few parsers ask for nothing that an empty object would lack.
    QVERIFY2(!parsed, parsed ? parsed->c_str() : "");
    QVERIFY(parsed.error().code == ErrorCode::Malformed || parsed.error().code == ErrorCode::Truncated);
    QCOMPARE(bytes(parsed.error().file), QByteArray("f"));
}

void TestFormats::spellings_data()
{
    QTest::addColumn<QByteArray>("parser");
    QTest::addColumn<QByteArray>("record");
    const auto row = [](const char *name, const char *parser, const std::string &record) { QTest::newRow(name) << QByteArray(parser) << bytes(record); };
    const std::string d = digestLike('a');
    row("config of another image", "manifest", R"([{"Config":"good","CONFIG":"evil","Layers":[]}])");
    row("layers only in lower case", "manifest", R"([{"Config":"c","layers":["x"]}])");
    row("the long s", "manifest", "[{\"Config\":\"c\",\"Layer\xC5\xBF\":[\"x\"]}]");
    row("escaped", "manifest", R"([{"Config":"c","RepoTag\u017f":["x"]}])");
    row("diff ids", "config", R"({"rootfs":{"diff_ids":[],"DIFF_IDS":[")" + d + R"("]}})");
    row("rootfs", "config", R"({"rootfs":{"diff_ids":[]},"RootFS":{"diff_ids":[")" + d + R"("]}})");
    row("manifests", "index", R"({"manifests":[],"Manifests":[{"digest":")" + d + R"(","size":1}]})");
    row("digest", "index", R"({"manifests":[{"digest":")" + d + R"(","size":1,"Digest":")" + digestLike('b') + R"("}]})");
    row("layers of a manifest", "oci manifest", R"({"config":{"digest":")" + d + R"(","size":1},"layers":[],"LAYERS":[]})");
    row("repositories", "references", R"({"Repositories":{},"repositories":{"a":{"a:1":")" + d + R"("}}})");
    row("image of a container", "container", R"({"ID":"x","Image":"a","image":"b"})");
}

void TestFormats::spellings()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    const auto parsed = parsers().at(parser.toStdString())(record.toStdString(), Limits{});
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::Malformed);
    QVERIFY2(parsed.error().detail.find("which engines take for") != std::string::npos, parsed.error().detail.c_str());
}

void TestFormats::allowed_data()
{
    QTest::addColumn<QByteArray>("parser");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *parser, const std::string &record, const std::string &expected) {
        QTest::newRow(name) << QByteArray(parser) << bytes(record) << bytes(expected);
    };
    const std::string d = digestLike('a');
    row("no images", "manifest", "[]", "");
    row("null tags and layers", "manifest", R"([{"Config":"c","RepoTags":null,"Layers":null}])", "c [] 0; ");
    row("no tags and layers, other keys", "manifest", R"([{"Config":"c","LayerSources":{"x":{}},"More":[1,null]}])", "c [] 0; ");
    row("the same layer twice", "manifest", R"([{"Config":"c","Layers":["a","a"]}])", "c [] 2; ");
    row("null manifests", "index", R"({"manifests":null})", "");
    row("no manifests", "index", "{}", "");
    row("the largest size", "index", R"({"manifests":[{"digest":")" + d + R"(","size":18446744073709551615}]})", "aaaaaaaa 18446744073709551615  0; ");
    row("a platform", "index", R"({"manifests":[{"digest":")" + d + R"(","size":0,"platform":{"os":"linux","architecture":"arm","variant":"v7"}}]})", "aaaaaaaa 0 linux/arm/v7 0; ");
    row("annotations that are no text", "index", R"({"manifests":[{"digest":")" + d + R"(","size":0,"annotations":{"a":1,"b":"c","B":"d"}}]})", "aaaaaaaa 0  2; ");
    row("null diff ids", "config", R"({"rootfs":{"diff_ids":null}})", " 0 -");
    row("a history of nothing", "config", R"({"rootfs":{"diff_ids":[]},"history":[{"empty_layer":true},{"empty_layer":false},{},null]})", " 0 3");
    row("labels that differ in case only", "config", R"({"rootfs":{"diff_ids":[]},"config":{"Labels":{"OS":"a","os":"b"}}})", " 0 -");
    row("no repositories", "references", "{}", "");
    row("null repositories", "references", R"({"Repositories":null})", "");
    row("by digest", "references", R"({"Repositories":{"a":{"a@)" + d + R"(":")" + d + R"("}}})", "a@" + d + "=sha256:aaaaa; ");
    row("a running container", "container", R"({"ID":"0123456789","State":{"Running":true}})", "01234567    running");
    row("a container of which little is said", "container", R"({"ID":"01","State":null,"Name":5})", "01   ");
    row("unpadded name", "tar-split", R"({"type":1,"name_raw":"b3B0/w"})", std::string("1 opt\xff 0 0 0"));
    row("white space", "layout", " {\n\t\"imageLayoutVersion\" : \"1.0.0\"\r\n}\n", "1.0.0");
}

void TestFormats::allowed()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, expected);
    const auto parsed = parsers().at(parser.toStdString())(record.toStdString(), Limits{});
    QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().message().c_str());
    QCOMPARE(bytes(*parsed), expected);
}

void TestFormats::limits_data()
{
    QTest::addColumn<QByteArray>("parser");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char *name, const char *parser, const std::string &record, const char *problem) {
        QTest::newRow(name) << QByteArray(parser) << bytes(record) << QByteArray(problem);
    };
    const std::string d = digestLike('a');
    const auto deep = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    for (const char *parser : {"manifest", "references", "container", "index", "oci manifest", "config", "layout"}) {
        QTest::addRow("%s nested", parser) << QByteArray(parser) << bytes("{\"x\":" + deep(100'000) + "}") << QByteArray("JSON nested more than 8 deep");
        QTest::addRow("%s of many bytes", parser) << QByteArray(parser) << bytes("{\"x\":\"" + std::string(500'000, 'x') + "\"}") << QByteArray("JSON of 500008 bytes, more than 400000");
    }
    row("images", "manifest", R"([{"Config":"c"},{"Config":"c"},{"Config":"c"},{"Config":"c"}])", "more than 3 images");
    row("layers", "manifest", R"([{"Config":"c","Layers":["a","b","c"]}])", "\"Layers\" has more than 2 elements");
    row("tags", "manifest", R"([{"Config":"c","RepoTags":["a","b","c","d"]}])", "\"RepoTags\" has more than 3 elements");
    row("manifests", "index", R"({"manifests":[1,2,3,4]})", "\"manifests\" has more than 3 elements");
    row("layers of a manifest", "oci manifest", R"({"config":{"digest":")" + d + R"(","size":1},"layers":[1,2,3]})", "\"layers\" has more than 2 elements");
    row("diff ids", "config", R"({"rootfs":{"diff_ids":["a","b","c"]}})", "\"diff_ids\" has more than 2 elements");
}

void TestFormats::limits()
{
    QFETCH(QByteArray, parser);
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, problem);
    Limits limits;
    limits.jsonBytes = 400'000;
    limits.jsonDepth = 8;
    limits.images = 3;
    limits.layersPerImage = 2;
    const auto parsed = parsers().at(parser.toStdString())(record.toStdString(), limits);
    QVERIFY(!parsed);
    QCOMPARE(bytes(parsed.error().detail), problem);
    QCOMPARE(parsed.error().code, ErrorCode::LimitExceeded);
}

void TestFormats::manyKeysStayFast()
{
    std::string text = "{";
    for (int i = 0; i < 50'000; ++i)
        text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":{\"t\":\"l\"}";
    text += '}';
    const CpuTimer timer;
    const auto tags = parseLegacyRepositories(text, "f", Limits{});
    QVERIFY(tags);
    QCOMPARE(tags->size(), std::size_t{50'000});
    QVERIFY2(timer.seconds() < 20, "time grows faster than the record");
}

void TestFormats::errorsSayWhere()
{
    const auto bad = parseDockerManifest("[{\"Config\":\"c\"},\x01]", "evil\nname", Limits{});
    QVERIFY(!bad);
    QCOMPARE(bytes(bad.error().message()), QByteArray("evil\\nname, byte 16: not valid JSON here"));
    const auto twice = parseDockerManifest("[{\"a\":1,\"a\":2}]", "f", Limits{});
    QVERIFY(!twice);
    QCOMPARE(bytes(twice.error().detail), QByteArray("the key \"a\" stands twice in one object"));
    QVERIFY(bytes(parseDockerManifest("{\"config\":{}}", "f", Limits{}).error().detail).contains("no array of images"));
}

void TestFormats::chains()
{
    QVERIFY(chainIds({}).empty());
    const std::string one = digestText(sha256(std::string_view("one")));
    QCOMPARE(bytes(chainIds({one}).front()), bytes(one));
    // Worked out with sha256sum: printf '%s %s' sha256:aa… sha256:bb… | sha256sum, and so on.
    const auto chain = chainIds({digestLike('a'), digestLike('b'), digestLike('a')});
    QCOMPARE(chain.size(), std::size_t{3});
    QCOMPARE(bytes(chain[1]), QByteArray("sha256:ccd722928bd92476ba1745586fed6e45a102504185ad88cd89e01ff116fd146c"));
    QCOMPARE(bytes(chain[2]), QByteArray("sha256:406364a4bd8d39df8107071d4494fa73814420337124657ec5999b072e5d3352"));
    // Docker keeps each layer of its data root in a folder named by its chain id.
    const std::string root = "image/overlay2/imagedb/content/sha256";
    const auto config = parseImageConfig(recordOf("live/docker20.tar.gz", root + '/' + firstIn("live/docker20.tar.gz", root)), "f", Limits{});
    QVERIFY(config);
    QCOMPARE(config->createdBy.size(), config->diffIds.size());
    const std::vector<std::string> real = chainIds(config->diffIds);
    for (std::size_t i = 0; i < real.size(); ++i)
        QCOMPARE(bytes(recordOf("live/docker20.tar.gz", "image/overlay2/layerdb/sha256/" + real[i].substr(7) + "/diff")), bytes(config->diffIds[i]));
}

// The commands of the history, of those of its entries that made a layer.
void TestFormats::commands()
{
    const std::string ids = R"("rootfs": {"type": "layers", "diff_ids": [")" + digestLike('a') + R"(", ")" + digestLike('b') + R"("]})";
    const auto commands = [&](const std::string &history) {
        const auto config = parseImageConfig("{" + ids + ", \"history\": " + history + "}", "f", Limits{});
        std::string text = config ? "" : "refused";
        for (std::size_t i = 0; config && i < config->createdBy.size(); ++i)
            text += config->createdBy[i] + ';';
        return bytes(text);
    };
    QCOMPARE(commands(R"([{"created_by": "ADD x"}, {"created_by": "ENV y", "empty_layer": true}, {"created_by": "RUN z"}])"), QByteArray("ADD x;RUN z;"));
    QCOMPARE(commands(R"([{"created_by": "ADD x"}, {"comment": "none"}])"), QByteArray("ADD x;;"));
    QCOMPARE(commands(R"([{"created_by": 7}, {"created_by": "RUN z"}, {"empty_layer": true}])"), QByteArray(";RUN z;"));
    // Where there are more or fewer than layers it cannot be told which belongs to which.
    QCOMPARE(commands(R"([{"created_by": "ADD x"}])"), QByteArray());
    QCOMPARE(commands(R"([{"created_by": "a"}, {"created_by": "b"}, {"created_by": "c"}])"), QByteArray());
    QCOMPARE(commands("[]"), QByteArray());
    QCOMPARE(commands("7"), QByteArray());
    const std::string script(100'000, 'x');
    QCOMPARE(commands(R"([{"created_by": ")" + script + R"("}, {"created_by": "b"}])").size(), 1024 + 3);
}

void TestFormats::checksums_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char *name, const std::string &text, const std::string &names) { QTest::newRow(name) << bytes(text) << bytes(names); };
    const std::string h(64, 'a');
    const std::string capitals(64, 'A');
    row("none", "", "");
    row("text", h + "  a.tar\n", "a.tar;");
    row("binary", h + " *a.tar\n", "a.tar;");
    row("no newline at the end", h + "  a\n" + h + "  b", "a;b;");
    row("CRLF", h + "  a\r\n" + h + " *b\r\n", "a;b;");
    row("capitals", capitals + "  a\n", "a;");
    row("escaped newline", "\\" + h + "  a\\nb\n", "a\nb;");
    row("escaped backslash and return", "\\" + h + " *a\\\\b\\rc\n", "a\\b\rc;");
    row("a backslash in a plain line is one", h + "  a\\nb\n", "a\\nb;");
    row("a backslash at the end", "\\" + h + "  a\\\n", "a\\;");
    row("a folder", h + "  ./dir/a b\n", "./dir/a b;");
    row("spaces that belong to the name", h + "   a \n", " a ;");
    row("a name with a star", h + "  *a\n", "*a;");
    row("BSD", "SHA256 (a.tar) = " + h + "\n", "a.tar;");
    row("BSD with brackets in the name", "SHA256 (a) = (b).tar) = " + h + "\n", "a) = (b).tar;");
    row("BSD, CRLF, capitals", "SHA256 (a) = " + capitals + "\r\n", "a;");
    row("BSD, escaped", "\\SHA256 (a\\nb) = " + h + "\n", "a\nb;");
    row("names are bytes", h + "  a\xff\x01\n", "a\xff\x01;");
    row("other digests are passed over", "SHA512 (a) = " + h + h + "\n" + std::string(128, 'a') + "  a\nMD5 (a) = 00\n", "");
    row("comments and signatures are passed over", "# x\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + h + "  a\n", "a;");
    row("a digit short", std::string(63, 'a') + "  a\n", "");
    row("no hex", std::string(64, 'g') + "  a\n", "");
    row("no name", h + "  \n" + h + "\n", "");
    row("one space", h + " a\n", "");
    row("BSD without its end", "SHA256 (a) = \nSHA256 (\nSHA256 () =\n", "");
    row("BSD with an empty name", "SHA256 () = " + h + "\n", ";");
    row("a NUL in a name", h + "  a" + std::string(1, '\0') + "b\n", "a" + std::string(1, '\0') + "b;");
}

void TestFormats::checksums()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, names);
    const auto sums = parseChecksums(text.toStdString(), "f", Limits{});
    QVERIFY(sums);
    std::string found;
    for (const Checksum &sum : *sums) {
        found += sum.name + ';';
        QCOMPARE(bytes(toHex(sum.digest)), QByteArray(64, 'a'));
    }
    QCOMPARE(bytes(found), names);
}

void TestFormats::checksumsOfTheTestData()
{
    QFile file(QStringLiteral(ASSAY_TEST_DATA) + QStringLiteral("/vendor/SHA256SUMS"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto sums = parseChecksums(file.readAll().toStdString(), "f", Limits{});
    QVERIFY(sums);
    QVERIFY(sums->size() >= 4);
    for (const Checksum &sum : *sums) {
        const auto listed = openFileSource(std::string(ASSAY_TEST_DATA) + "/vendor/" + sum.name);
        QVERIFY(listed);
        const auto digest = sha256(**listed, nullptr);
        QVERIFY(digest);
        QCOMPARE(bytes(toHex(*digest)), bytes(toHex(sum.digest)));
    }
}

void TestFormats::checksumsCutShort()
{
    // Lines are passed over when they are no checksums: a cut one must never give a digest or name that was not there.
    const std::string line = std::string(64, 'a') + "  name";
    for (std::size_t size = 0; size < line.size(); ++size) {
        const auto sums = parseChecksums(line.substr(0, size), "f", Limits{});
        QVERIFY(sums);
        QCOMPARE(sums->size(), size > 66 ? std::size_t{1} : std::size_t{0});
    }
    Limits limits;
    limits.recordBytes = 4;
    QCOMPARE(parseChecksums(line, "f", limits).error().code, ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
