// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tst_preview_support.h"

#include "ui/preview/datainspector.h"
#include "ui/preview/datavaluemodel.h"
#include "ui/preview/hexcompareview.h"
#include "ui/preview/hexview.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

using namespace assay;
using namespace assay::test;

namespace {

// An ELF header, a Unix time at 0x10, a FILETIME at 0x18, some text.
std::string record()
{
    std::string bytes = std::string("\x7F"
                                    "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", 16);
    bytes += std::string("\xFA\xFE\x02\x6B\0\0\0\0", 8);
    bytes += std::string("\x01\x80\x3E\xD5\xDE\xB1\x9D\x01", 8);
    bytes += "\xE2\x80\xAE<b>caf\xC3\xA9";
    return bytes;
}

PaneContents titled(const ByteSourcePtr &vendor, const ByteSourcePtr &saved, const ByteSourcePtr &live)
{
    PaneContents contents = panes(vendor, saved, live);
    contents[0].title = QStringLiteral("Vendor");
    contents[1].title = QStringLiteral("Saved");
    contents[2].title = QStringLiteral("Live");
    return contents;
}

} // namespace

class TestDataInspector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void followsTheCursor();
    void byteOrder();
    void endOfTheFile();
    void unreadableAndPending();
    void tellsOthersApart();
    void staysWhereTheReaderIs();
    void copies();
    void leavesRoomForBytes();
    void foldedReadsNothing();
    void accessible();
    void pictures();

private:
    QListView *list(const HexCompareView &view) { return view.findChild<QListView *>(QStringLiteral("dataValues")); }
    QModelIndex row(const HexCompareView &view, DataKind kind) { return list(view)->model()->index(static_cast<int>(kind), 0); }

    JobRunner m_runner;
    std::unique_ptr<HexCompareView> m_view;
};

void TestDataInspector::init()
{
    m_view = std::make_unique<HexCompareView>(m_runner);
    m_view->resize(1200, 500);
    m_view->setInspecting(true);
}

