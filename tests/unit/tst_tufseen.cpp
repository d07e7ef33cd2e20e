// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/trusteditems.h"
#include "support/tarbytes.h"
#include "support/tuflayout.h"
#include "support/tufmaker.h"
#include "trust/folderpack.h"
#include "trust/relieditem.h"
#include "trust/trustreport.h"
#include "trust/tuffolder.h"
#include "trust/tufseen.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <vector>

using namespace assay;
using namespace assay::test;

namespace {

constexpr std::uint64_t most = 2 << 20;
const char *const repository = "tuf/example.org/app/metadata";

std::string pathOf(const QTemporaryDir &folder, const char *below = "")
{
    return folder.filePath(QString::fromUtf8(below)).toStdString();
}

void write(const QTemporaryDir &folder, const char *name, const std::string &bytes)
{
    writeTufFile(folder.filePath(QString::fromUtf8(name)), bytes);
}

Result<ReliedItem> itemOf(const std::string &path)
{
    Context context;
    return readReliedFolder(path, most, context);
}

Result<Relied> commandLine(const std::string &path)
{
    TrustSourceFiles files;
    files.tufRoots = {path};
    return readRelied(files, {});
}

// Places below the folder, with the bytes and whether they begin with the folder of a repository.
std::vector<std::tuple<std::string, std::string, std::string>> filesBelow(const std::vector<ReliedFile> &files, const std::string &path)
{
    std::vector<std::tuple<std::string, std::string, std::string>> below;
    for (const ReliedFile &file : files)
        below.emplace_back(file.place.substr(path.size()), file.folder.empty() ? std::string("single") : file.folder.substr(path.size()), file.bytes);
    std::sort(below.begin(), below.end());
    return below;
}

TrustAnswer integrityOf(const QString &metadata, const Relied &relied, std::int64_t at)
{
    TrustQuestion question;
    question.location = metadata.toStdString();
    question.metadataOnly = true;
    question.at = at;
    question.places = {{question.location, *openDirectoryFs(question.location)}};
    Context context;
    const auto report = reportTrust(question, relied, Limits{}, context);
    if (!report || report->statements.size() != 1)
        qFatal("there is not one statement");
    return report->statements.front().answer(TrustAspect::Integrity);
}

std::string messageOf(const Result<ReliedItem> &item)
{
    return item ? std::string() : item.error().message();
}

} // namespace

// A folder of metadata that was seen before, as a case keeps it.
class TestTufSeen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keptAsTheCommandReadsIt();
    void tellsWhatWasRolledBack();
    void foldersOfOneName();
    void foldersOfOneNameWithoutRoots();
    void rootsOfTheOtherDialect();
    void saysWhatIsInIt();
    void refusesWhatTheCommandRefuses();
    void keepsNothingElse();
    void stopsWhenAsked();
    void everyTruncation();
    void packsThatSomebodyMade();
};

void TestTufSeen::keptAsTheCommandReadsIt()
{
    TufMaker maker(TufDialect::Notary);
    SigningKey alice(KeyMake::P256);
    maker.keys["targets/releases"] = {&alice};
    maker.targets["targets/releases"]["1.0"] = "a manifest";
    maker.delegations.push_back({"targets", "targets/releases", R"("paths":[""])"});
    TufMaker other(TufDialect::Tuf1);
    const QTemporaryDir folder;
    layOutTuf(folder.filePath(QString::fromLatin1(repository)), maker.files());
    layOutTuf(folder.filePath(QStringLiteral("other/metadata")), other.files());
    write(folder, "other/metadata/root_history/1.root.json", other.root().bytes);
    write(folder, "single & root", maker.root().bytes);
    write(folder, "private/abc.key", "-----BEGIN ENCRYPTED PRIVATE KEY-----");
    write(folder, "other/docs/readme.txt", "not read");
    for (const char *below : {"", "tuf", repository, "other", "other/metadata"}) {
        QString path = folder.filePath(QString::fromUtf8(below));
        while (path.endsWith(QLatin1Char('/')))
            path.chop(1);
        const auto item = itemOf(path.toStdString());
        QVERIFY2(item, messageOf(item).c_str());
        QCOMPARE(item->kind, ReliedKind::TufFolder);
        QCOMPARE(item->name, path.section(QLatin1Char('/'), -1).toStdString());
        QVERIFY(item->bytes == itemOf(path.toStdString())->bytes);
        const auto kept = readTrusted(*trustedText({*item}), "case");
        QVERIFY(kept && *kept == std::vector{*item});
        const auto relied = commandLine(path.toStdString());
        QVERIFY(relied);
        QCOMPARE(filesBelow(reliedOf(*kept).tufRoots, item->name), filesBelow(relied->tufRoots, path.toStdString()));
        QVERIFY(!relied->tufRoots.empty());
    }
    QVERIFY(itemOf(pathOf(folder))->bytes.find("PRIVATE KEY") == std::string::npos);
}

