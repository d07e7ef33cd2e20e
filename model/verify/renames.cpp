// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/renames.h"

#include <utility>
#include <vector>

namespace assay {
namespace {

std::uint64_t keyOf(const FsTree::Ref &ref)
{
    return (std::uint64_t{ref.layer} << 32) | ref.node.value;
}

} // namespace

Renames::Renames(const FsTree &before, const FsTree &after) : m_before(before), m_after(after), m_layer(static_cast<std::uint32_t>(after.layers().size() - 1))
{
    std::unordered_set<std::uint64_t> wanted;
    for (const FsTree::Alias &alias : after.aliases()) {
        if (after.ref(alias.node).layer == m_layer && alias.below.node)
            wanted.insert(keyOf(alias.below));
    }
    for (std::uint32_t i = 0; !wanted.empty() && i < before.size(); ++i) {
        if (wanted.contains(keyOf(before.ref(NodeId(i)))))
            m_places.emplace(keyOf(before.ref(NodeId(i))), NodeId(i));
    }
    for (const FsTree::Alias &alias : after.aliases()) {
        const NodeId old = oldPlace(alias);
        const Move *known = at(alias.node); // by a folder above it, which comes first
        if (old && !(known && known->from == old) && !stillThere(old))
            pairUp(alias.node, old);
    }
}

NodeId Renames::oldPlace(const FsTree::Alias &alias) const
{
    if (m_after.ref(alias.node).layer != m_layer || !alias.below.node)
        return {};
    const auto place = m_places.find(keyOf(alias.below));
    return place == m_places.end() || m_before.path(place->second) == m_after.path(alias.node) ? NodeId() : place->second;
}

bool Renames::stillThere(NodeId old) const
{
    const NodeId now = m_after.find(m_before.path(old));
    if (!now)
        return false;
    if (m_after.ref(now).layer != m_layer)
        return true; // nothing of this layer covers it
    if (const FsTree::Alias *alias = m_after.alias(now))
        return keyOf(alias->below) == keyOf(m_before.ref(old));
    const Entry &entry = m_after.entry(now);
    return entry.type == EntryType::Directory && m_before.entry(old).type == EntryType::Directory && !entry.has(EntryFlag::Opaque);
}

void Renames::pairUp(NodeId after, NodeId before)
{
    m_moves[after.value] = {before, true};
    std::vector<std::pair<NodeId, NodeId>> pending{{after, before}};
    while (!pending.empty()) {
        const auto [to, from] = pending.back();
        pending.pop_back();
        m_movedAway.insert(from.value);
        const NodeRange range = m_before.children(from);
        for (std::uint32_t i = 0; i < range.count; ++i) {
            const NodeId child(range.first + i);
            const NodeId now = m_after.child(to, m_before.name(child));
            if (!now || (m_after.alias(now) && m_after.ref(now).layer == m_layer && oldPlace(*m_after.alias(now)) != child))
                continue; // deleted, or replaced by what has a way of its own
            m_moves.try_emplace(now.value, Move{child, false});
            pending.emplace_back(now, child);
        }
    }
}

const Renames::Move *Renames::at(NodeId after) const
{
    const auto known = m_moves.find(after.value);
    return known == m_moves.end() ? nullptr : &known->second;
}

} // namespace assay
