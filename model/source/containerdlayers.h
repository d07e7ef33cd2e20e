// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/containerdblobs.h"
#include "source/containerdstore.h"

#include <cstddef>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace assay {

// What an image says of one of its layers.
struct ContainerdLayerNeed {
    std::string diffId;
    std::string chainId;
    ContainerdLayerBlob blob;
};

// Follows the keys of a namespace to the snapshotter's, to numbers, to folders; adds each snapshot that an image or container stands
// on to the catalog's layers once.
class ContainerdLayers {
public:
    ContainerdLayers(const ContainerdStore &store, StoreCatalog &catalog) : m_store(store), m_catalog(catalog) {}

    // The layers of an image that the snapshotter has, lowest first: fewer than asked for where it was not unpacked to the end.
    std::vector<std::size_t> layersOf(const ContainerdNamespace &space, const ContainerdSnapshotter &snapshotter, const std::vector<ContainerdLayerNeed> &wanted);

    // A snapshot and all that it stands on as layers, lowest first. Those that no image has, have no diff id.
    std::vector<std::size_t> layersUpTo(const ContainerdNamespace &space, const ContainerdSnapshotter &snapshotter, const ContainerdSnapshot &top);
    bool isLayer(const ContainerdSnapshot &snapshot) const { return m_layers.contains(&snapshot); }

    // A snapshot as a layer, its links added to chain, and not among the catalog's. below: what it must stand on, null for nothing.
    StoredLayer follow(const ContainerdNamespace &space, const ContainerdSnapshotter &snapshotter, const ContainerdSnapshot &snapshot, const ContainerdSnapshot *below,
                       const std::string &diffId, SnapshotterSnapshot::Kind kind, std::vector<ChainLink> &chain);

    const std::vector<ChainLink> &links(std::size_t layer) const { return m_links[layer]; }

    // What images and containers were found to need.
    bool isUsed(const ContainerdSnapshot &snapshot) const { return m_used.contains(&snapshot); }

private:
    std::size_t layerOf(const ContainerdNamespace &space, const ContainerdSnapshotter &snapshotter, const ContainerdSnapshot &snapshot, const ContainerdSnapshot *below,
                        const ContainerdLayerNeed &need);
    void takeBlob(StoredLayer &layer, std::vector<ChainLink> &chain, const ContainerdLayerBlob &blob) const;
    void findFolder(StoredLayer &layer, const ContainerdSnapshotter &snapshotter, const SnapshotterSnapshot &record, std::vector<ChainLink> &chain);
    void add(std::vector<ChainLink> &chain, ChainLink link);

    const ContainerdStore &m_store;
    StoreCatalog &m_catalog;
    std::unordered_map<const ContainerdSnapshot *, std::size_t> m_layers;
    std::set<const ContainerdSnapshot *> m_used;
    std::vector<std::vector<ChainLink>> m_links; // by layer of the catalog
};

} // namespace assay
