// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/placefile.h"

#include "base/bytes.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <sys/random.h>
#include <unistd.h>

namespace assay {

std::string folderOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

Result<std::string> temporaryBeside(const std::string &target, const std::string &path)
{
    std::array<std::uint8_t, 8> random{};
    if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size()))
        return Unexpected(makeErrnoError(errno, path, "naming a temporary file"));
    return folderOf(target) + "/.assay-" + toHex(random.data(), random.size()) + ".part";
}

Result<Descriptor> createBeside(const std::string &target, const std::string &path, mode_t mode, std::string &temporary)
{
    constexpr int attempts = 16;
    int why = EEXIST;
    for (int i = 0; i < attempts && why == EEXIST; ++i) {
        auto name = temporaryBeside(target, path);
        if (!name)
            return Unexpected(name.error());
        temporary = std::move(*name);
        Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
        if (file)
            return file;
        why = errno;
    }
    temporary.clear();
    return Unexpected(makeErrnoError(why, path, "creating a file beside it"));
}

int nameWithoutReplacing(const std::string &temporary, const std::string &target)
{
    if (::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    if (::link(temporary.c_str(), target.c_str()) != 0)
        return errno;
    ::unlink(temporary.c_str());
    return 0;
}

bool syncFailed(int descriptor)
{
    return ::fsync(descriptor) != 0 && errno != EINVAL && errno != ENOSYS && errno != EROFS;
}

void syncFolderOf(const std::string &path)
{
    const Descriptor folder(::open(folderOf(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder)
        ::fsync(folder.get());
}

} // namespace assay
