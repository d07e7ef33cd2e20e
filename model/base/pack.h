// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// Numbers and texts as bytes, for what Assay keeps for itself. A number is written seven bits a byte, lowest first, the top bit set in all
// but the last; a signed one as its distance from 0 doubled, less one where it is negative; a text as its size and its bytes.
class Packer {
public:
    void number(std::uint64_t value)
    {
        while (value >= 0x80) {
            m_bytes.push_back(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        m_bytes.push_back(static_cast<char>(value));
    }
    void signedNumber(std::int64_t value) { number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63)); }
    void text(std::string_view bytes)
    {
        number(bytes.size());
        m_bytes += bytes;
    }
    void raw(std::string_view bytes) { m_bytes += bytes; }

    std::string take() { return std::move(m_bytes); }
    const std::string &bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

// Reads what Packer wrote; the bytes may be anybody's. After the first error all that is read is 0 or empty, so that a caller asks once
// for many values. Views are into the bytes given.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : m_bytes(bytes) {}

    std::uint64_t number()
    {
        if (m_at < m_bytes.size() && static_cast<unsigned char>(m_bytes[m_at]) < 0x80 && !m_problem)
            return static_cast<unsigned char>(m_bytes[m_at++]);
        return longNumber();
    }
    std::uint64_t number(std::uint64_t most) // a larger one is an error
    {
        const std::uint64_t value = number();
        return value <= most ? value : tooLarge(value, most);
    }
    std::int64_t signedNumber()
    {
        const std::uint64_t coded = number();
        return static_cast<std::int64_t>((coded >> 1) ^ (0 - (coded & 1)));
    }
    std::string_view text();
    std::string_view raw(std::uint64_t size);
    // How many elements follow, each of at least one byte.
    std::uint32_t count(std::uint64_t most = 0xFFFFFFFEU);
    bool flag() { return number(1) != 0; }
    // A reader of the next numbers, as many as that, which this one goes on behind; their errors are heard of by heed().
    Unpacker numbers(std::uint64_t count);
    void heed(const Unpacker &part);

    std::uint64_t left() const { return m_bytes.size() - m_at; }
    void fail(ErrorCode code, std::string why); // only the first counts
    bool failed() const { return m_problem.has_value(); }
    // The first error, with file; also when bytes are left over.
    std::optional<Error> finish(const std::string &file);

private:
    std::uint64_t longNumber();
    std::uint64_t tooLarge(std::uint64_t value, std::uint64_t most);

    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::optional<Error> m_problem;
};

} // namespace assay
