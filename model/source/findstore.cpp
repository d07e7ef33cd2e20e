// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/kinds.h"

namespace assay {
namespace {

bool isDirectory(const EvidenceFs &fs, const std::string &path)
{
    const auto stat = fs.stat(path);
    return stat && stat->kind == FileKind::Directory;
}

} // namespace

Result<std::optional<std::string>> findDockerRoot(const EvidenceFs &fs)
{
    constexpr std::size_t deepest = 4;       // "./var/lib/docker"
    constexpr std::size_t mostFolders = 512;
    const auto isRoot = [&](const std::string &at) -> Result<bool> {
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
    };
    std::vector<std::pair<std::string, std::size_t>> pending{{"", 0}};
    for (std::size_t i = 0; i < pending.size() && i < mostFolders; ++i) {
        const auto [at, depth] = pending[i];
        const auto root = isRoot(at);
        if (!root)
            return Unexpected(root.error());
        if (*root)
            return std::optional(at);
        // A copy of a data root has few folders above it; a root file system is not searched.
        const auto names = depth < deepest ? fs.list(at) : Unexpected(Error{});
        if (!names || names->size() > 4)
            continue;
        for (const std::string &name : *names) {
            if (isDirectory(fs, joinPath(at, name)))
                pending.emplace_back(joinPath(at, name), depth + 1);
        }
    }
    return std::optional<std::string>();
}

} // namespace assay
