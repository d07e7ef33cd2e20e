// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTemporaryDir>
#include <QtTest>

#ifndef Q_MOC_RUN // moc 6.4 does not get through <concepts>
#include "compare/filter.h"
#include "compare/projection.h"
#include "formats/hashlist.h"
#include "inspect/knownlist.h"
#include "io/digest.h"
#include "report/reporthashlists.h"
#include "support/treetext.h"
#endif

#include <cstring>
#include <ctime>
#include <fstream>
#include <random>

using namespace assay;
using namespace assay::test;

namespace {

const std::string a(64, 'a');
const std::string bUpper(64, 'B');
const std::string b(64, 'b');
const std::string md5(32, 'c');
const std::string sha1(40, 'd');

Result<HashList> read(const std::string &text, const HashListLimits &limits = {})
{
    return parseHashList(text, "list", limits);
}

std::string hexes(const HashList &list)
{
    std::string out;
    for (const Sha256Digest &digest : list.digests)
        out += (out.empty() ? "" : " ") + toHex(digest).substr(0, 2);
    return out;
}

std::vector<Sha256Digest> randomDigests(std::size_t count, std::uint32_t seed)
{
    std::mt19937_64 random(seed);
    std::vector<Sha256Digest> digests(count);
    for (Sha256Digest &digest : digests) {
        for (std::size_t i = 0; i < digest.size(); i += 8) {
            const std::uint64_t word = random();
            std::memcpy(digest.data() + i, &word, sizeof word);
        }
    }
    return digests;
}

} // namespace

class TestHashList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forms_data();
    void forms();
    void wrong_data();
    void wrong();
    void limits();
    void pieces();
    void truncated();
    void sortsAndDropsRepeats();
    void setFindsWhatIsThere();
    void filter_data();
    void filter();
    void sorted();
    void readsFiles();
    void compressed();
    void gathers();
    void quick();
};

void TestHashList::forms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("digests");
    QTest::addColumn<int>("others");
    const auto row = [](const char *name, const std::string &text, const char *digests, int others = 0) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromLatin1(digests) << others;
    };
    row("nothing", "", "");
    row("bare", a + '\n' + bUpper, "aa bb");
    row("windows", "\xEF\xBB\xBF" + a + "\r\n\r\n  \t\r\n", "aa");
    row("comments", "# " + a + "\n## also\n" + b + " # behind\n", "bb");
    row("sha256sum", a + "  ./usr/bin/a\n" + b + " *b\n\\" + a + "  a\\nb\n", "aa bb");
    row("engine", "sha256:" + a + '\n', "aa");
    row("bsd", "SHA256 (etc (x) = y) = " + a + "\nMD5 (a) = " + md5 + "\nSHA512/256 (a) = " + b + '\n', "aa", 2);
    row("openssl", "SHA2-256(a b)= " + a + "\nSHA256(a)= " + b + "\nSHA3-256(a)= " + b, "aa bb", 1);
    row("others", md5 + "\n" + sha1 + "  name\n" + std::string(128, 'e') + '\n', "", 3);
    row("hashdeep", "%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,filename\n## Invoked from: /\n## \n5," + md5 + ',' + a + ",/a,b\n", "aa");
    row("nsrl", "\"SHA-256\",\"MD5\",\"FileName\"\r\n\"" + bUpper + "\",\"" + md5 + "\",\"a \"\"b\"\", c\"\r\n\"\",\"" + md5 + "\",\"x\"\r\n", "bb", 1);
    row("nsrl old", "\"SHA-1\",\"MD5\",\"CRC32\",\"FileName\"\n\"" + sha1 + "\",\"" + md5 + "\",\"0\",\"a\"\n", "", 1);
    row("tabs", "name\tSHA256 Hash\nx y\t" + a + "\n\"q\tr\"\t" + b + '\n', "aa bb");
    row("semicolons", "md5;sha_256\n;" + a + '\n', "aa");
    row("csv without header", a + ",name\n" + b + ";name\n", "aa bb");
}

void TestHashList::forms()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, digests);
    QFETCH(int, others);
    const auto list = read(text.toStdString());
    QVERIFY2(list, list ? "" : list.error().message().c_str());
    QCOMPARE(QString::fromStdString(hexes(*list)), digests);
    QCOMPARE(list->otherHashes, std::uint64_t(others));
    QCOMPARE(list->lines, std::uint64_t(text.count('\n') + (text.isEmpty() || text.endsWith('\n') ? 0 : 1)));
}

