// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "casewindows.h"

#include "cases/journal.h"
#include "report/reportjournal.h"
#include "support/deaddisk.h"
#include "ui/annotator.h"
#include "ui/casedesk.h"
#include "ui/casekeeper.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/reportdialog.h"
#include "ui/trustedkeys.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// A window whose case lies on a disk or server that goes away.
class TestCaseAway : public QObject, protected CaseWindows {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"assay"_s);
        QCoreApplication::setApplicationName(u"assay-test-caseaway"_s);
    }
    void init()
    {
        begin();
        m_server = m_folder->filePath(u"server"_s);
        QVERIFY(QDir().mkdir(m_server));
        m_path = m_server + u"/shop.assay"_s;
    }
    void cleanup() { end(); }

    void goesOnWhenItIsBack();
    void savedElsewhere();
    void trustedKeysOfALaterVersionSavedElsewhere();
    void elsewhereHasNoRoom();
    void saysWhatHoldsNow();
    void serverDoesNotAnswer();
    void savedElsewhereWhileItHangs_data();
    void savedElsewhereWhileItHangs();
    void noRoomElsewhereWhileItHangs();
    void closedWhileItHangs();
    void closedWhileAnotherIsMade();
    void closedWhileItIsSavedAnew();
    void closedWhileItHangsAndIsSavedAnew();
    void savingAnewIsCancelled();
    void savedAnewToAServerThatIsSilent();
    void closedWithoutWhatCannotBeWritten();
    void anotherPlaceWhileItCopies();
    void reportWaitsForACopy();
    void closedWhileItIsCopied();
    void reportWhileItHangs_data();
    void reportWhileItHangs();

private:
    void takeAway()
    {
        deaddisk::kill(m_path.toStdString());
        QVERIFY(QDir().rename(m_server, m_server + u".gone"_s));
    }
    void bringBack() { QVERIFY(QDir().rename(m_server + u".gone"_s, m_server)); }
    // A case is made and goes away while nothing is to be written to it.
    bool isLostUnnoticed(MainWindow &window)
    {
        if (!sample(window, evidence()) || !makeCase(window, m_path))
            return false;
        desk(window).keepLayout();
        if (!written(window))
            return false;
        takeAway();
        return true;
    }
    // Says two things that cannot be written.
    void sayWhileAway(MainWindow &window)
    {
        window.annotator()->notes().toggleTag({"etc/passwd"}, 1);
        QTRY_VERIFY_WITH_TIMEOUT(desk(window).keeper().hasFailed(), 20'000);
        window.annotator()->notes().setNote("etc/group", "while it was away");
        CaseChange custody;
        custody.journal.push_back(custodyDraft({"Ann Example", "Bo Example", "the disk"}));
        desk(window).keeper().commit(std::move(custody));
        QTRY_VERIFY_WITH_TIMEOUT(desk(window).keeper().hasFailed(), 20'000);
    }
    // From now on its disk does not answer, and something is to be written.
    void silence() const // of the file of the case
    {
        deaddisk::silent = true;
        deaddisk::kill(m_path.toStdString());
    }
    void hang(MainWindow &window)
    {
        desk(window).keeper().setPatience(500);
        silence();
        window.annotator()->notes().toggleTag({"etc/passwd"}, 1);
    }
    static std::vector<std::string> kindsOf(CaseFile &file)
    {
        std::vector<std::string> kinds;
        const Status read = file.forEachEntry([&kinds](const JournalEntry &entry) -> Status {
            kinds.push_back(entry.kind);
            return {};
        });
        return read ? kinds : std::vector<std::string>();
    }

    QString m_server;
};

void TestCaseAway::goesOnWhenItIsBack()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    takeAway();
    sayWhileAway(*made);
    QVERIFY2(made->messages()->lastText().startsWith(u"The case was not written"_s), qPrintable(made->messages()->lastText()));
    QVERIFY(made->isWindowModified());
    bringBack();
    QVERIFY(written(*made)); // by itself
    QVERIFY(!desk(*made).keeper().hasFailed() && !made->isWindowModified());
    const auto there = file(m_path);
    QVERIFY(there && !there->journalProblem());
    QVERIFY(*there->annotations() == made->annotator()->notes().annotations());
    const std::vector<std::string> kinds = kindsOf(*there);
    QCOMPARE(std::count(kinds.begin(), kinds.end(), "custody"), 1);
}

