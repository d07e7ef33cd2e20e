// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "base/joinwords.h"
#include "base/nameddigest.h"
#include "support/qtbytes.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <limits>
#include <random>

using namespace assay;
using test::bytes;
using namespace std::string_literals;

class TestBaseText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void displaySafe_data();
    void displaySafe();
    void displaySafeCanBeTurnedBack();
    void lossyText_data();
    void lossyText();
    void everyCodePointComesBack();
    void shellWordsGiveTheBytesBack();
    void shellQuoted_data();
    void shellQuoted();
    void base64_data();
    void base64();
    void base64RefusesWhatIsNotCanonical_data();
    void base64RefusesWhatIsNotCanonical();
    void isoTime_data();
    void isoTime();
    void parseDigest();
    void placesOfDigests();
    void joinedWords();
};

namespace {

std::string text(const QByteArray &array)
{
    return array.toStdString();
}

// Bytes that lie at the borders of what UTF-8 and terminals care about, in random order.
std::string randomBytes(std::mt19937 &random, std::size_t most)
{
    static const std::string parts[] = {"a", "\\", "'", "\n", "\t", "\x1B", "\x7F", "\xC2", "\xC2\x9B", "\xE2\x80\xAE", "\xEF\xBB\xBF", "\xF0\x9F\x98\x80",
                                        "\xED\xA0\x80", "\xFF", "\x80", "\xC0\xAF", "\xF4\x90\x80\x80", "\xC3\xA9", "x41", "u{202E}", "$", "`", " "};
    std::string out;
    for (std::size_t count = random() % most; count > 0; --count)
        out += parts[random() % std::size(parts)];
    return out;
}

// Undoes displaySafe(), as its comment says it can be done.
std::string turnedBack(const std::string &shown)
{
    std::string out;
    QString utf16;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (shown[i] != '\\') {
            out += shown[i];
            continue;
        }
        switch (shown[++i]) {
        case '\\': out += '\\'; break;
        case 'n': out += '\n'; break;
        case 't': out += '\t'; break;
        case 'r': out += '\r'; break;
        case 'x':
            out += static_cast<char>(std::stoi(shown.substr(i + 1, 2), nullptr, 16));
            i += 2;
            break;
        case 'u': {
            const std::size_t end = shown.find('}', i);
            const auto point = static_cast<char32_t>(std::stoul(shown.substr(i + 2, end - i - 2), nullptr, 16));
            for (const QChar unit : QChar::fromUcs4(point))
                utf16 += unit;
            out += utf16.toStdString();
            utf16.clear();
            i = end;
            break;
        }
        default: return "bad escape";
        }
    }
    return out;
}

} // namespace

void TestBaseText::displaySafe_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    const auto row = [](const char *name, const std::string &in, const std::string &out) { QTest::newRow(name) << bytes(in) << bytes(out); };
    row("plain", "etc/passwd", "etc/passwd");
    row("empty", "", "");
    row("accents", "caf\xC3\xA9 \xE2\x82\xAC", "caf\xC3\xA9 \xE2\x82\xAC");
    row("emoji", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80");
    row("newline", "a\nb\tc\rd", "a\\nb\\tc\\rd");
    row("backslash", "a\\nb", "a\\\\nb");
    row("zero byte", "a\0b"s, "a\\u{0000}b");
    row("escape sequence", "\x1B]0;x\x07", "\\u{001B}]0;x\\u{0007}");
    row("delete and C1", "\x7F\xC2\x9B", "\\u{007F}\\u{009B}");
    row("right-to-left override", "photo_\xE2\x80\xAEgpj.exe", "photo_\\u{202E}gpj.exe");
    row("isolates", "\xE2\x81\xA6x\xE2\x81\xA9", "\\u{2066}x\\u{2069}");
    row("zero width", "a\xE2\x80\x8B\xE2\x80\x8D" "b", "a\\u{200B}\\u{200D}b");
    row("byte order mark", "\xEF\xBB\xBFx", "\\u{FEFF}x");
    row("no-break space", "a\xC2\xA0" "b", "a\\u{00A0}b");
    row("soft hyphen", "a\xC2\xAD" "b", "a\\u{00AD}b");
    row("line separator", "\xE2\x80\xA8", "\\u{2028}");
    row("variation selector", "x\xEF\xB8\x8F", "x\\u{FE0F}");
    row("tag character", "\xF3\xA0\x81\x81", "\\u{E0041}");
    row("private use", "\xEE\x80\x80", "\\u{E000}");
    row("non-character", "\xEF\xBF\xBE", "\\u{FFFE}");
    row("invalid byte", "a\xFF" "b", "a\\xFFb");
    row("latin-1", "caf\xE9", "caf\\xE9");
    row("overlong", "\xC0\xAF", "\\xC0\\xAF");
    row("surrogate", "\xED\xA0\x80", "\\xED\\xA0\\x80");
    row("above Unicode", "\xF4\x90\x80\x80", "\\xF4\\x90\\x80\\x80");
    row("cut sequence", "\xE2\x82", "\\xE2\\x82");
    row("markup stays text", "<img src=\"file:///x\">&amp;", "<img src=\"file:///x\">&amp;");
}

