// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/taracl.h"
#include "archive/tarheader.h"
#include "base/bytes.h"
#include "support/qtbytes.h"
#include "support/tarbytes.h"

#include <QTest>
#include <limits>

using namespace assay;
using namespace assay::test;
using namespace std::string_literals;

class TestArchiveHeader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void members_data();
    void members();
    void refused_data();
    void refused();
    void sizesOfTheParts();
    void cutHeadersAskForMore();
    void endOfArchive();
    void extendedHeadersHaveLimits();
    void manyRecordsAreQuick();
    void aclText_data();
    void aclText();
    void modeWithAcl();
};

namespace {

Result<TarHeader> parsed(const std::string &bytes, const Limits &limits = {})
{
    return parseTarHeader(std::as_bytes(std::span(bytes)), limits);
}

// What was understood, and what was odd about it.
std::string textOf(const TarHeader &header)
{
    std::string text = memberText(header.entry);
    for (const SparseRun &run : header.sparseRuns)
        text += " [" + std::to_string(run.offset) + '+' + std::to_string(run.size) + ']';
    for (const std::string &oddity : header.oddities)
        text += " ! " + displaySafe(oddity);
    return text;
}

std::string withPax(const std::string &records, TarBlock block = {})
{
    return paxHeader(records) + block.bytes();
}

const std::string sparse10 = paxRecord("GNU.sparse.major", "1") + paxRecord("GNU.sparse.minor", "0") + paxRecord("GNU.sparse.name", "real");

std::string sparseBlock(std::initializer_list<std::pair<std::size_t, std::string>> patches, std::uint64_t stored)
{
    TarBlock block;
    block.type = 'S';
    block.magic = gnuMagic;
    block.size = octal(stored, 12);
    block.patches = patches;
    return block.bytes();
}

} // namespace

