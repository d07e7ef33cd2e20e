// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/containersstorage.h"
#include "formats/overlaylinks.h"
#include "support/fuzzlayers.h"

#include <algorithm>

using namespace assay;

namespace {

void checkMap(const IdMap &map)
{
    test::require(map.size() <= mostIdRanges, "too many ranges");
    for (const IdRange &range : map) {
        test::require(range.container + range.size <= std::uint64_t{1} << 32 && range.host + range.size <= std::uint64_t{1} << 32, "a range past the last id");
        test::require(range.size == 0 || containerIdOf({range}, range.host) == range.container, "the first id of a range is not mapped");
    }
}

// A name and its key must lead to each other, and a name never out of its folder.
void checkKey(const std::string &key)
{
    const auto name = bigDataFileName(key);
    test::require(!name || isFolderName(*name), "a file name that is a path");
    test::require(!name || bigDataKey(*name) == key, "a file name that leads to another key");
}

template<class Record>
void checkRecords(const StorageRecords<Record> &store, const Limits &limits)
{
    test::require(store.records.size() <= std::size_t{limits.images} * limits.layersPerImage, "too many records");
    for (const Record &record : store.records) {
        test::require(!record.id.empty() && record.names.size() <= limits.images, "no id, or too many names");
        const auto same = std::count_if(store.records.begin(), store.records.end(), [&](const Record &other) { return other.id == record.id; });
        const bool reported = std::binary_search(store.repeatedIds.begin(), store.repeatedIds.end(), record.id);
        test::require((same > 1) == reported, "a repeated id is not reported, or another is");
    }
}

void checkLayers(std::string_view text, const Limits &limits)
{
    const auto layers = parseStorageLayers(text, "f", limits);
    if (!layers)
        return;
    checkRecords(*layers, limits);
    for (const StorageLayer &layer : layers->records) {
        checkMap(layer.uidMap);
        checkMap(layer.gidMap);
        for (const std::string &key : layer.bigDataKeys)
            checkKey(key);
        if (const auto diffId = parseDigest(layer.diffDigest))
            test::require(isStoreId(pulledLayerId(layer.parent, *diffId)), "a computed id that is none");
    }
}

void checkImages(std::string_view text, const Limits &limits)
{
    const auto images = parseStorageImages(text, "f", limits);
    if (!images)
        return;
    checkRecords(*images, limits);
    for (const StorageImage &image : images->records) {
        test::require(image.bigData.size() <= std::size_t{3} * limits.images, "too many data");
        for (const BigData &data : image.bigData)
            checkKey(data.key);
        (void)parseImageSignatures(image.metadata, "f", limits);
    }
}

void checkContainers(std::string_view text, const Limits &limits)
{
    const auto containers = parseStorageContainers(text, "f", limits);
    if (!containers)
        return;
    checkRecords(*containers, limits);
    for (const StorageContainer &container : containers->records) {
        checkMap(container.uidMap);
        checkMap(container.gidMap);
        (void)parseContainerMetadata(container.metadata, "f", limits);
    }
}

} // namespace

// All records of containers/storage: an error, or values within the limits. The bytes are also a key and a file's name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    Limits limits;
    limits.images = 8;
    limits.layersPerImage = 4;
    checkLayers(text, limits);
    checkImages(text, limits);
    checkContainers(text, limits);
    (void)parseImageSignatures(text, "f", limits);
    (void)parseContainerMetadata(text, "f", limits);
    checkKey(std::string(text));
    if (const auto key = bigDataKey(text))
        test::require(bigDataFileName(*key) == text, "a key that leads to another file name");
    return 0;
}
