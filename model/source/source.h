// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/finding.h"
#include "base/limits.h"
#include "base/result.h"
#include "io/bytesource.h"
#include "tree/fstree.h"

#include <memory>
#include <optional>
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
std::string_view sourceKindName(SourceKind kind); // as in the evidence file: "rootfs-archive", …

enum class Role : std::uint8_t { Vendor, Saved, Live };
std::string_view roleName(Role role); // "vendor", "saved", "live"
// The role a source of this kind most likely has; the user can say otherwise.
Role likelyRole(SourceKind kind);

enum class LayerVerdict : std::uint8_t { Intact, Altered, Unverifiable };
std::string_view verdictName(LayerVerdict verdict);

struct ImageLayer {
    std::string diffId;  // "sha256:…" as the configuration says; "" when no record says
    std::string chainId; // "" when a diff id below is missing
    std::string store;   // bytes: the blob, member or folder that holds it inside the source
};

struct ImageInfo {
    std::string id;                 // "sha256:…" of the configuration, "" for a bare root file system
    std::vector<std::string> tags;  // bytes, as recorded, sorted
    std::vector<std::string> digests; // of manifests that lead to it, "sha256:…"
    std::vector<ImageLayer> layers; // lowest first
    std::string platform;           // "linux/amd64", "" when not said
    std::string created;            // as the configuration writes it
    std::string problem;            // why it cannot be read; "" when nothing is known against it
};

// Something of the evidence that was not read, and why.
struct SkippedPart {
    std::string path; // bytes
    std::string reason;
};

// What an engine's own record says of a layer that lies in a folder.
struct LayerRecord {
    std::shared_ptr<const LayerTree> tree; // as the recorded headers have it; digests where the content is proven. Null: unusable
    std::optional<Sha256Digest> rebuilt;   // of the tar made of the record and the folder; none when a file of it is missing
    std::uint64_t tarBytes = 0;
    std::vector<std::string> altered;      // paths whose content is not the recorded one, sorted
    std::string problem;                   // why the record is unusable, or proves nothing
    Findings findings;                     // about the record itself
};

struct LoadedLayer {
    ImageLayer layer;
    std::shared_ptr<const LayerTree> tree;
    std::optional<Sha256Digest> recomputed; // of the layer's uncompressed tar; none where it cannot be had or rebuilt
    std::shared_ptr<const LayerRecord> record; // of a layer in a store's folder; null elsewhere
    LayerVerdict verdict = LayerVerdict::Unverifiable;
    std::string verdictReason;              // "" when intact
    std::uint64_t entries = 0;              // recorded ones
    std::uint64_t bytes = 0;                // of the uncompressed tar, or of its files' content
};

struct ContainerInfo {
    std::string id;      // 64 hex digits
    std::string name;    // bytes, as recorded
    std::string imageId; // "sha256:…"
    std::string created; // as recorded
    bool running = false; // when the record was written
};

class Source;

// One image of one source, read whole. Immutable once it is shared.
struct LoadedSource {
    std::shared_ptr<const Source> source;
    Role role = Role::Vendor;
    std::optional<ImageInfo> image; // none for a bare root file system
    std::vector<LoadedLayer> layers;
    std::shared_ptr<const FsTree> tree;
    std::optional<std::uint64_t> bytes;  // of the file given; none for a directory
    std::optional<Sha256Digest> sha256;  // of the file given, as it lies there (compressed)
    std::uint64_t entries = 0;           // paths of the tree
    Findings findings;                   // with role set
    std::vector<SkippedPart> skipped;
    bool complete = true;                // all of it was read
};
using LoadedSourcePtr = std::shared_ptr<const LoadedSource>;

struct LoadOptions {
    unsigned threads = 0; // 0: workerCount()
};

// A piece of evidence that was recognised. Opening reads only records; load() reads content. Any number of threads.
class Source : public std::enable_shared_from_this<Source> {
public:
    virtual ~Source() = default;

    virtual SourceKind kind() const = 0;
    virtual const std::string &location() const = 0;               // as the user named it
    virtual const std::vector<ImageInfo> &images() const = 0;      // one nameless image for a bare root file system
    virtual const std::vector<ContainerInfo> &containers() const;  // sorted by id; none but in stores
    virtual const Findings &findings() const = 0;                  // about the source as a whole
    virtual const std::vector<SkippedPart> &skipped() const = 0;   // already while opening

    // Reads images()[image]. A source that is read in part gives a result with complete = false; an error means that
    // there is nothing to show.
    virtual Result<LoadedSource> load(std::size_t image, Role role, const LoadOptions &options, Context &context) const = 0;

    // Content of a file of a tree that load() gave, at any offset; NotFound for what has none.
    virtual Result<ByteSourcePtr> content(const LoadedSource &loaded, const FsTree::Ref &ref, Context &context) const = 0;
};
using SourcePtr = std::shared_ptr<const Source>;

// Recognises what path is from its content. The error says what was looked for.
Result<SourcePtr> openSource(const std::string &path, const Limits &limits, Context &context);

// Which image of a source reference means: a tag, an image id or digest, or a unique beginning of one; "" when there is only
// one. The error lists the choices.
Result<std::size_t> chooseImage(const Source &source, std::string_view reference);

// Which image fits best to the images chosen or offered elsewhere: the most layers with the same diff id, then a tag in
// common, then the first. others may hold null.
std::size_t proposeImage(const Source &source, const std::vector<const Source *> &others);

} // namespace assay
