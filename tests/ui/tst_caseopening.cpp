// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "farcases.h"

#include "ui/annotator.h"
#include "ui/casedesk.h"
#include "ui/messagebar.h"

#include <QElapsedTimer>
#include <QFile>
#include <QMessageBox>
#include <QScopeGuard>
#include <QTimer>

#include <chrono>
#include <thread>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// Cases that are opened while something else is under way: from a server that does not answer, during a copy, twice.
class TestCaseOpening : public QObject, protected FarCases {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"assay"_s);
        QCoreApplication::setApplicationName(u"assay-test-caseopening"_s);
    }
    void init()
    {
        begin();
        const auto made = window();
        QVERIFY(sample(*made, evidence()) && makeCase(*made, m_far) && makeCase(*made, m_near) && written(*made));
    }
    void cleanup() { end(); }

    void closedAfterItWasCancelled_data() { places(); }
    void closedAfterItWasCancelled();
    void closedWithoutCancelling();
    void anotherOneAfterItWasCancelled_data() { places(); }
    void anotherOneAfterItWasCancelled();
    void againAfterItWasCancelled_data() { places(); }
    void againAfterItWasCancelled();
    void afterACopy();
    void whileACopyHangs();
    void whileTheJournalHangs();
    void oneAfterTheOther();
    void saidWhileItIsOpened();
    void lastWordsAreLost();
    void closedBeforeTheLastWords();
    void closedBeforeTheLastWordsByTheUser_data();
    void closedBeforeTheLastWordsByTheUser();
    void begunWhileClosingWaits();
    void closingIsTakenBack();
    void saidMeanwhileWithoutACase();
    void saidMeanwhileInOneThatIsOnlyRead();
    void madeWhileItIsOpened();
    void copiedWhileItIsOpened();
    void whileOneIsMadeOnASilentServer();
    void askedForTwice();
    void byAnotherNameWhileItIsOpened();
    void whileItIsOpen();
    void whileItIsOpenForReading();
    void closedAndOpenedAtOnce();

