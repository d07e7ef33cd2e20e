// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace assay {

// Writes a tar of plain files and folders (POSIX.1-2001, pax headers where a name or size needs one) as it comes: the same calls give
// the same bytes. Owner and group are 0. One thread.
class TarOut {
public:
    using Sink = std::function<Status(std::string_view bytes)>;

    // seconds since 1970 for everything in it, not negative
    TarOut(Sink sink, std::int64_t seconds) : m_sink(std::move(sink)), m_seconds(seconds < 0 ? 0 : seconds) {}

    Status folder(const std::string &name);
    Status beginFile(const std::string &name, std::uint64_t bytes);
    Status content(std::string_view bytes);
    // The error is Internal where another count of bytes than was told came.
    Status endFile();
    Status finish(); // two empty blocks

private:
    Status header(const std::string &name, char type, std::uint64_t bytes, bool pax);
    Status pad(std::uint64_t bytes);

    Sink m_sink;
    std::int64_t m_seconds;
    std::uint64_t m_left = 0;
    std::uint64_t m_size = 0;
};

} // namespace assay
