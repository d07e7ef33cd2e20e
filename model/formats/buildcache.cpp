// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/buildcache.h"

#include "base/displaysafe.h"
#include "formats/json.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace assay {
namespace {

constexpr std::size_t longestName = 128;

// BuildKit's own names are 25 characters; a layer that was there before has its cache id, 64 hex digits.
bool isFolderName(std::string_view name)
{
    return !name.empty() && name.size() <= longestName
        && std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

class Reader {
public:
    Reader(const BoltDb &db, const Limits &limits, BoltProblems &problems) : m_db(db), m_limits(limits), m_problems(problems) {}

    void problem(std::string_view at, const std::string &why) const
    {
        m_problems.add(makeErrorAt(ErrorCode::Malformed, m_db.name(), m_db.offsetOf(at), "\"" + displaySafe(at.substr(0, longestName)) + "\": " + why), m_limits);
    }

    const BoltDb &db() const { return m_db; }
    const Limits &limits() const { return m_limits; }

private:
    const BoltDb &m_db;
    const Limits &m_limits;
    BoltProblems &m_problems;
};

void takeFolder(const Reader &reader, std::string_view folder, std::string_view record, BuildCacheSnapshots &cache)
{
    if (isFolderName(folder))
        cache.recordOf[std::string(folder)] = record;
    else
        reader.problem(record, "its folder has a name that no folder can have");
}

std::optional<std::string_view> textOf(const Reader &reader, const BoltItem &bucket, std::string_view key)
{
    const auto found = reader.db().find(bucket.bucket, key);
    if (!found)
        return std::nullopt;
    if (!found->bucket)
        return found->value;
    reader.problem(found->key, "a bucket in place of a value");
    return std::nullopt;
}

} // namespace

BuildCacheSnapshots parseBuildCacheSnapshots(const BoltDb &db, const Limits &limits)
{
    BuildCacheSnapshots cache;
    const Reader reader(db, limits, cache.problems);
    // Who takes over a folder tells more about it than who made it: that comes second.
    db.forEach(BoltDb::root(), [&](const BoltItem &item) {
        if (!item.bucket)
            reader.problem(item.key, "a value among the snapshots");
        else if (textOf(reader, item, "parent"))
            takeFolder(reader, item.key, item.key, cache);
    });
    db.forEach(BoltDb::root(), [&](const BoltItem &item) {
        if (const auto folder = item.bucket ? textOf(reader, item, "committed") : std::nullopt)
            takeFolder(reader, *folder, item.key, cache);
    });
    return cache;
}

BuildCacheTexts parseBuildCacheTexts(const BoltDb &db, const Limits &limits)
{
    BuildCacheTexts texts;
    const Reader reader(db, limits, texts.problems);
    const BoltBucket records = db.findBucket(BoltDb::root(), {"_main"});
    if (!records)
        return texts;
    db.forEach(records, [&](const BoltItem &item) {
        if (!item.bucket)
            return reader.problem(item.key, "a value among the records");
        const auto description = textOf(reader, item, "cache.description");
        if (!description)
            return;
        const auto json = parseJson(*description, db.name(), limits);
        const Json *value = json ? member(*json, "value") : nullptr;
        if (value && value->is_string())
            texts.byRecord[std::string(item.key)] = value->get<std::string>();
        else
            reader.problem(item.key, "a description that is no text");
    });
    return texts;
}

} // namespace assay
