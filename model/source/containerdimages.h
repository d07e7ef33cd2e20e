// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/containerdblobs.h"
#include "source/containerdlayers.h"
#include "source/containerdstore.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace assay {

// From each name of each namespace by way of indexes and manifests to configurations, and on to the layers.
//
// Names of one target are tags of one image. Of an index those manifests are images that were unpacked; where none was, the one that
// came furthest is shown with its problem. An image is listed for each snapshotter that has all of its layers. What tells two images
// of one name apart stands behind the name: "docker.io/demo/rich:1 (native)", "… (linux/arm64)", "… (namespace second)".
class ContainerdImages {
public:
    ContainerdImages(const ContainerdStore &store, ContainerdBlobs &blobs, ContainerdLayers &layers, StoreCatalog &catalog)
        : m_store(store), m_blobs(blobs), m_layers(layers), m_catalog(catalog)
    {
    }

    Status read();

    // The images that a target of a namespace led to, as indices into the catalog's.
    const std::vector<std::size_t> &ofTarget(const ContainerdNamespace &space, const std::string &digest) const;

private:
    struct Target {
        const ContainerdNamespace &space;
        std::vector<const ContainerdImage *> names;
        const OciDescriptor &descriptor;
        std::vector<ChainLink> chain; // from the names to the manifests
    };
    // One manifest of a target with its configuration, and the snapshotters that have layers of it, the one to show first.
    struct Variant {
        OciDescriptor descriptor;
        std::vector<ChainLink> chain; // its own
        std::string problem;
        bool isArtifact = false;      // has something else for a configuration
        std::string configDigest;
        const ImageConfig *config = nullptr;
        std::vector<ContainerdLayerNeed> layers;
        struct Unpacked {
            const ContainerdSnapshotter *snapshotter;
            std::size_t count; // of layers
        };
        std::vector<Unpacked> unpacked;
        std::vector<std::string> blobs; // the digests of its layers as they are stored

        bool isWhole(const Unpacked &one) const { return one.count == layers.size(); }
        bool isWhole() const { return config && !unpacked.empty() && isWhole(unpacked.front()); }
    };

    Status readTarget(Target &target);
    std::vector<OciDescriptor> manifestsOf(Target &target, std::string &problem);
    void checkBlob(const OciDescriptor &descriptor, const ContainerdRecordBlob &blob, LinkKind kind, bool mustBeThere, std::vector<ChainLink> &chain);
    void checkLabels(const Target &target, const std::string &digest, const std::vector<OciDescriptor> &children, std::vector<ChainLink> &chain);
    Variant readVariant(Target &target, const OciDescriptor &descriptor, bool onlyOne);
    void readLayers(const Target &target, const OciManifest &manifest, Variant &variant);
    void findUnpacked(const Target &target, Variant &variant);
    void checkNames(Target &target, const std::vector<Variant> &variants);
    Status listVariant(Target &target, const Variant &variant, bool first);
    StoredImage imageOf(const Target &target, const Variant &variant, const std::vector<std::string> &notes) const;
    void add(std::vector<ChainLink> &chain, ChainLink link);
    static std::vector<std::string> blobsOfLayers(const OciManifest &manifest);
    void listLooseBlobs();

    const ContainerdStore &m_store;
    ContainerdBlobs &m_blobs;
    ContainerdLayers &m_layers;
    StoreCatalog &m_catalog;
    std::set<std::string> m_sharedNames; // that several namespaces have
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> m_byTarget;
    std::uint64_t m_layersListed = 0;
    struct FetchedBlob {
        std::string digest;
        std::size_t image; // of the catalog, or none
    };
    std::vector<FetchedBlob> m_fetched; // whether or not they were unpacked, or are there
};

} // namespace assay
