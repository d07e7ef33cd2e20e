// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"

#include "base/bytes.h"
#include "io/digest.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// What an examiner adds to what the program finds, and what makes a report checkable: interpretation, journal, settings, the program itself.
class TestCliExaminer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void interpretation();
    void noteOfAMegabyte();
    void journal();
    void settings();
    void programAndClock();
    void unpackedStream();

private:
    QString place(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    std::string textOf(const QString &pdf) const
    {
        return runProgram(u"pdftotext"_s, {u"-raw"_s, u"-nopgbrk"_s, pdf, u"-"_s}).text();
    }
    QStringList compare(QStringList more) const
    {
        return QStringList{u"compare"_s, u"--saved"_s, sampleFile("app.tar.xz"), u"--live"_s, sampleFile("data-root.tar.xz"), u"--quiet"_s} + more;
    }

    QTemporaryDir m_folder;
};

void TestCliExaminer::interpretation()
{
    QVERIFY(writeBytes(place("notes.json"), R"({"schema": "assay-notes/1", "findings": [
        {"id": 7, "severity": "high", "confidence": "inferred", "title": "A <b>service</b> was added", "statement": "Seen in the live state only.\nTwice.",
         "alternatives": "a package upgrade", "paths": [{"path": "etc/passwd"}], "writtenBy": "ann", "writtenAt": 1795318650123, "by": "bob", "at": 1795318660123}]})"));
    const CliResult made = runCli(compare({u"--image"_s, u"demo/shop:1.0"_s, u"--notes"_s, place("notes.json"), u"--bundle"_s, place("b")}));
    QVERIFY2(made.code == 1, made.told());
    const auto json = Ordered::parse(readBytes(place("b/interpretation.json")));
    const auto &one = json["interpretations"][0];
    QCOMPARE(stringAt(one, "number"), std::string("I-007"));
    QCOMPARE(stringAt(one, "confidence"), std::string("inferred"));
    QCOMPARE(stringAt(one, "alternatives"), std::string("a package upgrade"));
    QCOMPARE(stringAt(one, "writtenBy"), std::string("ann"));
    QCOMPARE(stringAt(one, "at"), std::string("2026-11-22T03:37:40Z"));
    const std::string html = readBytes(place("b/report.html"));
    for (const char *wanted : {"id=\"interpretation\"", "I-007", "A &lt;b&gt;service&lt;/b&gt; was added", "a package upgrade"})
        QVERIFY2(html.find(wanted) != std::string::npos, wanted);
    if (!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()) {
        const std::string pdf = textOf(place("b/report.pdf"));
        for (const char *wanted : {"Examiner's interpretation", "I-007 A <b>service</b> was added", "inferred", "a package upgrade", "bob, 2026-11-22T03:37:40Z"})
            QVERIFY2(pdf.find(wanted) != std::string::npos, wanted);
    }
    const CliResult checked = runCli({u"check"_s, place("b"), u"--quiet"_s});
    QVERIFY2(checked.code == 0, checked.told());
    QVERIFY(writeBytes(place("wrong.json"), R"({"schema": "assay-notes/1", "findings": [{"id": 1, "severity": "high", "confidence": "certain"}]})"));
    const CliResult refused = runCli(compare({u"--image"_s, u"demo/shop:1.0"_s, u"--notes"_s, place("wrong.json"), u"--bundle"_s, place("none")}));
    QVERIFY2(refused.code == 2 && refused.err.contains("confidence"), refused.told());
}

