// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace assay {

// Where a writer's bytes go, in pieces and in order. An error stops the writer, which hands it on: a sink that polls a
// Context and gives Cancelled makes any writer one that can be cancelled.
using Sink = std::function<Status(std::string_view)>;

Sink stringSink(std::string &out);      // appends; out must outlive the sink
Sink descriptorSink(int descriptor);    // an open file, pipe or terminal; all of a piece is written or it is an error

// Gathers small pieces into large ones. Nothing is handed on after the first error, which finish() gives.
class BufferedSink {
public:
    explicit BufferedSink(Sink sink);

    BufferedSink &operator<<(std::string_view piece)
    {
        m_buffer += piece;
        if (m_buffer.size() >= capacity)
            flush();
        return *this;
    }
    BufferedSink &operator<<(char c) { return *this << std::string_view(&c, 1); }

    bool failed() const { return !m_status.has_value(); }
    Status finish();

private:
    static constexpr std::size_t capacity = 64 * 1024;

    void flush();

    Sink m_sink;
    std::string m_buffer;
    Status m_status;
};

// Gives path the bytes that writer hands to its sink, all of them or none: they go to a new file beside it, which is
// synced and then takes its place. A symbolic link is followed. What is no regular file (a pipe, /dev/null) is written
// to as it is. Whether path lies inside evidence is the caller's to check.
Status writeFileAtomically(const std::string &path, const std::function<Status(const Sink &)> &writer);

} // namespace assay
