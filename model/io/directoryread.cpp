// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/directoryread.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace assay {
namespace {

FileKind kindOf(unsigned mode)
{
    switch (mode & S_IFMT) {
    case S_IFDIR: return FileKind::Directory;
    case S_IFLNK: return FileKind::Symlink;
    case S_IFCHR: return FileKind::Character;
    case S_IFBLK: return FileKind::Block;
    case S_IFIFO: return FileKind::Fifo;
    case S_IFSOCK: return FileKind::Socket;
    default: return FileKind::File;
    }
}

} // namespace

bool readStatus(int directory, const char *name, struct statx *status, Ask ask)
{
    const int sync = ask == Ask::KernelOnly ? AT_STATX_DONT_SYNC : AT_STATX_SYNC_AS_STAT;
    const int flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | sync | (*name ? 0 : AT_EMPTY_PATH);
    return ::statx(directory, name, flags, STATX_BASIC_STATS, status) == 0;
}

bool isSameFile(const struct statx &a, const struct statx &b)
{
    return a.stx_ino == b.stx_ino && a.stx_dev_major == b.stx_dev_major && a.stx_dev_minor == b.stx_dev_minor;
}

FileStat toFileStat(const struct statx &status)
{
    FileStat result;
    result.kind = kindOf(status.stx_mode);
    result.mode = status.stx_mode & 07777U;
    result.uid = status.stx_uid;
    result.gid = status.stx_gid;
    result.size = result.kind == FileKind::File ? status.stx_size : 0;
    result.mtimeSec = status.stx_mtime.tv_sec;
    result.mtimeNsec = status.stx_mtime.tv_nsec;
    if (result.kind == FileKind::Character || result.kind == FileKind::Block) {
        result.rdevMajor = status.stx_rdev_major;
        result.rdevMinor = status.stx_rdev_minor;
    }
    if (result.kind != FileKind::Directory && status.stx_nlink > 1) {
        // Inode numbers are alone in their file system only.
        const std::uint64_t device = (std::uint64_t{status.stx_dev_major} << 32) | status.stx_dev_minor;
        result.fileId = std::max<std::uint64_t>(1, status.stx_ino ^ (device * 0x9E3779B97F4A7C15ULL));
    }
    return result;
}

Result<std::string> readTarget(int directory, const char *name, const std::string &shown)
{
    std::string target(256, '\0');
    for (;;) {
        const ssize_t size = ::readlinkat(directory, name, target.data(), target.size());
        if (size < 0)
            return Unexpected(makeErrnoError(errno, shown, "cannot read the symbolic link"));
        if (static_cast<std::size_t>(size) < target.size() || target.size() >= (1U << 16)) {
            target.resize(static_cast<std::size_t>(size));
            return target;
        }
        target.resize(target.size() * 4);
    }
}

Result<std::vector<std::string>> readNames(int directory, const std::string &shown, std::uint64_t limit)
{
    // Not readdir(): that needs a second descriptor for every directory.
    alignas(dirent64) char buffer[32 * 1024];
    std::vector<std::string> names;
    if (::lseek(directory, 0, SEEK_SET) < 0)
        return Unexpected(makeErrnoError(errno, shown, "cannot read the directory"));
    for (;;) {
        const ssize_t size = ::getdents64(directory, buffer, sizeof buffer);
        if (size < 0)
            return Unexpected(makeErrnoError(errno, shown, "cannot read the directory"));
        if (size == 0)
            break;
        for (ssize_t at = 0; at < size;) {
            const auto *entry = reinterpret_cast<const dirent64 *>(buffer + at);
            at += entry->d_reclen;
            const std::string_view name = entry->d_name;
            if (name == "." || name == "..")
                continue;
            if (names.size() >= limit)
                return Unexpected(makeError(ErrorCode::LimitExceeded, shown, "a directory of more than " + std::to_string(limit) + " entries"));
            names.emplace_back(name);
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace assay
