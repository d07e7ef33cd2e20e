// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"

#include "ui/diffruler.h"

#include <QAccessible>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>

#include <memory>
#include <set>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

class TestDiffRuler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup() { m_window.reset(); }

    void countsAll();
    void followsTheFilter();
    void isMadeWhenTheNextRowsDoNotCome();
    void clickLeadsToADifference();
    void draggingGoesAlong();
    void keys();
    void assistiveTechnology();
    void visiblePart();
    void withoutDifferences();
    void drawsEachKind();

private:
    DiffRuler *ruler() { return m_window->diffRuler(); }
    Session &session() { return m_window->session(); }
    bool differs(DiffNodeId id) { return id && session().comparison()->tree->differs(id); }

    std::unique_ptr<MainWindow> m_window;
};

void TestDiffRuler::init()
{
    m_window = sampleWindow();
    QVERIFY(m_window);
    QTRY_VERIFY(ruler()->bins());
}

void TestDiffRuler::countsAll()
{
    QVERIFY(ruler()->isVisible());
    const RulerBins::Bin all = ruler()->bins()->sum(0, 1);
    QCOMPARE(all.rows, static_cast<std::uint32_t>(session().projection()->items.size()));
    QCOMPARE(all.differing, session().projection()->matches);
    QVERIFY2(ruler()->summary().contains(u"18 added"_s) && ruler()->summary().contains(u"6 removed"_s), qPrintable(ruler()->summary()));
}

void TestDiffRuler::followsTheFilter()
{
    ProjectionQuery query = session().query();
    query.text = "motd";
    session().setQuery(query);
    QTRY_COMPARE(ruler()->bins()->rows(), 2U);
    QCOMPARE(ruler()->bins()->sum(0, 1).modified, 1U);
    QVERIFY(showAll(*m_window));
    QTRY_COMPARE(ruler()->bins()->rows(), session().comparison()->tree->size() - 1);
}

// It is given up for the rows of the next filter; where those are stopped, it is made of the ones that are shown.
void TestDiffRuler::isMadeWhenTheNextRowsDoNotCome()
{
    QVERIFY(showAll(*m_window));
    QTRY_COMPARE(ruler()->bins()->rows(), session().comparison()->tree->size() - 1);
    ProjectionQuery query = session().query();
    query.text = "motd";
    QSignalSpy changed(&session(), &Session::projectionChanged);
    const auto once = std::make_shared<QMetaObject::Connection>();
    *once = connect(&session(), &Session::projectionChanged, this, [this, once, query]() mutable {
        disconnect(*once);
        query.text = "etc";
        session().setQuery(query);
        session().runner().cancelAll(false);
    });
    session().setQuery(query);
    QTRY_COMPARE(changed.count(), 2);
    QTRY_COMPARE(ruler()->bins()->rows(), 2U);
}

void TestDiffRuler::clickLeadsToADifference()
{
    QVERIFY(showAll(*m_window));
    QTRY_COMPARE(ruler()->bins()->rows(), session().comparison()->tree->size() - 1);
    m_window->panes()->collapseAll();
    std::set<std::uint32_t> reached;
    for (int y = 20; y < ruler()->height(); y += 3) {
        QTest::mouseClick(ruler(), Qt::LeftButton, {}, {10, y});
        QVERIFY(session().current());
        reached.insert(session().current().value);
        // What the click led to can be seen, in whatever folder it is.
        EntryView *view = m_window->panes()->pane(LiveSide)->view();
        QVERIFY(view->shows(view->currentIndex()));
    }
    QVERIFY(reached.size() > 40);
    std::size_t changed = 0;
    for (const std::uint32_t id : reached)
        changed += differs(DiffNodeId(id));
    QVERIFY(changed > 15);
}

