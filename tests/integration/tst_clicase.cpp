// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"

#include "cases/file/casefile.h"
#include "support/caseresults.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace assay;
using namespace assay::test;

class TestCliCase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shows();
    void madeByCompare();
    void madeWithAZip();
    void journalStandsTheRecipeOfTheManual();
    void custody();
    void brokenJournal();
    void brokenJournalInAReport();
    void tablesChangedBehindTheJournal_data();
    void tablesChangedBehindTheJournal();
    void tablesChangedInAReport();
    void ofANewerForm();
    void damage();
    void usage();

private:
    QTemporaryDir m_folder;
    QString m_case;
};

void TestCliCase::init()
{
    m_case = m_folder.filePath(QStringLiteral("%1.assay").arg(QString::fromUtf8(QTest::currentTestFunction())));
    QFile::remove(m_case); // of the row before
    const auto file = CaseFile::create(m_case.toStdString(), {"2026-17", "The <b>\x1b[31m shop", "", "Lab"});
    QVERIFY2(file.has_value(), file ? "" : file.error().message().c_str());
    const ComparisonPtr comparison = richComparison();
    Context context;
    CaseChange change;
    change.results = std::make_shared<const StoredResults>(*packResults(*comparison, context));
    change.sources.emplace();
    for (const LoadedSourcePtr &source : comparison->sources) {
        change.sources->push_back(CaseSource::of(*source));
        change.journal.push_back(hashedDraft(change.sources->back()));
    }
    change.journal.push_back(comparedDraft(*comparison, *change.results));
    Annotations annotations;
    const auto say = [&](Act act) {
        if (!annotations.apply(act))
            std::abort();
        change.journal.push_back(actDraft(act));
        change.acts.push_back(std::move(act));
    };
    const Stamp ann{"ann", 1'764'000'000'123};
    say(tagsAct(annotations, {Tag{0, "suspicious", 1, 1, {}}}, ann));
    say(markAct(annotations, {"etc/passwd"}, 1, true, ann));
    say(noteAct(annotations, "etc/passwd", "the password of eve", ann));
    OwnFinding finding;
    finding.title = "An account that nobody made";
    say(addFindingAct(annotations, finding, ann));
    QVERIFY((*file)->commit(change));
}

void TestCliCase::shows()
{
    const QByteArray before = QByteArray::fromStdString(readBytes(m_case));
    const CliResult result = runCli({QStringLiteral("case"), m_case});
    QVERIFY2(result.code == 0 && result.err.isEmpty(), result.told());
    for (const char *text : {"2026-17", "The <b>\\u{001B}[31m shop", "not stated", "Source vendor", "rootfs-archive  rootfs\\xFF.tar", "sha256:", "demo/app:1.0", "Results", "9 entries", "Tables        what the journal says of case, sources, tags, notes, bookmarks, findings, trusted keys and filters\n"})
        QVERIFY2(result.out.contains(text), result.told());
    QVERIFY(!result.out.contains('\x1b'));
    QCOMPARE(QByteArray::fromStdString(readBytes(m_case)), before);
}

