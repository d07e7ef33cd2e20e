// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/enginehabits.h"

#include "base/capability.h"
#include "source/owners.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::string_view keptAttribute = capabilityAttribute; // the one that Docker writes into a layer's tar

constexpr int specialBits = 07000;

bool isOutside(const IdMap &map, std::uint32_t inside)
{
    return !map.empty() && std::none_of(map.begin(), map.end(), [inside](const IdRange &range) { return inside >= range.container && inside - range.container < range.size; });
}

} // namespace

bool isClampedTime(const Entry &recorded, const Entry &unpacked)
{
    constexpr std::int64_t last = 9'223'372'036; // 2262-04-11, the last second that 64 bits of nanoseconds hold
    return (recorded.mtimeSec < 0 || recorded.mtimeSec > last) && unpacked.mtimeSec == 0 && unpacked.mtimeNsec == 0;
}

bool isTimeOfCopying(Engine engine, const Entry &delivered, const Entry &onDisk)
{
    const bool containerd = engine == Engine::Containerd || engine == Engine::DockerContainerd;
    return containerd && onDisk.type == EntryType::Directory && onDisk.mtimeSec > delivered.mtimeSec;
}

bool differsInDroppedAttributes(const XattrList &delivered, const XattrList &onDisk)
{
    const auto has = [](const XattrList &list, const std::pair<std::string_view, std::string_view> &wanted) {
        return std::find(list.begin(), list.end(), wanted) != list.end();
    };
    const bool kept = std::all_of(delivered.begin(), delivered.end(), [&](const auto &attribute) { return has(onDisk, attribute); });
    return kept && std::all_of(onDisk.begin(), onDisk.end(), [&](const auto &attribute) {
        return has(delivered, attribute) || attribute.first != keptAttribute;
    });
}

bool copiesWithoutAttributes(const LoadedLayer &layer)
{
    const bool engine = layer.engine == Engine::DockerGraph || layer.engine == Engine::ContainersStorage;
    const std::string &folder = layer.layer.store;
    const std::size_t name = folder.rfind('/');
    return engine && layer.form == FolderForm::WholeTree && name != std::string::npos && std::string_view(folder).substr(0, name).ends_with("vfs/dir");
}

bool lacksOnlyUncopied(const XattrList &delivered, const XattrList &onDisk)
{
    const auto in = [](const XattrList &list, const auto &attribute) { return std::find(list.begin(), list.end(), attribute) != list.end(); };
    return std::all_of(onDisk.begin(), onDisk.end(), [&](const auto &attribute) { return in(delivered, attribute); })
        && std::all_of(delivered.begin(), delivered.end(), [&](const auto &attribute) { return attribute.first != keptAttribute || in(onDisk, attribute); });
}

bool wasBuiltInPlace(const ExpectedTree &delivered, const LayerTree &onDisk)
{
    std::uint64_t sameSecond = 0;
    std::uint64_t finer = 0;
    for (std::uint32_t i = 1; i < delivered.size(); ++i) {
        const Entry &a = delivered.entry(NodeId(i));
        if (a.type != EntryType::File || !a.has(EntryFlag::WholeSeconds) || !delivered.isOwn(NodeId(i)))
            continue;
        const NodeId other = onDisk.find(delivered.path(NodeId(i)));
        if (!other || onDisk.entry(other).type != EntryType::File || onDisk.entry(other).mtimeSec != a.mtimeSec)
            continue;
        ++sameSecond;
        finer += std::uint64_t{onDisk.entry(other).mtimeNsec != 0};
    }
    bool upper = false;
    for (std::uint32_t i = 0; i < onDisk.size() && !upper; ++i)
        upper = onDisk.entry(NodeId(i)).has(EntryFlag::OverlayUpper);
    return upper ? finer != 0 : finer * 2 > sameSecond;
}

bool isUnmakeableDevice(const Entry &delivered, bool rootless)
{
    return rootless && (delivered.type == EntryType::Character || delivered.type == EntryType::Block);
}

bool losesSpecialBits(const LayerTree &onDisk)
{
    bool lost = onDisk.overridden();
    for (std::uint32_t i = 0; i < onDisk.size() && lost; ++i) {
        const Entry &entry = onDisk.entry(NodeId(i));
        lost = entry.type == EntryType::Symlink || (entry.mode & specialBits) == 0;
    }
    return lost;
}

bool differsInLostBits(const Entry &delivered, const Entry &onDisk)
{
    return (delivered.mode & specialBits) != 0 && onDisk.mode == (delivered.mode & ~specialBits);
}

bool isUnkeepableOwner(const LoadedLayer &layer, const Entry &delivered, const Entry &onDisk)
{
    if (layer.tree->overridden() && delivered.type == EntryType::Symlink)
        return onDisk.uid == 0 && onDisk.gid == 0;
    const auto fits = [](const IdMap &map, std::uint32_t was, std::uint32_t is) { return was == is || (is == overflowId && isOutside(map, was)); };
    return layer.engine == Engine::ContainersStorage && layer.form == FolderForm::WholeTree && fits(layer.uidMap, delivered.uid, onDisk.uid)
        && fits(layer.gidMap, delivered.gid, onDisk.gid);
}

} // namespace assay
