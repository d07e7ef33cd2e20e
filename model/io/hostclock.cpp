// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/hostclock.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>
#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

namespace assay {
namespace {

std::string zoneName()
{
    constexpr std::size_t mostNameBytes = 256;
    if (const char *wanted = std::getenv("TZ"); wanted && *wanted)
        return std::string(wanted).substr(0, mostNameBytes);
    std::array<char, 4096> target{};
    const ssize_t length = ::readlink("/etc/localtime", target.data(), target.size());
    if (length <= 0)
        return {};
    const std::string_view link(target.data(), static_cast<std::size_t>(length));
    constexpr std::string_view folder = "zoneinfo/";
    const std::size_t at = link.find(folder);
    return std::string(at == std::string_view::npos ? link : link.substr(at + folder.size())).substr(0, mostNameBytes);
}

} // namespace

HostClock HostClock::at(std::int64_t seconds)
{
    HostClock clock;
    clock.zone = zoneName();
    const auto when = static_cast<std::time_t>(seconds);
    std::tm local{};
    if (::localtime_r(&when, &local))
        clock.offset = local.tm_gmtoff;
    timex state{}; // no modes: nothing is set
    if (const int answer = ::adjtimex(&state); answer >= 0)
        clock.synchronised = answer != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
    struct stat mark {};
    if (::stat("/run/systemd/timesync/synchronized", &mark) == 0)
        clock.lastSync = mark.st_mtim.tv_sec;
    return clock;
}

std::string offsetText(std::int64_t seconds)
{
    constexpr std::int64_t minute = 60;
    constexpr std::int64_t hour = 60 * minute;
    const std::int64_t size = seconds < 0 ? -seconds : seconds;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "UTC%c%02lld:%02lld", seconds < 0 ? '-' : '+', static_cast<long long>(size / hour), static_cast<long long>(size % hour / minute));
    return text.data();
}

} // namespace assay
