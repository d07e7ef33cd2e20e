// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "cases/annotationjson.h"
#include "cases/journal.h"
#include "cases/notesforreport.h"
#include "report/bundle/bundle.h"
#include "support/htmlpage.h"
#include "support/reportcase.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <iterator>

using namespace assay;

namespace {

OwnFinding findingOf(std::string title, std::vector<std::string> paths = {})
{
    OwnFinding finding;
    finding.title = std::move(title);
    finding.paths = std::move(paths);
    return finding;
}

void mustApply(Annotations &annotations, const Act &act)
{
    const Status status = annotations.apply(act);
    QVERIFY2(status, status ? "" : status.error().message().c_str());
}

std::string written(const ReportNotes &notes)
{
    std::string text;
    return writeInterpretations(notes, stringSink(text)) ? text : std::string();
}

} // namespace

// Findings of the examiner's own: what they may be, and how reports tell them.
class TestOwnFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addedChangedAndTakenBack();
    void whatIsNoneIsRefused();
    void limits();
    void importedOnce();
    void journalled();
    void everyWordRoundTrips();
    void apartFromFindings();
    void hostileTextStaysText();
    void longOnesAreCut();
    void inTheBundle();
};

void TestOwnFindings::addedChangedAndTakenBack()
{
    Annotations annotations;
    const Act add = addFindingAct(annotations, findingOf("one", {"b", "a", "b"}), {"ann", 1});
    mustApply(annotations, add);
    const OwnFinding first = annotations.ownFindings().at(1);
    QCOMPARE(first.paths, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(first.written, (Stamp{"ann", 1}));
    OwnFinding after = first;
    after.confidence = Confidence::Observed;
    after.written = {"mallory", 9};
    const Act edit = editFindingAct(first, after, {"bob", 2});
    mustApply(annotations, edit);
    QCOMPARE(annotations.ownFindings().at(1).written, (Stamp{"ann", 1}));
    QCOMPARE(annotations.ownFindings().at(1).stamp, (Stamp{"bob", 2}));
    QVERIFY(editFindingAct(first, first, {"bob", 3}).changesNothing());
    const Annotations whole = annotations;
    const Act remove = removeFindingsAct(annotations, {1, 1, 7}, {"ann", 3});
    QCOMPARE(remove.ownFindings.size(), std::size_t{1});
    mustApply(annotations, remove);
    QVERIFY(annotations.empty());
    QVERIFY(annotations.revert(remove));
    QVERIFY(annotations == whole);
    QVERIFY(annotations.revert(edit));
    QVERIFY(annotations.ownFindings().at(1) == first);
    QVERIFY(annotations.revert(add));
    QVERIFY(annotations.empty());
}

void TestOwnFindings::whatIsNoneIsRefused()
{
    Annotations annotations;
    mustApply(annotations, addFindingAct(annotations, findingOf("one"), {}));
    const Annotations before = annotations;
    std::vector<OwnFinding> wrong = {findingOf(""), findingOf("two\nlines"), findingOf("\xFF"), findingOf("t", {"/a"}), findingOf("t", {"../a"}), findingOf("t", {""})};
    wrong.push_back(findingOf("t"));
    wrong.back().severity = static_cast<Severity>(5);
    wrong.push_back(findingOf("t"));
    wrong.back().confidence = static_cast<Confidence>(3);
    wrong.push_back(findingOf("t"));
    wrong.back().statement = "\xC3";
    for (const OwnFinding &each : wrong) {
        const Status refused = annotations.apply(addFindingAct(annotations, each, {}));
        QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
    }
    Act disordered = addFindingAct(annotations, findingOf("t", {"a", "b"}), {});
    std::swap(disordered.ownFindings[0].after->paths[0], disordered.ownFindings[0].after->paths[1]);
    QVERIFY(!annotations.apply(disordered));
    Act stale = editFindingAct(annotations.ownFindings().at(1), findingOf("two"), {});
    stale.ownFindings[0].before->title = "another";
    QVERIFY(!annotations.apply(stale));
    QVERIFY(annotations == before);
}

void TestOwnFindings::limits()
{
    AnnotationLimits limits;
    limits.titleBytes = 4;
    limits.statementBytes = 8;
    limits.pathsPerFinding = 2;
    limits.findingPaths = 3;
    limits.allFindingBytes = 24;
    limits.ownFindings = 3;
    Annotations annotations(limits);
    const auto code = [&](const OwnFinding &finding) {
        const Status status = annotations.apply(addFindingAct(annotations, finding, {}));
        return status ? ErrorCode::Usage : status.error().code;
    };
    QCOMPARE(code(findingOf("12345")), ErrorCode::LimitExceeded);
    OwnFinding longer = findingOf("1");
    longer.alternatives = "123456789";
    QCOMPARE(code(longer), ErrorCode::LimitExceeded);
    QCOMPARE(code(findingOf("1", {"a", "b", "c"})), ErrorCode::LimitExceeded);
    mustApply(annotations, addFindingAct(annotations, findingOf("1", {"a", "b"}), {}));
    QCOMPARE(code(findingOf("1", {"a", "b"})), ErrorCode::LimitExceeded);
    OwnFinding wide = findingOf("1234");
    wide.statement = wide.alternatives = "12345678";
    mustApply(annotations, addFindingAct(annotations, wide, {}));
    QCOMPARE(code(findingOf("12")), ErrorCode::LimitExceeded); // 3 + 20 + 2 bytes
    mustApply(annotations, addFindingAct(annotations, findingOf("1"), {}));
    mustApply(annotations, editFindingAct(annotations.ownFindings().at(2), findingOf("1"), {}));
    QCOMPARE(code(findingOf("1")), ErrorCode::LimitExceeded); // a fourth one
    mustApply(annotations, removeFindingsAct(annotations, {1}, {}));
    mustApply(annotations, addFindingAct(annotations, findingOf("1", {"a", "b"}), {}));
}

void TestOwnFindings::importedOnce()
{
    Annotations mine;
    mustApply(mine, addFindingAct(mine, findingOf("same", {"a"}), {"ann", 1}));
    Annotations theirs;
    mustApply(theirs, addFindingAct(theirs, findingOf("other"), {"bob", 2}));
    mustApply(theirs, addFindingAct(theirs, findingOf("same", {"a"}), {"bob", 3}));
    mustApply(mine, importAct(mine, theirs, {"ann", 4}));
    QCOMPARE(mine.ownFindings().size(), std::size_t{2});
    QCOMPARE(mine.ownFindings().at(2).title, std::string("other"));
    QCOMPARE(mine.ownFindings().at(2).stamp, (Stamp{"bob", 2}));
    QVERIFY(importAct(mine, theirs, {}).changesNothing());
    Annotations again;
    mustApply(again, wholeAct(mine, {}));
    QVERIFY(again == mine);
}

void TestOwnFindings::journalled()
{
    Annotations annotations;
    const Act add = addFindingAct(annotations, findingOf("one", {"etc/\xFF"}), {"ann", 1});
    const JournalDraft draft = actDraft(add);
    QCOMPARE(journalKindName(draft.kind), std::string_view("interpreted"));
    QVERIFY(draft.payload.find("pathBytes") != std::string::npos);
    QCOMPARE(journalKindName(actDraft(add.inverse({})).kind), std::string_view("undone"));
    const auto read = readAct(actText(add), "act");
    QVERIFY(read && *read == add);
}

void TestOwnFindings::everyWordRoundTrips()
{
    for (int severity = 0; severity <= static_cast<int>(Severity::Critical); ++severity) {
        for (int confidence = 0; confidence < 3; ++confidence) {
            Annotations annotations;
            OwnFinding finding = findingOf("t");
            finding.severity = static_cast<Severity>(severity);
            finding.confidence = static_cast<Confidence>(confidence);
            finding.alternatives = "ldconfig";
            mustApply(annotations, addFindingAct(annotations, finding, {"ann", 1}));
            std::string text;
            QVERIFY(writeNotesFile(annotations, stringSink(text)));
            const auto read = readNotesFile(text, "notes");
            QVERIFY(read && *read == annotations);
            for (const char *word : {"\"severity\": \"", "\"confidence\": \""}) {
                std::string other = text;
                other.insert(other.find(word) + std::string_view(word).size(), "x");
                const auto refused = readNotesFile(other, "notes");
                QVERIFY(!refused && refused.error().code == ErrorCode::Malformed);
            }
        }
    }
}

void TestOwnFindings::apartFromFindings()
{
    Annotations annotations;
    OwnFinding finding = findingOf("A key was put in", {"not/compared"});
    finding.statement = "It is not of the vendor.\nSeen twice.";
    finding.confidence = Confidence::Inferred;
    finding.severity = Severity::High;
    mustApply(annotations, addFindingAct(annotations, finding, {"ann", 1795318650999}));
    finding.title = "Open";
    finding.alternatives = "locale generation";
    mustApply(annotations, addFindingAct(annotations, finding, {"ann", 1795318650999}));
    OwnFinding after = annotations.ownFindings().at(2);
    after.confidence = Confidence::NotDetermined;
    mustApply(annotations, editFindingAct(annotations.ownFindings().at(2), after, {"bob", 1795318660999}));
    ReportOptions options = test::fixedOptions();
    options.notes = notesForReport(annotations);
    QVERIFY(options.notes->paths.empty());
    const std::string html = test::writtenHtml(test::smallCase(), options);
    test::checkPage(html);
    const std::string with = test::parsed(html).text;
    const std::size_t heading = with.rfind("Examiner's interpretation");
    QVERIFY(heading != std::string::npos && heading > with.find("F-003"));
    for (const char *wanted : {"I-001", "A key was put in", "It is not of the vendor.", "Seen twice.", "inferred", "none stated", "not/compared", "I-002", "locale generation", "not determined",
                               "ann, 2026-11-22T03:37:30Z", "bob, 2026-11-22T03:37:40Z", "All 2 interpretations shown."})
        QVERIFY2(with.find(wanted, heading) != std::string::npos, wanted);
    QVERIFY(html.find("<a href=\"#interpretation\">") != std::string::npos);
    QVERIFY(with.find("Examiner's notes") == std::string::npos);
    QVERIFY(test::parsed(test::writtenHtml(test::smallCase(), test::fixedOptions())).text.find("Examiner's interpretation") == std::string::npos);
}

void TestOwnFindings::hostileTextStaysText()
{
    Annotations annotations;
    const Stamp stamp{"</title><i>ann & co", 1795318650999};
    for (const std::string &name : test::hostileNames()) {
        std::string line = toUtf8Lossy(name);
        std::replace(line.begin(), line.end(), '\n', ' ');
        OwnFinding finding = findingOf("t " + line, {"d/" + name});
        finding.statement = "s\n" + toUtf8Lossy(name) + "\n</section><script>alert(1)</script>";
        finding.alternatives = "a " + line;
        mustApply(annotations, addFindingAct(annotations, finding, stamp));
    }
    ReportOptions options = test::fixedOptions();
    options.notes = notesForReport(annotations);
    const std::string html = test::writtenHtml(test::smallCase(), options);
    test::checkPage(html);
    const std::string text = test::parsed(html).text;
    for (const std::string &name : test::hostileNames()) {
        QVERIFY2(text.find(displaySafe("d/" + name)) != std::string::npos, displaySafe(name).c_str());
        QVERIFY2(text.find(displaySafe(toUtf8Lossy(name))) != std::string::npos, displaySafe(name).c_str());
    }
    for (const char *wanted : {"</section><script>alert(1)</script>", "</title><i>ann & co, 2026-11-22T03:37:30Z"})
        QVERIFY2(text.find(wanted) != std::string::npos, wanted);
    QVERIFY(html.find("\xE2\x80\xAE") == std::string::npos);
    const auto json = nlohmann::json::parse(written(*options.notes), nullptr, false);
    QCOMPARE(json["interpretations"].size(), test::hostileNames().size());
    QCOMPARE(json["interpretations"][0]["confidence"].get<std::string>(), std::string("not determined"));
    QVERIFY(written(*options.notes).find("\xE2\x80\xAE") == std::string::npos);
}

void TestOwnFindings::longOnesAreCut()
{
    Annotations annotations;
    std::vector<std::string> paths;
    for (int i = 0; i < 310; ++i)
        paths.push_back("p" + std::to_string(1000 + i));
    OwnFinding finding = findingOf("t", paths);
    finding.statement = std::string(64 * 1024, 'x');
    for (int i = 0; i < 200; ++i)
        mustApply(annotations, addFindingAct(annotations, finding, {}));
    const auto notes = notesForReport(annotations);
    QCOMPARE(notes->interpretations.size(), std::size_t{200});
    const std::size_t shown = shownInterpretations(*notes);
    QVERIFY(shown > 100 && shown < 130);
    QVERIFY(shownInterpretationsText(*notes).find(" of 200 interpretations shown") != std::string::npos);
    QVERIFY(shownPathsText(notes->interpretations[0]).find("200 of 310 paths shown") == 0);
    const auto json = nlohmann::json::parse(written(*notes));
    QCOMPARE(json["interpretations"].size(), std::size_t{200});
    QCOMPARE(json["interpretations"][199]["paths"].size(), std::size_t{310});
}

void TestOwnFindings::inTheBundle()
{
    QTemporaryDir folder;
    Annotations annotations;
    mustApply(annotations, addFindingAct(annotations, findingOf("t", {"a"}), {"ann", 0}));
    BundleOptions options;
    options.report = test::fixedOptions();
    options.report.notes = notesForReport(annotations);
    const std::string place = folder.filePath(QStringLiteral("b")).toStdString();
    Context context;
    const auto bundle = writeBundle(test::smallCase(), options, place, context);
    QVERIFY(bundle.has_value());
    const auto read = [&place](const char *name) {
        std::ifstream file(place + '/' + name, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    QCOMPARE(read("interpretation.json"), written(*options.report.notes));
    QVERIFY(read("README.txt").find("interpretation.json") != std::string::npos);
    QVERIFY(read("SHA256SUMS").find("interpretation.json") != std::string::npos);
    QVERIFY(read("evidence.json").find("I-001") == std::string::npos); // the evidence file is of the evidence alone
    QVERIFY(read("findings.csv").find("I-001") == std::string::npos);
}

QTEST_GUILESS_MAIN(TestOwnFindings)
#include "tst_ownfindings.moc"