// Its beginning stands in the reports as text, with how long it is; nothing of it is markup, a formula or a change of direction there.
void TestCliExaminer::noteOfAMegabyte()
{
    const std::string odd = "</td><script>alert(1)</script>\xE2\x80\xAE=cmd|' /C calc'!A0\n";
    std::string text = odd;
    text.resize(400'000, 'x');
    while (text.size() + odd.size() <= 1 << 20)
        text += odd;
    text.resize(1 << 20, 'y');
    const auto notes = [](const std::string &note) {
        Ordered json;
        json["schema"] = "assay-notes/1";
        json["paths"][0] = {{"path", "etc/passwd"}, {"note", Ordered::array({{{"text", note}, {"by", "ann"}, {"at", 1795318650123}}})}};
        return json.dump();
    };
    QVERIFY(writeBytes(place("large.json"), notes(text)));
    const CliResult made = runCli(compare({u"--image"_s, u"demo/shop:1.0"_s, u"--notes"_s, place("large.json"), u"--bundle"_s, place("large"), u"--case"_s, place("large.assay")}));
    QVERIFY2(made.code == 1, made.told());
    const std::string html = readBytes(place("large/report.html"));
    QVERIFY(html.size() < 1 << 20);
    for (const char *wanted : {"&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "[cut here: 1048576 bytes in all]"})
        QVERIFY2(html.find(wanted) != std::string::npos, wanted);
    for (const char *never : {"<script>alert", "\xE2\x80\xAE"})
        QVERIFY2(html.find(never) == std::string::npos, never);
    if (!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()) {
        const std::string pdf = textOf(place("large/report.pdf"));
        QVERIFY(pdf.find("</td><script>alert(1)</script>") != std::string::npos && pdf.find("[cut here: 1048576 bytes in all]") != std::string::npos);
    }
    for (const char *file : {"large/differences.csv", "large/findings.csv", "large/evidence.json"})
        QVERIFY2(readBytes(place(file)).find("calc") == std::string::npos, file);
    for (const QStringList &check : {QStringList{u"check"_s, place("large")}, QStringList{u"case"_s, place("large.assay")}}) {
        const CliResult checked = runCli(check);
        QVERIFY2(checked.code == 0, checked.told());
    }
    QVERIFY(writeBytes(place("larger.json"), notes(text + 'y')));
    const CliResult refused = runCli(compare({u"--image"_s, u"demo/shop:1.0"_s, u"--notes"_s, place("larger.json"), u"--bundle"_s, place("none")}));
    QVERIFY2(refused.code == 2 && refused.err.contains("a note is longer than 1048576 bytes"), refused.told());
    QVERIFY(!QFileInfo::exists(place("none")));
}

void TestCliExaminer::journal()
{
    const CliResult first = runCli(compare({u"--image"_s, u"demo/shop:1.0"_s, u"--case"_s, place("c.assay")}));
    QVERIFY2(first.code == 1, first.told());
    const CliResult made = runCli(compare({u"--image"_s, u"demo/shop:1.0"_s, u"--journal-of"_s, place("c.assay"), u"--bundle"_s, place("j")}));
    QVERIFY2(made.code == 1, made.told());
    const CliResult journal = runCli({u"case"_s, place("c.assay"), u"--journal"_s});
    QCOMPARE(QByteArray::fromStdString(readBytes(place("j/journal.jsonl"))), journal.out);
    const std::string html = readBytes(place("j/report.html"));
    const QByteArray last = journal.out.split('\n').at(journal.out.count('\n') - 1);
    const qsizetype hash = last.lastIndexOf("\"hash\":\"") + 8;
    QVERIFY(html.find(last.mid(hash, 64).toStdString()) != std::string::npos);
    if (!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QVERIFY(textOf(place("j/report.pdf")).find("Journal of the case") != std::string::npos);
    const CliResult none = runCli(compare({u"--image"_s, u"demo/shop:1.0"_s, u"--journal-of"_s, sampleFile("app.tar.xz"), u"--bundle"_s, place("none")}));
    QVERIFY2(none.code == 2 && none.err.contains("no case of Assay"), none.told());
}

void TestCliExaminer::settings()
{
    const CliSettings fixed{{{u"SOURCE_DATE_EPOCH"_s, u"1795320000"_s}}, {}, 60'000, {}};
    const CliResult first = runCli(compare({u"--image"_s, u"demo/shop:1.0"_s, u"--json"_s, place("first.json")}), fixed);
    QVERIFY2(first.code == 1, first.told());
    const CliResult again = runCli(compare({u"--settings"_s, place("first.json"), u"--json"_s, place("again.json")}), fixed);
    QVERIFY2(again.code == 1, again.told());
    QCOMPARE(readBytes(place("again.json")), readBytes(place("first.json")));
    QVERIFY(readBytes(place("first.json")).find("\"image\": \"demo/shop:1.0\"") != std::string::npos);
    const CliResult both = runCli(compare({u"--settings"_s, place("first.json"), u"--image"_s, u"x"_s}));
    QVERIFY2(both.code == 2 && both.err.contains("--settings"), both.told());
    QVERIFY(writeBytes(place("other.json"), R"({"schema": "assay-evidence/1", "options": {"later": "x"}})"));
    const CliResult unknown = runCli(compare({u"--settings"_s, place("other.json")}));
    QVERIFY2(unknown.code == 2 && unknown.err.contains("later"), unknown.told());
}

void TestCliExaminer::programAndClock()
{
    const CliSettings there{{{u"TZ"_s, u"Asia/Kathmandu"_s}}, {}, 60'000, {}};
    const CliResult made = runCli(compare({u"--image"_s, u"demo/shop:1.0"_s, u"--html"_s, u"-"_s}), there);
    QVERIFY2(made.code == 1, made.told());
    QVERIFY(made.out.contains("Asia/Kathmandu, UTC+05:45"));
    QVERIFY(made.out.contains(QByteArray::fromStdString(toHex(sha256(readBytes(QStringLiteral(ASSAY_CLI)))))));
    QVERIFY(made.out.contains("GCC ") || made.out.contains("Clang "));
}

void TestCliExaminer::unpackedStream()
{
    const QString xz = QStandardPaths::findExecutable(u"xz"_s);
    if (xz.isEmpty())
        QSKIP("no xz");
    const CliResult unpacked = runProgram(xz, {u"-dc"_s, sampleFile("rootfs.tar.xz")});
    const CliResult made = runCli({u"compare"_s, u"--vendor"_s, sampleFile("rootfs.tar.xz"), u"--saved"_s, sampleFile("app.tar.xz"), u"--image"_s, u"demo/shop:1.0"_s, u"--quiet"_s, u"--html"_s, u"-"_s});
    QVERIFY2(made.code == 1, made.told());
    QVERIFY(made.out.contains(QByteArray::fromStdString(toHex(sha256(unpacked.out.toStdString())))));
    QVERIFY(made.out.contains(QByteArray::fromStdString(toHex(sha256(readBytes(sampleFile("rootfs.tar.xz")))))));
}

QTEST_GUILESS_MAIN(TestCliExaminer)
#include "tst_cliexaminer.moc"
