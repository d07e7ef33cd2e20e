// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "directorytest.h"
#include "io/digest.h"

#include <QProcess>
#include <algorithm>
#include <atomic>
#include <sys/resource.h>
#include <sys/xattr.h>
#include <thread>

using namespace assay;
using namespace assay::test;
using namespace std::string_literals;

class TestIoDirectory : public DirectoryTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { makeBase(); }
    void cleanup() { removeBase(); }

    void worksWithoutProc();
    void olderKernelsShowTheSame();
    void walkShowsEverything();
    void namesAreBytes();
    void startsBelowTheRoot();
    void startsAtAFile();
    void attributes();
    void hardLinksShareAnId();
    void limitsStopTheWalk();
    void cancelStopsTheWalk();
    void visitorStopsTheWalk();
    void deepPathsNeedFewDescriptors();
    void manyEntries();
    void manyThreadsOpen();
    void openersOpenAlike();
    void readingLeavesNoTrace();
};

// The first test: whether /proc is there is asked once.
void TestIoDirectory::worksWithoutProc()
{
    if (!isRoot())
        QSKIP("only root can leave /proc behind");
    makeFolder("a");
    makeFile("a/b", "content");
    QVERIFY(::mkfifo(at("a/fifo").c_str(), 0644) == 0);
    QVERIFY(::symlink("/a", at("link").c_str()) == 0);
    QCOMPARE(inChild([&] {
        if (::chroot(m_base.c_str()) != 0 || ::chdir("/") != 0 || !forgetNewCalls())
            return 99;
        const auto fs = openDirectoryFs("/");
        if (!fs || walked(**fs).paths.size() != 5)
            return 1;
        const auto told = walked(**fs).unreadable;
        if (told.size() != 3 || told.at("a/b").code != ErrorCode::Unsupported) // attributes
            return 2;
        if ((*fs)->readFile("a/b", 100).value_or(std::string()) != "content")
            return 3;
        if ((*fs)->open("link/b").error().code != ErrorCode::Malformed || (*fs)->open("a/fifo").error().code != ErrorCode::Usage)
            return 4;
        return openFileSource("/a/b").has_value() ? 0 : 5;
    }), 0);
}

void TestIoDirectory::olderKernelsShowTheSame()
{
    makeFolder("a");
    makeFolder("a/b");
    makeFile("a/b/c", "content");
    QVERIFY(::symlink("a", at("link").c_str()) == 0);
    QVERIFY(::symlink("/", at("a/root").c_str()) == 0);
    QVERIFY(::mkfifo(at("fifo").c_str(), 0644) == 0);
    const bool attributes = ::setxattr(at("a/b/c").c_str(), "user.x", "y", 1, 0) == 0;
    const Walk now = walked(*opened());
    QCOMPARE(now.attributes.at("a/b/c").size(), std::size_t{attributes ? 1U : 0U});
    QCOMPARE(inChild([&] {
        if (!forgetNewCalls())
            return 99;
        const auto fs = openDirectoryFs(m_base);
        const Walk before = walked(**fs);
        if (!before.unreadable.empty() || before.lines != now.lines || before.attributes != now.attributes)
            return 1;
        for (const char *path : {"link/b", "a/root/etc", "a/root/etc/passwd"}) {
            if ((*fs)->stat(path).error().code != ErrorCode::Malformed || (*fs)->open(path).error().code != ErrorCode::Malformed)
                return 2;
        }
        if ((*fs)->list("link").error().code != ErrorCode::Malformed || (*fs)->list("a/b").value_or(std::vector<std::string>()).size() != 1)
            return 3;
        if ((*fs)->open("fifo").error().code != ErrorCode::Usage || (*fs)->stat("none").error().code != ErrorCode::NotFound)
            return 4;
        return (*fs)->readFile("a/b/c", 100).value_or(std::string()) == "content" ? 0 : 5;
    }), 0);
}

