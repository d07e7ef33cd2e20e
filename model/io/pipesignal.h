// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace assay {

// Who reads from a pipe may end early: a GnuPG that has seen enough, "head" behind a list of progress. Where that must not end the program
// half-way, this holds SIGPIPE back from the thread that makes it, until it goes; writing gives EPIPE then.
class HeldBackPipeSignal {
public:
    HeldBackPipeSignal();
    ~HeldBackPipeSignal();
    HeldBackPipeSignal(const HeldBackPipeSignal &) = delete;
    HeldBackPipeSignal &operator=(const HeldBackPipeSignal &) = delete;

private:
    bool m_wasPending = false;
    bool m_wasBlocked = false;
};

} // namespace assay
