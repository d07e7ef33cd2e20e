// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the builder that puts what it was given into the order of the finished tree.

#include "tree/layertreebuilder.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace assay {

// A file has under all its names what the last header said of it.
void LayerTreeBuilder::spreadSharedMetadata()
{
    for (Entry &entry : m_entries) {
        if (entry.linkGroup >= m_shared.size() || !m_shared[entry.linkGroup])
            continue;
        const Entry &last = m_shared[entry.linkGroup]->entry;
        entry.uid = last.uid;
        entry.gid = last.gid;
        entry.mode = last.mode;
        entry.mtimeSec = last.mtimeSec;
        entry.mtimeNsec = last.mtimeNsec;
        entry.xattrs = m_shared[entry.linkGroup]->xattrs;
        entry.flags = static_cast<std::uint8_t>((entry.flags & ~EntryFlag::WholeSeconds) | (last.flags & EntryFlag::WholeSeconds));
    }
    m_shared.clear();
}

// The living nodes by their parents, those of one in the order in which they were built.
LayerTreeBuilder::Families LayerTreeBuilder::families() const
{
    const auto total = static_cast<std::uint32_t>(m_nodes.size());
    Families families;
    families.begin.assign(total + 1, 0);
    for (std::uint32_t i = 1; i < total; ++i) {
        if (!m_nodes[i].dead)
            ++families.begin[m_nodes[i].parent + 1];
    }
    std::partial_sum(families.begin.begin(), families.begin.end(), families.begin.begin());
    families.children.resize(families.begin.back());
    std::vector<std::uint32_t> fill(families.begin.begin(), families.begin.end() - 1);
    for (std::uint32_t i = 1; i < total; ++i) {
        if (!m_nodes[i].dead)
            families.children[fill[m_nodes[i].parent]++] = i;
    }
    return families;
}

// Breadth first, the children of each node by name.
void LayerTreeBuilder::layOut(Families families)
{
    const std::string builtNames = std::exchange(m_tree.m_names, {});
    const auto nameOf = [&](std::uint32_t i) { return std::string_view(builtNames).substr(m_nodes[i].nameOffset, m_nodes[i].nameSize); };
    const std::size_t total = families.children.size() + 1;
    m_remap.assign(m_nodes.size(), NodeId::none);
    m_tree.m_nodes.reserve(total);
    m_tree.m_entries.reserve(total);
    m_tree.m_names.reserve(builtNames.size());
    std::vector<std::uint32_t> order;
    order.reserve(total);
    order.push_back(0);
    m_tree.m_nodes.emplace_back();
    for (std::uint32_t done = 0; done < order.size(); ++done) {
        const std::uint32_t built = order[done];
        m_remap[built] = done;
        m_tree.m_entries.push_back(m_entries[built]);
        if (m_entries[built].linkGroup != Entry::none)
            ++m_tree.m_linkCounts[m_entries[built].linkGroup];
        const auto first = families.children.begin() + families.begin[built];
        const auto last = families.children.begin() + families.begin[built + 1];
        std::sort(first, last, [&](std::uint32_t a, std::uint32_t b) { return nameOf(a) < nameOf(b); });
        m_tree.m_nodes[done].firstChild = static_cast<std::uint32_t>(order.size());
        m_tree.m_nodes[done].childCount = static_cast<std::uint32_t>(last - first);
        for (auto it = first; it != last; ++it) {
            LayerTree::Node node;
            node.nameOffset = static_cast<std::uint32_t>(m_tree.m_names.size());
            node.nameSize = m_nodes[*it].nameSize;
            node.parent = done;
            m_tree.m_names += nameOf(*it);
            m_tree.m_nodes.push_back(node);
            order.push_back(*it);
        }
    }
}

void LayerTreeBuilder::finishAliases()
{
    auto &aliases = m_tree.m_aliases;
    for (LayerTree::Alias &alias : aliases)
        alias.node = NodeId(m_remap[alias.node.value]);
    std::erase_if(aliases, [this](const LayerTree::Alias &alias) {
        if (!alias.node)
            return true;
        const EntryType type = m_tree.entry(alias.node).type;
        return alias.metacopy ? type != EntryType::File : type != EntryType::Directory || alias.redirect == Entry::none;
    });
    // Of what was marked more than once the last mark counts.
    std::stable_sort(aliases.begin(), aliases.end(), [](const auto &a, const auto &b) { return a.node.value < b.node.value; });
    const auto first = std::unique(aliases.rbegin(), aliases.rend(), [](const auto &a, const auto &b) { return a.node == b.node; });
    aliases.erase(aliases.begin(), first.base());
}

LayerTree LayerTreeBuilder::finish()
{
    charge(0, 0);
    spreadSharedMetadata();
    layOut(families());
    for (LayerTree::OldVersion &old : m_tree.m_oldVersions)
        old.node = NodeId(m_remap[old.node.value]);
    std::erase_if(m_tree.m_oldVersions, [](const LayerTree::OldVersion &old) { return !old.node; });
    finishAliases();
    m_nodes.clear();
    m_entries.clear();
    m_table.clear();
    return std::move(m_tree);
}

} // namespace assay
