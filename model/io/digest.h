// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/context.h"
#include "io/bytesource.h"
#include "io/bytestream.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

namespace assay {

// SHA-256 by OpenSSL. One thread; can be used again after finish().
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;

    void update(std::span<const std::byte> bytes);
    Sha256Digest finish(); // and start anew

private:
    struct State;
    std::unique_ptr<State> m_state;
};

Sha256Digest sha256(std::span<const std::byte> bytes);
Sha256Digest sha256(std::string_view bytes);
// Reads all of source in large blocks, polling and counting in context (may be null).
Result<Sha256Digest> sha256(const ByteSource &source, Context *context);

// A stream that hands on what below gives and hashes it. bytesRead() and finish() are of what has been read so far.
class HashingStream : public ByteStream {
public:
    explicit HashingStream(ByteStreamPtr below);
    // Of a stream whose whole has been hashed before: is not hashed again, and finish() may only be asked for at its end.
    HashingStream(ByteStreamPtr below, const std::optional<Sha256Digest> &whole);
    Result<std::size_t> read(std::span<std::byte> out) override;
    const std::string &name() const override;
    std::uint64_t bytesRead() const { return m_bytesRead; }
    Sha256Digest finish() { return m_whole ? *m_whole : m_hash.finish(); }

private:
    ByteStreamPtr m_below;
    std::optional<Sha256Digest> m_whole;
    Sha256 m_hash;
    std::uint64_t m_bytesRead = 0;
};

} // namespace assay
