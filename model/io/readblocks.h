// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "io/bytesource.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace assay {

// The block in which source is best read: up to 1 MiB, and not more than a small file fills; never empty.
inline std::size_t blockBytesOf(const ByteSource &source)
{
    return static_cast<std::size_t>(std::clamp<std::uint64_t>(source.size(), 1, 1024 * 1024));
}

// Gives take all of source, in order and in blocks of up to 1 MiB, polling and counting in context (may be null). The bytes are take's only
// until it returns. The error is Cancelled, the source's own, or Unstable where the source ends before its size.
template<class Take>
Status readBlocks(const ByteSource &source, Context *context, Take take)
{
    thread_local std::vector<std::byte> buffer;
    const std::uint64_t size = source.size();
    buffer.resize(std::max(buffer.size(), blockBytesOf(source)));
    std::uint64_t offset = 0;
    while (offset < size) {
        if (context && context->cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, source.name(), "cancelled"));
        const auto got = source.readAt(offset, buffer);
        if (!got)
            return Unexpected(got.error());
        if (*got == 0)
            return Unexpected(makeErrorAt(ErrorCode::Unstable, source.name(), offset, "became shorter while it was read"));
        take(std::span<const std::byte>(buffer).first(*got));
        offset += *got;
        if (context)
            context->addBytes(*got);
    }
    return {};
}

} // namespace assay
