// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "io/digest.h"
#include "source/archiveimages.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace assay {
namespace {

constexpr std::string_view manifestName = "manifest.json";

bool isFile(const EvidenceFs &fs, std::string_view path)
{
    const auto stat = fs.stat(path);
    return stat && stat->kind == FileKind::File;
}

// path with its "." and ".." parts worked out; nullopt when it climbs above the root.
std::optional<std::string> cleaned(std::string_view base, std::string_view path)
{
    std::vector<std::string_view> parts;
    for (std::string_view text : {path.starts_with('/') ? std::string_view() : base, path}) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('/'), text.size());
            const std::string_view part = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            if (part.empty() || part == ".")
                continue;
            if (part != "..") {
                parts.push_back(part);
                continue;
            }
            if (parts.empty())
                return std::nullopt;
            parts.pop_back();
        }
    }
    std::string out;
    for (const std::string_view part : parts) {
        if (!out.empty())
            out += '/';
        out += part;
    }
    return out;
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

Result<std::string> resolveInside(const EvidenceFs &fs, std::string_view path, const Limits &limits)
{
    auto at = cleaned({}, path);
    for (std::uint32_t followed = 0; at && !at->empty(); ++followed) {
        if (followed > limits.linkDepth)
            return Unexpected(makeError(ErrorCode::Malformed, fs.name() + ": " + std::string(path), "leads through more than " + std::to_string(limits.linkDepth) + " links"));
        const auto stat = fs.stat(*at);
        if (!stat)
            return Unexpected(stat.error());
        if (stat->kind != FileKind::Symlink)
            return *at;
        const auto target = fs.readLink(*at);
        if (!target)
            return Unexpected(target.error());
        const std::size_t slash = at->rfind('/');
        at = cleaned(slash == std::string::npos ? std::string_view() : std::string_view(*at).substr(0, slash), *target);
    }
    return Unexpected(makeError(ErrorCode::Malformed, fs.name() + ": " + std::string(path), "leads outside of the archive; it was not followed"));
}

} // namespace assay
