// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/annotationjson.h"
#include "cases/journalreplay.h"
#include "support/sweep.h"

#include <QElapsedTimer>
#include <QTest>

#include <limits>
#include <random>

using namespace assay;
using test::sweepStride;

namespace {

Stamp stamp(std::int64_t at, std::string user = "ann")
{
    return {std::move(user), at};
}

Tag tagOf(std::string name, int hotkey = 0)
{
    Tag tag;
    tag.name = std::move(name);
    tag.hotkey = static_cast<std::uint8_t>(hotkey);
    return tag;
}

void mustApply(Annotations &annotations, const Act &act)
{
    const Status status = annotations.apply(act);
    QVERIFY2(status, status ? "" : status.error().message().c_str());
}

std::vector<Tag> tagsOf(const Annotations &annotations)
{
    std::vector<Tag> tags;
    for (const auto &[id, tag] : annotations.tags())
        tags.push_back(tag);
    return tags;
}

std::string fileOf(const Annotations &annotations)
{
    std::string text;
    if (!writeNotesFile(annotations, stringSink(text)))
        text.clear();
    return text;
}

// Everything there is, once: bytes that are no UTF-8, a removed note, ranges at the end of numbers.
Annotations full()
{
    Annotations annotations;
    mustApply(annotations, tagsAct(annotations, {tagOf("suspicious", 1), tagOf("benign \"x\"", 9)}, stamp(1)));
    mustApply(annotations, markAct(annotations, {"etc/passwd", "a\xFF\nb/<img src=x>"}, 1, true, stamp(-5, "bob & co")));
    mustApply(annotations, markAct(annotations, {"etc/passwd"}, 2, true, stamp(7)));
    mustApply(annotations, noteAct(annotations, "etc/passwd", "first\nline", stamp(8)));
    mustApply(annotations, noteAct(annotations, "etc/passwd", "", stamp(9)));
    mustApply(annotations, noteAct(annotations, "a\xFF\nb/<img src=x>", std::string("nul \0 \u202E \x7F", 10), stamp(10)));
    Bookmark bookmark;
    bookmark.path = "bin/sh";
    bookmark.side = 2;
    bookmark.digest = Sha256Digest{1, 2, 3};
    bookmark.range = ContentRange{std::numeric_limits<std::uint64_t>::max() - 1, 1};
    bookmark.label = "entry";
    mustApply(annotations, addBookmarkAct(annotations, bookmark, stamp(std::numeric_limits<std::int64_t>::max())));
    Bookmark plain;
    plain.path = "gone";
    mustApply(annotations, addBookmarkAct(annotations, plain, stamp(std::numeric_limits<std::int64_t>::min())));
    OwnFinding finding;
    finding.severity = Severity::High;
    finding.confidence = Confidence::Inferred;
    finding.title = "A \"title\"";
    finding.statement = "first\n\u202E second";
    finding.alternatives = "a package upgrade";
    finding.paths = {"etc/passwd", "a\xFF\nb/<img src=x>", "etc/passwd"};
    mustApply(annotations, addFindingAct(annotations, finding, stamp(11)));
    OwnFinding changed = annotations.ownFindings().at(1);
    changed.statement += '!';
    mustApply(annotations, editFindingAct(annotations.ownFindings().at(1), changed, stamp(12, "bob")));
    finding = {};
    finding.title = "nothing else";
    mustApply(annotations, addFindingAct(annotations, finding, stamp(13)));
    return annotations;
}

class Analyst {
public:
    explicit Analyst(std::uint32_t seed) : m_random(seed) {}

