// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/journalreplay.h"
#include "cases/trusteditems.h"
#include "io/digest.h"

#include <QtTest>

#include <functional>

using namespace assay;

namespace {

const Stamp ann{"ann", 1'764'000'000'123};

CaseSource sourceOf(Role role, std::string path)
{
    CaseSource source;
    source.role = role;
    source.sha256 = sha256(path);
    source.bytes = path.size();
    source.path = std::move(path);
    source.image = "demo/\xff:1";
    return source;
}

// A case as its tables and its journal have it.
struct Made {
    CaseAbout about{"2026-17", "The shop", "Ann \xc3\x84", "Lab"};
    std::vector<CaseSource> sources{sourceOf(Role::Vendor, "/rootfs\xff.tar"), sourceOf(Role::Live, "/store")};
    Annotations annotations;
    std::vector<ReliedItem> trusted;
    std::vector<KeptFilter> filters;
    std::vector<JournalEntry> journal;

    Made()
    {
        sources[1].bytes.reset(); // a folder
        sources[1].sha256.reset();
        write({JournalKind::Created, textPayload({{"number", about.number}, {"title", about.title}, {"examiner", about.examiner}, {"organisation", about.organisation}})});
        for (const CaseSource &source : sources)
            write(hashedDraft(source));
        write({JournalKind::Compared, "{}"});
        act(tagsAct(annotations, {Tag{0, "suspicious", 1, 1, {}}, Tag{0, "benign", 2, 0, {}}}, ann));
        act(markAct(annotations, {"etc/passwd", "opt/\xff"}, 1, true, ann));
        act(noteAct(annotations, "etc/passwd", "first", ann));
        act(noteAct(annotations, "etc/passwd", "second", ann));
        Bookmark bookmark;
        bookmark.path = "bin/sh";
        bookmark.range = ContentRange{16, 4};
        act(addBookmarkAct(annotations, bookmark, ann));
        OwnFinding finding;
        finding.title = "An account";
        finding.paths = {"a", "b"};
        act(addFindingAct(annotations, finding, ann));
    }

    void write(const JournalDraft &draft) { journal.push_back({journal.size() + 1, {}, std::string(journalKindName(draft.kind)), draft.payload, {}, {}}); }
    void act(const Act &act)
    {
        if (!annotations.apply(act))
            std::abort();
        write(actDraft(act));
    }
    JournalAgreement held() const
    {
        JournalReplay replay;
        for (const JournalEntry &entry : journal)
            replay.take(entry);
        return replay.compare({about, sources, &annotations, false, *trustedText(trusted), &filters});
    }
    // Changes a table, and the journal stays as it is.
    void change(const Act &act)
    {
        if (!annotations.apply(act))
            std::abort();
    }
};

std::string manyPaths(std::size_t at)
{
    return "some/long/folder/with/many/files/" + std::to_string(at);
}

std::vector<std::string> tooManyPaths()
{
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < 20'000; ++i)
        paths.push_back(manyPaths(i));
    return paths;
}

} // namespace

class TestJournalReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenAgrees();
    void changesAreNamed_data();
    void changesAreNamed();
    void foundElsewhereIsNoDifference();
    void comparedAnewHasItsOwnSources();
    void whatTheJournalDoesNotTellIsNotHeldAgainstIt();
    void sourcesAndResultsOfNoComparison();
    void entriesThatOnlyAddLeaveWhatIsKnown();
    void anActThatWasTooLongIsNotKnown();
    void wordingsAfterAnUnknownOneAreHeldAgainstIt();
    void textsAreCutAndSafe();
    void manyAreCounted();
    void trustedKeys();
    void filters();
    void journalsOfAnybody();
};

void TestJournalReplay::whatWasWrittenAgrees()
{
    const JournalAgreement held = Made().held();
    QVERIFY2(held.all == 0 && held.differences.empty() && held.notCompared.empty(), textOf(held).c_str());
    QCOMPARE(textOf(held), std::string());
}

using Tampering = std::function<void(Made &)>;

