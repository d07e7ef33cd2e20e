// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/qtbytes.h"
#include "support/randomlayers.h"
#include "support/treetext.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <set>

using namespace assay;
using namespace assay::test;

using TreePtr = std::shared_ptr<const FsTree>;
using Trees = std::array<TreePtr, sideCount>;

static Trees randomTrees(std::uint32_t seed, std::string *lines, std::uint32_t missingSides = 0)
{
    RandomLayers random(seed);
    random.unreadable = seed % 3 == 0;
    Trees trees;
    // The sides are the same layers but for a few lines, so that most paths meet.
    std::string common = random.lines(random.draw(30));
    for (std::size_t side = 0; side < sideCount; ++side) {
        std::vector<std::shared_ptr<const LayerTree>> layers;
        std::string text = common;
        if (random.unreadable && random.draw(6) == 0)
            text += "d . 0755 !unreadable\n";
        layers.push_back(layer(text));
        for (std::uint32_t i = random.draw(3); i > 0; --i) {
            const std::string more = random.lines(random.draw(10));
            text += "--\n" + more;
            layers.push_back(layer(more));
        }
        if ((missingSides >> side) & 1)
            continue;
        trees[side] = FsTree::overlay(std::move(layers));
        *lines += "== side " + std::to_string(side) + "\n" + text;
    }
    return trees;
}

// One step, compared the plain way: by looking up paths.
class PlainStep
{
public:
    PlainStep(const FsTree &fromTree, const FsTree &toTree) : m_from(fromTree), m_to(toTree)
    {
        collect(fromTree, m_fromLinks);
        collect(toTree, m_toLinks);
    }

    std::string words(const std::string &path) const
    {
        const NodeId from = m_from.find(path);
        const NodeId to = m_to.find(path);
        if (!from && !to)
            return "-";
        bool unknown = (from && m_from.coverUnknown(from)) || (to && m_to.coverUnknown(to));
        if (!from || !to) {
            if (mayBeUnread(from ? m_to : m_from, path))
                return "?";
            return std::string(from ? "removed" : "added") + (unknown ? " ?" : "");
        }
        const Entry &a = m_from.entry(from);
        const Entry &b = m_to.entry(to);
        if (a.type != b.type)
            return std::string("type") + (unknown ? " ?" : "");
        std::set<std::string> words;
        const Sha256Digest *digestA = m_from.digest(from);
        const Sha256Digest *digestB = m_to.digest(to);
        if (a.type == EntryType::File) {
            if (digestA && digestB ? *digestA != *digestB : a.size != b.size)
                words.insert("content");
            else if (!digestA || !digestB)
                unknown = true;
        } else if (a.has(EntryFlag::Unreadable) || b.has(EntryFlag::Unreadable)) {
            unknown = true;
        }
        if (a.type == EntryType::Symlink && m_from.target(from) != m_to.target(to))
            words.insert("target");
        if ((a.type == EntryType::Character || a.type == EntryType::Block) && (a.rdevMajor != b.rdevMajor || a.rdevMinor != b.rdevMinor))
            words.insert("device");
        if (!a.has(EntryFlag::Implied) && !b.has(EntryFlag::Implied)) {
            if (a.mode != b.mode && a.type != EntryType::Symlink)
                words.insert("mode");
            if (a.uid != b.uid || a.gid != b.gid)
                words.insert("owner");
            const bool whole = a.has(EntryFlag::WholeSeconds) || b.has(EntryFlag::WholeSeconds);
            if (a.mtimeSec != b.mtimeSec || (!whole && a.mtimeNsec != b.mtimeNsec))
                words.insert("mtime");
            if (m_from.xattrs(from) != m_to.xattrs(to))
                words.insert("xattrs");
            if (a.type != EntryType::Directory && linksOf(m_fromLinks, m_from, from) != linksOf(m_toLinks, m_to, to))
                words.insert("links");
        }
        std::string text;
        for (const std::string &word : words)
            text += (text.empty() ? "" : " ") + word;
        if (unknown)
            text += text.empty() ? "?" : " ?";
        return text.empty() ? "-" : text;
    }

private:
    using Links = std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<std::string>>;

