// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that opens what the user names and settles which place each source takes.

#include "ui/session.h"

#include "source/imagestores.h"
#include "ui/pathtext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace assay {

namespace {

// As it was chosen before: its container or its configuration, or else its first name, which may have moved.
std::optional<std::size_t> sameImage(const Source &source, const ImageInfo &before)
{
    const std::vector<ImageInfo> &images = source.images();
    const auto at = [&](auto &&fits) -> std::optional<std::size_t> {
        const auto found = std::find_if(images.begin(), images.end(), fits);
        return found == images.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - images.begin()));
    };
    if (const auto same = at([&](const ImageInfo &image) { return image.container == before.container && image.id == before.id && image.tags == before.tags; }))
        return same;
    if (const auto same = at([&](const ImageInfo &image) { return image.container == before.container && image.id == before.id; }))
        return same;
    if (before.tags.empty())
        return std::nullopt;
    return at([&](const ImageInfo &image) {
        return image.container.empty() == before.container.empty() && std::find(image.tags.begin(), image.tags.end(), before.tags.front()) != image.tags.end();
    });
}

} // namespace

struct Session::Opening {
    std::uint64_t generation = 0;
    AskRoles ask = AskRoles::WhenAmbiguous;
    std::vector<Candidate> candidates;
    std::size_t left = 0;
};

void Session::open(std::vector<OpenRequest> requests, AskRoles ask)
{
    if (requests.empty())
        return;
    m_inPlace = false;
    auto opening = std::make_shared<Opening>();
    opening->generation = m_openGeneration;
    opening->ask = ask;
    opening->candidates.resize(requests.size());
    opening->left = requests.size();
    ++m_openings;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        opening->candidates[i].role = requests[i].role;
        opening->candidates[i].image = requests[i].image;
        const QString name = fileNameText(requests[i].path);
        std::vector<std::string> stores = requests[i].imageStores;
        if (const auto known = m_imageStores.find(requests[i].path); stores.empty() && known != m_imageStores.end())
            stores = known->second;
        m_openJobs.push_back(m_runner.start(
            {.title = tr("Opening %1").arg(name)}, this,
            [path = requests[i].path, stores](Context &context) { return openWithImageStores(path, stores, Limits{}, context); },
            [this, opening, i, name, stores](Result<SourcePtr> source) {
                if (source && !stores.empty())
                    m_imageStores[(*source)->location()] = stores;
                if (source)
                    opening->candidates[i].source = std::move(*source);
                else if (opening->generation == m_openGeneration)
                    fail(source.error(), tr("%1 was not opened.").arg(name));
                if (--opening->left == 0)
                    openingFinished(opening);
            }));
    }
    Q_EMIT loadingChanged();
}

void Session::openingFinished(const std::shared_ptr<Opening> &opening)
{
    if (opening->generation != m_openGeneration)
        return; // cancelled
    if (--m_openings == 0)
        m_openJobs.clear();
    std::vector<Candidate> &candidates = opening->candidates;
    std::erase_if(candidates, [](const Candidate &candidate) { return !candidate.source; });
    if (candidates.empty()) {
        Q_EMIT loadingChanged();
        if (!isLoading())
            Q_EMIT settled();
        return;
    }
    bool ask = false;
    for (Candidate &candidate : candidates) {
        if (!candidate.role) {
            candidate.role = likelyRole(candidate.source->kind());
            ask |= opening->ask == AskRoles::Always;
        }
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            ask |= candidates[i].role == candidates[j].role;
    }
    if (!ask) {
        assign(candidates);
        return;
    }
    // Where two would stand in one place the later one takes a free one; the user sees it and can say otherwise.
    std::array<bool, sideCount> taken{};
    for (Candidate &candidate : candidates) {
        auto role = static_cast<std::size_t>(*candidate.role);
        if (taken[role]) {
            const auto free = std::find(taken.begin(), taken.end(), false);
            if (free == taken.end()) {
                candidate.role.reset();
                continue;
            }
            role = static_cast<std::size_t>(free - taken.begin());
            candidate.role = static_cast<Role>(role);
        }
        taken[role] = true;
    }
    Q_EMIT loadingChanged();
    Q_EMIT rolesWanted(candidates);
}

void Session::assign(const std::vector<Candidate> &candidates)
{
    Replacing replaced;
    for (const Candidate &candidate : candidates) {
        if (!candidate.role || !candidate.source)
            continue;
        const std::optional<Chosen> &there = m_shown[static_cast<std::size_t>(*candidate.role)];
        if (there && there->source->location() != candidate.source->location())
            replaced.push_back(*candidate.role);
    }
    if (replaced.empty() || !m_replaceGuard || m_inPlace) { // in place it is the same
        take(candidates);
        return;
    }
    Q_EMIT loadingChanged();
    m_replaceGuard(replaced, [this, candidates, generation = m_openGeneration](bool go) {
        take(go && generation == m_openGeneration ? candidates : std::vector<Candidate>());
    });
}

void Session::addImageStore(const std::string &location, const std::string &store)
{
    const auto known = m_imageStores.find(location);
    std::vector<std::string> stores = known == m_imageStores.end() ? std::vector<std::string>() : known->second;
    stores.push_back(store);
    const PaneState live = pane(LiveSide);
    const bool same = live.source && live.source->location() == location && live.image < live.source->images().size();
    open({{location, Role::Live, same ? std::optional(live.source->images()[live.image]) : std::nullopt, std::move(stores)}}, AskRoles::WhenAmbiguous);
}

void Session::take(const std::vector<Candidate> &candidates)
{
    bool any = false;
    // Bare root file systems and sources with one image first: the others propose what fits to them.
    std::vector<const Candidate *> order;
    for (const Candidate &candidate : candidates) {
        if (candidate.role && candidate.source)
            order.push_back(&candidate);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const Candidate *a, const Candidate *b) { return a->source->images().size() < b->source->images().size(); });
    for (const Candidate *candidate : order) {
        const auto at = static_cast<std::size_t>(*candidate->role);
        stage().chosen[at].reset(); // does not propose an image to its successor
    }
    for (const Candidate *candidate : order) {
        put(*candidate->role, candidate->source, candidate->image ? sameImage(*candidate->source, *candidate->image) : std::nullopt);
        any = true;
    }
    Q_EMIT loadingChanged();
    if (any)
        compareWhenReady(); // nothing to load at all
    else if (!isLoading())
        Q_EMIT settled();
}

void Session::chooseImage(Role role, std::size_t image)
{
    const PaneState state = pane(static_cast<int>(role));
    if (!state.source || image >= state.source->images().size() || (state.image == image && state.stage != PaneState::Stage::Empty))
        return;
    m_inPlace = false;
    put(role, state.source, image);
    Q_EMIT loadingChanged();
}

} // namespace assay
