// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>

namespace assay {

// What one source may make the program spend. Passed to every reader; nothing reads a limit from elsewhere.
struct Limits {
    std::uint64_t entriesPerSource = 5'000'000;
    std::uint32_t pathBytes = 64 * 1024;        // of one whole path
    std::uint32_t pathDepth = 4096;             // components of one path
    std::uint64_t namesBytes = 2ULL << 30;      // of all names of one source together
    std::uint64_t xattrBytesPerEntry = 1 << 20;
    std::uint64_t jsonBytes = 16 << 20;         // of one JSON record
    std::uint32_t jsonDepth = 64;
    std::uint64_t recordBytes = 1 << 20;        // of one small record file of a store
    std::uint64_t boltBytes = 256ULL << 20;     // of the pages of one bolt database that are in use
    std::uint32_t boltItems = 2'000'000;        // keys of one bolt database
    std::uint32_t boltDepth = 64;               // buckets in buckets, and pages below pages within one bucket
    std::uint32_t boltTries = 16;               // to read a bolt database that is being written
    std::uint32_t images = 10'000;
    std::uint32_t layersPerImage = 1024;
    std::uint64_t layersOfImages = 300'000;     // of all images of one source together, shared ones counted for each
    std::uint64_t expandedBytes = 512ULL << 30; // of one decompressed stream, and of all sparse files of one tar together
    // A compressed stream, or a sparse file in a tar, is refused when it expands past both of these. Deflate cannot expand more than 1032
    // times (258 bytes for two bits), so gzip that holds zeros only is still below the ratio. zstd, xz and bzip2 make next to nothing of a
    // hole, and a database or a disk with holes of gigabytes is common in a layer: those are what the free bytes are for. They cost the time
    // to hash them and, as zeros are not written to the disk, no space. A bomb that is as large as they allow costs no more time than that.
    std::uint64_t expansionRatio = 1100;
    std::uint64_t expansionFreeBytes = 16ULL << 30;
    std::uint32_t linkDepth = 40;               // symbolic or hard links followed inside the evidence
    std::size_t findingsPerCode = 10'000;       // kept of one code; the rest are counted
};

} // namespace assay
