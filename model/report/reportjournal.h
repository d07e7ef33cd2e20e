// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// An entry of a case's journal, as a report shows it. UTF-8 that may be anybody's.
struct ReportJournalEntry {
    std::uint64_t sequence = 0;
    std::string utc;
    std::string user;
    std::string host;
    std::string tool;
    std::string kind;
    std::string payload; // JSON, cut where it is long
};

// The journal of the case that a report is of, as it stood before the report was written.
struct ReportJournal {
    std::string lines;   // all entries as exported, see cases/journal.h; "" where they are too many
    std::vector<ReportJournalEntry> entries; // the last ones where they are too many to show
    std::uint64_t allEntries = 0;
    std::string lastHash; // of the last entry, in hex; "" without entries
    std::string problem;  // where the chain is broken, and how; "" for a whole one
    // Values that the tables of the case have otherwise than the journal, a clause each, safe to show; the first ones where they are too many.
    std::vector<std::string> differences;
    std::uint64_t allDifferences = 0;
    std::string notCompared; // why the tables, or some of them, were not held against the journal; "" when all were
};

inline constexpr std::size_t mostJournalLineBytes = 64 << 20;
inline constexpr std::size_t shownJournalEntries = 2'000;

inline constexpr std::string_view journalHeading = "Journal of the case";
inline constexpr std::string_view journalMeaning =
    "What was done in the case until this report was written, by whom and when. Each entry holds the SHA-256 of the one before it, so that "
    "none can be changed or taken out without changing the last hash. That none was taken off the end shows only by the hash that is written "
    "down here.";
std::string journalStateText(const ReportJournal &journal);  // "12 entries, an unbroken chain. The last hash is …", safe to show
// For page one and the limitations, safe to show: that it does not hold, or is not here, and why; "" for a whole one, and for null.
std::string journalNotice(const ReportJournal *journal);
// Likewise for tables that are not what the journal says: for page one, which names the first, and for the limitations, which have all.
std::string tablesNotice(const ReportJournal *journal);
std::vector<std::string> tablesLimitations(const ReportJournal *journal);
std::string shownJournalText(const ReportJournal &journal);  // "All 12 entries shown.", "The last 2,000 of 31,415 entries are shown; …"
std::string journalWhoText(const ReportJournalEntry &entry); // "ann@host", safe to show
std::string journalWhatText(const ReportJournalEntry &entry); // "compared {…}", safe to show

} // namespace assay
