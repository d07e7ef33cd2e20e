// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tuflayout.h"
#include "support/tufmaker.h"
#include "trust/contenttrust.h"
#include "trust/relied.h"
#include "trust/trustreport.h"
#include "trust/tuffolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <string_view>
#include <fcntl.h>
#include <sys/stat.h>

using namespace assay;
using namespace assay::test;

// Trust folders as docker, notary and clients of TUF 1.0 lay them out.
class tst_TufFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsRealOnes();
    void fromEveryFolderOnTheWay();
    void neverOpensPrivateKeys();
    void foldersOf10();
    void namesOfFiles_data();
    void namesOfFiles();
    void followsNoLinkAndOpensNoFifo();
    void aFolderThatIsTrustedWasSeen();
    void delegationsWereSeenToo();
    void delegationsOfAnotherRepositoryWereSeen();
    void delegationsStayListed();
    void delegationsMayBeAddedAgain();
    void whatWasAddedAgainWasSeen();
    void delegationsThatWereListedStayListed();
    void delegationsOfDelegationsStayListed();
    void copiesAndNamesHideNothing();
    void aTrustedFolderIsReadWholeOrNotAtAll();

private:
    static TufFolders find(const QString &folder, const std::string &below = {});
    static void write(const QTemporaryDir &folder, const char *name, const std::string &bytes);
    static void layOut(const QTemporaryDir &folder, const QString &below, const std::vector<TufFile> &made);
    static TrustReport reportOf(const QString &metadata, const QStringList &trusted, std::int64_t at);
    static TrustStatement statementAfter(const std::vector<TufFile> &now, const std::vector<TufFile> &seen, std::int64_t at);
    static TrustAnswer integrityAfter(const std::vector<TufFile> &now, const std::vector<TufFile> &seen, std::int64_t at);
};

TufFolders tst_TufFolder::find(const QString &folder, const std::string &below)
{
    Context context;
    const auto fs = openDirectoryFs(folder.toStdString());
    if (!fs)
        qFatal("%s", fs.error().message().c_str());
    auto found = findTufFolders(**fs, below, Limits{}, context);
    if (!found)
        qFatal("%s", found.error().message().c_str());
    return std::move(*found);
}

void tst_TufFolder::write(const QTemporaryDir &folder, const char *name, const std::string &bytes)
{
    writeTufFile(folder.filePath(QString::fromUtf8(name)), bytes);
}

void tst_TufFolder::layOut(const QTemporaryDir &folder, const QString &below, const std::vector<TufFile> &made)
{
    layOutTuf(folder.filePath(below), made);
}

// Of the metadata alone, and as the command judges it.
TrustReport tst_TufFolder::reportOf(const QString &metadata, const QStringList &trusted, std::int64_t at)
{
    TrustSourceFiles files;
    for (const QString &folder : trusted)
        files.tufRoots.push_back(folder.toStdString());
    const auto relied = readRelied(files, {});
    TrustQuestion question;
    question.location = metadata.toStdString();
    question.metadataOnly = true;
    question.at = at;
    question.places = {{question.location, *openDirectoryFs(question.location)}};
    Context context;
    auto report = relied ? reportTrust(question, *relied, Limits{}, context) : Unexpected(relied.error());
    if (!report)
        qFatal("%s", report.error().message().c_str());
    return std::move(*report);
}

// Of the one statement that there is, in folders of docker's.
TrustStatement tst_TufFolder::statementAfter(const std::vector<TufFile> &now, const std::vector<TufFile> &seen, std::int64_t at)
{
    const QTemporaryDir folder;
    layOut(folder, QStringLiteral("now/tuf/example.org/app/metadata"), now);
    layOut(folder, QStringLiteral("seen/tuf/example.org/app/metadata"), seen);
    const auto report = reportOf(folder.filePath(QStringLiteral("now")), {folder.filePath(QStringLiteral("seen"))}, at);
    if (report.statements.size() != 1)
        qFatal("%zu statements", report.statements.size());
    return report.statements.front();
}

TrustAnswer tst_TufFolder::integrityAfter(const std::vector<TufFile> &now, const std::vector<TufFile> &seen, std::int64_t at)
{
    return statementAfter(now, seen, at).answer(TrustAspect::Integrity);
}

