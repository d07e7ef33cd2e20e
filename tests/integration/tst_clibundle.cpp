// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "made.h"

#include "base/bytes.h"
#include "proof/merkle.h"
#include "report/bundle/bundlemanifest.h"

#include <QDirIterator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <map>
#include <sched.h>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

using Files = std::map<QString, std::string>;

Files filesOf(const QString &folder)
{
    Files files;
    QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString path = each.next();
        files[QDir(folder).relativeFilePath(path)] = readBytes(path);
    }
    return files;
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

// "as" stands for who put a tag on a path, and when.
std::string notes()
{
    std::string text = "{'schema': 'assay-notes/1', 'tags': [{'id': 1, 'name': 'look at <this>', 'colour': 0, 'hotkey': 1, AS}], 'paths': ["
                       "{'path': 'etc/motd', 'tags': [{'tag': 1, AS}]}, {'path': 'nowhere', 'tags': [{'tag': 1, AS}]}, {'path': 'etc', 'tags': [{'tag': 1, AS}]}, "
                       "{'path': 'odd/= \\u202e\\u0027\\u0022', 'tags': [{'tag': 1, AS}]}, {'path': 'etc/same', 'note': [{'text': 'no tag', AS}]}], 'bookmarks': []}";
    for (std::size_t at = text.find("AS}"); at != std::string::npos; at = text.find("AS}"))
        text.replace(at, 2, "'by': 'ann', 'at': 1764000000123");
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

} // namespace

class TestCliBundle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wholeBundle();
    void sameBytesEverywhere();
    void rootsFromTheListings();
    void sumsAndListingsByStockTools();
    void everyPageNamesTheReport();
    void exhibits();
    void storeAlone();
    void placesThatAreRefused();
    void interrupted();

