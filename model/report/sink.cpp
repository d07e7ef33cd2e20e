// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/sink.h"

#include "io/descriptor.h"
#include "io/placefile.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace assay {
namespace {

Sink namedDescriptorSink(int descriptor, std::string name)
{
    return [descriptor, name = std::move(name)](std::string_view bytes) { return writeAll(descriptor, bytes, name); };
}

// What is written late fails here.
Status closeFile(Descriptor &file, const std::string &path)
{
    return ::close(file.release()) == 0 ? Status() : Unexpected(makeErrnoError(errno, path, "closing"));
}

Status writeThrough(const std::string &path, const std::function<Status(const Sink &)> &writer)
{
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (!file)
        return Unexpected(makeErrnoError(errno, path, "opening for writing"));
    if (Status written = writer(namedDescriptorSink(file.get(), path)); !written)
        return written;
    return closeFile(file, path);
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
    auto file = createBeside(target, path, 0666, temporary);
    if (!file)
        return Unexpected(file.error());

    const auto finish = [&]() -> Status {
        if (Status written = writer(namedDescriptorSink(file->get(), path)); !written)
            return written;
        if (syncFailed(file->get()))
            return Unexpected(makeErrnoError(errno, path, "syncing"));
        if (Status closed = closeFile(*file, path); !closed)
            return closed;
        if (::rename(temporary.c_str(), target.c_str()) != 0)
            return Unexpected(makeErrnoError(errno, path, "putting the new file in its place"));
        return {};
    };
    Status status = finish();
    if (!status) {
        ::unlink(temporary.c_str());
        return status;
    }
    syncFolderOf(target);
    return {};
}

} // namespace assay
