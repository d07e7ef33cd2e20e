// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/confidence.h"
#include "base/finding.h"
#include "report/reportfacts.h"
#include "report/sink.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct ReportNotes;

// A finding of the examiner's own, as far as a report tells it: interpretation, which stands apart from what the program found.
struct ReportInterpretation {
    std::uint32_t number = 0;      // in the case: it stays when others are taken back
    Severity severity = Severity::Info;
    Confidence confidence = Confidence::NotDetermined;
    std::string title;             // as written, any UTF-8, as the next two
    std::string statement;
    std::string alternatives;      // "": none were stated
    std::vector<std::string> paths; // bytes, sorted
    std::string user;              // of the last edit, as at: milliseconds since 1970, UTC
    std::int64_t at = 0;
    std::string firstUser;         // of the first wording, as firstAt
    std::int64_t firstAt = 0;
};

std::string interpretationNumber(const ReportInterpretation &one); // "I-001"
std::string interpretationTitle(const ReportInterpretation &one);  // of one line, safe to show
// The lines of a text, all of them, safe to show.
std::vector<std::string> interpretationLines(std::string_view text);
// Confidence, other explanations, who wrote it and when; without the paths. Labels may be "" for a further line.
std::vector<Fact> interpretationFacts(const ReportInterpretation &one);
// How many of the first are shown: some megabytes of text.
std::size_t shownInterpretations(const ReportNotes &notes);
std::string shownInterpretationsText(const ReportNotes &notes); // "All 3 interpretations shown."
inline constexpr std::size_t shownInterpretationPaths = 200;    // of each
std::string shownPathsText(const ReportInterpretation &one);    // "200 of 310 paths shown; …"; "" when all are

inline constexpr std::string_view interpretationHeading = "Examiner's interpretation";
inline constexpr std::string_view interpretationMeaning =
    "What examiners concluded, with their names and the time. It was written by people and not found by the program; what was found "
    "stands under Findings, and none of this changes it. Severity and confidence are those that the examiner gave: observed is what was "
    "seen in the evidence itself, inferred what was concluded from it, not determined what was left open. Numbers are those of the "
    "case; one that is missing was taken back.";

// "assay-interpretation/1": all interpretations of notes as JSON, in the order of their numbers.
//
//     {"schema": "assay-interpretation/1",
//      "interpretations": [{"number": "I-001", "title": "…", "severity": "high", "confidence": "inferred", "statement": "…",
//                           "alternatives": null, "paths": [{"path": "etc/passwd"}], "by": "ann", "at": "2026-11-22T03:37:30Z",
//                           "writtenBy": "ann", "writtenAt": "2026-11-22T03:37:30Z"}]}
//
// A path has "pathBytes" in base64 beside it where it is not UTF-8. "written…" is of the first wording, "by" and "at" of the last edit.
Status writeInterpretations(const ReportNotes &notes, const Sink &sink);

} // namespace assay
