// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/session.h"

#include "compare/filter.h"
#include "items/displaytext.h"
#include "items/sourcemodels.h"
#include "source/imagestores.h"

#include <QFile>

#include <algorithm>
#include <mutex>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

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

bool hasSteps(const DiffTree &tree)
{
    return tree.hasStep(VendorToSaved) || tree.hasStep(SavedToLive);
}

} // namespace

std::string pathBytes(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

QString nativePath(const std::string &path)
{
    return QFile::decodeName(QByteArray::fromStdString(path));
}

QString fileNameText(const std::string &path)
{
    const std::size_t end = path.find_last_not_of('/');
    if (end == std::string::npos)
        return displayText(path);
    const std::size_t slash = path.rfind('/', end);
    const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
    return displayText(std::string_view(path).substr(begin, end + 1 - begin));
}

QString adviceFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Permission:
        return Session::tr("Run Assay as a user who may read it, or make a copy: \"sudo tar --xattrs --xattrs-include='*' -C FOLDER -cf "
                           "copy.tar .\" keeps all there is to compare.");
    case ErrorCode::NotFound: return Session::tr("Check the path; a medium may not be mounted any more.");
    case ErrorCode::Truncated:
        return Session::tr("The copy is incomplete. Make it anew and compare its checksum with the original's.");
    case ErrorCode::Malformed: return Session::tr("The file is damaged, or was made to look like something it is not.");
    case ErrorCode::Unsupported:
        return Session::tr("Assay reads root file systems, archives of \"docker save\", OCI layouts and data roots, plain or compressed.");
    case ErrorCode::LimitExceeded: return Session::tr("It asks for more than a sound image would. It was not read on.");
    case ErrorCode::Unstable: return Session::tr("Something writes to it. Stop the engine, or compare a copy.");
    case ErrorCode::OutOfMemory: return Session::tr("Close other programs, or compare fewer sources at a time.");
    case ErrorCode::Io: return Session::tr("The medium could not be read. Try a copy of it.");
    case ErrorCode::Usage:
    case ErrorCode::Cancelled:
    case ErrorCode::Internal: break;
    }
    return {};
}

// Written by the thread of a load, taken by the session's.
struct Session::Known {
    std::mutex mutex;
    std::optional<ShownAlone> shown;
};

struct Session::Opening {
    std::uint64_t generation = 0;
    AskRoles ask = AskRoles::WhenAmbiguous;
    std::vector<Candidate> candidates;
    std::size_t left = 0;
};

Session::Session(QObject *parent) :
    QObject(parent),
    m_projecting(m_runner, this),
    m_viewing(m_runner, this, {tr("Laying layers over each other"), JobLane::Interactive, true})
{
    connect(&m_runner, &JobRunner::progressChanged, this, &Session::takeKnown);
}

Session::~Session() = default;

void Session::setContainerChanges(const SourcePtr &source, ContainerChangesPtr changes)
{
    m_verifiedSource = changes ? source : nullptr;
    m_containerChanges = std::move(changes);
}

Session::ContainerChangesPtr Session::containerChanges() const
{
    const LoadedSourcePtr live = m_comparison ? m_comparison->sources[LiveSide] : nullptr;
    return live && live->source == m_verifiedSource ? m_containerChanges : nullptr;
}

PaneState Session::pane(int side) const
{
    const auto at = static_cast<std::size_t>(side);
    PaneState state;
    const auto fill = [&state](const Chosen &chosen) {
        state.source = chosen.source;
        state.image = chosen.image;
        state.loaded = chosen.loaded;
        state.stage = chosen.loaded ? PaneState::Stage::Ready : PaneState::Stage::Loading;
    };
    if (m_staged && !m_inPlace) {
        const std::optional<Chosen> &staged = m_staged->chosen[at];
        const bool asShown = staged && m_shown[at] && staged->loaded == m_shown[at]->loaded && staged->loaded;
        if (!asShown) {
            if (staged) {
                fill(*staged);
                state.pending = true;
                state.tree = staged->ownTree;
                state.projection = staged->ownProjection;
            }
            return state;
        }
    }
    if (m_shown[at] && m_comparison) {
        fill(*m_shown[at]);
        state.loaded = m_comparison->sources[at]; // with the verdicts that only the comparison could give
        state.tree = m_comparison->tree;
        state.projection = m_projection;
    }
    return state;
}

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

void Session::close(Role role)
{
    m_inPlace = false;
    drop(static_cast<int>(role));
    Q_EMIT loadingChanged();
}

void Session::reload()
{
    std::vector<OpenRequest> requests;
    for (int side = 0; side < sideCount; ++side) {
        if (const PaneState state = pane(side); state.source)
            requests.push_back({state.source->location(), static_cast<Role>(side), state.source->images()[state.image]});
    }
    cancel();
    open(std::move(requests), AskRoles::WhenAmbiguous);
}

void Session::cancel()
{
    if (!isLoading())
        return;
    ++m_openGeneration;
    m_inPlace = false;
    for (const JobHandle &job : m_openJobs)
        job.cancel();
    m_openJobs.clear();
    m_openings = 0;
    unstage();
    Q_EMIT loadingChanged();
    Q_EMIT settled();
}

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

