// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/hexsample.h"
#include "ui/tst_preview_support.h"

#include "ui/preview/hexcompareview.h"
#include "ui/preview/hexview.h"
#include "ui/preview/longscrollbar.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QStyle>

using namespace assay;
using namespace assay::test;

namespace {

constexpr std::uint64_t tenGigabytes = 10'000'000'000;

} // namespace

class TestHexView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsOnlyWhatIsVisible();
    void tenGigabytesAreInstant();
    void slowSourceNeverBlocks();
    void failingSource();
    void shrinkingSource();
    void changedSource();
    void keyboard();
    void mouseSelects();
    void copies();
    void scrollBarBeyondInt();
    void accessible();
    void marksAreDrawn();
    void pictures();

private:
    JobRunner m_runner;
};

void TestHexView::readsOnlyWhatIsVisible()
{
    const auto source = fake(sample(1 << 20));
    HexView view;
    view.resize(700, 400);
    view.setBytes(m_runner, source);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVERIFY(settled(m_runner));
    QCOMPARE(source->reads.load(), 1);
    view.setTopRow(view.maximumTopRow());
    view.grab();
    QVERIFY(settled(m_runner));
    const int reads = source->reads.load();
    QVERIFY(reads <= 3); // the last rows may lie in two pages
    QVERIFY(source->bytesRead.load() <= 3 * PageCache::pageBytes);
    view.grab();
    view.setTopRow(0);
    view.grab();
    QVERIFY(settled(m_runner));
    QCOMPARE(source->reads.load(), reads); // all are remembered
    QCOMPARE(source->readsInWindowThread.load(), 0);
    QVERIFY(view.visibleText().startsWith(QStringLiteral("00000000  45 4c 46 20")));
}

void TestHexView::tenGigabytesAreInstant()
{
    const auto vendor = std::make_shared<FakeSource>(tenGigabytes, std::vector<std::pair<std::uint64_t, char>>{{tenGigabytes - 1, 'Z'}});
    const auto live = std::make_shared<FakeSource>(tenGigabytes, std::vector<std::pair<std::uint64_t, char>>{{tenGigabytes - 1, 'Y'}});
    QElapsedTimer clock;
    clock.start();
    HexCompareView view(m_runner);
    view.resize(1200, 400);
    view.setContents(panes(vendor, nullptr, live));
    view.grab();
    QVERIFY(settled(m_runner));
    view.goTo(tenGigabytes - 1);
    view.grab();
    QVERIFY(settled(m_runner));
    const qint64 elapsed = clock.elapsed();
    QVERIFY(view.view(0)->visibleText().contains(QStringLiteral(" 5a*")));
    QVERIFY(view.view(2)->visibleText().contains(QStringLiteral(" 59*")));
    QVERIFY2(elapsed < 5000, qPrintable(QString::number(elapsed)));
    QVERIFY(vendor->bytesRead.load() <= 8 * PageCache::pageBytes);
    qInfo("10 GB: open, show, go to the end, show: %lld ms, %d reads", static_cast<long long>(elapsed), vendor->reads.load() + live->reads.load());
}

