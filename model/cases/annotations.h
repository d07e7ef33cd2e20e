// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/confidence.h"
#include "base/finding.h"
#include "base/keyedhash.h"
#include "base/result.h"
#include "compare/markedpaths.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace assay {

// What an analyst says of paths: tags, notes, bookmarks, and findings of the analyst's own. Paths are those of an evidence file: bytes, no leading slash, no ".", ".."
// or empty parts, never "". Texts are UTF-8. Nothing here knows whether a path is in what is compared now.

// What one case may hold. An act that would go past it is refused.
struct AnnotationLimits {
    std::uint32_t userBytes = 256;
    std::uint32_t pathBytes = 64 * 1024;
    std::uint32_t tagNameBytes = 128;
    std::uint32_t labelBytes = 4096;
    std::uint32_t noteBytes = 1 << 20;          // of one revision
    std::uint64_t allNoteBytes = 256ULL << 20;  // of all revisions together
    std::uint32_t revisionsPerNote = 10'000;
    std::size_t tags = 256;
    std::size_t marks = 5'000'000;
    std::size_t notes = 1'000'000;              // paths with at least one revision
    std::size_t bookmarks = 100'000;
    std::uint32_t titleBytes = 512;             // of a finding of the analyst's own
    std::uint32_t statementBytes = 64 * 1024;   // of what it says, and of the other explanations
    std::size_t pathsPerFinding = 10'000;
    std::size_t findingPaths = 1'000'000;       // of all of them together
    std::uint64_t allFindingBytes = 64ULL << 20; // of all texts and paths of all of them together
    std::size_t ownFindings = 10'000;
};

struct Stamp {
    std::string user;              // UTF-8
    std::int64_t at = 0;           // milliseconds since 1970, UTC

    bool operator==(const Stamp &) const = default;
};

using TagId = std::uint32_t;      // unique in a case
using BookmarkId = std::uint32_t; // likewise
using OwnFindingId = std::uint32_t; // likewise; its number in reports

struct Tag {
    TagId id = 0;
    std::string name;              // not empty, no comma, no two alike when ASCII letters are lowered
    std::uint8_t colour = 0;       // 0 … tagColours - 1
    std::uint8_t hotkey = 0;       // 1 … 9, 0 for none; no two tags have the same
    Stamp stamp;                   // of its last edit

    bool operator==(const Tag &) const = default;
};
constexpr std::uint8_t tagColours = 8;

struct Mark {                      // a path has a tag
    TagId tag = 0;
    Stamp stamp;

    bool operator==(const Mark &) const = default;
};

struct Revision {
    std::string text;              // "": the note was removed
    Stamp stamp;

    bool operator==(const Revision &) const = default;
};

struct ContentRange {
    std::uint64_t offset = 0;      // bytes
    std::uint64_t length = 0;      // 0: a place; offset + length does not pass 2^64 - 1

    bool operator==(const ContentRange &) const = default;
};

struct Bookmark {
    BookmarkId id = 0;
    std::string path;
    int side = -1;                 // VendorSide …; -1: of the path, whichever side has it
    std::optional<Sha256Digest> digest; // of the content it was set in, where that was known
    std::optional<ContentRange> range;
    std::string label;             // may be empty
    Stamp stamp;                   // of its last edit

    bool operator==(const Bookmark &) const = default;
};

// What an analyst concludes: interpretation, kept apart from what the program found.
struct OwnFinding {
    OwnFindingId id = 0;
    Severity severity = Severity::Info;
    Confidence confidence = Confidence::NotDetermined;
    std::string title;             // not empty, of one line
    std::string statement;
    std::string alternatives;      // other explanations that were considered; "" for none stated
    std::vector<std::string> paths; // what it is about, sorted, each once; may be none
    Stamp written;                 // of its first wording
    Stamp stamp;                   // of its last edit

    bool operator==(const OwnFinding &) const = default;
};

