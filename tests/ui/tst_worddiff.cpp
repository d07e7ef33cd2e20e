// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/worddiff.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace assay;

class TestWordDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parts_data();
    void parts();
    void whatIsLeftIsCommon();
    void worstCaseIsShort();
    void unites();
};

void TestWordDiff::parts_data()
{
    QTest::addColumn<QString>("mine");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("marked");
    const auto row = [](const char *mine, const char *other, const char *marked) {
        QTest::addRow("%s | %s", mine, other) << QString::fromUtf8(mine) << QString::fromUtf8(other) << QString::fromUtf8(marked);
    };
    row("", "", "");
    row("same", "same", "same");
    row("", "x", "[]");
    row("x", "", "[x]");
    row("one two three", "one 2 three", "one [two] three");
    row("a=1 b=2 c=3", "a=7 b=2 c=9", "a=[1] b=2 c=[3]");
    row("root:x:0:0:root:/root:/bin/bash", "root:x:0:1:root:/root:/bin/sh", "root:x:0:[0]:root:/root:/bin/[ba]sh");
    row("lib 1.22.3 amd64", "lib 1.23.3 arm64", "lib 1.2[2].3 a[md]64");
    row("one two", "completely other", "[one two]"); // a blank alone is nothing in common
    row("keep this", "keep this and that", "keep this[]");
    row("keep this and that", "keep this", "keep this[ and that]");
    row("x added y", "x y", "x [added ]y");
    row("x y", "x added y", "x []y");
    row("f(a, b)", "f(b, a)", "f([a], [b])");
    row("na\xC3\xAFve \xF0\x9F\x98\x80 a", "na\xC3\xAFve \xF0\x9F\x98\x81 b", "na\xC3\xAFve [\xF0\x9F\x98\x80 a]");
}

void TestWordDiff::parts()
{
    QFETCH(const QString, mine);
    QFETCH(const QString, other);
    QFETCH(const QString, marked);
    QString text;
    int at = 0;
    for (const auto &[begin, end] : differingParts(mine, other)) {
        text += mine.mid(at, begin - at) + QLatin1Char('[') + mine.mid(begin, end - begin) + QLatin1Char(']');
        at = end;
    }
    QCOMPARE(QString(text + mine.mid(at)), marked);
}

// What is not marked on either side is the same text.
void TestWordDiff::whatIsLeftIsCommon()
{
    std::mt19937 random(5);
    const auto line = [&random] {
        static const QStringList words{QStringLiteral("a"), QStringLiteral("bb"), QStringLiteral(" "), QStringLiteral(":"), QStringLiteral("/"), QStringLiteral("caf\u00e9")};
        QString text;
        for (auto i = random() % 12; i > 0; --i)
            text += words[static_cast<qsizetype>(random() % 6)];
        return text;
    };
    const auto left = [](const QString &text, const std::vector<TextPart> &parts) {
        QString rest;
        int at = 0;
        for (const auto &[begin, end] : parts) {
            [&] { QVERIFY(begin >= at && end >= begin && end <= text.size()); }();
            rest += QStringView(text).mid(at, begin - at);
            at = end;
        }
        return QString(rest + text.mid(at)).remove(QLatin1Char(' '));
    };
    for (int i = 0; i < 20'000; ++i) {
        const QString a = line();
        const QString b = line();
        const auto forA = differingParts(a, b);
        QCOMPARE(forA.empty(), a == b);
        const QString restOfA = left(a, forA);
        // It is to be found in the other, in that order.
        qsizetype at = 0;
        for (const QChar c : restOfA) {
            at = b.indexOf(c, at);
            QVERIFY2(at >= 0, qPrintable(a + QStringLiteral(" | ") + b));
            ++at;
        }
    }
}

void TestWordDiff::worstCaseIsShort()
{
    QString one;
    QString two;
    for (int i = 0; i < 100; ++i) {
        one += QStringLiteral("a%1,").arg(i);
        two += QStringLiteral("b%1;").arg(i);
    }
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 100; ++i)
        QVERIFY(!differingParts(one, two).empty());
    qInfo("200 words, all different: %lld us", static_cast<long long>(clock.nsecsElapsed() / 100'000));
    const QString longOne = QStringLiteral("x,").repeated(2000) + one;
    const QString longTwo = QStringLiteral("y;").repeated(2000) + two;
    clock.restart();
    QCOMPARE(differingParts(longOne, longTwo).size(), std::size_t{1});
    QVERIFY(clock.elapsed() < 500);
}

void TestWordDiff::unites()
{
    QCOMPARE(unitedParts({{1, 2}, {5, 6}}, {{2, 3}, {8, 8}}), (std::vector<TextPart>{{1, 3}, {5, 6}, {8, 8}}));
    QVERIFY(unitedParts({}, {}).empty());
}

QTEST_GUILESS_MAIN(TestWordDiff)
#include "tst_worddiff.moc"
