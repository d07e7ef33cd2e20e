// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that loads sources side by side, compares them, and puts the new state in the place of the old one.

#include "ui/session.h"

#include "items/displaytext.h"
#include "items/sourcemodels.h"
#include "ui/pathtext.h"

#include <mutex>
#include <utility>

namespace assay {

namespace {

struct ShownAlone {
    std::shared_ptr<const DiffTree> tree;
    ProjectionPtr projection;
};

struct LoadedAlone {
    LoadedSourcePtr loaded;
    ShownAlone shown;
};

struct Compared {
    ComparisonPtr comparison;
    ProjectionPtr projection;
};

Result<ShownAlone> showAlone(std::shared_ptr<const FsTree> of, Role role, Context &context)
{
    std::array<std::shared_ptr<const FsTree>, sideCount> trees;
    trees[static_cast<std::size_t>(role)] = std::move(of);
    auto tree = compareTrees(std::move(trees), context);
    if (!tree)
        return Unexpected(tree.error());
    auto projection = project(**tree, {}, context);
    if (!projection)
        return Unexpected(projection.error());
    return ShownAlone{std::move(*tree), std::move(*projection)};
}

} // namespace

// Written by the thread of a load, taken by the session's.
struct Session::Known {
    std::mutex mutex;
    std::optional<ShownAlone> shown;
};

Session::Staged &Session::stage()
{
    if (!m_staged) {
        m_staged = std::make_unique<Staged>();
        m_staged->chosen = m_shown;
        m_staged->reference = m_imageReference.empty() ? m_comparedReference : m_imageReference;
    }
    m_staged->comparing.cancel();
    m_staged->comparing = {};
    m_staged->token = ++m_lastToken;
    return *m_staged;
}

void Session::unstage()
{
    if (!m_staged)
        return;
    for (const auto &chosen : m_staged->chosen) {
        if (chosen)
            chosen->job.cancel();
    }
    m_staged->comparing.cancel();
    Left left;
    collect(left, m_staged->chosen);
    m_staged.reset();
    Q_EMIT panesChanged();
    leave(std::move(left));
}

std::vector<const Source *> Session::others(int side) const
{
    std::vector<const Source *> list;
    for (int other = 0; other < sideCount; ++other) {
        const auto &chosen = m_staged->chosen[static_cast<std::size_t>(other)];
        if (other != side && chosen)
            list.push_back(chosen->source.get());
    }
    return list;
}

void Session::put(Role role, SourcePtr source, std::optional<std::size_t> image)
{
    const auto side = static_cast<int>(role);
    Staged &staged = stage();
    std::optional<Chosen> &slot = staged.chosen[static_cast<std::size_t>(side)];
    if (slot)
        slot->job.cancel();
    if (!image && source->images().size() > 1 && !m_imageReference.empty()) {
        const auto found = assay::chooseImage(*source, m_imageReference);
        if (found) {
            image = *found;
        } else {
            staged.reference.clear();
            Q_EMIT failed(fromUtf8View(found.error().message()), tr("The image that fits best to the other sources was taken instead."));
        }
    } else if (source->images().size() > 1) {
        const auto named = image && !staged.reference.empty() ? assay::chooseImage(*source, staged.reference) : Result<std::size_t>(Unexpected(Error{}));
        if (!named || *named != *image)
            staged.reference.clear();
    }
    slot = Chosen();
    slot->image = image ? *image : proposeImage(*source, others(side));
    slot->source = std::move(source);
    load(side);
    Q_EMIT panesChanged();
}

void Session::load(int side)
{
    Chosen &slot = *m_staged->chosen[static_cast<std::size_t>(side)];
    slot.token = ++m_lastToken;
    slot.known = std::make_shared<Known>();
    const QString name = fileNameText(slot.source->location());
    slot.job = m_runner.start(
        //: %1 "live", %2 a file name
        {.title = tr("Reading %1: %2").arg(sideWord(side), name)}, this,
        [source = slot.source, image = slot.image, role = static_cast<Role>(side), known = slot.known](Context &context) -> Result<LoadedAlone> {
            ShownAlone shown;
            LoadOptions options;
            options.treeKnown = [&](std::shared_ptr<const FsTree> tree) {
                auto early = showAlone(std::move(tree), role, context);
                if (!early)
                    return; // cancelled, which the load finds out as well
                shown = std::move(*early);
                const std::lock_guard lock(known->mutex);
                known->shown = shown;
            };
            auto loaded = source->load(image, role, options, context);
            if (!loaded)
                return Unexpected(loaded.error());
            auto result = std::make_shared<const LoadedSource>(std::move(*loaded));
            if (!shown.tree || shown.tree->tree(static_cast<int>(role)) != result->tree) {
                auto anew = showAlone(result->tree, role, context);
                if (!anew)
                    return Unexpected(anew.error());
                shown = std::move(*anew);
            }
            return LoadedAlone{std::move(result), std::move(shown)};
        },
        [this, side, token = slot.token, name](Result<LoadedAlone> result) {
            if (!m_staged)
                return;
            std::optional<Chosen> &now = m_staged->chosen[static_cast<std::size_t>(side)];
            if (!now || now->token != token)
                return;
            now->job = {};
            now->known.reset();
            if (!result) {
                if (result.error().code == ErrorCode::Cancelled) { // from the list of jobs: one goes, all go
                    cancel();
                    return;
                }
                fail(result.error(), tr("%1 was not read.").arg(name));
                drop(side);
                return;
            }
            now->loaded = std::move(result->loaded);
            now->ownTree = std::move(result->shown.tree);
            now->ownProjection = std::move(result->shown.projection);
            Q_EMIT panesChanged();
            compareWhenReady();
        });
}

// Shows the paths of what is still being read.
void Session::takeKnown()
{
    if (!m_staged)
        return;
    bool any = false;
    for (std::optional<Chosen> &chosen : m_staged->chosen) {
        if (!chosen || !chosen->known)
            continue;
        std::optional<ShownAlone> shown;
        {
            const std::lock_guard lock(chosen->known->mutex);
            shown.swap(chosen->known->shown);
        }
        if (!shown)
            continue;
        chosen->ownTree = std::move(shown->tree);
        chosen->ownProjection = std::move(shown->projection);
        any = true;
    }
    if (any)
        Q_EMIT panesChanged();
}

void Session::drop(int side)
{
    const auto at = static_cast<std::size_t>(side);
    Staged &staged = stage();
    if (staged.chosen[at])
        staged.chosen[at]->job.cancel();
    // What failed gives its place back to what stood there before.
    const bool replaced = m_shown[at] && staged.chosen[at] && staged.chosen[at]->loaded != m_shown[at]->loaded;
    staged.chosen[at] = replaced ? m_shown[at] : std::nullopt;
    const auto same = [this](std::size_t i) {
        const auto &a = m_staged->chosen[i];
        const auto &b = m_shown[i];
        return a.has_value() == b.has_value() && (!a || a->loaded == b->loaded);
    };
    if (same(0) && same(1) && same(2)) {
        unstage();
        Q_EMIT loadingChanged();
        Q_EMIT settled();
        return;
    }
    Q_EMIT panesChanged();
    compareWhenReady();
}

void Session::compareWhenReady()
{
    if (!m_staged || m_staged->comparing)
        return;
    std::array<LoadedSourcePtr, sideCount> sources;
    bool any = false;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (!m_staged->chosen[i])
            continue;
        if (!m_staged->chosen[i]->loaded)
            return;
        sources[i] = m_staged->chosen[i]->loaded;
        any = true;
    }
    if (!any) {
        commit(nullptr, nullptr);
        return;
    }
    m_madeBy = m_query;
    m_staged->comparing = m_runner.start(
        {.title = tr("Comparing")}, this,
        [sources, ofSteps = firstQuery(true), ofOne = firstQuery(false)](Context &context) -> Result<Compared> {
            context.setPhase(Phase::Comparing);
            auto comparison = compareSources(sources, context);
            if (!comparison)
                return Unexpected(comparison.error());
            auto projection = project(*(*comparison)->tree, hasSteps(*(*comparison)->tree) ? ofSteps : ofOne, context);
            if (!projection)
                return Unexpected(projection.error());
            return Compared{std::move(*comparison), std::move(*projection)};
        },
        [this, token = m_staged->token](Result<Compared> result) {
            if (!m_staged || m_staged->token != token)
                return;
            m_staged->comparing = {};
            if (!result) {
                if (result.error().code != ErrorCode::Cancelled)
                    fail(result.error(), tr("The sources were not compared."));
                cancel();
                return;
            }
            commit(std::move(result->comparison), std::move(result->projection));
        });
}

