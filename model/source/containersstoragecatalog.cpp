// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "source/recordtext.h"
#include "source/storageimages.h"
#include "source/storagelayers.h"
#include "source/storagerecords.h"
#include "source/store.h"

#include <algorithm>
#include <array>
#include <memory>

namespace assay {
namespace {

constexpr std::array<StorageDriver, 3> drivers = {{
    {"overlay", "overlay/", "/diff", FolderForm::Overlay, true},
    {"vfs", "vfs/dir/", "", FolderForm::WholeTree},
    {"btrfs", "btrfs/subvolumes/", "", FolderForm::WholeTree},
}};

// What one driver has to say in one store.
class DriverReader {
public:
    DriverReader(const EvidenceFs &fs, const std::string &root, const StorageDriver &driver, StorageRecordSet records, const Limits &limits, StoreCatalog &catalog, StorageLayerTable &table)
        : m_fs(fs), m_root(root), m_driver(driver), m_records(std::move(records)), m_catalog(catalog),
          m_layers(fs, root, m_driver, m_records.layers, limits, catalog, table),
          m_images(fs, joinPath(root, std::string(driver.name) + "-images"), m_records, m_layers, limits, catalog)
    {
        for (const StorageImage &image : m_records.images)
            m_imageById.emplace(image.id, &image);
    }

    // The other stores, in the order in which engines look in them.
    void setFurther(const std::vector<DriverReader *> &further)
    {
        m_further = further;
        std::vector<StorageLayers *> layers;
        for (DriverReader *reader : further)
            layers.push_back(&reader->m_layers);
        m_layers.setFurther(std::move(layers));
    }

    void read(const Limits &limits)
    {
        for (const StorageImage &record : m_records.images) {
            if (auto image = m_images.read(record))
                takeImage(std::move(*image));
        }
        for (const StorageContainer &container : m_records.containers)
            m_catalog.containers.push_back(readContainer(container, limits));
    }

    bool allKnown() const { return m_records.containersKnown && m_records.imagesKnown && m_records.layersKnown; }

    // When all stores have been read: what lies in one may belong to something in another.
    void findOrphans(bool allKnown)
    {
        m_layers.findOrphans(allKnown);
        m_images.findOrphans();
        findOrphanContainers();
    }

private:
    // Engines keep a record of their own of an image of an additional store when they give it a name or load it once more: that is one
    // image. Where the two have other layers, the later one's names say which store it is in.
    void takeImage(StoredImage image)
    {
        std::vector<StoredImage> &images = m_catalog.images;
        const auto same = std::find_if(images.begin(), images.end(), [&](const StoredImage &one) { return one.info.id == image.info.id && one.layers == image.layers; });
        if (same == images.end()) {
            for (std::string &tag : image.info.tags) {
                const bool known = std::any_of(images.begin(), images.end(), [&](const StoredImage &one) {
                    return std::find(one.info.tags.begin(), one.info.tags.end(), tag) != one.info.tags.end();
                });
                if (known && !m_root.empty())
                    tag += " (image store " + m_root + ')';
            }
            images.push_back(std::move(image));
            return;
        }
        const auto merge = [](std::vector<std::string> &into, const std::vector<std::string> &more) {
            into.insert(into.end(), more.begin(), more.end());
            std::sort(into.begin(), into.end());
            into.erase(std::unique(into.begin(), into.end()), into.end());
        };
        merge(same->info.tags, image.info.tags);
        merge(same->info.digests, image.info.digests);
        std::move(image.chain.begin(), image.chain.end(), std::back_inserter(same->chain));
    }

    std::string folder() const { return joinPath(m_root, std::string(m_driver.name) + "-containers"); }