void TestTufSeen::tellsWhatWasRolledBack()
{
    TufMaker maker(TufDialect::Notary);
    maker.targets["targets"]["1.0"] = "a manifest";
    TufMaker newer = maker;
    newer.version = {{"timestamp", 3}, {"snapshot", 3}, {"targets", 3}};
    const QTemporaryDir folder;
    const QString now = folder.filePath(QStringLiteral("now"));
    layOutTuf(now + QStringLiteral("/tuf/example.org/app/metadata"), maker.files());
    layOutTuf(folder.filePath(QStringLiteral("seen/") + QString::fromLatin1(repository)), newer.files());
    const ReliedItem root{ReliedKind::TufRoot, "root.json", maker.root().bytes};
    QVERIFY(integrityOf(now, reliedOf({root}), maker.now) == TrustAnswer::Yes);
    const auto seen = itemOf(pathOf(folder, "seen"));
    QVERIFY2(seen, messageOf(seen).c_str());
    QVERIFY(integrityOf(now, reliedOf({root, *seen}), maker.now) == TrustAnswer::No);
    QVERIFY(integrityOf(now, reliedOf({*itemOf(pathOf(folder, "now"))}), maker.now) == TrustAnswer::Yes);
}

// Of another repository in a folder called the same nothing is asked.
void TestTufSeen::foldersOfOneName()
{
    TufMaker maker(TufDialect::Notary);
    maker.targets["targets"]["1.0"] = "a manifest";
    TufMaker other(TufDialect::Notary);
    other.name = "example.org/other";
    other.version = {{"timestamp", 9}, {"snapshot", 9}, {"targets", 9}};
    const QTemporaryDir folder;
    layOutTuf(folder.filePath(QString::fromLatin1(repository)), maker.files());
    layOutTuf(folder.filePath(QStringLiteral("other/metadata")), other.files());
    const std::vector<ReliedItem> items{*itemOf(pathOf(folder, "other/metadata")), *itemOf(pathOf(folder, repository))};
    QCOMPARE(items[0].name, items[1].name);
    QVERIFY(integrityOf(folder.filePath(QString::fromLatin1(repository)), reliedOf(items), maker.now) == TrustAnswer::Yes);
    QVERIFY(integrityOf(folder.filePath(QString::fromLatin1(repository)), reliedOf({items[1], items[0]}), maker.now) == TrustAnswer::Yes);
}

// Who trusts repositories of Docker's and of TUF 1.0 is not told of the one that its roots are unread because of the other.
void TestTufSeen::rootsOfTheOtherDialect()
{
    const QTemporaryDir folder;
    for (const TufDialect dialect : {TufDialect::Notary, TufDialect::Tuf1}) {
        TufMaker maker(dialect);
        maker.targets["targets"]["1.0"] = "a manifest";
        TufMaker other(dialect == TufDialect::Notary ? TufDialect::Tuf1 : TufDialect::Notary);
        const QString place = folder.filePath(QString::number(static_cast<int>(dialect)) + QStringLiteral("/tuf/example.org/app/metadata"));
        layOutTuf(place, maker.files());
        const ReliedItem root{ReliedKind::TufRoot, "root.json", maker.root().bytes};
        const ReliedItem foreign{ReliedKind::TufRoot, "other.json", other.root().bytes};
        QVERIFY(integrityOf(place, reliedOf({root}), maker.now) == TrustAnswer::Yes);
        QVERIFY(integrityOf(place, reliedOf({root, foreign}), maker.now) == TrustAnswer::Yes);
    }
}

// A folder may say by its name alone that it is one of metadata: a second one of that name must not lose it.
void TestTufSeen::foldersOfOneNameWithoutRoots()
{
    TufMaker maker(TufDialect::Notary);
    maker.targets["targets"]["1.0"] = "a manifest";
    const QTemporaryDir folder;
    for (const char *place : {"one/metadata", "two/metadata"}) {
        layOutTuf(folder.filePath(QString::fromLatin1(place)), maker.files());
        QVERIFY(QFile::remove(folder.filePath(QString::fromLatin1(place) + QStringLiteral("/root.json"))));
    }
    const Relied relied = reliedOf({*itemOf(pathOf(folder, "one/metadata")), *itemOf(pathOf(folder, "two/metadata"))});
    std::set<std::string> places;
    std::map<std::string, int> files;
    for (const ReliedFile &file : relied.tufRoots) {
        places.insert(file.place);
        ++files[file.folder];
    }
    QCOMPARE(places.size(), relied.tufRoots.size());
    QCOMPARE(files.size(), std::size_t{2});
    QVERIFY(files.begin()->second == files.rbegin()->second && files.begin()->second == 3);
}