// The file cannot be copied: all that is in the window goes into the new one, and where the journal before lies.
void TestCaseAway::savedElsewhere()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path));
    made->annotator()->notes().setNote("etc/shadow", "before");
    desk(*made).describe({"2026-17", "Shop", "Ann Example", "Example"});
    QVERIFY(written(*made));
    const auto before = file(m_path);
    QVERIFY(before);
    takeAway();
    sayWhileAway(*made);
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other) && written(*made));
    const QList<QLabel *> told = made->messages()->findChildren<QLabel *>();
    QVERIFY(std::any_of(told.begin(), told.end(), [](const QLabel *label) { return label->text().contains(u"journal could not be taken along"_s); }));
    QVERIFY(!desk(*made).keeper().hasFailed() && desk(*made).keeper().isWritable() && !made->isWindowModified());
    made->annotator()->notes().setNote("etc/hosts", "afterwards");
    QVERIFY(written(*made));
    const auto there = file(other);
    QVERIFY(there && !there->journalProblem());
    QVERIFY(*there->annotations() == made->annotator()->notes().annotations());
    QVERIFY(there->annotations()->at("etc/shadow") && there->annotations()->at("etc/hosts"));
    QVERIFY(there->about() == before->about());
    QVERIFY(there->sources() == before->sources());
    QVERIFY(there->results().has_value() && !there->results()->empty());
    JournalEntry continued;
    std::size_t custodies = 0;
    QVERIFY(there->forEachEntry([&](const JournalEntry &entry) -> Status {
        if (entry.kind == journalKindName(JournalKind::Continued))
            continued = entry;
        custodies += entry.kind == journalKindName(JournalKind::Custody);
        return {};
    }));
    QCOMPARE(continued.sequence, std::uint64_t{2});
    QVERIFY(continued.payload.find(toHex(before->journalHash())) != std::string::npos);
    QVERIFY(continued.payload.find("\"entries\":" + std::to_string(before->journalEntries())) != std::string::npos);
    QCOMPARE(custodies, std::size_t{1});
}

// The window knows nothing of them but their text, which goes into the new file as it was.
void TestCaseAway::trustedKeysOfALaterVersionSavedElsewhere()
{
    const std::string later = R"({"schema":"assay-trusted/2","items":[]})";
    auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path));
    CaseChange change;
    change.trusted = later;
    desk(*made).keeper().commit(std::move(change));
    QVERIFY(written(*made));
    made = window();
    QSignalSpy failed(made->trustedKeys(), &TrustedKeys::failed);
    desk(*made).open(pathBytes(m_path));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
    QVERIFY(written(*made));
    takeAway();
    sayWhileAway(*made);
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other) && written(*made));
    QCOMPARE(file(other)->trusted(), later);
    made->trustedKeys()->addIdentity("next@example.org", {}); // they are still not written over
    QCOMPARE(failed.size(), 2);
    QVERIFY(written(*made));
    QCOMPARE(file(other)->trusted(), later);
    // Of another case they are no part.
    desk(*made).close();
    const QString third = m_folder->filePath(u"third.assay"_s);
    QVERIFY(makeCase(*made, third) && written(*made));
    QCOMPARE(file(third)->trusted(), std::string());
}

// Then the case at hand stays the one that is tried again.
void TestCaseAway::elsewhereHasNoRoom()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    takeAway();
    sayWhileAway(*made);
    QVERIFY(!makeCase(*made, m_folder->filePath(u"nowhere/other.assay"_s)));
    QVERIFY(desk(*made).hasCase() && desk(*made).isUnsaved());
    bringBack();
    QVERIFY(written(*made));
    QVERIFY(*file(m_path)->annotations() == made->annotator()->notes().annotations());
}

