// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/beneath.h"

#include "io/mounts.h"
#include "io/writeguard.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace assay {
namespace {

std::atomic<bool> kernelHasOpenat2{true};

int openPart(int directory, const char *name, int flags)
{
    const bool quiet = (flags & O_PATH) == 0;
    const int descriptor = ::openat(directory, name, flags | (quiet ? O_NOATIME : 0));
    if (descriptor >= 0 || !quiet || errno != EPERM)
        return descriptor;
    return ::openat(directory, name, flags);
}

// Part by part, each with O_NOFOLLOW: for kernels before 5.6 and sandboxes that do not know the call.
int openByParts(int directory, std::string_view path, int flags)
{
    Descriptor above;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string part(path.substr(0, slash));
        const bool last = slash == std::string_view::npos;
        path.remove_prefix(last ? path.size() : slash + 1);
        const int from = above ? above.get() : directory;
        const int next = openPart(from, part.c_str(), last ? flags : O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (next < 0 || last)
            return next;
        above.reset(next);
    }
    return openPart(directory, ".", flags);
}

// In the mount that directory lies in; EXDEV where the path leads into another one.
int openInMount(int directory, const std::string &path, int flags)
{
    if (!kernelHasOpenat2.load(std::memory_order_relaxed))
        return openByParts(directory, path, flags);
    open_how how{};
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV;
    const char *name = path.empty() ? "." : path.c_str();
    const bool quiet = (flags & O_PATH) == 0;
    how.flags = static_cast<unsigned>(flags | (quiet ? O_NOATIME : 0));
    long descriptor = -1;
    // EAGAIN: something was renamed during the resolution; the kernel asks to try again.
    for (int tries = 0; tries < 64; ++tries) {
        descriptor = ::syscall(SYS_openat2, directory, name, &how, sizeof how);
        if (descriptor >= 0 || errno != EAGAIN)
            break;
    }
    if (descriptor < 0 && errno == EPERM && quiet) {
        how.flags = static_cast<unsigned>(flags);
        descriptor = ::syscall(SYS_openat2, directory, name, &how, sizeof how);
    }
    // Some sandboxes refuse calls they do not know with EPERM; a file system never says that to O_PATH.
    if (descriptor < 0 && (errno == ENOSYS || (errno == EPERM && !quiet))) {
        kernelHasOpenat2.store(false, std::memory_order_relaxed);
        return openByParts(directory, path, flags);
    }
    return static_cast<int>(descriptor);
}

// Steps into a mount, but not into one that waits for a server: EXDEV. Docker mounts folders of its data root
// onto themselves, so what is mounted inside of the evidence may well be part of it.
int stepIntoMount(int directory, const std::string &part, int flags)
{
    const auto mount = mountOf(directory, part.c_str());
    if (mount && waitsForServer(mountType(*mount))) {
        errno = EXDEV;
        return -1;
    }
    return openPart(directory, part.c_str(), flags);
}

// Part by part up to each mount on the way, and from there on as before.
int openAcrossMounts(int directory, std::string_view path, int flags)
{
    Descriptor above;
    while (true) {
        const int from = above ? above.get() : directory;
        const std::size_t slash = path.find('/');
        const bool last = slash == std::string_view::npos;
        const std::string part(path.substr(0, slash));
        const int partFlags = last ? flags : O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
        int next = openInMount(from, part, partFlags);
        const bool crossed = next < 0 && errno == EXDEV;
        if (crossed)
            next = stepIntoMount(from, part, partFlags);
        if (next < 0 || last)
            return next;
        above.reset(next);
        path.remove_prefix(slash + 1);
        if (!crossed)
            continue;
        const int whole = openInMount(above.get(), std::string(path), flags);
        if (whole >= 0 || errno != EXDEV)
            return whole;
    }
}

int openWhole(int directory, const std::string &path, int flags)
{
    const int opened = openInMount(directory, path, flags);
    return opened < 0 && errno == EXDEV && !path.empty() ? openAcrossMounts(directory, path, flags) : opened;
}

const char *pathFault(std::string_view path)
{
    if (path.empty())
        return nullptr;
    if (path.find('\0') != std::string_view::npos)
        return "a path cannot hold a zero byte";
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view part = path.substr(at, end - at);
        if (part.empty() || part == ".")
            return "not a plain relative path";
        if (part == "..")
            return "a path that leads upward";
        at = end + 1;
    }
    return nullptr;
}

// What stands in the way is only looked for when opening has failed.
bool leadsThroughLink(int directory, std::string_view path)
{
    Descriptor above;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string part(path.substr(0, slash));
        Descriptor next(::openat(above ? above.get() : directory, part.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
        struct stat status {};
        if (!next || ::fstat(next.get(), &status) != 0)
            return false;
        if (S_ISLNK(status.st_mode))
            return true;
        if (slash == std::string_view::npos)
            return false;
        path.remove_prefix(slash + 1);
        above = std::move(next);
    }
    return false;
}

} // namespace

Result<Descriptor> openBeneath(int directory, std::string_view path, int flags)
{
    const std::string_view whole = path;
    if (const char *fault = pathFault(path))
        return Unexpected(makeError(ErrorCode::Malformed, std::string(path), fault));
    evidenceIsRead();
    flags |= O_NOFOLLOW | O_CLOEXEC;
    Descriptor above;
    // One call takes no path of PATH_MAX bytes or more.
    while (path.size() >= PATH_MAX) {
        const std::size_t slash = path.rfind('/', PATH_MAX - 2);
        if (slash == std::string_view::npos) {
            errno = ENAMETOOLONG;
            return Unexpected(makeErrnoError(errno, std::string(whole), "cannot open"));
        }
        Descriptor next(openWhole(above ? above.get() : directory, std::string(path.substr(0, slash)), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        if (!next)
            break;
        above = std::move(next);
        path.remove_prefix(slash + 1);
    }
    Descriptor opened;
    if (path.size() < PATH_MAX)
        opened.reset(openWhole(above ? above.get() : directory, std::string(path), flags));
    if (opened)
        return opened;
    const int reason = errno;
    Error error = makeErrnoError(reason, std::string(whole), "cannot open");
    const bool linkPossible = reason == ELOOP || reason == ENOTDIR;
    if (reason == EXDEV)
        error = makeError(ErrorCode::Unsupported, std::string(whole),
                          "lies in a file system that is mounted inside of the evidence and may never answer; to read that, name its folder itself");
    else if (linkPossible && leadsThroughLink(directory, whole))
        error = makeError(ErrorCode::Malformed, std::string(whole), "leads through a symbolic link, which is not followed");
    errno = reason;
    return Unexpected(std::move(error));
}

} // namespace assay
