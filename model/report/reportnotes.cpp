// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportnotes.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "report/reportwords.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t shownBytes = 8192; // of one note
constexpr std::size_t shownLines = 200;

} // namespace

std::string_view reportNoteTitle(ReportNote::Kind kind)
{
    switch (kind) {
    case ReportNote::Kind::Tag:
        return "Tag";
    case ReportNote::Kind::Note:
        return "Note";
    case ReportNote::Kind::Bookmark:
        return "Bookmark";
    }
    return "Note";
}

std::string noteAttribution(const ReportNote &note)
{
    const std::int64_t milliseconds = (note.at % 1000 + 1000) % 1000;
    return (note.user.empty() ? std::string("unknown user") : displaySafe(note.user)) + ", "
        + isoTime((note.at - milliseconds) / 1000);
}

std::string shownNotesText(const ReportNotes &notes)
{
    if (notes.paths.size() >= notes.allPaths)
        return shownText(notes.paths.size(), notes.allPaths, "path", "paths");
    return groupedNumber(notes.paths.size()) + " of " + groupedNumber(notes.allPaths) + " paths shown; a notes file has all.";
}

std::vector<std::string> noteLines(const ReportNote &note)
{
    std::vector<std::string> lines;
    std::string_view rest = note.text;
    std::size_t size = std::min(rest.size(), shownBytes);
    while (size < rest.size() && size > 0 && (static_cast<unsigned char>(rest[size]) & 0xC0U) == 0x80U)
        --size; // not within a character
    const bool cut = size < rest.size();
    rest = rest.substr(0, size);
    while (lines.size() < shownLines) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(displaySafe(line));
        if (end == rest.size())
            break;
        rest.remove_prefix(end + 1);
    }
    if (cut || lines.size() == shownLines)
        lines.push_back("[cut here: " + std::to_string(note.text.size()) + " bytes in all]");
    return lines;
}

} // namespace assay