// One line tells that it is not written, however the reason changes; it goes when that is no longer so.
void TestCaseAway::saysWhatHoldsNow()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    takeAway();
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().hasFailed(), 20'000);
    QTRY_COMPARE(told(*made).filter(u"The case was not written"_s).size(), 1);
    QCOMPARE(told(*made, u"messageAdvice"_s).filter(u"Nothing is lost"_s).size(), 1);
    const QStringList first = told(*made).filter(u"The case was not written"_s);
    QVERIFY(QDir().mkdir(m_server));
    QVERIFY(QFile::copy(m_server + u".gone/shop.assay"_s, m_folder->filePath(u"other"_s)) && QFile(m_folder->filePath(u"other"_s)).resize(100));
    QVERIFY(QFile::rename(m_folder->filePath(u"other"_s), m_path)); // not the file that was there
    desk(*made).keeper().retry();
    QTRY_VERIFY_WITH_TIMEOUT(!told(*made).contains(first.front()) && !told(*made).isEmpty(), 20'000);
    QTRY_COMPARE(told(*made).filter(u"The case was not written"_s).size(), 1);
    QVERIFY(QDir(m_server).removeRecursively());
    bringBack();
    QVERIFY(written(*made));
    QVERIFY2(told(*made).filter(u"The case was not written"_s).isEmpty(), qPrintable(told(*made).join(u'\n')));
    QTRY_COMPARE(told(*made).filter(u"The case is written again"_s).size(), 1);
    // A place that was chosen and cannot be written is not tried again.
    QVERIFY(!makeCase(*made, m_folder->filePath(u"nowhere/other.assay"_s)));
    QTRY_COMPARE(told(*made).filter(u"The case was not written"_s).size(), 1);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(made->messages()->findChildren<QPushButton *>(u"messageAction"_s).isEmpty());
}

void TestCaseAway::serverDoesNotAnswer()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    deaddisk::silent = true;
    const auto answer = qScopeGuard(deaddisk::answer);
    deaddisk::kill(m_path.toStdString());
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    QTRY_VERIFY_WITH_TIMEOUT(told(*made).filter(u"does not answer"_s).size() == 1, 60'000);
    QVERIFY(desk(*made).isUnsaved());
    bool asked = false;
    answerWith(u"Go On"_s, asked);
    QVERIFY(!desk(*made).mayLeave([] {}) && asked);
    QVERIFY(QDir().rename(m_server, m_server + u".gone"_s));
    bringBack();
    deaddisk::answer();
    QVERIFY(written(*made));
    QVERIFY2(told(*made).filter(u"does not answer"_s).isEmpty(), qPrintable(told(*made).join(u'\n')));
}

void TestCaseAway::savedElsewhereWhileItHangs_data()
{
    QTest::addColumn<bool>("known"); // that it hangs, when the other place is chosen
    QTest::newRow("known") << true;
    QTest::newRow("not yet") << false;
}

// Nothing is lost, and nothing that was given up reaches any file later.
void TestCaseAway::savedElsewhereWhileItHangs()
{
    QFETCH(bool, known);
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    const std::uint64_t entries = file(m_path)->journalEntries();
    CaseKeeper &keeper = desk(*made).keeper();
    const auto answer = qScopeGuard(deaddisk::answer);
    hang(*made);
    CaseChange custody;
    custody.journal.push_back(custodyDraft({"Ann Example", "Bo Example", "the disk"}));
    keeper.commit(std::move(custody));
    if (known)
        QTRY_VERIFY_WITH_TIMEOUT(keeper.isSlow(), 20'000);
    made->annotator()->notes().setNote("etc/group", "while it hangs");
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other) && written(*made));
    QCOMPARE(keeper.path(), other.toStdString());
    QVERIFY(CaseKeeper::hasLeftThreads() && !keeper.isSlow() && keeper.isWritable() && !made->isWindowModified());
    made->annotator()->notes().setNote("etc/hosts", "afterwards");
    QVERIFY(written(*made));
    const auto whole = [&] {
        const auto there = file(other);
        return there && !there->journalProblem() && *there->annotations() == made->annotator()->notes().annotations();
    };
    QVERIFY(whole());
    const std::vector<std::string> kinds = kindsOf(*file(other));
    QCOMPARE(std::count(kinds.begin(), kinds.end(), "custody"), 1);
    QCOMPARE(std::count(kinds.begin(), kinds.end(), "continued"), 1);

    deaddisk::answer();
    QTRY_VERIFY_WITH_TIMEOUT(!CaseKeeper::hasLeftThreads(), 20'000);
    QVERIFY(whole());
    QCOMPARE(kindsOf(*file(other)), kinds);
    const auto before = CaseFile::open(m_path.toStdString(), CaseFile::Mode::ReadWrite); // what was on its way may have come to it, once
    QVERIFY(before && (*before)->writable() && !(*before)->journalProblem() && (*before)->journalEntries() >= entries);
    const std::vector<std::string> old = kindsOf(**before);
    QVERIFY(std::count(old.begin(), old.end(), "custody") <= 1);
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.assay*"_s}, QDir::Files | QDir::Hidden), QStringList{u"other.assay"_s});
}

