// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tree/fstree.h"

#include "tree/treepath.h"

#include <algorithm>

namespace assay {
namespace {

bool hidesLower(const Entry &entry)
{
    return entry.type != EntryType::Directory || entry.has(EntryFlag::Whiteout) || entry.has(EntryFlag::Opaque);
}

// The directories of the layers that one directory of the merged tree is made of, topmost first.
struct Contributors {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t unreadLayers = 0; // 1 + the topmost layer that was not read whole here or further up; 0: there is none
};

} // namespace

std::shared_ptr<const FsTree> FsTree::overlay(std::vector<std::shared_ptr<const LayerTree>> layers, RootMark rootMark)
{
    return lay(std::move(layers), rootMark, {}, nullptr);
}

Result<std::shared_ptr<const FsTree>> FsTree::ofLayers(LayerSpan span, const Context &context) const
{
    auto tree = lay(m_layers, m_rootMark, span, &context);
    if (!tree)
        return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
    return tree;
}

std::shared_ptr<const FsTree> FsTree::lay(std::vector<std::shared_ptr<const LayerTree>> layers, RootMark rootMark, LayerSpan span, const Context *context)
{
    auto tree = std::make_shared<FsTree>();
    tree->m_layers = std::move(layers);
    tree->m_rootMark = rootMark;
    const auto &all = tree->m_layers;
    const std::size_t begin = std::min<std::size_t>(span.first, all.size());
    const std::size_t end = begin + std::min<std::size_t>(span.count, all.size() - begin);
    std::size_t most = 0;
    for (std::size_t i = begin; i < end; ++i)
        most = std::max<std::size_t>(most, all[i]->size());
    tree->m_nodes.reserve(most);

    std::vector<Ref> pool;              // contributors of the directories that are still to be opened
    std::vector<Contributors> opened;   // by node
    const auto addNode = [&](std::uint32_t parent, std::vector<Ref>::const_iterator first, std::vector<Ref>::const_iterator last) {
        // [first, last): what the layers hold at one path, topmost first
        const Entry &top = all[first->layer]->entry(first->node);
        Node node;
        node.parent = parent;
        node.ref = *first;
        const std::uint32_t unreadAbove = parent == NodeId::none ? 0 : opened[parent].unreadLayers;
        node.coverUnknown = unreadAbove > first->layer + 1;
        Contributors from;
        from.begin = from.end = static_cast<std::uint32_t>(pool.size());
        if (top.type == EntryType::Directory) {
            bool implied = top.has(EntryFlag::Implied);
            std::uint32_t lowestSeen = 0;
            for (auto it = first; it != last; ++it) {
                const Entry &entry = all[it->layer]->entry(it->node);
                const bool hides = hidesLower(entry) && !(it->node == LayerTree::root && rootMark == RootMark::Ignored);
                if (hides)
                    lowestSeen = it->layer;
                if (entry.type != EntryType::Directory)
                    break;
                if (implied && !entry.has(EntryFlag::Implied)) {
                    node.ref = *it;
                    implied = false;
                }
                pool.push_back(*it);
                if (entry.has(EntryFlag::Unreadable))
                    from.unreadLayers = std::max(from.unreadLayers, it->layer + 1);
                if (hides)
                    break;
            }
            from.end = static_cast<std::uint32_t>(pool.size());
            if (unreadAbove > lowestSeen)
                from.unreadLayers = std::max(from.unreadLayers, unreadAbove);
            node.listingUnknown = from.unreadLayers != 0;
        }
        tree->m_nodes.push_back(node);
        opened.push_back(from);
    };

    std::vector<Ref> roots;
    for (std::size_t i = end; i-- > begin;)
        roots.push_back({static_cast<std::uint32_t>(i), LayerTree::root});
    if (roots.empty())
        tree->m_nodes.push_back({.ref = {0, LayerTree::root}}); // a root without anything in it
    else
        addNode(NodeId::none, roots.begin(), roots.end());

    std::vector<Ref> candidates;
    for (std::uint32_t at = 0; at < tree->m_nodes.size(); ++at) {
        if (context && (at & 0xFF) == 0 && context->cancelled())
            return nullptr;
        const Contributors from = opened.empty() ? Contributors() : opened[at];
        tree->m_nodes[at].firstChild = static_cast<std::uint32_t>(tree->m_nodes.size());
        candidates.clear();
        for (std::uint32_t c = from.begin; c < from.end; ++c) {
            const Ref directory = pool[c];
            const NodeRange range = all[directory.layer]->children(directory.node);
            for (std::uint32_t i = 0; i < range.count; ++i)
                candidates.push_back({directory.layer, NodeId(range.first + i)});
        }
        const auto nameOf = [&](const Ref &ref) { return all[ref.layer]->name(ref.node); };
        if (from.end - from.begin > 1) {
            std::sort(candidates.begin(), candidates.end(), [&](const Ref &a, const Ref &b) {
                const int order = nameOf(a).compare(nameOf(b));
                return order != 0 ? order < 0 : a.layer > b.layer;
            });
        }
        for (auto first = candidates.cbegin(); first != candidates.cend();) {
            auto last = first + 1;
            while (last != candidates.cend() && nameOf(*last) == nameOf(*first))
                ++last;
            if (all[first->layer]->entry(first->node).type != EntryType::None)
                addNode(at, first, last);
            first = last;
        }
        tree->m_nodes[at].childCount = static_cast<std::uint32_t>(tree->m_nodes.size()) - tree->m_nodes[at].firstChild;
    }
    tree->countLinks();
    return tree;
}

void FsTree::countLinks()
{
    m_linkCounts.resize(m_layers.size());
    for (const Node &node : m_nodes) {
        const std::uint32_t group = m_layers[node.ref.layer]->entry(node.ref.node).linkGroup;
        if (group == Entry::none)
            continue;
        auto &counts = m_linkCounts[node.ref.layer];
        if (group >= counts.size())
            counts.resize(group + 1, 0);
        ++counts[group];
    }
}

std::uint32_t FsTree::linkCount(NodeId id) const
{
    const std::uint32_t group = entry(id).linkGroup;
    return group == Entry::none ? 1 : m_linkCounts[m_nodes[id.value].ref.layer][group];
}

NodeId FsTree::child(NodeId parentId, std::string_view wanted) const
{
    return childNamed(*this, parentId, wanted);
}

NodeId FsTree::find(std::string_view path) const
{
    return nodeAtPath(*this, path);
}

std::string FsTree::path(NodeId id) const
{
    return pathOfNode(*this, id);
}

std::vector<FsTree::Ref> FsTree::versions(std::string_view path) const
{
    std::vector<Ref> found;
    for (std::uint32_t i = 0; i < m_layers.size(); ++i) {
        if (const NodeId node = m_layers[i]->find(path))
            found.push_back({i, node});
    }
    return found;
}

} // namespace assay
