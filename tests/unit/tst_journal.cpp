// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/journal.h"
#include "formats/json.h"
#include "io/digest.h"
#include "support/caseresults.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace assay;
using namespace assay::test;

namespace {

const JournalStamp someone{"änn \"x\"\\", "höst\n", "0.1 (abc)", "2026-11-25T22:00:00Z"};

std::vector<JournalEntry> chainOf(std::size_t count)
{
    std::vector<JournalEntry> entries;
    std::uint64_t sequence = 0;
    Sha256Digest hash{};
    for (std::size_t i = 0; i < count; ++i) {
        const auto entry = nextEntry(sequence, hash, someone, {JournalKind::Custody, textPayload({{"text", "\"}, \"hash\":\"é\xff\n" + std::to_string(i)}})});
        if (!entry)
            std::abort();
        sequence = entry->sequence;
        hash = entry->hash;
        entries.push_back(*entry);
    }
    return entries;
}

std::optional<JournalProblem> problemOf(const std::vector<JournalEntry> &entries)
{
    JournalChain chain;
    for (const JournalEntry &entry : entries)
        chain.take(entry);
    return chain.problem();
}

// The lines of the recipe as journal.h has them.
QByteArray recipe()
{
    QFile header(QStringLiteral(ASSAY_TEST_DATA "/../../model/cases/journal.h"));
    if (!header.open(QIODevice::ReadOnly))
        return {};
    QByteArray script;
    bool within = false;
    for (const QByteArray &line : header.readAll().split('\n')) {
        within = within || line.contains("previous=$(printf");
        if (within)
            script += line.mid(2).trimmed() + '\n';
        if (line.contains("done < journal.jsonl"))
            return script;
    }
    return {};
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canonicalForm();
    void chainHolds();
    void everyChangeIsFound_data();
    void everyChangeIsFound();
    void payloadsAreObjects();
    void stockToolsAgree();
    void drafts();
    void longActs();
    void sourcesAreChecked();
};

void TestJournal::canonicalForm()
{
    const auto entry = nextEntry(0, {}, someone, {JournalKind::Opened, "{}"});
    QVERIFY(entry.has_value());
    const std::string text = "{\"sequence\":1,\"utc\":\"2026-11-25T22:00:00Z\",\"user\":\"\\u00e4nn \\\"x\\\"\\\\\",\"host\":\"h\\u00f6st\\u000a\",\"tool\":\"0.1 (abc)\",\"kind\":\"opened\","
                             "\"payload\":{},\"previous\":\"" + std::string(64, '0') + "\"}";
    QCOMPARE(QByteArray::fromStdString(assay::canonicalForm(*entry)), QByteArray::fromStdString(text));
    QVERIFY(entry->hash == sha256(text));
    QCOMPARE(QByteArray::fromStdString(journalLine(*entry)), QByteArray::fromStdString("{\"entry\":" + text + ",\"hash\":\"" + toHex(sha256(text)) + "\"}\n"));
    JournalEntry high = *entry;
    high.stamp.user = "\xf0\x9f\x94\x8d";
    QVERIFY(assay::canonicalForm(high).find("\"\\ud83d\\udd0d\"") != std::string::npos);
    const auto parsed = parseJson(journalLine(high), "line", Limits());
    QVERIFY(parsed && (*parsed)["entry"]["user"] == "\xf0\x9f\x94\x8d");
    const JournalStamp now = JournalStamp::now();
    QVERIFY(!now.user.empty() && !now.host.empty() && !now.tool.empty() && now.utc.ends_with('Z'));
}

void TestJournal::chainHolds()
{
    const std::vector<JournalEntry> entries = chainOf(20);
    JournalChain chain;
    for (const JournalEntry &entry : entries)
        chain.take(entry);
    QVERIFY(!chain.problem());
    QCOMPARE(chain.sequence(), std::uint64_t{20});
    QVERIFY(chain.hash() == entries.back().hash);
}

void TestJournal::everyChangeIsFound_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<qulonglong>("entry");
    const char *names[] = {"utc", "user", "host", "tool", "kind", "payload", "previous", "hash", "taken out", "swapped", "doubled", "first gone", "rehashed", "no UTF-8", "payload in two lines", "number"};
    const qulonglong first[] = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 1, 8, 7, 7, 7};
    for (int i = 0; i < 16; ++i)
        QTest::newRow(names[i]) << i << first[i];
}

