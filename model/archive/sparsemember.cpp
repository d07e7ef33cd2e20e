// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/sparsemember.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace assay {
namespace {

class SparseMember final : public ByteSource {
public:
    SparseMember(const TarHeader &header, ByteSourcePtr stored, std::string name) : m_stored(std::move(stored)), m_size(header.entry.size), m_name(std::move(name))
    {
        std::uint64_t storedAt = 0;
        m_runs.reserve(header.sparseRuns.size());
        for (const SparseRun &run : header.sparseRuns) {
            if (run.size != 0)
                m_runs.push_back({run.offset, run.size, storedAt});
            storedAt += run.size;
        }
    }

    std::uint64_t size() const override { return m_size; }
    const std::string &name() const override { return m_name; }
    bool unchanged() const override { return m_stored->unchanged(); }
    std::optional<FileStates> states() const override { return m_stored->states(); }

    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const override
    {
        if (offset >= m_size)
            return std::size_t{0};
        out = out.first(static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), m_size - offset)));
        std::memset(out.data(), 0, out.size());
        const std::uint64_t end = offset + out.size();
        auto run = std::partition_point(m_runs.begin(), m_runs.end(), [&](const Run &each) { return each.offset + each.size <= offset; });
        for (; run != m_runs.end() && run->offset < end; ++run) {
            const std::uint64_t from = std::max(run->offset, offset);
            const std::uint64_t to = std::min(run->offset + run->size, end);
            const auto part = out.subspan(static_cast<std::size_t>(from - offset), static_cast<std::size_t>(to - from));
            const auto got = m_stored->readAt(run->storedAt + (from - run->offset), part);
            if (!got)
                return got;
            if (*got < part.size())
                return Unexpected(makeErrorAt(ErrorCode::Truncated, m_stored->name(), run->storedAt + (from - run->offset) + *got, "the archive ends inside of an entry"));
        }
        return out.size();
    }

private:
    struct Run {
        std::uint64_t offset = 0; // in the file
        std::uint64_t size = 0;
        std::uint64_t storedAt = 0;
    };

    ByteSourcePtr m_stored;
    std::uint64_t m_size;
    std::string m_name;
    std::vector<Run> m_runs; // in rising order, none empty
};

} // namespace

Status checkExpansion(const TarHeader &header, const std::string &archive, std::uint64_t headerOffset, const Limits &limits)
{
    const std::uint64_t size = header.entry.size;
    const std::uint64_t ratio = std::max<std::uint64_t>(limits.expansionRatio, 1);
    if (size <= limits.expandedBytes && (size <= limits.expansionFreeBytes || size / ratio <= header.storedBytes))
        return {};
    return Unexpected(makeErrorAt(ErrorCode::LimitExceeded, archive, headerOffset,
                                  "a sparse file of " + std::to_string(header.storedBytes) + " bytes that stands for " + std::to_string(size)));
}

ByteSourcePtr sparseMember(const TarHeader &header, ByteSourcePtr stored, std::string name)
{
    return std::make_shared<const SparseMember>(header, std::move(stored), std::move(name));
}

} // namespace assay
