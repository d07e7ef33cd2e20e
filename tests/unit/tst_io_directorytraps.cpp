// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "directorytest.h"

#include <algorithm>
#include <atomic>
#include <sys/socket.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <thread>

using namespace assay;
using namespace assay::test;
using namespace std::string_literals;

class TestIoDirectoryTraps : public DirectoryTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { makeBase(); }
    void cleanup() { removeBase(); }

    void pathsThatAreRefused_data();
    void pathsThatAreRefused();
    void linksAreNotFollowed();
    void nothingButFilesIsOpened();
    void devicesAreNotOpened();
    void unreadableFolderIsTold();
    void folderThatVanishesIsTold();
    void swappedFolderIsNeverLeftThrough();
};

void TestIoDirectoryTraps::pathsThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"..", "a/..", "../x", "/etc", "a//b", "a/", "./a", "a/./b", "/"})
        QTest::newRow(path) << QByteArray(path);
    QTest::newRow("zero byte") << QByteArray("a\0b", 3);
}

void TestIoDirectoryTraps::pathsThatAreRefused()
{
    QFETCH(QByteArray, path);
    makeFolder("a");
    makeFile("a/b");
    const auto fs = opened();
    QVERIFY(fs->stat(path.toStdString()).error().code == ErrorCode::Malformed);
    QVERIFY(fs->open(path.toStdString()).error().code == ErrorCode::Malformed);
    QVERIFY(walked(*fs, path.toStdString()).status.error().code == ErrorCode::Malformed);
}

void TestIoDirectoryTraps::linksAreNotFollowed()
{
    makeFolder("real");
    makeFile("real/file", "x");
    QVERIFY(::symlink("real", at("inside").c_str()) == 0);
    QVERIFY(::symlink("/", at("root").c_str()) == 0);
    QVERIFY(::symlink("real/file", at("tofile").c_str()) == 0);
    QVERIFY(::symlink("/proc/self/root", at("magic").c_str()) == 0);
    const auto fs = opened();
    for (const char *path : {"inside/file", "root/etc/passwd", "magic/etc/passwd"}) {
        const auto stat = fs->stat(path);
        QVERIFY(!stat && stat.error().code == ErrorCode::Malformed);
        QVERIFY2(stat.error().detail.find("symbolic link") != std::string::npos, stat.error().detail.c_str());
        QVERIFY(fs->open(path).error().code == ErrorCode::Malformed);
    }
    QVERIFY(fs->list("inside").error().code == ErrorCode::Malformed);
    QVERIFY(fs->open("tofile").error().code == ErrorCode::Usage);
    QVERIFY(fs->stat("tofile")->kind == FileKind::Symlink);
    const Walk walk = walked(*fs);
    QCOMPARE(walk.paths.size(), std::size_t{7});
    QVERIFY(walk.unreadable.empty());
}

void TestIoDirectoryTraps::nothingButFilesIsOpened()
{
    QVERIFY(::mkfifo(at("fifo").c_str(), 0644) == 0);
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = at("sock");
    QVERIFY(path.size() < sizeof address.sun_path);
    std::copy(path.begin(), path.end(), address.sun_path);
    QVERIFY(::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0);
    ::close(listener);
    const auto fs = opened();
    QCOMPARE(joined(walked(*fs).paths), QByteArray("\nfifo\nsock\n"));
    QVERIFY(fs->stat("sock")->kind == FileKind::Socket);
    const auto opener = fs->opener();
    for (const char *name : {"fifo", "sock", ""}) {
        const auto file = fs->open(name);
        QVERIFY(!file && file.error().code == ErrorCode::Usage);
        QVERIFY(opener->open(name).error().code == ErrorCode::Usage);
        QVERIFY(opener->openSeen(name).error().code == ErrorCode::Usage); // nor is it waited for
    }
}

void TestIoDirectoryTraps::devicesAreNotOpened()
{
    if (::mknod(at("zero").c_str(), S_IFCHR | 0666, makedev(1, 5)) != 0)
        QSKIP("device files cannot be made here");
    QVERIFY(::mknod(at("whiteout").c_str(), S_IFCHR, 0) == 0);
    const auto fs = opened();
    const Walk walk = walked(*fs);
    QCOMPARE(joined(walk.lines), QByteArray("d 0755 0 \nc 0000 0 whiteout\nc 0644 0 zero\n"));
    QCOMPARE(walk.stats.at("zero").rdevMajor, 1U);
    QCOMPARE(walk.stats.at("zero").rdevMinor, 5U);
    QVERIFY(fs->open("zero").error().code == ErrorCode::Usage);
    QVERIFY(fs->opener()->open("zero").error().code == ErrorCode::Usage);
    QVERIFY(fs->opener()->openSeen("zero").error().code == ErrorCode::Usage);
}

