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
    void noSample();
    void noRoom();
    void usage();

private:
    QString in(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    CliResult run(const CliSettings &settings = {}) const
    {
        CliSettings own = settings;
        own.environment.emplace_back(u"TMPDIR"_s, in("tmp"));
        return runProgram(in("bin/assay-cli"), {u"self-test"_s}, own);
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
    QVERIFY2(result.out.count("  pass  ") == 9 && !result.out.contains("FAIL"), result.told());
    QVERIFY2(result.out.contains("Every answer was the known one.") && result.out.contains("openssl ") && result.out.contains("Known limits"), result.told());
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
    QVERIFY2(result.out.contains("FAIL") && result.out.contains("NOT VALID") && result.out.contains(name + " has the digest"), result.told());
    QVERIFY(QDir(in("tmp")).isEmpty());
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
