// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/hexsearch.h"

#include "base/bytes.h"
#include "base/displaysafe.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <limits>
#include <vector>

namespace assay {
namespace {

constexpr std::uint64_t blockBytes = 256 * 1024;

char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

Error cancelledError(const std::string &name)
{
    return makeError(ErrorCode::Cancelled, name, "cancelled");
}

// Which bytes of one block differ, for any offset, with the block kept between calls.
class Differences {
public:
    Differences(std::span<const ByteSourcePtr> sources, Context &context) : m_context(context)
    {
        std::uint64_t shortest = std::numeric_limits<std::uint64_t>::max();
        for (const ByteSourcePtr &source : sources) {
            if (!source)
                continue;
            m_sources.push_back(source);
            m_common = shortest = std::min(shortest, source->size());
            m_longest = std::max(m_longest, source->size());
        }
        m_buffers.resize(m_sources.size());
        for (auto &buffer : m_buffers)
            buffer.resize(blockBytes);
    }

    // From here on all bytes differ, up to longest().
    std::uint64_t common() const { return m_common; }
    std::uint64_t longest() const { return m_longest; }
    bool comparable() const { return m_sources.size() > 1; }

    // The first differing offset in [from, limit); limit when there is none.
    Result<std::uint64_t> firstIn(std::uint64_t from, std::uint64_t limit)
    {
        limit = std::min(limit, m_longest);
        while (from < limit) {
            if (from >= m_common)
                return from;
            const std::uint64_t block = from / blockBytes;
            if (const Status status = load(block); !status)
                return Unexpected(status.error());
            const std::uint64_t begin = block * blockBytes;
            const auto end = static_cast<std::size_t>(std::min(limit - begin, m_filled));
            std::size_t at = static_cast<std::size_t>(from - begin);
            if (!m_same) {
                while (at < end && !differs(at))
                    ++at;
                if (at < end)
                    return begin + at;
            }
            from = std::max(from, begin + m_filled);
            if (m_filled < blockBytes)
                return std::min(from, limit); // the shortest source ends here
        }
        return limit;
    }

    // The last differing offset in [0, before); none when there is none.
    Result<std::optional<std::uint64_t>> lastBefore(std::uint64_t before)
    {
        before = std::min(before, m_longest);
        if (before > m_common)
            return std::optional(before - 1);
        while (before > 0) {
            const std::uint64_t block = (before - 1) / blockBytes;
            if (const Status status = load(block); !status)
                return Unexpected(status.error());
            const std::uint64_t begin = block * blockBytes;
            if (before - begin > m_filled)
                return std::optional(before - 1); // a source that became shorter
            if (!m_same) {
                for (auto at = static_cast<std::size_t>(before - begin); at-- > 0;) {
                    if (differs(at))
                        return std::optional(begin + at);
                }
            }
            before = begin;
        }
        return std::optional<std::uint64_t>();
    }

private:
    // Only called for blocks that begin before m_common.
    Status load(std::uint64_t block)
    {
        if (block == m_block)
            return {};
        if (m_context.cancelled())
            return Unexpected(cancelledError(m_sources.front()->name()));
        const std::uint64_t begin = block * blockBytes;
        m_filled = std::min(blockBytes, m_common - begin);
        m_block = none;
        for (std::size_t i = 0; i < m_sources.size(); ++i) {
            const Result<std::size_t> got = m_sources[i]->readAt(begin, std::span(m_buffers[i]).first(static_cast<std::size_t>(m_filled)));
            if (!got)
                return Unexpected(got.error());
            if (*got < m_filled) {
                m_filled = *got; // became shorter while it was looked at
                m_common = std::min(m_common, begin + *got);
            }
        }
        m_same = true;
        for (std::size_t i = 1; i < m_buffers.size(); ++i)
            m_same = m_same && std::memcmp(m_buffers[0].data(), m_buffers[i].data(), static_cast<std::size_t>(m_filled)) == 0;
        m_block = block;
        m_context.addBytes(m_filled);
        return {};
    }

    bool differs(std::size_t at) const
    {
        for (std::size_t i = 1; i < m_buffers.size(); ++i) {
            if (m_buffers[i][at] != m_buffers[0][at])
                return true;
        }
        return false;
    }

    static constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();

