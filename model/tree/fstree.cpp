// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tree/fstree.h"

#include "base/largepages.h"
#include "tree/aliaswalk.h"
#include "tree/treepath.h"
#include "tree/withoutnodes.h"

#include <algorithm>
#include <unordered_map>

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
    bool aliased = false;           // here or further up an alias was followed: these directories may be seen elsewhere, too
};

} // namespace

// Lays layers over each other, folder by folder from the root on.
class OverlayMaker {
public:
    OverlayMaker(FsTree &tree, RootMark rootMark, LayerSpan span) :
        m_tree(tree),
        m_layers(tree.m_layers),
        m_rootMark(rootMark),
        m_begin(std::min<std::size_t>(span.first, m_layers.size())),
        m_end(m_begin + std::min<std::size_t>(span.count, m_layers.size() - m_begin)),
        m_walk(m_layers, rootMark, static_cast<std::uint32_t>(m_begin))
    {
    }

    // False when context says to stop.
    bool make(const Context *context)
    {
        std::size_t most = 0;
        std::vector<FsTree::Ref> roots;
        for (std::size_t i = m_end; i-- > m_begin;) {
            most = std::max<std::size_t>(most, m_layers[i]->size());
            roots.push_back({static_cast<std::uint32_t>(i), LayerTree::root});
        }
        reserveLarge(m_tree.m_nodes, most);
        reserveLarge(m_opened, most);
        if (roots.empty()) {
            m_tree.m_nodes.push_back({.ref = {0, LayerTree::root}}); // a root without anything in it
            m_hasLinks = !m_layers.empty(); // what is asked of the root needs the tables all the same
            return true;
        }
        addNode(NodeId::none, roots.begin(), roots.end());
        for (std::uint32_t at = 0; at < m_tree.m_nodes.size(); ++at) {
            if (context && (at & 0xFF) == 0 && context->cancelled())
                return false;
            open(at);
        }
        // A folder that is left out is found after aliases of folders beside it.
        std::stable_sort(m_tree.m_aliases.begin(), m_tree.m_aliases.end(), [](const auto &a, const auto &b) { return a.node < b.node; });
        if (!m_tree.m_aliases.empty())
            noteShared();
        return true;
    }

    // Whether any name that is seen may share its file with others.
    bool hasLinks() const { return m_hasLinks; }

    static FsTreeWithout without(const FsTree &whole, const std::vector<std::uint8_t> &leaveOut)
    {
        auto tree = std::make_shared<FsTree>();
        tree->m_layers = whole.m_layers;
        tree->m_rootMark = whole.m_rootMark;
        tree->m_linkCounts = whole.m_linkCounts;
        std::vector<NodeId> newIds(whole.size());
        for (std::uint32_t i = 0; i < whole.size(); ++i) {
            FsTree::Node node = whole.m_nodes[i];
            if (i != 0 && (leaveOut[i] || !newIds[node.parent]))
                continue;
            newIds[i] = NodeId(static_cast<std::uint32_t>(tree->m_nodes.size()));
            node.firstChild = node.childCount = 0;
            if (i != 0) {
                node.parent = newIds[node.parent].value;
                FsTree::Node &above = tree->m_nodes[node.parent];
                above.firstChild = above.childCount++ == 0 ? newIds[i].value : above.firstChild;
            }
            tree->m_nodes.push_back(node);
        }
        for (const FsTree::Alias &alias : whole.m_aliases) {
            if (!newIds[alias.node.value])
                continue;
            tree->m_aliases.push_back(alias);
            tree->m_aliases.back().node = newIds[alias.node.value];
        }
        return {std::move(tree), std::move(newIds)};
    }

private:
    using Ref = FsTree::Ref;
    using Refs = std::vector<Ref>::const_iterator;

    const Entry &entry(const Ref &ref) const { return m_layers[ref.layer]->entry(ref.node); }
    std::string_view name(const Ref &ref) const { return m_layers[ref.layer]->name(ref.node); }
    bool hides(const Ref &ref) const { return hidesLower(entry(ref)) && !(ref.node == LayerTree::root && m_rootMark == RootMark::Ignored); }

