// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/overlaylinks.h"
#include "formats/overridestat.h"
#include "support/qtbytes.h"
#include "support/testdata.h"

#include <QtTest>

#include <map>
#include <set>

using namespace assay;
using test::bytes;
using assay::test::archiveFs;
using assay::test::fromTestData;
using assay::test::recordOf;

static std::string joined(const Result<std::vector<std::string>> &list)
{
    if (!list)
        return list.error().detail;
    std::string out;
    for (const std::string &one : *list)
        out += one + ';';
    return out;
}

static const std::string link26 = "ABCDEFGHIJKLMNOPQRSTUV2345";

class TestOverlayStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realStores_data();
    void realStores();
    void links_data();
    void links();
    void lowers_data();
    void lowers();
    void lowersCutShort();
    void targets_data();
    void targets();
    void limits();
    void overrides_data();
    void overrides();
    void brokenOverrides_data();
    void brokenOverrides();
    void overridesCutShort();
    void overrideNames();
};

void TestOverlayStore::realStores_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QByteArray>("folder");
    QTest::newRow("Docker 20") << QByteArray("live/docker20.tar.gz") << QByteArray("overlay2");
    QTest::newRow("Docker 28") << QByteArray("live/docker28.tar.gz") << QByteArray("overlay2");
    QTest::newRow("podman") << QByteArray("live/podman.tar.gz") << QByteArray("overlay");
}

void TestOverlayStore::realStores()
{
    QFETCH(QByteArray, archive);
    QFETCH(QByteArray, folder);
    const std::string store = archive.toStdString();
    const EvidenceFs &fs = archiveFs(store);
    std::map<std::string, std::string> folderOf;
    std::size_t lowers = 0;
    for (const std::string &link : fromTestData(fs.list(folder.toStdString() + "/l"))) {
        QCOMPARE(link.size(), std::size_t{26});
        const auto target = overlayLinkFolder(fromTestData(fs.readLink(folder.toStdString() + "/l/" + link)));
        QVERIFY(target);
        folderOf[link] = *target;
        QCOMPARE(bytes(parseOverlayLink(recordOf(store, folder.toStdString() + '/' + *target + "/link"), "f").value()), bytes(link));
    }
    QVERIFY(folderOf.size() >= 7);
    for (const auto &[link, id] : folderOf) {
        const std::string path = folder.toStdString() + '/' + id + "/lower";
        if (!fs.stat(path))
            continue;
        const auto below = parseOverlayLower(recordOf(store, path), "f", Limits{});
        QVERIFY2(below.has_value(), below ? "" : below.error().message().c_str());
        for (const std::string &one : *below)
            QVERIFY(folderOf.count(one) == 1);
        lowers += below->size();
    }
    QVERIFY(lowers > folderOf.size());
}

void TestOverlayStore::links_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("legal");
    const auto row = [](const char *what, const std::string &name, bool legal) { QTest::newRow(what) << bytes(name) << legal; };
    row("as engines make them", link26, true);
    row("one", "A", true);
    row("the longest", std::string(64, 'Z'), true);
    row("too long", std::string(65, 'Z'), false);
    row("huge", std::string(1'000'000, 'Z'), false);
    row("empty", "", false);
    row("lower case", "abc", false);
    row("a digit of no base32", "A1", false);
    row("padding", "ABCDE===", false);
    row("a newline", link26 + "\n", false);
    row("a path", "../A", false);
    row("a zero byte", std::string("A\0B", 3), false);
    row("not UTF-8", "A\xFF", false);
}

void TestOverlayStore::links()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, legal);
    QCOMPARE(isOverlayLink(name.toStdString()), legal);
    const auto link = parseOverlayLink(name.toStdString(), "f");
    QCOMPARE(link.has_value(), legal);
    if (legal)
        QCOMPARE(bytes(*link), name);
    else
        QCOMPARE(link.error().code, ErrorCode::Malformed);
}