void TestDataInspector::followsTheCursor()
{
    m_view->setContents(titled(fake(record()), nullptr, nullptr));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QVERIFY(settled(m_runner));
    const DataInspector &inspector = *m_view->inspector();
    QCOMPARE(inspector.valueText(DataKind::Uint32), QStringLiteral("1179403647"));
    m_view->goTo(0x10);
    QCOMPARE(inspector.valueText(DataKind::UnixTime32), QStringLiteral("2026-11-22T14:40:58Z"));
    QCOMPARE(inspector.valueText(DataKind::UnixTime64), QStringLiteral("2026-11-22T14:40:58Z"));
    m_view->goTo(0x17);
    QTest::keyClick(m_view->view(0), Qt::Key_Right);
    QCOMPARE(m_view->view(0)->cursor(), quint64{0x18});
    QCOMPARE(inspector.valueText(DataKind::FileTime), QStringLiteral("1970-01-01T00:00:00.000000100Z"));
    // Of a selection its beginning.
    QTest::keyClick(m_view->view(0), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(inspector.valueText(DataKind::FileTime), QStringLiteral("1970-01-01T00:00:00.000000100Z"));
    m_view->goTo(0x20);
    QCOMPARE(inspector.valueText(DataKind::Utf8), QStringLiteral("U+202E"));
}

void TestDataInspector::byteOrder()
{
    m_view->setContents(titled(fake(record()), nullptr, nullptr));
    m_view->grab();
    QVERIFY(settled(m_runner));
    QCOMPARE(m_view->inspector()->valueText(DataKind::Uint16), QStringLiteral("17791"));
    auto *toggle = m_view->findChild<QToolButton *>(QStringLiteral("hexBigEndian"));
    QVERIFY(toggle);
    QSignalSpy changed(m_view.get(), &HexCompareView::bigEndianChanged);
    toggle->click();
    QCOMPARE(m_view->inspector()->valueText(DataKind::Uint16), QStringLiteral("32581"));
    QCOMPARE(changed.count(), 1);
    m_view->setBigEndian(false);
    QVERIFY(!toggle->isChecked());
    QCOMPARE(m_view->inspector()->valueText(DataKind::Uint16), QStringLiteral("17791"));
}

void TestDataInspector::endOfTheFile()
{
    m_view->setContents(titled(fake("abc"), fake(std::string(10, 'x')), nullptr));
    m_view->grab();
    QVERIFY(settled(m_runner));
    m_view->goTo(1);
    QCOMPARE(m_view->inspector()->valueText(DataKind::Uint16), QStringLiteral("25442"));
    QCOMPARE(m_view->inspector()->valueText(DataKind::Uint32), QString());
    QCOMPARE(row(*m_view, DataKind::Uint32).data(DataValueModel::ProblemRole).toString(), QStringLiteral("the file ends before"));
    m_view->goTo(7); // behind the end of this one
    QCOMPARE(row(*m_view, DataKind::Bits).data(DataValueModel::ProblemRole).toString(), QStringLiteral("the file ends before"));
    QVERIFY(row(*m_view, DataKind::Bits).data(DataValueModel::DiffersRole).toBool());
    m_view->setContents(titled(fake(""), nullptr, nullptr));
    QCOMPARE(list(*m_view)->model()->rowCount(), 0);
    m_view->setContents({});
    QCOMPARE(list(*m_view)->model()->rowCount(), 0);
}

void TestDataInspector::unreadableAndPending()
{
    QSemaphore gate;
    const auto source = fake(std::string(100, 'x'));
    source->gate = &gate;
    m_view->setContents(titled(source, nullptr, nullptr));
    m_view->grab();
    QCOMPARE(row(*m_view, DataKind::Uint8).data(DataValueModel::ProblemRole).toString(), QStringLiteral("reading…"));
    gate.release(100);
    QVERIFY(settled(m_runner));
    QCOMPARE(m_view->inspector()->valueText(DataKind::Uint8), QStringLiteral("120"));
    const auto broken = fake(std::string(100, 'x'));
    broken->failFrom = 0;
    m_view->setContents(titled(broken, nullptr, nullptr));
    m_view->grab();
    QVERIFY(settled(m_runner));
    QCOMPARE(row(*m_view, DataKind::Uint8).data(DataValueModel::ProblemRole).toString(), QStringLiteral("cannot be read"));
    QCOMPARE(broken->readsInWindowThread.load(), 0);
}

void TestDataInspector::tellsOthersApart()
{
    m_view->setContents(titled(fake("aaaaaaaa"), fake("aabaaaaa"), nullptr));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QVERIFY(settled(m_runner));
    m_view->goTo(0);
    QVERIFY(!row(*m_view, DataKind::Uint16).data(DataValueModel::DiffersRole).toBool());
    QVERIFY(row(*m_view, DataKind::Uint32).data(DataValueModel::DiffersRole).toBool());
    QCOMPARE(row(*m_view, DataKind::Uint32).data(Qt::ToolTipRole).toString(), QStringLiteral("uint32\nVendor: 1633771873\nSaved: 1633837409"));
    // The values are those of the pane the reader is in.
    m_view->activateWindow();
    m_view->view(1)->setFocus();
    QTRY_COMPARE(m_view->inspector()->valueText(DataKind::Uint32), QStringLiteral("1633837409"));
    QVERIFY(list(*m_view)->accessibleName().endsWith(QStringLiteral("Saved")));
    // In the list too.
    list(*m_view)->setFocus();
    QCOMPARE(m_view->inspector()->valueText(DataKind::Uint32), QStringLiteral("1633837409"));
}

void TestDataInspector::staysWhereTheReaderIs()
{
    m_view->setContents(titled(fake(record()), nullptr, nullptr));
    m_view->grab();
    QVERIFY(settled(m_runner));
    list(*m_view)->setCurrentIndex(row(*m_view, DataKind::UnixTime32));
    m_view->goTo(0x10);
    QCOMPARE(list(*m_view)->currentIndex(), row(*m_view, DataKind::UnixTime32));
}

void TestDataInspector::copies()
{
    m_view->setContents(titled(fake(record()), nullptr, nullptr));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QVERIFY(settled(m_runner));
    m_view->goTo(0x10);
    list(*m_view)->setFocus();
    list(*m_view)->setCurrentIndex(row(*m_view, DataKind::UnixTime32));
    QSignalSpy told(m_view.get(), &CompareView::statusMessage);
    QTest::keyClick(list(*m_view), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("2026-11-22T14:40:58Z"));
    QCOMPARE(told.count(), 1);
    m_view->inspector()->copy(true);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 20);
    QCOMPARE(lines.front(), QStringLiteral("uint8\t250"));
    // What has no value leaves the clipboard alone.
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    m_view->goTo(static_cast<quint64>(record().size()) - 1);
    QTest::keyClick(list(*m_view), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    QStringList titles;
    QTimer::singleShot(0, this, [&titles] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (const QAction *action : menu->actions())
            titles += action->text();
        menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), list(*m_view)->viewport()->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(list(*m_view)->viewport(), &event);
    QCOMPARE(titles, (QStringList{QStringLiteral("Copy Value"), QStringLiteral("Copy All Values")}));
}

void TestDataInspector::leavesRoomForBytes()
{
    m_view->setContents(titled(fake(std::string(4096, 'x')), nullptr, nullptr));
    m_view->resize(1000, 240);
    m_view->grab();
    QVERIFY(m_view->minimumSizeHint().height() <= 160);
    for (const QSize size : {QSize(300, 160), QSize(1000, 160), QSize(820, 135), QSize(1000, 400), QSize(2400, 900)}) {
        m_view->resize(size);
        m_view->grab();
        QVERIFY(m_view->view(0)->visibleRows() >= 1);
        const auto *status = m_view->findChild<QLabel *>(QStringLiteral("hexStatus"));
        QVERIFY(m_view->inspector()->geometry().bottom() < status->geometry().top()); // nothing lies over anything
        QVERIFY(m_view->view(0)->height() >= size.height() / 4);
        if (size.width() >= 1000 && size.height() >= 400) {
            QCOMPARE(m_view->inspector()->height(), m_view->inspector()->heightFor(m_view->inspector()->width()));
            const QRect last = list(*m_view)->visualRect(row(*m_view, DataKind::Bits));
            QVERIFY(list(*m_view)->viewport()->rect().contains(last));
        }
    }
}

void TestDataInspector::foldedReadsNothing()
{
    const auto source = fake(std::string(1 << 20, 'x'));
    m_view->setInspecting(false);
    QVERIFY(m_view->inspector()->isHidden());
    m_view->setContents(titled(source, nullptr, nullptr));
    m_view->grab();
    QVERIFY(settled(m_runner));
    m_view->goTo(5);
    QCOMPARE(list(*m_view)->model()->rowCount(), 0);
    QSignalSpy changed(m_view.get(), &HexCompareView::inspectingChanged);
    m_view->findChild<QToolButton *>(QStringLiteral("hexInspect"))->click();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_view->inspector()->valueText(DataKind::Uint8), QStringLiteral("120"));
}

