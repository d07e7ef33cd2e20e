// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace assay {

// Owner, mode and type that an engine means a file to have where the file system cannot keep them (rootless stores with
// force_mask, network file systems, macOS): the value of an extended attribute of the file (containers/storage,
// pkg/idtools; fuse-overlayfs, utils.c). It counts instead of what the file system says.
struct OverrideStat {
    enum class Type : std::uint8_t { AsOnDisk, File, Directory, Symlink, Fifo, Socket, Character, Block };

    std::uint32_t uid = 0; // as in the container, not mapped any more
    std::uint32_t gid = 0;
    std::uint16_t mode = 0; // 0 … 07777
    Type type = Type::AsOnDisk; // three parts only say no type: then the file's own counts
    std::uint32_t major = 0; // of devices
    std::uint32_t minor = 0;
};

// The three names engines keep it under: user.containers.override_stat, user.fuseoverlayfs.override_stat and
// security.fuseoverlayfs.override_stat.
bool isOverrideStatName(std::string_view attribute);

// "uid:gid:mode[:type[:…]]", for all three names. Ids are decimal, and may be negative down to -2^31, which is how
// fuse-overlayfs writes ids from 2^31 on; mode is octal, of which bits above 07777 do not count; type is one of file, dir,
// symlink, pipe, socket, block-MAJOR-MINOR, char-MAJOR-MINOR. As to the engines, what follows the type's name, the minor
// number or the fourth part means nothing. file and the attribute's name are for errors, which are always Malformed.
Result<OverrideStat> parseOverrideStat(std::string_view value, const std::string &file, std::string_view attribute);

} // namespace assay
