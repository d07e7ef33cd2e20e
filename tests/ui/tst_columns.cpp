// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"

#include "ui/columns.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QStandardPaths>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

class TestColumns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup() { m_window.reset(); }

    void chosenInTheMenu();
    void moreColumns();
    void moved();
    void movedByKeyboard();
    void linkedAndNot();
    void reset();
    void remembered();
    void strangeState();
    void menuOfTheHeader();

private:
    PaneColumns *columns() { return m_window->panes()->columns(); }
    QHeaderView *header(int side) { return m_window->panes()->pane(side)->view()->header(); }
    QAction *action(const QString &name, int column = -1);

    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QMenu> m_menu;
};

void TestColumns::init()
{
    m_window = sampleWindow();
    QVERIFY(m_window);
}

QAction *TestColumns::action(const QString &name, int column)
{
    m_menu = std::make_unique<QMenu>();
    columns()->fillMenu(m_menu.get(), column);
    for (QAction *each : m_menu->actions()) {
        if (each->objectName() == name)
            return each;
    }
    return nullptr;
}

void TestColumns::chosenInTheMenu()
{
    for (int column = 0; column < DiffTreeModel::ColumnCount; ++column)
        QVERIFY(action(u"column-%1"_s.arg(column)));
    QVERIFY(!action(u"column-0"_s)->isEnabled()); // names stay
    for (const int side : {VendorSide, SavedSide, LiveSide}) {
        QVERIFY(header(side)->isSectionHidden(DiffTreeModel::TypeColumn));
        QVERIFY(!header(side)->isSectionHidden(DiffTreeModel::SizeColumn));
    }
    action(u"column-%1"_s.arg(int(DiffTreeModel::TypeColumn)))->trigger();
    action(u"column-%1"_s.arg(int(DiffTreeModel::SizeColumn)))->trigger();
    for (const int side : {VendorSide, SavedSide, LiveSide}) {
        QVERIFY(!header(side)->isSectionHidden(DiffTreeModel::TypeColumn));
        QVERIFY(header(side)->isSectionHidden(DiffTreeModel::SizeColumn));
    }
}

void TestColumns::moreColumns()
{
    const DiffTreeModel *model = m_window->panes()->pane(LiveSide)->model();
    const auto text = [&](const char *path, int column) {
        m_window->session().goTo(find(*m_window, path));
        waitIdle(*m_window);
        return model->indexOf(find(*m_window, path), column).data().toString();
    };
    QCOMPARE(text("srv/shop", DiffTreeModel::TypeColumn), u"folder"_s);
    QCOMPARE(text("srv/shop/bin/start", DiffTreeModel::StepsColumn), u"A M"_s);
    QCOMPARE(text("srv/shop/bin/start", DiffTreeModel::LinksColumn), u"1"_s);
    QVERIFY(!text("etc/init.d/S90shop", DiffTreeModel::TargetColumn).isEmpty());
    QCOMPARE(text("srv/shop/bin/start", DiffTreeModel::TargetColumn), QString());
}

void TestColumns::moved()
{
    header(SavedSide)->moveSection(header(SavedSide)->visualIndex(DiffTreeModel::DigestColumn), 1);
    for (const int side : {VendorSide, SavedSide, LiveSide})
        QCOMPARE(header(side)->visualIndex(DiffTreeModel::DigestColumn), 1);
    QCOMPARE(columns()->order().at(1), int(DiffTreeModel::DigestColumn));
    header(LiveSide)->moveSection(1, 3);
    for (const int side : {VendorSide, SavedSide, LiveSide})
        QCOMPARE(header(side)->visualIndex(DiffTreeModel::DigestColumn), 3);
    QCOMPARE(columns()->order(), (QList<int>{0, 1, 2, 6, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13}));
}

void TestColumns::movedByKeyboard()
{
    QVERIFY(!action(u"columnLeft"_s)); // of no column
    action(u"columnLeft"_s, DiffTreeModel::SizeColumn)->trigger();
    QCOMPARE(header(LiveSide)->visualIndex(DiffTreeModel::SizeColumn), 1);
    action(u"columnLeft"_s, DiffTreeModel::SizeColumn)->trigger(); // names stay first
    QCOMPARE(header(LiveSide)->visualIndex(DiffTreeModel::SizeColumn), 1);
    columns()->setShown(DiffTreeModel::ChangeColumn, false);
    action(u"columnRight"_s, DiffTreeModel::SizeColumn)->trigger(); // over the hidden one
    QCOMPARE(header(VendorSide)->visualIndex(DiffTreeModel::SizeColumn), 3);
}

