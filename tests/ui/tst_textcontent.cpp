// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/textviewtest.h"

#include <algorithm>

using namespace assay;
using namespace assay::test;

namespace {

QString shownText(std::string_view line, bool asIs = false)
{
    return shownLine(line, asIs).text;
}

} // namespace

// What becomes of the bytes of a text: decoded, shown and copied.
class TestTextContent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void escapes_data();
    void escapes();
    void origins();
    void longLines();
    void encodings();
    void copiedText();
};

void TestTextContent::escapes_data()
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

void TestTextContent::escapes()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, shown);
    QFETCH(QString, asIs);
    const std::string bytes = line.toStdString();
    QCOMPARE(shownText(bytes), shown);
    QCOMPARE(shownText(bytes, true), asIs);
}

void TestTextContent::origins()
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

void TestTextContent::longLines()
{
    const ShownLine line = shownLine(std::string(5'000'000, 'x') + "\n", false);
    QCOMPARE(line.text.size(), static_cast<qsizetype>(shownLineLimit));
    QCOMPARE(line.cutBytes, 5'000'000U - static_cast<std::uint32_t>(shownLineLimit));
}

void TestTextContent::encodings()
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

void TestTextContent::copiedText()
{
    QCOMPARE(copyText("a\\n\tb\nc", false), std::string("a\\n\tb\nc")); // nothing hidden: as it is
    QCOMPARE(copyText("a\\\x1b\nb", false), std::string("a\\\\\\u{001B}\nb"));
    QCOMPARE(copyText("\xe2\x80\xae", false), std::string("\\u{202E}"));
    QCOMPARE(copyText("\xe2\x80\xae", true), std::string("\xe2\x80\xae"));
    QCOMPARE(copyText("\xff", false), std::string("\\xFF"));
}

QTEST_MAIN(TestTextContent)
#include "tst_textcontent.moc"
