// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/jobcaller.h"

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <memory>
#include <utility>

namespace assay {

MillisecondClock steadyClock()
{
    auto timer = std::make_shared<QElapsedTimer>();
    timer->start();
    return [timer] { return timer->elapsed(); };
}

JobCaller::JobCaller(JobRunner &runner, QWidget &window, MillisecondClock clock, std::function<void()> call) :
    QObject(&window),
    m_runner(runner),
    m_window(window),
    m_clock(clock ? std::move(clock) : steadyClock()),
    m_call(call ? std::move(call) : [&window] { QApplication::alert(&window); })
{
    connect(&runner, &JobRunner::jobStarted, this, [this](quint64 id) {
        const std::vector<JobState> jobs = m_runner.jobs();
        if (std::any_of(jobs.begin(), jobs.end(), [id](const JobState &job) { return job.id == id && job.info.listed; }))
            m_begun[id] = m_clock();
    });
    connect(&runner, &JobRunner::jobFinished, this, [this](quint64 id) {
        const auto begun = m_begun.extract(id);
        if (begun && m_clock() - begun.mapped() > longMs && !m_window.isActiveWindow())
            m_call();
    });
}

ProgressPace::ProgressPace(MillisecondClock clock) :
    m_clock(clock ? std::move(clock) : steadyClock())
{
}

bool ProgressPace::isDue()
{
    const qint64 now = m_clock();
    if (now - m_last < paceMs)
        return false;
    m_last = now;
    return true;
}

} // namespace assay
