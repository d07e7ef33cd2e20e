// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/evidencefs.h"
#include "io/outputplaces.h"
#include "source/source.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <sched.h>
#include <string>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace assay;

// What is mounted inside of evidence is told, and neither entered nor opened. The mounts are made in a child with namespaces of its own.
class TestIoMounts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void folder();
    void file();
    void fileSystemThatNeverAnswers_data();
    void fileSystemThatNeverAnswers();
    void pathsIntoMounts();
    void evidenceByAnotherMount();
    void evidenceInAnOverlay_data();
    void evidenceInAnOverlay();

private:
    std::string path(const std::string &name = {}) const { return m_folder->path().toStdString() + (name.empty() ? "" : "/" + name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

enum Outcome { Right, NoNamespaces, NoMount, NotRead, Complete, NotTold, NotThere, Entered, Opened, OthersMissing };

static const char *meaning(int outcome)
{
    static constexpr const char *texts[] = {"right",    "no namespaces",    "no mount",        "the folder could not be read", "was called complete",
                                            "not told", "is not in the tree", "was entered", "was opened", "others are missing"};
    return outcome >= 0 && outcome < static_cast<int>(std::size(texts)) ? texts[outcome] : "the child hung or died";
}

static bool writeTo(const char *file, const std::string &text)
{
    const int descriptor = ::open(file, O_WRONLY);
    const bool written = descriptor >= 0 && ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::close(descriptor);
    return written;
}

// Its own root with mounts of its own, whoever runs the test.
static bool enterNamespaces()
{
    const std::string user = "0 " + std::to_string(::getuid()) + " 1\n";
    const std::string group = "0 " + std::to_string(::getgid()) + " 1\n";
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && writeTo("/proc/self/setgroups", "deny") && writeTo("/proc/self/uid_map", user)
        && writeTo("/proc/self/gid_map", group) && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

// Makes the mount and looks in a child that is given 60 seconds.
static int inChild(const std::function<bool()> &mountIt, const std::function<Outcome()> &look)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::alarm(60);
        ::_exit(!enterNamespaces() ? NoNamespaces : !mountIt() ? NoMount : look());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int outcomeWith(const std::string &folder, const std::string &mounted, const char *type, const std::function<bool()> &mountIt)
{
    return inChild(mountIt, [&] {
        Context context;
        const auto source = openSource(folder, Limits(), context);
        const auto loaded = source ? (*source)->load(0, Role::Vendor, {}, context) : Unexpected(source.error());
        if (!loaded)
            return NotRead;
        if (loaded->complete)
            return Complete;
        const bool told = std::any_of(loaded->findings.begin(), loaded->findings.end(), [&](const Finding &finding) {
            return finding.code == "source.mounted-over" && finding.path == mounted && finding.detail.front().second.find(type) != std::string::npos;
        });
        if (!told)
            return NotTold;
        const NodeId node = loaded->tree->find(mounted);
        if (!node || !loaded->tree->entry(node).has(EntryFlag::Unreadable))
            return NotThere;
        if (loaded->tree->children(node).count != 0)
            return Entered;
        if (loaded->tree->digest(node))
            return Opened;
        return loaded->tree->find("etc/inside") && loaded->tree->digest(loaded->tree->find("file")) ? Right : OthersMissing;
    });
}

// As overlay and FUSE mount: nobody ever reads what the kernel asks.
static bool mountSilent(const std::string &where, bool folder)
{
    const int device = ::open("/dev/fuse", O_RDWR);
    const std::string options = "fd=" + std::to_string(device) + ",rootmode=" + (folder ? "40000" : "100000") + ",user_id=0,group_id=0";
    return device >= 0 && ::mount("silent", where.c_str(), "fuse", MS_NOSUID | MS_NODEV, options.c_str()) == 0;
}

void TestIoMounts::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const char *folder : {"etc", "mnt"})
        QVERIFY(::mkdir(path(folder).c_str(), 0755) == 0);
    for (const char *file : {"etc/inside", "mnt/hidden", "file", "other"})
        std::ofstream(path(file)) << file;
}

void TestIoMounts::folder()
{
    const int outcome = outcomeWith(path(), "mnt", "(tmpfs)", [&] {
        if (::mount("t", path("mnt").c_str(), "tmpfs", 0, nullptr) != 0)
            return false;
        std::ofstream(path("mnt/foreign")) << "x";
        return true;
    });
    if (outcome == NoNamespaces || outcome == NoMount)
        QSKIP("nothing may be mounted here");
    QVERIFY2(outcome == Right, meaning(outcome));
}

void TestIoMounts::file()
{
    const int outcome = outcomeWith(path(), "other", "is mounted here", [&] {
        return ::mount(path("file").c_str(), path("other").c_str(), nullptr, MS_BIND, nullptr) == 0;
    });
    if (outcome == NoNamespaces || outcome == NoMount)
        QSKIP("nothing may be mounted here");
    QVERIFY2(outcome == Right, meaning(outcome));
}

void TestIoMounts::fileSystemThatNeverAnswers_data()
{
    QTest::addColumn<bool>("folder");
    QTest::addRow("over a folder") << true;
    QTest::addRow("over a file") << false;
}

void TestIoMounts::fileSystemThatNeverAnswers()
{
    QFETCH(bool, folder);
    const std::string mounted = folder ? "mnt" : "other";
    const int outcome = outcomeWith(path(), mounted, "(fuse)", [&] { return mountSilent(path(mounted), folder); });
    if (outcome == NoNamespaces || outcome == NoMount)
        QSKIP("nothing may be mounted here, or there is no FUSE");
    QVERIFY2(outcome == Right, meaning(outcome));
}

// Docker mounts folders of its data root onto themselves: those are read. What waits for a server is not.
void TestIoMounts::pathsIntoMounts()
{
    const auto refused = [](const auto &result) { return !result && result.error().code == ErrorCode::Unsupported; };
    int outcome = inChild([&] { return ::mount(path("mnt").c_str(), path("mnt").c_str(), nullptr, MS_BIND, nullptr) == 0; }, [&] {
        const auto fs = openDirectoryFs(path());
        if (!fs || (*fs)->readFile("mnt/hidden", 100).value_or("") != "mnt/hidden" || (*fs)->list("mnt").value_or(std::vector<std::string>()).size() != 1)
            return NotRead;
        Context context;
        std::size_t items = 0;
        EvidenceFs::Visitor visitor;
        visitor.item = [&](const EvidenceFs::Item &) {
            ++items;
            return Status();
        };
        return (*fs)->walk("mnt", visitor, Limits(), context) && items == 2 ? Right : NotThere;
    });
    if (outcome == NoNamespaces || outcome == NoMount)
        QSKIP("nothing may be mounted here");
    QVERIFY2(outcome == Right, meaning(outcome));

    outcome = inChild([&] { return mountSilent(path("mnt"), true); }, [&] {
        const auto fs = openDirectoryFs(path());
        if (!fs)
            return NotRead;
        const bool all = refused((*fs)->stat("mnt")) && refused((*fs)->list("mnt")) && refused((*fs)->stat("mnt/a/b")) && refused((*fs)->open("mnt/a"))
            && (*fs)->stat("etc/inside");
        return all ? Right : Entered;
    });
    if (outcome == NoMount)
        QSKIP("there is no FUSE");
    QVERIFY2(outcome == Right, meaning(outcome));
}

// What is written there would change the evidence, whatever its name.
void TestIoMounts::evidenceByAnotherMount()
{
    for (const char *folder : {"evidence", "evidence/deep", "evidence/deep/sub dir", "whole", "part", "beside"})
        QVERIFY(::mkdir(path(folder).c_str(), 0755) == 0);
    const auto bind = [this](const char *from, const char *to) { return ::mount(path(from).c_str(), path(to).c_str(), nullptr, MS_BIND, nullptr) == 0; };
    const int outcome = inChild([&] { return bind("evidence", "whole") && bind("evidence/deep/sub dir", "part") && bind("etc", "beside"); }, [&] {
        for (const char *inside : {"whole", "whole/new", "whole/deep/new/report", "part", "part/new", "part/../whole/x"}) {
            if (!liesInside(path(inside), path("evidence")))
                return Entered;
        }
        for (const char *outside : {"beside/new", "beside", "new", "evidence2", "etc"}) {
            if (liesInside(path(outside), path("evidence")))
                return NotThere;
        }
        // The other way round: what is named is the mount.
        return liesInside(path("evidence/deep/sub dir/new"), path("part")) && !liesInside(path("evidence/deep/new"), path("part")) ? Right : NotTold;
    });
    if (outcome == NoNamespaces || outcome == NoMount)
        QSKIP("nothing may be mounted here");
    QVERIFY2(outcome == Right, meaning(outcome));
}

void TestIoMounts::evidenceInAnOverlay_data()
{
    QTest::addColumn<QByteArray>("upper");
    QTest::addColumn<QByteArray>("lower");
    QTest::addColumn<bool>("relative");
    QTest::addRow("plain") << QByteArray("upper") << QByteArray("lower") << false;
    QTest::addRow("named to be misread") << QByteArray("up per,a=b\\\n#") << QByteArray("lo wer,x:y") << false;
    QTest::addRow("relative") << QByteArray("upper") << QByteArray("lower") << true;
}

// What is written to an overlay goes into its upper folder; what is put into that or a lower one is seen in it.
void TestIoMounts::evidenceInAnOverlay()
{
    QFETCH(const QByteArray, upper);
    QFETCH(const QByteArray, lower);
    QFETCH(const bool, relative);
    const std::string up = "store/" + upper.toStdString();
    const std::string low = "store/" + lower.toStdString();
    for (const std::string &folder : {std::string("store"), up, up + "/sub", low, low + "/sub", std::string("store/work"), std::string("store/lowest"), std::string("store/merged")})
        QVERIFY(::mkdir(path(folder).c_str(), 0755) == 0);
    const auto escaped = [](const std::string &name) {
        std::string text;
        for (const char c : name)
            text += (c == ',' || c == ':' || c == '\\' ? "\\" : "") + std::string(1, c);
        return text;
    };
    const auto option = [&](const std::string &name) { return escaped(relative ? name : path(name)); };
    const auto mountIt = [&] {
        const std::string options = "userxattr,lowerdir=" + option(low) + ":" + option("store/lowest") + ",upperdir=" + option(up) + ",workdir=" + option("store/work");
        return ::chdir(path().c_str()) == 0 && ::mount("overlay", path("store/merged").c_str(), "overlay", 0, options.c_str()) == 0 && ::chdir("/") == 0;
    };
    struct Case {
        std::string output, evidence;
        bool inside;
    };
    const std::vector<Case> cases = {
        {"store/merged/new", up, true},
        {"store/merged", up, true},
        {"store/merged/sub/a/b", up + "/sub", true},
        {"store/merged/new", "store/work", true},
        {"store/merged/new", up + "/sub", false},
        {"store/merged/new", low, false}, // which is not written to
        {"store/merged/new", "etc", false},
        {up + "/new", "store/merged", true},
        {up + "/new", "store/merged/sub", false},
        {low + "/sub/new", "store/merged/sub", true},
        {"store/lowest/new", "store/merged", true},
        {"store/work/new", "store/merged", false},
        {"etc/new", "store/merged", false},
        {"store/new", "store/merged", false},
    };
    for (const Case &one : cases) {
        const int outcome = inChild(mountIt, [&] { return liesInside(path(one.output), path(one.evidence)) == one.inside ? Right : one.inside ? Entered : NotThere; });
        if (outcome == NoNamespaces || outcome == NoMount)
            QSKIP("no overlay may be mounted here");
        QVERIFY2(outcome == Right, (one.output + " in " + one.evidence + ": " + meaning(outcome)).c_str());
    }
}

QTEST_GUILESS_MAIN(TestIoMounts)
#include "tst_io_mounts.moc"
