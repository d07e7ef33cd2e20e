// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the program gives up before it opens evidence, and what its reports say of that.

#include "clirun.h"

#include "io/writeguard.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

bool kernelCan()
{
    const pid_t child = fork();
    if (child == 0)
        _exit(allowWritingOnlyBeneath({}) ? 0 : 1);
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

const QByteArray unaided = "rests on the program.";
const QByteArray around = "Some of the evidence lay beneath such a folder";
const QByteArray whole = "All of the evidence lay outside of them.";

} // namespace

class TestCliGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhatHeld();
    void evidenceBesideTheReport();
    void everyOutputStillWorks();
    void pipesAndDevices();

private:
    QString in(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QStringList compare() const { return {u"compare"_s, u"--vendor"_s, in("evidence/vendor.tar"), u"--saved"_s, in("evidence/saved.tar")}; }
    CliResult run(const QStringList &more, const CliSettings &settings = {}) const
    {
        CliSettings own = settings;
        own.environment.emplace_back(u"TMPDIR"_s, in("tmp"));
        return runCli(compare() + more, own);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliGuard::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const char *name : {"evidence", "out", "tmp"})
        QVERIFY(QDir().mkpath(in(name)));
    QVERIFY(QFile::copy(testData("vendor/rootfs.tar"), in("evidence/vendor.tar")));
    QVERIFY(QFile::copy(testData("saved/docker20-single.tar"), in("evidence/saved.tar")));
}

void TestCliGuard::saysWhatHeld()
{
    const CliResult result = run({u"--html"_s, in("out/report.html")});
    QVERIFY2(result.code == 1, result.told());
    const QByteArray html = QByteArray::fromStdString(readBytes(in("out/report.html")));
    QCOMPARE(html.contains(whole), kernelCan());
    QCOMPARE(html.contains(unaided), !kernelCan());
}

void TestCliGuard::evidenceBesideTheReport()
{
    const CliResult result = run({u"--html"_s, in("report.html")});
    QVERIFY2(result.code == 1, result.told());
    const QByteArray html = QByteArray::fromStdString(readBytes(in("report.html")));
    QCOMPARE(html.contains(around), kernelCan());
    QVERIFY(!html.contains(whole));
}

void TestCliGuard::everyOutputStillWorks()
{
    const QStringList outputs{u"--json"_s, in("out/e.json"), u"--html"_s, in("out/r.html"), u"--pdf"_s, in("out/r.pdf"), u"--bundle"_s, in("out/bundle/"), u"--case"_s, in("cases/one.assay")};
    QVERIFY(QDir().mkpath(in("cases")));
    const CliResult result = run(outputs);
    QVERIFY2(result.code == 1 && result.err.isEmpty(), result.told());
    for (const char *file : {"out/e.json", "out/r.html", "out/r.pdf", "out/bundle/manifest.json", "cases/one.assay"})
        QVERIFY2(QFileInfo(in(file)).size() > 0, file);
    // Again over what is there, and where a symbolic link leads elsewhere.
    QVERIFY(QDir().mkpath(in("far")));
    QVERIFY(QFile::remove(in("out/e.json")) && writeBytes(in("far/e.json"), "old") && QFile::link(in("far/e.json"), in("out/e.json")));
    const CliResult again = run({u"--json"_s, in("out/e.json"), u"--html"_s, in("out/r.html")});
    QVERIFY2(again.code == 1 && again.err.isEmpty(), again.told());
    QVERIFY(QFileInfo(in("far/e.json")).size() > 10 || !QFileInfo(in("out/e.json")).isSymLink());
}

void TestCliGuard::pipesAndDevices()
{
    const CliResult printed = run({u"--json"_s, u"-"_s});
    QVERIFY2(printed.code == 1 && printed.json().is_object(), printed.told());
    const CliResult thrownAway = run({u"--json"_s, u"/dev/null"_s});
    QVERIFY2(thrownAway.code == 1 && thrownAway.err.isEmpty(), thrownAway.told());
    const CliResult full = run({u"--json"_s, u"/dev/full"_s});
    QVERIFY2(full.code == 2 && full.err.contains("/dev/full"), full.told());
}

QTEST_GUILESS_MAIN(TestCliGuard)
#include "tst_cliguard.moc"