void TestDataInspector::accessible()
{
    m_view->setContents(titled(fake("aaaaaaaa"), fake("aabaaaaa"), nullptr));
    m_view->grab();
    QVERIFY(settled(m_runner));
    m_view->goTo(0);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(list(*m_view));
    QVERIFY(table);
    QCOMPARE(table->text(QAccessible::Name), QStringLiteral("Values at the cursor, Vendor"));
    QCOMPARE(row(*m_view, DataKind::Uint32).data(Qt::AccessibleTextRole).toString(), QStringLiteral("uint32: 1633771873, differs"));
    QCOMPARE(row(*m_view, DataKind::Uint32).data(Qt::AccessibleDescriptionRole).toString(), QStringLiteral("Vendor: 1633771873\nSaved: 1633837409"));
    QVERIFY(!m_view->findChild<QToolButton *>(QStringLiteral("hexInspect"))->accessibleName().isEmpty());
}

void TestDataInspector::pictures()
{
    std::string other = record();
    other[0x11] = 'x';
    m_view->setContents(titled(fake(record()), fake(record()), fake(other)));
    m_view->resize(1400, 420);
    m_view->grab();
    QVERIFY(settled(m_runner));
    m_view->goTo(0x10);
    list(*m_view)->setCurrentIndex(row(*m_view, DataKind::Int16));
    picture(*m_view, QStringLiteral("datainspector-light"));
    m_view->resize(1024, 240);
    picture(*m_view, QStringLiteral("datainspector-small"));
    const QPalette before = QApplication::palette();
    QApplication::setPalette(darkPalette());
    m_view->resize(1400, 420);
    QCoreApplication::processEvents();
    picture(*m_view, QStringLiteral("datainspector-dark"));
    QApplication::setPalette(before);
}

QTEST_MAIN(TestDataInspector)
#include "tst_datainspector.moc"
