// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QThread;

namespace assay {

/// Threads that nobody waits for, since what they asked the system for may never be answered. For any thread.
namespace LeftThreads {

/// One that ends by itself, when it is answered. Takes it over; it is deleted after that.
void add(QThread *thread);
/// Whether one of them is still there.
bool any();

} // namespace LeftThreads
} // namespace assay
