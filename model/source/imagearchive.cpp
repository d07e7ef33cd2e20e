// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/tarfs.h"
#include "base/nameddigest.h"
#include "base/parallel.h"
#include "io/digest.h"
#include "source/kinds.h"
#include "source/layerread.h"
#include "tree/treebudget.h"

#include <algorithm>
#include <ctime>
#include <map>
#include <mutex>

namespace assay {
namespace {

// What reading one blob gave; several layers of an image may be the same blob.
struct BlobRead {
    std::string path;
    bool withSha512 = false; // a record names it, or a layer that it is, by that
    Result<BlobContent> content = Unexpected(Error{});
    std::optional<Digests> stored; // of the blob as it lies there

    void read(const EvidenceFs &fs, const Limits &limits, TreeBudget *budget, Context &context)
    {
        content = readBlob(fs, path, withSha512, limits, context, budget);
        if (content)
            stored = content->stored;
        else if (const auto digests = digestsOfBlob(fs, path, withSha512, context)) // what is no tar any more is still to be told from one that never was
            stored = *digests;
    }
};

// `docker save` archives, OCI archives and OCI layouts.
class ImageArchiveSource : public Source {
public:
    ImageArchiveSource(OpenedEvidence evidence, ArchiveRecords records) : m_evidence(std::move(evidence)), m_records(std::move(records))
    {
        for (const ArchiveImage &image : m_records.images)
            m_images.push_back(image.info);
        std::move(m_records.findings.begin(), m_records.findings.end(), std::back_inserter(m_evidence.findings));
        std::move(m_records.skipped.begin(), m_records.skipped.end(), std::back_inserter(m_evidence.skipped));
    }

    SourceKind kind() const override { return m_records.kind; }
    const std::string &location() const override { return m_evidence.location; }
    EvidenceFsPtr evidence() const override { return m_evidence.own ? m_evidence.own : m_evidence.fs; }
    const std::vector<ImageInfo> &images() const override { return m_images; }
    const Findings &findings() const override { return m_evidence.findings; }
    const std::vector<SkippedPart> &skipped() const override { return m_evidence.skipped; }

    Result<LoadedSource> load(std::size_t index, Role role, const LoadOptions &options, Context &context) const override
    {
        if (index >= m_records.images.size())
            return Unexpected(makeError(ErrorCode::Usage, m_evidence.location, "has no such image"));
        const ArchiveImage &image = m_records.images[index];
        if (image.blobs.empty() && !image.info.problem.empty())
            return Unexpected(makeError(ErrorCode::Malformed, m_evidence.location, image.info.problem));
        std::vector<BlobRead> reads = plannedReads(image);
        Result<Sha256Digest> fileDigest = Unexpected(Error{});
        if (const Status read = readAllBlobs(reads, fileDigest, options.threads ? options.threads : workerCount(), context); !read)
            return Unexpected(read.error());

        LoadedSource loaded;
        loaded.source = shared_from_this();
        loaded.role = role;
        loaded.image = image.info;
        loaded.findings = m_evidence.findings;
        loaded.skipped = m_evidence.skipped;
        loaded.complete = m_evidence.complete;
        loaded.readAt = std::time(nullptr);
        if (!image.info.problem.empty()) {
            loaded.skipped.push_back({m_evidence.location, image.info.problem});
            loaded.complete = false;
        }
        for (std::size_t i = 0; i < image.blobs.size(); ++i)
            addLayer(loaded, image, i, reads);
        // Layers that the configuration names and the archive does not hold.
        for (std::size_t i = image.blobs.size(); i < image.info.layers.size(); ++i)
            addUnread(loaded, image.info.layers[i], makeError(ErrorCode::NotFound, m_evidence.location, "layer " + std::to_string(i) + " is not in the archive"));
        if (m_evidence.file)
            noteArchive(loaded, m_evidence, fileDigest);

        std::vector<std::shared_ptr<const LayerTree>> trees;
        for (const LoadedLayer &layer : loaded.layers)
            trees.push_back(layer.tree);
        if (trees.empty())
            trees.push_back(unreadLayer({}, Error{}, m_evidence.limits).tree);
        loaded.tree = FsTree::overlay(std::move(trees), RootMark::Ignored); // as most engines show it
        loaded.entries = loaded.tree->size() - 1;
        boundFindings(loaded.findings, m_evidence.limits);
        for (Finding &finding : loaded.findings)
            finding.role = static_cast<int>(role);
        return loaded;
    }

    Result<ByteSourcePtr> content(const LoadedSource &loaded, const FsTree::Ref &ref, Context &context) const override
    {
        const LoadedLayer &layer = loaded.layers[ref.layer];
        const Entry &entry = layer.tree->entry(ref.node);
        if (entry.type != EntryType::File)
            return Unexpected(makeError(ErrorCode::NotFound, layer.tree->path(ref.node), "has no content"));
        const auto blob = uncompressedBlob(layer.layer.store, context);
        if (!blob)
            return blob;
        return openTarMember(*blob, entry.locator, m_evidence.limits);
    }

private:
    static std::vector<BlobRead> plannedReads(const ArchiveImage &image)
    {
        std::vector<BlobRead> reads;
        for (std::size_t i = 0; i < image.blobs.size(); ++i) {
            const LayerBlob &blob = image.blobs[i];
            if (blob.path.empty())
                continue;
            auto read = std::find_if(reads.begin(), reads.end(), [&](const BlobRead &each) { return each.path == blob.path; });
            if (read == reads.end()) {
                reads.emplace_back().path = blob.path;
                read = reads.end() - 1;
            }
            read->withSha512 = read->withSha512 || wantsSha512(blob.blobDigest, image.info.layers[i].diffId);
        }
        return reads;
    }

