// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the builder that turns paths into nodes.

#include "tree/layertreebuilder.h"

#include "base/keyedhash.h"
#include "tree/treepath.h"

#include <algorithm>

namespace assay {

std::string_view LayerTreeBuilder::builtName(std::uint32_t node) const
{
    return std::string_view(m_tree.m_names).substr(m_nodes[node].nameOffset, m_nodes[node].nameSize);
}

// The slot of this name, or the empty one where it belongs. Dead nodes keep theirs: should the name come again, it is they
// who come back, or else a path that is replaced again and again would leave ever more of them to step over.
std::size_t LayerTreeBuilder::slotOf(std::uint32_t parent, std::string_view name) const
{
    const std::size_t mask = m_table.size() - 1;
    std::size_t slot = keyedHash(parent, name) & mask;
    while (m_table[slot] != NodeId::none && (m_nodes[m_table[slot]].parent != parent || builtName(m_table[slot]) != name))
        slot = (slot + 1) & mask;
    return slot;
}

void LayerTreeBuilder::growTable()
{
    m_table.assign(m_table.size() * 2, NodeId::none);
    const std::size_t mask = m_table.size() - 1;
    for (std::uint32_t i = 1; i < m_nodes.size(); ++i) {
        std::size_t slot = keyedHash(m_nodes[i].parent, builtName(i)) & mask;
        while (m_table[slot] != NodeId::none)
            slot = (slot + 1) & mask;
        m_table[slot] = i;
    }
}

NodeId LayerTreeBuilder::findChild(NodeId parent, std::string_view name) const
{
    const std::uint32_t found = m_table[slotOf(parent.value, name)];
    return found == NodeId::none || m_nodes[found].dead ? NodeId{} : NodeId(found);
}

Result<NodeId> LayerTreeBuilder::childNode(NodeId parent, std::string_view name)
{
    std::size_t slot = slotOf(parent.value, name);
    if (m_table[slot] != NodeId::none) {
        const NodeId known(m_table[slot]);
        BuildNode &node = m_nodes[known.value];
        if (node.dead) {
            node.dead = false;
            node.nextSibling = m_nodes[parent.value].firstChild;
            m_nodes[parent.value].firstChild = known.value;
            m_entries[known.value] = Entry{};
        }
        return known;
    }
    const auto tooMuch = [](const std::string &what) { return Unexpected(makeError(ErrorCode::LimitExceeded, {}, what)); };
    if (m_nodes.size() >= m_limits.entriesPerSource)
        return tooMuch("more than " + std::to_string(m_limits.entriesPerSource) + " entries");
    if (m_tree.m_names.size() + name.size() > std::min<std::uint64_t>(m_limits.namesBytes, 0xFFFFFF00U))
        return tooMuch("more than " + std::to_string(m_limits.namesBytes) + " bytes of names");
    // Through symbolic links a path can become longer than it is written.
    BuildNode node;
    node.depth = m_nodes[parent.value].depth + 1;
    if (node.depth > m_limits.pathDepth)
        return tooMuch("a path of more than " + std::to_string(m_limits.pathDepth) + " parts");
    const std::uint64_t pathBytes = std::uint64_t{m_nodes[parent.value].pathBytes} + 1 + name.size();
    if (pathBytes > std::uint64_t{m_limits.pathBytes} + 1)
        return tooMuch("a path of more than " + std::to_string(m_limits.pathBytes) + " bytes");
    node.pathBytes = static_cast<std::uint32_t>(pathBytes);
    if ((m_nodes.size() + 1) * 2 > m_table.size()) {
        growTable();
        slot = slotOf(parent.value, name);
    }
    const auto id = static_cast<std::uint32_t>(m_nodes.size());
    node.nameOffset = static_cast<std::uint32_t>(m_tree.m_names.size());
    node.nameSize = static_cast<std::uint32_t>(name.size());
    node.parent = parent.value;
    node.nextSibling = m_nodes[parent.value].firstChild;
    m_nodes[parent.value].firstChild = id;
    m_tree.m_names += name;
    m_nodes.push_back(node);
    m_entries.emplace_back();
    m_table[slot] = id;
    return NodeId(id);
}

std::string LayerTreeBuilder::buildPath(NodeId node) const
{
    std::vector<std::string_view> names;
    for (std::uint32_t i = node.value; i != 0; i = m_nodes[i].parent)
        names.push_back(builtName(i));
    return pathFromUpwards(names);
}

// Where a path through node goes on: node itself, or the directory of this layer its symbolic link leads to.
NodeId LayerTreeBuilder::resolveDirectory(NodeId node, ResolveBudget &budget) const
{
    // What is still to be walked, the nearest last: the rest of a target, and of those whose middle it is part of.
    std::vector<std::string_view> pending;
    NodeId at = node;
    while (true) {
        if (m_entries[at.value].type == EntryType::Symlink) {
            if (budget.links == 0)
                return {};
            --budget.links;
            const std::string_view target = m_tree.target(m_entries[at.value]);
            at = target.starts_with('/') ? LayerTree::root : NodeId(m_nodes[at.value].parent);
            pending.push_back(target);
        }
        std::string_view part;
        while (!pending.empty() && !nextComponent(pending.back(), part))
            pending.pop_back();
        if (pending.empty())
            return at;
        if (budget.parts == 0)
            return {};
        --budget.parts;
        if (part == ".")
            continue;
        if (part == "..") {
            at = at == LayerTree::root ? at : NodeId(m_nodes[at.value].parent);
            continue;
        }
        at = findChild(at, part);
        if (!at)
            return {};
    }
}

// The parts of a path of the evidence, without "." and "..".
Result<LayerTreeBuilder::NameKind> LayerTreeBuilder::split(std::string_view path, std::vector<std::string_view> &parts) const
{
    const auto tooLong = [&](const std::string &what) {
        return Unexpected(makeError(ErrorCode::LimitExceeded, std::string(path.substr(0, 256)), what));
    };
    if (path.size() > m_limits.pathBytes)
        return tooLong("a path of " + std::to_string(path.size()) + " bytes, more than " + std::to_string(m_limits.pathBytes));
    NameKind kind = NameKind::Plain;
    const bool absolute = path.starts_with('/');
    parts.clear();
    std::string_view part;
    for (std::string_view rest = path; nextComponent(rest, part);) {
        if (part == ".")
            continue;
        if (part != "..") {
            if (parts.size() >= m_limits.pathDepth)
                return tooLong("a path of more than " + std::to_string(m_limits.pathDepth) + " parts");
            parts.push_back(part);
            continue;
        }
        if (parts.empty() && !absolute)
            return NameKind::Escaping;
        kind = NameKind::Climbing;
        if (!parts.empty())
            parts.pop_back();
    }
    return kind;
}

// All before the last part, as it is written.
std::string_view LayerTreeBuilder::folderText(std::span<const std::string_view> parts)
{
    if (parts.size() < 2)
        return {};
    return {parts.front().data(), static_cast<std::size_t>(parts.back().data() - parts.front().data())};
}

// The node of a path; parents that are not there yet are implied directories.
Result<NodeId> LayerTreeBuilder::nodeFor(std::span<const std::string_view> parts, std::string_view original)
{
    ResolveBudget budget{m_limits.linkDepth, m_limits.pathDepth};
    NodeId at = LayerTree::root;
    // Entries of one folder mostly follow each other. A folder that was reached without a link, and lives, is still what its path says.
    const std::string_view folder = folderText(parts);
    bool linked = false;
    if (!folder.empty() && folder == m_lastFolder && !m_nodes[m_lastFolderNode.value].dead && m_entries[m_lastFolderNode.value].type == EntryType::Directory) {
        at = m_lastFolderNode;
        parts = parts.last(1);
    }
    for (const std::string_view &part : parts) {
        if (&part == &parts.back() && parts.size() > 1 && !linked) {
            m_lastFolder = folder;
            m_lastFolderNode = at;
        }
        if (at != LayerTree::root) {
            if (m_entries[at.value].type == EntryType::Symlink) {
                linked = true;
                const NodeId led = resolveDirectory(at, budget);
                if (led && m_entries[led.value].type == EntryType::Directory)
                    at = led;
            }
            Entry &above = m_entries[at.value];
            if (above.type != EntryType::Directory) {
                if (above.type != EntryType::None) {
                    notePath("tar.odd-entry", original, "an entry below something that is no directory");
                    m_tree.m_oldVersions.push_back({at, above});
                }
                const std::uint8_t kept = above.flags & EntryFlag::Whiteout;
                above = Entry{};
                above.type = EntryType::Directory;
                above.mode = 0755;
                above.flags = static_cast<std::uint8_t>(EntryFlag::Implied | kept);
            }
        }
        auto next = childNode(at, part);
        if (!next)
            return next;
        at = *next;
    }
    return at;
}

NodeId LayerTreeBuilder::lookUp(std::string_view path) const
{
    std::vector<std::string_view> parts;
    const auto kind = split(path, parts);
    if (!kind || *kind == NameKind::Escaping)
        return {};
    ResolveBudget budget{m_limits.linkDepth, m_limits.pathDepth};
    NodeId at = LayerTree::root;
    for (const std::string_view part : parts) {
        if (m_entries[at.value].type == EntryType::Symlink)
            at = resolveDirectory(at, budget);
        if (at)
            at = findChild(at, part);
        if (!at)
            return {};
    }
    return at;
}

void LayerTreeBuilder::killChildren(NodeId node)
{
    std::vector<std::uint32_t> pending{node.value};
    while (!pending.empty()) {
        const std::uint32_t at = pending.back();
        pending.pop_back();
        for (std::uint32_t i = m_nodes[at].firstChild; i != NodeId::none; i = m_nodes[i].nextSibling) {
            m_nodes[i].dead = true;
            if (wanted("tar.duplicate"))
                m_findings.push_back(makeFinding("tar.duplicate", buildPath(NodeId(i))));
            if (m_entries[i].type != EntryType::None && !m_entries[i].has(EntryFlag::Implied))
                m_tree.m_oldVersions.push_back({NodeId(i), m_entries[i]});
            pending.push_back(i);
        }
        m_nodes[at].firstChild = NodeId::none;
    }
}

} // namespace assay
