// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/layerchanges.h"
#include "support/qtbytes.h"
#include "support/randomlayers.h"
#include "support/treetext.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <set>

using namespace assay;
using namespace assay::test;

using Layers = std::vector<std::shared_ptr<const LayerTree>>;

namespace {

constexpr const char *actNames[] = {"added", "changed", "metadata", "type", "hidden", "mark", "unknown", "repeated"};
constexpr const char *causeNames[] = {"", " by-whiteout", " by-opaque", " by-replaced", " by-folder"};

std::string row(const std::string &path, LayerAct act, HiddenBy by, std::uint16_t changes, bool opaque)
{
    std::string text = std::string(actNames[static_cast<std::size_t>(act)]) + ' ' + escaped(path) + causeNames[static_cast<std::size_t>(by)];
    for (const std::string_view word : changeWords(changes))
        text += ' ' + std::string(word);
    return text + (opaque ? " opaque\n" : "\n");
}

std::shared_ptr<const LayerChanges> changesOf(const FsTree &image, std::uint32_t layer)
{
    Context context;
    auto changes = LayerChanges::of(image, layer, context);
    return changes ? *changes : nullptr;
}

std::string textOf(const LayerChanges &changes)
{
    std::string text;
    for (const LayerChange &change : changes.rows())
        text += row(changes.path(change), change.act, change.hiddenBy, change.changes, change.opaque);
    return text;
}

// The same in the plainest way there is: maps of what is seen before and after the layer, path by path.
class PlainChanges {
public:
    PlainChanges(const Layers &layers, std::uint32_t layer) : m_layers(layers), m_layer(layer)
    {
        for (std::uint32_t i = 0; i < layer; ++i)
            lay(i, m_before);
        m_after = m_before;
        lay(layer, m_after);
    }

    std::string text() const
    {
        std::set<std::vector<std::string>> paths; // in parts: in the order of folders and their brothers
        for (const auto *map : {&m_before, &m_after}) {
            for (const auto &[path, ref] : *map)
                paths.insert(parts(path));
        }
        const LayerTree &own = *m_layers[m_layer];
        for (std::uint32_t i = 1; i < own.size(); ++i)
            paths.insert(parts(own.path(NodeId(i))));
        std::string text;
        for (const std::vector<std::string> &path : paths) {
            if (!path.empty())
                text += told(joined(path));
        }
        return text;
    }

private:
    using Seen = std::map<std::string, FsTree::Ref>;

    static std::vector<std::string> parts(const std::string &path)
    {
        std::vector<std::string> list;
        for (std::size_t at = 0; at < path.size();) {
            const std::size_t end = std::min(path.find('/', at), path.size());
            list.push_back(path.substr(at, end - at));
            at = end + 1;
        }
        return list;
    }
    static std::string joined(const std::vector<std::string> &parts)
    {
        std::string path;
        for (const std::string &part : parts)
            path += (path.empty() ? "" : "/") + part;
        return path;
    }

    const LayerTree &tree(const FsTree::Ref &ref) const { return *m_layers[ref.layer]; }
    const Entry &entry(const FsTree::Ref &ref) const { return tree(ref).entry(ref.node); }

    void lay(std::uint32_t layer, Seen &seen) const
    {
        for (std::uint32_t i = 0; i < m_layers[layer]->size(); ++i) {
            const FsTree::Ref ref{layer, NodeId(i)};
            const std::string path = m_layers[layer]->path(ref.node);
            const Entry &now = entry(ref);
            const auto old = seen.find(path);
            const bool folder = now.type == EntryType::Directory;
            const bool merges = folder && !now.has(EntryFlag::Whiteout | EntryFlag::Opaque) && old != seen.end() && entry(old->second).type == EntryType::Directory;
            if (!merges)
                std::erase_if(seen, [&](const auto &item) { return path.empty() ? !item.first.empty() : item.first.starts_with(path + '/'); });
            if (now.type == EntryType::None)
                seen.erase(path);
            else if (!merges || !now.has(EntryFlag::Implied) || entry(old->second).has(EntryFlag::Implied))
                seen[path] = ref;
        }
    }