void TestArchiveHeader::members_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    const auto row = [](const char *name, const std::string &in, const std::string &out) { QTest::newRow(name) << bytes(in) << bytes(out); };

    row("plain", TarBlock{.name = "etc/passwd", .size = octal(1234, 12), .mtime = octal(1700000000, 12)}.bytes(), "0 0644 0/0 1234 1700000000.000000000 etc/passwd");
    row("old tar", TarBlock{.magic = oldMagic}.bytes(), "0 0644 0/0 0 0.000000000 file");
    row("old folder", TarBlock{.name = "dir/", .type = '\0', .magic = oldMagic}.bytes(), "0 0644 0/0 0 0.000000000 dir/");
    row("name of 100 bytes without an end", TarBlock{.name = std::string(100, 'n')}.bytes(), "0 0644 0/0 0 0.000000000 " + std::string(100, 'n'));
    row("prefix", TarBlock{.prefix = "usr/share"}.bytes(), "0 0644 0/0 0 0.000000000 usr/share/file");
    row("prefix of another version", TarBlock{.magic = "ustar\0  "s, .prefix = "usr"}.bytes(), "0 0644 0/0 0 0.000000000 usr/file");
    row("no prefix in GNU tar's", TarBlock{.magic = gnuMagic, .prefix = "14200000000\0"s}.bytes(), "0 0644 0/0 0 0.000000000 file");
    row("prefix of old Go in GNU tar's", TarBlock{.magic = gnuMagic, .prefix = "usr/share"}.bytes(), "0 0644 0/0 0 0.000000000 usr/share/file");
    row("star's shorter prefix", TarBlock{.prefix = std::string(140, 'p'), .patches = {{508, "tar\0"s}}}.bytes(),
        "0 0644 0/0 0 0.000000000 " + std::string(131, 'p') + "/file");
    row("hard link", TarBlock{.type = '1', .link = "target"}.bytes(), "1 0644 0/0 0 0.000000000 file -> target");
    row("symbolic link", TarBlock{.type = '2', .link = "../x"}.bytes(), "2 0644 0/0 0 0.000000000 file -> ../x");
    row("character device", TarBlock{.type = '3', .major = octal(1, 8), .minor = octal(3, 8)}.bytes(), "3 0644 0/0 0 0.000000000 file 1:3");
    row("block device", TarBlock{.type = '4', .major = octal(259, 8), .minor = octal(65537, 8)}.bytes(), "4 0644 0/0 0 0.000000000 file 259:65537");
    row("folder", TarBlock{.name = "dir/", .type = '5', .mode = octal(01777, 8)}.bytes(), "5 1777 0/0 0 0.000000000 dir/");
    row("FIFO", TarBlock{.type = '6'}.bytes(), "6 0644 0/0 0 0.000000000 file");
    row("contiguous file", TarBlock{.type = '7', .size = octal(5, 12)}.bytes(), "7 0644 0/0 5 0.000000000 file [no type]");
    row("volume label", TarBlock{.type = 'V'}.bytes(), "V 0644 0/0 0 0.000000000 file [no type]");
    row("Solaris header", TarBlock{.type = 'X', .size = octal(20, 12)}.bytes(), "X 0644 0/0 20 0.000000000 file [no type]");
    row("file with the type in its mode", TarBlock{.mode = octal(0104755, 8)}.bytes(), "0 4755 0/0 0 0.000000000 file");
    row("link target of something else", TarBlock{.link = "junk"}.bytes(), "0 0644 0/0 0 0.000000000 file");

    row("spaces around numbers", TarBlock{.size = "      17    ", .uid = " 1750 \0\0"s, .gid = "\0\0\0\0\0\0\0\0"s}.bytes(), "0 0644 1000/0 15 0.000000000 file");
    row("twelve digits", TarBlock{.size = "777777777777", .mtime = "777777777777"}.bytes(), "0 0644 0/0 68719476735 68719476735.000000000 file");
    row("id above 2^31", TarBlock{.uid = base256(3000000000, 8), .gid = base256(4294967294, 8)}.bytes(), "0 0644 3000000000/4294967294 0 0.000000000 file");
    row("id above 2^32", TarBlock{.uid = base256(0x1'0000'0001, 8)}.bytes(), "0 0644 4294967297/0 0 0.000000000 file");
    row("negative id", TarBlock{.uid = base256(-1, 8)}.bytes(), "0 0644 18446744073709551615/0 0 0.000000000 file");
    row("time before 1970", TarBlock{.mtime = base256(-1, 12)}.bytes(), "0 0644 0/0 0 -1.000000000 file");
    row("time after 2106", TarBlock{.mtime = base256(1LL << 40, 12)}.bytes(), "0 0644 0/0 0 1099511627776.000000000 file");
    row("last time there is", TarBlock{.mtime = base256(std::numeric_limits<std::int64_t>::max(), 12)}.bytes(), "0 0644 0/0 0 9223372036854775807.000000000 file");
    row("size in base 256", TarBlock{.size = base256(1LL << 40, 12)}.bytes(), "0 0644 0/0 1099511627776 0.000000000 file");
    row("id that is no number", TarBlock{.uid = "12x\0\0\0\0\0"s}.bytes(), "0 0644 0/0 0 0.000000000 file ! the user id is no number; 0 is taken");
    row("time that is too large", TarBlock{.mtime = "\x80" + std::string(11, '\xFF')}.bytes(), "0 0644 0/0 0 0.000000000 file ! the time is no number; 0 is taken");

    row("name in Latin-1", TarBlock{.name = "caf\xE9"}.bytes(), "0 0644 0/0 0 0.000000000 caf\\xE9");
    row("name with a newline", TarBlock{.name = "a\nb"}.bytes(), "0 0644 0/0 0 0.000000000 a\\nb");
    row("escaping name", TarBlock{.name = "../../etc/passwd"}.bytes(), "0 0644 0/0 0 0.000000000 ../../etc/passwd");
    row("no name", TarBlock{.name = ""}.bytes(), "0 0644 0/0 0 0.000000000 ");
    row("file with a slash", TarBlock{.name = "x/"}.bytes(), "0 0644 0/0 0 0.000000000 x/ ! a file whose name ends with a slash; some readers make a folder of it");
    row("link with a size", TarBlock{.type = '1', .size = octal(512, 12), .link = "t"}.bytes(),
        "1 0644 0/0 0 0.000000000 file -> t ! a size of 512 on an entry that has no content; some readers skip as much");
    row("old folder with a size", TarBlock{.name = "d/", .type = '\0', .size = octal(512, 12)}.bytes(),
        "0 0644 0/0 0 0.000000000 d/ ! a size of 512 on an entry that has no content; some readers skip as much");

    row("GNU long name", gnuLong('L', std::string(4000, 'l')) + TarBlock{}.bytes(), "0 0644 0/0 0 0.000000000 " + std::string(4000, 'l'));
    row("GNU long link", gnuLong('K', std::string(300, 'k')) + TarBlock{.type = '2'}.bytes(), "2 0644 0/0 0 0.000000000 file -> " + std::string(300, 'k'));
    row("GNU long name and PAX", paxHeader(paxRecord("path", "pax")) + gnuLong('L', "gnu") + TarBlock{}.bytes(), "0 0644 0/0 0 0.000000000 gnu");
    row("two long names", gnuLong('L', "one") + gnuLong('L', "two") + TarBlock{}.bytes(),
        "0 0644 0/0 0 0.000000000 two ! a second long name takes the place of the first");

    row("PAX names", withPax(paxRecord("path", std::string(4000, 'p')) + paxRecord("linkpath", "to"), {.type = '2'}),
        "2 0644 0/0 0 0.000000000 " + std::string(4000, 'p') + " -> to");
    row("PAX numbers", withPax(paxRecord("uid", "4294967296") + paxRecord("gid", "3000000000") + paxRecord("size", "9223372036854773759")),
        "0 0644 4294967296/3000000000 9223372036854773759 0.000000000 file");
    row("PAX time", withPax(paxRecord("mtime", "1700000000.123456789")), "0 0644 0/0 0 1700000000.123456789 file");
    row("PAX time with few digits", withPax(paxRecord("mtime", "1.5")), "0 0644 0/0 0 1.500000000 file");
    row("PAX time with many digits", withPax(paxRecord("mtime", "1.0000000019")), "0 0644 0/0 0 1.000000001 file");
    row("PAX time before 1970", withPax(paxRecord("mtime", "-1.25")), "0 0644 0/0 0 -2.750000000 file");
    row("PAX time just before 1970", withPax(paxRecord("mtime", "-0.5")), "0 0644 0/0 0 -1.500000000 file");
    row("PAX time that is none", withPax(paxRecord("mtime", "1e9"), {.mtime = octal(7, 12)}), "0 0644 0/0 0 7.000000000 file ! the PAX mtime is no time");
    row("PAX id that is none", withPax(paxRecord("uid", "0x10")), "0 0644 0/0 0 0.000000000 file ! the PAX uid is no number");
    row("empty PAX value", withPax(paxRecord("path", "") + paxRecord("uid", "")), "0 0644 0/0 0 0.000000000 file");
    row("PAX value with everything", withPax(paxRecord("comment", "a=b\nc\0d"s) + paxRecord("path", "x=y\nz")), "0 0644 0/0 0 0.000000000 x=y\\nz");
    row("zero byte in a PAX path", withPax(paxRecord("path", "good\0bad"s)), "0 0644 0/0 0 0.000000000 good ! a zero byte inside the PAX path");
    row("the last of a PAX keyword counts", withPax(paxRecord("path", "one") + paxRecord("path", "two")),
        "0 0644 0/0 0 0.000000000 two ! a PAX keyword more than once");
    row("even when it is empty", withPax(paxRecord("path", "one") + paxRecord("path", "")), "0 0644 0/0 0 0.000000000 file ! a PAX keyword more than once");
    row("two PAX headers", paxHeader(paxRecord("path", "one") + paxRecord("uid", "5")) + paxHeader(paxRecord("path", "two")) + TarBlock{}.bytes(),
        "0 0644 0/0 0 0.000000000 two ! a second PAX header takes the place of the first");
    row("empty PAX header", paxHeader({}) + TarBlock{}.bytes(), "0 0644 0/0 0 0.000000000 file ! an empty PAX header");
    row("global header", paxHeader(paxRecord("comment", "x"), 'g'), "g 0000 0/0 13 0.000000000 pax_global_header [no type]");
    row("global header behind a PAX header", paxHeader(paxRecord("path", "x")) + paxHeader(paxRecord("uid", "5"), 'g'),
        "g 0000 0/0 8 0.000000000 pax_global_header [no type] ! an extended header before a global header, which applies to nothing");

    row("attributes", withPax(paxRecord("SCHILY.xattr.user.b", "v\0w"s) + paxRecord("SCHILY.xattr.security.capability", "\x01\xFF") + paxRecord("SCHILY.xattr.user.a", "")),
        "0 0644 0/0 0 0.000000000 file security.capability=\\u{0001}\\xFF user.a= user.b=v\\u{0000}w");
    row("libarchive's attributes", withPax(paxRecord("LIBARCHIVE.xattr.user.a%3Db", "dmFsdWU") + paxRecord("LIBARCHIVE.xattr.user.c", "!")),
        "0 0644 0/0 0 0.000000000 file user.a=b=value ! an extended attribute that cannot be decoded");
    row("both forms of an attribute", withPax(paxRecord("LIBARCHIVE.xattr.user.a", "b2xk") + paxRecord("SCHILY.xattr.user.a", "new")),
        "0 0644 0/0 0 0.000000000 file user.a=new");
    row("SELinux label", withPax(paxRecord("RHT.security.selinux", "system_u:object_r:etc_t:s0")),
        "0 0644 0/0 0 0.000000000 file security.selinux=system_u:object_r:etc_t:s0\\u{0000}");
    row("attribute without a name", withPax(paxRecord("SCHILY.xattr.", "x")), "0 0644 0/0 0 0.000000000 file ! an extended attribute without a proper name");
    row("ACL as an attribute, and as text with a name",
        withPax(paxRecord("SCHILY.acl.access", "user::rw-,user:lisa:rw-") + paxRecord("SCHILY.acl.default", "") + paxRecord("SCHILY.xattr.system.posix_acl_access", "raw")),
        "0 0644 0/0 0 0.000000000 file system.posix_acl_access=raw");
    row("ACL that is the mode", withPax(paxRecord("SCHILY.acl.access", "user::rw-,group::r--,other::r--")), "0 0644 0/0 0 0.000000000 file");
    row("ACL that cannot be turned", withPax(paxRecord("SCHILY.acl.access", "user:lisa:rw-")), "0 0644 0/0 0 0.000000000 file SCHILY.acl.access=user:lisa:rw-");

    row("GNU sparse", sparseBlock({{386, octal(512, 12) + octal(10, 12) + octal(1000, 12) + octal(5, 12)}, {483, octal(2000, 12)}}, 15),
        "S 0644 0/0 2000 0.000000000 file sparse [512+10] [1000+5]");
    row("GNU sparse with more blocks", sparseBlock({{386, octal(0, 12) + octal(1, 12)}, {482, "\1"}, {483, octal(9000, 12)}}, 3)
            + padded(octal(100, 12) + octal(1, 12) + octal(8999, 12) + octal(1, 12)),
        "S 0644 0/0 9000 0.000000000 file sparse [0+1] [100+1] [8999+1]");
    row("PAX sparse 0.0", withPax(paxRecord("GNU.sparse.size", "100") + paxRecord("GNU.sparse.numblocks", "2") + paxRecord("GNU.sparse.offset", "10")
            + paxRecord("GNU.sparse.numbytes", "3") + paxRecord("GNU.sparse.offset", "50") + paxRecord("GNU.sparse.numbytes", "2"), {.size = octal(5, 12)}),
        "0 0644 0/0 100 0.000000000 file sparse [10+3] [50+2]");
    row("PAX sparse 0.1", withPax(paxRecord("GNU.sparse.size", "100") + paxRecord("GNU.sparse.numblocks", "2") + paxRecord("GNU.sparse.map", "10,3,50,2")
            + paxRecord("GNU.sparse.name", "real"), {.size = octal(5, 12)}),
        "0 0644 0/0 100 0.000000000 real sparse [10+3] [50+2]");
    row("PAX sparse 1.0", withPax(sparse10 + paxRecord("GNU.sparse.realsize", "100"), {.size = octal(517, 12)}) + padded("2\n10\n3\n50\n2\n"),
        "0 0644 0/0 100 0.000000000 real sparse [10+3] [50+2]");
    row("PAX sparse of an unknown version", withPax(paxRecord("GNU.sparse.major", "2") + paxRecord("GNU.sparse.minor", "0"), {.size = octal(5, 12)}),
        "0 0644 0/0 5 0.000000000 file");
    row("one hole", withPax(sparse10 + paxRecord("GNU.sparse.realsize", "1000000"), {.size = octal(512, 12)}) + padded("0\n"),
        "0 0644 0/0 1000000 0.000000000 real sparse");
    row("stored bytes without a place", sparseBlock({{386, octal(0, 12) + octal(5, 12)}, {483, octal(5, 12)}}, 9),
        "S 0644 0/0 5 0.000000000 file sparse [0+5] ! stored bytes that the sparse map does not use");
}