    Act next(const Annotations &annotations)
    {
        ++m_now;
        const std::vector<Tag> tags = tagsOf(annotations);
        switch (pick(10)) {
        case 0: {
            std::vector<Tag> wanted = tags;
            if (wanted.size() < 6 && pick(2) == 0)
                wanted.push_back(tagOf("t" + std::to_string(m_now)));
            else if (!wanted.empty() && pick(2) == 0)
                wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(pick(wanted.size())));
            else if (!wanted.empty())
                wanted[pick(wanted.size())].colour = static_cast<std::uint8_t>(pick(tagColours));
            return tagsAct(annotations, wanted, stamp(m_now));
        }
        case 1:
        case 2:
        case 3: {
            if (tags.empty())
                return {};
            std::vector<std::string> paths;
            for (int i = 0; i < 4; ++i)
                paths.push_back(path());
            std::sort(paths.begin(), paths.end());
            paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
            return toggleMarkAct(annotations, paths, tags[pick(tags.size())].id, stamp(m_now));
        }
        case 4:
        case 5:
            return noteAct(annotations, path(), pick(3) == 0 ? std::string() : "n" + std::to_string(pick(3)), stamp(m_now));
        case 6: {
            Bookmark bookmark;
            bookmark.path = path();
            bookmark.range = ContentRange{pick(100), pick(4)};
            return addBookmarkAct(annotations, bookmark, stamp(m_now));
        }
        case 8: {
            OwnFinding finding;
            finding.title = "t" + std::to_string(m_now);
            finding.paths = {path(), path()};
            return addFindingAct(annotations, finding, stamp(m_now));
        }
        case 9: {
            if (annotations.ownFindings().empty())
                return {};
            const OwnFinding &some = std::next(annotations.ownFindings().begin(), static_cast<std::ptrdiff_t>(pick(annotations.ownFindings().size())))->second;
            OwnFinding after = some;
            after.severity = static_cast<Severity>(pick(5));
            return pick(2) == 0 ? editFindingAct(some, after, stamp(m_now)) : removeFindingsAct(annotations, {some.id}, stamp(m_now));
        }
        default: {
            if (annotations.bookmarks().empty())
                return {};
            const Bookmark &some = std::next(annotations.bookmarks().begin(), static_cast<std::ptrdiff_t>(pick(annotations.bookmarks().size())))->second;
            return pick(2) == 0 ? labelBookmarkAct(some, "l" + std::to_string(pick(5)), stamp(m_now))
                                : removeBookmarksAct(annotations, {some.id}, stamp(m_now));
        }
        }
    }

    std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(m_random); }

private:
    std::string path() { return "d" + std::to_string(pick(3)) + "/f" + std::to_string(pick(5)); }

    std::mt19937 m_random;
    std::int64_t m_now = 0;
};

} // namespace

class TestAnnotations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSaidIsThere();
    void anythingTakenBackIsAsBefore();
    void whatIsRefusedChangesNothing_data();
    void whatIsRefusedChangesNothing();
    void limitsHold();
    void tagsThatGoTakeTheirMarks();
    void takenOffIsAllOfIt();
    void anImportAddsWhatIsNotThere();
    void theWholeIsOneAct();
    void laterNotesStayTheNote();
    void filesComeBackAsTheyWere();
    void actsComeBackAsTheyWere();
    void cutFilesAreRefused();
    void wrongFilesSayWhy_data();
    void wrongFilesSayWhy();
    void manyAtOnceAreQuick();
};

void TestAnnotations::whatIsSaidIsThere()
{
    const Annotations annotations = full();
    QCOMPARE(annotations.markCount(), std::size_t{3});
    QCOMPARE(annotations.markCount(1), std::size_t{2});
    QCOMPARE(annotations.noteCount(), std::size_t{2});
    const PathNotes *passwd = annotations.at("etc/passwd");
    QVERIFY(passwd);
    QCOMPARE(passwd->marks.size(), std::size_t{2});
    QCOMPARE(passwd->revisions.size(), std::size_t{2});
    QVERIFY(!passwd->note()); // removed, and remembered
    QCOMPARE(passwd->revisions.front().text, std::string("first\nline"));
    QVERIFY(!annotations.at("etc"));
    QCOMPARE(annotations.tagNamed("SUSPICIOUS")->id, TagId{1});
    QCOMPARE(annotations.tagWithHotkey(9)->id, TagId{2});
    QVERIFY(!annotations.tagWithHotkey(0));
    QVERIFY(noteAct(annotations, "etc/passwd", "", stamp(20)).changesNothing());
    QVERIFY(markAct(annotations, {"etc/passwd"}, 1, true, stamp(20)).changesNothing());
}

