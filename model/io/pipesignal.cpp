// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/pipesignal.h"

#include <csignal>
#include <ctime>

namespace assay {
namespace {

sigset_t pipeSignal()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    return set;
}

bool isPending()
{
    sigset_t pending;
    sigemptyset(&pending);
    return sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1;
}

} // namespace

HeldBackPipeSignal::HeldBackPipeSignal()
{
    m_wasPending = isPending();
    const sigset_t set = pipeSignal();
    sigset_t before;
    sigemptyset(&before);
    pthread_sigmask(SIG_BLOCK, &set, &before);
    m_wasBlocked = sigismember(&before, SIGPIPE) == 1;
}

HeldBackPipeSignal::~HeldBackPipeSignal()
{
    const sigset_t set = pipeSignal();
    const timespec now{};
    if (!m_wasPending && isPending())
        sigtimedwait(&set, nullptr, &now);
    if (!m_wasBlocked)
        pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

} // namespace assay