void TestCliCase::madeByCompare()
{
    const QString folder = QStringLiteral(ASSAY_SAMPLE_DIR);
    const QString made = m_folder.filePath(QStringLiteral("made.assay"));
    const QString json = m_folder.filePath(QStringLiteral("evidence.json"));
    const QStringList arguments = {QStringLiteral("compare"), QStringLiteral("--saved"), folder + QStringLiteral("/app.tar.xz"), QStringLiteral("--live"),
                                   folder + QStringLiteral("/data-root.tar.xz"), QStringLiteral("--image"), QStringLiteral("demo/shop:1.0"), QStringLiteral("--quiet"),
                                   QStringLiteral("--json"), json, QStringLiteral("--case"), made};
    const CliResult compared = runCli(arguments);
    QVERIFY2(compared.code == 1, compared.told());
    const CliResult shown = runCli({QStringLiteral("case"), made});
    QVERIFY2(shown.code == 0, shown.told());
    for (const char *text : {"Source saved", "Source live", "demo/shop:1.0", "paths, ", "Results"})
        QVERIFY2(shown.out.contains(text), shown.told());
    const CliResult journal = runCli({QStringLiteral("case"), made, QStringLiteral("--journal")});
    for (const char *kind : {"created", "hashed", "verified", "compared", "exported"})
        QVERIFY2(journal.out.contains(QByteArray("\"kind\":\"") + kind + '"'), journal.told());
    const auto file = CaseFile::open(made.toStdString(), CaseFile::Mode::ReadOnly);
    QVERIFY(file);
    const auto stored = (*file)->results();
    QVERIFY(stored);
    Context context;
    const auto results = unpackResults(*stored, Limits(), context);
    QVERIFY(results && results->asRecorded);
    QCOMPARE(results->comparison->exitCode(), 1);
    for (const CaseSource &source : (*file)->sources())
        QVERIFY(source.path.front() == '/' && source.sha256);
    const QByteArray before = QByteArray::fromStdString(readBytes(made));
    const CliResult again = runCli(arguments);
    QVERIFY2(again.code == 2 && again.err.contains("is there already"), again.told());
    QCOMPARE(QByteArray::fromStdString(readBytes(made)), before);
    QStringList onOutput = arguments;
    onOutput.back() = QStringLiteral("-");
    QCOMPARE(runCli(onOutput).code, 2);
}

// Its journal tells of the bundle, which is one file.
void TestCliCase::madeWithAZip()
{
    const QString zip = m_folder.filePath(QStringLiteral("report.zip"));
    const QString made = m_folder.filePath(QStringLiteral("zip.assay"));
    const CliResult compared = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), sampleFile("rootfs.tar.xz"), QStringLiteral("--saved"), sampleFile("app.tar.xz"), QStringLiteral("--hash-once"),
                                       QStringLiteral("--quiet"), QStringLiteral("--bundle"), zip, QStringLiteral("--case"), made});
    QVERIFY2(compared.code == 1 && compared.err.isEmpty(), compared.told());
    const CliResult journal = runCli({QStringLiteral("case"), made, QStringLiteral("--journal")});
    QVERIFY2(journal.code == 0 && journal.out.contains("\"format\":\"bundle-zip\"") && journal.out.contains("report.zip\""), journal.told());
    const std::string bytes = readBytes(zip);
    QVERIFY(journal.out.contains(QCryptographicHash::hash(QByteArray::fromStdString(bytes), QCryptographicHash::Sha256).toHex()));
}

void TestCliCase::journalStandsTheRecipeOfTheManual()
{
    const CliResult journal = runCli({QStringLiteral("case"), m_case, QStringLiteral("--journal")});
    QVERIFY2(journal.code == 0 && journal.err.isEmpty(), journal.told());
    QCOMPARE(journal.out.count('\n'), 9);
    const QString shell = QStandardPaths::findExecutable(QStringLiteral("sh"));
    if (shell.isEmpty() || QStandardPaths::findExecutable(QStringLiteral("sha256sum")).isEmpty())
        QSKIP("no sh or no sha256sum");
    const QByteArray page = QByteArray::fromStdString(readBytes(QStringLiteral(ASSAY_TEST_DATA "/../../installer/man/assay-cli.1")));
    const qsizetype begin = page.indexOf("previous=$(printf");
    QByteArray script = page.mid(begin, page.indexOf(".Ed", begin) - begin);
    script.replace("\\e", "\\");
    const auto run = [&](const QByteArray &lines) {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        if (!writeBytes(m_folder.filePath(QStringLiteral("journal.jsonl")), lines.toStdString()))
            return -1;
        process.start(shell, {QStringLiteral("-c"), QString::fromUtf8(script)});
        return process.waitForFinished() ? process.exitCode() : -1;
    };
    QCOMPARE(run(journal.out), 0);
    QByteArray changed = journal.out;
    changed.replace("\"kind\":\"compared\"", "\"kind\":\"verified\"");
    QCOMPARE(run(changed), 1);
}

