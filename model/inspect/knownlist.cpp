// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspect/knownlist.h"

#include "base/limits.h"
#include "io/bytesource.h"
#include "io/bytestream.h"
#include "io/digest.h"

#include <utility>

namespace assay {

std::string KnownList::name() const
{
    return path.substr(path.rfind('/') + 1); // npos + 1 is 0
}

Result<KnownListPtr> readKnownList(const std::string &path, std::uint8_t kind, Context &context, const HashListLimits &limits)
{
    const auto file = openFileSource(path);
    if (!file)
        return Unexpected(file.error());
    const auto compression = detectCompression(**file);
    if (!compression)
        return Unexpected(compression.error());
    context.setPhase(Phase::Reading);
    context.addTotalBytes((*file)->size());
    auto hashing = std::make_unique<HashingStream>(streamOf(*file, &context));
    HashingStream &whole = *hashing; // lives as long as stream, which owns it
    ByteStreamPtr stream = std::move(hashing);
    if (*compression != Compression::None) {
        auto unpacked = decompressed(std::move(stream), *compression, Limits{}, &context);
        if (!unpacked)
            return Unexpected(unpacked.error());
        stream = std::move(*unpacked);
    }
    HashListReader reader(path, limits, *compression == Compression::None ? (*file)->size() : 0);
    std::vector<std::byte> block(1 << 20);
    while (true) {
        const auto read = stream->read(block);
        if (!read)
            return Unexpected(read.error());
        if (*read == 0)
            break;
        if (Status fed = reader.feed({reinterpret_cast<const char *>(block.data()), *read}); !fed)
            return Unexpected(fed.error());
    }
    if (!(*file)->unchanged())
        return Unexpected(makeError(ErrorCode::Unstable, path, "changed while it was read"));
    auto content = reader.finish();
    if (!content)
        return Unexpected(content.error());
    if (context.cancelled())
        return Unexpected(makeError(ErrorCode::Cancelled, path, "cancelled"));
    auto list = std::make_shared<KnownList>();
    list->path = path;
    list->kind = kind;
    list->bytes = whole.bytesRead();
    list->sha256 = whole.finish();
    list->lines = content->lines;
    list->hashes = content->hashes;
    list->otherHashes = content->otherHashes;
    list->digests = std::make_shared<const DigestSet>(std::move(content->digests));
    return KnownListPtr(std::move(list));
}

KnownHashesPtr knownHashesOf(const std::vector<KnownListPtr> &lists)
{
    if (lists.empty())
        return nullptr;
    auto known = std::make_shared<KnownHashes>();
    for (const KnownListPtr &list : lists)
        known->lists.push_back({list->name(), list->kind, list->digests});
    return known;
}

} // namespace assay
