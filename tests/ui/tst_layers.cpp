// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QWheelEvent>

#include "ui/filterbar.h"
#include "ui/findingspanel.h"
#include "ui/layerbar.h"
#include "ui/layerpanel.h"
#include "ui/layerstrip.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/panearea.h"
#include "ui/preview/metadataview.h"
#include "ui/preview/previewpanel.h"
#include "ui/storepanel.h"
#include "ui/treepane.h"

#include <set>

using namespace assay;
using namespace Qt::StringLiterals;

// Which layers are shown, and what one of them did: the window from outside.
class tst_Layers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void stripsWhereThereAreLayers();
    void choosing();
    void keys();
    void wheelNeedsFocus();
    void saysThatItIsAPart();
    void selectionAndExpansionStay();
    void filterStays();
    void findingsLeadBackToAllLayers();
    void reportsTellOfAllLayers();
    void stopped();
    void whatALayerDid();
    void hiddenContentIsPreviewed();
    void fromEverywhere();
    void anotherComparison();
    void accessibility();
    void pictures_data();
    void pictures();

private:
    bool open(const std::vector<OpenRequest> &sources);
    bool openRich() { return open({{data("saved/rich-docker20.tar.gz"), Role::Saved}, {data("live/docker20-tampered.tar.gz"), Role::Live}}); }
    bool show(int side, LayerView view);
    bool waitForView();
    bool showLayer(int side, std::uint32_t layer);
    static std::string data(const char *name) { return std::string(ASSAY_TEST_DATA) + '/' + name; }
    Session &session() { return m_window->session(); }
    LayerStrip *strip(int side) const { return m_window->panes()->pane(side)->layers(); }
    LayerPanel *panel() const { return m_window->layerPanel(); }
    QStringList paths() const;
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers) { QTest::keyClick(m_window.get(), key, modifiers); }

    std::unique_ptr<MainWindow> m_window;
};

constexpr auto UpTo = LayerView::Kind::UpTo;
constexpr auto Only = LayerView::Kind::Only;

void tst_Layers::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-layers"_s);
    applyTheme(Theme::System);
}

