// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/containersstorage.h"
#include "formats/overlaylinks.h"
#include "io/digest.h"

#include <algorithm>

namespace assay {
namespace {

bool isPlainKeyCharacter(char c)
{
    return c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

// Bytes of the character text begins with. Keys out of records are UTF-8, and engines take each other byte for a character.
std::size_t characterLength(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    const std::string_view rest = text.substr(1, length - 1);
    const bool whole = rest.size() == length - 1 && std::all_of(rest.begin(), rest.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; });
    return whole ? length : 1;
}

} // namespace

std::optional<std::uint32_t> containerIdOf(const IdMap &map, std::uint32_t hostId)
{
    if (map.empty())
        return hostId;
    for (const IdRange &range : map) {
        if (hostId >= range.host && hostId - range.host < range.size)
            return range.container + (hostId - range.host);
    }
    return std::nullopt;
}

bool isStoreId(std::string_view id)
{
    return parseHexDigest(id).has_value();
}

std::optional<std::string> bigDataFileName(std::string_view key)
{
    const auto other = std::find_if_not(key.begin(), key.end(), isPlainKeyCharacter);
    const std::string_view rest = key.substr(static_cast<std::size_t>(other - key.begin()));
    const bool plain = rest.empty() || characterLength(rest) == rest.size();
    std::string name = plain ? std::string(key) : '=' + toBase64(key);
    if (!isFolderName(name))
        return std::nullopt;
    return name;
}

std::optional<std::string> bigDataKey(std::string_view fileName)
{
    if (fileName.starts_with('=')) {
        auto key = fromBase64(fileName.substr(1));
        if (key && bigDataFileName(*key) == fileName)
            return key;
    }
    if (bigDataFileName(fileName) == fileName)
        return std::string(fileName);
    return std::nullopt;
}

std::string pulledLayerId(std::string_view parentId, const Sha256Digest &diffId)
{
    const std::string hex = toHex(diffId);
    return parentId.empty() ? hex : toHex(sha256(std::string_view(std::string(parentId) + '+' + hex)));
}

std::string pulledLayerIdByToc(std::string_view parentId, const Sha256Digest &tocDigest)
{
    return toHex(sha256(std::string_view(std::string(parentId) + "+@TOC=" + toHex(tocDigest))));
}

std::string pulledImageIdByToc(const std::vector<std::optional<Sha256Digest>> &tocDigests)
{
    std::string text = "@With TOC:";
    for (const auto &digest : tocDigests)
        text += (digest ? digestText(*digest) : std::string()) + '|';
    return toHex(sha256(std::string_view(text)));
}

} // namespace assay