    static void collect(const FsTree &tree, Links &links)
    {
        for (std::uint32_t i = 1; i < tree.size(); ++i) {
            if (tree.entry(NodeId(i)).linkGroup != Entry::none)
                links[{tree.ref(NodeId(i)).layer, tree.entry(NodeId(i)).linkGroup}].insert(tree.path(NodeId(i)));
        }
    }

    static std::set<std::string> linksOf(const Links &links, const FsTree &tree, NodeId node)
    {
        const auto found = links.find({tree.ref(node).layer, tree.entry(node).linkGroup});
        return found == links.end() || found->second.size() < 2 ? std::set<std::string>() : found->second;
    }

    // The nearest folder there is decides; a file in the way leaves no doubt.
    bool mayBeUnread(const FsTree &missing, std::string path) const
    {
        while (!path.empty()) {
            const std::size_t slash = path.rfind('/');
            path.erase(slash == std::string::npos ? 0 : slash);
            if (const NodeId folder = missing.find(path))
                return missing.listingUnknown(folder);
        }
        return false;
    }

    const FsTree &m_from;
    const FsTree &m_to;
    Links m_fromLinks;
    Links m_toLinks;
};

static std::string stepText(const DiffTree &tree, DiffNodeId id, int step)
{
    const DiffNode &node = tree.node(id);
    std::string text;
    for (const std::string_view word : changeWords(node.changes[static_cast<std::size_t>(step)]))
        text += (text.empty() ? "" : " ") + std::string(word);
    if ((node.unknown >> step) & 1)
        text += text.empty() ? "?" : " ?";
    return text.empty() ? "-" : text;
}

class TestCompareTrees : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreSorted();
    void statuses();
    void oneWord_data();
    void oneWord();
    void threeSides_data();
    void threeSides();
    void withItselfNothingDiffers();
    void sameAsThePlainWay();
    void swappedSidesMirror();
    void sumsAreRight();
    void branchesHoldEveryNode();
    void explanationsChangeTheSums();
    void unreadIsNeverRemoved();
    void onlyOneSide();
    void findsItsPaths();
    void cancels();
};

void TestCompareTrees::wordsAreSorted()
{
    const auto all = changeWords(Change::all);
    const std::vector<std::string_view> expected = {"added", "content", "device", "links", "mode", "mtime", "owner", "removed", "target", "type", "xattrs"};
    QVERIFY(all == expected);
    QVERIFY(std::is_sorted(all.begin(), all.end()));
    std::uint16_t together = 0;
    for (const std::string_view word : all) {
        const std::uint16_t bit = changeFromWord(word);
        QVERIFY(bit != 0 && (together & bit) == 0);
        together = static_cast<std::uint16_t>(together | bit);
        QVERIFY(changeWords(bit) == std::vector<std::string_view>{word});
    }
    QCOMPARE(together, std::uint16_t{Change::all});
    QCOMPARE(changeFromWord("Added"), std::uint16_t{0});
    QCOMPARE(changeFromWord(""), std::uint16_t{0});
    QVERIFY(changeWords(0).empty());
}

void TestCompareTrees::statuses()
{
    QCOMPARE(statusOf(0, false), DiffStatus::Identical);
    QCOMPARE(statusOf(0, true), DiffStatus::Unknown);
    QCOMPARE(statusOf(Change::Added, true), DiffStatus::Added);
    QCOMPARE(statusOf(Change::Removed, false), DiffStatus::Removed);
    QCOMPARE(statusOf(Change::Type, false), DiffStatus::Type);
    QCOMPARE(statusOf(Change::Content | Change::Mode, false), DiffStatus::Modified);
    QCOMPARE(statusOf(Change::Target, true), DiffStatus::Modified);
    QCOMPARE(statusOf(Change::Device, false), DiffStatus::Modified);
    QCOMPARE(statusOf(Change::metadataOnly, false), DiffStatus::Metadata);
    QCOMPARE(statusOf(Change::Mode, true), DiffStatus::Unknown); // the content may differ as well
}

