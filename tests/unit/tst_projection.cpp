// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/qtbytes.h"
#include "support/randomlayers.h"
#include "support/treetext.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace assay;
using namespace assay::test;

using DiffPtr = std::shared_ptr<DiffTree>;

static DiffPtr randomDiff(std::uint32_t seed)
{
    RandomLayers random(seed + 7000);
    random.unreadable = seed % 3 == 0;
    const std::string common = random.lines(random.draw(40));
    std::array<std::shared_ptr<const FsTree>, sideCount> trees;
    for (std::size_t side = 0; side < sideCount; ++side) {
        const std::string more = random.lines(random.draw(15));
        if (seed % 4 != 0 || seed / 4 % 3 != side)
            trees[side] = FsTree::overlay({layer(common), layer(more)});
    }
    const auto tree = compared(trees[0], trees[1], trees[2]);
    for (std::uint32_t i = 1; i < tree->size(); ++i) {
        for (int step = 0; step < stepCount; ++step) {
            if (tree->node(DiffNodeId(i)).changes[static_cast<std::size_t>(step)] && random.draw(4) == 0)
                tree->setExplanation(DiffNodeId(i), step, Explanation::SaveDropsSocket);
        }
    }
    tree->sumUp();
    return tree;
}

static ProjectionPtr projected(const DiffTree &tree, const ProjectionQuery &query)
{
    Context context;
    const auto projection = project(tree, query, context);
    return projection ? *projection : nullptr;
}

static std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

// Whether a path fits a query, the plain way.
static bool fitsPlainly(const DiffTree &tree, const ProjectionQuery &query, DiffNodeId id)
{
    const DiffNode &node = tree.node(id);
    if (!query.text.empty()) {
        // A text with a slash is looked for in the whole path, and its last part in the name itself.
        const bool whole = query.text.find('/') != std::string::npos;
        const std::string where = lowered(whole ? '/' + tree.path(id) : std::string(tree.name(id)));
        const std::string wanted = lowered(query.text);
        const std::size_t at = where.rfind(wanted);
        if (at == std::string::npos || (whole && !wanted.ends_with('/') && at + wanted.size() <= where.rfind('/')))
            return false;
    }
    const bool doubtful = node.unknown != 0;
    const std::uint16_t changes = node.changes[0] | node.changes[1];
    if (query.differencesOnly && !doubtful && (changes & query.changes) == 0)
        return false;
    if (query.unexplainedOnly && !doubtful && !tree.unexplained(id))
        return false;
    std::vector<DiffStatus> steps;
    for (int step = 0; step < stepCount; ++step) {
        if (tree.hasStep(step))
            steps.push_back(tree.status(id, step));
    }
    const auto wanted = [&](DiffStatus status) { return query.statuses[static_cast<std::size_t>(status)]; };
    if (!doubtful && std::all_of(steps.begin(), steps.end(), [](DiffStatus status) { return status == DiffStatus::Identical; }))
        return steps.empty() || wanted(DiffStatus::Identical);
    return std::any_of(steps.begin(), steps.end(), [&](DiffStatus status) { return status != DiffStatus::Identical && wanted(status); });
}

static std::string wrongProjection(const DiffTree &tree, const ProjectionQuery &query, const Projection &projection)
{
    std::set<std::uint32_t> shown;
    std::uint32_t matches = 0;
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        if (!fitsPlainly(tree, query, DiffNodeId(i)))
            continue;
        ++matches;
        for (DiffNodeId at(i); at && at != DiffTree::root; at = tree.parent(at))
            shown.insert(at.value);
    }
    if (projection.matches != matches)
        return "matches are " + std::to_string(projection.matches) + ", not " + std::to_string(matches);
    if (projection.total != tree.size() - 1 || projection.begin.size() != tree.size() + 1 || projection.row.size() != tree.size())
        return "sizes do not fit";
    if (projection.items.size() != shown.size())
        return "shows " + std::to_string(projection.items.size()) + " rows, not " + std::to_string(shown.size());
    std::set<std::uint32_t> seen;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        for (std::uint32_t row = 0; row < projection.childCount(DiffNodeId(i)); ++row) {
            const DiffNodeId child = projection.childAt(DiffNodeId(i), row);
            if (tree.parent(child).value != i || projection.row[child.value] != row)
                return tree.path(child) + " is not where its row says";
            if (!seen.insert(child.value).second || !shown.contains(child.value))
                return tree.path(child) + " is shown twice, or should not be";
        }
    }
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        if (projection.shows(DiffNodeId(i)) != shown.contains(i))
            return tree.path(DiffNodeId(i)) + " is shown and is not";
    }
    return projection.shows(DiffTree::root) ? std::string() : "the root is not shown";
}

