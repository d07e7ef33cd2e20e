// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/kinds.h"

#include <algorithm>
#include <array>
#include <functional>

namespace assay {
namespace {

bool isDirectory(const EvidenceFs &fs, const std::string &path)
{
    const auto stat = fs.stat(path);
    return stat && stat->kind == FileKind::Directory;
}

using IsRoot = std::function<Result<bool>(const std::string &at)>;

// Roots of stores in fs, or below it, none inside another.
Result<std::vector<std::string>> findRoots(const EvidenceFs &fs, std::size_t deepest, std::size_t most, const IsRoot &isRoot)
{
    std::vector<std::string> roots;
    constexpr std::size_t mostFolders = 512;
    std::vector<std::pair<std::string, std::size_t>> pending{{"", 0}};
    for (std::size_t i = 0; i < pending.size() && i < mostFolders && roots.size() < most; ++i) {
        const auto [at, depth] = pending[i];
        const auto root = isRoot(at);
        if (!root)
            return Unexpected(root.error());
        if (*root) {
            roots.push_back(at);
            continue;
        }
        // A copy of a store has few folders above it; a root file system is not searched.
        const auto names = depth < deepest ? fs.list(at) : Unexpected(Error{});
        if (!names || names->size() > 4)
            continue;
        for (const std::string &name : *names) {
            if (isDirectory(fs, joinPath(at, name)))
                pending.emplace_back(joinPath(at, name), depth + 1);
        }
    }
    return roots;
}

Result<std::optional<std::string>> findRoot(const EvidenceFs &fs, std::size_t deepest, const IsRoot &isRoot)
{
    auto roots = findRoots(fs, deepest, 1, isRoot);
    if (!roots)
        return Unexpected(roots.error());
    return roots->empty() ? std::optional<std::string>() : std::optional(std::move(roots->front()));
}

Result<bool> isDockerRoot(const EvidenceFs &fs, const std::string &at)
{
    const std::string images = joinPath(at, "image");
    if (!isDirectory(fs, images))
        return false;
    const auto drivers = fs.list(images);
    if (!drivers) {
        if (isDirectory(fs, joinPath(at, "overlay2")))
            return Unexpected(drivers.error());
        return false;
    }
    for (const std::string &driver : *drivers) {
        for (const char *record : {"/layerdb", "/imagedb", "/repositories.json"}) {
            const auto stat = fs.stat(images + '/' + driver + record);
            if (stat)
                return true;
            if (stat.error().code == ErrorCode::Permission && isDirectory(fs, joinPath(at, driver)))
                return Unexpected(stat.error());
        }
    }
    return false;
}

constexpr std::array<std::string_view, 6> storageDrivers = {"overlay", "vfs", "btrfs", "zfs", "aufs", "devicemapper"};

Result<bool> isStorageRoot(const EvidenceFs &fs, const std::string &at)
{
    for (const std::string_view driver : storageDrivers) {
        for (const char *record : {"-layers/layers.json", "-images/images.json"}) {
            const auto stat = fs.stat(joinPath(at, driver) + record);
            if (stat)
                return true;
            if (stat.error().code == ErrorCode::Permission && isDirectory(fs, joinPath(at, driver)))
                return Unexpected(stat.error());
        }
    }
    return false;
}

bool isNamedContainerd(std::string_view at)
{
    return at.ends_with("containerd") || at.ends_with("containerd/daemon");
}

Result<bool> isContainerdRoot(const EvidenceFs &fs, const std::string &at)
{
    for (const char *part : {"io.containerd.metadata.v1.bolt", "io.containerd.content.v1.content"}) {
        const auto stat = fs.stat(joinPath(at, part));
        if (stat && stat->kind == FileKind::Directory)
            return true;
        if (!stat && stat.error().code == ErrorCode::Permission && isNamedContainerd(at))
            return Unexpected(stat.error());
    }
    return false;
}

} // namespace

Result<std::optional<std::string>> findDockerRoot(const EvidenceFs &fs)
{
    constexpr std::size_t deepest = 4; // "./var/lib/docker"
    return findRoot(fs, deepest, [&fs](const std::string &at) { return isDockerRoot(fs, at); });
}

Result<std::vector<std::string>> findStorageRoots(const EvidenceFs &fs)
{
    constexpr std::size_t deepest = 6; // "./home/user/.local/share/containers/storage"
    constexpr std::size_t most = 64;
    auto roots = findRoots(fs, deepest, most, [&fs](const std::string &at) { return isStorageRoot(fs, at); });
    if (!roots)
        return roots;
    std::stable_partition(roots->begin(), roots->end(), [&fs](const std::string &root) {
        return std::any_of(storageDrivers.begin(), storageDrivers.end(), [&](std::string_view driver) {
            return fs.stat(joinPath(root, driver) + "-containers/containers.json").has_value();
        });
    });
    return roots;
}

Result<std::optional<std::string>> findContainerdRoot(const EvidenceFs &fs)
{
    constexpr std::size_t deepest = 6; // "./home/user/.local/share/containerd"
    std::string below;
    const auto found = findRoot(fs, deepest, [&](const std::string &at) -> Result<bool> {
        // Where engines keep their own containerd, among many other folders: Docker, k3s, and /var/lib itself.
        for (const char *folder : {"", "containerd/daemon", "agent/containerd", "containerd"}) {
            below = folder;
            if (!below.empty() && !isDirectory(fs, joinPath(at, below)))
                continue;
            const auto root = isContainerdRoot(fs, joinPath(at, below));
            if (!root || *root)
                return root;
        }
        return false;
    });
    if (!found || !*found)
        return found;
    return std::optional(joinPath(**found, below));
}

bool isFolderOfDockerRoot(const EvidenceFs &fs, std::string_view name)
{
    constexpr std::array<std::string_view, 8> names = {"image", "containers", "overlay2", "fuse-overlayfs", "vfs", "btrfs", "zfs", "aufs"};
    return std::find(names.begin(), names.end(), name) != names.end() && isDockerRoot(fs, {}).value_or(false);
}

bool isFolderOfStorageRoot(const EvidenceFs &fs, std::string_view name)
{
    const bool known = std::any_of(storageDrivers.begin(), storageDrivers.end(), [&](std::string_view driver) {
        const std::string_view rest = name.starts_with(driver) ? name.substr(driver.size()) : "?";
        return rest.empty() || rest == "-layers" || rest == "-images" || rest == "-containers";
    });
    return known && isStorageRoot(fs, {}).value_or(false);
}

bool isFolderOfContainerdRoot(const EvidenceFs &fs, std::string_view name)
{
    return name.starts_with("io.containerd.") && isContainerdRoot(fs, {}).value_or(false);
}

} // namespace assay
