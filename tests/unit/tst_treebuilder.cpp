// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/keyedhash.h"
#include "support/cputime.h"
#include "support/qtbytes.h"
#include "support/randomlayers.h"
#include "support/treetext.h"
#include "tree/layertreebuilder.h"

#include <QtTest>

#include <map>
#include <set>

using namespace assay;
using namespace assay::test;

// What LayerTree promises about its order, of any tree.
static std::string brokenInvariant(const LayerTree &tree)
{
    std::uint32_t next = 1;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const NodeId id(i);
        const NodeRange range = tree.children(id);
        if (range.count != 0 && range.first != next)
            return "children of node " + std::to_string(i) + " do not follow those of the node before";
        next += range.count;
        for (std::uint32_t c = 0; c < range.count; ++c) {
            const NodeId child(range.first + c);
            if (tree.parent(child) != id)
                return "a child of " + tree.path(id) + " has another parent";
            if (c != 0 && !(tree.name(NodeId(child.value - 1)) < tree.name(child)))
                return "children of " + tree.path(id) + " are not sorted";
            if (tree.name(child).empty() || tree.name(child).find('/') != std::string_view::npos)
                return "a name that is none";
        }
        if (range.count != 0 && tree.entry(id).type != EntryType::Directory)
            return tree.path(id) + " has children and is no directory";
        if (tree.find(tree.path(id)) != id)
            return tree.path(id) + " is not found where it is";
        const Entry &entry = tree.entry(id);
        if (entry.type == EntryType::None && !entry.has(EntryFlag::Whiteout))
            return tree.path(id) + " is nothing at all";
    }
    return next == tree.size() ? std::string() : "nodes that are no children";
}

class TestTreeBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layers_data();
    void layers();
    void whiteoutNames_data();
    void whiteoutNames();
    void hardLinkHeaders_data();
    void hardLinkHeaders();
    void links_data();
    void links();
    void oldVersionsAreKept();
    void oldVersionsOfReplacedFolders();
    void digestOfAMarkedFileIsItsOwn();
    void setDigestWithoutSlot();
    void aLongPathFits();
    void limits_data();
    void limits();
    void nestedFoldersHitTheDepthLimit();
    void linksCannotMakePathsLonger();
    void linkBombIsCheap();
    void replacedAgainAndAgain();
    void floodOfDuplicatesIsCounted();
    void collidingNamesStayFast();
    void invariantsOfRandomLayers();
    void textComesBack();
};

