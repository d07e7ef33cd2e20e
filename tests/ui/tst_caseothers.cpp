// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "farcases.h"

#include "ui/annotator.h"
#include "ui/reportdialog.h"
#include "ui/tagsdialog.h"

#include <QAction>
#include <QCheckBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QThread>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

bool isTagged(MainWindow &window, const char *path)
{
    const PathNotes *notes = window.annotator()->notes().annotations().at(path);
    return notes && !notes->marks.empty();
}

QStringList tagNames(MainWindow &window)
{
    return window.annotator()->tagNames();
}

} // namespace

// What is asked, fetched or written for one case, and what the next one has of it: nothing.
class TestCaseOthers : public QObject, protected FarCases {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"assay"_s);
        QCoreApplication::setApplicationName(u"assay-test-caseothers"_s);
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init()
    {
        begin(); // the evidence of the far one is evidence()
        m_report = pathBytes(m_folder->filePath(u"report.html"_s));
        deaddisk::beforeLooking = [this](std::string_view path) {
            if (m_reportHeld && path == m_report && QThread::currentThread() != thread()) {
                m_reporting = true;
                m_reportHeld.wait(true);
            }
        };
        const auto made = window();
        QVERIFY(sample(*made, MainWindow::sampleFolder()) && makeCase(*made, m_near) && written(*made));
        const auto other = window();
        QVERIFY(sample(*other, evidence()) && makeCase(*other, m_far) && written(*other));
    }
    void cleanup()
    {
        letReportBeWritten();
        end();
        deaddisk::beforeLooking = nullptr;
    }

    void reportDialogIsAccepted();
    void reportIsWritten();
    void fileDialogIsAccepted_data();
    void fileDialogIsAccepted();
    void fileIsThatWhichWasAskedFor();
    void tagsAreEdited();
    void sourceIsReplaced();
    void notesAreImported();

private:
    std::unique_ptr<MainWindow> windowOfFar()
    {
        auto made = window();
        return made && openCase(*made, m_far) && evidenceRead(*made) && written(*made) ? std::move(made) : nullptr;
    }
    bool goToNear(MainWindow &window)
    {
        ask(window, m_near);
        return isOpen(window, m_near) && evidenceRead(window);
    }
    ReportDialog *htmlReport(MainWindow &window);
    template<class Meanwhile>
    void answerFileDialog(MainWindow &window, const QString &file, Meanwhile meanwhile);
    void letReportBeWritten()
    {
        m_reportHeld = false;
        m_reportHeld.notify_all();
    }

    std::string m_report;
    std::atomic<bool> m_reportHeld = false; // who writes it waits
    std::atomic<bool> m_reporting = false;
};

// Of HTML alone, into the folder of the test.
ReportDialog *TestCaseOthers::htmlReport(MainWindow &window)
{
    window.findChild<QAction *>(u"report"_s)->trigger();
    auto *dialog = window.findChild<ReportDialog *>();
    if (!dialog)
        return nullptr;
    for (const QString &name : {u"writePdf"_s, u"writeHtml"_s, u"writeEvidence"_s, u"hashAgain"_s})
        dialog->findChild<QCheckBox *>(name)->setChecked(name == u"writeHtml"_s);
    dialog->findChild<QLineEdit *>(u"folder"_s)->setText(m_folder->path());
    return dialog;
}

template<class Meanwhile>
void TestCaseOthers::answerFileDialog(MainWindow &window, const QString &file, Meanwhile meanwhile)
{
    QTimer::singleShot(0, &window, [file, meanwhile] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        meanwhile();
        dialog->selectFile(file);
        QMetaObject::invokeMethod(dialog, "accept");
        const bool stays = dialog->isVisible();
        dialog->reject();
        QVERIFY(!stays);
    });
}

void TestCaseOthers::reportDialogIsAccepted()
{
    const auto made = windowOfFar();
    QVERIFY(made);
    ReportDialog *dialog = htmlReport(*made);
    QVERIFY(dialog && goToNear(*made));
    dialog->accept();
    QVERIFY2(told(*made).join(u'\n').contains(u"No report was written"_s), qPrintable(told(*made).join(u'\n')));
    QVERIFY(waitIdle(*made) && written(*made));
    QVERIFY(!QFile::exists(m_folder->filePath(u"report.html"_s)));
    QCOMPARE(kinds(m_near).count(u"exported"_s), 0);
}

