// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "support/tarbytes.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace assay::test;

// The listings of assay-cli tree, and others that read them.
class TestCliTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mtreeReadsTheListing();
    void bsdtarReadsTheListing();
    void bodyfileFields();
    void mactimeReadsTheListing();
    void hostileNamesAreEscaped();
    void layerListing();
};

void TestCliTree::mtreeReadsTheListing()
{
    QTemporaryDir folder;
    const QString spec = folder.filePath(QStringLiteral("spec"));
    const CliResult tree = runCli({QStringLiteral("tree"), testData("live/docker20.tar.gz"), QStringLiteral("--image"), QStringLiteral("demo/rich:1"), QStringLiteral("--format"), QStringLiteral("mtree")});
    QVERIFY2(tree.code == 0, tree.told());
    QVERIFY(writeBytes(spec, tree.text()));
    const CliResult parsed = runProgram(QStringLiteral("mtree"), {QStringLiteral("-C"), QStringLiteral("-f"), spec});
    if (parsed.code == -1 && !parsed.crashed)
        QSKIP("mtree is not installed (package mtree-netbsd)");
    QVERIFY2(parsed.code == 0, parsed.told());
    const auto lines = tree.out.trimmed().split('\n');
    const auto entries = std::count_if(lines.begin(), lines.end(), [](const QByteArray &line) { return line.startsWith("./"); });
    const auto understood = parsed.out.trimmed().split('\n');
    QCOMPARE(std::count_if(understood.begin(), understood.end(), [](const QByteArray &line) { return line.startsWith("./"); }), entries);

    // Held against the folder that it was made of, mtree has nothing to say; against a changed one it has.
    const QString root = folder.filePath(QStringLiteral("root"));
    QVERIFY(QDir().mkpath(root + QStringLiteral("/some folder/deep")));
    QVERIFY(writeBytes(root + QStringLiteral("/some folder/# odd *name\n\\"), "content"));
    QVERIFY(writeBytes(root + QStringLiteral("/some folder/deep/file"), "more"));
    QVERIFY(QFile::link(QStringLiteral("some folder/deep"), root + QStringLiteral("/link")));
    const CliResult made = runCli({QStringLiteral("tree"), root, QStringLiteral("--format"), QStringLiteral("mtree")});
    QVERIFY2(made.code == 0, made.told());
    QVERIFY(writeBytes(spec, made.text()));
    const QStringList check{QStringLiteral("-f"), spec, QStringLiteral("-p"), root};
    const CliResult same = runProgram(QStringLiteral("mtree"), check);
    QVERIFY2(same.code == 0 && same.out.isEmpty(), same.told());
    QVERIFY(writeBytes(root + QStringLiteral("/some folder/deep/file"), "less"));
    const CliResult changed = runProgram(QStringLiteral("mtree"), check);
    QVERIFY2(changed.code != 0 && changed.out.contains("sha256"), changed.told());
}

void TestCliTree::bodyfileFields()
{
    const CliResult tree = runCli({QStringLiteral("tree"), testData("live/docker20.tar.gz"), QStringLiteral("--image"), QStringLiteral("demo/rich:1"), QStringLiteral("--format"), QStringLiteral("bodyfile")});
    QVERIFY2(tree.code == 0, tree.told());
    const auto lines = tree.out.trimmed().split('\n');
    QCOMPARE(static_cast<int>(lines.size()), 107);
    for (const QByteArray &line : lines) {
        const QList<QByteArray> fields = line.split('|');
        QVERIFY2(fields.size() == 11, line.constData());
        QVERIFY2(fields[0] == "0" || fields[0].size() == 64, line.constData());
        QVERIFY2(fields[1].startsWith('/'), line.constData());
        QVERIFY2(fields[3].size() == 12 && fields[3][1] == '/', line.constData());
        for (const int number : {2, 4, 5, 6, 7, 8, 9, 10}) {
            bool ok = false;
            fields[number].toLongLong(&ok);
            QVERIFY2(ok, line.constData());
        }
    }
    QVERIFY(tree.out.contains("|/opt/demo/names/new%250Aline|0|r/rrw-r--r--|0|0|8|0|1767225600|0|0\n"));
}

