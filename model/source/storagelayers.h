// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/containersstorage.h"
#include "source/overlayfolders.h"
#include "source/store.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A driver of containers/storage that keeps layers in folders, and where (its drivers/overlay, drivers/vfs, drivers/btrfs).
struct StorageDriver {
    std::string_view name;   // of its folder in the store, and the beginning of that of its records
    std::string_view before; // a layer's folder is before + id + behind
    std::string_view behind;
    FolderForm form = FolderForm::WholeTree;
    bool linked = false;     // its folders have short names and say which folders they are mounted over
};

class StorageLayers;

// What is known besides of the layers that a catalog has: one table for all stores whose layers lie on each other's.
struct StorageLayerTable {
    struct Row {
        const StorageLayers *store = nullptr; // whose record and folder it is
        const StorageLayer *record = nullptr;
        std::vector<ChainLink> links;
        std::string shortName;                // "" where the driver has none, or it is not known
        std::size_t depth = 0;                // layers below
        std::string cut;                      // why what lies below it is not known
    };
    std::vector<Row> rows;                    // by layer
    std::set<std::string> missing;            // ids of layers of which no store has a record, told already
};

// Puts the layers of one driver of one store into a catalog, those that something leads to, each once and one below another before it.
class StorageLayers {
public:
    // All but root must outlive this.
    StorageLayers(const EvidenceFs &fs, const std::string &root, const StorageDriver &driver, const std::vector<StorageLayer> &records,
                  const Limits &limits, StoreCatalog &catalog, StorageLayerTable &table);
    // The other stores in which engines look for what this one does not have, in their order.
    void setFurther(std::vector<StorageLayers *> further) { m_further = std::move(further); }

    struct Chain {
        std::vector<std::size_t> layers; // indices into StoreCatalog::layers, lowest first
        std::string problem;             // why it is not whole; "" when it is
    };
    // The layer topId and those below it. diffIds: what the image says they are, lowest first; where their number is another
    // one, the layers' own records say it.
    Chain chainOf(const std::string &topId, const std::vector<std::string> &diffIds);
    // Where the records of layers cannot be read: those that a pull of this image has made, as far as their folders are there.
    Chain pulledChain(const std::vector<std::string> &diffIds);
    // The folders that only one container has, lowest first: a copy of the topmost layer of its image with shifted owners, when
    // id lies on copy and the driver keeps copies apart (see copiesApart()), and layer id that it writes to. below: the layers
    // of the image. Links are put into chain.
    std::vector<StoredLayer> ownLayers(const std::string &id, const std::string &copy, const Chain &below, std::vector<ChainLink> &chain);
    // Whether a copy with shifted owners lies over the layer it was made of, and holds what is below that as well: nothing that a
    // record of a tar describes.
    bool copiesApart() const { return m_driver.linked; }

    const StorageLayer *record(const std::string &id) const;    // of this store or a further one; null when there is none
    const StorageLayer *ownRecord(const std::string &id) const; // of this store
    const StorageLayer &recordOf(std::size_t layer) const { return *m_table.rows[layer].record; }
    const std::vector<ChainLink> &links(std::size_t layer) const { return m_table.rows[layer].links; }
    const std::string &recordsFileOf(std::size_t layer) const { return m_table.rows[layer].store->recordsFile(); }
    const std::string &recordsFile() const { return m_recordsFile; }

    // What lies in the driver's folder and beside the records, and nothing leads to; only where containers' records could be
    // read. To be called last, when all stores have been read.
    void findOrphans(bool containersKnown);

private:
    struct Place {
        StorageLayers *store = nullptr;
        const StorageLayer *record = nullptr; // null: there is none
    };
    Place find(const std::string &id);
    std::string at(std::string_view path) const;
    std::string folderOf(std::string_view id) const;
    std::size_t add(const StorageLayer &record, std::size_t below, const std::string &diffId);
    void cutBelow(std::size_t layer, const std::string &reason, bool missing);
    void tellMissing(const std::string &id, const std::string &diffId, const std::string &reason);
    void checkRecord(const StorageLayer &record, const std::string &diffId, std::vector<ChainLink> &links);
    std::string findFolder(StoredLayer &layer, const std::string &id, std::size_t below, std::vector<ChainLink> &links);
    void findTarSplit(StoredLayer &layer, const StorageLayer &record) const;
    void mapOwners(StoredLayer &layer, const StorageLayer *record, std::size_t below, const FileStat &folder);
    void tell(std::vector<ChainLink> &links, ChainLink link, const std::string &diffId);
    struct ShortNames {
        std::vector<std::string> names; // nearest first
        bool whole = true;              // down to the lowest layer
    };
    ShortNames shortNamesBelow(std::size_t below) const;
    void checkLower(const std::string &id, const ShortNames &below, const std::string &layer, std::vector<ChainLink> &links);
    void orphan(const std::string &store, std::string_view what) { m_catalog.findings.push_back(orphanFinding(store, what)); }
    void findOrphanRecords();
    void findOrphanFolders();

    const EvidenceFs &m_fs;
    const std::string m_root;
    const StorageDriver &m_driver;
    const std::vector<StorageLayer> &m_records;
    const Limits &m_limits;
    StoreCatalog &m_catalog;
    StorageLayerTable &m_table;
    std::vector<StorageLayers *> m_further;
    const std::string m_recordsFolder; // overlay-layers
    const std::string m_recordsFile;   // overlay-layers/layers.json
    OverlayFolders m_folders;
    std::map<std::string, const StorageLayer *> m_byId;
    std::map<std::string, StorageLayer> m_assumed;      // by id: layers whose records could not be read
    std::map<std::string, std::size_t> m_taken;         // id to index in the catalog
    std::set<std::string> m_own;                        // ids of layers that only one container has
    std::set<std::string> m_copies;                     // those that are copies with shifted owners
    std::set<std::string> m_refused;                    // ids of topmost layers with too many below them
    std::set<std::string> m_reached;                    // ids that some record has
    FileStat m_keeper;                                  // of the records' folder: its owner is the store's
    std::uint64_t m_derivedMaps = 0;                    // layers whose owners were mapped without a record saying so
    std::string m_firstDerived;                         // folder of one of them
};

} // namespace assay
