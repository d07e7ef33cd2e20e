// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "io/bytesource.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace assay {

// Searching whole files, for jobs: memory stays the same whatever the size, context is polled every 256 KiB and counts
// the bytes gone through (of one source).

struct ByteRange {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

/// The first place at or after from (or, backwards, the last one before from) where needle stands; none when there is none.
/// ignoreCase is for ASCII letters.
Result<std::optional<std::uint64_t>> findBytes(const ByteSource &source, std::string_view needle, std::uint64_t from,
                                               bool backwards, bool ignoreCase, Context &context);

/// Equal bytes between two differing ones that do not end a run of differences: stepping through a recompiled program byte
/// by byte helps nobody.
inline constexpr std::uint64_t runGap = 8;
/// A run is not followed further than this.
inline constexpr std::uint64_t runLimit = 16 << 20;

/// The run of differing bytes that follows the one at from, if from is in one, or the next one at all. A byte differs when
/// not all sources have it, and the same. Null sources are left out.
Result<std::optional<ByteRange>> nextDifference(std::span<const ByteSourcePtr> sources, std::uint64_t from, Context &context);
/// The run that begins last before from.
Result<std::optional<ByteRange>> previousDifference(std::span<const ByteSourcePtr> sources, std::uint64_t from, Context &context);
/// The run that begins at or after from; unlike nextDifference() it gives the one at from.
Result<std::optional<ByteRange>> firstDifference(std::span<const ByteSourcePtr> sources, std::uint64_t from, Context &context);

/// "7f 45 4C46", "\x7f\x45", "0x7f,0x45" as bytes; none when it is no such text or is empty.
std::optional<std::string> parseHexBytes(std::string_view text);

/// An offset as people write it: "4096", "0x1000", "1000h", or from current on: "+16", "-0x10". None when it is none of that
/// or falls outside of 0 … 2^64-1.
std::optional<std::uint64_t> parseOffset(std::string_view text, std::uint64_t current);

/// Python is a bytes literal on one line.
enum class ByteFormat : std::uint8_t { Hex, EscapedText, RawText, CArray, Python, Base64 };
std::string formatBytes(std::string_view bytes, ByteFormat format);

} // namespace assay
