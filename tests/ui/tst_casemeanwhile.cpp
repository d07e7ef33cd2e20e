// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "farcases.h"

#include "ui/annotator.h"
#include "ui/casedesk.h"
#include "ui/messagebar.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QPointer>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// What was begun for one case and ends when another is open, or none.
class TestCaseMeanwhile : public QObject, protected FarCases {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"assay"_s);
        QCoreApplication::setApplicationName(u"assay-test-casemeanwhile"_s);
    }
    void init()
    {
        begin(); // the evidence of the far one is evidence()
        const auto made = window();
        QVERIFY(sample(*made, MainWindow::sampleFolder()) && makeCase(*made, m_near) && written(*made));
        const auto other = window();
        QVERIFY(sample(*other, evidence()) && makeCase(*other, m_far) && written(*other));
    }
    void cleanup() { end(); }

    void evidenceOfTheCaseBeforeIsAsked();
    void dialogOfTheCaseBeforeIsAnswered();
    void evidenceIsStillCheckedWhenItIsOpenedAgain();
    void anotherIsOpenedWhileOneIsMade();
    void savedElsewhereWhileOneIsOpened();
    void closedWhileOneIsMade();
    void exportOfTheCaseBeforeEnds();

private:
    static bool asksForEvidence(MainWindow &window)
    {
        return QTest::qWaitFor([&] { return desk(window).sourcesDialog() && desk(window).sourcesDialog()->isVisible(); }, 30'000);
    }
    static bool isFree(const QString &path)
    {
        const auto there = CaseFile::open(path.toStdString(), CaseFile::Mode::ReadWrite);
        return there && (*there)->writable();
    }
};

// Nothing that is said of the evidence of one goes into the other.
void TestCaseMeanwhile::evidenceOfTheCaseBeforeIsAsked()
{
    QVERIFY(QFile::rename(evidence() + u"/app.tar.xz"_s, m_folder->filePath(u"else.where"_s)));
    const auto made = window();
    holdUp(m_near);
    ask(*made, m_far);
    ask(*made, m_near);
    QVERIFY(asksForEvidence(*made));
    const QPointer<CaseSourcesDialog> dialog = desk(*made).sourcesDialog();
    letIn();
    QVERIFY(isOpen(*made, m_near));
    QVERIFY(!dialog || !dialog->isVisible());
    QTRY_VERIFY(!dialog);
    QVERIFY(!desk(*made).sourcesDialog() && evidenceRead(*made) && contentIsThere(*made) && written(*made));
    QVERIFY(isOpen(*made, m_near));
    QCOMPARE(kinds(m_near).count(u"verified"_s), 3);
}

void TestCaseMeanwhile::dialogOfTheCaseBeforeIsAnswered()
{
    const auto made = window();
    QVERIFY(openCase(*made, m_far) && evidenceRead(*made) && written(*made));
    desk(*made).action("caseProperties")->trigger();
    desk(*made).action("custody")->trigger();
    auto *properties = made->findChild<CasePropertiesDialog *>();
    auto *custody = made->findChild<CustodyDialog *>();
    QVERIFY(properties && custody);
    properties->findChildren<QLineEdit *>().front()->setText(u"of the first"_s);
    ask(*made, m_near);
    QVERIFY(isOpen(*made, m_near) && evidenceRead(*made));
    const CaseAbout about = desk(*made).keeper().about();
    for (QDialog *dialog : {static_cast<QDialog *>(properties), static_cast<QDialog *>(custody)}) {
        made->messages()->clearNotes();
        dialog->accept();
        QVERIFY2(made->messages()->lastText().contains(u"about the case before"_s), qPrintable(made->messages()->lastText()));
    }
    QVERIFY(written(*made) && desk(*made).keeper().about() == about);
    QVERIFY(file(m_near)->about() == about);
    QCOMPARE(kinds(m_near).count(u"custody"_s), 0);
}

