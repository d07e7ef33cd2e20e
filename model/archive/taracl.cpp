// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/taracl.h"

#include "base/posixacl.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <tuple>
#include <vector>

namespace assay {
namespace {

using namespace acl;

struct AclEntry {
    std::uint16_t tag = 0;
    std::uint32_t id = noId;
    std::uint16_t permissions = 0;
};

std::optional<std::uint16_t> parsePermissions(std::string_view text)
{
    std::uint16_t bits = 0;
    for (const char c : text) {
        switch (c) {
        case 'r': bits |= 4; break;
        case 'w': bits |= 2; break;
        case 'x': bits |= 1; break;
        case '-': break;
        default: return std::nullopt;
        }
    }
    return text.empty() ? std::nullopt : std::optional(bits);
}

std::optional<std::uint32_t> parseId(std::string_view text)
{
    std::uint32_t id = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (fault != std::errc() || end != text.data() + text.size() || id == noId)
        return std::nullopt;
    return id;
}

std::optional<AclEntry> parseEntry(std::string_view text)
{
    // tag : name : permissions [: id]
    std::array<std::string_view, 4> fields;
    std::size_t count = 0;
    for (bool more = true; more;) {
        if (count == fields.size())
            return std::nullopt;
        const std::size_t colon = text.find(':');
        more = colon != std::string_view::npos;
        fields[count++] = text.substr(0, colon);
        text.remove_prefix(more ? colon + 1 : text.size());
    }
    if (count < 3)
        return std::nullopt;
    const auto permissions = parsePermissions(fields[2]);
    if (!permissions)
        return std::nullopt;
    AclEntry entry;
    entry.permissions = *permissions;
    const bool named = !fields[1].empty();
    if (fields[0] == "user")
        entry.tag = named ? User : UserObject;
    else if (fields[0] == "group")
        entry.tag = named ? Group : GroupObject;
    else if (fields[0] == "mask" && !named)
        entry.tag = Mask;
    else if (fields[0] == "other" && !named)
        entry.tag = Other;
    else
        return std::nullopt;
    if (named) {
        const auto id = parseId(count == 4 ? fields[3] : fields[1]);
        if (!id)
            return std::nullopt;
        entry.id = *id;
    }
    return entry;
}

void append(std::string &out, std::uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

} // namespace

std::optional<std::string> posixAclFromText(std::string_view text)
{
    std::vector<AclEntry> entries;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of(",\n");
        std::string_view part = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        part = part.substr(0, part.find('#'));
        while (!part.empty() && (part.back() == ' ' || part.back() == '\t'))
            part.remove_suffix(1);
        if (part.empty())
            continue;
        const auto entry = parseEntry(part);
        if (!entry)
            return std::nullopt;
        entries.push_back(*entry);
    }
    if (entries.empty())
        return std::nullopt;
    // The kernel keeps them in this order.
    std::sort(entries.begin(), entries.end(), [](const AclEntry &a, const AclEntry &b) { return std::tie(a.tag, a.id) < std::tie(b.tag, b.id); });
    std::string out;
    append(out, version, 4);
    for (const AclEntry &entry : entries) {
        append(out, entry.tag, 2);
        append(out, entry.permissions, 2);
        append(out, entry.id, 4);
    }
    return out;
}

std::uint16_t modeWithPosixAcl(std::uint16_t mode, std::string_view list)
{
    unsigned own = 0; // of owner, group and others
    std::optional<unsigned> mask;
    for (std::size_t at = headerBytes; list.size() >= entryBytes && at <= list.size() - entryBytes; at += entryBytes) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(list[at + i])); };
        const unsigned permissions = byte(2) & 7;
        switch (byte(0) | byte(1) << 8) {
        case UserObject: own |= permissions << 6; break;
        case GroupObject: own |= permissions << 3; break;
        case Other: own |= permissions; break;
        case Mask: mask = permissions; break;
        default: break;
        }
    }
    if (!mask || (mode & 0777U) != own)
        return mode;
    return static_cast<std::uint16_t>((mode & ~070U) | *mask << 3);
}

} // namespace assay
