// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/layerchanges.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t pollMask = 0xFF;

// The two sides of the comparison that tells what a layer changed.
constexpr std::size_t belowSide = VendorSide;
constexpr std::size_t withSide = SavedSide;
constexpr std::size_t step = VendorToSaved;

Error cancelledError()
{
    return makeError(ErrorCode::Cancelled, {}, "cancelled");
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

LayerAct actOf(DiffStatus status)
{
    switch (status) {
    case DiffStatus::Identical: return LayerAct::Repeated;
    case DiffStatus::Added: return LayerAct::Added;
    case DiffStatus::Removed: return LayerAct::Hidden;
    case DiffStatus::Type: return LayerAct::Type;
    case DiffStatus::Modified: return LayerAct::Changed;
    case DiffStatus::Metadata: return LayerAct::Metadata;
    case DiffStatus::Unknown: break;
    }
    return LayerAct::Unknown;
}

} // namespace

// Walks the comparison of what is seen without and with the layer, and the layer's own tree beside it: names of one folder are sorted in
// both, so each step goes over its children once.
class LayerChangesMaker {
public:
    LayerChangesMaker(std::shared_ptr<LayerChanges> result, std::shared_ptr<const FsTree> with, std::shared_ptr<const DiffTree> diff)
        : m_result(std::move(result)), m_with(std::move(with)), m_diff(std::move(diff)), m_tree(*m_result->m_tree)
    {
    }

    Status make(const Context &context)
    {
        std::vector<Place> waiting{{DiffTree::root, LayerTree::root, false}};
        std::size_t visited = 0;
        while (!waiting.empty()) {
            if ((visited++ & pollMask) == 0 && context.cancelled())
                return Unexpected(cancelledError());
            const Place place = waiting.back();
            waiting.pop_back();
            const bool isRoot = place.held == LayerTree::root;
            if (!isRoot)
                tell(place);
            const std::size_t first = waiting.size();
            addChildren(place, waiting);
            std::reverse(waiting.begin() + static_cast<std::ptrdiff_t>(first), waiting.end());
        }
        return {};
    }

private:
    struct Place {
        DiffNodeId node; // none for a mark of what is not there
        NodeId held;     // none when the layer's tree has no such path
        bool parentHidden = false;
    };

    bool isHidden(const Place &place) const { return place.node && !m_diff->node(place.node).side[withSide]; }

    void addChildren(const Place &place, std::vector<Place> &out) const
    {
        const NodeRange ours = place.node ? m_diff->children(place.node) : NodeRange{};
        const NodeRange theirs = place.held ? m_tree.children(place.held) : NodeRange{};
        const bool hidden = isHidden(place);
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        while (a < ours.count || b < theirs.count) {
            const DiffNodeId node(ours.first + a);
            const NodeId held(theirs.first + b);
            const int order = a == ours.count ? 1 : b == theirs.count ? -1 : m_diff->name(node).compare(m_tree.name(held));
            out.push_back({order <= 0 ? node : DiffNodeId(), order >= 0 ? held : NodeId(), hidden});
            a += order <= 0;
            b += order >= 0;
        }
    }

    void tell(const Place &place)
    {
        LayerChange change;
        const Entry *own = place.held ? &m_tree.entry(place.held) : nullptr;
        change.held = place.held;
        change.opaque = own && own->type == EntryType::Directory && (own->flags & (EntryFlag::Opaque | EntryFlag::Whiteout)) != 0;
        if (!place.node) {
            change.act = LayerAct::Mark;
            change.hiddenBy = HiddenBy::Whiteout;
            add(change);
            return;
        }
        const DiffNode &node = m_diff->node(place.node);
        change.below = node.side[belowSide];
        change.act = actOf(m_diff->status(place.node, step));
        if (!node.side[withSide]) {
            change.hiddenBy = causeOf(place, own);
            add(change);
            return;
        }
        if (!own)
            return; // seen as before
        const bool shown = m_with->ref(node.side[withSide]).layer == m_result->m_layer;
        if (!shown || change.act == LayerAct::Repeated) {
            if (change.opaque) {
                change.act = LayerAct::Mark;
                change.hiddenBy = HiddenBy::Opaque;
            } else if (!shown || own->has(EntryFlag::Implied)) {
                return; // a folder that is only named on the way to others
            }
        }
        // What replaces another name of a file says nothing of this name.
        if (change.act == LayerAct::Changed || change.act == LayerAct::Metadata || change.act == LayerAct::Type)
            change.changes = node.changes[step];
        add(change);
    }

    HiddenBy causeOf(const Place &place, const Entry *own) const
    {
        if (own)
            return HiddenBy::Whiteout;
        if (place.parentHidden)
            return HiddenBy::Folder;
        const NodeId above = m_diff->node(m_diff->parent(place.node)).side[withSide];
        return m_with->entry(above).type == EntryType::Directory ? HiddenBy::Opaque : HiddenBy::Replaced;
    }

    void add(const LayerChange &change)
    {
        m_result->m_rows.push_back(change);
        ++m_result->m_counts[static_cast<std::size_t>(change.act)];
    }

    std::shared_ptr<LayerChanges> m_result;
    std::shared_ptr<const FsTree> m_with;
    std::shared_ptr<const DiffTree> m_diff;
    const LayerTree &m_tree;
};

Result<std::shared_ptr<const LayerChanges>> LayerChanges::of(const FsTree &image, std::uint32_t layer, Context &context)
{
    if (layer >= image.layers().size())
        return Unexpected(makeError(ErrorCode::Usage, {}, "there is no layer " + std::to_string(layer)));
    auto result = std::make_shared<LayerChanges>();
    result->m_layer = layer;
    result->m_tree = image.layers()[layer];
    auto below = image.ofLayers({0, layer}, context);
    if (!below)
        return Unexpected(below.error());
    result->m_below = std::move(*below);
    auto with = image.ofLayers({0, layer + 1}, context);
    if (!with)
        return Unexpected(with.error());
    auto diff = compareTrees({result->m_below, *with, nullptr}, context);
    if (!diff)
        return Unexpected(diff.error());
    if (const Status made = LayerChangesMaker(result, *with, *diff).make(context); !made)
        return Unexpected(made.error());
    result->m_rows.shrink_to_fit();
    return result;
}

std::string LayerChanges::path(const LayerChange &change) const
{
    return change.held ? m_tree->path(change.held) : m_below->path(change.below);
}

const Entry *LayerChanges::entry(const LayerChange &change) const
{
    if (change.held && m_tree->entry(change.held).type != EntryType::None)
        return &m_tree->entry(change.held);
    return change.below ? &m_below->entry(change.below) : nullptr;
}

Result<std::vector<std::uint32_t>> fittingChanges(const LayerChanges &changes, const LayerChangesQuery &query, const Context &context)
{
    std::string wanted = query.text;
    std::transform(wanted.begin(), wanted.end(), wanted.begin(), lowered);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < changes.rows().size(); ++i) {
        if ((i & pollMask) == 0 && context.cancelled())
            return Unexpected(cancelledError());
        const LayerChange &change = changes.rows()[i];
        if (!query.acts[static_cast<std::size_t>(change.act)])
            continue;
        if (!wanted.empty()) {
            std::string path = changes.path(change);
            std::transform(path.begin(), path.end(), path.begin(), lowered);
            if (path.find(wanted) == std::string::npos)
                continue;
        }
        rows.push_back(i);
    }
    return rows;
}

} // namespace assay
