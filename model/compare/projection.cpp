// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/projection.h"

#include "compare/filter.h"

#include <algorithm>
#include <utility>

namespace assay {
namespace {

constexpr std::uint32_t pollMask = 0x3FFF;

bool fits(const DiffTree &tree, const ProjectionQuery &query, std::uint32_t i)
{
    const DiffNodeId id(i);
    const DiffNode &node = tree.node(id);
    const std::uint16_t changes = node.changes[0] | node.changes[1];
    if (query.differencesOnly && !(changes & query.changes) && !node.unknown)
        return false;
    if (query.unexplainedOnly && !node.unknown && !tree.unexplained(id))
        return false;
    for (int step = 0; step < stepCount; ++step) {
        if (tree.hasStep(step) && query.statuses[static_cast<std::size_t>(tree.status(id, step))])
            return true;
    }
    return !tree.hasStep(VendorToSaved) && !tree.hasStep(SavedToLive);
}

const Entry *sortEntry(const DiffTree &tree, DiffNodeId id, int preferred)
{
    if (const Entry *entry = tree.hasSide(preferred) ? tree.entry(id, preferred) : nullptr)
        return entry;
    for (int side = sideCount; side-- > 0;) {
        if (const Entry *entry = tree.hasSide(side) ? tree.entry(id, side) : nullptr)
            return entry;
    }
    return nullptr;
}

// Less means: earlier in rising order. Names are compared by id, for ids rise with names among brothers.
class RowOrder {
public:
    RowOrder(const DiffTree &tree, const ProjectionQuery &query) : m_tree(tree), m_query(query) {}

    bool operator()(DiffNodeId a, DiffNodeId b) const
    {
        if (m_query.directoriesFirst) {
            const bool directoryA = m_tree.isDirectory(a);
            const bool directoryB = m_tree.isDirectory(b);
            if (directoryA != directoryB)
                return directoryA;
        }
        const std::int64_t order = compare(a, b);
        if (order != 0)
            return m_query.descending ? order > 0 : order < 0;
        return a.value < b.value;
    }

private:
    std::int64_t compare(DiffNodeId a, DiffNodeId b) const
    {
        const auto sign = [](auto x, auto y) { return x < y ? -1 : y < x ? 1 : 0; };
        switch (m_query.sortKey) {
        case SortKey::Name: return sign(a.value, b.value); // not sorted with this: they stand in this order
        case SortKey::Size: return sign(entry(a).size, entry(b).size);
        case SortKey::Mtime:
            return sign(std::pair(entry(a).mtimeSec, entry(a).mtimeNsec), std::pair(entry(b).mtimeSec, entry(b).mtimeNsec));
        case SortKey::Change: return sign(rank(a), rank(b));
        }
        return 0;
    }
    const Entry &entry(DiffNodeId id) const { return *sortEntry(m_tree, id, m_query.sortSide); }
    int rank(DiffNodeId id) const
    {
        return 8 * static_cast<int>(m_tree.status(id, SavedToLive)) + static_cast<int>(m_tree.status(id, VendorToSaved));
    }

