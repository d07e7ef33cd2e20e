// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/trusteditems.h"
#include "casefilemade.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace assay;
using namespace assay::test;

namespace {

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

class TestCaseFile : public QObject, protected CaseFiles {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_whole = whole();
        QVERIFY(m_whole.size() > 20'000);
        QVERIFY(!QFile::exists(path("whole.assay-journal")));
    }

    void comesBack();
    void changesAreWholeOrNothing();
    void actsMustFit();
    void noteOfAMegabyte_data();
    void noteOfAMegabyte();
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
    void madeWholeOrNotAtAll();
};

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

void TestCaseFile::noteOfAMegabyte_data()
{
    QTest::addColumn<QByteArray>("pattern"); // of which the note is full
    QTest::newRow("one line") << QByteArray("x");
    QTest::newRow("markup, formulas and what changes direction") << QByteArray("</td><script>alert(1)</script>\n=cmd|' /C calc'!A0\n\xE2\x80\xAE\xE2\x81\xA6 ");
    QTest::newRow("six bytes of JSON for each") << QByteArray("\x01");
    QTest::newRow("line ends") << QByteArray("\r\n");
}

// It is in the case and in its journal as it was written; one byte more is refused before anything is made of it.
void TestCaseFile::noteOfAMegabyte()
{
    QFETCH(QByteArray, pattern);
    std::string text = pattern.repeated((1 << 20) / pattern.size()).toStdString();
    text.resize(1 << 20, 'y');
    const QTemporaryDir folder;
    const std::string where = folder.filePath(QStringLiteral("note.assay")).toStdString();
    {
        const auto file = CaseFile::create(where, {"1", "t", "", ""});
        QVERIFY(file);
        Annotations annotations;
        QVERIFY(!annotations.apply(noteAct(annotations, "etc/passwd", text + 'y', ann)));
        CaseChange change;
        change.acts.push_back(noteAct(annotations, "etc/passwd", text, ann));
        change.journal.push_back(actDraft(change.acts[0]));
        QVERIFY(annotations.apply(change.acts[0]));
        const Status done = (*file)->commit(change);
        QVERIFY2(done, done ? "" : done.error().message().c_str());
    }
    const auto again = CaseFile::open(where, CaseFile::Mode::ReadWrite);
    QVERIFY(again && (*again)->writable() && !(*again)->journalProblem());
    const auto annotations = (*again)->annotations();
    QVERIFY(annotations && annotations->at("etc/passwd"));
    QCOMPARE(annotations->at("etc/passwd")->revisions.back().text, text);
    QCOMPARE((*again)->journalEntries(), std::uint64_t{2});
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
    QVERIFY(!file->commit(CaseChange{.trusted = std::string(mostTrustedBytes + 1, 'a')}));
    QVERIFY(file->commit(CaseChange{.trusted = std::string(mostTrustedBytes, 'a')}));
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
    QVERIFY(::access((path("").toStdString() + "/\xff.assay").c_str(), F_OK) != 0);
    const auto parts = QDir(m_folder.path()).entryList({QStringLiteral(".assay-*")}, QDir::Files | QDir::Hidden);
    QVERIFY2(parts.isEmpty(), qPrintable(parts.join(u' ')));
}

void TestCaseFile::copies()
{
    const auto file = CaseFile::open(path("whole.assay").toStdString(), CaseFile::Mode::ReadOnly);
    QVERIFY(file.has_value());
    const std::string copy = path("it's a copy.assay").toStdString();
    const Status copied = (*file)->copyTo(copy, false, m_context);
    QVERIFY2(copied.has_value(), copied ? "" : copied.error().message().c_str());
    QCOMPARE(readAllOf(path("it's a copy.assay")), std::string());
    const auto other = CaseFile::open(copy, CaseFile::Mode::ReadWrite);
    QVERIFY(other.has_value() && (*other)->writable());
    QVERIFY((*other)->journalHash() == (*file)->journalHash());
    QCOMPARE(bytesOf(path("it's a copy.assay")), m_whole);
    QCOMPARE(m_context.progress().bytesDone, static_cast<std::uint64_t>(m_whole.size()));
    QCOMPARE((*file)->copyTo(copy, false, m_context).error().code, ErrorCode::Usage);
    Context cancelled;
    cancelled.cancel();
    const QStringList before = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE((*file)->copyTo(path("none.assay").toStdString(), false, cancelled).error().code, ErrorCode::Cancelled);
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), before);
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
    QVERIFY(setBytes(path("taken.assay"), m_whole)); // another case
    const Status other = file->commit(change);
    QVERIFY(!other && other.error().code == ErrorCode::Io);
    QVERIFY(file->copyTo(path("saved.assay").toStdString(), false, m_context)); // what is in it is not lost
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
    CaseChange then = everything(); // but for findings, which no journal told of
    std::erase_if(then.acts, [](const Act &act) { return !act.ownFindings.empty(); });
    std::erase_if(then.journal, [](const JournalDraft &draft) { return draft.kind == JournalKind::Interpreted; });
    QVERIFY(made("older.assay", then));
    QVERIFY(sql(older, QStringLiteral("DROP TABLE finding; DROP TABLE findingpath; PRAGMA user_version=1")));
    const auto opened = CaseFile::open(older.toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().message().c_str());
    CaseFile &file = **opened;
    QVERIFY(file.writable() && file.version() == 1);
    const auto before = file.annotations();
    QVERIFY(before && before->ownFindings().empty() && !before->paths().empty());
    CaseChange change;
    change.acts = {noteAct(*before, "srv", "as before", ann)};
    change.journal = {actDraft(change.acts.front())};
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
    QVERIFY(file.copyTo(path("copied.assay").toStdString(), false, m_context));
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
class FileLimit {
public:
    explicit FileLimit(qint64 bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{static_cast<rlim_t>(bytes), m_before.rlim_max};
        m_set = ::setrlimit(RLIMIT_FSIZE, &small) == 0;
    }
    ~FileLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileLimit)

    bool isSet() const { return m_set; }

