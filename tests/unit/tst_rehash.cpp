// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/hashedagain.h"
#include "report/changedwhileread.h"
#include "report/rehash.h"
#include "support/htmlpage.h"
#include "support/reportcase.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace assay;

namespace {

constexpr std::int64_t first = 1795318650;  // 2026-11-22T03:37:30Z
constexpr std::int64_t second = 1795319250; // 2026-11-22T03:47:30Z

LoadedSource archive()
{
    LoadedSource loaded = *test::smallCase().sources[SavedSide];
    loaded.bytes = 5;
    loaded.sha256 = sha256("saved");
    loaded.readAt = first;
    return loaded;
}

std::string textOf(SourceState state, const std::string &reason, const LoadedSource &loaded, bool given = false)
{
    SourceCheck check;
    check.state = state;
    check.reason = reason;
    if (state == SourceState::Match)
        check.sha256 = loaded.sha256;
    const Rehash rehash = rehashOf(loaded, check, {second, given});
    return (rehash.wrong ? "! " : "") + rehash.text;
}

std::string coverOf(const Comparison &comparison, const ReportOptions &options)
{
    const std::string html = test::writtenHtml(comparison, options);
    test::checkPage(html);
    return html.substr(0, html.find("<main>"));
}

} // namespace

// What reports say of evidence that was hashed again before they were written, and of files that changed while they were read.
class TestRehash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words()
    {
        const LoadedSource loaded = archive();
        QCOMPARE(textOf(SourceState::Match, {}, loaded), "MATCH: SHA-256 " + toHex(*loaded.sha256) + ", hashed 2026-11-22T03:37:30Z and again 2026-11-22T03:47:30Z");
        QCOMPARE(textOf(SourceState::Match, {}, loaded, true), "MATCH: SHA-256 " + toHex(*loaded.sha256) + ", hashed 2026-11-22T03:47:30Z and again 2026-11-22T03:47:30Z");
        QCOMPARE(textOf(SourceState::Mismatch, "it has 6 bytes and had 5", loaded), std::string("! MISMATCH: it has 6 bytes and had 5; hashed 2026-11-22T03:37:30Z and looked at again 2026-11-22T03:47:30Z"));
        QCOMPARE(textOf(SourceState::Missing, "nothing is there", loaded), std::string("! MISSING: nothing is there; hashed 2026-11-22T03:37:30Z, looked for again 2026-11-22T03:47:30Z"));
        QCOMPARE(textOf(SourceState::Unreadable, "cannot read", loaded), std::string("! UNREADABLE: cannot read; hashed 2026-11-22T03:37:30Z, read again 2026-11-22T03:47:30Z"));
        QCOMPARE(notHashedAgain(loaded, {second, false}).text, std::string("NOT READ AGAIN: it was chosen to hash the evidence once; hashed 2026-11-22T03:37:30Z"));
        LoadedSource older = loaded;
        older.readAt = 0;
        QVERIFY(textOf(SourceState::Match, {}, older).ends_with("hashed at a time that was not recorded and again 2026-11-22T03:47:30Z"));
        LoadedSource folder = loaded;
        folder.bytes.reset();
        folder.sha256.reset();
        QVERIFY(textOf(SourceState::NotComparable, "no digest of it was recorded", folder).starts_with("NOT READ AGAIN: a folder is not one object with one digest."));
        QCOMPARE(notHashedAgain(folder, {second, false}).text, textOf(SourceState::NotComparable, {}, folder));
        LoadedSource store = loaded;
        store.findings.push_back(makeFinding("source.image-store"));
        QVERIFY(textOf(SourceState::Match, {}, store).ends_with("; 1 further image store: NOT READ AGAIN"));
    }

    void bannerOnPageOne()
    {
        const Comparison comparison = test::smallCase();
        ReportOptions options = test::fixedOptions();
        options.hashedAgain[VendorSide] = {"MATCH: SHA-256 x", false};
        QVERIFY(coverOf(comparison, options).find("Mismatch:") == std::string::npos);
        options.hashedAgain[SavedSide] = {"MISMATCH: <b>its</b> SHA-256", true};
        options.hashedAgain[LiveSide] = {"MISSING: nothing is there", true};
        const std::string cover = coverOf(comparison, options);
        QVERIFY(cover.find("The evidence is not what it was when it was read (Saved, Live).") != std::string::npos);
        QVERIFY(cover.find("MISMATCH: &lt;b&gt;its&lt;/b&gt; SHA-256") != std::string::npos);
    }

    void severalAtOnce()
    {
        QTemporaryDir folder;
        std::vector<CaseSource> sources;
        for (int side = 0; side < sideCount; ++side) {
            CaseSource source;
            source.role = static_cast<Role>(side);
            source.path = folder.filePath(QString::number(side)).toStdString();
            const QByteArray bytes(100'000, static_cast<char>('a' + side));
            QFile file(QString::fromStdString(source.path));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
            source.bytes = static_cast<std::uint64_t>(bytes.size());
            source.sha256 = sha256(side == SavedSide ? std::string_view("another") : std::string_view(bytes.constData(), 100'000));
            sources.push_back(source);
        }
        const Comparison comparison = test::smallCase();
        Context context;
        const auto again = hashAgain(comparison, sources, context);
        QVERIFY(again && again->anyWrong() && again->checks.size() == 3);
        ReportOptions options;
        tellInReports(*again, comparison, options);
        QVERIFY(options.hashedAgain[VendorSide].text.starts_with("MATCH: ") && options.hashedAgain[LiveSide].text.starts_with("MATCH: "));
        QVERIFY(options.hashedAgain[SavedSide].wrong && options.hashedAgain[SavedSide].text.starts_with("MISMATCH: its SHA-256 is "));
        context.cancel();
        const auto cancelled = hashAgain(comparison, sources, context);
        QVERIFY(!cancelled && cancelled.error().code == ErrorCode::Cancelled);
    }

    void changedFilesHaveBothStates()
    {
        Comparison comparison = test::smallCase();
        QVERIFY(changedWhileRead(comparison).empty());
        Finding finding = makeFinding("source.unstable", "var/log/<script>alert(1)</script>");
        finding.role = LiveSide;
        finding.detail = {{"after", "dev 8:1, ino 2, size 6"}, {"before", "dev 8:1, ino 2, size 5"}, {"listed", "size 4"}, {"reason", "changed while it was read"}};
        comparison.findings.push_back(finding);
        Finding folder = makeFinding("source.unstable"); // a layer's folder has no states
        folder.store = "overlay2/x/diff";
        comparison.findings.push_back(folder);
        const auto changed = changedWhileRead(comparison);
        QCOMPARE(changed.size(), std::size_t{1});
        QCOMPARE(changed.front().source, std::string_view("Live"));
        QCOMPARE(changed.front().before, std::string("listed: size 4; opened: dev 8:1, ino 2, size 5"));
        QCOMPARE(changed.front().after, std::string("dev 8:1, ino 2, size 6"));
    }

    void stateInWords()
    {
        FileState state;
        state.deviceMajor = 8;
        state.deviceMinor = 1;
        state.inode = 131;
        state.size = 5;
        state.modifiedSec = first;
        state.modifiedNsec = 5;
        state.changedSec = second;
        QCOMPARE(state.text(), std::string("dev 8:1, ino 131, size 5, mtime 2026-11-22T03:37:30.000000005Z, ctime 2026-11-22T03:47:30Z"));
        // Of a file that grows, is cut and has its content written over.
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("file"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("hello") == 5 && file.flush());
        const auto source = openFileSource(path.toStdString());
        QVERIFY(source && (*source)->unchanged());
        const auto same = (*source)->states();
        QVERIFY(same && same->after && *same->after == same->before && same->before.size == 5 && same->before.inode != 0);
        QVERIFY(file.write(" again") == 6 && file.flush());
        QVERIFY(!(*source)->unchanged());
        const auto grown = (*source)->states();
        QVERIFY(grown && grown->after && grown->after->size == 11 && grown->before == same->before);
        QVERIFY(!memorySource("x", "memory")->states());
    }
};

QTEST_GUILESS_MAIN(TestRehash)
#include "tst_rehash.moc"
