// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>

namespace assay {

// Counts which of a number of threads are at work, so that work which goes on alone can be split while others are idle. Any thread.
class SpareThreads {
public:
    explicit SpareThreads(unsigned all) : m_all(all) {}

    // Threads that each of those at work may take to its help.
    unsigned forEach() const
    {
        const unsigned busy = m_busy.load(std::memory_order_relaxed);
        return busy == 0 || busy >= m_all ? 0 : (m_all - busy) / busy;
    }

    // As long as it lives its thread is at work.
    class Busy {
    public:
        explicit Busy(SpareThreads &threads) : m_threads(threads) { m_threads.m_busy.fetch_add(1, std::memory_order_relaxed); }
        ~Busy() { m_threads.m_busy.fetch_sub(1, std::memory_order_relaxed); }
        Busy(const Busy &) = delete;
        Busy &operator=(const Busy &) = delete;

    private:
        SpareThreads &m_threads;
    };

private:
    unsigned m_all;
    std::atomic<unsigned> m_busy{0};
};

} // namespace assay