void TestAnnotations::anythingTakenBackIsAsBefore()
{
    for (std::uint32_t seed = 1; seed <= 40; seed += static_cast<std::uint32_t>(sweepStride)) {
        Analyst analyst(seed);
        Annotations annotations;
        std::vector<Annotations> states{annotations};
        std::vector<Act> acts;
        std::vector<Act> journal;
        for (int i = 0; i < 400; ++i) {
            if (!acts.empty() && analyst.pick(3) == 0) {
                const Act inverse = acts.back().inverse(stamp(i, "undo"));
                mustApply(annotations, inverse);
                journal.push_back(inverse);
                acts.pop_back();
                states.pop_back();
                QVERIFY(annotations == states.back());
                continue;
            }
            const Act act = analyst.next(annotations);
            if (act.changesNothing())
                continue;
            mustApply(annotations, act);
            QVERIFY(!(annotations == states.back()));
            QVERIFY(act.inverse(act.stamp).inverse(act.stamp) == act);
            acts.push_back(act);
            journal.push_back(act);
            states.push_back(annotations);
        }
        // What the journal tells gives the same again.
        Annotations replayed;
        for (const Act &act : journal) {
            const Result<Act> read = readAct(actText(act), "journal");
            QVERIFY(read && *read == act);
            mustApply(replayed, *read);
        }
        QVERIFY(replayed == annotations);
        QCOMPARE(replayed.markCount(), annotations.markCount());
        JournalReplay replay;
        for (std::size_t i = 0; i < journal.size(); ++i) {
            const JournalDraft draft = actDraft(journal[i]);
            replay.take({i + 1, {}, std::string(journalKindName(draft.kind)), draft.payload, {}, {}});
        }
        const JournalAgreement held = replay.compare({{}, {}, &annotations});
        QVERIFY2(held.all == 0 && held.notCompared.empty(), textOf(held).c_str());
        if (!annotations.empty())
            QVERIFY(JournalReplay().compare({{}, {}, &annotations}).all > 0);
        while (!acts.empty()) {
            QVERIFY(annotations.revert(acts.back()));
            acts.pop_back();
        }
        QVERIFY(annotations.empty());
        QCOMPARE(annotations.markCount(), std::size_t{0});
        QCOMPARE(annotations.noteCount(), std::size_t{0});
    }
}

void TestAnnotations::whatIsRefusedChangesNothing_data()
{
    QTest::addColumn<int>("which");
    for (int i = 0; i < 16; ++i)
        QTest::addRow("%d", i) << i;
}

void TestAnnotations::whatIsRefusedChangesNothing()
{
    QFETCH(int, which);
    Annotations annotations = full();
    const Annotations before = annotations;
    // Good changes first, so that there is something to take back.
    Act act = importAct(annotations, Annotations(), stamp(50));
    act.tags.push_back({std::nullopt, Tag{30, "new", 0, 0, {}}});
    act.tags.push_back({*annotations.tag(2), std::nullopt});
    act.marks.push_back({"x/y", {30, stamp(1)}, true});
    act.marks.push_back({"etc/passwd", {2, stamp(7)}, false});
    act.notes.push_back({"x/y", {"text", stamp(1)}, true});
    act.bookmarks.push_back({annotations.bookmarks().at(1), std::nullopt});
    Annotations same = annotations;
    mustApply(same, act);
    Bookmark bookmark = annotations.bookmarks().at(2);
    switch (which) {
    case 0: act.marks.push_back({"x/y", {30, stamp(2)}, true}); break;           // has it
    case 1: act.marks.push_back({"x/z", {30, stamp(2)}, false}); break;          // has it not
    case 2: act.marks.push_back({"etc/passwd", {1, stamp(99)}, false}); break;   // another's
    case 3: act.marks.push_back({"x/z", {99, stamp(2)}, true}); break;           // no such tag
    case 4: act.notes.push_back({"etc/passwd", {"other", stamp(1)}, false}); break;
    case 5: act.notes.push_back({"/etc", {"t", stamp(1)}, true}); break;
    case 6: act.notes.push_back({"a/../b", {"t", stamp(1)}, true}); break;
    case 7: act.notes.push_back({"a", {"\xFF", stamp(1)}, true}); break;
    case 8: act.tags.push_back({std::nullopt, Tag{31, "NEW", 0, 0, {}}}); break; // same name
    case 9: act.tags.push_back({std::nullopt, Tag{31, "k", 0, 1, {}}}); break;   // same key
    case 10: act.tags.push_back({std::nullopt, Tag{31, "a,b", 0, 0, {}}}); break;
    case 11: act.tags.push_back({*annotations.tag(1), std::nullopt}); break;     // still marked
    case 12: act.tags.push_back({std::nullopt, std::nullopt}); break;
    case 13: bookmark.range = ContentRange{std::numeric_limits<std::uint64_t>::max(), 1};
        act.bookmarks.push_back({annotations.bookmarks().at(2), bookmark}); break;
    case 14: bookmark.side = 3; act.bookmarks.push_back({annotations.bookmarks().at(2), bookmark}); break;
    default: act.bookmarks.push_back({bookmark, std::nullopt}); act.bookmarks.push_back({bookmark, std::nullopt}); break;
    }
    const Status status = annotations.apply(act);
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Usage);
    QVERIFY(annotations == before);
    QCOMPARE(annotations.markCount(), before.markCount());
    QCOMPARE(annotations.noteCount(), before.noteCount());
}

