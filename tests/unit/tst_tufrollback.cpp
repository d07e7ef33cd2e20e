// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tuflayout.h"
#include "support/tufmaker.h"
#include "trust/relied.h"
#include "trust/trustreport.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string_view>

using namespace assay;
using namespace assay::test;

// Metadata against what a trusted folder shows was seen before: no version goes back, and no delegation is hidden.
class tst_TufRollback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderThatIsTrustedWasSeen();
    void delegationsWereSeenToo();
    void delegationsOfAnotherRepositoryWereSeen();
    void delegationsStayListed();
    void delegationsMayBeAddedAgain();
    void whatWasAddedAgainWasSeen();
    void delegationsThatWereListedStayListed();
    void listsByReplacedKeysProveNothing();
    void delegationsOfDelegationsStayListed();
    void copiesAndNamesHideNothing();

private:
    static void layOut(const QTemporaryDir &folder, const QString &below, const std::vector<TufFile> &made);
    static TrustReport reportOf(const QString &metadata, const QStringList &trusted, std::int64_t at);
    static TrustStatement statementAfter(const std::vector<TufFile> &now, const std::vector<TufFile> &seen, std::int64_t at);
    static TrustAnswer integrityAfter(const std::vector<TufFile> &now, const std::vector<TufFile> &seen, std::int64_t at);
};

void tst_TufRollback::layOut(const QTemporaryDir &folder, const QString &below, const std::vector<TufFile> &made)
{
    layOutTuf(folder.filePath(below), made);
}

// Of the metadata alone, and as the command judges it.
TrustReport tst_TufRollback::reportOf(const QString &metadata, const QStringList &trusted, std::int64_t at)
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
TrustStatement tst_TufRollback::statementAfter(const std::vector<TufFile> &now, const std::vector<TufFile> &seen, std::int64_t at)
{
    const QTemporaryDir folder;
    layOut(folder, QStringLiteral("now/tuf/example.org/app/metadata"), now);
    layOut(folder, QStringLiteral("seen/tuf/example.org/app/metadata"), seen);
    const auto report = reportOf(folder.filePath(QStringLiteral("now")), {folder.filePath(QStringLiteral("seen"))}, at);
    if (report.statements.size() != 1)
        qFatal("%zu statements", report.statements.size());
    return report.statements.front();
}

TrustAnswer tst_TufRollback::integrityAfter(const std::vector<TufFile> &now, const std::vector<TufFile> &seen, std::int64_t at)
{
    return statementAfter(now, seen, at).answer(TrustAspect::Integrity);
}

// What the analyst gives as a trusted root may be a whole folder of metadata, another repository's beside it.
void tst_TufRollback::aFolderThatIsTrustedWasSeen()
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
void tst_TufRollback::delegationsWereSeenToo()
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
void tst_TufRollback::delegationsOfAnotherRepositoryWereSeen()
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
void tst_TufRollback::delegationsStayListed()
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
void tst_TufRollback::delegationsMayBeAddedAgain()
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
void tst_TufRollback::whatWasAddedAgainWasSeen()
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
void tst_TufRollback::delegationsThatWereListedStayListed()
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

// Whoever has got hold of them can list a role beside any text, and what is honest must not be called broken for it.
void tst_TufRollback::listsByReplacedKeysProveNothing()
{
    const SigningKey alice(KeyMake::P256);
    const SigningKey owner(KeyMake::Ed25519); // signs the same text with the same bytes each time
    const SigningKey next(KeyMake::P256);
    TufMaker maker = withReleases(alice);
    maker.keys["targets"] = {&owner};
    const std::vector<TufFile> before = maker.files();
    TufMaker forged = maker; // of a role that was removed and added again
    forged.version = {{"timestamp", 5}, {"snapshot", 5}, {"targets", 3}};
    std::vector<TufFile> seen = without(forged.files(), {"targets/releases"});
    std::copy_if(before.begin(), before.end(), std::back_inserter(seen), [](const TufFile &file) { return file.role == "targets/releases"; });
    const auto answer = [&](TufMaker now) {
        now.version["timestamp"] = now.version["snapshot"] = 7;
        std::vector<TufFile> files = unlisted(now);
        if (now.version["root"] == 2) {
            for (TufFile &file : files)
                file.role = file.role == "root" ? "2.root" : file.role;
            files.push_back(maker.root());
            files.back().role = "1.root";
        }
        return statementAfter(files, seen, maker.now);
    };
    QVERIFY(answer(forged).answer(TrustAspect::Integrity) == TrustAnswer::No);
    TufMaker rotated = forged;
    rotated.keys["snapshot"] = {&next};
    rotated.version["root"] = 2;
    const TrustStatement said = answer(rotated);
    QVERIFY2(said.answer(TrustAspect::Integrity) == TrustAnswer::Unknown, said.firstBroken() ? (said.firstBroken()->what + ": " + said.firstBroken()->reason).c_str() : "nothing is broken");
}

void tst_TufRollback::delegationsOfDelegationsStayListed()
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
void tst_TufRollback::copiesAndNamesHideNothing()
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
        writeTufFile(folder.filePath(QStringLiteral("dated/%1.json").arg(QString::fromStdString(name))), file.bytes);
    }
    QVERIFY(integrity("dated") == TrustAnswer::No);
    QVERIFY(QFile::remove(folder.filePath(QStringLiteral("dated/2026-01/timestamp.json"))) && QFile::remove(folder.filePath(QStringLiteral("dated/2026-01/snapshot.json"))));
    QVERIFY(integrity("dated") == TrustAnswer::No);
}

QTEST_GUILESS_MAIN(tst_TufRollback)
#include "tst_tufrollback.moc"
