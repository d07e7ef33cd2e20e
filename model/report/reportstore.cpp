// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportstore.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace assay {
namespace {

void markGroups(std::vector<LinkRow> &rows)
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].opensGroup = i == 0 || rows[i].link->subject != rows[i - 1].link->subject;
}

LinkCounts countsOf(const std::vector<ChainLink> &chain)
{
    LinkCounts counts{};
    for (const ChainLink &link : chain)
        ++counts[static_cast<std::size_t>(link.state)];
    return counts;
}

// How many of each rank fit into most when the lower ranks go first.
template <std::size_t ranks>
std::array<std::uint64_t, ranks> sharesOf(const std::array<std::uint64_t, ranks> &counts, std::uint64_t most)
{
    std::array<std::uint64_t, ranks> shares{};
    for (std::size_t rank = 0; rank < ranks; ++rank) {
        shares[rank] = std::min(counts[rank], most);
        most -= shares[rank];
    }
    return shares;
}

std::size_t rankOf(LinkState state)
{
    return state == LinkState::Broken ? 0 : state == LinkState::Unknown ? 1 : 2;
}

// The most of these with the lowest ranks, in their own order.
template <class Rank>
void keepWorst(std::vector<std::size_t> &items, std::size_t most, Rank rank)
{
    if (items.size() <= most)
        return;
    std::vector<std::pair<int, std::size_t>> ranked;
    for (const std::size_t item : items)
        ranked.emplace_back(rank(item), item);
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(most);
    items.clear();
    for (const auto &[unused, item] : ranked)
        items.push_back(item);
    std::sort(items.begin(), items.end());
}

using LinkKey = std::tuple<LinkKind, LinkState, std::string_view, std::string_view, std::string_view, std::string_view>;

LinkKey keyOf(const ChainLink &link)
{
    return {link.kind, link.state, link.subject, link.record, link.expected, link.found};
}

class StoreGatherer {
public:
    StoreGatherer(const Comparison &comparison, const ReportOptions &options, int side, const Context &context) :
        m_comparison(comparison), m_options(options), m_context(context), m_source(*comparison.sources[static_cast<std::size_t>(side)]),
        m_catalog(*m_source.source->store())
    {
        m_content.side = side;
    }

    Result<StoreContent> gather()
    {
        m_content.changesInEvidence = m_comparison.mustBeProven;
        for (std::size_t i = 0; i < m_catalog.images.size(); ++i)
            m_imagesById[m_catalog.images[i].info.id].push_back(i);
        findImages();
        if (!gatherChains() || !gatherContainers())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        gatherOrphans();
        return std::move(m_content);
    }

private:
    // What the report is about: images of the catalog, or one container's view.
    void findImages()
    {
        std::vector<LoadedSourcePtr> sources = {m_comparison.sources[static_cast<std::size_t>(m_content.side)]};
        if (m_content.side == LiveSide)
            sources.insert(sources.end(), m_comparison.further.begin(), m_comparison.further.end());
        for (const LoadedSourcePtr &source : sources) {
            if (!source->image)
                continue;
            if (!source->image->container.empty()) {
                findView(*source->image);
                continue;
            }
            const auto known = m_imagesById.find(source->image->id);
            if (known == m_imagesById.end())
                continue;
            const auto same = std::find_if(known->second.begin(), known->second.end(), [&](std::size_t i) {
                return !m_chosen.contains(i) && isSame(m_catalog.images[i].info, *source->image);
            });
            if (same != known->second.end())
                choose(*same);
        }
        m_content.whole = m_comparison.mustBeProven && m_catalog.images.size() == m_images.size();
    }

    static bool isSame(const ImageInfo &a, const ImageInfo &b)
    {
        const auto sameStore = [](const ImageLayer &one, const ImageLayer &other) { return one.store == other.store && one.diffId == other.diffId; };
        return a.tags == b.tags && a.digests == b.digests && std::equal(a.layers.begin(), a.layers.end(), b.layers.begin(), b.layers.end(), sameStore);
    }

    void findView(const ImageInfo &view)
    {
        const auto &views = m_source.source->images();
        for (std::size_t i = 0; i < m_catalog.containers.size(); ++i) {
            const std::size_t at = m_catalog.images.size() + i;
            if (m_catalog.containers[i].info.id == view.container && at < views.size() && isSame(views[at], view)) {
                m_view = &m_catalog.containers[i];
                break;
            }
        }
        for (std::size_t i = 0; m_view && i < m_catalog.images.size(); ++i) {
            if (runs(*m_view, i))
                choose(i);
        }
    }

    void choose(std::size_t image)
    {
        if (m_chosen.insert(image).second)
            m_images.push_back(image);
    }

    bool hasLayersOf(const StoredContainer &container, std::size_t image) const
    {
        return !container.layers.empty() && container.layers == m_catalog.images[image].layers;
    }

