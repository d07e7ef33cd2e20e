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
    return containerIdOf(m_ids.map, outside).value_or(overflowId);
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
        // A whole copy for a namespace gives to nobody what the namespace does not have (podman 4.3, vfs).
        if (const std::uint32_t outside = outsideOf(ids.map, id).value_or(overflowId); outside != 0)
            wanted.insert(outside);
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

Result<DiskOwners> ownersIn(const EvidenceFs &fs, const std::string &folder, const Limits &limits, Context &context)
{
    DiskOwners owners;
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &item) {
        owners.uids.insert(item.stat.uid);
        owners.gids.insert(item.stat.gid);
        return Status();
    };
    visitor.unreadable = [](std::string_view, const Error &) {}; // told by whoever reads the folder
    if (const Status walked = fs.walk(folder, visitor, limits, context); !walked)
        return Unexpected(walked.error());
    return owners;
}

std::string capabilitiesInImage(std::string value, const OwnerMap &uids)
{
    constexpr std::size_t revision = 3; // index of the highest byte of the first number
    constexpr std::size_t rootId = 20;  // offset of the last of six numbers of 32 bits, little-endian
    if (value.size() != rootId + 4 || value[revision] != 3)
        return value;
    std::uint32_t root = 0;
    for (std::size_t i = 0; i < 4; ++i)
        root |= static_cast<std::uint32_t>(static_cast<unsigned char>(value[rootId + i])) << (8 * i);
    if (uids.inImage(root) != 0)
        return value;
    value.resize(rootId);
    value[revision] = 2;
    return value;
}

void applyOverride(const OverrideStat &stat, Entry &entry)
{
    using Type = OverrideStat::Type;
    entry.uid = stat.uid;
    entry.gid = stat.gid;
    entry.mode = stat.mode;
    if (entry.type != EntryType::File || entry.size != 0)
        return;
    switch (stat.type) {
    case Type::Fifo: entry.type = EntryType::Fifo; break;
    case Type::Socket: entry.type = EntryType::Socket; break;
    case Type::Character: entry.type = EntryType::Character; break;
    case Type::Block: entry.type = EntryType::Block; break;
    case Type::AsOnDisk:
    case Type::File:
    case Type::Directory:
    case Type::Symlink: return;
    }
    entry.rdevMajor = stat.major;
    entry.rdevMinor = stat.minor;
}

} // namespace assay
