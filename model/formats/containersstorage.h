// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// What containers/storage (podman, buildah, CRI-O, skopeo) writes beside the layers of a store: layers.go, images.go,
// containers.go and store.go of that project. Pure: bytes in, values out.
//
// Strict as engines are and more: one record of a wrong type makes the whole file an error (engines cannot load it either),
// which names the record. null is as good as missing. An empty file has no records, as to the engine. Nothing here says
// that what a record names exists, that ids have 64 digits (isStoreId()) or may become part of a path (isFolderName() of
// overlaylinks.h), or that digests are ones (parseDigest()): texts are as written, and always UTF-8.

// A range of ids that a user namespace shifts: container + i is host + i for i < size. Ends at or below 2^32.
struct IdRange {
    std::uint32_t container = 0;
    std::uint32_t host = 0;
    std::uint64_t size = 0;
};
using IdMap = std::vector<IdRange>;
inline constexpr std::size_t mostIdRanges = 340; // of one map: the kernel takes no more

// The id in the container of what hostId owns on disk; nothing when the map does not have it. An empty map changes
// nothing. Where ranges overlap (no engine makes such a map) the first one counts, as it does to engines.
std::optional<std::uint32_t> containerIdOf(const IdMap &map, std::uint32_t hostId);

// A file that the store keeps for an image or a container, see bigDataFileName().
struct BigData {
    std::string key;
    bool named = true;                 // false: only its size or digest is recorded, engines do not list it
    std::optional<std::uint64_t> size; // bytes
    std::string digest;                // "sha256:…", "" when not recorded
};

enum class LayerCompression : std::uint8_t { None, Bzip2, Gzip, Xz, Zstd, Other };

// One record of layers.json or volatile-layers.json. parent may be any text: the layer itself, one of those above it, or
// one that is not there. Whoever follows parents has to guard against rings.
struct StorageLayer {
    std::string id;
    std::vector<std::string> names;
    std::string parent; // "" for the lowest
    std::string metadata;
    std::string mountLabel;
    std::string created; // RFC 3339
    std::string compressedDigest;                // of the blob that was pulled, "" when the layer was not made of one
    std::optional<std::uint64_t> compressedSize; // bytes of it; nothing when not known
    std::string diffDigest;                      // the diff id: digest of the tar; "" for containers' layers and partial pulls
    std::optional<std::uint64_t> diffSize;       // bytes of the tar, not of its files; nothing when not known
    std::string tocDigest;                       // of a partial pull: digest of the table of contents of its blob
    std::string expectedDiffId;                  // of a partial pull: what the image says the diff id is, not verified by the engine
    LayerCompression compression = LayerCompression::None;
    std::vector<std::uint32_t> uids; // owners in the tar
    std::vector<std::uint32_t> gids;
    IdMap uidMap; // by which owners on disk are shifted; empty when the layer has none of its own
    IdMap gidMap;
    std::vector<std::string> bigDataKeys;
    bool incomplete = false; // making or removing it was interrupted
};

// One record of images.json.
struct StorageImage {
    std::string id;
    std::string digest; // of its manifest
    std::vector<std::string> names;
    std::vector<std::string> namesHistory;
    std::string topLayer;                  // "" when it has no layers
    std::vector<std::string> mappedLayers; // copies of the top layer with shifted owners
    std::string metadata;                  // see parseImageSignatures()
    std::vector<BigData> bigData;
    std::string created;
};

// One record of containers.json or volatile-containers.json.
struct StorageContainer {
    std::string id;
    std::vector<std::string> names;
    std::string imageId; // "" when it was made of none
    std::string layerId; // the layer it writes to
    std::string metadata; // see parseContainerMetadata()
    std::vector<BigData> bigData;
    std::string created;
    IdMap uidMap;
    IdMap gidMap;
    bool incomplete = false;
};

// All records of one file, in its order. Of records with the same id newer engines take the first and older ones the last
// (podman 4.3); of records with the same name the last one has it. Engines write neither.
template<class Record>
struct StorageRecords {
    std::vector<Record> records;
    std::vector<std::string> repeatedIds;   // that stand in more than one record; sorted
    std::vector<std::string> repeatedNames; // likewise, or twice in one; sorted
};

// Each takes at most limits.images * limits.layersPerImage records.
Result<StorageRecords<StorageLayer>> parseStorageLayers(std::string_view bytes, const std::string &file, const Limits &limits);
Result<StorageRecords<StorageImage>> parseStorageImages(std::string_view bytes, const std::string &file, const Limits &limits);
Result<StorageRecords<StorageContainer>> parseStorageContainers(std::string_view bytes, const std::string &file, const Limits &limits);

// An image's metadata: lengths of the signatures that lie one after the other in its big data.
struct ImageSignatures {
    std::vector<std::uint64_t> sizes;                              // in "signatures", bytes each
    std::map<std::string, std::vector<std::uint64_t>> byManifest;  // digest of a manifest -> in "signature-<its hex>"
};
Result<ImageSignatures> parseImageSignatures(std::string_view metadata, const std::string &file, const Limits &limits);

// A container's metadata, as podman and CRI-O write it.
struct ContainerMetadata {
    std::string name;
    std::string imageName;
    std::string imageId;
    std::string podName; // CRI-O
    std::string podId;
};
Result<ContainerMetadata> parseContainerMetadata(std::string_view metadata, const std::string &file, const Limits &limits);

// 64 lower-case hex digits, as engines make ids.
bool isStoreId(std::string_view id);

// The file that holds the big data of this key, in the folder of its image, container or layer: the key itself when it has
// only ".", digits and lower-case letters (engines do not look at its last character, so neither does this), otherwise "="
// and the key in base64. Nothing when that is no file name, because of a slash in it for one: engines cannot keep such data.
std::optional<std::string> bigDataFileName(std::string_view key);
// The key for which bigDataFileName() gives this name; nothing when there is none.
std::optional<std::string> bigDataKey(std::string_view fileName);

// The id engines give to a layer that they pull onto parentId ("" for the lowest): the hex of diffId for the lowest one, else
// sha256("<parentId>+<hex of diffId>"); by its table of contents always sha256("<parentId>+@TOC=<hex>"). This is not Docker's
// chain id. Layers that were built, of containers, and mapped copies have random ids: another id is no proof of anything.
std::string pulledLayerId(std::string_view parentId, const Sha256Digest &diffId);
std::string pulledLayerIdByToc(std::string_view parentId, const Sha256Digest &tocDigest);

// The id of an image, of which at least one layer was pulled by its table of contents: sha256("@With TOC:" and for each layer,
// lowest first, the digest of that table, or nothing where it was pulled whole, and "|"). Otherwise it is the hex of the
// configuration's digest.
std::string pulledImageIdByToc(const std::vector<std::optional<Sha256Digest>> &tocDigests);

} // namespace assay
