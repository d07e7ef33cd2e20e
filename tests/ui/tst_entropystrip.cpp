// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tst_preview_support.h"

#include "ui/preview/entropystrip.h"
#include "ui/preview/hexcompareview.h"
#include "ui/preview/hexview.h"
#include "ui/preview/longscrollbar.h"
#include "ui/preview/previewpanel.h"

#include <QAction>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QToolButton>

#include <random>

using namespace assay;
using namespace assay::test;

namespace {

constexpr std::uint64_t tenGigabytes = 10'000'000'000;

std::string noise(std::size_t size)
{
    std::mt19937_64 random(3);
    std::string bytes;
    while (bytes.size() < size)
        bytes += static_cast<char>(random());
    return bytes;
}

// Zeroes, text, noise, a mebibyte each.
std::string layered()
{
    std::string text;
    while (text.size() < 1 << 20)
        text += "all work and no play makes a long text that is text. ";
    text.resize(1 << 20);
    return std::string(1 << 20, '\0') + text + noise(1 << 20);
}

} // namespace

class TestEntropyStrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNothingWhileHidden();
    void clicksLeadThere();
    void keysLeadThere();
    void describesEachSource();
    void tenGigabytesAreInstant();
    void slowSourceNeverBlocks();
    void panesStayBelowTheirHeads();
    void pictures();

private:
    JobRunner m_runner;
};

void TestEntropyStrip::readsNothingWhileHidden()
{
    const auto source = fake(layered());
    HexCompareView view(m_runner);
    view.resize(1200, 400);
    view.setContents(panes(source, nullptr, nullptr));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVERIFY(settled(m_runner));
    QVERIFY(source->bytesRead.load() <= 3 * PageCache::pageBytes);
    QVERIFY(view.entropy()->buckets(0).empty());
    QSignalSpy changed(&view, &HexCompareView::showEntropyChanged);
    view.findChild<QToolButton *>(QStringLiteral("hexEntropy"))->click();
    QCOMPARE(changed.count(), 1);
    QVERIFY(view.isBusy());
    QVERIFY(settled(m_runner));
    const auto &buckets = view.entropy()->buckets(0);
    QCOMPARE(buckets.size(), std::size_t{512});
    QCOMPARE(buckets[0], 0.0F);
    QVERIFY(buckets[256] > 3.0F && buckets[256] < 5.0F);
    QVERIFY(buckets[511] > 7.9F);
    QCOMPARE(source->readsInWindowThread.load(), 0);
    view.setShowEntropy(false);
    QVERIFY(view.entropy()->isHidden());
}

void TestEntropyStrip::clicksLeadThere()
{
    HexCompareView view(m_runner);
    view.resize(1200, 400);
    view.setShowEntropy(true);
    view.setContents(panes(fake(layered()), nullptr, nullptr));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVERIFY(settled(m_runner));
    EntropyStrip *strip = view.entropy();
    QSignalSpy said(&view, &CompareView::statusMessage);
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(strip->width() / 2, strip->height() / 2));
    const quint64 half = 3 * (1 << 20) / 2;
    const quint64 pixel = 3 * (1 << 20) / static_cast<quint64>(strip->height()) + 1;
    QVERIFY(view.view(0)->cursor() + pixel >= half && view.view(0)->cursor() <= half + pixel);
    QVERIFY(said.last().at(0).toString().startsWith(QStringLiteral("Entropy from 0x")));
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(2, 0));
    QCOMPARE(view.view(0)->cursor(), quint64{0});
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(2, strip->height() - 1));
    QVERIFY(view.view(0)->cursor() + pixel >= 3 * (1 << 20));
    view.setContents({});
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(2, 5)); // there is nothing to go to
}

void TestEntropyStrip::keysLeadThere()
{
    HexCompareView view(m_runner);
    view.resize(1200, 400);
    view.setShowEntropy(true);
    view.setContents(panes(fake(layered()), nullptr, nullptr));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVERIFY(settled(m_runner));
    EntropyStrip *strip = view.entropy();
    const quint64 part = strip->bucketBytes();
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(strip, key);
        return view.view(0)->cursor();
    };
    QCOMPARE(press(Qt::Key_Down), part);
    QCOMPARE(press(Qt::Key_PageDown), 17 * part);
    QCOMPARE(press(Qt::Key_Up), 16 * part);
    QCOMPARE(press(Qt::Key_PageUp), quint64{0});
    QCOMPARE(press(Qt::Key_Up), quint64{0});
    QCOMPARE(press(Qt::Key_End), quint64{3 * (1 << 20) - 1});
    QCOMPARE(press(Qt::Key_Down), quint64{3 * (1 << 20) - 1});
    QCOMPARE(press(Qt::Key_Home), quint64{0});
    QVERIFY(strip->accessibleDescription().startsWith(QStringLiteral("Entropy from 0x0 to 0x")));
    QVERIFY(!strip->accessibleName().isEmpty());
}

