// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tree/layertree.h"

#include "tree/sizedbytes.h"
#include "tree/treepath.h"

#include <algorithm>
#include <atomic>

namespace assay {

std::string_view entryTypeName(EntryType type)
{
    switch (type) {
    case EntryType::None: return "whiteout";
    case EntryType::File: return "file";
    case EntryType::Directory: return "directory";
    case EntryType::Symlink: return "symlink";
    case EntryType::Character: return "character";
    case EntryType::Block: return "block";
    case EntryType::Fifo: return "fifo";
    case EntryType::Socket: return "socket";
    }
    return "file";
}

NodeId LayerTree::child(NodeId parentId, std::string_view wanted) const
{
    return childNamed(*this, parentId, wanted);
}

NodeId LayerTree::find(std::string_view path) const
{
    return nodeAtPath(*this, path);
}

std::string LayerTree::path(NodeId id) const
{
    return pathOfNode(*this, id);
}

std::string_view LayerTree::blob(std::uint32_t offset) const
{
    return offset == Entry::none ? std::string_view() : sizedAt(m_blobs, offset);
}

std::string_view LayerTree::target(const Entry &entry) const
{
    return blob(entry.target);
}

std::string_view LayerTree::xattrBytes(const Entry &entry) const
{
    return blob(entry.xattrs);
}

XattrList LayerTree::xattrs(const Entry &entry) const
{
    XattrList list;
    for (std::string_view rest = xattrBytes(entry); !rest.empty();) {
        const std::string_view name = takeSized(rest);
        list.emplace_back(name, takeSized(rest));
    }
    return list;
}

const Sha256Digest *LayerTree::digest(const Entry &entry) const
{
    if (entry.digest == Entry::none)
        return nullptr;
    // The vector's own elements are not constant; C++20 has no atomic_ref to what is.
    const std::atomic_ref known(const_cast<std::uint8_t &>(m_digestKnown[entry.digest]));
    if (known.load(std::memory_order_acquire) == 0)
        return nullptr;
    return &m_digests[entry.digest];
}

const LayerTree::Alias *LayerTree::alias(NodeId id) const
{
    const auto known = std::lower_bound(m_aliases.begin(), m_aliases.end(), id.value, [](const Alias &a, std::uint32_t node) { return a.node.value < node; });
    return known != m_aliases.end() && known->node == id ? &*known : nullptr;
}

std::optional<std::string_view> LayerTree::redirect(const Alias &alias) const
{
    return alias.redirect == Entry::none ? std::nullopt : std::optional(blob(alias.redirect));
}

std::uint32_t LayerTree::linkCount(const Entry &entry) const
{
    return entry.linkGroup == Entry::none ? 1 : m_linkCounts[entry.linkGroup];
}

void LayerTree::setDigest(const Entry &entry, const Sha256Digest &digest)
{
    if (entry.digest == Entry::none)
        return;
    m_digests[entry.digest] = digest;
    std::atomic_ref(m_digestKnown[entry.digest]).store(1, std::memory_order_release);
}

void LayerTree::addFlags(std::span<const std::pair<NodeId, std::uint8_t>> flags)
{
    std::vector<std::uint8_t> ofGroup(m_linkCounts.size(), 0);
    bool anyGroup = false;
    for (const auto &[node, added] : flags) {
        Entry &entry = m_entries[node.value];
        entry.flags |= added;
        if (entry.linkGroup == Entry::none)
            continue;
        ofGroup[entry.linkGroup] |= added;
        anyGroup = true;
    }
    if (!anyGroup)
        return;
    for (Entry &entry : m_entries) {
        if (entry.linkGroup != Entry::none)
            entry.flags |= ofGroup[entry.linkGroup];
    }
}

std::uint64_t LayerTree::memoryBytes() const
{
    return m_nodes.capacity() * sizeof(Node) + m_entries.capacity() * sizeof(Entry) + m_names.capacity() + m_blobs.capacity()
        + m_digests.capacity() * sizeof(Sha256Digest) + m_digestKnown.capacity() + m_linkCounts.capacity() * 4
        + m_oldVersions.capacity() * sizeof(OldVersion) + m_aliases.capacity() * sizeof(Alias);
}

} // namespace assay
