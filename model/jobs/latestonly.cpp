// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/latestonly.h"

namespace assay {

LatestOnly::LatestOnly(JobRunner &runner, QObject *owner, JobInfo info) :
    m_runner(runner),
    m_owner(owner),
    m_info(std::move(info))
{
}

LatestOnly::~LatestOnly()
{
    m_generation->store(destroyed);
    m_running.cancel();
}

void LatestOnly::cancel()
{
    m_generation->fetch_add(1);
    m_pending = nullptr;
    m_running.cancel();
}

void LatestOnly::startPending()
{
    if (m_running.isRunning() || !m_pending || !m_owner)
        return;
    const std::function<JobHandle()> start = std::exchange(m_pending, nullptr);
    m_running = start();
}

} // namespace assay
