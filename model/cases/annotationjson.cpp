// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/annotationjson.h"

#include "formats/json.h"
#include "report/jsonwriter.h"

#include <algorithm>
#include <array>
#include <limits>

namespace assay {
namespace {

constexpr std::string_view schema = "assay-notes/1";
constexpr std::array<std::string_view, 3> sideNames = {"vendor", "saved", "live"};

using Style = JsonWriter::Style;

void writeStamp(JsonWriter &json, const Stamp &stamp)
{
    json.key("by").string(stamp.user);
    json.key("at").number(stamp.at);
}

void writeTag(JsonWriter &json, const Tag &tag)
{
    json.beginObject(Style::Inline);
    json.key("id").number(tag.id);
    json.key("name").string(tag.name);
    json.key("colour").number(tag.colour);
    json.key("hotkey").number(tag.hotkey);
    writeStamp(json, tag.stamp);
    json.endObject();
}

void writeBookmark(JsonWriter &json, const Bookmark &bookmark)
{
    json.beginObject(Style::Inline);
    json.key("id").number(bookmark.id);
    json.bytes("path", bookmark.path);
    if (bookmark.side >= 0)
        json.key("side").string(sideNames[static_cast<std::size_t>(bookmark.side)]);
    if (bookmark.digest)
        json.key("sha256").string(toHex(*bookmark.digest));
    if (bookmark.range) {
        json.key("offset").number(bookmark.range->offset);
        json.key("length").number(bookmark.range->length);
    }
    json.key("label").string(bookmark.label);
    writeStamp(json, bookmark.stamp);
    json.endObject();
}

void writePath(JsonWriter &json, const std::string &path, const PathNotes &notes)
{
    json.beginObject();
    json.bytes("path", path);
    if (!notes.marks.empty()) {
        json.key("tags").beginArray(Style::Inline);
        for (const Mark &mark : notes.marks) {
            json.beginObject(Style::Inline);
            json.key("tag").number(mark.tag);
            writeStamp(json, mark.stamp);
            json.endObject();
        }
        json.endArray();
    }
    if (!notes.revisions.empty()) {
        json.key("note").beginArray();
        for (const Revision &revision : notes.revisions) {
            json.beginObject(Style::Inline);
            json.key("text").string(revision.text);
            writeStamp(json, revision.stamp);
            json.endObject();
        }
        json.endArray();
    }
    json.endObject();
}

void writeOwnFinding(JsonWriter &json, const OwnFinding &finding)
{
    json.beginObject(Style::Inline);
    json.key("id").number(finding.id);
    json.key("severity").string(severityName(finding.severity));
    json.key("confidence").string(confidenceName(finding.confidence));
    json.key("title").string(finding.title);
    json.key("statement").string(finding.statement);
    json.key("alternatives").string(finding.alternatives);
    json.key("paths").beginArray(Style::Inline);
    for (const std::string &path : finding.paths) {
        json.beginObject(Style::Inline);
        json.bytes("path", path);
        json.endObject();
    }
    json.endArray();
    json.key("writtenBy").string(finding.written.user);
    json.key("writtenAt").number(finding.written.at);
    writeStamp(json, finding.stamp);
    json.endObject();
}

// Takes members out of one object; the first that is not what it has to be is remembered.
class Members {
public:
    Members(const Json &value, const std::string &file, const char *what) : m_value(value), m_file(file), m_what(what)
    {
        if (!value.is_object())
            m_error = "no object";
    }

    std::string text(const char *key)
    {
        const Json *found = member(m_value, key);
        if (!found || !found->is_string()) {
            miss(key, "is no text");
            return {};
        }
        return found->get<std::string>();
    }

    std::uint64_t count(const char *key, std::uint64_t most)
    {
        const Json *found = member(m_value, key);
        if (!found || !found->is_number_unsigned() || found->get<std::uint64_t>() > most) {
            miss(key, "is no number up to " + std::to_string(most));
            return 0;
        }
        return found->get<std::uint64_t>();
    }

    bool flag(const char *key)
    {
        const Json *found = member(m_value, key);
        if (!found || !found->is_boolean()) {
            miss(key, "is neither true nor false");
            return false;
        }
        return found->get<bool>();
    }

    Stamp stamp(const char *who = "by", const char *when = "at")
    {
        Stamp stamp;
        stamp.user = text(who);
        const Json *at = member(m_value, when);
        const bool fits = at && (at->is_number_unsigned() ? at->get<std::uint64_t>() <= std::uint64_t{std::numeric_limits<std::int64_t>::max()} : at->is_number_integer());
        if (fits)
            stamp.at = at->get<std::int64_t>();
        else
            miss(when, "is no time");
        return stamp;
    }

