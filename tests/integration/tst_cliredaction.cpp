// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "made.h"

#include "report/bundle/bundlemanifest.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

// Names that are in no word of ours.
const QByteArray secretFolder = "zephyrine";
const QByteArray secretFile = "quokka.key";
const QByteArray secretBytes = "vexillum";
const QByteArray secretNote = "Xanthippe";
const QList<QByteArray> secrets{secretFolder, "quokka", secretBytes, secretNote};

std::string notes()
{
    std::string text = "{'schema': 'assay-notes/1', 'tags': [{'id': 1, 'name': 'look', 'colour': 0, 'hotkey': 1, AS}], 'findings': [{'id': 1, 'severity': 'high', 'confidence': 'inferred', "
                       "'title': 'Of srv/zephyrine', 'statement': 'quokka.key was planted', 'alternatives': 'none', 'paths': [{'path': 'etc/motd'}, {'path': 'srv/zephyrine/quokka.key'}], 'writtenBy': 'ann', 'writtenAt': 1764000000123, AS}], 'paths': ["
                       "{'path': 'srv/zephyrine/quokka.key', 'tags': [{'tag': 1, AS}], 'note': [{'text': 'a key', AS}]}, {'path': 'etc/motd', 'tags': [{'tag': 1, AS}], 'note': [{'text': 'says quokka.key', AS}]}, "
                       "{'path': 'etc/same', 'note': [{'text': 'Xanthippe said so', AS}]}], 'bookmarks': []}";
    for (std::size_t at = text.find("AS}"); at != std::string::npos; at = text.find("AS}"))
        text.replace(at, 2, "'by': 'ann', 'at': 1764000000123");
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

QStringList withholding()
{
    return {u"--withhold"_s, u"/srv/zephyrine"_s, u"--withhold"_s, u"*vexillum*"_s, u"--withhold-notes"_s, u"/etc/same"_s};
}

} // namespace

class TestCliRedaction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingWithheldIsAnywhere();
    void contentsAndDigestsOfExhibits();
    void storesToo();
    void wordsAreNowhere();
    void wordsOfStores();
    void wordsThatAreNone();
    void notBesideEvidenceThatIsNotNamed();
    void saysHowMuch();
    void rootsAndProofs();
    void rootByHandAsTheReadmeSays();
    void lineThatIsForged();
    void profiles();
    void sameBytesAgain();

