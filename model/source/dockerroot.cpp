// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "base/parallel.h"
#include "formats/dockerarchive.h"
#include "formats/oci.h"
#include "io/digest.h"
#include "io/bytestream.h"
#include "source/kinds.h"
#include "source/layerread.h"

#include <algorithm>
#include <map>
#include <optional>

namespace assay {
namespace {

constexpr std::string_view overlayDriver = "overlay2";

std::string joined(const std::string &folder, std::string_view path)
{
    return folder.empty() ? std::string(path) : folder + '/' + std::string(path);
}

bool isDirectory(const EvidenceFs &fs, const std::string &path)
{
    const auto stat = fs.stat(path);
    return stat && stat->kind == FileKind::Directory;
}

// A cache id becomes a folder's name: 64 hex digits, or 25 characters of BuildKit's, never a path.
bool isCacheId(std::string_view id)
{
    return !id.empty() && id.size() <= 128
        && std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

std::string trimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return std::string(text);
}

struct StoredImage {
    ImageInfo info;
    std::vector<std::string> problems; // of each layer, "" when its folder is known
    std::vector<std::string> records;  // of each layer: where the engine keeps what it knows of its tar
};

// A Docker data root with the overlay2 graph driver.
class DockerRootSource : public Source {
public:
    DockerRootSource(OpenedEvidence evidence, std::string root) : m_evidence(std::move(evidence)), m_root(std::move(root)) {}

    // Reads the records; the error is that there is no way to know what images there are.
    Status readRecords()
    {
        const EvidenceFs &fs = *m_evidence.fs;
        const std::string driverFolder = joined(m_root, "image");
        const auto drivers = fs.list(driverFolder);
        if (!drivers)
            return Unexpected(withAdvice(drivers.error()));
        bool found = false;
        for (const std::string &driver : *drivers) {
            if (driver == overlayDriver) {
                found = true;
                if (const Status read = readImages(driverFolder + '/' + driver); !read)
                    return read;
            } else if (fs.stat(driverFolder + '/' + driver + "/repositories.json")) {
                skip(driverFolder + '/' + driver, "images of the graph driver \"" + driver + "\", which this version does not read");
            }
        }
        if (!found)
            return Unexpected(makeError(ErrorCode::Unsupported, m_evidence.location, "a Docker data root without images of the overlay2 graph driver, the only one this version reads"));
        readContainers();
        for (const StoredImage &image : m_stored)
            m_images.push_back(image.info);
        return {};
    }

    SourceKind kind() const override { return SourceKind::DockerRoot; }
    const std::string &location() const override { return m_evidence.location; }
    const std::vector<ImageInfo> &images() const override { return m_images; }
    const std::vector<ContainerInfo> &containers() const override { return m_containers; }
    const Findings &findings() const override { return m_evidence.findings; }
    const std::vector<SkippedPart> &skipped() const override { return m_evidence.skipped; }

    Result<LoadedSource> load(std::size_t index, Role role, const LoadOptions &options, Context &context) const override
    {
        if (index >= m_stored.size())
            return Unexpected(makeError(ErrorCode::Usage, m_evidence.location, "has no such image"));
        const StoredImage &image = m_stored[index];
        if (image.info.layers.empty() && !image.info.problem.empty())
            return Unexpected(makeError(ErrorCode::Malformed, m_evidence.location, image.info.problem));
        const unsigned threads = options.threads ? options.threads : workerCount();
        LoadedSource loaded;
        loaded.source = shared_from_this();
        loaded.role = role;
        loaded.image = image.info;
        loaded.findings = m_evidence.findings;
        loaded.skipped = m_evidence.skipped;
        loaded.complete = m_evidence.complete && image.info.problem.empty();
        if (!image.info.problem.empty())
            loaded.skipped.push_back({m_evidence.location, image.info.problem});

        // An acquired tar is hashed as a whole beside its layers.
        std::vector<Result<LayerContent>> contents(image.info.layers.size(), Unexpected(Error{}));
        Result<Sha256Digest> fileDigest = Unexpected(Error{});
        const std::size_t first = m_evidence.file ? 1 : 0;
        if (m_evidence.file)
            context.addTotalBytes(m_evidence.file->size());
        parallelFor(contents.size() + first, threads, [&](std::size_t task) {
            if (task < first)
                fileDigest = sha256(*m_evidence.file, &context);
            else
                contents[task - first] = readLayer(image, task - first, threads, context);
        });
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, m_evidence.location, "cancelled"));
        std::vector<std::shared_ptr<const LayerTree>> trees;
        for (std::size_t i = 0; i < contents.size(); ++i) {
            addLayer(loaded, image.info.layers[i], std::move(contents[i]));
            trees.push_back(loaded.layers.back().tree);
        }
        if (m_evidence.file)
            noteArchive(loaded, m_evidence, fileDigest);
        if (!m_evidence.fs->seesTrustedXattrs() && (!m_evidence.file || expectsAttributes(loaded)))
            noteUnseenAttributes(loaded);
        if (trees.empty())
            trees.push_back(std::make_shared<const LayerTree>(LayerTreeBuilder(m_evidence.limits).finish()));
        loaded.tree = FsTree::overlay(std::move(trees));
        loaded.entries = loaded.tree->size() - 1;
        boundFindings(loaded.findings, m_evidence.limits);
        for (Finding &finding : loaded.findings)
            finding.role = static_cast<int>(role);
        return loaded;
    }

