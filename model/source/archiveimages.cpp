// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/archiveimages.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "base/nameddigest.h"
#include "formats/dockerarchive.h"
#include "formats/oci.h"
#include "io/digest.h"
#include "source/archiveviews.h"
#include "source/sharedconfigs.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace assay {
namespace {

constexpr std::string_view manifestName = "manifest.json";
constexpr std::string_view blobFolder = "blobs"; // below it a folder for each algorithm
constexpr unsigned indexDepth = 4; // an index of an index of …
constexpr std::size_t mostWays = 1'000'000; // that lead to images followed before

constexpr std::string_view buildCacheType = "application/vnd.buildkit.cacheconfig.v0"; // BuildKit, cache/remotecache/v1

bool isFileSystem(std::string_view mediaType)
{
    return mediaType.find(".tar") != std::string_view::npos;
}

bool isFile(const EvidenceFs &fs, std::string_view path)
{
    const auto stat = fs.stat(path);
    return stat && stat->kind == FileKind::File;
}

// What a blob's place promises that it hashes to, "blobs/sha256/<hex>"; nullopt for what lies elsewhere or is called otherwise, as Bazel's
// rules_oci does ("<hex>.tar.gz"). Where the name is of another length than the folder's it is a digest that no bytes have.
std::optional<std::string> digestOfBlobPath(std::string_view path)
{
    const auto above = [](std::string_view place) { return place.substr(0, place.find('/') == std::string_view::npos ? 0 : place.rfind('/')); };
    const std::string_view folder = above(above(path));
    const bool isBlob = folder.substr(folder.rfind('/') + 1) == blobFolder && digestOfHex(path.substr(path.rfind('/') + 1)); // npos + 1 is 0
    return isBlob ? digestOfPlace(path) : std::nullopt;
}

// The same of a configuration, which may be called "<hex>.json" too; "" where its name promises nothing.
std::string digestOfName(std::string_view path)
{
    if (const auto promised = digestOfBlobPath(path))
        return *promised;
    std::string_view name = path.substr(path.rfind('/') + 1); // npos + 1 is 0
    if (name.ends_with(".json"))
        name.remove_suffix(5);
    const auto digest = digestOfHex(name);
    return digest ? digestText(digest->algorithm, name) : std::string();
}

// Reads the records of one archive, step by step.
class RecordReader {
public:
    RecordReader(const EvidenceFs &fs, bool directory, const Limits &limits, Context &context)
        : m_fs(fs), m_directory(directory), m_limits(limits), m_context(context), m_configs(fs, limits)
    {
    }

