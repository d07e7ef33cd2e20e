// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/storecheck.h"

#include "base/joinwords.h"
#include "source/aliasfindings.h"
#include "source/store.h"
#include "tree/layertreebuilder.h"
#include "verify/attestation.h"
#include "verify/containercheck.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>
#include <set>

namespace assay {
namespace {

// Paths of containers kept beside the findings, of one and of all.
constexpr std::size_t mostListedOfOne = 100;
constexpr std::size_t mostListed = 10'000;

class StoreChecker {
public:
    StoreChecker(const SourcePtr &source, const StoreCheckOptions &options, Context &context) :
        m_source(source), m_catalog(*source->store()), m_options(options), m_context(context)
    {
    }

    Result<ComparisonPtr> check()
    {
        chooseImages();
        chooseLayers();
        const auto done = [this](std::size_t at, LayerLoad &load) {
            WholeTrees none;
            if (load.layer.form != FolderForm::WholeTree)
                judge(at, {&load.layer}, load, none, true);
            else
                wait(at);
        };
        m_context.setPhase(Phase::Reading, LiveSide);
        auto store = m_source->loadLayers(m_wanted, m_options.load, done, m_context);
        if (!store)
            return Unexpected(store.error());
        judgeWithBelow(*store);
        if (const Status checked = makeSources(*store); !checked)
            return Unexpected(checked.error());
        if (const Status checked = checkLooseBlobs(); !checked)
            return Unexpected(checked.error());
        return finish();
    }

private:
    void chooseImages()
    {
        if (m_options.image && *m_options.image >= m_catalog.images.size()) {
            m_container = *m_options.image - m_catalog.images.size();
            return;
        }
        for (std::size_t i = 0; i < m_catalog.images.size(); ++i) {
            if (!m_options.image || *m_options.image == i)
                m_images.push_back(i);
        }
        // The named ones first, as lists of images have them.
        std::stable_partition(m_images.begin(), m_images.end(), [this](std::size_t i) { return !m_catalog.images[i].info.tags.empty(); });
    }

    // Every layer that an image or a container has, lower ones first.
    void chooseLayers()
    {
        std::vector<bool> wanted(m_catalog.layers.size(), !m_options.image);
        for (const std::size_t image : m_images) {
            for (const std::size_t layer : m_catalog.images[image].layers)
                wanted[layer] = true;
        }
        if (m_container) {
            for (const std::size_t layer : m_catalog.containers[*m_container].layers)
                wanted[layer] = true;
        }
        m_position.assign(m_catalog.layers.size(), StoredLayer::none);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (!wanted[i])
                continue;
            m_position[i] = m_wanted.size();
            m_wanted.push_back(i);
        }
    }

    // at: index into m_wanted. stack: the layer itself, or for a whole tree all that it includes, lowest first.
    void judge(std::size_t at, std::vector<const LoadedLayer *> stack, LayerLoad &load, WholeTrees &trees, bool mayWait)
    {
        LayerStack layers;
        layers.delivered.resize(stack.size());
        layers.onDisk = std::move(stack);
        Attestation attested = attestLayer(layers, load.complete, trees);
        if (mayWait && attested.compared.restsOnBelow && m_catalog.layers[m_wanted[at]].below != StoredLayer::none)
            return wait(at);
        load.layer.verdict = attested.verdict;
        load.layer.verdictReason = attested.reason;
        load.layer.unprovenBelow = attested.unprovenBecauseBelow;
        std::move(attested.compared.findings.begin(), attested.compared.findings.end(), std::back_inserter(load.findings));
        const std::lock_guard lock(m_judgedMutex);
        ++m_judged;
        if (m_options.judged)
            m_options.judged(m_wanted[at], load.layer, m_judged, m_wanted.size());
    }

    void wait(std::size_t at)
    {
        const std::lock_guard lock(m_judgedMutex);
        m_waiting.push_back(at);
    }

    // Whole trees include what lower layers brought, and others may rest on those, so all of them have to be read first.
    void judgeWithBelow(LoadedStore &store)
    {
        WholeTrees trees;
        std::sort(m_waiting.begin(), m_waiting.end());
        for (const std::size_t at : m_waiting) {
            if (m_context.cancelled())
                return;
            std::vector<const LoadedLayer *> stack;
            for (std::size_t i = m_wanted[at]; i != StoredLayer::none && m_position[i] != StoredLayer::none; i = m_catalog.layers[i].below)
                stack.push_back(&store.layers[m_position[i]].layer);
            std::reverse(stack.begin(), stack.end());
            judge(at, std::move(stack), store.layers[at], trees, false);
        }
    }

