// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <dlfcn.h>
#include <fcntl.h>
#include <functional>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

// A disk or a server that goes away, as the programs above it see it: what is open on it answers no more, also when it is back and its
// files are opened anew. The calls that SQLite makes are taken over here, so a program includes this once and exports its symbols
// (ENABLE_EXPORTS).
namespace assay::test::deaddisk {

inline constexpr int most = 4096;
inline std::array<std::atomic<bool>, most> dead{};
inline std::atomic<bool> foldersFail = false; // fsync(2) of a folder is an error
inline std::atomic<bool> silent = false;      // what is dead does not answer at all, as a server does that is to be waited for

inline std::atomic<bool> broken = false;      // what is dead is an error at once, whatever else is silent

// What is opened from now on and has this in its path does not answer where it is asked this.
enum class Hangs { Nowhere, AtOpening, AtReading, AtLocking };
inline std::atomic<Hangs> hangs = Hangs::Nowhere;
inline std::string server; // set before
inline std::atomic<bool> full = false; // takes no more of what SQLite writes
inline std::atomic<int> slowMs = 0;  // that each read of a megabyte takes
inline std::atomic<int> waiting = 0; // for what is silent
inline std::array<std::atomic<bool>, most> lockless{}; // does not answer where it is locked, while it is silent
inline std::function<void(std::string_view path)> beforeOpening; // set while there is one thread
inline std::function<void(std::string_view path)> beforeLooking; // at a path, likewise

inline void waitForIt()
{
    ++waiting;
    silent.wait(true);
    --waiting;
}

inline bool isDead(int descriptor)
{
    if (descriptor < 0 || descriptor >= most || !dead[static_cast<std::size_t>(descriptor)])
        return false;
    if (!broken)
        waitForIt();
    return dead[static_cast<std::size_t>(descriptor)];
}

inline void answer()
{
    silent = false;
    silent.notify_all();
}

// What was dead answers as if nothing had been.
inline void revive()
{
    hangs = Hangs::Nowhere;
    broken = false;
    for (auto *descriptors : {&dead, &lockless}) {
        for (auto &descriptor : *descriptors)
            descriptor = false;
    }
    answer();
}

// Files of that folder, from now on; those that are open already answer as before.
inline void hangAt(Hangs where, const std::string &folder)
{
    server = folder;
    silent = true;
    hangs = where;
}

// All descriptors of the file, at this moment.
inline void kill(const std::string &path)
{
    struct stat wanted {};
    if (::stat(path.c_str(), &wanted) != 0)
        return;
    for (int descriptor = 0; descriptor < most; ++descriptor) {
        struct stat here {};
        if (::fstat(descriptor, &here) == 0 && here.st_dev == wanted.st_dev && here.st_ino == wanted.st_ino)
            dead[static_cast<std::size_t>(descriptor)] = true;
    }
}

template<class Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

inline int openFile(int (*real)(const char *, int, ...), const char *path, int flags, unsigned mode)
{
    if (beforeOpening)
        beforeOpening(path);
    const bool away = hangs != Hangs::Nowhere && std::string_view(path).find(server) != std::string_view::npos;
    if (away && hangs == Hangs::AtOpening)
        waitForIt();
    const int descriptor = real(path, flags, mode);
    if (descriptor >= 0 && descriptor < most) {
        dead[static_cast<std::size_t>(descriptor)] = away && hangs == Hangs::AtReading;
        lockless[static_cast<std::size_t>(descriptor)] = away && hangs == Hangs::AtLocking;
    }
    return descriptor;
}

} // namespace assay::test::deaddisk

extern "C" {

ssize_t pread64(int descriptor, void *bytes, size_t size, off64_t offset)
{
    static const auto real = assay::test::deaddisk::next<decltype(&::pread64)>("pread64");
    if (size >= 1'000'000 && assay::test::deaddisk::slowMs > 0)
        ::usleep(static_cast<useconds_t>(assay::test::deaddisk::slowMs) * 1'000);
    if (!assay::test::deaddisk::isDead(descriptor))
        return real(descriptor, bytes, size, offset);
    errno = EIO;
    return -1;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    static const auto real = assay::test::deaddisk::next<decltype(&::pwrite64)>("pwrite64");
    if (assay::test::deaddisk::full) {
        errno = ENOSPC;
        return -1;
    }
    if (!assay::test::deaddisk::isDead(descriptor))
        return real(descriptor, bytes, size, offset);
    errno = EIO;
    return -1;
}

int fdatasync(int descriptor)
{
    static const auto real = assay::test::deaddisk::next<decltype(&::fdatasync)>("fdatasync");
    struct stat status {};
    const bool folder = assay::test::deaddisk::foldersFail && ::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
    if (!folder && !assay::test::deaddisk::isDead(descriptor))
        return real(descriptor);
    errno = EIO;
    return -1;
}

ssize_t pread(int descriptor, void *bytes, size_t size, off_t offset)
{
    return pread64(descriptor, bytes, size, offset);
}

// Only what FileHold asks for: SQLite asks with locks of the process.
int fcntl(int descriptor, int command, ...)
{
    static const auto real = assay::test::deaddisk::next<int (*)(int, int, ...)>("fcntl");
    va_list rest;
    va_start(rest, command);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    if (command == F_OFD_SETLK && descriptor >= 0 && descriptor < assay::test::deaddisk::most && assay::test::deaddisk::lockless[static_cast<std::size_t>(descriptor)])
        assay::test::deaddisk::waitForIt();
    return real(descriptor, command, argument);
}

int stat(const char *path, struct stat *status) noexcept
{
    static const auto real = assay::test::deaddisk::next<int (*)(const char *, struct stat *)>("stat");
    if (assay::test::deaddisk::beforeLooking)
        assay::test::deaddisk::beforeLooking(path);
    return real(path, status);
}

int open64(const char *path, int flags, ...)
{
    static const auto real = assay::test::deaddisk::next<int (*)(const char *, int, ...)>("open64");
    va_list rest;
    va_start(rest, flags);
    const unsigned mode = (flags & O_CREAT) != 0 ? va_arg(rest, unsigned) : 0;
    va_end(rest);
    return assay::test::deaddisk::openFile(real, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    static const auto real = assay::test::deaddisk::next<int (*)(const char *, int, ...)>("open");
    va_list rest;
    va_start(rest, flags);
    const unsigned mode = (flags & O_CREAT) != 0 ? va_arg(rest, unsigned) : 0;
    va_end(rest);
    return assay::test::deaddisk::openFile(real, path, flags, mode);
}

} // extern "C"