void TestArchiveHeader::members()
{
    QFETCH(QByteArray, in);
    QFETCH(QByteArray, out);
    const auto header = parsed(in.toStdString());
    QVERIFY2(header.has_value(), header ? "" : header.error().message().c_str());
    QCOMPARE(bytes(textOf(*header)), out);
}

void TestArchiveHeader::refused_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *name, const std::string &in, const char *words, ErrorCode code = ErrorCode::Malformed) {
        QTest::newRow(name) << bytes(in) << static_cast<int>(code) << QByteArray(words);
    };
    row("no checksum", TarBlock{.goodChecksum = false}.bytes(), "checksum");
    row("text", padded("#!/bin/sh\necho not a tar\n"), "checksum");
    row("size without digits", TarBlock{.size = "12y\0\0\0\0\0\0\0\0\0"s}.bytes(), "size");
    row("negative size", TarBlock{.size = base256(-5, 12)}.bytes(), "size");
    row("size of 2^63", TarBlock{.size = "\x80\0\0\0\x80\0\0\0\0\0\0\0"s}.bytes(), "size");
    row("size just below 2^63", TarBlock{.size = base256(std::numeric_limits<std::int64_t>::max(), 12)}.bytes(), "size");
    row("PAX size of 2^63", withPax(paxRecord("size", "9223372036854775808")), "PAX size");
    row("PAX size just below 2^63", withPax(paxRecord("size", "9223372036854775807")), "size");
    row("negative PAX size", withPax(paxRecord("size", "-1")), "PAX size");
    row("PAX without a length", paxHeader("path=x\n"), "without a length");
    row("PAX length of 0", paxHeader("0 path=x\n"), "impossible length");
    row("PAX length too long", paxHeader("99 path=x\n"), "impossible length");
    row("PAX length too large", paxHeader("99999999999999999999999 path=x\n"), "impossible length");
    row("negative PAX length", paxHeader("-9 path=x\n"), "without a length");
    row("PAX without its line's end", paxHeader("9 path=xy"), "end with its line");
    row("PAX without a keyword", paxHeader("6 =xy\n"), "without a keyword");
    row("PAX without a sign", paxHeader("7 path\n"), "without a keyword");
    row("PAX keyword with a zero byte", paxHeader("9 pa\0h=x\n"s), "proper keyword");
    row("PAX and then the end", paxHeader(paxRecord("path", "x")) + endMark, "ends after an extended header");
    row("too many long names", [] {
        std::string many;
        for (int i = 0; i < 40; ++i)
            many += gnuLong('L', "x");
        return many + TarBlock{}.bytes();
    }(), "extended headers");
    row("GNU sparse in another header", TarBlock{.type = 'S'}.bytes(), "not of GNU tar");
    row("sparse map beyond the file", sparseBlock({{386, octal(10, 12) + octal(5, 12)}, {483, octal(14, 12)}}, 5), "does not fit");
    row("sparse map running backward", sparseBlock({{386, octal(10, 12) + octal(5, 12) + octal(0, 12) + octal(1, 12)}, {483, octal(20, 12)}}, 6), "does not fit");
    row("sparse map that overflows", sparseBlock({{386, base256(std::numeric_limits<std::int64_t>::max(), 12) + octal(5, 12)}, {483, octal(20, 12)}}, 5), "does not fit");
    row("sparse map with more than is stored", sparseBlock({{386, octal(0, 12) + octal(600, 12)}, {483, octal(600, 12)}}, 5), "more bytes than are stored");
    row("sparse map of letters", withPax(paxRecord("GNU.sparse.map", "1,x") + paxRecord("GNU.sparse.numblocks", "1")), "no number");
    row("sparse map of the wrong length", withPax(paxRecord("GNU.sparse.map", "1,2") + paxRecord("GNU.sparse.numblocks", "2")), "another length");
    row("sparse map with an endless count", withPax(paxRecord("GNU.sparse.map", "1,2") + paxRecord("GNU.sparse.numblocks", "9223372036854775807")), "another length");
    row("sparse offsets without sizes", withPax(paxRecord("GNU.sparse.numblocks", "1") + paxRecord("GNU.sparse.offset", "1") + paxRecord("GNU.sparse.offset", "2")), "take turns");
    row("sparse 1.0 with letters", withPax(sparse10, {.size = octal(512, 12)}) + padded("x\n"), "no number");
    row("sparse 1.0 without content", withPax(sparse10), "longer than the content");
    row("sparse 1.0 with too many", withPax(sparse10, {.size = octal(512, 12)}) + padded("99999999999\n"), "more than", ErrorCode::LimitExceeded);
    row("sparse map on a link", withPax(paxRecord("GNU.sparse.map", "0,0") + paxRecord("GNU.sparse.numblocks", "1"), {.type = '2'}), "no content");
}

