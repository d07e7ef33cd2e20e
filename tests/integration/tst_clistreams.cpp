// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"

#include "cases/file/casefile.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// How assay-cli is started and stopped: with streams closed or nobody behind them, with signals, with a limit on the size of files.
class TestCliStreams : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void closedStreamsWriteIntoNoCase_data();
    void closedStreamsWriteIntoNoCase();
    void closedStreamsWriteIntoNoReport_data();
    void closedStreamsWriteIntoNoReport();
    void fullStandardOutput();
    void nobodyReadsTheSummary();
    void nobodyReadsTheProgress();
    void limitOnFiles_data();
    void limitOnFiles();
    void interrupted_data();
    void interrupted();
    void signalsThatAreSetAside_data();
    void signalsThatAreSetAside();

private:
    QString place(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QStringList names() const { return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name); }
    static QStringList compare(const QStringList &more)
    {
        return QStringList{u"compare"_s, u"--vendor"_s, sampleFile("rootfs.tar.xz"), u"--saved"_s, sampleFile("app.tar.xz")} + more;
    }
    // Starts it, waits until it says that it is on its way, and sends it a signal.
    void stop(const QStringList &arguments, int signal, const std::function<void()> &inChild, CliResult &result) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliStreams::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

static void streamRows()
{
    QTest::addColumn<int>("mask");
    for (const int mask : {1, 2, 4, 6, 7})
        QTest::addRow("closed:%s%s%s", mask & 1 ? " input" : "", mask & 2 ? " output" : "", mask & 4 ? " error" : "") << mask;
}

static std::function<void()> closing(int mask)
{
    return [mask] {
        for (int stream = 0; stream < 3; ++stream) {
            if ((mask & (1 << stream)) != 0)
                ::close(stream);
        }
    };
}

void TestCliStreams::closedStreamsWriteIntoNoCase_data()
{
    streamRows();
}

void TestCliStreams::closedStreamsWriteIntoNoCase()
{
    QFETCH(int, mask);
    const QString file = place("shop.assay");
    QVERIFY(CaseFile::create(file.toStdString(), {"2026-17", "Shop", "", ""}).has_value());
    CliSettings settings;
    settings.inChild = closing(mask);
    const CliResult added = runCli({u"case"_s, file, u"--custody"_s, u"a bag"_s}, settings);
    QCOMPARE(added.code, (mask & 2) != 0 ? 2 : 0); // what it should have told is told nowhere
    const CliResult shown = runCli({u"case"_s, file});
    QVERIFY2(shown.code == 0 && shown.out.contains("2 entries"), shown.told());
    const CliResult refused = runCli({u"case"_s, place("none.assay")}, settings);
    QCOMPARE(refused.code, 2);
}

void TestCliStreams::closedStreamsWriteIntoNoReport_data()
{
    streamRows();
}

void TestCliStreams::closedStreamsWriteIntoNoReport()
{
    QFETCH(int, mask);
    const QString json = place("evidence.json");
    const QStringList arguments = compare({u"--hash-once"_s, u"--progress"_s, u"json"_s, u"--json"_s, json});
    CliSettings settings;
    settings.environment = {{u"SOURCE_DATE_EPOCH"_s, u"1767225600"_s}};
    QCOMPARE(runCli(arguments, settings).code, 1);
    const std::string whole = readBytes(json);
    QVERIFY(QFile::remove(json) && !whole.empty());
    settings.inChild = closing(mask);
    QCOMPARE(runCli(arguments, settings).code, (mask & 2) != 0 ? 2 : 1);
    QVERIFY(readBytes(json) == whole);
    QCOMPARE(names(), QStringList{u"evidence.json"_s});
}

void TestCliStreams::fullStandardOutput()
{
    QFile full(u"/dev/full"_s);
    if (!full.exists())
        QSKIP("no /dev/full here");
    CliSettings settings;
    settings.inChild = [] {
        const int device = ::open("/dev/full", O_WRONLY);
        ::dup2(device, STDOUT_FILENO);
        ::close(device);
    };
    QVERIFY(CaseFile::create(place("shop.assay").toStdString(), {"2026-17", "Shop", "", ""}).has_value());
    const QString sample = sampleFile("app.tar.xz");
    for (const QStringList &arguments : {QStringList{u"--help"_s}, QStringList{u"--version"_s}, QStringList{u"help"_s, u"trust"_s}, QStringList{u"list"_s, sample}, QStringList{u"list"_s, sample, u"--json"_s, u"-"_s},
                                         QStringList{u"tree"_s, sample}, QStringList{u"tree"_s, sample, u"--format"_s, u"json"_s}, compare({u"--hash-once"_s}), compare({u"--json"_s, u"-"_s}),
                                         compare({u"--html"_s, u"-"_s, u"--hash-once"_s}), compare({u"--pdf"_s, u"-"_s, u"--hash-once"_s}), QStringList{u"verify"_s, u"--live"_s, sampleFile("data-root.tar.xz")},
                                         QStringList{u"case"_s, place("shop.assay")}, QStringList{u"case"_s, place("shop.assay"), u"--journal"_s}, QStringList{u"trust"_s, sample},
                                         QStringList{u"trust"_s, sample, u"--json"_s, u"-"_s}, QStringList{u"self-test"_s}, QStringList{u"self-test"_s, u"--html"_s, u"-"_s}}) {
        const CliResult result = runCli(arguments, settings);
        QVERIFY2(result.code == 2 && result.err.contains("No space left on device"), qPrintable(arguments.join(u' ') + u'\n' + QString::fromUtf8(result.told())));
    }
}

