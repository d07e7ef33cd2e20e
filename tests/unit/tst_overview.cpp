// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/randomlayers.h"
#include "support/treetext.h"

#include <QtTest>

#include "compare/filter.h" // moc takes the folder for the header <compare> when it comes first
#include "compare/overview.h"
#include "compare/timeline.h"

#include <limits>
#include <set>

using namespace assay;
using namespace assay::test;

namespace {

constexpr std::array scopes = {OverviewScope::Unexplained, OverviewScope::Differing, OverviewScope::Everything};

Overview counted(const DiffTree &tree, OverviewScope scope)
{
    Context context;
    auto overview = countOverview(tree, scope, context);
    return overview ? std::move(*overview) : Overview();
}

// The rows that a filter shows when it is set as the window does it.
std::set<std::uint32_t> rows(const DiffTree &tree, OverviewScope scope, const std::string &filter)
{
    Context context;
    std::set<std::uint32_t> shown;
    const auto projection = project(tree, queryFor(scope, filter, {}), context);
    if (!projection)
        return {0}; // no count is that of the root
    std::vector<std::uint8_t> keep;
    Filter::parse(filter).match(tree, keep, context);
    const bool steps = tree.hasStep(VendorToSaved) || tree.hasStep(SavedToLive);
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        const DiffNodeId id(i);
        const bool differs = tree.differs(id) || tree.node(id).unknown != 0;
        const bool unexplained = tree.unexplained(id) || tree.node(id).unknown != 0;
        const bool inScope = scope == OverviewScope::Everything || (scope == OverviewScope::Differing ? differs : differs && unexplained);
        if (keep[i] && inScope && (steps || scope == OverviewScope::Everything))
            shown.insert(i);
    }
    return shown.size() == (*projection)->matches ? shown : std::set<std::uint32_t>{0};
}

// The counts are those of the rows, and the naive ones.
void checkPart(const DiffTree &tree, OverviewScope scope, const std::string &filter, const PathCounts &counts)
{
    const std::string where = filter;
    QVERIFY2(!filter.empty(), "a part without a filter");
    const std::set<std::uint32_t> shown = rows(tree, scope, filter);
    QVERIFY2(!shown.contains(0), where.c_str());
    QVERIFY2(shown.size() == counts.paths, (where + ": " + std::to_string(shown.size()) + " rows, " + std::to_string(counts.paths) + " counted").c_str());
    PathCounts naive;
    for (const std::uint32_t i : shown) {
        ++naive.paths;
        std::set<DiffStatus> statuses;
        for (int step = 0; step < stepCount; ++step) {
            if (tree.hasStep(step))
                statuses.insert(tree.status(DiffNodeId(i), step));
        }
        for (const DiffStatus status : statuses)
            ++naive.status[static_cast<std::size_t>(status)];
    }
    QVERIFY2(naive == counts, where.c_str());
}

void checkOverview(const DiffTree &tree, OverviewScope scope)
{
    const Overview overview = counted(tree, scope);
    const bool steps = tree.hasStep(VendorToSaved) || tree.hasStep(SavedToLive);
    QCOMPARE(std::size_t{overview.all.paths}, rows(tree, scope, {}).size());
    for (std::size_t status = 0; steps && status < 7; ++status)
        QCOMPARE(rows(tree, scope, overview.statusFilters[status]).size(), std::size_t{overview.all.status[status]});
    std::uint32_t sum = 0;
    QVERIFY(overview.folders.size() <= 11);
    for (const FolderPart &part : overview.folders) {
        checkPart(tree, scope, part.filter, part.counts);
        QVERIFY(part.counts.paths > 0);
        sum += part.counts.paths;
    }
    QCOMPARE(sum, overview.all.paths);
    for (int side = 0; side < sideCount; ++side) {
        const SourceOverview &source = overview.sources[static_cast<std::size_t>(side)];
        if (!tree.hasSide(side)) {
            QVERIFY(source.layers.empty() && source.sizes.empty() && source.times.empty());
            continue;
        }
        std::uint32_t inLayers = 0;
        QVERIFY(source.layers.size() <= 12);
        for (const LayerPart &part : source.layers) {
            checkPart(tree, scope, part.filter, part.counts);
            inLayers += part.counts.paths;
        }
        QCOMPARE(std::size_t{inLayers}, rows(tree, scope, "in:" + std::string(sideFieldName(side))).size());
        std::uint32_t files = 0;
        for (const SizePart &part : source.sizes) {
            checkPart(tree, scope, part.filter, part.counts);
            files += part.counts.paths;
        }
        QCOMPARE(std::size_t{files}, rows(tree, scope, std::string(sideFieldName(side)) + ".size>=0").size());
    }
}