void TestBaseText::displaySafe()
{
    QFETCH(QByteArray, in);
    QFETCH(QByteArray, out);
    QCOMPARE(bytes(assay::displaySafe(text(in))), out);
    QCOMPARE(needsDisplayEscape(text(in)), in != out);
    QVERIFY(isValidUtf8(text(out)));
}

void TestBaseText::displaySafeCanBeTurnedBack()
{
    std::mt19937 random(1);
    for (int i = 0; i < 3000; ++i) {
        const std::string in = randomBytes(random, 12);
        const std::string shown = assay::displaySafe(in);
        QVERIFY(isValidUtf8(shown));
        QVERIFY(std::none_of(shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }));
        QCOMPARE(bytes(turnedBack(shown)), bytes(in));
    }
}

void TestBaseText::lossyText_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    const std::string r = "\xEF\xBF\xBD";
    const auto row = [](const char *name, const std::string &in, const std::string &out) { QTest::newRow(name) << bytes(in) << bytes(out); };
    row("valid", "a\xC3\xA9\xF0\x9F\x98\x80", "a\xC3\xA9\xF0\x9F\x98\x80");
    row("one for each lone byte", "\x80\xFF", r + r);
    row("one for a maximal part", "\xE2\x82" "a", r + "a");
    row("a surrogate is three", "\xED\xA0\x80", r + r + r);
    row("Unicode 15, table 3-8", "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64", "a" + r + r + r + "b" + r + "c" + r + r + "d");
}

void TestBaseText::lossyText()
{
    QFETCH(QByteArray, in);
    QFETCH(QByteArray, out);
    QCOMPARE(bytes(toUtf8Lossy(text(in))), out);
    QCOMPARE(isValidUtf8(text(in)), in == out);
}

void TestBaseText::everyCodePointComesBack()
{
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        std::string sequence;
        appendUtf8(sequence, c);
        const DecodedCodePoint back = decodeUtf8(sequence, 0);
        const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        QCOMPARE(back.valid, !surrogate);
        QCOMPARE(back.value, surrogate ? char32_t{0xFFFD} : c);
        QCOMPARE(sequence.size(), std::size_t{c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U});
    }
}

void TestBaseText::shellWordsGiveTheBytesBack()
{
    const QString bash = QStandardPaths::findExecutable(QStringLiteral("bash"));
    if (bash.isEmpty())
        QSKIP("no bash here");
    std::mt19937 random(2);
    QByteArray script;
    QByteArray expected;
    for (int i = 0; i < 500; ++i) {
        const std::string in = randomBytes(random, 8);
        const std::string word = assay::shellQuoted(in);
        QVERIFY(isValidUtf8(word));
        script += "printf '%s|' " + bytes(word) + '\n';
        expected += bytes(in) + '|';
    }
    QProcess shell;
    shell.start(bash, {QStringLiteral("--norc"), QStringLiteral("-s")});
    shell.write(script);
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.readAllStandardOutput(), expected);
}

void TestBaseText::shellQuoted_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    const auto row = [](const char *name, const std::string &in, const std::string &out) { QTest::newRow(name) << bytes(in) << bytes(out); };
    row("plain", "/usr/bin/x-1_2.so", "/usr/bin/x-1_2.so");
    row("empty", "", "''");
    row("space", "a b", "'a b'");
    row("no option", "-rf", "'-rf'");
    row("expansion", "$(id)`id`", "'$(id)`id`'");
    row("quote", "it's", "$'it\\'s'");
    row("newline", "a\nrm -rf /", "$'a\\x0Arm -rf /'");
    row("invalid", "\xFF", "$'\\xFF'");
}

void TestBaseText::shellQuoted()
{
    QFETCH(QByteArray, in);
    QFETCH(QByteArray, out);
    QCOMPARE(bytes(assay::shellQuoted(text(in))), out);
}

void TestBaseText::base64_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("encoded");
    // RFC 4648, section 10
    QTest::newRow("0") << QByteArray() << QByteArray();
    QTest::newRow("1") << QByteArray("f") << QByteArray("Zg==");
    QTest::newRow("2") << QByteArray("fo") << QByteArray("Zm8=");
    QTest::newRow("3") << QByteArray("foo") << QByteArray("Zm9v");
    QTest::newRow("6") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
    QTest::newRow("all bits") << QByteArray("\xFB\xFF\xBE") << QByteArray("+/++");
}

