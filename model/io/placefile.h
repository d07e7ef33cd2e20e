// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "io/descriptor.h"

#include <string>
#include <sys/types.h>

namespace assay {

// How a file that is written beside its place comes there whole: for whatever writes new files. Paths are bytes. Any thread.

// "." where path names none, "/" for what stands in the root.
std::string folderOf(const std::string &path);

// A name that nobody guesses in the folder of target: ".assay-….part". path is for the error.
Result<std::string> temporaryBeside(const std::string &target, const std::string &path);
// A new file of such a name, for writing; temporary is "" after an error.
Result<Descriptor> createBeside(const std::string &target, const std::string &path, mode_t mode, std::string &temporary);

// Gives the file its name unless that is taken: 0, or errno (EEXIST where it is). Some file systems know only one of the two calls for it.
int nameWithoutReplacing(const std::string &temporary, const std::string &target);

// A file system that cannot sync (a FUSE mount, say) still holds the file: only its error of writing counts. errno tells which.
bool syncFailed(int descriptor);
// A new name outlasts a power cut only when its folder is on the disk too; a failure of this loses nothing now.
void syncFolderOf(const std::string &path);

} // namespace assay
