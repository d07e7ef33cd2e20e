// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "base/pathtext.h"

#include <QtTest>

#include <random>

using namespace assay;

class TestPathText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shellWords_data();
    void shellWords();
    void noShellWords_data();
    void noShellWords();
    void noDisplayText_data();
    void noDisplayText();
    void normal_data();
    void normal();
    void readings_data();
    void readings();
    void thereAndBack();
};

void TestPathText::shellWords_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << QByteArray("/etc/passwd") << QByteArray("/etc/passwd");
    QTest::newRow("single") << QByteArray("'a b\\n$x'") << QByteArray("a b\\n$x");
    QTest::newRow("double") << QByteArray("\"a \\\"b\\\" \\$x \\n\"") << QByteArray("a \"b\" $x \\n");
    QTest::newRow("backslash") << QByteArray("a\\ b\\'c") << QByteArray("a b'c");
    QTest::newRow("parts") << QByteArray("/a/'b c'\"d e\"f") << QByteArray("/a/b cd ef");
    QTest::newRow("ansi") << QByteArray("$'a\\nb\\t\\'\\x41\\101\\u20ac\\e'") << QByteArray("a\nb\t'AA\xE2\x82\xAC\x1B");
    QTest::newRow("ansi, unknown escape") << QByteArray("$'\\q'") << QByteArray("\\q");
    QTest::newRow("dollar") << QByteArray("a$b") << QByteArray("a$b");
    QTest::newRow("empty") << QByteArray("''") << QByteArray("");
}

void TestPathText::shellWords()
{
    QFETCH(const QByteArray, word);
    QFETCH(const QByteArray, bytes);
    const auto read = fromShellWord(word.toStdString());
    QVERIFY(read);
    QCOMPARE(QByteArray::fromStdString(*read), bytes);
}

void TestPathText::noShellWords_data()
{
    QTest::addColumn<QByteArray>("word");
    for (const char *word : {"'a", "\"a", "$'a", "a b", "a\\", "\"a\\", "$'a\\", "$'\\x'", "$'\\xg'", "$'\\U110000'", "$'\\u'"})
        QTest::newRow(word) << QByteArray(word);
}

void TestPathText::noShellWords()
{
    QFETCH(const QByteArray, word);
    QVERIFY(!fromShellWord(word.toStdString()));
}

void TestPathText::noDisplayText_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"\\", "a\\", "\\x", "\\x4", "\\xgg", "\\u", "\\u{", "\\u{41", "\\u{}", "\\u{110000}", "\\q", "\\u41}"})
        QTest::newRow(text) << QByteArray(text);
}

void TestPathText::noDisplayText()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!fromDisplaySafe(text.toStdString()));
}

void TestPathText::normal_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("wanted");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("root") << QByteArray("///") << QByteArray();
    QTest::newRow("slashes") << QByteArray("//usr///lib/") << QByteArray("usr/lib");
    QTest::newRow("dots") << QByteArray("/usr/./lib/../bin/.") << QByteArray("usr/bin");
    QTest::newRow("above the root") << QByteArray("../../etc") << QByteArray("etc");
    QTest::newRow("names of dots") << QByteArray("/.../..a") << QByteArray(".../..a");
}

void TestPathText::normal()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, wanted);
    QCOMPARE(QByteArray::fromStdString(normalPath(path.toStdString())), wanted);
}

void TestPathText::readings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("wanted");
    QTest::newRow("one") << QByteArray("/etc/passwd") << QByteArrayList{"etc/passwd"};
    QTest::newRow("with a line end") << QByteArray("/etc/passwd\n") << QByteArrayList{"etc/passwd\n", "etc/passwd"};
    QTest::newRow("shown") << QByteArray("/a\\nb") << QByteArrayList{"a\nb", "a\\nb", "anb"};
    QTest::newRow("quoted") << QByteArray("'/a b'") << QByteArrayList{"'/a b'", "a b"};
    QTest::newRow("nothing") << QByteArray() << QByteArrayList{""};
}

void TestPathText::readings()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArrayList, wanted);
    QByteArrayList got;
    for (const std::string &reading : pathReadings(text.toStdString()))
        got.append(QByteArray::fromStdString(reading));
    QCOMPARE(got, wanted);
}

void TestPathText::thereAndBack()
{
    std::mt19937 random(7);
    static const std::string_view letters("ab '\"\\$`\n\t\r\x1B\x7F\xFF\xC3\xA4\xE2\x80\xAE/{}xu09");
    for (int i = 0; i < 20'000; ++i) {
        std::string bytes;
        for (auto left = random() % 12; left > 0; --left)
            bytes += letters[random() % letters.size()];
        QVERIFY2(fromDisplaySafe(displaySafe(bytes)) == bytes, displaySafe(bytes).c_str());
        QVERIFY2(fromShellWord(shellQuoted(bytes)) == bytes, shellQuoted(bytes).c_str());
        const std::string path = normalPath(bytes);
        const auto shell = pathReadings(shellQuoted('/' + path));
        QVERIFY2(std::find(shell.begin(), shell.end(), path) != shell.end(), displaySafe(path).c_str());
        const auto shown = pathReadings('/' + displaySafe(path));
        QVERIFY2(std::find(shown.begin(), shown.end(), path) != shown.end(), displaySafe(path).c_str());
    }
}

QTEST_GUILESS_MAIN(TestPathText)
#include "tst_pathtext.moc"
