// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "base/version.h"
#include "cases/journalforreport.h"
#include "io/bytesource.h"
#include "io/digest.h"
#include "io/hostclock.h"
#include "report/bundle/bundle.h"
#include "report/reportprogram.h"
#include "support/htmlpage.h"
#include "support/reportcase.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <ctime>

using namespace assay;

namespace {

void setZone(const char *zone)
{
    ::setenv("TZ", zone, 1);
    ::tzset();
}

JournalEntry entryAfter(const std::optional<JournalEntry> &last, const std::string &payload)
{
    const auto next = nextEntry(last ? last->sequence : 0, last ? last->hash : Sha256Digest{}, {"ann", "host", "assay 0.1", "2026-11-22T03:37:30Z"}, {JournalKind::Noted, payload});
    if (!next)
        std::abort();
    return *next;
}

std::string textOf(const ReportOptions &options)
{
    const std::string html = test::writtenHtml(test::smallCase(), options);
    test::checkPage(html);
    return test::parsed(html).text;
}

} // namespace

// What a report says of the program that made it, of the host's clock, and of the journal of its case.
class TestReportProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setZone("UTC"); }

    void programByItsDigest()
    {
        const auto file = openFileSource(QCoreApplication::applicationFilePath().toStdString());
        QVERIFY(file);
        QCOMPARE(runningProgramDigest(), toHex(*sha256(**file, nullptr)));
        const std::string text = textOf(test::fixedOptions());
        for (const std::string &wanted : {runningProgramDigest(), compilerText(), std::string(commit), std::string("Program and clock")})
            QVERIFY2(text.find(wanted) != std::string::npos, wanted.c_str());
        QVERIFY(compilerText().starts_with("GCC ") || compilerText().starts_with("Clang "));
    }

    void clockOfTheHost()
    {
        setZone("Asia/Kathmandu");
        const HostClock clock = HostClock::at(1795318650);
        QCOMPARE(clock.zone, std::string("Asia/Kathmandu"));
        QCOMPARE(offsetText(clock.offset), std::string("UTC+05:45"));
        QCOMPARE(offsetText(-12600), std::string("UTC-03:30"));
        QCOMPARE(offsetText(0), std::string("UTC+00:00"));
        HostClock made;
        made.zone = "<b>\x1b[31m";
        QCOMPARE(clockText(made), std::string("<b>\\u{001B}[31m, UTC+00:00; whether it was synchronised is not known"));
        made.zone.clear();
        made.synchronised = true;
        made.lastSync = 1795318650;
        QCOMPARE(clockText(made), std::string("zone not named, UTC+00:00; synchronised, as the kernel says; last set from a time server at 2026-11-22T03:37:30Z"));
        made.synchronised = false;
        made.lastSync.reset();
        QVERIFY(clockText(made).ends_with("; not synchronised, as the kernel says"));
        ReportOptions options = test::fixedOptions();
        options.created.given = false;
        QVERIFY(textOf(options).find("Asia/Kathmandu, UTC+05:45") != std::string::npos);
    }

    void aGivenTimeAsksNoClock()
    {
        ReportOptions options = test::fixedOptions();
        setZone("Asia/Kathmandu");
        const std::string there = test::writtenHtml(test::smallCase(), options);
        setZone("UTC");
        QVERIFY(there == test::writtenHtml(test::smallCase(), options));
        QVERIFY(there.find("SOURCE_DATE_EPOCH)") != std::string::npos);
        ::setenv("SOURCE_DATE_EPOCH", "1795318650", 1);
        QVERIFY(ReportClock::now().given && ReportClock::now().seconds == 1795318650);
        ::setenv("SOURCE_DATE_EPOCH", "x", 1);
        QVERIFY(!ReportClock::now().given);
        ::unsetenv("SOURCE_DATE_EPOCH");
        QVERIFY(!ReportClock::now().given);
    }

    void journalIsAnAppendix()
    {
        JournalForReport taking;
        std::optional<JournalEntry> last;
        std::string lines;
        for (const std::string &payload : {std::string(R"({"text":"</td><script>alert(1)</script>"})"), std::string("{}"), "{\"text\":\"" + std::string(2000, 'x') + "\"}"}) {
            last = entryAfter(last, payload);
            lines += journalLine(*last);
            taking.take(*last);
        }
        ReportOptions options = test::fixedOptions();
        options.journal = taking.finish({});
        QCOMPARE(options.journal->lines, lines);
        QVERIFY(options.journal->problem.empty());
        const std::string text = textOf(options);
        for (const std::string &wanted : {std::string("Journal of the case"), std::string("3 entries, an unbroken chain. The last hash is ") + toHex(last->hash), std::string("ann@host"),
                                          std::string("</td><script>alert(1)</script>"), std::string("bytes in all]"), std::string("All 3 entries shown.")})
            QVERIFY2(text.find(wanted) != std::string::npos, wanted.c_str());
        QVERIFY(textOf(test::fixedOptions()).find("Journal of the case") == std::string::npos);

        QTemporaryDir folder;
        BundleOptions bundle;
        bundle.report = options;
        const QString place = folder.filePath(QStringLiteral("b"));
        Context context;
        QVERIFY(writeBundle(test::smallCase(), bundle, place.toStdString(), context));
        QFile file(place + QStringLiteral("/journal.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), lines);
    }

    void brokenAndLongJournals()
    {
        JournalForReport taking;
        std::optional<JournalEntry> last;
        for (std::size_t i = 0; i < shownJournalEntries + 5; ++i) {
            last = entryAfter(last, "{}");
            JournalEntry given = *last;
            if (i == 7)
                given.stamp.user = "mallory";
            taking.take(given);
        }
        const auto journal = taking.finish({});
        QCOMPARE(journal->entries.size(), shownJournalEntries);
        QCOMPARE(journal->allEntries, std::uint64_t{shownJournalEntries + 5});
        QVERIFY(shownJournalText(*journal).starts_with("The last 2,000 of 2,005 entries"));
        QVERIFY(journal->problem.starts_with("entry 8: "));
        QVERIFY(journalStateText(*journal).find("The chain is broken: entry 8: ") != std::string::npos);
    }

    void unpackedStreamHasItsDigest()
    {
        LoadedSource source = *test::smallCase().sources[VendorSide];
        source.source = std::make_shared<test::NamedSource>(SourceKind::RootfsArchive, "rootfs.tar.xz");
        source.layers.resize(1);
        source.sha256 = sha256("packed");
        source.layers[0].recomputed = sha256("unpacked");
        QVERIFY(unpackedDigest(source) && *unpackedDigest(source) == sha256("unpacked"));
        Comparison comparison = test::smallCase();
        comparison.sources[VendorSide] = std::make_shared<const LoadedSource>(source);
        const std::string text = test::parsed(test::writtenHtml(comparison, test::fixedOptions())).text;
        QVERIFY(text.find("SHA-256 unpacked") != std::string::npos && text.find(toHex(sha256("unpacked"))) != std::string::npos);
        source.layers[0].recomputed = source.sha256; // a plain tar: it is the file's own
        QVERIFY(!unpackedDigest(source));
        source.layers[0].recomputed.reset();
        QVERIFY(!unpackedDigest(source));
        source.layers[0].recomputed = sha256("unpacked");
        source.source = std::make_shared<test::NamedSource>(SourceKind::DockerArchive, "app.tar.gz");
        QVERIFY(!unpackedDigest(source));
        source.unpacked = sha256("all of the tar");
        QVERIFY(unpackedDigest(source) && *unpackedDigest(source) == sha256("all of the tar"));
    }
};

QTEST_GUILESS_MAIN(TestReportProgram)
#include "tst_reportprogram.moc"
