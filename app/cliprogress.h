// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "app/clioptions.h"
#include "source/source.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace assay {

// Shows on standard error how far a Context has come, from a thread of its own, until it is destroyed: a bar on a terminal,
// nothing elsewhere, or a JSON object a line.
class CliProgress {
public:
    CliProgress(const Context &context, ProgressStyle style);
    ~CliProgress();
    CliProgress(const CliProgress &) = delete;
    CliProgress &operator=(const CliProgress &) = delete;

    // Says that a layer has its verdict: a line above the bar, or a JSON object. From any thread.
    void tellLayer(const LoadedLayer &layer, std::size_t done, std::size_t total);

private:
    void run();
    void show(double elapsedSeconds);

    const Context &m_context;
    ProgressStyle m_style;
    bool m_shown = false;
    bool m_stop = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::thread m_thread;
};

} // namespace assay
