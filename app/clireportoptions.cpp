// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clireportoptions.h"

#include "proof/check/earlierreport.h"
#include "report/withheldphrases.h"

#include <sys/stat.h>

namespace assay {
namespace {

// A mistyped path must not become the number of a report.
bool looksLikePath(const std::string &text)
{
    if (text.find('/') != std::string::npos)
        return true;
    for (const char *ending : {".zip", ".pdf", ".html", ".json"}) {
        if (text.ends_with(ending))
            return true;
    }
    return false;
}

} // namespace

bool takeReportWord(ReportOptions &about, CliReportOptions &files, int option, const char *value)
{
    switch (option) {
    case CaseNumberOption: about.caseNumber = value; return true;
    case ReportNumberOption: about.reportNumber = value; return true;
    case TitleOption: about.title = value; return true;
    case ExaminerOption: about.examiner = value; return true;
    case ExaminerRoleOption: about.examinerRole = value; return true;
    case ExaminerContactOption: about.examinerContact = value; return true;
    case ExaminerQualificationOption: about.examinerQualification = value; return true;
    case ReviewerOption: about.reviewer = value; return true;
    case ReviewerContactOption: about.reviewerContact = value; return true;
    case ReviewerQualificationOption: about.reviewerQualification = value; return true;
    case OrganisationOption: about.organisation = value; return true;
    case LogoOption: files.logo = value; return true;
    case MarkingOption: about.marking = value; return true;
    case SupersedesOption: files.supersedes = value; return true;
    case SupersedesNumberOption: about.amends.number = value; return true;
    case RevisionOption: about.amends.revision = value; return true;
    case RevisionReasonOption: about.amends.reason = value; return true;
    case WithholdOption: files.withheld.paths.emplace_back(value); return true;
    case WithholdNotesOption: files.withheld.notes.emplace_back(value); return true;
    case WithholdWordsOption: files.withheld.words.emplace_back(value); return true;
    case RedactOption: files.redact = value; return true;
    case AttachOption: about.attachesEvidence = true; return true;
    default: return false;
    }
}

Result<ReportAmendment> amendmentOf(const ReportOptions &about, const CliReportOptions &files)
{
    ReportAmendment amends = about.amends;
    struct stat status {};
    if (files.supersedes.empty())
        return amends;
    if (::stat(files.supersedes.c_str(), &status) != 0 && !looksLikePath(files.supersedes)) {
        if (!amends.number.empty())
            return Unexpected(makeError(ErrorCode::Usage, files.supersedes, "is no file; with --supersedes-number, --supersedes names the earlier report's file"));
        amends.number = files.supersedes;
        return amends;
    }
    Context context;
    auto earlier = readEarlierReport(files.supersedes, context);
    if (!earlier)
        return Unexpected(earlier.error());
    if (amends.number.empty())
        amends.number = std::move(earlier->number);
    amends.file = std::move(earlier->file);
    amends.sha256 = std::move(earlier->sha256);
    return amends;
}

Result<RedactionProfile> profileOf(const CliReportOptions &files)
{
    RedactionProfile profile = files.withheld;
    if (!files.redact.empty()) {
        const auto read = loadRedactionProfile(files.redact);
        if (!read)
            return Unexpected(read.error());
        profile.paths.insert(profile.paths.end(), read->paths.begin(), read->paths.end());
        profile.notes.insert(profile.notes.end(), read->notes.begin(), read->notes.end());
        profile.words.insert(profile.words.end(), read->words.begin(), read->words.end());
        if (profile.empty())
            return Unexpected(makeError(ErrorCode::Usage, files.redact, "withholds nothing"));
    }
    for (const auto *patterns : {&profile.paths, &profile.notes}) {
        if (const auto good = PathPatterns::of(*patterns); !good)
            return Unexpected(good.error());
    }
    if (const auto good = WithheldPhrases::of(profile.words); !good)
        return Unexpected(good.error());
    return profile;
}

} // namespace assay
