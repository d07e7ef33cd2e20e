// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digestpair.h"

#include <algorithm>
#include <vector>

namespace assay {
namespace {

constexpr std::size_t blockBytes = 64;

// A wrong digest would be worse than a slow one.
bool agreesWithOpenSsl()
{
    std::vector<std::byte> bytes(1000);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::byte>(i * i + i / 7);
    Sha256Pair own(Sha256Pair::By::Instructions);
    Sha256Pair other(Sha256Pair::By::OpenSsl);
    for (Sha256Pair *pair : {&own, &other}) {
        pair->updateWhole(std::span(bytes).first(512));
        pair->updateBoth(bytes);
    }
    return own.finishPart() == other.finishPart() && own.finishWhole() == other.finishWhole();
}

bool instructionsTrusted()
{
    static const bool trusted = shaBlocksUsable() && agreesWithOpenSsl();
    return trusted;
}

} // namespace

Sha256State Sha256Pair::Stream::initial()
{
    return {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
}

void Sha256Pair::Stream::update(std::span<const std::byte> bytes)
{
    const std::size_t begun = m_size % blockBytes;
    m_size += bytes.size();
    if (begun != 0) {
        const std::size_t taken = std::min(bytes.size(), blockBytes - begun);
        std::copy_n(bytes.begin(), taken, m_begun.begin() + static_cast<std::ptrdiff_t>(begun));
        bytes = bytes.subspan(taken);
        if (begun + taken < blockBytes)
            return;
        shaBlocks(state, m_begun.data(), 1);
    }
    const std::size_t blocks = bytes.size() / blockBytes;
    shaBlocks(state, bytes.data(), blocks);
    bytes = bytes.subspan(blocks * blockBytes);
    std::copy(bytes.begin(), bytes.end(), m_begun.begin());
}

Sha256Digest Sha256Pair::Stream::finish()
{
    const std::uint64_t bits = m_size * 8;
    std::array<std::byte, blockBytes + 8> padding{std::byte{0x80}}; // a bit, zeros up to 8 bytes before the end of a block, the length
    const std::size_t length = blockBytes - (m_size + 8) % blockBytes;
    for (std::size_t i = 0; i < 8; ++i)
        padding[length + i] = static_cast<std::byte>(bits >> (56 - 8 * i));
    update(std::span(padding).first(length + 8));
    Sha256Digest digest{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
    state = initial();
    m_size = 0;
    return digest;
}

Sha256Pair::Sha256Pair(By by) : m_own(by == By::Instructions || (by == By::Best && instructionsTrusted())) {}

void Sha256Pair::updateWhole(std::span<const std::byte> bytes)
{
    if (m_own)
        m_whole.update(bytes);
    else
        m_opensslWhole.update(bytes);
}

void Sha256Pair::updateBoth(std::span<const std::byte> bytes)
{
    if (!m_own) {
        m_opensslWhole.update(bytes);
        m_opensslPart.update(bytes);
        return;
    }
    if (m_whole.atBlock() && m_part.atBlock()) {
        const std::size_t blocks = bytes.size() / blockBytes;
        shaBlocks(m_whole.state, m_part.state, bytes.data(), blocks);
        m_whole.passed(blocks * blockBytes);
        m_part.passed(blocks * blockBytes);
        bytes = bytes.subspan(blocks * blockBytes);
    }
    m_whole.update(bytes);
    m_part.update(bytes);
}

Sha256Digest Sha256Pair::finishPart()
{
    return m_own ? m_part.finish() : m_opensslPart.finish();
}

Sha256Digest Sha256Pair::finishWhole()
{
    return m_own ? m_whole.finish() : m_opensslWhole.finish();
}

} // namespace assay
