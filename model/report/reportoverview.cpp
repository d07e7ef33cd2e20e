// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportoverview.h"

#include "base/displaysafe.h"
#include "report/reportwords.h"

#include <algorithm>

namespace assay {
namespace {

Rollup::Counts &operator+=(Rollup::Counts &sum, const Rollup::Counts &more)
{
    sum.added += more.added;
    sum.removed += more.removed;
    sum.modified += more.modified;
    sum.metadata += more.metadata;
    sum.unknown += more.unknown;
    return sum;
}

Rollup::Counts &operator-=(Rollup::Counts &sum, const Rollup::Counts &less)
{
    sum.added -= less.added;
    sum.removed -= less.removed;
    sum.modified -= less.modified;
    sum.metadata -= less.metadata;
    sum.unknown -= less.unknown;
    return sum;
}

struct DirectoryGroup {
    DiffNodeId node;
    bool direct = false; // without the folders in it that have groups of their own
    std::array<Rollup::Counts, stepCount> step;

    std::uint64_t total() const { return DirectoryBar{{}, step}.total(); }
};

// The path and all below it.
DirectoryGroup wholeGroup(const DiffTree &tree, DiffNodeId id)
{
    DirectoryGroup group;
    group.node = id;
    const Rollup *below = tree.rollup(id);
    for (int step = 0; step < stepCount; ++step) {
        Rollup::Counts &counts = group.step[static_cast<std::size_t>(step)];
        if (below)
            counts = below->step[static_cast<std::size_t>(step)];
        switch (id == DiffTree::root ? DiffStatus::Identical : tree.status(id, step)) {
        case DiffStatus::Identical:
            break;
        case DiffStatus::Added:
            ++counts.added;
            break;
        case DiffStatus::Removed:
            ++counts.removed;
            break;
        case DiffStatus::Type:
        case DiffStatus::Modified:
            ++counts.modified;
            break;
        case DiffStatus::Metadata:
            ++counts.metadata;
            break;
        case DiffStatus::Unknown:
            ++counts.unknown;
            break;
        }
    }
    return group;
}

// A group for each folder in a group's folder, and one for the rest of it. Empty when there is no such
// folder.
std::vector<DirectoryGroup> splitGroup(const DiffTree &tree, const DirectoryGroup &whole)
{
    std::vector<DirectoryGroup> parts;
    DirectoryGroup rest = whole;
    rest.direct = true;
    const NodeRange range = tree.children(whole.node);
    for (std::uint32_t i = range.first; i < range.first + range.count; ++i) {
        if (!tree.rollup(DiffNodeId(i)))
            continue;
        parts.push_back(wholeGroup(tree, DiffNodeId(i)));
        for (std::size_t step = 0; step < stepCount; ++step)
            rest.step[step] -= parts.back().step[step];
    }
    if (!parts.empty() && rest.total() != 0)
        parts.push_back(rest);
    return parts;
}

} // namespace

std::uint64_t DirectoryBar::total() const
{
    std::uint64_t sum = 0;
    for (const Rollup::Counts &counts : step)
        sum += std::uint64_t(counts.added) + counts.removed + counts.modified + counts.metadata;
    return sum;
}

// The largest folder is split into its own as long as there is room and it holds a good share.
std::vector<DirectoryBar> directoryBars(const DiffTree &tree)
{
    constexpr std::size_t most = 10;
    const DirectoryGroup all = wholeGroup(tree, DiffTree::root);
    std::vector<DirectoryGroup> groups = splitGroup(tree, all);
    if (groups.empty() && all.total() != 0)
        groups.push_back(all);
    const auto larger = [](const DirectoryGroup &a, const DirectoryGroup &b) {
        const std::uint64_t totalA = a.total();
        const std::uint64_t totalB = b.total();
        return totalA != totalB ? totalA > totalB : a.node < b.node;
    };
    while (groups.size() < most) {
        std::sort(groups.begin(), groups.end(), larger);
        bool split = false;
        for (auto group = groups.begin(); group != groups.end() && group->total() * 4 >= all.total();
             ++group) {
            if (group->direct)
                continue;
            const std::vector<DirectoryGroup> parts = splitGroup(tree, *group);
            if (parts.empty() || groups.size() - 1 + parts.size() > most)
                continue;
            groups.erase(group);
            groups.insert(groups.end(), parts.begin(), parts.end());
            split = true;
            break;
        }
        if (!split)
            break;
    }
    std::sort(groups.begin(), groups.end(), larger);

    std::vector<DirectoryBar> bars;
    for (std::size_t i = 0; i < groups.size() && i < most; ++i) {
        const DirectoryGroup &group = groups[i];
        std::string label = displaySafe(tree.path(group.node));
        if (group.node == DiffTree::root)
            label = "(top level)";
        else if (group.direct)
            label += " (directly)";
        bars.push_back({label, group.step});
    }
    if (groups.size() > most) {
        DirectoryBar others{"(" + groupedNumber(groups.size() - most) + " others)", {}};
        for (std::size_t i = most; i < groups.size(); ++i) {
            for (std::size_t step = 0; step < stepCount; ++step)
                others.step[step] += groups[i].step[step];
        }
        bars.push_back(others);
    }
    return bars;
}

namespace {

enum class PathClass : std::uint8_t {
    Same,
    ChangedFirst,
    ChangedSecond,
    ChangedBoth, // in all sides
    OnlyVendor,
    OnlySaved,
    OnlyLive,
    VendorSaved,
    VendorLive,
    SavedLiveSame,
    SavedLiveChanged,
    NotDetermined,
    Count
};

PathClass pathClass(const DiffTree &tree, DiffNodeId id)
{
    const DiffNode &node = tree.node(id);
    const bool vendor = static_cast<bool>(node.side[VendorSide]);
    const bool saved = static_cast<bool>(node.side[SavedSide]);
    const bool live = static_cast<bool>(node.side[LiveSide]);
    if (node.unknown && !tree.differs(id))
        return PathClass::NotDetermined;
    if (vendor + saved + live == 1)
        return vendor ? PathClass::OnlyVendor : saved ? PathClass::OnlySaved : PathClass::OnlyLive;
    const bool first = node.changes[VendorToSaved] != 0;
    const bool second = node.changes[SavedToLive] != 0;
    const bool everywhere = vendor == tree.hasSide(VendorSide) && saved == tree.hasSide(SavedSide)
        && live == tree.hasSide(LiveSide);
    if (everywhere)
        return first ? (second ? PathClass::ChangedBoth : PathClass::ChangedFirst)
                     : (second ? PathClass::ChangedSecond : PathClass::Same);
    if (vendor)
        return saved ? PathClass::VendorSaved : PathClass::VendorLive;
    return second ? PathClass::SavedLiveChanged : PathClass::SavedLiveSame;
}

using ClassCounts = std::array<std::uint64_t, static_cast<std::size_t>(PathClass::Count)>;

std::vector<PresenceRow> presenceRows(const std::vector<int> &sides, const std::vector<int> &steps,
                                      const ClassCounts &counts)
{
    std::vector<PresenceRow> rows;
    const auto add = [&](PathClass which, std::array<bool, sideCount> present, std::string meaning) {
        rows.push_back({present, std::move(meaning), counts[static_cast<std::size_t>(which)]});
    };
    std::array<bool, sideCount> all{};
    for (const int side : sides)
        all[static_cast<std::size_t>(side)] = true;
    if (sides.size() == 3) {
        add(PathClass::Same, all, "the same in all three states");
        add(PathClass::ChangedFirst, all, "changed from vendor to saved, the same since");
        add(PathClass::ChangedSecond, all, "the same in vendor and saved, changed live");
        add(PathClass::ChangedBoth, all, "changed in both steps");
        add(PathClass::VendorSaved, {true, true, false}, "in vendor and saved, removed live");
        add(PathClass::VendorLive, {true, false, true}, "not in saved, there again live");
        add(PathClass::OnlyVendor, {true, false, false}, "in the vendor's state only");
        add(PathClass::SavedLiveSame, {false, true, true}, "added in saved, the same live");
        add(PathClass::SavedLiveChanged, {false, true, true}, "added in saved, changed live");
        add(PathClass::OnlySaved, {false, true, false}, "in the saved state only");
        add(PathClass::OnlyLive, {false, false, true}, "in the live state only");
    } else if (sides.size() == 2) {
        add(PathClass::Same, all, "the same in both states");
        const int step = steps.empty() ? 0 : steps.front();
        add(step == VendorToSaved ? PathClass::ChangedFirst : PathClass::ChangedSecond, all,
            "in both states, changed");
        constexpr std::array<PathClass, sideCount> only = {PathClass::OnlyVendor, PathClass::OnlySaved,
                                                           PathClass::OnlyLive};
        for (const int side : sides) {
            std::array<bool, sideCount> present{};
            present[static_cast<std::size_t>(side)] = true;
            add(only[static_cast<std::size_t>(side)], present,
                side == sides.front() ? "in the earlier state only" : "in the later state only");
        }
    } else {
        return rows;
    }
    if (counts[static_cast<std::size_t>(PathClass::NotDetermined)] != 0)
        add(PathClass::NotDetermined, {}, "no difference found, but not all of it could be compared");
    return rows;
}

} // namespace

Result<Presence> countPresence(const DiffTree &tree, const std::vector<int> &sides,
                               const std::vector<int> &steps, Context &context)
{
    Presence presence;
    ClassCounts counts{};
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        if ((i & 0xFFF) == 0 && context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        ++counts[static_cast<std::size_t>(pathClass(tree, DiffNodeId(i)))];
        presence.notDetermined += tree.node(DiffNodeId(i)).unknown != 0;
    }
    presence.rows = presenceRows(sides, steps, counts);
    return presence;
}

std::uint64_t longestBar(const std::vector<DirectoryBar> &bars)
{
    std::uint64_t most = 1;
    for (const DirectoryBar &bar : bars) {
        for (const Rollup::Counts &counts : bar.step)
            most = std::max(most, std::uint64_t{counts.added} + counts.removed + counts.modified + counts.metadata);
    }
    return most;
}

} // namespace assay
