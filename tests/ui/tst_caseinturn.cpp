// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "farcases.h"

#include "ui/annotator.h"
#include "ui/casedesk.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>

#include <chrono>
#include <thread>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// Cases that are made, saved and opened at once, and questions that stand meanwhile: what was asked for last comes, and what is said goes
// where the window says.
class TestCaseInTurn : public QObject, protected FarCases {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"assay"_s);
        QCoreApplication::setApplicationName(u"assay-test-caseinturn"_s);
    }
    void init()
    {
        begin();
        const auto made = window();
        QVERIFY(sample(*made, evidence()) && makeCase(*made, m_near) && written(*made));
        QVERIFY(QFile::copy(m_near, m_far));
        m_server = m_folder->filePath(u"server/made.assay"_s);
    }
    void cleanup() { end(); }

    void firstWordsWhileOneIsMade();
    void anotherIsMadeAfterOneThatFailed();
    void wordsWaitForTheFirstWhenTheSecondFails();
    void whatWasSaidForOneGoesIntoTheOther();
    void madeOnAServerThatDoesNotAnswer();
    void nobodyWantsTheOneThatHangs_data();
    void nobodyWantsTheOneThatHangs();
    void closingWaitsForOneThatCannotBeMade();
    void saidWithoutACaseAndSavedToASilentServer();
    void discardedWhileItIsPutAside();
    void saidWhileACopyHangs();
    void anotherComesWhileAPlaceIsChosen();
    void anotherComesWhileAQuestionStands();
    void whatWaitsForTheCaseBeforeGoesOn_data();
    void whatWaitsForTheCaseBeforeGoesOn();
    void closedWhileAnotherComes();

private:
    using Outcome = std::optional<Status>;

    static CaseKeeper &keeper(MainWindow &window) { return desk(window).keeper(); }
    static void create(MainWindow &window, const QString &path, Outcome &outcome)
    {
        keeper(window).create(pathBytes(path), {}, false, {}, [&outcome](const Status &status) { outcome = status; });
    }
    // On a server that does not answer.
    void createFar(MainWindow &window, Outcome &outcome)
    {
        deaddisk::hangAt(deaddisk::Hangs::AtOpening, "/server/");
        create(window, m_server, outcome);
        QTRY_VERIFY(deaddisk::waiting > 0);
    }

    // Something is said in it that its disk does not take, while the far one is opened.
    bool goOnWithNear(MainWindow &window)
    {
        if (!openCase(window, m_near) || !evidenceRead(window) || !written(window))
            return false;
        holdUp(m_far);
        ask(window, m_far);
        if (!QTest::qWaitFor([this] { return m_waits.load(); }, 20'000))
            return false;
        deaddisk::silent = true;
        deaddisk::kill(m_near.toStdString());
        window.annotator()->notes().setNote("etc/passwd", "meanwhile");
        return QTest::qWaitFor([] { return deaddisk::waiting > 0; }, 20'000);
    }

    QString m_server;
};

// What is kept for a crash is not taken for the case that the user makes.
void TestCaseInTurn::firstWordsWhileOneIsMade()
{
    const QString kept = m_folder->filePath(u"kept"_s);
    const QString other = m_folder->filePath(u"other.assay"_s);
    const auto made = window();
    desk(*made).setRecovery(kept);
    QVERIFY(sample(*made, evidence()));
    std::optional<bool> saved;
    desk(*made).saveAs(pathBytes(other), false, [&](bool ok) { saved = ok; });
    made->annotator()->notes().setNote("etc/passwd", "while it is made");
    QTRY_VERIFY(saved && made->session().runner().isIdle());
    QVERIFY(*saved && isOpen(*made, other) && written(*made) && isTagged(other, "etc/passwd"));
    QTRY_VERIFY(QDir(kept).entryList({u"*.assay"_s}).isEmpty());
    QVERIFY(desk(*made).hasCase() && desk(*made).action("closeCase")->isEnabled());
}

void TestCaseInTurn::anotherIsMadeAfterOneThatFailed()
{
    const auto made = window();
    Outcome far;
    Outcome nowhere;
    Outcome last;
    createFar(*made, far);
    create(*made, m_folder->filePath(u"nowhere/b.assay"_s), nowhere);
    QTRY_VERIFY(nowhere);
    const QString path = m_folder->filePath(u"last.assay"_s);
    create(*made, path, last);
    QTRY_VERIFY(last);
    deaddisk::revive();
    QTRY_VERIFY(far);
    QVERIFY(!*far && !*nowhere && *last);
    QCOMPARE(keeper(*made).path(), pathBytes(path));
    made->annotator()->notes().setNote("etc/passwd", "in the last");
    QVERIFY(written(*made) && isTagged(path, "etc/passwd"));
}

void TestCaseInTurn::wordsWaitForTheFirstWhenTheSecondFails()
{
    const auto made = window();
    Outcome far;
    Outcome nowhere;
    createFar(*made, far);
    made->annotator()->notes().setNote("etc/passwd", "for the first");
    create(*made, m_folder->filePath(u"nowhere/b.assay"_s), nowhere);
    QTRY_VERIFY(nowhere);
    made->annotator()->notes().setNote("etc/group", "later");
    deaddisk::revive();
    QTRY_VERIFY(far);
    QVERIFY(*far && keeper(*made).path() == pathBytes(m_server));
    QVERIFY(written(*made) && isTagged(m_server, "etc/passwd") && isTagged(m_server, "etc/group"));
}

// A transfer of custody stands nowhere but in what waits.
void TestCaseInTurn::whatWasSaidForOneGoesIntoTheOther()
{
    const auto made = window();
    Outcome far;
    createFar(*made, far);
    CaseChange change;
    change.journal.push_back({JournalKind::Custody, "{}"});
    keeper(*made).commit(std::move(change));
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other) && written(*made));
    QCOMPARE(kinds(other).count(u"custody"_s), 1);
}

