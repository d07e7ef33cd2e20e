// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/projection.h"

#include "base/parallel.h"
#include "compare/filter.h"
#include "compare/fittingpaths.h"
#include "compare/roworder.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::uint32_t pollMask = 0x3FFF;

Unexpected cancelledError()
{
    return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
}

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
        if (!tree.hasStep(step))
            continue;
        const DiffStatus status = tree.status(id, step);
        // What stayed as it was in one step and changed in the other is not the same.
        if (query.statuses[static_cast<std::size_t>(status)] && (status != DiffStatus::Identical || (!changes && !node.unknown)))
            return true;
    }
    return !tree.hasStep(VendorToSaved) && !tree.hasStep(SavedToLive);
}

// Folders are sorted side by side, some thousands at a time: they have nothing to do with each other.
void sortFolders(const DiffTree &tree, const ProjectionQuery &query, Projection &projection, const Context &context)
{
    static constexpr std::uint32_t foldersAtOnce = 8192;
    const std::uint32_t total = tree.size();
    parallelFor((total + foldersAtOnce - 1) / foldersAtOnce, workerCount(), [&](std::size_t block) {
        if (context.cancelled())
            return;
        RowOrder order(tree, query);
        const auto first = static_cast<std::uint32_t>(block * foldersAtOnce);
        for (std::uint32_t i = first; i < std::min(first + foldersAtOnce, total); ++i) {
            const auto begin = projection.items.begin() + projection.begin[i];
            const auto end = projection.items.begin() + projection.begin[i + 1];
            order.sort(begin, end);
            for (auto item = begin; item != end; ++item)
                projection.row[item->value] = static_cast<std::uint32_t>(item - begin);
        }
    });
}

} // namespace

Result<std::vector<std::uint8_t>> fittingPaths(const DiffTree &tree, const ProjectionQuery &query, Context &context)
{
    std::vector<std::uint8_t> keep;
    const auto filter = Filter::parse(query.text);
    if (filter.error())
        return Unexpected(makeError(ErrorCode::Usage, {}, "the filter cannot be read at \"" + filter.error()->term + '"'));
    if (!filter.match(tree, keep, context, query.marks.get(), query.known.get()))
        return cancelledError();
    const bool everyStatus = std::all_of(query.statuses.begin(), query.statuses.end(), [](bool on) { return on; });
    const bool everything = !query.differencesOnly && !query.unexplainedOnly && everyStatus;
    for (std::uint32_t i = 1; i < tree.size() && !everything; ++i) {
        if ((i & pollMask) == 0 && context.cancelled())
            return cancelledError();
        if (keep[i] && !fits(tree, query, i))
            keep[i] = 0;
    }
    return keep;
}

Result<ProjectionPtr> project(const DiffTree &tree, const ProjectionQuery &query, Context &context)
{
    const std::uint32_t total = tree.size();
    auto fitting = fittingPaths(tree, query, context);
    if (!fitting)
        return Unexpected(fitting.error());
    std::vector<std::uint8_t> &keep = *fitting;
    auto projection = std::make_shared<Projection>();
    projection->total = total - 1;
    for (std::uint32_t i = 1; i < total; ++i)
        projection->matches += keep[i];
    for (std::uint32_t i = total; i-- > 1;) {
        if (keep[i])
            keep[tree.parent(DiffNodeId(i)).value] = 1;
    }

    projection->begin.resize(total + 1);
    projection->row.assign(total, Projection::none);
    projection->items.reserve(projection->matches + 64);
    const bool falling = query.sortKey == SortKey::Name && query.descending;
    for (std::uint32_t i = 0; i < total; ++i) {
        if ((i & pollMask) == 0 && context.cancelled())
            return cancelledError();
        projection->begin[i] = static_cast<std::uint32_t>(projection->items.size());
        const NodeRange range = tree.children(DiffNodeId(i));
        for (std::uint32_t k = 0; k < range.count; ++k) {
            const DiffNodeId child(falling ? range.first + range.count - 1 - k : range.first + k);
            if (keep[child.value])
                projection->items.push_back(child);
        }
    }
    projection->begin[total] = static_cast<std::uint32_t>(projection->items.size());
    sortFolders(tree, query, *projection, context);
    if (context.cancelled())
        return cancelledError();
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