void TestIoDirectory::walkShowsEverything()
{
    makeFolder("etc");
    makeFile("etc/passwd", "root");
    makeFile("etc-x");
    makeFolder("empty");
    QVERIFY(::symlink("etc/passwd", at("link").c_str()) == 0);
    QVERIFY(::chmod(at("etc/passwd").c_str(), 04711) == 0);
    QVERIFY(::mkfifo(at("fifo").c_str(), 0600) == 0);
    const Walk walk = walked(*opened());
    QVERIFY(walk.status.has_value());
    QCOMPARE(joined(walk.lines),
             QByteArray("d 0755 0 \n"
                        "d 0755 0 empty\n"
                        "d 0755 0 etc\n"
                        "f 4711 4 etc/passwd\n"
                        "f 0644 0 etc-x\n"
                        "p 0600 0 fifo\n"
                        "l 0777 0 link -> etc/passwd\n"));
    QVERIFY(walk.unreadable.empty());
    const auto names = opened()->list("");
    QCOMPARE(joined(*names), QByteArray("empty\netc\netc-x\nfifo\nlink\n"));
    QCOMPARE(*opened()->readLink("link"), "etc/passwd"s);
    QCOMPARE(*opened()->readFile("etc/passwd", 10), "root"s);
    QVERIFY(opened()->readFile("etc/passwd", 3).error().code == ErrorCode::LimitExceeded);
    QVERIFY(opened()->list("etc/passwd").error().code == ErrorCode::NotFound);
    QVERIFY(opened()->readLink("etc").error().code == ErrorCode::Usage);
    QVERIFY(opened()->stat("none").error().code == ErrorCode::NotFound);
}

void TestIoDirectory::namesAreBytes()
{
    std::vector<std::string> names = {"a\nb", "-rf", " ", "caf\xE9", "\xFF\xFE", "\x01", "<img src=x>", "a&b", std::string(255, 'x'), std::string(254, '\x80'), "..."};
    std::sort(names.begin(), names.end());
    for (const std::string &name : names)
        makeFile(name, name);
    const auto fs = opened();
    QCOMPARE(joined(*fs->list("")), joined(names));
    Walk walk = walked(*fs);
    walk.paths.erase(walk.paths.begin());
    QCOMPARE(joined(walk.paths), joined(names));
    for (const std::string &name : names)
        QVERIFY(*fs->readFile(name, 300) == name);
}

void TestIoDirectory::startsBelowTheRoot()
{
    makeFolder("a");
    makeFolder("a/b");
    makeFile("a/b/c");
    QCOMPARE(joined(walked(*opened(), "a/b").paths), QByteArray("\nc\n"));
    QVERIFY(walked(*opened(), "a/x").status.error().code == ErrorCode::NotFound);
}

void TestIoDirectory::startsAtAFile()
{
    makeFolder("a");
    makeFile("a/b", "xyz");
    QCOMPARE(joined(walked(*opened(), "a/b").lines), QByteArray("f 0644 3 \n"));
}

void TestIoDirectory::attributes()
{
    makeFolder("folder");
    makeFile("file");
    makeFile("plain");
    QVERIFY(::symlink("file", at("link").c_str()) == 0);
    const std::string large(3000, 'v');
    if (::setxattr(at("file").c_str(), "user.b", large.data(), large.size(), 0) != 0)
        QSKIP("no extended attributes here");
    QVERIFY(::setxattr(at("file").c_str(), "user.a", "v\0w", 3, 0) == 0);
    QVERIFY(::setxattr(at("file").c_str(), "user.none", "", 0, 0) == 0);
    QVERIFY(::setxattr(at("folder").c_str(), "user.f", "x", 1, 0) == 0);
    const auto fs = opened();
    Walk walk = walked(*fs);
    const std::vector<std::pair<std::string, std::string>> expected = {{"user.a", "v\0w"s}, {"user.b", large}, {"user.none", ""}};
    QVERIFY(walk.attributes.at("file") == expected);
    QVERIFY(walk.attributes.at("folder").size() == 1);
    QVERIFY(walk.attributes.at("plain").empty());
    QVERIFY(walk.attributes.at("link").empty());
    QVERIFY(walked(*fs, "file").attributes.at("") == expected);
    if (isRoot() && ::lsetxattr(at("link").c_str(), "trusted.overlay.x", "y", 1, 0) == 0) {
        QVERIFY(fs->seesTrustedXattrs());
        QVERIFY(walked(*fs).attributes.at("link").size() == 1);
    }
    QCOMPARE(asNobody([&] { return opened()->seesTrustedXattrs() ? 1 : 0; }), 0);

    Limits limits;
    limits.xattrBytesPerEntry = 100;
    walk = walked(*fs, "", limits);
    QVERIFY(walk.status.has_value());
    QCOMPARE(walk.unreadable.size(), std::size_t{1});
    QVERIFY(walk.unreadable.at("file").code == ErrorCode::LimitExceeded);
    QCOMPARE(walk.paths.size(), std::size_t{5});
}