void TestIoDirectoryTraps::unreadableFolderIsTold()
{
    makeFolder("shut");
    makeFile("shut/inside");
    makeFolder("through");
    makeFile("through/secret", "s");
    makeFile("open");
    QVERIFY(::chmod(at("shut").c_str(), 0) == 0);
    QVERIFY(::chmod(at("through/secret").c_str(), 0) == 0);
    const int outcome = asNobody([&] {
        const auto fs = openDirectoryFs(m_base);
        if (!fs)
            return 1;
        const Walk walk = walked(**fs);
        if (!walk.status || walk.unreadable.size() != 1 || !walk.unreadable.count("shut"))
            return 2;
        if (walk.unreadable.at("shut").code != ErrorCode::Permission)
            return 3;
        if (walk.paths.size() != 5 || !walk.stats.count("shut"))
            return 4;
        if ((*fs)->open("through/secret").error().code != ErrorCode::Permission)
            return 5;
        return (*fs)->open("open").has_value() ? 0 : 6; // not its owner: opened without O_NOATIME
    });
    QVERIFY(::chmod(at("shut").c_str(), 0755) == 0);
    QCOMPARE(outcome, 0);
}

void TestIoDirectoryTraps::folderThatVanishesIsTold()
{
    makeFolder("a");
    makeFolder("a/b");
    makeFile("a/b/c");
    makeFolder("elsewhere");
    makeFile("elsewhere/foreign");
    const auto fs = opened();
    std::vector<std::string> paths;
    std::map<std::string, ErrorCode> unreadable;
    Context context;
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &item) {
        paths.emplace_back(item.path);
        // The names of the root have been read when its first entry comes.
        if (item.path == "a/b") {
            ::rename(at("elsewhere").c_str(), at("moved").c_str());
            ::unlink(at("z").c_str());
        }
        return Status();
    };
    visitor.unreadable = [&](std::string_view path, const Error &error) { unreadable.emplace(path, error.code); };
    makeFile("z");
    QVERIFY(fs->walk("", visitor, Limits(), context).has_value());
    QCOMPARE(joined(paths), QByteArray("\na\na/b\na/b/c\n"));
    QCOMPARE(unreadable.size(), std::size_t{2});
    QVERIFY(unreadable.at("elsewhere") == ErrorCode::NotFound);
    QVERIFY(unreadable.at("z") == ErrorCode::NotFound);
}

void TestIoDirectoryTraps::swappedFolderIsNeverLeftThrough()
{
    const QTemporaryDir outside;
    const std::string foreign = outside.path().toStdString();
    QVERIFY(::mkdir((foreign + "/sub").c_str(), 0755) == 0);
    QVERIFY(::close(::open((foreign + "/sub/foreign").c_str(), O_CREAT | O_WRONLY, 0644)) == 0);
    makeFolder("data");
    makeFolder("data/d");
    makeFolder("data/d/sub");
    makeFile("data/d/sub/own", "own");
    QVERIFY(::symlink(foreign.c_str(), at("data/link").c_str()) == 0);
    std::atomic<bool> stop{false};
    std::thread swapper([&] {
        while (!stop)
            ::renameat2(AT_FDCWD, at("data/d").c_str(), AT_FDCWD, at("data/link").c_str(), RENAME_EXCHANGE);
    });
    const auto fs = opened();
    int seenFolder = 0;
    int seenFile = 0;
    bool escaped = false;
    for (int i = 0; i < 800; ++i) {
        const Walk walk = walked(*fs, "data");
        escaped = escaped || std::any_of(walk.paths.begin(), walk.paths.end(), [](const std::string &path) { return path.ends_with("foreign"); });
        seenFolder += walk.paths.size() > 4 ? 1 : 0;
        const auto opener = fs->opener();
        escaped = escaped || opener->open("data/d/sub/foreign").has_value() || fs->opener()->openSeen("data/d/sub/foreign").has_value();
        escaped = escaped || opener->open("data/d/sub/foreign").has_value() || opener->openSeen("data/d/sub/foreign").has_value();
        escaped = escaped || fs->open("data/d/sub/foreign").has_value() || fs->list("data/d/sub").value_or(std::vector<std::string>()).size() > 1;
        const auto own = fs->readFile("data/d/sub/own", 100);
        seenFile += own && *own == "own" ? 1 : 0;
    }
    stop = true;
    swapper.join();
    QVERIFY(!escaped);
    QVERIFY2(seenFolder > 0 && seenFile > 0, "the swapping never let the folder be seen");
}

QTEST_GUILESS_MAIN(TestIoDirectoryTraps)
#include "tst_io_directorytraps.moc"
