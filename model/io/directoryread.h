// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/evidencefs.h"

#include <cstdint>
#include <sys/stat.h>

namespace assay {

// What folders and what is in them say of themselves, each by one call of the kernel. Nothing is followed.

// Who may be asked for metadata: the server of a file system that has one, or nobody but the kernel, which knows what is mounted.
enum class Ask : std::uint8_t { Server, KernelOnly };
// Metadata of name in directory, "" for directory itself, without triggering an automount. False with errno set.
bool readStatus(int directory, const char *name, struct statx *status, Ask ask = Ask::Server);
bool isSameFile(const struct statx &a, const struct statx &b);
FileStat toFileStat(const struct statx &status);

// shown is the name to use in errors.
Result<std::string> readTarget(int directory, const char *name, const std::string &shown);
// The names in an open directory, sorted bytewise, "." and ".." left out. LimitExceeded past limit names.
Result<std::vector<std::string>> readNames(int directory, const std::string &shown, std::uint64_t limit);

} // namespace assay