void TestHashList::wrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const std::string &text, const char *message) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromLatin1(message);
    };
    row("prose", "a\nhello world\n", "list: line 1: neither a hash, nor a comment, nor a header that names a column of hashes");
    row("second line", a + "\nhello\n", "list: line 2: neither a hash, nor a comment, nor a header that names a column of hashes");
    row("short", a.substr(1) + '\n', "list: line 1: neither a hash, nor a comment, nor a header that names a column of hashes");
    row("glued", a + "x\n", "list: line 1: neither a hash, nor a comment, nor a header that names a column of hashes");
    row("bsd", "SHA256 (x) = " + md5, "list: line 1: what should be a SHA-256 is not 64 hex digits");
    row("bsd words", "SHA256 (x) = none", "list: line 1: what should be a hash is not one");
    row("column", "md5,sha256\n" + md5 + ',' + md5 + '\n', "list: line 2: what should be a SHA-256 is not 64 hex digits");
    row("no hex", "sha256\n" + std::string(64, 'z') + '\n', "list: line 2: what should be a hash is not one");
    row("too few", "md5,sha256\n" + md5 + '\n', "list: line 2: has no column for the SHA-256");
    row("quote", "\"md5\",\"sha256\"\n\"" + md5 + "," + a + '\n', "list: line 2: a quote that is not closed, or something behind it");
    row("zeros", std::string(70, '\0'), "list: line 1: neither a hash, nor a comment, nor a header that names a column of hashes");
}

void TestHashList::wrong()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    const auto list = read(text.toStdString());
    QVERIFY(!list);
    QVERIFY(list.error().code == ErrorCode::Malformed);
    QCOMPARE(QString::fromStdString(list.error().message()), message);
}