    // One source an image; what is to be said of the store as a whole stands with the first.
    Status makeSources(LoadedStore &store)
    {
        for (LayerLoad &load : store.layers)
            load.layer.record = nullptr; // judged, and the largest part of what is held
        for (std::size_t i = 0; i < m_images.size(); ++i) {
            if (m_context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, m_source->location(), "cancelled"));
            m_sources.push_back(sourceOf(store, m_catalog.images[m_images[i]], i == 0));
        }
        if (m_images.empty())
            m_sources.push_back(sourceOf(store, m_container ? imageOf(m_catalog.containers[*m_container]) : StoredImage(), true));
        noteAliases();
        nameUsers(store);
        for (LayerLoad &load : store.layers)
            std::move(load.findings.begin(), load.findings.end(), std::back_inserter(m_result.findings));
        if (!m_options.image || m_container)
            return checkContainers(store);
        return {};
    }

    // What a container runs over, whatever its image's own records say of that.
    StoredImage imageOf(const StoredContainer &container) const
    {
        StoredImage image;
        const auto same = [&](const StoredImage &stored) { return stored.info.id == container.info.imageId && stored.layers == container.layers; };
        if (const auto own = std::find_if(m_catalog.images.begin(), m_catalog.images.end(), same); own != m_catalog.images.end())
            return *own;
        image.info.id = container.info.imageId;
        image.layers = container.layers;
        for (const std::size_t layer : container.layers)
            image.info.layers.push_back(m_catalog.layers[layer].layer);
        return image;
    }

    LoadedSourcePtr sourceOf(const LoadedStore &store, const StoredImage &image, bool first) const
    {
        auto source = std::make_shared<LoadedSource>();
        source->source = m_source;
        source->role = Role::Live;
        source->image = image.info;
        source->bytes = store.bytes;
        source->sha256 = store.sha256;
        source->unpacked = store.unpacked;
        source->readAt = store.readAt;
        source->complete = image.info.problem.empty();
        if (first) {
            source->findings = store.findings;
            source->skipped = store.skipped;
            source->complete = source->complete && store.complete;
        }
        if (!image.info.problem.empty())
            source->skipped.push_back({m_source->location(), image.info.problem});
        std::vector<std::shared_ptr<const LayerTree>> trees;
        for (const std::size_t layer : image.layers) {
            const LayerLoad &load = store.layers[m_position[layer]];
            source->layers.push_back(load.layer);
            source->skipped.insert(source->skipped.end(), load.skipped.begin(), load.skipped.end());
            source->complete = source->complete && load.complete;
            trees.push_back(load.layer.tree);
        }
        if (trees.empty())
            trees.push_back(std::make_shared<const LayerTree>(LayerTreeBuilder(Limits()).finish()));
        source->tree = FsTree::overlay(std::move(trees), source->layers.empty() ? RootMark::Ignored : rootMarkOf(source->layers.back().form));
        source->entries = source->tree->size() - 1;
        return source;
    }

    // Images share layers: what is wrong with a path of one of them is told once.
    void noteAliases()
    {
        std::set<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> told; // folder, and what is wrong
        for (const LoadedSourcePtr &source : m_sources) {
            for (Finding &finding : aliasFindings(*source->tree, source->layers)) {
                if (told.emplace(finding.store, finding.detail).second)
                    m_result.findings.push_back(std::move(finding));
            }
        }
    }

    // In which images and containers a changed layer is seen.
    void nameUsers(LoadedStore &store) const
    {
        struct Users {
            std::set<std::string> images;
            std::set<std::string> containers;
        };
        std::map<std::string, Users> users; // by diff id
        for (const StoredImage &image : m_catalog.images) {
            for (const std::size_t layer : image.layers) {
                if (!image.info.tags.empty())
                    users[m_catalog.layers[layer].layer.diffId].images.insert(image.info.tags.front());
            }
        }
        for (const StoredContainer &container : m_catalog.containers) {
            for (const std::size_t layer : container.layers)
                users[m_catalog.layers[layer].layer.diffId].containers.insert(container.info.name.empty() ? container.info.id : container.info.name);
        }
        for (LayerLoad &load : store.layers) {
            const auto of = users.find(load.layer.layer.diffId);
            for (Finding &finding : load.findings) {
                if (of == users.end() || !finding.code.starts_with("layer."))
                    continue;
                if (!of->second.images.empty())
                    finding.detail.emplace_back("images", joinWords(of->second.images, ", "));
                if (!of->second.containers.empty())
                    finding.detail.emplace_back("containers", joinWords(of->second.containers, ", "));
            }
        }
    }

