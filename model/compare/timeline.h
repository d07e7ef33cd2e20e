// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/difftree.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

// Times of modification as a few bars. Times are seconds since 1970-01-01T00:00:00Z and may be any number: what a filter
// cannot name, before the year 0 or after 9999, never stands in a bar of its own but with "before" or "after".
namespace assay {

struct TimeRange { // from is included, to is not
    std::int64_t from = 0;
    std::int64_t to = 0;

    bool operator==(const TimeRange &) const = default;
};

inline constexpr std::int64_t earliestTime = -62'167'219'200; // 0000-01-01
inline constexpr std::int64_t latestTime = 253'402'300'800;   // 10000-01-01

using SortedTimes = std::array<std::span<const std::int64_t>, sideCount>; // by side, each sorted

// From the first to the last of all times that a filter can name; a day around 1970-01-01 when there are none.
TimeRange wholeTimeRange(const SortedTimes &times);
// The same without the few far away from all others: a hundredth at each end, where leaving it out shows the others larger.
TimeRange usualTimeRange(const SortedTimes &times);

struct TimeBars {
    std::int64_t from = 0;  // where the first begins
    std::int64_t width = 1; // of each, in seconds
    std::uint32_t count = 0;
    struct Source {
        std::vector<std::uint32_t> paths; // by bar
        std::uint32_t before = 0;
        std::uint32_t after = 0;
    };
    std::array<Source, sideCount> sources; // paths of every side has count numbers

    TimeRange range() const { return {from, from + static_cast<std::int64_t>(count) * width}; }
    std::int64_t begin(std::uint32_t bar) const { return from + static_cast<std::int64_t>(bar) * width; }
};

// At most `most` bars (at least 2) over range, each of a width that has a name: seconds, minutes, hours, days. The range may grow by a bar
// at each end so that bars begin where such a span does. Logarithmic in the times, linear in the bars.
TimeBars timeBars(const SortedTimes &times, TimeRange range, std::uint32_t most);

std::uint32_t timesWithin(std::span<const std::int64_t> sorted, std::optional<std::int64_t> from, std::optional<std::int64_t> to);
// "live.mtime>=2024-01-31 live.mtime<2024-02-01T12:00:00"; without from or to only the other one. "" without both, or
// for a time that a filter cannot name.
std::string timeFilter(int side, std::optional<std::int64_t> from, std::optional<std::int64_t> to);
// "2024-01-31", "2024-01-31T12:00:00"; of a time from earliestTime on and before latestTime.
std::string timeName(std::int64_t seconds);

} // namespace assay
