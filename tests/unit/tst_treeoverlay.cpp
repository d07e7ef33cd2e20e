// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/qtbytes.h"
#include "support/randomlayers.h"
#include "support/treetext.h"

#include <QtTest>

#include <map>
#include <set>

using namespace assay;
using namespace assay::test;

using Layers = std::vector<std::shared_ptr<const LayerTree>>;

// Layers laid over each other in the plainest way there is: one map of paths, changed layer by layer, lowest first.
class PlainOverlay
{
public:
    explicit PlainOverlay(const Layers &layers) : m_layers(layers)
    {
        for (std::uint32_t layer = 0; layer < layers.size(); ++layer) {
            for (std::uint32_t i = 0; i < layers[layer]->size(); ++i)
                take({layer, NodeId(i)});
        }
    }

    std::string text() const
    {
        std::string out;
        for (const auto &[path, ref] : seen) {
            out += escaped(path) + " #" + std::to_string(ref.layer) + (listingUnknown(path) ? " ?" : "") + (coverUnknown(path) ? " !" : "");
            out += " x" + std::to_string(linkCount(ref)) + '\n';
        }
        return out;
    }

    std::map<std::string, FsTree::Ref> seen;

private:
    const Entry &entry(const FsTree::Ref &ref) const { return m_layers[ref.layer]->entry(ref.node); }

    void eraseBelow(const std::string &path)
    {
        std::erase_if(seen, [&](const auto &item) { return path.empty() ? !item.first.empty() : item.first.starts_with(path + '/'); });
    }

    void take(const FsTree::Ref &ref)
    {
        const std::string path = m_layers[ref.layer]->path(ref.node);
        const Entry &now = entry(ref);
        const auto below = seen.find(path);
        const bool hides = now.type != EntryType::Directory || now.has(EntryFlag::Whiteout | EntryFlag::Opaque);
        const bool merges = !hides && below != seen.end() && entry(below->second).type == EntryType::Directory;
        if (!merges)
            eraseBelow(path);
        if (now.type == EntryType::None)
            seen.erase(path);
        else if (!merges || !now.has(EntryFlag::Implied) || entry(below->second).has(EntryFlag::Implied))
            seen[path] = ref;
    }

    static std::vector<std::string> waysTo(const std::string &path)
    {
        std::vector<std::string> ways{{}};
        for (std::size_t at = path.find('/'); at != std::string::npos; at = path.find('/', at + 1))
            ways.push_back(path.substr(0, at));
        if (!path.empty())
            ways.push_back(path);
        return ways;
    }

    // Whether what a layer holds at a path can be seen through the layers above it.
    bool visible(std::uint32_t layer, const std::string &path) const
    {
        for (std::uint32_t above = layer + 1; above < m_layers.size(); ++above) {
            for (const std::string &way : waysTo(path)) {
                const NodeId node = m_layers[above]->find(way);
                if (!node)
                    break;
                const Entry &at = m_layers[above]->entry(node);
                if (at.type != EntryType::Directory || at.has(EntryFlag::Whiteout | EntryFlag::Opaque))
                    return false;
            }
        }
        return true;
    }

    bool unreadFolder(std::uint32_t layer, const std::string &path) const
    {
        const NodeId node = m_layers[layer]->find(path);
        return node && m_layers[layer]->entry(node).type == EntryType::Directory && m_layers[layer]->entry(node).has(EntryFlag::Unreadable);
    }

    bool isFolder(const std::string &path) const
    {
        const auto at = seen.find(path);
        return at != seen.end() && entry(at->second).type == EntryType::Directory;
    }

    // Whether a layer holds something at the folder, or further up, that could not be read, and nothing above hides it.
    bool unread(std::uint32_t layer, const std::string &folder) const
    {
        const std::vector<std::string> ways = waysTo(folder);
        return std::any_of(ways.begin(), ways.end(), [&](const std::string &way) { return unreadFolder(layer, way); }) && visible(layer, folder);
    }

    bool listingUnknown(const std::string &path) const
    {
        for (std::uint32_t layer = 0; layer < m_layers.size(); ++layer) {
            if (isFolder(path) && unread(layer, path))
                return true;
        }
        return false;
    }

    // The topmost layer that says anything of the path lies below one whose folder could not be read.
    bool coverUnknown(const std::string &path) const
    {
        if (path.empty())
            return false;
        const std::size_t slash = path.rfind('/');
        const std::string folder = slash == std::string::npos ? std::string() : path.substr(0, slash);
        std::uint32_t top = 0;
        for (std::uint32_t layer = 0; layer < m_layers.size(); ++layer) {
            if (m_layers[layer]->find(path) && visible(layer, folder))
                top = layer;
        }
        for (std::uint32_t layer = top + 1; layer < m_layers.size(); ++layer) {
            if (unread(layer, folder))
                return true;
        }
        return false;
    }

