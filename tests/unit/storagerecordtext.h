// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/containersstorage.h"
#include "formats/repeated.h"
#include "support/qtbytes.h"
#include "support/testdata.h"

#include <QByteArray>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The records of containers/storage as text.
namespace assay::test {

inline const std::string podman = "live/podman.tar.gz";

template<class List, class Text>
std::string joined(const List &list, const Text &text)
{
    std::string out = "[";
    for (const auto &one : list)
        out += (out.size() > 1 ? " " : "") + text(one);
    return out + ']';
}

inline std::string joined(const std::vector<std::string> &list)
{
    return joined(list, [](const std::string &one) { return one; });
}

inline std::string joined(const IdMap &map)
{
    return joined(map, [](const IdRange &range) { return std::to_string(range.container) + '>' + std::to_string(range.host) + '+' + std::to_string(range.size); });
}

inline std::string joined(const std::vector<BigData> &list)
{
    return joined(list, [](const BigData &one) {
        return one.key.substr(0, 12) + '=' + (one.size ? std::to_string(*one.size) : "?") + ',' + one.digest.substr(0, 10) + (one.named ? "" : "!");
    });
}

template<class Number>
std::string numbers(const std::vector<Number> &list)
{
    return joined(list, [](Number one) { return std::to_string(one); });
}

inline std::string sizeText(const std::optional<std::uint64_t> &size)
{
    return size ? std::to_string(*size) : "?";
}

inline std::string text(const StorageLayer &layer)
{
    return layer.id.substr(0, 8) + joined(layer.names) + " on " + layer.parent.substr(0, 8) + ' ' + layer.metadata + layer.mountLabel + ' ' + layer.created.substr(0, 4) + ' '
        + layer.compressedDigest.substr(0, 10) + '/' + sizeText(layer.compressedSize) + ' ' + layer.diffDigest.substr(0, 10) + '/' + sizeText(layer.diffSize) + ' '
        + layer.tocDigest.substr(0, 10) + layer.expectedDiffId.substr(0, 10) + ' ' + std::to_string(static_cast<int>(layer.compression)) + numbers(layer.uids)
        + numbers(layer.gids) + joined(layer.uidMap) + joined(layer.gidMap) + joined(layer.bigDataKeys) + (layer.incomplete ? " incomplete" : "");
}

inline std::string text(const StorageImage &image)
{
    return image.id.substr(0, 8) + ' ' + image.digest.substr(0, 10) + joined(image.names) + joined(image.namesHistory) + ' ' + image.topLayer.substr(0, 8)
        + joined(image.mappedLayers) + joined(image.bigData) + ' ' + image.created.substr(0, 4) + ' ' + image.metadata.substr(0, 10);
}

inline std::string text(const StorageContainer &container)
{
    return container.id.substr(0, 8) + joined(container.names) + ' ' + container.imageId.substr(0, 8) + ' ' + container.layerId.substr(0, 8) + joined(container.bigData) + ' '
        + container.created.substr(0, 4) + joined(container.uidMap) + joined(container.gidMap) + (container.incomplete ? " incomplete" : "");
}

template<class Record>
Result<std::string> text(const Result<StorageRecords<Record>> &store)
{
    if (!store)
        return Unexpected(store.error());
    std::string out;
    for (const Record &record : store->records)
        out += text(record) + "; ";
    if (!store->repeatedIds.empty())
        out += "ids" + joined(store->repeatedIds);
    if (!store->repeatedNames.empty())
        out += "names" + joined(store->repeatedNames);
    return out;
}

// Each parser, its result as one text.
using Parse = std::function<Result<std::string>(std::string_view, const Limits &)>;

inline const std::map<std::string, Parse> &parsers()
{
    static const std::map<std::string, Parse> all = {
        {"layers", [](std::string_view record, const Limits &limits) { return text(parseStorageLayers(record, "f", limits)); }},
        {"images", [](std::string_view record, const Limits &limits) { return text(parseStorageImages(record, "f", limits)); }},
        {"containers", [](std::string_view record, const Limits &limits) { return text(parseStorageContainers(record, "f", limits)); }},
        {"image", [](std::string_view record, const Limits &limits) -> Result<std::string> {
             const auto signatures = parseImageSignatures(record, "f", limits);
             if (!signatures)
                 return Unexpected(signatures.error());
             return numbers(signatures->sizes) + joined(signatures->byManifest, [](const auto &one) { return one.first.substr(0, 10) + numbers(one.second); });
         }},
        {"container", [](std::string_view record, const Limits &limits) -> Result<std::string> {
             const auto container = parseContainerMetadata(record, "f", limits);
             if (!container)
                 return Unexpected(container.error());
             return container->name + ' ' + container->imageName + ' ' + container->imageId.substr(0, 8) + ' ' + container->podName + ' ' + container->podId;
         }},
    };
    return all;
}

} // namespace assay::test
