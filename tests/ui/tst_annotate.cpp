// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/displaytext.h"
#include "ui/annotator.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/keybook.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/notespanel.h"
#include "ui/panearea.h"
#include "ui/preview/hexcompareview.h"
#include "ui/preview/hexview.h"
#include "ui/preview/previewpanel.h"
#include "ui/settings.h"
#include "ui/tagsdialog.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace assay;
using namespace Qt::StringLiterals;

class TestAnnotate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void tagByKey();
    void allChosenRowsAtOnce();
    void keysCanBeOff();
    void filterFollowsTags();
    void filtersAreUndone();
    void noteHasHistory();
    void noteIsWrittenWhenLeft();
    void bookmarkOfBytesLeads();
    void missingIsKept();
    void listRemoves();
    void tagsDialog();
    void filesTakeItAll();
    void wrongFileChangesNothing();
    void closingAsks();
    void manyAtOnce();

private:
    Session &session() { return m_window->session(); }
    Annotator &annotator() { return *m_window->annotator(); }
    CaseNotes &notes() { return annotator().notes(); }
    NotesPanel &panel() { return *annotator().panel(); }
    const Annotations &said() { return notes().annotations(); }
    EntryView *view() { return m_window->panes()->pane(LiveSide)->view(); }
    void choose(const char *path);
    void idle() { QTRY_VERIFY_WITH_TIMEOUT(session().runner().isIdle(), 60000); }
    void filter(const QString &text);
    void undo() { QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier); }
    void redo() { QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
    std::size_t tagged(const char *path) { return said().at(path) ? said().at(path)->marks.size() : 0; }

    std::unique_ptr<MainWindow> m_window;
};

void TestAnnotate::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-annotate"_s);
}

void TestAnnotate::init()
{
    QSettings().clear();
    AppSettings::setText(u"examiner"_s, u"Ann Example"_s);
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(m_window->openSample());
    QTRY_VERIFY_WITH_TIMEOUT(session().comparison() && !session().isLoading(), 60000);
    m_window->findChild<QDockWidget *>(u"notesDock"_s)->show();
    new QAbstractItemModelTester(panel().model(), QAbstractItemModelTester::FailureReportingMode::Fatal, m_window.get());
}

void TestAnnotate::cleanup()
{
    m_window.reset();
    QSettings().clear();
}

void TestAnnotate::choose(const char *path)
{
    QVERIFY(session().goToPath(path));
    idle();
    QCOMPARE(session().comparison()->tree->path(session().current()), std::string(path));
    m_window->panes()->focusPane(LiveSide);
}

void TestAnnotate::filter(const QString &text)
{
    FilterEdit *edit = m_window->filterBar()->textEdit();
    edit->setText(text);
    QTest::qWait(1);
    idle();
}

void TestAnnotate::tagByKey()
{
    choose("etc/passwd");
    QTest::keyClick(view(), Qt::Key_1);
    QCOMPARE(tagged("etc/passwd"), 1U);
    QCOMPARE(said().at("etc/passwd")->marks[0].stamp.user, std::string("Ann Example"));
    QVERIFY(said().at("etc/passwd")->marks[0].stamp.at > 1'700'000'000'000);
    QTest::keyClick(view(), Qt::Key_2);
    QCOMPARE(tagged("etc/passwd"), 2U);
    QVERIFY(view()->currentIndex().data(Qt::AccessibleTextRole).toString().endsWith(u"tagged suspicious, relevant"_s));
    QVERIFY2(annotator().action("undo")->text().contains(u"relevant"_s), qPrintable(annotator().action("undo")->text()));
    undo();
    QCOMPARE(tagged("etc/passwd"), 1U);
    undo();
    QCOMPARE(tagged("etc/passwd"), 0U);
    redo();
    QCOMPARE(tagged("etc/passwd"), 1U);
    QTest::keyClick(view(), Qt::Key_1); // and off again
    QCOMPARE(tagged("etc/passwd"), 0U);
    QTest::keyClick(view(), Qt::Key_9); // nobody's
    QVERIFY(!said().at("etc/passwd"));
}

