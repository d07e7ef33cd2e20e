// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/tarreader.h"

#include "archive/sparsemember.h"
#include "archive/tarheader.h"
#include "archive/tarsecond.h"
#include "archive/tartext.h"
#include "base/joinwords.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

namespace assay {
namespace {

constexpr std::size_t readingBlock = 256 * 1024;
constexpr std::size_t skippingBlock = 16 * 1024; // when content is passed over, less is read in vain behind a header

const std::byte zeros[64 * 1024] = {};

// memcmp looks at as many bytes at a time as the processor can, which a loop over them does not.
bool areZeros(std::span<const std::byte> bytes)
{
    return bytes.empty() || (bytes.front() == std::byte{0} && std::memcmp(bytes.data(), bytes.data() + 1, bytes.size() - 1) == 0);
}

// The bytes of the stream that have been read and not yet passed.
class Window {
public:
    explicit Window(ByteStreamPtr stream) : m_stream(std::move(stream)), m_buffer(readingBlock) {}

    const std::string &name() const { return m_stream->name(); }
    std::uint64_t position() const { return m_position; }
    std::span<const std::byte> bytes() const { return std::span(m_buffer).subspan(m_begin, m_end - m_begin); }

    // Has at least count bytes ready, or all there are.
    Status fill(std::size_t count, std::size_t block)
    {
        while (m_end - m_begin < count && !m_ended) {
            const std::size_t wanted = std::max(count, block);
            if (m_buffer.size() - m_begin < wanted) {
                std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
                m_end -= std::exchange(m_begin, 0);
                if (m_buffer.size() < wanted)
                    m_buffer.resize(std::max(wanted, 2 * m_buffer.size()));
            }
            const auto got = m_stream->read(std::span(m_buffer).subspan(m_end, std::min(m_buffer.size() - m_end, wanted - (m_end - m_begin))));
            if (!got)
                return Unexpected(got.error());
            m_ended = *got == 0;
            m_end += *got;
        }
        return {};
    }

    // Passes count bytes that are ready.
    void pass(std::size_t count)
    {
        m_begin += count;
        m_position += count;
    }

    // Passes up to count bytes; how many there were.
    Result<std::uint64_t> skip(std::uint64_t count)
    {
        const auto ready = static_cast<std::size_t>(std::min<std::uint64_t>(count, m_end - m_begin));
        pass(ready);
        if (ready == count || m_ended)
            return ready;
        const auto skipped = m_stream->skip(count - ready);
        if (!skipped)
            return skipped;
        m_position += *skipped;
        return ready + *skipped;
    }

private:
    ByteStreamPtr m_stream;
    std::vector<std::byte> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint64_t m_position = 0; // of m_begin in the stream
    bool m_ended = false;
};

// Keeps so many findings of a code and counts the rest.
class FindingList {
public:
    explicit FindingList(std::size_t perCode) : m_perCode(perCode) {}

    void add(Finding finding)
    {
        if (++m_seen[finding.code] <= m_perCode)
            m_findings.push_back(std::move(finding));
    }

    Findings take()
    {
        for (const auto &[code, count] : m_seen) {
            if (count <= m_perCode)
                continue;
            Finding finding = makeFinding("findings.truncated");
            finding.detail = {{"code", code}, {"kept", std::to_string(m_perCode)}, {"seen", std::to_string(count)}};
            m_findings.push_back(std::move(finding));
        }
        m_seen.clear();
        return std::exchange(m_findings, {});
    }

private:
    std::size_t m_perCode;
    Findings m_findings;
    std::map<std::string, std::uint64_t> m_seen;
};

} // namespace

struct TarReader::State {
    State(ByteStreamPtr stream, const Limits &given) : window(std::move(stream)), limits(given), findings(given.findingsPerCode) {}

    Result<const TarEntry *> next()
    {
        if (failed)
            return Unexpected(*failed);
        auto member = ended ? Result<const TarEntry *>(nullptr) : advance();
        if (!member)
            failed = member.error();
        return member;
    }