void TestJournalReplay::changesAreNamed_data()
{
    QTest::addColumn<Tampering>("change");
    QTest::addColumn<QByteArray>("told");
    const QByteArray right = QByteArray::fromStdString(toHex(sha256("/rootfs\xff.tar")));
    const QByteArray other = QByteArray::fromStdString(toHex(sha256("x")));
    const QByteArray by = " (ann, 2025-11-24T16:00:00.123000000Z)\"";
    const auto row = [](const char *name, Tampering change, const QByteArray &told) { QTest::newRow(name) << std::move(change) << told; };
    row("digest of a source", [](Made &made) { made.sources[0].sha256 = sha256("x"); },
        "the SHA-256 of the vendor source is \"" + other + "\" in its tables and \"" + right + "\" in entry 2 of its journal");
    row("digest taken away", [](Made &made) { made.sources[0].sha256.reset(); }, "the SHA-256 of the vendor source is nothing in its tables and \"" + right + "\" in entry 2 of its journal");
    row("digest of a folder", [](Made &made) { made.sources[1].sha256 = sha256("x"); }, "the SHA-256 of the live source is \"" + other + "\" in its tables and nothing in entry 3 of its journal");
    row("size of a source", [](Made &made) { made.sources[0].bytes = 5; }, "the size in bytes of the vendor source is \"5\" in its tables and \"12\" in entry 2 of its journal");
    row("path of a source", [](Made &made) { made.sources[0].path = "/y"; }, R"(the path of the vendor source is "/y" in its tables and "/rootfs\xFF.tar" in entry 2 of its journal)");
    row("kind of a source", [](Made &made) { made.sources[0].kind = SourceKind::RootfsDirectory; },
        R"(the kind of the vendor source is "rootfs-directory" in its tables and "rootfs-archive" in entry 2 of its journal)");
    row("image of a source", [](Made &made) { made.sources[0].image = "y"; }, R"(the image of the vendor source is "y" in its tables and "demo/\xFF:1" in entry 2 of its journal)");
    row("source taken away", [](Made &made) { made.sources.pop_back(); }, R"(the live source is nothing in its tables and "/store" in entry 3 of its journal)");
    row("source put in", [](Made &made) { made.sources.push_back(sourceOf(Role::Saved, "/z")); }, R"(the saved source is "/z" in its tables and nothing in its journal)");
    row("source put in twice", [](Made &made) { made.sources.push_back(made.sources[0]); }, R"(a second vendor source is "/rootfs\xFF.tar" in its tables and nothing in its journal)");
    row("examiner", [](Made &made) { made.about.examiner = "Bob"; }, "the examiner is \"Bob\" in its tables and \"Ann \xc3\x84\" in entry 1 of its journal");
    row("case number", [](Made &made) { made.about.number = ""; }, R"(the case number is "" in its tables and "2026-17" in entry 1 of its journal)");
    row("tag renamed", [](Made &made) { made.change(tagsAct(made.annotations, {Tag{1, "benign2", 1, 1, ann}, Tag{2, "benign", 2, 0, ann}}, ann)); },
        R"(the name of tag 1 is "benign2" in its tables and "suspicious" in entry 5 of its journal)");
    row("mark taken off", [](Made &made) { made.change(markAct(made.annotations, {"opt/\xff"}, 1, false, ann)); },
        R"(the tag "suspicious" on /opt/\xFF is nothing in its tables and "set)" + by + " in entry 6 of its journal");
    row("mark set", [](Made &made) { made.change(markAct(made.annotations, {"c"}, 2, true, ann)); }, "the tag \"benign\" on /c is \"set" + by + " in its tables and nothing in its journal");
    row("mark by another", [](Made &made) {
            made.change(markAct(made.annotations, {"etc/passwd"}, 1, false, ann));
            made.change(markAct(made.annotations, {"etc/passwd"}, 1, true, {"eve", ann.at}));
        }, R"(the author of the tag "suspicious" on /etc/passwd is "eve" in its tables and "ann" in entry 6 of its journal)");
    row("note put in", [](Made &made) { made.change(noteAct(made.annotations, "c", "new", ann)); }, "wording 1 of the note on /c is \"new" + by + " in its tables and nothing in its journal");
    row("note added to", [](Made &made) { made.change(noteAct(made.annotations, "etc/passwd", "third", ann)); },
        "wording 3 of the note on /etc/passwd is \"third" + by + " in its tables and nothing in entry 8 of its journal");
    row("note changed", [](Made &made) {
            made.change(made.annotations.at("etc/passwd") ? Act{ActKind::WriteNote, false, ann, {}, {}, {{"etc/passwd", {"second", ann}, false}, {"etc/passwd", {"2nd", ann}, true}}, {}, {}} : Act());
        }, R"(the text of wording 2 of the note on /etc/passwd is "2nd" in its tables and "second" in entry 8 of its journal)");
    row("bookmark moved", [](Made &made) {
            Bookmark moved = made.annotations.bookmarks().at(1);
            moved.range = ContentRange{17, 4};
            made.change({ActKind::EditBookmark, false, ann, {}, {}, {}, {{made.annotations.bookmarks().at(1), moved}}, {}});
        }, R"(the place of bookmark 1 on /bin/sh is "offset 17, length 4" in its tables and "offset 16, length 4" in entry 9 of its journal)");
    row("finding changed", [](Made &made) {
            OwnFinding after = made.annotations.ownFindings().at(1);
            after.severity = Severity::Critical;
            made.change(editFindingAct(made.annotations.ownFindings().at(1), after, ann));
        }, R"(the severity of the examiner's finding 1 is "critical" in its tables and "info" in entry 10 of its journal)");
    row("finding taken away", [](Made &made) { made.change(removeFindingsAct(made.annotations, {1}, ann)); },
        "the examiner's finding 1 is nothing in its tables and \"An account" + by + " in entry 10 of its journal");
    // Written one after the other they look the same.
    row("paths of a finding", [](Made &made) {
            OwnFinding after = made.annotations.ownFindings().at(1);
            after.paths = {"a /b"};
            made.change(editFindingAct(made.annotations.ownFindings().at(1), after, ann));
        }, "the whole of the examiner's finding 1 is \"An account" + by + " in its tables and \"An account" + by + " in entry 10 of its journal");
}

