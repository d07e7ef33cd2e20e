// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportnotes.h"
#include "samplewindow.h"
#include "ui/annotator.h"
#include "ui/casenotes.h"
#include "ui/findingspanel.h"
#include "ui/ownfindingdialog.h"
#include "ui/ownfindings.h"
#include "ui/ownfindingsview.h"
#include "ui/settings.h"
#include "ui/wrappedtext.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace assay;
using namespace Qt::StringLiterals;

// Findings of the examiner's own in the window: written, changed, taken away, undone, told.
class TestOwnFindingsWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void writtenByKeyAndUndone();
    void changedAndRemoved();
    void contextMenus();
    void rowsAreAddedWhileWriting();
    void whatIsMissingIsSaid();
    void nothingIsLostByLeaving();
    void leavingAtOnceAsksNothing();
    void hostileTextIsText();
    void everythingHasAName();

private:
    Session &session() { return m_window->session(); }
    OwnFindings &own() { return *m_window->ownFindings(); }
    CaseNotes &notes() { return m_window->annotator()->notes(); }
    const std::map<OwnFindingId, OwnFinding> &all() { return notes().annotations().ownFindings(); }
    void choose(const char *path);
    OwnFindingDialog *begun();
    void ok() { QTest::mouseClick(own().editor()->buttons()->button(QDialogButtonBox::Ok), Qt::LeftButton); }
    void write(const QString &title);
    void undo() { m_window->annotator()->action("undo")->trigger(); }
    void redo() { m_window->annotator()->action("redo")->trigger(); }

    std::unique_ptr<MainWindow> m_window;
};

void TestOwnFindingsWindow::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-ownfindings"_s);
}

void TestOwnFindingsWindow::init()
{
    QSettings().clear();
    AppSettings::setText(u"examiner"_s, u"Ann Example"_s);
    m_window = test::sampleWindow();
    QVERIFY(m_window);
    QVERIFY(test::showAll(*m_window));
    m_window->findChild<QDockWidget *>(u"findingsDock"_s)->raise();
    new QAbstractItemModelTester(own().view()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal, m_window.get());
}

void TestOwnFindingsWindow::cleanup()
{
    m_window.reset();
    QSettings().clear();
}

void TestOwnFindingsWindow::choose(const char *path)
{
    QVERIFY(session().goToPath(path));
    QVERIFY(test::waitIdle(*m_window));
    m_window->panes()->focusPane(LiveSide);
}

OwnFindingDialog *TestOwnFindingsWindow::begun()
{
    QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    return own().editor();
}

void TestOwnFindingsWindow::write(const QString &title)
{
    OwnFindingDialog *editor = begun();
    QVERIFY(editor);
    editor->titleEdit()->setText(title);
    ok();
    QVERIFY(!own().editor());
}

void TestOwnFindingsWindow::writtenByKeyAndUndone()
{
    choose("etc/passwd");
    OwnFindingDialog *editor = begun();
    QVERIFY(editor && editor->isVisible());
    QVERIFY(!editor->isModal());
    QCOMPARE(editor->pathList()->count(), 1);
    QCOMPARE(editor->pathList()->item(0)->text(), u"etc/passwd"_s);
    QVERIFY(!editor->buttons()->button(QDialogButtonBox::Ok)->isEnabled()); // no title yet
    QVERIFY(!editor->problem().isEmpty());
    editor->titleEdit()->setFocus();
    QTest::keyClicks(editor->titleEdit(), u"An account was added"_s);
    editor->severityBox()->setCurrentIndex(editor->severityBox()->findData(static_cast<int>(Severity::High)));
    editor->confidenceBox()->setCurrentIndex(editor->confidenceBox()->findData(static_cast<int>(Confidence::Inferred)));
    editor->statementEdit()->setPlainText(u"It is in the live state only.\nSecond line."_s);
    editor->alternativesEdit()->setPlainText(u"A package made it."_s);
    ok();
    QCOMPARE(all().size(), std::size_t{1});
    const OwnFinding &finding = all().at(1);
    QCOMPARE(finding.title, std::string("An account was added"));
    QCOMPARE(finding.severity, Severity::High);
    QCOMPARE(finding.confidence, Confidence::Inferred);
    QCOMPARE(finding.statement, std::string("It is in the live state only.\nSecond line."));
    QCOMPARE(finding.alternatives, std::string("A package made it."));
    QCOMPARE(finding.paths, std::vector<std::string>{"etc/passwd"});
    QCOMPARE(finding.stamp.user, std::string("Ann Example"));
    QVERIFY(finding.stamp.at > 1'700'000'000'000);
    // Apart from what was found: a list of its own, which comes to the front.
    QCOMPARE(m_window->findingsPanel()->tabs()->currentIndex(), 1);
    QVERIFY(m_window->findingsPanel()->tabs()->tabText(1).contains(u"1"_s));
    QVERIFY(own().view()->view()->isVisible());
    QCOMPARE(own().view()->view()->currentIndex().data().toString(), u"I-001 An account was added"_s);
    for (const QString &part : {u"inferred"_s, u"Second line."_s, u"A package made it."_s, u"etc/passwd"_s, u"Ann Example"_s})
        QVERIFY2(own().view()->detail()->toPlainText().contains(part), qPrintable(part));
    const auto told = m_window->annotator()->reportNotes();
    QVERIFY(told && told->interpretations.size() == 1 && told->paths.empty());

    undo();
    QVERIFY(all().empty());
    QCOMPARE(own().view()->model()->rowCount(), 0);
    redo();
    QCOMPARE(all().size(), std::size_t{1});
    QCOMPARE(own().view()->model()->rowCount(), 1);
}

