// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A whole tar, compressed or not, read in all the ways there are: they must agree, and nothing may grow without end.

#include "archive/tarfs.h"
#include "archive/tarreader.h"
#include "io/digest.h"
#include "support/tarbytes.h"

#include <cstdlib>
#include <map>
#include <string>

using namespace assay;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

Limits smallLimits()
{
    Limits limits;
    limits.entriesPerSource = 1000;
    limits.xattrBytesPerEntry = 4096;
    limits.pathBytes = 4096;
    limits.pathDepth = 64;
    limits.expandedBytes = 4 << 20;
    limits.expansionFreeBytes = 1 << 20;
    limits.expansionRatio = 100;
    limits.findingsPerCode = 50;
    return limits;
}

// Digests of content by the place of the header; read in another way, it must be the same.
std::map<std::uint64_t, Sha256Digest> contents(const ByteSourcePtr &tar, const Limits &limits)
{
    std::map<std::uint64_t, Sha256Digest> digests;
    TarReader reader(streamOf(tar, nullptr), limits);
    Sha256 hash;
    std::uint64_t last = 0;
    for (auto member = reader.next(); member && *member; member = reader.next()) {
        require(digests.empty() || (*member)->headerOffset > last);
        last = (*member)->headerOffset;
        std::uint64_t size = 0;
        bool whole = false;
        for (auto run = reader.read(); run; run = reader.read()) {
            if (run->empty()) {
                whole = true;
                break;
            }
            hash.update(*run);
            size += run->size();
        }
        const Sha256Digest digest = hash.finish();
        if (!whole)
            continue;
        require(size == (*member)->size);
        if ((*member)->type == EntryType::File && !(*member)->hardLink)
            digests.emplace(last, digest);
    }
    const auto trailing = reader.drain();
    require(!trailing || *trailing <= tar->size());
    require(reader.takeFindings().size() <= 50 * 3 + 3);
    return digests;
}

void checkTar(std::string bytes)
{
    const Limits limits = smallLimits();
    Context context;
    const auto tar = seekable(memorySource(std::move(bytes), "tar"), limits, &context);
    if (!tar)
        return;
    const auto digests = contents(*tar, limits);
    for (const auto &[offset, digest] : digests) {
        const auto member = openTarMember(*tar, offset, limits);
        require(member.has_value());
        require(*sha256(**member, nullptr) == digest);
    }
    const auto folder = openTarFs(*tar, limits, context);
    if (!folder)
        return;
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &item) {
        const auto stat = folder->fs->stat(item.path);
        require(stat && stat->kind == item.stat.kind);
        if (item.stat.kind == FileKind::File)
            (void)folder->fs->readFile(item.path, 100'000);
        if (item.stat.kind == FileKind::Directory)
            require(folder->fs->list(item.path).has_value());
        return Status();
    };
    (void)folder->fs->walk("", visitor, limits, context);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    checkTar(bytes);
    checkTar(test::withChecksums(bytes));
    return 0;
}
