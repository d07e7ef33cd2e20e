// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Lists of arguments put together with + are strings here, not builders of strings.
#undef QT_USE_QSTRINGBUILDER

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <dirent.h>
#include <fcntl.h>
#include <functional>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

// Runs assay-cli as a user does and keeps all it said.
namespace assay::test {

using Ordered = nlohmann::ordered_json;

struct CliResult {
    int code = -1;        // -1: it crashed or did not end in time
    bool crashed = false;
    bool timedOut = false;
    QByteArray out;
    QByteArray err;
    std::int64_t processorMilliseconds = 0; // of all its threads: what else the machine does is not in it

    Ordered json() const { return Ordered::parse(out.begin(), out.end(), nullptr, false); }
    std::string text() const { return out.toStdString(); }
    std::string errorText() const { return err.toStdString(); }
    // For messages of failed checks.
    const char *told() const
    {
        m_told = "exit code " + QByteArray::number(code) + (crashed ? " (crashed)" : "") + (timedOut ? " (did not end)" : "") + '\n' + err.left(4000) + '\n' + out.left(4000);
        return m_told.constData();
    }

private:
    mutable QByteArray m_told;
};

struct CliSettings {
    std::vector<std::pair<QString, QString>> environment;
    std::function<void()> inChild; // between fork and exec
    int timeoutMilliseconds = 500'000; // ends what hangs before ctest does, and says what it was
    QString folder;
};

// Of those that have ended and were waited for.
inline std::int64_t processorMillisecondsOfChildren()
{
    rusage used{};
    ::getrusage(RUSAGE_CHILDREN, &used);
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
}

inline CliResult runProgram(const QString &program, const QStringList &arguments, const CliSettings &settings = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : settings.environment)
        environment.insert(name, value);
    process.setProcessEnvironment(environment);
    if (settings.inChild)
        process.setChildProcessModifier(settings.inChild);
    if (!settings.folder.isEmpty())
        process.setWorkingDirectory(settings.folder);
    const std::int64_t begun = processorMillisecondsOfChildren();
    process.start(program, arguments, QIODevice::ReadOnly);
    CliResult result;
    if (!process.waitForStarted()) {
        result.err = process.errorString().toUtf8();
        return result;
    }
    if (!process.waitForFinished(settings.timeoutMilliseconds)) {
        result.timedOut = true;
        process.kill();
        process.waitForFinished();
    }
    result.processorMilliseconds = processorMillisecondsOfChildren() - begun;
    result.crashed = !result.timedOut && process.exitStatus() != QProcess::NormalExit;
    result.code = result.timedOut || result.crashed ? -1 : process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

inline CliResult runCli(const QStringList &arguments, const CliSettings &settings = {})
{
    return runProgram(QStringLiteral(ASSAY_CLI), arguments, settings);
}

inline QString testData(const char *name)
{
    return QStringLiteral(ASSAY_TEST_DATA "/") + QString::fromUtf8(name);
}

inline QString sampleFile(const char *name)
{
    return QStringLiteral(ASSAY_SAMPLE_DIR "/") + QString::fromUtf8(name);
}

inline std::string readBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

inline bool writeBytes(const QString &path, const std::string &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size());
}

inline std::string stringAt(const Ordered &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Everything stat can say that reading must not change, of all that lies below folder (itself included), one line each.
inline QByteArray stateOf(const QString &folder)
{
    QByteArray state;
    std::vector<QByteArray> pending{QFile::encodeName(folder)};
    while (!pending.empty()) {
        const QByteArray path = pending.back();
        pending.pop_back();
        struct statx status {};
        if (::statx(AT_FDCWD, path.constData(), AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &status) != 0)
            continue;
        const auto number = [](auto value) { return ' ' + QByteArray::number(static_cast<qlonglong>(value)); };
        state += path + number(status.stx_mode) + number(status.stx_uid) + number(status.stx_gid) + number(status.stx_size) + number(status.stx_nlink)
            + number(status.stx_ino) + number(status.stx_blocks);
        // Reading where a symbolic link leads sets its time of access: nothing but a read-only mount keeps the kernel from it.
        if (S_ISLNK(status.stx_mode))
            status.stx_atime = {};
        for (const statx_timestamp &time : {status.stx_atime, status.stx_mtime, status.stx_ctime})
            state += number(time.tv_sec) + '.' + QByteArray::number(time.tv_nsec);
        state += '\n';
        if (!S_ISDIR(status.stx_mode))
            continue;
        // Listing would touch the time of access of the folder: it is opened as the program should open it.
        const int descriptor = ::open(path.constData(), O_RDONLY | O_DIRECTORY | O_NOATIME);
        DIR *directory = descriptor < 0 ? nullptr : ::fdopendir(descriptor);
        while (const dirent *entry = directory ? ::readdir(directory) : nullptr) {
            const QByteArray name = entry->d_name;
            if (name != "." && name != "..")
                pending.push_back(path + '/' + name);
        }
        if (directory)
            ::closedir(directory);
    }
    return state;
}

} // namespace assay::test