void TestJournalReplay::changesAreNamed()
{
    QFETCH(Tampering, change);
    QFETCH(QByteArray, told);
    Made made;
    change(made);
    const JournalAgreement held = made.held();
    QCOMPARE(QByteArray::fromStdString(textOf(held)), told);
    QCOMPARE(held.all, std::uint64_t{1});
    QVERIFY(held.notCompared.empty());
}

// The window writes where it was found when the examiner says so.
void TestJournalReplay::foundElsewhereIsNoDifference()
{
    Made made;
    made.sources[0].path = "/elsewhere\xff";
    QCOMPARE(made.held().all, std::uint64_t{1});
    made.write(verifiedDraft(made.sources[0], {SourceState::Match, made.sources[0].bytes, made.sources[0].sha256, {}}));
    QCOMPARE(textOf(made.held()), std::string());
    // What it was stays what the first entry says, whatever was verified since.
    made.sources[0].sha256 = sha256("x");
    made.write(verifiedDraft(made.sources[0], {SourceState::Match, made.sources[0].bytes, made.sources[0].sha256, {}}));
    QCOMPARE(made.held().differences.at(0).what, std::string("the SHA-256 of the vendor source"));
}

void TestJournalReplay::comparedAnewHasItsOwnSources()
{
    Made made;
    made.sources = {sourceOf(Role::Saved, "/s"), sourceOf(Role::Live, "/l")};
    for (const CaseSource &source : made.sources)
        made.write(hashedDraft(source));
    made.write({JournalKind::Compared, "{}"});
    QCOMPARE(textOf(made.held()), std::string());
    made.sources.erase(made.sources.begin());
    QCOMPARE(made.held().all, std::uint64_t{1});
    made.about.title = "Renamed";
    QCOMPARE(made.held().all, std::uint64_t{2});
    made.write({JournalKind::Described, textPayload({{"number", "2026-17"}, {"title", "Renamed"}, {"examiner", made.about.examiner}, {"organisation", "Lab"}})});
    QCOMPARE(made.held().all, std::uint64_t{1});
}