void TestCompareTrees::oneWord_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("diff");
    const auto row = [](const char *name, const char *from, const char *to, const char *diff) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(diff);
    };
    row("same", "f a 0644 @1 x", "f a 0644 @1 x", "");
    row("added", "", "f a x", "a: added | -\n");
    row("removed", "f a x", "", "a: removed | -\n");
    row("folder and all in it", "", "f a/b x", "a: added | -\na/b: added | -\n");
    row("type", "f a 0644 x", "l a -> x", "a: type | -\n");
    row("type stands alone", "f a 0644 1/1 @1 x", "d a 0755", "a: type | -\n");
    row("content", "f a x", "f a y", "a: content | -\n");
    row("content of another size", "f a x", "f a xy", "a: content | -\n");
    row("target", "l a -> x", "l a -> y", "a: target | -\n");
    row("device", "c a 1:3", "c a 1:5", "a: device | -\n");
    row("device, minor against major", "b a 1:3", "b a 3:1", "a: device | -\n");
    row("character to block", "c a 1:3", "b a 1:3", "a: type | -\n");
    row("mode", "f a 0644 x", "f a 04755 x", "a: mode | -\n");
    row("mode of a link counts for nothing", "l a 0777 -> x", "l a 0700 -> x", "");
    row("owner", "f a 1/2 x", "f a 1/3 x", "a: owner | -\n");
    row("group and user swapped", "f a 1/2 x", "f a 2/1 x", "a: owner | -\n");
    row("owner of a link", "l a 1/2 -> x", "l a 0/0 -> x", "a: owner | -\n");
    row("mtime", "f a @1 x", "f a @2 x", "a: mtime | -\n");
    row("mtime of a folder", "d a 0755 @1", "d a 0755 @-1", "a: mtime | -\n");
    row("nanoseconds", "f a @1.000000001 x", "f a @1.000000002 x", "a: mtime | -\n");
    row("whole seconds left", "f a @1 !whole x", "f a @1.5 x", "");
    row("whole seconds right", "f a @1.5 x", "f a @1 !whole x", "");
    row("whole seconds do not cover a second", "f a @1 !whole x", "f a @2.5 x", "a: mtime | -\n");
    row("no whole seconds, no cover", "f a @1 x", "f a @1.5 x", "a: mtime | -\n");
    row("xattr added", "f a x", "f a security.capability=1 x", "a: xattrs | -\n");
    row("xattr changed", "f a user.a=1 x", "f a user.a=2 x", "a: xattrs | -\n");
    row("xattrs in another order", "f a user.a=1 user.b=2 x", "f a user.b=2 user.a=1 x", "");
    row("xattr borders", "f a user.a=bc x", "f a user.ab=c x", "a: xattrs | -\n");
    row("links broken", "f a x\nh b -> a", "f a x\nf b x", "a: links | -\nb: links | -\n");
    row("links made", "f a x\nf b x", "f a x\nh b -> a", "a: links | -\nb: links | -\n");
    row("another set of links", "f a x\nh b -> a\nf c x", "f a x\nf b x\nh c -> a", "a: links | -\nb: links | -\nc: links | -\n");
    row("a further name", "f a x\nh b -> a", "f a x\nh b -> a\nh c -> a", "a: links | -\nb: links | -\nc: added | -\n");
    row("two pairs crossed", "f a x\nh b -> a\nf c x\nh d -> c", "f a x\nf b x\nh c -> a\nh d -> b", "a: links | -\nb: links | -\nc: links | -\nd: links | -\n");
    row("all at once", "f a 0644 1/1 @1 x", "f a 0600 2/2 @2 user.a=1 y", "a: content mode mtime owner xattrs | -\n");
    row("implied folders have no metadata", "f a/b x", "d a 0700 1/1 @5\nf a/b x", "");
    row("an implied folder that is missing", "f a/b x", "f c x", "a: removed | -\nc: added | -\na/b: removed | -\n");
    row("names are bytes", "f a\\xff x", "f a\\xef\\xbf\\xbd x", "a\\xef\\xbf\\xbd: added | -\na\\xff: removed | -\n");
    row("unreadable file", "f a x", "f a x !unreadable", "a: ? | -\n");
    row("unreadable file, other mode", "f a 0644 x", "f a 0600 x !unreadable", "a: mode ? | -\n");
    row("unreadable file of another size", "f a x", "f a xy !unreadable", "a: content | -\n");
    row("unstable file", "f a x", "f a x !unstable", "a: ? | -\n");
    row("unreadable folder", "f a/b x", "d a 0755 !unreadable", "a: ? | -\na/b: ? | -\n");
    row("unreadable folder, the other way", "d a 0755 !unreadable", "f a/b/c x", "a: ? | -\na/b: ? | -\na/b/c: ? | -\n");
    row("beside an unreadable folder", "d a 0755\nf c x", "d a 0755 !unreadable", "a: ? | -\nc: removed | -\n");
    row("unreadable root", "f a/b x", "d . 0755 !unreadable", "a: ? | -\na/b: ? | -\n");
}

