// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"

#include <QTemporaryDir>
#include <QTest>

using namespace assay::test;
using namespace Qt::StringLiterals;

// The program as it is installed, beside a sample case that a test may change.
class TestCliSelfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void passes();
    void changedSample_data();
    void changedSample();
    void html();
    void htmlCannotBeWritten();
    void noSample();
    void noRoom();
    void usage();

private:
    QString in(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    CliResult run(const QStringList &more = {}) const
    {
        CliSettings own;
        own.environment.emplace_back(u"TMPDIR"_s, in("tmp"));
        return runProgram(in("bin/assay-cli"), QStringList{u"self-test"_s} + more, own);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliSelfTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const char *name : {"bin", "share/assay/sample", "tmp"})
        QVERIFY(QDir().mkpath(in(name)));
    QVERIFY(QFile::copy(QStringLiteral(ASSAY_CLI), in("bin/assay-cli")));
    for (const char *name : {"rootfs.tar.xz", "app.tar.xz", "data-root.tar.xz", "truth.tsv", "SHA256SUMS"})
        QVERIFY(QFile::copy(sampleFile(name), in("share/assay/sample/") + QString::fromUtf8(name)));
}

void TestCliSelfTest::passes()
{
    const CliResult result = run();
    QVERIFY2(result.code == 0 && result.err.isEmpty(), result.told());
    QVERIFY2(result.out.count("  PASS  ") == 10 && !result.out.contains("FAIL"), result.told());
    QVERIFY2(result.out.contains("PASS: every answer was the known one.") && result.out.contains("openssl ") && result.out.contains("Known limits of this version") && result.out.contains("Platform: "), result.told());
    QVERIFY(QDir(in("tmp")).isEmpty()); // nothing is left
}

void TestCliSelfTest::changedSample_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"rootfs.tar.xz", "app.tar.xz", "data-root.tar.xz", "truth.tsv"})
        QTest::newRow(name) << QByteArray(name);
}

void TestCliSelfTest::changedSample()
{
    QFETCH(QByteArray, name);
    const QString path = in("share/assay/sample/") + QString::fromUtf8(name);
    std::string bytes = readBytes(path);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner) && writeBytes(path, bytes));
    const CliResult result = run();
    QVERIFY2(result.code == 1, result.told());
    QVERIFY2(result.out.contains("FAIL") && result.out.contains("NOT VALID") && result.out.contains("  NOT TRIED  ") && result.out.contains(name + " has the digest"), result.told());
    QVERIFY(QDir(in("tmp")).isEmpty());
}

void TestCliSelfTest::html()
{
    const CliResult result = run({u"--html"_s, in("page.html")});
    QVERIFY2(result.code == 0 && result.out.contains("PASS: every answer"), result.told());
    const QByteArray page = QByteArray::fromStdString(readBytes(in("page.html")));
    QVERIFY2(page.startsWith("<!DOCTYPE html>") && page.endsWith("</html>\n"), page.constData());
    QCOMPARE(page.count("<td>PASS</td>"), 10);
    QVERIFY(page.contains("default-src 'none'") && !page.contains("<script") && !page.contains("http://") && !page.contains("https://"));
    const CliResult printed = run({u"--html"_s, u"-"_s});
    QVERIFY2(printed.code == 0 && printed.out.startsWith("<!DOCTYPE html>") && printed.out.endsWith("</html>\n"), printed.told());
}

void TestCliSelfTest::htmlCannotBeWritten()
{
    const CliResult result = run({u"--html"_s, in("not there/page.html")});
    QVERIFY2(result.code == 2 && result.out.isEmpty() && result.err.contains("page.html"), result.told());
}

void TestCliSelfTest::noSample()
{
    QVERIFY(QDir(in("share")).removeRecursively());
    const CliResult result = run();
    QVERIFY2(result.code == 2 && result.err.contains("not installed") && result.out.isEmpty(), result.told());
}

void TestCliSelfTest::noRoom()
{
    QVERIFY(QDir(in("tmp")).removeRecursively());
    const CliResult result = run();
    QVERIFY2(result.code == 1 && result.out.contains("FAIL") && result.out.contains("cannot be made"), result.told());
}

void TestCliSelfTest::usage()
{
    const CliResult result = runCli({u"self-test"_s, u"path"_s});
    QVERIFY2(result.code == 2 && result.err.contains("wants no path"), result.told());
}

QTEST_GUILESS_MAIN(TestCliSelfTest)
#include "tst_cliselftest.moc"
