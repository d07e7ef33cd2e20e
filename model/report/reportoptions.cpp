// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportoptions.h"

#include "base/bytes.h"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace assay {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, reportParts.size()> partNames = {
    {{"overview", "Overview by place and folder"},
     {"records", "Records and containers"},
     {"findings", "Findings"},
     {"hash-lists", "Hash lists"},
     {"notes", "Examiner's notes and tags"},
     {"differences", "Lists of paths"},
     {"glossary", "How to read this report"},
     {"signatures", "Signatures"}}};

} // namespace

std::string_view reportPartName(ReportPart part)
{
    return partNames[static_cast<std::size_t>(part)].first;
}

std::string_view reportPartTitle(ReportPart part)
{
    return partNames[static_cast<std::size_t>(part)].second;
}

std::optional<ReportPart> reportPartFromName(std::string_view name)
{
    for (const ReportPart part : reportParts) {
        if (reportPartName(part) == name)
            return part;
    }
    return std::nullopt;
}

ReportClock ReportClock::now()
{
    ReportClock clock;
    if (const char *fixed = std::getenv("SOURCE_DATE_EPOCH")) {
        const char *end = fixed + std::strlen(fixed);
        const auto parsed = std::from_chars(fixed, end, clock.seconds);
        clock.given = parsed.ec == std::errc() && parsed.ptr == end;
        if (clock.given)
            return clock;
    }
    clock.seconds = std::time(nullptr);
    return clock;
}

std::string ReportClock::text() const
{
    return isoTime(seconds);
}

} // namespace assay
