// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/file/caseschema.h"

#include "cases/journal.h"
#include "cases/parts.h"
#include "cases/trusteditems.h"

#include <algorithm>
#include <set>

namespace assay {
namespace {

constexpr std::uint64_t kindBytes = 64;
constexpr std::uint64_t mostParts = mostResultBytes / partBytes + (1 << 20) + 1; // one more for each section

struct Column {
    const char *name;
    std::uint64_t bytes = 0; // at most, of a blob; 0: a number
    bool optional = false;
};

struct Table {
    const char *name;
    std::vector<Column> columns;
    const char *key; // its columns
    std::uint64_t rows; // at most
    bool byKey = false; // stored in the order of its key
    std::uint32_t since = 1; // version of the form
};

std::vector<Table> allTables(const CaseLimits &limits, const AnnotationLimits &annotations)
{
    constexpr std::uint64_t hash = sizeof(Sha256Digest);
    const std::uint64_t path = annotations.pathBytes;
    const Column user{"user", annotations.userBytes};
    const Column at{"at"};
    return {
        {"about", {{"key", kindBytes}, {"value", std::max({limits.layoutBytes, limits.aboutBytes, mostTrustedBytes})}}, "key", 64, true},
        {"source",
         {{"position"}, {"role"}, {"path", limits.pathBytes}, {"kind", kindBytes}, {"bytes", 0, true}, {"sha256", hash, true}, {"image", limits.pathBytes}, {"options", limits.optionsBytes}},
         "position", limits.sources},
        {"filter", {{"position"}, {"name", limits.filterBytes}, {"text", limits.filterBytes}}, "position", limits.filters},
        {"tag", {{"id"}, {"name", annotations.tagNameBytes}, {"colour"}, {"hotkey"}, user, at}, "id", annotations.tags},
        {"mark", {{"path", path}, {"tag"}, user, at}, "path, tag", annotations.marks, true},
        {"note", {{"path", path}, {"revision"}, {"text", annotations.noteBytes}, user, at}, "path, revision", std::uint64_t{annotations.notes} * 10, true},
        {"bookmark",
         {{"id"}, {"path", path}, {"side"}, {"sha256", hash, true}, {"offset", 0, true}, {"length", 0, true}, {"label", annotations.labelBytes}, user, at},
         "id", annotations.bookmarks},
        {"result", {{"place"}, {"bytes", mostPartBytes}}, "place", mostParts},
        {"journal",
         {{"sequence"}, {"utc", mostStampBytes}, {"user", mostStampBytes}, {"host", mostStampBytes}, {"tool", mostStampBytes}, {"kind", mostStampBytes}, {"payload", mostPayloadBytes},
          {"previous", hash}, {"hash", hash}},
         "sequence", limits.journalEntries},
        {"finding",
         {{"id"}, {"severity"}, {"confidence"}, {"title", annotations.titleBytes}, {"statement", annotations.statementBytes}, {"alternatives", annotations.statementBytes},
          {"firstuser", annotations.userBytes}, {"firstat"}, user, at},
         "id", annotations.ownFindings, false, findingsVersion},
        {"findingpath", {{"finding"}, {"path", path}}, "finding, path", annotations.findingPaths, true, findingsVersion},
    };
}

// Those that a case of a version has.
std::vector<Table> tablesFor(const CaseLimits &limits, const AnnotationLimits &annotations, std::uint32_t version)
{
    std::vector<Table> tables = allTables(limits, annotations);
    std::erase_if(tables, [version](const Table &table) { return table.since > version; });
    return tables;
}

std::string quoted(const char *name)
{
    return std::string("\"") + name + '"';
}

std::string definitionOf(const Table &table)
{
    std::string sql = "CREATE TABLE " + quoted(table.name) + " (";
    for (const Column &column : table.columns)
        sql += quoted(column.name) + (column.bytes ? " BLOB" : " INTEGER") + (column.optional ? ", " : " NOT NULL, ");
    return sql + "PRIMARY KEY (" + table.key + ")) STRICT" + (table.byKey ? ", WITHOUT ROWID" : "");
}

Error refuse(const CaseDatabase &database, ErrorCode code, std::string why)
{
    return makeError(code, database.path(), std::move(why));
}

// SQLite's own table says what there is, in the words of whoever made it.
Status checkSchema(CaseDatabase &database, std::uint32_t version, const std::vector<Table> &tables)
{
    Statement all(database, "SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT 1000");
    if (Status run = all.run(); !run)
        return run;
    std::set<std::string> found;
    while (true) {
        const auto row = all.next();
        if (!row)
            return Unexpected(row.error());
        if (!*row)
            break;
        const std::string name = all.text(1);
        const auto known = std::find_if(tables.begin(), tables.end(), [&name](const Table &table) { return name == table.name; });
        const bool plain = all.text(0) == "table" && all.text(2) == name;
        if (known == tables.end()) {
            if (version > caseVersion && plain && all.text(3).starts_with("CREATE TABLE "))
                continue;
            return Unexpected(refuse(database, ErrorCode::Malformed, "there is a " + all.text(0) + " in it that Assay does not make: " + name));
        }
        if (!plain || all.text(3) != definitionOf(*known)) {
            return Unexpected(version > caseVersion
                ? refuse(database, ErrorCode::Unsupported, "a newer Assay made it in a form that this version does not read (" + std::to_string(version) + ')')
                : refuse(database, ErrorCode::Malformed, "its table " + name + " is not as Assay makes it"));
        }
        found.insert(name);
    }
    for (const Table &table : tables) {
        if (!found.contains(table.name))
            return Unexpected(refuse(database, ErrorCode::Malformed, std::string("its table ") + table.name + " is missing"));
    }
    return {};
}

Status checkPages(CaseDatabase &database)
{
    Statement check(database, "PRAGMA quick_check(1)");
    if (Status run = check.run(); !run)
        return run;
    const auto row = check.next();
    if (!row)
        return Unexpected(row.error());
    if (!*row || check.text(0) != "ok")
        return Unexpected(refuse(database, ErrorCode::Malformed, "it is damaged: " + (*row ? check.text(0) : "it cannot be checked")));
    return {};
}

// Asked of SQLite, which looks at types and sizes without loading the values.
Status checkValues(CaseDatabase &database, const Table &table)
{
    std::string wrong;
    for (const Column &column : table.columns) {
        const std::string name = quoted(column.name);
        std::string right = "typeof(" + name + ")='" + (column.bytes ? "blob' AND length(" + name + ")<=" + std::to_string(column.bytes) : "integer'");
        if (column.optional)
            right = name + " IS NULL OR " + right;
        wrong += (wrong.empty() ? "NOT (" : " OR NOT (") + right + ')';
    }
    Statement values(database, "SELECT 1 FROM " + quoted(table.name) + " WHERE " + wrong + " LIMIT 1");
    if (Status run = values.run(); !run)
        return run;
    const auto row = values.next();
    if (!row)
        return Unexpected(row.error());
    if (*row)
        return Unexpected(refuse(database, ErrorCode::LimitExceeded, std::string("its table ") + table.name + " holds a value that is too long or none"));
    Statement count(database, "SELECT count(*) FROM (SELECT 1 FROM " + quoted(table.name) + " LIMIT " + std::to_string(table.rows + 1) + ')');
    if (Status run = count.run(); !run)
        return run;
    const auto counted = count.next();
    if (!counted)
        return Unexpected(counted.error());
    if (!*counted || static_cast<std::uint64_t>(count.integer(0)) > table.rows)
        return Unexpected(refuse(database, ErrorCode::LimitExceeded, std::string("its table ") + table.name + " holds more than " + std::to_string(table.rows) + " rows"));
    return {};
}

} // namespace

Status makeTables(CaseDatabase &database)
{
    if (Status set = database.run("PRAGMA application_id=" + std::to_string(caseApplicationId)); !set)
        return set;
    return addTables(database, 0);
}

Status addTables(CaseDatabase &database, std::uint32_t version)
{
    for (const Table &table : tablesFor({}, {}, caseVersion)) {
        if (table.since <= version)
            continue;
        if (Status made = database.run(definitionOf(table)); !made)
            return made;
    }
    return database.run("PRAGMA user_version=" + std::to_string(caseVersion));
}

Status checkTables(CaseDatabase &database, std::uint32_t version, const CaseLimits &limits, const AnnotationLimits &annotations)
{
    const std::vector<Table> tables = tablesFor(limits, annotations, version);
    if (Status schema = checkSchema(database, version, tables); !schema)
        return schema;
    if (Status pages = checkPages(database); !pages)
        return pages;
    for (const Table &table : tables) {
        if (Status values = checkValues(database, table); !values)
            return values;
    }
    return {};
}

} // namespace assay