// Names that programs misread, with times.
static std::string archiveOfNames(const std::vector<std::pair<std::string, std::string>> &namesAndTimes)
{
    std::string archive;
    for (const auto &[name, seconds] : namesAndTimes)
        archive += paxHeader(paxRecord("mtime", seconds)) + tarFile(name, "x");
    return archive + endMark;
}

// A row for each entry with a time, at that time, whatever its name.
void TestCliTree::mactimeReadsTheListing()
{
    const std::vector<std::pair<std::string, std::string>> names = {
        {"etc/plain", "1700000001"}, {"etc/a|b", "1700000002"}, {"etc/new\nline", "1700000003"}, {"etc/new%0Aline", "1700000004"},
        {"etc/com,ma \"q\" 'r'", "1700000005"}, {"#first", "1700000006"}, {"etc/0|0|x|r/r", "1700000007.75"}, {"etc/back\\slash ", "1700000008"},
        {"etc/esc\x1b[31m\r", "1700000009"}, {"etc/caf\xe9", "1700000010"}, {"etc/\xe2\x80\xae" "gnp", "1700000011"}, {"etc/later", "4102444800"},
        {"etc/100%", "1700000012"}, {"etc/first", "1"}};
    QTemporaryDir folder;
    const QString archive = folder.filePath(QStringLiteral("names.tar"));
    QVERIFY(writeBytes(archive, archiveOfNames(names)));
    const CliResult tree = runCli({QStringLiteral("tree"), archive, QStringLiteral("--format"), QStringLiteral("bodyfile")});
    QVERIFY2(tree.code == 0, tree.told());
    const QString body = folder.filePath(QStringLiteral("body"));
    QVERIFY(writeBytes(body, tree.text()));
    const CliResult read = runProgram(QStringLiteral("mactime"), {QStringLiteral("-d"), QStringLiteral("-y"), QStringLiteral("-z"), QStringLiteral("UTC"), QStringLiteral("-b"), body});
    if (read.code == -1 && !read.crashed)
        QSKIP("mactime is not installed (package sleuthkit)");
    QVERIFY2(read.code == 0, read.told());
    QList<QByteArray> rows;
    for (const QByteArray &line : read.out.trimmed().split('\n')) {
        if (line.split(',').value(2).startsWith('m'))
            rows.append(line);
    }
    const auto has = [&rows](const char *time, const char *name) {
        const QByteArray end = QByteArray(",1,m...,r/rrw-r--r--,0,0,0,\"") + name + '"';
        return rows.contains(QByteArray(time) + end);
    };
    QVERIFY2(has("2023-11-14T22:13:21Z", "/etc/plain"), read.told());
    QVERIFY2(has("2023-11-14T22:13:22Z", "/etc/a|b"), read.told());
    QVERIFY2(has("2023-11-14T22:13:23Z", "/etc/new%0Aline"), read.told());
    QVERIFY2(has("2023-11-14T22:13:24Z", "/etc/new%250Aline"), read.told());
    QVERIFY2(has("2023-11-14T22:13:25Z", "/etc/com,ma \"\"q\"\" 'r'"), read.told());
    QVERIFY2(has("2023-11-14T22:13:26Z", "/#first"), read.told());
    QVERIFY2(has("2023-11-14T22:13:27Z", "/etc/0|0|x|r/r"), read.told());
    QVERIFY2(has("2023-11-14T22:13:28Z", "/etc/back\\slash "), read.told());
    QVERIFY2(has("2023-11-14T22:13:29Z", "/etc/esc%1B[31m%0D"), read.told());
    QVERIFY2(has("2023-11-14T22:13:30Z", "/etc/caf%E9"), read.told());
    QVERIFY2(has("2023-11-14T22:13:31Z", "/etc/%E2%80%AEgnp"), read.told());
    QVERIFY2(has("2100-01-01T00:00:00Z", "/etc/later"), read.told());
    QVERIFY2(has("2023-11-14T22:13:32Z", "/etc/100%25"), read.told());
    QVERIFY2(has("1970-01-01T00:00:01Z", "/etc/first"), read.told());
    QCOMPARE(static_cast<std::size_t>(rows.size()), names.size());
}

