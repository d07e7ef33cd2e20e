// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "base/nameddigest.h"
#include "formats/oci.h"
#include "io/digest.h"
#include "source/buildcachefolders.h"
#include "source/dockercontainers.h"
#include "source/overlayfolders.h"
#include "source/recordtext.h"
#include "source/store.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <optional>
#include <set>

namespace assay {
namespace {

// A graph driver, and where it keeps a layer (moby, daemon/graphdriver).
struct Driver {
    std::string_view name;   // of its folder in the data root, and of that in image/
    std::string_view before; // a layer's folder is before + cache id + behind
    std::string_view behind;
    FolderForm form;
    bool linked = false;     // its folders have short names and say which folders they are mounted over
};

constexpr std::array<Driver, 6> drivers = {{
    {"overlay2", "overlay2/", "/diff", FolderForm::Overlay, true},
    {"fuse-overlayfs", "fuse-overlayfs/", "/diff", FolderForm::OverlayNames, true},
    {"vfs", "vfs/dir/", "", FolderForm::WholeTree},
    {"btrfs", "btrfs/subvolumes/", "", FolderForm::WholeTree},
    {"zfs", "zfs/graph/", "", FolderForm::WholeTree},
    {"aufs", "aufs/diff/", "", FolderForm::OverlayNames},
}};

// What a linked driver puts into a layer's folder (moby, overlay2.go).
const std::set<std::string, std::less<>> besideContent = {"diff", "link", "lower", "work", "merged", "committed"};

const Driver *driverNamed(std::string_view name)
{
    const auto found = std::find_if(drivers.begin(), drivers.end(), [&](const Driver &driver) { return driver.name == name; });
    return found == drivers.end() ? nullptr : &*found;
}

// A cache id becomes a folder's name: 64 hex digits, or 25 characters of BuildKit's, never a path. Containers' have "-init".
bool isFolderId(std::string_view id)
{
    return !id.empty() && id.size() <= 128
        && std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

// What one graph driver has to say.
class DriverReader {
public:
    DriverReader(const EvidenceFs &fs, const std::string &root, const Driver &driver, const Limits &limits, Context &context)
        : m_fs(fs), m_root(root), m_driver(driver), m_limits(limits), m_context(context), m_folder(joinPath(root, "image") + '/' + std::string(driver.name)),
          m_folders(fs, joinPath(root, driver.name), Engine::DockerGraph, limits, m_catalog.findings)
    {
    }

    Result<StoreCatalog> read(const std::vector<ContainerRecord> &containers)
    {
        if (const Status images = readImages(); !images)
            return Unexpected(images.error());
        for (const ContainerRecord &container : containers) {
            if (container.driver == m_driver.name)
                m_catalog.containers.push_back(readContainer(container));
        }
        findOrphans();
        return std::move(m_catalog);
    }

private:
    std::string at(std::string_view record) const { return m_fs.name() + ": " + displaySafe(record); }

    std::string folderOf(std::string_view id) const { return joinPath(m_root, std::string(m_driver.before) + std::string(id) + std::string(m_driver.behind)); }

    void find(std::string_view code, const std::string &store, std::vector<std::pair<std::string, std::string>> detail, const std::string &layer = {})
    {
        Finding finding = makeFinding(code);
        finding.store = store;
        finding.layer = layer;
        finding.detail = std::move(detail);
        m_catalog.findings.push_back(std::move(finding));
    }

    using NamesById = std::map<std::string, std::vector<std::string>>;

    Status readImages()
    {
        NamesById namesById;
        const std::string repositories = m_folder + "/repositories.json";
        const auto bytes = m_fs.readFile(repositories, m_limits.jsonBytes);
        if (!bytes && bytes.error().code == ErrorCode::Permission)
            return Unexpected(bytes.error());
        const auto references = bytes ? parseRepositories(*bytes, at(repositories), m_limits) : Unexpected(bytes.error());
        if (references) {
            for (const Reference &reference : *references) {
                namesById[reference.imageId].push_back(reference.name);
                m_idByName.emplace(familiarName(reference.name), reference.imageId);
            }
        } else {
            find("source.unreadable", repositories, {{"reason", references.error().message()}});
            m_catalog.skipped.push_back({repositories, references.error().message()});
            m_catalog.complete = false;
        }
        const std::string configs = m_folder + "/imagedb/content/sha256";
        const auto ids = m_fs.list(configs);
        if (!ids)
            return Unexpected(ids.error());
        if (ids->size() > m_limits.images)
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_fs.name(), "more than " + std::to_string(m_limits.images) + " images"));
        for (const std::string &id : *ids)
            m_catalog.images.push_back(readImage(configs + '/' + id, id, namesById));
        const std::set<std::string> known(ids->begin(), ids->end());
        for (const auto &[id, names] : namesById) {
            if (id.size() < 8 || !known.contains(id.substr(7)))
                find("store.chain-broken", repositories, {{"image", id}, {"name", names.front()}, {"reason", "a name stands for an image that has no configuration"}});
        }
        return {};
    }

