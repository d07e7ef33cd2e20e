// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessiblenames.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCryptographicHash>
#include <QDialogButtonBox>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>

#include "items/difftreemodel.h"
#include "items/findingsmodel.h"
#include "items/ownfindingsmodel.h"
#include "support/tarbytes.h"
#include "ui/annotator.h"
#include "ui/application.h"
#include "ui/dialogs.h"
#include "ui/evidenceexport.h"
#include "ui/fetchdialog.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/findingspanel.h"
#include "ui/findingsview.h"
#include "ui/glyphs.h"
#include "ui/hashlists.h"
#include "ui/hashlistsdialog.h"
#include "ui/jobstrip.h"
#include "ui/keybook.h"
#include "ui/keysheet.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/overviewbars.h"
#include "ui/overviewpanel.h"
#include "ui/ownfindingdialog.h"
#include "ui/ownfindingsview.h"
#include "ui/panearea.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/preview/previewpanel.h"
#include "ui/preview/previewstyle.h"
#include "ui/preview/textcompareview.h"
#include "ui/preview/textview.h"
#include "ui/reportdialog.h"
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
#include "ui/unattended.h"

#include <set>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {


std::string tarFile(const std::string &name, const std::string &content)
{
    return test::tarMember({.name = name}, content);
}

// Rows as they stand in a view, opened folders and all.
QStringList visibleRows(const RowView *view, int column = 0)
{
    QStringList rows;
    for (QModelIndex index = view->model()->index(0, 0); index.isValid(); index = view->indexBelow(index))
        rows.append(index.siblingAtColumn(column).data().toString());
    return rows;
}

std::vector<DiffNodeId> visibleIds(const EntryView *view)
{
    std::vector<DiffNodeId> ids;
    const auto *model = static_cast<const FlatTreeModel *>(view->model());
    for (QModelIndex index = model->index(0, 0); index.isValid(); index = view->indexBelow(index))
        ids.push_back(model->nodeAt(index));
    return ids;
}

// Says what a drag brings, as a window system would. Gives the action the target took, or IgnoreAction.
Qt::DropAction drop(QWidget *target, const QList<QUrl> &urls, Qt::DropActions offered = Qt::CopyAction | Qt::MoveAction | Qt::LinkAction)
{
    QMimeData mime;
    mime.setUrls(urls);
    QDragEnterEvent enter(target->rect().center(), offered, &mime, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted())
        return Qt::IgnoreAction;
    QDragMoveEvent move(target->rect().center(), offered, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &move);
    if (!move.isAccepted())
        return Qt::IgnoreAction;
    QDropEvent event(target->rect().center(), offered, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
    return event.isAccepted() ? event.dropAction() : Qt::IgnoreAction;
}

} // namespace

class tst_MainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void pluralsHaveTheirPlace();
    void emptyWindow();
    void sampleCase();
    void panesMoveAsOne();
    void nextAndPreviousDifference();
    void filter();
    void sorting();
    void findingsLead();
    void keys();
    void dropOne();
    void dropThree();
    void dropRefused_data();
    void dropRefused();
    void dropOnPane();
    void oneAlone();
    void twoOfAKindAsk();
    void cancelLeavesWhatWasThere();
    void whatCannotBeRead();
    void imageChooser();
    void closingASource();
    void reports();
    void reportsKeepOutOfEvidence();
    void saveOneFile();
    void copies();
    void hostileNames();
    void accessibility();
    void themes();
    void colours();
    void remembers();
    void closeWithAJob();
    void commandLine();

private:
    QString write(const QString &name, const std::string &bytes);
    void openSample();
    bool waitFor(const std::vector<OpenRequest> &sources);
    DiffNodeId find(const char *path) const { return m_window->session().comparison()->tree->find(path); }
    RoleDialog *roleDialog() const { return m_window->findChild<RoleDialog *>(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void tst_MainWindow::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test"_s);
    applyTheme(Theme::System);
}

void tst_MainWindow::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_MainWindow::cleanup()
{
    m_window.reset();
    m_folder.reset();
}

QString tst_MainWindow::write(const QString &name, const std::string &bytes)
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
        qFatal("cannot write a test file");
    return path;
}

void tst_MainWindow::openSample()
{
    QVERIFY(m_window->openSample());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().comparison() && !m_window->session().isLoading(), 60000);
}

