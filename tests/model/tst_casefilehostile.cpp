// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "casefilemade.h"

#include "cases/trusteditems.h"

#include <QFile>
#include <QRandomGenerator>
#include <QtTest>

#include <fcntl.h>

using namespace assay;
using namespace assay::test;

// Case files that were damaged, or made to harm.
class TestCaseFileHostile : public QObject, protected CaseFiles {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_whole = whole();
        QVERIFY(m_whole.size() > 20'000);
        QVERIFY(!QFile::exists(path("whole.assay-journal")));
    }

    void hostileSchema_data();
    void hostileSchema();
    void hostileValues_data();
    void hostileValues();
    void tampering_data();
    void tampering();
    void tablesThatAreNotWhatTheJournalSays();
    void trustThatNobodyAdded();
    void noCase();
    void leftJournals();
    void leftLogs();
    void cutAnywhere();
    void spoiledPages();
};

void TestCaseFileHostile::hostileSchema_data()
{
    QTest::addColumn<QString>("statements");
    QTest::newRow("view") << QStringLiteral("CREATE VIEW v AS SELECT load_extension('x')");
    QTest::newRow("view for a table") << QStringLiteral("DROP TABLE filter; CREATE VIEW filter AS SELECT 1 AS position, x'' AS name, x'' AS text");
    QTest::newRow("trigger") << QStringLiteral("CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM journal; END");
    QTest::newRow("virtual table") << QStringLiteral("CREATE VIRTUAL TABLE f USING fts5(a)");
    QTest::newRow("further table") << QStringLiteral("CREATE TABLE further (a)");
    QTest::newRow("index") << QStringLiteral("CREATE INDEX i ON journal (kind)");
    QTest::newRow("index with an expression") << QStringLiteral("CREATE INDEX i ON journal (length(payload) + 1)");
    QTest::newRow("missing table") << QStringLiteral("DROP TABLE bookmark");
    QTest::newRow("further column") << QStringLiteral("ALTER TABLE source ADD COLUMN more BLOB");
    QTest::newRow("computed column") << QStringLiteral("ALTER TABLE source ADD COLUMN more BLOB AS (zeroblob(1000000000))");
    QTest::newRow("other words") << QStringLiteral("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql=replace(sql, 'STRICT', 'strict') WHERE name='tag'");
    QTest::newRow("one page for two tables") << QStringLiteral("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage=(SELECT rootpage FROM sqlite_schema WHERE name='tag') WHERE name='filter'");
    QTest::newRow("statistics") << QStringLiteral("ANALYZE");
}

void TestCaseFileHostile::hostileSchema()
{
    if (!hasSqlite())
        QSKIP("no sqlite3");
    QFETCH(QString, statements);
    const QString hostile = path("schema.assay");
    QVERIFY(setBytes(hostile, m_whole));
    QVERIFY(sql(hostile, statements));
    QVERIFY(bytesOf(hostile) != m_whole);
    const auto file = CaseFile::open(hostile.toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::Malformed);
}

void TestCaseFileHostile::hostileValues_data()
{
    QTest::addColumn<QString>("statements");
    QTest::newRow("text for bytes") << QStringLiteral("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql=replace(sql, 'STRICT', '      ') WHERE name='tag'; PRAGMA writable_schema=RESET;"
                                                      "UPDATE tag SET name='text'; PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql=replace(sql, '      ', 'STRICT') WHERE name='tag'");
    QTest::newRow("long note") << QStringLiteral("UPDATE note SET text=zeroblob(2000000)");
    QTest::newRow("long path") << QStringLiteral("UPDATE mark SET path=CAST(path || zeroblob(70000) AS BLOB)");
    QTest::newRow("path that is none") << QStringLiteral("UPDATE note SET path=x'2f2f' WHERE path=CAST('etc/passwd' AS BLOB)");
    QTest::newRow("note that is no UTF-8") << QStringLiteral("UPDATE note SET text=x'ff' WHERE revision=1");
    QTest::newRow("tag of no colour") << QStringLiteral("UPDATE tag SET colour=200");
    QTest::newRow("tag of no number") << QStringLiteral("UPDATE tag SET id=id-5000000000");
    QTest::newRow("mark without a tag") << QStringLiteral("DELETE FROM tag");
    QTest::newRow("digest that is none") << QStringLiteral("UPDATE bookmark SET sha256=x'00' WHERE sha256 NOT NULL");
    QTest::newRow("source of no kind") << QStringLiteral("UPDATE source SET kind=x'00'");
    QTest::newRow("source of no role") << QStringLiteral("UPDATE source SET role=7");
    QTest::newRow("source with a NUL") << QStringLiteral("UPDATE source SET path=x'2f00'");
    QTest::newRow("options") << QStringLiteral("UPDATE source SET options=CAST('{' AS BLOB)");
    QTest::newRow("too many sources") << QStringLiteral("WITH RECURSIVE n(i) AS (VALUES(10) UNION ALL SELECT i+1 FROM n WHERE i<100) INSERT INTO source SELECT i, 0, x'41', kind, NULL, NULL, x'', options FROM n, (SELECT kind, options FROM source LIMIT 1)");
    QTest::newRow("large part") << QStringLiteral("UPDATE result SET bytes=zeroblob(1100000)");
    QTest::newRow("missing part") << QStringLiteral("DELETE FROM result WHERE place=4096");
    QTest::newRow("negative part") << QStringLiteral("UPDATE result SET place=-1 WHERE place=0");
    QTest::newRow("other part") << QStringLiteral("UPDATE result SET bytes=(SELECT bytes FROM result WHERE place=4096) WHERE place=8192");
    QTest::newRow("no title") << QStringLiteral("DELETE FROM about WHERE key=CAST('title' AS BLOB)");
}

