// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/containerdcontainers.h"
#include "source/containerdimages.h"
#include "source/containerdorphans.h"
#include "source/layerread.h"

#include <algorithm>
#include <optional>

namespace assay {
namespace {

constexpr std::string_view belowDataRoot = "containerd/daemon"; // where a containerd of Docker's own has its root

bool isFolder(const EvidenceFs &fs, const std::string &path)
{
    const auto stat = fs.stat(path);
    return stat && stat->kind == FileKind::Directory;
}

std::string folderAbove(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

// The data root that the containerd at root is a part of.
std::optional<std::string> dataRootAround(const std::string &root)
{
    if (root == belowDataRoot || root.ends_with('/' + std::string(belowDataRoot)))
        return folderAbove(folderAbove(root));
    return std::nullopt;
}

// Docker and a containerd of its own beside each other in one folder, as packages set them up.
std::optional<std::string> dataRootBeside(const EvidenceFs &fs, const std::string &root)
{
    const std::string beside = joinPath(folderAbove(root), "docker");
    return !root.empty() && beside != root && isFolder(fs, beside + "/containers") ? std::optional(beside) : std::nullopt;
}

} // namespace

Result<StoreCatalog> readContainerdCatalog(const EvidenceFs &fs, const std::string &root, const Limits &limits, Context &context)
{
    const std::optional<std::string> around = dataRootAround(root);
    StoreCatalog catalog;
    catalog.kind = around ? SourceKind::DockerRoot : SourceKind::ContainerdRoot;
    const auto store = readContainerdStore(fs, root, limits, context, catalog);
    if (!store)
        return Unexpected(store.error());
    if (!store->isKnown)
        return catalog;
    const bool allRecords = catalog.complete;
    ContainerdBlobs blobs(*store, catalog);
    ContainerdLayers layers(*store, catalog);
    ContainerdImages images(*store, blobs, layers, catalog);
    if (const Status read = images.read(); !read)
        return Unexpected(read.error());
    ContainerdContainers(*store, images, layers, around ? around : dataRootBeside(fs, root), catalog).read();
    std::stable_sort(catalog.containers.begin(), catalog.containers.end(), [](const StoredContainer &a, const StoredContainer &b) { return a.info.id < b.info.id; });
    if (allRecords)
        findContainerdOrphans(*store, layers, catalog);
    else
        catalog.skipped.push_back({root, "what belongs to nothing was not looked for, as not all records could be read"});
    boundFindings(catalog.findings, limits);
    return catalog;
}

} // namespace assay
