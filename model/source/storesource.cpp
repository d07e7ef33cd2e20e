// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/parallel.h"
#include "base/nameddigest.h"
#include "io/digest.h"
#include "source/aliasfindings.h"
#include "source/evidencepieces.h"
#include "source/kinds.h"
#include "source/layerread.h"
#include "source/store.h"
#include "tree/layertreebuilder.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <thread>

namespace assay {
namespace {

constexpr std::string_view unseenInTar = "the tar keeps no extended attributes (make it with tar --xattrs --xattrs-include='*'): opaque folders and capabilities are not known";
constexpr std::string_view unseenOnDisk = "attributes named trusted.* are shown to root only: opaque folders are not known";

bool hasAttributes(const LayerTree &tree)
{
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        const Entry &entry = tree.entry(NodeId(i));
        if (entry.xattrs != Entry::none || entry.has(EntryFlag::Opaque))
            return true;
    }
    return false;
}

// layer: its diff id, "" where the blob is none of a layer.
Finding alteredBlob(const std::string &path, const std::string &layer, const std::string &named, const std::string &found)
{
    Finding finding = makeFinding("store.blob-altered");
    finding.layer = layer;
    finding.store = path;
    finding.detail = {{"named", named}, {"recomputed", found}};
    return finding;
}

// Whether reading layers takes the digest of the tar that they lie in: once is enough, however many containers are read after it.
enum class WholeFile : std::uint8_t { Hash, Leave };

// The storage directory of an engine, its records read.
class StoreSource : public Source {
public:
    StoreSource(OpenedEvidence evidence, StoreCatalog catalog) : m_evidence(std::move(evidence)), m_catalog(std::move(catalog)), m_pieces(m_evidence)
    {
        for (const StoredImage &image : m_catalog.images)
            m_images.push_back(image.info);
        for (const StoredContainer &container : m_catalog.containers) {
            m_containers.push_back(container.info);
            m_images.push_back(viewOf(container));
        }
        for (StoredContainer &container : m_catalog.containers) {
            for (StoredLayer &own : container.own)
                own.written = own.layer.store != container.engineFolder;
        }
        std::move(m_catalog.findings.begin(), m_catalog.findings.end(), std::back_inserter(m_evidence.findings));
        std::move(m_catalog.skipped.begin(), m_catalog.skipped.end(), std::back_inserter(m_evidence.skipped));
        m_evidence.complete = m_evidence.complete && m_catalog.complete;
    }

    SourceKind kind() const override { return m_catalog.kind; }
    const std::string &location() const override { return m_evidence.location; }
    EvidenceFsPtr evidence() const override { return m_evidence.own ? m_evidence.own : m_evidence.fs; }
    const std::vector<ImageInfo> &images() const override { return m_images; }
    const std::vector<ContainerInfo> &containers() const override { return m_containers; }
    const Findings &findings() const override { return m_evidence.findings; }
    const std::vector<SkippedPart> &skipped() const override { return m_evidence.skipped; }
    const StoreCatalog *store() const override { return &m_catalog; }

    Result<LoadedStore> loadLayers(const std::vector<std::size_t> &wanted, const LoadOptions &options, const LayerDone &done, Context &context) const override
    {
        std::vector<const StoredLayer *> layers;
        for (const std::size_t i : wanted)
            layers.push_back(&m_catalog.layers[i]);
        return readLayers(layers, {}, options, done, nullptr, WholeFile::Hash, context);
    }

    Result<LoadedStore> loadOwnLayers(std::size_t container, const LoadOptions &options, Context &context) const override
    {
        std::vector<const StoredLayer *> layers;
        for (const StoredLayer &own : m_catalog.containers[container].own)
            layers.push_back(&own);
        return readLayers(layers, {}, options, {}, nullptr, WholeFile::Leave, context);
    }

