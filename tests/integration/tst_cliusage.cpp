// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clievidence.h"
#include "clirun.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace assay::test;

// What assay-cli does with its command line, its outputs and its progress, right or wrong.
class TestCliUsage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outputs();
    void refusesToWriteInsideEvidence();
    void progress();
    void progressNeverPassesItsEnd();
    void helpAndVersion();
    void wrongUsage_data();
    void wrongUsage();
};

void TestCliUsage::outputs()
{
    QTemporaryDir folder;
    const QStringList compare{QStringLiteral("compare"), QStringLiteral("--saved"), testData("saved/rich-docker20.tar.gz"), QStringLiteral("--live"), testData("live/docker20-tampered.tar.gz"), QStringLiteral("--image"), QStringLiteral("demo/rich:1")};
    const QString json = folder.filePath(QStringLiteral("evidence.json"));
    const QString html = folder.filePath(QStringLiteral("report.html"));
    const CliResult files = runCli(compare + QStringList{QStringLiteral("--json"), json, QStringLiteral("--html"), html}, fixedTime());
    QVERIFY2(files.code == 1, files.told());
    QVERIFY2(files.out.contains("findings") && files.out.contains("srv/app/backdoor"), files.told());
    const CliResult jsonOut = runCli(compare + QStringList{QStringLiteral("--json"), QStringLiteral("-")}, fixedTime());
    QVERIFY(jsonOut.text() == readBytes(json));
    const CliResult htmlOut = runCli(compare + QStringList{QStringLiteral("--html"), QStringLiteral("-")}, fixedTime());
    QVERIFY(htmlOut.text() == readBytes(html));
    QVERIFY(htmlOut.out.startsWith("<!DOCTYPE html>") || htmlOut.out.startsWith("<!doctype html>"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 2);
    const CliResult quiet = runCli(compare + QStringList{QStringLiteral("--quiet")});
    QVERIFY2(quiet.code == 1 && quiet.out.isEmpty() && quiet.err.isEmpty(), quiet.told());

    const CliResult noFolder = runCli(compare + QStringList{QStringLiteral("--json"), folder.filePath(QStringLiteral("none/evidence.json"))});
    QVERIFY2(noFolder.code == 2 && noFolder.err.contains("none/evidence.json"), noFolder.told());
    const CliResult full = runCli(compare + QStringList{QStringLiteral("--json"), QStringLiteral("/dev/full")});
    QVERIFY2(full.code == 2 && full.err.contains("No space left"), full.told());
    // Standard output that cannot take it is an error too.
    for (const QStringList &arguments : {compare, compare + QStringList{QStringLiteral("--json"), QStringLiteral("-")}, QStringList{QStringLiteral("list"), testData("live/docker20.tar.gz")},
                                         QStringList{QStringLiteral("tree"), testData("vendor/rootfs.tar")}, QStringList{QStringLiteral("--version")}, QStringList{QStringLiteral("--help")}}) {
        CliSettings settings;
        settings.inChild = [] {
            ::dup2(::open("/dev/full", O_WRONLY), STDOUT_FILENO);
        };
        const CliResult result = runCli(arguments, settings);
        QVERIFY2(result.code == 2, qPrintable(arguments.join(QLatin1Char(' ')) + QString::fromUtf8(result.told())));
    }
}

void TestCliUsage::refusesToWriteInsideEvidence()
{
    QTemporaryDir folder;
    const QString evidence = folder.filePath(QStringLiteral("layout"));
    QVERIFY(QDir().mkpath(evidence + QStringLiteral("/blobs/sha256")));
    const QString original = testData("saved/skopeo-oci-zstd");
    for (const char *file : {"index.json", "oci-layout"})
        QVERIFY(QFile::copy(original + QLatin1Char('/') + QString::fromUtf8(file), evidence + QLatin1Char('/') + QString::fromUtf8(file)));
    for (const QString &blob : QDir(original + QStringLiteral("/blobs/sha256")).entryList(QDir::Files))
        QVERIFY(QFile::copy(original + QStringLiteral("/blobs/sha256/") + blob, evidence + QStringLiteral("/blobs/sha256/") + blob));
    const QString archive = folder.filePath(QStringLiteral("rootfs.tar"));
    QVERIFY(QFile::copy(testData("vendor/rootfs.tar"), archive));
    QVERIFY(QFile::link(evidence, folder.filePath(QStringLiteral("way-in"))));
    QVERIFY(QFile::link(evidence + QStringLiteral("/index.json"), folder.filePath(QStringLiteral("file-link"))));
    QVERIFY(QFile::link(archive, folder.filePath(QStringLiteral("archive-link"))));
    const QByteArray before = stateOf(evidence);

    for (const QString &place : QStringList{evidence + QStringLiteral("/out"), evidence + QStringLiteral("/blobs/../blobs/sha256/out"), folder.filePath(QStringLiteral("way-in/blobs/out")), folder.filePath(QStringLiteral("file-link")),
                                 evidence + QStringLiteral("/index.json"), archive, folder.filePath(QStringLiteral("archive-link"))}) {
        for (const char *option : {"--json", "--html", "--pdf"}) {
            const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), archive, QStringLiteral("--saved"), evidence, QString::fromUtf8(option), place});
            QVERIFY2(result.code == 2 && result.err.contains("inside the evidence"), qPrintable(place + QString::fromUtf8(result.told())));
        }
        const bool ofLayout = !place.contains(QLatin1String("archive")) && place != archive;
        const CliResult list = runCli({QStringLiteral("list"), ofLayout ? evidence : archive, QStringLiteral("--json"), place});
        QVERIFY2(list.code == 2 && list.err.contains("inside the evidence"), qPrintable(place + QString::fromUtf8(list.told())));
    }
    // A temporary folder inside the evidence would be written to as well.
    CliSettings settings;
    settings.environment = {{QStringLiteral("TMPDIR"), evidence}};
    const CliResult temporary = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), archive, QStringLiteral("--saved"), evidence}, settings);
    QVERIFY2(temporary.code == 2 && temporary.err.contains("TMPDIR"), temporary.told());
    QVERIFY(stateOf(evidence) == before);
    QVERIFY(readBytes(archive) == readBytes(testData("vendor/rootfs.tar")));

    // Beside it is no harm.
    const CliResult beside = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), archive, QStringLiteral("--saved"), evidence, QStringLiteral("--json"), folder.filePath(QStringLiteral("layout.json"))});
    QVERIFY2(beside.code == 1, beside.told());
}