void TestTreeBuilder::layers_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("tree");
    QTest::addColumn<QByteArray>("findings");

    const auto row = [](const char *name, const char *lines, const char *tree, const char *findings = "") {
        QTest::newRow(name) << QByteArray(lines) << QByteArray(tree) << QByteArray(findings);
    };
    row("empty layer", "", "");
    row("names are cleaned", "d ./a//b/ 0700\nf /a/./b/c 0644 x", "d a !implied\nd a/b 0700\nf a/b/c 0644 x\n");
    row("parents are implied", "f a/b/c 0600 x", "d a !implied\nd a/b !implied\nf a/b/c 0600 x\n");
    row("implied parents learn of themselves", "f a/b x\nd a 0711 5/6 @7", "d a 0711 5/6 @7\nf a/b 0644 x\n");
    row("order is bytewise", "f b\nf B\nf a.b\nf a\nf a\\xff\nf \\x01", "f \\x01 0644\nf B 0644\nf a 0644\nf a.b 0644\nf a\\xff 0644\nf b 0644\n");
    row("root entry", "d ./ 0700 1/2 @3\nf a", "d \\. 0700 1/2 @3\nf a 0644\n");
    row("root by slash", "d / 0700", "d \\. 0700\n");
    row("root by empty name", "d \\. 0700", "d \\. 0700\n");
    row("a file with an empty name", "f \\. x", "", "tar.odd-entry \\.\n");
    row("a link that would be the root", "l . -> x", "", "tar.odd-entry .\n");
    row("names that are not UTF-8", "f a\\xc3\\x28/\\xff\\xfe x", "d a\\xc3( !implied\nf a\\xc3(/\\xff\\xfe 0644 x\n");
    row("a newline and a space are parts of names", "f a\\x0ab\\x20c x", "f a\\x0ab\\x20c 0644 x\n");

    row("dots that stay inside", "f a/../b x", "f b 0644 x\n", "tar.odd-entry a/../b\n");
    row("dots of an absolute name end at the root", "f /../b x", "f b 0644 x\n", "tar.odd-entry /../b\n");
    row("dots that lead out", "f a/../../b x\nd ../ 0700", "", "tar.escaping-name a/../../b\ntar.escaping-name ../\n");
    row("three dots are a name", "f .../x x", "d ... !implied\nf .../x 0644 x\n");

    row("last entry wins", "f a 0644 1\nf a 0600 2", "f a 0600 2\n", "tar.duplicate a\n");
    row("a folder again keeps its content", "d a 0755\nf a/b x\nd a 0700", "d a 0700\nf a/b 0644 x\n", "tar.duplicate a\n");
    row("a folder replaced by a file", "d a 0755\nf a/b x\nf a y", "f a 0644 y\n", "tar.duplicate a\ntar.duplicate a/b\n");
    row("and back again", "d a 0755\nf a/b x\nf a y\nd a 0700\nf a/c z", "d a 0700\nf a/c 0644 z\n", "tar.duplicate a\ntar.duplicate a/b\ntar.duplicate a\n");
    row("a name that comes back", "f a/b x\nf a y\nd a 0700\nf a/b z", "d a 0700\nf a/b 0644 z\n", "tar.duplicate a/b\ntar.duplicate a\n");
    row("a folder of folders replaced", "f a/b/c x\nf a/b/d x\nf a y\nf a/b/c z", "d a !implied\nd a/b !implied\nf a/b/c 0644 z\n",
        "tar.duplicate a/b\ntar.duplicate a/b/d\ntar.duplicate a/b/c\ntar.odd-entry a/b/c\n");
    row("an entry below a file", "f a x\nf a/b y", "d a !implied\nf a/b 0644 y\n", "tar.odd-entry a/b\n");

    row("all kinds", "c c 1:3\nb b 0660 8:0 0/6\np p 0600\ns s\nl l -> t", "b b 0660 8:0 0/6\nc c 0644 1:3\nl l -> t\np p 0600\ns s 0644\n");
    row("times and attributes", "f a @-3600.5 user.b=2 user.a=\\x00\\xff\nd d @9223372036854775807",
        "f a 0644 @-3600.5 user.a=\\x00\\xff user.b=2\nd d 0755 @9223372036854775807\n");
}

void TestTreeBuilder::layers()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, tree);
    QFETCH(QByteArray, findings);
    const BuiltLayer built = buildLayer(lines.toStdString());
    QCOMPARE(bytes(built.error), QByteArray());
    QCOMPARE(bytes(treeText(*built.tree)), tree);
    QCOMPARE(bytes(findingsText(built.findings)), findings);
    QCOMPARE(bytes(brokenInvariant(*built.tree)), QByteArray());
}

