// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/file/casedatabase.h"

#include "base/displaysafe.h"

#include <QSqlError>
#include <QVariant>
#include <atomic>

namespace assay {
namespace {

// Primary result codes (sqlite.org/rescode.html); the upper bits of a code only tell more.
enum SqliteCode { Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, TooBig = 18, NotADatabase = 26 };

QString newConnectionName()
{
    static std::atomic<unsigned> count{0};
    return QStringLiteral("assay-case-%1").arg(count.fetch_add(1));
}

QByteArray viewOf(std::string_view bytes)
{
    // Of size 0 too it must not be null, which would be NULL.
    return bytes.empty() ? QByteArray("") : QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace

Result<std::unique_ptr<CaseDatabase>> CaseDatabase::open(const std::string &path, Mode mode)
{
    if (!isValidUtf8(path))
        return Unexpected(makeError(ErrorCode::Usage, path, "a case must have a name in UTF-8, and its folders too"));
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")))
        return Unexpected(makeError(ErrorCode::Unsupported, path, "Qt's driver for SQLite is missing (package libqt6sql6-sqlite)"));
    std::unique_ptr<CaseDatabase> database(new CaseDatabase);
    database->m_path = path;
    database->m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), newConnectionName());
    database->m_database.setDatabaseName(QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size())));
    database->m_database.setConnectOptions(mode == Mode::Read ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000") : QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!database->m_database.open())
        return Unexpected(database->errorOf(database->m_database.lastError()));
    for (const char *pragma : {"PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON", "PRAGMA mmap_size=0", "PRAGMA temp_store=MEMORY"}) {
        if (Status set = database->run(pragma); !set)
            return Unexpected(set.error());
    }
    if (mode == Mode::Read)
        return database;
    // EXTRA: the folder is synced too when the journal goes, so that not even a power cut brings an old state back.
    for (const char *pragma : {"PRAGMA journal_mode=DELETE", "PRAGMA synchronous=EXTRA"}) {
        if (Status set = database->run(pragma); !set)
            return Unexpected(set.error());
    }
    return database;
}

CaseDatabase::~CaseDatabase()
{
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Status CaseDatabase::run(const std::string &sql)
{
    return Statement(*this, sql).run();
}

Error CaseDatabase::errorOf(const QSqlError &error) const
{
    const int code = error.nativeErrorCode().toInt();
    const std::string words = error.databaseText().toStdString();
    constexpr int leftToUndo = 776; // SQLITE_READONLY_ROLLBACK
    if (code == leftToUndo)
        return makeError(ErrorCode::Permission, m_path, "a change of it was cut off; open it once where it may be written, and it is put right");
    switch (code & 0xFF) {
    case Busy:
    case Locked: return makeError(ErrorCode::Unstable, m_path, "another program is writing it");
    case NoMemory: return makeError(ErrorCode::OutOfMemory, m_path, "there is not enough memory");
    case ReadOnly:
    case CannotOpen: return makeError(ErrorCode::Permission, m_path, "it cannot be opened or written: " + words);
    case InputOutput: return makeError(ErrorCode::Io, m_path, "reading or writing failed: " + words);
    case Full: return makeError(ErrorCode::Io, m_path, "the disk is full");
    case TooBig: return makeError(ErrorCode::LimitExceeded, m_path, "a value is too large");
    case Corrupt:
    case NotADatabase: return makeError(ErrorCode::Malformed, m_path, "it is damaged: " + words);
    default: return makeError(ErrorCode::Malformed, m_path, words.empty() ? error.text().toStdString() : words);
    }
}

Statement::Statement(CaseDatabase &database, const std::string &sql) : m_database(database), m_query(database.m_database)
{
    m_query.setForwardOnly(true);
    if (!m_query.prepare(QString::fromStdString(sql)))
        m_error = database.errorOf(m_query.lastError());
}

void Statement::bind(int at, std::int64_t value)
{
    m_query.bindValue(at, QVariant(static_cast<qlonglong>(value)));
}

void Statement::bind(int at, std::string_view bytes)
{
    m_query.bindValue(at, QVariant(viewOf(bytes)));
}

void Statement::bind(int at, SqlText text)
{
    m_query.bindValue(at, QVariant(QString::fromUtf8(text.utf8.data(), static_cast<qsizetype>(text.utf8.size()))));
}

void Statement::bind(int at, std::nullopt_t)
{
    m_query.bindValue(at, QVariant());
}

Status Statement::execute()
{
    if (!m_error && !m_query.exec())
        m_error = m_database.errorOf(m_query.lastError());
    return m_error ? Status(Unexpected(*m_error)) : Status();
}

Result<bool> Statement::next()
{
    if (m_error)
        return Unexpected(*m_error);
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid()) {
        m_error = m_database.errorOf(m_query.lastError());
        return Unexpected(*m_error);
    }
    return false;
}

std::string Statement::bytes(int column) const
{
    return m_query.value(column).toByteArray().toStdString();
}

std::int64_t Statement::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

bool Statement::isNull(int column) const
{
    return m_query.value(column).isNull();
}

std::string Statement::text(int column) const
{
    return m_query.value(column).toString().toStdString();
}

Status inTransaction(CaseDatabase &database, const std::function<Status()> &work)
{
    Status status = database.run("BEGIN IMMEDIATE");
    if (!status)
        return status;
    status = work();
    if (status)
        status = database.run("COMMIT");
    // After some errors SQLite has gone back by itself, which makes this one more that tells nothing new.
    if (!status)
        (void)database.run("ROLLBACK");
    return status;
}

} // namespace assay
