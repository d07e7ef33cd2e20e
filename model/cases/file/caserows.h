// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/annotations.h"
#include "cases/casecontent.h"
#include "cases/file/casedatabase.h"
#include "cases/journal.h"
#include "cases/results.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// The rows of a case's tables as values and back. Writing is part of the transaction at hand. Errors of reading are Malformed or
// LimitExceeded where rows do not hold what they must.
namespace assay {

namespace AboutKey {
inline constexpr std::string_view number = "number";
inline constexpr std::string_view title = "title";
inline constexpr std::string_view examiner = "examiner";
inline constexpr std::string_view organisation = "organisation";
inline constexpr std::string_view layout = "layout";
inline constexpr std::string_view trusted = "trusted"; // trustedText()
inline constexpr std::string_view results = "results"; // digestOf() what is in the table of results
}

using AboutRows = std::map<std::string, std::string, std::less<>>;

AboutRows rowsOf(const CaseAbout &about);
Result<AboutRows> readAbout(CaseDatabase &database);
Status writeAbout(CaseDatabase &database, const AboutRows &rows); // those of other keys stay

Result<std::vector<CaseSource>> readSources(CaseDatabase &database, const CaseLimits &limits);
Status writeSources(CaseDatabase &database, const std::vector<CaseSource> &sources);

Result<std::vector<KeptFilter>> readFilters(CaseDatabase &database);
Status writeFilters(CaseDatabase &database, const std::vector<KeptFilter> &filters);

Result<Annotations> readAnnotations(CaseDatabase &database, std::uint32_t version, const AnnotationLimits &limits);
Status writeAct(CaseDatabase &database, const Act &act); // Usage when it does not fit to what is there

Result<StoredResults> readResults(CaseDatabase &database);
Status writeResults(CaseDatabase &database, const StoredResults &results);

// All entries in order; the error of take ends it.
Status readJournal(CaseDatabase &database, const std::function<Status(const JournalEntry &)> &take);
Result<Sha256Digest> lastJournalHash(CaseDatabase &database); // zeros where it has no entry
// Gives the new entries.
Result<std::vector<JournalEntry>> appendJournal(CaseDatabase &database, const JournalStamp &stamp, const std::vector<JournalDraft> &drafts);

} // namespace assay