void TestIoDirectory::hardLinksShareAnId()
{
    makeFile("one");
    makeFile("alone");
    QVERIFY(::link(at("one").c_str(), at("two").c_str()) == 0);
    const Walk walk = walked(*opened());
    QCOMPARE(walk.stats.at("alone").fileId, std::uint64_t{0});
    QVERIFY(walk.stats.at("one").fileId != 0);
    QCOMPARE(walk.stats.at("one").fileId, walk.stats.at("two").fileId);
    QCOMPARE(opened()->stat("two")->fileId, walk.stats.at("one").fileId);
}

void TestIoDirectory::limitsStopTheWalk()
{
    std::string path = "d";
    for (int i = 0; i < 6; ++i, path += "/d")
        makeFolder(path);
    Limits limits;
    limits.pathDepth = 3;
    QVERIFY(walked(*opened(), "", limits).status.error().code == ErrorCode::LimitExceeded);
    limits = {};
    limits.pathBytes = 6;
    QVERIFY(walked(*opened(), "", limits).status.error().code == ErrorCode::LimitExceeded);
    limits = {};
    limits.entriesPerSource = 7;
    QVERIFY(walked(*opened(), "", limits).status.has_value());
    limits.entriesPerSource = 6;
    QVERIFY(walked(*opened(), "", limits).status.error().code == ErrorCode::LimitExceeded);
}

void TestIoDirectory::cancelStopsTheWalk()
{
    for (int i = 0; i < 600; ++i)
        makeFile(std::to_string(i));
    Context context;
    int seen = 0;
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &) {
        if (++seen == 10)
            context.cancel();
        return Status();
    };
    QVERIFY(opened()->walk("", visitor, Limits(), context).error().code == ErrorCode::Cancelled);
    QVERIFY(seen < 300);
}

void TestIoDirectory::visitorStopsTheWalk()
{
    makeFile("a");
    Context context;
    EvidenceFs::Visitor visitor;
    visitor.item = [](const EvidenceFs::Item &) -> Status { return Unexpected(makeError(ErrorCode::Unsupported, {}, "enough")); };
    QCOMPARE(opened()->walk("", visitor, Limits(), context).error().detail, "enough"s);
}

void TestIoDirectory::deepPathsNeedFewDescriptors()
{
    // 250 folders of 200 bytes: twelve times PATH_MAX.
    const std::string part(200, 'n');
    int folder = ::open(m_base.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    std::string path;
    for (int i = 0; i < 250; ++i) {
        QVERIFY(::mkdirat(folder, part.c_str(), 0755) == 0);
        QVERIFY(::symlinkat("side", folder, "~") == 0); // behind the folder: the walk has to come back for it
        const int next = ::openat(folder, part.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        ::close(folder);
        folder = next;
        path += (path.empty() ? "" : "/") + part;
    }
    const int file = ::openat(folder, "file", O_CREAT | O_WRONLY, 0644);
    QVERIFY(::write(file, "deep", 4) == 4);
    ::close(file);
    ::close(folder);
    const auto fs = opened();
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    rlimit few = before;
    few.rlim_cur = 48;
    ::setrlimit(RLIMIT_NOFILE, &few);
    const Walk walk = walked(*fs);
    const auto content = fs->readFile(path + "/file", 100);
    few.rlim_cur = 12;
    ::setrlimit(RLIMIT_NOFILE, &few);
    const Walk scarce = walked(*fs);
    ::setrlimit(RLIMIT_NOFILE, &before);
    QVERIFY(walk.status.has_value());
    QVERIFY(walk.unreadable.empty());
    QCOMPARE(walk.paths.size(), std::size_t{502});
    QVERIFY(content.has_value());
    QCOMPARE(*content, "deep"s);
    QVERIFY(scarce.status.has_value());
    QVERIFY(scarce.unreadable.empty());
    QCOMPARE(scarce.paths.size(), std::size_t{502});
    // QTemporaryDir cannot take away paths of this length.
    QVERIFY(QProcess::execute(QStringLiteral("rm"), {QStringLiteral("-rf"), m_folder->filePath(QString::fromStdString(part))}) == 0);
}

void TestIoDirectory::manyEntries()
{
    const int folder = ::open(m_base.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (int i = 0; i < 10000; ++i)
        ::close(::openat(folder, std::to_string(i).c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0644));
    ::close(folder);
    const Walk walk = walked(*opened());
    QCOMPARE(walk.paths.size(), std::size_t{10001});
    QVERIFY(std::is_sorted(walk.paths.begin(), walk.paths.end()));
}

void TestIoDirectory::manyThreadsOpen()
{
    for (int i = 0; i < 200; ++i)
        makeFile(std::to_string(i), std::to_string(i));
    const auto fs = opened();
    std::atomic<int> wrong{0};
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i) {
                const auto content = fs->readFile(std::to_string(i), 10);
                wrong += content && *content == std::to_string(i) ? 0 : 1;
            }
        });
    }
    threads.clear();
    QCOMPARE(wrong.load(), 0);
}

