// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tst_preview_support.h"

#include "ui/preview/textcompareview.h"

#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QSignalSpy>

using namespace assay;
using namespace assay::test;

namespace {

std::string numbered(int lines, const std::map<int, std::string> &others = {})
{
    std::string text;
    for (int i = 1; i <= lines; ++i) {
        const auto other = others.find(i);
        text += (other == others.end() ? "line " + std::to_string(i) : other->second) + "\n";
    }
    return text;
}

Alignment alignment(const std::string &differs)
{
    Alignment result;
    for (std::size_t i = 0; i < differs.size(); ++i) {
        AlignedRow row;
        row.differs = differs[i] == 'x';
        if (row.differs && (i == 0 || differs[i - 1] != 'x'))
            result.runs.push_back(static_cast<std::uint32_t>(i));
        result.rows.push_back(row);
    }
    return result;
}

std::string folds(const std::string &differs)
{
    std::string text;
    for (const FoldedRows &fold : foldable(alignment(differs)))
        text += std::to_string(fold.begin) + "+" + std::to_string(fold.count) + " ";
    return text;
}

} // namespace

class TestTextFold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsFolded();
    void mapsBothWays();
    void foldsAndUnfolds();
    void openedByClickAndKey();
    void cursorStepsOver();
    void findUnfolds();
    void sameFilesAreNotFolded();
    void wrapsToo();
    void millionLines();
    void fiveMegabytes();
    void whitespace();
    void pictures();

