// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/textviewtest.h"

#include "ui/preview/highlighting.h"

#include <QElapsedTimer>

using namespace assay;
using namespace assay::test;

// Which language a file is in, and how its lines are coloured.
class TestHighlighting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void languages_data();
    void languages();
    void ownDefinitions_data();
    void ownDefinitions();
    void highlights();
    void hostileHighlighting();
};

void TestHighlighting::languages_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<QString>("language");
    const auto row = [](const char *path, const char *beginning, const char *language) {
        QTest::addRow("%s %.20s", path, beginning) << QString::fromLatin1(path) << QByteArray(beginning) << QString::fromLatin1(language);
    };
    row("opt/tool", "#!/bin/sh\n", "Bash");
    row("opt/tool", "#! /usr/bin/env -S LANG=C python3.11 -u\n", "Python");
    row("opt/tool.txt", "#!/usr/bin/perl -w\n", "Perl");
    row("opt/tool", "#!\n", "");
    row("a/b.py", "import os\n", "Python");
    row("a/noname", "<?xml version=\"1.0\"?>\n", "XML");
    row("a/noname", "\xEF\xBB\xBF\n <?xml version=\"1.0\"?>\n", "XML");
    row("blobs/sha256/0123", "{\"architecture\":\"amd64\"", "JSON");
    row("a/noname", "nothing in particular", "");
    row("etc/systemd/system/x.service", "[Unit]\n", "systemd unit");
    row("var/lib/dpkg/status", "Package: a\n", "Debian Package Status");
    row("srv/root/var/lib/dpkg/status", "Package: a\n", "Debian Package Status");
    row("var/lib/dpkg/status.d/base", "Package: a\n", "Debian Package Status");
    row("myvar/lib/dpkg/statusx", "Package: a\n", "");
    row("lib/apk/db/installed", "C:Q1\n", "Alpine Package Status");
    row("etc/passwd", "root:x:0:0:\n", "Unix Accounts");
    row("etc/passwd-", "root:x:0:0:\n", "Unix Accounts");
    row("etc/shadow", "root:*:\n", "Unix Shadow Passwords");
    row("etc/group", "root:x:0:\n", "Unix Groups");
    row("etc/crontab", "", "System Crontab");
    row("etc/cron.d/job", "", "System Crontab");
    row("var/spool/cron/crontabs/root", "", "User Crontab");
    row("etc/sudoers.d/x", "", "Sudoers");
    row("etc/apt/sources.list.d/x.list", "", "APT Sources");
    row("etc/os-release", "", "Bash");
    row("", "", "");
}

void TestHighlighting::languages()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, beginning);
    QFETCH(QString, language);
    QCOMPARE(languageOf(path.toStdString(), beginning.toStdString()), language);
}

void TestHighlighting::ownDefinitions_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("dpkg") << QStringLiteral("Debian Package Status") << QByteArray("Package: adduser\nStatus: install ok installed\n");
    QTest::newRow("apk") << QStringLiteral("Alpine Package Status") << QByteArray("P:musl\nV:1.2.3-r0\n");
    QTest::newRow("passwd") << QStringLiteral("Unix Accounts") << QByteArray("root:x:0:0:root:/root:/bin/bash\n");
    QTest::newRow("group") << QStringLiteral("Unix Groups") << QByteArray("sudo:x:27:a,b\n");
    QTest::newRow("shadow") << QStringLiteral("Unix Shadow Passwords") << QByteArray("root:$6$salt$hash:19000:0:99999:7:::\n");
    QTest::newRow("crontab") << QStringLiteral("System Crontab") << QByteArray("17 * * * * root cd / && run-parts /etc/cron.hourly\n");
    QTest::newRow("user crontab") << QStringLiteral("User Crontab") << QByteArray("@reboot /usr/bin/true\n");
    QTest::newRow("sudoers") << QStringLiteral("Sudoers") << QByteArray("Defaults env_reset\nroot ALL=(ALL:ALL) NOPASSWD: ALL\n");
    QTest::newRow("apt") << QStringLiteral("APT Sources") << QByteArray("deb [trusted=yes] http://archive.example.org/debian bookworm main\n");
}

void TestHighlighting::ownDefinitions()
{
    QFETCH(QString, language);
    QFETCH(QByteArray, line);
    const TextContentPtr text = textOf(line.toStdString());
    for (const bool dark : {false, true}) {
        Highlighter highlighter(text, language, dark);
        Context context;
        const auto lines = highlighter.lines(0, text->lineCount(), context);
        QVERIFY(lines.has_value());
        for (const HighlightedLine &spans : *lines)
            QVERIFY(!spans.empty());
    }
}

void TestHighlighting::highlights()
{
    std::string bytes = "x = '''\n";
    for (int i = 0; i < 3000; ++i)
        bytes += "still the same string\n";
    bytes += "'''\nif x: pass\n";
    const TextContentPtr text = textOf(bytes);
    Context context;
    Highlighter highlighter(text, QStringLiteral("Python"), false);
    // The state of the beginning is known at the end.
    const auto middle = highlighter.lines(2000, 2001, context);
    QVERIFY(middle.has_value() && middle->front().size() == 1);
    const auto end = highlighter.lines(3002, 3003, context);
    QVERIFY(end.has_value() && end->front().size() > 1);
    QVERIFY(end->front().front().bold); // "if"
    // Out of range and cancelled.
    QVERIFY(highlighter.lines(90'000, 90'001, context)->empty());
    context.cancel();
    QCOMPARE(highlighter.lines(0, 3000, context).error().code, ErrorCode::Cancelled);
    Context other;
    Highlighter unknown(text, QStringLiteral("no such language"), true);
    QVERIFY(unknown.lines(0, 10, other).has_value());
}

void TestHighlighting::hostileHighlighting()
{
    // Nested and unclosed things on long lines, in languages with many expressions.
    std::string bytes;
    for (int i = 0; i < 40; ++i)
        bytes += std::string(2000, "({[<\"'`$"[i % 8]) + std::string(2000, 'a') + "\n";
    const TextContentPtr text = textOf(bytes);
    QElapsedTimer clock;
    clock.start();
    for (const QString &language : {QStringLiteral("Bash"), QStringLiteral("Perl"), QStringLiteral("C++"), QStringLiteral("Markdown"), QStringLiteral("PHP/PHP")}) {
        Context context;
        Highlighter highlighter(text, language, false);
        QVERIFY(highlighter.lines(0, text->lineCount(), context).has_value());
    }
    qInfo("hostile lines in five languages: %lld ms", static_cast<long long>(clock.elapsed()));
}

QTEST_MAIN(TestHighlighting)
#include "tst_highlighting.moc"