void TestAnnotations::limitsHold()
{
    AnnotationLimits limits;
    limits.noteBytes = 4;
    limits.allNoteBytes = 6;
    limits.revisionsPerNote = 2;
    limits.marks = 2;
    limits.tags = 1;
    limits.bookmarks = 1;
    Annotations annotations(limits);
    const auto exceeds = [&annotations](const Act &act) {
        const Status status = annotations.apply(act);
        return !status && status.error().code == ErrorCode::LimitExceeded;
    };
    mustApply(annotations, tagsAct(annotations, {tagOf("a")}, stamp(1)));
    QVERIFY(exceeds(tagsAct(annotations, {*annotations.tag(1), tagOf("b")}, stamp(1))));
    QVERIFY(exceeds(markAct(annotations, {"a", "b", "c"}, 1, true, stamp(1))));
    QCOMPARE(annotations.markCount(), std::size_t{0});
    QVERIFY(exceeds(noteAct(annotations, "a", "12345", stamp(1))));
    mustApply(annotations, noteAct(annotations, "a", "1234", stamp(1)));
    QVERIFY(exceeds(noteAct(annotations, "b", "123", stamp(1))));
    mustApply(annotations, noteAct(annotations, "a", "12", stamp(1)));
    QVERIFY(exceeds(noteAct(annotations, "a", "", stamp(1))));
    Bookmark bookmark;
    bookmark.path = "a";
    mustApply(annotations, addBookmarkAct(annotations, bookmark, stamp(1)));
    QVERIFY(exceeds(addBookmarkAct(annotations, bookmark, stamp(1))));
    QVERIFY(exceeds(noteAct(annotations, "c", "", stamp(1, std::string(300, 'u')))) || annotations.at("c") == nullptr);
}

void TestAnnotations::tagsThatGoTakeTheirMarks()
{
    Annotations annotations = full();
    const Annotations before = annotations;
    const Act act = tagsAct(annotations, {*annotations.tag(2)}, stamp(30));
    mustApply(annotations, act);
    QCOMPARE(annotations.markCount(), std::size_t{1});
    QVERIFY(!annotations.tag(1));
    QVERIFY(annotations.revert(act));
    QVERIFY(annotations == before);
    // Two tags may take each other's key in one act.
    Tag first = *annotations.tag(1);
    Tag second = *annotations.tag(2);
    std::swap(first.hotkey, second.hotkey);
    mustApply(annotations, tagsAct(annotations, {first, second}, stamp(31)));
    QCOMPARE(annotations.tagWithHotkey(1)->id, TagId{2});
}

void TestAnnotations::takenOffIsAllOfIt()
{
    Annotations annotations = full();
    const std::string odd = "a\xFF\nb/<img src=x>";
    const Annotations before = annotations;
    const Act act = takeOffAct(annotations, {odd, "bin/sh", "bin/sh", "no such path"}, stamp(20));
    mustApply(annotations, act);
    QCOMPARE(annotations.markCount(), std::size_t{2}); // those of etc/passwd
    QVERIFY(annotations.at(odd)->marks.empty());
    QVERIFY(!annotations.at(odd)->note());
    QCOMPARE(annotations.at(odd)->revisions.size(), std::size_t{2}); // what was written is remembered
    QCOMPARE(annotations.bookmarks().size(), std::size_t{1});
    QVERIFY(takeOffAct(annotations, {odd, "bin/sh"}, stamp(21)).changesNothing());
    QVERIFY(annotations.revert(act));
    QVERIFY(annotations == before);
}

