// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/madefolders.h"

#include "source/owners.h"
#include "verify/inheritedacl.h"

namespace assay {

bool isMadeByEngine(const LayerTree &onDisk, NodeId folder)
{
    constexpr int setgid = 02000;
    const Entry &entry = onDisk.entry(folder);
    const NodeId parent = onDisk.parent(folder);
    const Entry *above = parent ? &onDisk.entry(parent) : nullptr;
    const bool givesGroup = above && (above->mode & setgid) != 0;
    if (entry.uid != 0 || (entry.gid != 0 && !(givesGroup && entry.gid == above->gid)))
        return false;
    if ((entry.mode & ~(givesGroup ? madeFolderMode | setgid : madeFolderMode)) != 0)
        return false;
    return onDisk.xattrBytes(entry).empty() || (above && hasInheritedAcl({}, onDisk.xattrs(entry), onDisk.xattrs(*above), true));
}

bool isTakenFromBelow(const LayerTree &onDisk, NodeId folder, const std::vector<const LayerTree *> &below)
{
    const Entry &entry = onDisk.entry(folder);
    const std::string path = onDisk.path(folder);
    for (const LayerTree *tree : below) {
        const NodeId node = tree->find(path);
        if (!node)
            continue;
        const Entry &there = tree->entry(node);
        return there.type == EntryType::Directory && there.mode == entry.mode && there.uid == entry.uid && there.gid == entry.gid
            && tree->xattrBytes(there) == onDisk.xattrBytes(entry);
    }
    return false;
}

bool ignoresHeaderOfRoot(Engine engine, FolderForm form)
{
    return form != FolderForm::WholeTree || engine == Engine::Containerd || engine == Engine::DockerContainerd;
}

bool isRootOfMappedCopy(const LoadedLayer &layer, const Entry &root)
{
    const auto outside = [](const IdMap &map, std::uint32_t id) { return id == 0 || (!map.empty() && id == overflowId); };
    return layer.engine == Engine::ContainersStorage && layer.form == FolderForm::WholeTree && outside(layer.uidMap, root.uid) && outside(layer.gidMap, root.gid)
        && (root.mode & ~madeFolderMode) == 0 && layer.tree->xattrBytes(root).empty();
}

} // namespace assay
