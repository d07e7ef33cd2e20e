// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/context.h"
#include "report/sink.h"

#include <functional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace assay {

// Files that did not exist before and appear together or not at all. Each is written beside its place, synced and read back;
// publish() gives them their names, of which none may be taken. What was not published is gone with this object. One thread.
class NewFiles {
public:
    NewFiles() = default;
    ~NewFiles();
    NewFiles(const NewFiles &) = delete;
    NewFiles &operator=(const NewFiles &) = delete;

    // Gives path the bytes that writer hands to its sink; the result is the SHA-256 of what was read back from the disk, which
    // is that of what was written. mode is narrowed by the umask. The error is Usage where path is taken already.
    Result<Sha256Digest> write(const std::string &path, mode_t mode, const std::function<Status(const Sink &)> &writer, Context &context);
    // The error is Usage where a name was taken in the meantime; then, and after any other error, no file is left.
    Status publish();

private:
    struct File {
        std::string path;
        std::string temporary; // "" once it has its name
        dev_t device = 0;
        ino_t inode = 0;
    };

    void takeBack();

    std::vector<File> m_files;
};

// One line as "sha256sum" writes it and "sha256sum -c" reads it, whatever bytes are in the name.
std::string checksumLine(const Sha256Digest &digest, std::string_view name);

} // namespace assay