    StoredImage readImage(const std::string &path, const std::string &name, const NamesById &namesById)
    {
        StoredImage image;
        image.info.id = "sha256:" + name;
        if (const auto names = namesById.find(image.info.id); names != namesById.end()) {
            for (const std::string &reference : names->second) {
                const std::size_t digest = reference.find('@');
                (digest == std::string::npos ? image.info.tags : image.info.digests).push_back(digest == std::string::npos ? reference : reference.substr(digest + 1));
                image.chain.push_back({LinkKind::NameToImage, LinkState::Holds, reference, m_folder + "/repositories.json", image.info.id, image.info.id});
            }
            std::sort(image.info.tags.begin(), image.info.tags.end());
        }
        const auto bytes = m_fs.readFile(path, m_limits.jsonBytes);
        const std::string recomputed = bytes ? digestText(sha256(std::string_view(*bytes))) : std::string();
        const LinkState named = !bytes ? LinkState::Unknown : recomputed == image.info.id ? LinkState::Holds : LinkState::Broken;
        image.chain.push_back({LinkKind::ImageToConfig, named, image.info.id, path, image.info.id, bytes ? recomputed : bytes.error().message()});
        if (named == LinkState::Broken)
            find("store.config-altered", path, {{"named", image.info.id}, {"recomputed", recomputed}});
        const auto config = bytes ? parseImageConfig(*bytes, at(path), m_limits) : Unexpected(bytes.error());
        if (!config) {
            image.info.problem = config.error().message();
            return image;
        }
        image.info.platform = config->platform;
        image.info.created = config->created;
        const std::vector<std::string> chain = chainIds(config->diffIds);
        for (std::size_t i = 0; i < chain.size(); ++i) {
            const std::size_t layer = layerOf(config->diffIds[i], chain[i], i == 0 ? StoredLayer::none : image.layers.back());
            image.layers.push_back(layer);
            image.info.layers.push_back(m_catalog.layers[layer].layer);
            image.chain.insert(image.chain.end(), m_links[layer].begin(), m_links[layer].end());
        }
        takeCommands(image.info, config->createdBy);
        return image;
    }

    // The layer of this chain id, its records read the first time.
    std::size_t layerOf(const std::string &diffId, const std::string &chainId, std::size_t below)
    {
        const auto [known, isNew] = m_byChainId.emplace(chainId, m_catalog.layers.size());
        if (!isNew)
            return known->second;
        StoredLayer layer;
        layer.layer.diffId = diffId;
        layer.layer.chainId = chainId;
        layer.below = below;
        layer.form = m_driver.form;
        m_links.emplace_back();
        m_shortNames.emplace_back();
        readRecord(layer);
        m_catalog.layers.push_back(std::move(layer));
        return known->second;
    }

    void readRecord(StoredLayer &layer)
    {
        const std::string record = m_folder + "/layerdb/" + blobPlace(layer.layer.chainId);
        layer.tarSplit = record + "/tar-split.json.gz";
        const auto cacheId = m_fs.readFile(record + "/cache-id", m_limits.recordBytes);
        if (!cacheId) {
            link(LinkKind::ConfigToLayer, LinkState::Broken, layer, record, {}, cacheId.error().message());
            layer.problem = cacheId.error().message();
            return;
        }
        link(LinkKind::ConfigToLayer, LinkState::Holds, layer, record, layer.layer.chainId, layer.layer.chainId);
        checkRecord(LinkKind::LayerToRecord, layer, record + "/diff", layer.layer.diffId, false);
        const bool lowest = layer.below == StoredLayer::none;
        checkRecord(LinkKind::LayerToBelow, layer, record + "/parent", lowest ? std::string() : m_catalog.layers[layer.below].layer.chainId, lowest);
        findFolder(layer, record + "/cache-id", trimmedRecord(*cacheId));
    }

