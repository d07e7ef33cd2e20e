// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QWidget>

#include "jobs/jobrunner.h"

#include <functional>
#include <map>

namespace assay {

using MillisecondClock = std::function<qint64()>; ///< never goes back
MillisecondClock steadyClock();

/// Calls the user when a job that took long has ended and the window is not the one in front: by the desktop's own sign (a mark in the
/// task bar), which has no text and so tells nobody what is looked at.
class JobCaller : public QObject {
    Q_OBJECT

public:
    static constexpr qint64 longMs = 30'000;

    /// Without a clock or a way to call, those of the program.
    JobCaller(JobRunner &runner, QWidget &window, MillisecondClock clock = {}, std::function<void()> call = {});

private:
    JobRunner &m_runner;
    QWidget &m_window;
    MillisecondClock m_clock;
    std::function<void()> m_call;
    std::map<quint64, qint64> m_begun; // listed jobs
};

/// When progress may be told to assistive technology: at most every ten seconds, whatever runs.
class ProgressPace {
public:
    static constexpr qint64 paceMs = 10'000;

    explicit ProgressPace(MillisecondClock clock = {});
    bool isDue(); ///< and if so, it counts as told

private:
    MillisecondClock m_clock;
    qint64 m_last = -paceMs;
};

} // namespace assay
