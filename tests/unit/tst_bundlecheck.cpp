// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bundlecheckcase.h"

#include "cases/journal.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace assay;
using namespace assay::test;

// What a bundle has to be: its folder, its files and what they say of each other.
class TestBundleCheck : public QObject, private BundleCheckCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeOriginal(); }
    void init() { copyAnew(); }
    void plainBundle();
    void everyByteIsWatched_data();
    void everyByteIsWatched();
    void alteredMissingAndTooMany();
    void neitherLinksNorPipes();
    void pathsThatLeadOut();
    void otherSourcesInTheEvidence();
    void evidenceOfAllKinds_data();
    void evidenceOfAllKinds();
    void reportOfSomethingElse();
    void noBundle();
    void cutManifest();
    void unreadable();
    void cancelled();
    void journal();

private:
    // A bundle of a few kilobytes that holds, for thousands of checks.
    void makeItSmall() const;
};

void TestBundleCheck::makeItSmall() const
{
    const auto manifest = readManifest(readFile(place() / "manifest.json"), "manifest.json");
    for (const BundleFile &file : manifest->files) {
        if (file.path != "evidence.json" && !file.path.starts_with("entries/"))
            writeFile(place() / file.path, "x");
    }
    writeFile(place() / "report.html", toHex(sha256(readFile(place() / "evidence.json"))) + toHex(manifest->merkleRoot));
    makeItFit();
}

void TestBundleCheck::plainBundle()
{
    const BundleCheck check = checked();
    for (const char *code : {"folder", "manifest", "files", "sums", "listings", "evidence", "report", "time-question"})
        QVERIFY2(check.of(code) == ProofVerdict::Holds, (std::string(code) + ": " + layer(check, code).reason).c_str());
    for (const char *code : {"pdf-files", "pdf-signature", "signature", "time-stamp", "journal"})
        QVERIFY2(check.of(code) == ProofVerdict::Absent, code);
    QCOMPARE(check.layers.size(), std::size_t(13));
    QCOMPARE(check.exitCode(), 0);
    makeItFit(); // what the other tests start from
    QCOMPARE(checked().exitCode(), 0);
}

void TestBundleCheck::everyByteIsWatched_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : {"manifest.json", "SHA256SUMS", "entries/vendor.jsonl", "entries/live.jsonl", "manifest.json.tsq"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestBundleCheck::everyByteIsWatched()
{
    QFETCH(const QString, file);
    makeItSmall();
    const fs::path path = place() / file.toStdString();
    const std::string bytes = readFile(path);
    QVERIFY(bytes.size() > 50);
    // The nonce of a question may be any number, and whether certificates are wanted may be left out: only its digest is held.
    const bool question = file.endsWith(QStringLiteral("tsq"));
    std::size_t refused = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string altered = bytes;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        writeFile(path, altered);
        const int code = checked().exitCode();
        refused += code == 1;
        if (!question)
            QVERIFY2(code == 1, qPrintable(QStringLiteral("byte %1").arg(i)));
    }
    QVERIFY(refused >= 32);
    writeFile(path, bytes);
    QCOMPARE(checked().exitCode(), 0);
}

void TestBundleCheck::alteredMissingAndTooMany()
{
    writeFile(place() / "findings.csv", "x");
    std::string report = readFile(place() / "report.html");
    report.back() = '!';
    writeFile(place() / "report.html", report);
    fs::remove(place() / "timeline.bodyfile");
    writeFile(place() / "more.txt", "x");
    fs::create_directory(place() / "empty");
    const BundleCheck check = checked();
    QCOMPARE(check.exitCode(), 1);
    const std::vector<std::string> &details = layer(check, "files").details;
    for (const char *wanted : {"altered: findings.csv (1 bytes instead of ", "altered: report.html", "missing: timeline.bodyfile", "too many: more.txt", "too many: empty/"}) {
        const bool told = std::any_of(details.begin(), details.end(), [wanted](const std::string &line) { return line.starts_with(wanted); });
        QVERIFY2(told, wanted);
    }
    QCOMPARE(details.size(), std::size_t(5));
    QVERIFY(check.of("listings") == ProofVerdict::Holds);
}

