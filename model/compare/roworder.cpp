// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/roworder.h"

#include <algorithm>

namespace assay {
namespace {

std::uint64_t risingKey(std::int64_t number)
{
    return static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << 63);
}

std::uint64_t firstBytes(std::string_view text)
{
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < 8; ++i)
        key = key << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return key;
}

} // namespace

void RowOrder::sort(std::vector<DiffNodeId>::iterator first, std::vector<DiffNodeId>::iterator last)
{
    if (last - first < 2)
        return;
    auto files = first;
    if (m_query.directoriesFirst) {
        m_others.clear();
        for (auto at = first; at != last; ++at) {
            if (m_tree.isFolder(*at))
                *files++ = *at;
            else
                m_others.push_back(*at);
        }
        std::copy(m_others.begin(), m_others.end(), files);
    }
    if (m_query.sortKey == SortKey::Name)
        return;
    sortAlike(first, files);
    sortAlike(files, last);
}

void RowOrder::sortAlike(std::vector<DiffNodeId>::iterator first, std::vector<DiffNodeId>::iterator last)
{
    if (last - first < 2)
        return;
    m_rows.clear();
    for (auto at = first; at != last; ++at)
        m_rows.push_back({m_query.descending ? ~key(*at) : key(*at), *at});
    std::sort(m_rows.begin(), m_rows.end(), [this](const Row &a, const Row &b) {
        if (a.key != b.key)
            return a.key < b.key;
        if (const int order = compareFurther(a.id, b.id); order != 0)
            return m_query.descending ? order > 0 : order < 0;
        return a.id.value < b.id.value; // ids rise with names among brothers
    });
    std::transform(m_rows.begin(), m_rows.end(), first, [](const Row &row) { return row.id; });
}

int RowOrder::sideOf(DiffNodeId id) const
{
    const DiffNode &node = m_tree.node(id);
    if (node.side[static_cast<std::size_t>(m_query.sortSide)])
        return m_query.sortSide;
    for (int side = sideCount; side-- > 1;) {
        if (node.side[static_cast<std::size_t>(side)])
            return side;
    }
    return VendorSide;
}

std::string_view RowOrder::text(DiffNodeId id) const
{
    const int side = sideOf(id);
    const NodeId node = m_tree.node(id).side[static_cast<std::size_t>(side)];
    if (m_query.sortKey == SortKey::Target)
        return m_tree.tree(side)->target(node);
    const Sha256Digest *digest = m_tree.tree(side)->digest(node);
    return digest ? std::string_view(reinterpret_cast<const char *>(digest->data()), digest->size()) : std::string_view();
}

std::uint64_t RowOrder::key(DiffNodeId id) const
{
    const int side = sideOf(id);
    const Entry &entry = *m_tree.entry(id, side);
    switch (m_query.sortKey) {
    case SortKey::Name: return id.value;
    case SortKey::Size: return entry.size;
    case SortKey::Mtime: return risingKey(entry.mtimeSec);
    case SortKey::Change: return 8U * static_cast<unsigned>(m_tree.status(id, SavedToLive)) + static_cast<unsigned>(m_tree.status(id, VendorToSaved));
    case SortKey::Mode: return entry.mode;
    case SortKey::Owner: return std::uint64_t{entry.uid} << 32 | entry.gid;
    case SortKey::Type: return static_cast<std::uint64_t>(entry.type);
    case SortKey::Layer: return m_tree.tree(side)->ref(m_tree.node(id).side[static_cast<std::size_t>(side)]).layer;
    case SortKey::Links: return m_tree.tree(side)->linkCount(m_tree.node(id).side[static_cast<std::size_t>(side)]);
    case SortKey::Known: return m_query.known ? knownOf(m_tree, id, side, *m_query.known) : 0U;
    case SortKey::Digest:
    case SortKey::Target: return firstBytes(text(id));
    }
    return 0;
}

int RowOrder::compareFurther(DiffNodeId a, DiffNodeId b) const
{
    switch (m_query.sortKey) {
    case SortKey::Mtime: {
        const std::uint32_t left = m_tree.entry(a, sideOf(a))->mtimeNsec;
        const std::uint32_t right = m_tree.entry(b, sideOf(b))->mtimeNsec;
        return left < right ? -1 : right < left ? 1 : 0;
    }
    case SortKey::Digest:
    case SortKey::Target: return text(a).compare(text(b));
    default: return 0;
    }
}

} // namespace assay
