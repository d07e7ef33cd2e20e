// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/journal.h"
#include "cases/journalreplay.h"
#include "report/reportjournal.h"

#include <deque>
#include <memory>

namespace assay {

// Takes the entries of a case's journal one after the other, and gives what reports tell of them.
class JournalForReport {
public:
    void take(const JournalEntry &entry);
    std::shared_ptr<const ReportJournal> finish(const JournalAgreement &agreement); // once

private:
    ReportJournal m_journal;
    std::deque<ReportJournalEntry> m_shown;
    JournalChain m_chain;
    bool m_tooLong = false;
};

} // namespace assay
