// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtTest> // before <compare>, see items/flattreemodel.h

#include "compare/rulerbins.h"
#include "support/randomlayers.h"
#include "support/treetext.h"

#include <sstream>

using namespace assay;
using namespace assay::test;

namespace {

ProjectionPtr projected(const DiffTree &tree, const ProjectionQuery &query)
{
    Context context;
    const auto projection = project(tree, query, context);
    return projection ? *projection : nullptr;
}

std::shared_ptr<const RulerBins> rulerBins(const DiffTree &tree, const Projection &projection, std::uint32_t bins)
{
    Context context;
    const auto made = rulerBinsOf(tree, projection, bins, context);
    return made ? *made : nullptr;
}

// The rows by the text of a projection, which is made another way.
std::vector<std::string> names(const DiffTree &tree, const Projection &projection)
{
    std::vector<std::string> rows;
    std::istringstream lines(projectionText(tree, projection));
    for (std::string line; std::getline(lines, line);)
        rows.push_back(line.substr(line.find_first_not_of(' ')));
    return rows;
}

} // namespace

class TestRulerBins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kinds();
    void nothing();
    void randomTrees();
    void nearest();
    void deepTree();
    void cancels();
};

void TestRulerBins::kinds()
{
    const auto tree = compared(stack({"f a 1\nf b 1\nf c 0644 1\nf d 1\nf e 1"}), stack({"f a 1\nf b 2\nf c 0600 1\nf e 1\nf x 1"}),
                               stack({"f a 1\nf b 2\nf c 0600 1\nf x 2\nf e !unreadable 1"}));
    const auto projection = projected(*tree, {});
    const auto made = rulerBins(*tree, *projection, 1);
    QCOMPARE(made->bins.size(), std::size_t{1});
    const RulerBins::Bin wanted{6, 1, 1, 2, 1, 1, 5}; // x is added, then modified
    QVERIFY(made->bins[0] == wanted);
    const auto fine = rulerBins(*tree, *projection, 100);
    QCOMPARE(fine->bins.size(), std::size_t{6});
    QCOMPARE(fine->bins[0].differing, 0U); // a
    QCOMPARE(fine->bins[1].modified, 1U);  // b
    QVERIFY(fine->sum(0, 1) == wanted);
    QCOMPARE(fine->sum(0.5, 0.5).rows, 1U); // never none
}

void TestRulerBins::nothing()
{
    const auto tree = compared(stack({"f a 1"}), stack({"f a 1"}), nullptr);
    ProjectionQuery query;
    query.differencesOnly = true;
    const auto made = rulerBins(*tree, *projected(*tree, query), 10);
    QCOMPARE(made->rows(), 0U);
    QVERIFY(made->bins.empty());
    QVERIFY(made->sum(0, 1) == RulerBins::Bin());
    QCOMPARE(nearestDifference(*tree, *made, 0, 0, 0), 0U);
}

void TestRulerBins::randomTrees()
{
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        RandomLayers random(seed);
        random.unreadable = seed % 2 == 0;
        const std::string common = random.lines(random.draw(60));
        const auto tree = compared(FsTree::overlay({layer(common)}), FsTree::overlay({layer(common), layer(random.lines(10))}), nullptr);
        ProjectionQuery query;
        query.differencesOnly = seed % 3 == 0;
        query.sortKey = static_cast<SortKey>(seed % sortKeyCount);
        const auto projection = projected(*tree, query);
        const std::uint32_t bins = 1 + random.draw(30);
        const auto made = rulerBins(*tree, *projection, bins);
        const std::vector<std::string> rows = names(*tree, *projection);
        QCOMPARE(made->order.size(), rows.size());
        std::uint32_t previous = 0;
        for (std::uint32_t row = 0; row < made->rows(); ++row) {
            QVERIFY(rows[row].starts_with(std::string(tree->name(made->order[row]))) || rows[row].find('\\') != std::string::npos);
            QCOMPARE(made->place[made->order[row].value], row);
            const auto bin = static_cast<std::uint32_t>(made->binOf(row));
            QVERIFY(made->firstRow(bin) <= row && row < made->firstRow(bin + 1));
            QVERIFY(bin == previous || bin == previous + 1);
            previous = bin;
            if (row > 0) {
                QVERIFY(standsBefore(*tree, *projection, made->order[row - 1], made->order[row]));
                QVERIFY(!standsBefore(*tree, *projection, made->order[row], made->order[row - 1]));
            }
        }
        std::uint32_t differing = 0;
        for (const DiffNodeId id : made->order)
            differing += tree->differs(id) || tree->node(id).unknown != 0;
        QCOMPARE(made->sum(0, 1).differing, differing);
        QCOMPARE(made->sum(0, 1).rows, made->rows());
    }
}

void TestRulerBins::nearest()
{
    const auto tree = compared(stack({"f a 1\nf b 1\nf c 1\nf d 1\nf e 1\nf f 1"}), stack({"f a 1\nf b 2\nf c 1\nf d 1\nf e 1\nf f 2"}), nullptr);
    const auto made = rulerBins(*tree, *projected(*tree, {}), 3);
    QCOMPARE(nearestDifference(*tree, *made, 0, 0, 6), 1U);
    QCOMPARE(nearestDifference(*tree, *made, 1, 0, 6), 1U);
    QCOMPARE(nearestDifference(*tree, *made, 4, 0, 6), 5U);
    QCOMPARE(nearestDifference(*tree, *made, 3, 2, 5), 5U); // none in there
    QCOMPARE(nearestDifference(*tree, *made, 3, 0, 2), 1U);
}

void TestRulerBins::deepTree()
{
    std::string lines = "f a 1\n";
    std::string path;
    for (int i = 0; i < 1000; ++i) {
        path += "d/";
        lines += "d " + path.substr(0, path.size() - 1) + "\n";
    }
    const auto tree = compared(stack({lines}), nullptr, nullptr);
    ProjectionQuery query;
    query.directoriesFirst = false;
    const auto projection = projected(*tree, query);
    const auto made = rulerBins(*tree, *projection, 10);
    QCOMPARE(made->rows(), 1001U);
    QVERIFY(standsBefore(*tree, *projection, tree->find("a"), made->order.back()));
    const DiffNodeId folder = tree->find("d");
    const auto closed = [folder](DiffNodeId id) { return id != folder; };
    QVERIFY(!nextRow(*tree, *projection, folder, closed)); // nothing below it is to be seen
}

void TestRulerBins::cancels()
{
    const auto tree = compared(stack({"f a 1"}), nullptr, nullptr);
    Context context;
    context.cancel();
    const auto made = rulerBinsOf(*tree, *projected(*tree, {}), 10, context);
    QVERIFY(!made && made.error().code == ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestRulerBins)
#include "tst_rulerbins.moc"
