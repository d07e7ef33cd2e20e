// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pack.h"

#include <utility>

namespace assay {

std::uint64_t Unpacker::longNumber()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; !m_problem; shift += 7) {
        if (m_at >= m_bytes.size()) {
            fail(ErrorCode::Truncated, "ends within a number");
            break;
        }
        const auto byte = static_cast<unsigned char>(m_bytes[m_at]);
        const std::uint64_t bits = byte & 0x7FU;
        // The tenth byte has room for one bit; a last byte of 0 would be a second way to write the same.
        if (shift == 63 ? byte > 1 : shift > 0 && byte == 0) {
            fail(ErrorCode::Malformed, "holds a number that nobody writes so");
            break;
        }
        ++m_at;
        value |= bits << shift;
        if (byte < 0x80)
            return value;
    }
    return 0;
}

std::uint64_t Unpacker::tooLarge(std::uint64_t value, std::uint64_t most)
{
    fail(ErrorCode::Malformed, "holds the number " + std::to_string(value) + " where at most " + std::to_string(most) + " can be");
    return 0;
}

std::string_view Unpacker::raw(std::uint64_t size)
{
    if (!m_problem && size > left())
        fail(ErrorCode::Truncated, "ends within a text");
    if (m_problem)
        return {};
    const std::string_view found = m_bytes.substr(m_at, size);
    m_at += size;
    return found;
}

std::string_view Unpacker::text()
{
    return raw(number());
}

std::uint32_t Unpacker::count(std::uint64_t most)
{
    const std::uint64_t value = number(most);
    if (value <= left())
        return static_cast<std::uint32_t>(value);
    fail(ErrorCode::Truncated, "ends within a list");
    return 0;
}

Unpacker Unpacker::numbers(std::uint64_t count)
{
    Unpacker part = *this;
    if (m_problem)
        return part;
    const char *const end = m_bytes.data() + m_bytes.size();
    const char *at = m_bytes.data() + m_at;
    constexpr std::ptrdiff_t run = 64; // in which the last bytes are counted at once
    while (end - at >= run && count >= std::uint64_t{run}) {
        unsigned lasts = 0;
        for (std::ptrdiff_t i = 0; i < run; ++i)
            lasts += (static_cast<unsigned char>(at[i]) >> 7) ^ 1U;
        count -= lasts;
        at += run;
    }
    for (; count > 0 && at != end; ++at)
        count -= static_cast<unsigned char>(*at) < 0x80 ? 1 : 0;
    m_at = static_cast<std::size_t>(at - m_bytes.data());
    if (count > 0)
        fail(ErrorCode::Truncated, "ends within a number");
    part.m_bytes = m_bytes.substr(0, m_at);
    return part;
}

void Unpacker::heed(const Unpacker &part)
{
    if (!m_problem)
        m_problem = part.m_problem;
}

void Unpacker::fail(ErrorCode code, std::string why)
{
    if (m_problem)
        return;
    m_problem = makeErrorAt(code, {}, m_at, std::move(why));
}

std::optional<Error> Unpacker::finish(const std::string &file)
{
    if (left() != 0)
        fail(ErrorCode::Malformed, "goes on where it should end");
    if (m_problem)
        m_problem->file = file;
    return m_problem;
}

} // namespace assay