void TestOverlayStore::lowers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *what, const std::string &text, const char *expected) { QTest::newRow(what) << bytes(text) << QByteArray(expected); };
    row("one", "l/AA", "AA;");
    row("three, one of them twice", "l/AA:l/BB:l/AA", "AA;BB;AA;");
    const char *none = "no \"l/\" and short name of a layer here";
    row("empty", "", none);
    row("an empty part", "l/AA::l/BB", none);
    row("a colon at the end", "l/AA:", none);
    row("a newline at the end", "l/AA\n", none);
    row("no folder", "AA", none);
    row("another folder", "m/AA", none);
    row("no name", "l/", none);
    row("deeper", "l/AA/BB", none);
    row("above", "l/AA:l/../../etc", none);
    row("absolute", "/l/AA", none);
    row("a zero byte", std::string("l/A\0", 4), none);
}

void TestOverlayStore::lowers()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(bytes(joined(parseOverlayLower(text.toStdString(), "f", Limits{}))), expected);
}

void TestOverlayStore::lowersCutShort()
{
    // What is left of a shorter name is a name: only where the cut leaves none is it seen. The count never grows.
    const std::string whole = recordOf("live/podman.tar.gz", "overlay/2717a2fa9dd21bfe04c840fcf4afddd0f6fe4e6fc031b2ae2d3a80f1f4181b2d/lower");
    QCOMPARE(whole.size(), std::size_t{115});
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        const auto below = parseOverlayLower(whole.substr(0, size), "f", Limits{});
        QCOMPARE(below.has_value(), size % 29 > 2);
        if (below)
            QCOMPARE(below->size(), size / 29 + 1);
        else
            QCOMPARE(below.error().offset, std::uint64_t{size / 29 * 29});
    }
}

void TestOverlayStore::targets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("folder"); // "": leads elsewhere
    const auto row = [](const char *what, const std::string &target, const std::string &folder = {}) { QTest::newRow(what) << bytes(target) << bytes(folder); };
    const std::string id(64, 'a');
    row("an id", "../" + id + "/diff", id);
    row("of a container's first layer", "../" + id + "-init/diff", id + "-init");
    row("not UTF-8", "../\xFF/diff", "\xFF");
    row("named like the ends", "../diff/diff", "diff");
    row("empty", "");
    row("no id", "..//diff");
    row("neither id nor slash", "../diff");
    row("here", ".././diff");
    row("above", "../../diff");
    row("the links", "../l/diff");
    row("two parts", "../a/b/diff");
    row("another end", "../a/work");
    row("a slash at the end", "../a/diff/");
    row("something after", "../a/diff\n");
    row("absolute", "/a/diff");
    row("the host", "/etc");
    row("an additional store", "/mnt/store/overlay/" + id + "/diff");
    row("further above", "../../../etc/diff");
    row("a zero byte", std::string("../a\0b/diff", 11));
}

void TestOverlayStore::targets()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, folder);
    const auto found = overlayLinkFolder(target.toStdString());
    QCOMPARE(found.has_value(), !folder.isEmpty());
    QCOMPARE(bytes(found.value_or("")), folder);
}

void TestOverlayStore::limits()
{
    Limits limits;
    limits.layersPerImage = 2;
    QVERIFY(parseOverlayLower("l/A:l/B", "f", limits));
    const auto lower = parseOverlayLower("l/A:l/B:l/C", "f", limits);
    QVERIFY(!lower);
    QCOMPARE(lower.error().code, ErrorCode::LimitExceeded);
}

void TestOverlayStore::overrides_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected"); // uid gid octal mode, type, major, minor
    const auto row = [](const char *value, const char *expected) { QTest::newRow(value) << QByteArray(value) << QByteArray(expected); };
    row("0:0:0755", "0 0 755 0 0 0");
    row("0:0:0755:file", "0 0 755 1 0 0");
    row("1000:100:4755:dir", "1000 100 4755 2 0 0");
    row("1:2:0777:symlink", "1 2 777 3 0 0");
    row("1:2:0600:pipe", "1 2 600 4 0 0");
    row("1:2:0600:socket", "1 2 600 5 0 0");
    row("0:6:0660:block-7-99", "0 6 660 7 7 99");
    row("0:0:0666:char-1-3", "0 0 666 6 1 3");
    row("0:0:0666:char-0-0", "0 0 666 6 0 0");
    row("4294967295:4294967294:07777:char-4294967295-4294967295", "4294967295 4294967294 7777 6 4294967295 4294967295");
    row("-1:-2147483648:644", "4294967295 2147483648 644 0 0 0"); // fuse-overlayfs
    row("-0:0:644", "0 0 644 0 0 0");
    row("0:0:100644", "0 0 644 0 0 0"); // fuse-overlayfs
    row("0:0:0", "0 0 0 0 0 0");
    row("007:0:0000000755", "7 0 755 0 0 0");
    // Left open by engines for what comes.
    row("0:0:0755:file:more:and more", "0 0 755 1 0 0");
    row("0:0:0755:directory", "0 0 755 2 0 0");
    row("0:0:0666:char-1-3-5", "0 0 666 6 1 3");
}

