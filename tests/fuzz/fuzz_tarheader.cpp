// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One header of a tar: whatever the bytes are, the parser ends, stays within them, and says the same of fewer and of more.

#include "archive/tarheader.h"
#include "support/tarbytes.h"

#include <cstdlib>
#include <string>

using namespace assay;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkHeader(std::span<const std::byte> bytes)
{
    const std::size_t size = bytes.size();
    Limits limits;
    limits.xattrBytesPerEntry = 4096;
    limits.pathBytes = 4096;
    const auto header = parseTarHeader(bytes, limits);
    if (!header)
        return;
    require(header->headerBytes % 512 == 0 && header->headerBytes > 0);
    if (header->endOfArchive)
        return;
    // The last block of a sparse map may be given only in part.
    require(header->headerBytes < size + 512);
    require(header->headerBytes + header->storedBytes >= header->storedBytes);
    std::uint64_t end = 0;
    std::uint64_t stored = 0;
    for (const SparseRun &run : header->sparseRuns) {
        require(run.offset >= end && run.size <= header->entry.size && run.offset <= header->entry.size - run.size);
        end = run.offset + run.size;
        stored += run.size;
    }
    require(stored <= header->storedBytes);
    require(header->entry.mtimeNsec < 1'000'000'000 && header->entry.mode <= 07777);
    require(!header->entry.hardLink || header->entry.type == EntryType::File);
    require(header->entry.sparse || header->sparseRuns.empty());

    if (header->entry.typeFlag == 'g')
        return; // its records are its content
    const auto own = bytes.first(std::min<std::size_t>(size, header->headerBytes));
    const auto again = parseTarHeader(own, limits);
    require(again && again->entry.path == header->entry.path && again->storedBytes == header->storedBytes && again->oddities == header->oddities);
    const auto less = parseTarHeader(own.first(own.size() / 2), limits);
    require(!less);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    checkHeader(std::as_bytes(std::span(data, size)));
    const std::string repaired = test::withChecksums(std::string(reinterpret_cast<const char *>(data), size));
    checkHeader(std::as_bytes(std::span(repaired)));
    return 0;
}
