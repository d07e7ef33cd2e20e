// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clievidence.h"
#include "clirun.h"
#include "made.h"

#include "base/displaysafe.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <sys/stat.h>

using namespace assay;
using namespace assay::test;

// The evidence file: its shape, and the same bytes everywhere.
class TestCliEvidence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void evidenceHasTheShapeOfTheContract();
    void sameBytesEverywhere();
    void bytesThatAreNoText();
};

void TestCliEvidence::evidenceHasTheShapeOfTheContract()
{
    const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), testData("vendor/rootfs.tar.xz"), QStringLiteral("--saved"), testData("saved/rich-docker20.tar.gz"), QStringLiteral("--live"),
                                     testData("live/docker20-tampered.tar.gz"), QStringLiteral("--image"), QStringLiteral("demo/rich:1"), QStringLiteral("--json"), QStringLiteral("-")},
                                    fixedTime());
    const Ordered evidence = result.json();
    QVERIFY2(evidence.is_object(), result.told());
    const auto list = [](const char *text) { return QString::fromUtf8(text).split(QLatin1Char(' ')); };
    QCOMPARE(keysOf(evidence), list("schema complete tool created options sources summary differences findings"));
    QVERIFY(evidence["schema"] == "assay-evidence/1");
    QVERIFY(evidence["created"] == "2026-11-22T04:00:00Z");
    QCOMPARE(keysOf(evidence["tool"]), list("name version commit libraries"));
    QCOMPARE(keysOf(evidence["tool"]["libraries"]), list("libarchive openssl qt"));
    QCOMPARE(keysOf(evidence["summary"]), list("paths vendorToSaved savedToLive explained unexplained findings"));
    QCOMPARE(keysOf(evidence["summary"]["findings"]), list("critical high medium low info"));
    std::string before;
    for (const Ordered &source : evidence["sources"])
        QCOMPARE(keysOf(source), list("role kind location bytes sha256 entries image skipped"));
    bool lossy = false;
    for (const Ordered &difference : evidence["differences"]) {
        QStringList keys = keysOf(difference);
        lossy = lossy || keys.contains(QLatin1String("pathBytes"));
        keys.removeAll(QStringLiteral("pathBytes"));
        keys.removeAll(QStringLiteral("explainedSteps"));
        QCOMPARE(keys, list("path vendorToSaved savedToLive explained vendor saved live"));
        std::string path = difference["path"];
        if (difference.contains("pathBytes"))
            path = QByteArray::fromBase64(QByteArray::fromStdString(difference["pathBytes"])).toStdString();
        QVERIFY2(before < path, path.c_str());
        QVERIFY(!path.starts_with('/') && path.find("//") == std::string::npos);
        before = path;
        for (const char *step : {"vendorToSaved", "savedToLive"}) {
            std::vector<std::string> words = difference[step];
            QVERIFY(std::is_sorted(words.begin(), words.end()));
        }
        for (const char *side : {"vendor", "saved", "live"}) {
            if (difference[side].is_null())
                continue;
            QStringList known = list("type mode uid gid size mtime sha256 target targetBytes device xattrs links unreadable unstable layer");
            const QStringList entryKeys = keysOf(difference[side]);
            QVERIFY2(entryKeys.startsWith(QStringLiteral("type")), difference[side].dump().c_str());
            for (const QString &key : entryKeys)
                QVERIFY2(known.contains(key), qPrintable(key));
        }
    }
    QVERIFY(lossy); // caf\xE9
    for (const Ordered &finding : evidence["findings"]) {
        QStringList keys = keysOf(finding);
        keys.removeAll(QStringLiteral("pathBytes"));
        keys.removeAll(QStringLiteral("storeBytes"));
        keys.removeAll(QStringLiteral("role")); // of which source, where there is one
        QCOMPARE(keys, list("code severity path layer store missedBy detail"));
    }
}