void TestCaseFileHostile::hostileValues()
{
    if (!hasSqlite())
        QSKIP("no sqlite3");
    QFETCH(QString, statements);
    const QString hostile = path("values.assay");
    QVERIFY(setBytes(hostile, m_whole));
    QVERIFY(sql(hostile, statements));
    QVERIFY(bytesOf(hostile) != m_whole);
    QVERIFY(!readAllOf(hostile).empty());
}

void TestCaseFileHostile::tampering_data()
{
    QTest::addColumn<QString>("statements");
    QTest::addColumn<qulonglong>("entry");
    QTest::newRow("user") << QStringLiteral("UPDATE journal SET \"user\"=x'657665' WHERE sequence=3") << 3ULL;
    QTest::newRow("taken out") << QStringLiteral("DELETE FROM journal WHERE sequence=4") << 4ULL;
    QTest::newRow("first") << QStringLiteral("DELETE FROM journal WHERE sequence=1") << 1ULL;
    QTest::newRow("short hash") << QStringLiteral("UPDATE journal SET hash=x'00' WHERE sequence=5") << 5ULL;
    QTest::newRow("put in front") << QStringLiteral("INSERT INTO journal SELECT -1, utc, \"user\", host, tool, kind, payload, previous, hash FROM journal WHERE sequence=1") << 1ULL;
}

