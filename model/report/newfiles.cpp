// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/newfiles.h"

#include "io/bytesource.h"
#include "io/descriptor.h"
#include "io/digest.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <span>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace assay {
namespace {

Error takenError(const std::string &path)
{
    return makeError(ErrorCode::Usage, path, "exists already and was left alone");
}

std::string folderOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "./" : path.substr(0, slash + 1);
}

// Gives a file its name unless that is taken. Some file systems know only one of the two calls.
int nameWithoutReplacing(const std::string &temporary, const std::string &path)
{
    if (::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    if (::link(temporary.c_str(), path.c_str()) != 0)
        return errno;
    ::unlink(temporary.c_str());
    return 0;
}

Result<Descriptor> createBeside(const std::string &path, mode_t mode, std::string &temporary)
{
    for (int attempt = 0; attempt < 16; ++attempt) {
        std::array<std::uint8_t, 8> random{};
        if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size()))
            return Unexpected(makeErrnoError(errno, path, "naming a temporary file"));
        temporary = folderOf(path) + ".assay-" + toHex(random.data(), random.size()) + ".part";
        Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
        if (file)
            return file;
        if (errno != EEXIST)
            break;
    }
    const int why = errno;
    temporary.clear();
    return Unexpected(makeErrnoError(why, path, "creating a file beside it"));
}

} // namespace

NewFiles::~NewFiles()
{
    for (const File &file : m_files) {
        if (!file.temporary.empty())
            ::unlink(file.temporary.c_str());
    }
}

Result<Sha256Digest> NewFiles::write(const std::string &path, mode_t mode, const std::function<Status(const Sink &)> &writer, Context &context)
{
    struct stat info = {};
    if (::lstat(path.c_str(), &info) == 0)
        return Unexpected(takenError(path));
    File file;
    file.path = path;
    auto created = createBeside(path, mode, file.temporary);
    if (!created)
        return Unexpected(created.error());
    m_files.push_back(file); // from here on it is taken away by the destructor
    const Descriptor &descriptor = *created;
    if (::fstat(descriptor.get(), &info) != 0)
        return Unexpected(makeErrnoError(errno, path, "looking at the new file"));
    m_files.back().device = info.st_dev;
    m_files.back().inode = info.st_ino;

    Sha256 hash;
    const Sink below = descriptorSink(descriptor.get());
    const Status written = writer([&](std::string_view piece) -> Status {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, path, "cancelled"));
        hash.update(std::as_bytes(std::span(piece)));
        Status status = below(piece);
        if (!status && status.error().file.empty()) {
            Error named = status.error();
            named.file = path;
            return Unexpected(std::move(named));
        }
        return status;
    });
    if (!written)
        return Unexpected(written.error());
    if (::fsync(descriptor.get()) != 0 && errno != EINVAL && errno != ENOSYS && errno != EROFS)
        return Unexpected(makeErrnoError(errno, path, "syncing"));
    ::posix_fadvise(descriptor.get(), 0, 0, POSIX_FADV_DONTNEED); // so that it is the disk that is read back
    created->reset();
    const auto again = openFileSource(m_files.back().temporary);
    if (!again)
        return Unexpected(again.error());
    const auto readBack = sha256(**again, &context);
    if (!readBack)
        return Unexpected(readBack.error());
    if (*readBack != hash.finish())
        return Unexpected(makeError(ErrorCode::Io, path, "what lies there is not what was written"));
    return *readBack;
}

Status NewFiles::publish()
{
    for (File &file : m_files) {
        if (const int why = nameWithoutReplacing(file.temporary, file.path)) {
            takeBack();
            return Unexpected(why == EEXIST ? takenError(file.path) : makeErrnoError(why, file.path, "putting the new file in its place"));
        }
        file.temporary.clear();
    }
    // The names outlast a power cut only when the folder is on the disk too; a failure here loses nothing now.
    for (const File &file : m_files) {
        const Descriptor folder(::open(folderOf(file.path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (folder)
            ::fsync(folder.get());
    }
    m_files.clear();
    return {};
}

// Only what is still the file that was made here.
void NewFiles::takeBack()
{
    for (const File &file : m_files) {
        struct stat info = {};
        if (file.temporary.empty() && ::lstat(file.path.c_str(), &info) == 0 && info.st_dev == file.device && info.st_ino == file.inode)
            ::unlink(file.path.c_str());
    }
}

std::string checksumLine(const Sha256Digest &digest, std::string_view name)
{
    std::string escaped;
    for (const char c : name) {
        if (c == '\\')
            escaped += "\\\\";
        else if (c == '\n')
            escaped += "\\n";
        else if (c == '\r')
            escaped += "\\r";
        else
            escaped += c;
    }
    return (escaped.size() != name.size() ? "\\" : "") + toHex(digest) + "  " + escaped + '\n';
}

} // namespace assay
