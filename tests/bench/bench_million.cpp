// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Three sources of a million paths each: how long comparing, filtering and cancelling take, and how much memory all of it needs.
// bench_million [ENTRIES]

#include "compare/difftree.h"
#include "compare/overview.h"
#include "compare/projection.h"
#include "compare/timeline.h"
#include "tree/fstree.h"
#include "tree/layertree.h"
#include "tree/layertreebuilder.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

using namespace assay;
using Clock = std::chrono::steady_clock;

namespace {

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// A tree like that of a large distribution: 12 files in a folder, names of usual length; one path of a hundred differs.
std::shared_ptr<const FsTree> madeTree(std::uint32_t entries, std::uint32_t side)
{
    LayerTreeBuilder builder{Limits{}};
    std::uint32_t made = 0;
    const auto add = [&](const std::string &path, EntryType type, std::uint32_t number) {
        Entry entry;
        entry.type = type;
        entry.mode = type == EntryType::Directory ? 0755 : 0644;
        entry.mtimeSec = 1'700'000'000 + number % 1'000'000;
        entry.size = type == EntryType::File ? number % 100'000 : 0;
        if (number % 100 == side)
            entry.mode = 0600;
        LayerTreeBuilder::Content content;
        content.wantsDigest = type == EntryType::File;
        const auto node = builder.add(path, entry, content);
        if (!node)
            std::exit(1);
        if (content.wantsDigest) {
            Sha256Digest digest{};
            for (std::size_t i = 0; i < 4; ++i)
                digest[i] = static_cast<std::uint8_t>((number % 200 == 7 ? number + side : number) >> (8 * i));
            builder.setDigest(*node, digest);
        }
        ++made;
    };
    for (std::uint32_t folder = 0; made < entries; ++folder) {
        const std::string top = "usr/share/package-" + std::to_string(folder / 40);
        if (folder % 40 == 0)
            add(top, EntryType::Directory, folder);
        const std::string at = top + "/module-" + std::to_string(folder % 40);
        add(at, EntryType::Directory, folder);
        for (std::uint32_t file = 0; file < 12 && made < entries; ++file)
            add(at + "/some-file-name-" + std::to_string(file) + (file % 3 == 0 ? ".so.1" : ".html"), EntryType::File, made);
    }
    return FsTree::overlay({std::make_shared<const LayerTree>(builder.finish())});
}

// Wall time, and the processor's, which says more on a machine that has other work to do.
struct Times {
    std::vector<double> wall;
    std::vector<double> processor;
    double median() const { return wall[wall.size() / 2]; }
};

double processorMilliseconds()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

template<class Work>
Times timed(int times, Work work)
{
    Times all;
    for (int i = 0; i < times; ++i) {
        const auto start = Clock::now();
        const double processor = processorMilliseconds();
        work();
        all.processor.push_back(processorMilliseconds() - processor);
        all.wall.push_back(millisecondsSince(start));
    }
    std::sort(all.wall.begin(), all.wall.end());
    std::sort(all.processor.begin(), all.processor.end());
    return all;
}

void tell(const char *what, const std::vector<double> &milliseconds, const char *wanted)
{
    std::printf("%s wall: median %6.1f ms, best %6.1f, worst %6.1f", what, milliseconds[milliseconds.size() / 2], milliseconds.front(), milliseconds.back());
    std::printf("   wanted %s\n", wanted);
}

void tell(const char *what, const Times &times, const char *wanted)
{
    std::printf("%-36s processor: median %6.1f ms, best %6.1f;   ", what, times.processor[times.processor.size() / 2], times.processor.front());
    std::printf("wall: median %6.1f ms, best %6.1f;   wanted %s\n", times.median(), times.wall.front(), wanted);
}

// How long the work goes on after it was told to stop, in the middle of it.
template<class Work>
std::vector<double> cancelLatency(double wholeMilliseconds, Work work)
{
    std::vector<double> all;
    for (int i = 1; i < 10; ++i) {
        Context context;
        Clock::time_point told;
        std::thread canceller([&] {
            std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(wholeMilliseconds * i / 10.0));
            told = Clock::now();
            context.cancel();
        });
        const bool stopped = work(context);
        const auto end = Clock::now();
        canceller.join();
        if (stopped)
            all.push_back(std::chrono::duration<double, std::milli>(end - told).count());
    }
    if (all.empty())
        all.push_back(0);
    std::sort(all.begin(), all.end());
    return all;
}