void TestBaseText::base64()
{
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, encoded);
    QCOMPARE(bytes(toBase64(text(plain))), encoded);
    const auto back = fromBase64(text(encoded));
    QVERIFY(back.has_value());
    QCOMPARE(bytes(*back), plain);
}

void TestBaseText::base64RefusesWhatIsNotCanonical_data()
{
    QTest::addColumn<QByteArray>("in");
    for (const char *in : {"Zg=", "Zg", "Z", "Zg==\n", "Zh==", "Zm9=", "Z===", "====", "Zg==Zg==", "Zm 9", "Zm-_", "=Zg=", "Zm=v"})
        QTest::newRow(in) << QByteArray(in);
}

void TestBaseText::base64RefusesWhatIsNotCanonical()
{
    QFETCH(QByteArray, in);
    QVERIFY(!fromBase64(text(in)));
}

void TestBaseText::isoTime_data()
{
    QTest::addColumn<qlonglong>("seconds");
    QTest::addColumn<uint>("nanoseconds");
    QTest::addColumn<QByteArray>("out");
    const auto row = [](const char *out, long long seconds, unsigned nanoseconds = 0) {
        QTest::newRow(out) << qlonglong{seconds} << nanoseconds << QByteArray(out);
    };
    row("1970-01-01T00:00:00Z", 0);
    row("2026-11-22T03:37:30Z", 1795318650);
    row("2026-11-22T03:37:30.000000001Z", 1795318650, 1);
    row("1969-12-31T23:59:59Z", -1);
    row("1969-12-31T23:59:59.999999999Z", -1, 999999999);
    row("2000-02-29T12:00:00Z", 951825600);
    row("1900-03-01T00:00:00Z", -2203891200);
    row("2106-02-07T06:28:16Z", 4294967296);
    row("9999-12-31T23:59:59Z", 253402300799);
    row("+10000-01-01T00:00:00Z", 253402300800);
    row("0000-01-01T00:00:00Z", -62167219200);
    row("-1-12-31T23:59:59Z", -62167219201);
    row("+292277026596-12-04T15:30:07Z", std::numeric_limits<long long>::max());
    row("-292277022657-01-27T08:29:52Z", std::numeric_limits<long long>::min());
}

void TestBaseText::isoTime()
{
    QFETCH(qlonglong, seconds);
    QFETCH(uint, nanoseconds);
    QFETCH(QByteArray, out);
    QCOMPARE(bytes(assay::isoTime(seconds, nanoseconds)), out);
}

void TestBaseText::parseDigest()
{
    const std::string hex = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";
    const auto digest = assay::parseDigest("sha256:" + hex);
    QVERIFY(digest.has_value());
    QCOMPARE(digestText(*digest), "sha256:" + hex);
    QVERIFY(parseHexDigest(hex) == digest);
    std::string upper = hex;
    upper[0] = 'F';
    for (const std::string &bad : {hex, "sha256:"s, "sha512:" + hex, "sha256:" + hex + "0", "sha256:" + hex.substr(1), "SHA256:" + hex,
                                   "sha256:" + upper.substr(0, 63) + "G", "sha256: " + hex.substr(1), "sha256:" + hex.substr(0, 63) + "F", " sha256:" + hex})
        QVERIFY2(!assay::parseDigest(bad), bad.c_str());
}

// A place promises what its folder and its name say together, whether any bytes can have that digest or not.
void TestBaseText::placesOfDigests()
{
    const std::string shorter(64, 'a');
    const std::string longer(128, 'b');
    for (const std::string &digest : {"sha256:" + shorter, "sha512:" + longer})
        QCOMPARE(bytes(digestOfPlace("blobs/" + blobPlace(digest)).value_or(std::string())), bytes(digest));
    for (const auto &[place, promised] : {std::pair("blobs/sha512/" + shorter, "sha512:" + shorter), std::pair("sha256/" + longer, "sha256:" + longer), std::pair("/sha256/"s, "sha256:"s)}) {
        QCOMPARE(bytes(digestOfPlace(place).value_or(std::string())), bytes(promised));
        QVERIFY(!parseNamedDigest(promised));
    }
    for (const std::string &place : {shorter, "/" + shorter, "blobs/" + shorter, "blobs/blake3/" + shorter, "blobs/SHA256/" + shorter, "blobs/sha256x/" + shorter, "sha256/a/" + shorter, ""s})
        QVERIFY2(!digestOfPlace(place), place.c_str());
}

void TestBaseText::joinedWords()
{
    const std::vector<std::string> words{"", "a\n", "b"};
    QCOMPARE(bytes(joinWords(words, ", ")), QByteArray(", a\n, b"));
    QCOMPARE(bytes(joinWords(words, "; ", assay::displaySafe)), QByteArray("; a\\n; b"));
    QCOMPARE(bytes(joinWords(std::vector<std::string_view>(), ", ")), QByteArray());
}

QTEST_GUILESS_MAIN(TestBaseText)
#include "tst_base_text.moc"