private:
    rlimit m_before{};
    bool m_set = false;
};

void TestCaseFile::fullDisk()
{
    const auto file = made("full.assay", everything());
    const QByteArray before = bytesOf(path("full.assay"));
    Annotations annotations = *file->annotations();
    CaseChange change;
    change.acts.push_back(noteAct(annotations, "large", std::string(900'000, 'n'), ann));
    change.journal.push_back({JournalKind::Noted, "{}"});
    Status written;
    {
        const FileLimit limit(before.size() + 100'000);
        QVERIFY(limit.isSet());
        written = file->commit(change);
    }
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Io);
    QVERIFY(*file->annotations() == annotations);
    QCOMPARE(readAllOf(path("full.assay")), std::string());
    QVERIFY2(file->commit(change), "the same change, when there is room");
    QVERIFY(annotations.apply(change.acts[0]));
    QVERIFY(*file->annotations() == annotations);
}

// Room for the tables, but not for what comes first: what is replaced stays, and nothing new is left.
void TestCaseFile::madeWholeOrNotAtAll()
{
    QVERIFY(made("replaced.assay", everything()));
    const QByteArray before = bytesOf(path("replaced.assay"));
    const QStringList names = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
    CaseChange first = everything();
    first.layout = std::string(900'000, 'l');
    for (const char *name : {"replaced.assay", "new.assay"}) {
        const FileLimit limit(500'000);
        QVERIFY(limit.isSet());
        const auto refused = CaseFile::create(path(name).toStdString(), about, true, first);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Io);
        QCOMPARE(refused.error().file, path(name).toStdString());
    }
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), names);
    QCOMPARE(bytesOf(path("replaced.assay")), before);
    const auto file = CaseFile::create(path("replaced.assay").toStdString(), about, true, first);
    QVERIFY(file.has_value());
    QCOMPARE((*file)->layout(), *first.layout);
    QCOMPARE(readAllOf(path("replaced.assay")), std::string());
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