void TestTufSeen::saysWhatIsInIt()
{
    const std::string docker = std::string(ASSAY_TEST_DATA) + "/trust/tuf/docker";
    const auto item = itemOf(docker + "/tuf");
    QVERIFY2(item, messageOf(item).c_str());
    const auto lines = fingerprintsOf(*item, Limits());
    QCOMPARE(lines.size(), std::size_t{2});
    QCOMPARE(lines[0], std::string("tuf/127.0.0.1:5005/demo/app/metadata: root 1; timestamp 3; snapshot 3; targets 2; targets/alice 2; targets/releases 2"));
    QVERIFY2(lines[1].starts_with("key of root 1: ") && lines[1].ends_with(", ECDSA P-256, CN=127.0.0.1:5005/demo/app"), lines[1].c_str());
    const auto js = fingerprintsOf(*itemOf(std::string(ASSAY_TEST_DATA) + "/trust/tuf/tuf-js/metadata"), Limits());
    QVERIFY2(js.at(0).starts_with("metadata: root 1, 2; timestamp "), js[0].c_str());
    QVERIFY2(js.at(1).starts_with("key of root 2: "), js[1].c_str());
    QVERIFY(!fingerprintsOf({ReliedKind::TufFolder, "x", "no tar"}, Limits()).at(0).empty());
}

void TestTufSeen::refusesWhatTheCommandRefuses()
{
    const QTemporaryDir folder;
    TufMaker maker(TufDialect::Notary);
    layOutTuf(folder.filePath(QStringLiteral("metadata")), maker.files());
    QVERIFY(itemOf(pathOf(folder)));
    const auto refused = [&folder](const char *why) {
        const auto item = itemOf(folder.path().toStdString());
        const auto relied = commandLine(folder.path().toStdString());
        return !item && !relied && item.error().message() == relied.error().message() && item.error().message().find(why) != std::string::npos;
    };
    const QString link = folder.filePath(QStringLiteral("metadata/targets"));
    QVERIFY(QFile::link(folder.path(), link));
    QVERIFY(refused("is a symbolic link, which is not followed"));
    QVERIFY(QFile::remove(link));
    write(folder, "copy/timestamp.json", "{}");
    QVERIFY(refused("copy/timestamp.json: is of no repository"));
    QVERIFY(QFile::remove(folder.filePath(QStringLiteral("copy/timestamp.json"))));
    // A delegation by itself: by its content alone it is metadata.
    const std::vector<TufFile> files = maker.files();
    const auto targets = std::find_if(files.begin(), files.end(), [](const TufFile &file) { return file.role == "targets"; });
    QVERIFY(targets != files.end());
    write(folder, "copy/releases.json", targets->bytes);
    QVERIFY(refused("copy/releases.json: is of no repository"));
    write(folder, "copy/releases.json", R"({"of":"another program"})");
    QVERIFY(itemOf(pathOf(folder)));
    QVERIFY(QDir(folder.filePath(QStringLiteral("copy"))).removeRecursively());
    write(folder, "metadata/targets/releases.json", std::string((16 << 20) + 1, ' '));
    QVERIFY(refused("releases.json"));
    QVERIFY(QDir(folder.filePath(QStringLiteral("metadata"))).removeRecursively());
    QVERIFY(refused("there is no metadata of TUF in it"));
}

// A case goes to others: neither private keys nor what lies about may go with it.
void TestTufSeen::keepsNothingElse()
{
    const QTemporaryDir folder;
    TufMaker maker(TufDialect::Notary);
    layOutTuf(folder.filePath(QStringLiteral("metadata")), maker.files());
    write(folder, "notes.txt", "of somebody");
    QVERIFY(messageOf(itemOf(pathOf(folder, ""))).find("notes.txt: is no metadata of TUF") != std::string::npos);
    QVERIFY(QFile::remove(folder.filePath(QStringLiteral("notes.txt"))));
    write(folder, "metadata/extra.json", "-----BEGIN PRIVATE KEY-----");
    QVERIFY(messageOf(itemOf(pathOf(folder))).find("extra.json: holds a private key") != std::string::npos);
    write(folder, "metadata/extra.json", std::string(most + 1, ' '));
    const auto item = itemOf(pathOf(folder));
    QVERIFY(!item && item.error().code == ErrorCode::LimitExceeded && messageOf(item).find("choose a folder with less in it") != std::string::npos);
    write(folder, "metadata/extra.json", R"({"auths":{}})");
    QVERIFY(messageOf(itemOf(pathOf(folder))).find("metadata/extra.json: is no metadata of TUF") != std::string::npos);
}

