// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"

#include "items/journalmodel.h"
#include "ui/annotator.h"
#include "ui/casebar.h"
#include "ui/casedesk.h"
#include "ui/casekeeper.h"
#include "ui/caselayout.h"
#include "ui/columns.h"
#include "ui/filterbar.h"
#include "ui/journaldialog.h"
#include "ui/messagebar.h"
#include "ui/notespanel.h"
#include "ui/pathtext.h"
#include "ui/preview/previewpanel.h"
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
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

class TestCaseWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void comesBackAsItWas();
    void actsGoIntoTheCaseAtOnce();
    void anotherComparisonIsKept();
    void evidenceThatDiffersIsSaidFirst();
    void evidenceIsFoundElsewhere();
    void secondWindowOnlyReads();
    void newerOneIsOnlyRead();
    void ownFindingsComeBack();
    void brokenJournalIsNamed();
    void noCaseIsSaid();
    void whatCannotBeWrittenIsKept();
    void closingWaits();
    void withoutACaseIsAsked();
    void newCaseTakesNothing();
    void properties();
    void journal();
    void exportsAreInTheJournal();
    void layoutOfAStranger();
    void aCaseThatWasTakenAwayIsSaid();
    void sourcesAreHashedAgainBeforeAReport();
    void whatIsSaidWithoutACaseIsKept();
    void recentOnes();

private:
    std::unique_ptr<MainWindow> window();
    static bool sample(MainWindow &window, const QString &folder);
    static CaseDesk &desk(MainWindow &window) { return *window.caseDesk(); }
    bool makeCase(MainWindow &window, const QString &path);
    static bool openCase(MainWindow &window, const QString &path);
    static bool evidenceRead(MainWindow &window);
    QString evidence(); ///< a copy of the sample's, to be changed
    std::unique_ptr<CaseFile> file(const QString &path);
    QStringList kinds(const QString &path);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

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

bool written(MainWindow &window)
{
    return QTest::qWaitFor([&] { return !window.caseDesk()->isUnsaved(); }, 20'000);
}

bool contentIsThere(MainWindow &window)
{
    const ComparisonPtr &whole = window.session().whole();
    const LoadedSourcePtr live = whole->sources[LiveSide];
    Context context;
    const NodeId node = live->tree->find("etc/passwd");
    return contentOf(*live, node, context).has_value();
}

// Presses a button of the message box that opens next.
void answerWith(const QString &text, bool &asked)
{
    QTimer::singleShot(0, [text, &asked] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box);
        asked = true;
        for (QAbstractButton *button : box->buttons()) {
            if (button->text().remove(u'&') == text) {
                button->click();
                return;
            }
        }
        box->close();
        QFAIL("no such button");
    });
}

} // namespace

void TestCaseWindow::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-casewindow"_s);
}

void TestCaseWindow::init()
{
    QSettings().clear();
    AppSettings::setText(u"examiner"_s, u"Ann Example"_s);
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"shop.assay"_s);
}

void TestCaseWindow::cleanup()
{
    QSettings().clear();
}

std::unique_ptr<MainWindow> TestCaseWindow::window()
{
    auto made = std::make_unique<MainWindow>();
    made->resize(1400, 900);
    made->show();
    return QTest::qWaitForWindowExposed(made.get()) ? std::move(made) : nullptr;
}

QString TestCaseWindow::evidence()
{
    const QString folder = m_folder->filePath(u"evidence"_s);
    QDir().mkpath(folder);
    for (const QString &name : {u"rootfs.tar.xz"_s, u"app.tar.xz"_s, u"data-root.tar.xz"_s})
        QFile::copy(MainWindow::sampleFolder() + u'/' + name, folder + u'/' + name);
    return folder;
}