// What one path has. Never empty in Annotations.
struct PathNotes {
    std::vector<Mark> marks;       // by tag
    std::vector<Revision> revisions; // of its note, oldest first

    // The last revision, null when there is none or it says that the note was removed.
    const Revision *note() const { return revisions.empty() || revisions.back().text.empty() ? nullptr : &revisions.back(); }
    bool empty() const { return marks.empty() && revisions.empty(); }
    bool operator==(const PathNotes &) const = default;
};

// One piece of an act. Each says what is before it and after it, so that each can be turned round.
struct TagChange {
    std::optional<Tag> before;     // none: it is new
    std::optional<Tag> after;      // none: it is taken away; nothing may be marked with it then

    bool operator==(const TagChange &) const = default;
};
struct MarkChange {
    std::string path;
    Mark mark;
    bool added = true;

    bool operator==(const MarkChange &) const = default;
};
struct NoteChange {                // a revision that becomes the last one, or that was the last one and is taken back
    std::string path;
    Revision revision;
    bool added = true;

    bool operator==(const NoteChange &) const = default;
};
struct BookmarkChange {
    std::optional<Bookmark> before;
    std::optional<Bookmark> after;

    bool operator==(const BookmarkChange &) const = default;
};
struct OwnFindingChange {
    std::optional<OwnFinding> before;
    std::optional<OwnFinding> after;

    bool operator==(const OwnFindingChange &) const = default;
};

enum class ActKind : std::uint8_t {
    EditTags, Mark, Unmark, WriteNote, AddBookmark, EditBookmark, RemoveBookmark, Import, AddFinding, EditFinding, RemoveFinding,
};
std::string_view actKindName(ActKind kind);                      // "edit-tags", "mark" …
std::optional<ActKind> actKindFromName(std::string_view name);

// One thing that the analyst did, whole: what a journal records and what undo takes back. Applied in the order of the members, except that
// tags are taken away last; so its inverse is exact.
struct Act {
    ActKind kind = ActKind::Mark;
    bool undoes = false;           // takes an act of this kind back
    Stamp stamp;                   // who did it, and when
    std::vector<TagChange> tags;
    std::vector<MarkChange> marks;
    std::vector<NoteChange> notes;
    std::vector<BookmarkChange> bookmarks;
    std::vector<OwnFindingChange> ownFindings;

    bool changesNothing() const { return tags.empty() && marks.empty() && notes.empty() && bookmarks.empty() && ownFindings.empty(); }
    Act inverse(Stamp now) const;  // undoes turned round; what it brings back keeps the stamps it had
    bool operator==(const Act &) const = default;
};

// All of one case. A value; one thread at a time.
class Annotations {
public:
    struct PathHash : KeyedHash {
        using is_transparent = void;
    };
    using Paths = std::unordered_map<std::string, PathNotes, PathHash, std::equal_to<>>; // addresses of keys and values stay

    explicit Annotations(AnnotationLimits limits = {}) : m_limits(limits) {}

    const AnnotationLimits &limits() const { return m_limits; }
    const std::map<TagId, Tag> &tags() const { return m_tags; }
    const std::map<BookmarkId, Bookmark> &bookmarks() const { return m_bookmarks; }
    const std::map<OwnFindingId, OwnFinding> &ownFindings() const { return m_ownFindings; }
    const Paths &paths() const { return m_paths; } // in no order
    bool empty() const { return m_tags.empty() && m_bookmarks.empty() && m_ownFindings.empty() && m_paths.empty(); }

    const PathNotes *at(std::string_view path) const; // null when nothing was said of it
    const Tag *tag(TagId id) const;
    const Tag *tagNamed(std::string_view name) const; // ASCII letters of either case
    const Tag *tagWithHotkey(int hotkey) const;
    std::size_t markCount() const { return m_markCount; }
    std::size_t markCount(TagId id) const;           // paths with this tag
    std::size_t bookmarkCount(std::string_view path) const;
    std::size_t noteCount() const { return m_noteCount; } // paths with a revision, one that removes the note too
    TagId nextTagId() const;
    BookmarkId nextBookmarkId() const;
    OwnFindingId nextOwnFindingId() const;

