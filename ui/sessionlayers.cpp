// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that shows some layers of the sources instead of all.

#include "ui/session.h"

#include <algorithm>
#include <utility>

namespace assay {

namespace {

struct View {
    ComparisonPtr comparison;
    ProjectionPtr projection;
};

} // namespace

std::size_t Session::layerCount(int side) const
{
    const LoadedSourcePtr source = m_whole ? m_whole->sources[static_cast<std::size_t>(side)] : nullptr;
    return source && source->image ? source->layers.size() : 0;
}

void Session::setLayerView(int side, LayerView view)
{
    LayerView &wanted = m_views[static_cast<std::size_t>(side)];
    if (view == wanted || !view.fits(layerCount(side)))
        return;
    wanted = view;
    requestView();
}

void Session::showAllLayers()
{
    if (m_views == std::array<LayerView, sideCount>())
        return;
    m_views = {};
    requestView();
}

void Session::stepLayer(int side, int by)
{
    const auto layers = static_cast<int>(layerCount(side));
    if (layers == 0)
        return;
    LayerView view = layerView(side);
    const int now = view.kind == LayerView::Kind::All ? layers - 1 : static_cast<int>(view.layer);
    view.layer = static_cast<std::uint32_t>(std::clamp(now + by, 0, layers - 1));
    if (view.kind != LayerView::Kind::Only) {
        view.kind = LayerView::Kind::UpTo;
        if (view.isWhole(layerCount(side)))
            view = {};
    }
    setLayerView(side, view);
}

void Session::toggleOnlyLayer(int side)
{
    const std::size_t layers = layerCount(side);
    if (layers == 0)
        return;
    LayerView view = layerView(side);
    switch (view.kind) {
    case LayerView::Kind::All: view = {LayerView::Kind::Only, static_cast<std::uint32_t>(layers - 1)}; break;
    case LayerView::Kind::UpTo: view.kind = LayerView::Kind::Only; break;
    case LayerView::Kind::Only: view.kind = LayerView::Kind::UpTo; break;
    }
    if (view.kind == LayerView::Kind::UpTo && view.isWhole(layers))
        view = {};
    setLayerView(side, view);
}

void Session::requestView()
{
    m_viewing.request(
        [whole = m_whole, views = m_views, query = m_query](Context &context) -> Result<View> {
            bool all = true;
            for (int side = 0; side < sideCount; ++side) {
                const std::size_t layers = whole->tree->hasSide(side) ? whole->tree->tree(side)->layers().size() : 0;
                all = all && views[static_cast<std::size_t>(side)].isWhole(layers);
            }
            Result<ComparisonPtr> comparison = whole;
            if (!all)
                comparison = viewOfLayers(whole, views, context);
            if (!comparison)
                return Unexpected(comparison.error());
            auto projection = project(*(*comparison)->tree, query, context);
            if (!projection)
                return Unexpected(projection.error());
            return View{std::move(*comparison), std::move(*projection)};
        },
        [this, whole = m_whole, made = m_query](Result<View> result) {
            if (m_whole != whole)
                return;
            if (!result) {
                fail(result.error(), tr("The layers were not shown."));
                m_views = m_comparison->views; // what was there stays
                m_wantedPath.clear();
                Q_EMIT layersChanged();
                return;
            }
            takeView(std::move(result->comparison), std::move(result->projection), made);
        });
    Q_EMIT layersChanged();
}

void Session::takeView(ComparisonPtr comparison, ProjectionPtr projection, const ProjectionQuery &made)
{
    m_projecting.cancel();
    Left left{m_comparison, m_projection};
    const std::string path = m_current ? m_comparison->tree->path(m_current) : m_lostPath;
    dropSelection();
    m_comparison = std::move(comparison);
    m_projection = std::move(projection);
    m_goTo = {};
    const DiffNodeId found = path.empty() ? DiffNodeId() : m_comparison->tree->find(path);
    m_current = found && m_projection->shows(found) ? found : DiffNodeId();
    m_lostPath = m_current ? std::string() : path;

    Q_EMIT panesChanged();
    Q_EMIT comparisonChanged();
    Q_EMIT layersChanged();
    Q_EMIT currentChanged(m_current);
    leave(std::move(left));
    if (m_query != made) // it was changed meanwhile
        setQuery(m_query);
    if (const std::string wanted = std::exchange(m_wantedPath, {}); !wanted.empty()) {
        goToPath(wanted);
        Q_EMIT noted(tr("The layers that were shown do not have this path. All layers are shown again."));
    }
}

// Another comparison stands.
void Session::forgetViews()
{
    m_viewing.cancel();
    m_whole = m_comparison;
    m_views = {};
    m_lostPath.clear();
    m_wantedPath.clear();
}

bool Session::goToPath(const std::string &path)
{
    if (!m_comparison)
        return false;
    if (const DiffNodeId id = m_comparison->tree->find(path)) {
        goTo(id);
        return true;
    }
    if (!m_whole->tree->find(path))
        return false;
    m_wantedPath = path;
    showAllLayers();
    return true;
}

} // namespace assay
