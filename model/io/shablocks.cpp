// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digestpair.h"

#include <cstdlib>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace assay {

#if defined(__x86_64__)
namespace {

#define ASSAY_SHA_CODE __attribute__((target("sha,sse4.1,ssse3")))

alignas(16) constexpr std::array<std::uint32_t, 64> roundConstants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// The words of a state as the instructions want them: a b e f and c d g h, the last of each lowest.
struct Lanes {
    __m128i abef;
    __m128i cdgh;
};

ASSAY_SHA_CODE Lanes lanesOf(const Sha256State &s)
{
    const auto word = [&s](std::size_t i) { return static_cast<int>(s[i]); };
    return {_mm_set_epi32(word(0), word(1), word(4), word(5)), _mm_set_epi32(word(2), word(3), word(6), word(7))};
}

ASSAY_SHA_CODE void store(const Lanes &lanes, Sha256State &s)
{
    alignas(16) std::array<std::uint32_t, 4> abef;
    alignas(16) std::array<std::uint32_t, 4> cdgh;
    _mm_store_si128(reinterpret_cast<__m128i *>(abef.data()), lanes.abef);
    _mm_store_si128(reinterpret_cast<__m128i *>(cdgh.data()), lanes.cdgh);
    s = {abef[3], abef[2], cdgh[3], cdgh[2], abef[1], abef[0], cdgh[1], cdgh[0]};
}

template<std::size_t Count>
ASSAY_SHA_CODE void takeBlocks(const std::array<Sha256State *, Count> &states, const std::byte *blocks, std::size_t count)
{
    const __m128i bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    Lanes now[Count];
    for (std::size_t k = 0; k < Count; ++k)
        now[k] = lanesOf(*states[k]);
    for (; count != 0; --count, blocks += 64) {
        Lanes before[Count];
        for (std::size_t k = 0; k < Count; ++k)
            before[k] = now[k];
        __m128i words[4]; // the sixteen words of the schedule in hand
        for (std::size_t i = 0; i < 4; ++i)
            words[i] = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i *>(blocks + 16 * i)), bigEndian);
#pragma GCC unroll 16
        for (std::size_t i = 0; i < 16; ++i) {
            const __m128i low = _mm_add_epi32(words[i % 4], _mm_load_si128(reinterpret_cast<const __m128i *>(roundConstants.data() + 4 * i)));
            const __m128i high = _mm_shuffle_epi32(low, 0x0e);
#pragma GCC unroll 2
            for (std::size_t k = 0; k < Count; ++k)
                now[k].cdgh = _mm_sha256rnds2_epu32(now[k].cdgh, now[k].abef, low);
#pragma GCC unroll 2
            for (std::size_t k = 0; k < Count; ++k)
                now[k].abef = _mm_sha256rnds2_epu32(now[k].abef, now[k].cdgh, high);
            if (i < 12) { // the four words that are used sixteen rounds later
                const __m128i begun = _mm_sha256msg1_epu32(words[i % 4], words[(i + 1) % 4]);
                const __m128i middle = _mm_alignr_epi8(words[(i + 3) % 4], words[(i + 2) % 4], 4);
                words[i % 4] = _mm_sha256msg2_epu32(_mm_add_epi32(begun, middle), words[(i + 3) % 4]);
            }
        }
        for (std::size_t k = 0; k < Count; ++k)
            now[k] = {_mm_add_epi32(now[k].abef, before[k].abef), _mm_add_epi32(now[k].cdgh, before[k].cdgh)};
    }
    for (std::size_t k = 0; k < Count; ++k)
        store(now[k], *states[k]);
}

bool processorHasSha()
{
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    constexpr unsigned sha = 1U << 29;
    return __builtin_cpu_supports("ssse3") && __builtin_cpu_supports("sse4.1") && __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & sha) != 0;
}

} // namespace

void shaBlocks(Sha256State &state, const std::byte *blocks, std::size_t count)
{
    takeBlocks<1>({&state}, blocks, count);
}

void shaBlocks(Sha256State &first, Sha256State &second, const std::byte *blocks, std::size_t count)
{
    takeBlocks<2>({&first, &second}, blocks, count);
}

bool shaBlocksUsable()
{
    static const bool usable = processorHasSha();
    return usable;
}

#else

void shaBlocks(Sha256State &, const std::byte *, std::size_t)
{
    std::abort(); // never called where shaBlocksUsable() is false
}

void shaBlocks(Sha256State &, Sha256State &, const std::byte *, std::size_t)
{
    std::abort();
}

bool shaBlocksUsable()
{
    return false;
}

#endif

} // namespace assay
