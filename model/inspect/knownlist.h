// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "compare/knownhashes.h"
#include "formats/hashlist.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace assay {

// A file with hashes of files that are known to be good or bad, as it was when it was read. Immutable; any thread.
struct KnownList {
    std::string path; // bytes
    std::uint8_t kind = Known::Good;
    Sha256Digest sha256{};      // of the file as it lies, compressed or not
    std::uint64_t bytes = 0;    // of the file as it lies
    std::uint64_t lines = 0;
    std::uint64_t hashes = 0;      // SHA-256, repeated ones counted
    std::uint64_t otherHashes = 0; // that no file here can be held against: MD5, SHA-1 …
    std::shared_ptr<const DigestSet> digests;

    std::string name() const; // the last part of path
};
using KnownListPtr = std::shared_ptr<const KnownList>;

// Reads a list, plain or compressed (gzip, bzip2, xz, zstd), see HashListReader for its forms. Polls and counts in context. The error
// names file and line.
Result<KnownListPtr> readKnownList(const std::string &path, std::uint8_t kind, Context &context, const HashListLimits &limits = {});

// Null when there are none.
KnownHashesPtr knownHashesOf(const std::vector<KnownListPtr> &lists);

} // namespace assay
