// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/comparison.h"

#include "base/capability.h"
#include "verify/attestation.h"
#include "verify/enginehabits.h"

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
            if (layer.recomputed && digestText(*layer.recomputed) == diffId)
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
        explain(**tree);
        m_result.tree = *tree;
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
        m_builtInPlace.assign(live->layers.size(), false);
        m_unpacked.assign(live->layers.size(), false);
        m_differing.resize(live->layers.size());
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
        Attestation attested = attestLayer(stack, !incomplete(live, layer.layer));
        layer.verdict = attested.verdict;
        layer.verdictReason = attested.reason;
        layer.unprovenBelow = attested.unprovenBecauseBelow;
        if (!attested.held)
            return;
        m_builtInPlace[i] = attested.compared.builtInPlace;
        m_unpacked[i] = !attested.compared.builtInPlace;
        m_differing[i] = std::move(attested.compared.paths);
        std::move(attested.compared.findings.begin(), attested.compared.findings.end(), std::back_inserter(m_result.findings));
    }

    void explain(DiffTree &tree)
    {
        const bool onlyCapabilities = savedKeepsOnlyCapabilities();
        for (std::uint32_t i = 1; i < tree.size(); ++i) {
            const DiffNodeId id(i);
            if (!tree.differs(id))
                continue;
            for (int step = 0; step < stepCount; ++step) {
                if (tree.node(id).changes[static_cast<std::size_t>(step)] == 0)
                    continue;
                const Explanation why = explanationOf(tree, id, step, onlyCapabilities);
                if (why != Explanation::None)
                    tree.setExplanation(id, step, why);
            }
        }
        tree.sumUp();
    }

    Explanation explanationOf(const DiffTree &tree, DiffNodeId id, int step, bool onlyCapabilities) const
    {
        const std::uint16_t changes = tree.node(id).changes[static_cast<std::size_t>(step)];
        const int toSide = tree.toSide(step);
        const Entry *from = tree.entry(id, tree.fromSide(step));
        const Entry *to = tree.entry(id, toSide);
        const NodeId toNode = tree.node(id).side[static_cast<std::size_t>(toSide)];
        // What happened to the folder of this very path, when the step ends on a disk.
        const bool live = toSide == LiveSide;
        const std::size_t layer = live && to ? tree.tree(LiveSide)->ref(toNode).layer : 0;
        // What differs from the layer as it was delivered no engine has made of it.
        const bool asDelivered = live && to && layer < m_differing.size()
            && !std::binary_search(m_differing[layer].begin(), m_differing[layer].end(), tree.path(id));
        const bool built = asDelivered && m_builtInPlace[layer];
        const bool unpacked = asDelivered && m_unpacked[layer];

        if (changes == Change::Mtime && isClampedTime(*from, *to) && (unpacked || !live))
            return Explanation::TimeClampedTo1970;
        if (changes == Change::Added && to->type == EntryType::Socket && built)
            return Explanation::SaveDropsSocket;
        if (changes != Change::Xattrs)
            return Explanation::None;
        const NodeId fromNode = tree.node(id).side[static_cast<std::size_t>(tree.fromSide(step))];
        const XattrList before = tree.tree(tree.fromSide(step))->xattrs(fromNode);
        const XattrList after = tree.tree(toSide)->xattrs(toNode);
        if (live)
            return built && differsInDroppedAttributes(before, after) ? Explanation::SaveDropsXattr : Explanation::None;
        return onlyCapabilities && differsInDroppedAttributes(after, before) ? Explanation::SaveDropsXattr : Explanation::None;
    }

    // An archive that nowhere keeps another attribute than capabilities was written by an engine that drops them.
    bool savedKeepsOnlyCapabilities() const
    {
        const LoadedSourcePtr &saved = m_result.sources[SavedSide];
        if (!saved)
            return false;
        for (const LoadedLayer &layer : saved->layers) {
            for (std::uint32_t i = 0; i < layer.tree->size(); ++i) {
                const Entry &entry = layer.tree->entry(NodeId(i));
                if (entry.xattrs == Entry::none)
                    continue;
                for (const auto &[name, value] : layer.tree->xattrs(entry)) {
                    if (name != capabilityAttribute)
                        return false;
                }
            }
        }
        return true;
    }

    Comparison m_result;
    Context &m_context;
    std::vector<bool> m_builtInPlace; // by live layer, where it could be held against the delivered one
    std::vector<bool> m_unpacked;
    std::vector<std::vector<std::string>> m_differing; // by live layer: paths that are not as delivered, sorted
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
