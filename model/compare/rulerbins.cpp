// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/rulerbins.h"

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr std::uint32_t pollMask = 0x3FFF;

bool isMarked(const DiffTree &tree, DiffNodeId id)
{
    return tree.differs(id) || tree.node(id).unknown != 0;
}

void count(RulerBins::Bin &bin, const DiffTree &tree, DiffNodeId id)
{
    ++bin.rows;
    if (!isMarked(tree, id))
        return;
    ++bin.differing;
    std::array<bool, 7> seen{};
    for (int step = 0; step < stepCount; ++step) {
        if (tree.hasStep(step))
            seen[static_cast<std::size_t>(tree.status(id, step))] = true;
    }
    const auto has = [&seen](DiffStatus status) { return seen[static_cast<std::size_t>(status)]; };
    bin.added += has(DiffStatus::Added);
    bin.removed += has(DiffStatus::Removed);
    bin.modified += has(DiffStatus::Modified) || has(DiffStatus::Type);
    bin.metadata += has(DiffStatus::Metadata);
    bin.unknown += has(DiffStatus::Unknown);
}

void add(RulerBins::Bin &sum, const RulerBins::Bin &bin)
{
    sum.rows += bin.rows;
    sum.added += bin.added;
    sum.removed += bin.removed;
    sum.modified += bin.modified;
    sum.metadata += bin.metadata;
    sum.unknown += bin.unknown;
    sum.differing += bin.differing;
}

} // namespace

bool standsBefore(const DiffTree &tree, const Projection &projection, DiffNodeId a, DiffNodeId b)
{
    const auto depth = [&tree](DiffNodeId id) {
        std::uint32_t levels = 0;
        for (; id != DiffTree::root; id = tree.parent(id))
            ++levels;
        return levels;
    };
    const std::uint32_t depthOfA = depth(a);
    const std::uint32_t depthOfB = depth(b);
    DiffNodeId left = a;
    DiffNodeId right = b;
    for (std::uint32_t i = depthOfB; i < depthOfA; ++i)
        left = tree.parent(left);
    for (std::uint32_t i = depthOfA; i < depthOfB; ++i)
        right = tree.parent(right);
    if (left == right)
        return depthOfA < depthOfB; // a folder stands above what it holds
    while (tree.parent(left) != tree.parent(right)) {
        left = tree.parent(left);
        right = tree.parent(right);
    }
    return projection.row[left.value] < projection.row[right.value];
}

std::uint32_t RulerBins::firstRow(std::size_t bin) const
{
    return static_cast<std::uint32_t>(std::uint64_t{rows()} * bin / std::max<std::size_t>(bins.size(), 1));
}

std::size_t RulerBins::binOf(std::uint32_t row) const
{
    // The last bin whose first row is not behind row: the inverse of firstRow(), which rounds down.
    return static_cast<std::size_t>(((std::uint64_t{row} + 1) * bins.size() - 1) / rows());
}

RulerBins::Bin RulerBins::sum(double from, double to) const
{
    Bin whole;
    if (bins.empty())
        return whole;
    const auto count = static_cast<double>(bins.size());
    const auto first = static_cast<std::size_t>(std::clamp(std::floor(from * count), 0.0, count - 1));
    const auto last = static_cast<std::size_t>(std::clamp(std::ceil(to * count), static_cast<double>(first) + 1, count));
    for (std::size_t bin = first; bin < last; ++bin)
        add(whole, bins[bin]);
    return whole;
}

Result<std::shared_ptr<const RulerBins>> rulerBinsOf(const DiffTree &tree, const Projection &projection, std::uint32_t bins, Context &context)
{
    auto ruler = std::make_shared<RulerBins>();
    ruler->order.reserve(projection.items.size());
    ruler->place.assign(tree.size(), RulerBins::none);
    const auto always = [](DiffNodeId) { return true; };
    for (DiffNodeId id = nextRow(tree, projection, DiffTree::root, always); id; id = nextRow(tree, projection, id, always)) {
        if ((ruler->rows() & pollMask) == 0 && context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        ruler->place[id.value] = ruler->rows();
        ruler->order.push_back(id);
    }
    ruler->bins.resize(std::min(bins, ruler->rows()));
    for (std::size_t bin = 0; bin < ruler->bins.size(); ++bin) {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        const std::uint32_t end = ruler->firstRow(bin + 1);
        for (std::uint32_t row = ruler->firstRow(bin); row < end; ++row)
            count(ruler->bins[bin], tree, ruler->order[row]);
    }
    return ruler;
}

std::uint32_t nearestDifference(const DiffTree &tree, const RulerBins &ruler, std::uint32_t row, std::uint32_t first, std::uint32_t last)
{
    const std::uint32_t farthest = std::max(row > first ? row - first : 0, last > row ? last - row : 0);
    for (std::uint32_t away = 0; away <= farthest; ++away) {
        const std::uint64_t below = std::uint64_t{row} + away;
        if (below >= first && below < last && isMarked(tree, ruler.order[static_cast<std::size_t>(below)]))
            return static_cast<std::uint32_t>(below);
        if (away <= row && row - away >= first && row - away < last && isMarked(tree, ruler.order[row - away]))
            return row - away;
    }
    return last;
}

} // namespace assay
