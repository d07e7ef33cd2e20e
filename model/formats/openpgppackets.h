// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// Goes over packets (RFC 4880, 4.2) one by one. bytes and file outlive it.
class OpenPgpPackets {
public:
    enum Tag : unsigned { Signature = 2, OnePass = 4, PublicKey = 6, Compressed = 8, Literal = 11 };

    OpenPgpPackets(std::string_view bytes, const std::string &file) : m_bytes(bytes), m_file(file) {}

    bool atEnd() const { return m_offset == m_bytes.size(); }
    std::size_t offset() const { return m_offset; }

    // Passes over one packet and gives its tag.
    Result<unsigned> next()
    {
        const std::size_t start = m_offset;
        const unsigned first = byte();
        if (!(first & 0x80U))
            return refused(start, "this is no packet");
        const bool isNew = first & 0x40U;
        const unsigned tag = isNew ? first & 0x3FU : (first >> 2U) & 0x0FU;
        m_body = {};
        const bool whole = isNew ? skipNewBody() : skipOldBody(first & 0x03U);
        if (!whole)
            return Unexpected(makeErrorAt(ErrorCode::Truncated, m_file, start, "this packet is longer than the file"));
        return tag;
    }

    // Of the packet that was passed over last; of one in several pieces the last piece.
    std::string_view body() const { return m_body; }

    Unexpected refused(std::size_t offset, const std::string &what) const { return Unexpected(makeErrorAt(ErrorCode::Malformed, m_file, offset, what)); }

private:
    unsigned byte() { return static_cast<unsigned char>(m_bytes[m_offset++]); }
    bool has(std::uint64_t count) const { return count <= m_bytes.size() - m_offset; }

    bool skip(std::uint64_t count)
    {
        if (!has(count))
            return false;
        m_body = m_bytes.substr(m_offset, static_cast<std::size_t>(count));
        m_offset += static_cast<std::size_t>(count);
        return true;
    }

    std::optional<std::uint64_t> number(unsigned bytes)
    {
        if (!has(bytes))
            return std::nullopt;
        std::uint64_t value = 0;
        for (unsigned i = 0; i < bytes; ++i)
            value = value << 8U | byte();
        return value;
    }

    bool skipOldBody(unsigned lengthType)
    {
        constexpr unsigned toTheEnd = 3;
        if (lengthType == toTheEnd)
            return skip(m_bytes.size() - m_offset);
        const auto length = number(1U << lengthType);
        return length && skip(*length);
    }

    bool skipNewBody()
    {
        while (has(1)) {
            const unsigned first = byte();
            if (first < 192)
                return skip(first);
            if (first < 224) {
                const auto second = number(1);
                return second && skip(((first - 192U) << 8U) + *second + 192U);
            }
            if (first == 255) {
                const auto length = number(4);
                return length && skip(*length);
            }
            if (!skip(1ULL << (first & 0x1FU)))
                return false;
        }
        return false;
    }

    std::string_view m_bytes;
    const std::string &m_file;
    std::size_t m_offset = 0;
    std::string_view m_body;
};

} // namespace assay