    void findFolder(StoredLayer &layer, const std::string &record, const std::string &id)
    {
        if (!isFolderId(id)) {
            find("store.record-altered", record, {{"value", id.substr(0, 256)}, {"reason", "no name of a layer's folder"}}, layer.layer.diffId);
            layer.problem = at(record) + ": \"" + displaySafe(id.substr(0, 256)) + "\" is no name of a layer's folder";
            link(LinkKind::LayerToFolder, LinkState::Broken, layer, record, {}, id.substr(0, 256));
            return;
        }
        layer.layer.store = folderOf(id);
        if (const auto [other, isNew] = m_byFolder.emplace(id, layer.layer.chainId); !isNew)
            find("store.chain-broken", record, {{"found", id}, {"reason", "another layer, " + other->second + ", names the same folder"}}, layer.layer.diffId);
        const auto stat = m_fs.stat(layer.layer.store);
        if (stat && stat->kind == FileKind::Directory) {
            link(LinkKind::LayerToFolder, LinkState::Holds, layer, record, {}, layer.layer.store);
            if (m_driver.linked) {
                m_shortNames.back() = m_folders.checkShortName(id, layer.layer.diffId, m_links.back());
                m_folders.checkLower(id, shortNamesBelow(layer.below), layer.layer.diffId, m_links.back());
            }
            return;
        }
        if (stat && stat->kind == FileKind::Symlink) {
            const auto target = m_fs.readLink(layer.layer.store);
            find("store.link-escapes", layer.layer.store, {{"target", target ? *target : std::string()}}, layer.layer.diffId);
        }
        layer.problem = stat ? at(layer.layer.store) + ": is no folder" : stat.error().message();
        link(LinkKind::LayerToFolder, stat || stat.error().code == ErrorCode::NotFound ? LinkState::Broken : LinkState::Unknown, layer, record, {}, layer.problem);
    }

    StoredContainer readContainer(const ContainerRecord &record)
    {
        StoredContainer container;
        container.info = dockerContainerInfo(record);
        const std::string mount = m_folder + "/layerdb/mounts/" + record.id;
        const auto image = std::find_if(m_catalog.images.begin(), m_catalog.images.end(), [&](const StoredImage &stored) { return stored.info.id == record.imageId; });
        const bool known = image != m_catalog.images.end();
        container.chain.push_back({LinkKind::ContainerToImage, known ? LinkState::Holds : LinkState::Broken, record.id, "config.v2.json", record.imageId,
                                   known ? record.imageId : "there is no such image"});
        checkName(record, container);
        const std::string parent = value(container, mount + "/parent");
        const std::string expected = known && !image->info.layers.empty() ? image->info.layers.back().chainId : std::string();
        if (!parent.empty() && parent != expected) {
            container.chain.push_back({LinkKind::ContainerToLayer, known ? LinkState::Broken : LinkState::Unknown, record.id, mount + "/parent", expected, parent});
            if (known)
                find("store.chain-broken", mount + "/parent", {{"container", record.id}, {"expected", expected}, {"found", parent}});
        } else if (!parent.empty()) {
            container.chain.push_back({LinkKind::ContainerToLayer, LinkState::Holds, record.id, mount + "/parent", expected, parent});
        }
        // What it is mounted over is what its own records say, whatever the image's say.
        if (const auto top = m_byChainId.find(parent); top != m_byChainId.end()) {
            for (std::size_t i = top->second; i != StoredLayer::none; i = m_catalog.layers[i].below)
                container.layers.push_back(i);
            std::reverse(container.layers.begin(), container.layers.end());
        } else if (!parent.empty()) {
            container.problem = at(mount + "/parent") + ": names a layer of no image, " + displaySafe(parent);
        }
        std::vector<std::string> lower = shortNamesBelow(container.layers.empty() ? StoredLayer::none : container.layers.back());
        addOwn(container, value(container, mount + "/init-id"), true, lower);
        addOwn(container, value(container, mount + "/mount-id"), false, lower);
        return container;
    }

