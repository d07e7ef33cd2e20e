// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "archive/tarreader.h"

#include <span>

namespace assay {

// A part of a sparse file that is stored; what lies between such parts is zeros.
struct SparseRun {
    std::uint64_t offset = 0; // in the file
    std::uint64_t size = 0;
};

// The member whose header blocks begin at bytes[0]: ustar, old tar, PAX ('x', data in place), GNU ('L', 'K', sparse 'S').
// Pure. For headers that an engine recorded apart from the content, and to find where a member's content begins.
//
// Where readers of tar disagree this one does as archive/tar of Go, which Docker, containerd and Podman unpack with: a
// second PAX header replaces the first, an empty value is no value, links, folders and devices have no content whatever
// their size says, a global header applies to nothing.
struct TarHeader {
    TarEntry entry;              // headerOffset 0; size is that of the real file, for PAX sparse members too
    std::uint64_t headerBytes = 0;  // all header blocks together, the map of PAX sparse 1.0 too: content begins there
    std::uint64_t storedBytes = 0;  // content as stored, without padding to 512 (less than size when sparse)
    bool endOfArchive = false;      // a zero block stands here instead
    std::vector<SparseRun> sparseRuns;       // in rising order, only of sparse members; together storedBytes or less
    std::vector<std::string> globalKeywords; // of a PAX global header ('g', type None), which is an entry of its own here
    std::vector<std::string> oddities;       // one English clause each, for what could be read but should not be there
};
// Truncated when more bytes are needed than given (the caller may read on and try again), Malformed or LimitExceeded
// otherwise.
Result<TarHeader> parseTarHeader(std::span<const std::byte> bytes, const Limits &limits);

} // namespace assay