private:
    static void places()
    {
        QTest::addColumn<deaddisk::Hangs>("where");
        QTest::newRow("hangs where it is opened") << deaddisk::Hangs::AtOpening;
        QTest::newRow("hangs at its first bytes") << deaddisk::Hangs::AtReading;
        QTest::newRow("hangs where it is locked") << deaddisk::Hangs::AtLocking;
    }
    // Until its server is asked.
    bool hangs(MainWindow &window, deaddisk::Hangs where)
    {
        deaddisk::hangAt(where, "/server/");
        ask(window, m_far);
        return QTest::qWaitFor([] { return deaddisk::waiting > 0; }, 20'000);
    }
    static bool cancelled(MainWindow &window)
    {
        window.session().runner().cancelAll();
        return QTest::qWaitFor([&] { return window.session().runner().isIdle(); }, 20'000);
    }
    static bool tells(MainWindow &window, const QString &text)
    {
        return !told(window).filter(text).isEmpty();
    }
    void staysOpenWhenMade(MainWindow &window);
    // In the near case, whose disk falls silent while the far one is opened in its place.
    bool saysBehind(MainWindow &window)
    {
        if (!openCase(window, m_near) || !evidenceRead(window) || !written(window))
            return false;
        holdUp(m_far);
        ask(window, m_far);
        const bool opening = QTest::qWaitFor([this] { return m_waits.load(); }, 20'000);
        deaddisk::silent = true;
        deaddisk::kill(m_near.toStdString());
        for (const char *text : {"the first", "another", "the last"})
            window.annotator()->notes().setNote("etc/passwd", text);
        const bool hangs = QTest::qWaitFor([] { return deaddisk::waiting > 0; }, 20'000);
        letIn();
        const bool opened = isOpen(window, m_far);
        return opening && hangs && opened;
    }
    // For those, and the user has clicked.
    bool closingWaits(MainWindow &window)
    {
        desk(window).keeper().setPatience(600'000);
        if (!saysBehind(window) || !evidenceRead(window) || !written(window))
            return false;
        window.close();
        return QTest::qWaitFor([&] { return tells(window, u"the window closes after that"_s); }, 20'000);
    }
    // That goes on until it is told to end, or is stopped.
    static void beginJob(MainWindow &window, const std::atomic<bool> &goesOn, bool &stopped)
    {
        window.session().runner().start(
            {u"begun later"_s}, &window,
            [&goesOn](Context &context) -> Result<bool> {
                while (goesOn && !context.cancelled())
                    std::this_thread::sleep_for(std::chrono::milliseconds(5));
                return true;
            },
            [&stopped](const Result<bool> &done) { stopped = !done; });
    }
    bool hasLastWords()
    {
        const auto near = file(m_near);
        const auto there = near ? near->annotations() : Result<Annotations>(Unexpected(Error{}));
        return there && !near->journalProblem() && there->at("etc/passwd") && there->at("etc/passwd")->revisions.back().text == "the last";
    }
};

// Nobody who has cancelled waits for the server once more.
void TestCaseOpening::closedAfterItWasCancelled()
{
    QFETCH(deaddisk::Hangs, where);
    auto made = window();
    QVERIFY(hangs(*made, where) && cancelled(*made));
    // What is done meanwhile has its file.
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other));
    made->annotator()->notes().setNote("etc/passwd", "meanwhile");
    QElapsedTimer clock;
    clock.start();
    made.reset();
    QVERIFY2(clock.elapsed() < 2'000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(CaseKeeper::hasLeftThreads() && deaddisk::waiting > 0);
    QVERIFY(isTagged(other, "etc/passwd"));
    deaddisk::revive();
    QTRY_VERIFY_WITH_TIMEOUT(!CaseKeeper::hasLeftThreads(), 20'000);
    const auto there = CaseFile::open(m_far.toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY(there && (*there)->writable());
}

void TestCaseOpening::closedWithoutCancelling()
{
    auto made = window();
    QVERIFY(openCase(*made, m_near) && written(*made) && hangs(*made, deaddisk::Hangs::AtReading));
    made->annotator()->notes().setNote("etc/passwd", "meanwhile");
    QElapsedTimer clock;
    clock.start();
    made.reset();
    QVERIFY2(clock.elapsed() < 2'000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(isTagged(m_near, "etc/passwd"));
}

// It opens at once, and what is read of the first one when its server is back is told nobody.
void TestCaseOpening::anotherOneAfterItWasCancelled()
{
    QFETCH(deaddisk::Hangs, where);
    const QStringList before = kinds(m_far);
    const auto made = window();
    QVERIFY(hangs(*made, where) && cancelled(*made));
    QElapsedTimer clock;
    clock.start();
    ask(*made, m_near);
    QVERIFY(isOpen(*made, m_near));
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(deaddisk::waiting > 0);
    made->annotator()->notes().setNote("etc/passwd", "before it is back");
    QVERIFY(written(*made));
    deaddisk::revive();
    QTRY_VERIFY_WITH_TIMEOUT(!CaseKeeper::hasLeftThreads(), 20'000);
    QVERIFY(isOpen(*made, m_near));
    made->annotator()->notes().setNote("etc/group", "when it is back");
    QVERIFY(written(*made));
    QVERIFY(isTagged(m_near, "etc/passwd") && isTagged(m_near, "etc/group"));
    QCOMPARE(kinds(m_far), before);
    std::optional<Result<std::shared_ptr<const JournalRead>>> journal;
    desk(*made).keeper().readJournal([&](Result<std::shared_ptr<const JournalRead>> read) { journal = std::move(read); });
    QTRY_VERIFY(journal);
    QVERIFY(*journal && static_cast<qsizetype>((**journal)->entries.size()) == kinds(m_near).size());
}

// Before and after the server is back.
void TestCaseOpening::againAfterItWasCancelled()
{
    QFETCH(deaddisk::Hangs, where);
    const auto made = window();
    QVERIFY(hangs(*made, where) && cancelled(*made));
    ask(*made, m_far);
    QTest::qWait(300);
    QVERIFY(!desk(*made).hasCase());
    deaddisk::revive();
    QVERIFY2(isOpen(*made, m_far), desk(*made).keeper().readOnlyReason().c_str());
    desk(*made).close();
    QVERIFY(hangs(*made, where) && cancelled(*made));
    deaddisk::revive();
    ask(*made, m_far);
    QVERIFY2(isOpen(*made, m_far), desk(*made).keeper().readOnlyReason().c_str());
    made->annotator()->notes().setNote("etc/passwd", "at last");
    QVERIFY(written(*made) && isTagged(m_far, "etc/passwd"));
}

// The copy is the case that is open for a moment, and its end is not taken for that of another one.
void TestCaseOpening::afterACopy()
{
    const auto made = window();
    QVERIFY(openCase(*made, m_far) && evidenceRead(*made) && written(*made));
    deaddisk::silent = true;
    deaddisk::kill(m_far.toStdString());
    const QString copy = m_folder->filePath(u"copy.assay"_s);
    std::optional<bool> saved;
    desk(*made).saveAs(pathBytes(copy), false, [&](bool ok) { saved = ok; });
    QTRY_VERIFY_WITH_TIMEOUT(deaddisk::waiting > 0, 20'000);
    desk(*made).keeper().open(pathBytes(m_near), {}, [](const Result<OpenedCasePtr> &) {});
    QTest::qWait(500);
    QVERIFY(!saved && desk(*made).keeper().path() == pathBytes(m_far));
    deaddisk::revive();
    QVERIFY(isOpen(*made, m_near));
    QVERIFY(saved && *saved);
    made->annotator()->notes().setNote("etc/passwd", "in the one that is open");
    QVERIFY(written(*made));
    QVERIFY(isTagged(m_near, "etc/passwd") && !isTagged(copy, "etc/passwd") && !isTagged(m_far, "etc/passwd"));
    // The one that was copied is not taken for the one that is open.
    ask(*made, m_far);
    QVERIFY(isOpen(*made, m_far));
}

// Asked for before it is known that the copy hangs.
void TestCaseOpening::whileACopyHangs()
{
    const auto made = window();
    QVERIFY(openCase(*made, m_far) && evidenceRead(*made) && written(*made));
    desk(*made).keeper().setPatience(1'000);
    deaddisk::silent = true;
    deaddisk::kill(m_far.toStdString());
    std::optional<Status> told;
    desk(*made).keeper().saveAs(pathBytes(m_folder->filePath(u"copy.assay"_s)), false, [&](const Status &status) { told = status; });
    QTRY_VERIFY_WITH_TIMEOUT(deaddisk::waiting > 0, 20'000);
    desk(*made).keeper().open(pathBytes(m_near), {}, [](const Result<OpenedCasePtr> &) {});
    QVERIFY(isOpen(*made, m_near));
    QVERIFY(told && !*told && deaddisk::waiting > 0); // it would not be the case that is open
    deaddisk::revive();
    QVERIFY(isOpen(*made, m_near));
}

void TestCaseOpening::whileTheJournalHangs()
{
    const auto made = window();
    QVERIFY(openCase(*made, m_far) && evidenceRead(*made) && written(*made));
    desk(*made).keeper().setPatience(1'000);
    deaddisk::silent = true;
    deaddisk::kill(m_far.toStdString());
    std::optional<bool> read;
    desk(*made).keeper().readJournal([&](const Result<std::shared_ptr<const JournalRead>> &journal) { read = journal.has_value(); });
    QTRY_VERIFY_WITH_TIMEOUT(deaddisk::waiting > 0, 20'000);
    ask(*made, m_near);
    QVERIFY(isOpen(*made, m_near));
    QVERIFY(read && !*read && deaddisk::waiting > 0);
}

void TestCaseOpening::oneAfterTheOther()
{
    const auto made = window();
    deaddisk::hangAt(deaddisk::Hangs::AtReading, "/server/");
    ask(*made, m_far);
    ask(*made, m_near);
    QTest::qWait(500);
    QVERIFY(!desk(*made).hasCase());
    deaddisk::revive();
    QVERIFY(isOpen(*made, m_near));
    made->annotator()->notes().setNote("etc/passwd", "in the second");
    QVERIFY(written(*made));
    QVERIFY(isTagged(m_near, "etc/passwd") && !isTagged(m_far, "etc/passwd"));
    QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().behind().empty(), 20'000);
    QCOMPARE(kinds(m_far).count(u"opened"_s), 1);
}

// It belongs to the case that is open then, and comes to its file however long that takes.
void TestCaseOpening::saidWhileItIsOpened()
{
    const auto made = window();
    QVERIFY(saysBehind(*made));
    deaddisk::revive();
    QTRY_VERIFY_WITH_TIMEOUT(!CaseKeeper::hasLeftThreads() && desk(*made).keeper().behind().empty(), 20'000);
    QVERIFY(hasLastWords());
    QVERIFY(written(*made) && !isTagged(m_far, "etc/passwd"));
}

// By a disk that answers at last, and has no such file any more.
void TestCaseOpening::lastWordsAreLost()
{
    const auto made = window();
    desk(*made).keeper().setPatience(500);
    QVERIFY(saysBehind(*made) && !desk(*made).keeper().behind().empty());
    QTRY_VERIFY_WITH_TIMEOUT(tells(*made, u"near.assay is not in it yet"_s), 20'000);
    const QString away = m_near + u".away"_s;
    QVERIFY(QFile::rename(m_near, away));
    deaddisk::answer();
    QTRY_VERIFY_WITH_TIMEOUT(tells(*made, u"near.assay was not written into it"_s), 20'000);
    QVERIFY(!tells(*made, u"is not in it yet"_s) && desk(*made).keeper().behind().empty() && desk(*made).keeper().isWritable());
    deaddisk::revive();
    QTRY_VERIFY_WITH_TIMEOUT(!CaseKeeper::hasLeftThreads(), 20'000);
    QVERIFY(QFile::rename(away, m_near));
    const auto near = file(m_near);
    QVERIFY(near && !near->journalProblem());
    QVERIFY(!isTagged(m_far, "etc/passwd"));
}

// As the program does that is told to end: for as long as a disk takes that is slow.
void TestCaseOpening::closedBeforeTheLastWords()
{
    auto made = window();
    desk(*made).keeper().setPatience(600'000); // whatever it takes until then
    QVERIFY(saysBehind(*made));
    std::thread server([] {
        std::this_thread::sleep_for(std::chrono::seconds(2));
        deaddisk::revive();
    });
    const auto joined = qScopeGuard([&] { server.join(); });
    made.reset();
    QVERIFY(hasLastWords());
}

void TestCaseOpening::closedBeforeTheLastWordsByTheUser_data()
{
    QTest::addColumn<bool>("answers");
    QTest::newRow("of a slow disk") << true;
    QTest::newRow("of one that does not answer") << false;
}

void TestCaseOpening::closedBeforeTheLastWordsByTheUser()
{
    QFETCH(bool, answers);
    const auto made = window();
    desk(*made).keeper().setPatience(answers ? 600'000 : 500);
    QVERIFY(saysBehind(*made) && evidenceRead(*made) && written(*made));
    if (answers) {
        made->close();
        QTRY_VERIFY_WITH_TIMEOUT(tells(*made, u"the window closes after that"_s), 20'000);
        QVERIFY(made->isVisible());
        deaddisk::revive(); // it closes by itself then
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(tells(*made, u"near.assay is not in it yet"_s), 20'000);
        bool asked = false;
        answerWith(u"Go On"_s, asked);
        made->close();
        QVERIFY(asked && made->isVisible());
        asked = false;
        answerWith(u"Close All the Same"_s, asked);
        made->close();
        QVERIFY(asked);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!made->isVisible(), 20'000);
    QCOMPARE(answers, desk(*made).keeper().behind().empty());
    deaddisk::revive();
    QTRY_VERIFY_WITH_TIMEOUT(!CaseKeeper::hasLeftThreads(), 20'000);
    QVERIFY(hasLastWords());
}

// Nobody has said that it may be stopped.
void TestCaseOpening::begunWhileClosingWaits()
{
    std::atomic<bool> goesOn = true; // outlives the window, whose job it is
    bool stopped = false;
    const auto made = window();
    QVERIFY(closingWaits(*made));
    beginJob(*made, goesOn, stopped);
    Answer goOn(u"Go On"_s);
    deaddisk::revive();
    QTRY_COMPARE(goOn.question, u"closeQuestion"_s);
    QVERIFY(made->isVisible() && !stopped);
    goesOn = false;
    QTRY_VERIFY(made->session().runner().isIdle());
    QVERIFY(!stopped && made->close());
}

// By whoever is asked once more, and does not want it any more.
void TestCaseOpening::closingIsTakenBack()
{
    std::atomic<bool> goesOn = true; // outlives the window, whose job it is
    bool stopped = false;
    const auto made = window();
    QVERIFY(closingWaits(*made));
    beginJob(*made, goesOn, stopped);
    Answer goOn(u"Go On"_s);
    made->close();
    QCOMPARE(goOn.question, u"closeQuestion"_s);
    QVERIFY(!tells(*made, u"the window closes after that"_s));
    goesOn = false;
    deaddisk::revive();
    QTRY_VERIFY(desk(*made).keeper().behind().empty() && made->session().runner().isIdle());
    QCoreApplication::processEvents();
    QVERIFY(made->isVisible());
}

// It is asked about before the case takes its place, and what was discarded is not what is said after that.
void TestCaseOpening::saidMeanwhileWithoutACase()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()));
    made->annotator()->notes().setNote("etc/group", "before");
    holdUp(m_far);
    Answer before(u"Discard"_s);
    ask(*made, m_far);
    QCOMPARE(before.question, u"notesQuestion"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_waits, 20'000);
    made->annotator()->notes().setNote("etc/passwd", "meanwhile");
    Answer then(u"Discard"_s);
    letIn();
    QVERIFY(isOpen(*made, m_far));
    QCOMPARE(then.question, u"notesQuestion"_s);
    QVERIFY(written(*made) && !isTagged(m_far, "etc/passwd"));
}

void TestCaseOpening::saidMeanwhileInOneThatIsOnlyRead()
{
    const auto made = window();
    QVERIFY(openCase(*made, m_near) && evidenceRead(*made) && written(*made));
    desk(*made).keeper().setReadOnly("for a test");
    holdUp(m_far);
    ask(*made, m_far);
    QTRY_VERIFY_WITH_TIMEOUT(m_waits, 20'000);
    made->annotator()->notes().setNote("etc/passwd", "meanwhile");
    Answer then(u"Discard"_s);
    letIn();
    QVERIFY(isOpen(*made, m_far));
    QCOMPARE(then.question, u"caseQuestion"_s);
    QVERIFY(written(*made) && !isTagged(m_near, "etc/passwd") && !isTagged(m_far, "etc/passwd"));
}

// What is made while the far one hangs is what is open then, and not what was asked for before.
void TestCaseOpening::staysOpenWhenMade(MainWindow &window)
{
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(window, other));
    deaddisk::revive();
    QTRY_VERIFY_WITH_TIMEOUT(!CaseKeeper::hasLeftThreads() && window.session().runner().isIdle(), 20'000);
    QVERIFY(isOpen(window, other));
    QCOMPARE(kinds(m_far).count(u"opened"_s), 0);
}

void TestCaseOpening::madeWhileItIsOpened()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && hangs(*made, deaddisk::Hangs::AtReading));
    staysOpenWhenMade(*made);
}

void TestCaseOpening::copiedWhileItIsOpened()
{
    const auto made = window();
    QVERIFY(openCase(*made, m_near) && evidenceRead(*made) && written(*made) && hangs(*made, deaddisk::Hangs::AtReading));
    staysOpenWhenMade(*made);
}

void TestCaseOpening::whileOneIsMadeOnASilentServer()
{
    const auto made = window();
    CaseKeeper &keeper = desk(*made).keeper();
    keeper.setPatience(500);
    deaddisk::hangAt(deaddisk::Hangs::AtOpening, "/server/");
    std::optional<Status> outcome;
    keeper.create(pathBytes(m_folder->filePath(u"server/new.assay"_s)), {}, false, {}, [&](const Status &status) { outcome = status; });
    QTRY_VERIFY_WITH_TIMEOUT(deaddisk::waiting > 0, 20'000);
    ask(*made, m_near);
    QVERIFY(isOpen(*made, m_near));
    QVERIFY(!outcome && deaddisk::waiting > 0);
    made->annotator()->notes().setNote("etc/passwd", "in the one that is open");
    QVERIFY(written(*made) && isTagged(m_near, "etc/passwd"));
    deaddisk::revive();
    QTRY_VERIFY_WITH_TIMEOUT(outcome, 20'000);
    QVERIFY(!*outcome && isOpen(*made, m_near));
}

void TestCaseOpening::askedForTwice()
{
    const auto made = window();
    ask(*made, m_near);
    ask(*made, m_near);
    QVERIFY2(tells(*made, u"is being opened already"_s), qPrintable(made->messages()->lastText()));
    QVERIFY(isOpen(*made, m_near) && evidenceRead(*made) && written(*made));
    QVERIFY(desk(*made).keeper().isWritable());
    QCOMPARE(kinds(m_near).count(u"opened"_s), 1);
}

void TestCaseOpening::byAnotherNameWhileItIsOpened()
{
    const QString link = m_folder->filePath(u"link.assay"_s);
    QVERIFY(QFile::link(m_near, link));
    const auto made = window();
    ask(*made, m_near);
    ask(*made, link);
    QTRY_VERIFY_WITH_TIMEOUT(tells(*made, u"is open already"_s), 20'000);
    QVERIFY(isOpen(*made, m_near) && evidenceRead(*made) && written(*made));
    QCOMPARE(kinds(m_near).count(u"opened"_s), 1);
}

void TestCaseOpening::whileItIsOpen()
{
    const QString link = m_folder->filePath(u"link.assay"_s);
    QVERIFY(QFile::link(m_near, link));
    const auto made = window();
    QVERIFY(openCase(*made, m_near) && evidenceRead(*made));
    for (const QString &name : {m_near, link}) {
        made->annotator()->notes().setNote("etc/passwd", name.toStdString());
        ask(*made, name);
        QTRY_VERIFY_WITH_TIMEOUT(written(*made) && made->session().runner().isIdle() && tells(*made, u"is open already"_s), 20'000);
        QVERIFY(isOpen(*made, m_near) && isTagged(m_near, "etc/passwd"));
        QCOMPARE(kinds(m_near).count(u"opened"_s), 1);
        made->messages()->clearNotes();
    }
}

// A second window only reads, and writes from when the first one is gone and it is opened again.
void TestCaseOpening::whileItIsOpenForReading()
{
    auto first = window();
    QVERIFY(openCase(*first, m_near) && evidenceRead(*first) && written(*first));
    const auto second = window();
    for (int i = 0; i < 2; ++i) {
        ask(*second, m_near);
        QTRY_VERIFY_WITH_TIMEOUT(second->session().runner().isIdle() && desk(*second).hasCase(), 20'000);
        QVERIFY(!desk(*second).keeper().isWritable());
        QCOMPARE(desk(*second).keeper().readOnlyReason(), std::string("it is open already"));
    }
    first.reset();
    ask(*second, m_near);
    QTRY_VERIFY_WITH_TIMEOUT(desk(*second).keeper().isWritable(), 20'000);
    second->annotator()->notes().setNote("etc/passwd", "by the second");
    QVERIFY(written(*second) && isTagged(m_near, "etc/passwd"));
}

// Each is opened in a thread of its own, and the one before is closed in another: it must not be taken for somebody else's.
void TestCaseOpening::closedAndOpenedAtOnce()
{
    const auto made = window();
    QVERIFY(openCase(*made, m_near) && evidenceRead(*made));
    CaseKeeper &keeper = desk(*made).keeper();
    std::vector<std::string> many; // which take a while to be written, before the file is closed
    for (int i = 0; i < 20'000; ++i)
        many.push_back("many/" + std::to_string(i));
    made->annotator()->notes().toggleTag(many, 1);
    for (int round = 0; round < 4; ++round) {
        for (const QString &path : {m_far, m_near}) {
            if (round % 2 == 0)
                keeper.close();
            bool opened = false;
            keeper.open(pathBytes(path), {}, [&](const Result<OpenedCasePtr> &outcome) { opened = outcome.has_value() && (*outcome)->writable; });
            QTRY_VERIFY_WITH_TIMEOUT(made->session().runner().isIdle() && keeper.path() == pathBytes(path), 20'000);
            QVERIFY2(opened && keeper.isWritable(), keeper.readOnlyReason().c_str());
        }
    }
}

QTEST_MAIN(TestCaseOpening)
#include "tst_caseopening.moc"