    Result<ArchiveRecords> read()
    {
        const bool layout = isFile(m_fs, "oci-layout") && isFile(m_fs, "index.json");
        const bool docker = isFile(m_fs, manifestName);
        Status done;
        if (docker && !layout && isSingleManifest()) {
            m_flat = true;
            m_records.kind = m_directory ? SourceKind::OciLayout : SourceKind::OciArchive;
            done = readDirTransport();
        } else if (docker && !(layout && m_directory)) {
            m_records.kind = SourceKind::DockerArchive;
            done = readDockerManifest();
            if (done && layout)
                checkLayoutView();
        } else if (layout) {
            m_records.kind = m_directory ? SourceKind::OciLayout : SourceKind::OciArchive;
            done = readLayout();
        } else {
            m_records.kind = SourceKind::DockerArchive;
            done = readLegacy();
        }
        if (!done)
            return Unexpected(done.error());
        if (const Status within = mayGoOn(); !within)
            return Unexpected(within.error());
        if (m_flat)
            noteUnreferencedBlobs({});
        else if (layout)
            noteUnreferencedBlobsOfLayout();
        if (const Status within = mayGoOn(); !within)
            return Unexpected(within.error());
        return std::move(m_records);
    }

private:
    Status mayGoOn() const
    {
        if (m_context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, m_fs.name(), "cancelled"));
        if (m_layersOfImages > m_limits.layersOfImages)
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_fs.name(), "its images together have more than " + std::to_string(m_limits.layersOfImages) + " layers"));
        if (m_ways > mostWays)
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_fs.name(), "its indexes lead to its images in more than " + std::to_string(mostWays) + " ways"));
        return {};
    }

    void addImage(ArchiveImage image)
    {
        m_layersOfImages += image.info.layers.size();
        m_records.images.push_back(std::move(image));
    }

    std::string at(std::string_view path) const { return m_fs.name() + ": " + std::string(path); }

    Result<std::string> record(std::string_view path) const { return m_fs.readFile(path, m_limits.jsonBytes); }

    // Where a blob lies: "blobs/sha256/<hex>", or in skopeo's dir: just "<hex>".
    std::string blobPath(const std::string &digest) const { return m_flat ? digest.substr(digest.find(':') + 1) : joinPath(blobFolder, blobPlace(digest)); }

    bool isSingleManifest() const
    {
        const auto bytes = record(manifestName);
        const std::size_t first = bytes ? bytes->find_first_not_of(" \t\r\n") : std::string::npos;
        return first != std::string::npos && (*bytes)[first] == '{';
    }

    // What `skopeo copy … dir:FOLDER` makes (containers/image, directory): manifest.json is the manifest itself, or an index of
    // manifests named "<hex>.manifest.json"; blobs lie beside it.
    Status readDirTransport()
    {
        const auto bytes = record(manifestName);
        if (!bytes)
            return Unexpected(bytes.error());
        const auto index = isOciIndex(*bytes, at(manifestName), m_limits);
        if (!index)
            return Unexpected(index.error());
        if (const auto manifest = *index ? Result<OciManifest>(OciManifest()) : parseOciManifest(*bytes, at(manifestName), m_limits); !manifest)
            return Unexpected(manifest.error());
        OciDescriptor top;
        top.digest = digestText(sha256(std::string_view(*bytes)));
        top.size = bytes->size();
        imagesOf(top, std::string(manifestName), {}, {top.digest}, 0);
        return {};
    }

    Status readDockerManifest()
    {
        const auto bytes = record(manifestName);
        if (!bytes)
            return Unexpected(bytes.error());
        auto items = parseDockerManifest(*bytes, at(manifestName), m_limits);
        if (!items)
            return Unexpected(items.error());
        for (const DockerManifestItem &item : *items) {
            if (const Status within = mayGoOn(); !within)
                return within;
            addImage(dockerImage(item));
        }
        return {};
    }

    ArchiveImage dockerImage(const DockerManifestItem &item)
    {
        ArchiveImage image;
        image.info.tags = item.repoTags;
        std::sort(image.info.tags.begin(), image.info.tags.end());
        if (readConfig(item.config, image) && image.info.layers.size() != item.layers.size()) {
            image.info.problem = "manifest.json lists " + std::to_string(item.layers.size()) + " layers, the configuration "
                + std::to_string(image.info.layers.size());
        }
        for (std::size_t i = 0; i < item.layers.size(); ++i) {
            LayerBlob blob;
            auto path = resolveInside(m_fs, item.layers[i], m_limits);
            if (path && !isFile(m_fs, *path)) {
                blob.problem = at(*path) + ": is no file";
            } else if (path) {
                blob.path = *path;
                m_referenced.insert(*path);
                blob.blobDigest = digestOfBlobPath(item.layers[i]).value_or(std::string());
            } else {
                blob.problem = path.error().message();
            }
            addLayer(image, std::move(blob), item.layers[i]);
        }
        return image;
    }

    void addLayer(ArchiveImage &image, LayerBlob blob, const std::string &store)
    {
        // Layers beyond those that the configuration names stay, without a diff id.
        if (image.blobs.size() >= image.info.layers.size())
            image.info.layers.emplace_back();
        ImageLayer &layer = image.info.layers[image.blobs.size()];
        layer.store = blob.path.empty() ? store : blob.path;
        if (!blob.problem.empty() && image.info.problem.empty())
            image.info.problem = "layer " + std::to_string(image.blobs.size()) + ": " + blob.problem;
        image.blobs.push_back(std::move(blob));
    }

    // Fills id, platform, diff ids and chain ids of the image, or its problem: then false.
    bool readConfig(const std::string &name, ArchiveImage &image)
    {
        const auto path = resolveInside(m_fs, name, m_limits);
        if (!path) {
            image.info.problem = path.error().message();
            return false;
        }
        m_referenced.insert(*path);
        image.config = m_configs.read(*path, digestOfName(name), image.info, m_records.findings);
        return image.info.problem.empty();
    }

    Status readLayout()
    {
        const auto versionBytes = record("oci-layout");
        if (!versionBytes)
            return Unexpected(versionBytes.error());
        const auto version = parseOciLayoutVersion(*versionBytes, at("oci-layout"), m_limits);
        if (!version)
            return Unexpected(version.error());
        if (*version != "1.0.0")
            return Unexpected(makeError(ErrorCode::Unsupported, at("oci-layout"), "layout version \"" + *version + "\", not 1.0.0"));
        const auto bytes = record("index.json");
        if (!bytes)
            return Unexpected(bytes.error());
        auto index = parseOciIndex(*bytes, at("index.json"), m_limits);
        if (!index)
            return Unexpected(index.error());
        for (const OciDescriptor &descriptor : *index) {
            if (const Status within = mayGoOn(); !within)
                return within;
            followDescriptor(descriptor, tagOf(descriptor), {}, 0);
        }
        return {};
    }

    static std::string tagOf(const OciDescriptor &descriptor)
    {
        for (const char *key : {"io.containerd.image.name", "org.opencontainers.image.ref.name"}) {
            const auto found = descriptor.annotations.find(key);
            if (found != descriptor.annotations.end())
                return found->second;
        }
        return {};
    }

    // cosign gives its signatures the configuration of an image; what they hold are statements in JSON, no file system.
    static bool holdsStatements(const OciManifest &manifest)
    {
        const auto isJson = [](const OciDescriptor &layer) { return layer.mediaType.ends_with("+json"); };
        return !manifest.layers.empty() && std::all_of(manifest.layers.begin(), manifest.layers.end(), isJson);
    }

    static bool holdsFileSystem(const OciManifest &manifest)
    {
        return std::any_of(manifest.layers.begin(), manifest.layers.end(), [](const OciDescriptor &layer) { return isFileSystem(layer.mediaType); });
    }

    // No image, but something that is not to be overlooked: each kind is told once.
    void noteOther(const std::string &type, const std::string &path)
    {
        const bool isCache = type == buildCacheType;
        const std::string words = isCache ? "a build cache of BuildKit" : isFileSystem(type) ? "layers that belong to no image" : "an artifact of type \"" + displaySafe(type) + '"';
        const auto place = std::lower_bound(m_records.others.begin(), m_records.others.end(), words);
        if (place != m_records.others.end() && *place == words)
            return;
        m_records.others.insert(place, words);
        Finding finding = makeFinding("image.other-content");
        finding.store = path;
        finding.detail = {{"type", type}};
        m_records.findings.push_back(std::move(finding));
    }

    static bool isAttestation(const OciDescriptor &descriptor)
    {
        return descriptor.platform.starts_with("unknown/unknown") || descriptor.annotations.contains("vnd.docker.reference.type");
    }

    // Goes from a descriptor of an index down to images, and gives those it leads to. An image named twice has both names; what
    // was followed once is not followed again, or indexes of the same index would have no end.
    std::vector<std::size_t> followDescriptor(const OciDescriptor &descriptor, const std::string &tag, const std::vector<std::string> &above, unsigned depth)
    {
        std::string path = blobPath(descriptor.digest);
        if (m_flat && isFile(m_fs, path + ".manifest.json"))
            path += ".manifest.json";
        m_referenced.insert(path);
        if (depth > indexDepth) {
            m_records.skipped.push_back({path, "an index nested more than " + std::to_string(indexDepth) + " deep"});
            return {};
        }
        // The descriptor has a say too: the same manifest may be called an attestation in one place and an image in another.
        const std::string key = descriptor.digest + (isAttestation(descriptor) ? " attestation" : "") + (descriptor.platform.empty() || depth == 0 ? " wanted" : "");
        if (const auto known = m_followed.find(key); known != m_followed.end()) {
            m_ways += known->second.size();
            for (const std::size_t image : known->second) {
                addTag(m_records.images[image].info, tag);
                m_records.images[image].tops.insert(above.empty() ? descriptor.digest : above.front());
            }
            return known->second;
        }
        // Who exports a build's cache gets an index that names its layers and what it says of them.
        if (descriptor.mediaType == buildCacheType || isFileSystem(descriptor.mediaType)) {
            noteOther(descriptor.mediaType, path);
            return {};
        }
        std::vector<std::string> way = above;
        way.push_back(descriptor.digest);
        std::vector<std::size_t> images = imagesOf(descriptor, path, tag, way, depth);
        m_followed[key] = images;
        return images;
    }

    std::vector<std::size_t> imagesOf(const OciDescriptor &descriptor, const std::string &path, const std::string &tag, const std::vector<std::string> &way, unsigned depth)
    {
        const auto bytes = checkedBlob(descriptor, path);
        if (!bytes) {
            // Archives of several platforms are written with the blobs of some left out.
            const bool leftOut = bytes.error().code == ErrorCode::NotFound && !descriptor.platform.empty() && depth > 0;
            if (!leftOut && !isAttestation(descriptor))
                return addBrokenImage(descriptor, tag, bytes.error().message());
            return {};
        }
        const auto nested = isOciIndex(*bytes, at(path), m_limits);
        if (nested && *nested) {
            auto index = parseOciIndex(*bytes, at(path), m_limits);
            if (!index)
                return addBrokenImage(descriptor, tag, index.error().message());
            std::set<std::size_t> images;
            for (const OciDescriptor &child : *index) {
                if (!mayGoOn())
                    break;
                const std::vector<std::size_t> reached = followDescriptor(child, tag, way, depth + 1);
                images.insert(reached.begin(), reached.end());
            }
            return {images.begin(), images.end()};
        }
        auto manifest = parseOciManifest(*bytes, at(path), m_limits);
        if (!manifest)
            return addBrokenImage(descriptor, tag, manifest.error().message());
        m_referenced.insert(blobPath(manifest->config.digest));
        for (const OciDescriptor &layer : manifest->layers)
            m_referenced.insert(blobPath(layer.digest));
        const bool isImage = manifest->config.mediaType.find("image") != std::string::npos;
        const bool hasFileSystem = holdsFileSystem(*manifest);
        if (!isImage && (hasFileSystem || manifest->config.mediaType == buildCacheType))
            noteOther(manifest->config.mediaType, path);
        // Signatures, attestations and other artifacts have no file system. What has one and an image's configuration is an image, called what it may be.
        if (!isImage || holdsStatements(*manifest) || (isAttestation(descriptor) && !hasFileSystem))
            return {};
        ArchiveImage image = ociImage(*manifest);
        image.info.digests = way;
        image.tops = {way.front()};
        addTag(image.info, tag);
        addImage(std::move(image));
        return {m_records.images.size() - 1};
    }

    static void addTag(ImageInfo &info, const std::string &tag)
    {
        const auto at = std::lower_bound(info.tags.begin(), info.tags.end(), tag);
        if (!tag.empty() && (at == info.tags.end() || *at != tag))
            info.tags.insert(at, tag);
    }

    std::vector<std::size_t> addBrokenImage(const OciDescriptor &descriptor, const std::string &tag, const std::string &problem)
    {
        ArchiveImage image;
        image.info.digests = {descriptor.digest};
        image.tops = {descriptor.digest};
        image.info.platform = descriptor.platform;
        image.info.problem = problem;
        addTag(image.info, tag);
        addImage(std::move(image));
        return {m_records.images.size() - 1};
    }

    // A small blob, whose bytes must have the digest and size of the descriptor; a finding tells when they do not.
    Result<std::string> checkedBlob(const OciDescriptor &descriptor, const std::string &path)
    {
        auto bytes = record(path);
        if (!bytes)
            return bytes;
        const std::string digest = digestLike(descriptor.digest, *bytes);
        if (digest == descriptor.digest && bytes->size() == descriptor.size)
            return bytes;
        Finding finding = makeFinding("store.blob-altered");
        finding.store = path;
        finding.detail = {{"named", descriptor.digest}, {"recomputed", digest}, {"size", std::to_string(bytes->size())},
                          {"sizeNamed", std::to_string(descriptor.size)}};
        m_records.findings.push_back(std::move(finding));
        return bytes;
    }

    ArchiveImage ociImage(const OciManifest &manifest)
    {
        ArchiveImage image;
        const std::string configPath = blobPath(manifest.config.digest);
        if (readConfig(configPath, image) && image.info.layers.size() != manifest.layers.size()) {
            image.info.problem = "the manifest lists " + std::to_string(manifest.layers.size()) + " layers, the configuration "
                + std::to_string(image.info.layers.size());
        }
        for (const OciDescriptor &layer : manifest.layers) {
            LayerBlob blob;
            const std::string path = blobPath(layer.digest);
            blob.blobDigest = layer.digest;
            if (layer.mediaType.find("encrypted") != std::string::npos)
                blob.problem = "the layer is encrypted";
            else if (layer.mediaType.find("tar") == std::string::npos)
                blob.problem = "a layer of type \"" + layer.mediaType + "\" is no file system";
            else if (!isFile(m_fs, path))
                blob.problem = at(path) + ": is not in the archive";
            else
                blob.path = path;
            addLayer(image, std::move(blob), path);
        }
        return image;
    }

    // Docker reads manifest.json, containerd reads index.json: an archive may show each another image.
    void checkLayoutView()
    {
        ArchiveRecords dockerView = std::exchange(m_records, {});
        const std::uint64_t dockerLayers = std::exchange(m_layersOfImages, 0);
        const Status read = readLayout();
        const ArchiveRecords layoutView = std::exchange(m_records, std::move(dockerView));
        m_layersOfImages = std::max(m_layersOfImages, dockerLayers);
        if (auto divergence = joinViews(m_records, layoutView.images, read))
            m_records.findings.push_back(std::move(*divergence));
    }

    // Archives from before manifest.json: every folder is a layer that names its parent; nothing names a digest.
    Status readLegacy()
    {
        std::map<std::string, std::string> parents;
        const auto names = m_fs.list("");
        if (!names)
            return Unexpected(names.error());
        for (const std::string &name : *names) {
            if (!parseHexDigest(name) || !isFile(m_fs, name + "/json"))
                continue;
            if (const Status within = mayGoOn(); !within)
                return within;
            if (parents.size() >= m_limits.images)
                return Unexpected(makeError(ErrorCode::LimitExceeded, m_fs.name(), "more than " + std::to_string(m_limits.images) + " layers"));
            const auto bytes = record(name + "/json");
            if (!bytes)
                return Unexpected(bytes.error());
            const auto layer = parseLegacyLayer(*bytes, at(name + "/json"), m_limits);
            if (!layer)
                return Unexpected(layer.error());
            parents[name] = layer->parent;
        }
        if (parents.empty())
            return Unexpected(makeError(ErrorCode::Malformed, m_fs.name(), "an image archive without manifest.json, index.json or layer folders"));
        std::map<std::string, std::vector<std::string>> tagsByLayer;
        if (const auto bytes = record("repositories")) {
            const auto tags = parseLegacyRepositories(*bytes, at("repositories"), m_limits);
            if (!tags)
                return Unexpected(tags.error());
            for (const LegacyTag &tag : *tags)
                tagsByLayer[tag.topLayer].push_back(tag.reference);
        }
        std::set<std::string> tops;
        for (const auto &[layer, parent] : parents)
            tops.insert(layer);
        for (const auto &[layer, parent] : parents)
            tops.erase(parent);
        for (const auto &[layer, tags] : tagsByLayer)
            tops.insert(layer);
        for (const std::string &top : tops) {
            if (const Status within = mayGoOn(); !within)
                return within;
            addImage(legacyImage(top, tagsByLayer[top], parents));
        }
        return {};
    }

    ArchiveImage legacyImage(const std::string &top, const std::vector<std::string> &tags, const std::map<std::string, std::string> &parents)
    {
        ArchiveImage image;
        image.info.tags = tags;
        std::sort(image.info.tags.begin(), image.info.tags.end());
        std::vector<std::string> chain;
        std::set<std::string> passed;
        for (std::string at = top; !at.empty();) {
            const auto found = parents.find(at);
            if (found == parents.end())
                image.info.problem = "layer " + displaySafe(at) + " is not in the archive";
            else if (!passed.insert(at).second)
                image.info.problem = "layer " + displaySafe(at) + " is its own parent";
            else if (chain.size() >= m_limits.layersPerImage)
                image.info.problem = "more than " + std::to_string(m_limits.layersPerImage) + " layers";
            if (!image.info.problem.empty())
                break;
            chain.push_back(at);
            at = found->second;
        }
        std::reverse(chain.begin(), chain.end());
        for (const std::string &layer : chain) {
            LayerBlob blob;
            const auto path = resolveInside(m_fs, layer + "/layer.tar", m_limits);
            if (path)
                blob.path = *path;
            else
                blob.problem = path.error().message();
            addLayer(image, std::move(blob), layer + "/layer.tar");
        }
        return image;
    }

    // Docker 25 and later leave the old format's JSON of each layer among the blobs, referred to by nothing.
    bool isLegacyLayerJson(const std::string &path) const
    {
        const auto stat = m_fs.stat(path);
        if (!stat || stat->size > m_limits.recordBytes)
            return false;
        const auto bytes = m_fs.readFile(path, m_limits.recordBytes);
        if (!bytes || !bytes->starts_with('{'))
            return false;
        const auto layer = parseLegacyLayer(*bytes, path, m_limits);
        return layer && parseHexDigest(layer->id).has_value();
    }

    // Of algorithms that are not known, too: nothing that is read can refer to those.
    void noteUnreferencedBlobsOfLayout()
    {
        const auto algorithms = m_fs.list(blobFolder);
        for (const std::string &algorithm : algorithms ? *algorithms : std::vector<std::string>())
            noteUnreferencedBlobs(joinPath(blobFolder, algorithm));
    }

    void noteUnreferencedBlobs(const std::string &folder)
    {
        const auto names = m_fs.list(folder);
        if (!names)
            return;
        for (const std::string &name : *names) {
            if (!mayGoOn())
                return;
            const std::string path = joinPath(folder, name);
            if (m_flat && !digestOfHex(std::string_view(name).substr(0, name.find('.')))) // "version", "signature-1"
                continue;
            if (m_referenced.contains(path) || !isFile(m_fs, path) || isLegacyLayerJson(path))
                continue;
            Finding finding = makeFinding("image.blob-unreferenced");
            finding.store = path;
            m_records.findings.push_back(std::move(finding));
        }
    }

    const EvidenceFs &m_fs;
    bool m_directory;
    bool m_flat = false; // as in skopeo's dir:
    const Limits &m_limits;
    Context &m_context;
    ArchiveRecords m_records;
    std::uint64_t m_layersOfImages = 0;
    std::size_t m_ways = 0;
    SharedConfigs m_configs;
    std::set<std::string> m_referenced;
    std::map<std::string, std::vector<std::size_t>> m_followed; // indexes and manifests, and the images they lead to
};

} // namespace

Result<ArchiveRecords> readArchiveRecords(const EvidenceFs &fs, bool directory, const Limits &limits, Context &context)
{
    return RecordReader(fs, directory, limits, context).read();
}

} // namespace assay