    // The archive's own digest is one more task, the longest: it starts first. The error is Cancelled or LimitExceeded.
    Status readAllBlobs(std::vector<BlobRead> &reads, Result<Sha256Digest> &fileDigest, unsigned threads, Context &context) const
    {
        std::uint64_t total = m_evidence.file ? m_evidence.file->size() : 0;
        std::vector<std::pair<std::uint64_t, std::size_t>> bySize;
        for (std::size_t i = 0; i < reads.size(); ++i) {
            const auto stat = m_evidence.fs->stat(reads[i].path);
            bySize.emplace_back(stat ? stat->size : 0, i);
            total += bySize.back().first;
        }
        std::sort(bySize.rbegin(), bySize.rend());
        context.addTotalBytes(total);
        const std::size_t first = m_evidence.file ? 1 : 0;
        LoadBudget budget(m_evidence.limits);
        parallelFor(bySize.size() + first, threads, [&](std::size_t task) {
            if (task < first)
                fileDigest = sha256(*m_evidence.file, &context);
            else
                reads[bySize[task - first].second].read(*m_evidence.fs, m_evidence.limits, &budget.trees, context);
        });
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, m_evidence.location, "cancelled"));
        return budget.check(m_evidence.location);
    }

    void addUnread(LoadedSource &loaded, const ImageLayer &layer, const Error &error) const
    {
        LayerContent unread = unreadLayer(layer.store, error, m_evidence.limits);
        LoadedLayer out;
        out.layer = layer;
        out.tree = unread.tree;
        out.verdictReason = error.message();
        for (Finding &finding : unread.findings)
            finding.layer = layer.diffId;
        loaded.layers.push_back(std::move(out));
        std::move(unread.findings.begin(), unread.findings.end(), std::back_inserter(loaded.findings));
        std::move(unread.skipped.begin(), unread.skipped.end(), std::back_inserter(loaded.skipped));
        loaded.complete = false;
    }

    void addLayer(LoadedSource &loaded, const ArchiveImage &image, std::size_t i, const std::vector<BlobRead> &reads) const
    {
        const ImageLayer &layer = image.info.layers[i];
        const LayerBlob &blob = image.blobs[i];
        const auto read = std::find_if(reads.begin(), reads.end(), [&](const BlobRead &r) { return r.path == blob.path; });
        if (read == reads.end())
            return addUnread(loaded, layer, makeError(ErrorCode::Malformed, m_evidence.location, blob.problem));
        const auto differs = [&](std::string_view code, const std::string &named, const std::string &found) {
            Finding finding = makeFinding(code);
            finding.layer = layer.diffId;
            finding.store = layer.store;
            finding.detail = {{"named", named}, {"recomputed", found}};
            loaded.findings.push_back(std::move(finding));
        };
        if (!blob.blobDigest.empty() && read->stored && read->stored->like(blob.blobDigest) != blob.blobDigest)
            differs("store.blob-altered", blob.blobDigest, read->stored->like(blob.blobDigest));
        if (!read->content)
            return addUnread(loaded, layer, read->content.error());
        const LayerContent &content = read->content->layer;
        LoadedLayer out;
        out.layer = layer;
        out.tree = content.tree;
        out.recomputed = content.digest;
        out.recomputedSha512 = sha512AsNamed(content, layer.diffId);
        out.entries = content.tree->recordedEntries();
        out.bytes = content.bytes;
        if (!content.complete) {
            out.verdictReason = "not all of it could be read";
        } else if (layer.diffId.empty()) {
            out.verdictReason = "no record names its digest";
        } else if (hasNamedDigest(out)) {
            out.verdict = LayerVerdict::Intact;
        } else if (const std::string found = recomputedAsNamed(out); !found.empty()) {
            out.verdict = LayerVerdict::Altered;
            out.verdictReason = "its bytes do not have the digest that the configuration names";
            differs("layer.digest-mismatch", layer.diffId, found);
        }
        for (Finding finding : content.findings) {
            finding.layer = layer.diffId;
            if (finding.store.empty())
                finding.store = layer.store;
            loaded.findings.push_back(std::move(finding));
        }
        loaded.skipped.insert(loaded.skipped.end(), content.skipped.begin(), content.skipped.end());
        loaded.complete = loaded.complete && content.complete;
        loaded.layers.push_back(std::move(out));
    }

    // The blob's tar at any offset. A compressed one is unpacked once, into memory or a temporary file, and kept.
    Result<ByteSourcePtr> uncompressedBlob(const std::string &path, Context &context) const
    {
        const std::lock_guard lock(m_blobsMutex);
        if (const auto known = m_blobs.find(path); known != m_blobs.end())
            return known->second;
        const auto source = m_evidence.fs->open(path);
        if (!source)
            return source;
        auto blob = seekable(*source, m_evidence.limits, &context);
        if (blob)
            m_blobs[path] = *blob;
        return blob;
    }

    OpenedEvidence m_evidence;
    ArchiveRecords m_records;
    std::vector<ImageInfo> m_images;
    mutable std::mutex m_blobsMutex;
    mutable std::map<std::string, ByteSourcePtr> m_blobs;
};

} // namespace

SourcePtr makeImageArchiveSource(OpenedEvidence evidence, ArchiveRecords records)
{
    return std::make_shared<ImageArchiveSource>(std::move(evidence), std::move(records));
}

} // namespace assay
