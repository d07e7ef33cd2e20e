// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

namespace assay {

// What the first 100 bytes of a SQLite file say (sqlite.org/fileformat2.html, "The Database Header"), read before SQLite is asked.
struct CaseHeader {
    std::uint32_t applicationId = 0;
    std::uint32_t version = 0;
};

// Whether who opened files lets go of all of them as soon as their disks or servers allow it. Set once, by another thread; null for never.
using Leaving = std::shared_ptr<const std::atomic<bool>>;

// Who may write a case: the first one who has it open, in this process or another. An open file description lock on a byte far behind
// those that SQLite locks says so; it ends with the process, however that ends. Held as long as a case is open.
//
// Closing a descriptor of a file takes all locks of the process off it (fcntl(2)), SQLite's too. So all cases of one file share one
// descriptor, and it outlives their connections.
//
// The system is asked for a file under a lock of that file alone: one whose server does not answer holds up only those who want that very file.
// Not so where it falls silent only when SQLite has the file: that opens and closes all files of the process under one mutex, with stat(2),
// fstat(2) and close(2) under it (os_unix.c, unixBigLock). Then no other case is opened or closed until it answers; commits go on.
class FileHold {
public:
    // path: of a regular file, resolved. What is no SQLite file with a rollback journal is Malformed.
    // Where somebody in this process writes it who is leaving, one who may leave himself waits for that.
    static Result<std::unique_ptr<FileHold>> take(const std::string &path, bool toWrite, Leaving leaving = {});
    ~FileHold();
    FileHold(const FileHold &) = delete;
    FileHold &operator=(const FileHold &) = delete;

    const CaseHeader &header() const;
    int descriptor() const; // for reading, as long as this is there; whoever opened one of his own and closed it would take SQLite's locks off
    bool writes() const { return m_writes; }
    void stopWriting(); // from now on others may
    // Of whoever writes a file and has to open it anew: until it is let go of, nobody else in this process writes. Null where leaving is.
    using Claim = std::shared_ptr<void>;
    Claim claim() const;
    const std::string &whyNot() const { return m_whyNot; } // not to be written, one clause; "" where it can be or was not asked for

    struct File;
    struct Opened;

private:
    FileHold(std::shared_ptr<File> file, Leaving leaving);
    Result<bool> enter(const std::string &path, bool toWrite, Opened &stray);

    std::shared_ptr<File> m_file;
    Leaving m_leaving;
    bool m_entered = false;
    bool m_writes = false;
    std::string m_whyNot;
};

} // namespace assay
