// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobs/jobrunner.h"

namespace assay {

/// Requests of which only the newest counts: a filter while it is typed, a preview while the selection moves.
///
/// At most one runs and one waits. A new request cancels the running one and takes the place of the waiting one; the done
/// function of a request that was overtaken is never called. Give one to each thing that can be asked for.
///
///     m_preview.request([source](Context &context) -> Result<Text> { … }, [this](Result<Text> text) { … });
///
/// Belongs to the thread of the runner. May be destroyed while a request runs: that one is cancelled and not delivered.
class LatestOnly {
public:
    LatestOnly(JobRunner &runner, QObject *owner, JobInfo info = {{}, JobLane::Interactive, false});
    ~LatestOnly();
    LatestOnly(const LatestOnly &) = delete;
    LatestOnly &operator=(const LatestOnly &) = delete;

    template<class Work, class Done>
    void request(Work &&work, Done &&done)
    {
        const std::uint64_t generation = m_generation->fetch_add(1) + 1;
        auto function = std::make_shared<std::decay_t<Work>>(std::forward<Work>(work));
        auto receiver = std::make_shared<std::decay_t<Done>>(std::forward<Done>(done));
        m_pending = [this, generation, function, receiver]() {
            using Outcome = std::invoke_result_t<std::decay_t<Work> &, Context &>;
            return m_runner.start(
                m_info, m_owner, [function](Context &context) { return (*function)(context); },
                // The token outlives this object, and tells whether this object still wants to hear.
                [this, token = m_generation, generation, receiver](Outcome outcome) {
                    if (token->load() == destroyed)
                        return;
                    const bool newest = token->load() == generation;
                    m_running = {};
                    if (!newest) {
                        startPending();
                        return;
                    }
                    (*receiver)(std::move(outcome)); // may destroy this object or ask anew
                });
        };
        m_running.cancel();
        startPending();
    }

    /// Forgets what runs and what waits: nothing is delivered.
    void cancel();
    bool isBusy() const { return m_running.isRunning() || m_pending; }

private:
    static constexpr std::uint64_t destroyed = ~std::uint64_t{0};

    void startPending();

    JobRunner &m_runner;
    QPointer<QObject> m_owner;
    JobInfo m_info;
    std::shared_ptr<std::atomic<std::uint64_t>> m_generation = std::make_shared<std::atomic<std::uint64_t>>(0);
    JobHandle m_running;
    std::function<JobHandle()> m_pending;
};

} // namespace assay