    Result<std::span<const std::byte>> read()
    {
        if (failed)
            return Unexpected(*failed);
        if (ended || !started)
            return std::span<const std::byte>();
        if (header.entry.sparse)
            return readSparse();
        return readStored(storedLeft);
    }

    Result<std::uint64_t> drain()
    {
        if (failed)
            return Unexpected(*failed);
        std::uint64_t passed = 0;
        std::uint64_t first = 0; // 1 + where the first byte that is not zero stands, 0 for none
        std::uint64_t last = 0;
        for (;;) {
            if (Status filled = window.fill(1, readingBlock); !filled) {
                failed = filled.error();
                return Unexpected(*failed);
            }
            const auto bytes = window.bytes();
            if (bytes.empty())
                break;
            if (!areZeros(bytes)) {
                const auto used = [](std::byte b) { return b != std::byte{0}; };
                const auto from = std::find_if(bytes.begin(), bytes.end(), used);
                const auto to = std::find_if(bytes.rbegin(), bytes.rend(), used);
                if (first == 0)
                    first = passed + static_cast<std::uint64_t>(from - bytes.begin()) + 1;
                last = passed + static_cast<std::uint64_t>(to.base() - bytes.begin());
            }
            passed += bytes.size();
            window.pass(bytes.size());
        }
        return first == 0 ? 0 : last - first + 1;
    }

    Result<const TarEntry *> advance()
    {
        for (;;) {
            if (Status skipped = skipContent(); !skipped)
                return Unexpected(skipped.error());
            if (Status parsed = parseHeader(); !parsed)
                return Unexpected(parsed.error());
            if (ended)
                return nullptr;
            if (header.entry.typeFlag != 'g')
                break;
            noteGlobalHeader();
        }
        for (const std::string &oddity : header.oddities)
            noteOdd(oddity);
        if (!objection.empty())
            noteOdd(std::exchange(objection, {}));
        started = true;
        return &header.entry;
    }

    Status skipContent()
    {
        if (storedLeft + padding == 0)
            return {};
        const std::uint64_t wanted = std::exchange(storedLeft, 0);
        const auto skipped = window.skip(wanted);
        if (!skipped)
            return Unexpected(skipped.error());
        if (*skipped < wanted)
            return Unexpected(truncated());
        // Nothing is lost with the padding of the last member.
        const auto passed = window.skip(std::exchange(padding, 0));
        return passed ? Status() : Unexpected(passed.error());
    }

    // The header at the window's position; sets ended instead where the archive ends.
    Status parseHeader()
    {
        started = false;
        std::size_t needed = tarBlock;
        for (;;) {
            if (Status filled = window.fill(needed, block); !filled)
                return filled;
            if (window.bytes().empty()) {
                ended = true;
                Finding finding = makeFinding("tar.no-end-mark");
                finding.store = window.name();
                findings.add(std::move(finding));
                return {};
            }
            auto parsed = parseTarHeader(window.bytes(), limits);
            if (parsed) {
                header = std::move(*parsed);
                break;
            }
            if (parsed.error().code != ErrorCode::Truncated || window.bytes().size() < needed) {
                Error error = parsed.error();
                error.file = window.name();
                error.offset += window.position();
                error.hasOffset = true;
                return Unexpected(std::move(error));
            }
            needed = 2 * window.bytes().size();
        }
        if (header.endOfArchive) {
            ended = true;
            window.pass(tarBlock);
            return {};
        }
        header.entry.headerOffset = window.position();
        storedLeft = header.storedBytes;
        padding = (tarBlock - storedLeft % tarBlock) % tarBlock;
        run = 0;
        fileOffset = 0;
        block = skippingBlock;
        const auto length = static_cast<std::size_t>(header.headerBytes);
        if (Status filled = window.fill(length, block); !filled) // the last block of a sparse map may be missing yet
            return filled;
        if (window.bytes().size() < length)
            return Unexpected(truncated());
        if (header.entry.type != EntryType::None)
            objection = second.objection(window.bytes().first(length), header);
        window.pass(length);
        return {};
    }