void TestBundleCheck::neitherLinksNorPipes()
{
    // Each is refused, and none is followed, opened or waited for.
    const std::string findings = readFile(place() / "findings.csv");
    writeFile(place("outside.csv"), findings);
    fs::remove(place() / "findings.csv");
    fs::create_symlink(place("outside.csv"), place() / "findings.csv");
    QCOMPARE(checked().exitCode(), 1);
    QVERIFY(checked().of("folder") == ProofVerdict::Fails);
    fs::remove(place() / "findings.csv");
    QVERIFY(::mkfifo((place() / "findings.csv").c_str(), 0600) == 0);
    BundleCheck check = checked();
    QVERIFY(check.of("folder") == ProofVerdict::Fails && check.of("files") == ProofVerdict::Fails);
    QVERIFY(layer(check, "folder").details.front() == "findings.csv: a pipe");
    fs::remove(place() / "findings.csv");
    writeFile(place() / "findings.csv", findings);
    QCOMPARE(checked().exitCode(), 0);
    fs::rename(place() / "entries", place("elsewhere"));
    fs::create_directory_symlink(place("elsewhere"), place() / "entries");
    check = checked();
    QVERIFY(check.of("folder") == ProofVerdict::Fails && check.of("listings") == ProofVerdict::Fails);
    fs::remove(place() / "entries");
    fs::rename(place("elsewhere"), place() / "entries");
    writeFile(place() / ".hidden", "x");
    writeFile(place() / "odd \xff\n\033[31m", "x");
    check = checked();
    QVERIFY(check.of("folder") == ProofVerdict::Fails);
    for (const std::string &line : layer(check, "folder").details)
        QVERIFY(line.find('\033') == std::string::npos && line.find('\n') == std::string::npos);
    // Also where a proof is expected.
    fs::remove(place() / ".hidden");
    fs::remove(place() / "odd \xff\n\033[31m");
    fs::create_symlink("/dev/zero", place() / "manifest.json.p7s");
    check = checked();
    QVERIFY(check.of("folder") == ProofVerdict::Fails && check.of("signature") == ProofVerdict::Absent);
    fs::remove(place() / "manifest.json.p7s");
    fs::rename(place() / "manifest.json", place("manifest.json"));
    fs::create_symlink(place("manifest.json"), place() / "manifest.json");
    Context context;
    QVERIFY(!checkBundle(place(), {}, context));
}

void TestBundleCheck::pathsThatLeadOut()
{
    writeFile(place("outside.csv"), "x");
    for (const char *path : {"../outside.csv", "/etc/passwd", "entries/../../outside.csv", ".", "a//b"}) {
        makeItFit([path](BundleManifest &manifest) {
            manifest.files.push_back({path, 1, sha256("x")});
            std::sort(manifest.files.begin(), manifest.files.end(), [](const BundleFile &a, const BundleFile &b) { return a.path < b.path; });
        });
        const BundleCheck check = checked();
        QVERIFY2(check.exitCode() == 1 && check.of("manifest") == ProofVerdict::Fails, path);
        QVERIFY(check.of("files") == ProofVerdict::NotChecked && check.of("listings") == ProofVerdict::NotChecked);
        init();
    }
}

// What is made anew so that all digests fit still has to say one thing everywhere.
void TestBundleCheck::otherSourcesInTheEvidence()
{
    makeItFit([](BundleManifest &manifest) { manifest.sources[0].sha256 = sha256("another"); });
    BundleCheck check = checked();
    QVERIFY(check.of("files") == ProofVerdict::Holds && check.of("evidence") == ProofVerdict::Fails);
    QCOMPARE(layer(check, "evidence").details.size(), std::size_t(2));
    QCOMPARE(check.exitCode(), 1);
    init();
    makeItFit([](BundleManifest &manifest) { manifest.complete = !manifest.complete; });
    QVERIFY(checked().of("evidence") == ProofVerdict::Fails);
    init();
    makeItFit([](BundleManifest &manifest) { manifest.sources[0].entries += 1; });
    check = checked();
    QVERIFY(check.of("listings") == ProofVerdict::Fails);
    // Without the end of its last line it would be two files with one root.
    init();
    std::string listing = readFile(place() / "entries/vendor.jsonl");
    listing.pop_back();
    writeFile(place() / "entries/vendor.jsonl", listing);
    makeItFit();
    check = checked();
    QVERIFY(check.of("files") == ProofVerdict::Holds && check.of("listings") == ProofVerdict::Fails);
}

void TestBundleCheck::evidenceOfAllKinds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("nothing") << QByteArray() << QByteArray("no JSON");
    QTest::newRow("cut") << QByteArray("{\"schema\": \"assay-evidence/1\", \"sources\": [{") << QByteArray("no JSON");
    QTest::newRow("more behind") << QByteArray("{\"schema\": \"assay-evidence/1\"} {}") << QByteArray("no JSON");
    QTest::newRow("schema") << QByteArray("{\"schema\": \"other\"}") << QByteArray("its schema is");
    QTest::newRow("twice") << QByteArray("{\"schema\": \"assay-evidence/1\", \"sources\": [], \"sources\": []}") << QByteArray("twice");
    QTest::newRow("twice in a source") << QByteArray("{\"schema\": \"assay-evidence/1\", \"sources\": [{\"role\": \"a\", \"role\": \"b\"}]}") << QByteArray("twice");
    QTest::newRow("deep") << QByteArray("{\"schema\": \"assay-evidence/1\", \"x\": ") + QByteArray(100'000, '[') << QByteArray("deeper");
    QTest::newRow("a long text") << QByteArray("{\"schema\": \"") + QByteArray(20 << 20, 'x') + "\"}" << QByteArray("longer");
    QTest::newRow("a long number") << QByteArray("{\"schema\": ") + QByteArray(20 << 20, '1') + "}" << QByteArray("longer");
    QTest::newRow("no sources") << QByteArray("{\"schema\": \"assay-evidence/1\"}") << QByteArray("different sources");
    QTest::newRow("a source deeper down") << QByteArray("{\"schema\": \"assay-evidence/1\", \"x\": {\"sources\": [{\"role\": \"vendor\"}]}}") << QByteArray("different sources");
    QTest::newRow("arrays for sources") << QByteArray("{\"schema\": \"assay-evidence/1\", \"sources\": [[[[\"a\"], 1], 2], \"b\", 3]}") << QByteArray("different sources");
    QTest::newRow("many sources") << QByteArray("{\"schema\": \"assay-evidence/1\", \"sources\": [") + QByteArray("{},").repeated(20'000) + "{}]}" << QByteArray("more sources");
}

void TestBundleCheck::evidenceOfAllKinds()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, said);
    writeFile(place() / "evidence.json", text.toStdString());
    makeItFit();
    const BundleCheck check = checked();
    QVERIFY(check.of("files") == ProofVerdict::Holds);
    QVERIFY2(check.of("evidence") == ProofVerdict::Fails && layer(check, "evidence").reason.find(said.toStdString()) != std::string::npos, layer(check, "evidence").reason.c_str());
    QCOMPARE(check.exitCode(), 1);
}

