// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspect/entropy.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace assay {
namespace {

constexpr std::uint64_t sampleParts = 4;
constexpr std::size_t mostBuckets = 1 << 16;

// The bytes of a bucket that are looked at; none when some of them cannot be read.
std::span<const std::byte> sampleOf(const ByteSource &source, std::uint64_t begin, std::uint64_t size, std::span<std::byte> buffer)
{
    const std::uint64_t parts = size <= buffer.size() ? 1 : sampleParts;
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(size, buffer.size() / parts));
    const std::uint64_t stride = parts == 1 ? 0 : (size - part) / (parts - 1);
    for (std::uint64_t i = 0; i < parts; ++i) {
        const Result<std::size_t> got = source.readAt(begin + i * stride, buffer.subspan(static_cast<std::size_t>(i) * part, part));
        if (!got || *got < part)
            return {};
    }
    return buffer.first(part * static_cast<std::size_t>(parts));
}

} // namespace

double shannonEntropy(std::span<const std::byte> bytes)
{
    std::array<std::uint64_t, 256> counts{};
    for (const std::byte byte : bytes)
        ++counts[std::to_integer<std::size_t>(byte)];
    const auto all = static_cast<double>(bytes.size());
    double bits = 0;
    for (const std::uint64_t count : counts) {
        if (count == 0 || count == bytes.size())
            continue;
        const double share = static_cast<double>(count) / all;
        bits -= share * std::log2(share);
    }
    return bits;
}

std::uint64_t entropyBucketBytes(std::uint64_t extent, std::size_t buckets)
{
    const std::uint64_t count = std::clamp<std::size_t>(buckets, 1, mostBuckets);
    return std::max(smallestEntropyBucket, extent / count + (extent % count != 0 ? 1 : 0));
}

Result<EntropyMap> entropyMap(const ByteSource &source, std::uint64_t bucketBytes, Context &context)
{
    EntropyMap map;
    const std::uint64_t size = source.size();
    if (size == 0)
        return map;
    // Whatever was asked for, the map stays small.
    map.bucketBytes = std::max({bucketBytes, std::uint64_t{1}, entropyBucketBytes(size, mostBuckets)});
    map.sampled = std::min(map.bucketBytes, size) > entropySample;
    const std::uint64_t count = (size - 1) / map.bucketBytes + 1;
    map.buckets.reserve(static_cast<std::size_t>(count));
    std::vector<std::byte> buffer(static_cast<std::size_t>(entropySample));
    for (std::uint64_t i = 0; i < count; ++i) {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, source.name(), "cancelled"));
        const std::uint64_t begin = i * map.bucketBytes;
        const std::span<const std::byte> sample = sampleOf(source, begin, std::min(map.bucketBytes, size - begin), buffer);
        map.buckets.push_back(sample.empty() ? EntropyMap::unknown : static_cast<float>(shannonEntropy(sample)));
    }
    return map;
}

} // namespace assay
