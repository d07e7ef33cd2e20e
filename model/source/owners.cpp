// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/owners.h"

#include <algorithm>

namespace assay {
namespace {

// The id in the namespace around it; nothing when the map does not have it.
std::optional<std::uint32_t> outsideOf(const IdMap &map, std::uint32_t inside)
{
    if (map.empty())
        return inside;
    for (const IdRange &range : map) {
        if (inside >= range.container && inside - range.container < range.size)
            return range.host + (inside - range.container);
    }
    return std::nullopt;
}

} // namespace

OwnerMap::OwnerMap(const OwnerIds &ids, const std::set<std::uint32_t> &onDisk) : m_ids(ids)
{
    if (ids.keeper)
        m_shift = shiftOf(ids, onDisk);
}

std::uint32_t OwnerMap::inImage(std::uint32_t onDisk) const
{
    std::uint32_t outside = onDisk;
    if (m_ids.keeper && onDisk == *m_ids.keeper)
        outside = 0;
    else if (m_ids.keeper && m_shift && onDisk > *m_shift)
        outside = onDisk - *m_shift;
    else if (m_ids.keeper)
        return onDisk;
    return containerIdOf(m_ids.map, outside).value_or(outside);
}

// The one number by which every id on the disk lies above one that the tar had. Of several that fit, the smallest: the user's
// range begins where the highest id of the tar is the highest on the disk.
std::optional<std::uint32_t> OwnerMap::shiftOf(const OwnerIds &ids, const std::set<std::uint32_t> &onDisk) const
{
    constexpr std::size_t mostCandidates = 64; // owners of one layer: each costs a pass over those on the disk
    std::set<std::uint32_t> shifted = onDisk;
    shifted.erase(*ids.keeper);
    std::set<std::uint32_t> wanted;
    for (const std::uint32_t id : ids.recorded) {
        if (const auto outside = outsideOf(ids.map, id); outside && *outside != 0)
            wanted.insert(*outside);
    }
    if (shifted.empty() || wanted.size() > mostCandidates)
        return std::nullopt;
    for (auto candidate = wanted.rbegin(); candidate != wanted.rend(); ++candidate) {
        if (*candidate > *shifted.rbegin())
            continue;
        const std::uint32_t shift = *shifted.rbegin() - *candidate;
        if (std::all_of(shifted.begin(), shifted.end(), [&](std::uint32_t id) { return id > shift && wanted.contains(id - shift); }))
            return shift;
    }
    return std::nullopt;
}

} // namespace assay
