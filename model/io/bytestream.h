// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "io/bytesource.h"

#include <optional>

namespace assay {

// Bytes that come one after the other. One thread.
class ByteStream {
public:
    virtual ~ByteStream() = default;
    // 0 bytes mean the end. May give fewer bytes than there is room for.
    virtual Result<std::size_t> read(std::span<std::byte> out) = 0;
    // Passes over up to count bytes; fewer only at the end. Reads them unless the stream can do better.
    virtual Result<std::uint64_t> skip(std::uint64_t count);
    virtual const std::string &name() const = 0;
};

using ByteStreamPtr = std::unique_ptr<ByteStream>;

// Reads source from its start. Polls context for cancelling and counts the bytes there (compressed bytes, when it stands
// below a decompressor); context may be null and must outlive the stream.
ByteStreamPtr streamOf(ByteSourcePtr source, Context *context);

enum class Compression : std::uint8_t { None, Gzip, Bzip2, Xz, Zstd };
std::string_view compressionName(Compression compression); // "none", "gzip", …

// From the first bytes (16 are enough), never from a name. zstd also by its skippable frames.
Compression detectCompression(std::span<const std::byte> head);
Result<Compression> detectCompression(const ByteSource &source);

// What below holds, decompressed: all members or frames one after the other, as Go's and zstd's own readers do. Refuses
// with LimitExceeded what expands past limits; garbage after the last member is Malformed, a cut stream Truncated. Polls context at
// each read, as one block of below may expand to gigabytes; context may be null and must outlive the stream.
Result<ByteStreamPtr> decompressed(ByteStreamPtr below, Compression compression, const Limits &limits, const Context *context);

// The whole stream in an unlinked temporary file ($TMPDIR), or in memory when it is small: to read it at any offset. Long runs of zeros
// become holes of that file.
Result<ByteSourcePtr> spool(ByteStream &stream, const Limits &limits, Context *context);

// source itself when it is not compressed, else its spooled content. unpacked, where it is given, then gets the SHA-256 of that content,
// hashed on its way there.
Result<ByteSourcePtr> seekable(ByteSourcePtr source, const Limits &limits, Context *context, std::optional<Sha256Digest> *unpacked = nullptr);

} // namespace assay
