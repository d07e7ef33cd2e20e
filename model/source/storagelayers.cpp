// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/storagelayers.h"

#include "base/displaysafe.h"
#include "formats/oci.h"
#include "formats/overlaylinks.h"
#include "io/digest.h"
#include "source/imagestores.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::string_view recordEnding = ".tar-split.gz";
constexpr std::string_view copiedEnding = "1"; // "diff1": what a copy with shifted owners holds

// What the overlay driver keeps in a layer's folder (containers/storage, drivers/overlay/overlay.go).
const std::set<std::string, std::less<>> besideContent = {"diff", "link", "lower", "lower-layers", "work", "merged", "empty", "mapped", "composefs-data", "additionallayer"};
const auto besideCopies = [] {
    auto names = besideContent;
    names.insert("diff1");
    return names;
}();
// What it keeps beside the layers' folders.
const std::set<std::string, std::less<>> besideFolders = {"l", ".has-mount-program", "backingFsBlockDev", "staging", "tempdirs"};
// What lies beside the records of layers.
const std::set<std::string, std::less<>> besideRecords = {"layers.json", "volatile-layers.json", "layers.lock", "tmp", "tempdirs"};

} // namespace

StorageLayers::StorageLayers(const EvidenceFs &fs, const std::string &root, const StorageDriver &driver, const std::vector<StorageLayer> &records,
                             const Limits &limits, StoreCatalog &catalog, StorageLayerTable &table)
    : m_fs(fs), m_root(root), m_driver(driver), m_records(records), m_limits(limits), m_catalog(catalog), m_table(table),
      m_recordsFolder(joinPath(root, std::string(driver.name) + "-layers")), m_recordsFile(m_recordsFolder + "/layers.json"),
      m_folders(fs, joinPath(root, driver.name), Engine::ContainersStorage, limits, catalog.findings)
{
    for (const StorageLayer &record : records)
        m_byId.emplace(record.id, &record);
    if (const auto stat = fs.stat(m_recordsFolder))
        m_keeper = *stat;
}

std::string StorageLayers::at(std::string_view path) const
{
    return m_fs.name() + ": " + displaySafe(path);
}

std::string StorageLayers::folderOf(std::string_view id) const
{
    return joinPath(m_root, std::string(m_driver.before) + std::string(id) + std::string(m_driver.behind));
}

const StorageLayer *StorageLayers::ownRecord(const std::string &id) const
{
    const auto known = m_byId.find(id);
    return known == m_byId.end() ? nullptr : known->second;
}

const StorageLayer *StorageLayers::record(const std::string &id) const
{
    const StorageLayer *found = ownRecord(id);
    for (auto store = m_further.begin(); !found && store != m_further.end(); ++store)
        found = (*store)->ownRecord(id);
    return found;
}

StorageLayers::Place StorageLayers::find(const std::string &id)
{
    Place place{this, ownRecord(id)};
    for (std::size_t i = 0; !place.record && i < m_further.size(); ++i)
        place = {m_further[i], m_further[i]->ownRecord(id)};
    return place;
}

StorageLayers::Chain StorageLayers::chainOf(const std::string &topId, const std::vector<std::string> &diffIds)
{
    Chain chain;
    std::vector<Place> pending; // the topmost first
    std::set<const StorageLayer *> walked;
    std::size_t below = StoredLayer::none;
    std::string cut; // why what lies below the last of pending is not known
    bool missing = false;
    for (std::string id = topId; !id.empty() && pending.size() <= m_limits.layersPerImage; id = pending.back().record->parent) {
        const Place place = (pending.empty() ? this : pending.back().store)->find(id);
        if (const auto taken = place.store->m_taken.find(id); place.record && taken != place.store->m_taken.end()) {
            below = taken->second;
            break;
        }
        missing = !place.record;
        if (missing)
            cut = "there is no record of layer " + displaySafe(id.substr(0, 256))
                + "; " + std::string(imageStoreHint) + ", which storage.conf names (additionalimagestores, imagestore): open a folder that holds both, or name it with assay-cli --image-store PATH";
        else if (!walked.insert(place.record).second)
            cut = "layer " + displaySafe(id) + " lies on itself";
        if (!cut.empty())
            break;
        pending.push_back(place);
    }
    const std::size_t depth = pending.size() + (below == StoredLayer::none ? 0 : m_table.rows[below].depth + 1);
    if (depth > m_limits.layersPerImage) {
        chain.problem = at(m_recordsFile) + ": more than " + std::to_string(m_limits.layersPerImage) + " layers on each other";
        find(topId).store->m_refused.insert(topId);
        return chain;
    }
    if (pending.empty() && !cut.empty()) {
        chain.problem = at(m_recordsFile) + ": " + cut;
        tellMissing(topId, {}, cut);
    }
    for (std::size_t left = pending.size(); left != 0; --left) {
        const StorageLayer &layer = *pending[left - 1].record;
        below = pending[left - 1].store->add(layer, below, diffIds.size() == depth ? diffIds[depth - left] : layer.diffDigest.empty() ? layer.expectedDiffId : layer.diffDigest);
        if (left == pending.size() && !cut.empty())
            pending[left - 1].store->cutBelow(below, cut, missing);
    }
    for (; below != StoredLayer::none; below = m_catalog.layers[below].below) {
        chain.layers.push_back(below);
        if (!m_table.rows[below].cut.empty())
            chain.problem = m_table.rows[below].cut;
    }
    std::reverse(chain.layers.begin(), chain.layers.end());
    return chain;
}

