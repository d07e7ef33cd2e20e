// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/file/filehold.h"

#include "io/descriptor.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <fcntl.h>
#include <initializer_list>
#include <map>
#include <mutex>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace assay {

using FileKey = std::pair<dev_t, ino_t>; // of a file, whatever its names are

struct FileHold::File {
    explicit File(const FileKey &which) : key(which) {}

    const FileKey key;
    std::mutex mutex;              // of all below, also while the system is asked for the file
    std::condition_variable freed; // of who wrote it
    std::size_t holders = 0;
    Descriptor descriptor;          // as long as there are any
    std::vector<Descriptor> others; // of this file too; they go with it
    bool canWrite = false;          // opened for it
    bool written = false;           // one of this process writes
    Leaving writer;
    Leaving claimed; // by one who has written, and is to again
    std::string whyNot;
    CaseHeader header; // stays as it is while there are holders
};

// A descriptor of whatever file has the name.
struct FileHold::Opened {
    Descriptor descriptor;
    FileKey key;
    mode_t mode = 0;
};

namespace {

constexpr int mostTries = 10; // of a name that leads to another file each time
constexpr auto lookEvery = std::chrono::milliseconds(50);

// Those that somebody has open, or is opening or closing.
struct OpenFiles {
    std::mutex mutex; // no system call is made under it
    std::map<FileKey, std::shared_ptr<FileHold::File>> byKey;
};

OpenFiles &openFiles()
{
    static OpenFiles files;
    return files;
}

FileKey keyOf(const struct stat &status)
{
    return {status.st_dev, status.st_ino};
}

std::shared_ptr<FileHold::File> fileOf(const FileKey &key)
{
    OpenFiles &files = openFiles();
    const std::lock_guard guard(files.mutex);
    std::shared_ptr<FileHold::File> &file = files.byKey[key];
    if (!file)
        file = std::make_shared<FileHold::File>(key);
    return file;
}

// Everybody has it from fileOf(), so nobody comes to one that only the map has.
void forget(std::shared_ptr<FileHold::File> file)
{
    OpenFiles &files = openFiles();
    const std::lock_guard guard(files.mutex);
    const auto found = files.byKey.find(file->key);
    file.reset();
    if (found->second.use_count() == 1)
        files.byKey.erase(found);
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

constexpr int openFlags = O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW;

Result<FileHold::Opened> opened(int descriptor, const std::string &path)
{
    FileHold::Opened file;
    file.descriptor.reset(descriptor);
    struct stat status {};
    if (descriptor < 0 || ::fstat(descriptor, &status) != 0)
        return Unexpected(makeErrnoError(errno, path, "opening"));
    file.key = keyOf(status);
    file.mode = status.st_mode;
    return file;
}

std::string whyNotOpened(int error)
{
    if (error == EROFS)
        return "its file system is read-only";
    return error == EACCES ? "its file may not be written" : std::string("its file cannot be written: ") + std::strerror(error);
}

Result<CaseHeader> checkFile(const FileHold::Opened &file, const std::string &path)
{
    if (!S_ISREG(file.mode))
        return Unexpected(makeError(ErrorCode::Malformed, path, "is no regular file"));
    auto header = readHeader(file.descriptor.get(), path);
    for (const auto check : {checkLeftJournal, checkNoLog}) {
        if (const Status left = header ? check(path) : Status(); !left)
            return Unexpected(left.error());
    }
    return header;
}

// In file, which nobody in this process has open. False where the name leads to another one by now, which is stray then.
Result<bool> openFirst(FileHold::File &file, const std::string &path, bool toWrite, FileHold::Opened &stray)
{
    file.whyNot.clear();
    int descriptor = toWrite ? ::open(path.c_str(), O_RDWR | openFlags) : -1;
    file.canWrite = descriptor >= 0;
    if (toWrite && !file.canWrite)
        file.whyNot = whyNotOpened(errno);
    if (!file.canWrite)
        descriptor = ::open(path.c_str(), O_RDONLY | openFlags);
    auto found = opened(descriptor, path);
    if (!found)
        return Unexpected(found.error());
    if (found->key != file.key) {
        stray = std::move(*found);
        return false;
    }
    const auto header = checkFile(*found, path);
    if (!header)
        return Unexpected(header.error());
    file.header = *header;
    file.descriptor = std::move(found->descriptor);
    return true;
}

// Those who have it open did not want to write it, or were not allowed to then.
void openToWrite(FileHold::File &file, const std::string &path, FileHold::Opened &stray)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | openFlags);
    if (descriptor < 0) {
        file.whyNot = whyNotOpened(errno);
        return;
    }
    auto found = opened(descriptor, path);
    if (!found || found->key != file.key) {
        file.whyNot = "another file has its name";
        if (found)
            stray = std::move(*found);
        return;
    }
    file.others.push_back(std::exchange(file.descriptor, std::move(found->descriptor)));
    file.canWrite = true;
}

