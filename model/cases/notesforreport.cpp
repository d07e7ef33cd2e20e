// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/notesforreport.h"

#include "report/reportwords.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace assay {
namespace {

constexpr std::size_t mostBytes = 8 << 20;
constexpr std::size_t overhead = 64; // of markup and attribution, for each

std::string hex(std::uint64_t value)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    do {
        text.insert(text.begin(), digits[value % 16]);
        value /= 16;
    } while (value != 0);
    return "0x" + text;
}

ReportNote noteOf(const Bookmark &bookmark)
{
    ReportNote note{ReportNote::Kind::Bookmark, bookmark.label, bookmark.stamp.user, bookmark.stamp.at};
    std::string place;
    if (bookmark.side >= 0)
        place = sideTitles[static_cast<std::size_t>(bookmark.side)];
    if (bookmark.range) {
        place += (place.empty() ? "offset " : ", offset ") + hex(bookmark.range->offset);
        if (bookmark.range->length > 1)
            place += ", " + groupedNumber(bookmark.range->length) + " bytes";
    }
    if (place.empty())
        place = "the path";
    note.text = note.text.empty() ? place : note.text + " (" + place + ')';
    return note;
}

ReportNotesOfPath notesOfPath(const Annotations &annotations, std::string_view path, const std::vector<const Bookmark *> &bookmarks)
{
    ReportNotesOfPath out{std::string(path), {}};
    if (const PathNotes *said = annotations.at(path)) {
        for (const Mark &mark : said->marks) {
            if (const Tag *tag = annotations.tag(mark.tag))
                out.notes.push_back({ReportNote::Kind::Tag, tag->name, mark.stamp.user, mark.stamp.at});
        }
        if (const Revision *note = said->note())
            out.notes.push_back({ReportNote::Kind::Note, note->text, note->stamp.user, note->stamp.at});
    }
    for (const Bookmark *bookmark : bookmarks)
        out.notes.push_back(noteOf(*bookmark));
    return out;
}

ReportInterpretation interpretationOf(const OwnFinding &finding)
{
    ReportInterpretation one;
    one.number = finding.id;
    one.severity = finding.severity;
    one.confidence = finding.confidence;
    one.title = finding.title;
    one.statement = finding.statement;
    one.alternatives = finding.alternatives;
    one.paths = finding.paths;
    one.user = finding.stamp.user;
    one.at = finding.stamp.at;
    one.firstUser = finding.written.user;
    one.firstAt = finding.written.at;
    return one;
}

} // namespace

std::shared_ptr<const ReportNotes> notesForReport(const Annotations &annotations, std::size_t mostPaths)
{
    std::map<std::string_view, std::vector<const Bookmark *>> bookmarks;
    for (const auto &[id, bookmark] : annotations.bookmarks())
        bookmarks[bookmark.path].push_back(&bookmark);
    std::vector<std::string_view> paths;
    for (const auto &[path, said] : annotations.paths()) {
        if (!said.marks.empty() || said.note())
            paths.push_back(path);
    }
    for (const auto &[path, list] : bookmarks) {
        const PathNotes *said = annotations.at(path);
        if (!said || (said->marks.empty() && !said->note()))
            paths.push_back(path);
    }
    if (paths.empty() && annotations.ownFindings().empty())
        return nullptr;
    const std::size_t shown = std::min(paths.size(), mostPaths);
    std::partial_sort(paths.begin(), paths.begin() + static_cast<std::ptrdiff_t>(shown), paths.end());
    auto notes = std::make_shared<ReportNotes>();
    notes->allPaths = paths.size();
    for (const auto &[id, finding] : annotations.ownFindings())
        notes->interpretations.push_back(interpretationOf(finding));
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < shown && bytes < mostBytes; ++i) {
        const auto found = bookmarks.find(paths[i]);
        notes->paths.push_back(notesOfPath(annotations, paths[i], found == bookmarks.end() ? std::vector<const Bookmark *>() : found->second));
        bytes += paths[i].size();
        for (const ReportNote &note : notes->paths.back().notes)
            bytes += note.text.size() + overhead;
    }
    return notes;
}

std::vector<ExhibitWanted> exhibitsOf(const Annotations &annotations)
{
    std::vector<ExhibitWanted> wanted;
    for (const auto &[path, notes] : annotations.paths()) {
        if (notes.marks.empty())
            continue;
        wanted.push_back({path, {}});
        for (const Mark &mark : notes.marks) {
            if (const Tag *tag = annotations.tag(mark.tag))
                wanted.back().tags.push_back(tag->name);
        }
    }
    std::sort(wanted.begin(), wanted.end(), [](const ExhibitWanted &a, const ExhibitWanted &b) { return a.path < b.path; });
    return wanted;
}

} // namespace assay
