// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "casewindows.h"

#include "support/deaddisk.h"
#include "ui/annotator.h"
#include "ui/casedesk.h"
#include "ui/casekeeper.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>
#include <utility>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// A large case that is saved as another file, on a disk that is slow, but answers.
class TestCaseCopy : public QObject, protected CaseWindows {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"sqlite3"_s).isEmpty())
            QSKIP("no sqlite3");
        QCoreApplication::setOrganizationName(u"assay"_s);
        QCoreApplication::setApplicationName(u"assay-test-casecopy"_s);
    }
    void init() { begin(); }
    void cleanup()
    {
        deaddisk::slowMs = 0;
        deaddisk::full = false;
        end();
    }

    void copyShowsHowFarItIs();
    void copyIsCancelled();
    void leavingWaitsForACopy();
    void closedWhileItCopies();
    void cancelledBeforeItsJobBegins();
    void endsBeforeItsJobBegins();
    void closedWhileOthersReadToo();
    void stoppedWithWhatCannotBeWritten();
    void anotherPlaceWhileItGoesOn();
    void anotherPlaceWhileItGetsItsName();
    void cancelledForWhatHadNoCase();

private:
    // A case of which a copy takes seconds: megabytes of its file are in no table.
    bool large(MainWindow &window)
    {
        if (!sample(window, evidence()) || !makeCase(window, m_path) || !written(window))
            return false;
        desk(window).close();
        const QString statements = u"CREATE TABLE padding (bytes BLOB); INSERT INTO padding VALUES (zeroblob(12000000)); DROP TABLE padding;"_s;
        if (QProcess::execute(u"sqlite3"_s, {u"-bail"_s, u"-cmd"_s, u".timeout 20000"_s, m_path, statements}) != 0 || QFileInfo(m_path).size() < 10'000'000)
            return false;
        if (!openCase(window, m_path) || !evidenceRead(window) || !written(window) || !desk(window).keeper().isWritable())
            return false;
        deaddisk::slowMs = 150;
        return true;
    }
    static std::optional<JobState> saving(MainWindow &window)
    {
        for (const JobState &job : window.session().runner().jobs()) {
            if (job.info.listed && job.info.title.startsWith(u"Saving the case as copy.assay"_s))
                return job;
        }
        return std::nullopt;
    }
    // All threads in which sources are read have something to do, until that is cancelled.
    static void keepReading(MainWindow &window)
    {
        for (int i = 0; i < 8; ++i) {
            window.session().runner().start(
                {.title = u"Reading"_s}, &window,
                [](Context &context) -> Result<bool> {
                    while (!context.cancelled())
                        std::this_thread::sleep_for(std::chrono::milliseconds(10));
                    return true;
                },
                [](const Result<bool> &) {});
        }
    }
    QStringList filesNow() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }
};

