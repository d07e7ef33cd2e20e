// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowtest.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QPlainTextEdit>
#include <QMessageBox>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>

#include "items/difftreemodel.h"
#include "items/findingsmodel.h"
#include "items/ownfindingsmodel.h"
#include "ui/annotator.h"
#include "ui/application.h"
#include "ui/dialogs.h"
#include "ui/fetchdialog.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/findingspanel.h"
#include "ui/findingsview.h"
#include "ui/hashlists.h"
#include "ui/hashlistsdialog.h"
#include "ui/jobstrip.h"
#include "ui/keybook.h"
#include "ui/keysheet.h"
#include "ui/messagebar.h"
#include "ui/overviewbars.h"
#include "ui/overviewpanel.h"
#include "ui/ownfindingdialog.h"
#include "ui/ownfindingsview.h"
#include "ui/panearea.h"
#include "ui/plaintext.h"
#include "ui/preview/textcompareview.h"
#include "ui/preview/textview.h"
#include "ui/replacequestion.h"
#include "ui/reportpreview.h"
#include "ui/searchpanel.h"
#include "ui/selectionexporter.h"
#include "ui/settings.h"
#include "ui/signaturefetcher.h"
#include "ui/tagsdialog.h"
#include "ui/timelineview.h"
#include "ui/treepane.h"
#include "ui/trustdock.h"
#include "ui/trustedkeys.h"
#include "ui/trustedkeysdialog.h"
#include "ui/unattended.h"

#include <set>

using namespace assay;
using namespace Qt::StringLiterals;
using test::visibleRows;

namespace {

std::vector<DiffNodeId> visibleIds(const EntryView *view)
{
    std::vector<DiffNodeId> ids;
    const auto *model = static_cast<const FlatTreeModel *>(view->model());
    for (QModelIndex index = model->index(0, 0); index.isValid(); index = view->indexBelow(index))
        ids.push_back(model->nodeAt(index));
    return ids;
}

} // namespace