void tst_Layers::init()
{
    QSettings().clear();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_Layers::cleanup()
{
    m_window.reset();
    applyTheme(Theme::System);
}

bool tst_Layers::open(const std::vector<OpenRequest> &sources)
{
    QSignalSpy settled(&session(), &Session::settled);
    m_window->openPaths(sources, AskRoles::WhenAmbiguous);
    return settled.wait(60000) && session().comparison() && !session().isLoading();
}

bool tst_Layers::waitForView()
{
    return QTest::qWaitFor([this] {
        for (int side = 0; side < sideCount; ++side) {
            const auto at = static_cast<std::size_t>(side);
            const bool whole = session().layerView(side).isWhole(session().layerCount(side));
            const LayerView shown = session().comparison()->views[at];
            if (whole ? !shown.isWhole(session().layerCount(side)) : shown != session().layerView(side))
                return false;
        }
        return true;
    }, 20000);
}

bool tst_Layers::show(int side, LayerView view)
{
    session().setLayerView(side, view);
    return session().layerView(side) == view && waitForView();
}

bool tst_Layers::showLayer(int side, std::uint32_t layer)
{
    QSignalSpy shown(panel(), &LayerPanel::shown);
    return panel()->showLayer(side, layer) && shown.wait(20000);
}

QStringList tst_Layers::paths() const
{
    QStringList list;
    for (int row = 0; row < panel()->model()->rowCount(); ++row) {
        const auto cell = [&](int column) { return panel()->model()->index(row, column).data().toString(); };
        list.append(cell(LayerChangesModel::ActColumn) + u' ' + cell(LayerChangesModel::PathColumn));
    }
    return list;
}

void tst_Layers::stripsWhereThereAreLayers()
{
    QVERIFY(!strip(SavedSide)->isVisible());
    QVERIFY(open({{data("vendor/rootfs.tar"), Role::Vendor}}));
    QVERIFY(!strip(VendorSide)->isVisible()); // a bare root file system has none
    QVERIFY(!m_window->findChild<QAction *>(u"allLayers"_s)->isEnabled());
    QVERIFY(open({{data("saved/docker20-single.tar"), Role::Saved}}));
    for (int side = 0; side < sideCount; ++side)
        QVERIFY(strip(side)->isVisible()); // the rows of all panes begin at the same height
    QVERIFY(strip(SavedSide)->box()->isEnabled());
    QVERIFY(!strip(VendorSide)->box()->isEnabled());
    QVERIFY(!strip(LiveSide)->box()->isEnabled());
    QCOMPARE(strip(SavedSide)->box()->count(), 1 + static_cast<int>(session().layerCount(SavedSide)));
    QVERIFY(m_window->findChild<QAction *>(u"allLayers"_s)->isEnabled());
    session().close(Role::Saved);
    QTRY_VERIFY(!strip(SavedSide)->isVisible());
}

void tst_Layers::choosing()
{
    QVERIFY(openRich());
    LayerBox *box = strip(SavedSide)->box();
    QCOMPARE(box->currentIndex(), 0);
    // Number, verdict, short diff id and command.
    const LoadedLayer &layer = session().whole()->sources[SavedSide]->layers[1];
    const QString text = box->itemText(2);
    QVERIFY2(text.startsWith(u"Layer 1 · intact · "_s + QString::fromStdString(layer.layer.diffId.substr(7, 12)) + u" · "_s), qPrintable(text));
    QVERIFY2(text.contains(u"step"_s), qPrintable(text));
    const QString detail = box->itemData(2, LayerChoiceModel::DetailRole).toString();
    for (const std::string &part : {layer.layer.diffId, layer.layer.chainId, layer.layer.store})
        QVERIFY2(detail.contains(QString::fromStdString(part)), qPrintable(detail));
    QVERIFY(!session().whole()->sources[LiveSide]->image->layers[1].createdBy.empty());
    bool altered = false;
    for (int row = 1; row < strip(LiveSide)->box()->count(); ++row)
        altered |= strip(LiveSide)->box()->itemText(row).contains(u" altered "_s);
    QVERIFY(altered);

    const std::uint32_t all = session().comparison()->tree->tree(SavedSide)->size();
    Q_EMIT box->activated(1);
    QVERIFY((session().layerView(SavedSide) == LayerView{UpTo, 0}));
    QVERIFY(waitForView());
    QVERIFY(session().isPartial());
    QVERIFY(session().comparison()->tree->tree(SavedSide)->size() < all);
    QVERIFY(session().comparison()->tree->tree(LiveSide) == session().whole()->tree->tree(LiveSide)); // nothing is laid anew without need
    QTest::mouseClick(strip(SavedSide)->only(), Qt::LeftButton);
    QVERIFY((session().layerView(SavedSide) == LayerView{Only, 0}));
    QVERIFY(waitForView());
    Q_EMIT box->activated(3); // stays with one alone
    QVERIFY((session().layerView(SavedSide) == LayerView{Only, 2}));
    QTest::mouseClick(strip(SavedSide)->only(), Qt::LeftButton);
    QVERIFY((session().layerView(SavedSide) == LayerView{UpTo, 2}));
    Q_EMIT box->activated(0);
    QVERIFY(waitForView());
    QVERIFY(!session().isPartial());
    QCOMPARE(session().comparison().get(), session().whole().get());
}

void tst_Layers::keys()
{
    QVERIFY(openRich());
    const auto top = static_cast<std::uint32_t>(session().layerCount(SavedSide) - 1);
    m_window->panes()->focusPane(SavedSide);
    press(Qt::Key_PageDown, Qt::AltModifier);
    QVERIFY((session().layerView(SavedSide) == LayerView{UpTo, top - 1}));
    press(Qt::Key_PageDown, Qt::AltModifier);
    QVERIFY((session().layerView(SavedSide) == LayerView{UpTo, top - 2}));
    press(Qt::Key_L, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY((session().layerView(SavedSide) == LayerView{Only, top - 2}));
    press(Qt::Key_L, Qt::AltModifier | Qt::ShiftModifier);
    press(Qt::Key_PageUp, Qt::AltModifier);
    press(Qt::Key_PageUp, Qt::AltModifier);
    QVERIFY(session().layerView(SavedSide) == LayerView()); // the highest one is the whole
    m_window->panes()->focusPane(LiveSide);
    press(Qt::Key_PageDown, Qt::AltModifier);
    QVERIFY(session().layerView(SavedSide) == LayerView());
    QVERIFY(session().layerView(LiveSide).kind == UpTo);
    press(Qt::Key_Home, Qt::AltModifier);
    QVERIFY(session().layerView(LiveSide) == LayerView());
    QVERIFY(waitForView());
    press(Qt::Key_L, Qt::AltModifier);
    QCOMPARE(QApplication::focusWidget(), strip(LiveSide)->box());
    QTest::keyClick(strip(LiveSide)->box(), Qt::Key_Down);
    QVERIFY((session().layerView(LiveSide) == LayerView{UpTo, 0}));
    for (int i = 0; i < 20; ++i)
        press(Qt::Key_PageDown, Qt::AltModifier); // not below the lowest
    QVERIFY((session().layerView(LiveSide) == LayerView{UpTo, 0}));
    QVERIFY(waitForView());
}

void tst_Layers::wheelNeedsFocus()
{
    QVERIFY(openRich());
    m_window->panes()->focusPane(SavedSide);
    LayerBox *box = strip(SavedSide)->box();
    const auto turn = [box] {
        QWheelEvent event(box->rect().center(), box->mapToGlobal(box->rect().center()), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(box, &event);
    };
    turn();
    QVERIFY(session().layerView(SavedSide) == LayerView());
    box->setFocus();
    turn();
    QVERIFY((session().layerView(SavedSide) == LayerView{UpTo, 0}));
    QVERIFY(waitForView());
}

void tst_Layers::saysThatItIsAPart()
{
    QVERIFY(openRich());
    LayerBar *bar = m_window->layerBar();
    QVERIFY(bar->isHidden());
    QVERIFY(show(SavedSide, {UpTo, 2}));
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->text().contains(u"saved: merged up to layer 2 (3 of 5 layers)"_s), qPrintable(bar->text()));
    QVERIFY2(!bar->text().contains(u"live"_s), qPrintable(bar->text()));
    QVERIFY(m_window->findChild<QWidget *>(u"totals"_s)->accessibleName().size() > 0);
    QVERIFY(show(LiveSide, {Only, 1}));
    QVERIFY2(bar->text().contains(u"live: only layer 1 (1 of "_s), qPrintable(bar->text()));
    QVERIFY(show(SavedSide, {}));
    QVERIFY2(!bar->text().contains(u"saved"_s), qPrintable(bar->text()));
    QTest::mouseClick(bar->findChild<QPushButton *>(u"showAllLayers"_s), Qt::LeftButton);
    QVERIFY(waitForView());
    QVERIFY(bar->isHidden());
    // The highest layer merged with all below it is the whole.
    QVERIFY(show(SavedSide, {UpTo, 4}));
    QTRY_VERIFY(!session().isPartial());
    QVERIFY(bar->isHidden());
}

void tst_Layers::selectionAndExpansionStay()
{
    QVERIFY(openRich());
    const DiffTree &whole = *session().whole()->tree;
    // A folder and a file in it that all layers have, and a path that the lowest has not.
    DiffNodeId kept;
    DiffNodeId lost;
    const FsTree &saved = *whole.tree(SavedSide);
    for (std::uint32_t i = 1; i < whole.size(); ++i) {
        const DiffNodeId id(i);
        const NodeId node = whole.node(id).side[SavedSide];
        if (!whole.differs(id) || whole.parent(id) == DiffTree::root || !node)
            continue;
        (saved.ref(node).layer == 0 ? kept : lost) = id;
    }
    QVERIFY(kept && lost);
    const std::string path = whole.path(kept);
    const std::string lostPath = whole.path(lost);
    session().goTo(kept);
    const RowView *view = m_window->panes()->pane(SavedSide)->view();
    const auto expanded = [&](const std::string &folder) {
        const DiffTreeModel *model = m_window->panes()->pane(SavedSide)->model();
        return view->isExpanded(model->indexOf(session().comparison()->tree->find(folder)));
    };
    const std::string folder = path.substr(0, path.rfind('/'));
    QVERIFY(expanded(folder));
    QVERIFY(show(SavedSide, {UpTo, 3}));
    QCOMPARE(session().comparison()->tree->path(session().current()), path);
    QVERIFY(expanded(folder));
    QVERIFY(show(SavedSide, {}));
    QCOMPARE(session().comparison()->tree->path(session().current()), path);
    // What is not there in between is selected again when it is there again.
    session().goTo(session().comparison()->tree->find(lostPath));
    QVERIFY(show(SavedSide, {Only, 0}));
    if (!session().comparison()->tree->find(lostPath)) {
        QVERIFY(!session().current());
    }
    QVERIFY(show(SavedSide, {}));
    QCOMPARE(session().comparison()->tree->path(session().current()), lostPath);
    // A folder that the user closed stays closed.
    m_window->panes()->collapseAll();
    session().setCurrent({});
    QVERIFY(show(SavedSide, {UpTo, 3}));
    QVERIFY(!expanded(folder));
}

void tst_Layers::filterStays()
{
    QVERIFY(openRich());
    ProjectionQuery query = session().query();
    query.text = "etc";
    session().setQuery(query);
    QTRY_VERIFY(session().runner().isIdle());
    QVERIFY(show(SavedSide, {UpTo, 1}));
    QCOMPARE(session().query().text, std::string("etc"));
    QCOMPARE(session().projection()->total, session().comparison()->tree->size() - 1);
    // A filter that changes while the layers are laid is applied to them.
    session().setLayerView(SavedSide, {UpTo, 2});
    query.text = "nothing-has-this-name";
    session().setQuery(query);
    QVERIFY(waitForView());
    QTRY_COMPARE(session().projection()->matches, 0U);
    QTRY_VERIFY(session().runner().isIdle());
    QCOMPARE(session().projection()->row.size(), std::size_t{session().comparison()->tree->size()});
}

void tst_Layers::findingsLeadBackToAllLayers()
{
    QVERIFY(openRich());
    const int count = m_window->findingsPanel()->model()->total();
    QVERIFY(count > 0);
    std::string path;
    for (const Finding &finding : session().whole()->findings) {
        const DiffNodeId id = finding.path.empty() ? DiffNodeId() : session().whole()->tree->find(finding.path);
        if (id && !session().whole()->tree->node(id).side[SavedSide])
            path = finding.path;
    }
    QVERIFY(!path.empty());
    QVERIFY(show(LiveSide, {UpTo, 0}));
    QVERIFY(show(SavedSide, {UpTo, 0}));
    QCOMPARE(m_window->findingsPanel()->model()->total(), count);
    if (!session().comparison()->tree->find(path)) {
        QVERIFY(session().goToPath(path));
        QTRY_VERIFY(!session().isPartial());
        QTRY_COMPARE(session().comparison()->tree->path(session().current()), path);
        QVERIFY(m_window->statusBar()->currentMessage().contains(u"All layers are shown again"_s));
    }
    QVERIFY(!session().goToPath("no/such/path"));
}

void tst_Layers::reportsTellOfAllLayers()
{
    QVERIFY(openRich());
    const QTemporaryDir folder;
    const auto write = [&](const char *name) {
        QByteArray bytes;
        bool done = false;
        ReportOptions options;
        options.created.seconds = 1;
        const std::string file = folder.filePath(QString::fromLatin1(name)).toStdString();
        m_window->writeReports({{ReportFormat::Evidence, file}}, options, [&](const std::vector<Result<Written>> &written) {
            done = written.size() == 1 && written[0].has_value();
            QFile read(QString::fromStdString(file));
            if (read.open(QIODevice::ReadOnly))
                bytes = read.readAll();
        });
        return QTest::qWaitFor([&] { return done; }, 60000) ? bytes : QByteArray();
    };
    const QByteArray whole = write("whole.json");
    QVERIFY(whole.size() > 1000);
    QVERIFY(show(SavedSide, {UpTo, 0}));
    QVERIFY(show(LiveSide, {Only, 1}));
    QVERIFY(write("part.json") == whole);
}

void tst_Layers::stopped()
{
    QVERIFY(openRich());
    QVERIFY(show(SavedSide, {UpTo, 2}));
    session().setLayerView(SavedSide, {UpTo, 1});
    session().runner().cancelAll(true);
    QTRY_VERIFY(session().runner().isIdle());
    QVERIFY((session().layerView(SavedSide) == LayerView{UpTo, 2})); // what was there stays, and the strip says so
    QVERIFY((session().comparison()->views[SavedSide] == LayerView{UpTo, 2}));
    QCOMPARE(strip(SavedSide)->box()->currentIndex(), 3);
    // Asked for one after the other, only the last counts.
    for (const std::uint32_t layer : {0U, 3U, 1U, 0U, 3U})
        session().setLayerView(SavedSide, {UpTo, layer});
    QVERIFY(waitForView());
    QVERIFY((session().comparison()->views[SavedSide] == LayerView{UpTo, 3}));
}

void tst_Layers::whatALayerDid()
{
    QVERIFY(open({{data("saved/docker20-single.tar"), Role::Saved}}));
    QVERIFY(m_window->findChild<QDockWidget *>(u"layerDock"_s)->isHidden());
    QTest::mouseClick(strip(SavedSide)->findChild<QToolButton *>(u"whatLayerDid"_s), Qt::LeftButton);
    QVERIFY(panel()->isVisible());
    QTRY_VERIFY(panel()->model()->rowCount() > 0 && !panel()->isBusy());
    QCOMPARE(panel()->box()->currentIndex(), 1); // the highest one
    const QStringList all = paths();
    QVERIFY2(all.filter(u"H hidden "_s).size() > 0, qPrintable(all.join(u'\n')));
    QCOMPARE(panel()->chip(LayerAct::Hidden)->text(), u"hidden %1"_s.arg(all.filter(u"H hidden "_s).size()));
    QVERIFY(panel()->summary().contains(u"Saved, layer 1"_s));
    QCOMPARE(QApplication::focusWidget(), panel()->table());
    strip(SavedSide)->box()->setFocus();
    press(Qt::Key_5, Qt::AltModifier);
    QCOMPARE(QApplication::focusWidget(), panel()->table());
    // A kind less, a kind alone, and part of a name.
    QTest::mouseClick(panel()->chip(LayerAct::Hidden), Qt::LeftButton);
    QTRY_VERIFY(paths().filter(u"H hidden "_s).isEmpty());
    QTest::mouseClick(panel()->chip(LayerAct::Hidden), Qt::LeftButton, Qt::ShiftModifier);
    QTRY_VERIFY(!paths().isEmpty() && paths() == paths().filter(u"H hidden "_s));
    panel()->filter()->setText(u"no such path"_s);
    QTRY_COMPARE(panel()->model()->rowCount(), 0);
    QVERIFY(panel()->summary().contains(u"showing 0 of"_s));
    QTest::keyClick(panel()->filter(), Qt::Key_Escape);
    QTRY_VERIFY(panel()->model()->rowCount() > 0);
    // What is filtered stays so when all is read anew.
    const QStringList hidden = paths();
    panel()->filter()->setText(hidden.first().section(u' ', 2).left(4));
    QTRY_VERIFY(!panel()->isBusy());
    const QStringList kept = paths();
    QSignalSpy settled(&session(), &Session::settled);
    session().reload();
    QVERIFY(settled.wait(60'000));
    QTRY_VERIFY(!panel()->isBusy() && panel()->model()->rowCount() > 0);
    QCOMPARE(paths(), kept);
    QVERIFY(!panel()->filter()->text().isEmpty());
    panel()->filter()->clear();
    QTRY_COMPARE(paths(), hidden);
    QVERIFY(showLayer(SavedSide, 0));
    QVERIFY(panel()->summary().contains(u"the lowest one"_s));
    QVERIFY(!panel()->showLayer(LiveSide, 0));
    QVERIFY(!panel()->showLayer(SavedSide, 2));
}

void tst_Layers::hiddenContentIsPreviewed()
{
    QVERIFY(open({{data("saved/docker20-single.tar"), Role::Saved}}));
    QVERIFY(showLayer(SavedSide, 1));
    int row = -1;
    for (int i = 0; i < panel()->model()->rowCount(); ++i) {
        const LayerChange &change = *panel()->model()->changeAt(i);
        const Entry *entry = panel()->model()->changes()->entry(change);
        if (change.act == LayerAct::Hidden && entry && entry->type == EntryType::File && entry->size > 0)
            row = i;
    }
    QVERIFY(row >= 0);
    const std::string path = panel()->model()->changes()->path(*panel()->model()->changeAt(row));
    QVERIFY(!session().comparison()->tree->find(path)); // no source shows it
    panel()->table()->setCurrentIndex(panel()->model()->index(row, 0));
    PreviewPanel *preview = m_window->previewPanel();
    QVERIFY(preview->showsVersions());
    QTRY_VERIFY(!preview->isBusy());
    QVERIFY(preview->findChild<QWidget *>(u"previewPath"_s)->accessibleName().endsWith(QString::fromStdString(path)));
    const auto *table = preview->findChild<QTableView *>(u"versionsView"_s);
    QVERIFY(table->model()->rowCount() >= 1);
    // Enter would go there, and says why it cannot.
    QTest::keyClick(panel()->table(), Qt::Key_Return);
    QVERIFY(m_window->statusBar()->currentMessage().contains(u"No source shows this path"_s));
    // A path that is there is gone to.
    QVERIFY(showLayer(SavedSide, 0));
    for (int i = 0; i < panel()->model()->rowCount(); ++i) {
        const std::string there = panel()->model()->changes()->path(*panel()->model()->changeAt(i));
        if (!session().comparison()->tree->find(there))
            continue;
        panel()->table()->setCurrentIndex(panel()->model()->index(i, 0));
        QTest::keyClick(panel()->table(), Qt::Key_Return);
        QTRY_COMPARE(session().comparison()->tree->path(session().current()), there);
        break;
    }
}

void tst_Layers::fromEverywhere()
{
    QVERIFY(openRich());
    // The store's dock: a layer of the image that is open.
    StorePanel *store = m_window->storePanel();
    const QModelIndex group = store->model()->index(0, 0);
    const auto triggerFor = [&](const QModelIndex &index) {
        store->tree()->expand(index.parent());
        store->tree()->scrollTo(index);
        Q_EMIT store->tree()->customContextMenuRequested(store->tree()->visualRect(index).center());
        auto *menu = m_window->findChild<QMenu *>(u"storeMenu"_s);
        const QList<QAction *> actions = menu ? menu->actions() : QList<QAction *>();
        for (QAction *action : actions) {
            if (action->text().contains(u"This Layer Did"_s))
                action->trigger();
        }
        delete menu;
    };
    m_window->findChild<QAction *>(u"goToStore"_s)->trigger();
    for (int image = 0; image < store->model()->rowCount(group); ++image) {
        const QModelIndex item = store->model()->index(image, 0, group);
        const bool isOpen = *store->model()->imageAt(item) == session().pane(LiveSide).image;
        QSignalSpy wanted(store, &StorePanel::layerWanted);
        triggerFor(store->model()->index(1, 0, item));
        QCOMPARE(wanted.size(), isOpen ? 1 : 0);
        if (isOpen) {
            QCOMPARE(wanted[0][1].toUInt(), 1U);
            QTRY_VERIFY(panel()->model()->rowCount() > 0);
            QVERIFY(panel()->summary().contains(u"Live, layer 1"_s));
        }
    }
    // The versions of a path.
    for (std::uint32_t i = 1; i < session().comparison()->tree->size(); ++i) {
        const DiffNodeId id(i);
        if (session().comparison()->tree->entry(id, SavedSide)) {
            session().goTo(id);
            break;
        }
    }
    PreviewPanel *preview = m_window->previewPanel();
    preview->setTab(PreviewPanel::VersionsTab);
    auto *button = preview->findChild<QPushButton *>(u"versionsLayer"_s);
    QVERIFY(!button->isEnabled());
    preview->findChild<QTableView *>(u"versionsView"_s)->selectRow(0);
    QVERIFY(button->isEnabled());
    QSignalSpy wanted(preview, &PreviewPanel::layerWanted);
    button->click();
    QCOMPARE(wanted.size(), 1);
    QTRY_VERIFY(panel()->summary().contains(u"Saved, layer "_s));
}

void tst_Layers::anotherComparison()
{
    QVERIFY(openRich());
    QVERIFY(showLayer(LiveSide, 2));
    QVERIFY(show(SavedSide, {Only, 1}));
    QVERIFY(panel()->model()->rowCount() > 0); // the panes' layers are no matter of the dock
    session().close(Role::Live);
    QTRY_VERIFY(!session().isLoading());
    QVERIFY(!session().isPartial()); // another comparison begins with all
    QVERIFY(session().layerView(SavedSide) == LayerView());
    QVERIFY(m_window->layerBar()->isHidden());
    QVERIFY(panel()->box()->currentText().startsWith(u"Layer 2"_s)); // of the same diff id
    session().close(Role::Saved);
    QTRY_VERIFY(!session().comparison());
    QVERIFY(!panel()->hasLayers());
    QCOMPARE(panel()->model()->rowCount(), 0);
    press(Qt::Key_PageDown, Qt::AltModifier);
    press(Qt::Key_Home, Qt::AltModifier);
}

void tst_Layers::accessibility()
{
    QVERIFY(openRich());
    m_window->findChild<QAction *>(u"goToLayer"_s)->trigger();
    QTRY_VERIFY(panel()->model()->rowCount() > 0);
    QVERIFY(show(SavedSide, {UpTo, 2}));
    QVERIFY(strip(SavedSide)->box()->accessibleDescription().contains(u"saved: merged up to layer 2 (3 of 5 layers)"_s));
    for (QWidget *root : {static_cast<QWidget *>(strip(SavedSide)), static_cast<QWidget *>(m_window->layerBar()), static_cast<QWidget *>(panel())}) {
        const QList<QWidget *> widgets = root->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus)
                QVERIFY2(!widget->accessibleName().isEmpty() || widget->objectName().startsWith(u"qt_"_s), qPrintable(widget->objectName()));
        }
    }
    const auto *model = panel()->model();
    const QString spoken = model->index(0, LayerChangesModel::PathColumn).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u", "_s), qPrintable(spoken));
    // No key is taken twice.
    std::set<QString> keys;
    const QList<QAction *> actions = m_window->findChildren<QAction *>();
    for (const QAction *action : actions) {
        const QList<QKeySequence> shortcuts = action->shortcuts();
        for (const QKeySequence &shortcut : shortcuts)
            QVERIFY2(keys.insert(shortcut.toString()).second, qPrintable(shortcut.toString()));
    }
}

