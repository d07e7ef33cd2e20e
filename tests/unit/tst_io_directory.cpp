// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digest.h"
#include "io/evidencefs.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <map>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <thread>
#include <unistd.h>

using namespace assay;
using namespace std::string_literals;

// Folders are made by system calls with byte strings: Qt would change or refuse many of these names.
class TestIoDirectory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void worksWithoutProc();
    void olderKernelsShowTheSame();
    void walkShowsEverything();
    void namesAreBytes();
    void startsBelowTheRoot();
    void startsAtAFile();
    void pathsThatAreRefused_data();
    void pathsThatAreRefused();
    void linksAreNotFollowed();
    void nothingButFilesIsOpened();
    void devicesAreNotOpened();
    void attributes();
    void hardLinksShareAnId();
    void unreadableFolderIsTold();
    void folderThatVanishesIsTold();
    void swappedFolderIsNeverLeftThrough();
    void limitsStopTheWalk();
    void cancelStopsTheWalk();
    void visitorStopsTheWalk();
    void deepPathsNeedFewDescriptors();
    void manyEntries();
    void manyThreadsOpen();
    void openersOpenAlike();
    void readingLeavesNoTrace();

private:
    std::string at(const std::string &path) const { return m_base + '/' + path; }
    void makeFolder(const std::string &path) const { QVERIFY(::mkdir(at(path).c_str(), 0755) == 0); }
    void makeFile(const std::string &path, const std::string &content = {}) const;
    EvidenceFsPtr opened() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_base;
};

namespace {

struct Walk {
    std::vector<std::string> lines; // "kind mode size path -> target"
    std::vector<std::string> paths;
    std::map<std::string, Error> unreadable;
    std::map<std::string, FileStat> stats;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> attributes;
    Status status;
};

Walk walked(const EvidenceFs &fs, std::string_view path = {}, const Limits &limits = {})
{
    static const char kinds[] = "fdlcbps";
    Walk walk;
    Context context;
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &item) {
        char mode[16];
        std::snprintf(mode, sizeof mode, "%04o", item.stat.mode);
        const std::string name(item.path);
        walk.lines.push_back(kinds[static_cast<int>(item.stat.kind)] + " "s + mode + ' ' + std::to_string(item.stat.size) + ' ' + name
                             + (item.target.empty() ? "" : " -> " + std::string(item.target)));
        walk.paths.push_back(name);
        walk.stats[name] = item.stat;
        walk.attributes[name] = item.xattrs;
        return Status();
    };
    visitor.unreadable = [&](std::string_view where, const Error &error) { walk.unreadable.emplace(where, error); };
    walk.status = fs.walk(path, visitor, limits, context);
    return walk;
}

QByteArray joined(const std::vector<std::string> &lines)
{
    QByteArray out;
    for (const std::string &line : lines)
        out += QByteArray::fromStdString(line) + '\n';
    return out;
}

bool isRoot()
{
    return ::geteuid() == 0;
}

// Runs check in a process of its own and gives what it returned.
template<class Check>
int inChild(Check check)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(check());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

// The same without the rights of root.
template<class Check>
int asNobody(Check check)
{
    return inChild([&] { return isRoot() && (::setgid(65534) != 0 || ::setuid(65534) != 0) ? 99 : check(); });
}

// Makes this process's kernel one from before openat2 (5.6), getxattrat and listxattrat (6.13).
bool forgetNewCalls()
{
    const auto load = static_cast<unsigned short>(BPF_LD | BPF_W | BPF_ABS);
    const auto equal = static_cast<unsigned short>(BPF_JMP | BPF_JEQ | BPF_K);
    const auto give = static_cast<unsigned short>(BPF_RET | BPF_K);
    sock_filter program[] = {
        BPF_STMT(load, offsetof(seccomp_data, nr)),
        BPF_JUMP(equal, 437, 3, 0),
        BPF_JUMP(equal, 464, 2, 0),
        BPF_JUMP(equal, 465, 1, 0),
        BPF_STMT(give, SECCOMP_RET_ALLOW),
        BPF_STMT(give, SECCOMP_RET_ERRNO | ENOSYS),
    };
    const sock_fprog filter{static_cast<unsigned short>(std::size(program)), program};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

} // namespace

void TestIoDirectory::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_base = m_folder->path().toStdString();
    QVERIFY(::chmod(m_base.c_str(), 0755) == 0);
    ::umask(022);
}

void TestIoDirectory::cleanup()
{
    m_folder.reset();
}

void TestIoDirectory::makeFile(const std::string &path, const std::string &content) const
{
    const int file = ::open(at(path).c_str(), O_WRONLY | O_CREAT | O_EXCL, 0644);
    QVERIFY(file >= 0);
    QVERIFY(::write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size()));
    ::close(file);
}

EvidenceFsPtr TestIoDirectory::opened() const
{
    const auto fs = openDirectoryFs(m_base);
    return fs ? *fs : nullptr;
}

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

void TestIoDirectory::pathsThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"..", "a/..", "../x", "/etc", "a//b", "a/", "./a", "a/./b", "/"})
        QTest::newRow(path) << QByteArray(path);
    QTest::newRow("zero byte") << QByteArray("a\0b", 3);
}

void TestIoDirectory::pathsThatAreRefused()
{
    QFETCH(QByteArray, path);
    makeFolder("a");
    makeFile("a/b");
    const auto fs = opened();
    QVERIFY(fs->stat(path.toStdString()).error().code == ErrorCode::Malformed);
    QVERIFY(fs->open(path.toStdString()).error().code == ErrorCode::Malformed);
    QVERIFY(walked(*fs, path.toStdString()).status.error().code == ErrorCode::Malformed);
}

void TestIoDirectory::linksAreNotFollowed()
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

void TestIoDirectory::nothingButFilesIsOpened()
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

void TestIoDirectory::devicesAreNotOpened()
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

void TestIoDirectory::unreadableFolderIsTold()
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

void TestIoDirectory::folderThatVanishesIsTold()
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

void TestIoDirectory::swappedFolderIsNeverLeftThrough()
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
