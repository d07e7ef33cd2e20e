// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/wholetrees.h"

#include <algorithm>

namespace assay {

// What is seen, in the order of LayerTree; stays as it is when more layers are laid.
class WholeTrees::Seen : public ExpectedTree {
public:
    Seen(const WholeTrees &from, std::vector<DeliveredLayer> layers) : m_layers(std::move(layers)), m_linkCounts(m_layers.size())
    {
        m_nodes.reserve(from.m_items.size() - from.m_free.size());
        std::vector<std::uint32_t> items{0};
        m_nodes.push_back({from.m_items[0].ref, {}, from.m_items[0].keepsTime});
        for (std::uint32_t at = 0; at < items.size(); ++at) {
            const std::vector<std::uint32_t> &children = from.m_items[items[at]].children;
            m_nodes[at].children = {static_cast<std::uint32_t>(items.size()), static_cast<std::uint32_t>(children.size())};
            for (const std::uint32_t child : children) {
                items.push_back(child);
                m_nodes.push_back({from.m_items[child].ref, {}, from.m_items[child].keepsTime});
            }
        }
        for (const Node &node : m_nodes)
            countLink(node.ref);
    }

    std::uint32_t size() const override { return static_cast<std::uint32_t>(m_nodes.size()); }
    std::string_view name(NodeId id) const override { return treeOf(id).name(ref(id).node); }
    NodeRange children(NodeId id) const override { return m_nodes[id.value].children; }
    const Entry &entry(NodeId id) const override { return treeOf(id).entry(ref(id).node); }
    std::string path(NodeId id) const override { return treeOf(id).path(ref(id).node); }
    std::string_view target(NodeId id) const override { return treeOf(id).target(entry(id)); }
    XattrList xattrs(NodeId id) const override { return treeOf(id).xattrs(entry(id)); }
    std::string_view xattrBytes(NodeId id) const override { return treeOf(id).xattrBytes(entry(id)); }
    const Sha256Digest *digest(NodeId id) const override { return treeOf(id).digest(entry(id)); }
    std::uint32_t linkCount(NodeId id) const override
    {
        const std::uint32_t group = entry(id).linkGroup;
        return group == Entry::none ? 1 : m_linkCounts[ref(id).layer][group];
    }
    std::uint64_t linkGroup(NodeId id) const override
    {
        const std::uint32_t group = entry(id).linkGroup;
        return group == Entry::none ? noGroup : (std::uint64_t{ref(id).layer} << 32) | group;
    }
    bool isOwn(NodeId id) const override { return ref(id).layer + 1 == m_layers.size(); }
    bool keepsTime(NodeId id) const override { return m_nodes[id.value].keepsTime; }
    bool isAltered(NodeId id, const std::string &path, const Sha256Digest *onDisk) const override
    {
        return isAlteredCopy(m_layers[ref(id).layer], isOwn(id), path, onDisk);
    }

private:
    struct Node {
        Ref ref;
        NodeRange children;
        bool keepsTime = true;
    };

    const Ref &ref(NodeId id) const { return m_nodes[id.value].ref; }
    const LayerTree &treeOf(NodeId id) const { return *m_layers[ref(id).layer].tree; }

    void countLink(const Ref &ref)
    {
        const std::uint32_t group = m_layers[ref.layer].tree->entry(ref.node).linkGroup;
        if (group == Entry::none)
            return;
        auto &counts = m_linkCounts[ref.layer];
        if (group >= counts.size())
            counts.resize(group + 1, 0);
        ++counts[group];
    }

