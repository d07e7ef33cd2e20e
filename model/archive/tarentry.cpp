// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/tarentry.h"

#include <limits>

namespace assay {
namespace {

std::uint32_t clampedId(std::uint64_t id, const std::string &path, LayerTreeBuilder &builder)
{
    constexpr std::uint64_t highest = std::numeric_limits<std::uint32_t>::max();
    if (id <= highest)
        return static_cast<std::uint32_t>(id);
    Finding finding = makeFinding("tar.id-out-of-range", path);
    finding.detail.emplace_back("id", std::to_string(id));
    builder.note(std::move(finding));
    return static_cast<std::uint32_t>(highest);
}

} // namespace

Entry entryOf(const TarEntry &member, LayerTreeBuilder &builder)
{
    Entry entry;
    entry.type = member.type;
    entry.size = member.type == EntryType::File ? member.size : 0;
    entry.mtimeSec = member.mtimeSec;
    entry.mtimeNsec = member.mtimeNsec;
    entry.locator = member.headerOffset;
    entry.uid = clampedId(member.uid, member.path, builder);
    entry.gid = clampedId(member.gid, member.path, builder);
    entry.mode = member.mode;
    entry.rdevMajor = member.rdevMajor;
    entry.rdevMinor = member.rdevMinor;
    if (member.mtimeNsec == 0)
        entry.flags |= EntryFlag::WholeSeconds;
    if (member.sparse)
        entry.flags |= EntryFlag::Sparse;
    return entry;
}

void noteUnsupportedType(LayerTreeBuilder &builder, const TarEntry &member)
{
    Finding finding = makeFinding("tar.unsupported-type", member.path);
    finding.detail.emplace_back("type", std::string(1, member.typeFlag));
    builder.note(std::move(finding));
}

} // namespace assay
