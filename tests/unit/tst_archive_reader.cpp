// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archivereading.h"
#include "support/failingsource.h"

#include <QTest>
#include <clocale>
#include <map>

using namespace assay;
using namespace assay::test;
using namespace std::string_literals;

class TestArchiveReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersAndTheirContent();
    void contentMayBeLeft();
    void skippingReadsLess();
    void paddingMayBeMissingAtTheEnd();
    void endMarks_data();
    void endMarks();
    void trailingBytesAreCounted_data();
    void trailingBytesAreCounted();
    void globalHeadersAreFoundAndApplyToNothing();
    void globalHeadersInMassesAreCounted();
    void otherUnderstandingsAreFound_data();
    void otherUnderstandingsAreFound();
    void findingsDoNotDependOnTheLocale();
    void cutAnywhereIsTold();
    void failingAnywhereIsTold();
    void damageIsToldWithItsPlace();
    void sparseFilesAreExpanded_data();
    void sparseFilesAreExpanded();
    void sparseFilesThatAreTooLarge();
    void sizesThatLie();
    void cancelled();
};

void TestArchiveReader::membersAndTheirContent()
{
    const Reading reading = read(oddTar() + endMark);
    QVERIFY(!reading.error);
    QCOMPARE(bytes(reading.text),
             "0 0644 0/0 5 0.000000000 etc/passwd @0 = root\\n\n"
             "0 0644 0/0 1500 1.500000000 caf\\xE9 @1024 = " + bytes(toHex(sha256(counted(1500))).substr(0, 16)) + "\n"
             "0 0644 0/0 512 0.000000000 " + QByteArray(200, 'l') + " @4096 = " + bytes(toHex(sha256(counted(512))).substr(0, 16)) + "\n"
             "2 0644 0/0 0 0.000000000 link -> etc @6144\n"
             "S 0644 0/0 2000 0.000000000 file sparse @6656 = "
                 + bytes(toHex(sha256(std::string(1000, '\0') + counted(10) + std::string(990, '\0'))).substr(0, 16)) + "\n"
             "0 0644 0/0 3 0.000000000 last @8704 = end\n");
    QCOMPARE(reading.trailing, std::uint64_t{0});
}

void TestArchiveReader::contentMayBeLeft()
{
    const std::string tar = oddTar() + endMark;
    const Reading whole = read(tar);
    const Reading headers = read(tar, {}, false);
    QVERIFY(!headers.error);
    QCOMPARE(bytes(headers.findings), bytes(whole.findings));
    TarReader reader(streamOf(memorySource(tar, "tar"), nullptr), Limits());
    std::string names;
    while (const TarEntry *member = *reader.next()) {
        names += displaySafe(member->path).substr(0, 10) + ' ';
        QVERIFY(reader.read().has_value()); // the first run only
    }
    QCOMPARE(bytes(names), QByteArray("etc/passwd caf\\xE9 llllllllll link file last "));
    QVERIFY(reader.read()->empty());
    QVERIFY(*reader.next() == nullptr);
}

void TestArchiveReader::skippingReadsLess()
{
    // A source that knows which bytes were asked for.
    class Counting final : public ByteSource {
    public:
        explicit Counting(ByteSourcePtr whole) : m_whole(std::move(whole)) {}
        std::uint64_t size() const override { return m_whole->size(); }
        const std::string &name() const override { return m_whole->name(); }
        Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const override
        {
            auto got = m_whole->readAt(offset, out);
            bytesRead += *got;
            return got;
        }
        mutable std::uint64_t bytesRead = 0;

    private:
        ByteSourcePtr m_whole;
    };
    std::string tar;
    for (int i = 0; i < 10; ++i)
        tar += tarFile(std::to_string(i), std::string(1 << 20, 'x'));
    tar += endMark;
    const auto source = std::make_shared<Counting>(memorySource(tar, "tar"));
    Context context;
    const Reading skipped = read(streamOf(source, &context), {}, false);
    QVERIFY2(source->bytesRead < 1 << 20, std::to_string(source->bytesRead).c_str());
    QCOMPARE(context.progress().bytesDone, std::uint64_t{tar.size()});
    // A hash of the whole needs all of it, whoever skips.
    auto hashing = std::make_unique<HashingStream>(streamOf(source, nullptr));
    HashingStream &hash = *hashing;
    TarReader reader(std::move(hashing), Limits());
    while (*reader.next()) { }
    QVERIFY(reader.drain().has_value());
    QVERIFY(hash.finish() == sha256(tar));
}

void TestArchiveReader::paddingMayBeMissingAtTheEnd()
{
    const Reading reading = read(TarBlock{.size = octal(5, 12)}.bytes() + "hello");
    QVERIFY(!reading.error);
    QCOMPARE(bytes(reading.text), QByteArray("0 0644 0/0 5 0.000000000 file @0 = hello\n"));
    QCOMPARE(bytes(reading.findings), QByteArray("tar.no-end-mark \n"));
}

