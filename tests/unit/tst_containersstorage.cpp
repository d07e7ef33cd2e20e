// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digest.h"
#include "storagerecordtext.h"

#include <QtTest>

#include <set>

using namespace assay;
using namespace assay::test;

class TestContainersStorage : public QObject {
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