bool TestCaseWindow::sample(MainWindow &window, const QString &folder)
{
    window.session().setImageReference("demo/shop:1.0");
    const auto at = [&](const char *name) { return pathBytes(folder + u'/' + QString::fromLatin1(name)); };
    window.openPaths({{at("rootfs.tar.xz"), Role::Vendor}, {at("app.tar.xz"), Role::Saved}, {at("data-root.tar.xz"), Role::Live}}, AskRoles::WhenAmbiguous);
    return QTest::qWaitFor([&] { return window.session().comparison() && !window.session().isLoading() && window.session().runner().isIdle(); }, 60'000);
}

bool TestCaseWindow::makeCase(MainWindow &window, const QString &path)
{
    bool done = false;
    bool saved = false;
    desk(window).saveAs(pathBytes(path), false, [&](bool ok) {
        done = true;
        saved = ok;
    });
    return QTest::qWaitFor([&] { return done; }, 30'000) && saved;
}

bool TestCaseWindow::openCase(MainWindow &window, const QString &path)
{
    window.openPaths({{pathBytes(path), std::nullopt}}, AskRoles::WhenAmbiguous);
    return QTest::qWaitFor([&] { return desk(window).hasCase(); }, 30'000);
}

bool TestCaseWindow::evidenceRead(MainWindow &window)
{
    return QTest::qWaitFor([&] { return window.caseBar()->text().isEmpty() && window.session().runner().isIdle(); }, 60'000);
}

std::unique_ptr<CaseFile> TestCaseWindow::file(const QString &path)
{
    auto opened = CaseFile::open(path.toStdString(), CaseFile::Mode::ReadOnly);
    return opened ? std::move(*opened) : nullptr;
}

QStringList TestCaseWindow::kinds(const QString &path)
{
    QStringList list;
    const auto opened = file(path);
    if (opened && !opened->forEachEntry([&](const JournalEntry &entry) -> Status {
            list.append(QString::fromStdString(entry.kind));
            return {};
        }))
        list.clear();
    return list;
}

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

void TestCaseWindow::anotherComparisonIsKept()
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

void TestCaseWindow::evidenceThatDiffersIsSaidFirst()
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

void TestCaseWindow::evidenceIsFoundElsewhere()
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

void TestCaseWindow::secondWindowOnlyReads()
{
    const auto first = window();
    QVERIFY(sample(*first, evidence()) && makeCase(*first, m_path));
    const auto second = window();
    QVERIFY(openCase(*second, m_path));
    QVERIFY(!desk(*second).keeper().isWritable());
    QVERIFY2(second->messages()->lastText().contains(u"for reading only"_s), qPrintable(second->messages()->lastText()));
    QVERIFY(second->windowTitle().contains(u"shop.assay (read-only)"_s));
    QVERIFY(evidenceRead(*second));
    QVERIFY(!desk(*second).action("custody")->isEnabled());
    // What is said there can go into a case of its own.
    second->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    QTest::qWait(100);
    QVERIFY(desk(*second).isUnsaved());
    const QString copy = m_folder->filePath(u"copy.assay"_s);
    QVERIFY(makeCase(*second, copy) && written(*second));
    QVERIFY(desk(*second).keeper().isWritable());
    QVERIFY(file(copy)->annotations()->at("etc/passwd"));
    QVERIFY(!file(m_path)->annotations()->at("etc/passwd"));
    QVERIFY(second->windowTitle().startsWith(u"copy.assay"_s) && !second->windowTitle().contains(u"read-only"_s));
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

void TestCaseWindow::newerOneIsOnlyRead()
{
    {
        const auto first = window();
        QVERIFY(sample(*first, evidence()) && makeCase(*first, m_path));
    }
    QFile newer(m_path); // the number of the form is SQLite's "user version", 4 bytes at 60
    QVERIFY(newer.open(QIODevice::ReadWrite) && newer.seek(63) && newer.putChar('\x7f'));
    newer.close();
    const auto again = window();
    QVERIFY(openCase(*again, m_path));
    QVERIFY(!desk(*again).keeper().isWritable());
    QVERIFY2(again->messages()->lastText().contains(u"newer Assay"_s), qPrintable(again->messages()->lastText()));
    QVERIFY(again->session().comparison());
}

void TestCaseWindow::brokenJournalIsNamed()
{
    {
        const auto first = window();
        QVERIFY(sample(*first, evidence()) && makeCase(*first, m_path));
    }
    QFile changed(m_path);
    QVERIFY(changed.open(QIODevice::ReadWrite));
    QByteArray bytes = changed.readAll();
    const qsizetype at = bytes.indexOf("\"unexplained\":");
    QVERIFY(at > 0);
    bytes[at + 14] = bytes[at + 14] == '9' ? '8' : '9';
    QVERIFY(changed.seek(0) && changed.write(bytes) == bytes.size());
    changed.close();
    const auto again = window();
    QVERIFY(openCase(*again, m_path));
    QVERIFY(!desk(*again).keeper().isWritable());
    QVERIFY2(again->messages()->lastText().contains(u"journal is broken at entry "_s), qPrintable(again->messages()->lastText()));
    desk(*again).action("journal")->trigger();
    auto *dialog = again->findChild<JournalDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY2(dialog->state().contains(u"BROKEN at entry"_s), qPrintable(dialog->state()));
    QVERIFY(dialog->model()->index(dialog->model()->rowCount() - 1, 0).data(JournalModel::BrokenRole).toBool());
    QVERIFY(!dialog->model()->index(0, 0).data(JournalModel::BrokenRole).toBool());
}

void TestCaseWindow::noCaseIsSaid()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()));
    const ComparisonPtr before = made->session().comparison();
    QFile none(m_path);
    QVERIFY(none.open(QIODevice::WriteOnly) && none.write(QByteArray(5000, 'x')) == 5000);
    none.close();
    QSignalSpy failed(made->caseDesk(), &CaseDesk::failed);
    made->openPaths({{pathBytes(m_path), std::nullopt}}, AskRoles::WhenAmbiguous);
    QVERIFY(failed.wait(20'000));
    QVERIFY2(made->messages()->lastText().contains(u"was not opened"_s), qPrintable(made->messages()->lastText()));
    QVERIFY(!desk(*made).hasCase());
    QCOMPARE(made->session().comparison(), before);
    made->openPaths({{pathBytes(m_path), std::nullopt}, {"/nowhere", std::nullopt}}, AskRoles::WhenAmbiguous);
    QVERIFY2(made->messages()->lastText().contains(u"alone"_s), qPrintable(made->messages()->lastText()));
}

void TestCaseWindow::whatCannotBeWrittenIsKept()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path));
    // A table that is taken away is an error of the disk's kind to whoever writes it.
    QVERIFY(QFile::remove(m_path));
    QVERIFY(QDir().mkdir(m_path + u"-journal"_s)); // SQLite cannot make its own there
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    made->annotator()->notes().setNote("etc/group", "x");
    QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().hasFailed(), 20'000);
    QVERIFY2(made->messages()->lastText().startsWith(u"The case was not written"_s), qPrintable(made->messages()->lastText()));
    QVERIFY(made->isWindowModified());
    QVERIFY(QDir().rmdir(m_path + u"-journal"_s));
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other) && written(*made));
    QVERIFY(!desk(*made).keeper().hasFailed());
    QVERIFY(*file(other)->annotations() == made->annotator()->notes().annotations());
    QVERIFY(!made->isWindowModified());
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