    std::string path()
    {
        std::string shown = text("path");
        const Json *bytes = member(m_value, "pathBytes");
        if (!bytes)
            return shown;
        auto decoded = bytes->is_string() ? fromBase64(bytes->get<std::string>()) : std::nullopt;
        if (!decoded)
            miss("pathBytes", "is no base64");
        return decoded.value_or(std::string());
    }

    bool has(const char *key) const { return member(m_value, key) != nullptr; }

    void miss(const char *key, const std::string &why)
    {
        if (m_error.empty())
            m_error = std::string("\"") + key + "\" " + why;
    }

    Status status() const
    {
        if (m_error.empty())
            return {};
        return wrong(m_file, std::string("of ") + m_what + ": " + m_error);
    }

private:
    const Json &m_value;
    const std::string &m_file;
    const char *m_what;
    std::string m_error;
};

constexpr std::uint64_t most32 = std::numeric_limits<std::uint32_t>::max();

Result<Tag> readTag(const Json &value, const std::string &file)
{
    Members members(value, file, "a tag");
    Tag tag;
    tag.id = static_cast<TagId>(members.count("id", most32));
    tag.name = members.text("name");
    tag.colour = static_cast<std::uint8_t>(members.count("colour", tagColours - 1));
    tag.hotkey = static_cast<std::uint8_t>(members.count("hotkey", 9));
    tag.stamp = members.stamp();
    if (Status good = members.status(); !good)
        return Unexpected(good.error());
    return tag;
}

Result<Bookmark> readBookmark(const Json &value, const std::string &file)
{
    Members members(value, file, "a bookmark");
    Bookmark bookmark;
    bookmark.id = static_cast<BookmarkId>(members.count("id", most32));
    bookmark.path = members.path();
    if (members.has("side")) {
        const auto found = std::find(sideNames.begin(), sideNames.end(), members.text("side"));
        if (found == sideNames.end())
            members.miss("side", "is none of vendor, saved, live");
        else
            bookmark.side = static_cast<int>(found - sideNames.begin());
    }
    if (members.has("sha256")) {
        bookmark.digest = parseHexDigest(members.text("sha256"));
        if (!bookmark.digest)
            members.miss("sha256", "is no digest");
    }
    if (members.has("offset") || members.has("length")) {
        constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
        bookmark.range = ContentRange{members.count("offset", most), members.count("length", most)};
    }
    bookmark.label = members.text("label");
    bookmark.stamp = members.stamp();
    if (Status good = members.status(); !good)
        return Unexpected(good.error());
    return bookmark;
}

Result<Revision> readRevision(const Json &value, const std::string &file)
{
    Members members(value, file, "a note");
    Revision revision{members.text("text"), members.stamp()};
    if (Status good = members.status(); !good)
        return Unexpected(good.error());
    return revision;
}

Result<Mark> readMark(const Json &value, const std::string &file)
{
    Members members(value, file, "a tagged path");
    Mark mark{static_cast<TagId>(members.count("tag", most32)), members.stamp()};
    if (Status good = members.status(); !good)
        return Unexpected(good.error());
    return mark;
}

std::optional<Severity> severityFromName(std::string_view name)
{
    for (int i = 0; i <= static_cast<int>(Severity::Critical); ++i) {
        if (severityName(static_cast<Severity>(i)) == name)
            return static_cast<Severity>(i);
    }
    return std::nullopt;
}

Result<std::string> readPathOf(const Json &value, const std::string &file)
{
    Members members(value, file, "a finding's path");
    std::string path = members.path();
    if (Status good = members.status(); !good)
        return Unexpected(good.error());
    return path;
}

// Reads each element of an array by read and hands it to take.
template<class Read, class Take>
Status each(const Json &object, const char *key, const std::string &file, std::size_t most, Read &&read, Take &&take)
{
    return forEachElement(object, key, file, most, [&](const Json &element) -> Status {
        auto value = read(element, file);
        if (!value)
            return Unexpected(value.error());
        take(std::move(*value));
        return {};
    });
}

Result<OwnFinding> readOwnFinding(const Json &value, const std::string &file)
{
    Members members(value, file, "a finding");
    OwnFinding finding;
    finding.id = static_cast<OwnFindingId>(members.count("id", most32));
    if (const auto severity = severityFromName(members.text("severity")))
        finding.severity = *severity;
    else
        members.miss("severity", "is none of info, low, medium, high, critical");
    if (const auto confidence = confidenceFromName(members.text("confidence")))
        finding.confidence = *confidence;
    else
        members.miss("confidence", "is none of observed, inferred, not determined");
    finding.title = members.text("title");
    finding.statement = members.text("statement");
    finding.alternatives = members.text("alternatives");
    finding.written = members.stamp("writtenBy", "writtenAt");
    finding.stamp = members.stamp();
    Status status = members.status();
    if (status)
        status = each(value, "paths", file, notesFileBytes, readPathOf, [&](std::string path) { finding.paths.push_back(std::move(path)); });
    if (!status)
        return Unexpected(status.error());
    return finding;
}

// A change of what has a "before" and an "after".
template<class Change, class Read>
Status readChanges(const Json &object, const char *key, const std::string &file, std::vector<Change> &changes, Read &&read)
{
    return forEachElement(object, key, file, notesFileBytes, [&](const Json &element) -> Status {
        Change change;
        for (const auto &[name, place] : {std::pair("before", &change.before), std::pair("after", &change.after)}) {
            const Json *found = member(element, name);
            if (!found)
                continue;
            auto value = read(*found, file);
            if (!value)
                return Unexpected(value.error());
            *place = std::move(*value);
        }
        changes.push_back(std::move(change));
        return {};
    });
}

template<class Change, class Write>
void writeChanges(JsonWriter &json, std::string_view key, const std::vector<Change> &changes, Write &&write)
{
    if (changes.empty())
        return;
    json.key(key).beginArray(Style::Inline);
    for (const Change &change : changes) {
        json.beginObject(Style::Inline);
        if (change.before) {
            json.key("before");
            write(json, *change.before);
        }
        if (change.after) {
            json.key("after");
            write(json, *change.after);
        }
        json.endObject();
    }
    json.endArray();
}

Limits jsonLimits()
{
    Limits limits;
    limits.jsonBytes = notesFileBytes;
    limits.jsonDepth = 8;
    return limits;
}

// What a file says as one act, which Annotations::apply() checks.
Status readPath(const Json &value, const std::string &file, Act &act, const AnnotationLimits &limits)
{
    Members members(value, file, "a path");
    const std::string path = members.path();
    if (Status good = members.status(); !good)
        return good;
    if (Status good = each(value, "tags", file, limits.tags, readMark, [&](Mark mark) { act.marks.push_back({path, std::move(mark), true}); }); !good)
        return good;
    return each(value, "note", file, limits.revisionsPerNote, readRevision,
                [&](Revision revision) { act.notes.push_back({path, std::move(revision), true}); });
}

} // namespace

Status writeNotesFile(const Annotations &annotations, const Sink &sink)
{
    JsonWriter json(sink);
    json.beginObject();
    json.key("schema").string(schema);
    json.key("tags").beginArray();
    for (const auto &[id, tag] : annotations.tags())
        writeTag(json, tag);
    json.endArray();
    std::vector<const Annotations::Paths::value_type *> paths;
    paths.reserve(annotations.paths().size());
    for (const auto &each : annotations.paths())
        paths.push_back(&each);
    std::sort(paths.begin(), paths.end(), [](const auto *a, const auto *b) { return a->first < b->first; });
    json.key("paths").beginArray();
    for (const auto *each : paths)
        writePath(json, each->first, each->second);
    json.endArray();
    json.key("bookmarks").beginArray();
    for (const auto &[id, bookmark] : annotations.bookmarks())
        writeBookmark(json, bookmark);
    json.endArray();
    if (!annotations.ownFindings().empty()) {
        json.key("findings").beginArray();
        for (const auto &[id, finding] : annotations.ownFindings())
            writeOwnFinding(json, finding);
        json.endArray();
    }
    json.endObject();
    return json.finish();
}

Result<Annotations> readNotesFile(std::string_view bytes, const std::string &file, const AnnotationLimits &limits)
{
    const auto json = parseJson(bytes, file, jsonLimits());
    if (!json)
        return Unexpected(json.error());
    if (stringMember(*json, "schema") != schema)
        return Unexpected(makeError(ErrorCode::Unsupported, file, "not a notes file of the schema " + std::string(schema)));
    Act act;
    act.kind = ActKind::Import;
    Status status = each(*json, "tags", file, limits.tags, readTag, [&](Tag tag) { act.tags.push_back({std::nullopt, std::move(tag)}); });
    if (status)
        status = forEachElement(*json, "paths", file, limits.marks, [&](const Json &element) { return readPath(element, file, act, limits); });
    if (status) {
        status = each(*json, "bookmarks", file, limits.bookmarks, readBookmark,
                      [&](Bookmark bookmark) { act.bookmarks.push_back({std::nullopt, std::move(bookmark)}); });
    }
    if (status) {
        status = each(*json, "findings", file, limits.ownFindings, readOwnFinding,
                      [&](OwnFinding finding) { act.ownFindings.push_back({std::nullopt, std::move(finding)}); });
    }
    if (!status)
        return Unexpected(status.error());
    Annotations annotations(limits);
    if (status = annotations.apply(act); !status) {
        const ErrorCode code = status.error().code == ErrorCode::LimitExceeded ? ErrorCode::LimitExceeded : ErrorCode::Malformed;
        return Unexpected(makeError(code, file, status.error().detail));
    }
    return annotations;
}

std::string actText(const Act &act)
{
    std::string text;
    JsonWriter json(stringSink(text));
    json.beginObject(Style::Inline);
    json.key("kind").string(actKindName(act.kind));
    json.key("undoes").boolean(act.undoes);
    writeStamp(json, act.stamp);
    writeChanges(json, "tags", act.tags, writeTag);
    if (!act.marks.empty()) {
        json.key("marks").beginArray(Style::Inline);
        for (const MarkChange &change : act.marks) {
            json.beginObject(Style::Inline);
            json.bytes("path", change.path);
            json.key("tag").number(change.mark.tag);
            writeStamp(json, change.mark.stamp);
            json.key("added").boolean(change.added);
            json.endObject();
        }
        json.endArray();
    }
    if (!act.notes.empty()) {
        json.key("notes").beginArray(Style::Inline);
        for (const NoteChange &change : act.notes) {
            json.beginObject(Style::Inline);
            json.bytes("path", change.path);
            json.key("text").string(change.revision.text);
            writeStamp(json, change.revision.stamp);
            json.key("added").boolean(change.added);
            json.endObject();
        }
        json.endArray();
    }
    writeChanges(json, "bookmarks", act.bookmarks, writeBookmark);
    writeChanges(json, "findings", act.ownFindings, writeOwnFinding);
    json.endObject();
    static_cast<void>(json.finish()); // a string takes all
    text.pop_back(); // the end of the line
    return text;
}

Result<Act> readAct(std::string_view bytes, const std::string &file)
{
    const auto json = parseJson(bytes, file, jsonLimits());
    if (!json)
        return Unexpected(json.error());
    Act act;
    Members members(*json, file, "an act");
    if (const auto kind = actKindFromName(members.text("kind")))
        act.kind = *kind;
    else
        members.miss("kind", "is none");
    act.undoes = members.flag("undoes");
    act.stamp = members.stamp();
    Status status = members.status();
    if (status)
        status = readChanges(*json, "tags", file, act.tags, readTag);
    if (status)
        status = readChanges(*json, "bookmarks", file, act.bookmarks, readBookmark);
    if (status)
        status = readChanges(*json, "findings", file, act.ownFindings, readOwnFinding);
    const auto readMarkChange = [](const Json &element, const std::string &of) -> Result<MarkChange> {
        auto mark = readMark(element, of);
        if (!mark)
            return Unexpected(mark.error());
        Members here(element, of, "a tagged path");
        MarkChange change{here.path(), std::move(*mark), here.flag("added")};
        if (Status good = here.status(); !good)
            return Unexpected(good.error());
        return change;
    };
    const auto readNoteChange = [](const Json &element, const std::string &of) -> Result<NoteChange> {
        auto revision = readRevision(element, of);
        if (!revision)
            return Unexpected(revision.error());
        Members here(element, of, "a note");
        NoteChange change{here.path(), std::move(*revision), here.flag("added")};
        if (Status good = here.status(); !good)
            return Unexpected(good.error());
        return change;
    };
    if (status)
        status = each(*json, "marks", file, notesFileBytes, readMarkChange, [&](MarkChange change) { act.marks.push_back(std::move(change)); });
    if (status)
        status = each(*json, "notes", file, notesFileBytes, readNoteChange, [&](NoteChange change) { act.notes.push_back(std::move(change)); });
    if (!status)
        return Unexpected(status.error());
    return act;
}

} // namespace assay
