// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/context.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Large things of a case, cut into parts that compress and decompress side by side. A section is one thing; each of its parts holds 1 MiB
// of it, the last one the rest: a byte that is 0 (as it is) or 1 (zlib), the size of what it holds (32 bits, little endian), and the bytes.
using StoredSection = std::vector<std::string>;

inline constexpr std::size_t partBytes = 1 << 20;           // that one part holds
inline constexpr std::size_t mostPartBytes = partBytes + 5; // of one part as stored: what does not shrink is kept as it is

// One section for each text. The error is Cancelled.
Result<std::vector<StoredSection>> cutIntoParts(const std::vector<std::string> &texts, Context &context);

// The texts again. most: bytes of all of them together, checked before any is decompressed. The error is Malformed, LimitExceeded,
// OutOfMemory or Cancelled and names section and part.
Result<std::vector<std::string>> joinParts(const std::vector<StoredSection> &sections, std::uint64_t most, Context &context);

// SHA-256 over the SHA-256 of each part, in order; a section begins with 32 zero bytes.
Sha256Digest digestOf(const std::vector<StoredSection> &sections);

} // namespace assay
