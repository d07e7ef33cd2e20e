// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/bundlecheck.h"

#include "cases/journal.h"
#include "io/digest.h"
#include "proof/check/bundleproofs.h"
#include "proof/check/inclusionproof.h"
#include "proof/signaturecheck.h"
#include "report/bundle/bundle.h"
#include "support/opensslfiles.h"
#include "support/reportcase.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace assay;
namespace fs = std::filesystem;

namespace {

Result<Secret> noPassphrase(const std::string &file)
{
    return Unexpected(makeError(ErrorCode::Usage, file, "no passphrase was expected to be asked for"));
}

std::string readFile(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void writeFile(const fs::path &path, const std::string &bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

const ProofResult &layer(const BundleCheck &check, std::string_view code)
{
    for (const BundleLayer &each : check.layers) {
        if (each.code == code)
            return each.result;
    }
    std::abort();
}

} // namespace

class TestBundleCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
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
    void signatures();
    void trustThatIsMissing();
    void cutSignature();
    void signingWhatDoesNotHold();
    void timeStamps();
    void cutTimeStamp();
    void proofOfEveryPath();
    void everyByteOfAProof();

private:
    fs::path place(const char *name = "bundle") const { return fs::path(m_folder->path().toStdString()) / name; }
    BundleCheck checked(const BundleCheckOptions &options = {}) const
    {
        Context context;
        const auto check = checkBundle(place(), options, context);
        if (!check)
            qFatal("%s", check.error().message().c_str());
        return *check;
    }
    // The manifest and SHA256SUMS as they fit what lies in the folder now: what a forger would do who can write all of it.
    void makeItFit(const std::function<void(BundleManifest &)> &change = {}) const;
    // A bundle of a few kilobytes that holds, for thousands of checks.
    void makeItSmall() const;
    void needOpenssl();
    TrustAnchorsPtr anchors(const char *name) const
    {
        const auto loaded = TrustAnchors::load(m_openssl->path(name).toStdString());
        return loaded ? *loaded : nullptr;
    }
    SigningKeyPtr signer() const
    {
        const auto key = SigningKey::load({m_openssl->path("signer.key").toStdString(), m_openssl->path("signer.pem").toStdString(), {}, false}, noPassphrase);
        return key ? *key : nullptr;
    }

    QTemporaryDir m_all;
    std::unique_ptr<test::OpensslFiles> m_openssl;
    bool m_hasOpenssl = false;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBundleCheck::initTestCase()
{
    BundleOptions options;
    options.report = test::fixedOptions();
    Context context;
    const auto written = writeBundle(test::smallCase(), options, m_all.filePath(QStringLiteral("bundle")).toStdString(), context);
    QVERIFY2(written, written ? "" : written.error().message().c_str());
    m_openssl = std::make_unique<test::OpensslFiles>(m_all.filePath(QStringLiteral("openssl")));
    m_hasOpenssl = test::OpensslFiles::available();
    if (m_hasOpenssl)
        QVERIFY(m_openssl->makeAll());
}

void TestBundleCheck::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    fs::copy(m_all.filePath(QStringLiteral("bundle")).toStdString(), place(), fs::copy_options::recursive);
}

void TestBundleCheck::needOpenssl()
{
    if (!m_hasOpenssl)
        QSKIP("no program openssl: signatures and time stamps were not checked");
}

void TestBundleCheck::makeItFit(const std::function<void(BundleManifest &)> &change) const
{
    auto manifest = *readManifest(readFile(place() / "manifest.json"), "manifest.json");
    for (BundleFile &file : manifest.files) {
        const std::string bytes = readFile(place() / file.path);
        file.size = bytes.size();
        file.sha256 = sha256(bytes);
    }
    if (change)
        change(manifest);
    manifest.merkleRoot = bundleRoot(manifest.sources);
    const std::string text = manifestText(manifest);
    writeFile(place() / "manifest.json", text);
    manifest.files.push_back({"manifest.json", text.size(), sha256(text)});
    std::sort(manifest.files.begin(), manifest.files.end(), [](const BundleFile &a, const BundleFile &b) { return a.path < b.path; });
    std::string sums;
    for (const BundleFile &file : manifest.files)
        sums += toHex(file.sha256) + "  " + file.path + '\n';
    writeFile(place() / "SHA256SUMS", sums);
    writeFile(place() / "manifest.json.tsq", timeStampQuery(sha256(text)));
}

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

void TestBundleCheck::signatures()
{
    needOpenssl();
    Context context;
    const SigningKeyPtr key = signer();
    QVERIFY(key);
    const Status done = signBundle(place(), *key, context);
    QVERIFY2(done, done ? "" : done.error().message().c_str());
    QVERIFY(!signBundle(place(), *key, context)); // there is one
    BundleCheck check = checked();
    QVERIFY(check.of("signature") == ProofVerdict::Unproven);
    QCOMPARE(check.exitCode(), 0);
    check = checked({anchors("ca.pem"), nullptr});
    QVERIFY2(check.of("signature") == ProofVerdict::Holds, layer(check, "signature").reason.c_str());
    QCOMPARE(check.exitCode(), 0);
    // The certificate of the signer itself will do for trust, one that has nothing to do with it will not.
    QVERIFY(checked({anchors("signer.pem"), nullptr}).of("signature") == ProofVerdict::Holds);
    QVERIFY(checked({anchors("tsa.pem"), nullptr}).of("signature") == ProofVerdict::Fails);
    // A forger who makes everything fit again has not the key.
    makeItFit([](BundleManifest &manifest) { manifest.caseNumber = "another"; });
    check = checked({anchors("ca.pem"), nullptr});
    QVERIFY(check.of("files") == ProofVerdict::Holds && check.of("signature") == ProofVerdict::Fails);
    QCOMPARE(check.exitCode(), 1);
    QCOMPARE(checked().exitCode(), 1);
}

void TestBundleCheck::trustThatIsMissing()
{
    needOpenssl();
    const BundleCheck check = checked({anchors("ca.pem"), anchors("ca.pem")});
    QVERIFY(check.of("signature") == ProofVerdict::Fails && check.of("time-stamp") == ProofVerdict::Fails);
    QCOMPARE(check.exitCode(), 1);
    QVERIFY(!TrustAnchors::load(m_openssl->path("signer.key").toStdString()));
    QVERIFY(!TrustAnchors::load(m_openssl->path("nowhere.pem").toStdString()));
}

void TestBundleCheck::cutSignature()
{
    needOpenssl();
    const std::string content = "some bytes";
    const auto signature = signer()->sign(content);
    QVERIFY(signature);
    const TrustAnchorsPtr trusted = anchors("ca.pem");
    const std::int64_t now = std::time(nullptr);
    QVERIFY(checkSignature(*signature, content, {}, trusted.get(), now).result.verdict == ProofVerdict::Holds);
    QVERIFY(checkSignature(*signature, "some ", "bytes", trusted.get(), now).result.verdict == ProofVerdict::Holds);
    QVERIFY(checkSignature(*signature, "some byteS", {}, trusted.get(), now).result.verdict == ProofVerdict::Fails);
    QVERIFY(checkSignature(*signature + '\0', content, {}, trusted.get(), now).result.verdict == ProofVerdict::Fails);
    constexpr std::int64_t day = 86400;
    QVERIFY(checkSignature(*signature, content, {}, trusted.get(), now + 40 * day).result.verdict == ProofVerdict::Unproven); // expired since
    QVERIFY(checkSignature(*signature, content, {}, trusted.get(), now - day).result.verdict == ProofVerdict::Unproven);      // made tomorrow
    for (std::size_t size = 0; size < signature->size(); ++size)
        QVERIFY(checkSignature(signature->substr(0, size), content, {}, trusted.get(), now).result.verdict == ProofVerdict::Fails);
    // A changed byte may stand where nothing depends on it; it never makes another content hold.
    for (std::size_t i = 0; i < signature->size(); ++i) {
        std::string altered = *signature;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        checkSignature(altered, content, {}, trusted.get(), now);
        QVERIFY(checkSignature(altered, "other bytes", {}, trusted.get(), now).result.verdict == ProofVerdict::Fails);
    }
}

void TestBundleCheck::signingWhatDoesNotHold()
{
    needOpenssl();
    writeFile(place() / "findings.csv", "x");
    Context context;
    const Status done = signBundle(place(), *signer(), context);
    QVERIFY(!done && done.error().code == ErrorCode::Malformed);
    QVERIFY(!fs::exists(place() / "manifest.json.p7s"));
}

void TestBundleCheck::timeStamps()
{
    needOpenssl();
    Context context;
    const auto question = timeQuestionOf(place(), context);
    QVERIFY(question);
    QVERIFY(readFile(*question) == timeStampQuery(sha256(readFile(place() / "manifest.json"))));
    fs::remove(*question);
    QVERIFY(timeQuestionOf(place(), context) && fs::exists(*question));
    const std::string answer = m_openssl->answer(QString::fromStdString(*question));
    QVERIFY(!answer.empty());
    writeFile(place("answer.tsr"), answer);
    // An answer to another question, about the same bytes even.
    QVERIFY(m_openssl->run(("ts -query -data " + (place() / "manifest.json").string() + " -sha256 -cert -out other.tsq").c_str()));
    writeFile(place("other.tsr"), m_openssl->answer(m_openssl->path("other.tsq")));
    QVERIFY(!addTimeReply(place(), place("other.tsr"), nullptr, context));
    QVERIFY(m_openssl->run(("ts -query -data " + (place() / "README.txt").string() + " -sha256 -cert -out other.tsq").c_str()));
    writeFile(place("other.tsr"), m_openssl->answer(m_openssl->path("other.tsq")));
    QVERIFY(!addTimeReply(place(), place("other.tsr"), nullptr, context));
    QVERIFY(!addTimeReply(place(), place("answer.tsr"), anchors("signer.pem").get(), context));
    QVERIFY(!fs::exists(place() / "manifest.json.tsr"));
    const auto taken = addTimeReply(place(), place("answer.tsr"), anchors("ca.pem").get(), context);
    QVERIFY2(taken, taken ? "" : taken.error().message().c_str());
    QVERIFY(taken->result.verdict == ProofVerdict::Holds && std::abs(*taken->time - std::time(nullptr)) < 600);
    QVERIFY(!addTimeReply(place(), place("answer.tsr"), anchors("ca.pem").get(), context)); // there is one
    QVERIFY(checked().of("time-stamp") == ProofVerdict::Unproven);
    QCOMPARE(checked().exitCode(), 0);
    QVERIFY(checked({nullptr, anchors("ca.pem")}).of("time-stamp") == ProofVerdict::Holds);
    QVERIFY(checked({nullptr, anchors("tsa.pem")}).of("time-stamp") == ProofVerdict::Holds);
    QVERIFY(checked({nullptr, anchors("signer.pem")}).of("time-stamp") == ProofVerdict::Fails);
    makeItFit([](BundleManifest &manifest) { manifest.caseNumber = "another"; });
    const BundleCheck check = checked({nullptr, anchors("ca.pem")});
    QVERIFY(check.of("time-stamp") == ProofVerdict::Fails);
}

void TestBundleCheck::cutTimeStamp()
{
    needOpenssl();
    const Sha256Digest digest = sha256("some bytes");
    const std::string query = timeStampQuery(digest);
    QVERIFY(m_openssl->write("cut.tsq", QByteArray::fromStdString(query)));
    const std::string answer = m_openssl->answer(m_openssl->path("cut.tsq"));
    const TrustAnchorsPtr trusted = anchors("ca.pem");
    const std::int64_t now = std::time(nullptr);
    QVERIFY(checkTimeReply(answer, digest, query, trusted.get(), now).result.verdict == ProofVerdict::Holds);
    constexpr std::int64_t day = 86400;
    QVERIFY(checkTimeReply(answer, digest, query, trusted.get(), now + 4000 * day).result.verdict == ProofVerdict::Holds);
    QVERIFY(checkTimeReply(answer, digest, query, trusted.get(), now - day).result.verdict == ProofVerdict::Unproven);
    for (std::size_t size = 0; size < answer.size(); ++size) {
        QVERIFY(checkTimeReply(answer.substr(0, size), digest, query, trusted.get(), now).result.verdict == ProofVerdict::Fails);
        QVERIFY(checkTimeReply(answer.substr(0, size), digest, query, nullptr, now).result.verdict == ProofVerdict::Fails);
    }
    for (std::size_t size = 0; size < query.size(); ++size)
        QVERIFY(checkTimeQuery(query.substr(0, size), digest).verdict == ProofVerdict::Fails);
    for (std::size_t i = 0; i < answer.size(); ++i) {
        std::string altered = answer;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        checkTimeReply(altered, digest, query, nullptr, now);
        QVERIFY(checkTimeReply(altered, sha256("others"), query, trusted.get(), now).result.verdict == ProofVerdict::Fails);
    }
}

void TestBundleCheck::proofOfEveryPath()
{
    Context context;
    const auto manifest = readManifest(readFile(place() / "manifest.json"), "manifest.json");
    std::size_t paths = 0;
    for (const BundleSource &source : manifest->sources) {
        std::ifstream listing(place() / source.listing);
        for (std::string line; std::getline(listing, line); ++paths) {
            const std::size_t begin = line.find("\"path\":\"") + 8;
            const std::string path = line.substr(begin, line.find('"', begin) - begin);
            const auto proof = proveEntry(place(), path, source.role, context);
            QVERIFY2(proof, path.c_str());
            QCOMPARE(proof->line, line);
            const std::string text = proofText(*proof);
            const auto again = readProof(text, "proof.json");
            QVERIFY2(again, again ? "" : again.error().message().c_str());
            KnownRoots known;
            QVERIFY(checkProof(*again, known).verdict == ProofVerdict::Unproven);
            known.root = manifest->merkleRoot;
            QVERIFY(checkProof(*again, known).verdict == ProofVerdict::Holds);
            known.manifest = *manifest;
            QVERIFY(checkProof(*again, known).verdict == ProofVerdict::Holds);
            known.root = sha256("another");
            QVERIFY(checkProof(*again, known).verdict == ProofVerdict::Fails);
        }
    }
    QVERIFY(paths > 20);
    const auto several = proveEntry(place(), "/etc/motd", {}, context);
    QVERIFY(!several && several.error().code == ErrorCode::Usage && several.error().choices.size() >= 2);
    const auto none = proveEntry(place(), "etc/motd-not", {}, context);
    QVERIFY(!none && none.error().code == ErrorCode::NotFound);
    QVERIFY(!proveEntry(place(), "etc/motd", "E9", context));
    // Nothing is proven of a listing that is not the manifest's.
    writeFile(place() / "entries/vendor.jsonl", readFile(place() / "entries/live.jsonl"));
    QVERIFY(!proveEntry(place(), "etc/motd", "vendor", context));
}

void TestBundleCheck::everyByteOfAProof()
{
    Context context;
    const auto proof = proveEntry(place(), "etc/motd", "vendor", context);
    QVERIFY(proof);
    KnownRoots known;
    known.manifest = *readManifest(readFile(place() / "manifest.json"), "manifest.json");
    const std::string text = proofText(*proof);
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string altered = text;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        const auto read = readProof(altered, "proof.json");
        QVERIFY(!read || checkProof(*read, known).verdict == ProofVerdict::Fails);
        QVERIFY(!readProof(text.substr(0, i), "proof.json"));
    }
}

QTEST_GUILESS_MAIN(TestBundleCheck)
#include "tst_bundlecheck.moc"
