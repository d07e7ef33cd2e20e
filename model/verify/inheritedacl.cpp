// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/inheritedacl.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace assay {
namespace {

constexpr std::string_view accessList = "system.posix_acl_access";
constexpr std::string_view defaultList = "system.posix_acl_default";

// linux/posix_acl_xattr.h: a version of four bytes, then eight for each entry: tag, permissions, id, little-endian.
constexpr std::size_t headerSize = 4;
constexpr std::size_t entrySize = 8;
enum Tag : unsigned { Owner = 0x01, Group = 0x04, Mask = 0x10, Other = 0x20 };

const std::string_view *find(const XattrList &list, std::string_view name)
{
    const auto found = std::find_if(list.begin(), list.end(), [name](const auto &attribute) { return attribute.first == name; });
    return found == list.end() ? nullptr : &found->second;
}

// All that chmod(2) leaves as it is; of a list without a mask it sets the rights of the owning group.
std::string unchangedByChmod(std::string_view acl)
{
    if (acl.size() < headerSize || (acl.size() - headerSize) % entrySize != 0)
        return std::string(acl);
    std::string kept(acl.substr(0, headerSize));
    const auto tagAt = [acl](std::size_t at) { return static_cast<unsigned char>(acl[at]) | static_cast<unsigned>(static_cast<unsigned char>(acl[at + 1])) << 8; };
    bool masked = false;
    for (std::size_t at = headerSize; at < acl.size(); at += entrySize)
        masked = masked || tagAt(at) == Mask;
    for (std::size_t at = headerSize; at < acl.size(); at += entrySize) {
        std::string entry(acl.substr(at, entrySize));
        const unsigned tag = tagAt(at);
        if (tag == Owner || tag == Mask || tag == Other || (tag == Group && !masked))
            entry[2] = entry[3] = 0;
        kept += entry;
    }
    return kept;
}

} // namespace

bool hasInheritedAcl(const XattrList &delivered, const XattrList &onDisk, const XattrList &folderAbove, bool isDirectory)
{
    const std::string_view *given = find(folderAbove, defaultList);
    if (!given)
        return false;
    const bool kept = std::all_of(delivered.begin(), delivered.end(), [&](const auto &attribute) {
        const std::string_view *there = find(onDisk, attribute.first);
        return there && *there == attribute.second;
    });
    return kept && std::all_of(onDisk.begin(), onDisk.end(), [&](const auto &attribute) {
        if (find(delivered, attribute.first))
            return true;
        if (attribute.first == accessList)
            return unchangedByChmod(attribute.second) == unchangedByChmod(*given);
        return isDirectory && attribute.first == defaultList && attribute.second == *given;
    });
}

} // namespace assay
