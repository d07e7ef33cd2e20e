// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/bytestream.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace assay {
namespace {

constexpr std::size_t blockBytes = 256 * 1024;

class SourceStream final : public ByteStream {
public:
    SourceStream(ByteSourcePtr source, Context *context) : m_source(std::move(source)), m_context(context) {}

    const std::string &name() const override { return m_source->name(); }

    Result<std::size_t> read(std::span<std::byte> out) override
    {
        if (m_context && m_context->cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, name(), "cancelled"));
        const auto got = m_source->readAt(m_offset, out.first(std::min(out.size(), 4 * blockBytes)));
        if (!got)
            return got;
        if (*got == 0 && !out.empty() && m_offset < m_source->size())
            return Unexpected(makeErrorAt(ErrorCode::Unstable, name(), m_offset, "became shorter while it was read"));
        advance(*got);
        return got;
    }

    Result<std::uint64_t> skip(std::uint64_t count) override
    {
        if (m_context && m_context->cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, name(), "cancelled"));
        const std::uint64_t size = m_source->size();
        const std::uint64_t skipped = std::min(count, size - std::min(m_offset, size));
        advance(skipped);
        return skipped;
    }

private:
    void advance(std::uint64_t count)
    {
        m_offset += count;
        if (m_context)
            m_context->addBytes(count);
    }

    ByteSourcePtr m_source;
    Context *m_context;
    std::uint64_t m_offset = 0;
};

bool startsWith(std::span<const std::byte> head, std::initializer_list<unsigned> magic)
{
    return head.size() >= magic.size()
        && std::equal(magic.begin(), magic.end(), head.begin(), [](unsigned a, std::byte b) { return a == std::to_integer<unsigned>(b); });
}

} // namespace

Result<std::uint64_t> ByteStream::skip(std::uint64_t count)
{
    std::vector<std::byte> scratch(static_cast<std::size_t>(std::min<std::uint64_t>(count, blockBytes)));
    std::uint64_t done = 0;
    while (done < count) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(scratch.size(), count - done));
        const auto got = read(std::span(scratch).first(wanted));
        if (!got)
            return Unexpected(got.error());
        if (*got == 0)
            break;
        done += *got;
    }
    return done;
}

ByteStreamPtr streamOf(ByteSourcePtr source, Context *context)
{
    return std::make_unique<SourceStream>(std::move(source), context);
}

std::string_view compressionName(Compression compression)
{
    switch (compression) {
    case Compression::None: return "none";
    case Compression::Gzip: return "gzip";
    case Compression::Bzip2: return "bzip2";
    case Compression::Xz: return "xz";
    case Compression::Zstd: return "zstd";
    }
    return "none";
}

Compression detectCompression(std::span<const std::byte> head)
{
    if (startsWith(head, {0x1F, 0x8B, 0x08}))
        return Compression::Gzip;
    if (startsWith(head, {0x42, 0x5A, 0x68}))
        return Compression::Bzip2;
    if (startsWith(head, {0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00}))
        return Compression::Xz;
    if (startsWith(head, {0x28, 0xB5, 0x2F, 0xFD}))
        return Compression::Zstd;
    // A skippable frame: 0x184D2A5?, little-endian.
    if (head.size() >= 4 && (std::to_integer<unsigned>(head[0]) & 0xF0U) == 0x50U && startsWith(head.subspan(1), {0x2A, 0x4D, 0x18}))
        return Compression::Zstd;
    return Compression::None;
}

Result<Compression> detectCompression(const ByteSource &source)
{
    std::array<std::byte, 16> head{};
    const auto got = source.readAt(0, head);
    if (!got)
        return Unexpected(got.error());
    return detectCompression(std::span<const std::byte>(head).first(*got));
}

} // namespace assay