void TestDiffRuler::draggingGoesAlong()
{
    QTest::mousePress(ruler(), Qt::LeftButton, {}, {10, 30});
    const int first = ruler()->value();
    QMouseEvent move(QEvent::MouseMove, QPointF(10, ruler()->height() - 10), ruler()->mapToGlobal(QPointF(10, ruler()->height() - 10)), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(ruler(), &move);
    QVERIFY(ruler()->value() > first);
    QTest::mouseRelease(ruler(), Qt::LeftButton, {}, {10, ruler()->height() - 10});
    QCOMPARE(ruler()->bins()->order[static_cast<std::size_t>(ruler()->value())], session().current());
}

void TestDiffRuler::keys()
{
    QCOMPARE(ruler()->focusPolicy(), Qt::TabFocus);
    QTest::keyClick(ruler(), Qt::Key_Home);
    const DiffNodeId first = session().current();
    QVERIFY(differs(first));
    QTest::keyClick(ruler(), Qt::Key_Up); // over the beginning to the end
    const DiffNodeId last = session().current();
    QTest::keyClick(ruler(), Qt::Key_End);
    QCOMPARE(session().current(), last);
    QTest::keyClick(ruler(), Qt::Key_Home);
    QCOMPARE(session().current(), first);
    int pages = 0;
    for (int before = -1; ruler()->value() > before && pages < 100; ++pages) {
        before = ruler()->value();
        QTest::keyClick(ruler(), Qt::Key_PageDown);
        QVERIFY(differs(session().current()));
    }
    QVERIFY(pages > 5);
    QCOMPARE(session().current(), last);
    QTest::keyClick(ruler(), Qt::Key_PageUp);
    QVERIFY(session().current() != last && differs(session().current()));
}

void TestDiffRuler::assistiveTechnology()
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(ruler());
    QVERIFY(interface);
    QCOMPARE(interface->text(QAccessible::Name), u"Overview of the differences"_s);
    QCOMPARE(interface->text(QAccessible::Description), ruler()->summary());
    QAccessibleValueInterface *value = interface->valueInterface();
    QVERIFY(value);
    QCOMPARE(value->maximumValue().toInt(), static_cast<int>(ruler()->bins()->rows()) - 1);
    value->setCurrentValue(7);
    QCOMPARE(session().current(), ruler()->bins()->order[7]);
}

void TestDiffRuler::visiblePart()
{
    QVERIFY(showAll(*m_window));
    m_window->panes()->expandAll();
    QVERIFY(waitIdle(*m_window));
    m_window->panes()->pane(LiveSide)->view()->verticalScrollBar()->setValue(0);
    const auto [first, last] = m_window->panes()->visibleRows();
    QCOMPARE(first, session().projection()->childAt(DiffTree::root, 0));
    QVERIFY(last != DiffTree::root);
    m_window->panes()->pane(SavedSide)->view()->verticalScrollBar()->setValue(500);
    QVERIFY(m_window->panes()->visibleRows().first != first);
}

void TestDiffRuler::withoutDifferences()
{
    for (const Role role : {Role::Vendor, Role::Saved})
        session().close(role);
    QTRY_VERIFY(session().comparison() && !session().comparison()->tree->hasStep(SavedToLive));
    QVERIFY(!ruler()->isVisible());
    QTest::keyClick(ruler(), Qt::Key_PageDown);
    QTest::keyClick(ruler(), Qt::Key_Home);
    QVERIFY(ruler()->textAt(100).isEmpty());
}

// A lane for each kind: what is known by its place, not by its colour alone.
void TestDiffRuler::drawsEachKind()
{
    QVERIFY(showAll(*m_window));
    QTRY_COMPARE(ruler()->bins()->rows(), session().comparison()->tree->size() - 1);
    session().setCurrent({});
    const QImage image = ruler()->grab().toImage();
    const auto colours = [&](int from, int to) {
        std::set<QRgb> found;
        for (int x = from; x < to; ++x) {
            for (int y = 25; y < image.height() - 5; ++y)
                found.insert(image.pixel(x * image.width() / ruler()->width(), y));
        }
        return found;
    };
    const int lane = (ruler()->width() - 10) / 5;
    for (int i = 0; i < 4; ++i)
        QVERIFY(colours(5 + i * lane, 8 + i * lane) != colours(5 + 4 * lane, 8 + 4 * lane)); // nothing is unknown here
    QVERIFY(ruler()->textAt(ruler()->height() / 2).contains(u"Row "_s));
}

QTEST_MAIN(TestDiffRuler)
#include "tst_diffruler.moc"