void TestCliUsage::progress()
{
    const QStringList compare{QStringLiteral("compare"), QStringLiteral("--vendor"), sampleFile("rootfs.tar.xz"), QStringLiteral("--saved"), sampleFile("app.tar.xz"), QStringLiteral("--live"),
                              sampleFile("data-root.tar.xz"), QStringLiteral("--image"), QStringLiteral("demo/shop:1.0"), QStringLiteral("--json"), QStringLiteral("-")};
    const CliResult silent = runCli(compare, fixedTime());
    QVERIFY2(silent.code == 1 && silent.err.isEmpty(), silent.told());
    const CliResult json = runCli(compare + QStringList{QStringLiteral("--progress"), QStringLiteral("json")}, fixedTime());
    QVERIFY2(json.code == 1, json.told());
    QVERIFY(json.out == silent.out);
    QVERIFY2(!json.err.isEmpty(), "a short run tells at least where it ended");
    double seconds = 0;
    for (const QByteArray &line : json.err.trimmed().split('\n')) {
        const Ordered object = Ordered::parse(line.begin(), line.end(), nullptr, false);
        QVERIFY2(object.is_object(), line.constData());
        QCOMPARE(keysOf(object), QString::fromUtf8("phase bytesDone bytesTotal entries seconds").split(QLatin1Char(' ')));
        QVERIFY(object["seconds"].get<double>() >= seconds);
        seconds = object["seconds"];
    }
    const CliResult none = runCli(compare + QStringList{QStringLiteral("--progress"), QStringLiteral("none")}, fixedTime());
    QVERIFY(none.out == silent.out && none.err.isEmpty());
}

