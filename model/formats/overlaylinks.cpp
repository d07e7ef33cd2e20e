// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/overlaylinks.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::string_view linkFolder = "l";
constexpr std::string_view above = "../";
constexpr std::string_view content = "/diff";
constexpr std::size_t longestLink = 64;

Status tooMany(const std::string &file, const Limits &limits)
{
    return Unexpected(makeError(ErrorCode::LimitExceeded, file, "more than " + std::to_string(limits.layersPerImage) + " layers below"));
}

} // namespace

bool isFolderName(std::string_view name)
{
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string_view::npos && name.find('\0') == std::string_view::npos;
}

bool isOverlayLink(std::string_view name)
{
    return !name.empty() && name.size() <= longestLink
        && std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7'); });
}

Result<std::string> parseOverlayLink(std::string_view bytes, const std::string &file)
{
    if (!isOverlayLink(bytes))
        return Unexpected(makeError(ErrorCode::Malformed, file, "no short name of a layer (base32)"));
    return std::string(bytes);
}

Result<std::vector<std::string>> parseOverlayLower(std::string_view bytes, const std::string &file, const Limits &limits)
{
    std::vector<std::string> links;
    for (std::size_t at = 0; at <= bytes.size();) {
        const std::size_t end = std::min(bytes.find(':', at), bytes.size());
        const std::string_view part = bytes.substr(at, end - at);
        if (!part.starts_with(std::string(linkFolder) + '/') || !isOverlayLink(part.substr(linkFolder.size() + 1)))
            return Unexpected(makeErrorAt(ErrorCode::Malformed, file, at, "no \"l/\" and short name of a layer here"));
        if (links.size() == limits.layersPerImage)
            return Unexpected(tooMany(file, limits).error());
        links.emplace_back(part.substr(linkFolder.size() + 1));
        at = end + 1;
    }
    return links;
}

std::optional<std::string> overlayLinkFolder(std::string_view target)
{
    if (!target.starts_with(above) || !target.ends_with(content) || target.size() < above.size() + content.size())
        return std::nullopt;
    const std::string_view id = target.substr(above.size(), target.size() - above.size() - content.size());
    if (!isFolderName(id) || id == linkFolder)
        return std::nullopt;
    return std::string(id);
}

} // namespace assay