void TestCaseAway::noRoomElsewhereWhileItHangs()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    const auto answer = qScopeGuard(deaddisk::answer);
    hang(*made);
    QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().isSlow(), 20'000);
    QVERIFY(!makeCase(*made, m_folder->filePath(u"nowhere/other.assay"_s)));
    QVERIFY(desk(*made).hasCase() && desk(*made).isUnsaved() && desk(*made).keeper().isSlow());
    deaddisk::answer();
    QVERIFY(written(*made));
    QVERIFY(*file(m_path)->annotations() == made->annotator()->notes().annotations());
}

// Whoever lets go of what cannot be written is not kept waiting, nor whoever closes the window.
void TestCaseAway::closedWhileItHangs()
{
    auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    const auto answer = qScopeGuard(deaddisk::answer);
    hang(*made);
    QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().isSlow(), 20'000);
    QElapsedTimer clock;
    clock.start();
    made.reset();
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(CaseKeeper::hasLeftThreads());
    deaddisk::answer();
    QTRY_VERIFY_WITH_TIMEOUT(!CaseKeeper::hasLeftThreads(), 20'000);
    const auto there = CaseFile::open(m_path.toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY(there && (*there)->writable() && !(*there)->journalProblem());
}

// In whose place, since that hangs: what the new one holds was said, and is waited for.
void TestCaseAway::closedWhileAnotherIsMade()
{
    std::atomic<bool> making = false;
    deaddisk::beforeOpening = [&](std::string_view path) {
        if (path.find("other.assay") != std::string_view::npos && !making.exchange(true))
            std::this_thread::sleep_for(std::chrono::seconds(2));
    };
    const auto answer = qScopeGuard([] {
        deaddisk::answer();
        QTRY_VERIFY_WITH_TIMEOUT(!CaseKeeper::hasLeftThreads(), 20'000);
        deaddisk::beforeOpening = nullptr;
    });
    auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    hang(*made);
    QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().isSlow(), 20'000);
    made->annotator()->notes().setNote("etc/group", "while it hangs");
    const QString other = m_folder->filePath(u"other.assay"_s);
    desk(*made).saveAs(pathBytes(other), false, {});
    QTRY_VERIFY_WITH_TIMEOUT(making, 20'000);
    const Annotations said = made->annotator()->notes().annotations();
    made.reset();
    const auto there = file(other);
    QVERIFY(there && !there->journalProblem());
    QVERIFY(*there->annotations() == said);
}

// It waits for the copy, which cannot be made, and then for the case that is made instead.
void TestCaseAway::closedWhileItIsSavedAnew()
{
    const auto made = window();
    QVERIFY(isLostUnnoticed(*made));
    const QString other = m_folder->filePath(u"other.assay"_s);
    desk(*made).saveAs(pathBytes(other), false);
    desk(*made).action("closeCase")->trigger();
    QVERIFY(desk(*made).hasCase());
    QTRY_VERIFY(!desk(*made).hasCase());
    QVERIFY(!made->session().whole());
    QTRY_COMPARE(kinds(other).count(u"continued"_s), 1);
}

void TestCaseAway::closedWhileItHangsAndIsSavedAnew()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    hang(*made);
    const QString other = m_folder->filePath(u"other.assay"_s);
    desk(*made).saveAs(pathBytes(other), false);
    desk(*made).action("closeCase")->trigger();
    QVERIFY(desk(*made).hasCase());
    QTRY_VERIFY(!desk(*made).hasCase());
    deaddisk::revive();
    QTRY_VERIFY(!CaseKeeper::hasLeftThreads());
    QVERIFY(isTagged(other, "etc/passwd"));
}

// What was to come after it does not come at some later time.
void TestCaseAway::savingAnewIsCancelled()
{
    const auto made = window();
    QVERIFY(isLostUnnoticed(*made));
    JobRunner &runner = made->session().runner();
    connect(&runner, &JobRunner::jobStarted, this, [&runner](quint64 id) {
        for (const JobState &job : runner.jobs()) {
            if (job.id == id && job.info.title.startsWith(u"Making the case"_s))
                runner.cancel(id);
        }
    });
    const QString other = m_folder->filePath(u"other.assay"_s);
    desk(*made).saveAs(pathBytes(other), false);
    desk(*made).action("closeCase")->trigger();
    QTRY_COMPARE(told(*made).filter(u"that was cancelled"_s).size(), 1);
    QVERIFY(!QFile::exists(other) && desk(*made).hasCase() && !desk(*made).isUnsaved());
    bringBack();
    deaddisk::revive();
    made->annotator()->notes().setNote("etc/passwd", "goes on");
    QVERIFY(written(*made) && waitIdle(*made));
    QVERIFY(desk(*made).hasCase() && isTagged(m_path, "etc/passwd"));
}

void TestCaseAway::savedAnewToAServerThatIsSilent()
{
    const auto made = window();
    QVERIFY(isLostUnnoticed(*made) && QDir(m_folder->path()).mkdir(u"far"_s));
    desk(*made).keeper().setPatience(500);
    deaddisk::hangAt(deaddisk::Hangs::AtOpening, "/far/");
    deaddisk::broken = true;
    const QString other = m_folder->filePath(u"far/other.assay"_s);
    desk(*made).saveAs(pathBytes(other), false);
    desk(*made).action("closeCase")->trigger();
    QTRY_COMPARE(told(*made).filter(u"other.assay is not in it yet"_s).size(), 1);
    deaddisk::revive();
    QTRY_COMPARE(desk(*made).keeper().path(), pathBytes(other));
    QVERIFY(written(*made) && waitIdle(*made));
    QVERIFY(desk(*made).hasCase() && made->session().whole());
}

void TestCaseAway::closedWithoutWhatCannotBeWritten()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    takeAway();
    sayWhileAway(*made);
    Answer discard(u"Discard"_s);
    desk(*made).action("closeCase")->trigger();
    QCOMPARE(discard.question, u"caseQuestion"_s);
    QVERIFY(!desk(*made).hasCase() && made->isVisible());
    QTRY_VERIFY(!made->session().whole());
    QVERIFY(!made->annotator()->notes().annotations().at("etc/passwd"));
}

// The place that was chosen first gets no case, neither at once nor when the disk answers, and whoever asked for it is told once.
void TestCaseAway::anotherPlaceWhileItCopies()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    CaseKeeper &keeper = desk(*made).keeper();
    keeper.setPatience(500);
    const auto answer = qScopeGuard(deaddisk::answer);
    silence();
    const QString first = m_folder->filePath(u"first.assay"_s);
    int told = 0;
    bool saved = false;
    desk(*made).saveAs(pathBytes(first), false, [&](bool ok) {
        ++told;
        saved = ok;
    });
    QTRY_VERIFY_WITH_TIMEOUT(keeper.isSlow(), 20'000);
    QCOMPARE(told, 0);
    made->annotator()->notes().setNote("etc/group", "while it copies");
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other) && written(*made));
    QCOMPARE(told, 1);
    QVERIFY(!saved);
    QCOMPARE(keeper.path(), other.toStdString());
    deaddisk::answer();
    QTRY_VERIFY_WITH_TIMEOUT(!CaseKeeper::hasLeftThreads(), 20'000);
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.assay*"_s}, QDir::Files | QDir::Hidden), QStringList{u"other.assay"_s});
    const auto there = file(other);
    QVERIFY(there && !there->journalProblem() && *there->annotations() == made->annotator()->notes().annotations());
    QCOMPARE(kinds(other).count(u"continued"_s), 1);
}

// A copy may take long: a report that is asked for meanwhile has its journal all the same, unless whoever asked does not want to wait.
void TestCaseAway::reportWaitsForACopy()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    CaseKeeper &keeper = desk(*made).keeper();
    keeper.setPatience(500);
    const auto answer = qScopeGuard(deaddisk::answer);
    silence();
    desk(*made).saveAs(pathBytes(m_folder->filePath(u"copy.assay"_s)), false, {});
    QTRY_VERIFY_WITH_TIMEOUT(keeper.isSlow(), 20'000);
    int answers = 0;
    Result<std::shared_ptr<const ReportJournal>> read = Unexpected(Error{});
    const auto take = [&](Result<std::shared_ptr<const ReportJournal>> journal) {
        ++answers;
        read = std::move(journal);
    };
    keeper.readReportJournal(take);
    QTest::qWait(1'500);
    QCOMPARE(answers, 0);
    for (const JobState &job : made->session().runner().jobs()) {
        if (job.info.title == u"Waiting until the case is saved"_s) // and not the saving
            made->session().runner().cancel(job.id);
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers, 1, 20'000);
    QVERIFY(!read && read.error().code == ErrorCode::Cancelled);
    keeper.readReportJournal(take);
    deaddisk::revive();
    QTRY_COMPARE_WITH_TIMEOUT(answers, 2, 20'000);
    QVERIFY2(read.has_value(), read ? "" : read.error().message().c_str());
    QVERIFY(*read && (*read)->problem.empty() && (*read)->allEntries > 0);
}

// The copy is made, but it is not what is open then.
void TestCaseAway::closedWhileItIsCopied()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    CaseKeeper &keeper = desk(*made).keeper();
    const auto answer = qScopeGuard(deaddisk::answer);
    silence();
    std::optional<Status> saved;
    keeper.saveAs(pathBytes(m_folder->filePath(u"copy.assay"_s)), false, [&](const Status &status) { saved = status; });
    keeper.close();
    deaddisk::revive();
    QTRY_VERIFY_WITH_TIMEOUT(saved, 20'000);
    QVERIFY(!*saved);
    QVERIFY(!keeper.isOpen());
}

void TestCaseAway::reportWhileItHangs_data()
{
    QTest::addColumn<bool>("known"); // that it hangs, when the report is asked for
    QTest::newRow("known") << true;
    QTest::newRow("not yet") << false;
}

// It is written, says itself what it lacks, and the window says what the journal lacks until the disk answers.
void TestCaseAway::reportWhileItHangs()
{
    QFETCH(bool, known);
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path) && written(*made));
    const auto answer = qScopeGuard(deaddisk::answer);
    hang(*made);
    if (known)
        QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().isSlow(), 20'000);
    made->findChild<QAction *>(u"report"_s)->trigger();
    auto *dialog = made->findChild<ReportDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"folder"_s)->setText(m_folder->path());
    for (const char *name : {"writePdf", "writeHtml", "writeEvidence", "writeBundle", "writeBundleZip"})
        dialog->findChild<QCheckBox *>(QString::fromLatin1(name))->setChecked(QLatin1String(name) == QLatin1String("writeHtml"));
    QSignalSpy exported(made.get(), &MainWindow::exported);
    QElapsedTimer clock;
    clock.start();
    dialog->accept();
    QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 30'000);
    QVERIFY2(clock.elapsed() < 30'000, qPrintable(QString::number(clock.elapsed())));
    QFile html(exported.first().first().toString());
    QVERIFY(html.open(QIODevice::ReadOnly));
    QVERIFY(html.readAll().contains("it could not be read: "));
    QTRY_VERIFY(told(*made, u"messageAdvice"_s).filter(u"SHA-256 "_s).size() == 1);
    QTRY_COMPARE_WITH_TIMEOUT(told(*made).filter(u"is not in the journal of the case yet"_s).size(), 1, 20'000);
    QVERIFY(desk(*made).isUnsaved());
    deaddisk::answer();
    QVERIFY(written(*made));
    QCOMPARE(kinds(m_path).count(u"exported"_s), 1);
}

QTEST_MAIN(TestCaseAway)
#include "tst_caseaway.moc"