    Result<BlobCheck> checkBlobs(const std::vector<std::size_t> &wanted, const LoadOptions &options, Context &context) const override
    {
        std::vector<std::optional<Error>> unread(wanted.size());
        std::vector<std::string> digests(wanted.size());
        parallelFor(wanted.size(), options.threads ? options.threads : workerCount(), [&](std::size_t i) {
            const LooseBlob &blob = m_catalog.looseBlobs[wanted[i]];
            const auto found = digestsOfBlob(*m_evidence.fs, blob.path, isSha512(blob.digest), context);
            if (found)
                digests[i] = found->like(blob.digest);
            else
                unread[i] = found.error();
        });
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, m_evidence.location, "cancelled"));
        BlobCheck check;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const LooseBlob &blob = m_catalog.looseBlobs[wanted[i]];
            if (unread[i])
                check.skipped.push_back({blob.path, unread[i]->message()});
            else if (digests[i] != blob.digest)
                check.findings.push_back(alteredBlob(blob.path, {}, blob.digest, digests[i]));
        }
        return check;
    }

    Result<LoadedSource> load(std::size_t index, Role role, const LoadOptions &options, Context &context) const override
    {
        if (index >= m_images.size())
            return Unexpected(makeError(ErrorCode::Usage, m_evidence.location, "has no such image"));
        const ImageInfo &image = m_images[index];
        const std::vector<const StoredLayer *> layers = layersOf(index);
        if (layers.empty() && !image.problem.empty())
            return Unexpected(makeError(ErrorCode::Malformed, m_evidence.location, image.problem));
        LoadBudget budget(m_evidence.limits);
        std::vector<WalkedLayer> walked = walkLayers(layers, options, budget, context);
        std::shared_ptr<const FsTree> known;
        if (options.treeKnown && !context.cancelled()) {
            std::vector<std::shared_ptr<const LayerTree>> trees;
            for (WalkedLayer &layer : walked)
                trees.push_back(layer.tree(m_evidence.limits));
            known = overlayOf(std::move(trees), layers);
            options.treeKnown(known);
        }
        auto read = readLayers(layers, std::move(walked), options, {}, &budget, WholeFile::Hash, context);
        if (!read)
            return Unexpected(read.error());
        if (const Status within = budget.check(m_evidence.location); !within)
            return Unexpected(within.error());

        LoadedSource loaded;
        loaded.source = shared_from_this();
        loaded.role = role;
        loaded.image = image;
        loaded.bytes = read->bytes;
        loaded.sha256 = read->sha256;
        loaded.unpacked = read->unpacked;
        loaded.readAt = read->readAt;
        loaded.findings = std::move(read->findings);
        loaded.skipped = std::move(read->skipped);
        loaded.complete = read->complete && image.problem.empty();
        if (!image.problem.empty())
            loaded.skipped.push_back({m_evidence.location, image.problem});
        std::vector<std::shared_ptr<const LayerTree>> trees;
        for (LayerLoad &load : read->layers) {
            std::move(load.findings.begin(), load.findings.end(), std::back_inserter(loaded.findings));
            std::move(load.skipped.begin(), load.skipped.end(), std::back_inserter(loaded.skipped));
            loaded.complete = loaded.complete && load.complete;
            trees.push_back(load.layer.tree);
            loaded.layers.push_back(std::move(load.layer));
        }
        loaded.tree = known && known->layers() == trees ? known : overlayOf(std::move(trees), layers);
        loaded.entries = loaded.tree->size() - 1;
        Findings aliases = aliasFindings(*loaded.tree, loaded.layers);
        std::move(aliases.begin(), aliases.end(), std::back_inserter(loaded.findings));
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
        return m_evidence.fs->open(joinPath(layer.layer.store, path));
    }