void TestCaseWindow::layoutOfAStranger()
{
    CaseLayout layout;
    layout.query.text = "name:\"\xff\"";
    layout.panes.expanded[0] = {"etc", "a b/\xff\x01"};
    layout.panes.top = "etc";
    layout.panes.topOffset = -7;
    layout.current = "etc/passwd";
    layout.selected = {"etc/passwd", "etc/group"};
    layout.docks = {u"notesDock"_s};
    layout.columns = QByteArray("\0\1\2", 3);
    const std::string bytes = layoutBytes(layout);
    const auto read = readLayout(bytes);
    QVERIFY(read && *read == layout);
    // Cut and spoiled anywhere it is none, or another one; nothing else happens.
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        (void)readLayout(std::string_view(bytes).substr(0, at));
        std::string spoiled = bytes;
        for (const char c : {'\0', '9', '-', '"', '[', '\xff'}) {
            spoiled[at] = c;
            if (const auto other = readLayout(spoiled)) {
                QVERIFY(static_cast<int>(other->query.sortKey) < sortKeyCount);
                QVERIFY(other->query.sortSide >= 0 && other->query.sortSide < sideCount);
                QVERIFY(other->panes.focused >= 0 && other->panes.focused < sideCount);
            }
        }
    }
    QVERIFY(!readLayout(""));
    QVERIFY(!readLayout("[]"));
    QVERIFY(!readLayout("{\"form\":2}"));
    const auto made = sampleWindow();
    QVERIFY(made);
    layout.columns = QByteArray(4000, '\xff');
    layout.panes.focused = VendorSide;
    layout.selected = std::vector<std::string>(10'000, "etc/passwd");
    applyLayout(layout, *made, made->session(), *made->panes());
    QVERIFY(waitIdle(*made));
}

void TestCaseWindow::aCaseThatWasTakenAwayIsSaid()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path));
    QVERIFY(QFile::remove(m_path));
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().hasFailed(), 20'000);
    QVERIFY(made->isWindowModified());
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other) && written(*made));
    QVERIFY(file(other)->annotations()->at("etc/passwd"));
}

void TestCaseWindow::sourcesAreHashedAgainBeforeAReport()
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