    StoredContainer readContainer(const StorageContainer &record, const Limits &limits)
    {
        const std::string file = folder() + "/containers.json";
        StoredContainer container;
        container.info.id = record.id;
        container.info.imageId = record.imageId.empty() ? std::string() : "sha256:" + record.imageId;
        container.info.created = record.created;
        if (!record.names.empty())
            container.info.name = record.names.front();
        else if (const auto metadata = parseContainerMetadata(record.metadata, m_fs.name() + ": " + displaySafe(file), limits))
            container.info.name = metadata->name;
        const StorageImage *image = imageOf(record.imageId);
        if (!record.imageId.empty()) // the image may lie in an additional store
            container.chain.push_back({LinkKind::ContainerToImage, image ? LinkState::Holds : LinkState::Unknown, record.id, file, record.imageId, image ? record.imageId : "there is no such image here"});
        const StorageLayer *own = m_layers.ownRecord(record.layerId);
        if (!own && !m_records.layersKnown) {
            container.problem = m_fs.name() + ": " + displaySafe(m_layers.recordsFile()) + ": the records of layers cannot be read";
        } else if (!own) {
            container.problem = m_fs.name() + ": " + displaySafe(file) + ": there is no record of its layer " + displaySafe(record.layerId.substr(0, 256));
            container.chain.push_back({LinkKind::ContainerToLayer, LinkState::Broken, record.id, file, record.layerId.substr(0, 256), "there is no such layer"});
            m_catalog.findings.push_back(brokenLinkFinding(container.chain.back(), {}));
        } else {
            readLayers(record, *own, image, container);
        }
        return container;
    }

    // What it is mounted over is what its layer's record says, whatever the image's says.
    void readLayers(const StorageContainer &record, const StorageLayer &own, const StorageImage *image, StoredContainer &container)
    {
        if (image)
            container.chain.push_back(linkToImage(record, own, *image));
        if (image && container.chain.back().state == LinkState::Broken)
            m_catalog.findings.push_back(brokenLinkFinding(container.chain.back(), {}));
        const bool onCopy = image && m_layers.copiesApart() && isCopy(*image, own.parent);
        StorageLayers::Chain below = m_layers.chainOf(onCopy ? image->topLayer : own.parent, {});
        container.own = m_layers.ownLayers(own.id, onCopy ? own.parent : std::string(), below, container.chain);
        container.layers = std::move(below.layers);
        container.problem = std::move(below.problem);
        for (const StoredLayer &layer : container.own) {
            if (container.problem.empty())
                container.problem = layer.problem;
        }
    }

    // Its layer lies on the topmost of the image, or on a copy of that with shifted owners.
    ChainLink linkToImage(const StorageContainer &record, const StorageLayer &own, const StorageImage &image) const
    {
        ChainLink link{LinkKind::ContainerToLayer, LinkState::Broken, record.id, m_layers.recordsFile(), image.topLayer, own.parent};
        const StorageLayer *below = m_layers.record(own.parent);
        const StorageLayer *top = m_layers.record(image.topLayer);
        if (!m_records.imagesKnown)
            link.state = LinkState::Unknown;
        else if (own.parent == image.topLayer || (isCopy(image, own.parent) && below && top && below->diffDigest == top->diffDigest))
            link.state = LinkState::Holds;
        return link;
    }

    static bool isCopy(const StorageImage &image, const std::string &layer)
    {
        return std::find(image.mappedLayers.begin(), image.mappedLayers.end(), layer) != image.mappedLayers.end();
    }

    const StorageImage *imageOf(const std::string &id) const
    {
        const auto known = m_imageById.find(id);
        const StorageImage *found = known == m_imageById.end() ? nullptr : known->second;
        for (std::size_t i = 0; !found && i < m_further.size(); ++i) {
            const auto further = m_further[i]->m_imageById.find(id);
            found = further == m_further[i]->m_imageById.end() ? nullptr : further->second;
        }
        return found;
    }

    void findOrphanContainers()
    {
        if (!m_records.containersKnown)
            return;
        std::set<std::string> known{"containers.json", "volatile-containers.json", "containers.lock"};
        for (const StorageContainer &container : m_records.containers)
            known.insert(container.id);
        const auto names = m_fs.list(folder());
        for (const std::string &name : names ? *names : std::vector<std::string>()) {
            if (!known.contains(name))
                m_catalog.findings.push_back(orphanFinding(folder() + '/' + name, "of a container that is not recorded"));
        }
    }