    // Whether the name that it was made from still stands for its image: nothing else in the store remembers what a name meant.
    void checkName(const ContainerRecord &record, StoredContainer &container)
    {
        const auto now = m_idByName.find(familiarName(record.image));
        if (record.image.empty() || now == m_idByName.end())
            return;
        const bool same = now->second == record.imageId;
        const std::string repositories = m_folder + "/repositories.json";
        container.chain.push_back({LinkKind::NameToImage, same ? LinkState::Holds : LinkState::Unknown, record.image, repositories, record.imageId, now->second});
        if (!same)
            find("store.name-moved", repositories, {{"name", record.image}, {"container", container.info.name}, {"then", record.imageId}, {"now", now->second}});
    }

    // The content of a record of a container; "" when it cannot be read, and then its problem tells why.
    std::string value(StoredContainer &container, const std::string &path) const
    {
        const auto bytes = m_fs.readFile(path, m_limits.recordBytes);
        if (bytes)
            return trimmedRecord(*bytes).substr(0, 256);
        if (container.problem.empty())
            container.problem = bytes.error().message();
        return {};
    }

    // lower: short names of what lies below, nearest first; this folder's is put before them.
    void addOwn(StoredContainer &container, const std::string &id, bool engine, std::vector<std::string> &lower)
    {
        if (id.empty())
            return;
        StoredLayer own;
        own.form = m_driver.form;
        if (isFolderId(id)) {
            own.layer.store = folderOf(id);
            m_byFolder.emplace(id, container.info.id);
            const auto stat = m_fs.stat(own.layer.store);
            if (!stat || stat->kind != FileKind::Directory)
                own.problem = stat ? at(own.layer.store) + ": is no folder" : stat.error().message();
            else if (m_driver.linked)
                checkOwnLinks(container, id, lower);
        } else {
            own.problem = "\"" + displaySafe(id) + "\" is no name of a layer's folder";
        }
        if (container.problem.empty())
            container.problem = own.problem;
        if (engine)
            container.engineFolder = own.layer.store;
        container.own.push_back(std::move(own));
    }

    void checkOwnLinks(StoredContainer &container, const std::string &id, std::vector<std::string> &lower)
    {
        if (!container.layers.empty())
            m_folders.checkLower(id, lower, {}, container.chain);
        lower.insert(lower.begin(), m_folders.checkShortName(id, {}, container.chain));
    }

    // Nearest first, as a folder's file "lower" has them; stops where one is not known.
    std::vector<std::string> shortNamesBelow(std::size_t below) const
    {
        std::vector<std::string> names;
        for (std::size_t i = below; i != StoredLayer::none && !m_shortNames[i].empty(); i = m_catalog.layers[i].below)
            names.push_back(m_shortNames[i]);
        return names;
    }

    void orphan(const std::string &store, std::string_view what) { m_catalog.findings.push_back(orphanFinding(store, what)); }

    // Takes folders of the build cache out of names, which nothing else leads to.
    void takeBuildCache(const std::string &folders, std::vector<std::string> &names)
    {
        if (names.empty())
            return;
        BuildCacheFolders cache = readBuildCacheFolders(m_fs, m_root, m_limits, m_context);
        std::move(cache.findings.begin(), cache.findings.end(), std::back_inserter(m_catalog.findings));
        m_catalog.complete = m_catalog.complete && cache.skipped.empty();
        std::move(cache.skipped.begin(), cache.skipped.end(), std::back_inserter(m_catalog.skipped));
        std::erase_if(names, [&](const std::string &name) {
            const auto known = cache.texts.find(name);
            if (known == cache.texts.end())
                return false;
            Finding finding = makeFinding("store.build-cache");
            finding.store = folders + '/' + name;
            if (!known->second.empty())
                finding.detail.emplace_back("description", known->second);
            m_catalog.findings.push_back(std::move(finding));
            m_byFolder.emplace(name, "the build cache");
            std::vector<ChainLink> unlisted; // of no image or container: only what is broken is told
            if (m_driver.linked)
                m_folders.checkShortName(name, {}, unlisted);
            return true;
        });
    }