void TestCliEvidence::sameBytesEverywhere()
{
    const auto run = [](const std::vector<std::pair<QString, QString>> &environment, int processors) {
        CliSettings settings = fixedTime();
        settings.environment.insert(settings.environment.end(), environment.begin(), environment.end());
        if (processors != 0) {
            settings.inChild = [] {
                cpu_set_t all;
                cpu_set_t one;
                CPU_ZERO(&one);
                sched_getaffinity(0, sizeof all, &all);
                for (std::size_t i = 0; i < CPU_SETSIZE; ++i) {
                    if (CPU_ISSET(i, &all)) {
                        CPU_SET(i, &one);
                        break;
                    }
                }
                sched_setaffinity(0, sizeof one, &one);
            };
        }
        const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), sampleFile("rootfs.tar.xz"), QStringLiteral("--saved"), sampleFile("app.tar.xz"), QStringLiteral("--live"),
                                         sampleFile("data-root.tar.xz"), QStringLiteral("--image"), QStringLiteral("demo/shop:1.0"), QStringLiteral("--json"), QStringLiteral("-")},
                                        settings);
        return result.code == 1 ? result.text() : std::string();
    };
    const auto pair = [](const char *name, const char *value) { return std::pair(QString::fromUtf8(name), QString::fromUtf8(value)); };
    const std::string plain = run({}, 0);
    QVERIFY(plain.size() > 10'000);
    QVERIFY(run({}, 0) == plain);
    QVERIFY(run({}, 1) == plain);
    QVERIFY(run({pair("TZ", "Pacific/Kiritimati"), pair("LANG", "de_DE.UTF-8"), pair("LC_ALL", "de_DE.UTF-8")}, 0) == plain);
    QVERIFY(run({pair("TZ", "America/St_Johns"), pair("LC_ALL", "C")}, 1) == plain);

    for (const char *format : {"--html", "--json"}) {
        QTemporaryDir folder;
        std::string first;
        for (const char *zone : {"UTC", "Asia/Kathmandu"}) {
            CliSettings settings = fixedTime();
            settings.environment.push_back(pair("TZ", zone));
            const QString file = folder.filePath(QStringLiteral("out"));
            const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--saved"), testData("saved/rich-docker20.tar.gz"), QStringLiteral("--live"), testData("live/docker20-tampered.tar.gz"), QStringLiteral("--image"),
                                             QStringLiteral("demo/rich:1"), QString::fromUtf8(format), file},
                                            settings);
            QVERIFY2(result.code == 1, result.told());
            const std::string bytes = readBytes(file);
            QVERIFY(bytes.size() > 1000);
            QVERIFY(first.empty() || bytes == first);
            first = bytes;
        }
    }
}

// Every text in which bytes are shown as U+FFFD has them beside it: of paths, targets, findings and places of sources.
static int textsWithTheirBytes(const Ordered &value)
{
    int odd = 0;
    for (auto item = value.begin(); item != value.end(); ++item) {
        if (item->is_structured()) {
            const int below = textsWithTheirBytes(*item);
            if (below < 0)
                return -1;
            odd += below;
        } else if (item->is_string() && item->get<std::string>().find("\xef\xbf\xbd") != std::string::npos) {
            const std::string key = value.is_object() ? item.key() + "Bytes" : std::string();
            if (key.empty() || !value.contains(key))
                return -1;
            const std::string bytes = QByteArray::fromBase64(QByteArray::fromStdString(value[key])).toStdString();
            if (toUtf8Lossy(bytes) != item->get<std::string>() || isValidUtf8(bytes))
                return -1;
            ++odd;
        }
    }
    return odd;
}

void TestCliEvidence::bytesThatAreNoText()
{
    const QTemporaryDir folder;
    const std::string odd = folder.path().toStdString() + "/odd\xff";
    QVERIFY(::mkdir(odd.c_str(), 0755) == 0);
    std::vector<Member> vendor = {folderMember("etc"), fileMember("etc/a\xff", "1"), linkMember("etc/link\xfe", "to\xff"), linkMember("etc/hard\xfd", "etc/a\xff", '1'), fileMember("../out\xfc", "1")};
    std::vector<Member> saved = vendor;
    saved[1].content = "2";
    saved[2].link = "to\xfe";
    saved.push_back(fileMember("etc/a\xff", "3"));
    QVERIFY(writeBytes(folder.filePath(QStringLiteral("vendor.tar")), tarOf(vendor)));
    QVERIFY(writeBytes(folder.filePath(QStringLiteral("saved.tar")), tarOf(saved)));
    QCOMPARE(std::rename((folder.path().toStdString() + "/saved.tar").c_str(), (odd + "/saved\xfb.tar").c_str()), 0);
    // QProcess takes text, so a shell names the file.
    CliSettings here;
    here.folder = folder.path();
    const CliResult result = runProgram(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("exec \"$0\" compare --vendor vendor.tar --saved \"$(printf 'odd\\377/saved\\373.tar')\" --json -"), QStringLiteral(ASSAY_CLI)}, here);
    QVERIFY2(result.code == 1, result.told());
    const Ordered evidence = Ordered::parse(result.text());
    QVERIFY(evidence["sources"][1].contains("locationBytes"));
    for (const auto &[part, atLeast] : {std::pair("sources", 1), std::pair("differences", 5), std::pair("findings", 3)})
        QVERIFY2(textsWithTheirBytes(evidence[part]) >= atLeast, evidence[part].dump(1).c_str());
    QVERIFY(textsWithTheirBytes(evidence) > 0);
}

QTEST_GUILESS_MAIN(TestCliEvidence)
#include "tst_clievidence.moc"
