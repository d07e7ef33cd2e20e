// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/loadedtext.h"
#include "support/qtbytes.h"
#include "verify/comparison.h"
#include "verify/inheritedacl.h"
#include "verify/layercompare.h"
#include "verify/wholetrees.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

namespace {

QByteArray told(Findings findings)
{
    sortFindings(findings);
    std::string text;
    for (const Finding &finding : findings)
        text += finding.code + ' ' + (finding.path.empty() ? "." : finding.path) + '\n';
    return bytes(text);
}

// acl(5) as bytes that the text of a layer takes; each entry: tag, permissions, id.
std::string list(std::initializer_list<std::array<unsigned, 3>> entries)
{
    std::string text = "\\x02\\x00\\x00\\x00";
    const auto byte = [&text](unsigned value) { text += "\\x" + QByteArray::number(value & 0xFF, 16).rightJustified(2, '0').toStdString(); };
    for (const auto &[tag, permissions, id] : entries) {
        byte(tag);
        byte(tag >> 8);
        byte(permissions);
        byte(0);
        for (unsigned i = 0; i < 4; ++i)
            byte(id >> (8 * i));
    }
    return text;
}

constexpr unsigned nobody = 0xFFFFFFFF;
// user::rwx user:7:r-x group::r-x mask::r-x other::r-x, and what a file with mode 0644 has of it
const std::string given = list({{0x01, 7, nobody}, {0x02, 5, 7}, {0x04, 5, nobody}, {0x10, 5, nobody}, {0x20, 5, nobody}});
const std::string got = list({{0x01, 6, nobody}, {0x02, 5, 7}, {0x04, 5, nobody}, {0x10, 4, nobody}, {0x20, 4, nobody}});
const std::string wider = list({{0x01, 6, nobody}, {0x02, 7, 7}, {0x04, 5, nobody}, {0x10, 4, nobody}, {0x20, 4, nobody}});
const std::string another = list({{0x01, 6, nobody}, {0x02, 5, 8}, {0x04, 5, nobody}, {0x10, 4, nobody}, {0x20, 4, nobody}});

const std::string above = "d a 0755 system.posix_acl_default=" + given + "\n";

} // namespace

// What a layer's tar does not say of its folders, and what an engine makes of that when it unpacks it. Each honest row is as docker 20.10 and
// 28, containerd 1.6 and podman 4.3 did it.
class TestUndescribed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folders_data();
    void folders();
    void belowThem_data();
    void belowThem();
    void accessLists_data();
    void accessLists();
    void brokenLists();
    void copies_data();
    void copies();
    void linkToALowerLayer();
    void explained_data();
    void explained();
};

void TestUndescribed::folders_data()
{
    QTest::addColumn<QByteArray>("delivered");
    QTest::addColumn<QByteArray>("onDisk");
    QTest::addColumn<int>("engine");
    QTest::addColumn<QByteArray>("findings");
    const auto row = [](const char *name, const char *delivered, const char *onDisk, const char *findings, Engine engine = Engine::DockerGraph) {
        QTest::newRow(name) << QByteArray(delivered) << QByteArray(onDisk) << static_cast<int>(engine) << QByteArray(findings);
    };
    row("made", "f a/b x", "d . 0755\nd a 0755\nf a/b x", "");
    row("made with fewer rights", "f a/b x", "d . 0555\nd a 0600\nf a/b x", "", Engine::ContainersStorage);
    row("open to all", "f a/b x", "d a 0777\nf a/b x", "layer.mode-changed a\n");
    row("another's", "f a/b x", "d a 0755 0/5\nf a/b x", "layer.owner-changed a\n");
    row("with an attribute", "f a/b x", "d a 0755 trusted.x=1\nf a/b x", "layer.xattr-changed a\n");
    row("open to all deep down", "f a/b/c x", "d a 0755\nd a/b 0757\nf a/b/c x", "layer.mode-changed a/b\n");
    row("group of the folder above", "d a 02770 5/6\nf a/b/c x", "d a 02770 5/6\nd a/b 02755 0/6\nf a/b/c x", "");
    row("group of a folder that gives none", "d a 0770 5/6\nf a/b/c x", "d a 0770 5/6\nd a/b 0755 0/6\nf a/b/c x", "layer.owner-changed a/b\n");
    row("setgid from nowhere", "d a 0770 5/6\nf a/b/c x", "d a 0770 5/6\nd a/b 02755 0/0\nf a/b/c x", "layer.mode-changed a/b\n");
    row("the top", "f a x", "d . 0777\nf a x", "layer.mode-changed .\n");
    row("the top, another's", "f a x", "d . 0755 1/1\nf a x", "layer.owner-changed .\n");
    row("no engine minds what a tar says of the top", "d . 01777 1/0\nf a x", "d . 0755\nf a x", "");
    row("but if one did", "d . 01777 1/0\nf a x", "d . 01777 1/0\nf a x", "");
    row("it would be that", "d . 0775 1/0\nf a x", "d . 0777 1/0\nf a x", "layer.mode-changed .\n");
}