    // Whether the container is made from this image, or runs its layers and no image it is said to be made from has these.
    bool runs(const StoredContainer &container, std::size_t image) const
    {
        const std::string &id = container.info.imageId;
        const bool sameId = !id.empty() && id == m_catalog.images[image].info.id;
        if (hasLayersOf(container, image)) {
            if (sameId)
                return true;
        } else if (!sameId) {
            return false;
        }
        const auto named = m_imagesById.find(id);
        return id.empty() || named == m_imagesById.end()
            || std::none_of(named->second.begin(), named->second.end(), [&](std::size_t i) { return hasLayersOf(container, i); });
    }

    bool gatherChains()
    {
        m_content.images = m_images.size();
        std::vector<std::size_t> order(m_images.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        const auto worst = [this](std::size_t i) {
            const LinkCounts counts = countsOf(m_catalog.images[m_images[i]].chain);
            return counts[static_cast<std::size_t>(LinkState::Broken)] ? 0 : counts[static_cast<std::size_t>(LinkState::Unknown)] ? 1 : 2;
        };
        keepWorst(order, m_options.shownImages, worst);
        std::set<LinkKey> seen;
        std::vector<std::vector<const ChainLink *>> fresh;
        std::array<std::uint64_t, 3> ranks{};
        for (const std::size_t at : order) {
            const StoredImage &image = m_catalog.images[m_images[at]];
            ChainContent &chain = m_content.chains.emplace_back();
            chain.name = imageName(image.info);
            chain.counts = countsOf(image.chain);
            fresh.emplace_back();
            for (const ChainLink &link : image.chain) {
                if (!seen.insert(keyOf(link)).second) {
                    ++chain.repeated;
                    continue;
                }
                fresh.back().push_back(&link);
                ++ranks[rankOf(link.state)];
            }
            if (m_context.cancelled())
                return false;
        }
        m_linkShares = sharesOf(ranks, m_options.shownLinks);
        for (std::size_t i = 0; i < fresh.size(); ++i)
            m_content.chains[i].leftOut = takeLinks(fresh[i], m_catalog.images[m_images[order[i]]].info, m_content.chains[i].links);
        return true;
    }

    // The number of those that are left out.
    std::uint64_t takeLinks(const std::vector<const ChainLink *> &links, const ImageInfo &image, std::vector<LinkRow> &rows)
    {
        const ValueNames names(image);
        std::uint64_t leftOut = 0;
        for (const ChainLink *link : links) {
            std::uint64_t &share = m_linkShares[rankOf(link->state)];
            if (share == 0) {
                ++leftOut;
                continue;
            }
            --share;
            rows.push_back(linkRow(*link, names));
        }
        markGroups(rows);
        return leftOut;
    }

    const ContainerChanges *changesOf(std::size_t container) const
    {
        if (!m_comparison.containers || m_content.side != LiveSide)
            return nullptr;
        const auto &all = *m_comparison.containers;
        const auto found = std::lower_bound(all.begin(), all.end(), container, [](const ContainerChanges &one, std::size_t index) { return one.container < index; });
        return found != all.end() && found->container == container ? &*found : nullptr;
    }

    // Those that changed most notably before the others where not all can be shown.
    static int rankOfContainer(const StoredContainer &container, const ContainerChanges *changes)
    {
        const LinkCounts counts = countsOf(container.chain);
        if (counts[static_cast<std::size_t>(LinkState::Broken)] || (changes && changes->engineAltered))
            return 0;
        return changes && changes->silent ? 1 : changes && changes->all() ? 2 : 3;
    }

    bool gatherContainers()
    {
        std::vector<std::size_t> own;
        for (std::size_t i = 0; i < m_catalog.containers.size(); ++i) {
            const StoredContainer &container = m_catalog.containers[i];
            const bool wanted = m_content.whole || &container == m_view
                || std::any_of(m_chosen.begin(), m_chosen.end(), [&](std::size_t image) { return runs(container, image); });
            if (wanted)
                own.push_back(i);
            if (m_context.cancelled())
                return false;
        }
        m_content.otherContainers = m_catalog.containers.size() - own.size();
        m_content.containersLeftOut = own.size() - std::min(own.size(), m_options.shownContainers);
        keepWorst(own, m_options.shownContainers, [this](std::size_t i) { return rankOfContainer(m_catalog.containers[i], changesOf(i)); });
        m_linkShares = sharesOf(linksThatDoNotHold(own), m_options.shownLinks);
        std::size_t left = m_options.shownOwnChanges;
        for (const std::size_t i : own)
            m_content.containers.push_back(containerOf(i, left));
        return true;
    }

    std::array<std::uint64_t, 3> linksThatDoNotHold(const std::vector<std::size_t> &containers) const
    {
        std::array<std::uint64_t, 3> ranks{};
        for (const std::size_t i : containers) {
            for (const ChainLink &link : m_catalog.containers[i].chain)
                ranks[rankOf(link.state)] += link.state == LinkState::Holds ? 0U : 1U;
        }
        return ranks;
    }

    ContainerContent containerOf(std::size_t at, std::size_t &left)
    {
        ContainerContent content;
        const StoredContainer &container = m_catalog.containers[at];
        content.container = &container;
        const StoredImage *image = imageOf(container);
        content.imageName = image ? imageName(image->info) : std::string();
        content.counts = countsOf(container.chain);
        std::vector<const ChainLink *> links;
        for (const ChainLink &link : container.chain) {
            if (link.state != LinkState::Holds)
                links.push_back(&link);
        }
        content.linksLeftOut = takeLinks(links, image ? image->info : ImageInfo(), content.links);
        content.changes = changesOf(at);
        content.own = content.changes ? OwnLayers::Read : &container == m_view ? OwnLayers::PartOfView : OwnLayers::NotRead;
        if (!content.changes)
            return content;
        for (const Finding &finding : content.changes->listed) {
            if (left == 0)
                break;
            --left;
            content.listed.push_back(&finding);
        }
        m_content.listedLeftOut += content.changes->all() - content.listed.size();
        return content;
    }

    const StoredImage *imageOf(const StoredContainer &container) const
    {
        const auto named = m_imagesById.find(container.info.imageId);
        if (container.info.imageId.empty() || named == m_imagesById.end())
            return nullptr;
        const auto best = std::find_if(named->second.begin(), named->second.end(), [&](std::size_t i) { return hasLayersOf(container, i); });
        return &m_catalog.images[best == named->second.end() ? named->second.front() : *best];
    }

    void gatherOrphans()
    {
        m_content.recordsWhole = m_catalog.complete && m_source.source->skipped().empty();
        std::vector<const Finding *> orphans;
        for (const Finding &finding : m_source.source->findings()) {
            if (finding.code == "store.orphan")
                orphans.push_back(&finding);
        }
        std::stable_sort(orphans.begin(), orphans.end(), [](const Finding *a, const Finding *b) {
            return a->severity != b->severity ? a->severity > b->severity : a->store < b->store;
        });
        const std::vector<std::size_t> loose = looseLayers();
        const std::uint64_t all = loose.size() + orphans.size();
        for (std::size_t i = 0; i < std::min(loose.size(), m_options.shownOrphans); ++i) {
            const ImageLayer &layer = m_catalog.layers[loose[i]].layer;
            m_content.orphans.push_back({"no finding", layer.store, looseLayerText(layer)});
        }
        for (std::size_t i = 0; i < orphans.size() && m_content.orphans.size() < m_options.shownOrphans; ++i)
            m_content.orphans.push_back({severityName(orphans[i]->severity), orphans[i]->store, orphanReason(*orphans[i])});
        m_content.orphansLeftOut = all - m_content.orphans.size();
    }

    // Those that neither an image nor a container has.
    std::vector<std::size_t> looseLayers() const
    {
        std::vector<bool> used(m_catalog.layers.size());
        const auto use = [&used](const std::vector<std::size_t> &layers) {
            for (const std::size_t layer : layers)
                used[layer] = true;
        };
        for (const StoredImage &image : m_catalog.images)
            use(image.layers);
        for (const StoredContainer &container : m_catalog.containers)
            use(container.layers);
        std::vector<std::size_t> loose;
        for (std::size_t i = 0; i < used.size(); ++i) {
            if (!used[i])
                loose.push_back(i);
        }
        return loose;
    }

    const Comparison &m_comparison;
    const ReportOptions &m_options;
    const Context &m_context;
    const LoadedSource &m_source;
    const StoreCatalog &m_catalog;
    StoreContent m_content;
    std::map<std::string_view, std::vector<std::size_t>> m_imagesById;
    std::vector<std::size_t> m_images; // of the catalog, in the order of the report
    std::set<std::size_t> m_chosen;
    const StoredContainer *m_view = nullptr; // the container whose view was compared
    std::array<std::uint64_t, 3> m_linkShares{};
};

} // namespace

Result<std::vector<StoreContent>> gatherStores(const Comparison &comparison, const ReportOptions &options, const Context &context)
{
    std::vector<StoreContent> stores;
    for (int side = 0; side < sideCount; ++side) {
        const LoadedSourcePtr &source = comparison.sources[static_cast<std::size_t>(side)];
        if (!source || !source->source || !source->source->store())
            continue;
        auto store = StoreGatherer(comparison, options, side, context).gather();
        if (!store)
            return Unexpected(store.error());
        stores.push_back(std::move(*store));
    }
    return stores;
}

} // namespace assay
