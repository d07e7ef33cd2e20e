// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtTest> // first: moc 6.4 stumbles over <concepts> of libstdc++ 12 where no Qt header comes before it

#include "compare/openrows.h"
#include "support/randomlayers.h"
#include "support/treetext.h"

#include <string>

using namespace assay;
using namespace assay::test;

namespace {

using TreePtr = std::shared_ptr<const DiffTree>;

ProjectionPtr projected(const DiffTree &tree, const ProjectionQuery &query)
{
    Context context;
    const auto projection = project(tree, query, context);
    return projection ? *projection : nullptr;
}

// Rows as a person would write them down: an open folder has "-", what is below it stands further in.
std::string text(const OpenRows &rows)
{
    std::string out;
    for (std::uint32_t row = 0; row < rows.count(); ++row) {
        const DiffNodeId id = rows.at(row);
        for (DiffNodeId above = rows.tree()->parent(id); above != DiffTree::root; above = rows.tree()->parent(above))
            out += "  ";
        out += (rows.isOpen(id) ? "- " : "  ") + std::string(rows.tree()->name(id)) + '\n';
    }
    return out;
}

void walk(const OpenRows &rows, DiffNodeId folder, std::vector<DiffNodeId> &seen)
{
    for (std::uint32_t at = 0; at < rows.projection()->childCount(folder); ++at) {
        const DiffNodeId child = rows.projection()->childAt(folder, at);
        seen.push_back(child);
        if (rows.isOpen(child))
            walk(rows, child, seen);
    }
}

// Held against a plain walk: each row, each place, and no place for what is not seen.
bool isAsWalked(const OpenRows &rows)
{
    std::vector<DiffNodeId> seen;
    walk(rows, DiffTree::root, seen);
    if (rows.count() != seen.size())
        return false;
    std::vector<std::optional<std::uint32_t>> places(rows.tree()->size());
    for (std::uint32_t row = 0; row < seen.size(); ++row) {
        if (rows.at(row) != seen[row])
            return false;
        places[seen[row].value] = row;
    }
    for (std::uint32_t id = 1; id < places.size(); ++id) {
        if (rows.rowOf(DiffNodeId(id)) != places[id])
            return false;
    }
    return true;
}

TreePtr treeOf(const std::string &lines)
{
    const auto side = FsTree::overlay({layer(lines)});
    return compared(side, side, side);
}

} // namespace

class TestOpenRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void foldersOpenAndClose();
    void foldersStayOpenBehindAFilter();
    void copiesAreTheirOwn();
    void randomActs();
};

void TestOpenRows::nothing()
{
    const OpenRows rows;
    QCOMPARE(rows.count(), 0U);
    QVERIFY(!rows.isOpen(DiffNodeId(3)));
    QVERIFY(!rows.rowOf(DiffNodeId(3)));
}

void TestOpenRows::foldersOpenAndClose()
{
    const TreePtr tree = treeOf("f etc/motd\nf etc/ssl/certs/one.pem\nf srv/index.html\n");
    OpenRows rows(tree, projected(*tree, {}));
    QCOMPARE(text(rows), std::string("  etc\n  srv\n"));
    rows.setOpen(tree->find("etc/ssl"), true);
    QCOMPARE(text(rows), std::string("  etc\n  srv\n"));
    rows.setOpen(tree->find("etc"), true);
    QCOMPARE(text(rows), std::string("- etc\n  - ssl\n      certs\n    motd\n  srv\n"));
    QCOMPARE(*rows.rowOf(tree->find("srv")), 4U);
    QVERIFY(!rows.rowOf(tree->find("etc/ssl/certs/one.pem")));
    rows.setOpen(tree->find("etc"), false);
    QCOMPARE(text(rows), std::string("  etc\n  srv\n"));
    rows.openAll();
    QCOMPARE(text(rows), std::string("- etc\n  - ssl\n    - certs\n        one.pem\n    motd\n- srv\n    index.html\n"));
    QVERIFY(!rows.isOpen(tree->find("etc/motd")));
    rows.closeAll();
    QCOMPARE(text(rows), std::string("  etc\n  srv\n"));
}

void TestOpenRows::foldersStayOpenBehindAFilter()
{
    const TreePtr tree = treeOf("f etc/motd\nf srv/index.html\n");
    OpenRows rows(tree, projected(*tree, {}));
    rows.openAll();
    ProjectionQuery query;
    query.text = "index";
    rows.setProjection(projected(*tree, query));
    QCOMPARE(text(rows), std::string("- srv\n    index.html\n"));
    QVERIFY(!rows.rowOf(tree->find("etc/motd")));
    query.text.clear();
    query.descending = true;
    rows.setProjection(projected(*tree, query));
    QCOMPARE(text(rows), std::string("- srv\n    index.html\n- etc\n    motd\n"));
}

void TestOpenRows::copiesAreTheirOwn()
{
    const TreePtr tree = treeOf("f etc/motd\nf srv/index.html\n");
    OpenRows rows(tree, projected(*tree, {}));
    QCOMPARE(rows.count(), 2U);
    OpenRows copy = rows;
    copy.setOpen(tree->find("etc"), true);
    QCOMPARE(text(rows), std::string("  etc\n  srv\n"));
    QCOMPARE(text(copy), std::string("- etc\n    motd\n  srv\n"));
}

void TestOpenRows::randomActs()
{
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        RandomLayers random(seed + 900);
        const auto side = FsTree::overlay({layer(random.lines(20 + random.draw(60)))});
        const auto other = FsTree::overlay({layer(random.lines(20 + random.draw(60)))});
        const TreePtr tree = compared(side, other, nullptr);
        OpenRows rows(tree, projected(*tree, {}));
        for (int act = 0; act < 60; ++act) {
            const DiffNodeId id(random.draw(tree->size()));
            switch (random.draw(6)) {
            case 0: {
                ProjectionQuery query;
                query.differencesOnly = random.draw(2) == 0;
                query.descending = random.draw(2) == 0;
                query.sortKey = random.draw(2) == 0 ? SortKey::Size : SortKey::Name;
                rows.setProjection(projected(*tree, query));
                break;
            }
            case 1: {
                const std::vector<DiffNodeId> folders{id, DiffNodeId(random.draw(tree->size())), DiffNodeId(random.draw(tree->size()))};
                rows.openAll(folders);
                break;
            }
            case 2: rows.setOpen(id, false); break;
            case 3:
                if (random.draw(8) == 0)
                    rows.openAll();
                break;
            default: rows.setOpen(id, true); break;
            }
            if (act % 7 != 0) // now and then several acts without a look between them
                QVERIFY2(isAsWalked(rows), qPrintable(QStringLiteral("seed %1, act %2").arg(seed).arg(act)));
        }
    }
}

QTEST_GUILESS_MAIN(TestOpenRows)
#include "tst_openrows.moc"