void TestArchiveReader::endMarks_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QByteArray>("findings");
    QTest::newRow("two blocks") << QByteArray(1024, '\0') << QByteArray();
    QTest::newRow("one block") << QByteArray(512, '\0') << QByteArray();
    QTest::newRow("a whole record") << QByteArray(10240, '\0') << QByteArray();
    QTest::newRow("none") << QByteArray() << QByteArray("tar.no-end-mark \n");
}

void TestArchiveReader::endMarks()
{
    QFETCH(QByteArray, end);
    QFETCH(QByteArray, findings);
    const Reading reading = read(tarFile("a", "x") + end.toStdString());
    QVERIFY(!reading.error);
    QCOMPARE(bytes(reading.findings), findings);
    QCOMPARE(reading.trailing, std::uint64_t{0});
    const Reading nothing = read(end.toStdString());
    QVERIFY(!nothing.error);
    QVERIFY(nothing.text.empty());
}

void TestArchiveReader::trailingBytesAreCounted_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<int>("count");
    QTest::newRow("zeros") << QByteArray(5000, '\0') << 0;
    QTest::newRow("one") << QByteArray(1, 'x') << 1;
    QTest::newRow("in zeros") << QByteArray(700, '\0') + "ab" + QByteArray(300, '\0') + "c" + QByteArray(9, '\0') << 303;
    QTest::newRow("far behind") << QByteArray(600000, '\0') + "ab" + QByteArray(600000, '\0') << 2;
    QTest::newRow("a second archive") << bytes(tarFile("b", "y") + endMark) << 513;
}

void TestArchiveReader::trailingBytesAreCounted()
{
    QFETCH(QByteArray, rest);
    QFETCH(int, count);
    const Reading reading = read(tarFile("a", "x") + endMark + rest.toStdString());
    QVERIFY(!reading.error);
    QCOMPARE(reading.trailing, static_cast<std::uint64_t>(count));
    QCOMPARE(bytes(reading.text), QByteArray("0 0644 0/0 1 0.000000000 a @0 = x\n"));
}

void TestArchiveReader::globalHeadersAreFoundAndApplyToNothing()
{
    const Reading reading = read(paxHeader(paxRecord("path", "other") + paxRecord("uid", "7") + paxRecord("comment", "commit"), 'g') + tarFile("a", "x")
                                 + paxHeader(paxRecord("size", "99"), 'g') + paxHeader(paxRecord("gid", "8")) + tarFile("b", "y") + endMark);
    QVERIFY(!reading.error);
    QCOMPARE(bytes(reading.text), QByteArray("0 0644 0/0 1 0.000000000 a @1024 = x\n0 0644 0/8 1 0.000000000 b @3072 = y\n"));
    QCOMPARE(bytes(reading.findings),
             QByteArray("tar.global-header  keywords=path uid comment offset=0\ntar.global-header  keywords=size offset=2048\n"));
}

void TestArchiveReader::globalHeadersInMassesAreCounted()
{
    std::string tar;
    for (int i = 0; i < 3000; ++i)
        tar += paxHeader(paxRecord("comment", "x"), 'g');
    Limits limits;
    limits.findingsPerCode = 100;
    const Reading reading = read(tar + tarFile("a", "") + endMark, limits);
    QVERIFY(!reading.error);
    QCOMPARE(std::count(reading.findings.begin(), reading.findings.end(), '\n'), 101);
    QVERIFY(reading.findings.ends_with("findings.truncated  code=tar.global-header kept=100 seen=3000\n"));
}

void TestArchiveReader::otherUnderstandingsAreFound_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<QByteArray>("part");
    const auto row = [](const char *name, const std::string &tar, const char *part) { QTest::newRow(name) << bytes(tar + endMark) << QByteArray(part); };
    row("plain", oddTar(), "");
    row("link with content", tarMember({.type = '2', .link = "t"}, "content") + tarFile("b", ""), "on an entry that has no content");
    row("type of a file with a slash", tarFile("a/", "x"), "libarchive reads another type: directory");
    row("GNU and PAX name", paxHeader(paxRecord("path", "pax")) + gnuLong('L', "gnu") + tarFile("x", ""), "libarchive reads another name: pax");
    row("two PAX headers", paxHeader(paxRecord("uid", "5")) + paxHeader(paxRecord("gid", "6")) + tarFile("x", ""), "a second PAX header takes the place of the first");
    row("prefix in GNU's times", tarMember({.magic = gnuMagic, .prefix = std::string(155, 'p')}, "x") + tarFile("b", ""), "libarchive refuses it");
    row("access control list", paxHeader(paxRecord("SCHILY.acl.access", "user::rw-,user:u:rw-:7,group::r--,mask::rw-,other::---")) + tarMember({.mode = octal(0660, 8)}, "x"), "");
    row("negative id", TarBlock{.uid = base256(-1, 8)}.bytes(), "");
}