// Whatever was opened before, and in which way.
void TestIoDirectory::openersOpenAlike()
{
    makeFolder("a");
    makeFolder("a/b");
    makeFile("top", "1");
    makeFile("a/file", "2");
    makeFile("a/b/file", "3");
    QVERIFY(::symlink("b", at("a/link").c_str()) == 0);
    QVERIFY(::symlink("file", at("a/toFile").c_str()) == 0);
    const auto fs = opened();
    const std::vector<std::string> paths = {"top", "a/file", "a/b/file", "a", "a/b", "", "none", "a/none", "none/file", "a/link/file", "a/toFile", "a/../top", "a/", "a//file", "/top", "top/file"};
    const auto opener = fs->opener();
    for (int round = 0; round < 2; ++round) {
        for (const std::string &path : paths) {
            const auto plain = fs->open(path);
            for (const auto &file : {opener->open(path), opener->openSeen(path), fs->opener()->open(path), fs->opener()->openSeen(path)}) {
                QCOMPARE(file.has_value(), plain.has_value());
                if (file)
                    QCOMPARE(*readAll(**file, 10), *readAll(**plain, 10));
                else
                    QCOMPARE(file.error().message(), plain.error().message());
            }
        }
    }
    const auto seen = opener->openSeen("a/file");
    QVERIFY((*seen)->unchanged());
    QVERIFY(::truncate(at("a/file").c_str(), 0) == 0);
    QVERIFY(!(*seen)->unchanged());
}

void TestIoDirectory::readingLeavesNoTrace()
{
    makeFolder("folder");
    makeFile("folder/file", "content");
    const std::vector<std::string> paths = {m_base, at("folder"), at("folder/file")};
    // Old access times: mounts with relatime set those anew on the first read.
    for (const std::string &path : paths) {
        const timespec times[2] = {{1000000000, 0}, {1100000000, 0}};
        QVERIFY(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
    }
    const auto state = [&] {
        QByteArray out;
        for (const std::string &path : paths) {
            struct statx now {};
            if (::statx(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &now) == 0)
                out += QByteArray::number(static_cast<qlonglong>(now.stx_atime.tv_sec)) + ' ' + QByteArray::number(static_cast<qlonglong>(now.stx_mtime.tv_sec))
                    + ' ' + QByteArray::number(static_cast<qlonglong>(now.stx_ctime.tv_sec)) + '.' + QByteArray::number(now.stx_ctime.tv_nsec) + '\n';
        }
        return out;
    };
    const QByteArray before = state();
    {
        const auto fs = opened();
        QVERIFY(walked(*fs).unreadable.empty());
        QVERIFY(fs->list("folder").has_value());
        const auto source = fs->open("folder/file");
        QVERIFY(sha256(**source, nullptr).has_value());
        QVERIFY(readAll(**openFileSource(at("folder/file")), 100).has_value());
        const auto opener = fs->opener();
        QVERIFY(readAll(**opener->open("folder/file"), 100).has_value());
        QVERIFY(readAll(**opener->openSeen("folder/file"), 100).has_value());
    }
    QCOMPARE(state(), before);
}

QTEST_GUILESS_MAIN(TestIoDirectory)
#include "tst_io_directory.moc"
