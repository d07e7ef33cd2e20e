// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// bzip2, xz and zstd are decoded by libarchive's filters under its raw format. gzip is decoded by zlib itself: the gzip
// filter of libarchive 3.6.2 skips the checksum and length at the end of a member without looking at them, so altered
// content would pass as good.

#include "io/bytestream.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>
#include <zlib.h>

namespace assay {
namespace {

constexpr std::size_t inputBytes = 256 * 1024;

// The compressed bytes: one block at a time, and how many there were.
class Input {
public:
    explicit Input(ByteStreamPtr below) : m_below(std::move(below)), m_block(inputBytes) {}

    // The next block; empty at the end.
    Result<std::span<const std::byte>> next()
    {
        if (m_ended)
            return std::span<const std::byte>();
        const auto got = m_below->read(m_block);
        if (!got)
            return Unexpected(got.error());
        m_ended = *got == 0;
        m_total += *got;
        return std::span<const std::byte>(m_block).first(*got);
    }

    std::uint64_t total() const { return m_total; }
    bool ended() const { return m_ended; }
    const std::string &name() const { return m_below->name(); }

private:
    ByteStreamPtr m_below;
    std::vector<std::byte> m_block;
    std::uint64_t m_total = 0;
    bool m_ended = false;
};

// What both decoders share: the limits on what comes out, and that an error stays.
class Decoder : public ByteStream {
public:
    Decoder(ByteStreamPtr below, Compression compression, const Limits &limits, const Context *context)
        : m_input(std::move(below)), m_format(compressionName(compression)), m_limits(limits), m_context(context)
    {
    }

    const std::string &name() const final { return m_input.name(); }

    Result<std::size_t> read(std::span<std::byte> out) final
    {
        if (m_failed)
            return Unexpected(*m_failed);
        if (out.empty())
            return std::size_t{0};
        if (m_context && m_context->cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, name(), "cancelled"));
        auto got = decode(out);
        if (got)
            got = checked(*got);
        if (!got)
            m_failed = got.error();
        return got;
    }

protected:
    virtual Result<std::size_t> decode(std::span<std::byte> out) = 0;

    Error error(ErrorCode code, const std::string &detail) const
    {
        return makeErrorAt(code, name(), m_input.total(), m_format + ": " + detail);
    }
    Error truncated() const { return error(ErrorCode::Truncated, "the compressed data ends too early"); }

    Input m_input;

private:
    Result<std::size_t> checked(std::size_t count)
    {
        m_produced += count;
        if (m_produced > m_limits.expandedBytes)
            return Unexpected(error(ErrorCode::LimitExceeded, "expands to more than " + std::to_string(m_limits.expandedBytes) + " bytes"));
        if (m_produced > m_limits.expansionFreeBytes && m_produced / std::max<std::uint64_t>(m_limits.expansionRatio, 1) > m_input.total()) {
            return Unexpected(error(ErrorCode::LimitExceeded,
                                    "expands more than " + std::to_string(m_limits.expansionRatio) + " times, to over "
                                        + std::to_string(m_limits.expansionFreeBytes) + " bytes"));
        }
        return count;
    }

    std::string m_format;
    Limits m_limits;
    const Context *m_context;
    std::uint64_t m_produced = 0;
    std::optional<Error> m_failed;
};

class GzipDecoder final : public Decoder {
public:
    GzipDecoder(ByteStreamPtr below, const Limits &limits, const Context *context) : Decoder(std::move(below), Compression::Gzip, limits, context) {}
    ~GzipDecoder() override { inflateEnd(&m_inflate); }

    bool start() { return inflateInit2(&m_inflate, MAX_WBITS + 16) == Z_OK; } // + 16: gzip and nothing else

private:
    Result<std::size_t> decode(std::span<std::byte> out) override
    {
        const auto room = static_cast<uInt>(std::min<std::size_t>(out.size(), 1U << 30));
        m_inflate.next_out = reinterpret_cast<Bytef *>(out.data());
        m_inflate.avail_out = room;
        while (m_inflate.avail_out == room) {
            if (m_inflate.avail_in == 0) {
                const auto block = m_input.next();
                if (!block)
                    return Unexpected(block.error());
                if (block->empty() && (m_inMember || m_members == 0))
                    return Unexpected(truncated());
                if (block->empty())
                    return std::size_t{0};
                m_inflate.next_in = reinterpret_cast<Bytef *>(const_cast<std::byte *>(block->data()));
                m_inflate.avail_in = static_cast<uInt>(block->size());
            }
            if (!m_inMember && m_members > 0 && skipPadding())
                continue;
            if (m_padded)
                return Unexpected(error(ErrorCode::Malformed, "bytes follow the end of the compressed data"));
            m_inMember = true;
            const int status = inflate(&m_inflate, Z_NO_FLUSH);
            if (status == Z_STREAM_END) {
                ++m_members;
                m_inMember = false;
                inflateReset(&m_inflate);
            } else if (status == Z_MEM_ERROR) {
                return Unexpected(error(ErrorCode::OutOfMemory, "out of memory"));
            } else if (status != Z_OK && status != Z_BUF_ERROR) {
                const bool noHeader = m_members > 0 && m_inflate.total_out == 0 && m_inflate.total_in < 10;
                return Unexpected(error(ErrorCode::Malformed,
                                        noHeader ? "bytes follow the end of the compressed data"
                                                 : m_inflate.msg ? m_inflate.msg : "damaged data"));
            }
        }
        return std::size_t{room - m_inflate.avail_out};
    }

