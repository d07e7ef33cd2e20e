// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportinterpretation.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// What examiners said of paths, as far as a report tells it: apart from what the program found, and with who
// said it.
struct ReportNote {
    enum class Kind : std::uint8_t { Tag, Note, Bookmark };

    Kind kind = Kind::Note;
    std::string text; // as written, any UTF-8: of a tag its name, of a bookmark its place and label
    std::string user;
    std::int64_t at = 0; // milliseconds since 1970, UTC
};

struct ReportNotesOfPath {
    std::string path; // bytes
    std::vector<ReportNote> notes; // tags first, bookmarks last
};

struct ReportNotes {
    std::vector<ReportNotesOfPath> paths; // by path; that are shown
    std::uint64_t allPaths = 0;
    std::vector<ReportInterpretation> interpretations; // all of them, by number
};

// A path whose files are to be handed over with the report.
struct ExhibitWanted {
    std::string path;              // bytes
    std::vector<std::string> tags; // UTF-8, why
};

std::string_view reportNoteTitle(ReportNote::Kind kind); // "Tag" …
std::string noteAttribution(const ReportNote &note); // "ann, 2026-11-22T03:37:30Z", safe to show
// The lines of its text, safe to show; what is beyond some kilobytes is cut, which the last line says.
std::vector<std::string> noteLines(const ReportNote &note);

// "All 12 paths shown." or "5,000 of 31,415 paths shown; a notes file has all."
std::string shownNotesText(const ReportNotes &notes);

inline constexpr std::string_view notesHeading = "Examiner's notes and tags";
inline constexpr std::string_view notesMeaning =
    "What examiners wrote, with their names and the time. None of it was found by the program, and none of it "
    "changes what the other sections say.";

} // namespace assay