void TestCaseCopy::copyShowsHowFarItIs()
{
    const auto made = window();
    QVERIFY(large(*made));
    deaddisk::slowMs = 400; // for longer than the patience in all, and not at once
    CaseKeeper &keeper = desk(*made).keeper();
    keeper.setPatience(3'000);
    QSignalSpy slow(&keeper, &CaseKeeper::slow);
    const auto size = static_cast<std::uint64_t>(QFileInfo(m_path).size());
    const QString copy = m_folder->filePath(u"copy.assay"_s);
    std::optional<bool> saved;
    desk(*made).saveAs(pathBytes(copy), false, [&](bool ok) { saved = ok; });
    std::vector<std::uint64_t> steps;
    while (!saved) {
        QTest::qWait(20);
        if (const auto job = saving(*made); job && job->progress.bytesTotal == size && (steps.empty() || steps.back() != job->progress.bytesDone))
            steps.push_back(job->progress.bytesDone);
    }
    QVERIFY(*saved);
    QVERIFY2(steps.size() > 4 && std::is_sorted(steps.begin(), steps.end()), std::to_string(steps.size()).c_str());
    QCOMPARE(slow.count(), 0);
    QCOMPARE(keeper.path(), pathBytes(copy));
    QVERIFY(keeper.isWritable());
    deaddisk::slowMs = 0;
    made->annotator()->notes().setNote("etc/passwd", "in the copy");
    QVERIFY(written(*made) && file(copy)->annotations()->at("etc/passwd") && !file(m_path)->annotations()->at("etc/passwd"));
}

// Nothing is left of it, and the case that was open still is.
void TestCaseCopy::copyIsCancelled()
{
    const auto made = window();
    QVERIFY(large(*made));
    CaseKeeper &keeper = desk(*made).keeper();
    const QStringList before = filesNow();
    std::optional<bool> saved;
    desk(*made).saveAs(pathBytes(m_folder->filePath(u"copy.assay"_s)), false, [&](bool ok) { saved = ok; });
    QTRY_VERIFY_WITH_TIMEOUT(saving(*made) && saving(*made)->progress.bytesDone > 2'000'000, 20'000);
    made->annotator()->notes().setNote("etc/passwd", "while it is copied");
    QElapsedTimer clock;
    clock.start();
    made->session().runner().cancel(saving(*made)->id);
    QTRY_VERIFY_WITH_TIMEOUT(saved, 20'000);
    QVERIFY(!*saved && written(*made));
    QVERIFY2(clock.elapsed() < 1'500, qPrintable(QString::number(clock.elapsed())));
    QVERIFY2(made->messages()->lastText().contains(u"that was cancelled"_s), qPrintable(made->messages()->lastText()));
    QTRY_COMPARE(filesNow(), before);
    QCOMPARE(keeper.path(), pathBytes(m_path));
    QVERIFY(keeper.isWritable() && file(m_path)->annotations()->at("etc/passwd"));
}

void TestCaseCopy::leavingWaitsForACopy()
{
    const auto made = window();
    QVERIFY(large(*made));
    const QString copy = m_folder->filePath(u"copy.assay"_s);
    for (const bool stopped : {true, false}) {
        bool gone = false;
        desk(*made).saveAs(pathBytes(copy), false, {});
        QTRY_VERIFY_WITH_TIMEOUT(saving(*made) && saving(*made)->progress.bytesDone > 0, 20'000);
        QVERIFY(!desk(*made).mayLeave([&] { gone = true; }));
        QVERIFY(made->messages()->lastText().contains(u"comes after that"_s));
        if (stopped) // who does that has changed their mind
            made->session().runner().cancel(saving(*made)->id);
        QTRY_VERIFY_WITH_TIMEOUT(!desk(*made).keeper().isCopying(), 30'000);
        QTest::qWait(300);
        QCOMPARE(gone, !stopped);
        QCOMPARE(desk(*made).keeper().path(), pathBytes(stopped ? m_path : copy));
    }
}

// The window asks, and does what it was told.
void TestCaseCopy::closedWhileItCopies()
{
    const auto made = window();
    QVERIFY(large(*made));
    const QStringList before = filesNow();
    desk(*made).saveAs(pathBytes(m_folder->filePath(u"copy.assay"_s)), false, {});
    QTRY_VERIFY_WITH_TIMEOUT(saving(*made) && saving(*made)->progress.bytesDone > 0, 20'000);
    bool asked = false;
    answerWith(u"Go On"_s, asked);
    QVERIFY(!made->close() && asked && saving(*made));
    asked = false;
    answerWith(u"Stop and Close"_s, asked);
    QElapsedTimer clock;
    clock.start();
    made->close();
    QTRY_VERIFY_WITH_TIMEOUT(asked && !made->isVisible(), 20'000);
    QVERIFY2(clock.elapsed() < 2'000, qPrintable(QString::number(clock.elapsed())));
    QTRY_COMPARE(filesNow(), before);
}

// At once, although there is no thread yet that would show how far it is.
void TestCaseCopy::cancelledBeforeItsJobBegins()
{
    const auto made = window();
    QVERIFY(large(*made));
    keepReading(*made);
    const QStringList before = filesNow();
    std::optional<bool> saved;
    desk(*made).saveAs(pathBytes(m_folder->filePath(u"copy.assay"_s)), false, [&](bool ok) { saved = ok; });
    QTRY_VERIFY_WITH_TIMEOUT(filesNow() != before, 20'000);
    QElapsedTimer clock;
    clock.start();
    made->session().runner().cancel(saving(*made)->id);
    QTRY_VERIFY_WITH_TIMEOUT(saved, 20'000);
    QVERIFY(!*saved);
    QVERIFY2(clock.elapsed() < 1'500, qPrintable(QString::number(clock.elapsed())));
    QVERIFY2(made->messages()->lastText().contains(u"that was cancelled"_s), qPrintable(made->messages()->lastText()));
    QVERIFY(!desk(*made).keeper().isCopying());
    QTRY_COMPARE(filesNow(), before);
    QCOMPARE(desk(*made).keeper().path(), pathBytes(m_path));
}

// Who waits for it does not wait for what else is read.
void TestCaseCopy::endsBeforeItsJobBegins()
{
    const auto made = window();
    QVERIFY(large(*made));
    keepReading(*made);
    std::optional<bool> saved;
    bool gone = false;
    desk(*made).saveAs(pathBytes(m_folder->filePath(u"copy.assay"_s)), false, [&](bool ok) { saved = ok; });
    QVERIFY(!desk(*made).mayLeave([&] { gone = true; }));
    QTRY_VERIFY_WITH_TIMEOUT(saved, 60'000);
    QVERIFY(*saved);
    QTRY_VERIFY_WITH_TIMEOUT(gone, 5'000);
    QVERIFY(!desk(*made).keeper().isCopying() && desk(*made).mayLeave([] {}));
}

void TestCaseCopy::closedWhileOthersReadToo()
{
    const auto made = window();
    QVERIFY(large(*made));
    keepReading(*made);
    const QStringList before = filesNow();
    desk(*made).saveAs(pathBytes(m_folder->filePath(u"copy.assay"_s)), false, {});
    QTRY_VERIFY_WITH_TIMEOUT(filesNow() != before, 20'000);
    bool asked = false;
    answerWith(u"Stop and Close"_s, asked);
    QVERIFY(made->close() && asked);
    QTRY_COMPARE(filesNow(), before);
}

// That is asked of at once, and the window does not close by itself when the disk takes it later.
void TestCaseCopy::stoppedWithWhatCannotBeWritten()
{
    const auto made = window();
    QVERIFY(large(*made));
    deaddisk::full = true;
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().hasFailed(), 20'000);
    desk(*made).saveAs(pathBytes(m_folder->filePath(u"copy.assay"_s)), false, {});
    QTRY_VERIFY_WITH_TIMEOUT(saving(*made) && saving(*made)->progress.bytesDone > 0, 20'000);
    std::map<QString, QString> answers{{u"closeQuestion"_s, u"Stop and Close"_s}, {u"caseQuestion"_s, u"Go On"_s}};
    QTimer answering;
    connect(&answering, &QTimer::timeout, this, [&answers] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            return;
        const QString text = std::exchange(answers[box->objectName()], QString());
        for (QAbstractButton *button : box->buttons()) {
            if (button->text().remove(u'&') == text)
                return button->click();
        }
        box->close();
    });
    answering.start(20);
    QVERIFY(!made->close());
    for (const auto &[question, answer] : answers)
        QVERIFY2(answer.isEmpty(), qPrintable(question)); // was asked
    deaddisk::full = false;
    desk(*made).keeper().retry();
    QVERIFY(written(*made));
    QTest::qWait(500);
    QVERIFY(made->isVisible());
}

// The disk answers: the case that is made there has the journal of the one that is open.
void TestCaseCopy::anotherPlaceWhileItGoesOn()
{
    const auto made = window();
    QVERIFY(large(*made));
    deaddisk::slowMs = 400;
    desk(*made).keeper().setPatience(2'000); // less than either copy takes
    std::vector<bool> told;
    desk(*made).saveAs(pathBytes(m_folder->filePath(u"copy.assay"_s)), false, [&](bool ok) { told.push_back(ok); });
    QTRY_VERIFY_WITH_TIMEOUT(saving(*made) && saving(*made)->progress.bytesDone > 0, 20'000);
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other));
    deaddisk::slowMs = 0;
    QVERIFY(told == std::vector<bool>{false});
    QVERIFY(written(*made));
    QCOMPARE(desk(*made).keeper().path(), pathBytes(other));
    QCOMPARE(kinds(other).count(u"continued"_s), 0);
    QCOMPARE(filesNow().filter(u"copy.assay"_s), QStringList());
}

// Then it is too late to give that up, and what does not answer is not the disk of the case.
void TestCaseCopy::anotherPlaceWhileItGetsItsName()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    desk(*made).keeper().setPatience(500);
    const auto answer = qScopeGuard(deaddisk::revive);
    deaddisk::hangAt(deaddisk::Hangs::AtOpening, "/copy.assay");
    std::vector<bool> told;
    desk(*made).saveAs(pathBytes(m_folder->filePath(u"copy.assay"_s)), false, [&](bool ok) { told.push_back(ok); });
    QTRY_VERIFY_WITH_TIMEOUT(filesNow().contains(u"copy.assay"_s) && deaddisk::waiting > 0, 20'000);
    const QString other = m_folder->filePath(u"other.assay"_s);
    desk(*made).saveAs(pathBytes(other), false, [&](bool ok) { told.push_back(ok); });
    QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().isSlow(), 20'000);
    QVERIFY(told.empty());
    deaddisk::revive();
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), std::size_t{2}, 20'000);
    QVERIFY(told == std::vector<bool>({true, true}));
    QVERIFY(written(*made));
    QCOMPARE(desk(*made).keeper().path(), pathBytes(other));
    QCOMPARE(kinds(other).count(u"continued"_s), 0);
}

// What was said is kept as before, and no error is told.
void TestCaseCopy::cancelledForWhatHadNoCase()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("to write notes of megabytes takes minutes under sanitizers, and a copy of less is made at once");
#endif
    const auto made = window();
    desk(*made).setRecovery(m_folder->filePath(u"kept"_s));
    QVERIFY(sample(*made, evidence()));
    for (int i = 0; i < 12; ++i)
        made->annotator()->notes().setNote("etc/note" + std::to_string(i), std::string(900'000, 'x'));
    CaseKeeper &keeper = desk(*made).keeper();
    QTRY_VERIFY_WITH_TIMEOUT(keeper.isOpen() && !keeper.isUnsaved(), 20'000);
    const std::string kept = keeper.path();
    deaddisk::slowMs = 150;
    std::optional<bool> saved;
    desk(*made).saveAs(pathBytes(m_folder->filePath(u"copy.assay"_s)), false, [&](bool ok) { saved = ok; });
    QTRY_VERIFY_WITH_TIMEOUT(saving(*made) && saving(*made)->progress.bytesDone > 0, 20'000);
    made->session().runner().cancel(saving(*made)->id);
    QTRY_VERIFY_WITH_TIMEOUT(saved, 20'000);
    QVERIFY(!*saved);
    QVERIFY2(made->messages()->lastText().contains(u"that was cancelled"_s), qPrintable(made->messages()->lastText()));
    QVERIFY(keeper.path() == kept && !desk(*made).hasCase() && made->annotator()->notes().isUnsaved());
    deaddisk::slowMs = 0;
    QVERIFY(makeCase(*made, m_path) && written(*made) && desk(*made).hasCase());
}

QTEST_MAIN(TestCaseCopy)
#include "tst_casecopy.moc"