    Result<ByteSourcePtr> content(const LoadedSource &loaded, const FsTree::Ref &ref, Context &) const override
    {
        const LoadedLayer &layer = loaded.layers[ref.layer];
        const std::string path = layer.tree->path(ref.node);
        if (layer.tree->entry(ref.node).type != EntryType::File)
            return Unexpected(makeError(ErrorCode::NotFound, path, "has no content"));
        return m_evidence.fs->open(layer.layer.store + '/' + path);
    }

private:
    void skip(const std::string &path, const std::string &reason) { m_evidence.skipped.push_back({path, reason}); }

    Error withAdvice(Error error) const
    {
        if (error.code == ErrorCode::Permission && !m_evidence.file)
            error.detail += rootAdvice(m_evidence.location);
        return error;
    }

    void find(std::string_view code, const std::string &store, std::vector<std::pair<std::string, std::string>> detail, const std::string &layer = {})
    {
        Finding finding = makeFinding(code);
        finding.store = store;
        finding.layer = layer;
        finding.detail = std::move(detail);
        m_evidence.findings.push_back(std::move(finding));
    }

    Status readImages(const std::string &folder)
    {
        const EvidenceFs &fs = *m_evidence.fs;
        std::map<std::string, std::vector<std::string>> namesById;
        const std::string repositories = folder + "/repositories.json";
        const auto bytes = fs.readFile(repositories, m_evidence.limits.jsonBytes);
        if (!bytes && bytes.error().code == ErrorCode::Permission)
            return Unexpected(withAdvice(bytes.error()));
        auto references = bytes ? parseRepositories(*bytes, fs.name() + ": " + repositories, m_evidence.limits) : Unexpected(bytes.error());
        if (references) {
            for (const Reference &reference : *references)
                namesById[reference.imageId].push_back(reference.name);
        } else {
            find("source.unreadable", repositories, {{"reason", references.error().message()}});
            skip(repositories, references.error().message());
            m_evidence.complete = false;
        }
        const std::string contentFolder = folder + "/imagedb/content/sha256";
        const auto ids = fs.list(contentFolder);
        if (!ids)
            return Unexpected(withAdvice(ids.error()));
        if (ids->size() > m_evidence.limits.images)
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_evidence.location, "more than " + std::to_string(m_evidence.limits.images) + " images"));
        for (const std::string &id : *ids)
            m_stored.push_back(readImage(folder, contentFolder + '/' + id, id, namesById));
        for (const auto &[id, names] : namesById) {
            const bool known = std::any_of(m_stored.begin(), m_stored.end(), [&, &wanted = id](const StoredImage &image) { return image.info.id == wanted; });
            if (!known)
                find("store.chain-broken", repositories, {{"image", id}, {"name", names.front()}, {"reason", "a name stands for an image that has no configuration"}});
        }
        return {};
    }

    StoredImage readImage(const std::string &folder, const std::string &path, const std::string &name, const std::map<std::string, std::vector<std::string>> &namesById)
    {
        StoredImage image;
        image.info.id = "sha256:" + name;
        if (const auto names = namesById.find(image.info.id); names != namesById.end()) {
            for (const std::string &reference : names->second) {
                const std::size_t at = reference.find('@');
                if (at == std::string::npos)
                    image.info.tags.push_back(reference);
                else
                    image.info.digests.push_back(reference.substr(at + 1));
            }
            std::sort(image.info.tags.begin(), image.info.tags.end());
        }
        const auto bytes = m_evidence.fs->readFile(path, m_evidence.limits.jsonBytes);
        if (!bytes) {
            image.info.problem = bytes.error().message();
            return image;
        }
        const std::string recomputed = digestText(sha256(std::string_view(*bytes)));
        if (recomputed != image.info.id)
            find("store.config-altered", path, {{"named", image.info.id}, {"recomputed", recomputed}});
        const auto config = parseImageConfig(*bytes, m_evidence.fs->name() + ": " + path, m_evidence.limits);
        if (!config) {
            image.info.problem = config.error().message();
            return image;
        }
        image.info.platform = config->platform;
        image.info.created = config->created;
        const std::vector<std::string> chain = chainIds(config->diffIds);
        for (std::size_t i = 0; i < chain.size(); ++i) {
            ImageLayer layer{config->diffIds[i], chain[i], {}};
            image.problems.push_back(readLayerRecord(folder, layer, i == 0 ? std::string() : chain[i - 1]));
            image.records.push_back(folder + "/layerdb/sha256/" + layer.chainId.substr(7) + "/tar-split.json.gz");
            image.info.layers.push_back(std::move(layer));
        }
        return image;
    }

    // Finds the folder of a layer; "" or why there is none.
    std::string readLayerRecord(const std::string &folder, ImageLayer &layer, const std::string &below)
    {
        const EvidenceFs &fs = *m_evidence.fs;
        const std::string record = folder + "/layerdb/sha256/" + layer.chainId.substr(7);
        const auto cacheId = fs.readFile(record + "/cache-id", m_evidence.limits.recordBytes);
        if (!cacheId)
            return cacheId.error().message();
        checkRecord(record + "/diff", layer.diffId, layer.diffId, false);
        checkRecord(record + "/parent", below, layer.diffId, below.empty());
        const std::string id = trimmed(*cacheId);
        if (!isCacheId(id)) {
            find("store.record-altered", record + "/cache-id", {{"value", id.substr(0, 256)}, {"reason", "no name of a layer's folder"}}, layer.diffId);
            return fs.name() + ": " + displaySafe(record) + "/cache-id: \"" + displaySafe(id.substr(0, 256)) + "\" is no name of a layer's folder";
        }
        layer.store = joined(m_root, overlayDriver) + '/' + id + "/diff";
        const auto stat = fs.stat(layer.store);
        if (!stat)
            return stat.error().message();
        if (stat->kind == FileKind::Directory)
            return {};
        if (stat->kind == FileKind::Symlink) {
            const auto target = fs.readLink(layer.store);
            find("store.link-escapes", layer.store, {{"target", target ? *target : std::string()}}, layer.diffId);
        }
        return fs.name() + ": " + displaySafe(layer.store) + ": is no folder";
    }

    void checkRecord(const std::string &path, const std::string &expected, const std::string &layer, bool mayBeMissing)
    {
        const auto bytes = m_evidence.fs->readFile(path, m_evidence.limits.recordBytes);
        if (!bytes) {
            if (!mayBeMissing || bytes.error().code != ErrorCode::NotFound)
                find("store.chain-broken", path, {{"expected", expected}, {"reason", bytes.error().message()}}, layer);
            return;
        }
        const std::string value = trimmed(*bytes);
        if (value != expected)
            find("store.chain-broken", path, {{"expected", expected}, {"found", value.substr(0, 256)}}, layer);
    }

    void readContainers()
    {
        const EvidenceFs &fs = *m_evidence.fs;
        const std::string folder = joined(m_root, "containers");
        const auto ids = fs.list(folder);
        if (!ids) {
            if (ids.error().code != ErrorCode::NotFound)
                skip(folder, ids.error().message());
            return;
        }
        for (const std::string &id : *ids) {
            const std::string path = folder + '/' + id + "/config.v2.json";
            const auto bytes = fs.readFile(path, m_evidence.limits.jsonBytes);
            const auto record = bytes ? parseContainerRecord(*bytes, fs.name() + ": " + path, m_evidence.limits) : Unexpected(bytes.error());
            if (!record) {
                skip(path, record.error().message());
                continue;
            }
            m_containers.push_back({record->id, record->name, record->imageId, record->created, record->running});
        }
        std::sort(m_containers.begin(), m_containers.end(), [](const ContainerInfo &a, const ContainerInfo &b) { return a.id < b.id; });
    }

    Result<LayerContent> readLayer(const StoredImage &image, std::size_t i, unsigned threads, Context &context) const
    {
        if (!image.problems[i].empty())
            return Unexpected(makeError(ErrorCode::Malformed, {}, image.problems[i]));
        FolderOptions folder;
        folder.overlay = true;
        folder.threads = threads;
        folder.record = image.records[i];
        folder.diffId = image.info.layers[i].diffId;
        folder.attributesUnknown = !m_evidence.fs->seesTrustedXattrs();
        return readFolderLayer(*m_evidence.fs, image.info.layers[i].store, folder, m_evidence.limits, context);
    }

    void addLayer(LoadedSource &loaded, const ImageLayer &layer, Result<LayerContent> content) const
    {
        LoadedLayer out;
        out.layer = layer;
        LayerContent taken = content ? std::move(*content) : unreadLayer(layer.store, content.error(), m_evidence.limits);
        out.tree = taken.tree;
        out.bytes = taken.bytes;
        out.entries = taken.tree->recordedEntries();
        out.record = taken.record;
        if (taken.record)
            out.recomputed = taken.record->rebuilt;
        out.verdictReason = !content ? content.error().message()
            : !taken.complete        ? "not all of it could be read"
                                     : "not yet held against a record of the layer";
        for (Finding &finding : taken.findings) {
            finding.layer = layer.diffId;
            if (finding.store.empty())
                finding.store = layer.store;
            loaded.findings.push_back(std::move(finding));
        }
        std::move(taken.skipped.begin(), taken.skipped.end(), std::back_inserter(loaded.skipped));
        loaded.complete = loaded.complete && taken.complete;
        loaded.layers.push_back(std::move(out));
    }

    // A tar without any attribute was made without them, when the engine recorded some; else there were none to keep.
    static bool expectsAttributes(const LoadedSource &loaded)
    {
        for (const LoadedLayer &layer : loaded.layers) {
            const LayerTree *recorded = layer.record ? layer.record->tree.get() : nullptr;
            for (std::uint32_t i = 1; recorded && i < recorded->size(); ++i) {
                const Entry &entry = recorded->entry(NodeId(i));
                if (entry.xattrs != Entry::none || entry.has(EntryFlag::Opaque))
                    return true;
            }
        }
        return false;
    }

    // Without them a folder that hides lower layers looks like one that does not: deleted files would seem to be there.
    void noteUnseenAttributes(LoadedSource &loaded) const
    {
        const std::string reason = m_evidence.file ? "the tar keeps no extended attributes (make it with tar --xattrs --xattrs-include='*'): opaque folders and capabilities are not known"
                                                   : "attributes named trusted.* are shown to root only: opaque folders are not known";
        Finding finding = makeFinding("source.attributes-unseen");
        finding.store = m_evidence.location;
        finding.detail.emplace_back("reason", reason);
        loaded.findings.push_back(std::move(finding));
        loaded.skipped.push_back({m_evidence.location, reason});
        loaded.complete = false;
    }

    OpenedEvidence m_evidence;
    std::string m_root;
    std::vector<StoredImage> m_stored;
    std::vector<ImageInfo> m_images;
    std::vector<ContainerInfo> m_containers;
};

} // namespace

