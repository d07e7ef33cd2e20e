// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/limits.h"
#include "base/sparethreads.h"
#include "io/bytestream.h"
#include "io/digest.h"
#include "io/evidencefs.h"
#include "io/filestate.h"
#include "source/owners.h"
#include "source/source.h"
#include "tree/treebudget.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// What one pass over a layer gave.
struct LayerContent {
    std::shared_ptr<const LayerTree> tree;
    std::optional<Sha256Digest> digest; // of the uncompressed tar
    std::optional<Sha512Digest> sha512; // of the same, where readBlob() was asked for it
    std::uint64_t bytes = 0;            // of the uncompressed tar, or of the files' content
    std::shared_ptr<const LayerRecord> record; // of a folder, when its record was to be read
    Findings findings;
    std::vector<SkippedPart> skipped;
    bool complete = true;
    bool changed = false; // a folder of it while it was read: of a store's layer that no container writes to
};

// What all layers of one source may hold together. The records of layers count apart from their folders.
struct LoadBudget {
    explicit LoadBudget(const Limits &limits) : trees(limits), records(limits) {}

    TreeBudget trees;
    TreeBudget records;

    // To be asked when all layers have been read: then the answer is the same however many threads read them.
    Status check(const std::string &location) const
    {
        return trees.exceeded() ? Unexpected(trees.error(location)) : records.exceeded() ? Unexpected(records.error(location)) : Status();
    }
};

// Reads an uncompressed tar once: entries, SHA-256 of every file and of the whole. A tar that breaks off gives what stands
// before, with complete = false and the root's content unknown. The error is Cancelled, or LimitExceeded, or that nothing at
// all could be read. together is shared with the source's other layers; null when there are none. whole: the digest of all of the
// stream, where that is known already.
Result<LayerContent> readTarLayer(ByteStreamPtr stream, bool whiteoutNames, const Limits &limits, Context &context, TreeBudget *together = nullptr,
                                  const std::optional<Sha256Digest> &whole = std::nullopt);

// A layer's tar as an archive or a content store keeps it.
struct BlobContent {
    LayerContent layer;
    Digests stored; // of the bytes as they lie there
    bool compressed = false;
};
// Reads it once when it is not compressed, else once for the tar and once for the bytes as they lie there. withSha512: something names
// the tar or the blob by it. The error as for readTarLayer().
Result<BlobContent> readBlob(const EvidenceFs &fs, const std::string &path, bool withSha512, const Limits &limits, Context &context, TreeBudget *together = nullptr);
// What readBlob() has to be asked for: whether anything names the blob or the tar in it by SHA-512.
bool wantsSha512(std::string_view blobDigest, std::string_view diffId);
// What was computed of the tar by that, as LoadedLayer::recomputedSha512 has it: "" where its diff id is by another.
std::string sha512AsNamed(const LayerContent &content, std::string_view diffId);
// The digests of a blob as it lies there, whatever it is.
Result<Digests> digestsOfBlob(const EvidenceFs &fs, const std::string &path, bool withSha512, Context &context);

// How a folder is read: as a layer of a store or as it is.
struct FolderOptions {
    std::optional<FolderForm> form; // of a layer in a store; none: a folder as it is
    unsigned threads = 1;
    std::string tarSplit;           // where the engine's record of the layer's tar lies; "": there is none to read
    std::string diffId;             // what the tar of the record must hash to
    bool attributesUnknown = false; // the evidence does not show them
    bool overrideStat = false;      // attributes may stand for owner, mode and type, when the folder itself has one
    bool written = false;           // by a container: overlay's marks of renaming and changing owners belong there
    OwnerIds uids;                  // how owners on the disk are those of the image
    OwnerIds gids;
    LoadBudget *budget = nullptr;   // shared with the source's other layers; null when there are none
};

// Reads a folder in two steps: walks it, then reads the files once: those of the record in its order, rebuilding the layer's
// digest, the others on several threads. What cannot be read is marked, skipped and found. fs outlives it; one thread at a time.
class FolderLayerRead {
public:
    FolderLayerRead(const EvidenceFs &fs, std::string folder, FolderOptions options, const Limits &limits);
    ~FolderLayerRead();
    FolderLayerRead(FolderLayerRead &&) noexcept;
    FolderLayerRead &operator=(FolderLayerRead &&) = delete;

    Status walk(Context &context);
    // After walk(), until readContent(): every path and its metadata; the digests come into it, for whoever reads it meanwhile.
    std::shared_ptr<const LayerTree> tree() const;
    // After walk(), once. The tree of the result is tree() itself, unless something about a file turned out to be worth a flag.
    // spare: threads that may help with the record; null when there are none.
    Result<LayerContent> readContent(Context &context, const SpareThreads *spare = nullptr);

private:
    struct State;
    std::unique_ptr<State> m_state;
};
// Both steps.
Result<LayerContent> readFolderLayer(const EvidenceFs &fs, const std::string &folder, const FolderOptions &options, const Limits &limits, Context &context);

// Whether anything was put into a folder of tree, which was read from folder, or taken out since then.
bool foldersChanged(const EvidenceFs &fs, const std::string &folder, const LayerTree &tree);

// A layer of which nothing could be read: an empty tree whose content is unknown.
LayerContent unreadLayer(const std::string &store, const Error &error, const Limits &limits);

// Puts both states of a file that changed while it was read into the finding that says so, as "before" and "after".
void tellStates(Finding &finding, const FileStates &states);

// Keeps at most limits.findingsPerCode findings of one code and says how many more there were.
void boundFindings(Findings &findings, const Limits &limits);

} // namespace assay
