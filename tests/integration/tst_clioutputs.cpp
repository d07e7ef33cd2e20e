// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace assay::test;
using namespace Qt::StringLiterals;

// Where a job on a host lets reports go, and what it finds there afterwards.
class TestCliOutputs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void twoOutputsOneFile_data();
    void twoOutputsOneFile();
    void devicesTakeSeveral();
    void timeOfCreation_data();
    void timeOfCreation();
    void nothingIsLeftBehind();
    void archiveCutShort();

private:
    QString place(const QString &name) const { return m_folder->filePath(name); }
    static QStringList compareSample(const QStringList &more)
    {
        return QStringList{u"compare"_s, u"--vendor"_s, sampleFile("rootfs.tar.xz"), u"--saved"_s, sampleFile("app.tar.xz"), u"--quiet"_s} + more;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliOutputs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestCliOutputs::twoOutputsOneFile_data()
{
    QTest::addColumn<QStringList>("outputs");
    QTest::newRow("the same name") << QStringList{u"--json"_s, u"r"_s, u"--html"_s, u"r"_s};
    QTest::newRow("by another way") << QStringList{u"--json"_s, u"r"_s, u"--pdf"_s, u"./sub/../r"_s};
    QTest::newRow("by a link") << QStringList{u"--html"_s, u"sub/r"_s, u"--case"_s, u"link/r"_s};
    QTest::newRow("a bundle") << QStringList{u"--json"_s, u"r"_s, u"--bundle"_s, u"r/"_s};
}

void TestCliOutputs::twoOutputsOneFile()
{
    QFETCH(QStringList, outputs);
    QVERIFY(QDir(m_folder->path()).mkdir(u"sub"_s));
    QVERIFY(QFile::link(u"sub"_s, place(u"link"_s)));
    CliSettings settings;
    settings.folder = m_folder->path();
    const CliResult result = runCli(compareSample(outputs), settings);
    QVERIFY2(result.code == 2 && result.err.contains("is named for two outputs"), result.told());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), (QStringList{u"link"_s, u"sub"_s}));
    QVERIFY(QDir(place(u"sub"_s)).isEmpty());
}

void TestCliOutputs::devicesTakeSeveral()
{
    const CliResult result = runCli(compareSample({u"--json"_s, u"/dev/null"_s, u"--html"_s, u"/dev/null"_s}));
    QVERIFY2(result.code == 1, result.told());
}

void TestCliOutputs::timeOfCreation_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QByteArray>("created"); // "": refused
    QTest::newRow("a number") << u"1795320000"_s << QByteArray("2026-11-22T04:00:00Z");
    QTest::newRow("before 1970") << u"-1"_s << QByteArray("1969-12-31T23:59:59Z");
    for (const char *wrong : {"", "abc", "1795320000 ", "1795320000.5", "0x10", "99999999999999999999"})
        QTest::newRow(wrong) << QString::fromLatin1(wrong) << QByteArray();
}

void TestCliOutputs::timeOfCreation()
{
    QFETCH(QString, given);
    QFETCH(QByteArray, created);
    CliSettings settings;
    settings.environment = {{u"SOURCE_DATE_EPOCH"_s, given}};
    const CliResult result = runCli(compareSample({u"--json"_s, u"-"_s}), settings);
    if (created.isEmpty()) {
        QVERIFY2(result.code == 2 && result.err.contains("SOURCE_DATE_EPOCH") && result.out.isEmpty(), result.told());
        return;
    }
    QVERIFY2(result.code == 1, result.told());
    QCOMPARE(QByteArray::fromStdString(result.json()["created"].get<std::string>()), created);
}

void TestCliOutputs::nothingIsLeftBehind()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"tmp"_s));
    CliSettings settings;
    settings.environment = {{u"XDG_RUNTIME_DIR"_s, QString()}, {u"TMPDIR"_s, place(u"tmp"_s)}};
    const CliResult result = runCli(compareSample({u"--pdf"_s, place(u"r.pdf"_s), u"--html"_s, place(u"r.html"_s)}), settings);
    QVERIFY2(result.code == 1 && result.err.isEmpty() && result.out.isEmpty(), result.told());
    QVERIFY(QDir(place(u"tmp"_s)).isEmpty());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), (QStringList{u"r.html"_s, u"r.pdf"_s, u"tmp"_s}));
}

// An image has no id where its configuration is not among what is left.
void TestCliOutputs::archiveCutShort()
{
    const QString whole = place(u"whole.tar"_s);
    const QString xz = QStandardPaths::findExecutable(u"xz"_s);
    if (xz.isEmpty())
        QSKIP("there is no xz");
    const CliResult unpacked = runProgram(xz, {u"-dc"_s, sampleFile("app.tar.xz")});
    QFile file(whole);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(unpacked.out.left(1'000'000));
    file.close();
    const CliResult result = runCli({u"list"_s, whole});
    QVERIFY2(result.code == 2 && result.err.contains("is not in the archive") && !result.err.contains(": : "), result.told());
}

QTEST_GUILESS_MAIN(TestCliOutputs)
#include "tst_clioutputs.moc"
