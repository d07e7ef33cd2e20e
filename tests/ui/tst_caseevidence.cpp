// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "casewindows.h"

#include "ui/annotator.h"
#include "ui/casebar.h"
#include "ui/casedesk.h"
#include "ui/casekeeper.h"
#include "ui/pathtext.h"

#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// What becomes of a case whose evidence has changed, has moved or is gone.
class TestCaseEvidence : public QObject, protected CaseWindows {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"assay"_s);
        QCoreApplication::setApplicationName(u"assay-test-caseevidence"_s);
    }
    void init() { begin(); }
    void cleanup() { end(); }

    void evidenceThatDiffersIsSaidFirst();
    void whatCameBeforeReadOnlyIsWritten();
    void openedAgainWhileItIsReadOnly();
    void openedAgainWhileSomethingElseIsShown();
    void evidenceIsFoundElsewhere();
    void anotherComparisonIsKept();
    void sourcesAreHashedAgainBeforeAReport();
};

void TestCaseEvidence::evidenceThatDiffersIsSaidFirst()
{
    const QString folder = evidence();
    {
        const auto first = window();
        QVERIFY(sample(*first, folder) && makeCase(*first, m_path));
    }
    QFile changed(folder + u"/app.tar.xz"_s);
    QVERIFY(changed.open(QIODevice::ReadWrite) && changed.seek(100) && changed.putChar('\x55'));
    changed.close();
    QFile::remove(folder + u"/rootfs.tar.xz"_s);
    const auto again = window();
    QVERIFY(openCase(*again, m_path));
    QVERIFY(QTest::qWaitFor([&] { return desk(*again).sourcesDialog() && desk(*again).sourcesDialog()->isVisible(); }, 30'000));
    CaseSourcesDialog &dialog = *desk(*again).sourcesDialog();
    QVERIFY(dialog.isModal());
    QCOMPARE(dialog.checks()[0].state, SourceState::Missing);
    QCOMPARE(dialog.checks()[1].state, SourceState::Mismatch);
    QCOMPARE(dialog.checks()[2].state, SourceState::Match);
    QVERIFY(!dialog.findChild<QPushButton *>(u"caseContinue"_s)->isEnabled());
    dialog.findChild<QPushButton *>(u"caseReadOnly"_s)->click();
    QVERIFY(!desk(*again).keeper().isWritable());
    QVERIFY(again->windowTitle().contains(u"(read-only)"_s));
    QVERIFY(again->caseBar()->text().contains(u"NOT what it was"_s));
    QVERIFY(again->session().comparison());
    QVERIFY(!contentIsThere(*again));
    // The preview says so, too.
    QVERIFY(again->session().goToPath("etc/passwd") && waitIdle(*again));
    QVERIFY(written(*again));
    const qint64 before = QFile(m_path).size();
    const QStringList told = kinds(m_path);
    QCOMPARE(told.count(u"verified"_s), 3);
    again->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    QTest::qWait(200);
    QCOMPARE(QFile(m_path).size(), before);
    QCOMPARE(kinds(m_path), told);
    bool asked = false;
    answerWith(u"Discard"_s, asked);
    again->close();
    QTRY_VERIFY(asked && !again->isVisible());

    const auto third = window();
    QVERIFY(openCase(*third, m_path));
    QVERIFY(QTest::qWaitFor([&] { return desk(*third).sourcesDialog() && desk(*third).sourcesDialog()->isVisible(); }, 30'000));
    desk(*third).sourcesDialog()->findChild<QPushButton *>(u"caseGiveUp"_s)->click();
    QVERIFY(!desk(*third).hasCase() && !third->session().comparison());
}

// While one change is being written others wait, and may have been accepted before the case is held to be read-only.
void TestCaseEvidence::whatCameBeforeReadOnlyIsWritten()
{
    const auto shown = window();
    QVERIFY(sample(*shown, evidence()) && makeCase(*shown, m_path) && written(*shown));
    const qsizetype before = kinds(m_path).size();
    CaseNotes &notes = shown->annotator()->notes();
    for (const char *path : {"etc/passwd", "etc/group", "etc/motd"})
        notes.toggleTag({path}, 1);
    desk(*shown).keeper().setReadOnly("for a test");
    notes.toggleTag({"bin/busybox"}, 1);
    QTRY_COMPARE(kinds(m_path).size(), before + 3);
    QTest::qWait(200);
    QCOMPARE(kinds(m_path).size(), before + 3);
    QVERIFY(desk(*shown).isUnsaved()); // the one that came later
    bool asked = false;
    answerWith(u"Discard"_s, asked);
    shown->close();
    QTRY_VERIFY(asked && !shown->isVisible());
    QCOMPARE(kinds(m_path).size(), before + 3);
}

// By its name and by another one: its evidence is asked for again, and it is written when nothing stands against that any more.
void TestCaseEvidence::openedAgainWhileItIsReadOnly()
{
    const QString folder = evidence();
    {
        const auto first = window();
        QVERIFY(sample(*first, folder) && makeCase(*first, m_path));
    }
    const QString saved = folder + u"/app.tar.xz"_s;
    const QString elsewhere = m_folder->filePath(u"else.where"_s);
    QVERIFY(QFile::rename(saved, elsewhere));
    const QString link = m_folder->filePath(u"link.assay"_s);
    QVERIFY(QFile::link(m_path, link));
    const auto made = window();
    QVERIFY(openCase(*made, m_path));
    const auto isAsked = [&] { return desk(*made).sourcesDialog() && desk(*made).sourcesDialog()->isVisible(); };
    for (const QString &name : {m_path, link}) {
        QVERIFY(QTest::qWaitFor(isAsked, 30'000));
        const QPointer<CaseSourcesDialog> dialog = desk(*made).sourcesDialog();
        dialog->findChild<QPushButton *>(u"caseReadOnly"_s)->click();
        QTRY_VERIFY(!dialog);
        QVERIFY(!desk(*made).keeper().isWritable());
        QCOMPARE(desk(*made).keeper().readOnlyReason(), std::string("its evidence is not what it was made of, or is not there"));
        if (name == link)
            QVERIFY(QFile::rename(elsewhere, saved));
        made->openPaths({{pathBytes(name), std::nullopt}}, AskRoles::WhenAmbiguous);
    }
    QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().isWritable(), 30'000);
    QVERIFY(evidenceRead(*made) && contentIsThere(*made) && written(*made));
    QCOMPARE(kinds(m_path).count(u"opened"_s), 1);
    QCOMPARE(kinds(m_path).count(u"verified"_s), 6);
}

// Then it is opened anew.
void TestCaseEvidence::openedAgainWhileSomethingElseIsShown()
{
    const QString folder = evidence();
    {
        const auto first = window();
        QVERIFY(sample(*first, folder) && makeCase(*first, m_path));
    }
    QVERIFY(QFile::remove(folder + u"/app.tar.xz"_s));
    const auto made = window();
    QVERIFY(openCase(*made, m_path));
    const auto isAsked = [&] { return desk(*made).sourcesDialog() && desk(*made).sourcesDialog()->isVisible(); };
    QVERIFY(QTest::qWaitFor(isAsked, 30'000));
    desk(*made).sourcesDialog()->findChild<QPushButton *>(u"caseReadOnly"_s)->click();
    made->session().close(Role::Vendor);
    QTRY_VERIFY_WITH_TIMEOUT(made->session().whole() && !made->session().whole()->sources[VendorSide], 30'000);
    made->openPaths({{pathBytes(m_path), std::nullopt}}, AskRoles::WhenAmbiguous);
    QVERIFY(QTest::qWaitFor(isAsked, 30'000));
    QVERIFY(made->session().whole() && made->session().whole()->sources[VendorSide]);
    desk(*made).sourcesDialog()->findChild<QPushButton *>(u"caseReadOnly"_s)->click();
    QVERIFY(!desk(*made).keeper().isWritable());
}

void TestCaseEvidence::evidenceIsFoundElsewhere()
{
    const QString folder = evidence();
    {
        const auto first = window();
        QVERIFY(sample(*first, folder) && makeCase(*first, m_path));
    }
    const QString elsewhere = m_folder->filePath(u"else.where"_s);
    QVERIFY(QFile::rename(folder + u"/app.tar.xz"_s, elsewhere));
    const auto again = window();
    QVERIFY(openCase(*again, m_path));
    QVERIFY(QTest::qWaitFor([&] { return desk(*again).sourcesDialog() && desk(*again).sourcesDialog()->isVisible(); }, 30'000));
    const QPointer<CaseSourcesDialog> dialog = desk(*again).sourcesDialog();
    desk(*again).locate(1, pathBytes(folder + u"/rootfs.tar.xz"_s)); // is not it
    QVERIFY(waitIdle(*again));
    QCOMPARE(dialog->checks()[1].state, SourceState::Mismatch);
    QVERIFY(!dialog->findChild<QPushButton *>(u"caseContinue"_s)->isEnabled());
    desk(*again).locate(1, pathBytes(elsewhere));
    QVERIFY(waitIdle(*again));
    QCOMPARE(dialog->checks()[1].state, SourceState::Match);
    dialog->findChild<QPushButton *>(u"caseContinue"_s)->click();
    QVERIFY(evidenceRead(*again));
    QVERIFY(contentIsThere(*again) && written(*again));
    QVERIFY(desk(*again).keeper().isWritable());
    QCOMPARE(file(m_path)->sources()[1].path, pathBytes(elsewhere));
    QCOMPARE(kinds(m_path).count(u"compared"_s), 1); // the same, wherever it lies
}

void TestCaseEvidence::anotherComparisonIsKept()
{
    const QString folder = evidence();
    const auto made = window();
    QVERIFY(sample(*made, folder) && makeCase(*made, m_path));
    QCOMPARE(file(m_path)->sources().size(), std::size_t{3});
    made->session().close(Role::Vendor);
    QVERIFY(QTest::qWaitFor([&] { return made->session().whole() && !made->session().whole()->sources[VendorSide]; }, 30'000));
    QVERIFY(waitIdle(*made) && written(*made));
    QCOMPARE(file(m_path)->sources().size(), std::size_t{2});
    QCOMPARE(kinds(m_path).count(u"compared"_s), 2);
    Context context;
    const auto results = unpackResults(*file(m_path)->results(), Limits(), context);
    QVERIFY(results && !results->comparison->sources[VendorSide]);
    const std::vector<CaseSource> sources = file(m_path)->sources();
    for (const CaseSource &source : sources)
        QVERIFY(source.path.starts_with(pathBytes(folder)));
}

void TestCaseEvidence::sourcesAreHashedAgainBeforeAReport()
{
    const QString folder = evidence();
    const auto made = window();
    QVERIFY(sample(*made, folder) && makeCase(*made, m_path));
    ReportOptions ready;
    int calls = 0;
    const auto goOn = [&](const ReportOptions &options) {
        ready = options;
        ++calls;
    };
    desk(*made).hashAgain({}, goOn);
    QVERIFY(waitIdle(*made) && written(*made));
    QCOMPARE(calls, 1);
    for (const Rehash &again : ready.hashedAgain)
        QVERIFY2(again.text.starts_with("MATCH: SHA-256 ") && !again.wrong, again.text.c_str());
    QCOMPARE(kinds(m_path).count(u"verified"_s), 3);
    QFile changed(folder + u"/app.tar.xz"_s);
    QVERIFY(changed.open(QIODevice::ReadWrite) && changed.seek(100) && changed.putChar('\x55'));
    changed.close();
    bool asked = false;
    QTimer watch;
    const QString answers[] = {u"Write Nothing"_s, u"Write It All the Same"_s};
    for (const QString &answer : answers) {
        asked = false;
        connect(&watch, &QTimer::timeout, made.get(), [&] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (!box)
                return;
            asked = true;
            watch.stop();
            for (QAbstractButton *button : box->buttons()) {
                if (button->text().remove(u'&') == answer)
                    button->click();
            }
        });
        watch.start(20);
        desk(*made).hashAgain({}, goOn);
        QVERIFY(waitIdle(*made));
        QVERIFY(asked);
        watch.disconnect();
    }
    QCOMPARE(calls, 2);
    QVERIFY2(ready.hashedAgain[SavedSide].text.starts_with("MISMATCH: its SHA-256 is ") && ready.hashedAgain[SavedSide].wrong, ready.hashedAgain[SavedSide].text.c_str());
    QVERIFY(ready.hashedAgain[LiveSide].text.starts_with("MATCH"));
    // And on page one.
    Context context;
    const auto report = writeReport(*made->session().whole(), ReportFormat::Html, ready, pathBytes(m_folder->filePath(u"report.html"_s)), context);
    QVERIFY(report);
    QFile html(m_folder->filePath(u"report.html"_s));
    QVERIFY(html.open(QIODevice::ReadOnly));
    const QByteArray page = html.readAll();
    const qsizetype at = page.indexOf("Saved re-hashed");
    QVERIFY(at > 0 && at < page.indexOf("<main>") && page.indexOf("MISMATCH: its") > at);
    const qsizetype banner = page.indexOf("<p class=\"banner\"><strong>Mismatch: The evidence is not what it was when it was read (Saved)");
    QVERIFY(banner > 0 && banner < at);
}

QTEST_MAIN(TestCaseEvidence)
#include "tst_caseevidence.moc"