void TestCaseInTurn::madeOnAServerThatDoesNotAnswer()
{
    const auto made = window();
    keeper(*made).setPatience(500);
    Outcome far;
    createFar(*made, far);
    QTRY_COMPARE(told(*made).filter(u"made.assay is not in it yet"_s).size(), 1);
    Answer stay(u"Go On"_s);
    made->close();
    QCOMPARE(stay.question, u"lastWordsQuestion"_s);
    QVERIFY(made->isVisible());
    deaddisk::revive();
    QTRY_VERIFY(far);
    QVERIFY(*far && keeper(*made).path() == pathBytes(m_server));
    QCOMPARE(told(*made).filter(u"is not in it yet"_s).size(), 0);
}

void TestCaseInTurn::nobodyWantsTheOneThatHangs_data()
{
    QTest::addColumn<bool>("can");
    QTest::newRow("and is made in the end") << true;
    QTest::newRow("and cannot be made") << false;
}

// Neither does anybody want to be told for ever that it is late, nor that what they do now has failed.
void TestCaseInTurn::nobodyWantsTheOneThatHangs()
{
    QFETCH(bool, can);
    const auto made = window();
    QVERIFY(sample(*made, evidence()));
    keeper(*made).setPatience(500);
    deaddisk::hangAt(deaddisk::Hangs::AtOpening, "/server/");
    std::optional<bool> saved;
    desk(*made).saveAs(pathBytes(m_server), false, [&](bool ok) { saved = ok; });
    QTRY_COMPARE(told(*made).filter(u"made.assay is not in it yet"_s).size(), 1);
    desk(*made).close();
    QCOMPARE(told(*made).filter(u"is not in it yet"_s).size(), 0);
    if (!can)
        QVERIFY(QDir().rename(m_folder->filePath(u"server"_s), m_folder->filePath(u"gone"_s)));
    deaddisk::revive();
    QTRY_VERIFY(saved);
    QVERIFY(!*saved && !keeper(*made).isOpen());
    const QString all = told(*made).join(u'\n');
    QVERIFY2(all.contains(u"made.assay"_s) && all.contains(u"is not the one that is open"_s), qPrintable(all));
    QVERIFY2(!all.contains(u"was not written"_s), qPrintable(all));
}