void Session::commit(ComparisonPtr comparison, ProjectionPtr projection)
{
    if (m_comparison)
        Q_EMIT aboutToCompare();
    m_projecting.cancel();
    Left left{m_comparison, m_whole, m_projection};
    collect(left, m_shown);
    collect(left, m_staged->chosen);
    const std::string path = m_comparison && m_current ? m_comparison->tree->path(m_current) : std::string();
    m_comparedReference = std::move(m_staged->reference);
    m_shown = m_staged->chosen;
    for (auto &chosen : m_shown) {
        if (chosen) { // the comparison's own tree takes their place
            chosen->ownTree.reset();
            chosen->ownProjection.reset();
        }
    }
    m_staged.reset();
    m_imageReference.clear();
    dropSelection();
    m_comparison = std::move(comparison);
    m_projection = std::move(projection);
    forgetViews();
    m_query = firstQuery(m_comparison && hasSteps(*m_comparison->tree));
    m_goTo = {};
    m_current = m_comparison && !path.empty() ? m_comparison->tree->find(path) : DiffNodeId();
    if (m_current && !m_projection->shows(m_current))
        m_current = {};

    Q_EMIT panesChanged();
    Q_EMIT comparisonChanged();
    Q_EMIT queryChanged();
    Q_EMIT layersChanged();
    Q_EMIT currentChanged(m_current);
    Q_EMIT loadingChanged();
    const bool inPlace = std::exchange(m_inPlace, false);
    if (!inPlace)
        tellOpened();
    else if (m_query != m_madeBy) // it was changed meanwhile
        setQuery(m_query);
    leave(std::move(left));
    if (!isLoading())
        Q_EMIT settled();
}

void Session::tellOpened()
{
    std::vector<OpenRequest> sources;
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        if (m_shown[i])
            sources.push_back({m_shown[i]->source->location(), static_cast<Role>(i)});
    }
    if (!sources.empty())
        Q_EMIT opened(sources);
}

} // namespace assay