// All shown paths in the order of the screen.
static std::vector<DiffNodeId> displayOrder(const Projection &projection)
{
    std::vector<DiffNodeId> order;
    std::vector<DiffNodeId> pending{DiffTree::root};
    while (!pending.empty()) {
        const DiffNodeId at = pending.back();
        pending.pop_back();
        if (at != DiffTree::root)
            order.push_back(at);
        for (std::uint32_t i = projection.childCount(at); i-- > 0;)
            pending.push_back(projection.childAt(at, i));
    }
    return order;
}

static ProjectionQuery randomQuery(RandomLayers &random)
{
    static const std::vector<std::string> texts = {"", "", "", "a", "B", "C.D", "/a", "a/b", "/", "a/", "zz", "\xff", "b/a b", "B/b"};
    ProjectionQuery query;
    query.text = texts[random.draw(static_cast<std::uint32_t>(texts.size()))];
    query.differencesOnly = random.draw(3) == 0;
    query.unexplainedOnly = random.draw(4) == 0;
    if (random.draw(3) == 0)
        query.changes = static_cast<std::uint16_t>(random.draw(Change::all + 1));
    if (random.draw(3) == 0) {
        for (bool &on : query.statuses)
            on = random.draw(2) == 0;
    }
    query.sortKey = static_cast<SortKey>(random.draw(sortKeyCount));
    query.sortSide = static_cast<int>(random.draw(sideCount));
    query.descending = random.draw(2) == 0;
    query.directoriesFirst = random.draw(2) == 0;
    return query;
}

class TestProjection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allOfIt();
    void text_data();
    void text();
    void textEndsInTheName();
    void filters_data();
    void filters();
    void sorting_data();
    void sorting();
    void sortingByText();
    void sortingMany();
    void sameAsThePlainWay();
    void orderIsTotal();
    void nextDifferenceGoesEverywhere();
    void nextDifferenceFromHiddenRows();
    void cancels();
};

void TestProjection::allOfIt()
{
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        const auto tree = randomDiff(seed);
        ProjectionQuery query;
        query.directoriesFirst = false;
        const auto projection = projected(*tree, query);
        QCOMPARE(projection->matches, tree->size() - 1);
        // In the order of nodes, rows are what the tree itself says.
        for (std::uint32_t i = 0; i < tree->size(); ++i) {
            const NodeRange range = tree->children(DiffNodeId(i));
            QCOMPARE(projection->childCount(DiffNodeId(i)), range.count);
            for (std::uint32_t row = 0; row < range.count; ++row)
                QCOMPARE(projection->childAt(DiffNodeId(i), row).value, range.first + row);
        }
    }
}

void TestProjection::text_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<int>("matches");
    const auto row = [](const char *text, const char *shown, int matches) { QTest::newRow(*text ? text : "nothing") << QByteArray(text) << QByteArray(shown) << matches; };
    row("", "etc\n  Passwd\n  passwd-\nopt\n  bin\n    pass.sh\n  etc\n    x\\xffy\n", 8);
    row("pass", "etc\n  Passwd\n  passwd-\nopt\n  bin\n    pass.sh\n", 3);
    row("PASSWD", "etc\n  Passwd\n  passwd-\n", 2);
    row("wd-", "etc\n  passwd-\n", 1);
    row("etc", "etc\nopt\n  etc\n", 2);
    row("etc/", "etc\n  Passwd\n  passwd-\nopt\n  etc\n    x\\xffy\n", 3);
    row("/etc", "etc\nopt\n  etc\n", 2);
    row("bin/p", "opt\n  bin\n    pass.sh\n", 1);

    row("/etc/p", "etc\n  Passwd\n  passwd-\n", 2);
    row("T/ETC/X", "opt\n  etc\n    x\\xffy\n", 1);
    row("opt/bin", "opt\n  bin\n", 1);
    row("t/b", "opt\n  bin\n", 1);
    row("\xff", "opt\n  etc\n    x\\xffy\n", 1);
    row("/", "etc\n  Passwd\n  passwd-\nopt\n  bin\n    pass.sh\n  etc\n    x\\xffy\n", 8);
    row("//", "", 0);
    row("nothing of this", "", 0);
}

