// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/finding.h"
#include "base/limits.h"
#include "base/result.h"
#include "io/bytesource.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

enum class FileKind : std::uint8_t { File, Directory, Symlink, Character, Block, Fifo, Socket };

struct FileStat {
    FileKind kind = FileKind::File;
    std::uint32_t mode = 0; // permission bits, 0 … 07777
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::uint64_t size = 0;
    std::int64_t mtimeSec = 0;
    std::uint32_t mtimeNsec = 0;
    bool wholeSeconds = false; // the record keeps no fraction of seconds
    std::uint32_t rdevMajor = 0;
    std::uint32_t rdevMinor = 0;
    std::uint64_t fileId = 0;  // names with the same id (not 0) are one file; 0: has one name only
};

// Opens files of an EvidenceFs, which outlives it, as its open() does: fast where those of one folder follow each other. A folder is kept
// open until a file of another one is asked for, so files of it are found as long as that lasts even when it is moved. One thread.
class FileOpener {
public:
    virtual ~FileOpener() = default;
    virtual Result<ByteSourcePtr> open(std::string_view path) = 0;
    // The same of what a walk has just shown to be a regular file, where nobody but the system's owner can put something else in its place:
    // opened at once, without blocking, and read only if it still is one.
    virtual Result<ByteSourcePtr> openSeen(std::string_view path) { return open(path); }
};

// A folder of evidence: a real directory, or what a tar of one holds. Paths are bytes relative to its root, parts divided
// by one slash, "" is the root itself. No symbolic link is ever followed, in no part of a path: a path that leads through
// one is an error (Malformed, saying so). Nothing but regular files is ever opened. Any number of threads.
class EvidenceFs {
public:
    virtual ~EvidenceFs() = default;

    virtual const std::string &name() const = 0; // bytes, for errors

    virtual Result<FileStat> stat(std::string_view path) const = 0;
    virtual Result<std::vector<std::string>> list(std::string_view path) const = 0; // names in path, sorted bytewise
    virtual Result<std::string> readLink(std::string_view path) const = 0;
    virtual Result<std::string> readFile(std::string_view path, std::uint64_t limit) const = 0;
    virtual Result<ByteSourcePtr> open(std::string_view path) const = 0;
    virtual std::unique_ptr<FileOpener> opener() const; // for many files; by open() unless there is a faster way

    struct Item {
        std::string_view path;                                    // relative to where the walk began
        FileStat stat;
        std::string_view target;                                  // of a symbolic link
        std::vector<std::pair<std::string, std::string>> xattrs;  // names as on disk; empty when there are none
        bool mounted = false;                                     // something else is mounted here: stat is all that is told of it
    };
    struct Visitor {
        // A directory comes before what is in it. Return an error to stop.
        std::function<Status(const Item &)> item;
        // Something below could not be read: which, and why. The walk goes on.
        std::function<void(std::string_view path, const Error &error)> unreadable;
        // The same for what something else is mounted over. It has been given as an item and is neither entered nor to be opened:
        // a file system may be mounted that never answers. Where this is not set, unreadable is told.
        std::function<void(std::string_view path, const Error &error)> mounted;
    };
    // Everything below path, path itself first as "". Polls context. An error only when path itself cannot be read, the
    // visitor stops it, a limit is reached or it is cancelled.
    virtual Status walk(std::string_view path, const Visitor &visitor, const Limits &limits, Context &context) const = 0;

    // Whether attributes that only root sees ("trusted.overlay.opaque") are seen here; false means they are not known. A tar in
    // which no member has any attribute may have been made without them: false.
    virtual bool seesTrustedXattrs() const = 0;
};

using EvidenceFsPtr = std::shared_ptr<const EvidenceFs>;

// One path of the two; either may be "".
inline std::string joinPath(std::string_view folder, std::string_view path)
{
    std::string whole(folder);
    if (!whole.empty() && !path.empty())
        whole += '/';
    whole += path;
    return whole;
}

// A directory named by the user. Everything below it is opened relative to its descriptor with openat2(RESOLVE_BENEATH |
// RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS), or part by part with O_NOFOLLOW where the kernel has no openat2; files
// O_RDONLY | O_NONBLOCK | O_NOATIME (where allowed) and only after fstat has shown a regular file (but see openSeen()). What is mounted inside of it and
// waits for a server (FUSE, NFS …) is refused (Unsupported) without asking it, but by kernels before 5.8; the directory itself may
// lie in such a file system, which can then hold a reader up for as long as it likes.
Result<EvidenceFsPtr> openDirectoryFs(const std::string &path);

} // namespace assay