void TestOwnFindingsWindow::changedAndRemoved()
{
    choose("etc/passwd");
    write(u"first"_s);
    write(u"second"_s);
    QListView *view = own().view()->view();
    QCOMPARE(own().view()->model()->rowCount(), 2);
    view->setFocus();
    view->setCurrentIndex(own().view()->model()->index(0));
    QTest::keyClick(view, Qt::Key_Return);
    QVERIFY(own().editor() && own().editor()->id() == 1);
    QVERIFY(!own().editor()->isModified());
    own().editor()->titleEdit()->setText(u"first, changed"_s);
    ok();
    QCOMPARE(all().at(1).title, std::string("first, changed"));
    QCOMPARE(view->currentIndex().data().toString(), u"I-001 first, changed"_s);
    undo();
    QCOMPARE(all().at(1).title, std::string("first"));
    view->setFocus();
    view->selectAll();
    QTest::keyClick(view, Qt::Key_Delete);
    QVERIFY(all().empty());
    undo(); // both at once
    QCOMPARE(all().size(), std::size_t{2});
    QCOMPARE(own().view()->model()->rowCount(), 2);

    // One that is taken back while it is edited is not lost.
    own().edit(2);
    QVERIFY(own().editor());
    notes().removeFindings({2});
    own().editor()->titleEdit()->setText(u"still here"_s);
    ok();
    QCOMPARE(all().size(), std::size_t{2});
    QCOMPARE(all().rbegin()->second.title, std::string("still here"));
}

void TestOwnFindingsWindow::contextMenus()
{
    choose("etc/passwd");
    Q_EMIT m_window->panes()->menuRequested(LiveSide, m_window->mapToGlobal(QPoint(100, 100)));
    auto *menu = m_window->findChild<QMenu *>(u"contextMenu"_s);
    QVERIFY(menu && menu->actions().contains(m_window->annotator()->action("ownFinding")));
    menu->close();
    write(u"one"_s);
    QMenu own_menu;
    own().view()->fillMenu(&own_menu);
    const auto trigger = [&own_menu](const char *name) {
        for (QAction *action : own_menu.actions()) {
            if (action->objectName() == QLatin1String(name)) {
                action->trigger();
                return true;
            }
        }
        return false;
    };
    QVERIFY(trigger("ownMenuEdit"));
    QVERIFY(own().editor() && own().editor()->id() == 1);
    QTest::keyClick(own().editor(), Qt::Key_Escape); // nothing was written: nothing is asked
    QVERIFY(!own().editor());
    choose("etc/hostname");
    QVERIFY(trigger("ownMenuAddRows"));
    QVERIFY(own().editor());
    QCOMPARE(own().editor()->pathList()->count(), 2);
    ok();
    QCOMPARE(all().at(1).paths, (std::vector<std::string>{"etc/hostname", "etc/passwd"}));
    QVERIFY(trigger("ownMenuRows"));
    QVERIFY(test::waitIdle(*m_window));
    for (const char *path : {"etc\\/hostname", "etc\\/passwd"}) // as the filter's language has them
        QVERIFY2(session().query().text.find(path) != std::string::npos, session().query().text.c_str());
    QVERIFY(trigger("ownMenuRemove"));
    QVERIFY(all().empty());
    QVERIFY(trigger("ownMenuAdd"));
    QVERIFY(own().editor());
}

