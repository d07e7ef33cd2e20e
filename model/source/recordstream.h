// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "formats/tarsplit.h"
#include "io/bytestream.h"

#include <cstdint>
#include <string>

namespace assay {

// The objects of a tar-split stream (decompressed), one after the other. limits outlives it. One thread.
class RecordStream {
public:
    RecordStream(ByteStreamPtr stream, const Limits &limits) : m_stream(std::move(stream)), m_limits(limits) {}

    // False at the end. entry is written over.
    Result<bool> next(TarSplitEntry &entry);

private:
    Result<bool> fill();

    ByteStreamPtr m_stream;
    const Limits &m_limits;
    std::string m_text;
    std::size_t m_at = 0;
    std::uint64_t m_offset = 0;
};

} // namespace assay
