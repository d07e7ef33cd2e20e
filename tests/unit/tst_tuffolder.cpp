// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tufmaker.h"
#include "trust/contenttrust.h"
#include "trust/relied.h"
#include "trust/trustreport.h"
#include "trust/tuffolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

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
    void aFolderThatIsTrustedWasSeen();

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
    const QString path = folder.filePath(QString::fromUtf8(name));
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes.data(), static_cast<qint64>(bytes.size()));
}

void tst_TufFolder::findsRealOnes()
{
    const TufFolders found = find(QStringLiteral(ASSAY_TEST_DATA "/trust/tuf"));
    QStringList names;
    for (const TufFolder &one : found.repositories) {
        names.append(QString::fromStdString(one.name));
        QVERIFY(!one.nameFromRoot);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("127.0.0.1:5005/demo/app"), QStringLiteral("vendor.example.invalid/rootfs"), QStringLiteral("docker.com/notary0.1/samplerepo"), QStringLiteral("docker.com/notary0.3/tst"), QString(), QStringLiteral("tuf-js"), QStringLiteral("tuf-on-ci")}));
    QCOMPARE(found.repositories[0].files.size(), std::size_t{6});
    QCOMPARE(found.repositories[1].unpublished.size(), std::size_t{1});
    QCOMPARE(found.repositories[2].unpublished.size(), std::size_t{1});
    QCOMPARE(found.repositories[3].unpublished.size(), std::size_t{2});
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
    const auto lay = [&folder](const char *place, const TufMaker &made) {
        for (const TufFile &file : made.files())
            write(folder, (std::string(place) + '/' + file.role + ".json").c_str(), file.bytes);
    };
    lay("metadata", maker);
    lay("other", stranger);
    const std::string base = folder.path().toStdString();
    const auto answer = [&](const TufMaker &seen) {
        lay("seen", seen);
        TrustSourceFiles files;
        files.tufRoots = {base + "/seen", base + "/other"};
        const auto relied = readRelied(files, {});
        TrustQuestion question;
        question.location = base + "/metadata";
        question.metadataOnly = true;
        question.at = maker.now;
        question.places = {{question.location, *openDirectoryFs(question.location)}};
        Context context;
        const auto report = reportTrust(question, *relied, Limits{}, context);
        const auto &statements = report->statements; // that are about nothing at hand: whether they hold for it cannot be told
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

QTEST_GUILESS_MAIN(tst_TufFolder)
#include "tst_tuffolder.moc"