bool tst_MainWindow::waitFor(const std::vector<OpenRequest> &sources)
{
    QSignalSpy settled(&m_window->session(), &Session::settled);
    m_window->openPaths(sources, AskRoles::WhenAmbiguous);
    return settled.wait(60000) && m_window->session().comparison();
}

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
        &TrustDock::staticMetaObject,    &TrustedKeys::staticMetaObject,   &FetchDialog::staticMetaObject,       &SignatureFetcher::staticMetaObject};
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

void tst_MainWindow::dropOne()
{
    const QString path = write(u"some file.tar"_s, tarFile("etc/motd", "hello\n") + test::endMark);
    QCOMPARE(drop(m_window.get(), {QUrl::fromLocalFile(path)}, Qt::MoveAction | Qt::CopyAction), Qt::CopyAction);
    QTRY_VERIFY(roleDialog());
    const auto *role = roleDialog()->findChild<QComboBox *>(u"role"_s);
    QCOMPARE(role->currentData().toInt(), int(VendorSide));
    QVERIFY(!m_window->session().comparison());
    roleDialog()->accept();
    QTRY_VERIFY(m_window->session().comparison());
    QCOMPARE(m_window->session().pane(VendorSide).stage, PaneState::Stage::Ready);
    QVERIFY(QFile::exists(path));

    // Only a move is offered: not taken.
    QCOMPARE(drop(m_window.get(), {QUrl::fromLocalFile(path)}, Qt::MoveAction), Qt::IgnoreAction);
    QVERIFY(QFile::exists(path));
}

void tst_MainWindow::dropThree()
{
    const QString folder = MainWindow::sampleFolder();
    QVERIFY(!folder.isEmpty());
    const auto url = [&](const char *name) { return QUrl::fromLocalFile(folder + u'/' + QString::fromLatin1(name)); };
    QCOMPARE(drop(m_window.get(), {url("data-root.tar.xz"), url("rootfs.tar.xz"), url("app.tar.xz")}), Qt::CopyAction);
    QTRY_VERIFY_WITH_TIMEOUT(roleDialog(), 30000);
    const QList<QComboBox *> roles = roleDialog()->findChildren<QComboBox *>(u"role"_s);
    QCOMPARE(roles.size(), 3);
    std::set<int> sides;
    for (const QComboBox *role : roles)
        sides.insert(role->currentData().toInt());
    QCOMPARE(sides, (std::set<int>{VendorSide, SavedSide, LiveSide}));
    // Two in one place cannot be accepted.
    const int before = roles[1]->currentIndex();
    roles[1]->setCurrentIndex(roles[0]->currentIndex());
    QVERIFY(!roleDialog()->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open)->isEnabled());
    roles[1]->setCurrentIndex(before);
    QVERIFY(roleDialog()->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open)->isEnabled());
    roleDialog()->accept();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().comparison(), 60000);
    // Without a hint, the image was taken that fits to the archive.
    QCOMPARE(m_window->session().projection()->matches, 28U);
}

void tst_MainWindow::dropRefused_data()
{
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::newRow("http") << QList<QUrl>{QUrl(u"http://example.org/app.tar"_s)};
    QTest::newRow("another host") << QList<QUrl>{QUrl(u"file://host/share/app.tar"_s)};
    QTest::newRow("smb") << QList<QUrl>{QUrl(u"smb://host/app.tar"_s)};
    QTest::newRow("mixed") << QList<QUrl>{QUrl::fromLocalFile(u"/etc/hostname"_s), QUrl(u"https://example.org/"_s)};
    QTest::newRow("four") << QList<QUrl>(4, QUrl::fromLocalFile(u"/etc/hostname"_s));
    QTest::newRow("none") << QList<QUrl>();
}

void tst_MainWindow::dropRefused()
{
    QFETCH(QList<QUrl>, urls);
    QCOMPARE(drop(m_window.get(), urls), Qt::IgnoreAction);
    QCOMPARE(drop(m_window->panes()->pane(LiveSide), urls), Qt::IgnoreAction);
    QCOMPARE(drop(m_window->findChild<QWidget *>(u"dropLive"_s), urls), Qt::IgnoreAction);
    QVERIFY(m_window->session().runner().isIdle());
}

