// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/containerdimages.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace assay {

// The containers of all namespaces. Those of Docker are told by its own records where there are such, else by their snapshots.
class ContainerdContainers {
public:
    // dockerRoot: Docker's data root, which has its records of containers; none where that is not known.
    ContainerdContainers(const ContainerdStore &store, const ContainerdImages &images, ContainerdLayers &layers, std::optional<std::string> dockerRoot, StoreCatalog &catalog)
        : m_store(store), m_images(images), m_layers(layers), m_dockerRoot(std::move(dockerRoot)), m_catalog(catalog)
    {
    }

    void read();

private:
    // A container, as far as its records tell.
    struct Wanted {
        const ContainerdNamespace &space;
        ContainerInfo info;
        std::string record;      // where it is told
        std::string snapshotter;
        std::string snapshotKey;
        std::string imageName;   // in the namespace, "" when it is not known
        std::string target;      // digest; "" when only the name is known
        std::string initKey;     // of the snapshot with the engine's own files; "" when there is none
    };

    void readDocker(const ContainerdNamespace &space);
    void readDockerSnapshots(const ContainerdNamespace &space);
    void add(const Wanted &wanted);
    void addLayers(const Wanted &wanted, const ContainerdSnapshotter &snapshotter, const ContainerdSnapshot &top, StoredContainer &container);
    void findImage(const Wanted &wanted, const ContainerdSnapshot *top, StoredContainer &container);
    bool standsOn(const StoredContainer &container, const std::vector<std::size_t> &images) const;
    void checkName(const Wanted &wanted, const ContainerdImage &image, const ContainerdSnapshot &top, StoredContainer &container);

    const ContainerdStore &m_store;
    const ContainerdImages &m_images;
    ContainerdLayers &m_layers;
    const std::optional<std::string> m_dockerRoot;
    StoreCatalog &m_catalog;
};

} // namespace assay
