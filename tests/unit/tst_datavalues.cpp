// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "inspect/datavalues.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <random>

using namespace assay;

Q_DECLARE_METATYPE(assay::DataKind)
Q_DECLARE_METATYPE(assay::ByteOrder)
Q_DECLARE_METATYPE(assay::DataProblem)

namespace {

std::span<const std::byte> view(const QByteArray &bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

DataValue valueOf(const QByteArray &bytes, DataKind kind, ByteOrder order = ByteOrder::Little)
{
    return dataValues(view(bytes), order)[static_cast<std::size_t>(kind)];
}

QByteArray raw(std::uint64_t number, int size)
{
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>(number >> (8 * i));
    return bytes;
}

} // namespace

class TestDataValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneOfEachKind();
    void values_data();
    void values();
    void problems_data();
    void problems();
    void everyHalfIsWhatItSays();
    void floatsComeBack();
    void truncatedAtEveryByte();
    void anythingIsSafeText();
};

void TestDataValues::oneOfEachKind()
{
    const auto values = dataValues(view(QByteArray(16, 'A')), ByteOrder::Little);
    QCOMPARE(values.size(), static_cast<std::size_t>(DataKind::Bits) + 1);
    QSet<QByteArray> names;
    for (std::size_t i = 0; i < values.size(); ++i) {
        QCOMPARE(static_cast<std::size_t>(values[i].kind), i);
        names.insert(dataKindName(values[i].kind));
    }
    QCOMPARE(names.size(), static_cast<qsizetype>(values.size()));
    QVERIFY(!names.contains(QByteArray()));
}

void TestDataValues::values_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<DataKind>("kind");
    QTest::addColumn<ByteOrder>("order");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<uint>("size");
    const auto row = [](const char *hex, DataKind kind, const char *text, unsigned size, ByteOrder order = ByteOrder::Little) {
        QTest::addRow("%s %s %s", dataKindName(kind), hex, order == ByteOrder::Big ? "big" : "little")
            << QByteArray::fromHex(hex) << kind << order << QByteArray(text) << uint{size};
    };
    using enum DataKind;
    constexpr ByteOrder big = ByteOrder::Big;
    row("ff", Uint8, "255", 1);
    row("ff", Int8, "-1", 1);
    row("80", Int8, "-128", 1);
    row("0102", Uint16, "513", 2);
    row("0102", Uint16, "258", 2, big);
    row("0080", Int16, "-32768", 2);
    row("8000", Int16, "-32768", 2, big);
    row("ffffffff", Uint32, "4294967295", 4);
    row("ffffffff", Int32, "-1", 4);
    row("78563412", Uint32, "305419896", 4);
    row("12345678", Uint32, "305419896", 4, big);
    row("ffffffffffffffff", Uint64, "18446744073709551615", 8);
    row("0000000000000080", Int64, "-9223372036854775808", 8);
    row("8000000000000000", Int64, "-9223372036854775808", 8, big);
    row("003c", Float16, "1", 2);
    row("3c00", Float16, "1", 2, big);
    row("0100", Float16, "5.9604645e-08", 2); // the smallest
    row("ff7b", Float16, "65504", 2);         // the largest
    row("00fc", Float16, "-Infinity", 2);
    row("017e", Float16, "NaN (0x201)", 2);
    row("0080", Float16, "-0", 2);
    row("cdcccc3d", Float32, "0.1", 4);
    row("0000807f", Float32, "Infinity", 4);
    row("010080ff", Float32, "-NaN (0x1)", 4);
    row("0000c07f", Float32, "NaN (0x400000)", 4);
    row("9a9999999999b93f", Float64, "0.1", 8);
    row("3fb999999999999a", Float64, "0.1", 8, big);
    row("0100000000000000", Float64, "5e-324", 8);
    row("ffffffffffffff7f", Float64, "NaN (0xfffffffffffff)", 8);
    row("00000080", UnixTime32, "1901-12-13T20:45:52Z", 4);
    row("ffffff7f", UnixTime32, "2038-01-19T03:14:07Z", 4);
    row("7fffffff", UnixTime32, "2038-01-19T03:14:07Z", 4, big);
    row("7f41f4ff3a000000", UnixTime64, "9999-12-31T23:59:59Z", 8);
    row("00848b86f1ffffff", UnixTime64, "0000-01-01T00:00:00Z", 8);
    row("0000000000000000", FileTime, "1601-01-01T00:00:00Z", 8);
    row("00803ed5deb19d01", FileTime, "1970-01-01T00:00:00Z", 8);
    row("01803ed5deb19d01", FileTime, "1970-01-01T00:00:00.000000100Z", 8);
    row("019db1ded53e8000", FileTime, "1970-01-01T00:00:00Z", 8, big);
    row("00002100", DosDateTime, "1980-01-01T00:00:00", 4);
    row("7dbf9fff", DosDateTime, "2107-12-31T23:59:58", 4);
    row("00005d28", DosDateTime, "2000-02-29T00:00:00", 4);
    row("41", Utf8, "A U+0041", 1);
    row("c3a9", Utf8, "\xC3\xA9 U+00E9", 2);
    row("f09f9880", Utf8, "\xF0\x9F\x98\x80 U+1F600", 4);
    row("e280ae", Utf8, "U+202E", 3); // would turn the line around
    row("00", Utf8, "U+0000", 1);
    row("20", Utf8, "U+0020", 1);
    row("5c", Utf8, "\\ U+005C", 1);
    row("3c", Utf8, "< U+003C", 1);
    row("e900", Utf16, "\xC3\xA9 U+00E9", 2);
    row("00e9", Utf16, "\xC3\xA9 U+00E9", 2, big);
    row("3dd800de", Utf16, "\xF0\x9F\x98\x80 U+1F600", 4);
    row("d83dde00", Utf16, "\xF0\x9F\x98\x80 U+1F600", 4, big);
    row("e58e26", Uleb128, "624485", 3); // the example of DWARF's text
    row("c0bb78", Sleb128, "-123456", 3);
    row("7f", Sleb128, "-1", 1);
    row("7f", Uleb128, "127", 1);
    row("8000", Uleb128, "0", 2);
    row("ffffffffffffffffff01", Uleb128, "18446744073709551615", 10);
    row("8080808080808080807f", Sleb128, "-9223372036854775808", 10);
    row("ffffffffffffffffff00", Sleb128, "9223372036854775807", 10);
    row("a5", Bits, "10100101", 1);
}