void TestArchiveHeader::refused()
{
    QFETCH(QByteArray, in);
    QFETCH(int, code);
    QFETCH(QByteArray, words);
    const auto header = parsed(in.toStdString());
    QVERIFY2(!header, header ? textOf(*header).c_str() : "");
    QVERIFY2(static_cast<int>(header.error().code) == code && header.error().detail.find(words.toStdString()) != std::string::npos,
             header.error().message().c_str());
    QVERIFY(header.error().hasOffset);
}

void TestArchiveHeader::sizesOfTheParts()
{
    auto header = parsed(TarBlock{.size = octal(1000, 12)}.bytes());
    QCOMPARE(header->headerBytes, std::uint64_t{512});
    QCOMPARE(header->storedBytes, std::uint64_t{1000});
    header = parsed(gnuLong('L', std::string(600, 'x')) + paxHeader(paxRecord("uid", "5")) + TarBlock{.size = octal(7, 12)}.bytes());
    QCOMPARE(header->headerBytes, std::uint64_t{512 + 1024 + 512 + 512 + 512});
    QCOMPARE(header->storedBytes, std::uint64_t{7});
    header = parsed(withPax(sparse10 + paxRecord("GNU.sparse.realsize", "100"), {.size = octal(517, 12)}) + padded("1\n10\n5\n"));
    QCOMPARE(header->headerBytes, std::uint64_t{512 + 512 + 512 + 512});
    QCOMPARE(header->storedBytes, std::uint64_t{5});
    header = parsed(sparseBlock({{386, octal(0, 12) + octal(1, 12)}, {482, "\1"}, {483, octal(9000, 12)}}, 1) + padded({}) + std::string(512, '\0'));
    QCOMPARE(header->headerBytes, std::uint64_t{1024});
    QCOMPARE(header->storedBytes, std::uint64_t{1});
    header = parsed(TarBlock{.type = '1', .size = octal(512, 12)}.bytes());
    QCOMPARE(header->storedBytes, std::uint64_t{0});
}

