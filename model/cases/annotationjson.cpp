// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/annotationjson.h"

#include "cases/annotationfields.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace assay {
namespace {

constexpr std::string_view schema = "assay-notes/1";

using Style = JsonWriter::Style;

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