void TestColumns::linkedAndNot()
{
    header(SavedSide)->resizeSection(DiffTreeModel::SizeColumn, 123);
    QCOMPARE(header(LiveSide)->sectionSize(DiffTreeModel::SizeColumn), 123);
    action(u"columnsLinked"_s)->trigger();
    QVERIFY(!columns()->areLinked());
    header(SavedSide)->resizeSection(DiffTreeModel::SizeColumn, 77);
    QCOMPARE(header(LiveSide)->sectionSize(DiffTreeModel::SizeColumn), 123);
    QCOMPARE(header(SavedSide)->sectionSize(DiffTreeModel::SizeColumn), 77);
    m_window->activateWindow();
    m_window->panes()->focusPane(SavedSide);
    action(u"columnsLinked"_s)->trigger();
    QCOMPARE(header(LiveSide)->sectionSize(DiffTreeModel::SizeColumn), 77);
}

void TestColumns::reset()
{
    const int width = header(LiveSide)->sectionSize(DiffTreeModel::MtimeColumn);
    header(LiveSide)->resizeSection(DiffTreeModel::MtimeColumn, width + 50);
    columns()->setShown(DiffTreeModel::LayerColumn, false);
    columns()->move(DiffTreeModel::LayerColumn, -1);
    columns()->setLinked(false);
    action(u"columnsReset"_s)->trigger();
    QCOMPARE(header(LiveSide)->sectionSize(DiffTreeModel::MtimeColumn), width);
    QVERIFY(!header(LiveSide)->isSectionHidden(DiffTreeModel::LayerColumn));
    QVERIFY(columns()->areLinked());
    for (int column = 0; column < DiffTreeModel::ColumnCount; ++column)
        QCOMPARE(header(VendorSide)->visualIndex(column), column);
}

void TestColumns::remembered()
{
    columns()->setLinked(false);
    header(LiveSide)->resizeSection(DiffTreeModel::OwnerColumn, 99);
    columns()->setShown(DiffTreeModel::TargetColumn, true);
    columns()->move(DiffTreeModel::TargetColumn, -1);
    const QList<int> order = columns()->order();
    const QByteArray state = m_window->panes()->saveColumns();
    columns()->reset();
    m_window->panes()->restoreColumns(state);
    QCOMPARE(columns()->order(), order);
    QVERIFY(columns()->isShown(DiffTreeModel::TargetColumn));
    QVERIFY(!columns()->areLinked());
    QCOMPARE(header(LiveSide)->sectionSize(DiffTreeModel::OwnerColumn), 99);
    QVERIFY(header(SavedSide)->sectionSize(DiffTreeModel::OwnerColumn) != 99);
}

// Whatever stands in the settings leaves a window that can be used.
void TestColumns::strangeState()
{
    const QByteArray state = m_window->panes()->saveColumns();
    const QList<int> order = columns()->order();
    for (qsizetype length = 0; length < state.size(); ++length)
        m_window->panes()->restoreColumns(state.left(length));
    for (qsizetype at = 0; at < state.size(); ++at) {
        QByteArray broken = state;
        broken[at] = static_cast<char>(broken[at] ^ 0x55);
        m_window->panes()->restoreColumns(broken);
        QCOMPARE(columns()->order().size(), order.size());
        QCOMPARE(columns()->order().first(), 0);
        QVERIFY(columns()->isShown(DiffTreeModel::NameColumn));
        QVERIFY(header(LiveSide)->sectionSize(DiffTreeModel::NameColumn) >= 32);
    }
    columns()->reset();
    QCOMPARE(columns()->order(), order);
}

void TestColumns::menuOfTheHeader()
{
    Q_EMIT header(SavedSide)->customContextMenuRequested({header(SavedSide)->sectionViewportPosition(DiffTreeModel::ChangeColumn) + 5, 5});
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu && menu->objectName() == u"columnMenu"_s);
    QVERIFY(menu->findChild<QAction *>(u"columnLeft"_s));
    menu->close();
}

QTEST_MAIN(TestColumns)
#include "tst_columns.moc"