// A layer without a record may be where nobody looks; a ring is what no engine makes.
void StorageLayers::cutBelow(std::size_t layer, const std::string &reason, bool missing)
{
    const std::string &diffId = m_catalog.layers[layer].layer.diffId;
    const StorageLayer &record = recordOf(layer);
    m_table.rows[layer].cut = at(m_recordsFile) + ": " + reason;
    ChainLink link{LinkKind::LayerToBelow, missing ? LinkState::Unknown : LinkState::Broken, record.id, m_recordsFile, record.parent, reason};
    if (missing)
        tellMissing(record.parent, diffId, reason);
    tell(m_table.rows[layer].links, std::move(link), diffId);
}

void StorageLayers::tellMissing(const std::string &id, const std::string &diffId, const std::string &reason)
{
    if (!m_table.missing.insert(id).second)
        return;
    Finding finding = makeFinding("source.unreadable");
    finding.store = m_recordsFile;
    finding.layer = diffId;
    finding.detail.emplace_back("reason", reason);
    m_catalog.findings.push_back(std::move(finding));
    m_catalog.skipped.push_back({m_recordsFile, reason});
}

StorageLayers::Chain StorageLayers::pulledChain(const std::vector<std::string> &diffIds)
{
    std::string top;
    for (const std::string &diffId : diffIds) {
        const auto digest = parseDigest(diffId);
        const std::string id = digest ? pulledLayerId(top, *digest) : std::string();
        if (id.empty() || !m_fs.stat(folderOf(id)))
            return {{}, at(m_recordsFile) + ": the records of layers cannot be read, and no folder is named after layer " + displaySafe(diffId)};
        StorageLayer &assumed = m_assumed[id];
        assumed.id = id;
        assumed.parent = top;
        assumed.diffDigest = diffId;
        m_byId.emplace(id, &assumed);
        top = id;
    }
    return chainOf(top, diffIds);
}

std::size_t StorageLayers::add(const StorageLayer &record, std::size_t below, const std::string &diffId)
{
    StoredLayer layer;
    layer.layer.diffId = diffId;
    layer.below = below;
    if (below == StoredLayer::none)
        layer.layer.chainId = diffId;
    else if (const std::string &chainBelow = m_catalog.layers[below].layer.chainId; !chainBelow.empty() && !diffId.empty())
        layer.layer.chainId = chainIds({chainBelow, diffId}).back();
    std::vector<ChainLink> links;
    checkRecord(record, diffId, links);
    const std::string shortName = findFolder(layer, record.id, below, links);
    ShortNames lower = shortNamesBelow(below);
    lower.whole = lower.whole && (below != StoredLayer::none || record.parent.empty());
    checkLower(record.id, lower, diffId, links);
    findTarSplit(layer, record);
    const std::size_t index = m_catalog.layers.size();
    m_taken.emplace(record.id, index);
    m_table.rows.push_back({this, &record, std::move(links), shortName, below == StoredLayer::none ? 0 : m_table.rows[below].depth + 1, {}});
    m_catalog.layers.push_back(std::move(layer));
    return index;
}

void StorageLayers::checkRecord(const StorageLayer &record, const std::string &diffId, std::vector<ChainLink> &links)
{
    if (const auto digest = parseDigest(record.diffDigest)) {
        // Layers that were built, and mapped copies, have ids of their own.
        const std::string pulled = pulledLayerId(record.parent, *digest);
        links.push_back({LinkKind::LayerToRecord, pulled == record.id ? LinkState::Holds : LinkState::Unknown, record.id, m_recordsFile, pulled, record.id});
    } else if (const auto toc = parseDigest(record.tocDigest)) {
        const std::string pulled = pulledLayerIdByToc(record.parent, *toc);
        links.push_back({LinkKind::LayerToRecord, pulled == record.id ? LinkState::Holds : LinkState::Unknown, record.id, m_recordsFile, pulled, record.id});
    }
    if (record.incomplete) // engines take such layers away, and make no image of them
        tell(links, {LinkKind::LayerToRecord, LinkState::Broken, record.id, m_recordsFile, "complete", "incomplete: making or removing it was interrupted"}, diffId);
    if (!record.parent.empty() && this->record(record.parent))
        links.push_back({LinkKind::LayerToBelow, LinkState::Holds, record.id, m_recordsFile, record.parent, record.parent});
}

