// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "archive/tarreader.h"

#include <span>

namespace assay {

// The member whose header blocks begin at bytes[0]: ustar, old tar, PAX ('x', data in place), GNU ('L', 'K', sparse 'S').
// Pure. For headers that an engine recorded apart from the content, and to find where a member's content begins.
struct TarHeader {
    TarEntry entry;              // headerOffset 0; size is that of the real file, for PAX sparse members too
    std::uint64_t headerBytes = 0;  // all header blocks together: content begins there
    std::uint64_t storedBytes = 0;  // content as stored, without padding to 512 (less than size when sparse)
    bool endOfArchive = false;      // a zero block stands here instead
};
// Truncated when more bytes are needed than given (the caller may read on and try again), Malformed otherwise.
Result<TarHeader> parseTarHeader(std::span<const std::byte> bytes, const Limits &limits);

} // namespace assay