void TestAnnotate::allChosenRowsAtOnce()
{
    choose("etc/passwd");
    QTest::keyClick(view(), Qt::Key_A, Qt::ControlModifier);
    const std::size_t chosen = session().selectedRows().size();
    QVERIFY(chosen > 10);
    QTest::keyClick(view(), Qt::Key_3);
    QCOMPARE(said().markCount(3), chosen);
    QTest::keyClick(view(), Qt::Key_3);
    QCOMPARE(said().markCount(3), 0U);
    notes().undo();
    QCOMPARE(said().markCount(3), chosen);
    notes().undo();
    QCOMPARE(said().markCount(3), 0U);
}

void TestAnnotate::keysCanBeOff()
{
    choose("etc/passwd");
    annotator().action("tagKeys")->setChecked(false);
    QTest::keyClick(view(), Qt::Key_1);
    QVERIFY(!said().at("etc/passwd"));
    QVERIFY(!AppSettings::flag(u"tagKeys"_s, true));
    choose("etc/passwd"); // the key has sought a name
    annotator().tagMenu()->actions().first()->trigger();
    QCOMPARE(tagged("etc/passwd"), 1U);
    // A digit in a text is a digit.
    annotator().action("tagKeys")->setChecked(true);
    m_window->filterBar()->focusText();
    QTest::keyClick(m_window->filterBar()->textEdit(), Qt::Key_2);
    QCOMPARE(m_window->filterBar()->textEdit()->text(), u"2"_s);
    QCOMPARE(tagged("etc/passwd"), 1U);
}

void TestAnnotate::filterFollowsTags()
{
    choose("etc/passwd");
    QTest::keyClick(view(), Qt::Key_1);
    session().clearFilter();
    if (m_window->filterBar()->differencesButton()->isChecked())
        m_window->filterBar()->differencesButton()->click();
    filter(u"tag:suspicious"_s);
    QCOMPARE(session().projection()->matches, 1U);
    notes().toggleTag({"etc/group"}, 1);
    idle();
    const std::uint32_t both = session().comparison()->tree->find("etc/group") ? 2 : 1;
    QCOMPARE(session().projection()->matches, both);
    QTest::keyClick(view(), Qt::Key_1);
    idle();
    QCOMPARE(session().projection()->matches, both - 1);
    notes().undo();
    idle();
    QCOMPARE(session().projection()->matches, both);
    QCOMPARE(FilterEdit::proposals(u"tag:"_s, true, annotator().tagNames()), QStringList({u"tag:none"_s, u"tag:suspicious"_s, u"tag:relevant"_s, u"tag:\"to check\""_s, u"tag:benign"_s}));
    QCOMPARE(FilterEdit::proposals(u"a TAG:su"_s, true, annotator().tagNames()), QStringList({u"tag:suspicious"_s}));
    filter(u"has:note"_s);
    QCOMPARE(session().projection()->matches, 0U);
    notes().setNote("etc/passwd", "x");
    idle();
    QCOMPARE(session().projection()->matches, 1U);
}

void TestAnnotate::filtersAreUndone()
{
    const std::string first = session().query().text;
    const bool unexplained = session().query().unexplainedOnly;
    filter(u"pas"_s);
    filter(u"passwd"_s); // one change with the one before: it had not settled
    m_window->filterBar()->unexplainedButton()->click();
    idle();
    QTRY_VERIFY(annotator().action("undo")->isEnabled());
    QVERIFY(session().query().unexplainedOnly != unexplained);
    filter(u"shadow"_s);
    notes().undo();
    idle();
    QCOMPARE(session().query().text, std::string("passwd"));
    QCOMPARE(m_window->filterBar()->textEdit()->text(), u"passwd"_s);
    notes().undo();
    idle();
    QCOMPARE(session().query().text, first);
    QCOMPARE(session().query().unexplainedOnly, unexplained);
    QVERIFY(!annotator().action("undo")->isEnabled());
    notes().redo();
    notes().redo();
    idle();
    QCOMPARE(session().query().text, std::string("shadow"));
    // Tags and filters come back in the order in which they were done.
    notes().toggleTag({"etc/passwd"}, 1);
    filter(u"group"_s);
    notes().undo();
    QCOMPARE(session().query().text, std::string("shadow"));
    QCOMPARE(tagged("etc/passwd"), 1U);
    notes().undo();
    QCOMPARE(tagged("etc/passwd"), 0U);
    // A comparison begins anew, and that is nothing to take back.
    const int before = notes().undoStack().index();
    session().reload();
    QTRY_VERIFY_WITH_TIMEOUT(!session().isLoading(), 60000);
    QTest::qWait(800);
    QCOMPARE(notes().undoStack().index(), before);
}

