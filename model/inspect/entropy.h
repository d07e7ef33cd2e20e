// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "io/bytesource.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace assay {

// Shannon's entropy of the bytes by themselves, in bits a byte: 0 where all are the same (or there are none), 8 where all
// values are equally frequent. Compressed and encrypted content comes near to 8, text to 5, programs to 6. Pure; any thread.
double shannonEntropy(std::span<const std::byte> bytes);

// How the entropy goes through a file.
struct EntropyMap {
    static constexpr float unknown = -1; // could not be read, or the content ended before its size said

    std::vector<float> buckets;    // bits a byte, of bucketBytes each; the last may be shorter
    std::uint64_t bucketBytes = 0; // 0 for an empty file
    bool sampled = false;          // not all bytes of each bucket were looked at
};

// Below this a bucket says little: 256 different bytes have no more than 8 bits in any order.
inline constexpr std::uint64_t smallestEntropyBucket = 1024;
// Of a larger bucket so much is looked at, in parts that lie evenly in it: what is read does not grow with the file.
inline constexpr std::uint64_t entropySample = 16 * 1024;

// The bytes of a bucket when so many are to cover extent bytes.
std::uint64_t entropyBucketBytes(std::uint64_t extent, std::size_t buckets);

// For jobs. bucketBytes is at least 1. What cannot be read is unknown in the map; the error is Cancelled.
Result<EntropyMap> entropyMap(const ByteSource &source, std::uint64_t bucketBytes, Context &context);

} // namespace assay
