// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "integration/clirun.h"

#include <QTemporaryDir>
#include <QTest>

using namespace assay::test;

// The window's program beside assay-cli: one truth.
class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameEvidenceFile_data();
    void sameEvidenceFile();
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString sample(const char *name)
{
    return QStringLiteral(ASSAY_SAMPLE_DIR "/") + QString::fromLatin1(name);
}

} // namespace

void TestWindow::sameEvidenceFile_data()
{
    QTest::addColumn<QStringList>("sources");
    QTest::addColumn<QStringList>("image");
    const QStringList all{QStringLiteral("--vendor"), sample("rootfs.tar.xz"), QStringLiteral("--saved"), sample("app.tar.xz"),
                          QStringLiteral("--live"), sample("data-root.tar.xz")};
    const QStringList two = all.mid(0, 4);
    QTest::newRow("the sample case") << all << QStringList{QStringLiteral("--image"), QStringLiteral("demo/shop:1.0")};
    QTest::newRow("two sources, one image each") << two << QStringList();
}

void TestWindow::sameEvidenceFile()
{
#ifdef ASSAY_WINDOW
    QFETCH(QStringList, sources);
    QFETCH(QStringList, image);
    const QTemporaryDir folder;
    CliSettings settings;
    settings.environment = {{QStringLiteral("SOURCE_DATE_EPOCH"), QStringLiteral("1700000000")},
                            {QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen")},
                            {QStringLiteral("HOME"), folder.path()},
                            {QStringLiteral("XDG_CONFIG_HOME"), folder.path()}};
    const CliResult window = runProgram(QStringLiteral(ASSAY_WINDOW), image + sources + QStringList{QStringLiteral("--unattended"), folder.filePath(QStringLiteral("out"))}, settings);
    const QString file = folder.filePath(QStringLiteral("cli.json"));
    const CliResult cli = runProgram(QStringLiteral(ASSAY_CLI), QStringList{QStringLiteral("compare")} + image + sources + QStringList{QStringLiteral("--json"), file}, settings);
    QVERIFY2(cli.code == 0 || cli.code == 1, cli.told());
    const QByteArray ofWindow = contentOf(folder.filePath(QStringLiteral("out/evidence.json")));
    QVERIFY2(!ofWindow.isEmpty(), window.told());
    const QByteArray ofCli = contentOf(file);
    QVERIFY2(!ofCli.isEmpty(), cli.told());
    if (ofWindow != ofCli) {
        const QList<QByteArray> a = ofWindow.split('\n');
        const QList<QByteArray> b = ofCli.split('\n');
        for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
            QCOMPARE(a[i], b[i]);
        QCOMPARE(a.size(), b.size());
    }
#else
    QSKIP("the window's program is not built");
#endif
}

QTEST_GUILESS_MAIN(TestWindow)
#include "tst_window.moc"
