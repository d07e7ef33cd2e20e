// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/limits.h"
#include "base/result.h"
#include "io/filestate.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <sys/stat.h>

namespace assay {

// Bytes that can be read at any offset. Stateless: any number of threads may read at once.
class ByteSource {
public:
    virtual ~ByteSource() = default;

    virtual std::uint64_t size() const = 0;
    // Fills out from offset on. Gives fewer bytes than asked only at the end (0 at or past it).
    virtual Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const = 0;
    // Bytes of the name to use in errors.
    virtual const std::string &name() const = 0;
    // Still what it was when it was opened (same size, times and inode)? Memory always is.
    virtual bool unchanged() const { return true; }
    // Both states of a file, for who found that it is not; none for what is no file of its own. Asks the kernel.
    virtual std::optional<FileStates> states() const { return std::nullopt; }
};

using ByteSourcePtr = std::shared_ptr<const ByteSource>;

// A regular file named by the user. Read-only, O_NONBLOCK, O_NOATIME where allowed; anything but a regular file is an error.
// Read with pread, never mapped: a file that shrinks under a mapping would kill the process.
Result<ByteSourcePtr> openFileSource(const std::string &path);
// Takes over an open descriptor of a regular file (checked).
Result<ByteSourcePtr> fileSourceFromDescriptor(int descriptor, std::string name);
// The same of one that was just seen to be a regular file: seen is what fstat gave of it.
ByteSourcePtr fileSourceAsSeen(int descriptor, const struct stat &seen, std::string name);
ByteSourcePtr memorySource(std::string bytes, std::string name);
// The part [offset, offset + size) of whole; cut at its end.
ByteSourcePtr sliceSource(ByteSourcePtr whole, std::uint64_t offset, std::uint64_t size, std::string name);

// All of source; LimitExceeded when it is larger than limit bytes.
Result<std::string> readAll(const ByteSource &source, std::uint64_t limit);

} // namespace assay