void TestTreeBuilder::whiteoutNames_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("tree");
    QTest::addColumn<QByteArray>("findings");

    const auto row = [](const char *name, const char *lines, const char *tree, const char *findings = "") {
        QTest::newRow(name) << QByteArray(lines) << QByteArray(tree) << QByteArray(findings);
    };
    row("whiteout", "f a/.wh.b 0600", "d a !implied\nw a/b\n");
    row("at the root", "f .wh.b", "w b\n");
    row("of a name with a slash behind", "f a/.wh.b/", "d a !implied\nw a/b\n");
    row("of a name with a dot behind", "f a/.wh.b/.", "d a !implied\nw a/b\n");
    row("opaque before its folder", "f a/.wh..wh..opq\nd a 0700\nf a/b x", "d a 0700 !opaque\nf a/b 0644 x\n");
    row("opaque after its folder", "d a 0700\nf a/b x\nf a/.wh..wh..opq", "d a 0700 !opaque\nf a/b 0644 x\n");
    row("opaque alone", "f a/.wh..wh..opq", "d a !implied !opaque\n");
    row("opaque root", "f .wh..wh..opq\nf b x", "d \\. !implied !opaque\nf b 0644 x\n");
    row("opaque given away with its folder", "f a/.wh..wh..opq\nd a 0700\nf a x", "f a 0644 !whiteout x\n", "tar.duplicate a\n");
    row("whiteout and file of one name", "f .wh.a\nf a x", "f a 0644 !whiteout x\n");
    row("file and whiteout of one name", "f a x\nf .wh.a", "f a 0644 !whiteout x\n");
    row("whiteout and folder of one name", "f .wh.a\nf a/b x", "d a !implied !whiteout\nf a/b 0644 x\n");
    row("whiteout twice", "f .wh.a\nf .wh.a", "w a\n");
    row("nothing hidden", "f a/.wh.\nf .wh..\nf .wh...", "", "tar.whiteout-invalid a/.wh.\ntar.whiteout-invalid .wh..\ntar.whiteout-invalid .wh...\n");
    row("records of aufs", "d .wh..wh.plnk 0700\nf .wh..wh.plnk/1.2 x\nf .wh..wh.aufs", "",
        "tar.odd-entry .wh..wh.plnk\ntar.odd-entry .wh..wh.plnk/1.2\ntar.odd-entry .wh..wh.aufs\n");
    row("whiteout of a hidden name", "f a/.wh..wh.x", "d a !implied\nw a/.wh.x\n");
    row("any kind of entry is a whiteout", "l .wh.a -> /etc\nd .wh.b 0755\nc .wh.c 1:3", "w a\nw b\nw c\n");
    row("a hard link is a whiteout", "f x secret\nh .wh.y -> x", "f x 0644 secret\nw y\n");
    row("a hard link is a whiteout of itself", "f x secret\nh .wh.x -> x", "f x 0644 !whiteout secret\n");
    row("below a folder named like a whiteout", "f .wh.a/b x", "d .wh.a !implied\nf .wh.a/b 0644 x\n");
    row("below a file that hides", "f .wh.a\nf a x\nf a/b y", "d a !implied !whiteout\nf a/b 0644 y\n", "tar.odd-entry a/b\n");
    row("dots before a whiteout", "f a/../.wh.b", "w b\n", "tar.odd-entry a/../.wh.b\n");
    row("dots behind a whiteout", "f .wh.a/../b x", "f b 0644 x\n", "tar.odd-entry .wh.a/../b\n");
    row("a whiteout that leads out", "f ../.wh.b", "", "tar.escaping-name ../.wh.b\n");
}

void TestTreeBuilder::whiteoutNames()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, tree);
    QFETCH(QByteArray, findings);
    LayerOptions options;
    options.whiteoutNames = true;
    const BuiltLayer built = buildLayer(lines.toStdString(), options);
    QCOMPARE(bytes(built.error), QByteArray());
    QCOMPARE(bytes(treeText(*built.tree)), tree);
    QCOMPARE(bytes(findingsText(built.findings)), findings);
    QCOMPARE(bytes(brokenInvariant(*built.tree)), QByteArray());
    // Without, they are files like any other.
    const BuiltLayer plain = buildLayer(lines.toStdString());
    const QByteArray text = bytes(treeText(*plain.tree));
    QVERIFY(!text.contains("!whiteout") && !text.contains("!opaque") && !text.startsWith("w ") && !text.contains("\nw "));
}

