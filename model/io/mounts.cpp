// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/mounts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fcntl.h>
#include <fstream>
#include <linux/magic.h>
#include <sstream>
#include <sys/stat.h>
#include <sys/statfs.h>

namespace assay {

bool isKeptByKernel(int descriptor)
{
    constexpr std::array<std::uint32_t, 6> kept = {EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC, BTRFS_SUPER_MAGIC, F2FS_SUPER_MAGIC, TMPFS_MAGIC, SQUASHFS_MAGIC};
    struct statfs status {};
    if (::fstatfs(descriptor, &status) != 0)
        return false;
    return std::find(kept.begin(), kept.end(), static_cast<std::uint32_t>(status.f_type)) != kept.end();
}

std::optional<std::uint64_t> mountOf(int directory, const char *name)
{
    struct statx status {};
    const int flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_STATX_DONT_SYNC | (*name ? 0 : AT_EMPTY_PATH);
    if (::statx(directory, name, flags, STATX_MNT_ID, &status) != 0 || (status.stx_mask & STATX_MNT_ID) == 0)
        return std::nullopt;
    return status.stx_mnt_id;
}

std::string mountType(std::uint64_t mount)
{
    // "36 35 98:0 /root /where rw,noatime shared:1 - ext4 /dev/sda1 rw", see proc(5).
    std::ifstream mounts("/proc/self/mountinfo");
    for (std::string line; std::getline(mounts, line);) {
        std::istringstream fields(line);
        std::uint64_t id = 0;
        if (!(fields >> id) || id != mount)
            continue;
        std::string field;
        while (fields >> field && field != "-") {
        }
        fields >> field;
        return fields ? field : std::string();
    }
    return {};
}

bool waitsForServer(std::string_view mountType)
{
    constexpr std::array<std::string_view, 8> types = {"nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "afs", "fuse"};
    return std::find(types.begin(), types.end(), mountType.substr(0, mountType.find('.'))) != types.end();
}

} // namespace assay
