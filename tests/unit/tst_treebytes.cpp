// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digest.h"
#include "support/randomlayers.h"
#include "support/treetext.h"
#include "tree/layertreebuilder.h"
#include "tree/treebytes.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

namespace {

std::string packed(const LayerTree &tree)
{
    Packer out;
    packTree(out, tree);
    return out.take();
}

Result<LayerTree> unpacked(std::string_view bytes, const Limits &limits = {})
{
    return unpackTree(bytes, limits, "tree");
}

// Everything that can be asked of a tree, so that what does not keep the rules is noticed by the sanitizers.
std::size_t askAll(const LayerTree &tree)
{
    std::size_t sum = treeText(tree).size() + tree.oldVersions().size();
    for (std::uint32_t i = 0; i < tree.size(); ++i)
        sum += tree.find(tree.path(NodeId(i))).value == i ? 1U : 0U;
    for (const LayerTree::OldVersion &old : tree.oldVersions())
        sum += tree.path(old.node).size() + tree.xattrs(old.entry).size() + tree.target(old.entry).size() + (tree.digest(old.entry) ? 1U : 0U) + tree.linkCount(old.entry);
    for (const LayerTree::Alias &alias : tree.aliases())
        sum += tree.redirect(alias).value_or("").size();
    return sum + treeText(*FsTree::overlay({std::make_shared<const LayerTree>(tree)})).size();
}

LayerTree marked()
{
    LayerTreeBuilder builder{Limits{}};
    Entry folder;
    folder.type = EntryType::Directory;
    Entry file;
    file.type = EntryType::File;
    file.size = 1ULL << 63;
    file.mtimeSec = std::numeric_limits<std::int64_t>::min();
    file.mtimeNsec = 999'999'999;
    const auto a = builder.add("a", folder, {});
    file.locator = 77;
    const auto b = builder.add("a/b", file, {{}, {{"user.x", "1"}}, true});
    file.mtimeSec = std::numeric_limits<std::int64_t>::max();
    const auto c = builder.add("a/c", file, {{}, {{"user.x", "1"}}, true});
    builder.setDigest(*c, sha256("c"));
    const auto again = builder.add("a/c", file, {{}, {}, true});
    if (!again || !builder.markAlias(*a, "/somewhere\xff", false) || !builder.markAlias(*b, std::nullopt, true))
        std::abort();
    LayerTree tree = builder.finish();
    tree.setAttributesUnknown();
    tree.setOverridden();
    return tree;
}

} // namespace

class TestTreeBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack_data();
    void comesBack();
    void everyMemberComesBack();
    void cutAnywhere();
    void spoiledAnywhere();
    void brokenRules_data();
    void brokenRules();
    void limitsHold();
    void promisesCostNothing();
};

void TestTreeBytes::comesBack_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("every type") << QByteArray("d etc 0755 1/2 @-3600.5\nf etc/a 04755 hello user.k=1\nl b -> etc/a\nh c -> etc/a\nw gone\no etc\nc dev/n 1:3\nb dev/s 8:0\np f\ns s\nf u !unreadable\n");
    QTest::newRow("said twice") << QByteArray("f a x\nf a y\nd a\nf a/b\nf a z\nh q -> a\nf a w\n");
    QTest::newRow("bytes") << QByteArray("f \\xff\\x01 content\nf \\xc3\\xa9 user.n=\\x00\\xff\n");
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        RandomLayers random(seed);
        random.unreadable = true;
        QTest::newRow(qPrintable(QStringLiteral("random %1").arg(seed))) << QByteArray::fromStdString(random.lines(5 + seed * 7));
    }
}

void TestTreeBytes::comesBack()
{
    QFETCH(QByteArray, lines);
    const BuiltLayer built = buildLayer(lines.toStdString());
    const std::string bytes = packed(*built.tree);
    const auto tree = unpacked(bytes);
    QVERIFY2(tree.has_value(), tree ? "" : tree.error().message().c_str());
    QCOMPARE(QByteArray::fromStdString(treeText(*tree)), QByteArray::fromStdString(treeText(*built.tree)));
    QCOMPARE(tree->recordedEntries(), built.tree->recordedEntries());
    QCOMPARE(tree->oldVersions().size(), built.tree->oldVersions().size());
    QVERIFY(packed(*tree) == bytes);
    QCOMPARE(askAll(*tree), askAll(*built.tree));
}