    void open(std::uint32_t at)
    {
        const Contributors from = m_opened[at];
        m_tree.m_nodes[at].firstChild = static_cast<std::uint32_t>(m_tree.m_nodes.size());
        m_candidates.clear();
        for (std::uint32_t c = from.begin; c < from.end; ++c) {
            const Ref directory = m_pool[c];
            const NodeRange range = m_layers[directory.layer]->children(directory.node);
            if (from.aliased && !m_walk.take(range.count)) {
                leaveOut(at);
                return;
            }
            for (std::uint32_t i = 0; i < range.count; ++i)
                m_candidates.push_back({directory.layer, NodeId(range.first + i)});
        }
        if (from.end - from.begin > 1) {
            std::sort(m_candidates.begin(), m_candidates.end(), [&](const Ref &a, const Ref &b) {
                const int order = name(a).compare(name(b));
                return order != 0 ? order < 0 : a.layer > b.layer;
            });
        }
        for (auto first = m_candidates.cbegin(); first != m_candidates.cend();) {
            auto last = first + 1;
            while (last != m_candidates.cend() && name(*last) == name(*first))
                ++last;
            if (entry(*first).type != EntryType::None)
                addNode(at, first, last);
            first = last;
        }
        m_tree.m_nodes[at].childCount = static_cast<std::uint32_t>(m_tree.m_nodes.size()) - m_tree.m_nodes[at].firstChild;
    }

    // The kernel lets one path only stand for a folder of the lower layers, that which is looked at first; the others are errors (seen with
    // 6.18: "stale file handle"). Renaming cannot make two.
    void noteShared()
    {
        std::unordered_map<std::uint64_t, std::uint32_t> seen; // topmost lower folder, and how many paths stand for it
        for (std::uint32_t i = 1; i < m_opened.size(); ++i) {
            if (const Ref lower = topmostLower(i); lower.node)
                ++seen[keyOf(lower)];
        }
        for (FsTree::Alias &alias : m_tree.m_aliases) {
            const Ref lower = topmostLower(alias.node.value);
            if (lower.node && seen[keyOf(lower)] > 1 && alias.problem.empty())
                alias.problem = "another path stands for the same folder of a lower layer; which of them a mount shows depends on which is looked at first";
        }
    }

    static std::uint64_t keyOf(const Ref &ref) { return (std::uint64_t{ref.layer} << 32) | ref.node.value; }

    Ref topmostLower(std::uint32_t node) const
    {
        const Contributors &from = m_opened[node];
        const bool upper = from.begin != from.end && m_pool[from.begin].layer + 1 == m_end;
        const std::uint32_t at = from.begin + (upper ? 1 : 0);
        return at < from.end ? m_pool[at] : Ref();
    }

    // Only hostile aliases multiply folders. The first one that is not opened for that stands for all of them.
    void leaveOut(std::uint32_t at)
    {
        m_tree.m_nodes[at].listingUnknown = true;
        if (m_tooMany)
            return;
        m_tooMany = true;
        m_tree.m_aliases.push_back({NodeId(at), {}, {}, false, "redirects show the same folders too often: from here on they are left out"});
    }

