// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/html.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "report/evidence.h"
#include "report/reportcontent.h"
#include "support/htmlpage.h"
#include "support/reportcase.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <set>

using namespace assay;
using test::checkPage;
using test::fixedOptions;
using test::parsed;
using test::writtenHtml;

class TestReportHtml : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smallCase()
    {
        const std::string html = writtenHtml(test::smallCase());
        checkPage(html);
        const std::string text = parsed(html).text;
        for (const char *wanted : {"15 paths were compared. 11 differ in a step: 1 explained, 10 unexplained.", "engine.time-clamped-to-1970", "opt/demo/.x",
                                   "docker diff, docker inspect, docker save", "2 files differ from their record", "42,918,024 bytes", "F-001", "F-003",
                                   "The layer's folder holds this path, but the layer was delivered without it.", "security.capability=cap_net_raw=ep (0x0100000200200000000000000000000000000000)", "4755 rwsr-xr-x",
                                   "overlay2/aaaaaaaa/diff/proc/kmsg", "2026-11-22T03:37:30.123456789Z", "not stated"})
            QVERIFY2(text.find(wanted) != std::string::npos, wanted);
        const Context context;
        QVERIFY(text.find(toHex(*evidenceDigest(test::smallCase(), fixedOptions(), context))) != std::string::npos);
    }

    void hostileNames()
    {
        ReportOptions options = fixedOptions();
        options.title = "</title><script>alert(1)</script>";
        options.caseNumber = "\"><img src=x onerror=alert(1)>\x1b";
        options.settings = {{"<b>", "</style><script>"}};
        const std::string html = writtenHtml(test::hostileCase(), options);
        checkPage(html);
        const std::string text = parsed(html).text;
        for (const std::string &name : test::hostileNames())
            QVERIFY2(text.find(displaySafe(name)) != std::string::npos, displaySafe(name).c_str());
        QVERIFY(html.find("\xE2\x80\xAE") == std::string::npos);
        QVERIFY(text.find("bytes d/photo_%E2%80%AEgpj.exe") != std::string::npos);
        QVERIFY(text.find("bytes d/%20leading") != std::string::npos);
        QVERIFY(text.find("Vendor \u2192 Live") != std::string::npos);
    }

    // The words say what is there, not what to think of it.
    void wordsOfOurs()
    {
        std::string text = parsed(writtenHtml(test::smallCase())).text;
        std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        for (const char *word : {"malicious", "backdoor", "attack", "suspicious", "malware", "hacked", "dangerous", "compromised", "safe", "score"})
            QVERIFY2(text.find(word) == std::string::npos, word);
    }

    void everyTermIsThere()
    {
        for (int i = 0; i < 11; ++i) {
            const auto words = changeWords(static_cast<std::uint16_t>(1 << i));
            QCOMPARE(words.size(), std::size_t(1));
            QVERIFY(std::any_of(changeTerms().begin(), changeTerms().end(), [&](const Term &term) { return term.term == words[0]; }));
        }
        for (const Explanation explanation : {Explanation::TimeClampedTo1970, Explanation::SaveDropsSocket, Explanation::SaveDropsXattr})
            QVERIFY(std::any_of(explanationTerms().begin(), explanationTerms().end(), [&](const Term &term) { return term.term == explanationCode(explanation); }));
        for (std::size_t i = 0; i < statusTerms().size(); ++i)
            QCOMPARE(static_cast<std::size_t>(statusTerms()[i].status), i);
        for (const LayerVerdict verdict : {LayerVerdict::Intact, LayerVerdict::Altered, LayerVerdict::Unverifiable})
            QVERIFY(std::any_of(verdictTerms().begin(), verdictTerms().end(), [&](const Term &term) { return term.term == verdictName(verdict); }));
    }

    // Every path is in exactly one row of "where the paths are".
    void presenceAddsUp()
    {
        Context context;
        for (const Comparison &comparison : {test::smallCase(), test::hostileCase(), test::largeCase(1000)}) {
            const auto content = gatherContent(comparison, fixedOptions(), context);
            QVERIFY(content);
            std::uint64_t sum = 0;
            for (const PresenceRow &row : content->presence)
                sum += row.paths;
            QCOMPARE(sum, comparison.tree->totals().paths);
            std::uint64_t changes = 0;
            for (const DirectoryBar &bar : content->directories)
                changes += bar.total();
            const auto &totals = comparison.tree->totals().step;
            std::uint64_t all = 0;
            for (const Rollup::Counts &counts : totals)
                all += std::uint64_t(counts.added) + counts.removed + counts.modified + counts.metadata;
            QCOMPARE(changes, all);
            QVERIFY(content->directories.size() <= 11);
        }
    }

    void oneSourceAlone()
    {
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{test::file("a", "1")}});
        const std::string html = writtenHtml(test::compared({vendor, nullptr, nullptr}));
        checkPage(html);
        QVERIFY(html.find("nothing was compared") != std::string::npos);
    }

    void incomplete()
    {
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{test::file("a", "1"), test::unread(test::file("b", "1"))}});
        vendor->complete = false;
        auto live = test::loadedSource(Role::Live, SourceKind::RootfsArchive, "l", {}, {{test::file("a", "1"), test::file("b", "1")}});
        const std::string html = writtenHtml(test::compared({vendor, nullptr, live}));
        checkPage(html);
        const std::string text = parsed(html).text;
        for (const char *wanted : {"Incomplete: of the evidence, 1 path could not be read. Limitations lists what.", "in part: 1 path could not be read; see Limitations", "its content could not be read", "1 path could not be compared in full", "not determined"})
            QVERIFY2(text.find(wanted) != std::string::npos, wanted);
    }

    // Page one has the numbers of what Limitations lists, and what is told of in two ways is one thing.
    void countsOfWhatWasNotRead()
    {
        auto gone = test::unread(test::file("etc/gone", "1"));
        auto sparse = test::unread(test::file("sparse", "1"));
        auto moving = test::file("moving", "1");
        moving.entry.flags |= EntryFlag::Unstable;
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{gone, sparse, moving, test::unread(test::file("alone", "1"))}});
        vendor->complete = false;
        vendor->skipped = {{"diff/etc/gone", "permission denied"}, {"sparse", "more than the limit"}, {"diff/moving", "changed while it was read"}, {"blobs/x", "is missing"}, {"blobs/x", "of another size"}};
        auto live = test::loadedSource(Role::Live, SourceKind::RootfsArchive, "l", {}, {{test::file("alone", "1")}});
        Comparison comparison = test::compared({vendor, nullptr, live});
        Finding finding = makeFinding("source.unreadable", "etc/gone");
        finding.store = "diff/etc/gone";
        finding.role = VendorSide;
        comparison.findings.push_back(finding);
        finding = makeFinding("source.unstable", "moving");
        finding.store = "diff/moving";
        finding.role = VendorSide;
        comparison.findings.push_back(finding);
        const std::string html = writtenHtml(comparison);
        checkPage(html);
        const std::string text = parsed(html).text;
        const std::string counts = "3 parts were not read, 1 path could not be read, 1 part changed while it was read";
        QVERIFY2(text.find("Incomplete: of the evidence, " + counts + ". Limitations lists what.") != std::string::npos, text.substr(0, 2000).c_str());
        QVERIFY(text.find("in part: " + counts + "; see Limitations") != std::string::npos);
        QVERIFY(text.find("All 6 entries on what was not read whole shown.") != std::string::npos);
        QVERIFY(text.find("it changed while it was read") != std::string::npos && text.find("not read: permission denied") != std::string::npos);
        // Read to its end, and yet there is a name whose file is not known.
        vendor->complete = live->complete = true;
        vendor->skipped.clear();
        const std::string limited = parsed(writtenHtml(test::compared({vendor, nullptr, live}))).text;
        QVERIFY(limited.find("Limited: of the evidence, 3 paths could not be read, 1 part changed while it was read. Limitations lists what.") != std::string::npos);
        QVERIFY(limited.find("All that was asked for was read.") == std::string::npos);
        // What lies beside what was asked for takes nothing from it.
        auto store = test::loadedSource(Role::Live, SourceKind::DockerRoot, "l", {}, {{test::file("alone", "1")}});
        store->skipped = {{"containers/storage", "a containers/storage root, which can be opened by itself"}};
        const std::string beside = parsed(writtenHtml(test::compared({live, nullptr, store}))).text;
        QVERIFY(beside.find("Of the evidence, 1 part was left out as not asked for. Limitations lists what.") != std::string::npos);
        QVERIFY(beside.find("whole: 1 part was left out as not asked for; see Limitations") != std::string::npos && beside.find("All that was asked for was read.") != std::string::npos);
    }

    void cutTables()
    {
        ReportOptions options = fixedOptions();
        options.shownDifferences = 10;
        options.shownFindings = 5;
        const std::string html = writtenHtml(test::hostileCase(), options);
        checkPage(html);
        const std::string text = parsed(html).text;
        QVERIFY(text.find("10 of 91 paths shown; the evidence file has all.") != std::string::npos);
        QVERIFY(text.find("5 of 45 findings shown; the evidence file has all.") != std::string::npos);
        QVERIFY(text.find("F-006") == std::string::npos);
    }

    // A few entries whose paths together are far longer than they are.
    void longPaths()
    {
        std::string deep;
        for (int i = 0; i < 4000; ++i)
            deep += (deep.empty() ? "" : "/") + std::string(10, 'd');
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{}});
        auto live = test::loadedSource(Role::Live, SourceKind::RootfsArchive, "l", {}, {{test::file(deep), test::file("z")}});
        const std::string html = writtenHtml(test::compared({vendor, nullptr, live}));
        QVERIFY(html.size() < 60'000'000);
        QVERIFY(html.find(" of 4,001 paths shown; the evidence file has all.") != std::string::npos);
    }

    void sameBytesAnywhere()
    {
        const std::string first = writtenHtml(test::smallCase());
        setenv("TZ", "Asia/Kathmandu", 1);
        tzset();
        const std::string second = writtenHtml(test::smallCase());
        setenv("TZ", "UTC", 1);
        tzset();
        QCOMPARE(first, second);
    }

    void cancelled()
    {
        Context context;
        context.cancel();
        std::string out;
        const Status status = writeHtml(test::largeCase(2000), fixedOptions(), stringSink(out), &context);
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Cancelled);
    }

    void manyDifferences()
    {
        const Comparison comparison = test::largeCase(100'000);
        QElapsedTimer timer;
        timer.start();
        std::size_t bytes = 0;
        QVERIFY(writeHtml(comparison, fixedOptions(), [&bytes](std::string_view piece) -> Status {
            bytes += piece.size();
            return {};
        }));
        qInfo("%llu differences, 20,000 shown: %lld ms, %zu bytes", static_cast<unsigned long long>(comparison.tree->totals().unexplained),
              static_cast<long long>(timer.elapsed()), bytes);
    }
};

QTEST_GUILESS_MAIN(TestReportHtml)
#include "tst_reporthtml.moc"