    // What lies in the driver's folder and in the records, and nothing leads to.
    void findOrphans()
    {
        const std::string layerdb = m_folder + "/layerdb/sha256";
        if (const auto records = m_fs.list(layerdb)) {
            for (const std::string &name : *records) {
                if (m_byChainId.contains("sha256:" + name))
                    continue;
                orphan(layerdb + '/' + name, "the record of a layer that no image has");
                if (const auto cacheId = m_fs.readFile(layerdb + '/' + name + "/cache-id", m_limits.recordBytes))
                    m_byFolder.emplace(trimmedRecord(*cacheId), name); // the record is told, not the folder besides
            }
        }
        if (const auto mounts = m_fs.list(m_folder + "/layerdb/mounts")) {
            for (const std::string &name : *mounts) {
                const bool known = std::any_of(m_catalog.containers.begin(), m_catalog.containers.end(), [&](const StoredContainer &container) { return container.info.id == name; });
                if (!known)
                    orphan(m_folder + "/layerdb/mounts/" + name, "the record of a container that is not there");
            }
        }
        const std::string folders = joinPath(m_root, m_driver.before.substr(0, m_driver.before.size() - 1));
        auto listed = m_fs.list(folders);
        std::vector<std::string> names = listed ? std::move(*listed) : std::vector<std::string>();
        std::erase_if(names, [this](const std::string &name) { return m_driver.linked && (name == "l" || name == "backingFsBlockDev"); });
        std::vector<std::string> loose;
        std::copy_if(names.begin(), names.end(), std::back_inserter(loose), [this](const std::string &name) { return !m_byFolder.contains(name); });
        takeBuildCache(folders, loose);
        for (const std::string &name : loose)
            orphan(folders + '/' + name, "no record leads to it");
        for (const std::string &name : names) {
            if (m_driver.linked && m_byFolder.contains(name))
                m_folders.findBeside(name, besideContent);
        }
        if (m_driver.linked)
            m_folders.findLooseShortcuts([this](const std::string &id) { return m_byFolder.contains(id); });
    }

    void checkRecord(LinkKind kind, const StoredLayer &layer, const std::string &path, const std::string &expected, bool mayBeMissing)
    {
        const auto bytes = m_fs.readFile(path, m_limits.recordBytes);
        if (!bytes && mayBeMissing && bytes.error().code == ErrorCode::NotFound)
            return;
        const std::string value = bytes ? trimmedRecord(*bytes).substr(0, 256) : bytes.error().message();
        const bool holds = bytes && value == expected;
        link(kind, holds ? LinkState::Holds : LinkState::Broken, layer, path, expected, value);
        if (!holds)
            m_catalog.findings.push_back(brokenLinkFinding(m_links.back().back(), layer.layer.diffId));
    }

    // Of the layer whose records are being read, which is not among the others yet.
    void link(LinkKind kind, LinkState state, const StoredLayer &layer, const std::string &record, const std::string &expected, const std::string &found)
    {
        m_links.back().push_back({kind, state, layer.layer.diffId, record, expected, found});
    }