    // [first, last): what the layers hold at one path, topmost first
    void addNode(std::uint32_t parent, Refs first, Refs last)
    {
        FsTree::Node node;
        node.parent = parent;
        node.ref = *first;
        const Contributors above = parent == NodeId::none ? Contributors() : m_opened[parent];
        node.coverUnknown = above.unreadLayers > first->layer + 1;
        Contributors from;
        from.begin = from.end = static_cast<std::uint32_t>(m_pool.size());
        from.aliased = above.aliased;
        if (entry(*first).type == EntryType::Directory) {
            bool implied = entry(*first).has(EntryFlag::Implied);
            std::uint32_t lowestSeen = 0;
            for (auto it = first; it != last; ++it) {
                const bool hidden = hides(*it);
                if (hidden)
                    lowestSeen = it->layer;
                if (entry(*it).type != EntryType::Directory)
                    break;
                if (implied && !entry(*it).has(EntryFlag::Implied)) {
                    node.ref = *it;
                    implied = false;
                }
                m_pool.push_back(*it);
                if (entry(*it).has(EntryFlag::Unreadable))
                    from.unreadLayers = std::max(from.unreadLayers, it->layer + 1);
                if (hidden)
                    break;
                if (m_layers[it->layer]->alias(it->node)) {
                    followFolder(*it, above, from);
                    break;
                }
            }
            from.end = static_cast<std::uint32_t>(m_pool.size());
            if (above.unreadLayers > lowestSeen)
                from.unreadLayers = std::max(from.unreadLayers, above.unreadLayers);
            node.listingUnknown = from.unreadLayers != 0;
        } else if (m_layers[first->layer]->isMetacopy(first->node)) {
            followFile(*first, above);
        }
        m_hasLinks |= entry(node.ref).linkGroup != Entry::none;
        m_tree.m_nodes.push_back(node);
        m_opened.push_back(from);
    }

    std::span<const Ref> folderOf(const Contributors &above) const { return std::span(m_pool).subspan(above.begin, above.end - above.begin); }

    void followFolder(const Ref &at, const Contributors &above, Contributors &from)
    {
        AliasWalk::Below below = m_walk.follow(at, folderOf(above));
        from.aliased = true;
        from.unreadLayers = std::max(from.unreadLayers, below.unreadLayers);
        m_pool.insert(m_pool.end(), below.refs.begin(), below.refs.end());
        m_tree.m_aliases.push_back({nextNode(), below.refs.empty() ? Ref() : below.refs.front(), {}, false, std::move(below.problem)});
    }

    void followFile(const Ref &at, const Contributors &above)
    {
        AliasWalk::Below below = m_walk.follow(at, folderOf(above));
        m_tree.m_aliases.push_back({nextNode(), below.refs.empty() ? Ref() : below.refs.front(), below.hasContent ? below.refs.back() : Ref(), true,
                                    std::move(below.problem)});
    }

    NodeId nextNode() const { return NodeId(static_cast<std::uint32_t>(m_tree.m_nodes.size())); }

    FsTree &m_tree;
    const std::vector<std::shared_ptr<const LayerTree>> &m_layers;
    const RootMark m_rootMark;
    const std::size_t m_begin; // of the layers
    const std::size_t m_end;
    AliasWalk m_walk;
    std::vector<Ref> m_pool;             // contributors of the directories that are still to be opened
    std::vector<Contributors> m_opened;  // by node
    std::vector<Ref> m_candidates;
    bool m_tooMany = false;
    bool m_hasLinks = false;
};

FsTreeWithout withoutNodes(const FsTree &whole, const std::vector<std::uint8_t> &leaveOut)
{
    return OverlayMaker::without(whole, leaveOut);
}

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
    OverlayMaker maker(*tree, rootMark, span);
    if (!maker.make(context))
        return nullptr;
    if (maker.hasLinks())
        tree->countLinks();
    return tree;
}

const FsTree::Alias *FsTree::alias(NodeId id) const
{
    const auto known = std::lower_bound(m_aliases.begin(), m_aliases.end(), id, [](const Alias &a, NodeId node) { return a.node < node; });
    return known != m_aliases.end() && known->node == id ? &*known : nullptr;
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
    const auto add = [&found](const Ref &ref) {
        const auto at = std::lower_bound(found.begin(), found.end(), ref.layer, [](const Ref &a, std::uint32_t layer) { return a.layer < layer; });
        const bool known = std::any_of(found.begin(), found.end(), [&](const Ref &other) { return other.layer == ref.layer && other.node == ref.node; });
        if (ref.node && !known)
            found.insert(at, ref);
    };
    if (const NodeId seen = m_aliases.empty() ? NodeId() : find(path)) {
        add(ref(seen));
        add(contentRef(seen));
    }
    return found;
}

} // namespace assay