// That it was stopped is told, and nothing else: neither a folder that looks whole nor a fault of the file that it was at.
void TestTufSeen::stopsWhenAsked()
{
    const TufMaker maker(TufDialect::Notary);
    const QTemporaryDir folder;
    layOutTuf(folder.filePath(QStringLiteral("good/metadata")), maker.files());
    layOutTuf(folder.filePath(QStringLiteral("bad/metadata")), maker.files());
    write(folder, "bad/metadata/targets.json", "no metadata");
    write(folder, "notation/trustpolicy.json", R"({"version":"1.0","trustPolicies":[{"name":"ours","registryScopes":["*"],"signatureVerification":{"level":"skip"}}]})");
    for (const char *name : {"good", "bad", "notation"}) {
        Context context;
        QCOMPARE(readReliedFolder(pathOf(folder, name), most, context).has_value(), std::string_view(name) != "bad");
        context.cancel();
        const auto item = readReliedFolder(pathOf(folder, name), most, context);
        QVERIFY2(!item, name);
        QCOMPARE(item.error().code, ErrorCode::Cancelled);
    }
    Context context;
    context.cancel();
    const auto found = findTufFolders(**openDirectoryFs(pathOf(folder)), "", Limits(), context);
    QVERIFY(!found && found.error().code == ErrorCode::Cancelled);
}

void TestTufSeen::everyTruncation()
{
    const QTemporaryDir folder;
    TufMaker maker(TufDialect::Notary);
    layOutTuf(folder.filePath(QStringLiteral("metadata")), maker.files());
    const ReliedItem whole = *itemOf(pathOf(folder, "metadata"));
    const std::size_t end = whole.bytes.size() - endMark.size();
    for (std::size_t length = 0; length < end; ++length) {
        const auto files = unpackTufSeen(std::string_view(whole.bytes).substr(0, length), "metadata");
        const bool betweenMembers = files && length % 512 == 0;
        QVERIFY2(!files || betweenMembers, std::to_string(length).c_str());
        QVERIFY(!contentOfTufSeen(std::string_view(whole.bytes).substr(0, length), "metadata").empty());
    }
    QVERIFY(unpackTufSeen(whole.bytes, "metadata"));
}

void TestTufSeen::packsThatSomebodyMade()
{
    TufMaker maker(TufDialect::Notary);
    const std::string root = tarFile("root.json", maker.root().bytes);
    const auto errorOf = [](const std::string &packed, const std::string &name = "seen") {
        const auto files = unpackTufSeen(packed, name);
        const bool taken = readTrusted(*trustedText({{ReliedKind::TufFolder, name, packed}}), "case").has_value();
        return files ? std::string(taken ? "" : "not taken") : taken ? std::string("taken") : files.error().message();
    };
    QCOMPARE(errorOf(root + endMark), std::string());
    QCOMPARE(errorOf(root + endMark, ""), std::string());
    QCOMPARE(errorOf(root + endMark, "a/../b/"), std::string());
    QVERIFY(errorOf(endMark).find("there is no metadata of TUF in it") != std::string::npos);
    QVERIFY(errorOf("no tar at all").size() > 10);
    TarBlock link;
    link.name = "targets.json";
    link.type = '2';
    link.link = "/etc/passwd";
    QVERIFY(errorOf(root + tarMember(link) + endMark).find("is a symbolic link, which is not followed") != std::string::npos);
    // A hole of 8 GB, and one file by thousands of names.
    const std::string sparse = paxHeader(paxRecord("GNU.sparse.major", "1") + paxRecord("GNU.sparse.minor", "0") + paxRecord("GNU.sparse.name", "timestamp.json") + paxRecord("GNU.sparse.realsize", "8589934592"));
    QVERIFY(errorOf(root + sparse + tarFile("GNUSparseFile.0/timestamp.json", padded("1\n0\n0\n")) + endMark).find("stands for more bytes than it has") != std::string::npos);
    std::string names = tarFile("root.json", std::string(600, ' ') + maker.root().bytes);
    TarBlock hard;
    hard.type = '1';
    hard.link = "root.json";
    for (int i = 0; i < 100; ++i) {
        hard.name = std::to_string(i) + ".root.json";
        names += tarMember(hard);
    }
    QVERIFY(errorOf(names + endMark).find("stands for more bytes than it has") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestTufSeen)
#include "tst_tufseen.moc"
