// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/keyedhash.h"

#include <bit>
#include <cstddef>
#include <cstring>
#include <random>

namespace assay {
namespace {

struct Key {
    std::uint64_t low;
    std::uint64_t high;
};

const Key &key()
{
    static const Key drawn = [] {
        std::random_device device;
        const auto word = [&device] { return (std::uint64_t{device()} << 32) | device(); };
        return Key{word(), word()};
    }();
    return drawn;
}

class SipState {
public:
    explicit SipState(const Key &k)
        : v0(k.low ^ 0x736f6d6570736575ULL), v1(k.high ^ 0x646f72616e646f6dULL), v2(k.low ^ 0x6c7967656e657261ULL), v3(k.high ^ 0x7465646279746573ULL)
    {
    }

    void take(std::uint64_t word)
    {
        v3 ^= word;
        round();
        v0 ^= word;
    }

    std::uint64_t finish()
    {
        v2 ^= 0xFF;
        round();
        round();
        round();
        return v0 ^ v1 ^ v2 ^ v3;
    }

private:
    void round()
    {
        v0 += v1;
        v1 = std::rotl(v1, 13) ^ v0;
        v0 = std::rotl(v0, 32);
        v2 += v3;
        v3 = std::rotl(v3, 16) ^ v2;
        v0 += v3;
        v3 = std::rotl(v3, 21) ^ v0;
        v2 += v1;
        v1 = std::rotl(v1, 17) ^ v2;
        v2 = std::rotl(v2, 32);
    }

    std::uint64_t v0;
    std::uint64_t v1;
    std::uint64_t v2;
    std::uint64_t v3;
};

} // namespace

std::uint64_t keyedHash(std::uint64_t prefix, std::string_view bytes)
{
    SipState state(key());
    state.take(prefix);
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t word;
        std::memcpy(&word, bytes.data() + i, sizeof word);
        state.take(word);
    }
    std::uint64_t tail = 0;
    std::memcpy(&tail, bytes.data() + i, bytes.size() - i);
    state.take(tail | (static_cast<std::uint64_t>(bytes.size()) << 56));
    return state.finish();
}

} // namespace assay
