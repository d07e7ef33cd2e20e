// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace assay {

// What this host says of its own clock. Only read; nothing is asked of the network or of another program.
struct HostClock {
    std::string zone;                     // bytes: "Europe/Berlin", as TZ or /etc/localtime names it; "" where neither does
    std::int64_t offset = 0;              // of local time from UTC at the moment asked for, seconds; east is positive
    std::optional<bool> synchronised;     // what the kernel says (adjtimex); none where it does not
    std::optional<std::int64_t> lastSync; // seconds since 1970, when systemd-timesyncd last set it; none where it leaves no trace

    static HostClock at(std::int64_t seconds);
};

std::string offsetText(std::int64_t seconds); // "UTC+05:45"

} // namespace assay