private:
    QString place(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    // Two root file systems, small and odd, by relative names in a folder.
    void makeEvidence(const QString &folder) const;
    CliResult bundle(const QString &name, QStringList more = {}, CliSettings settings = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliBundle::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    makeEvidence(m_folder->path());
}

void TestCliBundle::makeEvidence(const QString &folder) const
{
    std::vector<Member> vendor = {folderMember("etc"), fileMember("etc/motd", "hello\n"), fileMember("etc/same", "same"), fileMember("etc/gone", "gone"),
                                  folderMember("odd"), fileMember("odd/= \u202e'\"", "1"), fileMember("odd/a\nb", "2"), fileMember("odd/*?[x]\xff", "3"),
                                  linkMember("etc/link", "motd")};
    vendor.back().mode = 0777;
    std::vector<Member> saved = vendor;
    saved[1].content = "changed\n";
    saved[5].content = "11";
    saved[7].mode = 0755;
    saved.erase(saved.begin() + 3);
    saved.push_back(fileMember("odd/<img src=x>", "new"));
    QVERIFY(QDir().mkpath(folder + "/in"_L1));
    QVERIFY(writeBytes(folder + "/in/vendor.tar"_L1, tarOf(vendor)));
    QVERIFY(writeBytes(folder + "/in/saved.tar"_L1, tarOf(saved)));
    QVERIFY(writeBytes(folder + "/in/notes.json"_L1, notes()));
}

CliResult TestCliBundle::bundle(const QString &name, QStringList more, CliSettings settings) const
{
    if (settings.folder.isEmpty())
        settings.folder = m_folder->path();
    settings.environment.emplace_back(u"SOURCE_DATE_EPOCH"_s, u"1795320000"_s);
    return runCli(QStringList{u"compare"_s, u"--vendor"_s, u"in/vendor.tar"_s, u"--saved"_s, u"in/saved.tar"_s, u"--quiet"_s, u"--bundle"_s, name} + more, settings);
}

void TestCliBundle::wholeBundle()
{
    const CliResult result = bundle(u"out/"_s, {u"--case-number"_s, u"C-7 <b>"_s});
    QVERIFY2(result.code == 1, result.told());
    const Files files = filesOf(place("out"));
    QStringList names;
    for (const auto &[name, unused] : files)
        names.append(name);
    QCOMPARE(names, (QStringList{u"README.txt"_s, u"SHA256SUMS"_s, u"case.jsonld"_s, u"differences.csv"_s, u"entries/saved.jsonl"_s, u"entries/vendor.jsonl"_s,
                                 u"evidence.json"_s, u"findings.csv"_s, u"manifest.json"_s, u"manifest.json.tsq"_s, u"report.html"_s, u"report.pdf"_s, u"sources/saved.mtree"_s,
                                 u"sources/vendor.mtree"_s, u"timeline.bodyfile"_s}));
    const auto manifest = readManifest(files.at(u"manifest.json"_s), "manifest.json");
    QVERIFY2(manifest, manifest ? "" : manifest.error().message().c_str());
    QCOMPARE(manifest->files.size(), files.size() - 3);
    QCOMPARE(manifest->caseNumber, std::string("C-7 <b>"));
    for (const BundleFile &file : manifest->files) {
        const std::string &bytes = files.at(QString::fromStdString(file.path));
        QCOMPARE(file.size, bytes.size());
        QCOMPARE(toHex(file.sha256), hexOf(bytes));
    }
    for (const BundleSource &source : manifest->sources)
        QCOMPARE(toHex(source.sha256.value_or(Sha256Digest{})), hexOf(readBytes(place(("in/" + source.role + ".tar").c_str()))));
    QCOMPARE(namesIn(m_folder->path()), (QStringList{u"in"_s, u"out"_s}));
    // The evidence file of the bundle is the one that is written alone.
    const CliResult alone = runCli({u"compare"_s, u"--vendor"_s, u"in/vendor.tar"_s, u"--saved"_s, u"in/saved.tar"_s, u"--json"_s, u"-"_s},
                                   {{{u"SOURCE_DATE_EPOCH"_s, u"1795320000"_s}}, {}, 60'000, m_folder->path()});
    QCOMPARE(QByteArray::fromStdString(files.at(u"evidence.json"_s)), alone.out);
}

// Time zone, language, hash seed, number of processors, folder, rights for others, place of temporary files: none of it is in the bundle.
void TestCliBundle::sameBytesEverywhere()
{
    const QString other = place("elsewhere/deep");
    makeEvidence(other);
    QVERIFY(QDir().mkpath(place("tmp")));
    const QStringList options{u"--notes"_s, u"in/notes.json"_s, u"--case-number"_s, u"C-7"_s, u"--examiner"_s, u"A. Miller"_s,
                              u"--live"_s, sampleFile("data-root.tar.xz"), u"--image"_s, u"demo/shop:1.0"_s};
    CliSettings first;
    first.environment = {{u"TZ"_s, u"UTC"_s}, {u"LC_ALL"_s, u"C.UTF-8"_s}, {u"QT_HASH_SEED"_s, u"0"_s}};
    first.inChild = [] { ::umask(022); };
    CliSettings second;
    second.environment = {{u"TZ"_s, u"Asia/Kathmandu"_s}, {u"LC_ALL"_s, u"tr_TR.UTF-8"_s}, {u"LANG"_s, u"de_DE.UTF-8"_s}, {u"QT_HASH_SEED"_s, u"4711"_s},
                          {u"TMPDIR"_s, place("tmp")}, {u"HOME"_s, place("tmp")}};
    second.folder = other;
    second.inChild = [] {
        ::umask(077);
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(static_cast<std::size_t>(::sched_getcpu()), &one);
        ::sched_setaffinity(0, sizeof one, &one);
    };
    const CliResult a = bundle(u"a"_s, options, first);
    const CliResult b = bundle(u"another name"_s, options, second);
    QVERIFY2(a.code == 1, a.told());
    QVERIFY2(b.code == 1, b.told());
    const Files filesA = filesOf(place("a"));
    const Files filesB = filesOf(other + "/another name"_L1);
    QVERIFY(filesA.size() > 14);
    QCOMPARE(filesA.size(), filesB.size());
    for (const auto &[name, bytes] : filesA)
        QVERIFY2(filesB.at(name) == bytes, qPrintable(name));
}

void TestCliBundle::rootsFromTheListings()
{
    QVERIFY(bundle(u"out"_s).code == 1);
    const auto manifest = readManifest(readBytes(place("out/manifest.json")), "manifest.json");
    QVERIFY(manifest);
    for (const BundleSource &source : manifest->sources) {
        const std::string listing = readBytes(place(("out/" + source.listing).c_str()));
        MerkleRoot root;
        for (std::size_t at = 0; at < listing.size();) {
            const std::size_t end = listing.find('\n', at);
            QVERIFY(end != std::string::npos);
            root.add(std::string_view(listing).substr(at, end - at));
            at = end + 1;
        }
        QCOMPARE(root.size(), source.entries);
        QCOMPARE(toHex(root.root()), toHex(source.merkleRoot));
        for (const char *report : {"out/report.html", "out/README.txt"})
            QVERIFY(readBytes(place(report)).find(toHex(source.merkleRoot)) != std::string::npos);
    }
    QVERIFY(readBytes(place("out/report.html")).find(toHex(manifest->merkleRoot)) != std::string::npos);
}

void TestCliBundle::sumsAndListingsByStockTools()
{
    QVERIFY(bundle(u"out"_s, {u"--notes"_s, u"in/notes.json"_s}).code == 1);
    CliSettings inside;
    inside.folder = place("out");
    const CliResult sums = runProgram(u"sha256sum"_s, {u"-c"_s, u"--strict"_s, u"--quiet"_s, u"SHA256SUMS"_s}, inside);
    QVERIFY2(sums.code == 0 && sums.out.isEmpty() && sums.err.isEmpty(), sums.told());
    QVERIFY(writeBytes(place("out/findings.csv"), "x"));
    QVERIFY(runProgram(u"sha256sum"_s, {u"-c"_s, u"--strict"_s, u"--quiet"_s, u"SHA256SUMS"_s}, inside).code != 0);
    const QString mtree = QStandardPaths::findExecutable(u"mtree"_s);
    if (mtree.isEmpty())
        QSKIP("no mtree (package mtree-netbsd): the listings were not held against a folder");
    QVERIFY(QDir().mkpath(place("unpacked")));
    const CliResult tar = runProgram(u"tar"_s, {u"-xpf"_s, place("in/vendor.tar"), u"-C"_s, place("unpacked"), u"--no-same-owner"_s, u"--exclude=odd/[*]*"_s});
    QVERIFY2(tar.code == 0, tar.told());
    const QStringList check{u"-f"_s, place("out/sources/vendor.mtree"), u"-p"_s, place("unpacked"), u"-R"_s, u"uid,gid"_s};
    const CliResult good = runProgram(mtree, check);
    // A name with '*', '?' or '[' is a pattern to mtree, see the manual: it was left out above, and is missed.
    QVERIFY2(!good.out.contains("motd") && !good.out.contains("link") && !good.out.contains("same"), good.told());
    QVERIFY(writeBytes(place("unpacked/etc/motd"), "hellO\n"));
    const CliResult bad = runProgram(mtree, check);
    QVERIFY2(bad.code != 0 && bad.out.contains("motd"), bad.told());
}

void TestCliBundle::everyPageNamesTheReport()
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("no pdftotext (package poppler-utils)");
    const CliResult result = bundle(u"out"_s, {u"--case-number"_s, u"C-7/2026"_s, u"--report-number"_s, u"R-12"_s, u"--examiner"_s, u"A. Miller"_s, u"--examiner-role"_s, u"analyst"_s,
                                               u"--reviewer"_s, u"B. Jones"_s, u"--organisation"_s, u"Lab"_s, u"--supersedes"_s, u"R-11"_s, u"--title"_s, u"Of a shop"_s, u"--marking"_s, u"For the court only"_s});
    QVERIFY2(result.code == 1, result.told());
    const auto manifest = readManifest(readBytes(place("out/manifest.json")), "manifest.json");
    QVERIFY(manifest);
    const QByteArray root = QByteArray::fromStdString(toHex(manifest->merkleRoot));
    const CliResult text = runProgram(u"pdftotext"_s, {u"-layout"_s, place("out/report.pdf"), u"-"_s});
    QVERIFY2(text.code == 0, text.told());
    QList<QByteArray> pages = text.out.split('\f');
    pages.removeLast();
    QVERIFY(pages.size() > 3);
    for (qsizetype i = 0; i < pages.size(); ++i) {
        const QByteArray number = "Page " + QByteArray::number(i + 1) + " of " + QByteArray::number(pages.size());
        for (const QByteArray &wanted : {number, QByteArray("C-7/2026"), QByteArray("R-12"), root.left(16), QByteArray("For the court only")})
            QVERIFY2(pages[i].contains(wanted), wanted.constData());
    }
    const QByteArray html = QByteArray::fromStdString(readBytes(place("out/report.html")));
    for (const char *wanted : {"Of a shop", "For the court only", "A. Miller, analyst", "B. Jones", "R-11", "Signatures", "How to check this report", "Method", "Limitations", "Settings", "How to read this report"}) {
        QVERIFY2(text.out.contains(wanted), wanted);
        QVERIFY2(html.contains(wanted), wanted);
    }
    QVERIFY(pages.last().contains("End of report"));
    QVERIFY(text.out.contains(root));
}

void TestCliBundle::exhibits()
{
    const CliResult result = bundle(u"out"_s, {u"--notes"_s, u"in/notes.json"_s});
    QVERIFY2(result.code == 1, result.told());
    const Files files = filesOf(place("out/exhibits"));
    const Ordered list = Ordered::parse(files.at(u"exhibits.json"_s));
    QCOMPARE(stringAt(list, "schema"), std::string("assay-exhibits/1"));
    QCOMPARE(list["exhibits"].size(), std::size_t(4)); // two versions each of two files
    QCOMPARE(list["leftOut"].size(), std::size_t(2));
    QCOMPARE(files.size(), std::size_t(13));
    for (const Ordered &exhibit : list["exhibits"]) {
        const QString name = QString::fromStdString(stringAt(exhibit, "file"));
        QCOMPARE(hexOf(files.at(name)), stringAt(exhibit, "sha256"));
        QVERIFY(stringAt(exhibit, "file").starts_with(stringAt(exhibit, "number") + '_' + stringAt(exhibit, "sha256").substr(0, 12) + '_'));
        const Ordered provenance = Ordered::parse(files.at(name + ".provenance.json"_L1));
        QCOMPARE(stringAt(provenance["source"], "role"), exhibit["sources"][0].get<std::string>());
        QVERIFY(files.contains(name + ".sha256"_L1));
    }
    QCOMPARE(list["exhibits"][0]["tags"][0].get<std::string>(), std::string("look at <this>"));
    std::vector<std::string> reasons;
    for (const Ordered &left : list["leftOut"])
        reasons.push_back(stringAt(left, "path") + ": " + stringAt(left, "reason"));
    QCOMPARE(reasons, (std::vector<std::string>{"etc: there is no file with content here", "nowhere: no source has this path"}));
    QVERIFY(readBytes(place("out/README.txt")).find("Left out of the exhibits: 2") != std::string::npos);
    const std::string html = readBytes(place("out/report.html"));
    QVERIFY(html.find("look at &lt;this&gt;") != std::string::npos);
    const std::size_t section = html.find("id=\"exhibits\"");
    QVERIFY2(html.find("href=\"#exhibits\"") < section && html.find("id=\"limitations\"") < section && section < html.find("id=\"settings\""), "after the limitations, and in the contents");
    const std::string pdf = QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty() ? std::string() : runProgram(u"pdftotext"_s, {u"-raw"_s, place("out/report.pdf"), u"-"_s}).text();
    for (const Ordered &exhibit : list["exhibits"]) {
        for (const char *member : {"number", "file", "sha256"})
            QVERIFY2(html.find(stringAt(exhibit, member), section) < html.find("id=\"settings\""), member);
        if (!pdf.empty())
            QVERIFY2(pdf.find(stringAt(exhibit, "number") + '\n') != std::string::npos && pdf.find(stringAt(exhibit, "sha256")) != std::string::npos, stringAt(exhibit, "number").c_str());
    }
    for (const std::string &text : {html.substr(section), pdf})
        QVERIFY2(text.empty() || (text.find("All 4 exhibits shown.") != std::string::npos && text.find("All 2 paths without a copy shown.") != std::string::npos && text.find("no source has this path") != std::string::npos), "both say how many");
    const CliResult missing = bundle(u"none"_s, {u"--notes"_s, u"in/no-notes.json"_s});
    QVERIFY2(missing.code == 2 && missing.err.contains("no-notes.json"), missing.told());
    QVERIFY(!QFileInfo::exists(place("none")));
}

void TestCliBundle::storeAlone()
{
    const CliResult result = runCli({u"verify"_s, u"--live"_s, testData("live/docker20-tampered.tar.gz"), u"--quiet"_s, u"--bundle"_s, place("out")});
    QVERIFY2(result.code == 1, result.told());
    const auto manifest = readManifest(readBytes(place("out/manifest.json")), "manifest.json");
    QVERIFY2(manifest, manifest ? "" : manifest.error().message().c_str());
    QCOMPARE(manifest->sources.front().item, std::string("E3"));
    QCOMPARE(manifest->sources.front().listing, std::string("entries/live.jsonl"));
    const std::string findings = readBytes(place("out/findings.csv"));
    QVERIFY(findings.find("F-001,") != std::string::npos && findings.find("layer.") != std::string::npos);
}

void TestCliBundle::placesThatAreRefused()
{
    QVERIFY(QDir().mkpath(place("evidence/etc")) && QDir().mkpath(place("taken")) && QDir().mkpath(place("empty")));
    QVERIFY(writeBytes(place("evidence/etc/motd"), "x") && writeBytes(place("taken/file"), "x") && writeBytes(place("file"), "x"));
    QVERIFY(QFile::link(place("evidence/etc"), place("way-in")) && QFile::link(place("nowhere"), place("dangling")));
    const QByteArray before = stateOf(place("evidence"));
    const QStringList names = namesIn(m_folder->path());
    const auto compare = [&](const char *to) {
        CliSettings settings;
        settings.folder = m_folder->path();
        return runCli({u"compare"_s, u"--vendor"_s, u"evidence"_s, u"--saved"_s, u"in/saved.tar"_s, u"--quiet"_s, u"--bundle"_s, QString::fromUtf8(to)}, settings);
    };
    for (const char *to : {"evidence/out", "evidence/etc/out/", "evidence", "way-in/out", "in/../evidence/out"}) {
        const CliResult result = compare(to);
        QVERIFY2(result.code == 2 && result.err.contains("inside the evidence"), result.told());
    }
    for (const char *to : {"taken", "taken/", "file", "dangling"}) {
        const CliResult result = compare(to);
        QVERIFY2(result.code == 2 && (result.err.contains("exists already") || result.err.contains("Not a directory")), result.told());
    }
    QVERIFY(compare("-").code == 2);
    QVERIFY(compare("").code == 2 || namesIn(m_folder->path()) == names);
    const CliResult noFolder = compare("no/where/out");
    QVERIFY2(noFolder.code == 2 && noFolder.err.contains("No such file"), noFolder.told());
    QCOMPARE(namesIn(m_folder->path()), names);
    QCOMPARE(namesIn(place("taken")), QStringList{u"file"_s});
    QCOMPARE(stateOf(place("evidence")), before);
    QVERIFY2(compare("empty").code == 1, "an empty folder is taken");
    QVERIFY(QFileInfo::exists(place("empty/manifest.json")));
}

// At whatever moment: nothing is left, or the whole of it.
void TestCliBundle::interrupted()
{
    int ended = 0;
    for (int milliseconds : {5, 20, 40, 60, 80, 100, 130, 170}) {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.start(QStringLiteral(ASSAY_CLI), {u"compare"_s, u"--vendor"_s, u"in/vendor.tar"_s, u"--saved"_s, u"in/saved.tar"_s, u"--quiet"_s, u"--bundle"_s, u"stopped"_s});
        QVERIFY(process.waitForStarted());
        QTest::qWait(milliseconds);
        // Of one that has ended it is 0, and that would be everything in the group of this process.
        if (const qint64 id = process.processId(); id > 0)
            ::kill(static_cast<pid_t>(id), SIGTERM);
        QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(30'000));
        const bool whole = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 1;
        ended += !whole;
        QCOMPARE(namesIn(m_folder->path()), whole ? (QStringList{u"in"_s, u"stopped"_s}) : QStringList{u"in"_s});
        if (whole)
            QVERIFY(QFile::exists(place("stopped/SHA256SUMS")) && QDir(place("stopped")).removeRecursively());
    }
    QVERIFY2(ended > 0, "none was stopped");
}

QTEST_GUILESS_MAIN(TestCliBundle)
#include "tst_clibundle.moc"