void TestTreeBuilder::hardLinkHeaders_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("tree");
    QTest::addColumn<QByteArray>("findings");

    const auto row = [](const char *name, const char *lines, const char *tree, const char *findings) {
        QTest::newRow(name) << QByteArray(lines) << QByteArray(tree) << QByteArray(findings);
    };
    row("says the same", "f a 0640 1/2 @3 x\nh b -> a 0640 1/2 @3", "f a 0640 1/2 @3 x x2\nf b 0640 1/2 @3 x x2\n", "");
    row("mode", "f a 0755 x\nh b -> a 04755", "f a 4755 x x2\nf b 4755 x x2\n", "tar.odd-entry b\n");
    row("owner and time", "f a x\nh b -> a 7/8 @9.5", "f a 0644 7/8 @9.5 x x2\nf b 0644 7/8 @9.5 x x2\n", "tar.odd-entry b\n");
    row("the last one counts", "f a 0644 x\nh b -> a 04755\nh c -> b 0644", "f a 0644 x x3\nf b 0644 x x3\nf c 0644 x x3\n", "tar.odd-entry b\ntar.odd-entry c\n");
    row("capability", "f a user.x=1 x\nh b -> a security.capability=root", "f a 0644 security.capability=root user.x=1 x x2\nf b 0644 security.capability=root user.x=1 x x2\n",
        "tar.odd-entry b\n");
    row("another value", "f a user.x=1 x\nh b -> a user.x=2", "f a 0644 user.x=2 x x2\nf b 0644 user.x=2 x x2\n", "tar.odd-entry b\n");
    row("a symbolic link has no mode", "l a -> t\nh b -> a 04755 1/1 @5", "l a -> t 1/1 x2\nl b -> t 1/1 x2\n", "tar.odd-entry b\n");
}

void TestTreeBuilder::hardLinkHeaders()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, tree);
    QFETCH(QByteArray, findings);
    const BuiltLayer built = buildLayer(lines.toStdString());
    QCOMPARE(bytes(treeText(*built.tree)), tree);
    QCOMPARE(bytes(findingsText(built.findings)), findings);
}

void TestTreeBuilder::links_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("tree");
    QTest::addColumn<QByteArray>("findings");

    const auto row = [](const char *name, const char *lines, const char *tree, const char *findings = "") {
        QTest::newRow(name) << QByteArray(lines) << QByteArray(tree) << QByteArray(findings);
    };
    row("hard link", "f a x\nh b -> a", "f a 0644 x x2\nf b 0644 x x2\n");
    row("link to a link", "f a x\nh b -> ./a\nh c -> /b", "f a 0644 x x3\nf b 0644 x x3\nf c 0644 x x3\n");
    row("link with dots inside", "f a x\nh b -> d/../a", "f a 0644 x x2\nf b 0644 x x2\n");
    row("link to nothing", "h b -> a", "f b 0644 !unreadable ?0\n", "tar.link-target-missing b\n");
    row("link to what comes later", "h b -> a\nf a x", "f a 0644 x\nf b 0644 !unreadable ?0\n", "tar.link-target-missing b\n");
    row("link to a folder", "d a 0755\nh b -> a", "d a 0755\nf b 0644 !unreadable ?0\n", "tar.link-target-missing b\n");
    row("link that leads out", "f a x\nh b -> ../a", "f a 0644 x\nf b 0644 !unreadable ?0\n", "tar.link-target-missing b\n");
    row("link to itself", "f a x\nh a -> a", "f a 0644 !unreadable ?0\n", "tar.duplicate a\ntar.link-target-missing a\n");
    row("link that replaces the folder of its target", "f a/b x\nh a -> a/b", "f a 0644 !unreadable ?0\n", "tar.duplicate a/b\ntar.link-target-missing a\n");
    row("a name replaced leaves the others", "f a x\nh b -> a\nf b y", "f a 0644 x\nf b 0644 y\n", "tar.duplicate b\n");
    row("the first name replaced", "f a x\nh b -> a\nh c -> a\nf a y", "f a 0644 y\nf b 0644 x x2\nf c 0644 x x2\n", "tar.duplicate a\n");

    row("below a symbolic link", "d usr/bin 0755\nl bin -> usr/bin\nf bin/sh x", "l bin -> usr/bin\nd usr !implied\nd usr/bin 0755\nf usr/bin/sh 0644 x\n");
    row("below an absolute one", "d usr/bin 0755\nl bin -> /usr/bin\nf bin/sh x", "l bin -> /usr/bin\nd usr !implied\nd usr/bin 0755\nf usr/bin/sh 0644 x\n");
    row("below one that climbs too far", "d b 0755\nl a/l -> ../../../b\nf a/l/x x", "d a !implied\nd b 0755\nl a/l -> ../../../b\nf b/x 0644 x\n");
    row("below a chain", "d c 0755\nl b -> c\nl a -> b\nf a/x x", "l a -> b\nl b -> c\nd c 0755\nf c/x 0644 x\n");
    row("below a link in the middle of a target", "d c/d 0755\nl b -> c\nl a -> b/d\nf a/x x", "l a -> b/d\nl b -> c\nd c !implied\nd c/d 0755\nf c/d/x 0644 x\n");
    row("below a link that loops", "l a -> b\nl b -> a\nf a/x x", "d a !implied\nl b -> a\nf a/x 0644 x\n", "tar.odd-entry a/x\n");
    row("below a link to itself", "l a -> a\nf a/x x", "d a !implied\nf a/x 0644 x\n", "tar.odd-entry a/x\n");
    row("below a link to a file", "f b y\nl a -> b\nf a/x x", "d a !implied\nf b 0644 y\nf a/x 0644 x\n", "tar.odd-entry a/x\n");
    row("below a link to nothing", "l a -> b\nf a/x x", "d a !implied\nf a/x 0644 x\n", "tar.odd-entry a/x\n");
    row("a hard link through a symbolic one", "f d/f x\nl s -> d\nh h -> s/f", "d d !implied\nf h 0644 x x2\nl s -> d\nf d/f 0644 x x2\n");
    row("a hard link to a symbolic one", "l a -> t\nh b -> a", "l a -> t x2\nl b -> t x2\n");
}