void TestOverlayStore::overrides()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, expected);
    const auto stat = parseOverrideStat(value.toStdString(), "f", "user.containers.override_stat");
    QVERIFY2(stat.has_value(), stat ? "" : stat.error().message().c_str());
    const QByteArray text = QByteArray::number(stat->uid) + ' ' + QByteArray::number(stat->gid) + ' ' + QByteArray::number(stat->mode, 8) + ' '
        + QByteArray::number(static_cast<int>(stat->type)) + ' ' + QByteArray::number(stat->major) + ' ' + QByteArray::number(stat->minor);
    QCOMPARE(text, expected);
}

void TestOverlayStore::brokenOverrides_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const std::string &value, const char *problem) { QTest::newRow(value.substr(0, 40).c_str()) << bytes(value) << QByteArray(problem); };
    for (const char *value : {"", ":", "0", "0:0", "0 0 0755"})
        row(value, "has less than three parts");
    for (const char *value : {"::", ":0:0", "x:0:0", " 0:0:0", "+1:0:0", "0x1:0:0", "4294967296:0:0", "-2147483649:0:0", "-:0:0", "--1:0:0", "1.5:0:0",
                              "99999999999999999999999999:0:0", "\xD9\xA1:0:0"})
        row(value, "has no user id");
    for (const char *value : {"0::0", "0:x:0", "0:0 :0", "0:4294967296:0"})
        row(value, "has no group id");
    for (const char *value : {"0:0:", "0:0:8", "0:0:0o755", "0:0:-1", "0:0:755 ", "0:0:755\n", "0:0:rwx", "0:0:777777777777", "0:0::file"})
        row(value, "has no octal mode");
    for (const char *value : {"0:0:0:", "0:0:0:x", "0:0:0:File", "0:0:0::file", "0:0:0: file", "0:0:0:fifo"})
        row(value, "has no known file type");
    for (const char *value : {"0:0:0:block", "0:0:0:char-", "0:0:0:char-1", "0:0:0:char-1-", "0:0:0:char--1-1", "0:0:0:block-1-x", "0:0:0:blocks-1-2", "0:0:0:block8:1",
                              "0:0:0:char-4294967296-0", "0:0:0:char-1:3"})
        row(value, "has no device numbers");
    row(std::string("0:0:0755\0", 9), "has no octal mode");
    row(std::string(1'000'000, '9') + ":0:0", "has no user id");
}

void TestOverlayStore::brokenOverrides()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, problem);
    const auto stat = parseOverrideStat(value.toStdString(), "etc/passwd", "user.fuseoverlayfs.override_stat");
    QVERIFY(!stat);
    QCOMPARE(stat.error().code, ErrorCode::Malformed);
    QCOMPARE(bytes(stat.error().file), QByteArray("etc/passwd"));
    QCOMPARE(bytes(stat.error().detail), "user.fuseoverlayfs.override_stat " + problem);
}

void TestOverlayStore::overridesCutShort()
{
    // Numbers cut short are other numbers, as they are to engines; a type cut short is none.
    const std::string whole = "1000:100:4755:block-12-34";
    const std::set<std::size_t> readable = {10, 11, 12, 13, 23 + 1};
    for (std::size_t size = 0; size < whole.size(); ++size)
        QCOMPARE(parseOverrideStat(whole.substr(0, size), "f", "a").has_value(), readable.count(size) == 1);
}

void TestOverlayStore::overrideNames()
{
    for (const char *name : {"user.containers.override_stat", "user.fuseoverlayfs.override_stat", "security.fuseoverlayfs.override_stat"})
        QVERIFY(isOverrideStatName(name));
    for (const char *name : {"", "user.containers.override_", "user.containers.override_stat2", "trusted.overlay.opaque", "security.containers.override_stat"})
        QVERIFY(!isOverrideStatName(name));
}

QTEST_GUILESS_MAIN(TestOverlayStore)
#include "tst_overlaystore.moc"
