// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tree/treebudget.h"

namespace assay {

TreeBudget::TreeBudget(const Limits &limits) : m_most{limits.entriesPerSource, limits.namesBytes, limits.namesBytes} {}

bool TreeBudget::charge(const Amount &amount)
{
    const auto tooMuch = [](std::atomic<std::uint64_t> &spent, std::uint64_t more, std::uint64_t most) {
        return spent.fetch_add(more, std::memory_order_relaxed) + more > most;
    };
    const bool entries = tooMuch(m_entries, amount.entries, m_most.entries);
    const bool names = tooMuch(m_nameBytes, amount.nameBytes, m_most.nameBytes);
    const bool blobs = tooMuch(m_blobBytes, amount.blobBytes, m_most.blobBytes);
    if (entries || names || blobs)
        m_exceeded.store(true, std::memory_order_relaxed);
    return !exceeded();
}

Error TreeBudget::error(std::string file) const
{
    return makeError(ErrorCode::LimitExceeded, std::move(file),
                     "its layers together hold more than " + std::to_string(m_most.entries) + " entries, or more than " + std::to_string(m_most.nameBytes)
                         + " bytes of names or of link targets and attributes");
}

} // namespace assay