// Whatever is read a second time for what is written.
void TestCliUsage::progressNeverPassesItsEnd()
{
    const QTemporaryDir folder;
    const QStringList sources{QStringLiteral("--vendor"), sampleFile("rootfs.tar.xz"), QStringLiteral("--saved"), sampleFile("app.tar.xz"), QStringLiteral("--live"), sampleFile("data-root.tar.xz"),
                              QStringLiteral("--image"), QStringLiteral("demo/shop:1.0")};
    const QString notes = folder.filePath(QStringLiteral("notes.json"));
    QVERIFY(writeBytes(notes, R"({"schema":"assay-notes/1","tags":[{"id":1,"name":"t","colour":0,"hotkey":1,"by":"ann","at":1}],"paths":[)"
                              R"({"path":"etc/passwd","tags":[{"tag":1,"by":"ann","at":1}]}],"bookmarks":[]})"));
    const QStringList told{QStringLiteral("--quiet"), QStringLiteral("--progress"), QStringLiteral("json")};
    const QString bundle = folder.filePath(QStringLiteral("bundle"));
    const QStringList commands[] = {
        QStringList{QStringLiteral("compare")} + sources + QStringList{QStringLiteral("--notes"), notes, QStringLiteral("--bundle"), bundle},
        QStringList{QStringLiteral("compare")} + sources + QStringList{QStringLiteral("--bundle"), folder.filePath(QStringLiteral("bundle.zip")), QStringLiteral("--case"), folder.filePath(QStringLiteral("c.assay"))},
        {QStringLiteral("verify"), QStringLiteral("--live"), testData("live/docker20-tampered.tar.gz"), QStringLiteral("--html"), folder.filePath(QStringLiteral("v.html"))},
    };
    for (const QStringList &command : commands) {
        const CliResult result = runCli(command + told);
        QVERIFY2(result.code == 0 || result.code == 1, result.told());
        std::uint64_t done = 0;
        std::uint64_t total = 0;
        int lines = 0;
        for (const QByteArray &line : result.err.trimmed().split('\n')) {
            const Ordered object = Ordered::parse(line.begin(), line.end(), nullptr, false);
            if (!object.is_object() || !object.contains("bytesDone"))
                continue;
            ++lines;
            const auto now = object["bytesDone"].get<std::uint64_t>();
            const auto end = object["bytesTotal"].get<std::uint64_t>();
            QVERIFY2(now >= done && end >= total && (end == 0 || now <= end), line.constData());
            done = now;
            total = end;
        }
        QVERIFY2(lines > 0, result.told());
    }
}

void TestCliUsage::helpAndVersion()
{
    for (const QStringList &arguments : {QStringList{QStringLiteral("--help")}, QStringList{QStringLiteral("-h")}, QStringList{QStringLiteral("help")}}) {
        const CliResult help = runCli(arguments);
        QVERIFY2(help.code == 0 && help.err.isEmpty(), help.told());
        for (const char *word : {"compare", "list", "tree", "Exit codes"})
            QVERIFY2(help.out.contains(word), word);
    }
    for (const char *command : {"compare", "list", "tree", "case", "check", "sign", "timestamp", "prove"}) {
        const CliResult help = runCli({QString::fromUtf8(command), QStringLiteral("--help")});
        QVERIFY2(help.code == 0 && help.err.isEmpty() && help.out.startsWith(QByteArray(QByteArray("Usage: assay-cli ") + command)), help.told());
        QVERIFY(runCli({QStringLiteral("help"), QString::fromUtf8(command)}).out == help.out);
        // Every option that help names is known, and the manual page has it too.
        const std::string manual = readBytes(QStringLiteral(ASSAY_SAMPLE_DIR "/../../installer/man/assay-cli.1"));
        for (const QByteArray &line : help.out.split('\n')) {
            if (!line.startsWith("  --"))
                continue;
            const QByteArray option = line.trimmed().split(' ').first();
            const CliResult used = runCli({QString::fromUtf8(command), QString::fromUtf8(option)});
            QVERIFY2(used.code == 2 && !used.err.contains("is no option"), qPrintable(QString::fromUtf8(option + used.told())));
            QVERIFY2(manual.find("Fl -" + option.mid(2).toStdString()) != std::string::npos, option.constData());
        }
    }
    const CliResult version = runCli({QStringLiteral("--version")});
    QVERIFY2(version.code == 0 && version.err.isEmpty(), version.told());
    for (const char *word : {"assay-cli ", "libarchive ", "openssl ", "qt "})
        QVERIFY2(version.out.contains(word), word);
}

