// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/tarfs.h"
#include "support/failingsource.h"
#include "support/qtbytes.h"
#include "support/tarbytes.h"

#include <QTest>
#include <array>
#include <map>

using namespace assay;
using namespace assay::test;
using namespace std::string_literals;

class TestArchiveFs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksLikeAFolder();
    void namesOfOnePath();
    void hardLinksShareAFile();
    void linksAreNotFollowed();
    void laterMembersCount();
    void whiteoutNamesMeanNothing();
    void walkStartsAnywhere();
    void walkIsStopped();
    void sparseFilesAreExpanded();
    void memberByItsHeader();
    void oddMembersAreTold();
    void cutTarGivesWhatStandsBefore();
    void cutAnywhereIsTold();
    void failingTarIsAnError();
    void limits();
    void manyEntries();
};

namespace {

Result<TarFs> opened(const std::string &tar, const Limits &limits = {})
{
    Context context;
    return openTarFs(memorySource(tar, "tar"), limits, context);
}

std::string walked(const EvidenceFs &fs, std::string_view path = {})
{
    static const char kinds[] = "fdlcbps";
    std::string text;
    Context context;
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &item) {
        text += kinds[static_cast<int>(item.stat.kind)];
        text += ' ' + displaySafe(item.path) + (item.target.empty() ? "" : " -> " + std::string(item.target));
        for (const auto &[name, value] : item.xattrs)
            text += ' ' + name + '=' + value;
        text += '\n';
        return Status();
    };
    visitor.unreadable = [&](std::string_view where, const Error &error) { text += "! " + displaySafe(where) + ": " + error.detail + '\n'; };
    const Status status = fs.walk(path, visitor, Limits(), context);
    return status ? text : text + "ERROR " + status.error().message() + '\n';
}

std::string codes(const Findings &findings)
{
    std::string text;
    for (const Finding &finding : findings)
        text += finding.code + ' ' + displaySafe(finding.path) + '\n';
    return text;
}

std::string folder(const std::string &name)
{
    return TarBlock{.name = name, .type = '5', .mode = octal(0755, 8)}.bytes();
}

std::string sample()
{
    return folder("./") + folder("./etc/") + tarMember({.name = "./etc/passwd", .mode = octal(0644, 8), .uid = octal(7, 8), .mtime = octal(1700000000, 12)}, "root")
        + TarBlock{.name = "./bin", .type = '2', .link = "usr/bin"}.bytes() + tarFile("./usr/bin/sh", "#!")
        + TarBlock{.name = "./dev/null", .type = '3', .major = octal(1, 8), .minor = octal(3, 8)}.bytes() + TarBlock{.name = "./fifo", .type = '6'}.bytes()
        + paxHeader(paxRecord("SCHILY.xattr.user.a", "v") + paxRecord("mtime", "5.25")) + tarFile("./x", "xattr");
}

} // namespace

void TestArchiveFs::looksLikeAFolder()
{
    const auto tar = opened(sample() + endMark);
    QVERIFY(tar.has_value());
    QCOMPARE(tar->entries, std::uint64_t{8});
    QVERIFY(tar->complete);
    QCOMPARE(bytes(codes(tar->findings)), QByteArray());
    const EvidenceFs &fs = *tar->fs;
    QCOMPARE(bytes(walked(fs)),
             QByteArray("d \nl bin -> usr/bin\nd dev\nc dev/null\nd etc\nf etc/passwd\np fifo\nd usr\nd usr/bin\nf usr/bin/sh\nf x user.a=v\n"));
    QCOMPARE(fs.list("")->size(), std::size_t{6});
    QCOMPARE(fs.list("etc")->at(0), "passwd"s);
    const auto stat = fs.stat("etc/passwd");
    QVERIFY(stat->kind == FileKind::File && stat->mode == 0644 && stat->uid == 7 && stat->size == 4 && stat->mtimeSec == 1700000000 && stat->wholeSeconds);
    const auto fine = fs.stat("x");
    QVERIFY(fine->mtimeSec == 5 && fine->mtimeNsec == 250000000 && !fine->wholeSeconds);
    QVERIFY(fs.stat("dev/null")->rdevMajor == 1 && fs.stat("dev/null")->rdevMinor == 3);
    QCOMPARE(*fs.readLink("bin"), "usr/bin"s);
    QCOMPARE(*fs.readFile("etc/passwd", 4), "root"s);
    QVERIFY(fs.readFile("etc/passwd", 3).error().code == ErrorCode::LimitExceeded);
    QVERIFY(fs.open("etc").error().code == ErrorCode::Usage);
    QVERIFY(fs.open("none").error().code == ErrorCode::NotFound);
    QVERIFY(fs.list("x").error().code == ErrorCode::NotFound);
    QVERIFY(fs.readLink("x").error().code == ErrorCode::Usage);
    QVERIFY(fs.seesTrustedXattrs());
    QCOMPARE(fs.name(), "tar"s);
}

