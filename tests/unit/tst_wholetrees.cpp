// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digest.h"
#include "support/randomlayers.h"
#include "support/treetext.h"
#include "verify/wholetrees.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

// All that the expectation says, a line a node.
static std::string textOf(const ExpectedTree &tree)
{
    std::string text;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const NodeId id(i);
        const Entry &entry = tree.entry(id);
        const Sha256Digest *digest = tree.digest(id);
        text += tree.path(id) + '|' + std::string(tree.name(id)) + '|' + std::to_string(tree.children(id).first) + '+' + std::to_string(tree.children(id).count) + '|'
            + std::string(entryTypeName(entry.type)) + ' ' + std::to_string(entry.mode) + ' ' + std::to_string(entry.uid) + ' ' + std::to_string(entry.mtimeSec) + ' '
            + std::to_string(entry.flags) + '|' + std::string(tree.target(id)) + '|' + std::string(tree.xattrBytes(id)) + '|' + (digest ? digestText(*digest) : "") + '|'
            + std::to_string(tree.linkCount(id)) + ' ' + std::to_string(tree.linkGroup(id)) + '|' + (tree.isOwn(id) ? "own " : "") + (tree.keepsTime(id) ? "keeps" : "") + '\n';
    }
    return text;
}

class TestWholeTrees : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void likeLaidAnew_data();
    void likeLaidAnew();
    void eachLayerOnce();
};

void TestWholeTrees::likeLaidAnew_data()
{
    QTest::addColumn<std::uint32_t>("seed");
    for (std::uint32_t seed = 1; seed <= 200; ++seed)
        QTest::addRow("%u", seed) << seed;
}

// Layer upon layer, and after that another image upon some of the same layers.
void TestWholeTrees::likeLaidAnew()
{
    QFETCH(std::uint32_t, seed);
    RandomLayers random(seed);
    random.unreadable = seed % 3 == 0;
    std::vector<std::vector<DeliveredLayer>> images(2);
    for (std::uint32_t i = 0; i < 8; ++i) {
        const DeliveredLayer layer{buildLayer(random.lines(4 + random.draw(30))).tree};
        images[0].push_back(layer);
        images[1].push_back(i < 3 ? layer : DeliveredLayer{buildLayer(random.lines(10)).tree});
    }
    WholeTrees trees;
    for (const std::vector<DeliveredLayer> &image : images) {
        std::vector<DeliveredLayer> layers;
        for (const DeliveredLayer &layer : image) {
            layers.push_back(layer);
            const std::string made = textOf(*trees.of(layers));
            const std::string anew = textOf(*expectedWholeTree(layers));
            QVERIFY2(made == anew, (made + "---\n" + anew).c_str());
        }
    }
}

void TestWholeTrees::eachLayerOnce()
{
    WholeTrees trees;
    std::vector<DeliveredLayer> layers;
    for (int i = 0; i < 50; ++i) {
        layers.push_back({buildLayer("d a\nf a/" + std::to_string(i) + " x\n").tree});
        QCOMPARE(trees.of(layers)->size(), static_cast<std::uint32_t>(i + 3));
    }
    QCOMPARE(trees.laid(), std::size_t{50});
    layers.pop_back();
    trees.of(layers); // ends below: laid anew
    QCOMPARE(trees.laid(), std::size_t{99});
}

QTEST_GUILESS_MAIN(TestWholeTrees)
#include "tst_wholetrees.moc"