void TestTreeBuilder::links()
{
    layers();
}

void TestTreeBuilder::oldVersionsAreKept()
{
    const auto tree = layer("f a 0644 one\nf a 0600 two\nl a -> three\nf a 0400 four");
    QStringList found;
    for (const LayerTree::OldVersion &old : tree->oldVersions()) {
        found += QString::fromStdString(tree->path(old.node)) + u' ' + QString::number(old.entry.mode, 8);
        if (const Sha256Digest *digest = tree->digest(old.entry))
            found.back() += u' ' + QString::fromStdString(toHex(*digest)).left(4);
        if (!tree->target(old.entry).empty())
            found.back() += u' ' + QString::fromStdString(std::string(tree->target(old.entry)));
    }
    QCOMPARE(found.join(u'\n'), QStringLiteral("a 644 7692\na 600 3fc4\na 777 three"));
    QCOMPARE(tree->recordedEntries(), 4U);
}

void TestTreeBuilder::oldVersionsOfReplacedFolders()
{
    // The file comes back after its folder was replaced: what it was before is one of its versions.
    const auto tree = layer("f a/b 0644 one\nf a x\nd a 0755\nf a/b 0600 two");
    QStringList found;
    for (const LayerTree::OldVersion &old : tree->oldVersions())
        found += QString::fromStdString(tree->path(old.node)) + u' ' + QString::number(old.entry.mode, 8);
    QCOMPARE(found.join(u'\n'), QStringLiteral("a/b 644\na 644"));
    // Where it does not come back there is no node to hang it on; the findings tell.
    const BuiltLayer gone = buildLayer("f a/b 0644 one\nf a x");
    QVERIFY(gone.tree->oldVersions().empty());
    QCOMPARE(bytes(findingsText(gone.findings)), QByteArray("tar.duplicate a/b\n"));
}

void TestTreeBuilder::digestOfAMarkedFileIsItsOwn()
{
    // A whiteout that has content, of a file of the same layer: its bytes must never become the file's.
    Limits limits;
    LayerTreeBuilder builder(limits);
    builder.setWhiteoutNames(true);
    Entry file;
    file.type = EntryType::File;
    LayerTreeBuilder::Content content;
    content.wantsDigest = true;
    const auto first = builder.add("bin/sh", file, content);
    QVERIFY(first && *first);
    const auto mark = builder.add("bin/.wh.sh", file, content);
    QVERIFY(mark && !*mark);
    const auto opaque = builder.add("bin/.wh..wh..opq", file, content);
    QVERIFY(opaque && !*opaque);
}

