// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/inheritedacl.h"

#include "base/posixacl.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace assay {
namespace {

const std::string_view *find(const XattrList &list, std::string_view name)
{
    const auto found = std::find_if(list.begin(), list.end(), [name](const auto &attribute) { return attribute.first == name; });
    return found == list.end() ? nullptr : &found->second;
}

// All that chmod(2) leaves as it is; of a list without a mask it sets the rights of the owning group.
std::string unchangedByChmod(std::string_view list)
{
    if (list.size() < acl::headerBytes || (list.size() - acl::headerBytes) % acl::entryBytes != 0)
        return std::string(list);
    std::string kept(list.substr(0, acl::headerBytes));
    const auto tagAt = [list](std::size_t at) { return static_cast<unsigned char>(list[at]) | static_cast<unsigned>(static_cast<unsigned char>(list[at + 1])) << 8; };
    bool masked = false;
    for (std::size_t at = acl::headerBytes; at < list.size(); at += acl::entryBytes)
        masked = masked || tagAt(at) == acl::Mask;
    for (std::size_t at = acl::headerBytes; at < list.size(); at += acl::entryBytes) {
        std::string entry(list.substr(at, acl::entryBytes));
        const unsigned tag = tagAt(at);
        if (tag == acl::UserObject || tag == acl::Mask || tag == acl::Other || (tag == acl::GroupObject && !masked))
            entry[2] = entry[3] = 0;
        kept += entry;
    }
    return kept;
}

} // namespace

bool hasInheritedAcl(const XattrList &delivered, const XattrList &onDisk, const XattrList &folderAbove, bool isDirectory)
{
    const std::string_view *given = find(folderAbove, acl::defaultList);
    if (!given)
        return false;
    const bool kept = std::all_of(delivered.begin(), delivered.end(), [&](const auto &attribute) {
        const std::string_view *there = find(onDisk, attribute.first);
        return there && *there == attribute.second;
    });
    return kept && std::all_of(onDisk.begin(), onDisk.end(), [&](const auto &attribute) {
        if (find(delivered, attribute.first))
            return true;
        if (attribute.first == acl::accessList)
            return unchangedByChmod(attribute.second) == unchangedByChmod(*given);
        return isDirectory && attribute.first == acl::defaultList && attribute.second == *given;
    });
}

} // namespace assay