void TestCaseInTurn::closingWaitsForOneThatCannotBeMade()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()));
    deaddisk::hangAt(deaddisk::Hangs::AtOpening, "/server/");
    std::optional<bool> saved;
    desk(*made).saveAs(pathBytes(m_server), false, [&](bool ok) { saved = ok; });
    QTRY_VERIFY(deaddisk::waiting > 0 && made->session().runner().isIdle());
    made->close();
    QCOMPARE(told(*made).filter(u"the window closes after that"_s).size(), 1);
    QVERIFY(QDir().rename(m_folder->filePath(u"server"_s), m_folder->filePath(u"gone"_s)));
    deaddisk::revive();
    QTRY_VERIFY(saved);
    QCoreApplication::processEvents();
    QVERIFY(!*saved && made->isVisible());
    QCOMPARE(told(*made).filter(u"The case was not written"_s).size(), 1);
}

// What was said goes to another place then, as that of a case does.
void TestCaseInTurn::saidWithoutACaseAndSavedToASilentServer()
{
    const QString kept = m_folder->filePath(u"kept"_s);
    const auto made = window();
    desk(*made).setRecovery(kept);
    QVERIFY(sample(*made, evidence()));
    made->annotator()->notes().setNote("etc/passwd", "without a case");
    QTRY_VERIFY(keeper(*made).isOpen() && !keeper(*made).isUnsaved() && made->session().runner().isIdle());
    keeper(*made).setPatience(500);
    deaddisk::hangAt(deaddisk::Hangs::AtOpening, "/server/");
    desk(*made).saveAs(pathBytes(m_server), false);
    QTRY_COMPARE(told(*made).filter(u"server/made.assay yet"_s).size(), 1);
    QVERIFY(told(*made).filter(u"kept"_s).isEmpty());
    const QString other = m_folder->filePath(u"other.assay"_s);
    desk(*made).makeNew(pathBytes(other), {"2026-17", "Shop", "Ann Example", "Example"}, true, false);
    QVERIFY(isOpen(*made, other) && written(*made));
    QVERIFY(isTagged(other, "etc/passwd"));
    const auto there = file(other);
    QVERIFY(there && there->about().number == "2026-17");
    QVERIFY(QDir(kept).entryList({u"*.assay"_s}).isEmpty());
    deaddisk::revive();
    QTRY_VERIFY(!CaseKeeper::hasLeftThreads());
    QVERIFY(!QFile::exists(m_server));
}

// Nothing is offered at the next start that was thrown away in this one.
void TestCaseInTurn::discardedWhileItIsPutAside()
{
    const QString kept = m_folder->filePath(u"kept"_s);
    auto made = window();
    desk(*made).setRecovery(kept);
    QTRY_VERIFY(made->session().runner().isIdle());
    deaddisk::hangAt(deaddisk::Hangs::AtOpening, "/kept/");
    made->annotator()->notes().setNote("etc/passwd", "without a case");
    QTRY_VERIFY(deaddisk::waiting > 0);
    Answer discard(u"Discard"_s);
    made->close();
    QCOMPARE(discard.question, u"notesQuestion"_s);
    QVERIFY(!made->isVisible());
    std::thread disk([] {
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        deaddisk::revive();
    });
    made.reset();
    disk.join();
    QCOMPARE(QDir(kept).entryList({u"*.assay*"_s}), QStringList());
}