Result<std::optional<std::string>> findDockerRoot(const EvidenceFs &fs)
{
    constexpr std::size_t deepest = 4;       // "./var/lib/docker"
    constexpr std::size_t mostFolders = 512;
    const auto isRoot = [&](const std::string &at) -> Result<bool> {
        const std::string images = joined(at, "image");
        if (!isDirectory(fs, images))
            return false;
        const auto drivers = fs.list(images);
        if (!drivers) {
            if (isDirectory(fs, joined(at, overlayDriver)))
                return Unexpected(drivers.error());
            return false;
        }
        for (const std::string &driver : *drivers) {
            for (const char *record : {"/layerdb", "/imagedb", "/repositories.json"}) {
                const auto stat = fs.stat(images + '/' + driver + record);
                if (stat)
                    return true;
                if (stat.error().code == ErrorCode::Permission && isDirectory(fs, joined(at, driver)))
                    return Unexpected(stat.error());
            }
        }
        return false;
    };
    std::vector<std::pair<std::string, std::size_t>> pending{{"", 0}};
    for (std::size_t i = 0; i < pending.size() && i < mostFolders; ++i) {
        const auto [at, depth] = pending[i];
        const auto root = isRoot(at);
        if (!root)
            return Unexpected(root.error());
        if (*root)
            return std::optional(at);
        // A copy of a data root has few folders above it; a root file system is not searched.
        const auto names = depth < deepest ? fs.list(at) : Unexpected(Error{});
        if (!names || names->size() > 4)
            continue;
        for (const std::string &name : *names) {
            if (isDirectory(fs, joined(at, name)))
                pending.emplace_back(joined(at, name), depth + 1);
        }
    }
    return std::optional<std::string>();
}

Result<SourcePtr> makeDockerRootSource(OpenedEvidence evidence, const std::string &root)
{
    auto source = std::make_shared<DockerRootSource>(std::move(evidence), root);
    if (const Status read = source->readRecords(); !read)
        return Unexpected(read.error());
    return SourcePtr(std::move(source));
}

} // namespace assay