// As of a case that goes on where another could not be read.
void TestJournalReplay::whatTheJournalDoesNotTellIsNotHeldAgainstIt()
{
    Made made;
    made.journal.erase(made.journal.begin(), made.journal.begin() + 4); // neither what it is about nor its sources
    made.sources[0].sha256 = sha256("x");
    made.about.title = "Other";
    made.journal.insert(made.journal.begin(), {1, {}, std::string(journalKindName(JournalKind::Continued)), "{}", {}, {}});
    const JournalAgreement held = made.held();
    QVERIFY2(held.all == 0, textOf(held).c_str());
    QCOMPARE(held.notCompared, std::string("its sources and results are those of the case that entry 1 of its journal names, and stand in the journal of that one"));
}

// As where the end of a journal was cut off.
void TestJournalReplay::sourcesAndResultsOfNoComparison()
{
    Made made;
    made.journal.resize(1);
    JournalReplay replay;
    replay.take(made.journal[0]);
    const JournalAgreement held = replay.compare({made.about, made.sources, nullptr, true});
    QCOMPARE(held.all, std::uint64_t{3});
    QCOMPARE(textOf(held.differences[0]), std::string("the vendor source is \"/rootfs\\xFF.tar\" in its tables and nothing in its journal"));
    QCOMPARE(textOf(held.differences[2]), std::string("the comparison is \"kept\" in its tables and nothing in its journal"));
    QCOMPARE(replay.compare({made.about, {}, nullptr}).all, std::uint64_t{0});
}

