// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace assay {

// Where each line of text begins, and where the last one ends: lines + 1 numbers, or one for an empty text. A line holds
// its "\n"; the last one may lack it. Stops after maximumLines.
std::vector<std::uint32_t> lineStarts(std::string_view text, std::size_t maximumLines);

struct TextLines {
    std::string_view text;
    std::span<const std::uint32_t> starts;

    std::size_t count() const { return starts.empty() ? 0 : starts.size() - 1; }
    std::string_view line(std::size_t i) const { return text.substr(starts[i], starts[i + 1] - starts[i]); }
};

// A number for each line of each text: equal numbers mean equal bytes. By sorting, so that no choice of lines makes it slow.
std::vector<std::vector<std::uint32_t>> numberLines(std::span<const TextLines> texts);

// Lines that both have: a[LineMatch::a + i] == b[LineMatch::b + i] for i < count.
struct LineMatch {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t count = 0;
};

struct LineDiff {
    std::vector<LineMatch> matches; // rising in a and in b, none touches the next
    bool minimal = true;            // no longer common subsequence exists; false where it was too far to search for
};

// The longest common subsequence by Myers' O(ND) algorithm in linear space: up to 8192 differences between two places, and
// as long as 2^25 steps last; then a good one, found in linear time. The error is Cancelled.
Result<LineDiff> diffLines(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, Context &context);

// One row of texts laid side by side.
struct AlignedRow {
    static constexpr std::uint32_t gap = 0xFFFFFFFFU;

    std::array<std::uint32_t, 3> line{gap, gap, gap}; // of each text, or gap
    bool differs = false;                             // not all texts that take part have it, and the same
};

struct Alignment {
    std::vector<AlignedRow> rows;    // every line of every text once, in order
    std::vector<std::uint32_t> runs; // first rows of the runs of differing ones
    bool minimal = true;
};

// Up to three numbered texts side by side; null ones take no part. Each is held against the middle one, or against the
// first where there is no middle one. With the lines themselves, what was changed stands beside what it was changed from:
// in a block of changes the lines that begin and end alike do.
Result<Alignment> alignLines(const std::array<const std::vector<std::uint32_t> *, 3> &texts, Context &context,
                             const std::array<TextLines, 3> *lines = nullptr);

} // namespace assay
