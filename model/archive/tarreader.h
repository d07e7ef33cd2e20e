// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"
#include "base/limits.h"
#include "base/result.h"
#include "io/bytestream.h"
#include "tree/entry.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace assay {

// One member of a tar, as the bytes say; names are neither cleaned nor decoded.
struct TarEntry {
    std::string path;
    EntryType type = EntryType::None; // None: a type that engines do not unpack (see typeFlag)
    char typeFlag = '0';              // as in the header: '0', '5', 'g' …
    bool hardLink = false;            // linkName is an earlier member's path; type is File
    bool sparse = false;              // GNU or PAX sparse; size is the logical one
    std::string linkName;             // of a hard or symbolic link
    std::uint64_t size = 0;           // bytes of content
    std::uint64_t headerOffset = 0;   // of the first header block (PAX, GNU long name …) in the uncompressed stream
    std::int64_t mtimeSec = 0;
    std::uint32_t mtimeNsec = 0;
    std::uint64_t uid = 0;
    std::uint64_t gid = 0;
    std::uint16_t mode = 0;
    std::uint32_t rdevMajor = 0;
    std::uint32_t rdevMinor = 0;
    std::vector<std::pair<std::string, std::string>> xattrs;
};

// Reads a tar from an uncompressed stream: ustar, PAX, GNU; sparse members expanded. libarchive underneath, without
// filters: what is compressed must be decompressed before. One thread.
class TarReader {
public:
    TarReader(ByteStreamPtr stream, const Limits &limits);
    ~TarReader();
    TarReader(const TarReader &) = delete;
    TarReader &operator=(const TarReader &) = delete;

    // The next member, valid until the next call; null at the end of the archive. A header that is odd, or that libarchive
    // understands otherwise, is a member and a finding. An error names the stream, the offset and the reason; nothing can be
    // read after it.
    Result<const TarEntry *> next();

    // Content of the current member, in order: each call gives the next run, an empty one at the end. A hole comes as
    // runs of zeros. Views are valid until the next call of anything. The error LimitExceeded, for a sparse file that would
    // expand past the limits, is about this member alone: next() goes on behind it.
    Result<std::span<const std::byte>> read();

    // After next() gave null: reads the stream to its end (so that a hash of it is whole) and gives the number of bytes
    // after the end mark that are not zero padding.
    Result<std::uint64_t> drain();

    // So far: tar.odd-entry, tar.global-header, tar.no-end-mark. All else is for the caller to see in the entries.
    Findings takeFindings();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace assay