void TestJournal::everyChangeIsFound()
{
    QFETCH(int, what);
    QFETCH(qulonglong, entry);
    std::vector<JournalEntry> entries = chainOf(12);
    JournalEntry &seventh = entries[6];
    switch (what) {
    case 0: seventh.stamp.utc = "2026-11-25T22:00:01Z"; break;
    case 1: seventh.stamp.user += ' '; break;
    case 2: seventh.stamp.host.clear(); break;
    case 3: seventh.stamp.tool[0] = '1'; break;
    case 4: seventh.kind = "opened"; break;
    case 5: seventh.payload[3] ^= 1; break;
    case 6: seventh.previous[31] ^= 1; break;
    case 7: seventh.hash[0] ^= 1; break;
    case 8: entries.erase(entries.begin() + 6); break;
    case 9: std::swap(entries[6], entries[7]); break;
    case 10: entries.insert(entries.begin() + 7, seventh); break;
    case 11: entries.erase(entries.begin()); break;
    case 12: // made to look right by itself: the next one does not follow it
        seventh.stamp.user = "eve";
        seventh.hash = sha256(assay::canonicalForm(seventh));
        break;
    case 13: seventh.stamp.user = "\xff"; break;
    case 14:
        seventh.payload = "{\n}";
        seventh.hash = sha256(assay::canonicalForm(seventh));
        break;
    case 15: seventh.sequence = 70; break;
    default: QFAIL("no such row");
    }
    const auto problem = problemOf(entries);
    QVERIFY(problem.has_value());
    QCOMPARE(qulonglong{problem->sequence}, entry);
    QVERIFY(!problem->reason.empty());
}

void TestJournal::payloadsAreObjects()
{
    for (const char *payload : {"", "[]", "1", "{", "{}x", "{\"a\":1,\"a\":2}", "{\"a\":\"\n\"}", "{\"a\":\"é\"}"}) {
        const auto entry = nextEntry(0, {}, someone, {JournalKind::Opened, payload});
        QVERIFY2(!entry, payload);
        QCOMPARE(entry.error().code, ErrorCode::Usage);
    }
    const auto large = nextEntry(0, {}, someone, {JournalKind::Opened, textPayload({{"text", std::string(mostPayloadBytes, 'a')}})});
    QCOMPARE(large.error().code, ErrorCode::LimitExceeded);
}

// The recipe of the header, run as it stands there.
void TestJournal::stockToolsAgree()
{
    const QString shell = QStandardPaths::findExecutable(QStringLiteral("sh"));
    if (shell.isEmpty() || QStandardPaths::findExecutable(QStringLiteral("sha256sum")).isEmpty())
        QSKIP("no sh or no sha256sum");
    const QByteArray script = recipe();
    QVERIFY(!script.isEmpty());
    QTemporaryDir folder;
    const auto run = [&](const std::vector<JournalEntry> &entries) {
        QFile file(folder.filePath(QStringLiteral("journal.jsonl")));
        if (!file.open(QIODevice::WriteOnly))
            return std::pair(-1, QByteArray());
        for (const JournalEntry &entry : entries)
            file.write(QByteArray::fromStdString(journalLine(entry)));
        file.close();
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(shell, {QStringLiteral("-c"), QString::fromUtf8(script)});
        if (!process.waitForFinished())
            return std::pair(-1, QByteArray());
        return std::pair(process.exitCode(), QByteArray(process.readAllStandardOutput() + process.readAllStandardError()));
    };
    std::vector<JournalEntry> entries = chainOf(5);
    const auto good = run(entries);
    QVERIFY2(good.first == 0 && good.second.isEmpty(), good.second.constData());
    entries[2].payload[10] ^= 1;
    QCOMPARE(run(entries).first, 1);
    entries = chainOf(5);
    entries.erase(entries.begin() + 2);
    QVERIFY(run(entries).second.startsWith("out of order"));
    entries = chainOf(5);
    entries[1].stamp.user = "eve";
    entries[1].hash = sha256(assay::canonicalForm(entries[1]));
    QVERIFY(run(entries).second.startsWith("out of order"));
}