static std::function<void()> withoutReader(int stream)
{
    return [stream] {
        int ends[2];
        if (::pipe(ends) != 0)
            return;
        ::close(ends[0]);
        ::dup2(ends[1], stream);
        ::close(ends[1]);
        std::signal(SIGPIPE, SIG_DFL);
    };
}

// "| head": what was to be made is there all the same.
void TestCliStreams::nobodyReadsTheSummary()
{
    CliSettings settings;
    settings.inChild = withoutReader(STDOUT_FILENO);
    const CliResult result = runCli(compare({u"--hash-once"_s, u"--json"_s, place("evidence.json"), u"--bundle"_s, place("report"), u"--case"_s, place("shop.assay")}), settings);
    QVERIFY2(result.crashed || result.code == 2, result.told());
    QCOMPARE(names(), (QStringList{u"evidence.json"_s, u"report"_s, u"shop.assay"_s}));
    QCOMPARE(runCli({u"check"_s, place("report")}).code, 0);
    const CliResult journal = runCli({u"case"_s, place("shop.assay"), u"--journal"_s});
    QVERIFY2(journal.code == 0 && journal.out.contains("\"kind\":\"exported\""), journal.told());
}

void TestCliStreams::nobodyReadsTheProgress()
{
    CliSettings settings;
    settings.inChild = withoutReader(STDERR_FILENO);
    const CliResult result = runCli(compare({u"--hash-once"_s, u"--progress"_s, u"json"_s, u"--bundle"_s, place("report")}), settings);
    QVERIFY2(result.code == 1, result.told());
    QCOMPARE(names(), QStringList{u"report"_s});
    QCOMPARE(runCli({u"check"_s, place("report")}).code, 0);
}

void TestCliStreams::limitOnFiles_data()
{
    QTest::addColumn<QString>("option");
    for (const char *option : {"--json", "--html", "--pdf", "--bundle", "--case"})
        QTest::newRow(option) << QString::fromUtf8(option);
    QTest::newRow("zip") << u"--bundle"_s;
}

void TestCliStreams::limitOnFiles()
{
    QFETCH(QString, option);
    const QString file = place(QTest::currentDataTag() == QByteArray("zip") ? "report.zip" : "report");
    CliSettings settings;
    settings.inChild = [] {
        const rlimit small{8 * 1024, 8 * 1024};
        ::setrlimit(RLIMIT_FSIZE, &small);
    };
    QVERIFY(QDir().mkdir(place("tmp")));
    settings.environment = {{u"TMPDIR"_s, place("tmp")}, {u"XDG_RUNTIME_DIR"_s, m_folder->path()}};
    const CliResult result = runCli(compare({u"--hash-once"_s, option, file}), settings);
    QVERIFY2(result.code == 2 && !result.crashed, result.told());
    QVERIFY2(result.err.contains("too large") || result.err.contains("full") || result.err.contains("failed"), result.told());
    QCOMPARE(names(), QStringList{u"tmp"_s});
    QVERIFY(QDir(place("tmp")).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot));
}

void TestCliStreams::stop(const QStringList &arguments, int signal, const std::function<void()> &inChild, CliResult &result) const
{
    QProcess process;
    if (inChild)
        process.setChildProcessModifier(inChild);
    process.start(QStringLiteral(ASSAY_CLI), arguments, QIODevice::ReadOnly);
    QVERIFY(process.waitForStarted());
    process.setReadChannel(QProcess::StandardError);
    QVERIFY(process.waitForReadyRead(60'000));
    const qint64 id = process.processId();
    QVERIFY(id > 0 && ::kill(static_cast<pid_t>(id), signal) == 0);
    QVERIFY(process.waitForFinished(120'000));
    result.crashed = process.exitStatus() != QProcess::NormalExit;
    result.code = process.exitCode();
    result.err = process.readAllStandardError();
    result.out = process.readAllStandardOutput();
}

void TestCliStreams::interrupted_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

// A terminal that is closed is an interruption too.
void TestCliStreams::interrupted()
{
    QFETCH(int, signal);
    CliResult result;
    // What takes longest comes last: it is on its way when the first line of progress comes.
    stop(compare({u"--progress"_s, u"json"_s, u"--html"_s, place("report.html"), u"--pdf"_s, place("report.pdf"), u"--bundle"_s, place("report"), u"--case"_s, place("shop.assay")}), signal, [] { ::nice(10); },
         result);
    QVERIFY2(!result.crashed, result.told());
    QVERIFY2(result.code == 2 && result.err.contains("cancelled"), result.told());
    QVERIFY2(!QFile::exists(place("report")) && !QFile::exists(place("shop.assay")), qPrintable(names().join(u' ')));
    for (const QString &name : names())
        QVERIFY2(!name.startsWith(u'.'), qPrintable(name));
}

void TestCliStreams::signalsThatAreSetAside_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("nohup") << SIGHUP;
    QTest::newRow("a shell's &") << SIGINT;
}

void TestCliStreams::signalsThatAreSetAside()
{
    QFETCH(int, signal);
    CliResult result;
    stop(compare({u"--hash-once"_s, u"--progress"_s, u"json"_s, u"--bundle"_s, place("report")}), signal, [signal] { std::signal(signal, SIG_IGN); }, result);
    QVERIFY2(result.code == 1 && !result.crashed, result.told());
    QCOMPARE(names(), QStringList{u"report"_s});
}

QTEST_GUILESS_MAIN(TestCliStreams)
#include "tst_clistreams.moc"