void TestArchiveHeader::cutHeadersAskForMore()
{
    const std::string all[] = {
        TarBlock{}.bytes(),
        gnuLong('L', std::string(600, 'x')) + paxHeader(paxRecord("uid", "5")) + TarBlock{}.bytes(),
        withPax(sparse10 + paxRecord("GNU.sparse.realsize", "100"), {.size = octal(517, 12)}) + "1\n10\n5\n",
        sparseBlock({{386, octal(0, 12) + octal(1, 12)}, {482, "\1"}, {483, octal(9000, 12)}}, 1) + std::string(512, '\0'),
    };
    for (const std::string &whole : all) {
        QVERIFY(parsed(whole).has_value());
        for (std::size_t cut = 0; cut < whole.size(); ++cut) {
            const auto header = parsed(whole.substr(0, cut));
            QVERIFY2(!header && header.error().code == ErrorCode::Truncated, header ? textOf(*header).c_str() : header.error().message().c_str());
        }
    }
}

void TestArchiveHeader::endOfArchive()
{
    const auto header = parsed(endMark);
    QVERIFY(header->endOfArchive);
    QCOMPARE(header->headerBytes, std::uint64_t{512});
}

void TestArchiveHeader::extendedHeadersHaveLimits()
{
    Limits limits;
    limits.xattrBytesPerEntry = 1000;
    limits.pathBytes = 1000;
    const auto within = parsed(withPax(paxRecord("SCHILY.xattr.user.a", std::string(60000, 'x'))), limits);
    QVERIFY(within.has_value());
    const auto beyond = parsed(withPax(paxRecord("SCHILY.xattr.user.a", std::string(80000, 'x'))), limits);
    QVERIFY(beyond.error().code == ErrorCode::LimitExceeded);
    // Refused from the size alone: nobody is asked to read on.
    const auto huge = parsed(TarBlock{.type = 'x', .size = octal(1ULL << 32, 12)}.bytes(), limits);
    QVERIFY(huge.error().code == ErrorCode::LimitExceeded);
}