void TestUndescribed::folders()
{
    QFETCH(QByteArray, delivered);
    QFETCH(QByteArray, onDisk);
    QFETCH(int, engine);
    QFETCH(QByteArray, findings);
    LoadedLayer disk = loadedLayer({"l", onDisk.toStdString()}, false);
    disk.engine = static_cast<Engine>(engine);
    QCOMPARE(told(compareLayer(loadedLayer({"l", delivered.toStdString()}, true), disk).findings), findings);
}

void TestUndescribed::belowThem_data()
{
    QTest::addColumn<QByteArray>("below");
    QTest::addColumn<QByteArray>("findings");
    QTest::newRow("as below") << QByteArray("d . 01777 9/9\nd a 0700 5/5 user.a=1") << QByteArray();
    QTest::newRow("below has other ones") << QByteArray("d . 0755\nd a 0750 5/6") << QByteArray("layer.mode-changed .\nlayer.owner-changed .\nlayer.owner-changed a\nlayer.xattr-changed a\n");
    QTest::newRow("below has a file") << QByteArray("d . 01777 9/9\nf a") << QByteArray("layer.owner-changed a\nlayer.xattr-changed a\n");
}

void TestUndescribed::belowThem()
{
    QFETCH(QByteArray, below);
    QFETCH(QByteArray, findings);
    const LoadedLayer delivered = loadedLayer({"l", "f a/b x"}, true);
    const LoadedLayer disk = loadedLayer({"l", "d . 01777 9/9\nd a 0700 5/5 user.a=1\nf a/b x"}, false);
    const auto lower = layer(below.toStdString());
    const DeliveredLayer own{delivered.tree, nullptr, nullptr};
    const auto expected = expectedFolder(own);
    const LayerComparison compared = compareFolder(*expected, disk, {lower.get()});
    QCOMPARE(told(compared.findings), findings);
    QVERIFY(compared.restsOnBelow);
    QVERIFY(!compareFolder(*expected, loadedLayer({"l", "d a 0755\nf a/b x"}, false), {}).restsOnBelow);
    QVERIFY(!compareFolder(*expected, disk, {}).findings.empty()); // never without the layers below
}