void TestDataValues::values()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const DataKind, kind);
    QFETCH(const ByteOrder, order);
    QFETCH(const QByteArray, text);
    QFETCH(const uint, size);
    // What follows does not count.
    for (const QByteArray &rest : {QByteArray(), QByteArray(8, '\xFF'), QByteArray(8, '\0')}) {
        const DataValue value = valueOf(bytes + rest, kind, order);
        QCOMPARE(value.problem, DataProblem::None);
        QCOMPARE(QByteArray::fromStdString(value.text), text);
        QCOMPARE(value.size, size);
    }
}

void TestDataValues::problems_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<DataKind>("kind");
    QTest::addColumn<DataProblem>("problem");
    const auto row = [](const char *hex, DataKind kind, DataProblem problem) {
        QTest::addRow("%s %s", dataKindName(kind), hex) << QByteArray::fromHex(hex) << kind << problem;
    };
    using enum DataKind;
    row("ffffffffffffff7f", UnixTime64, DataProblem::OutOfRange);
    row("0000000000000080", UnixTime64, DataProblem::OutOfRange);
    row("8041f4ff3a000000", UnixTime64, DataProblem::OutOfRange);
    row("ff838b86f1ffffff", UnixTime64, DataProblem::OutOfRange); // a second before the year 0
    row("ffffffffffffffff", FileTime, DataProblem::OutOfRange);
    row("00000000", DosDateTime, DataProblem::Invalid);  // month 0
    row("00005e28", DosDateTime, DataProblem::Invalid);  // 30 February
    row("00005d2a", DosDateTime, DataProblem::Invalid);  // 29 February 2001
    row("1e002100", DosDateTime, DataProblem::Invalid);  // second 60
    row("00c02100", DosDateTime, DataProblem::Invalid);  // hour 24
    row("80072100", DosDateTime, DataProblem::Invalid); // minute 60
    row("80", Utf8, DataProblem::Invalid);
    row("ff", Utf8, DataProblem::Invalid);
    row("c0af", Utf8, DataProblem::Invalid);   // overlong
    row("eda080", Utf8, DataProblem::Invalid); // a surrogate
    row("f4908080", Utf8, DataProblem::Invalid);
    row("c341", Utf8, DataProblem::Invalid);
    row("c3", Utf8, DataProblem::TooFewBytes);
    row("e282", Utf8, DataProblem::TooFewBytes);
    row("f09f98", Utf8, DataProblem::TooFewBytes);
    row("e080", Utf8, DataProblem::Invalid);
    row("f09f41", Utf8, DataProblem::Invalid);
    row("00dc", Utf16, DataProblem::Invalid); // the second half first
    row("3dd84100", Utf16, DataProblem::Invalid);
    row("3dd8", Utf16, DataProblem::TooFewBytes);
    row("3dd800", Utf16, DataProblem::TooFewBytes);
    row("8080", Uleb128, DataProblem::TooFewBytes);
    row("ffffffffffffffffff02", Uleb128, DataProblem::OutOfRange);
    row("8080808080808080808000", Uleb128, DataProblem::OutOfRange);
    row("ffffffffffffffffff01", Sleb128, DataProblem::OutOfRange);
    row("8080808080808080807e", Sleb128, DataProblem::OutOfRange);
}