void TestArchiveReader::otherUnderstandingsAreFound()
{
    QFETCH(QByteArray, tar);
    QFETCH(QByteArray, part);
    const Reading reading = read(tar.toStdString());
    std::string odd;
    for (const QByteArray &line : bytes(reading.findings).split('\n')) {
        if (line.startsWith("tar.odd-entry"))
            odd += line.toStdString() + '\n';
    }
    if (part.isEmpty())
        QCOMPARE(bytes(odd), QByteArray());
    else
        QVERIFY2(odd.find(part.toStdString()) != std::string::npos, (odd + reading.text).c_str());
}

void TestArchiveReader::findingsDoNotDependOnTheLocale()
{
    // The second name is in decomposed letters, which libarchive would compose.
    const std::string tar = oddTar() + paxHeader(paxRecord("path", "cafe\xCC\x81")) + TarBlock{}.bytes() + paxHeader(paxRecord("path", "caf\xC3\xA9") + paxRecord("linkpath", "\xE2\x82\xAC")) + TarBlock{.type = '2'}.bytes() + endMark;
    const std::string before = std::setlocale(LC_ALL, nullptr);
    QVERIFY(std::setlocale(LC_ALL, "C"));
    const Reading inC = read(tar);
    const bool utf8 = std::setlocale(LC_ALL, "C.UTF-8") != nullptr;
    const Reading inUtf8 = read(tar);
    std::setlocale(LC_ALL, before.c_str());
    if (!utf8)
        QSKIP("no locale C.UTF-8 here");
    QCOMPARE(bytes(inC.text), bytes(inUtf8.text));
    QCOMPARE(bytes(inC.findings), bytes(inUtf8.findings));
    QVERIFY(!inC.error && inC.findings.find("odd") == std::string::npos);
}

void TestArchiveReader::cutAnywhereIsTold()
{
    const std::string members = oddTar();
    const std::string tar = members + endMark;
    const Reading whole = read(tar);
    for (std::size_t cut = 0; cut < tar.size(); ++cut) {
        const Reading part = read(streamOf(sliceSource(memorySource(tar, "tar"), 0, cut, "tar"), nullptr));
        const bool told = part.error || part.findings.find("tar.no-end-mark") != std::string::npos;
        if (cut < members.size() + 512)
            QVERIFY2(told, qPrintable(QStringLiteral("cut at %1").arg(cut)));
        else
            QVERIFY(part.text == whole.text && !part.error);
        if (part.error)
            QVERIFY2(part.error->code == ErrorCode::Truncated && part.error->hasOffset && part.error->file == "tar", part.error->message().c_str());
        // What stands before is what it was.
        const std::string lines = part.text.substr(0, part.text.rfind(" ERROR") == std::string::npos ? std::string::npos : part.text.rfind('@'));
        QVERIFY2(whole.text.starts_with(lines), qPrintable(QStringLiteral("cut at %1").arg(cut)));
    }
}

void TestArchiveReader::failingAnywhereIsTold()
{
    const std::string tar = oddTar() + endMark;
    for (std::size_t place = 0; place < tar.size(); ++place) {
        const auto source = std::make_shared<FailingSource>(memorySource(tar, "tar"), place);
        const Reading part = read(streamOf(source, nullptr));
        QVERIFY2(part.error && part.error->code == ErrorCode::Io, qPrintable(QStringLiteral("failing at %1").arg(place)));
    }
}

void TestArchiveReader::damageIsToldWithItsPlace()
{
    std::string tar = tarFile("a", "x") + tarFile("b", "y") + endMark;
    tar[1024 + 3] = '!';
    const Reading reading = read(tar);
    QVERIFY(reading.error.has_value());
    QCOMPARE(bytes(reading.error->message()), QByteArray("tar, byte 1024: no header stands here: the checksum is wrong"));
    QCOMPARE(bytes(reading.text), QByteArray("0 0644 0/0 1 0.000000000 a @0 = x\n"));
}

