// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <unistd.h>

using namespace assay::test;

// The listings of assay-cli tree, and others that read them.
class TestCliTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mtreeReadsTheListing();
    void bodyfileFields();
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
    QVERIFY(tree.out.contains("|/opt/demo/names/new%0Aline|0|r/rrw-r--r--|0|0|8|0|1767225600|0|0\n"));
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
