// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that shows what a case holds, and reads its evidence again.

#include "ui/session.h"

#include <algorithm>
#include <utility>

namespace assay {

namespace {

std::size_t imageOf(const LoadedSource &loaded)
{
    const std::vector<ImageInfo> &images = loaded.source->images();
    const auto same = std::find_if(images.begin(), images.end(), [&](const ImageInfo &image) {
        return loaded.image && image.id == loaded.image->id && image.container == loaded.image->container && image.tags == loaded.image->tags;
    });
    return same == images.end() ? 0 : static_cast<std::size_t>(same - images.begin());
}

} // namespace

void Session::restore(ComparisonPtr comparison, ProjectionPtr projection, ProjectionQuery query, std::string reference)
{
    cancel();
    Staged &staged = stage();
    for (std::size_t side = 0; side < staged.chosen.size(); ++side) {
        staged.chosen[side].reset();
        if (const LoadedSourcePtr &loaded = comparison->sources[side]) {
            Chosen &chosen = staged.chosen[side].emplace();
            chosen.source = loaded->source;
            chosen.image = imageOf(*loaded);
            chosen.loaded = loaded;
        }
    }
    staged.reference = std::move(reference);
    m_query = m_madeBy = std::move(query);
    m_wantsDifferences = m_query.differencesOnly;
    m_wantsUnexplained = m_query.unexplainedOnly;
    m_inPlace = true;
    commit(std::move(comparison), std::move(projection));
}

void Session::reread(std::vector<OpenRequest> requests)
{
    cancel();
    open(std::move(requests), AskRoles::WhenAmbiguous);
    m_inPlace = isLoading();
}

// What is read in place of the same keeps its filter.
ProjectionQuery Session::firstQuery(bool steps) const
{
    return m_inPlace ? m_query : freshQuery(steps);
}

} // namespace assay
