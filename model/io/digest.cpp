// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digest.h"

#include "base/nameddigest.h"
#include "io/readblocks.h"

#include <cstdio>
#include <cstdlib>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <type_traits>
#include <utility>

namespace assay {
namespace {

// A digest that cannot be computed is no property of the evidence, and a wrong one would be worse than none.
void require(bool ok)
{
    if (!ok) {
        std::fputs("OpenSSL cannot compute SHA-256 and SHA-512\n", stderr);
        std::abort();
    }
}

// A thread that waits for a silent server outlives main(): OpenSSL is not taken down under it, and what it keeps for each thread goes with
// the thread. Before anything else asks OpenSSL for something, since the first call decides.
const bool staysToTheEnd = OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr) == 1;

// Fetched once: looking the algorithm up costs more than hashing a small file. Never freed, as above.
template<class Digest>
const EVP_MD *algorithm()
{
    static const EVP_MD *const fetched = EVP_MD_fetch(nullptr, std::is_same_v<Digest, Sha512Digest> ? "SHA512" : "SHA256", nullptr);
    require(staysToTheEnd && fetched);
    return fetched;
}

} // namespace

template<class Digest>
struct Hash<Digest>::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

template<class Digest>
Hash<Digest>::Hash() : m_state(std::make_unique<State>())
{
    require(m_state->context && EVP_DigestInit_ex2(m_state->context.get(), algorithm<Digest>(), nullptr) == 1);
}

template<class Digest>
Hash<Digest>::~Hash() = default;

template<class Digest>
void Hash<Digest>::update(std::span<const std::byte> bytes)
{
    require(EVP_DigestUpdate(m_state->context.get(), bytes.data(), bytes.size()) == 1);
}

template<class Digest>
Digest Hash<Digest>::finish()
{
    Digest digest{};
    unsigned size = 0;
    require(EVP_DigestFinal_ex(m_state->context.get(), digest.data(), &size) == 1 && size == digest.size());
    require(EVP_DigestInit_ex2(m_state->context.get(), nullptr, nullptr) == 1);
    return digest;
}

template class Hash<Sha256Digest>;
template class Hash<Sha512Digest>;

Sha256Digest sha256(std::span<const std::byte> bytes)
{
    thread_local Sha256 hash;
    hash.update(bytes);
    return hash.finish();
}

Sha256Digest sha256(std::string_view bytes)
{
    return sha256(std::as_bytes(std::span(bytes)));
}

Result<Sha256Digest> sha256(const ByteSource &source, Context *context)
{
    thread_local Sha256 hash;
    const Status read = readBlocks(source, context, [](std::span<const std::byte> bytes) { hash.update(bytes); });
    const Sha256Digest digest = hash.finish();
    return read ? Result<Sha256Digest>(digest) : Unexpected(read.error());
}

Result<Digests> digestsOf(const ByteSource &source, bool withSha512, Context *context)
{
    Sha256 shorter;
    std::optional<Sha512> longer;
    if (withSha512)
        longer.emplace();
    const Status read = readBlocks(source, context, [&](std::span<const std::byte> bytes) {
        shorter.update(bytes);
        if (longer)
            longer->update(bytes);
    });
    if (!read)
        return Unexpected(read.error());
    return Digests{shorter.finish(), longer ? std::optional(longer->finish()) : std::nullopt};
}

std::string Digests::like(std::string_view named) const
{
    if (isSha512(named))
        return sha512 ? digestText(*sha512) : std::string();
    return digestText(sha256);
}

Digests digestsOf(std::string_view bytes)
{
    Sha512 longer;
    longer.update(std::as_bytes(std::span(bytes)));
    return {sha256(bytes), longer.finish()};
}

std::string digestLike(std::string_view named, std::string_view bytes)
{
    return isSha512(named) ? digestsOf(bytes).like(named) : digestText(sha256(bytes));
}

std::string digestText(const Sha512Digest &digest)
{
    return "sha512:" + toHex(digest.data(), digest.size());
}

Result<std::size_t> Sha512Stream::read(std::span<std::byte> out)
{
    auto got = m_below->read(out);
    if (got)
        m_hash.update(out.first(*got));
    return got;
}

HashingStream::HashingStream(ByteStreamPtr below) : HashingStream(std::move(below), std::nullopt) {}

HashingStream::HashingStream(ByteStreamPtr below, const std::optional<Sha256Digest> &whole) : m_below(std::move(below)), m_whole(whole) {}

Result<std::size_t> HashingStream::read(std::span<std::byte> out)
{
    auto got = m_below->read(out);
    if (got) {
        if (!m_whole)
            m_hash.update(out.first(*got));
        m_bytesRead += *got;
    }
    return got;
}

const std::string &HashingStream::name() const
{
    return m_below->name();
}

} // namespace assay
