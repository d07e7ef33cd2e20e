// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/annotationfields.h"

#include "cases/annotationjson.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace assay {
namespace {

using Style = JsonWriter::Style;

constexpr std::array<std::string_view, 3> sideNames = {"vendor", "saved", "live"};
constexpr std::uint64_t most32 = std::numeric_limits<std::uint32_t>::max();

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

} // namespace

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

} // namespace assay