void TestCliCase::custody()
{
    const CliResult added = runCli({QStringLiteral("case"), m_case, QStringLiteral("--custody"), QStringLiteral("bag \"4711\" ä"), QStringLiteral("--from"), QStringLiteral("Ann"), QStringLiteral("--to"),
                                    QStringLiteral("Room")});
    QVERIFY2(added.code == 0 && added.out.startsWith("entry 10, sha256:"), added.told());
    const CliResult journal = runCli({QStringLiteral("case"), m_case, QStringLiteral("--journal")});
    const QByteArray last = journal.out.trimmed().split('\n').last();
    QVERIFY2(last.contains(R"("kind":"custody","payload":{"from":"Ann","to":"Room","text":"bag \"4711\" \u00e4"})"), last.constData());
    QVERIFY(last.endsWith(added.out.trimmed().right(64) + "\"}"));
    const auto open = CaseFile::open(m_case.toStdString(), CaseFile::Mode::ReadWrite);
    const CliResult refused = runCli({QStringLiteral("case"), m_case, QStringLiteral("--custody"), QStringLiteral("x")});
    QVERIFY2(refused.code == 2 && refused.err.contains("another program has it open"), refused.told());
    const CliResult shown = runCli({QStringLiteral("case"), m_case});
    QVERIFY2(shown.code == 0 && shown.out.contains("10 entries"), shown.told());
}

void TestCliCase::brokenJournal()
{
    const QString sqlite = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
    if (sqlite.isEmpty())
        QSKIP("no sqlite3");
    QCOMPARE(QProcess::execute(sqlite, {m_case, QStringLiteral("UPDATE journal SET host=x'78' WHERE sequence=3")}), 0);
    for (const QStringList &more : {QStringList(), QStringList(QStringLiteral("--journal"))}) {
        const CliResult result = runCli(QStringList{QStringLiteral("case"), m_case} + more);
        QVERIFY2(result.code == 1 && result.err.contains("the journal is broken at entry 3"), result.told());
        QVERIFY(!result.out.isEmpty());
    }
    const CliResult refused = runCli({QStringLiteral("case"), m_case, QStringLiteral("--custody"), QStringLiteral("x")});
    QVERIFY2(refused.code == 2 && refused.err.contains("entry 3"), refused.told());
}

void TestCliCase::ofANewerForm()
{
    const QString sqlite = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
    if (sqlite.isEmpty())
        QSKIP("no sqlite3");
    QCOMPARE(QProcess::execute(sqlite, {m_case, QStringLiteral("PRAGMA user_version=99")}), 0);
    const CliResult shown = runCli({QStringLiteral("case"), m_case});
    QVERIFY2(shown.code == 0 && shown.out.contains("99 of a newer Assay; this version knows form ") && shown.out.contains("2026-17"), shown.told());
    const QByteArray before = QByteArray::fromStdString(readBytes(m_case));
    const CliResult refused = runCli({QStringLiteral("case"), m_case, QStringLiteral("--custody"), QStringLiteral("x")});
    QVERIFY2(refused.code == 2 && refused.err.contains("a newer Assay made it"), refused.told());
    QVERIFY(QByteArray::fromStdString(readBytes(m_case)) == before);
    // The number of the form is in no journal: it must not stand in the way of what is held against it.
    QCOMPARE(QProcess::execute(sqlite, {m_case, QStringLiteral("UPDATE source SET sha256=zeroblob(32) WHERE role=0")}), 0);
    const CliResult altered = runCli({QStringLiteral("case"), m_case});
    QVERIFY2(altered.code == 1 && altered.err.contains("the SHA-256 of the vendor source is \"000000"), altered.told());
    QVERIFY2(altered.err.contains("not all of it was held against its journal: a newer Assay made it"), altered.told());
}