// The sample case in the window: the rows, the filter, the keys, and what of it is there the next time.
class tst_MainWindow : public test::WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { nameProgram(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void pluralsHaveTheirPlace();
    void emptyWindow();
    void sampleCase();
    void panesMoveAsOne();
    void nextAndPreviousDifference();
    void filter();
    void sorting();
    void findingsLead();
    void keys();
    void remembers();
    void closeWithAJob();
    void commandLine();
};

// A translation under another name than its class is never found, and says nothing about it.
void tst_MainWindow::pluralsHaveTheirPlace()
{
    QFile file(QStringLiteral(ASSAY_SAMPLE_DIR "/../../translations/assay_en.ts"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    const QMetaObject *const classes[] = {
        &Annotator::staticMetaObject,    &FindingsModel::staticMetaObject, &FindingsView::staticMetaObject,    &JobStrip::staticMetaObject,
        &HashLists::staticMetaObject,    &HashListsDialog::staticMetaObject, &OverviewBars::staticMetaObject,   &OverviewPanel::staticMetaObject,
        &PaneHead::staticMetaObject,     &ReplaceQuestion::staticMetaObject, &RoleDialog::staticMetaObject,    &SearchModel::staticMetaObject,
        &SearchPanel::staticMetaObject,  &SelectionExporter::staticMetaObject, &TagsDialog::staticMetaObject,  &TextCompareView::staticMetaObject,
        &TextView::staticMetaObject,     &TimelineView::staticMetaObject,  &TreePane::staticMetaObject,        &SelectionExportDialog::staticMetaObject,
        &OwnFindingDialog::staticMetaObject, &OwnFindingsModel::staticMetaObject, &OwnFindingsView::staticMetaObject, &ReportPreview::staticMetaObject,
        &TrustDock::staticMetaObject,    &TrustedKeys::staticMetaObject,   &FetchDialog::staticMetaObject,       &SignatureFetcher::staticMetaObject,
        &TrustedKeysDialog::staticMetaObject};
    for (const QMetaObject *of : classes)
        QVERIFY2(text.contains(u"<name>"_s + QString::fromLatin1(of->className()) + u"</name>"_s), of->className());
    QCOMPARE(text.count(u"<name>"_s), static_cast<qsizetype>(std::size(classes)));
}

void tst_MainWindow::emptyWindow()
{
    QVERIFY(m_window->findChild<QWidget *>(u"startPage"_s)->isVisible());
    for (const char *name : {"previewDock", "findingsDock", "overviewDock"})
        QVERIFY(!m_window->findChild<QDockWidget *>(QString::fromLatin1(name))->isVisible());
    for (const char *name : {"nextDifference", "report", "reload", "copyPath", "saveFile", "stop"})
        QVERIFY2(!m_window->findChild<QAction *>(QString::fromLatin1(name))->isEnabled(), name);
    for (const char *name : {"dropVendor", "dropSaved", "dropLive", "openSample"})
        QVERIFY2(m_window->findChild<QWidget *>(QString::fromLatin1(name))->isVisible(), name);
}

void tst_MainWindow::sampleCase()
{
    openSample();
    const ComparisonPtr comparison = m_window->session().comparison();
    QCOMPARE(comparison->exitCode(), 1);
    QVERIFY(m_window->findChild<QDockWidget *>(u"findingsDock"_s)->isVisible());
    QVERIFY(m_window->session().query().differencesOnly);

    // What was done to it, as resources/sample/truth.tsv says.
    QFile truth(QStringLiteral(ASSAY_SAMPLE_DIR "/truth.tsv"));
    QVERIFY(truth.open(QIODevice::ReadOnly));
    const DiffTreeModel *live = m_window->panes()->pane(LiveSide)->model();
    int checked = 0;
    const QList<QByteArray> lines = truth.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const QList<QByteArray> fields = line.split('\t');
        const QModelIndex index = live->indexOf(find(fields[0].constData()));
        QVERIFY2(index.isValid(), fields[0].constData());
        const auto status = static_cast<RowStatus>(index.data(DiffTreeModel::StatusRole).toInt());
        // What an upper layer covers is found in its layer, and changes nothing of what is seen.
        QVERIFY2(fields[3] == "layer.time-changed" || (status != RowStatus::Identical && status != RowStatus::None), fields[0].constData());
        const auto named = [&](const Finding &f) { return f.path == fields[0].toStdString() && f.code == fields[3].toStdString(); };
        QVERIFY2(std::any_of(comparison->findings.begin(), comparison->findings.end(), named), fields[0].constData());
        ++checked;
    }
    QCOMPARE(checked, 12);
    const auto status = [&](int side, const char *path) {
        return static_cast<RowStatus>(m_window->panes()->pane(side)->model()->indexOf(find(path)).data(DiffTreeModel::StatusRole).toInt());
    };
    QCOMPARE(status(LiveSide, "srv/shop/bin/start"), RowStatus::Modified);
    QCOMPARE(status(LiveSide, "bin/busybox"), RowStatus::Metadata);
    QCOMPARE(status(LiveSide, "var/www/.cache.cgi"), RowStatus::Added);
    QCOMPARE(status(LiveSide, "var/log/shop/install.log"), RowStatus::Removed);
    QCOMPARE(status(SavedSide, "srv/shop/bin/start"), RowStatus::Added);
    QCOMPARE(status(VendorSide, "srv/shop/bin/start"), RowStatus::None);
    QVERIFY(m_window->panes()->pane(VendorSide)->model()->indexOf(find("srv/shop/bin/start")).data(DiffTreeModel::GapRole).toBool());
    QCOMPARE(m_window->findingsPanel()->model()->total(), static_cast<int>(comparison->findings.size()));
    QVERIFY(m_window->panes()->pane(LiveSide)->head()->summary().contains(u"altered"_s));
    QVERIFY(m_window->panes()->pane(VendorSide)->head()->summary().contains(u"checksum file agrees"_s));
    QVERIFY(m_window->windowTitle().contains(u"demo/shop:1.0"_s));
    QCOMPARE(m_window->session().projection()->matches, 28U);
    const DiffNodeId telling = mostTelling(*comparison);
    QCOMPARE(comparison->tree->path(telling), std::string("srv/shop/bin/start"));
}

void tst_MainWindow::panesMoveAsOne()
{
    openSample();
    PaneArea *panes = m_window->panes();
    EntryView *left = panes->pane(VendorSide)->view();
    EntryView *middle = panes->pane(SavedSide)->view();
    EntryView *right = panes->pane(LiveSide)->view();
    const auto same = [&] { return visibleIds(left) == visibleIds(middle) && visibleIds(middle) == visibleIds(right); };
    QVERIFY(same());
    QVERIFY(visibleIds(left).size() > 20);

    const DiffTreeModel *model = panes->pane(SavedSide)->model();
    middle->collapse(model->indexOf(find("srv/shop")));
    QVERIFY(same());
    QVERIFY(!right->isExpanded(panes->pane(LiveSide)->model()->indexOf(find("srv/shop"))));
    right->expand(panes->pane(LiveSide)->model()->indexOf(find("srv/shop")));
    QVERIFY(same());
    panes->collapseAll();
    QVERIFY(same());
    QCOMPARE(visibleRows(middle).size(), qsizetype{5});
    panes->expandAll();
    QVERIFY(same());

    right->verticalScrollBar()->setValue(right->verticalScrollBar()->maximum() / 2);
    QVERIFY(right->verticalScrollBar()->value() > 0);
    QCOMPARE(left->verticalScrollBar()->value(), right->verticalScrollBar()->value());
    QCOMPARE(middle->verticalScrollBar()->value(), right->verticalScrollBar()->value());

    QVERIFY(left->header()->isSectionHidden(DiffTreeModel::ChangeColumn)); // no step leads there
    middle->header()->resizeSection(DiffTreeModel::ChangeColumn, 77);
    QCOMPARE(right->header()->sectionSize(DiffTreeModel::ChangeColumn), 77);

    middle->setCurrentIndex(model->indexOf(find("etc/motd")));
    QCOMPARE(m_window->session().current(), find("etc/motd"));
    for (int side = 0; side < sideCount; ++side)
        QCOMPARE(panes->pane(side)->model()->nodeAt(panes->pane(side)->view()->currentIndex()), find("etc/motd"));

    // The filter takes rows away; what was open is open again when they come back.
    const std::vector<DiffNodeId> before = visibleIds(left);
    ProjectionQuery query = m_window->session().query();
    query.text = "motd";
    m_window->session().setQuery(query);
    QTRY_COMPARE(visibleRows(middle), QStringList({u"etc"_s, u"motd"_s}));
    QVERIFY(same());
    QCOMPARE(panes->pane(LiveSide)->model()->nodeAt(right->currentIndex()), find("etc/motd"));
    m_window->session().clearFilter();
    QTRY_VERIFY(visibleIds(left) == before);
    QVERIFY(same());
    for (int side = 0; side < sideCount; ++side) {
        for (int other = 0; other < sideCount; ++other)
            QCOMPARE(panes->pane(side)->view()->viewport()->height(), panes->pane(other)->view()->viewport()->height());
    }
}

void tst_MainWindow::nextAndPreviousDifference()
{
    openSample();
    Session &session = m_window->session();
    m_window->panes()->collapseAll();
    const DiffTree &tree = *session.comparison()->tree;
    std::uint32_t differing = 0;
    for (std::uint32_t id = 1; id < tree.size(); ++id)
        differing += tree.differs(DiffNodeId(id));
    m_window->panes()->focusPane(LiveSide);
    session.setCurrent({});
    std::vector<DiffNodeId> forwards;
    for (std::uint32_t i = 0; i < differing; ++i) {
        QTest::keyClick(m_window.get(), Qt::Key_F7);
        QVERIFY(tree.differs(session.current()));
        forwards.push_back(session.current());
        // It is seen: its folders are open and it lies within the viewport of every pane.
        for (int side = 0; side < sideCount; ++side) {
            const TreePane *pane = m_window->panes()->pane(side);
            QVERIFY(pane->view()->shows(pane->model()->indexOf(session.current())));
        }
    }
    QCOMPARE(std::set<DiffNodeId>(forwards.begin(), forwards.end()).size(), std::size_t{differing});
    const QWidget *const rows = m_window->panes()->pane(LiveSide)->view()->viewport();
    const QPoint place = rows->mapTo(m_window.get(), QPoint());
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    QCOMPARE(session.current(), forwards.front());
    QVERIFY(m_window->statusBar()->currentMessage().contains(u"last difference"_s));
    QTest::qWait(50); // as long as a layout may take
    QCOMPARE(m_window->messages()->count(), 0);
    QCOMPARE(rows->mapTo(m_window.get(), QPoint()), place);
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    QVERIFY(m_window->statusBar()->currentMessage().isEmpty()); // this one is not the first
    QTest::keyClick(m_window.get(), Qt::Key_F7, Qt::ShiftModifier);
    QTest::keyClick(m_window.get(), Qt::Key_F7, Qt::ShiftModifier);
    QCOMPARE(session.current(), forwards.back());
    for (std::size_t i = forwards.size() - 1; i-- > 0;) {
        QTest::keyClick(m_window.get(), Qt::Key_F7, Qt::ShiftModifier);
        QCOMPARE(session.current(), forwards[i]);
    }
    QTest::keyClick(m_window->panes()->pane(LiveSide)->view(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(session.current(), forwards[1]);
    QTest::keyClick(m_window->panes()->pane(LiveSide)->view(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(session.current(), forwards[0]);
}

void tst_MainWindow::filter()
{
    openSample();
    FilterBar *bar = m_window->filterBar();
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(bar->textEdit()->hasFocus());
    QTest::keyClicks(bar->textEdit(), u"CACHE"_s);
    QTRY_COMPARE(visibleRows(m_window->panes()->pane(LiveSide)->view()), QStringList({u"var"_s, u"www"_s, u".cache.cgi"_s}));
    QTRY_COMPARE(bar->findChild<QLabel *>(u"filterCount"_s)->text(), u"showing 1 of 338"_s);
    QTest::keyClick(bar->textEdit(), Qt::Key_Escape);
    QTRY_COMPARE(m_window->session().projection()->matches, 28U);

    QTest::mouseClick(bar->differencesButton(), Qt::LeftButton);
    QTRY_COMPARE(m_window->session().projection()->matches, 338U);
    QTRY_COMPARE(bar->findChild<QLabel *>(u"filterCount"_s)->text(), u"showing 338 of 338"_s);
    QTest::mouseClick(bar->differencesButton(), Qt::LeftButton);
    QTRY_COMPARE(m_window->session().projection()->matches, 28U);

    // Without what was added; then nothing but what was removed.
    QTest::mouseClick(bar->findChild<QToolButton *>(u"chipAdded"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->session().projection()->matches < 28U);
    QTest::mouseClick(bar->findChild<QToolButton *>(u"filterClear"_s), Qt::LeftButton);
    QTRY_COMPARE(m_window->session().projection()->matches, 338U);
    ProjectionQuery query = m_window->session().query();
    query.differencesOnly = true;
    query.statuses.fill(false);
    query.statuses[static_cast<std::size_t>(DiffStatus::Removed)] = true;
    m_window->session().setQuery(query);
    QTRY_COMPARE(m_window->session().projection()->matches, 6U);
    QVERIFY(!bar->findChild<QToolButton *>(u"chipAdded"_s)->isChecked());
    QVERIFY(bar->findChild<QToolButton *>(u"chipRemoved"_s)->isChecked());
    m_window->session().clearFilter();
    QTRY_COMPARE(m_window->session().projection()->matches, 28U);

    QTest::keyClicks(bar->textEdit(), u"no such name"_s);
    QTRY_COMPARE(m_window->session().projection()->matches, 0U);
    QCOMPARE(m_window->panes()->pane(LiveSide)->model()->rowCount(), 0);
}

void tst_MainWindow::sorting()
{
    openSample();
    EntryView *view = m_window->panes()->pane(SavedSide)->view();
    const QStringList byPath = visibleRows(view);
    Q_EMIT view->header()->sectionClicked(DiffTreeModel::SizeColumn);
    QCOMPARE(m_window->session().query().sortKey, SortKey::Size);
    QVERIFY(m_window->session().query().descending);
    QTRY_VERIFY(visibleRows(view) != byPath);
    Q_EMIT view->header()->sectionClicked(DiffTreeModel::SizeColumn);
    QVERIFY(!m_window->session().query().descending);
    Q_EMIT view->header()->sectionClicked(DiffTreeModel::SizeColumn);
    QCOMPARE(m_window->session().query().sortKey, SortKey::Name);
    QTRY_COMPARE(visibleRows(view), byPath);
    Q_EMIT view->header()->sectionClicked(DiffTreeModel::NameColumn);
    QVERIFY(m_window->session().query().descending);
    Q_EMIT view->header()->sectionClicked(DiffTreeModel::NameColumn);
    QVERIFY(!m_window->session().query().descending);
}

void tst_MainWindow::findingsLead()
{
    openSample();
    FindingsPanel *panel = m_window->findingsPanel();
    const FindingsModel *model = panel->model();
    QCOMPARE(model->index(0, 0).data().toString(), u"High"_s);
    // Hide it first: the filter gives way.
    ProjectionQuery query = m_window->session().query();
    query.text = "motd";
    m_window->session().setQuery(query);
    QTRY_COMPARE(m_window->session().projection()->matches, 1U);
    QModelIndex found;
    for (int code = 0; code < model->rowCount(model->index(0, 0)); ++code) {
        const QModelIndex group = model->index(code, 0, model->index(0, 0));
        for (int row = 0; row < model->rowCount(group); ++row) {
            if (model->index(row, 0, group).data().toString() == u"var/www/.cache.cgi"_s)
                found = model->index(row, 0, group);
        }
    }
    QVERIFY(found.isValid());
    panel->view()->setCurrentIndex(found);
    Q_EMIT panel->view()->activated(found);
    QTRY_COMPARE(m_window->session().current(), find("var/www/.cache.cgi"));
    QVERIFY(m_window->session().query().text.empty());
    QVERIFY(m_window->statusBar()->currentMessage().contains(u"filter"_s));
    QVERIFY(panel->findChild<QPlainTextEdit *>(u"findingsDetail"_s)->toPlainText().contains(u"docker diff"_s));
}

void tst_MainWindow::keys()
{
    openSample();
    PaneArea *panes = m_window->panes();
    m_window->activateWindow();
    const auto focused = [&](int side) { return panes->pane(side)->view()->hasFocus(); };
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);
    QTRY_VERIFY(focused(VendorSide));
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(focused(SavedSide));
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(focused(LiveSide));
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(focused(VendorSide));
    QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(focused(LiveSide));
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::AltModifier);
    QVERIFY(focused(SavedSide));
    QTest::keyClick(panes->pane(SavedSide)->view(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_window->filterBar()->textEdit()->hasFocus());
    QTest::keyClick(m_window->filterBar()->textEdit(), Qt::Key_Down);
    QVERIFY(focused(SavedSide));
    // No two actions fight for a key.
    std::set<QString> seen;
    for (const QAction *action : m_window->actions()) {
        for (const QKeySequence &sequence : action->shortcuts())
            QVERIFY2(seen.insert(sequence.toString()).second, qPrintable(sequence.toString()));
    }
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto *sheet = m_window->findChild<ShortcutsDialog *>();
    QVERIFY(sheet);
    sheet->close();
}

void tst_MainWindow::remembers()
{
    openSample();
    m_window->panes()->pane(LiveSide)->view()->header()->resizeSection(DiffTreeModel::ChangeColumn, 91);
    m_window->findChild<QDockWidget *>(u"overviewDock"_s)->hide();
    m_window->close();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QCOMPARE(m_window->panes()->pane(LiveSide)->view()->header()->sectionSize(DiffTreeModel::ChangeColumn), 91);
    const std::vector<RecentCase> recent = AppSettings::recent();
    QCOMPARE(recent.size(), std::size_t{1});
    QCOMPARE(recent[0].sources.size(), std::size_t{3});
    QCOMPARE(recent[0].title(), u"rootfs.tar.xz · app.tar.xz · data-root.tar.xz"_s);
    QVERIFY(m_window->findChild<QWidget *>(u"recentCase"_s));
    openSample();
    QVERIFY(!m_window->findChild<QDockWidget *>(u"overviewDock"_s)->isVisible());
    QVERIFY(m_window->findChild<QDockWidget *>(u"findingsDock"_s)->isVisible());
    // Bytes that are no text come back as they went.
    AppSettings::addRecent({{"/a b/\xff=%2F", Role::Live}});
    QCOMPARE(AppSettings::recent()[0].sources[0].path, std::string("/a b/\xff=%2F"));
    QCOMPARE(AppSettings::recent()[0].sources[0].role, std::optional(Role::Live));
    AppSettings::clearRecent();
    QVERIFY(AppSettings::recent().empty());
}

void tst_MainWindow::closeWithAJob()
{
    QVERIFY(m_window->openSample());
    QVERIFY(m_window->session().runner().hasListedJobs());
    bool asked = false;
    const auto answer = [&](const QString &button) {
        QTimer::singleShot(0, this, [&asked, button] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (!box)
                return;
            asked = true;
            for (QAbstractButton *each : box->buttons()) {
                if (withoutMnemonic(each->text()) == button)
                    each->click();
            }
        });
    };
    answer(u"Go On"_s);
    QVERIFY(!m_window->close());
    QVERIFY(asked);
    QVERIFY(m_window->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().comparison(), 60000);

    // And destroyed under way, without a question: joined, no crash.
    QVERIFY(m_window->openSample());
    m_window.reset();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(m_window->openSample());
    asked = false;
    answer(u"Stop and Close"_s);
    QVERIFY(m_window->close());
    QVERIFY(asked);
}

void tst_MainWindow::commandLine()
{
    const auto parse = [](std::vector<std::string> arguments) { return parseCommandLine(arguments); };
    QVERIFY(parse({})->sources.empty());
    const auto three = parse({"a", "--live", "b", "--theme=dark", "--image", "x:1", "--", "-c"});
    QVERIFY(three.has_value());
    QCOMPARE(three->sources.size(), std::size_t{3});
    QCOMPARE(three->sources[0].path, std::string("a"));
    QVERIFY(!three->sources[0].role);
    QCOMPARE(three->sources[1].role, std::optional(Role::Live));
    QCOMPARE(three->sources[2].path, std::string("-c"));
    QCOMPARE(three->theme, std::optional(Theme::Dark));
    QCOMPARE(three->image, std::string("x:1"));
    for (const auto &wrong : std::vector<std::vector<std::string>>{{"a", "b", "c", "d"}, {"--live"}, {"--live", "a", "--live", "b"}, {"--nonsense"},
                                                                  {"--theme", "pink"}, {"--sample", "x"}, {"--unattended", "d"}, {""}, {"--image="}})
        QVERIFY2(!parse(wrong), wrong[0].c_str());
    QVERIFY(parse({"--sample", "--unattended", "d"}).has_value());
    QVERIFY(helpText().find("--unattended") != std::string::npos);
    QVERIFY(versionText().startsWith(u"Assay "_s));
}

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