void TestUndescribed::accessLists_data()
{
    QTest::addColumn<QByteArray>("delivered");
    QTest::addColumn<QByteArray>("onDisk");
    QTest::addColumn<QByteArray>("findings");
    const auto row = [](const char *name, const std::string &delivered, const std::string &onDisk, const char *findings) {
        QTest::newRow(name) << bytes(delivered) << bytes(onDisk) << QByteArray(findings);
    };
    const std::string access = " system.posix_acl_access=";
    const std::string whole = access + given + " system.posix_acl_default=" + given;
    row("a file", above + "f a/b 0644 x", above + "f a/b 0644" + access + got + " x", "layer.acl-inherited a/b\n");
    row("a folder", above + "d a/b 0755", above + "d a/b 0755" + whole, "layer.acl-inherited a/b\n");
    row("a folder that is not described", above + "f a/b/c 0644 x", above + "d a/b 0755" + whole + "\nf a/b/c 0644" + access + got + " x", "layer.acl-inherited a/b/c\n");
    row("a user with more rights", above + "f a/b 0644 x", above + "f a/b 0644" + access + wider + " x", "layer.xattr-changed a/b\n");
    row("another user", above + "f a/b 0644 x", above + "f a/b 0644" + access + another + " x", "layer.xattr-changed a/b\n");
    row("a file has no default list", above + "f a/b 0644 x", above + "f a/b 0644 system.posix_acl_default=" + given + " x", "layer.xattr-changed a/b\n");
    row("another attribute as well", above + "f a/b 0644 x", above + "f a/b 0644" + access + got + " user.a=1 x", "layer.xattr-changed a/b\n");
    row("a list of its own was changed", above + "f a/b 0644" + access + another + " x", above + "f a/b 0644" + access + got + " x", "layer.xattr-changed a/b\n");
    row("nobody gives one", "d a 0755\nf a/b 0644 x", "d a 0755\nf a/b 0644" + access + got + " x", "layer.xattr-changed a/b\n");
    row("whoever would give it was not delivered so", "d a 0755\nf a/b 0644 x", above + "f a/b 0644" + access + got + " x", "layer.xattr-changed a\nlayer.acl-inherited a/b\n");
}

void TestUndescribed::accessLists()
{
    QFETCH(QByteArray, delivered);
    QFETCH(QByteArray, onDisk);
    QFETCH(QByteArray, findings);
    LayerComparison compared = compareLayer(loadedLayer({"l", delivered.toStdString()}, true), loadedLayer({"l", onDisk.toStdString()}, false));
    for (const Finding &finding : compared.excused)
        QVERIFY(finding.severity == Severity::Low);
    std::move(compared.excused.begin(), compared.excused.end(), std::back_inserter(compared.findings));
    QCOMPARE(told(compared.findings), findings);
}

void TestUndescribed::brokenLists()
{
    for (const std::string_view value : {std::string_view(), std::string_view("\2\0\0", 3), std::string_view("\2\0\0\0\1", 5), std::string_view("\2\0\0\0\1\0\7\0\0", 9)}) {
        const XattrList folder = {{"system.posix_acl_default", value}};
        QVERIFY(hasInheritedAcl({}, {{"system.posix_acl_access", value}}, folder, false));
        QVERIFY(!hasInheritedAcl({}, {{"system.posix_acl_access", "\2"}}, folder, false));
    }
}

void TestUndescribed::copies_data()
{
    QTest::addColumn<QByteArray>("store");
    QTest::addColumn<QByteArray>("upper");
    QTest::addColumn<QByteArray>("findings");
    const auto row = [](const char *name, const char *store, const char *upper, const char *findings) {
        QTest::newRow(name) << QByteArray(store) << QByteArray(upper) << QByteArray(findings);
    };
    row("vfs drops them", "vfs/dir/2", "f a security.capability=1 x\nf b x\nf c user.c=3 x", "layer.xattr-not-copied b\n");
    row("or some", "vfs/dir/2", "f a security.capability=1 x\nf b user.b=2 x\nf c user.c=3 x", "");
    row("but no capability", "vfs/dir/2", "f a x\nf b x\nf c user.c=3 x", "layer.xattr-changed a\nlayer.xattr-not-copied b\n");
    row("nor does it add any", "vfs/dir/2", "f a security.capability=1 user.a=9 x\nf b x\nf c user.c=3 x", "layer.xattr-changed a\nlayer.xattr-not-copied b\n");
    row("what the layer brought itself it has", "vfs/dir/2", "f a security.capability=1 x\nf b x\nf c x", "layer.xattr-not-copied b\nlayer.xattr-changed c\n");
    row("btrfs keeps all", "btrfs/subvolumes/2", "f a security.capability=1 x\nf b x\nf c user.c=3 x", "layer.xattr-changed b\n");
}