    // All of it or nothing: Usage when what act says was before is not so, or when a value is none (see above); LimitExceeded.
    Status apply(const Act &act);
    // Takes back the act that was applied last, or one that nothing since has touched.
    Status revert(const Act &act) { return apply(act.inverse(act.stamp)); }

    bool operator==(const Annotations &other) const
    {
        return m_tags == other.m_tags && m_bookmarks == other.m_bookmarks && m_ownFindings == other.m_ownFindings && m_paths == other.m_paths;
    }

private:
    Status take(const TagChange &change);
    Status take(const MarkChange &change);
    Status take(const NoteChange &change);
    Status take(const BookmarkChange &change);
    Status take(const OwnFindingChange &change);
    Status checkTags() const;
    Status checkStampOf(const Stamp &stamp);

    AnnotationLimits m_limits;
    std::map<TagId, Tag> m_tags;
    std::map<BookmarkId, Bookmark> m_bookmarks;
    std::map<OwnFindingId, OwnFinding> m_ownFindings;
    Paths m_paths;
    std::unordered_map<TagId, std::size_t> m_marksOfTag;
    std::unordered_map<std::string, std::size_t, PathHash, std::equal_to<>> m_bookmarksOfPath;
    std::size_t m_markCount = 0;
    std::size_t m_noteCount = 0;
    std::uint64_t m_noteBytes = 0;
    std::uint64_t m_findingBytes = 0;
    std::size_t m_findingPaths = 0;
    std::string m_goodUser; // the name that was checked last: of many marks it is the same
};

// Acts of what an analyst asks for; changesNothing() where it is so already.
Act markAct(const Annotations &annotations, const std::vector<std::string> &paths, TagId tag, bool on, Stamp now);
// The same for what has any of the paths not yet: on for all, or off when all have it.
Act toggleMarkAct(const Annotations &annotations, const std::vector<std::string> &paths, TagId tag, Stamp now);
Act noteAct(const Annotations &annotations, std::string path, std::string text, Stamp now);
// Makes the tags those that are wanted; id 0 is a new one. Tags that are left out lose their marks.
Act tagsAct(const Annotations &annotations, std::vector<Tag> wanted, Stamp now);
Act addBookmarkAct(const Annotations &annotations, Bookmark bookmark, Stamp now); // id and stamp are set
Act labelBookmarkAct(const Bookmark &bookmark, std::string label, Stamp now);
Act removeBookmarksAct(const Annotations &annotations, const std::vector<BookmarkId> &ids, Stamp now);
// Findings of the analyst's own. Of finding the id and the stamps are set; its paths are put in order. A change keeps who wrote it first.
Act addFindingAct(const Annotations &annotations, OwnFinding finding, Stamp now);
Act editFindingAct(const OwnFinding &before, OwnFinding after, Stamp now);
Act removeFindingsAct(const Annotations &annotations, const std::vector<OwnFindingId> &ids, Stamp now);
// Takes off everything that was said of paths: tags, bookmarks, and notes, of which the earlier wordings stay. Findings of the analyst's own
// are of more than these paths, and stay.
Act takeOffAct(const Annotations &annotations, const std::vector<std::string> &paths, Stamp now);
// Adds what other has and annotations has not. Tags are the same when their names are; stamps stay as they are in other.
Act importAct(const Annotations &annotations, const Annotations &other, Stamp now);
// Makes of none what annotations is, numbers and stamps included.
Act wholeAct(const Annotations &annotations, Stamp now);

// What filters ask for; where bookmarks and tags are many this copies many paths.
MarkedPathsPtr markedPaths(const Annotations &annotations);

// Whether a path is of the form above, and short enough.
bool isAnnotationPath(std::string_view path, const AnnotationLimits &limits);

} // namespace assay
