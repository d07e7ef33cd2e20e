// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "made.h"
#include "support/pdftext.h"

#include <QTemporaryDir>
#include <QTest>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

class TestCliScope : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void carriedThrough();
    void tagged();
    void leftOut();
    void mistakes_data();
    void mistakes();

private:
    QString place(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    CliResult compare(const QStringList &more) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliScope::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    std::vector<Member> vendor = {folderMember("etc"), fileMember("etc/motd", "hello\n"), fileMember("etc/same", "same"), folderMember("usr"), fileMember("usr/tool", "1")};
    QVERIFY(writeBytes(place("vendor.tar"), tarOf(vendor)));
    vendor[1].content = "changed\n";
    vendor[4].content = "2";
    QVERIFY(writeBytes(place("saved.tar"), tarOf(vendor)));
    QVERIFY(writeBytes(place("notes.json"),
                       R"({"schema": "assay-notes/1", "tags": [{"id": 1, "name": "Seen", "colour": 0, "hotkey": 1, "by": "ann", "at": 1764000000123}],)"
                       R"( "paths": [{"path": "usr/tool", "tags": [{"tag": 1, "by": "ann", "at": 1764000000123}]}], "bookmarks": []})"));
}

CliResult TestCliScope::compare(const QStringList &more) const
{
    CliSettings settings;
    settings.environment = {{u"SOURCE_DATE_EPOCH"_s, u"1795320000"_s}};
    return runCli(QStringList{u"compare"_s, u"--vendor"_s, place("vendor.tar"), u"--saved"_s, place("saved.tar"), u"--quiet"_s} + more, settings);
}

// The readable files have the scope and say so; the evidence file and the lists for programs are whole.
void TestCliScope::carriedThrough()
{
    const CliResult whole = compare({u"--bundle"_s, place("whole")});
    QVERIFY2(whole.code == 1, whole.told());
    const CliResult scoped = compare({u"--bundle"_s, place("out"), u"--scope"_s, u"filter:/etc/**"_s});
    QVERIFY2(scoped.code == 1, scoped.told());
    for (const char *file : {"evidence.json", "differences.csv", "findings.csv", "timeline.bodyfile", "entries/vendor.jsonl", "sources/saved.mtree"})
        QCOMPARE(readBytes(place("out/") + QLatin1String(file)), readBytes(place("whole/") + QLatin1String(file)));
    const std::string html = readBytes(place("out/report.html"));
    QVERIFY(html.find("etc/motd") != std::string::npos || html.find("motd") != std::string::npos);
    QVERIFY(html.find("tool<") == std::string::npos && html.find("usr/tool") == std::string::npos);
    QVERIFY(html.find("1 difference without an explanation is not in its lists") != std::string::npos);
    QVERIFY(readBytes(place("whole/report.html")).find("tool") != std::string::npos);
    const std::string readme = readBytes(place("out/README.txt"));
    QVERIFY(readme.find("only what this filter lets through: \u201C/etc/**\u201D") != std::string::npos && readme.find("All other files here are of everything.") != std::string::npos);
    QVERIFY(readBytes(place("whole/README.txt")).find("filter") == std::string::npos);
    const CliResult check = runCli({u"check"_s, place("out")});
    QVERIFY2(check.code == 0, check.told());
    if (!hasPdfText())
        QSKIP("pdftotext is not there");
    const QByteArray pdf = pdfText(place("out/report.pdf")).replace('\n', ' ');
    QVERIFY2(pdf.contains("lists only what this filter lets through") && pdf.contains("1 more outside of the scope") && pdf.contains("motd") && !pdf.contains("tool 2"), pdf.constData());
    QVERIFY(!pdf.contains("usr/tool"));
    QVERIFY(pdfText(place("whole/report.pdf")).replace('\n', ' ').contains("usr/tool"));
}

void TestCliScope::tagged()
{
    const QStringList notes = {u"--notes"_s, place("notes.json"), u"--leave-out"_s, u"notes"_s, u"--html"_s, place("r.html")};
    for (const char *scope : {"tagged", "tagged:seen"}) {
        const CliResult result = compare(notes + QStringList{u"--scope"_s, QString::fromLatin1(scope)});
        QVERIFY2(result.code == 1, result.told());
        const std::string html = readBytes(place("r.html"));
        QVERIFY(html.find("tool") != std::string::npos && html.find("motd") == std::string::npos);
    }
    const CliResult unknown = compare(notes + QStringList{u"--scope"_s, u"tagged:seen,other"_s});
    QVERIFY2(unknown.code == 2 && unknown.err.contains("has no tag \"other\""), unknown.told());
}

void TestCliScope::leftOut()
{
    const CliResult result = compare({u"--html"_s, place("r.html"), u"--leave-out"_s, u"signatures,glossary,differences"_s});
    QVERIFY2(result.code == 1, result.told());
    const std::string html = readBytes(place("r.html"));
    QVERIFY(html.find("id=\"signatures\"") == std::string::npos && html.find("id=\"differences\"") == std::string::npos);
    QVERIFY(html.find("Sections left out by choice: Lists of paths, How to read this report, Signatures.") != std::string::npos);
    QVERIFY(html.find("id=\"limitations\"") != std::string::npos && html.find("id=\"method\"") != std::string::npos);
}

void TestCliScope::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("scope") << QStringList{u"--scope"_s, u"some"_s} << QByteArray("a scope is all, differences");
    QTest::newRow("filter") << QStringList{u"--scope"_s, u"filter:size>big"_s} << QByteArray("cannot be read at \"size>big\"");
    QTest::newRow("tagged") << QStringList{u"--scope"_s, u"tagged"_s} << QByteArray("wants --notes FILE");
    QTest::newRow("court") << QStringList{u"--leave-out"_s, u"limitations"_s} << QByteArray("what can be left out is overview,");
}

void TestCliScope::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const CliResult result = compare(arguments + QStringList{u"--html"_s, place("r.html")});
    QVERIFY2(result.code == 2 && result.err.contains(says), result.told());
    QVERIFY(!QFile::exists(place("r.html")));
}

QTEST_GUILESS_MAIN(TestCliScope)
#include "tst_cliscope.moc"
