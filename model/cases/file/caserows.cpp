// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/file/caserows.h"

#include "base/displaysafe.h"
#include "cases/file/caseschema.h"
#include "formats/json.h"

#include <algorithm>
#include <bit>

namespace assay {
namespace {

Unexpected wrongRow(const CaseDatabase &database, std::string why)
{
    return Unexpected(makeError(ErrorCode::Malformed, database.path(), std::move(why)));
}

// Calls take with the statement at each row.
template<class Take>
Status forEachRow(Statement &statement, Take take)
{
    Status status = statement.run();
    while (status) {
        const auto row = statement.next();
        if (!row)
            return Unexpected(row.error());
        if (!*row)
            break;
        status = take();
    }
    return status;
}

std::string_view viewOf(const Sha256Digest &digest)
{
    return {reinterpret_cast<const char *>(digest.data()), digest.size()};
}

std::optional<std::string_view> viewOf(const std::optional<Sha256Digest> &digest)
{
    return digest ? std::optional(viewOf(*digest)) : std::nullopt;
}

bool takeDigest(const std::string &bytes, Sha256Digest &digest)
{
    if (bytes.size() != digest.size())
        return false;
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return true;
}

std::optional<std::int64_t> signedOf(const std::optional<std::uint64_t> &number)
{
    return number ? std::optional(std::bit_cast<std::int64_t>(*number)) : std::nullopt;
}

// [["name","value"],…]
std::string optionsText(const std::vector<std::pair<std::string, std::string>> &options)
{
    Json list = Json::array();
    for (const auto &[name, value] : options)
        list.push_back({toUtf8Lossy(name), toUtf8Lossy(value)});
    return list.dump(-1, ' ', true);
}

bool takeOptions(const std::string &text, std::vector<std::pair<std::string, std::string>> &options)
{
    const auto list = parseJson(text, {}, Limits());
    if (!list || !list->is_array())
        return false;
    for (const Json &one : *list) {
        if (!one.is_array() || one.size() != 2 || !one[0].is_string() || !one[1].is_string())
            return false;
        options.emplace_back(one[0].get<std::string>(), one[1].get<std::string>());
    }
    return true;
}

std::optional<SourceKind> kindOf(std::string_view name)
{
    for (int i = 0; i <= static_cast<int>(SourceKind::ContainersStorage); ++i) {
        if (sourceKindName(static_cast<SourceKind>(i)) == name)
            return static_cast<SourceKind>(i);
    }
    return std::nullopt;
}

} // namespace

AboutRows rowsOf(const CaseAbout &about)
{
    AboutRows rows;
    rows.emplace(AboutKey::number, about.number);
    rows.emplace(AboutKey::title, about.title);
    rows.emplace(AboutKey::examiner, about.examiner);
    rows.emplace(AboutKey::organisation, about.organisation);
    return rows;
}

Result<AboutRows> readAbout(CaseDatabase &database)
{
    AboutRows rows;
    Statement all(database, "SELECT key, value FROM about");
    const Status read = forEachRow(all, [&]() -> Status {
        rows.emplace(all.bytes(0), all.bytes(1));
        return {};
    });
    if (!read)
        return Unexpected(read.error());
    for (const std::string_view key : {AboutKey::number, AboutKey::title, AboutKey::examiner, AboutKey::organisation}) {
        const auto row = rows.find(key);
        if (row == rows.end() || !isValidUtf8(row->second))
            return wrongRow(database, "its " + std::string(key) + " is missing or no UTF-8");
    }
    return rows;
}

Status writeAbout(CaseDatabase &database, const AboutRows &rows)
{
    Statement put(database, "INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)");
    for (const auto &[key, value] : rows) {
        if (Status done = put.run(std::string_view(key), std::string_view(value)); !done)
            return done;
    }
    return {};
}

Result<std::vector<CaseSource>> readSources(CaseDatabase &database, const CaseLimits &limits)
{
    std::vector<CaseSource> sources;
    Statement all(database, "SELECT role, path, kind, bytes, sha256, image, options FROM source ORDER BY position");
    const Status read = forEachRow(all, [&]() -> Status {
        CaseSource source;
        const std::int64_t role = all.integer(0);
        const auto kind = kindOf(all.bytes(2));
        if (role < 0 || role > static_cast<std::int64_t>(Role::Live) || !kind)
            return wrongRow(database, "it has a source of no role or kind");
        source.role = static_cast<Role>(role);
        source.kind = *kind;
        source.path = all.bytes(1);
        if (!all.isNull(3))
            source.bytes = std::bit_cast<std::uint64_t>(all.integer(3));
        if (!all.isNull(4) && !takeDigest(all.bytes(4), source.sha256.emplace()))
            return wrongRow(database, "it has a source with a digest that is none");
        source.image = all.bytes(5);
        if (source.path.empty() || source.path.find('\0') != std::string::npos || !takeOptions(all.bytes(6), source.options))
            return wrongRow(database, "it has a source with a path or options that are none");
        sources.push_back(std::move(source));
        return {};
    });
    if (!read)
        return Unexpected(read.error());
    if (sources.size() > limits.sources)
        return Unexpected(makeError(ErrorCode::LimitExceeded, database.path(), "it has too many sources"));
    return sources;
}

Status writeSources(CaseDatabase &database, const std::vector<CaseSource> &sources)
{
    if (Status gone = database.run("DELETE FROM source"); !gone)
        return gone;
    Statement put(database, "INSERT INTO source (position, role, path, kind, bytes, sha256, image, options) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    int position = 0;
    for (const CaseSource &source : sources) {
        const Status done = put.run(++position, static_cast<int>(source.role), std::string_view(source.path), sourceKindName(source.kind), signedOf(source.bytes), viewOf(source.sha256),
                                    std::string_view(source.image), std::string_view(optionsText(source.options)));
        if (!done)
            return done;
    }
    return {};
}

Result<std::vector<KeptFilter>> readFilters(CaseDatabase &database)
{
    std::vector<KeptFilter> filters;
    Statement all(database, "SELECT name, text FROM filter ORDER BY position");
    const Status read = forEachRow(all, [&]() -> Status {
        filters.push_back({all.bytes(0), all.bytes(1)});
        return isValidUtf8(filters.back().name) && isValidUtf8(filters.back().text) ? Status() : wrongRow(database, "it has a filter that is no UTF-8");
    });
    if (!read)
        return Unexpected(read.error());
    return filters;
}

Status writeFilters(CaseDatabase &database, const std::vector<KeptFilter> &filters)
{
    if (Status gone = database.run("DELETE FROM filter"); !gone)
        return gone;
    Statement put(database, "INSERT INTO filter (position, name, text) VALUES (?, ?, ?)");
    int position = 0;
    for (const KeptFilter &filter : filters) {
        if (Status done = put.run(++position, std::string_view(filter.name), std::string_view(filter.text)); !done)
            return done;
    }
    return {};
}

Result<StoredResults> readResults(CaseDatabase &database)
{
    StoredResults results;
    std::int64_t expected = 0;
    Statement all(database, "SELECT place, bytes FROM result ORDER BY place");
    const Status read = forEachRow(all, [&]() -> Status {
        const std::int64_t place = all.integer(0);
        // The next part of a section, or the first one of the next section.
        if (place != expected && place != (expected + partsPerSection - 1) / partsPerSection * partsPerSection)
            return wrongRow(database, "a part of its results is missing");
        if (place % partsPerSection == 0)
            results.sections.emplace_back();
        results.sections.back().push_back(all.bytes(1));
        expected = place + 1;
        return {};
    });
    if (!read)
        return Unexpected(read.error());
    return results;
}

Status writeResults(CaseDatabase &database, const StoredResults &results)
{
    if (Status gone = database.run("DELETE FROM result"); !gone)
        return gone;
    Statement put(database, "INSERT INTO result (place, bytes) VALUES (?, ?)");
    std::int64_t first = 0;
    for (const StoredSection &section : results.sections) {
        if (section.empty() || section.size() > static_cast<std::size_t>(partsPerSection))
            return Unexpected(makeError(ErrorCode::LimitExceeded, database.path(), "a part of the results is too large to be kept"));
        std::int64_t place = first;
        for (const std::string &part : section) {
            if (Status done = put.run(place++, std::string_view(part)); !done)
                return done;
        }
        first += partsPerSection;
    }
    return writeAbout(database, {{std::string(AboutKey::results), std::string(viewOf(digestOf(results.sections)))}});
}

Status readJournal(CaseDatabase &database, const std::function<Status(const JournalEntry &)> &take)
{
    Statement all(database, "SELECT sequence, utc, \"user\", host, tool, kind, payload, previous, hash FROM journal ORDER BY sequence");
    return forEachRow(all, [&]() -> Status {
        JournalEntry entry;
        entry.sequence = std::bit_cast<std::uint64_t>(all.integer(0));
        entry.stamp = {all.bytes(2), all.bytes(3), all.bytes(4), all.bytes(1)};
        entry.kind = all.bytes(5);
        entry.payload = all.bytes(6);
        // Of another size they stay zeros, which the chain finds.
        takeDigest(all.bytes(7), entry.previous);
        takeDigest(all.bytes(8), entry.hash);
        return take(entry);
    });
}

namespace {

struct JournalEnd {
    std::uint64_t sequence = 0;
    Sha256Digest hash{};
};

Result<JournalEnd> journalEnd(CaseDatabase &database)
{
    JournalEnd end;
    Statement last(database, "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1");
    const Status read = forEachRow(last, [&]() -> Status {
        end.sequence = std::bit_cast<std::uint64_t>(last.integer(0));
        return takeDigest(last.bytes(1), end.hash) ? Status() : wrongRow(database, "the last entry of its journal has no hash");
    });
    return read ? Result<JournalEnd>(end) : Unexpected(read.error());
}

} // namespace

Result<Sha256Digest> lastJournalHash(CaseDatabase &database)
{
    const auto end = journalEnd(database);
    return end ? Result<Sha256Digest>(end->hash) : Unexpected(end.error());
}

Result<std::vector<JournalEntry>> appendJournal(CaseDatabase &database, const JournalStamp &stamp, const std::vector<JournalDraft> &drafts)
{
    const auto end = journalEnd(database);
    if (!end)
        return Unexpected(end.error());
    auto [sequence, hash] = *end;
    std::vector<JournalEntry> entries;
    Statement put(database, "INSERT INTO journal (sequence, utc, \"user\", host, tool, kind, payload, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const JournalDraft &draft : drafts) {
        auto entry = nextEntry(sequence, hash, stamp, draft);
        if (!entry)
            return Unexpected(entry.error());
        const Status done = put.run(std::bit_cast<std::int64_t>(entry->sequence), std::string_view(stamp.utc), std::string_view(stamp.user), std::string_view(stamp.host),
                                    std::string_view(stamp.tool), std::string_view(entry->kind), std::string_view(entry->payload), viewOf(entry->previous), viewOf(entry->hash));
        if (!done)
            return Unexpected(done.error());
        sequence = entry->sequence;
        hash = entry->hash;
        entries.push_back(std::move(*entry));
    }
    return entries;
}

} // namespace assay
