// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "casefilemade.h"
#include "support/deaddisk.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace assay;
using namespace assay::test;

// A case whose disk or server goes away while it is open, and comes back.
class TestCaseFileAway : public QObject, protected CaseFiles {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { deaddisk::foldersFail = false; }

    void comesBack_data();
    void comesBack();
    void anotherFileOfThatName();
    void changedMeanwhile();
    void writtenByAnother();
    void theLastWordIsMissing();

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
    QVERIFY(file->canBeRead() && file->copyTo(path("copy.assay").toStdString()));
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
    QVERIFY(!file->canBeRead() && !file->copyTo(path("none.assay").toStdString()) && !QFile::exists(path("none.assay")));
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

QTEST_GUILESS_MAIN(TestCaseFileAway)
#include "tst_casefileaway.moc"
