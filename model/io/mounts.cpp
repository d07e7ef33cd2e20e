// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/mounts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <linux/magic.h>
#include <sstream>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <system_error>
#include <utility>

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
    std::string options; // of the file system, as they stand there
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
        const bool whole = static_cast<bool>(fields);
        fields >> field >> found.options;
        found.root = unescaped(found.root);
        found.where = unescaped(found.where);
        return whole ? std::optional(std::move(found)) : std::nullopt;
    }
    return std::nullopt;
}

// What is at resolved, below the root of the mounted file system: "/etc", "" for the root.
std::optional<std::string> pathInside(const Mount &mount, const std::string &resolved)
{
    const std::string_view where = mount.where == "/" ? std::string_view() : std::string_view(mount.where);
    if (!resolved.starts_with(where))
        return std::nullopt; // mounted over, or in another root
    const std::string below = resolved.substr(where.size());
    return (mount.root == "/" ? std::string() : mount.root) + (below == "/" ? std::string() : below);
}

// The parts of text between separators without a backslash before them; overlay has it that each character may have one.
std::vector<std::string> unescapedParts(const std::string &text, char separator)
{
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == separator)
            parts.emplace_back();
        else
            parts.back() += text[i] == '\\' && i + 1 < text.size() ? text[++i] : text[i];
    }
    std::erase(parts, std::string());
    return parts;
}

void addFolder(std::vector<std::string> &folders, const std::string &folder, const std::string &where)
{
    if (folder.starts_with('/')) {
        folders.push_back(folder);
        return;
    }
    // Engines change into a folder above the mount where the list would be too long otherwise.
    for (std::filesystem::path above = where; above.has_relative_path();) {
        above = above.parent_path();
        std::error_code failed;
        if (std::filesystem::exists(above / folder, failed))
            folders.push_back((above / folder).string());
    }
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
    auto path = pathInside(*found, resolved);
    return path ? std::optional(PlaceOnDisk{found->device, std::move(*path)}) : std::nullopt;
}

std::optional<OverlayPlace> overlayPlace(const std::string &resolved)
{
    const auto mount = mountOf(AT_FDCWD, resolved.c_str());
    const auto found = mount ? readMount(*mount) : std::nullopt;
    auto path = found && found->type == "overlay" ? pathInside(*found, resolved) : std::nullopt;
    if (!path)
        return std::nullopt;
    OverlayPlace place;
    place.path = std::move(*path);
    std::istringstream options(found->options);
    for (std::string option; std::getline(options, option, ',');) {
        const std::size_t equals = option.find('=');
        const std::string name = option.substr(0, equals);
        const std::string value = equals == std::string::npos ? std::string() : unescaped(option.substr(equals + 1));
        const bool isLower = name.starts_with("lowerdir") || name.starts_with("datadir");
        if (!isLower && name != "upperdir" && name != "workdir")
            continue;
        for (const std::string &folder : unescapedParts(value, isLower ? ':' : '\0'))
            addFolder(isLower ? place.lower : name == "upperdir" ? place.upper : place.work, folder, found->where);
    }
    return place;
}

bool waitsForServer(std::string_view mountType)
{
    constexpr std::array<std::string_view, 8> types = {"nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "afs", "fuse"};
    return std::find(types.begin(), types.end(), mountType.substr(0, mountType.find('.'))) != types.end();
}

} // namespace assay
