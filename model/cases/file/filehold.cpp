// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/file/filehold.h"

#include "io/descriptor.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <initializer_list>
#include <map>
#include <mutex>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace assay {

struct FileHold::File {
    Descriptor descriptor;
    bool canWrite = false; // opened for it
    bool written = false;  // one of this process writes
    std::string whyNot;
    CaseHeader header;
};

namespace {

using FileKey = std::pair<dev_t, ino_t>;

struct OpenFiles {
    std::mutex mutex;
    std::map<FileKey, std::weak_ptr<FileHold::File>> byKey;
};

OpenFiles &openFiles()
{
    static OpenFiles files;
    return files;
}

constexpr off_t lockedByte = off_t{1} << 62;

std::uint32_t bigEndian(const unsigned char *bytes)
{
    return (std::uint32_t{bytes[0]} << 24) | (std::uint32_t{bytes[1]} << 16) | (std::uint32_t{bytes[2]} << 8) | bytes[3];
}

Result<CaseHeader> readHeader(int descriptor, const std::string &path)
{
    std::array<unsigned char, 100> bytes{};
    const ssize_t got = ::pread(descriptor, bytes.data(), bytes.size(), 0);
    if (got < 0)
        return Unexpected(makeErrnoError(errno, path, "reading"));
    constexpr std::string_view magic("SQLite format 3\0", 16);
    if (got < static_cast<ssize_t>(bytes.size()) || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0)
        return Unexpected(makeError(ErrorCode::Malformed, path, "is no case of Assay"));
    // 2 stands for a write-ahead log, which would make files beside this one even to read it.
    if (bytes[18] != 1 || bytes[19] != 1)
        return Unexpected(makeError(ErrorCode::Malformed, path, "does not keep its changes as a case of Assay does: another program has changed it"));
    return CaseHeader{bigEndian(bytes.data() + 68), bigEndian(bytes.data() + 60)};
}

// A rollback journal left by a killed process may end with the name of a super-journal, which SQLite would look for and perhaps delete
// ("The Rollback Journal", end of the journal). Assay never writes one.
Status checkLeftJournal(const std::string &path)
{
    const std::string journal = path + "-journal";
    Descriptor file(::open(journal.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY));
    if (file.get() < 0)
        return errno == ENOENT ? Status() : Unexpected(makeErrnoError(errno, journal, "opening"));
    struct stat status {};
    if (::fstat(file.get(), &status) != 0)
        return Unexpected(makeErrnoError(errno, journal, "reading"));
    if (!S_ISREG(status.st_mode))
        return Unexpected(makeError(ErrorCode::Malformed, journal, "is no regular file"));
    constexpr std::array<unsigned char, 8> magic = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    std::array<unsigned char, 8> end{};
    const auto size = static_cast<off_t>(end.size());
    if (status.st_size > 512 && ::pread(file.get(), end.data(), end.size(), status.st_size - size) == size && end == magic)
        return Unexpected(makeError(ErrorCode::Malformed, journal, "names other files to be changed with the case; Assay writes no such thing"));
    return {};
}

// SQLite takes the pages of a write-ahead log in place of the file's own wherever one lies beside it, whatever the header says, and makes a
// third file to do so: the case would say something else than what its bytes do. Assay never writes one.
Status checkNoLog(const std::string &path)
{
    const std::string log = path + "-wal";
    struct stat status {};
    if (::lstat(log.c_str(), &status) != 0)
        return errno == ENOENT ? Status() : Unexpected(makeErrnoError(errno, log, "looking for it"));
    return Unexpected(makeError(ErrorCode::Malformed, log, "lies beside the case, and would change what it says; Assay writes no such file: move it elsewhere to see the case itself"));
}

Result<std::shared_ptr<FileHold::File>> openFile(const std::string &path, bool toWrite)
{
    auto file = std::make_shared<FileHold::File>();
    constexpr int flags = O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW;
    if (toWrite)
        file->descriptor.reset(::open(path.c_str(), O_RDWR | flags));
    file->canWrite = file->descriptor.get() >= 0;
    if (toWrite && !file->canWrite)
        file->whyNot = errno == EROFS ? "its file system is read-only" : errno == EACCES ? "its file may not be written" : std::string("its file cannot be written: ") + std::strerror(errno);
    if (!file->canWrite)
        file->descriptor.reset(::open(path.c_str(), O_RDONLY | flags));
    if (file->descriptor.get() < 0)
        return Unexpected(makeErrnoError(errno, path, "opening"));
    struct stat status {};
    if (::fstat(file->descriptor.get(), &status) != 0)
        return Unexpected(makeErrnoError(errno, path, "reading"));
    if (!S_ISREG(status.st_mode))
        return Unexpected(makeError(ErrorCode::Malformed, path, "is no regular file"));
    const auto header = readHeader(file->descriptor.get(), path);
    if (!header)
        return Unexpected(header.error());
    file->header = *header;
    for (const auto check : {checkLeftJournal, checkNoLog}) {
        if (const Status left = check(path); !left)
            return Unexpected(left.error());
    }
    return file;
}

bool setLock(int descriptor, short type)
{
    struct flock range {};
    range.l_type = type;
    range.l_whence = SEEK_SET;
    range.l_start = lockedByte;
    range.l_len = 1;
    return ::fcntl(descriptor, F_OFD_SETLK, &range) == 0;
}

// Others are asked by a lock; "" when it was given.
std::string lock(int descriptor)
{
    if (setLock(descriptor, F_WRLCK))
        return {};
    return errno == EAGAIN || errno == EACCES ? "another program has it open" : std::string("it cannot be locked: ") + std::strerror(errno);
}

} // namespace

Result<std::unique_ptr<FileHold>> FileHold::take(const std::string &path, bool toWrite)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) // before all others would wait for it
        return Unexpected(makeErrnoError(errno, path, "opening"));
    OpenFiles &files = openFiles();
    const std::lock_guard guard(files.mutex);
    std::weak_ptr<File> &known = files.byKey[{status.st_dev, status.st_ino}];
    std::shared_ptr<File> file = known.lock();
    if (!file) {
        auto opened = openFile(path, toWrite);
        if (!opened)
            return Unexpected(opened.error());
        file = std::move(*opened);
        known = file;
    }
    std::unique_ptr<FileHold> hold(new FileHold(file));
    if (!toWrite)
        return hold;
    const std::size_t slash = path.rfind('/');
    if (file->written)
        hold->m_whyNot = "it is open already";
    else if (!file->canWrite)
        hold->m_whyNot = file->whyNot.empty() ? "it is open already" : file->whyNot;
    else if (::access(path.substr(0, slash == 0 ? 1 : slash).c_str(), W_OK) != 0)
        hold->m_whyNot = "its folder cannot be written, where changes are kept until they are complete";
    else
        hold->m_whyNot = lock(file->descriptor.get());
    hold->m_writes = hold->m_whyNot.empty();
    file->written = file->written || hold->m_writes;
    return hold;
}

FileHold::~FileHold()
{
    const std::lock_guard guard(openFiles().mutex);
    if (m_writes) {
        m_file->written = false;
        setLock(m_file->descriptor.get(), F_UNLCK);
    }
    m_file.reset();
}

const CaseHeader &FileHold::header() const
{
    return m_file->header;
}

} // namespace assay