void TestArchiveHeader::manyRecordsAreQuick()
{
    std::string records;
    for (int i = 0; records.size() < 1'200'000; ++i)
        records += paxRecord("SCHILY.xattr.user." + std::to_string(i), "");
    const std::string whole = withPax(records);
    const auto header = parsed(whole);
    QVERIFY2(header.has_value(), header ? "" : header.error().message().c_str());
    QVERIFY(header->entry.xattrs.size() > 30000);
    std::string odd;
    while (odd.size() < 1'200'000)
        odd += paxRecord("SCHILY.xattr.", "") + paxRecord("uid", "x") + paxRecord("GNU.sparse.offset", "1");
    const auto refused = parsed(withPax(odd));
    QVERIFY(!refused || refused->oddities.size() <= 16);
}

void TestArchiveHeader::aclText_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    // As setfacl leaves it in system.posix_acl_access.
    QTest::newRow("three") << QByteArray("user::rwx,group::r-x,other::---")
                           << QByteArray("0200000001000700ffffffff04000500ffffffff20000000ffffffff");
    QTest::newRow("star's, with ids") << QByteArray("user::rw-,user:lisa:r--:502,group::r--,mask::r--,other::---")
                                      << QByteArray("0200000001000600ffffffff02000400f601000004000400ffffffff10000400ffffffff20000000ffffffff");
    QTest::newRow("numbers for names, lines, comments") << QByteArray("other::r--\nuser:7:rwx #x\nuser:6:--x\n\ngroup::-w-\nuser::---\nmask::rwx\n")
                                                        << QByteArray("0200000001000000ffffffff020001000600000002000700070000000400020" "0ffffffff10000700ffffffff20000400ffffffff");
    for (const char *bad : {"", "user:lisa:rw-", "user::rwz", "user::", "nobody::rwx", "other:7:rwx", "user::rwx:1:2", "user:7:rwx:-1", "mask:x:rwx"})
        QTest::newRow(*bad ? bad : "empty") << QByteArray(bad) << QByteArray();
}

