// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/containersstorage.h"

#include "formats/json.h"
#include "formats/repeated.h"
#include "formats/storemembers.h"

namespace assay {
namespace {

StorageLayer layerOf(StoreMembers &members)
{
    members.refuseOtherSpellingsOf({"id", "names", "parent", "metadata", "mountlabel", "created", "compressed-diff-digest", "compressed-size", "diff-digest",
                                    "diff-size", "toc-digest", "compression", "uidset", "gidset", "flags", "uidmap", "gidmap", "big-data-names"});
    StorageLayer layer;
    layer.id = members.id();
    layer.names = members.texts("names");
    layer.parent = members.text("parent");
    layer.metadata = members.text("metadata");
    layer.mountLabel = members.text("mountlabel");
    layer.created = members.text("created");
    layer.compressedDigest = members.text("compressed-diff-digest");
    layer.compressedSize = members.size("compressed-size");
    layer.diffDigest = members.text("diff-digest");
    layer.diffSize = members.size("diff-size");
    layer.tocDigest = members.text("toc-digest");
    layer.expectedDiffId = members.textFlag("expected-layer-diffid");
    layer.compression = members.compression("compression");
    layer.uids = members.ids("uidset");
    layer.gids = members.ids("gidset");
    layer.uidMap = members.idMap("uidmap");
    layer.gidMap = members.idMap("gidmap");
    layer.bigDataKeys = members.texts("big-data-names");
    layer.incomplete = members.flag("incomplete");
    return layer;
}

StorageImage imageOf(StoreMembers &members)
{
    members.refuseOtherSpellingsOf({"id", "digest", "names", "names-history", "layer", "mapped-layers", "metadata", "big-data-names", "big-data-sizes",
                                    "big-data-digests", "created", "flags"});
    StorageImage image;
    image.id = members.id();
    image.digest = members.text("digest");
    image.names = members.texts("names");
    image.namesHistory = members.texts("names-history");
    image.topLayer = members.text("layer");
    image.mappedLayers = members.texts("mapped-layers");
    image.metadata = members.text("metadata");
    image.bigData = members.bigData();
    image.created = members.text("created");
    return image;
}

StorageContainer containerOf(StoreMembers &members)
{
    members.refuseOtherSpellingsOf({"id", "names", "image", "layer", "metadata", "big-data-names", "big-data-sizes", "big-data-digests", "created", "uidmap",
                                    "gidmap", "flags"});
    StorageContainer container;
    container.id = members.id();
    container.names = members.texts("names");
    container.imageId = members.text("image");
    container.layerId = members.text("layer");
    container.metadata = members.text("metadata");
    container.bigData = members.bigData();
    container.created = members.text("created");
    container.uidMap = members.idMap("uidmap");
    container.gidMap = members.idMap("gidmap");
    container.incomplete = members.flag("incomplete");
    return container;
}

template<class Record>
void findRepeated(StorageRecords<Record> &store)
{
    std::vector<std::string_view> ids;
    std::vector<std::string_view> names;
    for (const Record &record : store.records) {
        ids.push_back(record.id);
        names.insert(names.end(), record.names.begin(), record.names.end());
    }
    store.repeatedIds = repeated(std::move(ids));
    store.repeatedNames = repeated(std::move(names));
}

template<class Record>
Result<StorageRecords<Record>> parseRecords(std::string_view bytes, const char *kind, Record (*recordOf)(StoreMembers &), const std::string &file, const Limits &limits)
{
    StorageRecords<Record> store;
    if (bytes.empty())
        return store;
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (json->is_null())
        return store;
    if (!json->is_array())
        return Unexpected(makeError(ErrorCode::Malformed, file, std::string("no array of ") + kind + "s"));
    const std::uint64_t most = std::uint64_t{limits.images} * limits.layersPerImage;
    if (json->size() > most)
        return Unexpected(makeError(ErrorCode::LimitExceeded, file, "more than " + std::to_string(most) + ' ' + kind + 's'));
    store.records.reserve(json->size());
    for (const Json &element : *json) {
        StoreMembers members(element, std::string(kind) + ' ' + std::to_string(store.records.size() + 1), file, limits);
        store.records.push_back(recordOf(members));
        if (members.error())
            return Unexpected(*members.error());
    }
    findRepeated(store);
    return store;
}

} // namespace

Result<StorageRecords<StorageLayer>> parseStorageLayers(std::string_view bytes, const std::string &file, const Limits &limits)
{
    return parseRecords(bytes, "layer", layerOf, file, limits);
}

Result<StorageRecords<StorageImage>> parseStorageImages(std::string_view bytes, const std::string &file, const Limits &limits)
{
    return parseRecords(bytes, "image", imageOf, file, limits);
}

Result<StorageRecords<StorageContainer>> parseStorageContainers(std::string_view bytes, const std::string &file, const Limits &limits)
{
    return parseRecords(bytes, "container", containerOf, file, limits);
}

Result<ImageSignatures> parseImageSignatures(std::string_view metadata, const std::string &file, const Limits &limits)
{
    ImageSignatures signatures;
    if (metadata.empty())
        return signatures;
    const auto json = parseJson(metadata, file, limits);
    if (!json)
        return Unexpected(json.error());
    StoreMembers members(*json, "the image's metadata", file, limits);
    members.refuseOtherSpellingsOf({"signature-sizes", "signatures-sizes"});
    signatures.sizes = members.sizes("signature-sizes");
    signatures.byManifest = members.listsOfSizes("signatures-sizes");
    if (members.error())
        return Unexpected(*members.error());
    return signatures;
}

Result<ContainerMetadata> parseContainerMetadata(std::string_view metadata, const std::string &file, const Limits &limits)
{
    ContainerMetadata container;
    if (metadata.empty())
        return container;
    const auto json = parseJson(metadata, file, limits);
    if (!json)
        return Unexpected(json.error());
    StoreMembers members(*json, "the container's metadata", file, limits);
    members.refuseOtherSpellingsOf({"name", "image-name", "image-id", "pod-name", "pod-id"});
    container.name = members.text("name");
    container.imageName = members.text("image-name");
    container.imageId = members.text("image-id");
    container.podName = members.text("pod-name");
    container.podId = members.text("pod-id");
    if (members.error())
        return Unexpected(*members.error());
    return container;
}

} // namespace assay