void TestHashList::limits()
{
    const auto codeOf = [](const std::string &text, const HashListLimits &limits) {
        const auto list = read(text, limits);
        return list ? std::optional<ErrorCode>() : std::optional(list.error().code);
    };
    const std::string two = a + '\n' + b + '\n';
    QVERIFY(!codeOf(two, {.bytes = 130, .lines = 2, .digests = 2, .lineBytes = 64}));
    QVERIFY(codeOf(two, {.bytes = 129}) == ErrorCode::LimitExceeded);
    QVERIFY(codeOf(two, {.lines = 1}) == ErrorCode::LimitExceeded);
    QVERIFY(codeOf(two, {.digests = 1}) == ErrorCode::LimitExceeded);
    QVERIFY(codeOf(two, {.lineBytes = 63}) == ErrorCode::LimitExceeded);
    const auto unended = read(std::string(70'000, 'a'));
    QVERIFY(!unended);
    QCOMPARE(unended.error().message(), std::string("list: line 1: longer than 65536 bytes"));
}

void TestHashList::pieces()
{
    const std::string text = "# x\n\"MD5\",\"SHA256\"\n\"" + md5 + "\",\"" + a + "\"\n\"" + md5 + "\",\"" + b + '"';
    for (std::size_t size = 1; size < text.size(); ++size) {
        HashListReader reader("list");
        for (std::size_t at = 0; at < text.size(); at += size)
            QVERIFY(reader.feed(std::string_view(text).substr(at, size)));
        const auto list = reader.finish();
        QVERIFY(list);
        QCOMPARE(hexes(*list), std::string("aa bb"));
    }
}

void TestHashList::truncated()
{
    const std::string text = "%%%% size,sha256,filename\n1," + a + ",x\n2," + b + ",y\n";
    std::size_t good = 0;
    for (std::size_t size = 0; size <= text.size(); ++size) {
        const auto list = read(text.substr(0, size));
        good += list.has_value();
        if (list)
            QVERIFY(list->digests.size() <= 2);
        else
            QVERIFY(list.error().message().find("line ") != std::string::npos);
    }
    QVERIFY(good > 8 && good < text.size());
}

void TestHashList::sortsAndDropsRepeats()
{
    std::vector<Sha256Digest> digests = randomDigests(5000, 7);
    std::string text;
    for (const Sha256Digest &digest : digests)
        text += toHex(digest) + '\n' + (digest[1] % 3 == 0 ? toHex(digest) + '\n' : std::string());
    const auto list = read(text);
    QVERIFY(list);
    std::sort(digests.begin(), digests.end());
    QVERIFY(list->digests == digests);
    QVERIFY(list->hashes > digests.size());
}

void TestHashList::setFindsWhatIsThere()
{
    std::vector<Sha256Digest> digests = randomDigests(3000, 1);
    digests.push_back({});
    Sha256Digest last;
    last.fill(0xFF);
    digests.push_back(last);
    std::sort(digests.begin(), digests.end());
    const DigestSet set(digests);
    for (const Sha256Digest &digest : digests) {
        QVERIFY(set.contains(digest));
        Sha256Digest other = digest;
        other[31] ^= 1;
        QVERIFY(!set.contains(other));
    }
    QVERIFY(!DigestSet({}).contains({}));
    QVERIFY(set.memoryBytes() >= digests.size() * 32 && set.memoryBytes() < digests.size() * 64 + 300'000);
}

namespace {

const DiffTree &tree()
{
    static const auto made = compared(stack({"d etc 0755\nf etc/one 0644 first\nf etc/two 0644 second"}), nullptr,
                                      stack({"d etc 0755\nf etc/one 0644 first\nf etc/two 0644 other\nf etc/three 0644 third\nl etc/link one"}));
    return *made;
}

KnownHashesPtr hashes(const std::vector<std::string> &good, const std::vector<std::string> &bad)
{
    auto known = std::make_shared<KnownHashes>();
    const auto add = [&known](const std::vector<std::string> &contents, std::uint8_t kind) {
        std::vector<Sha256Digest> digests;
        for (const std::string &content : contents)
            digests.push_back(sha256(content));
        std::sort(digests.begin(), digests.end());
        known->lists.push_back({"list", kind, std::make_shared<const DigestSet>(std::move(digests))});
    };
    add(good, Known::Good);
    add(bad, Known::Bad);
    return known;
}

std::string kept(const char *text, const KnownHashes *known)
{
    const Filter filter = Filter::parse(text);
    std::vector<std::uint8_t> keep;
    Context context;
    if (filter.error() || !filter.match(tree(), keep, context, nullptr, known))
        return "error";
    std::string paths;
    for (std::uint32_t i = 1; i < keep.size(); ++i) {
        if (keep[i])
            paths += (paths.empty() ? "" : " ") + tree().path(DiffNodeId(i));
    }
    return paths;
}

} // namespace

void TestHashList::filter_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("paths");
    const auto row = [](const char *text, const char *paths) { QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(paths); };
    row("known:good", "etc/one etc/two");
    row("known:bad", "etc/three etc/two");
    row("KNOWN:Bad", "etc/three etc/two");
    row("known:good,bad", "etc/one etc/three etc/two");
    row("known:no", "etc/two");
    row("-known:good type:file", "etc/three");
    row("vendor.known:bad", "etc/two");
    row("live.known:bad", "etc/three");
    row("live.known:no", "etc/two");
    row("known:good known:bad", "etc/two");
}

void TestHashList::filter()
{
    QFETCH(QString, text);
    QFETCH(QString, paths);
    const KnownHashesPtr known = hashes({"first", "second"}, {"second", "third"});
    QCOMPARE(QString::fromStdString(kept(text.toLatin1().constData(), known.get())), paths);
    QVERIFY(Filter::parse(text.toStdString()).asksKnown());
    QVERIFY(!Filter::parse("size>1").asksKnown());
    QCOMPARE(kept("known:bad", nullptr), std::string());
    QCOMPARE(kept("known:no", nullptr), std::string("etc/one etc/three etc/two"));
    QVERIFY(Filter::parse("known:odd").error()->problem == FilterProblem::NotAWord);
    QVERIFY(Filter::parse("known>bad").error()->problem == FilterProblem::NotComparable);
}

void TestHashList::sorted()
{
    ProjectionQuery query;
    query.sortKey = SortKey::Known;
    query.descending = true;
    query.known = hashes({"first"}, {"third"});
    Context context;
    const auto rows = project(tree(), query, context);
    QVERIFY(rows);
    const DiffNodeId etc = tree().find("etc");
    std::string order;
    for (std::uint32_t i = 0; i < (*rows)->childCount(etc); ++i)
        order += std::string(tree().name((*rows)->childAt(etc, i))) + ' ';
    QCOMPARE(order, std::string("three one link two "));
    QCOMPARE(knownOfAny(tree(), tree().find("etc/three"), *query.known), std::uint8_t(Known::Bad));
    QCOMPARE(knownOf(tree(), tree().find("etc/three"), VendorSide, *query.known), std::uint8_t(0));
    QCOMPARE(knownOf(tree(), etc, LiveSide, *query.known), std::uint8_t(0));
}

void TestHashList::readsFiles()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("known.txt")).toStdString();
    const std::string text = a + "  x\n" + md5 + '\n' + a + '\n';
    std::ofstream(path, std::ios::binary) << text;
    Context context;
    const auto list = readKnownList(path, Known::Bad, context);
    QVERIFY(list);
    QCOMPARE((*list)->name(), std::string("known.txt"));
    QCOMPARE((*list)->bytes, std::uint64_t(text.size()));
    QVERIFY((*list)->sha256 == sha256(text));
    QCOMPARE((*list)->hashes, std::uint64_t(2));
    QCOMPARE((*list)->otherHashes, std::uint64_t(1));
    QCOMPARE((*list)->digests->size(), std::size_t(1));
    QCOMPARE((*list)->kind, std::uint8_t(Known::Bad));
    const KnownHashesPtr known = knownHashesOf({*list});
    QCOMPARE(known->of(*parseHexDigest(a)), std::uint8_t(Known::Bad));
    QCOMPARE(known->of(*parseHexDigest(b)), std::uint8_t(0));
    QVERIFY(knownHashesOf({}) == nullptr);
    QVERIFY(readKnownList(folder.path().toStdString(), Known::Good, context).error().code != ErrorCode::Internal);
    QVERIFY(readKnownList(path + "x", Known::Good, context).error().code == ErrorCode::NotFound);
    std::ofstream(path, std::ios::binary) << a << "\nnonsense\n";
    QCOMPARE(readKnownList(path, Known::Good, context).error().message(),
             path + ": line 2: neither a hash, nor a comment, nor a header that names a column of hashes");
    context.cancel();
    QVERIFY(readKnownList(path, Known::Good, context).error().code == ErrorCode::Cancelled);
}