void TestTreeBuilder::setDigestWithoutSlot()
{
    LayerTreeBuilder builder{Limits{}};
    Entry folder;
    folder.type = EntryType::Directory;
    const auto added = builder.add("a", folder, {});
    QVERIFY(added && *added);
    builder.setDigest(*added, Sha256Digest{});
    const LayerTree tree = builder.finish();
    QVERIFY(!tree.digest(tree.entry(tree.find("a"))));
}

void TestTreeBuilder::aLongPathFits()
{
    std::string path;
    while (path.size() < 4000)
        path += std::string(199, 'n') + '/';
    path += "end";
    const auto tree = layer("f " + path + " x");
    const NodeId node = tree->find(path);
    QVERIFY(node);
    QCOMPARE(bytes(tree->path(node)), bytes(path));
    QCOMPARE(tree->size(), 22U);
    const auto whole = layer("f " + std::string(4000, 'x') + " x");
    QVERIFY(whole->find(std::string(4000, 'x')));
}

void TestTreeBuilder::limits_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QByteArray>("tree");

    // 6 nodes (the root one of them) or records, 20 bytes of names or of links and attributes, paths of 12 bytes and 3 parts
    QTest::newRow("nodes") << QByteArray("f a\nf b\nf c\nf d\nf e\nf f") << QByteArray("more than 6 entries")
                           << QByteArray("f a 0644\nf b 0644\nf c 0644\nf d 0644\nf e 0644\n");
    QTest::newRow("records") << QByteArray("f a\nf a\nf a\nf a\nf a\nf a\nf a") << QByteArray("more than 6 entries") << QByteArray("f a 0644\n");
    QTest::newRow("whiteouts") << QByteArray("w a\nw a\nw a\nw a\nw a\nw a\nw a") << QByteArray("more than 6 entries") << QByteArray("w a\n");
    QTest::newRow("path bytes") << QByteArray("f abcdefghijkl\nf abcdefghijklm") << QByteArray("abcdefghijklm: a path of 13 bytes, more than 12")
                                << QByteArray("f abcdefghijkl 0644\n");
    QTest::newRow("path depth") << QByteArray("f a/b/c\nf a/b/c/d") << QByteArray("a/b/c/d: a path of more than 3 parts")
                                << QByteArray("d a !implied\nd a/b !implied\nf a/b/c 0644\n");
    QTest::newRow("depth without its dots") << QByteArray("f ./a/./b/./c") << QByteArray() << QByteArray("d a !implied\nd a/b !implied\nf a/b/c 0644\n");
    QTest::newRow("depth through a link") << QByteArray("d a/b 0755\nl s -> a/b\nf s/c\nf s/c/d") << QByteArray("a path of more than 3 parts")
                                          << QByteArray("d a !implied\nl s -> a/b\nd a/b 0755\nd a/b/c !implied\n");
    QTest::newRow("bytes through a link") << QByteArray("d abcdef 0755\nl s -> abcdef\nf s/ghijk\nf s/ghijkl") << QByteArray("a path of more than 12 bytes")
                                          << QByteArray("d abcdef 0755\nl s -> abcdef\nf abcdef/ghijk 0644\n");
    QTest::newRow("names") << QByteArray("f abcdefghijkl\nf 12345678\nf z") << QByteArray("more than 20 bytes of names")
                           << QByteArray("f 12345678 0644\nf abcdefghijkl 0644\n");
    QTest::newRow("link targets") << QByteArray("l a -> 12345678\nl b -> 1234\nl c -> 1") << QByteArray("more than 20 bytes of link targets and attributes")
                                  << QByteArray("l a -> 12345678\nl b -> 1234\n");
    QTest::newRow("attributes") << QByteArray("f a n=1234567\nf b n=1") << QByteArray("more than 20 bytes of link targets and attributes")
                                << QByteArray("f a 0644 n=1234567\n");
    QTest::newRow("a target longer than all") << QByteArray("l a -> 123456789012345678901234567890") << QByteArray("more than 20 bytes of link targets and attributes")
                                              << QByteArray("");
}

