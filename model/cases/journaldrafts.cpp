// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "cases/annotationjson.h"
#include "cases/journal.h"
#include "io/digest.h"

#include <nlohmann/json.hpp>

namespace assay {
namespace {

using Object = nlohmann::ordered_json;

void put(Object &object, const std::string &key, std::string_view bytes)
{
    object[key] = toUtf8Lossy(bytes);
    if (!isValidUtf8(bytes))
        object[key + "Bytes"] = toBase64(bytes);
}

std::string textOf(const Object &object)
{
    return object.dump(-1, ' ', true);
}

void put(Object &object, const std::optional<std::uint64_t> &bytes, const std::optional<Sha256Digest> &sha256)
{
    if (bytes)
        object["bytes"] = *bytes;
    if (sha256)
        object["sha256"] = toHex(*sha256);
}

Object sourceObject(const CaseSource &source)
{
    Object object;
    object["role"] = roleName(source.role);
    object["kind"] = sourceKindName(source.kind);
    put(object, "path", source.path);
    if (!source.image.empty())
        put(object, "image", source.image);
    put(object, source.bytes, source.sha256);
    return object;
}

JournalKind kindOf(const Act &act)
{
    if (act.undoes)
        return JournalKind::Undone;
    switch (act.kind) {
    case ActKind::EditTags:
    case ActKind::Mark:
    case ActKind::Unmark: return JournalKind::Tagged;
    case ActKind::WriteNote: return JournalKind::Noted;
    case ActKind::AddBookmark:
    case ActKind::EditBookmark:
    case ActKind::RemoveBookmark: return JournalKind::Bookmarked;
    case ActKind::Import: return JournalKind::Imported;
    case ActKind::AddFinding:
    case ActKind::EditFinding:
    case ActKind::RemoveFinding: return JournalKind::Interpreted;
    }
    return JournalKind::Tagged;
}

// The whole act, or, where that is too long, how many changes of each kind it makes.
std::string payloadOf(const Act &act)
{
    std::string whole = textOf(Object::parse(actText(act)));
    if (whole.size() <= mostPayloadBytes)
        return whole;
    Object object;
    object["kind"] = actKindName(act.kind);
    object["undoes"] = act.undoes;
    const auto count = [&object](const char *key, std::size_t changes) {
        if (changes > 0)
            object[key] = changes;
    };
    count("tags", act.tags.size());
    count("marks", act.marks.size());
    count("notes", act.notes.size());
    count("bookmarks", act.bookmarks.size());
    count("findings", act.ownFindings.size());
    object["sha256"] = toHex(sha256(whole));
    return textOf(object);
}

} // namespace

std::string textPayload(const std::vector<std::pair<std::string, std::string>> &members)
{
    Object object = Object::object();
    for (const auto &[key, value] : members)
        put(object, key, value);
    return textOf(object);
}

JournalDraft custodyDraft(const CustodyTransfer &transfer)
{
    std::vector<std::pair<std::string, std::string>> members;
    for (const auto &[key, value] : {std::pair("from", transfer.from), std::pair("to", transfer.to), std::pair("text", transfer.text)}) {
        if (!value.empty())
            members.emplace_back(key, value);
    }
    return {JournalKind::Custody, textPayload(members)};
}

JournalDraft actDraft(const Act &act)
{
    return {kindOf(act), payloadOf(act)};
}

JournalDraft hashedDraft(const CaseSource &source)
{
    return {JournalKind::Hashed, textOf(sourceObject(source))};
}

JournalDraft verifiedDraft(const CaseSource &source, const SourceCheck &check)
{
    Object object;
    object["recorded"] = sourceObject(source);
    Object found;
    put(found, check.bytes, check.sha256);
    if (!found.empty())
        object["found"] = std::move(found);
    object["result"] = sourceStateName(check.state);
    if (!check.reason.empty())
        put(object, "reason", check.reason);
    return {JournalKind::Verified, textOf(object)};
}

JournalDraft comparedDraft(const Comparison &comparison, const StoredResults &results)
{
    const DiffTree::Totals &totals = comparison.tree->totals();
    Object object;
    object["complete"] = comparison.complete;
    object["paths"] = totals.paths;
    object["explained"] = totals.explained;
    object["unexplained"] = totals.unexplained;
    for (std::size_t i = comparison.findingCounts.size(); i-- > 0;)
        object["findings"][std::string(severityName(static_cast<Severity>(i)))] = comparison.findingCounts[i];
    object["results"] = toHex(digestOf(results.sections));
    return {JournalKind::Compared, textOf(object)};
}

JournalDraft continuedDraft(const std::string &path, std::uint64_t entries, const Sha256Digest &lastHash)
{
    Object object;
    put(object, "path", path);
    object["entries"] = entries;
    object["lastHash"] = toHex(lastHash);
    return {JournalKind::Continued, textOf(object)};
}

JournalDraft exportedDraft(const std::string &format, const std::string &path, const Sha256Digest &sha256)
{
    Object object;
    object["format"] = toUtf8Lossy(format);
    put(object, "path", path);
    object["sha256"] = toHex(sha256);
    return {JournalKind::Exported, textOf(object)};
}

} // namespace assay
