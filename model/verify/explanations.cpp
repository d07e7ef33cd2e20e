// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/explanations.h"

#include "base/capability.h"
#include "verify/enginehabits.h"

#include <algorithm>

namespace assay {
namespace {

// What each of them can account for.
std::uint16_t changesBy(Explanation habit)
{
    return habit == Explanation::FolderNotDescribed ? Change::Mode | Change::Owner | Change::Mtime | Change::Xattrs : Change::Xattrs;
}

Explanation habitFor(const EngineTraces::LiveLayer &layer, const std::string &path, std::uint16_t changes)
{
    auto habit = std::lower_bound(layer.habits.begin(), layer.habits.end(), std::pair(path, Explanation::None));
    for (; habit != layer.habits.end() && habit->first == path; ++habit) {
        if ((changes & ~changesBy(habit->second)) == 0)
            return habit->second;
    }
    return Explanation::None;
}

Explanation explanationOf(const DiffTree &tree, DiffNodeId id, int step, const EngineTraces &traces)
{
    const std::uint16_t changes = tree.node(id).changes[static_cast<std::size_t>(step)];
    const int toSide = tree.toSide(step);
    const Entry *from = tree.entry(id, tree.fromSide(step));
    const Entry *to = tree.entry(id, toSide);
    const NodeId toNode = tree.node(id).side[static_cast<std::size_t>(toSide)];
    // What happened to the folder of this very path, when the step ends on a disk.
    const bool live = toSide == LiveSide;
    const std::size_t layer = live && to ? tree.tree(LiveSide)->ref(toNode).layer : 0;
    // What differs from the layer as it was delivered no engine has made of it.
    const EngineTraces::LiveLayer *asDelivered = nullptr;
    if (live && to && layer < traces.liveLayers.size()) {
        const EngineTraces::LiveLayer &traced = traces.liveLayers[layer];
        const std::string path = tree.tree(LiveSide)->pathInLayer(toNode);
        if (!std::binary_search(traced.differing.begin(), traced.differing.end(), path))
            asDelivered = &traced;
        if (const Explanation habit = asDelivered && from ? habitFor(traced, path, changes) : Explanation::None; habit != Explanation::None)
            return habit;
    }
    const bool built = asDelivered && asDelivered->builtInPlace;
    const bool unpacked = asDelivered && asDelivered->unpacked;

    if (changes == Change::Mtime && isClampedTime(*from, *to) && (unpacked || !live))
        return Explanation::TimeClampedTo1970;
    if (changes == Change::Added && to->type == EntryType::Socket && built)
        return Explanation::SaveDropsSocket;
    if (changes != Change::Xattrs)
        return Explanation::None;
    const NodeId fromNode = tree.node(id).side[static_cast<std::size_t>(tree.fromSide(step))];
    const XattrList before = tree.tree(tree.fromSide(step))->xattrs(fromNode);
    const XattrList after = tree.tree(toSide)->xattrs(toNode);
    if (live)
        return built && differsInDroppedAttributes(before, after) ? Explanation::SaveDropsXattr : Explanation::None;
    return traces.savedKeepsOnlyCapabilities && differsInDroppedAttributes(after, before) ? Explanation::SaveDropsXattr : Explanation::None;
}

} // namespace

bool keepsOnlyCapabilities(const LoadedSource *saved)
{
    if (!saved)
        return false;
    for (const LoadedLayer &layer : saved->layers) {
        for (std::uint32_t i = 0; i < layer.tree->size(); ++i) {
            const Entry &entry = layer.tree->entry(NodeId(i));
            if (entry.xattrs == Entry::none)
                continue;
            for (const auto &[name, value] : layer.tree->xattrs(entry)) {
                if (name != capabilityAttribute)
                    return false;
            }
        }
    }
    return true;
}

void explainChanges(DiffTree &tree, const EngineTraces &traces)
{
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        const DiffNodeId id(i);
        if (!tree.differs(id))
            continue;
        for (int step = 0; step < stepCount; ++step) {
            if (tree.node(id).changes[static_cast<std::size_t>(step)] == 0)
                continue;
            const Explanation why = explanationOf(tree, id, step, traces);
            if (why != Explanation::None)
                tree.setExplanation(id, step, why);
        }
    }
    tree.sumUp();
}

} // namespace assay
