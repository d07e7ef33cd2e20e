// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/storageimages.h"

#include "base/displaysafe.h"
#include "base/joinwords.h"
#include "base/nameddigest.h"
#include "formats/overlaylinks.h"
#include "io/digest.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::string_view manifestKey = "manifest";       // the one that counts
constexpr std::string_view manifestPrefix = "manifest-";   // each of them, and lists, by digest
constexpr std::size_t shownBytes = 1024; // of a list in a link

bool isManifest(std::string_view key)
{
    return key == manifestKey || key.starts_with(manifestPrefix);
}

// The digest that a key itself says its file has; "" when it says none.
std::string digestInKey(std::string_view key)
{
    const std::string digest(key.starts_with(manifestPrefix) ? key.substr(manifestPrefix.size()) : key);
    return parseNamedDigest(digest) ? digest : std::string();
}

std::string sizeText(std::uint64_t bytes)
{
    return std::to_string(bytes) + " bytes";
}

} // namespace

StorageImages::StorageImages(const EvidenceFs &fs, std::string folder, const StorageRecordSet &records, StorageLayers &layers, const Limits &limits, StoreCatalog &catalog)
    : m_fs(fs), m_folder(std::move(folder)), m_file(m_folder + "/images.json"), m_records(records), m_layers(layers), m_limits(limits), m_catalog(catalog)
{
}

std::string StorageImages::at(std::string_view path) const
{
    return m_fs.name() + ": " + displaySafe(path);
}

void StorageImages::tell(StoredImage &image, ChainLink link, const std::string &layer)
{
    if (link.state == LinkState::Broken)
        m_catalog.findings.push_back(brokenLinkFinding(link, layer));
    image.chain.push_back(std::move(link));
}

std::optional<StoredImage> StorageImages::read(const StorageImage &record)
{
    StoredImage image;
    image.info.id = "sha256:" + record.id;
    image.info.created = record.created;
    readNames(record, image);
    if (!isFolderName(record.id)) {
        image.info.problem = at(m_file) + ": \"" + displaySafe(record.id.substr(0, 256)) + "\" is no name of an image's folder";
        return image;
    }
    const Files files = readFiles(record, image);
    checkManifestDigest(record, files, image);
    if (isList(record, files)) {
        Finding finding = makeFinding("store.image-list");
        finding.store = m_folder + '/' + record.id;
        for (const std::string &name : record.names)
            finding.detail.emplace_back("name", name);
        m_catalog.findings.push_back(std::move(finding));
        return std::nullopt;
    }
    const std::optional<OciManifest> manifest = readManifest(record, files);
    std::string configDigest = "sha256:" + record.id;
    if (!files.bytes.contains(configDigest) && manifest)
        configDigest = manifest->config.digest;
    const std::optional<ImageConfig> config = readConfig(record, files, configDigest, image);
    readLayers(record, config ? &config->diffIds : nullptr, image);
    if (config)
        takeCommands(image.info, config->createdBy);
    if (config)
        checkDiffIds(config->diffIds, image);
    if (config)
        checkId(record, manifest ? manifest->config.digest : configDigest, image);
    if (manifest)
        checkBlobs(*manifest, image);
    return image;
}

// Engines keep every name that an image was given. Not those it was made with (lists of images, copies of images of an additional
// store, whose layers are not here), so a missing one is less than proof.
void StorageImages::readNames(const StorageImage &record, StoredImage &image)
{
    const std::set<std::string> history(record.namesHistory.begin(), record.namesHistory.end());
    const bool here = record.topLayer.empty() || m_layers.ownRecord(record.topLayer);
    std::string before;
    for (const std::string &old : record.namesHistory) {
        if (before.size() < shownBytes)
            before += (before.empty() ? "" : ", ") + old;
    }
    for (const std::string &name : record.names) {
        const std::size_t digest = name.find('@');
        (digest == std::string::npos ? image.info.tags : image.info.digests).push_back(digest == std::string::npos ? name : name.substr(digest + 1));
        const LinkState state = history.contains(name) ? LinkState::Holds : history.empty() || !here ? LinkState::Unknown : LinkState::Broken;
        image.chain.push_back({LinkKind::NameToImage, state, name, m_file, name, state == LinkState::Holds ? name : history.empty() ? "no names were recorded" : "names it was given: " + before.substr(0, shownBytes)});
        if (state == LinkState::Broken) {
            m_catalog.findings.push_back(brokenLinkFinding(image.chain.back(), {}));
            m_catalog.findings.back().severity = Severity::Medium;
        }
    }
    std::sort(image.info.tags.begin(), image.info.tags.end());
}

StorageImages::Files StorageImages::readFiles(const StorageImage &record, StoredImage &image)
{
    Files files;
    for (const BigData &data : record.bigData)
        readFile(record, data, image, files);
    image.info.digests.insert(image.info.digests.end(), files.manifests.begin(), files.manifests.end());
    std::sort(image.info.digests.begin(), image.info.digests.end());
    image.info.digests.erase(std::unique(image.info.digests.begin(), image.info.digests.end()), image.info.digests.end());
    return files;
}

