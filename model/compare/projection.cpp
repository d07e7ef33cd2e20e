// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/projection.h"

#include "base/largepages.h"
#include "compare/filter.h"
#include "compare/fittingpaths.h"
#include "compare/nodepieces.h"
#include "compare/roworder.h"

#include <algorithm>
#include <cstring>
#include <numeric>

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

bool keepsAny(const DiffTree &tree, const std::vector<std::uint8_t> &keep, DiffNodeId branch)
{
    const NodeRange range = tree.children(branch);
    return std::memchr(keep.data() + range.first, 1, range.count) != nullptr;
}

// Each folder on the way to a path that is kept is kept, too: they stand before what is in them.
void keepFoldersAbove(const DiffTree &tree, std::vector<std::uint8_t> &keep)
{
    const std::vector<DiffNodeId> &branches = tree.branches();
    for (auto branch = branches.rbegin(); branch != branches.rend(); ++branch) {
        if (keepsAny(tree, keep, *branch))
            keep[branch->value] = 1;
    }
}

// Fills a projection from the paths that are kept. Folders have nothing to do with each other, so they are counted, filled and sorted in pieces;
// a piece holds the branches whose first child is among its nodes, as many children as another one.
class ProjectionFill {
public:
    ProjectionFill(const DiffTree &tree, const ProjectionQuery &query, const std::vector<std::uint8_t> &keep, Projection &projection)
        : m_tree(tree), m_query(query), m_keep(keep), m_projection(projection), m_falling(query.sortKey == SortKey::Name && query.descending)
    {
    }

    void run(const Context &context)
    {
        const std::uint32_t pieces = nodePieces(m_tree.size());
        std::vector<std::uint32_t> slots(pieces + 1, 0); // the first of each piece
        forNodePieces(m_tree.size(), context, [&](std::size_t piece, std::uint32_t first, std::uint32_t end) { slots[piece + 1] = countKept(first, end); });
        std::partial_sum(slots.begin(), slots.end(), slots.begin());
        resizeLarge(m_projection.begin, m_tree.size() + 1);
        resizeLarge(m_projection.row, m_tree.size());
        resizeLarge(m_projection.items, slots.back());
        m_projection.row[DiffTree::root.value] = Projection::none;
        forNodePieces(m_tree.size(), context, [&](std::size_t piece, std::uint32_t first, std::uint32_t end) { fill(first, end, slots[piece]); });
        const std::uint32_t behind = m_tree.branches().empty() ? 0 : m_tree.branches().back().value + 1;
        std::fill(m_projection.begin.begin() + behind, m_projection.begin.end(), slots.back());
    }

private:
    using Branches = std::vector<DiffNodeId>::const_iterator;

    Branches firstFrom(std::uint32_t child) const
    {
        const std::vector<DiffNodeId> &all = m_tree.branches();
        return std::partition_point(all.begin(), all.end(), [&](DiffNodeId branch) { return m_tree.children(branch).first < child; });
    }

    // Of the children of the branches whose first child is one of these nodes.
    std::uint32_t countKept(std::uint32_t first, std::uint32_t end) const
    {
        const Branches last = firstFrom(end);
        std::uint32_t kept = 0;
        for (Branches branch = firstFrom(first); branch != last; ++branch) {
            const NodeRange range = m_tree.children(*branch);
            const auto from = m_keep.begin() + range.first;
            kept += static_cast<std::uint32_t>(std::count(from, from + range.count, 1));
        }
        return kept;
    }

    void fill(std::uint32_t first, std::uint32_t end, std::uint32_t slot)
    {
        RowOrder order(m_tree, m_query);
        const Branches last = firstFrom(end);
        for (Branches branch = firstFrom(first); branch != last; ++branch) {
            // What stands between two branches has no children: its slots end where they begin.
            const std::uint32_t behind = branch == m_tree.branches().begin() ? 0 : (branch - 1)->value + 1;
            std::fill(m_projection.begin.begin() + behind, m_projection.begin.begin() + branch->value + 1, slot);
            slot += fillBranch(*branch, slot, order);
        }
    }

    // Returns how many children are shown.
    std::uint32_t fillBranch(DiffNodeId branch, std::uint32_t slot, RowOrder &order)
    {
        const NodeRange range = m_tree.children(branch);
        const auto items = m_projection.items.begin() + slot;
        auto item = items;
        for (std::uint32_t k = 0; k < range.count; ++k) {
            const DiffNodeId child(m_falling ? range.first + range.count - 1 - k : range.first + k);
            if (m_keep[child.value])
                *item++ = child;
            else
                m_projection.row[child.value] = Projection::none;
        }
        order.sort(items, item);
        const auto shown = static_cast<std::uint32_t>(item - items);
        for (std::uint32_t row = 0; row < shown; ++row)
            m_projection.row[items[row].value] = row;
        return shown;
    }

    const DiffTree &m_tree;
    const ProjectionQuery &m_query;
    const std::vector<std::uint8_t> &m_keep;
    Projection &m_projection;
    const bool m_falling;
};

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
    ProjectionFill(tree, query, keep, *projection).run(context);
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
