// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/listing.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "support/reportcase.h"

#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

using namespace assay;
using nlohmann::ordered_json;

namespace {

std::string listed(const LoadedSource &source, ListingFormat format, std::optional<std::uint32_t> layer = std::nullopt)
{
    std::string out;
    return writeListing(source, {format, layer}, stringSink(out)) ? out : std::string("(failed)");
}

std::vector<std::string> linesOf(const std::string &text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::shared_ptr<LoadedSource> sampleSource()
{
    return test::loadedSource(
        Role::Live, SourceKind::DockerRoot, "root", test::madeDigest('7'),
        {{test::directory("etc"), test::file("etc/passwd", "root\n"), test::file("etc/shadow", "x").mode(0640).owner(0, 42), test::file("etc/old", "x"),
          test::device("dev/null", EntryType::Character, 1, 3), test::made("run/s", EntryType::Socket, 0777), test::made("run/p", EntryType::Fifo, 0600)},
         {test::whiteout("etc/old"), test::directory("tmp").mode(01777), test::directory("var").flags(EntryFlag::Opaque),
          test::file("usr/bin/su", "ELF").mode(04755).time(-5, 7), test::symlink("usr/bin/sh", "da sh"), test::hardLink("usr/bin/su2", "usr/bin/su").mode(04755).time(-5, 7),
          test::unread(test::file("srv/a|b\n%", "?")).owner(1000, 1000)}});
}

} // namespace

class TestReportListing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void text()
    {
        QCOMPARE(listed(*sampleSource(), ListingFormat::Text), std::string(
            "d????????? -                         - -                              .  dev\n"
            "crw------- 0:0                     1,3 2026-11-22T03:37:30Z           .  dev/null\n"
            "drwxr-xr-x 0:0                       - 2026-11-22T03:37:30Z           .  etc\n"
            "-rw-r--r-- 0:0                       5 2026-11-22T03:37:30Z           .  etc/passwd\n"
            "-rw-r----- 0:42                      1 2026-11-22T03:37:30Z           .  etc/shadow\n"
            "d????????? -                         - -                              .  run\n"
            "prw------- 0:0                       - 2026-11-22T03:37:30Z           .  run/p\n"
            "srwxrwxrwx 0:0                       - 2026-11-22T03:37:30Z           .  run/s\n"
            "d????????? -                         - -                              .  srv\n"
            "-rw-r--r-- 1000:1000                 1 2026-11-22T03:37:30Z           !  srv/a|b\\n%\n"
            "drwxrwxrwt 0:0                       - 2026-11-22T03:37:30Z           .  tmp\n"
            "d????????? -                         - -                              .  usr\n"
            "d????????? -                         - -                              .  usr/bin\n"
            "lrwxrwxrwx 0:0                       - 2026-11-22T03:37:30Z           .  usr/bin/sh -> da sh\n"
            "-rwsr-xr-x 0:0                       3 1969-12-31T23:59:55.000000007Z .  usr/bin/su\n"
            "-rwsr-xr-x 0:0                       3 1969-12-31T23:59:55.000000007Z .  usr/bin/su2\n"
            "drwxr-xr-x 0:0                       - 2026-11-22T03:37:30Z           o  var\n"));
    }