private:
    // The container's own layers over those of its image.
    ImageInfo viewOf(const StoredContainer &container) const
    {
        ImageInfo view;
        view.container = container.info.id;
        view.id = container.info.imageId;
        view.created = container.info.created;
        view.problem = container.problem;
        if (!container.info.name.empty())
            view.tags = {container.info.name};
        for (const std::size_t i : container.layers)
            view.layers.push_back(m_catalog.layers[i].layer);
        const auto image = std::find_if(m_catalog.images.begin(), m_catalog.images.end(), [&](const StoredImage &one) {
            return one.info.id == container.info.imageId && one.layers == container.layers;
        });
        if (image != m_catalog.images.end())
            view.layers = image->info.layers; // with the commands that made them
        for (const StoredLayer &own : container.own)
            view.layers.push_back(own.layer);
        return view;
    }

    std::vector<const StoredLayer *> layersOf(std::size_t index) const
    {
        std::vector<const StoredLayer *> layers;
        const bool isImage = index < m_catalog.images.size();
        const StoredContainer *container = isImage ? nullptr : &m_catalog.containers[index - m_catalog.images.size()];
        for (const std::size_t i : isImage ? m_catalog.images[index].layers : container->layers)
            layers.push_back(&m_catalog.layers[i]);
        for (std::size_t i = 0; container && i < container->own.size(); ++i)
            layers.push_back(&container->own[i]);
        return layers;
    }

    // A layer whose paths are known, and its content not yet; or why not.
    struct WalkedLayer {
        std::optional<FolderLayerRead> reading;
        std::optional<Error> failure;

        std::shared_ptr<const LayerTree> tree(const Limits &limits) const
        {
            return failure ? unreadLayer({}, *failure, limits).tree : reading->tree();
        }
    };

    WalkedLayer walk(const StoredLayer &stored, unsigned threads, LoadBudget *budget, Context &context) const
    {
        WalkedLayer layer;
        if (!stored.problem.empty()) {
            layer.failure = makeError(ErrorCode::Malformed, {}, stored.problem);
            return layer;
        }
        layer.reading.emplace(*m_evidence.fs, stored.layer.store, folderOptions(stored, threads, budget), m_evidence.limits);
        if (const Status walked = layer.reading->walk(context); !walked)
            layer.failure = walked.error();
        return layer;
    }

    std::vector<WalkedLayer> walkLayers(const std::vector<const StoredLayer *> &layers, const LoadOptions &options, LoadBudget &budget, Context &context) const
    {
        const unsigned threads = options.threads ? options.threads : workerCount();
        std::vector<std::optional<WalkedLayer>> walked(layers.size());
        parallelFor(layers.size(), threads, [&](std::size_t i) { walked[i].emplace(walk(*layers[i], threads, &budget, context)); });
        std::vector<WalkedLayer> list;
        for (std::optional<WalkedLayer> &layer : walked)
            list.push_back(std::move(*layer));
        return list;
    }

    std::shared_ptr<const FsTree> overlayOf(std::vector<std::shared_ptr<const LayerTree>> trees, const std::vector<const StoredLayer *> &layers) const
    {
        if (trees.empty())
            trees.push_back(std::make_shared<const LayerTree>(LayerTreeBuilder(m_evidence.limits).finish()));
        return FsTree::overlay(std::move(trees), layers.empty() ? RootMark::Ignored : rootMarkOf(layers.back()->form));
    }

    // An acquired tar is hashed as a whole beside its layers: the longest task starts first. walked: the layers that were walked
    // before, or none; then each is walked when its turn comes, and only those in hand take room.
    Result<LoadedStore> readLayers(const std::vector<const StoredLayer *> &layers, std::vector<WalkedLayer> walked, const LoadOptions &options, const LayerDone &done, LoadBudget *budget, WholeFile wholeFile, Context &context) const
    {
        const unsigned threads = options.threads ? options.threads : workerCount();
        LoadedStore loaded;
        loaded.findings = m_evidence.findings;
        loaded.skipped = m_evidence.skipped;
        loaded.complete = m_evidence.complete;
        loaded.layers.resize(layers.size());
        const std::vector<const OpenedEvidence *> files = wholeFile == WholeFile::Hash ? m_pieces.tars() : std::vector<const OpenedEvidence *>();
        std::vector<Result<Sha256Digest>> fileDigests(files.size(), Unexpected(Error{}));
        const std::size_t first = files.size();
        for (const OpenedEvidence *file : files)
            context.addTotalBytes(file->file->size());
        SpareThreads spare(threads);
        parallelFor(layers.size() + first, threads, [&](std::size_t task) {
            const SpareThreads::Busy busy(spare);
            if (task < first) {
                fileDigests[task] = sha256(*files[task]->file, &context);
                return;
            }
            const std::size_t i = task - first;
            WalkedLayer layer = walked.empty() ? walk(*layers[i], threads, budget, context) : std::move(walked[i]);
            loaded.layers[i] = readSettledLayer(*layers[i], layer, threads, &spare, budget, context);
            if (done && !context.cancelled())
                done(i, loaded.layers[i]);
        });
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, m_evidence.location, "cancelled"));
        loaded.readAt = std::time(nullptr);
        for (std::size_t i = 0; i < files.size(); ++i)
            files[i] == &m_evidence ? noteArchive(loaded, m_evidence, fileDigests[i]) : noteFurther(loaded, *files[i], &fileDigests[i]);
        for (const OpenedEvidence &store : m_evidence.further) {
            if (!store.file && wholeFile == WholeFile::Hash)
                noteFurther(loaded, store, nullptr);
        }
        for (const EvidencePieces::Piece &piece : m_pieces.all()) {
            const bool unseen = std::any_of(loaded.layers.begin(), loaded.layers.end(), [&](const LayerLoad &load) {
                return &m_pieces.of(load.layer.layer.store) == &piece && attributesUnseen(load.layer);
            });
            if (unseen || (!piece.inTar && !piece.seesTrusted))
                noteUnseenAttributes(piece, loaded);
        }
        return loaded;
    }

    // An engine that removes a layer takes its files away one by one: half of them gone are no sign of tampering. Read again a little
    // later, the layer is as it was, or gone, or somebody goes on changing it.
    LayerLoad readSettledLayer(const StoredLayer &stored, WalkedLayer &walked, unsigned threads, const SpareThreads *spare, LoadBudget *budget, Context &context) const
    {
        bool changed = false;
        bool wasChanged = false;
        LayerLoad load = readLayer(stored, walked, changed, spare, budget, context);
        const bool live = !m_pieces.of(stored.layer.store).inTar;
        for (std::chrono::milliseconds pause(100); live && (changed || lacksSomething(load.layer)) && pause.count() < 1000 && !context.cancelled(); pause *= 3) {
            std::this_thread::sleep_for(pause);
            if (!changed && !foldersChanged(*m_evidence.fs, stored.layer.store, *load.layer.tree))
                break;
            wasChanged = true;
            WalkedLayer again = walk(stored, threads, budget, context);
            load = readLayer(stored, again, changed, spare, budget, context);
        }
        if ((changed || wasChanged) && load.complete)
            noteChanged(stored, changed, load);
        return load;
    }

    static void noteChanged(const StoredLayer &stored, bool still, LayerLoad &load)
    {
        const std::string reason = still ? "changed each time it was read" : "changed while it was read, and was read again";
        Finding finding = makeFinding("source.unstable");
        finding.severity = still ? finding.severity : Severity::Low;
        finding.store = stored.layer.store;
        finding.layer = stored.layer.diffId;
        finding.detail.emplace_back("reason", reason);
        load.findings.push_back(std::move(finding));
        if (still)
            load.skipped.push_back({stored.layer.store, reason});
        load.complete = !still;
    }

    // Whether there are fewer paths than recorded, or not those that its tar can be made of.
    static bool lacksSomething(const LoadedLayer &layer)
    {
        const LayerRecord *record = layer.record.get();
        const bool rebuilt = record && record->rebuilt && digestText(*record->rebuilt) == layer.layer.diffId;
        return record && record->tree && (!rebuilt || layer.tree->recordedEntries() < record->tree->recordedEntries());
    }

    LayerLoad readLayer(const StoredLayer &stored, WalkedLayer &walked, bool &changed, const SpareThreads *spare, LoadBudget *budget, Context &context) const
    {
        Result<LayerContent> content = walked.failure ? Unexpected(*walked.failure) : walked.reading->readContent(context, spare);
        walked.reading.reset();
        LayerContent taken = content ? std::move(*content) : unreadLayer(stored.layer.store, content.error(), m_evidence.limits);
        changed = taken.changed;
        LayerLoad load;
        LoadedLayer &out = load.layer;
        out.layer = stored.layer;
        out.form = stored.form;
        out.engine = stored.engine;
        out.rootless = stored.uids.keeper.has_value();
        out.uidMap = stored.uids.map;
        out.gidMap = stored.gids.map;
        out.tree = taken.tree;
        out.bytes = taken.bytes;
        out.entries = taken.tree->recordedEntries();
        if (!stored.blob.empty())
            takeBlob(stored, load, budget, context);
        else if (!stored.unrecorded.empty())
            out.record = unrecorded(stored.unrecorded);
        else
            out.record = taken.record;
        if (out.record)
            out.recomputed = out.record->rebuilt;
        out.verdictReason = !content ? content.error().message()
            : !taken.complete        ? "not all of it could be read"
                                     : "not yet held against a record of the layer";
        for (Finding &finding : taken.findings) {
            if (finding.store.empty())
                finding.store = stored.layer.store;
            load.findings.push_back(std::move(finding));
        }
        for (Finding &finding : load.findings)
            finding.layer = stored.layer.diffId;
        std::move(taken.skipped.begin(), taken.skipped.end(), std::back_inserter(load.skipped));
        load.complete = load.complete && taken.complete;
        return load;
    }

    FolderOptions folderOptions(const StoredLayer &stored, unsigned threads, LoadBudget *budget) const
    {
        FolderOptions folder;
        folder.form = stored.form;
        folder.threads = threads;
        folder.budget = budget;
        folder.tarSplit = stored.tarSplit;
        folder.diffId = stored.layer.diffId;
        folder.attributesUnknown = !m_pieces.of(stored.layer.store).seesTrusted;
        folder.overrideStat = stored.overrideStat;
        folder.written = stored.written;
        folder.uids = stored.uids;
        folder.gids = stored.gids;
        return folder;
    }

    static std::shared_ptr<const LayerRecord> unrecorded(const std::string &reason)
    {
        LayerRecord record;
        record.problem = reason;
        return std::make_shared<const LayerRecord>(std::move(record));
    }

    // The tar that the layer was unpacked from, kept by the engine beside the folder.
    void takeBlob(const StoredLayer &stored, LayerLoad &load, LoadBudget *budget, Context &context) const
    {
        LayerRecord record;
        const bool withSha512 = wantsSha512(stored.blobDigest, stored.layer.diffId);
        auto blob = readBlob(*m_evidence.fs, stored.blob, withSha512, m_evidence.limits, context, budget ? &budget->records : nullptr);
        if (!blob) {
            record.problem = blob.error().message();
            // What is no tar any more is still to be told from one that never was.
            if (const auto found = digestsOfBlob(*m_evidence.fs, stored.blob, withSha512, context); found && found->like(stored.blobDigest) != stored.blobDigest)
                load.findings.push_back(alteredBlob(stored.blob, stored.layer.diffId, stored.blobDigest, found->like(stored.blobDigest)));
        } else {
            if (const std::string found = blob->stored.like(stored.blobDigest); found != stored.blobDigest)
                load.findings.push_back(alteredBlob(stored.blob, stored.layer.diffId, stored.blobDigest, found));
            load.layer.recomputedSha512 = sha512AsNamed(blob->layer, stored.layer.diffId);
            record.findings = std::move(blob->layer.findings);
            record.rebuilt = blob->layer.digest;
            record.tarBytes = blob->layer.bytes;
            if (blob->layer.complete)
                record.tree = blob->layer.tree;
            else
                record.problem = blob->layer.skipped.empty() ? stored.blob + ": not all of it could be read" : blob->layer.skipped.front().reason;
        }
        load.layer.record = std::make_shared<const LayerRecord>(std::move(record));
    }

    // A tar without any attribute was made without them, when the engine recorded some; else there were none to keep.
    bool attributesUnseen(const LoadedLayer &layer) const
    {
        return !m_pieces.of(layer.layer.store).seesTrusted && layer.record && layer.record->tree && hasAttributes(*layer.record->tree);
    }

    // Without them a folder that hides lower layers looks like one that does not: deleted files would seem to be there.
    static void noteUnseenAttributes(const EvidencePieces::Piece &piece, LoadedStore &loaded)
    {
        const std::string reason(piece.inTar ? unseenInTar : unseenOnDisk);
        Finding finding = makeFinding("source.attributes-unseen");
        finding.store = piece.location;
        finding.detail.emplace_back("reason", reason);
        loaded.findings.push_back(std::move(finding));
        loaded.skipped.push_back({piece.location, reason});
        loaded.complete = false;
    }

    OpenedEvidence m_evidence;
    StoreCatalog m_catalog;
    EvidencePieces m_pieces;
    std::vector<ImageInfo> m_images;
    std::vector<ContainerInfo> m_containers;
};

} // namespace

SourcePtr makeStoreSource(OpenedEvidence evidence, StoreCatalog catalog)
{
    return std::make_shared<StoreSource>(std::move(evidence), std::move(catalog));
}

} // namespace assay
