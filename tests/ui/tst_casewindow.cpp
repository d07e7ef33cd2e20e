// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "casewindows.h"

#include "items/journalmodel.h"
#include "ui/annotator.h"
#include "ui/casebar.h"
#include "ui/casedesk.h"
#include "ui/casekeeper.h"
#include "ui/caselayout.h"
#include "ui/columns.h"
#include "ui/journaldialog.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/settings.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

std::string dump(MainWindow &window)
{
    return layoutBytes(layoutOf(window, window.session(), *window.panes()));
}

// "" when all is the same; else what differs.
QString differing(const std::string &is, const std::string &was)
{
    const QJsonObject a = QJsonDocument::fromJson(QByteArray::fromStdString(is)).object();
    const QJsonObject b = QJsonDocument::fromJson(QByteArray::fromStdString(was)).object();
    QStringList lines;
    const QStringList keys = a.keys() + b.keys();
    for (const QString &key : keys) {
        if (a[key] != b[key])
            lines.append(key + u": "_s + QString::fromUtf8(QJsonDocument(QJsonArray{a[key], b[key]}).toJson(QJsonDocument::Compact)));
    }
    return is == was ? QString() : lines.join(u'\n');
}

} // namespace

class TestCaseWindow : public QObject, protected CaseWindows {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"assay"_s);
        QCoreApplication::setApplicationName(u"assay-test-casewindow"_s);
    }
    void init() { begin(); }
    void cleanup() { end(); }

    void comesBackAsItWas();
    void actsGoIntoTheCaseAtOnce();
    void ownFindingsComeBack();
    void closingWaits();
    void withoutACaseIsAsked();
    void newCaseTakesNothing();
    void properties();
    void journal();
    void filtersAreInTheJournal();
    void exportsAreInTheJournal();
    void whatIsSaidWithoutACaseIsKept();
    void recentOnes();
};

void TestCaseWindow::comesBackAsItWas()
{
    const QString folder = evidence();
    std::string was;
    Annotations said;
    {
        const auto first = window();
        QVERIFY(first && sample(*first, folder));
        Session &session = first->session();
        ProjectionQuery query = session.query();
        query.differencesOnly = false;
        query.unexplainedOnly = false;
        query.statuses.fill(true);
        query.sortKey = SortKey::Size;
        query.descending = true;
        session.setQuery(query);
        QVERIFY(waitIdle(*first));
        first->panes()->expandAll();
        first->panes()->columns()->setShown(DiffTreeModel::DigestColumn, true);
        first->panes()->columns()->move(DiffTreeModel::DigestColumn, -2);
        QVERIFY(session.goToPath("etc/passwd"));
        RowSelection selection;
        selection.set(*session.comparison()->tree, find(*first, "etc/passwd"), true);
        selection.set(*session.comparison()->tree, find(*first, "etc/group"), true);
        session.select(selection, session.current());
        first->annotator()->notes().toggleTag({"etc/passwd", "etc/group"}, 1);
        first->annotator()->notes().setNote("etc/passwd", "a <b>note</b>");
        first->findChild<QDockWidget *>(u"notesDock"_s)->show();
        QVERIFY(waitIdle(*first));
        QScrollBar *bar = first->panes()->pane(LiveSide)->view()->verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        QVERIFY(bar->value() > 0);
        QVERIFY(makeCase(*first, m_path));
        QVERIFY2(first->windowTitle().startsWith(u"shop.assay"_s), qPrintable(first->windowTitle()));
        QVERIFY(!first->annotator()->notes().isUnsaved());
        was = dump(*first);
        said = first->annotator()->notes().annotations();
        first->close();
        QVERIFY(QTest::qWaitFor([&] { return !first->isVisible(); }, 20'000));
    }
    const auto again = window();
    QVERIFY(openCase(*again, m_path));
    // At once, from the case alone.
    QVERIFY(!contentIsThere(*again));
    QVERIFY2(again->caseBar()->text().startsWith(u"This is from the case, as of 20"_s), qPrintable(again->caseBar()->text()));
    QVERIFY(again->annotator()->notes().annotations() == said);
    QTest::qWait(1); // when the panes have their sizes
    QVERIFY2(differing(dump(*again), was).isEmpty(), qPrintable(differing(dump(*again), was).right(600)));
    const std::size_t findings = again->session().comparison()->findings.size();
    QVERIFY(findings > 0);
    // And when its evidence was read.
    QVERIFY(evidenceRead(*again));
    QVERIFY(contentIsThere(*again));
    QCOMPARE(again->session().comparison()->findings.size(), findings);
    QVERIFY2(differing(dump(*again), was).isEmpty(), qPrintable(differing(dump(*again), was).right(600)));
    QVERIFY(written(*again));
    const QStringList told = kinds(m_path);
    QCOMPARE(told.count(u"compared"_s), 1); // the evidence gave the same again
    QCOMPARE(told.count(u"hashed"_s), 3);
    QCOMPARE(told.count(u"opened"_s), 1);
    QCOMPARE(told.count(u"verified"_s), 3);
    QVERIFY(!file(m_path)->journalProblem());
    QVERIFY(AppSettings::recent().front().sources.front().path == pathBytes(m_path));
}

void TestCaseWindow::actsGoIntoTheCaseAtOnce()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path));
    CaseNotes &notes = made->annotator()->notes();
    QVERIFY(!made->isWindowModified());
    notes.toggleTag({"etc/passwd"}, 2);
    QVERIFY(made->isWindowModified());
    QVERIFY(notes.isUnsaved());
    QVERIFY(written(*made));
    QVERIFY(!made->isWindowModified() && !notes.isUnsaved());
    QVERIFY(*file(m_path)->annotations() == notes.annotations());
    notes.undo();
    notes.setNote("etc/group", "x");
    notes.setTags({});
    QVERIFY(written(*made));
    QVERIFY(*file(m_path)->annotations() == notes.annotations());
    const QStringList told = kinds(m_path);
    QCOMPARE(told.mid(told.size() - 4), QStringList({u"tagged"_s, u"undone"_s, u"noted"_s, u"tagged"_s}));
}

