// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <sys/stat.h>

namespace assay {

// What a file says of itself, as far as a change of its content shows in it. Times are UTC.
struct FileState {
    std::uint32_t deviceMajor = 0;
    std::uint32_t deviceMinor = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0; // bytes
    std::int64_t modifiedSec = 0;
    std::uint32_t modifiedNsec = 0;
    std::int64_t changedSec = 0; // of its metadata: ctime
    std::uint32_t changedNsec = 0;

    static FileState of(const struct stat &status);
    std::string text() const; // "dev 8:1, ino 131, size 5, mtime 2026-11-22T03:37:30.123456789Z, ctime 2026-…Z"
    bool operator==(const FileState &) const = default;
};

// Of a file that was read.
struct FileStates {
    FileState before;               // when it was opened
    std::optional<FileState> after; // none: it cannot be asked any more
};

} // namespace assay