long statusKilobytes(const char *key)
{
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with(key))
            return std::strtol(line.c_str() + std::string(key).size() + 1, nullptr, 10);
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const auto entries = static_cast<std::uint32_t>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000UL);
    std::array<std::shared_ptr<const FsTree>, sideCount> trees;
    const auto building = Clock::now();
    for (std::uint32_t side = 0; side < sideCount; ++side)
        trees[side] = madeTree(entries, side);
    std::printf("%u paths a source; three trees built in %.0f ms\n", entries, millisecondsSince(building));
    const long afterTrees = statusKilobytes("VmRSS:");

    std::shared_ptr<DiffTree> tree;
    const Times compare = timed(7, [&] {
        Context context;
        tree = *compareTrees(trees, context);
    });
    tell("compare three trees", compare, "< 200 ms");
    std::printf("%40s %llu paths, %llu differ\n", "", static_cast<unsigned long long>(tree->totals().paths), static_cast<unsigned long long>(tree->totals().unexplained));

    ProjectionPtr shown;
    const auto filter = [&](const char *what, const ProjectionQuery &query) {
        const Times times = timed(9, [&] {
            Context context;
            shown = *project(*tree, query, context);
        });
        tell(what, times, "< 50 ms");
        std::printf("%40s %u of %u fit\n", "", shown->matches, shown->total);
        return times.median();
    };
    ProjectionQuery query;
    const double all = filter("filter: nothing typed", query);
    for (const char *text : {"s", "so", "some-file-name-11", "module-7/", "nothing has this"}) {
        query.text = text;
        filter((std::string("filter: \"") + text + '"').c_str(), query);
    }
    query = {};
    query.differencesOnly = true;
    filter("filter: differences only", query);
    query.text = "html";
    filter("filter: differences only, \"html\"", query);
    query = {};
    query.sortKey = SortKey::Size;
    query.descending = true;
    filter("sort by size", query);

    Overview overview;
    for (const OverviewScope scope : {OverviewScope::Differing, OverviewScope::Everything}) {
        const Times counting = timed(7, [&] {
            Context context;
            overview = *countOverview(*tree, scope, context);
        });
        tell(scope == OverviewScope::Differing ? "overview of what differs" : "overview of everything", counting, "< 500 ms");
    }
    std::array<std::span<const std::int64_t>, sideCount> times;
    for (std::size_t side = 0; side < times.size(); ++side)
        times[side] = overview.sources[side].times;
    std::uint32_t bars = 0;
    tell("timeline zoomed, all times", timed(21, [&] { bars += timeBars(times, usualTimeRange(times), 96).count; }), "< 5 ms");
    std::printf("%40s %u bars\n", "", bars / 21);

    tell("cancel comparing", cancelLatency(compare.median(), [&](Context &context) { return !compareTrees(trees, context); }), "< 100 ms");
    tell("cancel the overview", cancelLatency(200, [&](Context &context) { return !countOverview(*tree, OverviewScope::Everything, context); }), "< 100 ms");
    tell("cancel filtering", cancelLatency(all, [&](Context &context) { return !project(*tree, ProjectionQuery(), context); }), "< 100 ms");

    std::printf("memory: %ld MB with three trees, %ld MB with comparison and one projection, %ld MB at most (two comparisons at once)   wanted < 900 MB\n", afterTrees / 1024,
                statusKilobytes("VmRSS:") / 1024, statusKilobytes("VmHWM:") / 1024);
    return 0;
}