void TestOwnFindingsWindow::rowsAreAddedWhileWriting()
{
    choose("etc/passwd");
    OwnFindingDialog *editor = begun();
    QVERIFY(editor);
    choose("etc/hostname"); // the window can be used
    QTest::mouseClick(editor->findChild<QPushButton *>(u"ownAddPaths"_s), Qt::LeftButton);
    QCOMPARE(editor->pathList()->count(), 2);
    QTest::mouseClick(editor->findChild<QPushButton *>(u"ownAddPaths"_s), Qt::LeftButton); // once only
    QCOMPARE(editor->pathList()->count(), 2);
    editor->pathList()->setCurrentRow(1);
    QTest::keyClick(editor->pathList(), Qt::Key_Delete);
    QCOMPARE(editor->pathList()->count(), 1);
    QCOMPARE(editor->pathList()->item(0)->text(), u"etc/hostname"_s);
    std::vector<std::string> many;
    for (int i = 0; i < 10'001; ++i)
        many.push_back("p" + std::to_string(i));
    editor->addPaths(many); // more than one can hold: said, and none is taken
    QCOMPARE(editor->pathList()->count(), 1);
    QVERIFY(!editor->findChild<QLabel *>(u"ownProblem"_s)->text().isEmpty());
    many.resize(9'000);
    editor->addPaths(many);
    QCOMPARE(editor->finding().paths.size(), std::size_t{9'001});
}

void TestOwnFindingsWindow::whatIsMissingIsSaid()
{
    OwnFinding finding;
    finding.title = "elsewhere";
    finding.paths = {"not/here"};
    notes().addFinding(finding);
    QVERIFY(own().view()->detail()->toPlainText().contains(u"not/here (not in this comparison)"_s));
}

void TestOwnFindingsWindow::nothingIsLostByLeaving()
{
    choose("etc/passwd");
    OwnFindingDialog *editor = begun();
    QVERIFY(editor);
    editor->statementEdit()->setPlainText(u"no title yet"_s);
    QVERIFY(!m_window->annotator()->mayLeave([] {})); // what is written cannot be taken as it is
    QVERIFY(own().editor() == editor);
    QTimer::singleShot(0, editor, [editor] {
        auto *box = editor->findChild<QMessageBox *>(u"ownDiscardQuestion"_s);
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Escape);
    });
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(own().editor() == editor && editor->isVisible());
    editor->titleEdit()->setText(u"now"_s);
    QVERIFY(own().settle());
    QVERIFY(!own().editor());
    QCOMPARE(all().at(1).title, std::string("now"));
}

void TestOwnFindingsWindow::leavingAtOnceAsksNothing()
{
    choose("etc/passwd");
    OwnFindingDialog *editor = begun();
    QVERIFY(editor);
    QCOMPARE(editor->finding().paths, std::vector<std::string>{"etc/passwd"});
    bool asked = false;
    QTimer::singleShot(0, editor, [&] {
        if (auto *box = editor->findChild<QMessageBox *>(u"ownDiscardQuestion"_s)) {
            asked = true;
            box->reject();
        }
    });
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(!asked);
    QVERIFY(!own().editor());
    QVERIFY(all().empty());
}

void TestOwnFindingsWindow::hostileTextIsText()
{
    const std::string markup = "<img src=\"file:///x\"><h1>large</h1> &amp; \xE2\x80\xAE gpj";
    OwnFinding finding;
    finding.title = markup;
    finding.statement = markup + "\n<a href=\"http://x\">y</a>";
    finding.alternatives = markup;
    finding.paths = {"d/" + markup.substr(0, 9) + "\xFF"};
    Annotations theirs; // of a case of somebody else's
    QVERIFY(theirs.apply(addFindingAct(theirs, finding, {"<b>mallory</b>", 1})));
    notes().setAnnotations(theirs);
    own().view()->choose(1);
    const QString shown = own().view()->detail()->toPlainText();
    for (const QString &part : {u"<h1>large</h1> &amp; \\u{202E} gpj"_s, u"<a href=\"http://x\">y</a>"_s, u"d/<img src=\\xFF"_s, u"<b>mallory</b>"_s})
        QVERIFY2(shown.contains(part), qPrintable(shown));
    QVERIFY(own().view()->view()->currentIndex().data().toString().contains(u"<h1>"_s));
    own().edit(1);
    QVERIFY(own().editor());
    QVERIFY(own().editor()->statementEdit()->toPlainText().contains(u"<h1>large</h1>"_s));
    for (QLabel *label : own().editor()->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(!own().editor()->isModified()); // what was read is what would be written
    own().editor()->close();
}

void TestOwnFindingsWindow::everythingHasAName()
{
    choose("etc/passwd");
    OwnFindingDialog *editor = begun();
    QVERIFY(editor);
    for (const QWidget *root : {static_cast<QWidget *>(editor), static_cast<QWidget *>(own().view())}) {
        for (const QWidget *widget : root->findChildren<QWidget *>()) {
            if (!widget->objectName().startsWith(u"own"_s))
                continue; // parts of Qt's own
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
    // Tab leaves every editor.
    QVERIFY(editor->statementEdit()->tabChangesFocus() && editor->alternativesEdit()->tabChangesFocus() && !editor->pathList()->tabKeyNavigation());
    QStringList way;
    for (const QWidget *at = editor->titleEdit()->nextInFocusChain(); at != editor->titleEdit(); at = at->nextInFocusChain()) {
        QVERIFY2(way.size() < 200, qPrintable(way.join(u' ')));
        if ((at->focusPolicy() & Qt::TabFocus) == Qt::TabFocus)
            way.append(at->objectName());
    }
    for (const QString &part : {u"ownSeverity"_s, u"ownConfidence"_s, u"ownStatement"_s, u"ownAlternatives"_s, u"ownPathList"_s, u"ownAddPaths"_s})
        QVERIFY2(way.contains(part), qPrintable(way.join(u' ')));
}

QTEST_MAIN(TestOwnFindingsWindow)
#include "tst_ownfindingswindow.moc"
