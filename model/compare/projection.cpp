// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/projection.h"

#include "compare/filter.h"
#include "compare/fittingpaths.h"
#include "compare/nodepieces.h"
#include "compare/roworder.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace assay {
namespace {

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

// Each folder on the way to a path that is kept is kept, too: they stand before what is in them.
void keepFoldersAbove(const DiffTree &tree, std::vector<std::uint8_t> &keep)
{
    for (std::uint32_t i = tree.size(); i-- > 1;) {
        if (keep[i])
            keep[tree.parent(DiffNodeId(i)).value] = 1;
    }
}

// Counts the children that are kept of each node into begin[node], and returns the first slot of each piece.
std::vector<std::uint32_t> countChildren(const DiffTree &tree, const std::vector<std::uint8_t> &keep, std::vector<std::uint32_t> &begin, const Context &context)
{
    std::vector<std::uint32_t> slots(nodePieces(tree.size()) + 1, 0);
    forNodePieces(tree.size(), context, [&](std::size_t piece, std::uint32_t first, std::uint32_t end) {
        std::uint32_t sum = 0;
        for (std::uint32_t i = first; i < end; ++i) {
            if (!keep[i] && i != DiffTree::root.value)
                continue;
            const NodeRange range = tree.children(DiffNodeId(i));
            const auto from = keep.begin() + range.first;
            begin[i] = range.count == 0 ? 0U : static_cast<std::uint32_t>(std::count(from, from + range.count, 1));
            sum += begin[i];
        }
        slots[piece + 1] = sum;
    });
    std::partial_sum(slots.begin(), slots.end(), slots.begin());
    return slots;
}

// Folders have nothing to do with each other, so each piece of them is filled and sorted by itself. begin holds counts before and slots after it.
void fillFolders(const DiffTree &tree, const ProjectionQuery &query, const std::vector<std::uint8_t> &keep, const std::vector<std::uint32_t> &slots, Projection &projection,
                 const Context &context)
{
    const bool falling = query.sortKey == SortKey::Name && query.descending;
    forNodePieces(tree.size(), context, [&](std::size_t piece, std::uint32_t first, std::uint32_t end) {
        RowOrder order(tree, query);
        std::uint32_t slot = slots[piece];
        for (std::uint32_t i = first; i < end; ++i) {
            const std::uint32_t count = std::exchange(projection.begin[i], slot);
            if (count == 0)
                continue;
            const auto items = projection.items.begin() + slot;
            const NodeRange range = tree.children(DiffNodeId(i));
            auto item = items;
            for (std::uint32_t k = 0; k < range.count; ++k) {
                const DiffNodeId child(falling ? range.first + range.count - 1 - k : range.first + k);
                if (keep[child.value])
                    *item++ = child;
            }
            order.sort(items, item);
            for (std::uint32_t row = 0; row < count; ++row)
                projection.row[items[row].value] = row;
            slot += count;
        }
    });
    projection.begin[tree.size()] = slots.back();
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
    if (!query.differencesOnly && !query.unexplainedOnly && everyStatus)
        return keep;
    const bool done = forNodePieces(tree.size(), context, [&](std::size_t, std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t i = std::max(begin, 1U); i < end; ++i) {
            if (keep[i] && !fits(tree, query, i))
                keep[i] = 0;
        }
    });
    if (!done)
        return cancelledError();
    return keep;
}

Result<ProjectionPtr> project(const DiffTree &tree, const ProjectionQuery &query, Context &context)
{
    auto fitting = fittingPaths(tree, query, context);
    if (!fitting)
        return Unexpected(fitting.error());
    std::vector<std::uint8_t> &keep = *fitting;
    auto projection = std::make_shared<Projection>();
    projection->total = tree.size() - 1;
    projection->matches = static_cast<std::uint32_t>(std::count(keep.begin(), keep.end(), 1));
    if (projection->matches != projection->total)
        keepFoldersAbove(tree, keep);
    projection->begin.resize(tree.size() + 1);
    projection->row.assign(tree.size(), Projection::none);
    const std::vector<std::uint32_t> slots = countChildren(tree, keep, projection->begin, context);
    projection->items.resize(slots.back());
    fillFolders(tree, query, keep, slots, *projection, context);
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