void TestCompareTrees::oneWord()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, diff);
    const auto a = stack({from.toStdString()});
    const auto b = stack({to.toStdString()});
    QCOMPARE(bytes(diffText(*compared(a, b, nullptr))), diff);
    // The same step from saved to live, and from vendor to live.
    QByteArray second = diff;
    second.replace(" | -", "");
    second.replace(": ", ": - | ");
    QCOMPARE(bytes(diffText(*compared(nullptr, a, b))), second);
    QCOMPARE(bytes(diffText(*compared(a, nullptr, b))), second);
}

void TestCompareTrees::threeSides_data()
{
    QTest::addColumn<QList<QByteArray>>("sides");
    QTest::addColumn<QByteArray>("diff");
    const auto row = [](const char *name, const QList<QByteArray> &sides, const char *diff) { QTest::newRow(name) << sides << QByteArray(diff); };
    row("each step its own words", {"f a x\nf b x", "f a y\nf b x", "f a y\nf b x\nf c z"}, "a: content | -\nc: - | added\n");
    row("there and back", {"f a x", "f a y", "f a x"}, "a: content | content\n");
    row("only in the middle", {"", "f a x", ""}, "a: added | removed\n");
    row("missing in the middle", {"f a x", "", "f a y"}, "a: removed | added\n");
    row("type in the second step", {"d a 0755", "d a 0755", "f a x"}, "a: - | type\n");
    row("unknown in one step", {"f a/b x", "f a/b x", "d a 0755 !unreadable"}, "a: - | ?\na/b: - | ?\n");
    row("unknown in both", {"f a x", "f a x !unreadable", "f a x"}, "a: ? | ?\n");
    row("removed, then in a folder that was not read", {"f a/b x", "d a 0755", "d a 0755 !unreadable"}, "a: - | ?\na/b: removed | -\n");
}

void TestCompareTrees::threeSides()
{
    QFETCH(QList<QByteArray>, sides);
    QFETCH(QByteArray, diff);
    const auto tree = [&](qsizetype i) { return stack({sides.at(i).toStdString()}); };
    QCOMPARE(bytes(diffText(*compared(tree(0), tree(1), tree(2)))), diff);
}

void TestCompareTrees::withItselfNothingDiffers()
{
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        std::string lines;
        const TreePtr tree = randomTrees(seed * 3 + 1, &lines)[0]; // all of it readable
        const auto diff = compared(tree, tree, tree);
        // A hard link to nothing has no content that could be compared: unknown, and no change.
        for (std::uint32_t i = 0; i < diff->size(); ++i) {
            QVERIFY2(!diff->differs(DiffNodeId(i)), lines.c_str());
            const Entry *entry = diff->entry(DiffNodeId(i), VendorSide);
            QCOMPARE(diff->node(DiffNodeId(i)).unknown != 0, entry->has(EntryFlag::Unreadable));
        }
        QCOMPARE(diff->size(), tree->size());
        QCOMPARE(diff->totals().explained + diff->totals().unexplained, 0U);
    }
}