void TestAnnotations::anImportAddsWhatIsNotThere()
{
    Annotations own;
    mustApply(own, tagsAct(own, {tagOf("other", 1), tagOf("Suspicious", 3)}, stamp(1)));
    const Annotations before = own;
    const Annotations other = full();
    const Act act = importAct(own, other, stamp(100));
    mustApply(own, act);
    QCOMPARE(own.tags().size(), std::size_t{3});
    QCOMPARE(own.markCount(2), std::size_t{2}); // "suspicious" is "Suspicious"
    QCOMPARE(own.bookmarks().size(), std::size_t{2});
    QCOMPARE(own.at("etc/passwd")->revisions, other.at("etc/passwd")->revisions);
    QVERIFY(importAct(own, other, stamp(101)).changesNothing());
    QVERIFY(own.revert(act));
    QVERIFY(own == before);
}

void TestAnnotations::theWholeIsOneAct()
{
    Annotations other = full();
    mustApply(other, tagsAct(other, {tagOf("late", 7)}, stamp(90))); // numbers with a gap before them
    const Act act = wholeAct(other, stamp(100));
    Annotations own;
    mustApply(own, act);
    QVERIFY(own == other);
    QVERIFY(own.revert(act));
    QVERIFY(own == Annotations());
    QVERIFY(wholeAct(Annotations(), stamp(1)).changesNothing());
}

void TestAnnotations::laterNotesStayTheNote()
{
    Annotations own;
    mustApply(own, noteAct(own, "a", "mine", stamp(50)));
    Annotations older;
    mustApply(older, noteAct(older, "a", "theirs", stamp(20)));
    Annotations newer;
    mustApply(newer, noteAct(newer, "a", "newest", stamp(60)));
    mustApply(own, importAct(own, older, stamp(100)));
    QCOMPARE(own.at("a")->note()->text, std::string("mine"));
    mustApply(own, importAct(own, newer, stamp(100)));
    QCOMPARE(own.at("a")->note()->text, std::string("newest"));
    QCOMPARE(own.at("a")->revisions.size(), std::size_t{4});
}

void TestAnnotations::filesComeBackAsTheyWere()
{
    const Annotations annotations = full();
    const std::string file = fileOf(annotations);
    const Result<Annotations> read = readNotesFile(file, "notes.json");
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QVERIFY(*read == annotations);
    QCOMPARE(fileOf(*read), file);
    // Nothing in it acts on a terminal.
    QVERIFY(file.find("\u202E") == std::string::npos);
    QVERIFY(*readNotesFile(fileOf(Annotations()), "notes.json") == Annotations());
}

void TestAnnotations::actsComeBackAsTheyWere()
{
    const Annotations annotations = full();
    const Act act = importAct(Annotations(), annotations, stamp(-1));
    for (const Act &each : {act, act.inverse(stamp(3)), Act()}) {
        const Result<Act> read = readAct(actText(each), "journal");
        QVERIFY2(read, read ? "" : read.error().message().c_str());
        QVERIFY(*read == each);
        QVERIFY(actText(each).find('\n') == std::string::npos);
    }
    for (int kind = 0; kind <= static_cast<int>(ActKind::Import); ++kind)
        QCOMPARE(actKindFromName(actKindName(static_cast<ActKind>(kind))), std::optional(static_cast<ActKind>(kind)));
}

void TestAnnotations::cutFilesAreRefused()
{
    const Annotations annotations = full();
    const std::string file = fileOf(annotations);
    const std::size_t end = file.find_last_of('}');
    const std::string act = actText(importAct(Annotations(), annotations, stamp(1)));
    for (std::size_t size = 0; size <= end; size += sweepStride)
        QVERIFY(!readNotesFile(std::string_view(file).substr(0, size), "cut"));
    for (std::size_t size = 0; size < act.size(); size += sweepStride)
        QVERIFY(!readAct(std::string_view(act).substr(0, size), "cut"));
    // Any other byte anywhere is read as something or refused, never more than that.
    for (std::size_t at = 0; at < file.size(); at += sweepStride) {
        std::string other = file;
        other[at] = static_cast<char>(other[at] ^ 0x15);
        if (const auto read = readNotesFile(other, "changed"))
            QVERIFY(readNotesFile(fileOf(*read), "again"));
    }
}

