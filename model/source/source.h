// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/finding.h"
#include "base/limits.h"
#include "base/result.h"
#include "formats/containersstorage.h"
#include "io/bytesource.h"
#include "io/evidencefs.h"
#include "tree/fstree.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class SourceKind : std::uint8_t {
    RootfsArchive,
    RootfsDirectory,
    DockerArchive,
    OciArchive,
    OciLayout,
    DockerRoot,
    ContainerdRoot,
    ContainersStorage,
};
bool isStore(SourceKind kind); // the storage directory of an engine, or a tar of one
std::string_view sourceKindName(SourceKind kind); // as in the evidence file: "rootfs-archive", …

enum class Role : std::uint8_t { Vendor, Saved, Live };
std::string_view roleName(Role role); // "vendor", "saved", "live"
// The role a source of this kind most likely has; the user can say otherwise.
Role likelyRole(SourceKind kind);

enum class LayerVerdict : std::uint8_t { Intact, Altered, Unverifiable };
std::string_view verdictName(LayerVerdict verdict);

// How the paths of a layer lie in its folder.
enum class FolderForm : std::uint8_t {
    Overlay,      // its own paths; deletions as the kernel's overlay has them: devices 0:0 and marks of opaque folders
    OverlayNames, // the same, and deletions may also stand as ".wh." names (fuse-overlayfs, aufs)
    WholeTree,    // all that is seen, what lower layers brought included (vfs, btrfs, containerd's native snapshotter)
};

// Who unpacked a layer: what it does by habit, and which of its commands look at the folder afterwards.
enum class Engine : std::uint8_t {
    DockerGraph,       // Docker with a graph driver
    DockerContainerd,  // Docker with the containerd image store
    Containerd,        // containerd by itself: ctr, nerdctl, Kubernetes
    ContainersStorage, // podman, buildah, CRI-O
};

struct ImageLayer {
    std::string diffId;  // "sha256:…" or "sha512:…" as the configuration says; "" when no record says
    std::string chainId; // "" when a diff id below is missing
    std::string store;   // bytes: the blob, member or folder that holds it inside the source
    std::string createdBy = {}; // bytes: the beginning of the command that the image's history gives for it, "" when it gives none
};

struct ImageInfo {
    std::string id;                 // of the configuration, by the algorithm that names it: "sha256:…", "sha512:…"; "" for a bare root file system
    std::vector<std::string> tags;  // bytes, as recorded, sorted
    std::vector<std::string> digests; // of manifests that lead to it, "sha256:…" or "sha512:…"
    std::vector<ImageLayer> layers; // lowest first
    std::string platform;           // "linux/amd64", "" when not said
    std::string created;            // as the configuration writes it
    std::string problem;            // why it cannot be read; "" when nothing is known against it
    std::string container;          // id of the container whose view this is, its image's layers included; "" for an image
};

// Something of the evidence that was not read, and why.
struct SkippedPart {
    std::string path; // bytes
    std::string reason;
};

// What an engine's own record says of a layer that lies in a folder: the record of its tar, or the tar itself.
struct LayerRecord {
    std::shared_ptr<const LayerTree> tree; // as the recorded headers have it; digests where the content is proven. Null: unusable
    std::optional<Sha256Digest> rebuilt;   // of the tar, or of one made of the record and the folder; none when a file of it is missing
    std::uint64_t tarBytes = 0;
    std::vector<std::string> altered;      // paths whose content is not the recorded one, sorted
    std::string problem;                   // why the record is unusable, or proves nothing
    Findings findings;                     // about the record itself
};

struct LoadedLayer {
    ImageLayer layer;
    FolderForm form = FolderForm::Overlay;  // of a layer in a store's folder
    Engine engine = Engine::DockerGraph;    // of a layer in a store's folder
    bool rootless = false;                  // unpacked by an engine that a user ran: it could make no devices
    IdMap uidMap;                           // of the user namespace that the folder was copied for; empty: none
    IdMap gidMap;
    std::shared_ptr<const LayerTree> tree;
    std::optional<Sha256Digest> recomputed; // of the layer's uncompressed tar; none where it cannot be had or rebuilt
    std::shared_ptr<const LayerRecord> record; // of a layer in a store's folder; null elsewhere
    LayerVerdict verdict = LayerVerdict::Unverifiable;
    std::string verdictReason;              // "" when intact
    bool unprovenBelow = false;             // unverifiable only because a layer it includes is altered
    std::uint64_t entries = 0;              // recorded ones
    std::uint64_t bytes = 0;                // of the uncompressed tar, or of its files' content
    std::string recomputedSha512 = {};      // of the same as recomputed, "sha512:…", where its diff id is by that; else ""
};

// What was computed of the layer's tar by the algorithm of its diff id, by SHA-256 where it has none; "" where that was not computed.
std::string recomputedAsNamed(const LoadedLayer &layer);
bool hasNamedDigest(const LoadedLayer &layer); // that is its diff id

struct ContainerInfo {
    std::string id;      // 64 hex digits
    std::string name;    // bytes, as its users know it
    std::string imageId; // "sha256:…"
    std::string created; // as recorded
    bool running = false; // when the record was written
};

class Source;
struct StoreCatalog;

// One layer of a store, read by itself.
struct LayerLoad {
    LoadedLayer layer;
    Findings findings; // with layer and store set
    std::vector<SkippedPart> skipped;
    bool complete = true; // all of it was read
};

