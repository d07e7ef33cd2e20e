// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "casefilemade.h"
#include "cases/file/filehold.h"
#include "support/deaddisk.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QtTest>

#include <fcntl.h>
#include <future>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace assay;
using namespace assay::test;

// A case whose disk or server goes away while it is open, and comes back.
class TestCaseFileAway : public QObject, protected CaseFiles {
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        deaddisk::foldersFail = false;
        deaddisk::beforeOpening = nullptr;
        deaddisk::beforeLooking = nullptr;
    }

    void comesBack_data();
    void comesBack();
    void anotherFileOfThatName();
    void changedMeanwhile();
    void writtenByAnother();
    void theLastWordIsMissing();
    void holdsUpNoOtherFile_data();
    void holdsUpNoOtherFile();
    void closedWhileItHangs();
    void writtenByOneWhoLeaves();
    void openedAnewByOneWhoLeaves();
    void anotherFileWhileItIsOpened();

private:
    static CaseChange noteOf(const Annotations &annotations, const std::string &path)
    {
        CaseChange change;
        change.acts.push_back(noteAct(annotations, path, "note", ann));
        change.journal.push_back(actDraft(change.acts[0]));
        return change;
    }
    // While the case cannot be reached: what answers no more, and its folder.
    void takeAway(const QString &folder) const
    {
        deaddisk::kill(folder.toStdString() + "/away.assay");
        QVERIFY(QDir().rename(folder, folder + QStringLiteral(".gone")));
    }
    static void bringBack(const QString &folder) { QVERIFY(QDir().rename(folder + QStringLiteral(".gone"), folder)); }
    // Elsewhere.
    bool madeNear()
    {
        QFile::remove(path("near.assay"));
        return made("near.assay", everything()) != nullptr;
    }
    std::unique_ptr<CaseFile> madeIn(const QString &folder)
    {
        if (!QDir().mkpath(folder))
            return nullptr;
        return made(QString(QFileInfo(folder).fileName() + QStringLiteral("/away.assay")).toUtf8().constData(), everything());
    }
};

void TestCaseFileAway::comesBack_data()
{
    QTest::addColumn<bool>("copied");
    QTest::newRow("the same file") << false;
    QTest::newRow("a copy of it") << true; // as a synchronised folder puts there
}

void TestCaseFileAway::comesBack()
{
    QFETCH(bool, copied);
    const QString folder = path(copied ? "copied" : "same");
    const auto file = madeIn(folder);
    QVERIFY(file);
    Annotations annotations = *file->annotations();
    takeAway(folder);
    const CaseChange change = noteOf(annotations, "while/away");
    const Status refused = file->commit(change);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message().find("away.assay") != std::string::npos, refused.error().message().c_str());
    QVERIFY(!file->canBeRead() && !file->annotations());
    bringBack(folder);
    const QString name = folder + QStringLiteral("/away.assay");
    if (copied)
        QVERIFY(QFile::copy(name, name + QStringLiteral(".copy")) && QFile::remove(name) && QFile::rename(name + QStringLiteral(".copy"), name));
    const Status written = file->commit(change, true);
    QVERIFY2(written.has_value(), written ? "" : written.error().message().c_str());
    QVERIFY(annotations.apply(change.acts[0]));
    QVERIFY(file->canBeRead() && *file->annotations() == annotations);
    const CaseChange after = noteOf(annotations, "afterwards");
    QVERIFY(file->commit(after) && annotations.apply(after.acts[0]));
    const auto second = CaseFile::open(name.toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY2(second && !(*second)->writable(), "it is held as before");
    QVERIFY(*(*second)->annotations() == annotations);
    QCOMPARE(readAllOf(name), std::string());
}

// The one that was opened can still be copied then.
void TestCaseFileAway::anotherFileOfThatName()
{
    const auto file = made("mine.assay", everything());
    QVERIFY(made("other.assay"));
    QVERIFY(QFile::remove(path("mine.assay")) && QFile::rename(path("other.assay"), path("mine.assay")));
    const QByteArray other = bytesOf(path("mine.assay"));
    const CaseChange change = noteOf(*file->annotations(), "x");
    const Status refused = file->commit(change);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message().find("another file") != std::string::npos, refused.error().message().c_str());
    QCOMPARE(bytesOf(path("mine.assay")), other);
    QVERIFY(file->canBeRead() && file->copyTo(path("copy.assay").toStdString(), false, m_context));
    QCOMPARE(readAllOf(path("copy.assay")), std::string());
}