void TestProjection::text()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    QFETCH(int, matches);
    const auto one = stack({"f etc/Passwd x\nf etc/passwd- x\nf opt/bin/pass.sh x\nf opt/etc/x\\xffy x"});
    const auto tree = compared(one, one, nullptr);
    ProjectionQuery query;
    query.text = text.toStdString();
    const auto projection = projected(*tree, query);
    QCOMPARE(bytes(projectionText(*tree, *projection)), shown);
    QCOMPARE(projection->matches, static_cast<std::uint32_t>(matches));
    QCOMPARE(projection->total, 8U);
}

void TestProjection::textEndsInTheName()
{
    // The folder fits, and the file below it has a part of the text in its name; but nothing in it is "a/b".
    const auto one = stack({"f a/bx/zb x\nf a/bx/b x"});
    const auto tree = compared(one, one, nullptr);
    ProjectionQuery query;
    query.text = "a/b";
    const auto projection = projected(*tree, query);
    QCOMPARE(bytes(projectionText(*tree, *projection)), QByteArray("a\n  bx\n"));
    QCOMPARE(projection->matches, 1U);
}

void TestProjection::filters_data()
{
    QTest::addColumn<ProjectionQuery>("query");
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<int>("matches");
    const auto row = [](const char *name, const auto &change, const char *shown, int matches) {
        ProjectionQuery query;
        change(query);
        QTest::newRow(name) << query << QByteArray(shown) << matches;
    };
    row("differences", [](ProjectionQuery &q) { q.differencesOnly = true; }, "d\n  added\n  mode\nu\n  v\nexplained\ngone\n", 6);
    row("differences of content or mode", [](ProjectionQuery &q) { q.differencesOnly = true, q.changes = Change::Content | Change::Mode; }, "d\n  mode\nu\n  v\n", 3);
    row("unexplained", [](ProjectionQuery &q) { q.unexplainedOnly = true; }, "d\n  added\n  mode\nu\n  v\ngone\n", 5);
    row("added", [](ProjectionQuery &q) { q.statuses = {false, true, false, false, false, false, false}; }, "d\n  added\n", 1);
    row("unknown", [](ProjectionQuery &q) { q.statuses = {false, false, false, false, false, false, true}; }, "u\n  v\n", 2);
    row("identical in all steps", [](ProjectionQuery &q) { q.statuses = {true, false, false, false, false, false, false}; },
        "d\n  same\n", 2);
    row("no status at all", [](ProjectionQuery &q) { q.statuses = {}; }, "", 0);
    row("text and differences", [](ProjectionQuery &q) { q.text = "E", q.differencesOnly = true; }, "d\n  added\n  mode\nexplained\ngone\n", 4);
}

Q_DECLARE_METATYPE(ProjectionQuery)

void TestProjection::filters()
{
    QFETCH(ProjectionQuery, query);
    QFETCH(QByteArray, shown);
    QFETCH(int, matches);
    const char *const vendor = "d d 0755\nf d/same x\nf d/mode 0644 x\nf gone x\ns explained\nf u/v x";
    const char *const live = "d d 0755\nf d/same x\nf d/mode 0600 x\nf d/added x\nd u 0755 !unreadable";
    const auto tree = compared(stack({vendor}), stack({vendor}), stack({live}));
    tree->setExplanation(tree->find("explained"), SavedToLive, Explanation::SaveDropsSocket);
    tree->sumUp();
    const auto projection = projected(*tree, query);
    QCOMPARE(bytes(projectionText(*tree, *projection)), shown);
    QCOMPARE(projection->matches, static_cast<std::uint32_t>(matches));
    QCOMPARE(bytes(wrongProjection(*tree, query, *projection)), QByteArray());
}

void TestProjection::sorting_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<bool>("directoriesFirst");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, SortKey key, bool descending, bool directoriesFirst, const char *shown) {
        QTest::newRow(name) << static_cast<int>(key) << descending << directoriesFirst << QByteArray(shown);
    };
    row("name", SortKey::Name, false, false, "A\na\nb\n  x\nc\nd\ne\n");
    row("name, falling", SortKey::Name, true, false, "e\nd\nc\nb\n  x\na\nA\n");
    row("folders first", SortKey::Name, false, true, "b\n  x\nA\na\nc\nd\ne\n");
    row("folders first, falling", SortKey::Name, true, true, "b\n  x\ne\nd\nc\na\nA\n");
    row("size", SortKey::Size, false, false, "b\n  x\nc\nA\na\nd\ne\n");
    row("size, falling, the same in the order of names", SortKey::Size, true, true, "b\n  x\ne\nd\na\nA\nc\n");
    row("time", SortKey::Mtime, false, false, "e\nA\nb\n  x\nd\na\nc\n");
    row("time, falling", SortKey::Mtime, true, false, "c\na\nA\nb\n  x\nd\ne\n");
    row("change", SortKey::Change, false, false, "A\na\nb\n  x\nc\nd\ne\n");
    row("mode", SortKey::Mode, true, false, "b\n  x\nA\na\nc\nd\ne\n");
    row("type", SortKey::Type, true, false, "b\n  x\nA\na\nc\nd\ne\n");
}

