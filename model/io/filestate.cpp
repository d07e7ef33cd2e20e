// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/filestate.h"

#include "base/bytes.h"

#include <sys/sysmacros.h>

namespace assay {

FileState FileState::of(const struct stat &status)
{
    FileState state;
    state.deviceMajor = major(status.st_dev);
    state.deviceMinor = minor(status.st_dev);
    state.inode = status.st_ino;
    state.size = static_cast<std::uint64_t>(status.st_size);
    state.modifiedSec = status.st_mtim.tv_sec;
    state.modifiedNsec = static_cast<std::uint32_t>(status.st_mtim.tv_nsec);
    state.changedSec = status.st_ctim.tv_sec;
    state.changedNsec = static_cast<std::uint32_t>(status.st_ctim.tv_nsec);
    return state;
}

std::string FileState::text() const
{
    return "dev " + std::to_string(deviceMajor) + ':' + std::to_string(deviceMinor) + ", ino " + std::to_string(inode) + ", size " + std::to_string(size) + ", mtime "
        + isoTime(modifiedSec, modifiedNsec) + ", ctime " + isoTime(changedSec, changedNsec);
}

} // namespace assay