// It is about the case that is left, not about its copy, which nobody opens any more.
void TestCaseInTurn::saidWhileACopyHangs()
{
    const auto made = window();
    QVERIFY(openCase(*made, m_far) && evidenceRead(*made) && written(*made));
    keeper(*made).setPatience(1'000);
    deaddisk::silent = true;
    deaddisk::kill(m_far.toStdString());
    const QString copy = m_folder->filePath(u"copy.assay"_s);
    Outcome copied;
    keeper(*made).saveAs(pathBytes(copy), false, [&](const Status &status) { copied = status; });
    QTRY_VERIFY(keeper(*made).isSlow());
    holdUp(m_near);
    ask(*made, m_near);
    QTRY_VERIFY(m_waits);
    made->annotator()->notes().setNote("etc/passwd", "while it hangs");
    letIn();
    QVERIFY(isOpen(*made, m_near));
    QVERIFY(copied && !*copied);
    deaddisk::revive();
    QTRY_VERIFY(keeper(*made).behind().empty() && !CaseKeeper::hasLeftThreads());
    QVERIFY(isTagged(m_far, "etc/passwd"));
    QVERIFY(!QFile::exists(copy));
}

void TestCaseInTurn::anotherComesWhileAPlaceIsChosen()
{
    const auto made = window();
    QVERIFY(openCase(*made, m_near) && evidenceRead(*made) && written(*made));
    holdUp(m_far);
    ask(*made, m_far);
    QTRY_VERIFY(m_waits);
    const QString copy = m_folder->filePath(u"copy.assay"_s);
    std::string meanwhile;
    QTimer::singleShot(0, [&] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        letIn();
        QTRY_VERIFY(made->session().runner().isIdle());
        QTest::qWait(50);
        meanwhile = keeper(*made).path();
        dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(copy);
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
    });
    desk(*made).action("saveCaseAs")->trigger();
    QVERIFY(isOpen(*made, copy));
    QCOMPARE(meanwhile, pathBytes(m_near));
    QCOMPARE(told(*made).filter(u"far.assay is not opened"_s).size(), 1);
    QCOMPARE(kinds(copy), kinds(m_near));
}

// One question at a time, about what is open.
void TestCaseInTurn::anotherComesWhileAQuestionStands()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()));
    holdUp(m_far);
    ask(*made, m_far);
    QTRY_VERIFY(m_waits);
    made->annotator()->notes().setNote("etc/passwd", "meanwhile");
    std::optional<bool> one;
    std::unique_ptr<Answer> answered;
    QTimer::singleShot(0, [&] {
        const QWidget *question = QApplication::activeModalWidget();
        letIn();
        QTRY_VERIFY(made->session().runner().isIdle());
        QTest::qWait(50);
        one = QApplication::activeModalWidget() == question && !desk(*made).hasCase();
        answered = std::make_unique<Answer>(u"Go On"_s);
    });
    ask(*made, m_near);
    QVERIFY(one && *one);
    QVERIFY(!desk(*made).hasCase());
    Answer then(u"Discard"_s); // to the same about the one that came
    QVERIFY(isOpen(*made, m_far));
    QCOMPARE(then.question, u"notesQuestion"_s);
}

void TestCaseInTurn::whatWaitsForTheCaseBeforeGoesOn_data()
{
    QTest::addColumn<bool>("opens");
    QTest::newRow("opening a third case") << true;
    QTest::newRow("closing the case") << false;
}

// When another case comes meanwhile, the third one is opened all the same; closing the case before is no wish to close that one.
void TestCaseInTurn::whatWaitsForTheCaseBeforeGoesOn()
{
    QFETCH(bool, opens);
    const QString third = m_folder->filePath(u"third.assay"_s);
    QVERIFY(QFile::copy(m_near, third));
    const auto made = window();
    QVERIFY(goOnWithNear(*made));
    if (opens)
        ask(*made, third);
    else
        desk(*made).action("closeCase")->trigger();
    QCOMPARE(keeper(*made).path(), pathBytes(m_near));
    letIn();
    QVERIFY(isOpen(*made, opens ? third : m_far));
    deaddisk::revive();
    QTRY_VERIFY(keeper(*made).behind().empty() && isTagged(m_near, "etc/passwd"));
    QVERIFY(desk(*made).hasCase() && made->isVisible());
}

// Nothing comes any more that was stopped, and nothing is asked twice.
void TestCaseInTurn::closedWhileAnotherComes()
{
    const auto made = window();
    QVERIFY(goOnWithNear(*made));
    Answer stop(u"Stop and Close"_s);
    made->close();
    QCOMPARE(stop.question, u"closeQuestion"_s);
    QVERIFY(made->isVisible());
    letIn();
    deaddisk::revive();
    QTRY_VERIFY(!made->isVisible());
    QCOMPARE(keeper(*made).path(), pathBytes(m_near));
    QVERIFY(isTagged(m_near, "etc/passwd"));
}

QTEST_MAIN(TestCaseInTurn)
#include "tst_caseinturn.moc"
