// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

// POSIX.1e access lists as Linux keeps them in an attribute: a version of four bytes, then eight for each entry: tag, permissions, id;
// all little-endian (linux/posix_acl_xattr.h).
namespace assay::acl {

inline constexpr std::string_view accessList = "system.posix_acl_access";
inline constexpr std::string_view defaultList = "system.posix_acl_default"; // of a folder: what is made in it gets this one

inline constexpr std::uint32_t version = 2;
inline constexpr std::uint32_t noId = 0xFFFFFFFF;
inline constexpr std::size_t headerBytes = 4;
inline constexpr std::size_t entryBytes = 8;

enum Tag : std::uint16_t { UserObject = 0x01, User = 0x02, GroupObject = 0x04, Group = 0x08, Mask = 0x10, Other = 0x20 };

} // namespace assay::acl
