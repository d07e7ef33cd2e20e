// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/hexsample.h"
#include "ui/tst_preview_support.h"

#include "ui/preview/hexcompareview.h"
#include "ui/preview/hexsearch.h"
#include "ui/preview/hexview.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QSignalSpy>

#include <random>

using namespace assay;
using namespace assay::test;

// The ways to a place in the bytes: an offset, what is looked for, the next difference.
class TestHexSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
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

private:
    JobRunner m_runner;
};

void TestHexSearch::goToOffset()
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

void TestHexSearch::offsets_data()
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

void TestHexSearch::offsets()
{
    QFETCH(QString, text);
    QFETCH(qint64, offset);
    const auto parsed = parseOffset(text.toStdString(), 100);
    QCOMPARE(parsed.has_value(), offset >= 0);
    if (parsed)
        QCOMPARE(static_cast<qint64>(*parsed), offset);
}

void TestHexSearch::hexBytes_data()
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

void TestHexSearch::hexBytes()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    const auto parsed = parseHexBytes(text.toStdString());
    QCOMPARE(parsed.has_value(), !bytes.isEmpty());
    if (parsed)
        QCOMPARE(QByteArray::fromStdString(*parsed), bytes);
}

void TestHexSearch::findForwardsAndBack()
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

void TestHexSearch::findAcrossBlocks()
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

void TestHexSearch::differences()
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

void TestHexSearch::differencesAgainstNaive()
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

void TestHexSearch::stepsAndWraps()
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

void TestHexSearch::beginsAtTheFirstDifference()
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

void TestHexSearch::searchStops()
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

QTEST_MAIN(TestHexSearch)
#include "tst_hexsearch.moc"
