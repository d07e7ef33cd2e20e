// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/evidencefs.h"

#include <QTemporaryDir>
#include <QTest>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <map>
#include <memory>
#include <string>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

// Folders of odd things, and what walking them gives.
namespace assay::test {

struct Walk {
    std::vector<std::string> lines; // "kind mode size path -> target"
    std::vector<std::string> paths;
    std::map<std::string, Error> unreadable;
    std::map<std::string, FileStat> stats;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> attributes;
    Status status;
};

inline Walk walked(const EvidenceFs &fs, std::string_view path = {}, const Limits &limits = {})
{
    static const char kinds[] = "fdlcbps";
    Walk walk;
    Context context;
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &item) {
        char mode[16];
        std::snprintf(mode, sizeof mode, "%04o", item.stat.mode);
        const std::string name(item.path);
        walk.lines.push_back(kinds[static_cast<int>(item.stat.kind)] + std::string(" ") + mode + ' ' + std::to_string(item.stat.size) + ' ' + name
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

inline QByteArray joined(const std::vector<std::string> &lines)
{
    QByteArray out;
    for (const std::string &line : lines)
        out += QByteArray::fromStdString(line) + '\n';
    return out;
}

inline bool isRoot()
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
inline bool forgetNewCalls()
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

// Makes a folder for each test, by system calls with byte strings: Qt would change or refuse many of these names.
class DirectoryTest : public QObject {
protected:
    void makeBase()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_base = m_folder->path().toStdString();
        QVERIFY(::chmod(m_base.c_str(), 0755) == 0);
        ::umask(022);
    }

    void removeBase() { m_folder.reset(); }

    std::string at(const std::string &path) const { return m_base + '/' + path; }
    void makeFolder(const std::string &path) const { QVERIFY(::mkdir(at(path).c_str(), 0755) == 0); }

    void makeFile(const std::string &path, const std::string &content = {}) const
    {
        const int file = ::open(at(path).c_str(), O_WRONLY | O_CREAT | O_EXCL, 0644);
        QVERIFY(file >= 0);
        QVERIFY(::write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size()));
        ::close(file);
    }

    EvidenceFsPtr opened() const
    {
        const auto fs = openDirectoryFs(m_base);
        return fs ? *fs : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_base;
};

} // namespace assay::test