void TestCliUsage::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *arguments, const char *said) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts) << QString::fromUtf8(said);
    };
    row("", "a command is wanted");
    row("frobnicate", "\"frobnicate\" is no command");
    row("compare", "two or three of");
    row("compare --saved x", "two or three of");
    row("compare --saved x --saved y", "twice");
    row("compare x y", "has no role");
    row("compare --bogus", "\"--bogus\" is no option");
    row("compare -x", "\"-x\" is no option");
    // The beginning of a name is no name: what it were taken for might be something else.
    row("compare --save x --live y", "\"--save\" is no option of compare; there is \"--saved\"");
    row("compare --saved x --live y --report=r.html", "\"--report\" is no option of compare; there is \"--report-number\"");
    row("compare --saved x --live y --qui", "\"--qui\" is no option of compare; there is \"--quiet\"");
    row("compare --saved x --live y --v z", "\"--v\" is no option of compare; there is \"--vendor\"");
    row("verify --live x --case y.assay", "\"--case\" is no option of verify; there is \"--case-number\"");
    row("compare --saved", "\"--saved\" wants a value");
    row("compare --saved x --live y --json - --html -", "standard output");
    row("compare --saved x --live y --page-size a3", "a4 or letter");
    row("compare --saved x --live y --progress loud", "json or none");
    row("list", "one PATH");
    row("list a b", "one PATH");
    row("tree", "one PATH");
    row("tree x --format xml", "text, bodyfile, mtree or json");
    row("tree x --layer -1", "wants a number");
    row("tree x --layer 99999999999", "wants a number");
    row("tree x --layer 1x", "wants a number");
    row("help frobnicate", "no command");
    // Variables that a script has not set.
    const auto unset = [](const QStringList &arguments, const char *said) { QTest::newRow(qPrintable(arguments.join(QLatin1Char('_')))) << arguments << QString::fromUtf8(said); };
    const QStringList compare{QStringLiteral("compare"), QStringLiteral("--saved"), QStringLiteral("x"), QStringLiteral("--live"), QStringLiteral("y")};
    for (const char *option : {"--json", "--html", "--bundle", "--case", "--image", "--redact", "--withhold", "--known-bad", "--trust", "--sign-key", "--notes"})
        unset(compare + QStringList{QString::fromUtf8(option), QString()}, option);
    unset(compare + QStringList{QStringLiteral("--json=")}, "\"--json\" is empty");
    unset({QStringLiteral("verify"), QStringLiteral("--live"), QString()}, "\"--live\" is empty");
    for (const char *command : {"list", "tree", "case", "check", "trust", "timestamp"})
        unset({QString::fromUtf8(command), QString()}, "a path is empty");
}

void TestCliUsage::wrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const CliResult result = runCli(arguments);
    QVERIFY2(result.code == 2 && result.out.isEmpty(), result.told());
    QVERIFY2(result.err.startsWith("assay-cli: ") && result.err.contains(said.toUtf8()), result.told());
    QVERIFY2(result.err.contains("assay-cli --help"), result.told());
}

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cliusage.moc"
