// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/httpreply.h"

#include "base/blanks.h"

#include <algorithm>
#include <optional>

namespace assay {
namespace {

constexpr int mostInterim = 8;
// A chunk of a byte each costs more lines than content: this much is let pass beside the content itself.
constexpr std::size_t mostChunkLineBytes = 4096;

Unexpected bad(const std::string &what)
{
    return Unexpected(makeError(ErrorCode::Malformed, {}, "the answer is no proper HTTP: " + what));
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

bool isFieldName(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

std::optional<std::uint64_t> number(std::string_view text, unsigned base)
{
    constexpr std::size_t mostDigits = 15; // below 2^63 in either base
    if (text.empty() || text.size() > mostDigits)
        return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : text) {
        const char low = lower(c);
        unsigned digit = base;
        if (low >= '0' && low <= '9')
            digit = static_cast<unsigned>(low - '0');
        else if (low >= 'a' && low <= 'f')
            digit = static_cast<unsigned>(low - 'a') + 10;
        if (digit >= base)
            return std::nullopt;
        value = value * base + digit;
    }
    return value;
}

} // namespace

HttpReplyReader::HttpReplyReader(Body body, std::uint64_t mostBodyBytes) : m_kind(body), m_mostBodyBytes(mostBodyBytes) { }

Result<std::size_t> HttpReplyReader::feed(std::string_view bytes)
{
    const std::size_t all = bytes.size();
    while (!bytes.empty() && !done()) {
        if (m_state == State::Length || m_state == State::UntilClose || m_state == State::ChunkData) {
            takeBody(bytes);
            continue;
        }
        const std::size_t newline = bytes.find('\n');
        const std::size_t taken = newline == std::string_view::npos ? bytes.size() : newline + 1;
        m_headBytes += taken;
        const bool chunked = m_state == State::ChunkSize || m_state == State::ChunkEnd;
        if ((chunked ? m_line.size() + taken : m_headBytes) > (chunked ? mostChunkLineBytes : mostHttpHeadBytes))
            return bad("its head is longer than " + std::to_string(mostHttpHeadBytes) + " bytes, or a line of a chunk too long");
        m_line.append(bytes.substr(0, taken));
        bytes.remove_prefix(taken);
        if (newline == std::string_view::npos)
            break;
        m_line.pop_back();
        if (m_line.ends_with('\r'))
            m_line.pop_back();
        const std::string line = std::exchange(m_line, {});
        if (const Status took = takeLine(line); !took)
            return Unexpected(took.error());
    }
    return all - bytes.size();
}

Status HttpReplyReader::end()
{
    if (m_state == State::UntilClose)
        m_state = State::Done;
    if (!done())
        return Unexpected(makeError(ErrorCode::Truncated, {}, "the connection was closed before the answer had ended"));
    return {};
}

std::string HttpReplyReader::header(std::string_view name) const
{
    std::string all;
    bool first = true;
    for (const auto &[key, value] : m_headers) {
        if (key != name)
            continue;
        all += (first ? "" : ", ") + value;
        first = false;
    }
    return all;
}

Status HttpReplyReader::takeLine(std::string_view line)
{
    switch (m_state) {
    case State::First: return takeStatus(line);
    case State::Headers: return line.empty() ? headersDone() : takeHeader(line);
    case State::ChunkSize: return takeChunkSize(line);
    case State::ChunkEnd:
        if (!line.empty())
            return bad("a chunk is longer than it says");
        m_state = State::ChunkSize;
        return {};
    case State::Trailers:
        m_state = line.empty() ? State::Done : State::Trailers;
        return {};
    case State::Length:
    case State::UntilClose:
    case State::ChunkData:
    case State::Done: break;
    }
    return bad("a line where none can be");
}

Status HttpReplyReader::takeStatus(std::string_view line)
{
    const bool one = line.starts_with("HTTP/1.1 ");
    const auto status = (one || line.starts_with("HTTP/1.0 ")) && (line.size() == 12 || (line.size() > 12 && line[12] == ' ')) ? number(line.substr(9, 3), 10) : std::nullopt;
    if (!status || *status < 100 || *status > 599)
        return bad("its first line has no status");
    m_status = static_cast<int>(*status);
    m_keeps = one;
    m_headers.clear();
    m_state = State::Headers;
    return {};
}

Status HttpReplyReader::takeHeader(std::string_view line)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !isFieldName(line.substr(0, colon)))
        return bad("a header has no name");
    const std::string_view value = withoutBlanks(line.substr(colon + 1));
    if (std::any_of(value.begin(), value.end(), [](char c) { return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f'; }))
        return bad("a header holds control characters");
    m_headers.emplace_back(lowered(line.substr(0, colon)), std::string(value));
    return {};
}

Status HttpReplyReader::headersDone()
{
    if (m_status < 200) {
        if (m_status == 101 || ++m_interim > mostInterim)
            return bad("it changes to another protocol, or never comes to the point");
        m_state = State::First;
        return {};
    }
    if (lowered(header("connection")) == "close")
        m_keeps = false;
    if ((m_kind == Body::None && m_status < 300) || m_status == 204 || m_status == 304) {
        m_state = State::Done;
        return {};
    }
    const std::string encoding = lowered(header("transfer-encoding"));
    const std::string length = header("content-length");
    if (!encoding.empty()) {
        if (encoding != "chunked" || !length.empty())
            return bad("it is transferred in a way that was not asked for");
        m_state = State::ChunkSize;
        return {};
    }
    if (length.empty()) {
        m_keeps = false;
        m_state = State::UntilClose;
        return {};
    }
    const auto bytes = number(length, 10); // several headers are joined, and no number then
    if (!bytes)
        return bad("its length is no number");
    m_left = *bytes;
    m_tooLarge = m_left > m_mostBodyBytes;
    m_state = m_left == 0 || m_tooLarge ? State::Done : State::Length;
    return {};
}

Status HttpReplyReader::takeChunkSize(std::string_view line)
{
    const auto size = number(withoutBlanks(line.substr(0, line.find(';'))), 16);
    if (!size)
        return bad("a chunk has no size");
    m_left = *size;
    if (*size > m_mostBodyBytes - m_body.size()) {
        m_tooLarge = true;
        m_state = State::Done;
    } else {
        m_state = *size == 0 ? State::Trailers : State::ChunkData;
    }
    // What is counted from here is the trailers alone; lines of chunks have a limit each.
    m_headBytes = 0;
    return {};
}

void HttpReplyReader::takeBody(std::string_view &bytes)
{
    const bool counted = m_state != State::UntilClose;
    const std::uint64_t room = counted ? m_left : m_mostBodyBytes - m_body.size();
    const std::size_t taken = static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), room));
    m_body.append(bytes.substr(0, taken));
    bytes.remove_prefix(taken);
    if (!counted) {
        if (!bytes.empty()) {
            m_tooLarge = true;
            m_state = State::Done;
        }
        return;
    }
    m_left -= taken;
    if (m_left == 0)
        m_state = m_state == State::Length ? State::Done : State::ChunkEnd;
}

} // namespace assay
