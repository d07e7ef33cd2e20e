// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// One connection to a SQLite file that may be anybody's: its schema is not trusted, nothing is mapped into memory, and writing waits until
// all is on the disk. One thread: that which opened it.
class CaseDatabase {
public:
    enum class Mode { Read, Write };
    // path: absolute and UTF-8. Where nothing is, writing makes an empty database.
    static Result<std::unique_ptr<CaseDatabase>> open(const std::string &path, Mode mode);
    ~CaseDatabase();
    CaseDatabase(const CaseDatabase &) = delete;
    CaseDatabase &operator=(const CaseDatabase &) = delete;

    const std::string &path() const { return m_path; }
    Status run(const std::string &sql); // one statement without rows and values
    Error errorOf(const QSqlError &error) const;

private:
    friend class Statement;

    CaseDatabase() = default;

    QSqlDatabase m_database;
    std::string m_path;
};

struct SqlText { // a value that is text to SQLite; others are bytes
    std::string_view utf8;
};

// A prepared statement. After the first error run() and next() give it again.
class Statement {
public:
    Statement(CaseDatabase &database, const std::string &sql);

    template<class... Values>
    Status run(const Values &...values)
    {
        int at = 0;
        (bind(at++, values), ...);
        return execute();
    }
    Result<bool> next(); // whether there is a further row

    // Of the row at hand.
    std::string bytes(int column) const;
    std::int64_t integer(int column) const;
    bool isNull(int column) const;
    std::string text(int column) const; // of SQLite's own tables

    int changedRows() const { return m_query.numRowsAffected(); }

private:
    void bind(int at, std::int64_t value);
    void bind(int at, std::uint32_t value) { bind(at, std::int64_t{value}); }
    void bind(int at, int value) { bind(at, std::int64_t{value}); }
    void bind(int at, std::string_view bytes);
    void bind(int at, SqlText text);
    void bind(int at, std::nullopt_t);
    template<class Value>
    void bind(int at, const std::optional<Value> &value)
    {
        if (value)
            bind(at, *value);
        else
            bind(at, std::nullopt);
    }
    Status execute();

    CaseDatabase &m_database;
    QSqlQuery m_query;
    std::optional<Error> m_error;
};

// All of it or nothing; the first error counts.
Status inTransaction(CaseDatabase &database, const std::function<Status()> &work);

} // namespace assay