void TestAnnotate::noteHasHistory()
{
    choose("etc/passwd");
    panel().focusNote();
    QTest::keyClicks(panel().editor(), u"first <b>"_s);
    QTest::keyClick(panel().editor(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(said().at("etc/passwd")->note()->text, std::string("first <b>"));
    QVERIFY2(panel().about().startsWith(u"Written by Ann Example, 2"_s), qPrintable(panel().about()));
    panel().editor()->selectAll();
    QTest::keyClicks(panel().editor(), u"second"_s);
    QTest::keyClick(panel().editor(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(said().at("etc/passwd")->revisions.size(), 2U);
    QCOMPARE(panel().history()->count(), 2);
    panel().history()->setCurrentIndex(1);
    Q_EMIT panel().history()->activated(1);
    QCOMPARE(panel().editor()->toPlainText(), u"first <b>"_s);
    QVERIFY(panel().editor()->isReadOnly());
    panel().findChild<QPushButton *>(u"noteAgain"_s)->click();
    QCOMPARE(said().at("etc/passwd")->note()->text, std::string("first <b>"));
    QCOMPARE(said().at("etc/passwd")->revisions.size(), 3U);
    QVERIFY(!panel().editor()->isReadOnly());
    notes().undo();
    QCOMPARE(panel().editor()->toPlainText(), u"second"_s);
    notes().setNote("etc/passwd", {});
    QCOMPARE(panel().editor()->toPlainText(), QString());
    QVERIFY2(panel().about().startsWith(u"Removed by Ann Example"_s), qPrintable(panel().about()));
    notes().undo();
    QCOMPARE(panel().editor()->toPlainText(), u"second"_s);
}

void TestAnnotate::noteIsWrittenWhenLeft()
{
    choose("etc/passwd");
    panel().focusNote();
    QTest::keyClicks(panel().editor(), u"here"_s);
    m_window->panes()->focusPane(LiveSide);
    QCOMPARE(said().at("etc/passwd")->note()->text, std::string("here"));
    panel().editor()->appendPlainText(u"more"_s);
    QVERIFY(session().goToPath("etc"));
    QTRY_COMPARE(said().at("etc/passwd")->note()->text, std::string("here\nmore"));
    QCOMPARE(panel().editor()->toPlainText(), QString());
}

void TestAnnotate::bookmarkOfBytesLeads()
{
    choose("etc/passwd");
    QTest::keyClick(view(), Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(said().bookmarks().size(), 1U);
    QVERIFY(m_window->statusBar()->currentMessage().contains(u"etc/passwd"_s));
    for (const QLabel *told : m_window->messages()->findChildren<QLabel *>())
        QVERIFY(!told->text().contains(u"Bookmark"_s)); // no bar has moved the row away
    QVERIFY(!said().bookmarks().begin()->second.range);
    PreviewPanel *preview = m_window->previewPanel();
    preview->setTab(PreviewPanel::HexTab);
    QTRY_VERIFY(!preview->isBusy());
    HexView *hex = m_window->findChild<HexCompareView *>()->view(LiveSide);
    QTRY_VERIFY(hex->cache());
    m_window->findChild<QDockWidget *>(u"previewDock"_s)->raise();
    hex->setFocus();
    QTRY_VERIFY(hex->hasFocus());
    m_window->findChild<HexCompareView *>()->goTo(8, 4);
    QTest::keyClick(hex, Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(said().bookmarks().size(), 2U);
    const Bookmark &bookmark = said().bookmarks().rbegin()->second;
    QCOMPARE(bookmark.path, std::string("etc/passwd"));
    QCOMPARE(bookmark.side, int(LiveSide));
    QVERIFY(bookmark.range && bookmark.range->offset == 8 && bookmark.range->length == 4);
    QVERIFY(bookmark.digest);

    choose("etc");
    for (int row = 0; row < panel().model()->rowCount(); ++row) {
        const Bookmark *at = panel().model()->bookmarkAt(row);
        if (at && at->range)
            Q_EMIT panel().table()->activated(panel().model()->index(row, 0));
    }
    idle();
    QTRY_VERIFY(!preview->isBusy());
    QCOMPARE(session().comparison()->tree->path(session().current()), std::string("etc/passwd"));
    QTRY_COMPARE(m_window->findChild<HexCompareView *>()->view(LiveSide)->selectionBegin(), quint64{8});
    QCOMPARE(m_window->findChild<HexCompareView *>()->view(LiveSide)->selectionSize(), quint64{4});
}

void TestAnnotate::missingIsKept()
{
    notes().setNote("not/there", "kept");
    const QModelIndex row = panel().model()->index(0, NotesModel::PathColumn);
    QVERIFY(row.data(NotesModel::MissingRole).toBool());
    const DiffNodeId before = session().current();
    Q_EMIT panel().table()->activated(row);
    QVERIFY2(m_window->messages()->lastText().contains(u"not/there is not in this comparison"_s), qPrintable(m_window->messages()->lastText()));
    QCOMPARE(session().current(), before);
    QVERIFY(said().at("not/there"));
}

void TestAnnotate::listRemoves()
{
    notes().toggleTag({"a", "b"}, 1);
    notes().setNote("c", "x");
    QCOMPARE(panel().model()->rowCount(), 3);
    panel().table()->selectAll();
    QTest::keyClick(panel().table(), Qt::Key_Delete);
    QCOMPARE(panel().model()->rowCount(), 0);
    notes().undo();
    notes().undo();
    QCOMPARE(panel().model()->rowCount(), 3);
    panel().wanted()->setCurrentIndex(2);
    Q_EMIT panel().wanted()->activated(2);
    QCOMPARE(panel().model()->rowCount(), 1);
}

void TestAnnotate::tagsDialog()
{
    notes().toggleTag({"a"}, 1);
    auto made = std::make_unique<TagsDialog>(said(), m_window.get());
    TagsDialog &dialog = *made;
    dialog.show();
    QCOMPARE(dialog.rowCount(), 4);
    QCOMPARE(dialog.problem(), QString());
    dialog.nameEdit(0)->setText(u"Relevant"_s);
    QVERIFY(dialog.problem().contains(u"“relevant”"_s));
    QVERIFY(!dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->isEnabled());
    dialog.nameEdit(0)->setText(u"a,b"_s);
    QVERIFY(!dialog.problem().isEmpty());
    dialog.nameEdit(0)->setText(u"none"_s);
    QVERIFY(!dialog.problem().isEmpty());
    dialog.nameEdit(0)->setText(u"found"_s);
    dialog.keyBox(0)->setCurrentIndex(2);
    QVERIFY(dialog.problem().contains(u'2'));
    dialog.keyBox(0)->setCurrentIndex(7);
    dialog.findChild<QPushButton *>(u"tagsAdd"_s)->click();
    dialog.nameEdit(4)->setText(u"<img src=x>"_s);
    dialog.removeRow(1);
    QCOMPARE(dialog.problem(), QString());
    notes().setTags(dialog.tags());
    made.reset();
    m_window->activateWindow();
    QTRY_VERIFY(QApplication::activeWindow() == m_window.get());
    QCOMPARE(said().tags().size(), 4U);
    QCOMPARE(said().tagNamed("found")->hotkey, 7);
    QCOMPARE(said().markCount(said().tagNamed("found")->id), 1U);
    choose("etc/passwd");
    QTest::keyClick(view(), Qt::Key_7);
    QCOMPARE(tagged("etc/passwd"), 1U);
    for (int i = 0; i < 3; ++i) // the key, the filter that choose() widened, the dialog
        notes().undo();
    QVERIFY(said().tagNamed("suspicious"));
    QCOMPARE(annotator().tagMenu()->actions().first()->text(), u"suspicious"_s);
}

void TestAnnotate::filesTakeItAll()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(u"notes.json"_s).toStdString();
    notes().toggleTag({"etc/passwd"}, 1);
    notes().setNote("a\xFF", "text");
    QVERIFY(notes().isUnsaved());
    annotator().exportNotes(path);
    idle();
    QVERIFY(!notes().isUnsaved());
    const Annotations written = said();
    notes().undo();
    QVERIFY(notes().isUnsaved());
    notes().redo();
    QVERIFY(!notes().isUnsaved());
    notes().undo();
    notes().undo();
    const Annotations before = said();
    annotator().importNotes(path);
    idle();
    QVERIFY(said().at("a\xFF") && said().at("etc/passwd"));
    QVERIFY(said() == written);
    notes().undo();
    QVERIFY(said() == before);
}

void TestAnnotate::wrongFileChangesNothing()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"notes.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"schema\":\"assay-notes/1\",\"tags\":[{\"id\":1}]}");
    file.close();
    const Annotations before = said();
    annotator().importNotes(file.fileName().toStdString());
    idle();
    QVERIFY2(m_window->messages()->lastText().contains(u"not imported"_s), qPrintable(m_window->messages()->lastText()));
    QVERIFY(said() == before);
    // Nothing is written into the evidence, and what was not written is not saved.
    notes().setNote("a", "x");
    annotator().exportNotes(session().pane(LiveSide).source->location());
    idle();
    QVERIFY(notes().isUnsaved());
}

void TestAnnotate::closingAsks()
{
    QVERIFY(m_window->close());
    m_window->show();
    notes().setNote("a", "x");
    QString asked;
    const auto answer = [&asked](const QString &button) {
        QTimer::singleShot(0, qApp, [&asked, button] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            asked = box->text();
            const auto buttons = box->buttons();
            for (QAbstractButton *each : buttons) {
                if (withoutMnemonic(each->text()) == button)
                    each->click();
            }
        });
    };
    answer(u"Go On"_s);
    QVERIFY(!m_window->close());
    QVERIFY(asked.contains(u"not in a file"_s));
    QVERIFY(said().at("a"));
    answer(u"Discard"_s);
    QVERIFY(m_window->close());
}

void TestAnnotate::manyAtOnce()
{
    std::vector<std::string> paths;
    for (int i = 0; i < 100'000; ++i)
        paths.push_back("usr/share/folder" + std::to_string(i / 100) + "/file" + std::to_string(i));
    QElapsedTimer timer;
    timer.start();
    notes().toggleTag(paths, 1);
    qInfo("100,000 rows tagged in %lld ms", timer.restart());
    QCOMPARE(said().markCount(1), paths.size());
    QCOMPARE(panel().model()->rowCount(), 100'000);
    QVERIFY(panel().isVisible());
    notes().undo();
    qInfo("and taken back in %lld ms", timer.restart());
    QCOMPARE(said().markCount(), 0U);
    // A list that nobody sees waits.
    QDockWidget *dock = m_window->findChild<QDockWidget *>(u"notesDock"_s);
    dock->hide();
    timer.restart();
    notes().redo();
    qInfo("with the list hidden tagged in %lld ms", timer.restart());
    QCOMPARE(panel().model()->rowCount(), 0);
    notes().setNote("a", "x");
    dock->show();
    dock->raise();
    QTRY_COMPARE(panel().model()->rowCount(), 100'001);
}

QTEST_MAIN(TestAnnotate)
#include "tst_annotate.moc"