void TestArchiveFs::namesOfOnePath()
{
    const auto tar = opened(tarFile("/a//b/./c", "1") + tarFile("a/b/caf\xE9\n", "2") + endMark);
    QCOMPARE(bytes(walked(*tar->fs)), QByteArray("d \nd a\nd a/b\nf a/b/c\nf a/b/caf\\xE9\\n\n"));
    for (const char *path : {"/a", "a/", "./a", "a//b", "a/../a", ".."})
        QVERIFY2(tar->fs->stat(path).error().code == ErrorCode::Malformed, path);
    QCOMPARE(*tar->fs->readFile("a/b/caf\xE9\n", 9), "2"s);
}

void TestArchiveFs::hardLinksShareAFile()
{
    const auto tar = opened(tarFile("one", "content") + TarBlock{.name = "two", .type = '1', .link = "./one"}.bytes()
                            + TarBlock{.name = "lost", .type = '1', .link = "none"}.bytes() + endMark);
    const EvidenceFs &fs = *tar->fs;
    QVERIFY(fs.stat("one")->fileId != 0);
    QCOMPARE(fs.stat("one")->fileId, fs.stat("two")->fileId);
    QCOMPARE(*fs.readFile("two", 100), "content"s);
    QCOMPARE(fs.stat("lost")->fileId, std::uint64_t{0});
    QVERIFY(fs.open("lost").error().code == ErrorCode::NotFound);
    QCOMPARE(bytes(walked(fs)), QByteArray("d \nf lost\n! lost: a hard link to something that is not in the archive: its content is not known\nf one\nf two\n"));
    QCOMPARE(bytes(codes(tar->findings)), QByteArray("tar.link-target-missing lost\n"));
}

void TestArchiveFs::linksAreNotFollowed()
{
    const auto tar = opened(folder("real") + tarFile("real/file", "x") + TarBlock{.name = "link", .type = '2', .link = "real"}.bytes()
                            + TarBlock{.name = "tofile", .type = '2', .link = "real/file"}.bytes() + endMark);
    const EvidenceFs &fs = *tar->fs;
    QVERIFY(fs.stat("link/file").error().code == ErrorCode::Malformed);
    QVERIFY(fs.open("link/file").error().code == ErrorCode::Malformed);
    QVERIFY(fs.list("link").error().code == ErrorCode::Malformed);
    QVERIFY(fs.open("tofile").error().code == ErrorCode::Usage);
}

void TestArchiveFs::laterMembersCount()
{
    const auto tar = opened(tarFile("a", "old") + tarFile("./a", "newer") + endMark);
    QCOMPARE(*tar->fs->readFile("a", 100), "newer"s);
    QCOMPARE(tar->entries, std::uint64_t{2});
    QCOMPARE(bytes(codes(tar->findings)), QByteArray("tar.duplicate a\n"));
}

void TestArchiveFs::whiteoutNamesMeanNothing()
{
    const auto tar = opened(tarFile(".wh.a", "") + tarFile("d/.wh..wh..opq", "") + endMark);
    QCOMPARE(bytes(walked(*tar->fs)), QByteArray("d \nf .wh.a\nd d\nf d/.wh..wh..opq\n"));
}

