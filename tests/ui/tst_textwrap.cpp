// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/textviewtest.h"

#include "ui/preview/textview.h"
#include "ui/preview/wrapmap.h"

#include <QCheckBox>
#include <QScrollBar>
#include <QSignalSpy>

#include <random>

using namespace assay;
using namespace assay::test;

// Long lines in as many rows as they need.
class TestTextWrap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrapPointsKeepAll();
    void wraps();
    void wrapMapAgainstViews();

private:
    JobRunner m_runner;
};

void TestTextWrap::wrapPointsKeepAll()
{
    using V = std::vector<std::uint32_t>;
    QCOMPARE(wrapPoints(QString(), 10), V({0}));
    QCOMPARE(wrapPoints(QStringLiteral("0123456789"), 10), V({0}));
    QCOMPARE(wrapPoints(QStringLiteral("0123456789x"), 10), V({0, 10}));
    QCOMPARE(wrapPoints(QStringLiteral("0123456 89x"), 10), V({0, 8})); // behind a space near the end
    QCOMPARE(wrapPoints(QStringLiteral("01 3456789x"), 10), V({0, 10}));
    QCOMPARE(wrapPoints(QStringLiteral("漢字漢字漢"), 4), V({0, 2, 4})); // two cells each
    QCOMPARE(wrapPoints(QStringLiteral("漢字"), 1), V({0, 1}));          // wider than there is room
    QCOMPARE(wrapPoints(QStringLiteral("ae\u0301\u0302bc"), 2), V({0, 4})); // marks stay with their letter
    QCOMPARE(wrapPoints(QStringLiteral("😀😀😀"), 4), V({0, 4}));
    std::mt19937 random(3);
    const QString alphabet = QStringLiteral("ab  漢é\u0301\u200D😀x");
    for (int round = 0; round < 500; ++round) {
        QString text;
        for (std::size_t i = random() % 200; i > 0; --i)
            text += alphabet[static_cast<qsizetype>(random() % static_cast<std::size_t>(alphabet.size()))]; // halves of surrogates, too
        const V begins = wrapPoints(text, 8 + static_cast<int>(random() % 40));
        QCOMPARE(begins.front(), 0U);
        QVERIFY(std::adjacent_find(begins.begin(), begins.end(), std::greater_equal<>()) == begins.end());
        QVERIFY(begins.back() == 0 || begins.back() < static_cast<std::uint32_t>(text.size()));
    }
}

