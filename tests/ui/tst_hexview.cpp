// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tst_preview_support.h"

#include "ui/preview/findbar.h"
#include "ui/preview/hexcompareview.h"
#include "ui/preview/hexsearch.h"
#include "ui/preview/hexview.h"
#include "ui/preview/longscrollbar.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStyle>

#include <random>

using namespace assay;
using namespace assay::test;

namespace {

constexpr std::uint64_t tenGigabytes = 10'000'000'000;

std::string sample(std::size_t size)
{
    std::string bytes;
    std::mt19937 random(1);
    while (bytes.size() < size)
        bytes += bytes.size() % 64 < 20 ? "ELF program text" : std::string(1, static_cast<char>(random() & 0xFF));
    bytes.resize(size);
    return bytes;
}

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
    void goToOffset();
    void offsets_data();
    void offsets();
    void hexBytes_data();
    void hexBytes();
    void findForwardsAndBack();
    void findAcrossBlocks();
    void differences();
    void differencesAgainstNaive();
    void stepsAndWraps();
    void beginsAtTheFirstDifference();
    void searchStops();
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

void TestHexView::goToOffset()
{
    HexCompareView view(m_runner);
    view.resize(1200, 400);
    view.setContents(panes(fake(sample(5000)), nullptr, fake(sample(100'000))));
    QVERIFY(view.goTo(QStringLiteral("0x100")));
    QCOMPARE(view.view(0)->cursor(), quint64{256});
    QCOMPARE(view.view(2)->cursor(), quint64{256});
    QVERIFY(view.goTo(QStringLiteral("+16")));
    QVERIFY(view.goTo(QStringLiteral("-0x10")));
    QCOMPARE(view.view(0)->cursor(), quint64{256});
    QVERIFY(view.goTo(QStringLiteral("99999")));
    QCOMPARE(view.view(0)->topRow(), view.view(2)->topRow());
    QVERIFY(!view.goTo(QStringLiteral("100000")));
    QVERIFY(!view.goTo(QStringLiteral("rubbish")));
    QVERIFY(settled(m_runner));
}

void TestHexView::offsets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("offset"); // -1: none
    QTest::newRow("decimal") << QStringLiteral("4096") << qint64{4096};
    QTest::newRow("hex") << QStringLiteral(" 0X10 ") << qint64{16};
    QTest::newRow("hex with h") << QStringLiteral("10h") << qint64{16};
    QTest::newRow("groups") << QStringLiteral("1,234,567") << qint64{1234567};
    QTest::newRow("plus") << QStringLiteral("+5") << qint64{105};
    QTest::newRow("minus") << QStringLiteral("-0x64") << qint64{0};
    QTest::newRow("below zero") << QStringLiteral("-101") << qint64{-1};
    QTest::newRow("empty") << QString() << qint64{-1};
    QTest::newRow("sign only") << QStringLiteral("+") << qint64{-1};
    QTest::newRow("0x only") << QStringLiteral("0x") << qint64{-1};
    QTest::newRow("letters") << QStringLiteral("12a") << qint64{-1};
    QTest::newRow("comma at the end") << QStringLiteral("12,") << qint64{-1};
    QTest::newRow("too large") << QStringLiteral("0x10000000000000000") << qint64{-1};
    QTest::newRow("wraps") << QStringLiteral("+0xffffffffffffffff") << qint64{-1};
}

void TestHexView::offsets()
{
    QFETCH(QString, text);
    QFETCH(qint64, offset);
    const auto parsed = parseOffset(text.toStdString(), 100);
    QCOMPARE(parsed.has_value(), offset >= 0);
    if (parsed)
        QCOMPARE(static_cast<qint64>(*parsed), offset);
}

void TestHexView::hexBytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes"); // empty: none
    QTest::newRow("pairs") << QStringLiteral("7f 45 4C46") << QByteArray("\x7f" "ELF");
    QTest::newRow("escapes") << QStringLiteral("\\x7f\\x45") << QByteArray("\x7f" "E");
    QTest::newRow("C") << QStringLiteral("0x7f, 0x45") << QByteArray("\x7f" "E");
    QTest::newRow("nul") << QStringLiteral("00") << QByteArray(1, '\0');
    QTest::newRow("odd") << QStringLiteral("7f4") << QByteArray();
    QTest::newRow("prefix only") << QStringLiteral("0x") << QByteArray();
    QTest::newRow("letters") << QStringLiteral("zz") << QByteArray();
    QTest::newRow("empty") << QStringLiteral(" ") << QByteArray();
}

void TestHexView::hexBytes()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    const auto parsed = parseHexBytes(text.toStdString());
    QCOMPARE(parsed.has_value(), !bytes.isEmpty());
    if (parsed)
        QCOMPARE(QByteArray::fromStdString(*parsed), bytes);
}

void TestHexView::findForwardsAndBack()
{
    std::string bytes(3000, 'x');
    bytes.replace(0, 6, "Needle");
    bytes.replace(2000, 6, "needle");
    HexCompareView view(m_runner);
    view.resize(1200, 400);
    view.setContents(panes(nullptr, fake(bytes), nullptr));
    QSignalSpy messages(&view, &HexCompareView::statusMessage);
    const auto search = [&](const QString &text, bool hex, bool backwards, bool matchCase) {
        view.find(text, hex, backwards, matchCase);
        return QTest::qWaitFor([&] { return !view.isBusy(); }, 60'000);
    };
    QVERIFY(search(QStringLiteral("needle"), false, false, false));
    QCOMPARE(view.view(1)->selectionBegin(), quint64{0});
    QCOMPARE(view.view(1)->selectionSize(), quint64{6});
    QVERIFY(search(QStringLiteral("needle"), false, false, false));
    QCOMPARE(view.view(1)->selectionBegin(), quint64{2000});
    QVERIFY(search(QStringLiteral("needle"), false, false, false));
    QCOMPARE(view.view(1)->selectionBegin(), quint64{0});
    QVERIFY(messages.last().at(0).toString().contains(QStringLiteral("Wrapped")));
    QVERIFY(search(QStringLiteral("needle"), false, true, false));
    QCOMPARE(view.view(1)->selectionBegin(), quint64{2000});
    QVERIFY(search(QStringLiteral("Needle"), false, true, true));
    QCOMPARE(view.view(1)->selectionBegin(), quint64{0});
    QVERIFY(search(QStringLiteral("6e 65 65"), true, false, true));
    QCOMPARE(view.view(1)->selectionBegin(), quint64{2000});
    QVERIFY(search(QStringLiteral("absent"), false, false, false));
    QCOMPARE(messages.last().at(0).toString(), QStringLiteral("Not found."));
    QVERIFY(search(QStringLiteral("6x"), true, false, false));
    QVERIFY(messages.last().at(0).toString().startsWith(QStringLiteral("Not hexadecimal")));
    // By keyboard.
    view.show();
    view.view(1)->setFocus();
    QTest::keyClick(view.view(1), Qt::Key_F, Qt::ControlModifier);
    auto *field = view.findChild<QLineEdit *>(QStringLiteral("hexFindField"));
    QVERIFY(field->isVisible());
    QTest::keyClicks(field, QStringLiteral("needle"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(view.view(1)->selectionBegin(), quint64{2000});
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(settled(m_runner));
}

void TestHexView::findAcrossBlocks()
{
    Context context;
    std::string bytes(1 << 20, 'a');
    for (const std::size_t at : {std::size_t{262'142}, std::size_t{524'288 - 1}, std::size_t{(1 << 20) - 3}})
        bytes.replace(at, 3, "xyz");
    const auto source = fake(bytes);
    std::vector<std::uint64_t> forwards;
    for (std::uint64_t from = 0;;) {
        const auto found = findBytes(*source, "xyz", from, false, false, context);
        QVERIFY(found.has_value());
        if (!*found)
            break;
        forwards.push_back(**found);
        from = **found + 1;
    }
    QCOMPARE(forwards, (std::vector<std::uint64_t>{262'142, 524'287, 1'048'573}));
    std::vector<std::uint64_t> backwards;
    for (std::uint64_t from = bytes.size();;) {
        const auto found = findBytes(*source, "XYZ", from, true, true, context);
        QVERIFY(found.has_value());
        if (!*found)
            break;
        backwards.insert(backwards.begin(), **found);
        from = **found;
    }
    QCOMPARE(backwards, forwards);
    // Longer than the source, and a source that fails.
    QVERIFY(!*findBytes(*fake("ab"), "abc", 0, false, false, context));
    const auto failing = fake(bytes);
    failing->failFrom = 300'000;
    QVERIFY(!findBytes(*failing, "nowhere", 0, false, false, context).has_value());
}

void TestHexView::differences()
{
    Context context;
    std::string a(1000, 'a');
    std::string b = a;
    b[100] = 'b';
    b[104] = 'b';
    b[300] = 'b';
    const std::vector<ByteSourcePtr> sources{fake(a), nullptr, fake(b + "tail")};
    const auto at = [&](const Result<std::optional<ByteRange>> &range) {
        return !range ? std::pair<quint64, quint64>(9, 9) : !*range ? std::pair<quint64, quint64>(0, 0) : std::pair<quint64, quint64>((*range)->offset, (*range)->size);
    };
    using P = std::pair<quint64, quint64>;
    QCOMPARE(at(nextDifference(sources, 0, context)), P(100, 5));
    QCOMPARE(at(nextDifference(sources, 100, context)), P(300, 1));
    QCOMPARE(at(nextDifference(sources, 300, context)), P(1000, 4));
    QCOMPARE(at(nextDifference(sources, 1000, context)), P(0, 0));
    QCOMPARE(at(firstDifference(sources, 1000, context)), P(1000, 4));
    QCOMPARE(at(previousDifference(sources, 1004, context)), P(1000, 4));
    QCOMPARE(at(previousDifference(sources, 1000, context)), P(300, 1));
    QCOMPARE(at(previousDifference(sources, 300, context)), P(100, 5));
    QCOMPARE(at(previousDifference(sources, 100, context)), P(0, 0));
    const std::vector<ByteSourcePtr> one{fake(a)};
    QCOMPARE(at(nextDifference(one, 0, context)), P(0, 0));
    const std::vector<ByteSourcePtr> empty{fake({}), fake({})};
    QCOMPARE(at(firstDifference(empty, 0, context)), P(0, 0));
    // A source that ends earlier than it said: its missing bytes differ, and nothing goes round in circles.
    const auto shrunk = fake(a);
    shrunk->shrunkTo = 500;
    const std::vector<ByteSourcePtr> pair{shrunk, fake(a)};
    QCOMPARE(at(firstDifference(pair, 0, context)), P(500, 500));
    QCOMPARE(at(previousDifference(pair, 1000, context)).second > 0, true);
    Context cancelled;
    cancelled.cancel();
    QCOMPARE(nextDifference(sources, 0, cancelled).error().code, ErrorCode::Cancelled);
}

void TestHexView::differencesAgainstNaive()
{
    std::mt19937 random(7);
    Context context;
    for (int round = 0; round < 200; ++round) {
        const std::size_t base = 200 + random() % 400;
        std::vector<std::string> texts;
        for (int i = 0; i < 3; ++i)
            texts.emplace_back(base - random() % 3 * (random() % 40), 'a');
        for (std::size_t i = 0; i < random() % 12; ++i) {
            std::string &text = texts[random() % 3];
            text[random() % text.size()] = 'b';
        }
        std::vector<ByteSourcePtr> sources;
        std::size_t longest = 0;
        for (const auto &text : texts) {
            sources.push_back(fake(text));
            longest = std::max(longest, text.size());
        }
        std::vector<bool> differs(longest);
        for (std::size_t i = 0; i < longest; ++i) {
            for (const auto &text : texts)
                differs[i] = differs[i] || i >= text.size() || text[i] != (i < texts[0].size() ? texts[0][i] : '?');
        }
        std::vector<std::pair<quint64, quint64>> naive;
        std::size_t last = 0;
        for (std::size_t i = 0; i < longest; ++i) {
            if (!differs[i])
                continue;
            if (naive.empty() || i - last > runGap)
                naive.emplace_back(i, 1);
            else
                naive.back().second = i - naive.back().first + 1;
            last = i;
        }
        std::vector<std::pair<quint64, quint64>> found;
        for (auto range = firstDifference(sources, 0, context); *range; range = nextDifference(sources, (*range)->offset, context))
            found.emplace_back((*range)->offset, (*range)->size);
        QCOMPARE(found, naive);
        std::vector<std::pair<quint64, quint64>> back;
        for (auto range = previousDifference(sources, longest, context); *range; range = previousDifference(sources, (*range)->offset, context))
            back.emplace(back.begin(), (*range)->offset, (*range)->size);
        QCOMPARE(back, naive);
    }
}

void TestHexView::stepsAndWraps()
{
    std::string a = sample(600'000);
    std::string b = a;
    b[0] = '!';
    b[400'000] = static_cast<char>(b[400'000] ^ 1);
    HexCompareView view(m_runner);
    view.resize(1200, 400);
    view.setContents(panes(fake(a), fake(b), nullptr));
    QSignalSpy messages(&view, &HexCompareView::statusMessage);
    const auto step = [&](bool backwards) {
        view.stepDifference(backwards);
        return QTest::qWaitFor([&] { return !view.isBusy(); }, 60'000);
    };
    QVERIFY(step(false));
    QCOMPARE(view.view(0)->cursor(), quint64{0});
    QVERIFY(step(false));
    QCOMPARE(view.view(0)->selectionBegin(), quint64{400'000});
    QVERIFY(step(false));
    QCOMPARE(view.view(0)->selectionBegin(), quint64{0});
    QVERIFY(messages.last().at(0).toString().contains(QStringLiteral("Wrapped")));
    QVERIFY(step(true));
    QCOMPARE(view.view(1)->selectionBegin(), quint64{400'000});
    view.setContents(panes(fake(a), fake(a), nullptr));
    QVERIFY(step(false));
    QCOMPARE(messages.last().at(0).toString(), QStringLiteral("These bytes are all the same."));
    QVERIFY(settled(m_runner));
}

void TestHexView::beginsAtTheFirstDifference()
{
    const std::string a = sample(600'000);
    std::string b = a;
    b[400'000] = static_cast<char>(b[400'000] ^ 1);
    const auto withDigests = [](PaneContents contents, std::initializer_list<std::uint8_t> digests) {
        std::size_t side = 0;
        for (const std::uint8_t digest : digests)
            contents[side++].digest = Sha256Digest{digest};
        return contents;
    };
    HexCompareView view(m_runner);
    view.resize(1200, 400);
    view.show();
    const auto cursor = [&] { return QTest::qWaitFor([&] { return !view.isBusy(); }, 60'000) ? view.view(0)->cursor() : ~quint64{0}; };
    view.setContents(withDigests(panes(fake(a), fake(b), nullptr), {1, 2}));
    QCOMPARE(cursor(), quint64{400'000});
    QVERIFY(view.view(0)->topRow() > 0);
    QCOMPARE(view.view(0)->topRow(), view.view(1)->topRow());
    // The step that follows does not find it again.
    QSignalSpy messages(&view, &HexCompareView::statusMessage);
    view.stepDifference(false);
    QCOMPARE(cursor(), quint64{400'000});
    QCOMPARE(messages.last().at(0).toString(), QStringLiteral("There is no other difference."));
    // One is shorter; the digest of one is unknown.
    view.setContents(panes(fake(a), fake(a.substr(0, 1000)), nullptr));
    QCOMPARE(cursor(), quint64{1000});
    PaneContents unknown = withDigests(panes(fake(a), fake(b), fake(b)), {1, 2, 3});
    unknown[0].digest.reset();
    view.setContents(unknown);
    QCOMPARE(cursor(), quint64{400'000});
    // What is the same, or not known to differ, is not read through.
    const auto same = fake(a);
    view.setContents(withDigests(panes(same, fake(a), nullptr), {1, 1}));
    QCOMPARE(cursor(), quint64{0});
    QVERIFY(settled(m_runner));
    QVERIFY(same->bytesRead < a.size());
    // Whoever went elsewhere meanwhile stays there.
    QSemaphore gate;
    const auto slow = fake(a);
    slow->gate = &gate;
    view.setContents(withDigests(panes(fake(b), slow, nullptr), {1, 2}));
    view.goTo(70'000);
    gate.release(10'000);
    QCOMPARE(cursor(), quint64{70'000});
    QVERIFY(settled(m_runner));
}

void TestHexView::searchStops()
{
    const auto big = std::make_shared<FakeSource>(std::uint64_t{1} << 50, std::vector<std::pair<std::uint64_t, char>>{});
    HexCompareView view(m_runner);
    view.resize(800, 300);
    view.setContents(panes(big, nullptr, nullptr));
    view.show();
    view.view(0)->setFocus();
    view.find(QStringLiteral("needle"), false, false, false);
    QTRY_VERIFY(big->bytesRead.load() > 1 << 20);
    QElapsedTimer clock;
    clock.start();
    QTest::keyClick(view.view(0), Qt::Key_Escape);
    QVERIFY(settled(m_runner));
    QVERIFY(clock.elapsed() < 5000); // far below what the search would take
    QVERIFY(!view.isBusy());
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