void TestCompareTrees::sameAsThePlainWay()
{
    for (std::uint32_t seed = 0; seed < 1000; ++seed) {
        std::string lines;
        const Trees trees = randomTrees(seed, &lines, seed % 5 == 0 ? 1U << (seed / 5 % 3) : 0U);
        const auto diff = compared(trees[0], trees[1], trees[2]);
        std::set<std::string> paths;
        for (const TreePtr &tree : trees) {
            for (std::uint32_t i = 0; tree && i < tree->size(); ++i)
                paths.insert(tree->path(NodeId(i)));
        }
        QCOMPARE(diff->size(), paths.size());
        for (int step = 0; step < stepCount; ++step) {
            const int from = step == VendorToSaved || !trees[SavedSide] ? VendorSide : SavedSide;
            const int to = step == VendorToSaved ? SavedSide : LiveSide;
            const auto fromAt = static_cast<std::size_t>(from);
            const auto toAt = static_cast<std::size_t>(to);
            QCOMPARE(diff->hasStep(step), trees[fromAt] && trees[toAt]);
            if (!diff->hasStep(step))
                continue;
            QCOMPARE(diff->fromSide(step), from);
            const PlainStep plain(*trees[fromAt], *trees[toAt]);
            for (const std::string &path : paths) {
                if (path.empty())
                    continue;
                const DiffNodeId id = diff->find(path);
                QVERIFY(id);
                const std::string found = stepText(*diff, id, step);
                const std::string expected = plain.words(path);
                QVERIFY2(found == expected, ("seed " + std::to_string(seed) + " " + escaped(path) + ": " + found + ", not " + expected + "\n" + lines).c_str());
            }
        }
    }
}

void TestCompareTrees::swappedSidesMirror()
{
    const auto mirrored = [](std::uint16_t changes) {
        if (changes & (Change::Added | Change::Removed))
            return static_cast<std::uint16_t>(changes ^ (Change::Added | Change::Removed));
        return changes;
    };
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        std::string lines;
        const Trees trees = randomTrees(seed, &lines);
        const auto there = compared(trees[0], trees[1], trees[2]);
        const auto back = compared(trees[2], trees[1], trees[0]);
        QCOMPARE(there->size(), back->size());
        for (std::uint32_t i = 0; i < there->size(); ++i) {
            const DiffNode &a = there->node(DiffNodeId(i));
            const DiffNode &b = back->node(DiffNodeId(i));
            QCOMPARE(bytes(there->path(DiffNodeId(i))), bytes(back->path(DiffNodeId(i))));
            QVERIFY2(a.changes[0] == mirrored(b.changes[1]) && a.changes[1] == mirrored(b.changes[0]), lines.c_str());
            QCOMPARE(a.unknown & 1, (b.unknown >> 1) & 1);
        }
    }
}

static std::string countsText(const Rollup::Counts &counts)
{
    return std::to_string(counts.added) + ' ' + std::to_string(counts.removed) + ' ' + std::to_string(counts.modified) + ' ' + std::to_string(counts.metadata) + ' '
        + std::to_string(counts.unknown);
}

static void countStatus(Rollup::Counts &counts, DiffStatus status)
{
    counts.added += status == DiffStatus::Added;
    counts.removed += status == DiffStatus::Removed;
    counts.modified += status == DiffStatus::Modified || status == DiffStatus::Type;
    counts.metadata += status == DiffStatus::Metadata;
    counts.unknown += status == DiffStatus::Unknown;
}

