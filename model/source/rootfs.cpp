// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/tarfs.h"
#include "base/parallel.h"
#include "io/digest.h"
#include "source/kinds.h"
#include "source/layerread.h"

#include <ctime>

namespace assay {
namespace {

// A bare root file system: a tar of one, or a directory.
class RootfsSource : public Source {
public:
    explicit RootfsSource(OpenedEvidence evidence) : m_evidence(std::move(evidence)), m_images(1)
    {
        // What a tar holds was listed to recognise it; a million members' list is as large as their tree.
        if (m_evidence.file)
            m_evidence.fs.reset();
    }

    SourceKind kind() const override { return m_evidence.file ? SourceKind::RootfsArchive : SourceKind::RootfsDirectory; }
    const std::string &location() const override { return m_evidence.location; }
    const std::vector<ImageInfo> &images() const override { return m_images; }
    const Findings &findings() const override { return m_evidence.findings; }
    const std::vector<SkippedPart> &skipped() const override { return m_evidence.skipped; }

    Result<LoadedSource> load(std::size_t image, Role role, const LoadOptions &options, Context &context) const override
    {
        if (image != 0)
            return Unexpected(makeError(ErrorCode::Usage, m_evidence.location, "has no such image"));
        const unsigned threads = options.threads ? options.threads : workerCount();
        LoadedSource loaded;
        loaded.source = shared_from_this();
        loaded.role = role;
        std::shared_ptr<const FsTree> known;
        auto content = m_evidence.file ? loadArchive(loaded, threads, context) : loadDirectory(options, threads, known, context);
        if (!content)
            return Unexpected(content.error());
        LoadedLayer layer;
        layer.tree = content->tree;
        layer.recomputed = content->digest;
        if (content->digest)
            layer.layer.diffId = layer.layer.chainId = digestText(*content->digest);
        layer.verdictReason = "no record names its digest";
        layer.entries = content->tree->recordedEntries();
        layer.bytes = content->bytes;
        loaded.layers.push_back(std::move(layer));
        loaded.tree = known && known->layers().front() == content->tree ? known : FsTree::overlay({content->tree});
        loaded.entries = loaded.tree->size() - 1;
        std::move(content->findings.begin(), content->findings.end(), std::back_inserter(loaded.findings));
        boundFindings(loaded.findings, m_evidence.limits);
        for (Finding &finding : loaded.findings)
            finding.role = static_cast<int>(role);
        loaded.skipped = std::move(content->skipped);
        loaded.readAt = std::time(nullptr);
        loaded.complete = content->complete && m_evidence.complete; // without an end mark more may have come after
        return loaded;
    }

    Result<ByteSourcePtr> content(const LoadedSource &loaded, const FsTree::Ref &ref, Context &) const override
    {
        const LayerTree &tree = *loaded.layers[ref.layer].tree;
        const Entry &entry = tree.entry(ref.node);
        if (entry.type != EntryType::File)
            return Unexpected(makeError(ErrorCode::NotFound, tree.path(ref.node), "has no content"));
        if (!m_evidence.file)
            return m_evidence.fs->open(tree.path(ref.node));
        return openTarMember(m_evidence.seekable, entry.locator, m_evidence.limits);
    }

private:
    Result<LayerContent> loadDirectory(const LoadOptions &options, unsigned threads, std::shared_ptr<const FsTree> &known, Context &context) const
    {
        FolderOptions folder;
        folder.threads = threads;
        FolderLayerRead reading(*m_evidence.fs, {}, std::move(folder), m_evidence.limits);
        if (const Status walked = reading.walk(context); !walked)
            return Unexpected(walked.error());
        if (options.treeKnown) {
            known = FsTree::overlay({reading.tree()});
            options.treeKnown(known);
        }
        return reading.readContent(context);
    }

    // A plain tar is one pass: its digest is that of the file. A compressed one is hashed beside it as it lies there.
    Result<LayerContent> loadArchive(LoadedSource &loaded, unsigned threads, Context &context) const
    {
        const bool plain = m_evidence.file == m_evidence.seekable;
        context.addTotalBytes(m_evidence.seekable->size() + (plain ? 0 : m_evidence.file->size()));
        Result<LayerContent> content = Unexpected(Error{});
        Result<Sha256Digest> fileDigest = Unexpected(Error{});
        parallelFor(plain ? 1 : 2, threads, [&](std::size_t task) {
            if (task == 0)
                content = readTarLayer(streamOf(m_evidence.seekable, &context), false, m_evidence.limits, context, nullptr, m_evidence.unpacked);
            else
                fileDigest = sha256(*m_evidence.file, &context);
        });
        if (!content)
            return content;
        if (plain)
            fileDigest = content->digest ? Result<Sha256Digest>(*content->digest) : sha256(*m_evidence.file, &context);
        if (!fileDigest)
            return Unexpected(fileDigest.error());
        loaded.bytes = m_evidence.file->size();
        loaded.sha256 = *fileDigest;
        loaded.unpacked = m_evidence.unpacked;
        loaded.findings = checkSums(m_evidence.location, *fileDigest, content->digest ? &*content->digest : nullptr, Unlisted::Tell, m_evidence.limits);
        if (!m_evidence.file->unchanged()) {
            Finding finding = makeFinding("source.unstable");
            finding.store = m_evidence.location;
            if (const auto states = m_evidence.file->states())
                tellStates(finding, *states);
            content->findings.push_back(std::move(finding));
            content->skipped.push_back({m_evidence.location, "changed while it was read"});
            content->complete = false;
        }
        return content;
    }

    OpenedEvidence m_evidence;
    std::vector<ImageInfo> m_images;
};

} // namespace

SourcePtr makeRootfsSource(OpenedEvidence evidence)
{
    return std::make_shared<RootfsSource>(std::move(evidence));
}

} // namespace assay