    std::set<std::string> namesOfFile(const FsTree::Ref &ref, const Seen &seen) const
    {
        std::set<std::string> names;
        if (entry(ref).linkGroup == Entry::none || entry(ref).type == EntryType::Directory)
            return names;
        for (const auto &[path, other] : seen) {
            if (other.layer == ref.layer && entry(other).linkGroup == entry(ref).linkGroup)
                names.insert(path);
        }
        return names.size() < 2 ? std::set<std::string>() : names;
    }

    // Change words, and whether the content could not be compared.
    std::pair<std::uint16_t, bool> compared(const FsTree::Ref &from, const FsTree::Ref &to) const
    {
        const Entry &a = entry(from);
        const Entry &b = entry(to);
        if (a.type != b.type)
            return {Change::Type, false};
        unsigned changes = 0;
        bool unknown = false;
        if (a.type == EntryType::File) {
            const Sha256Digest *before = tree(from).digest(a);
            const Sha256Digest *now = tree(to).digest(b);
            unknown = (!before || !now) && a.size == b.size;
            if ((before && now) ? *before != *now : a.size != b.size)
                changes |= Change::Content;
        }
        if (tree(from).target(a) != tree(to).target(b))
            changes |= Change::Target;
        if (a.rdevMajor != b.rdevMajor || a.rdevMinor != b.rdevMinor)
            changes |= Change::Device;
        if (a.has(EntryFlag::Implied) || b.has(EntryFlag::Implied))
            return {static_cast<std::uint16_t>(changes), unknown};
        if (a.type != EntryType::Symlink && a.mode != b.mode)
            changes |= Change::Mode;
        if (a.uid != b.uid || a.gid != b.gid)
            changes |= Change::Owner;
        const bool whole = a.has(EntryFlag::WholeSeconds) || b.has(EntryFlag::WholeSeconds);
        if (a.mtimeSec != b.mtimeSec || (!whole && a.mtimeNsec != b.mtimeNsec))
            changes |= Change::Mtime;
        if (tree(from).xattrs(a) != tree(to).xattrs(b))
            changes |= Change::Xattrs;
        if (namesOfFile(from, m_before) != namesOfFile(to, m_after))
            changes |= Change::Links;
        return {static_cast<std::uint16_t>(changes), unknown};
    }

    HiddenBy cause(const std::string &path, const Entry *own) const
    {
        if (own)
            return HiddenBy::Whiteout;
        const std::string above = path.substr(0, path.rfind('/') == std::string::npos ? 0 : path.rfind('/'));
        const auto folder = m_after.find(above);
        if (folder == m_after.end())
            return HiddenBy::Folder;
        return entry(folder->second).type == EntryType::Directory ? HiddenBy::Opaque : HiddenBy::Replaced;
    }

    std::string told(const std::string &path) const
    {
        const NodeId held = m_layers[m_layer]->find(path);
        const Entry *own = held ? &m_layers[m_layer]->entry(held) : nullptr;
        const bool opaque = own && own->type == EntryType::Directory && own->has(EntryFlag::Opaque | EntryFlag::Whiteout);
        const auto before = m_before.find(path);
        const auto after = m_after.find(path);
        if (before == m_before.end() && after == m_after.end())
            return own && own->type == EntryType::None ? row(path, LayerAct::Mark, HiddenBy::Whiteout, 0, false) : std::string();
        if (after == m_after.end())
            return row(path, LayerAct::Hidden, cause(path, own), 0, opaque);
        if (before == m_before.end())
            return row(path, LayerAct::Added, HiddenBy::Nothing, 0, opaque);
        const bool shown = after->second.layer == m_layer;
        const auto [changes, unknown] = shown ? compared(before->second, after->second) : std::pair<std::uint16_t, bool>();
        if (!changes && !unknown)
            return opaque ? row(path, LayerAct::Mark, HiddenBy::Opaque, 0, true) : shown && !own->has(EntryFlag::Implied) ? row(path, LayerAct::Repeated, HiddenBy::Nothing, 0, false) : std::string();
        if (changes == Change::Type)
            return row(path, LayerAct::Type, HiddenBy::Nothing, changes, opaque);
        if (changes & (Change::Content | Change::Target | Change::Device))
            return row(path, LayerAct::Changed, HiddenBy::Nothing, changes, opaque);
        return unknown ? row(path, LayerAct::Unknown, HiddenBy::Nothing, 0, opaque) : row(path, LayerAct::Metadata, HiddenBy::Nothing, changes, opaque);
    }

