// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/kinds.h"
#include "source/store.h"
#include "support/craftedcontainerd.h"
#include "support/qtbytes.h"

#include <QByteArray>

#include <algorithm>
#include <cstring>
#include <functional>

// A real containerd store that tests change, and what its catalog says.
namespace assay::test {

inline const std::string containerd16 = "live/containerd16.tar.gz";
inline const std::string metaFile = "io.containerd.metadata.v1.bolt/meta.db";
inline const std::string overlay = "io.containerd.snapshotter.v1.overlayfs";
inline const std::string snapshotsFile = overlay + "/metadata.db";
inline const std::string blobs = "io.containerd.content.v1.content/blobs/sha256/";
inline const std::string richManifest = "ce0d692f281f26c9972e843cc4e7717e7b689727a6bd46359b1ce9b6d891c0ba";
inline const std::string richConfig = "d2bd991535755744de414e101b0f3dbac5f2e7307dde71a4db4d13e6abdbdc8e";
inline const std::string richLayer = "41d1c4992f8db3783025de9409750632acc22e747619506f62a8cda5cdaddddd";
inline const std::string tinyTarget = "620332feea0e4484d82bd2984c0fc9a7d804906e773b853226b557166dd646b4";
inline const std::string secondTiny = "docker.io/demo/tiny:1 (namespace second)";

using Change = std::function<void(MemoryFs &)>;

inline Result<StoreCatalog> catalogOf(const EvidenceFs &fs, const std::string &root = {}, const Limits &limits = {})
{
    Context context;
    return readContainerdCatalog(fs, root, limits, context);
}

inline StoreCatalog readCatalog(const EvidenceFs &fs, const std::string &root = {}, const Limits &limits = {})
{
    return fromTestData(catalogOf(fs, root, limits));
}

inline std::string cutDigests(std::string text)
{
    for (std::size_t at = text.find_first_of("0123456789abcdef"); at < text.size(); at = text.find_first_of("0123456789abcdef", at + 1)) {
        const std::size_t end = std::min(text.find_first_not_of("0123456789abcdef", at), text.size());
        if (end - at == 64)
            text.erase(at + 4, 60);
        else
            at = end;
    }
    return text;
}

// "CODE SEVERITY STORE" of each, sorted and each once; digests cut short.
inline QByteArray told(const StoreCatalog &catalog)
{
    std::set<std::string> lines;
    for (const Finding &finding : catalog.findings)
        lines.insert(finding.code + ' ' + std::string(severityName(finding.severity)) + ' ' + finding.store);
    std::string text;
    for (const std::string &line : lines)
        text += line + '\n';
    return bytes(cutDigests(text));
}

inline QByteArray tagsOf(const StoreCatalog &catalog)
{
    std::string text;
    for (const StoredImage &image : catalog.images) {
        for (const std::string &tag : image.info.tags)
            text += tag + ", ";
        text += std::to_string(image.layers.size()) + " layers" + (image.info.problem.empty() ? "" : ": " + image.info.problem) + '\n';
    }
    return bytes(cutDigests(text));
}

inline const StoredImage *imageNamed(const StoreCatalog &catalog, const std::string &tag)
{
    const auto found = std::find_if(catalog.images.begin(), catalog.images.end(), [&](const StoredImage &image) {
        return std::find(image.info.tags.begin(), image.info.tags.end(), tag) != image.info.tags.end();
    });
    return found == catalog.images.end() ? nullptr : &*found;
}

inline std::size_t count(const std::vector<ChainLink> &chain, LinkState state)
{
    return static_cast<std::size_t>(std::count_if(chain.begin(), chain.end(), [&](const ChainLink &link) { return link.state == state; }));
}

inline const MemoryFs &store16()
{
    static const MemoryFs store(containerd16);
    return store;
}

// Wherever it stands in the bytes of a file, a database's unused pages included; lengths stay.
inline void replaceIn(MemoryFs &fs, const std::string &path, const std::string &from, const std::string &to)
{
    std::string text = fs.bytes(path);
    if (text.find(from) == std::string::npos || from.size() != to.size())
        qFatal("%s cannot be changed", path.c_str());
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
        text.replace(at, from.size(), to);
    fs.file(path, text);
}

inline const std::vector<std::string> twoLayers = {"sha256:" + std::string(64, '1'), "sha256:" + std::string(64, '2')};

// A store with an image that was unpacked, ready for more.
struct Whole : CraftedContainerd {
    explicit Whole(const std::vector<std::string> &diffIds = twoLayers)
    {
        layers = {blob("layer one"), blob("layer two")};
        configId = config(diffIds);
        target = manifest(configId, layers);
        unpack(diffIds);
    }
    std::vector<std::string> layers;
    std::string configId;
    std::string target;
};

} // namespace assay::test