void TestArchiveReader::sparseFilesAreExpanded_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<QByteArray>("content");
    const std::string content = std::string(1000, '\0') + counted(700) + std::string(300000, '\0') + "Z" + std::string(5, '\0');
    const std::string stored = counted(700) + "Z";
    const std::string size = std::to_string(content.size());
    const auto row = [](const char *name, const std::string &tar, const std::string &expanded) { QTest::newRow(name) << bytes(tar) << bytes(expanded); };
    row("GNU", tarMember({.type = 'S', .magic = gnuMagic,
                          .patches = {{386, octal(1000, 12) + octal(700, 12) + octal(301700, 12) + octal(1, 12)}, {483, octal(content.size(), 12)}}}, stored), content);
    row("PAX 0.0", paxHeader(paxRecord("GNU.sparse.size", size) + paxRecord("GNU.sparse.numblocks", "2") + paxRecord("GNU.sparse.offset", "1000")
                             + paxRecord("GNU.sparse.numbytes", "700") + paxRecord("GNU.sparse.offset", "301700") + paxRecord("GNU.sparse.numbytes", "1")) + tarFile("x", stored), content);
    row("PAX 0.1", paxHeader(paxRecord("GNU.sparse.major", "0") + paxRecord("GNU.sparse.minor", "1") + paxRecord("GNU.sparse.size", size)
                             + paxRecord("GNU.sparse.numblocks", "2") + paxRecord("GNU.sparse.map", "1000,700,301700,1")) + tarFile("x", stored), content);
    row("PAX 1.0", paxHeader(paxRecord("GNU.sparse.major", "1") + paxRecord("GNU.sparse.minor", "0") + paxRecord("GNU.sparse.realsize", size))
            + tarFile("x", padded("2\n1000\n700\n301700\n1\n") + stored), content);
    row("one hole", tarMember({.type = 'S', .magic = gnuMagic, .patches = {{386, octal(70000, 12) + octal(0, 12)}, {483, octal(70000, 12)}}}), std::string(70000, '\0'));
    row("no hole", tarMember({.type = 'S', .magic = gnuMagic, .patches = {{386, octal(0, 12) + octal(701, 12)}, {483, octal(701, 12)}}}, stored), stored);
    row("empty runs", tarMember({.type = 'S', .magic = gnuMagic,
                                 .patches = {{386, octal(0, 12) + octal(0, 12) + octal(0, 12) + octal(701, 12) + octal(701, 12) + octal(0, 12)}, {483, octal(702, 12)}}}, stored),
        stored + '\0');
}

void TestArchiveReader::sparseFilesAreExpanded()
{
    QFETCH(QByteArray, tar);
    QFETCH(QByteArray, content);
    TarReader reader(streamOf(memorySource(tar.toStdString() + tarFile("next", "n") + endMark, "tar"), nullptr), Limits());
    const auto member = reader.next();
    QVERIFY(member && *member && (*member)->sparse);
    QCOMPARE((*member)->size, static_cast<std::uint64_t>(content.size()));
    std::string expanded;
    for (auto run = reader.read(); !run->empty(); run = reader.read())
        expanded.append(reinterpret_cast<const char *>(run->data()), run->size());
    QVERIFY(bytes(expanded) == content);
    const auto next = reader.next();
    QVERIFY(next && *next && (*next)->path == "next");
    QVERIFY(*reader.next() == nullptr);
}

void TestArchiveReader::sparseFilesThatAreTooLarge()
{
    // 8 EiB of nothing: known by name and size, refused as content, and what stands behind is read.
    const std::string hole = paxHeader(paxRecord("GNU.sparse.size", "9223372036854775807") + paxRecord("GNU.sparse.numblocks", "1")
                                       + paxRecord("GNU.sparse.map", "0,1")) + tarFile("hole", "x");
    const Reading reading = read(hole + tarFile("b", "y") + endMark);
    QVERIFY(!reading.error);
    QCOMPARE(bytes(reading.text),
             QByteArray("0 0644 0/0 9223372036854775807 0.000000000 hole sparse @0 ERROR\n0 0644 0/0 1 0.000000000 b @2048 = y\n"));
}

void TestArchiveReader::sizesThatLie()
{
    const Reading beyond = read(TarBlock{.size = base256(1LL << 62, 12)}.bytes() + "hello");
    QVERIFY(beyond.error && beyond.error->code == ErrorCode::Truncated);
    const Reading skipped = read(TarBlock{.size = base256(1LL << 62, 12)}.bytes() + "hello", {}, false);
    QVERIFY(skipped.error && skipped.error->code == ErrorCode::Truncated);
    const Reading pax = read(paxHeader(paxRecord("size", "3")) + TarBlock{.size = octal(0, 12)}.bytes() + padded("abc") + endMark);
    QVERIFY(!pax.error);
    QVERIFY(pax.text.ends_with("@0 = abc\n"));
}

void TestArchiveReader::cancelled()
{
    Context context;
    context.cancel();
    const Reading reading = read(streamOf(memorySource(oddTar(), "tar"), &context));
    QVERIFY(reading.error && reading.error->code == ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestArchiveReader)
#include "tst_archive_reader.moc"
