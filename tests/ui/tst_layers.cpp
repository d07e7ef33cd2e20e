// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "layerstest.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QStatusBar>
#include <QTableView>
#include <QWheelEvent>

#include "ui/findingspanel.h"
#include "ui/layerbar.h"
#include "ui/messagebar.h"
#include "ui/preview/previewpanel.h"

#include <set>

using namespace assay;
using namespace Qt::StringLiterals;

// Which layers the panes show: the window from outside.
class tst_Layers : public test::LayersTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { nameProgram(); }
    void init() { openWindow(); }
    void cleanup()
    {
        closeWindow();
        applyTheme(Theme::System);
    }

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
    void accessibility();
    void pictures_data();
    void pictures();
};

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
