// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/layerview.h"

#include "verify/comparison.h"

#include <algorithm>

namespace assay {

LayerSpan LayerView::span() const
{
    switch (kind) {
    case Kind::UpTo: return {0, layer + 1};
    case Kind::Only: return {layer, 1};
    case Kind::All: break;
    }
    return {};
}

std::size_t LayerView::shown(std::size_t layers) const
{
    return kind == Kind::All ? layers : std::min<std::size_t>(layers, span().count);
}

Result<ComparisonPtr> viewOfLayers(const ComparisonPtr &whole, const std::array<LayerView, sideCount> &views, Context &context)
{
    std::array<std::shared_ptr<const FsTree>, sideCount> trees;
    context.setPhase(Phase::Overlaying);
    for (std::size_t side = 0; side < sideCount; ++side) {
        trees[side] = whole->tree->tree(static_cast<int>(side));
        const std::size_t layers = trees[side] ? trees[side]->layers().size() : 0;
        if (!views[side].fits(layers))
            return Unexpected(makeError(ErrorCode::Usage, {}, "there is no layer " + std::to_string(views[side].layer)));
        if (views[side].isWhole(layers))
            continue;
        auto tree = trees[side]->ofLayers(views[side].span(), context);
        if (!tree)
            return Unexpected(tree.error());
        trees[side] = std::move(*tree);
    }
    auto tree = compareTrees(std::move(trees), context);
    if (!tree)
        return Unexpected(tree.error());
    if (whole->traces)
        explainChanges(**tree, *whole->traces);
    auto view = std::make_shared<Comparison>(*whole);
    view->tree = std::move(*tree);
    view->views = views;
    return view;
}

} // namespace assay
