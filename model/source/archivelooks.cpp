// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "io/digest.h"
#include "source/archiveimages.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::string_view manifestName = "manifest.json";

bool isFile(const EvidenceFs &fs, std::string_view path)
{
    const auto stat = fs.stat(path);
    return stat && stat->kind == FileKind::File;
}

} // namespace

bool looksLikeImageArchive(const EvidenceFs &fs)
{
    if (isFile(fs, manifestName) || (isFile(fs, "oci-layout") && isFile(fs, "index.json")))
        return true;
    const auto names = fs.list("");
    return names && std::any_of(names->begin(), names->end(), [&](const std::string &name) {
        return parseHexDigest(name) && isFile(fs, name + "/json") && fs.stat(name + "/layer.tar");
    });
}

std::string folderOfImageArchive(const EvidenceFs &fs)
{
    const auto names = fs.list("");
    if (!names || names->size() != 1)
        return {};
    const std::string &folder = names->front();
    const auto inside = fs.list(folder);
    if (!inside)
        return {};
    const auto has = [&](std::string_view name) { return isFile(fs, joinPath(folder, name)); };
    const bool hasBlobs = std::any_of(inside->begin(), inside->end(), [](const std::string &name) { return parseHexDigest(std::string_view(name).substr(0, 64)).has_value(); });
    const bool isArchive = has("oci-layout") ? has("index.json") : has(manifestName) && hasBlobs;
    return isArchive ? folder : std::string();
}

} // namespace assay
