// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "layerstest.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

#include "ui/layerbar.h"
#include "ui/preview/previewpanel.h"
#include "ui/storepanel.h"

using namespace assay;
using namespace Qt::StringLiterals;

// What one layer did: the dock, and the ways there.
class tst_LayerPanel : public test::LayersTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { nameProgram(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void whatALayerDid();
    void hiddenContentIsPreviewed();
    void fromEverywhere();
    void anotherComparison();

private:
    QStringList paths() const;
};

QStringList tst_LayerPanel::paths() const
{
    QStringList list;
    for (int row = 0; row < panel()->model()->rowCount(); ++row) {
        const auto cell = [&](int column) { return panel()->model()->index(row, column).data().toString(); };
        list.append(cell(LayerChangesModel::ActColumn) + u' ' + cell(LayerChangesModel::PathColumn));
    }
    return list;
}

void tst_LayerPanel::whatALayerDid()
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

void tst_LayerPanel::hiddenContentIsPreviewed()
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

void tst_LayerPanel::fromEverywhere()
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

void tst_LayerPanel::anotherComparison()
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

QTEST_MAIN(tst_LayerPanel)
#include "tst_layerpanel.moc"
