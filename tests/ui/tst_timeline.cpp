// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "overviewtest.h"

#include <QComboBox>
#include <QToolButton>

using namespace assay;
using namespace Qt::StringLiterals;

// The times of what changed, in a lane for each source: brushed, brought nearer and closed.
class tst_Timeline : public test::OverviewTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { nameProgram(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void brushByMouse();
    void brushByKeyboard();
    void zooming();
    void sourcesApart();
};

void tst_Timeline::brushByMouse()
{
    openSample();
    ProjectionQuery query = session().query();
    query.text = "-motd";
    session().setQuery(query);
    TimelineView *view = timeline();
    const auto lane = static_cast<int>(std::find(view->lanes().begin(), view->lanes().end(), int{LiveSide}) - view->lanes().begin());
    const TimeBars::Source &live = view->bars().sources[LiveSide];
    int first = 1;
    while (live.paths[static_cast<std::size_t>(first) - 1] == 0)
        ++first;
    const int last = view->slotCount() - 2;
    quint32 wanted = 0;
    for (int slot = first; slot <= last; ++slot)
        wanted += live.paths[static_cast<std::size_t>(slot) - 1];
    QTest::mousePress(view, Qt::LeftButton, {}, view->slotRect(lane, first).center());
    for (int slot = first; slot <= last; ++slot)
        QTest::mouseMove(view, view->slotRect(lane, slot).center());
    QTest::mouseRelease(view, Qt::LeftButton, {}, view->slotRect(lane, last).center());
    QVERIFY(view->brush() && view->brush()->side == LiveSide);
    QCOMPARE(view->brushedPaths(), wanted);
    QVERIFY(session().query().text.starts_with("live.mtime>="));
    waitForRows(wanted);
    // Each bar alone, and what is beside the bars.
    for (int slot = 1; slot < view->slotCount() - 1; ++slot) {
        const quint32 paths = live.paths[static_cast<std::size_t>(slot) - 1];
        QTest::mouseClick(view, Qt::LeftButton, {}, view->slotRect(lane, slot).center());
        if (paths != 0)
            waitForRows(paths);
        else
            QCOMPARE(session().query().text, std::string("-motd"));
        QCOMPARE(view->brush().has_value(), paths != 0);
    }
    QTest::mouseClick(view, Qt::LeftButton, {}, view->slotRect(lane, first).center());
    QVERIFY(view->brush());
    m_window->findChild<QToolButton *>(u"timelineClear"_s)->click();
    QCOMPARE(session().query().text, std::string("-motd"));
    QVERIFY(!view->brush());
}

void tst_Timeline::brushByKeyboard()
{
    openSample();
    TimelineView *view = timeline();
    view->setFocus();
    QTRY_VERIFY(view->hasFocus());
    for (std::size_t lane = 0; lane < view->lanes().size(); ++lane)
        QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(view->lanes()[static_cast<std::size_t>(view->currentLane())], int{LiveSide});
    QTest::keyClick(view, Qt::Key_Home);
    QCOMPARE(view->currentSlot(), 0);
    QVERIFY(view->spokenValue().contains(u"before"_s));
    QTest::keyClick(view, Qt::Key_End);
    QTest::keyClick(view, Qt::Key_Left);
    for (int step = 0; step < 6; ++step)
        QTest::keyClick(view, Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(view->brush());
    QVERIFY(view->brushedPaths() > 0);
    waitForRows(view->brushedPaths());
    // Esc gives the filter back rather than stopping anything.
    QTest::keyClick(view, Qt::Key_Escape);
    QVERIFY(!view->brush());
    QVERIFY(session().query().text.empty());
    waitForRows(28);
    QTest::keyClick(view, Qt::Key_Return);
    QVERIFY(view->brush());
    waitForRows(view->brushedPaths());
    QTest::keyClick(view, Qt::Key_Backspace);
    waitForRows(28);
}

void tst_Timeline::zooming()
{
    openSample();
    TimelineView *view = timeline();
    const TimeRange usual = view->range();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_End);
    QTest::keyClick(view, Qt::Key_Left);
    QTest::keyClick(view, Qt::Key_Return);
    const auto brush = view->brush();
    QVERIFY(brush);
    const quint32 brushed = view->brushedPaths();
    for (int step = 0; step < 40; ++step) {
        QTest::keyClick(view, Qt::Key_Plus);
        std::size_t paths = view->bars().sources[LiveSide].before + std::size_t{view->bars().sources[LiveSide].after};
        for (const std::uint32_t each : view->bars().sources[LiveSide].paths)
            paths += each;
        QCOMPARE(paths, panel()->overview()->sources[LiveSide].times.size());
    }
    QCOMPARE(view->bars().width, std::int64_t{1});
    QVERIFY(view->brush() == brush && view->brushedPaths() == brushed); // of times, not of bars
    for (int step = 0; step < 60; ++step)
        QTest::keyClick(view, Qt::Key_Minus);
    QCOMPARE(view->bars().sources[LiveSide].before + view->bars().sources[LiveSide].after, 0U);
    QVERIFY(view->range().from <= usual.from && view->range().to >= usual.to);
    m_window->findChild<QToolButton *>(u"timelineToBrush"_s)->click();
    QVERIFY(view->range().to - view->range().from < usual.to - usual.from);
}

void tst_Timeline::sourcesApart()
{
    openSample();
    QCOMPARE(timeline()->lanes(), (std::vector<int>{VendorSide, SavedSide, LiveSide}));
    session().close(Role::Vendor);
    QTRY_VERIFY_WITH_TIMEOUT(!session().isLoading() && !session().comparison()->tree->hasSide(VendorSide), 60000);
    QTRY_COMPARE(timeline()->lanes(), (std::vector<int>{SavedSide, LiveSide}));
    QCOMPARE(panel()->sourceBox()->count(), 2);
}

QTEST_MAIN(tst_Timeline)
#include "tst_timeline.moc"
