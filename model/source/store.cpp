// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/store.h"

#include <algorithm>

namespace assay {

std::string_view linkKindName(LinkKind kind)
{
    switch (kind) {
    case LinkKind::NameToImage: return "name to image";
    case LinkKind::ImageToManifest: return "image to manifest";
    case LinkKind::ImageToConfig: return "image to configuration";
    case LinkKind::ConfigToLayer: return "configuration to layer";
    case LinkKind::LayerToBelow: return "layer to the layer below";
    case LinkKind::LayerToRecord: return "layer to its record";
    case LinkKind::LayerToFolder: return "layer to folder";
    case LinkKind::FolderToShortcut: return "folder to short name";
    case LinkKind::FolderToLower: return "folder to lower folders";
    case LinkKind::BlobToDigest: return "blob to digest";
    case LinkKind::ContainerToImage: return "container to image";
    case LinkKind::ContainerToLayer: return "container to layers";
    }
    return "link";
}

std::string_view linkStateName(LinkState state)
{
    switch (state) {
    case LinkState::Holds: return "holds";
    case LinkState::Broken: return "broken";
    case LinkState::Unknown: return "unknown";
    }
    return "unknown";
}

void append(StoreCatalog &catalog, StoreCatalog more)
{
    const std::size_t shift = catalog.layers.size();
    const std::size_t blobShift = catalog.looseBlobs.size();
    std::move(more.looseBlobs.begin(), more.looseBlobs.end(), std::back_inserter(catalog.looseBlobs));
    for (StoredLayer &layer : more.layers) {
        if (layer.below != StoredLayer::none)
            layer.below += shift;
        catalog.layers.push_back(std::move(layer));
    }
    const auto shifted = [](std::vector<std::size_t> &indices, std::size_t by) {
        for (std::size_t &index : indices)
            index += by;
    };
    for (StoredImage &image : more.images) {
        shifted(image.layers, shift);
        shifted(image.looseBlobs, blobShift);
        catalog.images.push_back(std::move(image));
    }
    for (StoredContainer &container : more.containers) {
        shifted(container.layers, shift);
        catalog.containers.push_back(std::move(container));
    }
    std::stable_sort(catalog.containers.begin(), catalog.containers.end(),
                     [](const StoredContainer &a, const StoredContainer &b) { return a.info.id < b.info.id; });
    std::move(more.findings.begin(), more.findings.end(), std::back_inserter(catalog.findings));
    std::move(more.skipped.begin(), more.skipped.end(), std::back_inserter(catalog.skipped));
    catalog.complete = catalog.complete && more.complete;
}

} // namespace assay
