// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/evidence.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "base/version.h"
#include "io/libraryversions.h"
#include "report/pathorder.h"
#include "support/reportcase.h"

#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <ctime>

using namespace assay;
using test::fixedOptions;
using nlohmann::ordered_json;

namespace {

std::string written(const Comparison &comparison, const ReportOptions &options = fixedOptions())
{
    std::string out;
    return writeEvidence(comparison, options, stringSink(out)) ? out : std::string("(failed)");
}

void replaceAll(std::string &text, const std::string &what, const std::string &with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

// Most memory this process has held, in KiB, since the last reset.
long peakMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    return text.mid(text.indexOf("VmHWM:") + 6).trimmed().split(' ').first().toLong();
}

void resetPeakMemory()
{
    QFile references(QStringLiteral("/proc/self/clear_refs"));
    if (references.open(QIODevice::WriteOnly))
        references.write("5");
}

} // namespace

class TestReportEvidence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The whole file, byte for byte: what scripts rely on.
    void golden()
    {
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "rootfs.tar.xz", {}, {{test::directory("etc"), test::file("etc/motd", "a")}});
        vendor->bytes = 42918024;
        vendor->sha256 = sha256("vendor");
        auto saved = test::loadedSource(Role::Saved, SourceKind::DockerArchive, "app.tar", test::madeDigest('7'),
                                        {{test::directory("etc"), test::file("etc/motd", "a")}, {test::file("opt/tool", "b").mode(04755)}});
        saved->image->tags = {"demo/app:1.0"};
        auto live = test::loadedSource(Role::Live, SourceKind::DockerRoot, "data\xff", test::madeDigest('7'),
                                       {{test::directory("etc"), test::file("etc/motd", "a")},
                                        {test::file("opt/tool", "c").mode(0755).time(0, 5).xattr("user.x", "y"), test::symlink("opt/\xfe", "t\xff"),
                                         test::hardLink("opt/tool2", "opt/tool").mode(0755).time(0, 5).xattr("user.x", "y"), test::device("opt/disk", EntryType::Block, 8, 1),
                                         test::unread(test::file("opt/unread", "?"))}});
        live->layers[1].verdict = LayerVerdict::Unverifiable;
        live->layers[1].verdictReason = "no record";
        live->layers[1].recomputed.reset();
        live->skipped = {{"b", "x"}, {"a", "y"}, {"b", "x"}};
        live->complete = false;
        Finding finding = makeFinding("layer.file-added", "opt/\xfe");
        finding.layer = test::madeDigest('2');
        finding.store = "overlay2/b/diff/opt/\xfe";
        finding.missedBy = {"docker diff", "docker save"};
        finding.detail = {{"size", "1"}, {"name", "\xff"}, {"twice", "b"}, {"twice", "a"}, {"odd", "b\xff"}, {"odd", "a"}};
        finding.role = LiveSide;
        ReportOptions options = fixedOptions();
        options.settings = {{"limit", "5"}, {"image", "demo/app:1.0"}};
        options.libraries = {{"qt", "6.4.2"}};

        std::string expected = R"({
  "schema": "assay-evidence/1",
  "complete": false,
  "tool": {"name": "assay", "version": "@version@", "commit": "@commit@", "libraries": {@libraries@, "qt": "6.4.2"}},
  "created": "2026-11-22T04:00:00Z",
  "options": {"image": "demo/app:1.0", "limit": "5"},
  "sources": [
    {
      "role": "vendor",
      "kind": "rootfs-archive",
      "location": "rootfs.tar.xz",
      "bytes": 42918024,
      "sha256": "630ba09448af522154f38ef7685ef1f44b0f3e9430f80829a03ce24f400f3754",
      "entries": 2,
      "image": null,
      "skipped": []
    },
    {
      "role": "saved",
      "kind": "docker-archive",
      "location": "app.tar",
      "bytes": null,
      "sha256": null,
      "entries": 4,
      "image": {
        "id": "sha256:@7@",
        "tags": ["demo/app:1.0"],
        "layers": [
          {"diffId": "sha256:@1@", "chainId": "sha256:@a@", "recomputed": "sha256:@1@", "verdict": "intact", "entries": 2, "bytes": 10240, "store": "layer0/layer.tar"},
          {"diffId": "sha256:@2@", "chainId": "sha256:@b@", "recomputed": "sha256:@2@", "verdict": "intact", "entries": 1, "bytes": 20480, "store": "layer1/layer.tar"}
        ]
      },
      "skipped": []
    },
    {
      "role": "live",
      "kind": "docker-root",
      "location": "data@fffd@",
      "locationBytes": "ZGF0Yf8=",
      "bytes": null,
      "sha256": null,
      "entries": 8,
      "image": {
        "id": "sha256:@7@",
        "tags": [],
        "layers": [
          {"diffId": "sha256:@1@", "chainId": "sha256:@a@", "recomputed": "sha256:@1@", "verdict": "intact", "entries": 2, "bytes": 10240, "store": "layer0/layer.tar"},
          {"diffId": "sha256:@2@", "chainId": "sha256:@b@", "recomputed": null, "verdict": "unverifiable", "reason": "no record", "entries": 5, "bytes": 20480, "store": "layer1/layer.tar"}
        ]
      },
      "skipped": [
        {"path": "a", "reason": "y"},
        {"path": "b", "reason": "x"}
      ]
    }
  ],
  "summary": {
    "paths": 8,
    "vendorToSaved": {"added": 2, "removed": 0, "changed": 0},
    "savedToLive": {"added": 4, "removed": 0, "changed": 1},
    "explained": 0,
    "unexplained": 6,
    "findings": {"critical": 0, "high": 1, "medium": 0, "low": 0, "info": 0}
  },
  "differences": [
    {
      "path": "opt",
      "vendorToSaved": ["added"],
      "savedToLive": [],
      "explained": null,
      "vendor": null,
      "saved": {"type": "directory", "mode": null, "uid": null, "gid": null, "mtime": null, "layer": 1},
      "live": {"type": "directory", "mode": null, "uid": null, "gid": null, "mtime": null, "layer": 1}
    },
    {
      "path": "opt/disk",
      "vendorToSaved": [],
      "savedToLive": ["added"],
      "explained": null,
      "vendor": null,
      "saved": null,
      "live": {"type": "block", "mode": "0600", "uid": 0, "gid": 0, "mtime": "2026-11-22T03:37:30Z", "device": "8:1", "layer": 1}
    },
    {
      "path": "opt/tool",
      "vendorToSaved": ["added"],
      "savedToLive": ["content", "links", "mode", "mtime", "xattrs"],
      "explained": null,
      "vendor": null,
      "saved": {"type": "file", "mode": "4755", "uid": 0, "gid": 0, "size": 1, "mtime": "2026-11-22T03:37:30Z", "sha256": "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d", "layer": 1},
      "live": {"type": "file", "mode": "0755", "uid": 0, "gid": 0, "size": 1, "mtime": "1970-01-01T00:00:00.000000005Z", "sha256": "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6", "xattrs": {"user.x": "eQ=="}, "links": 2, "layer": 1}
    },
    {
      "path": "opt/tool2",
      "vendorToSaved": [],
      "savedToLive": ["added"],
      "explained": null,
      "vendor": null,
      "saved": null,
      "live": {"type": "file", "mode": "0755", "uid": 0, "gid": 0, "size": 1, "mtime": "1970-01-01T00:00:00.000000005Z", "sha256": "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6", "xattrs": {"user.x": "eQ=="}, "links": 2, "layer": 1}
    },
    {
      "path": "opt/unread",
      "vendorToSaved": [],
      "savedToLive": ["added"],
      "explained": null,
      "vendor": null,
      "saved": null,
      "live": {"type": "file", "mode": "0644", "uid": 0, "gid": 0, "size": 1, "mtime": "2026-11-22T03:37:30Z", "sha256": null, "layer": 1}
    },
    {
      "path": "opt/@fffd@",
      "pathBytes": "b3B0L/4=",
      "vendorToSaved": [],
      "savedToLive": ["added"],
      "explained": null,
      "vendor": null,
      "saved": null,
      "live": {"type": "symlink", "mode": "0777", "uid": 0, "gid": 0, "mtime": "2026-11-22T03:37:30Z", "target": "t@fffd@", "targetBytes": "dP8=", "layer": 1}
    }
  ],
  "findings": [
    {
      "code": "layer.file-added",
      "severity": "high",
      "path": "opt/@fffd@",
      "pathBytes": "b3B0L/4=",
      "layer": "sha256:@2@",
      "store": "overlay2/b/diff/opt/@fffd@",
      "storeBytes": "b3ZlcmxheTIvYi9kaWZmL29wdC/+",
      "missedBy": ["docker diff", "docker save"],
      "detail": {"name": "@fffd@", "nameBytes": "/w==", "odd": ["a", "b@fffd@"], "oddBytes": ["YQ==", "Yv8="], "size": "1", "twice": ["a", "b"]},
      "role": "live"
    }
  ]
}
)";
        std::string libraries;
        for (const auto &[name, number] : libraryVersions())
            libraries += (libraries.empty() ? "" : ", ") + ('"' + name) + "\": \"" + number + '"';
        replaceAll(expected, "@version@", std::string(version));
        replaceAll(expected, "@commit@", std::string(commit));
        replaceAll(expected, "@libraries@", libraries);
        replaceAll(expected, "@fffd@", "\xEF\xBF\xBD");
        for (const char digit : {'1', '2', '7', 'a', 'b'})
            replaceAll(expected, std::string("@") + digit + '@', std::string(64, digit));

        const std::string actual = written(test::compared({vendor, saved, live}, {finding}), options);
        if (actual != expected) {
            // The first line that differs says more than two whole files.
            const auto [a, b] = std::mismatch(actual.begin(), actual.end(), expected.begin(), expected.end());
            const auto from = static_cast<std::size_t>(a - actual.begin());
            QFAIL(("is: …" + actual.substr(from > 80 ? from - 80 : 0, 240) + "\nwanted: …" + expected.substr(from > 80 ? from - 80 : 0, 240)).c_str());
        }
    }

    // Tags, reasons and settings that read the same are told apart by their bytes.
    void textsThatAreNone()
    {
        const auto evidenceOf = [](const std::string &odd) {
            auto saved = test::loadedSource(Role::Saved, SourceKind::DockerArchive, "app.tar", test::madeDigest('7'), {{test::file("a")}, {test::file("b")}});
            saved->image->tags = {"plain", "t" + odd};
            saved->skipped = {{"p", "in " + odd}};
            saved->layers[0].verdict = LayerVerdict::Unverifiable;
            saved->layers[0].verdictReason = "of " + odd;
            auto live = test::loadedSource(Role::Live, SourceKind::RootfsArchive, "l", {}, {{test::file("a")}});
            ReportOptions options = fixedOptions();
            options.settings = {{"image", "i" + odd}};
            return ordered_json::parse(written(test::compared({nullptr, saved, live}), options));
        };
        const auto json = evidenceOf("\xff");
        const auto &source = json["sources"][0];
        QCOMPARE(json["options"].dump(), std::string("{\"image\":\"i\xEF\xBF\xBD\",\"imageBytes\":\"af8=\"}"));
        QCOMPARE(source["image"]["tagsBytes"].dump(), std::string("[\"cGxhaW4=\",\"dP8=\"]"));
        QCOMPARE(source["skipped"][0]["reasonBytes"].get<std::string>(), std::string("aW4g/w=="));
        QCOMPARE(source["image"]["layers"][0]["reasonBytes"].get<std::string>(), std::string("b2Yg/w=="));
        const auto other = evidenceOf("\xfe");
        for (const char *part : {"options", "sources"})
            QVERIFY(json[part] != other[part]);
        QVERIFY(!evidenceOf("x")["sources"][0]["image"].contains("tagsBytes"));
    }

    void stepsWithoutSaved()
    {
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{test::file("a", "1")}});
        auto live = test::loadedSource(Role::Live, SourceKind::RootfsDirectory, "l", {}, {{test::file("a", "2")}});
        const auto json = ordered_json::parse(written(test::compared({vendor, nullptr, live})));
        QCOMPARE(json["summary"]["vendorToLive"]["changed"].get<int>(), 1);
        QVERIFY(json["summary"]["vendorToSaved"].is_null());
        QVERIFY(json["summary"]["savedToLive"].is_null());
        QCOMPARE(json["differences"][0]["vendorToLive"].dump(), std::string("[\"content\"]"));
        QVERIFY(json["differences"][0]["saved"].is_null());
    }

    void onlyOneStep()
    {
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{test::file("a", "1")}});
        auto saved = test::loadedSource(Role::Saved, SourceKind::RootfsArchive, "s", {}, {{}});
        const auto json = ordered_json::parse(written(test::compared({vendor, saved, nullptr})));
        QCOMPARE(json["differences"][0]["vendorToSaved"].dump(), std::string("[\"removed\"]"));
        QVERIFY(json["differences"][0]["savedToLive"].is_null());
        QVERIFY(!json["summary"].contains("vendorToLive"));
    }

    void explanations()
    {
        const auto json = ordered_json::parse(written(test::smallCase()));
        int explained = 0;
        for (const auto &difference : json["differences"])
            explained += !difference["explained"].is_null();
        QCOMPARE(explained, 1);
        QCOMPARE(json["summary"]["explained"].get<int>(), 1);
        QCOMPARE(json["summary"]["unexplained"].get<std::size_t>(), json["differences"].size() - 1);
    }

    // '-', '.', '!' and space are smaller than '/': a walk of the tree gives another order.
    void sortedByWholePath()
    {
        std::vector<test::Made> entries;
        for (const char *path : {"a/b", "a-b/c", "a", "a.b", "a b/d", "ab", "a/b/c", "a!/x", "a/b-/y", "a/b.z", "A/z", "a\xff/q", "a/\x01"})
            entries.push_back(test::file(path));
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{}});
        auto live = test::loadedSource(Role::Live, SourceKind::RootfsArchive, "l", {}, {entries});
        const auto json = ordered_json::parse(written(test::compared({vendor, nullptr, live})));
        std::vector<std::string> paths;
        for (const auto &difference : json["differences"])
            paths.push_back(difference.contains("pathBytes") ? *fromBase64(difference["pathBytes"].get<std::string>()) : difference["path"].get<std::string>());
        std::vector<std::string> sorted = paths;
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(paths, sorted);
        QCOMPARE(paths.size(), std::size_t(live->tree->size() - 1));
        QVERIFY(std::find(paths.begin(), paths.end(), "a/b/c") < std::find(paths.begin(), paths.end(), "ab"));
    }

    void deepTree()
    {
        std::string path;
        for (int i = 0; i < 4000; ++i)
            path += path.empty() ? "d" : "/d";
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{}});
        auto live = test::loadedSource(Role::Live, SourceKind::RootfsArchive, "l", {}, {{test::file(path)}});
        std::size_t visited = 0;
        std::string last;
        const Status walked = walkInPathOrder(*live->tree, [](NodeId) { return true; }, [&](NodeId, std::string_view at) -> Status {
            ++visited;
            last = at;
            return {};
        });
        QVERIFY(walked);
        QCOMPARE(visited, std::size_t(4000));
        QCOMPARE(last, path);
        const auto stopped = walkInPathOrder(*live->tree, [](NodeId) { return true; }, [](NodeId, std::string_view) -> Status {
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        });
        QVERIFY(!stopped);
    }

    void hostileNames()
    {
        const Comparison comparison = test::hostileCase();
        const std::string text = written(comparison);
        for (const char c : text)
            QVERIFY(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
        const auto json = ordered_json::parse(text);
        std::vector<std::string> found;
        for (const auto &difference : json["differences"]) {
            const std::string path = difference.contains("pathBytes") ? *fromBase64(difference["pathBytes"].get<std::string>())
                                                                       : difference["path"].get<std::string>();
            if (path.starts_with("d/"))
                found.push_back(path.substr(2));
            if (!difference["live"].is_null() && difference["live"]["type"] == "symlink") {
                const auto &live = difference["live"];
                const std::string target = live.contains("targetBytes") ? *fromBase64(live["targetBytes"].get<std::string>()) : live["target"].get<std::string>();
                QCOMPARE("l/" + target, path);
            }
        }
        std::vector<std::string> wanted = test::hostileNames();
        std::sort(wanted.begin(), wanted.end());
        QCOMPARE(found, wanted);
        QCOMPARE(json["findings"].size(), comparison.findings.size());
    }

    void sameBytesAnywhere()
    {
        const Comparison comparison = test::smallCase();
        const std::string first = written(comparison);
        setenv("TZ", "Asia/Kathmandu", 1);
        setenv("LC_ALL", "de_DE.UTF-8", 1);
        tzset();
        const std::string second = written(test::smallCase());
        setenv("TZ", "UTC", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        tzset();
        QCOMPARE(first, second);
        const Context context;
        const auto digest = evidenceDigest(comparison, fixedOptions(), context);
        QVERIFY(digest);
        QCOMPARE(*digest, sha256(first));
    }

    void clock()
    {
        setenv("SOURCE_DATE_EPOCH", "1709287200", 1);
        QCOMPARE(ReportClock::now().text(), std::string("2024-03-01T10:00:00Z"));
        for (const char *wrong : {"", "soon", "1709287200x", "99999999999999999999999"}) {
            setenv("SOURCE_DATE_EPOCH", wrong, 1);
            QVERIFY(ReportClock::now().seconds >= 1700000000);
            QVERIFY(ReportClock::now().seconds != 1709287200);
        }
        unsetenv("SOURCE_DATE_EPOCH");
    }

    void stopsWithItsSink()
    {
        const Comparison comparison = test::largeCase(3000);
        std::size_t bytes = 0;
        const Status status = writeEvidence(comparison, fixedOptions(), [&bytes](std::string_view piece) -> Status {
            bytes += piece.size();
            if (bytes > 100'000)
                return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
            return {};
        });
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Cancelled);
        QVERIFY(bytes < 300'000);
        Context context;
        context.cancel();
        QVERIFY(!evidenceDigest(comparison, fixedOptions(), context));
    }

    void hundredThousandDifferences()
    {
        const Comparison comparison = test::largeCase(100'000);
        QVERIFY(comparison.tree->totals().unexplained >= 100'000);
        resetPeakMemory();
        const long before = peakMemory();
        std::size_t bytes = 0;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(writeEvidence(comparison, fixedOptions(), [&bytes](std::string_view piece) -> Status {
            bytes += piece.size();
            return {};
        }));
        const long grown = peakMemory() - before;
        qInfo("100,000 differences: %lld ms, %zu bytes, %ld KiB of memory", static_cast<long long>(timer.elapsed()), bytes, grown);
#if !defined(__SANITIZE_ADDRESS__) // which keeps freed memory back
        QVERIFY2(grown < 16 * 1024, "the evidence file must stream");
#endif
    }
};

QTEST_GUILESS_MAIN(TestReportEvidence)
#include "tst_reportevidence.moc"
