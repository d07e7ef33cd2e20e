// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/layerread.h"
#include "source/owners.h"
#include "support/memoryfs.h"
#include "support/qtbytes.h"
#include "support/treetext.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

class TestStorageOwners : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void owners_data();
    void owners();
    void overrides();
};

void TestStorageOwners::owners_data()
{
    QTest::addColumn<QByteArray>("map");   // host ids of 0…, each with its size
    QTest::addColumn<int>("keeper");
    QTest::addColumn<QList<int>>("recorded");
    QTest::addColumn<QList<int>>("onDisk");
    QTest::addColumn<QList<int>>("inImage");
    using List = QList<int>;
    QTest::newRow("as on the disk") << QByteArray() << -1 << List{} << List{0, 33, 1000} << List{0, 33, 1000};
    QTest::newRow("recorded") << QByteArray("100000 2000") << -1 << List{} << List{0, 100000, 100033, 102000} << List{65534, 0, 33, 65534};
    QTest::newRow("a user's") << QByteArray() << 1000 << List{0, 33, 1000} << List{1000, 100032, 100999} << List{0, 33, 1000};
    QTest::newRow("a user's, some ids only") << QByteArray() << 1000 << List{0, 33, 1000} << List{1000, 100999} << List{0, 1000};
    QTest::newRow("a user's, root only") << QByteArray() << 1000 << List{0} << List{1000} << List{0};
    QTest::newRow("a user's, one id more than was delivered") << QByteArray() << 1000 << List{0, 33} << List{1000, 100032, 100040} << List{0, 100032, 100040};
    QTest::newRow("a user's, nothing recorded") << QByteArray() << 1000 << List{} << List{1000, 100032} << List{0, 100032};
    QTest::newRow("a namespace in a user's") << QByteArray("1 2000") << 1000 << List{0, 33, 1000} << List{1000, 100000, 100033, 101000} << List{65534, 0, 33, 1000};
}

void TestStorageOwners::owners()
{
    QFETCH(QByteArray, map);
    QFETCH(int, keeper);
    QFETCH(QList<int>, recorded);
    QFETCH(QList<int>, onDisk);
    QFETCH(QList<int>, inImage);
    OwnerIds ids;
    if (!map.isEmpty())
        ids.map = {{0, map.split(' ')[0].toUInt(), map.split(' ')[1].toUInt()}};
    if (keeper >= 0)
        ids.keeper = static_cast<std::uint32_t>(keeper);
    ids.recorded.assign(recorded.begin(), recorded.end());
    const OwnerMap owners(ids, std::set<std::uint32_t>(onDisk.begin(), onDisk.end()));
    QList<int> mapped;
    for (const int id : onDisk)
        mapped.push_back(static_cast<int>(owners.inImage(static_cast<std::uint32_t>(id))));
    QCOMPARE(mapped, inImage);
    QCOMPARE(ids.change(), !map.isEmpty() || keeper >= 0);
}

void TestStorageOwners::overrides()
{
    const std::string name = "user.containers.override_stat";
    const std::string capability = std::string("\x01\0\0\3", 4) + std::string(16, '\0');
    MemoryFs fs;
    const auto put = [&](const std::string &path, FileKind kind, const std::string &value, const std::string &content = {}) {
        MemoryFs::Node &node = fs.put(path, kind, content);
        node.stat.uid = node.stat.gid = 1000;
        node.stat.mode = 0755;
        if (!value.empty())
            node.xattrs.emplace_back(name, value);
    };
    put("diff", FileKind::Directory, "0:0:0755");
    put("diff/device", FileKind::File, "0:0:0620:char-5-1");
    put("diff/pipe", FileKind::File, "1:2:0600:pipe");
    put("diff/full", FileKind::File, "0:0:0600:pipe", "x"); // what engines show is not known: not hidden
    put("diff/su", FileKind::File, "0:0:4755", "x");
    put("diff/bad", FileKind::File, "0", "x");
    put("diff/link", FileKind::Symlink, "", "su");
    fs.node("diff/su").xattrs.emplace_back("user.containers.override_trusted.a", "b");
    fs.node("diff/su").xattrs.emplace_back("security.capability", capability + std::string("\xE8\x03\0\0", 4)); // of 1000
    FolderOptions options;
    options.form = FolderForm::OverlayNames;
    options.overrideStat = true;
    options.uids.keeper = options.gids.keeper = 1000;
    const auto read = [&] {
        Context context;
        return readFolderLayer(fs, "diff", options, Limits{}, context);
    };
    const auto content = read();
    QVERIFY(content);
    const std::string text = treeText(*content->tree);
    for (const char *line : {"c device 0620 5:1", "p pipe 0600 1/2", "f full 0600", "f bad 0755", "l link -> su"})
        QVERIFY2(text.find(line) != std::string::npos, text.c_str());
    QVERIFY2(text.find("trusted.a=b") != std::string::npos && text.find("override") == std::string::npos, text.c_str());
    const LayerTree &tree = *content->tree;
    const Entry &su = tree.entry(tree.find("su"));
    QCOMPARE(su.mode, std::uint16_t{04755});
    QCOMPARE(su.uid, 0U);
    QCOMPARE(tree.xattrs(su).front().second, std::string_view(std::string("\x01\0\0\2", 4) + std::string(16, '\0')));
    QCOMPARE(content->findings.size(), std::size_t{1});
    QCOMPARE(bytes(content->findings.front().code + ' ' + content->findings.front().path), QByteArray("store.record-altered bad"));

    // Only where the layer's own folder has one do engines look for any.
    fs.node("diff").xattrs.clear();
    const auto plain = read();
    QVERIFY(plain && treeText(*plain->tree).find("f device") != std::string::npos && treeText(*plain->tree).find("override") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestStorageOwners)
#include "tst_storageowners.moc"