void TestCaseFileAway::changedMeanwhile()
{
    const QString folder = path("changed");
    const auto file = madeIn(folder);
    QVERIFY(file);
    const CaseChange change = noteOf(*file->annotations(), "x");
    takeAway(folder);
    QVERIFY(!file->commit(change));
    bringBack(folder);
    const QString name = folder + QStringLiteral("/away.assay");
    const QString copy = path("copy.assay.moved");
    QVERIFY(QFile::copy(name, copy));
    { // as another computer may do
        const auto there = CaseFile::open(copy.toStdString(), CaseFile::Mode::ReadWrite);
        QVERIFY(there && (*there)->commit(noteOf(*(*there)->annotations(), "y")));
    }
    QVERIFY(setBytes(name, bytesOf(copy)));
    const QByteArray theirs = bytesOf(name);
    for (int i = 0; i < 2; ++i) {
        const Status refused = file->commit(change, true);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message().find("was changed by another program") != std::string::npos, refused.error().message().c_str());
        QCOMPARE(bytesOf(name), theirs);
    }
    QVERIFY(!file->canBeRead() && !file->copyTo(path("none.assay").toStdString(), false, m_context) && !QFile::exists(path("none.assay")));
}

// Who opened it when it was back keeps it, until it is let go of.
void TestCaseFileAway::writtenByAnother()
{
    const auto file = made("held.assay", everything());
    const CaseChange change = noteOf(*file->annotations(), "x");
    const QString name = path("held.assay");
    QVERIFY(QFile::copy(name, path("new.assay")) && QFile::remove(name) && QFile::rename(path("new.assay"), name));
    auto other = CaseFile::open(name.toStdString(), CaseFile::Mode::ReadWrite);
    QVERIFY(other && (*other)->writable());
    const Status refused = file->commit(change);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message().find("open already") != std::string::npos, refused.error().message().c_str());
    other->reset();
    QVERIFY(file->commit(change, true));
}

// The change is in the file, but SQLite was told that it might not be: it is not made twice.
void TestCaseFileAway::theLastWordIsMissing()
{
    const auto file = made("doubt.assay", everything());
    Annotations annotations = *file->annotations();
    const std::uint64_t entries = file->journalEntries();
    const CaseChange change = noteOf(annotations, "x");
    deaddisk::foldersFail = true;
    QVERIFY(!file->commit(change));
    deaddisk::foldersFail = false;
    const Status written = file->commit(change, true);
    QVERIFY2(written.has_value(), written ? "" : written.error().message().c_str());
    QVERIFY(annotations.apply(change.acts[0]));
    QVERIFY(*file->annotations() == annotations);
    QCOMPARE(file->journalEntries(), entries + 1);
    QVERIFY(file->commit(noteOf(annotations, "y")));
    QCOMPARE(readAllOf(path("doubt.assay")), std::string());
    QCOMPARE((*CaseFile::open(path("doubt.assay").toStdString(), CaseFile::Mode::ReadOnly))->journalEntries(), entries + 2);
}

void TestCaseFileAway::holdsUpNoOtherFile_data()
{
    QTest::addColumn<deaddisk::Hangs>("where");
    QTest::newRow("where it is opened") << deaddisk::Hangs::AtOpening;
    QTest::newRow("at its first bytes") << deaddisk::Hangs::AtReading;
    QTest::newRow("where it is locked") << deaddisk::Hangs::AtLocking;
}