void TestTreeBuilder::limits()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, error);
    QFETCH(QByteArray, tree);
    LayerOptions options;
    options.limits.entriesPerSource = 6;
    options.limits.namesBytes = 20;
    options.limits.pathBytes = 12;
    options.limits.pathDepth = 3;
    const BuiltLayer built = buildLayer(lines.toStdString(), options);
    QCOMPARE(bytes(built.error), error);
    // Nodes that were begun before the limit was hit are of no kind and hide nothing.
    std::string text = treeText(*built.tree);
    for (const std::string begun : {"w abcdefghijklm\n", "w a/b/c/d\n", "w a\n", "w b\n", "w c\n"}) {
        if (!tree.contains(begun.c_str()) && text.ends_with(begun))
            text.erase(text.size() - begun.size());
    }
    QCOMPARE(bytes(text), tree);
}

void TestTreeBuilder::nestedFoldersHitTheDepthLimit()
{
    // A million folders in each other: in one name, and one at a time.
    LayerTreeBuilder builder{Limits{}};
    Entry folder;
    folder.type = EntryType::Directory;
    std::string path;
    for (int i = 0; i < 1'000'000; ++i)
        path += "d/";
    const auto whole = builder.add(path, folder, {});
    QVERIFY(!whole);
    QCOMPARE(whole.error().code, ErrorCode::LimitExceeded);
    path.clear();
    std::uint32_t depth = 0;
    while (true) {
        path += "d/";
        const auto added = builder.add(path, folder, {});
        if (!added) {
            QCOMPARE(added.error().code, ErrorCode::LimitExceeded);
            break;
        }
        ++depth;
    }
    QCOMPARE(depth, Limits{}.pathDepth);
    const LayerTree tree = builder.finish();
    QCOMPARE(tree.size(), depth + 1);
    QCOMPARE(tree.path(NodeId(depth)).size(), std::size_t{2} * depth - 1);
}

void TestTreeBuilder::linksCannotMakePathsLonger()
{
    // Each link leads as deep as a path may go, and the next folder chain begins there.
    LayerTreeBuilder builder{Limits{}};
    Entry folder;
    folder.type = EntryType::Directory;
    Entry link;
    link.type = EntryType::Symlink;
    std::string deep;
    for (int i = 0; i < 4000; ++i)
        deep += "d/";
    QVERIFY(builder.add(deep, folder, {}));
    LayerTreeBuilder::Content content;
    content.target = deep;
    QVERIFY(builder.add("s", link, content));
    const auto longer = builder.add("s/" + deep, folder, {});
    QVERIFY(!longer);
    QCOMPARE(longer.error().code, ErrorCode::LimitExceeded);
}

void TestTreeBuilder::linkBombIsCheap()
{
    // l0 -> l1/l1/l1/…, l1 -> l2/l2/l2/…: followed one by one these would never end.
    LayerTreeBuilder builder{Limits{}};
    Entry link;
    link.type = EntryType::Symlink;
    for (int i = 0; i < 40; ++i) {
        std::string target;
        for (int k = 0; k < 1000; ++k)
            target += "l" + std::to_string(i + 1) + "/../";
        target += '.';
        LayerTreeBuilder::Content content;
        content.target = target;
        QVERIFY(builder.add("l" + std::to_string(i), link, content));
    }
    Entry folder;
    folder.type = EntryType::Directory;
    QVERIFY(builder.add("l40", folder, {}));
    const CpuTimer timer;
    for (int i = 0; i < 100; ++i)
        QVERIFY(builder.add("l0/x" + std::to_string(i), folder, {}));
    QVERIFY2(timer.seconds() < 5, "a chain of links costs more than it may");
}