// When it ends, which is told at once, it is still to be seen that it is in no journal.
void TestCaseOthers::reportIsWritten()
{
    const auto made = windowOfFar();
    QVERIFY(made);
    ReportDialog *dialog = htmlReport(*made);
    QVERIFY(dialog);
    m_reportHeld = true;
    dialog->accept();
    QTRY_VERIFY_WITH_TIMEOUT(m_reporting, 20'000);
    ask(*made, m_near);
    QVERIFY(isOpen(*made, m_near));
    letReportBeWritten();
    QTRY_COMPARE_WITH_TIMEOUT(told(*made).filter(u"Written: report.html"_s).size(), 1, 20'000);
    QVERIFY2(told(*made).join(u'\n').contains(u"report.html was written is in no journal"_s), qPrintable(told(*made).join(u'\n')));
    QVERIFY(evidenceRead(*made) && written(*made));
    QCOMPARE(kinds(m_near).count(u"exported"_s) + kinds(m_far).count(u"exported"_s), 0);
}

void TestCaseOthers::fileDialogIsAccepted_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("text");
    QTest::newRow("report") << u"writeHtml"_s << u"No report was written"_s;
    QTest::newRow("file") << u"saveFile"_s << u"The file was not written"_s;
}

void TestCaseOthers::fileDialogIsAccepted()
{
    QFETCH(QString, action);
    QFETCH(QString, text);
    const auto made = windowOfFar();
    QVERIFY(made);
    made->session().setCurrent(find(*made, "etc/passwd"));
    auto *asks = made->findChild<QAction *>(action);
    QVERIFY(asks && asks->isEnabled());
    const QString file = m_folder->filePath(u"chosen"_s);
    bool isNear = false;
    answerFileDialog(*made, file, [&] {
        isNear = goToNear(*made);
        made->session().setCurrent(find(*made, "etc/passwd"));
    });
    asks->trigger();
    QVERIFY(isNear);
    QVERIFY2(told(*made).join(u'\n').contains(text), qPrintable(told(*made).join(u'\n')));
    QVERIFY(waitIdle(*made) && written(*made));
    QVERIFY(!QFile::exists(file));
    QCOMPARE(kinds(m_near).count(u"exported"_s), 0);
}

void TestCaseOthers::fileIsThatWhichWasAskedFor()
{
    const auto made = windowOfFar();
    QVERIFY(made);
    made->session().setCurrent(find(*made, "etc/passwd"));
    const QString file = m_folder->filePath(u"chosen"_s);
    answerFileDialog(*made, file, [&] { made->session().setCurrent(find(*made, "srv/shop/bin/start")); });
    made->findChild<QAction *>(u"saveFile"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file + u".provenance.json"_s), 20'000);
    QFile provenance(file + u".provenance.json"_s);
    QVERIFY(provenance.open(QIODevice::ReadOnly));
    QVERIFY(provenance.readAll().contains("\"displayed\": \"etc/passwd\""));
    QVERIFY(waitIdle(*made) && written(*made));
    QCOMPARE(kinds(m_far).count(u"exported"_s), 1);
}

void TestCaseOthers::tagsAreEdited()
{
    const auto made = windowOfFar();
    QVERIFY(made);
    const auto edit = [&] {
        made->annotator()->action("editTags")->trigger();
        return QPointer(made->findChild<TagsDialog *>());
    };
    const QPointer<TagsDialog> dialog = edit();
    QVERIFY(dialog);
    dialog->nameEdit(0)->setText(u"of the far one"_s);
    QVERIFY(goToNear(*made));
    QVERIFY2(told(*made).join(u'\n').contains(u"The tags were not changed"_s), qPrintable(told(*made).join(u'\n')));
    QTRY_VERIFY(!dialog);
    QVERIFY(!tagNames(*made).contains(u"of the far one"_s));
    // Where nothing was entered there is nothing to tell.
    const QPointer<TagsDialog> untouched = edit();
    QVERIFY(untouched);
    const qsizetype before = told(*made).filter(u"The tags were not changed"_s).size();
    ask(*made, m_far);
    QVERIFY(isOpen(*made, m_far));
    QTRY_VERIFY(!untouched);
    QCOMPARE(told(*made).filter(u"The tags were not changed"_s).size(), before);
}

void TestCaseOthers::sourceIsReplaced()
{
    const QString third = m_folder->filePath(u"third.tar.xz"_s);
    QVERIFY(QFile::copy(evidence() + u"/data-root.tar.xz"_s, third));
    const auto made = windowOfFar();
    QVERIFY(made && goToNear(*made));
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    QVERIFY(written(*made));
    ask(*made, m_far);
    QVERIFY(isOpen(*made, m_far) && evidenceRead(*made));
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    made->openPaths({{pathBytes(third), Role::Live}}, AskRoles::WhenAmbiguous);
    QPointer<QMessageBox> question;
    QTRY_VERIFY_WITH_TIMEOUT(question = made->findChild<QMessageBox *>(u"replaceQuestion"_s), 20'000);
    QVERIFY(goToNear(*made));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    if (question)
        question->findChild<QPushButton *>(u"replaceTakeOff"_s)->click();
    QVERIFY(waitIdle(*made) && isTagged(*made, "etc/passwd"));
    QCOMPARE(made->session().pane(LiveSide).source->location(), pathBytes(MainWindow::sampleFolder() + u"/data-root.tar.xz"_s));
    QVERIFY(!question);
}

void TestCaseOthers::notesAreImported()
{
    const auto made = windowOfFar();
    QVERIFY(made);
    const QString notes = m_folder->filePath(u"notes.json"_s);
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    bool exported = false;
    made->annotator()->exportNotes(pathBytes(notes), [&exported](bool done) { exported = done; });
    QTRY_VERIFY_WITH_TIMEOUT(exported, 20'000);
    QVERIFY(written(*made));
    holdUp(notes);
    made->annotator()->importNotes(pathBytes(notes));
    QTRY_VERIFY_WITH_TIMEOUT(m_waits, 20'000);
    ask(*made, m_near);
    QVERIFY(isOpen(*made, m_near));
    letIn();
    QVERIFY(evidenceRead(*made) && written(*made));
    QVERIFY(!isTagged(*made, "etc/passwd"));
    QVERIFY2(told(*made).join(u'\n').contains(u"The notes were not imported"_s), qPrintable(told(*made).join(u'\n')));
}

QTEST_MAIN(TestCaseOthers)
#include "tst_caseothers.moc"
