// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/file/newfile.h"

#include "base/displaysafe.h"
#include "io/placefile.h"

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace assay {
namespace {

std::string resolved(const std::string &path)
{
    const std::unique_ptr<char, decltype(&std::free)> name(::realpath(path.c_str(), nullptr), &std::free);
    return name ? name.get() : std::string();
}

bool isThere(const std::string &path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0;
}

// What SQLite would read into a case of that name.
constexpr std::array<const char *, 2> companions = {"-journal", "-wal"};

// Gives the new file its name; without replace never that of another one.
Status moveTo(const std::string &temporary, const std::string &target, bool replace)
{
    if (replace) {
        for (const char *companion : companions) {
            if (::unlink((target + companion).c_str()) != 0 && errno != ENOENT)
                return Unexpected(makeErrnoError(errno, target + companion, "removing"));
        }
        return ::rename(temporary.c_str(), target.c_str()) == 0 ? Status() : Unexpected(makeErrnoError(errno, target, "putting the new file in its place"));
    }
    const int why = nameWithoutReplacing(temporary, target);
    if (why == EEXIST)
        return Unexpected(makeError(ErrorCode::Usage, target, "is there already"));
    return why == 0 ? Status() : Unexpected(makeErrnoError(why, target, "putting the new file in its place"));
}

Status sync(const std::string &path, int flags)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags));
    if (!file || (::fsync(file.get()) != 0 && errno != EINVAL))
        return Unexpected(makeErrnoError(errno, path, "syncing"));
    return {};
}

} // namespace

Status checkReplaceable(const std::string &path, const Leaving &leaving)
{
    const std::string target = resolved(path);
    if (target.empty())
        return {};
    const auto hold = FileHold::take(target, true, leaving);
    if (hold && !(*hold)->writes())
        return Unexpected(makeError(ErrorCode::Usage, path, "cannot be replaced: " + (*hold)->whyNot()));
    return {};
}

Status putNewFile(const std::string &path, bool replace, const std::function<Status(const std::string &temporary)> &make)
{
    if (!isValidUtf8(path)) // SQLite opens no other
        return Unexpected(makeError(ErrorCode::Usage, path, "a case must have a name in UTF-8, and its folders too"));
    const std::size_t slash = path.rfind('/');
    const std::string folder = resolved(folderOf(path));
    if (folder.empty())
        return Unexpected(makeErrnoError(errno, path, "finding its folder"));
    const std::string name = path.substr(slash == std::string::npos ? 0 : slash + 1);
    if (name.empty())
        return Unexpected(makeError(ErrorCode::Usage, path, "is a folder, not a name for a case"));
    std::string target = (folder == "/" ? "" : folder) + '/' + name;
    if (replace && isThere(target)) {
        if (const std::string real = resolved(target); !real.empty())
            target = real;
    } else if (isThere(target)) {
        return Unexpected(makeError(ErrorCode::Usage, path, "is there already"));
    }
    for (const char *companion : companions) {
        if (!replace && isThere(target + companion))
            return Unexpected(makeError(ErrorCode::Usage, path, "cannot be made while " + name + companion + " is there, which is left of another case of that name"));
    }
    const auto named = temporaryBeside(target, path);
    if (!named)
        return Unexpected(named.error());
    const std::string &temporary = *named;
    Status status = make(temporary);
    if (status)
        status = sync(temporary, 0);
    if (status)
        status = moveTo(temporary, target, replace);
    if (!status) {
        ::unlink(temporary.c_str());
        ::unlink((temporary + "-journal").c_str());
        // The name that was asked for, not one that is gone.
        Error error = status.error();
        if (error.file == temporary)
            error.file = path;
        return Unexpected(std::move(error));
    }
    return sync(folderOf(target), O_DIRECTORY);
}

} // namespace assay
