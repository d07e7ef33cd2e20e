// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportoptions.h"

#include "base/bytes.h"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace assay {

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
