// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/crc64.h"

#include <isa-l/crc64.h>

#include <vector>

namespace assay {

std::uint64_t crc64(std::span<const std::byte> bytes, std::uint64_t before)
{
    return crc64_iso_refl(before, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
}

Result<std::uint64_t> crc64(const ByteSource &source, Context *context)
{
    std::vector<std::byte> buffer(256 * 1024);
    std::uint64_t crc = 0;
    for (std::uint64_t offset = 0;;) {
        if (context && context->cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, source.name(), "cancelled"));
        const auto got = source.readAt(offset, buffer);
        if (!got)
            return Unexpected(got.error());
        crc = crc64(std::span(buffer).first(*got), crc);
        offset += *got;
        if (*got < buffer.size())
            return crc;
    }
}

} // namespace assay