    const EvidenceFs &m_fs;
    const std::string m_root;
    const StorageDriver m_driver;
    const StorageRecordSet m_records;
    StoreCatalog &m_catalog;
    std::vector<DriverReader *> m_further;
    StorageLayers m_layers;
    StorageImages m_images;
    std::map<std::string, const StorageImage *> m_imageById;
};

// With a program that mounts in its place, the driver leaves deletions to that, which keeps them as names.
bool hasMountProgram(const EvidenceFs &fs, const std::string &root, const Limits &limits)
{
    const auto mark = fs.readFile(joinPath(root, "overlay/.has-mount-program"), limits.recordBytes);
    return mark && trimmedRecord(*mark) == "true";
}

// The drivers of which the store has records.
std::vector<std::string> recordedDrivers(const std::vector<std::string> &names)
{
    std::vector<std::string> found;
    for (const std::string &name : names) {
        for (const std::string_view ending : {"-images", "-layers"}) {
            const std::string driver = name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : std::string();
            if (!driver.empty() && std::find(found.begin(), found.end(), driver) == found.end())
                found.push_back(driver);
        }
    }
    return found;
}

// One driver in all stores that have it, as one store.
Result<StoreCatalog> readDriver(const EvidenceFs &fs, const std::vector<std::string> &roots, const StorageDriver &known, const Limits &limits)
{
    StoreCatalog catalog;
    catalog.kind = SourceKind::ContainersStorage;
    StorageLayerTable table;
    std::vector<std::unique_ptr<DriverReader>> readers;
    for (const std::string &root : roots) {
        auto records = readStorageRecords(fs, root, std::string(known.name), limits, catalog);
        if (!records)
            return Unexpected(records.error());
        StorageDriver driver = known;
        if (driver.linked && hasMountProgram(fs, root, limits))
            driver.form = FolderForm::OverlayNames;
        readers.push_back(std::make_unique<DriverReader>(fs, root, driver, std::move(*records), limits, catalog, table));
    }
    for (const auto &reader : readers) {
        std::vector<DriverReader *> further;
        for (const auto &other : readers) {
            if (other != reader)
                further.push_back(other.get());
        }
        reader->setFurther(further);
    }
    for (const auto &reader : readers)
        reader->read(limits);
    const bool allKnown = std::all_of(readers.begin(), readers.end(), [](const auto &reader) { return reader->allKnown(); });
    for (const auto &reader : readers)
        reader->findOrphans(allKnown);
    std::stable_sort(catalog.containers.begin(), catalog.containers.end(),
                     [](const StoredContainer &a, const StoredContainer &b) { return a.info.id < b.info.id; });
    return catalog;
}

} // namespace

Result<StoreCatalog> readContainersStorageCatalog(const EvidenceFs &fs, const std::string &root, const Limits &limits)
{
    return readContainersStorageCatalogs(fs, {root}, limits);
}

Result<StoreCatalog> readContainersStorageCatalogs(const EvidenceFs &fs, const std::vector<std::string> &roots, const Limits &limits)
{
    std::vector<std::pair<std::string, std::vector<std::string>>> rootsOf; // each driver, and the stores that have it
    for (const std::string &root : roots) {
        const auto names = fs.list(root);
        if (!names)
            return Unexpected(names.error());
        for (const std::string &driver : recordedDrivers(*names)) {
            const auto known = std::find_if(rootsOf.begin(), rootsOf.end(), [&](const auto &one) { return one.first == driver; });
            if (known == rootsOf.end())
                rootsOf.push_back({driver, {root}});
            else
                known->second.push_back(root);
        }
    }
    StoreCatalog catalog;
    catalog.kind = SourceKind::ContainersStorage;
    bool any = false;
    for (const auto &[name, having] : rootsOf) {
        const auto known = std::find_if(drivers.begin(), drivers.end(), [&wanted = name](const StorageDriver &driver) { return driver.name == wanted; });
        if (known == drivers.end()) {
            for (const std::string &root : having)
                catalog.skipped.push_back({joinPath(root, name + "-layers"), "layers of the driver \"" + displaySafe(name) + "\", which keeps no folders that could be read"});
            catalog.complete = false;
            continue;
        }
        auto more = readDriver(fs, having, *known, limits);
        if (!more)
            return Unexpected(more.error());
        append(catalog, std::move(*more));
        any = true;
    }
    if (!any)
        return Unexpected(makeError(ErrorCode::Unsupported, fs.name(), "a containers/storage root without a driver that keeps layers in folders"));
    return catalog;
}

} // namespace assay