void tst_MainWindow::dropOnPane()
{
    openSample();
    const QString path = write(u"other.tar"_s, tarFile("etc/motd", "other\n") + test::endMark);
    QCOMPARE(drop(m_window->panes()->pane(LiveSide), {QUrl::fromLocalFile(path)}), Qt::CopyAction);
    const ComparisonPtr before = m_window->session().comparison();
    QTRY_VERIFY(m_window->session().comparison() != before);
    QVERIFY(!roleDialog());
    QCOMPARE(QString::fromStdString(m_window->session().pane(LiveSide).source->location()), path);
    QCOMPARE(m_window->session().comparison()->sources[VendorSide]->source, before->sources[VendorSide]->source);
}

void tst_MainWindow::oneAlone()
{
    const QString path = write(u"alone.tar"_s, tarFile("etc/motd", "hello\n") + tarFile("etc/passwd", "root\n") + test::endMark);
    QVERIFY(waitFor({{pathBytes(path), std::nullopt}}));
    QCOMPARE(m_window->session().projection()->matches, m_window->session().projection()->total);
    m_window->panes()->expandAll();
    QCOMPARE(visibleRows(m_window->panes()->pane(VendorSide)->view()), QStringList({u"etc"_s, u"motd"_s, u"passwd"_s}));
    QVERIFY(!m_window->filterBar()->differencesButton()->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    QVERIFY(m_window->statusBar()->currentMessage().contains(u"no difference"_s));
}

void tst_MainWindow::twoOfAKindAsk()
{
    const QString one = write(u"one.tar"_s, tarFile("a", "1") + test::endMark);
    const QString two = write(u"two.tar"_s, tarFile("a", "2") + test::endMark);
    m_window->openPaths({{pathBytes(one), std::nullopt}, {pathBytes(two), std::nullopt}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY(roleDialog());
    const QList<QComboBox *> roles = roleDialog()->findChildren<QComboBox *>(u"role"_s);
    QVERIFY(roles[0]->currentData() != roles[1]->currentData());
    roles[1]->setCurrentIndex(LiveSide);
    roleDialog()->accept();
    QTRY_VERIFY(m_window->session().comparison());
    QCOMPARE(m_window->session().comparison()->tree->status(find("a"), SavedToLive), DiffStatus::Modified);
    QVERIFY(waitFor({{pathBytes(one), Role::Saved}}));
    QVERIFY(!roleDialog() || !roleDialog()->isVisible());
}

void tst_MainWindow::cancelLeavesWhatWasThere()
{
    openSample();
    Session &session = m_window->session();
    const ComparisonPtr before = session.comparison();
    const ProjectionPtr projection = session.projection();
    session.setCurrent(find("etc/motd"));
    const QStringList rows = visibleRows(m_window->panes()->pane(LiveSide)->view());
    std::string big;
    for (int i = 0; i < 40'000; ++i)
        big += test::TarBlock{.name = "d" + std::to_string(i % 200) + "/f" + std::to_string(i)}.bytes();
    const QString path = write(u"big.tar"_s, big + test::endMark);
    for (int round = 0; round < 12; ++round) {
        session.open({{pathBytes(path), Role::Live}}, AskRoles::WhenAmbiguous);
        QVERIFY(session.isLoading());
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < round * 12 && session.isLoading())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 2);
        const bool wasLoading = session.isLoading();
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        if (!wasLoading)
            break; // this machine is faster than that: nothing left to cancel
        QVERIFY(!session.isLoading());
        clock.restart();
        QTRY_VERIFY(session.runner().isIdle());
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(session.comparison(), before);
        QCOMPARE(session.projection(), projection);
        QCOMPARE(session.current(), find("etc/motd"));
        QCOMPARE(visibleRows(m_window->panes()->pane(LiveSide)->view()), rows);
    }
}

void tst_MainWindow::whatCannotBeRead()
{
    openSample();
    const ComparisonPtr before = m_window->session().comparison();
    QSignalSpy settled(&m_window->session(), &Session::settled);
    m_window->openPaths({{"/no/such/<b>place</b>", Role::Live}}, AskRoles::WhenAmbiguous);
    QVERIFY(settled.wait(20000));
    QCOMPARE(m_window->session().comparison(), before);
    QCOMPARE(m_window->messages()->count(), 1);
    QVERIFY(m_window->messages()->lastText().contains(u"<b>place</b>"_s));
    m_window->openPaths({{pathBytes(write(u"noise"_s, "this is no image at all")), Role::Live}}, AskRoles::WhenAmbiguous);
    QVERIFY(settled.wait(20000));
    QCOMPARE(m_window->session().comparison(), before);
    QCOMPARE(m_window->messages()->count(), 2);
}

void tst_MainWindow::imageChooser()
{
    openSample();
    auto *box = m_window->findChild<QComboBox *>(u"liveImage"_s);
    QTRY_VERIFY(box->isVisible());
    QCOMPARE(box->count(), static_cast<int>(m_window->session().pane(LiveSide).source->images().size()));
    QVERIFY(box->count() >= 2);
    QCOMPARE(box->currentText(), u"demo/shop:1.0"_s);
    QVERIFY(!m_window->findChild<QComboBox *>(u"savedImage"_s)->isVisible());
    const int other = box->findText(u"sample/base:1"_s);
    QVERIFY(other >= 0);
    const ComparisonPtr before = m_window->session().comparison();
    box->setCurrentIndex(other);
    Q_EMIT box->activated(other);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().comparison() != before && !m_window->session().isLoading(), 30000);
    QCOMPARE(m_window->session().pane(LiveSide).image, static_cast<std::size_t>(box->itemData(other).toULongLong()));
    QVERIFY(m_window->session().comparison()->sources[SavedSide]->tree == before->sources[SavedSide]->tree); // not read again
}

void tst_MainWindow::closingASource()
{
    openSample();
    const ComparisonPtr before = m_window->session().comparison();
    QTest::mouseClick(m_window->panes()->pane(VendorSide)->findChild<QToolButton *>(u"paneClose"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->session().comparison() != before && !m_window->session().isLoading());
    QVERIFY(!m_window->session().comparison()->tree->hasSide(VendorSide));
    QVERIFY(m_window->session().comparison()->tree->hasStep(SavedToLive));
    m_window->findChild<QAction *>(u"closeAll"_s)->trigger();
    QTRY_VERIFY(!m_window->session().comparison() && !m_window->session().isLoading());
    QVERIFY(m_window->findChild<QWidget *>(u"startPage"_s)->isVisible());
}

void tst_MainWindow::reports()
{
    openSample();
    std::vector<std::pair<ReportFormat, std::string>> files;
    for (const ReportFormat format : {ReportFormat::Evidence, ReportFormat::Html, ReportFormat::Pdf})
        files.emplace_back(format, pathBytes(m_folder->filePath(QString::fromLatin1(reportFileName(format)))));
    std::optional<std::vector<Result<Written>>> written;
    m_window->writeReports(files, plainReportOptions(), [&](const std::vector<Result<Written>> &results) { written = results; });
    QTRY_VERIFY_WITH_TIMEOUT(written, 60000);
    const auto content = [&](ReportFormat format) {
        QFile file(m_folder->filePath(QString::fromLatin1(reportFileName(format))));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    for (const Result<Written> &one : *written) {
        QVERIFY2(one.has_value(), one ? "" : one.error().message().c_str());
        QFile file(nativePath(one->path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex(), QByteArray::fromStdString(toHex(one->sha256)));
    }
    const QJsonObject evidence = QJsonDocument::fromJson(content(ReportFormat::Evidence)).object();
    QCOMPARE(evidence[u"schema"_s].toString(), u"assay-evidence/1"_s);
    QCOMPARE(evidence[u"differences"_s].toArray().size(), 28);
    QVERIFY(content(ReportFormat::Html).contains("install.log"));
    QVERIFY(content(ReportFormat::Pdf).startsWith("%PDF-1."));

    m_window->findChild<QAction *>(u"report"_s)->trigger();
    auto *dialog = m_window->findChild<ReportDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"folder"_s)->setText(m_folder->path());
    dialog->findChild<QLineEdit *>(u"examiner"_s)->setText(u"A. <b>Reader</b> & Co"_s);
    QCOMPARE(dialog->formats().size(), std::size_t{3});
    QVERIFY(dialog->findChild<QLabel *>(u"reportProblem"_s)->text().contains(u"evidence.json"_s)); // it will replace
    QSignalSpy exported(m_window.get(), &MainWindow::exported);
    dialog->accept();
    QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 3, 60000);
    QVERIFY(m_window->messages()->lastText().contains(u"report.pdf"_s));
    QVERIFY(content(ReportFormat::Html).contains("&lt;b&gt;Reader"));
}

void tst_MainWindow::reportsKeepOutOfEvidence()
{
    QDir folder(m_folder->path());
    QVERIFY(folder.mkpath(u"root/etc"_s));
    write(u"root/etc/motd"_s, "hello\n");
    QVERIFY(folder.mkpath(u"root/bin"_s));
    write(u"root/bin/sh"_s, "#\n");
    QVERIFY(waitFor({{pathBytes(folder.filePath(u"root"_s)), Role::Vendor}}));
    const Comparison &comparison = *m_window->session().comparison();
    QVERIFY(!outsideEvidence(comparison, pathBytes(folder.filePath(u"root/etc/report.html"_s))));
    QVERIFY(!outsideEvidence(comparison, pathBytes(folder.filePath(u"root/bin/../new/report.html"_s))));
    QVERIFY(!outsideEvidence(comparison, pathBytes(folder.filePath(u"root"_s))));
    QVERIFY(QFile::link(folder.filePath(u"root"_s), folder.filePath(u"link"_s)));
    QVERIFY(!outsideEvidence(comparison, pathBytes(folder.filePath(u"link/report.html"_s))));
    QVERIFY(outsideEvidence(comparison, pathBytes(folder.filePath(u"root-report.html"_s))).has_value());
    Context context;
    for (const ReportFormat format : {ReportFormat::Evidence, ReportFormat::Html, ReportFormat::Pdf})
        QVERIFY(!writeReport(comparison, format, plainReportOptions(), pathBytes(folder.filePath(u"root/r"_s)), context));
    m_window->session().setCurrent(find("etc/motd"));
    QSignalSpy refused(m_window.get(), &MainWindow::exportFailed);
    m_window->saveFile(VendorSide, pathBytes(folder.filePath(u"link/motd"_s)));
    QVERIFY(refused.wait(20000));
    QCOMPARE(QDir(folder.filePath(u"root"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList({u"bin"_s, u"etc"_s}));
}

void tst_MainWindow::saveOneFile()
{
    openSample();
    m_window->session().setCurrent(find("srv/shop/bin/start"));
    const QString path = m_folder->filePath(u"start"_s);
    QSignalSpy exported(m_window.get(), &MainWindow::exported);
    QSignalSpy refused(m_window.get(), &MainWindow::exportFailed);
    m_window->saveFile(LiveSide, pathBytes(path));
    QVERIFY(exported.wait(20000));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray digest = QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex();
    const DiffTree &tree = *m_window->session().comparison()->tree;
    const DiffNodeId id = m_window->session().current();
    QCOMPARE(digest, QByteArray::fromStdString(toHex(*tree.tree(LiveSide)->digest(tree.node(id).side[LiveSide]))));
    QFile sidecar(path + u".sha256"_s);
    QVERIFY(sidecar.open(QIODevice::ReadOnly));
    QCOMPARE(sidecar.readAll(), digest + "  start\n");
    QFile provenance(path + u".provenance.json"_s);
    QVERIFY(provenance.open(QIODevice::ReadOnly));
    const QByteArray told = provenance.readAll();
    QVERIFY2(told.contains(QByteArray("\"sha256\": \"" + digest + '"')) && told.contains("\"displayed\": \"srv/shop/bin/start\""), told.constData());

    m_window->saveFile(LiveSide, pathBytes(path));
    QVERIFY(refused.wait(20000));
    QVERIFY(refused[0][0].toString().contains(u"exists already"_s));
    write(u"other.sha256"_s, "mine");
    m_window->saveFile(LiveSide, pathBytes(m_folder->filePath(u"other"_s)));
    QVERIFY(refused.wait(20000));
    QVERIFY(!QFile::exists(m_folder->filePath(u"other"_s)));

    QCOMPARE(harmlessName("plain-1.0.tar"), std::string("plain-1.0.tar"));
    QCOMPARE(harmlessName("-rf"), std::string("_-rf"));
    QCOMPARE(harmlessName(".hidden"), std::string("_.hidden"));
    QCOMPARE(harmlessName(".."), std::string("_._"));
    QCOMPARE(harmlessName(""), std::string("_"));
    QCOMPARE(harmlessName("a b\n\x1b/\xff"), std::string("a_b____"));
    QCOMPARE(harmlessName(std::string(300, 'x')).size(), std::size_t{120});
}

void tst_MainWindow::copies()
{
    const QString path = write(u"names.tar"_s, tarFile("a b/it's\nhere\xff", "1") + test::endMark);
    QVERIFY(waitFor({{pathBytes(path), Role::Vendor}}));
    m_window->session().setCurrent(find("a b/it's\nhere\xff"));
    QClipboard *clipboard = QGuiApplication::clipboard();
    m_window->findChild<QAction *>(u"copyPath"_s)->trigger();
    QCOMPARE(clipboard->text(), u"a b/it's\\nhere\\xFF"_s);
    m_window->findChild<QAction *>(u"copyPathShell"_s)->trigger();
    QVERIFY(clipboard->text().startsWith(u"$'"_s));
    QVERIFY(!clipboard->text().contains(u'\n'));
    m_window->findChild<QAction *>(u"copyPathRaw"_s)->trigger();
    QCOMPARE(clipboard->text(), u"a b/it's\nhere\uFFFD"_s);
    QCOMPARE(clipboard->mimeData()->data(u"application/octet-stream"_s), QByteArray("a b/it's\nhere\xff"));
    m_window->findChild<QAction *>(u"copyDigest"_s)->trigger();
    QCOMPARE(clipboard->text().toLatin1(), QCryptographicHash::hash("1", QCryptographicHash::Sha256).toHex());
    m_window->findChild<QAction *>(u"copyRecord"_s)->trigger();
    const QJsonObject record = QJsonDocument::fromJson(clipboard->text().toUtf8()).object();
    QCOMPARE(QByteArray::fromBase64(record[u"pathBytes"_s].toString().toLatin1()), QByteArray("a b/it's\nhere\xff"));
    QCOMPARE(record[u"vendor"_s][u"size"_s].toInt(), 1);
    QVERIFY(record[u"live"_s].isNull() && record[u"savedToLive"_s].isNull());
}

void tst_MainWindow::hostileNames()
{
    const std::vector<std::string> names{
        "<img src=\"file:///tmp/x\">", "\"><script>alert(1)<", "<h1>large</h1 >", "=1+2", "-rf", "a&b &c", "(x\\)", "%s%n%1",
        "\xff\xfe", "a\nb\nc", "\x1b[31mred", "photo_\xE2\x80\xAEgpj.exe", "\xEF\xBB\xBF" "bom", "zero\xE2\x80\x8Bwidth",
        "e\xCC\x81", "\xC3\xA9", "\xD1\x80\xD0\xB0\xD1\x95\xD1\x95wd", "\xF0\x9F\x98\x80", "\xE6\xBC\xA2\xE5\xAD\x97", " lead and trail ",
        "CON", "...", std::string(95, 'w'), "[*]"};
    std::string vendorTar;
    std::string liveTar;
    for (const std::string &name : names) {
        const std::string safe = name.size() > 98 ? name.substr(0, 98) : name;
        std::string flat = safe;
        std::replace(flat.begin(), flat.end(), '/', '_');
        vendorTar += tarFile("d/" + flat, "1");
        liveTar += tarFile("d/" + flat, "2");
    }
    const QString vendor = write(u"<b>vendor & co.tar"_s, vendorTar + test::endMark);
    const QString live = write(u"<img src=x>[*].tar"_s, liveTar + test::endMark);
    QVERIFY(waitFor({{pathBytes(vendor), Role::Vendor}, {pathBytes(live), Role::Live}}));
    m_window->panes()->expandAll();
    const QStringList rows = visibleRows(m_window->panes()->pane(LiveSide)->view());
    QCOMPARE(rows.size(), static_cast<qsizetype>(names.size() + 1));
    QVERIFY(rows.contains(u"<h1>large<_h1 >"_s));
    QVERIFY(rows.contains(u"photo_\\u{202E}gpj.exe"_s));
    QVERIFY(rows.contains(u"a\\nb\\nc"_s));
    QVERIFY(rows.contains(u"\\xFF\\xFE"_s));

    for (const char *dialog : {"shortcuts", "about", "report", "goToPath"})
        m_window->findChild<QAction *>(QString::fromLatin1(dialog))->trigger();
    for (int side : {VendorSide, LiveSide})
        Q_EMIT m_window->panes()->headClicked(side);
    for (std::uint32_t id = 1; id < m_window->session().comparison()->tree->size(); ++id) {
        m_window->session().setCurrent(DiffNodeId(id));
        QCoreApplication::processEvents();
    }
    Q_EMIT m_window->session().failed(u"<img src=\"x\"> & more"_s, u"<b>advice</b>"_s);
    QTRY_VERIFY(m_window->session().runner().isIdle());

    int labels = 0;
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (const auto *label = qobject_cast<QLabel *>(widget)) {
            const bool ours = QByteArray(label->metaObject()->className()).startsWith("assay::");
            // Qt's own labels hold Qt's own words; none of them may hold what looks like markup.
            QVERIFY2(label->textFormat() == Qt::PlainText || (!ours && !Qt::mightBeRichText(label->text())), qPrintable(label->text()));
            ++labels;
        }
        for (const QString &markup : {u"<img"_s, u"<b>"_s, u"<h1"_s, u"<script"_s})
            QVERIFY2(!widget->toolTip().contains(markup), qPrintable(widget->toolTip()));
    }
    QVERIFY(labels > 20);
    for (const QAction *action : m_window->findChildren<QAction *>()) {
        QVERIFY2(!Qt::mightBeRichText(action->toolTip()) || action->toolTip().startsWith(u"<span>"_s), qPrintable(action->toolTip()));
    }
    QCOMPARE(m_window->messages()->lastText(), u"<img src=\"x\"> & more"_s);
    // Nothing grew out of bounds from it.
    QVERIFY(m_window->width() <= 1410);
    QVERIFY(m_window->height() <= 910);
    // The round trip of ampersands.
    QCOMPARE(menuText(u"save &file &x"_s), u"save &&file &&x"_s);
    QVERIFY(toolTipText(u"<b>"_s).contains(u"&lt;b&gt;"_s));
    PlainLabel label(u"<h1>x</h1>"_s);
    PlainLabel plain(u"xh1xxxh1xx"_s);
    QVERIFY(label.sizeHint().height() == plain.sizeHint().height());
}

void tst_MainWindow::accessibility()
{
    const auto walk = [](QWidget *top) { return test::withoutName(top, top->findChild<PreviewPanel *>()); }; // the previews have tests of their own
    QCOMPARE(walk(m_window.get()).join(u'\n'), QString());
    openSample();
    m_window->session().setCurrent(find("srv/shop/bin/start"));
    QTRY_VERIFY(m_window->session().runner().isIdle());
    QStringList wrong = walk(m_window.get());
    QCOMPARE(wrong.join(u'\n'), QString());
    // The cells say what the glyphs say.
    const QModelIndex start = m_window->panes()->pane(LiveSide)->model()->indexOf(find("srv/shop/bin/start"));
    QCOMPARE(start.data(Qt::AccessibleTextRole).toString(), u"start, added in saved, modified in live"_s);
}

void tst_MainWindow::themes()
{
    openSample();
    m_window->findChild<QAction *>(u"theme-dark"_s)->trigger();
    QTRY_VERIFY(isDark(m_window->palette()));
    QCOMPARE(AppSettings::theme(), Theme::Dark);
    QVERIFY(m_window->grab().toImage().pixelColor(5, 5).lightness() < 128);
    m_window->findChild<QAction *>(u"theme-light"_s)->trigger();
    QTRY_VERIFY(!isDark(m_window->palette()));
    QVERIFY(m_window->grab().toImage().pixelColor(5, 5).lightness() > 128);
    m_window->findChild<QAction *>(u"theme-system"_s)->trigger();
    QCOMPARE(currentTheme(), Theme::System);
}

void tst_MainWindow::colours()
{
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme);
        const QPalette palette = QApplication::palette();
        for (const RowStatus status : {RowStatus::Added, RowStatus::Removed, RowStatus::Modified, RowStatus::Metadata, RowStatus::Identical,
                                       RowStatus::Type, RowStatus::Unknown}) {
            for (const QPalette::ColorRole ground : {QPalette::Base, QPalette::AlternateBase}) {
                const double ratio = contrast(statusColor(status, palette), palette.color(ground));
                QVERIFY2(ratio >= 4.49, qPrintable(u"%1 %2"_s.arg(static_cast<int>(status)).arg(ratio)));
            }
        }
        for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
            QVERIFY(contrast(palette.color(group, QPalette::Highlight), palette.color(group, QPalette::HighlightedText)) >= 4.5);
        QVERIFY(contrast(dimText(palette), palette.color(QPalette::Window)) >= 4.5);
        for (const Severity severity : {Severity::Info, Severity::Low, Severity::Medium, Severity::High, Severity::Critical})
            QVERIFY(contrast(severityColor(severity, palette), palette.color(QPalette::Base)) >= 4.49);
    }
    applyTheme(Theme::System);
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
