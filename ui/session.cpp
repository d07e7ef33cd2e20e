// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/session.h"

#include "items/displaytext.h"
#include "ui/erroradvice.h"

#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

bool Session::hasSteps(const DiffTree &tree)
{
    return tree.hasStep(VendorToSaved) || tree.hasStep(SavedToLive);
}

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