// Returns the folder's short name, "" when the driver has none.
std::string StorageLayers::findFolder(StoredLayer &layer, const std::string &id, std::size_t below, std::vector<ChainLink> &links)
{
    layer.form = m_driver.form;
    layer.engine = Engine::ContainersStorage;
    if (!isFolderName(id)) {
        layer.problem = at(m_recordsFile) + ": \"" + displaySafe(id.substr(0, 256)) + "\" is no name of a layer's folder";
        tell(links, {LinkKind::LayerToFolder, LinkState::Broken, id.substr(0, 256), m_recordsFile, {}, layer.problem}, layer.layer.diffId);
        return {};
    }
    m_reached.insert(id);
    layer.layer.store = folderOf(id);
    const std::string around = joinPath(m_root, m_driver.name) + '/' + id;
    const bool linked = m_driver.linked && m_fs.stat(around);
    const std::string shortName = linked ? m_folders.checkShortName(id, layer.layer.diffId, links) : std::string();
    const auto stat = m_fs.stat(layer.layer.store);
    if (stat && stat->kind == FileKind::Symlink) {
        const auto target = m_fs.readLink(layer.layer.store);
        Finding finding = makeFinding("store.link-escapes");
        finding.store = layer.layer.store;
        finding.layer = layer.layer.diffId;
        finding.detail.emplace_back("target", target ? *target : std::string());
        m_catalog.findings.push_back(std::move(finding));
    }
    if (!stat || stat->kind != FileKind::Directory) {
        layer.problem = stat ? at(layer.layer.store) + ": is no folder" : stat.error().message();
        const bool unknown = !stat && stat.error().code != ErrorCode::NotFound && stat.error().code != ErrorCode::Malformed;
        tell(links, {LinkKind::LayerToFolder, unknown ? LinkState::Unknown : LinkState::Broken, id, m_recordsFile, layer.layer.store, layer.problem}, layer.layer.diffId);
        return shortName;
    }
    links.push_back({LinkKind::LayerToFolder, LinkState::Holds, id, m_recordsFile, layer.layer.store, layer.layer.store});
    mapOwners(layer, record(id), below, *stat);
    layer.overrideStat = true;
    const std::string composed = around + "/composefs-data/composefs.blob";
    if (linked && m_fs.stat(composed))
        layer.problem = at(composed) + ": its names lie in a composefs image, which is not read";
    return shortName;
}

// The engine's record of the tar, against which the folder can be held.
void StorageLayers::findTarSplit(StoredLayer &layer, const StorageLayer &record) const
{
    if (!isFolderName(record.id))
        return;
    const std::string name = '/' + record.id + std::string(recordEnding);
    const std::string path = m_recordsFolder + name;
    const auto stat = m_fs.stat(path);
    const bool missing = !stat && stat.error().code == ErrorCode::NotFound;
    // Where images lie in a place of their own ("imagestore"), engines leave these records in the store's.
    const auto further = std::find_if(m_further.begin(), m_further.end(), [&](const StorageLayers *store) { return missing && m_fs.stat(store->m_recordsFolder + name); });
    if (further != m_further.end())
        layer.tarSplit = (*further)->m_recordsFolder + name;
    else if (missing)
        layer.unrecorded = at(path) + ": the engine's record of the layer's tar is missing";
    else
        layer.tarSplit = path;
}

void StorageLayers::mapOwners(StoredLayer &layer, const StorageLayer *record, std::size_t below, const FileStat &folder)
{
    const bool mapped = record && (!record->uidMap.empty() || !record->gidMap.empty());
    if (mapped) {
        layer.uids.map = record->uidMap;
        layer.gids.map = record->gidMap;
    }
    // A user's own store: what is root's in the image is the user's on the disk, and nothing records it.
    if (m_keeper.uid == 0 || (!mapped && folder.uid != m_keeper.uid))
        return;
    layer.uids.keeper = m_keeper.uid;
    layer.gids.keeper = m_keeper.gid;
    if (record) {
        layer.uids.recorded = record->uids;
        layer.gids.recorded = record->gids;
    }
    // A whole copy holds what the layers below brought, and their owners.
    if (layer.form == FolderForm::WholeTree && below != StoredLayer::none) {
        const auto include = [](std::vector<std::uint32_t> &ids, const std::vector<std::uint32_t> &more) {
            std::set<std::uint32_t> all(ids.begin(), ids.end());
            all.insert(more.begin(), more.end());
            ids.assign(all.begin(), all.end());
        };
        include(layer.uids.recorded, m_catalog.layers[below].uids.recorded);
        include(layer.gids.recorded, m_catalog.layers[below].gids.recorded);
    }
    if (m_derivedMaps++ == 0)
        m_firstDerived = layer.layer.store;
}