void tst_TufFolder::findsRealOnes()
{
    const TufFolders found = find(QStringLiteral(ASSAY_TEST_DATA "/trust/tuf"));
    QStringList names;
    for (const TufFolder &one : found.repositories) {
        names.append(QString::fromStdString(one.name));
        QVERIFY(!one.nameFromRoot);
    }
    QCOMPARE(names.removeAll(QString()), qsizetype{15}); // fourteen of go-tuf and sigstore's roots say no name, nor do their folders
    QCOMPARE(names, (QStringList{QStringLiteral("127.0.0.1:5005/demo/app"), QStringLiteral("vendor.example.invalid/rootfs"), QStringLiteral("docker.com/notary0.1/samplerepo"), QStringLiteral("docker.com/notary0.3/samplerepo"), QStringLiteral("docker.com/notary0.3/tst"), QStringLiteral("tuf-js"), QStringLiteral("tuf-on-ci")}));
    const auto unpublished = [&](const char *name) {
        return std::find_if(found.repositories.begin(), found.repositories.end(), [&](const TufFolder &one) { return one.name == name; })->unpublished.size();
    };
    QCOMPARE(found.repositories[0].files.size(), std::size_t{6});
    QCOMPARE(unpublished("vendor.example.invalid/rootfs"), std::size_t{1});
    QCOMPARE(unpublished("docker.com/notary0.1/samplerepo"), std::size_t{1});
    QCOMPARE(unpublished("docker.com/notary0.3/tst"), std::size_t{2});
    QVERIFY(found.privateKeys.empty());
    QVERIFY(found.unreadable.empty());
}

void tst_TufFolder::fromEveryFolderOnTheWay()
{
    const QString top = QStringLiteral(ASSAY_TEST_DATA "/trust/tuf/docker");
    const char *part = "tuf/127.0.0.1:5005/demo/app/metadata";
    for (QString below = QString::fromUtf8(part); !below.isEmpty(); below = below.contains(QLatin1Char('/')) ? below.left(below.lastIndexOf(QLatin1Char('/'))) : QString()) {
        const TufFolders found = find(top + QLatin1Char('/') + below);
        QCOMPARE(found.repositories.size(), std::size_t{1});
        QCOMPARE(found.repositories[0].name, std::string("127.0.0.1:5005/demo/app"));
        QVERIFY(!found.repositories[0].nameFromRoot);
        QCOMPARE(find(top, below.toStdString()).repositories[0].place, std::string(part));
    }
    // Copied somewhere else, only the certificate says the name.
    QTemporaryDir folder;
    const TufFolders original = find(top);
    for (const TufFile &file : original.repositories[0].files)
        write(folder, ("copied/" + file.role + ".json").c_str(), file.bytes);
    const TufFolders found = find(folder.path());
    QCOMPARE(found.repositories.size(), std::size_t{1});
    QCOMPARE(found.repositories[0].name, std::string("127.0.0.1:5005/demo/app"));
    QVERIFY(found.repositories[0].nameFromRoot);
    QCOMPARE(checkTufMetadata({found.repositories[0].name, found.repositories[0].files, {}, {}, 0}, Limits{}).statements.size(), std::size_t{2});
}