void TestBundleCheck::reportOfSomethingElse()
{
    writeFile(place() / "report.html", "<html>" + toHex(readManifest(readFile(place() / "manifest.json"), "m")->merkleRoot));
    makeItFit();
    QVERIFY(checked().of("report") == ProofVerdict::Fails);
    init();
    // Where a piece that is read ends, in the middle of the root: it is found all the same.
    std::string report = readFile(place() / "report.html");
    const std::string root = toHex(readManifest(readFile(place() / "manifest.json"), "m")->merkleRoot);
    for (std::size_t at = report.find(root); at != std::string::npos; at = report.find(root))
        report.erase(at, root.size());
    report.resize((1 << 20) - 30, ' ');
    writeFile(place() / "report.html", report + root);
    makeItFit();
    QVERIFY2(checked().of("report") == ProofVerdict::Holds, layer(checked(), "report").reason.c_str());
    writeFile(place() / "report.html", report);
    makeItFit();
    QVERIFY(checked().of("report") == ProofVerdict::Fails);
}

void TestBundleCheck::noBundle()
{
    Context context;
    for (const fs::path &path : {place("nowhere"), place() / "manifest.json", place() / "entries"}) {
        const auto check = checkBundle(path, {}, context);
        QVERIFY(!check && !check.error().message().empty());
    }
}

void TestBundleCheck::cutManifest()
{
    makeItSmall();
    const std::string manifest = readFile(place() / "manifest.json");
    for (std::size_t size = 0; size < manifest.size(); ++size) {
        writeFile(place() / "manifest.json", manifest.substr(0, size));
        const BundleCheck check = checked();
        QVERIFY(check.exitCode() == 1 && check.of("manifest") == ProofVerdict::Fails && check.of("files") == ProofVerdict::NotChecked);
    }
}

void TestBundleCheck::unreadable()
{
    if (::geteuid() == 0)
        QSKIP("root reads everything");
    ::chmod((place() / "findings.csv").c_str(), 0);
    const BundleCheck check = checked();
    QVERIFY(check.of("files") == ProofVerdict::NotChecked);
    QCOMPARE(check.exitCode(), 2);
}

void TestBundleCheck::cancelled()
{
    Context context;
    context.cancel();
    const auto check = checkBundle(place(), {}, context);
    QVERIFY(!check && check.error().code == ErrorCode::Cancelled);
}

void TestBundleCheck::journal()
{
    std::string text;
    Sha256Digest last{};
    for (std::uint64_t i = 0; i < 3; ++i) {
        const auto entry = nextEntry(i, last, JournalStamp{"ann", "host", "1", "2026-11-22T04:00:00Z"}, {JournalKind::Opened, "{}"});
        QVERIFY(entry);
        last = entry->hash;
        text += journalLine(*entry);
    }
    const auto judge = [&](const std::string &journal) {
        writeFile(place() / "journal.jsonl", journal);
        makeItFit([&](BundleManifest &manifest) {
            std::erase_if(manifest.files, [](const BundleFile &file) { return file.path == "journal.jsonl"; });
            manifest.files.push_back({"journal.jsonl", journal.size(), sha256(journal)});
            std::sort(manifest.files.begin(), manifest.files.end(), [](const BundleFile &a, const BundleFile &b) { return a.path < b.path; });
        });
        return checked();
    };
    const BundleCheck good = judge(text);
    QVERIFY2(good.of("journal") == ProofVerdict::Holds && good.exitCode() == 0, layer(good, "journal").reason.c_str());
    QVERIFY(layer(good, "journal").reason.find(toHex(last)) != std::string::npos);
    for (std::size_t i = 0; i < text.size(); i += 3) {
        std::string altered = text;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        QVERIFY(judge(altered).of("journal") == ProofVerdict::Fails);
    }
    const std::size_t second = text.find('\n') + 1;
    QVERIFY(judge(text.substr(second)).of("journal") == ProofVerdict::Fails);
    QVERIFY(judge(text + text).of("journal") == ProofVerdict::Fails);
}

QTEST_GUILESS_MAIN(TestBundleCheck)
#include "tst_bundlecheck.moc"
