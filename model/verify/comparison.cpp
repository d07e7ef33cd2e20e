// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/comparison.h"

#include "verify/attestation.h"
#include "verify/explanations.h"
#include "verify/missedby.h"
#include "verify/rootfolder.h"

#include <algorithm>
#include <optional>

namespace assay {
namespace {

// The delivered form of a live layer: the saved layer (or the vendor's tarball) of the same diff id, when its digest is proven.
const LoadedLayer *deliveredLayer(const std::array<LoadedSourcePtr, sideCount> &sources, const std::string &diffId)
{
    if (diffId.empty())
        return nullptr;
    for (const int side : {SavedSide, VendorSide}) {
        const LoadedSourcePtr &source = sources[static_cast<std::size_t>(side)];
        if (!source)
            continue;
        for (const LoadedLayer &layer : source->layers) {
            if ((layer.recomputed && digestText(*layer.recomputed) == diffId) || layer.recomputedSha512 == diffId)
                return &layer;
        }
    }
    return nullptr;
}

bool incomplete(const LoadedSource &source, const ImageLayer &layer)
{
    return std::any_of(source.skipped.begin(), source.skipped.end(), [&](const SkippedPart &part) {
        return !layer.store.empty() && (part.path == layer.store || part.path.starts_with(layer.store + '/'));
    });
}

class ComparisonMaker {
public:
    ComparisonMaker(std::array<LoadedSourcePtr, sideCount> sources, Context &context) : m_context(context) { m_result.sources = std::move(sources); }

    Result<ComparisonPtr> make()
    {
        std::array<std::shared_ptr<const FsTree>, sideCount> trees;
        for (std::size_t side = 0; side < sideCount; ++side) {
            if (m_result.sources[side])
                trees[side] = m_result.sources[side]->tree;
        }
        auto tree = compareTrees(std::move(trees), m_context);
        if (!tree)
            return Unexpected(tree.error());
        if (!checkLiveLayers())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        m_traces.savedKeepsOnlyCapabilities = keepsOnlyCapabilities(m_result.sources[SavedSide].get());
        explainChanges(**tree, m_traces);
        m_result.tree = *tree;
        m_result.traces = std::make_shared<const EngineTraces>(std::move(m_traces));
        Findings ofRoot = rootFindings(m_result);
        std::move(ofRoot.begin(), ofRoot.end(), std::back_inserter(m_result.findings));
        collectFindings(m_result);
        return std::make_shared<const Comparison>(std::move(m_result));
    }

private:
    // False when cancelled.
    bool checkLiveLayers()
    {
        const LoadedSourcePtr &live = m_result.sources[LiveSide];
        if (!live)
            return true;
        m_traces.liveLayers.resize(live->layers.size());
        auto judged = std::make_shared<LoadedSource>(*live);
        for (std::size_t i = 0; i < judged->layers.size(); ++i) {
            if (m_context.cancelled())
                return false;
            judge(*judged, i);
        }
        m_result.sources[LiveSide] = std::move(judged);
        return true;
    }

    void judge(LoadedSource &live, std::size_t i)
    {
        LayerStack stack;
        for (std::size_t k = 0; k <= i; ++k) {
            stack.onDisk.push_back(&live.layers[k]);
            stack.delivered.push_back(deliveredLayer(m_result.sources, live.layers[k].layer.diffId));
        }
        LoadedLayer &layer = live.layers[i];
        Attestation attested = attestLayer(stack, !incomplete(live, layer.layer), m_wholeTrees);
        layer.verdict = attested.verdict;
        layer.verdictReason = attested.reason;
        layer.unprovenBelow = attested.unprovenBecauseBelow;
        if (!attested.held)
            return;
        EngineTraces::LiveLayer &traces = m_traces.liveLayers[i];
        traces.builtInPlace = attested.compared.builtInPlace;
        traces.unpacked = !attested.compared.builtInPlace;
        traces.differing = std::move(attested.compared.paths);
        traces.habits = std::move(attested.compared.habits);
        std::move(attested.compared.findings.begin(), attested.compared.findings.end(), std::back_inserter(m_result.findings));
    }

    Comparison m_result;
    Context &m_context;
    WholeTrees m_wholeTrees;
    EngineTraces m_traces;
};

} // namespace

std::vector<LoadedSourcePtr> Comparison::allSources() const
{
    std::vector<LoadedSourcePtr> all;
    std::copy_if(sources.begin(), sources.end(), std::back_inserter(all), [](const LoadedSourcePtr &source) { return source != nullptr; });
    all.insert(all.end(), further.begin(), further.end());
    return all;
}

std::vector<LoadedSourcePtr> Comparison::liveSources() const
{
    std::vector<LoadedSourcePtr> live;
    if (sources[LiveSide])
        live.push_back(sources[LiveSide]);
    live.insert(live.end(), further.begin(), further.end());
    return live;
}

int Comparison::exitCode() const
{
    if (!complete)
        return 2;
    const auto grave = findingCounts[static_cast<std::size_t>(Severity::Medium)] + findingCounts[static_cast<std::size_t>(Severity::High)]
        + findingCounts[static_cast<std::size_t>(Severity::Critical)];
    if (tree->totals().unexplained != 0 || grave != 0)
        return 1;
    const std::vector<LoadedSourcePtr> live = mustBeProven ? liveSources() : std::vector<LoadedSourcePtr>();
    const bool unproven = std::any_of(live.begin(), live.end(), [](const LoadedSourcePtr &source) {
        return std::any_of(source->layers.begin(), source->layers.end(), lacksProof);
    });
    return unproven ? 2 : 0;
}

bool lacksProof(const LoadedLayer &layer)
{
    return layer.verdict == LayerVerdict::Unverifiable && !layer.unprovenBelow;
}

void collectFindings(Comparison &comparison)
{
    for (const LoadedSourcePtr &source : comparison.allSources()) {
        comparison.findings.insert(comparison.findings.end(), source->findings.begin(), source->findings.end());
        comparison.complete = comparison.complete && source->complete;
    }
    addCommandsThatMissRecords(comparison, comparison.findings);
    sortFindings(comparison.findings);
    for (const Finding &finding : comparison.findings)
        ++comparison.findingCounts[static_cast<std::size_t>(finding.severity)];
}

Result<ComparisonPtr> compareSources(std::array<LoadedSourcePtr, sideCount> sources, Context &context)
{
    if (std::none_of(sources.begin(), sources.end(), [](const LoadedSourcePtr &source) { return source != nullptr; }))
        return Unexpected(makeError(ErrorCode::Usage, {}, "nothing to compare"));
    return ComparisonMaker(std::move(sources), context).make();
}

} // namespace assay
