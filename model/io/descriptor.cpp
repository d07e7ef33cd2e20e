// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/descriptor.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace assay {
namespace {

constexpr int readingFlags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

Descriptor openQuietly(int directory, const char *name, int flags)
{
    const int quiet = ::openat(directory, name, flags | O_NOATIME);
    if (quiet >= 0 || errno != EPERM)
        return Descriptor(quiet);
    return Descriptor(::openat(directory, name, flags)); // only the owner may leave the access time alone
}

} // namespace

void Descriptor::reset(int descriptor)
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = descriptor;
}

Status checkRegular(int descriptor, const std::string &name, struct stat *status)
{
    if (::fstat(descriptor, status) != 0)
        return Unexpected(makeErrnoError(errno, name, "cannot read the metadata"));
    if (S_ISREG(status->st_mode))
        return {};
    const char *what = S_ISDIR(status->st_mode) ? "a directory, not a file"
        : S_ISFIFO(status->st_mode)             ? "a FIFO, which is never opened"
        : S_ISSOCK(status->st_mode)             ? "a socket, which is never opened"
        : S_ISLNK(status->st_mode)              ? "a symbolic link, which is not followed"
                                               : "a device, which is never opened";
    return Unexpected(makeError(ErrorCode::Usage, name, what));
}

Status writeAll(int descriptor, std::string_view bytes, const std::string &name)
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

bool procDescriptorsUsable()
{
    static const bool usable = [] {
        const Descriptor here(::open("/", O_PATH | O_DIRECTORY | O_CLOEXEC));
        if (!here)
            return false;
        char link[32];
        std::snprintf(link, sizeof link, "/proc/self/fd/%d", here.get());
        struct stat direct {};
        struct stat through {};
        return ::fstat(here.get(), &direct) == 0 && ::stat(link, &through) == 0 && direct.st_ino == through.st_ino
            && direct.st_dev == through.st_dev;
    }();
    return usable;
}

Descriptor reopenForReading(int pathDescriptor, int directory, const char *name)
{
    if (procDescriptorsUsable()) {
        char link[32];
        std::snprintf(link, sizeof link, "/proc/self/fd/%d", pathDescriptor);
        return openQuietly(AT_FDCWD, link, readingFlags);
    }
    Descriptor opened = openQuietly(directory, name, readingFlags | (directory == AT_FDCWD ? 0 : O_NOFOLLOW));
    struct stat wanted {};
    struct stat got {};
    if (opened
        && (::fstat(pathDescriptor, &wanted) != 0 || ::fstat(opened.get(), &got) != 0 || wanted.st_ino != got.st_ino
            || wanted.st_dev != got.st_dev)) {
        opened.reset();
        errno = ESTALE;
    }
    return opened;
}

Descriptor reopenForReading(int pathDescriptor, int procDescriptors)
{
    char name[16];
    std::snprintf(name, sizeof name, "%d", pathDescriptor);
    return openQuietly(procDescriptors, name, readingFlags);
}

} // namespace assay
