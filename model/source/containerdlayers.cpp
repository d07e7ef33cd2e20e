// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/containerdlayers.h"

#include "base/bytes.h"
#include "base/nameddigest.h"
#include "base/displaysafe.h"
#include "source/overlayfolders.h"

#include <algorithm>

namespace assay {
namespace {

std::string_view kindName(SnapshotterSnapshot::Kind kind)
{
    using Kind = SnapshotterSnapshot::Kind;
    switch (kind) {
    case Kind::View: return "a view";
    case Kind::Active: return "active";
    case Kind::Committed: return "committed";
    case Kind::Snapshot: return "a copy";
    case Kind::Unknown: break;
    }
    return "of no known kind";
}

} // namespace

void ContainerdLayers::add(std::vector<ChainLink> &chain, ChainLink link)
{
    if (link.state == LinkState::Broken)
        m_catalog.findings.push_back(brokenLinkFinding(link, parseNamedDigest(link.subject) ? link.subject : std::string()));
    chain.push_back(std::move(link));
}

std::vector<std::size_t> ContainerdLayers::layersOf(const ContainerdNamespace &space, const ContainerdSnapshotter &snapshotter, const std::vector<ContainerdLayerNeed> &wanted)
{
    std::vector<std::size_t> layers;
    const ContainerdSnapshot *below = nullptr;
    for (const ContainerdLayerNeed &need : wanted) {
        const ContainerdSnapshot *snapshot = findSnapshot(space, snapshotter.name, need.chainId);
        if (!snapshot)
            break;
        layers.push_back(layerOf(space, snapshotter, *snapshot, below, need));
        below = snapshot;
    }
    return layers;
}

std::size_t ContainerdLayers::layerOf(const ContainerdNamespace &space, const ContainerdSnapshotter &snapshotter, const ContainerdSnapshot &snapshot,
                                      const ContainerdSnapshot *below, const ContainerdLayerNeed &need)
{
    const auto [known, isNew] = m_layers.emplace(&snapshot, m_catalog.layers.size());
    if (!isNew) {
        takeBlob(m_catalog.layers[known->second], m_links[known->second], need.blob);
        return known->second;
    }
    std::vector<ChainLink> chain;
    StoredLayer layer = follow(space, snapshotter, snapshot, below, need.diffId, SnapshotterSnapshot::Kind::Committed, chain);
    layer.layer.chainId = need.chainId;
    if (below)
        layer.below = m_layers.at(below);
    takeBlob(layer, chain, need.blob);
    m_catalog.layers.push_back(std::move(layer));
    m_links.push_back(std::move(chain));
    return known->second;
}

// Images may have the same layer in blobs that are compressed differently: one that is there is enough.
void ContainerdLayers::takeBlob(StoredLayer &layer, std::vector<ChainLink> &chain, const ContainerdLayerBlob &blob) const
{
    if (blob.digest.empty())
        return;
    const auto same = [&](const ChainLink &link) { return link.kind == LinkKind::BlobToDigest && link.record == blob.link.record; };
    if (std::none_of(chain.begin(), chain.end(), same))
        chain.push_back(blob.link);
    if (layer.blob.empty()) {
        layer.blob = blob.path;
        layer.blobDigest = blob.digest;
        layer.unrecorded = blob.path.empty() ? blob.link.record + ": the layer's blob is not in the store" : std::string();
    }
}

StoredLayer ContainerdLayers::follow(const ContainerdNamespace &space, const ContainerdSnapshotter &snapshotter, const ContainerdSnapshot &snapshot,
                                     const ContainerdSnapshot *below, const std::string &diffId, SnapshotterSnapshot::Kind kind, std::vector<ChainLink> &chain)
{
    m_used.insert(&snapshot);
    StoredLayer layer;
    layer.layer.diffId = diffId;
    layer.engine = engineOf(space);
    if (snapshotter.form)
        layer.form = snapshotter.form->form;
    const std::string subject = diffId.empty() ? snapshot.key : diffId;
    const std::string record = m_store.snapshotRecord(space, snapshot);
    const auto compare = [&](LinkKind link, const std::string &where, const std::string &expected, const std::string &found) {
        add(chain, {link, expected == found ? LinkState::Holds : LinkState::Broken, subject, where, expected, found});
    };
    add(chain, {kind == SnapshotterSnapshot::Kind::Committed ? LinkKind::ConfigToLayer : LinkKind::ContainerToLayer, LinkState::Holds, subject, record, snapshot.key, snapshot.key});
    compare(LinkKind::LayerToBelow, record, below ? below->key : std::string(), snapshot.parent);
    if (const auto label = snapshot.labels.find("containerd.io/snapshot.ref"); label != snapshot.labels.end() && parseNamedDigest(snapshot.key))
        compare(LinkKind::LayerToRecord, record + "/labels", snapshot.key, label->second);
    if (!snapshotter.problem.empty()) {
        layer.problem = snapshotter.problem;
        add(chain, {LinkKind::LayerToRecord, LinkState::Unknown, subject, snapshotter.database(), snapshot.backendKey, snapshotter.problem});
        return layer;
    }
    const SnapshotterSnapshot *its = snapshotter.find(snapshot.backendKey);
    if (!its) {
        layer.problem = m_store.at(snapshotter.database()) + ": has no snapshot \"" + displaySafe(snapshot.backendKey) + '"';
        add(chain, {LinkKind::LayerToRecord, LinkState::Broken, subject, snapshotter.database(), snapshot.backendKey, "there is no such snapshot"});
        return layer;
    }
    const std::string itsRecord = snapshotter.database() + ": " + its->key;
    add(chain, {LinkKind::LayerToRecord, LinkState::Holds, subject, itsRecord, snapshot.backendKey, its->key});
    compare(LinkKind::LayerToBelow, itsRecord, below ? below->backendKey : std::string(), its->parent);
    if (its->kind != kind)
        compare(LinkKind::LayerToRecord, itsRecord, std::string(kindName(kind)), std::string(kindName(its->kind)));
    findFolder(layer, snapshotter, *its, chain);
    return layer;
}

void ContainerdLayers::findFolder(StoredLayer &layer, const ContainerdSnapshotter &snapshotter, const SnapshotterSnapshot &record, std::vector<ChainLink> &chain)
{
    const std::string subject = layer.layer.diffId.empty() ? record.key : layer.layer.diffId;
    const std::string where = snapshotter.database() + ": " + record.key;
    if (record.id == 0) {
        layer.problem = m_store.at(where) + ": has no number";
        add(chain, {LinkKind::LayerToFolder, LinkState::Broken, subject, where, {}, layer.problem});
        return;
    }
    layer.layer.store = snapshotter.contentFolder(record);
    const auto stat = m_store.fs.stat(layer.layer.store);
    if (stat && stat->kind == FileKind::Directory) {
        add(chain, {LinkKind::LayerToFolder, LinkState::Holds, subject, where, {}, layer.layer.store});
        return;
    }
    const std::string numbered = snapshotter.numberedFolder(record);
    for (const std::string &path : {numbered, layer.layer.store}) {
        const auto link = m_store.fs.stat(path);
        if (!link || link->kind != FileKind::Symlink)
            continue;
        const auto target = m_store.fs.readLink(path);
        m_catalog.findings.push_back(storeFinding("store.link-escapes", path, {{"target", target ? *target : std::string()}}, layer.layer.diffId));
        break;
    }
    layer.problem = stat ? m_store.at(layer.layer.store) + ": is no folder" : stat.error().message();
    const bool known = stat || stat.error().code == ErrorCode::NotFound || stat.error().code == ErrorCode::Malformed;
    add(chain, {LinkKind::LayerToFolder, known ? LinkState::Broken : LinkState::Unknown, subject, where, {}, layer.problem});
}

std::vector<std::size_t> ContainerdLayers::layersUpTo(const ContainerdNamespace &space, const ContainerdSnapshotter &snapshotter, const ContainerdSnapshot &top)
{
    std::vector<const ContainerdSnapshot *> loose; // of no image, topmost first
    std::set<const ContainerdSnapshot *> seen;     // a ring is told by the records' own check
    const ContainerdSnapshot *at = &top;
    while (at && !isLayer(*at) && seen.insert(at).second && loose.size() < m_store.limits.layersPerImage) {
        loose.push_back(at);
        at = at->parent.empty() ? nullptr : findSnapshot(space, snapshotter.name, at->parent);
    }
    const ContainerdSnapshot *below = at && isLayer(*at) ? at : nullptr;
    for (auto snapshot = loose.rbegin(); snapshot != loose.rend(); ++snapshot) {
        ContainerdLayerNeed need;
        need.chainId = parseNamedDigest((*snapshot)->key) ? (*snapshot)->key : std::string();
        layerOf(space, snapshotter, **snapshot, below, need);
        below = *snapshot;
    }
    std::vector<std::size_t> layers;
    for (std::size_t i = m_layers.at(&top); i != StoredLayer::none; i = m_catalog.layers[i].below)
        layers.push_back(i);
    std::reverse(layers.begin(), layers.end());
    return layers;
}

} // namespace assay
