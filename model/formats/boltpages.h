// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/limits.h"
#include "base/result.h"
#include "formats/boltpage.h"
#include "io/bytesource.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay::bolt {

// A part of PageStore::bytes.
struct Span {
    std::uint64_t at = 0;
    std::uint64_t size = 0;
};

// Where in the file the bytes from here on stand, up to the next chunk.
struct Chunk {
    std::uint64_t at = 0; // of PageStore::bytes
    std::uint64_t offset = 0;
};
std::uint64_t offsetIn(const std::vector<Chunk> &chunks, std::uint64_t at); // in the file

// The pages of one database in memory, in the order in which they were asked for. For bolt.cpp.
class PageStore {
public:
    PageStore(const ByteSource &source, const Meta &meta, const Limits &limits, Context &context)
        : m_source(source), m_meta(meta), m_limits(limits), m_context(context)
    {
    }

    // A page with all that belongs to it; namedAt: where in the file it is named, for errors. Each page is given once: one that is asked
    // for again, or that lies in another, is an error. Cancelled and LimitExceeded are reasons to stop, other errors say that there is no
    // such page.
    Result<Span> read(std::uint64_t page, std::uint64_t namedAt);

    bool holds(std::uint64_t page) const; // was given, alone or as a part
    std::uint64_t offsetOf(std::uint64_t page) const; // in the file, at most its end
    std::uint64_t offsetIn(std::uint64_t at) const { return bolt::offsetIn(chunks, at); } // of bytes
    std::string_view view(Span span) const
    {
        return std::string_view(bytes).substr(static_cast<std::size_t>(span.at), static_cast<std::size_t>(span.size));
    }

    std::string bytes;
    std::vector<Chunk> chunks;

private:
    Status append(std::uint64_t page, std::uint64_t count);
    Status checkHeader(std::uint64_t page, const PageHeader &header);
    Unexpected wrong(ErrorCode code, std::uint64_t page, const std::string &why) const;

    const ByteSource &m_source;
    const Meta &m_meta;
    const Limits &m_limits;
    Context &m_context;
    std::map<std::uint64_t, std::uint64_t> m_held; // first page -> last page
    std::uint64_t m_bytesRead = 0;
};

} // namespace assay::bolt