    const Layers &m_layers;
    std::uint32_t m_layer;
    Seen m_before;
    Seen m_after;
};

} // namespace

class TestLayerChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatALayerDoes_data();
    void whatALayerDoes();
    void lowestLayer();
    void markOfARoot();
    void whatWasNotRead();
    void countsAndEntries();
    void sameAsThePlainWay();
    void filter();
    void someLayers();
    void stops();
};

void TestLayerChanges::whatALayerDoes_data()
{
    QTest::addColumn<QByteArray>("below");
    QTest::addColumn<QByteArray>("layer");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("nothing") << QByteArray("f a x") << QByteArray("") << QByteArray("");
    QTest::newRow("added") << QByteArray("d a 0700") << QByteArray("d a 0700\nf a/b x") << QByteArray("repeated a\nadded a/b\n");
    QTest::newRow("a folder on the way says nothing") << QByteArray("d a 0700") << QByteArray("f a/b x") << QByteArray("added a/b\n");
    QTest::newRow("changed") << QByteArray("f a x") << QByteArray("f a yy 0600") << QByteArray("changed a content mode\n");
    QTest::newRow("metadata") << QByteArray("f a 0644 x") << QByteArray("f a 0600 1/2 x") << QByteArray("metadata a mode owner\n");
    QTest::newRow("again") << QByteArray("f a x") << QByteArray("f a x") << QByteArray("repeated a\n");
    QTest::newRow("whiteout of a file") << QByteArray("f a x") << QByteArray("w a") << QByteArray("hidden a by-whiteout\n");
    QTest::newRow("whiteout of a folder") << QByteArray("f a/b/c x") << QByteArray("w a")
                                          << QByteArray("hidden a by-whiteout\nhidden a/b by-folder\nhidden a/b/c by-folder\n");
    QTest::newRow("whiteout of nothing") << QByteArray("f a x") << QByteArray("w b\nw c/d")
                                         << QByteArray("mark b by-whiteout\nadded c\nmark c/d by-whiteout\n");
    QTest::newRow("opaque folder") << QByteArray("d a 0700\nf a/b x\nf a/d/e y") << QByteArray("d a 0700\no a\nf a/c z")
                                   << QByteArray("mark a by-opaque opaque\nhidden a/b by-opaque\nadded a/c\nhidden a/d by-opaque\nhidden a/d/e by-folder\n");
    QTest::newRow("opaque folder that is held again in part") << QByteArray("d a 0700\nf a/b x\nf a/c y") << QByteArray("d a 0700\no a\nf a/b x")
                                                              << QByteArray("mark a by-opaque opaque\nrepeated a/b\nhidden a/c by-opaque\n");
    QTest::newRow("opaque folder of its own") << QByteArray("") << QByteArray("d a 0700\no a") << QByteArray("added a opaque\n");
    QTest::newRow("whiteout and the folder anew") << QByteArray("d a 0700\nf a/b x") << QByteArray("w a\nd a 0711\nf a/c y")
                                                  << QByteArray("metadata a mode opaque\nhidden a/b by-opaque\nadded a/c\n");
    QTest::newRow("folder to file") << QByteArray("f a/b x") << QByteArray("f a y") << QByteArray("type a type\nhidden a/b by-replaced\n");
    QTest::newRow("file to folder") << QByteArray("f a y") << QByteArray("f a/b x") << QByteArray("type a type\nadded a/b\n");
    QTest::newRow("link elsewhere") << QByteArray("l a -> b") << QByteArray("l a -> c") << QByteArray("changed a target\n");
    QTest::newRow("another device") << QByteArray("c a 1:3") << QByteArray("c a 1:5") << QByteArray("changed a device\n");
    QTest::newRow("hard link broken") << QByteArray("f a x\nh b -> a") << QByteArray("f b x") << QByteArray("metadata b links\n");
    QTest::newRow("hard link made") << QByteArray("f a x\nf b x") << QByteArray("f a x\nh b -> a") << QByteArray("metadata a links\nmetadata b links\n");
    QTest::newRow("order of folders") << QByteArray("") << QByteArray("f a.b x\nf a/b x\nf a x2/y") << QByteArray("added a\nadded a.b\n");
}

