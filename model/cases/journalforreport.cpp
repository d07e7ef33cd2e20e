// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/journalforreport.h"

#include <iterator>

namespace assay {
namespace {

constexpr std::size_t shownPayloadBytes = 600;

std::string shownPayload(const std::string &payload)
{
    return payload.size() <= shownPayloadBytes ? payload : payload.substr(0, shownPayloadBytes) + " \u2026 [" + std::to_string(payload.size()) + " bytes in all]";
}

} // namespace

void JournalForReport::take(const JournalEntry &entry)
{
    m_chain.take(entry);
    ++m_journal.allEntries;
    m_journal.lastHash = toHex(entry.hash);
    m_shown.push_back({entry.sequence, entry.stamp.utc, entry.stamp.user, entry.stamp.host, entry.stamp.tool, entry.kind, shownPayload(entry.payload)});
    if (m_shown.size() > shownJournalEntries)
        m_shown.pop_front();
    if (m_tooLong)
        return;
    const std::string line = journalLine(entry);
    m_tooLong = line.size() > mostJournalLineBytes - m_journal.lines.size();
    if (m_tooLong)
        std::string().swap(m_journal.lines);
    else
        m_journal.lines += line;
}

std::shared_ptr<const ReportJournal> JournalForReport::finish(const JournalAgreement &agreement)
{
    for (const TableDifference &difference : agreement.differences)
        m_journal.differences.push_back(textOf(difference));
    m_journal.allDifferences = agreement.all;
    m_journal.notCompared = agreement.notCompared;
    m_journal.entries.assign(std::make_move_iterator(m_shown.begin()), std::make_move_iterator(m_shown.end()));
    if (const auto &problem = m_chain.problem())
        m_journal.problem = "entry " + std::to_string(problem->sequence) + ": " + problem->reason;
    return std::make_shared<const ReportJournal>(std::move(m_journal));
}

} // namespace assay
