// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"

#include "base/bytes.h"
#include "io/digest.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 gibibyte = 1LL << 30;
const QByteArray anyTime = R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)";

// In HTML a time is kept on one line, by an element of its own.
QByteArray withoutTimes(const QByteArray &html)
{
    static const QRegularExpression time(u"<span class=\"t\">([^<]*)</span>"_s);
    return QString::fromUtf8(html).replace(time, u"\\1"_s).toUtf8();
}

bool has(const QByteArray &text, const QByteArray &pattern)
{
    return QRegularExpression(QString::fromUtf8(pattern)).match(QString::fromUtf8(withoutTimes(text))).hasMatch();
}

QByteArray digestOf(const QString &file)
{
    return QByteArray::fromStdString(toHex(sha256(readBytes(file))));
}

// Runs assay-cli, and calls act once, when it has read that many bytes. False: it never had.
bool runAndAct(const QStringList &arguments, qint64 afterBytes, const std::function<void()> &act, CliResult &result)
{
    QProcess process;
    process.start(QStringLiteral(ASSAY_CLI), arguments + QStringList{u"--progress"_s, u"json"_s}, QIODevice::ReadOnly);
    process.setReadChannel(QProcess::StandardError);
    bool acted = false;
    while (process.waitForReadyRead(60'000)) {
        while (process.canReadLine()) {
            const QByteArray line = process.readLine();
            const Ordered progress = Ordered::parse(line.begin(), line.end(), nullptr, false);
            if (!progress.is_object())
                result.err += line;
            else if (!acted && progress["phase"] == "reading" && progress["bytesDone"].get<qint64>() >= afterBytes) {
                act();
                acted = true;
            }
        }
    }
    process.waitForFinished(60'000);
    result.err += process.readAllStandardError();
    result.out = process.readAllStandardOutput();
    result.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return acted;
}

} // namespace

// The evidence is hashed when it is read and again before a report; of compressed evidence both streams have their digest; a file that
// changes under the reader is told with both its states.
class TestCliRehash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothTimesOnPageOne();
    void hashedOnce();
    void evidenceFileAlone();
    void changedInBetween();
    void changedWhileRead();
    void unpackedArchives_data();
    void unpackedArchives();

private:
    QString place(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    QStringList compare(const QStringList &more) const
    {
        return QStringList{u"compare"_s, u"--saved"_s, sampleFile("app.tar.xz"), u"--live"_s, sampleFile("data-root.tar.xz"), u"--image"_s, u"demo/shop:1.0"_s, u"--quiet"_s} + more;
    }
    // A folder that takes a second to hash.
    bool makeSlowFolder(const QString &folder, qint64 bytes) const
    {
        QFile slow(folder + u"/etc/slow"_s);
        return QDir().mkpath(folder + u"/etc"_s) && slow.open(QIODevice::WriteOnly) && slow.resize(bytes);
    }

    QTemporaryDir m_folder;
};

void TestCliRehash::bothTimesOnPageOne()
{
    const CliResult made = runCli(compare({u"--bundle"_s, place("b")}));
    QVERIFY2(made.code == 1 && !made.err.contains("hashed again"), made.told());
    const QByteArray html = QByteArray::fromStdString(readBytes(place("b/report.html")));
    const QByteArray saved = "MATCH: SHA-256 " + digestOf(sampleFile("app.tar.xz")) + ", hashed " + anyTime + " and again " + anyTime;
    const QByteArray live = "MATCH: SHA-256 " + digestOf(sampleFile("data-root.tar.xz")) + ", hashed " + anyTime + " and again " + anyTime;
    QVERIFY(has(html.left(html.indexOf("<main>")), "Saved re-hashed.*" + saved) || has(html, saved));
    QVERIFY(has(html.left(html.indexOf("<main>")), live) && !html.contains("Mismatch:"));
    const QByteArray readme = QByteArray::fromStdString(readBytes(place("b/README.txt")));
    QVERIFY2(has(readme, "re-hashed +" + saved) && has(readme, "re-hashed +" + live), readme.constData());
    if (!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()) {
        const QByteArray text = runProgram(u"pdftotext"_s, {u"-raw"_s, u"-l"_s, u"1"_s, place("b/report.pdf"), u"-"_s}).out;
        QVERIFY2(text.contains("Saved re-hashed") && text.contains("MATCH: SHA-256"), text.constData());
    }
    // The given time is that of both, so that the same evidence gives the same bytes.
    const CliSettings fixed{{{u"SOURCE_DATE_EPOCH"_s, u"1795320000"_s}}, {}, 60'000, {}};
    const CliResult given = runCli(compare({u"--html"_s, u"-"_s}), fixed);
    QVERIFY(withoutTimes(given.out).contains(", hashed 2026-11-22T04:00:00Z and again 2026-11-22T04:00:00Z"));
}

void TestCliRehash::hashedOnce()
{
    const CliResult made = runCli(compare({u"--hash-once"_s, u"--html"_s, u"-"_s}));
    QVERIFY2(made.code == 1, made.told());
    QVERIFY(has(made.out, "NOT READ AGAIN: it was chosen to hash the evidence once; hashed " + anyTime) && !made.out.contains("MATCH:"));
    // A folder has nothing to be hashed again, whatever is chosen.
    const QString folder = place("root");
    QVERIFY(makeSlowFolder(folder, 5));
    const CliResult live = runCli({u"compare"_s, u"--vendor"_s, sampleFile("rootfs.tar.xz"), u"--live"_s, folder, u"--quiet"_s, u"--html"_s, u"-"_s});
    QVERIFY2(live.code == 1, live.told());
    QVERIFY(has(live.out, "NOT READ AGAIN: a folder is not one object with one digest. Each file in it has its own, taken while the folder was read, until " + anyTime));
    QVERIFY(has(live.out, "volatile: a folder, read where it lies, that may be changed at any time") && !made.out.contains("volatile: "));
    QVERIFY(has(live.out, "MATCH: SHA-256 " + digestOf(sampleFile("rootfs.tar.xz"))));
}

void TestCliRehash::evidenceFileAlone()
{
    // It has no place for what is found, and is the same whether or not it is looked for.
    const CliSettings fixed{{{u"SOURCE_DATE_EPOCH"_s, u"1795320000"_s}}, {}, 60'000, {}};
    const CliResult alone = runCli(compare({u"--json"_s, u"-"_s}), fixed);
    const CliResult beside = runCli(compare({u"--json"_s, u"-"_s, u"--html"_s, place("beside.html")}), fixed);
    QVERIFY2(alone.code == 1 && beside.code == 1, beside.told());
    QVERIFY(alone.out == beside.out && !alone.out.contains("MATCH:"));
}

void TestCliRehash::changedInBetween()
{
    const QString folder = place("slow");
    QVERIFY(makeSlowFolder(folder, gibibyte));
    // The small archive has long been read when an eighth of the folder has; on a machine under load it may take more than one attempt.
    CliResult result;
    QString archive;
    for (int attempt = 0; attempt < 5; ++attempt) {
        archive = m_folder.filePath(u"vendor%1.tar.xz"_s.arg(attempt));
        QVERIFY(QFile::copy(sampleFile("rootfs.tar.xz"), archive));
        const QByteArray before = digestOf(archive);
        result = {};
        const bool acted = runAndAct({u"compare"_s, u"--vendor"_s, archive, u"--live"_s, folder, u"--quiet"_s, u"--html"_s, place("report.html"), u"--pdf"_s, place("report.pdf")}, gibibyte / 8, [&] {
            QFile file(archive);
            if (file.open(QIODevice::ReadWrite) && file.seek(1000))
                file.putChar('\x55');
        }, result);
        QVERIFY2(result.code >= 0, result.told());
        if (!acted || result.err.contains("changed while it was read"))
            continue;
        QVERIFY(digestOf(archive) != before);
        QVERIFY2(result.code == 2, result.told());
        const QByteArray found = "its SHA-256 is " + digestOf(archive) + " and was " + before;
        QVERIFY2(result.err.contains(archive.toUtf8() + ": mismatch, when it was hashed again: " + found), result.told());
        const QByteArray html = QByteArray::fromStdString(readBytes(place("report.html")));
        const QByteArray cover = html.left(html.indexOf("<main>"));
        QVERIFY(cover.contains("<strong>Mismatch: The evidence is not what it was when it was read (Vendor)."));
        QVERIFY(has(cover, "MISMATCH: " + found + "; hashed " + anyTime + " and again " + anyTime));
        QVERIFY(html.contains(before)); // the report is of what was read
        if (!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()) {
            const QByteArray text = runProgram(u"pdftotext"_s, {u"-raw"_s, u"-l"_s, u"1"_s, place("report.pdf"), u"-"_s}).out;
            QVERIFY2(text.contains("Mismatch: The evidence is not what it was when it was read (Vendor)."), text.constData());
        }
        return;
    }
    QFAIL("the archive was never changed between its two readings");
}

void TestCliRehash::changedWhileRead()
{
    const QString folder = place("changing");
    QVERIFY(makeSlowFolder(folder, 2 * gibibyte));
    const auto state = [&] {
        struct stat status {};
        return ::stat((folder + u"/etc/slow"_s).toLocal8Bit().constData(), &status) == 0 ? "ino " + QByteArray::number(static_cast<qulonglong>(status.st_ino)) + ", size " + QByteArray::number(static_cast<qlonglong>(status.st_size)) : QByteArray();
    };
    const QByteArray before = state();
    CliResult result;
    QVERIFY(runAndAct({u"compare"_s, u"--vendor"_s, sampleFile("rootfs.tar.xz"), u"--live"_s, folder, u"--html"_s, place("changed.html"), u"--pdf"_s, place("changed.pdf")}, gibibyte / 8, [&] {
        QFile file(folder + u"/etc/slow"_s);
        if (file.open(QIODevice::WriteOnly | QIODevice::Append))
            file.write("more");
    }, result));
    const QByteArray after = state();
    QVERIFY(before != after);
    QVERIFY2(result.code == 2 && result.err.contains("slow: changed while it was read"), result.told());
    const QByteArray rest = ", mtime " + anyTime.chopped(1) + R"((\.\d+)?Z, ctime )" + anyTime.chopped(1) + R"((\.\d+)?Z)";
    const QByteArray plain = QByteArray::fromStdString(readBytes(place("changed.html")));
    const qsizetype heading = plain.indexOf("<h3>Changed while read</h3>");
    QVERIFY(heading > plain.indexOf("id=\"limitations\""));
    QByteArray section = plain.mid(heading, plain.indexOf("</table>", heading) - heading);
    section = QString::fromUtf8(section).remove(QRegularExpression(u"<[^>]*>"_s)).toUtf8();
    for (const QByteArray &each : {before, after}) {
        QVERIFY2(has(section, R"(dev \d+:\d+, )" + each + rest), section.constData());
        QVERIFY2(has(result.out.mid(result.out.indexOf("\nchanged while read\n  etc/slow\n    before  dev ")), each + rest), result.out.constData());
    }
    if (!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()) {
        const QByteArray text = runProgram(u"pdftotext"_s, {u"-raw"_s, place("changed.pdf"), u"-"_s}).out;
        QVERIFY2(text.contains("Changed while read") && text.contains("etc/slow") && text.contains("ctime"), text.constData());
    }
}

void TestCliRehash::unpackedArchives_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("archive"); // compressed by the program where it is not yet
    QTest::newRow("docker save | gzip") << u"gzip"_s << u"--saved"_s << testData("saved/docker20-single.tar.gz");
    QTest::newRow("docker save | bzip2") << u"bzip2"_s << u"--saved"_s << testData("saved/docker20-single.tar.bz2");
    QTest::newRow("docker save | xz") << u"xz"_s << u"--saved"_s << testData("saved/docker20-single.tar.xz");
    QTest::newRow("OCI archive, zstd") << u"zstd"_s << u"--saved"_s << testData("saved/podman-oci-archive.tar");
    QTest::newRow("containerd's docker save, zstd") << u"zstd"_s << u"--saved"_s << testData("saved/docker28-containerd.tar");
    QTest::newRow("a store") << u"gzip"_s << u"--live"_s << testData("live/podman.tar.gz");
    QTest::newRow("a root file system") << u"zstd"_s << u"--live"_s << testData("vendor/rootfs.tar.zst");
}

// As the usual programs unpack and hash it.
void TestCliRehash::unpackedArchives()
{
    QFETCH(QString, program);
    QFETCH(QString, role);
    QFETCH(QString, archive);
    const QString found = QStandardPaths::findExecutable(program);
    if (found.isEmpty())
        QSKIP(qPrintable(u"no "_s + program));
    QString file = archive;
    if (archive.endsWith(u".tar"_s)) {
        file = place("packed.tar.zst");
        QVERIFY(writeBytes(file, runProgram(found, {u"-c"_s, archive}).text()));
    }
    const CliResult unpacked = runProgram(found, {u"-dc"_s, file});
    QVERIFY2(unpacked.code == 0 && unpacked.out.size() > 10'000, unpacked.told());
    const QByteArray digest = QByteArray::fromStdString(toHex(sha256(unpacked.text())));
    const CliResult images = runCli({u"list"_s, file, u"--json"_s, u"-"_s});
    const auto list = images.json();
    const QString image = list.contains("images") && !list["images"].empty() ? QString::fromStdString(stringAt(list["images"][0], "id")) : QString();
    QStringList arguments = {u"compare"_s, u"--vendor"_s, testData("vendor/rootfs.tar"), role, file, u"--quiet"_s, u"--html"_s, u"-"_s, u"--json"_s, place("evidence.json")};
    if (!image.isEmpty())
        arguments += {u"--image"_s, image};
    const CliResult made = runCli(arguments);
    QVERIFY2(made.out.contains("SHA-256 unpacked") && made.out.contains(digest), made.told());
    QVERIFY(made.out.contains(digestOf(file)));
    QVERIFY(role == u"--live"_s || readBytes(place("evidence.json")).find(digest.toStdString()) == std::string::npos); // no key of that file's schema
    // A plain one has no second stream.
    QVERIFY(made.out.count("SHA-256 unpacked") == 1);
}

QTEST_GUILESS_MAIN(TestCliRehash)
#include "tst_clirehash.moc"