void StorageImages::readFile(const StorageImage &record, const BigData &data, StoredImage &image, Files &files)
{
    const auto name = bigDataFileName(data.key);
    const std::string path = m_folder + '/' + record.id + '/' + (name ? *name : std::string());
    const auto bytes = name ? m_fs.readFile(path, m_limits.jsonBytes) : Unexpected(makeError(ErrorCode::Malformed, at(m_file), "a key that is no name of a file"));
    const std::string named = digestInKey(data.key);
    const std::string expected = named.empty() ? data.digest : named;
    if (!bytes) {
        if (!data.named)
            return;
        const bool broken = bytes.error().code == ErrorCode::NotFound || bytes.error().code == ErrorCode::Malformed;
        tell(image, {LinkKind::BlobToDigest, broken ? LinkState::Broken : LinkState::Unknown, data.key, path, expected, bytes.error().message()});
        if (!broken)
            m_catalog.skipped.push_back({path, bytes.error().message()});
        return;
    }
    const std::string found = digestLike(expected, *bytes);
    // The digest of a manifest of schema 1 is not one of its bytes: its signature is part of them.
    const bool schema1 = isManifest(data.key) && bytes->find("\"fsLayers\"") != std::string::npos && !parseOciManifest(*bytes, path, m_limits);
    const bool isConfig = !named.empty() && !isManifest(data.key);
    const LinkState state = expected.empty() || (schema1 && found != expected) ? LinkState::Unknown : found == expected ? LinkState::Holds : LinkState::Broken;
    image.chain.push_back({isConfig ? LinkKind::ImageToConfig : LinkKind::BlobToDigest, state, data.key, path, expected, found});
    if (state == LinkState::Broken) {
        Finding finding = makeFinding(isConfig ? "store.config-altered" : "store.blob-altered");
        finding.store = path;
        finding.detail = {{"named", expected}, {"recomputed", found}};
        m_catalog.findings.push_back(std::move(finding));
    }
    if (!named.empty() && !data.digest.empty() && data.digest != named)
        tell(image, {LinkKind::BlobToDigest, LinkState::Broken, data.key, m_file, named, data.digest});
    if (data.size && *data.size != bytes->size())
        tell(image, {LinkKind::BlobToDigest, LinkState::Broken, data.key, path, sizeText(*data.size), sizeText(bytes->size())});
    if (isManifest(data.key))
        files.manifests.insert(schema1 && !expected.empty() ? expected : found);
    if (isManifest(data.key) || isConfig)
        files.bytes.emplace(data.key, std::move(*bytes));
}

void StorageImages::checkManifestDigest(const StorageImage &record, const Files &files, StoredImage &image)
{
    if (record.digest.empty() || !m_records.imagesKnown)
        return;
    const std::string found = joinWords(files.manifests, ", ");
    const LinkState state = files.manifests.empty() ? LinkState::Unknown : files.manifests.contains(record.digest) ? LinkState::Holds : LinkState::Broken;
    tell(image, {LinkKind::ImageToManifest, state, image.info.id, m_file, record.digest, state == LinkState::Holds ? record.digest : found.empty() ? "there is no manifest" : found.substr(0, shownBytes)});
}

bool StorageImages::isList(const StorageImage &record, const Files &files) const
{
    const auto bytes = files.bytes.find(std::string(manifestKey));
    if (bytes == files.bytes.end() || !record.topLayer.empty())
        return false;
    return isOciIndex(bytes->second, at(m_folder + '/' + record.id), m_limits).value_or(false);
}

std::optional<OciManifest> StorageImages::readManifest(const StorageImage &record, const Files &files)
{
    const auto bytes = files.bytes.find(std::string(manifestKey));
    if (bytes == files.bytes.end())
        return std::nullopt;
    const std::string path = m_folder + '/' + record.id + '/' + std::string(manifestKey);
    auto manifest = parseOciManifest(bytes->second, at(path), m_limits);
    if (manifest)
        return std::move(*manifest);
    m_catalog.skipped.push_back({path, manifest.error().message()});
    return std::nullopt;
}

std::optional<ImageConfig> StorageImages::readConfig(const StorageImage &record, const Files &files, const std::string &key, StoredImage &image)
{
    const auto bytes = files.bytes.find(key);
    if (bytes == files.bytes.end()) {
        if (image.info.problem.empty())
            image.info.problem = at(m_folder + '/' + record.id) + ": there is no configuration of this image";
        return std::nullopt;
    }
    const std::string path = m_folder + '/' + record.id + '/' + bigDataFileName(key).value_or(std::string());
    auto config = parseImageConfig(bytes->second, at(path), m_limits);
    if (!config) {
        image.info.problem = config.error().message();
        return std::nullopt;
    }
    image.info.platform = config->platform;
    if (!config->created.empty())
        image.info.created = config->created;
    return std::move(*config);
}