void TestCaseFileAway::holdsUpNoOtherFile()
{
    QFETCH(deaddisk::Hangs, where);
    const QString folder = path("server");
    QVERIFY(QDir(folder).removeRecursively() && madeIn(folder) && madeNear());
    const std::string far = folder.toStdString() + "/away.assay";
    deaddisk::hangAt(where, "/server/");
    auto opening = std::async(std::launch::async, [&] {
        const auto file = CaseFile::open(far, CaseFile::Mode::ReadWrite);
        return file && (*file)->writable() && !(*file)->journalProblem();
    });
    const auto answer = qScopeGuard(deaddisk::revive); // before it is waited for
    QTRY_VERIFY_WITH_TIMEOUT(deaddisk::waiting > 0, 20'000);
    auto others = std::async(std::launch::async, [&] {
        const auto near = CaseFile::open(path("near.assay").toStdString(), CaseFile::Mode::ReadWrite);
        return near && (*near)->writable() && (*near)->commit(noteOf(*(*near)->annotations(), "x"))
            && CaseFile::create(path("made.assay").toStdString(), about, true).has_value();
    });
    const bool came = others.wait_for(std::chrono::seconds(20)) == std::future_status::ready;
    QVERIFY(deaddisk::waiting > 0);
    deaddisk::revive();
    QVERIFY(came && others.get());
    QVERIFY(opening.get());
}

// One that was let go of, where the server does not answer to that.
void TestCaseFileAway::closedWhileItHangs()
{
    const QString folder = path("server");
    QVERIFY(QDir(folder).removeRecursively() && madeIn(folder) && madeNear());
    const std::string far = folder.toStdString() + "/away.assay";
    deaddisk::server = "/server/";
    deaddisk::hangs = deaddisk::Hangs::AtLocking;
    const auto leaves = std::make_shared<std::atomic<bool>>(false);
    std::promise<void> opened;
    auto closing = std::async(std::launch::async, [&] {
        auto file = CaseFile::open(far, CaseFile::Mode::ReadWrite, {}, {}, leaves);
        deaddisk::silent = true;
        opened.set_value();
    });
    opened.get_future().wait();
    QTRY_VERIFY_WITH_TIMEOUT(deaddisk::waiting > 0, 20'000);
    *leaves = true;
    const auto near = CaseFile::open(path("near.assay").toStdString(), CaseFile::Mode::ReadWrite);
    // Whoever wants the very same file waits, and has it to write.
    auto again = std::async(std::launch::async, [&] {
        const auto file = CaseFile::open(far, CaseFile::Mode::ReadWrite, {}, {}, std::make_shared<std::atomic<bool>>(false));
        return file && (*file)->writable();
    });
    const bool waits = again.wait_for(std::chrono::milliseconds(300)) == std::future_status::timeout;
    deaddisk::revive();
    QVERIFY(near && (*near)->writable() && waits);
    QVERIFY(again.get());
    closing.get();
}

void TestCaseFileAway::writtenByOneWhoLeaves()
{
    QVERIFY(made("leaves.assay", everything()));
    const std::string name = path("leaves.assay").toStdString();
    const auto leaves = std::make_shared<std::atomic<bool>>(false);
    const auto stays = std::make_shared<std::atomic<bool>>(false);
    auto first = CaseFile::open(name, CaseFile::Mode::ReadWrite, {}, {}, leaves);
    QVERIFY(first && (*first)->writable());
    const auto reason = [&](const Leaving &mine) {
        const auto file = CaseFile::open(name, CaseFile::Mode::ReadWrite, {}, {}, mine);
        return file ? (*file)->readOnlyReason() : file.error().message();
    };
    QCOMPARE(reason(stays), std::string("it is open already"));
    *leaves = true;
    QCOMPARE(reason(nullptr), std::string("it is still being closed"));
    auto second = std::async(std::launch::async, [&] { return reason(stays); });
    QVERIFY(second.wait_for(std::chrono::milliseconds(300)) == std::future_status::timeout);
    first->reset();
    QCOMPARE(second.get(), std::string());
}

// Who waits for the file does not come between: what was accepted before is in it then.
void TestCaseFileAway::openedAnewByOneWhoLeaves()
{
    auto made = this->made("anew.assay", everything());
    QVERIFY(made);
    const Annotations annotations = *made->annotations();
    made.reset();
    const std::string name = path("anew.assay").toStdString();
    const auto leaves = std::make_shared<std::atomic<bool>>(false);
    auto first = CaseFile::open(name, CaseFile::Mode::ReadWrite, {}, {}, leaves);
    QVERIFY(first && (*first)->writable());
    *leaves = true;
    deaddisk::kill(name);
    const auto writer = std::this_thread::get_id();
    deaddisk::beforeLooking = [&](std::string_view path) {
        if (path == name && std::this_thread::get_id() == writer)
            ::usleep(300'000);
    };
    auto second = std::async(std::launch::async, [&] {
        const auto file = CaseFile::open(name, CaseFile::Mode::ReadWrite, {}, {}, std::make_shared<std::atomic<bool>>(false));
        return file ? (*file)->readOnlyReason() : file.error().message();
    });
    QVERIFY(second.wait_for(std::chrono::milliseconds(300)) == std::future_status::timeout);
    const Status written = (*first)->commit(noteOf(annotations, "etc/last"));
    QVERIFY2(written.has_value(), written ? "" : written.error().message().c_str());
    first->reset();
    QCOMPARE(second.get(), std::string());
    const auto there = CaseFile::open(name, CaseFile::Mode::ReadOnly);
    QVERIFY(there && (*there)->annotations()->at("etc/last"));
}

// Then that one's descriptor stays: to close it would take the locks of the process off it, which are SQLite's.
void TestCaseFileAway::anotherFileWhileItIsOpened()
{
    QVERIFY(made("open.assay", everything()) && made("name.assay"));
    const std::string name = path("name.assay").toStdString();
    const std::string openName = path("open.assay").toStdString();
    const auto first = FileHold::take(openName, true);
    QVERIFY(first && (*first)->writes());
    const int descriptor = ::open(openName.c_str(), O_RDWR | O_CLOEXEC);
    struct flock range {};
    range.l_type = F_WRLCK;
    range.l_len = 1;
    QVERIFY(descriptor >= 0 && ::fcntl(descriptor, F_SETLK, &range) == 0);
    bool swapped = false;
    deaddisk::beforeOpening = [&](std::string_view path) {
        if (path == name && !std::exchange(swapped, true))
            swapped = ::unlink(name.c_str()) == 0 && ::link(openName.c_str(), name.c_str()) == 0;
    };
    const auto second = FileHold::take(name, true);
    QVERIFY(second && swapped);
    QCOMPARE((*second)->whyNot(), std::string("it is open already"));
    const pid_t child = ::fork(); // has none of the locks
    if (child == 0) {
        struct flock asked = range;
        ::_exit(::fcntl(descriptor, F_GETLK, &asked) == 0 && asked.l_type == F_WRLCK ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    ::close(descriptor);
}

QTEST_GUILESS_MAIN(TestCaseFileAway)
#include "tst_casefileaway.moc"
