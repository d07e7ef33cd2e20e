// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digest.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <utility>
#include <vector>

namespace assay {
namespace {

constexpr std::size_t blockBytes = 1024 * 1024;

// A digest that cannot be computed is no property of the evidence, and a wrong one would be worse than none.
void require(bool ok)
{
    if (!ok) {
        std::fputs("OpenSSL cannot compute SHA-256\n", stderr);
        std::abort();
    }
}

// A thread that waits for a silent server outlives main(): OpenSSL is not taken down under it, and what it keeps for each thread goes with
// the thread. Before anything else asks OpenSSL for something, since the first call decides.
const bool staysToTheEnd = OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr) == 1;

// Fetched once: looking the algorithm up costs more than hashing a small file. Never freed, as above.
const EVP_MD *algorithm()
{
    static const EVP_MD *const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    require(staysToTheEnd && fetched);
    return fetched;
}

} // namespace

struct Sha256::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256() : m_state(std::make_unique<State>())
{
    require(m_state->context && EVP_DigestInit_ex2(m_state->context.get(), algorithm(), nullptr) == 1);
}

Sha256::~Sha256() = default;

void Sha256::update(std::span<const std::byte> bytes)
{
    require(EVP_DigestUpdate(m_state->context.get(), bytes.data(), bytes.size()) == 1);
}

Sha256Digest Sha256::finish()
{
    Sha256Digest digest{};
    unsigned size = 0;
    require(EVP_DigestFinal_ex(m_state->context.get(), digest.data(), &size) == 1 && size == digest.size());
    require(EVP_DigestInit_ex2(m_state->context.get(), nullptr, nullptr) == 1);
    return digest;
}

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
    thread_local std::vector<std::byte> buffer;
    const std::uint64_t size = source.size();
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size, blockBytes));
    if (buffer.size() < wanted)
        buffer.resize(wanted);
    std::uint64_t offset = 0;
    while (offset < size) {
        Result<std::size_t> got = std::size_t{0};
        if (context && context->cancelled())
            got = Unexpected(makeError(ErrorCode::Cancelled, source.name(), "cancelled"));
        else
            got = source.readAt(offset, buffer);
        if (got && *got == 0)
            got = Unexpected(makeErrorAt(ErrorCode::Unstable, source.name(), offset, "became shorter while it was read"));
        if (!got) {
            hash.finish();
            return Unexpected(got.error());
        }
        hash.update(std::span(buffer).first(*got));
        offset += *got;
        if (context)
            context->addBytes(*got);
    }
    return hash.finish();
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