// libarchive reads mtree by a reader of its own.
void TestCliTree::bsdtarReadsTheListing()
{
    QTemporaryDir folder;
    const CliResult tree = runCli({QStringLiteral("tree"), testData("live/docker20.tar.gz"), QStringLiteral("--image"), QStringLiteral("demo/rich:1"), QStringLiteral("--format"), QStringLiteral("mtree")});
    QVERIFY2(tree.code == 0, tree.told());
    const QString spec = folder.filePath(QStringLiteral("spec"));
    QVERIFY(writeBytes(spec, tree.text()));
    const CliResult read = runProgram(QStringLiteral("bsdtar"), {QStringLiteral("-tf"), spec});
    if (read.code == -1 && !read.crashed)
        QSKIP("bsdtar is not installed (package libarchive-tools)");
    QVERIFY2(read.code == 0, read.told());
    const auto lines = tree.out.trimmed().split('\n');
    const auto entries = std::count_if(lines.begin(), lines.end(), [](const QByteArray &line) { return line.startsWith("./"); });
    const auto understood = read.out.trimmed().split('\n');
    QCOMPARE(std::count_if(understood.begin(), understood.end(), [](const QByteArray &line) { return line.startsWith("./"); }), entries);
    QVERIFY2(read.out.contains("./opt/demo/names/new\\nline\n"), read.told());
}

void TestCliTree::hostileNamesAreEscaped()
{
    const QStringList base{QStringLiteral("tree"), testData("live/docker20.tar.gz"), QStringLiteral("--image"), QStringLiteral("demo/rich:1"), QStringLiteral("--format")};
    for (const char *format : {"text", "bodyfile", "mtree", "json"}) {
        const CliResult tree = runCli(base + QStringList{QString::fromUtf8(format)});
        QVERIFY2(tree.code == 0, tree.told());
        for (const char c : tree.out)
            QVERIFY2(c == '\n' || static_cast<unsigned char>(c) >= 0x20, format);
        QVERIFY2(!tree.out.contains("\x7f"), format);
        QVERIFY2(!tree.out.contains("\xe2\x80\xae"), format); // right-to-left override
        QVERIFY2(QString::fromUtf8(tree.out).toUtf8() == tree.out, format); // valid UTF-8 (a latin-1 name is in it)
    }
    const CliResult text = runCli(base + QStringList{QStringLiteral("text")});
    for (const char *name : {"caf\\xE9\n", "new\\nline\n", "esc\\u{001B}[31mred\n", "rtl\\u{202E}gpj.exe\n", "back\\\\slash\n"})
        QVERIFY2(text.out.contains(name), name);
    const CliResult json = runCli(base + QStringList{QStringLiteral("json")});
    bool bytes = false;
    const Ordered listing = json.json();
    for (const Ordered &entry : listing["entries"]) {
        if (entry.contains("pathBytes"))
            bytes = bytes || QByteArray::fromBase64(QByteArray::fromStdString(entry["pathBytes"])) == "opt/demo/names/caf\xe9";
    }
    QVERIFY(bytes);
}

void TestCliTree::layerListing()
{
    const QString saved = testData("saved/rich-docker20.tar.gz");
    const CliResult first = runCli({QStringLiteral("tree"), saved, QStringLiteral("--layer"), QStringLiteral("0")});
    QVERIFY2(first.code == 0 && first.out.contains("bin/step"), first.told());
    const CliResult third = runCli({QStringLiteral("tree"), saved, QStringLiteral("--layer"), QStringLiteral("2")});
    QVERIFY2(third.code == 0 && third.out.contains("w?????????"), third.told());
    const CliResult beyond = runCli({QStringLiteral("tree"), saved, QStringLiteral("--layer"), QStringLiteral("5")});
    QVERIFY2(beyond.code == 2 && beyond.out.isEmpty() && beyond.err.contains("only 5"), beyond.told());
}

QTEST_GUILESS_MAIN(TestCliTree)
#include "tst_clitree.moc"
