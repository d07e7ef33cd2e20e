// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window, in a process of its own that is killed while it is worked with.

#include "samplewindow.h"

#include "ui/annotator.h"
#include "ui/casedesk.h"
#include "ui/casekeeper.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QSettings>
#include <QTemporaryDir>

#include <csignal>
#include <cstdio>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

std::string madePath(int act)
{
    return "made/" + std::to_string(act);
}

// Acts in bursts; tells on standard output how many are said to be in the case, each time the window is told so.
int tagForEver(const std::string &path)
{
    const auto window = sampleWindow();
    if (!window)
        return 2;
    CaseDesk &desk = *window->caseDesk();
    CaseNotes &notes = window->annotator()->notes();
    int acts = 0;
    const auto burst = [&] {
        const int many = 1 + static_cast<int>(QRandomGenerator::global()->bounded(6));
        for (int i = 0; i < many; ++i, ++acts) {
            if (acts % 3 == 2)
                notes.setNote(madePath(acts), "note " + std::to_string(acts));
            else
                notes.toggleTag({madePath(acts)}, 1);
        }
    };
    desk.saveAs(path, false, [&](bool made) {
        if (!made)
            std::_Exit(3);
        QObject::connect(&desk.keeper(), &CaseKeeper::saved, window.get(), [&] {
            std::printf("%d\n", acts);
            std::fflush(stdout);
            QTimer::singleShot(0, window.get(), burst);
        });
        burst();
    });
    return QApplication::exec();
}

} // namespace

class TestCaseCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedWhileTagging_data();
    void killedWhileTagging();
};

void TestCaseCrash::killedWhileTagging_data()
{
    QTest::addColumn<int>("after");
    for (const int after : {1, 7, 20, 45, 80})
        QTest::addRow("%d", after) << after;
}

void TestCaseCrash::killedWhileTagging()
{
    QFETCH(int, after);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"shop.assay"_s);
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--tag"_s, path});
    QVERIFY(child.waitForStarted());
    QByteArray told;
    QElapsedTimer clock;
    clock.start();
    while (told.count('\n') < after && clock.elapsed() < 120'000) {
        child.waitForReadyRead(1'000);
        told += child.readAllStandardOutput();
        QVERIFY2(child.state() == QProcess::Running, child.readAllStandardError().constData());
    }
    QVERIFY(told.count('\n') >= after);
    QTest::qSleep(static_cast<int>(QRandomGenerator::global()->bounded(25)));
    QCOMPARE(::kill(static_cast<pid_t>(child.processId()), SIGKILL), 0);
    QVERIFY(child.waitForFinished(30'000));
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    told += child.readAllStandardOutput();
    told.truncate(told.lastIndexOf('\n')); // a line may be cut
    const int acknowledged = told.mid(told.lastIndexOf('\n') + 1).toInt();
    QVERIFY(acknowledged > 0);

    auto file = CaseFile::open(path.toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    QVERIFY2((*file)->writable(), (*file)->readOnlyReason().c_str());
    QVERIFY(!(*file)->journalProblem());
    const auto annotations = (*file)->annotations();
    QVERIFY(annotations);
    for (int act = 0; act < acknowledged; ++act) {
        const PathNotes *said = annotations->at(madePath(act));
        QVERIFY2(said && !said->empty(), qPrintable(QString::number(act)));
    }
    const auto results = (*file)->results();
    QVERIFY(results && !results->empty());
    // Each act that is there has its entry, and each entry its act.
    int entries = 0;
    QVERIFY((*file)->forEachEntry([&entries](const JournalEntry &entry) -> Status {
        entries += entry.payload.find("made/") != std::string::npos;
        return {};
    }));
    QCOMPARE(static_cast<std::size_t>(entries), annotations->paths().size());
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-casecrash"_s);
    if (argc == 3 && QByteArray(argv[1]) == "--tag")
        return tagForEver(argv[2]);
    TestCaseCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_casecrash.moc"
