// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "io/digest.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace assay {

// How blocks of 64 bytes are taken into the state of a SHA-256 (FIPS 180-4): eight words, in its order.
using Sha256State = std::array<std::uint32_t, 8>;
// Into one state, and the same blocks into two at once: the schedule of a block is made once, and the processor works at both while
// each waits for itself, so that two digests cost little more than one. Only where shaBlocksUsable().
void shaBlocks(Sha256State &state, const std::byte *blocks, std::size_t count);
void shaBlocks(Sha256State &first, Sha256State &second, const std::byte *blocks, std::size_t count);
// Whether this processor has the instructions for SHA-256 that are used here (x86-64).
bool shaBlocksUsable();

// SHA-256 of a whole, and of its parts one after the other, of the same bytes at the same time: of a tar and of each file in it. Fast
// where a part begins at a multiple of 64 bytes of the whole, as in tars. By OpenSSL where the processor lacks the instructions or a first
// trial does not give what OpenSSL gives. One thread.
class Sha256Pair {
public:
    enum class By : std::uint8_t { Best, Instructions, OpenSsl }; // Instructions: only where shaBlocksUsable()
    explicit Sha256Pair(By by = By::Best);

    void updateWhole(std::span<const std::byte> bytes); // what belongs to no part
    void updateBoth(std::span<const std::byte> bytes);
    Sha256Digest finishPart(); // and start the next one
    Sha256Digest finishWhole();

private:
    // One digest by shaBlocks().
    class Stream {
    public:
        void update(std::span<const std::byte> bytes);
        Sha256Digest finish(); // and start anew
        bool atBlock() const { return m_size % 64 == 0; }

        static Sha256State initial();
        Sha256State state = initial();
        void passed(std::uint64_t bytes) { m_size += bytes; }

    private:
        std::array<std::byte, 64> m_begun{}; // of a block that is not full, m_size % 64 bytes
        std::uint64_t m_size = 0;
    };

    bool m_own;
    Stream m_whole;
    Stream m_part;
    Sha256 m_opensslWhole;
    Sha256 m_opensslPart;
};

} // namespace assay