    // The next stored bytes, at most count.
    Result<std::span<const std::byte>> readStored(std::uint64_t count)
    {
        if (count == 0)
            return std::span<const std::byte>();
        block = readingBlock;
        if (Status filled = window.fill(1, block); !filled) {
            failed = filled.error();
            return Unexpected(*failed);
        }
        const auto ready = window.bytes();
        if (ready.empty()) {
            failed = truncated();
            return Unexpected(*failed);
        }
        const auto given = ready.first(static_cast<std::size_t>(std::min<std::uint64_t>(count, ready.size())));
        window.pass(given.size());
        storedLeft -= given.size();
        return given;
    }

    Result<std::span<const std::byte>> readSparse()
    {
        const std::uint64_t size = header.entry.size;
        if (fileOffset == 0) {
            if (const Status bearable = checkSparse(); !bearable)
                return Unexpected(bearable.error());
        }
        while (run < header.sparseRuns.size() && fileOffset == header.sparseRuns[run].offset + header.sparseRuns[run].size)
            ++run;
        const bool last = run == header.sparseRuns.size();
        if (!last && fileOffset >= header.sparseRuns[run].offset) {
            const SparseRun &at = header.sparseRuns[run];
            const auto given = readStored(at.offset + at.size - fileOffset);
            if (given)
                fileOffset += given->size();
            return given;
        }
        const std::uint64_t hole = (last ? size : header.sparseRuns[run].offset) - fileOffset;
        const auto given = std::span<const std::byte>(zeros).first(static_cast<std::size_t>(std::min<std::uint64_t>(hole, sizeof zeros)));
        fileOffset += given.size();
        return given;
    }

    // One sparse file may stand for much, and headers are small: together they have a limit of their own.
    Status checkSparse()
    {
        const std::uint64_t size = header.entry.size;
        if (Status bearable = checkExpansion(header, window.name(), header.entry.headerOffset, limits); !bearable)
            return bearable;
        if (size > limits.expandedBytes - sparseBytes)
            return Unexpected(makeErrorAt(ErrorCode::LimitExceeded, window.name(), header.entry.headerOffset,
                                          "a sparse file that stands for " + std::to_string(size) + " bytes, with which all of the archive stand for more than "
                                              + std::to_string(limits.expandedBytes)));
        sparseBytes += size;
        return {};
    }

    Error truncated() const
    {
        return makeErrorAt(ErrorCode::Truncated, window.name(), window.position(), "the archive ends inside of an entry");
    }

    void noteOdd(const std::string &reason)
    {
        Finding finding = makeFinding("tar.odd-entry", header.entry.path);
        finding.detail.emplace_back("reason", reason);
        findings.add(std::move(finding));
    }

    void noteGlobalHeader()
    {
        for (const std::string &oddity : header.oddities)
            noteOdd(oddity);
        Finding finding = makeFinding("tar.global-header");
        finding.store = window.name();
        finding.detail.emplace_back("keywords", joinWords(header.globalKeywords, " ").substr(0, 4096));
        finding.detail.emplace_back("offset", std::to_string(header.entry.headerOffset));
        findings.add(std::move(finding));
    }

    Window window;
    Limits limits;
    FindingList findings;
    TarHeader header;
    SecondReader second;
    std::string objection; // of the second reader to header
    std::uint64_t storedLeft = 0;
    std::uint64_t padding = 0;
    std::size_t run = 0;          // of header.sparseRuns
    std::uint64_t fileOffset = 0; // in the expanded file
    std::uint64_t sparseBytes = 0; // that the sparse files read so far stand for
    std::size_t block = readingBlock;
    bool started = false; // header is that of a member
    bool ended = false;
    std::optional<Error> failed;
};

TarReader::TarReader(ByteStreamPtr stream, const Limits &limits) : m_state(std::make_unique<State>(std::move(stream), limits)) {}

TarReader::~TarReader() = default;

Result<const TarEntry *> TarReader::next()
{
    return m_state->next();
}

Result<std::span<const std::byte>> TarReader::read()
{
    return m_state->read();
}

Result<std::uint64_t> TarReader::drain()
{
    return m_state->drain();
}

Findings TarReader::takeFindings()
{
    return m_state->findings.take();
}

} // namespace assay