void TestUndescribed::copies()
{
    QFETCH(QByteArray, store);
    QFETCH(QByteArray, upper);
    QFETCH(QByteArray, findings);
    LoadedLayer disk = loadedLayer({"l", upper.toStdString()}, false);
    disk.form = FolderForm::WholeTree;
    disk.layer.store = store.toStdString();
    WholeTrees trees;
    const std::vector<DeliveredLayer> layers = {{layer("f a security.capability=1 x\nf b user.b=2 x"), nullptr, nullptr}, {layer("f c user.c=3 x"), nullptr, nullptr}};
    LayerComparison compared = compareFolder(*trees.of(layers), disk, {});
    std::move(compared.excused.begin(), compared.excused.end(), std::back_inserter(compared.findings));
    QCOMPARE(told(compared.findings), findings);
}

// Overlay drivers refuse such a tar; in a copy of the layers below the link leads somewhere.
void TestUndescribed::linkToALowerLayer()
{
    LoadedLayer disk = loadedLayer({"l", "f a x\nh b -> a"}, false);
    disk.form = FolderForm::WholeTree;
    WholeTrees trees;
    const std::vector<DeliveredLayer> layers = {{layer("f a x"), nullptr, nullptr}, {layer("h b -> a"), nullptr, nullptr}};
    const LayerComparison compared = compareFolder(*trees.of(layers), disk, {});
    QCOMPARE(told(compared.findings), QByteArray());
    QVERIFY(!compared.complete);
}

void TestUndescribed::explained_data()
{
    QTest::addColumn<QByteArray>("delivered");
    QTest::addColumn<QByteArray>("onDisk");
    QTest::addColumn<QByteArray>("diff");
    const auto row = [](const char *name, const std::string &delivered, const std::string &onDisk, const char *diff) {
        QTest::newRow(name) << bytes(delivered) << bytes(onDisk) << QByteArray(diff);
    };
    row("as engines make it", "f a/b x", "d a 0755 @9\nf a/b x", "a: - | mode mtime owner (engine.folder-not-described)\n");
    row("as they do not", "f a/b x", "d a 0757 @9\nf a/b x", "a: - | mode mtime owner\n");
    row("as below", "f a/b x", "d a 0700 5/5 @9\nf a/b x", "a: - | mtime (engine.folder-not-described)\n");
    row("what it holds is another thing", "f a/b x", "d a 0755 @9\nf a/b y", "a: - | mode mtime owner (engine.folder-not-described)\na/b: - | content\n");
    row("an access list", above + "f a/b 0644 x", above + "f a/b 0644 system.posix_acl_access=" + got + " x", "a/b: - | xattrs (engine.acl-inherited)\n");
    row("an access list and more", above + "f a/b 0644 x", above + "f a/b 0640 system.posix_acl_access=" + got + " x", "a/b: - | mode xattrs\n");
}

void TestUndescribed::explained()
{
    QFETCH(QByteArray, delivered);
    QFETCH(QByteArray, onDisk);
    QFETCH(QByteArray, diff);
    const std::string lower = "d a 0700 5/5 @3";
    Context context;
    const auto compared = compareSources({nullptr, loadedSource(Role::Saved, {{"one", lower}, {"two", delivered.toStdString()}}),
                                          loadedSource(Role::Live, {{"one", lower}, {"two", onDisk.toStdString()}})}, context);
    QVERIFY(compared);
    QCOMPARE(bytes(diffText(*(*compared)->tree)), diff);
    QCOMPARE((*compared)->exitCode(), diff.count('\n') == diff.count('(') ? 0 : 1);
}

QTEST_GUILESS_MAIN(TestUndescribed)
#include "tst_undescribed.moc"
