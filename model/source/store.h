// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "io/evidencefs.h"
#include "source/owners.h"
#include "source/source.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Only where the kernel's overlay mounts the folders is the mark of a root passed over.
inline RootMark rootMarkOf(FolderForm form)
{
    return form == FolderForm::Overlay ? RootMark::Ignored : RootMark::Obeyed;
}

// A layer as a store keeps it: unpacked in a folder, beside a record of the tar it was unpacked from.
struct StoredLayer {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    ImageLayer layer;          // store: its folder, "" when problem tells why it is not known
    std::size_t below = none;  // index in StoreCatalog::layers of the layer it lies on
    FolderForm form = FolderForm::Overlay;
    Engine engine = Engine::DockerGraph;
    std::string tarSplit;      // the engine's record of the tar (tar-split.json.gz), "" when it keeps none
    std::string blob;          // the tar itself, perhaps compressed, where there is no tarSplit; "" when it is not there
    std::string blobDigest;    // what blob must hash to as it lies there, see parseNamedDigest()
    std::string problem;       // why its folder cannot be read
    std::string unrecorded;    // why there is neither; "" when there is, or none is to be expected
    bool overrideStat = false; // owner, mode and type may stand in an attribute instead (see parseOverrideStat)
    bool written = false;      // holds what a container has written, not what an engine unpacked
    OwnerIds uids;             // how owners on the disk are those of the image
    OwnerIds gids;
};

enum class LinkKind : std::uint8_t {
    NameToImage,      // a tag, and the image it stands for
    ImageToManifest,  // the digest of an index or manifest, and its bytes
    ImageToConfig,    // an image's id, and the bytes of its configuration
    ConfigToLayer,    // a diff id of the configuration, and the record of that layer
    LayerToBelow,     // a layer's record, and the layer it lies on
    LayerToRecord,    // a layer's diff id, and what its record says it is
    LayerToFolder,    // a layer's record, and its folder
    FolderToShortcut, // a folder, and the short name under which mounts find it
    FolderToLower,    // a folder, and the folders that it is mounted over
    BlobToDigest,     // a blob's name, and its bytes
    ContainerToImage, // a container, and the image it was made from
    ContainerToLayer, // a container, and the layers it is mounted over
};
std::string_view linkKindName(LinkKind kind); // "name → image", plain words

enum class LinkState : std::uint8_t { Holds, Broken, Unknown };
std::string_view linkStateName(LinkState state); // "holds", "broken", "unknown"

// One step of the way from a name down to a folder: what a record must say, and what it says.
struct ChainLink {
    LinkKind kind = LinkKind::NameToImage;
    LinkState state = LinkState::Unknown;
    std::string subject;  // bytes: the tag, digest, folder or container it starts from
    std::string record;   // bytes: where in the store it stands
    std::string expected; // bytes; "" when only its being there was asked for
    std::string found;    // bytes; why not, when nothing could be read
};

// A layer's blob that no folder stands beside: it was fetched, and not unpacked.
struct LooseBlob {
    std::string path;   // in the evidence
    std::string digest; // what it must hash to as it lies there, see parseNamedDigest()
};

struct StoredImage {
    ImageInfo info;                  // layers as StoreCatalog::layers has them
    std::vector<std::size_t> layers; // indices into StoreCatalog::layers, lowest first
    std::vector<std::size_t> looseBlobs; // indices into StoreCatalog::looseBlobs
    std::vector<ChainLink> chain;
};

struct StoredContainer {
    ContainerInfo info;
    std::vector<std::size_t> layers; // of its image; empty when that is not known
    std::vector<StoredLayer> own;    // what lies over them, lowest first: the engine's own files, then the container's changes
    std::string engineFolder;        // which of own holds files that the engine puts into each container; "" when none does
    std::vector<ChainLink> chain;
    std::string problem;             // why its view cannot be opened
};

// What the records of a store say, read without any layer's content.
struct StoreCatalog {
    SourceKind kind = SourceKind::DockerRoot;
    std::vector<StoredLayer> layers; // each once; one below another has the smaller index
    std::vector<StoredImage> images;
    std::vector<StoredContainer> containers; // sorted by id
    std::vector<LooseBlob> looseBlobs; // each once; of images, and of platforms of theirs that are no images here
    Findings findings;               // broken links, and what belongs to nothing
    std::vector<SkippedPart> skipped;
    bool complete = true;            // all records could be read
};

// Adds more to catalog; indices and order are kept right.
void append(StoreCatalog &catalog, StoreCatalog more);

// A Docker data root, root is where in fs it lies. The error is that there is no way to know what images there are.
Result<StoreCatalog> readDockerCatalog(const EvidenceFs &fs, const std::string &root, const Limits &limits, Context &context);

// A containers/storage root (podman, buildah, CRI-O), all of its drivers that keep layers in folders. The error is that there is no
// driver, or that its records may not be read.
Result<StoreCatalog> readContainersStorageCatalog(const EvidenceFs &fs, const std::string &root, const Limits &limits);
// Several such roots as one store: the first, then those in which its engine looks for images and layers that are not there
// (additionalimagestores and imagestore of storage.conf). A reference leads to what its own root has, else to the first that has it.
Result<StoreCatalog> readContainersStorageCatalogs(const EvidenceFs &fs, const std::vector<std::string> &roots, const Limits &limits);

// A containerd root, all of its namespaces; of a Docker data root when it is that Docker's own containerd. The error is that its
// metadata cannot be read, or Cancelled.
Result<StoreCatalog> readContainerdCatalog(const EvidenceFs &fs, const std::string &root, const Limits &limits, Context &context);

} // namespace assay