void TestDataValues::problems()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const DataKind, kind);
    QFETCH(const DataProblem, problem);
    const DataValue value = valueOf(bytes, kind);
    QCOMPARE(value.problem, problem);
    QCOMPARE(value.text, std::string());
    QCOMPARE(value.size, 0U);
}

void TestDataValues::everyHalfIsWhatItSays()
{
    for (std::uint32_t bits = 0; bits < 0x10000; ++bits) {
        const DataValue value = valueOf(raw(bits, 2), DataKind::Float16);
        QCOMPARE(value.problem, DataProblem::None);
        const std::uint32_t exponent = bits >> 10 & 0x1F;
        const std::uint32_t fraction = bits & 0x3FF;
        if (exponent == 0x1F) {
            QCOMPARE(value.text.find(fraction == 0 ? "Infinity" : "NaN (0x") != std::string::npos, true);
            continue;
        }
        const double expected = (exponent == 0 ? fraction * std::pow(2.0, -24) : (1 + fraction / 1024.0) * std::pow(2.0, static_cast<int>(exponent) - 15))
            * ((bits & 0x8000) != 0 ? -1 : 1);
        bool ok = false;
        QCOMPARE(QByteArray::fromStdString(value.text).toFloat(&ok), static_cast<float>(expected));
        QVERIFY(ok);
    }
}

void TestDataValues::floatsComeBack()
{
    std::mt19937_64 random(7);
    for (int i = 0; i < 20'000; ++i) {
        const std::uint64_t bits = random();
        const auto number = std::bit_cast<double>(bits);
        if (!std::isfinite(number))
            continue;
        bool ok = false;
        const double back = QByteArray::fromStdString(valueOf(raw(bits, 8), DataKind::Float64).text).toDouble(&ok);
        // Qt calls what is too small to be exact not ok, but gives it.
        QCOMPARE(std::bit_cast<std::uint64_t>(back), bits);
    }
}

void TestDataValues::truncatedAtEveryByte()
{
    const QByteArray whole = QByteArray::fromHex("8180828083808480858086808700ff10");
    const unsigned needed[] = {1, 1, 2, 2, 4, 4, 8, 8, 2, 4, 8, 4, 8, 8, 4};
    for (const ByteOrder order : {ByteOrder::Little, ByteOrder::Big}) {
        for (int size = 0; size <= whole.size(); ++size) {
            const auto values = dataValues(view(whole.left(size)), order);
            for (std::size_t i = 0; i < std::size(needed); ++i)
                QCOMPARE(values[i].problem == DataProblem::TooFewBytes, static_cast<unsigned>(size) < needed[i]);
            QCOMPARE(values[static_cast<std::size_t>(DataKind::Bits)].problem == DataProblem::TooFewBytes, size == 0);
        }
    }
}

void TestDataValues::anythingIsSafeText()
{
    std::mt19937_64 random(11);
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray bytes = raw(random(), 8) + raw(random() | 0x8080808080808080ULL, 8);
        for (const ByteOrder order : {ByteOrder::Little, ByteOrder::Big}) {
            for (const DataValue &value : dataValues(view(bytes), order)) {
                QVERIFY(value.text.empty() == (value.problem != DataProblem::None));
                QVERIFY(value.text.find('\\') != std::string::npos || !needsDisplayEscape(value.text));
                QVERIFY(value.size <= dataValueBytes);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestDataValues)
#include "tst_datavalues.moc"