void TestLayerChanges::whatALayerDoes()
{
    QFETCH(QByteArray, below);
    QFETCH(QByteArray, layer);
    QFETCH(QByteArray, expected);
    const auto image = stack({below.toStdString(), layer.toStdString()});
    const auto changes = changesOf(*image, 1);
    QVERIFY(changes);
    QCOMPARE(bytes(textOf(*changes)), expected);
    QCOMPARE(bytes(PlainChanges(image->layers(), 1).text()), expected);
}

void TestLayerChanges::lowestLayer()
{
    const auto image = stack({"d a 0700\nf a/b x\nw gone\no a", "w a"});
    QCOMPARE(bytes(textOf(*changesOf(*image, 0))), QByteArray("added a opaque\nadded a/b\nmark gone by-whiteout\n"));
    QCOMPARE(bytes(textOf(*changesOf(*image, 1))), QByteArray("hidden a by-whiteout\nhidden a/b by-folder\n"));
    Context context;
    QCOMPARE(LayerChanges::of(*image, 2, context).error().code, ErrorCode::Usage);
}

void TestLayerChanges::markOfARoot()
{
    const Layers layers{layer("f a x\nf b y"), layer("o .\nf b y")};
    QCOMPARE(bytes(textOf(*changesOf(*FsTree::overlay(layers, RootMark::Obeyed), 1))), QByteArray("hidden a by-opaque\nrepeated b\n"));
    QCOMPARE(bytes(textOf(*changesOf(*FsTree::overlay(layers, RootMark::Ignored), 1))), QByteArray("repeated b\n"));
}

void TestLayerChanges::whatWasNotRead()
{
    QCOMPARE(bytes(textOf(*changesOf(*stack({"f a x", "f a y !unreadable"}), 1))), QByteArray("unknown a\n"));
    // Of an opaque folder that could not be read nothing is proven to be gone.
    QCOMPARE(bytes(textOf(*changesOf(*stack({"d a 0700\nf a/b x", "d a 0700 !unreadable\no a"}), 1))), QByteArray("unknown a opaque\nunknown a/b by-opaque\n"));
}

void TestLayerChanges::countsAndEntries()
{
    const auto image = stack({"f a x\nf b long-content", "f a y\nw b\nf c z\nw d"});
    const auto changes = changesOf(*image, 1);
    QCOMPARE(changes->layer(), 1U);
    QCOMPARE(changes->count(LayerAct::Changed), std::uint64_t{1});
    QCOMPARE(changes->count(LayerAct::Hidden), std::uint64_t{1});
    QCOMPARE(changes->count(LayerAct::Added), std::uint64_t{1});
    QCOMPARE(changes->count(LayerAct::Mark), std::uint64_t{1});
    QCOMPARE(changes->count(LayerAct::Metadata), std::uint64_t{0});
    // Of what is hidden the entry is the one that was there.
    QCOMPARE(changes->entry(changes->rows()[1])->size, std::uint64_t{12});
    QCOMPARE(changes->below().ref(changes->rows()[1].below).layer, 0U);
    QVERIFY(!changes->entry(changes->rows()[3]));
}

