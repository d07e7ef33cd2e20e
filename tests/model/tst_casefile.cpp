// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/file/casefile.h"
#include "support/caseresults.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace assay;
using namespace assay::test;

namespace {

const CaseAbout about{"2026-17", "The shop", "Ann \xc3\x84", "Lab"};
const Stamp ann{"ann", 1'764'000'000'123};

Annotations sayings(std::vector<Act> &acts)
{
    Annotations annotations;
    const auto apply = [&](Act act) {
        if (!annotations.apply(act))
            std::abort();
        acts.push_back(std::move(act));
    };
    apply(tagsAct(annotations, {Tag{0, "suspicious", 1, 1, {}}, Tag{0, "b\xc3\xa9nign", 2, 0, {}}}, ann));
    apply(markAct(annotations, {"etc/passwd", "opt/\xff", "a"}, 1, true, ann));
    apply(markAct(annotations, {"etc/passwd"}, 2, true, ann));
    apply(noteAct(annotations, "etc/passwd", "first", ann));
    apply(noteAct(annotations, "etc/passwd", "second\n\xe2\x80\xae", ann));
    apply(noteAct(annotations, "opt/\xff", "gone", ann));
    apply(noteAct(annotations, "opt/\xff", "", ann));
    Bookmark bookmark;
    bookmark.path = "bin/sh";
    bookmark.side = LiveSide;
    bookmark.digest = sha256("sh");
    bookmark.range = ContentRange{0xFFFF'FFFF'FFFF'FF00ULL, 16};
    bookmark.label = "entry point";
    apply(addBookmarkAct(annotations, bookmark, ann));
    bookmark = {};
    bookmark.path = "etc";
    apply(addBookmarkAct(annotations, bookmark, ann));
    apply(labelBookmarkAct(annotations.bookmarks().at(2), "renamed", ann));
    apply(markAct(annotations, {"a"}, 1, false, ann));
    OwnFinding finding;
    finding.severity = Severity::Critical;
    finding.confidence = Confidence::Inferred;
    finding.title = "An account \xc3\xa4";
    finding.statement = "first\nsecond \xe2\x80\xae";
    finding.alternatives = "a package";
    finding.paths = {"etc/passwd", "opt/\xff"};
    apply(addFindingAct(annotations, finding, ann));
    finding.title = "another";
    finding.paths = {"bin/sh"};
    apply(addFindingAct(annotations, finding, ann));
    finding.paths.clear();
    apply(addFindingAct(annotations, finding, ann));
    OwnFinding changed = annotations.ownFindings().at(1);
    changed.paths.emplace_back("srv");
    apply(editFindingAct(annotations.ownFindings().at(1), changed, {"bob", 5}));
    apply(removeFindingsAct(annotations, {2}, ann));
    const Act second = acts[2];
    apply(second.inverse(ann));
    return annotations;
}

CaseChange everything()
{
    CaseChange change;
    const ComparisonPtr comparison = richComparison();
    change.sources.emplace();
    for (const LoadedSourcePtr &source : comparison->sources)
        change.sources->push_back(CaseSource::of(*source));
    change.sources->back().options = {{"image", "demo/\xc3\xa4:1"}, {"empty", ""}};
    change.filters = {{"big", "size>1M"}, {"", ""}};
    change.layout = std::string("\0\1layout\xff", 9);
    sayings(change.acts);
    Context context;
    change.results = std::make_shared<const StoredResults>(*packResults(*comparison, context));
    for (const CaseSource &source : *change.sources)
        change.journal.push_back(hashedDraft(source));
    change.journal.push_back(comparedDraft(*comparison, *change.results));
    for (const Act &act : change.acts)
        change.journal.push_back(actDraft(act));
    return change;
}

// What happens to the file behind Assay's back.
bool sql(const QString &path, const QString &statements)
{
    QProcess process;
    process.start(QStringLiteral("sqlite3"), {QStringLiteral("-bail"), path, statements});
    return process.waitForFinished() && process.exitCode() == 0;
}

bool hasSqlite()
{
    return !QStandardPaths::findExecutable(QStringLiteral("sqlite3")).isEmpty();
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool setBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

// All that can be read of a case; the error says what could not be.
std::string readAllOf(const QString &path)
{
    const auto opened = CaseFile::open(path.toStdString(), CaseFile::Mode::ReadOnly);
    if (!opened)
        return opened.error().message();
    CaseFile &file = **opened;
    if (file.journalProblem())
        return "journal: " + file.journalProblem()->reason;
    if (const auto annotations = file.annotations(); !annotations)
        return annotations.error().message();
    const auto results = file.results();
    if (!results)
        return results.error().message();
    Context context;
    if (!results->empty()) {
        if (const auto read = unpackResults(*results, Limits(), context); !read)
            return read.error().message();
    }
    const Status listed = file.forEachEntry([](const JournalEntry &) -> Status { return {}; });
    return listed ? std::string() : listed.error().message();
}

// Adds notes to a case until it is killed; tells the number of each when it is saved.
int writeUntilKilled(const char *path)
{
    const auto opened = CaseFile::open(path, CaseFile::Mode::ReadWrite);
    if (!opened || !(*opened)->writable())
        return 1;
    auto annotations = (*opened)->annotations();
    if (!annotations)
        return 2;
    for (std::size_t i = annotations->noteCount();; ++i) {
        CaseChange change;
        change.acts.push_back(noteAct(*annotations, "note/" + std::to_string(i), std::string(20'000, static_cast<char>('a' + i % 26)), ann));
        change.journal.push_back(actDraft(change.acts[0]));
        if (!annotations->apply(change.acts[0]) || !(*opened)->commit(change))
            return 3;
        std::printf("%zu\n", i + 1);
        std::fflush(stdout);
    }
}

// Opens a case for writing, tells so, and keeps it until it is killed.
int keepOpen(const char *path)
{
    const auto opened = CaseFile::open(path, CaseFile::Mode::ReadWrite);
    std::puts(opened && (*opened)->writable() ? "open" : "refused");
    std::fflush(stdout);
    while (opened)
        ::pause();
    return 1;
}

} // namespace

class TestCaseFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void comesBack();
    void changesAreWholeOrNothing();
    void actsMustFit();
    void limitsAreKept();
    void creatingNeverDestroys();
    void copies();
    void theSecondOneOnlyReads();
    void aSecondProcessOnlyReads();
    void aFileThatMayNotBeWritten();
    void aFileThatWasTakenAway();
    void aNewerVersionOnlyReads();
    void anOlderCaseGetsItsTables();
    void killedWhileWriting();
    void fullDisk();
    void hostileSchema_data();
    void hostileSchema();
    void hostileValues_data();
    void hostileValues();
    void tampering_data();
    void tampering();
    void noCase();
    void leftJournals();
    void cutAnywhere();
    void spoiledPages();

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    std::unique_ptr<CaseFile> made(const char *name, const CaseChange &change = {})
    {
        auto file = CaseFile::create(path(name).toStdString(), about);
        const Status committed = file ? (*file)->commit(change) : Unexpected(file.error());
        if (!committed)
            qWarning() << committed.error().message().c_str();
        return committed ? std::move(*file) : nullptr;
    }

    QTemporaryDir m_folder;
    QByteArray m_whole; // a case with everything in it
};

void TestCaseFile::initTestCase()
{
    QVERIFY(made("whole.assay", everything()) != nullptr);
    m_whole = bytesOf(path("whole.assay"));
    QVERIFY(m_whole.size() > 20'000);
    QVERIFY(!QFile::exists(path("whole.assay-journal")));
}

void TestCaseFile::comesBack()
{
    const CaseChange change = everything();
    std::vector<Act> acts;
    const Annotations expected = sayings(acts);
    for (const CaseFile::Mode mode : {CaseFile::Mode::ReadOnly, CaseFile::Mode::ReadWrite}) {
        const auto file = CaseFile::open(path("whole.assay").toStdString(), mode);
        QVERIFY2(file.has_value(), file ? "" : file.error().message().c_str());
        QCOMPARE((*file)->writable(), mode == CaseFile::Mode::ReadWrite);
        QVERIFY((*file)->readOnlyReason().empty());
        QVERIFY((*file)->about() == about);
        QVERIFY((*file)->sources() == *change.sources);
        QVERIFY((*file)->filters() == *change.filters);
        QVERIFY((*file)->layout() == *change.layout);
        const auto annotations = (*file)->annotations();
        QVERIFY2(annotations.has_value(), annotations ? "" : annotations.error().message().c_str());
        QVERIFY(*annotations == expected);
        const auto results = (*file)->results();
        QVERIFY(results.has_value() && results->sections == change.results->sections);
        QVERIFY(!(*file)->journalProblem());
        QCOMPARE((*file)->journalEntries(), std::uint64_t{1 + change.journal.size()});
    }
    QCOMPARE(bytesOf(path("whole.assay")), m_whole); // opening writes nothing
}

void TestCaseFile::changesAreWholeOrNothing()
{
    const auto file = made("nothing.assay");
    CaseChange change = everything();
    change.journal.push_back({JournalKind::Custody, "no object"});
    const Status refused = file->commit(change);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Usage);
    QVERIFY(file->sources().empty() && file->annotations()->empty() && file->results()->empty());
    QCOMPARE(file->journalEntries(), std::uint64_t{1});
    QVERIFY(file->commit(everything()));
    QCOMPARE(readAllOf(path("nothing.assay")), std::string());
    // Results are replaced, not added to.
    QVERIFY(file->commit(CaseChange{.results = everything().results}));
    QVERIFY(file->results()->sections == everything().results->sections);
}

void TestCaseFile::actsMustFit()
{
    const auto file = made("acts.assay");
    Annotations elsewhere;
    QVERIFY(elsewhere.apply(noteAct(elsewhere, "a", "text", ann)));
    const Act back = noteAct(elsewhere, "a", "more", ann).inverse(ann);
    QCOMPARE(file->commit(CaseChange{.acts = {back}}).error().code, ErrorCode::Usage);
    Bookmark place;
    place.path = "a";
    const Act bookmark = addBookmarkAct(elsewhere, place, ann);
    QVERIFY(file->commit(CaseChange{.acts = {bookmark}}));
    QVERIFY(!file->commit(CaseChange{.acts = {bookmark}}));
    QCOMPARE(file->annotations()->bookmarks().size(), std::size_t{1});
}

void TestCaseFile::limitsAreKept()
{
    const auto file = made("limits.assay");
    const CaseLimits limits;
    QVERIFY(!file->commit(CaseChange{.about = CaseAbout{std::string(limits.aboutBytes + 1, 'a'), {}, {}, {}}}));
    QVERIFY(!file->commit(CaseChange{.about = CaseAbout{"\xff", {}, {}, {}}}));
    QVERIFY(!file->commit(CaseChange{.sources = std::vector<CaseSource>(limits.sources + 1, everything().sources->front())}));
    QVERIFY(!file->commit(CaseChange{.sources = std::vector<CaseSource>(1)}));
    QVERIFY(!file->commit(CaseChange{.filters = std::vector<KeptFilter>(1, {std::string(limits.filterBytes + 1, 'a'), {}})}));
    QVERIFY(!file->commit(CaseChange{.layout = std::string(limits.layoutBytes + 1, 'a')}));
    QVERIFY(file->commit(CaseChange{.layout = std::string(limits.layoutBytes, 'a')}));
    QCOMPARE(readAllOf(path("limits.assay")), std::string());
}

void TestCaseFile::creatingNeverDestroys()
{
    QVERIFY(setBytes(path("there.assay"), "something"));
    const auto there = CaseFile::create(path("there.assay").toStdString(), about);
    QCOMPARE(there.error().code, ErrorCode::Usage);
    QCOMPARE(bytesOf(path("there.assay")), QByteArray("something"));
    {
        const auto replaced = CaseFile::create(path("there.assay").toStdString(), about, true);
        QVERIFY2(replaced.has_value(), replaced ? "" : replaced.error().message().c_str());
        QCOMPARE(CaseFile::create(path("there.assay").toStdString(), about, true).error().code, ErrorCode::Usage); // it is open
    }
    QVERIFY(setBytes(path("left.assay-journal"), "left"));
    QCOMPARE(CaseFile::create(path("left.assay").toStdString(), about).error().code, ErrorCode::Usage);
    QVERIFY(!CaseFile::create(path("no/such/folder.assay").toStdString(), about));
    QVERIFY(!CaseFile::create(path("").toStdString() + "/", about));
    QVERIFY(!CaseFile::create(path("").toStdString() + "/\xff.assay", about));
    const auto parts = QDir(m_folder.path()).entryList({QStringLiteral(".assay-*")}, QDir::Files | QDir::Hidden);
    QVERIFY2(parts.isEmpty(), qPrintable(parts.join(u' ')));
}

void TestCaseFile::copies()
{
    const auto file = CaseFile::open(path("whole.assay").toStdString(), CaseFile::Mode::ReadOnly);
    QVERIFY(file.has_value());
    const std::string copy = path("it's a copy.assay").toStdString();
    const Status copied = (*file)->copyTo(copy);
    QVERIFY2(copied.has_value(), copied ? "" : copied.error().message().c_str());
    QCOMPARE(readAllOf(path("it's a copy.assay")), std::string());
    const auto other = CaseFile::open(copy, CaseFile::Mode::ReadWrite);
    QVERIFY(other.has_value() && (*other)->writable());
    QVERIFY((*other)->journalHash() == (*file)->journalHash());
    QCOMPARE((*file)->copyTo(copy).error().code, ErrorCode::Usage);
}

void TestCaseFile::theSecondOneOnlyReads()
{
    auto first = made("two.assay");
    const auto second = CaseFile::open(path("two.assay").toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY(second.has_value());
    QVERIFY(!(*second)->writable() && !(*second)->readOnlyReason().empty());
    QCOMPARE((*second)->commit(CaseChange{.layout = "x"}).error().code, ErrorCode::Permission);
    QVERIFY(first->commit(everything()));
    QVERIFY(!(*second)->annotations()->empty()); // sees what the first one saves
    first.reset();
    const auto third = CaseFile::open(path("two.assay").toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY(third.has_value() && (*third)->writable());
}

void TestCaseFile::aSecondProcessOnlyReads()
{
    QVERIFY(made("processes.assay") != nullptr);
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--keep-open"), path("processes.assay")});
    QVERIFY(other.waitForReadyRead() && other.readAllStandardOutput().trimmed() == "open");
    {
        const auto second = CaseFile::open(path("processes.assay").toStdString(), CaseFile::Mode::ReadWrite);
        QVERIFY(second.has_value() && !(*second)->writable());
        QCOMPARE((*second)->readOnlyReason(), std::string("another program has it open"));
        QCOMPARE(CaseFile::create(path("processes.assay").toStdString(), about, true).error().code, ErrorCode::Usage);
    }
    other.kill();
    QVERIFY(other.waitForFinished());
    const auto after = CaseFile::open(path("processes.assay").toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY(after.has_value() && (*after)->writable());
}

void TestCaseFile::aFileThatMayNotBeWritten()
{
    if (::geteuid() == 0)
        QSKIP("root may write everything");
    QVERIFY(made("closed.assay", everything()) != nullptr);
    const QString closed = path("closed.assay");
    QVERIFY(QFile::setPermissions(closed, QFile::ReadOwner));
    const auto file = CaseFile::open(closed.toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY(file.has_value() && !(*file)->writable() && !(*file)->readOnlyReason().empty());
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("closed")));
    QVERIFY(setBytes(path("closed/case.assay"), m_whole));
    QVERIFY(QFile::setPermissions(path("closed"), QFile::ReadOwner | QFile::ExeOwner));
    const auto within = CaseFile::open(path("closed/case.assay").toStdString(), CaseFile::Mode::ReadWrite);
    const bool reads = within.has_value() && !(*within)->writable() && within.value()->annotations().has_value();
    const auto created = CaseFile::create(path("closed/new.assay").toStdString(), about);
    QVERIFY(QFile::setPermissions(path("closed"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(reads);
    QVERIFY(!created);
}

void TestCaseFile::aFileThatWasTakenAway()
{
    const auto file = made("taken.assay", everything());
    QVERIFY(file != nullptr);
    CaseChange change;
    change.journal.push_back(custodyDraft({"A", "B", "bag"}));
    QVERIFY(QFile::rename(path("taken.assay"), path("moved.assay")));
    const Status gone = file->commit(change);
    QVERIFY(!gone && gone.error().code == ErrorCode::NotFound);
    QVERIFY(QFile::copy(path("moved.assay"), path("taken.assay")));
    const Status other = file->commit(change);
    QVERIFY(!other && other.error().code == ErrorCode::Io);
    QVERIFY(file->copyTo(path("saved.assay").toStdString())); // what is in it is not lost
    QVERIFY(QFile::remove(path("taken.assay")) && QFile::rename(path("moved.assay"), path("taken.assay")));
    QVERIFY(file->commit(change));
}

void TestCaseFile::aNewerVersionOnlyReads()
{
    if (!hasSqlite())
        QSKIP("no sqlite3");
    const QString newer = path("newer.assay");
    QVERIFY(setBytes(newer, m_whole));
    QVERIFY(sql(newer, QStringLiteral("PRAGMA user_version=3; CREATE TABLE more (a)")));
    {
        const auto file = CaseFile::open(newer.toStdString(), CaseFile::Mode::ReadWrite);
        QVERIFY2(file.has_value(), file ? "" : file.error().message().c_str());
        QVERIFY(!(*file)->writable());
        QVERIFY((*file)->readOnlyReason().find("newer") != std::string::npos);
        QVERIFY((*file)->about() == about && (*file)->results().has_value());
    }
    QVERIFY(sql(newer, QStringLiteral("ALTER TABLE source ADD COLUMN further BLOB")));
    QCOMPARE(CaseFile::open(newer.toStdString(), CaseFile::Mode::ReadWrite).error().code, ErrorCode::Unsupported);
    QVERIFY(setBytes(newer, m_whole));
    QVERIFY(sql(newer, QStringLiteral("PRAGMA user_version=3; CREATE VIEW v AS SELECT 1")));
    QCOMPARE(CaseFile::open(newer.toStdString(), CaseFile::Mode::ReadWrite).error().code, ErrorCode::Malformed);
}

void TestCaseFile::anOlderCaseGetsItsTables()
{
    if (!hasSqlite())
        QSKIP("no sqlite3");
    const QString older = path("older.assay");
    QVERIFY(setBytes(older, m_whole));
    QVERIFY(sql(older, QStringLiteral("DROP TABLE finding; DROP TABLE findingpath; PRAGMA user_version=1")));
    const auto opened = CaseFile::open(older.toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().message().c_str());
    CaseFile &file = **opened;
    QVERIFY(file.writable() && file.version() == 1);
    const auto before = file.annotations();
    QVERIFY(before && before->ownFindings().empty() && !before->paths().empty());
    CaseChange change;
    change.acts = {noteAct(*before, "srv", "as before", ann)};
    QVERIFY(file.commit(change));
    QCOMPARE(file.version(), 1U);
    OwnFinding finding;
    finding.title = "t";
    finding.paths = {"srv"};
    change.acts = {addFindingAct(*before, finding, ann)};
    change.journal = {actDraft(change.acts.front())};
    QVERIFY(file.commit(change));
    QCOMPARE(file.version(), 2U);
    QCOMPARE(file.annotations()->ownFindings().size(), std::size_t{1});
    QVERIFY(file.copyTo(path("copied.assay").toStdString()));
    const auto again = CaseFile::open(path("copied.assay").toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY(again && (*again)->version() == 2 && (*again)->writable());
    QCOMPARE((*again)->annotations()->ownFindings().at(1).paths, std::vector<std::string>{"srv"});
}

void TestCaseFile::killedWhileWriting()
{
    QVERIFY(made("killed.assay") != nullptr);
    std::size_t saved = 0;
    int leftOver = 0;
    for (int round = 0; round < 40; ++round) {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), path("killed.assay")});
        QVERIFY(writer.waitForReadyRead());
        QThread::usleep(QRandomGenerator::global()->bounded(20'000U));
        QCOMPARE(writer.state(), QProcess::Running);
        ::kill(static_cast<pid_t>(writer.processId()), SIGKILL);
        QVERIFY(writer.waitForFinished());
        const QList<QByteArray> lines = writer.readAllStandardOutput().split('\n');
        if (lines.size() > 1)
            saved = lines[lines.size() - 2].toULongLong();
        leftOver += QFile::exists(path("killed.assay-journal")) ? 1 : 0;
        const auto file = CaseFile::open(path("killed.assay").toStdString(), CaseFile::Mode::ReadWrite);
        QVERIFY2(file.has_value(), file ? "" : file.error().message().c_str());
        QVERIFY((*file)->writable());
        const auto annotations = (*file)->annotations();
        QVERIFY(annotations.has_value());
        QVERIFY2(annotations->noteCount() >= saved, qPrintable(QStringLiteral("%1 of %2").arg(annotations->noteCount()).arg(saved)));
        QVERIFY(!(*file)->journalProblem());
        QCOMPARE((*file)->journalEntries(), std::uint64_t{annotations->noteCount() + 1}); // each with its entry
    }
    qInfo() << saved << "notes saved;" << leftOver << "of 40 kills were within a change";
}

// A file that may not grow stands for a disk that is full.
void TestCaseFile::fullDisk()
{
    const auto file = made("full.assay", everything());
    const QByteArray before = bytesOf(path("full.assay"));
    Annotations annotations = *file->annotations();
    CaseChange change;
    change.acts.push_back(noteAct(annotations, "large", std::string(900'000, 'n'), ann));
    change.journal.push_back({JournalKind::Noted, "{}"});
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{static_cast<rlim_t>(before.size() + 100'000), limit.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const Status written = file->commit(change);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Io);
    QVERIFY(*file->annotations() == annotations);
    QCOMPARE(readAllOf(path("full.assay")), std::string());
    QVERIFY2(file->commit(change), "the same change, when there is room");
    QVERIFY(annotations.apply(change.acts[0]));
    QVERIFY(*file->annotations() == annotations);
}

void TestCaseFile::hostileSchema_data()
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

void TestCaseFile::hostileSchema()
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

void TestCaseFile::hostileValues_data()
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

void TestCaseFile::hostileValues()
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

void TestCaseFile::tampering_data()
{
    QTest::addColumn<QString>("statements");
    QTest::addColumn<qulonglong>("entry");
    QTest::newRow("user") << QStringLiteral("UPDATE journal SET \"user\"=x'657665' WHERE sequence=3") << 3ULL;
    QTest::newRow("taken out") << QStringLiteral("DELETE FROM journal WHERE sequence=4") << 4ULL;
    QTest::newRow("first") << QStringLiteral("DELETE FROM journal WHERE sequence=1") << 1ULL;
    QTest::newRow("short hash") << QStringLiteral("UPDATE journal SET hash=x'00' WHERE sequence=5") << 5ULL;
    QTest::newRow("put in front") << QStringLiteral("INSERT INTO journal SELECT -1, utc, \"user\", host, tool, kind, payload, previous, hash FROM journal WHERE sequence=1") << 1ULL;
}

void TestCaseFile::tampering()
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

void TestCaseFile::noCase()
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
void TestCaseFile::leftJournals()
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

// Everything is used, so whatever is missing is missed.
void TestCaseFile::cutAnywhere()
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

void TestCaseFile::spoiledPages()
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

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--write") == 0)
        return writeUntilKilled(argv[2]);
    if (argc == 3 && std::strcmp(argv[1], "--keep-open") == 0)
        return keepOpen(argv[2]);
    TestCaseFile test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_casefile.moc"