void TestArchiveFs::walkStartsAnywhere()
{
    const auto tar = opened(sample() + endMark);
    QCOMPARE(bytes(walked(*tar->fs, "usr")), QByteArray("d \nd bin\nf bin/sh\n"));
    QCOMPARE(bytes(walked(*tar->fs, "x")), QByteArray("f  user.a=v\n"));
    QCOMPARE(bytes(walked(*tar->fs, "none")), QByteArray("ERROR tar/none: not in the archive\n"));
}

void TestArchiveFs::walkIsStopped()
{
    const auto tar = opened(sample() + endMark);
    Context context;
    int seen = 0;
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &) -> Status {
        if (++seen == 3)
            return Unexpected(makeError(ErrorCode::Unsupported, {}, "enough"));
        return {};
    };
    QCOMPARE(tar->fs->walk("", visitor, Limits(), context).error().detail, "enough"s);
    QCOMPARE(seen, 3);
    Limits limits;
    limits.entriesPerSource = 2;
    visitor.item = nullptr;
    QVERIFY(tar->fs->walk("", visitor, limits, context).error().code == ErrorCode::LimitExceeded);
}

void TestArchiveFs::sparseFilesAreExpanded()
{
    const std::string sparse = tarMember({.type = 'S', .magic = gnuMagic, .patches = {{386, octal(20 << 20, 12) + octal(3, 12)}, {483, octal((20 << 20) + 5, 12)}}}, "abc");
    qputenv("TMPDIR", "/nowhere/at/all"); // nothing of it is unpacked
    const auto tar = opened(tarFile("before", "x") + sparse + tarFile("behind", "y") + endMark);
    const auto content = tar->fs->readFile("file", 30 << 20);
    qunsetenv("TMPDIR");
    QVERIFY(content.has_value());
    QVERIFY(*content == std::string(20 << 20, '\0') + "abc" + std::string(2, '\0'));
    const auto source = tar->fs->open("file");
    QVERIFY(source.has_value());
    QCOMPARE((*source)->size(), std::uint64_t{(20 << 20) + 5});
    std::array<std::byte, 4> out{};
    const auto at = [&](std::uint64_t offset) {
        out.fill(std::byte{'?'});
        const auto got = (*source)->readAt(offset, out);
        return got ? std::string(reinterpret_cast<const char *>(out.data()), *got) : got.error().message();
    };
    QCOMPARE(at((20 << 20) - 2), "\0\0ab"s);
    QCOMPARE(at((20 << 20) + 1), "bc\0\0"s);
    QCOMPARE(at((20 << 20) + 3), "\0\0"s);
    QCOMPARE(at((20 << 20) + 5), ""s);
    QVERIFY(tar->fs->readFile("file", 1000).error().code == ErrorCode::LimitExceeded);
    QCOMPARE(*tar->fs->readFile("behind", 10), "y"s);
}

void TestArchiveFs::memberByItsHeader()
{
    const std::string tar = tarFile("a", "first") + gnuLong('L', std::string(5000, 'n')) + tarFile("x", "second") + folder("d") + endMark;
    const auto source = memorySource(tar, "tar");
    QCOMPARE(*readAll(**openTarMember(source, 0, Limits()), 100), "first"s);
    const auto second = openTarMember(source, 1024, Limits());
    QVERIFY(second.has_value());
    QCOMPARE(*readAll(**second, 100), "second"s);
    QCOMPARE((*second)->name(), "tar/" + std::string(5000, 'n'));
    QVERIFY(openTarMember(source, 512, Limits()).error().code == ErrorCode::Malformed);
    QVERIFY(openTarMember(source, tar.size() - 1536, Limits()).error().code == ErrorCode::Usage);
    QVERIFY(openTarMember(source, tar.size() - 1024, Limits()).error().code == ErrorCode::Usage);
    QVERIFY(openTarMember(source, tar.size(), Limits()).error().code == ErrorCode::Truncated);
    QVERIFY(openTarMember(source, ~std::uint64_t{0} - 511, Limits()).error().code == ErrorCode::Truncated);
    const auto cut = memorySource(tarFile("a", std::string(600, 'x')).substr(0, 900), "tar");
    QVERIFY(openTarMember(cut, 0, Limits()).error().code == ErrorCode::Truncated);
}

