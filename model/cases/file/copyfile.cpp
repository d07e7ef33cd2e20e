// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/file/copyfile.h"

#include "io/descriptor.h"
#include "io/placefile.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace assay {
namespace {

constexpr std::size_t blockBytes = std::size_t{1} << 20;
constexpr std::uint64_t syncedBytes = std::uint64_t{8} << 20; // at most on their way to the disk

Result<std::size_t> readBlock(int from, const std::string &path, std::vector<char> &block, std::uint64_t at, std::uint64_t wanted)
{
    ssize_t got = -1;
    do {
        got = ::pread(from, block.data(), static_cast<std::size_t>(std::min<std::uint64_t>(block.size(), wanted)), static_cast<off_t>(at));
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        return Unexpected(makeErrnoError(errno, path, "reading"));
    if (got == 0)
        return Unexpected(makeError(ErrorCode::Truncated, path, "became shorter while it was copied"));
    return static_cast<std::size_t>(got);
}

} // namespace

Status copyFile(int from, const std::string &path, const std::string &to, Context &context)
{
    struct stat status {};
    if (::fstat(from, &status) != 0)
        return Unexpected(makeErrnoError(errno, path, "reading"));
    const auto size = static_cast<std::uint64_t>(status.st_size);
    context.addTotalBytes(size);
    const Descriptor made(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (!made)
        return Unexpected(makeErrnoError(errno, to, "creating"));
    std::vector<char> block(blockBytes);
    std::uint64_t unsynced = 0;
    for (std::uint64_t at = 0; at < size;) {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, path, "cancelled"));
        const auto got = readBlock(from, path, block, at, size - at);
        if (!got)
            return Unexpected(got.error());
        if (Status written = writeAll(made.get(), {block.data(), *got}, to); !written)
            return written;
        at += *got;
        unsynced += *got;
        if ((unsynced >= syncedBytes || at == size) && syncFailed(made.get()))
            return Unexpected(makeErrnoError(errno, to, "writing"));
        unsynced = unsynced >= syncedBytes ? 0 : unsynced;
        context.addBytes(*got);
    }
    return {};
}

} // namespace assay
