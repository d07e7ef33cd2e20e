// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/oci.h"
#include "source/storagelayers.h"
#include "source/storagerecords.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace assay {

// The images of one driver of containers/storage: their records, and the files kept for them, each held against its digest.
class StorageImages {
public:
    // folder: "overlay-images" in fs. All but folder must outlive this.
    StorageImages(const EvidenceFs &fs, std::string folder, const StorageRecordSet &records, StorageLayers &layers, const Limits &limits, StoreCatalog &catalog);

    // Nothing when it is a list of images for several platforms: that has no layers, and is told in a finding.
    std::optional<StoredImage> read(const StorageImage &record);
    // Folders of images and files in them that nothing leads to.
    void findOrphans();

private:
    // What an image's files say, by their keys.
    struct Files {
        std::map<std::string, std::string> bytes;  // of configurations and manifests
        std::set<std::string> manifests;           // digests
    };

    std::string at(std::string_view path) const;
    void tell(StoredImage &image, ChainLink link, const std::string &layer = {});
    void readNames(const StorageImage &record, StoredImage &image);
    Files readFiles(const StorageImage &record, StoredImage &image);
    void readFile(const StorageImage &record, const BigData &data, StoredImage &image, Files &files);
    void checkManifestDigest(const StorageImage &record, const Files &files, StoredImage &image);
    bool isList(const StorageImage &record, const Files &files) const;
    std::optional<OciManifest> readManifest(const StorageImage &record, const Files &files);
    std::optional<ImageConfig> readConfig(const StorageImage &record, const Files &files, const std::string &key, StoredImage &image);
    void readLayers(const StorageImage &record, const std::vector<std::string> *diffIds, StoredImage &image);
    void checkDiffIds(const std::vector<std::string> &diffIds, StoredImage &image);
    void checkId(const StorageImage &record, const std::string &configDigest, StoredImage &image);
    void checkBlobs(const OciManifest &manifest, StoredImage &image);

    const EvidenceFs &m_fs;
    const std::string m_folder;
    const std::string m_file; // images.json
    const StorageRecordSet &m_records;
    StorageLayers &m_layers;
    const Limits &m_limits;
    StoreCatalog &m_catalog;
    std::set<std::pair<std::size_t, std::string>> m_toldDiffIds; // layer, and what an image says it is: once for all images
    std::size_t m_layersOfImages = 0;
};

} // namespace assay