static void checkSums(const DiffTree &tree, const std::string &lines)
{
    std::vector<Rollup> sums(tree.size());
    std::uint64_t explained = 0;
    std::uint64_t identical = 0;
    Rollup::Counts anyStep;
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        const DiffNodeId id(i);
        const bool open = tree.unexplained(id);
        identical += tree.status(id, 0) == DiffStatus::Identical && tree.status(id, 1) == DiffStatus::Identical;
        Rollup::Counts own;
        for (int step = 0; step < stepCount; ++step)
            countStatus(own, tree.status(id, step));
        anyStep.added += own.added > 0;
        anyStep.removed += own.removed > 0;
        anyStep.modified += own.modified > 0;
        anyStep.metadata += own.metadata > 0;
        anyStep.unknown += own.unknown > 0;
        explained += tree.differs(id) && !open;
        for (DiffNodeId above = tree.parent(id); above; above = tree.parent(above)) {
            for (int step = 0; step < stepCount; ++step)
                countStatus(sums[above.value].step[static_cast<std::size_t>(step)], tree.status(id, step));
            sums[above.value].unexplained += open;
        }
    }
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const Rollup *found = tree.rollup(DiffNodeId(i));
        static const Rollup none;
        const Rollup &expected = sums[i];
        for (std::size_t step = 0; step < stepCount; ++step)
            QVERIFY2(countsText((found ? *found : none).step[step]) == countsText(expected.step[step]), lines.c_str());
        QCOMPARE((found ? *found : none).unexplained, expected.unexplained);
        if (!found)
            QCOMPARE(countsText(expected.step[0]) + countsText(expected.step[1]), std::string("0 0 0 0 00 0 0 0 0"));
    }
    QCOMPARE(tree.totals().paths, std::uint64_t{tree.size() - 1});
    for (std::size_t step = 0; step < stepCount; ++step)
        QCOMPARE(bytes(countsText(tree.totals().step[step])), bytes(countsText(sums[0].step[step])));
    QCOMPARE(bytes(countsText(tree.totals().anyStep)), bytes(countsText(anyStep)));
    QCOMPARE(tree.totals().identical, identical);
    QCOMPARE(tree.totals().explained, explained);
    QCOMPARE(tree.totals().unexplained, std::uint64_t{sums[0].unexplained});
}

void TestCompareTrees::sumsAreRight()
{
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        std::string lines;
        const Trees trees = randomTrees(seed, &lines, seed % 4 == 0 ? 1U << (seed / 4 % 3) : 0U);
        const auto tree = compared(trees[0], trees[1], trees[2]);
        checkSums(*tree, lines);
        RandomLayers random(seed);
        for (std::uint32_t i = 1; i < tree->size(); ++i) {
            for (int step = 0; step < stepCount; ++step) {
                if (tree->node(DiffNodeId(i)).changes[static_cast<std::size_t>(step)] && random.draw(2) == 0)
                    tree->setExplanation(DiffNodeId(i), step, Explanation::SaveDropsXattr);
            }
        }
        tree->sumUp();
        checkSums(*tree, lines);
    }
}

void TestCompareTrees::branchesHoldEveryNode()
{
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        std::string lines;
        const Trees trees = randomTrees(seed, &lines, seed % 4 == 0 ? 1U << (seed / 4 % 3) : 0U);
        const auto tree = compared(trees[0], trees[1], trees[2]);
        std::uint32_t next = 1;
        std::vector<bool> isBranch(tree->size(), false);
        for (const DiffNodeId branch : tree->branches()) {
            isBranch[branch.value] = true;
            QCOMPARE(tree->children(branch).first, next);
            QVERIFY(tree->children(branch).count > 0);
            for (std::uint32_t k = 0; k < tree->children(branch).count; ++k, ++next)
                QCOMPARE(tree->parent(DiffNodeId(next)).value, branch.value);
        }
        QCOMPARE(next, tree->size());
        for (std::uint32_t i = 0; i < tree->size(); ++i)
            QCOMPARE(tree->isFolder(DiffNodeId(i)), isBranch[i] || tree->isDirectory(DiffNodeId(i)));
    }
}

void TestCompareTrees::explanationsChangeTheSums()
{
    const auto tree = compared(stack({"f a x\nf b x"}), stack({"f a y\nf b y"}), stack({"f a z\nf b y"}));
    QCOMPARE(tree->totals().unexplained, 2U);
    tree->setExplanation(tree->find("a"), VendorToSaved, Explanation::TimeClampedTo1970);
    tree->sumUp();
    QCOMPARE(tree->totals().unexplained, 2U); // the other step of it is not explained
    tree->setExplanation(tree->find("a"), SavedToLive, Explanation::TimeClampedTo1970);
    tree->setExplanation(tree->find("b"), VendorToSaved, Explanation::SaveDropsSocket);
    tree->sumUp();
    QCOMPARE(tree->totals().unexplained, 0U);
    QCOMPARE(tree->totals().explained, 2U);
    QCOMPARE(bytes(std::string(explanationCode(Explanation::TimeClampedTo1970))), QByteArray("engine.time-clamped-to-1970"));
    QCOMPARE(bytes(std::string(explanationCode(Explanation::SaveDropsSocket))), QByteArray("engine.save-drops-socket"));
    QCOMPARE(bytes(std::string(explanationCode(Explanation::SaveDropsXattr))), QByteArray("engine.save-drops-xattr"));
    QVERIFY(explanationCode(Explanation::None).empty());
}

