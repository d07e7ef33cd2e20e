// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/context.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

enum class SourceState : std::uint8_t {
    Match,
    Mismatch,
    Missing,      // nothing is at its path
    Unreadable,
    NotComparable, // a folder, or nothing was recorded: only reading it anew tells
};
std::string_view sourceStateName(SourceState state); // "match", "mismatch", "missing", "unreadable", "not comparable"

// Evidence as it was when it was read.
struct RecordedSource {
    std::string path;                   // bytes
    std::optional<std::uint64_t> bytes; // of the file; none for a folder
    std::optional<Sha256Digest> sha256; // of the file as it lies there
};

struct SourceCheck {
    SourceState state = SourceState::NotComparable;
    std::optional<std::uint64_t> bytes; // as found
    std::optional<Sha256Digest> sha256; // as found; none when the size already differs
    std::string reason;                 // one clause; "" for a match

    bool isWrong() const { return state != SourceState::Match && state != SourceState::NotComparable; }
};

// Holds a source against its digest: reads the whole file, polling context and counting in it. The error is Cancelled.
Result<SourceCheck> checkRecordedSource(const RecordedSource &source, Context &context);

} // namespace assay
