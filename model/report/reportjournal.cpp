// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportjournal.h"

#include "base/displaysafe.h"
#include "report/reportwords.h"

namespace assay {

std::string journalStateText(const ReportJournal &journal)
{
    if (journal.allEntries == 0 && !journal.problem.empty())
        return "Nothing of it is here: " + displaySafe(journal.problem) + '.';
    std::string text = groupedNumber(journal.allEntries) + (journal.allEntries == 1 ? " entry" : " entries");
    text += journal.problem.empty() ? ", an unbroken chain." : ". The chain is broken: " + displaySafe(journal.problem) + '.';
    if (!journal.lastHash.empty())
        text += " The last hash is " + journal.lastHash + '.';
    return text;
}

std::string journalNotice(const ReportJournal *journal)
{
    if (!journal || journal->problem.empty())
        return {};
    if (journal->allEntries == 0)
        return "The journal of the case is not in this report: " + displaySafe(journal->problem) + '.';
    return "The journal of the case is broken: " + displaySafe(journal->problem) + ". What it says may have been changed after it was written.";
}

std::string tablesNotice(const ReportJournal *journal)
{
    if (!journal || journal->allDifferences == 0)
        return {};
    std::string text = "The tables of the case are not what its journal says: ";
    if (journal->differences.empty())
        return text + groupedNumber(journal->allDifferences) + (journal->allDifferences == 1 ? " value differs" : " values differ") + ", which this report withholds.";
    text += journal->differences.front() + '.';
    const std::uint64_t more = journal->allDifferences - 1;
    if (more > 0)
        text += ' ' + groupedNumber(more) + (more == 1 ? " more value differs" : " more values differ") + "; see Limitations.";
    return text;
}

std::vector<std::string> tablesLimitations(const ReportJournal *journal)
{
    std::vector<std::string> texts;
    if (!journal)
        return texts;
    if (journal->allDifferences > 0 && journal->differences.empty())
        texts.push_back(tablesNotice(journal));
    for (const std::string &difference : journal->differences)
        texts.push_back("The case is not what its journal says: " + difference + '.');
    if (!journal->differences.empty() && journal->differences.size() < journal->allDifferences)
        texts.push_back("Of the values that the tables of the case have otherwise than its journal, the first " + groupedNumber(journal->differences.size()) + " of "
                        + groupedNumber(journal->allDifferences) + " are listed.");
    if (!journal->notCompared.empty())
        texts.push_back("Not all that the tables of the case say was held against its journal: " + displaySafe(journal->notCompared) + '.');
    return texts;
}

std::string shownJournalText(const ReportJournal &journal)
{
    if (journal.entries.size() >= journal.allEntries)
        return shownText(journal.entries.size(), journal.allEntries, "entry", "entries");
    return "The last " + groupedNumber(journal.entries.size()) + " of " + groupedNumber(journal.allEntries) + " entries are shown; the case has all.";
}

std::string journalWhoText(const ReportJournalEntry &entry)
{
    return displaySafe(entry.user) + '@' + displaySafe(entry.host);
}

std::string journalWhatText(const ReportJournalEntry &entry)
{
    return displaySafe(entry.kind) + (entry.payload.empty() || entry.payload == "{}" ? std::string() : ' ' + displaySafe(entry.payload));
}

} // namespace assay