void TestArchiveHeader::aclText()
{
    QFETCH(QByteArray, in);
    QFETCH(QByteArray, out);
    const auto value = posixAclFromText(in.toStdString());
    QCOMPARE(value ? QByteArray::fromStdString(*value).toHex() : QByteArray(), out);
}

// As bsdtar 3.6.2 and GNU tar 1.34 write one file: user::rw-, user:1:rw-, group::r--, mask::rw-, other::r--; stat(2) shows 0664.
void TestArchiveHeader::modeWithAcl()
{
    const auto list = posixAclFromText("user::rw-,user:daemon:rw-:1,group::r--,mask::rw-,other::r--");
    QVERIFY(list);
    const auto mode = [&](std::uint16_t beside) { return static_cast<int>(modeWithPosixAcl(beside, *list)); };
    QCOMPARE(mode(0644), 0664); // bsdtar
    QCOMPARE(mode(0664), 0664); // GNU tar
    QCOMPARE(mode(04644), 04664);
    QCOMPARE(mode(0600), 0600); // neither: what stands there counts
    QCOMPARE(static_cast<int>(modeWithPosixAcl(0644, *posixAclFromText("user::rw-,group::r--,other::r--"))), 0644);
    QCOMPARE(static_cast<int>(modeWithPosixAcl(0644, std::string_view("\x02\0\0\0\x10", 5))), 0644); // cut short
    const std::string bytes = paxHeader(paxRecord("SCHILY.acl.access", "user::rw-,user:daemon:rw-:1,group::r--,mask::rw-,other::r--")) + TarBlock{}.bytes();
    const auto header = parseTarHeader(std::as_bytes(std::span(bytes)), Limits());
    QVERIFY(header);
    QCOMPARE(static_cast<int>(header->entry.mode), 0664);
}

QTEST_GUILESS_MAIN(TestArchiveHeader)
#include "tst_archive_header.moc"