void TestProjection::sorting()
{
    QFETCH(int, key);
    QFETCH(bool, descending);
    QFETCH(bool, directoriesFirst);
    QFETCH(QByteArray, shown);
    const auto one = stack({"f A 1\nf a @5.1 22\nd b 0755\nf b/x 1\nf c @5.2\nf d 333\nf e @-1 4444"});
    const auto tree = compared(one, one, nullptr);
    ProjectionQuery query;
    query.sortKey = static_cast<SortKey>(key);
    query.descending = descending;
    query.directoriesFirst = directoriesFirst;
    QCOMPARE(bytes(projectionText(*tree, *projected(*tree, query))), shown);
}

// Keys of a text begin alike for eight bytes and more.
void TestProjection::sortingByText()
{
    const auto one = stack({"l a -> longtarget2\nl b -> longtarget10\nl c -> longtarget1\nl d -> \xff\nf e 1\nl f -> longtarget1", "f x 1/2 1"});
    const auto tree = compared(one, nullptr, nullptr);
    ProjectionQuery query;
    query.sortSide = VendorSide;
    query.sortKey = SortKey::Target;
    QCOMPARE(bytes(projectionText(*tree, *projected(*tree, query))), QByteArray("e\nx\nc\nf\nb\na\nd\n"));
    query.descending = true;
    QCOMPARE(bytes(projectionText(*tree, *projected(*tree, query))), QByteArray("d\na\nb\nc\nf\ne\nx\n"));
    query.sortKey = SortKey::Owner;
    QCOMPARE(bytes(projectionText(*tree, *projected(*tree, query))).left(2), QByteArray("x\n"));
    query.sortKey = SortKey::Layer;
    QCOMPARE(bytes(projectionText(*tree, *projected(*tree, query))).left(2), QByteArray("x\n"));
    query.sortKey = SortKey::Digest;
    const auto projection = projected(*tree, query);
    QCOMPARE(projection->childAt(DiffTree::root, 6).value, tree->find("f").value); // links have none
    QVERIFY(tree->isDirectory(DiffTree::root));
}

// More folders than one thread takes at a time.
void TestProjection::sortingMany()
{
    std::string lines;
    for (int i = 0; i < 9000; ++i) {
        const std::string folder = "d" + std::to_string(i);
        lines += "d " + folder + "\nf " + folder + "/a 1\nf " + folder + "/b 333\nf " + folder + "/c 22\n";
    }
    const auto tree = compared(stack({lines}), nullptr, nullptr);
    ProjectionQuery query;
    query.sortSide = VendorSide;
    query.sortKey = SortKey::Size;
    query.descending = true;
    const auto projection = projected(*tree, query);
    QCOMPARE(bytes(wrongProjection(*tree, query, *projection)), QByteArray());
    for (std::uint32_t i = 0; i < projection->childCount(DiffTree::root); ++i) {
        const DiffNodeId folder = projection->childAt(DiffTree::root, i);
        std::string order;
        for (std::uint32_t k = 0; k < projection->childCount(folder); ++k)
            order += tree->name(projection->childAt(folder, k));
        QCOMPARE(order, std::string("bca"));
    }
}

void TestProjection::sameAsThePlainWay()
{
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        const auto tree = randomDiff(seed);
        RandomLayers random(seed);
        for (int i = 0; i < 10; ++i) {
            const ProjectionQuery query = randomQuery(random);
            const auto projection = projected(*tree, query);
            const std::string wrong = wrongProjection(*tree, query, *projection);
            QVERIFY2(wrong.empty(), ("seed " + std::to_string(seed) + ", text \"" + query.text + "\": " + wrong).c_str());
        }
    }
}

