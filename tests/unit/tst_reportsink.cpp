// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/sink.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

using namespace assay;

class TestReportSink : public QObject {
    Q_OBJECT

    static std::string pathIn(const QTemporaryDir &folder, const char *name) { return folder.path().toStdString() + '/' + name; }

    static QByteArray content(const std::string &path)
    {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
    }

    static Status writeText(const std::string &path, std::string_view text)
    {
        return writeFileAtomically(path, [text](const Sink &sink) { return sink(text); });
    }

    static qsizetype filesIn(const QTemporaryDir &folder)
    {
        return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot).size();
    }

private Q_SLOTS:
    void newFile()
    {
        const QTemporaryDir folder;
        const std::string path = pathIn(folder, "report.json");
        const mode_t mask = umask(022);
        QVERIFY(writeText(path, "one"));
        umask(mask);
        QCOMPARE(content(path), QByteArray("one"));
        struct stat info = {};
        QCOMPARE(stat(path.c_str(), &info), 0);
        QCOMPARE(info.st_mode & 0777, mode_t(0644));
        QCOMPARE(filesIn(folder), 1);
    }

    void failureKeepsTheOldFile()
    {
        const QTemporaryDir folder;
        const std::string path = pathIn(folder, "report.json");
        QVERIFY(writeText(path, "old"));
        const Status status = writeFileAtomically(path, [](const Sink &sink) -> Status {
            if (Status written = sink("half of the new"); !written)
                return written;
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        });
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Cancelled);
        QCOMPARE(content(path), QByteArray("old"));
        QCOMPARE(filesIn(folder), 1);
    }

    void linkIsFollowed()
    {
        const QTemporaryDir folder;
        const std::string path = pathIn(folder, "real");
        const std::string link = pathIn(folder, "link");
        QVERIFY(writeText(path, "old"));
        QCOMPARE(symlink("real", link.c_str()), 0);
        QVERIFY(writeText(link, "new"));
        QCOMPARE(content(path), QByteArray("new"));
        struct stat info = {};
        QCOMPARE(lstat(link.c_str(), &info), 0);
        QVERIFY(S_ISLNK(info.st_mode));
    }

    // Renaming over it would replace the device by a file.
    void deviceIsWrittenTo()
    {
        QVERIFY(writeText("/dev/null", "gone"));
        struct stat info = {};
        QCOMPARE(stat("/dev/null", &info), 0);
        QVERIFY(S_ISCHR(info.st_mode));
    }

    void pipeIsWrittenTo()
    {
        const QTemporaryDir folder;
        const std::string path = pathIn(folder, "pipe");
        QCOMPARE(mkfifo(path.c_str(), 0600), 0);
        const int reader = open(path.c_str(), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader >= 0);
        QVERIFY(writeText(path, "through"));
        char buffer[16] = {};
        QCOMPARE(read(reader, buffer, sizeof buffer), ssize_t(7));
        close(reader);
        QCOMPARE(std::string(buffer), std::string("through"));
    }

    void errorsNameTheFile()
    {
        const QTemporaryDir folder;
        const std::string inside = pathIn(folder, "missing/report.json");
        const Status missing = writeText(inside, "x");
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QCOMPARE(missing.error().file, inside);
        QVERIFY(!writeText(folder.path().toStdString(), "x"));
        QVERIFY(!writeText("", "x"));
    }

    void fullDisk()
    {
        if (access("/dev/full", W_OK) != 0)
            QSKIP("no /dev/full here");
        const Status status = writeText("/dev/full", "x");
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Io);
    }
};

QTEST_GUILESS_MAIN(TestReportSink)
#include "tst_reportsink.moc"
