// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/boltpages.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace assay::bolt {

std::uint64_t offsetIn(const std::vector<Chunk> &chunks, std::uint64_t at)
{
    const auto after =
        std::upper_bound(chunks.begin(), chunks.end(), at, [](std::uint64_t place, const Chunk &chunk) { return place < chunk.at; });
    return after == chunks.begin() ? 0 : std::prev(after)->offset + (at - std::prev(after)->at);
}

Unexpected PageStore::wrong(ErrorCode code, std::uint64_t page, const std::string &why) const
{
    return Unexpected(makeErrorAt(code, m_source.name(), offsetOf(page), "page " + std::to_string(page) + ": " + why));
}

bool PageStore::holds(std::uint64_t page) const
{
    const auto after = m_held.upper_bound(page);
    return after != m_held.begin() && std::prev(after)->second >= page;
}

// Adds the bytes of pages; an error leaves what was there before.
Status PageStore::append(std::uint64_t page, std::uint64_t count)
{
    if (m_context.cancelled())
        return Unexpected(makeError(ErrorCode::Cancelled, m_source.name(), "cancelled"));
    const std::uint64_t wanted = count * m_meta.pageSize;
    if (wanted > m_limits.boltBytes - std::min(m_bytesRead, m_limits.boltBytes)) {
        return Unexpected(makeErrorAt(ErrorCode::LimitExceeded, m_source.name(), offsetOf(page),
                                      "its pages take more than the " + std::to_string(m_limits.boltBytes) + " bytes that are read"));
    }
    const std::uint64_t whole = m_source.size() / m_meta.pageSize;
    if (page >= whole || count > whole - page)
        return wrong(ErrorCode::Truncated, page, "the file ends before it does");
    m_bytesRead += wanted;
    const std::size_t had = bytes.size();
    bytes.resize(had + static_cast<std::size_t>(wanted));
    const auto got = m_source.readAt(offsetOf(page), std::as_writable_bytes(std::span(bytes)).subspan(had));
    if (got && *got == wanted)
        return {};
    bytes.resize(had);
    return got ? wrong(ErrorCode::Truncated, page, "the file ended before it, while it was read") : Unexpected(got.error());
}

Status PageStore::checkHeader(std::uint64_t page, const PageHeader &header)
{
    if (header.id != page)
        return wrong(ErrorCode::Malformed, page, "its header says page " + std::to_string(header.id));
    if (header.overflow >= m_meta.end - page)
        return wrong(ErrorCode::Malformed, page,
                     "goes on over " + std::to_string(header.overflow) + " more, past the " + std::to_string(m_meta.end) + " pages in use");
    const auto next = m_held.upper_bound(page);
    if (next != m_held.end() && next->first <= page + header.overflow)
        return wrong(ErrorCode::Malformed, page, "goes on over page " + std::to_string(next->first) + ", which is another one");
    return {};
}

std::uint64_t PageStore::offsetOf(std::uint64_t page) const
{
    return page > m_source.size() / m_meta.pageSize ? m_source.size() : page * m_meta.pageSize;
}

Result<Span> PageStore::read(std::uint64_t page, std::uint64_t namedAt)
{
    if (page < 2 || page >= m_meta.end)
        return Unexpected(makeErrorAt(ErrorCode::Malformed, m_source.name(), namedAt,
                                      "page " + std::to_string(page) + ": not one of the " + std::to_string(m_meta.end) + " in use"));
    if (holds(page))
        return wrong(ErrorCode::Malformed, page, "named twice, or a part of another page");
    // Held even when it is bad: it must not be read as often as it is named.
    m_held[page] = page;
    const Span first{bytes.size(), m_meta.pageSize};
    if (Status got = append(page, 1); !got)
        return Unexpected(got.error());
    const PageHeader header = readPageHeader(view(first));
    Status good = checkHeader(page, header);
    if (good && header.overflow > 0) {
        m_held[page] = page + header.overflow;
        good = append(page + 1, header.overflow);
    }
    if (!good) {
        bytes.resize(static_cast<std::size_t>(first.at));
        return Unexpected(good.error());
    }
    chunks.push_back({first.at, offsetOf(page)});
    return Span{first.at, bytes.size() - first.at};
}

} // namespace assay::bolt