// It may be of a file that is open: to close it there would take the locks off.
void putAway(FileHold::Opened stray)
{
    std::shared_ptr<FileHold::File> file = fileOf(stray.key);
    {
        const std::lock_guard guard(file->mutex);
        if (file->holders > 0)
            file->others.push_back(std::move(stray.descriptor));
        else
            stray.descriptor.reset();
    }
    forget(std::move(file));
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

// Who writes the file, or is to again, besides whoever asks; null for none, and for one who never leaves.
Leaving otherWriter(const FileHold::File &file, const Leaving &asks)
{
    return file.written ? file.writer : file.claimed != asks ? file.claimed : nullptr;
}

// "" when it may be from now on.
std::string whyNotWritten(const FileHold::File &file, const std::string &path, const Leaving &asks)
{
    const Leaving other = otherWriter(file, asks);
    if (file.written || other)
        return other && *other ? "it is still being closed" : "it is open already";
    if (!file.canWrite)
        return file.whyNot;
    const std::size_t slash = path.rfind('/');
    if (::access(path.substr(0, slash == 0 ? 1 : slash).c_str(), W_OK) != 0)
        return "its folder cannot be written, where changes are kept until they are complete";
    return lock(file.descriptor.get());
}

} // namespace

FileHold::FileHold(std::shared_ptr<File> file, Leaving leaving) : m_file(std::move(file)), m_leaving(std::move(leaving)) {}

Result<std::unique_ptr<FileHold>> FileHold::take(const std::string &path, bool toWrite, Leaving leaving)
{
    for (int i = 0; i < mostTries; ++i) {
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0)
            return Unexpected(makeErrnoError(errno, path, "opening"));
        std::unique_ptr<FileHold> hold(new FileHold(fileOf(keyOf(status)), leaving));
        Opened stray;
        const auto entered = hold->enter(path, toWrite, stray);
        if (stray.descriptor)
            putAway(std::move(stray));
        if (!entered)
            return Unexpected(entered.error());
        if (*entered)
            return hold;
    }
    return Unexpected(makeError(ErrorCode::Unstable, path, "leads to another file each time it is looked at"));
}

// False where the name leads to another file by now.
Result<bool> FileHold::enter(const std::string &path, bool toWrite, Opened &stray)
{
    File &file = *m_file;
    std::unique_lock guard(file.mutex);
    const auto waits = [&] {
        const Leaving other = otherWriter(file, m_leaving);
        return other && *other;
    };
    while (toWrite && m_leaving && waits())
        file.freed.wait_for(guard, lookEvery); // whether the writer leaves can change without a word
    if (file.holders == 0) {
        const auto first = openFirst(file, path, toWrite, stray);
        if (!first || !*first)
            return first;
    } else if (toWrite && !file.canWrite) {
        openToWrite(file, path, stray);
    }
    ++file.holders;
    m_entered = true;
    if (!toWrite)
        return true;
    m_whyNot = whyNotWritten(file, path, m_leaving);
    m_writes = m_whyNot.empty();
    if (m_writes) {
        file.written = true;
        file.writer = m_leaving;
    }
    return true;
}

void FileHold::stopWriting()
{
    if (!std::exchange(m_writes, false))
        return;
    const std::lock_guard guard(m_file->mutex);
    m_file->written = false;
    m_file->writer.reset();
    setLock(m_file->descriptor.get(), F_UNLCK);
    m_file->freed.notify_all();
}

FileHold::~FileHold()
{
    stopWriting();
    if (m_entered) {
        File &file = *m_file;
        const std::lock_guard guard(file.mutex);
        if (--file.holders == 0) {
            file.descriptor.reset();
            file.others.clear();
        }
    }
    forget(std::move(m_file));
}

int FileHold::descriptor() const
{
    const std::lock_guard guard(m_file->mutex);
    return m_file->descriptor.get();
}

FileHold::Claim FileHold::claim() const
{
    if (!m_writes || !m_leaving)
        return nullptr;
    const std::lock_guard guard(m_file->mutex);
    m_file->claimed = m_leaving;
    return {m_file.get(), [file = m_file](void *) mutable {
                {
                    const std::lock_guard released(file->mutex);
                    file->claimed.reset();
                    file->freed.notify_all();
                }
                forget(std::move(file));
            }};
}

const CaseHeader &FileHold::header() const
{
    return m_file->header;
}

} // namespace assay
