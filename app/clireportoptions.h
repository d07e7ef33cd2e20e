// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "report/redactionprofile.h"
#include "report/reportoptions.h"

#include <getopt.h>
#include <string>

namespace assay {

// Of compare and verify: what of the words on a report comes from files.
struct CliReportOptions {
    std::string supersedes; // a report, or its number; "" for none
    std::string logo;       // a picture
    std::string redact;     // a profile, as RedactionProfile
    RedactionProfile withheld; // of options
};

// Their numbers, beginning beyond those of all other options.
enum ReportOption {
    CaseNumberOption = 2000, ReportNumberOption, TitleOption, ExaminerOption, ExaminerRoleOption, ExaminerContactOption, ExaminerQualificationOption, ReviewerOption,
    ReviewerContactOption, ReviewerQualificationOption, OrganisationOption, LogoOption, MarkingOption, SupersedesOption, SupersedesNumberOption, RevisionOption,
    RevisionReasonOption, WithholdOption, WithholdNotesOption, WithholdWordsOption, RedactOption, AttachOption,
};

#define ASSAY_REPORT_WORDS_OPTIONS \
    {"case-number", required_argument, nullptr, CaseNumberOption}, {"report-number", required_argument, nullptr, ReportNumberOption}, \
    {"title", required_argument, nullptr, TitleOption}, {"examiner", required_argument, nullptr, ExaminerOption}, \
    {"examiner-role", required_argument, nullptr, ExaminerRoleOption}, {"examiner-contact", required_argument, nullptr, ExaminerContactOption}, \
    {"examiner-qualification", required_argument, nullptr, ExaminerQualificationOption}, {"reviewer", required_argument, nullptr, ReviewerOption}, \
    {"reviewer-contact", required_argument, nullptr, ReviewerContactOption}, {"reviewer-qualification", required_argument, nullptr, ReviewerQualificationOption}, \
    {"organisation", required_argument, nullptr, OrganisationOption}, {"logo", required_argument, nullptr, LogoOption}, \
    {"marking", required_argument, nullptr, MarkingOption}, {"supersedes", required_argument, nullptr, SupersedesOption}, \
    {"supersedes-number", required_argument, nullptr, SupersedesNumberOption}, {"revision", required_argument, nullptr, RevisionOption}, \
    {"revision-reason", required_argument, nullptr, RevisionReasonOption}, {"withhold", required_argument, nullptr, WithholdOption}, \
    {"withhold-notes", required_argument, nullptr, WithholdNotesOption}, {"withhold-words", required_argument, nullptr, WithholdWordsOption}, \
    {"redact", required_argument, nullptr, RedactOption}, \
    {"pdf-attach", no_argument, nullptr, AttachOption}

#define ASSAY_REPORT_WORDS_HELP \
    "  --case-number TEXT, --report-number TEXT, --title TEXT, --organisation TEXT, --marking TEXT\n" \
    "                    what the reports say of themselves; the marking stands on top of every page\n" \
    "  --logo FILE       a PNG or JPEG of the organisation for page one, of at most 512 KB and 2,000 pixels a side\n" \
    "  --examiner NAME, --examiner-role TEXT, --examiner-contact TEXT, --examiner-qualification TEXT,\n" \
    "  --reviewer NAME, --reviewer-contact TEXT, --reviewer-qualification TEXT\n" \
    "                    who made the report and who looked it over; what is not given is \"not stated\"\n" \
    "  --supersedes REPORT\n" \
    "                    this is an amended report that takes the place of REPORT: a bundle (its folder or zip) or another file of it, whose\n" \
    "                    SHA-256 is printed (of a bundle that of its manifest.json, and its number); or, where there is no such file, only a number\n" \
    "  --supersedes-number TEXT, --revision TEXT, --revision-reason TEXT\n" \
    "                    the number of that report, which one in a row of revisions this is, and why there is one\n" \
    "  --withhold PATTERN\n" \
    "                    leave paths out of everything that is written, with all below them and all that names them, and say how many: \"*.key\" is\n" \
    "                    a whole name, \"/home/**\" a whole path, \"id_rsa\" a part of one; may be given more than once. The roots stay those\n" \
    "                    of the whole report; there is no evidence file then, and --json cannot be given\n" \
    "  --withhold-notes PATTERN\n" \
    "                    withhold what the notes of such paths say: \"*\" is all\n" \
    "  --withhold-words TEXT\n" \
    "                    blank these words out wherever a person wrote them (title, numbers, people, marking, notes, tags, findings of one's own,\n" \
    "                    reasons) and in what sources, images and containers are called, and withhold paths that have them in their name;\n" \
    "                    may be given more than once. Exhibits and signatures stay what they are\n" \
    "  --redact FILE     the same from a file: a line each, \"path PATTERN\", \"notes PATTERN\" or \"words TEXT\"; \"#\" begins a comment\n" \
    "  --pdf-attach      put the evidence file into the PDF, which is PDF/A-3b then instead of PDF/A-1b; not where anything is withheld\n"

// One of the words; false where it is none of them.
bool takeReportWord(ReportOptions &about, CliReportOptions &files, int option, const char *value);

// Reads what the options name. The error names the file.
Result<ReportAmendment> amendmentOf(const ReportOptions &about, const CliReportOptions &files);
Result<RedactionProfile> profileOf(const CliReportOptions &files);

} // namespace assay
