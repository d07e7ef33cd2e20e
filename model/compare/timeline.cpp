// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/timeline.h"

#include "compare/overview.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace assay {
namespace {

constexpr std::int64_t day = 86400;

// The n-th of all times together, by halving the span of what it may be.
std::int64_t timeAt(const SortedTimes &times, std::size_t n)
{
    std::int64_t low = earliestTime;
    std::int64_t high = latestTime - 1;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        std::size_t upTo = 0;
        for (const auto &each : times)
            upTo += static_cast<std::size_t>(std::upper_bound(each.begin(), each.end(), middle) - each.begin());
        if (upTo > n)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

std::int64_t floorTo(std::int64_t value, std::int64_t unit)
{
    const std::int64_t rest = value % unit;
    return value - (rest < 0 ? rest + unit : rest);
}

std::int64_t namedWidth(std::int64_t atLeast)
{
    constexpr std::array<std::int64_t, 17> widths = {1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 10800, 21600, 43200, day, 2 * day};
    const auto found = std::lower_bound(widths.begin(), widths.end(), atLeast);
    if (found != widths.end())
        return *found;
    std::int64_t days = 7;
    for (const std::int64_t factor : {2, 2, 3, 4, 2, 5}) { // 7 14 28 84 336 672 3360
        if (days * day >= atLeast)
            break;
        days *= factor;
    }
    while (days * day < atLeast)
        days *= 2;
    return days * day;
}

TimeRange clamped(TimeRange range)
{
    range.from = std::clamp(range.from, earliestTime, latestTime - 1);
    range.to = std::clamp(range.to, range.from + 1, latestTime);
    return range;
}

} // namespace

TimeRange wholeTimeRange(const SortedTimes &times)
{
    TimeRange range{latestTime, earliestTime};
    for (const auto &each : times) {
        const auto first = std::lower_bound(each.begin(), each.end(), earliestTime);
        const auto last = std::lower_bound(first, each.end(), latestTime);
        if (first == last)
            continue;
        range.from = std::min(range.from, *first);
        range.to = std::max(range.to, *(last - 1) + 1);
    }
    return range.from < range.to ? range : TimeRange{0, day};
}

TimeRange usualTimeRange(const SortedTimes &times)
{
    std::size_t total = 0;
    for (const auto &each : times)
        total += each.size();
    TimeRange range = wholeTimeRange(times);
    if (total < 3)
        return range;
    const std::size_t few = std::max<std::size_t>(1, total / 100);
    const std::int64_t low = timeAt(times, few);
    const std::int64_t high = timeAt(times, total - 1 - few);
    const std::int64_t core = std::max(high - low, day);
    if (low - range.from > core)
        range.from = low - core / 20;
    if (range.to - high > core)
        range.to = high + core / 20 + 1;
    return clamped(range);
}

TimeBars timeBars(const SortedTimes &times, TimeRange range, std::uint32_t most)
{
    range = clamped(range);
    most = std::max(most, 2U);
    TimeBars bars;
    bars.width = namedWidth((range.to - range.from + most - 1) / most);
    bars.from = std::max(floorTo(range.from, bars.width), earliestTime);
    while ((range.to - bars.from + bars.width - 1) / bars.width > most) {
        bars.width = namedWidth(bars.width + 1);
        bars.from = std::max(floorTo(range.from, bars.width), earliestTime);
    }
    bars.count = static_cast<std::uint32_t>((range.to - bars.from + bars.width - 1) / bars.width);
    while (bars.count > 1 && bars.range().to > latestTime)
        --bars.count;
    for (std::size_t side = 0; side < times.size(); ++side) {
        TimeBars::Source &source = bars.sources[side];
        const auto &each = times[side];
        auto at = std::lower_bound(each.begin(), each.end(), bars.from);
        source.before = static_cast<std::uint32_t>(at - each.begin());
        for (std::uint32_t bar = 0; bar < bars.count; ++bar) {
            const auto end = std::lower_bound(at, each.end(), bars.begin(bar) + bars.width);
            source.paths.push_back(static_cast<std::uint32_t>(end - at));
            at = end;
        }
        source.after = static_cast<std::uint32_t>(each.end() - at);
    }
    return bars;
}

std::uint32_t timesWithin(std::span<const std::int64_t> sorted, std::optional<std::int64_t> from, std::optional<std::int64_t> to)
{
    const auto first = from ? std::lower_bound(sorted.begin(), sorted.end(), *from) : sorted.begin();
    const auto last = to ? std::lower_bound(first, sorted.end(), std::max(*to, from.value_or(*to))) : sorted.end();
    return static_cast<std::uint32_t>(last - first);
}

std::string timeName(std::int64_t seconds)
{
    const std::int64_t days = floorTo(seconds, day) / day;
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    const auto rest = static_cast<int>(seconds - days * day);
    std::array<char, 40> text{};
    const int year = static_cast<int>(date.year());
    const unsigned month = static_cast<unsigned>(date.month());
    const unsigned dayOfMonth = static_cast<unsigned>(date.day());
    if (rest == 0)
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", year, month, dayOfMonth);
    else
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d", year, month, dayOfMonth, rest / 3600, rest / 60 % 60, rest % 60);
    return text.data();
}

std::string timeFilter(int side, std::optional<std::int64_t> from, std::optional<std::int64_t> to)
{
    const auto nameable = [](std::int64_t time) { return time >= earliestTime && time < latestTime; };
    const std::string field = std::string(sideFieldName(side)) + ".mtime";
    std::string filter;
    // A filter has no name for the end of the year 9999; its last second has one.
    if ((from && *from != latestTime && !nameable(*from)) || (to && *to != latestTime && !nameable(*to)))
        return {};
    if (from)
        filter = field + (*from == latestTime ? ">" + timeName(*from - 1) : ">=" + timeName(*from));
    if (to)
        filter += (filter.empty() ? "" : " ") + field + (*to == latestTime ? "<=" + timeName(*to - 1) : '<' + timeName(*to));
    return filter;
}

} // namespace assay
