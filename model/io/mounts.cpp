// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/mounts.h"

#include <algorithm>
#include <array>
#include <cstddef>
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

namespace {

// A line of mountinfo, "36 35 98:0 /root /where rw,noatime shared:1 - ext4 /dev/sda1 rw", see proc(5).
struct Mount {
    std::string device;
    std::string root;
    std::string where;
    std::string type;
};

// Blanks, line ends and backslashes stand there as \040.
std::string unescaped(const std::string &field)
{
    const auto isOctal = [](char c) { return c >= '0' && c <= '7'; };
    std::string text;
    for (std::size_t i = 0; i < field.size(); ++i) {
        if (field[i] == '\\' && i + 3 < field.size() && std::all_of(field.begin() + static_cast<std::ptrdiff_t>(i) + 1, field.begin() + static_cast<std::ptrdiff_t>(i) + 4, isOctal)) {
            text += static_cast<char>((field[i + 1] - '0') * 64 + (field[i + 2] - '0') * 8 + (field[i + 3] - '0'));
            i += 3;
        } else {
            text += field[i];
        }
    }
    return text;
}

std::optional<Mount> readMount(std::uint64_t mount)
{
    std::ifstream mounts("/proc/self/mountinfo");
    for (std::string line; std::getline(mounts, line);) {
        std::istringstream fields(line);
        std::uint64_t id = 0;
        if (!(fields >> id) || id != mount)
            continue;
        Mount found;
        std::string field;
        fields >> field >> found.device >> found.root >> found.where;
        while (fields >> field && field != "-") {
        }
        fields >> found.type;
        found.root = unescaped(found.root);
        found.where = unescaped(found.where);
        return fields ? std::optional(std::move(found)) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::string mountType(std::uint64_t mount)
{
    const auto found = readMount(mount);
    return found ? found->type : std::string();
}

std::optional<PlaceOnDisk> placeOnDisk(const std::string &resolved)
{
    const auto mount = mountOf(AT_FDCWD, resolved.c_str());
    const auto found = mount ? readMount(*mount) : std::nullopt;
    if (!found)
        return std::nullopt;
    const std::string_view where = found->where == "/" ? std::string_view() : std::string_view(found->where);
    if (!resolved.starts_with(where))
        return std::nullopt; // mounted over, or in another root
    return PlaceOnDisk{found->device, (found->root == "/" ? std::string() : found->root) + resolved.substr(where.size())};
}

bool waitsForServer(std::string_view mountType)
{
    constexpr std::array<std::string_view, 8> types = {"nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "afs", "fuse"};
    return std::find(types.begin(), types.end(), mountType.substr(0, mountType.find('.'))) != types.end();
}

} // namespace assay
