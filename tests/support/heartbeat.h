// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Whether the window answers: a pulse of its thread, and archives large enough to be felt.

#include <QObject>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>

namespace assay::test {

using Clock = std::chrono::steady_clock;

inline double millisecondsBetween(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

// A header of an empty file or a folder; one path of a hundred has another mode in each source.
inline void addHeader(std::string &out, const std::string &path, char type, std::uint32_t number, std::uint32_t side)
{
    std::string header(512, '\0');
    const auto field = [&header](std::size_t at, const std::string &text) { header.replace(at, text.size(), text); };
    char octal[16];
    field(0, path);
    field(100, number % 100 == side ? "0000600" : "0000644");
    field(108, "0000000");
    field(116, "0000000");
    field(124, "00000000000");
    std::snprintf(octal, sizeof octal, "%011o", 1'700'000'000U + number % 1'000'000U);
    field(136, octal);
    header[156] = type;
    field(257, "ustar");
    field(263, "00");
    header.replace(148, 8, 8, ' ');
    unsigned sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    std::snprintf(octal, sizeof octal, "%06o", sum);
    header.replace(148, 7, std::string(octal, 7));
    out += header;
}

// Like a large distribution: 12 files in a folder, names of usual length.
inline bool makeLargeTar(const std::string &file, std::uint32_t entries, std::uint32_t side)
{
    std::ofstream out(file, std::ios::binary);
    std::string block;
    std::uint32_t made = 0;
    for (std::uint32_t folder = 0; made < entries; ++folder) {
        const std::string top = "usr/share/package-" + std::to_string(folder / 40);
        if (folder % 40 == 0)
            addHeader(block, top, '5', made++, side);
        const std::string at = top + "/module-" + std::to_string(folder % 40);
        addHeader(block, at, '5', made++, side);
        for (std::uint32_t name = 0; name < 12 && made < entries; ++name)
            addHeader(block, at + "/some-file-name-" + std::to_string(name) + (name % 3 == 0 ? ".so.1" : ".html"), '0', made++, side);
        if (block.size() > (1U << 20)) {
            out << block;
            block.clear();
        }
    }
    out << block << std::string(1024, '\0');
    return static_cast<bool>(out.flush());
}

inline double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1000.0 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

// A timer that should fire every millisecond: how long the window's thread was away at worst, and how long it worked at worst
// without a break, which says more on a machine that has other work to do.
class Heartbeat : public QObject {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const auto now = Clock::now();
            m_worst = std::max(m_worst, millisecondsBetween(m_last, now));
            m_last = now;
            const double worked = threadMilliseconds();
            m_worstWork = std::max(m_worstWork, worked - m_lastWork);
            m_lastWork = worked;
        });
        m_timer.start(1);
    }
    void begin()
    {
        m_worst = m_worstWork = 0;
        m_last = Clock::now();
        m_lastWork = threadMilliseconds();
    }
    double worstWork() const { return m_worstWork; }
    double worst() const { return std::max(m_worst, millisecondsBetween(m_last, Clock::now())); }

private:
    QTimer m_timer;
    Clock::time_point m_last = Clock::now();
    double m_worst = 0;
    double m_lastWork = 0;
    double m_worstWork = 0;
};

} // namespace assay::test