// What every piece of evidence that was read has to say of itself.
struct LoadedEvidence {
    std::optional<std::uint64_t> bytes; // of the file given; none for a directory
    std::optional<Sha256Digest> sha256; // of the file given, as it lies there (compressed)
    std::optional<Sha256Digest> unpacked; // of all that a compressed one unpacks to; none for what is not compressed
    std::int64_t readAt = 0;            // when all of it had been read: seconds since 1970-01-01T00:00:00Z; 0: not recorded
    Findings findings;
    std::vector<SkippedPart> skipped;
    bool complete = true;               // all of it was read
};

// Layers of a store, each read once.
struct LoadedStore : LoadedEvidence {
    std::vector<LayerLoad> layers; // as asked for
};

struct BlobCheck {
    Findings findings;                // of blobs that are not what they are named
    std::vector<SkippedPart> skipped;
};

// One image of one source, read whole. Immutable once it is shared. Its findings have their role set.
struct LoadedSource : LoadedEvidence {
    std::shared_ptr<const Source> source;
    Role role = Role::Vendor;
    std::optional<ImageInfo> image; // none for a bare root file system
    std::vector<LoadedLayer> layers;
    std::shared_ptr<const FsTree> tree;
    std::uint64_t entries = 0;      // paths of the tree
};
using LoadedSourcePtr = std::shared_ptr<const LoadedSource>;

struct LoadOptions {
    unsigned threads = 0; // 0: workerCount()
    // Told once by load() of folders (a store's, a directory), from one of its threads, when all paths and their metadata are known and
    // no content has been read: digests come into this very tree, see LayerTree::digest(). Archives are known when they have been read.
    std::function<void(std::shared_ptr<const FsTree> tree)> treeKnown = {};
};

// A piece of evidence that was recognised. Opening reads only records; load() reads content. Any number of threads.
class Source : public std::enable_shared_from_this<Source> {
public:
    virtual ~Source() = default;

    virtual SourceKind kind() const = 0;
    virtual const std::string &location() const = 0;               // as the user named it
    // One nameless image for a bare root file system; after the images of a store the views of its containers.
    virtual const std::vector<ImageInfo> &images() const = 0;
    virtual const std::vector<ContainerInfo> &containers() const;  // sorted by id; none but in stores
    virtual const Findings &findings() const = 0;                  // about the source as a whole
    virtual const std::vector<SkippedPart> &skipped() const = 0;   // already while opening

    // Reads images()[image]. A source that is read in part gives a result with complete = false; an error means that
    // there is nothing to show.
    virtual Result<LoadedSource> load(std::size_t image, Role role, const LoadOptions &options, Context &context) const = 0;

    // What was opened, for who looks beside the image's own records: a folder, or what a tar holds; null where it is not kept.
    virtual EvidenceFsPtr evidence() const { return nullptr; }

    // What an engine's store says of itself; null for everything else. Lives as long as the source.
    virtual const StoreCatalog *store() const { return nullptr; }
    // Reads these layers of store()->layers, each once, several at a time; done is called with each as soon as it is read, from the
    // thread that read it. The error is Cancelled, or Usage for what is no store; a layer that cannot be read is told in the result.
    using LayerDone = std::function<void(std::size_t at, LayerLoad &load)>; // at: index into wanted
    virtual Result<LoadedStore> loadLayers(const std::vector<std::size_t> &wanted, const LoadOptions &options, const LayerDone &done, Context &context) const;

    // Reads what container number container of store()->containers has over its image, as loadLayers() does.
    virtual Result<LoadedStore> loadOwnLayers(std::size_t container, const LoadOptions &options, Context &context) const;

    // Hashes these blobs of store()->looseBlobs, several at a time. Errors as loadLayers(); what cannot be read is in skipped.
    virtual Result<BlobCheck> checkBlobs(const std::vector<std::size_t> &wanted, const LoadOptions &options, Context &context) const;

    // Content of a file of a tree that load() gave, at any offset; NotFound for what has none.
    virtual Result<ByteSourcePtr> content(const LoadedSource &loaded, const FsTree::Ref &ref, Context &context) const = 0;
};
using SourcePtr = std::shared_ptr<const Source>;

// Content of the file that is seen at a node of loaded.tree, wherever it lies; as Source::content().
Result<ByteSourcePtr> contentOf(const LoadedSource &loaded, NodeId node, Context &context);

// Recognises what path is from its content. The error says what was looked for.
Result<SourcePtr> openSource(const std::string &path, const Limits &limits, Context &context);

// Takes what an image's history says of its layers, where it has as many of them.
void takeCommands(ImageInfo &image, const std::vector<std::string> &createdBy);

// A name as engines complete it: "busybox" and "docker.io/library/busybox:latest" are "busybox:latest".
std::string familiarName(std::string_view reference);

// images() without the containers' views that follow them.
std::span<const ImageInfo> imagesOnly(const Source &source);

// Which image of a source reference means: a tag, an image id or digest, or a unique beginning of one; "" when there is only
// one. Where no image is meant, the view of the container of that name, id or beginning of an id. The error lists the choices.
Result<std::size_t> chooseImage(const Source &source, std::string_view reference);

// Which image fits best to the images chosen or offered elsewhere: the most layers with the same diff id, then a tag in
// common, then one that somebody gave a name rather than one that building it left behind, then the first. others may hold
// null and the source itself.
std::size_t proposeImage(const Source &source, const std::vector<const Source *> &others);

} // namespace assay