void TestCaseWindow::ownFindingsComeBack()
{
    {
        const auto first = window();
        QVERIFY(sample(*first, evidence()) && makeCase(*first, m_path));
        OwnFinding finding;
        finding.title = "An account was added";
        finding.confidence = Confidence::Inferred;
        finding.paths = {"etc/passwd"};
        first->annotator()->notes().addFinding(finding);
        first->annotator()->notes().addFinding(finding);
        first->annotator()->action("undo")->trigger();
        QVERIFY(written(*first));
    }
    QStringList kinds;
    QVERIFY(file(m_path)->forEachEntry([&kinds](const JournalEntry &entry) -> Status {
        kinds.append(QString::fromStdString(entry.kind));
        return {};
    }));
    QCOMPARE(kinds.filter(u"interpreted"_s).size(), 2);
    QCOMPARE(kinds.filter(u"undone"_s).size(), 1);
    const auto again = window();
    QVERIFY(openCase(*again, m_path));
    const auto &all = again->annotator()->notes().annotations().ownFindings();
    QVERIFY(all.size() == 1 && all.at(1).title == "An account was added" && all.at(1).confidence == Confidence::Inferred);
}

void TestCaseWindow::closingWaits()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path));
    std::vector<std::string> paths;
    const DiffTree &tree = *made->session().comparison()->tree;
    for (std::uint32_t id = 1; id < tree.size(); ++id)
        paths.push_back(tree.path(DiffNodeId(id)));
    made->annotator()->notes().toggleTag(paths, 1);
    made->close(); // as soon as all is written
    QTRY_VERIFY_WITH_TIMEOUT(!made->isVisible(), 20'000);
    QCOMPARE(file(m_path)->annotations()->markCount(1), paths.size());
}

void TestCaseWindow::withoutACaseIsAsked()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()));
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    bool asked = false;
    answerWith(u"Go On"_s, asked);
    made->close();
    QVERIFY(asked && made->isVisible());
    QVERIFY(makeCase(*made, m_path));
    made->close();
    QTRY_VERIFY(!made->isVisible());
    QVERIFY(file(m_path)->annotations()->at("etc/passwd"));
}

void TestCaseWindow::newCaseTakesNothing()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path));
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    QVERIFY(written(*made));
    const QString other = m_folder->filePath(u"other.assay"_s);
    desk(*made).makeNew(pathBytes(other), {"17", "Other", "", ""}, false, false);
    QTRY_VERIFY(desk(*made).keeper().path() == pathBytes(other));
    QVERIFY(!made->session().comparison());
    QVERIFY(made->annotator()->notes().annotations().paths().empty());
    QCOMPARE(file(other)->about().title, std::string("Other"));
    QVERIFY(file(other)->results()->empty());
    // What is compared now goes into it.
    QVERIFY(sample(*made, m_folder->filePath(u"evidence"_s)));
    QVERIFY(waitIdle(*made) && written(*made));
    QCOMPARE(file(other)->sources().size(), std::size_t{3});
    QVERIFY(!file(other)->results()->empty());
    desk(*made).action("closeCase")->trigger();
    QTRY_VERIFY(!desk(*made).hasCase());
    QVERIFY(!made->session().comparison());
}