private:
    void show(const std::string &vendor, const std::string &saved, int height = 500)
    {
        m_view->resize(1000, height);
        m_view->setContents(panes(fake(vendor), fake(saved), nullptr), "file.txt");
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        wait();
    }
    void wait() { QVERIFY(QTest::qWaitFor([this] { return !m_view->isBusy() && m_runner.isIdle(); }, 60'000)); }
    QString text() const { return m_view->view(0)->visibleText(); }

    JobRunner m_runner;
    std::unique_ptr<TextCompareView> m_view;
};

void TestTextFold::init()
{
    m_view = std::make_unique<TextCompareView>(m_runner);
    m_view->setFolding(true);
}

void TestTextFold::whatIsFolded()
{
    QCOMPARE(folds(""), std::string());
    QCOMPARE(folds("...................."), std::string()); // nothing differs
    QCOMPARE(folds("xxxxx"), std::string());
    QCOMPARE(folds("......x"), std::string());
    QCOMPARE(folds(".......x"), std::string("0+4 "));
    QCOMPARE(folds("x......."), std::string("4+4 "));
    QCOMPARE(folds("x.........x"), std::string());
    QCOMPARE(folds("x..........x"), std::string("4+4 "));
    QCOMPARE(folds(".......x..........xx......."), std::string("0+4 11+4 23+4 "));
}

void TestTextFold::mapsBothWays()
{
    const std::string rows = ".......x..........xx.......";
    Context context;
    WrapWish wish;
    wish.folding = true;
    wish.opened = {11};
    const auto map = makeWrapMap(alignment(rows), {}, wish, context);
    QVERIFY(map);
    QCOMPARE((*map)->folds.size(), std::size_t{2});
    QCOMPARE((*map)->paintedRows(), quint64{rows.size() - 3 - 3});
    quint64 painted = 0;
    for (quint64 row = 0; row < rows.size(); ++row) {
        const FoldedRows *fold = (*map)->foldAt(row);
        QCOMPARE(fold != nullptr, row < 4 || row >= 23);
        QCOMPARE((*map)->partsOf(row), quint64{!fold || fold->begin == row ? 1U : 0U});
        if (fold && fold->begin != row)
            continue;
        QCOMPARE((*map)->at(painted).row, row);
        ++painted;
    }
    QCOMPARE(painted, (*map)->paintedRows());
    context.cancel();
    QVERIFY(!makeWrapMap(alignment(rows), {}, wish, context));
}

void TestTextFold::foldsAndUnfolds()
{
    show(numbered(100), numbered(100, {{50, "changed"}}));
    QVERIFY2(text().startsWith(QStringLiteral("(46 equal lines)\n47   line 47\n")), qPrintable(text()));
    QVERIFY(text().contains(QStringLiteral("50 ≠ line 50\n51   line 51\n52   line 52\n53   line 53\n(47 equal lines)\n")));
    QCOMPARE(m_view->view(0)->rowCount(), quint64{9});
    QCOMPARE(m_view->view(1)->rowCount(), quint64{9});
    QSignalSpy changed(m_view.get(), &TextCompareView::foldingChanged);
    m_view->findChild<QCheckBox *>(QStringLiteral("textFold"))->click();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_view->view(0)->rowCount(), quint64{100});
    QVERIFY(!text().contains(QStringLiteral("equal lines")));
}

void TestTextFold::openedByClickAndKey()
{
    show(numbered(100), numbered(100, {{50, "changed"}}));
    TextView *view = m_view->view(0);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(100, view->lineHeight() / 2));
    wait();
    QCOMPARE(view->rowCount(), quint64{9 - 1 + 46});
    QVERIFY(!view->foldAt(10));
    QVERIFY(view->foldAt(60));
    view->setFocus();
    QTest::keyClick(view, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(view->cursor(), (TextPlace{53, 0}));
    QVERIFY(m_view->findChild<QLabel *>(QStringLiteral("textStatus"))->text().contains(QStringLiteral("47 equal lines folded")));
    QTest::keyClick(view, Qt::Key_Return);
    wait();
    QCOMPARE(view->rowCount(), quint64{100});
    // What is another file's is folded again.
    m_view->setContents(panes(fake(numbered(100)), fake(numbered(100, {{50, "other"}})), nullptr), "other.txt");
    wait();
    QCOMPARE(view->rowCount(), quint64{9});
}

void TestTextFold::cursorStepsOver()
{
    show(numbered(60), numbered(60, {{10, "a"}, {40, "b"}}));
    TextView *view = m_view->view(0);
    view->setCursor({12, 3});
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(view->cursor().row, quint64{13}); // the fold: rows 13 … 35
    QVERIFY(view->foldAt(13));
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(view->cursor(), (TextPlace{36, 3}));
    QTest::keyClick(view, Qt::Key_Up);
    QCOMPARE(view->cursor(), (TextPlace{13, 0}));
    QTest::keyClick(view, Qt::Key_Right);
    QCOMPARE(view->cursor(), (TextPlace{36, 0}));
    QTest::keyClick(view, Qt::Key_Left);
    QCOMPARE(view->cursor(), (TextPlace{13, 0}));
    QTest::keyClick(view, Qt::Key_Left);
    QCOMPARE(view->cursor().row, quint64{12});
    // A selection over folded lines has them.
    view->setCursor({12, 0});
    QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
    const std::string selected = view->selectedBytes();
    QCOMPARE(std::count(selected.begin(), selected.end(), '\n'), std::ptrdiff_t{24});
    QTest::keyClick(view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view->selectedBytes().size(), numbered(60).size() - 1);
}

void TestTextFold::findUnfolds()
{
    show(numbered(1000), numbered(1000, {{500, "changed"}}));
    TextView *view = m_view->view(0);
    m_view->find(QStringLiteral("line 900"), false, true);
    wait();
    QVERIFY(!view->foldAt(899));
    QVERIFY(text().contains(QStringLiteral("900   line 900")));
    QVERIFY(view->foldAt(10)); // the other one is left alone
    m_view->stepDifference(false);
    QVERIFY(text().contains(QStringLiteral("500 ≠ line 500")));
}

void TestTextFold::sameFilesAreNotFolded()
{
    show(numbered(100), numbered(100));
    QCOMPARE(m_view->view(0)->rowCount(), quint64{100});
    m_view->setContents(panes(fake(numbered(100)), nullptr, nullptr), "alone.txt");
    wait();
    QCOMPARE(m_view->view(0)->rowCount(), quint64{100});
}

void TestTextFold::wrapsToo()
{
    m_view->setWrapping(true);
    const std::string lengthy(1000, 'w');
    show(numbered(100), numbered(100, {{50, lengthy}}));
    QVERIFY(m_view->view(0)->rowCount() > 20);
    QVERIFY(m_view->view(0)->rowCount() < 60);
    QVERIFY(text().contains(QStringLiteral("equal lines)")));
    m_view->setWrapping(false);
    wait();
    QCOMPARE(m_view->view(0)->rowCount(), quint64{9});
}

void TestTextFold::millionLines()
{
    std::string one;
    for (int i = 0; i < 900'000; ++i)
        one += "abcdefg\n";
    std::string two = one;
    two[static_cast<std::size_t>(8 * 450'000)] = 'X';
    QElapsedTimer clock;
    clock.start();
    show(one, two);
    QVERIFY(m_view->view(0)->rowCount() < 20); // which of so many equal lines is the one that went is open
    qInfo("900,000 lines read, compared and folded: %lld ms", static_cast<long long>(clock.restart()));
    m_view->view(0)->grab();
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
}

void TestTextFold::fiveMegabytes()
{
    std::string one;
    for (int i = 0; one.size() < 5'000'000; ++i)
        one += "entry " + std::to_string(i) + " of a log that is long enough to be one\n";
    std::string two = one;
    for (std::size_t at = 0; at < two.size(); at += 10'000)
        two[at] = two[at] == '\n' ? '\n' : '#';
    QElapsedTimer clock;
    clock.start();
    show(one, two);
    const qint64 elapsed = clock.elapsed();
    qInfo("Two texts of 5 MB with 500 differences, read, compared and folded: %lld ms", static_cast<long long>(elapsed));
    QVERIFY(m_view->view(0)->rowCount() < 10'000);
    QVERIFY(elapsed < 10'000);
}

void TestTextFold::whitespace()
{
    m_view->setFolding(false);
    show("\ta b\n  c\xC2\xA0" "d\n", "\ta b\n  c\xC2\xA0" "d\n");
    const QImage before = m_view->view(0)->grab().toImage();
    const QString words = text();
    QSignalSpy changed(m_view.get(), &TextCompareView::showWhitespaceChanged);
    m_view->findChild<QCheckBox *>(QStringLiteral("textSpaces"))->click();
    QCOMPARE(changed.count(), 1);
    QVERIFY(m_view->view(0)->grab().toImage() != before);
    QCOMPARE(text(), words);
    QTest::keyClick(m_view->view(0), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->view(0)->selectedBytes().substr(0, 5), std::string("\ta b\n"));
    m_view->setShowWhitespace(false);
    m_view->view(0)->setCursor({0, 0});
    QCOMPARE(m_view->view(0)->grab().toImage(), before);
}

void TestTextFold::pictures()
{
    m_view->setShowWhitespace(true);
    show(numbered(200, {{98, "\tindented\twith tabs  "}, {101, "a\xC2\xA0" "b \xE2\x80\xAE" "c"}}), numbered(200, {{98, "\tindented\twith tabs  "}, {100, "changed here"}, {101, "a\xC2\xA0" "b c"}}), 320);
    m_view->view(0)->setFocus();
    QTest::keyClick(m_view->view(0), Qt::Key_Home, Qt::ControlModifier);
    picture(*m_view, QStringLiteral("fold-light"));
    const QPalette before = QApplication::palette();
    QApplication::setPalette(darkPalette());
    QCoreApplication::processEvents();
    picture(*m_view, QStringLiteral("fold-dark"));
    QApplication::setPalette(before);
}

QTEST_MAIN(TestTextFold)
#include "tst_textfold.moc"