void TestHexView::slowSourceNeverBlocks()
{
    QSemaphore gate;
    const auto source = fake(sample(100'000));
    source->gate = &gate;
    HexView view;
    view.resize(700, 400);
    view.setBytes(m_runner, source);
    QElapsedTimer clock;
    clock.start();
    view.grab();
    for (int i = 0; i < 20; ++i) {
        view.setTopRow(static_cast<quint64>(i) * 200);
        view.grab();
        QCoreApplication::processEvents();
    }
    QVERIFY(clock.elapsed() < 10'000);
    QVERIFY(view.visibleText().contains(QStringLiteral(" ..")));
    gate.release(1000);
    QVERIFY(settled(m_runner));
    QVERIFY(!view.visibleText().contains(QStringLiteral(" .. ..")));
    QVERIFY(settled(m_runner));
    QVERIFY(source->reads.load() < 12);
}

void TestHexView::failingSource()
{
    const auto source = fake(sample(100'000));
    source->failFrom = 1;
    HexView view;
    view.resize(700, 400);
    view.setBytes(m_runner, source);
    view.grab();
    QVERIFY(settled(m_runner));
    view.grab();
    QVERIFY(settled(m_runner));
    QCOMPARE(source->reads.load(), 1); // not asked for over and over
    QVERIFY(view.notice().contains(QStringLiteral("input/output error")));
    QVERIFY(view.visibleText().contains(QStringLiteral(" !!")));
}

void TestHexView::shrinkingSource()
{
    const auto source = fake(sample(100'000));
    source->shrunkTo = 20;
    HexView view;
    view.resize(700, 400);
    view.setBytes(m_runner, source);
    view.grab();
    QVERIFY(settled(m_runner));
    view.grab();
    QVERIFY(view.notice().contains(QStringLiteral("Ends earlier")));
    QVERIFY(view.visibleText().contains(QStringLiteral(" !!")));
    QVERIFY(view.visibleText().contains(QStringLiteral("45 4c 46")));
}

void TestHexView::changedSource()
{
    const auto source = fake(sample(1000));
    source->changed = true;
    HexView view;
    view.resize(700, 400);
    view.setBytes(m_runner, source);
    view.grab();
    QVERIFY(settled(m_runner));
    QVERIFY(view.notice().contains(QStringLiteral("Changed while it was read")));
}

void TestHexView::keyboard()
{
    HexView view;
    view.resize(700, 400);
    view.setBytes(m_runner, fake(sample(10'000)));
    view.setBytesPerLine(16);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.cursor(), quint64{17});
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(view.selectionBegin(), quint64{17});
    QCOMPARE(view.selectionSize(), quint64{18});
    QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(view.cursor(), quint64{9999});
    QVERIFY(!view.hasSelection());
    QCOMPARE(view.topRow(), view.maximumTopRow());
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.cursor(), quint64{9999});
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.cursor(), quint64{9984});
    QTest::keyClick(&view, Qt::Key_PageUp);
    QVERIFY(view.cursor() < 9984);
    QCOMPARE(view.cursor() % 16, quint64{0});
    QTest::keyClick(&view, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(view.cursor(), quint64{0});
    QCOMPARE(view.topRow(), quint64{0});
    QTest::keyClick(&view, Qt::Key_Up);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.cursor(), quint64{0});
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view.selectionSize(), quint64{10'000});
    QVERIFY(settled(m_runner));
    // An empty file takes every key.
    view.setBytes(m_runner, fake({}));
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_End, Qt::Key_PageDown})
        QTest::keyClick(&view, key);
    QCOMPARE(view.cursor(), quint64{0});
    view.grab();
}

void TestHexView::mouseSelects()
{
    HexView view;
    view.resize(700, 400);
    view.setBytes(m_runner, fake(sample(10'000)));
    view.setBytesPerLine(16);
    QWidget *area = view.viewport();
    QTest::mousePress(area, Qt::LeftButton, {}, QPoint(200, 60));
    const quint64 first = view.cursor();
    QTest::mouseMove(area, QPoint(240, 120));
    QMouseEvent move(QEvent::MouseMove, QPointF(240, 120), area->mapToGlobal(QPointF(240, 120)), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(area, &move);
    QTest::mouseRelease(area, Qt::LeftButton, {}, QPoint(240, 120));
    QVERIFY(view.hasSelection());
    QVERIFY(view.cursor() > first + 16);
    QCOMPARE(view.anchor(), first);
    QVERIFY(settled(m_runner));
}

void TestHexView::copies()
{
    HexCompareView view(m_runner);
    view.resize(800, 300);
    view.setContents(panes(fake(std::string("a\x1b\xff" "b", 4)), nullptr, nullptr));
    QTest::keyClick(view.view(0), Qt::Key_A, Qt::ControlModifier);
    const auto copied = [&](ByteFormat format) {
        QGuiApplication::clipboard()->clear();
        view.copySelection(format);
        [[maybe_unused]] const bool done = QTest::qWaitFor([&] { return !view.isBusy(); }, 60'000);
        return QGuiApplication::clipboard()->text();
    };
    QCOMPARE(copied(ByteFormat::Hex), QStringLiteral("61 1b ff 62"));
    QCOMPARE(copied(ByteFormat::EscapedText), QStringLiteral("a\\u{001B}\\xFFb"));
    QCOMPARE(copied(ByteFormat::RawText), QStringLiteral("a\x1b\uFFFDb"));
    QCOMPARE(copied(ByteFormat::CArray), QStringLiteral("static const unsigned char data[4] = {\n    0x61, 0x1b, 0xff, 0x62,\n};\n"));
    QCOMPARE(copied(ByteFormat::Base64), QStringLiteral("YRv/Yg=="));
    QCOMPARE(copied(ByteFormat::Python), QStringLiteral("b'a\\x1b\\xffb'"));
    for (QAction *action : view.copyActions()) {
        QGuiApplication::clipboard()->clear();
        action->trigger();
        QVERIFY(QTest::qWaitFor([&] { return !view.isBusy(); }, 60'000));
        QVERIFY2(!QGuiApplication::clipboard()->text().isEmpty(), qPrintable(action->objectName()));
    }
    QCOMPARE(QString::fromStdString(formatBytes("it's \\ \"", ByteFormat::Python)), QStringLiteral("b'it\\'s \\\\ \"'"));
    // More than is sensible is refused, not tried.
    view.setContents(panes(std::make_shared<FakeSource>(tenGigabytes, std::vector<std::pair<std::uint64_t, char>>{}), nullptr, nullptr));
    QTest::keyClick(view.view(0), Qt::Key_A, Qt::ControlModifier);
    QSignalSpy messages(&view, &HexCompareView::statusMessage);
    view.copySelection(ByteFormat::Hex);
    QVERIFY(messages.last().at(0).toString().startsWith(QStringLiteral("Not copied")));
    QVERIFY(settled(m_runner));
}

void TestHexView::scrollBarBeyondInt()
{
    LongScrollBar bar(Qt::Vertical);
    const quint64 rows = quint64{1} << 59;
    bar.setLongRange(rows, 40);
    QSignalSpy spy(&bar, &LongScrollBar::longValueChanged);
    bar.triggerAction(QAbstractSlider::SliderSingleStepAdd);
    QCOMPARE(bar.longValue(), quint64{1});
    bar.triggerAction(QAbstractSlider::SliderPageStepAdd);
    QCOMPARE(bar.longValue(), quint64{40});
    bar.triggerAction(QAbstractSlider::SliderToMaximum);
    QCOMPARE(bar.longValue(), rows);
    bar.triggerAction(QAbstractSlider::SliderSingleStepSub);
    QCOMPARE(bar.longValue(), rows - 1);
    bar.setSliderPosition(bar.maximum() / 2);
    bar.triggerAction(QAbstractSlider::SliderMove);
    QVERIFY(bar.longValue() > rows / 4 && bar.longValue() < rows / 4 * 3);
    QCOMPARE(spy.count(), 5);
    // A file of the greatest size there can be.
    const auto huge = std::make_shared<FakeSource>(~std::uint64_t{0}, std::vector<std::pair<std::uint64_t, char>>{});
    HexView view;
    view.resize(800, 300);
    view.setBytes(m_runner, huge);
    view.grab();
    QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(view.cursor(), ~quint64{0} - 1);
    view.grab();
    QVERIFY(settled(m_runner));
    QVERIFY(view.visibleText().contains(QStringLiteral("fffffffffffffff")));
}

void TestHexView::accessible()
{
    HexView view;
    view.setAccessibleName(QStringLiteral("Bytes, vendor"));
    view.resize(700, 400);
    view.setBytes(m_runner, fake(sample(1000)));
    view.grab();
    QVERIFY(settled(m_runner));
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(face);
    QCOMPARE(face->text(QAccessible::Name), QStringLiteral("Bytes, vendor"));
    QVERIFY(face->textInterface());
    QVERIFY(face->textInterface()->text(0, face->textInterface()->characterCount()).contains(QStringLiteral("45 4c 46")));
    QTest::keyClick(&view, Qt::Key_Down);
    QVERIFY(face->textInterface()->cursorPosition() > 0);
    view.showMessage(QStringLiteral("Not in this source"), true);
    QCOMPARE(face->textInterface()->text(0, 100), QStringLiteral("Not in this source"));
}

void TestHexView::marksAreDrawn()
{
    HexCompareView view(m_runner);
    view.resize(1200, 300);
    view.setContents(panes(fake("same xyz"), fake("same xYz"), fake("same xyz and more")));
    view.grab();
    QVERIFY(settled(m_runner));
    const PreviewColors c = PreviewColors::of(view.palette());
    const auto count = [&](int side, const QColor &color) {
        const QImage image = view.view(side)->viewport()->grab().toImage();
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixelColor(x, y) == color ? 1 : 0;
        }
        return pixels;
    };
    QVERIFY(count(0, c.changedFaint) > 50);
    QVERIFY(count(1, c.changedFill) > 50);
    QVERIFY(count(2, c.changedFaint) > 50);
    QVERIFY(count(1, c.changedLine) > 10); // underlined too: not by colour alone
    QCOMPARE(count(0, c.changedFill), 0);
    for (const QPalette &palette : {QApplication::palette(), darkPalette()}) {
        const PreviewColors colors = PreviewColors::of(palette);
        QVERIFY(contrast(colors.text, colors.base) >= 4.5);
        QVERIFY(contrast(colors.dim, colors.base) >= 4.5);
        QVERIFY(contrast(colors.gutterText, colors.gutter) >= 4.5);
        QVERIFY(contrast(colors.text, colors.changedFill) >= 4.5);
        QVERIFY(contrast(colors.text, colors.changedFaint) >= 4.5);
        QVERIFY(contrast(colors.changedLine, colors.changedFill) >= 3);
        QVERIFY(contrast(colors.escape, colors.base) >= 4.5);
    }
}

void TestHexView::pictures()
{
    std::string a = sample(35'664);
    std::string b = a;
    b.replace(70, 6, "\x90\x90\x90\x90\xcc\xcc");
    b[131] = '!';
    std::string c = b;
    c.replace(200, 14, "/bin/sh -c 'x'");
    c.resize(340);
    for (const bool dark : {false, true}) {
        QApplication::setPalette(dark ? darkPalette() : QApplication::style()->standardPalette());
        const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
        HexCompareView view(m_runner);
        view.resize(1400, 420);
        view.setContents(panes(fake(a), fake(b), fake(c)));
        view.show();
        view.view(1)->setFocus();
        view.goTo(200, 20);
        QCoreApplication::processEvents();
        QVERIFY(settled(m_runner));
        picture(view, QStringLiteral("hex-wide") + suffix);
        view.resize(760, 260);
        view.setContents(panes(nullptr, fake(b), fake(c)));
        view.openFind();
        QCoreApplication::processEvents();
        view.grab();
        QVERIFY(settled(m_runner));
        picture(view, QStringLiteral("hex-small") + suffix);
    }
    QApplication::setPalette(QApplication::style()->standardPalette());
}

QTEST_MAIN(TestHexView)
#include "tst_hexview.moc"