void TestCompareTrees::unreadIsNeverRemoved()
{
    // A layer that could not be read, in the middle: what is seen from below it may be gone or another thing.
    const auto whole = stack({"f a/b 0644 x\nf c/d 0644 x\nf e x"});
    const auto broken = stack({"f a/b 0644 x\nf c/d 0600 x", "d . 0755 !unreadable", "f a/n y"});
    QCOMPARE(bytes(diffText(*compared(nullptr, whole, broken))), QByteArray("c: - | ?\ne: - | ?\na/b: - | ?\na/n: - | added\nc/d: - | mode ?\n"));
    QCOMPARE(bytes(diffText(*compared(nullptr, broken, whole))), QByteArray("c: - | ?\ne: - | ?\na/b: - | ?\na/n: - | removed\nc/d: - | mode ?\n"));
    // Something added below what may not be there at all.
    QCOMPARE(bytes(diffText(*compared(nullptr, stack({""}), stack({"f a/b x", "d . 0755 !unreadable"})))), QByteArray("a: - | added ?\na/b: - | added ?\n"));
    for (std::uint32_t seed = 0; seed < 300; seed += 3) {
        std::string lines;
        const Trees trees = randomTrees(seed, &lines);
        const auto tree = compared(trees[0], trees[1], trees[2]);
        for (std::uint32_t i = 1; i < tree->size(); ++i) {
            const DiffNode &node = tree->node(DiffNodeId(i));
            const DiffNode &above = tree->node(tree->parent(DiffNodeId(i)));
            if ((node.changes[1] & Change::Removed) && above.side[LiveSide])
                QVERIFY2(!trees[LiveSide]->listingUnknown(above.side[LiveSide]), lines.c_str());
        }
    }
}

void TestCompareTrees::onlyOneSide()
{
    for (std::size_t side = 0; side < sideCount; ++side) {
        Trees trees;
        trees[side] = stack({"f a/b x"});
        const auto tree = compared(trees[0], trees[1], trees[2]);
        QVERIFY(!tree->hasStep(VendorToSaved) && !tree->hasStep(SavedToLive));
        QCOMPARE(tree->size(), 3U);
        QCOMPARE(bytes(diffText(*tree)), QByteArray());
        QVERIFY(tree->entry(tree->find("a/b"), static_cast<int>(side)));
        QVERIFY(!tree->entry(tree->find("a/b"), static_cast<int>((side + 1) % sideCount)));
        QVERIFY(tree->isDirectory(tree->find("a")) && !tree->isDirectory(tree->find("a/b")));
    }
}

void TestCompareTrees::findsItsPaths()
{
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        std::string lines;
        const Trees trees = randomTrees(seed, &lines);
        const auto tree = compared(trees[0], trees[1], trees[2]);
        std::uint32_t next = 1;
        for (std::uint32_t i = 0; i < tree->size(); ++i) {
            const DiffNodeId id(i);
            QCOMPARE(tree->find(tree->path(id)).value, i);
            QVERIFY(!tree->find(tree->path(id) + "/nothing"));
            QCOMPARE(tree->children(id).first, next);
            next += tree->children(id).count;
        }
        QCOMPARE(next, tree->size());
        QCOMPARE(tree->nameOffsets().size(), std::size_t{tree->size()} + 1);
        QCOMPARE(std::size_t{tree->nameOffsets().back()}, tree->allNames().size());
    }
}

void TestCompareTrees::cancels()
{
    Context context;
    context.cancel();
    const auto tree = compareTrees({stack({"f a x"}), stack({"f a y"}), nullptr}, context);
    QVERIFY(!tree);
    QCOMPARE(tree.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestCompareTrees)
#include "tst_comparetrees.moc"
