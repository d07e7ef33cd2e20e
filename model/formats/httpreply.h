// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

// One answer to a GET or CONNECT, HTTP/1.1 (RFC 9112), out of bytes as they come. Strict: what may be read in two ways is an error.
class HttpReplyReader {
public:
    enum class Body : std::uint8_t { Normal, None }; // None: of CONNECT, where what follows belongs to somebody else

    // No body of more than mostBodyBytes is taken: see tooLarge().
    HttpReplyReader(Body body, std::uint64_t mostBodyBytes);

    // Takes bytes and gives how many of them belong to this answer: all but what stands behind its end.
    Result<std::size_t> feed(std::string_view bytes);
    // The other side has closed the connection. Truncated where the answer does not end so.
    Status end();

    bool headDone() const { return m_state != State::First && m_state != State::Headers; }
    bool done() const { return m_state == State::Done; }
    // The body is, or says it is, larger than may be: done() then, without all of it.
    bool tooLarge() const { return m_tooLarge; }
    // Whether another request may follow on the same connection.
    bool keepsConnection() const { return done() && m_keeps && !m_tooLarge; }

    int status() const { return m_status; }
    // Of the only header of that name, in lower case; of several, joined with ", ". "" where there is none.
    std::string header(std::string_view name) const;
    const std::string &body() const { return m_body; }
    std::string takeBody() { return std::move(m_body); }

private:
    enum class State : std::uint8_t { First, Headers, Length, UntilClose, ChunkSize, ChunkData, ChunkEnd, Trailers, Done };

    Status takeLine(std::string_view line);
    Status takeStatus(std::string_view line);
    Status takeHeader(std::string_view line);
    Status headersDone();
    Status takeChunkSize(std::string_view line);
    void takeBody(std::string_view &bytes);

    Body m_kind;
    std::uint64_t m_mostBodyBytes;
    State m_state = State::First;
    std::string m_line;
    std::size_t m_headBytes = 0;  // of status, headers, chunk lines and trailers together
    int m_interim = 0;            // 1xx answers that were passed over
    int m_status = 0;
    bool m_keeps = false;
    bool m_tooLarge = false;
    std::uint64_t m_left = 0;     // of the body, or of this chunk
    std::vector<std::pair<std::string, std::string>> m_headers;
    std::string m_body;
};

inline constexpr std::size_t mostHttpHeadBytes = 64 * 1024;

} // namespace assay