void TestLayerChanges::sameAsThePlainWay()
{
    for (std::uint32_t seed = 0; seed < 1500; ++seed) {
        RandomLayers random(seed);
        random.links = seed % 2 == 0;
        Layers layers;
        std::string lines;
        const std::uint32_t count = 1 + random.draw(4);
        for (std::uint32_t i = 0; i < count; ++i) {
            std::string text = random.lines(1 + random.draw(25));
            if (random.draw(12) == 0)
                text += "o .\n";
            lines += "--\n" + text;
            layers.push_back(layer(text));
        }
        const auto image = FsTree::overlay(layers);
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::string expected = PlainChanges(layers, i).text();
            const std::string found = textOf(*changesOf(*image, i));
            QVERIFY2(found == expected, ("seed " + std::to_string(seed) + " layer " + std::to_string(i) + "\n" + lines + "--- expected\n" + expected + "--- found\n" + found).c_str());
        }
    }
}

void TestLayerChanges::filter()
{
    const auto changes = changesOf(*stack({"f a/Xx x\nf b x", "f a/Xx x\nf a/y x\nw b"}), 1);
    Context context;
    const auto fitting = [&](const LayerChangesQuery &query) {
        std::string text;
        const std::vector<std::uint32_t> rows = fittingChanges(*changes, query, context).value();
        for (const std::uint32_t i : rows)
            text += changes->path(changes->rows()[i]) + '\n';
        return text;
    };
    LayerChangesQuery query;
    QCOMPARE(bytes(fitting(query)), QByteArray("a/y\nb\n")); // what is only held again is no news
    query.acts.fill(true);
    QCOMPARE(bytes(fitting(query)), QByteArray("a/Xx\na/y\nb\n"));
    query.text = "A/xX";
    QCOMPARE(bytes(fitting(query)), QByteArray("a/Xx\n"));
    query.text = "nothing";
    QCOMPARE(bytes(fitting(query)), QByteArray());
    query.text.clear();
    query.acts.fill(false);
    query.acts[static_cast<std::size_t>(LayerAct::Hidden)] = true;
    QCOMPARE(bytes(fitting(query)), QByteArray("b\n"));
    context.cancel();
    QCOMPARE(fittingChanges(*changes, query, context).error().code, ErrorCode::Cancelled);
}

void TestLayerChanges::someLayers()
{
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        RandomLayers random(seed);
        random.unreadable = seed % 3 == 0;
        Layers layers;
        for (std::uint32_t i = 0; i < 4; ++i)
            layers.push_back(layer(random.lines(1 + random.draw(20))));
        const RootMark mark = seed % 2 == 0 ? RootMark::Obeyed : RootMark::Ignored;
        const auto whole = FsTree::overlay(layers, mark);
        Context context;
        for (std::uint32_t top = 0; top < 4; ++top) {
            const auto upTo = whole->ofLayers({0, top + 1}, context).value();
            QCOMPARE(upTo->layers().size(), std::size_t{4}); // refs and versions stay those of the whole
            QCOMPARE(bytes(treeText(*upTo)), bytes(treeText(*FsTree::overlay(Layers(layers.begin(), layers.begin() + top + 1), mark))));
            const auto only = whole->ofLayers({top, 1}, context).value();
            QByteArray alone = bytes(treeText(*FsTree::overlay({layers[top]}, mark)));
            QCOMPARE(bytes(treeText(*only)), alone.replace(" #0", QByteArray(" #").append(QByteArray::number(top))));
        }
        QCOMPARE(bytes(treeText(*whole->ofLayers({0, 100}, context).value())), bytes(treeText(*whole)));
        QCOMPARE(whole->ofLayers({0, 0}, context).value()->size(), 1U);
        QCOMPARE(whole->ofLayers({9, 1}, context).value()->size(), 1U);
    }
}

void TestLayerChanges::stops()
{
    const auto image = stack({"f a x", "f b x"});
    Context context;
    context.cancel();
    QCOMPARE(image->ofLayers({0, 1}, context).error().code, ErrorCode::Cancelled);
    QCOMPARE(LayerChanges::of(*image, 1, context).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestLayerChanges)
#include "tst_layerchanges.moc"
