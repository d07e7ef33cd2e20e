// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/readthrough.h"

#include "io/digest.h"
#include "io/readblocks.h"

#include <string>
#include <vector>

namespace assay {

Result<Sha256Digest> readThrough(const ByteSource &source, const std::function<Status(std::string_view)> &take, Context &context)
{
    std::vector<std::byte> buffer(blockBytesOf(source));
    Sha256 hash;
    for (std::uint64_t at = 0;;) {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, source.name(), "cancelled"));
        const auto got = source.readAt(at, buffer);
        if (!got)
            return Unexpected(got.error());
        if (*got == 0)
            break;
        const std::span<const std::byte> piece(buffer.data(), *got);
        hash.update(piece);
        context.addBytes(*got);
        at += *got;
        if (!take)
            continue;
        if (const Status taken = take({reinterpret_cast<const char *>(piece.data()), piece.size()}); !taken)
            return Unexpected(taken.error());
    }
    if (!source.unchanged())
        return Unexpected(makeError(ErrorCode::Unstable, source.name(), "it changed while it was read"));
    return hash.finish();
}

Result<Sha256Digest> readLines(const ByteSource &source, const std::function<Status(std::string_view)> &take, Context &context)
{
    std::string begun; // of a line whose end has not come yet
    const auto digest = readThrough(source, [&](std::string_view piece) -> Status {
        while (!piece.empty()) {
            const std::size_t end = piece.find('\n');
            if (begun.size() + std::min(end, piece.size()) > mostLineBytes)
                return Unexpected(makeError(ErrorCode::LimitExceeded, source.name(), "a line is longer than any of a listing"));
            if (end == std::string_view::npos) {
                begun += piece;
                return {};
            }
            std::string_view line = piece.substr(0, end);
            if (!begun.empty()) {
                begun += line;
                line = begun;
            }
            if (Status taken = take(line); !taken)
                return taken;
            begun.clear();
            piece.remove_prefix(end + 1);
        }
        return {};
    }, context);
    if (digest && !begun.empty())
        return Unexpected(makeError(ErrorCode::Malformed, source.name(), "its last line has no end"));
    return digest;
}

} // namespace assay