    Status checkContainers(const LoadedStore &store)
    {
        auto changes = std::make_shared<std::vector<ContainerChanges>>();
        std::size_t listed = 0;
        const std::size_t first = m_container.value_or(0);
        const std::size_t end = m_container ? first + 1 : m_catalog.containers.size();
        for (std::size_t i = first; i < end; ++i) {
            std::vector<std::shared_ptr<const LayerTree>> image;
            for (const std::size_t layer : m_catalog.containers[i].layers)
                image.push_back(store.layers[m_position[layer]].layer.tree);
            auto checked = checkContainer(*m_source, i, std::move(image), m_options.load, m_context, std::min(mostListedOfOne, mostListed - listed));
            if (!checked)
                return Unexpected(checked.error());
            std::move(checked->findings.begin(), checked->findings.end(), std::back_inserter(m_result.findings));
            std::move(checked->skipped.begin(), checked->skipped.end(), std::back_inserter(m_skipped));
            m_result.complete = m_result.complete && checked->complete;
            listed += checked->changes.listed.size();
            changes->push_back(std::move(checked->changes));
        }
        m_result.containers = std::move(changes);
        return {};
    }

    // What was fetched and not unpacked: a later unpacking would trust it.
    Status checkLooseBlobs()
    {
        std::vector<std::size_t> wanted;
        if (!m_options.image) {
            wanted.resize(m_catalog.looseBlobs.size());
            std::iota(wanted.begin(), wanted.end(), std::size_t{0});
        }
        for (const std::size_t image : m_options.image ? m_images : std::vector<std::size_t>())
            wanted.insert(wanted.end(), m_catalog.images[image].looseBlobs.begin(), m_catalog.images[image].looseBlobs.end());
        if (wanted.empty())
            return {};
        auto checked = m_source->checkBlobs(wanted, m_options.load, m_context);
        if (!checked)
            return Unexpected(checked.error());
        std::move(checked->findings.begin(), checked->findings.end(), std::back_inserter(m_result.findings));
        m_result.complete = m_result.complete && checked->skipped.empty();
        std::move(checked->skipped.begin(), checked->skipped.end(), std::back_inserter(m_skipped));
        return {};
    }

    Result<ComparisonPtr> finish()
    {
        auto tree = compareTrees({nullptr, nullptr, m_sources.front()->tree}, m_context);
        if (!tree)
            return Unexpected(tree.error());
        m_result.tree = std::move(*tree);
        if (!m_skipped.empty()) {
            auto first = std::make_shared<LoadedSource>(*m_sources.front());
            first->skipped.insert(first->skipped.end(), m_skipped.begin(), m_skipped.end());
            m_sources.front() = std::move(first);
        }
        m_result.mustBeProven = true;
        m_result.sources[LiveSide] = m_sources.front();
        m_result.further.assign(m_sources.begin() + 1, m_sources.end());
        for (Finding &finding : m_result.findings)
            finding.role = LiveSide;
        collectFindings(m_result);
        return std::make_shared<const Comparison>(std::move(m_result));
    }

    const SourcePtr &m_source;
    const StoreCatalog &m_catalog;
    const StoreCheckOptions &m_options;
    Context &m_context;
    std::optional<std::size_t> m_container; // of the catalog: the only one to check
    std::vector<std::size_t> m_images;   // of the catalog, in the order of the result
    std::vector<std::size_t> m_wanted;   // layers of the catalog
    std::vector<std::size_t> m_waiting;  // of m_wanted: to be judged when all are read
    std::vector<std::size_t> m_position; // by layer of the catalog: index into m_wanted
    std::mutex m_judgedMutex;
    std::size_t m_judged = 0;
    std::vector<LoadedSourcePtr> m_sources;
    std::vector<SkippedPart> m_skipped;
    Comparison m_result;
};

} // namespace

Result<ComparisonPtr> checkStore(const SourcePtr &source, const StoreCheckOptions &options, Context &context)
{
    if (!source->store())
        return Unexpected(makeError(ErrorCode::Usage, source->location(), "is a " + std::string(sourceKindName(source->kind())) + ", not an engine's store"));
    return StoreChecker(source, options, context).check();
}

} // namespace assay
