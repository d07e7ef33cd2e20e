// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/bytesource.h"

#include "io/descriptor.h"
#include "io/writeguard.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace assay {
namespace {

class FileSource final : public ByteSource {
public:
    FileSource(Descriptor descriptor, const struct stat &status, std::string name)
        : m_descriptor(std::move(descriptor))
        , m_opened(FileState::of(status))
        , m_name(std::move(name))
    {
    }

    std::uint64_t size() const override { return m_opened.size; }
    const std::string &name() const override { return m_name; }

    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const override
    {
        // The size seen at the start is the end: a file that grows for ever must not be read for ever.
        if (offset >= size())
            return std::size_t{0};
        evidenceIsRead();
        const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), size() - offset));
        std::size_t done = 0;
        while (done < wanted) {
            const ssize_t got = ::pread(m_descriptor.get(), out.data() + done, wanted - done, static_cast<off_t>(offset + done));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return Unexpected(makeErrnoError(errno, m_name, "cannot read"));
            if (got == 0)
                break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    }

    bool unchanged() const override
    {
        const auto now = state();
        return now && *now == m_opened;
    }

    std::optional<FileStates> states() const override { return FileStates{m_opened, state()}; }

private:
    std::optional<FileState> state() const
    {
        struct stat now {};
        return ::fstat(m_descriptor.get(), &now) == 0 ? std::optional(FileState::of(now)) : std::nullopt;
    }

    Descriptor m_descriptor;
    FileState m_opened;
    std::string m_name;
};

class MemorySource final : public ByteSource {
public:
    MemorySource(std::string bytes, std::string name) : m_bytes(std::move(bytes)), m_name(std::move(name)) {}

    std::uint64_t size() const override { return m_bytes.size(); }
    const std::string &name() const override { return m_name; }

    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const override
    {
        if (offset >= m_bytes.size() || out.empty())
            return std::size_t{0};
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), m_bytes.size() - offset));
        std::memcpy(out.data(), m_bytes.data() + offset, count);
        return count;
    }

private:
    std::string m_bytes;
    std::string m_name;
};

class SliceSource final : public ByteSource {
public:
    SliceSource(ByteSourcePtr whole, std::uint64_t offset, std::uint64_t size, std::string name)
        : m_whole(std::move(whole))
        , m_offset(std::min(offset, m_whole->size()))
        , m_size(std::min(size, m_whole->size() - m_offset))
        , m_name(std::move(name))
    {
    }

    std::uint64_t size() const override { return m_size; }
    const std::string &name() const override { return m_name; }
    bool unchanged() const override { return m_whole->unchanged(); }

    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const override
    {
        if (offset >= m_size)
            return std::size_t{0};
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), m_size - offset));
        return m_whole->readAt(m_offset + offset, out.first(count));
    }

private:
    ByteSourcePtr m_whole;
    std::uint64_t m_offset;
    std::uint64_t m_size;
    std::string m_name;
};

} // namespace

Result<ByteSourcePtr> openFileSource(const std::string &path)
{
    if (path.find('\0') != std::string::npos)
        return Unexpected(makeError(ErrorCode::Usage, path, "a file name cannot hold a zero byte"));
    evidenceIsRead();
    // Looked at before it is opened: opening a FIFO or a device can block or do something.
    const Descriptor seen(::open(path.c_str(), O_PATH | O_CLOEXEC));
    if (!seen)
        return Unexpected(makeErrnoError(errno, path, "cannot open"));
    struct stat status {};
    if (Status regular = checkRegular(seen.get(), path, &status); !regular)
        return Unexpected(regular.error());
    Descriptor opened = reopenForReading(seen.get(), AT_FDCWD, path.c_str());
    if (!opened)
        return Unexpected(makeErrnoError(errno, path, "cannot open"));
    return fileSourceAsSeen(opened.release(), status, path);
}

Result<ByteSourcePtr> fileSourceFromDescriptor(int descriptor, std::string name)
{
    Descriptor owned(descriptor);
    struct stat status {};
    if (::fstat(owned.get(), &status) != 0)
        return Unexpected(makeErrnoError(errno, std::move(name), "cannot read the metadata"));
    if (!S_ISREG(status.st_mode))
        return Unexpected(makeError(ErrorCode::Usage, std::move(name), "not a regular file"));
    return std::make_shared<const FileSource>(std::move(owned), status, std::move(name));
}

ByteSourcePtr fileSourceAsSeen(int descriptor, const struct stat &seen, std::string name)
{
    return std::make_shared<const FileSource>(Descriptor(descriptor), seen, std::move(name));
}

ByteSourcePtr memorySource(std::string bytes, std::string name)
{
    return std::make_shared<const MemorySource>(std::move(bytes), std::move(name));
}

ByteSourcePtr sliceSource(ByteSourcePtr whole, std::uint64_t offset, std::uint64_t size, std::string name)
{
    return std::make_shared<const SliceSource>(std::move(whole), offset, size, std::move(name));
}

Result<std::string> readAll(const ByteSource &source, std::uint64_t limit)
{
    const std::uint64_t size = source.size();
    if (size > limit) {
        return Unexpected(makeError(ErrorCode::LimitExceeded, source.name(),
                                    std::to_string(size) + " bytes, more than the " + std::to_string(limit) + " that are read"));
    }
    std::string bytes(static_cast<std::size_t>(size), '\0');
    const auto got = source.readAt(0, std::as_writable_bytes(std::span(bytes)));
    if (!got)
        return Unexpected(got.error());
    if (*got != bytes.size())
        return Unexpected(makeErrorAt(ErrorCode::Unstable, source.name(), *got, "became shorter while it was read"));
    return bytes;
}

} // namespace assay