SortedTimes timesOf(const Overview &overview)
{
    SortedTimes times;
    for (std::size_t side = 0; side < times.size(); ++side)
        times[side] = overview.sources[side].times;
    return times;
}

// Every bar, and what lies before and after them, shows as many rows as it says.
void checkTimes(const DiffTree &tree, const Overview &overview, TimeRange range, std::uint32_t most)
{
    const SortedTimes times = timesOf(overview);
    const TimeBars bars = timeBars(times, range, most);
    QVERIFY(bars.count >= 1 && bars.count <= std::max(most, 2U));
    for (int side = 0; side < sideCount; ++side) {
        const TimeBars::Source &source = bars.sources[static_cast<std::size_t>(side)];
        const auto check = [&](std::optional<std::int64_t> from, std::optional<std::int64_t> to, std::uint32_t paths) {
            QCOMPARE(timesWithin(times[static_cast<std::size_t>(side)], from, to), paths);
            if (!tree.hasSide(side))
                return;
            const std::string filter = timeFilter(side, from, to);
            QVERIFY2(!filter.empty() && !Filter::parse(filter).error(), filter.c_str());
            QVERIFY2(rows(tree, overview.scope, filter).size() == paths, filter.c_str());
        };
        QCOMPARE(source.paths.size(), std::size_t{bars.count});
        std::size_t sum = std::size_t{source.before} + source.after;
        check({}, bars.from, source.before);
        check(bars.range().to, {}, source.after);
        for (std::uint32_t bar = 0; bar < bars.count; ++bar) {
            sum += source.paths[bar];
            check(bars.begin(bar), bars.begin(bar) + bars.width, source.paths[bar]);
        }
        QCOMPARE(sum, times[static_cast<std::size_t>(side)].size());
    }
}

} // namespace

class tst_Overview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomTrees();
    void foldersAreOpened();
    void hostileFolders();
    void manyLayers();
    void hostileTimes();
    void namesOfTimes();
    void widthsHaveNames();
    void cancels();
};

void tst_Overview::randomTrees()
{
    for (std::uint32_t seed = 0; seed < 300 && !QTest::currentTestFailed(); ++seed) {
        RandomLayers random(seed);
        random.unreadable = true;
        const std::string common = random.lines(random.draw(40));
        const auto stacked = [&] { return FsTree::overlay({layer(common), layer(random.lines(random.draw(15)))}); };
        const std::uint32_t which = random.draw(4);
        const auto tree = compared(which != 1 ? stacked() : nullptr, which != 2 ? stacked() : nullptr, which != 3 ? stacked() : nullptr);
        for (std::uint32_t i = 1; i < tree->size(); ++i) { // as if explained
            if (tree->differs(DiffNodeId(i)) && random.draw(5) == 0)
                tree->setExplanation(DiffNodeId(i), tree->node(DiffNodeId(i)).changes[0] != 0 ? 0 : 1, Explanation::SaveDropsXattr);
        }
        tree->sumUp();
        for (const OverviewScope scope : scopes) {
            checkOverview(*tree, scope);
            const Overview overview = counted(*tree, scope);
            checkTimes(*tree, overview, usualTimeRange(timesOf(overview)), 2 + random.draw(20));
            if (QTest::currentTestFailed())
                qWarning("seed %u, scope %d", seed, static_cast<int>(scope));
        }
    }
}

