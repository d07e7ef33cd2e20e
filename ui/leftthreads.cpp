// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/leftthreads.h"

#include <QDeadlineTimer>
#include <QThread>

#include <mutex>
#include <vector>

namespace assay::LeftThreads {

namespace {

struct Left {
    std::mutex mutex;
    std::vector<QThread *> threads;
};

// Never destroyed: some of them may be there to the end.
Left &left()
{
    static Left &all = *new Left;
    return all;
}

bool hasEnded(QThread *thread)
{
    if (thread == QThread::currentThread() || !thread->wait(QDeadlineTimer(0)))
        return false;
    delete thread;
    return true;
}

} // namespace

void add(QThread *thread)
{
    const std::lock_guard guard(left().mutex);
    std::erase_if(left().threads, hasEnded);
    left().threads.push_back(thread);
}

bool any()
{
    const std::lock_guard guard(left().mutex);
    std::erase_if(left().threads, hasEnded);
    return !left().threads.empty();
}

} // namespace assay::LeftThreads
