// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tuflayout.h"
#include "support/tufmaker.h"
#include "trust/contenttrust.h"
#include "trust/relied.h"
#include "trust/tuffolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <array>
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
    void aTrustedFolderIsReadWholeOrNotAtAll();

private:
    static TufFolders find(const QString &folder, const std::string &below = {});
    static void write(const QTemporaryDir &folder, const char *name, const std::string &bytes);
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

// What was not read was not seen, so it is said; private keys are left alone.
void tst_TufFolder::aTrustedFolderIsReadWholeOrNotAtAll()
{
    const QTemporaryDir folder;
    const QTemporaryDir outside;
    TufMaker maker(TufDialect::Notary);
    maker.targets["targets"]["1.0"] = "a manifest";
    layOutTuf(folder.filePath(QStringLiteral("metadata")), maker.files());
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
