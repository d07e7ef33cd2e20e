// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/sink.h"

#include "base/bytes.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace assay {
namespace {

class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    int get() const { return m_value; }
    int close() { return ::close(std::exchange(m_value, -1)); }

private:
    int m_value;
};

Status writeTo(int descriptor, const std::string &name, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return Unexpected(makeErrnoError(errno, name, "writing"));
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Sink namedDescriptorSink(int descriptor, std::string name)
{
    return [descriptor, name = std::move(name)](std::string_view bytes) { return writeTo(descriptor, name, bytes); };
}

// A file system that cannot sync (a FUSE mount, say) still holds the file: only its error of writing counts.
bool syncFailed(int descriptor)
{
    return ::fsync(descriptor) != 0 && errno != EINVAL && errno != ENOSYS && errno != EROFS;
}

std::string folderOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

Status writeThrough(const std::string &path, const std::function<Status(const Sink &)> &writer)
{
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (file.get() < 0)
        return Unexpected(makeErrnoError(errno, path, "opening for writing"));
    if (Status written = writer(namedDescriptorSink(file.get(), path)); !written)
        return written;
    if (file.close() != 0)
        return Unexpected(makeErrnoError(errno, path, "closing"));
    return {};
}

} // namespace

Sink stringSink(std::string &out)
{
    return [&out](std::string_view bytes) -> Status {
        out += bytes;
        return {};
    };
}

Sink descriptorSink(int descriptor)
{
    return namedDescriptorSink(descriptor, {});
}

BufferedSink::BufferedSink(Sink sink) : m_sink(std::move(sink))
{
    m_buffer.reserve(capacity + 4096);
}

void BufferedSink::flush()
{
    if (m_status.has_value() && !m_buffer.empty())
        m_status = m_sink(m_buffer);
    m_buffer.clear();
}

Status BufferedSink::finish()
{
    flush();
    return m_status;
}

Status writeFileAtomically(const std::string &path, const std::function<Status(const Sink &)> &writer)
{
    if (path.empty())
        return Unexpected(makeError(ErrorCode::Usage, {}, "no file name to write to"));
    std::string target = path;
    struct stat info = {};
    if (::stat(path.c_str(), &info) == 0) {
        if (S_ISDIR(info.st_mode))
            return Unexpected(makeErrnoError(EISDIR, path, "writing"));
        if (!S_ISREG(info.st_mode))
            return writeThrough(path, writer);
        const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr), &std::free);
        if (resolved)
            target = resolved.get();
    }

    std::string temporary;
    int opened = -1;
    for (int attempt = 0; attempt < 16 && opened < 0; ++attempt) {
        std::array<std::uint8_t, 8> random{};
        if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size()))
            return Unexpected(makeErrnoError(errno, path, "naming a temporary file"));
        temporary = folderOf(target) + "/.assay-" + toHex(random.data(), random.size()) + ".part";
        opened = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (opened < 0 && errno != EEXIST)
            break;
    }
    if (opened < 0)
        return Unexpected(makeErrnoError(errno, path, "creating a file beside it"));
    Descriptor file(opened);

    const auto finish = [&]() -> Status {
        if (Status written = writer(namedDescriptorSink(file.get(), path)); !written)
            return written;
        if (syncFailed(file.get()))
            return Unexpected(makeErrnoError(errno, path, "syncing"));
        if (file.close() != 0)
            return Unexpected(makeErrnoError(errno, path, "closing"));
        if (::rename(temporary.c_str(), target.c_str()) != 0)
            return Unexpected(makeErrnoError(errno, path, "putting the new file in its place"));
        return {};
    };
    Status status = finish();
    if (!status) {
        ::unlink(temporary.c_str());
        return status;
    }
    // The rename itself outlasts a power cut only when the folder is on the disk too; a failure here loses nothing now.
    Descriptor folder(::open(folderOf(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() >= 0)
        ::fsync(folder.get());
    return {};
}

} // namespace assay
