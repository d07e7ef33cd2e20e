// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <functional>

namespace assay {

// Number of threads that work is spread over: the processors this process may run on, at least 1.
unsigned workerCount();

// Calls work(0) … work(count - 1), each once, on up to threads threads (the caller's among them), in rising order of
// start. Returns when all have ended. work must not throw.
void parallelFor(std::size_t count, unsigned threads, const std::function<void(std::size_t)> &work);

} // namespace assay