    const DiffTree &m_tree;
    const ProjectionQuery &m_query;
};

} // namespace

Result<ProjectionPtr> project(const DiffTree &tree, const ProjectionQuery &query, Context &context)
{
    const auto cancelled = [] { return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled")); };
    const std::uint32_t total = tree.size();
    std::vector<std::uint8_t> keep;
    const auto filter = Filter::parse(query.text);
    if (filter.error())
        return Unexpected(makeError(ErrorCode::Usage, {}, "the filter cannot be read at \"" + filter.error()->term + '"'));
    if (!filter.match(tree, keep, context))
        return cancelled();

    auto projection = std::make_shared<Projection>();
    projection->total = total - 1;
    const bool everyStatus = std::all_of(query.statuses.begin(), query.statuses.end(), [](bool on) { return on; });
    const bool everything = !query.differencesOnly && !query.unexplainedOnly && everyStatus;
    for (std::uint32_t i = 1; i < total; ++i) {
        if ((i & pollMask) == 0 && context.cancelled())
            return cancelled();
        if (keep[i] && !everything && !fits(tree, query, i))
            keep[i] = 0;
        projection->matches += keep[i];
    }
    for (std::uint32_t i = total; i-- > 1;) {
        if (keep[i])
            keep[tree.parent(DiffNodeId(i)).value] = 1;
    }

    projection->begin.resize(total + 1);
    projection->row.assign(total, Projection::none);
    projection->items.reserve(projection->matches + 64);
    const RowOrder order(tree, query);
    const bool byName = query.sortKey == SortKey::Name;
    std::vector<DiffNodeId> others;
    for (std::uint32_t i = 0; i < total; ++i) {
        if ((i & pollMask) == 0 && context.cancelled())
            return cancelled();
        const auto first = static_cast<std::uint32_t>(projection->items.size());
        projection->begin[i] = first;
        const NodeRange range = tree.children(DiffNodeId(i));
        for (std::uint32_t k = 0; k < range.count; ++k) {
            const DiffNodeId child(byName && query.descending ? range.first + range.count - 1 - k : range.first + k);
            if (keep[child.value])
                projection->items.push_back(child);
        }
        // They stand in the order of their names: with folders first, the others move behind them in that order.
        if (byName && query.directoriesFirst && projection->items.size() - first > 1) {
            others.clear();
            auto place = projection->items.begin() + first;
            for (auto item = place; item != projection->items.end(); ++item) {
                if (tree.node(*item).childCount != 0 || tree.isDirectory(*item))
                    *place++ = *item;
                else
                    others.push_back(*item);
            }
            std::copy(others.begin(), others.end(), place);
        }
        if (!byName && projection->items.size() - first > 1)
            std::sort(projection->items.begin() + first, projection->items.end(), order);
        for (std::uint32_t slot = first; slot < projection->items.size(); ++slot)
            projection->row[projection->items[slot].value] = slot - first;
    }
    projection->begin[total] = static_cast<std::uint32_t>(projection->items.size());
    return projection;
}

namespace {

bool isStop(const DiffTree &tree, DiffNodeId id, bool unexplainedOnly)
{
    return unexplainedOnly ? tree.unexplained(id) : tree.differs(id);
}

bool holdsStop(const DiffTree &tree, DiffNodeId id, bool unexplainedOnly)
{
    const Rollup *below = tree.rollup(id);
    if (!below)
        return false;
    if (unexplainedOnly)
        return below->unexplained != 0;
    const auto sum = [](const Rollup::Counts &c) { return c.added + c.removed + c.modified + c.metadata; };
    return sum(below->step[0]) + sum(below->step[1]) != 0;
}

// The first stop at or below id in display order, or the last one; folders that hold none are passed over.
DiffNodeId stopWithin(const DiffTree &tree, const Projection &projection, DiffNodeId id, bool last, bool unexplainedOnly)
{
    DiffNodeId found;
    std::vector<DiffNodeId> pending{id};
    while (!pending.empty()) {
        const DiffNodeId at = pending.back();
        pending.pop_back();
        if (at != DiffTree::root && isStop(tree, at, unexplainedOnly)) {
            found = at;
            if (!last)
                return found;
        }
        if (!holdsStop(tree, at, unexplainedOnly))
            continue;
        const std::uint32_t count = projection.childCount(at);
        for (std::uint32_t i = count; i-- > 0;)
            pending.push_back(projection.childAt(at, i));
    }
    return found;
}

} // namespace

DiffNodeId nextDifference(const DiffTree &tree, const Projection &projection, DiffNodeId from, bool backwards, bool unexplainedOnly)
{
    if (!from || !projection.shows(from))
        return stopWithin(tree, projection, DiffTree::root, backwards, unexplainedOnly);
    if (!backwards) {
        for (std::uint32_t i = 0; i < projection.childCount(from); ++i) {
            if (const DiffNodeId found = stopWithin(tree, projection, projection.childAt(from, i), false, unexplainedOnly))
                return found;
        }
    }
    for (DiffNodeId at = from; at != DiffTree::root;) {
        const DiffNodeId above = tree.parent(at);
        const std::uint32_t row = projection.row[at.value];
        if (backwards) {
            for (std::uint32_t i = row; i-- > 0;) {
                if (const DiffNodeId found = stopWithin(tree, projection, projection.childAt(above, i), true, unexplainedOnly))
                    return found;
            }
            if (above != DiffTree::root && isStop(tree, above, unexplainedOnly))
                return above;
        } else {
            for (std::uint32_t i = row + 1; i < projection.childCount(above); ++i) {
                if (const DiffNodeId found = stopWithin(tree, projection, projection.childAt(above, i), false, unexplainedOnly))
                    return found;
            }
        }
        at = above;
    }
    return {};
}

} // namespace assay
