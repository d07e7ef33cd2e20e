// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ctime>

namespace assay::test {

// Processor time that this process has used since: for tests that something does not grow with the square. Time on the clock
// also grows when the machine is busy with something else.
class CpuTimer {
public:
    CpuTimer() : m_start(std::clock()) {}
    double seconds() const { return static_cast<double>(std::clock() - m_start) / static_cast<double>(CLOCKS_PER_SEC); }

private:
    std::clock_t m_start;
};

} // namespace assay::test