void TestAnnotations::wrongFilesSayWhy_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("why");
    const auto file = [](const char *rest) -> QByteArray { return QByteArray("{\"schema\":\"assay-notes/1\",") + rest + "}"; };
    QTest::newRow("schema") << QByteArray("{\"schema\":\"assay-notes/2\"}") << QByteArray("assay-notes/1");
    QTest::newRow("array") << QByteArray("[]") << QByteArray("assay-notes/1");
    QTest::newRow("no array") << file("\"tags\":{}") << QByteArray("\"tags\" is no array");
    QTest::newRow("no object") << file("\"tags\":[1]") << QByteArray("no object");
    QTest::newRow("no name") << file("\"tags\":[{\"id\":1}]") << QByteArray("\"name\" is no text");
    QTest::newRow("float") << file("\"tags\":[{\"id\":1.5}]") << QByteArray("\"id\" is no number");
    QTest::newRow("big") << file("\"tags\":[{\"id\":4294967296}]") << QByteArray("\"id\" is no number");
    QTest::newRow("colour") << file("\"tags\":[{\"id\":1,\"name\":\"a\",\"colour\":8}]") << QByteArray("\"colour\" is no number up to 7");
    QTest::newRow("time") << file("\"tags\":[{\"id\":1,\"name\":\"a\",\"colour\":0,\"hotkey\":0,\"by\":\"\",\"at\":9223372036854775808}]") << QByteArray("\"at\" is no time");
    QTest::newRow("base64") << file("\"paths\":[{\"path\":\"a\",\"pathBytes\":\"?\"}]") << QByteArray("\"pathBytes\" is no base64");
    QTest::newRow("path") << file("\"paths\":[{\"path\":\"/a\",\"note\":[{\"text\":\"\",\"by\":\"\",\"at\":0}]}]") << QByteArray("path is none");
    QTest::newRow("tag") << file("\"paths\":[{\"path\":\"a\",\"tags\":[{\"tag\":1,\"by\":\"\",\"at\":0}]}]") << QByteArray("a tag that there is not");
    QTest::newRow("side") << file("\"bookmarks\":[{\"id\":1,\"path\":\"a\",\"side\":\"moon\"}]") << QByteArray("\"side\" is none of");
    QTest::newRow("digest") << file("\"bookmarks\":[{\"id\":1,\"path\":\"a\",\"sha256\":\"00\"}]") << QByteArray("\"sha256\" is no digest");
    QTest::newRow("length") << file("\"bookmarks\":[{\"id\":1,\"path\":\"a\",\"offset\":1}]") << QByteArray("\"length\" is no number");
    QTest::newRow("deep") << file("\"tags\":[[[[[[[[[]]]]]]]]]") << QByteArray("deep");
    QTest::newRow("twice") << file("\"tags\":[],\"tags\":[]") << QByteArray("twice");
}

void TestAnnotations::wrongFilesSayWhy()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, why);
    const Result<Annotations> read = readNotesFile(bytes.toStdString(), "notes.json");
    QVERIFY(!read);
    QCOMPARE(read.error().file, std::string("notes.json"));
    QVERIFY2(read.error().message().find(why.toStdString()) != std::string::npos, read.error().message().c_str());
}

void TestAnnotations::manyAtOnceAreQuick()
{
    std::vector<std::string> paths;
    for (int i = 0; i < 100'000; ++i)
        paths.push_back("usr/share/some/folder" + std::to_string(i / 100) + "/file" + std::to_string(i));
    Annotations annotations;
    mustApply(annotations, tagsAct(annotations, {tagOf("a")}, stamp(1)));
    QElapsedTimer timer;
    timer.start();
    const Act act = toggleMarkAct(annotations, paths, 1, stamp(2));
    mustApply(annotations, act);
    qInfo("100,000 paths tagged in %lld ms", timer.restart());
    QCOMPARE(annotations.markCount(1), paths.size());
    QVERIFY(annotations.revert(act));
    qInfo("and taken back in %lld ms", timer.restart());
    QCOMPARE(annotations.markCount(), std::size_t{0});
    mustApply(annotations, act);
    timer.restart();
    std::size_t found = 0;
    for (const std::string &path : paths)
        found += annotations.at(path) != nullptr;
    qInfo("100,000 looked up in %lld ms", timer.restart());
    QCOMPARE(found, paths.size());
    const std::string file = fileOf(annotations);
    qInfo("a file of %zu bytes written in %lld ms", file.size(), timer.restart());
    QVERIFY(*readNotesFile(file, "notes.json") == annotations);
    qInfo("and read in %lld ms", timer.restart());
}

QTEST_GUILESS_MAIN(TestAnnotations)
#include "tst_annotations.moc"