void TestTreeBuilder::replacedAgainAndAgain()
{
    // A folder with a file, replaced by a file, and so on: neither nodes nor time may grow with the square.
    LayerTreeBuilder builder{Limits{}};
    Entry folder;
    folder.type = EntryType::Directory;
    Entry file;
    file.type = EntryType::File;
    const CpuTimer timer;
    for (int i = 0; i < 200'000; ++i) {
        QVERIFY(builder.add("a", folder, {}));
        QVERIFY(builder.add("a/x", file, {}));
        QVERIFY(builder.add("a", file, {}));
    }
    QVERIFY2(timer.seconds() < 20, "replacing a folder gets slower each time");
    QCOMPARE(builder.finish().size(), 2U);
}

void TestTreeBuilder::floodOfDuplicatesIsCounted()
{
    LayerOptions options;
    options.limits.findingsPerCode = 3;
    std::string lines;
    for (int i = 0; i < 10; ++i)
        lines += "f a\nf ../x\n";
    const BuiltLayer built = buildLayer(lines, options);
    QCOMPARE(bytes(findingsText(built.findings, true)),
             QByteArray("tar.escaping-name ../x\ntar.duplicate a\ntar.escaping-name ../x\ntar.duplicate a\ntar.escaping-name ../x\ntar.duplicate a\n"
                        "findings.truncated \\. code=tar.escaping-name kept=3 seen=10\nfindings.truncated \\. code=tar.duplicate kept=3 seen=9\n"));
}

void TestTreeBuilder::collidingNamesStayFast()
{
    // Pairs of eight-byte words that a multiply-and-fold hash gives the same value whatever its seed: 2^14 names of 224 bytes.
    LayerTreeBuilder builder{Limits{}};
    Entry file;
    file.type = EntryType::File;
    const CpuTimer timer;
    for (unsigned i = 0; i < (1U << 14); ++i) {
        std::string name(14 * 16, 'a');
        for (unsigned bit = 0; bit < 14; ++bit) {
            if ((i >> bit) & 1) {
                name[bit * 16 + 7] = static_cast<char>(name[bit * 16 + 7] ^ 0x80);
                name[bit * 16 + 11] = static_cast<char>(name[bit * 16 + 11] ^ 0x80);
                name[bit * 16 + 15] = static_cast<char>(name[bit * 16 + 15] ^ 0x80);
            }
        }
        QVERIFY(builder.add(name, file, {}));
    }
    QVERIFY2(timer.seconds() < 5, "names can be chosen to collide");
    std::set<std::uint64_t> lowBits;
    for (unsigned i = 0; i < 256; ++i)
        lowBits.insert(keyedHash(1, std::string(i, 'x')) & 0xFFFF);
    QVERIFY(lowBits.size() > 240);
}

void TestTreeBuilder::invariantsOfRandomLayers()
{
    for (std::uint32_t seed = 0; seed < 500; ++seed) {
        RandomLayers random(seed);
        const std::string lines = random.lines(60);
        const BuiltLayer built = buildLayer(lines);
        const std::string broken = brokenInvariant(*built.tree);
        QVERIFY2(broken.empty(), (broken + "\n" + lines).c_str());
        std::uint64_t recorded = 0;
        for (const char c : lines)
            recorded += c == '\n';
        QCOMPARE(built.tree->recordedEntries(), recorded);
    }
}

void TestTreeBuilder::textComesBack()
{
    // What is printed can be read again, for layers without links and marks.
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        RandomLayers random(seed);
        random.marks = random.hardLinks = false;
        const std::string once = treeText(*layer(random.lines(30)));
        std::string explicitLines;
        std::string rest = once;
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            const std::string line = rest.substr(0, end);
            rest.erase(0, end + 1);
            if (!line.ends_with("!implied"))
                explicitLines += line + '\n';
        }
        QCOMPARE(bytes(treeText(*layer(explicitLines))), bytes(once));
    }
}

QTEST_GUILESS_MAIN(TestTreeBuilder)
#include "tst_treebuilder.moc"