void TestTreeBytes::everyMemberComesBack()
{
    const LayerTree tree = marked();
    const auto again = unpacked(packed(tree));
    QVERIFY(again.has_value());
    QVERIFY(again->attributesUnknown() && again->overridden());
    QCOMPARE(again->aliases().size(), std::size_t{2});
    QCOMPARE(QByteArray::fromStdString(std::string(*again->redirect(again->aliases()[0]))), QByteArray("/somewhere\xff"));
    QVERIFY(again->isMetacopy(again->find("a/b")) && !again->redirect(again->aliases()[1]));
    QCOMPARE(again->oldVersions().size(), std::size_t{1});
    QVERIFY(again->digest(again->oldVersions()[0].entry) != nullptr);
    QVERIFY(again->digest(again->entry(again->find("a/c"))) == nullptr);
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const Entry &was = tree.entry(NodeId(i));
        const Entry &is = again->entry(NodeId(i));
        QVERIFY(was.size == is.size && was.mtimeSec == is.mtimeSec && was.mtimeNsec == is.mtimeNsec && was.uid == is.uid && was.flags == is.flags && was.mode == is.mode);
        QCOMPARE(is.locator, std::uint64_t{0});
    }
}

void TestTreeBytes::cutAnywhere()
{
    for (const LayerTree &tree : {marked(), *layer("d etc\nf etc/a hello user.k=1\nl b -> etc/a\nh c -> etc/a\nf etc/a again\nw gone\n")}) {
        const std::string bytes = packed(tree);
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            const auto cut = unpacked(std::string_view(bytes).substr(0, size));
            QVERIFY2(!cut, qPrintable(QString::number(size)));
            QVERIFY(!cut.error().detail.empty() && cut.error().file == "tree");
        }
        QVERIFY(!unpacked(bytes + '\0'));
    }
}

void TestTreeBytes::spoiledAnywhere()
{
    std::size_t taken = 0;
    std::size_t asked = 0;
    for (const LayerTree &tree : {marked(), *layer("d etc\nf etc/a hello user.k=1\nl b -> etc/a\nh c -> etc/a\nf etc/a again\nw gone\nd etc/x\nf etc/x/y\n")}) {
        const std::string bytes = packed(tree);
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            for (int value = 0; value < 256; ++value) {
                std::string spoiled = bytes;
                spoiled[at] = static_cast<char>(value);
                const auto read = unpacked(spoiled);
                if (!read)
                    continue;
                ++taken;
                asked += askAll(*read);
                QVERIFY(packed(*read) == spoiled || at < bytes.size());
            }
        }
    }
    // Most bytes are names, digests and numbers that may be any.
    QVERIFY(taken > 1000 && asked > 0);
}

void TestTreeBytes::brokenRules_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("out of order") << QByteArray("f aa\nf bb\n") << QByteArray("aabb") << QByteArray("bbaa") << QByteArray("out of order");
    QTest::newRow("twice") << QByteArray("f aa\nf bb\n") << QByteArray("aabb") << QByteArray("aaaa") << QByteArray("out of order");
    QTest::newRow("slash") << QByteArray("f aa\nf bb\n") << QByteArray("aabb") << QByteArray("a/bb") << QByteArray("name that is none");
    QTest::newRow("dots") << QByteArray("f aa\nf bb\n") << QByteArray("aabb") << QByteArray("..bb") << QByteArray("name that is none");
    QTest::newRow("attributes") << QByteArray("f aa user.k=v\n") << QByteArray("\6\0\0\0user.k", 10) << QByteArray("\7\0\0\0user.k", 10) << QByteArray("list of attributes");
}

void TestTreeBytes::brokenRules()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, complaint);
    QByteArray bytes = QByteArray::fromStdString(packed(*layer(lines.toStdString())));
    QCOMPARE(bytes.count(from), 1);
    bytes.replace(from, to);
    const auto read = unpacked(bytes.toStdString());
    QVERIFY(!read);
    QVERIFY2(QByteArray::fromStdString(read.error().detail).contains(complaint), read.error().detail.c_str());
}

void TestTreeBytes::limitsHold()
{
    const std::string bytes = packed(*layer("f a/b/c/d\nf e\n"));
    QVERIFY(unpacked(bytes));
    Limits limits;
    limits.entriesPerSource = 4;
    QVERIFY(!unpacked(bytes, limits));
    limits = Limits();
    limits.pathDepth = 3;
    QCOMPARE(unpacked(bytes, limits).error().code, ErrorCode::LimitExceeded);
    limits = Limits();
    limits.pathBytes = 6;
    QCOMPARE(unpacked(bytes, limits).error().code, ErrorCode::LimitExceeded);
    limits = Limits();
    limits.namesBytes = 4;
    QCOMPARE(unpacked(bytes, limits).error().code, ErrorCode::LimitExceeded);
}

// Counts that the bytes do not keep are refused before anything is made of them.
void TestTreeBytes::promisesCostNothing()
{
    Packer out;
    out.number(1);
    out.number(4'999'999);
    const auto nodes = unpacked(out.bytes());
    QVERIFY(!nodes);
    QCOMPARE(nodes.error().code, ErrorCode::Truncated);
    QVERIFY(!unpacked(std::string("\1\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 11)));
    QVERIFY(!unpacked(std::string("\1\x81\x80\x00", 4)));
    Packer newer;
    newer.number(2);
    QCOMPARE(unpacked(newer.bytes()).error().code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestTreeBytes)
#include "tst_treebytes.moc"
