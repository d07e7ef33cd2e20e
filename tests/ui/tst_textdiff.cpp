// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/linediff.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <random>
#include <string>

using namespace assay;

namespace {

using Numbers = std::vector<std::uint32_t>;

struct Random {
    explicit Random(unsigned seed) : engine(seed) {}
    std::uint32_t operator()() { return static_cast<std::uint32_t>(engine()); }
    std::mt19937 engine;
};

// The textbook table: what Myers must find, at a cost nobody could bear.
std::size_t naiveCommon(const Numbers &a, const Numbers &b)
{
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (const std::uint32_t line : a) {
        for (std::size_t j = 0; j < b.size(); ++j)
            row[j + 1] = line == b[j] ? above[j] + 1 : std::max(above[j + 1], row[j]);
        std::swap(above, row);
    }
    return above.back();
}

std::size_t matched(const LineDiff &diff)
{
    std::size_t count = 0;
    for (const LineMatch &match : diff.matches)
        count += match.count;
    return count;
}

bool valid(const LineDiff &diff, const Numbers &a, const Numbers &b)
{
    std::size_t nextA = 0;
    std::size_t nextB = 0;
    for (const LineMatch &match : diff.matches) {
        if (match.a < nextA || match.b < nextB)
            return false;
        for (std::uint32_t i = 0; i < match.count; ++i) {
            if (a.at(match.a + i) != b.at(match.b + i))
                return false;
        }
        nextA = match.a + match.count;
        nextB = match.b + match.count;
    }
    return true;
}

struct Text {
    std::string text;
    std::vector<std::uint32_t> starts;

    explicit Text(std::string t) : text(std::move(t)), starts(lineStarts(text, 10'000'000)) {}
    TextLines lines() const { return {text, starts}; }
};

// "v s l" a row, "-" for a gap, "*" where it differs.
QString rowsText(const std::string &vendor, const std::string &saved, const std::string &live, unsigned mask = 7)
{
    const std::array<Text, 3> texts{Text(vendor), Text(saved), Text(live)};
    const std::vector<TextLines> lines{texts[0].lines(), texts[1].lines(), texts[2].lines()};
    const auto numbers = numberLines(lines);
    std::array<const Numbers *, 3> chosen{};
    for (std::size_t t = 0; t < 3; ++t)
        chosen[t] = (mask >> t & 1) != 0 ? &numbers[t] : nullptr;
    Context context;
    const std::array<TextLines, 3> all{lines[0], lines[1], lines[2]};
    const auto alignment = alignLines(chosen, context, &all);
    QString out;
    for (const AlignedRow &row : alignment->rows) {
        for (std::size_t t = 0; t < 3; ++t) {
            if (!chosen[t])
                continue;
            const std::string_view line = row.line[t] == AlignedRow::gap ? "-" : lines[t].line(row.line[t]);
            out += QString::fromLatin1(line.data(), static_cast<qsizetype>(line.size())).trimmed();
        }
        out += row.differs ? QStringLiteral("* ") : QStringLiteral(" ");
    }
    return out.trimmed();
}

} // namespace

class TestTextDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesOfText();
    void numbersMeanBytes();
    void againstNaive();
    void farApart();
    void rows_data();
    void rows();
    void cancels();
    void fiveMegabytes();
};

void TestTextDiff::linesOfText()
{
    QCOMPARE(lineStarts("", 10), (Numbers{0}));
    QCOMPARE(lineStarts("a", 10), (Numbers{0, 1}));
    QCOMPARE(lineStarts("a\n", 10), (Numbers{0, 2}));
    QCOMPARE(lineStarts("a\n\nb", 10), (Numbers{0, 2, 3, 4}));
    QCOMPARE(lineStarts("a\nb\nc\n", 2), (Numbers{0, 2, 4}));
}

void TestTextDiff::numbersMeanBytes()
{
    const std::array<Text, 2> texts{Text("one\ntwo\none\nlast"), Text("last\ntwo\nlast")};
    const std::vector<TextLines> lines{texts[0].lines(), texts[1].lines()};
    const auto numbers = numberLines(lines);
    QCOMPARE(numbers[0][0], numbers[0][2]);
    QCOMPARE(numbers[0][1], numbers[1][1]);
    QCOMPARE(numbers[0][3], numbers[1][2]);
    QVERIFY(numbers[1][0] != numbers[1][2]); // a newline is a byte too
}

void TestTextDiff::againstNaive()
{
    Random random(42);
    Context context;
    for (int round = 0; round < 3000; ++round) {
        const std::uint32_t alphabet = 1 + random() % 12;
        Numbers a(random() % 60);
        for (auto &line : a)
            line = random() % alphabet;
        Numbers b;
        if (round % 2 == 0) {
            b.resize(random() % 60);
            for (auto &line : b)
                line = random() % (alphabet + 3);
        } else { // an edited copy
            b = a;
            for (std::uint32_t edits = random() % 6; edits > 0; --edits) {
                if (!b.empty() && random() % 2 == 0)
                    b.erase(b.begin() + static_cast<std::ptrdiff_t>(random() % b.size()));
                else
                    b.insert(b.begin() + static_cast<std::ptrdiff_t>(random() % (b.size() + 1)), random() % alphabet);
            }
        }
        const auto diff = diffLines(a, b, context);
        QVERIFY(diff.has_value());
        QVERIFY(valid(*diff, a, b));
        QVERIFY(diff->minimal);
        QCOMPARE(matched(*diff), naiveCommon(a, b));
    }
}

