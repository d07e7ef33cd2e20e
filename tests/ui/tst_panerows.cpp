// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"

#include "support/heartbeat.h"
#include "ui/messagebar.h"

#include <QAction>
#include <QClipboard>
#include <QHeaderView>
#include <QScrollBar>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

class TestPaneRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup() { m_window.reset(); }

    void selectAll();
    void selectByShift();
    void selectByMouse();
    void selectionIsGivenUp();
    void selectionIsDrawnAndTold();
    void copiesTheSelection();
    void unlocked();
    void lockedAgain();
    void sortByAnyColumn();
    void sortKeepsThePlace();
    void sortIsAnnounced();
    void typeAhead();
    void expandSubtreeOpensAllOfIt();

private:
    Session &session() { return m_window->session(); }
    EntryView *view(int side) { return m_window->panes()->pane(side)->view(); }
    DiffTreeModel *model(int side) { return m_window->panes()->pane(side)->model(); }
    DiffNodeId id(const char *path) { return find(*m_window, path); }

    std::unique_ptr<MainWindow> m_window;
};

void TestPaneRows::init()
{
    m_window = sampleWindow();
    QVERIFY(m_window);
    m_window->activateWindow();
    m_window->panes()->focusPane(LiveSide);
}

void TestPaneRows::selectAll()
{
    QVERIFY(showAll(*m_window));
    m_window->panes()->collapseAll();
    QTest::keyClick(view(LiveSide), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(session().selection().count(), session().comparison()->tree->size() - 1);
    QVERIFY(session().selection().contains(id("srv/shop/bin/start"))); // in a closed folder
    QVERIFY(m_window->statusBar()->currentMessage().contains(u"338"_s));
    const std::vector<DiffNodeId> rows = session().selectedRows();
    QCOMPARE(rows.size(), std::size_t{session().selection().count()});
    QCOMPARE(rows.front(), session().projection()->childAt(DiffTree::root, 0));
    // What a filter takes away is not selected any longer.
    ProjectionQuery query = session().query();
    query.text = "motd";
    session().setQuery(query);
    QTRY_COMPARE(session().selection().count(), 2U);
}

void TestPaneRows::selectByShift()
{
    session().setCurrent(id("etc"));
    QTest::keyClick(view(LiveSide), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(view(LiveSide), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(view(LiveSide), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(session().selectedRows(), (std::vector<DiffNodeId>{id("etc"), id("etc/init.d"), id("etc/init.d/S90shop"), id("etc/motd")}));
    QCOMPARE(session().current(), id("etc/motd"));
    QTest::keyClick(view(LiveSide), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(session().selection().count(), 3U);
    QTest::keyClick(view(LiveSide), Qt::Key_Home, Qt::ShiftModifier); // over where it began
    QCOMPARE(session().selectedRows(), (std::vector<DiffNodeId>{id("bin"), id("bin/busybox"), id("etc")}));
    QTest::keyClick(view(LiveSide), Qt::Key_End, Qt::ShiftModifier);
    QVERIFY(session().selection().count() > 20);
    QVERIFY(!session().selection().contains(id("bin")));
    QTest::keyClick(view(LiveSide), Qt::Key_Up);
    QVERIFY(session().selection().isEmpty());
    QCOMPARE(session().selectedRows(), std::vector<DiffNodeId>{session().current()});
}

void TestPaneRows::selectByMouse()
{
    const auto click = [&](const char *path, Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(view(LiveSide)->viewport(), Qt::LeftButton, modifiers, view(LiveSide)->visualRect(model(LiveSide)->indexOf(id(path))).center());
    };
    click("etc/motd", Qt::NoModifier);
    QCOMPARE(session().current(), id("etc/motd"));
    click("bin/busybox", Qt::ControlModifier);
    QCOMPARE(session().selectedRows(), (std::vector<DiffNodeId>{id("bin/busybox"), id("etc/motd")}));
    click("etc/motd", Qt::ControlModifier);
    QCOMPARE(session().selectedRows(), std::vector<DiffNodeId>{id("bin/busybox")});
    QVERIFY(!view(LiveSide)->selectionModel()->isSelected(model(LiveSide)->indexOf(id("etc/motd")))); // current, and not selected
    click("bin", Qt::NoModifier);
    QVERIFY(session().selection().isEmpty());
    click("etc", Qt::ShiftModifier);
    QCOMPARE(session().selectedRows(), (std::vector<DiffNodeId>{id("bin"), id("bin/busybox"), id("etc")}));
    QTest::keyClick(view(LiveSide), Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(session().selection().count(), 2U);
}

void TestPaneRows::selectionIsGivenUp()
{
    m_window->panes()->selectAll();
    session().goToDifference(false);
    QVERIFY(session().selection().isEmpty());
    m_window->panes()->selectAll();
    session().close(Role::Vendor);
    QTRY_VERIFY(session().comparison() && !session().comparison()->tree->hasSide(VendorSide));
    QVERIFY(session().selection().isEmpty());
}

void TestPaneRows::selectionIsDrawnAndTold()
{
    session().setCurrent(id("bin"));
    const QRect row = view(SavedSide)->visualRect(model(SavedSide)->indexOf(id("etc/motd")));
    const auto pixel = [&] { return view(SavedSide)->viewport()->grab().toImage().pixel(row.right() - 3, row.center().y()); };
    const QRgb before = pixel();
    m_window->panes()->selectAll();
    QVERIFY(pixel() != before);
    const QModelIndex motd = model(LiveSide)->indexOf(id("etc/motd"));
    QVERIFY(motd.data(Qt::AccessibleTextRole).toString().endsWith(u", selected"_s));
    session().setCurrent(id("etc"));
    QCOMPARE(pixel(), before);
    QVERIFY(!motd.data(Qt::AccessibleTextRole).toString().contains(u"selected"_s));
}

void TestPaneRows::copiesTheSelection()
{
    session().setCurrent(id("etc"));
    QTest::keyClick(view(LiveSide), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(view(LiveSide), Qt::Key_Down, Qt::ShiftModifier);
    m_window->findChild<QAction *>(u"copyPath"_s)->trigger();
    QTRY_COMPARE(QApplication::clipboard()->text(), u"etc\netc/init.d\netc/init.d/S90shop\n"_s);
    m_window->findChild<QAction *>(u"copyPathShell"_s)->trigger();
    QTRY_COMPARE(QApplication::clipboard()->text(), u"/etc\n/etc/init.d\n/etc/init.d/S90shop\n"_s);
    session().setCurrent(id("bin/busybox"));
    QTest::keyClick(view(LiveSide), Qt::Key_Up, Qt::ShiftModifier);
    m_window->findChild<QAction *>(u"copyDigest"_s)->trigger();
    QTRY_VERIFY(QApplication::clipboard()->text().endsWith(u"  bin/busybox\n"_s));
    QCOMPARE(QApplication::clipboard()->text().indexOf(u' '), 64);
    m_window->findChild<QAction *>(u"copyRecord"_s)->trigger();
    QTRY_COMPARE(QApplication::clipboard()->text().count(u"\"path\""_s), 2);
}

void TestPaneRows::unlocked()
{
    QVERIFY(showAll(*m_window));
    m_window->panes()->collapseAll();
    m_window->findChild<QAction *>(u"lockPanes"_s)->trigger();
    QVERIFY(!m_window->panes()->isLocked());
    m_window->panes()->expandAll();
    QVERIFY(waitIdle(*m_window));
    QVERIFY(view(LiveSide)->isExpanded(model(LiveSide)->indexOf(id("usr"))));
    QVERIFY(!view(SavedSide)->isExpanded(model(SavedSide)->indexOf(id("usr"))));
    const int scroll = view(SavedSide)->verticalScrollBar()->value();
    view(LiveSide)->verticalScrollBar()->setValue(200);
    QCOMPARE(view(SavedSide)->verticalScrollBar()->value(), scroll);
    session().setCurrent(id("etc/motd"));
    QCOMPARE(model(LiveSide)->nodeAt(view(LiveSide)->currentIndex()), id("etc/motd"));
    QVERIFY(model(SavedSide)->nodeAt(view(SavedSide)->currentIndex()) != id("etc/motd"));
    m_window->panes()->focusPane(SavedSide);
    session().setCurrent(id("bin/busybox"));
    QCOMPARE(model(SavedSide)->nodeAt(view(SavedSide)->currentIndex()), id("bin/busybox"));
    QCOMPARE(model(LiveSide)->nodeAt(view(LiveSide)->currentIndex()), id("etc/motd"));
}

void TestPaneRows::lockedAgain()
{
    QVERIFY(showAll(*m_window));
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!m_window->panes()->isLocked());
    m_window->panes()->expandAll();
    m_window->panes()->focusPane(SavedSide);
    m_window->panes()->collapseAll();
    view(SavedSide)->expand(model(SavedSide)->indexOf(id("etc")));
    m_window->panes()->focusPane(LiveSide);
    QVERIFY(waitIdle(*m_window));
    view(LiveSide)->verticalScrollBar()->setValue(321);
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->panes()->isLocked());
    QCOMPARE(view(LiveSide)->verticalScrollBar()->value(), 321); // where it was
    for (const int side : {VendorSide, SavedSide}) {
        QTRY_COMPARE(view(side)->verticalScrollBar()->maximum(), view(LiveSide)->verticalScrollBar()->maximum());
        QTRY_COMPARE(view(side)->verticalScrollBar()->value(), 321);
        QVERIFY(view(side)->isExpanded(model(side)->indexOf(id("usr"))));
    }
    view(VendorSide)->verticalScrollBar()->setValue(40);
    QCOMPARE(view(LiveSide)->verticalScrollBar()->value(), 40);
}

void TestPaneRows::sortByAnyColumn()
{
    for (int column = 0; column < DiffTreeModel::ColumnCount; ++column) {
        Q_EMIT view(SavedSide)->header()->sectionClicked(column);
        QVERIFY(waitIdle(*m_window));
        if (column == DiffTreeModel::NotesColumn) { // what an analyst said has no order; filters find it
            QVERIFY(session().query().sortKey == SortKey::Name && !session().query().descending);
            continue;
        }
        QVERIFY(session().query().sortKey != SortKey::Name || session().query().descending);
        QVERIFY(view(SavedSide)->header()->isSortIndicatorShown());
        Q_EMIT view(SavedSide)->header()->sectionClicked(column);
        Q_EMIT view(SavedSide)->header()->sectionClicked(column);
        if (column == DiffTreeModel::NameColumn) // falling is the second way of it
            Q_EMIT view(SavedSide)->header()->sectionClicked(column);
        if (session().query().descending)
            Q_EMIT view(SavedSide)->header()->sectionClicked(column);
        QVERIFY(waitIdle(*m_window));
        QVERIFY(session().query().sortKey == SortKey::Name && !session().query().descending);
        QVERIFY(!view(SavedSide)->header()->isSortIndicatorShown());
    }
}

void TestPaneRows::sortKeepsThePlace()
{
    QVERIFY(showAll(*m_window));
    m_window->panes()->expandAll();
    QVERIFY(waitIdle(*m_window));
    session().setCurrent(id("srv/shop/bin/start"));
    const auto height = [&] { return view(LiveSide)->visualRect(model(LiveSide)->indexOf(id("srv/shop/bin/start"))).top(); };
    view(LiveSide)->verticalScrollBar()->setValue(view(LiveSide)->verticalScrollBar()->value() + height() - 110);
    QCOMPARE(height(), 110);
    for (int i = 0; i < 3; ++i) {
        Q_EMIT view(LiveSide)->header()->sectionClicked(DiffTreeModel::ModeColumn);
        QVERIFY(waitIdle(*m_window));
        QCOMPARE(session().current(), id("srv/shop/bin/start"));
        QCOMPARE(height(), 110);
        QCOMPARE(view(VendorSide)->verticalScrollBar()->value(), view(LiveSide)->verticalScrollBar()->value());
    }
}

void TestPaneRows::sortIsAnnounced()
{
    const auto told = [&](int side) { return model(side)->headerData(DiffTreeModel::SizeColumn, Qt::Horizontal, Qt::AccessibleTextRole).toString(); };
    QCOMPARE(told(LiveSide), u"Size"_s);
    Q_EMIT view(LiveSide)->header()->sectionClicked(DiffTreeModel::SizeColumn);
    QCOMPARE(told(LiveSide), u"Size, sorted in falling order"_s);
    QCOMPARE(told(SavedSide), u"Size"_s);
    Q_EMIT view(LiveSide)->header()->sectionClicked(DiffTreeModel::SizeColumn);
    QCOMPARE(told(LiveSide), u"Size, sorted in rising order"_s);
}

void TestPaneRows::typeAhead()
{
    QVERIFY(showAll(*m_window));
    m_window->panes()->collapseAll();
    session().setCurrent(id("bin"));
    QTest::keyClicks(view(LiveSide), u"us"_s);
    QCOMPARE(session().current(), id("usr"));
    view(LiveSide)->expand(model(LiveSide)->indexOf(id("etc")));
    QTest::qWait(QApplication::keyboardInputInterval() + 50);
    QTest::keyClicks(view(LiveSide), u"pass"_s);
    QCOMPARE(session().current(), id("etc/passwd"));
    QCOMPARE(view(VendorSide)->currentIndex().data().toString(), u"passwd"_s);
}

void TestPaneRows::expandSubtreeOpensAllOfIt()
{
    const QTemporaryDir folder;
    const std::string file = folder.filePath(u"large.tar"_s).toStdString();
    QVERIFY(makeLargeTar(file, 12'000, 0));
    m_window->openPaths({{file, Role::Vendor}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY_WITH_TIMEOUT(!session().isLoading() && session().comparison() && session().comparison()->tree->find("usr/share"), 60'000);
    QVERIFY(showAll(*m_window));
    session().setCurrent(id("usr"));
    m_window->panes()->focusPane(VendorSide);
    QTest::keyClick(view(VendorSide), Qt::Key_Asterisk);
    QCOMPARE(view(VendorSide)->openRows().count(), session().comparison()->tree->size() - 1);
    m_window->panes()->collapseAll();
    QCOMPARE(view(VendorSide)->openRows().count(), static_cast<std::uint32_t>(model(VendorSide)->rowCount()));
    session().setCurrent(id("usr/share/package-0"));
    QTest::keyClick(view(VendorSide), Qt::Key_Asterisk);
    QVERIFY(view(VendorSide)->isExpanded(model(VendorSide)->indexOf(id("usr/share/package-0/module-39"))));
    QVERIFY(!view(VendorSide)->isExpanded(model(VendorSide)->indexOf(id("usr/share/package-1"))));
}

QTEST_MAIN(TestPaneRows)
#include "tst_panerows.moc"