void TestEntropyStrip::describesEachSource()
{
    const auto broken = fake(std::string(1 << 20, 'x'));
    broken->failFrom = 1 << 19;
    EntropyStrip strip(m_runner);
    strip.resize(50, 400);
    strip.setSources({{{fake(noise(1 << 20)), QStringLiteral("Vendor")}, {fake("short"), QStringLiteral("Saved")}, {broken, QStringLiteral("Live")}}});
    QCOMPARE(strip.describe(0), QStringLiteral("Entropy from 0x0 to 0x7ff: Vendor not known yet, Saved not known yet, Live not known yet"));
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    QVERIFY(settled(m_runner));
    QVERIFY(!strip.isBusy());
    QVERIFY(strip.describe(0).contains(QStringLiteral("Saved 2.32 bits a byte, Live 0.00 bits a byte")));
    const QString end = strip.describe(~quint64{0});
    QVERIFY(end.contains(QStringLiteral("to 0xfffff: Vendor 7.9")));
    QVERIFY(end.endsWith(QStringLiteral("Saved behind the end, Live cannot be read")));
    strip.setSources({});
    QCOMPARE(strip.describe(0), QString());
    strip.grab();
}

void TestEntropyStrip::tenGigabytesAreInstant()
{
    const auto vendor = std::make_shared<FakeSource>(tenGigabytes, std::vector<std::pair<std::uint64_t, char>>{});
    const auto saved = std::make_shared<FakeSource>(tenGigabytes, std::vector<std::pair<std::uint64_t, char>>{});
    QElapsedTimer clock;
    clock.start();
    HexCompareView view(m_runner);
    view.resize(1200, 400);
    view.setShowEntropy(true);
    view.setContents(panes(vendor, saved, nullptr));
    view.show();
    const qint64 shown = clock.elapsed();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVERIFY(settled(m_runner));
    const qint64 elapsed = clock.elapsed();
    QCOMPARE(view.entropy()->buckets(1).size(), std::size_t{512});
    QVERIFY(vendor->bytesRead.load() <= 512 * entropySample + 8 * PageCache::pageBytes);
    qInfo("Entropy of two files of 10 GB: window back after %lld ms, strip complete after %lld ms", static_cast<long long>(shown), static_cast<long long>(elapsed));
    QVERIFY(elapsed < 10'000);
}

void TestEntropyStrip::slowSourceNeverBlocks()
{
    QSemaphore gate;
    const auto source = fake(layered());
    source->gate = &gate;
    {
        HexCompareView view(m_runner);
        view.setShowEntropy(true);
        view.resize(1200, 400);
        view.setContents(panes(source, nullptr, nullptr));
        view.show();
        QElapsedTimer clock;
        clock.start();
        view.grab();
        view.setContents(panes(fake("other"), nullptr, nullptr)); // what was begun is left alone
        view.grab();
        QVERIFY(clock.elapsed() < 5000);
        gate.release(10'000);
        QTRY_COMPARE(view.entropy()->buckets(0).size(), std::size_t{1});
    }
    QVERIFY(settled(m_runner));
}

void TestEntropyStrip::panesStayBelowTheirHeads()
{
    PreviewPanel panel(m_runner);
    panel.resize(1200, 400);
    panel.setTab(PreviewPanel::HexTab);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    const auto actions = panel.optionActions();
    const auto entropy = std::find_if(actions.begin(), actions.end(), [](const QAction *action) { return action->objectName() == QStringLiteral("entropy"); });
    QVERIFY(entropy != actions.end());
    auto *hex = panel.findChild<HexCompareView *>();
    const int before = hex->trailingWidth();
    (*entropy)->setChecked(true);
    QVERIFY(!hex->entropy()->isHidden());
    QTRY_VERIFY(hex->trailingWidth() >= before + hex->entropy()->sizeHint().width());
    hex->findChild<QToolButton *>(QStringLiteral("hexEntropy"))->click();
    QVERIFY(!(*entropy)->isChecked());
}

void TestEntropyStrip::pictures()
{
    HexCompareView view(m_runner);
    view.resize(1200, 400);
    view.setShowEntropy(true);
    PaneContents contents = panes(fake(layered()), fake(noise(1 << 19) + std::string(2 << 20, 'x')), fake(layered()));
    view.setContents(contents);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVERIFY(settled(m_runner));
    view.goTo(1 << 20);
    view.entropy()->setFocus();
    picture(view, QStringLiteral("entropy-light"));
    const QPalette before = QApplication::palette();
    QApplication::setPalette(darkPalette());
    QCoreApplication::processEvents();
    picture(view, QStringLiteral("entropy-dark"));
    QApplication::setPalette(before);
}

QTEST_MAIN(TestEntropyStrip)
#include "tst_entropystrip.moc"