    const EvidenceFs &m_fs;
    const std::string &m_root;
    const Driver &m_driver;
    const Limits &m_limits;
    Context &m_context;
    const std::string m_folder; // image/<driver>
    StoreCatalog m_catalog;
    OverlayFolders m_folders; // of a linked driver
    std::vector<std::vector<ChainLink>> m_links; // by layer
    std::map<std::string, std::string> m_idByName; // familiar names
    std::map<std::string, std::size_t> m_byChainId;
    std::map<std::string, std::string> m_byFolder;  // folder's name to what leads to it
    std::vector<std::string> m_shortNames;          // by layer; "" where the driver has none, or it is not known
};

struct FirstIds {
    std::uint32_t uid;
    std::uint32_t gid;
};

// Of a data root whose daemon runs with --userns-remap: its folder is named by the ids on the disk that are 0 in its images (moby,
// daemon/daemon_unix.go).
std::optional<FirstIds> remappedIds(std::string_view folder)
{
    while (folder.ends_with('/'))
        folder.remove_suffix(1);
    const std::string_view name = folder.substr(folder.rfind('/') + 1);
    FirstIds ids{};
    const char *const end = name.data() + name.size();
    const auto uid = std::from_chars(name.data(), end, ids.uid);
    if (uid.ec != std::errc() || uid.ptr == end || *uid.ptr != '.')
        return std::nullopt;
    const auto gid = std::from_chars(uid.ptr + 1, end, ids.gid);
    if (gid.ec != std::errc() || gid.ptr != end || ids.uid == 0)
        return std::nullopt;
    return ids;
}

void mapOwners(StoreCatalog &catalog, const FirstIds &first, const std::string &store)
{
    const auto mapFrom = [](std::uint32_t id) { return IdMap{{0, id, (std::uint64_t{1} << 32) - id}}; };
    const auto map = [&](StoredLayer &layer) {
        layer.uids.map = mapFrom(first.uid);
        layer.gids.map = mapFrom(first.gid);
    };
    std::for_each(catalog.layers.begin(), catalog.layers.end(), map);
    for (StoredContainer &container : catalog.containers)
        std::for_each(container.own.begin(), container.own.end(), map);
    Finding finding = makeFinding("source.ids-mapped");
    finding.store = store;
    finding.detail = {{"gid", std::to_string(first.gid)}, {"uid", std::to_string(first.uid)}};
    catalog.findings.push_back(std::move(finding));
}

// The data root itself, without those that lie in it for users of their own.
Result<StoreCatalog> readOneRoot(const EvidenceFs &fs, const std::string &root, const Limits &limits, Context &context)
{
    const std::string images = joinPath(root, "image");
    const auto names = fs.list(images);
    if (!names)
        return Unexpected(names.error());
    StoreCatalog catalog;
    const std::vector<ContainerRecord> containers = readDockerContainers(fs, root, limits, catalog);
    bool any = false;
    for (const std::string &name : *names) {
        if (const Driver *driver = driverNamed(name)) {
            auto more = DriverReader(fs, root, *driver, limits, context).read(containers);
            if (!more)
                return Unexpected(more.error());
            append(catalog, std::move(*more));
            any = true;
        } else if (fs.stat(images + '/' + name + "/repositories.json")) {
            catalog.skipped.push_back({images + '/' + name, "images of the graph driver \"" + displaySafe(name) + "\", which keeps no folders that could be read"});
        }
    }
    if (!any)
        return Unexpected(makeError(ErrorCode::Unsupported, fs.name(), "a Docker data root without images of a graph driver that keeps layers in folders"));
    for (const ContainerRecord &container : containers) {
        const bool taken = std::any_of(catalog.containers.begin(), catalog.containers.end(), [&](const StoredContainer &stored) { return stored.info.id == container.id; });
        if (taken)
            continue;
        StoredContainer unread;
        unread.info = dockerContainerInfo(container);
        unread.problem = "its layers lie with the driver \"" + displaySafe(container.driver) + "\", which was not read";
        catalog.containers.push_back(std::move(unread));
    }
    return catalog;
}

} // namespace

Result<StoreCatalog> readDockerCatalog(const EvidenceFs &fs, const std::string &root, const Limits &limits, Context &context)
{
    auto catalog = readOneRoot(fs, root, limits, context);
    if (!catalog)
        return catalog;
    if (const auto first = remappedIds(root.empty() ? fs.name() : root)) {
        mapOwners(*catalog, *first, root);
        return catalog;
    }
    const auto names = fs.list(root);
    for (const std::string &name : names ? *names : std::vector<std::string>()) {
        const std::string inner = joinPath(root, name);
        const auto first = remappedIds(name);
        if (!first || !fs.stat(joinPath(inner, "image")))
            continue;
        auto more = readOneRoot(fs, inner, limits, context);
        if (!more) {
            catalog->skipped.push_back({inner, more.error().message()});
            catalog->complete = false;
            continue;
        }
        mapOwners(*more, *first, inner);
        append(*catalog, std::move(*more));
    }
    return catalog;
}

} // namespace assay
