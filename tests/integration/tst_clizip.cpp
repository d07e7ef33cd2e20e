// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "made.h"

#include <QDirIterator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// A bundle as one zip.
class TestCliZip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void holdsTheFolder();
    void sameBytesEverywhere();
    void checked();
    void changedIsSeen();
    void hostile();
    void nothingIsReplaced();

private:
    QString place(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    CliResult bundle(const QString &name, std::vector<std::pair<QString, QString>> environment = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliZip::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    std::vector<Member> vendor = {folderMember("etc"), fileMember("etc/motd", "hello\n"), fileMember("etc/same", "same")};
    QVERIFY(writeBytes(place("vendor.tar"), tarOf(vendor)));
    vendor[1].content = "changed\n";
    QVERIFY(writeBytes(place("saved.tar"), tarOf(vendor)));
}

CliResult TestCliZip::bundle(const QString &name, std::vector<std::pair<QString, QString>> environment) const
{
    CliSettings settings;
    settings.folder = m_folder->path();
    settings.environment = std::move(environment);
    settings.environment.emplace_back(u"SOURCE_DATE_EPOCH"_s, u"1795320000"_s);
    return runCli({u"compare"_s, u"--vendor"_s, u"vendor.tar"_s, u"--saved"_s, u"saved.tar"_s, u"--quiet"_s, u"--bundle"_s, name}, settings);
}

void TestCliZip::holdsTheFolder()
{
    QVERIFY2(bundle(u"out"_s).code == 1, "folder");
    const CliResult zipped = bundle(u"out.zip"_s);
    QVERIFY2(zipped.code == 1, zipped.told());
    if (QStandardPaths::findExecutable(u"unzip"_s).isEmpty())
        QSKIP("unzip is not there");
    const CliResult unzipped = runProgram(u"unzip"_s, {u"-q"_s, place("out.zip"), u"-d"_s, place("un")});
    QVERIFY2(unzipped.code == 0, unzipped.told());
    int files = 0;
    for (QDirIterator each(place("out"), QDir::Files, QDirIterator::Subdirectories); each.hasNext(); ++files) {
        const QString file = each.next();
        QCOMPARE(readBytes(place("un/report/") + QDir(place("out")).relativeFilePath(file)), readBytes(file));
    }
    QVERIFY(files > 10);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name),
             (QStringList{u"out"_s, u"out.zip"_s, u"saved.tar"_s, u"un"_s, u"vendor.tar"_s}));
}

void TestCliZip::sameBytesEverywhere()
{
    QVERIFY(bundle(u"a.zip"_s, {{u"TZ"_s, u"UTC"_s}, {u"LC_ALL"_s, u"C"_s}}).code == 1);
    QVERIFY(bundle(u"other-name.zip"_s, {{u"TZ"_s, u"Asia/Kathmandu"_s}, {u"QT_HASH_SEED"_s, u"7"_s}}).code == 1);
    QVERIFY(readBytes(place("a.zip")) == readBytes(place("other-name.zip")));
}

void TestCliZip::checked()
{
    QVERIFY(bundle(u"out.zip"_s).code == 1);
    const CliResult check = runCli({u"check"_s, place("out.zip")});
    QVERIFY2(check.code == 0 && check.out.contains("holds       Files against the manifest"), check.told());
    QVERIFY(QFile::rename(place("out.zip"), place("no-name")));
    QCOMPARE(runCli({u"check"_s, place("no-name")}).code, 0); // by what it is
}

void TestCliZip::changedIsSeen()
{
    QVERIFY(bundle(u"out.zip"_s).code == 1);
    const std::string whole = readBytes(place("out.zip"));
    for (std::size_t at = 40; at < whole.size(); at += whole.size() / 40) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        QVERIFY(writeBytes(place("changed.zip"), changed));
        const CliResult check = runCli({u"check"_s, place("changed.zip")});
        // Times of files and the like are not of the bundle.
        QVERIFY2(!check.crashed && (check.code != 0 || check.out.contains("each with the SHA-256")), check.told());
    }
    // In the data of a file it is always seen, as something that does not hold.
    std::string changed = whole;
    const std::size_t at = changed.find("report/evidence.json") + 200;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    QVERIFY(writeBytes(place("changed.zip"), changed));
    const CliResult check = runCli({u"check"_s, place("changed.zip")});
    QVERIFY2(check.code == 1 && check.out.contains("FAILS       Files against the manifest"), check.told());
}

void TestCliZip::hostile()
{
    QVERIFY(bundle(u"out.zip"_s).code == 1);
    const std::string whole = readBytes(place("out.zip"));
    const auto replaced = [&](std::string_view from, std::string_view to) {
        std::string bytes = whole;
        for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size()))
            bytes.replace(at, from.size(), to);
        return bytes;
    };
    for (const std::string &bytes : {replaced("report/README.txt", "report/../../x.tx"), replaced("report/README.txt", "report/SHA256SUMS"), replaced("report/README.txt", "/eport/README.txt"),
                                     whole + whole, std::string("PK\5\6"), whole.substr(0, whole.size() / 2)}) {
        QVERIFY(writeBytes(place("bad.zip"), bytes));
        const CliResult check = runCli({u"check"_s, place("bad.zip")});
        QVERIFY2(check.code == 2 && !check.crashed && check.err.contains("bad.zip"), check.told());
    }
    QVERIFY(!QFile::exists(place("x.tx")) && !QFile::exists(place("../x.tx")));
    // A file more than the manifest names is no part of it.
    QVERIFY(writeBytes(place("more.zip"), replaced("report/README.txt", "report/readme.txt")));
    QVERIFY(runCli({u"check"_s, place("more.zip")}).code == 1);
}

void TestCliZip::nothingIsReplaced()
{
    QVERIFY(writeBytes(place("there.zip"), "mine"));
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder.zip"_s));
    for (const char *name : {"there.zip", "folder.zip", "missing/out.zip"}) {
        const CliResult result = bundle(QString::fromLatin1(name));
        QVERIFY2(result.code == 2, result.told());
    }
    QCOMPARE(readBytes(place("there.zip")), std::string("mine"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name),
             (QStringList{u"folder.zip"_s, u"saved.tar"_s, u"there.zip"_s, u"vendor.tar"_s}));
}

QTEST_GUILESS_MAIN(TestCliZip)
#include "tst_clizip.moc"