void tst_Layers::pictures_data()
{
    QTest::addColumn<bool>("sample");
    QTest::newRow("store") << false;
    QTest::newRow("sample") << true;
}

// Not a test of how it looks, but that it is drawn at all, in both themes; ASSAY_PICTURES keeps the pictures.
void tst_Layers::pictures()
{
    QFETCH(bool, sample);
    if (sample) {
        QVERIFY(m_window->openSample());
        QTRY_VERIFY_WITH_TIMEOUT(session().comparison() && !session().isLoading(), 60000);
        QVERIFY(show(LiveSide, {Only, 3}));
    } else {
        QVERIFY(openRich());
    }
    QVERIFY(show(SavedSide, {UpTo, 2}));
    m_window->findChild<QAction *>(u"goToLayer"_s)->trigger();
    QVERIFY(showLayer(sample ? SavedSide : LiveSide, 3));
    const QString folder = qEnvironmentVariable("ASSAY_PICTURES");
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme);
        QTest::qWait(50);
        panel()->table()->selectRow(1);
        QTRY_VERIFY(!m_window->previewPanel()->isBusy());
        LayerBox *box = strip(LiveSide)->box();
        box->showPopup();
        const QPixmap picture = m_window->grab();
        const QPixmap list = box->view()->window()->grab();
        box->hidePopup();
        QVERIFY(!picture.isNull() && !list.isNull());
        if (!folder.isEmpty()) {
            QVERIFY(picture.save(folder + u"/layers-"_s + QString::fromLatin1(QTest::currentDataTag()) + u'-' + themeName(theme) + u".png"_s));
            QVERIFY(list.save(folder + u"/list-"_s + QString::fromLatin1(QTest::currentDataTag()) + u'-' + themeName(theme) + u".png"_s));
        }
    }
}

QTEST_MAIN(tst_Layers)
#include "tst_layers.moc"