// What a comparison is shown by at first: the order of before, and what is left to be explained.
ProjectionQuery Session::freshQuery(bool steps) const
{
    ProjectionQuery query;
    query.sortKey = m_query.sortKey;
    query.sortSide = m_query.sortSide;
    query.descending = m_query.descending;
    if (query.sortKey == SortKey::Known && m_known)
        query.known = m_known();
    query.differencesOnly = steps && m_wantsDifferences;
    query.unexplainedOnly = query.differencesOnly && m_wantsUnexplained;
    query.statuses[static_cast<std::size_t>(DiffStatus::Identical)] = !query.differencesOnly;
    return query;
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

void Session::collect(Left &left, const std::array<std::optional<Chosen>, sideCount> &chosen)
{
    for (const auto &one : chosen) {
        if (one)
            left.insert(left.end(), {one->loaded, one->ownTree, one->ownProjection});
    }
}

// Giving back the memory of millions of paths takes its time, too. Called when everybody has the new state.
void Session::leave(Left left)
{
    m_runner.start(
        {{}, JobLane::Background, false}, this,
        [left = std::make_shared<Left>(std::move(left))](Context &) -> Result<bool> {
            left->clear();
            return true;
        },
        [](const Result<bool> &) {});
}

void Session::setQuery(ProjectionQuery query)
{
    if (!m_comparison)
        return;
    if (hasSteps(*m_comparison->tree)) {
        m_wantsDifferences = query.differencesOnly;
        m_wantsUnexplained = query.unexplainedOnly;
    }
    m_query = std::move(query);
    const Filter filter = Filter::parse(m_query.text);
    m_query.marks = m_marks && filter.asksMarks() ? m_marks() : nullptr;
    m_query.known = m_known && (filter.asksKnown() || m_query.sortKey == SortKey::Known) ? m_known() : nullptr;
    Q_EMIT queryChanged();
    Q_EMIT projectionWanted();
    m_projecting.request(
        [tree = m_comparison->tree, wanted = m_query](Context &context) {
            context.setPhase(Phase::Searching);
            return project(*tree, wanted, context);
        },
        [this, tree = m_comparison->tree](Result<ProjectionPtr> result) {
            if (!m_comparison || m_comparison->tree != tree)
                return;
            if (!result) {
                if (result.error().code != ErrorCode::Cancelled)
                    fail(result.error(), tr("The filter was not applied."));
                Q_EMIT projectionChanged();
                return;
            }
            m_projection = std::move(*result);
            keepSelection();
            Q_EMIT projectionChanged();
            if (const DiffNodeId wanted = std::exchange(m_goTo, {}); wanted && m_projection->shows(wanted)) {
                setCurrent(wanted);
                Q_EMIT noted(tr("The filter hid this path and was widened."));
            }
        });
}

void Session::marksChanged()
{
    if (m_comparison && Filter::parse(m_query.text).asksMarks())
        setQuery(m_query);
}

void Session::knownChanged()
{
    if (m_comparison && (m_query.sortKey == SortKey::Known || Filter::parse(m_query.text).asksKnown()))
        setQuery(m_query);
}

void Session::clearFilter()
{
    ProjectionQuery query = m_query;
    query.text.clear();
    query.unexplainedOnly = false;
    query.changes = Change::all;
    query.statuses.fill(true);
    query.statuses[static_cast<std::size_t>(DiffStatus::Identical)] = !query.differencesOnly;
    setQuery(std::move(query));
}

bool Session::isFiltered() const
{
    return m_projection && m_projection->matches != m_projection->total;
}

bool Session::isAlike() const
{
    if (!m_comparison)
        return false;
    const DiffTree::Totals &totals = m_comparison->tree->totals();
    return totals.explained + totals.unexplained == 0 && totals.step[0].unknown + totals.step[1].unknown == 0;
}

void Session::setCurrent(DiffNodeId id)
{
    dropSelection();
    if (id == m_current)
        return;
    m_current = id;
    m_lostPath.clear();
    Q_EMIT currentChanged(id);
}

void Session::goTo(DiffNodeId id)
{
    if (!m_comparison || !id)
        return;
    if (m_projection->shows(id)) {
        setCurrent(id);
        return;
    }
    ProjectionQuery query = m_query;
    query.text.clear();
    query.unexplainedOnly = false;
    query.changes = Change::all;
    const DiffTree &tree = *m_comparison->tree;
    if (!tree.differs(id) && !tree.rollup(id))
        query.differencesOnly = false;
    query.statuses.fill(true);
    query.statuses[static_cast<std::size_t>(DiffStatus::Identical)] = !query.differencesOnly;
    m_goTo = id;
    setQuery(std::move(query));
}

void Session::goToDifference(bool backwards)
{
    if (!m_comparison)
        return;
    const DiffTree &tree = *m_comparison->tree;
    const bool unexplained = m_query.unexplainedOnly;
    DiffNodeId next = nextDifference(tree, *m_projection, m_current, backwards, unexplained);
    const bool wrapped = !next && m_current;
    if (wrapped)
        next = nextDifference(tree, *m_projection, {}, backwards, unexplained);
    if (next)
        setCurrent(next);
    // After the move, which takes back what was noted before.
    if (!next)
        Q_EMIT noted(isFiltered() ? tr("No difference is shown. The filter may hide some.") : tr("There is no difference."));
    else if (wrapped)
        Q_EMIT noted(backwards ? tr("That was the first difference. This is the last one.") : tr("That was the last difference. This is the first one."));
}

void Session::fail(const Error &error, const QString &what)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    QString text = fromUtf8View(error.message());
    if (!what.isEmpty())
        text = what + u' ' + text;
    Q_EMIT failed(text, adviceFor(error));
}

} // namespace assay
