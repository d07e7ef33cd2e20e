// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/context.h"
#include "io/bytesource.h"
#include "io/bytestream.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace assay {

using Sha512Digest = std::array<std::uint8_t, 64>;

// SHA-256 or SHA-512 by OpenSSL. One thread; can be used again after finish().
template<class Digest>
class Hash {
public:
    Hash();
    ~Hash();
    Hash(const Hash &) = delete;
    Hash &operator=(const Hash &) = delete;

    void update(std::span<const std::byte> bytes);
    Digest finish(); // and start anew

private:
    struct State;
    std::unique_ptr<State> m_state;
};
class Sha256 : public Hash<Sha256Digest> {};
class Sha512 : public Hash<Sha512Digest> {};

Sha256Digest sha256(std::span<const std::byte> bytes);
Sha256Digest sha256(std::string_view bytes);
// Reads all of source in large blocks, polling and counting in context (may be null).
Result<Sha256Digest> sha256(const ByteSource &source, Context *context);

// Of the same bytes: SHA-256, and SHA-512 where something is named by it.
struct Digests {
    Sha256Digest sha256{};
    std::optional<Sha512Digest> sha512;

    std::string like(std::string_view named) const; // by the algorithm of named, as digestLike() has it; "" where that was not computed
};
Result<Digests> digestsOf(const ByteSource &source, bool withSha512, Context *context); // as sha256()
Digests digestsOf(std::string_view bytes); // both

// The digest of bytes as text, by the algorithm that named has: "sha512:…" where it begins so, else "sha256:…".
std::string digestLike(std::string_view named, std::string_view bytes);
std::string digestText(const Sha512Digest &digest); // "sha512:…"

// A stream that hands on what below gives and adds it to a hash that outlives it.
class Sha512Stream : public ByteStream {
public:
    Sha512Stream(ByteStreamPtr below, Sha512 &hash) : m_below(std::move(below)), m_hash(hash) {}
    Result<std::size_t> read(std::span<std::byte> out) override;
    const std::string &name() const override { return m_below->name(); }

private:
    ByteStreamPtr m_below;
    Sha512 &m_hash;
};

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