// Nothing but lines that occur on both sides, in another order: beyond any bound worth searching to.
void TestTextDiff::farApart()
{
    Random random(3);
    Numbers a(200'000);
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] = static_cast<std::uint32_t>(i);
    Numbers b = a;
    std::shuffle(b.begin(), b.end(), random.engine);
    Context context;
    QElapsedTimer clock;
    clock.start();
    const auto diff = diffLines(a, b, context);
    QVERIFY(diff.has_value());
    QVERIFY(valid(*diff, a, b));
    QVERIFY(!diff->minimal);
    QVERIFY(matched(*diff) > 0);
    qInfo("200,000 lines shuffled: %lld ms, %zu in common", static_cast<long long>(clock.elapsed()), matched(*diff));
}

void TestTextDiff::rows_data()
{
    QTest::addColumn<QString>("vendor");
    QTest::addColumn<QString>("saved");
    QTest::addColumn<QString>("live");
    QTest::addColumn<int>("mask");
    QTest::addColumn<QString>("expected");
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    QTest::newRow("same") << s("a\nb\n") << s("a\nb\n") << s("a\nb\n") << 7 << s("aaa bbb");
    QTest::newRow("changed") << s("a\nb\nc\n") << s("a\nb\nc\n") << s("a\nX\nc\n") << 7 << s("aaa bbX* ccc");
    QTest::newRow("added live") << s("a\nc\n") << s("a\nc\n") << s("a\nb\nc\n") << 7 << s("aaa --b* ccc");
    QTest::newRow("added twice") << s("a\nc\n") << s("a\nb\nc\n") << s("a\nb\nc\n") << 7 << s("aaa -bb* ccc");
    QTest::newRow("removed") << s("a\nb\nc\n") << s("a\nb\nc\n") << s("a\nc\n") << 7 << s("aaa bb-* ccc");
    QTest::newRow("not in the middle") << s("a\nb\nc\n") << s("a\nc\n") << s("a\nb\nc\n") << 7 << s("aaa b-b* ccc");
    QTest::newRow("two texts") << s("a\nb\n") << QString() << s("b\nc\n") << 5 << s("a-* bb -c*");
    QTest::newRow("one text") << s("a\nb\n") << QString() << QString() << 1 << s("a b");
    QTest::newRow("an empty one") << QString() << s("a\n") << s("a\n") << 7 << s("-aa*");
    QTest::newRow("last newline") << s("a") << s("a\n") << s("a\n") << 7 << s("aaa*");
    QTest::newRow("larger block") << s("1\na\nb\nc\n2\n") << s("1\nX\n2\n") << s("1\nX\n2\n") << 7 << s("111 aXX* b--* c--* 222");
    QTest::newRow("alike beside alike") << s("1\nfull line\n2\n") << s("1\nfull line\n2\n") << s("1\nnew\nfull lime\n2\n") << 7
                                       << s("111 --new* full linefull linefull lime* 222");
    QTest::newRow("alike, lines gone") << s("first is lost\nsecond is kept\n") << s("second was kept\n") << QString() << 3
                                      << s("first is lost-* second is keptsecond was kept*");
    QTest::newRow("none") << QString() << QString() << QString() << 0 << QString();
}

void TestTextDiff::rows()
{
    QFETCH(QString, vendor);
    QFETCH(QString, saved);
    QFETCH(QString, live);
    QFETCH(int, mask);
    QFETCH(QString, expected);
    QCOMPARE(rowsText(vendor.toStdString(), saved.toStdString(), live.toStdString(), static_cast<unsigned>(mask)), expected);
}

void TestTextDiff::cancels()
{
    Context context;
    context.cancel();
    QCOMPARE(diffLines(Numbers{1, 2}, Numbers{2, 1}, context).error().code, ErrorCode::Cancelled);
}

void TestTextDiff::fiveMegabytes()
{
    Random random(5);
    const auto lines = [&random](std::size_t bytes) {
        std::vector<std::string> result;
        for (std::size_t size = 0; size < bytes;) {
            result.push_back("    some(line, " + std::to_string(random() % 40'000) + ", of, code);\n");
            size += result.back().size();
        }
        return result;
    };
    const auto joined = [](const std::vector<std::string> &parts) {
        std::string text;
        for (const auto &part : parts)
            text += part;
        return text;
    };
    const std::vector<std::string> original = lines(5'000'000);
    std::vector<std::string> edited = original;
    for (int i = 0; i < 500; ++i)
        edited[random() % edited.size()] = "changed\n";
    for (int i = 0; i < 100; ++i)
        edited.insert(edited.begin() + static_cast<std::ptrdiff_t>(random() % edited.size()), "inserted\n");
    for (const auto &[name, other] : {std::pair("600 edits", edited), std::pair("all different", lines(5'000'000))}) {
        const Text a(joined(original));
        const Text b(joined(other));
        Context context;
        QElapsedTimer clock;
        clock.start();
        const std::vector<TextLines> both{a.lines(), b.lines()};
        const auto numbers = numberLines(both);
        const qint64 numbered = clock.elapsed();
        const auto diff = diffLines(numbers[0], numbers[1], context);
        const qint64 compared = clock.elapsed();
        QVERIFY(diff.has_value());
        QVERIFY(valid(*diff, numbers[0], numbers[1]));
        const std::array<TextLines, 3> all{both[0], TextLines(), both[1]};
        const auto alignment = alignLines({&numbers[0], nullptr, &numbers[1]}, context, &all);
        QVERIFY(alignment.has_value());
        qInfo("two files of 5 MB, %zu lines, %s: numbering %lld ms, diff %lld ms, rows %lld ms, %zu runs, minimal %d", numbers[0].size(),
              name, static_cast<long long>(numbered), static_cast<long long>(compared - numbered),
              static_cast<long long>(clock.elapsed() - compared), alignment->runs.size(), diff->minimal);
    }
}

QTEST_GUILESS_MAIN(TestTextDiff)
#include "tst_textdiff.moc"