void TestArchiveFs::oddMembersAreTold()
{
    const auto tar = opened(tarFile("../../etc/passwd", "x") + tarMember({.name = "cont", .type = '7'}, "y") + TarBlock{.name = "big", .uid = base256(1LL << 33, 8)}.bytes()
                            + paxHeader(paxRecord("comment", "c"), 'g') + tarFile("a", "z") + endMark);
    QCOMPARE(bytes(walked(*tar->fs)), QByteArray("d \nf a\nf big\n"));
    QCOMPARE(tar->fs->stat("big")->uid, 0xFFFFFFFFU);
    QCOMPARE(bytes(codes(tar->findings)),
             QByteArray("tar.global-header \ntar.escaping-name ../../etc/passwd\ntar.unsupported-type cont\ntar.id-out-of-range big\n"));
    QCOMPARE(tar->entries, std::uint64_t{4});
}

void TestArchiveFs::cutTarGivesWhatStandsBefore()
{
    const auto tar = opened(tarFile("a", "x") + tarFile("b", std::string(2000, 'y')).substr(0, 1000));
    QVERIFY(tar.has_value());
    QVERIFY(!tar->complete);
    QCOMPARE(bytes(codes(tar->findings)), QByteArray("tar.truncated \n"));
    QCOMPARE(*tar->fs->readFile("a", 10), "x"s);
    QVERIFY(tar->fs->open("b").error().code == ErrorCode::Truncated);
    const auto unmarked = opened(tarFile("a", "x"));
    QVERIFY(!unmarked->complete);
    QCOMPARE(bytes(codes(unmarked->findings)), QByteArray("tar.no-end-mark \n"));
    QVERIFY(!opened("no tar at all"));
}

void TestArchiveFs::cutAnywhereIsTold()
{
    const std::string members = sample();
    for (std::size_t cut = 0; cut < members.size(); ++cut) {
        const auto tar = opened(members.substr(0, cut));
        QVERIFY2(!tar || (!tar->complete && !tar->findings.empty()), qPrintable(QStringLiteral("cut at %1").arg(cut)));
    }
}

void TestArchiveFs::failingTarIsAnError()
{
    const std::string tar = sample() + endMark;
    Context context;
    // Content is passed over, so that a failure inside of it is met when it is read.
    const auto passed = openTarFs(std::make_shared<FailingSource>(memorySource(tar, "tar"), 700), Limits(), context);
    QVERIFY(!passed && passed.error().code == ErrorCode::Io);
    Context cancelled;
    cancelled.cancel();
    QVERIFY(openTarFs(memorySource(tar, "tar"), Limits(), cancelled).error().code == ErrorCode::Cancelled);
}

void TestArchiveFs::limits()
{
    Limits limits;
    limits.entriesPerSource = 7;
    QVERIFY(opened(sample() + endMark, limits).error().code == ErrorCode::LimitExceeded);
    limits = {};
    limits.pathDepth = 2;
    const auto deep = opened(tarFile("a/b/c", "") + endMark, limits);
    QVERIFY(!deep && deep.error().code == ErrorCode::LimitExceeded && deep.error().hasOffset);
}

void TestArchiveFs::manyEntries()
{
    constexpr int count = 100'000;
    std::string tar;
    for (int i = 0; i < count; ++i)
        tar += TarBlock{.name = "d" + std::to_string(i % 300) + "/f" + std::to_string(i), .type = i % 2 ? '0' : '2', .link = i % 2 ? "" : "x"}.bytes();
    const auto opening = opened(tar + endMark);
    QVERIFY(opening.has_value());
    QCOMPARE(opening->entries, std::uint64_t{count});
    QVERIFY(opening->findings.empty());
    int seen = 0;
    Context context;
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &) {
        ++seen;
        return Status();
    };
    QVERIFY(opening->fs->walk("", visitor, Limits(), context).has_value());
    QCOMPARE(seen, count + 301);
}

QTEST_GUILESS_MAIN(TestArchiveFs)
#include "tst_archive_fs.moc"
