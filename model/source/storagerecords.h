// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/containersstorage.h"
#include "source/store.h"

#include <string>
#include <vector>

namespace assay {

// The records that containers/storage keeps for one driver. Of records with the same id the first one is kept.
struct StorageRecordSet {
    std::vector<StorageLayer> layers; // of layers.json and volatile-layers.json
    std::vector<StorageImage> images; // of images.json, or where that cannot be read one for each image's folder, saying its id only
    std::vector<StorageContainer> containers; // of containers.json and volatile-containers.json
    bool layersKnown = true;          // all records of layers could be read
    bool imagesKnown = true;
    bool containersKnown = true;
};

// root: where in fs the store lies; driver: "overlay". What cannot be read, and ids or names that stand twice, is told in catalog.
// The error is that records may not be read (Permission), or that there are too many.
Result<StorageRecordSet> readStorageRecords(const EvidenceFs &fs, const std::string &root, const std::string &driver, const Limits &limits,
                                            StoreCatalog &catalog);

} // namespace assay
