// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <atomic>
#include <cstdint>
#include <string>

namespace assay {

// What the trees of one source may hold together, while several threads build them. Each builder charges what it takes, in runs;
// once that is too much, all builders that share the budget stop with LimitExceeded. Whether it was too much depends on the
// trees alone, never on which thread was faster: who waits for the builders asks exceeded() and gives error() for the whole.
class TreeBudget {
public:
    struct Amount {
        std::uint64_t entries = 0;
        std::uint64_t nameBytes = 0;
        std::uint64_t blobBytes = 0; // of link targets and attributes
    };

    explicit TreeBudget(const Limits &limits);

    bool charge(const Amount &amount); // false when it is too much, by this amount or before
    bool exceeded() const { return m_exceeded.load(std::memory_order_relaxed); }
    Error error(std::string file) const; // the same whatever was too much

private:
    const Amount m_most;
    std::atomic<std::uint64_t> m_entries{0};
    std::atomic<std::uint64_t> m_nameBytes{0};
    std::atomic<std::uint64_t> m_blobBytes{0};
    std::atomic<bool> m_exceeded{false};
};

} // namespace assay
