// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/zipfile.h"

#include "io/zipformat.h"

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <zlib.h>

namespace assay {
namespace {

using namespace ZipFormat;

constexpr std::size_t pieceBytes = 256 * 1024;
constexpr int rawDeflate = -15; // the greatest window, without zlib's own frame
constexpr int usualMemory = 8;

class Bytes {
public:
    Bytes &two(std::uint64_t value) { return number(value, 2); }
    Bytes &four(std::uint64_t value) { return number(value, 4); }
    Bytes &eight(std::uint64_t value) { return number(value, 8); }
    Bytes &text(std::string_view bytes) { return m_text += bytes, *this; }
    const std::string &get() const { return m_text; }

private:
    Bytes &number(std::uint64_t value, int bytes)
    {
        for (int i = 0; i < bytes; ++i)
            m_text += static_cast<char>(value >> (8 * i) & 0xFF);
        return *this;
    }

    std::string m_text;
};

// Days since 1970 as year, month and day (Gregorian, proleptic).
struct Day {
    std::int64_t year;
    unsigned month;
    unsigned day;
};
Day dayOf(std::int64_t days)
{
    days += 719468; // since 0000-03-01
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const auto ofEra = static_cast<unsigned>(days - era * 146097);
    const unsigned year = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
    const unsigned ofYear = ofEra - (365 * year + year / 4 - year / 100);
    const unsigned month = (5 * ofYear + 2) / 153; // from March on
    return {era * 400 + year + (month >= 10), month < 10 ? month + 3 : month - 9, ofYear - (153 * month + 2) / 5 + 1};
}

std::uint32_t dosTime(std::int64_t seconds)
{
    constexpr std::int64_t first = 315532800; // 1980-01-01
    constexpr std::int64_t last = 4354819198; // 2107-12-31 23:59:58
    const std::int64_t clamped = std::clamp(seconds, first, last);
    const Day day = dayOf(clamped / 86400);
    const auto second = static_cast<std::uint32_t>(clamped % 86400);
    const std::uint32_t date = static_cast<std::uint32_t>(day.year - 1980) << 9 | day.month << 5 | day.day;
    return date << 16 | second / 3600 << 11 | second / 60 % 60 << 5 | second % 60 / 2;
}

bool isLarge(std::uint64_t size)
{
    constexpr std::uint64_t margin = 1 << 20; // deflate makes what cannot be packed a little longer
    return size + size / 1000 + margin >= maximum32;
}

struct Deflater {
    z_stream stream{};
    bool good = deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, rawDeflate, usualMemory, Z_DEFAULT_STRATEGY) == Z_OK;

    Deflater() = default;
    Deflater(const Deflater &) = delete;
    Deflater &operator=(const Deflater &) = delete;
    ~Deflater() { deflateEnd(&stream); }
};

} // namespace

ZipWriter::ZipWriter(ByteTaker out, std::int64_t time) : m_out(std::move(out)), m_time(dosTime(time)) { }

Status ZipWriter::put(std::string_view bytes)
{
    m_offset += bytes.size();
    return m_out(bytes);
}

Status ZipWriter::add(const std::string &name, const ByteSource &file, Context &context)
{
    Written written{name, static_cast<std::uint32_t>(crc32(0, nullptr, 0)), 0, file.size(), m_offset};
    const bool large = isLarge(written.size);
    Bytes head;
    // Sizes and checksum stand behind the data, since they are known only then.
    head.four(localSignature).two(large ? version64 : versionPlain).two(flagDescriptor).two(methodDeflate).four(m_time).four(0).four(large ? maximum32 : 0).four(large ? maximum32 : 0);
    head.two(name.size()).two(large ? 20 : 0).text(name);
    if (large)
        head.two(extra64).two(16).eight(0).eight(0);
    if (const Status put = this->put(head.get()); !put)
        return put;

    const auto packer = std::make_unique<Deflater>();
    if (!packer->good)
        return Unexpected(makeError(ErrorCode::OutOfMemory, name, "there is not enough memory to pack it"));
    std::string in(pieceBytes, '\0');
    std::string out(pieceBytes, '\0');
    const std::uint64_t begin = m_offset;
    for (std::uint64_t at = 0; at <= written.size;) {
        const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(pieceBytes, written.size - at));
        const auto got = wanted == 0 ? Result<std::size_t>(0) : file.readAt(at, std::as_writable_bytes(std::span(in.data(), wanted)));
        if (!got)
            return Unexpected(got.error());
        if (*got == 0 && wanted != 0)
            return Unexpected(makeError(ErrorCode::Io, name, "is shorter than it was"));
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, name, "cancelled"));
        at += *got;
        context.addBytes(*got);
        auto *const bytes = reinterpret_cast<Bytef *>(in.data());
        written.crc = static_cast<std::uint32_t>(crc32(written.crc, bytes, static_cast<uInt>(*got)));
        packer->stream.next_in = bytes;
        packer->stream.avail_in = static_cast<uInt>(*got);
        const bool isLast = at == written.size;
        int state = Z_OK;
        do {
            packer->stream.next_out = reinterpret_cast<Bytef *>(out.data());
            packer->stream.avail_out = static_cast<uInt>(out.size());
            state = deflate(&packer->stream, isLast ? Z_FINISH : Z_NO_FLUSH);
            if (const Status put = this->put(std::string_view(out).substr(0, out.size() - packer->stream.avail_out)); !put)
                return put;
        } while (packer->stream.avail_out == 0 && state != Z_STREAM_END);
        if (isLast)
            break;
    }
    written.packed = m_offset - begin;
    Bytes tail;
    tail.four(descriptorSignature).four(written.crc);
    if (large)
        tail.eight(written.packed).eight(written.size);
    else
        tail.four(written.packed).four(written.size);
    m_files.push_back(std::move(written));
    return put(tail.get());
}

Status ZipWriter::finish()
{
    constexpr std::uint32_t regularFile = 0100644U << 16; // as Unix has it
    constexpr std::uint64_t madeOnUnix = 3 << 8;
    const std::uint64_t begin = m_offset;
    for (const Written &file : m_files) {
        const bool large = isLarge(file.size) || file.offset >= maximum32;
        Bytes entry;
        entry.four(entrySignature).two(madeOnUnix | version64).two(large ? version64 : versionPlain).two(flagDescriptor).two(methodDeflate).four(m_time).four(file.crc);
        entry.four(large ? maximum32 : file.packed).four(large ? maximum32 : file.size).two(file.name.size()).two(large ? 28 : 0).two(0).two(0).two(0).four(regularFile);
        entry.four(large ? maximum32 : file.offset).text(file.name);
        if (large)
            entry.two(extra64).two(24).eight(file.size).eight(file.packed).eight(file.offset);
        if (const Status written = put(entry.get()); !written)
            return written;
    }
    const std::uint64_t size = m_offset - begin;
    const bool large = m_files.size() >= maximum16 || begin >= maximum32 || size >= maximum32;
    Bytes end;
    if (large) {
        end.four(end64Signature).eight(end64Bytes - 12).two(madeOnUnix | version64).two(version64).four(0).four(0).eight(m_files.size()).eight(m_files.size()).eight(size).eight(begin);
        end.four(locatorSignature).four(0).eight(m_offset).four(1);
    }
    const std::uint64_t count = large ? maximum16 : m_files.size();
    end.four(endSignature).two(0).two(0).two(count).two(count).four(large ? maximum32 : size).four(large ? maximum32 : begin).two(0);
    return put(end.get());
}

} // namespace assay