// Nothing differs in this comparison: it is the journal alone that does not hold.
void TestCliCase::brokenJournalInAReport()
{
    const auto report = [this](const char *name) {
        return runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), testData("vendor/rootfs.tar"), QStringLiteral("--saved"), testData("vendor/rootfs.tar"), QStringLiteral("--quiet"),
                       QStringLiteral("--journal-of"), m_case, QStringLiteral("--html"), m_folder.filePath(QString::fromUtf8(name))});
    };
    const CliResult whole = report("whole.html");
    QVERIFY2(whole.code == 0 && whole.err.isEmpty(), whole.told());
    const std::string wanted = "The journal of the case is broken: entry 3: its hash is ";
    QVERIFY(readBytes(m_folder.filePath(QStringLiteral("whole.html"))).find("The journal of the case is broken") == std::string::npos);

    const QString sqlite = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
    if (sqlite.isEmpty())
        QSKIP("no sqlite3");
    QCOMPARE(QProcess::execute(sqlite, {m_case, QStringLiteral("UPDATE journal SET host=x'78' WHERE sequence=3")}), 0);
    const CliResult broken = report("broken.html");
    QVERIFY2(broken.code == 1 && broken.err.contains(QByteArray::fromStdString(wanted)), broken.told());
    const std::string html = readBytes(m_folder.filePath(QStringLiteral("broken.html")));
    const std::size_t banner = html.find(wanted);
    const std::size_t limitations = html.find("id=\"limitations\"");
    QVERIFY2(banner < html.find("id=\"summary\""), "it stands on page one");
    QVERIFY2(html.find(wanted, limitations) < html.find("id=\"settings\""), "and in the limitations");
}

// With nothing but SQL, as anybody can who has the file.
void TestCliCase::tablesChangedBehindTheJournal_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char *name, const char *statement, const char *told) { QTest::newRow(name) << QString::fromUtf8(statement) << QByteArray(told); };
    row("digest", "UPDATE source SET sha256=zeroblob(32) WHERE role=0", "the SHA-256 of the vendor source is \"0000000000000000000000000000000000000000000000000000000000000000\" in its tables and \"");
    row("note", "UPDATE note SET text=CAST('nothing to see' AS BLOB)",
        "the text of wording 1 of the note on /etc/passwd is \"nothing to see\" in its tables and \"the password of eve\" in entry 8 of its journal\n");
    row("tag", "DELETE FROM mark", "the tag \"suspicious\" on /etc/passwd is nothing in its tables and \"set (ann, 2025-11-24T16:00:00.123000000Z)\" in entry 7 of its journal\n");
    row("finding", "UPDATE finding SET title=CAST('Eve made it' AS BLOB)",
        "the title of the examiner's finding 1 is \"Eve made it\" in its tables and \"An account that nobody made\" in entry 9 of its journal\n");
    row("examiner", "UPDATE about SET value=CAST('Bob' AS BLOB) WHERE key=CAST('organisation' AS BLOB)",
        "the organisation is \"Bob\" in its tables and \"Lab\" in entry 1 of its journal\n");
}

void TestCliCase::tablesChangedBehindTheJournal()
{
    QFETCH(QString, statement);
    QFETCH(QByteArray, told);
    const QString sqlite = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
    if (sqlite.isEmpty())
        QSKIP("no sqlite3");
    QCOMPARE(QProcess::execute(sqlite, {m_case, statement}), 0);
    const CliResult shown = runCli({QStringLiteral("case"), m_case});
    QVERIFY2(shown.code == 1 && shown.err.contains(": not what its journal says: " + told), shown.told());
    QVERIFY2(shown.out.contains("Tables        NOT what the journal says: 1 value differs\n"), shown.told());
    const CliResult journal = runCli({QStringLiteral("case"), m_case, QStringLiteral("--journal")});
    QVERIFY2(journal.code == 1 && journal.err.contains(told) && journal.out.count('\n') == 9, journal.told());
    const CliResult refused = runCli({QStringLiteral("case"), m_case, QStringLiteral("--custody"), QStringLiteral("x")});
    QVERIFY2(refused.code == 2 && refused.err.contains("its tables are not what its journal says: " + told.trimmed()), refused.told());
}

