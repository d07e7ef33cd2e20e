// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QtTest>

using namespace assay::test;
using namespace Qt::StringLiterals;

// assay-cli compare with lists of known hashes.
class TestCliKnown : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void said();
    void reports();
    void evidenceStays();
    void wrongLists();
    void onlyOfCompare();

private:
    QString at(const QString &name) const { return m_folder->filePath(name); }
    bool put(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(at(name)).path());
        QFile file(at(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    static QByteArray hex(const QByteArray &content) { return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex(); }
    CliResult run(const QStringList &more) const
    {
        const QStringList arguments{u"compare"_s, u"--vendor"_s, at(u"a"_s), u"--live"_s, at(u"b"_s)};
        return runProgram(QString::fromUtf8(ASSAY_CLI), arguments + more);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliKnown::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const QString &root : {u"a"_s, u"b"_s}) {
        for (const QString &name : {u"/etc/passwd"_s, u"/usr/bin/x"_s, u"/bin/sh"_s, u"/lib/y"_s})
            QVERIFY(put(root + name, "same"));
    }
    QVERIFY(put(u"b/usr/bin/evil"_s, "evil"));
    QVERIFY(put(u"bad.txt"_s, "# known\n" + hex("evil").toUpper() + "  evil\nd41d8cd98f00b204e9800998ecf8427e\n"));
    QVERIFY(put(u"good.csv"_s, "\"MD5\",\"SHA-256\"\n\"\",\"" + hex("same") + "\"\n"));
}

void TestCliKnown::said()
{
    const CliResult plain = run({});
    const CliResult with = run({u"--known-bad"_s, at(u"bad.txt"_s), u"--known-good"_s, at(u"good.csv"_s)});
    QVERIFY2(with.code == plain.code && with.code == 1, with.told()); // what a list says is no finding
    QVERIFY(with.out.startsWith(plain.out));
    QVERIFY2(with.out.contains("bad.txt: 1 SHA-256 on it, 1 file here with one of them; 1 line has no SHA-256 and could not be used\n"), with.told());
    QVERIFY2(with.out.contains("good.csv: 1 SHA-256 on it, 8 files here with one of them\n"), with.told());
    QVERIFY2(with.out.contains("  1 file known bad, 8 known good, 0 on no list.\n"), with.told());
    QVERIFY2(with.out.contains("known bad files\n  usr/bin/evil  (Live, layer 0; bad.txt)\n"), with.told());
}

void TestCliKnown::reports()
{
    const CliResult html = run({u"--known-bad"_s, at(u"bad.txt"_s), u"--html"_s, u"-"_s});
    QVERIFY2(html.code == 1, html.told());
    QVERIFY(html.out.contains("id=\"hashlists\"") && html.out.contains("href=\"#hashlists\""));
    QVERIFY(html.out.contains(hex("evil")));
    const CliResult none = run({u"--html"_s, u"-"_s});
    QVERIFY(!none.out.contains("hashlists"));
    const CliResult pdf = run({u"--known-bad"_s, at(u"bad.txt"_s), u"--pdf"_s, at(u"r.pdf"_s), u"--quiet"_s});
    QVERIFY2(pdf.code == 1, pdf.told());
    QVERIFY(QFileInfo(at(u"r.pdf"_s)).size() > 1000);
}

void TestCliKnown::evidenceStays()
{
    const CliSettings settings{{{u"SOURCE_DATE_EPOCH"_s, u"1795318650"_s}}, {}, 60'000, {}};
    const QStringList arguments{u"compare"_s, u"--vendor"_s, at(u"a"_s), u"--live"_s, at(u"b"_s), u"--json"_s, u"-"_s};
    const CliResult plain = runProgram(QString::fromUtf8(ASSAY_CLI), arguments, settings);
    const CliResult with = runProgram(QString::fromUtf8(ASSAY_CLI), arguments + QStringList{u"--known-bad"_s, at(u"bad.txt"_s)}, settings);
    QVERIFY(!plain.out.isEmpty());
    QCOMPARE(with.out, plain.out);
}

void TestCliKnown::wrongLists()
{
    QVERIFY(put(u"prose.txt"_s, hex("x") + "\nhello\n"));
    const CliResult prose = run({u"--known-good"_s, at(u"prose.txt"_s)});
    QVERIFY2(prose.code == 2 && prose.out.isEmpty(), prose.told());
    QVERIFY2(prose.err.contains("prose.txt: line 2: neither a hash"), prose.told());
    QVERIFY(run({u"--known-good"_s, at(u"nowhere"_s)}).code == 2);
    QVERIFY(run({u"--known-good"_s, at(u"a"_s)}).code == 2);
    QVERIFY(run({u"--known-good"_s}).code == 2);
}

void TestCliKnown::onlyOfCompare()
{
    const CliResult list = runProgram(QString::fromUtf8(ASSAY_CLI), QStringList{u"list"_s, at(u"a"_s), u"--known-bad"_s, at(u"bad.txt"_s)});
    QCOMPARE(list.code, 2);
    const CliResult help = runProgram(QString::fromUtf8(ASSAY_CLI), QStringList{u"compare"_s, u"--help"_s});
    QVERIFY(help.out.contains("--known-good FILE, --known-bad FILE"));
}

QTEST_GUILESS_MAIN(TestCliKnown)
#include "tst_cliknown.moc"
