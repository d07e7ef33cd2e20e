// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/recordstream.h"

#include <span>

namespace assay {
namespace {

constexpr std::size_t blockSize = 256 * 1024;

} // namespace

Result<bool> RecordStream::next(TarSplitEntry &entry)
{
    while (true) {
        const std::string_view rest = std::string_view(m_text).substr(m_at);
        const auto length = tarSplitObjectLength(rest, m_stream->name());
        if (!length)
            return Unexpected(makeErrorAt(length.error().code, m_stream->name(), m_offset, length.error().detail));
        if (*length != 0) {
            const Status parsed = parseTarSplitEntry(rest.substr(0, *length), m_stream->name(), m_offset, m_limits, entry);
            m_at += *length;
            m_offset += *length;
            if (!parsed)
                return Unexpected(parsed.error());
            return true;
        }
        const auto more = fill();
        if (!more)
            return Unexpected(more.error());
        if (*more)
            continue;
        if (m_text.find_first_not_of(" \t\r\n") != std::string::npos)
            return Unexpected(makeErrorAt(ErrorCode::Truncated, m_stream->name(), m_offset, "the record ends inside of an object"));
        return false;
    }
}

Result<bool> RecordStream::fill()
{
    m_text.erase(0, m_at);
    m_at = 0;
    if (m_text.size() > m_limits.jsonBytes)
        return Unexpected(makeErrorAt(ErrorCode::LimitExceeded, m_stream->name(), m_offset, "an object of more than " + std::to_string(m_limits.jsonBytes) + " bytes"));
    const std::size_t had = m_text.size();
    m_text.resize(had + blockSize);
    const auto got = m_stream->read(std::as_writable_bytes(std::span(m_text)).subspan(had));
    m_text.resize(had + (got ? *got : 0));
    if (!got)
        return Unexpected(got.error());
    return *got != 0;
}

} // namespace assay
