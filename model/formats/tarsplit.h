// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace assay {

// One object of a tar-split stream (vbatts/tar-split, tar/storage/entry.go): how an engine keeps the tar of a layer without the
// content of its files. Concatenating the segments, and the content of each file in between, gives the tar back.
struct TarSplitEntry {
    enum class Kind : std::uint8_t { File = 1, Segment = 2 };

    Kind kind = Kind::File;
    std::string name;            // of a file, bytes as in its header
    std::uint64_t size = 0;      // of a file: bytes of content between the segments
    std::string payload;         // of a segment: raw bytes of the tar; of a file with content: its CRC-64, 8 bytes, big endian
    std::uint64_t position = 0;  // 0, 1, 2 … in stream order
};

// Length of the JSON value at the start of text: one flat object, with the white space before it. 0 when text ends before it does.
// Malformed when no object begins there.
Result<std::size_t> tarSplitObjectLength(std::string_view text, const std::string &file);

// Parses one object. Strict: the known keys once each with values of their types; other keys only with plain values. out is
// written over, so that its strings' memory is used again. offset is where text stands in file, for errors.
Status parseTarSplitEntry(std::string_view text, const std::string &file, std::uint64_t offset, const Limits &limits, TarSplitEntry &out);

} // namespace assay
