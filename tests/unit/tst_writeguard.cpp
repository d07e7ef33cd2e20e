// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/writeguard.h"

#include <QtTest>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace assay;

namespace {

constexpr int notOffered = 100; // exit codes of the child; 0 is that all was as wanted
constexpr int notDone = 101;

// What a process gives up is given up for good: each case has one of its own.
int inChild(const std::function<int()> &work)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(work());
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return notDone;
    return WEXITSTATUS(status);
}

int makes(const std::string &path)
{
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return errno;
    close(file);
    return 0;
}

int opens(const std::string &path, int flags)
{
    const int file = open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0)
        return errno;
    close(file);
    return 0;
}

} // namespace

class TestWriteGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void outsideIsRefused();
    void insideIsAllowed();
    void threadsAreHeld();
    void oneThreadAlone();
    void whoReadEvidence();
    void costOfAThread();
    void aFileAlone();
    void nothingAtAll();

private:
    std::string in(const char *name) const { return m_folder->path().toStdString() + '/' + name; }
    std::unique_ptr<QTemporaryDir> m_folder;
};

#define CHECK_CHILD(...) \
    do { \
        const int code = inChild(__VA_ARGS__); \
        if (code == notOffered) \
            QSKIP("this kernel has no Landlock"); \
        QCOMPARE(code, 0); \
    } while (false)

void TestWriteGuard::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    for (const char *name : {"evidence", "out"})
        QCOMPARE(mkdir(in(name).c_str(), 0700), 0);
    QCOMPARE(makes(in("evidence/file")), 0);
    QCOMPARE(makes(in("device-like")), 0);
}

void TestWriteGuard::outsideIsRefused()
{
    CHECK_CHILD([this] {
        if (!allowWritingOnlyBeneath({in("out")}))
            return notOffered;
        if (threadMayWrite())
            return 1;
        if (makes(in("evidence/new")) != EACCES)
            return 2;
        if (opens(in("evidence/file"), O_WRONLY) != EACCES || opens(in("evidence/file"), O_RDWR) != EACCES)
            return 3;
        if (rename(in("evidence/file").c_str(), in("evidence/other").c_str()) == 0 || unlink(in("evidence/file").c_str()) == 0)
            return 4;
        if (mkdir(in("evidence/folder").c_str(), 0700) == 0 || symlink("x", in("evidence/link").c_str()) == 0)
            return 5;
        if (rename(in("evidence/file").c_str(), in("out/file").c_str()) == 0)
            return 6;
        return opens(in("evidence/file"), O_RDONLY) == 0 ? 0 : 7; // and read it may be
    });
    QVERIFY(QFile::exists(QString::fromStdString(in("evidence/file"))));
    QVERIFY(threadMayWrite()); // of this process
}

void TestWriteGuard::insideIsAllowed()
{
    CHECK_CHILD([this] {
        if (!allowWritingOnlyBeneath({in("out"), in("not there")}))
            return notOffered;
        if (makes(in("out/new")) != 0 || opens(in("out/new"), O_RDWR | O_TRUNC) != 0)
            return 1;
        if (mkdir(in("out/folder").c_str(), 0700) != 0 || rename(in("out/new").c_str(), in("out/folder/file").c_str()) != 0)
            return 2;
        if (unlink(in("out/folder/file").c_str()) != 0 || rmdir(in("out/folder").c_str()) != 0)
            return 3;
        return opens("/dev/null", O_WRONLY) == 0 ? 0 : 4;
    });
}

void TestWriteGuard::threadsAreHeld()
{
    CHECK_CHILD([this] {
        if (!allowWritingOnlyBeneath({in("out")}))
            return notOffered;
        int result = 0;
        bool held = false;
        std::thread([&] {
            held = !threadMayWrite(); // nobody has told this one; it asks
            result = makes(in("evidence/new"));
        }).join();
        return held && result == EACCES ? 0 : 1;
    });
}

void TestWriteGuard::oneThreadAlone()
{
    CHECK_CHILD([this] {
        int refused = 0;
        bool held = false;
        std::thread([&] {
            held = allowWritingOnlyBeneath({in("out")});
            refused = makes(in("evidence/new"));
        }).join();
        if (!held)
            return notOffered;
        return refused == EACCES && threadMayWrite() && makes(in("evidence/mine")) == 0 ? 0 : 1;
    });
}

void TestWriteGuard::whoReadEvidence()
{
    CHECK_CHILD([this] {
        bool held = false;
        std::thread([&] {
            held = allowWritingOnlyBeneath({in("out")});
            evidenceIsRead();
            std::thread(evidenceIsRead).join();
        }).join();
        if (!held)
            return notOffered;
        if (evidenceWasReadByWriters())
            return 1;
        evidenceIsRead();
        return evidenceWasReadByWriters() ? 0 : 2;
    });
}

// Threads of a pool live for many jobs; that of a report for one.
void TestWriteGuard::costOfAThread()
{
    CHECK_CHILD([this] {
        constexpr int threads = 200;
        const auto begun = std::chrono::steady_clock::now();
        bool held = true;
        for (int i = 0; i < threads; ++i)
            std::thread([&] { held &= allowWritingOnlyBeneath({in("out"), "/tmp"}); }).join();
        const auto each = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun) / threads;
        std::printf("a thread that is held costs %lld us\n", static_cast<long long>(each.count()));
        std::fflush(stdout);
        if (!held)
            return notOffered;
        return each < std::chrono::milliseconds(20) ? 0 : 1;
    });
}

void TestWriteGuard::aFileAlone()
{
    CHECK_CHILD([this] {
        if (!allowWritingOnlyBeneath({in("device-like")}))
            return notOffered;
        if (opens(in("device-like"), O_WRONLY) != 0)
            return 1;
        return makes(in("beside")) == EACCES ? 0 : 2;
    });
}

void TestWriteGuard::nothingAtAll()
{
    CHECK_CHILD([this] {
        if (!allowWritingOnlyBeneath({}))
            return notOffered;
        return makes(in("out/new")) == EACCES && makes(in("new")) == EACCES ? 0 : 1;
    });
}

QTEST_APPLESS_MAIN(TestWriteGuard)
#include "tst_writeguard.moc"