void TestCaseFileHostile::tampering()
{
    if (!hasSqlite())
        QSKIP("no sqlite3");
    QFETCH(QString, statements);
    QFETCH(qulonglong, entry);
    const QString tampered = path("tampered.assay");
    QVERIFY(setBytes(tampered, m_whole));
    QVERIFY(sql(tampered, statements));
    const auto file = CaseFile::open(tampered.toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY2(file.has_value(), file ? "" : file.error().message().c_str());
    QVERIFY((*file)->journalProblem().has_value());
    QCOMPARE(qulonglong{(*file)->journalProblem()->sequence}, entry);
    QVERIFY(!(*file)->writable());
    QVERIFY((*file)->readOnlyReason().find("entry " + std::to_string(entry)) != std::string::npos);
}

// Whoever opens the case would rely on it without having said so.
void TestCaseFileHostile::trustThatNobodyAdded()
{
    if (!hasSqlite())
        QSKIP("no sqlite3");
    const QString planted = path("planted.assay");
    const ReliedItem identity{ReliedKind::Identity, "https://issuer.example", "ci@example.org"};
    const QString text = QString::fromStdString(*trustedText({identity}));
    QVERIFY(setBytes(planted, m_whole));
    QVERIFY(sql(planted, QStringLiteral("INSERT OR REPLACE INTO about VALUES (CAST('trusted' AS BLOB), CAST('%1' AS BLOB))").arg(text)));
    const auto file = CaseFile::open(planted.toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    QVERIFY(!(*file)->writable());
    QVERIFY2((*file)->readOnlyReason().find("the trusted identity \"https://issuer.example\" of value \"ci@example.org\" is \"kept\" in its tables and nothing in its journal") != std::string::npos,
             (*file)->readOnlyReason().c_str());
}

// The whole case agrees, and does after each change that is made as Assay makes it; a changed one is only read, and keeps both reasons.
void TestCaseFileHostile::tablesThatAreNotWhatTheJournalSays()
{
    if (!hasSqlite())
        QSKIP("no sqlite3");
    const QString changed = path("changed.assay");
    QVERIFY(setBytes(changed, m_whole));
    {
        const auto file = CaseFile::open(changed.toStdString(), CaseFile::Mode::ReadWrite);
        QVERIFY(file && (*file)->writable());
        QVERIFY2((*file)->agreement().all == 0 && (*file)->agreement().notCompared.empty(), textOf((*file)->agreement()).c_str());
    }
    QVERIFY(sql(changed, QStringLiteral("UPDATE finding SET confidence=0 WHERE id=1; UPDATE bookmark SET label=x'78' WHERE id=1")));
    for (const CaseFile::Mode mode : {CaseFile::Mode::ReadOnly, CaseFile::Mode::ReadWrite}) {
        const auto file = CaseFile::open(changed.toStdString(), mode);
        QVERIFY(file && !(*file)->writable());
        QCOMPARE((*file)->agreement().all, std::uint64_t{2});
        QVERIFY((*file)->readOnlyReason().starts_with("its tables are not what its journal says: the confidence of the examiner's finding 1 is \"observed\" in its tables and \"inferred\" in entry "));
        QVERIFY((*file)->readOnlyReason().ends_with("; 1 more value differs"));
        QVERIFY((*file)->annotations()->bookmarks().at(1).label == "x" && (*file)->annotations()->bookmarks().at(1).label == "x"); // both times
    }
    QVERIFY(sql(changed, QStringLiteral("UPDATE journal SET \"user\"=x'657665' WHERE sequence=3")));
    const auto broken = CaseFile::open(changed.toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY(broken && (*broken)->agreement().all == 0);
    QCOMPARE((*broken)->agreement().notCompared, std::string("its journal is broken"));
    const QString twice = path("twice.assay");
    QVERIFY(setBytes(twice, m_whole) && sql(twice, QStringLiteral("UPDATE finding SET confidence=0 WHERE id=1")));
    const auto first = CaseFile::open(twice.toStdString(), CaseFile::Mode::ReadWrite);
    const auto writer = FileHold::take(twice.toStdString(), true);
    QVERIFY(first && writer && (*writer)->writes()); // whoever may not write does not keep others from it
    const auto second = CaseFile::open(twice.toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY(second.has_value());
    QVERIFY2((*second)->readOnlyReason().starts_with("it is open already; and its tables are not what its journal says: "), (*second)->readOnlyReason().c_str());
}

void TestCaseFileHostile::noCase()
{
    const auto refused = [this](const char *name) {
        const auto file = CaseFile::open(path(name).toStdString(), CaseFile::Mode::ReadWrite);
        return file ? ErrorCode::Internal : file.error().code;
    };
    QCOMPARE(refused("is-not-there"), ErrorCode::NotFound);
    QVERIFY(setBytes(path("empty"), {}));
    QCOMPARE(refused("empty"), ErrorCode::Malformed);
    QVERIFY(setBytes(path("text"), QByteArray(5000, 't')));
    QCOMPARE(refused("text"), ErrorCode::Malformed);
    QCOMPARE(refused(""), ErrorCode::Malformed); // a folder
    QByteArray other = m_whole;
    other[68] = 0;
    QVERIFY(setBytes(path("other"), other));
    QCOMPARE(refused("other"), ErrorCode::Malformed);
    QByteArray log = m_whole;
    log[18] = log[19] = 2; // a write-ahead log
    QVERIFY(setBytes(path("log"), log));
    QCOMPARE(refused("log"), ErrorCode::Malformed);
    QVERIFY(!QFile::exists(path("log-wal")) && !QFile::exists(path("log-shm")));
    QVERIFY(::mkfifo(qPrintable(path("fifo")), 0600) == 0);
    QVERIFY(refused("fifo") != ErrorCode::Internal);
    QVERIFY(QFile::remove(path("fifo")) || ::unlink(qPrintable(path("fifo"))) == 0);
}

// Journals beside a case that came with it: SQLite would undo what they say.
void TestCaseFileHostile::leftJournals()
{
    const QByteArray magic = QByteArray::fromHex("d9d505f920a163d7");
    const QString victim = path("victim");
    const QString hostile = path("left-journal.assay");
    QVERIFY(setBytes(victim, "precious"));
    QVERIFY(setBytes(hostile, m_whole));
    QByteArray journal = magic + QByteArray(504, '\0');
    const QByteArray name = victim.toUtf8();
    std::uint32_t sum = 0;
    for (const char c : name)
        sum += static_cast<std::uint32_t>(static_cast<signed char>(c));
    const auto bigEndian = [](std::uint32_t value) -> QByteArray {
        return QByteArray(1, static_cast<char>(value >> 24)) + static_cast<char>(value >> 16) + static_cast<char>(value >> 8) + static_cast<char>(value);
    };
    journal += bigEndian(0x40000000 / 4096 + 1) + name + bigEndian(static_cast<std::uint32_t>(name.size())) + bigEndian(sum) + magic;
    QVERIFY(setBytes(hostile + QStringLiteral("-journal"), journal));
    QCOMPARE(CaseFile::open(hostile.toStdString(), CaseFile::Mode::ReadWrite).error().code, ErrorCode::Malformed);
    QCOMPARE(bytesOf(victim), QByteArray("precious"));
    for (int round = 0; round < 200; ++round) {
        QByteArray noise = round % 2 ? magic : QByteArray();
        for (int i = 0; i < 6000; ++i)
            noise.append(static_cast<char>(QRandomGenerator::global()->bounded(256)));
        QVERIFY(setBytes(hostile, m_whole));
        QVERIFY(setBytes(hostile + QStringLiteral("-journal"), noise));
        (void)readAllOf(hostile); // an answer, whichever
        QFile::remove(hostile + QStringLiteral("-journal"));
    }
}

// A write-ahead log that somebody laid there: SQLite would take the title from it, and the bytes of the case stay the same.
void TestCaseFileHostile::leftLogs()
{
    if (!hasSqlite())
        QSKIP("no sqlite3");
    const QString file = path("logged.assay");
    const QString kept = path("kept");
    QVERIFY(setBytes(file, m_whole));
    QProcess process;
    process.start(QStringLiteral("sqlite3"), {QStringLiteral("-bail"), file, QStringLiteral("PRAGMA journal_mode=WAL; UPDATE about SET value = x'6576696c' WHERE key = CAST('title' AS BLOB);"),
                                              QStringLiteral(".shell cp '%1-wal' '%2'").arg(file, kept)});
    QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    const QByteArray log = bytesOf(kept);
    QVERIFY(log.contains("evil"));
    QVERIFY(setBytes(file, m_whole));
    for (const QByteArray &left : {log, QByteArray()}) {
        QVERIFY(setBytes(file + QStringLiteral("-wal"), left));
        for (const CaseFile::Mode mode : {CaseFile::Mode::ReadOnly, CaseFile::Mode::ReadWrite}) {
            const auto refused = CaseFile::open(file.toStdString(), mode);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::Malformed);
            QCOMPARE(refused.error().file, file.toStdString() + "-wal");
        }
        QVERIFY(!QFile::exists(file + QStringLiteral("-shm")));
        QCOMPARE(bytesOf(file), m_whole);
    }
    // Nor is a case made where one lies.
    QVERIFY(setBytes(path("new.assay-wal"), log));
    const auto made = CaseFile::create(path("new.assay").toStdString(), about);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Usage);
    QVERIFY(CaseFile::create(file.toStdString(), about, true).has_value());
    QVERIFY(!QFile::exists(file + QStringLiteral("-wal")));
}

// Everything is used, so whatever is missing is missed.
void TestCaseFileHostile::cutAnywhere()
{
    const QString cut = path("cut.assay");
    const auto pageSize = (static_cast<unsigned char>(m_whole[16]) << 8) | static_cast<unsigned char>(m_whole[17]);
    QCOMPARE(pageSize, 4096);
    std::vector<qsizetype> sizes;
    for (qsizetype page = 0; page < m_whole.size(); page += pageSize) {
        for (const qsizetype off : {-1, 0, 1, 7, 100, 512, 2048})
            sizes.push_back(page + off);
    }
    for (qsizetype size = 0; size < 2000; ++size)
        sizes.push_back(size);
    for (qsizetype size = 2000; size < m_whole.size(); size += 61)
        sizes.push_back(size);
    for (const qsizetype size : sizes) {
        if (size < 0 || size >= m_whole.size())
            continue;
        QVERIFY(setBytes(cut, m_whole.left(size)));
        QVERIFY2(!readAllOf(cut).empty(), qPrintable(QString::number(size)));
    }
    qInfo() << sizes.size() << "sizes of" << m_whole.size() << "bytes";
}

void TestCaseFileHostile::spoiledPages()
{
    const QString spoiled = path("spoiled.assay");
    QRandomGenerator random(20261125);
    int refused = 0;
    const auto look = [&](const QByteArray &bytes) {
        QVERIFY(setBytes(spoiled, bytes));
        refused += readAllOf(spoiled).empty() ? 0 : 1;
    };
    for (qsizetype page = 0; page < m_whole.size(); page += 4096) {
        for (int kind = 0; kind < 4; ++kind) {
            QByteArray bytes = m_whole;
            for (qsizetype i = page; i < page + 4096; ++i)
                bytes[i] = kind == 0 ? '\0' : kind == 1 ? '\xff' : kind == 2 ? static_cast<char>(random.bounded(256)) : m_whole[(i + 4096) % m_whole.size()];
            look(bytes);
        }
    }
    for (int i = 0; i < 800; ++i) {
        QByteArray bytes = m_whole;
        for (int n = 1 + random.bounded(3); n > 0; --n)
            bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(256));
        look(bytes);
    }
    QVERIFY(refused > 300);
    qInfo() << refused << "refused";
}

QTEST_GUILESS_MAIN(TestCaseFileHostile)
#include "tst_casefilehostile.moc"