void StorageLayers::tell(std::vector<ChainLink> &links, ChainLink link, const std::string &diffId)
{
    if (link.state == LinkState::Broken)
        m_catalog.findings.push_back(brokenLinkFinding(link, diffId));
    links.push_back(std::move(link));
}

StorageLayers::ShortNames StorageLayers::shortNamesBelow(std::size_t below) const
{
    ShortNames found;
    for (std::size_t i = below; i != StoredLayer::none; i = m_catalog.layers[i].below) {
        const StorageLayerTable::Row &row = m_table.rows[i];
        found.whole = !row.shortName.empty() && row.cut.empty();
        if (row.shortName.empty())
            break;
        found.names.push_back(row.shortName);
    }
    return found;
}

void StorageLayers::checkLower(const std::string &id, const ShortNames &below, const std::string &layer, std::vector<ChainLink> &links)
{
    if (m_driver.linked && isFolderName(id) && m_fs.stat(joinPath(m_root, m_driver.name) + '/' + id))
        m_folders.checkLower(id, below.names, layer, links, below.whole);
}

std::vector<StoredLayer> StorageLayers::ownLayers(const std::string &id, const std::string &copy, const Chain &below, std::vector<ChainLink> &chain)
{
    std::vector<StoredLayer> own;
    const std::size_t image = below.layers.empty() ? StoredLayer::none : below.layers.back();
    ShortNames lower = shortNamesBelow(image);
    lower.whole = lower.whole && below.problem.empty();
    const auto take = [&](const std::string &layer) {
        StoredLayer taken;
        const std::string shortName = findFolder(taken, layer, image, chain);
        m_own.insert(layer);
        checkLower(layer, lower, {}, chain);
        lower.names.insert(lower.names.begin(), shortName);
        own.push_back(std::move(taken));
    };
    if (!copy.empty()) {
        m_copies.insert(copy);
        take(copy);
        // What was copied was put aside, under a name of its own, before the folder was made anew.
        const std::string aside = own.back().layer.store + std::string(copiedEnding);
        if (const auto stat = m_fs.stat(aside); stat && stat->kind == FileKind::Directory)
            own.back().layer.store = aside;
    }
    take(id);
    return own;
}

void StorageLayers::findOrphans(bool containersKnown)
{
    if (m_derivedMaps != 0) {
        Finding finding = makeFinding("source.ids-mapped");
        finding.store = m_firstDerived;
        finding.detail = {{"layers", std::to_string(m_derivedMaps)}, {"owner", std::to_string(m_keeper.uid)}};
        m_catalog.findings.push_back(std::move(finding));
    }
    // Where records are missing, what they would lead to belongs to something.
    if (containersKnown) {
        findOrphanRecords();
        findOrphanFolders();
    }
    if (m_driver.linked)
        m_folders.findLooseShortcuts([this](const std::string &id) { return m_taken.contains(id) || m_own.contains(id); });
}

void StorageLayers::findOrphanRecords()
{
    std::set<std::string_view> parents;
    for (const StorageLayer &record : m_records)
        parents.insert(record.parent);
    for (const StorageLayers *store : m_further) {
        for (const StorageLayer &record : store->m_records)
            parents.insert(record.parent);
    }
    for (const StorageLayer &record : m_records) {
        m_reached.insert(record.id);
        if (!m_taken.contains(record.id) && !m_own.contains(record.id) && !m_refused.contains(record.id) && !parents.contains(record.id))
            orphan(m_recordsFile, record.incomplete ? "the record of layer " + record.id + ": making or removing it was interrupted"
                                                    : "the record of layer " + record.id + ", which no image, container or layer has");
    }
    const auto names = m_fs.list(m_recordsFolder);
    for (const std::string &name : names ? *names : std::vector<std::string>()) {
        if (besideRecords.contains(name))
            continue;
        const std::string id = name.ends_with(recordEnding) ? name.substr(0, name.size() - recordEnding.size()) : name;
        if (!m_reached.contains(id) && !this->record(id))
            orphan(m_recordsFolder + '/' + name, "of a layer that is not recorded");
    }
}

void StorageLayers::findOrphanFolders()
{
    const std::string folders = joinPath(m_root, m_driver.before.substr(0, m_driver.before.size() - 1));
    const auto names = m_fs.list(folders);
    for (const std::string &name : names ? *names : std::vector<std::string>()) {
        if (m_driver.linked && besideFolders.contains(name))
            continue;
        if (!m_reached.contains(name))
            orphan(folders + '/' + name, "no record leads to it");
        else if (m_driver.linked)
            m_folders.findBeside(name, m_copies.contains(name) ? besideCopies : besideContent);
    }
}

} // namespace assay