void TestHashList::compressed()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("known.gz")).toStdString();
    // "printf '%064d\n' 0 | gzip -n"
    const auto bytes = QByteArray::fromHex("1f8b08000000000000033330a00c7001004fac553e41000000");
    std::ofstream(path, std::ios::binary).write(bytes.constData(), bytes.size());
    Context context;
    const auto list = readKnownList(path, Known::Good, context);
    QVERIFY(list);
    QCOMPARE((*list)->digests->size(), std::size_t(1));
    QVERIFY((*list)->sha256 == sha256(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
}

void TestHashList::gathers()
{
    QTemporaryDir folder;
    const auto write = [&folder](const char *name, const std::string &text) {
        const std::string path = folder.filePath(QString::fromLatin1(name)).toStdString();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    };
    Context context;
    const auto good = readKnownList(write("good", toHex(sha256("first")) + '\n'), Known::Good, context);
    const auto bad = readKnownList(write("bad\x1b", toHex(sha256("second")) + '\n' + toHex(sha256("third")) + '\n'), Known::Bad, context);
    QVERIFY(good && bad);
    Comparison comparison;
    comparison.tree = compared(nullptr, nullptr, stack({"d etc 0755\nf etc/one 0644 first\nf etc/two 0644 second\nf etc/four 0644 fourth",
                                                        "d etc 0755\nf etc/two 0644 changed\nf etc/three 0644 third"}));
    const auto said = gatherHashLists(comparison, {*good, *bad}, 100, context);
    QVERIFY(said);
    QCOMPARE((*said)->lists[0].files, std::uint64_t(1));
    QCOMPARE((*said)->lists[1].files, std::uint64_t(2));
    QCOMPARE((*said)->allBad, std::uint64_t(2));
    QCOMPARE((*said)->good, std::uint64_t(1));
    QCOMPARE((*said)->unlisted, std::uint64_t(2));
    QCOMPARE((*said)->bad[0].path, std::string("etc/two"));
    QCOMPARE(badFilePlace((*said)->bad[0]), std::string("Live, layer 0, hidden by a layer above"));
    QCOMPARE(badFilePlace((*said)->bad[1]), std::string("Live, layer 1"));
    const auto bounded = gatherHashLists(comparison, {*good, *bad}, 1, context);
    QCOMPARE((*bounded)->bad.size(), std::size_t(1));
    QCOMPARE((*bounded)->allBad, std::uint64_t(2));
    std::string text;
    QVERIFY(writeHashLists(**said, 1, [&text](std::string_view piece) {
        text += piece;
        return Status();
    }));
    QVERIFY(text.find("  etc/two  (Live, layer 0, hidden by a layer above; bad\\u{001B})\n  … and 1 more\n") != std::string::npos);
    QVERIFY(text.find('\x1b') == std::string::npos);
    QVERIFY(*gatherHashLists(comparison, {}, 1, context) == nullptr);
    context.cancel();
    QVERIFY(gatherHashLists(comparison, {*good}, 1, context).error().code == ErrorCode::Cancelled);
}

// A bound that a slow machine at work keeps, far below what looking through the list for each would take.
void TestHashList::quick()
{
    std::vector<Sha256Digest> digests = randomDigests(1'000'000, 3);
    const std::vector<Sha256Digest> asked = digests;
    std::sort(digests.begin(), digests.end());
    const DigestSet set(std::move(digests));
    const std::clock_t begun = std::clock();
    std::size_t found = 0;
    for (const Sha256Digest &digest : asked)
        found += set.contains(digest);
    const auto milliseconds = static_cast<long long>(1000.0 * static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC);
    qInfo("a million files against a million hashes: %lld ms of one processor", milliseconds);
    QCOMPARE(found, asked.size());
    QVERIFY(milliseconds < 5000);
}

QTEST_GUILESS_MAIN(TestHashList)
#include "tst_hashlist.moc"