void TestCliCase::tablesChangedInAReport()
{
    const QString sqlite = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
    if (sqlite.isEmpty())
        QSKIP("no sqlite3");
    QCOMPARE(QProcess::execute(sqlite, {m_case, QStringLiteral("UPDATE note SET text=x'3c693e'; UPDATE finding SET severity=4")}), 0);
    const auto report = [this](const char *name, const QStringList &more) {
        return runCli(QStringList{QStringLiteral("compare"), QStringLiteral("--vendor"), testData("vendor/rootfs.tar"), QStringLiteral("--saved"), testData("vendor/rootfs.tar"), QStringLiteral("--quiet"),
                                  QStringLiteral("--journal-of"), m_case, QStringLiteral("--html"), m_folder.filePath(QString::fromUtf8(name))} + more);
    };
    const CliResult told = report("changed.html", {});
    const QByteArray wanted = "The tables of the case are not what its journal says: the severity of the examiner's finding 1 is \"critical\" in its tables and \"info\" in entry 9 of its journal. "
                              "1 more value differs; see Limitations.";
    QVERIFY2(told.code == 1 && told.err.contains(wanted), told.told());
    const std::string html = readBytes(m_folder.filePath(QStringLiteral("changed.html")));
    const std::size_t limitations = html.find("id=\"limitations\"");
    QVERIFY2(html.find("The tables of the case are not what its journal says: ") < html.find("id=\"summary\""), "it stands on page one");
    for (const char *each : {"The case is not what its journal says: the severity of ", "The case is not what its journal says: the text of wording 1 of the note on /etc/passwd is ", "&lt;i&gt;"})
        QVERIFY2(html.find(each, limitations) < html.find("id=\"settings\""), each);
    QVERIFY(html.find("<i>") == std::string::npos);
    // What they are may be what is withheld.
    const CliResult withheld = report("withheld.html", {QStringLiteral("--withhold"), QStringLiteral("etc/**")});
    QVERIFY2(withheld.code == 1, withheld.told());
    const std::string redacted = readBytes(m_folder.filePath(QStringLiteral("withheld.html")));
    QVERIFY(redacted.find("The tables of the case are not what its journal says: 2 values differ, which this report withholds.") < redacted.find("id=\"summary\""));
    QVERIFY(redacted.find("wording 1") == std::string::npos && redacted.find("password of eve") == std::string::npos);
}

void TestCliCase::damage()
{
    const std::string whole = readBytes(m_case);
    QVERIFY(writeBytes(m_case, whole.substr(0, whole.size() - 4096)));
    const CliResult cut = runCli({QStringLiteral("case"), m_case});
    QVERIFY2(cut.code == 2 && !cut.err.isEmpty() && cut.out.isEmpty(), cut.told());
    for (const QString &path : {sampleFile("app.tar.xz"), m_folder.path(), m_folder.filePath(QStringLiteral("nothing"))}) {
        const CliResult result = runCli({QStringLiteral("case"), path});
        QVERIFY2(result.code == 2 && !result.err.isEmpty() && result.out.isEmpty(), result.told());
    }
}

void TestCliCase::usage()
{
    for (const QStringList &arguments : {QStringList{}, QStringList{m_case, m_case}, QStringList{m_case, QStringLiteral("--from"), QStringLiteral("x")},
                                         QStringList{m_case, QStringLiteral("--custody"), QStringLiteral("x"), QStringLiteral("--journal")}, QStringList{m_case, QStringLiteral("--custody"), QString()}}) {
        const CliResult result = runCli(QStringList{QStringLiteral("case")} + arguments);
        QVERIFY2(result.code == 2 && result.err.contains("--help"), result.told());
    }
}

QTEST_GUILESS_MAIN(TestCliCase)
#include "tst_clicase.moc"