void tst_TufFolder::neverOpensPrivateKeys()
{
    QTemporaryDir folder;
    for (const TufFile &file : TufMaker(TufDialect::Notary).files())
        write(folder, ("trust/tuf/example.org/app/metadata/" + file.role + ".json").c_str(), file.bytes);
    // A key that cannot be opened by anybody but root, and one that would be read as metadata by its name.
    write(folder, "trust/private/abc.key", "secret");
    write(folder, "trust/private/root.json", "secret");
    write(folder, "private/root_keys/abc_root.key", "secret");
    QVERIFY(QFile::setPermissions(folder.filePath(QStringLiteral("trust/private/abc.key")), {}));
    const auto accessTimeOf = [&folder](const char *name) {
        struct stat status = {};
        ::stat(folder.filePath(QString::fromUtf8(name)).toUtf8().constData(), &status);
        return status.st_atim.tv_sec;
    };
    for (const char *name : {"trust/private/abc.key", "trust/private/root.json"}) {
        const std::array<timespec, 2> old = {{{1, 0}, {1'000'000'000, 0}}}; // never read since it was written
        QCOMPARE(::utimensat(AT_FDCWD, folder.filePath(QString::fromUtf8(name)).toUtf8().constData(), old.data(), 0), 0);
    }
    const TufFolders found = find(folder.path());
    QCOMPARE(found.repositories.size(), std::size_t{1});
    QCOMPARE(found.repositories[0].files.size(), std::size_t{4});
    QVERIFY((found.privateKeys == std::vector<std::string>{"private/root_keys/abc_root.key", "trust/private/abc.key", "trust/private/root.json"}));
    QVERIFY(found.unreadable.empty());
    QCOMPARE(accessTimeOf("trust/private/root.json"), time_t{1});
}

void tst_TufFolder::foldersOf10()
{
    QTemporaryDir folder;
    TufMaker maker(TufDialect::Tuf1);
    SigningKey key(KeyMake::Ed25519);
    maker.keys["team/a"] = {&key};
    maker.targets["team/a"]["x"] = "content";
    maker.delegations = {{"targets", "team/a", R"("paths":["x"])"}};
    maker.version = {{"targets", 4}, {"snapshot", 7}};
    const TufFile first = maker.root();
    maker.version["root"] = 2;
    for (const TufFile &file : maker.files()) {
        const std::string number = file.role == "snapshot" ? "7." : file.role == "targets" ? "4." : file.role == "root" ? "2." : file.role == "timestamp" ? "" : "1.";
        write(folder, ("repo/metadata/" + number + (file.role == "team/a" ? "team%2Fa" : file.role) + ".json").c_str(), file.bytes);
    }
    write(folder, "repo/metadata/root_history/1.root.json", first.bytes);
    write(folder, "repo/targets/x.json", "{}");
    maker.version = {{"targets", 3}, {"snapshot", 6}};
    for (const TufFile &file : maker.files()) {
        if (file.role == "targets" || file.role == "snapshot")
            write(folder, ("repo/metadata/" + std::to_string(maker.version.at(file.role)) + '.' + file.role + ".json").c_str(), file.bytes);
    }
    const TufFolders found = find(folder.path());
    QCOMPARE(found.repositories.size(), std::size_t{1});
    QCOMPARE(found.repositories[0].place, std::string("repo/metadata"));
    QCOMPARE(found.repositories[0].files.size(), std::size_t{8});
    TufQuestion question;
    question.files = found.repositories[0].files;
    question.pins.roots = {first};
    question.at = maker.now;
    const TufReport report = checkTufMetadata(question, Limits{});
    QCOMPARE(report.statements.size(), std::size_t{1});
    QVERIFY2(!report.statements[0].firstBroken(), report.statements[0].firstBroken() ? (report.statements[0].firstBroken()->what + report.statements[0].firstBroken()->reason).c_str() : "");
    QCOMPARE(report.statements[0].signers[0].name, std::string("team/a"));
}

void tst_TufFolder::namesOfFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("role");
    QTest::addColumn<int>("version");
    const auto row = [](const char *name, const char *role, int version) { QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(role) << version; };
    row("root.json", "root", -1);
    row("12.root.json", "root", 12);
    row("targets/releases.json", "targets/releases", -1);
    row("3.team%2Fa.json", "team/a", 3);
    row("100%.json", "100%", -1);
    row("1.json", "1", -1);
    row(".json", "", -1);
    row("99999999999999999999.root.json", "99999999999999999999.root", -1);
}

void tst_TufFolder::namesOfFiles()
{
    QFETCH(QString, name);
    QFETCH(QString, role);
    QFETCH(int, version);
    const TufFile file = tufFileOfName(name.toStdString());
    QCOMPARE(QString::fromStdString(file.role), role);
    QCOMPARE(file.namedVersion.has_value() ? static_cast<int>(*file.namedVersion) : -1, version);
}

void tst_TufFolder::followsNoLinkAndOpensNoFifo()
{
    QTemporaryDir folder;
    QTemporaryDir outside;
    for (const TufFile &file : TufMaker(TufDialect::Notary).files()) {
        write(outside, ("metadata/" + file.role + ".json").c_str(), file.bytes);
        if (file.role != "snapshot")
            write(folder, ("tuf/example.org/app/metadata/" + file.role + ".json").c_str(), file.bytes);
    }
    QVERIFY(QFile::link(outside.filePath(QStringLiteral("metadata/snapshot.json")), folder.filePath(QStringLiteral("tuf/example.org/app/metadata/snapshot.json"))));
    QVERIFY(QFile::link(outside.filePath(QStringLiteral("metadata")), folder.filePath(QStringLiteral("tuf/linked"))));
    QCOMPARE(::mkfifo(folder.filePath(QStringLiteral("tuf/example.org/app/metadata/extra.json")).toUtf8().constData(), 0600), 0);
    const TufFolders found = find(folder.path());
    QCOMPARE(found.repositories.size(), std::size_t{1});
    QCOMPARE(found.repositories[0].files.size(), std::size_t{3});
}

// What the analyst gives as a trusted root may be a whole folder of metadata, another repository's beside it.
void tst_TufFolder::aFolderThatIsTrustedWasSeen()
{
    TufMaker maker(TufDialect::Tuf1);
    TufMaker stranger(TufDialect::Tuf1);
    maker.targets["targets"]["app.tar"] = "content";
    stranger.version = {{"root", 9}, {"timestamp", 9}, {"snapshot", 9}, {"targets", 9}};
    const QTemporaryDir folder;
    const auto lay = [&folder](const char *place, const TufMaker &made) { layOut(folder, QString::fromLatin1(place), made.files()); };
    lay("metadata", maker);
    lay("other", stranger);
    const auto answer = [&](const TufMaker &seen) {
        lay("seen", seen);
        const auto report = reportOf(folder.filePath(QStringLiteral("metadata")), {folder.filePath(QStringLiteral("seen")), folder.filePath(QStringLiteral("other"))}, maker.now);
        const auto &statements = report.statements; // that are about nothing at hand: whether they hold for it cannot be told
        return statements.size() == 1 && statements.front().answer(TrustAspect::Integrity) == TrustAnswer::Yes && statements.front().answer(TrustAspect::Identity) == TrustAnswer::Yes;
    };
    TufMaker before = maker;
    before.keys["targets"] = maker.keys["snapshot"]; // another root of version 1
    QVERIFY(!answer(before));
    for (const char *role : {"root", "timestamp", "snapshot"}) {
        TufMaker later = maker;
        later.version[role] = 2;
        QVERIFY2(!answer(later), role);
    }
    maker.version = {{"timestamp", 3}, {"snapshot", 3}, {"targets", 3}};
    lay("metadata", maker);
    before = maker;
    before.version = {{"timestamp", 2}, {"snapshot", 2}, {"targets", 2}};
    QVERIFY(answer(before));
    before.version["targets"] = 4;
    QVERIFY(!answer(before));
}

// As docker lays a repository out: who may sign tags is in a folder below. Their keys do not rotate with the root's.
void tst_TufFolder::delegationsWereSeenToo()
{
    SigningKey alice(KeyMake::P256);
    SigningKey next(KeyMake::P256);
    TufMaker maker(TufDialect::Notary);
    maker.keys["targets/releases"] = {&alice};
    maker.targets["targets/releases"]["1.0"] = "a manifest";
    maker.delegations.push_back({"targets", "targets/releases", R"("paths":[""])"});
    maker.version = {{"timestamp", 3}, {"snapshot", 3}, {"targets/releases", 3}};
    const QTemporaryDir folder;
    const QString now = QStringLiteral("now/tuf/example.org/app/metadata");
    const QString seen = QStringLiteral("seen/tuf/example.org/app/metadata");
    const std::vector<TufFile> third = maker.files();
    const auto integrity = [&](const std::vector<TufFile> &made, const std::vector<TufFile> &before) {
        layOut(folder, now, made);
        layOut(folder, seen, before);
        const auto report = reportOf(folder.filePath(QStringLiteral("now")), {folder.filePath(QStringLiteral("seen"))}, maker.now);
        return report.statements.size() == 1 ? report.statements.front().answer(TrustAspect::Integrity) : TrustAnswer::No;
    };
    QVERIFY(integrity(third, third) == TrustAnswer::Yes);
    TufMaker back = maker;
    back.version = {{"timestamp", 4}, {"snapshot", 4}, {"targets/releases", 2}}; // as a server can that holds the snapshot's keys
    QVERIFY(integrity(back.files(), third) == TrustAnswer::No);
    QVERIFY(integrity(third, back.files()) == TrustAnswer::No); // the snapshot went back
    TufMaker twice = back;
    twice.version["targets/releases"] = 3;
    twice.targets["targets/releases"]["1.0"] = "another manifest";
    QVERIFY(integrity(twice.files(), third) == TrustAnswer::No);

    // Whoever delegates takes another key, and its versions begin anew; with the same targets nobody has said so.
    TufMaker rotated = maker;
    rotated.keys["targets/releases"] = {&next};
    rotated.version = {{"timestamp", 4}, {"snapshot", 4}, {"targets", 2}, {"targets/releases", 1}};
    QVERIFY(integrity(rotated.files(), third) == TrustAnswer::Yes);
    // Another key beside the one that signed what was seen replaces nothing.
    TufMaker joined = rotated;
    joined.keys["targets/releases"] = {&alice, &next};
    joined.threshold["targets/releases"] = 2;
    QVERIFY(integrity(joined.files(), third) != TrustAnswer::Yes);
    TufMaker forged = maker;
    forged.version = {{"timestamp", 2}, {"snapshot", 2}, {"targets/releases", 2}};
    forged.signers["targets/releases"] = {&next};
    QVERIFY(integrity(third, forged.files()) == TrustAnswer::Unknown);
    // Nor is it passed over when it cannot be read.
    TufMaker spoilt = maker;
    spoilt.version = forged.version;
    spoilt.afterSigning["targets/releases"] = [](std::string &bytes) { bytes.resize(bytes.size() / 2); };
    QVERIFY(integrity(third, spoilt.files()) == TrustAnswer::Unknown);
}

// Two repositories in the folder that was seen: of the other one's delegations nothing is asked.
void tst_TufFolder::delegationsOfAnotherRepositoryWereSeen()
{
    SigningKey alice(KeyMake::P256);
    SigningKey bob(KeyMake::P256);
    TufMaker maker(TufDialect::Notary);
    maker.keys["targets/releases"] = {&alice};
    maker.targets["targets/releases"]["1.0"] = "a manifest";
    maker.delegations.push_back({"targets", "targets/releases", R"("paths":[""])"});
    TufMaker other = TufMaker(TufDialect::Notary);
    other.name = "example.org/other";
    other.keys["targets/releases"] = {&bob};
    other.targets = maker.targets;
    other.delegations = maker.delegations;
    other.version = {{"timestamp", 9}, {"snapshot", 9}, {"targets", 9}, {"targets/releases", 9}};
    const QTemporaryDir folder;
    const std::vector<TufFile> files = maker.files();
    layOut(folder, QStringLiteral("now/tuf/example.org/app/metadata"), files);
    layOut(folder, QStringLiteral("seen/tuf/example.org/app/metadata"), files);
    layOut(folder, QStringLiteral("seen/tuf/example.org/other/metadata"), other.files());
    const auto report = reportOf(folder.filePath(QStringLiteral("now")), {folder.filePath(QStringLiteral("seen"))}, maker.now);
    QCOMPARE(report.statements.size(), std::size_t{1});
    for (const TrustAspect aspect : {TrustAspect::Integrity, TrustAspect::Identity})
        QVERIFY(report.statements.front().answer(aspect) == TrustAnswer::Yes);
}

namespace {

TufMaker withReleases(const SigningKey &key)
{
    TufMaker maker(TufDialect::Notary);
    maker.keys["targets/releases"] = {&key};
    maker.targets["targets"]["1.0"] = "a manifest of long ago";
    maker.targets["targets/releases"]["2.0"] = "a manifest";
    maker.delegations.push_back({"targets", "targets/releases", R"("paths":[""])"});
    maker.version = {{"timestamp", 3}, {"snapshot", 3}, {"targets/releases", 3}};
    return maker;
}

std::vector<TufFile> without(std::vector<TufFile> files, std::initializer_list<std::string_view> roles)
{
    std::erase_if(files, [&roles](const TufFile &file) { return std::find(roles.begin(), roles.end(), file.role) != roles.end(); });
    return files;
}

// Another state of the repository in a folder below.
std::vector<TufFile> withCopy(std::vector<TufFile> files, const std::vector<TufFile> &other)
{
    for (TufFile file : without(other, {"root"})) {
        file.role = "2026-01/" + file.role;
        files.push_back(std::move(file));
    }
    return files;
}

// As a server can publish that signs snapshots itself: docker would then take what "targets" says.
std::vector<TufFile> unlisted(TufMaker maker, const char *role = "targets/releases")
{
    ++maker.version["timestamp"];
    ++maker.version["snapshot"];
    maker.unlisted.emplace_back(role);
    return without(maker.files(), {role});
}

} // namespace

// TUF 1.0, 5.5.5: what was listed stays listed. Notary's publisher takes a role off the list that is not delegated to any more.
void tst_TufFolder::delegationsStayListed()
{
    const SigningKey alice(KeyMake::P256);
    const SigningKey next(KeyMake::P256);
    const TufMaker maker = withReleases(alice);
    QVERIFY(integrityAfter(unlisted(maker), {maker.root()}, maker.now) == TrustAnswer::Yes); // it was never seen
    QVERIFY(integrityAfter(unlisted(maker), maker.files(), maker.now) == TrustAnswer::No);
    QVERIFY(integrityAfter(unlisted(maker), without(maker.files(), {"timestamp", "snapshot"}), maker.now) == TrustAnswer::Unknown); // no list shows that it was there under this "targets"
    TufMaker removed = maker;
    removed.delegations.clear();
    removed.version = {{"timestamp", 4}, {"snapshot", 4}, {"targets", 2}};
    QVERIFY(integrityAfter(without(removed.files(), {"targets/releases"}), maker.files(), maker.now) == TrustAnswer::Yes);
    removed.unlisted = {"targets/releases"};
    QVERIFY(integrityAfter(without(removed.files(), {"targets/releases"}), maker.files(), maker.now) == TrustAnswer::Yes);
    // Another signer, who has published nothing yet.
    TufMaker rotated = maker;
    rotated.keys["targets/releases"] = {&next};
    rotated.version["targets"] = 2;
    QVERIFY(integrityAfter(unlisted(rotated), maker.files(), maker.now) == TrustAnswer::Yes);
    TufMaker forged = maker;
    forged.signers["targets/releases"] = {&next};
    QVERIFY(integrityAfter(unlisted(maker), forged.files(), maker.now) == TrustAnswer::Unknown);
    forged.signers.clear();
    forged.afterSigning["targets/releases"] = [](std::string &bytes) { bytes.resize(bytes.size() / 2); };
    QVERIFY(integrityAfter(unlisted(maker), forged.files(), maker.now) == TrustAnswer::Unknown);
}

// Who delegates may have removed the role and added it again, with the same key: then nothing of it is published yet, and that looks as if
// somebody hid what is.
void tst_TufFolder::delegationsMayBeAddedAgain()
{
    const SigningKey alice(KeyMake::P256);
    const SigningKey next(KeyMake::P256);
    const TufMaker maker = withReleases(alice);
    const std::vector<TufFile> seen = maker.files();
    TufMaker again = maker;
    again.version = {{"timestamp", 6}, {"snapshot", 6}, {"targets", 3}};
    for (const std::vector<TufFile> &before : {seen, without(seen, {"targets/releases"}), without(seen, {"timestamp", "snapshot", "targets"})}) {
        const TrustStatement statement = statementAfter(unlisted(again), before, maker.now);
        QVERIFY(statement.answer(TrustAspect::Integrity) == TrustAnswer::Unknown);
        QVERIFY(std::any_of(statement.checks.begin(), statement.checks.end(), [](const TrustCheck &check) {
            return check.answer == TrustAnswer::Unknown && check.reason.find("targets may have removed it and added it again") != std::string::npos;
        }));
    }
    again.keys["targets/releases"] = {&next, &alice};
    QVERIFY(integrityAfter(unlisted(again), seen, maker.now) == TrustAnswer::Unknown);
    // Of several states that were seen one is that of now: it was not removed since.
    again.keys["targets/releases"] = {&alice};
    QVERIFY(integrityAfter(unlisted(again), withCopy(again.files(), seen), maker.now) == TrustAnswer::No);
}

// Removed and added again when it was seen last, with nothing published: that says no more than what is there now.
void tst_TufFolder::whatWasAddedAgainWasSeen()
{
    const SigningKey alice(KeyMake::P256);
    const SigningKey owner(KeyMake::Ed25519); // signs the same text with the same bytes each time
    TufMaker maker = withReleases(alice);
    maker.keys["targets"] = {&owner};
    const std::vector<TufFile> before = maker.files();
    TufMaker again = maker;
    again.version = {{"timestamp", 5}, {"snapshot", 5}, {"targets", 3}};
    const std::vector<TufFile> now = unlisted(again);
    QVERIFY(integrityAfter(now, before, maker.now) == TrustAnswer::Unknown);
    QVERIFY(integrityAfter(now, now, maker.now) == TrustAnswer::Yes);
    QVERIFY(integrityAfter(now, withCopy(now, before), maker.now) == TrustAnswer::Unknown);
    QVERIFY(integrityAfter(now, withCopy(now, without(before, {"targets/releases"})), maker.now) == TrustAnswer::Unknown);
    // A client's cache, which never removes the file of a role that is not listed any more.
    std::vector<TufFile> cache = now;
    std::copy_if(before.begin(), before.end(), std::back_inserter(cache), [](const TufFile &file) { return file.role == "targets/releases"; });
    QVERIFY(integrityAfter(now, cache, maker.now) == TrustAnswer::Unknown);
    TufMaker later = again;
    later.version["timestamp"] = later.version["snapshot"] = 7;
    QVERIFY(integrityAfter(unlisted(later), cache, maker.now) == TrustAnswer::Unknown);
    // Another text of who delegates: of that the list that was seen says nothing.
    again.version["targets"] = 4;
    again.version["timestamp"] = again.version["snapshot"] = 7;
    QVERIFY(integrityAfter(unlisted(again), withCopy(again.files(), cache), maker.now) == TrustAnswer::No);
}

// The role's own file is not among what was seen.
void tst_TufFolder::delegationsThatWereListedStayListed()
{
    const SigningKey alice(KeyMake::P256);
    const SigningKey next(KeyMake::P256);
    const TufMaker maker = withReleases(alice);
    const std::vector<TufFile> listed = without(maker.files(), {"targets/releases"});
    QVERIFY(integrityAfter(unlisted(maker), listed, maker.now) == TrustAnswer::No);
    QVERIFY(integrityAfter(unlisted(maker), without(listed, {"targets"}), maker.now) == TrustAnswer::Unknown); // it may have been another signer's
    TufMaker rotated = maker;
    rotated.keys["targets/releases"] = {&next};
    rotated.version["targets"] = 2;
    QVERIFY(integrityAfter(unlisted(rotated), listed, maker.now) == TrustAnswer::Yes);
    // A list by keys that the root has replaced binds nobody.
    TufMaker anew = maker;
    anew.keys["snapshot"] = {&next};
    anew.version["root"] = 2;
    std::vector<TufFile> files = unlisted(anew);
    for (TufFile &file : files)
        file.role = file.role == "root" ? "2.root" : file.role;
    files.push_back(maker.root());
    files.back().role = "1.root";
    QVERIFY(integrityAfter(files, listed, maker.now) == TrustAnswer::Yes);
}

void tst_TufFolder::delegationsOfDelegationsStayListed()
{
    const SigningKey alice(KeyMake::P256);
    const SigningKey bob(KeyMake::P256);
    TufMaker maker = withReleases(alice);
    maker.keys["targets/releases/nightly"] = {&bob};
    maker.targets["targets/releases/nightly"]["3.0"] = "a manifest";
    maker.delegations.push_back({"targets/releases", "targets/releases/nightly", R"("paths":[""])"});
    const std::vector<TufFile> seen = maker.files();
    maker.targets["targets/releases"].clear();
    maker.version["targets/releases"] = 4;
    QVERIFY(integrityAfter(unlisted(maker, "targets/releases/nightly"), maker.files(), maker.now) == TrustAnswer::No);
    QVERIFY(integrityAfter(unlisted(maker, "targets/releases/nightly"), seen, maker.now) == TrustAnswer::Unknown); // it may have been added again
    // Nobody knows whose it would have to be now, where the role above is missing.
    maker.unlisted = {"targets/releases/nightly"};
    const std::vector<TufFile> neither = without(unlisted(maker), {"targets/releases/nightly"});
    QVERIFY(integrityAfter(neither, without(seen, {"snapshot", "targets/releases"}), maker.now) == TrustAnswer::Unknown);
    maker.delegations.pop_back();
    QVERIFY(integrityAfter(without(unlisted(maker, "targets/releases/nightly"), {"targets/releases/nightly"}), seen, maker.now) == TrustAnswer::Yes);
}

// A copy of each day in a folder below the root is of the same roles; and a repository may be called "private".
void tst_TufFolder::copiesAndNamesHideNothing()
{
    TufMaker maker(TufDialect::Notary);
    maker.targets["targets"]["1.0"] = "a manifest";
    TufMaker newer = maker;
    newer.version = {{"timestamp", 3}, {"snapshot", 3}, {"targets", 3}};
    const QTemporaryDir folder;
    layOut(folder, QStringLiteral("now/tuf/example.org/app/metadata"), maker.files());
    const auto integrity = [&](const char *seen) {
        const auto report = reportOf(folder.filePath(QStringLiteral("now")), {folder.filePath(QString::fromLatin1(seen))}, maker.now);
        return report.statements.size() == 1 ? report.statements.front().answer(TrustAspect::Integrity) : TrustAnswer::Unknown;
    };
    layOut(folder, QStringLiteral("private/tuf/example.org/private/app/metadata"), newer.files());
    QVERIFY(integrity("private") == TrustAnswer::No);
    for (const TufFile &file : newer.files()) {
        const std::string name = file.role == "root" ? "root" : "2026-01/" + file.role;
        write(folder, ("dated/" + name + ".json").c_str(), file.bytes);
    }
    QVERIFY(integrity("dated") == TrustAnswer::No);
    QVERIFY(QFile::remove(folder.filePath(QStringLiteral("dated/2026-01/timestamp.json"))) && QFile::remove(folder.filePath(QStringLiteral("dated/2026-01/snapshot.json"))));
    QVERIFY(integrity("dated") == TrustAnswer::No);
}

// What was not read was not seen, so it is said; private keys are left alone.
void tst_TufFolder::aTrustedFolderIsReadWholeOrNotAtAll()
{
    const QTemporaryDir folder;
    const QTemporaryDir outside;
    TufMaker maker(TufDialect::Notary);
    maker.targets["targets"]["1.0"] = "a manifest";
    layOut(folder, QStringLiteral("metadata"), maker.files());
    write(folder, "private/abc.key", "-----BEGIN ENCRYPTED PRIVATE KEY-----");
    write(folder, "root.key", "-----BEGIN ENCRYPTED PRIVATE KEY-----");
    write(outside, "releases.json", maker.root().bytes);
    TrustSourceFiles files;
    files.tufRoots = {folder.path().toStdString()};
    auto relied = readRelied(files, {});
    QVERIFY(relied && relied->tufRoots.size() == 4);
    for (const ReliedFile &file : relied->tufRoots)
        QCOMPARE(file.folder, folder.path().toStdString() + "/metadata");
    // A root by another name, as the newest one is kept by some clients.
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("metadata/root_history")));
    QVERIFY(QFile::rename(folder.filePath(QStringLiteral("metadata/root.json")), folder.filePath(QStringLiteral("metadata/root_history/1.root.json"))));
    QVERIFY(QFile::link(QStringLiteral("root_history/1.root.json"), folder.filePath(QStringLiteral("metadata/root.json"))));
    QVERIFY(readRelied(files, {}) && readRelied(files, {})->tufRoots.size() == 4);
    const QString link = folder.filePath(QStringLiteral("metadata/targets"));
    for (const QString &target : {outside.path(), outside.filePath(QStringLiteral("releases.json")), QStringLiteral("gone")}) {
        QVERIFY(QFile::link(target, link));
        relied = readRelied(files, {});
        QVERIFY(!relied && relied.error().message().find("metadata/targets: is a symbolic link, which is not followed") != std::string::npos);
        QVERIFY(QFile::remove(link));
    }
    // A link beside it whose name is another role's: that role would be without what was seen of it.
    QVERIFY(QFile::rename(folder.filePath(QStringLiteral("metadata/targets.json")), folder.filePath(QStringLiteral("metadata/current.json"))));
    QVERIFY(QFile::link(QStringLiteral("current.json"), folder.filePath(QStringLiteral("metadata/targets.json"))));
    relied = readRelied(files, {});
    QVERIFY(!relied && relied.error().message().find("metadata/targets.json: is a symbolic link") != std::string::npos);
    QVERIFY(QFile::remove(folder.filePath(QStringLiteral("metadata/targets.json"))));
    write(folder, "copy/timestamp.json", maker.files().front().bytes);
    relied = readRelied(files, {});
    QVERIFY(!relied && relied.error().message().find("copy/timestamp.json: is of no repository") != std::string::npos);
    QVERIFY(QFile::remove(folder.filePath(QStringLiteral("copy/timestamp.json"))));
    write(folder, "metadata/targets/releases.json", std::string((16 << 20) + 1, ' '));
    relied = readRelied(files, {});
    QVERIFY(!relied && relied.error().code == ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(tst_TufFolder)
#include "tst_tuffolder.moc"