private:
    QString place(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    CliResult compare(const QStringList &more) const
    {
        CliSettings settings{{{u"SOURCE_DATE_EPOCH"_s, u"1795320000"_s}}, {}, 60'000, m_folder->path()};
        return runCli(QStringList{u"compare"_s, u"--vendor"_s, u"vendor.tar"_s, u"--saved"_s, u"saved.tar"_s, u"--quiet"_s, u"--notes"_s, u"notes.json"_s} + more, settings);
    }
    // Every byte of every file below a folder, PDFs also unpacked and as text.
    void holdsNoSecret(const QString &folder, const QList<QByteArray> &words) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliRedaction::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    std::vector<Member> vendor = {folderMember("etc"), fileMember("etc/motd", "hello\n"), fileMember("etc/same", "same"), folderMember("srv"), folderMember("srv/zephyrine"),
                                  fileMember("srv/zephyrine/plan", "1"), fileMember("srv/zephyrine/alike", "x"), linkMember("etc/link", "../srv/zephyrine/plan"), fileMember("odd\xff-vexillum", "1"),
                                  fileMember("../zephyrine-escapes", "1"), linkMember("etc/hard", "srv/zephyrine/plan", '1')};
    std::vector<Member> saved = vendor;
    saved[1].content = "changed\n";
    saved[5].content = "22";
    saved.push_back(fileMember("srv/zephyrine/quokka.key", "key"));
    saved.push_back(fileMember("srv/zephyrine/quokka.key", "twice"));
    QVERIFY(writeBytes(place("vendor.tar"), tarOf(vendor)));
    QVERIFY(writeBytes(place("saved.tar"), tarOf(saved)));
    QVERIFY(writeBytes(place("notes.json"), notes()));
    QVERIFY(writeBytes(place("bad.txt"), hexOf("twice") + '\n' + hexOf("same") + '\n'));
}

void TestCliRedaction::holdsNoSecret(const QString &folder, const QList<QByteArray> &words) const
{
    QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int files = 0;
    while (each.hasNext()) {
        const QString path = each.next();
        ++files;
        QList<QByteArray> forms{QByteArray::fromStdString(readBytes(path)), path.toUtf8()};
        if (path.endsWith(u".pdf"_s)) {
            if (!QStandardPaths::findExecutable(u"qpdf"_s).isEmpty())
                forms.append(runProgram(u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, path, u"-"_s}).out);
            if (!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()) {
                const QByteArray text = runProgram(u"pdftotext"_s, {u"-raw"_s, path, u"-"_s}).out;
                QVERIFY(text.contains("withheld"));
                forms.append(text);
                forms.append(QByteArray(text).replace('\n', "").replace(' ', ""));
            }
        }
        // What stands in base64 is there as bytes.
        static const QRegularExpression packed(u"[A-Za-z0-9+/]{8,}={0,2}"_s);
        QRegularExpressionMatchIterator match = packed.globalMatch(QString::fromLatin1(forms.first()));
        QByteArray unpacked;
        for (int i = 0; match.hasNext() && i < 20'000; ++i)
            unpacked += QByteArray::fromBase64(match.next().captured().toLatin1()) + '\n';
        forms.append(unpacked);
        for (const QByteArray &form : forms) {
            for (const QByteArray &word : words)
                QVERIFY2(!form.toLower().contains(word.toLower()), qPrintable(path + u": "_s + QString::fromLatin1(word)));
        }
    }
    QVERIFY(files > 0);
}

void TestCliRedaction::nothingWithheldIsAnywhere()
{
    // A journal that tells of the notes.
    const CliResult made = compare({u"--case"_s, u"c.assay"_s});
    QVERIFY2(made.code == 1, made.told());
    const QStringList more{u"--journal-of"_s, u"c.assay"_s, u"--known-bad"_s, u"bad.txt"_s, u"--scope"_s, u"filter:zephyrine"_s};
    const CliResult whole = compare(QStringList{u"--bundle"_s, u"whole"_s} + more);
    QVERIFY2(whole.code == 1, whole.told());
    QByteArray all;
    QDirIterator each(place("whole"), QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext())
        all += QByteArray::fromStdString(readBytes(each.next()));
    for (const QByteArray &word : secrets)
        QVERIFY2(all.contains(word), word.constData());

    QVERIFY(QDir().mkpath(place("out")));
    for (const QStringList &scope : {QStringList{u"--scope"_s, u"filter:zephyrine"_s}, QStringList{u"--scope"_s, u"all"_s}, QStringList()}) {
        const CliResult written = compare(QStringList{u"--bundle"_s, u"out/bundle"_s, u"--html"_s, u"out/alone.html"_s, u"--pdf"_s, u"out/alone.pdf"_s, u"--journal-of"_s, u"c.assay"_s, u"--known-bad"_s,
                                                      u"bad.txt"_s} + scope + withholding());
        QVERIFY2(written.code == 1, written.told());
        holdsNoSecret(place("out"), secrets);
        QVERIFY(!QFile::exists(place("out/bundle/evidence.json")) && !QFile::exists(place("out/bundle/journal.jsonl")));
        const CliResult check = runCli({u"check"_s, place("out/bundle")});
        QVERIFY2(check.code == 0 && check.out.contains("the report is redacted"), check.told());
        QVERIFY(QDir(place("out/bundle")).removeRecursively());
    }
    const CliResult zip = compare(QStringList{u"--bundle"_s, u"out.zip"_s} + withholding());
    QVERIFY2(zip.code == 1, zip.told());
    if (!QStandardPaths::findExecutable(u"unzip"_s).isEmpty()) {
        QCOMPARE(runProgram(u"unzip"_s, {u"-q"_s, place("out.zip"), u"-d"_s, place("unzipped")}).code, 0);
        holdsNoSecret(place("unzipped"), secrets);
    }
}

// Tagged files that are withheld are no exhibits, nor is a copy of one of them known by its digest.
void TestCliRedaction::contentsAndDigestsOfExhibits()
{
    const std::string contents[] = {"the plan of the vendor, 7c1f", "the plan as it was saved, 90ab", "a key of nobody's, e55d"};
    std::vector<Member> vendor = {folderMember("etc"), fileMember("etc/motd", "hello\n"), folderMember("srv"), folderMember("srv/zephyrine"), fileMember("srv/zephyrine/plan", contents[0])};
    std::vector<Member> saved = vendor;
    saved[1].content = "changed\n";
    saved[4].content = contents[1];
    saved.push_back(fileMember("srv/zephyrine/quokka.key", contents[2]));
    QVERIFY(writeBytes(place("vendor.tar"), tarOf(vendor)));
    QVERIFY(writeBytes(place("saved.tar"), tarOf(saved)));
    QList<QByteArray> traces = secrets;
    std::string bad;
    for (const std::string &content : contents) {
        const std::string digest = hexOf(content);
        traces += {QByteArray::fromStdString(content), QByteArray::fromStdString(digest), QByteArray::fromStdString(digest.substr(0, 12)), QByteArray::fromHex(QByteArray::fromStdString(digest))};
        bad += digest + '\n';
    }
    QVERIFY(writeBytes(place("bad.txt"), bad));
    const QStringList more{u"--known-bad"_s, u"bad.txt"_s, u"--scope"_s, u"all"_s};
    const CliResult whole = compare(QStringList{u"--bundle"_s, u"whole"_s} + more);
    QVERIFY2(whole.code == 1, whole.told());
    const QString handedOver = QDir(place("whole/exhibits")).entryList(QDir::Files).join(u' ');
    QVERIFY2(handedOver.contains(QString::fromStdString(hexOf(contents[2]).substr(0, 12))), qPrintable(handedOver));
    QVERIFY(QDir().mkpath(place("out")));
    const CliResult out = compare(QStringList{u"--bundle"_s, u"out/bundle"_s, u"--html"_s, u"out/alone.html"_s, u"--pdf"_s, u"out/alone.pdf"_s} + more + withholding());
    QVERIFY2(out.code == 1, out.told());
    holdsNoSecret(place("out"), traces);
    const QStringList exhibits = QDir(place("out/bundle/exhibits")).entryList({u"*_motd"_s}, QDir::Files);
    QVERIFY2(!exhibits.isEmpty(), "etc/motd is one still");
    const CliResult zip = compare(QStringList{u"--bundle"_s, u"out/bundle.zip"_s} + more + withholding());
    QVERIFY2(zip.code == 1, zip.told());
    QVERIFY(QDir(place("out/bundle")).removeRecursively());
    holdsNoSecret(place("out"), traces); // its directory of names
}

void TestCliRedaction::storesToo()
{
    const QString store = testData("live/docker20-tampered.tar.gz");
    const CliResult whole = runCli({u"verify"_s, u"--live"_s, store, u"--json"_s, u"-"_s});
    const Ordered json = whole.json();
    QVERIFY(json["findings"].size() > 3);
    // The path of each finding in turn, where it is a name that can be looked for.
    int tried = 0;
    for (const Ordered &finding : json["findings"]) {
        const QByteArray path = QByteArray::fromStdString(stringAt(finding, "path"));
        const QByteArray name = path.mid(path.lastIndexOf('/') + 1);
        if (name.size() < 8 || tried == 3)
            continue;
        ++tried;
        const QString out = m_folder->filePath(u"store%1"_s.arg(tried));
        const CliResult result = runCli({u"verify"_s, u"--live"_s, store, u"--quiet"_s, u"--bundle"_s, out, u"--withhold"_s, QString::fromUtf8(name)});
        QVERIFY2(result.code == whole.code, result.told());
        holdsNoSecret(out, {name});
        QCOMPARE(runCli({u"check"_s, out, u"--quiet"_s}).code, 0);
    }
    QVERIFY(tried > 0);
}

// A customer and a person, wherever somebody wrote them or a source is called so.
void TestCliRedaction::wordsAreNowhere()
{
    const QList<QByteArray> words{"acme", "zebulon"};
    QVERIFY(QDir().mkpath(place("Acme Ltd")));
    std::vector<Member> vendor = {folderMember("etc"), fileMember("etc/motd", "hello\n"), fileMember("etc/same", "same"), fileMember("etc/acme.conf", "1"), folderMember("srv"),
                                  linkMember("srv/link", "/opt/ACME/x"), fileMember("../zebulon", "1"), fileMember("srv/plain", "1")};
    std::vector<Member> saved = vendor;
    saved[1].content = "changed\n";
    saved[3].content = "22";
    QVERIFY(writeBytes(place("Acme Ltd/vendor.tar"), tarOf(vendor)));
    QVERIFY(writeBytes(place("Acme Ltd/saved.tar"), tarOf(saved)));
    std::string text = notes();
    for (const auto &[from, to] : {std::pair<std::string, std::string>{"Xanthippe said so", "Zebulon said so"}, {"\"ann\"", "\"zebulon\""}, {"\"look\"", "\"look Acme\""},
                                   {"Of srv/zephyrine", "What ACME has"}, {"quokka.key was planted", "by zebulon's hand"}, {"\"none\"", "\"acme itself\""}}) {
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    }
    QVERIFY(writeBytes(place("notes.json"), text));
    QVERIFY(writeBytes(place("acme-bad.txt"), hexOf("same") + '\n'));
    QVERIFY(writeBytes(place("zebulon.pdf"), "earlier"));
    const QStringList sources{u"compare"_s, u"--vendor"_s, u"Acme Ltd/vendor.tar"_s, u"--saved"_s, u"Acme Ltd/saved.tar"_s, u"--quiet"_s, u"--notes"_s, u"notes.json"_s};
    QStringList said;
    for (const char *option : {"case-number", "report-number", "title", "organisation", "marking", "examiner", "examiner-role", "examiner-contact", "examiner-qualification", "reviewer",
                               "reviewer-contact", "reviewer-qualification", "supersedes-number", "revision", "revision-reason"})
        said += {u"--"_s + QString::fromLatin1(option), u"for ACME, by Zebulon \u2014 "_s + QString::fromLatin1(option)};
    const CliSettings here{{{u"SOURCE_DATE_EPOCH"_s, u"1795320000"_s}}, {}, 60'000, m_folder->path()};
    const CliResult made = runCli(sources + QStringList{u"--case"_s, u"c.assay"_s}, here);
    QVERIFY2(made.code == 1, made.told());
    const QStringList more = said + QStringList{u"--journal-of"_s, u"c.assay"_s, u"--known-bad"_s, u"acme-bad.txt"_s, u"--supersedes"_s, u"zebulon.pdf"_s, u"--scope"_s, u"filter:acme"_s};
    const CliResult whole = runCli(sources + more + QStringList{u"--bundle"_s, u"whole"_s}, here);
    QVERIFY2(whole.code == 1, whole.told());
    for (const char *file : {"README.txt", "report.html", "evidence.json", "manifest.json", "case.jsonld", "exhibits/exhibits.json", "interpretation.json"}) {
        const QByteArray all = QByteArray::fromStdString(readBytes((place("whole/") + QString::fromLatin1(file)))).toLower();
        QVERIFY2(all.contains("acme") || all.contains("zebulon"), file);
    }
    QVERIFY(QDir().mkpath(place("out")));
    const CliResult out = runCli(sources + more
                                     + QStringList{u"--bundle"_s, u"out/bundle"_s, u"--html"_s, u"out/alone.html"_s, u"--pdf"_s, u"out/alone.pdf"_s, u"--withhold-words"_s, u"acme"_s,
                                                   u"--withhold-words"_s, u"ZEBULON"_s},
                                 here);
    QVERIFY2(out.code == 1, out.told());
    holdsNoSecret(place("out"), words);
    const std::string html = readBytes(place("out/bundle/report.html"));
    for (const char *wanted : {"for [withheld], by [withheld] \u2014 title", "texts in which words are blanked out", "Redacted: 2 paths (1 of them with a difference)", "[withheld] said so"})
        QVERIFY2(html.find(wanted) != std::string::npos, wanted);
    QVERIFY(html.find("srv/plain") == std::string::npos); // is alike, and not of this scope
    const CliResult check = runCli({u"check"_s, place("out/bundle")});
    QVERIFY2(check.code == 0 && check.out.contains("the report is redacted"), check.told());
    // From a file too.
    QVERIFY(writeBytes(place("profile"), "words acme\nwords ZEBULON\n"));
    const CliResult file = runCli(sources + more + QStringList{u"--bundle"_s, u"file"_s, u"--redact"_s, u"profile"_s}, here);
    QVERIFY2(file.code == 1, file.told());
    QCOMPARE(readBytes(place("file/manifest.json")), readBytes(place("out/bundle/manifest.json")));
}

// Of a store: what its images and containers are called, in all that its records say.
void TestCliRedaction::wordsOfStores()
{
    const QString store = testData("live/docker20-tampered.tar.gz");
    const CliResult whole = runCli({u"verify"_s, u"--live"_s, store, u"--quiet"_s, u"--bundle"_s, place("whole")});
    QVERIFY2(whole.code == 0 || whole.code == 1 || whole.code == 2, whole.told());
    const Ordered evidence = Ordered::parse(readBytes(place("whole/evidence.json")));
    const QByteArray tag = QByteArray::fromStdString(evidence["sources"][0]["image"]["tags"][0].get<std::string>());
    const QByteArray name = tag.left(std::max(tag.indexOf('/'), tag.indexOf(':')));
    QVERIFY2(name.size() > 3, tag.constData());
    QVERIFY2(readBytes(place("whole/evidence.json")).find(name.toStdString()) != std::string::npos, name.constData());
    const CliResult out = runCli({u"verify"_s, u"--live"_s, store, u"--quiet"_s, u"--bundle"_s, place("out"), u"--withhold-words"_s, QString::fromUtf8(name), u"--withhold-words"_s, u"docker20-tampered"_s});
    QVERIFY2(out.code == whole.code, out.told());
    holdsNoSecret(place("out"), {name, "docker20-tampered"});
    QCOMPARE(runCli({u"check"_s, place("out"), u"--quiet"_s}).code, 0);
}

void TestCliRedaction::wordsThatAreNone()
{
    for (const QString &words : {u"a"_s, u"a\nb"_s, QString(5000, u'a')}) {
        const CliResult result = compare({u"--html"_s, u"out.html"_s, u"--withhold-words"_s, words});
        QVERIFY2(result.code == 2 && result.err.contains("cannot be withheld everywhere") && !QFile::exists(place("out.html")), result.told());
    }
    const CliResult none = compare({u"--html"_s, u"none.html"_s, u"--withhold-words"_s, u"Xyzzy"_s});
    QVERIFY2(none.code == 1 && none.err.contains("nothing is withheld"), none.told());
}

// A source whose place is blanked out is no place to write into all the same.
void TestCliRedaction::notBesideEvidenceThatIsNotNamed()
{
    QVERIFY(QDir().mkpath(place("acme/etc")));
    QVERIFY(writeBytes(place("acme/etc/motd"), "x"));
    const CliSettings here{{}, {}, 60'000, m_folder->path()};
    const CliResult result = runCli({u"compare"_s, u"--vendor"_s, u"acme"_s, u"--saved"_s, u"saved.tar"_s, u"--quiet"_s, u"--bundle"_s, u"acme/out"_s, u"--withhold-words"_s, u"acme"_s}, here);
    QVERIFY2(result.code == 2 && result.err.contains("evidence") && !QFile::exists(place("acme/out")), result.told());
}

void TestCliRedaction::saysHowMuch()
{
    const CliResult written = compare(QStringList{u"--bundle"_s, u"out"_s} + withholding());
    QVERIFY2(written.code == 1, written.told());
    // srv/zephyrine with three files, the odd name, the link that names it; three of them differ: plan, its other name etc/hard has another name and
    // stays, and quokka.key.
    const std::string html = readBytes(place("out/report.html"));
    const QRegularExpression counted(u"Redacted: ([0-9]+) paths \\(([0-9]+) of them with a difference\\)"_s);
    const auto match = counted.match(QString::fromStdString(html));
    QVERIFY(match.hasMatch());
    const auto manifest = readManifest(readBytes(place("out/manifest.json")), "manifest.json");
    QVERIFY(manifest && manifest->redaction);
    QCOMPARE(manifest->redaction->paths, match.captured(1).toULongLong());
    QCOMPARE(match.captured(1).toInt(), 6);
    QCOMPARE(match.captured(2).toInt(), 2);
    for (const char *wanted : {"paths of this list are withheld by choice", "findings are withheld by choice", "notes, tags and bookmarks are withheld by choice", "1 interpretation is withheld by choice in part",
                               "is not handed over with this one", "[withheld]", "these numbers are without what is withheld", "by patterns that are not told", "1 exhibit is withheld by choice"})
        QVERIFY2(html.find(wanted) != std::string::npos, wanted);
    const std::string readme = readBytes(place("out/README.txt"));
    for (const char *wanted : {"Redacted: 6 paths", "evidence.json is left out"})
        QVERIFY2(readme.find(wanted) != std::string::npos, wanted);
    for (const char *listing : {"out/sources/saved.mtree", "out/timeline.bodyfile"})
        QVERIFY(readBytes(place(listing)).find("# 6 paths of saved are withheld by choice\n") != std::string::npos);
    QVERIFY(readBytes(place("out/case.jsonld")).find("withheld by choice: 6") != std::string::npos);
    QVERIFY(readBytes(place("out/exhibits/exhibits.json")).find("\"withheld\": 1") != std::string::npos);
    if (!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()) {
        const QByteArray pageOne = runProgram(u"pdftotext"_s, {u"-l"_s, u"1"_s, place("out/report.pdf"), u"-"_s}).out;
        QVERIFY2(pageOne.contains("Redacted: 6 paths"), pageOne.constData());
    }
    // What names a thing of which nothing is shown is not guessed at: the examiner is told of paths that have a withheld name in theirs.
    const CliResult part = compare({u"--html"_s, u"part.html"_s, u"--withhold"_s, u"/srv/zephyrine/plan"_s});
    QVERIFY2(part.code == 1, part.told());
    const CliResult none = compare({u"--html"_s, u"none.html"_s, u"--withhold"_s, u"nothing-of-the-kind"_s});
    QVERIFY2(none.code == 1 && none.err.contains("nothing is withheld"), none.told());
}

void TestCliRedaction::rootsAndProofs()
{
    QVERIFY(compare({u"--bundle"_s, u"whole"_s}).code == 1);
    QVERIFY(compare(QStringList{u"--bundle"_s, u"out"_s} + withholding()).code == 1);
    const auto whole = readManifest(readBytes(place("whole/manifest.json")), "manifest.json");
    const auto redacted = readManifest(readBytes(place("out/manifest.json")), "manifest.json");
    QVERIFY(whole && redacted);
    QCOMPARE(toHex(redacted->merkleRoot), toHex(whole->merkleRoot));
    QCOMPARE(redacted->sources, whole->sources);
    QCOMPARE(redacted->redaction->evidenceSha256, hexOf(readBytes(place("whole/evidence.json"))));
    const auto prove = [this](const char *bundle, const char *path) { return runCli({u"prove"_s, place(bundle), QString::fromUtf8(path), u"--source"_s, u"saved"_s, u"--json"_s, place("proof.json")}); };
    const auto check = [this](const char *manifest) { return runCli({u"check"_s, place("proof.json"), u"--manifest"_s, place(manifest)}); };
    // A withheld path, proven from the whole report against the redacted one; and one that is shown, from either against the other.
    QVERIFY2(prove("whole", "srv/zephyrine/quokka.key").code == 0, "");
    QVERIFY2(check("out/manifest.json").code == 0, check("out/manifest.json").told());
    QVERIFY(QFile::remove(place("proof.json")));
    const CliResult hidden = prove("out", "srv/zephyrine/quokka.key");
    QVERIFY2(hidden.code != 0 && hidden.err.contains("withheld"), hidden.told());
    QVERIFY(prove("out", "etc/motd").code == 0);
    QVERIFY2(check("whole/manifest.json").code == 0, check("whole/manifest.json").told());
}

// The commands in README.txt, as they stand there.
void TestCliRedaction::rootByHandAsTheReadmeSays()
{
    if (QStandardPaths::findExecutable(u"xxd"_s).isEmpty())
        QSKIP("no xxd (package xxd)");
    QVERIFY(compare(QStringList{u"--bundle"_s, u"out"_s} + withholding()).code == 1);
    const QString readme = QString::fromStdString(readBytes(place("out/README.txt")));
    const qsizetype begin = readme.indexOf(u"  while IFS="_s);
    const qsizetype end = readme.indexOf(u"\n\n"_s, begin);
    QVERIFY(begin >= 0 && end > begin);
    const auto manifest = readManifest(readBytes(place("out/manifest.json")), "manifest.json");
    QVERIFY(manifest);
    for (const BundleSource &source : manifest->sources) {
        QString script = readme.mid(begin, end - begin);
        script.replace(u"ROLE"_s, QString::fromStdString(source.role));
        CliSettings inside;
        inside.folder = place("out");
        const CliResult root = runProgram(u"sh"_s, {u"-c"_s, script}, inside);
        QVERIFY2(root.code == 0, root.told());
        QCOMPARE(root.out.trimmed().toStdString(), toHex(source.merkleRoot));
    }
}

// A whole report has no such lines: there they are lines as all others.
void TestCliRedaction::lineThatIsForged()
{
    QVERIFY(compare({u"--bundle"_s, u"whole"_s}).code == 1);
    QVERIFY(compare(QStringList{u"--bundle"_s, u"out"_s} + withholding()).code == 1);
    QVERIFY(writeBytes(place("whole/entries/saved.jsonl"), readBytes(place("out/entries/saved.jsonl"))));
    const CliResult check = runCli({u"check"_s, place("whole")});
    QVERIFY2(check.code == 1 && check.out.contains("1 of 2 listings do not have their root"), check.told());
    // And one digit of a withheld line is seen.
    std::string listing = readBytes(place("out/entries/saved.jsonl"));
    const std::size_t at = listing.find("{\"leaf\":\"") + 12;
    listing[at] = listing[at] == '0' ? '1' : '0';
    QVERIFY(writeBytes(place("out/entries/saved.jsonl"), listing));
    const CliResult changed = runCli({u"check"_s, place("out")});
    QVERIFY2(changed.code == 1 && changed.out.contains("1 of 2 listings do not have their root"), changed.told());
}

void TestCliRedaction::profiles()
{
    QVERIFY(writeBytes(place("profile"), "# what the order names\npath /srv/zephyrine\n\npath *vexillum*\r\nnotes /etc/same\n"));
    QVERIFY(compare({u"--bundle"_s, u"file"_s, u"--redact"_s, u"profile"_s}).code == 1);
    QVERIFY(compare(QStringList{u"--bundle"_s, u"options"_s} + withholding()).code == 1);
    QCOMPARE(readBytes(place("file/manifest.json")), readBytes(place("options/manifest.json")));
    const std::pair<const char *, const char *> wrong[] = {{"paths x\n", "line 1"}, {"path\n", "line 1"}, {"# nothing\n", "withholds nothing"}, {"path /a(/\n", "no pattern"}, {"path owner:0\n", "no pattern"}};
    for (const auto &[text, told] : wrong) {
        QVERIFY(writeBytes(place("profile"), text));
        const CliResult result = compare({u"--html"_s, u"out.html"_s, u"--redact"_s, u"profile"_s});
        QVERIFY2(result.code == 2 && result.err.contains(told) && !QFile::exists(place("out.html")), result.told());
    }
    for (const QStringList &with : {QStringList{u"--json"_s, u"out.json"_s}, QStringList{u"--pdf"_s, u"out.pdf"_s, u"--pdf-attach"_s}}) {
        const CliResult result = compare(with + withholding());
        QVERIFY2(result.code == 2 && !QFile::exists(place("out.json")) && !QFile::exists(place("out.pdf")), result.told());
    }
}

void TestCliRedaction::sameBytesAgain()
{
    QVERIFY(compare(QStringList{u"--bundle"_s, u"a"_s} + withholding()).code == 1);
    QVERIFY(compare(QStringList{u"--bundle"_s, u"b"_s} + withholding()).code == 1);
    QCOMPARE(readBytes(place("a/SHA256SUMS")), readBytes(place("b/SHA256SUMS")));
}

QTEST_GUILESS_MAIN(TestCliRedaction)
#include "tst_cliredaction.moc"