void TestCaseWindow::properties()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path));
    desk(*made).action("caseProperties")->trigger();
    auto *dialog = made->findChild<CasePropertiesDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"caseExaminer"_s)->text(), u"Ann Example"_s);
    dialog->findChild<QLineEdit *>(u"caseNumber"_s)->setText(u"2026-18"_s);
    dialog->findChild<QLineEdit *>(u"caseTitle"_s)->setText(u"<i>Shop</i>"_s);
    dialog->accept();
    QVERIFY(written(*made));
    QCOMPARE(file(m_path)->about().number, std::string("2026-18"));
    QCOMPARE(file(m_path)->about().title, std::string("<i>Shop</i>"));
    QCOMPARE(kinds(m_path).back(), u"described"_s);
}

void TestCaseWindow::journal()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path));
    desk(*made).action("journal")->trigger();
    auto *dialog = made->findChild<JournalDialog *>();
    QVERIFY(dialog);
    const QAbstractItemModelTester tester(dialog->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QTRY_VERIFY(dialog->model()->rowCount() >= 5);
    QVERIFY(dialog->state().startsWith(u"The chain holds"_s));
    const int before = dialog->model()->rowCount();
    dialog->findChild<QPushButton *>(u"journalCustody"_s)->click();
    auto *custody = made->findChild<CustodyDialog *>();
    QVERIFY(custody);
    QVERIFY(!custody->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->isEnabled());
    custody->findChild<QLineEdit *>(u"custodyTo"_s)->setText(u"Evidence room"_s);
    custody->findChild<QPlainTextEdit *>(u"custodyText"_s)->setPlainText(u"sealed bag 4711"_s);
    custody->accept();
    QTRY_COMPARE(dialog->model()->rowCount(), before + 1);
    const int last = before;
    QCOMPARE(dialog->model()->index(last, JournalModel::WhatColumn).data().toString(), u"custody"_s);
    QCOMPARE(dialog->model()->index(last, JournalModel::DetailColumn).data().toString(), u"to: Evidence room · text: sealed bag 4711"_s);
    dialog->table()->clearSelection();
    dialog->findChild<QPushButton *>(u"journalCopy"_s)->click();
    QCOMPARE(QApplication::clipboard()->text().count(u'\n'), before + 1);
    QVERIFY(QApplication::clipboard()->text().contains(QString::fromStdString(toHex(file(m_path)->journalHash()))));
}

// And in the case as that says.
void TestCaseWindow::filtersAreInTheJournal()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path));
    for (const char *text : {"passwd", "group", "passwd"}) {
        ProjectionQuery query = made->session().query();
        query.text = text;
        made->session().setQuery(query);
        QVERIFY(waitIdle(*made));
        desk(*made).keepLayout();
    }
    QVERIFY(written(*made));
    const auto there = file(m_path);
    QVERIFY(there && there->filters() == (std::vector<KeptFilter>{{"", "passwd"}, {"", "group"}}));
    QCOMPARE(kinds(m_path).count(u"filtered"_s), 3);
    QVERIFY2(there->agreement().all == 0 && there->agreement().notCompared.empty(), textOf(there->agreement()).c_str());
}

