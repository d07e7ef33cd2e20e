// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/newfiles.h"

#include "io/bytesource.h"
#include "io/descriptor.h"
#include "io/digest.h"
#include "io/placefile.h"

#include <cerrno>
#include <fcntl.h>
#include <span>
#include <sys/stat.h>
#include <unistd.h>

namespace assay {
namespace {

Error takenError(const std::string &path)
{
    return makeError(ErrorCode::Usage, path, "exists already and was left alone");
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
    auto created = createBeside(path, path, mode, file.temporary);
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
    if (syncFailed(descriptor.get()))
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
    for (const File &file : m_files)
        syncFolderOf(file.path);
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
