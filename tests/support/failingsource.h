// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/bytesource.h"

#include <algorithm>
#include <utility>

namespace assay::test {

// What another source holds up to a place, from which on every read is an error. To sweep all offsets of something small:
// the answer must be an error or a result that says it is not whole, never silence. (A source that just ends there is
// sliceSource(whole, 0, place, name).)
class FailingSource final : public ByteSource {
public:
    FailingSource(ByteSourcePtr whole, std::uint64_t place) : m_whole(std::move(whole)), m_place(place) {}

    std::uint64_t size() const override { return m_whole->size(); }
    const std::string &name() const override { return m_whole->name(); }

    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const override
    {
        if (offset >= m_place && offset < size() && !out.empty())
            return Unexpected(makeErrorAt(ErrorCode::Io, name(), offset, "made to fail"));
        const auto before = static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), m_place - std::min(m_place, offset)));
        return m_whole->readAt(offset, out.first(before));
    }

private:
    ByteSourcePtr m_whole;
    std::uint64_t m_place;
};

} // namespace assay::test