// However many of them there are: what they do not touch is not looked at for each.
void TestJournalReplay::entriesThatOnlyAddLeaveWhatIsKnown()
{
    Made made;
    std::vector<std::string> paths = tooManyPaths();
    paths.resize(5'000);
    made.act(markAct(made.annotations, paths, 1, true, ann));
    JournalReplay replay;
    for (const JournalEntry &entry : made.journal)
        replay.take(entry);
    for (std::uint64_t i = 0; i < 20'000; ++i)
        replay.take({100 + i, {}, std::string(journalKindName(JournalKind::Tagged)), R"({"kind":"mark","undoes":false,"sha256":"x","marks":1})", {}, {}});
    QCOMPARE(replay.compare({made.about, made.sources, &made.annotations}).all, std::uint64_t{0});
}

void TestJournalReplay::anActThatWasTooLongIsNotKnown()
{
    Made made;
    const std::vector<std::string> many = tooManyPaths();
    made.act(markAct(made.annotations, many, 1, true, ann));
    QVERIFY(made.journal.back().payload.size() < 1000);
    made.act(markAct(made.annotations, {"after"}, 1, true, ann));
    const JournalAgreement held = made.held();
    QCOMPARE(held.all, std::uint64_t{0});
    QCOMPARE(held.notCompared, std::string("entry 11 of its journal has only the digest of an act, which was too long for it"));
    // It only added, so that what was there is, and of the rest it tells nothing; other tables are held against the journal as ever.
    made.change(markAct(made.annotations, {"etc/passwd", manyPaths(0), "after"}, 1, false, ann));
    made.change(noteAct(made.annotations, "c", "new", ann));
    const JournalAgreement changed = made.held();
    QStringList told;
    for (const TableDifference &difference : changed.differences)
        told.append(QString::fromStdString(difference.what));
    QCOMPARE(told, QStringList({QStringLiteral("wording 1 of the note on /c"), QStringLiteral("the tag \"suspicious\" on /after"), QStringLiteral("the tag \"suspicious\" on /etc/passwd")}));
    // One that takes away leaves nothing known of marks.
    Made gone;
    gone.act(markAct(gone.annotations, many, 1, true, ann));
    std::vector<std::string> all = many;
    all.emplace_back("etc/passwd");
    gone.act(markAct(gone.annotations, all, 1, false, ann));
    QCOMPARE(textOf(gone.held()), std::string());
    QVERIFY(gone.held().notCompared.ends_with("too long for it, and 1 more is like it"));
}

void TestJournalReplay::wordingsAfterAnUnknownOneAreHeldAgainstIt()
{
    Made made;
    made.act(noteAct(made.annotations, "etc/passwd", std::string(1'000'000, '"'), ann)); // escaped it is too long
    QVERIFY(made.journal.back().payload.size() < 1000);
    QCOMPARE(textOf(made.held()), std::string());
    made.act(noteAct(made.annotations, "etc/passwd", "last", ann));
    QCOMPARE(textOf(made.held()), std::string());
    made.act(made.annotations.at("etc/passwd")->note() ? Act{ActKind::WriteNote, true, ann, {}, {}, {{"etc/passwd", {"last", ann}, false}}, {}, {}} : Act());
    QCOMPARE(textOf(made.held()), std::string());
    made.act(noteAct(made.annotations, "etc/passwd", "last", ann));
    made.change({ActKind::WriteNote, false, ann, {}, {}, {{"etc/passwd", {"last", ann}, false}, {"etc/passwd", {"LAST", ann}, true}}, {}, {}});
    QVERIFY2(textOf(made.held()).starts_with(R"(the text of wording 4 of the note on /etc/passwd is "LAST" in its tables and "last" in entry )"), textOf(made.held()).c_str());
}

void TestJournalReplay::textsAreCutAndSafe()
{
    Made made;
    made.about.title = "\x1b[31m" + std::string(5000, 'x') + "\xe2\x80\xae";
    const std::string told = textOf(made.held());
    QVERIFY2(told.size() < 600 && told.find('\x1b') == std::string::npos, told.c_str());
    QVERIFY(told.find("... [5008 bytes, SHA-256 " + toHex(sha256(made.about.title)) + ']') != std::string::npos);
}

void TestJournalReplay::manyAreCounted()
{
    Made made;
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < 300; ++i)
        paths.push_back("p" + std::to_string(i));
    made.change(markAct(made.annotations, paths, 1, true, ann));
    const JournalAgreement held = made.held();
    QCOMPARE(held.all, std::uint64_t{300});
    QCOMPARE(held.differences.size(), mostTableDifferences);
    QVERIFY(textOf(held).ends_with("; 299 more values differ"));
}

// Whoever can write a case can write entries whose chain holds: nothing but an answer may come of them.
void TestJournalReplay::journalsOfAnybody()
{
    const Made made;
    const std::vector<std::string> payloads = {"", "{", "[]", "{}", R"({"recorded":7})", R"({"role":7,"kind":[],"path":{}})", R"({"role":"vendor","kind":"x","path":"p","bytes":-1})",
                                               R"({"role":"vendor","kind":"x","path":"p","pathBytes":"?"})", R"({"kind":"mark","undoes":false,"sha256":"x","marks":{}})",
                                               R"({"kind":"mark","undoes":false,"by":"a","at":1,"notes":[{"path":"p","text":"t","by":"a","at":1,"added":false}]})"};
    for (const std::string &payload : payloads) {
        JournalReplay replay;
        for (int kind = 0; kind <= static_cast<int>(JournalKind::Continued); ++kind) {
            for (const JournalEntry &entry : made.journal)
                replay.take(entry);
            replay.take({static_cast<std::uint64_t>(kind), {}, std::string(journalKindName(static_cast<JournalKind>(kind))), payload, {}, {}});
            const JournalAgreement held = replay.compare({made.about, made.sources, &made.annotations});
            QCOMPARE(held.differences.size(), std::min<std::size_t>(held.all, mostTableDifferences));
        }
    }
}

void TestJournalReplay::trustedKeys()
{
    Made made;
    const ReliedItem key{ReliedKind::PublicKey, "vendor\xff.pem", "a key"};
    const ReliedItem identity{ReliedKind::Identity, "https://issuer.example", "ci@example.org"};
    for (const ReliedItem &item : {key, identity})
        made.write(trustedDraft(item, JournalKind::TrustAdded));
    made.write(trustedDraft(key, JournalKind::TrustAgreed));
    made.trusted = {identity, key};
    QCOMPARE(made.held().all, std::uint64_t{0});
    made.trusted.push_back({ReliedKind::PublicKey, "mine.pem", "another key"}); // which nobody added
    JournalAgreement held = made.held();
    QCOMPARE(held.all, std::uint64_t{1});
    QCOMPARE(held.differences.front().what, "the trusted public-key \"mine.pem\" of SHA-256 \"" + toHex(sha256("another key")) + '"');
    QCOMPARE(held.differences.front().table, std::string("\"kept\""));
    QCOMPARE(held.differences.front().journal, std::string("nothing"));
    made.trusted = {key};
    held = made.held();
    QCOMPARE(held.all, std::uint64_t{1});
    QCOMPARE(held.differences.front().what, std::string("the trusted identity \"https://issuer.example\" of value \"ci@example.org\""));
    QCOMPARE(held.differences.front().table, std::string("nothing"));
    made.write(trustedDraft(identity, JournalKind::TrustRemoved));
    QCOMPARE(made.held().all, std::uint64_t{0});
    made.trusted = {key, identity}; // put back
    QCOMPARE(made.held().all, std::uint64_t{1});
    QCOMPARE(made.held().differences.front().entry, made.journal.back().sequence);
    made.trusted.front().bytes = "a kez"; // changed is another one
    made.trusted.pop_back();
    QCOMPARE(made.held().all, std::uint64_t{2});
    // What is not understood is not held against anybody.
    made.write({JournalKind::TrustAdded, R"({"what":"oracle","value":"x"})"});
    held = made.held();
    QCOMPARE(held.all, std::uint64_t{0});
    QVERIFY(held.notCompared.find("trusted key") != std::string::npos);
    JournalReplay replay;
    held = replay.compare({{}, {}, nullptr, false, "{}", nullptr});
    QVERIFY(held.all == 0 && held.notCompared.find("trusted keys cannot be read") != std::string::npos);
}

void TestJournalReplay::filters()
{
    Made made;
    made.filters = {{"", "of an earlier case"}};
    QCOMPARE(made.held().all, std::uint64_t{0}); // nothing is told of filters
    const auto use = [&made](const std::string &text) {
        made.write({JournalKind::Filtered, textPayload({{"filter", text}})});
        std::erase_if(made.filters, [&](const KeptFilter &each) { return each.text == text; });
        made.filters.insert(made.filters.begin(), {{}, text});
        made.filters.resize(std::min(made.filters.size(), mostKeptFilters));
    };
    for (const char *text : {"a", "b", "a", "c"})
        use(text);
    QCOMPARE(made.held().all, std::uint64_t{0});
    std::swap(made.filters[0], made.filters[1]);
    JournalAgreement held = made.held();
    QCOMPARE(held.all, std::uint64_t{1});
    QCOMPARE(held.differences.front().what, std::string("the filter that was used last"));
    QCOMPARE(held.differences.front().table, std::string("\"a\""));
    QCOMPARE(held.differences.front().journal, std::string("\"c\""));
    QCOMPARE(held.differences.front().entry, made.journal.back().sequence);
    made.filters = {{"", "c"}};
    held = made.held();
    QCOMPARE(held.all, std::uint64_t{1});
    QCOMPARE(held.differences.front().what, std::string("filter 2 of those that were used"));
    QCOMPARE(held.differences.front().table, std::string("nothing"));
    for (std::size_t i = 0; i < 2 * mostKeptFilters; ++i)
        use(std::to_string(i));
    QCOMPARE(made.held().all, std::uint64_t{0});
    made.filters[50].text = "x";
    QCOMPARE(made.held().differences.front().what, std::string("filter 51 of those that were used"));
    made.write({JournalKind::Filtered, "{}"});
    held = made.held();
    QVERIFY(held.all == 0 && held.notCompared.find("filter") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestJournalReplay)
#include "tst_journalreplay.moc"