    Context &m_context;
    std::vector<ByteSourcePtr> m_sources;
    std::vector<std::vector<std::byte>> m_buffers;
    std::uint64_t m_common = 0;
    std::uint64_t m_longest = 0;
    std::uint64_t m_block = none;
    std::uint64_t m_filled = 0;
    bool m_same = false;
};

// The end of the run that goes through the differing byte at from.
Result<std::uint64_t> runEnd(Differences &differences, std::uint64_t from)
{
    const std::uint64_t limit = std::min(differences.longest(), from + runLimit);
    std::uint64_t last = from;
    while (last + 1 < limit) {
        if (last >= differences.common())
            return limit;
        const std::uint64_t window = std::min(limit, last + 1 + runGap);
        const Result<std::uint64_t> next = differences.firstIn(last + 1, window);
        if (!next)
            return next;
        if (*next >= window)
            break;
        last = *next;
    }
    return last + 1;
}

Result<std::optional<ByteRange>> runFrom(Differences &differences, std::uint64_t from)
{
    const Result<std::uint64_t> begin = differences.firstIn(from, differences.longest());
    if (!begin)
        return Unexpected(begin.error());
    if (*begin >= differences.longest())
        return std::optional<ByteRange>();
    const Result<std::uint64_t> end = runEnd(differences, *begin);
    if (!end)
        return Unexpected(end.error());
    return std::optional(ByteRange{*begin, *end - *begin});
}

} // namespace

Result<std::optional<std::uint64_t>> findBytes(const ByteSource &source, std::string_view needle, std::uint64_t from,
                                               bool backwards, bool ignoreCase, Context &context)
{
    if (needle.empty())
        return Unexpected(makeError(ErrorCode::Usage, source.name(), "nothing to look for"));
    std::string wanted(needle);
    if (ignoreCase)
        std::transform(wanted.begin(), wanted.end(), wanted.begin(), folded);
    const std::boyer_moore_horspool_searcher searcher(wanted.begin(), wanted.end());
    const std::uint64_t size = source.size();
    if (size < wanted.size())
        return std::optional<std::uint64_t>();
    // Blocks overlap by one byte less than the needle, so that none is missed on an edge.
    const std::uint64_t overlap = wanted.size() - 1;
    std::string buffer;
    const auto fill = [&](std::uint64_t begin, std::uint64_t end) -> Status {
        if (context.cancelled())
            return Unexpected(cancelledError(source.name()));
        buffer.resize(static_cast<std::size_t>(end - begin));
        const Result<std::size_t> got = source.readAt(begin, std::as_writable_bytes(std::span(buffer)));
        if (!got)
            return Unexpected(got.error());
        buffer.resize(*got);
        if (ignoreCase)
            std::transform(buffer.begin(), buffer.end(), buffer.begin(), folded);
        context.addBytes(*got);
        return {};
    };
    if (!backwards) {
        for (std::uint64_t begin = from; begin < size;) {
            const std::uint64_t end = std::min(size, begin + blockBytes + overlap);
            if (const Status status = fill(begin, end); !status)
                return Unexpected(status.error());
            const auto found = std::search(buffer.begin(), buffer.end(), searcher);
            if (found != buffer.end())
                return std::optional(begin + static_cast<std::uint64_t>(found - buffer.begin()));
            if (buffer.size() < end - begin || end == size)
                break;
            begin += blockBytes;
        }
        return std::optional<std::uint64_t>();
    }
    for (std::uint64_t before = std::min(from, size); before > 0;) {
        // Matches that begin in [begin, before).
        const std::uint64_t begin = before > blockBytes ? before - blockBytes : 0;
        if (const Status status = fill(begin, std::min(size, before + overlap)); !status)
            return Unexpected(status.error());
        const std::size_t found = buffer.rfind(wanted);
        if (found != std::string::npos)
            return std::optional(begin + found);
        before = begin;
    }
    return std::optional<std::uint64_t>();
}

Result<std::optional<ByteRange>> firstDifference(std::span<const ByteSourcePtr> sources, std::uint64_t from, Context &context)
{
    Differences differences(sources, context);
    if (!differences.comparable())
        return std::optional<ByteRange>();
    return runFrom(differences, from);
}

Result<std::optional<ByteRange>> nextDifference(std::span<const ByteSourcePtr> sources, std::uint64_t from, Context &context)
{
    Differences differences(sources, context);
    if (!differences.comparable() || from >= differences.longest())
        return std::optional<ByteRange>();
    const Result<std::uint64_t> first = differences.firstIn(from, std::min(differences.longest(), from + 1));
    if (!first)
        return Unexpected(first.error());
    if (*first == from) {
        const Result<std::uint64_t> end = runEnd(differences, from);
        if (!end)
            return Unexpected(end.error());
        from = *end;
    }
    return runFrom(differences, from);
}

Result<std::optional<ByteRange>> previousDifference(std::span<const ByteSourcePtr> sources, std::uint64_t from, Context &context)
{
    Differences differences(sources, context);
    if (!differences.comparable())
        return std::optional<ByteRange>();
    const auto last = differences.lastBefore(from);
    if (!last)
        return Unexpected(last.error());
    if (!*last)
        return std::optional<ByteRange>();
    // Back to where this run begins.
    std::uint64_t begin = **last;
    const std::uint64_t end = begin + 1;
    const std::uint64_t floor = begin > runLimit ? begin - runLimit : 0;
    while (begin > floor) {
        if (begin > differences.common()) {
            begin = std::max(floor, differences.common()); // all of this differs
            continue;
        }
        const auto before = differences.lastBefore(begin);
        if (!before)
            return Unexpected(before.error());
        if (!*before || begin - **before > runGap)
            break;
        begin = std::max(floor, **before);
    }
    const Result<std::uint64_t> wholeEnd = runEnd(differences, end - 1);
    if (!wholeEnd)
        return Unexpected(wholeEnd.error());
    return std::optional(ByteRange{begin, *wholeEnd - begin});
}

std::optional<std::string> parseHexBytes(std::string_view text)
{
    const auto digit = [](char c) -> int {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        if (c >= 'A' && c <= 'F')
            return c - 'A' + 10;
        return -1;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (c == ' ' || c == '\t' || c == ',' || c == ':' || c == '-') {
            ++i;
            continue;
        }
        if (i + 1 < text.size() && ((c == '\\' && text[i + 1] == 'x') || (c == '0' && (text[i + 1] == 'x' || text[i + 1] == 'X')))) {
            i += 2;
            if (i == text.size())
                return std::nullopt;
        }
        if (i + 1 >= text.size())
            return std::nullopt;
        const int high = digit(text[i]);
        const int low = digit(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    if (out.empty())
        return std::nullopt;
    return out;
}

std::optional<std::uint64_t> parseOffset(std::string_view text, std::uint64_t current)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    char sign = 0;
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        sign = text.front();
        text.remove_prefix(1);
    }
    unsigned base = 10;
    if (text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
        base = 16;
        text.remove_prefix(2);
    } else if (text.size() > 1 && (text.back() == 'h' || text.back() == 'H')) {
        base = 16;
        text.remove_suffix(1);
    }
    if (text.empty())
        return std::nullopt;
    std::uint64_t value = 0;
    bool separated = false; // "1,234" and "1_234" are let pass, "," alone is not
    for (const char c : text) {
        unsigned digit = 0;
        if (c >= '0' && c <= '9') {
            digit = static_cast<unsigned>(c - '0');
        } else if (base == 16 && c >= 'a' && c <= 'f') {
            digit = static_cast<unsigned>(c - 'a') + 10;
        } else if (base == 16 && c >= 'A' && c <= 'F') {
            digit = static_cast<unsigned>(c - 'A') + 10;
        } else if ((c == ',' || c == '_' || c == '\'') && !separated && &c != &text.front()) {
            separated = true;
            continue;
        } else {
            return std::nullopt;
        }
        separated = false;
        if (value > (std::numeric_limits<std::uint64_t>::max() - digit) / base)
            return std::nullopt;
        value = value * base + digit;
    }
    if (separated)
        return std::nullopt;
    if (sign == '+')
        return value > std::numeric_limits<std::uint64_t>::max() - current ? std::nullopt : std::optional(current + value);
    if (sign == '-')
        return value > current ? std::nullopt : std::optional(current - value);
    return value;
}

std::string formatBytes(std::string_view bytes, ByteFormat format)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    switch (format) {
    case ByteFormat::Hex:
        out.reserve(bytes.size() * 3);
        for (const char c : bytes) {
            const auto value = static_cast<unsigned char>(c);
            if (!out.empty())
                out += ' ';
            out += digits[value >> 4];
            out += digits[value & 15];
        }
        return out;
    case ByteFormat::EscapedText:
        return displaySafe(bytes);
    case ByteFormat::RawText:
        return toUtf8Lossy(bytes);
    case ByteFormat::CArray:
        out = "static const unsigned char data[" + std::to_string(bytes.size()) + "] = {";
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            const auto value = static_cast<unsigned char>(bytes[i]);
            out += i % 12 == 0 ? "\n    " : " ";
            out += "0x";
            out += digits[value >> 4];
            out += digits[value & 15];
            out += ',';
        }
        out += "\n};\n";
        return out;
    case ByteFormat::Python:
        out = "b'";
        for (const char c : bytes) {
            const auto value = static_cast<unsigned char>(c);
            if (c == '\\' || c == '\'') {
                out += '\\';
                out += c;
            } else if (value >= 0x20 && value < 0x7F) {
                out += c;
            } else {
                out += "\\x";
                out += digits[value >> 4];
                out += digits[value & 15];
            }
        }
        out += '\'';
        return out;
    case ByteFormat::Base64:
        return toBase64(bytes);
    }
    return out;
}

} // namespace assay
