// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/heartbeat.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <functional>

namespace assay::bench {

// Lets events happen until done() is so, as the program's own loop does; Qt Test would sleep between two looks. Ends the benchmark when that
// takes more than ten minutes.
inline void waitFor(const std::function<bool()> &done)
{
    const auto start = test::Clock::now();
    while (!done()) {
        if (test::millisecondsBetween(start, test::Clock::now()) > 600'000) {
            std::fprintf(stderr, "waited too long\n");
            std::exit(1);
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
}

inline void waitMilliseconds(int milliseconds)
{
    const auto start = test::Clock::now();
    waitFor([&] { return test::millisecondsBetween(start, test::Clock::now()) >= milliseconds; });
}

} // namespace assay::bench
