// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/nameddigest.h"
#include "formats/oci.h"
#include "source/containerdstore.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace assay {

// What the content store of a containerd root keeps of one small blob: an index, a manifest or a configuration.
struct ContainerdRecordBlob {
    std::string path;          // in the evidence
    LinkState state = LinkState::Unknown; // whether its bytes have the digest it is named by
    std::string found;         // the digest of its bytes, or why they cannot be read
    bool missing = false;
    std::uint64_t size = 0;    // bytes
    std::optional<std::vector<OciDescriptor>> index;
    std::optional<OciManifest> manifest;
    std::optional<ImageConfig> config;
    std::string problem;       // why it is none of them
};

// A layer's blob; it is hashed when the layer is read.
struct ContainerdLayerBlob {
    std::string path;   // "" when it is not there
    std::string digest;
    ChainLink link;
};

// Reads each small blob once, however many images have it.
class ContainerdBlobs {
public:
    ContainerdBlobs(const ContainerdStore &store, StoreCatalog &catalog) : m_store(store), m_catalog(catalog) {}

    // digest must be one, see parseNamedDigest(). The results last as long as this.
    const ContainerdRecordBlob &manifestOrIndex(const std::string &digest) { return recordBlob(digest, false); }
    const ContainerdRecordBlob &config(const std::string &digest) { return recordBlob(digest, true); }

    // diffId: what the layer's configuration says. A blob that the namespace lists must be there: only the engine's garbage
    // collector takes one away, and its record before it.
    ContainerdLayerBlob layerBlob(const ContainerdNamespace &space, const OciDescriptor &descriptor, const std::string &diffId);

    std::string pathOf(const std::string &digest) const { return m_store.content() + "/blobs/" + blobPlace(digest); }

private:
    const ContainerdRecordBlob &recordBlob(const std::string &digest, bool isConfig);

    const ContainerdStore &m_store;
    StoreCatalog &m_catalog;
    std::map<std::pair<std::string, bool>, ContainerdRecordBlob> m_known;
    std::map<std::pair<std::string, std::string>, bool> m_told; // namespace and digest of a layer's blob that is wrong
};

} // namespace assay