    std::uint32_t linkCount(const FsTree::Ref &ref) const
    {
        const std::uint32_t group = entry(ref).linkGroup;
        if (group == Entry::none)
            return 1;
        std::uint32_t count = 0;
        for (const auto &[path, other] : seen)
            count += other.layer == ref.layer && entry(other).linkGroup == group;
        return count;
    }

    const Layers &m_layers;
};

static std::string textOf(const FsTree &tree)
{
    std::map<std::string, std::string> lines;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const NodeId id(i);
        std::string text = " #" + std::to_string(tree.ref(id).layer);
        text += tree.entry(id).type == EntryType::Directory && tree.listingUnknown(id) ? " ?" : "";
        text += tree.coverUnknown(id) ? " !" : "";
        lines[tree.path(id)] = text + " x" + std::to_string(tree.linkCount(id));
    }
    std::string out;
    for (const auto &[path, text] : lines)
        out += escaped(path) + text + '\n';
    return out;
}

class TestTreeOverlay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overlays_data();
    void overlays();
    void versionsTellWhatIsHidden();
    void sameAsThePlainWay();
    void manyLayersOfOneFolder();
};

void TestTreeOverlay::overlays_data()
{
    QTest::addColumn<QList<QByteArray>>("layers");
    QTest::addColumn<QByteArray>("tree");
    const auto row = [](const char *name, const QList<QByteArray> &layers, const char *tree) { QTest::newRow(name) << layers << QByteArray(tree); };

    row("one layer", {"d a 0700\nf a/b x"}, "d a #0 0700\nf a/b #0 0644 x\n");
    row("nothing at all", {"", ""}, "");
    row("upper file wins", {"f a 0644 1", "f a 0600 2"}, "f a #1 0600 2\n");
    row("upper folder's metadata wins", {"d a 0700\nf a/b x", "d a 0711\nf a/c y"}, "d a #1 0711\nf a/b #0 0644 x\nf a/c #1 0644 y\n");
    row("whiteout", {"f a/b x\nf a/c x", "w a/b"}, "d a #1 !implied\nf a/c #0 0644 x\n");
    row("whiteout of nothing", {"f a x", "w b\nw c/d"}, "f a #0 0644 x\nd c #1 !implied\n");
    row("whiteout of a folder", {"f a/b/c x", "w a"}, "");
    row("whiteout and back", {"f a x", "w a", "f a y"}, "f a #2 0644 y\n");
    row("whiteout, then a folder: the old one stays hidden", {"f a/b x", "w a", "f a/c y"}, "d a #2 !implied\nf a/c #2 0644 y\n");
    row("whiteout and folder in one layer", {"f a/b x", "w a\nd a 0700\nf a/c y"}, "d a #1 0700 !whiteout\nf a/c #1 0644 y\n");
    row("opaque", {"d a 0700\nf a/b x\nf a/d/e x", "o a\nf a/c y"}, "d a #1 !implied !opaque\nf a/c #1 0644 y\n");
    row("opaque folder of its own", {"f a/b x", "d a 0700\no a"}, "d a #1 0700 !opaque\n");
    row("opaque in the middle", {"f a/b x", "o a\nf a/c y", "f a/d z"}, "d a #2 !implied\nf a/c #1 0644 y\nf a/d #2 0644 z\n");
    row("opaque root", {"f a x", "o .\nf b y"}, "d \\. #1 !implied !opaque\nf b #1 0644 y\n");
    row("folder over file", {"f a x", "f a/b y"}, "d a #1 !implied\nf a/b #1 0644 y\n");
    row("folder over file over folder", {"f a/b x", "f a y", "f a/c z"}, "d a #2 !implied\nf a/c #2 0644 z\n");
    row("file over folder", {"f a/b x", "f a y"}, "f a #1 0644 y\n");
    row("symbolic link over folder", {"f a/b x", "l a -> c"}, "l a #1 -> c\n");
    row("implied folders take what is known below", {"d a 0700 3/4 @5", "f a/b x", "f a/c y"}, "d a #0 0700 3/4 @5\nf a/b #1 0644 x\nf a/c #2 0644 y\n");
    row("but not through an opaque one", {"d a 0700", "o a\nf a/b x"}, "d a #1 !implied !opaque\nf a/b #1 0644 x\n");
    row("root metadata", {"d . 0700 @1", "f a x"}, "d \\. #0 0700 @1\nf a #1 0644 x\n");
    row("a name hidden leaves the others fewer", {"f a x\nh b -> a\nh c -> a", "f b y"}, "f a #0 0644 x x3\nf b #1 0644 y\nf c #0 0644 x x3\n");
    row("a folder that was not read", {"f a/b x\nf c/d y", "d a 0700 !unreadable"}, "d a #1 ? 0700 !unreadable\nd c #0 !implied\nf a/b #0 0644 x\nf c/d #0 0644 y\n");
    row("read in a layer above an opaque mark", {"d a 0700 !unreadable", "o a\nf a/c y"}, "d a #1 !implied !opaque\nf a/c #1 0644 y\n");
    row("a layer that was not read", {"f a/b x", "d . 0755 !unreadable", "f c y"},
        "d \\. #1 ? 0755 !unreadable\nd a #0 ? !implied\nf c #2 0644 y\nf a/b #0 0644 x\n");
    row("a layer that was not read, below an opaque folder", {"d . 0755 !unreadable", "o a\nf a/b x\nf c/d y"},
        "d \\. #0 ? 0755 !unreadable\nd a #1 !implied !opaque\nd c #1 ? !implied\nf a/b #1 0644 x\nf c/d #1 0644 y\n");
    row("a folder of its own above a layer that was not read", {"f a/b x\nf a/c x", "d . 0755 !unreadable", "f a/b y"},
        "d \\. #1 ? 0755 !unreadable\nd a #2 ? !implied\nf a/b #2 0644 y\nf a/c #0 0644 x\n");
}