void TestCaseWindow::exportsAreInTheJournal()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path));
    QVERIFY(made->session().goToPath("etc/passwd") && waitIdle(*made));
    const QString out = m_folder->filePath(u"passwd"_s);
    QSignalSpy exported(made.get(), &MainWindow::exported);
    made->saveFile(LiveSide, pathBytes(out));
    QVERIFY(exported.wait(20'000));
    QVERIFY(written(*made));
    JournalEntry last;
    QVERIFY(file(m_path)->forEachEntry([&](const JournalEntry &entry) -> Status {
        if (entry.kind == "exported")
            last = entry;
        return {};
    }));
    QVERIFY(QString::fromStdString(last.payload).contains(out));
    QVERIFY(QString::fromStdString(last.payload).contains(u"\"format\":\"file\""_s));
}

void TestCaseWindow::whatIsSaidWithoutACaseIsKept()
{
    const QString folder = m_folder->filePath(u"kept"_s);
    const auto cases = [&] { return QDir(folder).entryList({u"*.assay"_s}); };
    const QString sources = evidence();
    {
        const auto lost = window();
        desk(*lost).setRecovery(folder);
        QVERIFY(sample(*lost, sources));
        QVERIFY(cases().isEmpty());
        lost->annotator()->notes().toggleTag({"etc/passwd"}, 1);
        lost->annotator()->notes().toggleTag({"etc/group"}, 2);
        QTRY_VERIFY_WITH_TIMEOUT(desk(*lost).keeper().isOpen() && !desk(*lost).keeper().isUnsaved(), 20'000);
        QCOMPARE(cases().size(), 1);
        QVERIFY(!desk(*lost).hasCase() && !lost->windowTitle().contains(u".assay"_s));
        QVERIFY(lost->annotator()->notes().isUnsaved());
        QVERIFY(AppSettings::recent().empty() || !AppSettings::recent().front().sources.front().path.ends_with(".assay"));
        QFile::copy(folder + u'/' + cases().front(), m_folder->filePath(u"as-killed"_s));
        bool asked = false;
        answerWith(u"Discard"_s, asked);
        lost->close();
        QVERIFY(asked);
        QTRY_VERIFY(cases().isEmpty());
    }
    QVERIFY(QFile::copy(m_folder->filePath(u"as-killed"_s), folder + u"/left.assay"_s));
    const auto next = window();
    desk(*next).setRecovery(folder);
    QTRY_VERIFY2(next->messages()->lastText().contains(u"ended without being saved"_s), qPrintable(next->messages()->lastText()));
    next->messages()->findChild<QPushButton *>(u"messageAction"_s)->click();
    QTRY_VERIFY(desk(*next).keeper().isOpen());
    QVERIFY(next->annotator()->notes().annotations().at("etc/passwd") && next->annotator()->notes().annotations().at("etc/group"));
    QVERIFY(next->annotator()->notes().isUnsaved() && !desk(*next).hasCase());
    QVERIFY(evidenceRead(*next));
    QVERIFY(makeCase(*next, m_path) && written(*next));
    QVERIFY(desk(*next).hasCase() && !next->annotator()->notes().isUnsaved());
    QVERIFY(cases().isEmpty());
    QVERIFY(file(m_path)->annotations()->at("etc/passwd"));
    next->annotator()->notes().toggleTag({"opt"}, 1);
    QVERIFY(written(*next));
    QVERIFY(file(m_path)->annotations()->at("opt"));
}

void TestCaseWindow::recentOnes()
{
    for (int i = 0; i < 12; ++i)
        AppSettings::addRecent({{"/nowhere/" + std::to_string(i), Role::Live}});
    QCOMPARE(AppSettings::recent().size(), std::size_t{8});
    AppSettings::setPinned(AppSettings::recent()[7], true);
    const std::vector<OpenRequest> pinned = AppSettings::recent()[0].sources;
    QCOMPARE(pinned[0].path, std::string("/nowhere/4"));
    for (int i = 20; i < 32; ++i)
        AppSettings::addRecent({{"/nowhere/" + std::to_string(i), Role::Live}});
    QVERIFY(AppSettings::recent()[0].isSame(pinned) && AppSettings::recent()[0].pinned);
    AppSettings::addRecent({{pathBytes(evidence() + u"/app.tar.xz"_s), Role::Saved}});
    const auto made = window();
    const auto buttons = [&] {
        QList<QToolButton *> list;
        const auto all = made->findChildren<QToolButton *>(u"recentCase"_s);
        for (QToolButton *button : all) {
            if (button->isVisible())
                list.append(button);
        }
        return list;
    };
    // What is not there is greyed, but can be taken off the list.
    QTRY_VERIFY(buttons().size() == 5 && !buttons()[0]->isEnabled());
    QVERIFY(buttons()[0]->text().contains(u"missing"_s));
    QVERIFY(buttons()[1]->isEnabled());
    const auto in = [&](int row, const char *name) {
        const QList<QToolButton *> list = buttons(); // none for a moment when they are made anew
        return row < list.size() ? list[row]->parentWidget()->findChild<QToolButton *>(QString::fromLatin1(name)) : nullptr;
    };
    in(1, "pinRecent")->click();
    QTRY_VERIFY(AppSettings::recent()[1].pinned);
    QTRY_VERIFY_WITH_TIMEOUT(in(0, "pinRecent") && in(0, "pinRecent")->isChecked(), 30'000);
    QVERIFY(waitIdle(*made));
    QTRY_VERIFY(in(0, "forgetRecent"));
    in(0, "forgetRecent")->click();
    QTRY_VERIFY(!AppSettings::recent()[0].isSame(pinned));
    const QMenu *menu = made->findChild<QMenu *>(u"recentMenu"_s);
    auto *remember = menu->findChild<QAction *>(u"rememberRecent"_s);
    QVERIFY(remember && remember->isChecked());
    remember->setChecked(false);
    const std::size_t before = AppSettings::recent().size();
    AppSettings::addRecent({{"/something/else", Role::Live}});
    QCOMPARE(AppSettings::recent().size(), before);
    AppSettings::clearRecent();
    QCOMPARE(AppSettings::recent().size(), std::size_t{1}); // the pinned one
}

QTEST_MAIN(TestCaseWindow)
#include "tst_casewindow.moc"