void tst_Overview::foldersAreOpened()
{
    std::string text = "f top 0644 x\nd etc 0755\nf etc/passwd 0644 x\nd usr 0755\nd usr/lib 0755\nd usr/bin 0755\n";
    for (int i = 0; i < 30; ++i)
        text += "f usr/lib/lib" + std::to_string(i) + " 0644 x\nf usr/bin/tool" + std::to_string(i) + " 0755 x\n";
    const auto tree = compared(stack({"d root 0755"}), nullptr, stack({text}));
    const Overview overview = counted(*tree, OverviewScope::Unexplained);
    std::string filters;
    for (const FolderPart &part : overview.folders)
        filters += part.filter + ' ' + std::to_string(part.counts.paths) + '\n';
    QCOMPARE(filters, std::string("/usr/bin/** 30\n/usr/lib/** 30\n/* 4\n/usr/* 2\n/etc/** 1\n"));
}

void tst_Overview::hostileFolders()
{
    std::string text;
    int files = 0;
    for (const char *name : {"a\\x20b", "\\x22quoted\\x22", "-minus", "star*", "[set]", "*", "**", "?", "ETC", "etc", "new\\x0aline", "\\xff\\xfe", "status:added",
                             "size>1M", "<b>bold</b>", "(paren", "\\\\Q", "\\xe2\\x80\\xaetxt", "a|b", "$^", "name/x"}) {
        text += std::string("d ") + name + " 0755\n";
        for (int i = 0; i <= files % 3; ++i)
            text += std::string("f ") + name + "/file" + std::to_string(i) + " 0644 x\nf " + name + "/sub/x" + std::to_string(i) + " 0644 x\n";
        ++files;
    }
    const auto tree = compared(stack({"d root 0755"}), nullptr, stack({text}));
    for (std::uint32_t i = 1; i < tree->size(); ++i) {
        const DiffNodeId id(i);
        if (!tree->isDirectory(id))
            continue;
        const std::string path = tree->path(id) + '/';
        std::size_t below = 0;
        std::size_t direct = 0;
        for (std::uint32_t other = 1; other < tree->size(); ++other) {
            below += tree->path(DiffNodeId(other)).starts_with(path);
            direct += tree->parent(DiffNodeId(other)) == id;
        }
        const std::string whole = folderFilter(*tree, id, FolderPart::Kind::Whole);
        const std::string only = folderFilter(*tree, id, FolderPart::Kind::Direct);
        QVERIFY2(rows(*tree, OverviewScope::Everything, whole).size() == below, whole.c_str());
        QVERIFY2(rows(*tree, OverviewScope::Everything, only).size() == direct, only.c_str());
    }
    for (const OverviewScope scope : scopes)
        checkOverview(*tree, scope);

    std::vector<std::string> paths;
    std::set<std::uint32_t> wanted;
    for (std::uint32_t i = 1; i < tree->size(); i += 3) {
        paths.push_back(tree->path(DiffNodeId(i)));
        wanted.insert(i);
    }
    std::size_t taken = 0;
    QCOMPARE(rows(*tree, OverviewScope::Everything, pathsFilter(paths, taken)), wanted);
    QCOMPARE(taken, paths.size());
    paths.assign(10'000, "usr/share/doc/some-package/file");
    QVERIFY(!Filter::parse(pathsFilter(paths, taken)).error());
    QVERIFY(taken > 50 && taken < paths.size());
    QCOMPARE(pathsFilter({}, taken), std::string());
}

void tst_Overview::manyLayers()
{
    std::vector<std::shared_ptr<const LayerTree>> layers;
    for (int i = 0; i < 40; ++i) {
        std::string text;
        for (int file = 0; file <= i % 7; ++file)
            text += "f layer" + std::to_string(i) + "-" + std::to_string(file) + " 0644 x\n";
        layers.push_back(layer(text));
    }
    const auto tree = compared(stack({"d root 0755"}), FsTree::overlay(layers), nullptr);
    checkOverview(*tree, OverviewScope::Differing);
    const Overview overview = counted(*tree, OverviewScope::Differing);
    const auto &parts = overview.sources[SavedSide].layers;
    QCOMPARE(parts.size(), std::size_t{12});
    QCOMPARE(parts.back().layer, LayerPart::others);
}

void tst_Overview::hostileTimes()
{
    // The year 1, the year 292277026596, both ends of what 64 bits hold, and days that are as usual.
    std::string text = "f first 0644 @-62135596800 x\nf last 0644 @9223372036854775807 x\nf least 0644 @-9223372036854775808 x\nf next 0644 @9223372036825200000 x\n"
                       "f edge 0644 @253402300799 x\nf over 0644 @253402300800 x\nf zero 0644 @-62167219200 x\nf under 0644 @-62167219201 x\nf epoch 0644 @0 x\n";
    for (int i = 0; i < 2000; ++i)
        text += "f day" + std::to_string(i) + " 0644 @" + std::to_string(1'700'000'000 + i * 997) + " x\n";
    const auto tree = compared(stack({"d root 0755"}), nullptr, stack({text}));
    const Overview overview = counted(*tree, OverviewScope::Everything);
    const SortedTimes times = timesOf(overview);
    const TimeRange usual = usualTimeRange(times);
    QVERIFY2(usual.from > 1'690'000'000 && usual.to < 1'710'000'000, "the few far away have pressed the others into one bar");
    QCOMPARE(wholeTimeRange(times), (TimeRange{earliestTime, latestTime}));
    for (const std::uint32_t most : {1U, 2U, 7U, 48U})
        checkTimes(*tree, overview, usual, most);
    checkTimes(*tree, overview, wholeTimeRange(times), 48);
    checkTimes(*tree, overview, {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}, 48);
    checkTimes(*tree, overview, {latestTime - 1, latestTime}, 48);
    checkTimes(*tree, overview, {5, 5}, 48);
    QCOMPARE(wholeTimeRange({}), (TimeRange{0, 86400}));
    QCOMPARE(timeBars({}, usualTimeRange({}), 10).sources[LiveSide].before, 0U);
}

void tst_Overview::namesOfTimes()
{
    QCOMPARE(timeName(0), std::string("1970-01-01"));
    QCOMPARE(timeName(1'706'702'400), std::string("2024-01-31T12:00:00"));
    QCOMPARE(timeName(-1), std::string("1969-12-31T23:59:59"));
    QCOMPARE(timeName(earliestTime), std::string("0000-01-01"));
    QCOMPARE(timeName(latestTime - 1), std::string("9999-12-31T23:59:59"));
    QCOMPARE(timeFilter(LiveSide, 0, 86400), std::string("live.mtime>=1970-01-01 live.mtime<1970-01-02"));
    QCOMPARE(timeFilter(SavedSide, {}, latestTime), std::string("saved.mtime<=9999-12-31T23:59:59"));
    QCOMPARE(timeFilter(SavedSide, latestTime, {}), std::string("saved.mtime>9999-12-31T23:59:59"));
    QCOMPARE(timeFilter(SavedSide, latestTime + 1, {}), std::string());
    QCOMPARE(timeFilter(SavedSide, {}, {}), std::string());
}

void tst_Overview::widthsHaveNames()
{
    for (std::int64_t span = 1; span < latestTime - earliestTime; span = span * 3 + 1) {
        const TimeBars bars = timeBars({}, {1000, 1000 + span}, 48);
        QVERIFY(bars.count <= 48 && bars.range().to >= std::min(1000 + span, latestTime - bars.width) && bars.from <= 1000);
        QVERIFY(bars.width < 86400 ? 86400 % bars.width == 0 : bars.width % 86400 == 0);
        QVERIFY(span < 100 || bars.count > 8);
    }
}

void tst_Overview::cancels()
{
    const auto tree = compared(stack({"f a 0644 x"}), nullptr, stack({"f a 0644 y"}));
    Context context;
    context.cancel();
    const auto overview = countOverview(*tree, OverviewScope::Everything, context);
    QVERIFY(!overview);
    QCOMPARE(overview.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(tst_Overview)
#include "tst_overview.moc"