void TestTextWrap::wraps()
{
    TextCompareView view(m_runner);
    view.resize(900, 300);
    view.show();
    QString words;
    for (int i = 0; i < 100; ++i)
        words += QStringLiteral("word%1 ").arg(i);
    const std::string live = "first\n" + words.toStdString() + "\nlast\n";
    view.setContents(panes(fake("first\nshort\nlast\n"), nullptr, fake(live)), "notes.txt");
    QVERIFY(ready(view, m_runner));
    TextView *wide = view.view(2);
    TextView *narrow = view.view(0);
    QCOMPARE(wide->rowCount(), quint64{3});
    QSignalSpy changed(&view, &TextCompareView::wrappingChanged);
    view.findChild<QCheckBox *>(QStringLiteral("textWrap"))->click();
    QCOMPARE(changed.size(), 1);
    QVERIFY(ready(view, m_runner));
    const quint64 rows = wide->rowCount();
    QVERIFY(rows > 8);
    QCOMPARE(narrow->rowCount(), rows); // lines stay beside lines
    QCOMPARE(wide->horizontalScrollBar()->maximum(), 0);
    picture(view, QStringLiteral("text-wrapped"));
    // Down goes through the parts of a line, and past those that only the other source has.
    const auto walk = [](TextView *of) {
        of->setFocus();
        QTest::keyClick(of, Qt::Key_Home, Qt::ControlModifier);
        int steps = 0;
        for (; of->cursor().row < 2 && steps < 1000; ++steps)
            QTest::keyClick(of, Qt::Key_Down);
        return steps;
    };
    QCOMPARE(walk(wide), static_cast<int>(rows) - 1);
    QVERIFY(wide->visibleText().contains(QStringLiteral("word99 ")) && wide->visibleText().contains(QStringLiteral("3   last")));
    QCOMPARE(walk(narrow), 2);
    QTest::keyClick(narrow, Qt::Key_Up);
    QCOMPARE(narrow->cursor().row, quint64{1});
    QTest::keyClick(wide, Qt::Key_Home, Qt::ControlModifier);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(wide, Qt::Key_Down);
    const TextPlace third = wide->cursor();
    QVERIFY(third.row == 1 && third.column > 0);
    QTest::keyClick(wide, Qt::Key_Up);
    QVERIFY(wide->cursor().column < third.column);
    // Left from where a part begins, and right again.
    wide->setCursor(third);
    QTest::keyClick(wide, Qt::Key_Left);
    QCOMPARE(wide->cursor().column, third.column - 1);
    QTest::keyClick(wide, Qt::Key_Right);
    QVERIFY(wide->cursor() == third);
    // A click leads where it points.
    QTest::keyClick(wide, Qt::Key_Home, Qt::ControlModifier);
    QTest::mouseClick(wide->viewport(), Qt::LeftButton, {}, QPoint(wide->viewport()->width() - 5, wide->lineHeight() * 3 / 2));
    QCOMPARE(wide->paintedRow(wide->cursor()), quint64{1});
    // Found text is brought into view, and what is selected is what the file holds.
    view.resize(900, 150);
    QVERIFY(ready(view, m_runner));
    view.find(QStringLiteral("word98"), false, true);
    QVERIFY(ready(view, m_runner));
    QCOMPARE(wide->selectedBytes(), std::string("word98"));
    QVERIFY(wide->visibleText().contains(QStringLiteral("word98")));
    // Narrower: more rows; what was at the top stays there.
    const TextPlace top = wide->placeOfPainted(wide->topRow());
    view.resize(500, 150);
    QVERIFY(ready(view, m_runner));
    QVERIFY(wide->rowCount() > rows);
    QCOMPARE(wide->placeOfPainted(wide->topRow()).row, top.row);
    // The next file is wrapped as well; then no more.
    view.setContents(panes(fake(live), nullptr, fake(live)), "other.txt");
    QVERIFY(ready(view, m_runner));
    QVERIFY(narrow->rowCount() > 8);
    view.setWrapping(false);
    QVERIFY(ready(view, m_runner));
    QCOMPARE(narrow->rowCount(), quint64{3});
}

// As many rows are counted in the job as the views need.
void TestTextWrap::wrapMapAgainstViews()
{
    std::mt19937 random(11);
    const std::vector<std::string> pieces{"plain ", "\t", "\xff", "\xe6\xbc\xa2", "e\xcc\x81", "\xe2\x80\xae", "\xf0\x9f\x98\x80", "0123456789", "\r"};
    std::array<std::string, 3> texts;
    for (std::string &text : texts) {
        for (int line = 0; line < 60; ++line) {
            for (std::size_t i = random() % 60; i > 0; --i)
                text += pieces[random() % pieces.size()];
            text += line == 59 && random() % 2 == 0 ? "" : "\n";
        }
    }
    texts[1] += std::string(9000, 'x') + "\n";
    TextCompareView view(m_runner);
    view.resize(1000, 300);
    view.show();
    view.setWrapping(true);
    view.setContents(panes(fake(texts[0]), fake(texts[1]), fake(texts[2])), "x.txt");
    for (const bool asIs : {false, true}) {
        QVERIFY(ready(view, m_runner));
        view.findChild<QCheckBox *>(QStringLiteral("textAsIs"))->setChecked(asIs);
        QVERIFY(ready(view, m_runner));
        for (int side = 0; side < 3; ++side) {
            const TextView *one = view.view(side);
            // Every character has a painted row of its own row, in order.
            quint64 last = 0;
            for (quint64 row = 0; row < view.rows()->alignment.rows.size(); ++row) {
                const std::size_t line = one->lineOf(row);
                if (line == AlignedRow::gap)
                    continue;
                const int size = static_cast<int>(shownLine(one->content()->line(line), asIs).text.size());
                for (int column = 0; column <= size; ++column) {
                    const quint64 painted = one->paintedRow({row, column});
                    QVERIFY(painted >= last && painted < one->rowCount());
                    QCOMPARE(one->placeOfPainted(painted).row, row);
                    QVERIFY(one->placeOfPainted(painted).column <= column);
                    last = painted;
                }
            }
        }
        QVERIFY(!view.grab().isNull());
    }
}

QTEST_MAIN(TestTextWrap)
#include "tst_textwrap.moc"
