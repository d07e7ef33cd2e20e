// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cstdint>

namespace assay {

enum class Phase : std::uint8_t { Opening, Indexing, Reading, Overlaying, Comparing, Reporting, Searching };

struct Progress {
    Phase phase = Phase::Opening;
    int role = -1;                 // which source, -1 for none in particular
    std::uint64_t bytesDone = 0;
    std::uint64_t bytesTotal = 0;  // 0: not known
    std::uint64_t entriesDone = 0;
};

// Handed down into every long piece of work, from any number of threads at once: asks whether to stop, and counts.
// Work polls cancelled() at least every 256 entries or 1 MiB. Counting is two relaxed atomic additions.
class Context {
public:
    virtual ~Context() = default;

    bool cancelled() const { return m_cancelled.load(std::memory_order_relaxed); }
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }

    void setPhase(Phase phase, int role = -1)
    {
        m_phase.store(phase, std::memory_order_relaxed);
        m_role.store(role, std::memory_order_relaxed);
    }
    void addTotalBytes(std::uint64_t n) { m_bytesTotal.fetch_add(n, std::memory_order_relaxed); }
    void addBytes(std::uint64_t n) { m_bytesDone.fetch_add(n, std::memory_order_relaxed); }
    void addEntries(std::uint64_t n) { m_entriesDone.fetch_add(n, std::memory_order_relaxed); }

    Progress progress() const
    {
        Progress p;
        p.phase = m_phase.load(std::memory_order_relaxed);
        p.role = m_role.load(std::memory_order_relaxed);
        p.bytesDone = m_bytesDone.load(std::memory_order_relaxed);
        p.bytesTotal = m_bytesTotal.load(std::memory_order_relaxed);
        p.entriesDone = m_entriesDone.load(std::memory_order_relaxed);
        return p;
    }

private:
    std::atomic<bool> m_cancelled{false};
    std::atomic<Phase> m_phase{Phase::Opening};
    std::atomic<int> m_role{-1};
    std::atomic<std::uint64_t> m_bytesDone{0};
    std::atomic<std::uint64_t> m_bytesTotal{0};
    std::atomic<std::uint64_t> m_entriesDone{0};
};

} // namespace assay