void TestCaseMeanwhile::evidenceIsStillCheckedWhenItIsOpenedAgain()
{
    auto writer = window();
    QVERIFY(openCase(*writer, m_far) && evidenceRead(*writer) && written(*writer));
    const auto made = window();
    holdUp(evidence() + u"/data-root.tar.xz"_s);
    ask(*made, m_far);
    QTRY_VERIFY_WITH_TIMEOUT(m_waits, 20'000);
    QVERIFY(!desk(*made).keeper().isWritable());
    writer.reset();
    const qsizetype before = kinds(m_far).count(u"verified"_s);
    ask(*made, m_far);
    QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().isWritable(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(kinds(m_far).count(u"verified"_s), before + 3, 20'000);
    letIn();
    QVERIFY(evidenceRead(*made) && written(*made));
    QCOMPARE(kinds(m_far).count(u"verified"_s), before + 3);
}

// What is made is of what the window showed when it was asked for, or not at all; which of the two is done first does not matter.
void TestCaseMeanwhile::anotherIsOpenedWhileOneIsMade()
{
    const QString small = m_folder->filePath(u"small.assay"_s); // without results, so that it is open before those of the other are packed
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(CaseFile::create(small.toStdString(), {}).has_value());
    const auto made = window();
    QVERIFY(sample(*made, MainWindow::sampleFolder()));
    std::optional<bool> saved;
    desk(*made).saveAs(pathBytes(other), false, [&](bool ok) { saved = ok; });
    ask(*made, small);
    QTRY_VERIFY_WITH_TIMEOUT(saved && made->session().runner().isIdle(), 20'000);
    QVERIFY(isOpen(*made, small));
    if (!*saved)
        QVERIFY2(made->messages()->lastText().contains(u"another case was opened meanwhile"_s), qPrintable(made->messages()->lastText()));
    QVERIFY(!QFile::exists(other) || file(other)->sources().size() == 3);
}

// Whoever asked for the one is told that it does not come.
void TestCaseMeanwhile::savedElsewhereWhileOneIsOpened()
{
    const auto made = window();
    QVERIFY(openCase(*made, m_near) && evidenceRead(*made) && written(*made));
    holdUp(m_far);
    ask(*made, m_far);
    QTRY_VERIFY(m_waits);
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other));
    QTRY_COMPARE(told(*made).filter(u"far.assay is not opened"_s).size(), 1);
    letIn();
    QVERIFY(isOpen(*made, other) && evidenceRead(*made));
    QCOMPARE(told(*made).filter(u"is not opened"_s).size(), 1);
    // It can be asked for again.
    ask(*made, m_far);
    QVERIFY(isOpen(*made, m_far));
}

// The file is there then, but no window pretends that it is written.
void TestCaseMeanwhile::closedWhileOneIsMade()
{
    const auto made = window();
    QVERIFY(openCase(*made, m_near) && evidenceRead(*made) && written(*made));
    CaseKeeper &keeper = desk(*made).keeper();
    const QString other = m_folder->filePath(u"other.assay"_s);
    std::optional<Status> outcome;
    keeper.create(pathBytes(other), {}, false, {}, [&](const Status &status) { outcome = status; });
    keeper.close();
    QTRY_VERIFY_WITH_TIMEOUT(outcome, 20'000);
    QVERIFY(!*outcome && !keeper.isOpen());
    QTRY_VERIFY_WITH_TIMEOUT(isFree(other), 20'000);
}

void TestCaseMeanwhile::exportOfTheCaseBeforeEnds()
{
    const auto made = window();
    QVERIFY(openCase(*made, m_far) && evidenceRead(*made) && written(*made));
    const std::uint64_t shown = desk(*made).shown();
    ask(*made, m_near);
    QVERIFY(isOpen(*made, m_near) && evidenceRead(*made));
    desk(*made).tellExported({.path = "/somewhere/report.html", .format = "html"}, shown);
    QVERIFY2(made->messages()->lastText().contains(u"report.html was written is in no journal"_s), qPrintable(made->messages()->lastText()));
    desk(*made).tellExported({.path = "/somewhere/report.html", .format = "html"}, desk(*made).shown());
    QVERIFY(written(*made));
    QCOMPARE(kinds(m_near).count(u"exported"_s), 1);
    QCOMPARE(kinds(m_far).count(u"exported"_s), 0);
}

QTEST_MAIN(TestCaseMeanwhile)
#include "tst_casemeanwhile.moc"