void TestTreeOverlay::overlays()
{
    QFETCH(QList<QByteArray>, layers);
    QFETCH(QByteArray, tree);
    Layers built;
    for (const QByteArray &text : std::as_const(layers))
        built.push_back(layer(text.toStdString()));
    const auto whole = FsTree::overlay(built);
    QCOMPARE(bytes(treeText(*whole)), tree);
    QCOMPARE(bytes(textOf(*whole)), bytes(PlainOverlay(built).text()));
}

void TestTreeOverlay::versionsTellWhatIsHidden()
{
    const auto tree = stack({"f a 0644 1", "w a", "f a/b 0600 2", "f a 0400 3"});
    QByteArray found;
    for (const FsTree::Ref &ref : tree->versions("a"))
        found += QByteArray::number(ref.layer) + ' ' + bytes(std::string(entryTypeName(tree->layers()[ref.layer]->entry(ref.node).type))) + '\n';
    QCOMPARE(found, QByteArray("0 file\n1 whiteout\n2 directory\n3 file\n"));
    QCOMPARE(tree->versions("a/b").size(), std::size_t{1});
    QVERIFY(!tree->find("a/b"));
    QVERIFY(tree->versions("nothing").empty());
    QCOMPARE(tree->find("").value, 0U);
    QCOMPARE(tree->find("/a/").value, tree->find("a").value);
}

void TestTreeOverlay::sameAsThePlainWay()
{
    for (std::uint32_t seed = 0; seed < 1000; ++seed) {
        RandomLayers random(seed);
        random.unreadable = seed % 3 == 0;
        random.links = seed % 2 == 0;
        Layers layers;
        std::string lines;
        const std::uint32_t count = 1 + random.draw(5);
        for (std::uint32_t i = 0; i < count; ++i) {
            std::string text = random.lines(1 + random.draw(25));
            if (random.unreadable && random.draw(8) == 0)
                text += "d . 0755 !unreadable\n";
            if (random.draw(12) == 0)
                text += "o .\n";
            lines += "--\n" + text;
            layers.push_back(layer(text));
        }
        const auto tree = FsTree::overlay(layers);
        const std::string expected = PlainOverlay(layers).text();
        const std::string found = textOf(*tree);
        QVERIFY2(found == expected, ("seed " + std::to_string(seed) + "\n" + lines + "--- expected\n" + expected + "--- found\n" + found).c_str());
        std::uint32_t next = 1;
        for (std::uint32_t i = 0; i < tree->size(); ++i) {
            const NodeRange range = tree->children(NodeId(i));
            QCOMPARE(range.first, next);
            next += range.count;
            for (std::uint32_t c = range.first; c < next; ++c) {
                QCOMPARE(tree->parent(NodeId(c)).value, i);
                QVERIFY(c == range.first || tree->name(NodeId(c - 1)) < tree->name(NodeId(c)));
            }
            QCOMPARE(tree->find(tree->path(NodeId(i))).value, i);
        }
        QCOMPARE(next, tree->size());
    }
}

void TestTreeOverlay::manyLayersOfOneFolder()
{
    Layers layers;
    std::string expected = "d a #999 0700\n";
    for (std::uint32_t i = 0; i < 1000; ++i) {
        const std::string name = "n" + std::to_string(1000 + i);
        layers.push_back(layer("d a 0700\nf a/" + name + " x"));
        expected += "f a/" + name + " #" + std::to_string(i) + " 0644 x\n";
    }
    QCOMPARE(bytes(treeText(*FsTree::overlay(layers))), bytes(expected));
}

QTEST_GUILESS_MAIN(TestTreeOverlay)
#include "tst_treeoverlay.moc"
