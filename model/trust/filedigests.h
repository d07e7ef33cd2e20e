// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "io/bytesource.h"

#include <string>
#include <vector>

namespace assay {

// Lower-case hex.
struct FileDigests {
    std::string sha256;
    std::string sha384; // "" where they were not asked for, as the next one
    std::string sha512;

    std::vector<std::string> further() const; // "sha384:…", "sha512:…", those that were asked for
};

// In one pass over the bytes. context may be null.
Result<FileDigests> fileDigests(const ByteSource &source, bool longOnesToo, Context *context);

} // namespace assay