void StorageImages::readLayers(const StorageImage &record, const std::vector<std::string> *diffIds, StoredImage &image)
{
    const bool recorded = m_records.imagesKnown && m_records.layersKnown;
    StorageLayers::Chain chain = recorded || !diffIds ? m_layers.chainOf(record.topLayer, diffIds ? *diffIds : std::vector<std::string>()) : m_layers.pulledChain(*diffIds);
    if (m_layersOfImages + chain.layers.size() > m_limits.layersOfImages)
        chain = {{}, at(m_file) + ": the images of this store have more than " + std::to_string(m_limits.layersOfImages) + " layers together"};
    m_layersOfImages += chain.layers.size();
    if (chain.layers.empty() && !record.topLayer.empty()) // it may lie in a store that was not named
        tell(image, {LinkKind::ConfigToLayer, LinkState::Unknown, image.info.id, m_file, record.topLayer, chain.problem});
    if (image.info.problem.empty())
        image.info.problem = chain.problem;
    for (const std::size_t layer : chain.layers) {
        image.info.layers.push_back(m_catalog.layers[layer].layer);
        const std::vector<ChainLink> &links = m_layers.links(layer);
        image.chain.insert(image.chain.end(), links.begin(), links.end());
    }
    image.layers = std::move(chain.layers);
}

// What the configuration says the layers are, and what their records say.
void StorageImages::checkDiffIds(const std::vector<std::string> &diffIds, StoredImage &image)
{
    if (image.layers.size() != diffIds.size()) {
        const LinkState state = image.info.problem.empty() ? LinkState::Broken : LinkState::Unknown;
        tell(image, {LinkKind::ConfigToLayer, state, image.info.id, m_layers.recordsFile(), std::to_string(diffIds.size()) + " layers", std::to_string(image.layers.size()) + " layers"});
        return;
    }
    for (std::size_t i = 0; i < diffIds.size(); ++i) {
        const StorageLayer &layer = m_layers.recordOf(image.layers[i]);
        const std::string &found = layer.diffDigest.empty() ? layer.expectedDiffId : layer.diffDigest;
        ChainLink link{LinkKind::ConfigToLayer, LinkState::Unknown, image.info.id, m_layers.recordsFileOf(image.layers[i]), diffIds[i], found};
        if (!found.empty() && (!layer.diffDigest.empty() || found != diffIds[i])) // what was expected of a partial pull is not proven
            link.state = found == diffIds[i] ? LinkState::Holds : LinkState::Broken;
        if (link.state == LinkState::Broken && m_toldDiffIds.emplace(image.layers[i], diffIds[i]).second)
            m_catalog.findings.push_back(brokenLinkFinding(link, diffIds[i]));
        image.chain.push_back(std::move(link));
    }
}

// The id of an image is the digest of its configuration, unless layers of it were pulled by their tables of contents.
void StorageImages::checkId(const StorageImage &record, const std::string &configDigest, StoredImage &image)
{
    std::vector<std::optional<Sha256Digest>> tocDigests;
    bool byToc = false;
    for (const std::size_t layer : image.layers) {
        tocDigests.push_back(parseDigest(m_layers.recordOf(layer).tocDigest));
        byToc = byToc || tocDigests.back();
    }
    ChainLink link{LinkKind::ImageToManifest, LinkState::Broken, image.info.id, m_file, configDigest, image.info.id};
    if (configDigest == image.info.id || (byToc && pulledImageIdByToc(tocDigests) == record.id))
        link.state = LinkState::Holds;
    else if (byToc) // layers that were there before the pull may have been pulled another way
        link.state = LinkState::Unknown;
    tell(image, std::move(link));
}

// The blobs that the manifest names, and those that the layers were made of. A layer that was there already when the image was
// pulled keeps the blob it came from then, so another one is no sign of anything.
void StorageImages::checkBlobs(const OciManifest &manifest, StoredImage &image)
{
    for (std::size_t i = 0; i < manifest.layers.size() && manifest.layers.size() == image.layers.size(); ++i) {
        const StorageLayer &layer = m_layers.recordOf(image.layers[i]);
        const std::string &blob = manifest.layers[i].digest;
        const bool same = blob == layer.compressedDigest || blob == layer.diffDigest;
        image.chain.push_back({LinkKind::ImageToManifest, same ? LinkState::Holds : LinkState::Unknown, layer.id, m_layers.recordsFileOf(image.layers[i]), blob, layer.compressedDigest});
    }
}

void StorageImages::findOrphans()
{
    std::map<std::string, const StorageImage *> known;
    for (const StorageImage &image : m_records.images)
        known.emplace(image.id, &image);
    const auto names = m_fs.list(m_folder);
    for (const std::string &name : names ? *names : std::vector<std::string>()) {
        if (name == "images.json" || name == "images.lock")
            continue;
        const std::string path = m_folder + '/' + name;
        const auto image = known.find(name);
        if (image == known.end()) {
            m_catalog.findings.push_back(orphanFinding(path, "of an image that is not recorded"));
            continue;
        }
        std::set<std::string> keys;
        for (const BigData &data : image->second->bigData)
            keys.insert(bigDataFileName(data.key).value_or(std::string()));
        const auto files = m_fs.list(path);
        for (const std::string &file : files ? *files : std::vector<std::string>()) {
            if (!keys.contains(file))
                m_catalog.findings.push_back(orphanFinding(path + '/' + file, "a file of an image that does not record it"));
        }
    }
}

} // namespace assay