    // Zeros up to the end are padding to whole tape blocks, as gzip itself takes them. True when all input was zeros.
    bool skipPadding()
    {
        while (m_inflate.avail_in > 0 && *m_inflate.next_in == 0) {
            ++m_inflate.next_in;
            --m_inflate.avail_in;
            m_padded = true;
        }
        return m_inflate.avail_in == 0;
    }

    z_stream m_inflate{};
    std::uint64_t m_members = 0;
    bool m_inMember = false;
    bool m_padded = false;
};

class LibarchiveDecoder final : public Decoder {
public:
    LibarchiveDecoder(ByteStreamPtr below, Compression compression, const Limits &limits, const Context *context)
        : Decoder(std::move(below), compression, limits, context), m_compression(compression)
    {
    }

private:
    Result<std::size_t> decode(std::span<std::byte> out) override
    {
        if (!m_archive) {
            if (Status opened = open(); !opened)
                return Unexpected(opened.error());
        }
        while (m_run.empty() && !m_finished) {
            const void *data = nullptr;
            std::size_t size = 0;
            la_int64_t offset = 0;
            const int status = archive_read_data_block(m_archive.get(), &data, &size, &offset);
            if (status == ARCHIVE_EOF) {
                if (Status ended = checkEnd(); !ended)
                    return Unexpected(ended.error());
                m_finished = true;
            } else if (status != ARCHIVE_OK) {
                return Unexpected(failure());
            } else {
                m_run = std::span(static_cast<const std::byte *>(data), size);
            }
        }
        const std::size_t count = std::min(out.size(), m_run.size());
        std::copy_n(m_run.begin(), count, out.begin());
        m_run = m_run.subspan(count);
        return count;
    }

    Status open()
    {
        m_archive.reset(archive_read_new());
        if (!m_archive)
            return Unexpected(error(ErrorCode::OutOfMemory, "out of memory"));
        // The filter is named, not offered: offered filters are tried again on what they gave, so that a compressed file
        // inside would be decompressed as well.
        const int filter = m_compression == Compression::Bzip2 ? ARCHIVE_FILTER_BZIP2
            : m_compression == Compression::Xz                 ? ARCHIVE_FILTER_XZ
                                                               : ARCHIVE_FILTER_ZSTD;
        archive *reader = m_archive.get();
        if (archive_read_append_filter(reader, filter) != ARCHIVE_OK)
            return Unexpected(error(ErrorCode::Unsupported, "the libarchive of this system cannot decompress it by itself"));
        archive_read_support_format_raw(reader);
        archive_read_support_format_empty(reader); // raw refuses a stream that holds nothing
        const int opened = archive_read_open(reader, this, nullptr, &LibarchiveDecoder::readBlock, nullptr);
        // A stream that is broken from its first block on looks empty to the format; only the words of the filter tell.
        if (opened != ARCHIVE_OK || archive_error_string(reader) || m_inputError)
            return Unexpected(failure());
        archive_entry *entry = nullptr;
        const int header = archive_read_next_header(reader, &entry);
        if (header == ARCHIVE_EOF) {
            m_finished = true;
            return checkEnd();
        }
        if (header != ARCHIVE_OK)
            return Unexpected(failure());
        return {};
    }

    static la_ssize_t readBlock(archive *, void *self, const void **block)
    {
        auto *decoder = static_cast<LibarchiveDecoder *>(self);
        const auto got = decoder->m_input.next();
        if (!got) {
            decoder->m_inputError = got.error();
            return ARCHIVE_FATAL;
        }
        *block = got->data();
        return static_cast<la_ssize_t>(got->size());
    }

    Error failure() const
    {
        if (m_inputError)
            return *m_inputError;
        // At the end of the input every complaint is about what is missing.
        if (m_input.ended())
            return truncated();
        const char *words = archive_error_string(m_archive.get());
        return error(ErrorCode::Malformed, words ? words : "damaged data");
    }

    // The bzip2 filter stops without a word where no further stream begins.
    Status checkEnd()
    {
        if (m_inputError)
            return Unexpected(*m_inputError);
        const auto consumed = static_cast<std::uint64_t>(archive_filter_bytes(m_archive.get(), -1));
        const std::uint64_t smallest = m_compression == Compression::Bzip2 ? 14 : 1; // bytes that hold nothing
        if (m_input.total() < smallest)
            return Unexpected(truncated());
        const auto rest = m_input.next();
        if (!rest)
            return Unexpected(rest.error());
        if (consumed != m_input.total())
            return Unexpected(error(ErrorCode::Malformed, "bytes follow the end of the compressed data"));
        return {};
    }

    struct Free {
        void operator()(archive *reader) const { archive_read_free(reader); }
    };
    Compression m_compression;
    std::unique_ptr<archive, Free> m_archive;
    std::span<const std::byte> m_run;
    bool m_finished = false;
    std::optional<Error> m_inputError;
};

} // namespace

Result<ByteStreamPtr> decompressed(ByteStreamPtr below, Compression compression, const Limits &limits, const Context *context)
{
    if (compression == Compression::None)
        return below;
    if (compression != Compression::Gzip)
        return std::make_unique<LibarchiveDecoder>(std::move(below), compression, limits, context);
    auto gzip = std::make_unique<GzipDecoder>(std::move(below), limits, context);
    if (!gzip->start())
        return Unexpected(makeError(ErrorCode::OutOfMemory, gzip->name(), "out of memory"));
    return gzip;
}

} // namespace assay