void TestProjection::orderIsTotal()
{
    // The order of two rows does not depend on what else is shown.
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        const auto tree = randomDiff(seed);
        RandomLayers random(seed);
        for (int i = 0; i < 10; ++i) {
            ProjectionQuery query = randomQuery(random);
            const auto part = projected(*tree, query);
            query.text.clear();
            query.differencesOnly = query.unexplainedOnly = false;
            query.statuses.fill(true);
            const auto whole = projected(*tree, query);
            for (std::uint32_t n = 0; n < tree->size(); ++n) {
                for (std::uint32_t row = 1; row < part->childCount(DiffNodeId(n)); ++row) {
                    const DiffNodeId before = part->childAt(DiffNodeId(n), row - 1);
                    const DiffNodeId after = part->childAt(DiffNodeId(n), row);
                    QVERIFY(whole->row[before.value] < whole->row[after.value]);
                }
            }
        }
    }
}

void TestProjection::nextDifferenceGoesEverywhere()
{
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        const auto tree = randomDiff(seed);
        RandomLayers random(seed);
        const ProjectionQuery query = randomQuery(random);
        const auto projection = projected(*tree, query);
        for (const bool unexplainedOnly : {false, true}) {
            std::vector<DiffNodeId> expected;
            for (const DiffNodeId id : displayOrder(*projection)) {
                if (unexplainedOnly ? tree->unexplained(id) : tree->differs(id))
                    expected.push_back(id);
            }
            std::vector<DiffNodeId> forwards;
            for (DiffNodeId at = nextDifference(*tree, *projection, {}, false, unexplainedOnly); at && forwards.size() <= expected.size();
                 at = nextDifference(*tree, *projection, at, false, unexplainedOnly))
                forwards.push_back(at);
            QVERIFY(forwards == expected);
            std::vector<DiffNodeId> backwards;
            for (DiffNodeId at = nextDifference(*tree, *projection, {}, true, unexplainedOnly); at && backwards.size() <= expected.size();
                 at = nextDifference(*tree, *projection, at, true, unexplainedOnly))
                backwards.push_back(at);
            std::reverse(backwards.begin(), backwards.end());
            QVERIFY(backwards == expected);
            // From any row, not only from a difference.
            const std::vector<DiffNodeId> order = displayOrder(*projection);
            for (std::size_t i = 0; i < order.size(); ++i) {
                const auto isStop = [&](DiffNodeId id) { return std::find(expected.begin(), expected.end(), id) != expected.end(); };
                const auto from = order.begin() + static_cast<std::ptrdiff_t>(i);
                const auto after = std::find_if(from + 1, order.end(), isStop);
                const auto before = std::find_if(std::make_reverse_iterator(from), order.rend(), isStop);
                QCOMPARE(nextDifference(*tree, *projection, order[i], false, unexplainedOnly).value, after == order.end() ? DiffNodeId::none : after->value);
                QCOMPARE(nextDifference(*tree, *projection, order[i], true, unexplainedOnly).value, before == order.rend() ? DiffNodeId::none : before->value);
            }
        }
    }
}

void TestProjection::nextDifferenceFromHiddenRows()
{
    const auto tree = compared(stack({"f a x\nf b/c x\nf d x"}), stack({"f a y\nf b/c y\nf d x"}), nullptr);
    ProjectionQuery query;
    query.differencesOnly = true;
    const auto projection = projected(*tree, query);
    const DiffNodeId hidden = tree->find("d");
    QVERIFY(!projection->shows(hidden));
    QCOMPARE(bytes(tree->path(nextDifference(*tree, *projection, hidden, false, false))), QByteArray("b/c"));
    QCOMPARE(bytes(tree->path(nextDifference(*tree, *projection, hidden, true, false))), QByteArray("a"));
    query.text = "nothing of this";
    QVERIFY(!nextDifference(*tree, *projected(*tree, query), {}, false, false));
    QVERIFY(!nextDifference(*tree, *projected(*tree, query), {}, true, false));
}

void TestProjection::cancels()
{
    std::string lines;
    for (int i = 0; i < 20000; ++i)
        lines += "f " + std::to_string(i) + " x\n";
    const auto one = stack({lines});
    const auto tree = compared(one, one, nullptr);
    Context context;
    context.cancel();
    for (const char *text : {"", "1", "/1"}) {
        ProjectionQuery query;
        query.text = text;
        const auto projection = project(*tree, query, context);
        QVERIFY(!projection);
        QCOMPARE(projection.error().code, ErrorCode::Cancelled);
    }
}

QTEST_GUILESS_MAIN(TestProjection)
#include "tst_projection.moc"