void TestJournal::drafts()
{
    const auto payload = [](const JournalDraft &draft) {
        const auto entry = nextEntry(0, {}, someone, draft);
        return entry ? parseJson(entry->payload, {}, Limits()).value() : Json();
    };
    const JournalDraft custody = custodyDraft({"Ann", "", "sealed \xff bag"});
    QCOMPARE(custody.kind, JournalKind::Custody);
    QCOMPARE(payload(custody)["from"].get<std::string>(), std::string("Ann"));
    QVERIFY(!payload(custody).contains("to"));
    QCOMPARE(payload(custody)["textBytes"].get<std::string>(), toBase64("sealed \xff bag"));
    Annotations annotations;
    const Act tag = tagsAct(annotations, {Tag{0, "suspicious", 1, 1, {}}}, {"ann", 1});
    QVERIFY(annotations.apply(tag));
    const Act mark = markAct(annotations, {"etc/passwd", "caf\xc3\xa9"}, 1, true, {"ann", 2});
    QCOMPARE(actDraft(mark).kind, JournalKind::Tagged);
    QCOMPARE(payload(actDraft(mark))["marks"].size(), std::size_t{2});
    QCOMPARE(actDraft(mark.inverse({"ann", 3})).kind, JournalKind::Undone);
    QCOMPARE(actDraft(noteAct(annotations, "a", "text", {"ann", 4})).kind, JournalKind::Noted);
    const ComparisonPtr comparison = richComparison();
    Context context;
    const auto results = packResults(*comparison, context);
    const Json compared = payload(comparedDraft(*comparison, *results));
    QCOMPARE(compared["results"].get<std::string>(), toHex(digestOf(results->sections)));
    QCOMPARE(compared["paths"].get<std::uint64_t>(), comparison->tree->totals().paths);
    const CaseSource source = CaseSource::of(*comparison->sources[VendorSide]);
    QCOMPARE(payload(hashedDraft(source))["sha256"].get<std::string>(), toHex(*source.sha256));
    QCOMPARE(payload(hashedDraft(source))["pathBytes"].get<std::string>(), toBase64("rootfs\xff.tar"));
    QCOMPARE(payload(verifiedDraft(source, {SourceState::Missing, {}, {}, "it is gone"}))["result"].get<std::string>(), std::string("missing"));
    QCOMPARE(payload(exportedDraft("pdf", "a.pdf", sha256("x")))["sha256"].get<std::string>(), toHex(sha256("x")));
}

void TestJournal::longActs()
{
    Annotations annotations;
    QVERIFY(annotations.apply(tagsAct(annotations, {Tag{0, "t", 0, 0, {}}}, {"ann", 1})));
    std::vector<std::string> paths;
    for (int i = 0; i < 30'000; ++i)
        paths.push_back("usr/share/some/folder/file-" + std::to_string(i));
    const auto entry = nextEntry(0, {}, someone, actDraft(markAct(annotations, paths, 1, true, {"ann", 2})));
    QVERIFY(entry.has_value());
    QVERIFY(entry->payload.size() < 1000);
    QCOMPARE((*parseJson(entry->payload, {}, Limits()))["marks"].get<int>(), 30'000);
}

void TestJournal::sourcesAreChecked()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("evidence"));
    const auto write = [&path](const QByteArray &bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write("evidence"));
    CaseSource source;
    source.path = path.toStdString();
    Context context;
    QCOMPARE(checkSource(source, context)->state, SourceState::NotComparable);
    source.sha256 = sha256("evidence");
    source.bytes = 8;
    QCOMPARE(checkSource(source, context)->state, SourceState::Match);
    QVERIFY(write("evidencE"));
    const auto other = checkSource(source, context);
    QCOMPARE(other->state, SourceState::Mismatch);
    QVERIFY(*other->sha256 == sha256("evidencE") && !other->reason.empty());
    QVERIFY(write("evidence and more"));
    QCOMPARE(checkSource(source, context)->state, SourceState::Mismatch);
    QVERIFY(QFile::remove(path));
    QCOMPARE(checkSource(source, context)->state, SourceState::Missing);
    source.path = folder.path().toStdString();
    QCOMPARE(checkSource(source, context)->state, SourceState::Unreadable);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