    void oneLayer()
    {
        const auto lines = linesOf(listed(*sampleSource(), ListingFormat::Text, 1));
        QCOMPARE(lines.front(), std::string("d????????? -                         - -                              .  etc"));
        QCOMPARE(lines[1], std::string("w????????? -                         - -                              .  etc/old"));
        QVERIFY(std::none_of(lines.begin(), lines.end(), [](const std::string &line) { return line.ends_with("etc/passwd"); }));

        std::string out;
        const Status wrong = writeListing(*sampleSource(), {ListingFormat::Text, 2}, stringSink(out));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::Usage);
        QVERIFY(out.empty());
    }

    void bodyfile()
    {
        const auto lines = linesOf(listed(*sampleSource(), ListingFormat::Bodyfile));
        const auto has = [&lines](const std::string &line) { return std::find(lines.begin(), lines.end(), line) != lines.end(); };
        QVERIFY(has(toHex(sha256("root\n")) + "|/etc/passwd|0|r/rrw-r--r--|0|0|5|0|1795318650|0|0"));
        QVERIFY(has("0|/usr/bin/sh -> da sh|0|l/lrwxrwxrwx|0|0|0|0|1795318650|0|0"));
        QVERIFY(has("0|/srv/a%7Cb%250A%2525|0|r/rrw-r--r--|1000|1000|1|0|1795318650|0|0"));
        QVERIFY(has("0|/dev|0|d/d?????????|0|0|0|0|0|0|0"));
    }

    void mtreeText()
    {
        const std::string text = listed(*sampleSource(), ListingFormat::Mtree, 1);
        const auto lines = linesOf(text);
        QCOMPARE(lines.front(), std::string("#mtree v2.0"));
        const auto has = [&lines](const std::string &line) { return std::find(lines.begin(), lines.end(), line) != lines.end(); };
        QVERIFY2(has("# whiteout ./etc/old"), text.c_str());
        QVERIFY2(has("# opaque ./var"), text.c_str());
        QVERIFY2(has("./usr/bin/sh type=link mode=0777 uid=0 gid=0 time=1795318650.000000000 link=da\\040sh"), text.c_str());
        QVERIFY2(has("./usr/bin/su type=file mode=4755 uid=0 gid=0 time=-5.000000007 size=3 sha256=" + toHex(sha256("ELF"))), text.c_str());
        QVERIFY2(has("./usr type=dir"), text.c_str());
        QVERIFY2(has("./srv/a\\174b\\012% type=file mode=0644 uid=1000 gid=1000 time=1795318650.000000000 size=1"), text.c_str());
    }

    void json()
    {
        const auto whole = ordered_json::parse(listed(*sampleSource(), ListingFormat::Json));
        QCOMPARE(whole["schema"].get<std::string>(), std::string("assay-tree/1"));
        QCOMPARE(whole["kind"].get<std::string>(), std::string("docker-root"));
        QVERIFY(whole["layer"].is_null());
        QCOMPARE(whole["entries"].size(), std::size_t(17));
        const auto last = whole["entries"].back();
        QCOMPARE(last.dump(), std::string(R"({"path":"var","type":"directory","mode":"0755","uid":0,"gid":0,"mtime":"2026-11-22T03:37:30Z","opaque":true,"layer":1})"));
        const auto layer = ordered_json::parse(listed(*sampleSource(), ListingFormat::Json, 1));
        QCOMPARE(layer["layer"].dump(), "{\"index\":1,\"diffId\":\"" + test::madeDigest('2') + "\"}");
        QCOMPARE(layer["entries"][1].dump(), std::string(R"({"path":"etc/old","type":"whiteout","whiteout":true})"));
    }

    void formatNames()
    {
        QVERIFY(listingFormatFromName("mtree") == ListingFormat::Mtree);
        QVERIFY(listingFormatFromName("bodyfile") == ListingFormat::Bodyfile);
        QVERIFY(listingFormatFromName("text") == ListingFormat::Text);
        QVERIFY(listingFormatFromName("json") == ListingFormat::Json);
        QVERIFY(!listingFormatFromName("JSON"));
    }

    // A line stays a line, a field a field, and the name can be had back.
    void hostileNames()
    {
        const Comparison comparison = test::hostileCase();
        const LoadedSource &live = *comparison.sources[LiveSide];
        std::vector<std::string> wanted = {"d", "l"};
        for (const std::string &name : test::hostileNames()) {
            wanted.push_back("d/" + name);
            wanted.push_back("l/" + name);
        }
        std::sort(wanted.begin(), wanted.end());

        std::vector<std::string> names;
        for (const std::string &line : linesOf(listed(live, ListingFormat::Bodyfile))) {
            QCOMPARE(std::count(line.begin(), line.end(), '|'), 10);
            QVERIFY(!needsDisplayEscape(line) || line.find('\\') != std::string::npos);
            const std::size_t start = line.find('|') + 2;
            std::string name = line.substr(start, line.find('|', start) - start);
            if (line.find("|l/l") != std::string::npos)
                name.resize(name.find(" -> "));
            const QByteArray shown = QByteArray::fromPercentEncoding(QByteArray::fromStdString(name)); // as by mactime
            QVERIFY2(!shown.contains('\n'), shown.constData());
            names.push_back(QByteArray::fromPercentEncoding(shown).toStdString());
        }
        QCOMPARE(names, wanted);

        names.clear();
        for (const std::string &line : linesOf(listed(live, ListingFormat::Mtree))) {
            if (line.starts_with('#') || line.starts_with(". "))
                continue;
            std::string name;
            for (std::size_t i = 2; i < line.find(' '); ++i) {
                if (line[i] == '\\') {
                    name += static_cast<char>(std::stoi(line.substr(i + 1, 3), nullptr, 8));
                    i += 3;
                } else {
                    name += line[i];
                }
            }
            names.push_back(name);
        }
        QCOMPARE(names, wanted);

        for (const std::string &line : linesOf(listed(live, ListingFormat::Text)))
            QVERIFY(!needsDisplayEscape(line) || line.find('\\') != std::string::npos);
        QCOMPARE(linesOf(listed(live, ListingFormat::Text)).size(), wanted.size());
        QCOMPARE(ordered_json::parse(listed(live, ListingFormat::Json))["entries"].size(), wanted.size());
    }

    // The stock tool agrees that a folder is what the list says, and notices when it is not.
    void mtreeTool()
    {
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("mtree"));
        if (tool.isEmpty())
            QSKIP("mtree (package mtree-netbsd) is not installed");
        const QTemporaryDir folder;
        const std::string top = folder.path().toStdString() + "/tree";
        QCOMPARE(mkdir(top.c_str(), 0755), 0);
        QCOMPARE(mkdir((top + "/d").c_str(), 0750), 0);
        const auto own = [](test::Made one) { return one.owner(getuid(), getgid()); };
        std::vector<test::Made> entries;
        const auto setTime = [](const std::string &path, long nanoseconds) {
            const timespec times[2] = {{1795318650, nanoseconds}, {1795318650, nanoseconds}};
            return utimensat(AT_FDCWD, path.c_str(), times, AT_SYMLINK_NOFOLLOW);
        };
        for (const std::string &name : test::hostileNames()) {
            // mtree takes these for patterns, in lists of its own making too.
            if (name.find_first_of("*?[") != std::string::npos)
                continue;
            const std::string path = "d/" + name;
            std::FILE *file = std::fopen((top + '/' + path).c_str(), "wb");
            QVERIFY(file);
            std::fputs("content", file);
            std::fclose(file);
            QCOMPARE(chmod((top + '/' + path).c_str(), 0640), 0);
            QCOMPARE(setTime(top + '/' + path, 123456789), 0);
            entries.push_back(own(test::file(path, "content").mode(0640).time(1795318650, 123456789)));
        }
        QCOMPARE(symlink("a b", (top + "/link").c_str()), 0);
        QCOMPARE(setTime(top + "/link", 0), 0);
        entries.push_back(own(test::symlink("link", "a b")));
        QCOMPARE(mkfifo((top + "/fifo").c_str(), 0600), 0);
        QCOMPARE(setTime(top + "/fifo", 0), 0);
        entries.push_back(own(test::made("fifo", EntryType::Fifo, 0600)));
        QCOMPARE(setTime(top + "/d", 0), 0);
        entries.push_back(own(test::directory("d").mode(0750)));

        const auto source = test::loadedSource(Role::Vendor, SourceKind::RootfsDirectory, "tree", {}, {entries});
        const std::string list = folder.path().toStdString() + "/list";
        QVERIFY(writeFileAtomically(list, [&](const Sink &sink) { return writeListing(*source, {ListingFormat::Mtree, {}}, sink); }));
        const auto check = [&]() -> QByteArray {
            QProcess process;
            process.start(tool, {QStringLiteral("-f"), QString::fromStdString(list), QStringLiteral("-p"), QString::fromStdString(top)});
            process.waitForFinished();
            return process.readAllStandardOutput() + process.readAllStandardError();
        };
        QCOMPARE(check(), QByteArray());

        std::FILE *file = std::fopen((top + "/d/a&b").c_str(), "wb");
        std::fputs("CONTENT", file);
        std::fclose(file);
        QCOMPARE(setTime(top + "/d/a&b", 123456789), 0);
        const QByteArray complaint = check();
        QVERIFY2(complaint.contains("a&b") && complaint.contains("sha256"), complaint.constData());
        std::filesystem::remove_all(top); // Qt does not see names that are not UTF-8
    }

    void manyEntries()
    {
        const Comparison comparison = test::largeCase(150'000);
        for (const auto &[format, name] : {std::pair(ListingFormat::Text, "text"), std::pair(ListingFormat::Bodyfile, "bodyfile"),
                                           std::pair(ListingFormat::Mtree, "mtree"), std::pair(ListingFormat::Json, "json")}) {
            QElapsedTimer timer;
            timer.start();
            std::size_t bytes = 0;
            QVERIFY(writeListing(*comparison.sources[SavedSide], {format, {}}, [&bytes](std::string_view piece) -> Status {
                bytes += piece.size();
                return {};
            }));
            qInfo("%s: %u entries, %lld ms, %zu bytes", name, comparison.sources[SavedSide]->tree->size() - 1, static_cast<long long>(timer.elapsed()), bytes);
        }
    }

    void stopsWithItsSink()
    {
        const Comparison comparison = test::largeCase(3000);
        for (const ListingFormat format : {ListingFormat::Text, ListingFormat::Bodyfile, ListingFormat::Mtree, ListingFormat::Json}) {
            int calls = 0;
            const Status status = writeListing(*comparison.sources[SavedSide], {format, {}}, [&calls](std::string_view) -> Status {
                ++calls;
                return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
            });
            QVERIFY(!status);
            QCOMPARE(calls, 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestReportListing)
#include "tst_reportlisting.moc"
