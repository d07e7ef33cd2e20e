// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/attributes.h"

#include "io/descriptor.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace assay {
namespace {

constexpr std::size_t kernelLimit = 1U << 16; // of a list, and of a value

// Linux 6.13 can read attributes relative to a directory. The headers of Debian 12 do not name the calls; their numbers
// are the same on all architectures.
constexpr long getxattratCall = 464;
constexpr long listxattratCall = 465;
struct XattrArguments {
    alignas(8) std::uint64_t value;
    std::uint32_t size;
    std::uint32_t flags;
};
std::atomic<bool> kernelHasXattrAt{true};

template<class List, class Get>
Status collect(List list, Get get, std::uint64_t limit, const std::string &name, Attributes *out)
{
    char fixed[1024];
    std::string names;
    ssize_t size = list(fixed, sizeof fixed);
    if (size >= 0) {
        names.assign(fixed, static_cast<std::size_t>(size));
    } else if (errno == ERANGE) {
        names.resize(kernelLimit);
        size = list(names.data(), names.size());
        names.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    }
    if (size < 0)
        return errno == ENOTSUP ? Status() : Unexpected(makeErrnoError(errno, name, "cannot list the extended attributes"));
    std::string value;
    std::uint64_t total = names.size();
    Status status;
    for (std::size_t at = 0; at < names.size() && status;) {
        const std::string attribute(names.c_str() + at);
        at += attribute.size() + 1;
        ssize_t got = -1;
        for (std::size_t room = 256; room <= kernelLimit; room *= 16) {
            value.resize(room);
            got = get(attribute.c_str(), value.data(), value.size());
            if (got >= 0 || errno != ERANGE)
                break;
        }
        total += got > 0 ? static_cast<std::uint64_t>(got) : 0;
        if (got < 0)
            status = Unexpected(makeErrnoError(errno, name, "cannot read the extended attribute " + attribute));
        else if (total > limit)
            status = Unexpected(makeError(ErrorCode::LimitExceeded, name, "extended attributes of more than " + std::to_string(limit) + " bytes"));
        else
            out->emplace_back(attribute, value.substr(0, static_cast<std::size_t>(got)));
    }
    std::sort(out->begin(), out->end());
    return status;
}

} // namespace

Status readAttributes(int descriptor, std::uint64_t limit, const std::string &name, Attributes *out)
{
    return collect([&](char *buffer, std::size_t size) { return ::flistxattr(descriptor, buffer, size); },
                   [&](const char *attribute, char *buffer, std::size_t size) { return ::fgetxattr(descriptor, attribute, buffer, size); },
                   limit, name, out);
}

Status readAttributesOf(int directory, const std::string &entry, std::uint64_t limit, const std::string &name, Attributes *out)
{
    if (kernelHasXattrAt.load(std::memory_order_relaxed)) {
        bool missing = false;
        const auto list = [&](char *buffer, std::size_t size) {
            const long got = ::syscall(listxattratCall, directory, entry.c_str(), AT_SYMLINK_NOFOLLOW, buffer, size);
            missing = got < 0 && (errno == ENOSYS || errno == EPERM); // sandboxes refuse calls they do not know with EPERM
            return static_cast<ssize_t>(got);
        };
        const auto get = [&](const char *attribute, char *buffer, std::size_t size) {
            XattrArguments arguments{reinterpret_cast<std::uintptr_t>(buffer), static_cast<std::uint32_t>(size), 0};
            return static_cast<ssize_t>(
                ::syscall(getxattratCall, directory, entry.c_str(), AT_SYMLINK_NOFOLLOW, attribute, &arguments, sizeof arguments));
        };
        Status read = collect(list, get, limit, name, out);
        if (!missing)
            return read;
        kernelHasXattrAt.store(false, std::memory_order_relaxed);
    }
    if (!procDescriptorsUsable())
        return Unexpected(makeError(ErrorCode::Unsupported, name, "extended attributes cannot be read where /proc is missing"));
    const std::string link = "/proc/self/fd/" + std::to_string(directory) + '/' + entry;
    return collect([&](char *buffer, std::size_t size) { return ::llistxattr(link.c_str(), buffer, size); },
                   [&](const char *attribute, char *buffer, std::size_t size) { return ::lgetxattr(link.c_str(), attribute, buffer, size); },
                   limit, name, out);
}

} // namespace assay
