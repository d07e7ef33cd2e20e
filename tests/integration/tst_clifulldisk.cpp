// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"

#include <QTemporaryDir>
#include <QTest>

#include <sched.h>
#include <sys/mount.h>

using namespace assay::test;

// assay-cli where the disk has no room, or may not be written to. The disks are made in a mount namespace of this test's own.
class TestCliFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void reports_data();
    void reports();
    void temporaryFiles_data();
    void temporaryFiles();
    void reportOfPdfWithoutRoom();
    void storeOnAReadOnlyDisk();
    void cleanupTestCase();

private:
    QString place(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }

    QTemporaryDir m_folder;
    bool m_mounted = false;
};

// What is in a folder, and how many bytes each has.
static QByteArray contentOf(const QString &folder)
{
    QByteArray list;
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name))
        list += file.fileName().toUtf8() + ' ' + QByteArray::number(file.size()) + '\n';
    return list;
}

static bool mountAt(const QString &folder, const char *options, unsigned long flags = 0)
{
    return QDir().mkpath(folder) && ::mount("assay-test", QFile::encodeName(folder).constData(), "tmpfs", flags, options) == 0;
}

void TestCliFullDisk::initTestCase()
{
    if (::geteuid() != 0)
        QSKIP("needs root, to make a small disk");
    if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        QSKIP("mount namespaces cannot be made here");
    if (!mountAt(place("full"), "size=64k") || !mountAt(place("read-only"), "size=64k", MS_RDONLY))
        QSKIP("tmpfs cannot be mounted here");
    m_mounted = true;
    // Room for one page.
    QVERIFY(writeBytes(place("full/before"), std::string(60 * 1024, 'x')));
}

void TestCliFullDisk::cleanupTestCase()
{
    for (const char *disk : {"full", "read-only"})
        ::umount2(QFile::encodeName(place(disk)).constData(), MNT_DETACH);
}

void TestCliFullDisk::reports_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("disk");
    QTest::addColumn<QByteArray>("reason");
    for (const char *option : {"--json", "--html", "--pdf", "--bundle"}) {
        QTest::addRow("%s, full", option) << QString::fromUtf8(option) << QStringLiteral("full") << QByteArray("No space left on device");
        QTest::addRow("%s, read-only", option) << QString::fromUtf8(option) << QStringLiteral("read-only") << QByteArray("Read-only file system");
    }
}

void TestCliFullDisk::reports()
{
    QFETCH(QString, option);
    QFETCH(QString, disk);
    QFETCH(QByteArray, reason);
    if (!m_mounted)
        QSKIP("no small disk");
    const QString folder = place(disk.toUtf8().constData());
    const QByteArray before = contentOf(folder);
    const QString file = folder + QStringLiteral("/report");
    const CliResult result = runCli({QStringLiteral("verify"), QStringLiteral("--live"), testData("live/docker20-tampered.tar.gz"), option, file});
    QVERIFY2(result.code == 2 && result.err.contains(reason) && result.err.contains(file.toUtf8()), result.told());
    QCOMPARE(contentOf(folder), before);
    QVERIFY2(!result.out.contains("findings"), result.told()); // what follows the reports is not told as if they were there
}

// Compressed evidence is unpacked beside it, unless it is small.
void TestCliFullDisk::temporaryFiles_data()
{
    QTest::addColumn<QString>("disk");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("full") << QStringLiteral("full") << QByteArray("No space left on device");
    QTest::newRow("read-only") << QStringLiteral("read-only") << QByteArray("Read-only file system");
}

void TestCliFullDisk::temporaryFiles()
{
    QFETCH(QString, disk);
    QFETCH(QByteArray, reason);
    if (!m_mounted)
        QSKIP("no small disk");
    const QString large = place("large");
    QVERIFY(writeBytes(large, std::string(16 << 20, '\0')));
    const QString archive = place("large.tar.gz");
    const CliResult made = runProgram(QStringLiteral("tar"), {QStringLiteral("-czf"), archive, QStringLiteral("-C"), m_folder.path(), QStringLiteral("large")});
    QVERIFY2(made.code == 0, made.told());
    const QString folder = place(disk.toUtf8().constData());
    const QByteArray before = contentOf(folder);
    CliSettings settings;
    settings.environment = {{QStringLiteral("TMPDIR"), folder}};
    for (const QStringList &command : {QStringList{QStringLiteral("tree"), archive}, QStringList{QStringLiteral("list"), archive},
                                       QStringList{QStringLiteral("verify"), QStringLiteral("--live"), archive}}) {
        const CliResult result = runCli(command, settings);
        QVERIFY2(result.code == 2 && result.out.isEmpty() && result.err.contains(reason) && result.err.contains(folder.toUtf8()), result.told());
        QVERIFY2(result.err.contains("TMPDIR"), result.told());
    }
    QCOMPARE(contentOf(folder), before);
}

// Pages are painted into a temporary file first.
void TestCliFullDisk::reportOfPdfWithoutRoom()
{
    if (!m_mounted)
        QSKIP("no small disk");
    CliSettings settings;
    settings.environment = {{QStringLiteral("TMPDIR"), place("full")}, {QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path()}}; // Qt makes one in TMPDIR
    const QByteArray before = contentOf(place("full"));
    const QString report = place("report.pdf");
    const QStringList command{QStringLiteral("verify"), QStringLiteral("--live"), testData("live/docker20-tampered.tar.gz"), QStringLiteral("--pdf")};
    for (const QString &file : {report, QStringLiteral("-")}) {
        const CliResult result = runCli(command + QStringList{file}, settings);
        QVERIFY2(result.code == 2 && result.out.isEmpty() && result.err.contains(place("full").toUtf8()) && result.err.contains("No space left"), result.told());
        QVERIFY(!QFile::exists(report));
    }
    QCOMPARE(contentOf(place("full")), before);
}

// Reading needs no room beside the store.
void TestCliFullDisk::storeOnAReadOnlyDisk()
{
    if (!m_mounted)
        QSKIP("no small disk");
    const QString disk = place("store");
    QVERIFY(mountAt(disk, "size=64m"));
    const CliResult unpacked = runProgram(QStringLiteral("tar"), {QStringLiteral("--numeric-owner"), QStringLiteral("--xattrs"), QStringLiteral("--xattrs-include=*"), QStringLiteral("--acls"),
                                                                  QStringLiteral("--delay-directory-restore"), QStringLiteral("-xzf"), testData("live/podman.tar.gz"), QStringLiteral("-C"), disk});
    const bool readOnly = ::mount(nullptr, QFile::encodeName(disk).constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    const CliResult result = runCli({QStringLiteral("verify"), QStringLiteral("--live"), disk});
    ::umount2(QFile::encodeName(disk).constData(), MNT_DETACH);
    if (unpacked.code != 0)
        QSKIP("attributes cannot be set on this tmpfs");
    QVERIFY(readOnly);
    QVERIFY2(result.code == 0, result.told());
}

QTEST_GUILESS_MAIN(TestCliFullDisk)
#include "tst_clifulldisk.moc"
