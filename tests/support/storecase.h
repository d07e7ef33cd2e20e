// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/store.h"
#include "support/reportcase.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

// Comparisons whose live source is an engine's store, made in memory.
namespace assay::test {

class NamedStore : public NamedSource {
public:
    NamedStore(std::string location, StoreCatalog catalog) : NamedSource(SourceKind::DockerRoot, std::move(location)), m_catalog(std::move(catalog))
    {
        for (const StoredImage &image : m_catalog.images)
            m_images.push_back(image.info);
    }

    const StoreCatalog *store() const override { return &m_catalog; }
    const std::vector<ImageInfo> &images() const override { return m_images; }
    const Findings &findings() const override { return m_catalog.findings; }

private:
    StoreCatalog m_catalog;
    std::vector<ImageInfo> m_images;
};

inline Finding orphan(std::string store, std::string reason)
{
    Finding finding = makeFinding("store.orphan");
    finding.store = std::move(store);
    finding.detail.emplace_back("reason", std::move(reason));
    return finding;
}

inline StoredContainer containerOf(const StoredImage &image, std::string id, std::string name)
{
    StoredContainer container;
    container.info = {std::move(id), std::move(name), image.info.id, "2026-11-22T03:40:00Z", false};
    container.layers = image.layers;
    container.chain = {{LinkKind::ContainerToImage, LinkState::Holds, container.info.id, "config.v2.json", image.info.id, image.info.id}};
    return container;
}

// Live is this store, whose image at imageIndex was read with these layers; vendor is a bare root.
inline Comparison storeComparison(StoreCatalog catalog, std::vector<LoadedLayer> layers, std::size_t imageIndex = 0)
{
    auto vendor = loadedSource(Role::Vendor, SourceKind::RootfsArchive, "rootfs.tar", {}, {{file("a", "1")}});
    auto live = loadedSource(Role::Live, SourceKind::DockerRoot, "data-root", {}, {{file("a", "2")}});
    live->image = catalog.images[imageIndex].info;
    for (LoadedLayer &layer : layers)
        layer.tree = live->layers.front().tree;
    live->layers = std::move(layers);
    live->source = std::make_shared<NamedStore>("data-root", std::move(catalog));
    return compared({vendor, nullptr, live});
}

// One image of two layers with a link of each state, two containers of it and one of another image, three orphans.
inline StoreCatalog smallCatalog()
{
    StoreCatalog catalog;
    StoredImage image;
    image.info.id = madeDigest('7');
    image.info.tags = {"demo/app:1.0"};
    for (std::size_t i = 0; i < 2; ++i) {
        StoredLayer layer;
        layer.layer = {madeDigest(static_cast<char>('1' + i)), madeDigest(static_cast<char>(i == 0 ? '1' : 'b')), "overlay2/" + std::string(64, static_cast<char>('a' + i)) + "/diff"};
        layer.below = i == 0 ? StoredLayer::none : 0;
        catalog.layers.push_back(layer);
        image.layers.push_back(i);
        image.info.layers.push_back(layer.layer);
    }
    const std::string record = "image/overlay2/layerdb/sha256/" + std::string(64, 'b');
    image.chain = {{LinkKind::NameToImage, LinkState::Holds, "demo/app:1.0", "image/overlay2/repositories.json", image.info.id, image.info.id},
                   {LinkKind::ImageToConfig, LinkState::Broken, image.info.id, "image/overlay2/imagedb/content/sha256/" + std::string(64, '7'), image.info.id, madeDigest('8')},
                   {LinkKind::ConfigToLayer, LinkState::Holds, madeDigest('2'), record, madeDigest('b'), madeDigest('b')},
                   {LinkKind::LayerToBelow, LinkState::Holds, madeDigest('1'), "image/overlay2/layerdb/sha256/" + std::string(64, '1') + "/parent", "", ""},
                   {LinkKind::LayerToFolder, LinkState::Holds, madeDigest('2'), record + "/cache-id", "", catalog.layers[1].layer.store},
                   {LinkKind::FolderToLower, LinkState::Unknown, std::string(64, 'b'), "overlay2/" + std::string(64, 'b') + "/lower", "l/AAAA", "it could not be read"}};
    StoredImage other;
    other.info.id = madeDigest('9');
    other.info.tags = {"demo/other:1"};
    other.layers = {0};
    other.info.layers = {catalog.layers[0].layer};
    other.chain = {image.chain[3]};
    catalog.containers = {containerOf(image, std::string(64, 'c'), "web"), containerOf(image, std::string(64, 'd'), "worker"), containerOf(other, std::string(64, 'e'), "third")};
    catalog.containers[0].info.running = true;
    catalog.containers[1].chain.push_back({LinkKind::ContainerToLayer, LinkState::Broken, std::string(64, 'd'), "image/overlay2/layerdb/mounts/d/parent", madeDigest('b'), madeDigest('1')});
    catalog.images = {std::move(image), std::move(other)};
    StoredLayer loose;
    loose.layer = {madeDigest('5'), madeDigest('6'), "overlay2/loose/diff"};
    catalog.layers.push_back(std::move(loose));
    catalog.findings = {orphan("overlay2/forgotten", "a folder that no record names"), orphan("overlay2/left", "a folder that no record names"),
                        orphan("image/overlay2/layerdb/sha256/old", "a record of no image")};
    return catalog;
}

inline std::vector<LoadedLayer> layersOf(const StoreCatalog &catalog, std::size_t image)
{
    std::vector<LoadedLayer> layers;
    for (const ImageLayer &layer : catalog.images[image].info.layers) {
        LoadedLayer loaded;
        loaded.layer = layer;
        loaded.verdict = LayerVerdict::Intact;
        loaded.recomputed = parseDigest(layer.diffId);
        layers.push_back(std::move(loaded));
    }
    return layers;
}

inline Comparison smallStoreCase()
{
    StoreCatalog catalog = smallCatalog();
    std::vector<LoadedLayer> layers = layersOf(catalog, 0);
    return storeComparison(std::move(catalog), std::move(layers));
}

inline Finding ownChange(std::string_view code, std::string path, std::vector<std::string> missedBy = {})
{
    Finding finding = makeFinding(code, std::move(path));
    finding.missedBy = std::move(missedBy);
    finding.detail = {{"changes", "mode"}, {"container", "web"}};
    return finding;
}

// The same after its whole store was verified: of the first container all was read, of the second nothing could be.
inline Comparison verifiedStoreCase()
{
    Comparison comparison = smallStoreCase();
    std::vector<ContainerChanges> changes(2);
    changes[0].added = 12;
    changes[0].removed = 3;
    changes[0].metadataOnly = 41;
    changes[0].silent = 1;
    changes[0].listed = {ownChange("container.metadata-changed", "srv/quiet", {"docker diff"}), ownChange("container.added", "opt/new"), ownChange("container.removed", "etc/gone")};
    changes[1].container = 1;
    changes[1].complete = false;
    changes[1].problem = "its folder is not there";
    comparison.containers = std::make_shared<const std::vector<ContainerChanges>>(std::move(changes));
    return comparison;
}

// Every text of the store is one of hostileNames().
inline Comparison hostileStoreCase()
{
    StoreCatalog catalog;
    StoredImage image;
    image.info.id = madeDigest('7');
    std::vector<ContainerChanges> changes;
    for (const std::string &name : hostileNames()) {
        image.info.tags.push_back("t/" + name);
        for (const LinkState state : {LinkState::Holds, LinkState::Broken, LinkState::Unknown})
            image.chain.push_back({LinkKind::NameToImage, state, "s/" + name, "r/" + name, "x/" + name, state == LinkState::Holds ? "x/" + name : "f/" + name});
    }
    for (const std::string &name : hostileNames()) {
        ContainerChanges own;
        own.container = catalog.containers.size();
        own.added = own.changed = 1;
        own.listed = {ownChange("container.added", "p/" + name, {"docker diff"}), ownChange("container.changed", "q/" + name)};
        own.listed[1].detail[0].second = "</td>" + name;
        own.complete = false;
        own.problem = "because " + name;
        changes.push_back(std::move(own));
        catalog.containers.push_back(containerOf(image, "i/" + name, "c/" + name));
        catalog.containers.back().info.created = "w/" + name;
        catalog.containers.back().chain.push_back({LinkKind::NameToImage, LinkState::Unknown, "s/" + name, "r/" + name, "y/" + name, "z/" + name});
        catalog.findings.push_back(orphan("o/" + name, "because of " + name));
    }
    catalog.images = {std::move(image)};
    std::vector<LoadedLayer> layers(1);
    layers[0].layer.store = "l/" + hostileNames()[1];
    Comparison comparison = storeComparison(std::move(catalog), std::move(layers));
    comparison.containers = std::make_shared<const std::vector<ContainerChanges>>(std::move(changes));
    return comparison;
}

// count layers, links, containers with a change each, and orphans; a few of each stand out.
inline Comparison largeStoreCase(std::size_t count)
{
    StoreCatalog catalog;
    StoredImage image;
    image.info.id = madeDigest('7');
    image.info.tags = {"demo/large:1"};
    std::vector<LoadedLayer> layers(count);
    std::vector<ContainerChanges> changes(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        const LinkState state = i == count - 1 ? LinkState::Broken : LinkState::Holds;
        image.chain.push_back({LinkKind::LayerToFolder, state, "subject" + number, "record" + number, "value" + number, state == LinkState::Broken ? "another" : "value" + number});
        layers[i].layer.store = "folder" + number;
        layers[i].verdict = i == count - 1 ? LayerVerdict::Altered : LayerVerdict::Intact;
        changes[i].container = i;
        changes[i].added = 1;
        changes[i].silent = i == count - 1 ? 1 : 0;
        changes[i].listed = {ownChange("container.added", "path" + number, i == count - 1 ? std::vector<std::string>{"docker diff"} : std::vector<std::string>())};
        catalog.containers.push_back(containerOf(image, "id" + number, "container" + number));
        catalog.findings.push_back(orphan("orphan" + number, "nothing names it"));
    }
    catalog.images = {std::move(image)};
    Comparison comparison = storeComparison(std::move(catalog), std::move(layers));
    comparison.containers = std::make_shared<const std::vector<ContainerChanges>>(std::move(changes));
    return comparison;
}

} // namespace assay::test
