// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/writeguard.h"

#include "io/descriptor.h"
#include "io/outputplaces.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <linux/landlock.h>
#include <mutex>
#include <set>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace assay {
namespace {

enum class Hold : std::uint8_t { NotAsked, Held, Free };
thread_local Hold hold = Hold::NotAsked;
std::atomic<bool> readByWriters = false;
std::mutex placesMutex;
std::set<std::string> places; // guarded by placesMutex

// Headers may be older than the kernel (linux/landlock.h: REFER since version 2, TRUNCATE since version 3).
constexpr std::uint64_t mayRefer = 1ULL << 13;
constexpr std::uint64_t mayTruncate = 1ULL << 14;
constexpr std::uint64_t mayWriteFile = LANDLOCK_ACCESS_FS_WRITE_FILE;
constexpr std::uint64_t mayChangeFolders = LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR
    | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

void allow(int ruleset, const std::string &path, std::uint64_t handled)
{
    const Descriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
    struct stat status {};
    if (!place || ::fstat(place.get(), &status) != 0)
        return;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = S_ISDIR(status.st_mode) ? handled : handled & (mayWriteFile | mayTruncate);
    rule.parent_fd = place.get();
    ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

// Devices that anybody may write to and that keep nothing.
bool isRefused()
{
    for (const char *device : {"/dev/full", "/dev/zero"}) {
        const Descriptor opened(::open(device, O_WRONLY | O_CLOEXEC));
        if (opened)
            return false;
        if (errno == EACCES)
            return true;
    }
    return false;
}

bool restrict(const std::vector<std::string> &paths)
{
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return false;
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = mayWriteFile | mayChangeFolders | (version >= 2 ? mayRefer : 0) | (version >= 3 ? mayTruncate : 0);
    const Descriptor ruleset(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0)));
    if (!ruleset)
        return false;
    for (const std::string &path : paths)
        allow(ruleset.get(), path, attributes.handled_access_fs);
    for (const char *device : {"/dev/null", "/dev/tty"})
        allow(ruleset.get(), device, attributes.handled_access_fs);
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) == 0 && isRefused();
}

} // namespace

bool allowWritingOnlyBeneath(const std::vector<std::string> &paths)
{
    {
        const std::lock_guard lock(placesMutex);
        for (const std::string &path : paths) {
            if (std::string real = realPath(path); !real.empty())
                places.insert(std::move(real));
        }
    }
    hold = restrict(paths) ? Hold::Held : Hold::NotAsked;
    return hold == Hold::Held;
}

std::vector<std::string> writablePlaces()
{
    const std::lock_guard lock(placesMutex);
    return {places.begin(), places.end()};
}

bool threadMayWrite()
{
    if (hold == Hold::NotAsked)
        hold = isRefused() ? Hold::Held : Hold::Free;
    return hold == Hold::Free;
}

void evidenceIsRead()
{
    if (hold != Hold::Held && threadMayWrite())
        readByWriters.store(true, std::memory_order_relaxed);
}

bool evidenceWasReadByWriters()
{
    return readByWriters.load(std::memory_order_relaxed);
}

} // namespace assay