    std::vector<DeliveredLayer> m_layers;
    std::vector<Node> m_nodes;
    std::vector<std::vector<std::uint32_t>> m_linkCounts; // by layer and link group
};

std::unique_ptr<const ExpectedTree> WholeTrees::of(const std::vector<DeliveredLayer> &layers)
{
    // Marks that make a path stand for another one are no engine's that keeps whole copies.
    if (std::any_of(layers.begin(), layers.end(), [](const DeliveredLayer &layer) { return !layer.tree->aliases().empty(); }))
        return expectedWholeTree(layers);
    const bool goesOn = m_layers.size() <= layers.size()
        && std::equal(m_layers.begin(), m_layers.end(), layers.begin(), [](const auto &laid, const DeliveredLayer &layer) { return laid == layer.tree; });
    if (!goesOn) {
        m_layers.clear();
        m_items.clear();
        m_free.clear();
    }
    for (std::size_t i = m_layers.size(); i < layers.size(); ++i)
        lay(layers[i].tree);
    return std::make_unique<const Seen>(*this, layers);
}

void WholeTrees::lay(std::shared_ptr<const LayerTree> layer)
{
    ++m_laid;
    const auto number = static_cast<std::uint32_t>(m_layers.size());
    m_layers.push_back(std::move(layer));
    const Ref root{number, LayerTree::root};
    if (m_items.empty())
        newItem(root);
    else
        layNode(0, root);
    m_pending.emplace_back(0, LayerTree::root);
    while (!m_pending.empty()) {
        const auto [item, folder] = m_pending.back();
        m_pending.pop_back();
        layChildren(item, folder);
    }
}

// What a layer has at a path where there is something already. Whether what it has there is a folder.
bool WholeTrees::layNode(std::uint32_t item, const Ref &ref)
{
    const Entry &above = entryOf(ref);
    const Entry &below = entryOf(m_items[item].ref);
    const bool folder = above.type == EntryType::Directory;
    const bool hides = !folder || below.type != EntryType::Directory || above.has(EntryFlag::Opaque) || above.has(EntryFlag::Whiteout);
    if (hides)
        dropChildren(item);
    if (hides || !above.has(EntryFlag::Implied) || below.has(EntryFlag::Implied)) {
        m_items[item].ref = ref;
        m_items[item].keepsTime = true;
    } else if (m_layers[ref.layer]->children(ref.node).count != 0) {
        m_items[item].keepsTime = false;
    }
    return folder;
}

void WholeTrees::layChildren(std::uint32_t item, NodeId folder)
{
    const auto number = static_cast<std::uint32_t>(m_layers.size() - 1);
    const LayerTree &layer = *m_layers.back();
    const NodeRange more = layer.children(folder);
    if (more.count == 0)
        return;
    const std::vector<std::uint32_t> known = std::move(m_items[item].children);
    std::vector<std::uint32_t> merged;
    merged.reserve(known.size() + more.count);
    auto next = known.begin();
    for (std::uint32_t i = 0; i < more.count; ++i) {
        const Ref ref{number, NodeId(more.first + i)};
        const std::string_view name = layer.name(ref.node);
        for (; next != known.end() && nameOf(*next) < name; ++next)
            merged.push_back(*next);
        const bool meets = next != known.end() && nameOf(*next) == name;
        const std::uint32_t old = meets ? *next++ : 0;
        if (layer.entry(ref.node).type == EntryType::None) {
            if (meets) {
                dropChildren(old);
                m_free.push_back(old);
            }
            continue;
        }
        const std::uint32_t at = meets ? old : newItem(ref);
        const bool isFolder = meets ? layNode(at, ref) : layer.entry(ref.node).type == EntryType::Directory;
        merged.push_back(at);
        if (isFolder)
            m_pending.emplace_back(at, ref.node);
    }
    merged.insert(merged.end(), next, known.end());
    m_items[item].children = std::move(merged);
}

std::uint32_t WholeTrees::newItem(const Ref &ref)
{
    if (m_free.empty()) {
        m_items.push_back({ref, true, {}});
        return static_cast<std::uint32_t>(m_items.size() - 1);
    }
    const std::uint32_t item = m_free.back();
    m_free.pop_back();
    m_items[item] = {ref, true, {}};
    return item;
}

void WholeTrees::dropChildren(std::uint32_t item)
{
    std::vector<std::uint32_t> gone = std::move(m_items[item].children);
    m_items[item].children.clear();
    while (!gone.empty()) {
        const std::uint32_t one = gone.back();
        gone.pop_back();
        gone.insert(gone.end(), m_items[one].children.begin(), m_items[one].children.end());
        m_items[one].children.clear();
        m_free.push_back(one);
    }
}

} // namespace assay
